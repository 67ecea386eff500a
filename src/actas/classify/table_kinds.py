"""What the columns of a table say of its section's kind: «País | Buena práctica | Resultados»."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from actas.classify.facts import attendance_key
from actas.classify.person_columns import column_sorts
from actas.model.block import Node, Part
from actas.model.plain import replace
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import CAME_OR_NOT
from actas.vocabulary.sections import OPENS, kind_of_heading

HELD = frozenset({"practices", "recommendations", "actions", "agreements", "obstacles", "questions"})
SAID = HELD | {"agenda", "discussion"}
NEAR = 2  # columns, of which the first that names a kind says it; rows of «Puntos | Conclusiones» are topics


def kind_by_columns(nodes: Sequence[Node], words: Vocabulary) -> str | None:
    """Return the kind that the columns of a table name which is most of a section."""
    rows = [node.block.columns for node in nodes if node.block.columns]
    return _kind(rows[0], words) if rows.count(rows[0]) * 2 > len(nodes) else None


def parted_by_tables(parts: Iterable[Part], words: Vocabulary) -> Iterator[Part]:
    """Yield the parts, those without a heading cut where a table begins or ends that is a kind by itself."""
    for part in parts:
        if part.heading is not None or part.parts:
            yield part
            continue
        for _, run in groupby(part.nodes, key=lambda node: _kind(node.block.columns, words)):
            yield replace(part, nodes=tuple(run))


@lru_cache(maxsize=256)
def _kind(columns: tuple[str, ...], words: Vocabulary) -> str | None:
    shown = [fold(name).strip(" .:*") for name in columns]
    if len(shown) < NEAR or not any(shown):
        return None
    if _says_who_came(shown, words):
        return "participants"
    counted = shown[0] in words.grammar("number_column")
    for name in filter(None, shown[counted : counted + NEAR]):
        kind, strength = kind_of_heading(words, name)
        if kind is not None:
            return kind if kind in HELD and strength >= OPENS else None
    return None


def tells_of_points(columns: tuple[str, ...], words: Vocabulary) -> bool:
    """Whether two columns say what was said or decided, and none names people."""
    shown = [fold(name).strip(" .:*") for name in columns]
    people = (words.phrases("attendance", "named"), words.phrases("owners", "people_columns"))
    if not all(names.isdisjoint(shown) for names in people):
        return False
    told = [kind_of_heading(words, name) for name in columns]
    return sum(kind in SAID and strength >= OPENS for kind, strength in told) >= NEAR


def _says_who_came(shown: Sequence[str], words: Vocabulary) -> bool:
    """Whether columns hold a name, and only what is told of one who came; where people sign, anything."""
    named, people = words.phrases("attendance", "named"), words.phrases("owners", "people_columns")
    others = [name for name in shown if name and name not in named and name not in people]
    if len(others) == len(shown) or not others:
        return False
    signed = not words.phrases("attendance", "signed").isdisjoint(others)
    return signed or all(_tells_of_one(name, words) for name in others)


def _tells_of_one(name: str, words: Vocabulary) -> bool:
    if any(name in words.phrases("attendance", key) for key in ("columns", "asides", "senders")):
        return True
    return bool(column_sorts(name, words)) or attendance_key(name, words) in CAME_OR_NOT
