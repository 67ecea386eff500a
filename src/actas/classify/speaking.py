"""Names of no table, known by a verb that only people are the subject of: «Zorin opina …»."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain

from actas.classify.turns import is_known_word, opens_no_name
from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import known_actor, person_score
from actas.vocabulary.sentences import infinitive

CAPITAL = compiled(r"[A-ZÀ-Þ][^\W\d_]+")
AT_LENGTH = 1000  # characters of notes in which names come again
CAPITALISED, GIVEN = 1.0, 2.0  # `person_score` of words with capitals, and of a known given name
OPENS = compiled(r"([^\W\d_a-z][\w’'-]+(?: [^\W\d_a-z][\w’'-]+)?) ([^\W\d_A-Z]+)")
# «HT - quiere …», «HT: quiere …»: initials are the subject of the verb that follows them.
INITIALS = compiled(r"([A-ZÀ-Þ]{2,3})\s?(?::|[-–—])\s([^\W\d_A-Z]+)\s([^\W\d_A-Z]*)")


def speaking_in(
    texts: Iterable[str], common: frozenset[str], once: frozenset[str], words: Vocabulary
) -> dict[str, str]:
    """Return folded name -> name of those who say something where a text begins, and whom no table holds.

    Args:
        texts: the words of items.
        common: folded words that the notes write in small letters, too.
        once: words that stand nowhere else, see `standing_once`.
        words: the vocabulary.

    """
    said = human_verbs(words)
    found: dict[str, str] = {}
    for text in texts:
        opening = OPENS.match(text)
        if not opening or fold(opening[2]) not in said:
            continue
        if _is_done_to_it(opening[2], text[opening.end() :], words):
            continue  # "Claim submitted."
        name = opening[1]
        once_told = name in once and fold(opening[2]) in english_verbs(words)
        known = CAPITALISED <= person_score(words, name) < GIVEN
        if known and not once_told and not is_explained(name, common, words, said=True):
            found.setdefault(fold(name), name)
    return found


def standing_once(texts: Sequence[str]) -> frozenset[str]:
    """Return the words with a capital that stand nowhere else in notes of some length.

    English needs no article: "Bylaws say", "Majority wants" begin as "Zorin says" does. There who speaks is
    mostly named again.
    """
    if sum(map(len, texts)) <= AT_LENGTH:
        return frozenset()
    # One by one: large notes are not held once more.
    times = Counter(chain.from_iterable(map(CAPITAL.findall, texts)))
    return frozenset(one for one, often in times.items() if often == 1 and not one.isupper())


@lru_cache(maxsize=4)
def english_verbs(words: Vocabulary) -> frozenset[str]:
    """Return the verbs of speech that are English alone."""
    return words.phrases("speech", "verbs", "en").difference(
        *(words.phrases("speech", "verbs", code) for code in ("es", "fr", "pt"))
    )


def initials_speaking(texts: Iterable[str], words: Vocabulary) -> dict[str, str]:
    """Return folded initials -> initials that a verb follows which people are the subject of."""
    shown = (found for text in texts if text[1:2].isupper() and (found := INITIALS.match(text)))
    return {
        fold(one[1]): one[1] for one in shown if _says(one[2], one[3], words) and _is_no_word(one[1], words)
    }


def _says(verb: str, behind: str, words: Vocabulary) -> bool:
    """Whether a word is such a verb, or begins two that are: "would like"."""
    if verb.endswith(words.as_written("endings", "participle")):
        return False  # «PMT: entregado»
    told = fold(verb)
    return told in human_verbs(words) or f"{told} {fold(behind)}" in words.phrases("speech", "phrases")


def _is_no_word(short: str, words: Vocabulary) -> bool:
    return not is_known_word(short, words) and known_actor(words, short) is None


def _is_done_to_it(verb: str, behind: str, words: Vocabulary) -> bool:
    """Whether a verb that may be a participle ends its sentence: something is done, and nobody is named."""
    return behind.lstrip()[:1] in ("", ".", ";") and verb.endswith(words.as_written("endings", "participle"))


def is_explained(name: str, common: frozenset[str], words: Vocabulary, *, said: bool = False) -> bool:
    """Whether any word of a name is one that the notes or the vocabulary know.

    Behind what looks like an infinitive no verb says that it ``said`` something: «Wilder informa …».
    """
    if is_known_word(name, words) or opens_no_name(name, words):
        return True
    if not said and infinitive(words).match(name):
        return True  # «Escribir …»
    opens = fold(name.split()[0]).replace("’", "'").partition("'")[0]
    if opens in words.grammar("orders", "does") or opens in words.phrases("language", "function_words"):
        return True  # "Get a price …", "We've had …"
    return any(
        fold(one) in common or is_known_word(one, words) or (one.isupper() and len(one) > 1)
        for one in name.split()
    )


@lru_cache(maxsize=4)
def human_verbs(words: Vocabulary) -> frozenset[str]:
    """Return the verbs of speech that no thing is the subject of, and that are no nouns."""
    other = words.grammar("inanimate", "nouns_too", "articles") | words.phrases("speech", "nouns")
    return words.phrases("speech", "verbs") - other - words.phrases("language", "function_words")
