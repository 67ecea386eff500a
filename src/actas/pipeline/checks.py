"""The road of checks: records in, verdicts out."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from actas.files import ENDING, below, read_utf8, waits
from actas.model.errors import ActasError, BadUsage, UnreadableRecord
from actas.model.line import Notes
from actas.model.loaded import Loaded
from actas.model.plain import Plain, plain
from actas.model.problem import Place, Problem
from actas.pipeline.named_notes import others_of, source_of

if TYPE_CHECKING:
    from actas.model.settings import Settings
    from actas.validate import Trace, Traces, Wanted

STDIN = "-"


@plain(kw_only=True)
class Checked(Plain):
    """A record's file, as loaded, and what is wrong with it."""

    loaded: Loaded
    problems: tuple[Problem, ...]

    @property
    def broken(self) -> bool:
        """Whether there is any error (warnings do not break a record)."""
        return any(p.level == "error" for p in self.problems)


@plain(kw_only=True)
class Verdict(Plain):
    """What is said of one file: small, so that those of ten thousand files fit in memory."""

    file: str
    problems: tuple[Problem, ...]
    record_id: str = ""  # where there are problems and it could be read
    text: str | None = None  # of what does not lie on the disk under its name

    def read(self) -> str:
        """Return the record's text; "" when it is gone."""
        if self.text is not None:
            return self.text
        try:
            return Path(self.file).read_bytes().decode("utf-8-sig", "replace")
        except OSError:
            return ""


class Found(NamedTuple):
    """A verdict on one record alone, and its sealed trace; None when nothing could be read of it."""

    verdict: Verdict
    sealed: bytes | None


class Round(NamedTuple):
    """What became of many records: the verdicts, their traces, and how many things were mended."""

    verdicts: tuple[Verdict, ...]
    traces: Traces
    mended: int = 0


def check_record(path: Path | str, *, sources: bool = True, name: str | None = None) -> Checked:
    """Load one record ("-": standard input) and check it, against its notes where they lie beside it.

    ``name`` is the file that standard input stands for.
    """
    from actas.store import load

    given = str(path)
    refuse_notes(given)
    data = sys.stdin.buffer.read() if given == STDIN else None
    shown = name or given
    loaded = load(read_utf8(given, data), shown)
    source = source_of(loaded, Path(shown)) if sources and shown != STDIN else None
    return checked(loaded, source, others_of(loaded, Path(shown)) if sources and shown != STDIN else None)


def refuse_notes(path: str) -> None:
    """Raise UnreadableRecord for a file whose name says that it holds notes, and say how to make a record."""
    ending = path.rpartition(".")[2].lower()
    if ending in ("yaml", "yml"):
        return  # nearly all: nothing need be loaded to tell
    from actas.read import ENDINGS

    if ending in ENDINGS:
        raise UnreadableRecord("cli.notes-no-record", file=path)


def checked(loaded: Loaded, source: Notes | None, others: Mapping[str, Notes] | None = None) -> Checked:
    """Check a record that is loaded; ``others`` are its other files of notes, as it names them."""
    from actas.validate import check

    found = check(loaded, source=source, others=others, path=Path(loaded.name))
    return Checked(loaded=loaded, problems=found)


def found_of(one: Checked, *, keep_text: bool = False) -> Found:
    """Return what is said of a checked record, and what it leaves for the checks across records."""
    from actas.validate import seal, trace

    left = trace(one.loaded)
    sealed = seal(left) if left is not None else None
    return Found(verdict_of(one, keep_text=keep_text), sealed)


def verdict_of(one: Checked, *, keep_text: bool = False) -> Verdict:
    """Return what is said of a checked file."""
    text = one.loaded.text if keep_text else None
    return Verdict(file=one.loaded.name, problems=one.problems, text=text)


def verdicts(
    paths: Sequence[str], *, settings: Settings | None = None, name: str | None = None, fix: bool = False,
    cached: bool = True, failed: Callable[[ActasError], None], step: Callable[[int], None],
) -> Round:  # fmt: skip
    """Check records one by one and then against each other.

    Args:
        paths: the records ("-": standard input).
        settings: what the project asks for.
        name: the file that standard input stands for.
        fix: mend what needs no judgement.
        cached: use what is remembered of records that have not changed, and remember.
        failed: is told of a file that cannot be read; the others are checked all the same.
        step: is told how many are done.

    """
    once = {path for path in paths if path == STDIN or waits(path)}  # what is read of them is gone
    if not fix and not once:
        from actas.pipeline.batch import outcomes

        return together(_read(outcomes(paths, cached=cached, step=step), failed), settings)
    mended: list[int] = []

    def one_by_one() -> Iterator[Found | ActasError]:
        for done, path in enumerate(paths, 1):
            try:
                if fix:
                    from actas.pipeline.mending import fix_record

                    one, changes = fix_record(path, settings=settings)
                    mended.append(changes)
                else:
                    one = check_record(path, name=name)
                yield found_of(one, keep_text=path in once)
            except ActasError as error:
                yield error
            step(done)

    return together(_read(one_by_one(), failed), settings)._replace(mended=sum(mended))


def unreadable(error: ActasError) -> Verdict | None:
    """Return a file that is no UTF-8 as a finding at its line; None for any other error."""
    if error.key != "cli.not-utf-8":
        return None
    file = error.values["file"]
    says = "store.not-utf-8"
    found = Problem(
        rule="bad-character", level="error", place=Place(file, int(error.values["line"])), says=says,
        help=f"{says}-help",
    )  # fmt: skip
    return Verdict(file=file, problems=(found,))


def _read(outcomes: Iterable[Found | ActasError], failed: Callable[[ActasError], None]) -> Iterator[Found]:
    """Yield what could be read; tell of the rest at the end, where no counter of progress is in the way."""
    errors: list[ActasError] = []
    for outcome in outcomes:
        if isinstance(outcome, ActasError):
            errors.append(outcome)
        else:
            yield outcome
    for error in errors:
        failed(error)


def together(found: Iterable[Found], settings: Settings | None) -> Round:
    """Return verdicts with what the records show beside each other, without what is switched off."""
    from actas.validate import Traces, check_across

    verdicts, traces, unread = [], Traces(), set[str]()
    for verdict, sealed in found:
        verdicts.append(verdict)
        if sealed is not None:
            traces.add(verdict.file, sealed)
        else:
            unread.add(Path(verdict.file).name.removesuffix(ENDING))
    more: dict[str, list[Problem]] = {verdict.file: [] for verdict in verdicts if verdict.problems}
    for problem in check_across(traces, _wanted(traces, settings)._replace(unread=frozenset(unread))):
        more.setdefault(problem.place.file, []).append(problem)
    ids = {trace.file: trace.id for trace in traces if trace.file in more} if more else {}
    made = (
        replace(
            verdict, problems=kept((*verdict.problems, *more[verdict.file]), settings),
            record_id=ids.get(verdict.file, ""),
        )
        if verdict.file in more
        else verdict
        for verdict in verdicts
    )  # fmt: skip
    return Round(tuple(made), traces)


def kept(problems: tuple[Problem, ...], settings: Settings | None) -> tuple[Problem, ...]:
    """Return the problems that the settings want, in order of place."""
    if settings is not None:
        from actas.validate import ALWAYS

        problems = tuple(
            p for p in problems if p.rule in ALWAYS or settings.wants(p.rule, _from(settings, p.place.file))
        )
    return tuple(sorted(problems, key=lambda p: p.order))


def _from(settings: Settings, file: str) -> str:
    """Return a file's path from the folder of the settings."""
    import os.path

    try:
        return os.path.relpath(file, settings.folder or ".").replace("\\", "/")
    except ValueError:  # another drive on Windows
        return file.replace("\\", "/")


def _wanted(traces: Sequence[Trace], settings: Settings | None) -> Wanted:
    """Return what the project asks of these records, and the records that they refer to."""
    from actas.validate import Wanted

    beside = tuple(_referred(traces, settings))
    if settings is None:
        return Wanted(beside=beside)
    if not settings.profiles:
        return Wanted(acronyms=frozenset(settings.acronyms), beside=beside)
    sections: dict[str, list[tuple[str, str]]] = {}
    keys: dict[str, list[tuple[str, str]]] = {}
    for trace in traces:
        path, series = _from(settings, trace.file), trace.meeting.get("series")
        for profile in settings.profiles:
            if profile.holds_for(path, series):
                sections.setdefault(trace.file, []).extend((profile.name, kind) for kind in profile.sections)
                keys.setdefault(trace.file, []).extend((profile.name, key) for key in profile.meeting)
    return Wanted(sections=sections, keys=keys, acronyms=frozenset(settings.acronyms), beside=beside)


def _referred(traces: Sequence[Trace], settings: Settings | None) -> Iterator[Trace]:
    """Yield the traces of records that these refer to and that are not among them.

    They are looked for by name, `<id>.acta.yaml`: below the folders of `records` in the settings, else
    beside the record that refers to them.
    """
    here: set[str] = set()
    missing: set[tuple[str, str]] = set()
    for trace in traces:
        here.add(trace.id)
        for seen in trace.reiterates:
            if "#" in seen.text:
                missing.add((seen.text.partition("#")[0], str(Path(trace.file).parent)))
    wanted = {(name, folder) for name, folder in missing if name not in here}
    if not wanted:
        return
    from actas.store import load
    from actas.validate import trace as trace_of

    for file in dict.fromkeys(_named(wanted, settings)):
        try:
            found = trace_of(load(read_utf8(file), file))
        except ActasError:
            continue  # it has its own findings when it is checked
        if found is not None:
            yield found


def _named(wanted: set[tuple[str, str]], settings: Settings | None) -> Iterator[str]:
    names = {name + ENDING for name, _ in wanted}
    if settings is not None and settings.records:
        for folder in settings.records:
            yield from (
                file for file in below(str(Path(settings.folder, folder))) if Path(file).name in names
            )
        return
    for name, folder in sorted(wanted):
        file = Path(folder, Path(name).name + ENDING)
        if file.is_file():
            yield str(file)


def records_in(paths: Iterable[str]) -> list[str]:
    """Return the records that paths, folders and globs stand for, each once, in the order given.

    A symbolic link to a record that is among them too is the same record again.
    """
    found = list(dict.fromkeys(file for path in paths for file in below(path)))
    links = {file for file in found if os.path.islink(file)}  # noqa: PTH114  # of ten thousand files
    if not links:
        return found
    seen = {os.path.realpath(file) for file in found if file not in links}
    again = set()
    for file in (file for file in found if file in links):
        target = os.path.realpath(file)
        if target in seen:
            again.add(file)
        seen.add(target)
    return [file for file in found if file not in again]


def settings_of(file: Path | None, *, isolated: bool = False) -> Settings | None:
    """Return the settings of a file, or of the nearest one from here upward; None when there are none.

    Raises BadUsage for a slip in the file.
    """
    if isolated:
        return None
    from actas import settings

    found = file or settings.find(Path.cwd())
    if found is None:
        return None
    made = settings.read(found)
    known_rules(made.select, off=False)
    for one in (made.ignore, *(exempt.ignore for exempt in made.exempt)):
        known_rules(one)
    return made


def project_series() -> str | None:
    """Return the series that the settings found from here give to all meetings; None when they give none."""
    found = settings_of(None)
    return found.series if found else None


def known_rules(slugs: Iterable[str], *, off: bool = True) -> None:
    """Raise BadUsage for what is no rule, or, where they are to be switched off, must stay on."""
    from actas.validate import ALWAYS, RULES

    for slug in slugs:
        if slug not in RULES:
            from actas.validate.nearest import nearest

            meant = nearest(slug, RULES)
            raise BadUsage("cli.no-such-rule-near" if meant else "cli.no-such-rule", rule=slug, meant=meant)
        if off and slug in ALWAYS:
            raise BadUsage("cli.rule-stays", rule=slug)


def fixable(problem: Problem) -> bool:
    """Tell whether a problem can be mended without judgement."""
    from actas import validate

    return validate.fixable(problem)


def manual_parts(rule: str, language: str) -> tuple[str, str, str]:
    """Return of a rule's page the title, the reason and what to do."""
    from actas import validate

    return validate.manual_parts(rule, language)
