"""What the notes say of the meeting itself: title, date, place, times; in their own words beside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from actas.classify.cast import Cast
from actas.classify.dates import Found, dates_in, times_in
from actas.classify.people import names_of
from actas.model.block import Block, FrontKey, Node, Outline, Part
from actas.model.record import Discarded, Meeting, Stated
from actas.model.span import Span
from actas.vocabulary import LANGUAGES, Vocabulary
from actas.vocabulary.fold import fold, fold_with_places
from actas.vocabulary.sections import kind_of_heading

# «En Xela, a 3 de mayo …», «En la ciudad de Xela, siendo las …»
OPENED_IN = re.compile(
    r"(?:En|Em|À)\s+(?:(?:la|el|a|o)\s+(?:ciudad|villa|localidad|pueblo|municipio|cidade|ville)\s+de\s+)?([A-ZÁÉÍÓÚÑ][^,.;:\d]{2,40}),\s"
)
KEYED_ADDRESS = re.compile(r"[^:\n]{2,45}:\s*https?://\S+")
KEY = re.compile(r"\s*([^:\n]{2,45}?)\s*:\s*(.*)$", re.DOTALL)
STATING = frozenset({"title", "date", "place", "time", "start", "end", "organiser", "type"})
TITLE_KEYS = ("title", "titre", "titulo")
DATE_ONLY = 7  # words of a line that only gives a date, somewhere below
HELD_ONLY = 12  # words of a sentence that only says where the meeting was held
LONGEST_PLACE = 8  # words
PREAMBLE = 14  # blocks at the top in which key and value speak of the meeting
FIRST_TEXT = 3  # paragraphs that may say when and where
SURE_LANGUAGE = 1.3  # times as many function words as the next language


@dataclass(frozen=True, slots=True)
class Frame:
    """The meeting, what is left to read once its own lines are taken out, and front matter set aside."""

    meeting: Meeting
    parts: tuple[Part, ...]
    days: tuple[tuple[str, Span], ...]  # the days that headings give to several meetings; empty for one
    discarded: tuple[Discarded, ...]


@dataclass(slots=True)
class Facts:
    """What has been found so far; the first to say something wins."""

    title: str | None = None
    date: Found | None = None
    place: str | None = None
    start: str | None = None
    end: str | None = None


def names_in_outline(outline: Outline, words: Vocabulary) -> list[str]:
    """Return the names of those who came, as far as headings and keys announce them."""
    found: list[str] = []
    for part in outline.walk():
        heading = part.heading
        kind = kind_of_heading(words, heading.words.text)[0] if heading else None
        blocks = [one.block for node in part.nodes for one in node.walk()]
        if heading and heading.tail and kind == "participants":
            found.extend(names_of(heading.tail, words))
        for block in blocks:
            key, value = key_of(block, words)
            if key in ("participants", "chair", "rapporteur", "absent", "excused"):
                found.extend(names_of(value, words))
            elif kind == "participants":
                found.extend(names_of(block.words.text, words))
    return found


@lru_cache(maxsize=4)
def _keys(words: Vocabulary) -> dict[str, str]:
    return words.keyed("meeting")


def key_of(block: Block, words: Vocabulary) -> tuple[str | None, str]:
    """Return which key of the meeting a line states and its value; None where it states none."""
    cells = block.cells
    if cells and len(cells) == 2:
        return _keys(words).get(fold(cells[0]).strip(" :.")), cells[1]
    found = KEY.match(block.words.text)
    if not found:
        return None, ""
    named = fold(found[1]).strip(" .*")
    keys = _keys(words)
    return keys.get(named) or keys.get(named.split("/")[0].strip()), found[2].strip()


def pairs_of(cells: tuple[str, ...], words: Vocabulary) -> list[tuple[str, str]]:
    """Return what the cells of a row state: «Fecha | 3 de mayo | Lugar | Xela», or «Fecha: 3 de mayo | Lugar: Xela»."""
    found: list[tuple[str, str]] = []
    keys = _keys(words)
    for at, cell in enumerate(cells):
        named = KEY.match(cell)
        if named and keys.get(fold(named[1]).strip(" .*")) in STATING and named[2].strip():
            found.append((keys[fold(named[1]).strip(" .*")], named[2].strip()))
        elif keys.get(fold(cell).strip(" :.")) in STATING and at + 1 < len(cells) and cells[at + 1]:
            found.append((keys[fold(cell).strip(" :.")], cells[at + 1]))
    return found


def frame_of(outline: Outline, cast: Cast, words: Vocabulary) -> Frame:
    """Return what the notes state of the meeting and the parts without the lines that only state it."""
    language = _language(outline, words)
    american = language == "en" and not _day_first(outline, words)
    facts = Facts()
    stated: list[Stated] = [Stated(lines=block.span, text=block.words.text) for block in outline.title]
    front_stated, aside = _front(outline.front, facts)
    for block in outline.title:
        _from_title(block, facts, words, american)
    parts, lines = _preamble(outline.parts, facts, words, american)
    stated.extend(lines)
    _elsewhere(parts, facts, words, american)
    _front_date(outline.front, facts, words, american)
    stated = sorted([*front_stated, *stated], key=lambda one: one.lines)
    meeting = Meeting(
        title=facts.title, date=facts.date.day if facts.date else None, end_date=facts.date.end_day if facts.date else None,
        place=facts.place, language=language, start=facts.start, end=facts.end, as_written=tuple(stated),
    )  # fmt: skip
    days = meeting_days(parts, words, american)
    return Frame(meeting, parts, tuple(days.items()) if len(days) > 1 else (), tuple(aside))


def _from_title(block: Block, facts: Facts, words: Vocabulary, american: bool) -> None:
    text = block.words.text
    dates = list(dates_in(text, words, american=american))
    if dates and facts.date is None:
        facts.date = dates[0]
    rest = _without(text, dates)
    facts.place = facts.place or _held_at(text, words)
    times = times_in(rest)
    facts.start = facts.start or (times[0] if times else None)
    facts.end = facts.end or (times[1] if len(times) > 1 else None)
    if dates and len(rest.split()) <= 6 and not _capital_run(rest) and facts.title:
        facts.place = facts.place or _place_beside(rest, words)
    elif dates and facts.title and _place_beside(rest, words):
        facts.place = facts.place or _place_beside(rest, words)
    elif facts.title is None and rest:
        facts.title = text.rstrip(" :")


def _capital_run(text: str) -> bool:
    return len(text.split()) > 3 and text.isupper()


def _without(text: str, dates: list[Found]) -> str:
    for one in reversed(dates):
        text = text[: one.start] + " " + text[one.end :]
    return " ".join(text.split()).strip(" ,.;:-–()")


def _place_beside(rest: str, words: Vocabulary) -> str | None:
    """Return the place that shares a line with the date: «San Pedro Sula, 15 de noviembre de 2016»."""
    bare = re.sub(r"\b\d{1,2}\s?[:.h]\s?\d{0,2}\s*(?:[ap]\.?m\.?)?\b.*", "", rest).strip(" ,.;:-–()")
    tokens = bare.split()
    while tokens and (
        fold(tokens[-1]) in words.phrases("language", "function_words")
        or fold(tokens[-1]) in words.phrases("dates", "weekdays")
    ):
        tokens.pop()
    while tokens and fold(tokens[0]).strip(",") in words.phrases("dates", "weekdays"):
        tokens.pop(0)
    bare = " ".join(tokens).strip(" ,.;:-–")
    if not bare or len(tokens) > 7 or not bare[:1].isupper() or any(char.isdigit() for char in bare):
        return None
    if any(fold(token).strip(",.") in words.grammar("paper") for token in tokens) or fold(bare) in _keys(
        words
    ):
        return None
    return bare


def _front(front: tuple[FrontKey, ...], facts: Facts) -> tuple[list[Stated], list[Discarded]]:
    stated: list[Stated] = []
    aside: list[Discarded] = []
    for key in front:
        span = Span(key.line, key.line)
        if key.key in TITLE_KEYS and facts.title is None and re.search(r"[^\W\d_]{3}", key.value):
            facts.title = key.value
            stated.append(Stated(lines=span, text=key.text))
        elif key.key in (*TITLE_KEYS, "date", "fecha", "data", "subtitle", "place", "location", "lugar"):
            stated.append(Stated(lines=span, text=key.text))
        else:
            aside.append(Discarded(lines=span, text=key.text, reason="front-matter"))
    return stated, aside


def _front_date(front: tuple[FrontKey, ...], facts: Facts, words: Vocabulary, american: bool) -> None:
    """A title in the front matter may name the day; a `date:` there only counts where other words agree."""
    named = [
        found
        for key in front
        if key.key in (*TITLE_KEYS, "subtitle")
        for found in dates_in(key.value, words, american=american)
    ]
    dated = [
        found
        for key in front
        if key.key in ("date", "fecha", "data")
        for found in dates_in(key.value, words, american=american)
    ]
    if facts.date is None and named:
        facts.date = named[0]
    for key in front:
        if key.key == "subtitle" and facts.place is None:
            dates = list(dates_in(key.value, words, american=american))
            if dates:
                facts.place = _place_beside(_without(key.value, dates), words)
        if key.key in ("place", "location", "lugar") and facts.place is None:
            facts.place = key.value
    if facts.date is None and dated and any(one.day == dated[0].day for one in named):
        facts.date = dated[0]


def _preamble(
    parts: tuple[Part, ...], facts: Facts, words: Vocabulary, american: bool
) -> tuple[tuple[Part, ...], list[Stated]]:
    """Take the lines that only state date, place and their kin out of the top of the notes."""
    stated: list[Stated] = []
    if not parts:
        return parts, stated
    out = list(parts)
    several = len(meeting_days(parts, words, american)) > 1
    for at, part in enumerate(parts[:2]):
        if part.heading is not None and (several or not _is_date_heading(part.heading, words, american)):
            break
        if part.heading is not None:
            if part.nodes and at > 0 or facts.date is not None:
                break
            _from_title(part.heading, facts, words, american)
            stated.append(Stated(lines=part.heading.span, text=part.heading.words.text))
            out[at] = Part(heading=None, nodes=part.nodes, parts=part.parts)
            part = out[at]
        kept: list[Node] = []
        for place, node in enumerate(part.nodes):
            if place < PREAMBLE and not node.children and _states(node.block, facts, words, american):
                stated.append(Stated(lines=node.block.span, text=node.block.words.text))
            else:
                kept.append(node)
        out[at] = replace(part, nodes=tuple(kept))
    return tuple(one for part in _flattened(out) for one in _parted(part, words)), stated


def _parted(part: Part, words: Vocabulary) -> Iterator[Part]:
    """Give a list of those who came, before any heading, a section of its own."""
    at = (
        next((at for at, node in enumerate(part.nodes) if _lists_people(node, words)), None)
        if part.heading is None
        else None
    )
    if at is None or len(part.nodes) == 1:
        yield part
        return
    for nodes in (part.nodes[:at], part.nodes[at : at + 1]):
        if nodes:
            yield Part(heading=None, nodes=nodes)
    if part.nodes[at + 1 :] or part.parts:
        yield replace(part, nodes=part.nodes[at + 1 :])


def _lists_people(node: Node, words: Vocabulary) -> bool:
    """«Asistieron las siguientes personas:» and a list of names."""
    if len(node.children) < 2 or node.block.marker is not None:
        return False
    named = sum(bool(names_of(child.block.words.text, words)) for child in node.children)
    said = fold(node.block.words.text)
    told = any(re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", said) for phrase in _came(words))
    return told and named * 2 >= len(node.children)


@lru_cache(maxsize=4)
def _came(words: Vocabulary) -> frozenset[str]:
    return frozenset(
        phrase
        for phrase in words.phrases("meeting", "participants")
        | words.phrases("section_words", "participants")
        if len(phrase) > 4
    )


def _flattened(parts: list[Part]) -> Iterator[Part]:
    """Drop parts that have nothing left."""
    for part in parts:
        if part.heading is None and not part.nodes:
            yield from part.parts
        else:
            yield part


def _is_date_heading(heading: Block, words: Vocabulary, american: bool) -> bool:
    dates = list(dates_in(heading.words.text, words, american=american))
    return (
        bool(dates)
        and len(_without(heading.words.text, dates).split()) <= 5
        and kind_of_heading(words, heading.words.text)[1] < 2.5
    )


def _states(block: Block, facts: Facts, words: Vocabulary, american: bool) -> bool:
    """Note what a line states; true when it states nothing else."""
    if block.columns and all(_keys(words).get(fold(name).strip(" :.")) in STATING for name in block.columns):
        for name, cell in zip(block.columns, block.cells or (), strict=False):
            _note(_keys(words)[fold(name).strip(" :.")], cell, facts, words, american)
        return True
    if block.cells and (pairs := pairs_of(block.cells, words)):
        for key, value in pairs:
            _note(key, value, facts, words, american)
        return len(pairs) * 2 >= sum(bool(cell) for cell in block.cells)
    key, value = key_of(block, words)
    if key in STATING and len(value.split()) <= 25:
        _note(key, value, facts, words, american)
        return True
    if key is not None or block.marker is not None:
        return False
    if KEYED_ADDRESS.fullmatch(block.words.text):
        return True
    if len(block.words.text.split()) <= HELD_ONLY and _held_at(block.words.text, words):
        _from_sentence(block.words.text, facts, words, american)
        return True
    text = block.words.text
    dates = list(dates_in(text, words, american=american))
    if dates and len(text.split()) <= 16:
        rest = _without(text, dates)
        place = _place_beside(rest, words)
        if (
            not rest
            or place
            or re.fullmatch(
                r"[\W\d]*(?:[ap]\.?m\.?|h|hrs?|horas)?[\W\d]*(?:[ap]\.?m\.?|h|hrs?|horas)?\W*", fold(rest)
            )
            or _only_small(rest, words)
        ):
            facts.date = facts.date or dates[0]
            facts.place = facts.place or place
            times = times_in(_without(text, dates))
            if times:
                facts.start = facts.start or times[0]
                facts.end = facts.end or (times[1] if len(times) > 1 else None)
            return True
    return False


def _only_small(rest: str, words: Vocabulary) -> bool:
    small = (
        words.phrases("language", "function_words")
        | words.phrases("dates", "weekdays")
        | words.grammar("paper")
    )
    return (
        all(
            fold(token).strip(".,:") in small or not any(c.isalpha() for c in token) for token in rest.split()
        )
        and len(rest.split()) < 4
    )


def _note(key: str, value: str, facts: Facts, words: Vocabulary, american: bool) -> None:
    dates = list(dates_in(value, words, american=american))
    if key == "title" and facts.title is None and value:
        facts.title = value
    elif key == "place" and not facts.place and value:
        rest = _without(value, dates) if dates else value
        facts.place = rest or None
    if key == "date" and dates:
        facts.date = facts.date or dates[0]
        facts.place = facts.place or _place_beside(_without(value, dates), words)
    times = times_in(_without(value, dates) if dates else value)
    if key in ("time", "date") and times:
        facts.start = facts.start or times[0]
        facts.end = facts.end or (times[1] if len(times) > 1 else None)
    elif key == "start" and times:
        facts.start = facts.start or times[0]
        facts.end = facts.end or (times[1] if len(times) > 1 else None)
    elif key == "end" and times:
        facts.end = facts.end or times[0]


def _elsewhere(parts: tuple[Part, ...], facts: Facts, words: Vocabulary, american: bool) -> None:
    """Look for what is still unknown in sections of facts, in date headings and in the first sentences."""
    seen = 0
    days = meeting_days(parts, words, american)
    for part in (one for top in parts for one in top.walk()):
        if (
            part.heading is not None
            and facts.date is None
            and len(days) == 1
            and _names_meeting_day(part.heading, words, american)
        ):
            facts.date = next(dates_in(part.heading.words.text, words, american=american))
        for block in (one.block for node in part.nodes for one in node.walk()):
            for key, value in pairs_of(block.cells or (), words):
                if key != "title" and not (key == "date" and len(days) > 1):
                    _note(key, value, facts, words, american)
            key, value = key_of(block, words)
            if (
                key == "title"
                and not facts.title
                and part.heading is not None
                and kind_of_heading(words, part.heading.words.text)[0] == "info"
            ):
                facts.title = value or None
            if (
                key in STATING
                and key != "title"
                and len(value.split()) <= 25
                and not (key == "date" and len(days) > 1)
            ):
                _note(key, value, facts, words, american)
            elif seen < FIRST_TEXT:
                seen += 1
                _from_sentence(block.words.text, facts, words, american)
            elif (
                block.marker is None
                and facts.date is None
                and len(days) < 2
                and len(block.words.text.split()) <= DATE_ONLY
            ):
                _states(block, facts, words, american)


def meeting_days(parts: tuple[Part, ...], words: Vocabulary, american: bool) -> dict[str, Span]:
    """Return the days that headings give to meetings, each with the first heading's lines."""
    days: dict[str, Span] = {}
    for part in (one for top in parts for one in top.walk()):
        if part.heading is not None and _names_meeting_day(part.heading, words, american):
            days.setdefault(
                next(dates_in(part.heading.words.text, words, american=american)).day, part.heading.span
            )
    return days


def _names_meeting_day(heading: Block, words: Vocabulary, american: bool) -> bool:
    dates = list(dates_in(heading.words.text, words, american=american))
    if not dates:
        return False
    rest = _without(heading.words.text, dates)
    return not any(char.isalpha() for char in rest) or any(
        fold(token).strip(".,:") in words.grammar("paper") for token in rest.split()
    )


def _from_sentence(text: str, facts: Facts, words: Vocabulary, american: bool) -> None:
    opening = [fold(token).strip(".,:;()") for token in text.split()[:60]]
    if not any(token in words.grammar("paper") or token in words.grammar("gathering") for token in opening):
        return
    if facts.date is None:
        dates = list(dates_in(text[:700], words, american=american))
        if dates and len({one.day for one in dates}) == 1:
            facts.date = dates[0]
    opened = OPENED_IN.match(text)
    facts.place = facts.place or _held_at(text, words) or (opened[1].strip() if opened else None)


def _held_at(text: str, words: Vocabulary) -> str | None:
    """Return the place that a sentence says a meeting was held at: «celebrada en el salón comunal»."""
    folded, places = fold_with_places(text)
    for held in sorted(words.grammar("held"), key=len, reverse=True):
        at = folded.find(held + " ")
        if at < 0:
            continue
        place = re.split(
            r"[.,;:(]|\s(?:y|e|and|et|el|on|le|con|com)\s", text[places[at + len(held) + 1] :], maxsplit=1
        )[0].strip()
        if place and len(place.split()) <= LONGEST_PLACE:
            return place
    return None


def _language(outline: Outline, words: Vocabulary) -> str | None:
    """Return the language whose function words are by far the most; None when it is not clear."""
    tokens: list[str] = []
    for part in outline.walk():
        for node in part.nodes:
            for one in node.walk():
                tokens.extend(re.findall(r"[^\W\d_]+", fold(f"{one.block.words.text} {one.block.tail}")))
        if part.heading:
            tokens.extend(re.findall(r"[^\W\d_]+", fold(part.heading.words.text)))
        if len(tokens) > 3000:
            break
    counts = sorted(
        (
            (sum(map(words.phrases("language", "function_words", code).__contains__, tokens)), code)
            for code in LANGUAGES
        ),
        reverse=True,
    )
    best, second = counts[0], counts[1]
    return best[1] if best[0] >= 5 and best[0] >= second[0] * SURE_LANGUAGE else None


def _day_first(outline: Outline, words: Vocabulary) -> bool:
    """Whether a numeric date of the notes can only be read day first."""
    for part in outline.walk():
        for node in part.nodes[:40]:
            for found in re.finditer(
                r"(?<!\d)(\d{1,2})[/.](\d{1,2})[/.](?:19|20)?\d\d(?!\d)", node.block.words.text
            ):
                if int(found[1]) > 12 >= int(found[2]):
                    return True
    return False
