"""Runs of lines in small letters, set in or ended, each a statement: what was broken at a column fills it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from actas.outline.scanned import Scanned
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.sentences import infinitive

NARROWEST, WIDEST = 50, 132  # columns at which lines are broken
SEVERAL = 2  # lines of a run that begin small
MOST = 0.6  # share of them for which there was room in the line above
ENDS = (".", "!", "?", ":", ";", "…")
STEP = 2  # columns further in
LEAST = 60  # columns up to which a line has room, where none is much longer
ABOUT = 80  # percent of the longest line's length, at which one may be full
STEPPED = 0.75  # share of the lines further in than the one above for which there was room in that
SENTENCES = 3  # lines of a run that all end in a stop: two sentences often end where lines do
STOPS = frozenset(".!?…")
SHORT = 40  # columns of a line that goes on nowhere
PARTS = (",", ";", "-", "–", "(", "/")  # ends of a line that goes on


def small_runs(
    rows: Sequence[Scanned], left_open: Callable[[str], bool], words: Vocabulary, names: frozenset[int],
    *, flowing: bool,
) -> frozenset[int]:  # fmt: skip
    """Return the numbers of lines in runs, their first in small letters, where the next word had room above.

    So are lines that each open with an infinitive: «llamar al fontanero», «regar».
    Who breaks lines at a column leaves no such room; ``left_open`` says where a line breaks off, and
    ``names`` are the numbers of lines that name what stands below. In ``flowing`` text what stands right
    below a point is the rest of it, wherever its lines are broken.
    """
    runs: list[list[Scanned]] = [[]]
    inside = False
    for row in rows:
        if row.kind != "plain":
            inside = flowing and row.kind != "blank" and (inside or row.kind == "marked")
        if row.kind == "plain" and not inside and row.number not in names:
            runs[-1].append(row)
        elif runs[-1]:
            runs.append([])
    headed = _below_headings(rows, runs, left_open, words)
    # What goes on below begins large.
    small = [run for run in runs if run and run[0].words.text[:1].islower()]
    if names:  # who writes so has few lines below each name, and writes all of them alike
        return _stated(small, left_open, words) | headed
    return headed.union(*(_stated([run], left_open, words) for run in small if len(run) > SEVERAL))


def _below_headings(
    rows: Sequence[Scanned],
    runs: Sequence[Sequence[Scanned]],
    left_open: Callable[[str], bool],
    words: Vocabulary,
) -> frozenset[int]:
    """Return the numbers of small lines below what sections are called, «Se acordó», where others run on."""
    found: set[int] = set()
    heads, places = words.keyed("sections"), {row.number: at for at, row in enumerate(rows)}
    for run in runs:
        small = run[1:] if run and run[0].words.text[:1].isupper() else run
        if len(small) < SEVERAL or not places[small[0].number] or not small[0].words.text[:1].islower():
            continue  # nearly all
        above = rows[places[small[0].number] - 1].words.text
        # Who lets other lines run on breaks none of these.
        if fold(above).rstrip(" :") in heads and any(len(row.raw) > WIDEST for row in rows):
            found.update(
                [row.number for row in small] if not any(left_open(row.words.text) for row in small) else ()
            )
    return frozenset(found)


def _stated(
    runs: Sequence[Sequence[Scanned]], left_open: Callable[[str], bool], words: Vocabulary
) -> frozenset[int]:
    """Return the numbers of the lines of some runs where each is a statement."""
    lines = [row for run in runs for row in run]
    widest = max(NARROWEST, *(row.indent + len(row.raw) for row in lines)) if lines else 0
    pairs = [
        (above, below) for run in runs for above, below in pairwise(run)
        if below.words.text[:1].islower() and not above.words.text.endswith(ENDS)
    ]  # fmt: skip
    if len(pairs) < SEVERAL:
        return frozenset()
    room = sum(
        above.indent + len(above.raw) + 1 + len(below.raw.split(None, 1)[0]) <= widest
        and not left_open(above.words.text)
        for above, below in pairs
    )
    ordered = all(infinitive(words).match(row.words.text.split(None, 1)[0]) for row in lines)
    return frozenset(row.number for row in lines) if ordered or room >= len(pairs) * MOST else frozenset()


def stepped_runs(rows: Sequence[Scanned], left_open: Callable[[str], bool]) -> frozenset[int]:
    """Return the numbers of lines set in that say a thing of their own, in small letters or not.

    Each stands further in than the line right above, or as far in as one that does, and there was room for
    its first word above. ``left_open`` says where a line breaks off.
    """
    found: set[int] = set()
    inner = stepped = full = widest = 0  # the column of lines that stand further in
    for above, row in pairwise(rows):
        if not row.indent or row.kind != "plain" or above.kind != "plain":
            inner = 0
            continue
        further = row.indent >= above.indent + STEP
        inner = row.indent if further or row.indent < inner else inner
        if row.indent != inner:
            continue
        widest = widest or _widest(rows)
        text = above.words.text
        room = above.indent + len(above.raw) + 1 + len(row.raw.split(None, 1)[0]) <= widest
        stepped += further and room
        full += further and not room
        if room and not text.endswith(PARTS) and not left_open(text):
            found.add(row.number)
    return frozenset(found if stepped >= SEVERAL and stepped >= (stepped + full) * STEPPED else ())


def told_below(rows: Sequence[Scanned], left_open: Callable[[str], bool]) -> frozenset[int]:
    """Return the numbers of lines set in below numbers, a statement each, where there was room above.

    «2° kermesse», «boudin = Paul», «la pelle est perdue»: two numbers and more have several such lines.
    """
    # Nearly all notes have no such lines, and no call is made of them.
    pairs: list[tuple[int, Scanned, Scanned]] = []
    number = 0
    column = WIDEST  # of the number above, in whose lines we are
    for at, row in enumerate(rows):
        if row.marker is not None:
            number, column = row.number, row.indent if row.marker.family == "decimal" else WIDEST
        elif row.kind != "plain":
            column = WIDEST
        elif row.indent > column:
            pairs += ((number, rows[at - 1], row),)
        else:
            column = WIDEST
    if len(pairs) < SEVERAL * SEVERAL:
        return frozenset()
    lines = Counter([number for number, _, _ in pairs])
    if sum([many >= SEVERAL for many in lines.values()]) < SEVERAL:
        return frozenset()
    small = [row.number for _, _, row in pairs if row.words.text[:1].islower()]
    rests = {*small} if len(small) * 2 < len(pairs) else set()  # of who begins statements large
    widest = max(above.indent + len(above.raw) for _, above, _ in pairs)  # however few columns a page has
    room = sum(
        above.indent + len(above.raw) + 1 + len(row.raw.split(None, 1)[0]) <= widest
        for _, above, row in pairs
    )
    if room < len(pairs) * STEPPED:
        return frozenset()
    return frozenset(
        row.number for _, above, row in pairs
        if row.number not in rests and not above.words.text.endswith(PARTS)
        and not left_open(above.words.text)
    )  # fmt: skip


def _widest(rows: Sequence[Scanned]) -> int:
    """Return the column from which a line may be full."""
    longest = max([row.indent + len(row.raw) for row in rows if row.kind == "plain"])
    return max(LEAST, min(longest, WIDEST) * ABOUT // 100)


def ended_runs(rows: Sequence[Scanned]) -> frozenset[int]:
    """Return the numbers of lines in runs of plain ones that all end in a stop and begin anew.

    A run begins below a blank line, a heading or a short line. Sentences of a paragraph hardly all end
    where its lines are full.
    """
    return frozenset(
        row.number for run in _ended(rows)
        if len(run) >= SENTENCES and not any(row.words.text[:1].islower() for row in run) for row in run
    )  # fmt: skip


def _ended(rows: Sequence[Scanned]) -> Iterator[list[Scanned]]:
    # No calls but at the end of a run: all lines of wrapped notes are looked at.
    run: list[Scanned] = []
    open_above = False  # the line above may go on
    for row in rows:
        plain = row.kind == "plain"
        ended = plain and row.words.text[-1:] in STOPS
        if ended and not open_above and (not run or row.indent == run[0].indent):
            run += (row,)
            continue
        if run:
            yield run
            run = []
        open_above = row.kind == "marked" or (plain and (ended or row.rest[SHORT:] != ""))
    if run:
        yield run
