"""The characters of a PDF's page, through PDFium: runs of them that touch, with place, size and looks."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from actas.read.paragraph import Piece
from actas.read.symbols import symbol

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

# All in parts of a character's size.
SAME_LINE = 0.28  # a baseline may differ so much
RAISED = 0.6  # and that much, for small signs beside large ones
SMALL = 0.85
BLANK = 0.18  # a gap that is a blank between words
APART = 1.15  # a gap that no line of words has: another cell, another column
JUMP = 0.22  # the same where blanks between words are characters, and there is none
BLANKS, LINE_END = " \u00a0", b"\r\n"
# Gaps of a line that is set to both margins, and the share by which they differ: letters hang over.
FEWEST_GAPS, EVEN = 3, 0.15
SAME = 1.0  # points by which cells of one column begin, or end, apart
UNEVEN = 0.5  # between the beginnings of words, which are not as long
FEW_BLANKS = 5  # times as many blanks as are written, where a program only leaves room for them
OVERLAP = -0.6  # kerning, and letters printed twice to look bold

HEAVY = ("bold", "black", "heavy", "semibold", "demi")
SLANTED = ("italic", "oblique")
HEAVY_WEIGHT = 600
SYMBOL_FONTS = ("wingdings 2", "wingdings 3", "wingdings", "symbol")
LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
HYPHEN = "\x02"  # what PDFium gives for a hyphen that ends a line
QUARTER = math.pi / 2


@dataclass(frozen=True, slots=True)
class Char:
    """One character: its left, right and baseline in points from the page's lower left."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    italic: bool
    href: str | None
    turned: int  # quarters; -1 for anything between
    guessed: bool = False  # a blank that PDFium saw, and the page does not hold
    shared: bool = False  # one glyph with the character before it: the second f of «ff»


class Cell(NamedTuple):
    """The upper, left and right edge of a ruled cell.

    ``table``: which table of the page it is of, 0 where it stands alone; ``edges``: of its row's columns.
    """

    top: float
    left: float
    right: float
    table: int = 0
    edges: tuple[float, ...] = ()


@dataclass(slots=True)
class Run:
    """Characters that touch, on one baseline. ``order``: place in the page's own order.

    ``cell``: the ruled cell that they stand in.
    """

    left: float
    right: float
    base: float
    size: float
    order: int
    chars: list[Char] = field(default_factory=list)
    cell: Cell | None = None
    spaced: bool = False  # it stands on the line of the run before it
    blank: bool = False  # a blank is written behind it
    marked: bool = False  # it begins with a number or bullet that stands apart from its words

    @property
    def text(self) -> str:
        """Return the words."""
        return "".join(char.text for char in self.chars)

    def pieces(self) -> list[Piece]:
        """Return the words with their looks."""
        made: list[Piece] = []
        for char in self.chars:
            last = made[-1] if made else None
            blank = not char.text.strip() and last is not None
            looks = (char.bold, char.italic, round(char.size, 1), char.href)
            if last and (blank or (last.bold, last.italic, last.size, last.href) == looks):
                made[-1] = Piece(last.text + char.text, last.bold, last.italic, last.size, last.href)
            else:
                made.append(Piece(char.text, *looks))
        return made


def runs_of(page: PdfPage) -> tuple[list[Run], list[str]]:
    """Return the runs of a page in its own order, and words that stand aslant: stamps and watermarks."""
    chars = list(_chars(page))
    turns = Counter(char.turned for char in chars if char.text.strip())
    upright = max((turn for turn in turns if turn >= 0), key=lambda turn: turns[turn], default=0)
    kept = [char for char in chars if char.turned == upright or char.guessed]
    aslant = "".join(char.text for char in chars if char.turned != upright).split()
    runs = _runs(kept)
    if upright == 0 and runs:
        from actas.read.pdf_shapes import with_shapes

        runs = with_shapes(page, runs)
    return runs, [" ".join(aslant)] if aslant else []


def _runs(chars: list[Char]) -> list[Run]:
    runs: list[Run] = []
    blank = False
    # Some programs write blanks, others only leave room; of those, some write one here and there.
    blanks = [char.guessed for char in chars if char.text in BLANKS]
    written = blanks.count(False) * FEW_BLANKS >= len(blanks) > 0
    for char in chars:
        if not char.text.strip():
            blank = blank or not char.guessed
            if runs and not char.guessed:
                runs[-1].blank = True
            continue
        run = runs[-1] if runs else None
        if run is None or not _touches(run, char, JUMP if written and not blank else APART):
            spaced = run is not None and run.base == char.base and run.right < char.left
            runs.append(Run(char.left, char.right, char.base, char.size, len(runs), [char], spaced=spaced))
        else:
            last = run.chars[-1]
            if (
                char.text == last.text
                and not char.shared
                and abs(char.left - last.left) < 0.1 * char.size
                and char.base == last.base
            ):
                continue  # printed twice to look bold
            gap = char.left - run.right
            if (blank and gap > 0) or gap > BLANK * run.size:
                looks = (run.base, last.size, last.bold, last.italic, None, 0)
                run.chars.append(Char(" ", run.right, char.left, *looks, guessed=not blank))
            run.chars.append(char)
            run.blank = False
            run.right = max(run.right, char.right)
            if char.size > run.size:
                run.size, run.base = char.size, char.base
        blank = False
    return _with_wide_lines(runs)


def _with_wide_lines(runs: list[Run]) -> list[Run]:
    """Return the runs, words set to both margins of a narrow column made one where their gaps are as wide.

    Cells that stand apart so evenly are as long, and begin as evenly, or they stand above and below others.
    """
    if sum(run.spaced for run in runs) < FEWEST_GAPS:
        return runs
    rows: list[list[Run]] = []
    for run in runs:
        if run.spaced:
            rows[-1].append(run)
        else:
            rows.append([run])
    made: list[Run] = []
    for at, row in enumerate(rows):
        wide = len(row) > FEWEST_GAPS and _is_wide_line(row)
        wide = wide and not any(
            _are_cells(row, other) for other in (rows[at - 1 : at] + rows[at + 1 : at + 2])
        )
        made += [_as_one(row, len(made))] if wide else row
    for order, run in enumerate(made):
        run.order = order
    return made


def _are_cells(row: list[Run], other: list[Run]) -> bool:
    """Whether more than one word but the first has one of the row beside it at its left, middle or right."""
    below = [(run.left, run.right) for run in other[1:]]
    aligned = [
        any(
            min(abs(run.left - left), abs(run.right - right), abs(run.left + run.right - left - right) / 2)
            < SAME
            for left, right in below
        )
        for run in row[1:]
    ]
    return sum(aligned) > 1


def _is_wide_line(row: list[Run]) -> bool:
    gaps = [after.left - before.right for before, after in pairwise(row)]
    steps = [after.left - before.left for before, after in pairwise(row)]
    even = max(gaps) - min(gaps) < EVEN * max(gaps)
    return even and max(steps) - min(steps) > UNEVEN * row[0].size


def _as_one(row: list[Run], order: int) -> Run:
    """Return runs of one line as one, a blank between each two."""
    chars = list(row[0].chars)
    for before, after in pairwise(row):
        last = before.chars[-1]
        chars.append(replace(last, text=" ", left=before.right, right=after.left, href=None))
        chars += after.chars
    size, blank = max(run.size for run in row), row[-1].blank
    return Run(row[0].left, row[-1].right, row[0].base, size, order, chars, blank=blank)


def _touches(run: Run, char: Char, widest: float) -> bool:
    """Return whether a character goes on a run; ``widest``: the gap that it may leave, in sizes."""
    larger = max(run.size, char.size)
    gap = (char.left - run.right) / larger
    together = char.left == run.chars[-1].left  # letters of a ligature share its box
    if not together and not OVERLAP < gap < widest:
        return False
    off = abs(char.base - run.base) / larger
    small = min(run.size, char.size) < SMALL * larger or char.size < SMALL * larger
    return off < SAME_LINE or (small and off < RAISED)


def _chars(page: PdfPage) -> Iterator[Char]:
    """Yield the characters of a page in its own order."""
    import pypdfium2.raw as raw

    text = page.get_textpage()
    links = _links(page, raw)
    looks: dict[int, tuple[float, bool, bool, str]] = {}
    x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    high = 0
    before: tuple[float, float, float] | None = None
    for at in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text.raw, at)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00 if high else 0xFFFD
        high = 0
        if code == 0 or code in (0xFFFE, 0xFFFF):
            continue
        if not raw.FPDFText_GetCharOrigin(text.raw, at, x, y) or not raw.FPDFText_GetLooseCharBox(
            text.raw, at, box
        ):
            continue
        size, bold, italic, font = _look(text, at, looks, raw)
        turned = _quarter(raw.FPDFText_GetCharAngle(text.raw, at))
        left, right, base = _upright(turned, box, x.value, y.value)
        href = next((uri for area, uri in links if _inside(area, box)), None) if links else None
        guessed = bool(raw.FPDFText_IsGenerated(text.raw, at))
        shown = chr(code) if guessed and code in LINE_END else " " if guessed else _shown(chr(code), font)
        # Letters of one glyph have one box to the last bit; what is printed twice has been placed twice.
        place = (left, right, base)
        shared = place == before and _handle(text, at, raw) == _handle(text, at - 1, raw)
        before = place
        yield Char(shown, left, right, base, size, bold, italic, href, turned, guessed, shared)


def _handle(text: Any, at: int, raw: Any) -> int:
    """Return which text object of the page a character is drawn by."""
    return ctypes.cast(raw.FPDFText_GetTextObject(text.raw, at), ctypes.c_void_p).value or 0


def _look(
    text: Any, at: int, known: dict[int, tuple[float, bool, bool, str]], raw: Any
) -> tuple[float, bool, bool, str]:
    """Return size in points, bold, italic and font of a character; its text object's are asked for once."""
    key = _handle(text, at, raw)
    found = known.get(key) if key else None
    if found is None:
        matrix = raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(text.raw, at, matrix)
        size = raw.FPDFText_GetFontSize(text.raw, at) * (math.hypot(matrix.b, matrix.d) or 1.0)
        name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
        raw.FPDFText_GetFontInfo(text.raw, at, name, 128, flags)
        font = name.value.decode("utf-8", "replace").casefold()
        weight = raw.FPDFText_GetFontWeight(text.raw, at)
        found = (
            size if 0.5 < size < 2000 else 10.0,
            any(word in font for word in HEAVY) or weight >= HEAVY_WEIGHT,
            any(word in font for word in SLANTED),
            font,
        )
        if key:
            known[key] = found
    return found


def _shown(char: str, font: str) -> str:
    """Return the sign that a character shows: symbol fonts have their own places, ligatures are letters."""
    if char == HYPHEN:
        return char
    if "\uf000" <= char <= "\uf0ff":
        family = next(
            (one for one in SYMBOL_FONTS if one.replace(" ", "") in font.replace(" ", "")), "symbol"
        )
        shown = symbol(family, f"{ord(char):X}")
        return shown if not "\ue000" <= shown <= "\uf8ff" else "•"
    if char < " " or char == "\x7f":
        return " "
    return LIGATURES.get(char, char)


def _quarter(angle: float) -> int:
    turns = angle / QUARTER
    return round(turns) % 4 if abs(turns - round(turns)) < 0.03 else -1


def _upright(turned: int, box: Any, x: float, y: float) -> tuple[float, float, float]:
    """Return left, right and baseline as if the page lay the way its words do."""
    if turned == 1:
        return -box.top, -box.bottom, x
    if turned == 2:
        return -box.right, -box.left, -y
    if turned == 3:
        return box.bottom, box.top, -x
    return box.left, box.right, y


def _inside(area: tuple[float, float, float, float], box: Any) -> bool:
    left, bottom, right, top = area
    across, up = (box.left + box.right) / 2, (box.bottom + box.top) / 2
    return bool(left <= across <= right and bottom <= up <= top)


def _links(page: PdfPage, raw: Any) -> list[tuple[tuple[float, float, float, float], str]]:
    """Return area and target of the page's links to the web."""
    found: list[tuple[tuple[float, float, float, float], str]] = []
    place, link, area = ctypes.c_int(0), raw.FPDF_LINK(), raw.FS_RECTF()
    while len(found) < 5000 and raw.FPDFLink_Enumerate(page.raw, place, link):
        action = raw.FPDFLink_GetAction(link)
        length = raw.FPDFAction_GetURIPath(page.pdf.raw, action, None, 0) if action else 0
        if length > 1 and raw.FPDFLink_GetAnnotRect(link, area):
            uri = ctypes.create_string_buffer(length)
            raw.FPDFAction_GetURIPath(page.pdf.raw, action, uri, length)
            low, high = sorted((area.bottom, area.top))
            found.append(((area.left, low, area.right, high), uri.value.decode("utf-8", "replace")))
    return found
