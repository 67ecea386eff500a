"""Blocks to a tree: what hangs from what, by indent, by marker, and by what leads in.

Numbers restart, repeat and run on across headings, so that a number alone never decides;
bullets after a number belong to it; a blank line never ends a list by itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from actas.model.block import LINE, Block, Marker, Node
from actas.model.compiled import compiled
from actas.outline.answers import answers_apart, answers_to, told_below
from actas.outline.cell_lists import GIVEN, hang_lists
from actas.outline.charged import charged
from actas.outline.country_prose import country_prose
from actas.outline.inside import Level, Page, Twig, inside
from actas.outline.leading import announces, answers_in, leads_in, states
from actas.outline.led_apart import led_apart
from actas.outline.lone_leads import lone_lead
from actas.outline.told_of_numbers import told_of_numbers
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import person_score
from actas.vocabulary.sections import kind_of_heading

NONE = frozenset[int]()
DEEPEST = 24  # levels; what is deeper hangs from the last of them
BEHIND_NAME = compiled(r"\s*[,;(]|\s[-–—]\s")  # an office, a body
FEWEST = 2  # lines that are no chance
MANY = 3  # what three numbers have is a habit
SHORT_NAME = 60  # characters: what names a group of lines further in
DECIDED = frozenset({"agreements", "actions"})
LABEL = 24  # characters up to a colon
SLACK = 6  # columns that blanks and tabs behind a key, or before a line below, take more than one blank does
STEP = 2  # columns further in, from which a line without a marker hangs from the one above


def nest(
    blocks: Sequence[Block],
    words: Vocabulary,
    *,
    apart: bool = False,
    stepped: bool = False,
    told: frozenset[int] = NONE,
    stopless: bool = False,
) -> tuple[Node, ...]:
    """Return the blocks of one section as a forest.

    Args:
        blocks: what stands under one heading.
        words: the vocabulary.
        apart: paragraphs need no blank line between them.
        stepped: this writer sets lines further in than the one above them that they belong to.
        told: first lines of paragraphs that open with the name of what they tell of.
        stopless: this writer hardly sets full stops.

    """
    section = Level()
    page = Page(section, _last_places(blocks), stepped=stepped)
    stack: list[Twig] = []  # what the next block may hang from, outermost first
    paths: list[list[Twig]] = []  # for each block: what it hangs from, and itself
    charging = charged(blocks, words)
    leads = leads_in(blocks, words, apart=apart, told=told, stopless=stopless) | charging
    leads = (leads | lone_lead(blocks, words)) - told_below(blocks)
    followers, numbers = _followers(blocks), _followers(blocks, numbers=True)
    # Where the carrier sets lines in, nobody did it for the first line of a paragraph.
    stepped = stepped or any(block.look.left and block.marker is None for block in blocks)
    announcing: set[tuple[str, int, int]] = set()
    answers = led_apart(blocks, words) | answers_in(blocks, words, apart=apart) | answers_apart(blocks, words)
    of_numbers = told_of_numbers(blocks, words)
    answers = {**country_prose(blocks, words), **answers, **of_numbers}
    charging.update(of_numbers)
    form: list[Twig] = []  # the head of the form that is open
    for at, block in enumerate(blocks):
        holds = block.marker is not None or _may_hold(block, stepped=stepped)
        if block.marker is None:
            holds = not _says_all(blocks, at, words) if holds else _is_summed_up(blocks, at)
        twig = Twig(block, leads=at in leads or block.kind == "name", holds=holds)
        if block.cells is not None:
            hang_lists(twig, words)
        paths.append([twig])
        if block.look.note or block.kind == "form":
            form, stack, paths[at] = _set_apart(twig, form, stack, section)
            continue
        if block.marker is not None:
            page.at = at
            stack = _above_item(stack, block, block.marker, page)
        else:
            asked = paths[answers[at]] if at in answers else None
            if asked is not None and not any(twig is asked[-1] for twig in paths[at - 1]):
                asked = None  # a line between them is of another
            coming = followers[at], numbers[at]
            stack = (
                answers_to(stack, block, section, words)
                or _decided_of(stack, block, words)
                or _above_paragraph(stack, block, coming, asked)
            )
            if block.words.text[-1:] == ":" and not block.gap and at and blocks[at - 1].marker is not None:
                stack = _as_below_others(stack, paths[at - 1], block, announcing)
        (stack[-1].below if stack else section).add(twig)
        paths[at] = [*stack, twig][:DEEPEST]
        inner = stack and any(one.block.marker is not None for one in stack)
        if inner and block.kind != "name" and at not in charging and not announces(block.words.text, words):
            twig.leads = False  # inside an item the next bullet more often goes on with the item's own list
        if twig.holds or twig.leads:
            stack = paths[at]
    return tuple(twig.grown() for twig in section.twigs)


def _set_apart(
    twig: Twig, form: list[Twig], stack: list[Twig], section: Level
) -> tuple[list[Twig], list[Twig], list[Twig]]:
    """Add a note, or a line of a form; return the form that is open, what is, and the path to the line."""
    head = form[0] if form and twig.block.kind == "form" and twig.block.level == LINE else None
    (head.below if head else section).add(twig)
    if twig.block.kind != "form":
        return form, stack, [twig]
    twig.holds = twig.leads = True
    path = [head, twig] if head else [twig]
    return [head or twig], path, path


def _as_below_others(
    stack: list[Twig], above: list[Twig], block: Block, announcing: set[tuple[str, int, int]]
) -> list[Twig]:
    """Return what a line hangs inside that announces something right below a number.

    What belongs to one number of a list as it stands there belongs to the last one, too.
    """
    marker, number = above[-1].block.marker, above[-1].block
    if marker is None or marker.value is None:
        return stack
    like = marker.shape, number.indent, block.indent
    if stack and stack[-1] is above[-1]:
        announcing.add(like)
    return above if like in announcing else stack


def _begins_again(block: Block, level: Level) -> bool:
    """Whether a number is the first again, of the shape and indent of the list that stands there.

    Where the last one is a 1 as well, every number of the list is written so.
    """
    last = level.twigs[-1].block.marker if level.twigs else None
    if last is not None and last.value == 1 and last.family != "bullet":
        return False
    marker, first = block.marker, level.twigs[0].block if level.twigs else None
    if marker is None or first is None or first.marker is None or marker.family == "bullet":
        return False
    again = marker.value == first.marker.value == 1
    return again and marker.shape == first.marker.shape and block.indent == first.indent


def _above_item(stack: Sequence[Twig], block: Block, marker: Marker, page: Page) -> list[Twig]:
    """Return what a marked block hangs inside, outermost first."""
    keep = list(stack)
    closed: Twig | None = None
    while keep and not _holds(keep, block, marker, page):
        gone = keep.pop()
        closed = gone if gone.block.marker is not None else closed
    if not keep or closed is None or keep[-1].block.marker is None:
        return keep
    if keep[-1].block.indent < block.indent < closed.block.indent:
        # Between two levels that are open: it belongs to the nearer one.
        nearer_outer = block.indent - keep[-1].block.indent < closed.block.indent - block.indent
        return keep[:-1] if nearer_outer else keep
    return keep


def _holds(stack: Sequence[Twig], block: Block, marker: Marker, page: Page) -> bool:
    """Whether a marked block hangs from the last of what is open."""
    if stack[-1].block.marker is not None:
        return inside(stack, block, marker, page)
    lead, outer = stack[-1], stack[:-1]
    if marker.family == "decimal" and any(_is_next_number(one.block, block) for one in outer):
        return False  # the next number of a list goes on it, whatever stands at the margin between
    if not lead.leads:
        inner = block.indent >= lead.block.indent + STEP and not _steps_out(
            block, next(iter(lead.below.twigs), None)
        )
        return (bool(outer) or page.stepped) and inner
    listed = next((twig for twig in lead.below.twigs if twig.block.marker is not None), None)
    if lead.below.twigs and lead.below.twigs[-1].block.kind == "row":
        return False  # a table was led into
    if _begins_again(block, lead.below) or (block.gap > 0 and _steps_out(block, listed)):
        return False  # the list that was led into is over
    if outer and block.indent < lead.block.indent:
        return False
    if marker.family == "alpha" and lead.below.twigs and _is_next_number(lead.below.twigs[-1].block, block):
        return True  # «b.» below «a.», which the line led into
    item = next((at for at in range(len(outer), 0, -1) if outer[at - 1].block.marker is not None), 0)
    return not item or _holds(outer[:item], block, marker, page)


def _steps_out(block: Block, first: Twig | None) -> bool:
    """Whether a block stands further out than the first of those that would be its siblings."""
    return first is not None and block.indent + STEP <= first.block.indent


def _above_paragraph(
    stack: Sequence[Twig],
    block: Block,
    coming: tuple[Block | None, Block | None],
    asked: Sequence[Twig] | None,
) -> list[Twig]:
    """Return what a block without marker hangs inside, outermost first.

    Args:
        stack: what is open.
        block: the block.
        coming: the next block with a marker, and the next with a number.
        asked: the line right above that the block answers, and what that hangs from.

    """
    if block.kind == "name":
        return []
    if block.kind == "row":
        return list(stack) if stack and stack[-1].leads and stack[-1].block.marker is None else []
    places = range(len(stack) - 1, -1, -1)
    further_in = next((at for at in places if _stands_under(stack[at], block)), None)
    if asked is not None and (further_in is None or further_in + 1 < len(asked)):
        further_in = None if block.indent >= asked[-1].block.indent else further_in
    if further_in is not None:
        return list(stack[: further_in + 1])
    if asked is not None:
        return list(asked)
    last = next((at for at in places if stack[at].block.marker is not None), None)
    if last is None:
        return []
    follower, number = coming
    if number is not None:
        if follower is number and _leads_beside(stack, block, number):
            return []
        goes_on = next((at for at in places if _is_next_number(stack[at].block, number)), None)
        if goes_on is not None:
            return list(stack[: goes_on + 1])  # the list goes on after it: it speaks of the last number
    announced = block.gap > 0 and block.words.text.endswith((":", "?")) and _is_right_below(block, follower)
    deeper = follower is not None and follower.indent >= stack[last].block.indent + STEP and not announced
    return list(stack[: last + 1]) if deeper else []


def _decided_of(stack: Sequence[Twig], block: Block, words: Vocabulary) -> list[Twig]:
    """Return what a line hangs inside that says right below a number what was decided: «DECISIÓN: sí»."""
    if block.gap or ":" not in block.words.text[:LABEL]:
        return []
    last = next((at for at in range(len(stack) - 1, -1, -1) if stack[at].block.marker is not None), None)
    marker = None if last is None else stack[last].block.marker
    if last is None or marker is None or marker.value is None:
        return []
    label = fold(block.words.text.partition(":")[0]).strip()
    decided = label in words.phrases("cues", "agreement") or kind_of_heading(words, label)[0] in DECIDED
    return list(stack[: last + 1]) if decided else []


def _leads_beside(stack: Sequence[Twig], block: Block, below: Block) -> bool:
    """Whether a line with a colon leads in to what goes on a list, as another led in to its beginning.

    «Plaza:», «1. …», «2. …», «Riego:», «3. …»: both are as far out, the numbers right below.
    """
    lead = stack[0].block
    led = stack[0].leads and lead.marker is None and lead.words.text.endswith(":")
    if not led or not block.words.text.endswith(":") or below.span.first > block.span.last + below.gap + 1:
        return False
    return block.indent == lead.indent and lead.words.all_bold == block.words.all_bold


def _is_right_below(block: Block, follower: Block | None) -> bool:
    """Whether a list begins right below a line, and further in than that: it stands so for the line."""
    below = follower is not None and follower.span.first == block.span.last + 1
    return below and follower is not None and follower.indent >= block.indent + STEP


def _may_hold(block: Block, *, stepped: bool) -> bool:
    """Whether a paragraph announces what stands further in below it, or is as short as its name."""
    text = block.words.text
    named = len(text) <= SHORT_NAME and not text.endswith((".", ";", ","))
    # What stands in the middle of its line has no margin from which others stand in.
    stepped = stepped and not block.look.centred
    return block.kind == "name" or (block.kind == "paragraph" and (stepped or named or text.endswith(":")))


def _says_all(blocks: Sequence[Block], at: int, words: Vocabulary) -> bool:
    """Whether a line states a fact of the meeting to its end: what stands further in below it is no part.

    More names below the first are, and what stands below its value.
    """
    text = blocks[at].words.text
    if text.endswith((":", ",", ";")) or not states(text, words):
        return False
    if at + 1 < len(blocks) and _hangs_from_value(blocks[at], blocks[at + 1]):
        return False
    below = (BEHIND_NAME.split(one.words.text)[0] for one in blocks[at + 1 : at + 1 + MANY])
    return all(person_score(words, name) < GIVEN for name in below)


def _hangs_from_value(block: Block, below: Block) -> bool:
    """«Membres : Odile», «          Luc»: whether a line stands where the value behind a key above does."""
    if not below.indent or below.gap or below.marker is not None or below.kind != "paragraph":
        return False
    value = block.indent + block.words.text.find(":") + 2
    return value <= below.indent <= value + SLACK


def _is_summed_up(blocks: Sequence[Block], at: int) -> bool:
    """Whether a paragraph sums up what stands right below it, further in: a topic and a colon a line."""
    below = blocks[at + 1 : at + 1 + FEWEST]
    keyed = (
        one.kind == "paragraph"
        and one.marker is None
        and not one.gap
        and one.indent >= blocks[at].indent + STEP
        and ": " in one.words.text[:SHORT_NAME]
        for one in below
    )
    return blocks[at].kind == "paragraph" and len(below) == FEWEST and all(keyed)


def _stands_under(above: Twig, below: Block) -> bool:
    """Whether a line without a marker stands so far in that it hangs from an item or a line above."""
    return above.holds and below.indent >= above.block.indent + STEP


def steps_in(blocks: Sequence[Block]) -> bool:
    """Whether this writer sets lines further in than the one above them again and again, without marks.

    The first line of a paragraph stands further in too: but not under a line that stands in itself.
    """
    plain = [block.kind == "paragraph" and block.marker is None for block in blocks]
    steps = [
        above.indent
        for at, (above, below) in enumerate(pairwise(blocks))
        if plain[at] and plain[at + 1] and not below.gap and below.indent >= above.indent + STEP
    ]
    return len(steps) > 1 and max(steps) > min(block.indent for block in blocks)


def _is_next_number(above: Block, below: Block) -> bool:
    one, two = above.marker, below.marker
    if one is None or two is None or one.value is None or above.indent != below.indent:
        return False
    return one.family == two.family != "bullet" and two.value == one.value + 1


def _last_places(blocks: Sequence[Block]) -> Mapping[tuple[str, int, int | None], int]:
    """Return where each marker stands for the last time, by its shape, indent and value."""
    marked = [(at, block, block.marker) for at, block in enumerate(blocks) if block.marker is not None]
    return {(marker.shape, block.indent, marker.value): at for at, block, marker in marked}


def _followers(blocks: Sequence[Block], *, numbers: bool = False) -> list[Block | None]:
    """Return for each block the next one with a marker; None where a table or a name comes first.

    ``numbers`` for the next one with a number, whatever bullets stand between.
    """
    out: list[Block | None] = [None] * len(blocks)
    coming: Block | None = None
    for at in range(len(blocks) - 1, -1, -1):
        out[at] = coming
        if blocks[at].look.note:
            continue
        marker = blocks[at].marker
        if marker is not None:
            coming = coming if numbers and marker.family == "bullet" else blocks[at]
        elif blocks[at].kind in ("row", "name"):
            coming = None
        elif coming is not None and not numbers and _leads_apart(blocks, at):
            out[at] = coming = None  # what stands above it speaks of no list below it
    return out


def _leads_apart(blocks: Sequence[Block], at: int) -> bool:
    """Whether a paragraph leads in to a list of its own, below one that is over, at the margin of both.

    Its points stand further in: right below it, or bullets of another sign below its colon. None of the list
    above comes again.
    """
    block, below = blocks[at], blocks[at + 1]
    sign = below.marker
    if sign is None or not block.gap or below.indent < block.indent + STEP:
        return False
    above = next((one for one in reversed(blocks[:at]) if one.marker is not None), None)
    over = above.marker if above is not None and above.indent == block.indent else None
    if over is None:
        return False
    bullets = over.family == sign.family == "bullet" and over.shape != sign.shape
    if below.gap and not (bullets and block.words.text[-1:] == ":"):
        return False
    return not any(
        one.marker is not None and one.marker.shape == over.shape and one.indent == block.indent
        for one in blocks[at:]
    )
