"""Who came, who was absent, who excused themselves: from lists, tables, keys and sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from actas.classify.attendance_prose import (
    ENOUGH,
    alone_of,
    goes_on_in_prose,
    holds_verb,
    in_prose,
    in_sentence,
    is_prose,
    may_say_who_came,
    ways_to_say,
)
from actas.classify.columns import lines_of, people_in_cells, people_in_row
from actas.classify.facts import KEY, PEOPLE_KEYS, attendance_key
from actas.classify.keys import NOT_PEOPLE, key_before
from actas.classify.offices import office_holders
from actas.classify.one_person import ROLES
from actas.classify.people import SURE, are_nicknames, is_nickname, is_office, people_in
from actas.model.compiled import compiled
from actas.model.enough import enough, share
from actas.model.meaning import Chapter, Meaning
from actas.model.plain import Plain, plain, replace
from actas.model.record import Participant
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import CAME_OR_NOT, SHORTENED, name_words, person_score
from actas.vocabulary.phrases import may_hold, may_open
from actas.vocabulary.rosters import roster
from actas.vocabulary.sentences import is_sentence

AWAY = frozenset({"absent", "excused"})
NOBODY = frozenset({"lead-in", "closing", "signature"})  # roles of lines that list nobody
TOP = 4  # items among which names alone say who came
OPENING = 4  # chapters in which a sentence may say who came
SEVERAL = 3  # bullets that show a shape
LONGEST_KEY = 3  # words of a key without a colon
PAIR = 2  # cells of a row that is a key and its value
KNOWN = 1.5  # `person_score` of a name with a known part
INNER = compiled(r"(?:[.;|/]|\s[-–—])\s+([^\W\d_][^:.;|,]{2,40}?)\s?:\s")
SENTENCE_END = compiled(r"[.!?]\s+")
LETTERS = compiled(r"[^\W\d_]+")
AFTER_BODY = compiled(r"\s*[(:;]|\s[-–—]\s")
# «Ana Ruiz (tesorera): presente», "Sam Poe - absent, came later".
CALLED = compiled(r"\s*(?:[,:]|\s[-–—])\s*(?=[^\W\d_])")
DASHED = compiled(r"\s[-–—]\s")
SHORTEST_ANSWER = 5  # letters
LONGEST_CALL = 60  # characters in which a name and its answer stand
LONGEST_ANSWER = 2  # words of «no asiste», "not present"


@plain()
class Told(Plain):
    """What a heading or a line says of the people that stand below it."""

    key: str | None  # a key of attendance
    listed: bool  # they are listed as such
    doubtful: bool = False  # by a word that may stand above other things: «Equipo», "Team"
    called: bool = False  # each is called, and answers: «Ana: presente»
    before: bool = False  # it stands before all headings
    opens: bool = False  # no points of the meeting stand here: sentences may say who led and who wrote


class Roll:
    """Items in a row, read one by one for the people that they name."""

    def __init__(self, told: Told, words: Vocabulary, *, first: bool) -> None:
        """Begin with what the heading or line above ``told``; ``first``: it is near the notes' beginning."""
        self._told, self._carried, self._words, self._first = told, told, words, first
        self._listed = told.listed or told.opens or told.called  # a line may name somebody by itself
        self._found: list[Participant] = []
        self._ticked = False
        self._empty: list[int] = []  # places of people behind an empty box
        self._nicknames: list[int] = []  # places of words that may be nicknames
        self._bodies: list[Participant] = []  # that a sentence above their list announces
        self._others = 0  # items that name nobody
        self._open: tuple[int, str, int] | None = None  # where the people of the last line begin, it, its end
        self._beside: list[tuple[int, int]] = []  # people behind the first of a bullet, from and to
        self._bullets: list[bool] = []  # that name somebody: whether a comma stands in it
        self.held: list[Participant] = []  # who led and who wrote, by sentences among which nobody is listed
        self._asked = False  # a sentence asks those who came to sign in below it
        self._on_top = TOP if first and told.before else 0  # items that may still be a line of names alone
        self._told_apart = False  # something else was told after those who were named
        self.together = True  # all are named in one go

    def add(self, item: Meaning, ids: Mapping[int, str]) -> None:
        """Read an item; a line that is only a key speaks of the names that follow it."""
        words = self._words
        self._ticked = self._ticked or bool(item.done)
        if self._on_top and item.label is None and not self._found and self._lists_by_names_alone(item, ids):
            return
        if self._names_nobody(item):
            self._note_shape(item, (), item.text, keyed=False)
            return
        key, text = _key(item, words)
        if key == NOT_PEOPLE and self._carried.listed and not may_hold(fold(text), ways_to_say(words)):
            self._below(item, self._carried, ids)
            return
        if key == NOT_PEOPLE:
            key, text = None, item.text
        if key and not text.strip():
            self._carried = Told(key, listed=True)
            self._asked = self._asked or bool(item.children and SENTENCE_END.search(item.text))
            self._below(item, self._carried, ids)
            return
        if key is None and self._carried is not self._told and not _only_names(item, words):
            self._carried = self._told
        if key is None and not text.rstrip().endswith(":"):
            key, text = bare_key(text, words)
        if key is not None or not self._goes_on(item, text):
            self._name(item, key, text, ids)

    def _names_nobody(self, item: Meaning) -> bool:
        """Whether a line is neither one of a list nor a key, and tells of nobody who came: nearly all."""
        if self._listed or self._open is not None or self._carried is not self._told:
            return False
        if item.title or item.children or item.block.cells or ":" in item.block.words.text:
            return False
        if may_open(item.text, _keys(self._words)):
            return False
        return not (self._first and may_say_who_came(item, self._words))

    def _lists_by_names_alone(self, item: Meaning, ids: Mapping[int, str]) -> bool:
        """Note whom a line near the top names that says nothing else: «3/5 — Ana, Luis, Eva»."""
        self._on_top -= 1
        text = item.block.words.text
        said = may_say_who_came(item, self._words) or bare_key(text, self._words)[0]
        named = None if said else roster(text, self._words)
        people = list(people_in(text[named[0] : named[1]], self._words)) if named else []
        self._found += [
            replace(one, at=ids.get(id(item)), of=alone_of(one.of, self._words)) for one in people
        ]
        return bool(people)

    def _name(self, item: Meaning, key: str | None, text: str, ids: Mapping[int, str]) -> None:
        """Note whom an item names, by its key of attendance and the words behind it."""
        words = self._words
        held, text = self._office_holders(item, key, text, ids)
        people = self._called(item, key) or list(_from_item(item, key, text, self._carried, words))
        if not people and key is None:
            if self._first and may_say_who_came(item, words):
                people = list(in_sentence(text, words))
            if not people and self._carried.listed and not held:
                people = self._nickname(text)
            if not people and item.children and _announces_bodies(text, words):
                self._bodies += _bodies_below(item, ids)
                self._found += self._bodies
                return
        if people and item.children and key is None:
            people = self._without_body(people, item)
            self._nicknames = [at for at in self._nicknames if at < len(self._found) + len(people)]
        self._note_shape(item, people, text, keyed=key is not None)
        if item.done is False:
            self._empty += range(len(self._found), len(self._found) + len(people))
        self._found += [replace(one, at=ids.get(id(item))) for one in (*held, *people)]
        self._below(item, Told(key, listed=True) if key else self._carried, ids)

    def _office_holders(
        self, item: Meaning, key: str | None, text: str, ids: Mapping[int, str]
    ) -> tuple[list[Participant], str]:
        """Return who led and who wrote by an item's sentences, and its text without what says so."""
        if item.block.cells or not (self._told.listed or self._told.opens):
            return [], text
        held, rest = office_holders(text, self._words)
        if held and ":" in rest:  # «Preside Ana. Secretario: Luis»
            keyed = [(role, named) for role, named in _stretches(rest, self._words) if role in ROLES]
            held += [
                replace(one, role=role) for role, named in keyed for one in people_in(named, self._words)
            ]
        if held and key is None and not self._told.listed:
            self.held += [replace(one, at=ids.get(id(item))) for one in held]
            return [], rest
        return held, rest

    def _called(self, item: Meaning, key: str | None) -> list[Participant]:
        """Return whom an item of a roll call calls."""
        return roll_called(item.block.words.text, self._words) if self._carried.called and key is None else []

    def _note_shape(self, item: Meaning, people: Sequence[Participant], text: str, *, keyed: bool) -> None:
        """Keep what later lines may say of this one: that it goes on, or that each bullet is one person."""
        start = len(self._found)
        if people:
            self.together = self.together and not self._told_apart
        self._told_apart = self._told_apart or bool(start and not people and item.title is None)
        plain = item.label is None and not item.children and people
        self._open = (start, text, item.span.last) if plain and text.rstrip()[-1:].isalpha() else None
        if not keyed and people and (item.label is not None or not item.children):
            self._bullets.append("," in text)
            self._beside.append((start + 1, start + len(people)))

    def _goes_on(self, item: Meaning, text: str) -> bool:
        """Go on with a line of names that breaks inside one: «…, Ana», and below it «Ruiz, Luis Paz»."""
        if self._open is None or item.label is not None or item.children:
            return False
        start, before, last = self._open
        if item.span.first != last + 1 or item.title or is_sentence(text, self._words) or "," not in text:
            return False
        whole = person_score(self._words, text.partition(",")[0]) > SURE
        whole = whole or is_office(before.rpartition(",")[2], self._words)
        if whole or office_holders(text, self._words)[0]:
            return False  # each line is one person's, «Ana Ruiz, OIM», or a sentence
        joined = f"{before} {text}"
        people = list(people_in(joined, self._words))
        known = sum(person_score(self._words, one.name) >= KNOWN for one in people)
        if len(people) <= len(self._found) - start or known * 2 < len(people):
            return False
        at, first = self._found[start].at, self._found[start]
        self._found[start:] = [
            replace(one, at=at, absent=first.absent, excused=first.excused) for one in people
        ]
        self._open = (start, joined, item.span.last) if text.rstrip()[-1:].isalpha() else None
        return True

    def _without_body(self, people: list[Participant], item: Meaning) -> list[Participant]:
        """Drop the body above a list of those whom it sent: «Cruz Roja», and names below it."""
        below = [one for child in item.children for one in people_in(child.block.words.text, self._words)]
        sent = sum(person_score(self._words, one.name) >= KNOWN for one in below)
        unknown = all(person_score(self._words, one.name) < KNOWN for one in people)
        return [] if unknown and sent * 2 >= len(below) > 0 else people

    def _below(self, item: Meaning, told: Told, ids: Mapping[int, str]) -> None:
        if item.children:
            called = told.called or is_roll_call(item.children, self._words)
            roll = Roll(replace(told, called=called), self._words, first=self._first)
            for child in item.children:
                roll.add(child, ids)
            self._found += roll.people()

    def _nickname(self, text: str) -> list[Participant]:
        """Return who a line may be that is one word; the lines beside it decide."""
        if not is_nickname(text.strip(" .,;"), self._words):
            self._others += 1
            return []
        self._nicknames.append(len(self._found))
        away = self._carried.key
        return [Participant(name=text.strip(" .,;"), absent=away == "absent", excused=away == "excused")]

    def _without_words(self) -> None:
        """Drop what only may have been nicknames, unless others of one word stand beside them."""
        if not self._nicknames:
            return
        maybe = set(self._nicknames)
        names = [one.name for at, one in enumerate(self._found) if at not in maybe]
        if not are_nicknames([self._found[at].name for at in self._nicknames], names, self._others):
            self._found = [one for at, one in enumerate(self._found) if at not in maybe]

    def _one_a_bullet(self) -> None:
        """Drop what stands behind the first name of each bullet, where those are hardly ever names."""
        if not self._beside:
            return
        more = [at for start, end in self._beside for at in range(start, min(end, len(self._found)))]
        known = sum(person_score(self._words, self._found[at].name) >= KNOWN for at in more)
        alike = len(self._bullets) >= SEVERAL and sum(self._bullets) * 4 >= len(self._bullets) * 3
        if more and alike and known * 4 < len(more):
            dropped = set(more)
            self._found = [one for at, one in enumerate(self._found) if at not in dropped]

    def _without_senders(self) -> None:
        """Drop countries in capitals that stand alone above those whom they sent."""
        above = {
            at
            for at, (one, below) in enumerate(pairwise(self._found))
            if one.kind == "country" and one.name.isupper() and below.kind == "person" and one.at != below.at
        }
        people = sum(one.kind == "person" and not one.name.isupper() for one in self._found)
        if above and people >= len(above):
            self._found = [one for at, one in enumerate(self._found) if at not in above]

    def people(self) -> list[Participant]:
        """Return the people named; where some boxes are ticked, who has an empty one did not come."""
        for at in self._empty if self._ticked else ():
            one = self._found[at]
            self._found[at] = one if one.excused else replace(one, absent=True)
        self._without_words()
        self._one_a_bullet()
        self._without_senders()
        if not self._told.doubtful or self._asked:
            return self._found
        people = [one for one in self._found if one not in self._bodies]
        known = sum(
            person_score(self._words, one.name) >= KNOWN or bool(SHORTENED.match(one.name)) for one in people
        )
        return self._bodies if known * 2 < len(people) else self._found


def bare_key(text: str, words: Vocabulary) -> tuple[str | None, str]:
    """Return the key of attendance that opens a line of names without a colon: «Presentes Ana, Luis»."""
    if not may_open(text, _keys(words)):
        return None, text
    tokens = text.split(None, LONGEST_KEY + 1)
    for size in range(min(LONGEST_KEY, len(tokens) - 1), 0, -1):
        if not tokens[size][0].isupper() or any(token[-1] in ",;.:" for token in tokens[:size]):
            continue
        rest = " ".join(text.split()[size:])
        key = words.keyed("meeting").get(fold(" ".join(tokens[:size])))
        if key not in CAME_OR_NOT or is_sentence(rest, words):
            continue
        people = [one for one in people_in(rest, words) if one.kind == "person"]
        known = sum(person_score(words, one.name) >= KNOWN for one in people)
        if len(people) >= ENOUGH and known * 2 >= len(people):
            return key, rest
    return None, text


@lru_cache(maxsize=4)
def _keys(words: Vocabulary) -> frozenset[str]:
    """Return the keys of attendance."""
    return frozenset(key for key, told in words.keyed("meeting").items() if told in CAME_OR_NOT)


def told_by(chapter: Chapter, words: Vocabulary) -> Told:
    """Return what a chapter's heading says of the people below it."""
    heading = chapter.heading.words.text if chapter.heading else ""
    key = attendance_key(heading, words) if heading else None
    tokens = [token.strip(".,:()") for token in fold(heading).split()]
    told = {*tokens, *map(" ".join, pairwise(tokens))}  # "Roll call"
    plain = (words.phrases("section_words", "participants"), words.phrases("attendance", "after"))
    doubtful = bool(heading) and key not in AWAY and all(map(told.isdisjoint, plain))
    called = is_roll_call(list(chapter.items), words)
    opens = chapter.heading is None or chapter.kind == "info"
    listed = chapter.kind == "participants" or key in CAME_OR_NOT
    return Told(
        key, listed, doubtful=doubtful, called=called, opens=opens, before=chapter.heading is None
    )  # fmt: skip


def is_roll_call(items: Sequence[Meaning], words: Vocabulary) -> bool:
    """Whether people are called one by one, and said to be there or not: «Ana: presente», "Sam - absent"."""
    return enough(
        items, lambda item: roll_called(item.block.words.text, words), max(share(items, 3, 4), SEVERAL)
    )


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


def _from_item(
    item: Meaning, key: str | None, text: str, told: Told, words: Vocabulary
) -> Iterator[Participant]:  # fmt: skip
    """Yield the people of one item; ``told`` is what its heading says of all of them («Ausentes»)."""
    if item.block.cells:
        row = people_in_row(item.block, words, listed=told.listed, opens=told.before)
        row = people_in_cells(item.block, words, listed=told.listed) if row is None else row
        if row is not None:
            yield from (_away(one, told.key) for one in row)
            return
    if key is None and (not told.listed or item.role in NOBODY):
        return
    if key is None and (is_prose(text, words) or goes_on_in_prose(text, words)):
        yield from in_prose(text, words)
        return
    where = key if key in AWAY else told.key
    spoken = told.key if key is None else key  # below «Notas» a list of who came is no list of who wrote
    role = spoken if spoken in ROLES else None
    told_apart = (one for line in lines_of(item.block, text) for one in _stretches(line, words))
    for also, listed in told_apart:
        away = also or where
        office = also if also in ROLES else role
        for person in (one for line in listed.split("\n") for one in people_in(line, words)):
            yield replace(_away(person, away), role=office or person.role)


def _away(person: Participant, key: str | None) -> Participant:
    """Return somebody whom a key names: below «Excusés» they did not come."""
    if key not in AWAY:
        return person
    return replace(
        person, absent=person.absent or key == "absent", excused=person.excused or key == "excused"
    )


def _key(item: Meaning, words: Vocabulary) -> tuple[str | None, str]:
    """Return the attendance key that an item opens with and its value; without one, all of its words."""
    if not item.title and ":" not in item.block.words.text:
        above = words.keyed("meeting").get(fold(item.text).strip(" .*")) if item.children else None
        return (above, "") if above in CAME_OR_NOT else (None, item.text)  # «Asisten» above a list
    if item.children and item.text.rstrip().endswith(":") and SENTENCE_END.search(item.text):
        asks = attendance_key(SENTENCE_END.split(item.text)[-1], words)
        if asks in CAME_OR_NOT:
            return asks, ""  # "…, sign in below. Roll call:"
    titled = attendance_key(item.title, words) if item.title else None
    if item.title and (titled or item.block.cells):
        cells = item.block.cells  # each line of a cell may be somebody
        value = cells[1] if cells and len(cells) == PAIR and item.text else item.text
        if key := key_before(item.title, titled, item.text, words):
            return key, value
    found = KEY.match(item.block.words.text) if ":" in item.block.words.text else None
    stated = attendance_key(found[1], words) if found else None
    if found and (key := key_before(found[1], stated if stated in PEOPLE_KEYS else None, found[2], words)):
        return key, found[2]
    if found and _lists_holders(item, found[1], found[2], words):
        return "participants", found[2]
    office = item.title if item.title and fold(item.title) in name_words(words).roles else None
    colon = item.title and item.block.words.text[len(item.title) :].lstrip(" *").startswith(":")
    between = ": " if office or colon else " "
    return None, between.join(part for part in (item.title, item.text) if part)


def _announces_bodies(text: str, words: Vocabulary) -> bool:
    """Whether words that end in a colon say which bodies sent somebody: "… were represented:"."""
    told = LETTERS.findall(fold(text)) if text.rstrip(" *").endswith(":") else []
    represented = words.phrases("attendance", "represented")
    return not represented.isdisjoint(told) and not words.grammar("bodies_announced").isdisjoint(told)


def _bodies_below(item: Meaning, ids: Mapping[int, str]) -> Iterator[Participant]:
    """Yield the bodies of a list, without what stands behind a name: how many came, or which parts of it."""
    for child in item.children:
        name = AFTER_BODY.split(child.block.words.text, maxsplit=1)[0].strip(" .,;*")
        if name[:1].isupper():
            yield Participant(name=name, kind="organisation", at=ids.get(id(child)))


def _lists_holders(item: Meaning, office: str, named: str, words: Vocabulary) -> bool:
    """«Docente: Ana Ruiz», «Estudiantes:» above a list: whether an office of a class has holders."""
    if fold(office).strip(" *") not in words.phrases("attendance", "offices"):
        return False
    told = [named] if named.strip() else [child.block.words.text for child in item.children]
    people = [[one.name for one in people_in(text, words)] for text in told]
    sure = sum(bool(names) and all(person_score(words, one) >= SURE for one in names) for names in people)
    return sure > 0 and sure * 2 >= len(told)


def _stretches(text: str, words: Vocabulary) -> Iterator[tuple[str | None, str]]:
    """Yield the lists of a line with keys inside: «Ana, Luis. También: Eva. Ausentes: Rita»."""
    found = list(INNER.finditer(text))
    values = [text[one.end() : after.start()] for one, after in pairwise(found)]
    values += [text[found[-1].end() :]] if found else []
    keyed = [(one, _inner_key(one[1], value, words)) for one, value in zip(found, values, strict=True)]
    told = [(one, key) for one, key in keyed if key]
    ends = [one.start() for one, _ in told] + [len(text)]
    yield None, text[: ends[0]]
    for at, (one, key) in enumerate(told):
        yield key, text[one.end() : ends[at + 1]]


def _inner_key(label: str, value: str, words: Vocabulary) -> str | None:
    """Return what a label inside a list says: who came, who did not, or for whom («Por los vecinos»)."""
    key = key_before(label, attendance_key(label, words), value, words)
    return None if key == NOT_PEOPLE else key


def _only_names(item: Meaning, words: Vocabulary) -> bool:
    """Whether an item is nothing but a name, as those below a key are."""
    head = re.split(r"[,(:–;]| - ", item.text, maxsplit=1)[0]
    return person_score(words, head) >= 1.0 and not holds_verb(item.text, words)
