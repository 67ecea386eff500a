"""PDF: the text layer, laid out as it was meant to be read. What repeats on pages is set aside."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from actas.model.compiled import compiled
from actas.model.errors import DamagedFile, EmptyFile, TooLarge, WrongContainer
from actas.model.limits import MOST_CHARACTERS, MOST_PAGES
from actas.model.line import Look
from actas.read.draft import Draft, Finding, Row
from actas.read.pdf_chars import SMALL, Run, runs_of
from actas.read.pdf_layout import Line, lines_of
from actas.read.pdf_middles import to_top
from actas.read.pdf_notes import as_notes, noted
from actas.read.pdf_paragraphs import drawn

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

MARGIN = 0.15  # of the page's height from its edges, where headers and footers stand
MARGIN_LINES = 5  # that a header or footer has at most
SAME_PLACE = 6.0  # points
APART_LINES = 1.7  # sizes between a margin and the notes at least
EDGE = 32.0  # points; printers leave 18, word processors 36
DIGITS = compiled(r"\d+")
NUMBERING = " -–—|"  # about a page's number


def read(data: bytes, name: str) -> Draft:
    """Return the lines of a PDF.

    Raises WrongContainer (password), DamagedFile, EmptyFile (scanned), TooLarge.
    """
    document = _opened(data, name)
    try:
        return _draft(document, name)
    finally:
        document.close()


def _opened(data: bytes, name: str) -> PdfDocument:
    import pypdfium2
    import pypdfium2.raw as raw

    try:
        document = pypdfium2.PdfDocument(data)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD:
            raise WrongContainer("read.is-encrypted", file=name) from None
        raise DamagedFile("read.broken-pdf", file=name) from None
    if count > MOST_PAGES:
        raise TooLarge("read.too-many-pages", file=name, count=count, limit=MOST_PAGES)
    if document.get_formtype():
        document.init_forms()
    return document


def _draft(document: PdfDocument, name: str) -> Draft:
    import pypdfium2

    pages: list[list[Line]] = []
    heights: list[float] = []
    aslant: list[str] = []
    notes: list[Line] = []
    pictures: list[int] = []
    read = tables = 0
    for number in range(len(document)):
        try:
            page = document[number]
        except pypdfium2.PdfiumError:
            raise DamagedFile("read.broken-pdf", file=name) from None
        if document.formenv:
            page.flatten()  # what was filled into a form becomes words of the page
        runs, stamped = runs_of(page)
        read += sum(len(run.chars) for run in runs)
        if read > MOST_CHARACTERS:
            raise TooLarge("read.too-much-text", file=name, limit=MOST_CHARACTERS // 1_000_000)
        if not runs and _has_picture(page):
            pictures.append(number + 1)
        to_top(runs)
        runs, below = noted(runs)
        lines = [line for part in _parted(runs, page.get_height()) for line in lines_of(part, number, tables)]
        tables = max([tables, *(line.table for line in lines)])
        notes += (under := lines_of(below, number, tables) if below else [])
        pages.append([*lines, *under])
        heights.append(page.get_height())
        aslant += stamped
        page.close()
    if pictures and not any(pages):
        raise EmptyFile("read.is-scanned", file=name, pages=len(document))
    draft = _rows(pages, heights, aslant, notes)
    if not pictures:
        return draft
    values = {"pages": ", ".join(map(str, pictures))}
    return replace(draft, findings=(Finding(slug="scanned-pages", level="warning", values=values),))


def _parted(runs: list[Run], height: float) -> list[list[Run]]:
    """Return a page's runs, what is printed small at the very edges apart: no row of the notes holds it."""
    sizes = Counter(round(run.size) for run in runs for _ in run.chars)
    small = sizes.most_common(1)[0][0] * SMALL if sizes else 0.0
    above = [run for run in runs if run.size <= small and run.base >= height - EDGE]
    below = [run for run in runs if run.size <= small and run.base <= EDGE]
    aside = {id(run) for run in (*above, *below)}
    return [part for part in (above, [run for run in runs if id(run) not in aside], below) if part]


def _rows(pages: list[list[Line]], heights: list[float], aslant: list[str], notes: list[Line]) -> Draft:
    margins = _margins(pages, heights) | _at_edges(pages, heights)
    aside = margins.keys() | {id(line) for line in notes}
    rows = drawn([line for page in pages for line in page if id(line) not in aside])
    rows += as_notes(drawn([line for line in notes if id(line) not in margins]))
    seen: set[str] = set()
    for page in pages:
        for line in page:
            reason = margins.get(id(line))
            rows += _once(_words(line), reason, seen) if reason else []
    for words in aslant:
        rows += _once(words, "aslant-text", seen)
    return Draft(rows=tuple(rows))


def _once(words: str, reason: str, seen: set[str]) -> list[Row]:
    if words in seen:
        return []
    seen.add(words)
    return [(words, Look(debris=reason))]


def _words(line: Line) -> str:
    if line.cells is not None:
        return " | ".join(" ".join(_words(part) for part in cell) for cell in line.cells)
    return f"{line.marker or ''} {line.text}".strip()


def _margins(pages: list[list[Line]], heights: list[float]) -> dict[int, str]:
    """Return the lines that repeat at the same place of pages, their numbers aside; by identity."""
    found: dict[tuple[str, int], list[Line]] = defaultdict(list)
    reasons: dict[int, str] = {}
    for page, height in zip(pages, heights, strict=True):
        for line in page:
            if height * MARGIN < line.base < height * (1 - MARGIN):
                continue
            reasons[id(line)] = "page-header" if line.base > height / 2 else "page-footer"
            found[DIGITS.sub("#", _words(line)), round(line.base / SAME_PLACE)].append(line)
    least = max(2, (sum(map(bool, pages)) + 2) // 3)
    margins = {}
    places: set[tuple[str, int]] = set()
    for (_, place), lines in found.items():
        if len({line.page for line in lines}) >= least:
            margins.update({id(line): reasons[id(line)] for line in lines})
            places.update((reasons[id(line)], place) for line in lines)
    # A first page may have a footer of its own where the others have theirs.
    margins |= {
        id(line): reason
        for (_, place), lines in found.items()
        for line in lines
        if ((reason := reasons[id(line)]), place) in places
    }
    # The page's own number is one, even on an only page.
    numbered = (
        line for page in pages for line in page if _words(line).strip(NUMBERING) == f"{line.page + 1}"
    )
    margins |= {id(line): reasons[id(line)] for line in numbered if id(line) in reasons}
    return _only_outermost(pages, margins)


def _at_edges(pages: list[list[Line]], heights: list[float]) -> dict[int, str]:
    """Return small lines at the very edge of the paper, where browsers print address and date."""
    sizes = Counter(round(line.size) for page in pages for line in page for _ in line.text)
    small = sizes.most_common(1)[0][0] * SMALL if sizes else 0.0
    found = {}
    for page, height in zip(pages, heights, strict=True):
        for line in page:
            if line.size <= small and not EDGE < line.base < height - EDGE:
                found[id(line)] = "page-header" if line.base > EDGE else "page-footer"
    return found


def _only_outermost(pages: list[list[Line]], margins: dict[int, str]) -> dict[int, str]:
    """Return the margins that stand apart from the notes, with none of these between them and the edge."""
    kept: dict[int, str] = {}
    for page in pages:
        ordered = sorted(page, key=lambda line: -line.base)
        for kind, inward in (("page-header", ordered), ("page-footer", ordered[::-1])):
            count = 0
            for at, line in enumerate(inward[: MARGIN_LINES + 1]):
                if at and abs(line.base - inward[at - 1].base) > APART_LINES * line.size:
                    count = at
                if margins.get(id(line)) != kind:
                    break
            else:
                count = len(inward) if len(inward) <= MARGIN_LINES else count
            kept.update({id(line): kind for line in inward[:count]})
    return kept


def _has_picture(page: PdfPage) -> bool:
    import pypdfium2.raw as raw

    return any(True for _ in page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=3))
