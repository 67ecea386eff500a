"""Fates as a page: what Word, HTML and Markdown draw."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from actas.follow.tables import summary
from actas.follow.words import Words, said_of
from actas.model.followup import Fate
from actas.model.page import Block, Cell, Column, FixedWords, Heading, Page, Paragraph, Table
from actas.vocabulary.messages import say

_SHARES = (("item", 0.08), ("title", 0.38), ("state", 0.14), ("owner", 0.16), ("remarks", 0.24))


def page_of(fates: Sequence[Fate], as_of: str, language: str) -> Page:
    """Return the report of follow-up: how many in each state, and a table for each meeting."""
    words = Words(language)
    return Page(
        language=language,
        title=words.say("report-title", day=as_of),
        kicker=None,
        created=as_of,
        blocks=tuple(_blocks(fates, words)),
        words=_fixed(language),
    )


def _blocks(fates: Sequence[Fate], words: Words) -> Iterator[Block]:
    yield Paragraph(text=summary(fates, words) or words.say("nothing-followed"))
    for record in dict.fromkeys(fate.of.record for fate in fates):
        mine = [fate for fate in fates if fate.of.record == record]
        day = mine[0].of.day
        name = f"{mine[0].of.meeting or record} ({day})" if day else mine[0].of.meeting or record
        yield Heading(level=1, text=name, anchor=f"meeting-{record}", ours=True)
        yield Table(
            caption=words.say("table-of", meeting=name),
            columns=tuple(Column(name=words.say(f"column-{slug}"), share=share) for slug, share in _SHARES),
            rows=tuple(_row(fate, words) for fate in mine),
        )


def _row(fate: Fate, words: Words) -> tuple[Cell, ...]:
    return (
        Cell(text=fate.of.item.id, strong=True, anchor=f"{fate.of.record}-{fate.of.item.id}"),
        Cell(text=said_of(fate.of.item)),
        Cell(text=words.state(fate.state)),
        Cell(text=fate.owner or "—"),
        Cell(text="; ".join(words.remarks(fate)) or "—"),
    )


def _fixed(language: str) -> FixedWords:
    return FixedWords(
        page_of=say("render.page-of", language, page="{page}", pages="{pages}"),
        skip=say("render.skip", language),
        contents=say("render.contents", language),
        place=say("render.in-the-notes", language),
        locale=say("render.locale", language),
    )
