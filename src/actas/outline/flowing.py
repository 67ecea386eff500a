"""Paragraphs of markups in which only a blank line ends one: which of their lines are one statement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise, zip_longest

from actas.model.compiled import compiled
from actas.model.plain import Plain, plain
from actas.outline.breaking import (
    APART,
    CLOSERS,
    LONG,
    NARROWEST,
    SEVERAL,
    WIDEST,
    Breaking,
    votes,
    would_fit,
)
from actas.outline.decided import decides
from actas.outline.scanned import Scanned
from actas.outline.wraps import signs_off
from actas.vocabulary import Vocabulary
from actas.vocabulary.days import names_month
from actas.vocabulary.fold import fold
from actas.vocabulary.names import name_words
from actas.vocabulary.sentences import is_sentence

LABELLED = compiled(r"[^:.]{1,40}\.?:(?:\s|$)|[@\[]")  # «Ana: …», «R.: …»
CLOCK = compiled(r"(?:[01]?\d|2[0-3])\s?[:.h]\s?[0-5]\d\b")
DASHED = compiled(r"[^:.]{1,40}?\s[-–—]\s")  # «Ana - …»: a label where a name stands before it
SAID_EARLY = 10  # words of a line in which a body says something
ALIKE, SAME = 6, 3  # characters and words of two lines that open alike
FEW = 2  # lines that may be sentences of a paragraph; more that only name things are a list
LONGEST_DAY = 28  # characters in which a day that opens a line ends
LONGEST_KEY = 40  # characters; more in bold are a sentence that matters
ELISION = compiled(r"[Ll]['’](?=\w)")  # «l'administration»
SURE_KEYS = ("hour", "sign", "bold-stop")
OPENS = "¿¡\"'«“‘(…"  # signs with which sentences begin


@plain(frozen=False)
class Group(Plain):
    """Lines of one statement, and the blank lines before it."""

    rows: list[Scanned]
    gap: int


def joined(groups: Iterable[Group], told: Breaking) -> Iterator[Group]:
    """Join sentences on lines of their own; of prose that is written so, those that name somebody, too.

    A question is a statement unless it is of such prose, or fills its line.

    An item that blank lines set apart goes on at the margin as a paragraph does; below one that stands
    close to its like the list is over.
    """
    above = "blank"  # the kind of line that a paragraph stands below
    for run, below in _runs(groups):
        kind, closed = run[0].rows[0].kind, below is None or below.gap > 0
        names = below is not None and below.gap > 0 and _is_name(run[-1], below.rows[0])
        apart = closed and (run[0].gap > 0 or above in APART)
        above = run[-1].rows[-1].kind
        if kind == "marked" and apart and names and len(run) > 1:
            yield from _statements(run[:-1], told)
            yield run[-1]
            continue
        # What the list right below answers was asked anew.
        asking = kind != "marked" and not closed and len(run) > 1 and _asks_for_list(run[-1], below)
        said, asked = (run[:-1], run[-1:]) if asking else (run, [])
        if kind == "plain" or (kind == "marked" and (apart or _is_full(said))):
            yield from _statements(said, told)
        else:
            yield said[0]
            yield from _statements(said[1:], told)
        yield from asked


def _is_full(run: Sequence[Group]) -> bool:
    """Whether an item that was broken goes on in the line below because its last line is full."""
    width, above = _width(run), run[0].rows
    return width is not None and len(above) > 1 and not would_fit(above[-1], run[1].rows[0], width)


def _width(run: Sequence[Group]) -> int | None:
    """Return how long the lines of a paragraph are; None where none of its sentences is broken."""
    if len(run) < 2 or all(len(group.rows) == 1 for group in run):
        return None
    rows = [row for group in run for row in group.rows]
    return max((row.indent + len(row.raw) for row in rows if "](" not in row.raw), default=None)


def _is_name(group: Group, below: Scanned) -> bool:
    """Whether a line may name the list that begins below: short, with a large letter and no stop."""
    text = group.rows[-1].words.text
    short = len(group.rows) == 1 and len(text) <= LONGEST_KEY
    lists = below.marker is not None and (below.marker.value or 1) == 1
    return short and lists and text[:1].isupper() and text[-1:].isalpha()


def _asks_for_list(group: Group, below: Group | None) -> bool:
    """Whether the last line of a paragraph is a question that the list right below answers, or names it."""
    if below is None or below.rows[0].kind != "marked":
        return False
    asks = group.rows[-1].words.text[-1:] == "?" and group.rows[0].words.text[:1].isupper()
    return asks or _is_name(group, below.rows[0])


def _runs(groups: Iterable[Group]) -> Iterator[tuple[list[Group], Group | None]]:
    """Yield the groups by paragraph, and the one below it.

    A paragraph is what no marker, no blank line and no headline sets off from the one above.
    """
    run: list[Group] = []
    for group in groups:
        headed = run and run[-1].rows[0].look.heading is not None
        if run and (group.gap or headed or not _is_plain(group.rows[0])):
            yield run, group
            run = []
        run.append(group)
    if run:
        yield run, None


def _statements(run: Sequence[Group], told: Breaking) -> list[Group]:
    """Return the statements of a paragraph, or of an item and what stands below it.

    Lines below one that leads in to them are statements of their own, and so are all where the markup breaks
    each (two blanks after one of them are a slip), or where each asks, answered on its line or not, and those
    that open with a key as the first one does.
    """
    out: list[Group] = []
    listing = len(run) > 1 and (
        all(group.rows[-1].broken for group in run[:-1])
        or all(group.rows[-1].words.text[-1:] == "?" for group in run)
        or all(_asks_first(group.rows[0].words.text) for group in run)
        or (not told.sentences and any(_stands_alone(*pair) for pair in pairwise(run[:-1])))
        or _lists_names(run, told.words)
    )
    width = _width(run)
    for group, below in zip_longest(run, run[1:]):
        first, last = group.rows[0], out[-1].rows[-1] if out else None
        item = run[0].rows[0].kind == "marked"
        key = _key(first, told.words)
        # As the first one does, or the one above: «**4. Fiestas**», «*Baile* - mayo», «*Paseo* - junio».
        heads = (run[0], *(() if told.sentences else out[-1:]))
        keyed = key in SURE_KEYS or (key != "" and any(key == _key(one.rows[0], told.words) for one in heads))
        listing = listing or (last is not None and _leads_in(last, first))
        goes_on = last is not None and (
            _is_told_behind_colon(last, first, below)
            or _goes_on(
                last, first, told, item=item, full=width is not None and not would_fit(last, first, width)
            )
        )
        if last is None or listing or keyed or not goes_on:
            out.append(Group(list(group.rows), group.gap))
        else:
            out[-1].rows.extend(group.rows)
    return out


def _lists_names(run: Sequence[Group], words: Vocabulary) -> bool:
    """Whether the lines of a paragraph only name things, each to its stop: «Cuotas.», «Altas y bajas.».

    None comes near a column at which lines are broken. What they are may stand right above, without one.
    """
    named = run[run[0].rows[-1].words.text[-1:] != "." :]
    return len(named) > FEW and not any(
        len(group.rows) > 1
        or row.words.text[-1:] != "."
        or row.indent + len(row.raw) >= NARROWEST
        or is_sentence(row.words.text, words)
        for group in named
        for row in group.rows[:1]
    )


def _stands_alone(group: Group, below: Group) -> bool:
    """Whether a line ends without any sign and the next begins large: who writes so has a line for each."""
    said, first = group.rows[-1].words, below.rows[0].words.text[:1]
    tells = said.text[-1:].isalnum() and said.text.count(" ") >= SAME and not said.all_bold
    return tells and (first.isupper() or first.isdecimal())


def _asks_first(text: str) -> bool:
    """«¿Cuándo se limpia? En mayo.»: whether a line opens with a question, answered there or not."""
    return "?" in text and (text[:1] == "¿" or text[:1].isupper())


def _key(row: Scanned, words: Vocabulary) -> str:
    """Return with what sort of key a line opens: an hour, a day, a sign, words in bold or before a dash."""
    text, bold = row.words.text, row.words.bold
    if CLOCK.match(text):
        return "hour"
    if text[-1:] in "01" and votes(text):
        return "sign"
    if text and not text[0].isalnum() and text[0] not in OPENS:
        return "sign"
    if bold and not row.words.all_bold:
        return "bold-stop" if bold <= LONGEST_KEY and text[:bold].endswith((".", ":")) else "bold"
    if ". " in text[:LONGEST_DAY] and _is_day(text[: text.find(". ")], words):
        return "day"
    return "dash" if DASHED.match(text) else ""


def _is_day(text: str, words: Vocabulary) -> bool:
    """«3 de mayo», «Junio de 2031», «5 juin»: whether a month, with its day or year, is all that is said."""
    told = [token for token in fold(text).split() if not token.isdecimal()]
    named = [token for token in told if token not in words.grammar("date_of")]
    return len(named) == 1 and names_month(named[0], words)


def _leads_in(last: Scanned, first: Scanned) -> bool:
    return last.words.text.endswith(":") and not first.words.text[:1].islower()


def _is_told_behind_colon(last: Scanned, first: Scanned, below: Group | None) -> bool:
    """Whether one sentence in small letters, and no list, goes on behind a colon: the next begins large."""
    text = first.words.text
    if last.words.text[-1:] != ":" or not text[:1].islower() or text[-1:] != ".":
        return False
    return below is not None and below.rows[0].words.text[:1].isupper()


def _goes_on(last: Scanned, first: Scanned, told: Breaking, *, item: bool, full: bool) -> bool:
    """Whether a sentence on a line of its own goes on the statement above, as it does where that is ``full``.

    A line without a full stop at its end is a statement, and so is one that opens with a label, with a
    speaker, or answers what an item asks. In an item people are named whose sayings it reports.
    """
    text = last.words.text.rstrip(CLOSERS)
    ended = text.endswith((".", "!"))
    if text.endswith("?") and not item:
        ended = full or told.sentences or (told.full is not None and not would_fit(last, first, told.full))
    small = item and first.words.text[:1].islower()  # what an item leads in to
    if (
        not (ended or small)
        or last.number in told.opens  # «Caja.» that names what stands below it
        or first.quoted != last.quoted  # a quotation is a paragraph of its own
        or last.words.all_bold != first.words.all_bold
        or (text[LONG:] and text.isupper() and not first.words.text.isupper())  # a title, and what was said
        or (first.words.bold and not last.words.bold and decides(first.words.text, told.words))
        or _opens_with_label(first.words.text, told)
        or _opens_alike(last, first)
        or signs_off(first.words.text, told)
        or _is_paragraph(last)
        or (first.words.text.endswith(":") and _is_paragraph(first))
    ):
        return False
    return (
        told.sentences
        or full
        or not _names_speaker(first, told.words)
        or (item and not DASHED.match(first.words.text))
    )


def _opens_with_label(text: str, told: Breaking) -> bool:
    """Whether a line opens with a label: where each sentence has a line, nothing that tells is one."""
    if not LABELLED.match(text):
        return False
    return not (told.sentences and is_sentence(text.partition(":")[0], told.words))


def _opens_alike(last: Scanned, first: Scanned) -> bool:
    """Whether both lines open with the same words, as decisions do: «Il est décidé que …»."""
    above = last.words.text
    if above[:ALIKE] != first.words.text[:ALIKE]:
        return False  # nearly all
    return above.split()[:SAME] == first.words.text.split()[:SAME]


def _is_paragraph(row: Scanned) -> bool:
    """Whether a line holds a paragraph, no speaker's: sentences one after the other, broken at no column."""
    text = row.words.text
    return len(row.raw) > WIDEST and bool(SEVERAL.search(text)) and not LABELLED.match(text)


def _is_plain(row: Scanned) -> bool:
    told = row.look.list_level is None and not row.look.style and row.look.joins is None
    return row.kind == "plain" and told and row.look.heading is None


def _names_speaker(row: Scanned, words: Vocabulary) -> bool:
    """Whether a line opens with somebody: "El Lic. Soto", "Ana Paz", «La Gambie», «L'administration …»."""
    table, verbs = name_words(words), words.grammar("names_too")
    small = words.phrases("language", "function_words")
    opening = row.words.text.split(maxsplit=3)[:3]
    if opening and _names_state_or_body(opening, row.words.text, words):
        return True
    article = True  # only small words stand before
    for token in opening:
        folded = fold(token).strip(".,")
        if folded in small:
            continue  # French «est» is a title of Portuguese students
        if (article and folded in table.roles) or folded in table.honorifics:
            return True
        article = False  # «Siendo socia de la red, …» names nobody
        if folded in table.given and token[:1].isupper() and folded not in verbs:
            return True
    return False


def _names_state_or_body(opening: Sequence[str], text: str, words: Vocabulary) -> bool:
    """«La Gambie demande», «Costa Rica pide», «L'administration des pêches répond»: who speaks for many.

    «L'organisation de la fête sera la même» speaks for nobody.
    """
    first, *behind = opening
    elided = ELISION.match(first)
    if elided:
        behind = [first[elided.end() :], *behind]
    elif fold(first) not in words.grammar("articles"):
        return _is_state(opening, words)
    if not behind or fold(behind[0]) not in _bodies(words):
        return bool(behind) and _is_state(behind, words)
    return not words.phrases("speech", "verbs").isdisjoint(fold(text).split()[:SAID_EARLY])


def _is_state(named: Sequence[str], words: Vocabulary) -> bool:
    folded = list(map(fold, named[:2]))
    return named[0][:1].isupper() and (folded[0] in words.countries or " ".join(folded) in words.countries)


@lru_cache(maxsize=4)
def _bodies(words: Vocabulary) -> frozenset[str]:
    """Return the nouns with which names of bodies begin; in English they end with them."""
    keys, languages = ("bodies", "named_bodies"), ("es", "fr", "pt")
    return frozenset().union(*(words.phrases("actors", key, one) for key in keys for one in languages))
