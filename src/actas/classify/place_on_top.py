"""Where people met, by the first lines and by no key: «Taller, Lima, 8 de mayo», «martes 8, biblioteca»."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, islice, pairwise

from actas.classify.facts import Facts
from actas.classify.place_pieces import place_in
from actas.classify.place_words import EDGES, is_town, venue_named
from actas.model.block import Block, Outline
from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.days import is_month
from actas.vocabulary.fold import fold
from actas.vocabulary.names import name_words
from actas.vocabulary.sections import LONE, kind_by_head, kind_of_heading
from actas.vocabulary.sentences import is_sentence

SIGNS = compiled(r"\s*[,;()|·•]\s*|\s+[–—-]+\s+|\s+/\s+|(?<=[^\W\d_]{3})\.\s+(?=[A-ZÀ-Þ])")
FIRST = 3  # lines of the notes, titles among them, that may name the town
LONGEST = 16  # words of such a line
LONG_NAME = 4  # words of a meeting's name below which a name is a town's: «Ensayo 3 de mayo» is below few
LONGEST_TOWN = 4  # words of «bandar seri begawan», and one more
FIGURE = compiled(r"[\d/.-]+(?:[ºª°]|st|nd|rd|th|er|e|o|a)?")  # no hour: "London 15:00" may be its zone


def note_place_on_top(outline: Outline, facts: Facts) -> None:
    """Note the town that the first lines name, or the hall beside a day without its year; if unknown."""
    if facts.place is not None:
        return
    above: set[str] = set()  # the words of the lines before
    for at, block in enumerate(islice(chain(outline.title, outline.blocks()), FIRST)):
        text = block.words.text
        told = at >= len(outline.title) and is_sentence(text, facts.words)
        town, stop, _ = text.partition(". ")
        if told and at and stop and fold(town) in facts.words.grammar("capitals") and block.marker is None:
            facts.place = town  # «Lima. No siguen el orden …»
            return
        if told or not _may_say(block, facts.words):
            continue
        alone = at > 0 and (at < len(outline.title) or block.kind != "heading")
        facts.place = _town_of(text, facts.words, first=at == 0, alone=alone)
        if facts.place is None:
            facts.place = _any_town(text, above, facts)
        above.update(_told(text))
        if facts.place is None and not facts.dates(text):  # what stands beside a whole day was asked before
            facts.place = _hall_of(text, facts.words)
        if facts.place is not None:
            return


def _may_say(block: Block, words: Vocabulary) -> bool:
    """Whether a line is short, no point of a list, no key and speaks of no other meeting."""
    text = block.words.text
    if block.marker is not None or block.cells or ":" in text or text.count(" ") >= LONGEST:
        return False
    return words.grammar("earlier", "no_meetings_day").isdisjoint(_told(text))


def _told(text: str) -> set[str]:
    return {fold(token).strip(EDGES) for token in text.split()}


def _pieces(text: str) -> list[str]:
    return [one.strip(EDGES) for one in SIGNS.split(text) if one and one.strip(EDGES)]


def _any_town(text: str, above: set[str], facts: Facts) -> str | None:
    """«Taller, Pando, día 2», below the name «Pando, martes», «Pando 3 de mayo de 2021»: a town nobody lists.

    ``above``: the words of the lines before.
    """
    words, pieces = facts.words, _pieces(text)
    dates = facts.dates(text)
    if dates:
        before, behind = text[: dates[0].start].rstrip(), text[dates[0].end :].strip(EDGES)
        own = len(above) >= LONG_NAME and len(dates) == 1 and not behind and before[-1:].isalpha()
        small = words.grammar("saints", "of", "contracted_of")  # «Lagoon Circle 3 May» is no town
        own = own and (" " not in before or not small.isdisjoint(_told(before)))
        return before if own and _may_be_town(before, above, words) else None
    named = _told(pieces[0]) if pieces else set()
    if not above and words.grammar("event_nouns", "paper").isdisjoint(named):
        return None  # «Sprint, Friday»: what met has its noun
    if above and len(above) < LONG_NAME and words.grammar("event_nouns").isdisjoint(above):
        return None
    first, *more = pieces or [""]
    if above and more and _may_be_town(first, above, words):
        if any(_is_day(one, words) for one in more):
            return first
        country = len(more) == 1 and fold(more[0]) in words.countries
        return text if country or (len(more) == 1 and venue_named(more[0], words)) else None
    for piece, behind in pairwise(more if not above else ()):
        if _is_day(behind, words):
            return piece if _may_be_town(piece, named, words) else None
    town, _, day = pieces[-1].partition(" ") if pieces and text.islower() else ("", "", "")
    counted = any(map(str.isdecimal, day)) and not words.grammar("day_word").isdisjoint(fold(day).split())
    counted = counted and len(pieces) > 1 and _is_day(day, words)
    return town if counted and _may_be_town(town.capitalize(), named, words) else None


def _may_be_town(text: str, above: set[str], words: Vocabulary) -> bool:
    """Whether a few words are a name that nothing else is known by, and none of what stands above."""
    told = _told(text)
    if not is_town(text.replace("-", " ").replace("’", "").replace("ʻ", ""), words) or not above.isdisjoint(
        told
    ):
        return False
    things = words.grammar(
        "named_things", "paper", "stages", "small_groups", "debates", "remarks", "event_nouns"
    )
    things |= name_words(words).roles
    if not things.isdisjoint(told) or fold(text) in words.countries:
        return False
    whole = fold(text) in words.grammar("day_word", "day_nouns") or _is_day(text, words)
    known = whole or kind_of_heading(words, text)[1] >= LONE or kind_by_head(words, text)[1] > 0
    return not known and fold(text.split()[0]) not in name_words(words).given


def _town_of(text: str, words: Vocabulary, *, first: bool, alone: bool) -> str | None:
    """Return the town among the pieces of a line: alone in its piece, or right before the day.

    ``alone``: nothing else need stand in the line, which is below the name of the meeting.
    """
    pieces = _pieces(text)
    known = [(at, town) for at, one in enumerate(pieces) if (town := _in_piece(one, words))]
    if len(known) != 1 or not (first or known[0][0] == 0):
        return None  # several towns are what was talked about
    at, town = known[0]
    behind, after = pieces[at].partition(town)[2], " ".join(pieces[at + 1 : at + 2])
    given = fold(town) in name_words(words).given
    # «Lima, Ana, Luis», «Taller, Sofía, Luis» name people; «Lima», «Lima, Perú» below a name do not.
    called = at == 0 or given
    bare = len(pieces) == 1 or fold(after) in words.countries or text[len(town) :].startswith(". ")
    own = alone and not given and at == 0 and not behind and bare
    if called and not own and not _is_day(behind, words) and not _is_day(after, words):
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
    pieces = _pieces(text)
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
    days = words.grammar("day_word", "day_nouns", "stage_ordinals")
    weekdays, parts = words.phrases("dates", "weekdays"), words.grammar("in_day")
    tokens = [one.strip(EDGES) for one in fold(text).split()]
    dated = [
        bool(FIGURE.fullmatch(one)) or one in days or one in weekdays or is_month(one, words)
        for one in (token.rstrip(".") for token in tokens)
    ]  # «qui 5», "4 may": small words elsewhere
    beside = zip(tokens, dated, strict=True)
    return any(dated) and all(day or one in small or one in parts for one, day in beside)
