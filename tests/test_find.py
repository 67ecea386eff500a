"""Search over records, and what the next meeting takes over."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from time import sleep

import pytest

from actas.cli import main
from actas.cli.find import _hit
from actas.follow.index import Hit, Index, Sought
from actas.pipeline import records_in
from actas.pipeline.search import index_at
from actas.vocabulary import load

FIRST = """\
Preguntas guía
1. Camino a seguir (priorizar tres y compromisos)

Buenas prácticas
1. Honduras. Publicó las cuentas de los consejos de cuenca (ODS 6, meta 6.5).

Recomendaciones
1. Auditoría social. Crear un mecanismo de auditorías con la academia.
2. Los talleres multisectoriales previos, a cargo de Guatemala.
"""
SECOND = """\
Recomendaciones
1. Que la junta audite cada año los acuerdos.
2. Un taller de lenguas.

Acuerdos
1. La Secretaría enviará el calendario antes del 31 de enero de 2017.
"""


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("ACTAS_CACHE_DIR", str(tmp_path / "cache"))


@pytest.fixture
def folder(tmp_path):
    for name, day, notes in (("agua-1", "2016-05-18", FIRST), ("agua-2", "2016-11-16", SECOND)):
        (tmp_path / f"{name}.txt").write_text(notes, "utf-8")
        told = ["--id", name, "--date", day, "--series", "agua", "--language", "es"]
        assert main(["parse", str(tmp_path / f"{name}.txt"), *told, "-o", str(tmp_path / "records")]) == 0
    return tmp_path


def found(folder, words, **more):
    index = index_at(":memory:", records_in([str(folder / "records")]), load(), failed=pytest.fail)
    hits, every_word = index.find(Sought(words=words, **more))
    return [f"{hit.record}#{hit.item}" for hit in hits], every_word


@pytest.mark.parametrize(
    "words",
    ["auditoría social", "AUDITORIA SOCIAL", "auditorias sociales", "mecanismos académicos auditoria"],
)
def test_neither_accents_nor_endings_nor_capitals_matter(folder, words):
    hits, _ = found(folder, words)
    assert hits[0] == "agua-1#R1"


def test_all_words_else_as_many_as_any_item_has(folder):
    assert found(folder, "taller multisectorial") == (["agua-1#R2"], True)
    hits, every_word = found(folder, "taller espacial")
    assert (set(hits), every_word) == ({"agua-1#R2", "agua-2#R2"}, False)
    assert found(folder, "astronauta")[0] == []


def test_words_in_quotes_stand_together(folder):
    assert found(folder, '"talleres multisectoriales"')[0] == ["agua-1#R2"]
    assert found(folder, '"multisectoriales talleres"')[0] == []


@pytest.mark.parametrize(
    "words", ['"', "*", "a OR b", "NEAR(", "stems:x", "-", "'; DROP TABLE item", "x" * 10_000, "\x00"]
)
def test_no_query_is_an_error(folder, words):
    found(folder, words)


@pytest.mark.parametrize(
    ("more", "hits"),
    [
        ({"country": "GT"}, ["agua-1#R2"]),
        ({"country": "HN"}, ["agua-1#P1"]),
        ({"kind": "agreement"}, ["agua-2#A1"]),
        ({"sdg": "6"}, ["agua-1#P1"]),
        ({"sdg": "6.5"}, ["agua-1#P1"]),
        ({"sdg": "6.4"}, []),
        ({"since": "2016-11-16", "kind": "recommendation"}, ["agua-2#R1", "agua-2#R2"]),
        ({"until": "2016-05-18", "kind": "recommendation"}, ["agua-1#R1", "agua-1#R2"]),
        ({"series": "otra"}, []),
        ({"status": "approved"}, []),
        ({"among": frozenset({"agua-2#R2"})}, ["agua-2#R2"]),
    ],
)
def test_filters(folder, more, hits):
    assert found(folder, "", **more)[0] == hits


@pytest.mark.parametrize(
    ("words", "hits"),
    [
        (["--since", "2016-11"], {"agua-2#R1", "agua-2#R2", "agua-2#A1"}),
        (["--until", "2016-10"], {"agua-1#Q1", "agua-1#R1", "agua-1#R2", "agua-1#P1"}),
        (["--since", "2017"], set()),
        (["--until", "2015"], set()),
        (["--since", "2016", "--until", "2016", "--kind", "acuerdo"], {"agua-2#A1"}),
    ],
)
def test_a_year_or_a_month_is_a_day_too(folder, words, hits, capsys):
    capsys.readouterr()
    assert main(["find", "", str(folder / "records"), "--format", "json", *words]) == 0
    assert {f"{hit['record']}#{hit['item']}" for hit in json.loads(capsys.readouterr().out)} == hits


@pytest.mark.parametrize("status", ["pendiente", "Pending", "pending", "en marcha", "under-way", "vencida"])
def test_a_state_of_follow_up_by_the_name_that_people_give_it(folder, monkeypatch, status, capsys):
    (folder / "actas.toml").write_text("", "utf-8")
    monkeypatch.chdir(folder)
    step = ["follow", "add", "agua-1#R1", "--date", "2016-07-01", "--by", "Honduras", "--kind", "status"]
    state = "under-way" if status in ("en marcha", "under-way") else "pending"
    assert main([*step, "--state", state]) == 0
    assert main([*step[:-1], "deadline", "--deadline", "2016-08-01"]) == 0
    capsys.readouterr()
    assert main(["find", "", "--status", status, "--format", "json"]) == 0
    hits = [f"{hit['record']}#{hit['item']}" for hit in json.loads(capsys.readouterr().out)]
    assert hits == ["agua-1#R1"]


def test_who_speaks_is_said_once():
    """«ANT enviará …» names the speaker itself."""
    hit = Hit("a", "a", "A1", "agreement", None, "a.txt", 1, "ANT", "ANT enviará el plano.", 0.0)
    assert _hit(hit)[1] == "  ANT enviará el plano."
    assert _hit(replace(hit, words="Enviará el plano."))[1] == "  ANT. Enviará el plano."


def test_a_hit_cites_record_item_and_line_of_the_notes(folder):
    index = index_at(":memory:", records_in([str(folder / "records")]), load(), failed=pytest.fail)
    (hit,), _ = index.find(Sought(words="multisectoriales"))
    assert (hit.record, hit.item, hit.line, hit.day) == ("agua-1", "R2", 9, "2016-05-18")
    assert FIRST.split("\n")[hit.line - 1].startswith("2. Los talleres")


def test_the_index_follows_the_files(folder, capsys):
    def search(words):
        capsys.readouterr()
        assert main(["find", words, str(folder / "records"), "--format", "json"]) == 0
        return [f"{hit['record']}#{hit['item']}" for hit in json.loads(capsys.readouterr().out)]

    assert search("multisectoriales") == ["agua-1#R2"]
    file = folder / "records" / "agua-1.acta.yaml"
    file.write_text(file.read_text("utf-8").replace("multisectoriales", "intergeneracionales"), "utf-8")
    assert search("multisectoriales") == []
    assert search("intergeneracional") == ["agua-1#R2"]
    file.unlink()
    assert search("intergeneracional") == []


def test_a_damaged_index_is_made_anew(folder, tmp_path):
    path = tmp_path / "index.sqlite"
    path.write_bytes(b"this is no database" * 100)
    index = index_at(str(path), records_in([str(folder / "records")]), load(), failed=pytest.fail)
    assert index.find(Sought(words="multisectoriales"))[0]
    index.close()


def test_an_index_of_another_program_is_made_anew(folder, tmp_path):
    path, files = str(tmp_path / "index.sqlite"), records_in([str(folder / "records")])
    index_at(path, files, load(), failed=pytest.fail).close()
    other = Index(path, load(), made_by=7)
    assert other.find(Sought(words="multisectoriales")) == ((), True)
    other.close()


def test_a_file_that_is_no_record_is_told_once(folder, capsys):
    (folder / "records" / "roto.acta.yaml").write_text("actas: 1\n  x: [", "utf-8")
    sleep(0.03)  # a file of this very moment is not believed to be the same the next time
    assert main(["find", "talleres", str(folder / "records")]) == 0
    assert "roto.acta.yaml" in capsys.readouterr().err
    assert main(["find", "talleres", str(folder / "records")]) == 0
    assert "roto.acta.yaml" not in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        ["--since", "1/2/2016"],
        ["--until", "2016-13"],
        ["--country", "Narnia"],
        ["--kind", "cosa"],
        ["--sdg", "18"],
        ["--status", "x"],
        ["--format", "xml"],
    ],
)
def test_wrong_filters_are_2(folder, words):
    assert main(["find", "agua", str(folder / "records"), *words]) == 2


@pytest.mark.parametrize(
    "words", [["--country", "gt"], ["--country", "Guatemala"], ["--kind", "recomendaciones"]]
)
def test_filters_as_people_write_them(folder, words, capsys):
    capsys.readouterr()
    assert main(["find", "talleres", str(folder / "records"), *words]) == 0
    assert "agua-1#R2" in capsys.readouterr().out


@pytest.mark.parametrize("country", ["RD", "La Hispaniola", "República Dominicana", "DO"])
def test_a_country_by_the_names_of_the_registry(folder, monkeypatch, country, capsys):
    (folder / "actas.toml").write_text("", "utf-8")
    (folder / "entities.yaml").write_text(
        "registry: 1\nentities:\n"
        "  - {id: rd, kind: country, code: DO, acronyms: [RD], aliases: [La Hispaniola]}\n",
        "utf-8",
    )
    file = folder / "records" / "agua-2.acta.yaml"
    file.write_text(
        file.read_text("utf-8").replace("Un taller de lenguas.", "Que RD traduzca la guía."), "utf-8"
    )
    monkeypatch.chdir(folder)
    capsys.readouterr()
    assert main(["find", "", "--country", country]) == 0
    assert "agua-2#R2" in capsys.readouterr().out


@pytest.mark.parametrize(("most", "more"), [("1", True), ("2", True), ("1000", False)])
def test_what_is_left_out_is_said(folder, most, more, capsys):
    capsys.readouterr()
    assert main(["find", "", str(folder / "records"), "-n", most]) == 0
    said = capsys.readouterr()
    assert ("there are more" in said.err) is more
    assert not more or len(said.out.splitlines()) == 2 * int(most)


def test_two_runs_at_once_find_the_same(folder, monkeypatch, capsys):
    from actas.follow.index import Index

    real, others = Index.stale, [["find", "talleres", str(folder / "records")]]

    def overtaken(self, files):
        found = real(self, files)
        if others:  # between our look at the index and our writing, another run makes it
            assert main(others.pop()) == 0
        return found

    monkeypatch.setattr(Index, "stale", overtaken)
    assert main(["find", "talleres", str(folder / "records")]) == 0
    said = capsys.readouterr().out
    assert said.count("agua-1#R2") == 2
    assert said[: len(said) // 2] == said[len(said) // 2 :]


# --- what the next meeting takes over --------------------------------------------------------------


def agenda(folder, *words, capsys):
    capsys.readouterr()
    assert main(["next", *words]) == 0
    return capsys.readouterr().out


def test_what_is_open_is_carried_over_and_the_last_wording_stands_for_all(folder, capsys):
    records = str(folder / "records")
    assert main(["lineage", records, "--write", "agua-2", "R1", "agua-1#R1"]) == 0
    said = agenda(folder, records, "--series", "agua", "--as-of", "2017-03-01", capsys=capsys)
    assert "agua-1#R1" not in said
    assert "Que la junta audite cada año los acuerdos (viene de agua-2#R1; pedida 2 veces)" in said
    overdue = said.split("## Con el plazo vencido")[1].split("##")[0]
    assert "agua-2#A1; plazo: 2017-01-31" in overdue.replace("responsable: Secretaría; ", "")


def test_what_is_carried_over_is_sorted_without_holding_each_against_all(folder, monkeypatch, capsys):
    from actas.follow.next import Carried

    monkeypatch.setattr(
        Carried, "__eq__", lambda *pair: pytest.fail("of twelve thousand, a minute and a half")
    )
    said = agenda(folder, str(folder / "records"), "--as-of", "2017-03-01", capsys=capsys)
    assert "## Con el plazo vencido" in said


def test_what_was_agreed_is_not_carried_over_as_a_recommendation(folder, capsys):
    said = agenda(folder, str(folder / "records"), "--as-of", "2017-01-01", capsys=capsys)
    assert "agua-2#A1" in said.split("## Acuerdos y tareas abiertos")[1]
    assert "agua-2#A1" not in said.split("## Recomendaciones abiertas")[1].split("##")[0]
    assert "Acuerdos y tareas abiertos" in said.split("## Agenda")[1].split("##")[0]


def test_a_meeting_of_no_series_is_called_by_the_title_of_the_last(tmp_path, capsys):
    """And not by an id; last is the one of the latest day, whatever its file is called."""
    for name, title, day in (("b", "Junta de marzo", "2016-03-01"), ("a", "Junta de abril", "2016-04-01")):
        (tmp_path / f"{name}.acta.yaml").write_text(
            f'actas: 1\nid: {name}\nstatus: draft\nmeeting: {{title: {title}, date: "{day}", language: es}}\n'
            "sections: []\n", "utf-8",
        )  # fmt: skip
    assert agenda(tmp_path, str(tmp_path), capsys=capsys).startswith("# Próxima reunión: Junta de abril\n")


def test_two_meetings_that_both_repeat_a_third_repeat_one_demand(folder, capsys):
    """As `actas lineage` says; the two name the first, and not each other."""
    records = folder / "records"
    third = (records / "agua-2.acta.yaml").read_text("utf-8").replace("2016-11", "2017-01")
    (records / "agua-3.acta.yaml").write_text(third.replace("id: agua-2", "id: agua-3"), "utf-8")
    for later in ("agua-2", "agua-3"):
        assert main(["lineage", str(records), "--write", later, "R1", "agua-1#R1"]) == 0
    said = agenda(folder, str(records), "--as-of", "2017-03-01", capsys=capsys)
    assert "agua-1#R1" not in said
    assert "agua-2#R1" not in said
    assert "(viene de agua-3#R1; pedida 3 veces)" in said


def test_what_is_past_its_deadline_is_not_hidden_by_a_wording_without_one(folder, capsys):
    records, first = str(folder / "records"), folder / "records" / "agua-1.acta.yaml"
    assert main(["lineage", records, "--write", "agua-2", "R1", "agua-1#R1"]) == 0
    text = first.read_text("utf-8")
    first.write_text(
        text.replace("title: Auditoría social", 'title: Auditoría social\n        due: "2016-12-31"'), "utf-8"
    )
    said = agenda(folder, records, "--as-of", "2017-03-01", capsys=capsys)
    overdue, left = said.split("## Con el plazo vencido")[1].split("## Recomendaciones abiertas")
    assert "(viene de agua-1#R1; plazo: 2016-12-31)" in overdue
    assert "(viene de agua-2#R1; pedida 2 veces)" in left
    second = folder / "records" / "agua-2.acta.yaml"
    text = second.read_text("utf-8")
    second.write_text(text.replace("reiterates:", 'due: "2017-12-31"\n        reiterates:'), "utf-8")
    said = agenda(folder, records, "--as-of", "2017-03-01", capsys=capsys)
    assert "agua-1#R1" not in said


def test_unanswered_questions_of_the_last_meeting(folder, capsys):
    (folder / "records" / "agua-2.acta.yaml").unlink()
    said = agenda(folder, str(folder / "records"), capsys=capsys)
    questions = said.split("## Preguntas guía sin respuesta")[1]
    assert "priorizar tres" in questions
    assert "compromisos" in questions


def test_the_agenda_is_notes_that_can_be_read(folder, tmp_path, capsys):
    (tmp_path / "next.md").write_text(agenda(folder, str(folder / "records"), capsys=capsys), "utf-8")
    assert main(["parse", str(tmp_path / "next.md"), "-o", str(tmp_path / "next.acta.yaml")]) == 0
    assert main(["validate", str(tmp_path / "next.acta.yaml")]) == 0


def test_closed_items_of_a_project_are_not_carried_over(folder, monkeypatch, capsys):
    from actas.model.fragment import fingerprint
    from actas.pipeline import load_record

    (folder / "actas.toml").write_text('series = "agua"\nrecords = ["records"]\n', "utf-8")
    record = load_record(folder / "records" / "agua-1.acta.yaml")
    item = next(one for one in record.all_items() if one.id == "R2")
    (folder / "followup").mkdir()
    (folder / "followup" / "2016-12-01-r2-hecho.yaml").write_text(
        f'fragment: 1\ntarget: {{record: agua-1, item: R2, fingerprint: "{fingerprint(item)}"}}\n'
        'date: "2016-12-01"\nby: Guatemala\nkind: closure\ntext: Hecho.\n',
        "utf-8",
    )
    monkeypatch.chdir(folder)
    said = agenda(folder, capsys=capsys)
    assert "agua-1#R2" not in said
    assert "agua-1#R1" in said
    capsys.readouterr()
    assert main(["find", "talleres", "--status", "complete"]) == 0
    assert "agua-1#R2" in capsys.readouterr().out


def test_no_record_of_a_series_is_2(folder):
    assert main(["next", str(folder / "records"), "--series", "otra"]) == 2


def test_a_day_that_is_none_is_2(folder, capsys):
    assert main(["next", str(folder / "records"), "--as-of", "ayer"]) == 2
    assert "ayer" in capsys.readouterr().err


def test_find_needs_records_or_a_project(tmp_path, monkeypatch):
    (tmp_path / "leer").mkdir()
    monkeypatch.chdir(tmp_path / "leer")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    if os.path.exists("/actas.toml"):  # noqa: PTH110
        pytest.skip("the whole disk is a project")
    assert main(["find", "agua"]) == 2
