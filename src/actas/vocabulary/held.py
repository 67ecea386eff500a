"""What a pattern cannot do without: words of which one stands in whatever it matches.

To look for a word takes a hundredth of what it takes to try a pattern, and most notes hold none of the
words of most patterns: those need not be tried, nor even be compiled.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from actas.model.compiled import compiled

_ATOM = compiled(
    r"""
      \\(?: x[0-9a-fA-F]{2} | u[0-9a-fA-F]{4} | U[0-9a-fA-F]{8} | . )   # an escape
    | \[\^?\]?(?:[^\]\\]|\\.)*\]                                        # a class
    | .
    """,
    re.VERBOSE | re.DOTALL,
)
_TIMES = compiled(r"([*+?]|\{(\d*),?\d*\})[+?]?")
_GROUP = compiled(r"\((?:\?(?::|P<\w+>))?(?!\?)")  # one that must match itself: no flags, no looking around
_CODED = "xuU"  # escapes of a character by its number
_COMMON = " .,;:()/'-"  # signs that most notes hold
_ODD = compiled(r"[^\w .,;:()/'-]|_")  # any other

Words = tuple[str, ...]


def plain_case(text: str) -> str:
    """Return a text without regard to case, as patterns that ignore it see it: ı and İ are an i to them."""
    return text.casefold().replace("\u0131", "i").replace("\u0307", "")


def held(pattern: str) -> Words:
    """Return words in `plain_case` of which one is in every match; none where that cannot be told.

    The pattern must compile, and ignore case.
    """
    if re.search(r"\(\?[aiLmsux-]", pattern):
        return ()  # flags may give signs another meaning
    return _of_choice(pattern)


def rarest(word: str) -> str:
    """Return what is looked for first: the sign of a word that few notes hold, else the word."""
    # One search: to ask each character was a fiftieth of a start.
    odd = _ODD.search(word)
    return odd[0] if odd else word


def _is_odd(char: str) -> bool:
    return not (char.isalnum() or char in _COMMON)


def _of_choice(pattern: str) -> Words:
    """Return the words of a pattern that may be a choice: those of all its branches."""
    found: list[str] = []
    for branch in _branches(pattern):
        best = max(_of_branch(branch), key=_rarity, default=())
        if not best:
            return ()
        found.extend(best)
    return tuple(dict.fromkeys(found))


def _rarity(words: Words) -> tuple[bool, int, int]:
    """Rank words by how seldom notes hold one of them, so that few patterns are tried for nothing."""
    odd = all(any(map(_is_odd, word)) for word in words)
    return odd, min(map(len, words)), -len(words)


def _branches(pattern: str) -> list[str]:
    branches, depth = [""], 0
    for atom in _ATOM.findall(pattern):
        depth += (atom == "(") - (atom == ")")
        if atom == "|" and depth == 0:
            branches.append("")
        else:
            branches[-1] += atom
    return branches


def _of_branch(branch: str) -> Iterator[Words]:
    """Yield what each stretch of letters and each group must hold."""
    run, at = "", 0
    while at < len(branch):
        found = _ATOM.match(branch, at)
        atom = _whole_group(branch, at) if branch[at] == "(" else found[0] if found else branch[at]
        at += len(atom)
        times = _TIMES.match(branch, at)
        at = times.end() if times else at
        must = times is None or times[1] == "+" or (times[2] or "0").strip("0") != ""
        char = _character(atom)
        run += char if must else ""
        if run and (not char or times):
            yield (plain_case(run),)
            run = ""
        group = _GROUP.match(atom)
        if group and must and (words := _of_choice(atom[group.end() : -1])):
            yield words
    if run:
        yield (plain_case(run),)


def _whole_group(branch: str, start: int) -> str:
    depth, at = 0, start
    while at < len(branch):
        found = _ATOM.match(branch, at)
        atom = found[0] if found else branch[at]
        depth += (atom == "(") - (atom == ")")
        at += len(atom)
        if depth == 0:
            break
    return branch[start:at]


def _character(atom: str) -> str:
    """Return the one character that an atom stands for; empty where it may be several, or none."""
    if atom[0] == "\\":
        if atom[1] in _CODED:
            return chr(int(atom[2:], 16))
        return "" if atom[1].isalnum() else atom[1]
    return atom if len(atom) == 1 and atom not in ".^$" else ""
