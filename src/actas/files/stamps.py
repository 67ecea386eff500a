"""Whether a file is still what it was when it was read: asked of the system, without reading it again.

A stamp changes when the file does: its time of change, the time that nobody can set (Windows has none), its
size, and which file it is. One thing it cannot show: a second change in the same tick of the file system's
clock. So a stamp that was new when the file was read is not to be relied on (`settled`), as git does it.
"""

from __future__ import annotations

import os

SECOND = 1_000_000_000  # nanoseconds
TICK = 20_000_000  # the longest tick of a system's clock: Windows takes 16 ms, Linux up to 10
COARSE = 2 * SECOND  # FAT, on memory sticks, counts time by two seconds; others without a fraction by one


def stamp_of(path: str) -> str | None:
    """Return a file's stamp; None where there is no such file."""
    try:
        state = os.stat(path)  # noqa: PTH116  # sixty thousand of them
    except (OSError, ValueError):
        return None
    return f"{state.st_mtime_ns} {state.st_ctime_ns} {state.st_size} {state.st_ino}"


def settled(stamp: str, read_at: int) -> bool:
    """Tell whether any change after the file was read shows in its stamp.

    Args:
        stamp: as `stamp_of` returned it before the file was read.
        read_at: by the system's clock, in nanoseconds: a moment before the file was read.

    """
    changed, known = (int(part) for part in stamp.split(" ", 2)[:2])
    least = TICK if changed % SECOND else COARSE
    return max(changed, known) < read_at - least
