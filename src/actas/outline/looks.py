"""Lines that look the very same, or say the very same: what heads here heads there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from actas.model.block import Block
from actas.outline.beside import PARAGRAPH
from actas.outline.place_weighed import counts_over
from actas.outline.runs import in_a_row, is_shown
from actas.outline.scored import ENOUGH, Cue, Scored
from actas.outline.shape_weighed import SMALL
from actas.outline.shapes import DASHED, SHORT, leads
from actas.vocabulary.each_word import parted
from actas.vocabulary.fold import fold

NEARLY = 2.0  # points of what one more cue may make a heading
RULE = 3  # headings of one look that make it the rule
MOST = 0.6  # share of the lines of that look that they are then
SAME = 6  # words of a line that comes again word for word
SAME_WORDS = 4.0  # what that adds
FIELD = 2  # words of one that is a field, its verb notwithstanding: «Hicimos:», "We did:"
OFTEN, FIELD_WORDS = 3, 5.5  # times that it comes at least, and what that adds
STOPPED = 4  # words of a name with a full stop
TWICE = 2  # so many times at least

ANSWER = 4  # characters of «Sim.», "Yes."

Look = tuple[object, ...]


def alike(blocks: Sequence[Block], places: Iterable[int]) -> Sequence[Sequence[int]]:
    """Group places whose lines have the very same look."""
    looks: dict[Look, list[int]] = {}
    for at in places:
        looks.setdefault(_look(blocks, at), []).append(at)
    return tuple(looks.values())


def by_look(
    blocks: Sequence[Block], alike: Sequence[Sequence[int]], now: Mapping[int, Scored]
) -> dict[int, Scored]:
    """Return the scores with what it adds that lines of the very same look are headings by now.

    ``alike`` are their places, look by look.
    """
    out = dict(now)
    for places in alike:
        # A stop counts neither for the others nor against them.
        firm = [at for at in places if blocks[at].words.text[-1:] != "."] or places
        points = [now[at].points for at in firm]
        accepted = sum([one >= ENOUGH for one in points])
        near = sum([one >= NEARLY for one in points])
        if len(places) < 2 or max(accepted * 2, near * 1.5) < len(firm):
            continue
        first = blocks[places[0]]
        set_apart = first.gap or _is_set_off(first)
        ruled_out = now[places[0]].has("others-look-otherwise")
        if not accepted and (near < len(firm) or not set_apart or ruled_out):
            continue
        told = _told_between(places, now)
        rules = accepted >= RULE and accepted >= (len(firm) - len(told)) * MOST
        lone = accepted < TWICE or accepted * 2 < len(firm)
        # What names a part of a list names the next part, also where its numbers go on.
        drawn = first.words.all_bold or first.words.all_italic
        listed = _is_set_off(first) and any(_heads_list(now[at]) for at in places)
        for at in places:
            one = now[at]
            stopped = blocks[at].words.text[-1:] == "." and firm is not places
            if at in told or (stopped and not one.has("text-below", "list-below", "spaced")):
                continue
            if (ruled_out and leads(blocks[at], one)) or (lone and one.has("told-behind")):
                continue  # where other headings are shown, what has a colon above a list leads in to it
            if not one.has("habit:look"):
                # A list below a colon says as much of what leads in to it.
                sure = rules and not leads(blocks[at], one)
                alone = 2.5 if sure and _is_shown_so(blocks[at], one) else 1.5 if accepted >= 2 else 1.0
                if listed and _goes_on(blocks[at - 1 : at + 2], drawn=drawn):
                    alone = max(alone, 2.0)
                beside = 1.5 if sure else 0.5  # another habit says some of it already
                out[at] = Scored((*one.cues, Cue("habit:look", beside if one.has("habit") else alone)))
    return out


def _goes_on(lines: Sequence[Block], *, drawn: bool) -> bool:
    """Whether the second of three lines stands above a list, or where its emphasis says nothing, in it."""
    above, below = lines[0] if lines else None, lines[-1] if lines else None
    return below is not None and below.kind == "item" and (drawn or counts_over(above, below))


def _heads_list(one: Scored) -> bool:
    return one.points >= ENOUGH and one.has("list-below")


def _told_between(places: Sequence[int], now: Mapping[int, Scored]) -> frozenset[int]:
    """Return the places of lines right between two of their look of which the second has its text below.

    «Obras», «Eva lo mira», «Feria» and then a paragraph: what stands between is said of the first.
    """
    texts = {at for at in places if now[at].has("text-below") and at - 2 in places}
    return frozenset(at - 1 for at in texts if at - 1 in places and now[at - 1].points < ENOUGH)


def by_words(blocks: Sequence[Block], now: Mapping[int, Scored]) -> dict[int, Scored]:
    """Return the scores with what the very same words add: what heads one meeting heads the next.

    Short lines with a colon head so too, where they come again with a list below them each time.
    """
    alike: dict[str, list[int]] = {}
    for at in now:
        if blocks[at].kind == "paragraph" and len(blocks[at].words.text.split()) <= SAME:
            alike.setdefault(fold(blocks[at].words.text).rstrip(" :"), []).append(at)
    out = dict(now)
    for places in alike.values():
        if len(places) < 2 or in_a_row(places):
            continue
        heading = sum(now[at].points >= ENOUGH for at in places) * 2 >= len(places)
        marked = any(now[at].has("others-are-marked") for at in places)
        if heading or (not marked and all(leads(blocks[at], now[at]) for at in places)):
            field = len(places) >= OFTEN and len(blocks[places[0]].words.text.split()) <= FIELD
            for at in places:
                if not now[at].has("habit:same"):
                    same = Cue("habit:same", FIELD_WORDS if field else SAME_WORDS)
                    out[at] = Scored((*now[at].cues, same))
    return out


def levels_marked(blocks: Sequence[Block]) -> dict[str, int]:
    """Return the highest level at which the format marks words as a heading, time and again."""
    levels: dict[str, list[int]] = {}
    for block in blocks:
        if block.kind == "heading" and block.level and block.cues[:1] == ("carrier-heading",):
            levels.setdefault(fold(block.words.text).rstrip(" :"), []).append(block.level)
    return {said: min(found) for said, found in levels.items() if len(found) >= TWICE}


def _is_shown_so(block: Block, one: Scored) -> bool:
    """Whether anything but being short and alone sets a line off: that, what people say may be as well."""
    told = one.has("spaced", "list-below", "day-alone", "text-below")
    return told or _is_set_off(block) or block.marker is not None


def _is_set_off(block: Block) -> bool:
    words = block.words
    return words.all_bold or words.all_italic or words.text.isupper() or words.text.endswith(":")


def _is_stopped_name(text: str) -> bool:
    """«Aniversario.» names what is below it as «Aniversario» does; «Oui.», «Petit, proche.» say something."""
    return text[-1:] == "." and text.count(" ") < STOPPED and text[ANSWER:] != "" and "," not in text


def _look(blocks: Sequence[Block], at: int) -> Look:
    """Return all that the eye sees of a line: emphasis, capitals, end, blank lines about it, style."""
    block = blocks[at]
    text = block.words.text
    below = blocks[at + 1].gap > 0 if at + 1 < len(blocks) else None
    letters = [] if SMALL.search(text) else list(filter(str.isalpha, text))
    # «¿De qué vivimos?» above a paragraph names it as «Estorbos» does.
    asks_over_text = text[-1:] == "?" and below and len(blocks[at + 1].words.text) > PARAGRAPH
    return (
        block.kind,
        len(parted[text]) <= SHORT or is_shown(block),
        block.marker.family if block.marker else None,
        block.words.all_bold,
        block.words.all_italic,
        bool(letters) and all(map(str.isupper, letters)),
        "" if text[-1:].isalnum() or asks_over_text or _is_stopped_name(text) else text[-1:],
        bool(DASHED.search(text)) or ": " in text,
        block.gap > 0,
        below,
        block.indent,
        block.look.style,
        block.look.centred,
        block.look.size,
    )
