"""Parts to chapters: what kind of section each is, and what its items mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain

from actas.classify.bodies import addressed_first
from actas.classify.cast import Cast
from actas.classify.cell_places import as_above
from actas.classify.facts import key_of
from actas.classify.form import any_keyed, filled_below, filled_beside
from actas.classify.goes_on_saying import with_pronoun
from actas.classify.handed import handed_out
from actas.classify.identity import is_somebody
from actas.classify.items import UNOWNED, Where, meaning_of, whose_points
from actas.classify.kinds import (
    A_MEETING,
    Kind,
    kind_of,
    mostly_people,
    sends_people,
    states_fact,
)
from actas.classify.labelled_rounds import groups_telling, labelled_round
from actas.classify.owners import calls_tasks
from actas.classify.shares import shared_out
from actas.classify.sisters import Sisters
from actas.classify.table_kinds import parted_by_tables
from actas.classify.tasks import OWNED, are_orders, leads_to_dues, shares_out
from actas.classify.tasks_of import tasks_of
from actas.classify.title_runs import titled_lines
from actas.classify.who_speaks import lists_speakers
from actas.classify.wording import BROUGHT
from actas.model.block import Block, Node, Part, Words
from actas.model.compiled import compiled
from actas.model.meaning import Chapter, Meaning
from actas.model.plain import Plain, plain, replace
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.phrases import opens
from actas.vocabulary.sections import DIGITS, OPENS, bare, counts_act, kind_of_heading

START, END = 4, 8  # items of the first section that may greet; of the last two that may close
LAST = 2  # sections
ASIDE = 5  # the last of them, among which is what was set aside
SIGNED = 6  # words of a line that may be a signature
BLANKS = compiled(r"\t+|\s{3,}")  # between what stands beside each other


@plain()
class Above(Plain):
    """What the section says in which others are."""

    kind: str | None = None
    dues: bool = False  # that dates say until when
    people: bool = False  # the headings beside one another are mostly names of people
    agreed: bool = False  # its heading says that each promised something


def chapters_of(parts: Sequence[Part], cast: Cast, words: Vocabulary) -> Iterator[Chapter]:
    """Return what the parts of the notes mean, each made when it is asked for and the one before is done.

    What a chapter was made of is let go as it is made: nobody else may hold the parts where memory counts.
    """
    return _chapters(list(parted_by_tables(parts, words)), Above(), cast, words, first=True, last=True)


def _chapters(
    parts: list[Part], above: Above, cast: Cast, words: Vocabulary, *, first: bool, last: bool
) -> Iterator[Chapter]:
    """Yield the chapters of one level.

    Args:
        parts: the parts of the level; they are taken out of the list.
        above: what the section says that they are in.
        cast: who is who.
        words: the vocabulary.
        first: the level holds the beginning of the notes.
        last: the level holds their end.

    """
    above = replace(above, people=mostly_people(parts, words))
    before: str | None = None  # the kind of the chapter before
    said = ""  # its heading
    sisters = Sisters()
    worked = False  # whether what a workshop brings forth stands before
    parts.reverse()
    while parts:
        near_end = last and len(parts) <= LAST
        part = parts.pop()
        shown = part.heading.words.text if part.heading else ""
        named = bool(shown) and shown != said and is_somebody(shown, cast, words)
        # A heading that is only a name goes on with the tasks before it: now this person's.
        led = replace(above, kind="actions") if named and before == "actions" else above
        if shown and before == "participants" and (named or sends_people(shown, words)):
            led = replace(
                above, kind=before
            )  # and those whom a country or body sent are of the list before it
        among = partial(kind_of, above=above.kind, cast=cast, words=words, among_people=above.people)
        kind = kind_of(part, led.kind, cast, words, among_people=led.people)
        if above.kind != "interventions":
            kind = sisters.settled(kind, part, parts, among)
        if worked and len(parts) < ASIDE and _is_parked(shown, words):
            kind = _named(kind, "other")
        worked = worked or kind.kind in BROUGHT
        goes_on = not _keys_attendance(part, kind)
        chapter = _chapter(part, kind, led, cast, words, first=first, last=near_end, more=bool(parts))
        before, said, first = kind.kind if goes_on else None, shown, False
        del part
        yield chapter
        del chapter


def _is_parked(shown: str, words: Vocabulary) -> bool:
    """«Estacionamiento», "The fridge": whether a heading only says that what stands below was set aside."""
    named = bare(shown)
    article, _, rest = named.partition(" ")
    parked = words.grammar("parked")
    return named in parked or (rest in parked and article in words.grammar("articles"))


def _tells_who_spoke(heading: Block | None, words: Vocabulary) -> bool:
    """«Intervenciones», "Statements by organisations": whether a heading says that it holds what was said."""
    kind, strength = kind_of_heading(words, heading.words.text) if heading else (None, 0.0)
    return kind == "interventions" and strength >= OPENS


def _asks_others(heading: str, words: Vocabulary) -> bool:
    """«Qué pedimos», "Asks": whether a heading says that below it others are asked for something."""
    return any(one.strip("¿?.:()") in words.grammar("we_ask") for one in fold(heading).split())


def _chapter(
    part: Part,
    kind: Kind,
    above: Above,
    cast: Cast,
    words: Vocabulary,
    *,
    first: bool,
    last: bool,
    more: bool,
) -> Chapter:
    last = last and not (more and kind.kind == "participants")  # nobody signs who is listed as having come
    dues = above.dues or (part.heading is not None and leads_to_dues(part.heading.words.text, words))
    tasks = part.heading is not None and shares_out(part.heading.words.text, words)
    tasks = tasks or are_orders([node.block.words.text for node in part.nodes], cast, words)
    above_name = part.heading.words.text if part.heading and kind.kind == "actions" else None
    if above_name and above.kind != "actions" and calls_tasks(above_name, words):
        above_name = None  # "TODOs" are no «todos»
    elif above_name:
        above_name = tasks_of(above_name, cast, words) or above_name
    section = "interventions" if kind.talk else "discussion" if _keys_attendance(part, kind) else kind.kind
    heard = _tells_who_spoke(part.heading, words)
    addressed = section == "recommendations" and (
        (part.heading is not None and _asks_others(part.heading.words.text, words))
        or any(addressed_first(node.block.words.text, words) for node in part.nodes)
    )
    where = Where(
        section, lists_speakers(part.nodes, cast, words, told=heard), addressed=addressed,
        owned_by=above_name, dues=dues, tasks=tasks,
        titled=titled_lines([node.block.words.text for node in part.nodes], words),
        shared=shared_out(part.nodes, cast, words),
        handed=handed_out([node.block.words.text for node in part.nodes], cast, words),
        said={
            **whose_points(
                part.nodes, section, cast, words, part.heading.words.text if part.heading else ""
            ),
            **(labelled_round(part.nodes, cast, words) if heard else {}),
            **(groups_telling(part.heading, part.nodes, words) if part.heading and part.nodes else {}),
        },
    )  # fmt: skip
    items = _items(list(part.nodes), where, cast, words, first=first, last=last)
    if kind.kind in OWNED:
        items = filled_beside(items, cast, words)
    elif kind.kind not in UNOWNED and any_keyed(part.nodes):
        items = filled_below(items, cast, words)
    items = _signed(items, words)
    heading = part.heading
    span = heading.span if heading else None
    if heading and heading.tail:
        span = replace(heading.span, part=1, parts=2)
        items = chain((meaning_of(_tail_of(heading), where, cast, words),), items)
    agreed = kind.kind == "actions" and (above.agreed or _promises(heading, words))
    return Chapter(
        heading=heading,
        kind="agreements" if agreed else kind.kind,
        span=span,
        items=items,
        chapters=_chapters(
            list(part.parts),
            Above(
                None if kind.alone == A_MEETING or states_fact(part, words) else kind.kind,
                dues,
                agreed=agreed,
            ),
            cast,
            words,
            first=False,
            last=last,
        ),
        cues=(*(heading.cues if heading else ()), *(_named(kind, "agreements") if agreed else kind).cues),
    )


def _promises(heading: Block | None, words: Vocabulary) -> bool:
    """«Compromisos», "What we commit to": what each is to do is read as tasks are, but it was agreed.

    «Compromisos y tareas», «Seguimiento de compromisos» are tasks.
    """
    if heading is None:
        return False
    said = bare(heading.words.text).split()
    if words.grammar("commitments").isdisjoint(said):
        return False  # nearly all
    return words.grammar("and", "earlier", "still_open").isdisjoint(said) and said[0] not in words.grammar(
        "lists_of"
    )


def _named(kind: Kind, other: str) -> Kind:
    """Return a kind under another name, with its cues."""
    return replace(
        kind, kind=other, cues=tuple(one.replace(f":{kind.kind} ", f":{other} ") for one in kind.cues)
    )


def _keys_attendance(part: Part, kind: Kind) -> bool:
    """«Presentes: Ana, Eva»: whether lines without heading are keys with all who came; none is about one."""
    if part.heading is not None or kind.kind != "participants":
        return False
    return not any(node.children for node in part.nodes)


def _items(
    nodes: list[Node], where: Where, cast: Cast, words: Vocabulary, *, first: bool, last: bool
) -> Iterator[Meaning]:
    """Yield what the nodes of a section mean; they are taken out of the list."""
    at = 0
    above: Meaning | None = None
    before: Meaning | None = None
    heads = first  # so far only keys of the meeting: who leads on top, «Presidente: Ana», signs nothing
    listed = where.owned_by is not None and bool(nodes) and nodes[0].block.marker is not None
    nodes.reverse()
    while nodes:
        if listed and nodes[-1].block.marker is None:
            where = replace(where, owned_by=None)  # what stands behind their list is nobody's by the heading
        heads = heads and at < START and key_of(nodes[-1].block, words)[0] is not None
        start, end = first and at < START, last and len(nodes) <= END and not (heads and len(nodes) > 1)
        near = replace(where, start=start, end=end) if start or end else where
        item = meaning_of(nodes.pop(), near, cast, words)
        if item.block.kind == "row":
            item, above = as_above(item, above)
        elif where.section not in UNOWNED:
            item = with_pronoun(item, before, words)
        before = item
        yield item
        at += 1


def _tail_of(heading: Block) -> Node:
    """Return the words after a heading's colon as an item of their own."""
    words = Words(text=heading.tail, links=heading.words.links)
    return Node(block=Block(kind="paragraph", span=replace(heading.span, part=2, parts=2), words=words))


def _signed(items: Iterable[Meaning], words: Vocabulary) -> Iterator[Meaning]:
    """Yield the items with short lines after the closing formula as who signs, and so those asked to sign.

    On the way a number before what was decided becomes its label.
    """
    closed = False
    for item in items:
        if item.children or (item.title and item.title[-1] in DIGITS):
            item = _with_label(item, words)
        if closed and _may_sign(item):
            yield _signature(item)
        elif item.children and item.role == "lead-in" and _asks_to_sign(item, words):
            closed = True
            signing = (_signature(one) if _may_sign(one) else one for one in item.children)
            yield replace(item, title=None, text=item.block.words.text, children=tuple(signing))
        else:
            yield item
        closed = closed or item.role in ("closing", "signature")


def _with_label(item: Meaning, words: Vocabulary) -> Meaning:
    """«Acuerdo n.º 3: …», "AP2: …": an item, and those that hang from it, such a number the label."""
    children = item.children
    if [one for one in children if one.children or (one.title and one.title[-1] in DIGITS)]:
        item = replace(item, children=tuple([_with_label(one, words) for one in children]))
    if item.label is None and item.title and item.title[-1] in DIGITS and counts_act(item.title, words):
        return replace(item, label=item.title, title=None)
    return item


def _asks_to_sign(item: Meaning, words: Vocabulary) -> bool:
    """Whether a line asks those who came to sign: «En constancia firman:»."""
    return opens(fold(item.block.words.text), words.phrases("cues", "signing"))


def _may_sign(item: Meaning) -> bool:
    """Whether a line or row is short, or what blanks part in it is: «Ana Ruiz      Luis Paz»."""
    if item.role is not None or item.label is not None or item.children or item.block.columns:
        return False
    pieces = item.block.cells or BLANKS.split(item.block.words.text)
    return all(len(piece.split()) <= SIGNED for piece in pieces)


def _signature(item: Meaning) -> Meaning:
    said = item.block.words.text
    whole = f"{said}\n{item.block.tail}" if item.block.tail else said
    return replace(item, role="signature", actor=None, title=None, owner=None, owners=(), text=whole)
