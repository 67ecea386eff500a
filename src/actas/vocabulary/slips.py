"""Words that differ by one slip of the pen."""

from __future__ import annotations


def one_slip(one: str, two: str) -> bool:
    """Whether two words differ by one letter changed, added, left out or swapped with its neighbour."""
    if one == two or abs(len(one) - len(two)) > 1:
        return False
    least = min(len(one), len(two))
    at = next((place for place in range(least) if one[place] != two[place]), least)
    if len(one) == len(two):
        swapped = one[:at] + one[at + 1 : at + 2] + one[at : at + 1] + one[at + 2 :]
        return one[at + 1 :] == two[at + 1 :] or swapped == two
    longer, shorter = (one, two) if len(one) > len(two) else (two, one)
    return longer[:at] + longer[at + 1 :] == shorter
