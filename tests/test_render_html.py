"""HTML in a real browser: nothing fetched, nothing complained of, nothing in the way of anybody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from actas.model.record import Record, Section
from actas.model.request import KINDS, Request
from actas.render import RENDERERS
from actas.report import page
from support import chromium
from support.records import bare, country, heard_twice, item, workshop
from test_render_hostile import Html
from test_render_word import changed

BROWSER = pytest.mark.skipif(chromium.CHROMIUM is None, reason="Chromium is not on this machine")
WIDTHS = (390, 1280)
SCHEMES = ("light", "dark")
TWO = (workshop(), bare())
# Every kind of report; what else changes how a page looks.
ASKED: dict[str, tuple[tuple[Record, ...], Request]] = {
    "workshop": (TWO[:1], Request()),
    "poor": (TWO[1:], Request()),
    "several": (TWO, Request()),
    **{
        kind: (
            TWO if kind == "consolidated" else TWO[:1],
            Request(kind=kind, recipient="HN", deadline="2017-01-15"),
        )
        for kind in KINDS
        if kind != "minutes"
    },
    "un": (TWO[:1], Request(profile="un")),
    "chatham": (TWO[:1], Request(attribution="chatham")),
    "since": ((changed(),), Request(since=workshop())),
}


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[chromium.Browser]:
    with chromium.Browser(tmp_path_factory.mktemp("chromium")) as one:
        yield one


@pytest.fixture(scope="module")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    source = chromium.axe(tmp_path_factory.mktemp("axe"))
    if source is None:
        pytest.skip("axe-core cannot be had here")
    return source


def written(name: str, folder: Path, language: str = "es") -> Path:
    file = folder / f"{name}.html"
    records, request = ASKED[name]
    file.write_bytes(RENDERERS["html"](page(records, language=language, request=request)))
    return file


@BROWSER
@pytest.mark.parametrize("name", ASKED)
def test_nothing_is_fetched_and_the_console_is_silent(
    name: str, browser: chromium.Browser, tmp_path: Path
) -> None:
    shown = browser.open(written(name, tmp_path))
    assert shown.run("document.querySelector('main').innerText.length") > 100
    assert (shown.asked, shown.complaints) == ([], [])


@BROWSER
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ASKED)
def test_axe_finds_nothing(
    name: str, width: int, scheme: str, browser: chromium.Browser, axe: str, tmp_path: Path
) -> None:
    shown = browser.open(written(name, tmp_path, "en"))
    shown.look(width, scheme)
    shown.run("document.querySelectorAll('details').forEach(one => one.open = true)")
    shown.run(axe)
    found = shown.run(
        "axe.run().then(r => ({passed: r.passes.length, "
        "found: r.violations.map(v => [v.id, ...v.nodes.map(n => n.html + n.failureSummary)].join(' | '))}))"
    )
    assert found["passed"] > 15
    assert found["found"] == []


@BROWSER
@pytest.mark.parametrize("width", [320, *WIDTHS])
@pytest.mark.parametrize("name", ASKED)
def test_no_page_is_wider_than_its_screen(
    name: str, width: int, browser: chromium.Browser, tmp_path: Path
) -> None:
    shown = browser.open(written(name, tmp_path))
    shown.look(width)
    assert shown.run("document.documentElement.scrollWidth") <= width


@BROWSER
def test_counts_of_four_kinds_can_be_seen_whole_on_a_telephone(
    browser: chromium.Browser, tmp_path: Path
) -> None:
    kinds = ("recommendations", "interventions", "agreements", "obstacles")
    sections = [
        Section(id=f"S{at}", kind=kind, items=(item(f"X{at}", at, "Uno.", actor=country("Perú", "PE")),))
        for at, kind in enumerate(kinds, 1)
    ]
    file = tmp_path / "counts.html"
    file.write_bytes(RENDERERS["html"](page([replace(bare(), sections=tuple(sections))], language="es")))
    shown = browser.open(file)
    shown.look(390)
    tables = "[...document.querySelectorAll('.wide')]"
    assert shown.run(f"{tables}.filter(one => one.scrollWidth > one.clientWidth).length") == 0


@BROWSER
def test_axe_would_find_something(browser: chromium.Browser, axe: str, tmp_path: Path) -> None:
    """<html><img src=""><p style="color:#ccc">pale</p></html>"""
    file = tmp_path / "bad.html"
    file.write_text('<html><img src=""><p style="color:#ccc;background:#fff">pale</p></html>', "utf-8")
    shown = browser.open(file)
    shown.run(axe)
    found = shown.run("axe.run().then(r => r.violations.map(v => v.id))")
    assert {"image-alt", "color-contrast", "html-has-lang"} <= {*found}


def test_the_browser_hears_of_what_a_page_asks_for(tmp_path: Path) -> None:
    if chromium.CHROMIUM is None:
        pytest.skip("Chromium is not on this machine")
    file = tmp_path / "asks.html"
    file.write_text("<script>console.error('no')</script><img src='other.png'>", "utf-8")
    with chromium.Browser(tmp_path) as one:
        shown = one.open(file)
        assert [address.rpartition("/")[2] for address in shown.asked] == ["other.png"]
        assert shown.complaints


def test_the_chart_says_in_words_what_it_shows() -> None:
    html = RENDERERS["html"](page([heard_twice()], language="es")).decode()
    pictures = [attributes for tag, attributes in Html(html).tags if tag == "svg"]
    assert pictures
    for attributes in pictures:
        assert attributes["role"] == "img"
        assert "Honduras" in (attributes.get("aria-label") or "")
