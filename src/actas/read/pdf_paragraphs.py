"""From a PDF's lines to paragraphs and list levels: what was broken at the margin is joined again."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from itertools import groupby, pairwise
from typing import NamedTuple

from actas.model.compiled import compiled
from actas.read.draft import Row
from actas.read.grids import table_rows
from actas.read.margins import indented
from actas.read.paragraph import Paragraph, Piece, Place, rows, table_row
from actas.read.pdf_chars import HYPHEN
from actas.read.pdf_layout import BULLETS, Line
from actas.read.pdf_rows import FINAL, is_centred, is_full, whole_rows

LEADING = 1.25  # of the usual distance of lines: more begins a paragraph
STEP = 6.0  # points that make a level
FIRST_INDENT = 0.8  # sizes by which a paragraph's first line stands in
SAME_SIZE = 0.6  # points
HYPHENATED = 3  # line ends with hyphens that show that a program put them there
WRITTEN = 3  # lines with a blank behind them that show that a program writes those where it breaks lines
SLIGHT = 0.5  # points
ADDRESS_BREAKS, JOINTS = "/-_?&=#.", ("-", "/")  # at which a line is broken, but for blanks
TYPED = compiled(r"[^\W\d_]-$")


class Habits(NamedTuple):
    """How the program that made the PDF breaks lines."""

    hyphenated: bool  # it puts in hyphens
    written: bool  # it writes the blank at which it breaks a line


def drawn(lines: list[Line]) -> list[Row]:
    """Return the lines as rows: one a paragraph, one a table row, indented by the level of their lists."""
    lines = whole_rows(lines)
    _with_edges(lines)
    usual = _leadings(lines)
    habits = _habits(lines)
    paragraphs: list[list[Line]] = []
    for line in lines:
        if paragraphs and line.cells is None and _goes_on(paragraphs[-1], line, usual, habits):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    made: list[Row] = []
    stack: list[Line] = []
    for table, several in groupby(paragraphs, key=lambda one: one[0].table if one[0].cells else 0):
        if table:
            stack.clear()
            made += _table([first for first, *_ in several], habits)
        else:
            made += (row for one in several for row in rows(_dressed(one, stack, habits)))
    return [_unmarked(row) for row in indented(made, _margin(lines))]


def _table(lines: list[Line], habits: Habits) -> list[Row]:
    """Return the rows of a table; rules may show that it only sets words beside each other, as Word's do."""
    cells = [[_cell(cell, habits) for cell in line.cells or ()] for line in lines]
    if all(line.cell is not None and not line.again for line in lines):
        return table_rows(cells, lines[0].table, None)
    return [
        row
        for line, inside in zip(lines, cells, strict=True)
        for row in table_row(inside, line.table, "table-header" if line.again else None)
    ]


def _habits(lines: list[Line]) -> Habits:
    """Return them; lines set to both edges may have no blank behind them, though they are broken there."""
    body = [line for line in lines if line.cells is None]
    every = [*body, *(one for line in lines for cell in line.cells or () for one in cell)]
    broken = [
        above.blank for above, below in pairwise(body)
        if below.marker is None and below.text[:1].islower()
    ]  # fmt: skip
    kept = sum(broken) * 2 >= len(broken) or len(broken) < WRITTEN
    return Habits(
        hyphenated=sum(line.text.endswith(HYPHEN) for line in every) >= HYPHENATED,
        written=kept and sum(line.blank for line in every) >= WRITTEN,
    )


def _with_edges(lines: list[Line]) -> None:
    """Give the lines of each cell the edges of their column, as far as lines of the table reach."""
    columns: dict[tuple[int, int], list[Line]] = defaultdict(list)
    for line in lines:
        for at, cell in enumerate(line.cells or ()):
            columns[line.table, at] += cell
    for column in columns.values():
        right = max(one.right for one in column) if column else 0.0
        for one in column:
            one.column = one.left, max(right, one.column[1])


def _margin(lines: list[Line]) -> float:
    """Return how far in its column the line stands that is furthest out; one of a kind does not count."""
    counts = Counter(round(line.left - line.column[0], 1) for line in lines if line.cells is None)
    return min([left for left, count in counts.items() if count > 1] or counts, default=0.0)


def _leadings(lines: list[Line]) -> dict[int, float]:
    """Return the usual distance between lines, by their size in points."""
    counts: dict[int, Counter[float]] = {}
    for above, below in pairwise(lines):
        far = above.base - below.base
        if above.page == below.page and abs(above.size - below.size) < SAME_SIZE and 0 < far < 3 * below.size:
            counts.setdefault(round(below.size), Counter())[round(far * 2) / 2] += 1
    # The least distance that comes often: the next ones are distances between paragraphs.
    return {
        size: min(far for far, count in found.items() if count * 4 >= max(found.values()))
        for size, found in counts.items()
    }


def _goes_on(paragraph: list[Line], line: Line, usual: dict[int, float], habits: Habits) -> bool:
    """Return whether a line goes on the paragraph above it."""
    first, last = paragraph[0], paragraph[-1]
    if first.cells is not None or line.marker is not None or abs(last.size - line.size) > SAME_SIZE:
        return False
    if last.bold != line.bold and not (last.bold and len(paragraph) == 1 and _mixed(last, line)):
        return False
    if last.cell != line.cell:
        return False
    if last.page != line.page or last.column != line.column:
        return not last.text.rstrip().endswith(FINAL) and line.text[:1].islower()
    far = last.base - line.base
    if far > usual.get(round(line.size), line.size * 1.3) * LEADING or far <= 0:
        return False
    if not is_full(last, line) or (habits.written and _is_last(last, line)):
        return False
    here = next(one for one in paragraph if (one.page, one.column) == (line.page, line.column))
    if here is not first:  # it came over from another page or column
        return abs(line.left - here.left) < FIRST_INDENT * line.size
    left = first.words_left if first.marker or len(paragraph) > 1 else line.left
    if first.marker:
        return line.left > first.left - 1 and abs(line.left - left) < 40
    body = paragraph[1].left if len(paragraph) > 1 else min(first.left, line.left)
    hangs = line.text[:1].islower() and not last.text.rstrip().endswith(FINAL)
    return hangs or line.left - body < FIRST_INDENT * line.size or is_centred(line)


def _is_last(line: Line, below: Line) -> bool:
    """Whether a full line ends its paragraph: with a stop, and no blank at which a line is broken."""
    ends = not line.blank and line.text.rstrip().endswith(FINAL)
    return ends and not below.text[:1].islower()


def _mixed(last: Line, line: Line) -> bool:
    """Return whether a bold line and a plain one are one paragraph: a bold start as long as the line."""
    return is_full(last, line) and not last.text.rstrip().endswith((":", "."))


def _dressed(lines: list[Line], stack: list[Line], habits: Habits) -> Paragraph:
    """Return the lines as one paragraph, and keep the stack of open list items right."""
    first = lines[0]
    left = (first.words_left if first.marker else first.left) - first.column[0]
    place = None if is_centred(first) else Place(left=round(left, 1))
    made = Paragraph(pieces=_joined(lines, habits), centred=is_centred(first), place=place)
    made.table = first.table or None
    if first.marker is not None:
        while stack and first.words_left < stack[-1].words_left - STEP:
            stack.pop()
        if not stack or first.words_left > stack[-1].words_left + STEP:
            stack.append(first)
        else:
            stack[-1] = first
        made.marker, made.level = first.marker, len(stack) - 1
        return made
    while stack and first.left < stack[-1].words_left - STEP:
        stack.pop()
    if stack and first.left < stack[-1].words_left + STEP:
        made.level, made.inside = len(stack) - 1, True
    else:
        stack.clear()
    return made


def _joined(lines: list[Line], habits: Habits) -> list[Piece]:
    """Return the pieces of a paragraph, the words whole that its lines break."""
    pieces: list[Piece] = []
    word = ""  # the last one so far
    for at, line in enumerate(lines):
        more = line.pieces
        if pieces and more:
            last, above = pieces[-1], lines[at - 1]
            lower = more[0].text[:1].islower()
            # PDFium marks a hyphen where the next line of the page comes right behind it, and only there.
            if last.text.endswith(HYPHEN) or (lower and not above.blank and TYPED.search(last.text)):
                kept = "" if habits.hyphenated and lower else "-"
                pieces[-1] = replace(last, text=last.text[:-1] + kept)
            elif not last.text.endswith("\u00ad") and not (
                habits.written and _breaks_word(word, above, line)
            ):
                pieces[-1] = replace(last, text=last.text + " ")
                word = ""
        pieces += more
        word = (word + line.text).rstrip().rpartition(" ")[2]
    return [replace(piece, text=piece.text.replace(HYPHEN, "-")) for piece in pieces]


def _breaks_word(word: str, above: Line, line: Line) -> bool:
    """Whether a line ends within a word or an address: it is full of it, and no blank is written behind."""
    said, more = above.text.strip(), line.text[:1]
    address = "://" in word or "@" in word[1:]
    if above.blank or line.marker or not said or (" " in said and not address):
        return False
    if said in JOINTS or ("://" in word and word[-1] in ADDRESS_BREAKS):
        return True
    inside = more.islower() or more in JOINTS or (address and (more.isalnum() or more in ADDRESS_BREAKS))
    inside = inside or (above.cell is not None and word.isupper() and line.text.strip().isupper())
    return inside and above.right + line.letter > above.column[1] - SLIGHT


def _cell(lines: list[Line], habits: Habits) -> list[Row]:
    """Return a cell's lines as one row; where rules tell how wide it is, as one row a paragraph."""
    parts: list[list[Line]] = []
    for at, line in enumerate(lines):
        if at == 0 or _opens_paragraph(lines[at - 1], line):
            parts.append([])
        marked = [Piece(f"{line.marker} "), *line.pieces] if line.marker else line.pieces
        parts[-1].append(replace(line, pieces=marked))
    return [row for part in parts for row in rows(Paragraph(pieces=_joined(part, habits)))]


def _opens_paragraph(last: Line, line: Line) -> bool:
    """Whether a line of a cell begins a paragraph: in a narrow cell every break may be the margin's."""
    if line.cell is None or last.page != line.page:
        return False
    bulleted = line.marker is not None and line.marker in BULLETS
    return bulleted or not is_full(last, line)


def _unmarked(row: Row) -> Row:
    """Return a row whose number is text: the PDF does not say that it is one."""
    text, look = row
    return text, replace(look, marker=None, list_level=None)
