"""Equality, hash and looks of dataclasses, written once.

`dataclass` writes these methods anew for each class and compiles them when the module is loaded: for
the forty classes of record and page that was a tenth of the time of a command.
"""

from __future__ import annotations

from typing import Any


class Plain:
    """Base of a dataclass made with ``slots=True, eq=False, repr=False``; behaves as if these were on."""

    __slots__: tuple[str, ...] = ()

    def _values(self) -> tuple[Any, ...]:
        return tuple(getattr(self, name) for name in self.__slots__)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Plain) or other.__class__ is not self.__class__:
            return NotImplemented
        return self._values() == other._values()

    def __hash__(self) -> int:
        return hash(self._values())

    def __repr__(self) -> str:
        said = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__slots__)
        return f"{self.__class__.__qualname__}({said})"
