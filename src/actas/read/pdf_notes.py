"""Footnotes of a PDF: small raised numbers in the text, and the lines below it that begin with one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import replace

from actas.model.compiled import compiled
from actas.read.draft import Row
from actas.read.pdf_chars import SMALL, Run

ABOVE = 0.2  # sizes that a raised number stands above the line at least
SMALLER = 0.95  # of the text's size
MOST_DIGITS = 3
UNIT = 2  # letters of what a raised number is a power of: «m²», «km²»
NOTE = compiled(r"\[\d{1,3}\]")


def noted(runs: list[Run]) -> tuple[list[Run], list[Run]]:
    """Return the runs of a page without its footnotes, and those of the footnotes.

    The numbers of both stand in brackets, as in other formats. A raised number that no line below
    begins with stays what it is.
    """
    raised = [(run, start, end) for run in runs for start, end in _raised(run)]
    opening = {_said(*one): one for one in raised if not one[1]}
    asked = {_said(*one) for one in raised if one[1] and not _is_power(*one)} - opening.keys()
    opening.update((_said(*one), one) for one in _as_large(runs, asked))
    marks = [one for one in raised if one[1] and _said(*one) in opening]
    if not marks:
        return runs, []
    sure = {_said(*one) for one in marks if not _is_power(*one)}
    marks = [one for one in marks if not _is_power(*one) or _said(*one) not in sure]
    notes = [opening[number] for number in dict.fromkeys(_said(*one) for one in marks)]
    first, top = min(run.order for run, _, _ in notes), max(run.base for run, _, _ in notes)
    below = {id(run) for run in runs if run.order >= first and run.base <= top + 1}
    for run, start, end in sorted((*marks, *notes), key=lambda one: -one[1]):  # the last of a run first
        if (id(run) in below) is not bool(start):
            _set_in_brackets(run, start, end)
    return [run for run in runs if id(run) not in below], [run for run in runs if id(run) in below]


def _as_large(runs: list[Run], asked: Collection[str]) -> Iterator[tuple[Run, int, int]]:
    """Yield what opens with a number that stands raised in the text, as large as its words: LibreOffice's.

    The words are smaller than those of the text, and no cell of a row stands before the number.
    """
    if not asked:
        return
    usual = Counter(round(run.size, 1) for run in runs for _ in run.chars).most_common(1)[0][0]
    for run in runs:
        if run.spaced:
            continue
        number, blank, _ = run.text.partition(" ")
        if run.size < SMALLER * usual and number in asked and (blank or len(number) == len(run.chars)):
            yield run, 0, len(number)


def as_notes(rows: list[Row]) -> list[Row]:
    """Return rows of footnotes, which know that they are."""
    told: list[Row] = []
    for text, look in rows:
        number = NOTE.match(text.lstrip())
        told.append((text.lstrip(), replace(look, marker=number[0], note=True)) if number else (text, look))
    return told


def _raised(run: Run) -> Iterator[tuple[int, int]]:
    """Yield where small raised numbers begin and end in a run."""
    chars, start = run.chars, 0
    small = [
        char.size < SMALL * run.size and char.base > run.base + ABOVE * run.size and char.text.isdecimal()
        for char in chars
    ]
    while True in small[start:]:
        start = small.index(True, start)
        end = small.index(False, start) if False in small[start:] else len(small)
        if end - start <= MOST_DIGITS:
            yield start, end
        start = end


def _said(run: Run, start: int, end: int) -> str:
    return "".join(char.text for char in run.chars[start:end])


def _is_power(run: Run, start: int, end: int) -> bool:
    """Whether a raised number may be a power, no note's: a number, a blank or a unit stands before it."""
    before = _said(run, 0, start)
    last = before.split()[-1] if before.strip() else ""
    return before[-1].isspace() or before[-1].isdecimal() or (last.isalpha() and len(last) <= UNIT)


def _set_in_brackets(run: Run, start: int, end: int) -> None:
    chars = [replace(char, size=run.size, base=run.base) for char in run.chars[start:end]]
    chars[0] = replace(chars[0], text=f"[{chars[0].text}")
    chars[-1] = replace(chars[-1], text=f"{chars[-1].text}]")
    if not start and end < len(run.chars) and run.chars[end].text.strip():
        chars.append(replace(chars[-1], text=" "))
    run.chars[start:end] = chars
