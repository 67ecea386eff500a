"""Bodies and offices by their nouns: «la Universidad del Valle», "finance committee", «delegado de Chile»."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from actas.model.compiled import compiled
from actas.model.plain import replace
from actas.model.record import Actor
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import country_of, name_words

OF_COUNTRY = compiled(r"([^\W\d_][\w .]{2,25}?)\s?[-–/]\s?([^\W\d_][\w .]{2,25}?)")
SHORT = compiled(r"[A-ZÀ-Þ]{3,10}")
MOST = 8  # words of a body's name
LEADING = ("es", "fr", "pt")  # languages whose names begin with the noun; in English they end with it


def names_body(text: str, words: Vocabulary, *, behind: bool = False, asks: bool = False) -> bool:
    """Whether a phrase, its article taken off, is the name of a body and not the noun alone.

    ``behind``: an article stood there, and a capital is more than the sentence's: «L'Union des jardins».
    ``asks``: and a verb follows with which bodies ask or tell: «l'agence de bassin rappelle».
    """
    tokens = text.split()
    if not 2 <= len(tokens) <= MOST:
        return False
    noun, rest = _noun_of(tokens, words)  # first, since few phrases have one
    shown = tokens if behind and noun in _leading(words) else rest
    of = asks and behind and fold(tokens[1].replace("’", "'").partition("'")[0]) in words.grammar("of")
    named = noun in _nouns("bodies", words) or (
        noun in _nouns("named_bodies", words) and (of or any(token[:1].isupper() for token in shown))
    )
    if not named or not all(map(_is_name_part, tokens)):
        return False
    folded = [fold(token) for token in tokens]
    if len(tokens) > 2 and tokens[-1].istitle():  # «… del Sur», a small word in French
        return _not_in_names(words).isdisjoint(folded[:-1])
    return names_whole(folded, words)


def names_whole(folded: Sequence[str], words: Vocabulary) -> bool:
    """Whether no small word stands among those of a name but such as join them, and none behind."""
    small = words.phrases("language", "function_words")
    return folded[-1] not in small and _not_in_names(words).isdisjoint(folded)


@lru_cache(maxsize=4)
def nouns_of_bodies(words: Vocabulary) -> frozenset[str]:
    """Return the words that say what bodies are, things though some may be elsewhere: «école», "library"."""
    return words.phrases("actors", "bodies") | words.phrases("actors", "named_bodies")


def is_noun_of_bodies(text: str, words: Vocabulary) -> bool:
    """Whether a word says what bodies are, and names none: «Mairie»."""
    return fold(text) in _leading(words)


def names_body_of_country(text: str, words: Vocabulary) -> bool:
    """«SENARI-Perú», «Perú/SENARI»: whether an acronym and a country name a body together."""
    found = OF_COUNTRY.fullmatch(text)
    if found is None:
        return False
    first, last = found[1], found[2]
    return any(
        SHORT.fullmatch(short) and not country_of(words, short) and country_of(words, state)
        for short, state in ((first, last), (last, first))
    )


def addressed_first(text: str, words: Vocabulary) -> bool:
    """«À OMI, guia em crioulo», «A los gobiernos: …»: whether a line opens with the body that it is for."""
    said = text.replace(":", ",").partition(",")
    first, _, whom = said[0].partition(" ")
    if not said[1] or not whom or fold(first) not in words.grammar("addressees"):
        return False
    article, _, rest = whom.partition(" ")
    bare = rest if rest and fold(article) in words.grammar("articles") else whom
    groups = name_words(words).groups
    named = bare.isupper() or country_of(words, bare) is not None or names_body(bare, words)
    return named or fold(bare) in groups or fold(whom) in groups or fold(bare) in nouns_of_bodies(words)


def is_proper(text: str, words: Vocabulary) -> bool:
    """Whether all words of a name have capitals, but for those that only join them."""
    small = words.grammar("of", "articles", "and", "body_of")
    tokens = text.replace("’", "'").replace("'", "' ").split()
    return all(token[:1].isupper() or token == "s" or fold(token).strip("'") in small for token in tokens)


def names_delegate(text: str, words: Vocabulary) -> bool:
    """Whether a phrase is who speaks for a country or body: «Representante de Panamá»."""
    return fold(text.split(maxsplit=1)[0]) in words.grammar("delegates") and names_office(text, words)


def as_state(actor: Actor, words: Vocabulary) -> Actor:
    """«Delegación de Honduras» -> Honduras, as which it counts; of several, each."""
    if actor.members:
        return replace(actor, members=tuple(as_state(one, words) for one in actor.members))
    if actor.code or " " not in actor.name:
        return actor
    tokens = _state_of(actor.name.split(), words)
    # "the Bahamas"; «El Salvador» has its own
    small = bool(tokens) and tokens[0] in words.grammar("articles")
    named = " ".join(tokens[small:])
    code = country_of(words, named) if named else None
    if code is None:
        return actor
    return Actor(name=named, kind="country", code=code, as_written=actor.as_written or actor.name)


def _state_of(tokens: list[str], words: Vocabulary) -> list[str]:
    """Return what stands behind «delegación de», "Government of", or before "delegation"; or nothing."""
    speaks = words.grammar("delegates", "governments")
    if fold(tokens[0]) in words.grammar("articles"):
        tokens = tokens[1:]
    if fold(tokens[-1]) in speaks:
        return tokens[:-1]  # "Jamaica delegation"
    if fold(tokens[0]) not in speaks or len(tokens) == 1:
        return []
    small, _, elided = tokens[1].replace("’", "'").partition("'")
    if fold(small) not in words.grammar("of", "contracted_of"):
        return []
    return [elided, *tokens[2:]] if elided else tokens[2:]


def names_office(text: str, words: Vocabulary, *, proper: bool = True) -> bool:
    """Whether a phrase is somebody by their office: «representante de Panamá», "delegate of Togo".

    ``proper``: a word after the office must have a capital.
    """
    tokens = text.split()
    if not 3 <= len(tokens) <= MOST:
        return False
    roles, leads = offices(words), words.grammar("of")
    held = next((size for size in (2, 1) if fold(" ".join(tokens[:size])) in roles), 0)
    led = held and (
        fold(tokens[held].replace("’", "'").partition("'")[0]) in leads
        or tokens[held] in words.as_written("words", "office_for")
    )
    if not led or not all(map(_is_name_part, tokens)):
        return False
    if fold(tokens[-1]) in words.phrases("language", "function_words"):
        return False  # "the minutes of May 10th were"
    return not proper or any(token[:1].isupper() or "'" in token for token in tokens[held:])


@lru_cache(maxsize=4)
def offices(words: Vocabulary) -> frozenset[str]:
    """Return the roles that somebody has; «Minutes: Ana» names who writes them, "the minutes" nobody."""
    return name_words(words).roles - words.grammar("record_paper")


@lru_cache(maxsize=4)
def _joining(words: Vocabulary) -> frozenset[str]:
    """Return the function words that may stand inside a name."""
    keys = ("of", "and", "articles", "body_of", "body_joins", "quantifiers")
    return words.grammar(*keys) | words.phrases("names", "particles")


@lru_cache(maxsize=4)
def _not_in_names(words: Vocabulary) -> frozenset[str]:
    return words.phrases("language", "function_words") - _joining(words)


def _is_name_part(token: str) -> bool:
    bare = token.strip(".’'")
    if bare.isalnum():
        return token[-1] not in "?!"
    return bool(bare) and all(char.isalnum() or char in "-’'&.()/" for char in bare) and token[-1] not in "?!"


def _noun_of(tokens: list[str], words: Vocabulary) -> tuple[str, list[str]]:
    """Return the folded noun that says what a thing is, and the other words of its name."""
    first, last = fold(tokens[0]), fold(tokens[-1])
    leads = words.grammar("body_of")
    if first in _leading(words):
        return first, tokens[1:]
    if len(tokens) > 2 and fold(tokens[1]) in leads:
        return (first, tokens[2:]) if first in _english(words) else ("", [])
    if last not in _english(words):
        return "", []  # nearly all
    joined = any(fold(token) in words.phrases("language", "function_words") for token in tokens[:-1])
    return ("", []) if joined else (last, tokens[:-1])


def _nouns(key: str, words: Vocabulary) -> frozenset[str]:
    return words.phrases("actors", key)


@lru_cache(maxsize=4)
def _leading(words: Vocabulary) -> frozenset[str]:
    return frozenset().union(
        *(words.phrases("actors", key, code) for key in ("bodies", "named_bodies") for code in LEADING)
    )


@lru_cache(maxsize=4)
def _english(words: Vocabulary) -> frozenset[str]:
    return words.phrases("actors", "bodies", "en") | words.phrases("actors", "named_bodies", "en")
