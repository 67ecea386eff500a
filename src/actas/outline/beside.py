"""What stands above and below a block, and how a line stands out from it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise, takewhile

from actas.model.block import Block
from actas.model.compiled import compiled
from actas.model.line import PLAIN
from actas.model.plain import Plain, plain
from actas.outline.decided import decides
from actas.outline.short_names import is_somebody
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.phrases import opens
from actas.vocabulary.sections import EXACT, kind_of_heading
from actas.vocabulary.sentences import asks_by_accent, is_sentence, says_which

SHORT = 8  # words of a line that may head a section
STOPS = (".", ";", ",", "!", "…")
LEAST, MOST = 3, 0.5  # lines with a blank one above and none below; their share of all blank lines
WIDE = 2  # blank lines, which hardly anybody puts between two paragraphs
LONGEST_STOPPED = 4  # words of a name with a full stop that nothing else tells from one without
FEW = 5  # words of a name with a colon or a full stop behind it
STEP = 2  # columns further in
TOLD = 4  # words that a sentence has at least
PARAGRAPH = 60  # characters that are surely text, not another heading
ENDS = (".", "!", "?", "…", ")")  # of a paragraph above a line that stands out from it
NAMING = (":", "?")  # ends of what may name a thing
QUOTES = frozenset("\"«“'‘")  # that open
LINK = compiled(r"https?://\S+")
PICTURED = compiled(r"[^\w\s\x00-\u21ff]+\s+(?=[^\W\d_])")  # «📌 Obras»


@plain()
class Around(Plain):
    """What stands about a block."""

    before: Block | None
    after: Block | None
    marks: bool  # the document has headings that its carrier marks
    apart: bool  # paragraphs are apart without blank lines (word processors, notes without any)
    listed: bool = False  # the heading above says that those who came are named below it
    second: bool = False  # only one line stands above, likely the title
    again: bool = False  # the block says again what a point of the agenda says
    point: bool = False  # it is the point of the agenda that is said again further down
    series: bool = False  # its number runs on through the notes, text under each
    day: bool = False  # it says the day of one of several meetings, and no more
    counted: bool = False  # numbers count the headings of the notes
    topic: bool = False  # its key says that it names a topic, as those of others do
    small: bool = False  # who wrote begins nearly everything with a small letter

    named: bool = False  # it is a name in small letters, as several are that have a blank line above
    spaced: bool = False  # blank lines stand above short lines with their text below, and hardly elsewhere
    between: bool = False  # it is a name between plain statements, as several are; nothing else parts them
    parted: bool = False  # it names who brings what, or what comes again below each who does
    stepped: bool = False  # what belongs to a line stands further in, time and again, without marks
    held: bool = False  # it is a name with a colon that parts what was told of a topic, as others are
    behind: bool = False  # it ends in a colon above a list, behind which somebody goes on telling
    widely: int = 0  # so many blank lines stand above short lines, and fewer elsewhere
    stops: bool = False  # who wrote ends names of sections in a full stop
    addressed: bool = False  # it says for whom the recommendations below are, as others do


def begins_large(text: str) -> bool:
    """Whether a line begins with a capital, a picture or a quote before it or not: «Obras», «📌 Obras»."""
    first = text[:1]
    if first in QUOTES and text[-1:].isalnum():
        return (
            text[1:].lstrip()[:1].isupper()
        )  # «"Puertas abiertas" en mayo»; a whole line in quotes was said
    if first.isalpha() or first < "\u2200":
        return first.isupper()
    found = PICTURED.match(text)
    return found is not None and text[found.end()].isupper()


def names_rows(block: Block, after: Block | None = None) -> bool:
    """Whether a line over all columns of a table stands right above a row that has these columns.

    «A. Huerta», between the rows of one matter and those of another; below it, no other columns are named.
    """
    if block.table is None or after is None or after.table != block.table or not after.columns:
        return False
    return after.span.first == block.span.last + 1


def is_only_text(block: Block, around: Around) -> bool:
    """Whether a line is all that stands between two headings: then it is what was said.

    Where headings are not marked, they must be of its own look.
    """
    before, after = around.before, around.after
    between = before is not None and after is not None and before.kind == after.kind == "heading"
    return between and after is not None and (around.marks or not other_look(block, after))


def other_look(above: Block, below: Block) -> bool:
    """Whether a heading below is of another look: then it may be a part of what stands above it."""
    one, two = above.words, below.words
    same = (one.all_bold, one.all_italic) == (two.all_bold, two.all_italic)
    return above.kind == "paragraph" and not (same and one.text.endswith(":") == two.text.endswith(":"))


def opens_section(block: Block, after: Block | None, *, first: bool = False) -> bool:
    """Whether a short line has a blank one above, or is the ``first`` of all, and its text right below."""
    if (
        block.kind not in ("paragraph", "heading")
        or block.marker
        or not (block.gap or first)
        or after is None
        or after.gap
    ):
        return False
    text = block.words.text
    length = len(text.split())
    return length <= SHORT and (not text.endswith(STOPS) or (text[-1] == "." and length <= LONGEST_STOPPED))


def spaced(blocks: Sequence[Block]) -> bool:
    """Whether blank lines stand above such lines, and hardly elsewhere: then they part sections."""
    gaps = sum([block.gap > 0 for block in blocks[1:]])
    opens = [at for at, (block, after) in enumerate(pairwise(blocks)) if opens_section(block, after)]
    if len(opens) == gaps == LEAST - 1:
        return all(_tells_below(blocks, at) for at in opens)  # two, and no other blank line
    many = len(opens) + (len(opens) == LEAST - 1 and _opens_first(blocks, opens))
    return many >= LEAST and many >= gaps * MOST


def _tells_below(blocks: Sequence[Block], at: int) -> bool:
    """Whether a sentence stands right below, or several lines of which one says more than a name does."""
    if tells(blocks[at + 1]):
        return True
    below = [*takewhile(lambda block: not block.gap, blocks[at + 1 :])]
    longest = max(len(block.words.text.split()) for block in below)
    return len(below) > 1 and longest > FEW and longest > len(blocks[at].words.text.split())


def widely(blocks: Sequence[Block]) -> int:
    """Return how many blank lines stand above short lines where fewer part all else; 0 where none do so."""
    gaps = sorted([block.gap for block in blocks[1:]])
    if not gaps or gaps[-1] < WIDE:
        return 0
    least = max(WIDE, gaps[len(gaps) // 2] + 1)
    wide = gaps[bisect_left(gaps, least) :]
    opens = [block for block, after in pairwise(blocks) if is_set_off(block, after, least)]
    if len(opens) < LEAST - 1:
        return 0
    return least if len(opens) >= len(wide) * (MOST if len(opens) >= LEAST else 1) else 0


def ends_in_stops(blocks: Sequence[Block], words: Vocabulary) -> bool:
    """Whether several short lines below blank ones end in a stop, some of them what sections are called."""
    stopped = [block for block in blocks if block.words.text[-1:] == "." and _is_stopped_name(block, words)]
    if len(stopped) < LEAST:
        return False
    called = sum(kind_of_heading(words, block.words.text)[1] >= EXACT for block in stopped)
    return called >= LEAST - 1


def _is_stopped_name(block: Block, words: Vocabulary) -> bool:
    text = block.words.text
    if not block.gap or block.kind != "paragraph" or block.marker is not None or text.count(" ") >= FEW:
        return False
    return text[:1].isupper() and not is_sentence(text, words)


def is_set_off(block: Block, after: Block | None, least: int) -> bool:
    """Whether so many blank lines stand above a short line without a stop, and no more below it."""
    if block.gap < least or block.kind not in ("paragraph", "heading") or block.marker is not None:
        return False
    if after is None or after.gap > block.gap:
        return False
    return len(block.words.text.split()) <= SHORT and not block.words.text.endswith(STOPS)


def _opens_first(blocks: Sequence[Block], opens: Sequence[int]) -> bool:
    """Whether the first line of all is as those that a blank line sets off, and has sentences below it."""
    first = blocks[0]
    alike = all(blocks[at].indent == first.indent for at in opens)
    return alike and opens_section(first, blocks[1], first=True) and tells(blocks[1])


def steps(blocks: Sequence[Block]) -> bool:
    """Whether lines without marks stand further in than the one right above, time and again."""
    plain = [block if block.kind == "paragraph" and block.marker is None else None for block in blocks]
    further = sum(
        [
            above.indent + STEP <= below.indent
            for above, below in pairwise(plain)
            if above is not None and below is not None and below.indent and not below.gap
        ]
    )
    return further >= LEAST


def stands_out(block: Block, around: Around, words: Vocabulary) -> bool:
    """Whether a line without a stop stands among sentences that have one, or above a list of its own."""
    text, before, after = block.words.text, around.before, around.after
    if block.kind != "paragraph" or not begins_large(text) or text.endswith((";", "!", ",", "…")):
        return False
    if is_sentence(text, words) and not names_by_clause(text, words):
        return False
    if text.endswith("."):
        return bool(block.gap) and len(text.split()) <= FEW and tells(after, PARAGRAPH)
    named = after is not None and not after.gap and bool(LINK.fullmatch(after.words.text))
    alone = before is None or before.kind != "paragraph" or around.second or named
    if not alone and before is not None and not _is_told(before, words):
        return False
    return tells(after) or leads_below(block, after) or _settles(after, words)


def _settles(after: Block | None, words: Vocabulary) -> bool:
    """«Aprobado.», "Passed unanimously.": whether a few words say what became of what is named above."""
    if after is None or after.kind != "paragraph" or after.words.text[-1:] != ".":
        return False
    text = after.words.text
    return text.count(" ") < TOLD - 1 and decides(text, words)


def stands_over_lines(block: Block, around: Around, words: Vocabulary) -> bool:
    """Whether a short line without a stop, nobody's name, stands right above a paragraph of full lines.

    Or above a heading in which it holds what is told.
    """
    after, text, before = around.after, block.words.text, around.before
    if after is None or after.gap or block.look is not PLAIN or len(text.split()) > SHORT:
        return False
    if block.kind != "paragraph" or block.span.last > block.span.first or not _fills_lines(after):
        return False
    named = text[-1:].isalnum() or (text[-1:] in NAMING and after.kind == "paragraph")
    if not named or not (begins_large(text) or text[:1] == "¿"):
        return False
    above = before is not None and before.kind == "paragraph" and not (block.gap or around.second)
    over = not above or (before is not None and before.words.text.endswith(ENDS))
    if not over or ": " in text:
        return False
    name = text.rstrip(" :")
    asks = text[-1:] == "?" or text[:1] == "¿"
    return not is_somebody(name, words) and (asks or not is_sentence(text, words))


def _fills_lines(after: Block) -> bool:
    """Whether a paragraph goes over several full lines, or says two sentences on one.

    A word processor wraps its paragraphs itself.
    """
    if after.kind == "heading":
        return after.words.text[-1:].isalnum() and after.look is PLAIN
    text, more = after.words.text, after.span.last - after.span.first
    if after.kind != "paragraph" or len(text) < PARAGRAPH * max(more, 1):
        return False
    return more > 0 or (". " in text and text.endswith("."))


def names_by_clause(text: str, words: Vocabulary) -> bool:
    """Whether a short clause without a main verb names a thing: «Lo que falta», «Ce qui reste à voir :».

    Or two do: «Ce qui va et ce qui ne va pas». What stands in brackets behind it is no part of it.
    """
    if text.endswith((")", "):")) and " (" in text:
        text = text.partition(" (")[0]
    if says_which(text, words):
        return True
    tokens = text.split()
    if len(tokens) > SHORT:
        return len(tokens) <= SHORT * 2 and _name_by_two(tokens, words)
    if not (text[-1:].isalnum() or text[-1:] == ":") or "," in text:
        return False
    folded = fold(text)
    return (
        opens(folded, words.grammar("free_clause"))
        or asks_by_accent(text.partition(" ")[0], words)
        or _is_told_of_things(folded, words)
    )


def _name_by_two(tokens: Sequence[str], words: Vocabulary) -> bool:
    """Whether two short clauses, «et» between them, each name a thing by the same first word."""
    first = fold(tokens[0])
    joined = (at for at in range(2, len(tokens) - 1) if fold(tokens[at]) == first)
    at = next(joined, 0)
    if not at or fold(tokens[at - 1]) not in words.grammar("and"):
        return False
    parts = " ".join(tokens[: at - 1]), " ".join(tokens[at:])
    return all(names_by_clause(one, words) for one in parts)


def _is_told_of_things(folded: str, words: Vocabulary) -> bool:
    """Whether a clause tells of several things that stand before it: "Questions we could not answer"."""
    things, _, clause = folded.partition(" ")
    told = clause.partition(" ")[0] in words.grammar("subject_pronouns")
    return told and things.endswith("s") and things not in words.phrases("language", "function_words")


def leads_below(block: Block, after: Block | None) -> bool:
    """Whether what stands right below a line set apart leads into a list, and has a name."""
    if after is None or after.kind != "paragraph" or after.marker is not None or after.gap or not block.gap:
        return False
    return after.words.text.endswith(":") and not block.words.text.endswith(":")


def _is_told(block: Block, words: Vocabulary) -> bool:
    """Whether a paragraph is a sentence, with or without its stop."""
    text = block.words.text
    return text.endswith(ENDS) or (text[-1:].isalnum() and is_sentence(text, words))


def tells(block: Block | None, least: int = 0, *, loose: bool = False) -> bool:
    """Whether a block is a paragraph of whole sentences, of so many characters at least, or a link."""
    if block is None or block.kind != "paragraph":
        return False
    text = block.words.text
    if LINK.fullmatch(text) or (loose and len(text) > PARAGRAPH):
        return True
    leads = text.endswith(":") and ". " in text and len(text) > PARAGRAPH  # whole sentences, and a lead-in
    ended = text.endswith((".", "!", "?", "…")) or leads
    return ended and len(text.split()) >= TOLD and len(text) >= least
