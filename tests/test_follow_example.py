"""The conference: its states are those worked out by hand, its records what parsing makes of the notes."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from actas.cli import main, terminal
from actas.model.given import Given
from actas.pipeline import follow as road
from actas.pipeline import load_record, parse_notes
from actas.pipeline.project import project, vocabulary_at

CONFERENCE = Path(__file__).parents[1] / "examples" / "conference"
EXPECTED = tomllib.loads((CONFERENCE / "expected.toml").read_text("utf-8"))
SOURCES = sorted((CONFERENCE / "sources").glob("*.txt"))
# What the rapporteur wrote into the records, and a parser cannot know.
BY_HAND = ("reiterates", "adoption", "owner")


@pytest.fixture(autouse=True)
def _at_the_conference(monkeypatch):
    monkeypatch.chdir(CONFERENCE)


@pytest.mark.parametrize("day", EXPECTED)
def test_every_state_is_right_by_hand(day):
    fates = road.status(project(), day)
    assert {fate.of.to: [fate.state, *fate.flags] for fate in fates} == EXPECTED[day]


def test_the_expectations_see_every_state_and_every_flag():
    from actas.follow.state import FLAGS
    from actas.model.fragment import STATES

    seen = {word for day in EXPECTED.values() for words in day.values() for word in words}
    assert seen >= {*FLAGS, *STATES} - {"substantial"}
    (lone,) = [fate for fate in road.status(project(), "2017-07-01") if fate.of.to == "agua-2016-05#R4"]
    assert lone.state == "substantial"


def test_what_is_asked_again_names_every_later_meeting():
    fates = {fate.of.to: fate for fate in road.status(project(), "2018-06-15")}
    assert fates["agua-2016-05#R2"].repeated_in == ("agua-2016-11#R1", "agua-2017-06#R1")


@pytest.mark.parametrize("notes", SOURCES, ids=lambda notes: notes.stem)
def test_the_records_are_what_parse_makes_but_for_the_rapporteurs_hand(notes):
    from dataclasses import replace

    made = parse_notes(notes, given=Given(id=notes.stem, series="agua"), words=vocabulary_at()).record
    kept = load_record(CONFERENCE / "records" / f"{notes.stem}.acta.yaml")

    def bare(item):
        return replace(item, reiterates=(), adoption=None, owner=None, items=tuple(map(bare, item.items)))

    def stripped(record):
        sections = tuple(replace(s, items=tuple(map(bare, s.items))) for s in record.sections)
        meeting = replace(record.meeting, given=())
        return replace(record, sections=sections, meeting=meeting, source=None)

    assert stripped(made) == stripped(kept)


def test_the_fragments_and_the_registry_have_no_errors(capsys):
    assert main(["validate", ".", "--format", "json"]) == 0
    rules = [p["code"] for p in json.loads(capsys.readouterr().out)]
    assert rules.count("suspect-target") == 1, "R4's; R7's was reviewed"
    assert rules.count("closed-without-evidence") == 2


def test_a_matrix_of_many_meetings_fits_a_terminal_and_has_each_day_once(capsys):
    assert main(["follow", "status", "--as-of", "2018-06-15", "--format", "matrix", "--lang", "es"]) == 0
    said = capsys.readouterr().out
    assert max(map(len, said.splitlines())) <= 80
    blocks = [block.splitlines() for block in said.split("\n\n")]
    days = [day for block in blocks for day in block[0].split()]
    assert days == ["2016-05-18", "2016-11-16", "2017-06-14", "2018-05-23", "2018-06-15"]


@pytest.mark.parametrize("form", ["table", "matrix", "csv", "json", "html", "md", "docx"])
def test_each_form_names_every_item_and_says_the_same_twice(form, tmp_path, capsys):
    files = [tmp_path / "a", tmp_path / "b"]
    for file in files:
        assert main(["follow", "status", "--as-of", "2018-06-15", "--format", form, "-o", str(file)]) == 0
    one, two = (file.read_bytes() for file in files)
    assert one == two
    if form != "docx":
        text = one.decode("utf-8-sig")
        assert all(target.split("#")[1] in text for target in EXPECTED["2018-06-15"])


DAY = ["--as-of", "2018-06-15"]
STATUS = ["follow", "status", *DAY, "--lang", "es"]
# What `python3 run.py examples` makes: the file, and the command that prints it or (with -o) writes it.
REPORTS = {
    "seguimiento.docx": [*STATUS, "-o"],
    "seguimiento.html": [*STATUS, "-o"],
    "seguimiento.md": [*STATUS, "-o"],
    "seguimiento.txt": [*STATUS, "-o"],
    "seguimiento.csv": [*STATUS, "-o"],
    "seguimiento.json": [*STATUS, "-o"],
    "seguimiento-matriz.txt": [*STATUS, "--format", "matrix", "-o"],
    "impactoss.csv": ["export", "--to", "impactoss", "-o"],
    "popolo.json": ["export", "--to", "popolo", "-o"],
    "repetidas.txt": ["lineage"],
    "cobertura.txt": ["coverage"],
    "redaccion.txt": ["coach"],
    "agenda.md": ["next", *DAY],
}


@pytest.mark.parametrize("name", REPORTS)
def test_the_reports_are_what_the_commands_make_today(name, tmp_path, monkeypatch, capsysbinary):
    """`python3 run.py examples` makes them anew; look at what changed before you commit it."""
    monkeypatch.setenv("ACTAS_LANG", "es")
    terminal.language.cache_clear()
    words, again = REPORTS[name], tmp_path / name
    assert main([*words, str(again)] if words[-1] == "-o" else words) == 0
    terminal.language.cache_clear()
    made = again.read_bytes() if words[-1] == "-o" else capsysbinary.readouterr().out
    assert made == (CONFERENCE / "reports" / name).read_bytes()


def test_no_report_lies_there_that_nothing_makes():
    assert {file.name for file in (CONFERENCE / "reports").iterdir()} == set(REPORTS)


def test_what_was_asked_three_times_is_proposed_first(tmp_path, monkeypatch):
    """From the notes alone, as before the rapporteur wrote down what repeats what."""
    from actas.pipeline.memory import filed_in, lineage_of

    for notes in SOURCES:
        assert main(["parse", str(notes), "--id", notes.stem, "-o", str(tmp_path)]) == 0
    monkeypatch.chdir(tmp_path)
    found = lineage_of(filed_in([str(tmp_path)]))
    asked = {"agua-2016-05#R2", "agua-2016-11#R1", "agua-2017-06#R1"}
    assert {found.proposals[0].later.to, found.proposals[0].earlier.to} <= asked
    longest = found.chains[0]
    assert {item.to for item in longest.items} >= asked - {"agua-2016-11#R1"}
    assert (longest.years, longest.items[0].day) == (1.1, "2016-05-18")


def test_the_gate_is_shut_by_what_closes_without_evidence(capsys):
    assert main(["follow", "status", "--as-of", "2018-06-15", "--gate"]) == 1
    said = capsys.readouterr().out
    assert "2017-03-15-a2" in said
    assert "2017-02-10-r7" not in said


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize(
    "words", [["coverage"], ["lineage"], ["coach"], ["find", "auditoría social"], STATUS[:-2]]
)
def test_on_a_terminal_of_eighty_columns_no_line_is_broken_by_it(words, language, monkeypatch, capsys):
    monkeypatch.setenv("ACTAS_LANG", language)
    monkeypatch.setenv("COLUMNS", "80")
    terminal.language.cache_clear()
    assert main(words) == 0
    piped = capsys.readouterr().out
    monkeypatch.setattr(terminal.sys.stdout, "isatty", lambda: True)
    assert main(words) == 0
    terminal.language.cache_clear()
    shown = capsys.readouterr().out
    assert [line for line in shown.splitlines() if len(line) > 80] == []
    assert shown.split() == piped.split(), "the same words"


def test_a_report_says_all_that_was_asked_and_not_only_what_it_is_called():
    report = " ".join((CONFERENCE / "reports" / "seguimiento.md").read_text("utf-8").split())
    for fate in road.status(project(), "2018-06-15"):
        assert " ".join(fate.of.item.text.split()) in report
