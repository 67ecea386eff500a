"""What the words of a line say for or against a heading: what sections are called, or a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from actas.model.block import Words
from actas.model.compiled import compiled
from actas.outline.beside import (
    names_by_clause,
)
from actas.outline.counted import word_and_number
from actas.outline.leading_in import leads_in
from actas.outline.people_weighed import names_behind_dash, names_behind_key
from actas.outline.scored import EARLY, Cue
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import name_words
from actas.vocabulary.sections import EXACT, NEARLY, OPENS, bare, kind_of_heading
from actas.vocabulary.sentences import asks_by_accent, infinitive, is_sentence

MANY_WORDS = 12  # so many words name more than a section: what stands among them counts half
DECIDED = frozenset({"agreements", "actions"})  # «Se acordó:» is a sentence and heads a section
ROMAN = frozenset("IVX")
CHAPTER = compiled(r"[IVX]{1,5}[.)]\s+(?=\S)")
WORD = compiled(r"[^\W_]+")
CLAUSES = 5  # blanks in a line that may hold two clauses
TWO_SENTENCES = compiled(r"[.!?](?<=[^\W\d_].) +[A-ZÁÉÍÓÚ¿]")  # what it looks for first is rare
# «Primera salida. medimos catorce pozos»: who begins sentences small has several words in the next.
SMALL_SECOND = compiled(r"[^\W\d_]{5}[.!?] +[^\W\dA-ZÀ-Þ_]\S*(?: \S+){3}")
# «Some 40 people came»: a number that counts what stands behind it, and no place among its like.
QUANTITY = compiled(r"\D+\d{2,3} [^\W\d_]{3}")


def of_wording(text: str, words: Vocabulary) -> Iterator[Cue]:
    """Weigh how far a line is what sections are called."""
    kind, strength = kind_of_heading(words, text)
    if kind:
        few = strength >= NEARLY or len(WORD.findall(text)) <= MANY_WORDS
        yield Cue(f"wording:{kind}", strength if few else strength / 2)
    if _first(text) in words.grammar("stages"):
        yield Cue("stage", 0.5 if kind else 1.5)
    if counts_itself(text, words):
        yield Cue("word-and-number", 1.0)


def counts_itself(text: str, words: Vocabulary) -> bool:
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


def of_sentence(said: Words, words: Vocabulary) -> Iterator[Cue]:
    """Weigh what makes a sentence of the words: a heading names, it does not tell."""
    text = said.text
    if text[:1] in ROMAN and (number := CHAPTER.match(text)):
        text = text[number.end() :]  # in «I. Obras» nobody says "I"
    kind, strength = kind_of_heading(words, text)
    sure = NEARLY if kind == "participants" else EXACT  # «Étaient présent :», a letter short, is no sentence
    named = strength >= sure or bare(text) in words.keyed("section_kinds")
    excused = named or text.isupper() or asks(text, words) or counts_itself(text, words)
    if not excused and is_sentence(text, words):
        if strength >= OPENS and kind != "participants" and _says_how_done(text, words):
            return
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
    if two and not (counts_itself(text, words) or _is_addressed(text, strength, words)):
        yield Cue("two-sentences", -1.5)
    if text.endswith(":") and leads_in(text.rstrip(" :"), words):
        yield Cue("leads-in", -3.0 if kind == "participants" and strength >= sure else -4.0)
    if kind == "participants" and (names_behind_key(text, words) or names_behind_dash(text, words)):
        yield Cue("names-behind-key", -4.0)


def _says_how_done(text: str, words: Vocabulary) -> bool:
    """Whether a participle says which ones a heading names: "Commitments made in plenary"."""
    first, _, rest = text.partition(" ")
    done, _, behind = rest.partition(" ")
    several = first.endswith(words.as_written("endings", "of_several"))
    if not several or behind.partition(" ")[0] not in words.grammar("prepositions"):
        return False
    return done.endswith(words.as_written("endings", "participle")) or done in words.grammar("participles")


def _asks_whether_to(text: str, words: Vocabulary) -> bool:
    """«¿Hablar con el banco?», "Ask the county?": whether a question opens with what might be done."""
    first, _, rest = text.lstrip("¿ ").partition(" ")
    ordered = fold(first) in words.grammar("does") and " " in rest
    return ordered or infinitive(words).match(first) is not None


def _is_addressed(text: str, strength: float, words: Vocabulary) -> bool:
    """«Srs. Asistentes:»: whether the stop in words of a section is that of a form of address before them."""
    address = fold(text.partition(" ")[0])
    return strength >= OPENS and address.rstrip(".") + "." in name_words(words).dotted


def _first(text: str) -> str:
    """Return the first folded word; empty where there is none to be seen."""
    return (fold(text[:80]).split() or [""])[0]


def asks(text: str, words: Vocabulary) -> bool:
    """Whether a line asks; «Cuando se preguntó por agua salió esto:» leads in, its first word or not."""
    if text.endswith("?"):
        return True
    first = _first(text).lstrip("¿")
    if text.endswith(":") and first in words.grammar("subordinators") and text.count(" ") >= CLAUSES:
        return False
    if first in words.grammar("that") and text[-1:] != ":" and text.count(" ") >= EARLY:
        return asks_by_accent(text.partition(" ")[0], words)  # «Que haya pan los jueves» is wished
    return first in words.grammar("interrogatives")
