"""Who came, as sentences say it: «Asistieron Ana Ruiz y Luis Paz.»."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations, islice

from actas.classify.attendance_countries import countries_in
from actas.classify.people import SURE, people_in
from actas.model.compiled import compiled
from actas.model.meaning import Meaning
from actas.model.plain import replace
from actas.model.record import Participant
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold, fold_with_places
from actas.vocabulary.names import name_words, person_score
from actas.vocabulary.phrases import Phrases, begins, may_hold
from actas.vocabulary.sentences import is_sentence

OF = " de"
ENOUGH = 2  # names that make a list of a sentence
LONGEST_BUT = 9  # words in which «toda a equipa, com a exceção de» stands
TOLD = 4  # words in small letters of a line that does more than name people
MOST_OPENINGS = 20  # words of one text behind which people may be listed: each list is read to its end
LONGEST_NAMED = 6  # words of one or two names
LONGEST_TITLE = 20  # letters of an honorific
LONGEST_UNKNOWN = 5  # letters of one that no table knows: «Tlgo.», «Mgtr.»
ASIDE = compiled(r"\s*\([^()]*\)")
AFTER_STOP = compiled(r"(?:(?<=[^\W\d_]{3})|(?<=\)))\.\s+(?=[^\W\d_a-z])")
AFTER_SENTENCE = compiled(r"(?<=[^\W\d_]{3}[.;])\s+(?=[^\W\d_a-z])")
NAMES_BEHIND = compiled(r"[^.;:(]+")
STRETCH_END = compiled(r"(?<=[^\W\d_]{3})\.(?:\s|$)|\n|$")


def may_say_who_came(item: Meaning, words: Vocabulary) -> bool:
    """Whether an item holds a word with which sentences say it; what stands below a name is not looked at."""
    return bool(item.block.tail) or may_hold(fold(item.block.words.text), ways_to_say(words))


def is_prose(text: str, words: Vocabulary) -> bool:
    """Whether a line below a heading of attendance tells something instead of naming people."""
    text = ASIDE.sub(" ", text)  # «Ana Ruiz (se va antes)»
    return len(text.split()) > len(["Ana", "Ruiz", "joined", "late"]) and holds_verb(text, words)


def holds_verb(text: str, words: Vocabulary) -> bool:
    """Whether a line holds a verb that is no part of a name, as in "Ann Lee and Dan Roth"."""
    if not is_sentence(text, words):
        return False
    first, *others = text.split()
    small = [one for one in others if one[:1].islower()]
    if others and others[0].istitle() and fold(first) in name_words(words).given:  # "Dan Poe", "Donna Lee"
        told = len(small) >= TOLD and is_sentence(" ".join(others), words)
        return told or is_sentence(" ".join(small), words)
    return text.isupper() or len(small) >= TOLD or is_sentence(" ".join([first, *small]), words)


def in_sentence(text: str, words: Vocabulary) -> Iterator[Participant]:
    """Yield the people that a sentence says came: «Con la asistencia de Ana Ruiz, Luis Paz y Eva Sol»."""
    folded, places = fold_with_places(text)
    listed_already = False
    for _start, end, phrase in islice(_openings(words).find(folded), MOST_OPENINGS):
        away = phrase in words.phrases("attendance", "away")
        if listed_already and not away:
            continue  # one sentence lists those who came; those who did not may follow
        listed = _behind_lead(_stretch(text, places[end], words), words)
        if phrase in _before_of(words):
            led, _, listed = listed.strip().partition(" ")
            if fold(led) not in words.grammar("contracted_of"):
                continue
        people = [one for one in people_in(listed.lstrip(" :,"), words) if one.kind == "person"]
        sure = [one for one in people if person_score(words, one.name) >= SURE]
        shown = any(one.name[0] == "@" or one.name[0].isupper() for one in sure)  # «Falta luz» misses nobody
        if (len(people) >= ENOUGH and len(sure) * 2 >= len(people)) or (away and shown):
            yield from (replace(one, excused=away, of=_sender(one.of, words)) for one in people)
            listed_already = listed_already or not away
        elif not away and (countries := list(countries_in(listed, words))):
            yield from countries
            listed_already = True


def _stretch(text: str, start: int, words: Vocabulary) -> str:
    """Return what stands up to the end of the sentence; the stop of «Prof. Dr. Ana Reis» is none."""
    for stop in STRETCH_END.finditer(text, start):
        last = text[max(start, stop.start() - LONGEST_TITLE) : stop.start() + 1].split()[-1:]
        if not last or stop[0][:1] != "." or fold(last[0]) not in name_words(words).honorifics:
            return text[start : stop.start()]
    return text[start:]


def _behind_lead(text: str, words: Vocabulary) -> str:
    """«en la escuela las siguientes personas: Ana Ruiz, …»: return what stands behind the colon."""
    before, colon, behind = text.partition(":")
    if not colon or any(person_score(words, one.name) >= SURE for one in people_in(before, words)):
        return text
    return behind


def _sender(of: str | None, words: Vocabulary) -> str | None:
    """Return for whom somebody comes without how the sentence goes on: «…, para tratar lo siguiente»."""
    kept: list[str] = []
    for piece in (of or "").split(", "):
        first = fold(piece).split()[:1]
        if not words.grammar("aiming", "located", "relative").isdisjoint(first) or is_sentence(piece, words):
            break
        kept.append(piece)
    return ", ".join(kept) or None


def alone_of(of: str | None, words: Vocabulary) -> str | None:
    """Return for whom one of a line of names comes: no «ausente: Inés», no other's name with initials."""
    return None if of and (":" in of or "(" in of) else _sender(of, words)


def sentences_of(text: str, words: Vocabulary) -> list[str]:
    """Part sentences of who came; the stop of a title is none: «Lcda. Eva Paz. No asistió la Dra. Mora»."""
    sentences: list[str] = []
    begin = 0
    for gap in AFTER_SENTENCE.finditer(text):
        if not _ends_in_title(text, begin, gap.start(), words):
            sentences.append(text[begin : gap.start()])
            begin = gap.end()
    return [*sentences, text[begin:]]


def _ends_in_title(text: str, begin: int, end: int, words: Vocabulary) -> bool:
    """«Tlgo.», also where no table knows it: a short word with a capital, alone behind a comma, no name."""
    *before, last = text[max(begin, end - LONGEST_TITLE) : end].split()
    title = last.rstrip(".")
    if fold(title) in name_words(words).honorifics:
        return True
    alone = len(title) <= LONGEST_UNKNOWN and title[:1].isupper() and (not before or before[-1].endswith(","))
    return alone and person_score(words, title) <= 0


def in_prose(text: str, words: Vocabulary) -> Iterator[Participant]:
    """Yield the people of sentences below a heading of attendance, and of the list that comes before them."""
    sentences = sentences_of(text, words)
    for sentence in sentences:
        people = list(in_sentence(sentence, words)) or list(told_behind_list(sentence, words))
        if not people and len(sentences) > 1 and not is_prose(sentence, words):
            away = begins(fold(sentence), words.phrases("attendance", "away"))
            people = list(people_in(sentence, words))
            people = (
                [replace(one, excused=True, of=_sender(one.of, words)) for one in people] if away else people
            )
        yield from people


def list_and_sentences(text: str, words: Vocabulary) -> tuple[str, list[str]]:
    """Part a keyed list from the sentences behind it: «Ana y Luis. Eva no pudo venir, está de viaje»."""
    first, *more = AFTER_STOP.split(text)
    away = _staying_away(words)
    told = [
        one for one in more
        if is_prose(one, words) or next(away.find(fold(one)), None) or came_and_went(one, words)
    ]  # fmt: skip
    return ". ".join([first, *(one for one in more if one not in told)]), told


def told_behind_list(sentence: str, words: Vocabulary) -> Iterator[Participant]:
    """Yield whom a sentence behind a list says came too, or did not."""
    folded, places = fold_with_places(sentence)
    away = next(_staying_away(words).find(folded), None)
    before = list(people_in(sentence[: places[away[0]]].strip(" ,"), words)) if away else []
    if before and all(one.name[0].isupper() and person_score(words, one.name) >= 1.0 for one in before):
        yield from (replace(one, excused=True, of=None) for one in before)
        return
    also = list(in_sentence(sentence, words)) or list(who_also_came(sentence, words))
    yield from also or came_and_went(sentence, words)


def came_and_went(sentence: str, words: Vocabulary) -> list[Participant]:
    """«Ana se va antes», «Rui chega às 18:30»: return whom a few words say to come late or leave early."""
    folded, places = fold_with_places(sentence)
    found = next(_coming_and_going(words).find(folded), None)
    before = sentence[: places[found[0]]].strip(" ,") if found else ""
    people = list(people_in(before, words)) if 0 < len(before.split()) <= LONGEST_NAMED else []
    shown = all(one.name[:1].isupper() and person_score(words, one.name) >= 1.0 for one in people)
    return [replace(one, of=None) for one in people] if shown else []


def without_clause(text: str, words: Vocabulary) -> str:
    """«Pepe del Horno, que no es de la junta pero vino» -> the name: what is told of somebody who came."""
    name, comma, told = text.partition(", ")
    led = fold(told.partition(" ")[0]) if comma else ""
    if led not in words.grammar("relative") or len(told.split()) < TOLD or person_score(words, name) < 1.0:
        return text  # nearly all
    return name


def goes_on_in_prose(text: str, words: Vocabulary) -> bool:
    """Whether a sentence behind a list says who came later, or opens with who did not come."""
    away = words.phrases("attendance", "away")
    return any(
        next(_joining(words).find(fold(sentence)), None) or begins(fold(sentence), away)
        for sentence in sentences_of(text, words)[1:]
    )


def who_also_came(sentence: str, words: Vocabulary) -> Iterator[Participant]:
    """Yield who one sentence more names: «Eva Sol was also present», «También asistió Eva Sol»."""
    folded, places = fold_with_places(sentence)
    found = next(_joining(words).find(folded), None)
    if found is None:
        return
    before, behind = sentence[: places[found[0]]], sentence[places[found[1]] :]
    for stretch in (before.strip(" ,"), NAMES_BEHIND.match(behind.strip(" ,:"))):
        text = stretch if isinstance(stretch, str) else stretch and stretch[0]
        people = list(people_in(text, words)) if text and text[:1].isupper() else []
        if people and all(person_score(words, one.name) >= SURE for one in people):
            yield from people
            return


@lru_cache(maxsize=4)
def _staying_away(words: Vocabulary) -> Phrases:
    return Phrases(words.phrases("attendance", "away"))


@lru_cache(maxsize=4)
def _joining(words: Vocabulary) -> Phrases:
    return Phrases(words.phrases("attendance", "joined"))


@lru_cache(maxsize=4)
def _coming_and_going(words: Vocabulary) -> Phrases:
    return Phrases(words.phrases("attendance", "joined") | words.phrases("attendance", "late"))


@lru_cache(maxsize=4)
def _openings(words: Vocabulary) -> Phrases:
    return Phrases(ways_to_say(words))


@lru_cache(maxsize=4)
def ways_to_say(words: Vocabulary) -> frozenset[str]:
    """Return what says that somebody came, or did not."""
    return words.phrases("attendance", "came") | words.phrases("attendance", "away") | _before_of(words)


@lru_cache(maxsize=4)
def _before_of(words: Vocabulary) -> frozenset[str]:
    """Return what says so before «de», and so before «du», «del», «da»: «avec la participation»."""
    came = words.phrases("attendance", "came")
    return frozenset({one[:-3] for one in came if one[-3:] == OF}) - came


def all_but(text: str, words: Vocabulary) -> str | None:
    """«Todos menos Ana y Luis» -> «Ana y Luis»: whom a line names that did not come; else None."""
    tokens = text.split(None, LONGEST_BUT)
    bare = [fold(token).strip(",:") for token in tokens[:LONGEST_BUT]]
    articles = words.grammar("articles")
    opens = 1 if bare and bare[0] in articles else 0  # "The whole team but Ann"
    if bare[opens : opens + 1] == [] or bare[opens] not in words.grammar("everybody_but"):
        return None  # nearly all
    spans = sorted(combinations(range(opens + 1, len(bare) + 1), 2), key=lambda span: span[0] - span[1])
    said = next((end for start, end in spans if " ".join(bare[start:end]) in words.grammar("except")), None)
    if said is None:
        return None
    of = words.grammar("articles", "of", "contracted_of")  # «à exceção da Ana»
    behind = next((at for at in range(said, len(bare)) if bare[at] not in of), len(bare))
    return " ".join(tokens[behind:])
