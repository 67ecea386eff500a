"""Notes put down in haste: nearly all begins small, hardly anything ends in a stop, names are small too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence
from itertools import chain

from actas.classify.bodies import is_noun_of_bodies
from actas.classify.speaking import human_verbs
from actas.classify.turns import is_known_word, opens_no_name
from actas.model.block import Outline
from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold, fold_all
from actas.vocabulary.names import name_words

FEWEST = 4  # statements that show how somebody writes
SMALL, STOPPED = 0.8, 0.15  # of these begin small at least, and end in a full stop at most
SOME = 3  # one in so many begins small where the others begin with names
FEW, LARGE = 2, 0.02  # words that may begin large, or their share
SIGNS = ".,;:!?()"
OPENING = '([¿¡"«'
WORD = compiled(r"(?<![\w@'’-])[a-zà-öø-ÿ]{2,}(?![\w@'’-])")
AGAIN, LONG = 2, 5  # times that a given name comes, letters that make it no other word


def writes_in_haste(
    texts: Sequence[str], outline: Outline, people: Container[str], words: Vocabulary
) -> bool:  # fmt: skip
    """Whether who wrote begins nearly everything small, headings too, and ends hardly anything in a stop.

    Names of people may have their capitals.
    """
    begun = small = stopped = 0
    for text in texts:  # large notes are not held once more
        first = text.lstrip(OPENING)[:1]
        begun += first.isalpha()
        small += first.islower()
        stopped += text[-1:] == "."
    if begun < FEWEST or small * SOME < begun or stopped > len(texts) * STOPPED:
        return False  # nearly all
    given = name_words(words).given

    def is_large(word: str) -> bool:
        bare = fold(word.strip(SIGNS)) if word[0].isupper() else ""
        return bare != "" and bare not in people and bare not in given

    opened = (text for one in texts if (text := one.lstrip(OPENING))[:1].isalpha())
    if sum(is_large(text.split(maxsplit=1)[0]) for text in opened) > begun * (1 - SMALL):
        return False
    heads = [part.heading.words.text for part in outline.walk() if part.heading]
    shown = [word for text in (*texts, *heads) for word in text.split()]
    return sum(map(is_large, shown)) <= max(FEW, len(shown) * LARGE)


def called_small(texts: Sequence[str], words: Vocabulary) -> frozenset[str]:
    """Return the folded given names of a table that hasty notes write small: «sylvain», «jo» twice."""
    times = Counter(chain.from_iterable(fold_all(WORD.findall(text)) for text in texts))
    given = name_words(words).given & times.keys()
    other = words.phrases("language", "function_words")
    return frozenset(
        one for one in given - other
        if one not in words.countries and (times[one] >= AGAIN or len(one) >= LONG)
    )  # fmt: skip


def people_by_turns(texts: Sequence[str], words: Vocabulary) -> frozenset[str]:
    """Return the words of no table that say something where a line of hasty notes begins, and open another.

    «gaz says scrap it», «gaz pays water»: what a body or a group is called by is no name.
    """
    says: set[str] = set()
    times: Counter[str] = Counter()
    spoken = human_verbs(words)
    for text in texts:
        first, verb, *_ = (*fold(text).split(maxsplit=2), "", "")
        says.update([first] if verb in spoken else ())
        times[first] += 1
    if not says:
        return frozenset()
    table, bodies = name_words(words), words.phrases("actors", "bodies")
    return frozenset(
        one for one in says
        if times[one] >= AGAIN and one.isalpha() and one[-1] != "s" and one not in bodies
        and one not in table.given and not is_known_word(one, words) and not opens_no_name(one, words)
        and one not in words.grammar("orders", "does", "folk", "people", "paper")
        and one not in words.phrases("names", "professions") and not is_noun_of_bodies(one, words)
    )  # fmt: skip
