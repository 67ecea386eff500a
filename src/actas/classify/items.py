"""One item: who speaks in it, its title, whose task it is and until when, what it refers to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from sys import intern

from actas.classify.answered import as_answers
from actas.classify.attendance_prose import holds_verb
from actas.classify.before_dash import BY_ARROW, tells_what_one_is
from actas.classify.bodies import as_state, names_body
from actas.classify.cast import ASIDE, Cast, talks_by_initials
from actas.classify.cell_places import rows_as_above, told_by_column, told_by_key
from actas.classify.columns import lines_of
from actas.classify.country_rounds import countries_open, told_by_countries
from actas.classify.due import Due, due_of
from actas.classify.facts import KEY, attendance_key, side_by_side
from actas.classify.form import (
    charged,
    filled_among,
    filled_in,
    key_in_form,
    owned_below,
    promised_below_name,
)
from actas.classify.handed import handed_out
from actas.classify.identity import (
    CAPITALISED,
    GIVEN,
    identify,
    is_known_person,
    is_name_of_country_too,
    members_of,
    people_named,
    person,
    person_named,
)
from actas.classify.labelled_rounds import beside_countries, opens_briefly, towns_telling
from actas.classify.name_comma import points_behind_commas
from actas.classify.one_each import one_each
from actas.classify.only_does import says_nothing
from actas.classify.opened import opened_points
from actas.classify.owner_names import Owner
from actas.classify.owners import calls_tasks, labels_owner, owner_alone
from actas.classify.people import people_in
from actas.classify.references import references_in
from actas.classify.roles import EDGE_ROLES, item_kind_of, kind_announced, role_of
from actas.classify.rows import row_meaning
from actas.classify.shares import NONE, does_it, shared_out
from actas.classify.signed import signed_points
from actas.classify.speakers import speaker_of
from actas.classify.subjects import DOES, Speaker, subject
from actas.classify.task_cells import calls_tasks_above, with_task_cell
from actas.classify.tasks import OWNED, Around, Task, kind_of_owned, leads_to_dues, leads_to_tasks, task_of
from actas.classify.tasks_of import tasks_of
from actas.classify.title_runs import titled_lines
from actas.classify.title_words import may_order
from actas.classify.titles import Title, title_of
from actas.classify.told_at_end import told_at_end
from actas.classify.verbs import brings_up, tells_that
from actas.classify.who_speaks import lists_people
from actas.classify.whose_lists import ALONE_ON_LINE, names_over_lists
from actas.model.block import Block, Node, Words
from actas.model.meaning import Meaning
from actas.model.plain import Plain, plain, replace
from actas.model.record import Actor
from actas.vocabulary import Vocabulary
from actas.vocabulary.alone import behind_dash, parted_name
from actas.vocabulary.each_word import parted
from actas.vocabulary.fold import fold
from actas.vocabulary.hasty import in_haste
from actas.vocabulary.names import CAME_OR_NOT, known_actor, name_words, person_score
from actas.vocabulary.phrases import words_in
from actas.vocabulary.rosters import behind_key, roster, who_led
from actas.vocabulary.senders import sender_in
from actas.vocabulary.sentences import is_sentence

FEW_NAMES = 2  # of people known to have come that make a list of them
NAMES_ALIKE = 4  # names in a row that make a list of people
SHORTEST_LEADING = 5  # blanks in a line without a mark that leads to what stands below it
SHORTEST_TOLD = 4  # words of a sentence that tells what somebody said
ONE_PERSON = 14  # words of a line about one participant
SAYING = frozenset(
    {"subject-verb", DOES, "label-colon", "label-again-and-again"}
)  # shapes of a speaker, not of a guest
# Sections whose points nobody is to do: who is named there comes, presents or asks.
ANNOUNCED = frozenset({"participants", "agenda", "questions", "info"})
OFFICES = frozenset({"country", "organisation"})
GIVING = frozenset({BY_ARROW, "opens-line"})  # by what as well may be said whose a task is
# Sections in which a country that opens a sentence is to do what it says, or will speak.
UNTOLD = frozenset({"agenda", "actions", "agreements"})
# Sections in which towns report as well as countries.
BROUGHT = frozenset({"interventions", "practices", "discussion"})
UNOWNED = ANNOUNCED - {"info"}  # where no key of an owner charges anybody either
ALONE = 0.5  # how surely a name alone on its line is known, before it is taken as it stands


@plain()
class Where(Plain):
    """What an item's surroundings say of it."""

    section: str  # kind of its section
    listed: int  # how far the section's labels are people: 0, 1 mostly, 2 nearly all
    start: bool = False  # among the first lines of the notes
    end: bool = False  # among the last
    tasks: bool = False  # the item above announces tasks
    called: str | None = None  # kind of item that the item above announces: «Acuerdos:»
    dues: bool = False  # the heading or the item above says that dates say until when
    owned_by: str | None = None  # the heading or the item above is only the owner's name
    titled: frozenset[str] = NONE  # lines of its list that open with titles before a full stop
    shared: frozenset[str] = NONE  # lines of a list that say what somebody is to do
    handed: frozenset[str] = NONE  # lines of a list that give things to people in one shape
    addressed: bool = False  # some of what is recommended opens with the body that it is for
    form: bool = False  # lines with keys say whose the task above is, and until when
    said: Mapping[str, Speaker] | None = None  # points of its list that end, or open, with whose they are


def whose_points(
    nodes: Sequence[Node], kind: str, cast: Cast, words: Vocabulary, heading: str = ""
) -> Mapping[str, Speaker]:
    """Return the points of a list that end, or open, with the name of whose they are, and who that is."""
    if kind == "participants":
        came = one_each([node.block.words.text for node in nodes if node.block.kind != "row"], words)
        return {line: Speaker(_who_came(name, "person", cast), 0, "who-came") for line, name in came.items()}
    said = signed_points(nodes, kind, cast, words) or opened_points(nodes, kind, cast, words)
    said = said or points_behind_commas(nodes, kind, cast, words)
    texts = [] if said else [text for node in nodes if (text := node.block.words.text)]
    # Nearly all lists open with longer words, which is seen without a call.
    signs = texts[0][2:7] if texts[FEW_NAMES:] else ""
    brief = ":" in signs or "-" in signs or "–" in signs or "/" in signs or "=" in signs or "." in signs
    asked = countries_open(texts, words) or ((brief or "(" in signs) and opens_briefly(texts))
    rounds = _said_by_countries(texts, kind, cast, words) if asked else {}
    if not rounds and kind in BROUGHT and texts[FEW_NAMES:]:
        rounds = dict(towns_telling(texts, heading, cast, words))
    return {**names_over_lists(nodes, kind, cast, words), **rounds, **dict(said or ())}


def _said_by_countries(
    texts: Sequence[str], kind: str, cast: Cast, words: Vocabulary
) -> dict[str, Speaker]:  # fmt: skip
    """Return the points that countries tell, or bodies beside them."""
    told = told_by_countries(texts, words) if kind not in UNTOLD else {}
    rounds = {line: Speaker(state, 0, DOES) for line, state in told.items()}
    return {**rounds, **beside_countries(texts, kind, cast, words)}


def meaning_of(node: Node, where: Where, cast: Cast, words: Vocabulary) -> Meaning:
    """Return what a block and all that hangs from it mean."""
    block = node.block
    if block.kind == "row":
        return _row(node, where, cast, words)
    if block.kind == "form":
        # Few notes hold forms: what reads them is fetched when they do.
        from actas.classify.filled_forms import form_meaning

        lines = tuple(meaning_of(child, where, cast, words) for child in node.children)
        return form_meaning(node, lines, where.section, cast, words)
    owner, due = _told_below(node, where, cast, words) if node.children else (None, None)
    inside: tuple[Meaning, ...] = ()
    if node.children:
        below = replace(_below(node, where, cast, words), form=owner is not None or due is not None)
        told = rows_as_above([meaning_of(child, below, cast, words) for child in node.children])
        inside = tuple(filled_among(told, cast, words))
        inside = as_answers(inside) if where.section == "questions" else inside
    children = _people_alike(inside, block.words.text, where, cast, words)
    if block.kind == "name":
        item = _said_below_name(block, children, cast, words)
        return promised_below_name(item, cast, words) if where.section == "actions" and block.tail else item
    text = block.words.text
    role = role_of(
        block, words, has_children=bool(children),
        start=where.start and where.section != "participants",  # «Madame Anne Loy» came
        end=where.end and not talks_by_initials(block, cast),
        has_list=bool(children) and any(child.block.marker is not None for child in node.children),
    )  # fmt: skip
    if role == "signature" and where.said and text in where.said:
        role = None  # «la presidenta: lo mismo», the last to speak in a round
    apart = role in EDGE_ROLES or (role == "footnote" and not block.look.note)  # «PD: …» is nobody's
    speaker = None if apart else _speaker(block, where, cast, words)
    if speaker is None and children and where.section != "participants":
        speaker = _people_alone(text, cast, words)
    keyed = key_in_form(block, words) if where.form else None
    said = _task(block, where, role, speaker, cast, words) if keyed is None else Task(None, None, None, None)
    task = _filled(said, owner, due, where)
    speaker, owner, due = task.speaker, task.owner, task.due
    silent = speaker and (
        _hears(speaker, where, words)
        or (block.words.bold and _runs_out_of_bold(speaker, block.words, words))
        or (where.section == "obstacles" and role is None and _is_told_of(speaker, text, cast, words))
        or says_nothing(speaker, owner, text, where.section, cast, words)
    )
    speaker = None if silent else speaker
    if cast.closing and speaker is None and owner is None and role is None:
        speaker = _behind_its_words(text, where, cast, words)
    inner = block.words.after(speaker.cut) if speaker else block.words
    title = None
    if not apart:
        title = keyed or _title(block, inner, speaker, words, has_children=bool(children), where=where)
        title = title or (_before_sign(inner, speaker, cast) if cast.topical else None)
    title = None if title and _is_no_title(title, inner, speaker, where, cast, words) else title
    open_to_speech = speaker is None and owner is None and keyed is None
    speaker = _behind_title(title, inner, where, cast, words) if title and open_to_speech else speaker
    speaker = None if speaker and _only_came(speaker, cast, words) else speaker
    said_by = (intern(f"actor:{speaker.cue}"),) if speaker else ()
    cues = (*block.cues, *said_by, *((title.cue,) if title else ()))
    if title:
        rest = inner.after(title.cut)
        owned = owner is not None and _is_of_owner(title, rest, owner, words)
        title, inner = (None, block.words) if owned else (title, rest)
    return Meaning(
        block=block, span=block.span, label=block.marker.label if block.marker else None,
        kind=None if children and kind_announced(text, where.section, words) else task.kind,
        role=role, actor=as_state(speaker.actor, words) if speaker else None,
        title=title.text if title else None, text=inner.text.strip(),
        owner=owner.text if owner else None, owners=_states(owner.actors, words) if owner else (),
        due=due.iso if due else None, due_as_written=due.text if due else None,
        done=block.marker.done if block.marker else None, refs=references_in(text, words),
        links=block.words.links, children=children, cues=cues,
    )  # fmt: skip


def _behind_its_words(text: str, where: Where, cast: Cast, words: Vocabulary) -> Speaker | None:
    """«… no prende (delia)»: who stands in brackets behind what is no task."""
    if where.tasks or where.section in UNTOLD or where.section in UNOWNED:
        return None

    return told_at_end(text, cast.closing, words)


def _hears(speaker: Speaker, where: Where, words: Vocabulary) -> bool:
    """«OMI: criar um grupo» beside «À FAO, guia»: whether what is recommended is for whom a label names."""
    if not where.addressed or not speaker.cut:
        return False
    actor = speaker.actor
    working = not actor.members and fold(actor.name.partition(" ")[0]) in words.grammar("small_groups")
    return actor.kind == "organisation" or (actor.kind == "group" and not working)


def _is_told_of(speaker: Speaker, text: str, cast: Cast, words: Vocabulary) -> bool:
    """«compradores piden rebaja», "Users ask for more": what hinders is told of many whom nothing names."""
    if speaker.cut or speaker.actor.kind == "country":
        return False
    named = speaker.actor.as_written or speaker.actor.name
    many = named.partition(" ")[0][-1:] == "s"
    whole = cast.people.get(fold(named), named) == named  # of «Torres» who came more is known
    nameless = named[1:].islower() and whole and (many or text.startswith(named))
    return nameless and (many or fold(named) not in cast.people) and person_score(words, named) < GIVEN


def _states(owners: Sequence[Actor], words: Vocabulary) -> tuple[Actor, ...]:
    return tuple(as_state(one, words) for one in owners)


def _behind_title(
    title: Title, inner: Words, where: Where, cast: Cast, words: Vocabulary
) -> Speaker | None:  # fmt: skip
    """«Farolas del parque nuevo. La alcaldesa informa que …», "Gate: Tom asked …": who speaks behind a title.

    Who proposed or introduced something behind a title only opens what is told of the topic, but for «que».
    """
    rest = inner.after(title.cut).text
    if where.section == "participants" or attendance_key(title.text, words) in CAME_OR_NOT:
        return None  # «Faltó: Rita de la cocina»: nobody speaks
    if ":" in rest and side_by_side(inner.text, words):
        return None  # «animation : Awa   notes : Khady»
    found = subject(rest, cast, words)
    if not found or found.cue == DOES:
        return None
    if title.text[:1].isdecimal():
        return found  # behind an hour, and what came then
    tells = tells_that(rest, words) or (found.actor.kind != "organisation" and not brings_up(rest, words))
    return found if tells else None


def _told_below(node: Node, where: Where, cast: Cast, words: Vocabulary) -> tuple[Owner | None, Due | None]:
    """Return whose a point is, and until when, by the keys of a form below it.

    Where nothing is to be done «Fecha: 25 de junio» says when something takes place; known people behind
    «Responsable» have it in hand there, too.
    """
    if where.section in OWNED or where.tasks:
        return filled_in(node.children, cast, words)
    return None if where.section in ANNOUNCED else owned_below(node.children, cast, words), None


def _row(node: Node, where: Where, cast: Cast, words: Vocabulary) -> Meaning:
    """Return what a row means, and each point of the lists in its cells: below «Acciones» these are tasks."""
    row = with_task_cell(row_meaning(node.block, where.section, cast, words), cast, words)
    if not node.children:
        return told_by_key(row, where.section, words)
    below, told_apart = _below(node, where, cast, words), calls_tasks_above(node.block, words)
    inside: list[Meaning] = []
    for child in node.children:
        called = calls_tasks_above(child.block, words)
        tasks = below.section in OWNED or below.tasks or called
        # «Tema | Notas | Acciones | Quién»: whoever does it owns the actions, and no note.
        owns = called or (tasks and not told_apart)
        owned_by = (row.owner if owns else None) or where.owned_by
        point = meaning_of(child, replace(below, tasks=tasks, owned_by=owned_by), cast, words)
        inside.append(told_by_column(point, row, where.section, words))
    said = as_answers(inside) if where.section == "questions" else tuple(inside)
    return told_by_key(replace(row, children=said), where.section, words)


def _is_no_title(
    title: Title, inner: Words, speaker: Speaker | None, where: Where, cast: Cast, words: Vocabulary
) -> bool:
    """Whether what was taken for a title only tells of who speaks, or of who came."""
    spoken = speaker and not speaker.cut and speaker.cue != "named-after"  # «Pregunta de Ana: …» has one
    if speaker and spoken and _names_speaker(title.text, speaker):
        return True  # «Ana informa: …» says who speaks, not of what
    if speaker and speaker.cue == "label-dash" and title.cue == "title-colon":
        return True  # «Ana - Cruz Roja: …» says for whom she speaks
    if title.cue == "title-dash" and where.start and roster(inner.text, words):
        return True  # «Ana - Luis - Eva», who came
    if title.cue == "title-dash" and person_score(words, title.text) >= GIVEN:
        return tells_what_one_is(inner.after(title.cut).text, words)  # «Ana Ruiz – músico, compositor»
    return where.section == "participants" and not _is_key(title, speaker, cast, words)


def _runs_out_of_bold(speaker: Speaker, inner: Words, words: Vocabulary) -> bool:
    """«**Pozo** Elena comenta …»: whether a name begins in bold, ends behind it, with no given name in it."""
    lead, named = inner.text[: inner.bold].strip(), speaker.actor.as_written or speaker.actor.name
    if speaker.cut or not named.startswith(f"{lead} ") or person_score(words, lead) >= GIVEN:
        return False
    return fold(lead).rstrip(".") not in name_words(words).honorifics


def _names_speaker(text: str, speaker: Speaker) -> bool:
    """Whether a title holds who speaks, also by the first name: «Ana lee el plan»."""
    told, name = fold(text), fold(speaker.actor.name)
    if name in told:
        return True
    return speaker.actor.kind == "person" and told.split(" ", 1)[0] == name.split(" ", 1)[0]


def _is_of_owner(title: Title, rest: Words, owner: Owner, words: Vocabulary) -> bool:
    """«Enviar el acta: Ana», «TODO Ana: …»: whether words before a colon only have an owner, no title."""
    if title.cue == "title-dash" and title.text.startswith(f"{owner.text} "):
        return True  # "Ana to order a board - the large one"
    if title.text == owner.text and title.cue == "title-dash":
        return all(actor.kind == "person" for actor in owner.actors)  # «Ana – pedir la llave»
    if title.text == owner.text and title.cue == "bold-title":
        return True  # «**Ana** pedir la llave»
    if labels_owner(title.text, owner, words):
        return True
    return fold(rest.text).strip(" .") == fold(owner.text) and may_order(title.text.split()[0], words)


def _said_below_name(block: Block, children: tuple[Meaning, ...], cast: Cast, words: Vocabulary) -> Meaning:
    """Return what stands below a name alone on its line: that person said it."""
    shown = block.words.text
    sent = sender_in(shown)
    bare, _, tail = parted_name(shown, words)
    named = sent or (bare if tail else behind_dash(shown)[0])  # «Ana Ruiz, Red del Norte», «Ana Ruiz – FAO»
    actor = identify(named, cast, words, least=ALONE) or person(named)
    if sent or named != shown:
        actor = replace(actor, as_written=shown)  # with the hour of the message, with what somebody is
    return Meaning(
        block=block, span=block.span, actor=as_state(actor, words) if actor else None,
        text=block.tail, refs=references_in(block.tail, words),
        links=block.words.links, children=children, cues=(*block.cues, "actor:alone-on-line"),
    )  # fmt: skip


def _title(
    block: Block,
    inner: Words,
    speaker: Speaker | None,
    words: Vocabulary,
    *,
    has_children: bool,
    where: Where,
) -> Title | None:
    cut_off = inner.text[-2:-1].isdecimal() and ": " in inner.text  # «Hora: 14:06-14:», and no minutes
    if block.marker is None and inner.text.endswith(":") and not cut_off:
        told = inner.text.rstrip(" :")
        if not has_children or (told.count(" ") >= SHORTEST_LEADING and ":" not in told and ". " not in told):
            return None  # a paragraph that leads to what follows; «Temas del día:» may be a title
    return title_of(
        inner, words,
        numbered=bool(block.marker and block.marker.family != "bullet"),
        has_children=has_children, speech=bool(speaker and speaker.cut), agenda=where.section == "agenda",
        titled=inner.text in where.titled,
        office=speaker is not None and speaker.cut > 0 and speaker.actor.kind in OFFICES,
    )  # fmt: skip


def _before_sign(inner: Words, speaker: Speaker | None, cast: Cast) -> Title | None:
    """«Riego > faltan gomas»: a topic before a sign that the notes put for a colon."""
    return cast.topical.title(inner) if cast.topical and not (speaker and speaker.cut) else None


def _is_key(title: Title, speaker: Speaker | None, cast: Cast, words: Vocabulary) -> bool:
    """Whether a title among those who came is a key, «Apologies: …», no name with what is said of it."""
    named = speaker is not None or person_score(words, title.text) >= GIVEN
    return title.cue == "title-colon" and not (named and identify(title.text, cast, words, least=GIVEN))


def _task(
    block: Block, where: Where, role: str | None, speaker: Speaker | None, cast: Cast, words: Vocabulary
) -> Task:
    kind = item_kind_of(block.words.text, where.section, words) or where.called
    leads = role == "lead-in" and (where.tasks or where.section == "actions")  # «Ana tendrá listas:»
    if role == "lead-in" and charged(block.words.text, cast, words):
        return Task(None, None, None, None)  # «Responsable: Ana» above what she is to do
    if ":" in block.words.text and block.words.text.count(":") > 1 and side_by_side(block.words.text, words):
        return Task(kind, None, None, None)  # «modera: rosa  toma nota: pepe»
    if role is not None and not leads:
        return Task(kind, None, None, speaker)
    if block.words.text in where.shared or (where.section in OWNED and _is_promised(block, cast, words)):
        return _shared(block.words.text, kind, where, cast, words)
    handed = block.words.text in where.handed
    around = Around(where.section, where.tasks, where.owned_by, where.dues, handed)
    return task_of(block, around, kind, speaker, cast, words)


def _is_promised(block: Block, cast: Cast, words: Vocabulary) -> bool:
    """«Ana lleva la propuesta al concejo»: what is agreed in a list, or until when, somebody is to do."""
    text = block.words.text
    if not does_it(text, cast, words) or not words.grammar("lasting").isdisjoint(fold(text).split()):
        return False
    return (
        block.marker is not None
        or due_of(text, words, owned=False, agreed=True, settled=True, met=cast.met) is not None
    )


def _shared(text: str, kind: str | None, where: Where, cast: Cast, words: Vocabulary) -> Task:
    """Return what somebody does in the present, in a list of what is to be done: nobody speaks."""
    due = due_of(text, words, sure=True, owned=True, settled=True, met=cast.met)
    return Task(kind_of_owned(kind, where.section), does_it(text, cast, words), due, None)


def _filled(task: Task, owner: Owner | None, due: Due | None, where: Where) -> Task:
    """Return a task with what a form below it says, where its own words do not."""
    if owner is None and due is None:
        return task
    return Task(kind_of_owned(task.kind, where.section), task.owner or owner, task.due or due, task.speaker)


def _below(node: Node, where: Where, cast: Cast, words: Vocabulary) -> Where:
    """Return what an item says of those that hang from it: that they are tasks, and whose."""
    if not node.children:
        return where
    if where.section == "participants":
        return replace(where, said=whose_points(node.children, where.section, cast, words))
    text = node.block.words.text
    tasks, owned_by = where.tasks or leads_to_tasks(text, words), where.owned_by
    if (tasks or where.section == "actions") and owner_alone(text, cast, words):
        owned_by = text if where.section == "actions" or not calls_tasks(text, words) else owned_by
    elif text[-1:] == ":" and (whose := tasks_of(text, cast, words)):
        tasks, owned_by = True, whose
    if where.section not in UNOWNED and (whose := charged(text, cast, words)):
        tasks, owned_by = True, whose
    return replace(
        where, listed=max(where.listed, lists_people(node.children, cast, words)),
        titled=titled_lines([child.block.words.text for child in node.children], words),
        shared=shared_out(node.children, cast, words),
        handed=handed_out([child.block.words.text for child in node.children], cast, words),
        dues=where.dues or leads_to_dues(text, words),
        called=kind_announced(text, where.section, words) or where.called,
        tasks=tasks, owned_by=owned_by, said=whose_points(node.children, where.section, cast, words),
    )  # fmt: skip


def _speaker(block: Block, where: Where, cast: Cast, words: Vocabulary) -> Speaker | None:
    if block.words.text in where.titled and block.words.text[:1].isdecimal():
        return None  # «10:00 La Unión. Marta cuenta …»: whoever speaks stands behind the topic of the hour
    if where.section != "participants":
        label = KEY.match(block.words.text) if ":" in block.words.text else None
        if label and fold(label[1]) in cast.people:
            label = None  # «LA: sí», whose initials may be a word
        listed = label and attendance_key(label[1], words) in CAME_OR_NOT
        if listed and not block.words.text.endswith("?"):  # but «Asistente: ¿y en invierno?»
            return None  # «Members present: Ana, Luis»: nobody speaks
        if where.start and _names_who_came(block.words.text, cast, words):
            return None
        found = speaker_of(block, cast, words, listed=where.listed)
        gives = found is not None and found.cue in GIVING and found.cut
        if found is not None and gives and (where.tasks or where.section in UNTOLD):
            # «Ana → llaves», «**Ana** llaves»: whose a task is, «OPS / traduce …» is «OPS: …»
            stroke = block.words.text[: found.cut].rstrip()[-1:] == "/" and where.section != "agenda"
            official = bool(found.actor.members) or found.actor.kind in OFFICES
            found = found if stroke and official else None
        beside = where.said.get(block.words.text) if where.said else None
        if beside is None or found is None or found.cue == DOES:
            return beside or found
        # A label as those beside it have is surer than a verb: «Red Lago / Nadie preguntó …».
        surer = not found.cut or (beside.actor.code is not None and found.actor.code is None)
        return beside if beside.cue == "label-colon" and surer else found
    return _who_is_listed(block, where, cast, words)


def _who_is_listed(block: Block, where: Where, cast: Cast, words: Vocabulary) -> Speaker | None:
    """Return whom a line below those who came is about, or who says something there."""
    text = block.words.text
    # «La alcaldesa abre la sesión» below who came is no name of theirs.
    told = ":" not in text and (holds_verb(text, words) or _ends_as_told(text, cast, words))
    if told or len(parted[text]) > ONE_PERSON or _is_said(text, words):
        said = speaker_of(block, cast, words, listed=0)
        those = (said.actor.members or (said.actor,)) if said else ()
        sure = bool(those) and all(is_known_person(one.name, cast, words) for one in those)
        return said if said and sure and said.cue in SAYING else None
    # A line of a list of those who came is about one person; its words stay as they are.
    came = [one for line in lines_of(block, block.words.text) for one in people_in(line, words)]
    if len(came) != 1 or (block.words.text.endswith(":") and person_score(words, came[0].name) < GIVEN):
        return where.said.get(text) if where.said else None  # «Docentes:» names those who stand below it
    if _is_keyed(text, came[0].name, words):
        return None
    return Speaker(_who_came(came[0].name, came[0].kind, cast), 0, "who-came")


def _is_keyed(text: str, name: str, words: Vocabulary) -> bool:
    """«Excusée : Ana Rey», "Clerk: Tom Hill": whether a key says who was what; «Chile: Ana» came for it."""
    label, colon, rest = text.partition(":")
    if not colon or name not in rest:
        return False
    return known_actor(words, label.strip()) is None and not names_body(label.strip(), words)


def _names_who_came(text: str, cast: Cast, words: Vocabulary) -> bool:
    """«moderó don Ernesto», "here - ana, tom & sue": whether a line near the top says who led, or who came.

    Who came by names alone or behind a key, where notes are put down in haste.
    """
    if who_led(text, words):
        return True
    if cast.called is None:
        return False
    return behind_key(text, words) is not None or bool(in_haste(text.strip(" ."), words))


def _ends_as_told(text: str, cast: Cast, words: Vocabulary) -> bool:
    """«El Ing. Soto da la bienvenida.» below who came: whether a line with its stop says what was said."""
    if len(parted[text]) < SHORTEST_TOLD or not text.endswith("."):
        return False  # nearly all
    said = subject(text, cast, words)
    return said is not None and said.cue == "subject-verb"


def _only_came(speaker: Speaker, cast: Cast, words: Vocabulary) -> bool:
    """Whether a line about somebody who came is no more than that, by the custom of the notes' language."""
    return speaker.cue == "who-came" and cast.met.language in words.as_written("customs", "only_came")


def _who_came(name: str, kind: str, cast: Cast) -> Actor:
    return cast.states.get(fold(name)) or Actor(name=name, kind=kind)


def _is_said(text: str, words: Vocabulary) -> bool:
    """Whether a sentence stands behind a colon: «Ana: no sabemos quién viene», not «Ana: tesorera»."""
    _, colon, rest = text.partition(": ")
    return bool(colon) and (rest.endswith("?") or is_sentence(rest, words))


def _people_alone(text: str, cast: Cast, words: Vocabulary) -> Speaker | None:
    """«Ana y Luis» above a list: what hangs from it is theirs."""
    members = members_of(text.strip(" :."), words)
    if not members or not all(_is_person(one, cast, words) for one in members):
        return None
    if text.islower() and fold(members[0]) in words.grammar("told_of"):
        return None  # «duda:», where no Duda asks
    whole = text.strip(" :.")
    actor = people_named(members, whole, cast) if len(members) > 1 else person_named(whole, cast)
    return Speaker(actor, len(text), ALONE_ON_LINE)


def _is_person(name: str, cast: Cast, words: Vocabulary) -> bool:
    """Whether a name is known; «Chad», too, where no other country is spoken of."""
    if is_known_person(name, cast, words):
        return True
    return is_name_of_country_too(name, cast, words)


def _people_alike(
    items: tuple[Meaning, ...], above: str, where: Where, cast: Cast, words: Vocabulary
) -> tuple[Meaning, ...]:
    """In a list of those who came, by names alone, each item is about its person, and in one of candidates.

    Who was elected did nothing; whoever else stands on a list of names is known to have come.
    """
    if len(items) < FEW_NAMES or where.section == "participants":
        return items
    came = [_named_alone(item, cast) for item in items]
    given = any(person_score(words, name) >= GIVEN for name in came if name)
    if given and came.count(None) * 2 < len(items):
        those = zip(items, came, strict=True)
        return tuple(replace(item, actor=person_named(name, cast)) if name else item for item, name in those)
    if words.grammar("candidates").isdisjoint(words_in(fold(above))):
        return items
    groups = [item.children or (item,) for item in items]  # «Titulares:», «- Ana Ruiz (Red del Norte)»
    names = [one for group in groups for one in group]
    if len(names) < NAMES_ALIKE or not _only_names(names, words):
        return items
    return tuple(
        replace(item, children=tuple(map(_for_themselves, item.children)))
        if item.children
        else _for_themselves(item)
        for item in items
    )


def _for_themselves(item: Meaning) -> Meaning:
    return replace(item, actor=person(_bare(item)))


def _bare(item: Meaning) -> str:
    """«Ana Ruiz (Red del Norte).»: the name that an item says, without what stands in brackets."""
    return ASIDE.sub("", item.text).strip(" .")


def _named_alone(item: Meaning, cast: Cast) -> str | None:
    """«Eva», «Tomás Vela (desde abril)»: the name of somebody of these notes that is all an item says."""
    if item.actor or item.title or item.owner or item.children:
        return None
    name = _bare(item)
    return name if name[:1].isupper() and fold(name) in cast.people else None


def _only_names(items: Sequence[Meaning], words: Vocabulary) -> bool:
    if any(item.actor or item.title or item.children for item in items):
        return False
    scores = [person_score(words, _bare(item)) for item in items]
    return min(scores) >= CAPITALISED and sum(score >= GIVEN for score in scores) * 2 >= len(scores)
