"""Markdown that reads again, in any CommonMark reader, as the same words.

A number that CommonMark can count is one; a bullet is Markdown's own bullet; any other label
("a)", "IV.", "1.1.") is typed at the head of a bullet. Where the numbers on paper are not
those that Markdown would count, the sign after the number changes ("3." to "3)"): that opens
a new list, and a new list keeps its first number.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from actas.model.compiled import compiled
from actas.model.page import (
    Block,
    Cell,
    Change,
    Chart,
    Contents,
    DoubtMark,
    Facts,
    Heading,
    Marker,
    Page,
    Paragraph,
    Point,
    Points,
    Run,
    Table,
)
from actas.render.characters import clean
from actas.vocabulary.messages import say

_DEEPEST = 6
_ROOM = "\\_" * 8  # to write a correction on, or to sign
# What has a meaning anywhere: "#" closes headings, "|" parts cells, "~" strikes, "$" opens formulas.
_ANYWHERE = compiled(r"[\\`*_\[\]<|~#$]|&(?=[#A-Za-z])")
# What has a meaning at the head of a line only: bullets, quotes, underlines; numbers of lists.
_HEAD = compiled(r"([0-9]{1,9})?([-+>=.)])")
_OWN_BULLETS = "-*+"
_OTHER_SIGN = {".": ")", ")": "."}


def escape(words: str) -> str:
    """Return the words so that nothing in them, inside a line, has a meaning to Markdown."""
    return _ANYWHERE.sub(r"\\\g<0>", clean(words))


def _flat(words: str) -> str:
    """Return the words escaped, on one line: for headings and cells."""
    return " ".join(escape(words).split("\n")).strip()


def _lines(escaped: str) -> list[str]:
    """Return escaped words as lines that begin no block of their own, hard breaks between them."""
    lines = [line for line in (line.strip(" \t") for line in escaped.split("\n")) if line]
    lines = [_safe_head(line) for line in lines]
    return [f"{line}\\" for line in lines[:-1]] + lines[-1:]


def _safe_head(line: str) -> str:
    found = _HEAD.match(line)
    if not found or (found[1] is None and found[2] in ".)") or (found[1] and found[2] not in ".)"):
        return line
    return f"{found[1] or ''}\\{line[found.start(2) :]}"


def _runs(runs: tuple[Run, ...]) -> str:
    """Return the runs in one string; emphasis only where its signs will be read as such."""
    out: list[str] = []
    texts = [clean(run.text) for run in runs]
    for at, (run, words) in enumerate(zip(runs, texts, strict=True)):
        before = texts[at - 1][-1:] if at else ""
        after = texts[at + 1][:1] if at + 1 < len(runs) else ""
        sign = {"actor": "**", "title": "*", "strong": "**"}.get(run.role, "")
        if run.change:
            out.append(_changed(escape(words), run.change))
        elif run.href:
            out.append(f"[{_flat(words)}](<{_address(run.href)}>)")
        elif sign and _can_carry(words.strip(), before, after):
            out.append(f"{sign}{_flat(words)}{sign}")
        else:
            out.append(escape(words))
    return "".join(out)


def _changed(escaped: str, change: Change | None) -> str:
    """Return words as they were put in or taken out, in the tags that Markdown passes on."""
    tag = {"new": "ins", "gone": "del"}.get(change or "")
    return f"<{tag}>{escaped}</{tag}>" if tag and escaped else escaped


def _can_carry(words: str, before: str, after: str) -> bool:
    """Return whether emphasis around the words is read as such: beside a letter it must touch letters."""
    opens = words[:1].isalnum() or not before or before.isspace()
    closes = words[-1:].isalnum() or not after or after.isspace()
    return bool(words) and opens and closes


def _address(href: str) -> str:
    found = "".join(clean(href).split())
    return found.replace("\\", "%5C").replace("<", "%3C").replace(">", "%3E").replace("&", "&amp;")


def _marks(doubts: tuple[DoubtMark, ...]) -> str:
    return "".join(f" \\[{one.number}\\]" for one in doubts)


@dataclass(slots=True)
class _Container:
    """What was last written at one level of indentation: an open list's sign, the number it expects."""

    indent: str = ""
    sign: str = ""
    expected: int = 0
    tight: bool = False  # the last line was an item without anything below it


@dataclass(slots=True)
class _Writer:
    colon: str
    out: list[str] = field(default_factory=list)

    def blank(self) -> None:
        if self.out and self.out[-1]:
            self.out.append("")

    def paragraph(self, lines: list[str], container: _Container) -> None:
        self.blank()
        self.out += [container.indent + line for line in lines]
        container.sign, container.tight = "", False
        self.blank()

    def points(self, points: tuple[Point, ...], container: _Container) -> None:
        for point in points:
            words = _runs(point.runs) + _marks(point.doubts)
            details = "\n".join(
                _changed(escape(f"{fact.name}: {fact.value}"), fact.change) for fact in point.details
            )
            if point.boxes:
                details += f"\n{_boxes(point)}"
            if point.marker is None:
                self.paragraph(_lines(f"{words}\n{details}"), container)
                self.points(point.points, container)
                continue
            inner = self.item(point.marker, words, details, container)
            if point.points:
                self.blank()
                self.points(point.points, inner)
                container.tight = False

    def item(self, marker: Marker, words: str, details: str, container: _Container) -> _Container:
        """Write an item of a list; return the container of what stands below it."""
        sign, typed = _sign(marker, container)
        lines = _lines(f"{words}\n{details}")
        if typed:
            lines[0] = f"{escape(typed)} {lines[0]}"
            lines[0] = _safe_head(lines[0])
        if not container.tight:
            self.blank()
        inner = container.indent + " " * (len(sign) + 1)
        self.out.append(f"{container.indent}{sign} {lines[0]}")
        self.out += [inner + line for line in lines[1:]]
        container.tight = True
        return _Container(indent=inner)


def _sign(marker: Marker, container: _Container) -> tuple[str, str]:
    """Return what Markdown marks an item with, and the label to be typed after it, if any."""
    if marker.style != "decimal":
        own = marker.shown if marker.shown in _OWN_BULLETS else "-"
        container.sign, container.expected = own, 0
        return own, "" if marker.style == "bullet" else marker.shown
    last = container.sign if container.sign in _OTHER_SIGN else ""
    sign = last or "."
    if last and container.expected != marker.value:
        sign = _OTHER_SIGN[last]
    container.sign, container.expected = sign, marker.value + 1
    return f"{marker.value}{sign}", ""


def _boxes(point: Point) -> str:
    return "   ".join(f"☐ {escape(box)}" for box in point.boxes) + f": {_ROOM}"


def _heading(level: int, words: str) -> str:
    return f"{'#' * min(level, _DEEPEST)} {words}"


def _facts(block: Facts, colon: str) -> Iterator[str]:
    for fact in block.rows:
        value = escape(fact.value) if fact.value.strip() else _ROOM
        first, *rest = _lines(value) or [""]
        yield f"- **{_flat(fact.name)}{colon}** {first}".rstrip()
        yield from (f"  {line}" for line in rest)


def _strong(cell: Cell) -> str:
    words = _flat(cell.text)
    return (f"**{words}**" if cell.strong and _can_carry(words, "", "") else words) + _marks(cell.doubts)


def _table(block: Table) -> Iterator[str]:
    yield f"| {' | '.join(_flat(column.name) for column in block.columns)} |"
    yield f"|{'|'.join(' ---: ' if column.number else ' --- ' for column in block.columns)}|"
    for row in block.rows:
        cells = (_strong(cell) for cell in row)
        yield f"| {' | '.join(cells)} |"


def _block(block: Block, writer: _Writer) -> None:
    writer.blank()
    match block:
        case Heading():
            label = f"{_flat(block.label)} " if block.label else ""
            change: Change | None = "new" if block.was else block.change
            words = _changed(_flat(block.was or ""), "gone") + _changed(_flat(block.text), change)
            writer.out.append(_heading(block.level + 1, label + words + _marks(block.doubts)))
        case Paragraph():
            writer.out += _lines(escape(block.text))
        case Facts():
            writer.out += _facts(block, writer.colon)
        case Points():
            writer.points(block.points, _Container())
        case Table():
            writer.out += _table(block)
        case Chart():
            writer.out += _lines(escape(block.says))
        case Contents():
            pass  # readers of Markdown make their own


def render(page: Page, *, template: bytes | None = None) -> bytes:
    """Return the page as Markdown (CommonMark, tables as GitHub writes them), UTF-8."""
    writer = _Writer(colon=say("render.colon", page.language))
    if page.kicker:
        writer.out += [_flat(page.kicker), ""]
    writer.out.append(_heading(1, _flat(page.title)))
    for block in page.blocks:
        _block(block, writer)
    return ("\n".join(writer.out).rstrip("\n") + "\n").encode("utf-8")
