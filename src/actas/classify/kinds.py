"""What kind of section this is: by the heading's words, by what stands under it, by what it is part of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from actas.classify.before_verbs import before_infinitive, before_verb
from actas.classify.bodies import names_body
from actas.classify.cast import ASIDE, Cast
from actas.classify.dates import opens_with_day, times_in
from actas.classify.facts import STATING, attendance_key
from actas.classify.identity import GIVEN, is_somebody
from actas.classify.kind_by_heading import (
    TOKEN,
    TWO,
    Weight,
    by_heading,
    holds_what_was_said,
    of_day,
    states,
)
from actas.classify.roles import DECIDED, decides, item_kind_of, kind_announced
from actas.classify.signed_in import sign_in
from actas.classify.speakers import speaker_of
from actas.classify.table_kinds import kind_by_columns
from actas.classify.tasks import only_promises
from actas.classify.who_speaks import heard, official, voices_of
from actas.classify.wording import BROUGHT, TOPIC, by_wording
from actas.model.block import Block, Node, Part
from actas.model.compiled import compiled
from actas.model.enough import enough, share
from actas.model.plain import Plain, plain
from actas.vocabulary import Vocabulary
from actas.vocabulary.each_word import parted
from actas.vocabulary.fold import fold
from actas.vocabulary.names import CAME_OR_NOT, known_actor, name_words, person_score
from actas.vocabulary.phrases import may_hold, opening
from actas.vocabulary.rosters import behind_key
from actas.vocabulary.sections import EXACT, bare, kind_of_heading
from actas.vocabulary.sentences import infinitive, is_sentence

DATE = compiled(r"\b(?:19|20)\d\d\b")  # in the heading of one of several meetings
ADDRESS = compiled(r"<?(?:https?://|www\.)\S+>?")
BESIDE_NAME = compiled(r"\(|,| - |/| (?=<?[\w.+-]+@\w)")  # what somebody is, or where to write to them
HOUR = compiled(r"\W{0,3}\d{1,2}(?:\s?[:.hH]\s?\d{2}|\s?[hH]\b|\s?[ap]\.?m\b)")
MANY = 5  # items, after which most of them say much
ENOUGH = 3  # items, before their share says anything
LONGEST_NAME = 3  # words of a heading that names who speaks
LONGEST_NAMED = 12  # words of a line about one person
# What groups or countries answer below questions is none itself.
HANDED_DOWN = frozenset({
    "practices", "recommendations", "actions", "agreements", "obstacles", "participants", "info",
})  # fmt: skip


# Points, on the scale of `sections.kind_of_heading` (0 to 3).
ABOVE = 0.8  # the section above is of the kind
ABOVE_NAME = 2.5  # the same, and the heading is only a name: who has these tasks
ASKED, ASKED_OFTEN = 1.2, 2.4  # most items are questions; most of many
RESOLVED = 1.0  # half of the items say what was decided
PASSED = 3.2  # minutes, of which hardly more is said than that they were approved
PROPOSED = 0.5  # more, where they are of what was proposed: «Mociones»
VOTED = 2.6  # most items count votes, whatever the heading says of a proposal
OFFICIALS = 1.4  # countries and known bodies speak in half of them
SPEAKING, MOSTLY_SPEAKING = 1.4, 2.2  # somebody speaks in two items of five; in half of them
FEW_SPEAKING = 0.5  # two labels are all that a topic has: it is discussed, by those who speak
NARRATED = 0.4  # somebody says something in half of the sentences, as minutes tell of any topic
NAMES = 2.2  # most items are names
SIGNED = 3.4  # half of them sign in with a handle, whatever the heading
ALL_SPEAKING = 3.2  # in nearly all of them, under «Conclusión» or «Notas»
ALL_DEBATING = 2.8  # the same under «Debate», which is a discussion by its name
DECIDED_BELOW = 3.1  # something is decided in each of the sections below "Action items"
TALKED_OF = 1.2  # the sections below are a discussion, and perhaps what came of it
TASKED = 2.6  # most items are somebody's name and what to do
KEYED = 2.2  # most items are keys of the meeting with their values
LISTED = 1.0  # hours or days, and what comes then
BOXED = 1.0  # most items have a box to tick
LINKED = 1.0  # they are addresses and nothing else
OF_A_DAY = 2.4  # the heading is the day of a meeting, of which more is told than what was decided
HEARD = 1.4  # the heading is a person's name
COLUMNS = 1.5  # those of the table below say so
SEVERAL_TOLD = 4  # lines, of which a list of people would name somebody
UNTOLD = 0.6  # nothing says anything for sure
NAMED, LEAST = (
    frozenset({"wording", "head", "heading-verb"}),
    1.0,
)  # what a heading's own words say, and how surely
NOTHING = "nothing-says-otherwise"
PART = "colon-part"  # the cue of a heading that parts what another holds
HEARD_ALONE, NOTHING_TOLD = "heard", "untold"  # how a kind is only what is left
A_MEETING = "meeting"  # it heads all that one of several meetings was about, and tells nothing of it


@plain()
class Kind(Plain):
    """A section's kind and the cues for it."""

    kind: str
    cues: tuple[str, ...]
    talk: bool = False  # nearly all of its items say who speaks, whatever it is called
    alone: str = ""  # that only labels below it say so, or nothing at all; or that it heads a whole meeting


def kind_of(
    part: Part, above: str | None, cast: Cast, words: Vocabulary, *, among_people: bool = False
) -> Kind:
    """Return the kind of a section, weighing wording, content and the section above.

    ``among_people``: most headings beside its own are names of people.
    """
    found = [
        *by_heading(part, cast, words),
        *_by_content(part, above, cast, words),
        *_by_place(part, above, cast, words, among_people=among_people),
    ]
    if any(kind == "participants" for kind, _, _ in found) and _names_nobody(part, words):
        found = [one for one in found if one[0] != "participants"]
    if max((weight for _, weight, _ in found), default=0.0) < UNTOLD:
        found.append((_untold(part, words), UNTOLD, NOTHING))
    said = max(
        [weight for kind, weight, cue in found if (kind, cue) == ("interventions", "content")], default=0.0
    )
    if above == "recommendations" and part.heading and any(PART in cue for cue in part.heading.cues):
        found = [(kind, TOPIC if kind == "info" else weight, cue) for kind, weight, cue in found]  # «Datos»
    if said >= SPEAKING:  # «État des lieux par pays»: what is information gives way to people who speak
        found = [
            (kind, TOPIC if kind == "info" and weight < EXACT else weight, cue) for kind, weight, cue in found
        ]
    if said > 0 and any(kind in BROUGHT and weight >= LEAST for kind, weight, cue in found if cue in NAMED):
        # «Buenas prácticas presentadas»: what countries tell there is what the heading names
        found = [
            (kind, TOPIC if (kind, cue) == ("interventions", "content") else weight, cue)
            for kind, weight, cue in found
        ]
    if any((kind, cue) == ("participants", "content") for kind, _, cue in found):
        # "Who spoke", and nothing but names below: nobody says anything
        found = [(kind, TOPIC if kind == "interventions" else weight, cue) for kind, weight, cue in found]
    points: dict[str, float] = {}
    for kind, weight, _ in found:
        points[kind] = points.get(kind, 0.0) + weight
    cues = tuple(f"{cue}:{kind} {weight:+.1f}" for kind, weight, cue in found)
    most = max(points, key=lambda kind: points[kind])
    talk = said >= ALL_DEBATING or (most == "discussion" and said == FEW_SPEAKING)
    return Kind(most, cues, talk=talk, alone=_alone(most, found))


def _names_nobody(part: Part, words: Vocabulary) -> bool:
    """«Socios», and below it what was said of them: whether several lines tell, and none opens with a name.

    A list of those who came has names, or their handles; of some it tells that they came late.
    """
    told = [node.block.words.text for node in part.nodes if node.block.words.text and not node.block.cells]
    if len(told) < SEVERAL_TOLD or len(told) < len(part.nodes):
        return False
    tells = [text for text in told if text[:1].islower() or is_sentence(text, words)]
    paragraphs = (node.block.words.text for node in part.nodes if node.block.marker is None)
    if len(tells) * 2 < len(told) or not any(one.endswith(".") and one in tells for one in paragraphs):
        return False
    given = name_words(words).given
    return not any(
        text[:1] == "@" or fold(text.split(None, 1)[0].strip(",:")) in given or person_score(words, text) > 0
        for text in told
    )


def _alone(kind: str, found: Sequence[Weight]) -> str:
    """Return whether a kind is only what labels below a topic say, or what is left where nothing says any."""
    given = {cue for one, _, cue in found if one == kind}
    if kind == "interventions" and given == {"content"}:
        return HEARD_ALONE
    if NOTHING not in given:
        return ""
    return A_MEETING if kind == "info" else NOTHING_TOLD if kind == "discussion" else ""


def _untold(part: Part, words: Vocabulary) -> str:
    """Return the kind where nothing tells: the day of one of several meetings is info, above topics too."""
    if part.heading is None or part.nodes:
        return "discussion"
    shown = part.heading.words.text
    return "info" if DATE.search(shown) or opens_with_day(shown, words) else "discussion"


def _by_place(
    part: Part, above: str | None, cast: Cast, words: Vocabulary, *, among_people: bool
) -> Iterator[Weight]:
    if above == "agenda" and part.heading is not None and of_day(part.heading, words):
        yield "agenda", ABOVE, "part-of"
    alone = above in (None, "discussion", "other") and part.nodes
    if alone and part.heading is not None and opens_with_day(part.heading.words.text, words):
        yield "discussion", OF_A_DAY, "a-meeting"
    if above == "participants" and not _lists_people(part, cast, words):
        return
    if above == "questions" and part.heading is not None and part.heading.words.text.rstrip().endswith("?"):
        yield above, ABOVE_NAME, "part-of"  # each of them with what was answered
    if above == "interventions" and _goes_on(part, cast, words):
        yield above, ABOVE, "part-of"
    if above in HANDED_DOWN and (above != "info" or _only_informs(part, cast, words)):
        named = part.heading is not None and is_somebody(part.heading.words.text, cast, words)
        tells = above == "info" and among_people  # «Informes» of each of them: what they say
        yield str(above), ABOVE_NAME if named and not tells else ABOVE, "part-of"
    told = part.nodes or part.parts or among_people
    if part.heading is not None and told and _is_person(part.heading.words.text, words):
        yield "interventions", HEARD, "name-of-a-person"
    elif part.heading is not None and above in ("info", "interventions") and among_people:
        yield "interventions", HEARD, "among-names-of-people"


def _only_informs(part: Part, cast: Cast, words: Vocabulary) -> bool:
    """Whether nobody says anything below a heading; what people say of a topic among news is no news."""
    said = [block for block in part.blocks() if block.words.text]
    return part.heading is not None and not heard(said, cast, words)[1]


def _goes_on(part: Part, cast: Cast, words: Vocabulary) -> bool:
    """Whether a heading among interventions only names a country or body, or half of its lines are said."""
    shown = part.heading.words.text if part.heading else ""
    if shown and known_actor(words, shown) is not None:
        return True
    said = [block for block in part.blocks() if block.words.text]
    return bool(shown and said) and heard(said, cast, words)[1] * 2 >= max(len(said), TWO)


def sends_people(shown: str, words: Vocabulary) -> bool:
    """Whether a heading is only the name of a country or of a body."""
    return known_actor(words, shown) is not None or names_body(shown, words)


def mostly_people(parts: Sequence[Part], words: Vocabulary) -> bool:
    """Whether half of the headings beside one another, and two at least, are names of people."""
    headings = [part.heading.words.text for part in parts if part.heading is not None]
    people = sum(_is_person(heading, words) for heading in headings) if len(headings) > 1 else 0
    return people > 0 and people * 2 >= len(headings)


def states_fact(part: Part, words: Vocabulary) -> bool:
    """Whether a heading only states a fact of the meeting: «Duración: 40 minutos»; it heads nothing else."""
    if part.heading is None or not part.heading.tail:
        return False
    return words.keyed("meeting").get(bare(part.heading.words.text)) in STATING


def _is_person(heading: str, words: Vocabulary) -> bool:
    """«Ana», «Ana Ruiz (por la escuela)»: a heading that only names who says what stands below."""
    name = BESIDE_NAME.split(heading, maxsplit=1)[0].split()
    known = name and len(name) <= LONGEST_NAME and fold(name[0]) in name_words(words).given
    return bool(known) and person_score(words, " ".join(name)) >= GIVEN


def _lists_people(part: Part, cast: Cast, words: Vocabulary) -> bool:
    """Whether a section below a list of those who came goes on with it: a group of them, or names."""
    said = [block for block in part.blocks() if block.words.text]
    if part.heading is None:
        return True
    if is_somebody(part.heading.words.text, cast, words):
        # «Grupo 1» also heads what was said there: then nobody stands in it.
        counted = part.heading.words.text.rstrip(" :")[-1:].isdecimal()
        return not counted or any(_only_a_name(block, words) for block in said)
    return bool(said) and sum(_only_a_name(block, words) for block in said) * 2 >= len(said)


def _by_content(part: Part, above: str | None, cast: Cast, words: Vocabulary) -> Iterator[Weight]:
    said = [block for block in part.blocks() if block.words.text]
    top = [node.block for node in part.nodes if node.block.words.text]
    asked = sum([one.words.text.rstrip(' "”»').endswith("?") for one in top if "?" in one.words.text])
    if len(top) >= 2 and asked >= len(top) * 0.6:
        yield "questions", ASKED_OFTEN if len(top) >= MANY else ASKED, "content"
    speaking = _speaking(list(voices_of(part)), top, part, cast, words)
    yield from _by_form(part, top, words, timed=not speaking)  # «14:02 Ana: …» is a chat, and no programme
    if voted := _voted(part, top, words):
        yield "agreements", voted, "content"
    elif points := RESOLVED if _decided(part, top, words) else _passes_minutes(part, top, words):
        yield "agreements", points, "content"
    if above != "participants" and len(top) >= TWO and enough(top, _has_box, share(top, 3, 5)):
        yield "actions", BOXED, "check-boxes"
    yield from _by_rows(part, top, words)
    if _only_says_who_came(part, words):
        yield "participants", EXACT, "attendance-key"
    yield from _by_sections(part, words)
    doing = _tells_who_does(top, cast, words) or (speaking > 0 and _hands_out(part, words))
    doing = doing or _all_must(top, cast, words)
    if (doing or speaking) and not _lists_offices(part, top, words):
        yield ("actions", TASKED, "content") if doing else ("interventions", speaking, "content")
    listed = above == "participants" or _is_office(part, words)  # «Maestras: Ana, Eva» among who came
    several = len(said) >= (1 if listed else ENOUGH)
    if several and enough(said, lambda block: _only_a_name(block, words), share(said, 7, 10)):
        yield "participants", NAMES, "content"
    elif several and "@" in said[-1].words.text + said[len(said) // 2].words.text and sign_in(said, words):
        yield "participants", SIGNED, "content"


def _by_rows(part: Part, top: Sequence[Block], words: Vocabulary) -> Iterator[Weight]:
    """Yield the kind that the names of a table's columns, or the keys of forms, give."""
    if top and (top[0].columns or top[-1].columns) and (named := kind_by_columns(part.nodes, words)):
        yield named, EXACT if part.heading is None else COLUMNS, "columns"
    if top and top[0].kind == "form":
        from actas.classify.filled_forms import kind_of_forms  # few notes hold forms

        if (filled := kind_of_forms(part.nodes, words)) is not None:
            yield filled, COLUMNS, "forms"


def _has_box(block: Block) -> bool:
    return block.marker is not None and block.marker.done is not None


def _lists_offices(part: Part, top: Sequence[Block], words: Vocabulary) -> bool:
    """«Participantes da equipe / Ana: arquiteta»: whether those who came stand below, with what each is."""
    came = part.heading is not None and kind_of_heading(words, part.heading.words.text)[0] == "participants"
    # What stands in brackets says why somebody did not come: «COL: (no llegó)».
    told = (ASIDE.sub("", block.words.text).partition(":")[2] for block in top)
    return came and not any(is_sentence(one, words) for one in told if one.strip())


def _speaking(
    said: Sequence[Block], top: Sequence[Block], part: Part, cast: Cast, words: Vocabulary
) -> float:
    """Return how much speaks for what people say: somebody does in many of the items."""
    officials = enough(top, lambda block: official(block, cast, words), max(share(top, 1, 2), 2))
    speaking = OFFICIALS if officials else 0.0
    labelled, speak = heard(said, cast, words)
    few = labelled >= TWO and len(said) <= ENOUGH
    if few and not _tells_who_does(top, cast, words, least=TWO):
        topic = (
            labelled == TWO
            and part.heading is not None
            and by_wording(part.heading.words.text, words) is None
        )
        return max(speaking, FEW_SPEAKING if topic else SPEAKING)
    if speak >= max(ENOUGH, len(said) * 0.5):
        told = labelled * 2 >= len(said) or _in_turn(top, cast, words)
        speaking = MOSTLY_SPEAKING if told else max(speaking, NARRATED)
    if speaking and len(top) >= MANY and _only_frames(part, words):
        all_said = heard(top, cast, words)[1] - _promised(top, part, cast, words)
        if all_said >= len(top) * 0.8:
            return ALL_DEBATING if _is_debate(part, words) else ALL_SPEAKING
    return speaking


def _in_turn(top: Sequence[Block], cast: Cast, words: Vocabulary) -> bool:
    """«Benín dice …», «Togo pide …»: whether countries or bodies speak in nearly all items, in sentences."""
    return enough(top, lambda block: official(block, cast, words, told=True), max(share(top, 3, 4), ENOUGH))


def _promised(top: Sequence[Block], part: Part, cast: Cast, words: Vocabulary) -> int:
    """Return how many items only say what somebody is going to do, where agreements are announced."""
    if not part.heading or kind_of_heading(words, part.heading.words.text)[0] != "agreements":
        return 0
    found = ((block.words.text, speaker_of(block, cast, words, listed=0)) for block in top)
    return sum(one is not None and only_promises(text, one, words) for text, one in found)


def _only_says_who_came(part: Part, words: Vocabulary) -> bool:
    """«Presentes: Ana, Eva»: whether a section without heading only has keys of who came or led."""
    if part.heading is not None or not part.nodes:
        return False
    told = [node for node in part.nodes if node.block.words.text]
    return bool(told) and all(_keys_attendance(node, words) for node in told)


def _keys_attendance(node: Node, words: Vocabulary) -> bool:
    """Whether a line is a key of who came or led, with a list below or behind it: "here: sue, tom"."""
    text = node.block.words.text
    key, colon, rest = text.partition(":")
    found = attendance_key(key, words) if colon else None
    led = found is not None and node.block.marker is None and not node.children
    if (found in CAME_OR_NOT or led) and bool(rest.strip()) is not bool(node.children):
        return True
    return not node.children and behind_key(text, words) is not None


def _by_sections(part: Part, words: Vocabulary) -> Iterator[Weight]:
    """Yield what the sections below say of a section."""
    tasks = part.heading is not None and kind_of_heading(words, part.heading.words.text)[0] == "actions"
    if tasks and not part.nodes and len(part.parts) >= TWO and _all_decided(part.parts, words):
        yield "agreements", DECIDED_BELOW, "decided-below"
    day = part.heading is not None and opens_with_day(part.heading.words.text, words)
    if not part.nodes and not day and holds_what_was_said(part, words):
        yield "discussion", TALKED_OF, "discussion-below"
    if not part.nodes and mostly_people(part.parts, words):
        yield (
            ("actions", ABOVE, "people-below")
            if tasks
            else ("interventions", MOSTLY_SPEAKING, "people-below")
        )


def _all_decided(parts: Sequence[Part], words: Vocabulary) -> bool:
    """Whether in each section below something is voted on or decided, as below a board's "Action items"."""
    return all(
        any(item_kind_of(block.words.text, "discussion", words) in DECIDED for block in below.blocks())
        for below in parts
    )


def _tells_who_does(top: Sequence[Block], cast: Cast, words: Vocabulary, *, least: int = ENOUGH) -> bool:
    """Whether most items are a name and what to do: «Ana: enviar el acta», "Tom: send the minutes"."""

    def tells(block: Block) -> bool:
        found = speaker_of(block, cast, words, listed=0)
        rest = block.words.text[found.cut :].split(maxsplit=1) if found and found.cut else []
        return bool(rest) and infinitive(words).fullmatch(rest[0]) is not None

    return enough(top, tells, max(share(top, 3, 5), least))


def _all_must(top: Sequence[Block], cast: Cast, words: Vocabulary) -> bool:
    """«Ana tiene que llamar», "Tom to paint the sign": whether every item sets somebody a task."""
    must = words.grammar("must_do")
    obliged = must | {"to"}

    def is_set(block: Block) -> bool:
        text = block.words.text
        if not may_hold(fold(text), obliged):
            return False  # nearly all
        found = speaker_of(block, cast, words, listed=0)
        if found is not None and not found.cut:
            behind = text.partition(found.actor.as_written or found.actor.name)[2]
            return opening(fold(behind).lstrip(), must) is not None
        owner = before_infinitive(text, cast, words, unknown=False)
        owner = owner or before_verb(text, cast, words, must, least=GIVEN)
        return owner is not None and text.startswith(owner.text)

    return bool(top) and all(map(is_set, top))


def _hands_out(part: Part, words: Vocabulary) -> bool:
    """«Reparto de las distintas tareas»: whether all that stands below a word of tasks is names above lists.

    Nobody says anything there: no point of the lists is a sentence.
    """
    if part.heading is None or kind_of_heading(words, part.heading.words.text)[0] != "actions":
        return False
    alone = len(part.nodes) >= TWO and all(
        node.children
        and (
            node.block.kind == "name"
            or (node.block.words.text[-1:] == ":" and _only_a_name(node.block, words))
        )
        for node in part.nodes
    )
    below = (child.block.words.text for node in part.nodes for child in node.children)
    return alone and not any(is_sentence(text, words) for text in below)


def _is_office(part: Part, words: Vocabulary) -> bool:
    """«Estudiantes»: whether a heading is an office of a class or a project, whose holders stand below."""
    named = bare(part.heading.words.text) if part.heading else ""
    return named in words.phrases("attendance", "offices")


def _voted(part: Part, top: Sequence[Block], words: Vocabulary) -> float:
    """Return how much speaks for a vote: most items count some, two at least, or one below a proposal."""
    votes = [item_kind_of(block.words.text, "discussion", words) for block in top].count("vote")
    said = by_wording(part.heading.words.text, words) if part.heading and votes else None
    if said is not None and said[0] == "recommendations":
        if sum([block.marker is not None and block.marker.value is not None for block in top]) > votes:
            return 0.0  # one of several that are numbered was voted on
        return VOTED + PROPOSED if votes * 2 >= len(top) else VOTED
    return VOTED if votes > 1 and votes * 2 >= len(top) else 0.0


def _decided(part: Part, top: Sequence[Block], words: Vocabulary) -> bool:
    """Whether most of the items say what was decided; two at least, if they do so after other words."""
    told = [block.words.text for block in top]
    sure = [item_kind_of(text, "discussion", words) in DECIDED for text in told]
    if len(top) > 1:  # «Acuerdos:» behind what was said is one part of a topic
        sure = [
            one and not kind_announced(text, "discussion", words)
            for text, one in zip(told, sure, strict=True)
        ]
    if True in sure:
        # One show of hands below a list of opinions decides no more than one of them.
        nodes = (node for node in part.nodes if node.block.words.text)
        listed = sum(len(node.children) for node, decided in zip(nodes, sure, strict=True) if not decided)
        if sum(sure) * 2 > len(top) and sum(sure) * 2 >= listed:
            return True
    return len(top) > 1 and enough(told, lambda text: decides(text, words), max(len(told) // 2 + 1, 2))


def _passes_minutes(part: Part, top: Sequence[Block], words: Vocabulary) -> float:
    """«Acta anterior», "Minutes": how much says that they were approved below, hardly more being said."""
    told = set(TOKEN.findall(bare(part.heading.words.text))) if part.heading else set()
    if words.grammar("record_paper").isdisjoint(told) or part.parts or not 0 < len(top) <= TWO:
        return 0.0
    said = [block.words.text for block in top]
    if not any(decides(text, words) for text in said):
        return 0.0
    if len(told) == 1:
        papers = words.grammar("record_paper")  # of two items one names them: «Acta de mayo: falta un nombre»
        named = len(top) == 1 or not all(papers.isdisjoint(fold(text).split()) for text in said)
        return PASSED if named else 0.0
    return RESOLVED if len(top) == 1 and not words.grammar("earlier").isdisjoint(told) else 0.0


def _by_form(part: Part, top: Sequence[Block], words: Vocabulary, *, timed: bool) -> Iterator[Weight]:
    """Yield what only states facts: keys of the meeting, addresses."""
    keyed = sum([states(block, words) for block in top])
    opens = part.heading is not None and opens_with_day(part.heading.words.text, words)
    if keyed >= 2 and keyed * 5 >= len(top) * 3 and not (opens and part.parts):
        yield "info", KEYED, "facts-below"
    if top and all(ADDRESS.fullmatch(block.words.text) for block in top):
        yield "info", LINKED, "only-addresses"
    told = [block.words.text for block in top]
    if len(top) >= ENOUGH and not part.parts:
        if timed and _most(told, lambda text: _opens_with_hour(text, words) and not text.endswith(".")):
            yield "agenda", LISTED, "hours-below"
        elif _most(told, lambda text: opens_with_day(text, words) and not is_sentence(text, words)):
            yield "info", LISTED, "days-below"


def _most(told: Sequence[str], holds: Callable[[str], bool]) -> bool:
    """Whether three texts in five are of a kind."""
    return enough(told, holds, share(told, 3, 5))


def _opens_with_hour(text: str, words: Vocabulary) -> bool:
    """«9:30 Accueil»: whether an hour opens a line."""
    found = HOUR.match(text)
    return found is not None and bool(times_in(found[0], words))


def _only_frames(part: Part, words: Vocabulary) -> bool:
    """Whether a heading only opens, holds or ends a meeting: what people say under «Notas» is said there."""
    kind = kind_of_heading(words, part.heading.words.text)[0] if part.heading else None
    return kind in ("agreements", "info", "discussion")


def _is_debate(part: Part, words: Vocabulary) -> bool:
    """«Debate», «Échanges»: whether a heading names a discussion in which people speak by its nature."""
    named = bare(part.heading.words.text).split() if part.heading else []
    return not words.grammar("debates").isdisjoint(named)


def _only_a_name(block: Block, words: Vocabulary) -> bool:
    text = block.words.text
    if len(parted[text]) > LONGEST_NAMED or person_score(words, BESIDE_NAME.split(text, maxsplit=1)[0]) < 1.5:
        return False
    # A name above what that person said lists nobody; a country above those whom it sent does.
    return not is_sentence(block.tail or text, words)
