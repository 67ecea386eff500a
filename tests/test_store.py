"""The store: what it writes reads back equal everywhere; what it reads keeps its place."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from actas import store
from actas.model.errors import UnreadableRecord
from actas.model.record import (
    Actor,
    Discarded,
    Doubt,
    Item,
    Meeting,
    Participant,
    Record,
    Ref,
    Section,
    Source,
    Stated,
)
from actas.model.span import Span

SAMPLE = """\
actas: 1
id: taller-de-genero
status: draft
meeting:
  title: Taller de género
  date: "2016-11-15"
  participants:
    - {name: Ana Pérez, kind: person, of: Cancillería, at: N1}
  as_written:
    - {lines: [1, 1], text: "Taller de género, 15 de noviembre de 2016"}
source:
  file: notas.docx
  format: docx
  sha256: "082f082f082f082f082f082f082f082f082f082f082f082f082f082f082f082f"
  lines: 12
sections:
  - id: S1
    kind: practices
    label: "2"
    heading: Buenas prácticas
    lines: [3, 3]
    items:
      - id: P1
        label: "1"
        lines: [4, 4]
        part: 1/2
        actor: {name: Noruega, kind: country, code: "NO"}
        text: >-
          Frecuentes visitas a parajes apartados: la política de migración, el
          reasentamiento y las redes que unen a cinco personas para recibir familias.
        refs: [{scheme: sdg, code: "10.7", as_written: "10.7"}]
        items:
          - id: P1.1
            label: ·
            lines: [5, 5]
            done: false
            text: "Nota: una frase con dos puntos."
"""

NASTY = (
    "NO", "yes", "on", "n", "Y", "true", "False", "null", "~", "", " ", "12:30", "1:30:45", "1.10", "10.10",
    "2016-11-15", "2016-11-15 10:00:00", "1e3", "0o17", "017", "0x1F", "1_000", "+1", "-1", ".5", ".inf",
    ".NaN", "=", "<<", "- a", "-", "?", "? a", ": a", "a: b", "a:", "a #b", "#a", "@a", "`a`", "%a", "!a",
    "&a", "*a", "|", ">", ">-", "'a'", '"a"', "it's", 'dice "sí"', "[a]", "{a: b}", "a, b", "a]", "---",
    "--- a", "...", "a\nb", "a\n", "\na", "a\n\nb\n", "a \nb", " a\nb", "a\n b", "a\tb", "\ta", "a ", " a",
    "a\rb", "a\r\nb", "a\u2028b", "a\u0085b", "a\x00b", "\x1b[31m", "\ufeffa", "a\u202eb", "a\\b", "\\",
    "¿Qué?", "«uno»", "· uno", "–", "1. uno", "a\xadb", "\u200b", "👩‍👩‍👧", "ｆｕｌｌ", "a  b", "http://x.org/a?b#c",
)  # fmt: skip
LONG = tuple(f"{'palabra ' * 14}{nasty} {'otra ' * 16}fin" for nasty in NASTY)

texts = st.one_of(
    st.sampled_from(NASTY + LONG),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
    st.lists(st.sampled_from([*NASTY, "palabra", "larga", "y"]), max_size=40).map(" ".join),
)


def record_with(text: str) -> Record:
    """Return a record that holds the text in every place that text can stand in."""
    return Record(
        id=text,
        meeting=Meeting(
            title=text,
            participants=(Participant(name=text, of=text),),
            as_written=(Stated(lines=Span(1, 1), text=text),),
            given=(text,),
        ),
        source=Source(file=text, format="txt", sha256=text, lines=3),
        sections=(
            Section(
                id="S1", kind="other", label=text, heading=text,
                items=(
                    Item(
                        id="X1", label=text, lines=Span(2, 2, 1, 2), title=text, text=text, done=False,
                        actor=Actor(name=text, kind="group", members=(Actor(name=text, kind="person"),)),
                        refs=(Ref(scheme="sdg", code=text, as_written=text),),
                        items=(Item(id="X1.1", lines=Span(3, 3), text=text),),
                    ),
                ),
            ),
        ),
        discarded=(Discarded(lines=Span(1, 1), text=text, reason=text),),
        doubts=(Doubt(id="empty-item", lines=Span(1, 1), says=text),),
        retired=(text,),
    )  # fmt: skip


def other_loaders() -> list[Any]:
    """Return the loaders of the world: YAML 1.1 (PyYAML, both parsers) and 1.2 (ruamel, where it is)."""
    found: list[Any] = [lambda text: yaml.load(text, Loader=yaml.SafeLoader)]
    if hasattr(yaml, "CSafeLoader"):
        found.append(lambda text: yaml.load(text, Loader=yaml.CSafeLoader))
    try:
        from ruamel.yaml import YAML
    except ImportError:
        return found
    return [*found, lambda text: YAML(typ="safe", pure=True).load(text)]


LOADERS = other_loaders()


@settings(deadline=None, max_examples=80)
@given(texts)
def test_what_is_written_reads_back_equal_in_every_loader(text: str) -> None:
    record = record_with(text)
    written = store.dump(record)
    loaded = store.load(written, "a.acta.yaml")
    assert loaded.problems == ()
    assert store.to_record(loaded.data) == record
    for load in LOADERS:
        assert load(written) == loaded.data


@pytest.mark.parametrize("text", NASTY + LONG)
def test_each_nasty_text_reads_back_equal(text: str) -> None:
    data = store.load(store.dump(record_with(text)), "").data
    assert data == store.to_data(record_with(text))
    for load in LOADERS:
        assert load(store.dump(record_with(text))) == data


def test_lines_stay_within_the_width() -> None:
    written = store.dump(record_with("palabra " * 60 + "fin"))
    folded = [line for line in written.splitlines() if line.startswith(" ") and ":" not in line]
    assert folded
    assert max(map(len, folded)) <= 88


def test_half_a_pair_is_written_so_that_one_sees_it() -> None:
    written = store.dump(Record(id="a", meeting=Meeting(title="a\ud800b")))
    assert store.load(written, "").data["meeting"]["title"] == "a\\ud800b"
    written.encode("utf-8")


def test_a_record_is_written_as_the_design_shows_it() -> None:
    loaded = store.load(SAMPLE, "a")
    assert loaded.problems == ()
    assert store.dump(store.to_record(loaded.data)) == SAMPLE.replace("label: ·", 'label: "·"')


def test_the_line_for_editors_comes_first() -> None:
    line = "# yaml-language-server: $schema=../schemas/record.schema.json"
    written = store.dump(Record(id="a"), schema_line=line)
    assert written.splitlines()[:2] == [line, "actas: 1"]


@pytest.mark.parametrize(
    ("plain", "value"),
    [
        ("NO", "NO"), ("yes", "yes"), ("12:30", "12:30"), ("1.10", "1.10"), ("2016-11-15", "2016-11-15"),
        ("~", "~"), ("017", "017"), ("0o17", "0o17"), ("1e3", "1e3"), ("1_000", "1_000"), ("+1", "+1"),
        ("True", "True"), ("true", True), ("false", False), ("null", None), ("", None), ("10", 10),
        ("-3", -3),
        ("0", 0), ("'10'", "10"), ('"true"', "true"),
    ],
)  # fmt: skip
def test_only_true_false_null_and_plain_integers_are_typed(plain: str, value: object) -> None:
    loaded = store.load(f"a: {plain}\n", "")
    assert loaded.problems == ()
    assert loaded.data == {"a": value}
    assert type(loaded.data["a"]) is type(value)


BAD = {
    "duplicate-key": ("a: 1\nb:\n  c: 2\n  c: 3\n", (4, 3)),
    "yaml-alias": ("a: &x 1\n", (1, 4)),
    "merge-key": ("a:\n  <<: {b: 1}\n", (2, 3)),
    "yaml-tag": ("a: !!python/object/apply:os.system [x]\n", (1, 4)),
    "second-document": ("a: 1\n---\nb: 2\n", (2, 1)),
    "too-deep": ("a: " + "[" * 100, (1, 67)),
    "long-number": ("a: " + "7" * 5000 + "\n", (1, 4)),
    "empty-record": ("# nada\n", (1, 1)),
    "not-a-record": ("- a\n", (1, 1)),
    "odd-key": ("[a]: b\n", (1, 1)),
    "open-quote": ('heading: "Recomendaciones\nlines: [1, 2]\nlabel: "1"\n', (1, 10)),
    "tab-indent": ("a:\n\tb: 1\n", (2, 1)),
    "bad-character": ("a: 1\nb: x\x07y\n", (2, 5)),
    "yaml-syntax": ("texto: Por ejemplo: una\n", (1, 19)),
}


@pytest.mark.parametrize("rule", BAD)
def test_each_bad_file_is_one_problem_at_its_place(rule: str) -> None:
    text, (line, column) = BAD[rule]
    (problem,) = store.load(text, "a.yaml").problems
    assert problem.rule == rule
    assert (problem.place.file, problem.place.line, problem.place.column) == ("a.yaml", line, column)
    assert problem.level == "error"


@pytest.mark.parametrize(
    ("text", "says", "place"),
    [
        ("texto: Por ejemplo: una\n", "colon", "1:19"),
        ("a: 1\ntext: @uno\n", "odd-start", "2:7"),
        ("a: %uno\n", "odd-start", "1:4"),
        ("id: a\nheading Uno\nlines: [1, 2]\n", "no-colon", "2:1"),
        ("a:\n  b: [1, 2\n  c: 3\n", "unclosed", "2:6"),
        ("a: {b: 1\n", "unclosed", "1:4"),
        ("a:\n  - b: 1\n   c: 2\n", "indent", "3:4"),
        ("a:\n    b: 1\n  c: 2\n", "indent", "3:3"),
        ('a: "uno" dos\n', "after-quote", "1:10"),
        ('a: "C:\\qué"\n', "escape", "1:7"),
        ("a: - b\n", "dash", "1:4"),
        ("a: > b\n", "odd-start", "1:4"),
        ("a: ]b\n", "odd-start", "1:4"),
        ("a: {b: 1, c:[2]}\n", "goes-on", "1:11"),
        ("text: Pintar el granero\nantes de mayo.\nlines: [1, 2]\n", "goes-on", "2:1"),
        ("- text: >-\n    Pintar el granero\n  antes de mayo.\n", "goes-on", "3:3"),
        ("id: a\ntext:Pintar\nlines: [1, 2]\n", "no-colon", "2:1"),
        ("text: [inaudible] pintar el granero\n", "odd-start", "1:7"),
        ("- text: {sic} pintar\n", "odd-start", "1:9"),
        ("id: a\n<<<<<<< HEAD\ntext: uno\n=======\ntext: dos\n>>>>>>> luis\n", "conflict", "2:1"),
    ],
)
def test_a_slip_of_syntax_is_named_in_plain_words(text: str, says: str, place: str) -> None:
    (problem,) = store.load(text, "f").problems
    assert problem.rule == "yaml-syntax"
    assert problem.says == f"store.syntax-{says}"
    assert str(problem.place) == f"f:{place}"


def test_two_versions_that_git_left_are_told_with_the_lines_they_take() -> None:
    (problem,) = store.load("id: a\n<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> luis\n", "f").problems
    assert (problem.values["line"], problem.values["last"]) == ("2", "6")


@pytest.mark.parametrize("space", ["\xa0", "\u2007", "\u3000"])
def test_a_space_that_is_none_does_not_indent(space: str) -> None:
    (problem,) = store.load(f"a:\n  b: [1]\n {space}c: [2]\n", "f").problems
    assert (problem.rule, problem.says, str(problem.place)) == ("tab-indent", "store.space-indent", "f:3:2")


@pytest.mark.parametrize(
    "text",
    [
        'sections:\n  - heading: "Uno\n    items:\n      - label: "1"\n',
        'sections:\n  - heading: "Uno\n    lines: [1, 1]\n',
        'a:\n  - {text: "uno, reason: "dos"}\n',
        "sections:\n  - heading: 'Uno\n    items:\n      - label: '1'\n",
        'a: 1\nheading: Uno"\n',
    ],
)
def test_a_quote_that_nothing_closes_is_found_where_it_opens(text: str) -> None:
    (problem,) = store.load(text, "f").problems
    assert problem.rule == "open-quote"
    assert text.splitlines()[problem.place.line - 1][problem.place.column - 1 :].startswith(
        ('"Uno', "'Uno", '"uno', 'Uno"')
    )


def test_tabs_inside_text_are_no_indentation() -> None:
    assert store.load('a: "uno\n\tdos"\nb: |\n  x\n  \ty\n', "").problems == ()


def test_lines_are_counted_as_editors_count_them() -> None:
    """U+2028 and U+0085 end a line for YAML 1.1, and for no editor."""
    loaded = store.load('a: "x\u2028y\x85z"\nb: 1\n', "")
    assert loaded.place(("b",)).line == 2


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_places_hold_for_every_line_ending(end: str) -> None:
    text = SAMPLE.replace("\n", end)
    loaded = store.load("\ufeff" + text, "")
    path = ("sections", 0, "items", 0, "actor", "code")
    place = loaded.place(path)
    line = text.split(end)[place.line - 1]
    assert line[place.column - 1 : place.end_column - 1] == '"NO"'
    key = loaded.key_place(path)
    assert line[key.column - 1 : key.end_column - 1] == "code"


def test_what_is_missing_has_the_place_of_the_key_above() -> None:
    loaded = store.load("meeting:\n  title: a\nsections:\n  - id: S1\n    items: []\n", "f")
    assert str(loaded.place(("meeting", "date"))) == "f:1:1"
    assert str(loaded.place(("sections", 0, "lines"))) == "f:4:5"
    assert str(loaded.place(("nothing", "at", 3, "all"))) == "f:1:1"


def test_a_block_value_ends_with_its_last_word() -> None:
    loaded = store.load("a: >-\n  uno\n  dos\n\n\n# fin\nb: 1\n", "f")
    assert loaded.place(("a",)).end_line == 3


def test_bytes_that_are_no_text_stop_the_run() -> None:
    with pytest.raises(UnreadableRecord) as stopped:
        store.load(b"a: 1\nb: \xff\n", "f")
    assert stopped.value.key == "store.bad-encoding"
    assert stopped.value.values["line"] == "2"
    assert store.load("a: ñ\n".encode("utf-16"), "f").data == {"a": "ñ"}


def test_what_is_no_record_stops_the_conversion() -> None:
    for data in (None, [], {"sections": []}, {"id": "a", "x": 1}, {"id": "a", "doubts": [{"lines": []}]}):
        with pytest.raises(UnreadableRecord):
            store.to_record(data)
    with pytest.raises(UnreadableRecord, match="newer"):
        store.to_record({"actas": 2, "id": "a"})


@settings(deadline=None, max_examples=80)
@given(st.text(st.sampled_from("ab:- \n\t\"'[]{},#|>&*!%@?\\\r\x00\ud800\x851"), max_size=60))
def test_no_text_makes_the_loader_crash(text: str) -> None:
    loaded = store.load(text, "f")
    assert loaded.data is None or isinstance(loaded.data, dict)
    if loaded.data is None:
        assert loaded.problems


@settings(deadline=None, max_examples=80)
@given(st.binary(max_size=60))
def test_no_bytes_make_the_loader_crash(data: bytes) -> None:
    try:
        store.load(data, "f")
    except UnreadableRecord as stopped:
        assert stopped.key == "store.bad-encoding"  # noqa: PT017
