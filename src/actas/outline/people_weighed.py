"""What people in a line say against a heading: who came, who speaks, and names behind a key."""

from __future__ import annotations

from collections.abc import Iterator

from actas.model.block import Block
from actas.model.compiled import compiled
from actas.outline.beside import (
    Around,
)
from actas.outline.markers import VOTE
from actas.outline.scored import GIVEN, KNOWN, LONGEST_KEY, Cue
from actas.vocabulary import Vocabulary
from actas.vocabulary.each_word import parted
from actas.vocabulary.fold import fold
from actas.vocabulary.names import is_office_alone, known_actor, person_score
from actas.vocabulary.rosters import behind_key
from actas.vocabulary.sections import kind_of_heading
from actas.vocabulary.sentences import is_sentence

AWAY = frozenset({"absent", "excused"})
MOST_OF_NAME = 4  # words of a name alone, its title among them
VOTES = "+-±"  # signs of a vote
DASHES = frozenset("-–—")
PARTED = compiled(r"[,;]|\s/\s")  # names of a list
INITIALS = compiled(r"[A-ZÀ-Þ]{2,3}")
BETWEEN_COLUMNS = ("/", "|")
OPENING_CODE = compiled(r"\d{1,4}/\d{1,4}\s")  # «045/31 Obras»


def names_behind_key(text: str, words: Vocabulary) -> bool:
    """«Presentes Ana Ruiz, Luis Paz», "Present - Peru, IOM": names behind a key, its colon forgotten."""
    head, *others = PARTED.split(text)
    if not others:
        return _names_one_behind_key(text, words)
    tokens = head.split()
    keys, people = words.keyed("meeting"), ("participants", "absent", "excused")
    opens = [
        size for size in range(1, min(len(tokens), LONGEST_KEY + 1))
        if keys.get(fold(" ".join(tokens[:size]))) in people
    ]  # fmt: skip
    if not opens:
        return False
    if len(others) > 1 and any(tokens[size] in DASHES for size in opens):
        return True  # «present - me, baz, the electrician»
    if len(others) > 1 and all(INITIALS.fullmatch(one.strip(" .")) for one in others):
        return True  # «Presentes AL, BM, CD»
    named = (known_actor(words, one) or person_score(words, one.strip(" .")) >= KNOWN for one in others)
    return sum(map(bool, named)) * 2 >= len(others)


def names_behind_dash(text: str, words: Vocabulary) -> bool:
    """«Apologies - Kim», «Presentes – Ana y Luis (tarde)»."""
    return any(f" {dash} " in text for dash in DASHES) and behind_key(text, words) is not None


def _names_one_behind_key(text: str, words: Vocabulary) -> bool:
    """«Disculpas de Ana», "Apologies from Piers": one name behind a key and a small word."""
    key, _, named = text.partition(" ")
    of, _, name = named.partition(" ")
    if fold(of) not in words.grammar("from", "of"):
        return False
    return words.keyed("meeting").get(fold(key)) in AWAY and person_score(words, name) >= KNOWN


def opens_people(block: Block, below: Block, words: Vocabulary) -> bool:
    """Whether a name alone stands below a line that is what lists of who came are called: a name a line.

    Behind the name may stand an office, or where somebody is from, and nobody else.
    """
    if below.kind != "paragraph" or kind_of_heading(words, block.words.text)[0] != "participants":
        return False
    name, _, behind = below.words.text.partition(", ")
    if len(parted[name]) > MOST_OF_NAME or not _is_person(name, words):
        return False
    return "," not in behind and not _is_person(behind, words)


def _is_person(text: str, words: Vocabulary) -> bool:
    """Whether a line is surely a name, with a given name that is known."""
    return person_score(words, text.title() if text.isupper() else text) >= GIVEN


def says_who_speaks(text: str, words: Vocabulary) -> bool:
    """«Ana: los recuentos, antes de marzo», "+1 Ana": somebody before what is said; "Typed up by: Ana"."""
    if text[:1] in VOTES and VOTE.fullmatch(text):
        return True
    key, colon, said = text.partition(":")
    tokens = key.split()
    if not (colon and tokens and said.strip()):
        return False
    by = len(tokens) > 1 and fold(tokens[-1]) in words.grammar("agent")
    return by or (len(tokens) <= LONGEST_KEY and _is_person(key, words))


def of_who_came(block: Block, around: Around, words: Vocabulary) -> Iterator[Cue]:
    """Weigh what stands below a heading of those who came: a name, or what some of them are called."""
    text, after = block.words.text, around.after
    if (
        (text.endswith(":") or is_office_alone(text, words))
        and after is not None
        and after.kind in ("item", "paragraph")
        and _is_person(after.words.text, words)
    ):
        yield Cue("who-came", -5.0)
    elif _is_person(text.partition(",")[0], words):
        yield Cue("who-came", -3.0)  # «Ana», «Ana, Luis y Eva»
    elif block.gap and _ends_list(text, after, words):
        yield Cue("text-below", 1.0)
    if after is not None and any(
        sign in OPENING_CODE.sub("", text) and sign in after.words.text for sign in BETWEEN_COLUMNS
    ):
        yield Cue("names-of-columns", -6.0)  # «Nombre / Institución» above «Ana / Lago»


def _ends_list(text: str, after: Block | None, words: Vocabulary) -> bool:
    """«Obras» and below it «El tejado gotea.»: whether a line below those who came names none.

    Its stop makes it no name, either: nobody ends a list of names so.
    """
    if after is None or after.kind != "paragraph" or not (text[-1:].isalnum() or text[-1:] == "."):
        return False
    return (
        len(parted[text]) < LONGEST_KEY
        and person_score(words, text) < KNOWN
        and is_sentence(after.words.text, words)
    )
