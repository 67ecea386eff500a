"""Records -> page: what a report says, in which order, under which heading.

All grouping and counting is done here; `render` only draws. `page` is the way in; each kind
of report is a file of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from types import MappingProxyType

from actas.model.errors import BadUsage
from actas.model.page import Block, Chart, Facts, FixedWords, Heading, Page, Paragraph, Points, Table
from actas.model.record import Record
from actas.model.request import KINDS, Request
from actas.report.anchors import Anchors
from actas.report.attribution import attributed
from actas.report.cover import created_on
from actas.report.desk import Desk, Draft
from actas.report.profiles import profile
from actas.report.words import Words
from actas.vocabulary import LANGUAGES
from actas.vocabulary.messages import FALLBACK

# Kinds that say who said what: they make no sense where nobody may be named.
_BY_NAME = ("by-actor", "circulation")


def _later(kind: str) -> Callable[[Desk], Draft]:
    def make(desk: Desk) -> Draft:
        name = kind.replace("-", "_")
        made: Draft = getattr(import_module(f"actas.report.{name}"), name)(desk)
        return made

    return make


MAKERS: Mapping[str, Callable[[Desk], Draft]] = MappingProxyType({kind: _later(kind) for kind in KINDS})


def page(
    records: Sequence[Record],
    *,
    language: str,
    created: str | None = None,
    request: Request | None = None,
) -> Page:
    """Return a report of one record, or of several.

    Args:
        records: what to report on, in order; at least one.
        language: of the report's own words: "es", "en", "fr" or "pt"; English stands in for any other.
        created: ISO date for the document's properties; the meetings' last day when left out.
        request: which kind of report, by which profile; the minutes when left out.

    Raises BadUsage when the request asks for what there is not, or for what does not go together.

    """
    request = request or Request()
    desk = _desk(records, language, request)
    made = _page(desk, MAKERS[request.kind](desk), created)
    if request.since is None:
        return made
    from actas.report.changes import tracked

    before = _desk((request.since,), language, request)
    return tracked(_page(before, MAKERS[request.kind](before), created), made)


def _desk(records: Sequence[Record], language: str, request: Request) -> Desk:
    if request.kind not in KINDS:
        raise BadUsage("render.no-such-report", name=request.kind, known=", ".join(KINDS))
    if request.since is not None and (request.kind != "minutes" or len(records) > 1):
        raise BadUsage("render.since-one")
    words = Words(language if language in LANGUAGES else FALLBACK)
    house = profile(request.profile)
    mode = request.attribution or house.attribution
    if mode != "named" and request.kind in _BY_NAME:
        raise BadUsage("render.needs-names", kind=request.kind)
    return Desk(
        records=attributed(records, mode, words, request.known),
        words=words,
        anchors=Anchors(),
        profile=house,
        request=request,
    )


def _figure(number: int) -> str:
    return f"{number:,}".replace(",", "\u00a0")  # «10 700», as the United Nations write it in each language


def _page(desk: Desk, draft: Draft, created: str | None) -> Page:
    words, records = desk.words, desk.records
    counted = words_of(draft.blocks) + len(draft.title.split())
    blocks = draft.blocks
    if desk.profile.words:
        said = words.say("words-allowed", n=_figure(counted), limit=_figure(desk.profile.words))
        blocks = (*blocks, Paragraph(text=said, style="note"))
    return Page(
        language=words.language,
        title=draft.title,
        kicker=draft.kicker,
        created=created or created_on(records),
        blocks=blocks,
        words=_fixed(words),
        draft=words.say("status-draft") if any(one.status != "approved" for one in records) else None,
        records=records,
        comments=desk.request.comments,
        footnotes=desk.request.footnotes,
        words_said=counted,
        words_allowed=desk.profile.words,
    )


def words_of(blocks: Sequence[Block]) -> int:
    """Return how many words blocks have: headings, points, tables, all that is read."""
    return sum(len(text.split()) for block in blocks for text in _texts(block))


def _texts(block: Block) -> Iterator[str]:
    match block:
        case Heading() | Paragraph():
            yield block.text
        case Facts():
            yield from (f"{fact.name} {fact.value}" for fact in block.rows)
        case Table():
            yield block.caption
            yield from (column.name for column in block.columns)
            yield from (cell.text for row in block.rows for cell in row)
        case Chart():
            yield block.says
        case Points():
            for top in block.points:
                for point in top.walk():
                    yield "".join(run.text for run in point.runs)
                    yield from (f"{fact.name} {fact.value}" for fact in point.details)
                    yield from point.boxes


def _fixed(words: Words) -> FixedWords:
    return FixedWords(
        page_of=words.say("page-of", page="{page}", pages="{pages}"),
        skip=words.say("skip"),
        contents=words.say("contents"),
        place=words.say("in-the-notes"),
        locale=words.say("locale"),
    )
