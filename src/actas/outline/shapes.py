"""What shapes a line has that others may have too: bold, a question, a counted word, a day, alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from actas.model.block import Block
from actas.model.compiled import compiled
from actas.outline.beside import begins_large
from actas.outline.counted import number_at_end, word_and_number
from actas.outline.days import days_first, is_of_page
from actas.outline.scored import GIVEN, Scored
from actas.outline.short_names import is_somebody
from actas.vocabulary import Vocabulary
from actas.vocabulary.days import names_month
from actas.vocabulary.fold import fold
from actas.vocabulary.names import person_score

# «10:30 Ronda», «10h Ronda», "10am Welcome": a programme with its hours.
CLOCK = compiled(r"[\[(]?(?:[01]?\d|2[0-3])\s?(?:[:.h]\s?[0-5]\d\b|h\b|[ap]\.?m\b)")
LONG = 14  # words of a line that opens with an hour
TIMED = 0.75  # share of such lines that name, where they are a programme
PLAIN = ("alone", "colon", "colon:text", "names", "stands")  # shapes of lines that nothing else sets off
CARELESS = "careless"  # a line that stands as names do, and is written as none is
# Cues of what tells, leads in to something, or is about somebody: no line that has one only names.
TELLING = (
    "address", "decision", "figures", "full-stop", "greeting", "in-brackets", "leads-in", "question",
    "sentence", "unfinished", "who-",
)  # fmt: skip
FULL_STOPS = (".", ";", ",", "!", "?")
CLOSING = frozenset(
    ']"»”’'
)  # ends of a name with a code or a quote; in round brackets stands as often what somebody is
DASHED = compiled(r"\s[-–—]\s")
SHORT = 10  # words of a line that stands alone
FEW = 6  # words of one with a colon
MOST_NAMED, SHORTEST_KIND = 4, 4  # words of «Filière riz», letters of its first
LONGEST_DATED = 140  # characters of a heading with a date near its start
DATE_NEAR = 30  # characters in which that date must begin
YEAR = 4  # digits
DATE = compiled(r"\b(?:19|20)\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b")
# «(27/04) Segunda lectura»
DAY = compiled(r"\(?(?:0?[1-9]|[12]\d|3[01])[/.](?:0?[1-9]|1[0-2])\b\)?(?![/.\d])")
# The styles that word processors give to text that nobody styled.
BODY_STYLES = frozenset({
    "normal", "standard", "text body", "body text", "body", "default", "no spacing", "plain text",
    "list paragraph",
})  # fmt: skip


def places_by_shape(
    blocks: Sequence[Block], scores: Mapping[int, Scored], words: Vocabulary
) -> dict[str, list[int]]:
    """Return the shapes that lines have, each with its places."""
    shapes: dict[str, list[int]] = {}
    dated = days_first(blocks, words)
    for at in scores:
        if at == 0 and is_of_page(blocks, words):
            continue
        placed = () if scores[at].has("others-are-marked") else _of_place(blocks, at, scores[at], words)
        for shape in (*_of_line(blocks[at], scores[at], words, dated=at in dated), *placed):
            if shape in PLAIN and (at == 0 or scores[at].has("sentence")):
                continue  # the title, or no line of that kind, however short
            shapes.setdefault(shape, []).append(at)
    programme, told = _programme(blocks, scores)
    if programme:
        shapes["listed" if told else "clock"] = programme
    return shapes


def _of_line(block: Block, one: Scored, words: Vocabulary, *, dated: bool) -> list[str]:
    """Return what a block has that others may have too; a decision is none of them, bold or not."""
    text = block.words.text
    if one.has("decision"):
        return []
    shapes = _counting(text, one, words)
    if block.words.all_bold:
        shapes.append("bold:" if text.endswith(":") else "bold")
    elif _names_with_colon(block, one):
        shapes.append("colon" if leads(block, one) else "colon:text")
    plain = {
        "bolded": block.words.all_bold and _is_set_off(block, one),
        "italics": block.words.all_italic
        and block.gap > 0
        and text[-1:].isalnum()
        and _is_set_off(block, one),
        "names": text[-1:] == ":" and _is_set_off(block, one) and _names_a_topic(text, words),
        "capitals": text.isupper() and one.has("capitals") and _is_set_off(block, one),
        "question": text.endswith("?"),
        "stands": not block.gap and one.has("stands-out") and not one.doubted,
        "alone": stands_alone(block),
        "spaced": one.has("spaced") and not one.has("sentence"),
    }
    shapes.extend(name for name, has in plain.items() if has)
    folded = fold(text)
    year = DATE.search(folded[:DATE_NEAR])
    dated = dated or _is_dated(year, folded, words)
    key = folded.partition(":")[0].strip() if dated and ":" in folded else ""
    due = key in words.phrases("due", "heads") if key else False  # «Plazo: 3 de mayo» heads nothing
    if "dated" not in shapes and dated and not due and len(folded) < LONGEST_DATED:
        shapes.append("dated")
    elif year and not dated and not one.has("others-are-marked"):
        shapes.append("year")
    if block.look.style and block.look.style.casefold() not in BODY_STYLES:
        shapes.append(f"style:{block.look.style}")
    return shapes


def _is_set_off(block: Block, one: Scored) -> bool:
    """Whether a short line at the margin, without marker, says nothing but a name."""
    if block.kind != "paragraph" or block.marker is not None or block.indent or one.has(*TELLING):
        return False
    return len(block.words.text.split()) <= SHORT


def _names_a_topic(text: str, words: Vocabulary) -> bool:
    """Whether what stands before a colon is no key of the meeting, and nobody."""
    name = text.rstrip(" :")
    return fold(name) not in words.keyed("meeting") and not is_somebody(name, words)


def _is_dated(found: re.Match[str] | None, folded: str, words: Vocabulary) -> bool:
    """Whether a line says when near its beginning. A year alone says of what: «Presupuesto 2024»."""
    if found is None or len(found.group()) > YEAR or not found.start():
        return found is not None
    return names_month(folded, words)


def _counting(text: str, one: Scored, words: Vocabulary) -> list[str]:
    """Return the shape of a line that counts its like, at its beginning or end; weekdays have dates."""
    counted = word_and_number(text, words)
    if counted is None:
        ends = number_at_end(text)
        return [f"numbered:{ends[0]}"] if ends else []
    if counted[0].split()[0] not in words.phrases("dates", "weekdays"):
        return [f"word:{counted[0]}"]
    return [] if one.has("sentence") else ["dated"]


def _names_with_colon(block: Block, one: Scored) -> bool:
    """Whether a line at the margin is a name and a colon: «Obras:»."""
    text = block.words.text
    if not text.endswith(":") or len(text.split()) > FEW or one.has("leads-in", "told-behind"):
        return False
    return block.kind == "paragraph" and not block.indent and (block.gap > 0 or one.has("list-below"))


def _of_place(blocks: Sequence[Block], at: int, one: Scored, words: Vocabulary) -> Iterator[str]:
    """Yield what a line has by where it stands: a question by itself, a short line that opens a paragraph."""
    block, after = blocks[at], blocks[at + 1] if at + 1 < len(blocks) else None
    if block.kind != "paragraph" or not block.gap or after is None or after.kind == "heading":
        return
    text = block.words.text
    if DAY.match(text) and not text.endswith(FULL_STOPS):
        yield "day"
    if text.endswith("?") and after.gap and not after.words.text.endswith("?"):
        yield "asks"
    if (
        (text[:1].islower() or text[-1:] == "?")
        and after.gap
        and _is_careless(text)
        and not is_somebody(text, words)
    ):
        yield CARELESS
    if not stands_alone(block):
        return
    if opens_group(block, after) and person_score(words, text) < GIVEN:
        yield "opens"
    if after.gap and _is_set_off(block, one) and not is_somebody(text, words):
        yield "between"
        if first := _first_of_name(text, words):
            yield f"first:{first}"


def _first_of_name(text: str, words: Vocabulary) -> str:
    """Return the folded first word of a short name, which may say what each of several is: «Filière riz»."""
    first, *others = text.split()
    folded = fold(first)
    if not 0 < len(others) < MOST_NAMED or len(folded) < SHORTEST_KIND:
        return ""
    return "" if folded in words.phrases("language", "function_words") else folded


def _is_careless(text: str) -> bool:
    """Whether what begins small or asks is a few words: «el pozo», «¿Y el pozo?»."""
    return (text[-1:].isalnum() or text[-1:] == "?") and len(text.split()) <= FEW and ": " not in text


def _programme(blocks: Sequence[Block], scores: Mapping[int, Scored]) -> tuple[list[int], bool]:
    """Return the places of lines that open with an hour and name; and whether they are a list that tells.

    Where nearly all name and none tells, they may head; in a list of which some tell, none does.
    """
    timed = [at for at, block in enumerate(blocks) if CLOCK.match(block.words.text)]
    naming = [
        at for at in timed
        if at in scores and not scores[at].has("sentence", "full-stop")
        and len(blocks[at].words.text.split()) <= LONG
    ]  # fmt: skip
    if len(naming) < len(timed) and 2 * sum(two == one + 1 for one, two in pairwise(timed)) >= len(timed):
        return naming, True
    return (naming if len(naming) >= len(timed) * TIMED else []), False


def leads(block: Block, one: Scored) -> bool:
    """Whether a line ends in a colon, a list below it."""
    return block.words.text.endswith(":") and one.has("list-below")


def stands_alone(block: Block) -> bool:
    """Whether a line is short, below a blank one and without a stop: the commonest heading of plain notes."""
    text = block.words.text
    if block.kind != "paragraph" or not block.gap or len(text.split()) > SHORT or block.words.all_bold:
        return False
    # «Caja - sigue igual» may be a title and what was said.
    ended = text[-1:].isalnum() or text[-1:] in CLOSING
    return begins_large(text) and ended and not DASHED.search(text) and ": " not in text


def opens_group(block: Block, after: Block | None) -> bool:
    """Whether a blank line stands above a line and none below it: lines of one list have as much between."""
    return bool(block.gap) and after is not None and after.kind == "paragraph" and not after.gap


def groups(blocks: Sequence[Block]) -> int:
    """Return how many paragraphs of several lines there are."""
    return sum(opens_group(block, after) for block, after in pairwise(blocks) if block.kind == "paragraph")
