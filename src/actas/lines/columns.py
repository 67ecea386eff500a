"""Tables that nobody ruled: their cells stand apart by tabs, by bars inside the line, or by blanks.

A spreadsheet's rows come so when they are pasted into notes: they are a table's below a row that names
columns of tasks, «Tarea  Responsable  Fecha». Tabs and blanks also set beside people what they are, or where
they come from, a line for each; in a word processor tabs alone do. What tells something behind a tab, below
and above others that a country or body stands before, is said by whoever stands there: a tab is a colon.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import count, islice, takewhile

from actas.lines.pasted import is_pasted
from actas.model.block import CleanLine
from actas.model.compiled import compiled
from actas.model.line import PLAIN, Lines, Look, Notes
from actas.model.plain import Plain, plain, replace
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import CAME_OR_NOT, known_actor, person_score
from actas.vocabulary.sentences import is_sentence

FORMATS = frozenset({"txt", "md"})
OFFICE = frozenset({"docx", "odt", "fodt", "rtf"})
PAGE = 2000  # lines looked through together
# A line of cells; each begins with the sign that parts them, and to look for that takes no time.
MAY = (
    compiled(r"\t(?<=\S\t)\t*\S"),
    compiled(r"\|(?<=\S\|)|\|(?<=\S \|)"),
    compiled(r"  (?<=\S  ) *(?=\S)[^\n]*\S {2,}\S"),
    compiled(r"   (?<=\w   ) *[^\W\d_][^\n]*\n[^\n]*\w {3,}[^\W\d_]"),  # two such lines: people
)
ROWS = 2  # of a table, and of people
KNOWN_CELLS = 2  # cells below columns that are known, at least
LONGEST_NAME = 4  # words of a column's name
LONGEST_BODY = 8  # words of where somebody comes from
# «Mali<tab>un comité por pozo …», no «R1<tab>…», «II<tab>…», and no more cells.
SAID = compiled(r"(?![IVXivx]+\t)([^\W\d_][^\t\d:;!?=|]{1,50}?)[ ]*\t\s*([^\s\t][^\t]*)")
TELLS, MOST_OF_NAME = 3, 6  # words that tell something, and of who says it
# «Ana = …», «Ana:no hay …»: few lines open so, each with the sign alone.
OPENING = r"[ \t>]*(?:(?:[-*+•–—·▪]|\(?\d+[.)]|[a-z][.)])[ \t]+)?[*_]{0,3}"
NAMED = r"[^\W\d_][^:;!?=|/>→\t\n]{0,45}?[*_]{0,3}"
SIGN = r":(?=[^\W\d_]|[¿¡«“\"(+@\[])| *\t\s*| *(?:[-=]?>|→|=) *| / ?|/ | \| ?"
SIGNED = compiled(rf"(?m)^{OPENING}{NAMED}({SIGN})(?=\S)")
SIGNS = 4  # lines with one sign
NEAR = (-2, -1, 1, 2)  # lines from one of a round, a line left empty between them
SPEAK, OF_THEM = 2, 3  # countries or bodies among those before tabs, and of how many one is, at least
NAMING, KNOWN = 1.0, 1.5  # `person_score` of a name, and of one with a known part

Rows = list[tuple[int, list[str]]]  # the places of lines, each with its cells


@plain()
class Parting(Plain):
    """What stands between cells."""

    sign: str
    pattern: str
    told: bool  # whether it shows which cell is empty
    hangs: bool = False  # a line that begins with it is a row whose first cell is empty


PASTED = Parting("\t", r"\t", told=True, hangs=True)
PARTINGS = (
    PASTED,
    Parting("\t", r"\t", told=True),
    Parting("\t", r"\t+", told=True),
    Parting(" | ", r"\s\|(?=\s|$)", told=True),
    Parting("  ", r"(?<![.!?:\s])\s{2,}", told=False),
)


def in_columns(notes: Notes, kept: Lines[CleanLine], words: Vocabulary) -> Lines[CleanLine]:
    """Return the lines with the rows of tables that nobody ruled told by their looks."""
    if notes.format in OFFICE:
        return _beside_people(kept, words)
    if notes.format not in FORMATS:
        return kept
    held, signed = _may_hold(kept), _may_be_signed(kept)
    if not held and not signed:
        return kept
    lines = [(line.text, line.look) for line in kept]
    if held:
        _in_tables(notes, lines, words)
    if signed:
        from actas.lines.signs import with_colons  # few notes have such a habit

        with_colons(lines, words)
    return Lines(CleanLine, lines, like=kept)


def _in_tables(notes: Notes, lines: list[tuple[str, Look]], words: Vocabulary) -> None:
    """Tell rows of tables, and of who speaks before tabs, by their looks."""
    texts = list(notes.texts())
    gone = {at for at, text in enumerate(texts) if text.strip() and not lines[at][0]}
    rules = [at for at in sorted(gone) if "|" in texts[at]]
    if rules and notes.format == "txt":
        from actas.lines.ruled import ruled  # few notes have any

        ruled(lines, rules, texts)
    for parting in PARTINGS:
        for rows in _runs(lines, gone, parting):
            even = rows if parting.told else _evened(rows)
            if parting.hangs and not is_pasted([cells for _, cells in rows], words):
                continue
            table = parting.hangs or _is_table(even, words)
            if table or (_are_people(rows, words) and _say_who(rows, words)):
                for at, cells in even if table else rows:
                    text = " | ".join(filter(None, cells))
                    lines[at] = text, Look(cells=tuple(cells), table=rows[0][0] + 1)
    _with_colons(lines, words)


def _may_be_signed(kept: Lines[CleanLine]) -> bool:
    """Whether one sign stands again and again behind the first words of lines."""
    signs: Counter[str] = Counter()
    texts = kept.texts()
    while page := "\n".join(islice(texts, PAGE)):
        signs.update(map(str.strip, SIGNED.findall(page)))
    return any(often >= SIGNS for often in signs.values())


def _with_colons(lines: list[tuple[str, Look]], words: Vocabulary) -> None:
    """Put a colon for the tab between who speaks and what is said, where countries or bodies do."""
    said = {
        at: (found[1], found[2])
        for at, (text, look) in enumerate(lines)
        if "\t" in text and _is_bare(look) and (found := SAID.fullmatch(text.strip()))
        and len(found[1].split()) <= MOST_OF_NAME
    }  # fmt: skip
    names = {name for name, _ in said.values()}
    speak = sum(_may_speak(name, words) for name in names)
    if speak < SPEAK or speak * OF_THEM < len(names):
        return
    told: dict[int, bool] = {}  # of lines that stand together, whether most tell something
    for at in said:
        if at - 1 not in told:
            run = [said[one][1] for one in islice(takewhile(said.__contains__, count(at)), len(said))]
            told[at] = sum(len(rest.split()) >= TELLS for rest in run) * 2 >= len(run)
        else:
            told[at] = told[at - 1]
        if told[at]:
            lines[at] = ": ".join(said[at]), replace(lines[at][1], tabbed=True)
    for at, (text, look) in enumerate(lines):
        near = "\t" in text and at not in said and any(told.get(at + step) for step in NEAR)
        name, _, rest = text.strip().partition("\t")
        if near and _is_bare(look) and rest and known_actor(words, name.strip()) is not None:
            # «Tchad<tab>en retard<tab>depuis mars»: no words of «RDC<tab>», who said nothing, right above
            lines[at] = f"{name.strip()}: {rest.lstrip()}", replace(look, tabbed=True)


def _may_speak(name: str, words: Vocabulary) -> bool:
    """Whether a name is a country's, a known body's, or opens with the noun of one."""
    if known_actor(words, name) is not None:
        return True
    first = fold(name.partition(" ")[0])
    return first != fold(name) and (
        first in words.phrases("actors", "bodies") or first in words.phrases("actors", "named_bodies")
    )


def _beside_people(kept: Lines[CleanLine], words: Vocabulary) -> Lines[CleanLine]:
    """Return the paragraphs with those that tabs make rows of a table told by their looks."""
    if not any("\t" in text for text in kept.texts()):
        return kept
    lines = [(line.text, line.look) for line in kept]
    bare = [(text, PLAIN if _is_bare(look) else look) for text, look in lines]
    tabs = PARTINGS[2]
    for rows in _runs(bare, set(), tabs):
        if _is_table(rows, words) or _are_people(rows, words):
            for at, cells in rows:
                look = replace(lines[at][1], cells=tuple(cells), table=-rows[0][0] - 1, bold_lead=0)
                lines[at] = " | ".join(filter(None, cells)), look
    _with_colons(lines, words)
    return Lines(CleanLine, lines, like=kept)


def _is_bare(look: Look) -> bool:
    """Whether a paragraph is no heading, no item of a list and no row already."""
    return look.heading is None and look.marker is None and look.cells is None and look.debris is None


def _are_people(rows: Rows, words: Vocabulary) -> bool:
    """Whether each line names somebody, and behind a tab few words of who that is: «Ana Ruiz   Barro»."""
    if len(rows) < ROWS or any(len(cell.split()) > LONGEST_BODY for _, cells in rows for cell in cells[1:]):
        return False
    scores = [person_score(words, cells[0].partition(" (")[0]) for _, cells in rows]
    return min(scores) >= NAMING and sum(score >= KNOWN for score in scores) * 2 >= len(scores)


def _say_who(rows: Rows, words: Vocabulary) -> bool:
    """Whether what stands behind names in plain notes is an office, a body or a name, and tells nothing."""
    said = [cell for _, cells in rows for cell in cells[1:] if cell]
    roles = words.phrases("names", "roles")
    shown = sum(cell[0].isupper() or fold(cell) in roles for cell in said)  # «red.so, Lago» is a body too
    return (
        bool(said)
        and shown * 4 >= len(said) * 3
        and not any(cell[-1] in ".?!:" or is_sentence(cell, words) for cell in said)
    )


def _may_hold(kept: Lines[CleanLine]) -> bool:
    texts = kept.texts()
    while page := "\n".join(islice(texts, PAGE)):
        if any(cells.search(page) for cells in MAY):
            return True
    return False


def _runs(lines: Sequence[tuple[str, Look]], gone: set[int], parting: Parting) -> Iterator[Rows]:
    """Yield the lines that stand together and have cells; a rule that is ``gone`` parts none."""
    split = compiled(parting.pattern).split
    rows: Rows = []
    for at, (text, look) in enumerate(lines):
        stands = text.rstrip() if parting.hangs and rows else text.strip()
        parted = look is PLAIN and parting.sign in text and parting.sign in stands
        parted = parted and text.lstrip()[:1] != "|"  # a row that Markdown rules is read as one elsewhere
        cells = split(text.rstrip(" ")) if parted else ()
        if len(cells) > 1:
            rows.append((at, [" ".join(cell.split()) for cell in cells]))
        elif at not in gone and rows:
            yield _drawn_out(rows)
            rows = []
    if rows:
        yield _drawn_out(rows)


def _evened(rows: Rows) -> Rows:
    """Return rows of as many cells as the first: blanks do not show which cell is empty."""
    many = len(rows[0][1])
    return [
        (at, cells if len(cells) == many else [" ".join(cells), *[""] * (many - 1)]) for at, cells in rows
    ]


def _drawn_out(rows: Rows) -> Rows:
    """Return the rows of a table that is set in as a whole without the blanks before them."""
    return rows if any(cells[0] for _, cells in rows) else [(at, cells[1:]) for at, cells in rows]


def _is_table(rows: Rows, words: Vocabulary) -> bool:
    """Whether lines are the rows of one table: below the names of its columns, none with more cells."""
    if len(rows) < ROWS or not all(cells[0] for _, cells in rows):
        return False
    named = _names_columns(rows[0][1], words) or _counts_rows(rows, words)
    return named and len(rows[0][1]) == max(len(cells) for _, cells in rows)


def _counts_rows(rows: Rows, words: Vocabulary) -> bool:
    """Whether the first column is that of numbers, and counts: «No | Recommendation | Status», «1 | …»."""
    (_, names), *others = rows
    if len(names) <= KNOWN_CELLS or len(others) < ROWS or fold(names[0]).strip(" .:") not in _numbers(words):
        return False
    if any(len(name.split()) > LONGEST_NAME for name in names):
        return False
    return all(cells[0].strip(".)") == str(at) for at, (_, cells) in enumerate(others, start=1))


@lru_cache(maxsize=4)
def _numbers(words: Vocabulary) -> frozenset[str]:
    """Return what a column of numbers is called."""
    return words.grammar("number_column") - {""}


def _names_columns(cells: Sequence[str], words: Vocabulary) -> bool:
    """Whether cells name a task, or what was agreed, and who has it or until when; or who came."""
    if len(cells) < KNOWN_CELLS or any(len(cell.split()) > LONGEST_NAME for cell in cells):
        return False
    named = {fold(cell).strip(" .:*") for cell in cells}
    if not named.isdisjoint(words.phrases("attendance", "named")) and _of_people(words).issuperset(named):
        return True  # «Nombre  Cargo  Asiste»
    held = any(not named.isdisjoint(words.phrases("owners", key)) for key in ("keys", "due"))
    tasks = (words.phrases("owners", "task_columns"), words.grammar("said_columns"))
    return held and any(not named.isdisjoint(names) for names in tasks)


@lru_cache(maxsize=4)
def _of_people(words: Vocabulary) -> frozenset[str]:
    """Return what the columns of a table of those who came are called."""
    tables = ("named", "signed", "columns", "office_columns", "senders", "asides")
    keys = frozenset(key for key, told in words.keyed("meeting").items() if told in CAME_OR_NOT)
    return keys.union(*(words.phrases("attendance", table) for table in tables))
