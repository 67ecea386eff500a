"""The one guard for archives: Word and OpenDocument files are zips, and zips can be hostile.

Everything is judged by the zip's directory before a byte is inflated, nothing is ever
extracted to disk, and only the parts asked for are inflated: pictures never are.
"""

from __future__ import annotations

from io import BytesIO
from typing import IO, TYPE_CHECKING

from actas.model.errors import DamagedFile, TooLarge, WrongContainer
from actas.model.limits import LARGEST_PART, LARGEST_RATIO, MOST_MEMBERS, SUSPECT_FROM

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

ENCRYPTED = 0x1  # bit of a member's flags


class Archive:
    """A zip whose directory has passed the guard. ``name`` is the file's, for messages."""

    def __init__(self, data: bytes, name: str) -> None:
        from zipfile import BadZipFile, ZipFile

        self.name = name
        try:
            self._zip: ZipFile = ZipFile(BytesIO(data))
        except (BadZipFile, ValueError, OverflowError, NotImplementedError):
            raise DamagedFile("read.broken-archive", file=name) from None
        self._members: dict[str, ZipInfo] = {}
        self._guard()

    def _guard(self) -> None:
        members = self._zip.infolist()
        if len(members) > MOST_MEMBERS:
            raise TooLarge("read.too-many-members", file=self.name, count=len(members), limit=MOST_MEMBERS)
        for member in members:
            if _unsafe(member.orig_filename):
                raise DamagedFile("read.unsafe-member", file=self.name, member=member.orig_filename)
            if member.filename in self._members:
                raise DamagedFile("read.duplicate-member", file=self.name, member=member.filename)
            self._members[member.filename] = member

    def __contains__(self, part: str) -> bool:
        return part in self._members

    def part(self, path: str) -> bytes | None:
        """Return the bytes of one part, or None where the archive has no such part.

        Raises TooLarge over a limit, DamagedFile when it cannot be inflated, WrongContainer under a password.
        """
        member = self._members.get(path)
        if member is None:
            return None
        size = member.file_size
        if size > LARGEST_PART:
            raise TooLarge("read.part-too-large", file=self.name, part=path, limit=LARGEST_PART >> 20)
        if size > SUSPECT_FROM and size > LARGEST_RATIO * max(member.compress_size, 1):
            raise TooLarge("read.zip-bomb", file=self.name, part=path, ratio=LARGEST_RATIO)
        if member.flag_bits & ENCRYPTED:
            raise WrongContainer("read.is-encrypted", file=self.name)
        return self._inflate(member)

    def _inflate(self, member: ZipInfo) -> bytes:
        import zlib
        from zipfile import BadZipFile

        try:
            with self._zip.open(member) as stream:
                data = _at_most(stream, LARGEST_PART + 1)
        except (
            BadZipFile,
            zlib.error,
            EOFError,
            NotImplementedError,
            RuntimeError,
            ValueError,
            OSError,
        ):
            raise DamagedFile("read.broken-part", file=self.name, part=member.filename) from None
        if len(data) > LARGEST_PART:  # the directory had lied
            raise TooLarge(
                "read.part-too-large", file=self.name, part=member.filename, limit=LARGEST_PART >> 20
            )
        return data


def _at_most(stream: IO[bytes], limit: int) -> bytes:
    return stream.read(limit)


def _unsafe(path: str) -> bool:
    """Return whether a member's name would leave the folder it were extracted to."""
    return (
        path.startswith(("/", "\\"))
        or "\0" in path
        or path[1:2] == ":"
        or ".." in path.replace("\\", "/").split("/")
    )
