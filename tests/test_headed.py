"""Countries and bodies that alone head a section speak in it, wherever speakers are counted."""

from __future__ import annotations

import pytest

from actas.cli import main

NOTES = """\
# Taller

## Buenas prácticas

### Perú

- Ventanilla única
- Ferias

#### En la sierra

- Medir los pozos

### OIM

- Guías impresas

### Otras

- Una red

## Participantes

### Bolivia

- Ana Ruiz
"""


@pytest.fixture
def record(tmp_path):
    notes = tmp_path / "taller.md"
    notes.write_text(NOTES, "utf-8")
    assert main(["parse", str(notes), "-o", str(tmp_path)]) == 0
    return tmp_path / "taller.acta.yaml"


def rendered(record, capsys, *options):
    capsys.readouterr()
    assert main(["render", str(record), "--to", "md", "--lang", "es", *options]) == 0
    return capsys.readouterr().out


def test_the_record_keeps_what_the_notes_say(record):
    assert "actor: {name: Perú" not in record.read_text("utf-8")


def test_points_are_counted_and_told_with_who_heads_them(record, capsys):
    told = rendered(record, capsys, "--report", "by-actor")
    assert "Puntos por participante. Perú 3, OIM 1." in told
    chapter = told.split("\n## Perú\n")[1].split("\n## ")[0]
    assert [words in chapter for words in ("Ventanilla", "Ferias", "Medir", "Guías")] == [True] * 3 + [False]
    assert "Una red" in told.split("\n## Sin indicar quién\n")[1]
    assert (
        "Bolivia" not in told.split("\n## Perú\n")[0].split("## Cifras")[1]
    )  # who came said nothing by that
    minutes = rendered(record, capsys)
    assert "**Perú.**" not in minutes  # the heading above says it


def test_coverage_hears_them(record, capsys):
    capsys.readouterr()
    assert main(["coverage", str(record)]) == 0
    assert "Perú: " in capsys.readouterr().out.split("\n\n")[1]


@pytest.mark.parametrize("report", ["minutes", "summary", "consolidated"])
@pytest.mark.parametrize("mode", ["chatham", "group"])
def test_a_heading_gives_nobody_away(record, capsys, report, mode):
    told = rendered(record, capsys, "--report", report, "--attribution", mode)
    assert "Perú" not in told
    assert "OIM" not in told
