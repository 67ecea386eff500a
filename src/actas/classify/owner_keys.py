"""Whose a task is by a key that says so: «Responsable: Ana», "assigned to Ana"."""

from __future__ import annotations

from functools import lru_cache

from actas.classify.cast import Cast, is_word
from actas.classify.identity import CAPITALISED, GIVEN, identify, person
from actas.classify.owner_names import Owner, at_head, is_nobody, is_verb, named
from actas.classify.turns import is_known_word
from actas.model.compiled import compiled
from actas.model.record import Actor
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold, fold_with_places
from actas.vocabulary.names import name_words
from actas.vocabulary.patterns import between_names
from actas.vocabulary.phrases import Phrases, may_hold

IN_LABEL = compiled(r"\W{0,3}([^\W\d_]{2,12})\s?[(\[]([^\W\d_][\w.-]{1,24})[)\]]\s?:?\s+(?=\S)")
VALUE = compiled(r"\s*([:=])?\s*([^.;,:()\[\]\n|]{2,60})")
PAST_STOP = compiled(r"\.\s*([^\W\d_]+)[^.;,:()\[\]\n|]{0,50}")
HELD = frozenset({"chair", "rapporteur"})  # keys of the meeting that say who led and who wrote
LONGEST_KEY = 4  # words of «fecha límite de entrega»
MOST_STOPS = 5  # of titles and initials before a name
UNTIL_STOP = compiled(r"[^.;:()\[\]\n|]{2,80}")


def _holds_office(key: str, words: Vocabulary) -> bool:
    """Whether a key of owners names an office of the meeting as well: «Coordina», not «Encargada»."""
    if words.keyed("meeting").get(key) in HELD:
        return True
    return key in name_words(words).roles and key not in words.grammar("charged")


def _list_at_head(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """Return the people that words begin with, commas between them: «Ana, Luis y quizás Eva»."""
    stretch = UNTIL_STOP.match(text)
    told = stretch[0] if stretch else ""
    if stretch and text[stretch.end() : stretch.end() + 1] == ":":
        told = _before_key(told, words)
    pieces = between_names(words).split(told) if told else []
    end, actors = 0, list[Actor]()
    for piece in pieces:
        first, _, rest = piece.partition(" ")
        shown = (rest if rest and fold(first) in words.grammar("perhaps") else piece).strip()
        owner = named(shown, cast, words, least=GIVEN)
        if owner is None and actors and any(one.isupper() and len(one) > 2 for one in shown.split()):
            owner = Owner(shown, (Actor(name=shown, kind="group"),))  # «Resp.: SEN, CTL Pasco»
        if owner is None:
            break
        end = text.index(shown, end) + len(shown)
        actors += owner.actors
    return Owner(text[:end], tuple(actors)) if len(actors) > 1 else None


@lru_cache(maxsize=4)
def _keys(words: Vocabulary) -> Phrases:
    return Phrases(_key_words(words))


@lru_cache(maxsize=4)
def _key_words(words: Vocabulary) -> frozenset[str]:
    with_colon = frozenset(key.rstrip(":") for key in words.phrases("owners", "keys"))
    return with_colon | words.phrases("owners", "plain_keys")


def _past_titles(folded: str, start: int, end: int, words: Vocabulary) -> int:
    """Return where a name ends that holds the full stops of titles and initials: «Sr. Gómez», «J. Otero»."""
    titles = words.phrases("names", "honorifics")
    bare = True  # nothing but titles and initials so far
    for _ in range(MOST_STOPS):
        if folded[end : end + 1] != ".":
            break
        *before, last = folded[start:end].split()
        bare = bare and all(f"{one.rstrip('.')}." in titles or len(one.rstrip(".")) == 1 for one in before)
        joined = before[-1:] != [] and before[-1] in words.grammar("and")  # «M. Roux et M. Picard»
        if f"{last}." not in titles if len(last) > 1 or joined else not bare:
            break
        more = PAST_STOP.match(folded, end)
        if more is None or folded[more.end() : more.end() + 1] == ":":
            break  # «grupo A. Plazo: mayo»
        if len(more[1]) > 1 and more[1] in words.phrases("language", "function_words"):
            break  # «A. Luego se ve»
        end = more.end()
    return end


def _before_key(told: str, words: Vocabulary) -> str:
    """Return a value without the next key, which no sign parts from it: «Ana Ruiz Plazo: mayo»."""
    tokens = told.split()
    for size in range(min(LONGEST_KEY, len(tokens) - 1), 0, -1):
        if fold(" ".join(tokens[-size:])) in _keys_beside(words):
            return told.rsplit(maxsplit=size)[0]
    return told


@lru_cache(maxsize=4)
def _keys_beside(words: Vocabulary) -> frozenset[str]:
    """Return the keys that stand beside one of who does something: until when, how it fares."""
    told = words.phrases("owners", "due") | words.grammar("told_of_tasks")
    return (_key_words(words) | told) - words.phrases("owners", "bodies")


def in_label(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """Return whom one word in the brackets of a label names, be it in small letters: "TODO(jens): …"."""
    found = IN_LABEL.match(text)
    if found is None or fold(found[1]) not in words.phrases("owners", "labels"):
        return None
    shown = found[2]
    if (
        is_nobody(shown, words)
        or is_known_word(shown, words)
        or fold(shown) in words.phrases("owners", "bodies")
    ):
        return None
    word = is_word(shown, words) or fold(shown) in words.phrases("owners", "progress")
    return None if word else Owner(shown, (identify(shown, cast, words, least=GIVEN) or person(shown),))


def _is_in_sentence(before: str, words: Vocabulary) -> bool:
    """Whether a small word makes what follows a part of a sentence: "to contact Tom", «al responsable»."""
    return not words.phrases("language", "function_words").isdisjoint(before.split()[-1:])


def by_key(text: str, cast: Cast, words: Vocabulary, *, sure: bool) -> Owner | None:
    """«Responsable: Ana», "assigned to Ana"."""
    if not may_hold(fold(text), _key_words(words)):
        return None
    folded, places = fold_with_places(text)
    for start, end, key in _keys(words).find(folded):
        found = VALUE.match(folded, end)
        colon = found and (found[1] or key[-1] == ".")  # «Resp. OIM»
        plain = key in words.phrases("owners", "plain_keys")
        held = start == 0 and not sure and _holds_office(key, words)
        if not found or held or not (colon or plain or sure):
            continue  # «Coordinadora: Ana» says who held the meeting
        ends = found.end(2)
        if folded[ends : ends + 1] == ".":
            ends = _past_titles(folded, found.start(2), ends, words)
        shown = text[places[found.start(2)] : places[ends]]
        shown = (_before_key(shown, words) if folded[ends : ends + 1] == ":" else shown).strip(" .,")
        if not colon and not plain:  # «…, responsable Ana»
            spoken = _is_in_sentence(folded[:start], words)
            owner = None if spoken else named(shown, cast, words, least=GIVEN)
            if owner and start and all(actor.kind == "person" for actor in owner.actors):
                return owner
            continue
        if is_nobody(shown, words) or is_verb(shown, words):
            continue  # «Responsable: por confirmar», «La coordinadora: traer las llaves»
        listed = _list_at_head(text[places[found.start(2)] :], cast, words)
        owner = listed or named(shown, cast, words, least=CAPITALISED) or at_head(shown, cast, words)
        if owner and (colon or sure or all(actor.kind == "person" for actor in owner.actors)):
            return owner
        if colon and start > 0 and sure and shown[:1].isalpha():
            return Owner(shown, ())
    return None
