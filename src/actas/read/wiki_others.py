"""What MoinMoin, DokuWiki, TWiki and their like write otherwise than MediaWiki does."""

from __future__ import annotations

from actas.model.compiled import compiled
from actas.read.draft import Row
from actas.read.typed import row, told
from actas.read.wiki_inline import pieces_of

# What the engine is told on top of a page and does not show; debris says that it is none of the notes.
INSTRUCTION = compiled(r"#(?:acl|language|format|pragma|refresh|redirect|deprecated)\b")
REMARK = "##"  # opens a comment in wikis that know such instructions; elsewhere a point below a point
# A bullet needs blanks before it, and none behind; «*words*» is how some set them in bold.
BULLET = compiled(r"([ \t\u00a0]+)\*(?!\*)(?!\S[^*]*\*(?:\W|$))\s*(?=\S)")
BARS = "||"  # before and behind each cell
DRESS = compiled(r"(?:<[^<>]*>)+")  # «||<tablewidth="50%"> …»: how a cell looks


def bulleted(line: str) -> Row | None:
    """Return a point of a list that is nested by blanks; None for another line."""
    found = BULLET.match(line)
    return told(line, pieces_of(line[found.end() :]), indent=len(found[1]), marker="*") if found else None


def between_bars(line: str, table: int) -> Row | None:
    """Return a row that double bars open, part and end; None for another line."""
    bare = line.strip()
    if not (bare.startswith(BARS) and bare.endswith(BARS) and bare.strip("| \t")):
        return None
    cells = [DRESS.sub("", cell.strip(), count=1) for cell in bare[2:-2].split(BARS)]
    return row(line, [pieces_of(cell.strip()) for cell in cells], table)
