"""Whether the notes hold forms, filled in one below another: «País: Perú», «Resultados: …», and again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from actas.model.block import Block
from actas.outline.scanned import Scanned
from actas.vocabulary import Vocabulary

LONGEST = 45  # characters of a key
OPENING = 5  # characters by which lines are told that may have the same key
SEVERAL = 2  # forms, and keys that they share


def with_forms(blocks: list[Block], words: Vocabulary) -> list[Block]:
    """Return the blocks, those of forms marked as such, a value below its key joined to it."""
    # Loops without calls: of nearly all notes no more is asked.
    openings = [
        block.words.text[:OPENING] for block in blocks
        if ":" in block.words.text[:LONGEST] or "–" in block.words.text[:LONGEST] or block.words.bold
    ]  # fmt: skip
    if len(openings) < len(set(openings)) + SEVERAL:
        return blocks
    # Most commands meet no forms: what reads them is fetched when there may be some.
    from actas.outline.filled_in import forms_in

    return forms_in(blocks, openings, words)


def keys_below(rows: Sequence[Scanned]) -> frozenset[int]:
    """Return the numbers of lines below marked ones that open with keys, and go on from nothing.

    The keys come again below others, or nothing else stands below the mark: «3. Cuotas», «Nivel 1: …»,
    «Nivel 2: …».
    """
    maybe = [
        row for above, row in pairwise(rows)
        if row.kind == "plain" and row.indent and above.kind != "blank" and ":" in row.words.text[:LONGEST]
    ]  # fmt: skip
    if len(maybe) < SEVERAL:
        return frozenset()
    parted = {row.number: row.words.text.partition(":") for row in maybe}
    keys = {
        number: key.strip() for number, (key, _, value) in parted.items()
        if value[:1] == " " and key[:1].isupper()
    }  # fmt: skip
    alone = _only_keys(rows, keys)
    if len(keys) < SEVERAL * SEVERAL:
        return alone
    from actas.outline.filled_in import come_again

    again = come_again(keys.values())
    if len(again) < SEVERAL:
        return alone
    return alone.union(number for number, key in keys.items() if key in again)


def _only_keys(rows: Sequence[Scanned], keys: Mapping[int, str]) -> frozenset[int]:
    """Return the numbers of the lines right below a marked one, up to the next, where each has a key."""
    found: set[int] = set()
    run: list[int] | None = None
    for row in (*rows, None):
        if row is not None and row.kind == "plain" and run is not None:
            run.append(row.number)
            continue
        if run is not None and len(run) >= SEVERAL and all(number in keys for number in run):
            found.update(run)
        run = [] if row is not None and row.kind == "marked" else None
    return frozenset(found)
