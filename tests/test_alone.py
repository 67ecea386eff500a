"""`benchmarks/alone.py` silences a rule by what it mostly answers, and only where it answered otherwise."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"


@pytest.fixture(scope="module")
def alone():
    sys.path.insert(0, str(BENCHMARKS))  # it stands on `sources` beside it
    spec = importlib.util.spec_from_file_location("alone", BENCHMARKS / "alone.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["alone"] = module  # a dataclass asks for its module by name
    try:
        spec.loader.exec_module(module)
        yield module
    finally:
        sys.path.remove(str(BENCHMARKS))
        del sys.modules["alone"], sys.modules["sources"]


def doubts() -> bool:
    return False


def finds() -> str | None:
    return None


def yields():
    yield 1


def counts() -> tuple[int, int]:
    return 0, 0


@pytest.mark.parametrize(
    ("function", "often", "answer", "documents"),
    [
        (doubts, -5, "False", {1}),
        (doubts, 5, "True", {2, 3}),
        (finds, 5, "None", {1}),
        (yields, 0, "iter(())", {1}),
    ],
)
def test_a_rule_is_silenced_where_it_speaks_up(alone, function, often, answer, documents):
    rule = alone.Rule(function, yes={1}, no={2, 3}, often=often)
    assert rule.muted() == (answer, documents)


def test_what_has_no_empty_answer_is_left_alone(alone):
    assert alone.Rule(counts, yes={1}).muted() is None


def test_the_rules_are_those_of_the_rooms_that_read(alone):
    found = alone.rules()
    assert {"classify.subjects.subject", "outline.cues.score"} <= found.keys()
    assert not [name for name in found if not name.startswith(("lines", "outline", "classify"))]
