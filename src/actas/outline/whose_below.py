"""Lines that only say whose the point above is, and until when: «Resp.: Ana Ruiz. Prazo: 31/1»."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from actas.model.block import Marker
from actas.model.compiled import compiled
from actas.outline.scanned import Scanned
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import name_words

LONGEST_KEY = 32  # characters up to a colon
LONGEST_VALUE = 6  # words that say whose something is, or until when
TOP = 4  # the first lines of notes, which tell who led them
STOP = (".", ";", "!")
ENDED = (*STOP, ")", "…", "»")
MOST = 2, 3  # of the points that such lines stand below must have ended: a name goes on in what it is called
# «Ana | Prazo: 3/5», «Ana. Prazo: 3/5», «Ana – Prazo: 3/5», «Ana, Prazo: 3/5»
NEXT_KEY = compiled(r"\s*(?:[|;,.]|\s[-–—/])\s*([^\W\d_][^:|;,.]{1,30}?)\s*:\s*(?=\S)")
ARROWS = frozenset({"->", "→", "=>", "⇒"})
WORDY = frozenset({"plain", "marked"})
OVER = frozenset({"blank", "heading", "underline"})


def whose_below(rows: Sequence[Scanned], words: Vocabulary) -> Mapping[int, bool]:
    """Return the numbers of lines that only say whose the point right above is: they belong to it.

    The lines right below do not. Where two keys stand below one another anywhere, each on its
    line, the notes hold forms: each key is a line of its own there.
    """
    # A loop without calls: of nearly all notes no more is asked.
    maybe = [
        at for at, row in enumerate(rows)
        if at and ":" in row.rest[:LONGEST_KEY] and row.kind in WORDY
        and (row.marker is None or row.marker.label in ARROWS)
    ]  # fmt: skip
    if not maybe:
        return {}
    owners = words.phrases("owners", "keys").difference(words.keyed("meeting"))  # «Coordinadora: Ana» led
    dues = words.phrases("owners", "due")
    keys = {at: _folded(rows[at].words.text.partition(":")[0]) for at in maybe}
    keyed = {at: rows[at] for at, key in keys.items() if key in owners or key in dues}
    if any(at + 1 in keyed for at in keyed) or not any(keys[at] in owners for at in keyed):
        return {}
    known = owners | dues
    titles = name_words(words).dotted
    marks = _marks_above(rows)
    found = [
        at for at, row in keyed.items()
        if keys[at] in owners and rows[at - 1].kind in WORDY
        and _only_fills(row.words.text, known, titles) and _is_below_point(rows, at, marks[at - 1], known)
    ]  # fmt: skip
    over = sum(rows[at - 1].words.text.endswith(ENDED) or rows[at].marker is not None for at in found)
    if over * MOST[1] < len(found) * MOST[0] or any(_is_over_list(rows, at) for at in keyed):
        return {}
    below = (rows[at + 1] for at in found if at + 1 < len(rows))
    others = {row.number: False for row in below if row.kind == "plain"}
    return {**others, **{rows[at].number: True for at in found}}


def _is_over_list(rows: Sequence[Scanned], at: int) -> bool:
    """«Responsable: Ana» right above bullets, below none: all keys may say whose the lists below are."""
    below = rows[at + 1 : at + 2]
    return rows[at - 1].marker is None and any(row.marker is not None for row in below)


def _folded(key: str) -> str:
    return fold(key).strip(" *")


def _only_fills(text: str, keys: frozenset[str], titles: frozenset[str]) -> bool:
    """Whether each key of a line is one of a task's, and what stands behind it fills it in, and no more."""
    start = text.index(":") + 1
    for found in NEXT_KEY.finditer(text, start):
        if _folded(found[1]) not in keys or not _fills(text[start : found.start()], titles):
            return False
        start = found.end()
    return _fills(text[start:], titles)


def _fills(value: str, titles: frozenset[str]) -> bool:
    """«Ana Ruiz», «Dra. Paz e Luis», «31/1»; not «Ana. Pintar …»."""
    told = value.split()
    stopped = any(one.endswith(STOP) and fold(one) not in titles for one in told[:-1])
    return 0 < len(told) <= LONGEST_VALUE and not stopped


def _marks_above(rows: Sequence[Scanned]) -> list[Marker | None]:
    """Return of each line the mark of the point that it belongs to, up to a blank line or a heading."""
    marks: list[Marker | None] = []
    for row in rows:
        mark = row.marker or (marks[-1] if marks else None)
        marks.append(mark if row.kind in WORDY else None)
    return marks


def _is_below_point(
    rows: Sequence[Scanned], at: int, mark: Marker | None, keys: frozenset[str]
) -> bool:  # fmt: skip
    """Whether what stands right above is a point, whose list or text goes on below, if anything does.

    ``mark`` is that of the point.
    """
    above, row = rows[at - 1], rows[at]
    below = rows[at + 1] if at + 1 < len(rows) and rows[at + 1].kind not in OVER else None
    text = above.words.text
    if text[-1:] == "?":
        return False  # «Resp.: Do tanque.» answers
    if above.marker is None and text.endswith(STOP) and (below is None or below.marker is None):
        return row.number > TOP and _folded(text.partition(":")[0]) not in keys
    if mark is None or below is None:
        return mark is not None
    if below.marker is None:
        return below.words.text[:1].isdecimal()
    return below.marker.family == mark.family or below.indent < row.indent
