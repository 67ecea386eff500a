"""Blocks to meaning: section kinds, speakers, titles, owners, dates, references, each with the cue that said so."""

from __future__ import annotations

from dataclasses import dataclass, replace

from actas.classify.actors import Cast, Speaker, cast_of, speaker_of
from actas.classify.kinds import kind_of, lists_speakers
from actas.classify.meeting import frame_of, names_in_outline
from actas.classify.people import attendance
from actas.classify.owners import due_of, owner_of
from actas.classify.references import references_in
from actas.classify.rows import row_meaning
from actas.classify.titles import title_of
from actas.model.block import Block, Node, Outline, Part, Words
from actas.model.meaning import Chapter, Meaning, Reading
from actas.model.record import ACTOR_KINDS, Actor
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.sentences import is_sentence

OWNED = frozenset({"actions", "agreements"})
ONLY_TITLED = 8  # words of a bold or colon-ended line that is all title
EDGE_ROLES = ("closing", "greeting", "signature")


@dataclass(frozen=True, slots=True)
class Where:
    """What an item's surroundings say of it."""

    section: str  # kind of its section
    listed: int  # how far the section's labels are people: 0, 1 mostly, 2 nearly all
    edge: bool  # near the start or the end of the notes
    depth: int = 0


def classify(outline: Outline, words: Vocabulary) -> Reading:
    """Return what the notes mean."""
    names = names_in_outline(outline, words)
    cast = cast_of(outline, names, words)
    frame = frame_of(outline, cast, words)
    parts = frame.parts
    chapters = tuple(
        _chapter(part, None, cast, words, last=at >= len(parts) - 2, first=at == 0) for at, part in enumerate(parts)
    )
    return Reading(meeting=frame.meeting, chapters=chapters, discarded=(*outline.discarded, *frame.discarded))


def _chapter(part: Part, above: str | None, cast: Cast, words: Vocabulary, *, first: bool, last: bool) -> Chapter:
    kind = kind_of(part, above, cast, words)
    where = Where(kind.kind, lists_speakers(part.nodes, cast, words), edge=False)
    many = len(part.nodes)
    items: list[Meaning] = []
    for at, node in enumerate(part.nodes):
        near = (first and at < 4) or (last and at >= many - 8)
        items.append(_meaning(node, replace(where, edge=near), cast, words))
    items = _with_tail(part.heading, items, where, cast, words)
    inner = tuple(_chapter(one, kind.kind, cast, words, first=False, last=last and at == len(part.parts) - 1) for at, one in enumerate(part.parts))
    span = part.heading.span if part.heading else None
    if span and part.heading and part.heading.tail:
        span = replace(span, part=1, parts=2)
    cues = (*(part.heading.cues if part.heading else ()), *kind.cues)
    return Chapter(heading=part.heading, kind=kind.kind, span=span, items=tuple(items), chapters=inner, cues=cues)


def _with_tail(heading: Block | None, items: list[Meaning], where: Where, cast: Cast, words: Vocabulary) -> list[Meaning]:
    """Put the words after a heading's colon in front as an item of their own."""
    if heading is None or not heading.tail:
        return items
    block = Block(kind="paragraph", span=replace(heading.span, part=2, parts=2), words=Words(text=heading.tail, links=heading.words.links))
    return [_meaning(Node(block=block), where, cast, words), *items]


def _meaning(node: Node, where: Where, cast: Cast, words: Vocabulary) -> Meaning:
    block = node.block
    below = replace(where, depth=where.depth + 1)
    children = tuple(_meaning(child, below, cast, words) for child in node.children)
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
        title = title_of(inner, words, numbered=bool(block.marker and block.marker.family != "bullet"), has_children=bool(children), speech=bool(speaker and speaker.cut))
        if title:
            cues.append(title.cue)
            inner = _after(inner, title.cut) if title.cut else inner
    owner = due = None
    kind = _item_kind(text, where, words)
    if where.section in OWNED or kind in ("action", "agreement"):
        owner = owner_of(text, cast, words, sure=where.section == "actions" or kind == "action")
        due = due_of(text, words)
    return Meaning(
        block=block, span=block.span, label=label, kind=kind, role=role, actor=actor, title=title.text if title else None,
        text=inner.text.strip(), owner=owner.text if owner else None, owners=owner.actors if owner else (),
        due=due.iso if due else None, due_as_written=due.text if due else None,
        done=block.marker.done if block.marker else None, refs=references_in(text, words), links=block.words.links,
        children=children, cues=tuple(cues),
    )  # fmt: skip


def _speaker(block: Block, where: Where, cast: Cast, words: Vocabulary) -> Speaker | None:
    if where.section == "participants":
        return None
    return speaker_of(block, cast, words, in_list_of_speakers=where.listed)


def _after(inner: Words, cut: int) -> Words:
    return replace(inner, text=inner.text[cut:], bold=max(0, inner.bold - cut), italic=max(0, inner.italic - cut)) if cut else inner


def _name_meaning(block: Block, children: tuple[Meaning, ...], cast: Cast, words: Vocabulary) -> Meaning:
    from actas.classify.actors import identify

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
            if where.edge and _opens_with(folded, words.phrases("cues", role)) and (role == "closing" or len(text) < 90):
                return role
    elif has_children and text.endswith(":") and is_sentence(text, words):
        return "lead-in"
    return None


def _opens_with(folded: str, phrases: frozenset[str]) -> bool:
    head = folded[:90]
    return any(head.startswith(phrase) and not head[len(phrase) : len(phrase) + 1].isalnum() for phrase in phrases)


def _item_kind(text: str, where: Where, words: Vocabulary) -> str | None:
    """Return the kind of an item where it is not its section's: a decision, a vote, a task inside a discussion."""
    if where.section not in ("discussion", "interventions", "info", "agenda", "other"):
        return None
    head = fold(text)[:160]
    if _opens_with(head, words.phrases("cues", "agreement")):
        return "agreement"
    if any(cue.endswith(":") and head.startswith(cue) for cue in words.phrases("cues", "action")):
        return "action"
    return None


__all__ = ["attendance", "classify"]
