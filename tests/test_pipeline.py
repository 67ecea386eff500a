"""The road's own work: what is written where, whole or not at all; the steps have tests of their own."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

import actas
from actas import pipeline
from actas.files import below
from actas.model.errors import BadUsage, CannotWrite, UnknownFormat, UnreadableRecord, WouldOverwrite
from actas.model.given import Given
from actas.pipeline import write_atomic, write_new

NOTES = """\
Acuerdos
1. Publicar el acta.
2. Reunirse en marzo.
"""


@pytest.fixture
def notes(tmp_path) -> Path:
    file = tmp_path / "reunion.txt"
    file.write_text(NOTES, "utf-8")
    return file


@pytest.fixture
def record(notes, tmp_path) -> Path:
    file = tmp_path / "actas" / "reunion.acta.yaml"
    pipeline.write_record(actas.parse_notes(notes), file, notes)
    return file


# --- parse ---------------------------------------------------------------------------------------


def test_the_four_words_of_the_library(notes, tmp_path):
    parsed = actas.parse_notes(notes)
    assert [item.text for item in parsed.record.all_items()] == ["Publicar el acta.", "Reunirse en marzo."]
    out = tmp_path / "informe.md"
    assert actas.render_record(parsed.record, to="md", out=out) == out.read_bytes()
    file = tmp_path / "reunion.acta.yaml"
    pipeline.write_record(parsed, file, notes)
    assert actas.load_record(file) == parsed.record
    assert not actas.check_record(file).broken


def test_what_is_given_is_taken_and_listed(notes):
    given = Given(
        title="Junta", date="2016-11-16", place="La Paz", series="juntas", language="es", id="junta-1"
    )
    record = actas.parse_notes(notes, given=given).record
    meeting = record.meeting
    assert record.id == "junta-1"
    assert (meeting.title, meeting.date, meeting.place) == ("Junta", "2016-11-16", "La Paz")
    assert meeting.given == ("title", "date", "place", "series", "language")


@pytest.mark.parametrize(
    "date", ["2016-13-45", "2016-2-1", "16/11/2016", "20161116", "2016-W46-3", "", "mañana"]
)
def test_a_date_that_is_none_is_refused(notes, date):
    with pytest.raises(BadUsage):
        actas.parse_notes(notes, given=Given(date=date))


@pytest.mark.parametrize(
    "id", ["../../x", "CON", "con", "a:b", "x" * 300, "", "Á", "a b", "-a", "a--b", "nul"]
)
def test_an_id_that_could_leave_the_folder_is_refused(notes, id):
    with pytest.raises(BadUsage):
        actas.parse_notes(notes, given=Given(id=id))


def test_the_source_is_named_relative_to_the_record(notes, record):
    assert actas.load_record(record).source.file == "../reunion.txt"


def test_same_notes_same_bytes(notes, record, tmp_path):
    again = tmp_path / "otra" / "reunion.acta.yaml"
    pipeline.write_record(actas.parse_notes(notes), again, notes)
    assert again.read_bytes() == record.read_bytes()


# --- check ---------------------------------------------------------------------------------------


def test_the_notes_beside_the_record_are_read(record, notes):
    assert not actas.check_record(record).problems
    notes.write_text(NOTES.replace("marzo", "mayo"), "utf-8")
    assert actas.check_record(record).problems


def test_a_record_whose_notes_are_not_there_is_checked_all_the_same(record, notes):
    notes.unlink()
    assert not actas.check_record(record).broken


def test_a_record_with_errors_is_not_loaded(record):
    record.write_text(record.read_text("utf-8").replace("actas: 1", "actas: 1\nactas: 1"), "utf-8")
    assert actas.check_record(record).broken
    with pytest.raises(BadUsage):
        actas.load_record(record)


def test_a_record_that_is_not_utf_8_is_refused_with_its_line(tmp_path):
    file = tmp_path / "a.acta.yaml"
    file.write_bytes("actas: 1\nid: a\nmeeting: {title: Política}\n".encode("cp1252"))
    with pytest.raises(UnreadableRecord) as error:
        actas.check_record(file)
    assert error.value.values["line"] == "3"


# --- which files ---------------------------------------------------------------------------------


@pytest.fixture
def tree(tmp_path, monkeypatch) -> Path:
    for name in ("b/2.acta.yaml", "b/1.acta.yaml", "a/3.acta.yaml", "a/~$3.acta.yaml", "a/notas.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def shown(*paths: str) -> list[str]:
    return [Path(path).as_posix() for path in pipeline.records_in(paths)]


def test_folders_give_their_records_in_stable_order(tree):
    assert shown(".") == ["a/3.acta.yaml", "b/1.acta.yaml", "b/2.acta.yaml"]


def test_globs_are_for_shells_that_do_not_know_them(tree):
    assert shown("b/*.acta.yaml", "**/3*") == ["b/1.acta.yaml", "b/2.acta.yaml", "a/3.acta.yaml"]


def test_a_file_named_twice_is_read_once(tree):
    assert shown("b/1.acta.yaml", "b") == ["b/1.acta.yaml", "b/2.acta.yaml"]


def test_a_name_with_brackets_that_exists_is_no_pattern(tree):
    (tree / "acta[1].acta.yaml").touch()
    assert shown("acta[1].acta.yaml") == ["acta[1].acta.yaml"]


@pytest.mark.skipif(sys.platform == "win32", reason="symbolic links need a privilege there")
def test_a_loop_of_links_ends(tree):
    (tree / "a" / "loop").symlink_to(tree, target_is_directory=True)
    assert [Path(p).name for p in below(str(tree))] == ["3.acta.yaml", "1.acta.yaml", "2.acta.yaml"]


@pytest.mark.skipif(sys.platform == "win32", reason="symbolic links need a privilege there")
def test_a_link_to_a_record_that_is_there_too_is_read_once(tree):
    (tree / "a" / "0.acta.yaml").symlink_to("../b/1.acta.yaml")
    assert shown(".") == ["a/3.acta.yaml", "b/1.acta.yaml", "b/2.acta.yaml"]
    assert shown("a") == ["a/0.acta.yaml", "a/3.acta.yaml"]
    (tree / "a" / "1.acta.yaml").symlink_to("0.acta.yaml")
    assert shown("a") == ["a/0.acta.yaml", "a/3.acta.yaml"]


# --- write ---------------------------------------------------------------------------------------


def test_nothing_else_is_left_in_the_folder(tmp_path):
    write_atomic(tmp_path / "new" / "x.md", b"words")
    assert [p.name for p in (tmp_path / "new").iterdir()] == ["x.md"]
    assert (tmp_path / "new" / "x.md").read_bytes() == b"words"


def test_a_failed_write_leaves_the_old_file_and_no_other(tmp_path, monkeypatch):
    file = tmp_path / "x.md"
    file.write_bytes(b"old")

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CannotWrite):
        write_atomic(file, b"new")
    assert file.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["x.md"]


@pytest.mark.skipif(sys.platform == "win32", reason="modes are a POSIX matter")
def test_the_mode_of_the_old_file_is_kept(tmp_path):
    file = tmp_path / "x.md"
    file.write_bytes(b"old")
    file.chmod(0o640)
    write_atomic(file, b"new")
    assert file.stat().st_mode & 0o7777 == 0o640


@pytest.mark.skipif(sys.platform == "win32", reason="symbolic links need a privilege there")
def test_a_link_is_followed_and_stays_a_link(tmp_path):
    file, link = tmp_path / "x.md", tmp_path / "link.md"
    file.write_bytes(b"old")
    link.symlink_to(file)
    write_atomic(link, b"new")
    assert link.is_symlink()
    assert file.read_bytes() == b"new"


def test_a_folder_a_read_only_file_and_an_input_are_refused(tmp_path):
    with pytest.raises(CannotWrite):
        write_atomic(tmp_path, b"new")
    file = tmp_path / "x.md"
    file.write_bytes(b"old")
    with pytest.raises(CannotWrite):
        write_atomic(tmp_path / "." / "x.md", b"new", inputs=[file])
    file.chmod(0o444)
    with pytest.raises(CannotWrite):
        write_atomic(file, b"new")
    file.chmod(0o644)
    assert file.read_bytes() == b"old"


def test_what_is_there_is_not_overwritten_unless_forced_and_then_kept(tmp_path):
    file = tmp_path / "x.acta.yaml"
    write_new(file, b"one")
    with pytest.raises(WouldOverwrite):
        write_new(file, b"two")
    assert file.read_bytes() == b"one"
    write_new(file, b"two", force=True)
    assert file.read_bytes() == b"two"
    assert (tmp_path / "x.acta.yaml.bak").read_bytes() == b"one"


# --- render --------------------------------------------------------------------------------------


def test_the_ending_says_the_format():
    endings = (".docx", ".HTML", ".md", ".txt", ".json", ".pdf", ".xlsx", ".csv", ".ics", ".xml")
    assert [pipeline.format_of(f"informe{ending}") for ending in endings] == [
        "docx", "html", "md", "text", "json", "pdf", "xlsx", "csv", "ics", "akn",
    ]  # fmt: skip
    assert pipeline.format_of(None) == "text"
    with pytest.raises(UnknownFormat):
        pipeline.format_of("informe.ppt")


def test_an_unknown_format_and_a_missing_template_are_refused(record):
    loaded = actas.load_record(record)
    with pytest.raises(BadUsage):
        actas.render_record(loaded, to="ppt")
    with pytest.raises(BadUsage):
        actas.render_record(loaded, to="docx", template="no-such.docx")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("## Acuerdos\n\n1. Pintar la sala.\n2.\n", "el punto 2 no tiene texto"),
        ("## Actions\n\n1. Paint the hall.\n2.\n", "item 2 has no text"),
        ("## Décisions\n\n1. Peindre les murs du hall.\n2.\n", "le point 2 n'a pas de texte"),
    ],
)
def test_notes_too_short_to_be_sure_of_their_language_are_asked_in_the_one_they_lean_to(text, says, tmp_path):
    notes = tmp_path / "n.md"
    notes.write_text(text, "utf-8")
    record = actas.parse_notes(notes).record
    assert record.meeting.language is None
    assert [doubt.says for doubt in record.doubts] == [says]
    draft = {"el": "Borrador", "it": "Draft", "le": "Projet"}[says[:2]]
    assert draft in actas.render_record(record, to="text").decode()


def test_a_bullet_without_words_is_not_called_by_its_bullet(tmp_path):
    notes = tmp_path / "n.md"
    notes.write_text("## Acuerdos\n\n- Pintar la puerta de la sala.\n-\n1.\n", "utf-8")
    says = [doubt.says for doubt in actas.parse_notes(notes, given=Given(language="es")).record.doubts]
    assert says == ["hay un punto sin texto", "el punto 1 no tiene texto"]


def test_a_report_does_not_overwrite_what_it_is_made_of(record):
    before = record.read_bytes()
    with pytest.raises(CannotWrite):
        actas.render_record(actas.load_record(record), to="md", out=record, inputs=[record])
    assert record.read_bytes() == before


@pytest.mark.parametrize("to", ["docx", "html", "md", "text", "json"])
def test_two_renders_are_equal_to_the_byte(record, to):
    loaded = actas.load_record(record)
    assert actas.render_record(loaded, to=to) == actas.render_record([loaded], to=to)


def test_a_record_inside_a_project_names_its_schema(tmp_path):
    """`actas schema > schemas/record.schema.json` puts it there; editors then complete the keys."""
    notes = tmp_path / "notas.txt"
    notes.write_text("Acuerdos\n1. Publicar el acta.\n", "utf-8")
    (tmp_path / "project" / "records" / "2016").mkdir(parents=True)
    outside, inside = tmp_path / "a.acta.yaml", tmp_path / "project" / "records" / "2016" / "a.acta.yaml"
    (tmp_path / "project" / "schemas").mkdir()
    (tmp_path / "project" / "schemas" / "record.schema.json").write_bytes(pipeline.schema())
    for file in (outside, inside):
        pipeline.write_record(actas.parse_notes(notes), file, notes)
    assert outside.read_text("utf-8").startswith("actas: 1\n")
    first = "# yaml-language-server: $schema=../../schemas/record.schema.json\nactas: 1\n"
    assert inside.read_text("utf-8").startswith(first)
