"""Follow-up: one file a step, written once and never changed. What became of a recommendation.

The field names are the YAML's keys. A fragment names the words that it speaks of by their
fingerprint, so that nobody can change a recommendation under what was said of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256

from actas.model.kinds import CLOSED as CLOSED
from actas.model.kinds import FOLLOWED as FOLLOWED
from actas.model.record import Item

FRAGMENT_KINDS = (
    "response", "progress", "evidence", "status", "deadline", "closure", "reopening", "validation",
)  # fmt: skip
# How far something has come: the four levels of compliance that the region's human rights bodies use, what
# lies between "nothing yet" and the first of them, and the opposite of what was asked.
STATES = ("no-information", "pending", "under-way", "partial", "substantial", "complete", "contrary")
ANSWERS = ("accepted", "accepted-in-part", "noted", "rejected")
FINGERPRINT = 12  # hexadecimal digits: 48 bits, no two of a million items alike by chance


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """The item that a fragment speaks of, and the fingerprint of its words on that day."""

    record: str
    item: str
    fingerprint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What shows that it is so: a file of the project, or an address. ``sha256`` is of the file's bytes."""

    path: str | None = None  # from the project's folder
    address: str | None = None
    sha256: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragment:
    """One step. ``file`` is the file's own name, which orders the steps of one day."""

    file: str
    target: Target
    date: str
    by: str
    kind: str
    text: str = ""
    answer: str | None = None  # of a response
    state: str | None = None  # of a status or progress; of a closure too when it is not "complete"
    deadline: str | None = None  # ISO day
    owner: str | None = None
    evidence: tuple[Evidence, ...] = ()

    @property
    def order(self) -> tuple[str, str]:
        """Return what fragments are folded by: day, then file."""
        return (self.date, self.file)


def fingerprint(item: Item) -> str:
    """Return the fingerprint of an item's words: title and text, however they are wrapped."""
    return fingerprint_of(item.title, item.text)


def fingerprint_of(title: str | None, text: str | None) -> str:
    """Return the fingerprint of words, as `fingerprint` does."""
    words = "\n".join(" ".join((part or "").split()) for part in (title, text))
    return sha256(words.encode()).hexdigest()[:FINGERPRINT]


def file_name(date: str, item: str, text: str, content: bytes) -> str:
    """Return a fragment's name: day, item, its first words, and six digits of its content.

    Two people who write of the same item on the same day get two files; the same words twice, one.
    """
    from unicodedata import normalize

    plain = normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    slug = "-".join(re.findall(r"[a-z0-9]+", plain)[:4])[:40].strip("-")
    parts = (date, item.lower().replace(".", "-"), slug, sha256(content).hexdigest()[:6])
    return "-".join(part for part in parts if part) + ".yaml"
