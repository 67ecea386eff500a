"""`actas parse`: notes in, records out."""

from dataclasses import dataclass, field, replace
from pathlib import Path

from actas.cli import OK
from actas.cli import options as opt
from actas.cli.patience import Patience
from actas.cli.summary import count, merge_summary, summary
from actas.cli.terminal import Progress, note, out, out_bytes, tell
from actas.cli.usage import complain
from actas.model.errors import ActasError, BadUsage, WouldOverwrite
from actas.model.given import Given
from actas.pipeline import STDIN, Parsed, parse_notes, place_of, record_text, write_record
from actas.pipeline.checks import project_series
from actas.pipeline.merging import is_of, merge_record, record_for, remember
from actas.pipeline.project import Vocabularies


@dataclass(slots=True, kw_only=True)
class _Delivery:
    """Where records go, and what has gone there."""

    target: Path | None
    many: bool
    force: bool
    merge: bool
    given: Given
    written: set[Path] = field(default_factory=set)
    skipped: int = 0

    def deliver(self, parsed: Parsed, file: str) -> None:
        """Print a record, write it, or bring the one that is there up to date."""
        path = place_of(parsed.record, self.target)
        if path is None:
            out_bytes(record_text(parsed.record).encode())
            note(summary(parsed))
            return
        if self.merge and not path.exists() and file != STDIN:
            path = record_for(Path(file), path.parent) or path  # its title changed, and with it the id
        if path in self.written:
            raise BadUsage("cli.same-id", file=file, record=path)
        self.written.add(path)
        if path.exists() and not self.force:
            self._there_already(parsed, file, path)
            return
        write_record(parsed, path, file, force=self.force)
        remember(parsed.notes)
        note(summary(parsed))
        note(tell("record-written", record=path))

    def _there_already(self, parsed: Parsed, file: str, path: Path) -> None:
        if (self.many or self.merge) and self.given == Given() and is_of(path, parsed.notes.sha256):
            self.skipped += 1
            if not self.many:
                note(tell("up-to-date", record=path))
        elif self.merge:
            inputs = () if file == STDIN else (Path(file),)
            done = merge_record(parsed.record, parsed.notes, path, inputs=inputs)
            note(merge_summary(parsed, done))
            note(tell("record-merged", record=path))
        else:
            raise WouldOverwrite("cli.record-is-there", file=path)


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
    merge: opt.Merge = False,
    why: opt.Why = False,
    line: opt.Line = None,
) -> int:
    """Read each file of notes and deliver its record, or say why it was read so."""
    if line is not None and not why:
        raise BadUsage("cli.line-needs-why")
    if why:
        if output or force or merge:
            raise BadUsage("cli.why-writes-nothing")
        return _explain(notes, line, encoding)
    if id is not None and len(notes) > 1:
        raise BadUsage("cli.one-id")
    if merge and (force or output is None):
        raise BadUsage("cli.merge-needs-a-record")
    given = Given(title=title, date=date, place=place, series=series, language=language, id=id)
    many = len(notes) > 1
    delivery = _Delivery(target=_target(output, many=many), many=many, force=force, merge=merge, given=given)
    told = given if series is not None else replace(given, series=project_series())
    words = Vocabularies()  # the names and words that each file's project knows
    code, progress = OK, Progress(len(notes))
    with Patience(len(notes)) as patience:
        for done, file in enumerate(notes, 1):
            try:
                delivery.deliver(parse_notes(file, encoding=encoding, given=told, words=words.of(file)), file)
            except ActasError as error:  # one unreadable file does not stop the rest
                code = complain(error)
            progress.step(done)
            patience.between(done)
    if delivery.skipped and many:
        note(count("skipped", delivery.skipped))
    return code


def _explain(notes: list[str], line: int | None, encoding: str | None) -> int:
    """Print why lines were read as they were, file after file."""
    from actas.cli.why import drawn
    from actas.pipeline.why import why

    words, code = Vocabularies(), OK
    for file in notes:
        try:
            out(drawn(*why(file, line=line, encoding=encoding, words=words.of(file))))
        except ActasError as error:
            code = complain(error)
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
