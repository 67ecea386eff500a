"""What a person says of a meeting because the notes do not."""

from __future__ import annotations

from actas.model.errors import BadUsage
from actas.model.plain import Plain, plain

LANGUAGES = ("es", "en", "fr", "pt")
LONGEST_ID = 80  # with the ending, well under the 143 bytes that the strictest file systems in use allow
# Names that Windows keeps for devices, whatever their ending.
RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(1, 10))})


@plain(kw_only=True)
class Given(Plain):
    """Values from the command line; ``None`` is not given. `meeting.given` lists those that are."""

    title: str | None = None
    date: str | None = None  # ISO day
    place: str | None = None
    series: str | None = None
    language: str | None = None
    id: str | None = None

    def check(self) -> None:
        """Raise BadUsage for a value that cannot stand in a record."""
        if self.date is not None and not is_day(self.date):
            raise BadUsage("cli.bad-date", value=self.date)
        if self.language is not None and self.language not in LANGUAGES:
            raise BadUsage("cli.bad-language", value=self.language)
        if self.id is not None and not is_id(self.id):
            raise BadUsage("cli.bad-id", value=self.id[:LONGEST_ID])


def is_day(text: str) -> bool:
    """Whether the text is a day of the calendar, written 2016-11-16."""
    from datetime import date

    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def is_id(text: str) -> bool:
    """Whether the text can name a record and its file on any system: plain small letters, digits, hyphens."""
    words = text.split("-")
    plain = all(w and w.isascii() and w.isalnum() and w == w.lower() for w in words)
    return plain and len(text) <= LONGEST_ID and text not in RESERVED
