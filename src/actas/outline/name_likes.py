"""Names alone on their lines by what else stands in the notes: lines of the same look, who came or speaks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from actas.model.block import Block
from actas.model.compiled import compiled
from actas.outline.name_lines import KNOWN, SURE
from actas.outline.who_came import named_behind_key
from actas.vocabulary import Vocabulary
from actas.vocabulary.alone import ASIDE
from actas.vocabulary.fold import fold
from actas.vocabulary.sections import EXACT, kind_of_heading

NAMED = 2.5  # points of a given name and a surname
LONGEST = 4  # words of a name that only its like make one
SEVERAL = 2  # sure ones, before they make others
LONGEST_BODY = 10  # words of a body's name
NOUNS = ("bodies", "named_bodies")
# «Ana Ruiz, herrera, cuenta que …», «Ana: …», «Ana (Red Lago) – …»: what a line opens with
CRIED = compiled(r"[A-ZÀ-Þ][A-ZÀ-Þ.'’ -]+(?: \([^()]+\))?:")
OPENS = compiled(r"((?:[^\W\d_][\w.'’-]*)(?: [^\W\d_][\w.'’-]*){0,3})(?:[,:]\s|\s\(|\s[-–—]\s)")


def of_one_look(
    blocks: Sequence[Block], points: Sequence[float], sure: set[int], words: Vocabulary
) -> set[int]:
    """Return bold lines that are people as those are that stand in bold in the same section.

    A full name is one beside one person beyond doubt; any short name is where two of three are people.
    """
    found = set[int]()
    alike: list[int] = []
    for at, block in enumerate(blocks):
        bold = block.words.bold and block.kind in ("heading", "paragraph") and block.marker is None
        if bold and block.words.all_bold:
            alike.append(at)
        elif block.kind == "heading" and alike:
            found |= _people_among(alike, blocks, points, sure, words)
            alike = []
    return found | _people_among(alike, blocks, points, sure, words)


def _people_among(
    alike: Sequence[int], blocks: Sequence[Block], points: Sequence[float], sure: set[int], words: Vocabulary
) -> set[int]:
    alike = [at for at in alike if at < len(points)]
    known = {at for at in alike if at in sure or points[at] >= NAMED}
    if not any(points[at] >= SURE for at in known):
        return set()
    if len(known) >= SEVERAL and len(known) * 3 >= len(alike) * 2:
        known.update(at for at in alike if _may_name(blocks[at].words.text, words))
    return known


def _may_name(text: str, words: Vocabulary) -> bool:
    """Whether a short line has capitals as names do, and is called as no section is."""
    tokens = text.strip(" :").split()
    small = words.grammar("of", "articles", "and")
    return (
        0 < len(tokens) <= LONGEST
        and text[-1:].isalpha()
        and all(token[:1].isupper() or fold(token) in small for token in tokens)
        and kind_of_heading(words, text)[1] < EXACT
    )


def in_capitals_alike(blocks: Sequence[Block], points: Sequence[float], sure: set[int]) -> list[int]:
    """Return all lines in capitals with a colon, where one is somebody beyond doubt and each may be a name.

    «**BRUNO:**», who speaks again elsewhere, «**TEKLA:**», «**HR. OLM (Mill):**», each above what was said.
    """
    alike = [at for at in range(len(points)) if CRIED.fullmatch(blocks[at].words.text)]
    if len(alike) < SEVERAL or sure.isdisjoint(alike) or not all(points[at] > 0 for at in alike):
        return []
    return alike


def told_elsewhere(
    blocks: Sequence[Block], few: Sequence[int], points: Sequence[float], words: Vocabulary
) -> Iterator[int]:
    """Yield names right above what was said, with none beside them, whose bearer came or speaks elsewhere."""
    maybe = {at: fold(blocks[at].words.text.rstrip(" :")) for at in few if _stands_above(blocks, at, points)}
    if not maybe:
        return
    named = Counter[str]()  # in how many lines
    for block in blocks:
        named.update(_names_in(block, words))
    yield from (at for at, name in maybe.items() if named[name] > 0)


def come_again(
    blocks: Sequence[Block], few: Sequence[int], points: Sequence[float], sure: set[int]
) -> Iterator[int]:
    """Yield known names right above something that speak elsewhere in the notes, or two that come again.

    «Barreras», «Sociedad civil», a list, «Gobierno», a list; «Propuestas», «Sociedad civil», a list …
    """
    known = {
        at: fold(blocks[at].words.text.rstrip(" :"))
        for at in few if points[at] >= KNOWN and not blocks[at + 1].gap
    }  # fmt: skip
    if not known:
        return
    again = {name for name, times in Counter(known.values()).items() if times >= SEVERAL}
    speaking = {fold(blocks[at].words.text.rstrip(" :")) for at in sure}
    yield from (
        at for at, name in known.items() if name in speaking or (len(again) >= SEVERAL and name in again)
    )


def bodies_beside(
    blocks: Sequence[Block], points: Sequence[float], sure: set[int], words: Vocabulary
) -> Iterator[int]:
    """Yield bodies of no table, alone as those stand that surely speak right before them in the same section.

    «PERÚ», «CHILE», «ASOCIACIÓN DE VIUDAS DE LORETO», each below a blank line and right above what was said.
    """
    before = 0  # who spoke since the last heading
    shouts = False
    for at in range(len(points)) if len(sure) >= SEVERAL else ():
        block = blocks[at]
        if at in sure:
            before, shouts = before + 1, block.words.text.isupper()
            continue
        if not before or block.kind not in ("heading", "paragraph"):
            continue
        apart = block.gap > 0 and not blocks[at + 1].gap and block.marker is None and block.label is None
        alike = before >= SEVERAL and apart and block.words.text.isupper() == shouts
        if alike and (points[at] >= KNOWN or _is_body_in_full(block.words.text, words)):
            yield at
        elif block.kind == "heading":
            before = 0


def _is_body_in_full(text: str, words: Vocabulary) -> bool:
    """Whether a body is named: «Federación de Mujeres», "WIDOWS CLUB OF GULU", «Mayotte (la préfecture)»."""
    aside = ASIDE.search(text)
    bare = text[: aside.start()] if aside else text
    tokens = fold(bare).replace("-", " ").split()
    if len(tokens) > LONGEST_BODY or not "".join(tokens).replace("'", "").isalpha():
        return False
    if tokens[0] in words.grammar("small_groups") or not bare.split()[-1][0].isupper():
        return False
    return _has_noun(tokens, words) or (aside is not None and _has_noun(fold(aside[1]).split(), words))


def _has_noun(tokens: Sequence[str], words: Vocabulary) -> bool:
    """Whether the noun of a body opens several words, or in English ends them: "the office of …"."""
    of = next((at for at, token in enumerate(tokens) if at and token in words.grammar("of")), len(tokens))
    first = tokens[tokens[0] in words.grammar("articles") and len(tokens) > 1]
    leads = any(first in words.phrases("actors", key, code) for key in NOUNS for code in ("es", "fr", "pt"))
    ends = any(tokens[of - 1] in words.phrases("actors", key, "en") for key in NOUNS)
    return len(tokens) >= SEVERAL and (leads or ends)


def _stands_above(blocks: Sequence[Block], at: int, points: Sequence[float]) -> bool:
    below = blocks[at + 1]
    return (
        points[at] >= KNOWN and not below.gap and (below.kind == "item" or not blocks[at + 1].words.all_bold)
    )


def _names_in(block: Block, words: Vocabulary) -> Iterator[str]:
    """Yield folded what may be somebody's name in a line: those who came, or the label that opens it."""
    text = block.words.text
    opened = OPENS.match(text)
    if opened:
        yield fold(opened[1])
    yield from named_behind_key(text, words)
