"""MediaWiki's markup: headings, lists, definitions, tables, links; other wikis' where they write alike.

A `#` is the label of its item: the page shows a number there, but the notes hold none.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from actas.model.compiled import compiled
from actas.model.line import PLAIN
from actas.read import text as plain
from actas.read import wiki_tables
from actas.read.draft import Draft, Row
from actas.read.tags import Lists
from actas.read.typed import MARKUP, aside, hidden, part, row, titled, told
from actas.read.wiki_inline import pieces_of
from actas.read.wiki_others import BARS, INSTRUCTION, REMARK, between_bars, bulleted
from actas.read.wiki_tables import Table

SIGNS = compiled(r"={1,6}(?!=)")
LISTED = compiled(r"([*#:;]+)\s*(.*)$")
FIELD = compiled(r"\s*\|\s*([^=|{}\[\]]{1,60}?)\s*=\s*(.*)$")  # of a template over several lines
RULE = compiled(r"\s*-{4,}\s*$")
DEFINED = compiled(r"\s*:\s")  # after a term, on its line; not in a link, an hour or an address
UNSTORED = "-"  # what stands for the mark of an item that has none of its own
STEP = 2  # columns for each level of a list
TOP = 5  # signs from which a first heading is that of a wiki that counts them downwards
FLIPPED = 7  # six signs are then the first level


def read(data: bytes, name: str, encoding: str | None) -> Draft:
    """Return the lines of a page of a wiki; ``encoding`` overrules what the bytes suggest.

    Raises what `text.read` raises.
    """
    return plain.read_marked(data, name, encoding, draw)


def draw(lines: list[str]) -> list[Row]:
    """Return the lines with what their markup says."""
    unseen = hidden(lines)
    page = _Page(lines, unseen, tables=wiki_tables.tables(lines, unseen))
    return page.drawn()


def heading_of(line: str) -> tuple[int, str] | None:
    """Return the signs about a heading and its words, a comment behind them too."""
    bare = line.strip()
    opens = SIGNS.match(bare)
    if not opens:
        return None
    rest, comment = bare, ""
    if bare.endswith("-->"):
        rest, mark, comment = bare.rpartition("<!--")
        rest, comment = rest.rstrip(), f" {mark}{comment}"
    words = rest.removeprefix(opens[0]).removesuffix(opens[0]).strip()
    closed = rest.endswith(opens[0]) and len(rest) > 2 * len(opens[0]) and bool(words)
    return (len(opens[0]), words + comment) if closed else None


@dataclass(slots=True)
class _Page:
    """One page, line by line."""

    lines: list[str]
    unseen: frozenset[int]
    tables: dict[int, Table]
    rows: list[Row] = field(default_factory=list)
    inside: int = 0  # templates that are open
    flipped: bool | None = None  # whether more signs are a higher heading
    lists: Lists = field(default_factory=Lists)
    defines: bool = False  # a term stands right above
    instructed: bool = False  # the page tells its engine what it is

    def drawn(self) -> list[Row]:
        """Return all lines."""
        at = 0
        while at < len(self.lines):
            table = self.tables.get(at)
            if table:
                self.rows += self._table(table)
                at = table.last + 1
                continue
            line = self.lines[at]
            self.rows.append(aside(line, "comment") if at in self.unseen else self._line(line))
            at += 1
        return self.rows

    def _line(self, line: str) -> Row:
        defines, self.defines = self.defines, False
        if not line.strip():
            return line, PLAIN
        template = self._template(line)
        if template:
            return template
        heading = heading_of(line)
        if RULE.match(line):
            return aside(line, "rule")
        if heading:
            return told(line, pieces_of(heading[1]), heading=self._level(heading[0]))
        if self.lists.depth or line.lstrip().startswith("<"):
            tagged = self._tagged(line)
            if tagged:
                return tagged
        if line[0] == "#" and INSTRUCTION.match(line):
            self.instructed = True
            return line, PLAIN
        if self.instructed and line.startswith(REMARK):
            return aside(line, "comment")
        listed = LISTED.match(line)
        if listed and listed[2]:
            return self._item(line, listed[1], listed[2], defines)
        # Other wikis (MoinMoin, DokuWiki) nest their lists by blanks.
        other = bulleted(line) or (between_bars(line, len(self.tables) + 1) if BARS in line else None)
        return other or told(line, pieces_of(line.strip()), indent=len(line) - len(line.lstrip()))

    def _level(self, signs: int) -> int:
        if self.flipped is None:
            self.flipped = signs >= TOP
        return FLIPPED - signs if self.flipped else signs

    def _item(self, line: str, marks: str, words: str, defines: bool) -> Row:
        indent, last = STEP * (len(marks) - 1), marks[-1]
        if last in "*#":
            return told(line, pieces_of(words), indent=indent, marker=last)
        if last == ";":
            colon = DEFINED.search(words)
            term, rest = (words[: colon.start()], words[colon.end() :]) if colon else (words.rstrip(" :"), "")
            self.defines = not rest.strip()
            return told(line, [*titled(pieces_of(term)), *pieces_of(rest)], indent=indent, joins=False)
        return told(line, pieces_of(words), indent=indent + (not defines) * STEP, joins=defines)

    def _tagged(self, line: str) -> Row | None:
        """Return a line of a list that is written as tags; None where none is open."""
        level = self.lists.level(line)
        if level:
            return told(line, pieces_of(line.strip()), indent=STEP * (level - 1), marker=UNSTORED)
        return None if level is None else told(line, pieces_of(line.strip()), indent=STEP * self.lists.depth)

    def _template(self, line: str) -> Row | None:
        """Return a line of a template that runs over several; its fields are keys and values."""
        bare = line.strip()
        opens = bare.startswith("{{") and bare.count("{{") > bare.count("}}")
        if opens or (self.inside and bare.startswith("}}")):
            self.inside += bare.count("{{") - bare.count("}}")
            return aside(line, MARKUP)
        if not self.inside:
            return None
        self.inside = max(0, self.inside + bare.count("{{") - bare.count("}}"))
        found = FIELD.match(bare.removesuffix("}}") if bare.endswith("}}") and "{{" not in bare else bare)
        if not found:
            return told(line, pieces_of(bare))
        return (
            told(line, pieces_of(f"{found[1]}: {found[2]}"), joins=False) if found[2] else aside(line, MARKUP)
        )

    def _table(self, table: Table) -> list[Row]:
        """Return the lines of a table: the first of a row tells its cells, the others stand below it."""
        drawn: list[Row] = []
        for at in range(table.first, table.last + 1):
            line, cells = self.lines[at], table.rows.get(at)
            if cells is not None and len(cells) == 1:
                drawn.append(told(line, pieces_of(cells[0])))
            elif cells is not None:
                drawn.append(row(line, [pieces_of(cell) for cell in cells], table.number))
            elif at in table.words:
                drawn.append(part(line) if table.words[at] is None else self._line(table.words[at] or ""))
                drawn[-1] = (line, drawn[-1][1])
            else:
                drawn.append(aside(line, "comment" if at in self.unseen else MARKUP))
        return drawn
