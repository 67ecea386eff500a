"""What is known of the meeting so far, and the keys with which lines state it: «Fecha: 3 de mayo»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from actas.classify.dates import Found, dates_in, hours_in
from actas.classify.place_words import HOUR, before_hour, channel_to_join, without
from actas.classify.places import place_beside
from actas.model.block import Block
from actas.model.compiled import compiled
from actas.model.plain import Plain, plain
from actas.vocabulary import Vocabulary
from actas.vocabulary.dashed import dashed_fact
from actas.vocabulary.days import day_alone
from actas.vocabulary.fold import fold
from actas.vocabulary.names import CAME_OR_NOT, person_score
from actas.vocabulary.sentences import is_sentence

KEY = compiled(r"\s*([^:\n]{2,45}?)\s*:\s*(.*)$", re.DOTALL)
TWO_SENTENCES = compiled(r"[^\W\d_]{3}\.\s+[A-ZÀ-Þ]")
ADDRESS = compiled(r"<?https?://\S+")
LETTERS = compiled(r"[^\W\d_]+")
# «présent.e.s», «excusé·e·s», «présent(e)s», «asistentes/as»: endings for all, after folding.
INCLUSIVE = compiled(
    r"(?<=\w)(?:\(e\)s|\(e?s\)|\(e\)|[.·-]e(?:[.·-]?s)?|/e?s|/[ao]s?|\([ao]s?\)|s\([ao]s\))(?!\w)"
)
COLON = compiled(r"\s?:(?=\s)")
GIVEN = 2.0  # `person_score` of a known given name
LONGEST_NAME = 3  # words
TOKEN = compiled(r"[^\s|;·•*]+")
LONGEST_BESIDE = 4  # words of a key beside another
BETWEEN_PLACE_AND_DAY = " ,.;:(–—-"
OPENING = 30  # characters in which a day begins behind its weekday
LONGEST_STATED = 400  # characters of a line of keys; a longer one tells something
PARTS_KEYS = " |;,·•*-–—/\t"  # what parts a value from the next key
ASIDE = compiled(r"(?<=\w)\s+\([^()\d]{1,40}\)$")  # «Asistentes (por orden alfabético)»
BETWEEN_KEYS = compiled(r"\s+(?:and|y|e|et)\s+|\s*[/&]\s*")
COUNTED = compiled(r"\s*[(:-]?\s*\d+\s*\)?\s*$")
# An hour behind a place, by its colon or its unit: "Room 2.11" has none.
CLOCK_BEHIND = compiled(
    r"\s*[,;–—-]\s*\d{1,2}(?::\d{2}|\s?h\s?\d{2}|(?:[:.]\d{2})?\s?[ap]\.?\s?m\b\.?|(?=\s?h))(?:\s?h(?:r?s)?)?\s*$",
    re.IGNORECASE,
)
AMOUNT = compiled(r"[$€£]?\s?\d[\d.,]*\s?(?:k|[$€£]|eur|usd)?")  # what something costs
IN_BRACKETS = compiled(r"\(([^()]+)\)")
BEHIND_PLACE = compiled(r"([^()]*[^()\s])\s*\(([^()]+)\)")
LONG = 6  # words after the key of a place that may tell something else
LONGEST_GROUP = 4  # words of a key that says who of whom: "Directors present"
LONG_COMING = 6  # letters of «acuden»
LEAST_STATED = 2  # columns of a table that states what the meeting was
SHORTEST, LONGEST_KEY = 3, 10  # letters of a word in a key of attendance, at least; words of the key
PEOPLE_KEYS = frozenset({"participants", "chair", "rapporteur", "absent", "excused"})
STATING = frozenset({"title", "date", "place", "time", "start", "end", "duration", "organiser", "type"})


@plain(frozen=False)
class Facts(Plain):
    """What has been found so far; the first to say something wins."""

    words: Vocabulary
    american: bool  # 03/04/2016 is the fourth of March
    title: str | None = None
    date: Found | None = None
    posted: str | None = None  # a day alone above the name, which may be when a page was written
    place: str | None = None
    keyed_place: bool = False  # a key says so: «Lugar: …»
    start: str | None = None
    end: str | None = None

    def dates(self, text: str) -> list[Found]:
        """Return the dates of a text."""
        return list(dates_in(text, self.words, american=self.american))

    def note_times(self, times: Sequence[str]) -> None:
        """Note when the meeting began and ended, by the times that stand together."""
        if times:
            self.start = self.start or times[0]
            self.end = self.end or (times[1] if len(times) > 1 else None)

    def note_day(self, dates: Sequence[Found], rest: str, *, text: str | None = None) -> None:
        """Note the day of a line, and the place beside it; ``rest`` is the line without its dates."""
        self.date = self.date or dates[0]
        self.place = self.place or place_beside(rest, self.words, text=text)

    def note(self, key: str, value: str) -> None:
        """Note what a key of the meeting is said to be."""
        dates = self.dates(value)
        rest = without(value, dates) if dates else value
        if key == "title" and not any(map(str.isalpha, value)):
            key = "date"  # «Reunión: 12/03/2031»; «Curso: 18/19» names no meeting either
        if key == "title":
            self.title = (
                (None if self.title and is_form(self.title, self.words) else self.title) or value or None
            )
        elif key == "place":
            self._note_place(value, rest, dates)
        elif key == "end":
            self.end = self.end or next(iter(hours_in(rest, self.words)), None)
        elif key in ("date", "time", "start"):
            if dates and (key == "date" or self.date is None):
                self.note_day(dates, rest)
            self.note_times(hours_in(rest, self.words, of_day=key == "date"))

    def _note_place(self, value: str, rest: str, dates: Sequence[Found]) -> None:
        """Note what the key of a place is said to be, and the day and the hours behind it."""
        if dates and (before := value[: dates[0].start].rstrip(BETWEEN_PLACE_AND_DAY)):
            self.note_day(dates, "")  # «Local: salão da igreja – 24/09/2022 (sábado), das 9h às 12h»
            self.note_times(hours_in(value[dates[0].end :], self.words))
            self.note("place", before)
        elif (clock := CLOCK_BEHIND.search(rest)) and clock.start():
            self.note_times(hours_in(clock[0], self.words))  # «Lugar y hora: sede del club, 20:15»
            self.note("place", rest[: clock.start()])
        elif (behind := BEHIND_PLACE.fullmatch(rest.strip())) and day_alone(behind[2], self.words):
            self.note("place", behind[1])  # «Sede: Soria (del 3 al 5 de abril)»
        elif inside := IN_BRACKETS.fullmatch(rest.strip()):
            self.note("place", inside[1])  # «Plataforma: (Zoom)»
        elif (hour := HOUR.search(rest)) and hour.start():
            self.note_times(hours_in(rest[hour.start() :], self.words))  # «place: hut   start 6:40 pm»
            self.note("place", before_hour(rest, self.words))
        elif channel := channel_to_join(rest, self.words):
            self.note("place", channel)  # "Zoom (link in the invite)"
        elif not tells_no_place(rest, self.words):
            self.place = (self.place if self.keyed_place else None) or rest or self.place
            self.keyed_place = self.keyed_place or bool(rest)


def is_form(title: str, words: Vocabulary) -> bool:
    """«FICHA DE RELATORÍA», "Meeting minutes": whether a title only says what paper it is."""
    named = words.grammar("form_paper")
    small = words.phrases("language", "function_words")
    return all(one in named or one in small for one in fold(title).split())


def tells_no_place(value: str, words: Vocabulary) -> bool:
    """Whether a value tells no place: an address of the web, "TBD", a sentence: «Salón: falta luz.»."""
    bare = fold(value).strip(" .()*_")
    if bare in words.phrases("owners", "progress") or bare in words.grammar("nobody", "vacant", "left_open"):
        return True  # «Lugar: por definir», "Place: to be agreed"
    if not words.grammar("how_to_join").isdisjoint(LETTERS.findall(bare)) or AMOUNT.fullmatch(bare):
        return True  # "Zoom: usual link, pw in the invite", "Venue | 4k"
    sentence = len(value.split()) >= LONG and is_sentence(value, words)
    tells = value[:1].islower() and (sentence or TWO_SENTENCES.search(value) is not None)
    small = words.phrases("language", "function_words")
    counts = value[:1].isdecimal() and all(one.isdecimal() or one in small for one in fold(value).split())
    told = value.endswith(".") and not value[:1].isdecimal() and is_sentence(value, words)
    return counts or tells or told or bool(ADDRESS.fullmatch(value))


@lru_cache(maxsize=512)  # asked of one label for the meeting's facts, for who speaks, and for who came
def attendance_key(label: str, words: Vocabulary) -> str | None:
    """Return which list of people a label announces: «Étaient présent(e)s», «Membros ausentes (5)»."""
    keys = words.keyed("meeting")
    plain = COUNTED.sub("", ASIDE.sub("", INCLUSIVE.sub("s", fold(label)))).strip(" :.*-")
    for one in (plain, *BETWEEN_KEYS.split(plain)):  # «Chair and minute taker»
        if (found := keys.get(one)) in PEOPLE_KEYS:
            return found
    parts = plain.split(" ")
    way, ways = words.grammar("on_behalf", "located", "means"), words.phrases("attendance", "ways")
    sides = [at for at, part in enumerate(parts) if at and (part in way or part in ways)]
    before = parts[: sides[0]] if sides else []
    found = keys.get(" ".join(before)) or _of_group(before, words) if before else None
    if found in CAME_OR_NOT:
        return found  # «Asistentes por los vecinos», «Vecinas presentes en la reunión»
    if found := _of_group(parts, words):
        return found
    tails = {" ".join(parts[at:]) for at in range(len(parts))}
    if not tails.isdisjoint(words.phrases("attendance", "came")):
        return "participants"
    if not tails.isdisjoint(words.phrases("attendance", "away")):
        return "absent"
    beside = _beside_attendance(words)
    told = [one for one in LETTERS.findall(plain) if one not in beside or keys.get(one) in CAME_OR_NOT]
    if not told and len(parts) <= LONGEST_KEY and _opens_with_coming(plain, words):
        return "participants"  # «Reunidas las siguientes socias»
    listed = {keys.get(token) for token in told if len(token) > SHORTEST}
    if not listed or len(plain.split()) > LONGEST_KEY or not listed <= CAME_OR_NOT:
        return None
    return next((key for key in ("excused", "absent", "participants") if key in listed), None)


def _of_group(parts: Sequence[str], words: Vocabulary) -> str | None:
    """«Étudiants présents»: which list of people a word says behind whom it says it of."""
    if not 1 < len(parts) <= LONGEST_GROUP or parts[-1] not in words.phrases("attendance", "after"):
        return None
    return None if is_sentence(" ".join(parts[:-1]), words) else words.keyed("meeting").get(parts[-1])


def _opens_with_coming(plain: str, words: Vocabulary) -> bool:
    """Whether words open by saying at some length that people came; «están», «fuimos» open other lists."""
    came = (one for one in words.phrases("attendance", "came") if len(one) >= LONG_COMING)
    return any(plain.startswith(f"{one} ") for one in came)


@lru_cache(maxsize=4)
def _beside_attendance(words: Vocabulary) -> frozenset[str]:
    """Return the words that may stand beside a key of attendance, the parts of what says it among them."""
    came = {
        part
        for one in words.phrases("attendance", "came")
        for part in LETTERS.findall(one)
        if len(one) >= LONG_COMING
    }
    beside = words.phrases("attendance", "fills") | words.phrases("names", "roles") | came
    beside |= (
        words.phrases("places", "channels")
        | words.phrases("places", "venues")
        | words.grammar("remote", "means")
    )
    return beside | words.grammar("articles", "of", "and", "located", "contracted_of")


def key_of(block: Block, words: Vocabulary) -> tuple[str | None, str]:
    """Return which key of the meeting a line states and its value; None where it states none."""
    keys = words.keyed("meeting")
    if block.cells and len(block.cells) == 2:
        named, value = _named(block.cells[0]), block.cells[1]
        key = keys.get(named) or keys.get(named.partition("/")[0].strip())
        return ("rapporteur" if key == "title" and _is_person(value, words) else key), value
    text = block.words.text
    if (" - " in text or " – " in text or " — " in text) and (behind := dashed_fact(text, words)):
        return behind
    found = KEY.match(text) if ":" in text else None
    if not found:
        return None, ""
    named = fold(found[1]).strip(" .*")
    key = keys.get(named) or keys.get(named.split("/")[0].strip()) or attendance_key(found[1], words)
    value = found[2].strip()
    if key in (None, "title", "type") and named in words.grammar("paper") and _opens_with_day(value, words):
        return "date", value  # «Sesión: miércoles 20 de mayo de 2031»
    if key == "title" and block.marker is not None and value[-1:] == "." and is_sentence(value, words):
        return None, ""  # «1. Acta: La anterior se aprueba.», a point of the agenda
    return ("rapporteur" if key == "title" and _is_person(value, words) else key), value


def _opens_with_day(value: str, words: Vocabulary) -> bool:
    """Whether nothing but a weekday stands before the day in the value of a key."""
    day = next(dates_in(value, words), None) if any(map(str.isdecimal, value[:OPENING])) else None
    before = fold(value[: day.start]).strip(" ,") if day else None
    return before is not None and (not before or before in words.phrases("dates", "weekdays"))


def _is_person(value: str, words: Vocabulary) -> bool:
    """Whether a paper's name is followed by who wrote it: «Acta: Luz», not by what it is called."""
    tokens = value.rstrip(".").split()
    named = 0 < len(tokens) <= LONGEST_NAME and all(token[:1].isupper() for token in tokens)
    return named and person_score(words, value) >= GIVEN


def pairs_of(cells: Sequence[str], words: Vocabulary) -> Iterator[tuple[str, str]]:
    """Yield what the cells of a row state: «Fecha | 3 de mayo», «Fecha: 3 de mayo | Lugar: Xela»."""
    keys = words.keyed("meeting")
    for at, cell in enumerate(cells):
        found = KEY.match(cell)
        inside = keys.get(fold(found[1]).strip(" .*")) if found else None
        whole = keys.get(_named(cell))
        if whole == "title" and _is_person("".join(cells[at + 1 : at + 2]), words):
            continue  # «Acta | Raúl Vera»
        if found and inside == "title" and _is_person(found[2].strip(), words):
            continue  # «Modera: Ana Ruiz | Acta: Raúl Vera»
        if found and inside in STATING and found[2].strip():
            yield str(inside), found[2].strip()
        elif whole in STATING and any(cells[at + 1 : at + 2]):
            yield str(whole), cells[at + 1]


def side_by_side(text: str, words: Vocabulary) -> list[tuple[str, str]]:
    """Return what a line states whose keys stand beside one another: «Fecha: 3 de mayo - Lugar: Xela»."""
    if text.count(":") < 2 or text[LONGEST_STATED:]:
        return []
    colons = list(COLON.finditer(text))
    if len(colons) < 2:
        return []
    found = [(one, _key_before(text, one.start(), words)) for one in colons]
    told = [(start_key[0], colon.end(), start_key[1]) for colon, start_key in found if start_key]
    if len(told) < 2 or told[0][0] > 0:
        return []
    ends = [start for start, _, _ in told[1:]] + [len(text)]
    values = [
        text[end:stop].strip(PARTS_KEYS).rstrip(".") for (_, end, _), stop in zip(told, ends, strict=True)
    ]
    return [
        ("rapporteur" if key == "title" and _is_person(value, words) else key, value)  # «Acta: Luis»
        for (_, _, key), value in zip(told, values, strict=True)
    ]


def _key_before(text: str, colon: int, words: Vocabulary) -> tuple[int, str] | None:
    """Return where the key before a colon begins, and which it is; a capital opens it, or a bar before it."""
    keys = words.keyed("meeting")
    tokens = list(TOKEN.finditer(text, 0, colon))[-LONGEST_BESIDE:]
    for token in tokens:
        start = token.start()
        key = keys.get(fold(text[start:colon]))
        capital = text[start].isupper() or text[0].islower()  # «date: 3/5/2031   place: the hut»
        opens = start == 0 or capital or text[:start].rstrip()[-1:] in PARTS_KEYS
        if key and opens:
            return start, key
    return None


def columns_of(block: Block, words: Vocabulary) -> list[tuple[str, str]]:
    """Return what a row states where all of its columns are keys of the meeting."""
    keys = words.keyed("meeting")
    named = [keys.get(_named(name)) for name in block.columns]
    if not named or not all(key in STATING for key in named):
        return []
    told = [(str(key), cell) for key, cell in zip(named, block.cells or (), strict=False)]
    # «Nombre | Entidad» may as well head those who came.
    return [] if any(key == "title" and _is_person(cell, words) for key, cell in told) else told


def only_row(block: Block, words: Vocabulary) -> list[tuple[str, str]]:
    """Return what the only row of a table states below columns that are all keys of the meeting.

    A table of tasks, of visits, or of a paper's versions has a day and a place as well.
    """
    keys = words.keyed("meeting")
    named = [keys.get(_named(name)) for name in block.columns]
    stating = sum(key in STATING for key in named)
    if stating < LEAST_STATED or None in named:
        return []
    told = zip(named, block.cells or (), strict=False)
    return [(key, cell) for key, cell in told if key and key in STATING and cell]


def _named(cell: str) -> str:
    return fold(cell).strip(" :.")
