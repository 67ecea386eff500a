"""Whether words make a sentence or a phrase, as far as common forms tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache, reduce
from itertools import pairwise
from operator import or_

from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.each_word import EachWord
from actas.vocabulary.fold import fold
from actas.vocabulary.patterns import any_of

TOKEN = compiled(r"[^\W_]+(?:['’][^\W_]+)?")
# The second part of a compound is no verb: «rendez-vous», «post-it»; the first may be: «est-il».
MAY_BE_VERB = compiled(r"(?<![^\W_])(?<![^\W_][-‐‑])[^\W_]+(?:['’][^\W_]+)?")
JOINED = compiled(r"['’‐‑-]")
NOUN, ARTICLE_AND_NOUN = compiled(r"[^\W_]+"), 2  # «l'assemblée»: two words at the beginning of a clause
FIRST = 4  # words among which a verb of speech makes a sentence
SHORTEST_DONE = 5  # letters of a participle: «a listé»; not «a fé»
OPENS_WITHIN = 4  # words, among which a clause that says which ones begins
BEHIND_VERB = 4  # words from its verb to its end
LONGEST_WHICH = 12  # words of a phrase that says which ones it names
TO_DO = 2  # place of what is to be done with them: "Things to settle"
LONGEST_NAME = 200  # characters of what may name a point of an agenda


# What a word may be, by itself.
FINITE, OPENS, ENDS, SPEAKS, PAIRED, RESOLVES = 1, 2, 4, 8, 16, 32


@lru_cache(maxsize=4096)  # asked of a heading and a title again and again
def is_sentence(phrase: str, words: Vocabulary) -> bool:
    """Whether a phrase holds a finite verb: a common one anywhere, a verb of speech near its start.

    That of a formula is none of it: «Aprobación, si procede, de las cuentas».
    """
    found = _has_verb(phrase, words)
    if not found or len(phrase) > LONGEST_NAME or not _provisos(words).search(phrase):
        return found
    return _has_verb(_provisos(words).sub(" ", phrase), words)


def asks_by_accent(word: str, words: Vocabulary) -> bool:
    """«Qué falta», «Quién hace qué»: whether a word asks by its accent, and is no wish's or relative's."""
    said = word.lstrip("¿").casefold()
    return not said.isascii() and fold(said) in words.grammar("interrogatives")


def says_which(phrase: str, words: Vocabulary) -> bool:
    """Whether the only verb of a phrase says which ones it names: «Temas que se repiten», "Rules we want".

    «Creo que llueve» tells: what such a clause is hung on is several, or more than a word. A clause of when
    or why behind it tells no more of them: "Things to settle before we answer".
    """
    said = TOKEN.findall(phrase)
    if not said or len(said) > LONGEST_WHICH:
        return False
    several, when = said[0].endswith(_of_several(words)), words.grammar("subordinators")
    until = next((at for at, one in enumerate(said) if at > 1 and fold(one) in when), len(said))
    if until < len(said):
        said = said[:until]
        if several and until > TO_DO and _is_to_do(said[1], said[2], words):
            return "," not in phrase and not _has_verb(" ".join(said), words)
    opens = words.grammar("clause_openers")
    at = next((at for at, one in enumerate(said[:OPENS_WITHIN]) if at and fold(one) in opens), None)
    if at is None or "," in phrase or (at == 1 and not several):
        return False
    if _has_verb(" ".join(said[:at]), words) or fold(said[0]) in opens:
        return False
    pronouns, told = words.grammar("pronouns_before"), said[at + 1 :]
    behind = [one for one in told if fold(one) not in pronouns]
    is_verb = [bool(_known(words)[one] & (FINITE | ENDS | SPEAKS)) for one in behind]
    if True not in is_verb:  # «se ofrecen»: a verb that nobody knows
        return len(behind) < len(told) <= BEHIND_VERB
    return sum(is_verb) == 1 and len(is_verb) - is_verb.index(True) <= BEHIND_VERB


def _is_to_do(small: str, does: str, words: Vocabulary) -> bool:
    """«por resolver», "to settle": whether a small word and an infinitive say what is to be done."""
    return fold(small) in words.grammar("aiming") or infinitive(words).match(does) is not None


@lru_cache(maxsize=4)
def _of_several(words: Vocabulary) -> tuple[str, ...]:
    return words.as_written("endings", "of_several")


def _has_verb(phrase: str, words: Vocabulary) -> bool:
    if "-" in phrase:
        phrase = _joined(words).sub("", phrase)
        if _with_pronoun(words).search(phrase):
            return True
    said = list(_tokens(phrase)) if JOINED.search(phrase) else TOKEN.findall(phrase)
    may_be = list(map(_known(words).__getitem__, said))
    any_is = reduce(or_, may_be, 0)
    if any_is & PAIRED and _holds_pair(said, words):
        return True
    if any_is & FINITE and _holds_finite(phrase, said, words):
        return True
    if any_is & OPENS and _opens(phrase, words):
        return True
    if any_is & ENDS and len(said) > 1:  # a word alone is a noun: «Lotería»
        return True
    if any_is & RESOLVES and may_be[-1] & RESOLVES and _meets(phrase, words):
        return True
    return bool(reduce(or_, may_be[:FIRST], 0) & SPEAKS)


def _meets(phrase: str, words: Vocabulary) -> bool:
    """«La junta, por mayoría, resuelve», "The board hereby resolves"; not "Things the board agreed"."""
    said = [
        fold(one) for part in phrase.split(", ") for one in NOUN.findall(part)[:ARTICLE_AND_NOUN]
    ]  # fmt: skip
    meets, bodies = words.grammar("meeting_itself"), words.phrases("actors", "bodies")
    return not (meets.isdisjoint(said) and bodies.isdisjoint(said))


@lru_cache(maxsize=4)
def _known(words: Vocabulary) -> EachWord[int]:
    """Return what each word may be: a common verb, what opens a request, a verb by its end, one of speech."""
    finite, nouns, verbs = words.grammar("finite"), words.grammar("nouns_like_verbs"), _verbs(words)
    opens = frozenset(tokens[0] for one in words.grammar("finite_first") if (tokens := TOKEN.findall(one)))
    endings, pairs, resolves = _finite_endings(words), _pair_starts(words), words.grammar("resolves")
    accented = words.as_written("words", "finite")  # «é», which without its accent is «e»
    given = words.phrases("names", "given")

    def kinds(said: str) -> int:
        folded, small = fold(said), said.casefold()
        ends = small in accented or (bool(endings.search(small)) and folded not in nouns)
        ends = ends and (folded not in given or not said.istitle())  # «Mamadou», «Tiberiu»
        speaks = _is_verb(said, folded, verbs)
        plain = FINITE * (folded in finite) | OPENS * (folded in opens) | PAIRED * (folded in pairs)
        plain |= RESOLVES * (folded in resolves)
        return plain | ENDS * ends | SPEAKS * speaks

    return EachWord(kinds)


def _tokens(phrase: str) -> Iterator[str]:
    """Yield the words that may be verbs; what an apostrophe parts stands on its own: «c'est», "isn't"."""
    for token in MAY_BE_VERB.findall(phrase):
        first, mark, second = token.replace("’", "'").partition("'")
        if second.casefold() == "t" and first.endswith("n"):
            yield first[:-1]
        elif mark and first.casefold() != "l":
            yield first
            yield second
        else:
            yield token


@lru_cache(maxsize=4)
def _pair_starts(words: Vocabulary) -> frozenset[str]:
    firsts = frozenset(pair.split(" ", 1)[0] for pair in words.grammar("finite_pairs"))
    return firsts | words.grammar("denies")


def _holds_pair(said: list[str], words: Vocabulary) -> bool:
    """Whether two words in a row make a verb of what alone is none: «a été», «ne va», not «ne pas lire»."""
    pairs, denies, denied, nouns = (
        words.grammar(one) for one in ("finite_pairs", "denies", "denied", "nouns_like_verbs")
    )
    has, done = words.as_written("words", "has_done"), words.as_written("endings", "has_done")
    return any(
        f"{fold(first)} {fold(second)}" in pairs
        or (fold(first) in denies and fold(second) not in denied)
        or (first in has and _is_done(second, done) and fold(second) not in nouns)
        for first, second in pairwise(said)
    )


def _is_done(word: str, ends: tuple[str, ...]) -> bool:
    """Whether a word ends as a participle does: «a tourné»; not «a José»."""
    return word.endswith(ends) and word.islower() and len(word) >= SHORTEST_DONE


def _opens(phrase: str, words: Vocabulary) -> bool:
    """Whether a part of a phrase, as commas part them, begins with a verb that opens a request."""
    return any(
        fold(part).split(" ", 1)[0] in words.grammar("finite_first") and not _is_english_on(part, words)
        for part in phrase.split(", ")
    )


def _is_english_on(part: str, words: Vocabulary) -> bool:
    """Tell "On behalf of the board", "On 4 May" from «On doit …», which opens a French sentence."""
    first, _, rest = fold(part).partition(" ")
    return first == "on" and (rest[:1].isdecimal() or rest.partition(" ")[0] in words.grammar("behind_on"))


def _holds_finite(phrase: str, said: list[str], words: Vocabulary) -> bool:
    """Whether a word is a common verb: not «May», «Will», «IT», nor «Falta de agua», «la falta»."""
    folded, finite = list(map(fold, said)), words.grammar("finite")
    if phrase.isupper() or phrase[:3] in ("It'", "It’"):  # "It's hard"
        return not finite.isdisjoint(folded)
    of = len(folded) > 1 and folded[1] in words.grammar("noun_of")
    if folded[0] in finite and not of and folded[0] not in words.grammar("names_too"):
        return True
    articles = words.grammar("articles")
    for at in range(1, len(said)):  # of each line: a generator would take twice the time
        if folded[at] in finite and folded[at - 1] not in articles and not said[at][:1].isupper():
            return True
    return False


@lru_cache(maxsize=4)
def _joined(words: Vocabulary) -> re.Pattern[str]:
    return compiled(rf"\b{any_of(words.grammar('nouns_joined'))}\b", re.IGNORECASE)


@lru_cache(maxsize=4)
def _provisos(words: Vocabulary) -> re.Pattern[str]:
    """Return the clauses that stand by custom in names of points: «si procede», "if any arise"."""
    return compiled(rf"\b{any_of(words.as_written('words', 'provisos'))}\b", re.IGNORECASE)


@lru_cache(maxsize=4)
def _with_pronoun(words: Vocabulary) -> re.Pattern[str]:
    """Return what a verb with a pronoun behind a hyphen looks like, but for an infinitive: «pinta-se»."""
    hung = any_of(words.as_written("endings", "hung"))
    return compiled(rf"(?<![\w-])[^\W\d_]{{2,}}[^\W\d_r]-{hung}(?![\w-])")


@lru_cache(maxsize=4)
def infinitive(words: Vocabulary) -> re.Pattern[str]:
    """Return what an infinitive looks like, as written: «Enviar el acta. Y luego …» has no title."""
    ends = any_of(words.as_written("endings", "infinitive"))
    tails = any_of(words.as_written("endings", "infinitive_tail"))
    others = any_of(words.as_written("words", "infinitives"))
    return compiled(rf"(?:[^\W\d_]{{3,}}{ends}|(?i:{others})){tails}?$")


@lru_cache(maxsize=4)
def _finite_endings(words: Vocabulary) -> re.Pattern[str]:
    short = any_of(words.as_written("endings", "finite"))
    long = any_of(words.as_written("endings", "finite_of_long_words"))
    return compiled(rf"[^\W\d_]{{2}}{short}$|[^\W\d_]{{4}}{long}$")


@lru_cache(maxsize=4)
def _verbs(words: Vocabulary) -> frozenset[str]:
    """Return the verbs of speech that are not as often nouns, nor small words elsewhere («lê», "le")."""
    nouns = words.grammar("nouns_too") | words.phrases("speech", "nouns")
    return words.phrases("speech", "verbs") - nouns - words.phrases("language", "function_words")


def _is_verb(said: str, folded: str, verbs: frozenset[str]) -> bool:
    """Without its accent «inició» is «inicio»: a plain -o is taken for the noun."""
    return folded in verbs and not (folded.endswith("o") and said.casefold().endswith("o"))
