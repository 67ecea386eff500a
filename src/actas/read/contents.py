"""Tables of contents that a person typed, or a program left as plain lines: «Introducción ........ 2»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from actas.model.compiled import compiled
from actas.read.draft import Row

FEWEST = 3  # entries
LONGEST_NAME = 5  # words of the line that announces them
ENTRY = compiled(r"(.*\S)(?:\t+|\s*[.…·_]{3,}\s*)\s*(?:\d{1,3}|[ivx]{1,5})\s*$")
WORD = compiled(r"[^\W\d_]+")


def without_contents(rows: Sequence[Row]) -> Sequence[Row]:
    """Return the lines, those of a table of contents marked as debris with the line that announces it.

    Entries stand one below the other, each with its page at the end, and most of them say again what
    stands alone on a line further down.
    """
    entries = [
        at for at, (text, look) in enumerate(rows)
        if text[-1:].isalnum() and ("\t" in text or ".." in text or "…" in text)
        and look.cells is None and not look.debris and ENTRY.match(text)
    ]  # fmt: skip
    if len(entries) < FEWEST:
        return rows
    drawn = list(rows)
    last = {_words(text): at for at, (text, _) in enumerate(rows)}
    for run in _runs(rows, entries):
        names = [_words(found[1]) for at in run if (found := ENTRY.match(rows[at][0]))]
        # The entries themselves prove nothing, and figures alone name nothing.
        again = sum(last.get(name, 0) > run[-1] for name in names if name)
        if len(run) < FEWEST or again * 2 < len(run):
            continue
        for at in (*_announcing(rows, run[0]), *run):
            text, look = rows[at]
            drawn[at] = text, replace(look, debris="contents")
    return drawn


def _words(text: str) -> tuple[str, ...]:
    return tuple(WORD.findall(text.casefold()))


def _runs(rows: Sequence[Row], entries: Sequence[int]) -> Iterator[list[int]]:
    """Yield the entries that nothing but blank lines parts."""
    run: list[int] = []
    for at in entries:
        if run and any(text.strip() for text, _ in rows[run[-1] + 1 : at]):
            yield run
            run = []
        run.append(at)
    yield run


def _announcing(rows: Sequence[Row], first: int) -> list[int]:
    """Return the place of the short line right above the entries: «Contenido»."""
    above = next((at for at in range(first - 1, -1, -1) if rows[at][0].strip()), None)
    if above is None or not 0 < len(_words(rows[above][0])) < LONGEST_NAME or rows[above][1].cells:
        return []
    return [] if any(map(str.isdecimal, rows[above][0])) else [above]
