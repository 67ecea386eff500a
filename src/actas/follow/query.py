"""What is looked for, and how the full text is asked for it.

Filters are tokens in a column of their own beside the stems (`marks`), so that the full text intersects them
before anything is ranked; only single days and lists of items are looked at one by one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256

from actas.follow.asked import people
from actas.model.record import Item, Record
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.stems import LANGUAGES, WORD, stemmer

QUOTES = str.maketrans("“”«»„", '"""""')
MOST_WORDS = 32  # of a query; a pasted page asks for nothing in particular


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """What is looked for. Empty filters let everything through."""

    words: str
    country: str | None = None  # ISO code
    kind: str | None = None
    sdg: str | None = None  # "10" finds "10.7" too
    status: str | None = None  # of the record
    series: str | None = None
    since: str | None = None  # ISO days, both included
    until: str | None = None
    among: frozenset[str] | None = None  # "record#item": only these
    most: int = 10

    def lets(self, record: str, item: str, day: str | None) -> bool:
        """Tell whether an item passes the filters that are no marks."""
        if self.among is not None and f"{record}#{item}" not in self.among:
            return False
        return (self.since is None or (day or "") >= self.since) and (
            self.until is None or (day is not None and day <= self.until)
        )


def marks_of(record: Record) -> str:
    """Return the marks that all items of a record have."""
    meeting = record.meeting
    found = [f"status{record.status}"]
    found += [f"year{meeting.date[:4]}"] if meeting.date else []
    found += [_series(meeting.series)] if meeting.series else []
    return " ".join(found)


def marks(item: Item, kind: str, common: str) -> str:
    """Return an item's marks, those of its record among them."""
    found = f"{common} kind{kind}"
    if (
        item.actor is None and not item.owners and not item.refs
    ):  # most items: they need not pay for the others
        return found
    for actor in (*people(item), *item.owners):
        if actor.code:
            found += f" land{actor.code}"
    for ref in item.refs:
        if ref.scheme == "sdg":
            found += f" {_sdg(ref.code)} {_sdg(ref.code.split('.')[0])}"
    return found


def _series(name: str) -> str:
    return "series" + sha256(name.encode()).hexdigest()[:12]


def _sdg(code: str) -> str:
    return "sdg" + code.replace(".", "x")


def groups(words: Vocabulary, text: str, languages: Sequence[str]) -> list[str]:
    """Return a query's words, and phrases in quotes, each as FTS5 wants it: any language's stem will do."""
    stemmers = [stems_of(words, one) for one in languages] or [stems_of(words, "")]
    found: list[str] = []
    for at, part in enumerate(text.translate(QUOTES).split('"')):
        spoken = WORD.findall(part)[:MOST_WORDS]
        for one in [spoken] if at % 2 else [[word] for word in spoken]:
            forms = {" ".join(stem(" ".join(one)).split()) for stem in stemmers} - {""}
            if forms:
                found.append("(" + " OR ".join(f'"{form}"' for form in sorted(forms)) + ")")
    return found


def filters(words: Vocabulary, sought: Sought, languages: Sequence[str], years: tuple[str, str]) -> list[str]:
    """Return a query's filters as FTS5 wants them.

    Args:
        words: where the names of countries are.
        sought: the query.
        languages: of the records.
        years: the first and the last that any record is of.

    """
    wanted = [
        f'marks : "{mark}"'
        for mark, given in (
            (f"kind{sought.kind}", sought.kind),
            (f"status{sought.status}", sought.status),
            (_series(sought.series or ""), sought.series),
            (_sdg(sought.sdg or ""), sought.sdg),
        )
        if given is not None
    ]
    if sought.since is not None or sought.until is not None:
        first = max((sought.since or years[0])[:4], years[0])
        last = min((sought.until or years[1])[:4], years[1])
        spanned = " OR ".join(f'"year{year}"' for year in range(int(first), int(last) + 1))
        wanted.append(f"marks : ({spanned or chr(34) * 2})")
    if sought.country is not None:
        names = words.names_of(sought.country)
        named = [group for name in names for group in groups(words, f'"{name}"', languages)]
        spoken = f" OR stems : ({' OR '.join(named)})" if named else ""
        wanted.append(f'(marks : "land{sought.country}"{spoken})')
    return wanted


class _Stems(dict[str, str]):
    """What stands between two spaces -> the stems of its words. Filled as it is met.

    Kept for whole stretches («agua,»), because to split at spaces costs a third of finding words.
    """

    def __init__(self, words: Vocabulary, language: str) -> None:
        super().__init__()
        self._stem = stemmer(language)
        self._empty = words.phrases("language", "function_words", language if language in LANGUAGES else "es")

    def __missing__(self, stretch: str) -> str:
        spoken = [stretch] if stretch.isalpha() else WORD.findall(stretch)
        folded = map(fold, spoken)
        stems = " ".join(self._stem(word) for word in folded if word not in self._empty)
        if len(self) < 1 << 18:  # stretches of one language: it comes near for hostile notes only
            self[stretch] = stems
        return stems


@cache
def _stems(words: Vocabulary, language: str) -> _Stems:
    return _Stems(words, language)


def stems_of(words: Vocabulary, language: str) -> Callable[[str], str]:
    """Return the function that makes a text's stems of it, empty words left out."""
    stem = _stems(words, language).__getitem__
    return lambda text: " ".join(map(stem, text.split()))
