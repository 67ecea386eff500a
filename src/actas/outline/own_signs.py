"""Signs of one's own as bullets: «/ », «.- », «= », «~ », line after line; and «>» before short lines."""

from __future__ import annotations

from itertools import groupby, pairwise

from actas.model.compiled import compiled
from actas.model.plain import replace
from actas.outline.markers import marker_of
from actas.outline.markup import words_of
from actas.outline.scanned import Scanned

SEVERAL = 3  # lines that open with the sign, of which two stand one below the other
PAIR = 2  # short lines right below one another that are quoted, each for itself
LONGEST_QUOTED = 60  # characters of one; a program that breaks what is quoted fills its lines
# Nothing that opens or closes a quotation or a bracket, asks or exclaims, or that money and markup have.
SIGN = compiled(
    r"([^\w\s\"'“”„«»‘’()\[\]{}<>¿?¡!#$€£&@|`\\=:;,.…*+-]|_|=(?!.*=\s*$)|[.·*-][-)]|-\.|//|~~)[ \t]+(?=\S)"
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
        enough = len(places) >= SEVERAL or all(
            rows[at].rest[len(label) :].lstrip()[0].isupper() for at in places
        )
        if not enough or not any(_follows(rows, *pair) for pair in pairwise(places)):
            continue
        for at in places:
            row, sign = rows[at], SIGN.match(rows[at].rest)
            length = sign.end() if sign else 0
            rows[at] = replace(
                row, kind="marked", marker=marker_of(label=label, family="bullet", shape=label),
                words=words_of(row.rest[length:], markdown=markdown and row.look.said is None),
                mark=row.rest[:length], rest=row.rest[length:],
            )  # fmt: skip


def with_quoted_lists(rows: list[Scanned]) -> None:
    """Make bullets of the sign of a quotation in Markdown before short lines that no sign ends.

    What is quoted has sentences with their stops, or goes on below.
    """
    quoted = [at for at, row in enumerate(rows) if row.quoted]
    for _, run in groupby(enumerate(quoted), key=lambda told: told[1] - told[0]):
        places = [at for _, at in run]
        if len(places) < PAIR or not all(_is_listed(rows[at]) for at in places):
            continue
        if len({rows[at].words.text[0].isupper() for at in places}) > 1:
            continue  # a sentence, and what it goes on with
        for at in places:
            row = rows[at]
            counted = words_of(row.mark + row.rest, markdown=True)  # «3 a favor»: no number of a list
            rows[at] = replace(
                row, kind="marked", marker=marker_of(label=">", family="bullet", shape=">"),
                mark="> ", quoted=False, words=counted if row.weak else row.words,
                rest=row.mark + row.rest if row.weak else row.rest, weak=False,
            )  # fmt: skip


def _is_listed(row: Scanned) -> bool:
    text = row.words.text
    return (row.kind == "plain" or row.weak) and text[-1:].isalnum() and not text[LONGEST_QUOTED:]


def _follows(rows: list[Scanned], one: int, other: int) -> bool:
    """Whether two lines stand in one column, and nothing between them that stands as far out."""
    column = rows[one].indent
    between = rows[one + 1 : other]
    return rows[other].indent == column and all(row.kind == "blank" or row.indent > column for row in between)
