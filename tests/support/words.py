"""The words of a record in their order, and records of hostile words."""

# ruff: noqa: E501 - a list of nasty strings reads best in few lines

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

from actas.model.record import ACTOR_KINDS, SECTION_KINDS, Actor, Doubt, Item, Link, Meeting, Record, Section
from actas.model.row import cells_of
from actas.model.span import Span
from actas.model.subject import subject_place
from actas.render.characters import clean
from actas.report.points import as_written

HOSTILE = (
    "<script>alert(1)</script>", "</w:t></w:r>", '=HYPERLINK("http://x.example")', "]]>", "&amp;", "&#0;", "%00",
    "\x00", "\x1b]0;title\x07", "\x1b[31m", "\ud800", "\udfff", "\ufffe", "\u202eabc", "\u2066x", "\u2028", "\x85",
    "\x0b", "\r\n", "\n", "\t", "`code`", "**bold**", "_it_", "[x](javascript:x)", "![i](data:)", "# no", "1. no",
    "- no", "+ no", "> no", "===", "---", "```", "~~~", "a|b", "|", "\\", "\\\\", "<!--", "-->", "[red]rich[/red]",
    "{name}", "{}", "%s", "مرحبا", "שלום", "👩‍👩‍👧", "e\u0301", "\u00a0", "\u200b", "\ufeff", "2016. Año", "20-30",
    "10.7)", "'\"", "<b onclick=x>", "http://x.example/?a=1&b=2", "+1", "@cmd", "\u0661.", "...", "—", "    code",
)  # fmt: skip
WORDS = st.lists(st.sampled_from(HOSTILE) | st.text(max_size=12), max_size=5).map(" ".join)
ONE = st.sampled_from(HOSTILE) | st.text(max_size=12)
SOME = st.one_of(WORDS, st.lists(ONE, max_size=4).map("".join), st.just("palabra"))
MAYBE = st.none() | SOME
LABELS = st.none() | st.sampled_from(["1", "2", "9", "10", "a", "iv", "-", "·", "*", "1.1", "Tema 1"]) | ONE
ACTORS = st.builds(Actor, name=SOME, kind=st.sampled_from(ACTOR_KINDS), as_written=MAYBE)
LINES = st.builds(lambda first, more: Span(first, first + more), st.integers(1, 99), st.integers(0, 3))
LINKS = st.builds(Link, words=SOME, href=SOME | st.just('https://example.org/<a>?b="c"&d'))


def items(below: st.SearchStrategy[tuple[Item, ...]]) -> st.SearchStrategy[Item]:
    return st.builds(
        Item,
        id=SOME,
        role=st.sampled_from([None, None, None, "lead-in", "closing", "footnote"]),
        label=LABELS,
        lines=LINES,
        actor=st.none() | ACTORS,
        title=MAYBE,
        text=SOME,
        owner=MAYBE,
        due=MAYBE,
        due_as_written=MAYBE,
        links=st.lists(LINKS, max_size=1).map(tuple),
        items=below,
    )


TREE = st.recursive(items(st.just(())), lambda one: items(st.lists(one, max_size=3).map(tuple)), max_leaves=6)
SECTIONS = st.builds(
    Section,
    id=SOME,
    kind=st.sampled_from(SECTION_KINDS),
    label=MAYBE,
    heading=MAYBE,
    lines=st.none() | LINES,
    items=st.lists(TREE, max_size=3).map(tuple),
)
RECORDS = st.builds(
    Record,
    id=SOME,
    meeting=st.builds(
        Meeting, title=MAYBE, place=MAYBE, date=MAYBE, language=st.sampled_from(["es", "fr", None])
    ),
    sections=st.lists(SECTIONS, max_size=3).map(tuple),
    doubts=st.lists(st.builds(Doubt, id=SOME, at=MAYBE, lines=LINES, says=SOME), max_size=2).map(tuple),
)


def bare(text: str) -> str:
    """Return the text without what a form may add or change between words: white space."""
    return "".join(text.split())


def words_of(record: Record) -> Iterator[tuple[str, str]]:
    """Yield what a record says: ("heading", …), ("label", …), ("actor", …), ("title", …), ("text", …)."""
    for section in record.all_sections():
        if section.label:
            yield "label", section.label
        if (section.heading or "").strip():
            yield "heading", section.heading or ""
        for top in section.items:
            yield from _words_of(top)


def _words_of(item: Item) -> Iterator[tuple[str, str]]:
    if item.label:
        yield "marker", item.label
    if item.actor and subject_place(item.text, as_written(item.actor)) < 0:
        yield "actor", as_written(item.actor)
    if item.title:
        yield "title", item.title
    first, *others = cells_of(item.text)
    if not others:
        yield "text", item.text
    else:  # a bar is the record's sign between cells; who owes it, and by when, is told beside them
        beside = (item.owner, item.due_as_written)
        yield from (("text", cell) for cell in (first, *(one for one in others if one not in beside)))
    for child in item.items:
        yield from _words_of(child)


def missing(
    record: Record, said: str, *, skip: tuple[str, ...] = (), form: Any = clean
) -> list[tuple[str, str]]:
    """Return the words of a record that ``said`` does not have, in the record's order, from where the last stood."""
    said, at, lost = bare(said), 0, []
    for what, words in words_of(record):
        wanted = bare(form(words))
        if not wanted or what in skip:
            continue
        found = said.find(wanted, at)
        if found < 0:
            lost.append((what, words))
        else:
            at = found + len(wanted)
    return lost
