"""Lines to lines with a kind: heading mark, bullet, number, table row, plain.

Everything here looks at one line, its neighbours' markers at most; grouping comes after.
"""

from __future__ import annotations

import re
from sys import intern

from actas.model.block import Clean, CleanLine, Marker, Words
from actas.model.compiled import compiled
from actas.model.line import PLAIN, Look
from actas.model.plain import replace
from actas.outline.markers import BOXES, Found, bullet_of, letter_marker, number_of, with_box
from actas.outline.markup import words_of
from actas.outline.own_signs import with_own_signs, with_quoted_lists
from actas.outline.scanned import Scanned
from actas.outline.set_off import set_off
from actas.outline.weak import settled

TEXT_FORMATS = frozenset({"txt", "md", "rst", "org", "wiki"})
BROKEN = compiled(r"\s*<br\s*/?>\s*")
HASHES = compiled(r"\s{0,3}(?:#{1,6}\s+(?=#{1,6}\s))?(#{1,6})(\s*)(?=[^#\s])(.*?)\s*#*\s*$")
HASHED = compiled(r"#{2,6}\s+(?=\S)")  # «- ### Cuentas»: a heading's marks behind a bullet are no words
WIKI_HEADING = compiled(r"\s*(={2,6})\s*([^=].*?)\s*=*\s*$|\s*(=)\s+([^=].*?)\s+=\s*$")
MARKED_WORDS = compiled(r"\s*==[^=\s][^=]*==[^=]*[^=\s]\s*$")  # «==Ojo==: la cuota sube», marked with a pen
TAG_HEADING = compiled(r"\s*<h([1-6])\b[^<>]*>(.*?)</h[1-6]>\s*$", re.IGNORECASE)
# «--- Obras ---», «*** OBRAS ***»: the same sign on both sides sets a line off.
BETWEEN_SIGNS = compiled(r"\s*([-*~#_•·—–])\1{2,}\s+(\S.*?[\w.:!?)])\s+\1{3,}\s*$")
FRAMED = compiled(r"\s*-([^\W\d_][\w ]{2,30}|-[^\W_][^-]{1,48}[^\s-]-)-\s*$")  # «-agosto-», «--Version 2.0--»
ORG_HEADING = compiled(r"(\*+)\s+(.*)$")
UNDERLINES = {"=": 1, "-": 2, "~": 3, "^": 4, '"': 4, "+": 4}
OTHER = 2  # level of what other signs draw
# A line of other signs comes as far as here only where it is as long as the words above it.
UNDERLINE = compiled(r"^\s{0,3}(={2,}|-{2,}|~{3,}|\^{3,}|\"{3,}|\+{3,}|[*_.#─═━—–¯]{3,})\s*$")
ROW = compiled(r"^\s*\|.*\|\s*$")
# **1.** Apologies, **2.1** Apologies: «**1.5** litros» counts nothing, and goes on small.
BOLD_NUMBER = compiled(
    r"^(\*\*|__)\s*(\(?\d{1,3}(?:\.\d{1,3})*\\?[.)]|\d{1,3}(?:\.\d{1,3})+(?=\1\s*[^\W\da-zà-þ]))\s*\1\s*"
)
# **1. Apologies.** Ana is ill: what is in bold to the end of the line is a heading, number and all.
RUN_IN_NUMBER = compiled(r"^(\*\*|__)\s*(\(?\d{1,3}\\?[.)])\s+([^*_]+)\1(?=\s*\w)")
STARRED = compiled(r"\*[^\s*][^*]{0,80}(?<!\s)\*(?=[\s:.,]|$)")  # «*Cuentas*», as telephones write bold
# **=> Ask the mayor.**, **- Roof:** …: what points, or a bullet, inside of the bold is one all the same.
BOLD_ARROW = compiled(r"^(\*\*|__)\s*(=>|-?->|[→⇒➔➜➤►]|[-–•·](?=\s)(?!.*[-–•·]\s*\1))\s*(?=\S)")
QUOTE = compiled(r"^(\s*)>(?:\s*>)* ?")
BAR = compiled(r"(?<!\\)\|")  # "\|" is a word
TYPED = compiled(r"#{1,6} +\S|\*\*[^*]+\*\*:?\s*$")  # a heading of Markdown, or a line all in bold
STOPPED_COLON = compiled(r":\s?\.-?$")  # «Orden del día:.-», "Ordre du jour :.": the stop says nothing
BLANK = Scanned(number=0, kind="blank")  # any line: nobody asks where it stands
PASTED = 2  # such lines
BREAK = compiled(r"(?<=\S)(?: {2,}| ?\\| *<br ?/?> *)$", re.IGNORECASE)  # as Markdown spells them
BREAK_ENDS = (" ", "\\", ">")
TAB = 4  # columns


def scan(clean: Clean, fmt: str) -> list[Scanned]:
    """Return every line with what it looks like; weak markers are believed or dropped.

    ``fmt`` is "md" where Markdown was pasted into a word processor, else the notes' format.
    """
    rows = [_scan_line(line, fmt) for line in clean.lines]
    _join_underlines(rows, markdown=fmt == "md")
    if fmt in TEXT_FORMATS:
        set_off(rows)
    with_own_signs(rows, markdown=fmt in TEXT_FORMATS)
    if fmt == "md":
        with_quoted_lists(rows)
    return settled(rows, markdown=fmt in TEXT_FORMATS)


def typed_markdown(clean: Clean) -> bool:
    """Whether notes in a word processor were pasted there as Markdown, its marks among the words."""
    return sum(bool(TYPED.match(line.text)) for line in clean.lines) >= PASTED


def width(text: str) -> int:
    """Return the column (from 0) at which the words of a line begin."""
    if not text[:1].isspace():
        return 0
    columns = 0
    for char in text:
        if char == "\t":
            columns += TAB - columns % TAB
        elif char.isspace():
            columns += 1
        else:
            break
    return columns


def has_markup(look: Look, fmt: str) -> bool:
    """Whether the words of a line hold Markdown; of the other markups nothing is left in what a line says."""
    return fmt == "md" or (fmt in TEXT_FORMATS and look.said is None)


def _scan_line(line: CleanLine, fmt: str) -> Scanned:
    markdown = has_markup(line.look, fmt)
    text = line.text
    if line.look.joins:
        words = words_of(text, markdown=markdown)
        return Scanned(number=line.number, kind="joined", look=line.look, words=words, rest=text.strip())
    broken = BREAK.search(text) if fmt == "md" and text.endswith(BREAK_ENDS) else None
    if broken:
        text = text[: broken.start()]
    if not text.strip():
        return BLANK if line.look is PLAIN else Scanned(number=line.number, kind="blank", look=line.look)
    if line.look.cells is not None:
        return _row(line, line.look.cells, markdown)
    first = text.lstrip()[0]
    if markdown and not first.isalnum():  # what is drawn begins with a sign
        special = _heading_line(line, fmt) or _row_line(line)
        if special:
            return special
    bare = QUOTE.sub(r"\1", text) if fmt == "md" and first == ">" else text
    if bare is not text and not bare.strip():
        return BLANK
    row = _words_line(line, bare, fmt, markdown=markdown, quoted=bare != text)
    return replace(row, broken=True) if broken else row


def _words_line(line: CleanLine, text: str, fmt: str, *, markdown: bool, quoted: bool) -> Scanned:
    """Return a line of words, with the marker that it begins with."""
    body = text.strip()
    if markdown and body.startswith(("**", "__")):
        body = RUN_IN_NUMBER.sub(r"\2 \1\3\1", BOLD_NUMBER.sub(r"\2 ", body))
        if not body[2:3].isalnum():
            body = BOLD_ARROW.sub(r"\2 \1", body)
    if fmt == "txt" and body[0] == "*" and STARRED.match(body):
        words = words_of(body, markdown=True)
        return Scanned(
            number=line.number, kind="plain", indent=width(text) if text[0] != "*" else 0,
            words=replace(words, bold=words.ends.italic), look=line.look, rest=body,
        )  # fmt: skip
    if body[-1] in ".-" and (stopped := STOPPED_COLON.search(body)):
        body = body[: stopped.start() + 1]
    found = _carrier_marker(line.look, body) or bullet_of(body, markdown=fmt == "md") or number_of(body)
    if found and found.marker.done is None and body[found.length : found.length + 1] in BOXES:
        found = with_box(found, body)
    if found and line.look.heading is not None and found.marker.family != "bullet":
        found = None  # a heading's own number is told from its words, as in Markdown
    rest = body[found.length :] if found else body
    indent = width(text) if text[0] != body[0] else 0
    if found and markdown and rest[:1] == "#" and (hashed := HASHED.match(rest)):
        rest = rest[hashed.end() :]
        if found.marker.family != "bullet" and not indent:
            return _numbered_heading(line, body[: found.length], hashed[0], rest)
    return Scanned(
        number=line.number, kind="marked" if found else "plain", indent=indent,
        words=words_of(rest, markdown=markdown), marker=found.marker if found else None,
        weak=found.weak if found else False, look=line.look,
        mark=intern(body[: found.length]) if found else "", rest=rest, quoted=quoted,
    )  # fmt: skip


def _numbered_heading(line: CleanLine, number: str, hashes: str, rest: str) -> Scanned:
    """Return the heading of a number before its marks: «1. ### Cuentas»; the words hold the number."""
    return Scanned(
        number=line.number, kind="heading", level=len(hashes.strip()),
        words=words_of(number + rest.rstrip(" #"), markdown=True), look=line.look, mark=line.text.strip(),
    )  # fmt: skip


def _carrier_marker(look: Look, body: str) -> Found | None:
    """Return the automatic number or bullet that a word processor gave the line."""
    if not look.marker or not body.startswith(look.marker):
        return None
    if look.note:
        return Found(Marker(label=look.marker.strip("[]"), family="note", shape="[1]"), len(look.marker))
    length = len(look.marker)
    length += len(body[length:]) - len(body[length:].lstrip())
    if not any(char.isalnum() for char in look.marker):
        box = bullet_of(body, markdown=False)
        plain = Marker(label=look.marker.strip("."), family="bullet", shape=look.marker)
        return Found(replace(box.marker, label=look.marker), box.length) if box else Found(plain, length)
    # A dash counts only before words: «II - …».
    found = number_of(look.marker + " ") or number_of(look.marker + " x")
    if found and found.length >= len(look.marker):  # «1.a)» is more than its «1.»
        return Found(found.marker, length)
    letters = re.search(r"[A-Za-z]+", look.marker)
    counted = any(map(str.isdecimal, look.marker))  # «Q1», «R-2»: the letter says of what, the figure counts
    if letters and len(letters.group()) == 1 and not counted:
        return Found(letter_marker(letters.group(), look.marker.replace(letters.group(), "{}")), length)
    return Found(Marker(label=look.marker.strip("()[]. :-–—"), family="other", shape=look.marker), length)


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
    elif found := BETWEEN_SIGNS.match(text):
        level, body = OTHER, found[2]
    elif found := FRAMED.match(text):
        level, body = 1, found[1].strip("-")
    elif (found := WIKI_HEADING.match(text)) and not MARKED_WORDS.match(text):
        level, body = len(found[1] or found[3]), found[2] or found[4]
    if level is None or not body.strip():
        return None
    return Scanned(
        number=line.number,
        kind="heading",
        level=level,
        words=words_of(body, markdown=True),
        look=line.look,
        mark=text.strip(),
    )


def _row_line(line: CleanLine) -> Scanned | None:
    """Return a row of a table that is typed: "| Ana | 3 May |"."""
    text = line.text.strip()
    if not ROW.match(text) or text.count("|") < 3:
        return None
    told = [words_of(cell, markdown=True) for cell in BAR.split(text[1:-1])]
    links = tuple(link for cell in told for link in cell.links)
    words = Words(text=" | ".join(cell.text for cell in told if cell.text), links=links)
    cells = tuple(cell.text for cell in told)
    look = line.look
    if "<br" in text:  # the lines of a cell
        lines = (words_of(BROKEN.sub("\n", cell), markdown=True).text for cell in BAR.split(text[1:-1]))
        look = replace(look, cells=tuple(lines))
    return Scanned(number=line.number, kind="row", cells=cells, words=words, mark=text, look=look)


def _row(line: CleanLine, cells: tuple[str, ...], markdown: bool) -> Scanned:
    """Return a row of a table that the carrier keeps as one."""
    return Scanned(
        number=line.number, kind="row",
        cells=tuple(words_of(cell.replace("\n", " "), markdown=markdown).text for cell in cells),
        words=words_of(line.text, markdown=markdown), look=line.look, mark=line.text,
    )  # fmt: skip


def _join_underlines(rows: list[Scanned], *, markdown: bool) -> None:
    """Make a heading of each plain line with a ruled line right under it; the rule belongs to it.

    Markdown says which sign is the higher; elsewhere the first that is used is.
    """
    used: list[str] = []
    for at in range(1, len(rows)):
        drawn = rows[at].kind in ("plain", "marked") and not rows[at].raw[:1].isalnum()
        found = UNDERLINE.match(rows[at].raw) if drawn else None
        place = at - 1 if rows[at - 1].kind != "blank" or at == 1 else at - 2
        above = rows[place]
        if (
            not found
            or rows[at].look.said is not None
            or above.kind not in ("plain", "marked")
            or above.indent > TAB
        ):
            continue
        words = words_of(above.raw, markdown=True)
        sign = found[1][0]
        used = used if sign in used else [*used, sign]
        level = UNDERLINES.get(sign, OTHER) if markdown else used.index(sign) + 1
        rows[place] = replace(above, kind="heading", level=level, words=words, marker=None)
        rows[at] = replace(rows[at], kind="underline", marker=None)
