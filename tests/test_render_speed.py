"""Speed: what the benchmark compares says the same, and reports neither crawl nor pile up in memory."""

from __future__ import annotations

import importlib.util
import io
import time
import tracemalloc
import zipfile
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree as ET

import pytest

from actas.render import RENDERERS
from actas.report import page
from actas.store import dump, load
from actas.validate import check

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture
def benchmark() -> ModuleType:
    file = Path(__file__).parents[1] / "benchmarks" / "render.py"
    spec = importlib.util.spec_from_file_location("render_benchmark", file)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def words(file: Path) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(file.read_bytes())) as archive:
        root = ET.fromstring(archive.read("word/document.xml"))
    return " ".join("".join(one.text or "" for one in p.iter(f"{W}t")) for p in root.iter(f"{W}p")).split()


def test_the_peers_write_the_same_words(benchmark: ModuleType, tmp_path: Path) -> None:
    pytest.importorskip("docxtpl")
    benchmark.SECTIONS, benchmark.ITEMS = 2, 3
    said = {}
    for name, way in benchmark.WAYS.items():
        (tmp_path / name).mkdir()
        way(1, tmp_path / name)
        said[name] = words(tmp_path / name / "1.docx")
    items = [item.text for item in benchmark.record(1).all_items()]
    for name, found in said.items():
        text = " ".join(found)
        assert [item for item in items if item not in text] == [], name


def test_the_invented_record_is_sound(benchmark: ModuleType) -> None:
    loaded = load(dump(benchmark.record(1)), "a.acta.yaml")
    found = check(loaded, source=None, path=Path("a.acta.yaml"))
    assert [one for one in found if one.level == "error"] == []


def test_many_reports_take_no_more_memory_than_one(benchmark: ModuleType) -> None:
    benchmark.SECTIONS, benchmark.ITEMS = 5, 10
    RENDERERS["docx"](page([benchmark.record(1)], language="es"))
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        for number in range(2, 12):
            RENDERERS["docx"](page([benchmark.record(number)], language="es"))
        kept = tracemalloc.get_traced_memory()[0] - before
    finally:
        tracemalloc.stop()
    assert kept < 6 * 2**20  # bytes; sixty MiB for a hundred


def test_a_report_is_many_times_as_fast_as_one_paragraph_at_a_time(
    benchmark: ModuleType, tmp_path: Path
) -> None:
    benchmark.SECTIONS, benchmark.ITEMS = 3, 8
    taken = {}
    for name in ("actas", "python-docx"):
        benchmark.WAYS[name](1, tmp_path)
        start = time.process_time()
        benchmark.WAYS[name](2, tmp_path)
        taken[name] = time.process_time() - start
    assert taken["python-docx"] > 5 * taken["actas"]  # 25 for twenty pages: see the benchmark
