"""Equality, hash and looks of dataclasses, written once; and parts that are made by the thousand.

`dataclass` writes these methods anew for each class and compiles them when the module is loaded: for
the forty classes of record and page that was a tenth of the time of a command.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def plain(*, kw_only: bool = False) -> Callable[[type[T]], type[T]]:
    """Make a dataclass of a class of which notes give thousands of objects; its base is `Plain`.

    It is frozen to the type checker, which lets nobody set a field. At run time it is not: a frozen class
    sets its own fields by a call each, which makes an object in four times the time, and to make them
    was a tenth of all the time that notes take.
    """
    return dataclass(slots=True, eq=False, repr=False, kw_only=kw_only)


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
