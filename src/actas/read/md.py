"""Markdown: what a line alone does not tell. Lines of which there is nothing to say are left as they are.

Reference links, footnotes, definitions, admonitions, tables without outer bars, comments over several lines,
lists and tables in HTML. What such a line says stays Markdown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from actas.model.compiled import compiled
from actas.model.line import PLAIN, Look
from actas.read import tags, wiki_tables
from actas.read import text as plain
from actas.read.draft import Draft, Row
from actas.read.typed import CLOSES, MARKUP, OPENS, aside, comments, part

FENCE = compiled(r"\s*(```+|~~~+)")
TARGET = compiled(r" {0,3}\[(?!\^)([^\[\]]+)\]:\s+<?([^\s<>]+)>?(?:\s+(\"[^\"]*\"|'[^']*'|\([^()]*\)))?\s*$")
REFERENCE = compiled(r"(!?)\[([^\[\]]+)\](?:\[([^\[\]]*)\])?(?![\[(:])")
LETTERS = compiled(r"[^\W\d_]{2}")
NOTE = compiled(r" {0,3}\[\^([^\[\]\s]+)\]:\s*(.*)$")
ADMONITION = compiled(r"(\s*)((?:!!!|\?\?\?\+?)\s+[\w-]+(?:\s+[\w-]+)*)(?:\s+\"([^\"]*)\")?\s*$")
CONTAINER = compiled(r"\s*(?::{3,}\s*(?:[\w-]+|\{[^{}]*\})?\s*(.*)|>\s*\[![A-Za-z]+\][-+]?\s*(.*))$")
DEFINED = compiled(r" {0,3}[:~]\s+(?=\S)")
# A picture without words in the middle of a sentence: «…: ![](mapa.png). Ana …», broken before it
PICTURED = compiled(r"\s*(!\[\]\([^()\n]*\)[.,;:]+)\s+(?=\S)")
WITHIN = compiled(r"(\s*)([:~]\s+(?=\S).*)")  # the same further in
DELIMITERS = compiled(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
BAR = compiled(r"(?<!\\)\|")
SPAN = compiled(r"\[([^\[\]]+)\](\{[^{}\n]*\})(?!\()")  # «[word]{.underline}»
HOLDS = ("*", "_", "[")  # what opens the emphasis, or the link, that a span is inside of
LINE_END = compiled(r"\\(?=\s|$)")  # of a line within a cell
NO_TERM = compiled(r"\s|#|>|[-*+]\s|\d+[.)]\s|[|!]|\[\^|={3,}|-{3,}|:")
COLONS = ":~"
SIGNS = "!?:>~"  # that open an admonition, a container or a definition
STEP = 2  # columns of a level of a list in tags
SHIFT = 4  # columns that the words of an admonition are indented


def read(data: bytes, name: str, encoding: str | None) -> Draft:
    """Return the lines of a Markdown file; ``encoding`` overrules what the bytes suggest.

    Raises what `text.read` raises.
    """
    return plain.read_marked(data, name, encoding, draw)


def draw(lines: list[str]) -> list[Row]:
    """Return the lines with what their markup says."""
    return _File(lines).drawn()


def _told(text: str, said: str, **looks: object) -> Row:
    """Return a line that says something else than it shows, in Markdown."""
    return text, Look(said=said, **looks)  # type: ignore[arg-type]


@dataclass(slots=True)
class _File:
    """One file, line by line."""

    lines: list[str]
    rows: list[Row] = field(default_factory=list)
    hrefs: dict[str, str] = field(default_factory=dict)
    commented: dict[int, tuple[str, str]] = field(default_factory=dict)  # words and comment of a line
    meanings: set[int] = field(default_factory=set)  # lines that say what a term above them means
    tagged: dict[int, tags.TagTable] = field(default_factory=dict)  # tables in HTML, by their first lines
    lists: tags.Lists = field(default_factory=tags.Lists)
    fence: str = ""
    listing: bool = False  # lines open with a colon that mean no term
    heads: bool = False  # the title of an admonition waits for its first words
    shifts: list[int] = field(default_factory=list)  # columns of the admonitions that are open
    noting: bool = False  # a footnote goes on
    tables: int = 0
    spaced: bool = False  # blank lines stand between terms and what they mean
    drawn_bars: bool = False  # tables have corners
    kept: dict[int, wiki_tables.Table] = field(default_factory=dict)  # tables as the wiki had them

    def drawn(self) -> list[Row]:
        """Return all lines."""
        self._look_ahead()
        self.tagged = tags.tables(self.lines)
        text = "\n".join(self.lines)
        held = tags.held_together(self.lines) if "</" in text else {}
        self.spaced, self.drawn_bars = "\n\n:" in text, "+--" in text
        fenced = "```" in text or "~~~" in text
        if "{|" in text:
            self.kept = wiki_tables.tables(self.lines, frozenset(self.commented))
        last = len(self.lines)
        while (at := len(self.rows)) < last:
            line = self.lines[at]
            fence = FENCE.match(line) if fenced else None
            if fence and not self.fence and self._code(at):
                continue
            if fence and (not self.fence or line.strip().startswith(self.fence)):
                self.fence = "" if self.fence else fence[1]
                self.rows.append((line, PLAIN))
            elif self.fence:
                self.rows.append((line, PLAIN))
            elif not self._table(at):
                self.rows.append(self._line(at, line))
                if at in held:
                    said, look = self.rows[-1]
                    self.rows[-1] = said, replace(look, joins=held[at])
        return self.rows

    def _code(self, at: int) -> bool:
        """Take what stands in a fence, if a program's."""
        from actas.read import md_code

        found = md_code.listing(self.lines, at)
        self.rows += found
        return bool(found)

    def _look_ahead(self) -> None:
        """Note where names of links lead, and what stands in comments of several lines."""
        for at, line in enumerate(self.lines):
            target = TARGET.match(line) if "]:" in line else None
            if target:
                self.hrefs.setdefault(_folded(target[1]), target[2])
            if (":" in line[:4] or "~" in line[:4]) and DEFINED.match(line) and not self._bulleted(at, line):
                self.meanings.add(at)
        for first, last in comments(self.lines):
            head, mark, said = self.lines[first].rpartition(OPENS)
            self.commented[first] = head, mark + said
            for at in range(first + 1, last):
                self.commented[at] = "", self.lines[at]
            said, mark, tail = self.lines[last].partition(CLOSES)
            self.commented[last] = tail, said + mark

    def _bulleted(self, at: int, line: str) -> bool:
        """Whether a tilde is a bullet, as no term stands above it or above those right before it."""
        above = self.lines[at - 1] if at else ""
        return line.lstrip()[0] == "~" and (
            not above.strip() or (at - 1 not in self.meanings and DEFINED.match(above) is not None)
        )

    def _line(self, at: int, line: str) -> Row:
        if at in self.commented:
            words, comment = self.commented[at]
            if not words.strip():
                return aside(line, "comment")
            return _told(line, words, cut=((comment, "comment"),))
        if not line.strip() or self._is_plain(at, line):
            return line, PLAIN
        if TARGET.match(line):
            return aside(line, "link-target")
        if "]{" in line and (spans := SPAN.findall(line)):
            bare = SPAN.sub(_spanned, line)
            _, look = self._line(at, bare)
            cut = tuple((attributes, "attribute-list") for _, attributes in spans)
            return line, replace(look, said=bare if look.said is None else look.said, cut=(*look.cut, *cut))
        return self._note(line) or self._boxed(line) or self._defined(at, line) or self._tagged(line)

    def _is_plain(self, at: int, line: str) -> bool:
        """Whether there is nothing to say of a line, told by its signs alone: nearly all."""
        if self.noting or self.shifts or self.lists.depth or "[" in line or "<" in line:
            return False
        return line.lstrip()[:1] not in SIGNS and not self._is_term(at)

    # Footnotes, admonitions, definitions

    def _note(self, line: str) -> Row | None:
        note = NOTE.match(line)
        if note:
            self.noting = True
            said = f"[{note[1]}] {self._linked(note[2])}".rstrip()
            return _told(line, said, marker=f"[{note[1]}]", note=True)
        self.noting = self.noting and line.startswith(("  ", "\t"))
        return _told(line, self._linked(line.strip()), joins=True) if self.noting else None

    def _boxed(self, line: str) -> Row | None:
        """Return the first line of an admonition, or words inside one, without their indent."""
        indent = len(line) - len(line.lstrip())
        while self.shifts and indent < self.shifts[-1]:
            self.shifts.pop()
        opens, container = ADMONITION.match(line), CONTAINER.match(line)
        shift = SHIFT * len(self.shifts)
        if opens:
            self.shifts.append(indent + SHIFT)
            said = f"**{opens[3]}:**" if opens[3] else ""
            self.heads = bool(said)
            return (
                _told(line, said, cut=((opens[2], "directive"),), joins=False)
                if said
                else aside(line, "directive")
            )
        if container:
            words = (container[1] or container[2] or "").strip()
            cut = ((line.strip().removesuffix(words).strip(), "directive"),)
            return _told(line, words, cut=cut, joins=False) if words.strip(": ") else aside(line, "directive")
        if not self.shifts or line[:shift].strip():
            return None
        heads, self.heads = self.heads, False
        return _told(
            line,
            self._linked(line[shift:]),
            joins=True if heads and not NO_TERM.match(line[shift:]) else None,
        )

    def _defined(self, at: int, line: str) -> Row | None:
        """Return a term, or what it means: `: meaning` on the next line."""
        found = DEFINED.match(line)
        if found:
            above = at - 1 if self.lines[at - 1].strip() else at - 2
            words, term = self._linked(line[found.end() :]), self._is_term(above)
            if not term and (self.listing or not self._defines(at - 1)):
                return self._listed(line)
            self.listing = False
            return _told(line, words if term else f"  {words}", joins=term)
        if self.listing and line.lstrip()[:1] in COLONS:
            return self._listed(line)
        if self._is_term(at):
            return _told(line, f"**{self._linked(line.strip().strip('*:'))}:**", joins=False)
        return None

    def _listed(self, line: str) -> Row | None:
        """Return a line that opens with a colon and means no term, as lists of a wiki do when converted."""
        found = WITHIN.match(line) if len(self.meanings) > 1 else None
        self.listing = found is not None
        return _told(line, found[1] + self._linked(found[2]), marker=found[2][0]) if found else None

    def _is_term(self, at: int) -> bool:
        below = at + 1
        if self.spaced and self._stands_alone(at) and not self.lines[below].strip():
            below = at + 2
        if at < 0 or below not in self.meanings:
            return False
        if at < len(self.rows) and self.rows[at][1].debris:
            return False
        return bool(self.lines[at].strip()) and not NO_TERM.match(self.lines[at])

    def _stands_alone(self, at: int) -> bool:
        """Whether a line stands between blank ones, and what follows begins with a colon: pandoc's way."""
        if not 0 <= at < len(self.lines) - 2 or self.lines[at + 2].lstrip()[:1] != ":":
            return False
        return not self.lines[at].rstrip().endswith(":") and not (at and self.lines[at - 1].strip())

    def _defines(self, at: int) -> bool:
        return at in self.meanings

    # HTML, tables

    def _tagged(self, line: str) -> Row:
        if line.lstrip()[:1] == "|" and "<li" in line.lower():  # «| Luz | <ul><li>…</li></ul> |»
            said = self._linked(tags.within_cells(line))
            return _told(line, said)
        if "![](" in line and (pictured := PICTURED.match(line)) and self._goes_on():
            said = self._linked(line[pictured.end() :])
            return _told(line, said, cut=((pictured[1], "image"),), joins=True)
        level = self.lists.level(line) if self.lists.depth or "<" in line else None
        if level is None:
            said = self._linked(line)
            return (line, PLAIN) if said == line else _told(line, said)
        words = self._linked(line.strip())
        if not tags.bare(words):
            return aside(line, MARKUP)
        if not level:
            return _told(line, " " * STEP * self.lists.depth + words)
        begins = words.lower().find("<li")
        if tags.bare(words[:begins]):  # «Temas: <ul><li>uno</li></ul>»
            return _told(line, " " * STEP * (level - 1) + words)
        return _told(line, " " * STEP * (level - 1) + f"- {words[begins:]}", marker="-")

    def _goes_on(self) -> bool:
        """Whether words stand right above the line that is read."""
        return bool(self.rows) and bool(self.rows[-1][0].strip())

    def _table(self, at: int) -> bool:
        """Take a table in tags, or one of Markdown whose rows have not both outer bars."""
        if at in self.commented:
            return False
        if (self.drawn_bars and self._grid(at)) or (self.kept and self._of_a_wiki(at)):
            return True
        found = self.tagged.get(at)
        if found:
            self.tables += 1
            for number in range(at, found.last + 1):
                line = self.lines[number]
                cells = found.rows.get(number)
                inside = part(line) if number in found.inside else aside(line, MARKUP)
                self.rows.append(self._row(line, [tags.bare(cell) for cell in cells]) if cells else inside)
            return True
        if "|" not in self.lines[at]:
            return False
        below = self.lines[at + 1] if at + 1 < len(self.lines) else ""
        if (
            not BAR.search(self.lines[at])
            or "|" not in below
            or not DELIMITERS.match(below)
            or (self.lines[at].strip().startswith("|") and self.lines[at].strip()[1:].endswith("|"))
        ):
            return False
        self.tables += 1
        while at < len(self.lines) and BAR.search(self.lines[at]):
            line = self.lines[at]
            cells = [cell.strip() for cell in BAR.split(line.strip().strip("|"))]
            self.rows.append(aside(line, "rule") if DELIMITERS.match(line) else self._row(line, cells))
            at += 1
        return True

    def _grid(self, at: int) -> bool:
        """Take a table that is drawn with bars and corners, as pandoc does where cells have several lines."""
        from actas.read import rst_tables

        found = rst_tables.table_at(self.lines, at) if self.lines[at].lstrip()[:1] == "+" else None
        if found is None:
            return False
        self.tables += 1
        for number in range(at, found.last + 1):
            line, cells = self.lines[number], found.rows.get(number)
            if cells:
                drawn = self._row(line, [LINE_END.sub("", cell) for cell in cells])
                spoken = LINE_END.sub("", found.spoken.get(number, "")) or drawn[1].said
                self.rows.append((line, replace(drawn[1], said=spoken)))
            else:
                self.rows.append(part(line) if number in found.inside else aside(line, "rule"))
        return True

    def _of_a_wiki(self, at: int) -> bool:
        """Take a table that stayed as a wiki has it when the page became Markdown: a cell a line."""
        found = self.kept.get(at)
        if found is None:
            return False
        self.tables += 1
        for number in range(at, found.last + 1):
            line, cells, words = self.lines[number], found.rows.get(number), found.words.get(number, "")
            if cells:
                self.rows.append(self._row(line, cells))
            elif number in found.words:
                self.rows.append(_told(line, self._linked(words)) if words else part(line))
            else:
                self.rows.append(aside(line, MARKUP))
        return True

    def _row(self, line: str, cells: list[str]) -> Row:
        if len(cells) == 1:
            return _told(line, cells[0])
        told = tuple(self._linked(cell) for cell in cells)
        return _told(line, " | ".join(told), cells=told, table=self.tables)

    # Links

    def _linked(self, text: str) -> str:
        """Return a line with its reference links written out."""
        if not self.hrefs or "[" not in text:
            return text
        return REFERENCE.sub(self._link, text)

    def _link(self, found: re.Match[str]) -> str:
        href = self.hrefs.get(_folded(found[3] or found[2]))
        # «[Ana Ruiz][ana]»: where other names lead somewhere, this one is no less a name for leading nowhere.
        href = href or (found[3] and LETTERS.search(found[3]) and found[3])
        return f"{found[1]}[{found[2]}]({href})" if href else found.group()


def _spanned(span: re.Match[str]) -> str:
    """Return the words of a span: underlined ones as those in bold, unless stars or a link hold them."""
    before = span.string[max(span.start() - 1, 0) : span.start()]
    if ".underline" not in span[2] or before in HOLDS or span[1][0] in HOLDS:
        return span[1]
    return f"**{span[1]}**"


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
