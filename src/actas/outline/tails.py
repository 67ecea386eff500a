"""What a line marked as a heading says besides: a fact of the meeting, or what is behind its colon."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from actas.model.block import Block, Words
from actas.model.compiled import compiled
from actas.model.plain import replace
from actas.outline.meeting_lines import is_fact
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import person_score
from actas.vocabulary.sections import EXACT, kind_of_heading

BAR = " | "  # between the cells of a row
IN_BRACKETS = compiled(r"\s*\([^()]*\)\s*")
GIVEN, LONGEST_NAME = 2.0, 4  # `person_score` of a known given name; words of a name
AGAIN = "agenda-point"  # the cue of a point that the agenda above names whole: «9:20 Ronda: fuentes»
OVER = "name-between"  # of one above a list of its own: «ronda: cómo va la veda»
TOP = 6  # blocks among which a heading may give a fact of the whole meeting


def facts_as_lines(blocks: Sequence[Block], words: Vocabulary) -> Iterator[Block]:
    """Yield the blocks; what a format marks as a heading and only gives a fact of the meeting is a line.

    So is a link alone, to what was recorded or to the agenda, above them all.
    """
    for at, (block, below) in enumerate(zip_longest(blocks, blocks[1:])):
        alone = below is None or below.kind == "heading"
        bare = alone and block.kind == "heading" and block.level != 0
        fact = bare and is_fact(block, words)
        if fact and below is not None and (below.level or 0) > (block.level or 0):
            fact = at < TOP and not _comes_again(block, blocks)  # else each day heads what was said on it
        elif bare and not fact and 0 < at < TOP and below is not None:
            fact = bool(block.words.links) and block.words.leads_elsewhere
        yield replace(block, kind="paragraph", level=None, cues=()) if fact else block


def _comes_again(block: Block, blocks: Sequence[Block]) -> bool:
    """Whether another heading gives a fact behind the same key."""
    key = block.words.text.partition(":")[0]
    return sum(one.kind == "heading" and one.words.text.startswith(f"{key}:") for one in blocks) > 1


def split_tails(blocks: Sequence[Block], words: Vocabulary) -> Iterator[Block]:
    """Yield the blocks, «Acuerdos: enviar el acta» split into heading and tail.

    What a format marks, or sets off to its end, and something stands below is a heading as a whole, unless it
    names who came; so is what is in capitals to its end above what is not, and «Topic: budget».
    """
    for block, below in zip_longest(blocks, blocks[1:]):
        if block.kind != "heading" or _is_whole(block):
            yield block
        else:
            # All of its words set off name one point: «**5. Motion: car park fees**», «*Debate: la presa*».
            set_off = block.words.all_bold or block.words.all_italic
            told = set_off or block.cues[:1] == ("carrier-heading",) or _is_louder(block, below)
            told = told or any(cue.startswith((AGAIN, OVER)) for cue in block.cues)
            heads = told and below is not None and below.kind != "heading"
            yield _split_tail(block, words, only="participants" if heads else None)


def _is_louder(heading: Block, below: Block | None) -> bool:
    """«DIAGNÓSTICO: VIVIENDA ABANDONADA» above what is said of it in small letters."""
    return heading.words.text.isupper() and below is not None and not below.words.text.isupper()


def _is_whole(heading: Block) -> bool:
    """Whether a heading is one whatever stands before its colon: a row of a table, «Topic: budget»."""
    row = heading.look.table and BAR in heading.words.text  # «Tema: | Obras»
    return bool(row) or any(cue.startswith("topic-key") for cue in heading.cues)


def _split_name(block: Block, words: Vocabulary) -> Block:
    """Return «1 Presentes Ana Ruiz (tesorera)», which heads by its number, with the first name as tail."""
    text = block.words.text
    head, _, tail = text.partition(" ")
    if (
        block.label is None
        or not tail[:1].isupper()
        or kind_of_heading(words, head) != ("participants", EXACT)
    ):
        return block
    name = IN_BRACKETS.sub("", tail)
    if not 1 < len(name.split()) <= LONGEST_NAME or person_score(words, name) < GIVEN:
        return block
    return replace(block, words=Words(text=head), tail=tail)


def _split_tail(block: Block, words: Vocabulary, *, only: str | None) -> Block:
    head, colon, tail = block.words.text.partition(":")
    kind, strength = kind_of_heading(words, head) if colon and tail.strip() else (None, 0.0)
    if strength < EXACT or (only and kind != only) or IN_BRACKETS.fullmatch(tail):
        return block if colon else _split_name(block, words)  # «Objetivos: (Ana)»: whose it is
    if fold(head).strip() in words.grammar("daily"):
        return block
    named = Words(text=head + colon, bold=min(block.words.bold, len(head) + 1))
    return replace(block, words=named, tail=tail.strip())
