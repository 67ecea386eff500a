"""`actas lineage`: what may have been asked before, and what has been asked again and again."""

from __future__ import annotations

import json
import re
from shlex import quote
from typing import TYPE_CHECKING, Annotated

import typer

from actas.cli import OK
from actas.cli import options as opt
from actas.cli.output import one_line
from actas.cli.terminal import language, note, out, out_lines
from actas.model.fragment import fingerprint
from actas.pipeline.memory import filed_in, lineage_of, write_reiteration
from actas.vocabulary.messages import say

if TYPE_CHECKING:
    from actas.pipeline.memory import Asked, Chain, Proposal


def lineage(
    records: opt.MaybeRecords = None,
    write: Annotated[tuple[str, str, str] | None, typer.Option("--write", metavar="reiteration")] = None,
    threshold: Annotated[
        float | None, typer.Option("--threshold", min=0.0, max=1.0, metavar="number")
    ] = None,
    format: opt.TextOrJson = "text",
) -> int:
    """Compare what the records ask for with what earlier ones asked."""
    opt.check_form(format)
    filed = filed_in(records or [])
    if write is not None:
        earlier = write_reiteration(filed, *write)
        note(_say("written", file=write[0], item=write[1], to=earlier.to))
        return OK
    found = lineage_of(filed, threshold)
    if format == "json":
        out(json.dumps(_data(found.proposals, found.chains), ensure_ascii=False, indent=2) + "\n")
    else:
        out_lines(_text(found.proposals, found.chains))
    return OK


def _say(slug: str, **values: object) -> str:
    return say(f"lineage.{slug}", language(), **values)


def _text(proposals: tuple[Proposal, ...], chains: tuple[Chain, ...]) -> list[str]:
    open_ones = [one for one in proposals if not one.confirmed and not one.tells]
    lines = [_say("proposed", n=len(open_ones)) if open_ones else _say("none")]
    for one in open_ones:
        lines += ["", *_proposal(one), *_to_link(one)]
    told = [one for one in proposals if one.tells]
    if told:
        lines += ["", _say("told", n=len(told))]
    for one in told:
        lines += ["", *_proposal(one), *_to_note(one)]
    if chains:
        lines += ["", _say("chains")]
    for chain in chains:
        lines += ["", *_chain(chain)]
    return lines


def _proposal(one: Proposal) -> list[str]:
    score = _say("likeness", score=f"{one.likeness.score:.2f}")
    return [
        f"{_place(one.later)}   {score}",
        f"  {one_line(one.later.text)}",
        f"  {_say('before')}: {_place(one.earlier)}",
        f"  {one_line(one.earlier.text)}",
        f"  {_say('common', words=one_line(', '.join(one.likeness.common)))}",
    ]


def _to_link(one: Proposal) -> list[str]:
    print_ = fingerprint(one.earlier.item)
    return [
        f"  {_say('paste', file=one.later.file, item=one.later.item.id)}",
        "    reiterates:",
        f'      - {{to: "{one.earlier.to}", fingerprint: "{print_}"}}',
        f"  {_say('or-write', record=one.later.record.id, item=one.later.item.id, to=one.earlier.to)}",
    ]


def _to_note(one: Proposal) -> list[str]:
    day = ["--date", one.later.day] if one.later.day else []
    step = [one.earlier.to, "--kind", "progress", *day, "--by", one.later.by[0], "--text", one.later.text]
    return [f"  {_say('note', step=' '.join(_quoted(one_line(part)) for part in step))}"]


def _quoted(word: str) -> str:
    """Return a word as shells want it: in double quotes where that will do, which Windows takes too."""
    if re.fullmatch(r"[\w.-]+", word):
        return word
    return quote(word) if re.search(r'["$`\\!]', word) else f'"{word}"'


def _place(one: Asked) -> str:
    line = _say("line", line=one.item.lines.first)
    return f"{one.to} ({one.day or _say('undated')}, {line})"


def _chain(chain: Chain) -> list[str]:
    first, last = chain.items[0], chain.items[-1]
    days = (first.day or _say("undated"), last.day or _say("undated"))
    times, point = len(chain.items), "," if language() == "es" else "."
    years = f"{chain.years:g}".replace(".", point)
    by = one_line("; ".join(chain.by))  # titles of meetings hold commas
    said = _say("chain", times=times, first=days[0], last=days[1], years=years, by=by)
    links = _say("chain-links", confirmed=chain.confirmed, links=chain.links)
    return [
        f"  {one_line(first.text)}",
        f"    {said}; {links}",
        f"    {', '.join(item.to for item in chain.items)}",
    ]


def _data(proposals: tuple[Proposal, ...], chains: tuple[Chain, ...]) -> dict[str, object]:
    return {
        "proposals": [_pair(one) for one in proposals if not one.tells],
        "told": [_pair(one) for one in proposals if one.tells],
        "chains": [
            {
                "items": [item.to for item in chain.items],
                "days": [item.day for item in chain.items],
                "years": chain.years,
                "by": list(chain.by),
                "confirmed": chain.confirmed,
                "links": chain.links,
            }
            for chain in chains
        ],
    }


def _pair(one: Proposal) -> dict[str, object]:
    return {
        "item": one.later.to,
        "text": one.later.text,
        "before": one.earlier.to,
        "before_text": one.earlier.text,
        "score": round(one.likeness.score, 4),
        "parts": {name: round(value, 4) for name, value in one.likeness.parts.items()},
        "common": list(one.likeness.common),
        "confirmed": one.confirmed,
    }
