"""Every form of findings, escaped to the letter: golden files beside the records that gave them.

``ACTAS_UPDATE=1 pytest tests/test_output.py`` writes them anew; look at the difference before keeping it.
"""

from __future__ import annotations

import json
import os
import shutil
import string
from collections import Counter
from dataclasses import replace
from io import BytesIO, TextIOWrapper
from pathlib import Path
from xml.etree import ElementTree

import pytest

from actas import __version__
from actas.cli import main, terminal
from actas.cli.output import FORMS, Findings, draw, form_of, github, one_line, relative
from actas.cli.output.junit import _FORBIDDEN
from actas.cli.output.text import _excerpt
from actas.model.problem import Level, Place, Problem
from actas.pipeline.checks import Verdict

HERE = Path(__file__).parent / "output"
SHARED = Path(__file__).parents[2] / "shared" / "schemas"
UPDATE = bool(os.environ.get("ACTAS_UPDATE"))
# What a note or a file's name may hold to break out of a form.
HOSTILE = "a\n::error::b\r%0A,:|<b>&\"'\x1b[31m\x00\u2028]]>##[error]x\ud800\uffff`c`"


@pytest.fixture(autouse=True)
def plain(monkeypatch, tmp_path):
    """Spanish, no colour, no service, a folder with the two records."""
    for name in (*os.environ,):
        if name.startswith(
            ("ACTAS_", "LC_", "LANG", "GITHUB_", "CI_", "NO_COLOR", "FORCE_COLOR", "SOURCE_DATE")
        ):
            monkeypatch.delenv(name)
    monkeypatch.setenv("ACTAS_LANG", "es")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    records = tmp_path / "project" / "records"
    shutil.copytree(HERE, records, ignore=shutil.ignore_patterns("*.txt"))
    monkeypatch.chdir(records.parent)
    terminal.language.cache_clear()
    yield
    terminal.language.cache_clear()


def said(capsys, *words: str) -> str:
    main(["validate", "--isolated", *words])
    return capsys.readouterr().out


@pytest.mark.parametrize("form", FORMS)
def test_each_form_is_as_it_was_looked_at(form, capsys):
    golden = HERE / f"{form}.txt"
    drawn = said(capsys, "records", "--format", form).replace(f'"{__version__}"', '"VERSION"')
    if UPDATE:
        golden.write_text(drawn, "utf-8", newline="")
    assert drawn == golden.read_text("utf-8")


def test_text_fits_80_columns(monkeypatch, capsys):
    for width, bound in (("80", 80), ("50", 60)):
        monkeypatch.setenv("COLUMNS", width)
        lines = said(capsys, "records").splitlines()
        # A path is never cut: it could not be clicked. A word of the notes is not cut either.
        assert max(map(len, lines)) <= bound


def problem(
    text: str = HOSTILE, *, level: Level = "error", line: int = 1, file: str = "a.acta.yaml"
) -> Problem:
    place = Place(file, line, 1, line, 4)
    return Problem(
        rule="empty-item", level=level, place=place, says="validate.open-doubt", text=text, path=("a",)
    )


def findings(*problems: Problem, **more) -> Findings:
    files = dict.fromkeys(p.place.file for p in problems)
    verdicts = tuple(
        Verdict(file=file, problems=tuple(p for p in problems if p.place.file == file), text="uno\ndos\n")
        for file in files
    )
    return Findings(verdicts, "en", **more)


# --- SARIF and JUnit against their schemas ---------------------------------------------------------


def sarif_schema():
    file = SHARED / "sarif" / "sarif-schema-2.1.0.json"
    if not file.is_file():
        pytest.skip("the OASIS schema is not here")
    return pytest.importorskip("jsonschema").Draft7Validator(json.loads(file.read_text("utf-8")))


def test_sarif_fits_the_oasis_schema(capsys):
    validator = sarif_schema()
    for records in ("records", "records/otra.acta.yaml"):
        log = json.loads(said(capsys, records, "--format", "sarif"))
        assert [error.message for error in validator.iter_errors(log)] == []
    assert [
        error.message for error in validator.iter_errors(json.loads(draw("sarif", findings(problem()))))
    ] == []
    assert log["runs"][0]["results"] == []


def test_sarif_has_what_github_wants(capsys):
    (run,) = json.loads(said(capsys, "records", "--format", "sarif"))["runs"]
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        (location,) = result["locations"]
        region = location["physicalLocation"]["region"]
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert location["physicalLocation"]["artifactLocation"]["uri"] == "records/mesa.acta.yaml"
        assert (region["startLine"], region["startColumn"]) < (region["endLine"], region["endColumn"])
    prints = [result["partialFingerprints"]["primaryLocationLineHash"] for result in run["results"]]
    assert len(set(prints)) == len(prints)
    assert all(
        all(rule[key]["text"] for key in ("shortDescription", "fullDescription", "help")) for rule in rules
    )


def test_junit_keeps_line_breaks_in_attributes():
    """A parser makes spaces of them where they are not written as references."""
    root = ElementTree.fromstring(draw("junit", findings(problem("uno\ndos\ttres\rcuatro"))))
    (failure,) = root.iter("failure")
    assert failure.get("message") == "uno\ndos\ttres\rcuatro"


def test_sarif_end_column_is_the_first_one_after(capsys):
    """The third line of the excerpt below is `    kind: practicas`: columns 11 to 19."""
    (run,) = json.loads(said(capsys, "records", "--format", "sarif"))["runs"]
    kind = next(r for r in run["results"] if r["ruleId"] == "unknown-kind")
    region = kind["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (12, 11, 20)


@pytest.mark.parametrize(
    ("place", "region"),
    [
        (Place("a", 2, 3), {"startLine": 2, "startColumn": 3, "endLine": 2}),
        (Place("a", 2, 3, 4, 5), {"startLine": 2, "startColumn": 3, "endLine": 4, "endColumn": 5}),
    ],
)
def test_a_place_with_and_without_its_end(place, region):
    one = findings(
        Problem(rule="empty-item", level="note", place=place, says="validate.open-doubt", text="x")
    )
    (result,) = json.loads(draw("sarif", one))["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["region"] == region
    (found,) = json.loads(draw("json", one))
    assert (found["end_line"], found["end_column"]) == (region["endLine"], region.get("endColumn"))
    (issue,) = json.loads(draw("gitlab", one))
    end = {"line": region["endLine"], "column": region.get("endColumn", 3)}
    assert issue["location"]["positions"]["end"] == end


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("records/año nuevo #1.acta.yaml", "records/a%C3%B1o%20nuevo%20%231.acta.yaml"),
        ("50%.acta.yaml", "50%25.acta.yaml"),
        ("a:b/c.acta.yaml", "a%3Ab/c.acta.yaml"),
        ("/elsewhere/x y.acta.yaml", "file:///elsewhere/x%20y.acta.yaml"),
        ("/X/a.acta.yaml", "file:///X/a.acta.yaml"),
        ("C:/x y.acta.yaml", "file:///C:/x%20y.acta.yaml"),
        ("ab:/x.acta.yaml", "ab%3A/x.acta.yaml"),
        ("a\udcff.acta.yaml", "a%3F.acta.yaml"),
        ("/a\udcff.acta.yaml", "file:///a%3F.acta.yaml"),
        ("-", "-"),
    ],
)
def test_sarif_paths_are_uris(file, uri):
    (run,) = json.loads(draw("sarif", findings(problem(file=file))))["runs"]
    assert run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_junit_fits_the_ant_schema(capsys):
    file = SHARED / "junit" / "JUnit.xsd"
    if not file.is_file():
        pytest.skip("the schema is not here")
    etree = pytest.importorskip("lxml.etree")
    schema = etree.XMLSchema(etree.parse(str(file)))
    drawn = [
        said(capsys, "records", "--format", "junit"),
        draw("junit", findings()),
        draw("junit", findings(problem())),
    ]
    for text in drawn:
        schema.assertValid(etree.fromstring(text.encode("utf-8", "replace")))


def test_junit_holds_hostile_words_and_reads_back():
    drawn = draw("junit", findings(problem(file=f"{HOSTILE}.acta.yaml")))
    failure = ElementTree.fromstring(drawn.encode()).find(".//failure")  # our own words
    assert failure.get("message") == _FORBIDDEN.sub("", HOSTILE)
    assert "]]>" in failure.text


def test_junit_keeps_line_ends_of_a_text():
    """A parser of XML makes one newline of a carriage return that is not written as a reference."""
    failure = ElementTree.fromstring(draw("junit", findings(problem("a\r\nb\rc\td")))).find(".//failure")
    assert failure.get("message") == "a\r\nb\rc\td"
    assert failure.text.startswith("line 1, column 1: a\r\nb\rc\td")


def test_junit_fails_for_what_fails_the_run():
    mixed = (problem(level="error"), problem(level="warning", line=2), problem(level="note", line=3))
    for fail_on, failures in (("error", 1), ("warning", 2), ("note", 3)):
        assert f'tests="{failures}" failures="{failures}"' in draw("junit", findings(*mixed, fail_on=fail_on))


@pytest.mark.parametrize(
    ("spoken", "says"), [("es", "línea 2, columna 1: aviso: "), ("en", "line 2, column 1: warning: ")]
)
def test_junit_speaks_the_users_language_around_the_sentences(spoken, says):
    mixed = replace(findings(problem(), problem(level="warning", line=2)), language=spoken)
    suite = ElementTree.fromstring(draw("junit", mixed))
    assert suite.findtext(".//system-out").startswith(says)
    assert suite.findtext(".//failure").startswith(says.replace("2", "1").partition(": ")[0])
    assert suite.find(".//failure").get("type") == "error"  # a field: the same in every language


def test_junit_time_is_of_the_source(monkeypatch):
    assert 'timestamp="1970-01-01T00:00:00"' in draw("junit", findings(problem()))
    for given, shown in (
        ("1479168000", "2016-11-15T00:00:00"),
        ("x", "1970-01-01T00:00:00"),
        ("-5", "1970-01-01T00:00:00"),
        ("99999999999", "5138-11-16T09:46:39"),
        ("100000000000", "1970-01-01T00:00:00"),
    ):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", given)
        assert f'timestamp="{shown}"' in draw("junit", findings(problem()))


# --- GitHub --------------------------------------------------------------------------------------


def test_github_gives_one_command_a_finding_whatever_it_says():
    drawn = draw("github", findings(problem(file=f"{HOSTILE}.acta.yaml")))
    line, rest = drawn.split("\n")
    assert rest == ""
    assert "\r" not in drawn
    head, message = line.split("::", 2)[1:]
    assert head.startswith("error title=actas (empty-item),file=")
    given = dict(part.split("=", 1) for part in head.removeprefix("error ").split(","))
    assert given.keys() == {"title", "file", "line", "col", "endLine", "endColumn"}
    undone = message.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")
    assert f"empty-item {HOSTILE}" in undone


@pytest.mark.parametrize(
    ("text", "data", "prop"),
    [
        ("%", "%25", "%25"),
        ("\r\n", "%0D%0A", "%0D%0A"),
        (":", ":", "%3A"),
        (",", ",", "%2C"),
        ("%0A", "%250A", "%250A"),
    ],
)
def test_github_escapes_as_the_toolkit_does(text, data, prop):
    assert (github._data(text), github._property(text)) == (data, prop)


def test_github_columns_only_on_one_line():
    """Over several lines GitHub drops an annotation that has columns."""
    long = problem("x")
    several = Problem(
        rule="r", level="error", place=Place("a", 1, 2, 3, 4), says="validate.open-doubt", text="x"
    )
    assert ",col=1,endLine=1,endColumn=4::" in draw("github", findings(long))
    assert ",line=1,endLine=3::" in draw("github", findings(several))
    bare = Problem(rule="r", level="error", place=Place("a", 2, 5), says="validate.open-doubt", text="x")
    assert ",line=2,col=5,endLine=2::" in draw("github", findings(bare))


def test_github_puts_errors_first_and_says_what_is_not_shown(monkeypatch, tmp_path):
    many = [problem("x", level="note", line=n) for n in range(1, 13)]
    many += [problem("x", level="warning", line=n) for n in range(20, 33)]
    many += [problem("x", level="error", line=n) for n in range(40, 42)]
    lines = draw("github", findings(*many)).splitlines()
    kinds = [line.split(" ")[0].strip(":") for line in lines]
    assert [kind for kind, _ in Counter(kinds).items()] == ["error", "warning", "notice"]
    assert lines[kinds.index("notice")].startswith("::notice title=actas::hallazgos que GitHub no muestra")
    assert "registro" in lines[kinds.index("notice")]
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary"))
    assert "hallazgos que GitHub no muestra aquí: 6; están todos en el resumen" in draw(
        "github", findings(*many)
    )
    assert "hallazgos que" not in draw("github", findings(*many[:5]))


def test_a_file_whose_name_is_no_utf8_has_its_row(monkeypatch, tmp_path, capsys):
    summary = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    name = os.fsdecode(b"\xff.acta.yaml")
    try:
        Path(name).write_text("actas: 1\nid: a\nstatus: draftt\n", "utf-8")
    except OSError:
        pytest.skip("no such names here")
    said(capsys, name, "--format", "github")
    assert "| error | ?.acta.yaml:3:9 | bad-value |" in summary.read_text("utf-8")
    assert "\udcff" in github.summary(findings(problem(file=name)))


def test_the_summary_to_the_letter():
    here = findings(
        problem("b|c", line=2), problem("uno", level="warning"), problem("dos", level="warning", line=3)
    )
    assert github.summary(here) == (
        "### actas validate\n\nerror: 1, warning: 2\n\n| | | | |\n| --- | --- | --- | --- |\n"
        "| error | a.acta.yaml:2:1 | empty-item | b&#124;c |\n"
        "| warning | a.acta.yaml:1:1 | empty-item | uno |\n"
        "| warning | a.acta.yaml:3:1 | empty-item | dos |\n\n"
    )
    assert github.summary(findings()) == f"### actas validate\n\n{terminal.tell('no-errors')}\n\n"


def test_a_summary_that_is_cut_says_how_many_are_left_out():
    words = "palabra " * 200
    whole = github.summary(findings(*(problem(words, line=n) for n in range(1, 2000))))
    rows = whole.count("| error |")
    assert whole.endswith(f"\n\n{terminal.tell('github-cut', n=1999 - rows)}\n\n")
    assert len(whole.encode()) <= github.LARGEST + 100
    assert len(whole.encode()) > github.LARGEST - 2 * len(words)


@pytest.mark.parametrize(
    ("errors", "notes", "hidden"), [(10, 10, 0), (11, 0, 1), (12, 9, 2), (12, 10, 3), (10, 11, 2), (0, 14, 5)]
)
def test_the_notice_counts_what_github_does_not_show(errors, notes, hidden):
    """Ten of a level are shown, and the notice is a notice too."""
    found = [problem("x", line=n) for n in range(1, errors + 1)]
    found += [problem("x", level="note", line=n) for n in range(1, notes + 1)]
    lines = draw("github", findings(*found)).splitlines()
    more = [line for line in lines if line.startswith("::notice title=actas::")]
    shown = {*lines[:errors][:10], *lines[errors:][:10]} - {*more}
    assert errors + notes - len(shown) == hidden
    assert [lines.index(line) for line in more] == ([errors] if hidden else [])
    assert all(f": {hidden}; " in line for line in more)


def test_github_summary_lists_all_and_stays_below_the_limit(monkeypatch, tmp_path, capsys):
    summary = tmp_path / "summary.md"
    summary.write_text("before\n", "utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    said(capsys, "records", "--format", "github")
    rows = [line for line in summary.read_text("utf-8").splitlines() if line.startswith("| ")]
    assert len(rows) == 2 + said(capsys, "records", "--format", "concise").count("\n")
    assert summary.read_text("utf-8").startswith("before\n### actas validate\n")
    huge = github.summary(findings(*(problem("palabra " * 200, line=n) for n in range(1, 2000))))
    assert len(huge.encode()) <= 1 << 20
    assert "más; véalos con actas validate" in huge


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("X | b", "X &#124; b"),
        ("<b>x</b> & y", "&lt;b&gt;x&lt;/b&gt; &amp; y"),
        ("*x* _y_ `c` ~z~", "&#42;x&#42; &#95;y&#95; &#96;c&#96; &#126;z&#126;"),
        ("![i](u) #1 @me $1 \\", "&#33;&#91;i&#93;(u) &#35;1 &#64;me &#36;1 &#92;"),
        ("a\n\n b\t::error::c", "a b ::error::c"),
    ],
)
def test_a_cell_of_the_summary_is_nothing_but_text(text, cell):
    assert github._cell(text) == cell


def test_a_summary_that_cannot_be_written_stops_nothing(monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path))
    assert main(["validate", "--isolated", "records", "--format", "github"]) == 1
    assert "resumen" in capsys.readouterr().err


def test_auto_is_github_in_actions_only(monkeypatch, capsys):
    assert form_of("auto") == "text"
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert form_of("auto") == "github"
    assert said(capsys, "records", "--format", "auto").startswith("::error ")


# --- GitLab, JSON, concise -------------------------------------------------------------------------


def test_gitlab_fingerprints_are_of_one_finding_and_hold_no_line(capsys):
    before = json.loads(said(capsys, "records", "--format", "gitlab"))
    prints = [issue["fingerprint"] for issue in before]
    assert len(set(prints)) == len(prints)
    assert {issue["severity"] for issue in before} == {"major", "minor", "info"}
    record = Path("records/mesa.acta.yaml")
    record.write_text("# a line more\n" + record.read_text("utf-8"), "utf-8")
    after = json.loads(said(capsys, "records", "--format", "gitlab"))
    assert [issue["fingerprint"] for issue in after] == prints
    assert after[0]["location"]["lines"]["begin"] == before[0]["location"]["lines"]["begin"] + 1


def test_json_and_jsonl_say_the_same_in_english(capsys):
    whole = json.loads(said(capsys, "records", "--format", "json"))
    lines = said(capsys, "records", "--format", "jsonl").splitlines()
    assert [json.loads(line) for line in lines] == whole
    assert whole == sorted(whole, key=lambda f: (f["file"], f["line"], f["column"]))
    assert "there is no key" in " ".join(found["message"] for found in whole)
    assert {f["code"] for f in whole if f["fix"]} == {"key-order", "trailing-space", "unknown-code"}


def test_json_pointers_lead_to_the_value():
    path = ("sections", 0, "a/b~c")
    one = Problem(
        rule="r", level="error", place=Place("a", 1), says="validate.open-doubt", text="x", path=path
    )
    (found,) = json.loads(draw("json", findings(one)))
    assert found["path"] == "/sections/0/a~1b~0c"


@pytest.mark.parametrize("form", ["concise", "text"])
def test_for_a_terminal_nothing_is_obeyed_and_no_line_is_forged(form):
    drawn = draw(form, findings(problem(file=f"{HOSTILE}.acta.yaml")))
    assert not set(drawn) & set("\x1b\x00\r")
    assert not any(line.startswith("::") for line in drawn.splitlines())
    assert form == "text" or drawn.count("\n") == 1


@pytest.mark.parametrize("form", FORMS)
def test_no_form_fails_on_hostile_words(form):
    drawn = draw(
        form, findings(problem(), problem("x", level="note"), problem(HOSTILE * 400, level="warning"))
    )
    drawn.encode("utf-8", "replace")
    assert draw(form, findings()) == draw(form, findings())


def test_a_long_line_is_shown_around_the_place(capsys):
    Path("long.acta.yaml").write_text(
        f"actas: 1\nid: a\nstatus: draft\nretired: [{'P1, ' * 50}P_2]\n", "utf-8"
    )
    shown = [one for one in said(capsys, "long.acta.yaml").splitlines() if "|" in one]
    assert max(map(len, shown)) <= 80
    assert shown[0][shown[1].index("^") :].startswith("P_2")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("last", [True, False], ids=["ended", "not ended"])
def test_the_excerpt_is_the_editor_s_line(capsys, end, last):
    lines = ["actas: 1", "id: a", "# x", "status: draftt"]
    Path("a.acta.yaml").write_bytes((end.join(lines) + end * last).encode())
    shown = said(capsys, "a.acta.yaml")
    assert "a.acta.yaml:4:9: " in shown
    assert "\n    4 | status: draftt\n      |         ^^^^^^\n" in shown


TWENTY = "0123456789abcdefghij"  # as wide as the window below


@pytest.mark.parametrize(
    ("line", "place", "shown", "carets"),
    [
        (TWENTY, (3, 1, 6), TWENTY, "  ^^^"),
        (TWENTY, (3, 0, 6), TWENTY, "  ^^^"),
        (TWENTY, (3, 0, 0), TWENTY, "  ^"),
        (TWENTY, (3, 1, 0), TWENTY, "  ^"),
        (TWENTY, (18, 2, 4), TWENTY, " " * 17 + "^^^"),
        (TWENTY, (3, 1, 3), TWENTY, "  ^"),
        (TWENTY, (20, 1, 21), TWENTY, " " * 19 + "^"),
        (TWENTY, (0, 0, 0), TWENTY, "^"),
        ("\ta\tbc", (4, 1, 6), "\ta\tbc", "\t \t^^"),
        ("会议: abc", (5, 1, 7), "会议: abc", " " * 6 + "^^"),
        ("a: 会议x", (4, 1, 6), "a: 会议x", "   ^^^^"),
        ("e\u0301e\u0301: abc", (7, 1, 8), "e\u0301e\u0301: abc", "    ^"),
        ("1\u20dd: abc", (5, 1, 6), "1\u20dd: abc", "   ^"),
        ("Ａ: abc", (4, 1, 5), "Ａ: abc", "    ^"),
        ("a\u200bb: c", (6, 1, 7), "a\u200bb: c", "    ^"),
        ("a: \u0301", (4, 1, 5), "a: \u0301", "   ^"),
        (TWENTY + "klmno", (3, 1, 6), TWENTY, "  ^^^"),
        (TWENTY + "klmno", (22, 1, 24), "bcdefghijklmno", " " * 10 + "^^"),
        (TWENTY * 3, (31, 1, 61), TWENTY, " " * 10 + "^" * 10),
        ("会议" * 8, (1, 1, 3), "会议" * 5, "^^^^"),
        ("会议" * 8, (9, 1, 17), "议会议会议" + "会议会议会", " " * 10 + "^" * 10),
        ("a\x1bb", (1, 1, 4), "a␛b", "^^^"),
    ],
)
def test_the_excerpt_and_its_carets(line, place, shown, carets):
    column, end_line, end_column = place
    one = _excerpt(Place("a", 1, column, end_line, end_column), line, "error", Findings((), "en", width=28))
    assert one == [f"    1 | {shown}", f"      | {carets}"]


def test_a_window_is_never_too_narrow_to_read():
    one = _excerpt(Place("a", 1, 1), TWENTY * 2, "error", Findings((), "en", width=10))
    assert one[0] == f"    1 | {TWENTY}"


@pytest.mark.parametrize("form", ["github", "gitlab", "junit", "sarif", "json", "jsonl"])
def test_a_record_that_is_no_utf8_stands_among_what_services_show(form, monkeypatch, tmp_path, capsys):
    monkeypatch.chdir(tmp_path)
    Path("a.acta.yaml").write_bytes("actas: 1\nid: a\n# Huánuco\n".encode("cp1252"))
    assert main(["validate", "--format", form, "a.acta.yaml"]) == 2
    shown = capsys.readouterr().out
    assert "a.acta.yaml" in shown
    assert " UTF-8" in shown


def test_a_terminal_is_told_once_of_a_record_that_is_no_utf8(monkeypatch, tmp_path, capsys):
    monkeypatch.chdir(tmp_path)
    Path("a.acta.yaml").write_bytes("# Huánuco\n".encode("cp1252"))
    assert main(["validate", "a.acta.yaml"]) == 2
    said = capsys.readouterr()
    assert "bad-character" not in said.out
    assert "a.acta.yaml:1" in said.err


def test_advice_to_explain_a_rule_is_given_once(tmp_path, capsys):
    (file := tmp_path / "a.acta.yaml").write_text(
        "actas: 1\nid: a\nstatus: draft\nmeeting: taller\n", "utf-8"
    )
    assert said(capsys, str(file)).count("actas explain wrong-type") == 1


# --- paths and files -------------------------------------------------------------------------------


def test_a_text_on_one_line():
    assert one_line("a\nb\x1b\tc") == "a␊b␛\tc"


def test_paths_are_relative_to_the_repository(monkeypatch, tmp_path):
    inside = tmp_path / "project" / "records" / "a.acta.yaml"
    assert relative(str(inside)) == "records/a.acta.yaml"
    assert relative("records/../records/a.acta.yaml") == "records/a.acta.yaml"
    assert relative("records\\a.acta.yaml") == "records/a.acta.yaml"
    assert relative("/elsewhere/a.acta.yaml") == "/elsewhere/a.acta.yaml"
    for name in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        monkeypatch.setenv(name, str(tmp_path))
        assert relative("records/a.acta.yaml") == "project/records/a.acta.yaml"
        monkeypatch.delenv(name)


@pytest.mark.parametrize(
    ("form", "shown"),
    [("text", b"pr\\xe1cticas"), ("concise", b"pr\\xe1cticas"), ("json", "prácticas".encode())],
)
def test_a_terminal_gets_what_it_can_show_and_a_program_utf8(monkeypatch, form, shown):
    Path("a.acta.yaml").write_text("actas: 1\nid: a\nstatus: prácticas\n", "utf-8")
    held = BytesIO()
    monkeypatch.setattr("sys.stdout", TextIOWrapper(held, encoding="ascii"))
    assert main(["validate", "--isolated", "a.acta.yaml", "--format", form]) == 1
    assert shown in held.getvalue()


@pytest.mark.parametrize("form", ["text", "concise"])
def test_colour_where_it_is_asked_for(monkeypatch, capsys, form):
    Path("a.acta.yaml").write_text("actas: 1\nid: a\nstatus: x\n", "utf-8")
    assert "\033[" not in said(capsys, "a.acta.yaml", "--format", form)
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\033[1;31m" in said(capsys, "a.acta.yaml", "--format", form)


def test_the_output_file_gets_what_would_be_shown(capsys):
    shown = said(capsys, "records", "--format", "sarif")
    assert said(capsys, "records", "--format", "sarif", "--output-file", "out/findings.sarif") == ""
    assert Path("out/findings.sarif").read_text("utf-8") == shown


def test_the_output_file_may_not_be_a_record(capsys):
    before = Path("records/mesa.acta.yaml").read_bytes()
    words = ["validate", "records", "--output-file", "records/mesa.acta.yaml", "--isolated"]
    assert main(words) == 2
    assert Path("records/mesa.acta.yaml").read_bytes() == before


def test_the_form_s_names_are_files():
    folder = Path(draw.__code__.co_filename).parent
    assert {file.stem for file in folder.glob("*.py")} == {*FORMS, "__init__"}
    assert all(set(form) <= set(string.ascii_lowercase) for form in FORMS)
