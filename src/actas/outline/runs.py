"""Lines that stand together: bare ones in a run of their like are a list whose bullets nobody typed."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from itertools import pairwise

from actas.model.block import Block
from actas.model.plain import replace
from actas.outline.scored import ENOUGH, Cue, Scored
from actas.outline.shapes import CLOCK, SHORT, leads, opens_group, stands_alone
from actas.outline.wraps import shouts
from actas.vocabulary.sections import EXACT

BARE = 3  # words of a line that only names
MOST_OF_PART = 4  # words of a part's name in italics
PAIR = 2  # bare lines together that may be a heading and another below it
ADDRESS = "://"
RULE = 3  # headings of one look that make it the rule
RULING = 0.75  # share of the headings that have it
SURE = ("bold", "habit", "stage", "holds", "small-name")  # cues that no run of like lines outweighs
SURE_WORDING = 1.5  # points of wording that are as sure
NAMED = 2.5  # points of wording where the line is what a section is called, but for a slip
STOPS = (".", ":", "!", "?")
DECIDED = ("wording:agreements", "wording:actions")


def thinned(blocks: Sequence[Block], scores: Mapping[int, Scored]) -> dict[int, Scored]:
    """Return the scores with what a bare line loses in a run of its like."""
    out = dict(scores)
    for at, one in scores.items():
        if CLOCK.match(blocks[at].words.text):  # an hour is a mark of its own
            continue
        if blocks[at].kind != "paragraph" or _is_worded(one) or one.has(*SURE):
            continue
        if _is_first_to_do(blocks, scores, at):
            out[at] = replace(one, cues=(*one.cues, Cue("in-a-run", -1.5)))
            continue
        capitals = one.has("capitals")
        if blocks[at].words.text[-1:] == ":":
            continue  # what names the lines below it is none of them
        if not capitals and opens_group(blocks[at], blocks[at + 1] if at + 1 < len(blocks) else None):
            continue
        if _in_run(blocks, scores, at, capitals=capitals):
            out[at] = replace(one, cues=(*one.cues, Cue("in-a-run", -1.5)))
    return out


def _is_first_to_do(blocks: Sequence[Block], scores: Mapping[int, Scored], at: int) -> bool:
    """«Carta sobre la línea 14» right below «Pendiente»: whether a line is the first of what is to be done.

    The next stands right below it and ends in no stop, as what a heading tells of would.
    """
    above, below = scores.get(at - 1), blocks[at + 1] if at + 1 < len(blocks) else None
    if above is None or below is None or above.points < ENOUGH or not blocks[at].words.text[-1:].isalnum():
        return False
    if below.kind != "paragraph" or below.gap or below.words.text[-1:] in STOPS:
        return False
    return any(cue.name in DECIDED and cue.points >= NAMED for cue in above.cues)


def _in_run(
    blocks: Sequence[Block], scores: Mapping[int, Scored], at: int, *, capitals: bool = False
) -> bool:
    """Whether more bare lines than a pair stand together; the first line of all is the title, none of them.

    A blank line stands between all of them or none: what it sets off from a list is not of that. It looks no
    farther than it must: a file may be one long run.
    """
    return any(_stands_in_run(blocks, scores, at, gap=gap, capitals=capitals) for gap in (False, True))


def _stands_in_run(
    blocks: Sequence[Block], scores: Mapping[int, Scored], at: int, *, gap: bool, capitals: bool
) -> bool:
    first = last = at
    while (
        last - first < PAIR
        and first > 1
        and (blocks[first].gap > 0) == gap
        and first - 1 in scores
        and _is_bare(blocks[first - 1], capitals=capitals)
    ):
        first -= 1
    while (
        last - first < PAIR
        and last + 1 in scores
        and (blocks[last + 1].gap > 0) == gap
        and _is_bare(blocks[last + 1], capitals=capitals)
    ):
        last += 1
    return last - first >= PAIR


def _is_bare(block: Block, *, capitals: bool) -> bool:
    text = block.words.text
    if block.kind != "paragraph" or not (text[-1:].isalnum() or text[-1:] == ")") or ADDRESS in text:
        return False
    if capitals and not shouts(text):
        return False
    return len(text.split()) <= SHORT


def in_a_row(places: Sequence[int]) -> bool:
    """Whether most places follow one another."""
    return sum(after == at + 1 for at, after in pairwise(places)) * 2 >= len(places)


def against_the_rule(
    blocks: Sequence[Block], scores: Mapping[int, Scored], known: Container[int] = ()
) -> dict[int, Scored]:
    """Return the scores with what a plain line loses where the headings are in bold, in capitals or counted.

    Plain lines with a colon are not asked: below headings that are shown they lead in, however many.
    ``known`` are places found to be headings by then, by habits that are weighed after this.
    """
    heads = [
        at for at, one in scores.items()
        if at and (one.points >= ENOUGH or at in known) and _is_asked(blocks[at], one)
    ]  # fmt: skip
    shown = sum(is_shown(blocks[at]) for at in heads)
    counted = sum(scores[at].has("series") for at in heads)
    out, leading = _against_colons(blocks, scores, heads), _below_bold(blocks, scores, heads)
    leading |= _against_stops(blocks, scores, heads)
    leading |= _against_bare(blocks, scores, known)
    if counted < RULE and (shown < RULE or shown < len(heads) * RULING):
        return out | leading
    for at, one in scores.items():
        ruling = is_shown(blocks[at]) or one.has("series")
        # In italics stands a part's name; what is longer and has a colon leads in.
        long = len(blocks[at].words.text.split()) > MOST_OF_PART and blocks[at].words.text[-1:] == ":"
        part = blocks[at].words.all_italic and not long
        plain = not (ruling or part or _is_worded(one))
        if plain and blocks[at].kind == "paragraph":
            if (
                len(blocks[at].words.text.split()) <= BARE
                and stands_alone(blocks[at])
                and one.has("stands-out")
            ):
                continue  # a word by itself above a paragraph hardly says anything else
            if one.has("spaced") and one.has("stands-out"):
                continue  # it stands as nothing but headings do
            # What has a colon above a list leads in to it, and what asks above one is answered by it.
            led = leads(blocks[at], one) or _is_answered(blocks[at], one)
            less = -2.5 if led else -1.5
            out[at] = replace(one, cues=(*one.cues, Cue("others-look-otherwise", less)))
    return out | leading


def _against_colons(
    blocks: Sequence[Block], scores: Mapping[int, Scored], asked: Sequence[int]
) -> dict[int, Scored]:
    """Return the scores with what a name with a colon above a list loses where other headings have no colon.

    ``asked`` are headings whatever is said here. Days head on a level of their own.
    """
    heads = [at for at in asked if not scores[at].has("day-alone")]
    bare = sum(not blocks[at].words.text.endswith(":") for at in heads)
    if bare < RULE or bare < len(heads) * RULING:
        return dict(scores)
    leading = {at for at, one in scores.items() if leads(blocks[at], one) and not _is_worded(one)}
    leading -= {
        at for at in leading if at < heads[0]
    }  # above all others there is no part that it leads on in
    return {
        at: replace(one, cues=(*one.cues, Cue("others-look-otherwise", -1.5)))
        if at in leading and not one.has(*SURE) else one
        for at, one in scores.items()
    }  # fmt: skip


def _against_bare(
    blocks: Sequence[Block], scores: Mapping[int, Scored], known: Container[int]
) -> dict[int, Scored]:
    """Return the scores of plain lines without a colon above a list, where nearly all headings have one.

    «Qué nos falta» below «Dinero:» leads in. Not what sections are called, nor a few words as far from what
    stands above as others are.
    """
    heads = [at for at, one in scores.items() if at and (one.points >= ENOUGH or at in known)]
    colons = sum(blocks[at].words.text[-1:] == ":" for at in heads)
    if colons < RULE or colons * 2 < len(heads):
        return {}
    apart = sum(blocks[at].gap > 0 for at in heads) * 2 > len(heads)
    led = [
        at for at in heads
        if blocks[at].words.text[-1:] != ":" and scores[at].has("list-below") and not scores[at].has(*SURE)
        and not is_shown(blocks[at]) and blocks[at].kind == "paragraph" and not _is_called(scores[at])
        and not ((blocks[at].gap or not apart) and len(blocks[at].words.text.split()) <= BARE)
    ]  # fmt: skip
    if colons < (len(heads) - len(led)) * RULING:
        return {}
    less = Cue("others-look-otherwise", -2.5)
    return {at: replace(scores[at], cues=(*scores[at].cues, less)) for at in led}


def _against_stops(
    blocks: Sequence[Block], scores: Mapping[int, Scored], heads: Sequence[int]
) -> dict[int, Scored]:
    """Return the scores of plain lines with a full stop where nearly all headings have none.

    «Accueil et café.» is what was done, where «Les fours» and «L'argent» head.
    """
    bare = sum(blocks[at].words.text[-1:] != "." for at in heads)
    # Above all others nothing heads yet; among them, with its text below, a stop is a slip of the pen.
    stopped = [
        at for at in heads
        if blocks[at].words.text[-1:] == "." and (at == heads[0] or not scores[at].has("text-below"))
    ]  # fmt: skip
    if not stopped or bare < RULE or bare < (bare + len(stopped)) * RULING:
        return {}
    # «Próxima reunión.» is what sections are called; "Agreed." answers, right below another or right above.
    named = {
        at for at in stopped
        if _is_named(scores[at]) and (blocks[at].gap > 0 or at - 1 not in heads) and at + 1 not in heads
    }  # fmt: skip
    return {
        at: replace(scores[at], cues=(*scores[at].cues, Cue("others-look-otherwise", -2.5)))
        for at in stopped
        if not (at in named or is_shown(blocks[at]) or scores[at].has("series", "word-and-number", "spaced"))
    }


def _is_named(one: Scored) -> bool:
    """Whether a line is just what sections are called."""
    return any(cue.name.startswith("wording") and cue.points >= EXACT for cue in one.cues)


def _below_bold(
    blocks: Sequence[Block], scores: Mapping[int, Scored], heads: Sequence[int]
) -> dict[int, Scored]:
    """Return the scores of plain names with a colon above text that stand below headings all in bold.

    «Mejoras posibles:» leads in to the next paragraphs, and takes nothing that was said after these. What
    was decided, and who is to do what, is a section wherever it stands, and so is what stands right above
    one of the others.
    """
    bare = [at for at in heads if not blocks[at].words.text.endswith(":")]
    bold = [at for at in bare if blocks[at].words.all_bold]
    if len(bold) < RULE or len(bold) < len(bare) * RULING:
        return {}
    named = (at for at, one in scores.items() if at > bold[0] and _names_text(blocks[at], one))
    return {
        at: replace(scores[at], cues=(*scores[at].cues, Cue("others-look-otherwise", -5.5)))
        for at in named
        if not scores[at].has(*DECIDED) and at + 1 not in bold
    }


def _names_text(block: Block, one: Scored) -> bool:
    """Whether a plain line between blank ones ends in a colon, and no list stands below it."""
    plain = block.kind == "paragraph" and not block.words.all_bold and block.gap > 0
    return plain and block.words.text.endswith(":") and not (one.has("list-below") or one.has(*SURE))


def _is_asked(block: Block, one: Scored) -> bool:
    if is_shown(block) or _is_worded(one):
        return True
    return not (block.words.text.endswith(":") or _is_answered(block, one))


def _is_answered(block: Block, one: Scored) -> bool:
    """Whether a line asks what the list below it answers."""
    return block.words.text[-1:] == "?" and one.has("list-below")


def is_shown(block: Block) -> bool:
    """Whether a line is set off in bold or in capitals."""
    return block.words.all_bold or block.words.text.isupper()


def _is_called(one: Scored) -> bool:
    """Whether a line is what sections are called, but for a slip."""
    return any(cue.name.startswith("wording") and cue.points >= NAMED for cue in one.cues)


def _is_worded(one: Scored) -> bool:
    return any(cue.name.startswith("wording") and cue.points >= SURE_WORDING for cue in one.cues)
