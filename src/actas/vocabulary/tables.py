"""Tables of words, made of TOML once and kept beside the bytecode.

Reading all words as TOML and folding them takes ten times as long as starting Python; what comes of it
is read back in a hundredth of that. So it is kept as Python keeps its bytecode: in `__pycache__`, for
this interpreter, used only while the sizes and times of the files are those it was made from, and not at
all where it cannot be written.
"""

from __future__ import annotations

import marshal
import os
from collections.abc import Callable, Sequence
from typing import Any

from actas.model import bytecode

Table = dict[str, Any]


def beside(module: str, name: str) -> str:
    """Return the path of a file that lies beside a module."""
    return os.path.join(os.path.dirname(module), name)  # noqa: PTH118, PTH120


def read(file: str) -> Table:
    """Return what a TOML file says; the caller must not change it."""
    return kept(file, (file,), lambda: parse(file))


def parse(file: str) -> Table:
    """Return what a TOML file says, read as TOML."""
    import tomllib

    with open(file, "rb") as source:  # noqa: PTH123  # pathlib is not needed for anything else here
        return tomllib.load(source)


def kept(name: str, files: Sequence[str], make: Callable[[], Table]) -> Table:
    """Return what ``make`` makes of the files, or what it made of them in an earlier run.

    Args:
        name: a path beside the files that names what is kept; nothing need lie there.
        files: what it is made of; a change of any of them, or of the module that makes it, makes it anew.
        make: makes it, of plain values alone.

    """
    stamp = [_state(file) for file in (*files, make.__code__.co_filename)]
    place = bytecode.place_of(name, ".words")
    try:
        made_from, table = marshal.loads(bytecode.read(place))
        if made_from == stamp:
            return table  # type: ignore[no-any-return]
    except (ValueError, EOFError, TypeError):
        pass  # not there, or not what we wrote: made anew
    table = make()
    bytecode.keep(place, marshal.dumps((stamp, table)))
    return table


def _state(file: str) -> tuple[int, int]:
    state = os.stat(file)  # noqa: PTH116
    return (state.st_mtime_ns, state.st_size)
