"""What every kind of report is made with, and what it makes."""

from __future__ import annotations

from actas.model.page import Block
from actas.model.plain import Plain, plain
from actas.model.record import Record
from actas.model.request import Request
from actas.report.anchors import Anchors
from actas.report.profiles import Profile
from actas.report.words import Words


@plain(kw_only=True)
class Desk(Plain):
    """The records, and all that says how to report on them."""

    records: tuple[Record, ...]
    words: Words
    anchors: Anchors
    profile: Profile
    request: Request

    def language_of(self, record: Record) -> str | None:
        """Return the language of a record's words, None where it is the report's."""
        language = record.meeting.language
        return language if language != self.words.language else None


@plain(kw_only=True)
class Draft(Plain):
    """A report on its way to the page."""

    title: str
    kicker: str | None
    blocks: tuple[Block, ...]
