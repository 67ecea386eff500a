"""The parts of a record that own lines of the notes, as a flat list over its data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

Data = dict[str, Any]
What = Literal["section", "item", "stated", "discarded"]


@dataclass(slots=True, eq=False)
class Leaf:
    """A part with lines: its data, the list that it stands in, and what stands around it."""

    what: What
    data: Data
    home: list[Data]
    section: Data | None = None
    above: Data | None = None  # the item that this one is below
    partner: Leaf | None = field(default=None, repr=False)

    @property
    def lines(self) -> range:
        """The numbers of its lines."""
        return range(self.data["lines"][0], self.data["lines"][1] + 1)


def leaves(record: Data) -> list[Leaf]:
    """Return all parts that own lines: headings and items, in order, then stated and discarded lines."""
    found = list(_sections(record.get("sections", []), None))
    stated = record.get("meeting", {}).get("as_written", [])
    found += [Leaf("stated", entry, stated) for entry in stated]
    aside = record.get("discarded", [])
    return found + [Leaf("discarded", entry, aside) for entry in aside]


def _sections(home: list[Data], above: Data | None) -> Iterator[Leaf]:
    for data in home:
        if "lines" in data:
            yield Leaf("section", data, home, section=above)
        yield from _items(data.get("items", []), data, None)
        yield from _sections(data.get("sections", []), data)


def _items(home: list[Data], section: Data, above: Data | None) -> Iterator[Leaf]:
    for data in home:
        yield Leaf("item", data, home, section=section, above=above)
        yield from _items(data.get("items", []), section, data)


def sections(home: list[Data]) -> Iterator[Data]:
    """Yield every section, nested ones too."""
    for data in home:
        yield data
        yield from sections(data.get("sections", []))


def groups(found: list[Leaf]) -> list[list[Leaf]]:
    """Return the leaves in groups that share lines, in order of lines."""
    together: list[list[Leaf]] = []
    last = 0
    for leaf in sorted(found, key=lambda leaf: leaf.lines.start):
        if together and leaf.lines.start <= last:
            together[-1].append(leaf)
        else:
            together.append([leaf])
        last = max(last, leaf.lines.stop - 1)
    return together
