"""Files found and files written: what lies below a path, and a file whole or not at all."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from actas.model.errors import CannotWrite, UnreadableRecord, WouldOverwrite

ENDING = ".acta.yaml"
# What editors and systems leave beside a file while it is open.
LEFTOVERS = ("~$", ".~lock.", "._")


def below(path: str) -> Iterator[str]:
    """Yield the files that a path stands for: itself, the records below a folder, or what a glob matches.

    In stable order, streaming, and without following a symbolic link to a folder. A path that is none of
    these is yielded too: whoever opens it says what is wrong.
    """
    if Path(path).is_dir():
        yield from _walk(path)
    elif glob.has_magic(path) and not os.path.lexists(path):
        # Not Path.glob: that takes no absolute pattern.
        matches = sorted(glob.glob(path, recursive=True))  # noqa: PTH207
        yield from (match for match in matches if not Path(match).is_dir())
    else:
        yield path


def _walk(folder: str) -> Iterator[str]:
    for root, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            if name.endswith(ENDING) and not name.startswith(LEFTOVERS):
                yield str(Path(root, name))


def read_utf8(path: str, data: bytes | None = None) -> str:
    """Return a record's text, its line endings as they are, without byte order mark.

    ``data`` is what it holds, where that has been read. Raises UnreadableRecord, which says why.
    """
    try:
        data = Path(path).read_bytes() if data is None else data
    except FileNotFoundError:
        raise UnreadableRecord("cli.no-such-record", file=path) from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        why = error.strerror if isinstance(error, OSError) else error
        raise UnreadableRecord("cli.cannot-read", file=path, why=why) from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableRecord("cli.not-utf-8", file=path, line=line) from None


def write_new(path: Path, data: bytes, *, force: bool = False, inputs: Sequence[Path] = ()) -> None:
    """Write a file that must not be there yet; with ``force`` the old one stays beside it as ``.bak``."""
    if path.exists():
        if not force:
            raise WouldOverwrite(file=path)
        write_atomic(path.with_name(path.name + ".bak"), path.read_bytes(), inputs=inputs)
    write_atomic(path, data, inputs=inputs)


def write_atomic(path: Path, data: bytes, *, inputs: Sequence[Path] = ()) -> None:
    """Write a file whole or not at all: whoever reads meanwhile sees the old one or the new one.

    Follows a symbolic link, keeps the old file's mode, makes the folder.
    Raises CannotWrite for a folder, a read-only file, one of the ``inputs``, and whatever the disk refuses.
    """
    target = Path(os.path.realpath(path))
    if target.is_dir():
        raise CannotWrite("cli.is-a-folder", file=path)
    if any(target == Path(os.path.realpath(read)) for read in inputs):
        raise CannotWrite("cli.is-an-input", file=path)
    mode = target.stat().st_mode & 0o7777 if target.exists() else None
    if mode is not None and not mode & 0o222:
        raise CannotWrite("cli.read-only", file=path)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _replace(target, data, mode)
    except OSError as error:
        raise CannotWrite("cli.cannot-write-because", file=path, why=error.strerror or error) from None


def _replace(target: Path, data: bytes, mode: int | None) -> None:
    # In the same folder, because a file system renames atomically only within itself.
    temporary = target.with_name(f".{target.name[:100]}.{os.getpid()}.tmp")
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            temporary.chmod(mode)
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)
