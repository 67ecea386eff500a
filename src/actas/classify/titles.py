"""The short verbless phrase that opens an item: «Financiamiento. Una propuesta es …»."""

from __future__ import annotations

import re
from functools import lru_cache

from actas.classify.dates import calendar
from actas.classify.title_words import (
    TOKEN,
    is_deed,
    leads_on,
    may_hold_verb,
    may_tell,
    names_by_clause,
    orders,
    places,
    says_what,
    small_words,
    takes_object,
    tells,
)
from actas.model.block import Words
from actas.model.compiled import compiled
from actas.model.plain import Plain, plain
from actas.vocabulary import Vocabulary
from actas.vocabulary.days import day_alone
from actas.vocabulary.fold import fold
from actas.vocabulary.names import country_of, name_words
from actas.vocabulary.phrases import ends, opening
from actas.vocabulary.sections import kind_of_heading
from actas.vocabulary.sentences import infinitive, is_sentence

PHRASE_END = compiled(r"[.:;!?\n]")
# What has no parentheses needs no second try; the other pattern tries every way to share out the letters.
# «Rec. 1 - …», «Art. 5: …» only shorten what they count.
PLAIN_STOP = compiled(r"(?![^\W\d_]{2,4}\.\s\d{1,3}[a-z]?\s*[-–—:)])([^.:;!?\n(]{2,170}+)\.\s+(?=\S)")
# «10:15 segurança na água. o Nuno mostra …»: the hour of a log, its topic and what was said
CLOCK = r"(?:[01]?\d|2[0-3])(?:\s?[:.h]\s?[0-5]\d\s?h?|\s?h|(?=\s[ap]\.?m\b))(?:\s?[ap]\.?m\b\.?)?"
HOUR = compiled(rf"{CLOCK}(?:\s?(?:[-–—/]|a|à|to|às)\s?{CLOCK})?[\s–—-]+")
BEHIND_HOUR = compiled(rf"({HOUR.pattern}(?P<topic>[^.:;!?\n\d][^.:;!?\n]{{2,60}}))\.\s+(?=\S)")
STOP = compiled(r"([^.:;!?\n]{2,110}?(?:\([^()]*\))?[^.:;!?\n]{0,60}?)\.\s+(?=\S)")
# A name that holds an underscore is a file's, no title.
# One letter and a colon, «Q : …», «Q2: …», asks, answers or counts, with a French blank between them, too.
COLON = compiled(r"((?!.\d{0,3}\.?\s*:)[^:;!?\n_]{2,100}?)\s*:\s+(?=\S)")
# «fecha_inicio: …», as fields of a table are called; figures and dots are a file's
FIELD = compiled(r"([^\W\d_]{2,}(?:_[^\W\d_]+)+)\s*:\s+(?=\S)")
# «Tipo:aprobación del plano», «idea:"cada uno trae algo"», where a blank was forgotten; not «gmd:code».
TIGHT_COLON = compiled(
    r"([A-ZÁÉÍÓÚÀÂÊÔÇ][^:;!?\n_]{2,40}?):(?=[^\W\d_]{2,}\s)|([^:;!?\n_]{3,40}?):(?=[\"“«])"
)
# «Fecha:27 de mayo», «Hora:14 h»: a key that states something of the meeting, and its value right behind.
TIGHT_KEY = compiled(r"([^\W\d_][^:;!?\n_]{2,30}):(?=\d)")
LAST_COLON = compiled(r"([^:;!?\n_]{2,100}?)\s*:\s*$")
# «Cuentas - …», «Cuentas.- …», and «Cuentas- El …», where a blank was forgotten.
DASH = compiled(
    r"([^:;!?\n_]{2,60}?)"
    r"(?:\.?\s+(?:--|[-–—])\s+(?=\S)|\.[-–—]\s*(?=\S)|(?<![\s–—-])[-–—]\s+(?=[A-ZÁÉÍÓÚÀÂÊÔÇ]))"
)
# «Becas / Que haya una por municipio», where others are so: a stroke as a dash.
SLASH = compiled(r"([A-ZÁÉÍÓÚÀÂÊÔÇ][^/:;.!?\n_\d]{2,40}?)\s+/\s+(?=[A-ZÁÉÍÓÚÀÂÊÔÇ¿])")
# «La radio de feria (Bolivia). Sale al aire …»: what a country does, and then which country
BRACKETED = compiled(r"([^.:;!?\n(]{2,100}?)\s(?=\(([^()]{2,60})\)\.\s+\S)")
INSET = compiled(r"[a-zà-ÿ][^:;.!?\n]{1,40}?\s(?:--|[-–—])\s")  # «Aquí - y en otras calles - Ana pide …»
SPACED_DASH = compiled(r"\s(?:--|[-–—]|[-=]>|[→⇒])\s")
PUNCTUATION = compiled(r"\s*[.:\-–—]*\s*")
ANSWERS_NAMED = compiled(r"[^\W\d_]+(?: [^\W\d_]+)?:\s")  # «Lucy: …» behind a phrase
INNER_STOP = compiled(r"\.\s(?![a-zà-ÿ])")  # not an abbreviation's: «usos vs. costumbres»
# The next of several names with dashes between them, and the one behind it.
CHAIN = compiled(r"[A-ZÁÉÍÓÚÂÊÔÇ][^\W\d_]+(?: [^\W\d_]+){0,2} (?:--|[-–—]) [A-ZÁÉÍÓÚÂÊÔÇ]")
# How long something takes, and a number or an hour with a dash before the words.
LASTING = compiled(r"\W*\d{1,3}\s?(?:[h:]\s?\d{0,2}|min(?:utos?|utes?|s)?|['’])\W*", re.IGNORECASE)
COUNT = compiled(r"(\d{1,2})\s?:\s+(?=\S)")  # «2: le jardin»
COUNTED = compiled(r"\d{1,2}(?:[.:h]\d{2})?\s*[-–—]\s")
HOUR_ENDS, MINUTES = compiled(r"(?<!\d)\d{1,2}$"), compiled(r"[0-5]\d(?!\d)")  # «a las 11: 10»
CODE = compiled(r"[^\W\d_]\d{1,3}")  # «T01 – …» counts tasks
COUNTED_NOUN = compiled(r"[A-ZÁÉÍÓÚÂÊÔÇ][^\W\d_]{3,} \d{1,3}")  # «Lista 2», "Week 12"
COUNTED_LABEL = compiled(
    r"((?P<word>[^\W\d_]{4,20})\s(?:[nN][.º°o]*\s?|#)?\d{1,3})\s*(?:\.-?|[-–—])\s+(?=\S)"
)
FIGURE = compiled(r"\W{0,2}(?:[A-Z]{1,3}\W{0,2})?\d")  # «12», «$ 40», «R$ 40»
ADDRESSES = ("http://", "https://", "www.", "<http")
OPEN_QUOTES = {'"': '"', "“": "”", "«": "»"}
DIGITS = frozenset("0123456789")
NO_TITLE = (*ADDRESSES, "@")  # what opens with these has none

# Words of a title, by what ends it.
LONGEST = 12  # a colon
LONGEST_DATED = 20  # a colon before a day
LONGEST_KEYED = 6  # words in bold before a colon, sentence or not
LONGEST_BOLD = 14
LONGEST_STOPPED = 14  # a full stop after a number: «Elaboración de una guía de … en el exterior.»
LONGEST_LABELLED = 9  # the same behind who does it
LONGEST_PLAIN = 3  # a full stop without a number before the words
LONGEST_NAMING = 6  # a full stop in a list whose lines all open with a title
LONGEST_DASHED = 8
LONGEST_VALUE = 3  # words of a figure and what it counts: «300 euros», «$ 40»
LONGEST_LINK = 2  # of one of several parts with dashes between them
SHORTEST_CAPITALS, FEWEST_CAPITALS = 3, 5  # letters that open a title in capitals; that are in one
SHORTEST_REST = 2  # that must follow a full stop
SHORT_LINE = 60  # characters of a line that may be nothing but a title and a colon


@plain()
class Title(Plain):
    """A title and how many characters of the words it takes, its stop included."""

    text: str
    cut: int
    cue: str


def title_of(
    inner: Words,
    words: Vocabulary,
    *,
    numbered: bool,
    has_children: bool,
    speech: bool,
    agenda: bool = False,
    titled: bool = False,
    office: bool = False,
) -> Title | None:
    """Return the title that opens the words of an item.

    Args:
        inner: the words, without a speaker's label.
        words: the vocabulary.
        numbered: the item has a number, not a bullet.
        has_children: other items hang from it.
        speech: a speaker's label stood before, where a phrase with a full stop is rather said than a title.
        agenda: the item stands in an agenda.
        titled: the lines beside it prove that it opens with a title before a full stop.
        office: that speaker is a country or a body, of which a title tells what it does.

    """
    text = inner.text
    if titled and (proved := _proved(text, numbered)):
        return proved
    if len(inner.links) == 1 and inner.links[0].words == text:
        return None  # what another page is called, whatever signs part its name
    bold = _bold(inner, words)
    if bold or text.startswith(NO_TITLE):
        return bold
    title = by_colon(text, words, has_children)
    if speech and title and title.text[:1].islower():
        return None  # «Ana: a question on the hall: …» goes on speaking
    if agenda and numbered and not _told_of(title, text, words):
        return by_short_stop(text, words)  # such a point is a title itself, but for «Pozo. Se comenta que …»
    if title := title or by_dash(text, words, numbered, proved=titled):
        return title
    if numbered:
        return _by_stop(text, words) or (behind_label(text, words) if office else None)
    if text[:SHORTEST_CAPITALS].isupper() and not speech and (title := _in_capitals(text, words)):
        return title
    return _before_stop(text) if titled else None if speech else _counted(text, words)


def _proved(text: str, numbered: bool) -> Title | None:
    """Return a title of a shape that only the lines beside it prove one."""
    if numbered and (found := COUNT.match(text)):
        return Title(found[1], found.end(), "title-colon")  # «1. 1: la salle»: its own number
    if found := SLASH.match(text):
        return Title(found[1], found.end(), "title-dash")
    found = None if numbered else BRACKETED.match(text)
    return Title(found[1], found.end(1), "title-stop") if found else None


def _counted(text: str, words: Vocabulary) -> Title | None:
    """«Recomendación 2. Unificar …», «Acuerdo nº 3 – …»: what sections are called, and a number."""
    found = COUNTED_LABEL.match(text)
    if found is None or not kind_of_heading(words, found["word"])[0]:
        return None
    return Title(found[1], found.end(), "title-stop")


def _before_stop(text: str) -> Title | None:
    """«Comedor. Sigue sin cocina», where the lines beside it prove that a title stands there."""
    found = (BEHIND_HOUR.match(text) if text[:1].isdecimal() else None) or PLAIN_STOP.match(text)
    return Title(found[1].strip(), found.end(), "title-stop") if found else None


def _in_capitals(text: str, words: Vocabulary) -> Title | None:
    """«OBRAS DEL PATIO. Falta cal»: words in capitals before a full stop, and what is said of them not."""
    found = PLAIN_STOP.match(text)
    if found is None or not found[1].isupper() or text[found.end() :].isupper():
        return None
    if says_what(found[1], words):
        return None  # «ACUERDO. Comprar cal»
    letters = sum(map(str.isalpha, found[1]))
    short = letters >= FEWEST_CAPITALS and len(found[1].split()) <= LONGEST_NAMING
    return Title(found[1].strip(), found.end(), "title-stop") if short else None


def names_alone(text: str, words: Vocabulary) -> bool:
    """Whether a line of a list has a title before a colon or a dash, or is nothing but a topic."""
    if by_colon(text, words, has_children=False) or by_dash(text, words, numbered=False):
        return True
    if not text[:1].isupper() or PHRASE_END.search(text) or len(TOKEN.findall(text)) > LONGEST_NAMING:
        return False
    tokens = TOKEN.findall(text)
    return bool(tokens) and not tells(text, words) and not orders(tokens, words)


def by_short_stop(text: str, words: Vocabulary) -> Title | None:
    """«Comedor. Sigue sin cocina»: a few words that name something, and what is said of it."""
    found = PLAIN_STOP.match(text)
    if found is None or not is_naming(found[1].strip(), words):
        return None
    rest = text[found.end() :]
    states = is_sentence(rest, words) or any(map(str.isdecimal, rest))
    return Title(found[1].strip(), found.end(), "title-stop") if states else None


def _told_of(title: Title | None, text: str, words: Vocabulary) -> bool:
    """«3. Huerta: Ana cuenta cómo va»: whether a point of an agenda tells of its topic, or is only that."""
    rest = text[title.cut :].strip() if title else text
    return not rest or (title is not None and is_sentence(rest, words))


@lru_cache(maxsize=256)  # topics come again, and so do those who speak
def is_naming(phrase: str, words: Vocabulary) -> bool:
    """Whether a few words before a full stop name something: no verb, no «Exacto», no abbreviation."""
    tokens = TOKEN.findall(phrase)
    if (
        not 1 <= len(tokens) <= LONGEST_NAMING
        or not phrase[:1].isupper()
        or fold(phrase) in words.grammar("answers")
    ):
        return False
    first, last = fold(tokens[0]), fold(tokens[-1])
    if first in small_words(words) and first not in words.grammar("articles"):
        return False
    if not words.grammar("relative", "negations").isdisjoint(map(fold, tokens)):
        return False
    if (len(last) == 1 and last.isalpha()) or last in name_words(words).honorifics:
        return False  # «Lic.»
    if phrase.isalpha() and fold(phrase) in words.phrases("labels", "topics"):
        return True  # «Presupuesto», which ends as what is done
    done = len(tokens) == 1 and tokens[0].casefold().endswith(words.as_written("endings", "participle"))
    looks = infinitive(words).match(tokens[0])  # most do not
    acts = (looks and is_deed(tokens[0], words)) or orders(tokens, words)
    return not (done or acts or tells(phrase, words) or may_tell(phrase, words))


def holds_dash(text: str) -> bool:
    """Whether a text holds a dash; most hold none, and need not be tried for what is before one."""
    return "-" in text or "–" in text or "—" in text


def _bold(inner: Words, words: Vocabulary) -> Title | None:
    """«**Financiamiento.** Una propuesta es …»."""
    text = inner.text
    if not inner.bold or (inner.all_bold and (len(text.split()) > LONGEST or COLON.match(text))):
        return None  # what is bold to its end sets off no key: «**Present: Ana, Luis**»
    if inner.all_bold and (any(link.words == text for link in inner.links) or day_alone(text, words)):
        return None  # «**3 de mayo de 2031**», a document by its name: all that is said
    lead = text[: inner.bold].rstrip()
    phrase, rest = lead.rstrip(" .:-–—"), text[len(lead) :]
    if not phrase or len(phrase.split()) > LONGEST_BOLD:
        return None
    if lead == phrase and (rest.lstrip()[:1].islower() or rest.lstrip()[:2] == "/ "):
        return None  # bold inside a sentence; «**FJ** / Bureau of Statistics: …» goes on saying who speaks
    keyed = (lead[len(phrase) :] + rest[:2]).lstrip()[:1] == ":" and len(phrase.split()) <= LONGEST_KEYED
    told = not keyed and tells(phrase, words)  # «**La semilla llega**: …» is a step's name
    if told or orders(TOKEN.findall(phrase), words) or says_what(phrase, words):
        return None  # «**Please bring a cup** to the hall», «**Acuerdo:** …»
    stop = PUNCTUATION.match(rest)
    return Title(phrase, len(lead) + (stop.end() if stop else 0), "bold-title")


def _by_stop(text: str, words: Vocabulary) -> Title | None:
    """«1. Financiamiento. Una propuesta es …»."""
    if ". " not in text:
        return None
    found = PLAIN_STOP.match(text) or (STOP.match(text) if _hides_stop(text) else None)
    if not found:
        return None
    phrase, rest = found[1].strip(), text[found.end() :]
    if not phrase[:1].isupper() or "," in phrase or phrase.count("(") > phrase.count(")"):
        return None  # «Trueque (Asoc. San Pedro)»
    tokens = TOKEN.findall(phrase)
    if not 1 <= len(tokens) <= LONGEST_STOPPED:
        return None
    if not "".join(tokens).isalpha() and any(map(str.isdecimal, phrase)):
        return None
    if len(tokens[-1]) == 1 or fold(tokens[-1]) in name_words(words).honorifics:
        return None  # the stop of an abbreviation: «Lic.»
    acts = infinitive(words).match(tokens[0]) and is_deed(tokens[0], words)
    if acts or not begins_anew(rest, words) or tells(phrase, words) or may_tell(phrase, words):
        return None
    if fold(tokens[0]) in words.grammar("articles") and may_hold_verb(phrase, words):
        return None  # «El plan del gobierno compra ya la mitad»
    return None if _answers(phrase, words) else Title(phrase, found.end(), "title-stop")


def behind_label(text: str, words: Vocabulary) -> Title | None:
    """«Perú. Red de promotoras con 12 años. Visitan …»: what a country does, before a full stop."""
    found = PLAIN_STOP.match(text)
    if found is None or found[1].count(" ") >= LONGEST_LABELLED or tells(found[1], words):
        return None  # nearly all
    phrase = found[1].strip()
    if not phrase[:1].isupper() or not begins_anew(text[found.end() :], words):
        return None
    _, comma, rest = phrase.partition(", ")
    if comma and words.grammar("and").isdisjoint(fold(rest).split()):
        return None  # but «Oficina de acogida, escucha y apoyo»
    tokens = TOKEN.findall(phrase)
    last = fold(tokens[-1])
    if len(tokens) < SHORTEST_REST or len(last) == 1 or last in name_words(words).honorifics:
        return None
    first = fold(tokens[0])
    if first in small_words(words) and first not in words.grammar("articles"):
        return None  # «En 2020, nada», «Que se hable del mar»
    if first in words.grammar("negations", "answers", "then") or _answers(phrase, words):
        return None
    acts = is_deed(tokens[0], words) or orders(tokens, words)
    told = acts or may_hold_verb(phrase, words) or may_tell(phrase, words)
    return None if told else Title(phrase, found.end(), "title-stop")


def _answers(phrase: str, words: Vocabulary) -> bool:
    """«De acuerdo», «De acuerdo con Chile», "Agreed with Kenya": whether a phrase only answers."""
    folded, answers = fold(phrase), words.grammar("answers")
    if folded in answers:
        return True
    said = opening(f"{folded} ", answers)
    return said is not None and folded[len(said) :].split()[0] in words.grammar("joiners")


def _hides_stop(text: str) -> bool:
    """Whether a parenthesis opens before the first sign that ends a phrase: that may stand inside."""
    found = PHRASE_END.search(text)
    return found is not None and "(" in text[: found.start()]


def begins_anew(rest: str, words: Vocabulary) -> bool:
    """Whether the words after a full stop are a statement of their own."""
    tokens = rest.split()
    first = fold(tokens[0])
    goes_on = first in words.grammar("conjunctions") and first not in words.grammar("articles")
    goes_on = rest[:1].islower() or (goes_on and tokens[0] != "É")  # Portuguese: «O forno …», «É preciso …»
    return not goes_on and tokens[SHORTEST_REST - 1 :] != []


def by_colon(text: str, words: Vocabulary, has_children: bool) -> Title | None:
    """«Financiamiento: una propuesta es …»; a line that ends in its colon, where it may be a title alone."""
    if ":" not in text:
        return None
    found = COLON.match(text) or TIGHT_COLON.match(text) or _tight_key(text, words)
    if found is None and "_" in text:
        found = FIELD.match(text)
    if found is None and (has_children or len(text) < SHORT_LINE):
        found = LAST_COLON.match(text)
    if found is None:
        return None
    phrase, rest = text[: found.end()].rstrip(" :").strip(), text[found.end() :]
    longest = LONGEST_DATED if _only_date(rest, words) else LONGEST
    if not rest.strip() and (
        fold(phrase) in words.grammar("only_asks")
        or names_by_clause(fold(phrase), TOKEN.findall(phrase), words)
    ):
        return None  # «Lo que falta:», «Pregunta:» lead into what stands below
    counts = _counts(phrase, rest)
    if not _may_be_label(phrase, words, longest, counts=counts) or _is_cut(phrase, rest, words):
        return None
    hour = phrase[-1:].isdecimal() and text[len(phrase)] == ":" and MINUTES.match(rest)
    if hour and HOUR_ENDS.search(phrase) and not COUNTED_NOUN.fullmatch(phrase):
        return None  # «a las 11: 10», but «Lista 2: 31 votos», «Cuotas 2031: 300»
    if COUNTED.match(phrase) or (phrase[0] in DIGITS and HOUR.match(phrase)):
        return None  # «20.57 – Lectura: …», «9h45 Plénière : …»
    if rest.startswith(ADDRESSES) and len(TOKEN.findall(phrase)) > LONGEST_PLAIN:
        return None  # words before an address say what it is
    return Title(phrase, found.end(), "title-colon")


def _counts(phrase: str, rest: str) -> bool:
    """«Saldo: 12», «deben: $ 40», "Votes for: 6": whether a figure is what some words say."""
    if FIGURE.match(rest) is None:
        return False  # nearly all
    return phrase.isalpha() or rest.count(" ") < LONGEST_VALUE


def _is_cut(phrase: str, rest: str, words: Vocabulary) -> bool:
    """Whether a colon stands inside an address or a quotation, or behind whoever writes: «yo: en contra»."""
    if phrase[:1] in OPEN_QUOTES and OPEN_QUOTES[phrase[0]] not in phrase[1:]:
        return OPEN_QUOTES[phrase[0]] in rest  # «"Patios abiertos: el caso de Lota". Expone Ana»
    return phrase.lower().endswith(("http", "https")) or fold(phrase) in words.grammar("writer")


def _tight_key(text: str, words: Vocabulary) -> re.Match[str] | None:
    """«Fecha:27 de mayo»: a key of the meeting before a figure; «sala:3», "gmd:2" may be anything."""
    found = TIGHT_KEY.match(text)
    return found if found and fold(found[1]) in words.keyed("meeting") else None


def _only_date(rest: str, words: Vocabulary) -> bool:
    """«Entrega de la memoria …: viernes 26 de junio»: whether nothing but a day follows."""
    tokens = TOKEN.findall(fold(rest))
    return bool(tokens) and all(token[0].isdecimal() or token in calendar(words) for token in tokens)


def _may_be_label(phrase: str, words: Vocabulary, longest: int, *, counts: bool = False) -> bool:
    """Whether a phrase before a colon names what follows."""
    folded, tokens = fold(phrase), TOKEN.findall(phrase)
    if folded in words.grammar("daily"):
        return True
    if not 1 <= len(tokens) <= longest or INNER_STOP.search(phrase) or not any(map(str.isalpha, phrase)):
        return False
    if phrase.count("(") != phrase.count(")") or phrase.count("[") > phrase.count("]"):
        return False  # "[Action: Ana] …", «[[Borrador] web: …](address)»
    if (
        ends(folded, words.phrases("cues", "lead_in"))
        or places(tokens, words)
        or _ends_in_owner(phrase, words)
    ):
        return False
    if folded in words.phrases("owners", "keys"):
        return True
    if f"{folded}:" in words.phrases("cues", "action") or folded in words.grammar("answers"):
        return False
    if says_what(phrase, words) or leads_on(folded, tokens, words) or _goes_on_telling(folded, words):
        return False
    if folded in name_words(words).not_speakers or folded in words.keyed("meeting"):
        return True
    last = fold(tokens[-1])
    open_end = last in words.grammar("open_end") and last not in words.grammar("by")  # «Presentada por: …»
    goes_on = (open_end and not _closes_name(phrase, tokens[-1])) or (
        len(tokens) == 1 and last in words.grammar("conjunctions")
    )
    clause = tells(phrase, words) and not names_by_clause(folded, tokens, words)
    if (goes_on and not counts) or (clause and not (counts and len(tokens) == 1)) or orders(tokens, words):
        return False
    return len(tokens) <= LONGEST_PLAIN - 1 or not takes_object(phrase, words)


def _closes_name(phrase: str, last: str) -> bool:
    """«Plan A», «Escalera E», "Check-in": whether a small word is a letter that counts, or a part of one."""
    counts = len(last) == 1 and last.isupper() and not phrase.isupper()
    return (counts and " " in phrase) or phrase.endswith("-" + last)


def _goes_on_telling(folded: str, words: Vocabulary) -> bool:
    """«Además, el plano de la caseta recoge: …»: whether a phrase goes on what was told before."""
    opens, comma, rest = folded.partition(", ")
    return comma != "" and rest.count(" ") >= LONGEST_PLAIN and opens in words.grammar("then")


def _ends_in_owner(phrase: str, words: Vocabulary) -> bool:
    """«Pintar la valla — Responsable: …»: whether the key of whose it is stands behind a dash."""
    parts = SPACED_DASH.split(phrase)
    return len(parts) > 1 and fold(parts[-1]) in words.phrases("owners", "keys")


def by_dash(text: str, words: Vocabulary, numbered: bool, *, proved: bool = False) -> Title | None:
    """«Financiamiento – una propuesta es …»."""
    dashed = "-" in text or "–" in text or "—" in text  # asked of each line: no call
    found = DASH.match(text) if dashed else None
    phrase = found[1].strip() if found else ""
    if not found:
        return None
    tokens = TOKEN.findall(phrase)
    if not 1 <= len(tokens) <= LONGEST_DASHED or not phrase[:1].isupper():
        return None
    rest = text[found.end() :]
    size = sum(one[0].isalnum() for one in phrase.split())  # «CORE-V FPGA», «A / B» are two words
    if rest[:1].islower() and ((size > LONGEST_PLAIN and not proved) or _is_inset(rest, words)):
        return None  # «Hay dudas con la hora de la feria - más para el cartel» goes on
    if _only_date(rest, words) or fold(rest.partition(":")[0]) in words.phrases("owners", "keys"):
        return None  # «Revisar la bomba - 21 de marzo», «… - Responsable: Ana»: until when, and whose it is
    if _spans_days(tokens[-1], rest, words) or _joins_countries(phrase, rest, words):
        return None
    if LASTING.fullmatch(rest) or fold(rest).strip(" .") in words.phrases("owners", "progress"):
        return None  # «Presupuesto - 15 min», «Carpas - Opcional»: a point, and how it fares
    if text[found.end() :].startswith(ADDRESSES) or (numbered and phrase.isupper() and len(tokens) == 1):
        return None  # «3. ECMWF - …» is whom the point is about
    if CODE.fullmatch(phrase) or (len(tokens) <= LONGEST_LINK and CHAIN.match(rest)):
        return None  # «Linares - Punta Arenas - Lota»: places beside one another
    if (
        "," in phrase
        or "_" in phrase
        or phrase.count("(") != phrase.count(")")
        or tokens[0].isdecimal()
        or INNER_STOP.search(phrase)
        or tells(phrase, words)
        or orders(tokens, words)
        or _joined_people(phrase.split()[0], words)
    ):
        return None
    return Title(phrase, found.end(), "title-dash")


def _joins_countries(phrase: str, rest: str, words: Vocabulary) -> bool:
    """«Reunión Perú – Chile sobre el agua»: whether a dash stands between two countries inside a phrase."""
    last = phrase.rpartition(" ")[2]
    if last == phrase or not (last[0].isupper() and rest[0].isupper()) or not country_of(words, last):
        return False
    behind = TOKEN.findall(rest)[:LONGEST_PLAIN]
    return any(country_of(words, " ".join(behind[:size])) for size in range(1, len(behind) + 1))


def _spans_days(last: str, rest: str, words: Vocabulary) -> bool:
    """«Viernes - domingo: …», "May – June, …": whether a dash stands between two weekdays or months."""
    days, small = calendar(words), words.phrases("language", "function_words")
    if fold(last) not in days or fold(last) in small:
        return False  # nearly all
    behind = TOKEN.match(rest)
    first = fold(behind[0]) if behind else ""
    return first in days and first not in small and not first.isdecimal()


def _is_inset(rest: str, words: Vocabulary) -> bool:
    """«y en otras calles - Ana pide …»: whether what a conjunction adds stands between two dashes."""
    return rest.partition(" ")[0] in words.grammar("and") and INSET.match(rest) is not None


def _joined_people(first: str, words: Vocabulary) -> bool:
    """«Ana/Luis send the minutes – …» says who does it."""
    names = first.split("/")
    return len(names) > 1 and all(fold(name) in name_words(words).given for name in names)
