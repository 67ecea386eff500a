"""The pieces of a list of people, whatever parts them: commas, dots, strokes, capitals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from actas.classify.one_person import (
    ASIDE,
    between_people,
    hidden_inside,
    known_in,
    looks_like_person,
    shown_again,
)
from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import name_words, person_score
from actas.vocabulary.patterns import any_of

LIST = 3  # names beside one another that make a list
AFTER_STOP = compiled(r"(?:(?<=[a-zà-ÿ]{3})|(?<=\)))\.\s+(?=([A-ZÀ-Þ\d]\S*))")
SHORTEST_END = 4  # small letters that end a sentence and no abbreviation
# «Ana (Red) Luis (Cruz)»: a comma was forgotten.
AFTER_ASIDE = compiled(r"\)\s+(?=[A-ZÀ-Þ][\w'’-]*[a-zà-ÿ])")
DOTS = compiled(r"\s+[·•+]\s+")  # «Ana (Red) · Luis (Cruz)»: no such sign is part of a name
OUTSIDE = compiled(r"[^()]+\)?")  # what stands in parentheses ends with one
BARS = compiled(r"\s+[-–—/|·•+]\s+|(?<=[^\W\d_]{3})[./]\s?(?=[^\W\d_])")
LETTERED = compiled(r"[^\W\d_](?:[^\W\d_]|['’-])*[^\W\d_]")
LONGEST_TITLE = 20  # letters of an honorific


def pieces_of(text: str, words: Vocabulary) -> list[str]:
    """Return the pieces of a list of people, whatever parts them."""
    if " (" in text:  # «Ana, Luis y (por teléfono) Eva»: what is told of Eva stands before her name
        text = _aside_first(words).sub(r"\1 \3 \2", text)
    if "·" in text or "•" in text or "+" in text:
        text = OUTSIDE.sub(lambda part: part[0] if part[0][-1] == ")" else DOTS.sub(", ", part[0]), text)
    hidden = _sentences_as_pieces(AFTER_ASIDE.sub("), ", text), words)
    barred = _barred(text, words)
    if len(barred) >= LIST and (_are_people(barred, words) or _are_bodies(barred, words)):
        # «Ana - Luis - Eva», «Ana. Luis. Eva y Rita»
        return [one for piece in barred for one in between_people(words).split(piece) if one]
    if parted := _by_capitals(text) or _by_blanks(text, words):
        return parted
    return [
        shown_again(piece) for piece in between_people(words).split(hidden_inside(hidden)) if piece.strip()
    ]


@lru_cache(maxsize=4)
def _aside_first(words: Vocabulary) -> re.Pattern[str]:
    joint = any_of(words.grammar("and"))
    return compiled(rf"(,|;|\s{joint})\s(\([^()]{{1,60}}\))\s([^\W\d_][^,;()]{{1,60}})", re.IGNORECASE)


def _barred(text: str, words: Vocabulary) -> list[str]:
    """Return the pieces between strokes, dots and stops; that of «Prof. Nilza - Zé - Rui» ends none."""
    pieces: list[str] = []
    start = 0
    for sign in BARS.finditer(text):
        before = text[start : sign.start()]
        title = sign[0][0] == "." and fold(before.rpartition(" ")[2]) in name_words(words).honorifics
        if not title:
            pieces.append(before)
            start = sign.end()
    return [piece for piece in (*pieces, text[start:]) if piece]


def _are_people(pieces: Sequence[str], words: Vocabulary) -> bool:
    """Whether each piece is somebody; beside two and half of all a name of no table is, too: «Rui - Zito»."""
    others = [piece for piece in pieces if not looks_like_person(piece, words)]
    known = len(pieces) - len(others)
    if others and (known < LIST - 1 or known < len(others)):
        return False
    roles = name_words(words).roles
    return all(
        " " not in one and person_score(words, one) >= 1.0 and fold(one) not in roles for one in others
    )


def _are_bodies(pieces: Sequence[str], words: Vocabulary) -> bool:
    """«Kenya / Uganda / IGAD»: whether pieces are countries and bodies, some by their acronyms alone."""
    known = [known_in(ASIDE.sub("", piece).strip(), words) is not None for piece in pieces]
    return any(known) and all(told or piece.isupper() for told, piece in zip(known, pieces, strict=True))


def _sentences_as_pieces(text: str, words: Vocabulary) -> str:
    """Return a text with commas for the full stops between sentences; that of «Profa. Ana» ends none."""
    titles = name_words(words).honorifics

    def comma(stop: re.Match[str]) -> str:
        before = text[max(0, stop.start() - LONGEST_TITLE) : stop.start()]
        last = before.split()[-1:]
        abbreviated = before[-1:].isalpha() and not before[-SHORTEST_END:].islower()
        whole = " " in before.rpartition(",")[2].strip()
        if abbreviated and not (whole and (stop[1].isdecimal() or fold(stop[1]) in titles)):
            return stop[0]  # «Univ. Sur», «Supt. Dr. Poe»; but «Rosa Gil. Mrs Poe» are two
        return stop[0] if last and fold(last[0]) in titles else ", "

    return AFTER_STOP.sub(comma, text)


def _by_blanks(text: str, words: Vocabulary) -> list[str]:
    """«PL TG MR», «Ana Luis Eva Paco»: initials, or more given names than one person has, part by blanks."""
    tokens = text.split()
    if len(tokens) < LIST or not all(map(str.isalpha, tokens)):
        return []
    short = all(token.isupper() and len(token) <= LIST for token in tokens)
    given = name_words(words).given
    if short and not any(fold(token) in given for token in tokens):
        return tokens
    named = len(tokens) > LIST and all(token[0].isupper() and fold(token) in given for token in tokens)
    return tokens if named else []


def _by_capitals(text: str) -> list[str]:
    """«PRADO Rose REY Odile»: surnames in capitals part people where nothing else does."""
    tokens = text.split()
    if len(tokens) < 2 * 2 or not all(LETTERED.fullmatch(token) for token in tokens):
        return []
    shouting = [token.isupper() for token in tokens]
    if shouting[0] == shouting[-1]:
        return []
    starts = [0] + [at for at in range(1, len(tokens)) if shouting[at] == shouting[0] != shouting[at - 1]]
    ends = [*starts[1:], len(tokens)]
    return (
        [" ".join(tokens[start:end]) for start, end in zip(starts, ends, strict=True)] if starts[1:] else []
    )
