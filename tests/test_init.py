"""`actas init`: a project that its own checks find sound, and that overwrites nothing."""

from __future__ import annotations

import tomllib

import pytest
import yaml

from actas.cli import main
from actas.validate import schema_bytes


@pytest.fixture(autouse=True)
def _english(monkeypatch):
    monkeypatch.setenv("ACTAS_LANG", "en")


def test_what_it_lays_out(tmp_path, capsys):
    assert main(["init", str(tmp_path / "conferencia"), "--series", 'agua "dulce"']) == 0
    root = tmp_path / "conferencia"
    made = sorted(str(path.relative_to(root)) for path in root.rglob("*") if path.is_file())
    assert made == sorted([
        ".gitattributes", ".github/workflows/actas.yml", ".pre-commit-config.yaml", "actas.toml",
        "entities.yaml", "followup/.gitkeep", "records/.gitkeep", "sources/.gitkeep",
        "schemas/entities.schema.json", "schemas/fragment.schema.json", "schemas/record.schema.json",
    ])  # fmt: skip
    assert tomllib.loads((root / "actas.toml").read_text("utf-8"))["series"] == 'agua "dulce"'
    assert (root / "schemas" / "record.schema.json").read_bytes() == schema_bytes()
    assert len(capsys.readouterr().err.splitlines()) == len(made)


def test_its_files_are_what_other_programs_read(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["init"]) == 0
    workflow = yaml.safe_load((tmp_path / ".github/workflows/actas.yml").read_text("utf-8"))
    steps = [step["run"] for step in workflow["jobs"]["records"]["steps"] if "run" in step]
    commands = [step.removeprefix("actas ").split()[0] for step in steps if step.startswith("actas ")]
    assert commands == ["validate", "follow"]
    hooks = yaml.safe_load((tmp_path / ".pre-commit-config.yaml").read_text("utf-8"))
    assert hooks["repos"][0]["hooks"][0]["entry"] == "actas validate ."
    assert main(["validate", "."]) == 0
    assert main(["follow", "status", "--as-of", "2017-01-01", "--gate"]) == 0


def test_what_is_there_stays_as_it_is(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "actas.toml").write_text("# mine\n", "utf-8")
    (tmp_path / "records").mkdir()
    for _ in range(2):
        assert main(["init"]) == 0
        assert (tmp_path / "actas.toml").read_text("utf-8") == "# mine\n"
        assert "= actas.toml (was there)" in capsys.readouterr().err
    (tmp_path / "entities.yaml").write_text("registry: 1\nentities: []\n", "utf-8")
    assert main(["init"]) == 0
    assert (tmp_path / "entities.yaml").read_text("utf-8") == "registry: 1\nentities: []\n"


def test_a_file_in_the_folders_place(tmp_path, capsys):
    (tmp_path / "x").write_text("x", "utf-8")
    assert main(["init", str(tmp_path / "x")]) == 2
    (tmp_path / "y").mkdir()
    (tmp_path / "y" / "schemas").write_text("x", "utf-8")
    assert main(["init", str(tmp_path / "y")]) == 2
    assert str(tmp_path / "y" / "schemas") in capsys.readouterr().err
    assert [file.name for file in (tmp_path / "y").iterdir()] == ["schemas"]


@pytest.mark.parametrize("command", ["lineage", "coverage", "coach", "next", "find agua", "export"])
def test_a_project_without_records_says_so(command, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["init"]) == 0
    capsys.readouterr()
    assert main(command.split()) == 2
    assert "actas parse" in capsys.readouterr().err
    assert main(["follow", "status", "--as-of", "2017-01-01"]) == 2
    assert "actas parse" in capsys.readouterr().err
    assert main(["follow", "status", "--as-of", "2017-01-01", "--gate"]) == 0, "a new project's checks hold"
