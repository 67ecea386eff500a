"""What blocks mean: the finished labels that `assemble` writes into the record."""

from __future__ import annotations

from collections.abc import Iterator

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


@plain()
class Came(Plain):
    """A participant and the item that says so."""

    person: Participant
    item: Meaning


@plain(kw_only=True)
class Chapter(Plain):
    """One section's meaning."""

    heading: Block | None
    kind: str
    span: Span | None = None
    items: tuple[Meaning, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    cues: tuple[str, ...] = ()

    def walk(self) -> Iterator[Chapter]:
        """Yield this and all below, in order."""
        yield self
        for below in self.chapters:
            yield from below.walk()


@plain(kw_only=True)
class Reading(Plain):
    """The notes' meaning, whole. Participants join `meeting` at assembly, when items have ids."""

    meeting: Meeting
    days: tuple[
        tuple[str, Span], ...
    ] = ()  # of several meetings in one file: the day and its heading's lines
    chapters: tuple[Chapter, ...]
    discarded: tuple[Discarded, ...]
