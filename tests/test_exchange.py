"""Records to tables and speeches, and IMPACT OSS tables back to records."""

from __future__ import annotations

import csv
import io
import json
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actas.cli import main
from actas.follow.exchange import COLUMNS, FORMULA, IMPACTOSS, read_table, shield, table, unshield
from actas.pipeline import load_record
from actas.pipeline.exchange import exported
from actas.pipeline.memory import filed_in

NOTES = """\
Buenas prácticas
1. Canadá. Abrió un museo.

Recomendaciones
1. Financiamiento. Crear un mecanismo, con «comillas», comas y "más".
2. Mapeo de las metas (ODS 10, meta 10.7).
3. =HYPERLINK("http://example.org";"pulse")
4. 'Entre apóstrofos' y nada más.
"""


@pytest.fixture
def filed(tmp_path):
    (tmp_path / "notas.txt").write_text(NOTES, "utf-8")
    told = ["--id", "taller-2016", "--date", "2016-11-15", "--series", "crm"]
    assert main(["parse", str(tmp_path / "notas.txt"), *told, "-o", str(tmp_path / "records")]) == 0
    return filed_in([str(tmp_path / "records")])


def rows(data):
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_a_shielded_cell_is_no_formula_and_reads_back(cell):
    assert unshield(shield(cell)) == cell
    assert not shield(cell).startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\t=1", "＝1", "'=1", "''=1"])
def test_what_looks_like_a_formula_gets_one_apostrophe(cell):
    assert FORMULA.match(cell)
    assert shield(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "a=1", "'así'", "1. x", "«=»", " =1"])
def test_other_cells_stay_as_they_are(cell):
    assert shield(cell) == cell == unshield(cell)


@given(st.lists(st.tuples(st.text(alphabet="aé=,;\"'\n+ -"), st.text(alphabet="aé=,;\"'\n+ -")), max_size=4))
def test_any_table_reads_back(cells):
    made = table(("a", "b"), [dict(zip("ab", row, strict=True)) for row in cells])
    assert [tuple(row.values()) for _, row in read_table(made)] == cells


def test_csv_has_every_item_with_words(filed):
    found = rows(exported(filed, "csv"))
    assert tuple(found[0]) == COLUMNS
    assert [row["item"] for row in found] == ["P1", "R1", "R2", "R3", "R4"]
    assert (found[0]["speakers"], found[0]["codes"]) == ("Canadá", "CA")
    assert (found[2]["sdg"], found[2]["first_line"]) == ("10; 10.7", "6")
    assert found[3]["text"].startswith("'=HYPERLINK")


def test_jsonl_is_one_object_an_item_with_words_as_they_are(filed):
    found = [json.loads(line) for line in exported(filed, "jsonl").decode().splitlines()]
    assert [one["item"] for one in found] == ["P1", "R1", "R2", "R3", "R4"]
    assert found[3]["text"].startswith("=HYPERLINK")
    assert found[0]["due"] is None


def test_impactoss_references_name_meeting_and_item(filed):
    found = rows(exported(filed, "impactoss"))
    assert tuple(found[0]) == IMPACTOSS
    assert [row["reference"] for row in found] == [f"taller-2016#R{n}" for n in (1, 2, 3, 4)]
    assert found[0]["title"] == "Financiamiento"
    assert found[1]["category-reference"] == "10; 10.7"


def test_impactoss_round_trip(filed, tmp_path, capsys):
    made = tmp_path / "tabla.csv"
    made.write_bytes(exported(filed, "impactoss"))
    told = ["--id", "vuelta", "--series", "crm", "--date", "2016-11-15"]
    assert main(["import", str(made), *told, "-o", str(tmp_path / "back")]) == 0
    file = tmp_path / "back" / "vuelta.acta.yaml"
    record = load_record(file)
    before = [item for item in filed[0].record.all_items() if item.id.startswith("R")]
    after = list(record.all_items())
    assert [(one.title, one.text) for one in after] == [(one.title, one.text) for one in before]
    assert [[ref.code for ref in one.refs] for one in after] == [
        [ref.code for ref in one.refs] for one in before
    ]
    assert [one.label for one in after] == [f"taller-2016#R{n}" for n in (1, 2, 3, 4)]
    assert exported(filed_in([str(file)]), "impactoss").decode().count("\r\n") == 5
    capsys.readouterr()
    assert main(["validate", str(file)]) == 0


def test_adoption_goes_there_and_back(filed, tmp_path):
    file = tmp_path / "records" / "taller-2016.acta.yaml"
    text = file.read_text("utf-8").replace(
        "        title: Financiamiento", "        title: Financiamiento\n        adoption: noted"
    )
    file.write_text(text, "utf-8")
    made = tmp_path / "tabla.csv"
    made.write_bytes(exported(filed_in([str(file)]), "impactoss"))
    assert rows(made.read_bytes())[0]["support_level"] == "0"
    assert main(["import", str(made), "-o", str(tmp_path / "vuelta.acta.yaml")]) == 0
    assert next(load_record(tmp_path / "vuelta.acta.yaml").all_items()).adoption == "noted"


@pytest.mark.parametrize(("sign", "encoding"), [(";", "cp1252"), ("\t", "utf-16"), (";", "utf-8-sig")])
def test_a_table_saved_again_by_a_spreadsheet(sign, encoding, tmp_path):
    text = f'reference{sign}title{sign}description\r\nR-1{sign}Agua{sign}"Medición; pozos, ríos"\r\n'
    (tmp_path / "x.csv").write_bytes(text.encode(encoding))
    assert main(["import", str(tmp_path / "x.csv"), "-o", str(tmp_path / "x.acta.yaml")]) == 0
    (item,) = load_record(tmp_path / "x.acta.yaml").all_items()
    assert (item.label, item.title, item.text) == ("R-1", "Agua", "Medición; pozos, ríos")
    assert main(["validate", str(tmp_path / "x.acta.yaml")]) == 0


@pytest.mark.parametrize("text", ["", "a,b\r\n1,2\r\n", "reference,title\r\nx,\r\n"])
def test_what_is_no_such_table_is_2(text, tmp_path, capsys):
    (tmp_path / "x.csv").write_text(text, "utf-8")
    assert main(["import", str(tmp_path / "x.csv")]) == 2
    assert "x.csv" in capsys.readouterr().err


def test_a_table_that_cannot_be_read_is_2(tmp_path):
    assert main(["import", str(tmp_path / "nada.csv")]) == 2
    (tmp_path / "x.csv").write_bytes(b"\xff\xfe\x00")
    assert main(["import", str(tmp_path / "x.csv")]) == 2


def test_popolo_keeps_the_attribution_beside_the_identity(filed):
    made = json.loads(exported(filed, "popolo"))
    assert made["events"] == [
        {"id": "taller-2016", "name": "taller-2016", "start_date": "2016-11-15", "classification": "crm"}
    ]
    speech = made["speeches"][0]
    assert (speech["attribution_text"], speech["creator_id"]) == ("Canadá", "canada")
    assert made["organizations"][0]["identifiers"] == [{"scheme": "ISO 3166-1", "identifier": "CA"}]
    known = {one["id"] for one in (*made["persons"], *made["organizations"])}
    assert {one["creator_id"] for one in made["speeches"] if "creator_id" in one} <= known


def test_parquet_without_its_library_says_what_to_install(filed, monkeypatch, tmp_path, capsys):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert main(["export", filed[0].file, "--to", "parquet", "-o", str(tmp_path / "x.parquet")]) == 2
    assert "actas[parquet]" in capsys.readouterr().err
    assert not (tmp_path / "x.parquet").exists()


def test_parquet(filed):
    parquet = pytest.importorskip("pyarrow.parquet")
    read = parquet.read_table(io.BytesIO(exported(filed, "parquet"))).to_pylist()
    assert read == [json.loads(line) for line in exported(filed, "jsonl").decode().splitlines()]


def test_a_form_that_there_is_not_is_2(filed):
    assert main(["export", filed[0].file, "--to", "xlsx"]) == 2


def test_the_ending_names_the_form_and_the_sum_counts_what_it_holds(filed, tmp_path, capsys):
    rows, asked = exported(filed, "jsonl").count(b"\n"), exported(filed, "impactoss").count(b"\r\n") - 1
    assert rows > asked
    assert main(["export", filed[0].file, "-o", str(tmp_path / "x.jsonl")]) == 0
    assert (tmp_path / "x.jsonl").read_bytes() == exported(filed[:1], "jsonl")
    files = [one.file for one in filed]
    for form, count in (("csv", rows), ("impactoss", asked)):
        assert main(["export", *files, "--to", form, "-o", str(tmp_path / "x.csv")]) == 0
        assert capsys.readouterr().err.endswith(f"items: {count}\n")
    assert main(["export", *files, "-o", str(tmp_path / "x.xlsx")]) == 2
    assert not (tmp_path / "x.xlsx").exists()


def test_an_export_never_overwrites_a_record(filed):
    assert main(["export", filed[0].file, "-o", filed[0].file]) == 2
