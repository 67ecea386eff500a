"""The manual: one page a rule, in Spanish and English.

`es.toml` and `en.toml` hold the words (title, why, what to do), `samples.toml` a failing and a
passing stretch of a record for each; a test runs the samples.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

LANGUAGES = ("es", "en")


@cache
def _read(name: str) -> Mapping[str, Any]:
    return tomllib.loads(resources.files(__name__).joinpath(f"{name}.toml").read_text("utf-8"))


def samples(rule: str) -> Mapping[str, str]:
    """Return the rule's samples: ``fails`` and ``passes``, and ``notes`` where they are needed."""
    return _read("samples").get(rule, {})  # type: ignore[no-any-return]


def manual(rule: str, lang: str) -> str:
    """Return the page of a rule, its title first.

    Raises KeyError when there is no such rule; a language without pages gets English.
    """
    pages = _read(lang if lang in LANGUAGES else "en")
    page, words, shown = pages[rule], pages["words"], samples(rule)
    parts = [page["title"], page["why"].strip()]
    for key in ("notes", "settings", "registry", "beside", "fails", "passes"):
        if key in shown:
            parts.append(f"{words[key]}:\n\n{_indented(shown[key])}")
    parts.append(f"{words['do']}: {page['do'].strip()}")
    return "\n\n".join(parts) + "\n"


def parts(rule: str, lang: str) -> tuple[str, str, str]:
    """Return of a rule's page the title, the reason and what to do. Raises KeyError as `manual` does."""
    page = _read(lang if lang in LANGUAGES else "en")[rule]
    return page["title"], page["why"].strip(), page["do"].strip()


def book(lang: str) -> str:
    """Return all pages as one Markdown document, in the rules' alphabetical order."""
    pages = _read(lang)
    words = pages["words"]
    parts = [f"# {words['book']}", words["about"].strip()]
    for rule in sorted(pages.keys() - {"words"}):
        title, _, rest = manual(rule, lang).partition("\n\n")
        parts.append(f"## {rule}\n\n**{title}**\n\n{rest.rstrip()}")
    return "\n\n".join(parts) + "\n"


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" if line else "" for line in text.rstrip("\n").split("\n"))
