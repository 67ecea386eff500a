"""`actas find`: search over records."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from actas.cli import OK
from actas.cli import options as opt
from actas.cli.output import one_line
from actas.cli.terminal import language, note, out, out_lines
from actas.pipeline.memory import notes_from_here
from actas.pipeline.search import Query
from actas.pipeline.search import find as find_in
from actas.vocabulary.messages import say

if TYPE_CHECKING:
    from actas.pipeline.search import Hit

LONGEST = 300  # characters of an item's words; the record has them all


def find(
    words: Annotated[str, typer.Argument(metavar="words")],
    records: opt.MaybeRecords = None,
    country: Annotated[str | None, typer.Option("--country", metavar="country")] = None,
    kind: Annotated[str | None, typer.Option("--kind", metavar="kind")] = None,
    sdg: Annotated[str | None, typer.Option("--sdg", metavar="sdg")] = None,
    status: Annotated[str | None, typer.Option("--status", metavar="status")] = None,
    series: opt.Series = None,
    since: Annotated[str | None, typer.Option("--since", metavar="date")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="date")] = None,
    most: Annotated[int, typer.Option("--most", "-n", min=1, max=1000, metavar="number")] = 10,
    format: opt.TextOrJson = "text",
) -> int:
    """Show the items that fit best."""
    opt.check_form(format)
    query = Query(
        words=words, country=country, kind=kind, sdg=sdg, status=status, series=series, since=since,
        until=until, most=most + 1,
    )  # fmt: skip
    hits, all_words = find_in(query, records or [], failed=lambda file: note(_say("skipped", file=file)))
    if len(hits) > most:  # one more than is shown is sought, to know whether there are more
        hits = hits[:most]
        note(_say("more", n=most))
    if format == "json":
        out(json.dumps([asdict(hit) for hit in hits], ensure_ascii=False, indent=2) + "\n")
        return OK
    if not hits:
        note(_say("none"))
    elif not all_words:
        note(_say("some"))
    out_lines(line for hit in hits for line in _hit(hit))
    return OK


def _say(slug: str, **values: object) -> str:
    return say(f"find.{slug}", language(), **{name: one_line(str(value)) for name, value in values.items()})


def _hit(hit: Hit) -> tuple[str, str]:
    named = hit.who and not hit.words.startswith(hit.who)  # «ANT enviará …» says it itself
    said = f"{hit.who}. {hit.words}" if named else hit.words
    shown = said if len(said) <= LONGEST else said[:LONGEST].rsplit(" ", 1)[0] + " …"
    where = _say("place", source=notes_from_here(hit.file, hit.source), line=hit.line)
    day = f" {hit.day}" if hit.day else ""
    return one_line(f"{hit.record}#{hit.item}{day}  ({where})"), f"  {one_line(shown)}"
