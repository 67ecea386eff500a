"""Which row of a table names its columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import count, groupby
from typing import NamedTuple

from actas.model.block import Block, targets_of
from actas.model.compiled import compiled
from actas.model.plain import replace
from actas.model.record import Discarded
from actas.outline.own_points import held_kind
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import CAME_OR_NOT, SHORTENED, known_actor, person_score
from actas.vocabulary.sentences import is_sentence

PAIR = 2  # cells of a row that is a key and its value
GIVEN = 2.0  # `person_score` of a known given name
ASIDE = compiled(r"\s*\([^()]*\)")  # «Colin Rudge (aseguradora)»
YEAR = compiled(r"\b(?:19|20)\d\d\b")
FIGURE = compiled(r"\D{0,4}\d[\d.,\s]*\D{0,4}")  # «120», «30 %», «USD 45.000»
LONGEST_NAME = 5  # words of a column's name
TOLD = frozenset({"date", "time", "start", "end", "duration", "place", "title"})


def with_columns(blocks: Sequence[Block], words: Vocabulary) -> tuple[list[Block], list[Discarded]]:
    """Return the blocks with rows that know their columns, and the rows of column names set aside.

    Those say how to read the other rows, and say nothing themselves. A table that a line of text parts
    keeps its columns, unless it names others below.
    """
    found: list[Block] = []
    heads: list[Block] = []
    ruled: list[Block] = []  # lines to sign on
    left: list[Block] = []  # rows of a form that nobody filled in
    columns: dict[int | None, tuple[str, ...]] = {}
    tables = count(1)
    held: dict[int, list[Block]] = {}  # of the carrier's tables
    for block in blocks:
        if block.kind == "row" and block.look.table:
            held.setdefault(block.look.table, []).append(block)
    for is_row, run in groupby(blocks, key=lambda block: block.kind == "row"):
        if not is_row:
            found.extend(run)
            continue
        rows: list[Block] = []
        for row in _numbered(run, tables, words):
            (ruled if _is_ruled(row) else rows).append(row)
        for number, table in _with_heads(rows, words):
            read = _read(table, held, words)
            heads.extend(read.heads)
            if read.columns is not None:
                columns[number] = read.columns
            known = columns.get(number, ())
            filled: list[Block] = []
            for row in read.rows:
                (left if not row.words.text or _is_unfilled(row, known, words) else filled).append(row)
            found.extend(_below(filled, ("", *known[1:]) if _counts_rows(filled, known, words) else known))
    named = [Discarded(lines=head.span, text=head.words.text, reason="table-header") for head in heads]
    named += [Discarded(lines=row.span, text=row.words.text, reason="rule") for row in ruled]
    # «| | |» stands above a table of Markdown whose columns have no names.
    drawn = ((row, row.words.text or "|" * (len(row.cells or ()) + 1)) for row in left)
    named += [Discarded(lines=row.span, text=text, reason="empty-row") for row, text in drawn]
    return found, named + targets_of(heads)


class _Read(NamedTuple):
    """A table: the row that names its columns, its other rows, and the names."""

    heads: Sequence[Block]
    rows: Sequence[Block]
    columns: tuple[str, ...] | None = None  # None: it names none


def _read(table: Sequence[Block], held: Mapping[int, Sequence[Block]], words: Vocabulary) -> _Read:
    first, *others = table
    below = others or _parted_from(first, held, words)
    if not below and _names_tasks(first, words):
        return _Read([first], [])  # of a form in which nobody had anything to do
    names = _names_columns(first, words, below) or _names_who_came(first, others, words)
    names = names and not _is_one_of_them(first, others, words)
    if not (below and names) or _is_of_pairs(first, others, words):
        return _Read([], [first, *others])
    # «Campo | Detalle» above a fact of the meeting in each row: these are keys and values.
    return _Read([first], others, () if _are_facts(others, words) else first.cells or ())


def _is_unfilled(row: Block, columns: Sequence[str], words: Vocabulary) -> bool:
    """Whether a row of a form holds nothing but the number that is printed in it."""
    first, *others = row.cells or ("",)
    if not columns or any(others) or not first.strip("().").isdecimal():
        return False
    return fold(columns[0]).strip(" .:") in words.grammar("number_column")


def _counts_rows(rows: Sequence[Block], columns: Sequence[str], words: Vocabulary) -> bool:
    """Whether first cells count the rows, though their column is not called so: «Punto», "Step"."""
    if len(rows) < PAIR or len(columns) < PAIR or _named(columns[0]) in words.grammar("number_column"):
        return False
    first = [(row.cells or ("",))[0].strip("().°º ") for row in rows]
    return first == list(map(str, range(1, len(rows) + 1)))


def _is_ruled(row: Block) -> bool:
    """Whether a row only has lines on which people sign: «______ | ______»."""
    return "__" in row.words.text and not any(map(str.isalnum, row.words.text))


def _below(rows: Sequence[Block], columns: tuple[str, ...]) -> Iterator[Block]:
    """Yield rows that know their columns; below a line over all of them, fewer cells are of none."""
    wide = any(len(row.cells or ()) >= len(columns) for row in rows)
    for row in rows:
        yield replace(row, columns=columns if wide and not _is_keyed(row, columns) else ())


def _is_keyed(row: Block, columns: Sequence[str]) -> bool:
    """Whether a row below columns is a key and its value in fewer cells: «Objetivo: | Podar el huerto»."""
    cells = row.cells or ()
    return len(cells) < len(columns) and len(cells) == PAIR and cells[0].endswith(":")


def _parted_from(first: Block, held: Mapping[int, Sequence[Block]], words: Vocabulary) -> Sequence[Block]:
    """Return the other rows of a table whose first stands alone and surely names columns, or is in bold.

    Right below it is a row over all columns, which is a line: «Martes 4 de marzo».
    """
    rows = held.get(first.look.table or 0, ())
    if len(rows) < PAIR or rows[0].span != first.span:
        return ()
    others = rows[1:]
    sure = _names_known(first.cells or (), words)
    return others if sure or (first.look.bold and not any(row.look.bold for row in others)) else ()


def _numbered(rows: Iterable[Block], tables: Iterator[int], words: Vocabulary) -> Iterator[Block]:
    """Yield rows with the number of their table: a blank line parts those with other columns.

    So it parts forms that begin with the same name: «Tema | …», and rows of the names that columns have.
    """
    number = next(tables)
    widths: list[int] = []  # of the rows of this table
    opening = ""
    for row in rows:
        cells = row.cells or ("",)
        width = len(cells)
        # Below the first row, a line that was drawn may have stood.
        other = len(widths) > 1 and (width != widths[-1] or (cells[0] == opening and not cells[-1]))
        if row.gap > 0 and widths and (other or (len(widths) > 1 and _names_known(cells, words))):
            number, widths = next(tables), []
        opening = opening if widths else cells[0]
        widths.append(width)
        yield replace(row, table=row.table or -number)


def _names_known(cells: Sequence[str], words: Vocabulary) -> bool:
    """Whether two cells are called as columns surely are: «N.º | Recomendación | Responsable»."""
    values, numbers = _values(words), words.grammar("number_column")
    return sum((name := _named(cell)) in values or name in numbers for cell in cells) >= PAIR


def _with_heads(rows: Sequence[Block], words: Vocabulary) -> Iterator[tuple[int | None, list[Block]]]:
    """Yield each table with its number; below a row that names columns of tasks another begins.

    A form holds «Tema | …», and further down «Tarea | Responsable | Plazo».
    """
    for number, table in groupby(rows, key=lambda row: row.table):
        held: list[Block] = []
        for row in table:
            if held and _names_tasks(row, words):
                yield number, held
                held = []
            held.append(row)
        yield number, held


def _names_tasks(row: Block, words: Vocabulary) -> bool:
    """Whether a row names columns, one of tasks and those of who has them or by when."""
    cells = [_named(cell) for cell in row.cells or () if cell]
    if len(cells) < PAIR or words.phrases("owners", "task_columns").isdisjoint(cells):
        return False
    told = words.phrases("owners", "keys").union(words.phrases("owners", "due"))
    return not told.isdisjoint(cells) and _names_columns(row, words)


@lru_cache(maxsize=4)
def _columns(words: Vocabulary) -> frozenset[str]:
    """Return what columns are surely called: «Responsable», «Tarea», «Fecha»."""
    return words.phrases("owners", "keys").union(
        words.phrases("owners", "due"), words.phrases("owners", "task_columns"), words.keyed("meeting")
    )


def _is_of_pairs(first: Block, others: Sequence[Block], words: Vocabulary) -> bool:
    """Whether each row of a table states a fact of the meeting, the first too: «Lugar | Granero»."""
    rows = [[cell for cell in row.cells or () if cell] for row in (first, *others)]
    keys = words.keyed("meeting")
    named = [len(cells) == PAIR and _named(cells[0]) in keys for cells in rows]
    value = _named(rows[0][1]) if len(rows[0]) == PAIR else ""
    if not value or value in keys or sum(named[1:]) * 2 < len(others):
        return False
    # «Projet | Le portail» is no fact of the meeting, but no name of columns either, as «Campo | Detalle» is.
    return named[0] or (_are_facts(others, words) and value not in _values(words))


@lru_cache(maxsize=4)
def _values(words: Vocabulary) -> frozenset[str]:
    """Return what the second of two columns may be called: «Detalle», «Responsable», «Nombre»."""
    beside = words.phrases("attendance", "columns") | words.phrases("attendance", "named")
    return _columns(words) | beside | words.grammar("value_columns")


def _are_facts(rows: Sequence[Block], words: Vocabulary) -> bool:
    """Whether most rows are a key of the meeting and its value, and not all say who held which office."""
    keys = words.keyed("meeting")
    said = [keys.get(_named(row.cells[0])) for row in rows if row.cells and len(row.cells) == PAIR]
    stated = [key for key in said if key is not None]
    facts = any(key in CAME_OR_NOT or key in TOLD for key in stated)
    return len(said) == len(rows) and facts and len(stated) * 2 >= len(rows)


def _names_who_came(first: Block, others: Sequence[Block], words: Vocabulary) -> bool:
    """Whether one cell names a list of people, and those below are no keys: «Asistentes |», «Ana | Barro»."""
    keys = words.keyed("meeting")
    told = [cell for cell in first.cells or () if cell]
    if len(told) != 1 or not (first.cells or ("",))[0] or keys.get(_named(told[0])) not in CAME_OR_NOT:
        return False
    rows = [row.cells or () for row in others]
    filled = sum(sum(map(bool, cells)) > 1 for cells in rows)
    return filled * 2 > len(rows) and not any(_named(cells[0]) in keys for cells in rows if cells)


def _is_one_of_them(first: Block, others: Sequence[Block], words: Vocabulary) -> bool:
    """Whether a first row is somebody's as the others are: «Wendy | survey people» above «Ahmed | …»."""
    roles, keys = words.phrases("names", "roles"), words.phrases("owners", "keys")
    for at, cell in enumerate(first.cells or ()):
        named, held = person_score(words, cell) >= GIVEN, _named(cell) in roles
        held = held and _named(cell) not in keys  # «Responsable» above «Secretaría» says whose the tasks are
        known = not at and bool(cell) and _is_told_of(cell, words)
        if not (named or held or known):
            continue
        below = [row.cells[at] for row in others if row.cells and at < len(row.cells)]
        said = [name for name in below if name]
        if known and sum(_is_told_of(name, words) for name in said) * 2 >= len(said):
            return True  # «Perú | Semillas nativas» above «OIM | …», «Logros | …» above «Desafíos | …»
        if named and sum(person_score(words, name) >= GIVEN for name in below) * 2 >= len(others):
            return True
        if held and sum(_named(name) in roles for name in below) * 2 >= len(others) > 0:
            return True  # «RUTILIO VARGAS | PRESIDENTE» above «ELPIDIA ROMO | TESORERA»
    return False


def _is_told_of(cell: str, words: Vocabulary) -> bool:
    """Whether a first cell is what the rest of its row is of: a country, a body, a kind of section."""
    return known_actor(words, cell) is not None or held_kind(cell, words) is not None


def _says_something(cells: Sequence[str], words: Vocabulary) -> bool:
    """Whether a cell is a sentence, and none is called as columns are: «Riego | Se compra la bomba».

    «Qué se acordó», «Lo que hay que hacer» name columns.
    """
    asks = words.grammar("interrogatives", "relative")
    told = [cell for cell in cells if len(cell.split()) > PAIR and "?" not in cell]
    said = [one for one in told if asks.isdisjoint(fold(one).split()) and is_sentence(one, words)]
    return bool(said) and _values(words).isdisjoint(map(_named, cells))


def _named(cell: str) -> str:
    return fold(cell).strip(" :.*")


def _names_columns(row: Block, words: Vocabulary, others: Sequence[Block] = ()) -> bool:
    """Whether all cells of a first row are short names, and none of them is somebody's.

    A figure in one («Grupo 1») tells of no value where that row alone is in bold, or in parentheses.
    """
    cells = [cell for cell in row.cells or () if cell]
    if not any(map(str.isalpha, "".join(cells))):
        return False  # «______ | ______», where people sign
    if len(cells) < 2 or any(len(cell.split()) > LONGEST_NAME or cell.endswith(":") for cell in cells):
        return False
    if any(cell.endswith(".") and len(cell.split()) > PAIR for cell in cells):
        return False  # a sentence; «N.º doc.» is none
    if any(map(SHORTENED.match, cells)):
        return False  # «M. Ruiz (Barro) | L. Paz (Lago)»
    if not row.look.bold and _says_something(cells, words):
        return False
    if any(person_score(words, ASIDE.sub("", cell)) >= GIVEN and " " in cell for cell in cells):
        return False
    counted = bool(others) and row.look.bold and not any(other.look.bold for other in others)
    return counted or not any(
        char.isdecimal() for cell in _undated(row, others) for char in ASIDE.sub("", cell)
    )


def _undated(row: Block, others: Sequence[Block]) -> Iterator[str]:
    """Yield the cells of a first row without the years that name columns of figures: «Meta 2031», «2032»."""
    for at, cell in enumerate(row.cells or ()):
        below = [(other.cells or ())[at] for other in others if at < len(other.cells or ())]
        figures = any(map(FIGURE.fullmatch, below)) and not any(map(YEAR.search, below))
        yield YEAR.sub("", cell) if figures else cell
