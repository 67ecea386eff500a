"""Lines that say a day and nothing else: in a log of several meetings each of them heads one."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from actas.model.block import Block
from actas.model.compiled import compiled
from actas.outline.scored import ENOUGH, Scored
from actas.vocabulary import Vocabulary
from actas.vocabulary.days import day_alone, names_day

SEVERAL, MANY = 2, 3  # days; those in brackets
FEW = 3  # words that say why nobody met on a day
LONGEST_ASIDE = 60  # characters of such a line
STEP = 2  # words more, with which a line says another thing of its day
LONGEST = 140  # characters of a line that opens with one
UNTOLD = compiled(r"0\d/|/0\d|(?:1[3-9]|2\d|3[01])/")  # what no page of several is: 05/09, 19/9
NUMBERS = compiled(r"\d+")
ASIDE = compiled(r"\s*\([^()]*\)\s*$")
BRACKETS = frozenset("[(")
IN_BRACKETS = compiled(
    r"[\[(]((?:0?[1-9]|[12]\d|3[01])[/.-](?:0?[1-9]|1[0-2])(?:[/.-]\d{2,4})?)[\])]\s+(?=\S\S)"
)
BEHIND_DAY = compiled(r"\s*:\s|\s+[-–—]\s")


def days_alone(blocks: Sequence[Block], words: Vocabulary) -> frozenset[int]:
    """Return the places of days that head meetings: several of them, each with something below it."""
    places = {
        at: day
        for at, block in enumerate(blocks)
        if block.kind == "paragraph" and block.marker is None and not block.indent
        and (day := day_alone(block.words.text, words)) and not (at == 0 and is_of_page(blocks, words))
    }  # fmt: skip
    heading = [
        at for at in places
        if at + 1 < len(blocks) and at + 1 not in places
        and (at == 0 or _is_apart(blocks[at]) or _opens_as_others(blocks, at, places))
        and not (at > 1 and blocks[at - 1].kind == "heading" and places[at][:1].isdecimal())
    ]  # fmt: skip
    told = _told_once({places[at] for at in heading})
    if len(told) < SEVERAL or len(heading) * 2 <= len(places) or len(told) * 2 <= len(heading):
        return frozenset()
    if len(heading) == SEVERAL and not _are_alike(*(blocks[at].words.text for at in heading)):
        return frozenset()  # «4 April 2031» and, much further down, "Minutes of 7 March 2031"
    if not any(map(_is_sure, told)):
        return frozenset()
    return frozenset(heading).union(
        at
        for at, block in enumerate(blocks)
        if at not in places
        and (block.gap or _stands_between(blocks, at, heading))
        and _fell_out(block, words)
    )


def _fell_out(block: Block, words: Vocabulary) -> bool:
    """«4 de mayo – suspendida», "4 May (cancelled)": whether a line says of a day why nobody met on it."""
    text = block.words.text
    if block.kind != "paragraph" or block.marker is not None or block.indent:
        return False
    if text[LONGEST_ASIDE:] or not says_day_first(text, words):
        return False
    behind = BEHIND_DAY.search(text)
    return len(text[behind.end() if behind else text.find("(") :].split()) <= FEW


def _stands_between(blocks: Sequence[Block], at: int, heading: Collection[int]) -> bool:
    """Whether a line stands right below the last bullet of one day and above the next day."""
    return at > 0 and at + 1 in heading and blocks[at - 1].marker is not None and blocks[at + 1].gap > 0


def _are_alike(one: str, two: str) -> bool:
    """Whether two lines have about as many words before the number of their day."""
    before = [len(NUMBERS.split(text, maxsplit=1)[0].split()) for text in (one, two)]
    return abs(before[0] - before[1]) < STEP


def days_in_brackets(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the places of lines that open with a day in brackets, as others do: «(02/03) Visita.».

    Each says another day, a blank line above, and has below it what was said on that day.
    """
    found = {
        at: day[1]
        for at, block in enumerate(blocks)
        if block.words.text[:1] in BRACKETS and block.kind == "paragraph" and not block.indent
        and (block.gap or not at) and (day := IN_BRACKETS.match(block.words.text))
        and len(block.words.text) <= LONGEST
    }  # fmt: skip
    told = sum(at + 1 < len(blocks) and at + 1 not in found for at in found)
    if len(found) < MANY or len(set(found.values())) < len(found) or told < len(found) - 1:
        return frozenset()
    return frozenset(found)


def _told_once(days: set[str]) -> set[str]:
    """Return the days without those that another line says as well, or in full: «4 mayo», «4 mayo 2031».

    In words the second time, too: «13/06/2015» above «sábado 13 de junio de 2015»; or in another order:
    «4 de mayo de 2031», «MAYO 4 DE 2031».
    """
    said = {day: frozenset(day.split()) for day in sorted(days)}
    said = {day: parts for parts, day in {parts: day for day, parts in said.items()}.items()}
    days = set(said)
    days = {day for day in days if not any(said[day] < more for more in said.values())}
    ends = {day: (numbers[0], numbers[-1]) for day in days if (numbers := _numbers(day))}
    worded = {ends[day] for day in ends if any(map(str.isalpha, day))}
    return {day for day in days if any(map(str.isalpha, day)) or ends.get(day) not in worded}


def _numbers(day: str) -> list[int]:
    return [int(number) for number in NUMBERS.findall(day)]


def is_of_page(blocks: Sequence[Block], words: Vocabulary) -> bool:
    """Whether the first line is only the page's day: the title below it says its meeting's own."""
    if len(blocks) <= 1 or not day_alone(blocks[0].words.text, words):
        return False
    title = blocks[1].words.text
    return len(title) <= LONGEST and names_day(title, words)


def _opens_as_others(blocks: Sequence[Block], at: int, places: Collection[int]) -> bool:
    """Whether the very line below a day stands below another one, too, or its key: «Hora: 19:00»."""
    key, colon, _ = blocks[at + 1].words.text.partition(":")
    others = (blocks[other + 1].words.text for other in places if other != at and other + 1 < len(blocks))
    return any(other.partition(":")[:2] == (key, colon) for other in others)


def _is_apart(block: Block) -> bool:
    return block.gap > 0 or block.words.text.endswith(":")


def days_first(blocks: Sequence[Block], words: Vocabulary) -> frozenset[int]:
    """Return the places of lines that open with a day and say what it was about: «Lunes 4/3: obras»."""
    return frozenset(
        at
        for at, block in enumerate(blocks)
        if block.kind == "paragraph"
        and block.gap
        and not block.indent
        and _says_what(block.words.text, words)
    )


def says_day_first(text: str, words: Vocabulary) -> bool:
    """Whether a day is all of a line, or stands before what else it says: «4 de marzo (por teléfono)»."""
    return day_alone(ASIDE.sub("", text), words) is not None or _says_what(text, words)


def _says_what(text: str, words: Vocabulary) -> bool:
    behind = BEHIND_DAY.search(text)
    return behind is not None and day_alone(text[: behind.start()], words) is not None


def _is_sure(day: str) -> bool:
    """Whether a day is none of the «1/3», «2/3», «3/3» that number pages."""
    return day.count("/") != 1 or bool(UNTOLD.search(day))


def meetings_by_day(
    blocks: Sequence[Block], scores: Mapping[int, Scored], words: Vocabulary
) -> frozenset[int]:
    """Return the places of headings that are the days of several meetings, where one heads them all."""
    alone = frozenset(at for at, one in scores.items() if one.has("day-alone"))
    heads = sorted([at for at, one in scores.items() if one.points >= ENOUGH])
    if heads[:2] == [0, 1]:
        del heads[0]  # what the notes are called, and right below it the first day
    if not heads or not (alone or _is_dated(blocks[heads[0]], scores[heads[0]], words)):
        return alone
    dated = (at for at, one in scores.items() if _is_dated(blocks[at], one, words))
    return alone.union(dated)


def _is_dated(block: Block, weighed: Scored, words: Vocabulary) -> bool:
    """Whether a heading is one of several that say a day: «3 de mayo: obras», «Clase 3 de mayo»."""
    if weighed.points < ENOUGH or not weighed.has("habit:dated", "habit:word"):
        return False
    return weighed.has("habit:dated") or names_day(block.words.text, words)
