"""How deep a heading stands that nothing marks: below the marked one above it, or beside its like."""

from __future__ import annotations

from collections.abc import Sequence

from actas.model.block import Block
from actas.model.plain import replace
from actas.outline.beside import names_rows
from actas.outline.bold_numbers import bold_numbers
from actas.outline.counted import word_and_number
from actas.outline.counted_within import within_counted
from actas.outline.days import meetings_by_day
from actas.outline.lettered import CODE
from actas.outline.looks import levels_marked
from actas.outline.loud_levels import with_loud_levels
from actas.outline.over_parts import over_parts
from actas.outline.parts_of_topics import parts_of_topics
from actas.outline.repeated_parts import below_counted, below_countries
from actas.outline.scored import ENOUGH, Scored
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import country_of, person_score
from actas.vocabulary.sections import EXACT, NEARLY, kind_of_heading
from actas.vocabulary.sentences import is_sentence

# Kinds of which «Chile» on a line of its own is a part: what that country does, asks for or lacks.
BROUGHT = frozenset({"practices", "recommendations", "obstacles", "interventions"})
GIVEN = 2.0  # `person_score` of a known given name
COMPLETE = frozenset({"participants", "agenda", "info", "other"})  # kinds that «Mesa 1» is no part of


def levelled(blocks: list[Block], scores: dict[int, Scored], words: Vocabulary) -> list[Block]:
    """Turn blocks with points enough into headings, one level below the marked heading above them.

    They take the places of the old ones, and what was weighed goes.
    """
    marked = 0
    # What stands above the first marked heading is its peer.
    above = next((one.level or 1 for one in blocks if one.kind == "heading"), 1) - 1
    days = meetings_by_day(blocks, scores, words)
    complete = False  # the heading above says all of what stands below it, and has no parts
    named = False  # it names what countries bring below it
    # Who came or the agenda, which the marked heading above heads: what heads a topic is beside it.
    lists = ""
    outer: Block | None = None  # the unmarked heading above
    keyed: Block | None = None  # the one right below which topics of one key stand
    beside = 1  # its level
    asked: int | None = None  # level of the heading above questions that the same names answer
    for at, block in enumerate(blocks):
        weighed = scores.pop(at, None)
        if block.kind == "heading":
            above = marked = block.level or marked
            lists = _lists(blocks[at : at + 2], words)
            outer = None
        elif weighed is None or weighed.points < ENOUGH:
            blocks[at] = replace(block, weighed=weighed.told()) if weighed else block
            continue
        elif at in days:
            above = marked + 1  # what heads the parts of a meeting stands below its day
            blocks[at] = _headed(block, above, weighed)
        elif weighed.has("habit:marked"):
            # Beside the heading above, or below it where the same words are marked so.
            twin = levels_marked(blocks).get(fold(block.words.text).rstrip(" :"), marked)
            above = marked = max(twin, marked)
            blocks[at] = _headed(block, above, weighed)
        else:
            told = lists != "" and _is_no_group(blocks[at : at + 2], lists, words)
            above, lists = above - told, "" if told else lists
            # «Mesa 4» is one of several below a heading that says what they do; an agenda's points are peers.
            counted = _is_counted(block, words) or weighed.has("habit:word") or _is_coded(block, weighed)
            part = not complete and counted and not weighed.has("agenda-point")
            part = part or (named and _is_country(block, words))
            within = _is_within(block, outer, blocks[at + 1 : at + 2]) or _is_set_in(block, outer, weighed)
            within = within or _is_slanted(block, outer)
            colon = weighed.has("colon-part")  # below a marked heading nothing comes between
            parts = colon and outer is not None and not complete
            within = within or parts
            keyed = _over_keys(blocks[at - 1], outer, keyed) if weighed.has("topic-key") else None
            within = within or (outer is not None and keyed is outer)
            outer = outer if within or (colon and outer is None) else block
            part = part or within
            asks = weighed.has("parts-again") and block.words.text[-1:] == "?"
            if asks and at and blocks[at - 1].kind == "heading":
                asked = blocks[at - 1].level or 1  # «Preguntas guía», right above the first of them
            # «2.1» is a part of «2».
            below = block.marker.depth - 1 if block.marker and block.marker.family == "multi" else 0
            level = asked + 1 if asks and asked is not None else above + 1 + part + below
            level = beside + 1 if parts else level
            beside = beside if within else level
            blocks[at] = _headed(block, level, weighed)
        if _is_country(block, words):
            continue
        if not _is_counted(block, words) and not (
            weighed and (weighed.has("habit:word") or _is_coded(block, weighed))
        ):
            kind, strength = kind_of_heading(words, block.words.text)
            complete = strength >= NEARLY and (kind in COMPLETE or _asks_all(kind, blocks, at))
            named = strength >= NEARLY and kind in BROUGHT
    if marked:
        blocks = below_countries(bold_numbers(blocks, words), words)
    else:
        blocks = over_parts(within_counted(below_counted(blocks, words), words), words)
    return with_loud_levels(parts_of_topics(blocks, words), words)


def _asks_all(kind: str | None, blocks: Sequence[Block], at: int) -> bool:
    """Whether questions are listed right below their heading: «Pregunta 1. …» further down is beside it."""
    return kind == "questions" and at + 1 < len(blocks) and blocks[at + 1].kind == "item"


def _lists(blocks: Sequence[Block], words: Vocabulary) -> str:
    """Return the kind of a heading that says no more than who came, or «Agenda», with its list below."""
    kind, strength = kind_of_heading(words, blocks[0].words.text)
    if strength != EXACT or len(blocks) == 1 or blocks[1].kind == "heading":
        return ""
    return kind if kind == "participants" or (kind == "agenda" and blocks[1].kind == "item") else ""


def _is_no_group(blocks: Sequence[Block], lists: str, words: Vocabulary) -> bool:
    """Whether a heading is no part of such a list.

    Nobody who came is named right below it, as below «En línea»; and an agenda that has a list is whole.
    """
    if kind_of_heading(words, blocks[0].words.text)[0] == lists:
        return False
    if lists == "agenda":
        return True
    text = blocks[1].words.text if len(blocks) > 1 else ""
    named = person_score(words, " ".join(text.split()[:2])) >= GIVEN
    return not named or ":" in text or is_sentence(text, words)


def _is_within(block: Block, outer: Block | None, below: list[Block]) -> bool:
    """Whether a line names rows of a table of which the heading above it heads the whole."""
    return outer is not None and outer.table != block.table and names_rows(block, *below)


def _is_set_in(block: Block, outer: Block | None, weighed: Scored) -> bool:
    """Whether a line names the list right below it, as others do, and stands further in than a heading."""
    return outer is not None and block.indent > outer.indent and weighed.has("small-name")


def _over_keys(above: Block, outer: Block | None, keyed: Block | None) -> Block | None:
    """Return the heading that topics of one key are parts of: the first of them stands right below it."""
    return outer if above.kind == "heading" else keyed


def _is_slanted(block: Block, outer: Block | None) -> bool:
    """Whether a line is in italics below a heading in bold: «**Riego**», «*Bombas*», «*Turnos*»."""
    if outer is None or block.words.all_bold or not block.words.all_italic:
        return False
    return outer.words.all_bold and not outer.words.all_italic


def _is_counted(block: Block, words: Vocabulary) -> bool:
    text = block.words.text
    return bool(word_and_number(text, words)) and kind_of_heading(words, text)[1] < NEARLY


def _is_coded(block: Block, weighed: Scored) -> bool:
    """Whether letters and a running number name a part: «WP1 Sensors»."""
    return block.marker is None and weighed.has("series") and CODE.match(block.words.text) is not None


def _is_country(block: Block, words: Vocabulary) -> bool:
    return country_of(words, block.words.text.rstrip(" :")) is not None


def _headed(block: Block, level: int, weighed: Scored) -> Block:
    label = block.marker.label if block.marker and block.marker.written else None
    return replace(block, kind="heading", level=level, marker=None, label=label, cues=weighed.told())
