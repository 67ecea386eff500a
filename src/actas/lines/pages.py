"""Headers and footers of pages in text that was taken out of a paged file, its pages parted by form feeds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import groupby, islice, pairwise, takewhile

from actas.model.block import CleanLine
from actas.model.compiled import compiled
from actas.model.line import Lines, Notes
from actas.model.plain import replace
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import CAME_OR_NOT

FEED = "\f"
BAR = "|"
WORD = compiled(r"\w+")
NUMBERED = compiled(r"\s*(?:[-–—]\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?(?:\s*[-–—])?\s*")  # «3», «- 3 -», «3/7»
DIGITS = compiled(r"\d+")
# The rest of a sentence: no letter that counts points, and no hollow bullet.
BROKEN = compiled(r"(?![^\W\d_][.)]|o\s)[a-zß-öø-ÿ]")
ENDS = tuple(".:;!?…")
BULLET = compiled(r"(\s*)([-*•·∙●○■□▪◦‣➢➤►▶✓✔→⇒»])(?=\s*[^\W_])")
MOST = 5  # lines that a header or footer has
SHARE = 3  # of so many pages, one must have it
ROWS = 2  # of a table that is a header, and times that it stands there, at least


def page_edges(notes: Notes, kept: Sequence[CleanLine], words: Vocabulary) -> Mapping[int, str]:
    """Return the numbers of lines that come again at the same edge of pages, and which edge that is.

    What stands on top of the first page may be the title, where no line below it says what the paper is.
    """
    starts = [number for number, text in enumerate(notes.texts(), 1) if text[:1] == FEED]
    if not starts:
        return {}
    pages = [page for page in _pages(kept, starts) if page[0]]
    found: dict[int, str] = {}
    for side, reason in enumerate(("page-header", "page-footer")):
        edges = [page[side] for page in pages]
        seen = Counter(shape for edge in edges for shape in {_shape(line) for line in edge})
        least = max(2, len(pages) // SHARE)
        for at, edge in enumerate(edges):
            again = tuple(_again(edge, seen, least))
            if at or side or any(_names_paper(line, words) for line in edge[len(again) :]):
                found.update((line.number, reason) for line in again)
        found.update((edge[0].number, reason) for edge in edges if edge and NUMBERED.fullmatch(edge[0].text))
    return found


def over_pages(kept: Lines[CleanLine], edges: Set[int]) -> Lines[CleanLine]:
    """Return the lines with those between two halves of a sentence, which a page's end parts, as no break."""
    if not edges:
        return kept
    soft: set[int] = set()
    between: list[int] = []  # lines without words since the last with some
    above = ""
    for line in kept:
        text = line.text.strip()
        if not text:
            between.append(line.number)
            continue
        if not edges.isdisjoint(between) and above[-1:] not in ENDS and BROKEN.match(text):
            soft.update(between)
        between, above = [], text
    looks = (replace(line.look, soft=True) if line.number in soft else line.look for line in kept)
    return Lines(CleanLine, ((line.text, look) for line, look in zip(kept, looks, strict=True)))


def set_in_below_pages(kept: Lines[CleanLine], edges: Set[int]) -> Lines[CleanLine]:
    """Return the lines, bullets that open a page in the column of those that end the page above.

    What takes a page's text often strips it: its first line stands at the margin, as no other bullet does.
    """
    if not edges:
        return kept
    moved: dict[int, str] = {}
    margin: set[str] = set()  # bullets that stand there by themselves
    last, opens = "", False  # the last bullet with its blanks, and whether nothing stands below a page's mark
    for line in kept:
        if not line.text.strip():
            opens = opens or line.number in edges
            continue
        if found := BULLET.match(line.text):
            blanks, sign = found[1], found[2]
            if opens and not blanks and last.strip() == sign:
                moved[line.number] = last
            else:
                last = blanks + sign
                margin.update(() if blanks else (sign,))
        elif not line.text[0].isspace():
            last = ""
        opens = False
    told = {
        number: sign for number, sign in moved.items() if sign[:1].isspace() and sign.strip() not in margin
    }
    if not told:
        return kept
    return Lines(
        CleanLine,
        ((told.get(line.number, "")[:-1] + line.text, line.look) for line in kept),
    )


def _names_paper(line: CleanLine, words: Vocabulary) -> bool:
    return not words.grammar("paper").isdisjoint(WORD.findall(fold(line.text)))


def _again(edge: Sequence[CleanLine], seen: Mapping[str, int], least: int) -> Iterator[CleanLine]:
    """Return the outermost lines of an edge, as far as so many pages have them."""
    return takewhile(lambda line: seen[_shape(line)] >= least, edge)


def _pages(
    kept: Sequence[CleanLine], starts: Sequence[int]
) -> Iterator[tuple[Sequence[CleanLine], Sequence[CleanLine]]]:
    """Yield the first lines of each page that say something, and its last ones from the end."""
    for first, after in pairwise([1, *starts, len(kept) + 1]):
        page = range(first - 1, after - 1)
        down, up = ((kept[at] for at in order if kept[at].text.strip()) for order in (page, page[::-1]))
        yield tuple(islice(down, MOST)), tuple(islice(up, MOST))


def _shape(line: CleanLine) -> str:
    """Return what a line says, whatever its numbers."""
    return " ".join(DIGITS.sub("#", fold(line.text)).split())


def table_headers(notes: Notes, kept: Sequence[CleanLine]) -> Mapping[int, str]:
    """Return the lines of tables that come again word for word, below the number of a page, and that number.

    So programs write the header of a form that stands on each of its pages.
    """
    if "".join([text[:1] for text in notes.texts()]).count(BAR) < ROWS * 2:
        return {}
    seen: dict[tuple[str, ...], list[Sequence[CleanLine]]] = {}
    numbers: dict[int, int] = {}  # of a page, by the first line of the table below it
    for above, table in pairwise(_stretches(kept)):
        if table[0].text[:1] == BAR:
            seen.setdefault(tuple(line.text for line in table), []).append(table)
            if NUMBERED.fullmatch(above[-1].text):
                numbers[table[0].number] = above[-1].number
    found: dict[int, str] = {}
    for rows, tables in seen.items():
        below = [numbers[table[0].number] for table in tables if table[0].number in numbers]
        if len(rows) >= ROWS and len(tables) >= ROWS and below:
            found.update((line.number, "page-header") for table in tables for line in table)
            found.update((number, "page-number") for number in below)
    return found


def _stretches(kept: Sequence[CleanLine]) -> Iterator[Sequence[CleanLine]]:
    """Yield the rows of each table together, and any other line that says something alone; first, none."""
    yield (CleanLine(0, ""),)
    told = (line for line in kept if line.text.strip())
    for is_row, group in groupby(told, lambda line: line.text[:1] == BAR):
        lines = tuple(group)
        yield from (lines,) if is_row else ((line,) for line in lines)


def without_who_came(
    found: Mapping[int, str], kept: Sequence[CleanLine], words: Vocabulary
) -> Mapping[int, str]:
    """Leave out the first of the lines that say who came: elsewhere the notes may not say so."""
    read: set[str] = set()
    out = dict(found)
    for number in sorted(found):
        key, colon, names = kept[number - 1].text.partition(":")
        shape = _shape(kept[number - 1])
        if (
            colon
            and names.strip()
            and words.keyed("meeting").get(fold(key)) in CAME_OR_NOT
            and shape not in read
        ):
            read.add(shape)
            del out[number]
    return out
