"""Blocks to meaning: section kinds, speakers, titles, owners, dates, references, each with the cue that said so."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from actas.classify.attendance import attendance
from actas.classify.cast import Cast, cast_of
from actas.classify.dates import times_in
from actas.classify.identity import identify, is_somebody
from actas.classify.kinds import kind_of, lists_speakers
from actas.classify.meeting import frame_of, names_in_outline
from actas.classify.owners import due_of, owner_of
from actas.classify.people import names_of
from actas.classify.references import references_in
from actas.classify.rows import row_meaning
from actas.classify.speakers import Speaker, speaker_of
from actas.classify.titles import title_of
from actas.model.block import Block, Node, Outline, Part, Words
from actas.model.meaning import Chapter, Meaning, Reading
from actas.model.record import ACTOR_KINDS, Actor
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import person_score
from actas.vocabulary.phrases import Phrases
from actas.vocabulary.sentences import is_sentence

OWNED = frozenset({"actions", "agreements"})
COUNT_AFTER = re.compile(r"\s*:?\s*\d{1,4}(?!\w)")
COUNT_BEFORE = re.compile(r"(?<!\w)\d{1,4}\s+$")
VOTE = re.compile(r"^\s*(?:\S+\s)?[+-]1\s*$")
NAMES_ALIKE = 4  # names in a row that make a list of people
ONE_PERSON = 14  # words of a line about one participant
SIGNED = 6  # words of a line that may be a signature
EDGE_ROLES = ("closing", "greeting", "signature")


@dataclass(frozen=True, slots=True)
class Where:
    """What an item's surroundings say of it."""

    section: str  # kind of its section
    listed: int  # how far the section's labels are people: 0, 1 mostly, 2 nearly all
    start: bool  # among the first lines of the notes
    end: bool  # among the last
    depth: int = 0


def classify(outline: Outline, words: Vocabulary) -> Reading:
    """Return what the notes mean."""
    names = names_in_outline(outline, words)
    cast = cast_of(outline, names, words)
    frame = frame_of(outline, words)
    chapters = _chapters(frame.parts, None, cast, words, first=True, last=True)
    meeting = frame.meeting
    if meeting.end is None:
        meeting = replace(meeting, end=_end_of(chapters, words))
    return Reading(
        meeting=meeting, days=frame.days, chapters=chapters, discarded=(*outline.discarded, *frame.discarded)
    )


def _end_of(chapters: tuple[Chapter, ...], words: Vocabulary) -> str | None:
    """Return the time that a closing formula gives: «se levanta la sesión a las 18:40»."""
    for top in chapters:
        for chapter in top.walk():
            for item in chapter.items:
                if item.role == "closing":
                    times = times_in(item.text)
                    if times:
                        return times[-1]
    return None


def _chapters(
    parts: tuple[Part, ...],
    above: str | None,
    cast: Cast,
    words: Vocabulary,
    *,
    last: bool,
    first: bool = False,
) -> tuple[Chapter, ...]:
    """Return the chapters of one level; one headed by a name goes on with the tasks before it."""
    out: list[Chapter] = []
    for at, part in enumerate(parts):
        led = above
        if (
            out
            and out[-1].kind == "actions"
            and part.heading is not None
            and is_somebody(part.heading.words.text, cast, words)
        ):
            led = "actions"
        near_end = last and at >= len(parts) - 2
        out.append(_chapter(part, led, cast, words, last=near_end, first=first and at == 0))
    return tuple(out)


def _chapter(
    part: Part, above: str | None, cast: Cast, words: Vocabulary, *, first: bool, last: bool
) -> Chapter:
    kind = kind_of(part, above, cast, words)
    where = Where(kind.kind, lists_speakers(part.nodes, cast, words), start=False, end=False)
    many = len(part.nodes)
    items: list[Meaning] = []
    for at, node in enumerate(part.nodes):
        items.append(
            _meaning(node, replace(where, start=first and at < 4, end=last and at >= many - 8), cast, words)
        )
    items = _signed(items)
    items = _with_tail(part.heading, items, where, cast, words)
    inner = _chapters(part.parts, kind.kind, cast, words, last=last)
    span = part.heading.span if part.heading else None
    if span and part.heading and part.heading.tail:
        span = replace(span, part=1, parts=2)
    cues = (*(part.heading.cues if part.heading else ()), *kind.cues)
    return Chapter(
        heading=part.heading, kind=kind.kind, span=span, items=tuple(items), chapters=inner, cues=cues
    )


def _signed(items: list[Meaning]) -> list[Meaning]:
    """Short lines after the closing formula are who signs."""
    closed = False
    out: list[Meaning] = []
    for item in items:
        plain = item.role is None and item.label is None and not item.children
        if closed and plain and len(item.block.words.text.split()) <= SIGNED:
            item = replace(item, role="signature", actor=None, title=None, text=item.block.words.text)
        closed = closed or item.role == "closing"
        out.append(item)
    return out


def _with_tail(
    heading: Block | None, items: list[Meaning], where: Where, cast: Cast, words: Vocabulary
) -> list[Meaning]:
    """Put the words after a heading's colon in front as an item of their own."""
    if heading is None or not heading.tail:
        return items
    block = Block(
        kind="paragraph",
        span=replace(heading.span, part=2, parts=2),
        words=Words(text=heading.tail, links=heading.words.links),
    )
    return [_meaning(Node(block=block), where, cast, words), *items]


def _meaning(node: Node, where: Where, cast: Cast, words: Vocabulary) -> Meaning:
    block = node.block
    below = replace(where, depth=where.depth + 1)
    children = _named_alike(
        tuple(_meaning(child, below, cast, words) for child in node.children), where, words
    )
    if block.kind == "row":
        return row_meaning(block, where.section, cast, words)
    if block.kind == "name":
        return _name_meaning(block, children, cast, words)
    label = block.marker.label if block.marker else None
    text = block.words.text
    role = _role(block, bool(children), where, words)
    speaker = None if role in EDGE_ROLES else _speaker(block, where, cast, words)
    inner, cues = block.words, list(block.cues)
    actor = None
    if speaker:
        actor, cues = speaker.actor, [*cues, f"actor:{speaker.cue}"]
        inner = _after(inner, speaker.cut)
    title = None
    if role not in EDGE_ROLES and where.section != "participants":
        title = title_of(
            inner,
            words,
            numbered=bool(block.marker and block.marker.family != "bullet"),
            has_children=bool(children),
            speech=bool(speaker and speaker.cut),
        )
        if title:
            cues.append(title.cue)
            inner = _after(inner, title.cut) if title.cut else inner
    owner = due = None
    kind = _item_kind(text, where, words)
    if where.section in OWNED or kind in ("action", "agreement"):
        owner = owner_of(text, cast, words, sure=where.section == "actions" or kind == "action")
        due = due_of(text, words, sure=where.section == "actions")
    if (
        speaker
        and where.section == "actions"
        and speaker.cue
        in ("subject-verb", "label-parentheses", "subject-apposition", "verb-subject", "named-after")
    ):
        # Who is to do it owns it; nobody speaks.
        actor, title, inner = None, None, block.words
    if owner and title and fold(inner.text).strip(" .") == fold(owner.text):
        title, inner = None, block.words
    return Meaning(
        block=block, span=block.span, label=label, kind=kind, role=role, actor=actor, title=title.text if title else None,
        text=inner.text.strip(), owner=owner.text if owner else None, owners=owner.actors if owner else (),
        due=due.iso if due else None, due_as_written=due.text if due else None,
        done=block.marker.done if block.marker else None, refs=references_in(text, words), links=block.words.links,
        children=children, cues=tuple(cues),
    )  # fmt: skip


def _named_alike(items: tuple[Meaning, ...], where: Where, words: Vocabulary) -> tuple[Meaning, ...]:
    """In a list of names alone (candidates, members) each item is about its person."""
    alone = [
        item
        for item in items
        if person_score(words, _head(item)) >= 1.0 and not item.actor and not item.title
    ]
    if len(items) < NAMES_ALIKE or len(alone) < len(items) or where.section == "participants":
        return items
    return tuple(replace(item, actor=Actor(name=_head(item), kind=ACTOR_KINDS[2])) for item in items)


def _head(item: Meaning) -> str:
    """«Ana Ruiz (presidenta), presente» -> «Ana Ruiz»."""
    return re.split(r"[,(:–;]", item.text, maxsplit=1)[0].strip(" .")


def _speaker(block: Block, where: Where, cast: Cast, words: Vocabulary) -> Speaker | None:
    if where.section == "participants":
        return _one_who_came(block, words)
    return speaker_of(block, cast, words, listed=where.listed)


def _one_who_came(block: Block, words: Vocabulary) -> Speaker | None:
    """A line of a list of those who came is about one person; its words stay as they are."""
    came = names_of(block.words.text, words)
    return (
        Speaker(Actor(name=came[0], kind=ACTOR_KINDS[2]), 0, "who-came")
        if len(came) == 1 and len(block.words.text.split()) <= ONE_PERSON
        else None
    )


def _after(inner: Words, cut: int) -> Words:
    return (
        replace(
            inner, text=inner.text[cut:], bold=max(0, inner.bold - cut), italic=max(0, inner.italic - cut)
        )
        if cut
        else inner
    )


def _name_meaning(block: Block, children: tuple[Meaning, ...], cast: Cast, words: Vocabulary) -> Meaning:

    shown = block.words.text
    actor = identify(shown, cast, words, least=0.5) or Actor(name=shown, kind=ACTOR_KINDS[2])
    return Meaning(
        block=block, span=block.span, actor=actor, text=block.tail, refs=references_in(block.tail, words),
        links=block.words.links, children=children, cues=(*block.cues, "actor:alone-on-line"),
    )  # fmt: skip


def _role(block: Block, has_children: bool, where: Where, words: Vocabulary) -> str | None:
    text = block.words.text
    folded = fold(text)
    if block.marker is None:
        if has_children:
            return "lead-in"
        for role in EDGE_ROLES:
            near = where.start if role == "greeting" else where.end
            if (
                near
                and _opens_with(folded, words.phrases("cues", role))
                and (role == "closing" or _is_formula(text, words))
            ):
                return role
    elif has_children and text.endswith(":") and is_sentence(text, words):
        return "lead-in"
    return None


def _counts_votes(head: str, words: Vocabulary) -> bool:
    """«Votación: 5 a favor, 3 en contra»: a number beside a word of voting."""
    for start, end, _ in _votes(words).find(head):
        if COUNT_AFTER.match(head, end) or COUNT_BEFORE.search(head[max(start - 12, 0) : start]):
            return True
    return False


@lru_cache(maxsize=4)
def _votes(words: Vocabulary) -> Phrases:
    return Phrases(words.phrases("cues", "vote"))


def _is_formula(text: str, words: Vocabulary) -> bool:
    return len(text) < 60 and not is_sentence(text, words)


def _opens_with(folded: str, phrases: frozenset[str]) -> bool:
    head = folded[:90]
    return any(
        head.startswith(phrase) and not head[len(phrase) : len(phrase) + 1].isalnum() for phrase in phrases
    )


def _item_kind(text: str, where: Where, words: Vocabulary) -> str | None:
    """Return the kind of an item where it is not its section's: a decision, a vote, a task inside a discussion."""
    head = fold(text)[:300]
    if VOTE.search(text) or (
        len(head) < 120 and any(char.isdigit() for char in head) and _counts_votes(head, words)
    ):
        return "vote"
    if where.section not in ("discussion", "interventions", "info", "agenda", "other"):
        return None
    if _opens_with(head, words.phrases("cues", "agreement")):
        return "agreement"
    if _opens_with(head, words.phrases("cues", "vote")) and any(
        cue in head for cue in words.phrases("cues", "agreement")
    ):
        return "agreement"
    if any(cue.endswith(":") and head.startswith(cue) for cue in words.phrases("cues", "action")):
        return "action"
    return None


__all__ = ["attendance", "classify"]
