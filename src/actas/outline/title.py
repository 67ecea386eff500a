"""What names the meeting before anything is said in it: a title, a date line, a letterhead."""

from __future__ import annotations

import re
from dataclasses import replace

from actas.model.block import Block
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.sections import kind_of_heading

LONGEST = 24  # words of a title
ENOUGH = 2.5  # points that make a bare first line the title
WORD = re.compile(r"\w+")
DAY = re.compile(r"\b\d{1,2}(?:st|nd|rd|th|er|º)?\s+(?:de\s+)?[^\W\d_]{3,10}\s+(?:de\s+)?(?:19|20)\d\d\b")
YEAR = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b")


def lift_title(
    blocks: list[Block], words: Vocabulary, *, named: bool = False
) -> tuple[list[Block], list[Block]]:
    """Return the blocks that only name the meeting, and the rest; ``named`` where the front matter has a title already."""
    title: list[Block] = []
    others: list[Block] = []  # a line above the title that is none: a link to another language, a greeting
    for at, block in enumerate(blocks[:6]):
        rest = blocks[at:]
        alone = _is_marked(block) and not any(one.kind == "heading" for one in rest[1:])
        letterhead = named and not at and alone and kind_of_heading(words, block.words.text)[1] < 2.0
        again = bool(title) and fold(block.words.text) == fold(title[-1].words.text)
        named_again = (
            len(title) == 1
            and _is_marked(block)
            and len(rest) > 1
            and names_a_meeting(block.words.text, words)
            and _states_a_fact(rest[1], words)
        )
        if letterhead or again or named_again or block.kind == "heading" and block.level == 0:
            title.append(block)
        elif (
            not title
            and len(rest) > 1
            and block.kind == "paragraph"
            and _is_marked_title(rest[1:], words, False)
        ):
            others.append(block)
        elif _is_marked_title(rest, words, bool(title)) or _is_bare_title(rest, words, bool(title)):
            title.append(replace(block, kind="heading", level=0))
        else:
            break
    return title, [*others, *blocks[len(title) + len(others) :]]


def names_a_meeting(text: str, words: Vocabulary) -> bool:
    """Whether a word of the text is what meetings or their papers are called."""
    folded = fold(text)
    tokens = set(WORD.findall(folded))
    return any((name in tokens) if " " not in name else name in folded for name in _meeting_names(words))


def _meeting_names(words: Vocabulary) -> frozenset[str]:
    return words.grammar("paper")


def _is_marked_title(rest: list[Block], words: Vocabulary, titled: bool) -> bool:
    """A heading above all others, or one that names a meeting and its date."""
    block = rest[0]
    if block.kind != "heading" or block.level is None or titled:
        return False
    if any(
        one.kind == "heading" and one.level == block.level and _is_dated_heading(one, words)
        for one in rest[1:]
    ):
        return False  # one of several meetings
    levels = [one.level for one in rest[1:] if one.kind == "heading" and one.level]
    kind, strength = kind_of_heading(words, block.words.text)
    named = names_a_meeting(block.words.text, words)
    dated = bool(YEAR.search(block.words.text))
    above_all = all(level > block.level for level in levels)
    if strength >= 3.0 and not dated and not (named and kind == "discussion" and above_all and levels):
        return False
    if above_all:
        return bool(levels) or named or dated
    return named and dated and _is_marked(block)


def _is_bare_title(rest: list[Block], words: Vocabulary, titled: bool) -> bool:
    """A short line at the top without mark, which names the meeting or stands above headings."""
    block = rest[0]
    text = block.words.text
    below = rest[1] if len(rest) > 1 else None
    if below is None or block.marker or block.kind not in ("paragraph", "heading") or _is_marked(block):
        return False
    if (
        len(WORD.findall(text)) > LONGEST
        or text.endswith((":", ",", ";"))
        or (text.endswith(".") and not titled)
    ):
        return False
    named = names_a_meeting(text, words)
    if ":" in text and not named:
        return False
    if YEAR.search(text) and any(_is_dated_heading(one, words) for one in rest[1:]):
        return False  # one of several meetings, each under its date
    looks = block.words.all_bold or block.look.centred or _capitals(text)
    if titled:
        if kind_of_heading(words, text)[1] >= 2.5 and not named:
            return False
        if block.gap == 0 and below.gap and len(WORD.findall(text)) <= 6 and ":" not in text:
            return True  # the second line of a letterhead
        if text.endswith(".") and not DAY.search(fold(text)):
            return False
        dated = bool(YEAR.search(text)) or bool(DAY.search(fold(text)))
        goes_on = (
            below.kind == "heading"
            or dated
            or bool(YEAR.search(below.words.text))
            or _capitals(below.words.text)
        )
        return goes_on and (looks or named or dated) and len(text) < 90
    if (
        len(rest) > 2
        and below.gap == 0
        and below.kind == "paragraph"
        and len(WORD.findall(below.words.text)) <= 8
        and ":" not in below.words.text
    ):
        below = rest[2]  # a letterhead of two lines: what counts is what follows it
    points = _title_points(block, below, words, named=named, looks=looks)
    if below.gap and below.kind != "heading" and any(one.kind == "heading" for one in rest[1:]):
        points += 1.5  # short and alone above a document with headings
    return points >= ENOUGH


def _title_points(block: Block, below: Block, words: Vocabulary, *, named: bool, looks: bool) -> float:
    """Weigh what speaks for a first line being the title."""
    text = block.words.text
    kind, strength = kind_of_heading(words, text)
    points = 0.5 + 2.0 * named + 1.0 * looks + 1.0 * bool(YEAR.search(text))
    if below.kind == "heading":
        points += 2.0
    elif below.marker is not None and below.indent == 0 and not _states_a_fact(below, words):
        points -= 1.0
    if _states_a_fact(below, words):
        points += 2.0
    if strength >= 2.0 and kind != "discussion":
        points -= 3.0 if not YEAR.search(text) else 0.0
    elif strength >= 2.0 and not named:
        points -= 2.0
    return points


def _is_marked(block: Block) -> bool:
    return block.kind == "heading" and block.cues[:1] == ("carrier-heading",)


def _capitals(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 3 and all(c.isupper() for c in letters)


def _is_dated_heading(block: Block, words: Vocabulary) -> bool:
    text = block.words.text
    return (
        block.kind in ("heading", "paragraph")
        and len(text) < 140
        and bool(YEAR.search(text))
        and names_a_meeting(text, words)
        and not block.marker
    )


def _states_a_fact(block: Block, words: Vocabulary) -> bool:
    """Whether a line gives a date or opens with a key such as «Fecha:»."""
    key, colon, _ = block.words.text.partition(":")
    if any(fold(name).strip(" :.") in words.keyed("meeting") for name in block.columns):
        return True
    return bool(colon and fold(key).strip(" *.") in words.keyed("meeting")) or (
        bool(YEAR.search(block.words.text)) and len(block.words.text) < 90
    )
