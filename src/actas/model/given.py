"""What a person says of a meeting because the notes do not."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """Values from the command line; ``None`` is not given. `meeting.given` lists those that are."""

    title: str | None = None
    date: str | None = None  # ISO day
    place: str | None = None
    series: str | None = None
    language: str | None = None
    id: str | None = None
