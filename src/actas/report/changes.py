"""What changed between two versions of a record, by word: put in, taken out, for a person to accept.

Both versions are made into pages, and the pages compared: headings and points by their
anchors, which are the ids of the record, their words by the longest runs that both have.
Our own parts (cover, figures, annexes) are those of the new version.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from actas.model.compiled import compiled
from actas.model.page import Block, Change, Contents, Fact, Heading, Page, Point, Points, Run

_TOKEN = compiled(r"\s+|[^\W_]+|[\W_]")


@dataclass(frozen=True, slots=True)
class _Part:
    """A heading and what stands below it, up to the next."""

    heading: Heading | None
    blocks: tuple[Block, ...]

    @property
    def key(self) -> str:
        """Return what makes it the same part in both versions."""
        return self.heading.anchor if self.heading else ""

    @property
    def of_record(self) -> bool:
        """Return whether it is of the notes, not one of our own: cover, figures, annexes."""
        placed = self.heading is not None and self.heading.place is not None
        return placed or any(isinstance(block, Points) for block in self.blocks)


def tracked(old: Page, new: Page) -> Page:
    """Return the new page with what it changed since the old one marked."""
    before, after = _parts(old), _parts(new)
    known = {part.key: part for part in before}
    ours = {part.key for part in (*before, *after)} - {
        part.key for part in (*before, *after) if part.of_record
    }
    blocks: list[Block] = []
    for kind, gone, there in _aligned([part.key for part in before], [part.key for part in after]):
        if kind != "same":
            for part in before[gone]:
                if part.key not in ours and part.key not in {one.key for one in after}:
                    blocks += _whole(part, "gone")
        for part in after[there]:
            blocks += _part(known.get(part.key), part, ours=part.key in ours)
    return replace(new, blocks=tuple(blocks))


def _parts(page: Page) -> list[_Part]:
    found: list[tuple[Heading | None, list[Block]]] = [(None, [])]
    for block in page.blocks:
        if isinstance(block, Heading):
            found.append((block, []))
        else:
            found[-1][1].append(block)
    return [_Part(heading, tuple(blocks)) for heading, blocks in found]


def _aligned(old: Sequence[object], new: Sequence[object]) -> Iterator[tuple[str, slice, slice]]:
    """Yield stretches of two sequences: "same" or "other", with their places in both."""
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        yield ("same" if tag == "equal" else "other"), slice(a, b), slice(c, d)


def _whole(part: _Part, change: Change) -> Iterator[Block]:
    """Yield a part that only one version has."""
    if part.heading:
        yield _heading_of(part.heading, change)
    for block in part.blocks:
        if isinstance(block, Points):
            yield replace(block, points=tuple(_marked(point, change) for point in block.points))


def _heading_of(heading: Heading, change: Change) -> Heading:
    anchor = f"{heading.anchor}-gone" if change == "gone" else heading.anchor
    doubts = () if change == "gone" else heading.doubts
    return replace(heading, change=change, anchor=anchor, doubts=doubts)


def _marked(point: Point, change: Change) -> Point:
    """Return a point that only one version has; a gone one leaves its anchor to others."""
    gone = change == "gone"
    return replace(
        point,
        change=change,
        anchor=f"{point.anchor}-gone" if gone else point.anchor,
        doubts=() if gone else point.doubts,
        points=tuple(_marked(below, change) for below in point.points),
    )


def _part(old: _Part | None, new: _Part, *, ours: bool) -> Iterator[Block]:
    if ours:
        yield from ([new.heading] if new.heading else [])
        yield from new.blocks
        return
    if old is None:
        yield from _whole(new, "new")
        yield from (block for block in new.blocks if not isinstance(block, Points))
        return
    if new.heading:
        was = old.heading.text if old.heading and old.heading.text != new.heading.text else None
        yield replace(new.heading, was=was)
    before = tuple(point for block in old.blocks if isinstance(block, Points) for point in block.points)
    points = [block for block in new.blocks if isinstance(block, Points)]
    if not points and before:
        yield Points(points=tuple(_marked(point, "gone") for point in before))
    for block in new.blocks:
        if isinstance(block, Points):
            yield replace(block, points=tuple(_siblings(before, block.points)))
        elif not isinstance(block, Contents):
            yield block


def _siblings(old: Sequence[Point], new: Sequence[Point]) -> Iterator[Point]:
    known = {point.anchor: point for point in old}
    kept = {point.anchor for point in new}
    for kind, gone, there in _aligned([one.anchor for one in old], [one.anchor for one in new]):
        if kind != "same":
            yield from (_marked(point, "gone") for point in old[gone] if point.anchor not in kept)
        for point in new[there]:
            before = known.get(point.anchor)
            yield _point(before, point) if before else _marked(point, "new")


def _point(old: Point, new: Point) -> Point:
    return replace(
        new,
        runs=tuple(_runs(old.runs, new.runs)),
        details=tuple(_details(old.details, new.details)),
        points=tuple(_siblings(old.points, new.points)),
    )


def _details(old: Sequence[Fact], new: Sequence[Fact]) -> Iterator[Fact]:
    before = {(fact.name, fact.value) for fact in old}
    after = {(fact.name, fact.value) for fact in new}
    yield from (replace(fact, change="gone") for fact in old if (fact.name, fact.value) not in after)
    for fact in new:
        yield fact if (fact.name, fact.value) in before else replace(fact, change="new")


def _tokens(runs: Sequence[Run]) -> list[Run]:
    return [replace(run, text=token) for run in runs for token in _TOKEN.findall(run.text)]


def _runs(old: Sequence[Run], new: Sequence[Run]) -> Iterator[Run]:
    """Yield the runs of a point, what is gone before what is new; equal neighbours in one run."""
    before, after = _tokens(old), _tokens(new)
    found: list[Run] = []
    for kind, gone, there in _aligned(before, after):
        if kind == "same":
            found += after[there]
        else:
            found += [replace(run, change="gone") for run in before[gone]]
            found += [replace(run, change="new") for run in after[there]]
    last: Run | None = None
    for run in found:
        if last and replace(last, text="") == replace(run, text="") and not run.href:
            last = replace(last, text=last.text + run.text)
            continue
        if last:
            yield last
        last = run
    if last:
        yield last
