"""The lists of a web page: which number or bullet a browser would draw before an item."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from actas.model.compiled import compiled
from actas.read.html_css import Said, Sheet, declared, family, points
from actas.read.numerals import letters, roman
from actas.read.paragraph import BULLET
from actas.read.symbols import SIGNS

if TYPE_CHECKING:
    from lxml.etree import _Element

KINDS = {
    "1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman",
    "lower-latin": "lower-alpha", "upper-latin": "upper-alpha",
}  # fmt: skip
NOTE_ID = compiled(r"\D*(\d{1,4})\D*")
GOOGLE = compiled(r"lst-kix_\w+-(\d)")
WORD = compiled(r"l\d{1,6} level(\d)")
WORD_LIST = "MsoListParagraph"
SPACER = compiled(r"7\.0pt\b")  # the font of the blanks between a number and the words of its paragraph
LETTERS = ("o", "n")  # of symbol fonts that are not named, as bullets
BLANK = " \t\r\n\u00a0"
FIRST_SPANS = 6  # of a paragraph, which may hold its number
LONGEST_MARKER = 12  # characters
STEP = 36.0  # points by which Word indents a level
DEEPEST_LEVEL = 9


@dataclass(slots=True)
class Item:
    """The item that is being walked; its marker goes before its first words."""

    marker: str | None
    level: int | None

    def take(self) -> str | None:
        """Return the marker, and forget it when it has been drawn."""
        return self.marker


@dataclass(slots=True, kw_only=True)
class Listed:
    """A list that is being walked."""

    ordered: bool
    level: int
    kind: str = "decimal"
    before: str = ""
    after: str = "."
    count: int = 0
    step: int = 1
    bare: bool = False  # drawn without bullets

    @classmethod
    def of(cls, element: _Element, said: Said, sheet: Sheet, *, depth: int) -> Listed:
        """Return the list of an element. ``depth``: lists around it."""
        listed = cls(ordered=element.tag == "ol", level=min(depth, DEEPEST_LEVEL))
        style = said.get("list-style-type") or said.get("list-style", "").partition(" ")[0]
        kind = element.get("type", "")
        listed.kind = KINDS.get(kind) or KINDS.get(style) or style or listed.kind
        start = element.get("start", "").strip()
        given = start.isdecimal() and len(start) < 7
        if listed.ordered and element.get("reversed") is not None:  # it counts down to one
            listed.step = -1
            listed.count = 1 + (int(start) if given else sum(child.tag == "li" for child in element))
        else:
            listed.count = int(start) - 1 if given else 0
        google = next((one for one in element.get("class", "").split() if GOOGLE.fullmatch(one)), None)
        if google:  # its lists lie side by side, the level in the class, and it draws bullets by itself
            listed.level = int(google[-1])
            listed.before, listed.kind, listed.after = sheet.counters.get(google, ("", "decimal", ". "))
            listed.after = listed.after.strip()
        listed.bare = style == "none" and not google
        return listed

    def item(self, element: _Element, said: Said, *, notes: bool) -> Item:
        """Count an item. Among footnotes it is the note's number in brackets."""
        value = element.get("value", "").strip()
        self.count = int(value) if value.isdecimal() and len(value) < 7 else self.count + self.step
        if notes:
            found = NOTE_ID.fullmatch(element.get("id", ""))
            return Item(f"[{found[1] if found else self.count}]", None)
        style = said.get("list-style-type")
        if self.bare or style == "none":
            return Item(None, self.level)
        if not self.ordered:
            return Item(BULLET, self.level)
        return Item(f"{self.before}{_number(self.count, self.kind)}{self.after}", self.level)


def _number(count: int, kind: str) -> str:
    kind = KINDS.get(kind, kind)
    if kind in ("lower-alpha", "upper-alpha"):
        written = letters(count)
    elif kind in ("lower-roman", "upper-roman"):
        written = roman(count)
    else:
        written = str(count)
    return written.upper() if kind.startswith("upper") else written


def marked_by_word(element: _Element, said: Said) -> Item | None:
    """Return number and level of a paragraph that Word saved from a list; None for any other.

    The number is text, in a span that asks to be ignored; older ways of saving drop even that
    mark and leave the indentation alone.
    """
    found = WORD.match(said.get("mso-list", ""))
    kind = element.get("class", "")
    marker = _marker(element)
    if not found and not kind.startswith(WORD_LIST) and marker is None:
        return None
    if found:
        level = min(int(found[1]), DEEPEST_LEVEL) - 1
    else:
        level = max(0, min(round((points(said.get("margin-left")) or STEP) / STEP), DEEPEST_LEVEL) - 1)
    return Item(marker, level) if marker or not found else None


def _marker(element: _Element) -> str | None:
    """Return the number or bullet that Word wrote before a paragraph's words, and take it out of them."""
    for span in islice(element.iter("span"), FIRST_SPANS):
        said = declared(span.get("style", ""))
        if "ignore" in said.get("mso-list", ""):
            shown, fonts = _words(span), [span, *span.iter("span")]
            _empty(span)
            return _drawn(shown, fonts)
        if SPACER.match(said.get("font", "")) and not _words(span):
            return _before(element, span)
    return None


def _before(element: _Element, spacer: _Element) -> str | None:
    """Return what stands before the small blanks that Word puts between a number and what it counts."""
    chain: list[_Element] = []
    at = spacer
    while at is not element:
        above = at.getparent()
        if above is None or above[0] is not at:
            return None
        chain.append(above)
        at = above
    shown = "".join(one.text or "" for one in reversed(chain)).strip(BLANK)
    if not 0 < len(shown) <= LONGEST_MARKER or (len(shown) > 1 and shown[-1].isalpha()):
        return None
    for one in chain:
        one.text = None
    _empty(spacer)
    return _drawn(shown, chain)


def _drawn(shown: str, spans: Iterable[_Element]) -> str:
    """Return a number as it is, and for a bullet, in whatever font of symbols, the one sign for all."""
    symbols = any(family(declared(one.get("style", ""))) in SIGNS for one in spans)
    return BULLET if symbols or shown in LETTERS or not any(map(str.isalnum, shown)) else shown


def _words(element: _Element) -> str:
    return "".join(str(text) for text in element.itertext()).strip(BLANK)


def _empty(span: _Element) -> None:
    """Take a span's words out of the page: they are the marker now."""
    for child in list(span):
        span.remove(child)
    span.text = None


def checked_off(element: _Element) -> bool | None:
    """Return whether an item is ticked off, as Google Docs and Confluence mark it; None for others."""
    if element.get("role") == "checkbox":
        return element.get("aria-checked") == "true"
    outer = element.getparent()
    if outer is not None and "inline-task-list" in outer.get("class", ""):
        return "checked" in element.get("class", "").split()
    return None
