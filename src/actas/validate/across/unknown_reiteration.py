"""unknown-reiteration: an item asks again for something that no record has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from actas.model.problem import Problem
from actas.validate.across import Trace, Wanted, finding
from actas.validate.across.trace import ids_of
from actas.validate.nearest import nearest


def target(to: str, own: str) -> tuple[str, str]:
    """Return record and item of a reference: "taller-2015#R2", or "R2" for an item of the same record."""
    record, mark, item = to.partition("#")
    return (record, item) if mark else (own, to)


def check(traces: Sequence[Trace], wanted: Wanted) -> Iterator[Problem]:
    """Yield each reference to a record that there is not, or to an item that the record lacks."""
    referred = {target(seen.text, trace.id)[0] for trace in traces for seen in trace.reiterates}
    known: dict[str, set[str]] = {}  # record -> ids, of records that are referred to
    for trace in chain(wanted.beside, traces):
        ids = known.setdefault(trace.id, set())
        if trace.id in referred:
            ids.update(ids_of(trace))
    for trace in traces:
        for seen in trace.reiterates:
            record, item = target(seen.text, trace.id)
            if record in wanted.unread:
                continue  # what is wrong there is said there
            if record not in known:
                meant = nearest(record, [one for one in known if one]) if record else None
                says, meant = "unknown-reiteration-record", f"{meant}#{item}" if meant else ""
            elif item not in known[record]:
                meant = nearest(item, known[record]) if item else None
                says, meant = "unknown-reiteration", f"{record}#{meant}" if meant else ""
            else:
                continue
            yield finding(
                "unknown-reiteration", seen, says=says, record=record, item=item, meant=meant,
                help="unknown-reiteration-meant" if meant else says,
            )  # fmt: skip
