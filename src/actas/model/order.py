"""The order in which the keys of each part of a record are written. A test holds it against the dataclasses.

Beside them and not made of them: a check of a record then needs no dataclass, a third of its start-up.
"""

from __future__ import annotations

from collections.abc import Mapping

SOURCE = ("file", "format", "sha256", "lines", "encoding", "within", "also")
ACTOR = ("name", "kind", "code", "as_written", "members")
# By the key that a part stands under; "" is the record itself.
ORDER: Mapping[str, tuple[str, ...]] = {
    "": (
        "actas", "id", "status", "meeting", "source", "approved", "sections", "discarded", "doubts",
        "retired",
    ),
    "meeting": (
        "title", "series", "date", "end_date", "place", "language", "start", "end", "participants",
        "as_written", "given",
    ),
    "source": SOURCE, "also": SOURCE,
    "approved": ("by", "on", "fingerprint"),
    "sections": ("id", "kind", "label", "heading", "lines", "part", "file", "edited", "items", "sections"),
    "items": (
        "id", "kind", "role", "label", "lines", "part", "file", "done", "actor", "title", "text", "owner",
        "owners", "due", "due_as_written", "adoption", "priority", "refs", "links", "reiterates", "waivers",
        "edited", "items",
    ),
    "actor": ACTOR, "owners": ACTOR, "members": ACTOR,
    "refs": ("scheme", "code", "as_written"),
    "links": ("words", "href", "title"),
    "reiterates": ("to", "fingerprint"),
    "waivers": ("rule", "reason"),
    "as_written": ("lines", "part", "file", "text"),
    "participants": ("name", "kind", "of", "role", "absent", "excused", "at"),
    "discarded": ("lines", "part", "file", "text", "reason"),
    "doubts": ("id", "at", "lines", "part", "file", "says"),
}  # fmt: skip


def order_at(path: tuple[str | int, ...]) -> tuple[str, ...]:
    """Return the order of the keys of what stands at a path; () for what is no part of a record."""
    return ORDER.get(next((step for step in reversed(path) if isinstance(step, str)), ""), ())


def in_order(keys: tuple[str, ...], order: tuple[str, ...]) -> tuple[str, ...]:
    """Return keys in the order given; those that it does not know stay behind the key they follow."""
    rank = {key: at for at, key in enumerate(order)}
    last, ranks = -1, {}
    for at, key in enumerate(keys):
        last = rank.get(key, last)
        ranks[key] = (last, at)
    return tuple(sorted(keys, key=ranks.__getitem__))
