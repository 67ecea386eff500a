"""Names of no table that stand in lists of tasks where those stand who do them.

«Pintar la valla (Zorin)», «Informe – Praveli – 3 de mayo», «AZT + Velo: borrador»: below a heading of tasks,
brackets at the end, what stands before a last time, and joined names before a colon are whoever does it.
Brackets before a task may also say how it fares, in whatever list: «[hecho, ana] Pintar la puerta».
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence

from actas.classify.due import AT_END, is_time
from actas.classify.turns import is_known_word, opens_no_name
from actas.model.block import Block, Outline
from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold, fold_all
from actas.vocabulary.names import known_actor, name_words, person_score
from actas.vocabulary.patterns import between_names
from actas.vocabulary.sections import LONE, kind_of_heading

TASKS = ("actions", "agreements")  # what lists of what somebody is to do are called
LED = "led"  # and those below a point that leads in to them
GIVEN = 2.0  # `person_score` of a known given name
ALIKE = 2  # lines that name somebody in the same place
LONGEST = 300  # characters of a line
LONGEST_NAME = 40
MOST_WORDS = 3  # of a name
MOST_LETTERS = 8  # of an acronym
FEWEST_PARTS = 3  # of a line that says what, who and when
LABEL = compiled(r"([^:\n]{2,40}?)\s?:\s+(?=\S)")
ARROW = compiled(r"([^:\n>→⇒]{2,40}?)\s*(?:[-=]+>|→|⇒|\s>{1,2}\s)\s*(?=\S)")
PARTS = compiled(r"\s*[,;|/\t]\s+|\s+[-–—]+\s+|:\s+|\.\s+")
SMALL = compiled(r"(?<![\w@])[a-zà-öø-ÿ][\wÀ-ÿ]+")
# «[hecho: ana, luis] …»
STATED = compiled(
    r"[(\[]([^()\[\]\n:,;|–—-]{2,40})(?:\s*[:,;|]\s*|\s[-–—]\s)([^()\[\]\n]{2,60})[)\]]\s*:?\s*(?=\S)"
)
NICKNAME = compiled(r"[^\W\d_]{2,12}")
WORD = compiled(r"[^\W\d_](?:[^\W\d_]|['’-](?=[^\W\d_]))*\.?")


def doers_listed(
    lists: Iterable[Sequence[Block]], outline: Outline, people: Container[str], words: Vocabulary
) -> frozenset[str]:
    """Return the folded names of no table that stand where the lists of tasks name who does them."""
    found: set[str] = set()
    common: frozenset[str] | None = None
    for blocks in lists:
        if common is None:
            every = (block.words.text for block in outline.blocks())
            common = fold_all(word for text in every for word in SMALL.findall(text))
        texts = [block.words.text for block in blocks]
        found.update(_in_places([text for text in texts if len(text) <= LONGEST], people, common, words))
    return frozenset(found)


def lists_below(outline: Outline, words: Vocabulary) -> Iterator[tuple[str, list[Block]]]:
    """Yield "actions" or "agreements", and the lines, but rows, below each heading of such.

    And those below a point that announces tasks, «Tareas:».
    """
    for part in outline.walk():
        heading = part.heading.words.text if part.heading and part.nodes else ""
        kind, strength = kind_of_heading(words, heading) if heading else (None, 0.0)
        if kind in TASKS and strength >= LONE:
            yield kind, [block for block in part.blocks() if block.kind != "row"]
            continue
        for node in part.nodes:
            for leading in (node, *node.children) if node.children else ():
                text = leading.block.words.text
                if leading.children and text[-1:] == ":" and kind_of_heading(words, text)[0] == "actions":
                    yield LED, [below.block for below in leading.children if below.block.kind != "row"]


def _in_places(
    texts: Sequence[str], people: Container[str], common: Container[str], words: Vocabulary
) -> set[str]:
    """Return the names in each place of the lines where most that stand there may be names.

    One line of a list proves nothing, unless it joins a strange name to a known one: «Ana + Zorin: …».
    """
    alike, beside, lines = set[str](), set[str](), 0
    for place in (_in_brackets, _before_time, _before_sign):
        told = [_members(end, words) for text in texts if (end := place(text, words))]
        named = [members for members in told if _all_name(members, people, common, words)]
        if len(named) * 2 >= len(told):
            lines += len(named)
            alike.update(fold(one) for members in named for one in members)
        for members in named if place is _before_sign else ():
            if len(members) > 1 and any(_is_known(one, people, words) for one in members):
                beside.update(map(fold, members))
    return alike | beside if lines >= ALIKE else beside


def _members(shown: str, words: Vocabulary) -> list[str]:
    return [one for one in between_names(words).split(shown) if one]


def _all_name(
    members: Sequence[str], people: Container[str], common: Container[str], words: Vocabulary
) -> bool:
    return bool(members) and all(
        _is_known(one, people, words) or may_be_name(one, common, words) for one in members
    )


def _in_brackets(text: str, words: Vocabulary) -> str | None:
    """«Pintar la valla (Zorin)», «Pintar la valla (Zorin, 3 de mayo)»."""
    closing = AT_END.search(text) if text.rstrip(" .;")[-1:] in (")", "]") else None
    if closing is None or not closing.start():
        return None
    told = [one for one in PARTS.split(closing[1]) if not is_time(one, words)]
    return ", ".join(told) if closing and told and not _is_state(closing[1], words) else None


def _before_time(text: str, words: Vocabulary) -> str | None:
    """«Informe – Praveli – 3 de mayo», «Informe: Praveli, en mayo»: before what says until when."""
    parts = [one for one in PARTS.split(text.rstrip(" .;")) if one]
    if parts and fold(parts[0]) in words.grammar("next_time"):
        return None  # «Próxima: Xela, 3 de mayo»
    if len(parts) < FEWEST_PARTS or not is_time(parts[-1], words):
        return None
    return parts[-2] if len(parts[-2]) <= LONGEST_NAME else None


def _before_sign(text: str, words: Vocabulary) -> str | None:
    """«AZT + Velo: borrador», «Zorin -> llaves»: several before a colon, whoever stands before an arrow."""
    if arrow := ARROW.match(text):
        return arrow[1]
    label = LABEL.match(text)
    return label[1] if label and len(_members(label[1], words)) > 1 else None


def _is_state(shown: str, words: Vocabulary) -> bool:
    return fold(shown).strip(" -–—:.!") in words.phrases("owners", "progress")


def beside_state(text: str, words: Vocabulary) -> str | None:
    """Return what stands behind the state of a task in brackets that open a text: «[hecho: ana, luis] …»."""
    told = STATED.match(text)
    return told[2] if told and _is_state(told[1], words) else None


def beside_states(texts: Sequence[str], people: Container[str], words: Vocabulary) -> frozenset[str]:
    """Return the folded words that stand beside somebody known where a state is told: «[hecho: zor, ana]»."""
    found: set[str] = set()
    for text in texts:
        told = beside_state(text, words) if text[:1] in ("(", "[") else None
        if told is None:
            continue  # nearly all
        members = _members(told, words)
        if len(members) > 1 and any(_is_somebody(one, people, words) for one in members):
            found.update(fold(one) for one in members if NICKNAME.fullmatch(one))
    return frozenset(found)


def all_somebody(told: str, people: Container[str], doers: Container[str], words: Vocabulary) -> list[str]:
    """Return the names that words list, in whatever letters; none where one of them is nobody's."""
    members = _members(told, words)
    known = all(_is_somebody(one, people, words) or fold(one) in doers for one in members)
    return members if known else []


def _is_somebody(one: str, people: Container[str], words: Vocabulary) -> bool:
    return fold(one) in people or person_score(words, one.title()) >= GIVEN


def _is_known(one: str, people: Container[str], words: Vocabulary) -> bool:
    if person_score(words, one) >= GIVEN or fold(one) in people:
        return True
    return known_actor(words, one) is not None or fold(one) in words.phrases("owners", "bodies")


def may_be_name(one: str, common: Container[str], words: Vocabulary) -> bool:
    """Whether nothing else than a name explains words, and no table holds them."""
    tokens = one.split()
    if not 0 < len(tokens) <= MOST_WORDS or not all(WORD.fullmatch(token) for token in tokens):
        return False
    if one.isupper():
        short = len(tokens) == 1 and all(1 < len(part) <= MOST_LETTERS for part in one.split("-"))
        return short and one not in words.as_written("words", "everyday")
    if not all(token[0].isupper() for token in tokens) or is_known_word(one, words):
        return False
    if opens_no_name(one, words) or person_score(words, one) < 1.0:
        return False
    table = name_words(words)
    return not any(fold(token) in common or fold(token) in table.function_words for token in tokens)
