"""Why each line was read as it was.

 1  Taller del agua
 2  San Marcos, 3 de mayo de 2021
 3
 4  Acuerdos:
 5  1. Honduras. Limpiar la fuente antes de julio.
 6     - Con palas prestadas.
 7  2. Ana Ruiz dijo que paga el cemento.
 8
 9  Compromiso de todos [bookmark: _GoBack]
10  Nadie falta.
"""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from actas import cli, pipeline
from actas.cli.why import drawn
from actas.outline.headings import ENOUGH
from actas.pipeline import why as road
from actas.vocabulary.messages import catalogue
from actas.why import HEADING_NEEDS

GOLDEN = sorted(Path(__file__).with_name("golden").glob("*/notes.*"))
NOTES = (
    "\n".join(line[4:] for line in textwrap.dedent("\n".join(__doc__.split("\n")[2:-1])).split("\n")) + "\n"
)


@pytest.fixture
def notes(tmp_path):
    file = tmp_path / "agua.txt"
    file.write_text(NOTES, "utf-8")
    return file


def at(file, line):
    return road.why(file, line=line)[1]


def slugs(weighing):
    return {cue.slug: cue.points for cue in weighing.cues}


def test_a_stated_line_says_what_it_gives(notes):
    (told,) = at(notes, 2)
    assert (told.what, told.states) == ("stated", ("place", "date"))


def test_a_heading_says_what_made_it_one_and_of_which_kind(notes):
    (told,) = at(notes, 4)
    assert (told.what, told.id, told.kind) == ("heading", "S1", "agreements")
    as_heading, as_kind = told.weighings
    assert (as_heading.question, as_heading.needed) == ("heading", 3.0)
    assert slugs(as_heading)["wording"] == 3.0
    assert as_heading.points == pytest.approx(sum(slugs(as_heading).values()))
    assert (as_kind.question, slugs(as_kind)["wording"]) == ("kind", 3.0)


def test_an_item_says_its_mark_its_speaker_and_where_it_hangs(notes):
    (told,) = at(notes, 5)
    assert (told.id, told.inside, told.label, told.actor.name) == ("A1", "S1", "1", "Honduras")
    cues = {cue.slug: cue.says for cue in told.weighings[0].cues}
    assert cues == {"number": "1", "actor": "label-stop"}
    (child,) = at(notes, 6)
    assert (child.id, child.inside) == ("A1.1", "A1")


def test_a_line_that_might_have_been_a_heading_says_why_it_is_none(notes):
    told = next(one for one in at(notes, 9) if one.what == "item")
    weighing = told.weighings[-1]
    assert weighing.question == "heading"
    assert weighing.points < weighing.needed


def test_debris_shares_its_line_and_says_its_reason(notes):
    aside = next(one for one in at(notes, 9) if one.what == "discarded")
    assert (aside.reason, aside.words) == ("word-bookmark", "[bookmark: _GoBack]")


@pytest.mark.parametrize(
    ("spoken", "says"), [("es", "motivo: marcador de Word"), ("en", "reason: bookmark of Word")]
)
def test_a_reason_is_shown_in_words(spoken, says, notes, monkeypatch, capsys):
    from actas.cli import terminal

    monkeypatch.setenv("ACTAS_LANG", spoken)
    terminal.language.cache_clear()
    assert cli.main(["parse", "--why", "--line", "9", str(notes)]) == 0
    assert says in capsys.readouterr().out
    terminal.language.cache_clear()


def test_a_blank_line_is_told_as_such(notes):
    assert [one.what for one in at(notes, 3)] == ["blank"]


def test_the_runner_up_is_named(tmp_path):
    """
    Preguntas

    Acuerdos
    1. ¿Quién limpia la fuente?
    2. ¿Quién paga el cemento?
    """
    file = tmp_path / "dudas.txt"
    file.write_text(textwrap.dedent(test_the_runner_up_is_named.__doc__), "utf-8")
    told = next(one for one in road.why(file)[1] if one.words == "Acuerdos")
    kind = told.weighings[1]
    assert (kind.second, kind.second_points) == ("questions", 1.2)
    assert kind.points == 3.0


def test_the_points_that_a_heading_needs_are_those_that_the_step_asks_for():
    assert ENOUGH == HEADING_NEEDS


@pytest.mark.parametrize("file", GOLDEN, ids=lambda file: file.parent.name)
def test_every_line_that_is_not_blank_is_told(file):
    told = road.why(file)[1]
    parsed = pipeline.parse_notes(file)
    covered = {n for one in told for n in range(one.span.first, one.span.last + 1)}
    there = {line.number for line in parsed.notes.lines if line.text.strip("\f\v\ufeff \t\u200b")}
    assert there <= covered


def test_every_cue_has_words():
    known = {key for key, told in catalogue("why").items() if {"es", "en"} <= told.keys()}
    for file in GOLDEN:
        for one in road.why(file)[1]:
            for cue in (cue for weighing in one.weighings for cue in weighing.cues):
                assert f"cue-{cue.slug}" in known, cue
                if cue.slug in ("actor", "habit"):
                    assert f"{cue.slug}-{cue.says.partition(':')[0]}" in known, cue


def test_it_speaks_the_users_language_in_80_columns(notes, monkeypatch, capsys):
    from actas.cli import terminal

    monkeypatch.setenv("COLUMNS", "80")
    for spoken, heading in (("es", "clase acuerdos"), ("en", "kind agreements")):
        monkeypatch.setenv("ACTAS_LANG", spoken)
        terminal.language.cache_clear()
        assert cli.main(["parse", "--why", str(notes)]) == 0
        shown = capsys.readouterr().out
        assert heading in shown
        assert max(map(len, shown.splitlines())) <= 80
    terminal.language.cache_clear()


def test_words_of_the_notes_are_never_markup(tmp_path):
    """
    Acuerdos [bold red]
    1. [link=x]Ana[/link]. Paga \x1b[31m el cemento.
    """
    file = tmp_path / "n.txt"
    file.write_text(textwrap.dedent(test_words_of_the_notes_are_never_markup.__doc__), "utf-8")
    shown = drawn(*road.why(file))
    assert "[bold red]" in shown
    assert "[link=x]" in shown
    assert "\x1b[31m" not in shown


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--line", "3"], "--why"),
        (["--why", "-o", "x"], "-o"),
        (["--why", "--line", "99"], "99"),
        (["--why", "--line", "0"], "0"),
    ],
)
def test_wrong_usage_is_one_sentence(words, says, notes, capsys):
    assert cli.main(["parse", str(notes), *words]) == 2
    assert says in capsys.readouterr().err
