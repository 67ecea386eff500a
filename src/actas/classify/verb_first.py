"""Who speaks where a sentence opens with its verb: «Habló Rafael …», «Saluda la decana, Dra. Ana Ruiz»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from actas.classify.bodies import names_body
from actas.classify.cast import WORD, Cast
from actas.classify.identity import (
    CAPITALISED,
    GIVEN,
    body,
    holds_word,
    is_known_person,
    members_of,
    person,
    person_named,
    without_article,
)
from actas.classify.speaking import human_verbs
from actas.classify.subject_names import is_office
from actas.model.compiled import compiled
from actas.model.record import Actor
from actas.vocabulary import Vocabulary
from actas.vocabulary.delegates import is_delegate
from actas.vocabulary.fold import fold
from actas.vocabulary.names import known_actor, name_words, person_score
from actas.vocabulary.phrases import first_words
from actas.vocabulary.phrases import opening as opened_by

LONGEST_NAME = 4  # words behind a verb, and behind forms of address and offices
LONGEST_OFFICE = 5  # words behind a verb and an article
MOST_OPENING = 7  # words before who speaks: «se le da la palabra a»
MOST_OBJECT = 5  # words between a verb and who does it
CALLED = compiled(
    r"[^\W\d_a-zß-ÿ][^\W\d_]+ [^\W\d_a-zß-ÿ][^\W\d_]+(?! [^\W\d_a-zß-ÿ])"
)  # a name and a surname
BESIDE_NAME = compiled(r"\s*\([^()]*\)")
# «, Dra. Ana Ruiz», « (Ruiz)»: who holds the office before.
HOLDER = compiled(r"(?:,\s+((?:[^\W\d_]{1,6}\.\s)?[^,.;:()]{2,40})|\s\(([^()]{2,40})\))")


def behind_verb(text: str, cast: Cast, words: Vocabulary) -> Actor | None:
    """«Habló Rafael del compromiso …»: who speaks where a sentence opens with its verb."""
    text = text[_after_order(text, words) :]
    opening = _before_subject(words)
    first = WORD.search(text)
    if first is None or fold(first[0]) not in first_words(opening):
        return None  # nearly all
    tokens = list(WORD.finditer(text[:80]))
    folded = [fold(token.group()) for token in tokens]
    start = next((size for size in range(MOST_OPENING, 0, -1) if " ".join(folded[:size]) in opening), 0)
    if not start or len(tokens) <= start:
        return None
    if start == 1 and _is_article(tokens[0].group(), words):
        return None
    behind = text[tokens[start - 1].end() :].lstrip()
    if behind[:1] == ":" and _only_lists(behind[1:], words):
        return None
    if start == 1 and ("ª" in tokens[0].group() or text[tokens[0].end() :].lstrip()[:1] in (",", ";")):
        return None  # «Dª Ana», "Dan, Luis": short names and titles that sound like verbs elsewhere
    if start == 1 and text[tokens[0].end() :].lstrip().startswith(":"):
        lacks_accent = tokens[0].group().endswith("o")  # «Apoyo: Ana»
        noun = folded[0] in words.grammar("nouns_too") or folded[0] in words.phrases("speech", "nouns")
        if lacks_accent or noun:
            return None  # «Nota: Ana no vino»
    article = len(tokens) > start + 1 and folded[start] in words.grammar("articles")
    if article and (office := _office_behind(text, tokens, start, words)):
        return _by_name(office, text[text.index(office) + len(office) :], cast, words)
    whole = with_its_article(text[tokens[start].start() : tokens[start + article].end()], words)
    start += article
    if len(tokens) > start + 1 and folded[start] in name_words(words).honorifics:
        start += (
            tokens[start].group().islower() and tokens[start + 1].group()[:1].isupper()
        )  # «abre don Luis»
    return (
        whole
        or _named_at(text, tokens, start, cast, words)
        or _behind_object(text, tokens, start - article, cast, words)
    )


def _named_at(
    text: str, tokens: Sequence[re.Match[str]], start: int, cast: Cast, words: Vocabulary
) -> Actor | None:  # fmt: skip
    """Return whom the words at a place name, the longest name that is known."""
    best = None
    before = sum(_is_before_name(token.group(), words) for token in tokens[start : start + LONGEST_NAME])
    opens = start  # where the name itself begins, behind «Sra. Concejala»
    for at, token in enumerate(tokens[start : start + LONGEST_NAME + before], start):
        named = text[tokens[start].start() : token.end()].rstrip(".")
        if not token.group()[:1].isupper() or (best and text[token.start() - 2] == ","):
            break  # «Ana Ruiz, Presidenta»: an office is of no name
        if at > start and fold(token.group()) in name_words(words).honorifics:
            opens = at
            continue
        best = known_actor(words, named, countries_near=bool(cast.countries)) or best
        own = text[tokens[opens].start() : token.end()] if opens > start else named
        if is_known_person(own, cast, words):
            best = cast.states.get(fold(own)) or person(named)
    if best or fold(tokens[0].group()) not in human_verbs(words):
        return best
    called = text[tokens[start].start() :] if start < len(tokens) else ""
    if (full := CALLED.match(called)) and not holds_word(full[0], cast, words):
        return person(full[0]) if person_score(words, full[0]) >= CAPITALISED else None  # «Moderó Edin Tol»
    return None


def _only_lists(behind: str, words: Vocabulary) -> bool:
    """«Exponen: Perú, Chile y la OIT»: whether several are only named, and nobody has said anything yet."""
    listed = BESIDE_NAME.sub("", behind).strip(" .")
    members = [without_article(one, words) for one in members_of(listed, words)]
    return len(members) > 1 and all(
        one[:1].isupper() and one.count(" ") < LONGEST_NAME and one[-1:].isalnum() for one in members
    )


def _is_before_name(token: str, words: Vocabulary) -> bool:
    """«Sra.», «Alcaldesa», «Dª», «Mª»: whether a word stands before what somebody is called."""
    table = name_words(words)
    return "ª" in token or fold(token).strip(".") in table.roles or fold(token) in table.honorifics


def _by_name(office: str, behind: str, cast: Cast, words: Vocabulary) -> Actor:
    """«Saluda la decana, Dra. Ana Ruiz»: who holds an office, where the name stands beside it."""
    beside = HOLDER.match(behind)
    named = (beside[1] or beside[2]).strip() if beside else ""
    if named and (person_score(words, named) >= GIVEN or fold(named) in cast.people):
        return person_named(named, cast)
    return body(office) if names_body(office, words) else person_named(office, cast)


def _behind_object(
    text: str, tokens: Sequence[re.Match[str]], start: int, cast: Cast, words: Vocabulary
) -> Actor | None:  # fmt: skip
    """«Presenta el informe la directora»: an office behind what is presented."""
    articles = words.grammar("articles")
    if len(tokens) <= start or fold(tokens[start].group()) not in articles:
        return None
    for at in range(start + 2, min(start + 2 + MOST_OBJECT, len(tokens) - 1)):
        if text[tokens[at - 1].end() : tokens[at].start()] != " ":
            return None
        if fold(tokens[at].group()) in articles and fold(tokens[at - 1].group()) not in words.grammar("of"):
            office = _office_behind(text, tokens, at, words)
            return _by_name(office, text[text.index(office) + len(office) :], cast, words) if office else None
    return None


def _after_order(text: str, words: Vocabulary) -> int:
    """«Primero habló Ana», «Por último intervino Luis»: where the verb begins behind words of order."""
    first, then = text.partition(" ")[0], words.grammar("then")
    if not first[:1].isupper() or fold(first) not in first_words(then):
        return 0  # nearly all
    opens = opened_by(fold(text), then)
    return len(" ".join(text.split(" ")[: opens.count(" ") + 1])) + 1 if opens else 0


def without_order(label: str, words: Vocabulary) -> str:
    """«Después Nicaragua», "Then Ann" -> the name; what else stands before a colon stays as it is."""
    first, _, named = label.partition(" ")
    return named if named[:1].isupper() and fold(first) in words.grammar("then") else label


def _office_behind(text: str, tokens: Sequence[re.Match[str]], article: int, words: Vocabulary) -> str:
    """«Interviene la portavoz del molino y …»: the office behind a verb's article; empty where none is."""
    if fold(tokens[article].group()) in words.grammar("articles_of_several"):
        return ""
    begin = tokens[article + 1].start()
    for size in range(min(LONGEST_OFFICE, len(tokens) - article - 1), 0, -1):
        named = text[begin : tokens[article + size].end()].rstrip(".")
        if "(" in named or ". " in named:
            continue  # its holder, or the next sentence
        joined = size > 1 and not words.grammar("and").isdisjoint(fold(named).split())
        if not joined and (is_office(named, words) or is_delegate(named, words)):
            return named
    return ""


def opens_with_speech(label: str, words: Vocabulary) -> bool:
    """Whether a label of several words opens with a verb of speech that is no noun, nor a name."""
    first, _, rest = fold(label).partition(" ")
    if not rest or first not in _before_subject(words) or _is_article(label.split()[0], words):
        return False
    nouns = first in words.phrases("speech", "nouns") or first in words.grammar("nouns_too")
    return not nouns and first not in name_words(words).given


def _is_article(word: str, words: Vocabulary) -> bool:
    """Whether a word is an article, accents told apart: «Le Niger», but «Lê Ana o relatório»."""
    return word.casefold() in words.grammar("articles")


def opens_with_verb(tokens: Sequence[re.Match[str]], folded: Sequence[str], words: Vocabulary) -> bool:
    """«Moderó Ana Ruiz y dio la palabra a …»: whether the first word is what somebody does, and no name."""
    if len(tokens) < 3 or folded[0] not in _before_subject(words) or not tokens[1].group()[:1].isupper():
        return False
    noun = folded[0] in words.phrases("speech", "nouns") or folded[0] in words.grammar(
        "nouns_too", "articles"
    )
    return not noun and folded[0] not in name_words(words).given


def with_its_article(named: str, words: Vocabulary) -> Actor | None:
    """«El Salvador»: a country to whose name an article belongs, which no Salvador has."""
    return known_actor(words, named) if fold(named) in words.countries else None


@lru_cache(maxsize=4)
def _before_subject(words: Vocabulary) -> frozenset[str]:
    """Return what may stand before who speaks; in English nobody speaks in "Asked Ana to …"."""
    languages, keys = ("es", "fr", "pt"), ("verbs", "phrases")
    said = (words.phrases("speech", key, one) for key in keys for one in languages)
    return frozenset().union(*said) - words.phrases("speech", "verbs", "en")
