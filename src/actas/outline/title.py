"""What names the meeting before anything is said in it: a title, a date line, a letterhead."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, repeat

from actas.model.block import Block
from actas.model.plain import replace
from actas.outline.counted import ORDINALS, word_and_number
from actas.outline.heads_members import heads_members
from actas.outline.letterhead import (
    FIRST,
    LETTERHEAD,
    above_the_carriers,
    dated_further_down,
    leaf_of_calendar,
    letterhead,
)
from actas.outline.meeting_lines import (
    CLOCK,
    DATE,
    FIGURES,
    LONGEST_DATED,
    LONGEST_LINE,
    WORD,
    dates_a_meeting,
    day_in_words,
    heads_a_section,
    in_capitals,
    is_fact,
    is_keyed,
    is_marked,
    is_one_of_several,
    is_set_off,
    names_a_meeting,
    opens_with_paper,
    states_a_fact,
    states_several,
)
from actas.outline.named_below import with_name_below
from actas.vocabulary import Vocabulary
from actas.vocabulary.days import day_alone, names_day, tells_when_and_where, without_day
from actas.vocabulary.fold import fold
from actas.vocabulary.phrases import begins, may_hold, only_of, opens
from actas.vocabulary.rosters import behind_key, roster, who_led
from actas.vocabulary.sections import EXACT, NEARLY, OPENS, kind_of_heading
from actas.vocabulary.sentences import is_sentence

LONGEST = 24  # words of a title
MOST_FACTS = 8  # lines below a heading that only state facts
TWO_DAYS = 2  # headings that are a log
ALL_THE_NOTES = 6  # blocks, before an only headline is one of more than what is right below
COUNTED = 3  # headings with numbers that make the one without the title
LONGEST_GREETING = 40  # characters of one without its sign
SUBTITLE = "subtitle"  # as Word and OpenDocument name the style in their files
STAMP_OPENS = ("[", "<")
RULE = 2  # headings that look as the first line does
ENOUGH = 2.5  # points that make a bare first line the title


def lift_title(
    blocks: Sequence[Block], words: Vocabulary, *, named: bool = False
) -> tuple[list[Block], list[Block]]:
    """Return the blocks that only name the meeting, and the rest.

    ``named`` where the front matter has a title already.
    """
    if blocks and (only_of(blocks[0].words.text, words.grammar("editions"))):
        # «BORRADOR», as a stamp above it says, names no meeting.
        stamp = replace(blocks[0], kind="heading", level=0, marker=None)
        title, left = lift_title(blocks[1:], words, named=named)
        return [stamp, *title], left
    if leaf := leaf_of_calendar(blocks, words):
        title, left = lift_title(blocks[leaf:], words, named=named)
        return [*(replace(one, kind="heading", level=0) for one in blocks[:leaf]), *title], left
    head = dated_further_down(blocks, words) or letterhead(blocks, words)
    if head:
        title = [replace(block, kind="heading", level=0) for block in blocks[:head]]
        return title, list(blocks[head:])
    above = above_the_carriers(blocks)
    title = [replace(block, kind="heading", level=0) for block in blocks[:above]]
    others: list[Block] = []  # a line above the title that is none: a link to another language, a greeting
    for at, block in enumerate(blocks[above:FIRST], above):
        rest = blocks[at:]
        if (title and _is_counted(rest)) or _heads_parts(block):
            break
        if _is_title_already(rest, title, words, named=named and at == 0):
            title.append(block)
        elif title and _tells_when(rest, words):
            title.append(replace(block, kind="heading", level=0))
        elif not title and (_is_above_title(rest, words) or _is_letter(blocks, at, words)):
            others.append(block)
        elif (
            not title and (_is_marked_title(rest, words) or (is_marked(block) and heads_members(rest, words)))
        ) or _is_bare_title(rest, words, titled=bool(title), named=named):
            title.append(replace(block, kind="heading", level=0))
        else:
            break
    return with_name_below(title, [*others, *blocks[len(title) + len(others) :]], words)


def _heads_parts(block: Block) -> bool:
    """Whether a country heads its parts, which come again below the next: it names no meeting."""
    return any(cue.startswith("parts-again") for cue in block.cues)


def _is_counted(rest: Sequence[Block]) -> bool:
    """Whether a heading has a number as another one has: below the title it is the first of the chapters."""
    block = rest[0]
    if block.kind != "heading" or block.label is None:
        return False
    return any(one.kind == "heading" and one.label is not None for one in rest[1:])


def _is_title_already(
    rest: Sequence[Block], title: Sequence[Block], words: Vocabulary, *, named: bool
) -> bool:
    """Whether a block is the carrier's own title, or says again what names the meeting already."""
    block = rest[0]
    if block.kind == "heading" and block.level == 0:
        return True
    if named and is_marked(block) and all(one.kind != "heading" for one in rest[1:]):
        return kind_of_heading(words, block.words.text)[1] < OPENS
    if not title:
        return False
    if fold(block.words.text) == fold(title[-1].words.text) or _is_subtitle(rest):
        return True
    if len(title) == 1 and is_marked(block) and _goes_with(title[0], rest, words):
        return True
    states = len(title) == 1 and len(rest) > 1 and states_a_fact(rest[1], words)
    if not states or not is_marked(block) or not names_a_meeting(block.words.text, words):
        return False
    if _heads_one_of_a_log(rest, words):
        return False
    # «Datos de la reunión» heads the facts below it, and names no meeting.
    return kind_of_heading(words, block.words.text)[0] != "info"


def _goes_with(title: Block, rest: Sequence[Block], words: Vocabulary) -> bool:
    """«#### From: 3 May» above «# Open meeting»: whether a heading below the title is above all others."""
    text = rest[0].words.text
    if rest[0].level != 1 or not is_marked(title) or kind_of_heading(words, text)[1] >= OPENS:
        return False
    others = [one.level for one in rest[1:] if one.kind == "heading"]
    return bool(others) and 1 not in others and names_a_meeting(text, words)


def _heads_facts(rest: Sequence[Block], words: Vocabulary) -> bool:
    """Whether only brief facts of the meeting stand below a heading, as below no other of its level."""
    upto = next((at for at, one in enumerate(rest[1:], 1) if one.kind == "heading"), 0)
    told = rest[1:upto]
    if not 0 < len(told) <= MOST_FACTS or not all(_is_brief(one, words) for one in told):
        return False
    level = rest[0].level
    alike = (two for one, two in pairwise(rest[upto:]) if one.kind == "heading" and one.level == level)
    return any(map(_states, told, repeat(words))) and not any(map(_states, alike, repeat(words)))


def _is_brief(block: Block, words: Vocabulary) -> bool:
    return len(block.words.text) < LONGEST_LINE or is_keyed(block.words.text, words)


def _states(block: Block, words: Vocabulary) -> bool:
    return is_fact(block, words) or states_a_fact(block, words)


def _is_subtitle(rest: Sequence[Block]) -> bool:
    """Whether a line below the title has the programs' own style for it, as no other line has."""
    return _style(rest[0]) == SUBTITLE and all(_style(one) != SUBTITLE for one in rest[1:])


def _style(block: Block) -> str:
    return (block.look.style or "").casefold()


def _heads_one_of_a_log(rest: Sequence[Block], words: Vocabulary) -> bool:
    """Whether headings of the same level say the same of other days, or of other numbers: «Reunión 1».

    «Reunión con el banco, 3 de mayo» beside «Reunión del equipo, 9 de mayo» is of a log, too.
    """
    text = rest[0].words.text
    beside = (one for one in rest[1:] if one.kind == "heading" and one.level == rest[0].level)
    others = [one.words.text for one in beside if one.words.text != text]
    said = without_day(text, words) if others else ()
    if any(without_day(one, words) == said for one in others):
        return True
    opens = text.partition(" ")[0]
    return any(one.startswith(f"{opens} ") and _says_day(one, words) for one in others) and _says_day(
        text, words
    )


def _tells_when(rest: Sequence[Block], words: Vocabulary) -> bool:
    """Whether a heading below the title says a day and an hour, as no other does: it heads nothing.

    So does one that opens with an hour, nothing below it, where no other opens with another hour.
    """
    text = rest[0].words.text
    if not is_marked(rest[0]) or len(text) >= LONGEST_DATED:
        return False
    hour = CLOCK.match(fold(text))
    if hour and (len(rest) == 1 or rest[1].kind == "heading"):
        others = (CLOCK.match(fold(one.words.text)) for one in rest[1:] if one.kind == "heading")
        return all(other is None or other.group() == hour.group() for other in others)
    if not _names_the_day(rest, words):
        return False
    return CLOCK.search(fold(text)) is not None


def _is_above_title(rest: Sequence[Block], words: Vocabulary) -> bool:
    if len(rest) < 2 or rest[0].kind != "paragraph":
        return False
    if not _is_marked_title(rest[1:], words):
        # «Presentes: Ana, Luis» in a box of its own, above «Acta de la junta» and its day.
        keyed = ":" in rest[0].words.text and len(rest) > COUNTED and is_keyed(rest[0].words.text, words)
        named = keyed and is_set_off(rest[1]) and names_a_meeting(rest[1].words.text, words)
        return named and states_a_fact(rest[2], words)
    if _is_a_day(rest[1], words):
        return False  # the title's own
    short = len(WORD.findall(rest[0].words.text)) <= LONGEST
    return short or (is_marked(rest[1]) and names_a_meeting(rest[1].words.text, words))


def _is_letter(blocks: Sequence[Block], at: int, words: Vocabulary) -> bool:
    """Whether a line is of the letter that the notes came with: a greeting, and what goes before."""
    if blocks[at].kind != "paragraph" or not opens(
        fold(blocks[0].words.text), words.phrases("cues", "greeting")
    ):
        return False
    below = range(at + 1, min(FIRST, len(blocks) - 1))
    return any(
        names_a_meeting(blocks[one].words.text, words) and states_a_fact(blocks[one + 1], words)
        and len(WORD.findall(blocks[one].words.text)) <= LONGEST
        for one in below
    )  # fmt: skip


def _is_marked_title(rest: Sequence[Block], words: Vocabulary) -> bool:
    """Whether a block is a heading above all others, or one that names a meeting and its date."""
    block = rest[0]
    if block.kind != "heading" or block.level is None:
        return False
    if any(
        one.level == block.level and one.kind == "heading" and dates_a_meeting(one, words) for one in rest[1:]
    ):
        return False  # one of several meetings
    if _is_above_days(rest, words):
        return True
    levels = [one.level for one in rest[1:] if one.kind == "heading" and one.level]
    strength = kind_of_heading(words, block.words.text)[1]
    named = names_a_meeting(block.words.text, words)
    dated = bool(DATE.search(block.words.text))
    if block.words.text.endswith(":") and not dated:
        return False  # «Lo que pidieron:», whatever rule stands below it
    above_all = all(level > block.level for level in levels) or _only_uncounted(rest)
    stated = is_marked(block) and len(rest) > 1
    stated = stated and (is_fact(rest[1], words) or (named and _is_above_its_day(rest, words)))
    if strength >= EXACT and not dated and not (named and (stated or (above_all and levels))):
        return False
    if above_all:
        # The only headline, first of all, names the meeting, unless it says what sections are called.
        dated = dated or (is_marked(block) and len(rest) > 1 and _is_a_day(rest[1], words))
        return bool(levels) or named or dated or (is_marked(block) and block.level == 1 and strength < OPENS)
    if not is_marked(block) or opens(fold(block.words.text), words.grammar("done_with_minutes")):
        # «Relecture des réunions de 2031» is the first thing that was done
        return not is_marked(block) and strength < EXACT and _alone_is_empty(rest)
    if strength < OPENS and not named and _heads_nothing(rest, words):
        return True  # whatever it is called: «Huerto»
    if strength < OPENS and (named or block.level == 1) and _heads_facts(rest, words):
        return True
    alone = dated or stated or _names_the_day(rest, words) or _heads_nothing(rest, words)
    return (named and alone) or (strength < OPENS and _is_above_its_day(rest, words))


def _is_above_its_day(rest: Sequence[Block], words: Vocabulary) -> bool:
    """Whether a heading's day is on its line, with nothing below, or on the next, and no other one's is."""
    if len(rest) >= COUNTED and rest[1].kind == "heading" and _names_the_day(rest, words):
        return True
    named = names_a_meeting(rest[0].words.text, words)
    # «Datos» may head facts with keys: it must be called what meetings are, and a list may be of its own.
    stated = named and len(rest) > 1 and rest[1].kind != "item" and states_a_fact(rest[1], words)
    if len(rest) < COUNTED or not (stated or _is_a_day(rest[1], words)):
        return False
    upto = next((at for at, one in enumerate(rest[1:], 1) if one.kind == "heading"), 0)
    dated = (one for one, two in pairwise(rest[upto:]) if one.kind == "heading" and _is_a_day(two, words))
    if not upto or any(not _is_of_next(one, words) for one in dated):
        return False
    listed = next((at for at in range(2, upto) if rest[at].kind == "item"), 0)
    # A list may be what was said on that day, and the heading a topic's.
    return named or not listed or rest[listed - 1].words.text.endswith(":")


def _is_of_next(block: Block, words: Vocabulary) -> bool:
    """«Próxima reunión», "Next meeting": the day below is no other meeting's of these notes."""
    return words.keyed("meeting").get(fold(block.words.text).strip(" :.*")) == "next_meeting"


def _is_a_day(block: Block, words: Vocabulary) -> bool:
    """«4 de marzo de 2024», «Martes 7 de noviembre, 18:00», "4 March 2024, village hall"."""
    text = block.words.text
    return bool(day_alone(text, words) or ("," in text and day_alone(text.rpartition(",")[0], words)))


def _heads_nothing(rest: Sequence[Block], words: Vocabulary) -> bool:
    """Whether a heading has nothing of its own, and no other of its level names a meeting."""
    beside = [one for one in rest[1:] if one.kind == "heading" and one.level == rest[0].level]
    if beside[:1] != [rest[1]]:
        return False
    if not names_a_meeting(rest[0].words.text, words):
        return sum(one.kind == "heading" for one in rest[1:]) >= COUNTED
    return len(beside) >= COUNTED and not any(opens_with_paper(one, words) for one in beside)


def _alone_is_empty(rest: Sequence[Block]) -> bool:
    """Whether a line without a number stands right above a heading beside it, as no other heading does."""
    level = rest[0].level
    empty = [
        one
        for one, two in pairwise(rest)
        if one.kind == two.kind == "heading" and one.level == two.level == level
    ]
    return rest[0].label is None and len(empty) == 1 and empty[0] is rest[0]


def _only_uncounted(rest: Sequence[Block]) -> bool:
    """Whether a heading has no number, and all others of its level have one."""
    beside = [one.label for one in rest[1:] if one.kind == "heading" and one.level == rest[0].level]
    return len(beside) >= COUNTED and rest[0].label is None and all(beside)


def _is_above_days(rest: Sequence[Block], words: Vocabulary) -> bool:
    """Whether a heading of its own names the paper, and those beside it are the days it holds."""
    block = rest[0]
    if len(rest) < 2 or not is_marked(block) or not names_a_meeting(block.words.text, words):
        return False
    beside = [one for one in rest[1:] if one.kind == "heading" and one.level == block.level]
    if beside[:1] != [rest[1]] and len(beside) < TWO_DAYS:
        return False  # what stands below it may be of its own
    return bool(beside) and all(_is_of_a_day(one, words) for one in beside)


def _is_of_a_day(block: Block, words: Vocabulary) -> bool:
    alone = any(cue.startswith("day-alone") for cue in block.cues)
    text = block.words.text
    return alone or DATE.search(text) is not None or bool(day_alone(text, words))


def _names_the_day(rest: Sequence[Block], words: Vocabulary) -> bool:
    """Whether a heading names a day, with a year or without, and no other heading does."""
    others = (one.words.text for one in rest[1:] if one.kind == "heading")
    return _says_day(rest[0].words.text, words) and not any(_says_day(one, words) for one in others)


def _says_day(text: str, words: Vocabulary) -> bool:
    return names_day(text, words) or FIGURES.search(text) is not None


def _is_bare_title(rest: Sequence[Block], words: Vocabulary, *, titled: bool, named: bool) -> bool:
    """Whether a short line at the top, without mark, names the meeting or stands above headings.

    ``titled`` where another line above it does already, ``named`` where the front matter does.
    """
    block = rest[0]
    text = block.words.text
    plain = block.kind in ("paragraph", "heading") and block.marker is None
    if len(rest) < 2 or not (plain or _is_counted_meeting(block, words)) or is_marked(block):
        return False
    if len(WORD.findall(text)) > LONGEST or text.endswith((",", ";")) or block.words.leads_elsewhere:
        return False
    if text.endswith(":") and not _names_what_follows(rest, words):
        return False
    if opens(fold(text), words.phrases("cues", "greeting")) and (
        text.endswith("!") or (len(text) <= LONGEST_GREETING and kind_of_heading(words, text)[1] < OPENS)
    ):
        return False  # «¡Hola a todos!»
    if states_several(text, words):
        return False
    if ":" in CLOCK.sub("", text) and not (
        names_a_meeting(text, words)
        or _is_dated_below(rest, words)
        or (rest[1].marker is not None and is_keyed(rest[1].words.text, words))
    ):
        return False
    if any(cue.startswith("day-alone") for cue in block.cues) or _is_first_of_several(rest, words):
        return False  # one of several meetings, or «Panel 1», of which «Panel 2» comes
    others = rest[2:] if _says_all_of(rest[1], text) else rest[1:]
    if DATE.search(text) and any(
        dates_a_meeting(one, words) and not is_sentence(one.words.text, words) for one in others
    ):
        return False  # one of several meetings, each under its date; «Se lee el acta 07-2023» is none
    if titled:
        return _is_second_line(rest, words) or (block.kind == "heading" and _is_of_the_day(rest, words))
    return not (named and text.endswith(".")) and (
        _is_first_line(rest, words) or _is_named_and_dated(text, words)
    )


def _is_named_and_dated(text: str, words: Vocabulary) -> bool:
    """«Foro de aguas. Lima, 9 de mayo de 2031.»: a name, and behind its stop only when and where."""
    named, stop, told = text.rstrip(" .").rpartition(". ")
    return bool(stop) and not is_sentence(named, words) and tells_when_and_where(told, words)


def _names_what_follows(rest: Sequence[Block], words: Vocabulary) -> bool:
    """«Reunión del riego:»: whether a colon ends a meeting's name above a heading or a fact."""
    if not names_a_meeting(rest[0].words.text, words):
        return False
    return rest[1].kind == "heading" or (rest[1].marker is None and states_a_fact(rest[1], words))


def _is_first_of_several(rest: Sequence[Block], words: Vocabulary) -> bool:
    """Whether a word and a one count the first line, and the same word and a two another one."""
    word, number = word_and_number(rest[0].words.text, words) or ("", "")
    if number != "1":
        return False
    return any(word_and_number(one.words.text, words) == (word, "2") for one in rest[1:])


def _is_counted_meeting(block: Block, words: Vocabulary) -> bool:
    """«3ª Sessão da assembleia»: whether an ordinal and the meeting that it counts open a line."""
    ordinal = block.marker is not None and not ORDINALS.isdisjoint(block.marker.shape)
    return ordinal and opens_with_paper(block, words)


def _says_all_of(block: Block, text: str) -> bool:
    """Whether a line says all that the one above it does: the meeting's name again, in full."""
    return set(WORD.findall(fold(text))) <= set(WORD.findall(fold(block.words.text)))


def _is_second_line(rest: Sequence[Block], words: Vocabulary) -> bool:
    """Whether a line below the title goes on naming the meeting."""
    block, below = rest[0], rest[1]
    text = block.words.text
    named = names_a_meeting(text, words)
    strength = kind_of_heading(words, text)[1]
    if strength >= NEARLY and not named:
        return False
    if strength >= EXACT and not opens_with_paper(block, words) and not DATE.search(text):
        return False  # «Desarrollo de la reunión» heads what was said in it
    # «La séance est ouverte le 3 mai par Luc.» tells; «Acta de la sesión celebrada el 3 de mayo.» names.
    told = text.endswith(".") and not opens_with_paper(block, words)
    tells = (told or not named) and not in_capitals(text) and is_sentence(text.partition(". ")[0], words)
    if is_keyed(text, words) or tells:
        return False  # «Lugar de reunión: …» states a fact, «La fiesta del 3 de mayo fue …» tells
    if (
        is_one_of_several(block)
        or (heads_a_section(block, words) and not dates_a_meeting(below, words))
        or _says_who_came(text, words, named=named)
        or roster(text, words)
        or behind_key(text, words)
        or (who_led(text, words) and not DATE.search(text))
    ):
        return False
    if block.gap == 0 and below.gap and len(WORD.findall(text)) <= LETTERHEAD[0] and ":" not in text:
        return True  # the second line of a letterhead
    day = bool(day_in_words(words).search(fold(text)))
    dated = day or bool(DATE.search(text))
    if (text.endswith(".") and not day) or not (named or dated or is_set_off(block)):
        return False
    goes_on = (
        dated or below.kind == "heading" or DATE.search(below.words.text) or in_capitals(below.words.text)
    )
    # «Acta de la reunión ordinaria celebrada el …»: what names and dates a meeting may say where, too.
    return bool(goes_on) and len(text) < (
        LONGEST_DATED if dated and opens_with_paper(block, words) else LONGEST_LINE
    )


def _says_who_came(text: str, words: Vocabulary, *, named: bool) -> bool:
    """«El 3 de mayo de 2031 éramos Ana y Luis»: whether a line says who came; what names a paper may, too."""
    folded, came = fold(text), words.phrases("attendance", "came")
    return begins(folded, came) or (not named and may_hold(folded, came))


def _is_first_line(rest: Sequence[Block], words: Vocabulary) -> bool:
    """Whether a first line has points enough to be the title."""
    block, below = rest[0], rest[1]
    if block.words.text.endswith(".") and not _is_dated_name(block, words):
        return False
    if (
        _is_larger(rest)
        and len(below.words.text) < LONGEST_LINE
        and day_in_words(words).search(fold(below.words.text))
    ):
        return True  # whatever its words are elsewhere: «Intercambio de buenas prácticas»
    if _is_only_headline(rest, words) or _is_of_the_day(rest, words) or _stands_over_who_came(rest, words):
        return True
    short = len(WORD.findall(below.words.text)) <= LETTERHEAD[1] and ":" not in below.words.text
    dated = _is_dated_below(rest, words)
    if len(rest) > 2 and below.gap == 0 and below.kind == "paragraph" and short and not dated:
        below = rest[2]  # a letterhead of two lines: what counts is what follows it
    points = _points(block, below, words, dated=dated)
    if below.marker is not None and not states_a_fact(below, words) and _is_first_of_like(rest, words):
        return False
    if below.gap and below.kind != "heading":
        # Short and alone above a document with headings; six papers in seven have a title.
        heads = sum(one.kind == "heading" for one in rest[1:])
        points += 0.0 if not heads else 1.5 if heads < COUNTED or _heads_one_of_a_log(rest, words) else 2.0
    return points >= ENOUGH


def _stands_over_who_came(rest: Sequence[Block], words: Vocabulary) -> bool:
    """«suivi chantier 24/1» right above «presents archi, mr lopez»: whether who came is told below a name."""
    text, below = rest[0].words.text, rest[1]
    if below.gap or below.marker or below.kind != "paragraph" or kind_of_heading(words, text)[1] >= OPENS:
        return False
    listed = roster(below.words.text, words) or behind_key(below.words.text, words)
    return bool(listed) and not (is_keyed(text, words) or is_sentence(text, words) or roster(text, words))


def _is_first_of_like(rest: Sequence[Block], words: Vocabulary) -> bool:
    """Whether a line above a list is set off as most headings are: it is the first of them."""
    first = rest[0]
    if not (first.words.all_bold or first.words.text.isupper()) or opens_with_paper(first, words):
        return False
    heads = [pair for pair in pairwise(rest[1:]) if pair[0].kind == "heading"]
    look = (first.words.all_bold, first.words.text.isupper())
    like = sum(
        (one.words.all_bold, one.words.text.isupper()) == look and below.marker is not None
        for one, below in heads
    )
    return like >= RULE and like * 2 > len(heads)


def _is_of_the_day(rest: Sequence[Block], words: Vocabulary) -> bool:
    """«Huerto, 4 de mayo»: whether a name and a day stand above all, and no heading names another day."""
    text = rest[0].words.text
    if len(text) > LONGEST_LINE or not _names_the_day(rest, words) or is_keyed(text, words):
        return False
    named = kind_of_heading(words, text)[1] < OPENS or opens_with_paper(rest[0], words)
    return named and not is_sentence(text, words)


def _is_only_headline(rest: Sequence[Block], words: Vocabulary) -> bool:
    """Whether a line that is set off heads all the notes, in which nothing else is a heading."""
    if rest[0].kind != "heading" or not is_set_off(rest[0]) or len(rest) < ALL_THE_NOTES:
        return False
    if kind_of_heading(words, rest[0].words.text)[1] >= OPENS:
        return False
    return all(one.kind != "heading" for one in rest[1:])


def _is_dated_name(block: Block, words: Vocabulary) -> bool:
    """«Asamblea general, 20 de septiembre de 2031.»: whether a stop ends a name, no sentence."""
    text = block.words.text
    if not (names_a_meeting(text, words) and _says_day(text, words)) or is_sentence(text, words):
        return False
    return opens_with_paper(block, words)  # «Les paso lo visto en la reunión del 2 de agosto.» does not


def _is_larger(rest: Sequence[Block]) -> bool:
    """Whether the carrier sets a line in larger letters than the first heading below it."""
    size = rest[0].look.size
    if size is None or not is_set_off(rest[0]):
        return False
    below = next((one for one in rest[1:] if one.kind == "heading"), None)
    return below is not None and (below.look.size is None or below.look.size < size)


def _is_dated_below(rest: Sequence[Block], words: Vocabulary) -> bool:
    """Whether right below a line, which is no key, stands when people met, and where: nothing else does."""
    block, below = rest[0], rest[1]
    if below.gap or below.marker is not None or is_keyed(block.words.text, words):
        return False
    if FIGURES.search(block.words.text) or below.words.text[:1] in STAMP_OPENS:
        return False  # messages of a chat, each with its day
    keyed = is_keyed(below.words.text, words) and states_a_fact(below, words)
    return keyed or tells_when_and_where(below.words.text, words, venue=True)


def _points(block: Block, below: Block, words: Vocabulary, *, dated: bool) -> float:
    """Weigh what speaks for a first line being the title; ``dated``: right below stands when people met."""
    text = block.words.text
    kind, strength = kind_of_heading(words, text)
    named, day = names_a_meeting(text, words), bool(DATE.search(text))
    points = 0.5 + 2.0 * named + 1.0 * is_set_off(block) + 1.0 * day
    states = states_a_fact(below, words)
    if states:
        points += 2.0
    if below.kind == "heading":
        points += 2.0
    elif below.marker is not None and below.indent == 0 and not states:
        points -= 1.0  # a list that it leads into
    if dated and not day and strength < EXACT:
        return points
    if strength >= OPENS and kind != "discussion":
        points -= 0.0 if day else 3.0
    elif strength >= OPENS and not named:
        points -= 2.0
    return points
