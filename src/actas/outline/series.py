"""Numbers that run through the whole of the notes, text under each: they count sections, not points."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from actas.model.block import Block, Marker
from actas.model.compiled import compiled
from actas.model.plain import Plain, plain, replace
from actas.outline.agenda import STOPS, is_list_of
from actas.outline.beside import names_by_clause
from actas.outline.numbers_beside import numbers_beside
from actas.outline.parents import number_above, parents
from actas.vocabulary import Vocabulary
from actas.vocabulary.days import day_alone
from actas.vocabulary.fold import fold
from actas.vocabulary.names import person_score
from actas.vocabulary.sections import NEARLY, OPENS, kind_of_heading
from actas.vocabulary.sentences import is_sentence

SHORTEST = 3  # numbers in a row
SHORT, TOLD = 6, 4  # words of a name at most; of what is told below it at least
LONGEST = 14  # words of a line that may head a section
AGAIN = 2  # of them, where an agenda speaks for them too
CENTRED = 8  # columns in, from which capitals below a blank line stand in the middle of a page
NEAREST = 20  # rows that are asked whether a number goes on from them
LONGEST_NAMED = 60  # characters of a line that announces an agenda
LONGEST_LIST = 40  # lines of those who came
FILLED, NAMED = 0.6, 0.75  # share of the lines with something below; of those that name rather than tell
NEARLY_ALL = 0.8  # share of the lines with something below, where only bullets are
GIVEN = 2.0  # `person_score` of a known given name
WORD = compiled(r"[^\W\d_]+")
ASIDE = compiled(r"\([^()]*\)")  # what is said beside a name makes it no longer
STOPPED = " .:"
NUMBERED = compiled(r"^\d{1,2}\s?[.:)–-]?\s+")  # «1. Riego», the number in bold as the words are
FROM = (0, 1)  # numbers with which the points of a meeting begin
POINTS = frozenset(
    {"actions", "agreements", "recommendations", "practices", "obstacles", "questions", "participants"}
)
STOPPED_AS = (".", "!", "?", ":")
PLANS = ("agenda", "participants")  # sections whose numbers may count what is told in the next
COUNTING = frozenset({"decimal", "roman", "alpha"})


@plain()
class Member(Plain):
    """A numbered line, its place, and what speaks for its heading a section."""

    at: int
    value: int
    known: bool  # its words are what sections are called
    names: bool  # it names something, and tells nothing
    below: bool  # something stands below
    filled: bool  # there is something below that is not the next number
    told: bool  # and that is text without a marker
    apart: bool  # and that stands at the margin, below a blank line or a sentence: no list goes on there
    chapter: bool  # the number is of a kind that counts chapters: «IV», «A/»
    parted: bool  # it is a short name, a blank line above, and what is no list of its own right below
    brief: bool  # and that is no more than a few words
    spread: bool  # it is a short name, a blank line above, and what is not the next number below
    large: bool  # the number is a large letter: «A.», «B.»
    listed: bool  # bullets that stand no further in begin below: the number holds no list
    lettered: bool  # «a)» begins below, a blank line between, or the first of its own numbers: «1.1»
    capitals: bool  # it is written in nothing else
    gap: bool  # a blank line stands above
    colon: bool  # a short line ends in a colon, and what is told stands below it at the margin
    look: tuple[bool, bool]  # it is in bold; the carrier counts it


def heading_series(
    blocks: Sequence[Block], words: Vocabulary, anew: Collection[int] = ()
) -> frozenset[int]:  # fmt: skip
    """Return the places of numbered lines that head sections, where a whole row of numbers does.

    ``anew`` are the places where points of an agenda are told: such a chapter's parts head as well.
    """
    found: set[int] = set()
    agenda = _agenda(blocks, words)
    runs = list(_runs(blocks, words))
    marked = any(block.kind == "heading" for block in blocks[1:])
    bold = any(len(run) >= SHORTEST and _is_bold(run) for run in runs)
    lists = frozenset() if marked or bold else _within_loud(blocks, runs, words)
    for run in map(_named_by_colons, runs):
        if (bold and not _is_bold(run)) or run[0].at in lists or _is_agenda(blocks, run, words):
            continue  # a list inside one of the chapters
        again = run[0].value == 1 and agenda is not None and agenda < run[0].at
        again = again and not _says_all(blocks, run) and not is_list_of(blocks, run[0].at, words)
        again = again and not _comes_elsewhere(blocks, agenda or 0, run)
        led = run[0].at > 0 and blocks[run[0].at - 1].words.text[-1:] == ":"
        if _heads(run, again=again, marked=marked, led=led) or _below_people(blocks, run, words):
            found.update(
                member.at for member in run if member.names or member.known or member.parted or member.spread
            )
    found |= parents(blocks, words) | numbers_beside(blocks, words)
    typed = {member.at for run in runs if len(run) >= AGAIN and _is_bold(run) for member in run}
    found |= _parts(blocks, found.union(anew), words) | _parts(blocks, typed - found, words, bold=True)
    return frozenset(found | _called_alike(blocks, found))


def topics_below_marked(blocks: Sequence[Block], words: Vocabulary) -> frozenset[int]:
    """Return the places of numbers that name topics below one marked heading, what was said below each.

    «## Acta», «1. Riego», a paragraph, «2. Obra», a paragraph, «3. Varios». Tasks and agreements are points,
    whatever stands below them.
    """
    # Loops without calls: in hardly any notes does text follow the numbers of a list.
    followed = [
        at for at, (one, below) in enumerate(pairwise(blocks))
        if one.marker is not None and one.marker.value is not None and not one.indent
        and below.marker is None and below.kind == "paragraph" and one.kind == "item"
    ]  # fmt: skip
    if not followed:
        return frozenset()
    heads = [at for at, block in enumerate(blocks) if block.kind == "heading"]
    found: set[int] = set()
    for place in sorted({bisect_right(heads, at) for at in followed} - {0}):
        above, end = heads[place - 1], [*heads, len(blocks)][place]
        places = [
            at for at in range(above + 1, end)
            if (marker := blocks[at].marker) is not None and marker.value is not None
            and blocks[at].kind == "item" and not blocks[at].indent and marker.family in COUNTING
        ]  # fmt: skip
        if len(places) < SHORTEST:
            continue
        row = _counting(blocks, places)
        kind, strength = kind_of_heading(words, blocks[above].words.text)
        if len(row) >= SHORTEST and (strength < OPENS or kind not in POINTS):
            run = [_member(blocks, at, value, words) for value, at in enumerate(row, 1)]
            if _name_topics(blocks, run, words):
                found.update(one.at for one in run if one.names or blocks[one.at].words.all_bold)
    return frozenset(found)


def _counting(blocks: Sequence[Block], places: Sequence[int]) -> list[int]:
    """Return those of the places whose numbers count on from one, all of a kind."""
    row: list[int] = []
    first = blocks[places[0]].marker
    for at in places:
        marker = blocks[at].marker
        if marker is not None and first is not None and marker.shape == first.shape:
            row += [at] if marker.value == len(row) + 1 else []
    return row


def _name_topics(blocks: Sequence[Block], run: Sequence[Member], words: Vocabulary) -> bool:
    """Whether a row names what paragraphs below it tell; in bold or italics some may hold a list."""
    many = len(run)
    if (
        sum(one.filled for one in run[:-1]) < (many - 1) * NAMED
        or sum(one.names for one in run) < many * NAMED
    ):
        return False
    told = sum(one.told and _tells_all(blocks[one.at + 1].words.text, words) for one in run)
    loud = sum(blocks[one.at].words.all_bold or blocks[one.at].words.all_italic for one in run)
    if loud >= many * NAMED:
        return told + sum(one.listed for one in run) >= many * FILLED and told > 0
    brief = sum(one.parted or one.spread for one in run[1:])
    return told >= many * FILLED and brief >= (many - 1) * NAMED


def _tells_all(text: str, words: Vocabulary) -> bool:
    return text.endswith(STOPPED_AS) or is_sentence(text, words)


def _called_alike(blocks: Sequence[Block], found: Collection[int]) -> set[int]:
    """Return the places of lines without a number that are called as a numbered one is, but for whose it is.

    «5. Chairman's report:», what was told, «Clerk's report:»; «2. Informe de junta», «Informe de caja».
    """
    called = {
        edge: at for at in found if len(blocks[at].words.text.split()) <= SHORT for edge in _edges(blocks[at])
    }
    if not called:
        return set()
    return {
        at
        for at, block in enumerate(blocks[:-1])
        if block.gap and block.kind == "paragraph" and block.marker is None and not block.indent
        and 1 < len(block.words.text.split()) <= SHORT and blocks[at + 1].kind != "heading"
        and any(called.get(edge, at) < at - 1 for edge in _edges(block))
    }  # fmt: skip


def _edges(block: Block) -> tuple[tuple[str, str], ...]:
    """Return the first and the last word of a line, where they are long, with the sign that it ends in."""
    text = block.words.text
    tokens = WORD.findall(fold(text))
    end = text[-1:] if text[-1:] == ":" else ""
    if len(tokens) < AGAIN or not (text[-1:].isalpha() or end):
        return ()
    return tuple(
        (word, f"{edge}{end}") for edge, word in enumerate((tokens[0], tokens[-1])) if len(word) > SHORTEST
    )


def _named_by_colons(run: Sequence[Member]) -> Sequence[Member]:
    """Take short lines that end in a colon above what is told for names, where most with text have one.

    «1. Apologies from:», «2. Interests declared:»: what looks like a verb there tells nothing.
    """
    colons = [one for one in run if one.colon]
    if len(colons) < SHORTEST or len(colons) * 2 < sum(one.told for one in run):
        return run
    return [replace(one, names=True) if one.colon else one for one in run]


def _within_loud(
    blocks: Sequence[Block], runs: Sequence[Sequence[Member]], words: Vocabulary
) -> frozenset[int]:  # fmt: skip
    """Return where rows begin that count from 1 in one chapter and again in another: each is a list.

    Lines without a number, all in bold, name the chapters; an agenda's points may be told in the next one.
    """
    within: dict[int, list[int]] = {}
    loud = [at for at, block in enumerate(blocks) if at and _is_loud(block)] if len(runs) > 1 else []
    for run in runs if len(loud) >= AGAIN else ():
        above = bisect_right(loud, run[0].at)
        if len(run) < AGAIN or run[0].value != 1 or not above or above != bisect_right(loud, run[-1].at):
            continue
        if not any(one.capitals or one.look[0] for one in run):
            within.setdefault(above, []).append(run[0].at)
    chapters = [
        at for at in within if kind_of_heading(words, blocks[loud[at - 1]].words.text)[0] not in PLANS
    ]
    return frozenset(at for one in chapters for at in within[one]) if len(chapters) > 1 else frozenset()


def _is_loud(block: Block) -> bool:
    """Whether a line without a number is in bold from end to end, and short."""
    if block.kind != "paragraph" or block.marker is not None or not block.words.all_bold:
        return False
    return len(block.words.text.split()) <= LONGEST


def _parts(blocks: Sequence[Block], chapters: set[int], words: Vocabulary, *, bold: bool = False) -> set[int]:
    """Return the places of «2.1», «2.1.3» that name the parts of chapters, something below nearly each.

    ``bold``: these are chapters by nothing but their bold words, as their parts are then.
    """
    labels = {number_above(marker) for at in chapters if (marker := blocks[at].marker)}
    rows: list[Member] = []
    for at, block in enumerate(blocks):
        marker = block.marker
        if not labels or marker is None or marker.family != "multi" or marker.value is None:
            continue
        if marker.label.rpartition(".")[0] in labels and (block.words.all_bold or not bold):
            labels.add(marker.label)
            rows.append(_member(blocks, at, marker.value, words))
    many = len(rows)
    filled = sum(one.filled or _holds_part(blocks, one.at) for one in rows)
    if filled < many * FILLED or sum(one.names for one in rows) < many * NAMED:
        return set()
    empty = _without_parts(blocks, rows, labels)
    return {one.at for one in rows if (one.names or one.known) and one.at not in empty}


def _without_parts(blocks: Sequence[Block], rows: Sequence[Member], labels: Collection[str]) -> set[int]:
    """Return the places of parts of chapters that have nothing below any of them: these are points.

    «2. Recomendaciones», «2.1 una licencia única», «2.2 un fondo», «3. …».
    """
    within: dict[str, list[Member]] = {}
    for one in rows:
        marker = blocks[one.at].marker
        within.setdefault(marker.label.rpartition(".")[0] if marker else "", []).append(one)
    empty = [
        members
        for members in within.values()
        if not any(_holds(blocks, one.at, labels) or _holds_part(blocks, one.at) for one in members)
    ]
    several = any(len(members) >= AGAIN for members in empty)  # then one alone is a point as they are
    return {one.at for members in empty if several for one in members}


def _holds(blocks: Sequence[Block], at: int, labels: Collection[str]) -> bool:
    """Whether something stands below a part that is no other part and no chapter."""
    if at + 1 >= len(blocks) or blocks[at + 1].kind == "heading":
        return False
    below = blocks[at + 1].marker
    return (
        below is None
        or below.family == "bullet"
        or (below.label not in labels and not _is_part_of(below, labels))
    )


def _is_part_of(marker: Marker, labels: Collection[str]) -> bool:
    return marker.family == "multi" and marker.label.rpartition(".")[0] in labels


def _holds_part(blocks: Sequence[Block], at: int) -> bool:
    """Whether «1.1.1» stands right below «1.1»."""
    marker, below = blocks[at].marker, blocks[at + 1].marker if at + 1 < len(blocks) else None
    return marker is not None and below is not None and below.label.startswith(f"{marker.label}.")


def _is_bold(run: Sequence[Member]) -> bool:
    """Whether the writer typed all numbers of a row in bold, and text stands below each."""
    return all(one.look == (True, False) and one.filled for one in run)


def _below_people(blocks: Sequence[Block], run: Sequence[Member], words: Vocabulary) -> bool:
    """Whether points, each told in text or in bullets, follow the list of who came: they are none of it."""
    first, many = run[0], len(run)
    if first.value != 1 or (many < AGAIN and not (first.known and first.listed)):
        return False  # one alone is believed where sections are called so
    bullets = first.at > 0 and blocks[first.at - 1].marker is not None
    told = [one for one in run if one.told or (one.listed and bullets)]
    if min(len(told), sum(one.names for one in run)) < many * NAMED:
        return False
    for block in reversed(blocks[max(0, first.at - LONGEST_LIST) : first.at]):
        if block.kind == "heading" or block.words.text[-1:] == ":" or _heads_list(block, words):
            people = kind_of_heading(words, block.words.text)[0] == "participants"
            return people and sum(_tells(blocks, one, words) for one in told) >= many * FILLED
    return False


def _heads_list(block: Block, words: Vocabulary) -> bool:
    """Whether a line says no more than what a section is called: «Presentes»."""
    return (
        block.kind == "paragraph" and " " not in block.words.text
        and kind_of_heading(words, block.words.text)[1] >= NEARLY
    )  # fmt: skip


def _tells(blocks: Sequence[Block], one: Member, words: Vocabulary) -> bool:
    """Whether a sentence stands below a point, or bullets that name nobody, below bullets of who came."""
    below = blocks[one.at + 1].words.text
    if one.told:
        return is_sentence(below, words)
    return not below.istitle() and person_score(words, below) < GIVEN


def _is_agenda(blocks: Sequence[Block], run: Sequence[Member], words: Vocabulary) -> bool:
    """Whether a row is the agenda that it stands below: nothing but points of points stands between."""
    at = run[0].at
    if not at or any(one.told or one.listed for one in run[:-1]):
        return False
    text = blocks[at - 1].words.text
    return len(text) <= LONGEST_NAMED and kind_of_heading(words, text)[0] == "agenda"


def _says_all(blocks: Sequence[Block], run: Sequence[Member]) -> bool:
    """Whether most lines of a row end as sentences do: points of an agenda that head name topics."""
    told = sum(blocks[one.at].words.text.endswith(STOPS) for one in run)
    return told * 2 > len(run)


def _agenda(blocks: Sequence[Block], words: Vocabulary) -> int | None:
    """Return where a numbered agenda ends: what counts from 1 again below it are its points, one by one."""
    for at, block in enumerate(blocks[:-1]):
        text = block.words.text
        if block.kind == "item" or len(text) > LONGEST_NAMED or kind_of_heading(words, text)[0] != "agenda":
            continue
        end = at
        while end + 1 < len(blocks) and _counts(blocks[end + 1], first=end == at):
            end += 1
        if end - at >= SHORTEST - 1:
            return end
    return None


def _comes_elsewhere(blocks: Sequence[Block], end: int, run: Sequence[Member]) -> bool:
    """Whether other lines say points of the agenda again: the row of numbers then does not."""
    first = end
    while first and blocks[first].kind == "item":
        first -= 1
    points = {fold(one.words.text).strip(STOPPED) for one in blocks[first + 1 : end + 1]}
    own = {one.at for one in run}
    told = (fold(one.words.text) for at, one in enumerate(blocks[end + 1 :], end + 1) if at not in own)
    return sum(NUMBERED.sub("", text).strip(STOPPED) in points for text in told) >= AGAIN


def _counts(block: Block, *, first: bool) -> bool:
    """Whether a block is a number of a list, its first or a later one."""
    marker = block.marker
    if block.kind != "item" or marker is None or marker.family not in COUNTING:
        return False
    return (marker.value == 1) == first


def _heads(run: Sequence[Member], *, again: bool, marked: bool, led: bool) -> bool:
    """Whether a row heads sections.

    ``again``: an agenda says so, ``marked``: the carrier marks headings, ``led``: a colon leads in to it.
    """
    # The last of all may have nothing below it yet, where the notes break off.
    run = run[:-1] if len(run) > SHORTEST and not run[-1].below else run
    many = len(run)
    apart = 0 if marked else sum(one.apart for one in run)
    if not marked and _head_by_looks(run):
        return True
    parted = sum(one.parted for one in run)
    told = parted - sum(one.parted and one.brief for one in run)
    if not marked and many >= SHORTEST and parted >= many * NAMED and told >= many * FILLED:
        return sum(one.names for one in run) >= many * NAMED
    # «I –», «II –»: Roman capitals hardly ever count the points of a list.
    if many < (SHORTEST - (again or apart == many or run[0].chapter)):
        return False
    known, told = sum(one.known for one in run), sum(one.told for one in run)
    if not marked and run[0].value == 1 and _names_or_tells(run):
        return True
    if sum(one.filled for one in run) < many * FILLED or sum(one.names for one in run) < many * NAMED:
        return False
    if told * 2 >= many and (sum(one.capitals for one in run) >= many * NAMED or _is_bold(run)):
        return True  # who writes the points in capitals or in bold heads with them what was said
    listed = 0 if marked else sum(one.listed for one in run)
    filled = sum(one.filled for one in run) >= many * NEARLY_ALL
    if many >= SHORTEST and run[0].value in FROM and filled and listed * 2 >= many:
        return True  # what was said stands in bullets below each point, at the margin as the point does
    told = sum(one.filled for one in run)  # of some points nothing was said
    if apart >= AGAIN and apart + min(listed, apart) >= (told if apart == told else many) * NAMED:
        return True  # what was said stands below each point, and at the margin as the point does
    if run[0].chapter or again or (known >= AGAIN and told * 2 >= many):
        return True
    # Below a colon «Próxima reunión», one name of a section among points with parts of their own, is a point.
    return known * 3 >= many and (not led or known >= AGAIN or any(one.told or one.listed for one in run))


def _head_by_looks(run: Sequence[Member]) -> bool:
    """Whether a row heads by how it looks, and by what stands below each of its numbers."""
    if run[0].value == 1 and (_are_capitals(run) or _are_large(run)):
        return True
    if len(run) < SHORTEST or run[0].value not in FROM:
        return False
    # «A.», «B.», «C.» through the whole of the notes, whatever lists stand below each
    return (run[0].value == 1 and all(one.spread and one.large for one in run)) or _are_mixed(run)


def _are_mixed(run: Sequence[Member]) -> bool:
    """Whether text stands below some short names, and lists, tables or parts below others.

    The points of a list are told alike.
    """
    many = len(run)
    mixed = 0 < sum(one.told for one in run) < many and sum(one.spread for one in run) >= many * NEARLY_ALL
    return mixed and sum(one.names for one in run) >= many * NAMED


def _are_capitals(run: Sequence[Member]) -> bool:
    """Whether a row, also of one, is in capitals, what was said, «a)» or «1.1» at the margin below each."""
    return all(one.capitals and (one.apart or one.lettered) and one.names for one in run)


def _are_large(run: Sequence[Member]) -> bool:
    """Whether large letters count names, text or bullets at the margin below each: «A. Obras», «B. Agua»."""
    if len(run) < AGAIN or not any(one.apart for one in run):
        return False
    return all(one.large and one.names and (one.apart or one.listed) for one in run)


def _names_or_tells(run: Sequence[Member]) -> bool:
    """Whether numbers either name what text below tells, or tell it themselves and have nothing below.

    «3. Minutes», a paragraph; «4. All letters were noted.»; «5. Reports», a paragraph.
    """
    named = [one for one in run if one.names]
    if not SHORTEST <= len(named) < len(run) <= len(named) * 2:
        return False
    apart = sum(one.apart for one in named)  # a chapter may have its parts right below
    return apart >= AGAIN and all(one.names == one.filled for one in run)


def _runs(blocks: Sequence[Block], words: Vocabulary) -> Iterator[list[Member]]:
    """Yield the rows of numbers at the margin that count on from one another."""
    waiting: dict[tuple[str, str, int], list[list[Member]]] = {}  # by the number that each of them wants next
    runs: list[list[Member]] = []
    for at, block in enumerate(blocks):
        marker = block.marker
        if block.kind != "item" or marker is None or marker.value is None or marker.family not in COUNTING:
            continue
        if block.indent and not (block.indent >= CENTRED and block.gap and block.words.text.isupper()):
            continue
        member = _member(blocks, at, marker.value, words)
        run = _continued(waiting.get((marker.family, marker.shape, marker.value), []), member)
        if not run:
            runs.append(run)
        run.append(member)
        waiting.setdefault((marker.family, marker.shape, marker.value + 1), []).append(run)
    ones = [run[0] for run in runs if len(run) == 1 and run[0].value == 1]
    # Programs that number when they show a page take «1.» before each: no list has one point again and again.
    if len(ones) < SHORTEST:
        yield from runs
    else:
        yield from [*(run for run in runs if len(run) > 1), ones]


def _continued(wanting: list[list[Member]], member: Member) -> list[Member]:
    """Take out the row that a number goes on: the latest one that looks as it does, or the latest of all.

    A list inside a chapter counts for itself, and the chapters count on after it: as they look, or at least
    as they stand below a blank line or not.
    """
    near = range(len(wanting) - 1, max(-1, len(wanting) - 1 - NEAREST), -1)
    alike = [
        at for at in near
        if (wanting[at][-1].capitals, wanting[at][-1].look) == (member.capitals, member.look)
    ]  # fmt: skip
    if alike:
        return wanting.pop(next((at for at in alike if wanting[at][-1].gap == member.gap), alike[0]))
    return wanting.pop() if wanting else []


def _parts_the_list(blocks: Sequence[Block], at: int, words: Vocabulary) -> bool:
    """Whether what stands below a number is what the next one stands under: the list counts on below it.

    «2. Chile: …», a blank line, «Recomendaciones», «3. Perú: …».
    """
    if at + 2 >= len(blocks):
        return False
    marker, below, after = blocks[at].marker, blocks[at + 1], blocks[at + 2]
    goes_on = marker is not None and after.marker is not None and after.marker.shape == marker.shape
    if not goes_on or marker is None or after.marker is None or after.marker.value != (marker.value or 0) + 1:
        return False
    text = below.words.text
    if below.marker is not None or not below.gap or len(text.split()) > SHORT or text.endswith(STOPS):
        return False
    return not after.gap or kind_of_heading(words, text)[1] >= NEARLY


def _member(blocks: Sequence[Block], at: int, value: int, words: Vocabulary) -> Member:
    block = blocks[at]
    text = block.words.text
    below = blocks[at + 1] if at + 1 < len(blocks) else None
    marker, next_one = block.marker, below.marker if below else None
    counts = (
        marker is not None and next_one is not None and next_one.shape == marker.shape
        and next_one.value in (value, value + 1)
    )  # fmt: skip
    if below is not None and _parts_the_list(blocks, at, words):
        counts, below, next_one = True, below, marker
    length = len(ASIDE.sub(" ", text).split())
    known = kind_of_heading(words, text)[1] >= NEARLY
    if below is not None and below.gap and not known and day_alone(below.words.text, words):
        below, next_one = None, None  # the next meeting begins there
    named = known or text.isupper() or not is_sentence(text, words) or names_by_clause(text, words)
    apart = (
        below is not None
        and next_one is None
        and below.indent <= block.indent
        and (below.gap > 0 or below.words.text.endswith(".") or is_sentence(below.words.text, words))
    )
    names = 0 < length <= LONGEST and not text.endswith((",", ";")) and named
    return Member(
        at=at,
        value=value,
        known=known,
        names=names,
        below=below is not None,
        filled=below is not None and not counts,
        told=below is not None and next_one is None,
        apart=apart,
        colon=apart and text[-1:] == ":" and length <= SHORT,
        parted=block.gap > 0
        and length <= SHORT
        and text[-1:].isalnum()
        and below is not None
        and not below.gap
        and below.indent <= block.indent
        and (next_one is None or (next_one.family == "alpha" and next_one.label.islower())),
        spread=block.gap > 0
        and length <= SHORT
        and text[-1:].isalnum()
        and below is not None
        and not counts
        and below.indent <= block.indent,
        large=marker is not None and marker.family == "alpha" and marker.label.isupper(),
        brief=below is not None and len(below.words.text.split()) < TOLD,
        listed=next_one is not None
        and next_one.family == "bullet"
        and below is not None
        and below.indent <= block.indent,
        lettered=next_one is not None
        and below is not None
        and below.indent <= block.indent
        and ((next_one.label == "a" and below.gap > 0) or _holds_part(blocks, at)),
        capitals=text.isupper(),
        gap=block.gap > 0,
        look=(block.words.all_bold, block.look.marker is not None),
        chapter=marker is not None
        and marker.label.isupper()
        and (marker.family == "roman" or marker.shape.endswith("/")),
    )
