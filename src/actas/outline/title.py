"""What names the meeting before anything is said in it: a title, a date line, a letterhead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from actas.model.block import Block
from actas.model.compiled import compiled
from actas.model.plain import replace
from actas.outline.counted import ORDINALS
from actas.vocabulary import Vocabulary
from actas.vocabulary.days import day_alone, names_day, without_day
from actas.vocabulary.fold import fold
from actas.vocabulary.patterns import any_of
from actas.vocabulary.phrases import begins, only_of, opens
from actas.vocabulary.rosters import roster
from actas.vocabulary.sections import EXACT, NEARLY, OPENS, kind_of_heading
from actas.vocabulary.sentences import is_sentence

LONGEST = 24  # words of a title
LONGEST_LINE = 90  # characters of a second line, and of a line that gives a date
LONGEST_DATED = 140  # characters of a heading that dates one of several meetings
LETTERHEAD = 6, 8  # words of a letterhead's last line, and of a line inside it
LONGEST_NAME = 14  # words of a line of a letterhead
COUNTED = 3  # headings with numbers that make the one without the title
FIRST = 6  # blocks at the top among which the title stands
SUBTITLE = "subtitle"  # as Word and OpenDocument name the style in their files
FACTS = frozenset({"date", "time", "start", "end", "duration", "place"})
LONGEST_FACT = 12  # words of a date, an hour, a place
ENOUGH = 2.5  # points that make a bare first line the title
WORD = compiled(r"\w+")
CLOCK = compiled(r"(?<![\d.,:/-])(?:[01]?\d|2[0-3])\s?(?:[:.h]\s?[0-5]\d|[ap]\.?m\b|h\b)")
DATE = compiled(r"\b(?:19|20)\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b")
FIGURES = compiled(r"\b\d{1,4}([./-])\d{1,2}\1\d{1,4}\b")  # a whole day; «Presupuesto 2024» may head


@lru_cache(maxsize=4)
def _day(words: Vocabulary) -> re.Pattern[str]:
    """Return a day in words, as it stands in a folded text: «3 de mayo de 2016», "3rd May 2016"."""
    ordinal, of = any_of(words.grammar("ordinal_ends")), any_of(words.grammar("date_of"))
    return compiled(
        rf"\b\d{{1,2}}(?:{ordinal}|º)?\s+(?:{of}\s+)?[^\W\d_]{{3,10}}\s+(?:{of}\s+)?(?:19|20)\d\d\b"
    )


def lift_title(
    blocks: Sequence[Block], words: Vocabulary, *, named: bool = False
) -> tuple[list[Block], list[Block]]:
    """Return the blocks that only name the meeting, and the rest.

    ``named`` where the front matter has a title already.
    """
    if blocks and only_of(blocks[0].words.text, words.grammar("editions")):
        # «BORRADOR», as a stamp above it says, names no meeting.
        stamp = replace(blocks[0], kind="heading", level=0, marker=None)
        title, left = lift_title(blocks[1:], words, named=named)
        return [stamp, *title], left
    head = letterhead(blocks, words)
    if head:
        title = [replace(block, kind="heading", level=0) for block in blocks[:head]]
        return title, list(blocks[head:])
    above = _above_the_carriers(blocks)
    title = [replace(block, kind="heading", level=0) for block in blocks[:above]]
    others: list[Block] = []  # a line above the title that is none: a link to another language, a greeting
    for at, block in enumerate(blocks[above:FIRST], above):
        rest = blocks[at:]
        if title and _is_counted(rest):
            break
        if _is_title_already(rest, title, words, named=named and at == 0):
            title.append(block)
        elif title and _tells_when(rest, words):
            title.append(replace(block, kind="heading", level=0))
        elif not title and (_is_above_title(rest, words) or _is_letter(blocks, at, words)):
            others.append(block)
        elif (not title and _is_marked_title(rest, words)) or _is_bare_title(rest, words, titled=bool(title)):
            title.append(replace(block, kind="heading", level=0))
        else:
            break
    return title, [*others, *blocks[len(title) + len(others) :]]


def _above_the_carriers(blocks: Sequence[Block]) -> int:
    """Return how many lines of a letterhead stand above what the carrier itself says is the title."""
    above = next((at for at, one in enumerate(blocks[:FIRST]) if _is_marked(one)), 0)
    lines = blocks[:above]
    if blocks[above : above + 1] and blocks[above].level != 0:
        return 0
    plain = all(block.kind in ("paragraph", "heading") and block.marker is None for block in lines)
    short = all(len(WORD.findall(block.words.text)) <= LETTERHEAD[1] for block in lines)
    named = not any(block.words.text.endswith((".", ",", ";", "!", "?")) for block in lines)
    keyed = any(":" in block.words.text or block.words.leads_elsewhere for block in lines)
    return above if plain and short and named and not keyed else 0


def _is_counted(rest: Sequence[Block]) -> bool:
    """Whether a heading has a number as another one has: below the title it is the first of the chapters."""
    block = rest[0]
    if block.kind != "heading" or block.label is None:
        return False
    return any(one.kind == "heading" and one.label is not None for one in rest[1:])


def letterhead(blocks: Sequence[Block], words: Vocabulary) -> int:
    """Return how many short lines at the top lead up to the one that names the meeting, it included.

    None where the carrier marks one of them, or only the first line names it: that is weighed elsewhere.
    """
    last = 0
    named = False
    for at, block in enumerate(blocks[:FIRST]):
        text = block.words.text
        if block.kind not in ("paragraph", "heading") or block.marker or _is_marked(block):
            break
        if _is_of_a_list(block, words) or _says_so_again(blocks[at:], words):
            break
        if len(WORD.findall(text)) > LONGEST_NAME or text.endswith((".", ":", ";", ",", "?")):
            break
        if ":" in text and _has_key(block):
            break
        names = names_a_meeting(text, words)
        if kind_of_heading(words, text)[1] >= EXACT and (not names or _comes_again(block)):
            break
        if named and _heads_a_section(block, words):
            break
        named = named or names
        goes_on = block.look.centred and _goes_on_centred(blocks, at, last, words)
        if names or goes_on or _day(words).search(fold(text)) or DATE.search(text):
            last = at + 1
    several = any(
        _dates_a_meeting(block, words) and not is_sentence(block.words.text, words) for block in blocks[last:]
    )
    return last if named and last > 1 and not several else 0


def _is_of_a_list(block: Block, words: Vocabulary) -> bool:
    """Whether a line is one of several meetings of a page, leads to another, or only says who came."""
    return block.words.leads_elsewhere or _is_one_of_several(block) or bool(roster(block.words.text, words))


def _has_key(block: Block) -> bool:
    """Whether a colon of a line is none of its hours: «14 de marzo de 2023, 10:00 – 11:00» has no key."""
    text = block.words.text
    return ":" in CLOCK.sub("", text) or not (DATE.search(text) or _is_set_off(block))


def _goes_on_centred(blocks: Sequence[Block], at: int, last: int, words: Vocabulary) -> bool:
    """Whether a line in the middle goes on those above it: a place, a name, what is named by them.

    Its text stands a blank line apart, or facts of the meeting right below.
    """
    if not 0 < at < len(blocks) - 1 or not blocks[at - 1].look.centred:
        return False
    below = blocks[at + 1]
    if last == at and blocks[at].gap == 0 and below.gap > 0:
        return True
    return all(block.look.centred for block in blocks[:at]) and _is_keyed(below.words.text, words)


def names_a_meeting(text: str, words: Vocabulary) -> bool:
    """Whether a word of the text is what meetings or their papers are called."""
    folded = fold(text).replace("-", " ")  # «Compte-rendu»
    tokens = set(WORD.findall(folded))
    paper = words.grammar("paper")
    return not paper.isdisjoint(tokens) or any(name in folded for name in _of_several_words(words))


@lru_cache(maxsize=4)
def _of_several_words(words: Vocabulary) -> tuple[str, ...]:
    """Return what papers are called in more than one word: «procès-verbal»."""
    return tuple(name for name in words.grammar("paper") if " " in name)


def _is_one_of_several(block: Block) -> bool:
    """Whether a line heads one of several meetings, or points count on from it: «Punto 1. Cercas»."""
    if any(cue.startswith("day-alone") for cue in block.cues):
        return True
    return any(cue.startswith(("habit:word", "habit:numbered")) for cue in block.cues) and not DATE.search(
        block.words.text
    )


def _comes_again(block: Block) -> bool:
    """Whether the very same words head again further down."""
    return any(cue.startswith("habit:same") for cue in block.cues)


def _heads_a_section(block: Block, words: Vocabulary) -> bool:
    """Whether a line below the one that names the meeting heads what stands below: «Informe de tesorería».

    Its number runs through the notes; or what is said stands right below it, as it does below others that
    are as short and alone, or in bold as well; or it names what is heard in a meeting.
    """
    if block.kind != "heading" or block.look.centred:
        return False
    if any(cue.startswith("series") for cue in block.cues):
        return True
    told = any(cue.startswith(("list-below", "holds", "text-below")) for cue in block.cues)
    text = fold(block.words.text)
    if _day(words).search(text) or FIGURES.search(text) or CLOCK.search(text):
        return False
    if told and any(cue.startswith(("habit:alone", "habit:bold")) for cue in block.cues):
        return True
    tokens = WORD.findall(text)
    papers = words.grammar("paper").intersection(tokens)
    heard = bool(papers) and papers <= words.grammar("reports")
    heard = heard or not words.grammar("done_with_minutes").isdisjoint(tokens[:1])
    listed = any(cue.startswith(("list-below", "holds")) for cue in block.cues)
    # «Informe final» may be a title's second line, where nothing like it heads what is said further down.
    alike = len(tokens) > 1 and any(cue.startswith("habit:") for cue in block.cues)
    return heard and (listed or alike)


def _says_so_again(rest: Sequence[Block], words: Vocabulary) -> bool:
    """Whether a heading further down says the same of another day: then each heads a meeting of a log."""
    text = rest[0].words.text
    if not any(cue.startswith("habit:dated") for cue in rest[0].cues):
        return False
    said = without_day(text, words)
    return any(
        one.kind == "heading" and one.words.text != text and without_day(one.words.text, words) == said
        for one in rest[1:]
    )


def _is_title_already(
    rest: Sequence[Block], title: Sequence[Block], words: Vocabulary, *, named: bool
) -> bool:
    """Whether a block is the carrier's own title, or says again what names the meeting already."""
    block = rest[0]
    if block.kind == "heading" and block.level == 0:
        return True
    if named and _is_marked(block) and all(one.kind != "heading" for one in rest[1:]):
        return kind_of_heading(words, block.words.text)[1] < OPENS
    if not title:
        return False
    if fold(block.words.text) == fold(title[-1].words.text) or _is_subtitle(rest):
        return True
    states = len(title) == 1 and len(rest) > 1 and _states_a_fact(rest[1], words)
    if not states or not _is_marked(block) or not names_a_meeting(block.words.text, words):
        return False
    if _heads_one_of_a_log(rest, words):
        return False
    # «Datos de la reunión» heads the facts below it, and names no meeting.
    return kind_of_heading(words, block.words.text)[0] != "info"


def _is_subtitle(rest: Sequence[Block]) -> bool:
    """Whether a line below the title has the programs' own style for it, as no other line has."""
    return _style(rest[0]) == SUBTITLE and all(_style(one) != SUBTITLE for one in rest[1:])


def _style(block: Block) -> str:
    return (block.look.style or "").casefold()


def _heads_one_of_a_log(rest: Sequence[Block], words: Vocabulary) -> bool:
    """Whether headings of the same level say the same of other days, or of other numbers: «Reunión 1»."""
    text = rest[0].words.text
    beside = (one for one in rest[1:] if one.kind == "heading" and one.level == rest[0].level)
    others = [one.words.text for one in beside if one.words.text != text]
    said = without_day(text, words) if others else ()
    return any(without_day(one, words) == said for one in others)


def _tells_when(rest: Sequence[Block], words: Vocabulary) -> bool:
    """Whether a heading below the title says a day and an hour, as no other does: it heads nothing."""
    text = rest[0].words.text
    if not _is_marked(rest[0]) or len(text) >= LONGEST_DATED or not _names_the_day(rest, words):
        return False
    return CLOCK.search(fold(text)) is not None


def _is_above_title(rest: Sequence[Block], words: Vocabulary) -> bool:
    if len(rest) < 2 or rest[0].kind != "paragraph":
        return False
    if not _is_marked_title(rest[1:], words):
        # «Presentes: Ana, Luis» in a box of its own, above «Acta de la junta» and its day.
        keyed = ":" in rest[0].words.text and len(rest) > COUNTED and _is_keyed(rest[0].words.text, words)
        named = keyed and _is_set_off(rest[1]) and names_a_meeting(rest[1].words.text, words)
        return named and _states_a_fact(rest[2], words)
    if _is_a_day(rest[1], words):
        return False  # the title's own
    short = len(WORD.findall(rest[0].words.text)) <= LONGEST
    return short or (_is_marked(rest[1]) and names_a_meeting(rest[1].words.text, words))


def _is_letter(blocks: Sequence[Block], at: int, words: Vocabulary) -> bool:
    """Whether a line is of the letter that the notes came with: a greeting, and what goes before."""
    if blocks[at].kind != "paragraph" or not opens(
        fold(blocks[0].words.text), words.phrases("cues", "greeting")
    ):
        return False
    below = range(at + 1, min(FIRST, len(blocks) - 1))
    return any(
        names_a_meeting(blocks[one].words.text, words) and _states_a_fact(blocks[one + 1], words)
        and len(WORD.findall(blocks[one].words.text)) <= LONGEST
        for one in below
    )  # fmt: skip


def _is_marked_title(rest: Sequence[Block], words: Vocabulary) -> bool:
    """Whether a block is a heading above all others, or one that names a meeting and its date."""
    block = rest[0]
    if block.kind != "heading" or block.level is None:
        return False
    if any(
        one.level == block.level and one.kind == "heading" and _dates_a_meeting(one, words)
        for one in rest[1:]
    ):
        return False  # one of several meetings
    if _is_above_days(rest, words):
        return True
    levels = [one.level for one in rest[1:] if one.kind == "heading" and one.level]
    strength = kind_of_heading(words, block.words.text)[1]
    named = names_a_meeting(block.words.text, words)
    dated = bool(DATE.search(block.words.text))
    above_all = all(level > block.level for level in levels) or _only_uncounted(rest)
    stated = _is_marked(block) and len(rest) > 1
    stated = stated and (is_fact(rest[1], words) or (named and _is_above_its_day(rest, words)))
    if strength >= EXACT and not dated and not (named and (stated or (above_all and levels))):
        return False
    if above_all:
        # The only headline, first of all, names the meeting, unless it says what sections are called.
        return bool(levels) or named or dated or (_is_marked(block) and block.level == 1 and strength < OPENS)
    if not _is_marked(block):
        return False
    alone = dated or stated or _names_the_day(rest, words) or _heads_nothing(rest, words)
    return (named and alone) or (strength < OPENS and _is_above_its_day(rest, words))


def _is_above_its_day(rest: Sequence[Block], words: Vocabulary) -> bool:
    """Whether a heading's day is on its line, with nothing below, or on the next, and no other one's is."""
    if len(rest) >= COUNTED and rest[1].kind == "heading" and _names_the_day(rest, words):
        return True
    named = names_a_meeting(rest[0].words.text, words)
    # «Datos» may head facts with keys: it must be called what meetings are, and a list may be of its own.
    stated = named and len(rest) > 1 and rest[1].kind != "item" and _states_a_fact(rest[1], words)
    if len(rest) < COUNTED or not (stated or _is_a_day(rest[1], words)):
        return False
    upto = next((at for at, one in enumerate(rest[1:], 1) if one.kind == "heading"), 0)
    if not upto or any(one.kind == "heading" and _is_a_day(two, words) for one, two in pairwise(rest[upto:])):
        return False
    listed = next((at for at in range(2, upto) if rest[at].kind == "item"), 0)
    # A list may be what was said on that day, and the heading a topic's.
    return named or not listed or rest[listed - 1].words.text.endswith(":")


def _is_a_day(block: Block, words: Vocabulary) -> bool:
    """«4 de marzo de 2024», «Martes 7 de noviembre, 18:00», "4 March 2024, village hall"."""
    text = block.words.text
    return bool(day_alone(text, words) or ("," in text and day_alone(text.rpartition(",")[0], words)))


def _heads_nothing(rest: Sequence[Block], words: Vocabulary) -> bool:
    """Whether a heading has nothing of its own, and no other of its level names a meeting."""
    beside = [one for one in rest[1:] if one.kind == "heading" and one.level == rest[0].level]
    named = any(_opens_with_paper(one, words) for one in beside)
    return beside[:1] == [rest[1]] and len(beside) >= COUNTED and not named


def _only_uncounted(rest: Sequence[Block]) -> bool:
    """Whether a heading has no number, and all others of its level have one."""
    beside = [one.label for one in rest[1:] if one.kind == "heading" and one.level == rest[0].level]
    return len(beside) >= COUNTED and rest[0].label is None and all(beside)


def _is_above_days(rest: Sequence[Block], words: Vocabulary) -> bool:
    """Whether a heading of its own names the paper, and those beside it are the days it holds."""
    block = rest[0]
    if len(rest) < 2 or not _is_marked(block) or not names_a_meeting(block.words.text, words):
        return False
    beside = [one for one in rest[1:] if one.kind == "heading" and one.level == block.level]
    return beside[:1] == [rest[1]] and all(map(_is_of_a_day, beside))


def _is_of_a_day(block: Block) -> bool:
    alone = any(cue.startswith("day-alone") for cue in block.cues)
    return alone or DATE.search(block.words.text) is not None


def is_fact(block: Block, words: Vocabulary) -> bool:
    """Whether a line gives one fact of the meeting behind its key: «Data: 3 de maio», «Local: sala 2»."""
    key, colon, value = block.words.text.partition(":")
    named = words.keyed("meeting").get(fold(key).strip(" *.")) in FACTS
    return bool(colon and value.strip()) and named and len(WORD.findall(value)) <= LONGEST_FACT


def _names_the_day(rest: Sequence[Block], words: Vocabulary) -> bool:
    """Whether a heading names a day, with a year or without, and no other heading does."""
    others = (one.words.text for one in rest[1:] if one.kind == "heading")
    return _says_day(rest[0].words.text, words) and not any(_says_day(one, words) for one in others)


def _says_day(text: str, words: Vocabulary) -> bool:
    return names_day(text, words) or FIGURES.search(text) is not None


def _is_bare_title(rest: Sequence[Block], words: Vocabulary, *, titled: bool) -> bool:
    """Whether a short line at the top, without mark, names the meeting or stands above headings.

    ``titled`` where another line above it does already.
    """
    block = rest[0]
    text = block.words.text
    plain = block.kind in ("paragraph", "heading") and block.marker is None
    if len(rest) < 2 or not (plain or _is_counted_meeting(block, words)) or _is_marked(block):
        return False
    if len(WORD.findall(text)) > LONGEST or text.endswith((":", ",", ";")) or block.words.leads_elsewhere:
        return False
    if text.endswith("!") and opens(fold(text), words.phrases("cues", "greeting")):
        return False  # «¡Hola a todos!»
    if ":" in CLOCK.sub("", text) and not names_a_meeting(text, words):
        return False
    if any(cue.startswith("day-alone") for cue in block.cues) or _says_so_again(rest, words):
        return False  # one of several meetings
    others = rest[2:] if _says_all_of(rest[1], text) else rest[1:]
    if DATE.search(text) and any(
        _dates_a_meeting(one, words) and not is_sentence(one.words.text, words) for one in others
    ):
        return False  # one of several meetings, each under its date; «Se lee el acta 07-2023» is none
    return _is_second_line(rest, words) if titled else _is_first_line(rest, words)


def _is_counted_meeting(block: Block, words: Vocabulary) -> bool:
    """«3ª Sessão da assembleia»: whether an ordinal and the meeting that it counts open a line."""
    ordinal = block.marker is not None and not ORDINALS.isdisjoint(block.marker.shape)
    return ordinal and _opens_with_paper(block, words)


def _opens_with_paper(block: Block, words: Vocabulary) -> bool:
    first = WORD.findall(fold(block.words.text))[:1]
    return not words.grammar("paper").isdisjoint(first)


def _says_all_of(block: Block, text: str) -> bool:
    """Whether a line says all that the one above it does: the meeting's name again, in full."""
    return set(WORD.findall(fold(text))) <= set(WORD.findall(fold(block.words.text)))


def _is_second_line(rest: Sequence[Block], words: Vocabulary) -> bool:
    """Whether a line below the title goes on naming the meeting."""
    block, below = rest[0], rest[1]
    text = block.words.text
    named = names_a_meeting(text, words)
    if kind_of_heading(words, text)[1] >= NEARLY and not named:
        return False
    if _is_keyed(text, words) or (
        is_sentence(text.partition(". ")[0], words) and not _in_capitals(text) and not named
    ):
        return False  # «Lugar de reunión: …» states a fact, «La fiesta del 3 de mayo fue …» tells
    if (
        _is_one_of_several(block)
        or (_heads_a_section(block, words) and not _dates_a_meeting(below, words))
        or begins(fold(text), words.phrases("attendance", "came"))
        or roster(text, words)
    ):
        return False
    if block.gap == 0 and below.gap and len(WORD.findall(text)) <= LETTERHEAD[0] and ":" not in text:
        return True  # the second line of a letterhead
    day = bool(_day(words).search(fold(text)))
    dated = day or bool(DATE.search(text))
    if (text.endswith(".") and not day) or not (named or dated or _is_set_off(block)):
        return False
    goes_on = (
        dated or below.kind == "heading" or DATE.search(below.words.text) or _in_capitals(below.words.text)
    )
    # «Acta de la reunión ordinaria celebrada el …»: what names and dates a meeting may say where, too.
    return bool(goes_on) and len(text) < (
        LONGEST_DATED if dated and _opens_with_paper(block, words) else LONGEST_LINE
    )


def _is_first_line(rest: Sequence[Block], words: Vocabulary) -> bool:
    """Whether a first line has points enough to be the title."""
    block, below = rest[0], rest[1]
    if block.words.text.endswith("."):
        return False
    if (
        _is_larger(rest)
        and len(below.words.text) < LONGEST_LINE
        and _day(words).search(fold(below.words.text))
    ):
        return True  # whatever its words are elsewhere: «Intercambio de buenas prácticas»
    short = len(WORD.findall(below.words.text)) <= LETTERHEAD[1] and ":" not in below.words.text
    if len(rest) > 2 and below.gap == 0 and below.kind == "paragraph" and short:
        below = rest[2]  # a letterhead of two lines: what counts is what follows it
    points = _points(block, below, words)
    if below.gap and below.kind != "heading" and any(one.kind == "heading" for one in rest[1:]):
        points += 1.5  # short and alone above a document with headings
    return points >= ENOUGH


def _is_larger(rest: Sequence[Block]) -> bool:
    """Whether the carrier sets a line in larger letters than the first heading below it."""
    size = rest[0].look.size
    if size is None or not _is_set_off(rest[0]):
        return False
    below = next((one for one in rest[1:] if one.kind == "heading"), None)
    return below is not None and (below.look.size is None or below.look.size < size)


def _points(block: Block, below: Block, words: Vocabulary) -> float:
    """Weigh what speaks for a first line being the title."""
    text = block.words.text
    kind, strength = kind_of_heading(words, text)
    named, dated = names_a_meeting(text, words), bool(DATE.search(text))
    points = 0.5 + 2.0 * named + 1.0 * _is_set_off(block) + 1.0 * dated
    states = _states_a_fact(below, words)
    if states:
        points += 2.0
    if below.kind == "heading":
        points += 2.0
    elif below.marker is not None and below.indent == 0 and not states:
        points -= 1.0  # a list that it leads into
    if strength >= OPENS and kind != "discussion":
        points -= 0.0 if dated else 3.0
    elif strength >= OPENS and not named:
        points -= 2.0
    return points


def _is_marked(block: Block) -> bool:
    return block.kind == "heading" and block.cues[:1] == ("carrier-heading",)


def _is_set_off(block: Block) -> bool:
    return block.words.all_bold or block.look.centred or _in_capitals(block.words.text)


def _in_capitals(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return len(letters) > 3 and all(char.isupper() for char in letters)


def _dates_a_meeting(block: Block, words: Vocabulary) -> bool:
    """Whether a line names a meeting and its date: where several do, none is the title of all."""
    text = block.words.text
    if block.kind not in ("heading", "paragraph") or block.marker or len(text) >= LONGEST_DATED:
        return False
    if not DATE.search(text) or not names_a_meeting(text, words):
        return False
    # «Lectura del acta 3-2019», «La prochaine réunion : 3/5/2019» speak of another.
    first = WORD.findall(fold(text))[:2]
    if first[0] not in words.grammar("articles"):
        first = first[:1]
    return words.grammar("done_with_minutes", "next_time").isdisjoint(first)


def _is_keyed(text: str, words: Vocabulary) -> bool:
    """Whether a line opens with a key of the meeting: «Fecha: …»."""
    key, colon, _ = text.partition(":")
    return bool(colon) and fold(key).strip(" *.") in words.keyed("meeting")


def _states_a_fact(block: Block, words: Vocabulary) -> bool:
    """Whether a line gives a date, or a key such as «Fecha:» or a column of that name."""
    stated = words.keyed("meeting")
    if any(fold(name).strip(" :.") in stated for name in block.columns):
        return True
    if _is_keyed(block.words.text, words):
        return True
    return len(block.words.text) < LONGEST_LINE and bool(DATE.search(block.words.text))
