"""A run of lines: what it holds, how two join, and what is none."""

from __future__ import annotations

import pytest

from actas.model.span import Span


def test_both_ends_are_included():
    assert [line for line in range(6) if line in Span(2, 4)] == [2, 3, 4]
    assert 3 in Span(3, 3)


def test_two_join_to_the_smallest_that_holds_both():
    assert Span(2, 3) | Span(5, 9) == Span(2, 9)
    assert Span(5, 9) | Span(2, 3) == Span(2, 9)
    assert Span(1, 9) | Span(3, 4) == Span(1, 9)
    assert Span(2, 2, 1, 2) | Span(2, 2, 2, 2) == Span(2, 2)


@pytest.mark.parametrize(("first", "last"), [(0, 1), (-1, 2), (3, 2)])
def test_what_is_no_run_of_lines_is_refused(first, last):
    with pytest.raises(ValueError, match=f"^no such run of lines: {first} to {last}$"):
        Span(first, last)


def test_the_smallest_runs_are_runs():
    assert (Span(1, 1).first, Span(1, 1).last) == (1, 1)
    assert (Span(1, 1).part, Span(1, 1).parts) == (0, 0)


def test_order_is_by_first_then_last_then_part():
    spans = [Span(2, 2), Span(1, 3), Span(1, 2, 2, 2), Span(1, 2, 1, 2)]
    assert sorted(spans) == [Span(1, 2, 1, 2), Span(1, 2, 2, 2), Span(1, 3), Span(2, 2)]
    assert len({Span(1, 2), Span(1, 2)}) == 1
    assert not hasattr(Span(1, 2), "__dict__")  # a record has thousands of them
