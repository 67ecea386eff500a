"""Inside a line of Org: emphasis, links, notes, days -> pieces of text."""

from __future__ import annotations

import re

from actas.model.compiled import compiled
from actas.read.paragraph import Piece

BEFORE = r"(?<![^\s\-–—('\"{«¿¡])"  # where emphasis may begin, and
AFTER = r"(?![^\s\-–—.,;:!?'\")}\]\[»…])"  # end
TOKEN = compiled(
    rf"""
    \[\[(?P<href>[^\[\]]+)\](?:\[(?P<shown>[^\[\]]+)\])?\]
    | (?<=\S)[_^]\{{(?P<low>[^{{}}\n]*)\}}
    | \[fn:(?P<note>[\w-]+)\]
    | \[fn:[\w-]*:(?P<aside>[^\[\]]*)\]
    | [<\[](?P<day>\d{{4}}-\d\d-\d\d[^<>\[\]\n]{{0,40}})[>\]]
    | {BEFORE}\*(?=[^\s*])(?P<bold>[^*\n]+?)(?<=\S)\*{AFTER}
    | {BEFORE}/(?=[^\s/])(?P<slanted>[^/\n]+?)(?<=\S)/{AFTER}
    | {BEFORE}_(?=[^\s_])(?P<lined>[^_\n]+?)(?<=\S)_{AFTER}
    | {BEFORE}\+(?=[^\s+])(?P<struck>[^+\n]+?)(?<=\S)\+{AFTER}
    | {BEFORE}=(?=[^\s=])(?P<literal>[^=\n]+?)(?<=\S)={AFTER}
    | {BEFORE}~(?=[^\s~])(?P<code>[^~\n]+?)(?<=\S)~{AFTER}
    """,
    re.VERBOSE,
)
ANY = compiled(r"[*/_+=~\[<^]")
PICTURE = compiled(r"(?:file:|\.{0,2}/)?[^\s\[\]]+\.(?:png|jpe?g|gif|svg|webp|tiff?)", re.IGNORECASE)


def pieces_of(text: str, bold: bool = False, italic: bool = False) -> list[Piece]:
    """Return the words of a line with their looks; markup is no word."""
    if not ANY.search(text):
        return [Piece(text, bold=bold, italic=italic)] if text else []
    found: list[Piece] = []
    at = 0
    for match in TOKEN.finditer(text):
        if match.start() > at:
            found.append(Piece(text[at : match.start()], bold=bold, italic=italic))
        found += _pieces(match, bold, italic)
        at = match.end()
    if at < len(text):
        found.append(Piece(text[at:], bold=bold, italic=italic))
    return found


def _pieces(match: re.Match[str], bold: bool, italic: bool) -> list[Piece]:
    href = match["href"]
    if href and not match["shown"]:
        picture = PICTURE.fullmatch(href) is not None
        return [Piece(f"![[{href}]]" if picture else href, bold=bold, italic=italic)]
    if href:
        return [Piece(match["shown"], bold=bold, italic=italic, href=href)]
    if match["note"]:
        return [Piece(f"[{match['note']}]", bold=bold, italic=italic)]
    inner = match["bold"] or match["slanted"]
    if inner:
        return pieces_of(inner, bold or bool(match["bold"]), italic or bool(match["slanted"]))
    words = next(
        match[name]
        for name in ("low", "aside", "day", "lined", "struck", "literal", "code")
        if match[name] is not None
    )
    return [Piece(words, bold=bold, italic=italic)]
