"""What a command may not load: the libraries that cost a person's time at every start."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("docx", "importlib.metadata", "jinja2", "lxml", "pydantic", "rich")
NOTES = """\
Acuerdos
1. Publicar el acta.
2. Reunirse en marzo.
"""
RUN = """
import sys
from actas.cli import main
code = main(sys.argv[1:])
sys.stderr.write("\\nLOADED " + " ".join(sys.modules))
sys.exit(code)
"""


def loaded(*words: str, at: Path) -> set[str]:
    """Run a command in a Python of its own; return the modules it ended with."""
    run = subprocess.run(
        [sys.executable, "-c", RUN, *words], capture_output=True, text=True, cwd=at, stdin=subprocess.DEVNULL
    )
    assert run.returncode == 0, run.stderr
    return set(run.stderr.rpartition("LOADED ")[2].split())


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    at = tmp_path_factory.mktemp("imports")
    (at / "notas.txt").write_text(NOTES, "utf-8")
    loaded("parse", "notas.txt", "-o", "a.acta.yaml", at=at)
    return at


@pytest.mark.parametrize(
    "words",
    [
        ("--version",),
        ("--help",),
        ("parse", "--help"),
        ("parse", "notas.txt"),
        ("text", "notas.txt"),
        ("validate", "a.acta.yaml"),
    ],
    ids=" ".join,
)
def test_no_heavy_library_is_loaded(words, folder):
    assert loaded(*words, at=folder).isdisjoint(HEAVY)


@pytest.mark.parametrize("words", [("--version",), ("--help",)], ids=" ".join)
def test_the_frame_loads_no_yaml_and_no_schema_library(words, folder):
    assert loaded(*words, at=folder).isdisjoint(("yaml", "jsonschema_rs", "actas.pipeline"))


def test_parsing_loads_no_yaml_library(folder):
    """Records are written by our own emitter; the reader of YAML is not needed for that."""
    assert "jsonschema_rs" not in loaded("parse", "notas.txt", at=folder)


def test_the_guard_sees_what_is_loaded(folder):
    assert {"yaml", "typer", "actas.pipeline"} <= loaded("validate", "--no-cache", "a.acta.yaml", at=folder)


def test_a_check_makes_no_record_and_no_settings(folder):
    """Their classes cost a third of the start-up, and a check works on plain data."""
    classes = ("actas.model.record", "actas.model.fragment", "actas.model.entity", "actas.model.settings")
    assert loaded("validate", "--no-cache", "a.acta.yaml", at=folder).isdisjoint(classes)
