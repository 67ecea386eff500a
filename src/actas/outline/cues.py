"""What speaks for a block being a heading and what against it, each with its points.

The points were weighed over notes of four languages until the tables of `docs/parsing.md` held: one cue
that is as good as sure (exact wording, bold, capitals with a colon) and the blank line that goes with it
are `ENOUGH`; one that is as good as sure to be wrong takes them away again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from actas.model.block import Block, Words
from actas.model.compiled import compiled
from actas.model.plain import Plain, plain
from actas.outline.beside import (
    FEW,
    PARAGRAPH,
    Around,
    is_only_text,
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
from actas.outline.country_labels import opens_with_country
from actas.outline.decided import decides
from actas.outline.leading import OWN
from actas.outline.leading_in import leads_in
from actas.outline.markers import VOTE
from actas.outline.office_lines import stands_above_holder
from actas.vocabulary import Vocabulary
from actas.vocabulary.each_word import parted
from actas.vocabulary.fold import fold
from actas.vocabulary.greetings import greets
from actas.vocabulary.names import is_office_alone, known_actor, name_words, person_score
from actas.vocabulary.phrases import opens
from actas.vocabulary.rosters import behind_key
from actas.vocabulary.sections import EXACT, NEARLY, OPENS, bare, kind_of_heading
from actas.vocabulary.sentences import asks_by_accent, infinitive, is_sentence, says_which

ENOUGH = 3.0  # points that make a heading
SHORT, LONG = 8, 14  # words: most headings have no more than the first, few more than the second
LARGE = 13  # points of type; body text has 10 to 12
CAPITALISED = 1.0  # points of a word with a capital that nothing explains
GIVEN = 2.0  # points of a name that holds a known given name
EARLY = 4  # words among which a sentence has its verb
ACRONYM = 6  # letters; so many capitals may be a body's name
STEP = 2  # columns further in
AWAY = frozenset({"absent", "excused"})
KNOWN = 1.5  # points of a name with a known part
MOST_OF_NAME = 4  # words of a name alone, its title among them
LONGEST_STOPPED = 8  # words of a heading that ends in a full stop
LONGEST_KEY = 3  # words of a key of attendance
AMONG_PROSE = 2.0  # points of what stands out among sentences, and above a paragraph set apart
MANY_WORDS = 12  # so many words name more than a section: what stands among them counts half
SAID = frozenset({"interventions", "questions"})
DECIDED = frozenset({"agreements", "actions"})  # «Se acordó:» is a sentence and heads a section

ADDRESS = compiled(r"https?://|www\.|\S@[^\s@]+\.\S|(?:^|\s)@\w")
VOTES = "+-±"  # signs of a vote
POSTCODE = compiled(r"(?:\d{5}|\d{4}-\d{3}|\d{5}-\d{3}),? [A-ZÀ-Þ]")  # «45678 ORVAL» is a place
ENDS_OF_AMOUNT = frozenset("0123456789€$£")
AMOUNT = compiled(r"\s(?:[€$£]\s?\d[\d.,]*|\d[\d.,\s]*[€$£])$")
CLOCK = compiled(r"\d{1,2}\s?[:.h]\s?\d{2}")
COUNTED_BOLD = compiled(r"\d{1,2}\.(?=[ \d])")
ROMAN = frozenset("IVX")
CHAPTER = compiled(r"[IVX]{1,5}[.)]\s+(?=\S)")
WORD = compiled(r"[^\W_]+")
SMALL = compiled(r"[a-z]")  # what no line in capitals holds
FOOTNOTE = compiled(r"(?<=[.;!?…])\[\d{1,3}\]$")  # its mark behind the end of a sentence
OPEN_END = compiled(r"[,;(\-–/&]$")
CLAUSES = 5  # blanks in a line that may hold two clauses
ADDRESSED = (":", ",")  # ends of a line on top that names those whom a letter is for
STOPLESS = ",;"  # what closes no heading, whatever its words: «Thanks,»
TWO_SENTENCES = compiled(r"[.!?](?<=[^\W\d_].) +[A-ZÁÉÍÓÚ¿]")  # what it looks for first is rare
# «Primera salida. medimos catorce pozos»: who begins sentences small has several words in the next.
SMALL_SECOND = compiled(r"[^\W\d_]{5}[.!?] +[^\W\dA-ZÀ-Þ_]\S*(?: \S+){3}")
# «Some 40 people came»: a number that counts what stands behind it, and no place among its like.
QUANTITY = compiled(r"\D+\d{2,3} [^\W\d_]{3}")
DASHES = frozenset("-–—")
PARTED = compiled(r"[,;]|\s/\s")  # names of a list
BETWEEN_COLUMNS = ("/", "|")
OPENING_CODE = compiled(r"\d{1,4}/\d{1,4}\s")  # «045/31 Obras»
CELLS = " | "


@plain()
class Cue(Plain):
    """One thing that speaks for a heading (points above 0) or against it."""

    name: str
    points: float

    def __str__(self) -> str:
        return _told(self.name, self.points)


@plain()
class Scored(Plain):
    """Everything weighed of one block."""

    cues: tuple[Cue, ...]

    @property
    def points(self) -> float:
        """The sum."""
        return sum([cue.points for cue in self.cues])

    @property
    def doubted(self) -> bool:
        """Whether any cue says that it is none."""
        return any(cue.points < 0 for cue in self.cues)

    def has(self, *names: str) -> bool:
        """Whether a cue's name begins with one of these."""
        told = "\n" + "\n".join([cue.name for cue in self.cues])  # asked of each line, shape by shape
        for name in names:  # noqa: SIM110  # a generator would take twice the time
            if "\n" + name in told:
                return True
        return False

    def told(self) -> tuple[str, ...]:
        """Return the cues as a block keeps them."""
        return tuple(_told(cue.name, cue.points) for cue in self.cues)


# What the notes as a whole say of a line.
_SERIES, _DAY, _TOPIC = Cue("series", 5.0), Cue("day-alone", 7.0), Cue("topic-key", 6.0)
_NAMED, _BETWEEN, _PARTED = Cue("small-name", 4.0), Cue("name-between", 10.0), Cue("parts-again", 12.0)
_POINT, _HELD = Cue("agenda-list", -15.0), Cue("colon-part", 8.0)
_cues: dict[tuple[str, float], Cue] = {}


@lru_cache(maxsize=1024)  # kept with every block that was weighed: the same few
def _told(name: str, points: float) -> str:
    return f"{name} {points:+.1f}"


def score(block: Block, around: Around, words: Vocabulary) -> Scored:
    """Weigh all cues for a block being a heading."""
    text = block.words.text
    exact = kind_of_heading(words, text)[1] >= NEARLY
    cues = [
        *_of_wording(text, words),
        *_of_looks(block, words),
        *_of_end(block, around, words, exact=exact),
        *_of_shape(block, around, words, exact=exact),
        *(() if around.named and " " not in text else _of_sentence(block.words, words)),
        *_of_place(block, around, words, exact=exact),
    ]
    if (
        (not exact or text[-1:] == ".")
        and text[-1:] != ":"
        and decides(text, words)
        and not _is_all_decided(block, around)
    ):
        cues.append(Cue("decision", -3.0))
    if not exact and (_says_who_speaks(text, words) or opens_with_country(block, words)):
        cues.append(Cue("who-speaks", -3.0))
    if _is_told_behind(text, around, words, exact=exact):
        cues.append(Cue("told-behind", -2.0))
    if stands_above_holder(block, around, words, exact=exact):
        cues.append(Cue("who-came", -7.0))  # more than capitals, a colon and a word of participants weigh
    elif around.listed and not exact:
        cues.extend(_of_who_came(block, around, words))
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
        (around.held, _HELD),
    )  # fmt: skip
    yield from (cue for holds, cue in told if holds)
    if around.again and (not around.marks or block.marker is None or block.words.all_bold):
        yield Cue("agenda-point", 5.0)
    text = block.words.text
    colon = text.endswith(":")
    # Where numbers head, a colon above a list leads in to it; a plain name above text may head all the same.
    listed = colon and around.after is not None and around.after.kind == "item"
    marks = around.marks or (around.counted and not around.series and listed and not exact)
    if marks and block.words.all_bold and block.marker is not None:
        yield Cue("others-are-marked", -4.0)  # «1. **Obras:**» and what was said of it
    elif marks and block.words.all_bold and around.after is None and not exact:
        yield Cue("others-are-marked", -2.0)  # «**Próxima reunión el martes**» closes the notes
    elif marks and not block.words.all_bold:
        # In italics a name may be a part's («*Cuotas*»); what is longer is quoted, or leads in.
        part = block.words.all_italic and len(parted[block.words.text]) <= EARLY
        behind = _is_told_behind(block.words.text, around, words, exact=exact)
        apart = exact and not behind and _stands_apart(block, around)
        leads = colon and not (apart or block.words.text.isupper())
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


def _stands_apart(block: Block, around: Around) -> bool:
    """Whether a line stands below a blank one and other text, and above what it may hold.

    A colon right below a marked heading leads in to what that one holds, whatever it is called.
    """
    before, after = around.before, around.after
    if not block.gap or after is None or after.kind == "heading":
        return False
    return before is not None and before.kind != "heading"


def _of_wording(text: str, words: Vocabulary) -> Iterator[Cue]:
    kind, strength = kind_of_heading(words, text)
    if kind:
        few = strength >= NEARLY or len(WORD.findall(text)) <= MANY_WORDS
        yield Cue(f"wording:{kind}", strength if few else strength / 2)
    if _first(text) in words.grammar("stages"):
        yield Cue("stage", 0.5 if kind else 1.5)
    if _counts(text, words):
        yield Cue("word-and-number", 1.0)


def _counts(text: str, words: Vocabulary) -> bool:
    """Whether a line opens with a word and its number, and the number counts nothing else."""
    counted = word_and_number(text, words)
    if (
        counted is None
        or counted[0] in words.grammar("finite")
        or counted[0] in words.phrases("places", "venues")
    ):
        return False  # «Hay 2.», "Room 12"
    day = counted[0] in words.phrases("dates", "weekdays")  # «El sábado 2 hubo …»
    return not day and not QUANTITY.match(text)


def _of_looks(block: Block, words: Vocabulary) -> Iterator[Cue]:
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


def _of_end(block: Block, around: Around, words: Vocabulary, *, exact: bool) -> Iterator[Cue]:
    """Weigh how a line ends, but for a footnote's mark. An exact wording is hardly doubted for its shape."""
    text = block.words.text
    if text[-1:] == "]":
        text = FOOTNOTE.sub("", text)
    if text.endswith(":"):
        listed = (around.after is not None and around.after.kind in ("item", "row")) or _holds(
            block, around, exact=False
        )
        below = around.after is not None and around.after.kind == "heading"
        told = len(text.split()) <= FEW and tells(around.after, loose=True) and not is_sentence(text, words)
        # Behind a question nothing else asks for a colon.
        # So where blank lines part sections, right above what is told.
        parts = around.spaced and not around.marks and opens_section(block, around.after)
        heads = listed or below or exact or text[-2:] == "?:" or parts
        leads = not exact and _leads_under(block, around.before)
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
        counts = around.series or _counts(text, words) or bold
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


def _of_shape(block: Block, around: Around, words: Vocabulary, *, exact: bool) -> Iterator[Cue]:
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
    elif count > LONG and not _counts(text, words):
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


def _of_sentence(said: Words, words: Vocabulary) -> Iterator[Cue]:
    """Weigh what makes a sentence of the words: a heading names, it does not tell."""
    text = said.text
    if text[:1] in ROMAN and (number := CHAPTER.match(text)):
        text = text[number.end() :]  # in «I. Obras» nobody says "I"
    kind, strength = kind_of_heading(words, text)
    sure = NEARLY if kind == "participants" else EXACT  # «Étaient présent :», a letter short, is no sentence
    named = strength >= sure or bare(text) in words.keyed("section_kinds")
    excused = named or text.isupper() or _asks(text, words) or _counts(text, words)
    if not excused and is_sentence(text, words):
        if names_by_clause(text, words):
            if text.endswith(":"):
                yield Cue("clause", -1.0)  # «Lo que no llegó:» names what is below, or leads in to it
            return
        decides = strength >= OPENS and kind in DECIDED
        leads = text.endswith(":") and not decides
        # «Contratación de la persona que llevará las cuentas»: the verb is not that of the line.
        late = said.all_bold and not is_sentence(" ".join(text.split()[:EARLY]), words)
        yield Cue("sentence", -1.0 if late else -4.0 if leads else -2.5)
    asked = text.endswith("?") and strength < NEARLY and _asks_whether_to(text, words)
    if asked or (kind and strength < OPENS and infinitive(words).match(text.split(None, 1)[0])):
        yield Cue("infinitive", -1.0)  # «Ejecutar el programa» is to be done, and no programme
    two = TWO_SENTENCES.search(text) or (". " in text and SMALL_SECOND.search(text))
    if two and not (_counts(text, words) or _is_addressed(text, strength, words)):
        yield Cue("two-sentences", -1.5)
    if text.endswith(":") and leads_in(text.rstrip(" :"), words):
        yield Cue("leads-in", -3.0 if kind == "participants" and strength >= sure else -4.0)
    if kind == "participants" and (_names_behind_key(text, words) or _names_behind_dash(text, words)):
        yield Cue("names-behind-key", -4.0)


def _asks_whether_to(text: str, words: Vocabulary) -> bool:
    """«¿Hablar con el banco?», "Ask the county?": whether a question opens with what might be done."""
    first, _, rest = text.lstrip("¿ ").partition(" ")
    ordered = fold(first) in words.grammar("does") and " " in rest
    return ordered or infinitive(words).match(first) is not None


def _names_behind_key(text: str, words: Vocabulary) -> bool:
    """«Presentes Ana Ruiz, Luis Paz», "Present - Peru, IOM": names behind a key, its colon forgotten."""
    head, *others = PARTED.split(text)
    if not others:
        return _names_one_behind_key(text, words)
    tokens = head.split()
    keys, people = words.keyed("meeting"), ("participants", "absent", "excused")
    opens = [
        size for size in range(1, min(len(tokens), LONGEST_KEY + 1))
        if keys.get(fold(" ".join(tokens[:size]))) in people
    ]  # fmt: skip
    if not opens:
        return False
    if len(others) > 1 and any(tokens[size] in DASHES for size in opens):
        return True  # «present - me, baz, the electrician»
    named = (known_actor(words, one) or person_score(words, one.strip(" .")) >= KNOWN for one in others)
    return sum(map(bool, named)) * 2 >= len(others)


def _names_behind_dash(text: str, words: Vocabulary) -> bool:
    """«Apologies - Kim», «Presentes – Ana y Luis (tarde)»."""
    return any(f" {dash} " in text for dash in DASHES) and behind_key(text, words) is not None


def _names_one_behind_key(text: str, words: Vocabulary) -> bool:
    """«Disculpas de Ana», "Apologies from Piers": one name behind a key and a small word."""
    key, _, named = text.partition(" ")
    of, _, name = named.partition(" ")
    if fold(of) not in words.grammar("from", "of"):
        return False
    return words.keyed("meeting").get(fold(key)) in AWAY and person_score(words, name) >= KNOWN


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


def _of_place(block: Block, around: Around, words: Vocabulary, *, exact: bool) -> Iterator[Cue]:
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


def _leads_under(block: Block, before: Block | None) -> bool:
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
        counted = length < EARLY and _counts(block.words.text, words)
        yield Cue("nothing-below", -0.5 if exact or counted else -2.0)
    elif after.kind == "heading" and block.gap and other_look(block, after):
        yield Cue("heading-below", 0.5)
    elif _holds(block, around, exact=exact):
        yield Cue("holds", 2.0)
    elif _is_listed(after) and not counts_over(around.before, after):
        # Where no blank line and no colon sets a line off, a list may also be all that is left of a table.
        close = not block.gap and around.before is not None and around.before.kind == "paragraph"
        named = 1.5 if close and block.words.text[-1:].isalnum() else 2.0
        named = named if block.kind == "paragraph" and length <= SHORT else 1.0
        # A whole sentence above a list leads in to it, its colon forgotten.
        told = not exact and length >= EARLY and _tells_all(block.words.text, words, marks=around.marks)
        yield Cue("list-below", 0.5 if told else named)
    elif exact and block.words.text[-1:] == ":" and _opens_people(block, after, words):
        yield Cue("list-below", 2.0)
    elif after.kind == "paragraph" and (len(after.words.text) > PARAGRAPH or leads_below(block, after)):
        yield Cue("text-below", 1.0 if after.gap and block.gap else 0.5)


def _tells_all(text: str, words: Vocabulary, *, marks: bool) -> bool:
    """Whether a line is a sentence, and no clause that names what is below it: «Lo que falta».

    Where headings are marked, a clause leads in as often: "Questions that came up".
    """
    if not is_sentence(text, words) or _asks(text, words):
        return False
    if names_by_clause(text, words):
        return marks and says_which(text, words)
    said, relative = fold(text).replace("qu'", "que ").split(), words.grammar("relative")
    at = next((at for at, one in enumerate(said) if one in relative), None)
    return at is None or is_sentence(" ".join(said[:at]), words)  # not «Questions qu'on se pose»


def _opens_people(block: Block, below: Block, words: Vocabulary) -> bool:
    """Whether a name alone stands below a line that is what lists of who came are called: a name a line.

    Behind the name may stand an office, or where somebody is from, and nobody else.
    """
    if below.kind != "paragraph" or kind_of_heading(words, block.words.text)[0] != "participants":
        return False
    name, _, behind = below.words.text.partition(", ")
    if len(parted[name]) > MOST_OF_NAME or not _is_person(name, words):
        return False
    return "," not in behind and not _is_person(behind, words)


def _is_listed(below: Block) -> bool:
    """Whether what stands below is of a list: not how somebody voted, "+1 Ana", on what stands above."""
    return below.kind in ("item", "row")


def counts_over(before: Block | None, after: Block) -> bool:
    """Whether the number below is the next after the one above: what stands between speaks of that one."""
    one, two = before.marker if before else None, after.marker
    if one is None or two is None or one.value is None or one.family != two.family:
        return False
    return two.value == one.value + 1


def _holds(block: Block, around: Around, *, exact: bool) -> bool:
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


def _is_person(text: str, words: Vocabulary) -> bool:
    """Whether a line is surely a name, with a given name that is known."""
    return person_score(words, text.title() if text.isupper() else text) >= GIVEN


def _says_who_speaks(text: str, words: Vocabulary) -> bool:
    """«Ana: los recuentos, antes de marzo», "+1 Ana": somebody before what is said; "Typed up by: Ana"."""
    if text[0] in VOTES and VOTE.fullmatch(text):
        return True
    key, colon, said = text.partition(":")
    tokens = key.split()
    if not (colon and tokens and said.strip()):
        return False
    by = len(tokens) > 1 and fold(tokens[-1]) in words.grammar("agent")
    return by or (len(tokens) <= LONGEST_KEY and _is_person(key, words))


def _is_addressed(text: str, strength: float, words: Vocabulary) -> bool:
    """«Srs. Asistentes:»: whether the stop in words of a section is that of a form of address before them."""
    address = fold(text.partition(" ")[0])
    return strength >= OPENS and address.rstrip(".") + "." in name_words(words).dotted


def _of_who_came(block: Block, around: Around, words: Vocabulary) -> Iterator[Cue]:
    """Weigh what stands below a heading of those who came: a name, or what some of them are called."""
    text, after = block.words.text, around.after
    if (
        (text.endswith(":") or is_office_alone(text, words))
        and after is not None
        and after.kind in ("item", "paragraph")
        and _is_person(after.words.text, words)
    ):
        yield Cue("who-came", -5.0)
    elif _is_person(text, words):
        yield Cue("who-came", -3.0)
    elif block.gap and _ends_list(text, after, words):
        yield Cue("text-below", 1.0)
    if after is not None and any(
        sign in OPENING_CODE.sub("", text) and sign in after.words.text for sign in BETWEEN_COLUMNS
    ):
        yield Cue("names-of-columns", -6.0)  # «Nombre / Institución» above «Ana / Lago»


def _ends_list(text: str, after: Block | None, words: Vocabulary) -> bool:
    """«Obras» and below it «El tejado gotea.»: whether a line below those who came names none.

    Its stop makes it no name, either: nobody ends a list of names so.
    """
    if after is None or after.kind != "paragraph" or not (text[-1:].isalnum() or text[-1:] == "."):
        return False
    return (
        len(parted[text]) < LONGEST_KEY
        and person_score(words, text) < KNOWN
        and is_sentence(after.words.text, words)
    )


def _first(text: str) -> str:
    """Return the first folded word; empty where there is none to be seen."""
    return (fold(text[:80]).split() or [""])[0]


def _asks(text: str, words: Vocabulary) -> bool:
    """Whether a line asks; «Cuando se preguntó por agua salió esto:» leads in, its first word or not."""
    if text.endswith("?"):
        return True
    first = _first(text).lstrip("¿")
    if text.endswith(":") and first in words.grammar("subordinators") and text.count(" ") >= CLAUSES:
        return False
    if first in words.grammar("that") and text[-1:] != ":" and text.count(" ") >= EARLY:
        return asks_by_accent(text.partition(" ")[0], words)  # «Que haya pan los jueves» is wished
    return first in words.grammar("interrogatives")
