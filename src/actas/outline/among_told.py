"""Short lines that stand alone between what was told: nothing else would be written so, set off or not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from actas.model.block import Block
from actas.outline.place_weighed import counts_over
from actas.outline.scored import ENOUGH, Cue, Scored
from actas.outline.shapes import DASHED
from actas.vocabulary import Vocabulary
from actas.vocabulary.days import names_month
from actas.vocabulary.fold import fold
from actas.vocabulary.names import is_office_alone, person_score
from actas.vocabulary.phrases import opens
from actas.vocabulary.sentences import is_sentence

FIRST = 3  # lines on top, among which the notes say what they are
LEAST = 1.0  # points of a short line that nothing speaks against, and hardly anything for it
ALIKE = 2.5  # those of one that looks as two headings do
LONGEST = 8  # words of it
KNOWN = 1.5  # points of a name with a known part
ENDS = (".", "!", "?", "…", ":")  # of what is told
AT_LENGTH = 40  # characters of a statement without its stop
SHORTEST = 3  # words of what the last heading holds: «M.» signs
AMONG = Cue("among-told", 2.0)


def among_told(blocks: Sequence[Block], scores: Mapping[int, Scored], words: Vocabulary) -> dict[int, Scored]:
    """Return the scores with what such lines gain by where they stand."""
    out = dict(scores)
    for at, one in scores.items():
        if not LEAST <= one.points < ENOUGH or at + 1 >= len(blocks) or one.doubted:
            continue
        if at < FIRST and not one.has("habit:look"):
            continue
        if _only_names(blocks[at], words) and _stands_among(blocks, at, out, words):
            out[at] = Scored((*one.cues, AMONG))
    return out


def _only_names(block: Block, words: Vocabulary) -> bool:
    """Whether a few words name what is no day, nobody, and no greeting."""
    text = block.words.text
    if text[-1:] == ":" and not text.isupper() and "," not in text:
        text = text.rstrip(" :")  # «Convivencia:»
        if not text or fold(text) in words.keyed("meeting"):
            return False
    if (
        block.kind != "paragraph"
        or block.marker is not None
        or not (text[0].isupper() and text[-1].isalnum())
    ):
        return False
    if len(text.split()) > LONGEST or ": " in text or DASHED.search(text):
        return False
    folded = fold(text)
    if names_month(folded, words) or folded.partition(" ")[0] in words.grammar("negations"):
        return False
    known = person_score(words, text) >= KNOWN or is_office_alone(text, words)
    return not known and not opens(folded, words.phrases("cues", "greeting"))


def _stands_among(blocks: Sequence[Block], at: int, scores: Mapping[int, Scored], words: Vocabulary) -> bool:
    """Whether what was told ends above a line, and more of it begins below.

    Right below a heading it may be the first thing told, beside bare lines one of a list, and between a
    number and the next what was said of that.
    """
    block, above, below = blocks[at], blocks[at - 1], blocks[at + 1]
    heads = above.kind == "heading" or (at - 1 in scores and scores[at - 1].points >= ENOUGH)
    if (heads and not (block.gap and below.gap)) or counts_over(above, below):
        return False
    if block.words.text[-1:] == ":" and below.kind != "paragraph":
        return False
    if at + 2 == len(blocks) and below.words.text.count(" ") < SHORTEST - 1:
        return False
    alike = scores[at].points >= ALIKE and scores[at].has("habit:look")  # as several headings are
    ended = heads or alike or at < FIRST or _is_told(above)
    if alike and _is_told(above) and at + 1 in scores and scores[at + 1].points >= ENOUGH:
        return True
    if _is_told(below):
        return ended or is_sentence(above.words.text, words)
    return ended and len(below.words.text) > AT_LENGTH and is_sentence(below.words.text, words)


def _is_told(block: Block) -> bool:
    """Whether a block is a point of a list, or a paragraph with a stop: no bare line of a list is."""
    text = block.words.text
    return block.kind in ("item", "row", "heading") or text[-1:] in ENDS or ": " in text
