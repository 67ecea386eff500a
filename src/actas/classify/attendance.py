"""Who came, who was absent, who excused themselves: from lists, tables, keys and sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from actas.classify.attendance_away import away_alone, two_that_stayed, without_away
from actas.classify.attendance_keys import (
    bare_key,
    before_other_facts,
    before_other_label,
    keys_of_attendance,
    only_names,
    opening_key,
    stretches,
    told_in_paragraph,
    under_key,
)
from actas.classify.attendance_merged import new_among
from actas.classify.attendance_prose import (
    all_but,
    alone_of,
    came_and_went,
    goes_on_in_prose,
    in_prose,
    is_prose,
    list_and_sentences,
    may_say_who_came,
    told_behind_list,
    ways_to_say,
    without_clause,
)
from actas.classify.attendance_signs import CAME, STAYED, by_signs
from actas.classify.attendance_told import (
    Told,
    announces_bodies,
    bodies_below,
    called_by_letter,
    called_in_line,
    elects,
    is_of_things,
    is_roll_call,
    roll_called,
    sent_somebody,
)
from actas.classify.bodies import names_body
from actas.classify.cell_places import sent_as_above
from actas.classify.columns import lines_of, people_in_cells, people_in_row
from actas.classify.facts import PEOPLE_KEYS, side_by_side
from actas.classify.initialled import initialled
from actas.classify.keys import NOT_PEOPLE, sent_for
from actas.classify.nicknames import is_small_nickname
from actas.classify.offices import office_holders, with_their_body
from actas.classify.one_each import initials_in
from actas.classify.one_person import ROLES
from actas.classify.people import SURE, is_office, people_in
from actas.classify.sent_by import behind_sender, below_senders
from actas.classify.signed_in import signed_in_by
from actas.classify.surname_first import one_a_line
from actas.classify.surnames import names_several
from actas.model.block import Block
from actas.model.compiled import compiled
from actas.model.meaning import Meaning
from actas.model.plain import replace
from actas.model.record import Participant
from actas.vocabulary import Vocabulary
from actas.vocabulary.days import only_when_and_where
from actas.vocabulary.fold import fold
from actas.vocabulary.names import CAME_OR_NOT, SHORTENED, is_office_alone, known_actor, person_score
from actas.vocabulary.phrases import may_hold, may_open
from actas.vocabulary.rosters import AWAY, roster, who_led
from actas.vocabulary.sentences import is_sentence

NOBODY = frozenset({"lead-in", "closing", "signature"})  # roles of lines that list nobody
LONGEST_TOLD = 80  # characters of a line that only says that one more did not come
LONGEST_OFFICE = 60  # characters of a line that only says an office
TOP = 4  # items among which names alone say who came
SEVERAL = 3  # bullets that show a shape
KNOWN = 1.5  # `person_score` of a name with a known part
SENTENCE_END = compiled(r"[.!?]\s+")
INITIALS = compiled(r"[A-ZÀ-Þ]{2,3}(?:[,;/]?\s+[A-ZÀ-Þ]{2,3}){2,}")
LETTERS = compiled(r"[^\W\d_]+")
LABEL_STARTS = compiled(r"[.;|/]\s+")
HOW_MANY = compiled(r"\(\d{1,3}\)")


class Roll:
    """Items in a row, read one by one for the people that they name."""

    def __init__(self, told: Told, words: Vocabulary, *, first: bool, inside: bool = False) -> None:
        """Begin with what the heading or line above ``told``.

        ``first``: it is near the notes' beginning; ``inside``: the items hang from another one.
        """
        self._told, self._carried, self._words, self._first = told, told, words, first
        self._inside = inside
        self._listed = told.listed or told.opens or told.called  # a line may name somebody by itself
        self._found: list[Participant] = []
        self._ticked = self._added = False  # somebody came by a tick, or a plus
        self._empty: list[int] = []  # places of people behind an empty box, or a cross
        self._dashed: list[int] = []  # and of those behind a dash
        self._bodies: list[Participant] = []  # that a sentence above their list announces
        self._open: tuple[int, str, int] | None = None  # where the people of the last line begin, it, its end
        self._beside: list[tuple[int, int]] = []  # people behind the first of a bullet, from and to
        self._lines: list[tuple[int, int, str]] = []  # people of a line, from and to, and the line
        self._sender: Block | None = None  # the row whose first cell sent its people, and those below it
        self._bullets: list[bool] = []  # that name somebody: whether a comma stands in it
        self.held: list[Participant] = []  # who led and who wrote, by sentences among which nobody is listed
        self._keyed_line = 0  # the last line of those that a key names
        self._elects = False  # the line above says that those below it were elected
        self._asked = False  # a sentence asks those who came to sign in below it, or somebody has
        self._on_top = TOP if first and told.before else 0  # items that may still be a line of names alone
        self._told_apart = False  # something else was told after those who were named
        self.together = True  # all are named in one go
        self._set_in = 0  # column of the line above

    def add(self, item: Meaning, ids: Mapping[int, str]) -> None:
        """Read an item; a line that is only a key speaks of the names that follow it."""
        words = self._words
        self._ticked = self._ticked or bool(item.done) or (item.label is not None and item.label in CAME)
        self._added = self._added or item.label == "+"
        if item.label is None and (
            only_when_and_where(item.block.words.text, words) or self._only_names(item, ids)
        ):
            return  # a town beside the day is nobody
        if self._names_nobody(item):
            self._note_shape(item, (), item.text, keyed=False)
            return
        led = self._told.before and any(one.role in ROLES for one in self._found)
        key, text = opening_key(item, words, led=led, first=self._first and item.label is None)
        nobody = self._is_elected(key, text) or (key in ROLES and _speaks(item))
        if nobody or (key and not text.strip() and self._heads_candidates(item)):
            self._note_shape(item, (), text, keyed=True)
            return
        if key == NOT_PEOPLE and self._carried.listed and not may_hold(fold(text), ways_to_say(words)):
            self._below(item, self._carried, ids)
            return
        if key == NOT_PEOPLE:
            key, text = None, item.text
        away = all_but(text, words) if key or self._carried.listed else None
        key, text = (key, text) if away is None else ("absent", away)
        if key and not text.strip():
            self._carried = Told(key, listed=True, doubtful=is_of_things(item.text, words))
            self._asked = self._asked or bool(item.children and SENTENCE_END.search(item.text))
            self._below(item, self._carried, ids)
            return
        if key is None and (self._names_beside_facts(item, ids) or self._heads_holders(item, ids)):
            return
        if key is None and not text.rstrip().endswith(":"):
            key, text = bare_key(text, words, first=self._on_top > 0 or self._carried.listed)
        if key is not None or not self._goes_on(item, text):
            self._name(item, key, text, ids)
        self._set_in = item.block.indent

    def _tells_of_one_more(self, item: Meaning, ids: Mapping[int, str]) -> bool:
        """«Eva avisa que no puede», «Rui chega às 18:30» right below a key's list: note whom it tells of."""
        block, text = item.block, item.block.words.text
        if item.children or block.cells or len(text) > LONGEST_TOLD or not text[:1].isalpha():
            return False
        if ": " in text or may_open(text, keys_of_attendance(self._words)):
            return False  # another key
        people = away_alone(text, self._words) or came_and_went(text, self._words)
        self._found += [replace(one, at=ids.get(id(item))) for one in new_among(self._found, people)]
        self._keyed_line = item.span.last if people else 0
        return bool(people)

    def _names_beside_facts(self, item: Meaning, ids: Mapping[int, str]) -> bool:
        """«Fecha: 4/3/2031  Preside: Ana»: note whom keys name beside those of the day and the place."""
        text, words = item.block.words.text, self._words
        pairs = side_by_side(text, words) if text.count(":") > 1 and not item.block.cells else ()
        if not pairs:
            return False
        told = ((key, one) for key, named in pairs if key in PEOPLE_KEYS for one in people_in(named, words))
        found = [replace(under_key(one, key), role=key if key in ROLES else one.role) for key, one in told]
        self._found += [replace(one, at=ids.get(id(item))) for one in found]
        return bool(found)

    def _is_elected(self, key: str | None, text: str) -> bool:
        """Whether a line gives somebody an office, below words of an election: nobody led by that."""
        if key in ROLES and (self._told.elects or self._elects):
            return True
        self._elects = ":" in text[-2:] and elects(text, self._words)
        return False

    def _heads_candidates(self, item: Meaning) -> bool:
        """«Jurado», below it «Presidente:» above names: whether an office inside a point heads a list.

        Who are thought of for it is told there, not who came.
        """
        inside = self._inside and bool(item.children) and not self._told.listed
        return inside and is_office_alone(item.block.words.text.strip(" :*"), self._words)

    def _heads_holders(self, item: Meaning, ids: Mapping[int, str]) -> bool:
        """Whether a line is an office above those who hold it; else it may end what a key above it said."""
        if self._says_office(item):
            self._carried = self._told if self._told.listed else Told("participants", listed=True)
            if item.block.indent < self._set_in and (key := self._leads_as(item)):
                self._carried = Told(key, listed=True)  # back at the margin, as the heading above is
            self._below(item, self._carried, ids)
            return True
        if self._carried is not self._told and not only_names(item, self._words):
            self._carried = self._told
        return False

    def _says_office(self, item: Meaning) -> bool:
        """«CONCEJALES:» near the beginning, names below it: whether a line only says what these are."""
        text = item.block.words.text
        if not (self._first or self._told.listed) or len(text) > LONGEST_OFFICE:
            return False
        heads = text.endswith(":") or text.isupper() or item.block.gap > 0  # «Directeur» below a name is his
        if not heads or item.label is not None or item.block.cells:
            return False
        return is_office_alone(text, self._words) or (self._told.listed and self._is_group(text))

    def _is_group(self, text: str) -> bool:
        """«Vicepresidencia:», «Docentes de primaria:» in a list: whether it says what those below are."""
        named = text.rstrip(" :")
        unknown = text != named and person_score(self._words, named) < KNOWN
        return unknown and known_actor(self._words, named) is None

    def _names_nobody(self, item: Meaning) -> bool:
        """Whether a line is neither one of a list nor a key, and tells of nobody who came: nearly all."""
        if self._listed or self._open is not None or self._carried is not self._told:
            return False
        if item.title or item.children or item.block.cells or ":" in item.block.words.text:
            return False
        if may_open(item.text, keys_of_attendance(self._words)):
            return False
        return not (self._first and may_say_who_came(item, self._words))

    def _only_names(self, item: Meaning, ids: Mapping[int, str]) -> bool:
        """Note whom a line names that is nothing but names: near the top, or each with its initials."""
        if self._keyed_line == item.span.first - 1 and self._tells_of_one_more(item, ids):
            return True
        if self._on_top and self._tells_who_led(item, ids):
            return True
        if self._on_top and not self._found and self._lists_by_names_alone(item, ids):
            return True
        if not self._first or self._carried.listed:
            return False
        named = initialled(item.block.words.text)
        if named and may_open(named[0], keys_of_attendance(self._words)):
            return False  # "Attendees Ann Lee (AL), Bo Roe (BR), …"
        self._found += [Participant(name=one, at=ids.get(id(item))) for one in named]
        return bool(named)

    def _tells_who_led(self, item: Meaning, ids: Mapping[int, str]) -> bool:
        """Note whom a line near the top names that says who led and who wrote: «moderó ana, apuntó luis»."""
        text = item.block.words.text
        told = who_led(text, self._words) if ":" not in text and item.label is None else ()
        if not told:
            return False  # nearly all
        self._found += [
            replace(one, role=role, at=ids.get(id(item)))
            for role, named in told
            for one in list(people_in(named, self._words)) or [Participant(name=named)]  # "ben"
        ]
        return True

    def _lists_by_names_alone(self, item: Meaning, ids: Mapping[int, str]) -> bool:
        """Note whom a line near the top names that says nothing else: «3/5 — Ana, Luis, Eva»."""
        self._on_top -= 1
        text = item.block.words.text
        text, stayed = without_away(text, self._words) if "," in text else (text, [])
        text = text.strip(" /")
        told = item.block.tail or may_hold(fold(text), ways_to_say(self._words))
        said = told or bare_key(text, self._words, first=True)[0]
        named = None if said else roster(text, self._words)
        people = list(people_in(text[named[0] : named[1]], self._words)) if named else []
        people += stayed if people else []
        self._found += [
            replace(one, at=ids.get(id(item)), of=alone_of(one.of, self._words)) for one in people
        ]
        return bool(people)

    def _name(self, item: Meaning, key: str | None, text: str, ids: Mapping[int, str]) -> None:
        """Note whom an item names, by its key of attendance and the words behind it."""
        words = self._words
        held, text = self._office_holders(item, key, text, ids)
        people = self._called(item, key) or list(_from_item(item, key, text, self._carried, words))
        if item.block.cells:
            people, self._sender = sent_as_above(people, item.block, self._sender)
        if key == "excused" and sent_somebody(item.block.words.text, people, words):
            people = [replace(one, excused=False, absent=False) for one in people]
        if not people and key is None and self._sent_some(item):
            people = [Participant(name=item.actor.name, kind="country")] if item.actor else []
        if not people and key is None:
            if self._first and (item.label is None or may_say_who_came(item, words)):
                people = told_in_paragraph(text, words)
            if not people and item.children and announces_bodies(text, words):
                self._bodies += bodies_below(item, ids)
                self._found += self._bodies
                return
        if people and item.children and key is None:
            people = self._without_body(people, item)
        self._asked = self._asked or (bool(people) and "/ @" in text)
        self._note_shape(item, people, text, keyed=key is not None)
        self._keyed_line = item.span.last if people and key is not None else 0
        if item.done is False or (item.done is None and item.label is not None and item.label in STAYED):
            kept = self._dashed if item.label == "-" and item.done is None else self._empty
            kept += range(len(self._found), len(self._found) + len(people))
        self._found += [replace(one, at=ids.get(id(item))) for one in _in_order(held, people, item)]
        if item.children:
            # «Modera», and a name set in below it: one of those who came, below whatever heading
            key = key or self._leads_as(item)
            told = Told(key, listed=True) if key else self._carried
            told = replace(told, elects=True) if self._elects else told
            self._below(item, told, ids)

    def _sent_some(self, item: Meaning) -> bool:
        """«Chile: CONAPACH (3), 1 observador»: whether a country stands before how many it sent."""
        if item.actor is None or item.actor.kind != "country" or not self._carried.listed:
            return False
        return self._carried.key not in AWAY and HOW_MANY.search(item.text) is not None

    def _leads_as(self, item: Meaning) -> str | None:
        """Return the key of whoever leads or writes, where an item is nothing else."""
        key = self._words.keyed("meeting").get(fold(item.block.words.text).strip(" :"))
        return key if key in ROLES else None

    def _office_holders(
        self, item: Meaning, key: str | None, text: str, ids: Mapping[int, str]
    ) -> tuple[list[Participant], str]:
        """Return who led and who wrote by an item's sentences, and its text without what says so."""
        if item.block.cells or not (self._told.listed or self._told.opens):
            return [], text
        held, rest = office_holders(text, self._words)
        if held and ":" in rest:  # «Preside Ana. Secretario: Luis»
            keyed = [(role, named) for role, named in stretches(rest, self._words) if role in ROLES]
            held += [
                replace(one, role=role) for role, named in keyed for one in people_in(named, self._words)
            ]
        if held and key is None and not self._told.listed:
            self.held += [replace(one, at=ids.get(id(item))) for one in held]
            return [], rest
        return held, rest

    def _called(self, item: Meaning, key: str | None) -> list[Participant]:
        """Return whom an item of a roll call calls."""
        if not self._carried.called or key is not None:
            return []
        text = item.block.words.text
        return roll_called(text, self._words) or called_by_letter(text, self._words)

    def _note_shape(self, item: Meaning, people: Sequence[Participant], text: str, *, keyed: bool) -> None:
        """Keep what later lines may say of this one: that it goes on, or that each bullet is one person."""
        start = len(self._found)
        if people:
            self.together = self.together and not self._told_apart
        self._told_apart = self._told_apart or bool(start and not people and item.title is None)
        if people:
            self._lines.append((start, start + len(people), text.strip(" .;*_")))
        plain = item.label is None and not item.children and not item.block.cells and people
        self._open = (start, text, item.span.last) if plain and text.rstrip()[-1:].isalpha() else None
        surnames = names_several(text, self._words)  # «Mmes Rey, Loy et Dun»: each of them is somebody
        if not keyed and not surnames and people and (item.label is not None or not item.children):
            self._bullets.append("," in text)
            self._beside.append((start + 1, start + len(people)))

    def _goes_on(self, item: Meaning, text: str) -> bool:
        """Go on with a line of names that breaks inside one: «…, Ana», and below it «Ruiz, Luis Paz»."""
        if self._open is None or item.label is not None or item.children or item.block.cells:
            return False
        start, before, last = self._open
        if before.count(",") == text.count(",") == 1:
            return False  # «Ruiz, Ana» above «Sol, Eva», "Ana Ruiz, OIM" above "Eva Sol, UNO"
        if item.span.first != last + 1 or item.title or is_sentence(text, self._words) or "," not in text:
            return False
        whole = person_score(self._words, text.partition(",")[0]) > SURE
        whole = whole or is_office(before.rpartition(",")[2], self._words)
        sent = behind_sender(text, self._words) is not text
        if whole or sent or office_holders(text, self._words)[0]:
            return False  # each line is one person's, «Ana Ruiz, OIM», those of «GT - Ana», or a sentence
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
        """Read what hangs from an item; below the name of a body those whom it sent: «Red Lago», «- Ana»."""
        if item.children:
            called = told.called or is_roll_call(item.children, self._words)
            roll = Roll(replace(told, called=called), self._words, first=self._first, inside=True)
            for child in item.children:
                roll.add(child, ids)
            below = roll.people()
            self._asked = self._asked or roll._asked
            body = item.block.words.text.strip(" :*") if below and not item.text.endswith(".") else ""
            if body and names_body(body, self._words):
                below = [one if one.of or one.kind != "person" else replace(one, of=body) for one in below]
            self._found += below

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

    def _surnames_first(self) -> None:
        """Take each line for one person where all of them give the surname first."""
        if not one_a_line([text for _, _, text in self._lines], self._words):
            return
        for start, end, text in reversed(self._lines):
            self._found[start:end] = [replace(one, name=text) for one in self._found[start : start + 1]]

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
        for at in [*(self._empty if self._ticked else ()), *(self._dashed if self._added else ())]:
            one = self._found[at]
            self._found[at] = one if one.excused else replace(one, absent=True)
        if sent := below_senders(self._found, self._lines, self._words):
            self._found = sent
        else:
            self._surnames_first()
            self._one_a_bullet()
            self._without_senders()
        if not self._told.doubtful or self._asked:
            return self._found
        people = [one for one in self._found if one not in self._bodies]
        known = sum(map(self._is_known, people))
        return self._bodies if known * 2 < len(people) else self._found

    def _is_known(self, one: Participant) -> bool:
        """Whether one below a doubtful heading is known; bodies are where a key of their own names them."""
        if one.kind != "person":
            return not self._told.listed
        return person_score(self._words, one.name) >= KNOWN or bool(SHORTENED.match(one.name))


def _in_cells(item: Meaning, told: Told, words: Vocabulary) -> list[Participant] | None:
    """Return the people of a row of a table, by its columns or by each cell; None where it is a line."""
    row = people_in_row(item.block, words, listed=told.listed, opens=told.before)
    return people_in_cells(item.block, words, listed=told.listed) if row is None else row


def _from_item(
    item: Meaning, key: str | None, text: str, told: Told, words: Vocabulary
) -> Iterator[Participant]:  # fmt: skip
    """Yield the people of one item; ``told`` is what its heading says of all of them («Ausentes»)."""
    if item.block.cells:
        row = _in_cells(item, told, words)
        if row is not None:
            yield from (under_key(one, told.key) for one in row)
            return
    if key is None and (not told.listed or item.role in NOBODY):
        return
    if key is None and told.initials and (initials := initials_in(text)):
        yield under_key(Participant(name=initials), told.key)
        return
    if key is None and told.small and is_small_nickname(item.text, words):
        yield under_key(Participant(name=item.text), told.key)
        return
    if key is None and "/" in text and (one := signed_in_by(text, words)):
        yield under_key(one, told.key)  # no sentence, whatever stands between the slashes
        return
    if key is None and _lacks_name(item, text):
        text = item.block.words.text
    text = without_clause(text, words) if key is None else text
    if key is None and (is_prose(text, words) or goes_on_in_prose(text, words)):
        yield from list(in_prose(text, words)) or away_alone(text, words)
        return
    yield from _from_line(item, key, text, told, words)


def _by_letters(listed: str, named: Sequence[Participant]) -> list[Participant]:
    """«TO, AN, ZB»: return all of a list of initials, of which some are words elsewhere."""
    if not INITIALS.fullmatch(listed.strip(" .")):
        return []  # nearly all
    letters = LETTERS.findall(listed)
    whole = len(named) < len(letters) and all(one.kind == "person" for one in named)
    return [Participant(name=one) for one in letters] if whole else []


def _sender_before(item: Meaning, listed: str, words: Vocabulary) -> str | None:
    """«Por la Alcaldía: Ana. Por la OIM: Luis»: return for whom those came who are listed behind a colon."""
    before, named, _ = item.block.words.text.partition(listed)
    label = LABEL_STARTS.split(before.rstrip(" *"))[-1]
    return sent_for(label[:-1], words) if named and label[-1:] == ":" else None


def _lacks_name(item: Meaning, text: str) -> bool:
    """«Ana Ruiz, Alcaldía»: whether the name was taken for who says what stands behind it."""
    if item.actor is None or item.title or not text:
        return False
    name = item.actor.as_written or item.actor.name
    _, said, behind = item.block.words.text.partition(name)
    parted = behind[:1] == "," or behind.lstrip()[:1] in tuple("-–—")
    return item.actor.kind == "person" and bool(said) and parted and name not in text


def _from_line(
    item: Meaning, key: str | None, text: str, told: Told, words: Vocabulary
) -> Iterator[Participant]:  # fmt: skip
    """Yield the people of a line that lists some, and of the sentences behind its list."""
    if key in CAME_OR_NOT and (called := called_in_line(text, words)):
        yield from called
        return
    where = key if key in AWAY else told.key
    spoken = told.key if key is None else key  # below «Notas» a list of who came is no list of who wrote
    role = spoken if spoken in ROLES else None
    if (where or role) and ":" in text:
        text = before_other_label(text, words)
    elif key == "participants" and ": " in text:
        text = before_other_facts(text, words)
    told_apart = (one for line in lines_of(item.block, text) for one in stretches(line, words))
    for also, listed in told_apart:
        away = also or where
        office = role if also is None else also if also in ROLES else None
        sentences: Sequence[str] = ()
        sender = _sender_before(item, listed, words) if (also or key) == "participants" else None
        if signed := by_signs(listed, words):
            yield from (under_key(one, away) for one in signed)
            continue
        listed, stayed = without_away(listed, words)
        if (also or key) in CAME_OR_NOT:
            listed, sentences = list_and_sentences(listed, words)
        two = two_that_stayed(listed, words) if key in AWAY or also in AWAY else []
        named = two or [one for line in listed.split("\n") for one in people_in(line, words)]
        named = _by_letters(listed, named) or named
        for person in with_their_body(named, listed, words) if office in ROLES else named:
            one = under_key(person, away)
            yield replace(
                one, role=office or one.role, of=one.of or (sender if one.kind == "person" else None)
            )
        for sentence in sentences:
            yield from new_among(named, list(told_behind_list(sentence, words)))
        yield from stayed


def _in_order(
    held: Sequence[Participant], people: Sequence[Participant], item: Meaning
) -> Sequence[Participant]:
    """Return all whom an item names in its order: «Presidente: Rui Sá; Secretária: Ana Paz»."""
    text = item.block.words.text
    return sorted((*held, *people), key=lambda one: text.find(one.name)) if held else people


def _speaks(item: Meaning) -> bool:
    """«Moderadora: Pasamos a la cancha.»: whether the office before a colon says what stands behind it."""
    if item.actor is None:
        return False
    return (item.actor.as_written or item.actor.name) == item.block.words.text.partition(":")[0].rstrip()
