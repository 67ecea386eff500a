"""Words of the page as runs: their look, language and links, what changed, the notes on them."""

from __future__ import annotations

from dataclasses import dataclass, field

from actas.model.page import Change, DoubtMark, Page, Run
from actas.render.docx.extras import AUTHOR, Extras
from actas.render.docx.styles import Styles
from actas.render.docx.words import run
from actas.render.xml import escape

_CHARACTER = {"actor": "Strong", "title": "Emphasis", "strong": "Strong", "ours": "Actas Ours"}
_FIRST_CHANGE = 50001  # numbers of tracked changes, away from those of bookmarks


@dataclass(slots=True, eq=False, repr=False)
class Ink:
    """Draws words. ``language`` is that of the block being drawn, where it is not the document's."""

    page: Page
    styles: Styles
    extras: Extras
    language: str | None = None
    _marks: dict[str, int] = field(default_factory=dict)  # anchor -> number of its bookmark
    _changes: int = 0

    def run(self, words: str, style: str | None = None, language: str | None = None) -> str:
        """Return words in a character style, in the language of the block or another."""
        language = language or self.language
        look = f'<w:rStyle w:val="{escape(self.styles.id(style))}"/>' if style else ""
        return run(words, look + (f'<w:lang w:val="{escape(language)}"/>' if language else ""))

    def runs(self, runs: tuple[Run, ...], change: Change | None = None) -> str:
        """Return runs of the page; ``change`` holds for all of them."""
        return "".join(self._one(one, change or one.change) for one in runs)

    def _one(self, one: Run, change: Change | None) -> str:
        if one.href and not change:
            self.extras.links.append(one.href)
            inner = self.run(one.text, "Hyperlink", one.language)
            return f'<w:hyperlink r:id="rIdLink{len(self.extras.links)}" w:history="1">{inner}</w:hyperlink>'
        if one.role == "ours" and not one.language:  # ours are in the report's language, whatever the block's
            drawn = run(one.text, f'<w:rStyle w:val="{escape(self.styles.id("Actas Ours"))}"/>')
        else:
            drawn = self.run(one.text, _CHARACTER.get(one.role), one.language)
        return self.changed(drawn, change)

    def changed(self, drawn: str, change: Change | None) -> str:
        """Return runs as put in or taken out, for a person to accept or reject."""
        if change is None or not drawn:
            return drawn
        if change == "new":
            return f"<w:ins {self._by()}>{drawn}</w:ins>"
        gone = drawn.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
        return f"<w:del {self._by()}>{gone}</w:del>"

    def paragraph_changed(self, change: Change | None) -> str:
        """Return what a paragraph's properties end with when the whole paragraph is new or gone."""
        if change is None:
            return ""
        return f"<w:rPr><w:{'ins' if change == 'new' else 'del'} {self._by()}/></w:rPr>"

    def _by(self) -> str:
        self._changes += 1
        number = _FIRST_CHANGE + self._changes - 1
        return f'w:id="{number}" w:author="{AUTHOR}" w:date="{self.extras.stamp}"'

    def _name(self, anchor: str) -> str:
        """Return the hidden bookmark's name for an anchor: letters, digits and _ are all that Word allows."""
        return f"_actas{self._marks.setdefault(anchor, len(self._marks) + 1)}"

    def anchored(self, anchor: str | None, content: str) -> str:
        """Return content with a bookmark around it, to which links may lead."""
        if anchor is None:
            return content
        name = self._name(anchor)
        number = self._marks[anchor]
        return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{number}"/>'

    def inward(self, anchor: str, content: str) -> str:
        """Return content that leads to an anchor of the page."""
        return f'<w:hyperlink w:anchor="{self._name(anchor)}" w:history="1">{content}</w:hyperlink>'

    def doubted(self, content: str, doubts: tuple[DoubtMark, ...]) -> str:
        """Return content with its doubts: as comments, or as marks behind it that lead to the annex."""
        if self.page.comments:
            for one in doubts:
                content = self.extras.commented(content, one.says)
            return content
        return content + "".join(
            self.inward(one.anchor, self.run(_together(one.number), "Actas Doubt")) for one in doubts
        )


def _together(number: str) -> str:
    """Return a doubt's mark so that it stays in one piece, on the line of the word before it."""
    return "\u00a0" + "\u2060".join(number)
