"""Lines between the same signs, «-- cuentas --», «>> Cuentas <<»: sections where they come again."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from actas.model.compiled import compiled
from actas.model.plain import replace
from actas.outline.markup import words_of
from actas.outline.scanned import Scanned

LINE = compiled(
    r"(?P<on>--|[-–—~:·]|:{2,3}|>{1,3}|»)\s+(?P<words>[^\W_].{0,60}?)\s+(?P<off>--|[-–—~:·]|:{2,3}|<{1,3}|«)"
)
OPENS = frozenset("-–—~:·>»")  # what such a line begins with
MIRRORED = str.maketrans("><»«", "<>«»")
LEVEL = 2  # as of lines between three signs and more
SEVERAL = 2  # lines between the same signs
SURE = frozenset({"--", "::", ":::", ">>", ">>>"})  # which a line alone is set off by, too


def set_off(rows: list[Scanned]) -> None:
    """Make headings of lines between the same signs, unless they follow one another as a list does."""
    found: dict[str, list[int]] = {}
    for at, row in enumerate(rows):
        if row.kind in ("marked", "plain") and row.look.said is None and row.raw[:1] in OPENS:
            line = LINE.fullmatch(row.raw.rstrip())
            if line and line["off"] == line["on"].translate(MIRRORED):
                found.setdefault(line["on"], []).append(at)
    for sign, places in found.items():
        if len(places) < SEVERAL and sign not in SURE:
            continue
        if any(_follows(rows, one, other) for one, other in pairwise(places)) or not _holds(rows, places):
            continue
        for at in places:
            line = LINE.fullmatch(rows[at].raw.rstrip())
            words = words_of(line["words"] if line else "", markdown=True)
            rows[at] = replace(
                rows[at], kind="heading", level=LEVEL, words=words, marker=None, mark=rows[at].raw, rest=""
            )


def _follows(rows: Sequence[Scanned], one: int, other: int) -> bool:
    """Whether only blank lines stand between two lines."""
    return all(row.kind == "blank" for row in rows[one + 1 : other])


def _holds(rows: Sequence[Scanned], places: Sequence[int]) -> bool:
    """Whether something stands below the first of the lines."""
    return any(row.kind != "blank" for row in rows[places[0] + 1 :])
