"""Markdown: what stands in fences and is a program's, not a list of the meeting's.

Such lines are one statement, whatever they begin with, and belong to what leads in to them with a colon, or
stands right above. Notes stand in fences as well (an agenda, a chat): these are read as any other.
"""

from __future__ import annotations

from collections.abc import Sequence

from actas.model.compiled import compiled
from actas.model.line import PLAIN, Look
from actas.read.draft import Row
from actas.read.typed import aside

FENCE = compiled(r"\s*(?:`{3,}|~{3,})")
OPENS = compiled(r"\s*(`{3,}|~{3,})\s*([^\s`~]*)[^`]*$")
# What programs' lines end in or hold, and sentences do not; the first alone where none is a sentence
SURELY = compiled(r"\S;\s*$|[{}]\s*$|\w\(\)|</\w")
CODE = compiled(
    SURELY.pattern + r"|\w\.\w+\(|\w_\w|=>|\w->\w|::|/>|\w ?[=!]=|\w = |^\s*(?:\$ [a-z]|//|[}\])])"
)
SENTENCE = compiled(r"\s*(?:\S+\s+){3,}\S+[.?!]\s*$")
# «=> Plan of the race» is a point, what a program answers, "=> 12", is none.
POINT = compiled(r"\s*(?:(?:[-*+•]|\d+[.)]|#+)\s+(?=\S)|(?:[=-]>|→)\s+(?=[^\W\d_a-z][^\W\d_]+\s[^\W\d_]))")
WRITTEN = ("", "text", "txt", "plain", "plaintext", "md", "markdown", "none")  # languages that are none
RAW = "{="  # «{=html}»: meant for another format
EMPHASIS = "*_` "
MARKS = frozenset("*_<&\\[~!")  # that Markdown would take for its own
NO_LEAD = ("#", "|")  # a heading, a table
MOST_SAID = 2  # of so many lines one must be a program's


def listing(lines: Sequence[str], at: int) -> list[Row]:
    """Return the rows of a fence that opens at a line (from 0) and holds code; none where it holds notes."""
    opens = OPENS.match(lines[at])
    end = _end(lines, at, opens[1]) if opens else 0
    inside = lines[at + 1 : end] if end else ()
    if not opens or not _is_code(opens[2].lower(), inside):
        return []
    joins = _leads_in(lines, at)
    rows = [aside(lines[at], "code-fence")]
    for line in inside:
        rows.append((line, Look(said=_said(line), joins=joins)) if line.strip() else (line, PLAIN))
        joins = joins or bool(line.strip())
    return [*rows, aside(lines[end], "code-fence")]


def _end(lines: Sequence[str], at: int, sign: str) -> int:
    """Return where a fence closes; 0 where it never does."""
    for below in range(at + 1, len(lines)):
        bare = lines[below].strip()
        if bare.startswith(sign) and not bare.strip(sign[0]):
            return below
    return 0


def _is_code(language: str, inside: Sequence[str]) -> bool:
    """Whether lines are a program's: by the fence's word, else by what they end in or hold."""
    told = [line for line in inside if line.strip()]
    if not told or language.startswith(RAW):
        return False
    if language not in WRITTEN:
        return True
    if any(POINT.match(line) for line in told):
        return False
    if any(map(SURELY.search, told)) and not any(map(SENTENCE.match, told)):
        return True
    return MOST_SAID * sum(bool(CODE.search(line)) for line in told) >= len(told)


def _leads_in(lines: Sequence[str], at: int) -> bool:
    """Whether the last line above ends in a colon, or stands right above, and may go on."""
    above = next((line for line in reversed(lines[:at]) if line.strip()), "")
    if not above or above.lstrip().startswith(NO_LEAD) or FENCE.match(above):
        return False
    return above == lines[at - 1] or above.rstrip(EMPHASIS).endswith(":")


def _said(line: str) -> str:
    """Return the words of a line of code, which is no Markdown."""
    bare = line.strip()
    return bare if MARKS.isdisjoint(bare) or "`" in bare else f"`{bare}`"
