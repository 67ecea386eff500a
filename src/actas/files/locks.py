"""One writer at a time: a small file beside the output says who is writing. Readers never look at it.

It holds host and process, so that one left by a process that was killed is told from a live one.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from actas.model.errors import CannotWrite

# Seconds between looks, 2.5 in all: a write takes a hundredth of that, and a person waits no longer.
PAUSES = (0.05, 0.05, 0.1, 0.1, 0.2, 0.3, 0.4, 0.6, 0.7)
NAMELESS_AFTER = 1  # seconds; a process writes its name into its lock in a thousandth of that, or was killed
STALE_AFTER = 60  # seconds after which a lock that we cannot ask about is taken to be left behind

_held: set[str] = set()


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the right to write a file; within it, writing the same file again asks for nothing.

    Makes the folder where it lacks. Raises CannotWrite when that cannot be, or when another process holds
    the lock for longer than a write takes.
    """
    target = os.path.realpath(path)
    if target in _held:
        yield
        return
    lock = _lock_of(Path(target))
    try:
        lock.parent.mkdir(parents=True, exist_ok=True)
        _take(lock, path)
    except OSError as error:
        raise CannotWrite("cli.cannot-write-because", file=path, why=error.strerror or error) from None
    _held.add(target)
    try:
        yield
    finally:
        _held.discard(target)
        lock.unlink(missing_ok=True)


def _lock_of(target: Path) -> Path:
    return target.with_name(f".{target.name[:100]}.lock")


def _take(lock: Path, path: Path) -> None:
    pauses = iter(PAUSES)
    while True:
        try:
            with open(lock, "xb", buffering=0) as file:  # noqa: PTH123  # one for each file that is written
                file.write(f"{os.getpid()} {_host()}\n".encode())
            return
        except FileExistsError:
            if _left_behind(lock) and _cleared(lock):
                continue
        pause = next(pauses, None)
        if pause is None:
            raise CannotWrite("cli.is-locked", file=path, lock=lock.name)
        time.sleep(pause)


def _cleared(lock: Path) -> bool:
    """Take away a lock that was left behind; return whether that was done.

    One at a time, and after another look: of two who found it, the second would take away the first's own.
    """
    turn = lock.with_name(f"{lock.name}.old")
    try:
        turn.touch(exist_ok=False)
    except OSError:
        with suppress(OSError):
            if time.time() - turn.stat().st_mtime > NAMELESS_AFTER:  # killed within that millisecond
                turn.unlink()
        return False
    try:
        if not _left_behind(lock):
            return False
        lock.unlink(missing_ok=True)
    except OSError:
        return False
    finally:
        turn.unlink(missing_ok=True)
    return True


def _left_behind(lock: Path) -> bool:
    """Return whether nobody is there any more who would take the lock away."""
    try:
        process, _, host = lock.read_text("utf-8").strip().partition(" ")
        age = time.time() - lock.stat().st_mtime
    except (OSError, UnicodeDecodeError):
        return False  # gone, or being written
    if not process:
        return age > NAMELESS_AFTER
    if process.isdecimal() and host == _host() and sys.platform != "win32":
        return int(process) == os.getpid() or not _alive(int(process))
    return age > STALE_AFTER


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)  # asks only; on Windows it would kill
    except ProcessLookupError:
        return False
    except OSError:
        return True  # another user's
    return True


def _host() -> str:
    import platform

    return platform.node()
