"""Page -> bytes: one output format a file, one escape function each. Renderers draw, they do not think.

`RENDERERS` is the table of formats; `terminal` is apart, since it draws for a console and not
for a file. Each renderer is loaded when it is first used, so that no one pays for Word who
wants Markdown.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Protocol, cast

from actas.model.page import Page


class Render(Protocol):
    """What every renderer is: a page in, the bytes of a file out."""

    def __call__(self, page: Page, *, template: bytes | None = None) -> bytes:
        """Draw ``page``; ``template`` is a house template (Word only)."""
        ...


def _later(name: str) -> Callable[..., bytes]:
    def render(page: Page, *, template: bytes | None = None) -> bytes:
        module = import_module(f"actas.render.{name}")
        return cast("Render", module.render)(page, template=template)

    return render


RENDERERS: Mapping[str, Callable[..., bytes]] = MappingProxyType(
    {name: _later(name) for name in ("docx", "html", "md", "text", "json")}
)
