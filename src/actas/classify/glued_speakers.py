"""People with whom lines begin who say what follows, without any sign: «Ana no hay dinero», "Chu I think …".

What follows a name is mostly told of it: «Ana llega tarde». That it is not, time and again, shows the habit.
A name in bold or italics needs less, «**Ana** no hay dinero». Whom nobody knows speaks so where they take
turns with others, «*FDV* On demande …»: a topic in bold comes once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache

from actas.classify.speaking import GIVEN, human_verbs, is_explained
from actas.classify.title_words import may_order
from actas.classify.turns import is_known_word, names_things, opens_no_name, taking_turns
from actas.model.block import Block
from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import known_actor, name_words, person_score
from actas.vocabulary.sentences import infinitive, is_sentence

OPENS = compiled(r"([^\W\d_a-z][\w’'-]+)(?: ([^\W\d_a-z][\w’'-]+))? (?=[\w¿])")
AGAIN = 3  # lines that a name of no table opens
APART, PEOPLE = 3, 2  # lines that tell nothing of who opens them, and by whom
MOST = 3  # one in so many lines that somebody opens, at least
SET_OFF, LONGEST_SET_OFF = 3, 30  # lines that open in bold or italics, and characters that do
MOST_NAMES, SOME_WORDS = 3, 3  # words of such a name, and words behind it
TALK, OF_TALK = 2, 5  # lines of those whom nobody knows that say something, and of how many lines one does
SIGNS = "-–—:=/|→>+,.;()[]"
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


def set_off_speakers(
    blocks: Sequence[Block], people: Collection[str], common: Collection[str], words: Vocabulary
) -> frozenset[str]:
    """Return the folded names that speak with nothing behind them but the end of bold or italics.

    Args:
        blocks: those of the notes.
        people: folded names of those who are known.
        common: folded words that the notes write in small letters, too.
        words: the vocabulary.

    """
    loud = [one for one in blocks if one.words.bold or one.words.italic]
    opened = [(name, one.words.text[len(name) + 1 :]) for one in loud if (name := set_off(one))]
    if len(opened) < SET_OFF:
        return frozenset()
    names = {fold(name): name for name, _ in opened}
    known = {one for one, name in names.items() if one in people or _is_somebody(name, words)}
    may = known | {one for one, name in names.items() if _may_be_somebody(name, common, words)}
    if len(names) < PEOPLE or len(may) * 2 <= len(names):
        return frozenset()
    told = [(fold(name), rest) for name, rest in opened if fold(name) in may]
    if len(known) >= PEOPLE and len(known) * 2 >= len(may):
        says = [rest for _, rest in told if len(rest.split()) >= SOME_WORDS and not _tells_of(rest, words)]
        orders = sum([may_order(rest.split(maxsplit=1)[0], words) for _, rest in told])
        sure = len(says) >= SET_OFF and len(says) * 2 >= len(told) and orders * 2 < len(told)
        return frozenset(may) if sure else frozenset()
    said = [one for one, rest in told if _talks(rest, frozenset(may), words)]
    talk = len(said) >= TALK and len(set(said)) >= PEOPLE and len(said) * OF_TALK >= len(told)
    return frozenset(may) if talk and taking_turns([fold(name) for name, _ in opened]) else frozenset()


def set_off(block: Block) -> str:
    """Return the name in bold or italics that may open a block, where no sign parts it from what follows."""
    said = block.words
    name = said.text[: said.bold or said.italic].rstrip()
    rest = said.text[len(name) :]
    if block.kind not in ("item", "paragraph") or rest[:1] != " " or rest[1:2] in SIGNS:
        return ""
    if len(name) > LONGEST_SET_OFF or len(name.split()) > MOST_NAMES or not name[-1:].isalnum():
        return ""
    return name if name[0].isupper() or name[0] == "@" else ""


def _is_somebody(name: str, words: Vocabulary) -> bool:
    return name[0] == "@" or person_score(words, name) >= GIVEN or known_actor(words, name) is not None


def _may_be_somebody(name: str, common: Collection[str], words: Vocabulary) -> bool:
    """Whether letters may be short for somebody, or a word that nobody knows a name."""
    if name in words.as_written("words", "everyday") or fold(name) in common:
        return False
    if fold(name) in words.grammar("named_things"):
        return False  # «**Escuela** falta el seguro»
    if is_known_word(name, words) or opens_no_name(name, words) or names_things(name, words):
        return False
    return not any(map(str.isdecimal, name)) and infinitive(words).match(name) is None


def _talks(rest: str, names: Collection[str], words: Vocabulary) -> bool:
    """«Insiste sur …», «On demande …», «pas possible», «… ?»: whether somebody must have said it."""
    if rest.endswith("?"):
        return True
    rest = rest[0].lower() + rest[1:]
    first = _first_word(rest)
    if first in human_verbs(words) or first in words.grammar("negations"):
        return True
    return _stands_apart(rest, names, words)
