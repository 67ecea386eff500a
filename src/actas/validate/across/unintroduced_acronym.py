"""unintroduced-acronym: letters that stand for a name which no record says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from actas import vocabulary
from actas.model.problem import Problem
from actas.validate.across import Trace, Wanted, finding
from actas.vocabulary import tables
from actas.vocabulary.fold import fold


def check(traces: Sequence[Trace], wanted: Wanted) -> Iterator[Problem]:
    """Yield each acronym that is neither explained in a record nor known to everybody, once a record."""
    words = vocabulary.load()
    known = {word for trace in chain(wanted.beside, traces) for word in trace.introduced}
    known |= {fold(word).upper() for word in wanted.acronyms} | wanted.acronyms | everyday()
    names = (words.organisations, words.instruments, words.countries)
    for trace in traces:
        for seen in trace.acronyms:
            if seen.text not in known and not any(fold(seen.text) in table for table in names):
                yield finding("unintroduced-acronym", seen, acronym=seen.text)


def everyday() -> frozenset[str]:
    """Return the acronyms that need no introduction anywhere."""
    return frozenset(tables.read(tables.beside(vocabulary.__file__, "acronyms.toml"))["everyday"]["words"])
