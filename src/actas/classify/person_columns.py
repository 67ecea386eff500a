"""What columns of a table tell of one who came: the whole name, the office, for whom they come."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from actas.classify.bodies import names_body
from actas.classify.facts import BETWEEN_KEYS
from actas.model.block import Block
from actas.model.compiled import compiled
from actas.model.plain import replace
from actas.model.record import Participant
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import CAME_OR_NOT, name_words

TWO = 2  # things that a column «Cargo / Entidad» holds
LINES = compiled(r"\s*<br\s*/?>\s*|\n+")
# «Presidenta, Red Lago», «Técnico / Cooperativa Sol»: below «Cargo / Entidad».
BESIDE = compiled(r"\s*[,;/|\n]\s*|\s[-–—]\s")
SIGNS = " .,;:*-–—"


def with_whole_names(block: Block, words: Vocabulary) -> Block:
    """Return a row with the name in one cell, where two columns part it: «Nombre | Apellidos»."""
    cells = block.cells or ()
    first, last = _name_columns(block.columns, words)
    if first is None or last is None or max(first, last) >= len(cells):
        return block
    kept = list(cells)
    kept[min(first, last)] = f"{cells[first]} {cells[last]}".strip()
    kept[max(first, last)] = ""
    return replace(block, cells=tuple(kept))


def without_offices(block: Block, words: Vocabulary) -> tuple[Block, tuple[int, ...]]:
    """Return a row whose cells below columns of offices are empty, and which these are.

    Who looks for names there, or for whom somebody comes, finds an office in their place else.
    """
    offices = _offices(block.columns, words)
    cells = block.cells or ()
    if not any(at < len(cells) and cells[at] for at in offices):
        return block, ()
    kept = tuple("" if at in offices else cell for at, cell in enumerate(cells))
    return replace(block, cells=kept), offices


def with_offices(
    found: Sequence[Participant], block: Block, offices: Sequence[int], words: Vocabulary
) -> list[Participant]:  # fmt: skip
    """Return the people of a row with what its columns say that they are there, and for whom.

    Where one cell names several, each on a line, the offices stand on as many lines beside them.
    """
    nobody = words.grammar("nobody", "vacant")  # «Vacante | Tesorero»
    found = [one for one in found if fold(one.name) not in nobody]
    cells = [(block.look.cells or block.cells or ())[at] for at in offices]
    lines = [[one.strip(SIGNS) for one in LINES.split(cell) if one.strip(SIGNS)] for cell in cells]
    alone = len(found) == 1
    told = [[" ".join(one)] if alone else one for one in lines]
    if any(len(one) != len(found) for one in told):
        told, offices = [], ()
    said = [[one[at] for one in told] for at in range(len(found))]
    found = [_without_asides(one, block, words) for one in found]
    held = [_holding(one, at, block, offices, words) for one, at in zip(found, said, strict=True)]
    return [_sent(one, block, words, alone=alone) for one in held]


def _holding(
    one: Participant, said: Sequence[str], block: Block, offices: Sequence[int], words: Vocabulary
) -> Participant:  # fmt: skip
    """Return somebody with the office, and below «Cargo / Entidad» the body, that cells tell."""
    told = [(text, at) for text, at in zip(said, offices, strict=True) if _tells(text, words)]
    if one.kind != "person" or not told:
        return one
    text, at = told[0]
    order = column_sorts(_named(block.columns[at]), words)
    pieces = [piece for piece in BESIDE.split(text) if piece]
    if len(order) == TWO and len(pieces) == TWO:
        opens = [_opens_with_role(one, words) for one in pieces]
        if opens.count(True) == 1:  # «Presidenta – Red Lago» below «Entidad / Cargo»
            order = ("office", "sender") if opens[0] else ("sender", "office")
        both = dict(zip(order, pieces, strict=True))
        return replace(one, role=one.role or both["office"], of=one.of or both["sender"])
    if len(order) == TWO and not _opens_with_role(text, words):
        return replace(one, of=one.of or text)
    if names_body(text, words) and not _opens_with_role(text, words):
        return replace(one, of=one.of or text)  # «Red Lago» below «Cargo»
    return replace(one, role=one.role or text)


def _opens_with_role(text: str, words: Vocabulary) -> bool:
    return fold(text).split()[0] in name_words(words).roles


def _without_asides(one: Participant, block: Block, words: Vocabulary) -> Participant:
    """Return somebody who is sent by nothing that stands below «Correo», «Motivo»."""
    told = zip(map(_named, block.columns), block.cells or (), strict=False)
    asides = words.phrases("attendance", "asides")
    aside = one.of and any(cell and cell in one.of for name, cell in told if name in asides)
    return replace(one, of=None) if aside else one


def _sent(one: Participant, block: Block, words: Vocabulary, *, alone: bool) -> Participant:
    """Return somebody with the body of a column for it."""
    told = list(zip(map(_named, block.columns), block.cells or (), strict=False))
    senders = words.phrases("attendance", "senders")
    if one.of or one.kind != "person" or not alone:
        return one
    sent = (cell for name, cell in told if name in senders and one.name not in cell)
    return replace(one, of=next((cell for cell in sent if any(map(str.isalpha, cell))), None))


def _tells(text: str, words: Vocabulary) -> bool:
    """Whether a cell says an office, and not that somebody came, nor "Mrs" below "Title"."""
    told = fold(text).strip(" .")
    if told in words.grammar("nobody", "vacant") or not any(map(str.isalpha, told)):
        return False
    if words.keyed("meeting").get(told) in CAME_OR_NOT:
        return False
    return told in name_words(words).roles or told not in name_words(words).honorifics


@lru_cache(maxsize=64)
def _offices(columns: tuple[str, ...], words: Vocabulary) -> tuple[int, ...]:
    """Return the places of columns that say what somebody is; beside a name they are no one's name."""
    return tuple(at for at, name in enumerate(columns) if "office" in column_sorts(_named(name), words))


@lru_cache(maxsize=64)
def _name_columns(columns: tuple[str, ...], words: Vocabulary) -> tuple[int | None, int | None]:
    """Return the places of the columns of given names and of surnames; «Nom» is one beside «Prénom»."""
    shown = [_named(name) for name in columns]
    given, surnames, whole = (
        words.phrases("attendance", key) for key in ("given_columns", "surname_columns", "named")
    )

    def place(names: frozenset[str]) -> int | None:
        return next((at for at, name in enumerate(shown) if name in names), None)

    first, last = place(given), place(surnames)
    if first is None and last is not None:
        first = place(whole - surnames)
    elif last is None and first is not None:
        last = place(whole - given)
    return first, last


@lru_cache(maxsize=256)
def column_sorts(name: str, words: Vocabulary) -> tuple[str, ...]:
    """Return what a column holds, in order: an office, for whom somebody comes, or both; else nothing."""
    return tuple(dict.fromkeys(_sorts(name, words)))


def _sorts(name: str, words: Vocabulary) -> Iterator[str]:
    offices, senders = (words.phrases("attendance", key) for key in ("office_columns", "senders"))
    parts = BETWEEN_KEYS.split(name)
    if name in offices:
        yield "office"
    elif len(parts) > 1 and all(one in offices or one in senders for one in parts):
        yield from ("office" if one in offices else "sender" for one in parts)


def _named(name: str) -> str:
    return fold(name).strip(" :.*")
