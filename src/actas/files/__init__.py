"""Files found and files written: what lies below a path, and a file whole or not at all."""

from __future__ import annotations

import glob
import os
import stat
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from actas.files.locks import PAUSES, locked
from actas.model.errors import CannotWrite, UnreadableRecord, WouldOverwrite
from actas.model.limits import LARGEST_RECORD

ENDING = ".acta.yaml"
# What editors and systems leave beside a file while it is open.
LEFTOVERS = ("~$", ".~lock.", "._")
# What Windows says of a file that another program has open: denied, shared, locked.
IN_USE = (5, 32, 33)


def below(path: str) -> Iterator[str]:
    """Yield the files that a path stands for: itself, the records below a folder, or what a glob matches.

    In stable order, streaming, and without following a symbolic link to a folder. A path that is none of
    these is yielded too: whoever opens it says what is wrong.
    """
    # os.path, because a Path raises where a folder on the way may not be entered: who opens it says so.
    if os.path.isdir(path):  # noqa: PTH112
        yield from _walk(path)
    elif glob.has_magic(path) and not os.path.lexists(path):
        # Not Path.glob: that takes no absolute pattern.
        matches = sorted(glob.glob(path, recursive=True))  # noqa: PTH207
        yield from (match for match in matches if not os.path.isdir(match))  # noqa: PTH112
    else:
        yield path


def _walk(folder: str) -> Iterator[str]:
    refused: list[OSError] = []
    for root, folders, names in os.walk(folder, onerror=refused.append):
        folders.sort()
        for name in sorted(names):
            if name.endswith(ENDING) and not name.startswith(LEFTOVERS):
                path = str(Path(root, name))
                if not waits(path):
                    yield path
    # A folder that may not be looked into is none without records.
    yield from (str(error.filename) for error in refused if isinstance(error, PermissionError))


def waits(path: str) -> bool:
    """Tell whether a path is a pipe, a socket or a device: it holds nothing, and may not end."""
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116  # of ten thousand files
    except OSError:
        return False  # whoever opens it says what is wrong
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def read_utf8(path: str, data: bytes | None = None) -> str:
    """Return a record's text, its line endings as they are, without byte order mark.

    ``data`` is what it holds, where that has been read. Raises UnreadableRecord, which says why.
    """
    data = read_bytes(path) if data is None else data
    if len(data) > LARGEST_RECORD:
        raise UnreadableRecord("cli.record-too-large", file=path, limit=LARGEST_RECORD >> 20)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableRecord("cli.not-utf-8", file=path, line=line) from None


def read_bytes(path: str) -> bytes:
    """Return what a file holds; of one too large for a record, a byte more than a record may have.

    Raises UnreadableRecord, which says why.
    """
    try:
        with open(path, "rb") as file:  # noqa: PTH123  # sixty thousand of them
            return file.read(LARGEST_RECORD + 1)  # a device or a pipe has no size to ask for
    except FileNotFoundError:
        raise UnreadableRecord("cli.no-such-record", file=path) from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        why = error.strerror if isinstance(error, OSError) else error
        raise UnreadableRecord("cli.cannot-read", file=path, why=why) from None


def write_new(
    path: Path, data: bytes | Iterable[bytes], *, force: bool = False, inputs: Sequence[Path] = ()
) -> None:
    """Write a file that must not be there yet; with ``force`` the old one stays beside it as ``.bak``."""
    with locked(path):
        if os.path.exists(path) and not waits(str(path)):  # noqa: PTH110
            if not force:
                raise WouldOverwrite(file=path)
            write_atomic(path.with_name(path.name + ".bak"), path.read_bytes(), inputs=inputs)
        write_atomic(path, data, inputs=inputs)


def write_atomic(path: Path, data: bytes | Iterable[bytes], *, inputs: Sequence[Path] = ()) -> None:
    """Write a file whole or not at all: whoever reads meanwhile sees the old one or the new one.

    The bytes may come piece by piece.
    Follows a symbolic link, keeps the old file's mode, makes the folder. A pipe or a device (/dev/null) is
    written into: a file in its place would be the end of it.
    Raises CannotWrite for a folder, a read-only file, one of the ``inputs``, a file that another process
    writes or has open, and whatever the disk refuses.
    """
    target = Path(os.path.realpath(path))
    if os.path.isdir(target):  # noqa: PTH112
        raise CannotWrite("cli.is-a-folder", file=path)
    if any(target == Path(os.path.realpath(read)) for read in inputs):
        raise CannotWrite("cli.is-an-input", file=path)
    if waits(str(target)):
        _pour(path, data)
        return
    with locked(path):
        mode = target.stat().st_mode & 0o7777 if os.path.exists(target) else None  # noqa: PTH110
        if mode is not None and not mode & 0o222:
            raise CannotWrite("cli.read-only", file=path)
        try:
            _replace(target, data, mode)
        except OSError as error:
            raise _refused(path, error) from None


def _pour(path: Path, data: bytes | Iterable[bytes]) -> None:
    try:
        with path.open("wb") as file:
            file.writelines((data,) if isinstance(data, bytes) else data)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _refused(path, error) from None


def _refused(path: Path, error: OSError) -> CannotWrite:
    if getattr(error, "winerror", None) in IN_USE:
        return CannotWrite("cli.is-open", file=path)
    return CannotWrite("cli.cannot-write-because", file=path, why=error.strerror or error)


def _replace(target: Path, data: bytes | Iterable[bytes], mode: int | None) -> None:
    # In the same folder, because a file system renames atomically only within itself. The name is the lock's,
    # which we hold: a file that is there was left by a run that was killed, and nobody is writing it.
    temporary = target.with_name(f".{target.name[:100]}.tmp")
    try:
        temporary.unlink(missing_ok=True)
        with temporary.open("xb") as file:
            file.writelines((data,) if isinstance(data, bytes) else data)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            temporary.chmod(mode)
        _rename(temporary, target)
    finally:
        temporary.unlink(missing_ok=True)


def _rename(temporary: Path, target: Path) -> None:
    """Put the new file in the old one's place; on Windows wait a little for whoever has it open."""
    for pause in (*PAUSES, None):
        try:
            temporary.replace(target)
            return
        except OSError as error:
            if pause is None or getattr(error, "winerror", None) not in IN_USE:
                raise
        time.sleep(pause)
