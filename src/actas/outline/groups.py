"""Groups that no column tells: of a list, below bullets that announce them, and of a programme, by days.

Blank lines part the bullets of a list: «- Falta:», «- cuerda»; those of a group stand in the column of the
one that announces them, and hang from it all the same. In a programme of plain lines, «sábado 25: 10 a 20 h»,
what happens on a day stands in the lines below, no blank line between: it is set in, and no day heads.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from actas.model.block import Block
from actas.model.plain import replace
from actas.vocabulary import Vocabulary
from actas.vocabulary.days import day_alone
from actas.vocabulary.fold import fold

FEWEST = 2  # groups, of which each is announced; days of a programme
STEP = 2  # columns farther in
LONGEST_DAY = 24  # characters in which a day and its colon stand
LONGEST_HOURS = 30  # characters behind it


def grouped(blocks: list[Block]) -> list[Block]:
    """Return the blocks, the bullets of announced groups set in below those that announce them."""
    announced = 0
    for block in blocks:  # loops without calls: of nearly all notes this is all that is asked
        if block.marker is not None and block.marker.family == "bullet" and block.words.text[-1:] == ":":
            announced += 1
    if announced < FEWEST:
        return blocks
    out = list(blocks)
    for run in _runs(blocks):
        heads = [at for at in run if at == run[0] or blocks[at].gap]
        led = [at for at, after in zip(heads, [*heads[1:], run[-1] + 1], strict=True) if after - at > 1]
        if len(led) < FEWEST or not all(_announces(blocks[at]) and at + 1 in run for at in led):
            continue
        apart, margin = set(heads), blocks[run[0]].indent
        for at in range(run[0], len(blocks)):
            if at > run[-1] and (blocks[at].marker is None or blocks[at].indent <= margin):
                break
            if at not in apart:
                out[at] = replace(blocks[at], indent=blocks[at].indent + STEP)
    return out


def _announces(block: Block) -> bool:
    return block.marker is not None and block.marker.family == "bullet" and block.words.text.endswith(":")


def _runs(blocks: list[Block]) -> Iterator[list[int]]:
    """Yield the places of bullets of one sign and column that nothing parts but what stands further in."""
    run: list[int] = []
    for at, block in enumerate(blocks):
        first = blocks[run[0]] if run else None
        if first is not None and block.marker is not None and block.indent > first.indent:
            continue
        alike = (
            first is not None
            and block.marker is not None
            and block.marker.shape == (first.marker.shape if first.marker else "")
        )
        if alike and first is not None and block.indent == first.indent:
            run.append(at)
            continue
        if run:
            yield run
        run = [at] if block.marker is not None and block.marker.family == "bullet" else []
    if run:
        yield run


def programmes(blocks: Sequence[Block], words: Vocabulary) -> Iterator[tuple[list[int], int]]:
    """Yield the places of the days of each programme, and the place after its last line.

    One of them at least has its hours behind it; days that stand alone are those of meetings.
    """
    days: list[int] = []
    hours = False
    for at, block in enumerate(blocks):
        plain = block.marker is None and block.kind == "paragraph"
        if days and (block.gap or not plain):
            if _is_programme(days, at) and hours:
                yield days, at
            days, hours = [], False
        # Of nearly all lines no more is asked: loops without calls.
        if plain and ":" in block.words.text[:LONGEST_DAY]:
            behind = _behind_day(block.words.text, words)
            if behind is not None:
                days.append(at)
                hours = hours or behind != ""
    if _is_programme(days, len(blocks)) and hours:
        yield days, len(blocks)


def set_in_below(blocks: list[Block], words: Vocabulary) -> list[Block]:
    """Return the blocks, what stands below the days of a programme set in."""
    out = blocks
    for days, end in programmes(blocks, words):
        out = list(out)
        for at in range(days[0], end):
            if at not in days:
                out[at] = replace(out[at], indent=out[at].indent + STEP)
    return out


def _is_programme(days: Sequence[int], end: int) -> bool:
    """Whether something stands below each of several days."""
    return len(days) >= FEWEST and all(
        after - at > 1 for at, after in zip(days, [*days[1:], end], strict=True)
    )


def _behind_day(text: str, words: Vocabulary) -> str | None:
    """Return the hours behind a weekday, its number and a colon, maybe none; None where it says more."""
    day, _, rest = text.partition(":")
    weekday, _, number = day.strip().partition(" ")
    if fold(weekday) not in words.phrases("dates", "weekdays"):
        return None
    if not number.strip(" ,.").isdecimal() and not day_alone(day, words):
        return None
    rest = rest.strip()
    if rest and (len(rest) > LONGEST_HOURS or not rest[0].isdecimal()):
        return None
    return rest
