"""Page -> bytes: one output format a file, one escape function each. Renderers draw, they do not think.

`RENDERERS` is the table of formats; a renderer takes the page and, for Word alone, ``template``, a house
template. `terminal` is apart, since it draws for a console and not for a file. Each renderer is
loaded when it is first used, so that no one pays for Word who wants Markdown.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Any

from actas.model.page import Page


def _later(name: str, **more: str) -> Callable[..., bytes]:
    """Return the renderer in module ``name``: a page in, the bytes of a file out."""

    def render(page: Page, *, template: bytes | None = None) -> bytes:
        module: Any = import_module(f"actas.render.{name}")
        drawn: bytes = module.render(page, template=template, **more)
        return drawn

    return render


RENDERERS: Mapping[str, Callable[..., bytes]] = MappingProxyType(
    {
        **{name: _later(name) for name in ("docx", "pdf", "html", "md", "text", "json", "xlsx", "csv")},
        **{f"csv-{sheet}": _later("csv", sheet=sheet) for sheet in ("participants", "follow-up")},
        **{name: _later(name) for name in ("ics", "akn")},
    }
)
