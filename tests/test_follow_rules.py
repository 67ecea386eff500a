"""The rules of what lies beside the records: their samples fail and pass in a project of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from actas.pipeline.beside import names_beside, verdicts_beside
from actas.pipeline.checks import check_record, found_of, together
from actas.validate import RULES, fragment, registry
from actas.validate.pages import LANGUAGES, samples
from actas.vocabulary.messages import say

# Found only by the gate, which sees what was there before: held in test_follow.py.
OF_THE_GATE = {"fragment-changed"}
OF_FRAGMENTS = sorted(fragment.LEVELS.keys() - OF_THE_GATE)
OF_NAMES = ["misspelt-name", "unregistered-name"]
OF_REGISTRIES = sorted(registry.LEVELS.keys() - set(OF_NAMES))
HEAD = "actas: 1\nid: ejemplo\nstatus: draft\n"


def found_in(rule: str, which: str, root: Path):
    """Return what is found in a sample, laid out as the project that it belongs to."""
    shown = {key: value.removeprefix("\n") for key, value in samples(rule).items()}
    text = shown[which]
    (root / "actas.toml").write_text("", "utf-8")
    for folder in ("records", "followup"):
        (root / folder).mkdir(exist_ok=True)
    if "beside" in shown:
        (root / "records" / "taller.acta.yaml").write_text(shown["beside"], "utf-8")
    if "registry" in shown:
        (root / "entities.yaml").write_text(shown["registry"], "utf-8")
    if text.startswith("sections:"):
        file = root / "records" / "ejemplo.acta.yaml"
        file.write_text(HEAD + text, "utf-8")
        verdicts = names_beside(together([found_of(check_record(file))], None))
    else:
        file = root / ("entities.yaml" if text.startswith("registry:") else "followup/2016-09-01-r1-x.yaml")
        if "item: R9" in text:
            file = root / "followup/2016-09-01-r9-x.yaml"
        file.write_text(text, "utf-8")
        verdicts = verdicts_beside([str(file)], failed=lambda error: pytest.fail(str(error)))
    return [problem for verdict in verdicts for problem in verdict.problems]


@pytest.mark.parametrize("rule", [*OF_FRAGMENTS, *OF_REGISTRIES, *OF_NAMES])
def test_the_samples_of_each_rule_fail_and_pass(rule, tmp_path):
    failing = found_in(rule, "fails", tmp_path)
    assert [problem.rule for problem in failing] == [rule]
    assert failing[0].level == RULES[rule].level
    for language in LANGUAGES:
        assert say(failing[0].says, language, **failing[0].values)
        assert say(failing[0].help, language, **failing[0].values)
    assert found_in(rule, "passes", tmp_path) == []


@pytest.mark.parametrize(
    ("old", "new", "rule", "line"),
    [
        ("kind: progress", "kind: progreso", "unknown-kind", 5),
        ("kind: progress", "kind: status", "missing-key", 1),
        ("kind: progress", "kind: response", "missing-key", 1),
        ("kind: progress", "kind: evidence", "missing-key", 1),
        ("by: Honduras\n", "", "missing-key", 1),
        ("by: Honduras", "por: Honduras", "unknown-key", 4),
        ('date: "2016-09-01"', 'date: "2016-09-31"', "bad-date", 3),
        ("fragment: 1", "fragment: 2", "newer-version", 1),
        ("record: taller", "record: talleres", "unknown-target", 2),
        ("by: Honduras", "by: Honduras\nby: Otro", "duplicate-key", 5),
    ],
)
def test_a_fragment_broken_by_hand_is_told_with_its_line(old, new, rule, line, tmp_path):
    found_in("unknown-target", "passes", tmp_path)
    file = tmp_path / "followup" / "2016-09-01-r1-x.yaml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")
    (verdict,) = verdicts_beside([str(file)], failed=lambda error: pytest.fail(str(error)))
    assert (rule, line) in [(problem.rule, problem.place.line) for problem in verdict.problems]


def test_evidence_outside_the_project_is_not_looked_at(tmp_path):
    (tmp_path / "secret.txt").write_text("x", "utf-8")
    root = tmp_path / "project"
    root.mkdir()
    found_in("stale-evidence", "passes", root)
    file = root / "followup" / "2016-09-01-r1-x.yaml"
    text = file.read_text("utf-8").replace("address: https://example.org/acta", "path: ../secret.txt")
    file.write_text(text, "utf-8")
    (verdict,) = verdicts_beside([str(file)], failed=lambda error: pytest.fail(str(error)))
    assert [problem.rule for problem in verdict.problems] == ["stale-evidence"]
