"""Scanned lines to blocks: wrapped lines joined, statements on lines of their own kept apart."""

from __future__ import annotations

import re
from dataclasses import replace

from actas.model.block import Block, Words
from actas.model.record import Link
from actas.model.span import Span
from actas.outline.markup import words_of
from actas.outline.scan import Scanned
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import name_words

WIDEST_WRAP = 132  # columns; longer lines were not broken by hand
FINAL = (".", "!", "?", ":", ";", "…", ".”", '."', ".»", ".)", "?)", "!)")
ADDRESS = re.compile(r"https?://\S+")
LABELLED = re.compile(r"[^:.]{1,40}:\s")
CLOSERS = "\"'”»)’"


def blocks(rows: list[Scanned], words: Vocabulary, *, markdown: bool, flowing: bool = False) -> list[Block]:
    """Return the blocks of the notes in order, none of them judged as a heading by its wording yet.

    ``flowing`` where the format says that only a blank line ends a paragraph (Markdown).
    """
    wrap = wrap_width(rows)
    small = words.phrases("language", "function_words")
    groups: list[tuple[list[Scanned], int]] = []
    gap = 0
    for row in rows:
        if row.kind == "blank":
            gap += 1
            continue
        if row.kind == "underline" or (groups and _goes_on(groups[-1][0], row, gap, wrap, small)):
            groups[-1][0].append(row)
        else:
            groups.append(([row], gap))
        gap = 0
    return [_block(group, gap, markdown) for group, gap in (_flowing(groups, words) if flowing else groups)]


def _flowing(groups: list[tuple[list[Scanned], int]], words: Vocabulary) -> list[tuple[list[Scanned], int]]:
    """Join sentences on lines of their own: in Markdown only a blank line ends a paragraph.

    Lines without a full stop at their end are statements, and so are those that name a speaker.
    """
    out: list[tuple[list[Scanned], int]] = []
    for run in _runs(groups):
        for place, (group, gap) in enumerate(run):
            ended = bool(place) and out[-1][0][-1].words.text.rstrip(CLOSERS).endswith((".", "!", "?"))
            if ended and not _names_speaker(group[0], words) and not _names_speaker(out[-1][0][0], words):
                out[-1][0].extend(group)
            else:
                out.append((list(group), gap))
    return out


def _names_speaker(row: Scanned, words: Vocabulary) -> bool:
    """Whether a line opens with somebody, or with a label."""
    text = row.words.text
    if LABELLED.match(text):
        return True
    table = name_words(words)
    first = [fold(token).strip(".,") for token in text.split()[:3]]
    return (
        any(token in table.given or token in table.roles or token in table.honorifics for token in first)
        or text[:1] in "@["
    )


def _runs(groups: list[tuple[list[Scanned], int]]) -> list[list[tuple[list[Scanned], int]]]:
    """Cut groups into runs of plain lines without a blank line between them."""
    runs: list[list[tuple[list[Scanned], int]]] = []
    for group, gap in groups:
        plain = group[0].kind == "plain" and group[0].look.list_level is None and not group[0].look.style
        if runs and plain and gap == 0 and runs[-1][-1][0][0].kind == "plain":
            runs[-1].append((group, gap))
        else:
            runs.append([(group, gap)])
    return runs


def wrap_width(rows: list[Scanned]) -> int | None:
    """Return the column at which the notes were wrapped by hand or program; None when they were not.

    Wrapped notes have no long lines, and where a line goes on, the next word would not have fitted.
    """
    lengths = sorted(row.indent + len(row.raw) for row in rows if row.raw and "://" not in row.raw)
    if not lengths:
        return None
    widest = lengths[max(0, len(lengths) * 98 // 100 - 1)]
    if widest > WIDEST_WRAP or widest < 50:
        return None
    fits = breaks = 0
    for above, below in zip(rows, rows[1:], strict=False):
        if above.kind in ("plain", "marked") and below.kind == "plain" and above.raw and below.raw:
            if _would_fit(above, below, widest):
                fits += 1
            else:
                breaks += 1
    return widest if breaks >= 2 and breaks >= fits / 2 else None


def _would_fit(above: Scanned, below: Scanned, widest: int) -> bool:
    return above.indent + len(above.raw) + 1 + len(below.raw.split(None, 1)[0]) <= widest


def _goes_on(group: list[Scanned], row: Scanned, gap: int, wrap: int | None, small: frozenset[str]) -> bool:
    """Whether a plain line right under another is the same statement, broken."""
    first, last = group[0], group[-1]
    if (
        row.kind != "plain"
        or last.kind not in ("plain", "marked")
        or last.quoted != row.quoted
        or not last.words.text
    ):
        return False
    text, above = row.words.text, last.words.text
    ended = above.rstrip(CLOSERS).endswith(FINAL)
    if gap:  # a paragraph of its own, unless the item above was left in the middle of its sentence
        return (
            gap == 1
            and bool(first.marker)
            and row.indent > first.indent
            and text[:1].islower()
            and above.endswith(",")
        )
    if ADDRESS.fullmatch(text) and above.endswith(":") and not above.isupper():
        return True
    if len(above) > 20 and _shouts(above) != _shouts(text) and len(text) > 20:
        return False  # a title in capitals, and then what was said
    if wrap and not _would_fit(last, row, wrap):
        return True
    if first.marker and row.indent >= first.indent and row.indent > 0:
        return True
    if _shouts(above) and _shouts(text) and not ended and len(above) > 20:
        return True  # a title in capitals over two lines
    if text[:1].islower() or text[:1] in ")],;":
        return wrap is not None or not above.rstrip(CLOSERS).endswith((".", ":", ";"))
    if ended:
        return False
    if above.endswith((",", "-", "–", "(", "/")) or text[:1] == "(":
        return True
    return fold(above.rsplit(None, 1)[-1]) in small and len(above) > 30


def _shouts(text: str) -> bool:
    """Whether nearly all letters are capitals: «VEINTiTRES» is a slip."""
    letters = [char for char in text if char.isalpha()]
    return len(letters) > 3 and sum(char.isupper() for char in letters) >= 0.85 * len(letters)


def _block(group: list[Scanned], gap: int, markdown: bool) -> Block:
    row = group[0]
    kind = {"marked": "item", "row": "row", "heading": "heading"}.get(row.kind, "paragraph")
    level = row.level
    if row.look.heading is not None and row.kind != "row":
        kind, level = "heading", row.look.heading
    return Block(
        kind=kind, span=Span(row.number, group[-1].number), words=_words(group, markdown), marker=row.marker,
        indent=row.indent, level=level, cells=row.cells, table=row.look.table, gap=gap, look=row.look,
        cues=("carrier-heading",) if kind == "heading" else (),
    )  # fmt: skip


def _words(group: list[Scanned], markdown: bool) -> Words:
    rows = [row for row in group if row.kind != "underline"]
    row = rows[0]
    words = row.words if len(rows) == 1 else words_of(" ".join(one.rest for one in rows), markdown=markdown)
    if all(one.look.bold for one in rows):
        words = replace(words, bold=len(words.text))
    elif row.look.bold_lead:
        words = replace(words, bold=row.look.bold_lead)
    if all(one.look.italic for one in rows):
        words = replace(words, italic=len(words.text))
    carried = tuple(
        Link(words=" ".join(shown.split()), href=href) for one in rows for shown, href in one.look.links
    )
    return replace(words, links=words.links + carried) if carried else words
