"""Styles by the name that Word knows them by in any of its languages."""

from __future__ import annotations

from collections.abc import Mapping

from actas.model.plain import Plain, plain
from actas.render.docx import parts

BUILT_IN = (
    "Normal", "Title", *(f"heading {level}" for level in range(1, 10)), "List Paragraph", "header", "footer",
    "Strong", "Emphasis", "Hyperlink", "Normal Table", "TOC Heading", "toc 1", "toc 2", "toc 3",
    "footnote text", "footnote reference", "annotation text", "annotation reference",
)  # fmt: skip

# The ids of the styles whose id is not their name.
_IDS = {
    "Normal Table": "TableNormal", "toc 1": "TOC1", "toc 2": "TOC2", "toc 3": "TOC3",
    "annotation text": "CommentText", "annotation reference": "CommentReference",
}  # fmt: skip


@plain()
class Styles(Plain):
    """Name -> id of the styles of one document. A Spanish Word calls "heading 1" Ttulo1."""

    ids: Mapping[str, str]  # by the name in small letters

    def id(self, name: str) -> str:
        """Return the id of a style that the document has."""
        return self.ids[name.lower()]


def of_default() -> Styles:
    """Return the styles of our own template, whose ids are Word's own."""
    built_in = {name.lower(): _default_id(name) for name in BUILT_IN}
    return Styles({**built_in, **{name.lower(): name.replace(" ", "") for name in parts.OURS}})


def _default_id(name: str) -> str:
    if name in _IDS:
        return _IDS[name]
    return "".join(word[0].upper() + word[1:] for word in name.split())
