"""The road: one function per command, and the only room that knows the order of the steps."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from actas.files import ENDING as ENDING
from actas.files import below, read_utf8
from actas.files import write_atomic as write_atomic
from actas.files import write_new as write_new
from actas.model.errors import BadUsage, UnknownFormat, UnreadableNotes
from actas.model.given import Given
from actas.model.line import Notes
from actas.model.loaded import Loaded
from actas.model.problem import Problem

if TYPE_CHECKING:
    from actas.model.record import Record

STDIN = "-"
# What the ending of an output file asks for.
RENDERED_AS = {
    ".docx": "docx", ".html": "html", ".htm": "html", ".md": "md", ".markdown": "md",
    ".txt": "text", ".json": "json",
}  # fmt: skip
BINARY = frozenset({"docx"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """A record, the notes it was made of, and what the reader left out or doubts."""

    record: Record
    notes: Notes
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A record's file, as loaded, and what is wrong with it."""

    loaded: Loaded
    problems: tuple[Problem, ...]

    @property
    def broken(self) -> bool:
        """Whether there is any error (warnings do not break a record)."""
        return any(p.level == "error" for p in self.problems)


def parse_notes(path: Path | str, *, encoding: str | None = None, given: Given | None = None) -> Parsed:
    """Read one file of notes ("-": standard input) and make its record.

    Raises UnreadableNotes when there are no notes to be had, BadUsage for a wrong value in ``given``.
    """
    given = given or Given()
    given.check()
    notes = _notes(path, encoding)
    return Parsed(record=parse(notes, given), notes=notes, problems=notes.problems)


def parse(notes: Notes, given: Given) -> Record:
    """Take notes through the parser's steps."""
    from actas import assemble, classify, doubts, lines, outline, vocabulary

    words = vocabulary.load()
    clean = lines.clean(notes, words)
    looks = outline.outline(clean, words)
    reading = classify.classify(looks, words)
    came = classify.attendance(reading.chapters, words)
    record = _with_given(assemble.assemble(reading, notes, came, stem=Path(notes.name).stem), given)
    return replace(record, doubts=doubts.doubts_of(record, words, reading.days))


def _with_given(record: Record, given: Given) -> Record:
    """Put in what the command line says of the meeting, and that it was said there."""
    said = {
        key: value
        for key in ("title", "date", "place", "series", "language")
        if (value := getattr(given, key))
    }
    meeting = replace(record.meeting, **said, given=tuple(said)) if said else record.meeting
    return replace(record, meeting=meeting, id=given.id or record.id)


def _notes(path: Path | str, encoding: str | None) -> Notes:
    from actas.read import read_bytes, read_notes

    if str(path) == STDIN:
        return read_bytes(sys.stdin.buffer.read(), STDIN, encoding=encoding)
    return read_notes(Path(path), encoding=encoding)


def text_of(path: Path | str, *, encoding: str | None = None) -> str:
    """Return the plain text of notes, numbering restored: the lines that a record's spans count."""
    from actas import read

    return read.text_of(_notes(path, encoding)) + "\n"


def record_text(record: Record) -> str:
    """Return the record's YAML."""
    from actas.store import dump

    return dump(record)


def place_of(record: Record, out: Path | None) -> Path | None:
    """Return the file that a record goes to: ``out``, or ``<id>.acta.yaml`` in it when it is a folder."""
    if out is None or out.suffix.lower() in (".yaml", ".yml"):
        return out
    return out / f"{record.id}{ENDING}"


def write_record(parsed: Parsed, path: Path, notes: Path | str, *, force: bool = False) -> None:
    """Write a record, its source named relative to it. An old one is never lost: see `write_new`."""
    record = parsed.record
    if record.source is not None and str(notes) != STDIN:
        record = replace(record, source=replace(record.source, file=_relative(Path(notes), path.parent)))
    write_new(
        path, record_text(record).encode(), force=force, inputs=() if str(notes) == STDIN else (Path(notes),)
    )


def _relative(path: Path, folder: Path) -> str:
    try:
        return Path(os.path.relpath(path.resolve(), folder.resolve())).as_posix()
    except ValueError:  # another drive on Windows: there is no relative way
        return path.name


def load_record(path: Path | str) -> Record:
    """Read one record.

    Raises UnreadableRecord when there is none in the file, BadUsage when it has errors; `check_record`
    names them.
    """
    checked = check_record(path, sources=False)
    return record_of(checked)


def record_of(checked: Checked) -> Record:
    """Return the record of a file that has no errors."""
    from actas.store import to_record

    if checked.broken:
        raise BadUsage("cli.broken-record", file=checked.loaded.name)
    return to_record(checked.loaded.data)


def check_record(path: Path | str, *, sources: bool = True) -> Checked:
    """Load one record ("-": standard input) and check it, against its notes where they lie beside it."""
    from actas.store import load

    name = str(path)
    data = sys.stdin.buffer.read() if name == STDIN else None
    loaded = load(read_utf8(name, data), name)
    source = _source_of(loaded, Path(name)) if sources and name != STDIN else None
    return _checked(loaded, source)


def fix_record(path: Path | str) -> tuple[Checked, int]:
    """Mend what needs no judgement, changing only the lines concerned.

    Returns the record as it is then, checked, and how many things were mended.
    """
    from actas.store import apply
    from actas.validate import fixes

    if str(path) == STDIN:
        raise BadUsage("cli.no-fix-of-stdin")
    checked = check_record(path)
    edits = fixes(checked.problems)
    if not edits:
        return checked, 0
    mark = b"\xef\xbb\xbf" if Path(path).read_bytes().startswith(b"\xef\xbb\xbf") else b""
    write_atomic(Path(path), mark + apply(checked.loaded.text, edits).encode())
    return check_record(path), len(edits)


def check_parsed(parsed: Parsed) -> Checked:
    """Check a record that is not written anywhere yet, as if it were."""
    from actas.store import load

    text = record_text(parsed.record)
    return _checked(load(text, f"{parsed.record.id}{ENDING}"), parsed.notes)


def _checked(loaded: Loaded, source: Notes | None) -> Checked:
    from actas.validate import check

    return Checked(loaded=loaded, problems=check(loaded, source=source, path=Path(loaded.name)))


def records_in(paths: Iterable[str]) -> list[str]:
    """Return the records that paths, folders and globs stand for, each once, in the order given."""
    return list(dict.fromkeys(file for path in paths for file in below(path)))


def _source_of(loaded: Loaded, record: Path) -> Notes | None:
    """Return the notes that the record names, when they lie where it says and can be read."""
    from actas.read import read_notes

    data = loaded.data
    source = data.get("source") if isinstance(data, dict) else None
    file = source.get("file") if isinstance(source, dict) else None
    if (
        not isinstance(file, str)
        or file in ("", STDIN)
        or PurePosixPath(file).is_absolute()
        or ":" in file[:2]
    ):
        return None
    path = record.parent / file
    if not path.is_file():
        return None
    encoding = source.get("encoding") if isinstance(source, dict) else None
    try:
        return read_notes(path, encoding=encoding if isinstance(encoding, str) else None)
    except UnreadableNotes:
        return None  # the checks say that the source is not there


def render_record(
    records: Record | Sequence[Record],
    *,
    to: str | None = None,
    out: Path | str | None = None,
    language: str | None = None,
    template: Path | str | None = None,
    inputs: Sequence[Path] = (),
) -> bytes:
    """Draw one report of one or several records, and write it to ``out`` when that is given.

    Args:
        records: what the report is of.
        to: "docx", "html", "md", "text" or "json"; by default what the ending of ``out`` says.
        out: the file to write.
        language: of the report's own words; by default the first record's.
        template: a Word document whose styles the report takes.
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
    house = _template(template)
    data = RENDERERS[form](page(together, language=language or _language_of(together)), template=house)
    if out is not None:
        write_atomic(Path(out), data, inputs=(*inputs, *((Path(template),) if template else ())))
    return data


def format_of(out: Path | str | None) -> str:
    """Return the format that an output file's ending asks for; text when there is no file."""
    if out is None:
        return "text"
    ending = Path(out).suffix.lower()
    if ending not in RENDERED_AS:
        raise UnknownFormat("cli.unknown-ending", file=out, known=" ".join(RENDERED_AS))
    return RENDERED_AS[ending]


def _language_of(records: Sequence[Record]) -> str:
    return next((r.meeting.language for r in records if r.meeting.language), "es")


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
