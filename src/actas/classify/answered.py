"""What somebody says below a guide question answers it, and is none: «¿Qué falta?», below it «Perú: …»."""

from __future__ import annotations

from collections.abc import Iterable

from actas.model.meaning import Meaning
from actas.model.plain import replace


def as_answers(items: Iterable[Meaning]) -> tuple[Meaning, ...]:
    """Return what hangs from a question, what somebody says with the kind of what is said."""
    return tuple(_said(item) if item.actor is not None else item for item in items)


def _said(item: Meaning) -> Meaning:
    """Return something said, and all below it, as that; who asks back asks."""
    if item.kind is not None or item.text.rstrip().endswith("?"):
        return item
    return replace(item, kind="intervention", children=tuple(map(_said, item.children)))
