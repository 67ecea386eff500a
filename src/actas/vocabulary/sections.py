"""Which kind of section a heading announces, by its words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from operator import itemgetter, methodcaller

from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.patterns import any_of
from actas.vocabulary.phrases import first_words
from actas.vocabulary.slips import one_slip

NUMBER = compiled(r"^(?:(?:19|20)\d\d|\(?\d{1,3}(?:\.\d{1,3})*[.)]?-?|[ivx]{1,5}[.)]|[a-z][.)])\s+")
# «10:15 Acuerdos», «[10:15-10:30] Tareas», "10' Risks": when, or how long, before what a heading is called
HOURS = compiled(
    r"^\d{1,2}[:h]\d{2}h?(?:\s?[-–]\s?\d{1,2}[:h]\d{2}h?)?\]?\s+(?:[-–—]\s+)?(?=[a-z])"
    r"|^\d{1,3}\s?(?:['’′]|min\.?)\s+(?=[a-z])"
)
QUANTITY = compiled(r"^(?!(?:19|20)\d\d )\d{1,4} +[a-zà-öø-ÿ]{4}")  # «38 respuestas» says how many
ASIDE = compiled(r"[(\[][^()\[\]]{0,200}[)\]]")
# «présent(e)s», «présent·es», «asistentes/as»: both genders at once; the plain form stands in the lists.
INCLUSIVE = compiled(r"(?<=\w)(?:\((?:e|s|es|a|as|o|os)\)(?=s?\b)|[·./-](?:e[·.-]?(?=s?(?!\w))|as?\b|os?\b))")
DIGITS = frozenset("0123456789")
# «Acuerdo n.º 3», "AP2", «RESOLUCIÓN 019-02»; «CA-2031-04»
COUNTED = compiled(
    r"([^\W\d_]{2,20}(?: [^\W\d_]{2,20})?)\s*(?:[nN](?:[rR][oO])?[.º°o]*\s?|#)?\s*\d[\d./-]*"
    r"|[A-Z]{1,6}-(?:19|20)\d\d-\d{1,4}"
)
# Of what kind of section a word that counts points tells; «Grupo 1», «Pregunta 2» name what they count.
ACTS = frozenset({"agreements", "actions", "recommendations", "practices"})
LONGEST_HEADING = 400  # characters; what is longer heads nothing
# Sections that may go on further down: «Otros compromisos»; but «Otros temas» may be a point of an agenda.
GOES_ON = frozenset({"actions", "agreements", "practices", "recommendations", "obstacles", "questions"})
SHORTEST_OF_HEADINGS, SHORTEST_SLIP, LONGEST_SLIP = (
    8,
    9,
    30,
)  # characters; shorter words are too near one another
SURE_SIDE = 4  # characters of the shortest of them that one slip leaves alone on one side or the other
LONG_NAME = 2  # blanks in a name that says by itself what a heading is, wherever it stands
JOINED = compiled(r"[-/|&:,;]")  # signs that part two headings
TALKED = compiled(r":|\s[-–—]\s")  # between how people talked and what of
PAIR = 2  # headings on one line
SIGNS = ",.;:"  # that may stick to a word inside a heading
LONGEST_PHRASE = 5  # words of a phrase looked for inside a heading

# How sure a heading's words are of its kind.
EXACT = 3.0
NEARLY = 2.5  # but for one slip, or with another heading beside it
SECOND = 1.6  # the other heading of «Update and discussion»
OPENS, INSIDE = 2.0, 1.0  # the phrase stands first, or somewhere
LONGER = 0.3  # more for several words
LONE = 1.5  # the whole phrase is one word that is no sure sign inside a heading
WHOLE, HEAD = 2.0, 1.4  # a name that only headings have; the noun that heads it
SAID = frozenset({"discussion", "interventions"})  # what holds more than the points it is about
LISTED = frozenset(
    {"agreements", "actions", "participants", "agenda", "questions", "recommendations"}
)  # what lists hold
FAR = 0.7  # the last noun behind "of": "Board of Trustees elections"
LONGEST_HEAD = 5  # words of a noun with what belongs to it: «renovación de la junta directiva»


@lru_cache(maxsize=4)
def _joints(words: Vocabulary) -> re.Pattern[str]:
    """Return what parts two headings on one line: «Acuerdos y tareas», «Preguntas / Respuestas»."""
    return compiled(rf"\s+(?:[-/|&]|{any_of(words.grammar('and'))})\s+|\s*[:/,;]\s*")


@lru_cache(maxsize=1024)  # of points of an agenda, which are compared with one another, and of headings
def bare(heading: str) -> str:
    """Return a heading folded, without number, punctuation at its ends and remarks in parentheses."""
    folded = fold(heading)
    if not folded.replace(" ", "").isalnum():  # most headings are nothing but words
        folded = INCLUSIVE.sub("", folded)
        beside = _trimmed(ASIDE.sub(" ", folded))
    else:
        beside = folded
    if beside[:1].isdecimal():
        beside = HOURS.sub("", beside)
    return _trimmed(NUMBER.sub("", beside)) or _trimmed(folded)


def _trimmed(text: str) -> str:
    """Return a text without what is neither letter nor digit at its ends."""
    if text[:1].isalnum() and text[-1].isalnum():
        return text  # nearly all
    first, last = 0, len(text)
    while first < last and not text[first].isalnum():
        first += 1
    while last > first and not text[last - 1].isalnum():
        last -= 1
    return text[first:last]


@lru_cache(maxsize=4096)
def kind_of_heading(words: Vocabulary, heading: str) -> tuple[str | None, float]:
    """Return a section kind and how sure the words are of it, from 0 to 3."""
    told = len(heading) <= LONGEST_HEADING and not QUANTITY.match(heading)
    text = bare(heading) if told else ""
    if not text:
        return None, 0.0
    phrases = words.keyed("sections")
    if text in phrases:
        return phrases[text], EXACT
    article, _, rest = text.partition(" ")
    if rest in phrases and article in words.grammar("articles"):
        return phrases[rest], EXACT
    if article in words.grammar("further") and phrases.get(rest) in GOES_ON:
        return phrases[rest], EXACT
    if (kind := named_kind(words, text)) is not None:
        return kind, LONE  # what is a heading already is so called; a line may as well be a point
    slipped = _one_slip_from(text, words)
    if slipped:
        return slipped, NEARLY
    found = _of_two(text, words) or _of_phrase(text.split(), words)
    return (None, 0.0) if found[0] == "participants" and is_help(text, words) else found


def is_help(text: str, words: Vocabulary) -> bool:
    """«Asistencia a víctimas», "School attendance", «Tema 2: asistencia»: whether a word is not who came."""
    tokens = {token.strip(SIGNS) for token in text.split()}
    if tokens.isdisjoint(words.grammar("helps")):
        return False
    first, _, rest = text.partition(" ")
    topic = first.strip(SIGNS) in words.grammar("topic_keys", "small_groups")
    return (topic and rest[:1].isdecimal()) or not tokens.isdisjoint(words.grammar("helped"))


def named_kind(words: Vocabulary, text: str) -> str | None:
    """Return the kind that a heading's words name, with their article or without: «Les objectifs futurs»."""
    named = words.keyed("section_kinds")
    article, _, rest = text.partition(" ")
    return named.get(text) or (named.get(rest) if article in words.grammar("articles") else None)


def _of_two(text: str, words: Vocabulary) -> tuple[str, float] | None:
    """Return the kind of two headings on one line, of which one is known."""
    if JOINED.search(text) is None and words.grammar("and").isdisjoint(text.split()):
        return None  # nearly all
    phrases = words.keyed("sections")
    parts = [part for part in _joints(words).split(text) if part]
    if parts[0] in words.grammar("daily"):
        return None  # «Done: two drawings» is what somebody did
    named = [
        (phrases[part], SECOND if place and part.count(" ") < LONG_NAME else NEARLY)
        for place, part in enumerate(parts)
        if part in phrases
    ]
    if len(parts) < 2 or not named:
        return None
    # «Update and discussion»: what is only information gives way, unless it is most of the heading.
    if sum(kind == "info" for kind, _ in named) * 2 > len(parts):
        return "info", NEARLY
    # «Notes/Suggestions»: so does what any paper of a meeting is called.
    if len(named) > 1 and parts[0] in words.grammar("paper"):
        return named[1][0], NEARLY
    # «Panel: buenas prácticas»: how people talked, and what of.
    if (
        len(named) == len(parts) == PAIR
        and named[0][0] in SAID
        and TALKED.search(text)
        and named[1][0] in GOES_ON
    ):
        return named[1][0], NEARLY
    kind, strength = next((pair for pair in named if pair[0] != "info"), named[0])
    # "Agenda and discussion": what was said of the points makes more of it than they do.
    if kind == "agenda" and (said := next((one for one, _ in named if one in SAID), None)):
        return said, NEARLY
    # «Cierre y próximos pasos»: a list of names, and of what they hold.
    return kind, NEARLY if len(named) == len(parts) else strength


def _of_phrase(tokens: list[str], words: Vocabulary) -> tuple[str | None, float]:
    """Return the kind of the surest phrase inside a heading: the earlier one, then the longer."""
    phrases, inside = words.keyed("sections"), words.keyed("section_words")
    best: tuple[str | None, float] = (None, 0.0)
    openers, many = _openers(words), len(tokens)
    for start, token in enumerate(tokens):
        first = token.strip(SIGNS) if token[0] in SIGNS or token[-1] in SIGNS else token
        if first not in openers[0]:
            continue  # nearly all words
        left = many - start
        for size in range(left if left < LONGEST_PHRASE else LONGEST_PHRASE, 0, -1):
            if first not in openers[size]:
                continue
            phrase = " ".join(tokens[start : start + size])
            if phrase[0] in SIGNS or phrase[-1] in SIGNS:
                phrase = phrase.strip(SIGNS)
            if phrase in phrases and (size > 1 or start == 0):
                kind = phrases[phrase]
            elif phrase in inside:
                kind = inside[phrase]
            else:
                continue
            strength = (INSIDE if start else OPENS) + (LONGER if size > 1 else 0.0)
            if size == 1 and phrase not in inside:
                strength = LONE
            if strength > best[1]:
                best = (kind, strength)
            break
    return best


@lru_cache(maxsize=1024)
def kind_by_head(words: Vocabulary, heading: str) -> tuple[str | None, float]:
    """Return the kind that a heading's noun gives, and how sure it is: «Votación del día», "Spring report".

    Asked of what is a heading already: of a line such a noun tells nothing.
    """
    text = bare(heading) if len(heading) <= LONGEST_HEADING else ""
    first, _, rest = text.partition(" ")
    bared = rest if rest and first in words.grammar("articles") else text
    for table in ("section_names", "section_heads"):
        named = words.keyed(table)
        if (kind := named.get(text) or named.get(bared)) is not None:
            return kind, WHOLE  # «A los Estados», «The bad», «Las demandas»
    text = bared
    slipped = _one_slip_from(text, words, shortest=SHORTEST_OF_HEADINGS)
    if slipped:
        return slipped, WHOLE
    tokens = [token.strip(SIGNS) for token in text.split()]
    counted = len(tokens) == 2 and tokens[1][:1].isdecimal()
    if counted and words.keyed("section_heads").get(tokens[0]) == "agreements":
        return "agreements", HEAD  # «Moción 2», "Motion 4/2023"
    if len(tokens) < 2 or tokens[0] in words.grammar("orders"):
        return None, 0.0  # «Preparar la votación», "Write a report"
    if _is_of_next_time(tokens, words):
        return "info", HEAD
    if tokens[0] in words.grammar("lists_of") and (listed := _listed(tokens[1:], words)):
        return listed, HEAD
    front, back = _heads(words)
    romance = any(token in _romance(words) for token in tokens if token not in back)  # "Last week's todos"
    noun = [] if romance else _noun_before(tokens, words)
    kind = _first_known(noun, back)
    if kind is None and noun and len(noun) < len(tokens) and tokens[len(noun)] == "of":
        return (far, FAR) if (far := _first_known(tokens, back)) else (None, 0.0)
    if kind is None:
        opens = tokens[1:] if tokens[0] in words.grammar("before_nouns") else tokens
        runs = (" ".join(opens[:size]) for size in range(LONGEST_HEAD, 0, -1))
        kind = next((front[one] for one in runs if one in front and (romance or one not in back)), None)
    return (None, 0.0) if kind is None or _is_stage(kind, tokens, words) else (kind, HEAD)


def _is_stage(kind: str, tokens: list[str], words: Vocabulary) -> bool:
    """«Ronda 2», «Ronda para priorizar»: whether what may be a round of speakers is a stage of the work."""
    return kind == "interventions" and (tokens[1].isdecimal() or tokens[1] in words.grammar("purpose"))


def _is_of_next_time(tokens: list[str], words: Vocabulary) -> bool:
    """«Próximo CA», "Date of next committee meeting": whether a heading only says when people meet again."""
    next_time, meetings = words.grammar("next_time"), words.grammar("paper", "bodies_meeting")
    dated = tokens[0] in words.grammar("day_of")
    at = next(
        (at for at, token in enumerate(tokens[: LONGEST_HEAD if dated else 1]) if token in next_time), -1
    )
    return at >= 0 and any(token in meetings for token in tokens[at + 1 : at + 4])


def _listed(tokens: list[str], words: Vocabulary) -> str | None:
    """Return the kind of what a list or a review holds: «Resumen de los acuerdos», "Review of actions"."""
    small = words.grammar("of", "of_several", "articles")
    at = next((at for at, token in enumerate(tokens) if token not in small), len(tokens))
    if not 0 < at < len(tokens):
        return None
    kind, strength = kind_of_heading(words, " ".join(tokens[at:]))
    return kind if strength >= OPENS and kind in LISTED else None


def qualifies(words: Vocabulary, heading: str) -> bool:
    """Whether a heading opens with an English noun that only says which: "Vote counting"."""
    tokens = bare(heading).split()
    if len(tokens) < 2 or tokens[0].endswith("s") or not _romance(words).isdisjoint(tokens):
        return False  # "Problems raised": what only says which stands in the singular
    last = len(_noun_before(tokens, words)) == 1 or tokens[1] in words.grammar("and")
    done = tokens[1].endswith(words.as_written("endings", "participle"))  # "Update provided by the choir"
    return not last and not done and tokens[0] in _only_english(words)


@lru_cache(maxsize=4)
def _only_english(words: Vocabulary) -> frozenset[str]:
    """Return the English words of kinds that stand in no other language's list."""
    kinds = set(words.keyed("section_words").values())
    of = {
        code: frozenset().union(*(words.phrases("section_words", kind, code) for kind in kinds))
        for code in ("en", "es", "pt", "fr")
    }
    return of["en"] - of["es"] - of["pt"] - of["fr"]


def _first_known(tokens: list[str], heads: Mapping[str, str]) -> str | None:
    """Return the kind of the longest known noun that the words end in."""
    runs = (" ".join(tokens[at:]) for at in range(max(0, len(tokens) - LONGEST_HEAD), len(tokens)))
    return next((heads[one] for one in runs if one in heads), None)


def _noun_before(tokens: list[str], words: Vocabulary) -> list[str]:
    """Return the words of an English heading up to its noun: what belongs to it may stand behind "of"."""
    ends = words.grammar("behind_nouns")
    return tokens[: next((at for at, token in enumerate(tokens) if at and token in ends), len(tokens))]


@lru_cache(maxsize=4)
def _heads(words: Vocabulary) -> tuple[dict[str, str], dict[str, str]]:
    """Return the nouns that stand first in their heading, and those of English, which stand last."""
    kinds = words.keyed("section_heads")
    last = {one for kind in set(kinds.values()) for one in words.phrases("section_heads", kind, "en")}
    first = {
        one
        for language in ("es", "pt", "fr")
        for kind in set(kinds.values())
        for one in words.phrases("section_heads", kind, language)
    }
    return {one: kinds[one] for one in first}, {one: kinds[one] for one in last}


@lru_cache(maxsize=4)
def _romance(words: Vocabulary) -> frozenset[str]:
    """Return the small words by which a heading is known not to be English."""
    small = (words.phrases("language", "function_words", code) for code in ("es", "pt", "fr"))
    return frozenset().union(*small) - words.phrases("language", "function_words", "en")


@lru_cache(maxsize=4)
def _openers(words: Vocabulary) -> Sequence[frozenset[str]]:
    """Return the words that phrases begin with, by how many words the phrase has; at place 0 all of them."""
    phrases, blanks = (*words.keyed("sections"), *words.keyed("section_words")), methodcaller("count", " ")
    found: list[set[str]] = [set() for _ in range(LONGEST_PHRASE + 1)]
    for several, alike in groupby(sorted(phrases, key=blanks), key=blanks):
        opening = first_words(frozenset(alike))
        plain = frozenset(filter(str.isalnum, opening))
        opening = plain.union([word.strip(SIGNS) for word in opening - plain])
        found[0] |= opening
        if several < LONGEST_PHRASE:
            found[several + 1] |= opening
    return list(map(frozenset, found))


@lru_cache(maxsize=4)
def _by_length(words: Vocabulary) -> dict[tuple[int, str], list[tuple[str, str]]]:
    """Return the phrases by their length and first letter, each with its kind."""
    first, phrases = itemgetter(slice(1)), words.keyed("sections")
    return {
        (size, letter): [(phrase, phrases[phrase]) for phrase in alike]
        for letter, those in groupby(sorted(phrases, key=first), key=first)
        for size, alike in groupby(sorted(those, key=len), key=len)
        if size >= SHORTEST_OF_HEADINGS
    }


def _one_slip_from(text: str, words: Vocabulary, *, shortest: int = SHORTEST_SLIP) -> str | None:
    """Return the kind of the phrase that a heading misses by one letter («Concluciones»)."""
    if not shortest <= len(text) <= LONGEST_SLIP or len(text.split()) > 3:
        return None
    lengths = _by_length(words)
    head, tail = text[:SURE_SIDE], text[-SURE_SIDE:]
    for size in (len(text), len(text) + 1, len(text) - 1):
        if size < shortest:
            continue
        for phrase, kind in lengths.get((size, text[0]), ()):
            # asked of thousands: a slice is no call
            if (phrase[:SURE_SIDE] == head or phrase[-SURE_SIDE:] == tail) and one_slip(text, phrase):
                return kind
    return None


def topic_named(text: str, words: Vocabulary) -> str:
    """Return what stands behind a key of topics, «Topic: budget»; empty where there is none."""
    key, colon, named = text.partition(":")
    return named.strip() if colon and fold(key).strip() in words.grammar("topic_keys") else ""


def counts_act(label: str, words: Vocabulary) -> bool:
    """Whether words before a colon are only the number on paper of what was decided or is to be done."""
    found = COUNTED.fullmatch(label) if label[-1:] in DIGITS else None
    if found is None or found[1] is None:
        return found is not None
    counted = fold(found[1])
    return counted in words.grammar("one_task", "one_decision") or kind_of_heading(words, counted)[0] in ACTS
