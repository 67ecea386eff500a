"""What `actas parse --why` prints: a stretch of lines, what it was taken for, and the cues that decided."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING

from actas.cli.terminal import coloured, columns, language, paint, safe, tell
from actas.vocabulary.messages import catalogue, say

if TYPE_CHECKING:
    from actas.model.record import Actor
    from actas.pipeline.why import Cue, Told, Weighing

MARGIN = 7  # columns for the line's number
DOT = " · "


def drawn(name: str, told: tuple[Told, ...]) -> str:
    """Return the explanation of a file, or of one line of it, to be printed."""
    colour = coloured(sys.stdout)
    lines = [paint(_say("head", file=safe(name)), "bold", colour=colour)]
    for one in told:
        lines.extend(_stretch(one, colour))
    return "\n".join(lines) + "\n"


def _stretch(told: Told, colour: bool) -> Iterator[str]:
    first, last = told.span.first, told.span.last
    place = f"{first}" if first == last else f"{first}-{last}"
    head = [_say(f"is-{told.what}"), *([told.id] if told.id else [])]
    if told.kind and told.what != "discarded":
        head.append(tell(f"kind-{told.kind}") if told.what != "item" else "")
    yield f"{place:>{MARGIN - 2}}  " + paint("  ".join(filter(None, head)), "good", colour=colour)
    for text in (_shown(told.words), DOT.join(_facts(told))):
        yield from _wrapped(text)
    for weighing in told.weighings:
        yield from _wrapped(_weighed(weighing, told), colour=colour)


def _wrapped(text: str, *, colour: bool = False) -> Iterator[str]:
    margin = " " * MARGIN
    for line in textwrap.wrap(text, columns(), initial_indent=margin, subsequent_indent=margin + "  "):
        yield paint(line, "dim", colour=colour) if colour else line


def _shown(words: str) -> str:
    """Return the words, or as many as fit on a line."""
    flat = safe(" ".join(words.split()))
    most = columns() - MARGIN - 2
    return f"«{flat if len(flat) <= most else flat[: most - 1] + '…'}»" if flat else ""


def _facts(told: Told) -> Iterator[str]:
    if told.role:
        yield _say(f"role-{told.role}")
    for slug in ("inside", "label", "title", "owner", "due"):
        if value := getattr(told, slug):
            yield _say(slug, what=safe(value))
    if told.reason:
        yield _say("reason", what=_reason(told.reason))
    if told.actor:
        yield _say("actor", what=safe(_called(told.actor)))
    if told.states:
        yield _say("states", what=", ".join(_say(f"states-{key}") for key in told.states))


def _reason(slug: str) -> str:
    """Return why words were set aside, as reports say it."""
    known = f"aside-{slug}" in catalogue("render")
    return say(f"render.aside-{slug}", language()) if known else safe(slug)


def _called(actor: Actor) -> str:
    return ", ".join(_called(one) for one in actor.members) or actor.name


def _weighed(weighing: Weighing, told: Told) -> str:
    given = weighing.question == "heading" and weighing.points is None
    head = _say(f"of-{weighing.question}{'-given' if given else ''}")
    if weighing.question == "kind" and told.kind:
        head = f"{head} {tell(f'kind-{told.kind}')} {_figure(weighing.points)}".rstrip()
    elif weighing.points is not None:
        head += " " + _say("sum", points=_figure(weighing.points), needed=_figure(weighing.needed))
    parts = [_cue(cue) for cue in weighing.cues]
    if weighing.second:
        points = _figure(weighing.second_points)
        parts.append(_say("second", what=tell(f"kind-{weighing.second}"), points=points))
    return f"{head}: " + DOT.join(parts)


def _cue(cue: Cue) -> str:
    """Return a cue in words; one that has none yet by its slug."""
    slug = f"cue-{cue.slug}"
    shape = cue.says.partition(":")[0]
    if f"kind-{cue.says}" in catalogue("cli"):
        what = tell(f"kind-{cue.says}")
    else:
        named = f"{cue.slug}-{shape}"
        what = _say(named) if named in catalogue("why") else safe(cue.says)
    words = _say(slug, what=what) if slug in catalogue("why") else safe(f"{cue.slug} {cue.says}".rstrip())
    return f"{words} {_figure(cue.points, sign=True)}".rstrip()


def _figure(points: float | None, *, sign: bool = False) -> str:
    if points is None:
        return ""
    text = f"{points:+.1f}" if sign else f"{points:.1f}"
    text = text.replace("-", "−")
    return text.replace(".", ",") if language() == "es" else text


def _say(slug: str, **values: object) -> str:
    return say(f"why.{slug}", language(), **values)
