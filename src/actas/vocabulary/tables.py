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
from importlib.util import cache_from_source
from typing import Any

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
    place = _place(name)
    try:
        with open(place, "rb") as stored:  # noqa: PTH123
            made_from, table = marshal.loads(stored.read())  # not load(): that reads it bit by bit
        if made_from == stamp:
            return table  # type: ignore[no-any-return]
    except (OSError, ValueError, EOFError, TypeError):
        pass  # not there, or not what we wrote: made anew
    table = make()
    _keep(place, marshal.dumps((stamp, table)))
    return table


def _state(file: str) -> tuple[int, int]:
    state = os.stat(file)  # noqa: PTH116
    return (state.st_mtime_ns, state.st_size)


def _place(name: str) -> str:
    return cache_from_source(f"{name}.py").removesuffix(".pyc") + ".words"


def _keep(path: str, data: bytes) -> None:
    temporary = f"{path}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120
        with open(temporary, "wb") as file:  # noqa: PTH123
            file.write(data)
        os.replace(temporary, path)  # noqa: PTH105
    except OSError:
        pass  # a read-only installation: the words are made each time
