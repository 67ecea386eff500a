"""Patterns, compiled once for all runs.

A command that reads one file of notes needs three hundred patterns, some with all the names of months and
numbers in them. To compile those took a quarter of its time, and two fifths with notes that give a day
and a place. So what a pattern was compiled to is kept beside the bytecode.

Python offers no way to do that: the code of a pattern is the interpreter's own affair. So it is kept for
exactly the interpreter that made it, only where it makes the same pattern again, and the interpreter
checks it once more when it is read back. On any other Python patterns are compiled as anywhere else.
"""

from __future__ import annotations

import atexit
import marshal
import re
import sys
from functools import cache
from typing import Any, AnyStr

from actas.model import bytecode

try:
    import _sre  # type: ignore[import-not-found]
    from re import _compiler, _parser  # type: ignore[attr-defined]
except ImportError:  # another Python than CPython, or a later one
    _sre = None

MOST = 1000  # patterns, those of the last run first: what an older program needed is forgotten
PLACE = bytecode.place_of(__file__.removesuffix(".py"), ".patterns")

Key = tuple[Any, int]  # a pattern's text and its flags
Code = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]  # what `_sre.compile` makes it of

_made: dict[Key, re.Pattern[Any]] = {}  # in this run


def compiled(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return a pattern as `re.compile` does."""
    key = (source, int(flags))
    made = _made.get(key)
    if made is None:
        made = _made[key] = _of_earlier_run(key) or re.compile(source, flags)  # noqa: TID251
    return made


def _of_earlier_run(key: Key) -> re.Pattern[Any] | None:
    code = _kept().get(key)
    try:
        return _pattern(key, code) if code else None
    except (RuntimeError, TypeError, ValueError):
        return None  # it was damaged


@cache
def _kept() -> dict[Key, Code]:
    """Return what earlier runs have kept."""
    try:
        made_by, codes = marshal.loads(bytecode.read(PLACE))
    except (ValueError, EOFError, TypeError):
        return {}  # nothing there, or not what we wrote
    return codes if _sre and made_by == _interpreter() else {}


def _interpreter() -> tuple[str, int, int]:
    """Return which interpreter a code is for."""
    return sys.version, _sre.MAGIC, _sre.CODESIZE


def _pattern(key: Key, code: Code) -> re.Pattern[Any]:
    flags, words, groups, numbers, names = code
    made: re.Pattern[Any] = _sre.compile(
        key[0], flags, list(memoryview(words).cast("I")), groups, numbers, names
    )
    return made


def _code_of(key: Key) -> Code:
    """Return what a pattern is compiled to, as `re.compile` has it made."""
    from array import array

    source, flags = key
    parsed = _parser.parse(source, flags)
    state = parsed.state
    words = array("I", _compiler._code(parsed, flags)).tobytes()
    names: list[str | None] = [None] * state.groups
    for name, number in state.groupdict.items():
        names[number] = name
    return flags | state.flags, words, state.groups - 1, dict(state.groupdict), tuple(names)


def keep() -> None:
    """Keep what this run has compiled anew."""
    known = _kept()
    if _sre is None or _made.keys() <= known.keys():
        return
    try:
        codes = {key: known.get(key) or _code_of(key) for key in _made}
        same = {key: code for key, code in codes.items() if _pattern(key, code) == _made[key]}
    except Exception:  # a Python whose compiler is made otherwise: none is kept
        return
    older = [(key, code) for key, code in known.items() if key not in same]
    kept = dict([*same.items(), *older][:MOST])
    bytecode.keep(PLACE, marshal.dumps((_interpreter(), kept)))


atexit.register(keep)
