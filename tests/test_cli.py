"""The command line as a person meets it: what is printed where, in which language, and the exit code."""

from __future__ import annotations

import importlib
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from actas import __version__
from actas.cli import main, terminal
from actas.cli.app import COMMANDS, module_of
from actas.vocabulary.messages import catalogue

NOTES = """\
Acuerdos
1. Publicar el acta.
2. Reunirse en marzo.
"""


@pytest.fixture(autouse=True)
def plain(monkeypatch, tmp_path):
    """English, no colour, an empty folder."""
    for name in ("ACTAS_LANG", "ACTAS_DEBUG", "LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(tmp_path)
    terminal.language.cache_clear()
    yield
    terminal.language.cache_clear()


@pytest.fixture
def spanish(monkeypatch):
    monkeypatch.setenv("ACTAS_LANG", "es")
    terminal.language.cache_clear()


@pytest.fixture
def notes(tmp_path) -> Path:
    file = tmp_path / "reunion.txt"
    file.write_text(NOTES, "utf-8")
    return file


@pytest.fixture
def record(notes, capsys) -> Path:
    assert main(["parse", "reunion.txt", "-o", "reunion.acta.yaml"]) == 0
    capsys.readouterr()
    return notes.with_name("reunion.acta.yaml")


def actas(*words: str, **more) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own."""
    more.setdefault("stdin", subprocess.DEVNULL)
    more.setdefault("capture_output", True)
    return subprocess.run([sys.executable, "-m", "actas", *words], text=True, encoding="utf-8", **more)


# --- help ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_fits_80_columns_and_has_examples(command, language, monkeypatch, capsys):
    monkeypatch.setenv("ACTAS_LANG", language)
    terminal.language.cache_clear()
    assert main([*([command] if command else []), "--help"]) == 0
    shown = capsys.readouterr().out
    assert max(map(len, shown.splitlines())) <= 80
    assert shown.startswith("Uso: actas" if language == "es" else "Usage: actas")
    examples = shown.split("Ejemplos" if language == "es" else "Examples")[1].split("\n", 1)[1]
    assert f"actas {command}".strip() in examples


def test_every_option_in_an_example_exists(capsys):
    for command in COMMANDS:
        main([command, "--help"])
        shown = capsys.readouterr().out
        for language in ("es", "en"):
            words = catalogue("cli")[f"examples-{command}"][language].split()
            for option in (word for word in words if word.startswith("--")):
                assert f" {option} " in shown or f" {option}\n" in shown, f"{command}: {option}"


@pytest.mark.parametrize("width", ["40", "80"])
def test_help_breaks_no_value_in_two(width, monkeypatch, capsys):
    monkeypatch.setenv("COLUMNS", width)
    assert main(["render", "--help"]) == 0
    assert " csv-participants" in (shown := capsys.readouterr().out)
    assert " csv-follow-up" in shown


def test_no_command_shows_help_and_is_wrong_usage(capsys):
    assert main([]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("Usage: actas")


def test_the_version(capsys):
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"actas {__version__}\n"


def test_each_command_is_a_file_with_a_function_of_that_name():
    for command in COMMANDS:
        name = module_of(command)
        assert callable(getattr(importlib.import_module(f"actas.cli.{name}"), name))


def test_a_file_has_one_name_in_spanish():
    """«archivo», as most who write minutes in Spanish say; «fichero» beside it would be a second thing."""
    folder = Path(importlib.import_module("actas.vocabulary.messages").__file__).parent
    assert [
        file.name for file in sorted(folder.glob("*.toml")) if "fichero" in file.read_text("utf-8").lower()
    ] == []


def test_every_sentence_has_both_languages_and_the_same_blanks():
    import string

    for slug, sentences in catalogue("cli").items():
        assert set(sentences) == {"es", "en"}, slug
        blanks = [{f for _, f, _, _ in string.Formatter().parse(s) if f} for s in sentences.values()]
        assert blanks[0] == blanks[1], slug


# --- wrong usage ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["pase"], "did you mean “parse”?"),
        (["frobnicate"], "there is no command “frobnicate”"),
        (["parse"], "NOTES is missing"),
        (["parse", "--outptu", "x", "a.txt"], "did you mean --output?"),
        (["parse", "--titel", "x", "a.txt"], "did you mean --title?"),
        (["parse", "a.txt", "--why", "--line", "x"], "--line takes a number\n"),
        (["find", "x", "--most", "0"], "--most takes a number from 1 to 1000"),
        (["parse", "a.txt", "-o", "report.docx"], "report.docx is the name of a report"),
        (["template", "frob", "x.docx"], "say check or new"),
        (["parse", "a.txt", "-o"], "lacks its value"),
        (["report", "a.txt"], "--output is missing"),
        (["text", "a.txt", "b.txt"], "unexpected: b.txt\n"),
        (["parse", "a.txt", "b.txt"], "need a folder"),
        (["parse", "a.txt", "b.txt", "-o", "one.acta.yaml"], "need a folder"),
        (["parse", "a.txt", "--date", "2016-13-45"], "“2016-13-45” is no date"),
        (["parse", "a.txt", "--language", "de"], "“de”"),
        (["parse", "a.txt", "--id", "../../x"], "will not do as an id"),
        (["parse", "a.txt", "b.txt", "-o", "x", "--id", "y"], "one file"),
        (["parse", "no-such.txt"], "no-such.txt"),
        (["validate", "no-such.acta.yaml"], "no-such.acta.yaml does not exist"),
        (["validate", "x.acta.yaml", "--format", "xml"], "“xml”"),
        (["render", "x.acta.yaml", "-o", "x.ppt"], ".docx"),
        (["explain", "unknown-cod"], "did you mean “unknown-code”?"),
        (["explain", "unknown-code", "--lang", "fr"], "not in “fr”"),
    ],
)
def test_wrong_usage_is_one_sentence_and_2(words, says, capsys):
    assert main(words) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("error: ")
    assert says in said.err
    assert "Traceback" not in said.err


def test_wrong_usage_in_spanish(spanish, capsys):
    assert main(["parse"]) == 2
    assert capsys.readouterr().err == "error: falta NOTAS\nAyuda: actas parse --help\n"


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "es_HN.UTF-8"}, "es"),
        ({"LANG": "es_HN.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "es_CR"}, "es"),
        ({"LC_ALL": "en_US", "ACTAS_LANG": "es"}, "es"),
        ({"LANG": "pt_BR.UTF-8"}, "en"),
    ],
)
def test_the_users_language(environment, language, monkeypatch):
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    terminal.language.cache_clear()
    assert terminal.language() == language


# --- parse ---------------------------------------------------------------------------------------


def test_tags_inside_of_notes_are_no_words_that_could_be_lost(tmp_path, capsys):
    notes = tmp_path / "n.md"
    notes.write_text('- <b>Comprar</b> <span style="x:y">cal</span>\n- medir 3 < 4\n', "utf-8")
    assert main(["parse", str(notes)]) == 0
    assert "5 of 5 words in their place" in capsys.readouterr().err


def test_one_record_goes_to_standard_output_and_the_summary_beside_it(notes, capsys):
    assert main(["parse", "reunion.txt"]) == 0
    said = capsys.readouterr()
    assert said.out.startswith("actas: 1\nid: reunion\n")
    first, second, third, *_ = said.err.splitlines()
    assert first == "reunion.txt   1 section · 2 items · 9 of 9 words in their place"
    assert second == "  no title (--title) · no date (--date)"
    assert third == "  agreements 2"


def test_what_was_read_of_the_meeting_is_told(tmp_path, capsys):
    notes = "Taller de semillas\nXela, 3 de mayo de 2031, 9:00 a 12:30\nAsisten: Ana Ruiz, Luis Paz\n"
    notes += "\n- Se abre un banco.\n"
    (tmp_path / "taller.txt").write_text(notes, "utf-8")
    assert main(["parse", str(tmp_path / "taller.txt")]) == 0
    told = capsys.readouterr().err.splitlines()[1]
    assert told == "  Taller de semillas · 2031-05-03, 09:00–12:30 · Xela · 2 people"


def test_who_came_is_not_said_to_speak(tmp_path, capsys):
    notes = "Taller\n\nParticipantes\n- Julio Pardo\n- Teresa Lima\n"
    notes += "\nIntervenciones\n- Teresa Lima: faltan planillas.\n"
    (tmp_path / "taller.txt").write_text(notes, "utf-8")
    assert main(["parse", str(tmp_path / "taller.txt")]) == 0
    assert "  who speaks: Teresa Lima\n" in capsys.readouterr().err


def test_the_cross_of_a_box_is_in_its_place(tmp_path, capsys):
    notes = "Tareas:\n[x] Julio: comprar planillas\n[ ] Teresa: actas\n"
    (tmp_path / "tareas.txt").write_text(notes, "utf-8")
    assert main(["parse", str(tmp_path / "tareas.txt")]) == 0
    assert "7 of 7 words" in capsys.readouterr().err.splitlines()[0]


def test_standard_input(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(NOTES.encode())))
    assert main(["parse", "-", "--id", "junta"]) == 0
    assert "id: junta\n" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["parse reunion.txt", "export reunion.acta.yaml"])
def test_a_dash_behind_o_is_standard_output_and_no_folder_of_that_name(command, record, tmp_path, capsys):
    before = {one.name for one in tmp_path.iterdir()}
    assert main([*command.split(), "-o", "-"]) == 0
    assert capsys.readouterr().out
    assert "-" not in {one.name for one in tmp_path.iterdir()} - before


def test_standard_input_is_called_by_its_name(monkeypatch, spanish, capsys):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Pagar el agua.")))
    assert main(["report", "-", "-o", "a.md"]) == 0
    assert capsys.readouterr().err.startswith("- (entrada estándar)   1 sección · 1 punto")
    assert "**Fuente:** entrada estándar (1 línea)\n" in Path("a.md").read_text("utf-8")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    assert main(["parse", "-"]) == 2
    assert capsys.readouterr().err == "error: - (entrada estándar) está vacío (0 bytes)\n"


def test_points_are_counted_as_reports_count_them(tmp_path, capsys):
    (tmp_path / "junta.txt").write_text(
        "Acuerdos\n\nLa junta acordó:\n- Pintar el portal.\n- Podar el seto.\n\n"
        "Se levanta la sesión a las 20.\n",
        "utf-8",
    )
    assert main(["parse", "junta.txt", "-o", "."]) == 0
    assert capsys.readouterr().err.startswith("junta.txt   1 section · 2 items · 17 of 17 words")
    assert main(["render", "junta.acta.yaml", "--to", "md"]) == 0
    assert "1 sección · 2 puntos" in capsys.readouterr().out


def test_several_go_to_a_folder_and_one_that_fails_does_not_stop_the_rest(notes, tmp_path, capsys):
    (tmp_path / "empty.txt").touch()
    (tmp_path / "zeta.txt").write_text(NOTES, "utf-8")
    assert main(["parse", "reunion.txt", "empty.txt", "zeta.txt", "-o", "actas"]) == 2
    assert sorted(p.name for p in (tmp_path / "actas").iterdir()) == ["reunion.acta.yaml", "zeta.acta.yaml"]
    assert "empty.txt" in capsys.readouterr().err


def test_two_notes_of_one_id_do_not_overwrite_each_other(notes, tmp_path, capsys):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "reunion.txt").write_text(NOTES + "3. Otro.\n", "utf-8")
    assert main(["parse", "reunion.txt", "sub/reunion.txt", "-o", "actas", "--force"]) == 2
    assert "Otro" not in (tmp_path / "actas" / "reunion.acta.yaml").read_text("utf-8")


def test_a_record_that_is_there_is_left_alone(record, capsys):
    record.write_text("mine", "utf-8")
    assert main(["parse", "reunion.txt", "-o", "reunion.acta.yaml"]) == 2
    assert record.read_text("utf-8") == "mine"
    assert "--force" in capsys.readouterr().err
    assert main(["parse", "reunion.txt", "-o", "reunion.acta.yaml", "--force"]) == 0
    assert record.read_text("utf-8").startswith("actas: 1")
    assert record.with_name("reunion.acta.yaml.bak").read_text("utf-8") == "mine"


def test_the_doubts_are_listed_with_their_lines(tmp_path, spanish, capsys):
    """
    Acuerdos
    1. Publicar el acta.
    2.
    """
    (tmp_path / "r.txt").write_text("Acuerdos\n1. Publicar el acta.\n2. \n", "utf-8")
    assert main(["parse", "r.txt"]) == 0
    said = capsys.readouterr().err.splitlines()
    assert said[3] == "  1 duda:"
    assert said[4].split()[:2] == ["3", "A2"]


# --- validate ------------------------------------------------------------------------------------


def test_a_sound_record_is_0(record, capsys):
    assert main(["validate", "reunion.acta.yaml"]) == 0
    assert capsys.readouterr().out == "no errors in 1 record\n"


def broken(record: Path) -> None:
    record.write_text(record.read_text("utf-8").replace("status: draft", "status: draf"), "utf-8")


def test_an_error_names_its_place_shows_its_line_and_is_1(record, spanish, capsys):
    broken(record)
    line = record.read_text("utf-8").split("\n").index("status: draf") + 1
    assert main(["validate", "."]) == 1
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith(f"reunion.acta.yaml:{line}:9: error: ")
    assert said[1] == f"{line:>5} | status: draf"
    assert said[2] == "      |         ^^^^"
    assert said[-1] == "1 error en 1 acta"


def test_json_is_english_whatever_the_terminal_speaks(record, spanish, capsys):
    broken(record)
    assert main(["validate", "reunion.acta.yaml", "--format", "json"]) == 1
    (found,) = json.loads(capsys.readouterr().out)
    assert (found["file"], found["column"], found["severity"]) == ("reunion.acta.yaml", 9, "error")
    assert found["path"] == "/status"


def test_github_commands_are_escaped(record, capsys):
    broken(record)
    assert main(["validate", "reunion.acta.yaml", "--format", "github"]) == 1
    (said,) = capsys.readouterr().out.splitlines()
    assert said.startswith("::error title=actas (")
    assert ",file=reunion.acta.yaml,line=" in said


def test_an_unreadable_record_is_2_and_the_others_are_checked(record, tmp_path, capsys):
    (tmp_path / "b.acta.yaml").write_bytes(b"\xff\xfe\xff")
    assert main(["validate", "."]) == 2
    said = capsys.readouterr()
    assert "b.acta.yaml" in said.err
    assert "1 record" in said.out


@pytest.mark.parametrize("command", ["validate", "render", "show"])
def test_notes_in_a_records_place_are_told_from_it(notes, command, spanish, capsys):
    assert main([command, str(notes)]) == 2
    assert capsys.readouterr().err == (
        f"error: {notes} son notas, no un acta; hágala primero: actas parse {notes}\n"
    )


def test_a_folder_that_may_not_be_looked_into_is_2(record, tmp_path, monkeypatch, capsys):
    """To the one who runs it in continuous integration an unread folder is no folder without mistakes."""
    walk = os.walk

    def refuse(top, onerror=None):
        if onerror:
            onerror(PermissionError(13, "Permission denied", str(Path(top, "cerrada"))))
        return walk(top)

    (tmp_path / "cerrada").mkdir()
    monkeypatch.setattr("actas.files.os.walk", refuse)
    assert main(["validate", "."]) == 2
    said = capsys.readouterr()
    assert "cerrada" in said.err
    assert "1 record" in said.out


def test_what_the_system_says_is_said_in_the_users_language(record, tmp_path, monkeypatch, spanish, capsys):
    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("actas.files._replace", refuse)
    assert main(["render", "reunion.acta.yaml", "-o", "informe.md"]) == 2
    assert capsys.readouterr().err == "error: no se puede escribir informe.md: no tiene permiso\n"


def test_a_record_on_standard_input(record, monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(record.read_bytes())))
    assert main(["validate", "-"]) == 0


def test_validate_changes_nothing(record):
    before = record.read_bytes(), record.stat().st_mtime_ns
    main(["validate", "."])
    assert (record.read_bytes(), record.stat().st_mtime_ns) == before


def test_fix_marks_what_a_person_changed_and_touches_nothing_else(record, capsys):
    """
    «Reunirse en marzo» of the notes, corrected by hand to «mayo».
    """
    before = "# mine\n" + record.read_text("utf-8").replace("marzo", "mayo")
    record.write_text(before, "utf-8")
    main(["validate", "reunion.acta.yaml"])
    assert "[invented-word]" in capsys.readouterr().out
    assert main(["validate", "--fix", "reunion.acta.yaml"]) == 0
    assert capsys.readouterr().err == "1 thing mended\n"
    old, new = before.splitlines(), record.read_text("utf-8").splitlines()
    assert [line for line in new if line not in old] == [next(line for line in new if "edited: true" in line)]
    assert new[0] == "# mine"


# --- render, report, show, demo and the small ones -----------------------------------------------


@pytest.mark.parametrize("ending", ["docx", "html", "md", "txt", "json"])
def test_render_by_ending(record, ending, tmp_path, capsys):
    assert main(["render", "reunion.acta.yaml", "-o", f"informe.{ending}"]) == 0
    assert (tmp_path / f"informe.{ending}").stat().st_size
    assert capsys.readouterr().err == f"informe.{ending}   1 section · 2 items\n"


def test_several_records_make_one_report(record, tmp_path, capsys):
    assert main(["parse", "reunion.txt", "--id", "otra", "-o", "otra.acta.yaml"]) == 0
    capsys.readouterr()
    assert main(["render", ".", "-o", "informe.md"]) == 0
    assert "2 records" in capsys.readouterr().err


def test_a_language_that_reports_do_not_speak_is_refused_and_no_other_stands_in_for_it(
    record, spanish, capsys
):
    assert main(["render", "reunion.acta.yaml", "--lang", "it", "-o", "informe.md"]) == 2
    assert "no conozco el idioma «it»" in capsys.readouterr().err
    assert not Path("informe.md").exists()


def test_a_folder_without_records_makes_no_report(tmp_path, spanish, capsys):
    (tmp_path / "vacía").mkdir()
    assert main(["render", "vacía", "-o", "informe.md"]) == 2
    assert "no hay ningún acta en vacía" in capsys.readouterr().err
    assert not Path("informe.md").exists()


@pytest.mark.parametrize("more", [["--for", "Perú"], ["--deadline", "2031-05-04"]])
def test_what_only_a_circulation_has_is_refused_elsewhere(more, record, spanish, capsys):
    """Minutes that name everybody went to one delegation, where --report circulation was left out."""
    assert main(["render", "reunion.acta.yaml", *more, "-o", "informe.md"]) == 2
    assert "añada --report circulation" in capsys.readouterr().err


def test_several_records_stand_in_the_order_of_their_days(tmp_path, capsys):
    """Names of files sort «mesa-10» before «mesa-9»; one without a day comes last."""
    for name, day in (("mesa-10", "2031-05-02"), ("mesa-9", "2031-04-30"), ("actas", None)):
        (tmp_path / f"{name}.txt").write_text(NOTES, "utf-8")
        dated = ["--date", day] if day else []
        assert main(["parse", f"{name}.txt", "--title", name, *dated, "--id", name, "-o", "."]) == 0
    capsys.readouterr()
    assert main(["render", ".", "--to", "csv"]) == 0
    rows = capsys.readouterr().out.splitlines()[1:]
    assert [row.split(",")[0].strip('"') for row in rows][::2] == ["mesa-9", "mesa-10", "actas"]


def test_binary_is_refused_on_a_terminal(record, monkeypatch, capsys):
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    assert main(["render", "reunion.acta.yaml", "--to", "docx"]) == 2
    assert "-o report.docx" in capsys.readouterr().err


def test_a_record_with_errors_is_not_rendered(record, tmp_path, capsys):
    broken(record)
    assert main(["render", "reunion.acta.yaml", "-o", "informe.md"]) == 1
    assert not (tmp_path / "informe.md").exists()
    assert "draf" in capsys.readouterr().out


def test_an_option_is_told_alike_by_the_commands_that_share_it(capsys):
    """«--report» of `report` was said to be a sort of step."""
    told = []
    for command in ("render", "report"):
        main([command, "--help"])
        told.append(" ".join(capsys.readouterr().out.split()).partition("--report KIND ")[2][:60])
    assert told[0] == told[1]
    assert told[0].startswith("minutes (everything)")


def test_report_is_one_step_and_leaves_no_record(notes, tmp_path, capsys):
    assert main(["report", "reunion.txt", "--date", "2016-11-16", "-o", "informe.docx"]) == 0
    assert sorted(p.name for p in tmp_path.iterdir()) == ["informe.docx", "reunion.txt"]
    assert "→ informe.docx   1 section" in capsys.readouterr().err


def test_show(record, capsys):
    assert main(["show", "reunion.acta.yaml"]) == 0
    assert "Publicar el acta." in capsys.readouterr().out


def test_text_prints_the_lines_that_records_count(notes, capsys):
    assert main(["text", "reunion.txt"]) == 0
    assert capsys.readouterr().out.splitlines() == NOTES.splitlines()


def test_schema_is_json(capsys):
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out)["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_explain(capsys):
    assert main(["explain"]) == 0
    rules = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert "unknown-code" in rules
    for rule in rules:
        assert main(["explain", rule, "--lang", "es"]) == 0
        assert capsys.readouterr().out.strip()


def test_demo(tmp_path, spanish, capsys):
    assert main(["demo"]) == 0
    made = sorted(p.name for p in (tmp_path / "actas-demo").iterdir())
    assert made == ["informe.docx", "informe.html", "notas.txt", "taller-rural.acta.yaml"]
    said = capsys.readouterr().out
    assert all(name in said for name in made)
    assert main(["demo"]) == 2
    assert main(["demo", "--force"]) == 0
    capsys.readouterr()
    assert main(["validate", "actas-demo"]) == 0


# --- what goes wrong -----------------------------------------------------------------------------


def fail(error: BaseException):
    def step(*_, **__):
        raise error

    return step


def test_a_bug_is_70_and_says_nothing_of_the_notes(notes, monkeypatch, capsys):
    monkeypatch.setattr("actas.pipeline.parse", fail(ValueError("Publicar el acta.")))
    assert main(["parse", "reunion.txt"]) == 70
    said = capsys.readouterr()
    assert "ValueError" in said.err
    assert "Publicar" not in said.out + said.err


@pytest.mark.parametrize("words", [["--debug", "parse", "reunion.txt"], ["parse", "reunion.txt", "--debug"]])
def test_debug_shows_where_but_none_of_the_notes(words, notes, monkeypatch, capsys):
    monkeypatch.setattr("actas.pipeline.parse", fail(ValueError("Publicar el acta.")))
    assert main(words) == 70
    said = capsys.readouterr().err
    assert "in step" in said
    assert "Publicar" not in said


def test_interrupted_is_130(notes, monkeypatch):
    monkeypatch.setattr("actas.pipeline.parse", fail(KeyboardInterrupt()))
    assert main(["parse", "reunion.txt"]) == 130


@pytest.mark.skipif(sys.platform == "win32", reason="pipes close otherwise there")
def test_a_closed_pipe_is_quiet_and_141(notes, tmp_path):
    (tmp_path / "long.txt").write_text("palabra " * 40 + "\n" + ("linea\n" * 200_000), "utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "actas", "text", "long.txt"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as run:
        run.stdout.read(10)
        run.stdout.close()
        assert run.stderr.read() == b""
    assert run.returncode == 141


def test_a_terminal_without_utf_8_gets_escapes_and_no_traceback(tmp_path):
    (tmp_path / "n.txt").write_text("Acuerdos\n1. Avanzó.\n", "utf-8")
    ascii_only = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    run = actas("text", "n.txt", env=ascii_only)
    assert (run.returncode, run.stdout.splitlines()[1]) == (0, "1. Avanz\\xf3.")
    assert "Avanzó" in actas("parse", "n.txt", env=ascii_only).stdout


def test_explain_fits_a_terminal_and_is_not_broken_in_a_pipe(monkeypatch, capsys):
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    for words in (["explain", "--lang", "es"], ["explain", "bad-character", "--lang", "es"]):
        assert main(words) == 0
        assert max(map(len, capsys.readouterr().out.splitlines())) <= 80
    monkeypatch.setattr(sys.stdout, "isatty", lambda: False, raising=False)
    assert main(["explain", "bad-character", "--lang", "es"]) == 0
    assert max(map(len, capsys.readouterr().out.splitlines())) > 80


@pytest.mark.parametrize("terminal_there", [True, False])
def test_what_is_told_after_a_parse_fits_a_terminal(terminal_there, monkeypatch, tmp_path, capsys):
    days = ("Reunión del 3 de marzo de 2020", "Reunión del 10 de marzo de 2020")
    text = "".join(
        f"# {day}\n\n## Acuerdos\n\n1. Comprar pan para los vecinos de la calle.\n\n" for day in days
    )
    (tmp_path / "n.md").write_text(text, "utf-8")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal_there, raising=False)
    monkeypatch.setenv("NO_COLOR", "1")
    assert main(["parse", "n.md", "-o", "n.acta.yaml"]) == 0
    said = capsys.readouterr().err.splitlines()
    at = next(at for at, line in enumerate(said) if "varias reuniones" in line)
    if terminal_there:
        assert len(said[at]) <= 80
        assert said[at + 1].startswith(" " * 14)
    else:
        assert said[at].endswith("la primera")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes in the file system")
def test_what_is_given_as_a_pipe_is_read_once_and_names_no_place_of_the_machine(record, tmp_path, capsys):
    """`actas validate <(git show …)`, `actas parse <(pdftotext …)`, and pipes that have a name."""
    program = f"{sys.executable} -m actas"
    said = subprocess.run(
        [
            "bash", "-c",
            f"{program} parse <(cat reunion.txt) -o aus.acta.yaml"
            f"; {program} validate <(sed s/draft/draf/ {record})",
        ],
        capture_output=True, text=True, timeout=60, cwd=tmp_path, check=False,
    )  # fmt: skip
    assert 'file: "-"' in (tmp_path / "aus.acta.yaml").read_text("utf-8")
    assert said.returncode == 1
    assert "| status: draf" in said.stdout
    os.mkfifo("llega.txt")
    with subprocess.Popen(["bash", "-c", "cat reunion.txt > llega.txt"], cwd=tmp_path):
        assert main(["parse", "llega.txt", "-o", "records/llega.acta.yaml"]) == 0
    assert "file: llega.txt" in (tmp_path / "records" / "llega.acta.yaml").read_text("utf-8")


def test_a_report_does_not_take_the_place_of_the_notes(tmp_path, capsys):
    for name in ("mesa.md", "plenaria.md"):
        (tmp_path / name).write_text(f"# Acuerdos\n\n1. Publicar el acta de {name}.\n", "utf-8")
    assert main(["parse", "--join", "mesa.md", "plenaria.md", "--id", "todo", "-o", "records"]) == 0
    for name in ("mesa.md", "plenaria.md"):
        before = (tmp_path / name).read_bytes()
        assert main(["render", "records/todo.acta.yaml", "-o", name]) == 2
        assert "notes" in capsys.readouterr().err
        assert (tmp_path / name).read_bytes() == before


def test_the_terminal_counts_as_the_report_does_and_names_a_dozen(tmp_path, capsys):
    first = ("Ana", "Luis", "Eva", "Hugo", "Inés", "Raúl", "Sara")
    who = [f"{name} {family}" for family in ("Paz", "Ruiz") for name in first]
    lines = ["# Asistentes", "", *(f"- {name}" for name in who), "", "# Intervenciones", ""]
    lines += [f"{at}. {name}: Pide que se riegue la plaza." for at, name in enumerate(who, 1)]
    (tmp_path / "n.md").write_text("\n".join(lines), "utf-8")
    assert main(["parse", "n.md", "-o", "n.acta.yaml"]) == 0
    said = capsys.readouterr().err
    assert "2 sections · 14 items" in said
    assert "  participants 14   interventions 14\n" in said
    assert said.count(" Ruiz") == 5
    assert " … and 2 more\n" in said
    assert main(["render", "n.acta.yaml", "-o", "r.txt"]) == 0
    assert "2 sections · 14 items" in capsys.readouterr().err
    assert "2 secciones · 14 puntos\n" in (tmp_path / "r.txt").read_text("utf-8")


# --- colour and control characters ---------------------------------------------------------------


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("environment", "stream", "wanted"),
    [
        ({}, Terminal(), True),
        ({}, io.StringIO(), False),
        ({"TERM": "dumb"}, Terminal(), False),
        ({"FORCE_COLOR": "1"}, io.StringIO(), True),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, Terminal(), False),
    ],
)
def test_colour(environment, stream, wanted, monkeypatch):
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert terminal.coloured(stream) is wanted


def test_what_a_terminal_would_obey_is_made_visible():
    text = "a\x1b[31mb\x07\u202ec\x9bd\x00\te\n"
    assert terminal.safe(text) == "a␛[31mb␇\ufffdc\ufffdd␀\te\n"


def test_progress_is_for_a_person_and_many_files(monkeypatch):
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    terminal.Progress(3).step(1)
    assert screen.getvalue() == ""
    terminal.Progress(30).step(1)
    assert screen.getvalue() == "\033[K1/30\r"  # what is said next is written over it
