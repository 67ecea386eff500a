"""Broken on purpose: a finding stands where the fault is, and no fault goes unseen.

The faults are those of `faults.py`: each value and each key of two records, each broken in every way
that fits it. 200 of them are tried here; all (some 1,700) with ``ACTAS_EXAMPLES`` set. The figure is
printed by `pytest -s`, and by `python tests/faults.py`.
"""

# ruff: noqa: T201 - the figure is printed

from __future__ import annotations

import os
from collections import Counter

import pytest

import faults
from actas import store, validate

TRIED = faults.all_faults() if "ACTAS_EXAMPLES" in os.environ else faults.some_faults(200)


@pytest.mark.parametrize("text", faults.RECORDS, ids=["block", "flow"])
def test_the_records_are_sound(text):
    assert {p.rule for p in validate.check(store.load(text, "a"))} <= {"two-in-one"}


def test_faults_are_seen_at_their_place():
    verdicts = {fault: faults.verdict(fault) for fault in TRIED}
    counts = Counter(verdicts.values())
    print(f"\n{len(TRIED)} faults: {dict(counts)}")
    assert len(TRIED) >= 200
    assert [fault.name for fault, said in verdicts.items() if said == "unseen"] == []
    assert counts["right"] >= 0.99 * len(TRIED), [
        f.name for f, said in verdicts.items() if said == "elsewhere"
    ]


def test_each_finding_has_an_end_after_its_beginning():
    for fault in TRIED:
        for problem in faults.found_by(fault):
            place = problem.place
            assert (place.line, place.column) <= (place.end_line, place.end_column), (fault.name, place)


def test_all_sorts_of_faults_are_among_those_tried():
    rules = {rule for fault in TRIED for rule in fault.rules}
    assert rules >= {
        "unknown-key", "missing-key", "wrong-type", "empty-value", "unknown-kind", "bad-value", "bad-id",
        "bad-date", "unknown-code", "span-out-of-range", "duplicate-key", "yaml-alias", "yaml-tag",
        "yaml-syntax", "tab-indent", "open-quote", "bad-character", "trailing-space", "reused-id",
    }  # fmt: skip


def test_a_fault_in_the_wrong_place_would_be_noticed():
    fault = faults.some_faults(1)[0]
    assert faults.verdict(fault) == "right"
    assert faults.verdict(fault._replace(column=fault.column + 1)) == "elsewhere"
    assert faults.verdict(fault._replace(text=faults.RECORDS[1])) == "unseen"
