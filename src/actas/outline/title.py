"""What names the meeting before anything is said in it: a title, a date line, a letterhead."""

from __future__ import annotations

import re
from dataclasses import replace

from actas.model.block import Block
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.sections import kind_of_heading

LONGEST = 24  # words of a title
WORD = re.compile(r"\w+")
YEAR = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b")


def lift_title(blocks: list[Block], words: Vocabulary) -> tuple[list[Block], list[Block]]:
    """Return the blocks that only name the meeting, and the rest."""
    title: list[Block] = []
    others: list[Block] = []  # a line above the title that is none: a link to another language, a greeting
    for at, block in enumerate(blocks[:6]):
        rest = blocks[at:]
        if block.kind == "heading" and block.level == 0:
            title.append(block)
        elif not title and len(rest) > 1 and block.kind == "paragraph" and _is_marked_title(rest[1:], words, False):
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
    levels = [one.level for one in rest[1:] if one.kind == "heading" and one.level]
    kind, strength = kind_of_heading(words, block.words.text)
    named = names_a_meeting(block.words.text, words)
    dated = bool(YEAR.search(block.words.text))
    above_all = all(level > block.level for level in levels)
    if strength >= 3.0 and not dated and not (named and kind == "discussion" and above_all and levels):
        return False
    if above_all:
        return bool(levels) or named or dated
    return named and dated and block.cues[:1] == ("carrier-heading",)


def _is_bare_title(rest: list[Block], words: Vocabulary, titled: bool) -> bool:
    """A short first line without mark, which names the meeting or stands above headings."""
    block = rest[0]
    text = block.words.text
    if block.kind not in ("paragraph", "heading") or block.marker or block.kind == "heading" and block.cues[:1] == ("carrier-heading",):
        return False
    if len(WORD.findall(text)) > LONGEST or text.endswith((":", ",", ";")) or (text.endswith(".") and not titled):
        return False
    named = names_a_meeting(text, words)
    if named and len(rest) > 1 and not titled and _states_a_fact(rest[1], words):
        return True
    if (kind_of_heading(words, text)[1] >= 2.0 and not YEAR.search(text)) or (":" in text and not names_a_meeting(text.partition(":")[0], words)):
        return False
    below = rest[1] if len(rest) > 1 else None
    if below is None or below.marker and below.indent == 0 and not names_a_meeting(text, words):
        return False
    looks = block.words.all_bold or block.look.centred or _capitals(text)
    if YEAR.search(text) and any(_is_dated_heading(one, words) for one in rest[1:]):
        return False  # one of several meetings, each under its date
    if titled and block.gap == 0 and below.gap and len(WORD.findall(text)) <= 6 and ":" not in text:
        return True  # the second line of a letterhead
    if titled:
        return below.kind == "heading" and (looks or named or bool(YEAR.search(text))) and len(text) < 90
    return named and len(text) < 140 or below.kind == "heading" or (looks and below.kind != "item")


def _capitals(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 3 and all(c.isupper() for c in letters)


def _is_dated_heading(block: Block, words: Vocabulary) -> bool:
    text = block.words.text
    return block.kind in ("heading", "paragraph") and len(text) < 140 and bool(YEAR.search(text)) and names_a_meeting(text, words) and not block.marker


def _states_a_fact(block: Block, words: Vocabulary) -> bool:
    """Whether a line gives a date or opens with a key such as «Fecha:»."""
    key, colon, _ = block.words.text.partition(":")
    return bool(colon and fold(key).strip(" *.") in words.keyed("meeting")) or (bool(YEAR.search(block.words.text)) and len(block.words.text) < 90)
