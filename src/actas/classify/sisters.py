"""Topics beside one another: where most are discussed, so is one in which several people speak.

Minutes tell of the points of an agenda by turns in sentences, votes and labels. That below one of them
most lines have a label makes it no round of speakers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from actas.classify.kinds import ABOVE, HEARD_ALONE, NOTHING_TOLD, Kind
from actas.model.block import Part
from actas.model.plain import replace

FEWEST, TWICE = 2, 2  # topics that are discussed: at least, and for each in which people speak


class Sisters:
    """Counts the sections of one level as they go by, and looks at those to come once it must."""

    def __init__(self) -> None:
        """Begin a level."""
        self._heard = self._discussed = 0
        self._most: bool | None = None

    def settled(self, kind: Kind, part: Part, rest: Iterable[Part], kind_of: Callable[[Part], Kind]) -> Kind:
        """Return a section's kind, or that of the topics beside it where only labels below say another.

        Args:
            kind: what the section is for itself.
            part: the section.
            rest: those to come on its level.
            kind_of: how to tell what one of them is.

        """
        if part.heading is None or not part.nodes:
            return kind
        self._heard += kind.alone == HEARD_ALONE
        self._discussed += kind.alone == NOTHING_TOLD
        if kind.alone != HEARD_ALONE:
            return kind
        if self._most is None:
            coming = [kind_of(one).alone for one in rest if one.heading is not None and one.nodes]
            heard = self._heard + coming.count(HEARD_ALONE)
            self._most = self._discussed + coming.count(NOTHING_TOLD) >= max(FEWEST, TWICE * heard)
        if not self._most:
            return kind
        cues = (*kind.cues, f"among-topics:discussion {ABOVE:+.1f}")
        return replace(kind, kind="discussion", cues=cues, talk=True)
