"""The record under check: its parts flattened, each with its path, its lines and what it is exempt from.

Checks run on records that break the schema too, so everything here takes what has the right shape
and passes over the rest; that the rest is wrong, the schema says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Literal, NamedTuple

from actas.model.line import Notes
from actas.model.loaded import Loaded, Path
from actas.model.problem import Level, Place, Problem
from actas.model.span import Span

What = Literal["section", "item", "stated", "discarded", "doubt"]


class Part:
    """Something that has lines of the notes."""

    # Written out: every check asks hundreds of these for their lines, and few commands have time for more.
    __slots__ = ("_span", "data", "id", "path", "section_kind", "what")

    def __init__(
        self, what: What, path: Path, data: Mapping[str, Any], section_kind: str | None = None
    ) -> None:
        self.what = what
        self.path = path
        self.data = data
        self.section_kind = section_kind  # of a section itself, or of the one that an item stands in
        self.id = self.text("id")
        self._span: Span | Literal[False] | None = False  # not asked for yet

    def text(self, key: str) -> str | None:
        """Return the value of a key when it is text."""
        value = self.data.get(key)
        return value if isinstance(value, str) else None

    @property
    def span(self) -> Span | None:
        """The part's lines, when they are a run of lines."""
        if self._span is False:
            self._span = self._run()
        return self._span

    def _run(self) -> Span | None:
        lines = self.data.get("lines")
        if type(lines) is not list or len(lines) != 2:
            return None
        first, last = lines
        if type(first) is not int or type(last) is not int or not 1 <= first <= last:
            return None
        share, _, shares = (self.text("part") or "").partition("/")
        if share.isdecimal() and shares.isdecimal() and len(share + shares) < 10:
            return Span(first, last, int(share), int(shares), self.text("file") or "")
        return Span(first, last, file=self.text("file") or "")

    @property
    def edited(self) -> bool:
        """Whether a person has marked the words as theirs."""
        return self.data.get("edited") is True

    def waives(self, rule: str) -> bool:
        """Tell whether a person has silenced the rule here."""
        return any(waiver.get("rule") == rule for waiver in dicts(self.data.get("waivers")))


class Leaf(NamedTuple):
    """A part and its lines."""

    part: Part
    span: Span


def dicts(value: Any) -> list[dict[str, Any]]:
    """Return the entries of a list that are mappings."""
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []


def numbered(value: Any) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the entries of a list that are mappings, with their index."""
    if isinstance(value, list):
        for index, entry in enumerate(value):
            if isinstance(entry, dict):
                yield index, entry


def _add_items(found: list[Part], value: Any, path: Path, kind: str | None) -> None:
    """Add the items of a list, each with its children behind it."""
    for index, data in numbered(value):
        here = (*path, index)
        found.append(Part("item", here, data, kind))
        if "items" in data:
            _add_items(found, data["items"], (*here, "items"), kind)


@dataclass(frozen=True, kw_only=True)
class Subject:
    """A loaded record, and the notes that it was made from where they are at hand."""

    loaded: Loaded
    notes: Notes | None = None
    shape: str = (
        "record"  # whose schema it must fit: a "record", a follow-up "fragment", the registry's "entities"
    )
    file: str | None = None  # which of several files of notes is looked at; None: the only one

    @property
    def data(self) -> Mapping[str, Any]:
        """The record's data."""
        return self.loaded.data if isinstance(self.loaded.data, dict) else {}

    @cached_property
    def sections(self) -> tuple[Part, ...]:
        """Every section, nested ones too, in order."""
        return tuple(self._sections(self.data.get("sections"), ("sections",)))

    def _sections(self, value: Any, path: Path) -> Iterator[Part]:
        for index, data in numbered(value):
            here = (*path, index)
            kind = data.get("kind")
            yield Part("section", here, data, kind if isinstance(kind, str) else None)
            yield from self._sections(data.get("sections"), (*here, "sections"))

    @cached_property
    def items(self) -> tuple[Part, ...]:
        """Every item, children too, section by section."""
        found: list[Part] = []
        for section in self.sections:
            _add_items(found, section.data.get("items"), (*section.path, "items"), section.section_kind)
        return tuple(found)

    def _list(self, what: What, *path: str) -> tuple[Part, ...]:
        value: Any = self.data
        for step in path:
            value = value.get(step) if isinstance(value, dict) else None
        return tuple(Part(what, (*path, i), data) for i, data in numbered(value))

    @cached_property
    def doubts(self) -> tuple[Part, ...]:
        """The open questions."""
        return self._list("doubt", "doubts")

    @cached_property
    def homes(self) -> tuple[Part, ...]:
        """Everything that may own lines of the notes: headings, items, stated and discarded lines."""
        stated = self._list("stated", "meeting", "as_written")
        return (*self.sections, *self.items, *stated, *self._list("discarded", "discarded"))

    @cached_property
    def leaves(self) -> tuple[Leaf, ...]:
        """What does own lines of the file looked at, with them."""
        there = ((part, part.span) for part in self.homes if self.file is None or self.is_here(part))
        return tuple(Leaf(part, span) for part, span in there if span is not None)

    @cached_property
    def sources(self) -> Mapping[str, tuple[Path, Mapping[str, Any]]]:
        """The record's files of notes: path of each in the record, and what it says of it, in order."""
        source = self.data.get("source")
        if not isinstance(source, dict):
            return {}
        there = [
            (("source",), source),
            *((("source", "also", n), one) for n, one in numbered(source.get("also"))),
        ]
        return {one["file"]: (path, one) for path, one in there if isinstance(one.get("file"), str)}

    @property
    def source(self) -> tuple[Path, Mapping[str, Any]]:
        """The file of notes that is looked at: its path in the record, and what the record says of it."""
        first = next(iter(self.sources.values()), (("source",), {}))
        return self.sources.get(self.file, first) if self.file is not None else first

    def is_here(self, part: Part) -> bool:
        """Tell whether a part's lines are of the file looked at; of the first where none is named."""
        return self.file is None or (part.text("file") or next(iter(self.sources))) == self.file

    def views(self, notes: Mapping[str, Notes]) -> tuple[Subject, ...]:
        """Return the record once for each of its files; where it has but one, as it is."""
        if len(self.sources) < 2:
            return (self,)
        return tuple(replace(self, notes=notes.get(file), file=file) for file in self.sources)

    @cached_property
    def ids(self) -> Mapping[str, Part]:
        """Id -> the first section or item that bears it."""
        found: dict[str, Part] = {}
        for part in (*self.sections, *self.items):
            if part.id is not None:
                found.setdefault(part.id, part)
        return found

    @cached_property
    def doubted(self) -> frozenset[tuple[str, str | None]]:
        """Pairs of rule and id that a doubt speaks of already."""
        return frozenset((doubt.id or "", doubt.text("at")) for doubt in self.doubts)

    @cached_property
    def stale(self) -> bool:
        """Whether the notes at hand are not those that the record was made from."""
        _, source = self.source
        return self.notes is not None and bool(source) and source.get("sha256") != self.notes.sha256

    def problem(
        self, rule: str, path: Path, *, level: Level = "error", says: str = "", place: Place | None = None,
        help: str = "", **values: object,
    ) -> Problem:  # fmt: skip
        """Return a finding at the value that ``path`` leads to.

        Args:
            rule: slug of the rule.
            path: where in the record.
            level: how bad it is.
            says: slug of the sentence, where it is not the rule's own.
            place: a more exact place than the whole value.
            help: slug of the help line, where it is not the sentence's own.
            values: what fills the blanks of both.

        """
        slug = says or rule
        return Problem(
            rule=rule, level=level, place=place or self.loaded.place(path), says=f"validate.{slug}",
            values={k: str(v) for k, v in values.items()}, help=f"validate.{help or slug}-help", path=path,
        )  # fmt: skip
