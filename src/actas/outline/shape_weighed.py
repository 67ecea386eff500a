"""What the shape of a line says for or against a heading: type, length, how it begins and ends."""

from __future__ import annotations

from collections.abc import Iterator

from actas.model.block import Block, Words
from actas.model.compiled import compiled
from actas.outline.beside import (
    FEW,
    Around,
    opens_section,
    tells,
)
from actas.outline.counted import word_and_number
from actas.outline.place_weighed import holds_below, leads_under
from actas.outline.scored import LONGEST_KEY, SHORT, Cue
from actas.outline.words_weighed import WORD, counts_itself
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.sections import OPENS, kind_of_heading
from actas.vocabulary.sentences import infinitive, is_sentence

LONG = 14  # words: few headings have more
LARGE = 13  # points of type; body text has 10 to 12
ACRONYM = 6  # letters; so many capitals may be a body's name
LONGEST_STOPPED = 8  # words of a heading that ends in a full stop
ADDRESS = compiled(r"https?://|www\.|\S@[^\s@]+\.\S|(?:^|\s)@\w")
POSTCODE = compiled(r"(?:\d{5}|\d{4}-\d{3}|\d{5}-\d{3}),? [A-ZÀ-Þ]")  # «45678 ORVAL» is a place
ENDS_OF_AMOUNT = frozenset("0123456789€$£")
AMOUNT = compiled(r"\s(?:[€$£]\s?\d[\d.,]*|\d[\d.,\s]*[€$£])$")
CLOCK = compiled(r"\d{1,2}\s?[:.h]\s?\d{2}")
COUNTED_BOLD = compiled(r"\d{1,2}\.(?=[ \d])")
SMALL = compiled(r"[a-z]")  # what no line in capitals holds
FOOTNOTE = compiled(r"(?<=[.;!?…])\[\d{1,3}\]$")  # its mark behind the end of a sentence
OPEN_END = compiled(r"[,;(\-–/&]$")
STOPLESS = ",;"  # what closes no heading, whatever its words: «Thanks,»
CELLS = " | "


def of_looks(block: Block, words: Vocabulary) -> Iterator[Cue]:
    """Weigh how a line is set: bold, italics, capitals, size."""
    text = block.words.text
    if block.words.all_bold:
        yield Cue("bold", 2.5)
    elif block.words.all_italic:
        yield Cue("italic", 0.5)
    elif block.words.bold and _is_behind_label(block.words, words):
        yield Cue("bold-label", -8.0)
    letters = [] if SMALL.search(text) else list(filter(str.isalpha, text))
    if len(letters) > 3 and all(map(str.isupper, letters)):
        yield Cue("capitals", 2.5 if text.endswith(":") else 2.0 if len(letters) > ACRONYM else 1.5)
    if block.look.centred:
        yield Cue("centred", 0.5)
    if block.look.size and block.look.size >= LARGE:
        yield Cue("large", 1.0)


def _is_behind_label(said: Words, words: Vocabulary) -> bool:
    """«**Acuerdo 1:** Se pinta el patio.»: whether only what counts a line is bold, and it goes on."""
    label, rest = said.text[: said.bold], said.text[said.bold :].strip()
    counted = word_and_number(said.text, words)
    if counted is None or len(label.split()) > LONGEST_KEY or not label.rstrip(" .:-–").endswith(counted[1]):
        return False
    return rest.endswith((".", ":")) and (len(rest.split()) > LONGEST_KEY or is_sentence(rest, words))


def of_end(block: Block, around: Around, words: Vocabulary, *, exact: bool) -> Iterator[Cue]:
    """Weigh how a line ends, but for a footnote's mark. An exact wording is hardly doubted for its shape."""
    text = block.words.text
    if text[-1:] == "]":
        text = FOOTNOTE.sub("", text)
    if text.endswith(":"):
        listed = (around.after is not None and around.after.kind in ("item", "row")) or holds_below(
            block, around, exact=False
        )
        below = around.after is not None and around.after.kind == "heading"
        told = len(text.split()) <= FEW and tells(around.after, loose=True) and not is_sentence(text, words)
        # Behind a question nothing else asks for a colon.
        # So where blank lines part sections, right above what is told.
        parts = around.spaced and not around.marks and opens_section(block, around.after)
        heads = listed or below or exact or text[-2:] == "?:" or parts
        leads = not exact and leads_under(block, around.before)
        yield Cue("colon", -2.5 if leads else 0.5 if heads else 0.0 if told else -0.5)
    elif text.endswith("?"):
        listed = around.after is not None and around.after.kind == "item"
        # Where blank lines set short lines off, one that asks heads as the others do.
        spaced = around.spaced and opens_section(block, around.after)
        if around.marks or not (listed or spaced):
            yield Cue("question", -0.5)
    elif text.endswith((".", ";", "!", "…")):
        below = around.after is not None and around.after.kind == "item"
        named = text.endswith(".") and _names_with_stop(block, around, words)
        # Its number says already that it is no sentence, also where it is as bold as the words.
        bold = block.words.all_bold and block.marker is None and COUNTED_BOLD.match(text) is not None
        counts = around.series or counts_itself(text, words) or bold
        # «Agreed.» right below a heading and parted from the next says all there is to say.
        answers = not block.gap and not below and around.after is not None and around.after.gap > 0
        # «Acta anterior - aprobada.» says behind a dash what there is to say.
        sure = exact and not answers and " - " not in text and len(text.split()) <= LONGEST_STOPPED
        said = block.words.all_bold and len(text.split()) > FEW  # in bold stands what was decided, too
        against = -0.5 if sure else -1.0 if named or counts else -3.5 if said else -2.5
        yield Cue("full-stop", 1.0 if named and around.stops else against)
    elif OPEN_END.search(text) and (not exact or text[-1] in STOPLESS):
        yield Cue("unfinished", -2.5)


def _names_with_stop(block: Block, around: Around, words: Vocabulary) -> bool:
    """Whether a few words with a stop may name what is below: «Aniversario.», not «Pagar a tiempo.».

    In bold, in a carrier's paragraphs, they need no blank line above.
    """
    apart = block.gap > 0 or (around.apart and block.words.all_bold)
    first, *others = block.words.text.split()
    if not apart or len(others) >= FEW or (others and infinitive(words).match(first)):
        return False
    if around.stops or block.words.text.isupper():
        return True
    if around.after is not None and (around.after.kind == "item" or tells(around.after)):
        return True
    return around.spaced and opens_section(block, around.after)


def of_shape(block: Block, around: Around, words: Vocabulary, *, exact: bool) -> Iterator[Cue]:
    """Weigh what a line begins with and holds, and how long it is."""
    text = block.words.text
    mixed = not text.partition(" ")[0].islower()  # «e-Salud»
    right_above = around.after is not None and not around.after.gap
    # «divers» below a blank line and right above its text is what it is called, whoever forgets capitals.
    set_off = exact and (block.gap > 0 or _parts_small(around)) and right_above
    # Where nearly everything begins small, more than that must speak for a name: its words, or its colon.
    called = exact and not block.indent and (text[-1:] != "?" or " " in text.rstrip(" ?"))  # not «fotos?»
    sure = around.small and (called or around.named or text.endswith(":"))
    small = around.series or sure or set_off
    if text[:1].islower() and not mixed and not small:
        yield Cue("lower-case", -2.0)
    yield from _of_signs_inside(text, around, words, exact=exact)
    address = ("@" in text or "://" in text or "www." in text) and ADDRESS.search(text)
    if address or (text[:1].isdecimal() and POSTCODE.match(text)):
        yield Cue("address", -3.0)
    if text[-1:] in ENDS_OF_AMOUNT and AMOUNT.search(text):
        yield Cue("amount", -3.5)  # «Cuenta corriente 1.310,50 €» is what there is
    elif CLOCK.search(text):
        yield Cue("clock", -1.0)
    if CELLS in text and around.after is not None and CELLS in around.after.words.text:
        yield Cue("names-of-columns", -6.0)  # «Zona | Estado» above «Norte | cortado»
    if not any(map(str.isalpha, text)):
        yield Cue("figures", -1.5)
    enclosing = text[:1] + text[-1:]
    if enclosing == "()" or (enclosing == "[]" and not (exact or around.spaced)):
        yield Cue("in-brackets", -3.0)
    count = len(WORD.findall(text))
    if count <= SHORT:
        yield Cue("short", 0.5)
    elif count > LONG and not counts_itself(text, words):
        yield Cue("long", -1.0)


def _parts_small(around: Around) -> bool:
    """«próximos pasos» between two lists whose points begin small, too: its small letter says nothing."""
    beside = around.before, around.after
    return all(one is not None and one.kind == "item" and one.words.text[:1].islower() for one in beside)


def _of_signs_inside(text: str, around: Around, words: Vocabulary, *, exact: bool) -> Iterator[Cue]:
    """Weigh the signs that part what is told: one name of a section in three thousand has a semicolon."""
    inside = ":" in text and ":" in CLOCK.sub("", text[:-1])
    if inside and (not exact or _opens_with_key(around.after, words)):
        yield Cue("colon-inside", -1.0)
    if "; " in text:
        yield Cue("semicolon-inside", -2.0)


def _opens_with_key(below: Block | None, words: Vocabulary) -> bool:
    """«Difusión: carteles», right below «Votación: en mayo»: whether a mere key opens a line."""
    if below is None or below.kind != "paragraph" or below.gap or below.words.bold:
        return False
    key, colon, told = below.words.text.partition(": ")
    named = bool(colon and told) and len(key.split()) <= LONGEST_KEY
    return named and kind_of_heading(words, key)[1] < OPENS and fold(key) not in words.keyed("meeting")
