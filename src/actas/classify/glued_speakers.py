"""People with whom lines begin who say what follows, without any sign: «Ana no hay dinero», "Chu I think …".

What follows a name is mostly told of it: «Ana llega tarde». That it is not, time and again, shows the habit.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache

from actas.classify.speaking import is_explained
from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.sentences import is_sentence

OPENS = compiled(r"([^\W\d_a-z][\w’'-]+)(?: ([^\W\d_a-z][\w’'-]+))? (?=[\w¿])")
AGAIN = 3  # lines that a name of no table opens
APART, PEOPLE = 3, 2  # lines that tell nothing of who opens them, and by whom
MOST = 3  # one in so many lines that somebody opens, at least
SAYS_I = compiled(r"I\b")
APOSTROPHES = "'’"


def glued_speakers(
    texts: Sequence[str], people: Mapping[str, str], common: frozenset[str], words: Vocabulary
) -> frozenset[str]:
    """Return the folded names of those who speak by opening lines, where who wrote puts nothing behind them.

    Args:
        texts: the words of items.
        people: folded names of those who are known.
        common: folded words that the notes write in small letters, too.
        words: the vocabulary.

    """
    # Large notes are not held once more: what follows a name is looked at line by line.
    times = Counter(fold(found[0]) for text in texts if (found := opens_with(text, people)))
    names = frozenset(
        one for one, often in times.items()
        if one in people or (often >= AGAIN and not is_explained(one.capitalize(), common, words))
    )  # fmt: skip
    if len(names) < PEOPLE:
        return frozenset()
    opened = (found for text in texts if (found := opens_with(text, people)))
    apart = [one for name, rest in opened if (one := fold(name)) in names and _stands_apart(rest, words)]
    told = sum([times[one] for one in names])
    habit = len(apart) >= APART and len(set(apart)) >= PEOPLE and len(apart) * MOST >= told
    return names if habit else frozenset()


def opens_with(text: str, people: Collection[str]) -> tuple[str, str] | None:
    """Return the name that may open a line, of two words where that is known, and what follows it."""
    found = OPENS.match(text)
    if found is None:
        return None
    if found[2] and fold(found[0].rstrip()) in people:
        return found[0].rstrip(), text[found.end() :]
    return found[1], text[found.end(1) + 1 :]


def goes_on_naming(rest: str, names: Collection[str], words: Vocabulary) -> bool:
    """«Ana y Luis …», «Ana de Cáritas …», «Ana Luis»: whether part of a name follows, or one more."""
    first = _first_word(rest)
    joins = rest[:1].islower() and first in words.grammar("and", "of", "contracted_of", "with")
    return first in names or (joins and " ".join(fold(rest).split()[:2]) not in words.grammar("answers"))


def _stands_apart(rest: str, words: Vocabulary) -> bool:
    """Whether what follows a name tells nothing of it: a question, or a clause that has its own subject."""
    first = _first_word(rest)
    if rest[:1] == "¿":
        return True
    if rest[:1].isupper() and not SAYS_I.match(rest):
        return False  # «RES The board agreed …»
    opens = first in _articles(words) and is_sentence(rest, words)
    return opens or first in _own_clause(words)


def _first_word(rest: str) -> str:
    first = fold(rest.split(maxsplit=1)[0]).strip(".,;:!?")
    return min((first.partition(one)[0] for one in APOSTROPHES), key=len)


@lru_cache(maxsize=4)
def _own_clause(words: Vocabulary) -> frozenset[str]:
    """Return the words that open a clause, and tell nothing of a name right before them."""
    asking = words.grammar("interrogatives") - words.grammar("relative")
    return asking | words.grammar("own_clause")


@lru_cache(maxsize=4)
def _articles(words: Vocabulary) -> frozenset[str]:
    """Return the articles that are no pronouns before a verb: «Ana la llama» is told of Ana."""
    return words.grammar("articles") - words.grammar("clitics")
