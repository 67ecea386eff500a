"""Inside a line of a wiki: bold, italics, links, tags -> pieces of text."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from actas.model import tags
from actas.model.compiled import compiled
from actas.read.paragraph import Piece

TOKEN = compiled(
    rf"""
    <nowiki>(?P<literal>(?:(?!</?nowiki>).)*)</nowiki>
    | (?P<raw><!--(?:(?!<!--).)*?-->|\{{\{{[^{{}}]*\}}\}})                       # told apart later
    | (?P<marks>'{{2,5}})
    | \[\[(?P<picture>[^\[\]|:]+:[^\[\]|]+\.(?:png|jpe?g|gif|svg|webp|tiff?|pdf)(?:\|[^\[\]]*)?)\]\]
    | \[\[(?P<page>[^\[\]|]+)(?:\|(?P<shown>[^\[\]]*))?\]\](?P<tail>[^\W\d_]*)
    | \[(?P<href>(?:https?:|ftp:|mailto:|//)[^\s\]]+)(?:\s+(?P<words>[^\[\]]*))?\]
    | (?P<tag>{tags.TAG})
    """,
    re.VERBOSE | re.IGNORECASE,
)
LONE = compiled(r"(?:\s*\[\[[^\[\]|:]+:[^\[\]|]+\]\])+\s*$")  # [[Category:…]]: debris says what it is
WITHIN = compiled(tags.TAG_WITHIN, re.IGNORECASE)
NAMED_AGAIN = compiled(r"<ref\b[^<>]*/>", re.IGNORECASE)  # a note whose words stand elsewhere
HREF = compiled(r"<a\b[^<>]*\bhref=[\"']?([^\"'<>\s]+)", re.IGNORECASE)
HEAVY = compiled(r"</?(?:b|strong)\b", re.IGNORECASE)
SLANTED = compiled(r"</?(?:i|em)\b", re.IGNORECASE)


def pieces_of(text: str, bold: bool = False, href: str | None = None) -> list[Piece]:
    """Return the words of a line with their looks; markup is no word."""
    if LONE.match(text):
        return [Piece(text)]
    line = _Line(bold, href)
    at = 0
    for match in TOKEN.finditer(text):
        line.add(text[at : match.start()])
        line.take(match)
        at = match.end()
    line.add(text[at:])
    return line.pieces


@dataclass(slots=True)
class _Line:
    """A line, piece by piece."""

    bold: bool
    href: str | None
    italic: bool = False
    pieces: list[Piece] = field(default_factory=list)

    def add(self, words: str) -> None:
        """Add words with the looks that are on."""
        if words:
            self.pieces.append(Piece(html.unescape(words), self.bold, self.italic, href=self.href))

    def take(self, match: re.Match[str]) -> None:
        """Take a piece of markup."""
        if match["marks"]:
            self.bold = self.bold != (len(match["marks"]) in (3, 5))
            self.italic = self.italic != (len(match["marks"]) in (2, 5))
            self.add("'" if len(match["marks"]) == 4 else "")
        elif match["page"]:
            page = match["page"].lstrip(":")
            self._link((match["shown"] or page) + match["tail"], page)
        elif match["href"]:
            self._link(match["words"] or match["href"], match["href"])
        elif match["tag"]:
            leads = HREF.search(match["tag"])
            self.href = leads[1] if leads else None if match["tag"].lower() == "</a>" else self.href
            self.bold = _switched(HEAVY, match["tag"], self.bold)
            self.italic = _switched(SLANTED, match["tag"], self.italic)
            self.add("" if WITHIN.match(match["tag"]) or NAMED_AGAIN.match(match["tag"]) else " ")
        else:
            self.add(match["literal"] or match["raw"] or (match.group() if match["picture"] else ""))

    def _link(self, shown: str, target: str) -> None:
        self.pieces += pieces_of(shown, self.bold, target if shown != target else None)


def _switched(kind: re.Pattern[str], tag: str, now: bool) -> bool:
    """Return whether a look is on behind a tag."""
    return not tag.startswith("</") if kind.match(tag) else now
