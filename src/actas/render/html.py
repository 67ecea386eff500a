"""One HTML file that needs nothing else: accessible, printable, readable on a phone and at night."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from functools import cache
from importlib import resources

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
from actas.render.xml import escape

_DEEPEST = 6
_NAV_LEVELS = 3
_MANY_COLUMNS = 6  # from here on, column names stand upright, so that the table fits paper
_NUMBER = ' class="n"'
_NOTE = ' class="note"'
_TAGS = {"actor": "strong", "title": "em", "strong": "strong"}
_CHANGES = {"new": "ins", "gone": "del"}
_BAR, _GAP, _NAMES, _BARS = 20, 6, 190, 360  # of a chart: height of a bar, between bars; widths


@cache
def _style() -> tuple[str, str]:
    """Return the style sheet and the hash by which the page's own policy lets it pass."""
    css = resources.files("actas.render").joinpath("html.css").read_text("utf-8")
    digest = hashlib.sha256(css.encode("utf-8")).digest()
    return css, base64.b64encode(digest).decode("ascii")


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


def _heading(block: Heading, page: Page) -> str:
    level = min(block.level + 1, _DEEPEST)
    label = f"{escape(block.label)} " if block.label else ""
    ours = ' class="ours"' if block.ours else ""
    return (
        f'<h{level} id="{block.anchor}"{ours}{_language(block.language)}>{label}{_lines(block.text)}'
        f"{_marks(block.doubts)}</h{level}>"
    )


def _since(block: Heading) -> Change | None:
    return "new" if block.was else block.change


def _words(point: Point, *, anchored: bool) -> str:
    role = f' class="{point.role}"' if point.role else ""
    anchor = f' id="{point.anchor}"' if anchored else ""
    place = f' <span class="place">{escape(point.place)}</span>' if point.place else ""
    return f'<p{anchor}{role} dir="auto">{"".join(map(_run, point.runs))}{_marks(point.doubts)}{place}</p>'


def _details(point: Point) -> str:
    parts = (_changed(f"{escape(fact.name)}: {_lines(fact.value)}", fact.change) for fact in point.details)
    told = f'<p class="details">{" · ".join(parts)}</p>' if point.details else ""
    boxes = "".join(f'<span class="box">☐ {escape(box)}</span> ' for box in point.boxes)
    return f'{told}<p class="boxes">{boxes}</p>' if boxes else told


def _siblings(points: tuple[Point, ...]) -> Iterator[str]:
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
            yield _words(point, anchored=True) + _details(point)
            yield from _siblings(point.points)
            continue
        below = "".join(_siblings(point.points))
        yield (
            f'<li id="{point.anchor}"><span class="mark">{escape(point.marker.shown)}</span> '
            f"<div>{_words(point, anchored=False)}{_details(point)}{below}</div></li>"
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


def _cell(cell: Cell, tag: str, number: bool) -> str:
    words = _lines(cell.text)
    if cell.to:
        words = f'<a href="#{cell.to}">{words}</a>'
    if cell.strong:
        words = f"<strong>{words}</strong>"
    anchor = f' id="{cell.anchor}"' if cell.anchor else ""
    scope = ' scope="row"' if tag == "th" else ""
    heat = f" h{max(1, round(cell.heat * 5))}" if cell.heat else ""
    kind = f' class="n{heat}"' if number else ""
    return f"<{tag}{anchor}{scope}{kind}>{words}</{tag}>"


def _row(row: tuple[Cell, ...], block: Table) -> str:
    cells = (
        _cell(cell, "td" if at else "th", column.number)
        for at, (cell, column) in enumerate(zip(row, block.columns, strict=True))
    )
    return f"<tr>{''.join(cells)}</tr>"


def _table(block: Table) -> str:
    head = "".join(
        f'<th scope="col"{_NUMBER if column.number else ""}>{escape(column.name)}</th>'
        for column in block.columns
    )
    last = len(block.rows) - 1 if block.totals else len(block.rows)
    body = "".join(_row(row, block) for row in block.rows[:last])
    foot = "".join(_row(row, block) for row in block.rows[last:])
    foot = f"<tfoot>{foot}</tfoot>" if foot else ""
    upright = " upright" if len(block.columns) > _MANY_COLUMNS else ""
    counts = f' class="counts{upright}"' if block.totals else ""
    return (
        f'<div class="wide" tabindex="0" role="region" aria-label="{escape(block.caption)}"><table{counts}>'
        f"<caption>{escape(block.caption)}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody{_language(block.language)}>{body}</tbody>{foot}</table></div>"
    )


def _chart(block: Chart) -> str:
    """Return bars as a picture drawn in place; who cannot see it hears what it says."""
    most = max((bar.value for bar in block.bars), default=1) or 1
    height = len(block.bars) * (_BAR + _GAP)
    drawn = []
    for at, bar in enumerate(block.bars):
        top, width = at * (_BAR + _GAP), round(_BARS * bar.value / most)
        base = top + _BAR - 5
        name = bar.name if len(bar.name) <= 28 else f"{bar.name[:27]}…"
        drawn.append(
            f'<text x="{_NAMES - 8}" y="{base}" text-anchor="end">{escape(name)}</text>'
            f'<rect x="{_NAMES}" y="{top}" width="{width}" height="{_BAR}"/>'
            f'<text x="{_NAMES + width + 6}" y="{base}">{bar.value}</text>'
        )
    return (
        f'<figure class="chart"><figcaption>{escape(block.title)}</figcaption>'
        f'<svg role="img" aria-label="{escape(block.says)}" viewBox="0 0 {_NAMES + _BARS + 50} {height}">'
        f"{''.join(drawn)}</svg></figure>"
    )


def _block(block: Block, page: Page) -> str:
    match block:
        case Heading():
            return _heading(block, page)
        case Paragraph():
            return f"<p{_NOTE if block.style == 'note' else ''}>{_lines(block.text)}</p>"
        case Facts():
            return _facts(block)
        case Points():
            inner = "".join(_siblings(block.points))
            return f"<div{_language(block.language)}>{inner}</div>" if block.language else inner
        case Table():
            return _table(block)
        case Chart():
            return _chart(block)
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
        "\n".join(_block(block, page) for block in page.blocks),
        f"\n</main>\n<footer>{escape(page.draft)}</footer>\n" if page.draft else "\n</main>\n",
        "</body>\n</html>\n",
    ]
    return "".join(out).encode("utf-8")
