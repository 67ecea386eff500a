"""A page on a terminal, by rich. The notes' words are data: never markup, never escapes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from actas.model.page import (
    Block,
    Chart,
    DoubtMark,
    Facts,
    Heading,
    Page,
    Paragraph,
    Point,
    Points,
    Table,
)
from actas.render.characters import visible

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, JustifyMethod, RenderableType
    from rich.table import Table as Grid

_STYLES = {"actor": "bold", "title": "italic", "ours": "dim", "text": "", "strong": "bold"}
_CHANGES = {"new": " green underline", "gone": " red strike", None: ""}
_BETWEEN = 3  # columns of the console between two of a table
_MANY_COLUMNS = 6
_HEADINGS = ("bold blue", "bold", "bold dim")


def _marks(doubts: tuple[DoubtMark, ...]) -> str:
    return "".join(f" {one.number}" for one in doubts)


def _heading(block: Heading) -> RenderableType:
    from rich.text import Text

    style = _HEADINGS[min(block.level, len(_HEADINGS)) - 1]
    label = f"{block.label} " if block.label else ""
    words = Text("\n", overflow="fold").append(visible(label + block.text), style)
    return words.append(_marks(block.doubts), "red")


def _grid() -> Grid:
    """Return a table without lines: a narrow column for the marker, the rest for the words."""
    from rich.table import Table as Rich

    grid = Rich.grid(padding=(0, 1, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    return grid


def _point(point: Point) -> RenderableType:
    from rich.console import Group
    from rich.padding import Padding
    from rich.text import Text

    words = Text(overflow="fold")  # a word longer than the line goes on below; by default rich cuts it
    for run in point.runs:
        words.append(visible(run.text), (_STYLES[run.role] + _CHANGES[run.change]).strip())
        if run.href and run.href != run.text:
            words.append(f" <{visible(run.href)}>", "dim")
    words.append(_marks(point.doubts), "red")
    below: list[RenderableType] = [
        Text(visible(f"{fact.name}: {fact.value}"), style="dim", overflow="fold") for fact in point.details
    ]
    below += [_point(child) for child in point.points]
    if point.marker is None:
        return Group(words, *below)
    marker = Text(visible(point.marker.shown), style="dim")
    if len(point.marker.shown) > 6:  # a typed label such as "Tema 1.": it would squeeze the words
        return Group(Text.assemble(marker, " ", words), Padding(Group(*below), (0, 0, 0, 2)))
    grid = _grid()
    grid.add_row(marker, Group(words, *below))
    return grid


def _facts(block: Facts) -> RenderableType:
    from rich.text import Text

    grid = _grid()
    for fact in block.rows:
        grid.add_row(Text(visible(fact.name), style="dim"), Text(visible(fact.value), overflow="fold"))
    return grid


def _sentences(block: Table) -> RenderableType:
    """Return a table too wide for a terminal as a line a row."""
    from rich.text import Text

    lines = Text()
    for row in block.rows:
        named = zip(block.columns[1:], row[1:], strict=True)
        said = ", ".join(f"{column.name} {cell.text}" for column, cell in named if cell.text.strip("– "))
        lines.append(visible(row[0].text) + _marks(row[0].doubts), "bold").append(visible(f"  {said}\n"))
    return lines


def _longest(words: str) -> int:
    return max(map(len, words.split()), default=1)


class _Fitting:
    """A table, or sentences where the console is too narrow for whole words."""

    def __init__(self, block: Table) -> None:
        self.block = block

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        first = max((_longest(row[0].text) for row in self.block.rows), default=1)
        numbers = [_longest(column.name) for column in self.block.columns if column.number]
        needed = first + sum(numbers) + _BETWEEN * len(self.block.columns)
        wide = len(self.block.columns) > _MANY_COLUMNS or (numbers and needed > options.max_width)
        yield _sentences(self.block) if wide else _table(self.block)


def _table(block: Table) -> RenderableType:
    from rich import box
    from rich.table import Table as Rich
    from rich.text import Text

    table = Rich(box=box.SIMPLE_HEAD, show_footer=False, pad_edge=False)
    for column in block.columns:
        side: JustifyMethod = "right" if column.number else "left"
        width = _longest(visible(column.name)) if column.number else None
        table.add_column(Text(visible(column.name)), justify=side, overflow="fold", width=width)
    for at, row in enumerate(block.rows):
        total = block.totals and at == len(block.rows) - 1
        cells = (
            Text(visible(cell.text) + _marks(cell.doubts), style="bold" if total or cell.strong else "")
            for cell in row
        )
        table.add_row(*cells)
    return table


def _block(block: Block) -> Iterator[RenderableType]:
    from rich.text import Text

    match block:
        case Heading():
            yield _heading(block)
        case Paragraph():
            yield Text(visible(block.text), style="dim" if block.style == "note" else "", overflow="fold")
        case Facts():
            yield _facts(block)
        case Points():
            yield from map(_point, block.points)
        case Table():
            yield _Fitting(block)
        case Chart():
            yield Text(visible(block.says), style="dim", overflow="fold")


def render(page: Page) -> RenderableType:
    """Return the page for a rich console: ``console.print(render(page))``."""
    from rich.console import Group
    from rich.text import Text

    parts: list[RenderableType] = [Text(page.kicker.upper(), style="dim")] if page.kicker else []
    parts.append(Text(visible(page.title), style="bold", overflow="fold"))
    for block in page.blocks:
        parts += _block(block)
    return Group(*parts)
