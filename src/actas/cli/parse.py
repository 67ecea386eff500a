"""`actas parse`: notes in, records out."""

from pathlib import Path

from actas.cli import OK
from actas.cli import options as opt
from actas.cli.summary import summary
from actas.cli.terminal import Progress, note, out_bytes, tell
from actas.cli.usage import complain
from actas.model.errors import ActasError, BadUsage
from actas.model.given import Given
from actas.pipeline import Parsed, parse_notes, place_of, record_text, write_record


def parse(
    notes: opt.Notes,
    output: opt.Output = None,
    title: opt.Title = None,
    date: opt.Date = None,
    place: opt.Place = None,
    series: opt.Series = None,
    language: opt.Language = None,
    id: opt.Id = None,
    encoding: opt.Encoding = None,
    force: opt.Force = False,
) -> int:
    """Read each file of notes and deliver its record."""
    target = _target(output, many=len(notes) > 1)
    if id is not None and len(notes) > 1:
        raise BadUsage("cli.one-id")
    given = Given(title=title, date=date, place=place, series=series, language=language, id=id)
    written: set[Path] = set()
    code, progress = OK, Progress(len(notes))
    for done, file in enumerate(notes, 1):
        try:
            parsed = parse_notes(file, encoding=encoding, given=given)
            _deliver(parsed, file, target, written, force=force)
        except ActasError as error:  # one unreadable file does not stop the rest
            code = complain(error)
        progress.step(done)
    return code


def _target(output: str | None, *, many: bool) -> Path | None:
    """Return the file or folder to write to; None for standard output."""
    if output is None:
        if many:
            raise BadUsage("cli.many-need-a-folder")
        return None
    target = Path(output)
    if many and target.suffix.lower() in (".yaml", ".yml"):
        raise BadUsage("cli.many-need-a-folder")
    return target


def _deliver(parsed: Parsed, file: str, target: Path | None, written: set[Path], *, force: bool) -> None:
    path = place_of(parsed.record, target)
    if path is None:
        out_bytes(record_text(parsed.record).encode())
        note(summary(parsed))
        return
    if path in written:
        raise BadUsage("cli.same-id", file=file, record=path)
    write_record(parsed, path, file, force=force)
    written.add(path)
    note(summary(parsed))
    note(tell("record-written", record=path))
