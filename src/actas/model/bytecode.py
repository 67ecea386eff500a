"""What is kept beside the bytecode: worked out in one run, read back in the next.

It lies in `__pycache__`, named for this interpreter, as Python keeps its bytecode; where nothing can be
written there, it is worked out each time.
"""

from __future__ import annotations

import os
from importlib.util import cache_from_source


def place_of(name: str, ending: str) -> str:
    """Return the path of what is kept for a path without ``.py``; nothing need lie at either."""
    return cache_from_source(f"{name}.py").removesuffix(".pyc") + ending


def read(place: str) -> bytes:
    """Return what is kept; nothing when it is not there."""
    try:
        with open(place, "rb") as stored:  # noqa: PTH123  # pathlib is not needed for anything else here
            return stored.read()
    except OSError:
        return b""


def keep(place: str, data: bytes) -> None:
    """Keep it whole or not at all."""
    temporary = f"{place}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(place), exist_ok=True)  # noqa: PTH103, PTH120
        with open(temporary, "wb") as file:  # noqa: PTH123
            file.write(data)
        os.replace(temporary, place)  # noqa: PTH105
    except OSError:
        pass  # a read-only installation
