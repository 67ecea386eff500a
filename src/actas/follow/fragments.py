"""Fragments <-> plain data, keys as in the schema, in the order in which people read them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from actas.model.fragment import Evidence, Fragment, Target

VERSION = 1  # of the fragment's shape that this program writes
_EVIDENCE = ("title", "path", "address", "sha256")


def fragment_of(data: Mapping[str, Any], file: str) -> Fragment:
    """Return the fragment that checked data holds; ``file`` is its own name, without folders."""
    target = data["target"]
    return Fragment(
        file=file,
        target=Target(record=target["record"], item=target["item"], fingerprint=target["fingerprint"]),
        date=data["date"], by=data["by"], kind=data["kind"],
        **{key: data.get(key) for key in ("answer", "state", "deadline", "owner")},
        text=data.get("text") or "",
        evidence=tuple(
            Evidence(**{key: one.get(key) for key in _EVIDENCE}) for one in data.get("evidence") or ()
        ),
    )  # fmt: skip


def to_data(fragment: Fragment) -> dict[str, Any]:
    """Return a fragment as the plain data of its file, empty keys left out."""
    target = fragment.target
    found: dict[str, Any] = {
        "fragment": VERSION,
        "target": {"record": target.record, "item": target.item, "fingerprint": target.fingerprint},
        "date": fragment.date,
        "by": fragment.by,
        "kind": fragment.kind,
    }
    for key in ("answer", "state", "deadline", "owner", "text"):
        if value := getattr(fragment, key):
            found[key] = value
    if fragment.evidence:
        found["evidence"] = [
            {key: value for key in _EVIDENCE if (value := getattr(one, key))} for one in fragment.evidence
        ]
    return found
