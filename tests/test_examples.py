"""Every example is a golden case: its record and reports are what the program makes of its notes today.

`python3 run.py examples` makes them anew; look at what changed before you commit it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import actas
from actas.model.given import Given
from actas.model.request import Request
from test_render_pdf import words

EXAMPLES = Path(__file__).parents[1] / "examples"
NOTES = sorted(EXAMPLES.glob("*/notas.*"))


def test_there_are_examples():
    assert NOTES


@pytest.mark.parametrize("notes", NOTES, ids=lambda notes: notes.parent.name)
def test_the_record_is_what_parse_makes(notes):
    name = notes.parent.name
    made = actas.parse_notes(notes, given=Given(id=name)).record
    assert made == actas.load_record(notes.parent / f"{name}.acta.yaml")


@pytest.mark.parametrize("ending", ["docx", "pdf", "html", "md"])
@pytest.mark.parametrize("notes", NOTES, ids=lambda notes: notes.parent.name)
def test_the_reports_are_what_render_makes(notes, ending):
    record = actas.load_record(notes.parent / f"{notes.parent.name}.acta.yaml")
    report = notes.parent / f"informe.{ending}"
    needed(report)
    assert same(actas.render_record(record, to=ending), report.read_bytes()), "python3 run.py examples"


KINDS = sorted(EXAMPLES.glob("*/informes/*.*"))


def needed(report: Path) -> None:
    """Skip the test of a PDF where what sets it is not installed."""
    if report.suffix == ".pdf":
        pytest.importorskip("typst")


def same(made: bytes, kept: bytes) -> bool:
    """Tell whether two reports are the same; of PDF the words, since another typst sets them otherwise."""
    return words(made) == words(kept) if made.startswith(b"%PDF") else made == kept


@pytest.mark.parametrize("report", KINDS, ids=lambda report: f"{report.parents[1].name}-{report.name}")
def test_each_kind_of_report_is_what_render_makes(report):
    needed(report)
    folder = report.parents[1]
    records = [actas.load_record(path) for path in sorted(folder.glob("**/*.acta.yaml"))]
    request = Request(kind=report.stem, recipient="perú", deadline="2026-03-31")
    made = actas.render_record(records, to=report.suffix[1:], request=request)
    assert same(made, report.read_bytes()), "python3 run.py examples"


@pytest.mark.parametrize("notes", NOTES, ids=lambda notes: notes.parent.name)
def test_the_record_has_no_errors(notes):
    assert not actas.check_record(notes.parent / f"{notes.parent.name}.acta.yaml").broken
