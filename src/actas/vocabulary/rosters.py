"""Lines that are nothing but people, as in haste who came is put down on top: «3/5 — Ana, Luis, Eva»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.days import tells_when_and_where
from actas.vocabulary.fold import fold
from actas.vocabulary.hasty import in_haste
from actas.vocabulary.names import CAME_OR_NOT, known_actor, name_words, person_score
from actas.vocabulary.patterns import any_of
from actas.vocabulary.phrases import first_words, may_hold, opens
from actas.vocabulary.sentences import is_sentence

AWAY = frozenset({"absent", "excused"})
ELIDED = compiled(r"\bd['’](?=\w)")  # «notes d'Awa»
LED = frozenset({"chair", "rapporteur"})
LONGEST_OFFICE = 4  # words that say so: «levantó el acta», "notes were taken by"
FEWEST = 3  # names that are a list of who came, and commas less one
# «3/5/2031 18:00 h Ana, Luis»
OPENS = compiled(
    r":[a-z_]+:\s|\d[\d/.:-]{2,9}(?:\s\d{1,2}[:.h]\d{0,2})?\s(?:(?:[ap]\.?\s?m|hr?s?)\b\.?\s)?(?=[^\W\d_a-z])"
)
SEGMENT = compiled(r"\s*\t\s*|\s+[|–—-]+\s+|\s{3,}")
STROKES = compiled(r"(?<=[^\W\d_.)]) [/+·–-] (?=[^\W\d_])")  # «Ana / Luis / Eva», as long as « , »
PIECE = compiled(r"\s*[,;]\s+(?![^()]*\))")
ASIDE = compiled(r"\s*\([^()]*\)")
CAPITALISED, KNOWN = 1.0, 1.5  # `person_score` of what may be a name, and of one with a known part
MOST = 4  # words of a name; of what stands beside the names
LONGEST = 2000  # characters of a line; whether brackets close behind a comma is asked anew at each
SURE = 2.0  # and of a known given name
LONGEST_KEY = 3  # words of a key of attendance
KEY_SIGNS = ":.-)]"  # right behind a key, its brackets among them
KEY_ENDS = compiled(
    r"\s*(?:\d{1,3}|\(\d{1,3}\))?\s*(?::|[-–—](?=\s)|([\])]|\.[-–—]?|[=>→]|[-=]>))?\s+(?=[^\W\d_]|@)"
)
OTHERS_MORE = compiled(r"\s*\+\s*\d{1,3}(?:\s[^\W\d_]{3,}){0,2}\s*$")  # «Ana, Luis, Eva + 2 vecinos»
STOP = compiled(r"(?<=[\w)])[.;](?=\s|$)|\s/(?=\s)|\n")  # that may end a statement
LONGEST_TITLE = 20  # letters of an honorific
ABBREVIATED = compiled(r"[a-zà-ÿ]{2,5}\. [A-ZÀ-Þ]")  # what somebody is, before the name
SHORT = compiled(r"[A-ZÀ-Þ]{2,3}")  # initials
ACRONYM = compiled(r"[A-ZÀ-Þ]{3,8}(?!\w)")
BETWEEN = compiled(r"[,;]\s+(?![^()]*\))")
SMALL = 3  # words behind a name that say what somebody is


@lru_cache(maxsize=64)  # the same lines on top of the notes are asked for the title, the day and the people
def roster(text: str, words: Vocabulary) -> tuple[int, int] | None:
    """Return from where to where a line names three people or more; beside them stand only a day and hours.

    None where it says anything else: a key, a sentence, bodies. All of it may stand in brackets.
    """
    if text[:1] == "(" and text[-1:] == ")" and text.count("(") == 1:
        inside = roster(text[1:-1], words)
        return (inside[0] + 1, inside[1] + 1) if inside else None
    if in_haste(ASIDE.sub("", text).strip(" ."), words):
        return 0, len(text)  # «lic eva / tec abel / dr paz»
    text = _with_commas(OTHERS_MORE.sub("", text) if "+" in text else text)
    if not text:
        return None
    head, stop, tail = text.partition(". ")
    if stop and any(map(str.isdecimal, head)) and tells_when_and_where(head, words):
        told = roster(tail, words)  # «Martes 7/2/2031, en la sede. Ana, Luis y Eva»
        start = len(head) + len(stop)
        return (told[0] + start, told[1] + start) if told else None
    found: tuple[int, int] | None = None
    end = _statement(text, words)
    if end < len(text) and _tells_away(text[end:], words):
        text = text[:end]
    dated = OPENS.match(text)  # a tab behind it is a blank by now
    at = dated.end() if dated else 0
    for end, after in [*(one.span() for one in SEGMENT.finditer(text)), (len(text), len(text))]:
        segment = text[at:end].strip(" .")
        if found is None and _are_people(_without_others(segment, words), words):
            found = at, end
        elif not any(map(str.isdecimal, segment)) or len(segment.split()) > MOST:
            return None
        at = after
    return found


def _with_commas(text: str) -> str:
    """«Ana / Luis / Eva» -> «Ana , Luis , Eva»; empty where nothing parts several names."""
    if len(text) > LONGEST:
        return ""
    if ", " in text or "; " in text:
        return text
    several = " / " in text or " - " in text or " + " in text or " · " in text or " – " in text
    return STROKES.sub(" , ", text) if several and len(STROKES.findall(text)) >= FEWEST - 1 else ""


def _statement(text: str, words: Vocabulary) -> int:
    """Return where the first statement of a line ends; the stops of «Dr. Ruiz, Ana R.» are none."""
    honorifics = name_words(words).honorifics
    for stop in STOP.finditer(text):
        last = text[max(0, stop.start() - LONGEST_TITLE) : stop.start()].split()[-1:]
        title = last and (len(last[0]) == 1 or fold(last[0]) in honorifics)
        if stop[0][0] != "." or not title or stop.end() == len(text):
            return stop.start()
    return len(text)


def _tells_away(rest: str, words: Vocabulary) -> bool:
    """Whether what stands behind a list says who did not come: «Faltó Eva», «Sin Eva», "Eve on leave"."""
    folded = fold(rest.strip(" ./*_"))
    return opens(folded, before_away(words)) or may_hold(folded, words.phrases("attendance", "away_behind"))


@lru_cache(maxsize=4)
def before_away(words: Vocabulary) -> frozenset[str]:
    """Return what stands before those who did not come."""
    return says_away(words) | words.phrases("attendance", "away_first")


@lru_cache(maxsize=4)
def says_away(words: Vocabulary) -> frozenset[str]:
    """Return what says so by itself, whoever follows: «Faltó el chofer»."""
    keys = frozenset(key for key, told in words.keyed("meeting").items() if told in AWAY)
    return keys - words.phrases("attendance", "loose") | words.phrases("attendance", "away")


@lru_cache(maxsize=64)
def behind_key(text: str, words: Vocabulary) -> tuple[str, int] | None:
    """Return what a line says of the people that it names right behind a key of attendance, and from where.

    «Llegaron doña Ana, don Luis y Eva», "in: AR, TP", «on était 5 : Léa, Luc», «excusées Anne et Chloé». The
    colon may be missing, and how many they were may stand there.
    """
    first = _first_key_words(words)
    opened = text.lstrip(" *_[(")
    if fold(opened.split(None, 1)[0] if opened else "").strip(KEY_SIGNS) not in first:
        return None  # nearly all
    keys, tokens = words.keyed("meeting"), opened.split(None, LONGEST_KEY)
    for size in range(min(LONGEST_KEY, len(tokens) - 1), 0, -1):
        key = keys.get(fold(" ".join(tokens[:size])).rstrip(KEY_SIGNS))
        if key not in CAME_OR_NOT:
            continue
        behind = KEY_ENDS.match(text, text.index(tokens[size - 1]) + len(tokens[size - 1].rstrip(KEY_SIGNS)))
        at = behind.end() if behind else 0
        if behind and behind[1] and _tells(text[at:], words):
            continue
        if at and _open_with_names(text[at:], key, words):
            return str(key), at
    return None


@lru_cache(maxsize=64)
def who_led(text: str, words: Vocabulary) -> tuple[tuple[str, str], ...]:
    """Return the offices with which a line tells who led and who wrote, each with whom it names.

    «moderó don Ernesto», «coordenou Rui, anotou Zita», «apuntes de Nelly», "chaired by Ann". Empty where a
    line opens otherwise.
    """
    text = text[1:-1] if text[:1] == "(" and text[-1:] == ")" else text
    said = text.split(None, 1)
    first = fold(said[0]) if len(said) > 1 and text[-1] != "." else ""
    if first not in _first_words_of_offices(words):
        names = name_words(words)
        if first not in names.given and first not in names.honorifics:
            return ()  # nearly all
    found: list[tuple[str, str]] = []
    for piece in _between_offices(words).split(text):
        office = _office(piece, words)
        if office:
            found.append(office)
        elif found and _opens_with_somebody(piece.split(), words) and not is_sentence(piece, words):
            found[-1] = (found[-1][0], f"{found[-1][1]}, {piece}")
        else:
            return ()
    return tuple(found)


def _office(text: str, words: Vocabulary) -> tuple[str, str] | None:
    """Return which office a piece says, and the name right behind it."""
    said, table = ELIDED.sub("de ", text).split(), _offices(words)
    for size in range(min(LONGEST_OFFICE, len(said) - 1), 0, -1):
        if (key := table.get(fold(" ".join(said[:size])))) is None:
            continue
        named = said[size:]
        named = named[1:] if len(named) > 1 and fold(named[0]) in words.grammar("articles") else named
        told = " ".join(named)
        tells = len(named) > MOST or is_sentence(told, words)  # «Presidenta Ana Ruiz pide cal»
        somebody = _opens_with_somebody(named, words)
        if fold(said[size - 1]) in words.grammar("agent"):  # "notes by Zuri"
            somebody = somebody or person_score(words, told) >= CAPITALISED
        return (key, told) if somebody and not tells else None
    for size in range(min(LONGEST_OFFICE, len(said) - 1), 0, -1):  # "Tom took notes"
        key = table.get(fold(" ".join(said[-size:])))
        named = said[:-size]
        if key and len(named) <= MOST - 1 and _opens_with_somebody(named, words):
            return key, " ".join(named)
    return None


def _opens_with_somebody(named: Sequence[str], words: Vocabulary) -> bool:
    """Whether words open with a known name, in small letters or not."""
    if named[0].islower() and fold(named[0]) in name_words(words).given:
        return True
    return any(person_score(words, " ".join(named[:few]).strip(" .,;")) >= KNOWN for few in (1, 2, 3))


@lru_cache(maxsize=4)
def _between_offices(words: Vocabulary) -> re.Pattern[str]:
    return compiled(
        rf",\s+(?:{any_of(words.grammar('and'))}\s+)?|;\s+|\.\s+|\s+{any_of(words.grammar('and'))}\s+"
    )


@lru_cache(maxsize=4)
def _offices(words: Vocabulary) -> dict[str, str]:
    """Return what stands before whoever led a meeting or wrote its paper, and which of the two."""
    told = dict.fromkeys(words.phrases("attendance", "led"), "chair")
    told |= dict.fromkeys(words.phrases("attendance", "wrote"), "rapporteur")
    return told | {key: one for key, one in words.keyed("meeting").items() if one in LED}


@lru_cache(maxsize=4)
def _first_words_of_offices(words: Vocabulary) -> frozenset[str]:
    return first_words(frozenset(_offices(words)))


@lru_cache(maxsize=4)
def _first_key_words(words: Vocabulary) -> frozenset[str]:
    """Return the first words of the keys of attendance."""
    return frozenset(key.split(" ")[0] for key, told in words.keyed("meeting").items() if told in CAME_OR_NOT)


def _open_with_names(listed: str, key: str, words: Vocabulary) -> bool:
    """Whether most pieces of what a key opens begin with a known name, or a title and a name."""
    stated = listed[: min(_statement(listed, words), LONGEST)]
    if "?" in stated:
        return False  # «qui l accueille ? claire»
    if in_haste(stated.strip(" ."), words, keyed=True):
        return True
    pieces = [piece for piece in BETWEEN.split(stated) if piece.strip()]
    joined = words.grammar("and")
    parted: list[str] = []
    for piece in pieces:
        said = piece.split()
        at = next((at for at, one in enumerate(said) if at and fold(one) in joined), 0)
        parted += [" ".join(said[:at]), " ".join(said[at + 1 :])] if at else [piece]
    short = [bool(SHORT.fullmatch(ASIDE.sub("", piece).strip())) for piece in parted]
    named = [one or _opens_with_name(piece, words) for one, piece in zip(short, parted, strict=True)]
    if key == "participants" and sum(short) > 1 and all(named):
        return True  # "in: AR (chair), TP, CH"
    known = sum(_opens_with_name(piece, words) for piece in parted)
    least = 1 if key != "participants" else 2
    if known < least or not _opens_with_name(parted[0], words, CAPITALISED):
        return False
    # «participants HCR, CICR, ACRO, Save»: beside bodies that are known other capitals are bodies, too
    capitals = sum(bool(ACRONYM.match(piece)) and not _opens_with_name(piece, words) for piece in parted)
    return (known + capitals * (known > 1)) * 2 >= len(parted)


def _tells(listed: str, words: Vocabulary) -> bool:
    """«Asistentes > Ana y Luis traen sillas»: whether a sign that parts topics as well has told words behind.

    What opens with a capital and ends without one is no list of names.
    """
    said = ASIDE.sub("", listed[: _statement(listed, words)]).strip(" .*_")
    ends_small = said[:1].isupper() and said.rpartition(" ")[2][:1].islower()
    return ends_small or is_sentence(said, words)


def _opens_with_name(piece: str, words: Vocabulary, least: float = KNOWN) -> bool:
    said = ASIDE.sub("", piece).strip(" .:*_").split()
    if said and fold(said[0]) in words.grammar("articles", "and", "joiners"):
        said = said[1:]
    if known_actor(words, " ".join(said)):
        return True  # «Se excusó Bolivia»
    least = least if said and said[0][:1].isupper() else SURE
    sizes = range(min(SMALL, len(said)), 0, -1)
    return any(person_score(words, " ".join(said[:size])) >= least for size in sizes)


def _without_others(segment: str, words: Vocabulary) -> str:
    """«Ana, Luis, Eva y otros ocho» -> «Ana, Luis, Eva»: how many more came names nobody."""
    at = max((one.start() for one in PIECE.finditer(segment)), default=0)
    last = segment[at:].split()
    joint = next((at for at, one in enumerate(last) if fold(one) in words.grammar("and")), 0)
    others = words.grammar("others").isdisjoint(map(fold, last[joint:]))
    if others or not last:
        return segment
    return segment[:at] + " ".join(last[:joint])


def _are_people(segment: str, words: Vocabulary) -> bool:
    """Whether a stretch is a list of names, with initials or an office behind some of them."""
    outside = ASIDE.sub("", segment)
    if any(map(str.isdecimal, outside)) or ":" in outside:
        return False
    *pieces, last = PIECE.split(segment)
    said = last.split()
    joint = next((at for at, one in enumerate(said) if fold(one) in words.grammar("and") and at > 0), 0)
    pieces += [" ".join(said[:joint]), " ".join(said[joint + 1 :])] if joint else [last]
    names = [_bare(piece) for piece in pieces]
    if len(names) < FEWEST or not all(names):
        return False
    scores = [_score(name, words) for name in names]
    known = sum(score >= KNOWN for score in scores)
    unsure = [name for name, score in zip(names, scores, strict=True) if score < CAPITALISED]
    alike = all(map(str.islower, names)) or len(unsure) * 4 <= len(names)  # «lou, nour, karim, zo»
    called = not unsure or (alike and all(_may_be_called(name, words) for name in unsure))
    return called and known * 2 >= len(names)


def _score(name: str, words: Vocabulary) -> float:
    """Return how much a piece looks like a name; of «autoridad comunal don Severo» what the title opens."""
    score = person_score(words, name)
    said = name.split()
    if score < CAPITALISED and ABBREVIATED.match(name):
        return person_score(words, " ".join(said[1:]))  # «aux. Rosa»
    if score >= CAPITALISED or len(said) < FEWEST:
        return score
    at = next((at for at, one in enumerate(said) if at and fold(one) in name_words(words).honorifics), 0)
    return person_score(words, " ".join(said[at:])) if at else score


def _may_be_called(name: str, words: Vocabulary) -> bool:
    """Whether one word in small letters may be how somebody is called, and is nothing else that is known."""
    table = name_words(words)
    return name.isalpha() and all(
        name not in known
        for known in (table.roles, table.groups, table.not_speakers, table.function_words, table.honorifics)
    )


def _bare(piece: str) -> str:
    """«Ana Ruiz (AR) presidenta» -> «Ana Ruiz»; empty where more is said than who somebody is."""
    told = ASIDE.sub("", piece).split()
    if " ".join(told).islower():
        return " ".join(told) if len(told) <= FEWEST - 1 else ""  # «ana», «luis p.»
    while told and told[-1].islower():
        told.pop()
    few = len(told) <= MOST and len(ASIDE.sub("", piece).split()) <= len(told) + SMALL
    return " ".join(told) if few else ""
