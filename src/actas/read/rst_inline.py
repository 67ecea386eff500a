"""Inside a line of reStructuredText: emphasis, literals, roles, links, notes -> pieces of text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actas.model.compiled import compiled
from actas.read.paragraph import Piece

BEFORE = r"(?<![^\s'\"(\[{<\-/:«‘“¿¡])"  # where emphasis may begin, and
AFTER = r"(?![^\s'\")\]}>\-/:.,;!?\\»’”])"  # end
TOKEN = compiled(
    rf"""
    (?P<escaped>\\(?:\s|(?P<char>.)))
    | {BEFORE}``(?P<literal>(?:(?!``)[^\n])+)``{AFTER}
    | {BEFORE}(?::[\w.:+-]+:)?`(?P<quoted>[^`\n]+)`(?P<kind>__?|:[\w.:+-]+:)?{AFTER}
    | {BEFORE}\*\*(?=\S)(?P<strong>(?:(?!\*\*)[^\n])+)(?<=\S)\*\*{AFTER}
    | {BEFORE}\*(?=[^\s*])(?P<slanted>[^*\n]+?)(?<=\S)\*{AFTER}
    | {BEFORE}\[(?P<note>\#?[\w.-]*|\*)\]_{AFTER}
    | {BEFORE}\|(?=\S)(?P<stands>[^|\n]+?)(?<=\S)\|_{{0,2}}{AFTER}
    | _`(?P<here>[^`\n]+)`
    | (?<![\w`.+:-])(?P<name>[^\W_]+(?:[-._+:][^\W_]+)*)__?{AFTER}
    """,
    re.VERBOSE,
)
ANY = compiled(r"[\\`*|_]")
TARGET = compiled(r"\s*\.\.\s+_(?:`([^`]+)`|((?:[^:\\]|\\.)+)):\s+(\S.*)")
# «AnaRuiz_» links to a page of the wiki from which the text comes; «config_» may be a word of a program.
WIKI_NAME = compiled(r"[A-ZÀ-Þ][a-zà-ÿ]+(?:[A-ZÀ-Þ][a-zà-ÿ]*)+")
INSIDE = compiled(r"(.*?)\s*<([^<>]+)>$")


class Targets:
    """Where the named links of a file lead."""

    def __init__(self, lines: Sequence[str]) -> None:
        found = (TARGET.match(line) for line in lines if line.lstrip().startswith(".. _"))
        self._hrefs = {
            _folded(match[1] or match[2]): match[3].strip().strip("`_") for match in found if match
        }

    def of(self, name: str) -> str | None:
        """Return where a name leads; None for what is no link."""
        href = self._hrefs.get(_folded(name))
        seen = {_folded(name)}
        while href is not None and _folded(href) in self._hrefs and _folded(href) not in seen:
            seen.add(_folded(href))
            href = self._hrefs[_folded(href)]
        return href


def _folded(name: str) -> str:
    return " ".join(name.replace("\\", "").casefold().split())


def pieces_of(text: str, targets: Targets) -> list[Piece]:
    """Return the words of a line with their looks; markup is no word."""
    if not ANY.search(text):
        return [Piece(text)]
    found: list[Piece] = []
    at = 0
    for match in TOKEN.finditer(text):
        piece = _piece(match, targets)
        if piece is not None:
            found += [Piece(text[at : match.start()]), piece]
            at = match.end()
    return [piece for piece in (*found, Piece(text[at:])) if piece.text]


def _piece(match: re.Match[str], targets: Targets) -> Piece | None:
    """Return what a piece of markup says; None where it is none."""
    if match["escaped"]:
        return Piece(match["char"] or "")
    if match["quoted"]:
        return _quoted(match["quoted"], match["kind"] or "", match.group().startswith(":"), targets)
    if match["name"]:
        href = targets.of(match["name"])
        return Piece(match["name"], href=href) if href or WIKI_NAME.fullmatch(match["name"]) else None
    if match["note"] is not None:
        return Piece(f"[{match['note'].lstrip('#') or '#'}]")
    if match["strong"] or match["slanted"]:
        return Piece(
            _bare(match["strong"] or match["slanted"]),
            bold=bool(match["strong"]),
            italic=bool(match["slanted"]),
        )
    return Piece(match["literal"] or match["stands"] or match["here"])


def _quoted(text: str, kind: str, role: bool, targets: Targets) -> Piece:
    inside = INSIDE.match(text)
    if inside and (role or kind.startswith("_")):
        shown, href = inside[1] or inside[2], inside[2].strip("_")
        return Piece(_bare(shown), href=(targets.of(href) or href) if shown != href else None)
    return Piece(_bare(text).lstrip("~!"), href=targets.of(text) if kind.startswith("_") else None)


def _bare(text: str) -> str:
    return re.sub(r"\\(?:\s|(.))", r"\1", text)
