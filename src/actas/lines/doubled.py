"""Marks that a program set before the writer's own: «1. b.Budget», «- -open since May».

A list that is copied with its marks and made a list again has both on each line. What the program counts
begins again wherever it lost the thread; the number or bullet that was on paper is the second.
"""

from __future__ import annotations

from collections.abc import Iterator

from actas.model.compiled import compiled
from actas.model.line import Line, Lines, Look, Notes
from actas.model.plain import replace

FORMATS = frozenset({"md", "txt"})
MARKED = compiled(r"[ \t]*(\d{1,3}[.)]|[-*+•])[ \t]+(?=\S)")
# A letter counts where it opens a list or goes on the letter above it: «- A. Paz» is a name.
INNER = compiled(
    r"(?:(?P<number>\d{1,3})[.)](?!\d{1,3}(?!\d))|(?P<letter>[a-zA-Z])[.)]|(?P<roman>[ivx]{2,5}|[IVX]{2,5})[.)]"
    r"|(?P<bullet>[-–•·∙●▪◦‣■➢➤►✓✔§](?![-–])))(?=\s|$|[^\W_]|[\"'“«(¿¡*_])"
)
FEWEST = 4  # lines with two marks
FIRST = 8  # marked lines of which one has two, where most have
REASON = "list-mark"


def without_first_marks(notes: Notes) -> Notes:
    """Return the notes; where most of their list has two marks a line, the looks leave out the first."""
    if notes.format not in FORMATS:
        return notes
    if not _begins_doubled(notes):
        return notes  # nearly all
    marked = sum(bool(MARKED.match(text)) for text in notes.texts())
    doubled = dict(_doubled(notes))
    if len(doubled) < FEWEST or len(doubled) * 2 <= marked:
        return notes
    rows = (
        (line.text, line.look if line.number not in doubled else _told(line, doubled[line.number]))
        for line in notes.lines
    )
    return replace(notes, lines=Lines(Line, [(text, look) for text, look in rows], like=notes.lines))


def _begins_doubled(notes: Notes) -> bool:
    """Whether any of the first marks of the notes has a second one beside it."""
    marks = 0
    for text in notes.texts():
        if outer := MARKED.match(text):
            if INNER.match(text, outer.end()):
                return True
            marks += 1
            if marks == FIRST:
                return False
    return False


def _doubled(notes: Notes) -> Iterator[tuple[int, str]]:
    """Yield the numbers of the lines that begin with two marks, each with the first of them."""
    last: dict[int, int] = {}  # the letter that was the last at an indent
    for number, text in enumerate(notes.texts(), 1):
        outer = MARKED.match(text)
        inner = INNER.match(text, outer.end()) if outer else None
        if not outer or not inner:
            continue
        if inner["letter"]:
            value, at = ord(inner["letter"].lower()) - ord("a"), outer.start(1)
            counted = value in (0, last.get(at, -1) + 1) or inner["letter"] in "iI"
            if not counted:
                continue
            last[at] = value
        yield number, outer[1]


def _told(line: Line, mark: str) -> Look:
    """Return the look of a line that says all but its first mark."""
    said = line.look.said if line.look.said is not None else line.text
    before, _, after = said.partition(mark)
    after = after.lstrip()
    inner = INNER.match(after)
    own = inner.group() if inner else ""  # a blank behind it, which writers leave out
    cut = ((mark, REASON),) if mark[0].isdecimal() else ()
    said = f"{before}{own} {after.removeprefix(own).lstrip()}".rstrip()
    return replace(line.look, said=said, cut=(*line.look.cut, *cut))
