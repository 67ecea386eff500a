"""Inside a Word paragraph: runs, fields, tracked changes, symbols, boxes -> pieces of text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from actas.model.compiled import compiled
from actas.read.docx_styles import OFF, Font, Styles, W, toggle, value
from actas.read.formulas import on_a_line
from actas.read.paragraph import Piece, face
from actas.read.symbols import BOXES, SIGNS, shown, symbol

if TYPE_CHECKING:
    from lxml.etree import _Element

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
XML_BLANKS = " \t\r\n"
PROMPT_STYLE = "placeholder text"
HYPERLINK = compiled(r"\s*HYPERLINK\s+\"([^\"]+)\"", re.IGNORECASE)

# What holds no words of the notes. `rt` is the reading aid over East Asian characters.
SKIPPED = frozenset(
    W + tag
    for tag in (
        "pPr", "rPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "delText",
        "delInstrText", "rt", "rubyPr", "annotationRef", "footnoteRef", "endnoteRef",
    )
)  # fmt: skip


@dataclass(slots=True)
class Found:
    """What one paragraph holds."""

    pieces: list[Piece] = field(default_factory=list)
    boxes: list[_Element] = field(default_factory=list)  # text boxes anchored in it
    hidden: int = 0  # words left out


@dataclass(slots=True)
class Field:
    """A field that is open: what it says to do, then what came of it."""

    instruction: str = ""
    result: bool = False  # the result has begun
    href: str | None = None


def target_of(instruction: str) -> str | None:
    """Return where a ``HYPERLINK`` field leads out of the document; None for any other."""
    found = HYPERLINK.match(instruction)
    return found[1] if found else None


class Inline:
    """The walk inside paragraphs. Fields may run over several, so their state lives here."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self.targets: Mapping[str, str] = {}  # of links, by relationship id of the part that is walked
        self._href: str | None = None
        self._family: str | None = None  # the run's own font, where it is one of symbols
        self._asking = False  # inside a control in which nobody has written yet
        self._prompt = False  # and the run is set as Word sets what it asks for
        self._fields: list[Field] = []  # open fields, the innermost last
        self._found = Found()
        self._fonts: dict[tuple[int, str | None], Font] = {}
        self.revised = False
        self.comments = 0
        self.notes: list[tuple[str, str]] = []  # kind and id, in the order of the text
        self._handlers: dict[str, Callable[[_Element, Font, Font], None]] = {
            W + "r": self._run,
            W + "t": self._text,
            MATH + "oMath": lambda element, font, _: self._add(on_a_line(element), font),
            W + "tab": lambda _, font, __: self._add("\t", font),
            W + "ptab": lambda _, font, __: self._add("\t", font),
            W + "br": self._break,
            W + "cr": lambda _, font, __: self._add("\n", font),
            W + "noBreakHyphen": lambda _, font, __: self._add("\u2011", font),
            W + "softHyphen": lambda _, font, __: self._add("\u00ad", font),
            W + "sym": self._symbol,
            W + "fldChar": self._field,
            W + "instrText": self._instruction,
            W + "fldSimple": self._simple_field,
            W + "sdt": self._control,
            W + "hyperlink": self._link,
            W + "del": self._deleted,
            W + "moveFrom": self._deleted,
            W + "ins": self._inserted,
            W + "moveTo": self._inserted,
            W + "txbxContent": lambda element, _, __: self._found.boxes.append(element),
            W + "footnoteReference": self._note,
            W + "endnoteReference": self._note,
            W + "commentReference": self._comment,
            MC + "AlternateContent": self._alternative,
        }

    def gather(self, paragraph: _Element, base: Font) -> Found:
        """Return the pieces of a paragraph whose style has the looks ``base``."""
        self._found = found = Found()
        self._walk(paragraph, base, base)
        # An instruction without end would swallow the rest of the document: it ends here.
        self._fields = [one for one in self._fields if one.result]
        return found

    def _walk(self, parent: Iterable[_Element], font: Font, base: Font) -> None:
        """Walk children. XML of more than 256 levels never gets here; see `actas.read.xml`."""
        for child in parent:
            handler = self._handlers.get(child.tag)
            if handler is not None:
                handler(child, font, base)
            elif child.tag not in SKIPPED:
                self._walk(child, font, base)

    def _add(self, text: str, font: Font) -> None:
        if not all(one.result for one in self._fields):
            return
        if font.hidden:
            self._found.hidden += len(text.split())
            return
        href = self._href or next((one.href for one in self._fields[::-1] if one.href), None)
        self._found.pieces.append(
            Piece(
                text,
                bool(font.bold) and not href,
                bool(font.italic),
                font.size,
                href,
                _face(font, href),
                self._prompt,
            )
        )

    def _run(self, element: _Element, font: Font, base: Font) -> None:
        properties = element.find(f"{W}rPr")
        fonts = None if properties is None else properties.find(f"{W}rFonts")
        named = None if fonts is None else fonts.get(f"{W}ascii", "").casefold()
        self._family = named if named in SIGNS else None
        self._prompt = self._asking and self._is_prompt(value(properties, "rStyle"))
        self._walk(element, self._font(properties, base), base)
        self._family, self._prompt = None, False

    def _is_prompt(self, style: str | None) -> bool:
        """Whether a style is Word's own for what a form asks for; templates set their headings otherwise."""
        return bool(style) and (self._styles.style(style or "").name or "").casefold() == PROMPT_STYLE

    def _font(self, properties: _Element | None, base: Font) -> Font:
        """Return the looks of a run: its own, over the two styles crossed, over the defaults."""
        named = value(properties, "rStyle")
        key = (id(base), named)
        below = self._fonts.get(key)
        if below is None:
            below = base.crossed(self._styles.style(named).font) if named else base
            below = self._fonts[key] = _or(below, self._styles.base)
        return below if properties is None else Font.of(properties).over(below)

    def _text(self, element: _Element, font: Font, _: Font) -> None:
        text = element.text or ""
        if element.get(SPACE) != "preserve":
            text = text.strip(XML_BLANKS)
        text = shown(self._family, text) if self._family else text
        # A line end in the XML is a blank on paper.
        self._add(text.replace("\r\n", " ").replace("\n", " ").replace("\r", " "), font)

    def _break(self, element: _Element, font: Font, _: Font) -> None:
        if element.get(f"{W}type") not in ("page", "column"):
            self._add("\n", font)
        elif self._found.pieces:
            self._add(" ", font)  # a new page is no new line, but words on both sides stay apart

    def _symbol(self, element: _Element, font: Font, _: Font) -> None:
        self._add(symbol(element.get(f"{W}font", ""), element.get(f"{W}char", "")), font)

    def _field(self, element: _Element, font: Font, _: Font) -> None:
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            box = element.find(f"{W}ffData/{W}checkBox")
            if box is not None:
                state = value(box, "checked")
                state = value(box, "default") if state is None else state
                self._add(BOXES[state is not None and state not in OFF], font)
            chosen = _chosen(element.find(f"{W}ffData/{W}ddList"))
            if chosen:
                self._add(chosen, font)
            self._fields.append(Field())
        elif self._fields and kind == "separate":
            self._fields[-1].result = True
            self._fields[-1].href = target_of(self._fields[-1].instruction)
        elif self._fields and kind == "end":
            self._fields.pop()

    def _instruction(self, element: _Element, _: Font, __: Font) -> None:
        if self._fields and not self._fields[-1].result:
            self._fields[-1].instruction += element.text or ""

    def _simple_field(self, element: _Element, font: Font, base: Font) -> None:
        outer = self._href
        self._href = target_of(element.get(f"{W}instr", "")) or outer
        self._walk(element, font, base)
        self._href = outer

    def _control(self, element: _Element, font: Font, base: Font) -> None:
        box = element.find(f"{W}sdtPr/{W14}checkbox")
        content = element.find(f"{W}sdtContent")
        if box is not None:
            checked = box.find(f"{W14}checked")
            state = "0" if checked is None else checked.get(f"{W14}val", "1")
            self._add(BOXES[state not in OFF], font)
        elif content is not None:
            with self.within(element):
                self._walk(content, font, base)

    @contextmanager
    def within(self, control: _Element) -> Iterator[None]:
        """Walk what a content control holds: where nobody has written yet, Word shows what it asks for."""
        outer = self._asking
        self._asking = outer or toggle(control.find(f"{W}sdtPr"), "showingPlcHdr") is True
        yield
        self._asking = outer

    def _link(self, element: _Element, font: Font, base: Font) -> None:
        outer, self._href = self._href, self.targets.get(element.get(ID, ""))
        self._walk(element, font, base)
        self._href = outer

    def _deleted(self, _: _Element, __: Font, ___: Font) -> None:
        self.revised = True

    def _inserted(self, element: _Element, font: Font, base: Font) -> None:
        self.revised = True
        self._walk(element, font, base)

    def _note(self, element: _Element, font: Font, _: Font) -> None:
        kind = element.tag.removeprefix(W).removesuffix("Reference")
        self.notes.append((kind, element.get(f"{W}id", "")))
        self._add(f"[{len(self.notes)}]", replace(font, hidden=False))

    def _comment(self, _: _Element, __: Font, ___: Font) -> None:
        self.comments += 1

    def _alternative(self, element: _Element, font: Font, base: Font) -> None:
        self._walk(alternative(element), font, base)


def alternative(element: _Element) -> Iterable[_Element]:
    """Return the one branch of an ``mc:AlternateContent`` to read: the first that holds words, else nothing.

    Both branches hold the same text box, once for new programs and once for old ones.
    """
    for branch in element:
        if branch.tag in (f"{MC}Choice", f"{MC}Fallback") and any(
            text.text for text in branch.iter(f"{W}t", f"{W}sym", f"{MATH}t")
        ):
            return branch
    return ()


def _chosen(choices: _Element | None) -> str:
    """Return what was chosen in the drop-down list of an old form; the field itself has no result."""
    if choices is None:
        return ""
    entries = [entry.get(f"{W}val", "") for entry in choices.iterfind(f"{W}listEntry")]
    told = value(choices, "result") or value(choices, "default") or "0"
    return entries[int(told)] if told.isdecimal() and len(told) < 5 and int(told) < len(entries) else ""


def _or(font: Font, defaults: Font) -> Font:
    """Return looks with the document's defaults: those that are on, are on everywhere (ISO 29500, 17.7.3)."""
    return Font(
        bool(font.bold or defaults.bold),
        bool(font.italic or defaults.italic),
        bool(font.hidden or defaults.hidden),
        defaults.size if font.size is None else font.size,
        defaults.colour if font.colour is None else font.colour,
        bool(font.capitals or defaults.capitals),
    )


def _face(font: Font, href: str | None) -> tuple[str, ...]:
    """Return how words are set; every link has its colour."""
    return face(None if href else font.colour, capitals=font.capitals)
