"""`actas parse`: notes in, records out."""

import os
from collections.abc import Callable, Sequence
from dataclasses import field, replace
from pathlib import Path

from actas.cli import OK
from actas.cli import options as opt
from actas.cli.patience import Patience
from actas.cli.summary import Tally, count, merge_summary, summary
from actas.cli.terminal import Progress, note, out, out_bytes, tell
from actas.cli.usage import complain
from actas.model.errors import ActasError, BadUsage, WouldOverwrite
from actas.model.given import Given
from actas.model.plain import Plain, plain
from actas.pipeline import STDIN, Parsed, parse_notes, place_of, record_text, write_record
from actas.pipeline.checks import project_series
from actas.pipeline.merging import is_of, merge_record, record_for, remember
from actas.pipeline.project import Vocabularies
from actas.pipeline.several import join_notes, split_notes


@plain(kw_only=True, frozen=False)
class _Delivery(Plain):
    """Where records go, and what has gone there."""

    target: Path | None
    many: bool
    force: bool
    merge: bool
    given: Given
    written: set[Path] = field(default_factory=set)
    skipped: int = 0

    def deliver(self, parsed: Parsed, file: str, *also: str, tally: Tally | None = None) -> None:
        """Print a record, write it, or bring the one that is there up to date.

        ``also`` are its other files, ``tally`` what was counted of it while it was made.
        """
        path = place_of(parsed.record, self.target)
        if path is None:
            out_bytes(record_text(parsed.record).encode())
            note(summary(parsed, tally))
            return
        there = os.path.exists(path)  # noqa: PTH110  # a Path raises where it may not look
        if self.merge and not there and file != STDIN:
            path = (
                record_for(Path(file), path.parent, parsed.record) or path
            )  # its title changed, and with it the id
        if path in self.written:
            raise BadUsage("cli.same-id", file=file, record=path)
        self.written.add(path)
        if os.path.exists(path) and not self.force:  # noqa: PTH110
            self._there_already(parsed, file, path)
            return
        write_record(parsed, path, file, also=tuple(map(Path, also)), force=self.force)
        if not (parsed.record.source and parsed.record.source.also):
            remember(parsed.notes, parsed.record)
        note(summary(parsed, tally))
        note(tell("record-written", record=path))

    def _there_already(self, parsed: Parsed, file: str, path: Path) -> None:
        if (self.many or self.merge) and self.given == Given() and is_of(path, parsed.record):
            self.skipped += 1
            if not self.many:
                note(tell("up-to-date", record=path))
        elif self.merge:
            inputs = () if file == STDIN else (Path(file),)
            before = path.read_bytes()
            done = merge_record(parsed.record, parsed.notes, path, inputs=inputs)
            note(merge_summary(parsed, done))
            note(tell("up-to-date" if path.read_bytes() == before else "record-merged", record=path))
        else:
            joined = parsed.record.source is not None and parsed.record.source.also  # not to be merged
            raise WouldOverwrite(*(() if joined else ("cli.record-is-there",)), file=path)


def parse(
    notes: opt.Notes,
    output: opt.RecordsTo = None,
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
    split: opt.Split = False,
    join: opt.Join = False,
) -> int:
    """Read each file of notes and deliver its record, or say why it was read so."""
    given = Given(title=title, date=date, place=place, series=series, language=language, id=id)
    options = {
        "-o": bool(output), "--force": force, "--merge": merge, "--split": split, "--join": join,
        "--date": date is not None, "--why": why, "--line": line is not None, "--id": id is not None,
    }  # fmt: skip
    _check(notes, {name for name, used in options.items() if used})
    if why:
        return _explain(notes, line, encoding)
    many = split or (len(notes) > 1 and not join)
    delivery = _Delivery(target=_target(output, many=many), many=many, force=force, merge=merge, given=given)
    told = given if series is not None else replace(given, series=project_series())
    words = Vocabularies()  # the names and words that each file's project knows
    if join:
        target = delivery.target
        folder = target if target is None or not _names_a_file(target) else target.parent
        delivery.deliver(
            join_notes(notes, folder=folder, encoding=encoding, given=told, words=words.of), *notes
        )
        return OK

    def deliver(file: str) -> None:
        own, tally = words.of(file), Tally()
        if split:
            _deliver_each(split_notes(file, encoding=encoding, given=told, words=own), file, delivery)
            return
        parsed = parse_notes(file, encoding=encoding, given=told, words=own, watch=tally.see)
        delivery.deliver(parsed, file, tally=tally)

    code = _one_by_one(notes, deliver)
    if delivery.skipped and many:
        note(count("skipped", delivery.skipped))
    return code


def _one_by_one(notes: Sequence[str], deliver: Callable[[str], None]) -> int:
    """Deliver file after file; one that cannot be read does not stop the rest."""
    code, progress = OK, Progress(len(notes))
    with Patience(len(notes)) as patience:
        for done, file in enumerate(notes, 1):
            try:
                deliver(file)
            except ActasError as error:
                code = complain(error)
            progress.step(done)
            patience.between(done)
    return code


def _deliver_each(meetings: tuple[Parsed, ...], file: str, delivery: _Delivery) -> None:
    """Deliver the record of every meeting of a file."""
    if len(meetings) == 1:
        note(tell("one-meeting-only", file=file))
    for parsed in meetings:
        delivery.deliver(parsed, file)


# What an option does not go with, and the sentence for it.
_APART = (
    ("--why", {"-o", "--merge", "--force", "--split", "--join"}, "cli.why-writes-nothing"),
    ("--split", {"--join", "--date"}, "cli.split-alone"),
    ("--join", {"--merge", "--split"}, "cli.join-alone"),
)


def _check(notes: list[str], used: set[str]) -> None:
    """Raise BadUsage for options that do not go together."""
    for option, others, says in _APART:
        if option in used and used & others:
            raise BadUsage(says, option=min(used & others))
    if "--line" in used and "--why" not in used:
        raise BadUsage("cli.line-needs-why")
    if "--id" in used and len(notes) > 1 and "--join" not in used:
        raise BadUsage("cli.one-id")
    if "--merge" in used and ("--force" in used or "-o" not in used):
        raise BadUsage("cli.merge-needs-a-record")
    if "--split" in used and "-o" not in used:
        raise BadUsage("cli.split-needs-a-folder")
    if "--join" in used and (len(notes) < 2 or STDIN in notes):
        raise BadUsage("cli.join-needs-several")


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
    if many and _names_a_file(target):
        raise BadUsage("cli.many-need-a-folder")
    return target


def _names_a_file(target: Path) -> bool:
    return target.suffix.lower() in (".yaml", ".yml")
