"""Record -> problems. One check a file; `actas explain RULE` prints the rule's page from `pages/`.

`RULES` is every rule there is, those of other rooms too: what the store says of YAML, and what the
parser asks as doubts. A check of its own takes a `Subject` and yields problems; those in `across/`
take the traces of many records.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from actas.model.line import Notes
from actas.model.loaded import Loaded
from actas.model.plain import Plain, plain
from actas.model.problem import Level, Problem
from actas.validate import (
    across,
    approval,
    dangling_at,
    dates,
    due_before_meeting,
    duplicate_id,
    empty_item,
    fragment,
    id_letter,
    invented_word,
    key_order,
    lost_line,
    numbering_gap,
    open_doubt,
    registry,
    reused_id,
    schema,
    span_out_of_range,
    span_overlap,
    stale_source,
    trailing_space,
    unknown_code,
    unknown_ref,
    unknown_rule,
)
from actas.validate.across import Trace, Wanted
from actas.validate.across.sealed import Traces, opened, seal
from actas.validate.approval import fingerprint
from actas.validate.schema import schema_bytes
from actas.validate.subject import Subject

if TYPE_CHECKING:
    from actas.model.edit import Change

__all__ = [
    "ALWAYS", "RULES", "Rule", "Trace", "Traces", "Wanted", "check", "check_across", "check_fragment",
    "check_names", "check_shape", "fingerprint", "fixable", "fixes", "manual", "manual_parts", "opened",
    "schema_bytes", "seal", "trace",
]  # fmt: skip

Check = Callable[[Subject], Iterator[Problem]]


@plain(kw_only=True)
class Rule(Plain):
    """A rule: how bad its findings are, and the check that finds them (None: another room does)."""

    level: Level
    check: Check | None = None


_SYNTAX = (
    "yaml-syntax", "tab-indent", "open-quote", "bad-character", "duplicate-key", "odd-key", "yaml-alias",
    "merge-key", "yaml-tag", "second-document", "too-deep", "long-number", "empty-record", "not-a-record",
)  # fmt: skip
_SHAPE = (
    "unknown-key", "missing-key", "wrong-type", "empty-value", "unknown-kind", "bad-value", "bad-id",
    "newer-version",
)  # fmt: skip
_CHECKS: Mapping[str, Rule] = {
    "duplicate-id": Rule(level="error", check=duplicate_id.check),
    "reused-id": Rule(level="error", check=reused_id.check),
    "id-letter": Rule(level="warning", check=id_letter.check),
    "span-out-of-range": Rule(level="error", check=span_out_of_range.check),
    "span-overlap": Rule(level="error", check=span_overlap.check),
    "lost-line": Rule(level="error", check=lost_line.check),
    "invented-word": Rule(level="error", check=invented_word.check),
    "stale-source": Rule(level="error", check=stale_source.check),
    "numbering-gap": Rule(level="warning", check=numbering_gap.check),
    "empty-item": Rule(level="warning", check=empty_item.check),
    "unknown-code": Rule(level="error", check=unknown_code.check),
    "unknown-ref": Rule(level="error", check=unknown_ref.check),
    "bad-date": Rule(level="error", check=dates.check_dates),
    "bad-time": Rule(level="error", check=dates.check_times),
    "date-order": Rule(level="error", check=dates.check_order),
    "dangling-at": Rule(level="error", check=dangling_at.check),
    "unknown-rule": Rule(level="warning", check=unknown_rule.check),
    "due-before-meeting": Rule(level="warning", check=due_before_meeting.check),
    "approval-missing": Rule(level="error", check=approval.check_there),
    "changed-after-approval": Rule(level="error", check=approval.check_unchanged),
    "key-order": Rule(level="note", check=key_order.check),
    "trailing-space": Rule(level="note", check=trailing_space.check),
}
# Checks that hold a record against its notes: where it is of several files, against one after the other.
_OF_ONE_FILE = frozenset({"span-out-of-range", "span-overlap", "lost-line", "invented-word", "stale-source"})
# What only the parser can ask, because only it sees the notes.
_DOUBTS = (
    "two-in-one", "near-acronym", "no-actor", "unmet-demand", "third-party", "several-meetings",
    "date-conflict",
)  # fmt: skip
_OTHERS = [*across.LEVELS.items(), *fragment.LEVELS.items(), *registry.LEVELS.items()]
RULES: Mapping[str, Rule] = MappingProxyType({
    **{slug: Rule(level="error") for slug in (*_SYNTAX, *_SHAPE)},
    **_CHECKS,
    **{slug: Rule(level="warning") for slug in _DOUBTS},
    **{slug: Rule(level=level) for slug, level in _OTHERS},
})  # fmt: skip
# What no settings can switch off: without these a file is no record, and nothing else said of it holds.
ALWAYS = frozenset((*_SYNTAX, *_SHAPE))


def manual(rule: str, lang: str) -> str:
    """Return the page of a rule, its title first; KeyError when there is no such rule."""
    from actas.validate import pages

    return pages.manual(rule, lang)


def manual_parts(rule: str, lang: str) -> tuple[str, str, str]:
    """Return of a rule's page the title, the reason and what to do; KeyError when there is no such rule."""
    from actas.validate import pages

    return pages.parts(rule, lang)


def check(
    loaded: Loaded, *, source: Notes | None = None, others: Mapping[str, Notes] | None = None,
    path: Path | None = None,
) -> tuple[Problem, ...]:  # fmt: skip
    """Return all that is wrong with a record, in order of place.

    Args:
        loaded: the record, as `store.load` gave it.
        source: the notes that it was made from, when they are at hand: laws 1 and 2 are checked then.
        others: the other files of notes that are at hand, by name, where the record is of several.
        path: the record's file.

    """
    if loaded.data is None:
        return _sorted(loaded.problems)
    subject = Subject(loaded=loaded, notes=source)
    shape = tuple(schema.check(subject))
    if any(problem.rule == "newer-version" for problem in shape):
        return _sorted((*loaded.problems, *shape))
    views = subject.views({**(others or {}), **_named(subject, source)})
    found = [
        problem
        for slug, rule in _CHECKS.items()
        for view in (views if slug in _OF_ONE_FILE else (subject,))
        if rule.check
        for problem in rule.check(view)
    ]
    kept = _without_waived(subject, found)
    return _sorted((*loaded.problems, *shape, *kept, *open_doubt.check(subject)))


def _named(subject: Subject, source: Notes | None) -> dict[str, Notes]:
    """Return the first file of notes under the name that the record has for it."""
    return {name: source for name in list(subject.sources)[:1] if source is not None}


def trace(loaded: Loaded) -> Trace | None:
    """Return what a record leaves for the checks across records; None when nothing can be read of it."""
    from actas.validate.across.trace import trace_of

    return None if loaded.data is None else trace_of(Subject(loaded=loaded))


def check_across(traces: Sequence[Trace], wanted: Wanted | None = None) -> tuple[Problem, ...]:
    """Return what is wrong across records, in order of file and place."""
    return _sorted(across.check(traces, wanted))


def check_shape(loaded: Loaded, shape: str) -> tuple[Problem, ...]:
    """Return what is wrong with a follow-up "fragment" or the registry ("entities"), taken alone."""
    if loaded.data is None:
        return _sorted(loaded.problems)
    subject = Subject(loaded=loaded, shape=shape)
    alone = fragment.check_alone if shape == "fragment" else registry.check
    return _sorted((*loaded.problems, *schema.check(subject), *alone(subject)))


def check_fragment(loaded: Loaded, targets: fragment.Targets, digest: fragment.Digest) -> tuple[Problem, ...]:
    """Return what is wrong with a fragment beside the records that it speaks of and its evidence.

    Args:
        loaded: the fragment.
        targets: record -> item -> fingerprint of its words.
        digest: path of a file of the project -> its SHA-256; None when it is not there.

    """
    return _sorted(fragment.check_beside(Subject(loaded=loaded, shape="fragment"), targets, digest))


def check_names(trace: Trace, meant: Callable[[str], str | None]) -> tuple[Problem, ...]:
    """Return names of a record that the project's registry does not know; see `registry.check_names`."""
    return _sorted(registry.check_names(trace, meant))


def _sorted(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda problem: problem.order))


def _without_waived(subject: Subject, problems: list[Problem]) -> Iterator[Problem]:
    """Yield all but the warnings that a person has silenced at their item. An error is never silenced."""
    waiving = {item.path: item for item in subject.items if "waivers" in item.data}
    for problem in problems:
        ends = (problem.path[:n] for n in range(len(problem.path), 0, -1)) if waiving else ()
        item = next((waiving[end] for end in ends if end in waiving), None)
        if problem.level == "error" or item is None or not item.waives(problem.rule):
            yield problem


def _change(problem: Problem) -> Change | None:
    """Return what mends a problem without a person's judgement; None where that is needed.

    A word that is not in the notes is a person's: its item, or its section's heading, is marked as edited.
    """
    from actas.model.edit import Edit, Sort, Trim

    if problem.rule == "invented-word" and problem.help == "validate.invented-word-help":
        last = max(at for at, step in enumerate(problem.path) if step in ("items", "sections"))
        return Edit(path=problem.path[: last + 2], key="edited", value=True)
    if problem.rule == "unknown-code" and problem.values.get("fix"):
        return Edit(path=problem.path[:-1], key="code", value=problem.values["fix"])
    if problem.rule == "key-order":
        return Sort(problem.path[:-1])
    return Trim(problem.place.line) if problem.rule == "trailing-space" else None


def fixable(problem: Problem) -> bool:
    """Tell whether `fixes` mends the problem."""
    return _change(problem) is not None


def fixes(problems: Iterable[Problem]) -> tuple[Change, ...]:
    """Return the changes that mend what can be mended without judgement; `store.apply` makes them."""
    from actas.model.edit import Edit

    found: dict[object, Change] = {}
    for problem in problems:
        change = _change(problem)
        if isinstance(change, Edit):
            found.setdefault((change.path, change.key), change)
        elif change is not None:
            found.setdefault(change, change)
    return tuple(found.values())
