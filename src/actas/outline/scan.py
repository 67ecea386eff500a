"""Lines to lines with a kind: heading mark, bullet, number, table row, plain.

Everything here looks at one line, its neighbours' markers at most; grouping comes after.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from actas.model.block import Clean, CleanLine, Marker, Words
from actas.model.line import Look
from actas.outline.markers import Found, bullet_of, letter_marker, number_of
from actas.outline.markup import words_of

TEXT_FORMATS = frozenset({"txt", "md", "rst", "org", "wiki"})
HASHES = re.compile(r"\s{0,3}(#{1,6})(\s*)(?=[^#\s])(.*?)\s*#*\s*$")
WIKI_HEADING = re.compile(r"\s*(={2,6})\s*([^=].*?)\s*=*\s*$|\s*(=)\s+([^=].*?)\s+=\s*$")
TAG_HEADING = re.compile(r"\s*<h([1-6])\b[^<>]*>(.*?)</h[1-6]>\s*$", re.IGNORECASE)
ORG_HEADING = re.compile(r"(\*+)\s+(.*)$")
UNDERLINES = {"=": 1, "-": 2, "~": 3, "^": 4, '"': 4, "+": 4}
UNDERLINE = re.compile(r"^\s{0,3}(={2,}|-{2,}|~{3,}|\^{3,}|\"{3,}|\+{3,})\s*$")
ROW = re.compile(r"^\s*\|.*\|\s*$")
BOLD_NUMBER = re.compile(r"^(\*\*|__)\s*(\(?\d{1,3}\\?[.)])\s*\1\s*")  # **1.** Apologies
TAB = 4  # columns


@dataclass(frozen=True, slots=True, kw_only=True)
class Scanned:
    """One line, looked at. ``kind``: blank, heading, underline, row, marked, plain."""

    number: int
    kind: str
    indent: int = 0
    words: Words = Words(text="")
    marker: Marker | None = None
    weak: bool = False
    level: int | None = None
    cells: tuple[str, ...] | None = None
    look: Look = Look()
    raw: str = ""  # the line from its first word on, markers and markup included
    rest: str = ""  # the same without the marker
    quoted: bool = False


def scan(clean: Clean) -> list[Scanned]:
    """Return every line with what it looks like; weak markers are believed or dropped."""
    rows = [_scan_line(line, clean.format) for line in clean.lines]
    _join_underlines(rows)
    return _settle_weak(rows)


def width(text: str) -> int:
    """Return the column (from 0) at which the words of a line begin."""
    columns = 0
    for char in text:
        if char == "\t":
            columns += TAB - columns % TAB
        elif char.isspace():
            columns += 1
        else:
            break
    return columns


def _scan_line(line: CleanLine, fmt: str) -> Scanned:
    text = line.text
    if fmt == "md" and text.endswith("\\"):
        text = text[:-1]  # a line break that Markdown spells out
    if not text.strip():
        return Scanned(number=line.number, kind="blank", look=line.look)
    markdown = fmt in TEXT_FORMATS
    if line.look.cells is not None:
        cells = tuple(words_of(cell, markdown=markdown).text for cell in line.look.cells)
        return Scanned(
            number=line.number,
            kind="row",
            cells=cells,
            words=words_of(text, markdown=markdown),
            look=line.look,
            raw=text,
        )
    if markdown:
        special = _heading_line(line, fmt) or _row_line(line)
        if special:
            return special
    quoted = False
    if fmt == "md":
        stripped = re.sub(r"^(\s*>)+ ?", "", text)
        quoted = stripped != text
        text = stripped
        if not text.strip():
            return Scanned(number=line.number, kind="blank")
    indent = width(text)
    body = text.strip()
    if markdown:
        body = BOLD_NUMBER.sub(r"\2 ", body)
    found = _carrier_marker(line.look, body) or bullet_of(body, markdown=fmt == "md") or number_of(body)
    if found is None:
        return Scanned(
            number=line.number,
            kind="plain",
            indent=indent,
            words=words_of(body, markdown=markdown),
            look=line.look,
            raw=body,
            rest=body,
            quoted=quoted,
        )
    rest = body[found.length :]
    return Scanned(
        number=line.number, kind="marked", indent=indent, words=words_of(rest, markdown=markdown),
        marker=found.marker, weak=found.weak, look=line.look, raw=body, rest=rest, quoted=quoted,
    )  # fmt: skip


def _carrier_marker(look: Look, body: str) -> Found | None:
    """Return the automatic number or bullet that a word processor gave the line."""
    if not look.marker or not body.startswith(look.marker):
        return None
    length = len(look.marker)
    length += len(body[length:]) - len(body[length:].lstrip())
    if look.marker in ("-", "•", "·", "*"):
        box = bullet_of(body, markdown=False)
        return Found(replace(box.marker, label=look.marker), box.length) if box else None
    found = number_of(look.marker + " ")
    if found:
        return Found(found.marker, length)
    letters = re.search(r"[A-Za-z]+", look.marker)
    if letters and len(letters.group()) == 1:
        return Found(letter_marker(letters.group(), look.marker.replace(letters.group(), "{}")), length)
    return Found(Marker(label=look.marker.strip("()[]. :-"), family="other", shape=look.marker), length)


def _heading_line(line: CleanLine, fmt: str) -> Scanned | None:
    text = line.text
    level: int | None = None
    body = ""
    if fmt == "org" and (found := ORG_HEADING.match(text)):
        level, body = len(found[1]), found[2]
    elif found := HASHES.match(text):
        # "#12" and "#tag" are words; "###Title" is a heading typed in a hurry.
        if found[2] or len(found[1]) > 1 or found[3][:1].isupper():
            level, body = len(found[1]), found[3]
    elif found := TAG_HEADING.match(text):
        level, body = int(found[1]), found[2]
    elif found := WIKI_HEADING.match(text):
        level, body = len(found[1] or found[3]), found[2] or found[4]
    if level is None or not body.strip():
        return None
    return Scanned(
        number=line.number,
        kind="heading",
        level=level,
        words=words_of(body, markdown=True),
        look=line.look,
        raw=text.strip(),
    )


def _row_line(line: CleanLine) -> Scanned | None:
    text = line.text.strip()
    if not ROW.match(text) or text.count("|") < 3:
        return None
    cells = tuple(words_of(cell, markdown=True).text for cell in re.split(r"(?<!\\)\|", text[1:-1]))
    return Scanned(
        number=line.number,
        kind="row",
        cells=cells,
        words=Words(text=" | ".join(c for c in cells if c)),
        raw=text,
    )


def _join_underlines(rows: list[Scanned]) -> None:
    """A plain line with a ruled line right under it is a heading; the rule belongs to it."""
    for at in range(1, len(rows)):
        found = UNDERLINE.match(rows[at].raw) if rows[at].kind in ("plain", "marked") else None
        above = rows[at - 1]
        if not found or above.kind not in ("plain", "marked") or above.indent > TAB:
            continue
        words = words_of(above.raw, markdown=True)
        rows[at - 1] = replace(above, kind="heading", level=UNDERLINES[found[1][0]], words=words, marker=None)
        rows[at] = replace(rows[at], kind="underline", marker=None)


def _settle_weak(rows: list[Scanned]) -> list[Scanned]:
    """Believe a weak marker where its like stands near by, else give its characters back to the words."""
    marked = [row for row in rows if row.kind == "marked" and row.marker]
    glyphs = Counter(
        row.marker.shape for row in marked if row.marker and row.weak and row.marker.family == "bullet"
    )
    bullets_at = {
        row.indent for row in marked if row.marker and row.marker.family == "bullet" and not row.weak
    }
    out: list[Scanned] = []
    order = {row.number: place for place, row in enumerate(marked)}
    for row in rows:
        if not row.weak or row.marker is None:
            out.append(_plain_prose(row) if _is_prose_number(row) else row)
        elif row.marker.family == "bullet":
            like = glyphs[row.marker.shape] > 1 or row.indent in bullets_at
            out.append(replace(row, weak=False) if like else _plain_prose(row))
        else:
            out.append(
                replace(row, weak=False) if _counts_on(row, order[row.number], marked) else _plain_prose(row)
            )
    return out


def _is_prose_number(row: Scanned) -> bool:
    """A number of a list is at most 199: "2016." opens a sentence."""
    return bool(row.marker and row.marker.family == "decimal" and (row.marker.value or 0) > 199)


def _plain_prose(row: Scanned) -> Scanned:
    return replace(
        row, kind="plain", marker=None, weak=False, rest=row.raw, words=words_of(row.raw, markdown=True)
    )


def _counts_on(row: Scanned, place: int, marked: list[Scanned]) -> bool:
    """Whether a near neighbour at the same indent is the number before or after this one."""
    marker = row.marker
    if marker is None or marker.value is None:
        return False
    bare = marker.shape in ("1", "1 :")
    for step in (-1, 1):
        for other in marked[max(0, place - 30) : place][::-1] if step < 0 else marked[place + 1 : place + 31]:
            against = other.marker
            if against is None or other.indent != row.indent or against.family == "bullet":
                continue
            same_family = against.family == marker.family or {against.family, marker.family} == {
                "alpha",
                "roman",
            }
            if not same_family or (against.shape != marker.shape and not bare):
                continue
            if bare and other.weak:
                break  # two bare numbers prove nothing: "15 de marzo", "16 de marzo"
            if (
                against.family == "multi"
                and against.label.rpartition(".")[0] != marker.label.rpartition(".")[0]
            ):
                continue
            if against.value is not None and against.value - marker.value == step:
                return True
            break
    return False
