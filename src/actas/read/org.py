"""Org: headlines, tasks, lists, tables, keywords, drawers, blocks.

A headline that is a task and has no headline below it is an item with a check box.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from actas.model.compiled import compiled
from actas.model.line import PLAIN
from actas.read import text as plain
from actas.read.draft import Draft, Row
from actas.read.org_inline import pieces_of
from actas.read.paragraph import Piece
from actas.read.typed import MARKUP, aside, front, noted, row, titled, told

HEADLINE = compiled(r"(\*+)\s+(.*)$")
STATE = compiled(r"([A-Z][A-Z-]{2,19})(?:\s+(?=\S)|$)")
PRIORITY = compiled(r"\[#[A-Z0-9]\]\s*")
COOKIE = compiled(r"(?:\s*\[(?:\d*/\d*|\d*%)\])+")
TAGS = compiled(r"(?<=\s)(:(?:[\w@#%]+:)+)\s*$")
ITEM = compiled(r"(\s*)([-+]|(?<=\s)\*|(?:\d{1,3}|[a-zA-Z])[.)])(?:\s+|$)(\[@\w+\]\s*)?")
BEGUN = compiled(r"\[-\](?=\s)")  # the box of what is done in part
SHAPE = compiled(r"(?:<[lrcLRC]?\d*>)?")  # how a column is set, in a row of such alone
TERM = compiled(r"(.*?\S)\s+::(?:\s+|$)")
ROW = compiled(r"\s*\|(?![-+])")
RULED = compiled(r"\s*(?:\|[-+][-+|]*|-{5,})\s*$")
KEYWORD = compiled(r"\s*#\+(\w+)(?:\[[^\]]*\])?:\s*(.*)$")
BLOCK = compiled(r"\s*#\+(begin|end)_?:?_?(\w*)", re.IGNORECASE)
COMMENT = compiled(r"\s*#(?:\s|$)")
DRAWER = compiled(r"\s*:([\w-]+):\s*$")
PLANNED = compiled(r"(DEADLINE|SCHEDULED|CLOSED):\s*[<\[]([^<>\[\]]*)[>\]]")
FIXED = compiled(r"\s*:(?:\s|$)")
NOTE = compiled(r"\[fn:([\w-]+)\]\s*(.*)$")

SAYING = frozenset({"caption", "subtitle"})  # keywords whose words are shown
UNSEEN = frozenset({"comment", "export"})  # blocks that are not
DONE = frozenset({"DONE", "CANCELLED", "CANCELED"})
TASKS = frozenset({"TODO", "NEXT", "WAITING", "HOLD", "STARTED"}) | DONE
STATES = frozenset({"todo", "seq_todo", "typ_todo"})  # keywords that name a file's own states
LONGEST_DRAWER = 60  # lines; one that does not end is none


def read(data: bytes, name: str, encoding: str | None) -> Draft:
    """Return the lines of an Org file; ``encoding`` overrules what the bytes suggest.

    Raises what `text.read` raises.
    """
    return plain.read_marked(data, name, encoding, draw)


def draw(lines: list[str]) -> list[Row]:
    """Return the lines with what their markup says."""
    return _File(lines).drawn()


@dataclass(slots=True)
class _File:
    """One file, line by line."""

    lines: list[str]
    rows: list[Row] = field(default_factory=list)
    open: dict[str, bool] = field(default_factory=dict)  # states of tasks -> whether they are done
    leaves: list[bool] = field(default_factory=list)  # of each line whether no headline stands below its own
    unseen: str = ""  # the block that is open, where nothing in it is shown
    drawer: int = -1  # the last line of the drawer that is open
    shift: int = 0  # columns by which the words of the open block stand further in than its edges
    task: int = 0  # columns below a task that its words stand in
    tables: int = 0
    in_table: bool = False

    def drawn(self) -> list[Row]:
        """Return all lines."""
        self.open = {state: state in DONE for state in TASKS} | _own_states(self.lines)
        self.leaves = _leaves(self.lines)
        for at, line in enumerate(self.lines):
            is_row = bool(ROW.match(line))
            self.tables += is_row and not self.in_table
            self.in_table = is_row or bool(self.in_table and RULED.match(line))
            self.rows.append(self._line(at, line) if line.strip() else (line, PLAIN))
        return self.rows

    def _line(self, at: int, line: str) -> Row:
        block = BLOCK.match(line)
        if block and block[2]:
            return self._block(at, line, block[1].lower(), block[2].lower())
        if self.unseen or at <= self.drawer:
            return aside(line, "comment" if self.unseen else "drawer")
        if self._opens_drawer(at, line):
            return aside(line, "drawer")
        if RULED.match(line):
            return aside(line, "rule")
        if ROW.match(line):
            if all(map(SHAPE.fullmatch, _cells(line))):
                return aside(line, "rule")
            return row(line, [pieces_of(cell) for cell in _cells(line)], self.tables)
        return self._marked(at, line) or self._words(line)

    def _block(self, at: int, line: str, edge: str, kind: str) -> Row:
        below = self.lines[at + 1] if edge == "begin" and at + 1 < len(self.lines) else ""
        self.shift = max(0, _indent(below) - _indent(line))
        if edge == "begin" and kind in UNSEEN:
            self.unseen = kind
        elif edge == "end" and kind == self.unseen:
            self.unseen = ""
        return aside(line, "comment" if kind in UNSEEN else MARKUP)

    def _opens_drawer(self, at: int, line: str) -> bool:
        if not DRAWER.match(line):
            return False
        ends = (
            n for n in range(at + 1, min(at + LONGEST_DRAWER, len(self.lines))) if _ends_drawer(self.lines[n])
        )
        self.drawer = next(ends, -1)
        return self.drawer > at

    def _marked(self, at: int, line: str) -> Row | None:
        """Return a headline, a keyword or a comment; None for other lines."""
        headline, keyword = HEADLINE.match(line), KEYWORD.match(line)
        if headline:
            return self._headline(at, line, len(headline[1]), headline[2])
        if keyword:
            name, words = keyword[1].lower(), keyword[2]
            if name in SAYING and words:
                return told(line, pieces_of(words), indent=self.task)
            return front(line, name, words) if words else aside(line, "directive")
        return aside(line, "comment") if COMMENT.match(line) else None

    def _headline(self, at: int, line: str, level: int, words: str) -> Row:
        cut: list[tuple[str, str]] = []
        state = STATE.match(words)
        done = self.open.get(state[1]) if state else None
        if state and done is not None:
            words = words[state.end() :]
            cut.append((state[1], "task-state"))
        for pattern, reason in ((PRIORITY, "priority"), (COOKIE, "progress"), (TAGS, "tags")):
            found = pattern.search(words)
            if found and found.group().strip():
                words = words[: found.start()] + words[found.end() :]
                cut.append((found.group().strip(), reason))
        if not words.strip():
            return aside(line, MARKUP)
        if done is None or not self.leaves[at]:
            self.task = 0
            return told(line, pieces_of(words), heading=level, cut=tuple(cut))
        self.task = 2
        box = Piece("[x] " if done else "[ ] ")
        return told(line, [box, *pieces_of(words)], marker="*", cut=tuple(cut))

    def _words(self, line: str) -> Row:
        item, note = ITEM.match(line), NOTE.match(line)
        if note:
            return noted(told(line, pieces_of(note[2]), marker=f"[{note[1]}]"))
        if item and line[item.end() :].strip():
            return self._item(line, item)
        if PLANNED.match(line.strip()):
            return self._planned(line)
        words = line.strip()
        if FIXED.match(line) and len(words) > 1:
            words = words[1:].strip()
        indent = max(0, _indent(line) - self.shift)
        return told(line, pieces_of(words.removesuffix("\\\\")), indent=max(self.task, indent))

    def _planned(self, line: str) -> Row:
        """Return the line below a headline that says when: its deadline is part of the task."""
        found = list(PLANNED.finditer(line))
        due = [f"{one[1]} {one[2]}" for one in found if one[1] == "DEADLINE"]
        cut = tuple((one.group(), "task-day") for one in found if one[1] != "DEADLINE")
        if not due:
            return aside(line, "task-day")
        return told(line, pieces_of(" ".join(due)), indent=2, joins=bool(self.task), cut=cut)

    def _item(self, line: str, item: re.Match[str]) -> Row:
        words, indent = (
            BEGUN.sub("[ ]", line[item.end() :], count=1),
            max(0, len(item[1]) - self.shift) + self.task,
        )
        term = TERM.match(words)
        pieces = pieces_of(words)
        if term:
            pieces = [*titled(pieces_of(term[1])), *pieces_of(words[term.end() :])]
        return told(line, pieces, indent=indent, marker=item[2])


def _own_states(lines: list[str]) -> dict[str, bool]:
    """Return the states of tasks that a file names for itself: `#+TODO: OPEN | CLOSED`."""
    found: dict[str, bool] = {}
    for line in lines:
        keyword = KEYWORD.match(line) if line.lstrip().startswith("#+") else None
        if keyword and keyword[1].lower() in STATES:
            names = keyword[2].split()
            bar = names.index("|") if "|" in names else len(names) - 1
            found |= {name.partition("(")[0]: at >= bar for at, name in enumerate(names) if name != "|"}
    return found


def _leaves(lines: list[str]) -> list[bool]:
    """Return of each line whether it is a headline without headlines below it."""
    found = [False] * len(lines)
    above: tuple[int, int] | None = None
    for at, line in enumerate(lines):
        headline = HEADLINE.match(line)
        if headline:
            found[at] = True
            if above and above[1] < len(headline[1]):
                found[above[0]] = False
            above = at, len(headline[1])
    return found


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _ends_drawer(line: str) -> bool:
    found = DRAWER.match(line)
    return bool(found) and found is not None and found[1].lower() == "end"


def _cells(line: str) -> list[str]:
    return [cell.strip().replace("\\vert", "|") for cell in line.strip().strip("|").split("|")]
