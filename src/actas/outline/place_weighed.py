"""What the place of a line says for or against a heading: blank lines, indents, what stands about it."""

from __future__ import annotations

from collections.abc import Iterator

from actas.model.block import Block
from actas.outline.beside import (
    FEW,
    PARAGRAPH,
    Around,
    is_set_off,
    leads_below,
    names_by_clause,
    names_rows,
    opens_section,
    other_look,
    stands_out,
    stands_over_lines,
    tells,
)
from actas.outline.counted import word_and_number
from actas.outline.leading import OWN
from actas.outline.people_weighed import opens_people
from actas.outline.scored import EARLY, GIVEN, KNOWN, SHORT, Cue
from actas.outline.words_weighed import asks, counts_itself
from actas.vocabulary import Vocabulary
from actas.vocabulary.each_word import parted
from actas.vocabulary.fold import fold
from actas.vocabulary.names import name_words, person_score
from actas.vocabulary.sections import EXACT, kind_of_heading
from actas.vocabulary.sentences import is_sentence, says_which

CAPITALISED = 1.0  # points of a word with a capital that nothing explains
STEP = 2  # columns further in


def _is_void(block: Block, around: Around) -> bool:
    """Whether a short line between blank ones stands below text and right above a heading of its look."""
    before, after = around.before, around.after
    if (
        not block.gap
        or block.kind != "paragraph"
        or block.marker is not None
        or before is None
        or after is None
    ):
        return False
    if before.kind == "heading" or after.kind != "heading" or not after.gap:
        return False
    return len(block.words.text.split()) <= FEW and block.words.text[-1:].isalnum()


def _of_blank_lines(block: Block, around: Around, words: Vocabulary) -> Iterator[Cue]:
    """Weigh the blank lines about a line where they part sections, and no heading is marked."""
    if around.spaced and (_opens_spaced(block, around.before, around.after) or _is_void(block, around)):
        yield Cue("spaced", 1.5)
    elif around.widely and is_set_off(block, around.after, around.widely):
        yield from () if is_sentence(block.words.text, words) else (Cue("widely-apart", 2.5),)


def of_place(block: Block, around: Around, words: Vocabulary, *, exact: bool) -> Iterator[Cue]:
    """Weigh what stands above and below, and how far in the block stands."""
    before, after = around.before, around.after
    length = len(parted[block.words.text])
    if block.kind == "item":
        told = block.words.all_bold and _is_next_point(block, around)
        yield Cue("over-rows", 4.0) if names_rows(block, after) else Cue("has-marker", -5.0 if told else -1.0)
    if before is None and after is not None and after.gap and length <= 5:
        yield Cue("first-line", 1.5)
    apart = before is None or block.gap > 0 or around.apart
    if before is None or apart or before.kind == "heading":
        # Right below a heading stands, where the format marks them, as often what was said first.
        yield from (Cue("blank-before", 0.5),) if apart or not around.marks else ()
        yield from () if around.marks else _of_blank_lines(block, around, words)
    else:
        between = before.kind == "item" and after is not None and after.kind == "item" and not after.gap
        # Where the format marks headings, an exact name right below other words is said beside them.
        named = exact and not around.marks
        light = named or around.series or around.named or between
        light = light or (exact and _is_back_out(block, before))
        less = -3.5 if _leads_on(block, around, words, exact=exact) else -0.5 if light else -2.0
        yield Cue("glued-to-text-above", less)
    if (
        length <= EARLY
        and before is not None
        and not around.marks
        and _opens_what_was_said(block, around, words)
    ):
        yield Cue("first-said", 1.5)
    if around.stepped and not block.words.all_bold and _goes_on_level(block, after, words):
        yield Cue("level-below", -2.5)
    if block.look.left:
        # Headings in bold are set in as well, where the style of a list does it.
        yield from () if block.words.all_bold else (Cue("indented", -2.0),)
    elif block.indent >= 2 and not around.apart:
        yield Cue("indented", -1.0)
    if " to " in block.words.text and _is_to_do(block.words.text, around, words):
        yield Cue("infinitive", -4.0)
    yield from _of_what_is_below(block, around, words, exact=exact)
    yield from _of_contrast(block, around, words) if length <= SHORT else ()


def leads_under(block: Block, before: Block | None) -> bool:
    """Whether a longer line with a colon stands right below a heading with one: it leads in to what is told.

    «Varios:», «Palabras nuevas, para el cartel de la entrada:»; no heading holds nothing but one like itself.
    """
    if before is None or before.kind != "heading" or before.words.text[-1:] != ":":
        return False
    return len(parted[block.words.text]) > EARLY and not block.words.all_bold and block.marker is None


def _is_next_point(block: Block, around: Around) -> bool:
    """«3. **Comida:**» above its parts, right below «2. **Lugar:** el patio»: whether a list goes on."""
    before = around.before
    if before is None or block.gap or before.words.all_bold or around.series or around.again:
        return False
    return before.indent == block.indent and counts_over(before, block)


def _opens_spaced(block: Block, before: Block | None, after: Block | None) -> bool:
    """Whether a line stands as headings do where blank lines part sections; a few words may have a stop."""
    if opens_section(block, after, first=before is None):
        return True
    text = block.words.text
    stopped = text[-1:] == "." and text.count(" ") < FEW and block.gap > 0 and block.marker is None
    return stopped and after is not None and not after.gap and tells(after, PARAGRAPH)


def _leads_on(block: Block, around: Around, words: Vocabulary, *, exact: bool) -> bool:
    """«Zonas:» right below what was told and above a list, where blank lines part sections."""
    if not around.spaced or block.words.text[-1:] != ":" or block.words.all_bold or not tells(around.before):
        return False
    listed = around.after is not None and around.after.kind == "item"
    return listed and not (exact and kind_of_heading(words, block.words.text)[0] in OWN)


def _opens_what_was_said(block: Block, around: Around, words: Vocabulary) -> bool:
    """Whether a short line stands between the last fact of the meeting and what is told below it."""
    before, after = around.before, around.after
    if before is None or after is None or before.kind != "paragraph" or block.marker is not None:
        return False
    text = block.words.text
    key, colon, value = before.words.text.partition(":")
    if not (colon and value.strip() and text[-1:].isalpha() | (text[-1:] == ":")):
        return False
    keys = words.keyed("meeting")
    if fold(key).strip(" *.") not in keys or fold(text).strip(" *.:") in keys or not text[:1].isupper():
        return False
    return tells(after, loose=True) and person_score(words, text) < KNOWN


def _is_to_do(text: str, around: Around, words: Vocabulary) -> bool:
    """Whether somebody, by name or by office, is to do something: "Tom to look for it"; not "Way to go".

    Whatever has a capital may be a name right below what tasks are called, or right above somebody's task.
    """
    named = _whose_to_do(text, words)
    if not named:
        return False
    if person_score(words, named) >= GIVEN or fold(named) in name_words(words).roles:
        return True
    if person_score(words, named) < CAPITALISED:
        return False
    before, after = around.before, around.after
    if before is not None and kind_of_heading(words, before.words.text) == ("actions", EXACT):
        return True
    return after is not None and bool(_whose_to_do(after.words.text, words))


def _whose_to_do(text: str, words: Vocabulary) -> str:
    """Return what stands before "to" and a verb that tells what to do; empty where none does."""
    named, _, does = text.partition(" to ")
    return named if fold(does.partition(" ")[0]) in words.grammar("does", "orders", "bare_verbs") else ""


def _of_contrast(block: Block, around: Around, words: Vocabulary) -> Iterator[Cue]:
    """Weigh how a short line differs from what is told about it."""
    if stands_out(block, around, words):
        yield Cue("stands-out", 1.0)
    if not around.marks and stands_over_lines(block, around, words) and not _counts_on(block, around, words):
        yield Cue("over-lines", 1.5)


def _counts_on(block: Block, around: Around, words: Vocabulary) -> bool:
    """«Problema 2 Ruido» right above «Problema 3 La quema …»: whether the same word counts the line below."""
    one = word_and_number(block.words.text, words)
    other = word_and_number(around.after.words.text, words) if one and around.after else None
    return one is not None and other is not None and one[0] == other[0]


def _goes_on_level(block: Block, after: Block | None, words: Vocabulary) -> bool:
    """Whether the line right below stands as far in: where what belongs to a line is set in, it is a peer."""
    if block.gap or after is None or after.gap or after.kind != "paragraph" or after.marker is not None:
        return False
    return after.indent == block.indent and kind_of_heading(words, block.words.text)[1] < EXACT


def _of_what_is_below(block: Block, around: Around, words: Vocabulary, *, exact: bool) -> Iterator[Cue]:
    after = around.after
    length = len(parted[block.words.text])
    if block.words.links and (after is None or after.kind == "heading") and block.words.leads_elsewhere:
        yield Cue("link-alone", -3.0)
    if after is None:  # «Sprint 8», the last of all, has nothing yet
        counted = length < EARLY and counts_itself(block.words.text, words)
        yield Cue("nothing-below", -0.5 if exact or counted else -2.0)
    elif after.kind == "heading" and block.gap and other_look(block, after):
        yield Cue("heading-below", 0.5)
    elif holds_below(block, around, exact=exact):
        yield Cue("holds", 2.0)
    elif _is_listed(after) and not counts_over(around.before, after):
        # Where no blank line and no colon sets a line off, a list may also be all that is left of a table.
        close = not block.gap and around.before is not None and around.before.kind == "paragraph"
        named = 1.5 if close and block.words.text[-1:].isalnum() else 2.0
        named = named if block.kind == "paragraph" and length <= SHORT else 1.0
        # A whole sentence above a list leads in to it, its colon forgotten.
        told = not exact and length >= EARLY and _tells_all(block.words.text, words, marks=around.marks)
        yield Cue("list-below", 0.5 if told else named)
    elif exact and block.words.text[-1:] == ":" and opens_people(block, after, words):
        yield Cue("list-below", 2.0)
    elif after.kind == "paragraph" and (len(after.words.text) > PARAGRAPH or leads_below(block, after)):
        yield Cue("text-below", 1.0 if after.gap and block.gap else 0.5)


def _tells_all(text: str, words: Vocabulary, *, marks: bool) -> bool:
    """Whether a line is a sentence, and no clause that names what is below it: «Lo que falta».

    Where headings are marked, a clause leads in as often: "Questions that came up".
    """
    if not is_sentence(text, words) or asks(text, words):
        return False
    if names_by_clause(text, words):
        return marks and says_which(text, words)
    said, relative = fold(text).replace("qu'", "que ").split(), words.grammar("relative")
    at = next((at for at, one in enumerate(said) if one in relative), None)
    return at is None or is_sentence(" ".join(said[:at]), words)  # not «Questions qu'on se pose»


def _is_listed(below: Block) -> bool:
    """Whether what stands below is of a list: not how somebody voted, "+1 Ana", on what stands above."""
    return below.kind in ("item", "row")


def counts_over(before: Block | None, after: Block) -> bool:
    """Whether the number below is the next after the one above: what stands between speaks of that one."""
    one, two = before.marker if before else None, after.marker
    if one is None or two is None or one.value is None or one.family != two.family:
        return False
    return two.value == one.value + 1


def holds_below(block: Block, around: Around, *, exact: bool) -> bool:
    """Whether what stands further in right below a line, below a blank one or back out, is held by it.

    The line has a colon, or is exactly what sections are called; then a blank line may stand below, too.
    Where indents alone nest the notes such a line is a point as all are.
    """
    after, before = around.after, around.before
    if after is None or after.kind != "paragraph" or after.indent < block.indent + STEP:
        return False
    text = block.words.text
    if exact and not around.stepped and after.marker is None and text[-1:].isalpha():
        return True
    apart = block.gap > 0 or before is None
    return apart and not after.gap and text.endswith(":") and len(text.split()) <= SHORT


def _is_back_out(block: Block, before: Block) -> bool:
    """Whether a line is back at the margin from what was set in: it goes on nothing of that."""
    return before.marker is None and before.indent >= block.indent + STEP
