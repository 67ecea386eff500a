"""Answers: what stands below a question, numbered, in turn or apart; what bullets alone are told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice, pairwise

from actas.model.block import Block
from actas.model.compiled import compiled
from actas.outline.inside import Level, Twig
from actas.vocabulary import Vocabulary
from actas.vocabulary.names import known_actor, person_score

LABEL = compiled(r"([^\W\d_][^:.?!\n]{1,40}?)\s?(?::|[-–—]|\.)\s+\S")  # «Perú: …», «Chile – …»
GIVEN = 2.0  # `person_score` of a known given name
MOST = 10  # points above the last that are looked at
SEVERAL = 2  # questions that are answered so
ALONE = 3  # bullets that stand alone
LABELLED = 24  # characters in which a label ends
FEW = 2  # lines that answer one question
SAID = frozenset({"paragraph", "item"})
NONE: frozenset[int] = frozenset()


def answers_to(stack: Sequence[Twig], block: Block, section: Level, words: Vocabulary) -> list[Twig]:
    """Return what a line that answers a question hangs inside, outermost first; empty where it is none.

    Who answers may stand alone above it. A labelled line behind a blank one answers the last question, where
    such lines answer one before.
    """
    at = next((at for at in range(len(stack) - 1, -1, -1) if _asks(stack[at].block)), None)
    if at is None:
        return []  # nearly all
    if block.kind == "name":
        return list(stack[: at + 1])
    if not _is_labelled(block, words):
        return []
    beside = (stack[at - 1].below if at else section).twigs
    before = (
        [one for one in islice(reversed(beside), 1, MOST) if _asks(one.block)]
        if beside[-1] is stack[at]
        else []
    )
    alike = any(_is_labelled(one.block, words) for asked in before for one in asked.below.twigs)
    return list(stack[: at + 1]) if alike else []


def _asks(block: Block) -> bool:
    """Whether a numbered line asks."""
    marker = block.marker
    return marker is not None and marker.value is not None and block.words.text.endswith("?")


def answers_apart(blocks: Sequence[Block], words: Vocabulary) -> dict[int, int]:
    """Return the places of lines that answer a question without marker above them, with its place.

    So do labelled ones that a blank line parts from it, where between questions, two at least, stands nothing
    else; and all where questions and a line or two below each are nearly all that there is.
    """
    below = _below_questions(blocks)
    if _takes_turns(blocks, below):
        turns = {at: lines if len(lines) <= FEW else lines[:1] for at, lines in below.items()}
        return {line: at for at, lines in turns.items() for line in lines}
    labelled = {
        at: lines for at, lines in below.items()
        if lines and blocks[lines[0]].gap and all(_is_labelled(blocks[line], words) for line in lines)
    }  # fmt: skip
    return {line: at for at, lines in labelled.items() for line in lines} if len(labelled) >= SEVERAL else {}


def asked_and_answered(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the places of questions that head nothing: one stands right below an answer, or is on top."""
    below = _below_questions(blocks)
    tight = any(
        at > 1
        and blocks[at - 1].kind == "paragraph"
        and blocks[at - 1].marker is None
        and not (blocks[at].gap or blocks[at - 1].gap)
        for at in below
    )
    on_top = 0 in below and not (blocks[0].words.all_italic or blocks[0].words.all_bold)
    return frozenset(below) if (tight or on_top) and _takes_turns(blocks, below) else NONE


def _below_questions(blocks: Sequence[Block]) -> Mapping[int, range]:
    """Return for each question without marker the places up to the next one, where there are several."""
    # A loop without calls: it is asked of all notes.
    asking = [
        at for at, block in enumerate(blocks)
        if block.words.text[-1:] == "?" and block.kind == "paragraph" and block.marker is None
    ]  # fmt: skip
    if len(asking) < SEVERAL:
        return {}
    return {at: range(at + 1, end) for at, end in pairwise([*asking, len(blocks)])}


def _takes_turns(blocks: Sequence[Block], below: Mapping[int, Sequence[int]]) -> bool:
    """Whether notes are questions, none further in than an answer, nearly each with a few lines below it."""
    few = sum(0 < len(lines) <= FEW for lines in below.values())
    if few < ALONE or few * 4 < len(below) * 3 or min(below) > FEW:
        return False
    margin = max(blocks[at].indent for at in below)
    if sum(": " in blocks[at].words.text[:LABELLED] for at in below) * 4 > len(below):
        return False  # «P: ¿…?», «R: …»; "Ann: …?", "Tom: …": each speaks in turn
    return all(
        blocks[line].kind in SAID and blocks[line].indent >= margin
        for lines in below.values()
        for line in lines
    )


def _is_labelled(block: Block, words: Vocabulary) -> bool:
    """Whether a line is said by a country, a body or a person: «Tarea: …», «Cierre. …» are no answers."""
    if block.kind != "paragraph" or block.marker is not None:
        return False
    label = LABEL.match(block.words.text)
    if label is None:
        return False
    return known_actor(words, label[1]) is not None or person_score(words, label[1]) >= GIVEN


def told_below(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the places of paragraphs that tell of a bullet above them, and stand right above the next one.

    Questions that were asked, or topics, stand so: each alone, its paragraphs below, blank lines between.
    """
    bullets, asking, told = 0, 0, 0
    found: list[int] = []
    above = None  # the last block
    for at, block in enumerate(blocks):  # loops without calls: it is asked of all notes
        marker = block.marker
        if marker is None:
            told += block.kind == "paragraph" and bullets > 0
        elif marker.family != "bullet" or (above is not None and above.marker is not None) or block.indent:
            return NONE
        elif above is None or block.gap:
            bullets += 1
            if above is not None and bullets > 1 and above.words.text[-1:] != ":":
                found.append(at - 1)
                asking += above.words.text[-1:] == "?"
        else:
            return NONE
        above = block
    if bullets < ALONE or told <= bullets or asking * 2 > len(found):
        return NONE
    return frozenset(found)
