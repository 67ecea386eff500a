"""Checks across records: what no single record can show."""

# ruff: noqa: E501 - records in one piece

from __future__ import annotations

import json
from pathlib import Path

import pytest

from actas import store
from actas.cli import main, terminal
from actas.model.problem import Problem
from actas.validate import Traces, check_across, seal, trace
from actas.validate.across import Wanted
from actas.validate.across.sealed import BLOCK, opened
from actas.validate.across.series_order import number_of
from actas.validate.across.trace import ids_of, runs
from actas.validate.across.unknown_reiteration import target


def record(name: str, meeting: str = "", items: str = "", more: str = "") -> str:
    section = f"sections:\n  - id: S1\n    kind: other\n    items:\n{items}" if items else ""
    told = f"meeting: {{{meeting}}}\n" if meeting else ""
    return f"actas: 1\nid: {name}\nstatus: draft\n{told}{section}{more}"


def item(number: int, text: str, more: str = "") -> str:
    return f"      - {{id: X{number}, lines: [{number}, {number}], text: '{text}'{more}}}\n"


def came(*names: str, kind: str = "person", language: str = "es") -> str:
    listed = ", ".join(f"{{name: {name}, kind: {kind}}}" for name in names)
    return f"language: {language}, participants: [{listed}]"


def across(*texts: str, wanted: Wanted | None = None) -> list[tuple[str, str]]:
    """Return file and rule of what is found; the files are a, b, c …"""
    return [(p.place.file, p.rule) for p in problems(*texts, wanted=wanted)]


def problems(*texts: str, wanted: Wanted | None = None) -> tuple[Problem, ...]:
    loaded = (store.load(text, "abcdefgh"[at]) for at, text in enumerate(texts))
    traces = Traces()
    for left in filter(None, map(trace, loaded)):
        traces.add(left.file, seal(left))
    return check_across(traces, wanted)


def spelt(*names: str, kind: str = "person") -> list[tuple[str, str]]:
    """Return which spelling is said to be another's, each name in a record of its own."""
    texts = [record(f"r{at}", came(name, kind=kind)) for at, name in enumerate(names)]
    return [(p.values["name"], p.values["other"]) for p in problems(*texts) if p.rule == "name-variant"]


# --- names ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rosalia Ventura", "Rosalía Ventura"),
        ("ROSALÍA VENTURA", "Rosalía Ventura"),
        ("Lic. Rosalía Ventura", "Rosalía Ventura"),
        ("Dra. Rosalia Ventura", "Rosalía Ventura"),
        ("Rosalía Bentura", "Rosalía Ventura"),
        ("Rosalía Vnetura", "Rosalía Ventura"),
        ("Rosalía Venturra", "Rosalía Ventura"),
    ],
)
def test_a_person_spelt_two_ways_is_one(one, other):
    """The usual spelling is that of most records, here two against one."""
    assert spelt(one, other, other) == [(one, other)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rosalía Ventura", "Rosalía Ventura Paz"),
        ("Mario Fuentes", "María Fuentes"),
        ("Mario Fuentes", "Maria Fuentes"),
        ("Juan Arce Mora", "Juana Arce Mora"),
        ("Ana Paz", "Ana Pax"),
        ("Tomás Arce", "Julia Pineda"),
        ("Delegado 21 del norte", "Delegado 22 del norte"),
    ],
)
def test_two_persons_stay_two(one, other):
    assert spelt(one, other, other) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [("UNHCR", "ACNUR"), ("ONU-Mujeres", "ONU Mujeres"), ("Red de Cosinas", "Red de Cocinas")],
)
def test_an_organisation_under_two_names(one, other):
    assert spelt(one, other, other, kind="organisation") == [(one, other)]


def test_languages_are_not_mixed():
    texts = [
        record("a1", came("Organización X", kind="organisation")),
        record("b1", came("Organizacion X", kind="organisation", language="pt")),
    ]
    assert across(*texts) == []


def test_countries_are_known_by_their_code():
    actor = ", actor: {name: EE. UU., kind: country, code: US}"
    other = ", actor: {name: Estados Unidos, kind: country, code: US}"
    assert across(record("a1", items=item(1, "uno", actor) + item(2, "dos", other))) == []


def test_one_record_can_spell_a_name_two_ways():
    (problem,) = problems(record("a1", came("Rosalía Ventura", "Rosalia Ventura")))
    assert problem.rule == "name-variant"
    assert problem.path == ("meeting", "participants", 1, "name")


def test_a_waiver_silences_it_at_the_item():
    actor = ", actor: {name: Rosalia Ventura, kind: person}"
    waived = actor + ", waivers: [{rule: name-variant, reason: son dos}]"
    meeting = came("Rosalía Ventura")
    assert across(record("a1", meeting, item(1, "uno", actor))) == [("a", "name-variant")]
    assert across(record("a1", meeting, item(1, "uno", waived))) == []


def test_many_names_are_compared_in_time():
    """Two thousand names, all different: pair by pair that would be two million comparisons."""
    import time

    names = [
        f"{chr(97 + n % 26) * 5}{chr(97 + n // 26 % 26) * 5}{chr(97 + n // 676) * 5} apellido"
        for n in range(2000)
    ]
    text = record("a1", came(*names))
    start = time.process_time()
    across(text)
    assert time.process_time() - start < 5


# --- acronyms ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("La RCEE presenta un plan.", True),
        ("La Red de Comedores (RCEE) presenta un plan.", False),
        ("La RCEE (Red de Comedores) presenta un plan.", False),
        ("El ACNUR y la OIM presentan un plan.", False),
        ("La Agenda 2030 y los ODS.", False),
        ("Lo dice la XXIII Conferencia.", False),
        ("TODO ESTO SE ESCRIBIÓ EN MAYÚSCULAS POR LA RCEE", False),
        ("Vea a.RCEE.org y RCEE-2", False),
        ("Un PDF de una ONG.", False),
        ("URGENTE: a las 16:00 UTC.", False),
    ],
)
def test_an_acronym_needs_a_name(text, found):
    assert across(record("a1", items=item(1, text))) == ([("a", "unintroduced-acronym")] if found else [])


def test_an_acronym_explained_in_one_record_is_known_in_all():
    one, other = (
        record("a1", items=item(1, "La RCEE presenta.")),
        record("b1", items=item(1, "La Red (RCEE).")),
    )
    assert across(one, other) == []
    assert across(one, wanted=Wanted(acronyms=frozenset({"RCEE"}))) == []


def test_an_acronym_is_named_once_a_record_at_its_letters():
    text = record("a1", items=item(1, "La RCEE presenta.") + item(2, "La RCEE vuelve."))
    (problem,) = problems(text)
    line = text.split("\n")[problem.place.line - 1]
    assert line[problem.place.column - 1 : problem.place.end_column - 1] == "RCEE"
    assert problem.level == "note"


# --- references ----------------------------------------------------------------------------------


ASKED = record(
    "taller-2015", 'date: "2015-11-20"', item(1, "Publicar.") + item(2, "Enviar."), "retired: [X9]\n"
)


def again(to: str, date: str = "2016-11-15") -> str:
    return record("taller-2016", f'date: "{date}"', item(1, "Publicar.", f', reiterates: [{{to: "{to}"}}]'))


@pytest.mark.parametrize(
    ("to", "rule", "meant"),
    [
        ("taller-2015#X1", None, ""),
        ("taller-2015#X9", None, ""),  # retired: the item was there when it was quoted
        ("taller-2015#X3", "unknown-reiteration", ""),
        ("taler-2015#X1", "unknown-reiteration", "taller-2015#X1"),
        ("zzzz#X1", "unknown-reiteration", ""),
        ("X1", None, ""),
        ("X7", "unknown-reiteration", ""),
        ("#X1", "unknown-reiteration", ""),
        ("taller-2015#", "unknown-reiteration", ""),
    ],
)  # fmt: skip
def test_references_lead_somewhere(to, rule, meant):
    found = [p for p in problems(ASKED, again(to)) if p.rule == "unknown-reiteration"]
    assert [p.rule for p in found] == ([rule] if rule else [])
    assert [p.values["meant"][:11] for p in found] == ([meant[:11]] if rule else [])
    assert all(p.path == ("sections", 0, "items", 0, "reiterates", 0, "to") for p in found)


def test_nothing_is_asked_again_before_it_was_asked():
    assert across(ASKED, again("taller-2015#X1", "2015-11-19")) == [("b", "reiterates-later")]
    assert across(ASKED, again("taller-2015#X1", "2015-11-20")) == []


def test_records_beside_are_found_by_name_and_not_checked(tmp_path, monkeypatch, capsys):
    """One changed record is validated alone, as pre-commit does; what it refers to lies beside it or elsewhere."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("ACTAS_LANG", "en")
    terminal.language.cache_clear()
    monkeypatch.chdir(tmp_path)
    (tmp_path / "taller-2016.acta.yaml").write_text(again("taller-2015#X1"), "utf-8")
    old = tmp_path / "taller-2015.acta.yaml"

    def found() -> list[str]:
        main(["validate", "taller-2016.acta.yaml", "--format", "jsonl"])
        return [json.loads(line)["code"] for line in capsys.readouterr().out.splitlines()]

    assert found() == ["unknown-reiteration"]
    old.write_text(ASKED, "utf-8")
    assert found() == []
    (tmp_path / "archive" / "2015").mkdir(parents=True)
    old.rename(tmp_path / "archive" / "2015" / old.name)
    assert found() == ["unknown-reiteration"]
    (tmp_path / "actas.toml").write_text('records = ["archive"]', "utf-8")
    assert found() == []
    (tmp_path / "archive" / "2015" / old.name).write_text("a: [", "utf-8")
    assert found() == ["unknown-reiteration"]
    terminal.language.cache_clear()


@pytest.mark.parametrize("to", ["../../etc/passwd#X1", "/etc/passwd#X1", "a/../b#X1", "..#X1", "\\u0000#X1"])
def test_a_reference_leads_to_no_file_elsewhere(to, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "a"
    folder.mkdir()
    (tmp_path / "b.acta.yaml").write_text(ASKED.replace("taller-2015", "b"), "utf-8")
    (folder / "taller-2016.acta.yaml").write_text(again(to), "utf-8")
    assert main(["validate", "--isolated", str(folder / "taller-2016.acta.yaml"), "--format", "jsonl"]) == 1
    (found,) = capsys.readouterr().out.splitlines()
    assert json.loads(found)["code"] == "unknown-reiteration"


def test_references_are_of_a_record_and_an_item():
    assert target("taller-2015#X1", "own") == ("taller-2015", "X1")
    assert target("X1", "own") == ("own", "X1")


# --- ids, series, dates --------------------------------------------------------------------------


def test_ids_are_given_once():
    assert across(record("a1"), record("b1"), record("a1"), record("a1")) == [
        ("c", "duplicate-record-id"), ("d", "duplicate-record-id"),
    ]  # fmt: skip


def test_records_of_one_meeting():
    one = record("a1", 'series: s, date: "2016-11-15", title: Mesa Única')
    assert across(one, one.replace("a1", "b1").replace("Única", "unica")) == [("b", "same-meeting")]
    assert across(one, one.replace("a1", "b1").replace("2016-11-15", "2016-11-16")) == []
    assert across(one, one.replace("a1", "b1").replace("series: s", "series: t")) == []
    source = "source: {file: n.txt, format: txt, sha256: 'abc', lines: 1}\n"
    assert across(record("a1", more=source), record("b1", more=source)) == [("b", "same-meeting")]


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("XXI Conferencia", 21), ("XIX. Reunión", 19), ("3.ª reunión", 3), ("12th session", 12), ("4 mesas", 4),
        ("Conferencia XXI", None), ("Civil sociedad", None), ("2016", None), ("", None), ("L'eau", None),
    ],
)  # fmt: skip
def test_the_number_that_a_title_begins_with(title, number):
    assert number_of(title) == number


def test_numbers_rise_with_the_days_within_a_series():
    def meeting(name: str, number: str, year: int, series: str = "s") -> str:
        return record(name, f'title: {number} Conferencia, series: {series}, date: "{year}-01-01"')

    rising = [meeting("a1", "XX", 2014), meeting("b1", "XXI", 2015), meeting("c1", "XXII", 2016)]
    assert across(*rising) == []
    assert across(meeting("a1", "XX", 2016), meeting("b1", "XXI", 2015)) == [("a", "series-order")]
    assert across(meeting("a1", "XX", 2016, "s"), meeting("b1", "XXI", 2015, "t")) == []


# --- shapes --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "meeting: []", "meeting: {participants: [3, {name: [], kind: []}], series: []}", "source: []",
        "retired: 3", "retired: [[]]", "sections: [{items: [{reiterates: [3, {to: []}], waivers: [3]}]}]",
        "sections: [{items: [{waivers: {}, text: [], title: 3, actor: {name: 3}}]}]", "id: []",
    ],
)  # fmt: skip
def test_no_shape_makes_a_check_crash(text):
    across(text + "\n", text + "\n", record("a1", came("Rosalía Ventura"), item(1, "La RCEE.")))


IDS = (
    "S1",
    "S2",
    "P9",
    "P10",
    "P11",
    "R5.1",
    "R5.2",
    "R5",
    "A01",
    "A1-3",
    "7",
    "X",
    "",
    "Ñ2\n",
    "B1234567890",
    "P1",
)


def test_ids_are_kept_as_runs_and_come_back():
    kept = tuple(runs(IDS))
    assert kept[:3] == (("S", 1, 2), ("P", 9, 11), ("R5.", 1, 2))
    left = trace(store.load(record("a1"), "a"))
    assert tuple(ids_of(left._replace(ids=kept))) == tuple(one for one in IDS if one)


def test_a_sealed_trace_is_opened_as_it_was():
    text = record("a1", came("Ana Pérez"), item(1, "La RCEE (x) y la XYZW", ", reiterates: [{to: b#X1}]"))
    text = text.replace("lines: [1, 1]", "waivers: [{rule: unintroduced-acronym, reason: x}], lines: [1, 1]")
    left = trace(store.load(text, "a"))
    assert all((left.names, left.acronyms, left.reiterates, left.waived))
    assert opened("a", seal(left)) == left


@pytest.mark.parametrize("count", [0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK])
def test_sealed_traces_are_a_sequence(count):
    traces, there = Traces(), []
    for number in range(count):
        left = trace(store.load(record(f"r{number}"), f"f{number}"))
        traces.add(left.file, seal(left))
        there.append(left)
    assert list(traces) == there == [traces[at] for at in range(len(traces))]
    assert traces[-2:] == tuple(there[-2:])
    with pytest.raises(IndexError):
        traces[count]


def test_what_cannot_be_read_leaves_no_trace():
    assert trace(store.load("a: [", "a")) is None


def test_order_of_files_does_not_change_what_is_found_in_names():
    texts = [
        record("a1", came("Rosalía Ventura")),
        record("b1", came("Rosalia Ventura")),
        record("c1", came("Rosalía Ventura")),
    ]
    assert {p.values["name"] for p in problems(*texts)} == {
        p.values["name"] for p in problems(*reversed(texts))
    }


def test_every_check_is_a_file_and_every_file_a_check():
    from actas.validate import across as room

    names = {file.stem.replace("_", "-") for file in Path(room.__file__).parent.glob("*.py")}
    assert names - {"--init--", "sealed", "trace"} == set(room.LEVELS)
