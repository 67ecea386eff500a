"""Changes to a record's file. A step that repairs says which; `store.apply` makes them."""

from __future__ import annotations

from typing import Any

from actas.model.loaded import Path
from actas.model.plain import Plain, plain


@plain(kw_only=True)
class Edit(Plain):
    """Set ``key`` of the mapping at ``path``."""

    path: Path
    key: str
    value: Any


@plain()
class Trim(Plain):
    """Take the white space off the end of a line."""

    line: int


@plain()
class Sort(Plain):
    """Put the keys of the mapping at ``path`` in the record's order."""

    path: Path


Change = Edit | Trim | Sort
