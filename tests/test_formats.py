"""The law of formats: the same notes in every format give the same record.

The notes are the Markdown files of `tests/formats`. They are written by hand in every format
(`support.formats`), and by real programs where these are there. PDFs made by LibreOffice and
Chromium lie beside the notes, so that the law is held without these programs too. Only
`source`, the places, the ids made from the file's name and a bullet's glyph may differ.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from actas.pipeline import parse_notes
from actas.store import to_data
from support.formats import WRITERS, blocks_of

HERE = Path(__file__).parent / "formats"
NOTES = sorted(HERE.glob("*.md"))
# What a carrier adds of its own, and no other has.
CARRIERS = {"rule", "html-title", "page-header", "page-footer", "markup"}
GLYPH = re.compile(r"[^\w\s]")
GLYPH_OR_NUMBER = re.compile(r"[^\w\s]|\d+|[a-z]")
LINKED = ("docx", "odt", "html", "rtf", "rst", "org", "wiki", "mediawiki")  # formats that have links
UNNUMBERED = ("wiki", "mediawiki")  # a wiki's "#" stands for a number that only the page shows


def record_of(path: Path, *, numbered: bool = True) -> Any:
    """Return the record without what may differ; not ``numbered``: without the numbers of lists either."""
    data = to_data(parse_notes(path).record)
    for key in ("source", "id"):
        data.pop(key, None)
    data["discarded"] = [one for one in data.get("discarded", ()) if one["reason"] not in CARRIERS]
    return _bare(data, GLYPH if numbered else GLYPH_OR_NUMBER)


def _bare(part: Any, glyph: re.Pattern[str]) -> Any:
    if isinstance(part, dict):
        return {
            key: "-"
            if key == "label" and isinstance(value, str) and glyph.fullmatch(value)
            else _bare(value, glyph)
            for key, value in part.items()
            if key not in ("lines", "part")
        }
    return [_bare(one, glyph) for one in part] if isinstance(part, list | tuple) else part


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with all notes in all formats."""
    folder = tmp_path_factory.mktemp("formats")
    for notes in NOTES:
        blocks = blocks_of(notes.read_text("utf-8"))
        for ending, write in WRITERS.items():
            (folder / f"{notes.stem}.{ending}").write_bytes(write(blocks))
    return folder


def fails(why: str) -> Any:
    return pytest.mark.xfail(strict=True, reason=why)


def cases() -> list[Any]:
    return [
        pytest.param(notes, ending, id=f"{notes.stem}-{ending}")
        for notes in NOTES
        for ending in WRITERS
        if notes.stem != "enlaces" or ending in LINKED
    ]


def test_there_are_notes() -> None:
    assert len(NOTES) >= 5


@pytest.mark.parametrize(("notes", "ending"), cases())
def test_same_record_from_every_format(notes: Path, ending: str, written: Path) -> None:
    numbered = ending not in UNNUMBERED
    found = record_of(written / f"{notes.stem}.{ending}", numbered=numbered)
    assert found == record_of(notes, numbered=numbered)


PDFS = sorted(HERE.glob("*.pdf"))


@pytest.mark.parametrize("pdf", [pytest.param(pdf, id=pdf.stem) for pdf in PDFS])
def test_same_record_from_a_printed_file(pdf: Path) -> None:
    """``<notes>-<program>.pdf`` was printed by that program; in one the page's edges hold day and address."""
    assert record_of(pdf) == record_of(HERE / f"{pdf.stem.rpartition('-')[0]}.md")


def test_there_are_pdfs() -> None:
    assert len(PDFS) >= len(NOTES)


@pytest.fixture(scope="session")
def converted(written: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with what LibreOffice makes of the Word files."""
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not here")
    folder = tmp_path_factory.mktemp("converted")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    sources = [str(path) for path in sorted(written.glob("*.docx"))]
    for ending in OFFICE:
        if ending == "doc":  # LibreOffice drops the table on the straight way from .docx to .doc
            sources = [str(folder / f"{NOTES[0].stem}.odt")]
        command = [
            "soffice",
            profile,
            "--headless",
            "--convert-to",
            ending,
            "--outdir",
            str(folder),
            *sources,
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder


OFFICE = ("odt", "rtf", "html", "pdf", "fodt", "doc")


@pytest.mark.parametrize(
    ("notes", "ending"),
    [
        pytest.param(notes, ending, id=f"{notes.stem}-{ending}")
        for notes in NOTES
        for ending in OFFICE
        if ending != "doc" or notes == NOTES[0]  # each .doc starts LibreOffice once more
    ],
)
def test_same_record_from_what_libreoffice_writes(notes: Path, ending: str, converted: Path) -> None:
    assert record_of(converted / f"{notes.stem}.{ending}") == record_of(notes)


PANDOC = {
    "docx": "docx",
    "odt": "odt",
    "html": "html",
    "rtf": "rtf",
    "rst": "rst",
    "org": "org",
    "mediawiki": "wiki",
}
PANDOC_KNOWN: dict[tuple[str, str], Any] = {
    ("garden-committee", "org"): fails("pandoc writes 1. for a.: Org has no letters"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("notes", "writer"),
    [
        pytest.param(
            notes, writer, id=f"{notes.stem}-{writer}", marks=PANDOC_KNOWN.get((notes.stem, writer), ())
        )
        for notes in NOTES
        for writer in PANDOC
        if notes.stem != "enlaces" or writer in LINKED
    ],
)
def test_same_record_from_what_pandoc_writes(notes: Path, writer: str, tmp_path: Path) -> None:
    if shutil.which("pandoc") is None:
        pytest.skip("pandoc is not here")
    out = tmp_path / f"{notes.stem}.{PANDOC[writer]}"
    command = [
        "pandoc",
        "--standalone",
        "--from",
        "markdown-auto_identifiers-smart+fancy_lists",
        "--wrap",
        "none",
    ]
    subprocess.run(
        [*command, "--to", writer, "--output", str(out), str(notes)], check=True, capture_output=True
    )
    numbered = writer not in UNNUMBERED
    assert record_of(out, numbered=numbered) == record_of(notes, numbered=numbered)


NUMBERED = """# Acta del taller

## 1. Pozo

Ana: Pierde agua.

### 1.2 Bomba

Ana: Es vieja.

## II. Varios

Ana: Nada.
"""


@pytest.mark.parametrize("ending", sorted(set(WRITERS) - {"txt"}))  # a .txt has no headings of two levels
def test_the_number_that_opens_a_heading_is_its_label(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"acta.{ending}"
    path.write_bytes(WRITERS[ending](blocks_of(NUMBERED)))
    first, last = record_of(path)["sections"]
    told = [(part["label"], part["heading"]) for part in (first, *first["sections"], last)]
    assert told == [("1", "Pozo"), ("1.2", "Bomba"), ("II", "Varios")]


@pytest.mark.parametrize(
    "page",
    [
        "<table><tr><td>Asistentes<td><p>Rosa Luz</p><p>Julio Paz</p><tr><td>Lugar<td>Casa</table>",
        "<table><tr><td>Asistentes<td>Rosa Luz<br>Julio Paz<tr><td>Lugar<td>Casa</table>",
        "<table><tr><td>Asistentes<td><ul><li>Rosa Luz<li>Julio Paz</ul><tr><td>Lugar<td>Casa</table>",
        "<table><tr><th>Asistentes<th>Ausentes<tr><td>Rosa Luz<br>Julio Paz<td></table>",
    ],
)
def test_each_paragraph_of_a_cell_names_somebody(page: str, tmp_path: Path) -> None:
    (tmp_path / "acta.html").write_text(f"<h1>Acta de la junta</h1>{page}", "utf-8")
    found = parse_notes(tmp_path / "acta.html").record.meeting.participants
    assert [one.name for one in found] == ["Rosa Luz", "Julio Paz"]


@pytest.mark.parametrize("above", ["<h2>Asistentes</h2><p>", "<p>Asistentes: "])
def test_people_whom_links_alone_part_are_several(above: str, tmp_path: Path) -> None:
    """Google Docs puts who is invited side by side, each with a link to an address and a blank between."""
    people = '<a href="mailto:a@x.org">Rosa Luz</a>&nbsp;<a href="mailto:b@x.org">Julio Paz</a></p>'
    page = f"<h1>Acta de la junta</h1>{above}{people}<h2>Acuerdos</h2><p>Rosa: Migrar.</p>"
    (tmp_path / "acta.html").write_text(page, "utf-8")
    record = parse_notes(tmp_path / "acta.html").record
    assert [one.name for one in record.meeting.participants] == ["Rosa Luz", "Julio Paz"]
    assert record.sections[0].items[0].actor is None
