"""People with whom lines begin who say what follows, without any sign: «Ana no hay dinero», "Chu I think …".

What follows a name is mostly told of it: «Ana llega tarde». That it is not, time and again, shows the habit.
A name in bold or italics needs less, «**Ana** no hay dinero». Whom nobody knows speaks so where they take
turns with others, «*FDV* On demande …»: a topic in bold comes once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache

from actas.classify.rounds import groups_in_rounds
from actas.classify.speaking import GIVEN, human_verbs, is_explained
from actas.classify.title_words import may_order
from actas.classify.turns import is_known_word, names_things, opens_no_name, taking_turns
from actas.model.block import Block
from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import known_actor, name_words, person_score
from actas.vocabulary.sentences import infinitive, is_sentence

OPENS = compiled(r"([^\W\d_a-z][\w’'-]+)(?: ([^\W\d_a-z][\w’'-]+))? (?=[\w¿¡\"“])")
LONGEST_INITIALS = 4  # letters that may be short for somebody
AGAIN = 3  # lines that a name of no table opens
APART, PEOPLE = 3, 2  # lines that tell nothing of who opens them, and by whom
MOST = 3  # one in so many lines that somebody opens, at least
SET_OFF, LONGEST_SET_OFF = 3, 30  # lines that open in bold or italics, and characters that do
MOST_NAMES, SOME_WORDS = 3, 3  # words of such a name, and words behind it
TALK, OF_TALK = 2, 5  # lines of those whom nobody knows that say something, and of how many lines one does
# «ANA no hay dinero», «MARÍA ROSA …»: words in capitals, and others behind them.
SHOUTS = compiled(
    r"[A-ZÀ-ÖØ-Þ]{2}[A-ZÀ-ÖØ-Þ.’'-]*(?: [A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.’'-]+){0,2}(?<=[A-ZÀ-ÖØ-Þ])"
    r"(?= (?:[^\W\d_]?[a-zß-ÿ]|[AIOY] |[¿¡\"“\d]))"
)
ASIDE_OR_VOTE = compiled(r" \([^()]{1,40}\) \w| [+]1\b")  # «**Ana** (tesorera) no hay …», «**Ana** +1»
MANY = 6  # lines opened in bold by turns, which need show nothing more
SAYS = ("¿", '"', "“", "¡")  # signs before what somebody says
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
    times = Counter(found[0] for text in texts if (found := opens_with(text, people, words)))
    names = _open_lines(times, people, common, words)
    if len(names) < PEOPLE:
        return frozenset()
    told = [(name, _stands_apart(rest, names, words)) for name, rest in _opened(texts, people, names, words)]
    apart = [name for name, is_apart in told if is_apart]
    if len(apart) < APART or len(set(apart)) < PEOPLE:
        return frozenset()
    loudest, often = Counter(apart).most_common(1)[0]
    if loudest not in people and len(apart) - often < TALK:
        return frozenset()  # «RES The board agreed …» is a label, which takes turns with nobody
    counted = len(told)
    most = MOST
    if len(apart) * most < counted:
        # «Ana tombola el sábado» tells nothing of Ana either, nor does it show that she says it.
        known = _opened(texts, people, names & people.keys(), words)
        counted -= sum([not _tells_of(rest, words) for _, rest in known]) // 2
        most = OF_TALK if taking_turns([name for name, _ in told]) else MOST
    return names if len(apart) * most >= counted else frozenset()


def _open_lines(
    times: Mapping[str, int], people: Collection[str], common: frozenset[str], words: Vocabulary
) -> frozenset[str]:
    """Return the folded names among what opens lines, and how often each does."""
    names = set()
    for name, often in times.items():
        folded = fold(name)
        if folded.rpartition(" ")[2] in people:
            names.add(folded)
        elif name.isupper() and len(name) <= LONGEST_INITIALS:
            # «AL …», «MT …»: the notes may write such letters small elsewhere.
            if often >= AGAIN and not (is_known_word(name, words) or opens_no_name(name, words)):
                names.add(folded)
        elif (often >= AGAIN and not is_explained(name.capitalize(), common, words)) or (
            often > 1 and _is_given(name, common, words)
        ):
            names.add(folded)
    return frozenset(names)


def _is_given(name: str, common: frozenset[str], words: Vocabulary) -> bool:
    """Whether a table holds a given name, and the notes write no such word in small letters."""
    return fold(name) not in common and person_score(words, name) >= GIVEN


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
    if rest[:1] in SAYS:
        return True
    if rest[:1].isupper() and not SAYS_I.match(rest):
        return _opens_sentence(rest, words)
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


def _opens_sentence(rest: str, words: Vocabulary) -> bool:
    """«Ana El tema es otro», "KM So the lock …": whether a capital behind a name is a sentence's."""
    first = _first_word(rest)
    return first in _own_clause(words) or first in words.grammar("articles", "negations", "answers")


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
    loud = [one for one in blocks if one.words.bold or one.words.ends.italic or one.words.text[:2].isupper()]
    opened = [(name, one) for one in loud if (name := set_off(one))]
    bold = [(name, one) for name, one in opened if one.words.bold or one.words.ends.italic]
    if len(bold) >= SET_OFF and (speaking := _speak_set_off(bold, people, common, words)):
        return speaking
    shouted = [(name, one) for name, one in opened if name.isupper()]
    return _speak_shouted(shouted, people, common, words) if len(shouted) >= SET_OFF else frozenset()


def _speak_set_off(
    opened: Sequence[tuple[str, Block]], people: Collection[str], common: Collection[str], words: Vocabulary
) -> frozenset[str]:
    """Return the folded names that speak in bold or italics."""
    names = {fold(name): name for name, _ in opened}
    known = {one for one, name in names.items() if one in people or _is_somebody(name, words)}
    times = Counter([fold(name) for name, _ in opened])
    rounds = groups_in_rounds(times, words)  # which may report in their order, round after round
    turns = bool(rounds) or taking_turns([fold(name) for name, _ in opened])
    again = {one for one, often in times.items() if often > 1}
    # Letters that come again by turns may be other words of the notes: «AL», «MT», «mk».
    free = frozenset() if turns else common
    may = known | {
        one for one, name in names.items()
        if _may_be_somebody(name, free if len(name) <= LONGEST_INITIALS and one in again else common, words)
    }  # fmt: skip
    if turns:
        may |= rounds | {one for one, name in names.items() if one in again and _is_group(name, words)}
    may -= {one for one in may - known - again if names[one].islower()}
    if len(names) < PEOPLE or len(may) * 2 <= len(names):
        return frozenset()
    told = [(fold(name), _behind(name, one)) for name, one in opened if fold(name) in may]
    orders = sum([may_order(rest.split(maxsplit=1)[0], words) for _, rest in told])
    if orders * 2 >= len(told):
        return frozenset()
    many = len(opened) >= MANY or bool(rounds)
    if turns and many and len(told) * 2 >= len(opened) and len(again & may) >= PEOPLE:
        short = {one for one in again if names[one].isupper() and len(one) <= LONGEST_INITIALS}
        return frozenset(may | short)
    if len(known) >= PEOPLE and len(known) * 2 >= len(may):
        says = [rest for _, rest in told if len(rest.split()) >= SOME_WORDS and not _tells_of(rest, words)]
        if len(says) >= SET_OFF and len(says) * 2 >= len(told):
            return frozenset(may)
    said = [one for one, rest in told if _talks(rest, frozenset(may), words)]
    talk = len(said) >= TALK and len(set(said)) >= PEOPLE and len(said) * OF_TALK >= len(told)
    sure = turns or (len(known) >= PEOPLE and len(known) * 2 >= len(may))
    return frozenset(may) if talk and sure else frozenset()


def _speak_shouted(
    opened: Sequence[tuple[str, Block]], people: Collection[str], common: Collection[str], words: Vocabulary
) -> frozenset[str]:
    """«ANA no hay dinero»: return the folded names that speak in capitals, which initials have anyway."""
    names = {fold(name): name for name, _ in opened}
    known = {
        one for one, name in names.items()
        if one in words.countries or (len(name) > LONGEST_INITIALS - 1 and one in people)
        or person_score(words, name.title()) >= GIVEN
    }  # fmt: skip
    told = [(fold(name), _behind(name, one)) for name, one in opened if fold(name) in known]
    orders = sum([may_order(rest.split(maxsplit=1)[0], words) for _, rest in told])
    if len(known) < PEOPLE or len(told) < SET_OFF or orders * 2 >= len(told):
        return frozenset()
    may = {
        one for one, name in names.items()
        if one in people or (len(name) > LONGEST_INITIALS and _may_be_somebody(name, common, words))
    }  # fmt: skip
    return frozenset(known | may)


def _behind(name: str, block: Block) -> str:
    return block.words.text[len(name) + 1 :]


def set_off(block: Block) -> str:
    """Return the name in bold, italics or capitals that may open a block, with no sign behind it."""
    said = block.words
    if block.kind not in ("item", "paragraph"):
        return ""
    until = said.bold or said.ends.italic
    if not until:
        found = SHOUTS.match(said.text)
        return found[0] if found else ""
    name = said.text[:until].rstrip()
    rest = said.text[len(name) :]
    if rest[:1] != " " or (rest[1:2] in SIGNS and not ASIDE_OR_VOTE.match(rest)):
        return ""
    if len(name) > LONGEST_SET_OFF or len(name.split()) > MOST_NAMES or not name[-1:].isalnum():
        return ""
    if name[0].isupper() or name[0] == "@":
        return name
    return name if name.isalpha() else ""  # «**mk** not today», but «**por hacer** …»


def _is_group(name: str, words: Vocabulary) -> bool:
    """«Mesa 2», "Group 3": who reports by turns, as «Acción 1» does not."""
    group, _, number = name.rpartition(" ")
    return number.isdecimal() and fold(group) in name_words(words).groups


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
