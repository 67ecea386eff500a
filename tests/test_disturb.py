"""The disturbances of `benchmarks/disturb.py` change how notes look, and not a word of them."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

SPEC = importlib.util.spec_from_file_location(
    "disturb", Path(__file__).parents[1] / "benchmarks" / "disturb.py"
)
assert SPEC
assert SPEC.loader
disturb = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(disturb)


@pytest.mark.parametrize(
    ("way", "line", "changed"),
    [
        ("strip", "### **Acuerdos** ##", ["Acuerdos"]),
        ("strip", "  - **Ana:** no # 3", ["  - Ana: no # 3"]),
        ("halve", "    - cuatro", ["  - cuatro"]),
        ("halve", "\tuno", ["  uno"]),
        ("halve", " uno", [" uno"]),
        ("bullets", "  * uno", ["  • uno"]),
        ("bullets", "* * *", ["* * *"]),
        ("bullets", "**negrita** y", ["**negrita** y"]),
        ("wrap", "# " + "largo " * 20, ["# " + "largo " * 20]),
    ],
)
def test_a_line_is_disturbed(way, line, changed):
    assert disturb.BY_LINE[way](line, 1) == changed


def test_a_wrapped_line_hangs_every_other_time():
    line = "- " + "palabra " * 12
    hanging, lazy = disturb.wrap(line, 1), disturb.wrap(line, 2)
    assert [row[:2] for row in hanging] == ["- ", "  "]
    assert [row[:2] for row in lazy] == ["- ", "pa"]
    assert " ".join(hanging).split() == " ".join(lazy).split() == line.split()


def test_the_annotation_moves_with_its_lines():
    gold = {
        "lines": 3,
        "header_lines": [[1, 1]],
        "sections": [{"line": 2, "items": [{"lines": [2, 3], "label": "1"}]}],
    }
    where = {1: (1, 2), 2: (3, 3), 3: (4, 6)}
    assert disturb.renumbered(gold, where) == {
        "lines": 4,
        "header_lines": [[1, 2]],
        "sections": [{"line": 3, "items": [{"lines": [3, 6], "label": "1"}]}],
    }
