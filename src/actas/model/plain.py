"""Equality, hash and looks of dataclasses, written once; and parts that are made by the thousand.

`dataclass` writes the methods of each class anew and compiles them when the module is loaded, 0.2 ms a
class: for the eighty classes that a command loads, of most of which it makes no object, that was a tenth
of its time. Here only `__init__` is written for a class, when its first object is made, and what `dataclass`
tells of its fields is asked of it when somebody wants to know.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def plain(*, kw_only: bool = False, frozen: bool = True) -> Callable[[type[T]], type[T]]:
    """Make a dataclass of a class of which notes give thousands of objects; its base is `Plain`.

    It is frozen to the type checker, which lets nobody set a field unless it says so. At run time it never
    is: a frozen class sets its own fields by a call each, which makes an object in four times the time,
    and to make them was a tenth of all the time that notes take.
    """

    def made(cls: type[T]) -> Any:
        held = dict(cls.__dict__)
        told: dict[str, Any] = held.get("__annotations__", {})
        usual = {name: held.pop(name) for name in told if name in held}
        for made_anew in ("__dict__", "__weakref__"):
            held.pop(made_anew, None)
        held |= {"__slots__": tuple(told), "_usual": usual, "_kw_only": kw_only}
        held["__dataclass_fields__"] = _Fields()
        maker: Any = type(cls)
        return maker(cls.__name__, cls.__bases__, held)

    return made


class _Fields:
    """The fields of a class as `dataclass` tells them, made when first somebody asks, which few do."""

    def __get__(self, part: object, cls: type[Any]) -> Any:
        # With a docstring, since one is written else, which reads the class's signature.
        told = {"__annotations__": cls.__annotations__, "__module__": cls.__module__, "__doc__": "Its twin."}
        twin: Any = type(cls.__name__, (), told | cls._usual)
        dataclass(init=False, eq=False, repr=False, kw_only=cls._kw_only)(twin)
        cls.__dataclass_fields__ = twin.__dataclass_fields__
        return twin.__dataclass_fields__


class Plain:
    """Base of a class made by `plain`; behaves as if `dataclass` had written its methods."""

    __slots__: tuple[str, ...] = ()

    def __init__(self, *args: Any, **values: Any) -> None:
        cls = self.__class__
        type.__setattr__(cls, "__init__", _init_of(cls))
        cls.__init__(self, *args, **values)

    def __copy__(self) -> Any:
        cls = self.__class__
        type.__setattr__(cls, "__copy__", _copy_of(cls))
        return cls.__copy__(self)

    def _values(self) -> tuple[Any, ...]:
        return tuple(map(self.__getattribute__, self.__slots__))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Plain) or other.__class__ is not self.__class__:
            return NotImplemented
        return self._values() == other._values()

    def __hash__(self) -> int:
        return hash(self._values())

    def __repr__(self) -> str:
        said = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__slots__)
        return f"{self.__class__.__qualname__}({said})"


if TYPE_CHECKING:  # it checks names and values
    from dataclasses import replace as replace
else:

    def replace(part, /, **values):
        """Return an object of a class made by `plain` with other values, five times as fast as any."""
        made = part.__copy__()
        for name in values:
            setattr(made, name, values[name])
        return made


def _copy_of(cls: type[Any]) -> Any:
    """Return what copies an object of a class, field by field."""
    body = [f" made.{name} = self.{name}" for name in cls.__slots__]
    names: dict[str, Any] = {"new": object.__new__, "cls": cls}
    exec("\n".join(["def copied(self):", " made = new(cls)", *body, " return made"]), names)
    return names["copied"]


def _init_of(cls: type[Any]) -> Any:
    """Return the `__init__` of a dataclass, as `dataclass` would have written it."""
    names: dict[str, Any] = {"_missing": MISSING}
    heads, body = [], []
    usual = [(name, cls._usual.get(name, MISSING)) for name in cls.__slots__]
    for name, told in sorted(usual, key=lambda one: _is_named(one[1], cls)):
        value = name
        if _is_named(told, cls) and "*" not in heads:
            heads.append("*")
        default = told.default if isinstance(told, Field) else told
        if isinstance(told, Field) and told.default_factory is not MISSING:
            names[f"_make_{name}"] = told.default_factory
            heads.append(f"{name}=_missing")
            value = f"_make_{name}() if {name} is _missing else {name}"
        elif default is not MISSING:
            names[f"_usual_{name}"] = default
            heads.append(f"{name}=_usual_{name}")
        else:
            heads.append(name)
        body.append(f" self.{name} = {value}")
    if hasattr(cls, "__post_init__"):
        body.append(" self.__post_init__()")
    exec("\n".join([f"def __init__(self, {', '.join(heads)}):", *(body or [" pass"])]), names)
    return names["__init__"]


def _is_named(told: Any, cls: type[Any]) -> bool:
    """Whether a field is given by its name only."""
    named = told.kw_only if isinstance(told, Field) else MISSING
    return bool(cls._kw_only if named is MISSING else named)
