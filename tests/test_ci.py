"""Hooks, action and forms at work on a sample repository."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

import sample_repository

HOME = Path(__file__).parents[1]
HOOKS = yaml.safe_load((HOME / ".pre-commit-hooks.yaml").read_text("utf-8"))
SHARED = Path(__file__).parents[2] / "shared" / "schemas" / "sarif" / "sarif-schema-2.1.0.json"
needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not here")


@pytest.fixture
def environment(tmp_path) -> dict[str, str]:
    """A clean environment in which `actas` is the one under test."""
    bin_ = tmp_path / "bin"
    bin_.mkdir()
    shim = bin_ / "actas"
    shim.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m actas "$@"\n', "utf-8")
    shim.chmod(0o755)
    kept = {
        k: v
        for k, v in os.environ.items()
        if k in ("HOME", "SYSTEMROOT", "PYTHONPATH") or "proxy" in k.lower()
    }
    return {
        **kept, "PATH": f"{bin_}{os.pathsep}{os.environ['PATH']}", "ACTAS_LANG": "en", "LC_ALL": "C.UTF-8",
        "XDG_CACHE_HOME": str(tmp_path / "cache"), "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "PRE_COMMIT_HOME": str(tmp_path / "pre-commit"), "GIT_CONFIG_GLOBAL": os.devnull,
    }  # fmt: skip


@pytest.fixture
def repository(tmp_path) -> Path:
    return sample_repository.make(tmp_path / "repository")


def actas(repository: Path, environment: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    run = [sys.executable, "-m", "actas", *words]
    return subprocess.run(
        run, cwd=repository, env=environment, capture_output=True, text=True, encoding="utf-8"
    )


# --- the sample in the forms that services read ----------------------------------------------------


@needs_git
def test_github_marks_the_lines_of_the_pull_request(repository, environment, tmp_path):
    summary = tmp_path / "summary.md"
    inside = {
        **environment, "GITHUB_ACTIONS": "true", "GITHUB_WORKSPACE": str(repository),
        "GITHUB_STEP_SUMMARY": str(summary),
    }  # fmt: skip
    run = actas(repository / "records", inside, "validate", ".", "--format", "auto")
    assert run.returncode == 1
    lines = run.stdout.splitlines()
    assert len(lines) == len(sample_repository.PLACES)
    for line, (number, column, rule) in zip(lines, sample_repository.PLACES, strict=True):
        start = f"::error title=actas ({rule}),file=records/taller-2016.acta.yaml,line={number},col={column},"
        assert line.startswith(start)
    assert summary.read_text("utf-8").count("| error |") == len(lines)


@needs_git
def test_sarif_of_the_sample(repository, environment):
    run = actas(repository, environment, "validate", "records", "--format", "sarif")
    log = json.loads(run.stdout)
    found = [
        (r["locations"][0]["physicalLocation"]["region"]["startLine"], r["ruleId"])
        for r in log["runs"][0]["results"]
    ]
    assert found == [(line, rule) for line, _, rule in sample_repository.PLACES]
    if SHARED.is_file():
        jsonschema = pytest.importorskip("jsonschema")
        jsonschema.Draft7Validator(json.loads(SHARED.read_text("utf-8"))).validate(log)


@needs_git
def test_the_sample_mended_is_sound(repository, environment):
    record = repository / "records" / "taller-2016.acta.yaml"
    assert actas(repository, environment, "validate", "--fix", "records").returncode == 1
    assert "code: MX}" in record.read_text("utf-8")
    text = record.read_text("utf-8").replace("kind: acuerdos", "kind: agreements").replace("#A9", "#A1")
    record.write_text(text, "utf-8")
    assert actas(repository, environment, "validate", "records").returncode == 0


# --- pre-commit ----------------------------------------------------------------------------------


def test_the_hooks_match_records_and_nothing_else():
    for hook in HOOKS:
        pattern = re.compile(hook["files"])
        assert all(pattern.search(name) for name in ("a.acta.yaml", "records/2016/b c.acta.yaml"))
        assert not any(pattern.search(n) for n in ("a.yaml", "a.acta.yml.bak", ".acta.yaml.tmp", "acta.yaml"))
        assert hook["require_serial"] is True
        assert hook["language"] == "python"


@needs_git
@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_the_entries_are_commands(hook, repository, environment):
    files = [f"records/taller-{year}.acta.yaml" for year in (2015, 2016)]
    run = actas(repository, environment, *hook["entry"].split()[1:], *files)
    assert run.returncode in (0, 1), run.stderr


@pytest.fixture(scope="module")
def pre_commit(tmp_path_factory) -> str:
    """The command; in continuous integration it is installed where it is missing."""
    found = os.environ.get("ACTAS_PRE_COMMIT") or shutil.which("pre-commit")
    if found:
        return found
    if os.environ.get("CI") != "true":
        pytest.skip("pre-commit is not here, and is installed in continuous integration only")
    venv = tmp_path_factory.mktemp("venv")
    bin_ = venv / ("Scripts" if os.name == "nt" else "bin")
    for command in (
        [sys.executable, "-m", "venv", venv],
        [bin_ / "python", "-m", "pip", "install", "-q", "--retries=0", "--timeout=5", "pre-commit"],
    ):
        if subprocess.run(command, capture_output=True).returncode:
            pytest.skip("pre-commit could not be installed")
    return str(bin_ / "pre-commit")


def local_config() -> str:
    """Return a configuration with our hooks as they are, but run with the actas under test."""
    hooks = [{**hook, "language": "system"} for hook in HOOKS if hook["id"] == "actas-validate"]
    return yaml.safe_dump({"repos": [{"repo": "local", "hooks": hooks}]})


@needs_git
@pytest.mark.skipif(os.name == "nt", reason="the stand-in for the command is a shell script")
def test_pre_commit_stops_a_commit_with_a_slip_and_lets_a_sound_one_pass(pre_commit, environment, tmp_path):
    repository = sample_repository.make(tmp_path / "repository", config=local_config())
    run = subprocess.run(
        [pre_commit, "run", "--all-files", "--color", "never"],
        cwd=repository, env=environment, capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip
    assert run.returncode == 1, run.stdout + run.stderr
    for line, column, rule in sample_repository.PLACES:
        assert re.search(
            rf"records/taller-2016\.acta\.yaml:{line}:{column}: error: .* \[{rule}\]", run.stdout
        )
    assert "other.yaml" not in run.stdout
    (repository / "records" / "taller-2016.acta.yaml").unlink()
    sample_repository.git(repository, "add", ".")
    run = subprocess.run(
        [pre_commit, "run", "--all-files"], cwd=repository, env=environment, capture_output=True
    )
    assert run.returncode == 0, run.stdout


@needs_git
@pytest.mark.skipif(
    os.environ.get("CI") != "true" or not (HOME / ".git").exists(),
    reason="builds the package from the repository, over the network: in continuous integration only",
)
def test_pre_commit_installs_the_hooks_from_this_repository(pre_commit, environment, tmp_path):
    """As a user gets them: the repository cloned, built and installed by pre-commit."""
    repository = sample_repository.make(tmp_path / "repository")
    run = subprocess.run(
        [pre_commit, "try-repo", str(HOME), "actas-validate", "--all-files", "--color", "never"],
        cwd=repository, env=environment, capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip
    assert run.returncode == 1, run.stdout + run.stderr
    assert "taller-2016.acta.yaml:11:11: error:" in run.stdout


# --- the GitHub action -----------------------------------------------------------------------------


ACTION = yaml.safe_load((HOME / "action.yml").read_text("utf-8"))


def script(name: str) -> str:
    (step,) = [step for step in ACTION["runs"]["steps"] if step.get("name") == name]
    return step["run"]


def test_the_action_puts_no_input_into_a_script():
    """An expression in a script would let a pull request write commands."""
    for step in ACTION["runs"]["steps"]:
        assert "${{" not in step.get("run", "")
    assert set(ACTION["inputs"]) == {"paths", "fail-on", "args", "python-version", "sarif"}


@needs_git
@pytest.mark.skipif(shutil.which("bash") is None or os.name == "nt", reason="bash is not here")
@pytest.mark.parametrize(
    ("paths", "args", "code"),
    [
        ("records", "", 1),
        ("records/taller-2015.acta.yaml\n", "", 0),
        ("records\n", "--ignore\nunknown-code\n", 1),
        ("records/taller-2015.acta.yaml\nrecords/taller-2016.acta.yaml", "--exit-zero", 0),
        ("$(touch hacked); echo `touch hacked`", "", 2),
        ("--fix", "", 2),
    ],
)
def test_the_action_s_script(paths, args, code, repository, environment):
    inside = {**environment, "PATHS": paths, "ARGS": args, "FAIL_ON": "error"}
    run = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", script("Check the records")],
        cwd=repository, env=inside, capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip
    assert run.returncode == code, run.stderr
    assert not (repository / "hacked").exists()
    assert run.stdout == "" or run.stdout.startswith("::error ")


@needs_git
@pytest.mark.skipif(shutil.which("bash") is None or os.name == "nt", reason="bash is not here")
def test_the_action_s_sarif(repository, environment, tmp_path):
    inside = {**environment, "PATHS": "records", "ARGS": "", "RUNNER_TEMP": str(tmp_path)}
    command = ["bash", "-eo", "pipefail", "-c", script("Findings for code scanning")]
    subprocess.run(command, cwd=repository, env=inside, check=True)
    assert len(json.loads((tmp_path / "actas.sarif").read_text("utf-8"))["runs"][0]["results"]) == 3


# --- the manual ------------------------------------------------------------------------------------


def test_the_manual_s_settings_and_options_exist(tmp_path):
    from actas import settings
    from actas.cli.output import AUTO, FORMS
    from actas.vocabulary.messages import catalogue

    text = (HOME / "docs" / "ci.md").read_text("utf-8")
    blocks = re.findall(r"```(\w+)\n(.*?)```", text, re.DOTALL)
    (shown,) = [block for language, block in blocks if language == "toml"]
    (tmp_path / "actas.toml").write_text(shown, "utf-8")
    assert settings.read(tmp_path / "actas.toml").profiles[0].name == "regional"
    assert set(re.findall(r"^\| `(\w+)`", text, re.MULTILINE)) <= {*FORMS, AUTO}
    known = {
        f"--{key.split('-', 1)[1].replace('_', '-')}" for key in catalogue("cli") if key.startswith("opt-")
    }
    known |= {"--output-file", "--by", "--on", "--quiet"}
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text)) <= known
    for language, block in blocks:
        if language == "yaml":
            yaml.safe_load(block)
        elif language == "json":
            json.loads(block)
