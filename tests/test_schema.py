"""The JSON Schema says what the model says: the same keys, the same words."""

from __future__ import annotations

import json
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any

import pytest

from actas.model import record as parts
from actas.validate import schema_bytes

SCHEMA: dict[str, Any] = json.loads(schema_bytes())
DEFS = SCHEMA["$defs"]
PARTS = {
    "meeting": parts.Meeting, "participant": parts.Participant, "stated": parts.Stated,
    "source": parts.Source, "approval": parts.Approval, "section": parts.Section, "item": parts.Item,
    "actor": parts.Actor, "ref": parts.Ref, "link": parts.Link, "reiteration": parts.Reiteration,
    "waiver": parts.Waiver, "discarded": parts.Discarded, "doubt": parts.Doubt,
}  # fmt: skip


def keys_of(cls: Any) -> list[str]:
    """Return the YAML keys of a part: its fields, with ``part`` and ``file`` after the lines of a span."""
    names = [f.name for f in fields(cls)]
    if "lines" in names and cls is not parts.Source:
        at = names.index("lines") + 1
        names[at:at] = ["part", "file"]
    return names


@pytest.mark.parametrize("name", [*PARTS, ""])
def test_the_schema_has_the_model_s_keys_in_their_order(name: str) -> None:
    here, cls = (DEFS[name], PARTS[name]) if name else (SCHEMA, parts.Record)
    assert list(here["properties"]) == keys_of(cls)
    assert here["additionalProperties"] is False


@pytest.mark.parametrize("name", PARTS)
def test_what_the_model_needs_the_schema_requires(name: str) -> None:
    needed = {f.name for f in fields(PARTS[name]) if f.default is MISSING}
    assert set(DEFS[name]["required"]) == needed


def test_every_definition_is_held_against_the_model_or_is_a_value() -> None:
    objects = {name for name, here in DEFS.items() if here["type"] == "object"}
    assert objects == PARTS.keys()


@pytest.mark.parametrize(
    ("where", "words"),
    [
        (DEFS["section"]["properties"]["kind"], parts.SECTION_KINDS),
        (DEFS["item"]["properties"]["kind"], parts.ITEM_KINDS),
        (DEFS["item"]["properties"]["role"], parts.ROLES),
        (DEFS["actor"]["properties"]["kind"], parts.ACTOR_KINDS),
        (DEFS["participant"]["properties"]["kind"], parts.ACTOR_KINDS),
        (SCHEMA["properties"]["status"], parts.STATUSES),
    ],
)
def test_the_schema_knows_the_model_s_words(where: dict[str, Any], words: tuple[str, ...]) -> None:
    assert tuple(where["enum"]) == words


def test_ids_begin_with_the_letters_of_the_model() -> None:
    letters = set(parts.LETTERS.values())
    pattern = DEFS["item-id"]["pattern"]
    assert letters == set(pattern[2 : pattern.index("]")])


def test_every_key_is_described_for_editors() -> None:
    for name, here in {"": SCHEMA, **DEFS}.items():
        for key, rules in here.get("properties", {}).items():
            described = "description" in rules or "description" in DEFS.get(
                rules.get("$ref", "").rpartition("/")[2], {}
            )
            assert described, f"{name}.{key}"


def test_the_schema_is_one_itself() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_the_schema_lies_in_the_clone_where_editors_are_sent() -> None:
    clone = Path(__file__).parents[1] / "schemas" / "record.schema.json"
    assert clone.read_bytes() == schema_bytes()
