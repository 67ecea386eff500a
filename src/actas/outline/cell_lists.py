"""A list that stands in a cell of a row: its points hang from the row, each with its own mark."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from actas.model.block import Block, Marker, Words
from actas.model.plain import Plain, plain, replace
from actas.model.record import Link
from actas.model.span import Span
from actas.outline.inside import Twig
from actas.outline.markers import Found, bullet_of, number_of
from actas.outline.own_points import names_task, own_columns, told_apart
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import CAME_OR_NOT, person_score
from actas.vocabulary.sections import LONE, kind_of_heading

LIST = 2  # marked lines of a cell that make a list
GIVEN = 2.0  # `person_score` of a name with a known given name


@plain()
class Held(Plain):
    """What stands in a cell: the lines above its list, and the points of it."""

    above: str
    points: tuple[Point, ...] = ()


@plain()
class Point(Plain):
    """A line of a list in a cell; ``deep``: it stands below one that leads in."""

    marker: Marker | None
    text: str
    deep: bool = False


def hang_lists(twig: Twig, words: Vocabulary) -> None:
    """Hang from a row the lists that its cells hold; the row keeps its other words.

    Who came is read from the lines of a cell as they stand, and the words of a row that holds nothing but
    a list are the row's.
    """
    block = twig.block
    cells = block.look.cells or block.cells or ()
    if block.span.first != block.span.last or block.span.parts or _opens_with_who_came(block, words):
        return
    came = _columns_of_people(block.columns, words) if block.columns else False
    own = own_columns(block.columns, words) if block.columns else frozenset[int]()
    if not any(" " in cells[at].strip() for at in own if at < len(cells)):
        own = frozenset()  # «Pozos medidos | 12 | 14» counts, and «Guía publicada | Sí | No» ticks off
    lined = _may_be_lined(block, words)
    held = [
        Held(cell)
        if came and not (at < len(block.columns) and _holds_points(block.columns[at], words))
        else _own(cell, words)
        if at in own
        else _held(cell, words, lined=bool(at) and lined)
        for at, cell in enumerate(cells)
    ]
    kept = tuple(one.above for one in held)
    if not any(one.points for one in held) or not any(map(str.isalpha, "".join(kept))):
        return
    points = [(at, point) for at, one in enumerate(held) for point in one.points]
    lines = [
        Block(
            kind="item" if point.marker else "paragraph",
            span=block.span, words=Words(text=point.text, links=_links(block.words.links, point.text)),
            marker=point.marker, columns=block.columns[at : at + 1],
        )
        for at, point in points
    ]  # fmt: skip
    parts = len(lines) + 1
    first, last = block.span.first, block.span.last
    gone = {link for line in lines for link in line.words.links}
    shown = tuple(" ".join(cell.split()) for cell in kept)
    told = Words(
        text=" | ".join(filter(None, shown)),
        links=tuple(link for link in block.words.links if link not in gone),
    )
    twig.block = replace(
        block, span=Span(first, last, part=1, parts=parts), words=told, cells=shown,
        look=replace(block.look, cells=kept),
    )  # fmt: skip
    above = twig
    for part, (line, (_, point)) in enumerate(zip(lines, points, strict=True), start=2):
        below = Twig(replace(line, span=Span(first, last, part=part, parts=parts)))
        (above if point.deep else twig).below.add(below)
        above = above if point.deep else below


def _opens_with_who_came(block: Block, words: Vocabulary) -> bool:
    """Whether a row is of those who came: «Asistentes | - Ana - Luis»."""
    keys, cells = words.keyed("meeting"), block.look.cells or block.cells or ()
    opened = (part for cell in cells for part in (cell, cell.partition("\n")[0]))
    return any(keys.get(fold(one).strip(" :.*")) in CAME_OR_NOT for one in opened if one)


@lru_cache(maxsize=64)
def _columns_of_people(columns: tuple[str, ...], words: Vocabulary) -> bool:
    """Whether one of the columns holds those who came: «Grupo | Integrantes | Conclusiones»."""
    keys = words.keyed("meeting")
    return any(keys.get(fold(name).strip(" :.*")) in CAME_OR_NOT for name in columns)


def _holds_points(column: str, words: Vocabulary) -> bool:
    """Whether what a column is called heads sections of what was said: «Conclusiones», «Acuerdos»."""
    kind, strength = kind_of_heading(words, column)
    return kind not in (None, "participants", "info") and strength >= LONE


def _may_be_lined(block: Block, words: Vocabulary) -> bool:
    """Whether the lines of a cell may be points: no fact of the meeting, and nothing that somebody owes."""
    if block.columns and names_task(block.columns, words):
        return False
    return fold((block.cells or ("",))[0]).strip(" :.*") not in words.keyed("meeting")


def _own(cell: str, words: Vocabulary) -> Held:
    """Return what a cell holds that is a point, or several."""
    held = _held(cell, words, lined=True)
    above = (Point(None, " ".join(held.above.split())),) if held.above.strip() else ()
    return Held("", (*above, *held.points))


def _held(cell: str, words: Vocabulary, *, lined: bool) -> Held:
    """Return what a cell holds; without a list, or where its points are names of people, its lines.

    ``lined``: each of them may be a point as well.
    """
    lines = [line.strip() for line in cell.split("\n") if line.strip()]
    if lined and not any(map(_mark, lines)) and told_apart(lines, words):
        return Held("", tuple(Point(None, line) for line in lines))
    marks = [_mark(line) for line in lines] if len(lines) >= (1 if lined else LIST) else []
    # One bullet alone is a list of one, and one number may as well belong to the words.
    few = 1 if all(mark and mark.marker.family == "bullet" for mark in marks) else LIST
    first = next((at for at, mark in enumerate(marks) if mark), len(lines))
    marked = [line[mark.length :] for line, mark in zip(lines, marks, strict=False) if mark]
    if len(marked) < few or not all(map(str.strip, marked)):
        return Held(cell)
    people = sum(person_score(words, one.strip()) >= GIVEN for one in marked)
    if people * 2 >= len(marked):
        return Held(cell)
    return Held("\n".join(lines[:first]), tuple(_points(lines[first:], marks[first:])))


def _mark(line: str) -> Found | None:
    """Return the number or bullet of a line, as far as it is believed as it stands."""
    found = bullet_of(line, markdown=False) or number_of(line)
    return None if found is None or found.weak else found


def _points(lines: Sequence[str], marks: Sequence[Found | None]) -> Iterator[Point]:
    """Yield the points of a list; a line without mark goes on with the one above, or leads into others."""
    point: Point | None = None
    deep = False
    for line, mark in zip(lines, marks, strict=True):
        if point and mark is None and line[:1].islower():
            point = replace(point, text=f"{point.text} {line}")
            continue
        if point:
            yield point
        if mark is None:
            deep = line.endswith(":")
            point = Point(None, line)
        else:
            point = Point(mark.marker, line[mark.length :].strip(), deep=deep)
    if point:
        yield point


def _links(links: Sequence[Link], text: str) -> tuple[Link, ...]:
    return tuple(link for link in links if link.words and link.words in text)
