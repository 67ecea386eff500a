"""E-mails and old Word files: what is kept, left out and said. Each test shows its message."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from actas.model.errors import DamagedFile, WrongContainer
from actas.read import read_bytes, read_notes
from support.docx import docx, p
from support.formats import as_docx, blocks_of

HEAD = b"From: Ana <ana@example.org>\r\nDate: Fri, 3 May 2019 10:00:00 +0200\r\nSubject: =?utf-8?q?Reuni=C3=B3n?=\r\n"  # noqa: E501
TOP = ["Subject: Reunión", "Date: Fri, 03 May 2019 10:00:00 +0200", "From: Ana <ana@example.org>", ""]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def texts(data: bytes, name: str = "acta.eml") -> list[str]:
    return [line.text for line in read_bytes(data, name).lines]


def of_parts(kind: str, *parts: str) -> bytes:
    """Return a message of several parts, each with its headers."""
    lines = [f"MIME-Version: 1.0\r\nContent-Type: multipart/{kind}; boundary=b\r\n"]
    return HEAD + "\r\n--b\r\n".join((*lines, *parts)).encode() + b"\r\n--b--\r\n"


def test_a_text_that_only_says_that_there_is_a_page() -> None:
    text = "Content-Type: text/plain\r\n\r\nSu programa no muestra páginas. Abra este correo en otro.\r\n"
    page = (
        "Content-Type: text/html\r\n\r\n<style>p {a: b}</style><p>Acuerdos</p><ul><li>Publicar el acta</ul>"
    )
    assert texts(of_parts("alternative", text, page))[4:] == ["Acuerdos", "- Publicar el acta"]
    same = "Content-Type: text/plain\r\n\r\nAcuerdos\r\n\r\n* Publicar el acta\r\n"
    assert texts(of_parts("alternative", same, page))[4:] == ["Acuerdos", "", "* Publicar el acta"]


def test_a_page_that_only_says_that_there_is_a_text() -> None:
    notes = "".join(f"- Tarea{number} de Persona{number}\r\n" for number in range(30))
    text = f"Content-Type: text/plain\r\n\r\n{notes}"
    page = "Content-Type: text/html\r\n\r\n<p>Abra este correo sin formato</p>"
    assert texts(of_parts("alternative", text, page))[4:6] == ["- Tarea0 de Persona0", "- Tarea1 de Persona1"]


def test_words_before_and_after_a_picture_are_read() -> None:
    picture = "Content-Type: image/png\r\nContent-Disposition: inline\r\n\r\nx"
    text = "Content-Type: text/plain\r\n\r\n"
    found = texts(of_parts("mixed", f"{text}Acuerdos\r\n- Uno", picture, f"{text}- Dos"))
    assert found[4:] == ["Acuerdos", "- Uno", "", "- Dos"]


def test_headers_then_text() -> None:
    assert texts(HEAD + b"\r\nAcuerdos\r\n- Publicar el acta.\r\n") == [
        *TOP,
        "Acuerdos",
        "- Publicar el acta.",
    ]


def test_the_text_part_is_preferred_and_attachments_are_counted() -> None:
    body = (
        b'MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary="b"\r\n\r\n'
        b"--b\r\nContent-Type: text/html\r\n\r\n<p>cero</p>\r\n"
        b"--b\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"  # noqa: E501
        b"Reuni=C3=B3n\r\n--b\r\nContent-Type: text/plain\r\nContent-Disposition: attachment\r\n\r\nx\r\n--b--\r\n"  # noqa: E501
    )
    notes = read_bytes(HEAD + body, "acta.eml")
    assert [line.text for line in notes.lines] == [*TOP, "Reunión"]
    assert [found.rule for found in notes.problems] == ["attachments"]


def test_a_page_stands_for_the_text() -> None:
    body = b"Content-Type: text/html; charset=utf-8\r\n\r\n<ul><li>Publicar</ul>"
    assert texts(HEAD + body) == [*TOP, "- Publicar"]


def test_lines_that_flow_are_joined() -> None:
    body = b"Content-Type: text/plain; format=flowed\r\n\r\nuno \r\ndos\r\n- tres \r\ncuatro\r\n"
    assert texts(HEAD + body) == [*TOP, "uno dos", "- tres cuatro"]


def test_lines_that_flow_keep_to_their_depth_of_quotation() -> None:
    body = b"Content-Type: text/plain; format=flowed\r\n\r\n"
    body += b"> uno \r\n> dos \r\nMi respuesta \r\nsigue.\r\n>> tres\r\n"
    assert texts(HEAD + body) == [*TOP, "> uno dos ", "Mi respuesta sigue.", ">> tres"]


@pytest.mark.parametrize(
    ("kind", "count"),
    [
        ("application/ms-tnef; name=winmail.dat", ["1"]),
        ("application/pdf; name=acta.pdf\r\nContent-Disposition: inline", ["1"]),
        ("application/pgp-signature", []),
        ("image/png", []),
    ],
)
def test_files_that_no_header_says_are_attached_are_counted(kind: str, count: list[str]) -> None:
    """Whoever reads «no words» must learn that there is a file that nobody opened."""
    alone = HEAD + f"Content-Type: {kind}\r\n\r\nx\r\n".encode()
    beside = of_parts("mixed", "Content-Type: text/plain\r\n\r\nUno", f"Content-Type: {kind}\r\n\r\nx")
    for data in (alone, beside):
        assert [one.values["count"] for one in read_bytes(data, "acta.eml").problems] == count


def test_mail_is_known_without_its_name() -> None:
    notes = read_bytes(b"Return-Path: <a@example.org>\r\n" + HEAD + b"\r\nhola\r\n", "-")
    assert (notes.format, notes.lines[-1].text) == ("eml", "hola")


def test_notes_that_begin_with_a_key_are_no_mail() -> None:
    assert read_bytes(b"Fecha: 3 de mayo\nLugar: San Isidro\n\nAcuerdos\n", "-").format == "txt"


def test_old_word_without_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(WrongContainer) as stop:
        read_bytes(OLE + b"\0" * 600, "acta.doc")
    assert stop.value.key == "read.is-doc-97"


def test_broken_old_word(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A program in LibreOffice's place, which makes nothing."""
    monkeypatch.setattr(shutil, "which", lambda _: shutil.os.path.realpath("/bin/true"))
    with pytest.raises(DamagedFile) as stop:
        read_bytes(OLE + b"\0" * 600, "acta.doc")
    assert stop.value.key == "read.broken-doc"


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
def test_old_word_through_libreoffice(tmp_path: Path) -> None:
    source = tmp_path / "acta.docx"
    source.write_bytes(as_docx(blocks_of("# Acuerdos\n\n1. Publicar el acta.\n   - Avisar.\n")))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "doc",
        "--outdir",
        str(tmp_path),
        str(source),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    notes = read_notes(tmp_path / "acta.doc")
    assert notes.format == "doc"
    assert [line.text for line in notes.lines] == ["Acuerdos", "1. Publicar el acta.", "  - Avisar."]


def test_names_and_contents_that_do_not_go_together() -> None:
    for name, data in (
        ("a.doc", docx(p("a"))),
        ("a.pdf", b"hola"),
        ("a.rtf", b"<html>"),
        ("a.docx", b"%PDF-1.4"),
    ):
        with pytest.raises(WrongContainer):
            read_bytes(data, name)
