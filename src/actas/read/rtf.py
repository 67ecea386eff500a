"""Rich Text: an own walk over groups and control words, since no library keeps both numbers and tables.

Kept: words, numbers of lists as they were written down, rows, notes, text boxes, links, check boxes.
Left out: deleted and hidden text (reported), comments (reported), pictures.
Headers and footers are set aside.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from actas.model.compiled import compiled
from actas.model.errors import WrongContainer
from actas.read.draft import Draft, Finding
from actas.read.margins import indented
from actas.read.paragraph import BULLET, Paragraph, Piece, noted
from actas.read.rtf_letters import Letters
from actas.read.rtf_state import Group, Set, Sink, TableRow, Typed, group_look, place_of, set_look
from actas.read.rtf_tokens import CHARACTERS, PROGRAM_SETS, tokens
from actas.read.walk import hidden_text

MAGIC = b"{\\rtf"
# Groups whose words are none of the notes', beside all those marked with a star.
SKIPPED = frozenset({
    "colortbl", "info", "pict", "object", "objdata", "xe", "tc", "txe", "rxe", "sp", "fldtype", "shprslt",
    "nonshppict", "nonesttables", "private", "listtable", "filetbl", "bkmkstart", "bkmkend", "atnid",
    "atnauthor", "revtbl", "template", "pnseclvl", "ftnsep", "ftnsepc",
})  # fmt: skip
# Groups whose words mean something else; "unsaid" stands beside its better half in "ud", which is words.
NAMED: dict[str, str | None] = {
    "listtext": "number", "pntext": "number", "fldinst": "instruction", "fonttbl": "font",
    "stylesheet": "style", "upr": "unsaid", "ud": None, "formfield": "form",
}  # fmt: skip
# Starred groups that hold words after all.
STARRED = frozenset({"shpinst", "shptxt", "do", "dptxbxtext", "annotation"})
MARGINS = {
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), "page-header"),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), "page-footer"),
}
HEADING = compiled(r"heading ([1-9])", re.IGNORECASE)
BODY_LEVEL = 9
LINK = compiled(r"\s*HYPERLINK\s+(?:\\[a-z]\s+)*\"?([^\s\"]+)", re.IGNORECASE)
BOX = compiled(r"\s*FORMCHECKBOX")


def read(data: bytes, name: str) -> Draft:
    """Return the lines of an RTF file: body, notes, then headers and footers.

    Raises TooLarge or WrongContainer.
    """
    if not data.lstrip().startswith(MAGIC):
        raise WrongContainer("read.is-text", file=name, wanted=".rtf")
    walk = _Walk(name)
    for token in tokens(data):
        walk.take(token)
        if walk.over:
            break
    return walk.draft()


class _Walk(Letters):
    """The walk over one file."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.body = self.sink = Sink()
        self.outer: list[tuple[Sink, Set]] = []  # where words went before a note, header or box began
        self.notes: list[Sink] = []
        self.margins: list[tuple[str, Sink]] = []
        self.instruction = ""
        self.box: bool | None = None
        self.listed = ""  # words of the number that is being read
        self.tables = 0
        self.comments = 0
        self.revised = self.over = False
        self.words: dict[str, Callable[[int | None], None]] = {
            "par": lambda _: self.paragraph(), "sect": lambda _: self.paragraph(),
            "cell": lambda _: self.end_cell(), "nestcell": lambda _: self.end_cell(nested=True),
            "row": lambda _: self.end_row(),
            "pard": lambda _: self.reset(), "plain": lambda _: self.plain(), "u": self.unicode,
            "trowd": lambda _: None,
        }  # fmt: skip

    # Words

    def text(self, text: str) -> None:
        """Put characters where the group's words go."""
        group = self.group
        if group.dest is None:
            if group.deleted:
                self.revised = True
                self.sink.deleted = self.sink.deleted or bool(text.strip())
            elif group.hidden:
                self.sink.hidden += len(text.split())
            else:
                # Rapporteurs set off a heading by either; programs underline links.
                bold = group.bold or (group.underlined and not group.href)
                self.sink.pieces.append(Piece(text, bold, group.italic, group.size, group.href))
        elif group.dest == "number":
            self.listed += text
        elif group.dest == "instruction":
            self.instruction += text
        elif group.dest in ("font", "style"):
            self.define(text)

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
        elif not group_look(group, word, value):
            self.property(word, value)

    def destination(self, word: str, value: int | None, starred: bool) -> bool:
        """Send the group's words elsewhere if the word says so."""
        group = self.group
        if word in MARGINS or word in ("footnote", "shptxt", "dptxbxtext", "annotation"):
            self.open_sink(word)
        elif word in NAMED:
            group.dest = NAMED[word]
            if group.dest == "number":
                group.ends, self.listed = "number", ""
        elif word in ("field", "fldrslt"):
            self.field(word)
        elif (starred and word not in STARRED) or word in SKIPPED:
            group.dest = "style" if group.dest == "style" and word in ("cs", "ts", "ds") else "skip"
        elif group.dest == "form":
            if word in ("ffres", "ffdefres") and value in (0, 1) and (word == "ffres" or self.box is None):
                self.box = value == 1
        else:
            return False
        return True

    def field(self, word: str) -> None:
        """Begin a field, or what came of it."""
        group = self.group
        if word == "field":
            group.ends, self.instruction, self.box = "field", "", None
            return
        found = LINK.match(self.instruction)
        group.dest = self.groups[-2].dest
        group.href = found[1] if found else group.href

    def property(self, word: str, value: int | None) -> None:
        """Take what changes the looks of the paragraph, or of the whole file."""
        if set_look(self.set, word, value):
            return
        if word == "revised":
            self.revised = True
        elif word == "fcharset" and self.group.dest == "font":
            self.fonts[self.group.font] = (value or 0, "")
        elif word == "ansicpg":
            self.charset = f"cp{value}" if value else self.charset
        elif word in PROGRAM_SETS:
            self.charset = PROGRAM_SETS[word]

    def reset(self) -> None:
        """Begin the looks of paragraphs anew; what a number is written in says nothing of its paragraph."""
        if self.group.dest != "number":
            self.set = Set()

    def plain(self) -> None:
        """Begin the looks of characters anew."""
        group = self.group
        group.bold = group.underlined = group.italic = group.hidden = False
        group.size, group.font = None, 0

    # Groups that end

    def close(self) -> None:
        """Close the innermost group."""
        group = self.groups.pop()
        if not self.groups or len(self.groups) == 1:
            self.over = True
            self.groups = self.groups or [Group()]
        if group.ends == "sink":
            self.close_sink()
        elif group.ends == "number":
            shown = self.listed.strip(" \t\u00a0")
            drawn = shown if any(char.isalnum() for char in shown) and shown != "o" else BULLET
            self.sink.marker = drawn if shown else None
            self.sink.inside = not shown  # a level of a list that shows nothing goes on under the item above
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
        group.bold = group.underlined = group.italic = group.hidden = False

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
        # The number of what somebody has deleted goes with it.
        typed.deleted = sink.deleted and not any(piece.text.strip() for piece in typed.paragraph.pieces)
        sink.deleted = False
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
        inside, sink.inside = sink.inside, False
        name, style = self.styles.get(said.style, ("", Set()))
        outline = style.outline if said.outline is None else said.outline
        found = HEADING.match(name)
        heading = int(found[1]) if found else None
        if outline is not None:
            heading = outline + 1 if 0 <= outline < BODY_LEVEL else None
        if name.casefold() == "title":
            heading = 0
        level = said.level if marker or inside else None
        return Typed(
            Paragraph(
                pieces=pieces,
                heading=heading,
                style=name or None,
                marker=marker,
                level=level,
                inside=inside,
                centred=bool(style.centred if said.centred is None else said.centred),
                place=place_of(said),
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
        lines = indented(self.body.rows())
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
