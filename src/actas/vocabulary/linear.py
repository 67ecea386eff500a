"""Whether a pattern may be tried on any line: its time must grow as the line does, not as its powers."""

from __future__ import annotations

import re

from actas.model.compiled import compiled

_CLASS = compiled(r"\[\^?\]?(?:[^\]\\]|\\.)*\]", re.DOTALL)
_BRACES = compiled(r"\{(\d*)(,?)(\d*)\}")
_OPENING = compiled(r"\((?:\?(?:P<\w+>|<[=!]|[:=!>]|[aiLmsux-]+:?))?")


def is_linear(pattern: str) -> bool:
    """Return whether nothing is repeated inside a repetition, and nothing refers back.

    A choice inside a repetition counts as one: «(a|a)*» is as slow as «(a*)*». The pattern must compile.
    """
    loops = [False]  # of each open group: whether it holds a repetition or a choice
    atom = False  # the same of what a quantifier would repeat now
    at = 0
    while at < len(pattern):
        char = pattern[at]
        if char == "\\":
            if pattern[at + 1 : at + 2] in tuple("123456789"):
                return False
            at, atom = at + 2, False
        elif char == "[" and (found := _CLASS.match(pattern, at)):
            at, atom = found.end(), False
        elif char == "(":
            opening = _OPENING.match(pattern, at)
            if opening is None or pattern.startswith(("(?P=", "(?("), at):
                return False
            loops.append(False)
            at, atom = opening.end(), False
        elif char == ")":
            atom = loops.pop() if len(loops) > 1 else False
            loops[-1] = loops[-1] or atom
            at += 1
        elif (length := _repeats(pattern, at)) is not None:
            size, many = length
            if many and atom:
                return False
            loops[-1] = loops[-1] or many
            at, atom = at + size, False
        else:
            loops[-1] = loops[-1] or (char == "|" and len(loops) > 1)
            at, atom = at + 1, False
    return True


def _repeats(pattern: str, at: int) -> tuple[int, bool] | None:
    """Return a quantifier's length and whether it repeats; None where there is none."""
    size, many = 1, pattern[at] in "*+"
    if pattern[at] == "{":
        braces = _BRACES.match(pattern, at)
        if braces is None:
            return None
        most = braces[3] if braces[2] else braces[1]
        size, many = len(braces[0]), not most or int(most) > 1
    elif pattern[at] not in "*+?":
        return None
    lazy = pattern[at + size : at + size + 1] in ("?", "+")
    return size + lazy, many
