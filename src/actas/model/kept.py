"""Items of large notes, kept in a quarter of the room: the latest as they are, those before as plain data."""

from __future__ import annotations

import marshal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Any, overload

from actas.model.plain import Plain, plain
from actas.model.record import Item

PAGE = 64  # items that are packed, and made, together
LIVE = 1000  # items that are kept as they are, and up to twice as many: all of most notes


@plain()
class Form(Plain):
    """How an item becomes plain data (dicts, lists, text, numbers), and is made of them again."""

    pack: Callable[[Item], dict[str, Any]]
    make: Callable[[dict[str, Any]], Item]


class Kept(Sequence[Item]):
    """The items of one section. Those that are packed are made anew each time that they are asked for."""

    __slots__ = ("_count", "_form", "_pages")

    def __init__(self, form: Form) -> None:
        self._form = form
        self._pages: list[list[bytes] | tuple[Item, ...]] = []
        self._count = 0

    def add(self, page: tuple[Item, ...]) -> None:
        """Add so many more items: a full page but for the last."""
        self._pages.append(page)
        self._count += len(page)

    def pack(self, at: int) -> None:
        """Pack a page."""
        page = self._pages[at]
        if isinstance(page, tuple):
            # Joined to nothing, for a copy: what `dumps` returns lies where it was given five times the room,
            # and a copy lies among what the items were made of and left.
            self._pages[at] = [b"".join((marshal.dumps(self._form.pack(item)), b"")) for item in page]

    def data(self) -> Iterator[dict[str, Any]]:
        """Yield the items as plain data."""
        for page in self._pages:
            yield from map(self._form.pack, page) if isinstance(page, tuple) else map(marshal.loads, page)

    def _items(self, page: list[bytes] | tuple[Item, ...]) -> Sequence[Item]:
        return page if isinstance(page, tuple) else list(map(self._form.make, map(marshal.loads, page)))

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Item]:
        return chain.from_iterable(map(self._items, self._pages))

    @overload
    def __getitem__(self, at: int) -> Item: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Item, ...]: ...
    def __getitem__(self, at: int | slice) -> Item | tuple[Item, ...]:
        if isinstance(at, slice):
            return tuple(self)[at]
        page, place = divmod(range(self._count)[at], PAGE)
        return self._items(self._pages[page])[place]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, (tuple, Kept)):
            return NotImplemented
        return len(self) == len(other) and all(one == two for one, two in zip(self, other, strict=True))

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))


class Shelf:
    """Where the sections of one record keep their items."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self._count = 0
        self._live: deque[tuple[Kept, int, int]] = deque()  # whose page, which of them, how many items

    def keep(self, items: Iterable[Item]) -> Kept:
        """Return a section's items: taken one by one, and packed when they are no longer the latest."""
        kept, rest, at = Kept(self._form), iter(items), 0
        while page := tuple(islice(rest, PAGE)):
            kept.add(page)
            self._live.append((kept, at, len(page)))
            self._count += len(page)
            at += 1
            if self._count > 2 * LIVE:
                self._pack()
        return kept

    def _pack(self) -> None:
        while self._count > LIVE:
            oldest, place, many = self._live.popleft()
            oldest.pack(place)
            self._count -= many
