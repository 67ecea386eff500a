"""A list that stands in a cell of a row: its points hang from the row, each with its own mark."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from actas.model.block import Block, Marker, Words
from actas.model.plain import Plain, plain, replace
from actas.model.record import Link
from actas.model.span import Span
from actas.outline.inside import Twig
from actas.outline.markers import Found, bullet_of, number_of
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import CAME_OR_NOT, person_score

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
    cells = block.look.cells or ()
    if block.span.first != block.span.last or block.span.parts or _says_who_came(block, words):
        return
    held = [_held(cell, words) for cell in cells]
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


def _says_who_came(block: Block, words: Vocabulary) -> bool:
    """Whether a row or its columns are of those who came: «Asistentes | - Ana - Luis»."""
    keys = words.keyed("meeting")
    named = {fold(name).strip(" :.*") for name in (*block.columns, *(block.look.cells or ()))}
    opened = {fold(cell.partition("\n")[0]).strip(" :.*") for cell in block.look.cells or ()}
    return any(keys.get(one) in CAME_OR_NOT for one in named | opened)


def _held(cell: str, words: Vocabulary) -> Held:
    """Return what a cell holds; without a list, or where its points are names of people, its lines."""
    lines = [line.strip() for line in cell.split("\n") if line.strip()]
    marks = [_mark(line) for line in lines] if len(lines) >= LIST else []
    first = next((at for at, mark in enumerate(marks) if mark), len(lines))
    marked = [line[mark.length :] for line, mark in zip(lines, marks, strict=False) if mark]
    if len(marked) < LIST or not all(map(str.strip, marked)):
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
