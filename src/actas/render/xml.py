"""The one escape function of all that is XML."""

from __future__ import annotations

from actas.render.characters import clean


def escape(text: str) -> str:
    """Return the text for an element or a quoted attribute."""
    if text.isalnum():
        return text
    text = clean(text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
