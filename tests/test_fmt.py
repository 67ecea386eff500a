"""What rewrites a file: `fmt` lays it out anew, `validate --fix` mends single lines. Comments stay."""

# ruff: noqa: E501 - records in one piece

from __future__ import annotations

import io
import random
import sys
from pathlib import Path

import pytest

import faults
from actas import store
from actas.cli import main, terminal
from actas.model.edit import Edit, Sort, Trim
from actas.model.errors import UnreadableRecord
from actas.model.order import ORDER, in_order
from actas.store.convert import _CLASSES
from actas.store.layout import comments_of
from actas.store.splice import _order
from actas.validate import check, fixes

COMMENTED = """\
# yaml-language-server: $schema=../x.json
actas: 1   # versión
# el nombre
id: mesa-dos
status: draft
meeting:   # la reunión
    place: San José
    title: 'Taller # uno'   # con almohadilla
    # personas
    participants: [{name: Rosalía Ventura}]   # una
sections:
- id: S1
  kind: other
  lines: [1, 1]
  # antes de los puntos
  items:
  # antes de X1
  - lines: [2, 2]   # dos
    id: X1
    text: >-  # plegado
      Uno dos
      # no es comentario

      cuatro
  # antes de X2
  - {id: X2, lines: [3, 3], text: tres}  # fin
# cola
"""
LAID_OUT = """\
# yaml-language-server: $schema=../x.json
actas: 1  # versión
# el nombre
id: mesa-dos
status: draft
meeting:  # la reunión
  title: "Taller # uno"  # con almohadilla
  place: San José
  # personas
  participants:  # una
    - {name: Rosalía Ventura}
sections:
  - id: S1
    kind: other
    lines: [1, 1]
    # antes de los puntos
    items:
      # antes de X1
      - id: X1  # dos
        lines: [2, 2]
        # plegado
        text: |-
          Uno dos # no es comentario
          cuatro
      # antes de X2
      - id: X2  # fin
        lines: [3, 3]
        text: tres
# cola
"""


@pytest.fixture(autouse=True)
def plain(monkeypatch, tmp_path):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ACTAS_LANG", "en")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    terminal.language.cache_clear()
    yield
    terminal.language.cache_clear()


def record(text: str, name: str = "a.acta.yaml", newline: str = "") -> Path:
    file = Path(name)
    file.write_text(text, "utf-8", newline=newline)
    return file


# --- fmt -----------------------------------------------------------------------------------------


def test_the_layout_side_by_side():
    assert store.reflow(COMMENTED) == LAID_OUT


@pytest.mark.parametrize("text", [LAID_OUT, *map(store.reflow, faults.RECORDS)])
def test_what_is_laid_out_stays(text):
    assert store.reflow(text) == text


def test_what_parse_writes_is_laid_out_already():
    from support.records import bare, workshop

    for made in (bare(), workshop()):
        text = store.dump(made)
        assert store.reflow(text) == text


def sprinkled(text: str, seed: int) -> str:
    """Return a record with comments between its lines and behind values that have room for them."""
    chance = random.Random(seed)
    solid = [
        (node.start, node.end)
        for _, node, _ in faults.spots(store.load(text, ""))
        if node.below is None and node.style
    ]
    lines, at = [], 0
    for line in text.split("\n"):
        inside = any(start < at <= end for start, end in solid)
        behind = not any(start <= at + len(line) - 1 < end and end > at + len(line) for start, end in solid)
        if not inside and chance.random() < 0.3:
            lines.append(" " * chance.randrange(9) + f"# alone {at} 'x' \"")
        ends_inside = any(start < at + len(line) < end for start, end in solid)
        room = (
            line.strip()
            and line[:1] != "#"
            and behind
            and not inside
            and not ends_inside
            and not line.rstrip().endswith(("|-", ">-"))
        )
        lines.append(f"{line}  # behind {at}" if room and chance.random() < 0.3 else line)
        at += len(line) + 1
    return "\n".join(lines)


@pytest.mark.parametrize("seed", range(40))
def test_no_comment_and_no_value_is_lost(seed):
    text = sprinkled(faults.RECORDS[seed % 2], seed)
    before = store.load(text, "")
    if before.problems:
        pytest.fail(f"the test's own comments broke the record: {before.problems[0]}")
    after = store.load(store.reflow(text), "")
    assert after.data == before.data
    assert sorted(c.text for c in comments_of(after)) == sorted(c.text for c in comments_of(before))
    assert len(list(comments_of(before))) == text.count("# alone ") + text.count("# behind ") + text.count(
        "# revisada"
    )


def test_a_comment_stays_with_its_key():
    before = {c.text: c.path for c in comments_of(store.load(COMMENTED, ""))}
    after = {c.text: c.path for c in comments_of(store.load(LAID_OUT, ""))}
    alone = ("# el nombre", "# personas", "# antes de los puntos", "# antes de X1", "# antes de X2", "# cola")
    assert [after[text] for text in alone] == [before[text] for text in alone]


def test_line_ends_and_byte_order_mark_stay():
    file = record("")
    file.write_bytes(b"\xef\xbb\xbf" + COMMENTED.replace("\n", "\r\n").encode())
    assert main(["fmt", "a.acta.yaml"]) == 0
    assert file.read_bytes() == b"\xef\xbb\xbf" + LAID_OUT.replace("\n", "\r\n").encode()


def test_what_is_no_yaml_is_shown_and_left_alone(capsys):
    file = record("actas: [\n")
    assert main(["fmt", "a.acta.yaml"]) == 1
    assert file.read_text("utf-8") == "actas: [\n"
    assert "[yaml-syntax]" in capsys.readouterr().out


def test_a_comment_that_has_no_place_is_refused_not_dropped(monkeypatch, capsys):
    """As if a layout lost a comment: the file is left alone."""
    monkeypatch.setattr("actas.store.layout._with_comments", lambda bare, comments: bare)
    file = record(COMMENTED)
    assert main(["fmt", "a.acta.yaml"]) == 2
    assert file.read_text("utf-8") == COMMENTED
    assert "without losing a comment" in capsys.readouterr().err


def test_check_and_diff_change_nothing(capsys):
    file = record(COMMENTED)
    assert main(["fmt", "--check", "a.acta.yaml"]) == 1
    assert capsys.readouterr().err == "a.acta.yaml\n1 record would change\n"
    assert main(["fmt", "--diff", "a.acta.yaml"]) == 1
    assert "\n-actas: 1   # versión\n+actas: 1  # versión\n" in capsys.readouterr().out
    assert file.read_text("utf-8") == COMMENTED
    record(LAID_OUT)
    for option in ("--check", "--diff"):
        assert main(["fmt", option, "a.acta.yaml"]) == 0
        said = capsys.readouterr()
        assert (said.out, said.err) == ("", "nothing to change\n")


def test_of_a_record_that_could_not_be_read_it_does_not_say_that_all_is_well(capsys):
    record("id: [a\n")
    assert main(["fmt", "a.acta.yaml"]) == 1
    assert "nothing to change" not in capsys.readouterr().err


def test_standard_input_goes_to_standard_output(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(COMMENTED.encode())))
    assert main(["fmt", "-"]) == 0
    assert capsys.readouterr().out == LAID_OUT


# --- fix -----------------------------------------------------------------------------------------


BROKEN = """\
# mía
actas: 1
status: draft   # borrador
id: mesa-dos
sections:
- kind: other
  # el identificador
  id: S1
  items:
  - {lines: [2, 2], id: X1, actor: {name: México, kind: country, code: mx}}
  - id: X2
    text: |-
      con espacios
      dentro
    # las líneas
    lines: [3, 3]
    label: "1"
"""
FIXED = """\
# mía
actas: 1
id: mesa-dos
status: draft   # borrador
sections:
  # el identificador
- id: S1
  kind: other
  items:
  - {id: X1, lines: [2, 2], actor: {name: México, kind: country, code: MX}}
  - id: X2
    label: "1"
    # las líneas
    lines: [3, 3]
    text: |-
      con espacios
      dentro
"""


def mended(text: str) -> str:
    return store.apply(text, fixes(check(store.load(text, "a"))))


def test_the_fix_side_by_side():
    assert mended(BROKEN).replace("- # el identificador\n  id", "  # el identificador\n- id") == FIXED
    assert store.load(mended(BROKEN), "").problems == ()


def test_fix_is_done_once():
    assert mended(mended(BROKEN)) == mended(BROKEN)
    assert [
        p.rule for p in check(store.load(mended(BROKEN), "a")) if p.rule in ("key-order", "unknown-code")
    ] == []


@pytest.mark.parametrize(
    ("name", "code", "fixed"),
    [
        ("Perú", "PER", "PE"), ("Chile", "CHL", "CL"), ("México", "mx", "MX"), ("México", "MXX", "MX"),
        ("Perú", "XYZ", "PE"), ("Perú", "cr", "cr"), ("Perú", "CRI", "CRI"), ("Nadie", "PER", "PER"),
    ],
)  # fmt: skip
def test_fix_writes_a_code_where_nothing_speaks_against_it(name, code, fixed):
    """Three letters of another list are mended by the name; a code that is more like another country's is not."""
    text = (
        "actas: 1\nid: a\nstatus: draft\nsections:\n- id: S1\n  kind: other\n  items:\n"
        "  - {id: X1, lines: [1, 1], actor: {name: %s, kind: country, code: %s}}\n"
    )
    assert mended(text % (name, code)) == text % (name, fixed)


def test_fix_trims_lines_but_no_text():
    text = 'actas: 1  \nid: a\t\nstatus: draft\nmeeting:   # x \n  title: |-\n    uno  \n    dos\n  place: "x "  \n'
    fixed = mended(text)
    assert (
        fixed
        == 'actas: 1\nid: a\nstatus: draft\nmeeting:   # x\n  title: |-\n    uno  \n    dos\n  place: "x "\n'
    )


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_fix_keeps_line_ends_and_a_file_without_the_last_one(ending):
    for text in (BROKEN, BROKEN.rstrip("\n")):
        fixed = mended(text.replace("\n", ending))
        assert fixed.count("\r") == (fixed.count("\n") if ending == "\r\n" else 0)
        assert store.load(fixed, "").data == store.load(mended(BROKEN), "").data


def test_lines_that_are_right_stay_byte_for_byte():
    """Every line of the fixed file but those with a new value was there before."""
    old = BROKEN.split("\n")
    new = [line for line in mended(BROKEN).split("\n") if line not in old]
    assert len(new) <= 4
    assert len(mended(BROKEN).split("\n")) == len(old)


@pytest.mark.parametrize(
    ("actor", "code"),
    [
        ("{name: México, kind: country, code: mx}", "MX"),
        ("{name: México, kind: country, code: MXX}", "MX"),
        ("{name: Honduras, kind: country, code: ZZ}", "HN"),
        ("{name: Honduras, kind: country, code: GTM}", None),
        ("{name: La delegación, kind: country, code: MXX}", None),
        ("{name: EEUU, kind: country, code: USA}", "US"),
    ],
)
def test_a_code_is_mended_only_when_nothing_speaks_against_it(actor, code):
    text = f"actas: 1\nid: a\nstatus: draft\nsections:\n  - id: S1\n    kind: other\n    items:\n      - {{id: X1, lines: [1, 1], actor: {actor}}}\n"
    fixed = mended(text)
    assert (fixed != text) == (code is not None)
    if code:
        assert f"code: {code}}}" in fixed


def test_diff_shows_and_changes_nothing(capsys):
    file = record(BROKEN)
    assert main(["validate", "--diff", "a.acta.yaml"]) == 1
    shown = capsys.readouterr().out
    assert "+id: mesa-dos\n" in shown
    assert '+    label: "1"\n' in shown
    assert file.read_text("utf-8") == BROKEN
    assert main(["validate", "--fix", "a.acta.yaml"]) == 0
    assert "things mended" in capsys.readouterr().err
    assert file.read_text("utf-8") == mended(BROKEN)
    assert main(["validate", "--diff", "a.acta.yaml"]) == 0


def test_a_rule_that_is_off_is_not_fixed():
    file = record(BROKEN)
    main(["validate", "--fix", "--ignore", "key-order,unknown-code", "a.acta.yaml"])
    assert file.read_text("utf-8") == BROKEN


def test_each_change_is_refused_where_it_is_not_safe():
    with pytest.raises(UnreadableRecord):
        store.apply("a: |\n  x  \n  y\n", (Trim(2),))
    with pytest.raises(UnreadableRecord):
        store.apply("status: draft\nid: &x a\n", (Sort(()),))
    with pytest.raises(UnreadableRecord):
        store.apply("meeting: {date: a,\n  title: b}\n", (Sort(("meeting",)),))
    with pytest.raises(UnreadableRecord):
        store.apply("a: [\n", (Edit(path=(), key="b", value=1),))
    assert store.apply("id: a\nstatus: draft\n", (Sort(()),)) == "id: a\nstatus: draft\n"


def test_the_table_of_order_is_the_model_s():
    assert ORDER[""] == _order(type(store.to_record({"actas": 1, "id": "a"})))
    for key, cls in _CLASSES.items():
        assert ORDER[key] == _order(cls)


@pytest.mark.parametrize(
    ("keys", "order", "wanted"),
    [
        ("ba", "ab", "ab"), ("xba", "ab", "xab"), ("bxa", "ab", "abx"), ("axb", "ab", "axb"), ("", "ab", ""),
    ],
)  # fmt: skip
def test_a_key_that_is_not_known_stays_behind_the_one_it_follows(keys, order, wanted):
    assert "".join(in_order(tuple(keys), tuple(order))) == wanted
