"""People with whom lines begin who say what follows, without any sign: «Ana no hay dinero», "Chu I think …".

What follows a name is mostly told of it: «Ana llega tarde». That it is not, time and again, shows the habit.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache

from actas.classify.speaking import is_explained
from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import name_words
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
    times = Counter(fold(found[0]) for text in texts if (found := opens_with(text, people, words)))
    names = frozenset(
        one for one, often in times.items()
        if one.rpartition(" ")[2] in people
        or (often >= AGAIN and not is_explained(one.capitalize(), common, words))
    )  # fmt: skip
    if len(names) < PEOPLE:
        return frozenset()
    apart = Counter(
        name for name, rest in _opened(texts, people, names, words) if _stands_apart(rest, names, words)
    )
    if apart.total() < APART or len(apart) < PEOPLE:
        return frozenset()
    told = sum([times[one] for one in names])
    if apart.total() * MOST < told:
        # «Ana tombola el sábado» tells nothing of Ana either, nor does it show that she says it.
        known = _opened(texts, people, names & people.keys(), words)
        told -= sum([not _tells_of(rest, words) for _, rest in known]) // 2
    return names if apart.total() * MOST >= told else frozenset()


def _opened(
    texts: Sequence[str], people: Collection[str], names: Collection[str], words: Vocabulary
) -> Iterator[tuple[str, str]]:
    """Yield the folded name of each line that one of them opens, and what follows it."""
    opened = (found for text in texts if (found := opens_with(text, people, words)))
    return ((one, rest) for name, rest in opened if (one := fold(name)) in names)


def opens_with(text: str, people: Collection[str], words: Vocabulary) -> tuple[str, str] | None:
    """Return the name that may open a line, of two words where that is known, and what follows it."""
    found = OPENS.match(text)
    if found is None:
        return None
    if found[2] and (fold(found[0].rstrip()) in people or _is_called(found[1], found[2], people, words)):
        return found[0].rstrip(), text[found.end() :]
    return found[1], text[found.end(1) + 1 :]


def _is_called(before: str, name: str, people: Collection[str], words: Vocabulary) -> bool:
    """«Alcalde Ferrero …», "Cllr Reed …": whether somebody known stands behind their office or title."""
    return fold(name) in people and fold(before) in name_words(words).roles


def goes_on_naming(rest: str, names: Collection[str], words: Vocabulary) -> bool:
    """«Ana y Luis …», «Ana de Cáritas …», «Ana Luis»: whether part of a name follows, or one more."""
    first, second = (*map(_bare, rest.split(maxsplit=2)[:2]), "")[:2]
    joins = rest[:1].islower() and first in words.grammar("and", "of", "contracted_of", "with")
    apart = f"{first} {second}" in words.grammar("answers") or second in words.grammar("own_clause")
    return first in names or (joins and not apart)  # «Ana de acuerdo», "Ana do you know?"


def _stands_apart(rest: str, names: Collection[str], words: Vocabulary) -> bool:
    """Whether what follows a name tells nothing of it: a question, or a clause that has its own subject."""
    if rest[:1] == "¿":
        return True
    if rest[:1].isupper() and not SAYS_I.match(rest):
        return False  # «RES The board agreed …»
    first, second, third = (*map(_bare, rest.split(maxsplit=3)[:3]), "", "")[:3]
    own = _own_clause(words)
    if first in own or (first in words.grammar("negations") and second in own):
        return not goes_on_naming(rest, names, words)
    articles = words.grammar("articles")
    if first in articles and first in words.grammar("clitics"):
        return third in words.grammar("finite")  # «la harina llegó», but «Ana la llama»
    if first in articles | _determiners(words):
        return is_sentence(rest, words)
    return _asks_or_answers(first, second, rest, words)


def _asks_or_answers(first: str, second: str, rest: str, words: Vocabulary) -> bool:
    """«Ana who pays?», «Ana do you know?», «Ana no, ayer»: what opens a question, or is all of an answer."""
    if not second or rest[len(first) : len(first) + 1] in (",", ".", ";", "!"):
        return first in words.grammar("answers")
    asks = "?" in rest.partition(". ")[0]
    return asks and (first in words.grammar("relative") or second in words.grammar("own_clause"))


def _tells_of(rest: str, words: Vocabulary) -> bool:
    """«Ana will bring it», «Luis ha pintado la puerta»: whether a verb that follows a name tells of it."""
    first = _first_word(rest)
    if first in words.grammar("finite", "auxiliary", "will", "is", "has", "deeds", "comes_and_goes"):
        return True
    return first.endswith(words.as_written("endings", "participle"))


def _first_word(rest: str) -> str:
    return _bare(rest.split(maxsplit=1)[0])


def _bare(token: str) -> str:
    """Return a folded word without signs, and without what is short for a verb: "we'll", «c'est»."""
    bare = fold(token).strip(".,;:!?")
    return min((bare.partition(one)[0] for one in APOSTROPHES), key=len)


@lru_cache(maxsize=4)
def _own_clause(words: Vocabulary) -> frozenset[str]:
    """Return the words that open a clause, and tell nothing of a name right before them."""
    asking = words.grammar("interrogatives") - words.grammar("relative")
    return asking | words.grammar("own_clause", "says_i")


@lru_cache(maxsize=4)
def _determiners(words: Vocabulary) -> frozenset[str]:
    """Return what stands before a noun as articles do: «cada familia», "all legislation"."""
    return words.grammar("quantifiers", "each", "everybody")
