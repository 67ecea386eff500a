"""What a document's own habits say of its headings: a shape that heads one section heads the next.

And the other way round: bare lines in a run of their like are a list whose bullets nobody typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from actas.model.block import Block
from actas.outline.counted import code, word_and_number
from actas.outline.cues import GIVEN, SMALL, Cue, Scored
from actas.outline.days import days_first
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import person_score

ENOUGH = 3.0  # points that make a heading
CLOCK = re.compile(r"(?:[01]?\d|2[0-3])\s?[:.h]\s?[0-5]\d\b")  # «10:30 Ronda»: a programme with its hours
LONG = 14  # words of a line that opens with an hour
MOST = 0.6  # of the paragraphs of several lines
RULE = 3  # headings of one look that make it the rule
# Shapes that several lines must have, none right below another, and what each adds.
APART = {"asks": 2.5, "opens": 1.5, "day": 3.0}
COUNTED = ("word:", "dated", "code", "clock")  # shapes that count their like, or date it
PLAIN = ("alone", "colon")  # shapes of lines that nothing else sets off
PAIR = 2  # bare lines together that may be a heading and another below it
NEARLY = 2.0  # points of what one more cue may make a heading
ROUNDS = 2  # times that a look found to be a heading's makes headings of its like
ADDRESS = "://"
FULL_STOPS = (".", ";", ",", "!", "?")
DASHED = re.compile(r"\s[-–—]\s")
SHORT = 10  # words of a line that stands alone
LONGEST_DATED = 140  # characters of a heading with a date near its start
SAME = 6  # words of a line that comes again word for word
SAME_WORDS = 4.0  # what that adds
DATE_NEAR = 30  # characters in which that date must begin
DATE = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b")
# «(27/04) Segunda lectura»
DAY = re.compile(r"\(?(?:0?[1-9]|[12]\d|3[01])[/.](?:0?[1-9]|1[0-2])\b\)?(?![/.\d])")
# The styles that Word and LibreOffice give to text that nobody styled.
BODY_STYLES = frozenset({"normal", "standard", "text body", "list paragraph"})
SURE = ("bold", "habit", "capitals", "stage", "holds")  # cues that no run of like lines outweighs
SURE_WORDING = 1.5  # points of wording that are as sure


def by_habit(blocks: Sequence[Block], scores: Mapping[int, Scored], words: Vocabulary) -> dict[int, Scored]:
    """Return the scores with what shared shapes add: a shape that heads elsewhere counts for its like."""
    shapes = _places_by_shape(blocks, scores, words)
    out = _against_the_rule(blocks, scores)
    for shape, places in shapes.items():
        bonus = _bonus(shape, [blocks[at] for at in places], [scores[at] for at in places])
        for at in places if bonus and not _is_no_habit(shape, bonus, blocks, places) else ():
            out[at] = Scored((*out[at].cues, Cue(f"habit:{shape}", bonus)))
    alike = _alike(blocks, (at for at, one in scores.items() if not one.has("decision")))
    for _ in range(ROUNDS):
        out = _by_look(blocks, alike, _by_words(blocks, out))
    return out


def _places_by_shape(
    blocks: Sequence[Block], scores: Mapping[int, Scored], words: Vocabulary
) -> dict[str, list[int]]:
    """Return the shapes that lines have, each with its places."""
    shapes: dict[str, list[int]] = {}
    weekdays = words.phrases("dates", "weekdays")
    dated = days_first(blocks, words)
    for at in scores:
        placed = () if scores[at].has("others-are-marked") else _place_shapes(blocks, at, words)
        for shape in (*_shapes(blocks[at], scores[at], weekdays, dated=at in dated), *placed):
            if shape in PLAIN and (at == 0 or scores[at].has("sentence")):
                continue  # the title, or no line of that kind, however short
            shapes.setdefault(shape, []).append(at)
    if programme := _programme(blocks, scores):
        shapes["clock"] = programme
    return shapes


def _is_no_habit(shape: str, bonus: float, blocks: Sequence[Block], places: Sequence[int]) -> bool:
    """Whether lines of one shape are a list, or too few of their kind to be the writer's habit."""
    if bonus > 0 and shape.startswith(COUNTED) and len(places) > PAIR and _in_a_row(places):
        return True  # a list, with nothing between one and the next
    if shape == "dated":
        return _below_headings(blocks, places)  # each heading's day, on a line of its own below it
    if shape == "opens" and len(places) < _groups(blocks) * MOST:
        return True  # only some paragraphs open so
    return shape in APART and (len(places) < RULE or _in_a_row(places))


def _alike(blocks: Sequence[Block], places: Iterable[int]) -> Sequence[Sequence[int]]:
    """Group places whose lines have the very same look."""
    looks: dict[Look, list[int]] = {}
    for at in places:
        looks.setdefault(_look(blocks, at), []).append(at)
    return tuple(looks.values())


def _by_words(blocks: Sequence[Block], now: Mapping[int, Scored]) -> dict[int, Scored]:
    """Return the scores with what the very same words add: what heads one meeting heads the next.

    Short lines with a colon head so too, where they come again with a list below them each time.
    """
    alike: dict[str, list[int]] = {}
    for at in now:
        if blocks[at].kind == "paragraph" and len(blocks[at].words.text.split()) <= SAME:
            alike.setdefault(fold(blocks[at].words.text).rstrip(" :"), []).append(at)
    out = dict(now)
    for places in alike.values():
        if len(places) < 2 or _in_a_row(places):
            continue
        heading = sum(now[at].points >= ENOUGH for at in places) * 2 >= len(places)
        marked = any(now[at].has("others-are-marked") for at in places)
        if heading or (not marked and all(_leads(blocks[at], now[at]) for at in places)):
            for at in places:
                if not now[at].has("habit:same"):
                    out[at] = Scored((*now[at].cues, Cue("habit:same", SAME_WORDS)))
    return out


def _leads(block: Block, one: Scored) -> bool:
    return block.words.text.endswith(":") and one.has("list-below")


def _by_look(
    blocks: Sequence[Block], alike: Sequence[Sequence[int]], now: Mapping[int, Scored]
) -> dict[int, Scored]:
    """Return the scores with what it adds that lines of the very same look are headings by now.

    ``alike`` are their places, look by look.
    """
    out = dict(now)
    for places in alike:
        accepted = sum(now[at].points >= ENOUGH for at in places)
        near = sum(now[at].points >= NEARLY for at in places)
        if len(places) < 2 or max(accepted * 2, near * 1.5) < len(places):
            continue
        first = blocks[places[0]]
        set_apart = first.gap or _is_set_off(first) or all(_between_lists(blocks, at) for at in places)
        if not accepted and (near < len(places) or not set_apart):
            continue
        for at in places:
            if not now[at].has("habit:look"):
                bonus = 0.5 if now[at].has("habit") else 1.5 if accepted >= 2 else 1.0
                out[at] = Scored((*now[at].cues, Cue("habit:look", bonus)))
    return out


def _between_lists(blocks: Sequence[Block], at: int) -> bool:
    beside = blocks[max(0, at - 1) : at + 2]
    return len(beside) == 3 and beside[0].kind == beside[2].kind == "item"


def _is_set_off(block: Block) -> bool:
    words = block.words
    return words.all_bold or words.all_italic or words.text.isupper() or words.text.endswith(":")


Look = tuple[object, ...]


def _look(blocks: Sequence[Block], at: int) -> Look:
    """Return all that the eye sees of a line: emphasis, capitals, end, blank lines about it, style."""
    block = blocks[at]
    text = block.words.text
    below = blocks[at + 1].gap > 0 if at + 1 < len(blocks) else None
    letters = [] if SMALL.search(text) else list(filter(str.isalpha, text))
    return (
        block.kind,
        len(text.split()) <= SHORT or _is_shown(block),
        block.marker.family if block.marker else None,
        block.words.all_bold,
        block.words.all_italic,
        bool(letters) and all(map(str.isupper, letters)),
        text[-1:] if not text[-1:].isalnum() else "",
        bool(DASHED.search(text)),
        block.gap > 0,
        below,
        block.indent,
        block.look.style,
        block.look.centred,
        block.look.size,
    )


def _programme(blocks: Sequence[Block], scores: Mapping[int, Scored]) -> list[int]:
    """Return the places of lines that open with an hour, where nearly all such lines name and do not tell."""
    timed = [at for at, block in enumerate(blocks) if CLOCK.match(block.words.text)]
    naming = [
        at for at in timed
        if at in scores and not scores[at].has("sentence", "full-stop")
        and len(blocks[at].words.text.split()) <= LONG
    ]  # fmt: skip
    return naming if len(naming) >= len(timed) * 0.75 else []


def _against_the_rule(blocks: Sequence[Block], scores: Mapping[int, Scored]) -> dict[int, Scored]:
    """Return the scores with what a plain line loses where the headings are in bold or in capitals."""
    heads = [at for at, one in scores.items() if at and one.points >= ENOUGH]
    shown = sum(_is_shown(blocks[at]) for at in heads)
    out = dict(scores)
    if shown < RULE or shown < len(heads) * 0.75:
        return out
    for at, one in scores.items():
        words = blocks[at].words
        plain = not (_is_shown(blocks[at]) or words.all_italic or _is_worded(one))
        if plain and blocks[at].kind == "paragraph":
            out[at] = replace(one, cues=(*one.cues, Cue("others-look-otherwise", -1.5)))
    return out


def _is_shown(block: Block) -> bool:
    return block.words.all_bold or block.words.text.isupper()


def _is_worded(one: Scored) -> bool:
    return any(cue.name.startswith("wording") and cue.points >= SURE_WORDING for cue in one.cues)


def _in_a_row(places: Sequence[int]) -> bool:
    """Whether most places follow one another."""
    return sum(after == at + 1 for at, after in pairwise(places)) * 2 >= len(places)


def _below_headings(blocks: Sequence[Block], places: Sequence[int]) -> bool:
    """Whether most places are right below a heading that the carrier marks."""
    return sum(at > 0 and blocks[at - 1].kind == "heading" for at in places) * 2 > len(places)


def _bonus(shape: str, blocks: Sequence[Block], scores: Sequence[Scored]) -> float:
    """Return what a shared shape adds to each of its places."""
    if len(blocks) < 2:
        return 0.0
    if shape.startswith("word:"):
        counted = {word_and_number(block.words.text) for block in blocks}
        return 3.5 if len(counted) > 1 else -3.0  # the same number again and again names a thing, not a place
    if shape == "dated":
        return 3.0
    if shape in APART:
        return APART[shape]
    if shape == "clock":
        return 3.5
    if shape == "code":
        return 3.0 if len({code(block.words.text) for block in blocks}) > 1 else 0.0
    accepted = sum(one.points >= ENOUGH for one in scores)
    near = sum(one.points >= NEARLY for one in scores)
    if shape == "colon":
        return 2.0 if accepted >= 2 and accepted * 2 >= len(blocks) else 0.0
    return 1.0 if accepted >= 2 or (accepted and max(accepted * 2, near * 1.5) >= len(blocks)) else 0.0


def _shapes(block: Block, one: Scored, weekdays: frozenset[str], *, dated: bool) -> list[str]:
    """Return what a block has that others may have too; a decision is none of them, bold or not."""
    text = block.words.text
    if one.has("decision"):
        return []
    shapes = []
    if counted := word_and_number(text):
        shapes.append("dated" if counted[0].split()[0] in weekdays else f"word:{counted[0]}")
    if code(text):
        shapes.append("code")
    if block.words.all_bold:
        shapes.append("bold:" if text.endswith(":") else "bold")
    elif _leads(block, one) and len(text.split()) <= SAME and block.kind == "paragraph" and not block.indent:
        shapes.append("colon")
    if text.endswith("?"):
        shapes.append("question")
    if _stands_alone(block):
        shapes.append("alone")
    folded = fold(text)
    dated = dated or bool(DATE.search(folded[:DATE_NEAR]))
    if "dated" not in shapes and dated and len(folded) < LONGEST_DATED:
        shapes.append("dated")
    if block.look.style and block.look.style.casefold() not in BODY_STYLES:
        shapes.append(f"style:{block.look.style}")
    return shapes


def _place_shapes(blocks: Sequence[Block], at: int, words: Vocabulary) -> Iterator[str]:
    """Yield what a line has by where it stands: a question by itself, a short line that opens a paragraph."""
    block, after = blocks[at], blocks[at + 1] if at + 1 < len(blocks) else None
    if block.kind != "paragraph" or not block.gap or after is None or after.kind == "heading":
        return
    text = block.words.text
    if DAY.match(text) and not text.endswith(FULL_STOPS):
        yield "day"
    if text.endswith("?") and after.gap and not after.words.text.endswith("?"):
        yield "asks"
    if _opens_group(block, after) and _stands_alone(block) and person_score(words, text) < GIVEN:
        yield "opens"


def _opens_group(block: Block, after: Block | None) -> bool:
    """Whether a blank line stands above a line and none below it: lines of one list have as much between."""
    return bool(block.gap) and after is not None and after.kind == "paragraph" and not after.gap


def _groups(blocks: Sequence[Block]) -> int:
    """Return how many paragraphs of several lines there are."""
    return sum(_opens_group(block, after) for block, after in pairwise(blocks) if block.kind == "paragraph")


def _stands_alone(block: Block) -> bool:
    """Whether a line is short, below a blank one and without a stop: the commonest heading of plain notes."""
    text = block.words.text
    if block.kind != "paragraph" or not block.gap or len(text.split()) > SHORT or block.words.all_bold:
        return False
    # «Caja - sigue igual» may be a title and what was said.
    return text[:1].isupper() and text[-1:].isalnum() and not DASHED.search(text)


def thinned(blocks: Sequence[Block], scores: Mapping[int, Scored]) -> dict[int, Scored]:
    """Return the scores with what a bare line loses in a run of its like."""
    out = dict(scores)
    for at, one in scores.items():
        if CLOCK.match(blocks[at].words.text):
            continue  # an hour is a mark of its own
        if blocks[at].kind != "paragraph" or _is_worded(one) or one.has(*SURE):
            continue
        if _opens_group(blocks[at], blocks[at + 1] if at + 1 < len(blocks) else None):
            continue
        if _in_run(blocks, scores, at):
            out[at] = replace(one, cues=(*one.cues, Cue("in-a-run", -1.5)))
    return out


def _in_run(blocks: Sequence[Block], scores: Mapping[int, Scored], at: int) -> bool:
    """Whether more bare lines than a pair stand together; the first line of all is the title, none of them.

    It looks no farther than it must: a file may be one long run.
    """
    first = last = at
    while last - first < PAIR and first > 1 and first - 1 in scores and _is_bare(blocks[first - 1]):
        first -= 1
    while last - first < PAIR and last + 1 in scores and _is_bare(blocks[last + 1]):
        last += 1
    return last - first >= PAIR


def _is_bare(block: Block) -> bool:
    text = block.words.text
    if block.kind != "paragraph" or not text[-1:].isalnum() or ADDRESS in text:
        return False
    return len(text.split()) <= SHORT
