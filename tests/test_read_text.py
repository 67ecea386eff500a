"""Plain text: which encoding it has, where its lines end, what is refused."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actas.model.errors import (
    BadEncoding,
    BadUsage,
    EmptyFile,
    NoSuchFile,
    TooLarge,
    UnknownFormat,
    UnreadableNotes,
    WrongContainer,
)  # fmt: skip
from actas.read import FORMATS, read_bytes, read_notes, text_of
from actas.vocabulary.messages import catalogue, say

NOTES = "Buenas prácticas:\n1. Canadá. Se abrió un «museo» – sí.\n"


def texts(data: bytes, name: str = "notas.txt", **more: str) -> list[str]:
    return [line.text for line in read_bytes(data, name, **more).lines]


@pytest.mark.parametrize(
    ("coded", "encoding"),
    [
        (NOTES.encode("utf-8"), "utf-8"),
        (b"\xef\xbb\xbf" + NOTES.encode("utf-8"), "utf-8"),
        (b"\xff\xfe" + NOTES.encode("utf-16-le"), "utf-16-le"),
        (b"\xfe\xff" + NOTES.encode("utf-16-be"), "utf-16-be"),
        (b"\xff\xfe\0\0" + NOTES.encode("utf-32-le"), "utf-32-le"),
        (b"\0\0\xfe\xff" + NOTES.encode("utf-32-be"), "utf-32-be"),
        (NOTES.encode("cp1252"), "cp1252"),
        (NOTES.replace("\n", "\r\n").encode("cp1252"), "cp1252"),
    ],
)
def test_every_usual_encoding_gives_the_same_lines(coded: bytes, encoding: str) -> None:
    notes = read_bytes(coded, "notas.txt")
    assert notes.encoding == encoding
    assert text_of(notes) == NOTES.rstrip("\n")
    assert notes.problems == ()


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_mark_is_read_and_said(encoding: str) -> None:
    notes = read_bytes(NOTES.encode(encoding), "notas.txt")
    assert text_of(notes) == NOTES.rstrip("\n")
    assert [problem.rule for problem in notes.problems] == ["utf16-without-mark"]


def test_given_encoding_overrules() -> None:
    assert texts("1. Canadá".encode("mac-roman"), encoding="mac-roman") == ["1. Canadá"]
    with pytest.raises(BadUsage) as stop:
        read_bytes(b"hola", "notas.txt", encoding="utf-9")
    assert stop.value.key == "read.unknown-encoding"
    with pytest.raises(BadEncoding) as wrong:
        read_bytes("bien\nmal é".encode("cp1252"), "notas.txt", encoding="ascii")
    assert (wrong.value.values["line"], wrong.value.values["offset"]) == ("2", "9")


def test_mixed_encodings_name_byte_and_line() -> None:
    """Canadá in UTF-8, then México in cp1252."""
    data = "1. Canadá\n2. ".encode() + "México".encode("cp1252")
    with pytest.raises(BadEncoding) as stop:
        read_bytes(data, "notas.txt")
    assert stop.value.key == "read.mixed-encodings"
    assert stop.value.values == {"file": "notas.txt", "offset": "15", "line": "2", "byte": "E9"}


def test_cut_utf16_names_the_line() -> None:
    data = b"\xff\xfe" + "uno\r\ndos".encode("utf-16-le") + b"x"
    with pytest.raises(BadEncoding) as stop:
        read_bytes(data, "notas.txt")
    assert (stop.value.values["offset"], stop.value.values["line"]) == ("18", "2")


def test_capital_before_a_closing_quote_is_cp1252() -> None:
    """É and » are C9 BB in cp1252, which would also be one letter of UTF-8."""
    assert texts("Reunión del «COMITÉ»".encode("cp1252")) == ["Reunión del «COMITÉ»"]


def test_byte_that_cp1252_lacks_is_an_error_with_its_line() -> None:
    with pytest.raises(BadEncoding) as stop:
        read_bytes(b"uno\r\ndos \x81\r\n", "notas.txt")
    assert (stop.value.key, stop.value.values["line"]) == ("read.bad-encoding", "2")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_in_an_editor(end: str) -> None:
    """A form feed, U+0085, U+2028 and a vertical tab end no line; no last newline is needed."""
    lines = ["uno\x0c", "", "dos\u0085tres\u2028cuatro\x0b", "cinco\x1c"]
    expected = list(enumerate(lines, 1))
    for tail in ("", end):
        notes = read_bytes((end.join(lines) + tail).encode(), "notas.txt")
        assert [(line.number, line.text) for line in notes.lines] == expected


def test_mixed_line_ends() -> None:
    assert texts(b"a\rb\nc\r\nd\n\re") == ["a", "b", "c", "d", "", "e"]


def test_words_are_untouched() -> None:
    """Decomposed accents, no-break spaces, zero-width spaces, wide digits and trailing blanks stay."""
    line = "\u0661. Cana\u0301da\u00a0y\u200b Me\u0301xico \uff11\u202e\t "
    assert texts(line.encode()) == [line]


@pytest.mark.parametrize("data", [b"\n \n\t\r\n", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_blank_file_is_an_error(data: bytes) -> None:
    with pytest.raises(EmptyFile) as stop:
        read_bytes(data, "notas.txt")
    assert stop.value.key == "read.no-words"


def test_empty_file_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "notas.txt"
    path.touch()
    with pytest.raises(EmptyFile) as stop:
        read_notes(path)
    assert stop.value.key == "read.empty-file"
    assert say(stop.value.key, "es", **stop.value.values) == "notas.txt está vacío (0 bytes)"


def test_missing_file_and_folder(tmp_path: Path) -> None:
    with pytest.raises(NoSuchFile) as stop:
        read_notes(tmp_path / "nada.txt")
    assert stop.value.key == "read.no-such-file"
    with pytest.raises(NoSuchFile) as folder:
        read_notes(tmp_path)
    assert folder.value.key == "read.is-folder"


@pytest.mark.parametrize("name", ["~$notas.docx", ".~lock.notas.odt#"])
def test_lock_files_are_told_apart(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"\x05Ana")
    with pytest.raises(WrongContainer) as stop:
        read_notes(tmp_path / name)
    assert stop.value.key == "read.is-lock-file"


@pytest.mark.parametrize(
    ("name", "data", "key"),
    [
        ("notas.docx", b"Recomendaciones\n", "read.is-text"),
        ("notas.odt", b"Recomendaciones\n", "read.is-text"),
        ("notas.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "read.is-doc-97"),
        (
            "notas.docx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "read.is-encrypted",
        ),
        ("notas.txt", b"%PDF-1.7\n", "read.is-other"),
        ("notas.pdf", b"hola", "read.is-text"),
        ("notas.rtf", b"hola", "read.is-text"),
        ("notas.doc", b"{\\rtf1 hola}", "read.is-other"),
        ("notas.docx", b"<html><p>hola", "read.is-other"),
        ("foto.txt", b"\x89PNG\r\n\x1a\n", "read.is-picture"),
        ("notas.txt", b"\0\1\2\0\0\3a\0\0", "read.is-binary"),
        ("notas.txt", b"\x89\x01 sobre \x11\xc3\xa9 \xff todo", "read.is-binary"),
    ],
)
def test_wrong_container_says_what_it_is(name: str, data: bytes, key: str) -> None:
    with pytest.raises(WrongContainer) as stop:
        read_bytes(data, name)
    assert stop.value.key == key


def test_a_record_in_the_place_of_notes_says_what_reads_it() -> None:
    with pytest.raises(UnknownFormat) as stop:
        read_bytes(b"# lago\nactas: 1\nid: lago\n", "lago.acta.yaml")
    assert "actas render lago.acta.yaml" in say(stop.value.key, "es", **stop.value.values)


def test_unknown_ending_lists_what_is_read() -> None:
    with pytest.raises(UnknownFormat) as stop:
        read_bytes(b"hola", "notas.pages")
    said = say(stop.value.key, "es", **stop.value.values)
    assert ".pages" in said
    assert all(f".{ending}" in said for ending in FORMATS)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.txt", "txt"), ("a.text", "txt"), ("A.TXT", "txt"), ("a.md", "md"), ("a.markdown", "md"),
        ("a.rst", "rst"), ("a.org", "org"), ("a.wiki", "wiki"), ("NOTAS", "txt"), ("-", "txt"),
    ],
)  # fmt: skip
def test_text_formats_keep_their_name(name: str, kind: str) -> None:
    assert read_bytes(b"hola", name).format == kind


def test_hash_is_of_the_bytes() -> None:
    notes = read_bytes(b"hola", "a.txt")
    assert notes.sha256 == "b221d9dbb083a7f33428d7c2a3c3198ae925614d70210e28716ccaa7cd4ddb79"


@pytest.mark.parametrize(
    ("line", "coded", "rule"),
    [
        ("la PolÃ­tica nacional", "utf-8", "mojibake"),
        ("Canadá y México", "mac-roman", "unlikely-characters"),
    ],
)
def test_damaged_accents_are_reported_not_repaired(line: str, coded: str, rule: str) -> None:
    notes = read_bytes(f"uno\n{line}".encode(coded), "a.txt")
    assert [(problem.rule, problem.place.line) for problem in notes.problems] == [(rule, 2)]
    if coded == "utf-8":
        assert notes.lines[1].text == line


def test_honest_accents_are_not_reported() -> None:
    notes = read_bytes("São Tomé, Ângela, Âmbito — “así” Štefan Žižek".encode(), "a.txt")
    assert notes.problems == ()
    assert read_bytes("São Paulo… Žižek “no” – 5‰".encode("cp1252"), "a.txt").problems == ()


def test_line_beyond_measure_is_refused() -> None:
    with pytest.raises(TooLarge) as stop:
        read_bytes(b"a\n" + b" " * 1_000_001, "a.txt")
    assert stop.value.values["line"] == "2"


@given(st.binary(max_size=200), st.sampled_from(sorted(FORMATS)))
def test_any_bytes_give_notes_or_a_typed_error(data: bytes, ending: str) -> None:
    try:
        notes = read_bytes(data, f"notas.{ending}")
    except UnreadableNotes:
        return
    assert [line.number for line in notes.lines] == list(range(1, len(notes.lines) + 1))


@given(st.lists(st.text(st.characters(exclude_characters="\r\n\0", exclude_categories=["Cs"]))))
def test_lines_come_back_as_they_were(lines: list[str]) -> None:
    data = "".join(line + "\n" for line in ["primera", *lines]).encode()
    notes = read_bytes(data, "a.txt")
    assert [line.text for line in notes.lines] == ["primera", *lines]


def test_reading_text_loads_no_heavy_library() -> None:
    code = (
        "import sys, actas.read; actas.read.read_bytes(b'hola', 'a.txt');"
        "print([m for m in ('lxml', 'zipfile', 'docx', 'yaml') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_every_sentence_is_in_both_languages() -> None:
    for slug, said in catalogue("read").items():
        assert {"es", "en"} <= said.keys(), slug
