"""One HTML file that needs nothing else: accessible, printable, readable on a phone and at night."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from actas.model.page import (
    Block,
    Cell,
    Change,
    Chart,
    Contents,
    DoubtMark,
    Facts,
    Heading,
    Page,
    Paragraph,
    Point,
    Points,
    Run,
    Table,
)
from actas.render.characters import runs_left
from actas.render.svg import bars
from actas.render.xml import escape

_DEEPEST = 6
_NAV_LEVELS = 3
_MANY_COLUMNS = 6  # from here on, column names stand upright, so that the table fits paper
_SHADES = 5  # of a heat map, as the style sheet has them
_NUMBER = ' class="n"'
_NOTE = ' class="note"'
_TAGS = {"actor": "strong", "title": "em", "strong": "strong"}
_CHANGES = {"new": "ins", "gone": "del"}


@cache
def _style() -> tuple[str, str]:
    """Return the style sheet and the hash by which the page's own policy lets it pass."""
    css = Path(__file__).with_name("html.css").read_text("utf-8")
    digest = hashlib.sha256(css.encode("utf-8")).digest()
    return css, base64.b64encode(digest).decode("ascii")


@dataclass(slots=True)
class _Links:
    """What the parts of one page have to know of each other."""

    rows: dict[str, str]  # a point's anchor -> the id of the row that says where it comes from
    regions: dict[str, int] = field(default_factory=dict)  # their names so far: a screen reader lists them

    placed: set[str] = field(default_factory=set)  # the rows that stand in the page already
    heading: str = ""  # the last one

    def row_for(self, anchor: str | None) -> str | None:
        """Return the id of a row that leads to a point, the first such row; None for any other."""
        name = self.rows.get(anchor or "")
        if name is None or name in self.placed:
            return None
        self.placed.add(name)
        return name

    def region(self, name: str) -> str:
        """Return a name for a region of the page that no other region has."""
        self.regions[name] = count = self.regions.get(name, 0) + 1
        return name if count == 1 else f"{name} ({count})"


def _rows_of(page: Page) -> dict[str, str]:
    """Return the rows that lead back to a point by their first cell, which names the row."""
    found: dict[str, str] = {}
    for block in page.blocks:
        if isinstance(block, Table):
            for row in block.rows:
                if row[0].to:
                    found.setdefault(row[0].to, f"of-{row[0].to}")
    return found


def _language(language: str | None) -> str:
    return f' lang="{escape(language)}"' if language else ""


def _lines(words: str) -> str:
    return "<br>".join(escape(words).split("\n"))


def _changed(words: str, change: Change | None) -> str:
    if change is None or not words:
        return words
    return f"<{_CHANGES[change]}>{words}</{_CHANGES[change]}>"


def _run(run: Run) -> str:
    words = _changed(_lines(run.text), run.change)
    language = _language(run.language)
    if run.href:
        return f'<a href="{escape(run.href)}" rel="noreferrer"{language}>{words}</a>'
    if run.role in _TAGS:
        tag = _TAGS[run.role]
        return f"<{tag}{language}>{words}</{tag}>"
    ours = ' class="ours"' if run.role == "ours" else ""
    return f"<span{ours}{language}>{words}</span>" if ours or language else words


def _marks(doubts: tuple[DoubtMark, ...]) -> str:
    return "".join(
        f'<span class="doubt"> <a href="#{one.anchor}" title="{escape(one.says)}">[{one.number}]</a></span>'
        for one in doubts
    )


def _heading(block: Heading) -> str:
    level = min(block.level + 1, _DEEPEST)
    label = f"{escape(block.label)} " if block.label else ""
    ours = ' class="ours"' if block.ours else ""
    words = _changed(label + _lines(block.text), "new" if block.was else block.change)
    was = f"{_changed(_lines(block.was), 'gone')} " if block.was else ""
    return (
        f'<h{level} id="{block.anchor}"{ours}{_language(block.language)}>{was}{words}'
        f"{_marks(block.doubts)}</h{level}>"
    )


def _place(point: Point, links: _Links) -> str:
    """Return the lines of the notes, beside the point; where a table lists them, they lead there."""
    if not point.place:
        return ""
    row = links.rows.get(point.anchor)
    words = escape(point.place)
    return f' <a class="place" href="#{row}">{words}</a>' if row else f' <span class="place">{words}</span>'


def _words(point: Point, links: _Links, *, anchored: bool) -> str:
    role = f' class="{point.role}"' if point.role else ""
    anchor = f' id="{point.anchor}"' if anchored else ""
    said = _changed("".join(map(_run, point.runs)), point.change)
    side = ' dir="rtl"' if runs_left("".join(run.text for run in point.runs)) else ""
    return f"<p{anchor}{role}{side}>{said}{_marks(point.doubts)}{_place(point, links)}</p>"


def _details(point: Point) -> str:
    parts = (_changed(f"{escape(fact.name)}: {_lines(fact.value)}", fact.change) for fact in point.details)
    told = f'<p class="details">{" · ".join(parts)}</p>' if point.details else ""
    boxes = "".join(f'<span class="box">☐ {escape(box)}</span> ' for box in point.boxes)
    return f'{told}<p class="boxes">{boxes}</p>' if boxes else told


def _siblings(points: tuple[Point, ...], links: _Links) -> Iterator[str]:
    """Yield runs of marked points as lists, the others as paragraphs between them."""
    opened = ""
    for point in points:
        wanted = _list_of(point)
        if opened and wanted != opened:
            yield f"</{opened}>"
        if wanted and wanted != opened:
            yield f'<{wanted} class="points" role="list">'
        opened = wanted
        if point.marker is None:
            yield _words(point, links, anchored=True) + _details(point)
            yield from _siblings(point.points, links)
            continue
        below = "".join(_siblings(point.points, links))
        yield (
            f'<li id="{point.anchor}"><span class="mark">{escape(point.marker.shown)}</span> '
            f"<div>{_words(point, links, anchored=False)}{_details(point)}{below}</div></li>"
        )
    if opened:
        yield f"</{opened}>"


def _list_of(point: Point) -> str:
    if point.marker is None:
        return ""
    return "ul" if point.marker.style == "bullet" else "ol"


def _facts(block: Facts) -> str:
    rows = "".join(
        f'<tr><th scope="row">{_lines(fact.name)}</th><td>{_lines(fact.value)}</td></tr>'
        for fact in block.rows
    )
    return f'<table class="facts"><caption>{escape(block.caption)}</caption><tbody>{rows}</tbody></table>'


def _cell(cell: Cell, tag: str, number: bool, anchor: str | None) -> str:
    words = _lines(cell.text)
    if cell.to:
        words = f'<a href="#{cell.to}">{words}</a>'
    if cell.strong:
        words = f"<strong>{words}</strong>"
    name = f' id="{anchor}"' if anchor else ""
    words += _marks(cell.doubts)
    scope = ' scope="row"' if tag == "th" else ""
    heat = f" h{max(1, round(cell.heat * _SHADES))}" if cell.heat else ""
    kind = f' class="n{heat}"' if number else ""
    return f"<{tag}{name}{scope}{kind}>{words}</{tag}>"


def _row(row: tuple[Cell, ...], block: Table, links: _Links) -> str:
    first = row[0].anchor or links.row_for(row[0].to)
    cells = (
        _cell(cell, "td" if at else "th", column.number, cell.anchor if at else first)
        for at, (cell, column) in enumerate(zip(row, block.columns, strict=True))
    )
    return f"<tr>{''.join(cells)}</tr>"


def _table(block: Table, links: _Links) -> str:
    head = "".join(
        f'<th scope="col"{_NUMBER if column.number else ""}><span>{escape(column.name)}</span></th>'
        for column in block.columns
    )
    last = len(block.rows) - 1 if block.totals else len(block.rows)
    body = "".join(_row(row, block, links) for row in block.rows[:last])
    foot = "".join(_row(row, block, links) for row in block.rows[last:])
    foot = f"<tfoot>{foot}</tfoot>" if foot else ""
    upright = " upright" if len(block.columns) > _MANY_COLUMNS else ""
    counts = f' class="counts{upright}"' if block.totals else ""
    name = escape(links.region(block.caption))
    said = (
        ' class="said"' if links.heading.endswith(block.caption) else ""
    )  # for the eye, the heading says it
    return (
        f'<div class="wide" tabindex="0" role="region" aria-label="{name}"><table{counts}>'
        f"<caption{said}>{escape(block.caption)}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody{_language(block.language)}>{body}</tbody>{foot}</table></div>"
    )


def _block(block: Block, links: _Links) -> str:
    match block:
        case Heading():
            links.heading = block.text
            return _heading(block)
        case Paragraph():
            return f"<p{_NOTE if block.style == 'note' else ''}>{_lines(block.text)}</p>"
        case Facts():
            return _facts(block)
        case Points():
            inner = "".join(_siblings(block.points, links))
            return f"<div{_language(block.language)}>{inner}</div>" if block.language else inner
        case Table():
            return _table(block, links)
        case Chart():
            return bars(block)
        case Contents():
            return ""  # the navigation stands above


def _navigation(page: Page) -> str:
    items = "".join(
        f'<li class="d{block.level}"><a href="#{block.anchor}"{_language(block.language)}>'
        f"{escape(f'{block.label} ' if block.label else '')}{_lines(block.text)}</a></li>"
        for block in page.headings()
        if block.level <= _NAV_LEVELS
    )
    name = escape(page.words.contents)
    return f'<nav aria-label="{name}"><details><summary>{name}</summary><ul>{items}</ul></details></nav>'


def render(page: Page, *, template: bytes | None = None) -> bytes:
    """Return the page as one HTML file, UTF-8."""
    css, digest = _style()
    links = _Links(_rows_of(page))
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    kicker = f'<p class="kicker">{escape(page.kicker)}</p>' if page.kicker else ""
    title = " ".join(page.title.split())
    out = [
        f'<!DOCTYPE html>\n<html lang="{page.language}">\n<head>\n<meta charset="utf-8">\n',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n',
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
        f'<meta name="referrer" content="no-referrer">\n<title>{escape(title)}</title>\n',
        f"<style>{css}</style>\n</head>\n",
        f'<body>\n<a class="skip" href="#main">{escape(page.words.skip)}</a>\n',
        f'<header>{kicker}<h1>{_lines(page.title)}</h1></header>\n{_navigation(page)}\n<main id="main">\n',
        "\n".join(_block(block, links) for block in page.blocks),
        f"\n</main>\n<footer>{escape(page.draft)}</footer>\n" if page.draft else "\n</main>\n",
        "</body>\n</html>\n",
    ]
    return "".join(out).encode("utf-8")
