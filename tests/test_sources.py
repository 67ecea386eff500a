"""`benchmarks/sources.py` gives each source its figure, and the total without it."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

SPEC = importlib.util.spec_from_file_location(
    "sources", Path(__file__).parents[1] / "benchmarks" / "sources.py"
)
assert SPEC
assert SPEC.loader
sources = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(sources)

# A scorer that counts a case's lines: those that its record has are right.
SCORER = """
from collections import Counter
import yaml
Loader = yaml.SafeLoader
PLAIN = ("txt",)
class Tally:
    def __init__(self): self.c = Counter()
    def add(self, other): self.c.update(other.c)
    def figures(self):
        n = self.c["n"]
        return {"lines": {"acc": self.c["ok"] / n if n else 1.0, "n": n}}
def score(gold, record, source=None):
    t = Tally()
    t.c.update(ok=len(set(record.get("read", "")) & set(gold["want"])), n=len(gold["want"]))
    return t
"""


@pytest.fixture
def corpus(tmp_path):
    (tmp_path / "scorer.py").write_text(SCORER, "utf-8")
    for name, repo, want in (
        ("a", "one", "ab"),
        ("b", "one", "abcd"),
        ("c", "two", "ab"),
        ("d", "no one", ""),
    ):
        case = tmp_path / "cases" / name
        case.mkdir(parents=True)
        (case / "source.txt").write_text("read: ab", "utf-8")
        (case / "gold.yaml").write_text(f"repo: {repo}\nwant: '{want}'\n", "utf-8")
    return tmp_path


def printed(corpus, monkeypatch, capsys):
    reads = f"{sys.executable} -c 'import sys; print(open(sys.argv[1]).read())' {{source}}"
    words = ["sources.py", corpus / "scorer.py", corpus / "cases", "--actas", reads, "--figure", "lines"]
    monkeypatch.setattr(sys, "argv", [str(word) for word in words])
    assert sources.main() == 0
    return capsys.readouterr().out.splitlines()


def test_the_worst_source_is_first_and_each_total_is_without_it(corpus, monkeypatch, capsys):
    assert printed(corpus, monkeypatch, capsys)[2:] == [
        " 0.667       1.000      2  one",
        " 1.000       0.667      1  two",
        "together 0.750, each source one vote 0.833",
        "sources 0.667 | 0.750 | 0.833 | 0.917 | 1.000",
        "one left out 0.667 to 1.000",
    ]


def test_a_case_without_a_record_has_nothing_found(corpus, monkeypatch, capsys):
    (corpus / "cases" / "c" / "source.txt").write_text("nothing", "utf-8")
    assert " 0.000       0.667      1  two" in printed(corpus, monkeypatch, capsys)
