"""The laws of a record, held against generated notes and told here without the code that they judge.

1 nothing is lost, 2 nothing is invented, 3 ids are identity, 5 same notes, same bytes; then round trips,
carriers, linear time, and a record or a typed error for any bytes. `ACTAS_EXAMPLES=500` tries harder.
"""

from __future__ import annotations

import itertools
import os
import re
import subprocess
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from html import unescape
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from actas.model.errors import UnreadableNotes
from actas.model.line import Notes
from actas.model.record import Item, Record
from actas.model.span import Span
from actas.pipeline import Given, parse, record_text
from actas.read import read_bytes
from actas.store import load, to_data, to_record
from generate_notes import ENCODINGS, Point, carried, markup, notes, rounds, soup, tidy_notes
from support.docx import docx, p, r, style, tbl
from words_of_notes import LANGUAGES

GOLDEN = sorted((Path(__file__).parent / "golden").glob("*/notes.*"))
ANNOTATED = sorted((Path(__file__).parents[1] / "benchmarks" / "notes").glob("*/source.*"))
FORMATS = ("notes.txt", "notes.md")
TYPED = (*FORMATS, "notes.rst", "notes.org", "notes.wiki")
NOT_GIVEN = Given()
AWAY = "Ana could not come, Luis excused,\n"
COLUMNS = ("Tema", "Tarea", "Responsable", "Plazo", "N.º", "Nombre", "Lugar")
ASKS = style("Pide", "Placeholder Text", None, "", "character")


def parsed(data: bytes, name: str = "notes.md") -> tuple[Record, Notes]:
    read = read_bytes(data, name)
    return parse(read, NOT_GIVEN), read


def parsed_text(text: str, name: str = "notes.md") -> tuple[Record, Notes]:
    return parsed(text.encode("utf-8", "surrogatepass"), name)


# --- law 1: nothing is lost -----------------------------------------------------


def blank(text: str) -> bool:
    """Whether nothing of a line can be seen: spaces, control and format characters."""
    return all(unicodedata.category(char) in ("Zs", "Zl", "Zp", "Cc", "Cf") for char in text)


def leaves(record: Record) -> Iterator[tuple[str, Span]]:
    """Yield every leaf span with the name of what holds it."""
    yield from (("as_written", stated.lines) for stated in record.meeting.as_written)
    yield from (("discarded", aside.lines) for aside in record.discarded)
    yield from ((section.id, section.lines) for section in record.all_sections() if section.lines)
    yield from ((item.id, item.lines) for item in record.all_items())


def ledger(record: Record, lines: Sequence[str]) -> list[str]:
    """Return what is wrong with the account of lines: one sentence a line that lies nowhere, or twice."""
    wrong = []
    held: dict[int, list[tuple[str, Span]]] = {}
    for name, span in leaves(record):
        if span.last > len(lines) or not lines[span.first - 1].strip() or not lines[span.last - 1].strip():
            wrong.append(f"{name}: {span} begins or ends in a blank line, or outside the notes")
        for number in range(span.first, span.last + 1):
            held.setdefault(number, []).append((name, span))
    for number, text in enumerate(lines, 1):
        holders = held.get(number, [])
        if not holders and not blank(text):
            wrong.append(f"line {number} lies nowhere: {text!r}")
        content = [(name, span) for name, span in holders if name != "discarded"] or holders
        shares = {(span.part, span.parts) for _, span in content}
        if len(content) > 1 and (len(shares) < len(content) or any(not span.parts for _, span in content)):
            wrong.append(f"line {number} lies in {[name for name, _ in content]}: {text!r}")
    return wrong


def out_of_order(record: Record) -> list[str]:
    """Return what stands before something that the notes have earlier."""
    starts: list[tuple[int, str]] = []
    for section in record.all_sections():
        starts += [(section.lines.first, section.id)] if section.lines else []
        starts += [(item.lines.first, item.id) for top in section.items for item in top.walk()]
    return [f"{a} before {b}" for (m, a), (n, b) in pairwise(starts) if m > n]


# --- law 2: nothing is invented ---------------------------------------------------


def words_of(text: str, mark: str) -> list[str]:
    """Return a text's words. Marks of emphasis and escapes are no words: ``mark`` is put in their place.

    The sign behind an ordinal number is none either: «1º.-» is numbered 1.
    """
    text = re.sub(r"(?<=\d)[ºª]", "", text)
    text = unicodedata.normalize("NFC", unescape(text))
    text = "".join(char for char in text if unicodedata.category(char) != "Cf")
    return re.findall(r"\w+", re.sub(r"[*_~\\']", mark, text))


def stands_in(words: str, source: str) -> bool:
    """Whether all words stand in the source, in that order; those of cells side by side, cell by cell."""
    cells = words.split(" | ")
    if len(cells) > 1 and not Counter(words_of(words, "")) - Counter(words_of(source, "")):
        return all(stands_in(cell, source) for cell in cells)
    for mark in ("", " "):
        rest = iter(words_of(source, mark))
        if all(word in rest for word in words_of(words, mark)):
            return True
    return False


def literal_words(record: Record) -> Iterator[tuple[str, Span, str | None]]:
    """Yield everything that is said to be the notes' own words, with the lines that should have them."""
    for stated in record.meeting.as_written:
        yield "as_written", stated.lines, stated.text
    for aside in record.discarded:
        yield "discarded", aside.lines, aside.text
    for section in record.all_sections():
        if section.lines:
            yield section.id, section.lines, section.label
            yield section.id, section.lines, section.heading
    beside = keys_beside(record)
    for item in record.all_items():
        yield item.id, item.lines, item.label
        # A title that is part of the sentence, set in bold, may be left standing in the text.
        title = "" if item.title and item.title in item.text else item.title or ""
        yield item.id, item.lines, f"{title} {item.text}"
        # A heading or the item above may say whose tasks are; a form about a task, whose and until when.
        told = [one.lines for one in (item, *item.items, *beside.get(item.id, ()))]
        form = replace(item.lines, first=min(s.first for s in told), last=max(s.last for s in told))
        yield item.id, replace(form, first=1), item.owner
        yield item.id, form, item.due_as_written
        if item.actor:
            yield item.id, item.lines, item.actor.as_written


def keys_beside(record: Record) -> dict[str, list[Item]]:
    """Return id -> the lines of the form that an item is one of: «Responsable: Ana», «Plazo: 15/03»."""
    lists = [section.items for section in record.all_sections()] + [item.items for item in record.all_items()]
    return {one.id: [key for key in items if key.title] for items in lists for one in items}


def invented(record: Record, lines: Sequence[str]) -> list[str]:
    """Return what stands in the record and not in the lines that it names."""
    return [
        f"{name}: {text!r} is not in {span}"
        for name, span, text in literal_words(record)
        if text and not stands_in(text, "\n".join(lines[span.first - 1 : span.last]))
    ]


# --- law 3: ids are identity --------------------------------------------------------


def bad_ids(record: Record) -> list[str]:
    """Return ids that stand twice, and references to ids that are not there."""
    ids = Counter(
        [section.id for section in record.all_sections()] + [item.id for item in record.all_items()]
    )
    twice = [f"{id} stands {n} times" for id, n in ids.items() if n > 1]
    asked = [doubt.at for doubt in record.doubts] + [person.at for person in record.meeting.participants]
    return twice + [f"no {at}" for at in asked if at and at not in ids]


def assert_lawful(record: Record, read: Notes) -> None:
    lines = [line.text for line in read.lines]
    wrong = ledger(record, lines) + out_of_order(record) + invented(record, lines) + bad_ids(record)
    assert not wrong, "\n".join([*wrong, "", *(f"{n:>3} {text}" for n, text in enumerate(lines, 1))])


@given(text=notes(), name=st.sampled_from(FORMATS))
def test_nothing_lost_nothing_invented(text, name):
    record, read = parsed_text(text, name)
    assert_lawful(record, read)


@given(text=soup())
def test_nothing_lost_of_what_no_person_writes(text):
    try:
        record, read = parsed_text(text)
    except UnreadableNotes:
        return
    assert not ledger(record, [line.text for line in read.lines])
    assert not bad_ids(record)


@given(text=markup(), name=st.sampled_from(TYPED))
def test_no_word_of_any_markup_is_lost(text, name):
    try:
        record, read = parsed_text(text, name)
    except UnreadableNotes:
        return
    lines = [line.text for line in read.lines]
    assert lines == text[:-1].split("\n")
    assert not ledger(record, lines)
    assert not bad_ids(record)
    held = " ".join(said for _, _, said in literal_words(record) if said)
    for item in record.all_items():
        held += " ".join(f"{link.words} {link.href}" for link in item.links)
        held += f" {item.actor.name}" if item.actor else ""
    lost = [word for word in re.findall(r"voz\d+", text) if not re.search(rf"{word}(?!\d)", held)]
    assert not lost


@st.composite
def rounds_alone(draw: st.DrawFn) -> str:
    """Draw a meeting with a round or two and nothing else, below headings or none."""
    words = LANGUAGES[draw(st.sampled_from(sorted(LANGUAGES)))]
    lines = [words.titles[0], ""]
    for _ in range(draw(st.integers(1, 2))):
        lines += [draw(st.sampled_from(words.headings))[1]] if draw(st.booleans()) else []
        lines += [*draw(rounds(words)), ""]
    return "\n".join(lines) + "\n"


@given(text=rounds_alone())
@example(
    text="Notas\n\n**\U0001f1f5\U0001f1ea** (Marta Leal): Nadie abre el depósito los lunes. (Marta Leal)\n"
)
@example(text="Notas\n\n\u2705 (la junta revisa las cuentas los lunes)\n")
def test_no_word_of_any_round_is_lost(text):
    record, read = parsed_text(text)
    assert_lawful(record, read)
    held = Counter(word for _, _, said in literal_words(record) if said for word in words_of(said, ""))
    for item in record.all_items():  # a label may stand in `actor` alone, where the country's name is
        held.update(words_of(item.actor.name, "") if item.actor and not item.actor.as_written else ())
        held.update(words_of(item.title or "", ""))
    lost = Counter(words_of(text, "")) - held
    assert not lost, (lost, text)


def asking(words: str) -> str:
    """Return a content control of Word with what it asks for as long as nobody has written into it."""
    run = r(words, '<w:rStyle w:val="Pide"/>')
    return f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run}</w:sdtContent></w:sdt>"


@st.composite
def forms(draw: st.DrawFn) -> bytes:
    """Draw a Word form: tables in whose cells stand names of columns, words, and what it still asks for."""
    count = itertools.count(1)
    kinds = ["name", "word", "rule", "", "asks", "name asks", "asks name", "asks/name"]

    def cell(kind: str) -> str:
        said = {"name": draw(st.sampled_from(COLUMNS)), "asks": "{}", "rule": "____", "word": "voz{}"}
        blocks = []
        for paragraph in kind.split("/"):
            parts = [(one == "asks", said[one].format(next(count))) for one in paragraph.split()]
            runs = [run for asks, part in parts for run in (asking(part) if asks else part, " ")]
            blocks.append(p(*runs))
        return "".join(blocks)

    tables = []
    for _ in range(draw(st.integers(1, 2))):
        columns = draw(st.integers(2, 4))
        rows = draw(
            st.lists(st.lists(st.sampled_from(kinds), min_size=columns, max_size=columns), min_size=1)
        )
        tables += [tbl(*(tuple(map(cell, row)) for row in rows[:4])), p("Se leyó.")]
    return docx(*tables, styles=ASKS)


@pytest.mark.parametrize("many", [499, 500, 1200])
@pytest.mark.parametrize("heading", ["", "Acuerdos\n", "Asistentes\n", "# Acta\n## Tareas\n"])
def test_no_point_of_a_long_list_is_lost(heading, many):
    """What comes a stretch at a time comes once, whoever looks at it first."""
    text = heading + "".join(f"- Punto {number} del día.\n" for number in range(many))
    record, read = parsed_text(text)
    assert sum(1 for _ in record.all_items()) == many
    assert not ledger(record, [line.text for line in read.lines])


@given(data=forms())
def test_nothing_of_a_form_is_told_twice(data):
    record, read = parsed(data, "notes.docx")
    lines = [line.text for line in read.lines]
    assert not ledger(record, lines)
    for number, text in enumerate(lines, 1):
        told = [one.text for one in record.discarded if one.lines.first == number]
        assert not Counter(" ".join(told).split()) - Counter(text.split())


def test_a_head_of_columns_in_which_a_form_asks_for_more_is_set_aside_in_one_piece():
    head = ("Tema", p("Responsable ", asking("[nombre]")), "Plazo")
    record, _ = parsed(docx(tbl(head, ("Riego", "Ana", "3 de mayo")), styles=ASKS), "notes.docx")
    assert [(one.text, one.reason) for one in record.discarded] == [
        ("Tema | Responsable [nombre] | Plazo", "table-header")
    ]


@pytest.mark.parametrize("path", [*GOLDEN, *ANNOTATED], ids=lambda path: path.parent.name)
def test_golden_and_annotated_notes_keep_the_laws(path):
    record, read = parsed(path.read_bytes(), path.name)
    assert_lawful(record, read)


# --- what is written can be read in one way only -------------------------------------


def shape(points: Sequence[Point]) -> list[tuple[object, ...]]:
    return [(point.label, point.text, shape(point.points)) for point in points]


def shape_of(items: Sequence[Item]) -> list[tuple[object, ...]]:
    return [(i.label, f"{i.title or ''} {i.text}".strip(), shape_of(i.items)) for i in items]


@given(tidy=tidy_notes(), name=st.sampled_from(FORMATS))
def test_tidy_notes_are_read_as_they_are_meant(tidy, name):
    record, _ = parsed_text(tidy.text, name)
    got = [(section.kind, section.heading, shape_of(section.items)) for section in record.sections]
    assert got == [(kind, heading, shape(points)) for kind, heading, points in tidy.sections], tidy.text


# --- same notes, same bytes -----------------------------------------------------------


@given(first=notes(), second=notes())
def test_what_was_parsed_before_changes_nothing(first, second):
    alone = record_text(parsed_text(first)[0])
    parsed_text(second)
    assert record_text(parsed_text(first)[0]) == alone


def test_no_hash_seed_clock_or_locale_in_a_record(tmp_path):
    """Two processes that differ in all that a machine may differ in write the same bytes."""
    path = tmp_path / "notas.txt"
    path.write_bytes(b"\n".join(path.read_bytes() for path in GOLDEN if "1252" not in str(path)))
    code = (
        "import sys; from actas.pipeline import parse_notes, record_text;"
        "sys.stdout.buffer.write(record_text(parse_notes(sys.argv[1]).record).encode())"
    )
    written = [
        subprocess.run(
            [sys.executable, "-c", code, str(path)],
            env=os.environ
            | {"PYTHONHASHSEED": seed, "LC_ALL": place, "LANG": place, "TZ": zone, "ACTAS_LANG": lang},
            check=True,
            capture_output=True,
        ).stdout
        for seed, place, zone, lang in (("1", "C", "UTC", "en"), ("2", "C.UTF-8", "Asia/Tokyo", "es"))
    ]
    assert written[0]
    assert written[0] == written[1]


@given(text=notes() | soup())
def test_written_and_read_back_is_the_same_record(text):
    try:
        record, _ = parsed_text(text)
    except UnreadableNotes:
        return
    written = record_text(record)
    loaded = load(written, "r.acta.yaml")
    assert not loaded.problems
    assert to_record(loaded.data) == record
    assert record_text(to_record(loaded.data)) == written
    # A YAML 1.1 reader, which takes NO for false and 12:30 for 750, reads the same.
    assert yaml.safe_load(written) == to_data(record)


# --- carriers ---------------------------------------------------------------------------


@given(text=notes(), encoding=st.sampled_from(ENCODINGS), newline=st.sampled_from(["\n", "\r\n", "\r"]))
def test_encoding_and_newline_change_only_the_source(text, encoding, newline):
    data = carried(text, encoding, newline) or carried(text, "utf-8", newline)
    assert data
    assert replace(parsed(data)[0], source=None) == replace(parsed_text(text)[0], source=None)


@given(text=notes())
def test_a_last_newline_changes_only_the_source(text):
    bare = parsed_text(text.rstrip("\n"))[0]
    assert replace(parsed_text(text)[0], source=None) == replace(bare, source=None)
    assert replace(parsed_text(text + "\n\n")[0], source=None) == replace(bare, source=None)


# --- any bytes ----------------------------------------------------------------------------


@given(
    data=st.binary(min_size=1, max_size=200) | soup().map(lambda text: text.encode("utf-8", "surrogatepass"))
)
def test_any_bytes_give_a_record_or_a_typed_error(data):
    try:
        record, _ = parsed(data, "notes.txt")
    except UnreadableNotes:
        return
    assert record_text(record)


# --- time is linear -------------------------------------------------------------------------


def many(times: int) -> str:
    """Return real phenomena over and over, of some fifty cases each time, however many there are."""
    some = GOLDEN[:: len(GOLDEN) // 50]
    once = "\n\n".join(path.read_text("utf-8-sig") for path in some if "1252" not in str(path))
    return "\n\n".join([once] * times)


def calls(work: Callable[[], object]) -> int:
    """Count the calls that a piece of work makes, Python's and C's: a clock would depend on the machine."""
    count = 0

    def tick(_frame: object, event: str, _arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(tick)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def test_ten_times_the_notes_take_ten_times_the_calls():
    parsed_text(many(1))  # words are loaded
    small, large = calls(lambda: parsed_text(many(1))), calls(lambda: parsed_text(many(10)))
    assert large <= 15 * small


def test_ten_times_the_notes_take_no_hundred_times_the_time():
    """What C does in one call (`in`, slices) only the clock sees; so wide a bound holds on any machine."""
    small, large = ([seconds(many(times)) for _ in range(2)] for times in (5, 50))
    assert min(large) <= 30 * max(min(small), 0.01)


def seconds(text: str, name: str = "notes.md") -> float:
    start = time.process_time()
    parsed_text(text, name)
    return time.process_time() - start


@pytest.mark.parametrize(
    ("name", "once"),
    [
        ("notes.txt", "From: Ana <ana@example.org>\nTo: Luis\nSubject: Pan\n\nHola.\n"),
        ("notes.html", "<div class='gmail_signature'><p>-- <p>Ana</div>\n"),
    ],
)
def test_many_mails_in_one_file_take_no_age(name, once):
    """What is asked of the lines above or below each mail is asked of a few of them."""
    parsed_text(once, name)
    small, large = (seconds(once * times, name) for times in (800, 8000))
    assert large <= 30 * max(small, 0.01)


def test_many_that_could_not_come_take_no_age():
    """Where each comma may begin somebody who did not come, the line is not searched to its end from each."""
    parsed_text(AWAY, "notes.txt")
    assert seconds(AWAY * 1600, "notes.txt") <= 16 * max(seconds(AWAY * 200, "notes.txt"), 0.01)


@pytest.mark.parametrize(
    "piece",
    [" ", "\t", "1", "1.", "1.1", "-", "* ", "**", "_", "#", "a ", "A.", "A", "(", "[x](", "|", ":", "a: ",
     "é", "ODS 10", "&amp;", "http://a/", "EE. UU. ", "Ana y ", "5 de ", "\u200b", "'", "<", "~~", "\\", "?",
     "a  ", "a\t", "a | ", "A. ", "Ana. ", "Tesorera: ", ". Plazo: 3 ", "Sept ", "1/1 ", "`"],
)  # fmt: skip
def test_one_long_line_takes_no_age(piece):
    """A pattern that tries again from every character takes minutes here, not a moment."""
    line = piece * (20_000 // len(piece))
    named = f"Acuerdos\n- Pan. Responsable: {line}y\n"
    below = f"Tareas\n- Pan\n  - Responsable: {line}y\n"
    came = f"Asistentes: {line}y\n"
    for text in (f"Acuerdos\n1. x{line}y\n", f"x\n{line}y\n", f"x\n{line}\n", named, below, came):
        assert seconds(text) < 2


@pytest.mark.parametrize(
    ("before", "piece"),
    [("Asistentes: ", "Ana, "), ("Asistentes: ", "ana."), ("Asistentes: ", "• uno "), ("Ana Pérez: ", "@"),
     ("Con la asistencia de ", "Prof. "), ("Tareas\n- pintar ", "(viernes) "),
     ("Ana Pérez: ", "<b>a</b> ")],
)  # fmt: skip
def test_a_line_ten_times_as_long_takes_ten_times_as_long(before, piece):
    small, large = (seconds(f"Acta\n{before}{piece * (size // len(piece))}\n") for size in (10_000, 100_000))
    assert large <= 30 * max(small, 0.02)
