"""What speaks for a block being a heading and what against it, each with its points.

The points were weighed over notes of four languages until the tables of `docs/parsing.md` held: one cue
that is as good as sure (exact wording, bold, capitals with a colon) and the blank line that goes with it
are `ENOUGH`; one that is as good as sure to be wrong takes them away again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from actas.model.block import Block
from actas.outline.beside import (
    FEW,
    Around,
    is_only_text,
)
from actas.outline.country_labels import opens_with_country
from actas.outline.decided import decides
from actas.outline.leading import OWN
from actas.outline.office_lines import stands_above_holder
from actas.outline.people_weighed import of_who_came, says_who_speaks
from actas.outline.place_weighed import of_place
from actas.outline.scored import EARLY, KNOWN, Cue, Scored
from actas.outline.shape_weighed import of_end, of_looks, of_shape
from actas.outline.words_weighed import of_sentence, of_wording
from actas.vocabulary import Vocabulary
from actas.vocabulary.each_word import parted
from actas.vocabulary.fold import fold
from actas.vocabulary.greetings import greets
from actas.vocabulary.names import name_words, person_score
from actas.vocabulary.phrases import opens
from actas.vocabulary.sections import NEARLY, OPENS, kind_of_heading

AMONG_PROSE = 2.0  # points of what stands out among sentences, and above a paragraph set apart
SAID = frozenset({"interventions", "questions"})
ADDRESSED = (":", ",")  # ends of a line on top that names those whom a letter is for
# What the notes as a whole say of a line.
_SERIES, _DAY, _TOPIC = Cue("series", 5.0), Cue("day-alone", 7.0), Cue("topic-key", 6.0)
_NAMED, _BETWEEN, _PARTED = Cue("small-name", 4.0), Cue("name-between", 10.0), Cue("parts-again", 12.0)
_POINT, _HELD = Cue("agenda-list", -15.0), Cue("colon-part", 8.0)
_ADDRESSED = Cue("addressed", 5.0)  # others may be marked, and points go on behind it
_cues: dict[tuple[str, float], Cue] = {}


def score(block: Block, around: Around, words: Vocabulary) -> Scored:
    """Weigh all cues for a block being a heading."""
    text = block.words.text
    exact = kind_of_heading(words, text)[1] >= NEARLY
    cues = [
        *of_wording(text, words),
        *of_looks(block, words),
        *of_end(block, around, words, exact=exact),
        *of_shape(block, around, words, exact=exact),
        *(() if around.named and " " not in text else of_sentence(block.words, words)),
        *of_place(block, around, words, exact=exact),
    ]
    if (
        (not exact or text[-1:] == ".")
        and text[-1:] != ":"
        and decides(text, words)
        and not _is_all_decided(block, around)
    ):
        cues.append(Cue("decision", -3.0))
    if not exact and (says_who_speaks(text, words) or opens_with_country(block, words)):
        cues.append(Cue("who-speaks", -3.0))
    if _is_told_behind(text, around, words, exact=exact):
        cues.append(Cue("told-behind", -2.0))
    if stands_above_holder(block, around, words, exact=exact):
        cues.append(Cue("who-came", -7.0))  # more than capitals, a colon and a word of participants weigh
    elif around.listed and not exact:
        cues.extend(of_who_came(block, around, words))
    named = kind_of_heading(words, text)[1] >= OPENS  # «Buenas prácticas por país» does not greet
    if not named and (_is_formula(fold(text), words) or _is_addressed_to(text, around, words)):
        cues.append(Cue("greeting", -4.0))
    least = OPENS if around.marks else 0.0  # where headings are marked, a word among others says little
    if (
        not block.words.all_bold
        and is_only_text(block, around)
        and not any(cue.name.startswith(("wording", "stage")) and cue.points >= least for cue in cues)
    ):
        cues.append(Cue("between-headings", -1.5))
    elif block.words.all_bold and not exact and _fills(block, around):
        cues.append(Cue("between-headings", -15.0))
    cues.extend(_of_notes(block, around, words, cues, exact=exact))
    # Lines by the thousand are weighed, and the same few cues speak for all: each is kept once.
    return Scored(tuple([_cues.setdefault((cue.name, cue.points), cue) for cue in cues]))


def _is_all_decided(block: Block, around: Around) -> bool:
    """«Decidido», a word below a blank line and right above a list or a table: all that is in it was."""
    after = around.after
    if after is None or not block.gap or block.marker is not None or not block.words.text.isalpha():
        return False
    return after.kind == "row" or (after.kind == "item" and not after.gap)


def _is_formula(folded: str, words: Vocabulary) -> bool:
    """Whether a line greets, or asks to sign."""
    return greets(folded, words) or opens(folded, words.phrases("cues", "signing"))


def _is_addressed_to(text: str, around: Around, words: Vocabulary) -> bool:
    """Whether a line on top names those whom a letter is for: «A las familias de la escuela:»."""
    on_top = text[-1:] in ADDRESSED and (around.before is None or around.second)
    listed = around.after is not None and around.after.kind == "item"
    return on_top and not listed and bool(opens(fold(text), words.phrases("cues", "addressing")))


def _fills(block: Block, around: Around) -> bool:
    """Whether a line is all that stands below a heading that the carrier marks, before the next as high."""
    before, after = around.before, around.after
    if before is None or before.kind != "heading" or not before.level or block.words.text.endswith(":"):
        return False
    return after is None or (after.kind == "heading" and 0 < (after.level or 0) <= before.level)


def _of_notes(
    block: Block, around: Around, words: Vocabulary, known: Sequence[Cue], *, exact: bool
) -> Iterator[Cue]:
    """Yield what the notes as a whole say of a line of which so much is ``known``."""
    told = (
        (around.series, _SERIES), (around.day, _DAY), (around.topic, _TOPIC), (around.named, _NAMED),
        (around.between, _BETWEEN), (around.parted, _PARTED), (around.point, _POINT),
        (around.held, _HELD), (around.addressed, _ADDRESSED),
    )  # fmt: skip
    yield from (cue for holds, cue in told if holds)
    if around.again and (not around.marks or block.marker is None or block.words.all_bold):
        yield Cue("agenda-point", 5.0)
    text = block.words.text
    colon = text.endswith(":")
    # Where numbers head, a colon above a list leads in to it; a plain name above text may head all the same.
    listed = colon and around.after is not None and around.after.kind == "item"
    marks = not around.series and (around.marks or (around.counted and listed and not exact))
    if marks and block.words.all_bold and block.marker is not None:
        yield Cue("others-are-marked", -4.0)  # «1. **Obras:**» and what was said of it
    elif marks and block.words.all_bold and around.after is None and not exact:
        yield Cue("others-are-marked", -2.0)  # «**Próxima reunión el martes**» closes the notes
    elif marks and not block.words.all_bold:
        # In italics a name may be a part's («*Cuotas*»); what is longer is quoted, or leads in.
        part = block.words.all_italic and len(parted[block.words.text]) <= EARLY
        behind = _is_told_behind(block.words.text, around, words, exact=exact)
        apart = exact and not behind and _stands_apart(block, around, words)
        leads = colon and not (apart or around.held or block.words.text.isupper())
        leads = leads or (exact and _is_said(block, around, words))
        called = exact and not leads and _is_called(block, around)
        if leads or not _stands_among_prose(block, around, known, words):
            yield Cue("others-are-marked", -0.5 if part else -5.5 if leads else -1.0 if called else -2.0)


def _is_told_behind(text: str, around: Around, words: Vocabulary, *, exact: bool) -> bool:
    """«Opciones:» above a list, «Se vota la segunda.» behind it; not what is a section anywhere."""
    return around.behind and not (exact and kind_of_heading(words, text)[0] in OWN)


def _is_said(block: Block, around: Around, words: Vocabulary) -> bool:
    """«Comentarios:», "Questions" above a list: what people said of the topic that a marked heading names."""
    listed = around.after is not None and around.after.kind == "item"
    return listed and not block.words.text.isupper() and kind_of_heading(words, block.words.text)[0] in SAID


def _is_called(block: Block, around: Around) -> bool:
    """«Acuerdos», below a blank line and what was told of another matter: a name, its mark forgotten."""
    text, before, after = block.words.text, around.before, around.after
    close = after is not None and not after.gap  # «acuerdos» right above its text needs no capital
    named = block.marker is None and (close or text[:1].isupper()) and text[-1:].isalnum()
    return named and block.gap > 0 and before is not None and before.kind != "heading"


def _stands_among_prose(block: Block, around: Around, known: Sequence[Cue], words: Vocabulary) -> bool:
    """«Salida al río», and nobody, between blank lines and whole paragraphs: a name, its mark forgotten."""
    text = block.words.text
    named = text[-1:].isalnum() and ": " not in text and text.count(" ") < FEW and block.marker is None
    if not named or around.before is None or around.before.kind == "heading":
        return False
    among = sum([cue.points for cue in known if cue.name in ("text-below", "stands-out")])
    if among < AMONG_PROSE or person_score(words, text) >= KNOWN:
        return False
    first, _, behind = fold(text).partition(" ")
    office = behind.partition(" ")[0] if first in words.grammar("articles") else first
    return office not in name_words(words).roles


def _stands_apart(block: Block, around: Around, words: Vocabulary) -> bool:
    """Whether a line stands below a blank one and other text, and above what it may hold.

    A colon right below a marked heading leads in to what that one holds, unless it says who came, what was
    agreed or what is to be done, and nothing is told behind the list.
    """
    before, after = around.before, around.after
    if not block.gap or block.indent > 1 or after is None or after.kind == "heading":
        return False  # set in below a number it is told of that
    if before is None or before.kind != "heading":
        return before is not None
    return not around.behind and kind_of_heading(words, block.words.text)[0] in OWN
