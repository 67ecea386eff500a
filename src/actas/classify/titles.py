"""The short verbless phrase that opens an item: «Financiamiento. Una propuesta es …»."""

from __future__ import annotations

import re
from dataclasses import dataclass

from actas.model.block import Words
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import name_words
from actas.vocabulary.sentences import is_sentence

STOP = re.compile(r"([^.:;!?\n]{2,110}?(?:\([^()]*\))?[^.:;!?\n]{0,60}?)\.\s+(?=\S)")
COLON = re.compile(r"([^:;!?\n]{2,100}?)\s*:\s+(?=\S)")
LAST_COLON = re.compile(r"([^:;!?\n]{2,100}?)\s*:\s*$")
DASH = re.compile(r"([^:;!?\n]{2,60}?)\s+[-–—]\s+(?=\S)")
TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
INFINITIVE = re.compile(r"[^\W\d_]{3,}(?:ar|er|ir|ír)(?:se|lo|la|los|las|le|les)?$")
LONGEST_STOPPED = 14  # words: «Elaboración de … en el Exterior.» has thirteen
LONGEST = 10
SHORTEST_REST = 2  # words that must follow a title


@dataclass(frozen=True, slots=True)
class Title:
    """A title and how many characters of the words it takes, its stop included."""

    text: str
    cut: int
    cue: str


def title_of(
    inner: Words, words: Vocabulary, *, numbered: bool, has_children: bool, speech: bool
) -> Title | None:
    """Return the title that opens the words of an item.

    ``speech`` is true after a speaker's label, where a phrase with a full stop is rather said than a title.
    """
    text = inner.text
    bold = _bold(inner, text)
    if bold:
        return bold
    if text.startswith(("http://", "https://", "@")):
        return None
    return (
        _by_colon(text, words, has_children)
        or _by_dash(text, words)
        or _by_stop(text, words, numbered, speech)
    )


def _bold(inner: Words, text: str) -> Title | None:
    if not inner.bold or inner.all_bold and len(text.split()) > LONGEST:
        return None
    lead = text[: inner.bold].rstrip()
    phrase = lead.rstrip(" .:-–—")
    rest = text[len(lead) :]
    if not phrase or len(phrase.split()) > LONGEST + 4:
        return None
    cut = len(lead) + len(re.match(r"\s*[.:\-–—]*\s*", rest).group())  # type: ignore[union-attr]  # it matches the empty string too
    if lead == phrase and rest.lstrip()[:1].islower():
        return None  # bold inside a sentence
    return Title(phrase, cut, "bold-title")


def _by_stop(text: str, words: Vocabulary, numbered: bool, speech: bool) -> Title | None:
    found = STOP.match(text)
    if not found or speech and not numbered:
        return None
    phrase, rest = found[1].strip(), text[found.end() :]
    tokens = TOKEN.findall(phrase)
    if not tokens or len(tokens) > LONGEST_STOPPED or "," in phrase or not phrase[:1].isupper():
        return None
    if (
        len(tokens[-1]) == 1
        or fold(tokens[-1]) in name_words(words).honorifics
        or rest[:1].islower()
        or len(rest.split()) < SHORTEST_REST
    ):
        return None
    if (
        fold(rest.split()[0]) in words.grammar("conjunctions")
        or is_sentence(phrase, words)
        or INFINITIVE.match(tokens[0])
    ):
        return None
    if not numbered and len(tokens) > 3:
        return None
    if any(char.isdigit() for char in phrase) or fold(phrase) in words.grammar("answers"):
        return None
    return Title(phrase, found.end(), "title-stop")


def _by_colon(text: str, words: Vocabulary, has_children: bool) -> Title | None:
    found = COLON.match(text) or (LAST_COLON.match(text) if has_children or len(text) < 60 else None)
    if not found:
        return None
    phrase = found[1].strip()
    tokens = TOKEN.findall(phrase)
    if (
        not tokens
        or phrase.isdigit()
        or len(tokens) > LONGEST
        or re.search(r"\.\s", phrase)
        or _leads(phrase, words)
    ):
        return None
    if fold(phrase) + ":" in words.phrases("cues", "agreement") | words.phrases("cues", "action") or fold(
        phrase
    ) in words.grammar("answers"):
        return None
    label = fold(phrase) in name_words(words).not_speakers or fold(phrase) in words.keyed("meeting")
    if not label and (
        is_sentence(phrase, words) or fold(tokens[-1]) in words.phrases("language", "function_words")
    ):
        return None
    if text[found.end() :].startswith(("http://", "https://", "www.")) and len(tokens) > 3:
        return None  # words before an address say what it is
    if phrase.count("(") != phrase.count(")") or phrase.lower().endswith(("http", "https")):
        return None
    return Title(phrase, found.end(), "title-colon")


def _by_dash(text: str, words: Vocabulary) -> Title | None:
    found = DASH.match(text)
    if not found:
        return None
    phrase = found[1].strip()
    tokens = TOKEN.findall(phrase)
    if (
        not tokens
        or len(tokens) > 8
        or "," in phrase
        or is_sentence(phrase, words)
        or tokens[0].isdigit()
        or re.search(r"\.\s", phrase)
    ):
        return None
    return Title(phrase, found.end(), "title-dash") if phrase[:1].isupper() else None


def _leads(phrase: str, words: Vocabulary) -> bool:
    folded = fold(phrase)
    return any(folded.endswith(cue) for cue in words.phrases("cues", "lead_in"))
