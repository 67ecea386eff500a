"""Every word of a record stands in every form, in order; hostile words do no harm in any."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from importlib.util import find_spec
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given

from actas.model.record import Item, Meeting, Participant, Record, Section
from actas.model.span import Span
from actas.render import RENDERERS
from actas.render.characters import clean, visible
from actas.render.terminal import render as on_terminal
from actas.report import page
from support import word
from support.records import bare as poor
from support.records import workshop
from support.words import RECORDS, missing
from test_render_pdf import words as pdf_words
from test_render_xlsx import sheets

FORMS = [form for form in RENDERERS if form != "pdf" or find_spec("typst")]
TEXTUAL = ("docx", "html", "md", "text", "terminal")
TAGS = {
    "html", "head", "meta", "title", "style", "body", "a", "header", "p", "h1", "h2", "h3", "h4", "h5",
    "h6", "nav", "details", "summary", "ul", "ol", "li", "main", "div", "table", "caption", "thead",
    "tbody", "tfoot", "tr", "th", "td", "span", "strong", "em", "br", "footer", "figure", "figcaption",
    "svg", "text", "rect", "ins", "del",
}  # fmt: skip
FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


class Html(HTMLParser):
    """Collects what a reader sees, and every tag and attribute."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.hidden = ""
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.hidden = tag if tag in ("style", "title") else self.hidden
        if tag in ("br", "p", "li", "td", "th", "h1", "h2", "div"):
            self.said.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.hidden = "" if tag == self.hidden else self.hidden

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.said.append(data)


def markdown_words(source: str) -> str:
    """Return what a CommonMark reader (with tables) sees; numbers of lists as it counts them."""
    reader = pytest.importorskip("markdown_it").MarkdownIt("commonmark").enable("table")
    out: list[str] = []
    counters: list[int | None] = []
    for token in reader.parse(source):
        if token.type == "ordered_list_open":
            counters.append(int(token.attrs.get("start", 1)))
        elif token.type == "bullet_list_open":
            counters.append(None)
        elif token.type.endswith("list_close"):
            counters.pop()
        elif token.type == "list_item_open" and counters[-1] is not None:
            out.append(f"{counters[-1]}.")
            counters[-1] += 1
        elif token.type == "inline":
            out.append(_inline(token))
        assert token.type not in ("html_block", "code_block", "fence", "hr", "blockquote_open"), token
    return "\n".join(out)


def _inline(token: object) -> str:
    out = []
    for child in token.children:  # type: ignore[attr-defined]
        assert child.type not in ("html_inline", "code_inline", "image"), child
        if child.type == "link_open":
            assert re.match(r"(https?:|mailto:)", child.attrs["href"], re.IGNORECASE)
        out.append("\n" if child.type in ("softbreak", "hardbreak") else child.content)
    return "".join(out)


def shown(form: str, *records: Record) -> str:
    """Return what a person reads in a form, as plain text."""
    made = page(records, language="es")
    if form == "terminal":
        from rich.console import Console

        console = Console(file=io.StringIO(), width=80, no_color=True, force_terminal=False)
        console.print(on_terminal(made))
        return console.file.getvalue()  # type: ignore[attr-defined,no-any-return]
    data = RENDERERS[form](made)
    if form == "pdf":
        return pdf_words(data)
    if form == "xlsx":
        return "".join(
            cell for rows in sheets(word.parts(data)).values() for row in rows for cell in row.values()
        )
    if form == "docx":
        return "\n".join(f"{one.label} {one.text}" for one in word.read(data))
    text = data.decode("utf-8")
    if form == "html":
        return "".join(Html(text).said)
    return markdown_words(text) if form == "md" else text


@pytest.mark.parametrize("form", TEXTUAL)
def test_every_word_of_a_record_stands_in_order(form: str) -> None:
    # A bullet is each form's own: Markdown has three glyphs, Word's are set as a printer sets them.
    skip = () if form in ("html", "text", "terminal") else ("bullet",)
    one = workshop()
    said = shown(form, one)
    bullets = [item for item in one.all_items() if item.label in ("-", "*", "·")]
    assert bullets
    kept = _without_bullets(one) if skip else one
    assert missing(kept, said) == []


def _without_bullets(record: Record) -> Record:
    def plain(item: Item) -> Item:
        label = item.label if (item.label or "").isalnum() or "." in (item.label or "") else None
        return replace(item, label=label, items=tuple(map(plain, item.items)))

    def section(one: Section) -> Section:
        return replace(one, items=tuple(map(plain, one.items)), sections=tuple(map(section, one.sections)))

    return replace(record, sections=tuple(map(section, record.sections)))


@pytest.mark.parametrize("form", TEXTUAL)
@given(RECORDS)
def test_hostile_words_stand_in_every_form(form: str, record: Record) -> None:
    said = shown(form, record).replace("\u2060", "")  # Word: they hold a doubt's mark together
    changed = visible if form in ("text", "terminal") else clean
    lost = missing(record, said, skip=("marker",), form=lambda words: changed(words).replace("\u2060", ""))
    assert lost == []
    assert not FORBIDDEN.search(said)


@given(RECORDS)
def test_hostile_words_make_no_tag_of_their_own_in_html(record: Record) -> None:
    made = RENDERERS["html"](page([record], language="es")).decode("utf-8")
    parsed = Html(made)
    assert {tag for tag, _ in parsed.tags} <= TAGS
    ids = [attributes["id"] for _, attributes in parsed.tags if "id" in attributes]
    assert len(set(ids)) == len(ids)
    for tag, attributes in parsed.tags:
        assert not [name for name in attributes if name.startswith("on") or name in ("style", "src")]
        if tag == "a":
            href = attributes["href"] or ""
            assert re.match(r"#|https?://|mailto:", href, re.IGNORECASE)
            assert not href.startswith("#") or href[1:] in {*ids}


@given(RECORDS)
def test_hostile_words_leave_word_well_formed(record: Record) -> None:
    for name, part in word.parts(RENDERERS["docx"](page([record], language="es"))).items():
        assert ET.fromstring(part) is not None, name


@given(RECORDS)
def test_hostile_words_in_json_are_data(record: Record) -> None:
    data = json.loads(RENDERERS["json"](page([record], language="es")))
    assert len(data["records"][0].get("sections", [])) == len(record.sections)


@given(RECORDS)
def test_two_drawings_are_the_same_bytes(record: Record) -> None:
    for form in FORMS:
        first, second = (RENDERERS[form](page([record], language="fr")) for _ in range(2))
        assert first == second, form


@pytest.mark.parametrize("form", [*FORMS, "terminal"])
def test_a_word_of_a_megabyte_passes(form: str) -> None:
    long = Item(id="D1", lines=Span(1, 1), label="1", text="á" * 1_000_000, title="<" * 1000, due="2017-01")
    record = replace(poor(), sections=(Section(id="S1", kind="other", items=(long,)),))
    if form == "csv-participants":
        record = replace(record, meeting=Meeting(participants=(Participant(name=long.text),)))
    if form == "json":
        assert RENDERERS[form](page([record], language="es")).decode().count("á") == 1_000_000
    else:
        assert re.sub(r"\s", "", shown(form, record)).count("á") >= 1_000_000


def test_the_terminal_shows_escapes_and_directions_and_runs_neither() -> None:
    text = "\x1b]0;dueño\x07 [bold]no[/bold] \u202eatrás"
    record = replace(
        poor(),
        sections=(Section(id="S1", kind="other", items=(Item(id="X1", lines=Span(1, 1), text=text),)),),
    )
    for form in ("terminal", "text"):
        said = shown(form, record)
        assert "␛]0;dueño␇ [bold]no[/bold] ⟨U+202E⟩atrás" in said
