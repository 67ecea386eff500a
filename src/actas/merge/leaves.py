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


def span_of(group: list[Leaf]) -> range:
    """Return all lines from the first to the last of a group."""
    return range(min(leaf.lines.start for leaf in group), max(leaf.lines.stop for leaf in group))


def first_run(lines: list[int], others: set[int]) -> list[int]:
    """Return the first of the lines that follow each other with nobody else's line between them."""
    kept: list[int] = []
    mine = set(lines)
    for line in lines:
        if kept and any(n in others and n not in mine for n in range(kept[-1] + 1, line)):
            break
        kept.append(line)
    return kept


def literal_of(value: Any) -> Any:
    """Return what the notes call somebody; any other value as it is."""
    if isinstance(value, dict):
        if value.get("members"):
            return [literal_of(member) for member in value["members"]]
        return value.get("as_written", value.get("name"))
    return value


def set_key(data: Data, key: str, value: Any) -> None:
    """Set a key, or take it away for None."""
    if value is None:
        data.pop(key, None)
    else:
        data[key] = value


def remove_entry(home: list[Data], data: Data) -> None:
    """Take an entry out of its list."""
    home[:] = [entry for entry in home if entry is not data]


def first_line(data: Data) -> int:
    """Return the first line of a part, or of what stands in it."""
    if "lines" in data:
        return int(data["lines"][0])
    return min((first_line(one) for one in (*data.get("items", []), *data.get("sections", []))), default=0)


def insert_entry(home: list[Data], data: Data) -> None:
    """Put an entry before the first one that stands further down in the notes."""
    line = first_line(data)
    at = next((index for index, entry in enumerate(home) if first_line(entry) > line), len(home))
    home.insert(at, data)
