"""Several meetings in one file, and one session in several files.

# Cuaderno de la junta

Lo lleva la secretaría.

## 3 de marzo de 2021

- Se elige a la tesorera.

## 10 de marzo de 2021

Asisten Ana Ruiz y Luis Paz.

1. La tesorera presenta cuentas.
   - Faltan dos recibos.

## 17 de marzo de 2021

- Se cierra la caja chica. [bookmark: _GoBack]
"""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from actas import cli, pipeline, store
from actas.pipeline.checks import check_record
from actas.pipeline.several import join_notes, split_notes

BOOK = textwrap.dedent("\n".join(__doc__.split("\n")[2:]))
MORNING = """\
Taller del agua
Xela, 3 de mayo de 2021. Inicio: 09:00

Participantes
- Ana Ruiz
- Luis Paz

Acuerdos
1. Limpiar la fuente.
2. Pagar el cemento.
"""
AFTERNOON = """\
# Taller del agua, mesa 2

## Participantes

- Ana Ruiz
- Marta Gil

## Acuerdos

- Sembrar en la ladera.
  - Con palas prestadas.
"""


def spans(record):
    """Every leaf span of a record."""
    yield from (one.lines for one in record.meeting.as_written)
    yield from (section.lines for section in record.all_sections() if section.lines)
    yield from (item.lines for item in record.all_items())
    yield from (one.lines for one in record.discarded)


def errors(path):
    return [p.rule for p in check_record(path).problems if p.level == "error"]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    (tmp_path / "cuaderno.md").write_text(BOOK, "utf-8")
    (tmp_path / "manana.txt").write_text(MORNING, "utf-8")
    (tmp_path / "tarde.md").write_text(AFTERNOON, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


# --- several meetings in one file --------------------------------------------------------------


def test_a_record_of_each_meeting(folder):
    records = [parsed.record for parsed in split_notes("cuaderno.md")]
    assert [record.id for record in records] == [
        f"cuaderno-de-la-junta-2021-03-{day}" for day in ("03", "10", "17")
    ]
    assert [record.meeting.date for record in records] == ["2021-03-03", "2021-03-10", "2021-03-17"]
    assert [record.source.within for record in records] == [(1, 8), (9, 15), (16, 18)]
    assert {record.source.file for record in records} == {"cuaderno.md"}
    assert {record.source.lines for record in records} == {18}
    assert not any(doubt.id == "several-meetings" for record in records for doubt in record.doubts)


def test_every_line_that_is_not_blank_is_in_one_record(folder):
    lines = BOOK.splitlines()
    homes = {n: set() for n, line in enumerate(lines, 1) if line.strip()}
    for at, parsed in enumerate(split_notes("cuaderno.md")):
        first, last = parsed.record.source.within
        for span in spans(parsed.record):
            assert first <= span.first <= span.last <= last
            for line in range(span.first, span.last + 1):
                homes[line].add(at)
    assert {line: len(at) for line, at in homes.items()} == dict.fromkeys(homes, 1)


HEADED = """\
# Comité de Agua

## 12 de marzo de 2024

Asistentes: Ana Pérez, Luis Gómez

Acuerdos:
1. Ana enviará el informe antes del 20 de marzo.

Todas se fueron cansadas y contentas a su casa.

# Comité de Agua

## 19 de marzo de 2024

Acuerdos:
1. Luis revisará las cuentas.

Todas se fueron cansadas y contentas a su casa.

# Comité de Agua

## 26 de marzo de 2024

Acuerdos:
1. Se aprueba el presupuesto.
"""


def test_what_stands_above_every_day_heads_each_meeting(folder):
    """And no meeting takes the line that the one before ends with, which stands above most days too."""
    Path("comite.md").write_text(HEADED, "utf-8")
    records = [parsed.record for parsed in split_notes("comite.md")]
    assert [record.meeting.title for record in records] == ["Comité de Agua"] * 3
    assert [record.source.within for record in records] == [(1, 11), (12, 20), (21, 26)]
    assert {section.heading for record in records for section in record.sections} <= {"Acuerdos", None}


def test_figures_above_a_day_may_differ(folder):
    Path("actas.txt").write_text(
        "".join(f"Acta n.º {n}\n\n{n} de junio de 2024\n\nAcuerdos:\n- Pagar {n}.\n\n" for n in (4, 5)),
        "utf-8",
    )
    assert [parsed.record.source.within for parsed in split_notes("actas.txt")] == [(1, 7), (8, 14)]


def test_notes_of_one_meeting_make_the_record_that_they_always_make(folder):
    (parsed,) = split_notes("manana.txt")
    assert parsed.record == pipeline.parse_notes("manana.txt").record


def test_the_records_hold_the_laws_each_for_its_lines(folder, capsys):
    assert cli.main(["parse", "--split", "cuaderno.md", "-o", "actas"]) == 0
    made = sorted(Path("actas").iterdir())
    assert len(made) == 3
    assert [errors(path) for path in made] == [[], [], []]
    assert cli.main(["validate", "actas"]) == 0
    assert "same-meeting" not in capsys.readouterr().out


def test_a_line_lost_from_a_stretch_is_seen(folder):
    cli.main(["parse", "--split", "cuaderno.md", "-o", "actas"])
    record = Path("actas/cuaderno-de-la-junta-2021-03-10.acta.yaml")
    text = record.read_text("utf-8")
    record.write_text(text.replace("lines: [13, 13]", "lines: [14, 14]"), "utf-8")
    assert "lost-line" in errors(record)


def test_again_and_nothing_is_written(folder, capsys):
    cli.main(["parse", "--split", "cuaderno.md", "-o", "actas"])
    before = {path: path.read_bytes() for path in Path("actas").iterdir()}
    assert cli.main(["parse", "--split", "cuaderno.md", "-o", "actas"]) == 0
    assert {path: path.read_bytes() for path in Path("actas").iterdir()} == before


def test_a_record_of_a_part_is_not_merged_with_the_whole(folder, capsys):
    cli.main(["parse", "--split", "cuaderno.md", "-o", "actas"])
    record = Path("actas/cuaderno-de-la-junta-2021-03-10.acta.yaml")
    before = record.read_bytes()
    assert cli.main(["parse", "--merge", "cuaderno.md", "-o", str(record)]) == 2
    assert record.read_bytes() == before
    assert "--split" in capsys.readouterr().err


def test_a_notebook_that_goes_on_brings_its_records_up_to_date(folder, capsys):
    cli.main(["parse", "--split", "cuaderno.md", "-o", "actas"])
    record = Path("actas/cuaderno-de-la-junta-2021-03-10.acta.yaml")
    record.write_text(record.read_text("utf-8").replace("dos recibos", "tres recibos"), "utf-8")
    changed = BOOK.replace("Lo lleva", "Se escribe a mano.\n\nLo lleva").replace(
        "la caja", "la caja y la bodega"
    )
    Path("cuaderno.md").write_text(changed + "\n## 24 de marzo de 2021\n\n- Se compra cal.\n", "utf-8")
    assert cli.main(["parse", "--split", "--merge", "cuaderno.md", "-o", "actas"]) == 0
    assert len([*Path("actas").glob("*.yaml")]) == 4
    assert "tres recibos" in record.read_text("utf-8")
    (last,) = Path("actas").glob("*-17.acta.yaml")
    assert "la caja y la bodega" in last.read_text("utf-8")
    assert cli.main(["validate", "--fix", "actas"]) == 0


def test_a_record_of_the_day_is_found_under_another_name(folder):
    cli.main(["parse", "--split", "cuaderno.md", "-o", "actas"])
    Path("cuaderno.md").write_text(BOOK.replace("de la junta", "del comité"), "utf-8")
    before = sorted(Path("actas").iterdir())
    assert cli.main(["parse", "--split", "--merge", "cuaderno.md", "-o", "actas"]) == 0
    assert sorted(Path("actas").glob("*.yaml")) == before


# --- one session in several files --------------------------------------------------------------


def test_one_record_of_several_files(folder):
    parsed = join_notes(["manana.txt", "tarde.md"])
    record = parsed.record
    assert (record.id, record.meeting.date, record.meeting.start) == (
        "taller-del-agua",
        "2021-05-03",
        "09:00",
    )
    assert [section.kind for section in record.sections] == ["participants", "agreements"] * 2
    ids = [part.id for part in (*record.all_sections(), *record.all_items())]
    assert len(set(ids)) == len(ids)
    assert [item.id for item in record.all_items() if item.id.startswith("A")] == ["A1", "A2", "A3", "A3.1"]
    assert (record.source.file, [one.file for one in record.source.also]) == ("manana.txt", ["tarde.md"])
    assert record.source.also[0].format == "md"


def test_every_span_names_its_file_and_no_line_is_lost(folder):
    record = join_notes(["manana.txt", "tarde.md"]).record
    held = {(span.file, n) for span in spans(record) for n in range(span.first, span.last + 1)}
    there = {
        (name, n)
        for name, text in (("manana.txt", MORNING), ("tarde.md", AFTERNOON))
        for n, line in enumerate(text.splitlines(), 1)
        if line.strip()
    }
    assert held == there


def test_who_came_is_named_once_by_the_item_that_says_so(folder):
    record = join_notes(["manana.txt", "tarde.md"]).record
    items = {item.id: item for item in record.all_items()}
    assert [one.name for one in record.meeting.participants] == ["Ana Ruiz", "Luis Paz", "Marta Gil"]
    assert [items[one.at].text for one in record.meeting.participants] == [
        "Ana Ruiz",
        "Luis Paz",
        "Marta Gil",
    ]


def test_the_yaml_reads_back_equal(folder):
    record = join_notes(["manana.txt", "tarde.md"]).record
    assert store.to_record(store.load(store.dump(record), "x").data) == record


def test_from_the_command_line_the_files_are_named_from_the_record(folder):
    assert cli.main(["parse", "--join", "manana.txt", "tarde.md", "-o", "actas/"]) == 0
    record = Path("actas/taller-del-agua.acta.yaml")
    assert 'file: "../tarde.md"' in record.read_text("utf-8")
    assert errors(record) == []


def test_the_report_names_every_file_of_notes(folder):
    assert cli.main(["parse", "--join", "manana.txt", "tarde.md", "-o", "acta.acta.yaml"]) == 0
    assert cli.main(["render", "acta.acta.yaml", "--lang", "es", "-o", "informe.md"]) == 0
    lines = [len(Path(name).read_text("utf-8").splitlines()) for name in ("manana.txt", "tarde.md")]
    told = f"manana.txt ({lines[0]} líneas) y tarde.md ({lines[1]} líneas)"
    assert told in Path("informe.md").read_text("utf-8")


def test_the_laws_hold_file_by_file(folder):
    cli.main(["parse", "--join", "manana.txt", "tarde.md", "-o", "acta.acta.yaml"])
    record = Path("acta.acta.yaml")
    text = record.read_text("utf-8")
    assert errors(record) == []
    record.write_text(text.replace("Sembrar en la ladera", "Sembrar en la luna"), "utf-8")
    assert errors(record) == ["invented-word"]
    record.write_text(text.replace("Con palas prestadas.", "Limpiar la fuente."), "utf-8")
    assert "invented-word" in errors(record)  # these words are in the other file
    record.write_text(text.replace("lines: [11, 11]", "lines: [99, 99]"), "utf-8")
    assert {"span-out-of-range", "lost-line"} <= set(errors(record))
    record.write_text(
        text.replace("file: tarde.md\n            text", "file: noche.md\n            text"), "utf-8"
    )
    assert {"span-out-of-range", "lost-line"} <= set(errors(record))
    record.write_text(text, "utf-8")
    Path("tarde.md").write_text(AFTERNOON + "\nOtra cosa.\n", "utf-8")
    assert errors(record) == ["stale-source"]


def test_days_that_differ_are_a_doubt(folder):
    Path("tarde.md").write_text(AFTERNOON.replace("mesa 2", "4 de mayo de 2021"), "utf-8")
    record = join_notes(["manana.txt", "tarde.md"]).record
    (doubt,) = [one for one in record.doubts if one.id == "date-conflict"]
    assert (record.meeting.date, doubt.lines.file) == ("2021-05-03", "tarde.md")
    assert "2021-05-04" in doubt.says


def test_files_of_one_name_are_told_apart(folder):
    for name in ("mesa1", "mesa2"):
        (folder / name).mkdir()
        (folder / name / "notas.txt").write_text(MORNING, "utf-8")
    record = join_notes(["mesa1/notas.txt", "mesa2/notas.txt"]).record
    assert {span.file for span in spans(record)} == {"mesa1/notas.txt", "mesa2/notas.txt"}


def test_a_record_of_several_files_that_is_there_is_not_said_to_be_mergeable(folder, capsys):
    words = ["parse", "--join", "manana.txt", "tarde.md", "-o", "acta.acta.yaml"]
    assert cli.main(words) == 0
    capsys.readouterr()
    assert cli.main(words) == 2
    said = capsys.readouterr().err
    assert ("--force" in said, "--merge" in said) == (True, False)


def test_a_record_of_several_files_is_not_merged(folder, capsys):
    cli.main(["parse", "--join", "manana.txt", "tarde.md", "-o", "acta.acta.yaml"])
    before = Path("acta.acta.yaml").read_bytes()
    assert cli.main(["parse", "--merge", "manana.txt", "-o", "acta.acta.yaml"]) == 2
    assert Path("acta.acta.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--split", "cuaderno.md"], "-o"),
        (["--split", "cuaderno.md", "-o", "x.yaml"], "-o"),
        (["--split", "cuaderno.md", "-o", "x", "--date", "2021-03-03"], "--date"),
        (["--join", "manana.txt"], "--join"),
        (["--join", "manana.txt", "manana.txt"], "manana.txt"),
        (["--join", "manana.txt", "tarde.md", "--split", "-o", "x"], "--join"),
        (["--join", "manana.txt", "-"], "--join"),
    ],
)
def test_wrong_usage_is_one_sentence(folder, words, says, capsys):
    before = sorted(folder.iterdir())
    assert cli.main(["parse", *words]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert says in said.err
    assert sorted(folder.iterdir()) == before
