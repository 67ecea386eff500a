"""A change to a record's file: one key of one mapping gets a value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from actas.model.loaded import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """Set ``key`` of the mapping at ``path``. A step that repairs says so; `store.apply` does it."""

    path: Path
    key: str
    value: Any
