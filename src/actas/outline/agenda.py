"""The points of an agenda that come again further down: there they head what was said of them."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import takewhile

from actas.model.block import Block
from actas.model.compiled import compiled
from actas.outline.counted import word_and_number
from actas.vocabulary import Vocabulary
from actas.vocabulary.each_word import parted
from actas.vocabulary.fold import fold
from actas.vocabulary.patterns import any_of
from actas.vocabulary.sections import NEARLY, OPENS, bare, kind_of_heading
from actas.vocabulary.sentences import is_sentence

LONGEST = 18  # words of a point
NEAR = 2  # blocks between two points of one list; one of them may go on over a second line
STOPS = (".", "?", ";")
BARE_ENDS = (".", "!", ":", "…")
FEWEST = 3  # bare lines that are a list
LONGEST_NAMED = 60  # characters of a line that announces a list
# Kinds of sections that are lists: the numbers right below are their points, each with points of its own.
LISTED = frozenset({"actions", "agreements", "obstacles", "practices", "questions", "recommendations"})
CLOCK = compiled(r"\W{0,2}\d{1,2}\s?[:.h]")
NUMBERED = 50  # characters in which a line says which point it is about
SEVERAL = 2  # points that come again, before a list that nobody calls an agenda is believed to be one


def points_again(blocks: Sequence[Block], words: Vocabulary) -> tuple[frozenset[int], frozenset[int]]:
    """Return the places where a point of a list above stands again, to head what was said of it.

    The second are those where it stands first: it heads nothing there.
    """
    # The hash of a name stands for it: the names of all points would be all words a second time.
    named = array("q", map(hash, map(_name, blocks)))
    again: dict[int, int] = {}  # where a point stands first -> where it stands again
    stands = _twice(named)
    for at, name in enumerate(named):
        first = stands.get(name, at)
        if first + NEAR < at and first not in again and _is_named_so(blocks[first], blocks[at]):
            again[first] = at
    found: set[int] = set()
    points: set[int] = set()
    for run in _runs(sorted(again)):
        places = [again[first] for first in run]
        told = sum(blocks[at].words.text.endswith(STOPS) for at in places)
        if told * 2 > len(places):
            continue  # whole sentences, which say again what they are about
        if len(run) >= SEVERAL and max(places) - min(places) == len(places) - 1:
            continue  # said again right below one another, with nothing of any: another list of them
        if is_list_of(blocks, places[0], words):
            continue
        if (len(run) >= SEVERAL or _is_agenda(blocks, run[0], words)) and min(places) > run[-1]:
            found.update(places)
            # Of several in a row nothing is told, whatever is written above them.
            listed = len(run) >= FEWEST and run[-1] - run[0] == len(run) - 1
            points.update(run if listed or is_called_agenda(blocks[run[0] - 1], words) else ())
            if blocks[run[0]].marker != blocks[run[-1]].marker and is_called_agenda(blocks[run[0]], words):
                points.discard(run[0])  # above its bullets «Agenda» is no point, though it come again
    return frozenset(found), frozenset(points)


def points_by_number(blocks: Sequence[Block], words: Vocabulary) -> frozenset[int]:
    """Return the places of lines that head what was said of a point: «Tratamiento del punto 2: Cuentas».

    The words before the number are the same each time, the numbers go up, and something stands below each.
    What stands behind it says again what the point is called, of one of them at least, or is nothing.
    """
    shape: re.Pattern[str] | None = None
    for block in blocks:
        if " 1" in block.words.text[:NUMBERED] and _by_number(words).match(block.words.text):
            shape = _by_number(words)
            break
    if shape is None:
        return frozenset()  # nearly all notes
    found: dict[str, list[re.Match[str]]] = {}
    places: dict[str, list[int]] = {}
    for at, block in enumerate(blocks[:-1]):
        named = shape.fullmatch(block.words.text) if block.marker is None and _may_be_point(block) else None
        if named and not is_sentence(named["before"], words) and not is_sentence(named["name"] or "", words):
            found.setdefault(fold(named["before"]), []).append(named)
            places.setdefault(fold(named["before"]), []).append(at)
    points = {_name(block) for block in blocks}
    return frozenset(at for key, run in found.items() if _count_up(run, points) for at in places[key])


def _count_up(run: Sequence[re.Match[str]], points: set[str]) -> bool:
    """Whether lines that name points by their numbers count up, and name points that there are."""
    numbers = [int(named["number"]) for named in run]
    if numbers != sorted(set(numbers)):
        return False
    called = [bare(named["name"]) for named in run if named["name"]]
    return any(name in points for name in called) or (not called and len(run) >= SEVERAL)


@lru_cache(maxsize=4)
def _by_number(words: Vocabulary) -> re.Pattern[str]:
    noun = any_of(words.grammar("agenda_points"))
    return compiled(
        rf"(?P<before>(?:\S+\s){{1,4}}?(?:l['’])?{noun})\s(?:n[.º°]{{0,2}}\s?)?(?P<number>\d{{1,2}})"
        r"(?:\s?[.:–—-]+\s?(?P<name>[^\W\d].*)?)?$",
        re.IGNORECASE,
    )


def is_list_of(blocks: Sequence[Block], at: int, words: Vocabulary) -> bool:
    """Whether a number stands right below «Acuerdos»: it counts these, whatever it says again."""
    block, above = blocks[at], blocks[at - 1] if at else None
    if block.marker is None or above is None or above.kind == "item" or len(above.words.text) > LONGEST_NAMED:
        return False
    kind, strength = kind_of_heading(words, above.words.text)
    return kind in LISTED and strength >= NEARLY


def points_listed(blocks: Sequence[Block], words: Vocabulary) -> frozenset[int]:
    """Return the places of bare lines below an agenda's name, up to a heading that the carrier marks.

    Where it marks headings, they are the points of that agenda: nothing is said of any of them there.
    """
    found: set[int] = set()
    for end, block in enumerate(blocks):
        if block.kind != "heading" or end < FEWEST:
            continue
        first = end
        while first and _is_bare(blocks[first - 1]):
            first -= 1
        if end - first >= FEWEST:
            named = range(max(first - 1, 0), end - FEWEST)
            at = next((at for at in named if is_called_agenda(blocks[at], words, least=OPENS)), end)
            found.update(_as_far_in(blocks, range(at + 1, end)))
    return frozenset(found)


def _as_far_in(blocks: Sequence[Block], places: Sequence[int]) -> Iterator[int]:
    """Yield places up to a line that stands further out than the first: it heads what follows."""
    return takewhile(lambda at: blocks[at].indent >= blocks[places[0]].indent, places)


def points_alone(blocks: Sequence[Block], words: Vocabulary, again: frozenset[int]) -> frozenset[int]:
    """Return the places of bare lines below an agenda's name, where the carrier marks no headings.

    They go up to what is said (the line right above it heads it), to a point that comes again, to a line
    set as the agenda's name is and no point, or to a blank line and the name of another section:
    «Bienvenida», «Café» and an hour head nothing here.
    """
    found: set[int] = set()
    for at, block in enumerate(blocks):
        if block.kind != "paragraph" or not is_called_agenda(block, words):
            continue
        end = first = at + 1
        while end < len(blocks) and _is_bare(blocks[end]) and end not in again:
            if end > first and _is_set_as(blocks[end], block, blocks[end - 1]):
                break
            spaced = end > first + 1 and all(one.gap for one in blocks[first + 1 : end])
            if (
                end > first
                and blocks[end].gap
                and _heads_next(blocks[end], blocks[end - 1], words, spaced=spaced)
            ):
                break
            end += 1
        else:
            if end < len(blocks) and end not in again and (blocks[end - 1].gap or not blocks[end].gap):
                end -= 1
        if end - first < FEWEST:
            end = _end_of_stops(blocks, first, words)
        if end - first >= FEWEST:
            found.update(range(first, end))
    return frozenset(found)


def _end_of_stops(blocks: Sequence[Block], first: int, words: Vocabulary) -> int:
    """Return where points end that all have a full stop and no blank line between: «Cuentas del año.».

    Each is a paragraph without a mark, broken or not; those that are sentences are few, and none is the last.
    """
    end = at = first
    named = 0
    while at < len(blocks) and blocks[at].kind == "paragraph" and blocks[at].words.text.endswith("."):
        if blocks[at].gap and at > first:
            break
        at += 1
        if not is_sentence(blocks[at - 1].words.text, words):
            end, named = at, named + 1
    return end if named >= FEWEST and named * 4 >= (end - first) * 3 else first


def _is_set_as(block: Block, head: Block, above: Block) -> bool:
    """Whether a line is in bold or in capitals as the name of the agenda is, and the one above is not."""
    if block.words.all_bold and head.words.all_bold and not above.words.all_bold:
        return True
    return block.words.text.isupper() and head.words.text.isupper() and not above.words.text.isupper()


def _heads_next(block: Block, above: Block, words: Vocabulary, *, spaced: bool) -> bool:
    """Whether a line below a blank one heads another section: by its name, or in capitals as none above.

    So does one that a word counts: «Punto 1. Riego». Where each point has a blank line above (``spaced``),
    a name set in as they are is one more of them: «Ruegos y preguntas».
    """
    text = block.words.text
    if word_and_number(text, words) and not word_and_number(above.words.text, words):
        return True
    if spaced and block.indent and block.indent == above.indent:
        return False
    return (text.isupper() and not above.words.text.isupper()) or _names_section(text, words)


def _names_section(text: str, words: Vocabulary) -> bool:
    return not CLOCK.match(text) and kind_of_heading(words, text)[1] >= NEARLY


def _is_bare(block: Block) -> bool:
    """Whether a line is short, has no mark and ends in no stop."""
    if block.kind != "paragraph" or block.span.first != block.span.last:
        return False
    return _may_be_point(block) and not block.words.text.endswith(BARE_ENDS)


def _twice(named: Sequence[int]) -> dict[int, int]:
    """Return where names stand first that come twice, and few others: most names stand once."""
    size = 8 * len(named) + 1
    seen, again = bytearray(size), bytearray(size)
    for name in named:
        again[name % size] |= seen[name % size]
        seen[name % size] = 1
    return {named[at]: at for at in range(len(named) - 1, -1, -1) if again[named[at] % size]}


def _is_named_so(first: Block, second: Block) -> bool:
    name = _name(first)
    return bool(name) and name == _name(second)


def _name(block: Block) -> str:
    return bare(block.words.text) if _may_be_point(block) else ""


def _may_be_point(block: Block) -> bool:
    return block.kind in ("item", "paragraph") and 0 < len(parted[block.words.text]) <= LONGEST


def _runs(places: Iterable[int]) -> list[list[int]]:
    """Group places that stand in one list."""
    out: list[list[int]] = []
    for at in places:
        if out and at - out[-1][-1] <= NEAR:
            out[-1].append(at)
        else:
            out.append([at])
    return out


def _is_agenda(blocks: Sequence[Block], at: int, words: Vocabulary) -> bool:
    """Whether the list that holds a place is called an agenda."""
    while at and blocks[at].marker is not None:
        at -= 1
    return is_called_agenda(blocks[at], words)


def is_called_agenda(block: Block, words: Vocabulary, *, least: float = NEARLY) -> bool:
    """Whether a line is what agendas are called, and no fact or name."""
    text = block.words.text
    if ": " in text or ", " in text:
        return False  # «Horário: 20:00 - 20:30», "programme, Ana says"
    kind, strength = kind_of_heading(words, text)
    return kind == "agenda" and strength >= least
