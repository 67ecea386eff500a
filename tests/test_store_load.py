"""The loader to the letter: what mutations of it showed that no other test held."""

from __future__ import annotations

import sys

import pytest

import faults
from actas import store
from actas.model import limits
from actas.model.errors import UnreadableRecord
from actas.vocabulary.messages import say


def said(text: str) -> list[tuple[str, int, int]]:
    return [(p.rule, p.place.line, p.place.column) for p in store.load(text, "a").problems]


def test_after_an_alias_reading_goes_on():
    """The value is not there, and everything behind it is where it was."""
    text = "a: *x\nb: [1, *y, 2]\nc: {d: *z, e: 3}\n"
    loaded = store.load(text, "a")
    assert [rule for rule, _, _ in said(text)] == ["yaml-alias"] * 3
    assert loaded.data == {"a": None, "b": [1, None, 2], "c": {"d": None, "e": 3}}


def test_a_tab_that_yaml_lets_pass_is_said_all_the_same():
    """Between brackets YAML allows it; nobody sees which level the line belongs to."""
    assert said("a: [1,\n\t2]\n") == [("tab-indent", 2, 1)]
    assert store.load("a: [1,\n\t2]\n", "a").data == {"a": [1, 2]}


def test_slips_are_told_up_to_the_limit_and_no_further():
    most = limits.MOST_SLIPS
    for there, told in ((most - 1, most - 1), (most, most), (most + 1, most)):
        assert len(said("".join(f"k{n}: *x\n" for n in range(there)))) == told


def test_a_key_is_text_whatever_it_looks_like():
    assert store.load("true: 1\n12: 2\nnull: 3\n", "a").data == {"true": 1, "12": 2, "null": 3}


def test_a_key_that_is_no_text_leaves_nothing_behind():
    text = "? [a, b]\n: 1\n? {c: d}\n: {e: f}\nb: 2\n"
    assert [rule for rule, _, _ in said(text)] == ["odd-key", "odd-key"]
    assert store.load(text, "a").data == {"b": 2}


def test_without_libyaml_the_same_is_read_and_said(monkeypatch):
    """PyYAML may be built without it; its own parser is slower and must not differ in a verdict."""
    quick = [store.load(text, "a") for text in (*faults.RECORDS, *(f.text for f in faults.some_faults(120)))]
    monkeypatch.setitem(sys.modules, "yaml.cyaml", None)
    for one in quick:
        slow = store.load(one.text, "a")
        assert slow.data == one.data
        assert [(p.rule, p.place.line) for p in slow.problems] == [
            (p.rule, p.place.line) for p in one.problems
        ]


def test_numbers_up_to_the_limit_are_numbers():
    most = "9" * limits.MOST_DIGITS
    assert store.load(f"a: {most}\n", "a").data == {"a": int(most)}
    assert said(f"a: {most}9\n") == [("long-number", 1, 4)]


@pytest.mark.parametrize(
    ("value", "open_"),
    [
        ('dijo "sí"', False),
        ('un tubo de 5" y otro', False),
        ('dijo sí"', True),
        ('"a" y b"', True),
        ('dijo "a" y b"', True),
    ],
)
def test_a_quote_that_closes_nothing_is_told_from_one_that_is_a_sign(value, open_):
    rules = [rule for rule, _, _ in said(f"a: {value}\n")]
    assert (rules != []) is open_


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a: 1\nb: 2\na: 3\n", "la clave «a» está dos veces, en las líneas 1 y 3"),
        ("b: 2\nc: {a: 1, a: 3}\n", "la clave «a» está dos veces en la línea 2"),
    ],
)
def test_a_key_that_stands_twice_in_one_line_names_the_line_once(text, says):
    (problem,) = store.load(text, "a").problems
    assert say(problem.says, "es", **problem.values) == says
    assert say(problem.help, "es", **problem.values).startswith("deje una sola")


def test_what_follows_the_first_document_is_not_read():
    loaded = store.load("a: 1\n---\nb: 2\n---\nc: [\n", "a")
    assert [(p.rule, p.place.line) for p in loaded.problems] == [("second-document", 2)]
    assert loaded.data == {"a": 1}


def test_a_node_says_how_its_value_is_written():
    text = "a:\n  b: 1\nc: {d: [x]}\ne:\n  - \"q\"\nf: 'q'\ng: |\n  l\nh: >-\n  k\n"
    loaded = store.load(text, "a")
    paths = (("a",), ("c",), ("c", "d"), ("e",), ("e", 0), ("f",), ("g",), ("h",), ("a", "b"))
    assert [loaded.node(path).style for path in paths] == ["block", "{", "[", "block", '"', "'", "|", ">", ""]


def test_places_of_what_is_wrong_with_the_whole():
    def whole(text: str) -> tuple[int, ...]:
        place = store.load(text, "a").problems[0].place
        return place.line, place.column, place.end_line, place.end_column

    assert whole("") == whole("# nada\n") == (1, 1, 1, 1)
    assert whole("- uno\n- dos\n") == (1, 1, 1, 6)
    deep = limits.DEEPEST_YAML
    assert whole("a: " + "[" * deep + "]" * deep) == (1, deep + 3, 1, deep + 4)
    assert whole("a: ! x\n") == (1, 4, 1, 5)
    assert whole("a: &nombre x\n") == (1, 4, 1, 11)


def test_a_merge_key_merges_nothing():
    assert store.load("a: {<<: {b: 1}, c: 2}\n", "a").data == {"a": {"c": 2}}


def test_bytes_that_are_no_text_are_refused_with_their_line():
    with pytest.raises(UnreadableRecord) as refused:
        store.load(b"a: 1\nb: \xff\n", "a.acta.yaml")
    assert refused.value.values == {"file": "a.acta.yaml", "line": "2", "byte": "8"}
    assert store.load("a: sí\n".encode("utf-16"), "a").data == store.load("a: sí\n".encode(), "a").data


def test_a_block_ends_with_its_last_value_and_not_at_the_next_word():
    text = "a:\n  b: 1\n  c: [x]\n\n# nada\n\nd:\n  - e\n\n"
    loaded = store.load(text, "a")
    shown = [text[node.start : node.end] for node in map(loaded.node, (("a",), ("d",), ()))]
    assert shown == ["b: 1\n  c: [x]", "- e", text.rstrip("\n")]


def test_lines_are_counted_from_the_first_byte():
    with pytest.raises(UnreadableRecord) as refused:
        store.load(b"\n\xff\n", "a")
    assert refused.value.values["line"] == "2"
    assert said("\n- a\n") == [("not-a-record", 1, 1)]


def test_of_two_equal_keys_the_first_keeps_its_value():
    assert store.load("a: 1\nb: 2\na: 3\n", "a").data == {"a": 1, "b": 2}


def test_a_text_of_several_lines_ends_with_its_last_word():
    text = "a: |\n  uno\n\nb: >-\n  dos\n\n\nc: |+\n  tres\n\n"
    loaded = store.load(text, "a")
    shown = [text[node.start : node.end] for node in map(loaded.node, (("a",), ("b",), ("c",)))]
    assert shown == ["|\n  uno", ">-\n  dos", "|+\n  tres"]


@pytest.mark.parametrize("opens", ["[", "{a: "])
def test_sixty_four_levels_are_read_and_no_more(opens):
    """The record itself is the first."""
    closes = {"[": "]", "{a: ": "}"}[opens]
    deepest = "a: " + opens * 63 + "1" + closes * 63 + "\n"
    assert store.load(deepest, "a").problems == ()
    (problem,) = store.load(deepest.replace("1", f"{opens}1{closes}"), "a").problems
    assert (problem.rule, problem.place.column) == ("too-deep", 4 + 63 * len(opens))


@pytest.mark.parametrize("char", ["\x85", "\u2028", "\u2029"])
@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a: 1\n# seen%sb: 2\n", 2, 7),  # a key for libyaml, a comment for whoever looks at it
        ("a: x%s\nb: 1\n", 1, 5),
        ("a: |\n  x%sy\nb: 1\n", 2, 4),
        ("a: 'x%sy'\n", 1, 6),
        ('a: "x%sy"\n', 1, 6),
    ],
)
def test_a_line_break_that_no_editor_shows_is_an_error(char, text, line, column):
    problems = store.load(text % char, "a").problems
    assert [(p.rule, p.place.line, p.place.column, p.values["code"]) for p in problems] == [
        ("bad-character", line, column, f"U+{ord(char):04X}")
    ]
    assert store.load('a: "x\\N\\L\\P"\n', "a").problems == ()
