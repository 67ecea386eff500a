"""The notes that the project began with, where they are at hand: read as a careful rapporteur would.

They are not the project's own and are not in it; without them these tests are skipped. The same
phenomena, in words of our own, are held by the golden cases.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from actas.pipeline import parse_notes
from actas.store import to_data
from support import docx

GIVEN = sorted((Path(__file__).parents[2] / "shared" / "notes").glob("*.txt"))
pytestmark = pytest.mark.skipif(not GIVEN, reason="the given notes are not here")


@pytest.fixture(scope="module")
def record() -> Any:
    return to_data(parse_notes(GIVEN[0]).record)


def test_four_sections_and_their_numbered_items(record: Any) -> None:
    kinds = [section["kind"] for section in record["sections"]]
    assert kinds == ["questions", "practices", "recommendations", "interventions"]
    numbered = [sum(item["label"].isdigit() for item in section["items"]) for section in record["sections"]]
    assert numbered == [4, 5, 9, 10]


def test_bullets_belong_to_the_fifth_recommendation_and_the_count_goes_on(record: Any) -> None:
    items = record["sections"][2]["items"]
    assert [item["label"] for item in items] == [str(n) for n in range(1, 10)]
    assert [bullet["lines"][0] for bullet in items[4]["items"]] == [20, 21, 22, 23]


def test_who_speaks(record: Any) -> None:
    practices = [item["actor"]["name"] for item in record["sections"][1]["items"]]
    assert practices == ["Canadá", "Canadá", "Costa Rica", "México", "El Salvador"]
    spoken = [item.get("actor", {}).get("name") for item in record["sections"][3]["items"]]
    assert spoken[:8] == [
        "Canadá", "Honduras", "Guatemala", "El Salvador", "Estados Unidos", "ONU Mujeres", "Costa Rica",
        "México",
    ]  # fmt: skip
    assert spoken[8:] == [None, None]
    assert record["sections"][3]["items"][5]["actor"]["kind"] == "organisation"


def test_titles(record: Any) -> None:
    titles = [item.get("title") for item in record["sections"][2]["items"]]
    assert titles[:5] == [
        "Financiamiento", "Fiscalización social", "Apertura a otros sectores", "Cambio de paradigmas",
        "Bajo un enfoque de inclusión",
    ]  # fmt: skip
    practices = [item.get("title") for item in record["sections"][1]["items"]]
    assert practices[3] == "El programa Especial de Migración"
    assert re.match("Elaboración de Política Nacional .* en el Exterior$", practices[4])


def test_references_that_the_words_name(record: Any) -> None:
    found = {
        (ref["scheme"], ref["code"])
        for section in record["sections"]
        for item in section["items"]
        for one in (item, *item.get("items", ()))
        for ref in one.get("refs", ())
    }
    assert {("sdg", "10"), ("sdg", "10.7"), ("instrument", "agenda-2030")} <= found


def test_bookmark_is_set_aside_and_doubts_have_their_lines(record: Any) -> None:
    assert record["discarded"] == [
        {"lines": [1, 1], "text": "[bookmark: _GoBack]", "reason": "word-bookmark"}
    ]
    doubts = {(doubt["id"], doubt["lines"][0]) for doubt in record["doubts"]}
    assert doubts >= {
        ("empty-item", 42), ("no-actor", 41), ("near-acronym", 28), ("two-in-one", 11), ("unmet-demand", 4),
        ("third-party", 38),
    }  # fmt: skip


def test_nothing_is_invented(record: Any) -> None:
    assert record["meeting"] == {"language": "es"}


def test_every_line_has_one_home(record: Any) -> None:
    homes: Counter[int] = Counter()
    parts = [part for section in record["sections"] for part in (section, *section["items"])]
    for part in (
        *parts,
        *(bullet for item in parts for bullet in item.get("items", ()) if item["id"][0] != "S"),
    ):
        homes.update(range(part["lines"][0], part["lines"][1] + 1))
    lines = GIVEN[0].read_text("utf-8").split("\n")
    assert homes == Counter(number for number, line in enumerate(lines, 1) if line.strip())


def as_word(text: str) -> bytes:
    """Return the notes in Word, numbers and bullets counted by Word and not typed."""
    blocks: list[str] = []
    lists = 0
    for line in text.split("\n"):
        number, bullet = re.match(r"(\d+)\. ?(.*)", line), re.match(r"· (.*)", line)
        if number:
            lists += number[1] == "1"
            blocks.append(docx.p(number[2], num=(lists, 0)))
        elif bullet:
            # In the text form the first line is a heading that a bullet and debris were left before.
            words = bullet[1].removeprefix("[bookmark: _GoBack]")
            blocks.append(docx.p(words, num=(99, 1 if lists else 0)))
        else:
            blocks.append(docx.p(line) if line.strip() else docx.p())
    patterns = "".join(docx.abstract(n, docx.lvl(0)) for n in range(1, lists + 1))
    bullets = docx.abstract(99, docx.lvl(0, "bullet", "·"), docx.lvl(1, "bullet", "·"))
    nums = "".join(docx.num(n, n) for n in (*range(1, lists + 1), 99))
    return docx.docx(*blocks, numbering=patterns + bullets + nums)


def bare(data: Any) -> Any:
    """Return a record without source, lines, bullets' glyphs and what only the text form holds."""
    if isinstance(data, dict):
        left = {
            key: value
            for key, value in data.items()
            if key not in ("source", "lines", "id", "at", "discarded")
        }
        return {key: "-" if (key, value) == ("label", "·") else bare(value) for key, value in left.items()}
    return [bare(one) for one in data] if isinstance(data, list) else data


@pytest.mark.parametrize("name", ["notes.md", "windows.txt", "utf16.txt", "notes.docx"])
def test_other_carriers_give_the_same_record(record: Any, tmp_path: Path, name: str) -> None:
    text = GIVEN[0].read_text("utf-8")
    made = {
        "notes.md": text.encode(),
        "windows.txt": text.replace("\n", "\r\n").encode("cp1252"),
        "utf16.txt": text.encode("utf-16"),
        "notes.docx": as_word(text),
    }[name]
    (tmp_path / name).write_bytes(made)
    assert bare(to_data(parse_notes(tmp_path / name).record)) == bare(record)
