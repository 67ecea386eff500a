"""Short names that come again and again between statements without bullets: nothing else parts such notes.

«Riego», and below it, with no blank line or with one, what was said of it; «Semillas», and so on. So are
«Riego -», «Riego.» and «Riego (Luis)», also where bullets stand below some of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from actas.model.block import Block
from actas.model.compiled import compiled
from actas.model.plain import Plain, plain
from actas.outline.decided import decides
from actas.outline.scanned import Scanned
from actas.outline.short_names import LONGEST, is_short_name, is_somebody
from actas.outline.small_names import END
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.partings import parts_at
from actas.vocabulary.rosters import behind_key
from actas.vocabulary.sections import EXACT, kind_of_heading
from actas.vocabulary.sentences import infinitive, is_sentence

SEVERAL, PAIR = 3, 2  # such names; of them that are no clauses
LONGEST_NAME = 50  # characters of one
SHORT = 3  # words of one that neither a blank line nor a sign behind it sets off, or that begins small
MOST = 0.8  # share of the names with a statement right below
TOLD = 7  # words that no name has
SURE = frozenset({":", "]", ")", "-", "–", "—", ".-", ".–", ".—"})  # ends of no statement
OVER_LISTS = SURE - {":", "]"} | {
    ".",
    "",
}  # ends of names that may stand above lists as well as above statements
ALL_NAME = frozenset({")", "-", "–", "—"})  # ends that make names of clauses too, where others have them
LONGEST_SIGNED = 6  # words of a name with a sign behind it
# «Riego (Luis)»: who brings it in, or looks after it.
BROUGHT = compiled(r"\s\((?P<who>[^\W\d_][^()\d:;]{0,30})\)$")
STOPS = (".", "!", "?", ";", "…")


@plain()
class Line(Plain):
    """A line, or what was joined to one."""

    number: int
    text: str
    gap: bool  # a blank line stands above
    bare: bool  # it stands at the margin, and no mark says what it is


def rows_between(rows: Sequence[Scanned], words: Vocabulary) -> frozenset[int]:
    """Return the numbers of scanned lines that are such names."""
    short = 0
    for row in rows:  # a loop without calls: of nearly all notes this is all that is asked
        if row.kind == "heading" or row.kind == "row":
            return frozenset()  # something else parts them
        if row.kind == "plain" and not row.words.text[LONGEST_NAME:] and not row.indent:
            short += 1
    if short < SEVERAL:
        return frozenset()
    lines, gap = [], False
    for row in rows:
        if row.kind == "blank":
            gap = True
        else:
            bare = row.kind == "plain" and not row.indent and row.look.said is None
            lines.append(Line(row.number, row.words.text, gap, bare))
            gap = False
    return _names_between(lines, words)


def blocks_between(blocks: Sequence[Block], words: Vocabulary) -> frozenset[int]:
    """Return the places of blocks that are such names."""
    lines = [
        Line(at, block.words.text, block.gap > 0, block.kind == "paragraph" and not block.indent)
        for at, block in enumerate(blocks)
    ]
    return _names_between(lines, words)


def _names_between(lines: Sequence[Line], words: Vocabulary) -> frozenset[int]:
    ends = {line.number: _end(line.text) for line in lines if line.bare and not line.text[LONGEST_NAME:]}
    for end in sorted((end for end, many in Counter(ends.values()).items() if many >= SEVERAL), reverse=True):
        ended = [line for line in lines if ends.get(line.number) == end]
        named = [line for line in ended if _names(line, end, words)]
        if end in ALL_NAME and len(named) >= PAIR:
            named = [line for line in ended if _names_by_end(line, end, words)]
        if named and lines[0] is named[0]:
            del named[0]  # what the notes are called
        open_end = words.grammar("open_end")
        broken = {
            below.number for above, below in pairwise(lines)
            if not below.gap and _breaks_off(above, below, open_end)
        }  # fmt: skip
        gaps = sum(line.gap for line in lines)
        named = _alike([line for line in named if line.number not in broken], end, gaps)
        if end == ")" and sum(_is_done(line.text, words) for line in named) * 2 > len(named):
            continue
        if len(named) >= SEVERAL and _parts(lines, {line.number for line in named}, end, words):
            return frozenset(line.number for line in named)
    return frozenset()


def _end(text: str) -> str:
    """Return what sets a name off behind its words: «:», «.-», the bracket that closes one that opens it."""
    if text[-1:] == ")":
        found = BROUGHT.search(text)
        return ")" if found and text[0].isupper() and found["who"][0].isupper() else ""
    found = END.search(text)
    return "]" if text[:1] == "[" and text[-1:] == "]" else found.group().strip() if found else ""


def _names(line: Line, end: str, words: Vocabulary) -> bool:
    """Whether a line is short and names something that is nobody; ``end`` is what stands behind the name."""
    name = _without(line.text, end)
    if not name[:1].isalpha() or ":" in name or fold(name) in words.keyed("meeting"):
        return False
    if " - " in name and behind_key(name, words):
        return False  # «Apologies - Kim» says who did not come
    if name[0].islower() and (end == "." or not (end or (line.gap and len(name.split()) <= SHORT))):
        return False
    if parts_at(line.text, words) or not is_short_name(name, words, LONGEST_SIGNED if end else LONGEST):
        return False
    if name[0].islower() and not end and infinitive(words).fullmatch(name.partition(" ")[0]):
        return False  # «buscar cantero» is to be done
    if not end and decides(name, words) and kind_of_heading(words, name)[1] < EXACT:
        return False  # «Aprobado por unanimidad»
    return not (is_somebody(name, words) or (end == "." and is_sentence(name, words)))


def _without(text: str, end: str) -> str:
    """Return what stands before the end of a name."""
    if end == ")":
        return BROUGHT.sub("", text)
    return text.removesuffix(end).rstrip().removeprefix("[" if end == "]" else "")


def _is_done(text: str, words: Vocabulary) -> bool:
    """«Comprar cal (Ana)», "Buy lime (Tom)": whether who stands in brackets does what a line says.

    Some names open as such lines do: "Water (Tom)", "Summer rota (Ann)".
    """
    first, _, rest = _without(text, ")").partition(" ")
    return bool(rest) and (fold(first) in words.grammar("does") or infinitive(words).match(first) is not None)


def _names_by_end(line: Line, end: str, words: Vocabulary) -> bool:
    """«Qué hacemos con el pozo -» among such names: whether a short line is nobody's name."""
    name = _without(line.text, end)
    few = 0 < len(name.split()) <= LONGEST_SIGNED
    return few and not is_somebody(name, words) and fold(name) not in words.keyed("meeting")


def _breaks_off(above: Line, below: Line, open_end: frozenset[str]) -> bool:
    """Whether a line goes on the one above: «Huerto», «escolar:», or «Tareas del»."""
    if fold(above.text.rpartition(" ")[2]) in open_end:
        return " " in above.text
    return below.text[:1].islower() and len(above.text.split()) < SHORT and not above.text.endswith(STOPS)


def _alike(named: list[Line], end: str, gaps: int) -> list[Line]:
    """Return the names below a blank line where most are, else the short ones, or all with a sign.

    So where nothing else stands below one: ``gaps`` counts the lines that do.
    """
    apart = [line for line in named if line.gap]
    if len(apart[1:]) * 2 > len(named[1:]) or len(apart) >= max(SEVERAL, gaps):
        return apart
    return [line for line in named if end or len(line.text.split()) <= SHORT]


def _parts(lines: Sequence[Line], named: set[int], end: str, words: Vocabulary) -> bool:
    """Whether the names part all of the notes: plain statements below each, nothing told above the first."""
    first = next(at for at, line in enumerate(lines) if line.number in named)
    if any(line.text.endswith(".") and len(line.text.split()) >= TOLD for line in lines[1:first]):
        return False
    others = [line for line in lines[first:] if line.number not in named]
    # Names among other lines that lead in are of these; what lists are below others find.
    lists = end in OVER_LISTS
    if any(_leads_in(line.text, words) or not (lists or line.bare) for line in others):
        return False
    told = sum(
        below.number not in named and (end in SURE or not below.bare or _tells(below.text, words))
        for above, below in pairwise(lines) if above.number in named
    )  # fmt: skip
    return told >= max(SEVERAL, len(named) * MOST)


def _leads_in(text: str, words: Vocabulary) -> bool:
    """Whether a line leads in to what stands below, and is no key of the meeting: «Asistentes:»."""
    return text.endswith(":") and fold(text.rstrip(" :")) not in words.keyed("meeting")


def _tells(text: str, words: Vocabulary) -> bool:
    """Whether a line states something: it begins small, is long or said of somebody, ends as a sentence."""
    long = len(text.split()) >= TOLD
    told = long or ": " in text or text[:1].islower() or text.endswith(STOPS)
    return told or is_sentence(text, words)
