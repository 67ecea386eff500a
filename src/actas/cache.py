"""What need not be worked out twice, kept under the platform's cache folder.

An entry is found by the fingerprint of all that it was made of, so that nothing in it can be out of date;
it bears a fingerprint of its own, so that a damaged one is taken for none. It may be deleted at any time.
None of it holds words of the notes but those that a finding quotes.
"""

from __future__ import annotations

import hashlib
import os
import sys
import time
from collections.abc import Iterator
from contextlib import suppress

FOLDER = "ACTAS_CACHE_DIR"
KEPT_FOR = 30 * 24 * 3600  # seconds; an entry that is asked for later is made again
_DIGEST = 16  # bytes of an entry's own fingerprint: it guards against damage, not against people


def folder() -> str | None:
    """Return the folder of the cache; None when there is no place for one."""
    said = os.environ.get(FOLDER)
    if said:
        return os.path.abspath(said)  # noqa: PTH100  # pathlib is not needed for anything else here
    return next(_usual(), None)


def _usual() -> Iterator[str]:
    home = os.path.expanduser("~")  # noqa: PTH111
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        if local:
            yield os.path.join(local, "actas", "Cache")  # noqa: PTH118
        return
    if sys.platform != "darwin":
        given = os.environ.get("XDG_CACHE_HOME")
        if given and os.path.isabs(given):  # noqa: PTH117
            yield os.path.join(given, "actas")  # noqa: PTH118
    if os.path.isabs(home):  # noqa: PTH117
        yield os.path.join(home, "Library/Caches" if sys.platform == "darwin" else ".cache", "actas")  # noqa: PTH118


class Cache:
    """The entries of one kind. A cache that cannot be written remembers nothing, and nobody is told."""

    def __init__(self, kind: str) -> None:
        top = folder()
        self._folder = os.path.join(top, kind) if top else None  # noqa: PTH118
        self._ready: set[str] = set()

    def get(self, key: str) -> bytes | None:
        """Return what was kept under a fingerprint, or None."""
        if self._folder is None:
            return None
        try:
            with open(self._place(key), "rb") as file:  # noqa: PTH123
                digest, body = file.read(_DIGEST), file.read()
        except OSError:
            return None
        return body if _digest(key, body) == digest else None

    def put(self, key: str, body: bytes) -> None:
        """Keep something under a fingerprint, whole or not at all."""
        if self._folder is None:
            return
        place = self._place(key)
        temporary = f"{place}.{os.getpid()}"
        try:
            self._make(key[:2])
            with open(temporary, "wb") as file:  # noqa: PTH123
                file.writelines((_digest(key, body), body))
            os.replace(temporary, place)  # noqa: PTH105
        except OSError:
            with suppress(OSError):
                os.unlink(temporary)  # noqa: PTH108
            self._folder = None  # full or read-only: the next one would fare no better

    def _place(self, key: str) -> str:
        return f"{self._folder}{os.sep}{key[:2]}{os.sep}{key[2:]}"

    def _make(self, part: str) -> None:
        """Make one of the 256 folders, and clear it of what is old: once a run, so that it costs nothing."""
        if part in self._ready or self._folder is None:
            return
        self._ready.add(part)
        made = f"{self._folder}{os.sep}{part}"
        os.makedirs(made, mode=0o700, exist_ok=True)  # noqa: PTH103
        before = time.time() - KEPT_FOR
        with os.scandir(made) as entries:
            for entry in entries:
                with suppress(OSError):
                    if entry.stat().st_mtime < before:
                        os.unlink(entry.path)  # noqa: PTH108


def _digest(key: str, body: bytes) -> bytes:
    digest = hashlib.sha256(key.encode())
    digest.update(body)  # not joined with the key: an entry may be large
    return digest.digest()[:_DIGEST]
