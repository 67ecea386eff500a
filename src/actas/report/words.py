"""The report's own words: sentences, dates and lists, in one language."""

from __future__ import annotations

from collections.abc import Sequence

from actas.model.compiled import compiled
from actas.model.plain import Plain, plain
from actas.model.span import Span
from actas.model.subject import SPACE
from actas.vocabulary.fold import fold
from actas.vocabulary.messages import named, say

_DATE = compiled(r"(\d{4})-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?\Z")
_SPACES = compiled(f"[{SPACE}]+")
_SOUNDS_LIKE_I = compiled(r"(?:i|hi(?![aeiou]))")


@plain()
class Words(Plain):
    """What a report says in ``language`` ("es", "en", "fr" or "pt")."""

    language: str

    def say(self, slug: str, /, **values: object) -> str:
        """Return the fixed word or sentence ``slug``, its blanks filled."""
        return say(f"render.{slug}", self.language, **values)

    def named(self, what: str, slug: str) -> str:
        """Return what a slug of records is called, such as a reason; what somebody wrote stays as it is."""
        return named(f"render.{what}", slug, self.language)

    def before_colon(self, slug: str) -> str:
        """Return a name as it stands before a colon: French sets them apart, «Responsable : Ana»."""
        return self.say(slug) + self.say("colon").removesuffix(":")

    def number_of(self, what: str, count: int) -> str:
        """Return "1 punto", "3 puntos": ``what`` is "point", "subpoint", "section", "doubt" or "line"."""
        return self.say(f"one-{what}") if count == 1 else self.say(f"n-{what}s", n=count)

    def _day(self, day: int) -> str:
        return self.say("first-of-month") if day == 1 else str(day)

    def date(self, iso: str) -> str:
        """Return an ISO day or month as the language writes it; anything else comes back as it is."""
        found = _DATE.match(iso)
        if not found:
            return iso
        year, month, day = found.groups()
        name = self.say(f"month-{int(month)}")
        if day is None:
            return self.say("month-of-year", month=name, year=year)
        return self.say("date", day=self._day(int(day)), month=name, year=year)

    def dates(self, first: str, last: str | None) -> str:
        """Return a day or a run of days; within one month the month is said once."""
        if last is None or last == first:
            return self.date(first)
        a, b = _DATE.match(first), _DATE.match(last)
        if a and b and a[3] and b[3] and a[1] == b[1] and a[2] == b[2]:
            days = {"first": self._day(int(a[3])), "last": self._day(int(b[3]))}
            return self.say("days-of-month", month=self.say(f"month-{int(a[2])}"), year=a[1], **days)
        return self.say("from-to", first=self.date(first), last=self.date(last))

    def times(self, start: str | None, end: str | None) -> str | None:
        """Return the hours of a meeting, or None when neither is known."""
        first, last = self._clock(start), self._clock(end)
        if first and last:
            return self.say("time-span", start=first, end=last)
        if first:
            return self.say("time-from", start=first)
        return self.say("time-until", end=last) if last else None

    def _clock(self, time: str | None) -> str | None:
        """Return an hour as the language writes it: «09:30», «9 h 30»; what is no hour stays as it is."""
        hour, _, minute = (time or "").partition(":")
        if not (hour.isdecimal() and minute.isdecimal()):
            return time
        return self.say("clock", hour=hour, number=int(hour), minute=minute)

    def join(self, words: Sequence[str]) -> str:
        """Return "A, B y C"; in Spanish "A e Italia"."""
        if len(words) < 2:
            return "".join(words)
        slug = "and-before-i" if _SOUNDS_LIKE_I.match(fold(words[-1])) else "and"
        return f"{', '.join(words[:-1])} {self.say(slug)} {words[-1]}"

    def adoption(self, state: str | None) -> str | None:
        """Return what a meeting did with an item; what is no word of ours comes back as it is."""
        return named("follow.adoption", state, self.language) if state else state

    def quoted(self, words: str) -> str:
        """Return the words between the language's quotation marks."""
        return self.say("quoted", words=words)

    def place(self, span: Span) -> str:
        """Return "línea 8", "líneas 8–9"."""
        return self.say("line" if span.first == span.last else "lines", lines=short_place(span))


def flat(text: str | None) -> str:
    """Return the text on one line, single spaces between its words; none for None."""
    return _SPACES.sub(" ", trim(text))


def shortened(said: str, letters: int) -> str:
    """Return the first words of what is longer than so many letters, with …."""
    return said if len(said) <= letters else f"{said[:letters].rsplit(' ', 1)[0].rstrip(' .,;:')}…"


def trim(text: str | None) -> str:
    """Return the text without space around it; none for None."""
    return (text or "").strip(SPACE)


def short_place(span: Span) -> str:
    """Return "8", "8–9", "8 (1/2)", "8 (mesa-2.txt)": a span's lines, its share of them, its file."""
    lines = str(span.first) if span.first == span.last else f"{span.first}–{span.last}"
    shared = f"{lines} ({span.part}/{span.parts})" if span.parts else lines
    return f"{shared} ({span.file})" if span.file else shared


def in_order(name: str) -> tuple[str, str]:
    """Return what names are sorted by: without accents and case, but ñ after n."""
    return fold(name.replace("ñ", "n\U0010fffd").replace("Ñ", "N\U0010fffd")), name
