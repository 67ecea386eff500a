"""approval-missing, changed-after-approval: a record says that it is approved, and as it stands it is not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from actas.model.problem import Problem
from actas.validate.subject import Subject

# What may change without anybody's approving again: the approval itself, and questions settled.
_OUTSIDE = frozenset({"status", "approved", "doubts"})


def fingerprint(data: Mapping[str, Any]) -> str:
    """Return what names a record's content: its values, whatever their order, layout and comments."""
    import json
    from hashlib import sha256

    content = {key: value for key, value in data.items() if key not in _OUTSIDE}
    plain = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()


def check_there(subject: Subject) -> Iterator[Problem]:
    """Yield a status that no approval stands behind, and an approval that the status does not tell of."""
    approved, status = subject.data.get("approved"), subject.data.get("status")
    if status == "approved" and approved is None:
        yield subject.problem("approval-missing", ("status",))
    elif status == "draft" and isinstance(approved, dict):
        yield subject.problem(
            "approval-missing", ("status",), says="approval-of-draft", by=approved.get("by", "")
        )


def check_unchanged(subject: Subject) -> Iterator[Problem]:
    """Yield an approval whose fingerprint is not that of the record."""
    approved = subject.data.get("approved")
    if not isinstance(approved, dict) or subject.data.get("status") != "approved":
        return
    given = approved.get("fingerprint")
    if isinstance(given, str) and given != fingerprint(subject.data):
        yield subject.problem(
            "changed-after-approval",
            ("approved", "fingerprint"),
            by=approved.get("by", ""),
            on=approved.get("on", ""),
        )
