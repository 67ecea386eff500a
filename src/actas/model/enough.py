"""Whether enough of several are of a kind, told as soon as it is sure: most lists tell after a few."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TypeVar

T = TypeVar("T")


def enough(several: Collection[T], holds: Callable[[T], object], least: int) -> bool:
    """Whether something holds of so many at least; asked of no more of them than it takes to tell."""
    missing, spare = least, len(several) - least
    if missing <= 0 or spare < 0:
        return spare >= 0
    for one in several:
        if holds(one):
            missing -= 1
            if not missing:
                return True
        else:
            spare -= 1
            if spare < 0:
                return False
    return False


def share(several: Collection[object], of: int, parts: int) -> int:
    """Return how many are so many parts of all, such as 3 of 5, rounded up."""
    return -(-len(several) * of // parts)
