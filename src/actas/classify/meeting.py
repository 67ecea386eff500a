"""What the notes say of the meeting itself: title, date, place, times; in their own words beside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, islice

from actas.classify.attendance_keys import stretches, told_in_paragraph, under_key
from actas.classify.beside_day import is_another_day
from actas.classify.columns import lines_of, people_in_row
from actas.classify.dates import Found, times_in
from actas.classify.facts import (
    PEOPLE_KEYS,
    STATING,
    Facts,
    key_of,
    only_row,
    pairs_of,
    side_by_side,
    tells_no_place,
)
from actas.classify.first_line import note_first_line
from actas.classify.heard import says_it_began
from actas.classify.language import language_of
from actas.classify.meeting_title import note_title, says_again
from actas.classify.month_first import month_first
from actas.classify.naming import name_from_top
from actas.classify.nicknames import are_small, is_small_nickname
from actas.classify.one_each import initials_in, of_initials
from actas.classify.opening import note_sentence
from actas.classify.people import people_in
from actas.classify.place_on_top import note_place_on_top
from actas.classify.place_words import CLOCK, place_that_opens, without
from actas.classify.places import piece_behind_day, place_beside
from actas.classify.places_told import place_behind_hour, place_in_name
from actas.classify.posted import day_above, day_before
from actas.classify.preamble import take_preamble
from actas.classify.stating import LONGEST_VALUE, note_pieces, opens_with_day, states
from actas.model.block import Block, FrontKey, Outline, Part, targets_of
from actas.model.compiled import compiled
from actas.model.plain import Plain, plain
from actas.model.record import Discarded, Meeting, Participant, Stated
from actas.model.span import Span
from actas.vocabulary import Vocabulary
from actas.vocabulary.days import day_alone, only_when_and_where, without_day
from actas.vocabulary.fold import fold
from actas.vocabulary.hasty import in_haste
from actas.vocabulary.names import CAME_OR_NOT, person_score
from actas.vocabulary.phrases import only_of, opens
from actas.vocabulary.rosters import who_led
from actas.vocabulary.sections import LONE, bare, kind_of_heading
from actas.vocabulary.sentences import is_sentence

LISTED = compiled(r"[\[\]\"']")  # signs of a list in a front matter
KNOWN = 1.5  # `person_score` of a name with a known part
THREE_LETTERS = compiled(r"[^\W\d_]{3}")  # what a title has at least
# An hour beside the day of a front matter that no meeting is set for: a program wrote it.
STAMP = compiled(r"\d:(?:(?!00|15|30|45)\d\d|\d\d:(?!00)\d\d)")
HOUR, SOON, LONGEST_MEETING = 60, 15, 150  # minutes: before it begins the paper is made, or while people meet
FRONT_KEYS = ("front_title", "front_subtitle", "front_date", "front_place")
DATE_ONLY = 7  # words of a line that only gives a date, somewhere below
SENTENCE = 8  # words of a paragraph that may say so; shorter ones are no sentences
FIRST_LINES = 6  # of the notes, which may name the year of a day
SEVERAL = 3  # lines of a cover, and words of a name that it may set in the largest letters
QUOTES = '"“”«» '
BELOW = frozenset({"date", "place", "time"})  # keys that may head a section of their own
AGAIN = 3  # times a key comes in a log
# Kinds of section in which a key of a place is a topic.
DECIDED = frozenset({"agreements", "actions", "recommendations", "obstacles", "questions"})
FIRST_LISTED = 4  # items of lists, among which one may say when the meeting began
PAIR = 2  # cells of a row of key and value
FIRST_TEXT = 3  # paragraphs that may say when and where
FRAME = frozenset({"info", "participants", "agenda"})  # kinds of sections about the meeting itself
FIRST_TOPICS = 2  # other sections, up to which a key may still say where people met


@plain()
class Frame(Plain):
    """The meeting, what is left to read once its own lines are taken out, and front matter set aside."""

    meeting: Meeting
    parts: tuple[Part, ...]
    days: tuple[tuple[str, Span], ...]  # the days that headings give to several meetings; empty for one
    discarded: tuple[Discarded, ...]


def people_in_outline(outline: Outline, words: Vocabulary) -> Iterator[Participant]:
    """Yield those who came, as far as headings and keys announce them."""
    yield from _front_people(outline.front, words)
    paragraphs = 0
    for part in outline.walk():
        heading = part.heading
        listed = heading is not None and _announces_people(heading, words)
        if heading and listed and heading.tail:
            yield from people_in(heading.tail, words)
        lines: list[str] = []
        for node in part.nodes:
            led = bool(node.children) and _announces_people(node.block, words)
            for block in node.blocks():
                key, value = key_of(block, words)
                if key in PEOPLE_KEYS:
                    told = (one for line in lines_of(block, value) for one in stretches(line, words))
                    for _, listed_there in told:  # «Ana, Luis. Invitada: Eva. Se disculpó: Rita»
                        yield from people_in(listed_there, words)
                elif (listed or (led and block is not node.block)) and not _tells_when(block, words):
                    row = people_in_row(block, words, listed=True) if block.columns else None
                    yield from row or ()
                    lines += [] if row else lines_of(block, block.words.text)
                elif block.marker is None and paragraphs < FIRST_TEXT:
                    paragraphs += 1
                    hasty = in_haste(block.words.text.strip(" ."), words)
                    yield from (Participant(name=one) for one in hasty)
                    yield from () if hasty else told_in_paragraph(block.words.text, words)
                    # «Fecha: 4/3/2031  Preside: Ana Ruiz», «moderó ana, apuntó luis»
                    beside = side_by_side(block.words.text, words) or who_led(block.words.text, words)
                    named = (value for key, value in beside if key in PEOPLE_KEYS)
                    yield from (one for value in named for one in people_in(value, words))
        yield from _people_in_list(lines, words)


def _tells_when(block: Block, words: Vocabulary) -> bool:
    """«Teruel, 3 de mayo de 2031», without a bullet below those who came: a town is nobody."""
    return block.marker is None and only_when_and_where(block.words.text, words)


def _announces_people(block: Block, words: Vocabulary) -> bool:
    """«Asistentes:», as a heading or above their list."""
    kind, strength = kind_of_heading(words, block.words.text)
    return kind == "participants" and strength >= LONE


def _people_in_list(lines: Sequence[str], words: Vocabulary) -> Iterator[Participant]:
    """Yield the people that lines name, and those that are nicknames beside them."""
    alike = of_initials(lines)  # "MS", "PS" are somebody there
    small = are_small(lines, words)  # and so is «zuki» beside «ana»
    for line in dict.fromkeys(lines):
        people = list(people_in(line, words))
        short = initials_in(line) if alike and not people else ""
        if small and not people and is_small_nickname(line, words):
            short = line
        yield from (Participant(name=short),) if short else people


def frame_of(outline: Outline, words: Vocabulary) -> Frame:
    """Return what the notes state of the meeting and the parts without the lines that only state it."""
    language = language_of(outline, words)
    facts = Facts(
        words, american=month_first(outline, language, words),
    )  # fmt: skip
    facts.posted = day_above(outline, facts)
    stated, aside = _front(outline.front, facts)
    # «BORRADOR»; «Actas» above the paper's own name
    stamps = words.grammar("editions", "site_pages") if len(outline.title) > 1 else words.grammar("editions")
    for block in _largest_first(outline.title):
        if not only_of(block.words.text, stamps):
            note_title(block, facts)
    facts.title = _as_headed(facts.title, outline, words)
    stated.extend(Stated(lines=block.span, text=block.told) for block in outline.title)
    several = len(meeting_days(outline.parts, facts)) > 1
    parts, lines = take_preamble(outline.parts, facts, several=several)
    stated.extend(lines)
    days = meeting_days(parts, facts)
    _elsewhere(parts, days, facts)
    if facts.date is None and len(days) > 1:
        facts.date = Found(0, 0, next(iter(days)))  # of several meetings the first one's
    first = islice(outline.blocks(), FIRST_LINES) if outline.front and facts.date is None else ()
    undated = not days and not any(facts.dates(block.words.text) for block in first)
    _front_below(outline, facts, undated=undated)
    if not days or len(days) == 1:
        name_from_top(outline, facts)
    if facts.date is None and not days:
        note_first_line(outline, facts)
    note_place_on_top(outline, facts)
    meeting = Meeting(
        title=facts.title,
        date=facts.date.day if facts.date else None,
        end_date=facts.date.end_day if facts.date else None,
        place=facts.place,
        language=language,
        start=facts.start,
        end=facts.end,
        participants=tuple(_front_people(outline.front, words)),
        as_written=tuple(sorted(stated, key=lambda one: one.lines)),
    )
    spans = {one.lines for one in stated}
    told = chain(outline.title, outline.blocks())
    aside += targets_of(block for block in told if block.words.links and block.span in spans)
    return Frame(meeting, parts, tuple(days.items()) if len(days) > 1 else (), tuple(aside))


def _as_headed(title: str | None, outline: Outline, words: Vocabulary) -> str | None:
    """Return the name of the front matter as the notes' own heading has it, where that says the same."""
    if title is None or all(title != key.value for key in outline.front):
        return title
    heads = (block.words.text for block in outline.title)
    return next((text for text in heads if says_again(title, text, words)), title)


def _largest_first(title: Sequence[Block]) -> Sequence[Block]:
    """Return the lines of the title, first the one that a cover sets in the largest letters of all.

    Below keys of a letterhead the last one, which names the paper and the day.
    """
    if len(title) > SEVERAL and any(": " in block.words.text for block in title[:-1]):
        return [title[-1], *title[:-1]]
    sizes = [block.look.size or 0.0 for block in title]
    largest = max(sizes, default=0.0)
    if len(title) < SEVERAL or sizes.count(largest) > 1 or sizes[0] == largest:
        return title
    first = title[sizes.index(largest)]
    if len(first.words.text.split()) < SEVERAL:
        return title  # whose house it is
    return [first, *(block for block in title if block is not first)]


def _front(front: Sequence[FrontKey], facts: Facts) -> tuple[list[Stated], list[Discarded]]:
    """Note the title and place of a front matter; keep what states facts, and set its other keys aside."""
    words = facts.words
    stated: list[Stated] = []
    aside: list[Discarded] = []
    people = {key.key for key in front if any(_front_people((key,), words))}
    for key in front:
        span = Span(key.line, key.line)
        if key.key in people or any(key.key in words.grammar(table) for table in FRONT_KEYS):
            stated.append(Stated(lines=span, text=key.text))
        else:
            aside.append(Discarded(lines=span, text=key.text, reason="front-matter"))
        if key.key in words.grammar("front_title") and _is_name(key.value, words):
            facts.title = facts.title or key.value
        if key.key in words.grammar("front_place") and not tells_no_place(key.value, words):
            facts.place = facts.place or key.value  # a town beside the day of a signature says less
    return stated, aside


def _front_people(front: Sequence[FrontKey], words: Vocabulary) -> Iterator[Participant]:
    """Yield whom a front matter says came or did not: «attendees: [Ana Ruiz, Luis Paz]»."""
    for key in front:
        told = words.keyed("meeting").get(fold(key.key)) if key.value else None
        people = list(people_in(LISTED.sub(" ", key.value), words)) if told in CAME_OR_NOT else []
        if len(people) > 1 or any(person_score(words, one.name) >= KNOWN for one in people):
            yield from (under_key(one, told) for one in people)


def _is_name(value: str, words: Vocabulary) -> bool:
    """Whether a title names something; programs write «Sin título» where nobody gave one."""
    return bool(THREE_LETTERS.search(value)) and fold(value).strip(" .-0123456789") not in words.grammar(
        "untitled"
    )


def _front_below(outline: Outline, facts: Facts, *, undated: bool) -> None:
    """Note the day of a front matter, and the place its title names, where the notes themselves say none.

    Its title may name the day; a `date:` there is as often the day of publication, and only counts where
    the title agrees, or where it is a bare day, no program's stamp, and nothing on top of the notes is dated.
    """
    front = outline.front
    named = _dates_of(front, ("front_title", "front_subtitle"), facts)
    dated = _dates_of(front, ("front_date",), facts)
    if facts.date is None and named:
        facts.date = named[0]
    for key in front:
        dates = facts.dates(key.value)
        if key.key in facts.words.grammar("front_title"):
            facts.place = facts.place or place_in_name(key.value, dates, facts.words)
        if key.key in facts.words.grammar("front_subtitle") and dates:
            facts.place = facts.place or place_beside(without(key.value, dates), facts.words)
    if facts.date is None and dated and any(one.day == dated[0].day for one in named):
        facts.date = dated[0]
    if facts.date is None and not named and undated and len({one.day for one in dated}) == 1:
        if told := _told_on_top(outline, dated[0], facts.words):
            facts.date = told
            return
        stamp = next((key.value for key in front if STAMP.search(key.value)), None)
        facts.date = None if stamp and not _stamped_there(stamp, outline, facts.words) else dated[0]


def _told_on_top(outline: Outline, posted: Found, words: Vocabulary) -> Found | None:
    """Return the day without its year that a first line gives, shortly before the page was written."""
    for block in islice(chain(outline.title, outline.blocks()), 2):
        head = block.words.text.partition(". ")[0]
        told = day_before(head, posted, words) if any(map(str.isdecimal, head)) else None
        if told and block.marker is None and not is_sentence(head, words):
            return Found(0, 0, told)
    return None


def _stamped_there(stamp: str, outline: Outline, words: Vocabulary) -> bool:
    """Whether a stamp's hour is one at which people met: «Séance ouverte à 18 h 05», and they write."""
    at = next(iter(times_in(stamp, words)), None)
    for block in islice(chain(outline.title, outline.blocks()), FIRST_LISTED):
        began = times_in(block.words.text, words) if says_it_began(block.words.text, words) else []
        if at and began:
            return -SOON <= _minutes(at) - _minutes(began[0]) <= LONGEST_MEETING
    return False


def _minutes(clock: str) -> int:
    hour, _, minute = clock.partition(":")
    return int(hour) * HOUR + int(minute)


def _dates_of(front: Sequence[FrontKey], tables: Sequence[str], facts: Facts) -> list[Found]:
    keys = facts.words.grammar(*tables)
    return [found for key in front if key.key in keys for found in facts.dates(key.value)]


def _elsewhere(parts: Sequence[Part], days: dict[str, Span], facts: Facts) -> None:
    """Look for what is still unknown in sections of facts, in date headings and in the first sentences."""
    words = facts.words
    read = listed = 0  # paragraphs, and items of lists
    opening = next((block for part in parts for block in part.blocks()), None)
    greeting = words.phrases("cues", "greeting")
    letter = opening is not None and opens(fold(opening.words.text), greeting)
    topics = 0  # so far; the place of what is planned in a later one is not the meeting's
    for part in (one for top in parts for one in _of_this_meeting(top, words)):
        topics += part.heading is not None and kind_of_heading(words, part.heading.words.text)[0] not in FRAME
        late = topics > FIRST_TOPICS
        if part.heading is not None and facts.date is None:  # of several meetings the first one's
            facts.date = _meeting_day(part.heading, facts)
            day = (facts.date,) if facts.date else ()
            facts.place = facts.place or piece_behind_day(part.heading.words.text, day, words)
        _note_below_key(part, days, facts)
        _note_below_people(part, days, facts)
        for block in part.blocks():
            alone = only_row(block, words) if block.columns and _is_of_facts(part, words, top=True) else []
            for key, value in alone if alone and _is_alone(block, part) else _pairs(block, words):
                if (
                    key in STATING
                    and _is_sure(key, days)
                    and (key != "place" or (not late and _may_say_where(part, value, words)))
                ):
                    facts.note(key, value)
            stated, value = key_of(block, words)
            if stated == "title" and _is_of_facts(part, words):
                facts.title = facts.title or value or None
            told = stated in STATING and _is_sure(str(stated), days) and len(value.split()) <= LONGEST_VALUE
            if told and (stated != "place" or (not late and _may_say_where(part, value, words))):
                facts.note(str(stated), value)
            elif read < FIRST_TEXT and block.marker is None:
                first = not read
                read += len(block.words.text.split()) >= SENTENCE
                _note_paragraph(block, facts, several=len(days) > 1, first=first, letter=letter and first)
            elif facts.date is None or facts.place is None:
                listed += block.marker is not None
                _note_line(block, facts, days, first=listed <= FIRST_LISTED)


def _note_below_key(part: Part, days: dict[str, Span], facts: Facts) -> None:
    """Note what stands below a heading that is a key, or behind it: «Lugar», «## Fecha: 3 de mayo»."""
    named = bare(part.heading.words.text) if part.heading is not None else ""
    key = facts.words.keyed("meeting").get(named) if named else None
    value = part.nodes[0].block.words.text if key in BELOW and part.nodes else ""
    if len(part.nodes) > AGAIN and day_alone(value, facts.words) is None:
        value = ""
    value = (part.heading.tail if part.heading is not None else "") or value
    known = facts.place if key == "place" else facts.date
    told = len(part.nodes) > 1 and not any(map(str.isupper, value))  # «local», «cle perdue», «mairie veut …»
    if key == "place" and (told or ":" in value or is_sentence(value, facts.words)):
        return  # «Local», a topic: «Ana: hay que pintarlo»
    if key not in BELOW or not value or not _is_sure(str(key), days) or len(value.split()) > DATE_ONLY:
        return
    if not known:
        facts.note(str(key), value)
    for node in part.nodes[:AGAIN]:
        _note_alone(node.block.words.text, days, facts)


def _note_below_people(part: Part, days: dict[str, Span], facts: Facts) -> None:
    """Note when, and where, people met, told on a short line without a bullet below those who came."""
    if facts.date is not None or part.heading is None or not _announces_people(part.heading, facts.words):
        return
    for block in part.blocks():
        text = block.words.text
        if block.marker is None and len(text.split()) <= DATE_ONLY and any(map(str.isdecimal, text)):
            _note_alone(text, days, facts)
            if facts.date is None and _is_sure("date", days):
                states(block, facts)


def _note_alone(text: str, days: dict[str, Span], facts: Facts) -> None:
    """Note a day or an hour alone on its line: below «Lugar y hora» stand the place, the day, the hour."""
    if facts.date is None and _is_sure("date", days) and day_alone(text, facts.words) is not None:
        facts.note("date", text)
    elif not facts.start and CLOCK.fullmatch(text.strip(" .")):
        facts.note_times(times_in(text, facts.words))


def _note_paragraph(block: Block, facts: Facts, *, several: bool, first: bool, letter: bool) -> None:
    """Note when and where a paragraph says that people met; of several meetings it gives no day."""
    if block.columns:
        return  # «Enviar el acta | Ana | 30 de mayo de 2031» says when a task is due
    text, told = block.words.text, facts.date
    if told is None and not several:
        opens_with_day(text, facts)
    note_sentence(text, facts, first=first, letter=letter)
    if told is None:
        note_pieces(text, facts)
    if facts.place is None and told:
        facts.place = place_that_opens(text, facts.words)
    facts.date = told if several else facts.date


def _note_line(block: Block, facts: Facts, days: dict[str, Span], *, first: bool) -> None:
    """Note a day alone, and that of a ``first`` point that says that the meeting began."""
    text = block.words.text
    if facts.date is None and _may_be_day(block, facts) and len(days) < 2:
        states(block, facts)
    if first and block.marker is not None and facts.place is None and CLOCK.search(text):
        facts.place = place_behind_hour(text, facts.words) if says_it_began(text, facts.words) else None
    if not first or block.marker is None or facts.date is not None or days:
        return
    day = next(iter(facts.dates(text)), None) if any(map(str.isdecimal, text)) else None
    if day is not None and says_it_began(text, facts.words):
        facts.date = day


def _is_alone(row: Block, part: Part) -> bool:
    """Whether a row is the only one of its table: several are a calendar."""
    return all(block is row or block.kind != "row" or block.table != row.table for block in part.blocks())


def _pairs(block: Block, words: Vocabulary) -> list[tuple[str, str]]:
    """Return the keys and values of a row, or of a line on which they stand beside one another."""
    if not block.cells:
        return side_by_side(block.words.text, words)
    keys = words.keyed("meeting")
    if len(block.columns) > PAIR and all(keys.get(bare(one)) not in STATING for one in block.columns):
        return []  # «Venue | 400 | Eva», below «what | cost | who»
    return list(pairs_of(block.cells, words))


def _of_this_meeting(part: Part, words: Vocabulary) -> Iterator[Part]:
    """Yield a part and those below it, without what stands under a heading such as «Próxima reunión»."""
    told = {fold(token).strip(".,:") for token in part.heading.words.text.split()} if part.heading else set()
    if not words.grammar("earlier").isdisjoint(told) and not words.grammar("paper").isdisjoint(told):
        return
    yield part
    for below in part.parts:
        yield from _of_this_meeting(below, words)


def _is_sure(key: str, days: dict[str, Span]) -> bool:
    """Whether a key below the top speaks of the meeting: no title, nor the day where there are several."""
    return key != "title" and not (key == "date" and len(days) > 1)


def _is_of_facts(part: Part, words: Vocabulary, *, top: bool = False) -> bool:
    """Whether a part's heading says that facts stand below it, or, on ``top``, none says anything."""
    if part.heading is None:
        return top
    return kind_of_heading(words, part.heading.words.text)[0] == "info"


def _may_say_where(part: Part, value: str, words: Vocabulary) -> bool:
    """Whether a key of a place may tell where people met: among decisions and tasks it is a topic.

    «Plataforma: web primero», "Site: fence first". Where something is told of it, it is one anywhere.
    """
    if any(is_sentence(one.strip(QUOTES), words) for one in value.split(". ")):
        return False
    heading = part.heading.words.text if part.heading is not None else ""
    return not heading or kind_of_heading(words, heading)[0] not in DECIDED


def _may_be_day(block: Block, facts: Facts) -> bool:
    return block.marker is None and facts.date is None and len(block.words.text.split()) <= DATE_ONLY


def meeting_days(parts: Sequence[Part], facts: Facts) -> dict[str, Span]:
    """Return the days that headings give to meetings, each with the first heading's lines.

    Beside a day stands a word for meetings, or what stands beside another day too.
    """
    headings = [part.heading for top in parts for part in top.walk() if part.heading is not None]
    dated = [(one, said[0]) for one in headings if (said := list(facts.dates(one.words.text)))]
    beside: dict[tuple[str, ...], set[str]] = {}
    for heading, found in dated:
        beside.setdefault(without_day(heading.words.text, facts.words), set()).add(found.day)
    days: dict[str, Span] = {}
    for heading, found in dated:
        again = len(beside[without_day(heading.words.text, facts.words)]) > 1
        if again or _meeting_day(heading, facts):
            days.setdefault(found.day, heading.span)
    return days


def _meeting_day(heading: Block, facts: Facts) -> Found | None:
    """Return the day of a heading that is only a day, or names a meeting beside it."""
    dates = facts.dates(heading.words.text)
    rest = without(heading.words.text, dates)
    if dates and is_another_day("", rest, facts.words):
        return None
    paper = facts.words.grammar("paper")
    named = any(fold(token).strip(".,:") in paper for token in rest.split())
    alone = not any(map(str.isalpha, rest)) or day_alone(heading.words.text, facts.words) is not None
    return dates[0] if dates and (named or alone) else None
