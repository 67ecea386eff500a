"""`actas coverage`: questions, voices and silences, perspectives, goals."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from actas.cli import OK
from actas.cli import options as opt
from actas.cli.output import one_line
from actas.cli.terminal import language, out, out_lines
from actas.pipeline.memory import coverage_of, filed_in
from actas.vocabulary import perspectives, sdg
from actas.vocabulary.messages import say

if TYPE_CHECKING:
    from actas.pipeline.memory import Coverage, Covered, Mention, Perspective


def coverage(
    records: opt.MaybeRecords = None,
    members: Annotated[str | None, typer.Option("--members", metavar="file")] = None,
    of: Annotated[str | None, typer.Option("--of", metavar="body")] = None,
    format: opt.TextOrJson = "text",
) -> int:
    """Show what the records cover."""
    opt.check_form(format)
    found = coverage_of(filed_in(records or []), members=members, body=of)
    if format == "json":
        data = json.dumps(_data(found), ensure_ascii=False, indent=2)
        out(data + "\n")
    else:
        parts = (
            _questions(found.coverage),
            _voices(found),
            _perspectives(found.coverage),
            _goals(found),
        )
        out_lines(line for at, lines in enumerate(parts) for line in ([""] if at else []) + lines)
    return OK


def _say(slug: str, **values: object) -> str:
    return say(
        f"coverage.{slug}", language(), **{name: one_line(str(value)) for name, value in values.items()}
    )


def _questions(found: Coverage) -> list[str]:
    lines = [_say("questions")]
    for record, answer in found.answers:
        text = one_line(answer.question.text or answer.question.title or "")
        lines.append(f"  {record}#{answer.question.id}  {_say(f'state-{answer.state}')}: {text}")
        if answer.given:
            by = ", ".join(f"{one.item.id} ({', '.join(one.by)})" for one in answer.given)
            lines.append("      " + _say("given", by=by))
        for demand in answer.demands:
            slug = "met" if demand.met_by else "unmet"
            lines.append("      " + _say(slug, words=demand.words, by=", ".join(demand.met_by)))
        for echo in answer.echoes:
            lines.append("      " + _say("echo", item=echo.item.id, words=", ".join(echo.words)))
    return lines if found.answers else [*lines, "  " + _say("no-questions")]


def _voices(found: Covered) -> list[str]:
    lines = [_say("voices")]
    for voice in found.coverage.voices.speaking:
        said = [_say("voice", items=sum(voice.items.values()), words=voice.words)]
        if found.members is not None and not voice.member:
            said.append(_say("no-member"))
        if voice.named_at:
            said.append(_say("named-at", at=", ".join(voice.named_at)))
        lines.append(f"  {one_line(voice.name)}: {'; '.join(said)}")
    if found.members is None:
        return [*lines, "  " + _say("members-unknown")]
    silent = found.coverage.voices.silent
    if not silent:
        return [*lines, "  " + _say("nobody-silent")]
    return [*lines, f"  {_say('silent')}: {one_line(', '.join(voice.name for voice in silent))}"]


def _perspectives(found: Coverage) -> list[str]:
    lines = [_say("perspectives")]
    for one in found.perspectives:
        name = perspectives.name_of(one.id, language())
        if not one.seen:
            lines.append(f"  {name}: {_say('absent')}")
            continue
        lines.append(f"  {name}: {_say('seen', n=len(one.seen))}{_absent_from(one)}")
        for seen in one.seen:
            by = f" ({', '.join(seen.by)})" if seen.by else ""
            lines.append(one_line(f"      {seen.record}#{seen.item}{by}: {', '.join(seen.words)}"))
    return lines


def _absent_from(one: Perspective) -> str:
    kinds = ", ".join(_say(f"kind-{kind}") for kind in one.absent_from)
    return f"; {_say('absent-from', kinds=kinds)}" if kinds else ""


def _goals(found: Covered) -> list[str]:
    lines: list[str] = []
    for slug, mentions in (("goals", found.coverage.named), ("suggested", found.coverage.suggested)):
        lines += [*([""] if lines else []), _say(slug)]
        lines += [_mention(one, found) for one in mentions] or ["  " + _say("nothing")]
    return lines


def _mention(one: Mention, found: Covered) -> str:
    by = ", ".join(one.by) or _say("nobody")
    title = f" {_title(one, found, language())}".rstrip()
    return one_line(f"  {one.code}{title}: «{one.words}», {one.record}#{one.item}, {by}")


def _title(one: Mention, found: Covered, language: str) -> str:
    """Return the official title that the project gives, else the goal's short name; "" for no goal."""
    if one.scheme != "sdg" or one.code not in sdg.codes():
        return ""
    titles = found.titles.get(one.code, {})
    return titles.get(language) or next(iter(titles.values()), "") or sdg.name_of(one.code, language)


def _data(covered: Covered) -> dict[str, object]:
    found, spoken = covered.coverage, language()
    return {
        "questions": [
            {
                "record": record,
                "item": answer.question.id,
                "text": answer.question.text,
                "state": answer.state,
                "answered_by": [{"item": one.item.id, "by": one.by} for one in answer.given],
                "unmet": [demand.words for demand in answer.unmet],
                "demands": [asdict(demand) for demand in answer.demands],
                "touched_by": [{"item": echo.item.id, "words": echo.words} for echo in answer.echoes],
            }
            for record, answer in found.answers
        ],
        "voices": [asdict(voice) for voice in found.voices.speaking],
        "silent": [asdict(voice) for voice in found.voices.silent],
        "perspectives": [{**asdict(one), "absent_from": one.absent_from} for one in found.perspectives],
        "named": [{**asdict(one), "title": _title(one, covered, spoken)} for one in found.named],
        "suggested": [{**asdict(one), "title": _title(one, covered, spoken)} for one in found.suggested],
    }
