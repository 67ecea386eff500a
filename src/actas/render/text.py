"""Plain text, folded at 80 columns: for a mail, a terminal without colours, a diff."""

from __future__ import annotations

from collections.abc import Iterator

from actas.model.compiled import compiled
from actas.model.page import (
    Block,
    Cell,
    Change,
    Chart,
    Column,
    Contents,
    DoubtMark,
    Facts,
    Heading,
    Page,
    Paragraph,
    Point,
    Points,
    Table,
)
from actas.model.width import fits, width
from actas.render.characters import visible

WIDTH = 80
_UNDERLINES = "=-"  # of the first two levels; the deeper ones have none
_GAP = "  "
_CHANGES = {"new": "{{+{}+}}", "gone": "[-{}-]"}  # as wdiff writes what was put in and taken out
_ROOM = "_" * 40  # to write a name on, or to sign
_TIED = compiled(r"(?<=«) (?=\S)|(?<=\S) (?=[%‰€:;?!»][.,;:?!»)]*(?: |$))")  # no line ends, none begins there
_TIE = "\0"  # never in visible words
_MARKED = 3  # characters that a column may hold: a letter and the marks above it
_BAR, _LONGEST_BAR, _LONGEST_NAME = "█", 40, 28


def _fold(words: str, first: str, rest: str) -> Iterator[str]:
    """Yield lines of at most 80 columns; a word that is longer stands alone on its line."""
    line, empty = first, True
    for paragraph in visible(words).split("\n"):
        for word in _together(paragraph):
            if not empty and width(line) + 1 + width(word) > WIDTH:
                yield line
                line, empty = rest, True
            line += word if empty else f" {word}"
            empty = False
        if not empty:
            yield line
            line, empty = rest, True
    if line.strip() and line == first:
        yield line.rstrip()


def _together(paragraph: str) -> list[str]:
    """Return the words of a line, a sign alone with what it belongs to: «2,7 %», «menu ?», «« oui »»."""
    tied = _TIED.sub(_TIE, paragraph)
    return [word.replace(_TIE, " ") for word in tied.split(" ") if word]


def _marks(doubts: tuple[DoubtMark, ...]) -> str:
    return "".join(f" [{one.number}]" for one in doubts)


def _changed(words: str, change: Change | None) -> str:
    return _CHANGES[change].format(words) if change and words else words


def _heading(block: Heading) -> Iterator[str]:
    words = _changed(block.was or "", "gone") + _changed(block.text, "new" if block.was else block.change)
    words = f"{block.label} {words}" if block.label else words
    lines = list(_fold(words + _marks(block.doubts), "", ""))
    yield ""
    yield from lines
    if block.level <= len(_UNDERLINES):
        yield _UNDERLINES[block.level - 1] * min(WIDTH, max(map(width, lines), default=1))
    yield ""


def _point(point: Point, indent: str) -> Iterator[str]:
    words = "".join(
        _changed(f"{run.text} <{run.href}>" if run.href and run.href != run.text else run.text, run.change)
        for run in point.runs
    )
    first = f"{indent}{visible(point.marker.shown)} " if point.marker else indent
    inner = " " * width(first)
    if point.marker is None:
        yield ""
    yield from _fold(words + _marks(point.doubts), first, inner)
    for fact in point.details:
        yield from _fold(_changed(f"{fact.name}: {fact.value}", fact.change), inner, inner + _GAP)
    if point.boxes:
        yield from _fold("   ".join(f"☐ {box}" for box in point.boxes) + ": ________", inner, inner)
    if point.marker is None:
        yield ""
    for below in point.points:
        yield from _point(below, inner)


def _points(block: Points) -> Iterator[str]:
    for point in block.points:
        yield from _point(point, "")


def _facts(block: Facts) -> Iterator[str]:
    widest = max((width(fact.name) for fact in block.rows), default=0)
    widest = min(widest, WIDTH // 2)
    for fact in block.rows:
        value = fact.value if fact.value.strip() else _ROOM
        yield from _fold(value, f"{_padded(visible(fact.name), widest)}{_GAP}", " " * widest + _GAP)


def _table(block: Table) -> Iterator[str]:
    """Yield a table in columns as wide as their share; cells fold within their column."""
    yield ""
    room = WIDTH - len(_GAP) * (len(block.columns) - 1)
    widths = [max(4, int(room * column.share)) for column in block.columns]
    right = [column.number for column in block.columns]
    if any(width(word) > room for column, room in _names(block, widths) for word in column.name.split()):
        yield from _sentences(block)
        return
    yield from _row([column.name for column in block.columns], widths, right)
    line = _GAP.join("-" * room for room in widths)
    yield line
    for at, row in enumerate(block.rows):
        if block.totals and at == len(block.rows) - 1:
            yield line
        yield from _row([_said(cell) for cell in row], widths, right)


def _said(cell: Cell) -> str:
    return cell.text + _marks(cell.doubts)


def _names(block: Table, widths: list[int]) -> Iterator[tuple[Column, int]]:
    return zip(block.columns, widths, strict=True)


def _sentences(block: Table) -> Iterator[str]:
    """Yield a table that is too wide for its columns as a line a row: "Chile: Acuerdos 2, Total 2"."""
    for row in block.rows:
        named = zip(block.columns[1:], row[1:], strict=True)
        said = ", ".join(f"{column.name} {cell.text}" for column, cell in named if cell.text.strip("– "))
        yield from _fold(f"{_said(row[0])}: {said}", "", _GAP)


def _row(cells: list[str], widths: list[int], right: list[bool]) -> Iterator[str]:
    folded = [_cell(cell, room) for cell, room in zip(cells, widths, strict=True)]
    for at in range(max(map(len, folded), default=0)):
        parts = [lines[at] if at < len(lines) else "" for lines in folded]
        line = _GAP.join(
            _padded(part, room, right=flush) for part, room, flush in zip(parts, widths, right, strict=True)
        )
        yield line.rstrip()


def _padded(words: str, room: int, *, right: bool = False) -> str:
    blank = " " * (room - width(words))
    return blank + words if right else words + blank


def _cell(words: str, room: int) -> list[str]:
    lines: list[str] = []
    for word in visible(words).split():
        if lines and width(lines[-1]) + 1 + width(word) <= room:
            lines[-1] += f" {word}"
        else:
            lines += _cut(word, room)
    return lines or [""]


def _cut(word: str, room: int) -> Iterator[str]:
    """Yield a word in pieces that fit; marks above a letter stay with it."""
    at = 0
    while at < len(word):
        taken = max(fits(word[at : at + _MARKED * room], room), 1)
        yield word[at : at + taken]
        at += taken


def _chart(block: Chart) -> Iterator[str]:
    """Yield a bar a line, its number behind it."""
    yield ""
    yield from _fold(block.title, "", "")
    widest = min(max((width(bar.name) for bar in block.bars), default=0), _LONGEST_NAME)
    most = max((bar.value for bar in block.bars), default=1) or 1
    for bar in block.bars:
        length = max(1, round(_LONGEST_BAR * bar.value / most))
        name = visible(bar.name)
        if width(name) > widest:
            name = name[: fits(name, widest - 1)].rstrip() + "…"
        yield f"{_padded(name, widest)}{_GAP}{_BAR * length} {bar.value}"
    yield ""


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield from _heading(block)
        case Paragraph():
            yield ""
            yield from _fold(block.text, "", "")
            yield ""
        case Facts():
            yield from _facts(block)
        case Points():
            yield from _points(block)
        case Table():
            yield from _table(block)
        case Chart():
            yield from _chart(block)
        case Contents():
            pass  # text has no pages to find


def render(page: Page, *, template: bytes | None = None) -> bytes:
    """Return the page as plain text, UTF-8, at most 80 columns but for longer words."""
    title = list(_fold(page.title, "", ""))
    lines = [page.kicker.upper()] if page.kicker else []
    lines += [*title, "=" * min(WIDTH, max(map(width, title), default=1)), ""]
    for block in page.blocks:
        lines += _block(block)
    kept = [line for at, line in enumerate(lines) if line or (at and lines[at - 1])]
    return ("\n".join(kept).rstrip("\n") + "\n").encode("utf-8")
