"""The keys of attendance that a line opens with or holds: «Presentes: Ana. Ausentes: Luis»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import dropwhile, pairwise

from actas.classify.attendance_away import without_away
from actas.classify.attendance_countries import countries_before
from actas.classify.attendance_prose import (
    ENOUGH,
    holds_verb,
    in_sentence,
    is_prose,
    sentences_of,
    ways_to_say,
    who_also_came,
)
from actas.classify.facts import KEY, PEOPLE_KEYS, attendance_key
from actas.classify.keys import NOT_PEOPLE, key_before, names_people
from actas.classify.one_person import between_people
from actas.classify.people import SURE, people_in
from actas.model.compiled import compiled
from actas.model.meaning import Meaning
from actas.model.plain import replace
from actas.model.record import Participant
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold, fold_with_places
from actas.vocabulary.names import CAME_OR_NOT, name_words, person_score
from actas.vocabulary.phrases import Phrases, may_hold, may_open
from actas.vocabulary.rosters import AWAY, before_away, behind_key
from actas.vocabulary.sections import EXACT, kind_of_heading
from actas.vocabulary.sentences import is_sentence

LONGEST_KEY = 3  # words of a key without a colon
DASHES = "-–—"
PAIR = 2  # cells of a row that is a key and its value
KNOWN = 1.5  # `person_score` of a name with a known part
BETWEEN = compiled(r"[-–—]|\(\d{1,3}\)")  # a key and who it names: «Presentes (4) - Ana, …»
INSIDE = "(-/"  # before a key that is only a part: «Alcaldesa-Presidenta: Ana Ruiz»
COLON = compiled(r"\s?:\s+")
# The stop of «(Min. Trabalho) Relator: …» stands in brackets.
INNER = compiled(r"(?:[.;|/]|\s[-–—])\s+([^\W\d_](?:[^:.;|,()]|\([^:.;|,()]*\)){2,40}?)\s?:\s")
SENTENCE_END = compiled(r"[.!?]\s+")
CLAUSE_END = compiled(r"[.!?,]\s+")
STATEMENT_END = compiled(r"(?<=[^\W\d_]{3})\.(?:\s|$)")


def opening_key(
    item: Meaning, words: Vocabulary, *, led: bool = False, first: bool = False
) -> tuple[str | None, str]:
    """Return the attendance key that an item opens with and its value; without one, all of its words.

    ``first``: it stands near the beginning, where a key alone on its line says what the lines below are;
    ``led``: who led stands above it, before all headings, so that other offices say who came too.
    """
    if not item.title and ":" not in item.block.words.text:
        above = words.keyed("meeting").get(fold(item.text).strip(" .*")) if item.children or first else None
        text = _told_text(item) or item.block.words.text  # «@ana», who is taken to speak there
        return (above, "") if above in CAME_OR_NOT else (None, text)  # «Asisten» above a list
    if item.children and item.text.rstrip().endswith(":") and (item.title or CLAUSE_END.search(item.text)):
        asks = attendance_key(CLAUSE_END.split(item.text)[-1], words)
        if asks in CAME_OR_NOT:
            return asks, ""  # "…, sign in below. Roll call:"
    titled = attendance_key(item.title, words) if item.title else None
    if item.title and (titled or item.block.cells):
        cells = item.block.cells  # each line of a cell may be somebody
        value = cells[1] if cells and len(cells) == PAIR and item.text else item.text
        if key := key_before(item.title, titled, item.text, words):
            if key == NOT_PEOPLE and (named := behind_key(item.block.words.text, words)):
                return named[0], value  # "in: AR (chair), TP, CH"
            return key, value
    found = KEY.match(item.block.words.text) if ":" in item.block.words.text else None
    stated = attendance_key(found[1], words) if found else None
    if found and (key := key_before(found[1], stated if stated in PEOPLE_KEYS else None, found[2], words)):
        return key, found[2]
    if found and _lists_holders(item, found[1], found[2], words, led=led):
        return "participants", found[2]
    office = item.title if item.title and fold(item.title) in name_words(words).roles else None
    sign = item.block.words.text[len(item.title) :].lstrip(" *")[:1] if item.title else ""
    between = ": " if office or sign == ":" else " - " if sign and sign in DASHES else " "
    return None, between.join(part for part in (item.title, item.text) if part)


def bare_key(text: str, words: Vocabulary, *, first: bool = False) -> tuple[str | None, str]:
    """Return the key of attendance that opens a line of names without a colon: «Presentes (2) - Ana, Luis».

    ``first``: it stands near the beginning, where «llegaron ana y luis» says who came.
    """
    if first and (found := behind_key(text, words)):
        return found[0], text[found[1] :]
    if not may_open(text, keys_of_attendance(words)):
        return None, text
    tokens = text.split()
    for size in range(min(LONGEST_KEY, len(tokens) - 1), 0, -1):
        named = list(dropwhile(BETWEEN.fullmatch, tokens[size:]))
        if not named or not named[0][0].isupper() or any(token[-1] in ",;.:" for token in tokens[:size]):
            continue
        rest = " ".join(named)
        key = words.keyed("meeting").get(fold(" ".join(tokens[:size])))
        if key not in CAME_OR_NOT or is_sentence(rest, words):
            continue
        people = list(people_in(rest, words))
        known = sum(one.kind != "person" or person_score(words, one.name) >= KNOWN for one in people)
        if len(people) >= ENOUGH and known * 2 >= len(people):
            return key, rest
    return None, text


@lru_cache(maxsize=4)
def keys_of_attendance(words: Vocabulary) -> frozenset[str]:
    """Return the keys of attendance."""
    return frozenset(key for key, told in words.keyed("meeting").items() if told in CAME_OR_NOT)


def _lists_holders(item: Meaning, office: str, named: str, words: Vocabulary, *, led: bool) -> bool:
    """«Docente: Ana Ruiz», «Estudiantes:» above a list: whether an office of a class has holders.

    ``led``: or any office, below who led: «Presidenta: Ana Ruiz», «Tesorera: Eva Gil».
    """
    office = fold(office).strip(" *")
    known = office in words.phrases("attendance", "offices") or (led and office in name_words(words).roles)
    if not known or is_prose(named, words):
        return False  # «Profesor: Ana Ruiz, de Oviedo, sabe de esto» tells of somebody
    told = [named] if named.strip() else [child.block.words.text for child in item.children]
    people = [[one.name for one in people_in(text, words)] for text in told]
    sure = sum(bool(names) and all(person_score(words, one) >= SURE for one in names) for names in people)
    return sure > 0 and sure * 2 >= len(told)


def stretches(text: str, words: Vocabulary) -> Iterator[tuple[str | None, str]]:
    """Yield the lists of a line with keys inside: «Ana, Luis. También: Eva. Ausentes: Rita»."""
    found = [(one.start(), one.end(), one[1]) for one in INNER.finditer(text)]
    if not found and COLON.search(text):  # not an hour's colon: «de 18:00 a 20:15»
        found = list(_parted_by_blanks(text, words))
    values = [text[one[1] : after[0]] for one, after in pairwise(found)]
    values += [text[found[-1][1] :]] if found else []
    keyed = [(one, _inner_key(one[2], value, words)) for one, value in zip(found, values, strict=True)]
    told = [(one, key) for one, key in keyed if key]
    ends = [one[0] for one, _ in told] + [len(text)]
    yield None, text[: ends[0]]
    for at, (one, key) in enumerate(told):
        yield key, text[one[1] : ends[at + 1]]


def before_other_label(text: str, words: Vocabulary) -> str:
    """«Ana Ruiz. Zumba: Luis Paz» -> «Ana Ruiz»: what a key says of her holds for nobody behind another."""
    for one in INNER.finditer(text):
        named = person_score(words, between_people(words).split(text[: one.start()])[-1]) >= SURE
        if text[one.start()] == "." and named and _inner_key(one[1], text[one.end() :], words) is None:
            return text[: one.start()]
    return text


def before_other_facts(text: str, words: Vocabulary) -> str:
    """«Ana y Eva. Temas: riego, wifi» -> «Ana y Eva»: what another key says behind a stop are no people."""
    for one in INNER.finditer(text):
        if text[one.start()] not in ".;|":
            continue
        label = one[1].strip(" *")
        key = words.keyed("meeting").get(fold(label))
        kind, strength = kind_of_heading(words, label)
        other = (key and key not in PEOPLE_KEYS) or (kind not in (None, "participants") and strength >= EXACT)
        if other and _inner_key(one[1], text[one.end() :], words) is None:
            return text[: one.start()]
    return text


def _parted_by_blanks(text: str, words: Vocabulary) -> Iterator[tuple[int, int, str]]:
    """Yield the keys that nothing but blanks parts from what is before: «Preside: Ana Ruiz    Acta: Luis»."""
    folded, places = fold_with_places(text)
    for start, end, phrase in _keys_of_people(words).find(folded):
        colon = COLON.match(text, places[end])
        if colon and start and not folded[start - 1].isalnum() and folded[start - 1] not in INSIDE:
            yield places[start], colon.end(), phrase


@lru_cache(maxsize=4)
def _keys_of_people(words: Vocabulary) -> Phrases:
    stated = frozenset(key for key, told in words.keyed("meeting").items() if told in PEOPLE_KEYS)
    return Phrases(stated | words.grammar("record_paper") | words.phrases("attendance", "writes"))


def told_in_paragraph(text: str, words: Vocabulary) -> list[Participant]:
    """Return who came, and who did not, by a paragraph's sentences and the keys inside it.

    «Se reunió la junta. Presentes: Ana Ruiz y Luis Paz. Ausente: Eva Sol.»
    """
    said = may_hold(fold(text), ways_to_say(words))
    kept, stayed = without_away(text, words) if said else (text, [])
    people = list(in_sentence(kept, words)) if said else []
    if people:
        text = kept
        people += stayed
    if any(not (one.absent or one.excused) for one in people):  # "… Eva Stone was also present."
        named = {one.name for one in people}
        more = (one for said in sentences_of(text, words)[1:] for one in who_also_came(said, words))
        people += [one for one in more if one.name not in named]
    if not people and (said or may_hold(fold(text), keys_of_attendance(words))):
        for sentence in sentences_of(text, words):
            if (found := behind_key(sentence, words)) and found[0] == "participants":
                kept, stayed = without_away(sentence[found[1] :], words)
                people = [one for one in people_in(kept, words) if one.kind == "person"] + stayed
                break
    people = people or countries_before(text, words)
    named = {one.name for one in people}
    told = stretches(text, words) if ":" in text else ()
    for key, value in told:
        if key not in (AWAY if named else CAME_OR_NOT):
            continue  # a sentence listed those who came
        listed = [
            one
            for one in people_in(STATEMENT_END.split(value, maxsplit=1)[0], words)
            if one.kind == "person" and one.name not in named
        ]
        known = sum(person_score(words, one.name) >= KNOWN for one in listed)
        if known * 2 >= len(listed):
            people += [under_key(one, key) for one in listed]
    return people


def under_key(person: Participant, key: str | None) -> Participant:
    """Return somebody whom a key names: below «Excusés» they did not come."""
    if key not in AWAY:
        return person
    reason = person.of is not None and person.of[:1].islower()  # «Eva (malade)»: why, and no body
    return replace(
        person,
        absent=key == "absent" or (person.absent and key != "excused"),
        excused=person.excused or key == "excused",
        of=None if reason else person.of,
    )


def _inner_key(label: str, value: str, words: Vocabulary) -> str | None:
    """Return what a label inside a list says: who came, who did not, or for whom («Por los vecinos»)."""
    key = key_before(label, attendance_key(label, words), value, words)
    if key is None and fold(label).strip(" *") in before_away(words) and names_people(value, words):
        return "absent"  # «Falta: Eva», which before other words is a thing
    return None if key == NOT_PEOPLE else key


def only_names(item: Meaning, words: Vocabulary) -> bool:
    """Whether an item is nothing but names, as those below a key are, and what sentences behind them tell."""
    text = _told_text(item)
    head = re.split(r"[,(:–;]| - ", text, maxsplit=1)[0]
    if person_score(words, head) < 1.0:
        return False
    return not holds_verb(sentences_of(text, words)[0], words)  # «Ana, Luis. Eva no pudo venir.»


def _told_text(item: Meaning) -> str:
    """Return an item's text, with whoever was taken to speak in it where that is several."""
    several = item.actor is not None and "," in (item.actor.as_written or "")  # «Ana, Luis. Faltó Eva.»
    return item.block.words.text if several else item.text
