"""What a branch may not do to follow-up: close without evidence, change steps, build on changed words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from actas.model.followup import Fate
from actas.model.fragment import CLOSED, Fragment


class Breach(NamedTuple):
    """One thing that the gate does not let through."""

    rule: str  # "closed-without-evidence", "suspect-target", "fragment-changed"
    file: str  # of the fragment
    target: str  # "record#item"


def breaches(
    fates: Sequence[Fate], *, new: frozenset[str] | None = None, changed: Sequence[str] = ()
) -> Iterator[Breach]:
    """Yield what the gate does not let through.

    Args:
        fates: of all items.
        new: files of the fragments that the branch adds; None: all count as new.
        changed: files of fragments that were there before, and are now other or gone.

    """
    for file in sorted(changed):
        yield Breach("fragment-changed", file, "")
    for fate in fates:
        for at, fragment in enumerate(fate.fragments):
            if new is not None and fragment.file not in new:
                continue
            # Evidence brought before the closing counts, and so does what comes after it on the same branch.
            if closes(fragment) and not fate.evidence:
                yield Breach("closed-without-evidence", fragment.file, fate.of.to)
            if fragment.file in fate.suspect and at == len(fate.fragments) - 1:
                yield Breach("suspect-target", fragment.file, fate.of.to)


def closes(fragment: Fragment) -> bool:
    """Tell whether a step says that nothing is left to do."""
    return fragment.kind == "closure" or (
        fragment.state in CLOSED and fragment.kind in ("status", "progress")
    )
