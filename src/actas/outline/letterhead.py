"""Letterheads: short lines at the top that lead up to the one that names the meeting."""

from __future__ import annotations

from collections.abc import Sequence

from actas.model.block import Block
from actas.model.compiled import compiled
from actas.outline.meeting_lines import (
    CLOCK,
    DATE,
    WORD,
    comes_again,
    dates_a_meeting,
    day_in_words,
    heads_a_section,
    in_capitals,
    is_keyed,
    is_marked,
    is_one_of_several,
    is_set_off,
    names_a_meeting,
    opens_with_paper,
)
from actas.vocabulary import Vocabulary
from actas.vocabulary.days import is_month
from actas.vocabulary.fold import fold
from actas.vocabulary.rosters import behind_key, roster, who_led
from actas.vocabulary.sections import EXACT, OPENS, kind_of_heading
from actas.vocabulary.sentences import is_sentence

LETTERHEAD = 6, 8  # words of a letterhead's last line, and of a line inside it
LONGEST_NAME = 14  # words of a line of a letterhead
LONGEST_WHOLE = 200  # characters of one that says which meeting it was, when and until when
FIRST = 6  # blocks at the top among which the title stands
STOPS = frozenset(".:;,?!")
ASIDE_BEHIND = compiled(r"\s*\([^()]*\)$")
NUMERAL = compiled(r"(?:[IVXLC]{1,7}|\d{1,4})[.ªº°]*")  # «LVII reunión», «3ª sessão»
COUNTED = 3  # headings with numbers that make the one without the meeting's name
HIGHEST = 12  # blocks at the top among which it stands below keys
LEAF, BELOW_LEAF = 2, 2  # lines of a calendar's leaf, the year aside; and below it at least
LAST_DAY, YEAR = 31, 4  # a month's; figures


def letterhead(blocks: Sequence[Block], words: Vocabulary) -> int:
    """Return how many short lines at the top lead up to the one that names the meeting, it included.

    None where the carrier marks one of them, or only the first line names it: that is weighed elsewhere.
    """
    last = 0
    named = False
    for at, block in enumerate(blocks[:FIRST]):
        text = block.words.text
        if block.kind not in ("paragraph", "heading") or block.marker or is_marked(block):
            break
        if _is_of_a_list(block, words) or (last and not named and _heads_its_own(blocks, at, words)):
            break
        if _names_it_whole(blocks[: at + 1], words):
            last, named = at + 1, True
            continue
        if len(WORD.findall(text)) > LONGEST_NAME or text.endswith((".", ":", ";", ",", "?")):
            break
        if ":" in text and _has_key(block):
            break
        names = names_a_meeting(text, words)
        if kind_of_heading(words, text)[1] >= EXACT and (
            not names or comes_again(block) or (named and not opens_with_paper(block, words))
        ):
            break  # «Desarrollo de la reunión», below the name
        facts, alone = (
            named and tells(blocks, at, words) for tells in (_is_above_facts, _is_alone_without_number)
        )
        if named and not (facts or alone) and heads_a_section(block, words):
            break
        # Below a blank line «los paga la junta» names no meeting any more; «Acta de la junta» does.
        apart = named and any(one.gap for one in blocks[last : at + 1])
        names = names and (alone or not (apart and not opens_with_paper(block, words)))
        names = names and not (text[:1].islower() and is_sentence(text, words))
        named = named or names
        goes_on = block.look.centred and _goes_on_centred(blocks, at, last, words)
        goes_on = goes_on or (facts and blocks[at + 1].gap == 0)
        if names or goes_on or day_in_words(words).search(fold(text)) or DATE.search(text):
            last = at + 1
    several = any(
        dates_a_meeting(block, words) and not is_sentence(block.words.text, words) for block in blocks[last:]
    )
    return last if named and last > 1 and not several else 0


def _heads_its_own(blocks: Sequence[Block], at: int, words: Vocabulary) -> bool:
    """Whether a line below the day, set off from it, heads what stands right below, as others do theirs.

    «Notas», «Resumen» may be what the paper is called, and is here what its first section is.
    """
    block, below = blocks[at], blocks[at + 1] if at + 1 < len(blocks) else None
    set_off = block.gap or (block.words.all_bold and not blocks[at - 1].words.all_bold)
    if block.kind != "heading" or not set_off or below is None or below.gap or below.kind == "heading":
        return False
    if DATE.search(block.words.text) or is_keyed(below.words.text, words):
        return False
    return any(one.kind == "heading" and one.level == block.level for one in blocks[at + 1 :])


def dated_further_down(blocks: Sequence[Block], words: Vocabulary) -> int:
    """Return how many lines lead up to one that names the paper and its day; 0 without it.

    Addresses and telephones stand above it, behind their keys, and nothing is said there.
    """
    top = blocks[:HIGHEST]
    keyed = next((at for at, one in enumerate(top) if ":" in one.words.text), HIGHEST)
    if keyed + 1 >= len(top):
        return 0
    at = next((at for at, one in enumerate(top) if _names_and_dates(one, words)), 0)
    if at <= keyed or not all(_is_of_letterhead(one, words) for one in top[:at]):
        return 0
    several = any(_names_and_dates(one, words) for one in blocks[at + 1 :])
    return 0 if several else at + 1


def _names_and_dates(block: Block, words: Vocabulary) -> bool:
    return (
        opens_with_paper(block, words)
        and dates_a_meeting(block, words)
        and block.words.text[-1:] not in STOPS
    )


def _is_of_letterhead(block: Block, words: Vocabulary) -> bool:
    """Whether a line above the name is short, has no mark and no stop, and leads in to nothing."""
    text = block.words.text
    if block.kind not in ("paragraph", "heading") or block.marker or is_marked(block):
        return False
    if len(WORD.findall(text)) > LONGEST_NAME or text.endswith((".", ":", ";", ",", "?", "!")):
        return False
    if kind_of_heading(words, text)[1] >= EXACT and not names_a_meeting(text, words):
        return False
    return not (is_keyed(text, words) or _is_of_a_list(block, words))


def _names_it_whole(head: Sequence[Block], words: Vocabulary) -> bool:
    """Whether the last of some lines says in a sentence of capitals which meeting it was, and when.

    Or all that one above it says, and more, a colon behind it: «ACTA DE LA III ASAMBLEA DEL CÍRCULO SUR:».
    """
    text = head[-1].words.text
    if len(head) == 1 or not opens_with_paper(head[-1], words) or len(text) > LONGEST_WHOLE:
        return False
    if not in_capitals(text):
        return False
    said = set(WORD.findall(fold(text)))
    above = (one.words.text for one in head[:-1])
    again = any(names_a_meeting(one, words) and said.issuperset(WORD.findall(fold(one))) for one in above)
    return again or bool(DATE.search(text) or day_in_words(words).search(fold(text)))


def _is_above_facts(blocks: Sequence[Block], at: int, words: Vocabulary) -> bool:
    """Whether keys of the meeting stand right below a line that has no number and is called as no section."""
    if at + 1 >= len(blocks) or blocks[at].label is not None:
        return False
    text = blocks[at].words.text
    if kind_of_heading(words, text)[1] >= OPENS and not names_a_meeting(text, words):
        return False
    return is_keyed(blocks[at + 1].words.text, words)


def _is_alone_without_number(blocks: Sequence[Block], at: int, words: Vocabulary) -> bool:
    """Whether a line opens with what meetings are called, and all headings below it have numbers.

    «XII REUNIÓN DEL CONSEJO» below «ACTA 3/31»: its own number says which one it was.
    """
    first, _, rest = blocks[at].words.text.partition(" ")
    tokens = WORD.findall(fold(rest if NUMERAL.fullmatch(first) else first))
    if blocks[at].label is not None or words.grammar("paper").isdisjoint(tokens[:1]):
        return False
    labels = [one.label for one in blocks[at + 1 :] if one.kind == "heading"]
    return len(labels) >= COUNTED and all(labels)


def _is_of_a_list(block: Block, words: Vocabulary) -> bool:
    """Whether a line is one of several meetings of a page, leads to another, or only says who came or led.

    Or it heads what stands right below it, as others of its shape do.
    """
    if any(cue.startswith("small-name") for cue in block.cues):
        return True
    text = block.words.text
    listed = bool(roster(text, words) or behind_key(text, words) or who_led(text, words))
    return block.words.leads_elsewhere or is_one_of_several(block) or listed


def _has_key(block: Block) -> bool:
    """Whether a colon of a line is that of a key; in «14 de marzo de 2023, 10:00 – 11:00» it is an hour's.

    In «Apuntes de la mañana (mesa 1: agua)» it says more in brackets.
    """
    text = ASIDE_BEHIND.sub("", block.words.text)
    if ":" not in text:
        return False
    return ":" in CLOCK.sub("", text) or not (DATE.search(text) or is_set_off(block))


def _goes_on_centred(blocks: Sequence[Block], at: int, last: int, words: Vocabulary) -> bool:
    """Whether a line in the middle goes on those above it: a place, a name, what is named by them.

    Its text stands a blank line apart, or facts of the meeting right below.
    """
    if not 0 < at < len(blocks) - 1 or not blocks[at - 1].look.centred:
        return False
    below = blocks[at + 1]
    if last == at and blocks[at].gap == 0 and below.gap > 0:
        return True
    return all(block.look.centred for block in blocks[:at]) and is_keyed(below.words.text, words)


def leaf_of_calendar(blocks: Sequence[Block], words: Vocabulary) -> int:
    """Return how many blocks on top are a day, its month and maybe the year, each alone; 0 without them.

    So pages show when something was posted: «7», «diciembre».
    """
    if len(blocks) < LEAF + BELOW_LEAF or len(blocks[0].words.text) > YEAR + YEAR + YEAR:
        return 0
    one, two, three = (block.words.text.strip(" .,") for block in blocks[: LEAF + 1])
    day, month = (one, two) if one.isdecimal() else (two, one)
    if not day.isdecimal() or not 0 < int(day) <= LAST_DAY or not is_month(month, words):
        return 0
    if any(block.marker or block.label or block.kind == "row" for block in blocks[:LEAF]):
        return 0
    return LEAF + (three.isdecimal() and len(three) == YEAR)


def above_the_carriers(blocks: Sequence[Block]) -> int:
    """Return how many lines of a letterhead stand above what the carrier itself says is the title."""
    above = next((at for at, one in enumerate(blocks[:FIRST]) if is_marked(one)), 0)
    lines = blocks[:above]
    if blocks[above : above + 1] and blocks[above].level != 0:
        return 0
    plain = all(block.kind in ("paragraph", "heading") and block.marker is None for block in lines)
    short = all(len(WORD.findall(block.words.text)) <= LETTERHEAD[1] for block in lines)
    named = not any(block.words.text.endswith((".", ",", ";", "!", "?")) for block in lines)
    keyed = any(":" in block.words.text or block.words.leads_elsewhere for block in lines)
    return above if plain and short and named and not keyed else 0
