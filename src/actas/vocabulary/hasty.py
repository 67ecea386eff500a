"""Who came, put down in small letters: «jen, mrs okoro & me», «lic eva / dr paz», «nuria sergio belén»."""

from __future__ import annotations

import re
from functools import lru_cache

from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import known_actor, name_words, person_score
from actas.vocabulary.patterns import any_of

LIST = 3  # names that make a list
MOST = 4  # words of one piece
KNOWN = 1.5  # `person_score` of a name with a known part
NAME = compiled(r"[^\W\d_][^\W_]*(?:['’.-][^\W_]+)*\.?")
# Of so many names, how many a table must hold: where signs part them, where only blanks do, behind a key.
PARTED, SPACED, KEYED, KEYED_PARTED = (2, 1), (4, 3), (5, 2), (4, 1)
HOLDERS = frozenset({"moderator", "rapporteur"})
ASIDE = compiled(r"\s*\([^()]*\)")


@lru_cache(maxsize=64)  # the lines on top of the notes, asked for their title, their day and their people
def in_haste(text: str, words: Vocabulary, *, keyed: bool = False) -> tuple[str, ...]:
    """Return the names of a list that is all in small letters, each with the title or adjective it has.

    None where it says what people are, too, or names countries and bodies: «ana, tesorera, luis, vocal».
    ``keyed``: words before it say who came.
    """
    text = ASIDE.sub("", text) if "(" in text else text
    if not text.islower() or ":" in text or "(" in text or "@" in text:
        return ()
    if not keyed and says_who_came(text, words):
        return ()  # «vinieron ana, luis …»: the verb is no part of a name
    before, _, last = text.rpartition(" ")
    if words.keyed("meeting").get(fold(last)) == "participants":
        text, keyed = before, True  # "tom, asha and vic came"
    pieces = [piece for piece in _between(words).split(text) if piece]
    spaced = len(pieces) == 1
    pieces = _by_blanks(text, words) if spaced else pieces
    if len(pieces) < LIST:
        return ()
    table, myself = name_words(words), words.grammar("writer")
    named: list[tuple[str, bool]] = []
    bodies = 0
    for at, piece in enumerate(pieces):
        if piece[0].isdecimal() or len(piece) == 1 or fold(piece) in myself:
            continue  # «4 promotoras», "w/ ana"
        office = at > 0 and fold(piece) in table.roles and fold(piece) not in table.given
        if office:
            return ()
        bodies += known_actor(words, piece) is not None
        name = _bare(piece, words)
        if name is None:
            return ()
        named.append((name.rstrip("."), _is_known(name, words)))
    known = sum(sure for _, sure in named)
    most, least = (KEYED if keyed else SPACED) if spaced else (KEYED_PARTED if keyed else PARTED)
    listed = len(named) > max(1, bodies * 2) and known * most >= len(named) * least
    return tuple(name for name, _ in named) if listed else ()


@lru_cache(maxsize=4)
def _between(words: Vocabulary) -> re.Pattern[str]:
    joined = any_of(words.grammar("and"))
    return compiled(rf"\s*[,;/&+]\s*(?:{joined}\s+)?|\s+{joined}\s+")


def _by_blanks(text: str, words: Vocabulary) -> list[str]:
    """«raul graciela el negro mirta»: return the names that only blanks part, with article or title."""
    table, articles = name_words(words), words.grammar("articles")
    found: list[str] = []
    held = ""
    for token in text.split():
        whole = f"{held} {token}".strip()
        titled = fold(token) in table.honorifics and fold(token) not in table.given
        leads = titled or fold(token) in articles
        held = whole if leads else ""
        found += [] if leads else [whole]
    return found


def says_who_came(text: str, words: Vocabulary) -> bool:
    """Whether a line opens with a word or two that say who came: «vinieron …», "we were …"."""
    first, second = [*fold(text).split(maxsplit=2), "", ""][:2]
    came = words.phrases("attendance", "came")
    return first in came or f"{first} {second}" in came


def _bare(piece: str, words: Vocabulary) -> str | None:
    """Return a piece, without the article of an office or a given name; None where it is no name."""
    tokens = piece.split()
    told = fold(tokens[-1]) if len(tokens) > 1 else ""
    if told in name_words(words).roles or words.keyed("meeting").get(told) in HOLDERS:
        tokens.pop()  # «amira chair, kofi notes»
    article = len(tokens) > 1 and fold(tokens[0]) in words.grammar("articles")
    table, (called, *rest) = name_words(words), map(fold, tokens[article:])
    whole = not rest or rest[0] in words.grammar("of", "contracted_of")
    own = (
        article
        and whole
        and not any(called in known for known in (table.honorifics, table.roles, table.given))
    )
    tokens = tokens[article and not own :]  # «el negro»
    of = words.grammar("of", "contracted_of") if article else ()  # «o jovem do som»
    small = words.phrases("language", "function_words")
    if len(tokens) > MOST or not all(map(NAME.fullmatch, tokens)):
        return None
    if told and called in words.grammar("orders", "does") and called not in table.given:
        return None  # "call the agent, ana / tom"
    others = (one for one in tokens[own:] if len(one) > 1 and fold(one) not in table.honorifics)
    if any(fold(one) in small and fold(one) not in of for one in others):
        return None
    return " ".join(tokens)


def _is_known(name: str, words: Vocabulary) -> bool:
    """Whether a table holds a part of a name, or a title stands before it."""
    first, _, rest = name.partition(" ")
    titled = rest != "" and fold(first) in name_words(words).honorifics
    return titled or any(person_score(words, one) >= KNOWN for one in {name, first, name.rpartition(" ")[2]})
