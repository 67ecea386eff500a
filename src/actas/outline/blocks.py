"""Scanned lines to blocks: wrapped lines joined, statements on lines of their own kept apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from actas.model.block import Block, Ends, Words
from actas.model.compiled import compiled
from actas.model.line import PLAIN
from actas.model.plain import replace
from actas.model.record import Link
from actas.model.span import Span
from actas.outline.addressees import says_to_whom
from actas.outline.breaking import Breaking, breaking
from actas.outline.flowing import Group, joined
from actas.outline.markers import number_of
from actas.outline.markup import words_of
from actas.outline.office_lines import says_another
from actas.outline.scan import TAB, has_markup
from actas.outline.scanned import Scanned
from actas.outline.wraps import GOES_ON, cut_at_word, goes_on, titles_rest
from actas.vocabulary import Vocabulary
from actas.vocabulary.days import day_alone, opens_with_day
from actas.vocabulary.fold import fold, within_word
from actas.vocabulary.sections import DIGITS, EXACT, counts_act, kind_of_heading

# What a key in small letters may state; others are as often words of a sentence.
IN_SMALL = frozenset({"date", "place", "time", "participants", "absent", "excused", "chair", "rapporteur"})
ENDED = (".", ";")  # what a sentence or a point of a list ends in, and no name of a section
LONGEST_NAMED = 60  # characters of a line that says what sections are called
BOLD = "**"
ONLY_NUMBER = compiled(r"\d{1,3}[.)]$")
LONGEST_KEY = 24  # characters of a key alone on its line
LONGEST_NUMBER = 4  # characters of a number and its end
KINDS = {
    "marked": "item",
    "row": "row",
    "heading": "heading",
}  # a line's kind -> its block's, else a paragraph


def blocks(rows: list[Scanned], words: Vocabulary, fmt: str, *, flowing: bool) -> list[Block]:
    """Return the blocks of the notes in order, none of them judged as a heading by its wording yet.

    Args:
        rows: every line; taken out of the list one by one, so that none is kept beside its block.
        words: the vocabulary.
        fmt: the format, which says whether words hold markup.
        flowing: only a blank line ends a paragraph.

    """
    told = breaking(rows, words, fmt, flowing=flowing)
    groups = _groups(rows, words, told)
    if flowing and not told.by_line:
        groups = joined(groups, told)
    if fmt != "md":
        return [_block(group, fmt) for group in groups]
    found = [
        replace(block, indent=block.indent + TAB) if answers else block
        for group, answers in _quoted_below(groups)
        for block in (_block(group, fmt),)
    ]
    return [
        block
        for one in found
        for block in (_apart(one) if not one.words.text[LONGEST_NUMBER:] and _is_bare(one) else (one,))
    ]


def _quoted_below(groups: Iterable[Group]) -> Iterator[tuple[Group, bool]]:
    """Yield every statement, and whether it is quoted below one that is not, and asks for it.

    An item's question is answered by what is quoted below it, its colon leads in to the list that is. The
    colon of a paragraph leads in to what is quoted below a blank line: right below a short one it is headed.
    """
    asked = led = listed = False
    for group in groups:
        first = group.rows[0]
        if not first.quoted:
            listed = first.marker is not None
            last = group.rows[-1].words.text[-1:] if listed or first.kind == "plain" else ""
            asked, led = last == ("?" if listed else ":"), listed and last == ":"
        elif asked:
            asked = listed = listed or group.gap > 0
        led = led and first.marker is not None
        yield group, first.quoted and (led or (asked and first.kind == "plain"))


def _groups(rows: list[Scanned], words: Vocabulary, told: Breaking) -> Iterator[Group]:
    """Yield the lines that are one statement together, and empty the list."""
    days = sum(
        row.kind == "plain" and (opens_with_day(row.raw) or bool(day_alone(row.raw, words))) for row in rows
    )
    group: Group | None = None
    first = True  # no statement stands above the group
    gap = 0
    rows.reverse()
    while rows:
        row = rows.pop()
        if row.kind == "blank":
            gap += not row.look.soft  # where a page ends in the middle of a sentence there is none
            continue
        opens = group is not None and (group.gap > 0 or first)
        day = opens and group is not None and _is_day(group.rows, row, days, words)
        if group and not day and _belongs(group, row, words, gap, told, opens=opens):
            group.rows.append(row)
        else:
            if group:
                yield group
                first = False
            group = Group([row], gap)
        gap = 0
    if group:
        yield group


def _belongs(
    group: Group, row: Scanned, words: Vocabulary, gap: int, told: Breaking, *, opens: bool
) -> bool:  # fmt: skip
    """Whether a line is one with those of a group above it, which ``opens`` below a blank line or on top."""
    above = group.rows
    if told.cells and row.number in told.cells:
        return told.cells[row.number]
    if row.kind == "joined" or row.look.joins:
        return not row.rest or above[0].kind in GOES_ON
    if row.kind == "underline":
        return True
    if not (gap or above[0].rest) and _is_mark_alone(above, row):
        if row.number in told.names and row.indent == above[0].indent:
            return False  # «3.» that nobody filled in, and «Chile» above what is next
        marker, text = above[0].marker, row.words.text  # «R3», left empty above «A la FAO:»
        return marker is None or marker.family != "coded" or text[-1:] == "." or not says_to_whom(text, words)
    if row.look.heading is not None or above[0].look.heading is not None:
        if "heading" in (row.kind, above[-1].kind):
            return False  # «# Riego» behind a break: the mark of one line says nothing of the other
        return row.look.soft  # a headline of the carrier's is one line, unless a break was made within it
    if (
        row.look.joins is False
        or _begins_section(above[-1], row, words, told)
        or _is_section(above, row, words, small=opens)
        or says_another(above[-1], row, words)
    ):
        return False
    return goes_on(above[0], above[-1], row, gap=gap, told=told)


def _is_mark_alone(above: Sequence[Scanned], row: Scanned) -> bool:
    """Whether a mark stands alone on its line, and its words begin right below it.

    Who takes such a line off a page breaks it behind a key, too.
    """
    first, last = above[0], above[-1]
    if first.marker is None or row.kind != "plain" or row.look.heading is not None:
        return False  # a carrier's heading below a point that nobody filled in is a heading
    if row.indent < first.indent:
        return False  # «Ausentes», below it a dash set in, for nobody, and «Modera» at the margin
    return last is first or (len(above) == 2 and last.words.text.endswith(":"))


def _is_day(above: Sequence[Scanned], row: Scanned, days: int, words: Vocabulary) -> bool:
    """Whether a line above says a day, and is over: in words, and once only, it may begin a sentence."""
    first = above[0]
    if len(above) > 1 or first.kind != "plain" or row.kind != "plain":
        return False
    if day_alone(first.raw, words):
        return days > 1 or not row.words.text[:1].islower()
    return days > 1 and opens_with_day(first.raw)


def _begins_section(above: Scanned, row: Scanned, words: Vocabulary, told: Breaking) -> bool:
    """Whether a line opens with a key, says what sections are called, or is set off in bold."""
    text = row.words.text
    bold = row.words.bold
    plain = above.look is row.look and not above.words.bold and not bold  # nearly all
    if not plain and _type(above) != _type(row) and len(text) > 1 and not titles_rest(above, row):
        return not (above.rest.count(BOLD) % 2 and row.rest.count(BOLD) % 2)  # «**Las llaves», «se dejan**»
    if 0 < bold < len(text) and ":" in (text[bold - 1], text[bold:].lstrip()[:1]):
        return True  # «**Asistentes**: …»
    if above.words.text.count(",") and (_is_key_alone(above, text) or _tells_of_everybody(text, words)):
        return True
    key, colon, _ = text.partition(":")
    named = words.keyed("meeting").get(fold(key).strip(" *.")) if colon else None
    if named and (text[:1].isupper() or named in IN_SMALL):
        return True  # «APOLOGIES: …», «fecha: 3 de mayo»
    if colon and key[-1:] in DIGITS and above.words.text[-1:] in ENDED and counts_act(key, words):
        return True  # «RESOLUCIÓN 019-01: …» below a full line with its stop
    if len(text) > LONGEST_NAMED or not text[:1].isupper() or text[-1:] in ENDED:
        return False
    if above.marker is None and (told.left_open(above.words.text) or cut_at_word(above, row, told)):
        return False  # «CONCLUSIONES DE LAS», «MESAS DE TRABAJO»
    # «3. Curso de nudos y», «Recomendaciones»
    return kind_of_heading(words, text)[1] >= EXACT and not told.left_open(above.words.text)


def _is_key_alone(above: Scanned, text: str) -> bool:
    """«Vocales:» below «Ana Ruiz,»: a word or two and a colon go on no short line that ends in a comma."""
    if text[-1:] != ":" or not text[:1].isupper() or text[LONGEST_KEY:]:
        return False
    return above.words.text[-1:] == "," and not above.raw[LONGEST_NAMED:]


def _tells_of_everybody(text: str, words: Vocabulary) -> bool:
    """«tous présents», "all present" below the names of those who came."""
    if len(text) > LONGEST_NAMED:
        return False
    first, _, rest = fold(text).strip(" .!()").partition(" ")
    if first not in words.grammar("everybody"):
        return False
    return words.keyed("meeting").get(rest.rpartition(" ")[2]) == "participants"


def _type(row: Scanned) -> tuple[object, ...]:
    """Return what type a line is set in from end to end, by its marks or by its carrier."""
    return row.words.all_bold or row.look.bold, row.look.size, row.look.face


def _is_section(above: Sequence[Scanned], row: Scanned, words: Vocabulary, *, small: bool) -> bool:
    """Whether the line above is what sections are called, and this one no rest of it: «Varios», «nada».

    It may begin with a ``small`` letter where nothing stands above that it could go on: "to do".
    """
    text, number = above[0].words.text, above[0].marker
    numbered = number is not None and number.value is not None  # «5. Varios», «nada»
    if len(above) > 1 or not (numbered or above[0].kind == "plain") or len(text) > LONGEST_NAMED:
        return False
    if not (small or text[:1].isupper()):
        return False
    small_word = (
        fold(row.words.text.split(None, 1)[0]) in words.grammar("open_end") if row.words.text else True
    )
    goes_on = small_word and text[-1:] != ":"
    return not goes_on and kind_of_heading(words, text)[1] >= EXACT


def _block(group: Group, fmt: str) -> Block:
    row = group.rows[0]
    kind, level = KINDS.get(row.kind, "paragraph"), row.level
    if row.look.heading is not None and row.kind != "row":
        kind, level = "heading", row.look.heading
    words, marker = _words(group.rows, fmt), row.marker
    if not words.text and (row.kind == "underline" or (kind == "heading" and row.mark)):
        words, marker = Words(text=row.mark or row.raw.strip()), None  # «Ø», underlined; a rule below nothing
    return Block(
        kind=kind, span=Span(row.number, group.rows[-1].number), words=words,
        marker=marker, indent=row.indent, level=level, cells=row.cells, table=row.look.table,
        gap=group.gap, look=row.look, cues=("carrier-heading",) if kind == "heading" else (),
    )  # fmt: skip


def _is_bare(block: Block) -> bool:
    """Whether a numbered item is nothing but one more number: «1. 1.»."""
    number = block.marker is not None and block.marker.value is not None
    return number and bool(ONLY_NUMBER.match(block.words.text))


def _apart(block: Block) -> tuple[Block, Block]:
    """Return an item that holds only a number as the two of Markdown, both without words."""
    first, last, none = block.span.first, block.span.last, Words(text="")
    inner = number_of(block.words.text)
    return (
        replace(block, span=Span(first, last, part=1, parts=2), words=none),
        replace(
            block, span=Span(first, last, part=2, parts=2), words=none, indent=block.indent + TAB, gap=0,
            marker=inner.marker if inner else block.marker,
        ),
    )  # fmt: skip


def _words(group: Sequence[Scanned], fmt: str) -> Words:
    """Return the words of joined lines, with the emphasis and the links that the carrier says they have."""
    if len(group) == 1 and group[0].look is PLAIN:
        return group[0].words  # nearly all lines of plain notes
    rows = [row for row in group if row.kind != "underline" and (row.kind != "joined" or row.rest)] or group
    row = rows[0]
    words = row.words
    if len(rows) > 1:
        words = words_of(
            " ".join([one.raw if at and one.marker else one.rest for at, one in enumerate(rows)]),
            markdown=has_markup(row.look, fmt),
        )
    if all(one.look.bold for one in rows):
        words = replace(words, bold=len(words.text))
    elif row.look.bold_lead and not _splits(words.text, row.look.bold_lead):
        words = replace(words, bold=row.look.bold_lead)
    if all(one.look.italic for one in rows):
        words = replace(words, ends=Ends(len(words.text)))
    carried = tuple(
        Link(words=" ".join(shown.split()), href=href) for one in rows for shown, href in one.look.links
    )
    return replace(words, links=words.links + carried) if carried else words


def _splits(text: str, at: int) -> bool:
    """Whether a place lies within a word: how much is bold was counted from a mark that is no word."""
    return within_word(text[:at], text[at:])
