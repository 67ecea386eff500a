"""Each reader against broken and hostile files: lines, or one of the typed errors, never anything else."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actas.lines import clean
from actas.model.errors import DamagedFile, EmptyFile, TooLarge, UnreadableNotes, WrongContainer
from actas.read import read_bytes
from support.formats import WRITERS, blocks_of
from support.parsing import WORDS

FORMATS = Path(__file__).parent / "formats"
NOTES = (FORMATS / "acuerdos-del-taller.md").read_text("utf-8")
MAIL = (
    b"From: Ana <ana@example.org>\r\nSubject: =?utf-8?q?Acta_de_la_reuni=C3=B3n?=\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8; format=flowed\r\n'  # noqa: E501
    b"Content-Transfer-Encoding: quoted-printable\r\n\r\nAcuerdos\r\n- Publicar el acta =\r\nde la reuni=C3=B3n.\r\n"  # noqa: E501
    b"--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=a.pdf\r\n\r\nx\r\n--b--\r\n"  # noqa: E501
)
SEEDS: dict[str, bytes] = {
    ending: write(blocks_of(NOTES))
    for ending, write in WRITERS.items()
    if ending in ("html", "rtf", "docx", "odt", "rst", "org", "wiki")
}
SEEDS["eml"] = MAIL
SEEDS["pdf"] = (FORMATS / "acuerdos-del-taller-libreoffice.pdf").read_bytes()


def disturbed(data: bytes, seed: int) -> bytes:
    """Return a copy with bytes changed, cut out, doubled or put in."""
    chance = random.Random(seed)
    copy = bytearray(data)
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(copy) + 1)
        length = chance.choice((1, 1, 2, 8, 64))
        what = chance.randrange(4)
        if what == 0 and at < len(copy):
            copy[at] = chance.randrange(256)
        elif what == 1:
            del copy[at : at + length]
        elif what == 2:
            copy[at:at] = copy[at : at + length]
        else:
            copy[at:at] = bytes(chance.randrange(256) for _ in range(length))
    return bytes(copy)


@pytest.mark.parametrize("ending", sorted(SEEDS))
@given(seed=st.integers(0, 2**32))
def test_disturbed_files_give_lines_or_a_typed_error(ending: str, seed: int) -> None:
    try:
        notes = read_bytes(disturbed(SEEDS[ending], seed), f"notas.{ending}")
    except UnreadableNotes:
        return
    assert [line.number for line in notes.lines] == list(range(1, len(notes.lines) + 1))
    assert not any("\n" in line.text or "\r" in line.text for line in notes.lines)


@pytest.mark.parametrize("ending", ["html", "rtf", "eml"])
@given(data=st.binary(max_size=300), cut=st.integers(0, 60))
def test_any_bytes_give_lines_or_a_typed_error(ending: str, data: bytes, cut: int) -> None:
    try:
        read_bytes(SEEDS[ending][:cut] + data, f"notas.{ending}")
    except UnreadableNotes:
        return


def refused(data: bytes, name: str, kind: type[UnreadableNotes]) -> str:
    with pytest.raises(kind) as stop:
        read_bytes(data, name)
    return stop.value.key


def nested(tag: str) -> bytes:
    return f"<html><body>{f'<{tag}>' * 3000}fondo{f'</{tag}>' * 3000}</body></html>".encode()


@pytest.mark.parametrize("tag", ["div", "b", "ul", "table", "blockquote"])
def test_elements_nested_beyond_reason(tag: str) -> None:
    assert refused(nested(tag), "n.html", TooLarge) == "read.too-deep"


def test_pages_nested_as_deep_as_people_do() -> None:
    data = f"<html><body>{'<div>' * 60}hola{'</div>' * 60}</body></html>".encode()
    assert [line.text for line in read_bytes(data, "n.html").lines] == ["hola"]


def test_groups_nested_beyond_reason() -> None:
    assert refused(b"{\\rtf1" + b"{" * 6000 + b"a", "n.rtf", TooLarge) == "read.too-deep"


def test_entities_of_a_page_are_not_fetched() -> None:
    page = (
        b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>a &x; b</p></body></html>'
    )
    assert "root:" not in " ".join(line.text for line in read_bytes(page, "n.html").lines)


def pdf(*objects: str, trailer: str = "") -> bytes:
    """Return a PDF with these objects; the first is the catalogue."""
    out, places = "%PDF-1.4\n", []
    for number, inner in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{inner}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    out += f"xref\n0 {size}\n0000000000 65535 f \n{table}"
    return (out + f"trailer\n<</Size {size}/Root 1 0 R {trailer}>>\nstartxref\n{len(out)}\n%%EOF\n").encode(
        "latin-1"
    )


def scanned() -> bytes:
    draw = "q 100 0 0 100 0 0 cm /I Do Q"
    return pdf(
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R 3 0 R]/Count 2>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>",
        f"<</Length {len(draw)}>>stream\n{draw}\nendstream",
        "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>"
        "stream\n@\nendstream",
    )


def test_scanned_pdf_names_its_pages() -> None:
    with pytest.raises(EmptyFile) as stop:
        read_bytes(scanned(), "n.pdf")
    assert (stop.value.key, stop.value.values["pages"]) == ("read.is-scanned", "2")


def test_pdf_under_a_password() -> None:
    locked = pdf(
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[]/Count 0>>",
        f"<</Filter/Standard/V 1/R 2/P -4/O<{'00' * 32}>/U<{'11' * 32}>>>",
        trailer=f"/Encrypt 3 0 R/ID[<{'00' * 16}><{'00' * 16}>]",
    )
    assert refused(locked, "n.pdf", WrongContainer) == "read.is-encrypted"


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.7\n" + b"\0" * 500])
def test_broken_pdf(data: bytes) -> None:
    assert refused(data, "n.pdf", DamagedFile) == "read.broken-pdf"


def test_pdf_of_too_many_pages() -> None:
    many = pdf(
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{'3 0 R ' * 2001}]/Count 2001>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
    )
    assert refused(many, "n.pdf", TooLarge) == "read.too-many-pages"


def test_mail_of_too_many_parts() -> None:
    parts = b"".join(b"--b\r\n\r\nx\r\n" for _ in range(1100))
    head = b'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n'
    assert refused(head + parts + b"--b--", "n.eml", TooLarge) == "read.too-many-parts"


def seconds(make: Callable[[int], bytes], size: int, name: str) -> float:
    from time import process_time

    data = make(size)
    start = process_time()
    with suppress(UnreadableNotes):
        clean(read_bytes(data, name), WORDS)
    return process_time() - start


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("n.html", lambda n: b"<html><style>" + b"@" * n + b"</style><p>a"),
        ("n.html", lambda n: b"<html><style>" + b"/*" * n + b"</style><p>a"),
        ("n.html", lambda n: b"<html><style>" + b"a" * n + b"</style><p>a"),
        ("n.html", lambda n: b"<p>" + b"a <b>b</b> " * n),
        ("n.rtf", lambda n: b"{\\rtf1 " + b"\\'e1" * n + b"}"),
        ("n.rtf", lambda n: b"{\\rtf1 " + b"a\\b b\\b0 " * n + b"}"),
        ("n.rtf", lambda n: b"{\\rtf1 " + b"\\" * n + b"}"),
        ("n.eml", lambda n: b"Subject: " + b"a " * n + b"\n\nhola"),
        ("n.eml", lambda n: b"Subject: a\n\n" + b"hola \n" * n),
        ("n.md", lambda n: b"<table><tr><td>\n" * n),
        ("n.md", lambda n: b"<!-- x\n" * n),
        ("n.md", lambda n: b"[a](" * n + b"\n[a]: x"),
        ("n.rst", lambda n: b"``a **b `c " * n),
        ("n.rst", lambda n: b"+--+\n| x\n" * n),
        ("n.rst", lambda n: b"a.b-" * n),
        ("n.org", lambda n: b"*a /b =c [fn: " * n),
        ("n.org", lambda n: b":A:\n" * n),
        ("n.rst", lambda n: b".. _a: b" + b" " * n + b"c"),
        ("n.md", lambda n: b"---\ntitle: a" + b" " * n + b"b\nslug: c\n---\n\n- d"),
        ("n.md", lambda n: b"Title: a" + b" " * n + b"b\nSlug: c\nTags: d\n\n- e"),
        ("n.txt", lambda n: b"From: a" + b" " * n + b"b\nTo: c@d.org\nDate: 1\n\ne"),
        ("n.wiki", lambda n: b"{|\n|-\n| x\n" * n),
        ("n.wiki", lambda n: b"<nowiki>{{[['''" * n),
        ("n.wiki", lambda n: b"== a" + b" " * n),
        ("n.wiki", lambda n: "\u00a0".encode() * n + b"x"),
    ],
)
def test_time_grows_with_size(name: str, make: Callable[[int], bytes]) -> None:
    small, large = seconds(make, 5_000, name), seconds(make, 40_000, name)
    assert large < 8 * 4 * small + 0.5


def test_tables_a_thousand_deep_in_a_wiki() -> None:
    page = "\n".join(["{|", "|-", "| voz"] * 1000 + ["|}"] * 1000)
    lines = read_bytes(page.encode(), "n.wiki").lines
    assert len(lines) == 4000
    assert sum(bool(line.look.said and "voz" in line.look.said) for line in lines) == 1


def test_a_blank_line_in_a_table_within_a_wikis_table() -> None:
    page = "{|\n! c\n{|\n\n| e || f\n|}\n| g\n|}\n"
    said = " ".join(line.text for line in read_bytes(page.encode(), "n.wiki").lines)
    assert all(word in said.split() for word in "cefg")
