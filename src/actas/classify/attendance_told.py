"""What a heading or a line says of the people below it: they came, are called, or some body sent them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from actas.classify.attendance_prose import holds_verb, in_prose, ways_to_say
from actas.classify.facts import attendance_key
from actas.classify.nicknames import are_small
from actas.classify.one_each import of_initials
from actas.classify.people import people_in
from actas.classify.table_kinds import tells_of_points
from actas.model.block import Node, Outline, Part
from actas.model.compiled import compiled
from actas.model.enough import enough, share
from actas.model.meaning import Chapter, Meaning
from actas.model.plain import Plain, plain, replace
from actas.model.record import Participant
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import CAME_OR_NOT, name_words, person_score
from actas.vocabulary.phrases import may_hold
from actas.vocabulary.rosters import AWAY
from actas.vocabulary.sections import EXACT, LONE, kind_of_heading

SEVERAL = 3  # bullets that show a shape
LETTERS = compiled(r"[^\W\d_]+")
AFTER_BODY = compiled(r"\s*[(:;]|\s[-–—]\s")
# «Ana Ruiz (tesorera): presente», "Sam Poe - absent, came later".
CALLED = compiled(r"\s*(?:[,:]|\s[-–—])\s*(?=[^\W\d_])")
CODED = compiled(r"\s[-–—]\s([A-Z])(?:\s*\([^()]*\))?\s*$")
# «Amy - here», «Rui: falta (justificada)» among others in one line
INLINE = compiled(r"([^\W\d_][^:–—]{1,40}?)\s*(?:\s[-–—]\s|:\s)\s*([^\W\d_].{0,40})")
BETWEEN_CALLS = compiled(r"[,;]\s+(?![^()]{0,60}\))")
MARKS = ("excused", "no", "yes")  # of a table of attendance
DASHED = compiled(r"\s[-–—]\s")
SHORTEST_ANSWER = 5  # letters
GIVEN = 2.0  # `person_score` of a known given name
OPENS = 2  # words in which who is listed would be named
NUMBERS = frozenset({"decimal", "roman"})
LEAST = 5  # words of a sentence that tells something
SAID = frozenset(".!?")  # with one of these fewer words are a sentence, too
HALF, FEW = 2, 3  # one in so many lines behind a list tells something; where only bullets were its points
LONGEST_CALL = 60  # characters in which a name and its answer stand
LONGEST_ANSWER = 2  # words of «no asiste», "not present"


SURE_WORDS = 3  # of a heading that is called as lists of who came are; «Equipo» may head other things


@plain()
class Told(Plain):
    """What a heading or a line says of the people that stand below it."""

    key: str | None  # a key of attendance
    listed: bool  # they are listed as such
    doubtful: bool = False  # by a word that may stand above other things: «Equipo», "Team"
    called: bool = False  # each is called, and answers: «Ana: presente»
    before: bool = False  # it stands before all headings
    opens: bool = False  # no points of the meeting stand here: sentences may say who led and who wrote
    elects: bool = False  # people are given offices here: «Presidencia: Ana» led no meeting by that
    initials: bool = False  # each is called by initials alone
    small: bool = False  # each by one word in small letters, of which not all are names elsewhere


def _is_sure(heading: str, words: Vocabulary) -> bool:
    """«Integración de los grupos»: whether several words are just what a list of who came is called."""
    return kind_of_heading(words, heading) == ("participants", EXACT)


def told_by(chapter: Chapter, words: Vocabulary) -> Told:
    """Return what a chapter's heading says of the people below it."""
    heading = chapter.heading.words.text if chapter.heading else ""
    heard = chapter.kind == "interventions" and any(item.block.kind == "name" for item in chapter.items)
    heard = heard or _is_called_otherwise(heading, words)
    key = attendance_key(heading, words) if heading and not heard else None  # «Tour des délégations»
    tokens = [token.strip(".,:()") for token in fold(heading).split()]
    told = {*tokens, *map(" ".join, pairwise(tokens))}  # "Roll call"
    came = words.phrases("attendance", "came")  # «Asistieron», above countries too
    plain = (words.phrases("section_words", "participants"), words.phrases("attendance", "after"), came)
    called = is_roll_call(list(chapter.items), words)
    opens = chapter.heading is None or chapter.kind == "info"
    listed = chapter.kind == "participants" or key in CAME_OR_NOT
    # Below another heading a key of their own says it of people, and that key is asked.
    doubtful = listed and key not in AWAY and all(map(told.isdisjoint, plain))
    doubtful = doubtful and not (len(tokens) >= SURE_WORDS and _is_sure(heading, words))
    doubtful = bool(heading) and (doubtful or is_of_things(heading, words))
    lines = [item.block.words.text for item in chapter.items] if listed else []
    return Told(
        key, listed, doubtful=doubtful, called=called, opens=opens, before=chapter.heading is None,
        elects=bool(heading) and elects(heading, words),
        initials=of_initials(lines), small=are_small(lines, words),
    )  # fmt: skip


def _is_called_otherwise(heading: str, words: Vocabulary) -> bool:
    """Whether a heading by its whole name is of tasks: «Quem faz o quê», though «Quem: Ana» came."""
    kind, strength = kind_of_heading(words, heading) if heading else (None, 0.0)
    return strength >= EXACT and kind in ("actions", "agreements")


def is_of_things(heading: str, words: Vocabulary) -> bool:
    """Whether who stayed away may be told so, and what is left out of something too: "Out", "Missing"."""
    named = fold(heading).strip(" .:*")
    return all(named in words.phrases("attendance", key) for key in ("loose", "away_first"))


def elects(text: str, words: Vocabulary) -> bool:
    """Whether words say that people are given offices: «Elección de la junta», "Were elected:"."""
    return not words.phrases("attendance", "elects").isdisjoint(LETTERS.findall(fold(text)))


def is_roll_call(items: Sequence[Meaning], words: Vocabulary) -> bool:
    """Whether people are called one by one, and said to be there or not: «Ana: presente», "Sam - absent"."""
    return is_coded(items) or enough(
        items, lambda item: roll_called(item.block.words.text, words), max(share(items, 3, 4), SEVERAL)
    )


def is_coded(items: Sequence[Meaning]) -> bool:
    """Whether a letter at the end of nearly all lines says who is there: "Ann Lee, chair - P"."""
    return enough(
        items, lambda item: CODED.search(item.block.words.text) is not None, max(share(items, 3, 4), SEVERAL)
    )


def called_by_letter(text: str, words: Vocabulary) -> list[Participant]:
    """Return whom a line calls and says by a letter to be there or not; empty where it does neither."""
    coded = CODED.search(text)
    mark = fold(coded[1]) if coded else ""
    key = next((key for key in ("yes", "no", "excused") if mark in words.phrases("marks", key)), None)
    if coded is None or key is None:
        return []
    name, _, beside = text[: coded.start()].partition(",")
    people = list(people_in(name, words))[:1]
    office = beside.strip() or None
    first = fold(beside).split()[:1]
    role = office if office and (office.islower() or not name_words(words).roles.isdisjoint(first)) else None
    of = None if role else office
    return [
        replace(one, role=one.role or role, of=one.of or of, absent=key == "no", excused=key == "excused")
        for one in people
    ]


def _answered(answer: str, words: Vocabulary) -> str | None:
    """Return what an answer to a roll call says: «presente», "not present"; a mere «sí» may be a vote."""
    key = words.keyed("meeting").get(answer)
    if key in CAME_OR_NOT or len(answer) < SHORTEST_ANSWER:
        return key if key in CAME_OR_NOT else None
    marks = {"yes": "participants", "no": "absent", "excused": "excused"}
    return next((told for mark, told in marks.items() if answer in words.phrases("marks", mark)), None)


def roll_called(text: str, words: Vocabulary) -> list[Participant]:
    """Return whom a line calls and says to be there or not; empty where it does neither."""
    for sign in CALLED.finditer(text[:LONGEST_CALL]):
        answer = LETTERS.findall(fold(text[sign.end() :]))[:LONGEST_ANSWER]
        said = (" ".join(answer[:size]) for size in range(len(answer), 0, -1))
        key = next((told for one in said if (told := _answered(one, words))), None)
        if key and text[: sign.start()].strip():
            # "Treasurer - Sam Poe: present"
            pieces = DASHED.split(text[: sign.start()].strip())
            named = max(pieces, key=lambda piece: person_score(words, piece))
            people = list(people_in(named, words))[:1]
            return [replace(one, absent=key == "absent", excused=key == "excused") for one in people]
    return []


def called_in_line(text: str, words: Vocabulary) -> list[Participant]:
    """Return whom a line calls, each answered: "Amy - here, Ben - here, Carla - absent (excused)"."""
    pieces = BETWEEN_CALLS.split(text)
    called = [(INLINE.fullmatch(piece.strip(" .")), piece) for piece in pieces]
    if len(pieces) < SEVERAL:
        return []
    keys = [_marked(found[2], words) if found else None for found, _ in called]
    if sum(key is not None for key in keys) * 4 < len(pieces) * 3:
        return []
    people = [
        next(people_in(found[1] if found else piece, words), None)
        or Participant(name=found[1] if found else piece.strip(" ."))
        for found, piece in called
    ]
    return [
        replace(one, of=None, absent=key == "no", excused=key == "excused")
        for one, key in zip(people, keys, strict=True)
    ]


def _marked(answer: str, words: Vocabulary) -> str | None:
    """Return the mark that an answer is, and what brackets say behind it: «ausente (com aviso)»."""
    said = [fold(one).strip(" .)") for one in answer.split("(")]
    marks = (mark for one in reversed(said) for mark in MARKS if one in words.phrases("marks", mark))
    return next(marks, None)


def announces_bodies(text: str, words: Vocabulary) -> bool:
    """Whether words that end in a colon say which bodies sent somebody: "… were represented:"."""
    told = LETTERS.findall(fold(text)) if text.rstrip(" *").endswith(":") else []
    represented = words.phrases("attendance", "represented")
    return not represented.isdisjoint(told) and not words.grammar("bodies_announced").isdisjoint(told)


def sent_somebody(text: str, people: Sequence[Participant], words: Vocabulary) -> bool:
    """«Étaient représentés : Bénin, Togo»: whether countries and bodies, which come by others, were there."""
    told = LETTERS.findall(fold(text.partition(":")[0]))
    represented = not words.phrases("attendance", "represented").isdisjoint(told)
    return represented and bool(people) and all(one.kind != "person" for one in people)


def bodies_below(item: Meaning, ids: Mapping[int, str]) -> Iterator[Participant]:
    """Yield the bodies of a list, without what stands behind a name: how many came, or which parts of it."""
    for child in item.children:
        name = AFTER_BODY.split(child.block.words.text, maxsplit=1)[0].strip(" .,;*")
        if name[:1].isupper():
            yield Participant(name=name, kind="organisation", at=ids.get(id(child)))


def with_ended_rolls(outline: Outline, words: Vocabulary) -> Outline:
    """Return the outline with what is told behind a list of who came in a part without a heading."""
    parts: list[Part] = []
    for part in outline.parts:
        if part.parts or not _heads_list(part, words):
            parts.append(part)
            continue
        nodes = _lifted(part.nodes)
        end = _before_numbers(nodes, words) or _before_minutes(nodes, words)
        nodes = nodes if end else part.nodes
        end = end or _end_of_list(nodes, words)
        parts.append(replace(part, nodes=nodes[:end]) if end else part)
        if end:
            parts.append(Part(heading=None, nodes=nodes[end:]))
    return replace(outline, parts=tuple(parts)) if len(parts) > len(outline.parts) else outline


def _heads_list(part: Part, words: Vocabulary) -> bool:
    """Whether a part is headed as lists of who came are: «Asistentes»."""
    if part.heading is None or part.heading.tail:
        return False
    kind, strength = kind_of_heading(words, part.heading.words.text)
    return kind == "participants" and strength >= LONE


def _lifted(nodes: Sequence[Node]) -> tuple[Node, ...]:
    """Return the nodes, numbers that begin below the last bullet beside it: its indent alone held them."""
    last = next((at for at in range(len(nodes) - 1, -1, -1) if nodes[at].block.marker), None)
    below = () if last is None or _counts(nodes[last]) else nodes[last].children
    if last is None or not (below and _counts(below[0])):
        return tuple(nodes)
    return (*nodes[:last], replace(nodes[last], children=()), *below, *nodes[last + 1 :])


def _before_numbers(nodes: Sequence[Node], words: Vocabulary) -> int:
    """Return the place of «1. Cuotas» behind a list without numbers, points below some of its like; else 0.

    They are what the meeting came to talk about: hardly any of them only names somebody.
    """
    start = next((at for at, node in enumerate(nodes) if _counts(node)), 0)
    rest = nodes[start:] if start else ()
    marker = rest[0].block.marker if rest else None
    if marker is None or marker.value != 1 or not any(node.children for node in rest):
        return 0
    said = [one.block.words.text for node in rest for one in (node, *node.children)]
    listed = [text for text in said if _may_be_somebody(text, words) and text[-1:] != "?"]
    named = [text for text in listed if not holds_verb(text, words)]
    return start if len(named) * FEW < len(said) else 0


def _before_minutes(nodes: Sequence[Node], words: Vocabulary) -> int:
    """Return the place of the first row of minutes behind a list: «Punto | Lo dicho»; 0 for none."""
    for at, node in enumerate(nodes):
        if at and node.block.columns and node.block.columns != nodes[at - 1].block.columns:
            return at if tells_of_points(node.block.columns, words) else 0
    return 0


def _counts(node: Node) -> bool:
    return node.block.marker is not None and node.block.marker.family in NUMBERS


def _end_of_list(nodes: Sequence[Node], words: Vocabulary) -> int:
    """Return the place of the first node that is none of the list; 0 where all are, or it never was one."""
    told = [_is_told(node, words) for node in nodes]
    if True not in told or told[0]:
        return 0
    first = told.index(True)
    # A blank line stands above the first that tells, or above lines right above it; or a list has bullets.
    opens = [at for at in range(1, first + 1) if nodes[at].block.gap]
    if opens[-2:] == [first - 1, first] and _heads_told(nodes, first - 1, words):
        opens.pop()
    bullets = nodes[first - 1].block.marker and not nodes[first].block.marker
    below = _below_bullets(nodes, first)
    start = below or (opens[-1] if opens else first if bullets else 0)
    rest = nodes[start:] if start else ()
    if not rest or any(_says_who_came(node, words) for node in rest):
        return 0
    said = sum(map(_is_said, rest)) if below else len(rest)
    return start if sum(told[start:]) * (FEW if below else HALF) >= said else 0


def _heads_told(nodes: Sequence[Node], at: int, words: Vocabulary) -> bool:
    """«Riego» between blank lines, above what is told of it: whether it is no name of the list."""
    text = nodes[at].block.words.text
    if nodes[at].block.marker or not any(not node.block.gap for node in nodes[1:at]):
        return False
    alone = " " not in text or not text.istitle()
    return alone and person_score(words, " ".join(text.split()[:OPENS])) < GIVEN


def _below_bullets(nodes: Sequence[Node], first: int) -> int:
    """Return the place of the line below a blank one at which a list that had only bullets ends, else 0.

    From there to the first that tells each line is longer than names are, or leads in to points.
    """
    end = next((at for at, node in enumerate(nodes) if node.block.marker is None), 0)
    over = 0 < end <= first and nodes[end].block.gap and all(map(_is_said, nodes[end:first]))
    return end if over else 0


def _is_said(node: Node) -> bool:
    """Whether a node is no point of a list and longer than a name, or leads in to points."""
    text = node.block.words.text
    return node.block.marker is None and (bool(node.children) or text.count(" ") + 1 >= LEAST)


def _is_told(node: Node, words: Vocabulary) -> bool:
    """Whether a node states something that is not who came, or leads in to points that are nobody."""
    text = node.block.words.text
    if node.block.cells or node.block.marker:
        return False
    if text.count(" ") + 1 < LEAST:
        return text[-1:] in SAID and _says_little(text, words)
    said = holds_verb(text, words) or _is_in_small_letters(text, words)
    if not (said or _leads_to_points(node, words)):
        return False
    return not (may_hold(fold(text), ways_to_say(words)) or any(in_prose(text, words)))


def _says_little(text: str, words: Vocabulary) -> bool:
    """«Faltan gomas.»: whether a few words with a stop name nobody, and are a sentence."""
    named = any(token[:1].isupper() for token in text.split()[1:]) or _may_be_somebody(text, words)
    return not named and holds_verb(text, words) and not any(in_prose(text, words))


def _is_in_small_letters(text: str, words: Vocabulary) -> bool:
    """Tell whether a line with a stop holds no capital but its first: "The hose leaks" and a stop."""
    return text[-1:] in SAID and text[1:].islower() and not _may_be_somebody(text, words)


def _leads_to_points(node: Node, words: Vocabulary) -> bool:
    """Whether points stand below a line, none of which may be somebody: «Ana», «Tomás Rey, tesorero»."""
    below = [one.block.words.text for one in node.children]
    named = any(_may_be_somebody(text, words) for text in below)
    return bool(below) and not named and node.block.words.text[-1:] != ":"


def _may_be_somebody(text: str, words: Vocabulary) -> bool:
    opens = " ".join(text.split()[:OPENS])
    return opens.istitle() or person_score(words, opens) >= GIVEN


def _says_who_came(node: Node, words: Vocabulary) -> bool:
    """«Ausentes: Ana»: whether a key of attendance opens a node."""
    key = node.block.words.text.partition(":")[0]
    return words.keyed("meeting").get(fold(key)) in CAME_OR_NOT
