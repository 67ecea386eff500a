"""Bullets and check boxes that browsers draw as shapes, and not as characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actas.read.pdf_chars import Char, Run
from actas.read.pdf_rules import Place, at_top

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

DOT_MOST, BOX_MOST = 8.0, 18.0  # points across
SQUARE = 1.0  # points by which width and height may differ
FAR = 2.5  # sizes before the words
SHAPES_MOST = 10_000  # more are a drawing
TICK_MOST = 5  # strokes of a tick; a box with round corners has more


def with_shapes(page: PdfPage, runs: list[Run]) -> list[Run]:
    """Return the runs of a page with the signs that shapes before them stand for."""
    import pypdfium2.raw as raw

    shapes: list[tuple[Place, int]] = []
    for shape in page.get_objects(filter=(raw.FPDF_PAGEOBJ_PATH,), max_depth=1):
        shapes.append((shape.get_bounds(), raw.FPDFPath_CountSegments(shape.raw)))
        if len(shapes) > SHAPES_MOST:
            return runs
    at_top(runs, shapes)
    squares = [(place, strokes) for place, strokes in shapes if _is_square(place)]
    dots = [place for place, _ in squares if 1.0 < place[2] - place[0] < DOT_MOST]
    boxes = [place for place, strokes in squares if strokes > TICK_MOST and place[2] - place[0] >= DOT_MOST]
    ticks = [
        place for place, strokes in shapes if strokes <= TICK_MOST and 1.0 < place[2] - place[0] < BOX_MOST
    ]
    for box in boxes:
        if (at := _beside(box, runs)) is not None:
            _put_box(runs[at], box, ticked=any(_over(box, tick) for tick in ticks))
    for dot in dots:
        if (at := _beside(dot, runs)) is not None:
            first = runs[at].chars[0]
            sign = Char("•", dot[0], dot[2], first.base, first.size, False, False, None, 0)
            runs.insert(at, Run(dot[0], dot[2], first.base, first.size, runs[at].order, [sign]))
    return runs


def _is_square(place: Place) -> bool:
    left, bottom, right, top = place
    return right - left < BOX_MOST and abs((right - left) - (top - bottom)) < SQUARE


def _beside(shape: Place, runs: list[Run]) -> int | None:
    """Return which run begins right behind a shape, at its height."""
    _, bottom, right, top = shape
    middle = (bottom + top) / 2
    beside = [
        at
        for at, run in enumerate(runs)
        if 0 < run.left - right < FAR * run.size and 0 < middle - run.base < 0.6 * run.size
    ]
    return min(beside, key=lambda at: runs[at].left) if beside else None


def _put_box(run: Run, box: Place, *, ticked: bool) -> None:
    """Put a box before the words of a run; of shapes over each other the first is one already."""
    first = run.chars[0]
    looks = (first.base, first.size, False, False, None, 0)
    run.chars[:0] = [
        Char("☒" if ticked else "☐", box[0], box[2], *looks),
        Char(" ", box[2], run.left, *looks),
    ]
    run.left = box[0]


def _over(box: Place, tick: Place) -> bool:
    """Whether a tick is drawn over a box."""
    across, up = (tick[0] + tick[2]) / 2, (tick[1] + tick[3]) / 2
    return box[0] < across < box[2] and box[1] < up < box[3]
