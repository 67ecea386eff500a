"""What the walks over Word and OpenDocument share: where lines go, and what was left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from actas.model.errors import TooLarge
from actas.model.limits import DEEPEST
from actas.read.draft import Finding, Row

if TYPE_CHECKING:
    from lxml.etree import _Element


class Walk:
    """One pass over one document. ``rows`` is where lines go; a table cell has its own for a while."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.rows: list[Row] = []
        self.debris: str | None = None  # the reason, while the walk is where no content can be
        self.tables = 0
        self.revised = False
        self.comments = 0
        self._hidden: list[tuple[int, int]] = []  # line, words
        self._depth = 0

    def blocks(self, parent: Iterable[_Element]) -> None:
        """Walk what stands between paragraphs."""
        raise NotImplementedError

    def whole(self, part: Iterable[_Element]) -> None:
        """Walk a part of the document to its end: the body, a cell, a text box, a note."""
        self.blocks(part)

    @contextmanager
    def deeper(self) -> Iterator[None]:
        """Go one level down. Raises TooLarge where no honest document goes."""
        self._depth += 1
        if self._depth > DEEPEST:
            raise TooLarge("read.too-deep", file=self.name, limit=DEEPEST)
        yield
        self._depth -= 1

    @contextmanager
    def set_aside(self, reason: str) -> Iterator[None]:
        """Mark the lines drawn meanwhile as debris; an outer reason stays."""
        before, self.debris = self.debris, self.debris or reason
        yield
        self.debris = before

    def captured(self, element: _Element, above: int = 0) -> list[Row]:
        """Return the lines of a part of the document instead of adding them, as many others ``above``."""
        outer, self.rows = self.rows, []
        hidden, self._hidden = self._hidden, []
        self.whole(element)
        drawn, self.rows = self.rows, outer
        # All that a cell hides is hidden on the line of its row.
        self._hidden = hidden + [(len(outer) + above + 1, words) for _, words in self._hidden]
        return drawn

    def hide(self, words: int, above: int = 0) -> None:
        """Remember words left out where the walk is, as many lines that are to be drawn ``above``."""
        if words:
            self._hidden.append((len(self.rows) + above + 1, words))

    def margin(self, elements: Iterator[_Element], kind: str) -> None:
        """Draw the headers or footers of a document, equal ones once."""
        seen: set[tuple[str, ...]] = set()
        with self.set_aside(f"page-{kind}"):
            for element in elements:
                drawn = [row for row in self.captured(element) if row[0].strip()]
                words = tuple(text for text, _ in drawn)
                if words not in seen:
                    seen.add(words)
                    self.rows += drawn

    def findings(self) -> list[Finding]:
        """Return what was left out, in order of place."""
        found = []
        if self.revised:
            found.append(Finding(slug="tracked-changes"))
        if self.comments:
            found.append(Finding(slug="comments", values={"count": str(self.comments)}))
        found += hidden_text(self._hidden, len(self.rows))
        return sorted(found, key=lambda finding: (finding.line, finding.slug))


def hidden_text(hidden: list[tuple[int, int]], count: int) -> list[Finding]:
    """Return what to say of hidden words: pairs of line and words; ``count`` lines were drawn."""
    if not hidden:
        return []
    # A hidden paragraph at the very end has no line of its own: the last one stands for it.
    lines = sorted({min(line, max(1, count)) for line, _ in hidden})
    values = {"words": str(sum(words for _, words in hidden)), "lines": ", ".join(map(str, lines))}
    return [Finding(slug="hidden-text", line=lines[0], values=values)]
