"""The record against its JSON Schema: each departure said in our own words, at its key or value."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path as File
from typing import Any

from actas.model.loaded import Path
from actas.model.problem import Problem
from actas.validate.nearest import nearest
from actas.validate.subject import Subject

# Keys whose form has a check of its own, with a better sentence.
_CHECKED_ELSEWHERE = frozenset({"date", "end_date", "due", "on", "start", "end"})
_IDS = frozenset({"id", "at", "retired"})


# The key that holds a shape's version.
_VERSION = {"record": "actas", "fragment": "fragment", "entities": "registry"}


def schema_bytes(shape: str = "record") -> bytes:
    """Return the JSON Schema of a shape: beside the package's code when installed, else in the clone."""
    package = File(__file__).parents[1]
    inside, beside = package / "schemas", package.parents[1] / "schemas"
    return ((inside if inside.is_dir() else beside) / f"{shape}.schema.json").read_bytes()


@cache
def schema(shape: str = "record") -> dict[str, Any]:
    """Return the schema as data."""
    import json

    return json.loads(schema_bytes(shape))  # type: ignore[no-any-return]


@cache
def _validator(shape: str) -> Any:
    import jsonschema_rs

    # The text, not the data: a sound record then needs no JSON library of Python's.
    return jsonschema_rs.Draft202012Validator(schema_bytes(shape).decode())


def check(subject: Subject) -> Iterator[Problem]:
    """Yield what the schema does not allow."""
    data = subject.data
    version = data.get(_VERSION[subject.shape])
    if type(version) is int and version > 1:
        # Nothing else can be said of a shape that we do not know.
        yield subject.problem("newer-version", (_VERSION[subject.shape],), version=version, known=1)
        return
    for error in _validator(subject.shape).iter_errors(data):
        path = tuple(error.instance_path)
        say = _SAY.get(error.kind.name, _form)
        yield from say(subject, path, error)


def _value(subject: Subject, path: Path) -> Any:
    value: Any = subject.data
    for step in path:
        value = value[step]
    return value


def _key(path: Path) -> str:
    return next((step for step in reversed(path) if isinstance(step, str)), "")


def _shown(value: object) -> str:
    text = value if isinstance(value, str) else "…" if isinstance(value, (dict, list)) else str(value).lower()
    return text if len(text) <= 60 else text[:59] + "…"


def rules_at(path: Path, shape: str = "record") -> Mapping[str, Any]:
    """Return the part of the schema that holds for what stands at a path; empty when there is none."""
    here: Any = schema(shape)
    for step in path:
        here = here.get("items" if isinstance(step, int) else "properties", {})
        here = here if isinstance(step, int) else here.get(step, {})
        here = {**schema(shape)["$defs"][here["$ref"].rpartition("/")[2]], **here} if "$ref" in here else here
    return here  # type: ignore[no-any-return]


def _unknown_key(subject: Subject, path: Path, error: Any) -> Iterator[Problem]:
    allowed = tuple(rules_at(path, subject.shape).get("properties", ()))
    there = _value(subject, path)
    free = [key for key in allowed if key not in there]
    for key in error.kind.unexpected:
        from actas.vocabulary.keys import meant_by

        meant = next((k for k in meant_by(key) if k in free), None) or nearest(key.lower(), free)
        yield subject.problem(
            "unknown-key", (*path, key), place=subject.loaded.key_place((*path, key)), key=_shown(key),
            help="unknown-key-meant" if meant else "unknown-key", meant=meant or "", known=", ".join(allowed),
        )  # fmt: skip


def _missing_key(subject: Subject, path: Path, error: Any) -> Iterator[Problem]:
    name = subject.data.get("id") if not path else _value(subject, path).get("id")
    yield subject.problem(
        "missing-key", (*path, error.kind.property), place=subject.loaded.key_place(path),
        says="missing-key-of" if isinstance(name, str) else "missing-key",
        help=_help(path, error.kind.property),
        key=error.kind.property, of=name,
        example=_example((*path, error.kind.property), subject.shape),
    )  # fmt: skip


def _help(path: Path, key: str) -> str:
    """Return what to do about a missing key: most are written, two are a command's to set."""
    if key == "lines" and "items" in path:
        return "missing-lines"
    return "missing-approval" if path == ("approved",) else "missing-key"


def _example(path: Path, shape: str) -> str:
    """Return a value that may stand at a path, as one would write it: of a group, the keys it must have."""
    rules = rules_at(path, shape)
    known = rules.get("examples") or rules.get("enum")
    if known:
        return str(known[0])
    if rules.get("type") == "array":
        return f"[{_example((*path, 0), shape)}]"
    if rules.get("type") == "object":
        keys = rules.get("required") or tuple(rules.get("properties", ()))[:1]
        return "{" + ", ".join(f"{key}: {_example((*path, key), shape)}" for key in keys) + "}"
    return "true" if rules.get("type") == "boolean" else "…"


def _unknown_value(subject: Subject, path: Path, error: Any) -> Iterator[Problem]:
    value, key = _value(subject, path), _key(path)
    rule = "unknown-kind" if key in ("kind", "role") else "bad-value"
    options = [str(option) for option in error.kind.options]
    meant = nearest(value.lower(), options) if isinstance(value, str) else None
    if meant is None and isinstance(value, str):
        from actas.vocabulary.keys import meant_by

        meant = next((k for k in meant_by(value) if k in options), None)
    yield subject.problem(
        rule, path, key=key, value=_shown(value), known=", ".join(options),
        help=f"{rule}-meant" if meant else rule, meant=meant or "",
    )  # fmt: skip


def _wrong_type(subject: Subject, path: Path, error: Any) -> Iterator[Problem]:
    value, wanted = _value(subject, path), error.kind.types[0]
    key = _key(path) or _VERSION[subject.shape]
    if value is None:
        yield subject.problem("empty-value", path, key=key)
        return
    shown = _as_typed(subject, path) if isinstance(value, (dict, list)) else _shown(value)
    how = f"- {_example(path, subject.shape)}" if path and isinstance(path[-1], int) else ""
    yield subject.problem(
        "wrong-type", path, says=f"wrong-type-{wanted}", key=key, value=shown,
        help="wrong-type-quote" if wanted == "string" and shown != "…" else "wrong-type",
        how=how or f"{key}: {_example(path, subject.shape)}",
    )  # fmt: skip


def _as_typed(subject: Subject, path: Path) -> str:
    """Return a list or group between brackets as it stands in the file: often it is text."""
    node = subject.loaded.node(path)
    typed = subject.loaded.text[node.start : node.end] if node is not None else ""
    return _shown(typed) if typed[:1] in ("[", "{") and not set(typed) & set('"\n') else "…"


def _form(subject: Subject, path: Path, error: Any) -> Iterator[Problem]:
    """Yield a value of the right type and the wrong form."""
    value, key = _value(subject, path), _key(path)
    if key in _CHECKED_ELSEWHERE and error.kind.name == "pattern":
        return
    if error.kind.name == "minLength":
        yield subject.problem("empty-value", path, key=key)
        return
    rule = "bad-id" if key in _IDS and error.kind.name == "pattern" else "bad-value"
    yield subject.problem(
        rule, path, says="bad-id" if rule == "bad-id" else "bad-form", key=key, value=_shown(value),
        example=_example(path, subject.shape),
    )  # fmt: skip


_SAY: Mapping[str, Callable[[Subject, Path, Any], Iterator[Problem]]] = {
    "additionalProperties": _unknown_key,
    "required": _missing_key,
    "enum": _unknown_value,
    "type": _wrong_type,
}
