"""Tables that only set words beside each other: boxes with a name and what stands below it, letterheads.

Such a table is no list of things with columns. Read row by row it mixes what its boxes hold, so each box is
read from its name to its end: the strengths, then the weaknesses.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from actas.model.compiled import compiled
from actas.read.draft import Row
from actas.read.paragraph import GROUND, TYPED, is_page, table_row

Cell = Sequence[Row]
# All that the cell says which numbers the paragraphs beside it: «2.», «IV», «3.1».
NUMBERED = compiled(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}|[IVX]{1,5}|[A-Za-z])\s?[.)/]?-?")
LONGEST_COUNTED = 14  # words that name what the paragraphs below them are about
LONGEST_NAME = 8  # words of a box's name
SHORTEST_TEXT = 8  # words of a paragraph that may stand alone beside its name
TOLD_ENDS = (".", ":", ";", "?", "!", "…", ".»", ".”", '."')
SHORTEST_SAID = 4  # words of a paragraph of which most begin small, as no name does
PAIR = 2  # cells of a row with a name and what it holds; lines that make a list


def table_rows(drawn: Iterable[Iterable[Sequence[Row]]], table: int, debris: str | None) -> list[Row]:
    """Return the lines of a table, given those of each cell of its rows.

    Args:
        drawn: row by row, the lines of each cell.
        table: its number in the document.
        debris: why nothing in it is content, if so.

    """
    rows = [[[line for line in cell if line[0].strip()] for cell in cells] for cells in drawn]
    wide = [row for row in rows if len(row) > 1]  # a row of one cell is a frame around its paragraphs
    if not wide:
        order: Iterator[Row] | None = None
    elif len(rows) == 1 and _is_letterhead(rows[0]):
        order = _lines(rows[0])
    elif all(map(_are_boxes, wide)):
        order = _lines(cell for row in rows for cell in row)
    elif _are_pairs(wide):
        order = _lines(_beneath(rows))
    elif _counts_paragraphs(rows):
        order = _lines(_past_margin([cell for cell in row if cell]) for row in rows if any(row))
    elif any(map(_names_a_list, wide)) and all(map(_is_named, wide[1:])):
        return list(_beside(rows, table, debris))
    elif len(wide) > 1 and all(map(_has_margin, wide)):
        order = _lines(_past_margin(row) if len(row) > 1 else row[0] if row else () for row in rows)
    else:
        order = None
    if order is None:
        # Among rows of columns a table inside a cell is a part of its row.
        pages = sum(any(map(is_page, row)) for row in wide) * 2 >= len(wide)
        drawn_rows = [
            [(text, replace(look, table=look.table or table)) for text, look in _lines(row)]
            if _holds_boxes(row)
            else table_row(row, table, debris, pages=pages)
            for row in rows
        ]
        return _headed(drawn_rows, _opening(rows))
    return [(text, replace(look, table=look.table or table)) for text, look in order]


def _headed(drawn: Sequence[Sequence[Row]], opening: frozenset[int]) -> list[Row]:
    """Return the lines of a table; its only row, set as a heading is, heads what follows.

    Of several rows, what is set so names their columns, but for those that are known to be ``opening``.
    """
    alone = sum(bool(text.strip()) for lines in drawn for text, _ in lines) == 1
    return [
        _row_or_heading(row, alone or at in opening) if row[1].cells and row[1].heading else row
        for at, lines in enumerate(drawn)
        for row in lines
    ]


def _opening(rows: Sequence[Sequence[Cell]]) -> frozenset[int]:
    """Return the places of rows that open a part: a heading beside minutes or a name, rows without one below.

    «15 min | Obras | Ana Ruiz» above «Debate | …», «Conclusiones | …», as forms of minutes have it.
    """
    set_so = [{look.heading is not None for cell in row for _, look in cell} for row in rows]
    mixed = [at for at, marks in enumerate(set_so) if len(marks) > 1]
    below = [at + 1 < len(rows) and set_so[at + 1] == {False} for at in mixed]
    return frozenset(mixed) if all(below) else frozenset()


def _row_or_heading(row: Row, alone: bool) -> Row:
    text, look = row
    return text, replace(look, cells=None) if alone else replace(look, heading=None)


def _has_margin(row: Sequence[Cell]) -> bool:
    """Whether an hour, a number or nothing stands beside a box: «9:15 | Obras», below it what was said."""
    if len(row) != PAIR or len(row[0]) > 1 or len(row[1]) < PAIR or not _is_name(row[1][0]):
        return False
    margin = row[0][0][0] if row[0] else ""
    return not margin or (len(margin.split()) < PAIR + 1 and any(map(str.isdecimal, margin)))


def _past_margin(row: Sequence[Cell]) -> Cell:
    """Return a box with what stands in its margin before its name."""
    first, *others = row[1]
    if not row[0]:
        return row[1]
    margin = row[0][0][0].strip()
    lead = first[1].bold_lead
    return [_behind(margin, first, lead + len(margin) + 1 if lead else 0), *others]


def _behind(margin: str, line: Row, bold_lead: int) -> Row:
    """Return a line with what stands beside it before its words, also before those without a form's own."""
    text, look = line
    said = None if look.said is None else f"{margin} {look.said.strip()}"
    return f"{margin} {text.strip()}", replace(look, said=said, bold_lead=bold_lead)


def _lines(cells: Iterable[Cell]) -> Iterator[Row]:
    for cell in cells:
        yield from cell


def _is_letterhead(row: Sequence[Cell]) -> bool:
    """Whether the only row of a table holds paragraphs, beside each other or beside a picture."""
    filled = [cell for cell in row if cell]
    return len(filled) == 1 or any(len(cell) > 1 for cell in filled)


def _are_boxes(row: Sequence[Cell]) -> bool:
    """Whether each cell of a row opens with its own name: «FORTALEZAS», and below it what these are."""
    filled = [cell for cell in row if cell]
    return bool(filled) and all(len(cell) > 1 and _is_name(cell[0]) for cell in filled)


def _holds_boxes(row: Sequence[Cell]) -> bool:
    """Whether a row among others sets boxes beside each other: «PRESENTES» and names, «AUSENTES» and names.

    Names of columns may go over two lines, both in bold.
    """
    if len(row) < PAIR or not all(row) or not _are_boxes(row):
        return False
    return not any(look.bold or look.cells for cell in row for _, look in cell[1:])


def _are_pairs(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether rows of names stand above rows of lists, by turns."""
    if len(rows) % PAIR or not rows:
        return False
    return all(map(_names_lists, rows[::PAIR], rows[1::PAIR]))


def _names_lists(names: Sequence[Cell], lists: Sequence[Cell]) -> bool:
    if len(names) != len(lists) or sum(map(bool, lists)) < PAIR or not any(map(_is_list, lists)):
        return False
    named = all(len(cell) == 1 and _is_short(cell[0]) for cell in names if cell)
    beside = zip(names, lists, strict=True)
    return named and all(name and all(map(_is_marked, cell)) for name, cell in beside if cell)


def _beneath(rows: Sequence[Sequence[Cell]]) -> Iterator[Cell]:
    """Yield each name of a row and what stands below it."""
    names: Sequence[Cell] = ()
    for row in rows:
        if len(row) < PAIR:  # over all columns; or an empty one, as editors leave them behind
            yield from row
        elif names:
            for name, cell in zip(names, row, strict=True):
                yield _set_off(name)
                yield cell
            names = ()
        else:
            names = row


def _set_off(name: Cell) -> Cell:
    """Return a name with what the table shows: that it stands in a box of its own."""
    return [(text, replace(look, face=(*look.face, GROUND))) for text, look in name]


def _is_named(row: Sequence[Cell]) -> bool:
    """Whether a row is a name and what stands beside it."""
    return len(row) == PAIR and len(row[0]) == 1 and _is_name(row[0][0])


def _names_a_list(row: Sequence[Cell]) -> bool:
    """Whether points or paragraphs stand beside a name: «Pauta», «Discussão»; not who came, a name a line."""
    if not (_is_named(row) and _is_list(row[1])):
        return False
    return all(_is_marked(line) or _is_told(line) for line in row[1]) or _is_prose(row[1])


def _is_prose(cell: Cell) -> bool:
    """Whether the paragraphs of a cell tell at length, as names of people and places do not.

    Most words of these begin large: «Plazo de pago hasta el viernes» is none.
    """
    tell = sum(look.cells is None and _is_said(text.split()) for text, look in cell)
    return tell * 2 >= len(cell)


def _is_said(words: Sequence[str]) -> bool:
    small = sum(word[0].islower() for word in words)
    return len(words) > LONGEST_NAME or (len(words) >= SHORTEST_SAID and small * 2 > len(words))


def _names_a_text(row: Sequence[Cell]) -> bool:
    """Whether a paragraph stands beside a name: «Informes | A diretora disse que …»."""
    said = row[1] if _is_named(row) else ()
    return len(said) == 1 and _is_told(said[0]) and len(said[0][0].split()) >= SHORTEST_TEXT


def _beside(rows: Sequence[Sequence[Cell]], table: int, debris: str | None) -> Iterator[Row]:
    """Yield the lines of rows with a name on the left, a list or text on the right; of others their row."""
    for at, row in enumerate(rows):
        if _names_a_list(row) or _names_a_text(row):
            for text, look in _lines((_set_off(row[0]), row[1])):
                yield text, replace(look, table=look.table or table)
        elif at == 0 and len(rows) > 1 and all(len(cell) == 1 and _is_name(cell[0]) for cell in row):
            # What the columns are called: no row below is read by that.
            yield from table_row(row, table, debris or "table-header")
        else:
            yield from table_row(row, table, debris)


def _is_name(line: Row) -> bool:
    """Whether a line is set as names of boxes are: bold, in capitals, as a heading, with a colon."""
    text, look = line
    set_off = look.bold or look.heading is not None or text.isupper() or text.rstrip().endswith(":")
    return set_off and _is_short(line)


def _is_short(line: Row) -> bool:
    text, look = line
    return look.cells is None and not _is_marked(line) and len(text.split()) <= LONGEST_NAME


def _is_told(line: Row) -> bool:
    """Whether a line ends as paragraphs do."""
    text, look = line
    return look.cells is None and text.rstrip().endswith(TOLD_ENDS)


def _counts_paragraphs(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether each row is a number and paragraphs beside it, most of them below a first one that is short."""
    full = [filled for row in rows if (filled := [cell for cell in row if cell])]
    if len(full) < PAIR or any(len(row) != PAIR or len(row[0]) > 1 for row in full):
        return False
    if any(look.cells for row in full for cell in row for _, look in cell):
        return False
    if not all(NUMBERED.fullmatch(row[0][0][0].strip()) for row in full):
        return False
    named = sum(len(row[1]) > 1 and len(row[1][0][0].split()) <= LONGEST_COUNTED for row in full)
    return named * 3 > len(full) * 2


def _is_list(cell: Cell) -> bool:
    return len(cell) >= PAIR


def _is_marked(line: Row) -> bool:
    """Whether a line begins with a bullet or number, automatic or typed."""
    text, look = line
    return look.marker is not None or look.list_level is not None or TYPED.match(text) is not None
