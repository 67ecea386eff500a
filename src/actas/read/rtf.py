"""Rich Text: an own walk over groups and control words, since no library keeps both numbers and tables.

Kept: words, numbers of lists as they were written down, rows, notes, text boxes, links, check boxes.
Left out: deleted and hidden text (reported), comments (reported), pictures. Headers and footers are set aside.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from actas.model.errors import TooLarge, WrongContainer
from actas.model.limits import MOST_GROUPS
from actas.read.draft import Draft, Finding
from actas.read.paragraph import BULLET, Paragraph, Piece, noted
from actas.read.rtf_state import Group, Set, Sink, TableRow, Typed
from actas.read.rtf_tokens import CHARACTERS, CHARSETS, PROGRAM_SETS, SYMBOLS, Token, decoded, tokens
from actas.read.symbols import symbol
from actas.read.walk import hidden_text

MAGIC = b"{\\rtf"
# Groups whose words are none of the notes', beside all those marked with a star.
SKIPPED = frozenset(
    "colortbl info pict object objdata xe tc txe rxe sp fldtype shprslt nonshppict nonesttables private"
    " header_ listtable filetbl bkmkstart bkmkend atnid atnauthor revtbl template upr pnseclvl ftnsep ftnsepc".split()
)
# Starred groups that hold words after all.
STARRED = frozenset(
    {"shpinst", "shptxt", "ud", "fldinst", "do", "dptxbxtext", "annotation", "formfield", "pntext"}
)
MARGINS = {
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), "page-header"),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), "page-footer"),
}
HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
BODY_LEVEL = 9
LINK = re.compile(r"\s*HYPERLINK\s+(?:\\[a-z]\s+)*\"?([^\s\"]+)", re.IGNORECASE)
BOX = re.compile(r"\s*FORMCHECKBOX")
CELLS = ("cell", "nestcell")
SURROGATES = range(0xD800, 0xE000)


def read(data: bytes, name: str) -> Draft:
    """Return the lines of an RTF file: body, notes, then headers and footers. Raises TooLarge or WrongContainer."""
    if not data.lstrip().startswith(MAGIC):
        raise WrongContainer("read.is-text", file=name, wanted=".rtf")
    walk = _Walk(name)
    for token in tokens(data):
        walk.take(token)
        if walk.over:
            break
    return walk.draft()


class _Walk:
    """The walk over one file."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.groups = [Group()]
        self.set = Set()
        self.body = self.sink = Sink()
        self.outer: list[tuple[Sink, Set]] = []  # where words went before a note, header or box began
        self.notes: list[Sink] = []
        self.margins: list[tuple[str, Sink]] = []
        self.charset = "cp1252"
        self.fonts: dict[int, tuple[int, str]] = {}  # number -> character set, name
        self.styles: dict[int, tuple[str, Set, Group]] = {}
        self.definition: list[str] = []  # name of the font or style that is being defined
        self.raw = bytearray()  # bytes of text whose character may need more than one
        self.skip = 0  # characters that stand for a `\u` in old programs
        self.high = 0  # first half of a character beyond the 16 bits of a `\u`
        self.instruction = ""
        self.box: bool | None = None
        self.listed = ""  # words of the number that is being read
        self.tables = 0
        self.comments = 0
        self.revised = self.over = False
        self.words: dict[str, Callable[[int | None], None]] = {
            "par": lambda _: self.paragraph(), "sect": lambda _: self.paragraph(), "cell": lambda _: self.end_cell(),
            "nestcell": lambda _: self.end_cell(nested=True), "row": lambda _: self.end_row(),
            "pard": lambda _: self.reset(), "plain": lambda _: self.plain(), "u": self.unicode,
            "trowd": lambda _: None,
        }  # fmt: skip

    @property
    def group(self) -> Group:
        return self.groups[-1]

    # Tokens

    def take(self, token: Token) -> None:
        """Take the next token."""
        if token.kind != "byte":
            self.settle()
        if token.kind == "{":
            if len(self.groups) > MOST_GROUPS:
                raise TooLarge("read.too-deep", file=self.name, limit=MOST_GROUPS)
            self.groups.append(self.group.inner())
            self.skip = 0
        elif token.kind == "}":
            self.close()
        elif token.kind == "word":
            self.word(token.text, token.value)
        elif self.skip:
            self.skip_some(token)
        elif token.kind == "byte":
            self.raw.append(token.value or 0)
        else:
            self.text(decoded(token.text.encode("latin-1"), self.page()))

    def skip_some(self, token: Token) -> None:
        """Leave out the characters that old programs show for a ``\\u``."""
        if token.kind == "byte":
            self.skip -= 1
            return
        left, self.skip = token.text[self.skip :], max(0, self.skip - len(token.text))
        if left:
            self.text(decoded(left.encode("latin-1"), self.page()))

    def settle(self) -> None:
        """Turn the bytes so far into characters."""
        if self.raw:
            data, self.raw = bytes(self.raw), bytearray()
            charset, name = self.fonts.get(self.group.font, (0, ""))
            if charset == SYMBOLS:
                self.text("".join(symbol(name, f"{byte:X}") for byte in data))
            else:
                self.text(decoded(data, self.page()))

    def page(self) -> str:
        """Return the code page of the font in use."""
        charset = self.fonts.get(self.group.font, (1, ""))[0]
        return CHARSETS.get(charset, self.charset) if charset else self.charset

    def text(self, text: str) -> None:
        """Put characters where the group's words go."""
        group = self.group
        if group.dest is None:
            if group.deleted:
                self.revised = True
            elif group.hidden:
                self.sink.hidden += len(text.split())
            else:
                self.sink.pieces.append(Piece(text, group.bold, group.italic, group.size, group.href))
        elif group.dest == "number":
            self.listed += text
        elif group.dest == "instruction":
            self.instruction += text
        elif group.dest in ("font", "style"):
            self.define(text)

    def unicode(self, value: int | None) -> None:
        """Take a character by its number; beyond 16 bits it comes in two halves."""
        code = (value or 0) % 0x10000
        self.skip = self.group.uc
        if 0xD800 <= code < 0xDC00:
            self.high = code
        elif code in SURROGATES:
            if self.high:
                self.text(chr(0x10000 + ((self.high - 0xD800) << 10) + code - 0xDC00))
            self.high = 0
        elif 0xF000 <= code <= 0xF0FF and self.fonts.get(self.group.font, (0, ""))[0] == SYMBOLS:
            self.text(symbol(self.fonts[self.group.font][1], f"{code:X}"))
        elif code:
            self.text(chr(code))

    # Words

    def word(self, word: str, value: int | None) -> None:
        """Follow one control word."""
        group = self.group
        if word == "*":
            group.starred = True
            return
        starred, group.starred = group.starred, False
        if group.dest == "skip":
            return
        if self.destination(word, value, starred):
            return
        if word in CHARACTERS:
            if self.skip and word != "tab":
                self.skip -= 1
            else:
                self.text(CHARACTERS[word])
        elif word in self.words:
            self.words[word](value)
        elif not self.look(word, value):
            self.property(word, value)

    def destination(self, word: str, value: int | None, starred: bool) -> bool:
        """Send the group's words elsewhere if the word says so."""
        group = self.group
        if word in MARGINS or word in ("footnote", "shptxt", "dptxbxtext", "annotation"):
            self.open_sink(word)
        elif word in ("listtext", "pntext"):
            group.dest, group.ends, self.listed = "number", "number", ""
        elif word == "field":
            group.ends, self.instruction, self.box = "field", "", None
        elif word == "fldinst":
            group.dest = "instruction"
        elif word == "fldrslt":
            found = LINK.match(self.instruction)
            group.dest = None if self.groups[-2].dest is None else self.groups[-2].dest
            group.href = found[1] if found else group.href
        elif word in ("fonttbl", "stylesheet"):
            group.dest = "font" if word == "fonttbl" else "style"
        elif word == "ud":
            group.dest = None
        elif word == "formfield" and starred:
            group.dest = "form"
        elif (starred and word not in STARRED) or word in SKIPPED:
            group.dest = "style" if group.dest == "style" and word in ("cs", "ts", "ds") else "skip"
            if word == "upr":
                group.dest = "unsaid"
        elif group.dest == "form":
            if word in ("ffres", "ffdefres") and value in (0, 1) and (word == "ffres" or self.box is None):
                self.box = value == 1
        else:
            return False
        return True

    def look(self, word: str, value: int | None) -> bool:
        """Take what changes the looks of characters. Return whether the word is one of these."""
        group, on = self.group, value != 0
        if word == "b":
            group.bold = on
        elif word == "i":
            group.italic = on
        elif word == "v":
            group.hidden = on
        elif word == "deleted":
            group.deleted = on
        elif word == "revised":
            self.revised = True
        elif word == "fs":
            group.size = value / 2 if value and 0 < value < 4000 else None
        elif word == "f":
            group.font = value or 0
        elif word == "uc":
            group.uc = min(max(value or 0, 0), 9)
        else:
            return False
        return True

    def property(self, word: str, value: int | None) -> None:
        """Take what changes the looks of the paragraph, or of the whole file."""
        if word == "s":
            self.set.style = value or 0
        elif word == "outlinelevel":
            self.set.outline = value or 0
        elif word in ("qc", "ql", "qr", "qj"):
            self.set.centred = word == "qc"
        elif word == "ls":
            self.set.listed = bool(value)
        elif word == "ilvl":
            self.set.level = min(max(value or 0, 0), 8)
        elif word == "li":
            self.set.left = value or 0
        elif word == "fi":
            self.set.first = value or 0
        elif word == "intbl":
            self.set.table = True
        elif word == "fcharset" and self.group.dest == "font":
            self.fonts[self.group.font] = (value or 0, "")
        elif word == "ansicpg":
            self.charset = f"cp{value}" if value else self.charset
        elif word in PROGRAM_SETS:
            self.charset = PROGRAM_SETS[word]

    def reset(self) -> None:
        """Begin the looks of paragraphs anew."""
        self.set = Set()

    def plain(self) -> None:
        """Begin the looks of characters anew."""
        group = self.group
        group.bold = group.italic = group.hidden = False
        group.size, group.font = None, 0

    def define(self, text: str) -> None:
        """Take the name of a font or style, which ends in a semicolon."""
        name, end, _ = text.partition(";")
        self.definition.append(name)
        if not end:
            return
        whole, self.definition = "".join(self.definition).strip(), []
        if self.group.dest == "font":
            charset = self.fonts.get(self.group.font, (0, ""))[0]
            self.fonts[self.group.font] = (charset, whole)
        else:
            self.styles.setdefault(self.set.style, (whole, self.set, self.group))
            self.set = Set()

    # Groups that end

    def close(self) -> None:
        """Close the innermost group."""
        group = self.groups.pop()
        self.skip = 0
        if not self.groups or len(self.groups) == 1:
            self.over = True
            self.groups = self.groups or [Group()]
        if group.ends == "sink":
            self.close_sink()
        elif group.ends == "number":
            shown = self.listed.strip(" \t\u00a0")
            self.sink.marker = shown if any(char.isalnum() for char in shown) and shown != "o" else BULLET
        elif group.ends == "field" and BOX.match(self.instruction) and self.group.dest is None:
            self.text("☒" if self.box else "☐")

    def open_sink(self, word: str) -> None:
        """Send the group's words to a note, a header, a text box, or nowhere for a comment."""
        group = self.group
        group.dest, group.ends = None, "sink"
        new = Sink()
        if word == "footnote":
            self.text(f"[{len(self.notes) + 1}]")
            self.notes.append(new)
        elif word in MARGINS:
            self.margins.append((MARGINS[word], new))
        elif word == "annotation":
            self.comments += 1
        else:
            self.sink.boxes.append(new)
        self.outer.append((self.sink, self.set))
        self.sink, self.set = new, Set()
        group.bold = group.italic = group.hidden = False

    def close_sink(self) -> None:
        """Go on where the words went before."""
        self.finish()
        self.sink, self.set = self.outer.pop()

    # Paragraphs and tables

    def paragraph(self) -> None:
        """End the paragraph."""
        typed = self.dressed()
        sink = self.sink
        typed.hidden, sink.hidden = sink.hidden, 0
        if self.set.table:
            sink.cell.append(typed)
        else:
            self.end_row()
            sink.drawn.append(typed)
            sink.table = 0
        for box in sink.boxes:
            sink.drawn += box.drawn
        sink.boxes = []

    def dressed(self) -> Typed:
        """Return the paragraph so far with what its style and its list say."""
        sink, said = self.sink, self.set
        pieces, sink.pieces, marker, sink.marker = sink.pieces, [], sink.marker, None
        name, style, _ = self.styles.get(said.style, ("", Set(), None))
        outline = style.outline if said.outline is None else said.outline
        found = HEADING.match(name)
        heading = int(found[1]) if found else None
        if outline is not None:
            heading = outline + 1 if 0 <= outline < BODY_LEVEL else None
        if name.casefold() == "title":
            heading = 0
        level = said.level if marker else None
        return Typed(
            Paragraph(
                pieces=pieces,
                heading=heading,
                style=name or None,
                marker=marker,
                level=level,
                centred=bool(style.centred if said.centred is None else said.centred),
            ),
            said.left,
        )

    def end_cell(self, *, nested: bool = False) -> None:
        """End a cell; those of a table in a table are words of the outer one's cell."""
        self.set.table = True
        self.paragraph()
        if not nested:
            self.sink.cells.append(self.sink.cell)
            self.sink.cell = []

    def end_row(self) -> None:
        """End a row, if one is open."""
        sink = self.sink
        if sink.cell:
            sink.cells.append(sink.cell)
        if sink.cells:
            if not sink.table:
                self.tables += 1
                sink.table = self.tables
            sink.drawn.append(TableRow(sink.cells, sink.table))
        sink.cell, sink.cells = [], []

    def finish(self) -> None:
        """End what is open where the words go now."""
        sink = self.sink
        if any(piece.text.strip() for piece in sink.pieces) or sink.boxes or sink.marker:
            self.set.table = bool(sink.cells or sink.cell)
            self.paragraph()
        self.end_row()

    def draft(self) -> Draft:
        """Return all lines and findings."""
        cut = not self.over
        while self.outer:
            self.close_sink()
        self.settle()
        self.finish()
        lines = self.body.rows()
        hidden = self.body.left_out
        for count, note in enumerate(self.notes, 1):
            start = len(lines)
            lines += noted(note.rows(), count)
            hidden += [(start + line, words) for line, words in note.left_out]
        seen: set[tuple[str, ...]] = set()
        for reason, margin in self.margins:
            drawn = [row for row in margin.rows(reason) if row[0].strip()]
            words = tuple(text for text, _ in drawn)
            if words not in seen:
                seen.add(words)
                lines += drawn
        return Draft(rows=tuple(lines), findings=tuple(self.findings(len(lines), hidden, cut)))

    def findings(self, count: int, hidden: list[tuple[int, int]], cut: bool) -> list[Finding]:
        """Return what was left out or is odd, of a file of ``count`` lines."""
        found = []
        if cut:
            found.append(Finding(slug="cut-short", line=max(1, count), level="warning"))
        if self.revised:
            found.append(Finding(slug="tracked-changes"))
        if self.comments:
            found.append(Finding(slug="comments", values={"count": str(self.comments)}))
        return found + hidden_text(hidden, count)
