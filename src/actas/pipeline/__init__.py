"""The road: one function per command, and the only room that knows the order of the steps.

Here from notes to records and reports; `checks` goes over records.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from actas.files import ENDING as ENDING
from actas.files import waits
from actas.files import write_atomic as write_atomic
from actas.files import write_new as write_new
from actas.model.errors import BadUsage, UnknownFormat
from actas.model.given import Given
from actas.model.line import Notes
from actas.model.plain import Plain, plain
from actas.model.problem import Problem
from actas.pipeline.checks import STDIN as STDIN
from actas.pipeline.checks import Checked as Checked
from actas.pipeline.checks import check_record as check_record
from actas.pipeline.checks import checked
from actas.pipeline.checks import records_in as records_in
from actas.pipeline.mending import fix_record as fix_record

if TYPE_CHECKING:
    from actas.model.meaning import Reading
    from actas.model.record import Record, Section
    from actas.model.request import Request
    from actas.vocabulary import Vocabulary

# What the ending of an output file asks for.
RENDERED_AS = {
    ".docx": "docx", ".pdf": "pdf", ".html": "html", ".htm": "html", ".md": "md", ".markdown": "md",
    ".txt": "text", ".json": "json", ".xlsx": "xlsx", ".csv": "csv", ".ics": "ics",
    ".akn": "akn", ".xml": "akn",
}  # fmt: skip
BINARY = frozenset({"docx", "pdf", "xlsx"})
HOUSED = ("docx", "pdf")  # what a house template shapes
Watch = Callable[[Sequence["Section"]], None]
SCHEMA = Path("schemas", "record.schema.json")  # where a project keeps it; `actas schema` prints it


@plain(kw_only=True)
class Parsed(Plain):
    """A record, the notes it was made of, and what the reader left out or doubts."""

    record: Record
    notes: Notes
    problems: tuple[Problem, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether the record is of all of one file of notes, not of a part of it nor of several files."""
        source = self.record.source
        return source is None or not (source.within or source.also)


def parse_notes(
    path: Path | str,
    *,
    encoding: str | None = None,
    given: Given | None = None,
    words: Vocabulary | None = None,
    watch: Watch | None = None,
) -> Parsed:
    """Read one file of notes ("-": standard input) and make its record.

    ``words`` are the vocabulary, where it is not the program's own alone: see `project.vocabulary_at`.
    ``watch`` sees the sections, some at a time, each without those in it, soon after its items are there:
    those of large notes are made anew whenever they are asked for later.
    Raises UnreadableNotes when there are no notes to be had, BadUsage for a wrong value in ``given``.
    """
    given = given or Given()
    given.check()
    notes = notes_from(path, encoding)
    return Parsed(record=parse(notes, given, words, watch), notes=notes, problems=notes.problems)


def parse(notes: Notes, given: Given, words: Vocabulary | None = None, watch: Watch | None = None) -> Record:
    """Take notes through the parser's steps."""
    return record_of_reading(understood(notes, words), notes, given, words, watch)


def understood(notes: Notes, words: Vocabulary | None = None) -> Reading:
    """Take notes through the first steps; return what they mean, with the reasons, chapter by chapter."""
    from actas import classify, lines, outline, vocabulary

    words = _known_by(notes, words or vocabulary.load())
    # Nothing holds what a step was given once it is done: large notes take several times their size in each.
    return classify.classify(outline.outline(lines.clean(notes, words), words), words)


def _known_by(notes: Notes, words: Vocabulary) -> Vocabulary:
    """Return the vocabulary with what these notes call countries."""
    from actas.vocabulary.names import with_codes

    return with_codes(notes.texts(), words)


def record_of_reading(
    reading: Reading,
    notes: Notes,
    given: Given,
    words: Vocabulary | None = None,
    watch: Watch | None = None,
) -> Record:
    """Take what notes mean through the last steps; return the record."""
    from actas import assemble, classify, doubts, vocabulary
    from actas.model.kept import Shelf
    from actas.store import FORM

    words = _known_by(notes, words or vocabulary.load())
    asked = doubts.Asked(words, given.language or reading.meeting.language)

    def seen(sections: Sequence[Section]) -> None:
        asked.see(sections)
        if watch is not None:
            watch(sections)

    record = assemble.assemble(
        reading,
        notes,
        stem=Path(notes.name).stem,
        shelf=Shelf(FORM),
        hearing=classify.Heard(words, reading.meeting.participants),
        watch=seen,
    )
    record = with_given(_with_series(record, words), given)
    return replace(record, doubts=asked.doubts(reading.days))


def _with_series(record: Record, words: Vocabulary) -> Record:
    """Put in the series that the title or its kin names, where the user has said what a series is called."""
    if not words.shared.get("series"):
        return record
    from actas.vocabulary.own import series_named

    meeting = record.meeting
    named = series_named(words, (meeting.title or "", *(stated.text for stated in meeting.as_written)))
    return replace(record, meeting=replace(meeting, series=named)) if named else record


def with_given(record: Record, given: Given) -> Record:
    """Put in what the command line says of the meeting, and that it was said there."""
    said = {
        key: value
        for key in ("title", "date", "place", "series", "language")
        if (value := getattr(given, key))
    }
    meeting = replace(record.meeting, **said, given=tuple(said)) if said else record.meeting
    return replace(record, meeting=meeting, id=given.id or record.id)


def notes_from(path: Path | str, encoding: str | None = None) -> Notes:
    """Read one file of notes ("-": standard input)."""
    from actas.read import read_bytes, read_notes

    if str(path) == STDIN:
        return read_bytes(sys.stdin.buffer.read(), STDIN, encoding=encoding)
    return read_notes(Path(path), encoding=encoding)


def text_of(path: Path | str, *, encoding: str | None = None) -> str:
    """Return the plain text of notes, numbering restored: the lines that a record's spans count."""
    from actas import read

    return read.text_of(notes_from(path, encoding)) + "\n"


def record_text(record: Record) -> str:
    """Return the record's YAML."""
    from actas.store import dump

    return dump(record)


def _schema_line(folder: Path) -> str | None:
    """Return what tells an editor where the schema lies, when it lies in the project: in it or above it."""
    here = Path(os.path.realpath(folder))
    for above in (here, *here.parents):
        if os.path.isfile(above / SCHEMA):  # noqa: PTH113  # a Path raises where it may not look
            return f"# yaml-language-server: $schema={relative(above / SCHEMA, here)}"
    return None


def place_of(record: Record, out: Path | None) -> Path | None:
    """Return the file that a record goes to: ``out``, or ``<id>.acta.yaml`` in it when it is a folder."""
    if out is None or out.suffix.lower() in (".yaml", ".yml"):
        return out
    return out / f"{record.id}{ENDING}"


def write_record(
    parsed: Parsed, path: Path, notes: Path | str, *, also: Sequence[Path] = (), force: bool = False
) -> None:
    """Write a record, its source named relative to it. An old one is never lost: see `write_new`.

    Where the project holds the schema, the first line says where.

    ``also`` are its other files of notes, which it names already.
    """
    from actas.store import pieces

    record = parsed.record
    if record.source is not None and str(notes) != STDIN and not waits(str(notes)):
        record = replace(record, source=replace(record.source, file=relative(Path(notes), path.parent)))
    write_new(
        path, map(str.encode, pieces(record, schema_line=_schema_line(path.parent))), force=force,
        inputs=(*(() if str(notes) == STDIN else (Path(notes),)), *also),
    )  # fmt: skip


def relative(path: Path, folder: Path) -> str:
    """Return a file's path from a folder, with forward slashes."""
    try:
        return Path(os.path.relpath(os.path.realpath(path), os.path.realpath(folder))).as_posix()
    except ValueError:  # another drive on Windows: there is no relative way
        return path.name


def load_record(path: Path | str) -> Record:
    """Read one record.

    Raises UnreadableRecord when there is none in the file, BadUsage when it has errors; `check_record`
    names them.
    """
    return record_of(check_record(path, sources=False))


def record_of(one: Checked) -> Record:
    """Return the record of a file that has no errors."""
    from actas.store import to_record

    if one.broken:
        raise BadUsage("cli.broken-record", file=one.loaded.name)
    return to_record(one.loaded.data)


def check_parsed(parsed: Parsed) -> Checked:
    """Check a record that is not written anywhere yet, as if it were."""
    from actas.store import load

    text = record_text(parsed.record)
    return checked(load(text, f"{parsed.record.id}{ENDING}"), parsed.notes)


def render_record(
    records: Record | Sequence[Record],
    *,
    to: str | None = None,
    out: Path | str | None = None,
    language: str | None = None,
    template: Path | str | None = None,
    request: Request | None = None,
    inputs: Sequence[Path] = (),
) -> bytes:
    """Draw one report of one or several records, and write it to ``out`` when that is given.

    Args:
        records: what the report is of.
        to: one of `actas.render.RENDERERS`, such as "docx"; by default what the ending of ``out`` says.
        out: the file to write.
        language: of the report's own words; by default the first record's.
        template: a Word document whose styles the report takes.
        request: which kind of report, by which profile, for whom; the minutes when left out.
        inputs: files that must not be written over.

    Returns:
        the report's bytes.

    """
    from actas.render import RENDERERS
    from actas.report import page

    together = tuple(records) if isinstance(records, Sequence) else (records,)
    form = to or format_of(out)
    if form not in RENDERERS:
        raise BadUsage("cli.bad-format", value=form, known=", ".join(RENDERERS))
    if request and form != "docx" and (request.comments or request.footnotes):
        raise BadUsage("render.only-word", form=form)
    if template is not None and form not in HOUSED:
        raise BadUsage("render.template-only-docx")
    house = _template(template)
    spoken = language or _language_of(together)
    made = page(together, language=spoken, created=_made_on(), request=request)
    data = RENDERERS[form](made, template=house)
    if out is not None:
        write_atomic(Path(out), data, inputs=(*inputs, *((Path(template),) if template else ())))
    return data


def in_time(records: Iterable[Record]) -> list[Record]:
    """Return records in the order of their days, those without one last; of one day, in the order given."""
    return sorted(records, key=lambda record: record.meeting.date or "9999")


def format_of(out: Path | str | None) -> str:
    """Return the format that an output file's ending asks for; text when there is no file."""
    if out is None:
        return "text"
    ending = Path(out).suffix.lower()
    if ending not in RENDERED_AS:
        raise UnknownFormat("cli.unknown-ending", file=out, known=" ".join(RENDERED_AS))
    return RENDERED_AS[ending]


def _made_on() -> str | None:
    """Return the day of SOURCE_DATE_EPOCH, which who builds reproducibly sets; None when it is not set."""
    from datetime import UTC, datetime

    said = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not said.isdecimal():
        return None
    try:
        return datetime.fromtimestamp(int(said), UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):  # a year past 9999
        return None


def _language_of(records: Sequence[Record]) -> str:
    """Return the language of the first record that names one, else what the words lean to."""
    named = next((r.meeting.language for r in records if r.meeting.language), None)
    if named:
        return named
    from actas import doubts, vocabulary

    return doubts.leaning((part for r in records for part in r.all_sections()), vocabulary.load()) or "es"


def _template(path: Path | str | None) -> bytes | None:
    if path is None:
        return None
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise BadUsage("cli.cannot-read", file=path, why=error.strerror) from None


def shown(records: Record | Sequence[Record], *, language: str | None = None) -> object:
    """Return records as a page for a rich console."""
    from actas.render.terminal import render
    from actas.report import page

    together = tuple(records) if isinstance(records, Sequence) else (records,)
    return render(page(together, language=language or _language_of(together)))


def check_template(path: Path | str, language: str) -> tuple[str, ...]:
    """Return what a house template lacks or will do, in sentences; none where it is complete.

    Raises BadUsage when it is no template that can be used.
    """
    from actas.render.docx.check import check

    return check(_template(path) or b"", language)


def new_template(out: Path, language: str) -> None:
    """Write a template to begin with. Raises WouldOverwrite when the file is there."""
    from actas.render.docx.check import new

    write_new(out, new(language))


def rules() -> tuple[str, ...]:
    """Return the slugs of all rules, sorted."""
    from actas.validate import RULES

    return tuple(sorted(RULES))


def manual(rule: str, language: str) -> str:
    """Return the manual page of one rule."""
    from actas import validate

    return validate.manual(rule, language)


def schema() -> bytes:
    """Return the JSON Schema of a record."""
    from actas import validate

    return validate.schema_bytes()
