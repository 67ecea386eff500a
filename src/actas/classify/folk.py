"""People who are no office and have no name: «las familias», "Tail members", «el grupo 2»."""

from __future__ import annotations

from functools import lru_cache

from actas.classify.speaking import human_verbs
from actas.classify.verbs import Verb
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import name_words

LONGEST_COUNT = 2  # figures of the number of a group
MOST_OF_WHICH = 4  # words that say which people speak
OF_SEVERAL = ("", "n", "nt")  # what a verb told of several ends in beside that of one: «votan», «votent»


def is_small_group(named: str, words: Vocabulary) -> bool:
    """«El grupo 2 informó que …», "Group A reported …": whether a number or a letter tells which group."""
    noun, _, which = named.partition(" ")
    counted = which.isdecimal() or (len(which) == 1 and which.isupper())
    return counted and len(which) <= LONGEST_COUNT and fold(noun) in words.grammar("small_groups")


def are_folk(named: str, article: str, verb: Verb, words: Vocabulary) -> bool:
    """«Las familias preguntan …», "Neighbours complained …": people who are not those who meet and decide.

    «vecinos reclaman …» without capital or article names nobody, no more than «varios vecinos».
    """
    if fold(named) not in words.grammar("people") and not _are_of_which(named, article, words):
        return False
    several = article == "the" or article in words.grammar("articles_of_several")
    return (several or (not article and named[:1].isupper())) and is_said_by_folk(verb, words)


def _are_of_which(named: str, article: str, words: Vocabulary) -> bool:
    """«femmes de Thionck», «Vecinos del sector norte», "Tail members": people, and which of them."""
    who, _, where = named.partition(" ")
    of, _, place = where.partition(" ")
    if fold(who) in words.grammar("people") and fold(of) in words.grammar("of", "of_the", "prepositions"):
        shown = place[:1].isupper() or (not article and bool(place) and len(place.split()) <= MOST_OF_WHICH)
        return shown and place.replace(" ", "").isalpha()
    which, _, who = fold(named).rpartition(" ")
    if not which.isalpha() or which in words.phrases("language", "function_words"):
        return False  # nearly all
    return who in words.grammar("people") or who in _several_in_english(words)


@lru_cache(maxsize=4)
def _several_in_english(words: Vocabulary) -> frozenset[str]:
    """Return what several who hold an office in English are: "members"."""
    return frozenset(f"{one}s" for one in words.phrases("names", "roles", "en"))


def is_said_by_folk(verb: Verb, words: Vocabulary) -> bool:
    """Whether people who do not decide say something with a verb; what they have said hardly is a noun."""
    if not verb.said:
        return verb.word in _said_by_folk(words)
    return words.grammar("agreeing").isdisjoint(verb.word + end for end in OF_SEVERAL)


@lru_cache(maxsize=4)
def _said_by_folk(words: Vocabulary) -> frozenset[str]:
    """Return the verbs with which people say something who do not decide."""
    return (human_verbs(words) | words.grammar("asked")) - words.grammar("agreeing")


@lru_cache(maxsize=4)
def folk(words: Vocabulary) -> frozenset[str]:
    """Return the nouns of people; papers and bodies are none."""
    papers = words.grammar("record_paper")
    return (name_words(words).roles | words.phrases("names", "professions") | words.grammar("folk")) - papers
