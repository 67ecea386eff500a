"""Hostile and broken archives: refused by name of the reason, before they cost anything."""

from __future__ import annotations

import contextlib
import io
import warnings
import zipfile

import pytest

from actas.model.errors import DamagedFile, TooLarge, UnreadableNotes, WrongContainer
from actas.read import read_bytes
from support.docx import docx, members, p, pack, part, tbl
from support.odt import odt
from support.odt import p as odt_p

BODY = "word/document.xml"


def refused(data: bytes, kind: type[UnreadableNotes], name: str = "notas.docx") -> str:
    with pytest.raises(kind) as stop:
        read_bytes(data, name)
    assert stop.value.values["file"] == name
    return stop.value.key


def with_body(xml: str | bytes) -> bytes:
    return pack({**members(), BODY: xml})


def test_truncated_file() -> None:
    data = docx(p("a"))
    assert refused(data[: len(data) // 2], DamagedFile) == "read.broken-archive"


def test_part_that_cannot_be_inflated() -> None:
    data = bytearray(docx(p("a" * 500)))
    start = data.index(BODY.encode()) + len(BODY)
    data[start : start + 20] = b"\xff" * 20
    assert refused(bytes(data), DamagedFile) == "read.broken-part"


def test_huge_part_is_refused_before_inflating() -> None:
    assert refused(with_body(b" " * (65 << 20)), TooLarge) == "read.part-too-large"


def test_bomb_is_refused_by_its_ratio() -> None:
    assert (
        refused(with_body(part("document", f"<w:body>{'<w:p/>' * 3_000_000}</w:body>")), TooLarge)
        == "read.zip-bomb"
    )


def test_large_pictures_are_not_touched() -> None:
    notes = read_bytes(pack({**members(p("a")), "word/media/image1.bmp": b"\0" * (70 << 20)}), "n.docx")
    assert [line.text for line in notes.lines] == ["a"]


def test_too_many_members() -> None:
    extra = {f"word/media/{n}": b"" for n in range(5_001)}
    assert refused(pack({**members(p("a")), **extra}), TooLarge) == "read.too-many-members"


def test_duplicate_member() -> None:
    out = io.BytesIO(docx(p("a")))
    with warnings.catch_warnings(), zipfile.ZipFile(out, "a") as archive:
        warnings.simplefilter("ignore")
        archive.writestr(BODY, part("document", "<w:body/>"))
    assert refused(out.getvalue(), DamagedFile) == "read.duplicate-member"


@pytest.mark.parametrize("path", ["../../x", "/etc/x", "C:/x", "a/../../x", "..\\x"])
def test_names_that_leave_the_folder(path: str) -> None:
    assert refused(pack({**members(p("a")), path: b"x"}), DamagedFile) == "read.unsafe-member"


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE w [<!ENTITY a "ja"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        "<!DOCTYPE w>",
    ],
)
@pytest.mark.parametrize("coding", ["utf-8", "utf-16"])
def test_doctype_is_refused(doctype: str, coding: str) -> None:
    xml = part("document", "<w:body/>").replace('"UTF-8"?>', f'"{coding}"?>{doctype}')
    assert refused(with_body(xml.encode(coding)), DamagedFile) == "read.has-doctype"


def test_broken_xml_names_part_and_line() -> None:
    data = with_body(part("document", "<w:body>\n<w:p>\n\x01</w:p></w:body>"))
    with pytest.raises(DamagedFile) as stop:
        read_bytes(data, "notas.docx")
    assert (stop.value.key, stop.value.values["part"], stop.value.values["line"]) == (
        "read.broken-xml",
        BODY,
        "3",
    )


def test_nested_tables_without_end() -> None:
    blocks = p("fondo")
    for _ in range(1_500):
        blocks = tbl((blocks,))
    assert refused(docx(blocks), UnreadableNotes) in ("read.broken-xml", "read.too-deep")


def test_deep_but_lawful_nesting_is_read() -> None:
    """Near the parser's own limit of 256 levels, inline and in blocks, nothing breaks."""
    inline = "<w:smartTag>" * 200 + "<w:r><w:t>hondo</w:t></w:r>" + "</w:smartTag>" * 200
    blocks = p(inline)
    for _ in range(15):
        blocks = tbl((blocks,))
    assert [line.text for line in read_bytes(docx(blocks), "n.docx").lines] == ["hondo"]


def test_inline_nesting_without_end() -> None:
    xml = p("<w:smartTag>" * 3_000 + "<w:r><w:t>hondo</w:t></w:r>" + "</w:smartTag>" * 3_000)
    assert refused(docx(xml), UnreadableNotes) in ("read.broken-xml", "read.too-deep")


def test_archives_that_hold_no_document() -> None:
    assert refused(pack({"notas.txt": b"hola"}), WrongContainer) == "read.is-archive"
    assert (
        refused(pack({"[Content_Types].xml": b"", "xl/workbook.xml": b""}), WrongContainer) == "read.is-sheet"
    )
    assert refused(pack({"[Content_Types].xml": b"", "ppt/x.xml": b""}), WrongContainer) == "read.is-slides"
    assert refused(pack({"[Content_Types].xml": b"", "word/x.xml": b""}), DamagedFile) == "read.no-body"


def test_word_file_under_another_name() -> None:
    for name in ("notas.txt", "notas.md", "notas.odt", "notas.doc", "notas.zip"):
        assert refused(docx(p("a")), WrongContainer, name) == "read.is-other"
    assert refused(odt(odt_p("a")), WrongContainer) == "read.is-other"


def test_password_protected_odt() -> None:
    assert (
        refused(odt(odt_p("a"), manifest="<encryption-data/>"), WrongContainer, "n.odt")
        == "read.is-encrypted"
    )


def test_any_damage_gives_a_typed_error_or_notes() -> None:
    """Each byte in turn of two small documents is turned over, in steps that meet every part."""
    for name, data in (("n.docx", docx(p("Canadá"), tbl(("a", "b")))), ("n.odt", odt(odt_p("Canadá")))):
        for place in range(0, len(data), 7):
            broken = data[:place] + bytes([data[place] ^ 0x5A]) + data[place + 1 :]
            with contextlib.suppress(UnreadableNotes):
                read_bytes(broken, name)


def test_what_holds_zero_bytes_is_no_text_either():
    program = b"\x7fELF\x02\x01\x01" + bytes(60) + b"notas"
    assert refused(program, WrongContainer, "notas.docx") == "read.wrong-container"
    assert refused(b"hola", WrongContainer, "notas.docx") == "read.is-text"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (docx(p("uno"))[:-30], "notas.docx"),
        (pack({**members(p("uno")), BODY: "<w:document"}), "notas.docx"),
    ],
)
def test_of_a_damaged_file_no_words_of_a_library_are_told(data: bytes, name: str) -> None:
    """They are English, whoever reads them, and help nobody who has to repair the file."""
    with pytest.raises(DamagedFile) as stop:
        read_bytes(data, name)
    assert "problem" not in stop.value.values
