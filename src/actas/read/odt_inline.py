"""Inside an OpenDocument paragraph: spans, blanks, breaks, notes, frames -> pieces of text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from actas.read.formulas import on_a_line
from actas.read.numerals import whole
from actas.read.odt_styles import DRAW, LOEXT, OFFICE, SPAN, TEXT, Font, Styles
from actas.read.paragraph import Piece, face
from actas.read.symbols import BOXES, SIGNS, shown

if TYPE_CHECKING:
    from lxml.etree import _Element

BLANKS = " \t\r\n"
PROMPT_STYLE = "Placeholder_20_Text"  # Word's own, which is kept
MOST_BLANKS = 1_000  # of one `text:s`, which may claim any number
XLINK = "{http://www.w3.org/1999/xlink}"
FIELD = "{urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0}"
MATH = "{http://www.w3.org/1998/Math/MathML}"
SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"

# What is drawn, and may have words on it as a text box has.
SHAPES = tuple(
    DRAW + tag
    for tag in (
        "text-box", "custom-shape", "rect", "square", "ellipse", "circle", "line", "polyline", "polygon",
        "regular-polygon", "path", "connector", "measure", "caption",
    )
)  # fmt: skip
# What holds no words of the notes: reading aids, a picture's description, form controls.
SKIPPED = frozenset(
    (
        f"{TEXT}ruby-text",
        f"{SVG}title",
        f"{SVG}desc",
        f"{OFFICE}forms",
        f"{TEXT}tracked-changes",
        f"{OFFICE}event-listeners",
        f"{OFFICE}binary-data",
    )
)


@dataclass(slots=True)
class Found:
    """What one paragraph holds."""

    pieces: list[Piece] = field(default_factory=list)
    boxes: list[_Element] = field(default_factory=list)  # text boxes anchored in it
    hidden: int = 0  # words left out
    veiled: bool = False  # a field hides the whole paragraph


class Inline:
    """The walk inside paragraphs."""

    def __init__(self, styles: Styles, formula: Callable[[str], _Element | None]) -> None:
        """Take the styles, and what gives the root of a document within this one by its path."""
        self.styles = styles
        self.formula = formula
        self._found = Found()
        self._href: str | None = None
        self._asking = False  # inside a control in which nobody has written yet
        self._prompt = False  # and the words are those with which it asks
        self._gap = True  # a blank would stand at the start or after a blank: ODF shows none
        self.comments = 0
        self.notes: list[_Element] = []
        self._handlers: dict[str, Callable[[_Element, Font], None]] = {
            f"{TEXT}span": self._span,
            f"{TEXT}a": self._link,
            f"{TEXT}s": self._blanks,
            f"{TEXT}tab": lambda _, font: self._add("\t", font),
            f"{TEXT}line-break": lambda _, font: self._add("\n", font),
            f"{TEXT}note": self._note,
            f"{TEXT}hidden-text": self._hidden,
            f"{TEXT}hidden-paragraph": self._veil,
            f"{OFFICE}annotation": self._comment,
            **dict.fromkeys(SHAPES, lambda element, _: self._found.boxes.append(element)),
            f"{DRAW}object": self._object,
            f"{TEXT}ruby-base": self._walk,
            f"{LOEXT}content-control": self._control,
            f"{TEXT}placeholder": self._placeholder,
            f"{FIELD}fieldmark": self._form,
        }

    def gather(self, paragraph: _Element, font: Font) -> Found:
        """Return the pieces of a paragraph whose style has the looks ``font``."""
        self._found = found = Found()
        self._gap = True
        self._walk(paragraph, font)
        if self._gap and found.pieces:
            # The blank that XML's own layout leaves before an end tag is none either.
            last = found.pieces.pop()
            found.pieces.append(replace(last, text=last.text.removesuffix(" ")))
        if found.veiled:
            found.hidden += sum(len(piece.text.split()) for piece in found.pieces)
            found.pieces.clear()
        return found

    def _walk(self, parent: _Element, font: Font) -> None:
        """Walk text and children. XML of more than 256 levels never gets here; see `actas.read.xml`."""
        self._text(parent.text, font)
        for child in parent:
            handler = self._handlers.get(child.tag)
            if handler is not None:
                handler(child, font)
            elif child.tag not in SKIPPED:
                self._walk(child, font)
            self._text(child.tail, font)

    def _add(self, text: str, font: Font) -> None:
        if font.hidden:
            self._found.hidden += len(text.split())
            return
        self._gap = False
        text = shown(font.family, text) if font.family in SIGNS else text
        self._found.pieces.append(
            Piece(
                text,
                bool(font.bold),
                bool(font.italic),
                font.size,
                self._href,
                self._face(font),
                self._prompt,
            )
        )

    def _face(self, font: Font) -> tuple[str, ...]:
        """Return how words are set; every link has its colour."""
        return face(None if self._href else font.colour, capitals=font.capitals)

    def _text(self, text: str | None, font: Font) -> None:
        """Add text with its runs of blanks made one, as ODF wants (1.2, part 1, 6.1.2)."""
        if not text:
            return
        words = [word for word in _split(text) if word]
        told = " ".join(words)
        if text[0] in BLANKS and not self._gap and words:
            told = " " + told
        if (words and text[-1] in BLANKS) or (not words and not self._gap):
            told += " "
        if told:
            self._add(told, font)
            if not font.hidden:
                self._gap = told.endswith(" ")

    def _span(self, element: _Element, font: Font) -> None:
        named = element.get(f"{TEXT}style-name")
        style = self.styles.get(SPAN, named)
        outer = self._prompt
        self._prompt = outer or (self._asking and PROMPT_STYLE in (named, style.name))
        self._walk(element, style.font.over(font))
        self._prompt = outer

    def _link(self, element: _Element, font: Font) -> None:
        target = element.get(f"{XLINK}href", "")
        outer, self._href = self._href, target if target and not target.startswith("#") else None
        self._walk(element, font)
        self._href = outer

    def _blanks(self, element: _Element, font: Font) -> None:
        self._add(" " * min(whole(element.get(f"{TEXT}c"), 1), MOST_BLANKS), font)

    def _note(self, element: _Element, font: Font) -> None:
        self.notes.append(element)
        self._add(f"[{len(self.notes)}]", replace(font, hidden=False))

    def _hidden(self, element: _Element, font: Font) -> None:
        """Leave a hidden text out, unless its condition shows it just now."""
        if element.get(f"{TEXT}is-hidden") == "false":
            self._walk(element, font)
            return
        words = element.get(f"{TEXT}string-value") or "".join(str(text) for text in element.itertext())
        self._found.hidden += len(words.split())

    def _control(self, element: _Element, font: Font) -> None:
        """Add a box, whose own sign is one of a symbol font; any other control has words."""
        if element.get(f"{LOEXT}checkbox") == "true":
            self._add(BOXES[element.get(f"{LOEXT}checked") == "true"], font)
        else:
            outer = self._asking
            self._asking = outer or element.get(f"{LOEXT}showing-place-holder") == "true"
            self._walk(element, font)
            self._asking = outer

    def _placeholder(self, element: _Element, font: Font) -> None:
        """Add what a field asks for that is gone as soon as somebody writes."""
        outer, self._prompt = self._prompt, True
        self._walk(element, font)
        self._prompt = outer

    def _form(self, element: _Element, font: Font) -> None:
        """Add what a box or a drop-down list of a form shows, which stands in its parameters alone."""
        kind = element.get(f"{FIELD}type", "").rpartition(".")[2]
        told = [
            (one.get(f"{FIELD}name", ""), one.get(f"{FIELD}value", ""))
            for one in element.iter(f"{FIELD}param")
        ]
        if kind == "FORMCHECKBOX":
            self._add(BOXES[("Checkbox_Checked", "true") in told], font)
        elif kind == "FORMDROPDOWN":
            entries = [value for name, value in told if name == "Dropdown_ListEntry"]
            place = next((value for name, value in told if name == "Dropdown_Selected"), "")
            if place.isdecimal() and len(place) < 4 and int(place) < len(entries):
                self._add(entries[int(place)], font)
        else:
            self._walk(element, font)

    def _object(self, element: _Element, font: Font) -> None:
        """Add the words of a formula; any other document within this one is a picture here."""
        formula = next(iter(element), None)
        if formula is None:
            formula = self.formula(element.get(f"{XLINK}href", ""))
        if formula is not None and formula.tag == f"{MATH}math":
            self._add(on_a_line(formula), font)

    def _veil(self, element: _Element, _: Font) -> None:
        self._found.veiled = self._found.veiled or element.get(f"{TEXT}is-hidden") == "true"

    def _comment(self, _: _Element, __: Font) -> None:
        self.comments += 1


def _split(text: str) -> list[str]:
    """Return the words of a text; no-break spaces are no blanks in ODF."""
    for blank in BLANKS[1:]:
        text = text.replace(blank, " ")
    return text.split(" ")
