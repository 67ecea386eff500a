"""What stops a run. One class per cause; `cli` turns each into a sentence and an exit code.

ActasError
├── UnreadableNotes        exit 2: the file cannot be read as notes
│   ├── EmptyFile
│   ├── NoSuchFile
│   ├── UnknownFormat
│   ├── WrongContainer     not the format that its name says
│   ├── BadEncoding
│   ├── DamagedFile        broken zip, broken XML, a DOCTYPE where none may be
│   └── TooLarge           over a limit of the table of limits
├── UnreadableRecord       exit 2: no record can be had from the file
├── BadUsage               exit 2: options that do not go together, unknown value
├── WouldOverwrite         exit 2: the output is there already, and no --force
└── CannotWrite            exit 2: the output's folder is missing, read-only, locked …
"""

from __future__ import annotations


class ActasError(Exception):
    """Base of all. ``key`` names the sentence in the catalogue ("room.slug"), ``values`` fill its blanks."""

    key = "cli.internal"

    def __init__(self, key: str | None = None, /, **values: object) -> None:
        self.key = key or type(self).key
        self.values: dict[str, str] = {name: str(value) for name, value in values.items()}
        super().__init__(f"{self.key}: {self.values}")


class UnreadableNotes(ActasError):
    """The file cannot be read as notes."""

    key = "read.unreadable-notes"


class EmptyFile(UnreadableNotes):
    """No bytes, or nothing but blank lines."""

    key = "read.empty-file"


class NoSuchFile(UnreadableNotes):
    """Nothing lies at that path."""

    key = "read.no-such-file"


class UnknownFormat(UnreadableNotes):
    """No reader for that ending."""

    key = "read.unknown-format"


class WrongContainer(UnreadableNotes):
    """The bytes are not what the file's name says."""

    key = "read.wrong-container"


class BadEncoding(UnreadableNotes):
    """The bytes are no text in any encoding we may assume."""

    key = "read.bad-encoding"


class DamagedFile(UnreadableNotes):
    """A broken archive or broken XML."""

    key = "read.damaged-file"


class TooLarge(UnreadableNotes):
    """Over one of the limits."""

    key = "read.too-large"


class UnreadableRecord(ActasError):
    """No record can be had from the file."""

    key = "store.unreadable-record"


class BadUsage(ActasError):
    """Options that do not go together, or a value we do not know."""

    key = "cli.bad-usage"


class WouldOverwrite(ActasError):
    """The output is there already."""

    key = "cli.would-overwrite"


class CannotWrite(ActasError):
    """The output cannot be written."""

    key = "cli.cannot-write"
