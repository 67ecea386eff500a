"""Signs of one's own as bullets: «/ », «.- », «~ », where they open line after line."""

from __future__ import annotations

from itertools import pairwise

from actas.model.compiled import compiled
from actas.model.plain import replace
from actas.outline.markers import marker_of
from actas.outline.markup import words_of
from actas.outline.scanned import Scanned

SEVERAL = 3  # lines that open with the sign, of which two stand one below the other
# Nothing that opens or closes a quotation or a bracket, asks or exclaims, or that money and markup have.
SIGN = compiled(
    r"([^\w\s\"'“”„«»‘’()\[\]{}<>¿?¡!#$€£&@|`\\=:;,.…*+-]|_|[.·*-][-)]|-\.|//|~~)[ \t]+(?=\S)"
    r"|(\.-|-\.)(?=[^\W\d_]|[¿¡])"  # «.-Compuerta», «-.¿Cuánto cuesta?»
)


def with_own_signs(rows: list[Scanned], *, markdown: bool) -> None:
    """Make bullets of signs that open several lines, one below the other, and are no other mark."""
    found: dict[str, list[int]] = {}
    for at, row in enumerate(rows):
        if row.kind == "plain" and not row.rest[:1].isalnum():
            sign = SIGN.match(row.rest)
            if sign:
                found.setdefault(sign[1] or sign[2], []).append(at)
    for label, places in found.items():
        if len(places) < SEVERAL or not any(_follows(rows, *pair) for pair in pairwise(places)):
            continue
        for at in places:
            row, sign = rows[at], SIGN.match(rows[at].rest)
            length = sign.end() if sign else 0
            rows[at] = replace(
                row, kind="marked", marker=marker_of(label=label, family="bullet", shape=label),
                words=words_of(row.rest[length:], markdown=markdown and row.look.said is None),
                mark=row.rest[:length], rest=row.rest[length:],
            )  # fmt: skip


def _follows(rows: list[Scanned], one: int, other: int) -> bool:
    """Whether two lines stand in one column, and nothing between them that stands as far out."""
    column = rows[one].indent
    between = rows[one + 1 : other]
    return rows[other].indent == column and all(row.kind == "blank" or row.indent > column for row in between)
