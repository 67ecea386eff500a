"""One line of the notes, looked at."""

from __future__ import annotations

from actas.model.block import Marker, Words
from actas.model.line import PLAIN, Look
from actas.model.plain import Plain, plain

NO_WORDS = Words(text="")


@plain(kw_only=True)
class Scanned(Plain):
    """One line, looked at. ``kind``: blank, heading, underline, row, marked, plain, joined."""

    number: int
    kind: str
    indent: int = 0
    words: Words = NO_WORDS
    marker: Marker | None = None
    weak: bool = False
    level: int | None = None
    cells: tuple[str, ...] | None = None
    look: Look = PLAIN
    mark: str = ""  # what stands before `rest`: the marker; of a heading or a row all of the line
    rest: str = ""  # the line from its first word behind the marker on, markup included
    quoted: bool = False
    broken: bool = False  # its markup says that the line ends here
    # With these a line takes as much memory as a block, which is made where the line before it was: the
    # words of both lie between them, and blocks of another size would leave the places of all lines empty.
    room: None = None
    more: None = None

    @property
    def raw(self) -> str:
        """The line from its first word on, markers and markup included; nothing of one told by that above.

        Not kept: most of it is `rest`, and the words of all lines at once would be there a second time.
        """
        return "" if self.kind == "joined" else self.mark + self.rest
