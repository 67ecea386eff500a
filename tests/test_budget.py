"""The budget of reading: calls are counted, the same each time, and too many fail."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

FEW = "counted(lambda: [len(name) for name in {'uno', 'dos', 'tres'}])"
MORE = "counted(lambda: [len(name) for name in {'uno', 'dos', 'tres', 'cuatro'}])"


@pytest.fixture
def budget(monkeypatch) -> ModuleType:
    file = Path(__file__).parents[1] / "benchmarks" / "budget.py"
    spec = importlib.util.spec_from_file_location("budget", file)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "COUNTED_ON", module.sys.version_info[:2])
    return module


def test_one_more_call_counts_one_more(budget):
    assert budget.calls_of(MORE) == budget.calls_of(FEW) + 1


def test_what_fails_is_no_count(budget):
    with pytest.raises(SystemExit, match="no such thing"):
        budget.calls_of("counted(lambda: None); raise ValueError('no such thing')")


@pytest.mark.parametrize(("calls", "code"), [(7, 0), (8, 1)])
def test_more_calls_than_the_ceiling_fail(budget, monkeypatch, tmp_path, calls, code):
    ceilings = tmp_path / "ceilings.toml"
    ceilings.write_text("start = 7", "utf-8")
    monkeypatch.setattr(budget, "CEILINGS", ceilings)
    monkeypatch.setattr(budget, "COUNTS", {"start": lambda: calls})
    assert budget.main() == code


def test_other_versions_of_python_are_held_to_nothing(budget, monkeypatch, capsys):
    monkeypatch.setattr(budget, "COUNTED_ON", (3, 0))
    monkeypatch.setattr(budget, "COUNTS", {"start": lambda: 10**9})
    assert budget.main() == 0
    assert "nothing is held" in capsys.readouterr().out


def test_each_count_has_its_ceiling(budget):
    assert set(budget.COUNTS) == set(budget.tomllib.loads(budget.CEILINGS.read_text("utf-8")))
