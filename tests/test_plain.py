"""Classes made by `plain` behave as dataclasses do, though they cost less."""

from __future__ import annotations

import copy
import pickle
from dataclasses import dataclass, field, fields, is_dataclass, replace

import pytest

from actas.model.plain import Plain, plain


@plain(kw_only=True)
class Named(Plain):
    """Fields by name, one of them made anew for each object."""

    first: int
    second: str = "usual"
    third: list[int] = field(default_factory=list)


@plain()
class Placed(Plain):
    """Fields by place."""

    first: int
    second: str = "usual"


@plain(kw_only=True)
class Empty(Plain):
    """Nothing in it."""


def test_values_are_given_by_name_or_by_place() -> None:
    assert (Named(first=1).first, Named(first=1, second="b").second) == (1, "b")
    assert (Placed(1).second, Placed(1, "b").second, Placed(second="c", first=2).first) == ("usual", "b", 2)
    assert Empty() == Empty()
    for wrong in (lambda: Named(1), lambda: Named(), lambda: Named(first=1, fourth=2), lambda: Placed()):
        with pytest.raises(TypeError):
            wrong()  # type: ignore[no-untyped-call]


def test_what_is_made_anew_is_not_shared() -> None:
    one, other = Named(first=1), Named(first=1)
    one.third.append(7)
    assert (one.third, other.third) == ([7], [])


def test_nothing_is_added() -> None:
    with pytest.raises(AttributeError):
        Placed(1).third = 2  # type: ignore[attr-defined]
    assert not hasattr(Placed(1), "__dict__")


def test_equal_by_value_within_one_class() -> None:
    assert Placed(1) == Placed(1) != Placed(2)
    assert {Placed(1), Placed(1), Placed(2)} == {Placed(2), Placed(1)}
    assert Placed(1) != Named(first=1)
    assert repr(Placed(1, "b")) == "Placed(first=1, second='b')"


def test_it_is_copied_replaced_and_pickled() -> None:
    assert is_dataclass(Named)
    assert [one.name for one in fields(Named)] == ["first", "second", "third"]
    assert replace(Named(first=1), second="b") == Named(first=1, second="b")
    for one in (Placed(1, "b"), Empty()):
        assert pickle.loads(pickle.dumps(one)) == copy.deepcopy(one) == copy.copy(one) == one


def test_the_signs_of_a_dataclass_are_the_same() -> None:
    """The first object of a class has its `__init__` written; every later one finds it there."""

    @plain(kw_only=True)
    class Late(Plain):
        value: int = 3

    assert Late.__init__ is Plain.__init__
    assert (Late(), Late.__init__ is Plain.__init__) == (Late(value=3), False)

    @dataclass(frozen=True, kw_only=True)
    class Usual:
        value: int = 3

    assert Late.__init__.__kwdefaults__ == Usual.__init__.__kwdefaults__
