"""Word, written by hand: XML strings through one escape function, zipped the same way every time.

python-docx is not used to write: its default template carries a stranger's author, date and
picture, two saves of it differ, and a long report takes it a hundred times as long. A house
template is opened once and the body set into it (`house`).
"""

from __future__ import annotations

from actas.model.page import Page


def render(page: Page, *, template: bytes | None = None) -> bytes:
    """Return the page as a Word document, in our own design or in a house template's.

    Raises BadUsage when the template is no Word document that we can fill.
    """
    if template is None:
        from actas.render.docx.default import render as drawn

        return drawn(page)
    from actas.render.docx.house import render as filled

    return filled(page, template)
