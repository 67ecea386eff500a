"""How the notes break their lines: at a column, inside sentences, or after each statement."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from actas.model.compiled import compiled
from actas.model.plain import Plain, plain, replace
from actas.outline.cells_by_line import cells_by_line
from actas.outline.comma_lists import comma_lists
from actas.outline.country_parts import country_parts
from actas.outline.forms import keys_below
from actas.outline.names_between import rows_between
from actas.outline.names_over_lists import names_over_lines, names_over_lists, numbers_over_lines
from actas.outline.names_with_sign import lines_with_sign
from actas.outline.scanned import Scanned
from actas.outline.small_runs import ended_runs, small_runs, stepped_runs, told_below
from actas.outline.turns import takes_turns
from actas.outline.whose_below import whose_below
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import CAME_OR_NOT
from actas.vocabulary.rosters import behind_key

NARROWEST, WIDEST = 50, 132  # columns at which lines are broken; longer ones were not broken by hand
NEARLY_ALL = 98  # percent of the lines keep within the width; an address or a table may not
NEARLY = 90  # percent of the lines that go on below, which are full
SLIGHTLY = 10  # columns by which a line of a wrapped page may be wider than the others
SLACK = 8  # percent of the width, at most, that full lines lack of it
LONG = 20  # characters of a line that may be the first of two: of capitals, or of one word
STEP = 2  # columns
FULL = 40  # columns; what hangs below a shorter line belongs to it otherwise
FEWEST = 2  # of what makes a habit
NAMING = 2  # words, up to which a line names, and its letters tell nothing of how sentences begin: «sprint 4»
OFTEN = 2  # one in so many statements begins small where small letters say nothing
BROKEN = 5  # sentences that go on in the line below; paragraphs of a sentence a line
ABOUT = 80  # percent of the longest line's length, in which a sentence is broken at no column
FEW = 3  # one in so many, at most
HARDLY = 10  # one in so many sentences that seem to go on breaks off at a small word, where none goes on
NAMES = 5  # one in so many points, at most, begins with a large letter where small ones do
NAMED = 3, 8  # lines with a colon that name what is below each; words of one
COLUMNS = "   "  # what parts columns
SELDOM = 8  # one in so many lines ends without a stop, a large letter below, where each is a statement

CLOSERS = "\"'”»)’ \u00a0\u202f"  # what may stand behind the stop of a sentence: «… est fini. »
FINAL = (".", "!", "?", ":", ";", "…", ".”", '."', ".»", ".)", "?)", "!)")
STOPS = (".", "!", "?")
SENTENCE = (*STOPS, "…")  # in prose
OPEN_END = (",", "-", "–", "(", "/")
OVER = (".-", ".–", ".—", ":-", ":–")  # a stop or colon as minutes write it: «Ruegos y preguntas.-»
APART = ("blank", "heading", "underline")  # what may stand above a paragraph
INSIDE = 0.5  # share of the breaks in a sentence that its paragraph holds
KEPT = frozenset(
    {"docx", "odt", "fodt", "rtf", "html", "doc", "pdf"}
)  # formats that hold paragraphs, not lines
# «Hora: 14:05-»: nobody filled in the end.
OPEN_HOUR = compiled(r"\d\d?\s?(?:[:.h]\s?(?:\d\d)?|hs?|[ap]\.?m\.?)\s?h?[-–]$")
PHRASE = compiled(r"[^\W\d_]+ ")  # «0 contre» is a vote
ADDRESS = compiled(r"<?https?://\S+")
MOST_KEYED = 120  # characters of a line of those who came, or of a section's name
LABEL_END = 26  # characters in which a label of one word ends
SEVERAL = compiled(r"[^\W\d_]{3}[.!?] [^\W\d_]")  # where a sentence ends, and another begins
VOTES = frozenset({"+1", "-1", "+0", "-0"})
VOTED = compiled(r"[^\W\d_][\w.'-]*(?: [^\W\d_][\w.'-]*)? ?[+-][01]")
SAYS = compiled(r"[^\W\d_][\w.-]{1,22} ?: ")  # «ana: …», "rx7: …", «Ana : …»


@plain(kw_only=True)
class Breaking(Plain):
    """What it tells that a line ends where it does."""

    wrap: int | None  # the column at which lines are broken; None where they are not
    full: int | None  # that from which a line counts as full
    long: int | None = None  # that from which one goes on that a small letter follows; None where any does
    small: bool  # statements begin with small letters too: that one does says nothing
    typed: bool  # neither a carrier nor a markup says what a line is
    kept: bool  # the carrier keeps paragraphs: a line that is one was ended on purpose
    soft: bool  # and where a sentence goes on, the line was broken inside its paragraph
    hanging: bool  # what goes on stands further in than its first line
    stepped: bool  # indents tell what belongs to what: nothing goes on at another one
    by_line: bool  # each statement has a line of its own, and no stop need end it
    turns: bool  # several lines open with who speaks
    lazy: bool  # what goes on may stand further out than its bullet
    rests: bool  # and in a markup it does so right below it, or beside it
    loose: bool  # sentences are broken wherever, at no column
    sentences: bool  # each sentence has a line of its own, and blank lines part the paragraphs
    ends: frozenset[str]  # the folded words at which no statement ends
    elsewhere: frozenset[str]  # those of them that end one in another language
    starts: frozenset[str]  # those with which none begins
    heads: tuple[Mapping[str, str], ...]  # folded headings: «Quedamos en» is one, and no broken statement
    words: Vocabulary
    keys: Mapping[str, str]  # folded keys of facts of the meeting, and what each is: «no vino»
    names: frozenset[int]  # numbers of lines that name the lists right below them
    stated: frozenset[int]  # numbers of lines in runs of statements that begin small
    cells: Mapping[int, bool]  # of cells, one a line, and about keys of a task: whether each goes on above
    links: frozenset[int]  # and of addresses that are the first of several, one a line
    opens: frozenset[int]  # and of those that name, or tell who says, what stands in the lines below them

    def beside(self, row: Scanned) -> Breaking:
        """Return how lines are broken about one: at no column in a run of statements."""
        if row.number not in self.stated:
            return self
        return replace(self, small=True, wrap=None, full=None, hanging=False)

    def left_open(self, text: str) -> bool:
        """Whether a line ends where no statement does."""
        if text.endswith(OPEN_END):
            # The «/» of an address is its own: nothing need follow it.
            over = text.endswith(OVER) or "://" in text[text.rfind(" ") + 1 :]
            return not (over or (": " in text and OPEN_HOUR.search(text)))
        if len(text) <= LONG and (text.isupper() or not PHRASE.match(text)):
            return False
        before, _, word = text.rpartition(" ")
        opens = word[0].islower() or text.isupper() or before.endswith(STOPS)  # «X e Y» ends in a letter
        if not opens or fold(word) not in self.ends:
            return False
        if not word.isascii() and word in self.words.as_written("words", "closes_by_accent"):
            return False  # «dés» are no «des»
        named = fold(text)
        if named in self.words.grammar("free_clause"):
            return False  # «por que», alone
        return all(named not in heads for heads in self.heads)

    def opens_part(self, text: str) -> bool:
        """Whether a small line is what sections are called, or says who came or did not: «no vino: Eva».

        Where lines are broken it may be the rest of one; where all begins small, that is hard to tell.
        """
        if text[:1].islower() and behind_key(text, self.words):
            return True
        broken = self.loose or (self.wrap is not None and not self.small)
        if broken or len(text) > MOST_KEYED or not text[:1].islower():
            return False
        if text[-2:].strip(".)").isdecimal() and self.says_day(text):
            return True
        named, colon, names = text.partition(":")
        if names.strip():
            return self.keys.get(fold(named)) in CAME_OR_NOT
        return fold(named) in self.heads[0] and (bool(colon) or named[-1:].isalpha())

    def says_day(self, text: str) -> bool:
        """«próxima reunión 4/11»: whether a day stands right behind what a section is called."""
        tokens = fold(text).split()
        at = next((at for at, one in enumerate(tokens) if one[0].isdecimal()), 0)
        return at > 1 and any(
            " ".join(tokens[:size]) in self.heads[0] for size in range(max(2, at - 1), at + 1)
        )


def breaking(rows: Sequence[Scanned], words: Vocabulary, fmt: str, *, flowing: bool) -> Breaking:
    """Return how the notes break their lines; ``flowing`` where only a blank line ends a paragraph."""
    ends, starts = words.grammar("open_end"), words.grammar("open_start")
    heads = (words.keyed("sections"), words.keyed("section_kinds"))
    wrap = wrap_width(rows)
    stepped = wrap is None and _is_stepped(rows)
    hasty = wrap is None and _is_hasty(rows)
    sentences = _by_sentence(rows) if flowing else None
    broken = [pair for pair in _inside(rows) if is_broken(*pair)]
    loose = len(broken) >= BROKEN
    between = rows_between(rows, words)
    parted = _countries_and_parts(rows, words)
    numbers = frozenset() if fmt in KEPT else numbers_over_lines(rows, words)
    told = Breaking(
        wrap=wrap, full=_full(rows, wrap), kept=fmt in KEPT, typed=not flowing and fmt not in KEPT,
        by_line=False, hanging=False, stepped=stepped,
        soft=fmt in KEPT and bool(broken) and _are_soft(broken),
        small=stepped or hasty or _begins_small(rows) or (not flowing and _lists_small(rows)),
        lazy=any(above.marker is not None and below.indent < above.indent for above, below in broken),
        rests=flowing and sum(
            above.marker is not None and below.indent <= above.indent for above, below in broken
        ) >= FEWEST,
        loose=loose, turns=takes_turns(rows), elsewhere=words.grammar("closes_elsewhere"),
        sentences=sentences is True, ends=ends, starts=starts, heads=heads, words=words,
        keys=words.keyed("meeting"), stated=frozenset(),
        names=between | parted | keys_below(rows)
        | (frozenset() if fmt in KEPT else names_over_lists(rows, words) | comma_lists(rows)),
        cells={} if fmt in KEPT else {**cells_by_line(rows), **whose_below(rows, words)},
        links=frozenset(
            above.number for above, below in pairwise(rows)
            if "://" in below.rest and all(ADDRESS.fullmatch(one.words.text) for one in (above, below))
        ),
        opens=between | parted | numbers | _over_addresses(rows)
        | (frozenset() if fmt in KEPT else names_over_lines(rows, words) | lines_with_sign(rows, words)),
    )  # fmt: skip
    if loose and told.typed and not _left_open(broken, told):
        wrap = None  # a few long lines happen to be as long as one another
        told = replace(told, small=True, wrap=None, full=None)
    if not (told.kept or told.small):
        told = replace(
            told, stated=small_runs(rows, told.left_open, words, between | numbers, flowing=flowing)
        )
        if wrap is None or told.typed:
            apart = stepped_runs(rows, told.left_open) if wrap is None else ended_runs(rows)
            told = replace(told, stated=told.stated | apart)
    if wrap is None and told.typed and (below := told_below(rows, told.left_open)):
        told = replace(told, names=told.names | below)
    by_line = stepped or hasty or sentences is False or _by_line(rows, told)
    told = replace(told, by_line=by_line, hanging=not told.small and _hangs(rows))
    if wrap is not None or told.kept or told.small:
        return told
    if loose and not told.by_line:
        return replace(told, full=_ragged(rows))
    if loose or not told.typed:
        return told
    # Nobody breaks lines at fewer columns than the narrowest; statements a line tell more.
    fewest = None if told.by_line else NARROWEST * ABOUT // 100
    return replace(told, long=_ragged(rows, most=WIDEST) or fewest)


def _over_addresses(rows: Sequence[Scanned]) -> frozenset[int]:
    """Return the numbers of names with a colon that an address stands right below, where others have text.

    «Obras:», «https://…» names a section as «Feria:», «Hay sitio.» does; alone it says what the address is.
    """
    colons = [
        at for at, row in enumerate(rows)
        if row.kind == "plain" and row.words.text[-1:] == ":" and not row.indent
        and (not at or rows[at - 1].kind == "blank") and row.words.text.count(" ") < NAMED[1]
    ]  # fmt: skip
    if len(colons) < NAMED[0]:
        return frozenset()  # nearly all
    over = [at for at in colons if at + 1 < len(rows) and "://" in rows[at + 1].rest]
    return frozenset(rows[at].number for at in over if len(over) < len(colons))


def _are_soft(broken: Sequence[tuple[Scanned, Scanned]]) -> bool:
    """Whether most breaks in the middle of a sentence stand inside a paragraph: its own end is one then."""
    return sum(below.look.soft for _, below in broken) >= len(broken) * INSIDE


def _countries_and_parts(rows: Sequence[Scanned], words: Vocabulary) -> frozenset[int]:
    """Return the numbers of lines that name who brings what, and of the parts below them.

    A function of its own, so that the list of lines is gone when the next is made.
    """
    lines = [(row.number, row.words.text, row.marker, row.indent) for row in rows if row.kind != "blank"]
    return frozenset().union(*country_parts(lines, words))


def _left_open(broken: Sequence[tuple[Scanned, Scanned]], told: Breaking) -> bool:
    """Whether some lines break off in the middle of what they say, where the next begins small.

    One in three does of sentences that go on. Where hardly one does, who wrote begins statements small.
    """
    cut = sum(
        told.left_open(above.words.text) or fold(below.words.text.split(None, 1)[0]) in told.starts
        for above, below in broken
    )
    return cut * HARDLY > len(broken)


def _ragged(rows: Sequence[Scanned], most: int | None = None) -> int | None:
    """Return the column from which a line is about as long as any, where sentences are broken at none.

    ``most``: lines that a program breaks on the screen only tell no more than one of so many columns.
    """
    lengths = _lengths(rows)
    widest = lengths[max(0, len(lengths) * NEARLY_ALL // 100 - 1)] if lengths else 0
    widest = min(widest, most or widest)
    return widest * ABOUT // 100 if NARROWEST <= widest <= WIDEST else None


def _lengths(rows: Sequence[Scanned]) -> list[int]:
    """Return how long lines that stand together are, in order; no target that is not shown counts."""
    together = {row.number: row for pair in _inside(rows) for row in pair}
    return sorted(
        row.indent + len(row.raw) for row in together.values() if "://" not in row.raw and "](" not in row.raw
    )


def wrap_width(rows: Sequence[Scanned]) -> int | None:
    """Return the column at which the notes were wrapped by hand or program; None when they were not.

    Wrapped paragraphs have no long lines, and where a sentence goes on, the next word would not have fitted.
    """
    lengths = _lengths(rows)
    if not lengths:
        return None
    widest = lengths[max(0, len(lengths) * NEARLY_ALL // 100 - 1)]
    if not NARROWEST <= widest <= WIDEST:
        return None
    room = sorted(_room(above, below, widest) for above, below in _inside(rows) if is_broken(above, below))
    fits = len(room) - bisect_left(room, 0)
    breaks = len(room) - fits
    if breaks < FEWEST or breaks < fits / 2:
        return None
    most = widest + SLIGHTLY  # no program leaves a line wider, whatever stands below it
    long = [row.raw for row in rows if len(row.raw) > most and row.kind in ("plain", "marked")]
    wider = sum("://" not in raw and "](" not in raw for raw in long)
    return None if breaks <= wider * FEWEST else widest


def _full(rows: Sequence[Scanned], wrap: int | None) -> int | None:
    """Return the column from which a line is full: where letters are not all as wide, before the widest."""
    if wrap is None:
        return None
    room = sorted(_room(above, below, wrap) for above, below in _inside(rows) if is_broken(above, below))
    slack = room[len(room) * NEARLY // 100] + 1 if room[-FEWEST] >= 0 else 0
    return wrap - max(0, min(slack, wrap * SLACK // 100))


def votes(text: str) -> bool:
    """«ana +1»: whether a line only says how somebody votes."""
    return text[-2:] in VOTES and VOTED.fullmatch(text) is not None


def would_fit(above: Scanned, below: Scanned, widest: int) -> bool:
    """Whether the next line's first word had room in the line above."""
    return _room(above, below, widest) >= 0


def _room(above: Scanned, below: Scanned, widest: int) -> int:
    """Return the columns that the next line's first word would have left of a width."""
    return widest - (above.indent + len(above.raw) + 1 + len(below.raw.split(None, 1)[0]))


def is_final(text: str) -> bool:
    """Whether a line ends as a sentence does, or as what leads in to a list."""
    return text.rstrip(CLOSERS).endswith(FINAL)


def _inside(rows: Sequence[Scanned]) -> Iterator[tuple[Scanned, Scanned]]:
    """Yield each line of words with the one right below that no marker begins."""
    for above, below in pairwise(rows):
        if above.kind in ("plain", "marked") and below.kind == "plain" and above.raw and below.raw:
            yield above, below


def is_broken(above: Scanned, below: Scanned) -> bool:
    """Whether a sentence seems to go on from one line to the next; a key in small letters begins its own."""
    text = below.words.text
    if not text[:1].islower() or is_final(above.words.text):
        return False
    return not ADDRESS.match(text) and not (": " in text[:LABEL_END] and SAYS.match(text))


def _by_sentence(rows: Sequence[Scanned]) -> bool | None:
    """Whether paragraphs of several lines have a whole sentence on each, time and again.

    The last one of a paragraph may lack its stop, as it often does where people write in haste.
    False where no such paragraph stands below another, but each below a name of its own: what has a line
    there is a statement. None where there are too few.
    """
    count = length = parted = 0
    whole, ended, said = True, True, False  # said: a sentence stands above, and only blank lines between
    for row in rows:
        if row.kind != "plain" or (row.words.bold and row.words.all_bold):
            count += length > 1 and whole
            said = row.kind == "blank" and (said or (length > 0 and whole and ended))
            length, whole, ended = 0, True, True
            continue
        parted += not length and said
        length += 1
        whole, ended = whole and ended, row.words.text.rstrip(CLOSERS).endswith(SENTENCE)
    count += length > 1 and whole
    if parted:
        return True if count >= BROKEN else None
    return False if count > FEWEST else None


def _begins_small(rows: Sequence[Scanned]) -> bool:
    """Whether paragraphs begin with small letters as well as with large ones; names of two words need not."""
    opens = [
        below.words.text
        for above, below in pairwise(rows)
        if above.kind in APART and below.kind == "plain" and below.words.text[:1].isalpha()
    ]
    firsts = [text[0] for text in opens if text.count(" ") >= NAMING] or [text[0] for text in opens]
    small = sum(letter.islower() for letter in firsts)
    return small >= FEWEST and small * OFTEN >= len(firsts)


def _is_hasty(rows: Sequence[Scanned]) -> bool:
    """Whether hardly a line begins large or has a stop, and there was room above for the next one's words.

    Then each line says a thing of its own, also where a markup parts no lines.
    """
    plain = [row for row in rows if row.kind == "plain" and row.raw]
    if len(plain) < BROKEN or sum([row.raw[-1] in STOPS for row in plain]) * HARDLY > len(plain):
        return False
    pairs = [*_inside(rows)]
    if len(pairs) < FEW or sum([row.words.text[:1].isupper() for row in plain]) * NAMES > len(plain):
        return False
    widest = max(NARROWEST, max([row.indent + len(row.raw) for row in plain]))
    return sum(would_fit(*pair, widest) for pair in pairs) * FEW >= len(pairs) * FEWEST


def _lists_small(rows: Sequence[Scanned]) -> bool:
    """Whether few points of the lists begin large, as names do: who writes so begins nothing else."""
    firsts = [row.words.text[0] for row in rows if row.marker is not None and row.words.text[:1].isalpha()]
    large = sum(letter.isupper() for letter in firsts)
    return len(firsts) >= BROKEN and large * NAMES < len(firsts)


def _hangs(rows: Sequence[Scanned]) -> bool:
    """Whether lines further in go on a sentence for which the unmarked line above had no room."""
    deeper = [
        below.words.text[:1].islower() and above.indent + len(above.raw) >= FULL
        for above, below in _inside(rows)
        if above.marker is None and is_deeper(above, below) and not above.words.text.endswith(":")
    ]
    return sum(deeper) >= FEWEST and sum(deeper) * 2 >= len(deeper)


def _is_stepped(rows: Sequence[Scanned]) -> bool:
    """Whether indents alone tell what belongs to what: three levels, or short lines above those further in.

    They are come back to, as no hanging indent is, nor the first line of a paragraph.
    """
    open_at: list[int] = []
    deepest = back = slips = marked = lines = inner = 0
    above, short = "", True
    for row in rows:
        if row.kind != "plain":
            open_at = []
            marked += row.kind == "marked"
            continue
        lines += 1
        outer = bool(open_at) and row.indent < open_at[-1]
        while open_at and row.indent < open_at[-1]:
            open_at.pop()
        if not open_at or row.indent >= open_at[-1] + STEP:
            slips += outer
            short = short and (not open_at or (len(above) < FULL and above[-1:] not in STOPS))
            open_at.append(row.indent)
            deepest = max(deepest, len(open_at))
        else:
            slips += row.indent > open_at[-1]
            back += outer
        inner += len(open_at) > 1
        above = row.raw
    if back < FEWEST or slips * SELDOM > back or marked * SELDOM > lines or inner * 2 < lines:
        return False
    return (deepest > FEWEST or short) and _is_ragged(rows)


def _is_ragged(rows: Sequence[Scanned]) -> bool:
    """Whether of the lines that a sentence may go on from few are about as long as the longest."""
    lengths = sorted(above.indent + len(above.raw) for above, _ in _inside(rows))
    widest = max(NARROWEST, lengths[len(lengths) * NEARLY // 100] * ABOUT // 100)
    room = [would_fit(*pair, widest) for pair in _inside(rows) if is_broken(*pair)]
    return room.count(False) * FEW <= len(room)


def is_deeper(above: Scanned, below: Scanned) -> bool:
    """Whether a line stands further in than another, by more than a slip."""
    return below.indent >= above.indent + STEP


def _by_line(rows: Sequence[Scanned], told: Breaking) -> bool:
    """Whether statements have lines of their own: many end without a stop, a large letter below them.

    A full line ended because it was full.
    """
    pairs = alone = broken = told_off = 0
    for above, below in _inside(rows):
        text = above.words.text
        if told.wrap is None and not (told.typed or told.kept) and above.marker is None:
            told_off += _is_told_off(above, below)
        short = len(above.raw) <= LONG or (above.marker and below.indent)
        if short or (told.wrap and not would_fit(above, below, told.wrap)):
            continue
        pairs += 1
        broken += not told.small and is_broken(above, below)
        ended = below.words.text[:1].isupper() and not is_final(text) and not told.left_open(text)
        # Columns of who came say nothing of how sentences are broken: «Ana Paz   Red Sur».
        alone += ended and COLUMNS not in above.raw.strip()
    if told_off > broken:
        return True
    return alone >= FEWEST and alone > broken and alone * SELDOM >= pairs


def _is_told_off(above: Scanned, below: Scanned) -> bool:
    """Whether a line holds several sentences, and the next begins another: who breaks each has one a line."""
    text = above.words.text
    if len(above.raw) > WIDEST or not below.words.text[:1].isupper():
        return False
    return text.rstrip(CLOSERS).endswith(STOPS) and SEVERAL.search(text, above.words.bold) is not None
