"""Weak markers ("9 Title", "A.", "-text"): numbers and bullets where their like stands near, else words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from actas.model.block import Marker
from actas.model.plain import replace
from actas.outline.bare_chapters import bare_chapters
from actas.outline.markers import roman_value
from actas.outline.markup import words_of
from actas.outline.point_zero import counted_with_zero
from actas.outline.scanned import Scanned

NEAR = 30  # marked lines among which a weak number must find the one before or after it
HIGHEST = 199  # number of a list; "2016." opens a sentence
BARE = frozenset({"1", "1 :", "#1"})  # shapes that are as often words: "15 de marzo", "9: …", "#12 is closed"
ARROWS = frozenset({"->", "→", "=>", "⇒"})
LETTER = "o "  # Word's second bullet, and as often a word
SYMBOLS = frozenset("Øèüv")  # letters that are bullets where they come again
AGAIN = 2  # times that they come again, they or others of them
FAR_IN = 4  # columns further in
SHORT = 50  # characters of a line that nobody wrapped
DRAWN = frozenset("•●▪")  # bullets above which it stands
LONE = frozenset("vVxX")  # letters that are numbers too
BRACKETS = frozenset("([")
PARTED = frozenset({"multi", "coded"})  # numbers behind one that they share: "1.2", «14-2»
SLASHED = "1/1"  # "32/1 …", "32/2 …", one right below the other; apart they head sections
PART = "1a"  # «2a)», «2b.»: the letter counts
MANY = 4  # lines that the letter "o" opens, capital or not
BETWEEN = 4  # lines from one such number to the next, at most
FROM_ONE = 3  # bare numbers right below one another, from 1, that make a list
SIGNED = frozenset({"1 :", "#1"})  # of these do two, wherever in one column
FEW = 3  # codes, below which each must count on from the last
MOST_SKIPPED = 3  # numbers from one such code to the next
STOPS = frozenset(".;,?!")  # of what is no name
LETTERS = frozenset({"alpha", "roman"})  # one list may hold both: "h)", "i)", "j)"


def settled(rows: Sequence[Scanned], *, markdown: bool) -> list[Scanned]:
    """Return the lines, each weak marker believed or its characters given back to the words."""
    rows = _without_figures_alone(_as_romans(rows), markdown=markdown)
    marked = [row for row in rows if row.marker is not None]
    places = {row.number: place for place, row in enumerate(marked)}
    bullets = [row for row in marked if row.marker and row.marker.family == "bullet"]
    glyphs = Counter(row.marker.shape for row in bullets if row.marker and row.weak and row.mark != LETTER)
    indents = {row.indent for row in bullets if not row.weak}
    drawn = {row.indent for row in bullets if row.mark[:1] in DRAWN}
    symbols = sum(glyphs[sign] for sign in SYMBOLS)
    arrows = [row.number for row in bullets if row.marker and row.marker.label in ARROWS]
    levels = _levels_counted(marked)
    letters = sum(row.mark == LETTER for row in marked) if drawn else 0
    runs = frozenset[int]()
    if any(row.mark == LETTER for row in marked):
        runs = _letters_alone(rows) | _letters_set_in(rows)
    lettered = _lists_by_letter(marked)
    hollow, apart, counted = (
        _hollow(marked),
        _codes_apart(rows),
        _counted_from_one(rows, marked) | _signed_from_one(marked),
    )
    codes = _codes_in_brackets(marked)
    mixed = _codes_of_people(rows)
    through = _codes_through(rows, marked)
    chapters = _lettered(rows) | bare_chapters(rows) | counted_with_zero(marked)
    out: list[Scanned] = []
    for at, row in enumerate(rows):
        marker = row.marker
        if marker is None:
            believed = True
        elif not row.weak:
            believed = marker.family != "decimal" or (marker.value or 0) <= HIGHEST
            # «-> to Ann, to be read», the only one, and below a blank line, says where the notes go.
            lone = arrows == [row.number] and at > 0 and rows[at - 1].kind == "blank"
            believed = believed and not lone
        elif row.mark == LETTER:
            pasted = letters > AGAIN - bool(row.indent) and _opens_line(row, rows[at - 1])
            goes_on = row.words.text[:1].islower() and len(rows[at - 1].raw) > SHORT
            again = row.indent in hollow and not goes_on
            believed = (
                lettered
                or pasted
                or again
                or row.number in runs
                or (row.indent > 0 and (row.indent in drawn or _is_in_run(row, marked, places)))
            )
        elif marker.label in SYMBOLS:
            believed = symbols > AGAIN
        elif marker.family == "bullet":
            believed = glyphs[marker.shape] > 1 or row.indent in indents
        else:
            place = places[row.number]
            one = marker.value == 1
            first = (one and marker.depth in levels) or _is_first_below(row, place, marked)
            believed = first and (marker.family == "multi" or marker.shape.startswith(PART))
            believed = believed or place in counted or row.number in chapters
            believed = believed or _holds_first(row, place, marked) or _stands_twice(row, place, marked)
            believed = believed or (
                _has_neighbour(row, place, marked) and not _is_initial(row, place, marked)
            )
            if marker.family == "coded" and marker.shape[0] in BRACKETS:
                believed = marker.shape in codes
            elif marker.family == "coded" and marker.label[0].isalpha():
                believed = believed and row.number not in mixed and _is_beside_its_like(rows, at)
                believed = believed or row.number in through
            believed = believed and (row.words.text != "" or _counts_on_text(rows, at))
            believed = believed and (marker.shape != SLASHED or _above(marker) not in apart)
        out.append((replace(row, weak=False) if row.weak else row) if believed else _plain(row, markdown))
    return out


def _without_figures_alone(rows: Sequence[Scanned], *, markdown: bool) -> Sequence[Scanned]:
    """Return the lines, a figure alone no number but where nobody filled it in: «3 redes», «4», «5 hielo»."""
    alone = [
        at for at, row in enumerate(rows)
        if row.weak and row.marker is not None and row.marker.shape == "1" and not row.words.text
    ]  # fmt: skip
    if not alone:
        return rows
    out = list(rows)
    for at in alone:
        beside = [one.marker for one in (*rows[at - 1 : at], *rows[at + 1 : at + 2])]
        own = rows[at].marker
        value = (own.value or 0) if own is not None else 0
        values = [one.value for one in beside if one is not None and one.shape == "1"]
        if values != [value - 1, value + 1]:
            out[at] = _plain(rows[at], markdown)
    return out


def _lists_by_letter(marked: Sequence[Scanned]) -> bool:
    """Whether the letter "o" opens many lines, most with a capital behind it: no sentence goes on so."""
    told = [row.words.text[:1].isupper() for row in marked if row.mark == LETTER]
    return len(told) >= MANY and sum(told) * 2 > len(told)


def _letters_alone(rows: Sequence[Scanned]) -> frozenset[int]:
    """Return the numbers of lines with the letter "o" in runs, only deeper lines between, that nobody broke.

    Three make one, and two beside such a run, or two short ones right below a bullet in their column:
    «• Leña», «o de pino», «o de haya».
    """
    runs: list[tuple[list[Scanned], bool]] = []  # and whether its lines may be few
    run: list[Scanned] = []
    above = Scanned(number=0, kind="heading")
    for row in (*rows, above):
        if row.kind == "blank" or (run and row.indent > run[0].indent):
            continue
        if row.mark == LETTER and (not run or row.indent == run[0].indent):
            run.append(row)
            continue
        if run:
            below = above.indent == run[0].indent and above.marker is not None and above.mark != LETTER
            runs.append((run, below and all(len(one.raw) <= SHORT for one in run[:-1])))
        run, above = [], row
    sure = any(len(run) >= FROM_ONE for run, _ in runs)
    return frozenset(
        one.number for run, few in runs for one in run if len(run) >= (AGAIN if few or sure else FROM_ONE)
    )


def _letters_set_in(rows: Sequence[Scanned]) -> frozenset[int]:
    """Return the numbers of lines with the letter "o" far in right below a bullet of another kind.

    They begin where none of that bullet's words do, so that no line of its own goes on there, and most of
    the lines above are short or ended. Two are sure, or one below a full stop.
    """
    found = [
        (above, row)
        for above, row in pairwise(rows)
        if row.mark == LETTER
        and above.marker is not None
        and above.marker.family == "bullet"
        and above.mark != LETTER
        and row.indent >= above.indent + FAR_IN
        and row.indent != above.indent + len(above.mark)
    ]
    stopped = [above.words.text.endswith(".") for above, _ in found]
    ended = [stop or len(above.raw) <= SHORT for stop, (above, _) in zip(stopped, found, strict=True)]
    if sum(ended) * 2 <= len(found) or not (len(found) >= AGAIN or any(stopped)):
        return frozenset()
    return frozenset(row.number for _, row in found)


def _opens_line(row: Scanned, above: Scanned) -> bool:
    """Whether a line goes on nothing: it has a capital, and the one above ends early."""
    return row.words.text[:1].isupper() and len(above.raw) <= SHORT


def _is_in_run(row: Scanned, marked: Sequence[Scanned], places: Mapping[int, int]) -> bool:
    """Whether the marked line above or below has the same mark as far in: a wrapped line hardly has."""
    place = places[row.number]
    beside = (*marked[max(0, place - 1) : place], *marked[place + 1 : place + 2])
    return any(one.mark == row.mark and one.indent == row.indent for one in beside)


def _hollow(marked: Sequence[Scanned]) -> frozenset[int]:
    """Return how far in the letter "o" is a bullet: it comes again there, only deeper lines between."""
    out: set[int] = set()
    open_at: set[int] = set()  # how far in it stands on the last marked line, and on those that hold that one
    for row in marked:
        if row.mark == LETTER and row.indent in open_at:
            out.add(row.indent)
        open_at = {indent for indent in open_at if indent < row.indent}
        if row.mark == LETTER and row.indent:
            open_at.add(row.indent)
    return frozenset(out)


def _as_romans(rows: Sequence[Scanned]) -> list[Scanned]:
    """Return the lines with a lone "V" after "IV", or "X" after "IX", as the number that it is."""
    out: list[Scanned] = []
    above: dict[tuple[int, str], int] = {}  # the last Roman number by indent and by what stands about it
    for row in rows:
        marker = row.marker
        if marker is not None and marker.family in LETTERS:
            frame = (row.indent, marker.shape.replace("A", "I").replace("a", "i"))
            value = roman_value(marker.label) if marker.label in LONE else None  # "e." goes on no "iv."
            if marker.family == "alpha" and value and above.get(frame) == value - 1:
                marker = replace(marker, family="roman", shape=frame[1], value=value)
                row = replace(row, marker=marker, weak=False)
            if marker.family == "roman":
                above[frame] = marker.value or 0
        out.append(row)
    return out


def _levels_counted(marked: Sequence[Scanned]) -> frozenset[int]:
    """Return how many levels the numbers have with which these notes count: 2 for "1.1", "1.2"."""
    return frozenset(
        row.marker.depth
        for place, row in enumerate(marked)
        if row.marker and row.marker.family == "multi" and _has_neighbour(row, place, marked)
    )


def _counted_from_one(rows: Sequence[Scanned], marked: Sequence[Scanned]) -> frozenset[int]:
    """Return the places of bare numbers that count lines from 1, with few lines between: «1 …», «2 …», «3 …».

    So do they with bullets of theirs between, or with names of sections. "15 de marzo", "16 de marzo" prove
    nothing, nor do "1 kilo", "2 litros".
    """
    if not [row for row in marked if row.marker and row.marker.shape in BARE]:
        return frozenset()
    at = {number: place for place, number in enumerate(row.number for row in rows if _is_told_alone(row))}
    runs: list[list[int]] = []  # the places of what counts on from 1
    for place, row in enumerate(marked):
        if row.marker is None or not _is_bare(row):
            continue
        last = marked[runs[-1][-1]] if runs else None
        near = last is not None and row.indent == last.indent and at[row.number] - at[last.number] <= BETWEEN
        if near and row.marker.value == len(runs[-1]) + 1:
            runs[-1].append(place)
        elif row.marker.value == 1:
            runs.append([place])
    counted = [run for run in runs if len(run) > 1 and not _measures([marked[place] for place in run])]
    if not any(_is_counted(run, marked, at) for run in counted):
        return frozenset()
    return frozenset(place for run in counted for place in run)  # beside a list of three one of two is one


def _is_counted(run: Sequence[int], marked: Sequence[Scanned], at: Mapping[int, int]) -> bool:
    """Whether three bare numbers or more count, most of them several words, and some right below another."""
    if len(run) < FROM_ONE or sum(" " in marked[place].words.text.strip() for place in run) * 2 <= len(run):
        return False
    return any(at[marked[two].number] == at[marked[one].number] + 1 for one, two in pairwise(run))


def _is_told_alone(row: Scanned) -> bool:
    """Whether a line is neither blank nor a bullet that hangs from the line above."""
    return row.kind != "blank" and (row.weak or row.marker is None or row.marker.family != "bullet")


def _is_bare(row: Scanned) -> bool:
    return row.marker is not None and row.marker.shape in BARE


def _signed_from_one(marked: Sequence[Scanned]) -> frozenset[int]:
    """Return the places of numbers with a sign that count on from 1 in one column: «#1 …», «#2 …»."""
    found: set[int] = set()
    last: dict[tuple[str, int], tuple[int, int]] = {}  # by shape and column: the number and its place
    for place, row in enumerate(marked):
        marker = row.marker
        if marker is None or marker.shape not in SIGNED or marker.value is None:
            continue
        number, at = last.get((marker.shape, row.indent), (0, place))
        if marker.value == number + 1 > 1:
            found.update((at, place))
        counts = marker.value == 1 or place in found
        last[marker.shape, row.indent] = (marker.value if counts else 0, place)
    return frozenset(found)


def _lettered(rows: Sequence[Scanned]) -> frozenset[int]:
    """Return the numbers of short lines that count on from "A.", a blank line above each.

    What stands between may begin with a letter and a stop too: «M. Lambert : …».
    """
    found: list[int] = []
    for above, row in pairwise(rows):
        marker, text = row.marker, row.words.text
        if marker is None or above.kind != "blank" or marker.family != "alpha" or row.indent:
            continue
        short = len(text) <= SHORT and text[-1:].isalnum()
        if marker.label.isupper() and short and marker.value == len(found) + 1:
            found.append(row.number)
    return frozenset(found if len(found) >= FROM_ONE else ())


def _measures(run: Sequence[Scanned]) -> bool:
    """Whether the numbers say how many: «1 voto en contra», «2 votos a favor», «3 abstenciones».

    Of one thing there is one, of two and more several, in the plural of our four languages; or of all the
    same: «1 kg», «2 kg».
    """
    firsts = [row.words.text.partition(" ")[0] for row in run]
    several = [first.islower() and first.endswith("s") for first in firsts]
    same = len({row.words.text for row in run}) == 1
    return same or (not several[0] and firsts[0].islower() and all(several[1:]))


def _is_first_below(row: Scanned, place: int, marked: Sequence[Scanned]) -> bool:
    """Whether a number of several levels is the first below the one right above it: "1.2.1" below "1.2.".

    So is «3a)» below «3.», or below «2c)».
    """
    above = marked[place - 1].marker if place else None
    if above is None or row.marker is None:
        return False
    if row.marker.value == 1 and row.marker.shape.startswith(PART):
        number = int(row.marker.label.rstrip("a.-"))
        if above.shape == row.marker.shape:
            return int(above.label[:-1].rstrip(".-")) == number - 1
        return above.family == "decimal" and above.value == number
    return row.marker.label == f"{above.label}.1"


def _holds_first(row: Scanned, place: int, marked: Sequence[Scanned]) -> bool:
    """Whether the first of its own numbers stands below a bare one: «2 Cuotas» above «2.1 …»."""
    below = marked[place + 1].marker if place + 1 < len(marked) else None
    if below is None or row.marker is None or below.family != "multi" or row.marker.shape not in BARE:
        return False
    return below.label == f"{row.marker.label}.1"


def _stands_twice(row: Scanned, place: int, marked: Sequence[Scanned]) -> bool:
    """«2.4 Decisão: …» below «2.4 Decisão: …»: whether a number that counts comes again by a slip."""
    above, marker = marked[place - 1] if place else row, row.marker
    if marker is None or above.marker is None or marker.family != "multi" or above.indent != row.indent:
        return False
    same = above.marker.label == marker.label and above is not row and row.words.text[:1].isupper()
    return same and _has_neighbour(above, place - 1, marked)


def _is_initial(row: Scanned, place: int, marked: Sequence[Scanned]) -> bool:
    """Whether a capital and a stop count on from no first one: «K. Soto», «L. Paz» among those who speak."""
    marker = row.marker
    if marker is None or marker.family != "alpha" or marker.value == 1 or not marker.label.isupper():
        return False
    above = (one.marker for one in marked[:place])
    return not any(one and one.value == 1 and one.shape == marker.shape for one in above)


def _codes_in_brackets(marked: Sequence[Scanned]) -> frozenset[str]:
    """Return the shapes of codes in brackets that count on: «(R1) …», «(R2) …», «(R2.1) …», «(R3) …».

    They count on from the first wherever it stands again, and are what a figure in a sentence hardly is.
    """
    runs: dict[str, list[int]] = {}
    for row in marked:
        marker = row.marker
        if row.weak and marker is not None and marker.family == "coded" and marker.shape[0] in BRACKETS:
            runs.setdefault(marker.shape, []).append(marker.value or 0)
    return frozenset(
        shape
        for shape, numbers in runs.items()
        if len(numbers) > 1
        and sum(below in (1, above + 1) for above, below in pairwise(numbers)) * 2 >= len(numbers) - 1
        and any(below == above + 1 for above, below in pairwise(numbers))
    )


def _codes_of_people(rows: Sequence[Scanned]) -> frozenset[int]:
    """Return the numbers of lines whose code comes again and counts nothing: «M1 …», «M4 …», «M1 …».

    People who talk go by them. Above and below a blank line codes may begin again.
    """
    runs: list[list[Scanned]] = [[]]
    for row in rows:
        if row.kind in ("blank", "heading") and runs[-1]:
            runs.append([])
        elif row.marker is not None and row.marker.family == "coded" and row.marker.label[0].isalpha():
            runs[-1].append(row)
    return frozenset(row.number for run in runs if _are_mixed(run) for row in run)


def _are_mixed(run: Sequence[Scanned]) -> bool:
    labels = [row.marker.label for row in run if row.marker]
    values = [row.marker.value or 0 for row in run if row.marker]
    again = any(one in labels[at + 2 :] and labels[at + 1] != one for at, one in enumerate(labels[:-2]))
    return again and any(after not in (one, one + 1, 1) for one, after in pairwise(values))


def _codes_apart(rows: Sequence[Scanned]) -> frozenset[str]:
    """Return the first numbers of such codes of which any stands apart: those head sections.

    Not where most have a name in bold and what was said right behind: «24/31 **Roads** - none», «24/32 …».
    """
    slashed = [(at, row.marker) for at, row in enumerate(rows) if row.marker and row.marker.shape == SLASHED]
    if not slashed:
        return frozenset()
    apart = {_above(one) for at, one in slashed if not _is_beside_its_like(rows, at)}
    told: Counter[str] = Counter()
    for at, one in slashed:
        said = rows[at].words
        told[_above(one)] += 1 if 0 < said.bold < len(said.text.rstrip(" -–—:.")) else -1
    return frozenset(code for code in apart if told[code] < 1)


def _is_beside_its_like(rows: Sequence[Scanned], at: int) -> bool:
    """Whether only lines further in part a code from the next: «Q1. …» above what was told is a heading."""
    row = rows[at]
    for step in (1, -1):
        place = at + step
        while 0 <= place < len(rows) and (rows[place].kind == "blank" or rows[place].indent > row.indent):
            place += step
        other = rows[place].marker if 0 <= place < len(rows) else None
        if other is not None and row.marker is not None and other.shape == row.marker.shape:
            return True
    return False


def _codes_through(rows: Sequence[Scanned], marked: Sequence[Scanned]) -> frozenset[int]:
    """Return the numbers of lines whose codes count on to the last of all, a name between some at most.

    «R1 …», «R2 …», «A la FAO:», «R3 …»: lines that part what is counted. Two stand right below one another.
    """
    places: dict[str, list[int]] = {}
    numbers = {row.number for row in marked if row.marker and row.marker.family == "coded"}
    for at, row in enumerate(rows if len(numbers) > AGAIN else ()):
        if row.number in numbers and row.marker is not None and row.marker.label[0].isalpha():
            places.setdefault(row.marker.label[0], []).append(at)
    through = [
        found
        for found in places.values()
        if len(found) > AGAIN
        and any(below == above + 1 for above, below in pairwise(found))
        and all(
            _goes_on_past_a_name(rows, above, below, skips=len(found) > FEW)
            for above, below in pairwise(found)
        )
    ]
    return frozenset(rows[at].number for found in through for at in found)


def _goes_on_past_a_name(rows: Sequence[Scanned], at: int, place: int, *, skips: bool) -> bool:
    """Whether a code counts on from the one above, with one short line between or what is further in.

    ``skips``: among several a number may be missing, «R4. …», «R6. …», or stand twice, «R4b …».
    """
    above, below = rows[at].marker, rows[place].marker
    if above is None or below is None or above.value is None or below.value is None:
        return False
    between = [row for row in rows[at + 1 : place] if row.kind != "blank" and row.indent <= rows[at].indent]
    step = below.value - above.value
    if step != 1:
        again = step == 0 and below.label[-1].isalpha()
        return skips and not between and (again or 1 < step <= MOST_SKIPPED)
    return not between or (
        len(between) == 1
        and between[0].marker is None
        and len(between[0].raw) <= SHORT
        and between[0].words.text[-1:] not in STOPS
    )


def _counts_on_text(rows: Sequence[Scanned], at: int) -> bool:
    """«R3» right below «R2 un mapa»: whether a number that says nothing counts on from one that does."""
    above, marker = rows[at - 1] if at else None, rows[at].marker
    if above is None or above.marker is None or marker is None or not above.words.text:
        return False
    return above.marker.shape == marker.shape and above.marker.value == (marker.value or 0) - 1


def _plain(row: Scanned, markdown: bool) -> Scanned:
    words = words_of(row.raw, markdown=markdown and row.look.said is None)
    return replace(row, kind="plain", marker=None, weak=False, mark="", rest=row.raw, words=words)


def _has_neighbour(row: Scanned, place: int, marked: Sequence[Scanned]) -> bool:
    """Whether a near line at the same indent has the number before or after this one's."""
    before = reversed(marked[max(0, place - NEAR) : place])
    after = marked[place + 1 : place + 1 + NEAR]
    return _next_is(row, -1, before) or _next_is(row, 1, after) or _is_alone_below(row, place, marked)


def _is_alone_below(row: Scanned, place: int, marked: Sequence[Scanned]) -> bool:
    """Whether a first letter stands right below a point further out, or below a number, where others do.

    Others near it must count on: «2. Miel», «a. poca» below «1. …», «a. …», «b. …».
    """
    marker, above = row.marker, marked[place - 1] if place else None
    if marker is None or marker.family not in LETTERS or marker.value != 1 or above is None:
        return False
    if above.marker is None or above.indent > row.indent:
        return False
    if above.indent == row.indent and above.marker.family != "decimal":
        return False
    lists = (one.marker for one in marked[max(0, place - NEAR) : place + NEAR] if one.indent == row.indent)
    return any(one is not None and one.shape == marker.shape and one.value == AGAIN for one in lists)


def _next_is(row: Scanned, step: int, others: Iterable[Scanned]) -> bool:
    """Whether the nearest of the other lines that could stand in one list with this one does."""
    marker = row.marker
    if marker is None or marker.value is None:
        return False
    for other in others:
        against = other.marker
        if against is None or not _may_be_one_list(marker, against):
            continue
        if other.indent != row.indent and not _counts_on(row, marker, against):
            continue
        if marker.shape == "1" != against.shape and row.words.text[:1].islower():
            return False  # «3 apartamentos» below «2) Deudas» counts them
        if marker.shape in BARE and other.weak:
            return False  # two bare numbers prove nothing: "15 de marzo", "16 de marzo"
        if against.family in PARTED and _above(against) != _above(marker):
            continue
        return against.value is not None and against.value - marker.value == step
    return False


def _counts_on(row: Scanned, marker: Marker, against: Marker) -> bool:
    """«2.3 Puerta» further out or in than «2.2 …» still counts on from it; «2.3 millones» does not."""
    alike = marker.family == against.family == "multi" and _above(against) == _above(marker)
    return alike and row.words.text[:1].isupper()


def _may_be_one_list(marker: Marker, against: Marker) -> bool:
    same = against.family == marker.family or {against.family, marker.family} == LETTERS
    return same and against.family != "bullet" and (against.shape == marker.shape or marker.shape in BARE)


def _above(marker: Marker) -> str:
    """Return the number that a number of several levels stands below: "1.2" of "1.2.3"."""
    sign = "/" if marker.shape == SLASHED else "-" if marker.family == "coded" else "."
    return marker.label.rpartition(sign)[0]
