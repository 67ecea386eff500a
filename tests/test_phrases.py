"""Phrases found in folded text, against the pattern of alternatives that they stand for."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actas.vocabulary.phrases import Phrases, may_hold

KNOWN = ("agenda", "agenda 2030", "a 2030", "plan de accion", "plan de accion brasil", "c-182", "2030")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("la agenda 2030, y el plan de accion", ["agenda 2030", "plan de accion"]),
        ("plan  de\naccion brasil", ["plan de accion brasil"]),
        ("agendas y planes de accion", []),
        ("el c-182 y el c-18", ["c-182"]),
        ("", []),
    ],
)
def test_the_longest_phrase_at_word_borders(text, found):
    assert [phrase for _, _, phrase in Phrases(KNOWN).find(text)] == found


def test_places_are_those_of_the_words():
    ((start, end, _),) = Phrases(KNOWN).find("el plan  de accion.")
    assert "el plan  de accion."[start:end] == "plan  de accion"


@given(
    st.lists(st.sampled_from(["agenda", "2030", "a", "plan", "de", "accion", "brasil", "y", ",", "c-182"]))
)
def test_as_one_pattern_would(words):
    text = " ".join(words)
    alternatives = "|".join(re.escape(one).replace(r"\ ", r"\s+") for one in sorted(KNOWN, key=len)[::-1])
    pattern = re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)")
    assert [m.span() for m in pattern.finditer(text)] == [(s, e) for s, e, _ in Phrases(KNOWN).find(text)]


def test_a_table_asked_for_later_is_looked_for_in_words_seen_before():
    """What was known of words is kept for older tables: none is lost, and none told of another word."""
    text = "la zanja, y el pozo (c-91) de quien"
    later = [{"zanja"}, {"pozo"}, {"c-91"}, {"quien"}, {"azada"}, {"el pozo"}, {"pozo nuevo"}]
    tables = [frozenset(table) for table in later]
    assert not may_hold(text, frozenset({"nada de esto"}))
    assert [may_hold(text, table) for table in tables] == [True, True, True, True, False, True, False]
    assert [may_hold("el pozo nuevo, y la azada", table) for table in tables] == [
        False, True, False, False, True, True, True,
    ]  # fmt: skip
