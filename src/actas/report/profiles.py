"""Profiles: how a house numbers, orders and stresses, as data (`vocabulary/profiles`)."""

from __future__ import annotations

from dataclasses import field
from functools import cache
from pathlib import Path
from typing import cast

from actas import vocabulary
from actas.model.errors import BadUsage
from actas.model.page import Marker, MarkerStyle
from actas.model.plain import Plain, plain
from actas.report.labels import shown
from actas.vocabulary import tables

_FOLDER = Path(vocabulary.__file__).parent / "profiles"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@plain(kw_only=True)
class Profile(Plain):
    """One file of `vocabulary/profiles`; what each key means is said in `simple.toml`."""

    name: str
    headings: tuple[MarkerStyle, ...] = ()
    paragraphs: bool = False
    points: tuple[MarkerStyle, ...] = ()
    actors: str = "notes"
    emphasis: str = "names"
    words: int = 0
    attribution: str = "named"
    brackets: dict[str, str] = field(default_factory=dict)  # language -> "({})"

    def marker(self, style: MarkerStyle, value: int, language: str, *, fresh: bool) -> Marker:
        """Return the marker that counts ``value`` in a style, its bracket as the language writes it."""
        label = counted(style, value)
        closed = shown(style, label)
        if closed.endswith(")") and language in self.brackets:
            closed = self.brackets[language].format(label)
        return Marker(style=style, shown=closed, value=value, fresh=fresh)


def counted(style: MarkerStyle, value: int) -> str:
    """Return a number as a style writes it: 3 is "3", "c", "C", "iii" or "III"."""
    if style.endswith("letter"):
        label = _LETTERS[(value - 1) % 26] * ((value - 1) // 26 + 1)
    elif style.endswith("roman"):
        label = roman(value)
    else:
        return str(value)
    return label.upper() if style.startswith("upper") else label


def roman(value: int) -> str:
    """Return a number in small Roman letters."""
    label = ""
    for worth, sign in _ROMAN:
        while value >= worth:
            label, value = label + sign, value - worth
    return label


@cache
def names() -> tuple[str, ...]:
    """Return the names of the profiles that there are, sorted."""
    return tuple(sorted(file.stem for file in _FOLDER.glob("*.toml")))


@cache
def profile(name: str) -> Profile:
    """Return a profile by its name. Raises BadUsage when there is none of that name."""
    if name not in names():
        raise BadUsage("render.no-such-profile", name=name, known=", ".join(names()))
    table = tables.read(str(_FOLDER / f"{name}.toml"))
    return Profile(
        name=name,
        headings=tuple(cast("list[MarkerStyle]", table["headings"])),
        paragraphs=table["paragraphs"],
        points=tuple(cast("list[MarkerStyle]", table["points"])),
        actors=table["actors"],
        emphasis=table["emphasis"],
        words=table["words"],
        attribution=table["attribution"],
        brackets=dict(table.get("brackets", {})),
    )
