"""Two people, two branches: fragments and records of both merge without a conflict. With real git."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from actas.cli import main
from actas.pipeline import follow as road
from actas.pipeline.project import project

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not here")
NOTES = "Recomendaciones\n1. Publicar las actas del Foro.\n2. Medir los pozos de frontera.\n"
LATER = "Reunión del 3 de marzo de {year}\n\nRecomendaciones\n1. Traducir las guías, {year}.\n"


def git(at: Path, *words: str) -> str:
    who = ["-c", "user.name=Prueba", "-c", "user.email=prueba@example.org", "-c", "commit.gpgsign=false"]
    run = subprocess.run(
        ["git", *who, *words], cwd=at, capture_output=True, text=True, check=True, encoding="utf-8"
    )
    return run.stdout


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.setenv("ACTAS_CACHE_DIR", str(tmp_path / "cache"))
    root = tmp_path / "conferencia"
    assert main(["init", str(root)]) == 0
    monkeypatch.chdir(root)
    note(root, "taller-2016", NOTES)
    git(root, "init", "-q", "-b", "main")
    commit(root, "The workshop")
    return root


def note(root, name, text):
    (root / "sources" / f"{name}.txt").write_text(text, "utf-8")
    assert main(["parse", f"sources/{name}.txt", "--id", name, "-o", "records"]) == 0


def commit(root, message):
    git(root, "add", "-A")
    git(root, "commit", "-qm", message)


def told(item, text, day="2016-09-01", kind="progress", by="Honduras", **more):
    words = [word for key, value in more.items() for word in (f"--{key}", value)]
    assert (
        main(
            [
                "follow",
                "add",
                f"taller-2016#{item}",
                "--date",
                day,
                "--kind",
                kind,
                "--by",
                by,
                "--text",
                text,
                *words,
            ]
        )
        == 0
    )


def state():
    return {fate.of.to: (fate.state, len(fate.fragments)) for fate in road.status(project(), "2018-12-31")}


def branch_with(root, name, *, others):
    git(root, "checkout", "-qb", name, "main")
    for one in others:
        one()
    commit(root, name)


def test_two_branches_with_steps_on_the_same_items_and_days_and_records_merge(here):
    branch_with(here, "ana", others=[
        lambda: told("R1", "Va bien."), lambda: told("R2", "Se midió uno."),
            lambda: note(here, "reunion-2017", LATER.format(year=2017)),
        lambda: told("R1", "Publicadas.", day="2017-02-01", kind="closure", evidence="https://example.org/actas"),
    ])  # fmt: skip
    branch_with(here, "luis", others=[
        lambda: told("R1", "Va bien, dicen.", by="Guatemala"), lambda: told("R2", "Se midieron dos."),
        lambda: note(here, "reunion-2018", LATER.format(year=2018)),
        lambda: told("R2", "Casi.", day="2017-02-01", kind="status", state="substantial"),
    ])  # fmt: skip
    git(here, "checkout", "-q", "main")
    git(here, "merge", "-q", "--no-edit", "ana")
    git(here, "merge", "-q", "--no-edit", "luis")
    assert git(here, "status", "--porcelain") == ""
    assert len(list((here / "followup").glob("*.yaml"))) == 6
    assert state() == {
        "taller-2016#R1": ("complete", 3), "taller-2016#R2": ("substantial", 3),
        "reunion-2017#R1": ("no-information", 0), "reunion-2018#R1": ("no-information", 0),
    }  # fmt: skip
    assert main(["validate", "."]) == 0
    assert main(["follow", "status", "--as-of", "2017-12-31", "--gate"]) == 0


def test_the_order_of_merging_makes_no_difference(here):
    branch_with(here, "ana", others=[lambda: told("R1", "Cerrada.", kind="closure")])
    branch_with(here, "luis", others=[lambda: told("R1", "Se reabre.", kind="reopening")])
    found = []
    for first, second in (("ana", "luis"), ("luis", "ana")):
        git(here, "checkout", "-qB", f"by-{first}", "main")
        git(here, "merge", "-q", "--no-edit", first)
        git(here, "merge", "-q", "--no-edit", second)
        found.append((state(), sorted(path.name for path in (here / "followup").glob("*.yaml"))))
    assert found[0] == found[1]


def test_the_same_step_on_both_branches_is_one_step(here):
    branch_with(here, "ana", others=[lambda: told("R1", "Va bien.")])
    branch_with(here, "luis", others=[lambda: told("R1", "Va bien."), lambda: told("R2", "Nada aún.")])
    git(here, "checkout", "-q", "main")
    git(here, "merge", "-q", "--no-edit", "ana")
    git(here, "merge", "-q", "--no-edit", "luis")
    assert state() == {"taller-2016#R1": ("under-way", 1), "taller-2016#R2": ("under-way", 1)}


def test_a_recommendation_reworded_on_one_branch_makes_the_others_step_suspect(here, capsys):
    record = here / "records" / "taller-2016.acta.yaml"

    def reword():
        text = record.read_text("utf-8").replace(
            "Publicar las actas del Foro.", "Publicar todas las actas del Foro."
        )
        record.write_text(text, "utf-8")

    branch_with(here, "ana", others=[reword])
    branch_with(here, "luis", others=[lambda: told("R1", "Va bien.")])
    git(here, "checkout", "-q", "main")
    git(here, "merge", "-q", "--no-edit", "ana")
    git(here, "merge", "-q", "--no-edit", "luis")
    capsys.readouterr()
    main(["validate", ".", "--format", "concise"])
    assert "[suspect-target]" in capsys.readouterr().out
    told("R1", "Sigue valiendo.", day="2016-10-01", kind="validation")
    capsys.readouterr()
    main(["validate", ".", "--format", "concise"])
    assert "[suspect-target]" not in capsys.readouterr().out
