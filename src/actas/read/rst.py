"""reStructuredText: sections, lists, definitions, fields, directives, tables, links.

The standard library for it gives a tree without most lines; here every line keeps its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from actas.model.compiled import compiled
from actas.model.line import PLAIN
from actas.read import rst_directives as directives
from actas.read import rst_tables
from actas.read import text as plain
from actas.read.draft import Draft, Row
from actas.read.rst_inline import Targets, pieces_of
from actas.read.typed import MARKUP, aside, front, noted, part, row, titled, told

ADORNED = compiled(r"([!-/:-@\[-`{-~])\1*\s*$")
ITEM = compiled(r"([-*+•‣⁃]|#\.|\(?#\)|\(?(?:\d{1,3}|[a-zA-Z]|[ivxlcIVXLC]{1,6})[.)])(\s+)(?=\S)")
FIELD = compiled(r":(?![\s:])((?:[^:\\\n]|\\.|:(?=\S))+):(?:\s+(.*)|\s*)$")
BARRED = compiled(r"\|(?:[^|]+\|){2,}\s*$")  # a row as Markdown has it, typed by habit
META = compiled(r"\.\.\s+(\w+):\s+(.*)$")  # what generators of pages keep on top
VERSE = compiled(r"\|(?:\s+(.*)|\s*)$")
LITERAL = compiled(r"\s*::\s*$")
SHORTEST = 3  # signs below a heading


def read(data: bytes, name: str, encoding: str | None) -> Draft:
    """Return the lines of a reStructuredText file; ``encoding`` overrules what the bytes suggest.

    Raises what `text.read` raises.
    """
    return plain.read_marked(data, name, encoding, draw)


def draw(lines: list[str]) -> list[Row]:
    """Return the lines with what their markup says."""
    return _Page(lines, Targets(lines)).drawn()


@dataclass(slots=True)
class _Page:
    """One file, line by line. ``shift`` is how far the words of the directive that is open are indented."""

    lines: list[str]
    targets: Targets
    rows: list[Row] = field(default_factory=list)
    levels: list[str] = field(default_factory=list)  # how headings are ruled, in order
    tables: int = 0
    heads: bool = False  # the title of a directive waits for its first words
    shifts: list[tuple[int, int]] = field(default_factory=list)  # last line of a directive, columns

    def drawn(self) -> list[Row]:
        """Return all lines."""
        while len(self.rows) < len(self.lines):
            at = len(self.rows)
            while self.shifts and self.shifts[-1][0] < at:
                self.shifts.pop()
            if not self.lines[at].strip():
                self.rows.append((self.lines[at], PLAIN))
            elif not (self._section(at) or self._table(at) or self._explicit(at)):
                self._words(at)
        return self.rows

    def _words_of(self, text: str) -> Sequence[directives.Piece]:
        return pieces_of(text, self.targets)

    def _indent(self, line: str) -> int:
        return max(0, _indent(line) - (self.shifts[-1][1] if self.shifts else 0))

    # Sections

    def _section(self, at: int) -> bool:
        """Take a heading with the rules about it, or a rule alone."""
        line = self.lines[at]
        ruled = ADORNED.match(line)
        if ruled and len(line.rstrip()) >= SHORTEST:
            over = self._ruled(at + 1) if self._same_rule(at, at + 2) else None
            if over:
                self.rows.append(aside(line, "rule"))
                self._heading(at + 1, f"{ruled[1]}{ruled[1]}")
            elif len(line.rstrip()) > SHORTEST or not self.lines[at - 1 : at]:
                self.rows.append(aside(line, "rule"))
            else:
                return False
            return True
        if _indent(line) or not self._ruled(at) or (ITEM.match(line) and not self._long_enough(at)):
            return False
        self._heading(at, self.lines[at + 1].strip()[0])
        return True

    def _same_rule(self, above: int, below: int) -> bool:
        return below < len(self.lines) and self.lines[above].strip() == self.lines[below].strip()

    def _ruled(self, at: int) -> bool:
        """Whether a line of words has a rule below it, long enough to head a section."""
        if at + 1 >= len(self.lines) or not self.lines[at].strip() or ADORNED.match(self.lines[at]):
            return False
        below = self.lines[at + 1].rstrip()
        return bool(ADORNED.match(below)) and len(below) >= min(SHORTEST + 1, len(self.lines[at].strip()))

    def _long_enough(self, at: int) -> bool:
        return len(self.lines[at + 1].rstrip()) >= len(self.lines[at].rstrip())

    def _heading(self, at: int, style: str) -> None:
        if style not in self.levels:
            self.levels.append(style)
        line = self.lines[at]
        self.rows += [
            told(line, self._words_of(line.strip()), heading=self.levels.index(style) + 1),
            part(self.lines[at + 1]),
        ]

    # Tables

    def _table(self, at: int) -> bool:
        line = self.lines[at]
        if BARRED.match(line.strip()):
            self.tables += not (self.rows and self.rows[-1][1].cells)
            cells = line.strip().strip("|").split("|")
            self.rows.append(row(line, [self._words_of(cell.strip()) for cell in cells], self.tables))
            return True
        found = rst_tables.table_at(self.lines, at)
        if found is None:
            return False
        self.tables += 1
        self._rows_of(found)
        return True

    def _rows_of(self, found: rst_tables.Table) -> None:
        for at in range(found.first, found.last + 1):
            line = self.lines[at]
            if at in found.rows:
                drawn = row(line, [self._words_of(cell) for cell in found.rows[at]], self.tables)
                spoken = told(line, self._words_of(found.said(at)))[1].said
                self.rows.append((line, replace(drawn[1], said=spoken)) if spoken else drawn)
            elif at in found.inside:
                self.rows.append(part(line))
            else:
                self.rows.append(aside(line, "rule" if found.ruled else "directive"))

    # Directives, comments, footnotes, targets

    def _explicit(self, at: int) -> bool:
        found = directives.explicit_at(self.lines, at)
        if found is None:
            return False
        line = self.lines[at]
        meta = META.match(line)
        if (
            meta
            and found.kind == "comment"
            and all(not words.strip() or look.front for words, look in self.rows)
        ):
            self.rows.append(front(line, meta[1], meta[2]))
            return True
        if found.quotes > at:
            self.shifts.append((found.quotes, found.shift))
        if found.kind in ("comment", "link-target", "directive"):
            self.rows += [aside(one, found.kind) for one in self.lines[at : found.last + 1]]
        elif found.kind == "note":
            self._note(at, found)
        elif found.kind == "table":
            self.tables += 1
            self._rows_of(found.table(self.lines))
        else:
            spoken = self._words_of(found.words)
            cut = ((found.opening, "directive"),)
            self.heads = found.titled and bool(found.words)
            said = told(
                line,
                titled(spoken) if self.heads else spoken,
                indent=self._indent(line),
                cut=cut,
                joins=False,
            )
            self.rows.append(said if found.words else aside(line, "directive"))
            self.rows += [aside(one, "directive") for one in self.lines[at + 1 : found.options + 1]]
            self.shifts.append((found.last, found.shift))
        return True

    def _note(self, at: int, found: directives.Explicit) -> None:
        """Take a footnote: its number, its words, the lines it goes on over."""
        self.rows.append(noted(told(self.lines[at], self._words_of(found.words), marker=found.opening)))
        for line in self.lines[at + 1 : found.last + 1]:
            self.rows.append(
                told(line, self._words_of(line.strip()), joins=True) if line.strip() else (line, PLAIN)
            )

    # Words

    def _words(self, at: int) -> None:
        line = self.lines[at]
        bare, indent = line.strip(), self._indent(line)
        heads, self.heads = self.heads, False
        item, keyed, verse = ITEM.match(bare), FIELD.match(bare), VERSE.match(bare)
        if LITERAL.match(line):
            self.rows.append(aside(line, MARKUP))
        elif item:
            words = self._words_of(_ended(bare[item.end() :]))
            self.rows.append(told(line, words, indent=indent, marker=item[1]))
        elif keyed and keyed[2]:
            self.rows.append(
                told(line, self._words_of(f"{keyed[1]}: {keyed[2]}"), indent=indent, joins=False)
            )
        elif keyed:
            self.rows.append(told(line, self._words_of(f"{keyed[1]}:"), indent=indent, joins=False))
        elif verse:
            self.rows.append(told(line, self._words_of(verse[1] or ""), indent=indent))
        elif self._is_term(at):
            self._definition(at)
        else:
            joins = True if heads else None
            self.rows.append(told(line, self._words_of(_ended(bare)), indent=indent, joins=joins))

    def _is_term(self, at: int) -> bool:
        """Whether a line is defined by the lines below it, which are indented more."""
        below = self.lines[at + 1] if at + 1 < len(self.lines) else ""
        above = self.lines[at - 1] if at else ""
        alone = not above.strip() or _indent(above) > _indent(self.lines[at]) or bool(self.rows[-1][1].debris)
        deeper = bool(below.strip()) and _indent(below) > _indent(self.lines[at])
        return alone and deeper and not ITEM.match(below.strip()) and not below.strip().startswith("..")

    def _definition(self, at: int) -> None:
        """Take a term and the first paragraph that says what it means: an item with a title."""
        line = self.lines[at]
        self.rows.append(
            told(line, titled(self._words_of(line.strip())), indent=self._indent(line), joins=False)
        )
        for below in self.lines[at + 1 :]:
            if not below.strip() or _indent(below) <= _indent(line) or ITEM.match(below.strip()):
                break
            self.rows.append(told(below, self._words_of(_ended(below.strip())), joins=True))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _ended(text: str) -> str:
    """Return words without the sign that lines to be shown as typed follow."""
    return text[:-1].rstrip(":") + ":" if text.endswith("::") else text
