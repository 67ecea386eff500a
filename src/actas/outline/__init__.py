"""Clean lines to a tree of headings and blocks: how the notes look, not yet what they mean."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby

from actas.model.block import Block, Clean, Outline, Part
from actas.model.record import Discarded
from actas.outline.blocks import blocks as group_blocks
from actas.outline.headings import headings, split_tail
from actas.outline.names import mark_names
from actas.outline.nesting import nest
from actas.outline.scan import TEXT_FORMATS, scan
from actas.outline.title import lift_title
from actas.vocabulary import Vocabulary

SPACED = 0.3  # share of paragraphs with an empty one before them, from which a Word file sets things apart by blank lines
WORDS_IN_HEADER_CELL = 5


def outline(clean: Clean, words: Vocabulary) -> Outline:
    """Return the outline of the notes; every block keeps its lines and why it was taken for what it is."""
    text_format = clean.format in TEXT_FORMATS
    found = group_blocks(scan(clean), words, markdown=text_format, flowing=clean.format == "md")
    found, columns = _without_column_names(_with_table_headers(found))
    spaced = sum(block.gap > 0 for block in found) > len(found) * SPACED
    apart = not (text_format or spaced)
    found = headings(found, words, apart=apart)
    found = mark_names(found, words)
    title, rest = lift_title(found, words, named=any("tit" in key.key for key in clean.front))
    rest = [_tidied(split_tail(block, words)) if block.kind == "heading" else block for block in rest]
    return Outline(
        title=tuple(title),
        parts=_parts(rest, words, apart),
        discarded=(*clean.discarded, *columns),
        front=clean.front,
    )


def _tidied(block: Block) -> Block:
    """A heading's words without the colon at their end."""
    text = re.sub(r"\s*[:=–—]+\s*$", "", block.words.text)
    return replace(block, words=replace(block.words, text=text or block.words.text))


def _with_table_headers(found: list[Block]) -> list[Block]:
    """The first row of a table whose cells are all short names is its header."""
    out: list[Block] = []
    tables = 0
    for is_row, run in groupby(found, key=lambda block: block.kind == "row"):
        rows = list(run)
        if not is_row:
            out.extend(rows)
            continue
        tables += 1
        for at, row in enumerate(rows):
            cells = [cell for cell in row.cells or () if cell]
            first_of_table = at == 0 or row.table != rows[at - 1].table
            head = (
                first_of_table
                and len(rows) > 1
                and len(cells) > 1
                and all(len(cell.split()) <= WORDS_IN_HEADER_CELL for cell in cells)
            )
            named = (
                head
                and not any(char.isdigit() for cell in cells for char in cell)
                and not any(cell.endswith(":") for cell in cells)
            )
            out.append(replace(row, header=named and len(row.cells or ()) > 1, table=row.table or tables))
    return out


def _without_column_names(found: list[Block]) -> tuple[list[Block], list[Discarded]]:
    """Set the names of a table's columns aside: they say how to read the rows, and say nothing themselves."""
    aside = [
        Discarded(lines=block.span, text=block.words.text, reason="table-header")
        for block in found
        if block.header
    ]
    columns: dict[int | None, tuple[str, ...]] = {
        block.table: block.cells or () for block in found if block.header
    }
    rows = [
        replace(block, columns=columns.get(block.table, ())) if block.kind == "row" else block
        for block in found
    ]
    return [block for block in rows if not block.header], aside


def _parts(blocks: list[Block], words: Vocabulary, apart: bool) -> tuple[Part, ...]:
    """Group blocks under their headings, and parts under the parts they belong to."""
    flat: list[tuple[Block | None, list[Block]]] = [(None, [])]
    for block in blocks:
        if block.kind == "heading":
            flat.append((block, []))
        else:
            flat[-1][1].append(block)
    if not flat[0][1]:
        flat = flat[1:]
    parts, _ = _below(flat, 0, -1, words, apart)
    return parts


def _below(
    flat: list[tuple[Block | None, list[Block]]], at: int, level: int, words: Vocabulary, apart: bool
) -> tuple[tuple[Part, ...], int]:
    """Return the parts deeper than ``level`` from place ``at`` on, and the place after them."""
    out: list[Part] = []
    while at < len(flat):
        heading, body = flat[at]
        own = 1 if heading is None else max(1, heading.level or 1)
        if own <= level:
            break
        nodes = nest(body, words, apart=apart)
        inner, after = _below(flat, at + 1, own, words, apart) if heading is not None else ((), at + 1)
        out.append(Part(heading=heading, nodes=nodes, parts=inner))
        at = after
    return tuple(out), at
