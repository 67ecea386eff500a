"""What a document holds beside its body: footnotes, comments, charts, links to the outside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from actas.model.page import Chart, Page
from actas.render.day import FIRST, day_of
from actas.render.docx.charts import chart_xml
from actas.render.docx.styles import Styles
from actas.render.docx.words import NAMESPACES, paragraph, run
from actas.render.xml import escape

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
AUTHOR = "actas"  # of comments and of tracked changes: no person made them
CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_SEPARATORS = (("separator", -1), ("continuationSeparator", 0))


@dataclass(slots=True, eq=False, repr=False)
class Extras:
    """Gathers while the body is drawn. ``first_footnote`` and ``first_comment`` go on from a template's."""

    styles: Styles
    stamp: str  # of comments and changes: "2016-11-15T00:00:00Z"
    locale: str
    first_footnote: int = 1
    first_comment: int = 0
    links: list[str] = field(default_factory=list)  # targets outside the document, in order
    footnotes: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    charts: list[Chart] = field(default_factory=list)

    def footnote(self, words: str) -> str:
        """Add a footnote; return the run that refers to it."""
        self.footnotes.append(words)
        number = self.first_footnote + len(self.footnotes) - 1
        return f'<w:r>{self._look("footnote reference")}<w:footnoteReference w:id="{number}"/></w:r>'

    def commented(self, content: str, words: str) -> str:
        """Add a comment on a stretch of a paragraph; return the stretch with the comment's marks."""
        self.comments.append(words)
        number = self.first_comment + len(self.comments) - 1
        return (
            f'<w:commentRangeStart w:id="{number}"/>{content}<w:commentRangeEnd w:id="{number}"/>'
            f'<w:r>{self._look("annotation reference")}<w:commentReference w:id="{number}"/></w:r>'
        )

    def _look(self, style: str) -> str:
        return f'<w:rPr><w:rStyle w:val="{escape(self.styles.id(style))}"/></w:rPr>'

    def footnotes_xml(self) -> str:
        """Return the w:footnote elements."""
        sign = f"<w:r>{self._look('footnote reference')}<w:footnoteRef/></w:r>"
        style = self.styles.id("footnote text")
        return "".join(
            f'<w:footnote w:id="{number}">{paragraph(sign + run(f" {words}"), style)}</w:footnote>'
            for number, words in enumerate(self.footnotes, self.first_footnote)
        )

    def comments_xml(self) -> str:
        """Return the w:comment elements."""
        sign = f"<w:r>{self._look('annotation reference')}<w:annotationRef/></w:r>"
        style = self.styles.id("annotation text")
        return "".join(
            f'<w:comment w:id="{number}" w:author="{AUTHOR}" w:date="{self.stamp}" w:initials="a">'
            f"{paragraph(sign + run(words), style)}</w:comment>"
            for number, words in enumerate(self.comments, self.first_comment)
        )

    def chart_parts(self) -> Iterator[tuple[str, str, str]]:
        """Yield each chart's link id, file (below the document's folder) and XML."""
        for number, chart in enumerate(self.charts, 1):
            yield f"rIdChart{number}", f"charts/actas{number}.xml", HEAD + chart_xml(chart, self.locale)


def footnotes_part(footnotes: str) -> str:
    """Return a whole footnotes part: the lines that Word draws above notes, then the notes."""
    lines = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for kind, number in _SEPARATORS
    )
    return f"{HEAD}<w:footnotes {NAMESPACES}>{lines}{footnotes}</w:footnotes>"


def comments_part(comments: str) -> str:
    """Return a whole comments part."""
    return f"{HEAD}<w:comments {NAMESPACES}>{comments}</w:comments>"


def stamp_of(page: Page) -> str:
    """Return the moment that the document says it was made: the first of its day, or of its month."""
    day = day_of(page.created[:10]) or FIRST
    return f"{day.isoformat()}T00:00:00Z"
