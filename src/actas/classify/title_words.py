"""What a few words at the head of an item may be: a sentence, an order, what sort of item follows."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from actas.model.compiled import compiled
from actas.vocabulary import LANGUAGES, Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import name_words
from actas.vocabulary.phrases import opening
from actas.vocabulary.sentences import asks_by_accent, infinitive, is_sentence

TOKEN = compiled(r"[^\W_]+(?:['’][^\W_]+)?")
LONGEST_PLAIN = 3  # words that say where, and may name something all the same
LONGEST_CLAUSE = 5  # «O que eles estão fazendo»
NAMING = 2  # words behind an article, of which the second may be a verb
# A word and what stands behind it: «reparte las tareas», «résume l'idée», «elige tres carteles».
BEHIND = compiled(r"(?<![^\W_])([^\W\d_]{3,})(?=\s(?:([a-zà-ÿ]+)\s|(l['’]))([a-zà-ÿ]+))")


@lru_cache(maxsize=4)
def small_words(words: Vocabulary) -> frozenset[str]:
    """Return the small words of all languages: articles, prepositions and their like."""
    return frozenset().union(*(words.phrases("language", "function_words", code) for code in LANGUAGES))


@lru_cache(maxsize=4)
def _opens_sentence(words: Vocabulary) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    return words.grammar("subject_pronouns", "nobody"), words.grammar("articles"), words.grammar("each")


def may_tell(phrase: str, words: Vocabulary) -> bool:
    """Whether a phrase may be a sentence whose verb nobody knows: «El grifo gotea», "It rained a lot".

    What opens with an article names something where one word stands behind it, up to the end or to what
    hangs from it: «El molino», "The letter to the county".
    """
    first, _, rest = phrase.partition(" ")
    if "'" in first or "’" in first:
        first, _, rest = phrase.replace("’", "'").replace("'", "' ").partition(" ")
    if _honours(first, rest, words):
        return True
    folded, (pronouns, articles, each) = fold(first), _opens_sentence(words)
    if folded in each:
        return rest.count(" ") >= NAMING  # «Cada país nombra un enlace»
    if folded in pronouns or folded not in articles:
        return folded in pronouns
    told, small = rest.split()[:NAMING], small_words(words)
    said = list(map(fold, told))
    verb = (
        len(said) == NAMING and told[-1].islower() and small.isdisjoint(said)
    )  # «El programa Puente» is named
    if not verb or said[0] in words.grammar("before_nouns", "next_time"):
        return False
    if _describes(first, told, words):
        return may_hold_verb(phrase, words)
    return folded not in words.grammar("indefinite") or not any(_only_says_which(one, words) for one in told)


def takes_object(phrase: str, words: Vocabulary) -> bool:
    """«Acuden seis vecinos», «Ana resume el plan», "Tom reads the letter": a verb and what opens its object.

    Behind a noun an article stands before a day: «Fiesta el próximo sábado». Who hangs a clause on a noun
    names it: "Things we want the board to do".
    """
    for found in BEHIND.finditer(phrase):
        opens = fold(found[2] or "")
        several = opens in words.grammar("few") and found[4].endswith(("s", "x"))
        if not (found[3] or several or opens in words.grammar("determiners")):
            continue  # nearly all
        head = fold(phrase[: found.end()]).split()
        if not words.grammar("clause_openers").isdisjoint(head):
            return False
        if not (_is_noun(found[1], head, opens, words) or _says_when(phrase[found.end() :], words)):
            return True
    return False


def _is_noun(word: str, head: Sequence[str], opens: str, words: Vocabulary) -> bool:
    """Whether a word before an article is no verb, by itself or by what stands before it."""
    folded, *before = reversed(head)
    if folded in _no_verbs(words):
        return True
    if before and (word[0].isupper() or before[0] in _before_nouns(words)):
        return True  # «Visita a Soria la tarde …», «Propuesta de sorteo los martes»
    if not before and word.endswith("s") and opens in words.grammar("english_articles"):
        return True  # "Lights the school lent"
    small = word.casefold()
    return small.endswith(words.as_written("endings", "gerund_of_verbs")) or bool(
        infinitive(words).match(small)
    )


def _says_when(rest: str, words: Vocabulary) -> bool:
    """«el próximo sábado», «les 4 et 5 mai»: whether what stands behind a word is a time."""
    return any(one[0].isdecimal() or one in _times(words) for one in TOKEN.findall(fold(rest)))


@lru_cache(maxsize=4)
def _times(words: Vocabulary) -> frozenset[str]:
    return words.phrases("dates", "weekdays") | words.grammar("day_nouns", "parts_of_time", "next_time")


@lru_cache(maxsize=4)
def _no_verbs(words: Vocabulary) -> frozenset[str]:
    return small_words(words) | words.grammar("before_determiners", "determiners", "few")


@lru_cache(maxsize=4)
def _before_nouns(words: Vocabulary) -> frozenset[str]:
    return words.grammar("prepositions", "noun_of", "articles", "aiming")


def may_hold_verb(phrase: str, words: Vocabulary) -> bool:
    """«El plan del gobierno compra ya», "The insurance covers teeth": whether a word may be an unknown verb.

    It has the accent of what was done, is of several («participan»), stands behind a name or behind a noun
    that it does not agree with; in English it ends in -s, and no small word stands behind.
    """
    tokens, small = phrase.split(), small_words(words)
    english = not words.grammar("english_articles", "english_small").isdisjoint(map(fold, tokens))
    for at, (before, token) in enumerate(pairwise(tokens), start=1):
        if fold(token) in small or not token.islower() or fold(before) in small:
            continue
        if english:
            behind = fold(tokens[at + 1]) if at + 1 < len(tokens) else ""
            if token.endswith("s") and behind and behind not in small and not before.endswith("s"):
                return True
        elif _may_be_verb(before, token, words, named=at == 1 and before[0].isupper()):
            return True
    return False


def _may_be_verb(before: str, token: str, words: Vocabulary, *, named: bool) -> bool:
    several = before.endswith("s") and token.endswith(words.as_written("endings", "of_several_verbs"))
    agrees = before[-1] not in "o" and not (named and before[-1] not in "aesn")
    return several or token.endswith("ó") or (token[-1] in "ae" and not agrees)


def _describes(article: str, told: Sequence[str], words: Vocabulary) -> bool:
    """«El agente indígena de salud», "The mobile court": whether no verb ends as a word does.

    In English one ends in -s or -ed; in Spanish and Portuguese none in -o, in -l or -r, nor with its accent
    before the last syllable.
    """
    last = told[-1]
    if fold(article) in words.grammar("english_articles"):
        return not any(one.endswith(words.as_written("endings", "may_be_english_verb")) for one in told)
    accented = not last.isascii() and last[-1:].isascii() and last[-2:].isascii() and "ç" not in last
    return accented or last.endswith(words.as_written("endings", "no_verb"))


def _only_says_which(token: str, words: Vocabulary) -> bool:
    """«jurídico», "regional": whether a word can only be an adjective; «publica» may be a verb."""
    ends = words.as_written("endings", "adjective_accented")
    return token.endswith(words.as_written("endings", "adjective")) or (
        token.endswith(ends) and not token.isascii()
    )


def _honours(first: str, rest: str, words: Vocabulary) -> bool:
    """«Mme Roy pose la question», "Dr Lee left": whether somebody's name goes on as none does."""
    table = name_words(words)
    if fold(first).rstrip(".") not in table.honorifics:
        return False
    behind = next((one for one in rest.split() if one[:1].islower()), "")
    return bool(behind) and fold(behind) not in small_words(words)


def tells(phrase: str, words: Vocabulary) -> bool:
    """Whether a phrase is a sentence; a verb that only says which makes none: «Vecinas que llegaron»."""
    if not is_sentence(phrase, words):
        return _asks_what(phrase, words)
    tokens, relative = TOKEN.findall(phrase), words.grammar("relative")
    if not phrase[:1].isupper() or relative.isdisjoint(map(fold, tokens[1:])):
        return True  # nearly all
    at = next(at for at, token in enumerate(tokens) if at and fold(token) in relative)
    # «Creo que …» tells: what a clause is hung on is several, or more than a word.
    alone = at == 1 and not tokens[0].endswith(words.as_written("endings", "of_several"))
    return alone or is_sentence(" ".join(tokens[:at]), words)


def _asks_what(phrase: str, words: Vocabulary) -> bool:
    """«Pregunta quién paga», «Demande pourquoi»: a word that may be a noun, and what is asked behind it."""
    first, *behind = phrase.split(maxsplit=2) or [""]
    if not behind or fold(first) not in words.grammar("nouns_too"):
        return False  # nearly all
    asked = fold(behind[0])
    asks = asked in words.grammar("interrogatives") and asked not in words.grammar("relative")
    return asks or asks_by_accent(behind[0], words)


def places(tokens: Sequence[str], words: Vocabulary) -> bool:
    """«Para el cargo de tesorera: …», "For the whole list see: …": words that say where, or what for.

    A few of them may name something all the same: «En curso: …», «Para más adelante: …».
    """
    return len(tokens) > LONGEST_PLAIN and fold(tokens[0]) in words.grammar("prepositions")


def names_by_clause(folded: str, tokens: Sequence[str], words: Vocabulary) -> bool:
    """«Lo que falta», "What we need": a short clause that names a thing."""
    return len(tokens) <= LONGEST_CLAUSE and opening(f"{folded} ", words.grammar("free_clause")) is not None


def says_what(phrase: str, words: Vocabulary) -> bool:
    """Whether a phrase before a colon only says what sort of item follows: «Acuerdo: …», "Action: …"."""
    folded = fold(phrase)
    return f"{folded}:" in words.phrases("cues", "agreement") or folded in words.phrases("owners", "labels")


def leads_on(folded: str, tokens: Sequence[str], words: Vocabulary) -> bool:
    """«En segundo lugar: …», «Para instalar: …», «Y estas: …», "Voted by show of hands: …", "Also: …"."""
    leading = words.grammar("leading_on")
    if len(tokens) < 2:
        return folded in leading or folded in words.grammar("conjunctions")
    if opening(f"{folded} ", leading):
        return True
    if folded.split(" ", 1)[0] in words.grammar("and"):
        return True
    if fold(tokens[0]) in words.grammar("purpose") and infinitive(words).fullmatch(tokens[1].casefold()):
        return True
    done = tokens[0].casefold().endswith(words.as_written("endings", "participle"))
    return done and any(fold(token) in words.grammar("agent") for token in tokens[1:-1])


def orders(tokens: Sequence[str], words: Vocabulary) -> bool:
    """«Elegir el juego: …», "Send cups: …": what to do; some verbs need an article behind them to tell."""
    if len(tokens) < 2:
        return False
    sure = fold(tokens[0]) in words.grammar("orders")
    return sure or (fold(tokens[1]) in words.grammar("articles") and may_order(tokens[0], words))


def is_deed(first: str, words: Vocabulary) -> bool:
    """Whether a word that opens a phrase looks like an infinitive, and is no noun: «Pagar», not «Taller»."""
    if infinitive(words).match(first) is None:
        return False
    return fold(first) not in words.grammar("ends_as_verb", "er_nouns")


def may_order(first: str, words: Vocabulary) -> bool:
    """Whether a word that opens a phrase may say what to do: «Enviar», "Send"; some nouns look alike."""
    return infinitive(words).match(first.casefold()) is not None or fold(first) in words.grammar("does")
