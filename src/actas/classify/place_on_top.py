"""Where people met, by the first lines and by no key: «Taller, Lima, 8 de mayo», «martes 8, biblioteca»."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, islice

from actas.classify.facts import Facts
from actas.classify.place_pieces import place_in
from actas.classify.place_words import EDGES
from actas.model.block import Block, Outline
from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.days import is_month
from actas.vocabulary.fold import fold
from actas.vocabulary.names import name_words
from actas.vocabulary.sentences import is_sentence

SIGNS = compiled(r"\s*[,;()|·•]\s*|\s+[–—-]+\s+|\s+/\s+|(?<=[^\W\d_]{3})\.\s+(?=[A-ZÀ-Þ])")
FIRST = 3  # lines of the notes, titles among them, that may name the town
LONGEST = 16  # words of such a line
LONGEST_TOWN = 4  # words of «bandar seri begawan», and one more
FIGURE = compiled(r"[\d/.-]+(?:[ºª°]|st|nd|rd|th|er|e|o|a)?")  # no hour: "London 15:00" may be its zone


def note_place_on_top(outline: Outline, facts: Facts) -> None:
    """Note the town that the first lines name, or the hall beside a day without its year; if unknown."""
    if facts.place is not None:
        return
    for at, block in enumerate(islice(chain(outline.title, outline.blocks()), FIRST)):
        told = at >= len(outline.title) and is_sentence(block.words.text, facts.words)
        if told or not _may_say(block, facts.words):
            continue
        text = block.words.text
        facts.place = _town_of(text, facts.words, first=at == 0)
        if facts.place is None and not facts.dates(text):  # what stands beside a whole day was asked before
            facts.place = _hall_of(text, facts.words)
        if facts.place is not None:
            return


def _may_say(block: Block, words: Vocabulary) -> bool:
    """Whether a line is short, no point of a list, no key and speaks of no other meeting."""
    text = block.words.text
    if block.marker is not None or block.cells or ":" in text or text.count(" ") >= LONGEST:
        return False
    told = {fold(token).strip(EDGES) for token in text.split()}
    return words.grammar("earlier", "no_meetings_day").isdisjoint(told)


def _town_of(text: str, words: Vocabulary, *, first: bool) -> str | None:
    """Return the town among the pieces of a line: alone in its piece, or right before the day."""
    pieces = [one.strip(EDGES) for one in SIGNS.split(text) if one and one.strip(EDGES)]
    known = [(at, town) for at, one in enumerate(pieces) if (town := _in_piece(one, words))]
    if len(known) != 1 or not (first or known[0][0] == 0):
        return None  # several towns are what was talked about
    at, town = known[0]
    behind, after = pieces[at].partition(town)[2], " ".join(pieces[at + 1 : at + 2])
    called = at == 0 or fold(town) in name_words(words).given  # «Lima, Ana, Luis», «Taller, Sofía, Luis»
    if called and not _is_day(behind, words) and not _is_day(after, words):
        return None
    return f"{town}, {after}" if not behind and fold(after) in words.countries else town


def _in_piece(piece: str, words: Vocabulary) -> str | None:
    """Return the known town that a piece is, or that stands in it right before the day."""
    tokens = piece.split()
    said = [fold(one).strip(EDGES) for one in tokens]
    capitals = words.grammar("capitals")
    for start in range(len(tokens)):
        for end in range(min(len(tokens), start + LONGEST_TOWN), start, -1):
            if " ".join(said[start:end]) not in capitals:
                continue
            town = " ".join(tokens[start:end]).strip(EDGES)
            rest = " ".join(tokens[end:])
            led = said[start - 1] if start else ""
            whose = led in words.grammar("of", "contracted_of", "articles", "who_meets", "and")
            if whose or not (town[:1].isupper() or piece.islower()):
                return None  # «Ayuntamiento de Lima»
            return town if (not rest and start == 0) or _is_day(rest, words) else None
    return None


def _hall_of(text: str, words: Vocabulary) -> str | None:
    """Return the place beside a day without its year: «martes 8, aula 2», «reunión del 3/10 en la sede»."""
    if not any(map(str.isdecimal, text)):
        return None
    pieces = [one.strip(EDGES) for one in SIGNS.split(text) if one and one.strip(EDGES)]
    for at, piece in enumerate(pieces):
        if _is_day(piece, words) or (at == 0 and _ends_with_day(piece.split(), words)):
            others = pieces[1:at] + pieces[at + 1 :]
            return next((place for one in others if (place := place_in(one, words))), None)
    tokens = text.split()
    for at in range(len(tokens) - 1, 1, -1):
        led = fold(tokens[at])
        if led in words.grammar("located") and _ends_with_day(tokens[:at], words, named=True):
            behind = " ".join(tokens[at:])
            return behind if text.islower() and led in words.grammar("at_home") else place_in(behind, words)
    return None


def _ends_with_day(tokens: Sequence[str], words: Vocabulary, *, named: bool = False) -> bool:
    """Whether a day ends some words, and is the meeting's: no «fiesta del 3/10», but «reunión del 3/10».

    ``named``: the words must say in what people met.
    """
    before = [fold(one).strip(EDGES) for one in tokens]
    day = []
    while before and _is_day(before[-1], words):
        day.append(before.pop())
    small = words.grammar("of", "contracted_of", "day_article")
    whose = bool(before) and before[-1] in small
    while before and before[-1] in small:
        before.pop()
    met = not words.grammar("paper").isdisjoint(before[-1:] if whose else before)
    dated = len(day) > 1 or any(sign in "/.-" for one in day for sign in one)  # no «grupo 3»
    return dated and any(map(str.isdecimal, "".join(day))) and (met or not (whose or named))


def _is_day(text: str, words: Vocabulary) -> bool:
    """«8 de mayo», «mié 12», «day 2», "second day": whether a few words only say which day."""
    small = words.phrases("language", "function_words")
    days, weekdays = (
        words.grammar("day_word", "day_nouns", "stage_ordinals"),
        words.phrases("dates", "weekdays"),
    )
    tokens = [one.strip(EDGES) for one in fold(text).split()]
    dated = [
        bool(FIGURE.fullmatch(one)) or one in days or one in weekdays or is_month(one, words)
        for one in (token.rstrip(".") for token in tokens)
    ]  # «qui 5», "4 may": small words elsewhere
    return any(dated) and all(day or one in small for one, day in zip(tokens, dated, strict=True))
