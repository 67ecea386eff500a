"""Akoma Ntoso: valid by the standard's schema; whose words they are stands as written and as understood."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given

from actas.model.record import Actor, Item, Record, Section
from actas.model.span import Span
from actas.render import RENDERERS
from actas.report import page
from support.records import bare, workshop
from support.words import RECORDS, missing

SCHEMA = Path(__file__).parents[2] / "shared" / "schemas" / "akomantoso" / "akomantoso30-lenient.xsd"
N = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
OURS = "{urn:actas:record:1}"


def made(*records: Record) -> bytes:
    return RENDERERS["akn"](page(records, language="es"))


@cache
def schema() -> Any:
    if not SCHEMA.exists():
        pytest.skip("the schema is not beside the project")
    from lxml import etree

    return etree.XMLSchema(etree.parse(str(SCHEMA)))


def check(data: bytes) -> None:
    from lxml import etree

    schema().assertValid(etree.fromstring(data, etree.XMLParser(huge_tree=True)))


@pytest.mark.parametrize(
    "records",
    [[workshop()], [bare()], [workshop(), bare()], [Record(id="nada")]],
    ids=["1", "poor", "2", "empty"],
)
def test_it_is_valid(records: list[Record]) -> None:
    check(made(*records))


def test_attribution_as_written_and_who_that_is_stand_side_by_side() -> None:
    root = ET.fromstring(made(workshop()))
    speech = next(one for one in root.iter(f"{N}speech") if one.get("wId") == "I2")
    assert speech.findtext(f"{N}from") == "EE. UU."
    who = {one.get("eId"): one for one in root.iter(f"{N}references") for one in one}
    resolved = who[speech.get("by", "").removeprefix("#")]
    assert resolved.tag == f"{N}TLCOrganization"
    assert (resolved.get("showAs"), resolved.get("shortForm")) == ("Estados Unidos", "US")


def test_a_subject_within_its_sentence_is_marked_where_it_stands() -> None:
    root = ET.fromstring(made(workshop()))
    speech = next(one for one in root.iter(f"{N}speech") if one.get("wId") == "I3b")
    assert speech.find(f"{N}from") is None
    assert "".join(speech.itertext()) == "4El Lic. Ordóñez explica que la norma de 2014 sigue vigente."
    person = next(speech.iter(f"{N}person"))
    assert (person.text, person.get("refersTo")) == ("Lic. Ordóñez", speech.get("by"))


def test_ids_of_the_record_stay_and_lines_are_told() -> None:
    root = ET.fromstring(made(workshop()))
    ids = [one.get("wId") for one in root.iter() if one.get("wId")]
    assert set(ids) == {one.id for one in workshop().all_items()} | {
        one.id for one in workshop().sections
    } | {"S7"}
    places = {one.get("wId"): one.get(f"{OURS}lines") for one in root.iter()}
    assert places["R2.2.1"] == "24-24"
    positions = [one.get("eId") for one in root.iter() if one.get("eId")]
    assert len(set(positions)) == len(positions)


def test_doubts_are_notes_and_every_reference_leads_somewhere() -> None:
    root = ET.fromstring(made(workshop()))
    assert len(list(root.iter(f"{N}note"))) == len(workshop().doubts)
    known = {one.get("eId") for one in root.iter()}
    for one in root.iter():
        for name in ("by", "refersTo", "source"):
            assert name not in one.attrib or one.attrib[name].removeprefix("#") in known
        if one.tag == f"{N}noteRef":
            assert one.attrib["href"].removeprefix("#") in known


def test_a_speaker_in_the_middle_of_another_word_is_no_subject() -> None:
    """Ana: Anaya habla."""
    one = Item(id="X1", lines=Span(1, 1), text="Anaya habla.", actor=Actor(name="Ana", kind="person"))
    record = replace(bare(), sections=(Section(id="S1", kind="other", items=(one,)),))
    speech = next(ET.fromstring(made(record)).iter(f"{N}speech"))
    assert [part.text for part in speech] == ["Ana", "Anaya habla."]


def test_several_records_are_a_collection() -> None:
    root = ET.fromstring(made(workshop(), bare()))
    assert [one.tag for one in root] == [f"{N}documentCollection"]
    assert len(list(root.iter(f"{N}debate"))) == 2


@given(RECORDS)
def test_hostile_words_are_words(record: Record) -> None:
    data = made(record)
    said = "".join(
        f" {one.text or ''} {one.tail or ''}"
        for one in ET.fromstring(data).iter()
        if isinstance(one.tag, str)
    )
    assert not re.search("[\x00-\x08\x0b-\x1f\ufffe\uffff]", said)
    assert missing(record, "".join(ET.fromstring(data).itertext())) == []
    check(data)
