"""The road of follow-up: fragments written, folded into states, shown, and held against a branch."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from actas.files import ENDING, read_utf8, write_new
from actas.model.errors import BadUsage, WouldOverwrite
from actas.model.fragment import ANSWERS, FRAGMENT_KINDS, STATES, Evidence, Fragment, Target, file_name
from actas.model.given import is_day
from actas.model.problem import Place, Problem
from actas.pipeline.beside import check_shape, digest_of
from actas.pipeline.checks import Verdict
from actas.pipeline.project import FOLLOWUP, Project, fragments_of, from_here, records_of

if TYPE_CHECKING:
    from actas.model.followup import Fate, Followed

FORMS = ("table", "matrix", "json", "csv", "docx", "html", "md")
# The first line of a fragment where the project has the schema: editors complete and check by it.
EDITORS = "# yaml-language-server: $schema=../schemas/fragment.schema.json"
PAGES = frozenset({"docx", "html", "md"})
# What an output file's ending asks for.
SHOWN_AS = {
    ".docx": "docx", ".html": "html", ".htm": "html", ".md": "md", ".csv": "csv", ".json": "json",
    ".txt": "table",
}  # fmt: skip
SAID = tuple(state for state in STATES if state != "no-information")  # what a person may say
CLOSINGS = ("complete", "contrary")
# What a kind of step cannot do without.
_NEEDED = {"status": "state", "response": "answer", "deadline": "deadline", "evidence": "evidence"}
# Which options say something with which kinds of step.
_STATED = {"status": SAID, "progress": SAID, "closure": CLOSINGS, "reopening": SAID[:4]}


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What a person says of an item; `add` makes a fragment of it."""

    target: str  # "record#item", or "R2" where only one record has it
    date: str
    by: str
    kind: str
    text: str | None = None
    answer: str | None = None
    state: str | None = None
    deadline: str | None = None
    owner: str | None = None
    evidence: tuple[str, ...] = ()  # files, or addresses


def status(
    there: Project, as_of: str, *, series: str | None = None, stale_after: int | None = None
) -> tuple[Fate, ...]:
    """Return the fate of every item of a project that is followed, as of a day, by meeting.

    Raises BadUsage for a day that is none, and for records or fragments that cannot be read.
    """
    from actas.follow.state import STALE_AFTER, fates

    _check_day("--as-of", as_of)
    fragments = fragments_of(there)
    return fates(
        _items(there, fragments, series), fragments, as_of,
        stale_after=STALE_AFTER if stale_after is None else stale_after,
    )  # fmt: skip


def _items(there: Project, fragments: Sequence[Fragment], series: str | None = None) -> list[Followed]:
    """Return what is followed, the older meetings first."""
    from actas.follow.state import followed

    spoken_of = frozenset(f"{one.target.record}#{one.target.item}" for one in fragments)
    records = [one for one in records_of(there) if series is None or one.meeting.series == series]
    records.sort(key=lambda one: (one.meeting.date or "", one.id))
    return list(followed(records, spoken_of))


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """How a person wants to see the state of a project. ``language`` is of all but JSON and CSV."""

    as_of: str
    form: str
    language: str
    series: str | None = None
    only_open: bool = False
    stale_after: int | None = None


def shown(there: Project, view: View) -> tuple[bytes, str]:
    """Return the state of a project as a view of it, and how many items are in each state.

    The same view of the same files is remembered. Raises what `status` raises.
    """
    from hashlib import sha256

    from actas.cache import Cache
    from actas.pipeline.batch import stamp
    from actas.pipeline.project import marked

    _check_day("--as-of", view.as_of)
    cache, mark = Cache("status"), marked(there)
    key, its = (sha256(stamp() + mark + repr((view, part)).encode()).hexdigest() for part in ("page", "sum"))
    page, told = cache.get(key), cache.get(its)
    if page is not None and told is not None:
        return page, told.decode()
    fates = status(there, view.as_of, series=view.series, stale_after=view.stale_after)
    if not fates:
        _check_records(there, view.series)
    if view.only_open:
        fates = tuple(fate for fate in fates if fate.open)
    drawn = matrix(there, fates, view.as_of, view.language) if view.form == "matrix" else ""
    page = draw(fates, view.as_of, form=view.form, language=view.language, matrix=drawn)
    counted = summary(fates, view.language)
    if marked(there) == mark:  # else a file changed meanwhile, and the page may have it or not
        cache.put(key, page)
        cache.put(its, counted.encode())
    return page, counted


def _check_records(there: Project, series: str | None) -> None:
    """Raise BadUsage where there is no record to tell the state of."""
    from actas.pipeline.memory import files_in

    files_in([])
    if series is not None and all(one.meeting.series != series for one in records_of(there)):
        raise BadUsage("find.no-records", series=series)


def draw(fates: Sequence[Fate], as_of: str, *, form: str, language: str, matrix: str = "") -> bytes:
    """Return fates in one of the forms.

    Args:
        fates: what `status` returned, or some of it.
        as_of: the day they hold for.
        form: one of `FORMS`.
        language: of all but JSON and CSV.
        matrix: what `matrix` returned, for that form.

    """
    from actas.follow import tables
    from actas.follow.words import Words

    if form == "json":
        return tables.as_json(fates, as_of)
    if form == "csv":
        return tables.as_csv(fates).encode("utf-8-sig")  # without the mark, spreadsheets garble accents
    if form == "matrix":
        return matrix.encode()
    if form in PAGES:
        from actas.follow.page import page_of
        from actas.render import RENDERERS

        return RENDERERS[form](page_of(fates, as_of, language))
    return tables.as_lines(fates, Words(language)).encode()


def matrix(there: Project, fates: Sequence[Fate], as_of: str, language: str) -> str:
    """Return how the items of fates went from meeting to meeting, up to a day."""
    from actas.follow import tables
    from actas.follow.state import fates as fates_on
    from actas.follow.words import Words

    fragments = fragments_of(there)
    items = [fate.of for fate in fates]
    days = sorted({item.day for item in items if item.day and item.day < as_of})
    states = [{fate.of.to: fate.state for fate in fates_on(items, fragments, day)} for day in (*days, as_of)]
    return tables.as_matrix((*days, as_of), states, fates, Words(language))


def summary(fates: Sequence[Fate], language: str) -> str:
    """Return how many items are in each state, on one line; where there are none, that."""
    from actas.follow import tables
    from actas.follow.words import Words

    words = Words(language)
    return tables.summary(fates, words) or words.say("nothing-followed")


def state_name(state: str, language: str) -> str:
    """Return what a state is called."""
    from actas.follow.words import Words

    return Words(language).state(state)


def form_of(output: str | None, form: str | None) -> str:
    """Return the form asked for: the one named, else the one that the output's ending names, else a table.

    Raises BadUsage for a form that there is not, and for an ending that names none.
    """
    ending = Path(output).suffix.lower() if output else ""
    if form is None and ending and ending not in SHOWN_AS:
        raise BadUsage("follow.bad-ending", output=output, known=" ".join(SHOWN_AS))
    found = form or SHOWN_AS.get(ending, "table")
    if found not in FORMS:
        raise BadUsage("follow.bad-form", value=found, known=", ".join(FORMS))
    return found


# --- writing ----------------------------------------------------------------------------------


def item_named(there: Project, target: str) -> Followed:
    """Return the item that a person names: "taller-2016#R2", or "R2" where only one record has it.

    Raises BadUsage when there is none or more than one.
    """
    from actas.model.followup import Followed
    from actas.model.fragment import fingerprint

    record, wanted = _parts_of(target)
    found: list[Followed] = []
    example = ""
    for one in records_of(there, record) or records_of(there):
        for item in one.all_items():
            example = example or f"{one.id}#{item.id}"
            if item.id.casefold() == wanted.casefold() and record in (None, one.id):
                meeting = one.meeting
                found.append(
                    Followed(
                        record=one.id, series=meeting.series, day=meeting.date, kind="", item=item,
                        fingerprint=fingerprint(item),
                    )
                )  # fmt: skip
    if not example:
        _check_records(there, None)
        raise BadUsage("follow.nothing-to-target")
    if not found:
        raise BadUsage("follow.no-such-item", target=target, example=example)
    if len(found) > 1:
        raise BadUsage("follow.many-items", item=wanted, targets=", ".join(one.to for one in found))
    return found[0]


def _parts_of(target: str) -> tuple[str | None, str]:
    """Return the record's id, if it is told, and the item's; a record may be named by its file."""
    record, mark, item = target.strip().rpartition("#")
    return (Path(record).name.removesuffix(ENDING) if mark else None), item


def state_of(there: Project, target: str, day: str) -> str:
    """Return the state of one item ("record#item") as of a day; of one before its meeting, as of the meeting.

    Raises BadUsage for a day that is none.
    """
    from actas.follow.state import fates, followed

    _check_day("--date", day)
    steps = [
        one for one in fragments_of(there, lenient=True) if f"{one.target.record}#{one.target.item}" == target
    ]
    followed_there = followed(records_of(there, _parts_of(target)[0]), frozenset({target}))
    items = [one for one in followed_there if one.to == target]
    found = fates(items, steps, max([day, *(one.day for one in items if one.day)]))
    return found[0].state if found else "no-information"


def add(there: Project, step: Step) -> tuple[Path, Fragment]:
    """Write a fragment; return its file and what it says.

    Raises BadUsage for a value that cannot stand in one, and when the same was written before.
    """
    from actas.follow.fragments import to_data
    from actas.store.emit import document

    _check(step)
    item = item_named(there, step.target)
    target = Target(record=item.record, item=item.item.id, fingerprint=item.fingerprint)
    fragment = Fragment(
        file="", target=target, date=step.date, by=step.by, kind=step.kind, text=step.text or "",
        answer=step.answer, state=step.state, deadline=step.deadline, owner=step.owner,
        evidence=tuple(evidence_named(there, one) for one in step.evidence),
    )  # fmt: skip
    schema = there.root / "schemas" / "fragment.schema.json"
    text = document(to_data(fragment), EDITORS if schema.is_file() else None)
    name = file_name(fragment.date, fragment.target.item, fragment.text or fragment.kind, text.encode())
    path = there.followup / name
    if check_shape(str(path), "fragment", text).broken:  # an id that is none: the record has errors
        raise BadUsage("follow.odd-target", target=item.to)
    try:
        write_new(path, text.encode())
    except WouldOverwrite:  # whose sentence offers to write it anew, which no step ever is
        raise BadUsage("follow.same-step", file=from_here(path)) from None
    return path, fragment


def _check(step: Step) -> None:
    _check_one("--kind", step.kind, FRAGMENT_KINDS)
    _check_day("--date", step.date)
    if step.deadline is not None:
        _check_day("--deadline", step.deadline)
    if step.answer is not None:
        _check_one("--answer", step.answer, ANSWERS)
        if step.kind != "response":
            raise BadUsage("follow.not-for-kind", option="--answer", kind=step.kind)
    if step.state is not None:
        if step.kind not in _STATED:
            raise BadUsage("follow.not-for-kind", option="--state", kind=step.kind)
        _check_one("--state", step.state, _STATED[step.kind])
    needed = {"status": "state", "response": "answer", "deadline": "deadline", "evidence": "evidence"}.get(
        step.kind
    )
    if needed and not getattr(step, needed):
        raise BadUsage("follow.missing-option", option=f"--{needed}")


def check_value(option: str, value: str) -> None:
    """Raise BadUsage for what an option of `actas follow add` cannot be."""
    known = {"--kind": FRAGMENT_KINDS, "--answer": ANSWERS, "--state": SAID}.get(option)
    if known:
        _check_one(option, value, known)
    elif option in ("--date", "--deadline"):
        _check_day(option, value)


def _check_one(option: str, value: str, known: tuple[str, ...]) -> None:
    if value not in known:
        raise BadUsage("follow.bad-value", value=value, option=option, known=", ".join(known))


def _check_day(option: str, value: str) -> None:
    if not is_day(value):
        raise BadUsage("cli.bad-date", value=value, option=option)


def evidence_named(there: Project, given: str) -> Evidence:
    """Return a piece of evidence: a file of the project with its fingerprint, or an address.

    Raises BadUsage for a file that is not there or not in the project.
    """
    if given.startswith(("http://", "https://")):
        return Evidence(address=given)
    place = Path(os.path.abspath(given))  # noqa: PTH100  # links stay as they are
    if not place.is_file():
        raise BadUsage("follow.evidence-not-there", file=given)
    if not place.is_relative_to(there.root):
        raise BadUsage("follow.evidence-outside", file=given, folder=FOLLOWUP)
    inside = place.relative_to(there.root).as_posix()
    return Evidence(path=inside, sha256=digest_of(there.root, inside))


# --- the gate -----------------------------------------------------------------------------------


def gate(there: Project, fates: Sequence[Fate], base: str | None = None) -> tuple[Verdict, ...]:
    """Return what the gate does not let through, as verdicts on the fragments concerned.

    Args:
        there: the project.
        fates: of all its items.
        base: a branch or commit; what it has already passed the gate. None: all is looked at.

    Raises BadUsage when git does not know the base.

    """
    from actas.follow.gate import breaches

    new, changed = (None, ()) if base is None else _since(there, base)
    found: dict[str, list[Problem]] = {}
    for breach in breaches(fates, new=new, changed=changed):
        path = from_here(there.followup / breach.file)
        found.setdefault(path, []).append(_problem(path, breach.rule, breach.target))
    return tuple(Verdict(file=path, problems=tuple(problems)) for path, problems in found.items())


def _problem(path: str, rule: str, target: str) -> Problem:
    from actas.store import load

    where = {"closed-without-evidence": ("kind",), "suspect-target": ("target", "fingerprint")}.get(rule, ())
    place = Place(path, 1)
    if Path(path).is_file():
        place = load(read_utf8(path), path).place(where) if where else place
    record, _, item = target.partition("#")
    values = {"record": record, "item": item, "now": "", "file": Path(path).name}
    return Problem(
        rule=rule, level="error", place=place, says=f"validate.{rule}", help=f"validate.{rule}-help",
        path=where, values=values,
    )  # fmt: skip


def _since(there: Project, base: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the names of the fragments added since a commit, and of those changed or taken away."""
    commit = _git(
        there, base, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{base}^{{commit}}"
    ).strip()
    fork = _git(there, base, "merge-base", commit, "HEAD").strip()
    listed = _git(
        there, base, "diff", "--name-status", "--no-renames", "--relative", "-z", fork, "--", FOLLOWUP
    )
    parts = listed.split("\0")
    new, changed = set(), []
    for letter, path in zip(parts[::2], parts[1::2], strict=False):
        if path.endswith(".yaml") and path.count("/") == 1:
            new.add(Path(path).name) if letter == "A" else changed.append(Path(path).name)
    untracked = _git(there, base, "ls-files", "--others", "--exclude-standard", "-z", "--", FOLLOWUP)
    new.update(Path(path).name for path in untracked.split("\0") if path.endswith(".yaml"))
    return frozenset(new), tuple(changed)


def _git(there: Project, base: str, *words: str) -> str:
    try:
        run = subprocess.run(
            ["git", *words], cwd=there.root, capture_output=True, text=True, encoding="utf-8",
            errors="replace", stdin=subprocess.DEVNULL, check=False,
        )  # fmt: skip
    except OSError as error:
        raise BadUsage("follow.bad-base", base=base, why=error.strerror or "git") from None
    if run.returncode:
        raise BadUsage(
            "follow.bad-base", base=base, why=run.stderr.strip().splitlines()[0] if run.stderr else "?"
        )
    return run.stdout
