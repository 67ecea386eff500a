"""Which blocks are headings: wording, looks, neighbours and the document's own habits weighed together.

A carrier's own heading mark (a style, "##") is believed. Everything else is scored: see `cues` and `habits`.
The cues stay with the block, so that who asks why a line was taken for a heading, or not, is told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from actas.model.block import Block
from actas.model.plain import Plain, plain, replace
from actas.outline.addressees import addressees
from actas.outline.agenda import points_again, points_alone, points_by_number, points_listed
from actas.outline.answers import asked_and_answered
from actas.outline.behind_chat import behind_chat
from actas.outline.beside import Around, ends_in_stops, spaced, steps, widely
from actas.outline.bold_keys import with_bold_keys
from actas.outline.bulleted import heading_bullets
from actas.outline.codes import coded_headings
from actas.outline.colon_parts import colon_parts
from actas.outline.counted import all_numbered, with_ordinals
from actas.outline.counted_points import asked_in_turn, bare_among_told, counted_points
from actas.outline.country_parts import country_parts, lines_of
from actas.outline.cues import score
from actas.outline.days import days_alone, days_in_brackets
from actas.outline.glued_names import glued_names
from actas.outline.groups import programmes
from actas.outline.habits import by_habit
from actas.outline.initials import initials_in
from actas.outline.leading import is_louder, told_behind
from actas.outline.led_apart import led_apart
from actas.outline.led_in_topics import led_in_topics
from actas.outline.lettered import lettered_headings
from actas.outline.levels import levelled
from actas.outline.lone_leads import lone_lead
from actas.outline.marks_forgotten import with_forgotten_marks
from actas.outline.may_head import may_head
from actas.outline.meeting_lines import people_as_lines
from actas.outline.names_between import blocks_between
from actas.outline.numbers_alike import numbers_alike
from actas.outline.over_amounts import over_amounts
from actas.outline.over_groups import over_groups
from actas.outline.over_lists import over_lists
from actas.outline.over_parts import asked_of_each, counted_over_asked
from actas.outline.parts_over_lists import parts_over_lists
from actas.outline.points_shortened import points_shortened
from actas.outline.recorded import recorded
from actas.outline.repeated_parts import fields_again
from actas.outline.runs import thinned
from actas.outline.scored import ENOUGH, Scored
from actas.outline.series import heading_series, topics_below_marked
from actas.outline.signing import takes_leave, who_signs
from actas.outline.signs_over import signs_over
from actas.outline.small_names import over_blocks, small_names
from actas.outline.tails import facts_as_lines
from actas.outline.told_of_numbers import told_of_numbers
from actas.outline.told_topics import topics_told
from actas.outline.topics import topics_keyed, topics_named
from actas.outline.who_came import alone_on_the_list, tell_in_turn
from actas.vocabulary import Vocabulary
from actas.vocabulary.each_word import parted
from actas.vocabulary.fold import fold
from actas.vocabulary.names import country_of
from actas.vocabulary.sections import EXACT, kind_of_heading

LONGEST = 18  # words
LONGEST_LABEL = 32  # characters up to a colon
LONGEST_NAMED = 60  # characters of a line that says who is named below it
FEW, SMALL = 5, 0.8  # paragraphs that tell how somebody writes, and the share of those that begin so
INSIDE = 2, 8  # columns further in than an item's mark, between which its own words go on
PICTURES = frozenset("✅⬜🔲")  # of boxes, with which telephones adorn headings too
PAIR = 2  # countries
SMALL_KINDS = frozenset({None, "discussion", "info", "other"})
LONGEST_KEY = 26  # characters in which one ends, before what it says
LEADING = (":", "?")  # ends of an item that something right below it follows
FEWER = 4  # names between statements to each other heading
MOST_LINES = 2  # that a heading may be wrapped over


@plain(kw_only=True)
class Page(Plain):
    """What the notes as a whole say of each of their blocks."""

    apart: bool  # paragraphs are apart without blank lines
    kept: bool  # the carrier keeps paragraphs
    marks: bool  # the carrier marks headings
    again: frozenset[int]  # places where a point of an agenda comes again
    points: frozenset[int]  # places of these points in the agenda
    days: frozenset[int]  # places of lines that only say a day, one for each of several meetings
    topics: frozenset[int]  # places of lines whose key says that they name a topic
    small: bool  # nearly all sentences begin with a small letter
    spaced: bool  # blank lines part sections, and nothing else
    widely: int  # so many blank lines do, and fewer part all else
    stops: bool  # names of sections end in a full stop
    stepped: bool  # what belongs to a line stands further in
    initials: frozenset[str]  # of people, as the notes give them
    named: frozenset[int] = frozenset()  # places of names in small letters with their text right below
    series: frozenset[int] = frozenset()  # places of headings that count on
    told: frozenset[int] = (
        frozenset()
    )  # places of points that an ordinal in words counts, and days of a programme
    signed: frozenset[int] = frozenset()  # places of lines that say who signed
    between: frozenset[int] = frozenset()  # places of names between plain statements
    led: frozenset[int] = frozenset()  # of points that a sentence leads in to, and lines told of a number
    came: frozenset[int] = frozenset()  # places of names alone of those who came, above what they say
    labels: frozenset[str] = frozenset()  # that come again before a colon, and what is said of each
    held: frozenset[int] = frozenset()  # of names with a colon that part what was told of a topic
    addressed: frozenset[int] = frozenset()  # of lines that say for whom recommendations are
    parted: frozenset[int] = frozenset()  # of countries, their parts, questions in a recording


def headings(blocks: list[Block], words: Vocabulary, *, apart: bool, kept: bool = False) -> list[Block]:
    """Return the blocks with those that head a section turned into headings with a level.

    ``apart`` where paragraphs are apart without blank lines, as in word processors; ``kept`` where the
    carrier keeps paragraphs, and an indent is only how one of them looks. The list of blocks is
    emptied: those that are made anew are not to be there twice.
    """
    given = blocks
    blocks[:] = people_as_lines(list(facts_as_lines(blocks, words)), words)
    told, bare = bare_among_told(_with_pictures(given, words))
    blocks = all_numbered(with_ordinals(told, words), words)
    given.clear()
    days = days_alone(blocks, words) | days_in_brackets(blocks)
    # What one meeting of a log says again of the one before it heads nothing by that alone.
    again, points = (frozenset[int](),) * 2 if days else points_again(blocks, words)
    marks = sum(block.kind == "heading" for block in blocks[1:]) >= 2
    if marks:
        blocks[:] = with_forgotten_marks(blocks, words)
    labels, parted = _labels_again(blocks), spaced(blocks)
    if not days:
        points |= points_listed(blocks, words) if marks else points_alone(blocks, words, again)
        again |= frozenset() if marks else points_by_number(blocks, words) | points_shortened(blocks, words)
    page = Page(
        apart=apart and not parted,  # blank lines say what is, where they part sections
        kept=kept,
        marks=marks,
        again=again,
        points=points,
        days=days,
        topics=topics_named(blocks, words) | topics_keyed(blocks, words),
        small=_writes_small(blocks),
        spaced=parted,
        widely=widely(blocks),
        stops=ends_in_stops(blocks, words),
        stepped=apart and not kept and not marks and steps(blocks),
        initials=initials_in(blocks),
        signed=who_signs(blocks, words) | takes_leave(blocks, words),
        led=frozenset(led_apart(blocks, words)).union(
            told_of_numbers(blocks, words), topics_told(blocks, words)
        ),
        came=frozenset(alone_on_the_list(blocks, words)).union(
            _two_over_lists(blocks, words), () if marks else tell_in_turn(blocks, words)
        ),
        labels=labels,
        parted=frozenset().union(
            *country_parts(lines_of(blocks), words), asked_of_each(blocks), counted_over_asked(blocks, words)
        )
        | (
            fields_again(blocks, words) | parts_over_lists(blocks, words, kept=kept)
            if marks
            else recorded(blocks)
        ),
        told=frozenset(at for found, _ in programmes(blocks, words) for at in found)
        | counted_points(blocks, words)
        | bare
        | asked_in_turn(blocks, words)
        | asked_and_answered(blocks)
        | _named_before(blocks)
        | _empty_fields(blocks, labels)
        | _keys_in_a_row(blocks, words),
    )
    if page.marks:
        page = replace(page, series=topics_below_marked(blocks, words))
    else:
        series = (
            heading_series(blocks, words, again)
            | (heading_bullets(blocks, words) or signs_over(blocks, words))
            | coded_headings(blocks, words)
            | lettered_headings(blocks, words)
        )
        named = frozenset[int]() if kept else small_names(blocks, words)
        glued = glued_names(blocks, words)
        over, below = over_groups(blocks, words)
        named |= glued | over | over_lists(blocks, words) | behind_chat(blocks)
        # What is told right above the next number of a row names nothing, short as it may be.
        above = {at - 1 for at in series if not blocks[at - 1].gap}
        page = replace(
            page,
            points=page.points - glued,
            series=series,
            led=page.led | below | lone_lead(blocks, words),
            named=(named - above) | over_amounts(blocks, series | again, words),
        )
    first = _weighed(blocks, blocks, words, page)
    scores = by_habit(blocks, thinned(blocks, first), words)
    found = {at for at, one in scores.items() if one.points >= ENOUGH}
    none = frozenset[int]()
    # More names part the notes than blank lines set off, and hardly any line that is none of them heads.
    between = frozenset() if page.marks else blocks_between(blocks, words)
    others = found - between - page.named - {0}
    if len(between) > len(page.named - {0}) and len(others) * FEWER <= len(between):
        page = replace(page, between=between, named=none, again=none, points=none)
        first = _weighed(blocks, blocks, words, page)
        scores = by_habit(blocks, thinned(blocks, first), words)
        found = {at for at, one in scores.items() if one.points >= ENOUGH}
    if not (page.marks or kept or page.between) and (opens := over_blocks(blocks, found, words)):
        page = replace(page, between=opens)
        first = _weighed(blocks, blocks, words, page)
        scores = by_habit(blocks, thinned(blocks, first), words)
        found = {at for at, one in scores.items() if one.points >= ENOUGH}
    led = frozenset() if page.marks else led_in_topics(blocks, found, words)
    led -= {at for at in led if scores[at].has("widely-apart")}  # beside the topics, not below one
    if led:
        page, found = replace(page, led=page.led | led), found - led
        first = {at: one for at, one in first.items() if at not in led}
    addressed = addressees(blocks, words)
    held = colon_parts(blocks, found, words) | addressed
    alike = frozenset() if page.marks else numbers_alike(blocks, found, words)
    if held or alike:
        page = replace(page, held=held, addressed=addressed, series=page.series | alike)
        first = _weighed(blocks, blocks, words, page)
        scores = by_habit(blocks, thinned(blocks, first), words)
        found = {at for at, one in scores.items() if one.points >= ENOUGH}
    if found:
        # What stands right under a heading found by its shape does not lean on the text above: weighed again.
        seen = [replace(block, kind="heading") if at in found else block for at, block in enumerate(blocks)]
        second = _weighed(blocks, seen, words, page, known=first)
        scores = by_habit(blocks, thinned(seen, second), words, known=found)
        behind = {
            at for at, one in scores.items() if one.points >= ENOUGH and one.has("told-behind")
        } - addressed
        if behind and not page.marks:  # only now it is seen that they stand below a topic
            led = led_in_topics(blocks, found | behind, words) & behind
            scores = {at: one for at, one in scores.items() if at not in led}
        del seen, second
    del first
    out = all_numbered(levelled(blocks, scores, words), words)
    return out if page.marks else with_bold_keys(out, words)


def _two_over_lists(blocks: Sequence[Block], words: Vocabulary) -> frozenset[int]:
    """Return the places of two countries alone, each right above a list: they bring it, as three would.

    So do all of them together, right behind two: «Perú», «Chile», «Todos los países».
    """
    alone = [
        at for at, (block, below) in enumerate(pairwise(blocks))
        if block.kind == "paragraph" and block.marker is None and not block.words.text[LONGEST_LABEL:]
        and below.marker is not None and not below.gap
    ]  # fmt: skip
    if len(alone) < PAIR:
        return frozenset()  # nearly all
    states = [country_of(words, blocks[at].words.text.rstrip(" :")) is not None for at in alone]
    if len(alone) == PAIR:
        return frozenset(alone if all(states) else ())
    return frozenset(
        at for place, at in enumerate(alone)
        if place >= PAIR and states[place - 1] and states[place - 2] and _names_all(blocks[at], words)
    )  # fmt: skip


def _names_all(block: Block, words: Vocabulary) -> bool:
    """«Todos», «Todos los países», "Both countries": whether a line stands for those above it together."""
    together = words.grammar("speak_together")
    text = fold(block.words.text).rstrip(" :")
    return text in together or text.partition(" ")[0] in together


def _labels_again(blocks: Sequence[Block]) -> frozenset[str]:
    """Return the labels that come again: «Recomendación: …», «Recomendación: …» are points, no heads."""
    seen: Counter[str] = Counter()
    for block in blocks:
        if ": " in block.words.text[:LONGEST_LABEL] and block.kind != "heading":
            label, _, told = block.words.text.partition(": ")
            seen[label] += bool(told)
    return frozenset(label for label, times in seen.items() if times > 1)


def _keys_in_a_row(blocks: Sequence[Block], words: Vocabulary) -> frozenset[int]:
    """Return the places of keys that say something, right below a line that names them all.

    «Evaluación», «Contenido: bien», «Tiempo: poco», «Comida: fría»: none is called as what people came to do.
    """
    keyed = [
        ": " in block.words.text[:LONGEST_KEY] and not any(map(str.isdecimal, block.words.text.split(":")[0]))
        for block in blocks
    ]
    if sum(keyed) <= PAIR:
        return frozenset()
    found: list[int] = []
    for at, above in enumerate(blocks):
        end = at + 1
        while end < len(blocks) and keyed[end] and not (blocks[end].gap or blocks[end].marker):
            end += 1
        if end - at <= PAIR + 1 or not above.gap or ":" in above.words.text:
            continue
        kinds = {kind_of_heading(words, one.words.text.partition(":")[0])[0] for one in blocks[at + 1 : end]}
        if kinds <= SMALL_KINDS and above.marker is None and above.words.text[-1:].isalnum():
            found += range(at + 1, end)
    return frozenset(found)


def _empty_fields(blocks: Sequence[Block], labels: frozenset[str]) -> frozenset[int]:
    """Return the places of labels with nothing behind them here, right beside another: «Hora:», «Lugar:»."""
    if len(labels) < PAIR:
        return frozenset()
    keyed = [
        ":" in block.words.text[:LONGEST_LABEL] and block.words.text.partition(":")[0] in labels
        for block in blocks
    ]
    empty = [at for at, block in enumerate(blocks) if keyed[at] and block.words.text[-1] == ":"]
    right_below = {
        at for at, block in enumerate(blocks) if at and keyed[at] and keyed[at - 1] and not block.gap
    }
    return frozenset(at for at in empty if at in right_below or at + 1 in right_below)


def _named_before(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the place of a line that only says again what a point before it was labelled: «Opción B».

    It says which; where several lines do, they head what was said of each.
    """
    labels: set[str] = set()
    found: list[int] = []
    for at, block in enumerate(blocks):
        text = block.words.text
        if ": " in text[:LONGEST_LABEL]:
            label = text[: text.find(": ")]
            if label[-1:] in "0123456789" or label[-2:-1] == " ":
                labels.add(label)
        elif text in labels and block.kind == "paragraph":
            found.append(at)
    return frozenset(found) if len(found) == 1 else frozenset()


def _with_pictures(blocks: Sequence[Block], words: Vocabulary) -> list[Block]:
    """Return the blocks, with a picture of a box given back to what sections are called: «✅ Acuerdos».

    Several in a row are points: «✅ Acuerdos», «✅ Tareas».
    """
    out = list(blocks)
    for at, (block, below) in enumerate(pairwise(blocks)):
        marker = block.marker
        if marker is None or marker.label not in PICTURES or block.kind != "item" or block.indent:
            continue
        again = below.marker is not None and below.marker.label in PICTURES
        if not again and kind_of_heading(words, block.words.text)[1] >= EXACT:
            named = block.words.behind(f"{marker.label} ")
            out[at] = replace(block, kind="paragraph", marker=None, words=named)
    return out


def _writes_small(blocks: Sequence[Block]) -> bool:
    """Whether who wrote begins nearly everything with a small letter: then it tells nothing of a line."""
    first = [block.words.text[0] for block in blocks if block.kind == "paragraph" and block.words.text]
    letters = [char for char in first if char.isalpha()]
    return len(letters) >= FEW and sum(map(str.islower, letters)) >= len(letters) * SMALL


def _weighed(
    blocks: list[Block], seen: list[Block], words: Vocabulary, page: Page,
    known: Mapping[int, Scored] | None = None,
) -> dict[int, Scored]:  # fmt: skip
    """Return what was weighed of each block that may head a section, by its place.

    ``seen`` are the same blocks as far as they are judged already: what stands about one of them. ``known``
    is what was weighed when none was: it holds where nothing about a block has been judged since.
    """
    judged = [at for at, block in enumerate(blocks) if seen[at] is not block]
    beside = {at + step for at in judged for step in (-1, 1)}
    scores: dict[int, Scored] = {}
    listed = False
    inside = _inside_items(seen, page)
    freed = _inside_items(blocks, page) - inside if judged else frozenset[int]()
    for at, block in enumerate(blocks):
        above, listed = listed, _lists_people(seen[at], listed, words)
        before = seen[at - 1] if at else None
        after = seen[at + 1] if at + 1 < len(seen) else None
        if known is not None and at not in beside and at not in freed:
            if at in known:
                scores[at] = known[at]
            continue
        if at not in page.parted and _heads_nothing(block, at, inside, page):
            continue
        around = Around(
            before, after, page.marks, page.apart, above, at == 1, at in page.again, at in page.points,
            at in page.series, at in page.days, bool(page.series), at in page.topics, page.small,
            at in page.named, page.spaced, at in page.between, at in page.parted, page.stepped,
            at in page.held, block.words.text[-1:] == ":" and told_behind(seen, at, words),
            page.widely, page.stops, at in page.addressed,
        )  # fmt: skip
        if may_head(block, around, words):
            scores[at] = score(block, around, words)
    return scores


def _heads_nothing(block: Block, at: int, inside: frozenset[int], page: Page) -> bool:
    """Whether what the notes as a whole say of a block rules out that it heads a section."""
    return (
        at in inside
        or at in page.told
        or at in page.signed
        or at in page.came
        or at in page.led
        or not (_is_short(block) or at in page.series)
        or block.words.text.rstrip(" :") in page.initials
        or (
            bool(page.labels) and at not in page.topics and block.words.text.partition(": ")[0] in page.labels
        )
    )


def _inside_items(blocks: Sequence[Block], page: Page) -> frozenset[int]:
    """Return the places of lines that belong to what stands above them, as far in as they stand.

    They are of the item above, or one more of the lines that stand as far in, no blank line between. A title
    in the middle of its line stands further in, and so does a bold one in a list's style. So does, as far out
    as its item, the line that one with a colon leads in to, or that answers its question.
    """
    out: set[int] = set()
    item: Block | None = None
    alike: set[int] = set()  # how far in lines stand in this run of lines without a blank one
    margin = min((block.indent for block in blocks if block.kind in ("paragraph", "item")), default=0)
    for at, block in enumerate(blocks):
        if block.kind not in ("paragraph", "item"):
            item, alike = None, set()
            continue
        alike = {indent for indent in alike if indent <= block.indent} if not block.gap else set()
        if block.kind == "item":
            item = block
            continue
        titled = (bool(block.gap) and block.words.text.isupper()) or (page.kept and block.words.all_bold)
        if item is not None and not (INSIDE[0] <= block.indent - item.indent <= INSIDE[1] and not titled):
            item = None
        if titled:
            continue
        alone = block.indent not in alike or block.indent < margin + INSIDE[0] or at in page.named
        led = at and not (block.gap or at in page.named) and blocks[at - 1].words.text[-1:] in LEADING
        if item is not None or not alone or (led and _is_led_into(blocks, at)):
            out.add(at)
        alike.add(block.indent)
    return frozenset(out)


def _is_led_into(blocks: Sequence[Block], at: int) -> bool:
    """Whether a line stands between an item, which leads in to it, and the next one.

    Where the item above that one asks, too, and nothing answers it, the list only asks.
    """
    above, below = blocks[at - 1], blocks[at + 1 : at + 2]
    if above.marker is None or not below or below[0].marker is None or is_louder(blocks[at], above):
        return False
    asks = above.words.text[-1:] == "?" == blocks[at - 2].words.text[-1:] if at > 1 else False
    if asks and blocks[at - 2].marker is not None:
        return False
    return above.marker.shape == below[0].marker.shape and above.indent == below[0].indent


def _lists_people(block: Block, listed: bool, words: Vocabulary) -> bool:
    """Whether those who came are named from here on, or still are, up to the next section."""
    if block.kind == "item" or len(block.words.text) > LONGEST_NAMED:
        return listed
    kind, strength = kind_of_heading(words, block.words.text)
    return kind == "participants" if block.kind == "heading" or strength >= EXACT else listed


def _is_short(block: Block) -> bool:
    """Whether a line or an item is no longer than headings are: most are."""
    if block.kind not in ("paragraph", "item"):
        return False
    lines = block.span.last - block.span.first + 1
    return (
        bool(block.words.text)
        and (lines <= MOST_LINES or lines <= MOST_LINES + block.words.all_bold)
        and len(parted[block.words.text]) <= LONGEST
    )
