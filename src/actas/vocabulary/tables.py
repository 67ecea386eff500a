"""Tables of words, read from TOML once and kept beside the bytecode.

Reading all of them as TOML takes ten times as long as starting Python; their parsed form is read in a
hundredth of that. So it is kept as Python keeps its bytecode: in `__pycache__`, for this interpreter,
used only while the TOML's size and time are those it was made from, and not at all where it cannot be
written.
"""

from __future__ import annotations

import marshal
import os
from importlib.util import cache_from_source
from typing import Any

Table = dict[str, Any]


def read(file: str) -> Table:
    """Return what a TOML file says; the caller must not change it."""
    state = os.stat(file)  # noqa: PTH116  # pathlib is not needed for anything else here
    stamp = (state.st_mtime_ns, state.st_size)
    kept = _kept(file)
    try:
        with open(kept, "rb") as stored:  # noqa: PTH123
            made_from, table = marshal.load(stored)
        if made_from == stamp:
            return table  # type: ignore[no-any-return]
    except (OSError, ValueError, EOFError, TypeError):
        pass  # not there, or not what we wrote: made anew
    table = _parse(file)
    _keep(kept, marshal.dumps((stamp, table)))
    return table


def beside(module: str, name: str) -> str:
    """Return the path of a file that lies beside a module."""
    return os.path.join(os.path.dirname(module), name)  # noqa: PTH118, PTH120


def _kept(file: str) -> str:
    return cache_from_source(file.removesuffix(".toml") + "_toml.py").removesuffix(".pyc") + ".words"


def _parse(file: str) -> Table:
    import tomllib

    with open(file, "rb") as source:  # noqa: PTH123
        return tomllib.load(source)


def _keep(path: str, data: bytes) -> None:
    temporary = f"{path}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120
        with open(temporary, "wb") as file:  # noqa: PTH123
            file.write(data)
        os.replace(temporary, path)  # noqa: PTH105
    except OSError:
        pass  # a read-only installation: the words are read as TOML each time
