"""Who led the meeting and who wrote its minutes, where a sentence says it: «Preside la sesión Ana Ruiz»."""

from __future__ import annotations

from functools import lru_cache

from actas.classify.people import SURE
from actas.model.compiled import compiled
from actas.model.plain import replace
from actas.model.record import Participant
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold, fold_with_places
from actas.vocabulary.names import name_words, person_score
from actas.vocabulary.phrases import Phrases, may_hold, words_in

TOKEN = compiled(r"\S+")
MOST = 6  # words of a name
FAR = 1000  # characters around an office that are looked at: no clause is longer, and texts may be huge
ENDS = ".,;:)"  # what ends a name, and a clause
STOPS = compiled(r"[.;\n](?=\s|$)")
LETTERS = compiled(r"[^\W\d_]+")
PAIR = 2  # somebody and their body

Held = tuple[str, int, int]  # who holds an office, and where the clause that says so begins and ends


def office_holders(text: str, words: Vocabulary) -> tuple[list[Participant], str]:
    """Return who led and who wrote by the sentences of a text, and the text without what says so.

    A name must stand right beside the words; either the meeting is named among them, or the sentence says
    nothing else: «Ana preside la Cruz Roja» tells of another office.
    """
    shown = fold(text)
    if not may_hold(shown, _all(words)) or not words.grammar("earlier").isdisjoint(words_in(shown)):
        return [], text
    folded, places = fold_with_places(text)
    found: list[Participant] = []
    rest: list[str] = []
    done = 0
    for start, end, phrase in _office_phrases(words).find(folded):
        held = _holder(text, max(done, 0), places[start], places[end], words)
        if held and (_tells_of_meeting(text, held, words) or _says_only(text, held, words)):
            role = "chair" if phrase in words.phrases("attendance", "led") else "rapporteur"
            found.append(Participant(name=held[0], role=role))
            rest.append(text[done : held[1]])
            done = held[2]
    return found, "".join([*rest, text[done:]])


@lru_cache(maxsize=4)
def _all(words: Vocabulary) -> frozenset[str]:
    return words.phrases("attendance", "led") | words.phrases("attendance", "wrote")


@lru_cache(maxsize=4)
def _office_phrases(words: Vocabulary) -> Phrases:
    return Phrases(_all(words))


def _holder(text: str, done: int, start: int, end: int, words: Vocabulary) -> Held | None:
    """Return who stands right behind the words of an office, else right before them, else behind a comma."""
    ahead, _, last = text[max(done, start - FAR) : start].rstrip().rpartition(" ")
    if fold(last) in words.grammar("relative") and (told := _name_before(ahead.rstrip(ENDS), words)):
        return told[0], start - len(last) - 1, end  # «Ana Ruiz, que presidió, y Luis Paz»
    behind = _name_behind(text, end, words)
    if behind is not None:
        return behind[0], start, behind[1]
    done = max(done, start - FAR)
    before = _name_before(text[done:start], words)
    if before is not None:
        return before[0], done + before[1], end
    behind = _name_behind(text, end + 1, words) if text[end : end + 2] == ", " else None
    return (behind[0], start, behind[1]) if behind is not None else None


def _name_behind(text: str, end: int, words: Vocabulary) -> tuple[str, int] | None:
    """Return the name right behind a place, «la presidenta, Ana Ruiz» included, and where it ends."""
    table, articles, joins = name_words(words), words.grammar("articles"), words.grammar("joiners")
    named: list[str] = []
    for token in TOKEN.finditer(text, end):
        shown = token[0].rstrip(ENDS)
        folded = fold(shown)
        if not named and (token[0] == ":" or folded in articles or _is_role(shown, words)):
            continue
        if not shown:
            break
        honorific = folded.strip(".") + "." in table.dotted
        particle = bool(named) and folded in table.particles and folded not in joins
        if len(named) == MOST or not (shown[:1].isupper() or particle or honorific):
            break
        named.append(token[0] if honorific else shown)
        if token[0][-1] in ENDS and not honorific:
            break
    while named and (named[-1][:1].islower() or person_score(words, " ".join(named)) < SURE):
        named.pop()
    if not named:
        return None
    last = text.index(named[-1], text.index(named[0], end))
    return " ".join(named), last + len(named[-1])


def _name_before(text: str, words: Vocabulary) -> tuple[str, int] | None:
    """Return the name that ends a stretch, and where it begins."""
    tokens = list(TOKEN.finditer(text))[-MOST:]
    table, joins = name_words(words), words.grammar("joiners")
    first = len(tokens)
    while first:
        shown = tokens[first - 1][0]
        folded = fold(shown)
        honorific = folded.strip(".") + "." in table.dotted
        ends = shown[-1] in ENDS and not honorific and len(shown) > 2
        named = shown[:1].isupper() or honorific or folded in table.particles
        if ends or folded in joins or not named or _is_role(shown, words):
            break
        first -= 1
    for at in range(first, len(tokens)):
        name = " ".join(token[0] for token in tokens[at:])
        if person_score(words, name) >= SURE:
            return name, tokens[at].start()
    return None


def _is_role(word: str, words: Vocabulary) -> bool:
    """«la presidenta, Ana Ruiz», "Chair Ana Reed": a word for an office before a name is no part of it."""
    return fold(word) in name_words(words).roles and fold(word) not in name_words(words).given


def _tells_of_meeting(text: str, held: Held, words: Vocabulary) -> bool:
    """Whether the sentence names the meeting or its paper."""
    _, start, end = held
    near = max(0, start - FAR)
    opens = max((one.end() for one in STOPS.finditer(text, near, start)), default=near)
    said = set(LETTERS.findall(fold(text[opens:end])))
    return not said.isdisjoint(words.grammar("paper")) or not said.isdisjoint(words.grammar("record_paper"))


def _says_only(text: str, held: Held, words: Vocabulary) -> bool:
    """Whether nothing else stands in the clause."""
    _, start, end = held
    before, behind = text[max(0, start - FAR) : start].split(), text[end : end + FAR].split()
    joins, articles = words.grammar("joiners"), words.grammar("articles")
    while before and (_is_role(before[-1], words) or fold(before[-1]) in articles):
        before.pop()
    opens = not before or before[-1][-1] in ENDS or fold(before[-1]) in joins
    closes = not behind or behind[0][0] in ENDS or fold(behind[0]) in joins
    return opens and closes


def with_their_body(named: list[Participant], listed: str, words: Vocabulary) -> list[Participant]:
    """«Ana Ruiz, OACNUDH Chile» behind «Moderadora»: one person and their house, no second one."""
    if len(named) != PAIR or not listed.startswith(f"{named[0].name}, {named[1].name}"):
        return named
    one, other = named
    known = person_score(words, one.name) >= SURE > person_score(words, other.name)
    body = other.kind == "organisation" or any(token[1:].isupper() for token in other.name.split())
    return [replace(one, of=one.of or other.name)] if known and body and one.kind == "person" else named
