"""Edits change one value, and every other line stays byte for byte."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from actas import store
from actas.model.edit import Edit
from actas.model.errors import UnreadableRecord

HAND = """\
# mi acta
actas: 1
id: taller     # el nombre corto
meeting: {title: Taller, place: San Pedro, language: es}
sections:   # las secciones
- id: S1
  kind: 'other'
  heading:
  items:
    # primero
    - id: X1
      label: "1"   # como en las notas
      lines: [3, 4]
      text: >-
        Una frase larga que sigue
        en otra línea.

      # segundo
    - id: X2
      lines:
        - 5
        - 6
      actor:
        name: Ana   # ella
        kind: person
      text: |+
        Con final

      edited: true
doubts: []
"""

values = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=120),
    st.sampled_from(
        ["", "NO", "1.10", "a: b", "uno\ndos", "palabra " * 20 + "fin", 'dice "sí"', "x, y]", "- a"]
    ),
    st.integers(-(10**9), 10**9),
    st.booleans(),
    st.lists(st.integers(1, 9), min_size=2, max_size=2),
    st.fixed_dictionaries({"name": st.text("ab:,{} ", max_size=9), "kind": st.just("person")}),
)


def paths(data: Any, above: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Return the paths of all values below."""
    steps = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    found = []
    for step, value in steps:
        found += [(*above, step), *paths(value, (*above, step))]
    return found


def changed(data: Any, path: tuple[str | int, ...], value: Any) -> Any:
    copy = deepcopy(data)
    at = copy
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    return copy


def untouched(before: str, after: str, first: int, last: int) -> bool:
    """Tell whether all lines before ``first`` and after ``last`` (of the old text) are still there."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    tail = len(old) - last
    return old[: first - 1] == new[: first - 1] and (not tail or old[-tail:] == new[-tail:])


@settings(deadline=None, max_examples=80)
@given(st.data(), values, st.sampled_from(["\n", "\r\n"]))
def test_an_edit_sets_one_value_and_touches_nothing_else(data: st.DataObject, value: Any, end: str) -> None:
    source = HAND.replace("\n", end)
    loaded = store.load(source, "")
    path = data.draw(st.sampled_from(paths(loaded.data)))
    after = store.edit(source, path, value)
    assert store.load(after, "").data == changed(loaded.data, path, value)
    node = loaded.node(path)
    assert node is not None
    first = min(loaded.place(path).line, loaded.key_place(path).line)
    assert untouched(source, after, first, loaded.place(path).end_line)


@settings(deadline=None, max_examples=80)
@given(st.data(), values, st.sampled_from(["edited", "title", "id2", "refs", "text", "status"]))
def test_a_new_key_takes_a_line_of_its_own(data: st.DataObject, value: Any, key: str) -> None:
    loaded = store.load(HAND, "")
    maps = [p for p in [(), *paths(loaded.data)] if isinstance(at(loaded.data, p), dict)]
    path = data.draw(st.sampled_from(maps))
    assume(key not in at(loaded.data, path))
    after = store.insert_key(HAND, path, key, value)
    assert store.load(after, "").data == changed(loaded.data, (*path, key), value)
    gone = [line for line in HAND.splitlines() if line not in after.splitlines()]
    assert len(gone) <= (1 if loaded.node(path).style == "{" else 0)  # type: ignore[union-attr]


def at(data: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        data = data[step]
    return data


def test_a_new_key_stands_where_the_record_has_it() -> None:
    after = store.insert_key(HAND, ("sections", 0, "items", 0), "edited", True)
    assert "        en otra línea.\n      edited: true\n\n      # segundo\n" in after
    after = store.insert_key(HAND, ("sections", 0, "items", 1), "label", "2")
    assert '    - id: X2\n      label: "2"\n      lines:\n' in after
    after = store.insert_key(HAND, ("meeting",), "date", "2016-11-15")
    assert 'meeting: {title: Taller, date: "2016-11-15", place: San Pedro, language: es}\n' in after


def test_comments_on_the_same_line_stay() -> None:
    after = store.edit(HAND, ("sections", 0, "items", 1, "actor", "name"), "María: ella")
    assert '        name: "María: ella"   # ella\n' in after


def test_several_edits_are_made_one_after_the_other() -> None:
    item = ("sections", 0, "items", 0)
    after = store.apply(
        HAND,
        [Edit(path=item, key="edited", value=True), Edit(path=item, key="text", value="Otra")],
    )
    found = store.load(after, "").data["sections"][0]["items"][0]
    assert (found["edited"], found["text"]) == (True, "Otra")


@pytest.mark.parametrize("text", ["a: &x 1\nb: *x\n", "a: 1\na: 2\n", "a: [1\n"])
def test_a_file_with_problems_is_not_edited(text: str) -> None:
    with pytest.raises(UnreadableRecord):
        store.edit(text, ("a",), 2)


def test_what_is_not_there_is_not_edited() -> None:
    with pytest.raises(UnreadableRecord):
        store.edit(HAND, ("nada",), 2)
    with pytest.raises(UnreadableRecord):
        store.insert_key(HAND, (), "id", "x")
    with pytest.raises(UnreadableRecord):
        store.insert_key(HAND, ("doubts",), "id", "x")
