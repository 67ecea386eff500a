"""What one line says of the meeting: its name, its day, a fact, or that it is one of several."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from actas.model.block import Block
from actas.model.compiled import compiled
from actas.model.plain import replace
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.patterns import any_of
from actas.vocabulary.sections import EXACT, kind_of_heading

LONGEST_LINE = 90  # characters of a second line, and of a line that gives a date
LONGEST_DATED = 140  # characters of a heading that dates one of several meetings
FACTS = frozenset({"date", "time", "start", "end", "duration", "place"})
LONGEST_FACT = 12  # words of a date, an hour, a place
BELOW = 3  # blocks below the last heading, from which they are what was said
WORD = compiled(r"\w+")
ORDINAL = frozenset("ºª")  # small letters, as Unicode has it; «ACTA Nº 3» is in capitals
CLOCK = compiled(r"(?<![\d.,:/-])(?:[01]?\d|2[0-3])\s?(?:[:.h]\s?[0-5]\d|[ap]\.?m\b|h\b)")
DATE = compiled(r"\b(?:19|20)\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b")
FIGURES = compiled(r"\b\d{1,4}([./-])\d{1,2}\1\d{1,4}\b")  # a whole day; «Presupuesto 2024» may head


@lru_cache(maxsize=4)
def day_in_words(words: Vocabulary) -> re.Pattern[str]:
    """Return a day in words, as it stands in a folded text: «3 de mayo de 2016», "3rd May 2016"."""
    ordinal, of = any_of(words.grammar("ordinal_ends")), any_of(words.grammar("date_of"))
    return compiled(
        rf"\b\d{{1,2}}(?:{ordinal}|º)?\s+(?:{of}\s+)?[^\W\d_]{{3,10}}\s+(?:{of}\s+)?(?:19|20)\d\d\b"
    )


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


def opens_with_paper(block: Block, words: Vocabulary) -> bool:
    """Whether a line begins with what meetings or their papers are called."""
    folded = fold(block.words.text)
    first = WORD.findall(folded)[:1]
    if not words.grammar("paper").isdisjoint(first):
        return True
    return folded.replace("-", " ").lstrip("*_ ").startswith(_of_several_words(words))


def is_one_of_several(block: Block) -> bool:
    """Whether a line heads one of several meetings, or points count on from it: «Punto 1. Cercas»."""
    if any(cue.startswith("day-alone") for cue in block.cues):
        return True
    return any(cue.startswith(("habit:word", "habit:numbered")) for cue in block.cues) and not DATE.search(
        block.words.text
    )


def comes_again(block: Block) -> bool:
    """Whether the very same words head again further down."""
    return any(cue.startswith("habit:same") for cue in block.cues)


def heads_a_section(block: Block, words: Vocabulary) -> bool:
    """Whether a line below the one that names the meeting heads what stands below: «Informe de tesorería».

    Its number runs through the notes; or what is said stands right below it, as it does below others that
    are as short and alone, or in bold as well; or it names what is heard in a meeting.
    """
    if block.kind != "heading" or block.look.centred:
        return False
    if any(cue.startswith(("series", "name-between", "small-name")) for cue in block.cues):
        return True
    told = any(cue.startswith(("list-below", "holds", "text-below")) for cue in block.cues)
    text = fold(block.words.text)
    if day_in_words(words).search(text) or FIGURES.search(text) or CLOCK.search(text):
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


def is_fact(block: Block, words: Vocabulary) -> bool:
    """Whether a line gives one fact of the meeting behind its key: «Data: 3 de maio», «Local: sala 2»."""
    key, colon, value = block.words.text.partition(":")
    named = words.keyed("meeting").get(fold(key).strip(" *.")) in FACTS
    return bool(colon and value.strip()) and named and len(WORD.findall(value)) <= LONGEST_FACT


def people_as_lines(blocks: Sequence[Block], words: Vocabulary) -> list[Block]:
    """Return the blocks; a last heading that says itself who came, «### Presentes: Ana, Luis», is a line.

    All that was said stands below it, and is not about who came.
    """
    out = list(blocks)
    last = next((at for at in reversed(range(len(out))) if out[at].kind == "heading"), 0)
    while last > 0 and len(out) - last > BELOW and out[last].level and _names_people(out[last], words):
        out[last] = replace(out[last], kind="paragraph", level=None, cues=())
        last = next((at for at in reversed(range(last)) if out[at].kind == "heading"), 0)
    return out


def _names_people(block: Block, words: Vocabulary) -> bool:
    """Whether a key of those who came has names behind its colon."""
    key, colon, value = block.words.text.partition(":")
    kind, strength = kind_of_heading(words, key) if colon and value.strip() else (None, 0.0)
    return kind == "participants" and strength >= EXACT


def is_keyed(text: str, words: Vocabulary) -> bool:
    """Whether a line opens with a key of the meeting: «Fecha: …»."""
    key, colon, _ = text.partition(":")
    return bool(colon) and fold(key).strip(" *.") in words.keyed("meeting")


def states_several(text: str, words: Vocabulary) -> bool:
    """«Fecha: 3 de mayo  Lugar: la sede»: whether keys of the meeting stand side by side in a line."""
    if text.count(":") < 2 or not is_keyed(text, words):
        return False
    keys = words.keyed("meeting")
    before = [fold(one).split() for one in text.split(":")[1:-1]]
    return any(" ".join(one[-size:]) in keys for one in before for size in range(1, min(4, len(one))))


def states_a_fact(block: Block, words: Vocabulary) -> bool:
    """Whether a line gives a date, or a key such as «Fecha:» or stands below columns that are such keys.

    «Tema» alone beside «Notas» is a column of what was said.
    """
    stated = words.keyed("meeting")
    if block.columns and sum(fold(name).strip(" :.") in stated for name in block.columns) * 2 > len(
        block.columns
    ):
        return True
    if is_keyed(block.words.text, words):
        return True
    return len(block.words.text) < LONGEST_LINE and bool(DATE.search(block.words.text))


def dates_a_meeting(block: Block, words: Vocabulary) -> bool:
    """Whether a line names a meeting and its date: where several do, none is the title of all."""
    text = block.words.text
    if block.kind not in ("heading", "paragraph") or block.marker or len(text) >= LONGEST_DATED:
        return False
    if block.label is not None:
        return False  # «4. FERIA DEL MOLINO 9 MAYO 2031»: a point of this one
    if not DATE.search(text) or not names_a_meeting(text, words):
        return False
    # «Lectura del acta 3-2019», «La prochaine réunion : 3/5/2019» speak of another.
    first = WORD.findall(fold(text))[:3]
    if first[0].isdecimal():
        first = first[1:]  # «1 / Relevé de décisions du 7 mars 2031»
    first = first[: 2 if first[:1] and first[0] in words.grammar("articles") else 1]
    return words.grammar("done_with_minutes", "next_time").isdisjoint(first)


def is_marked(block: Block) -> bool:
    """Whether the carrier marks a line as a heading."""
    return block.kind == "heading" and block.cues[:1] == ("carrier-heading",)


def is_set_off(block: Block) -> bool:
    """Whether a line is in bold, in the middle or in capitals."""
    return block.words.all_bold or block.look.centred or in_capitals(block.words.text)


def in_capitals(text: str) -> bool:
    """Whether a text has four letters or more, and all are capitals."""
    letters = [char for char in text if char.isalpha() and char not in ORDINAL]
    return len(letters) > 3 and all(char.isupper() for char in letters)
