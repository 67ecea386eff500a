"""Records as data, with the keys of their YAML: for programs, in no one's language."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

from actas.model.page import Page
from actas.model.span import Span
from actas.render.characters import clean


def data_of(part: Any) -> Any:
    """Return a part of a record as plain data, keys in the record's order, what is empty left out."""
    if isinstance(part, str):
        return clean(part)
    if isinstance(part, tuple):
        return [data_of(one) for one in part]
    if not dataclasses.is_dataclass(part):
        return part
    found: dict[str, Any] = {}
    for field in dataclasses.fields(part):
        value = getattr(part, field.name)
        if isinstance(value, Span):
            found.update(value.data())
        elif value is not None and value is not False and value not in ("", ()):
            found[field.name] = data_of(value)
        elif field.name == "done" and value is False:  # "not done" is said; "not known" is not
            found[field.name] = False
    return found


def render(page: Page, *, template: bytes | None = None) -> bytes:
    """Return ``{"records": […]}``, indented, UTF-8."""
    data = {"records": [data_of(record) for record in page.records]}
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode("utf-8")
