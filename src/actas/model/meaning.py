"""What blocks mean: the finished labels that `assemble` writes into the record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Protocol

from actas.model.block import Block
from actas.model.plain import Plain, plain
from actas.model.record import Actor, Discarded, Link, Meeting, Participant, Ref
from actas.model.span import Span


@plain(kw_only=True)
class Meaning(Plain):
    """One item's meaning. ``cues`` say what decided."""

    block: Block
    span: Span
    label: str | None = None
    kind: str | None = None
    role: str | None = None
    actor: Actor | None = None
    title: str | None = None
    text: str = ""
    owner: str | None = None
    owners: tuple[Actor, ...] = ()
    due: str | None = None
    due_as_written: str | None = None
    done: bool | None = None
    refs: tuple[Ref, ...] = ()
    links: tuple[Link, ...] = ()
    children: tuple[Meaning, ...] = ()
    cues: tuple[str, ...] = ()

    def walk(self) -> Iterator[Meaning]:
        """Yield this and all below, in order."""
        yield self
        for child in self.children:
            yield from child.walk()


@plain(kw_only=True)
class Chapter(Plain):
    """One section's meaning. Items and chapters may come once, made as they are asked for: see `whole`."""

    heading: Block | None
    kind: str
    span: Span | None = None
    items: Iterable[Meaning] = ()
    chapters: Iterable[Chapter] = ()
    cues: tuple[str, ...] = ()

    def whole(self) -> Chapter:
        """Return the chapter with all that is in it made, to be gone through more than once."""
        items = tuple(self.items)
        return replace(self, items=items, chapters=tuple(below.whole() for below in self.chapters))

    def walk(self) -> Iterator[Chapter]:
        """Yield this and all below, in order."""
        yield self
        for below in self.chapters:
            yield from below.walk()


@plain(kw_only=True)
class Reading(Plain):
    """The notes' meaning. What the chapters say of `meeting` joins it at assembly, when items have ids.

    The chapters come once, each made when it is asked for, so that large notes need not be there whole as
    what they look like, what they mean and what is recorded of them: see `whole`.
    """

    meeting: Meeting
    days: tuple[
        tuple[str, Span], ...
    ] = ()  # of several meetings in one file: the day and its heading's lines
    chapters: Iterable[Chapter]
    discarded: tuple[Discarded, ...]

    def whole(self) -> Reading:
        """Return the reading with all chapters made, to be gone through more than once."""
        return replace(self, chapters=tuple(chapter.whole() for chapter in self.chapters))


class Hearing(Protocol):
    """Who listens while chapters become sections, and keeps what they say of the meeting."""

    @property
    def start(self) -> str | None:
        """The hour at which the meeting was opened."""

    @property
    def end(self) -> str | None:
        """The hour at which the meeting was closed."""

    @property
    def people(self) -> tuple[Participant, ...]:
        """Who came or should have."""

    def begin(self, chapter: Chapter) -> None:
        """Hear that a chapter begins."""

    def hear(self, item: Meaning, ids: Mapping[int, str]) -> None:
        """Hear one of its items, with the ids that it and those below have, by their `id()`."""
