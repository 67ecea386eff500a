"""iCalendar (RFC 5545): each meeting a journal entry, each commitment with a date a task.

A task's UID is its record's id and its own ("taller-2016#R2"), which never change: a calendar that imports
the file again brings its tasks up to date and doubles none.
"""

from __future__ import annotations

from collections.abc import Iterator

from actas.model.page import Page
from actas.model.record import KIND_OF_ITEM, Item, Record, Section
from actas.model.subject import as_written, closed, goes_on, subject_place, title_sign
from actas.render.characters import clean
from actas.render.day import FIRST, day_of
from actas.vocabulary.messages import named, say

_FOLD = 75  # octets a line may have, its end not counted
_SUMMARY = 120  # characters: what a list of tasks shows; the whole stands in the description
_TEXT = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def escape(words: str) -> str:
    """Return the words as a value of type TEXT."""
    return clean(words).translate(_TEXT)


def folded(line: str) -> str:
    """Return a line folded at 75 octets, never within a character."""
    data = line.encode("utf-8")
    if len(data) <= _FOLD:
        return line + "\r\n"
    pieces, start, room = [], 0, _FOLD
    while start < len(data):
        end = min(start + room, len(data))
        while end < len(data) and data[end] & 0xC0 == 0x80:  # the middle of a character
            end -= 1
        pieces.append(data[start:end].decode("utf-8"))
        start, room = end, _FOLD - 1  # the space that a folded line begins with counts too
    return "\r\n ".join(pieces) + "\r\n"


def _flat(words: str) -> str:
    return " ".join(clean(words).split())


def _shortened(words: str) -> str:
    words = _flat(words)
    return words if len(words) <= _SUMMARY else f"{words[:_SUMMARY].rsplit(' ', 1)[0].rstrip(' .,;:')}…"


def _words(item: Item, section: Section, language: str) -> str:
    """Return what an item says, in the notes' words and order, its speaker as in other reports."""
    parts = []
    name = as_written(item.actor) if item.actor else ""
    if name and subject_place(item.text, name) < 0:
        parts.append(closed(name, say("render.colon", language) if goes_on(item) else "."))
    if item.title:
        sign = title_sign(item, section.kind, say("render.colon", language))
        parts.append(closed(item.title, sign) if item.text else item.title)
    return " ".join([*parts, item.text] if item.text else parts)


class _Calendar:
    """One file on its way: its lines, and the UIDs already given."""

    def __init__(self, page: Page) -> None:
        self.language = page.language
        self.stamp = (day_of(page.created) or FIRST).strftime("%Y%m%dT000000Z")
        self.lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//actas//actas//ES", "CALSCALE:GREGORIAN"]
        self._uids: dict[str, int] = {}
        for record in page.records:
            self._journal(record)
        self.lines.append("END:VCALENDAR")

    def _uid(self, wanted: str) -> str:
        """Return a UID that no other entry of the file has; two records of one id would share theirs."""
        wanted = _flat(wanted)
        self._uids[wanted] = count = self._uids.get(wanted, 0) + 1
        return wanted if count == 1 else self._uid(f"{wanted}~{count}")

    def _add(self, name: str, words: str | None) -> None:
        if words:
            self.lines.append(f"{name}:{escape(words)}")

    def _entry(self, kind: str, uid: str, record: Record) -> str:
        self.lines += [f"BEGIN:{kind}", f"UID:{escape(uid)}", f"DTSTAMP:{self.stamp}"]
        return f";LANGUAGE={record.meeting.language}" if record.meeting.language else ""

    def _journal(self, record: Record) -> None:
        meeting = record.meeting
        uid = self._uid(record.id)
        language = self._entry("VJOURNAL", uid, record)
        if day := day_of(meeting.date):
            self.lines.append(f"DTSTART;VALUE=DATE:{day:%Y%m%d}")
        self._add(f"SUMMARY{language}", _flat(meeting.title or "") or say("render.untitled", self.language))
        self._add(f"DESCRIPTION{language}", "\n".join(_told(record, self.language)).lstrip("\n"))
        self._add("CATEGORIES", meeting.series)
        self.lines += [f"STATUS:{'FINAL' if record.status == 'approved' else 'DRAFT'}", "END:VJOURNAL"]
        for section in record.all_sections():
            for top in section.items:
                for item in top.walk():
                    if item.due or item.due_as_written:
                        self._task(record, section, item, uid)

    def _task(self, record: Record, section: Section, item: Item, parent: str) -> None:
        language = self._entry("VTODO", self._uid(f"{record.id}#{item.id}"), record)
        if day := day_of(item.due, last=True):  # of a month, all of it
            self.lines.append(f"DUE;VALUE=DATE:{day:%Y%m%d}")
        words = _words(item, section, self.language)
        self._add(f"SUMMARY{language}", _shortened(words) or item.id)
        facts = [
            (say(f"forms.{slug}", self.language), value)
            for slug, value in (
                ("owner", item.owner),
                ("due-as-written", item.due_as_written),
                ("adoption", named("follow.adoption", item.adoption or "", self.language)),
                ("priority", item.priority),
            )
            if value
        ]
        told = [words, *(f"{name}: {value}" for name, value in facts)]
        self._add(f"DESCRIPTION{language}", "\n".join(one for one in told if one))
        kind = item.kind or KIND_OF_ITEM.get(section.kind, "other")
        self._add("CATEGORIES", say(f"render.item-{kind}", self.language))
        self.lines.append(f"RELATED-TO;RELTYPE=PARENT:{escape(parent)}")
        if item.done is not None:
            self.lines.append(f"STATUS:{'COMPLETED' if item.done else 'NEEDS-ACTION'}")
        self.lines.append("END:VTODO")


def _told(record: Record, language: str) -> Iterator[str]:
    """Yield the minutes as lines: place, headings, points."""
    if record.meeting.place:
        yield record.meeting.place
    for section in record.all_sections():
        if heading := _flat(f"{section.label or ''} {section.heading or ''}"):
            yield f"\n{heading}"
        for top in section.items:
            yield from _told_below(top, section, "", language)


def _told_below(item: Item, section: Section, indent: str, language: str) -> Iterator[str]:
    yield f"{indent}{f'{item.label} ' if item.label else ''}{_words(item, section, language)}"
    for child in item.items:
        yield from _told_below(child, section, indent + "  ", language)


def render(page: Page, *, template: bytes | None = None) -> bytes:
    """Return the page's records as one calendar, UTF-8."""
    return "".join(map(folded, _Calendar(page).lines)).encode("utf-8")
