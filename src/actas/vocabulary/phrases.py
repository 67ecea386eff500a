"""Phrases found in a text, the longest first.

One pattern of hundreds of alternatives would do the same, but to compile it takes longer than to start
Python, and a command that reads one file of notes has to do that each time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache, partial
from itertools import chain, groupby, islice
from operator import itemgetter, methodcaller

from actas.vocabulary.each_word import EachWord, parted
from actas.vocabulary.fold import fold
from actas.vocabulary.sieve import TEXTS, TOKEN, by_longest_word, longest_words, whole

LONGEST_STAMP, MOST_OF_STAMP = 40, 3  # characters and words of «BORRADOR», "Draft v2"


def begins(folded: str, phrases: frozenset[str]) -> bool:
    """Whether a phrase stands at the beginning of a folded text."""
    return folded.startswith(beginning(folded, phrases))


def opens(folded: str, phrases: frozenset[str]) -> bool:
    """Whether a phrase stands at the beginning of a folded text, as whole words."""
    opening = beginning(folded, phrases)
    if not opening or not folded.startswith(opening):
        return False
    return any(folded.startswith(one) and not folded[len(one) : len(one) + 1].isalnum() for one in opening)


def ends(folded: str, phrases: frozenset[str]) -> bool:
    """Whether a phrase stands at the end of a folded text, as whole words."""
    ending = _by_last_letter(phrases).get(folded[-1:], ())
    if not folded.endswith(ending):
        return False
    return any(folded.endswith(one) and not folded[-len(one) - 1 : -len(one)].isalnum() for one in ending)


def may_begin(text: str, phrases: frozenset[str]) -> bool:
    """Whether a text, folded or not, begins with the two letters of one of some folded phrases."""
    return fold(text[:2])[:2] in _openings(phrases)


@lru_cache(maxsize=64)
def _openings(phrases: frozenset[str]) -> frozenset[str]:
    """Return the first two letters of each phrase, and less: a sign that nobody sees folds to nothing."""
    return frozenset(phrase[:size] for phrase in phrases for size in range(3))


def beginning(folded: str, phrases: frozenset[str]) -> tuple[str, ...]:
    """Return the phrases that begin with the two letters that a folded text begins with."""
    known = _by_opening(phrases)
    return known.get(folded[:2]) or known.get(folded[:1], ())


@lru_cache(maxsize=64)
def _by_opening(phrases: frozenset[str]) -> Mapping[str, tuple[str, ...]]:
    """Return the phrases by their first two letters, those of one letter by each two that begin with it."""
    found = {letters: tuple(those) for letters, those in groupby(sorted(phrases), itemgetter(slice(2)))}
    for letter in [letters for letters in found if len(letters) == 1]:
        for letters in found:
            if letters[0] == letter != letters:
                found[letters] = (*found[letters], letter)
    return found


@lru_cache(maxsize=64)
def _by_last_letter(phrases: frozenset[str]) -> Mapping[str, tuple[str, ...]]:
    """Return the phrases by their last letter: hundreds need not be tried one by one."""
    found: dict[str, list[str]] = {}
    for phrase in phrases:
        found.setdefault(phrase[-1], []).append(phrase)
    return {letter: tuple(those) for letter, those in found.items()}


def opening(folded: str, phrases: frozenset[str]) -> str | None:
    """Return the longest phrase that a folded text begins with, a blank behind it."""
    known = _by_first_word(phrases).get(folded.partition(" ")[0], ())
    return next((phrase for phrase in known if folded.startswith(phrase + " ")), None)


def may_open(text: str, phrases: frozenset[str]) -> bool:
    """Whether the first word of a text, folded or not, is one with which some folded phrases begin."""
    first = _opening[text]
    return not first or not _first_tokens(phrases).isdisjoint(first)


def _words_of_first(text: str) -> Sequence[str]:
    """Return the first word of a text, folded, and the signs that stick to it.

    Nothing where it is only signs, or invisible: then the next word may be the first.
    """
    opens = text.split(None, 1)
    first = fold(opens[0]) if opens else ""
    return _tokens[first] if any(map(str.isalnum, first)) else ()


# A text -> its first word. One phrase after the other is asked for at its beginning.
_opening: EachWord[Sequence[str]] = EachWord(_words_of_first, most=TEXTS)


@lru_cache(maxsize=64)
def _first_tokens(phrases: frozenset[str]) -> frozenset[str]:
    """Return the first words of phrases without the signs in them: «d» of «d'ici»."""
    return frozenset(_tokens[word][0] for word in first_words(phrases) if word)


@lru_cache(maxsize=64)
def _by_first_word(phrases: frozenset[str]) -> Mapping[str, Sequence[str]]:
    ordered = sorted(sorted(phrases), key=len, reverse=True)
    pairs = sorted(zip(map(_first, map(_at_blank, ordered)), ordered, strict=True), key=_first)
    return {word: [*map(_second, those)] for word, those in groupby(pairs, _first)}


_at_blank = methodcaller("partition", " ")
_first, _second = itemgetter(0), itemgetter(1)


@lru_cache(maxsize=64)
def first_words(phrases: frozenset[str]) -> frozenset[str]:
    """Return the words of which one stands wherever one of the phrases does: the first of each."""
    return frozenset(map(_first, map(_at_blank, phrases)))


def may_hold(folded: str, phrases: frozenset[str]) -> bool:
    """Whether all words of one of the phrases are among those of a text: where not, none stands there."""
    # Asked of each line by each rule, and hardly ever so: one look into two dictionaries, and no call.
    if not whole.tables[phrases] & whole.texts[folded]:
        return False
    said = words_in(folded)
    if not said.isdisjoint(phrases):
        return True  # one of a single word
    for word in longest_words(phrases) & said:
        # Of common words some dozens are, and they want another that is not there.
        others = _by_other_word(word, phrases)
        for other in others.keys() & said:
            if any(map(said.issuperset, others[other])):
                return True
    return False


@lru_cache(maxsize=1 << 11)
def _by_other_word(word: str, phrases: frozenset[str]) -> Mapping[str, Sequence[tuple[str, ...]]]:
    """Return the words of the phrases with that longest word, by the longest of their other words."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in by_longest_word(phrases)[word]:
        several = _words_of(phrase)
        other = max((one for one in several if one != word), key=len, default=word)
        found.setdefault(other, []).append(several)
    return found


@lru_cache(maxsize=1 << 12)
def _words_of(phrase: str) -> tuple[str, ...]:
    """Return the words of a phrase and its signs, in their order."""
    return tuple(TOKEN.findall(phrase))


@lru_cache(maxsize=256)  # one text is looked through for phrase after phrase
def words_in(folded: str) -> frozenset[str]:
    """Return the words of a folded text, and its signs."""
    return frozenset(chain.from_iterable(map(_tokens.__getitem__, parted[folded])))


_tokens: EachWord[tuple[str, ...]] = EachWord(lambda shown: tuple(TOKEN.findall(shown)))


_lists = partial(defaultdict[str, list[tuple[tuple[str, ...], str]]], list)


class Phrases:
    """A set of folded phrases. Any white space between the words of a text is as good as another."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._all = frozenset(phrases)

    @cached_property
    def _by_pair(self) -> Mapping[str, Mapping[str, Sequence[tuple[tuple[str, ...], str]]]]:
        """The phrases by their first two words: hundreds begin alike, «se acuerda», «se aprueba».

        Made when a text may hold one of them: of most notes none does.
        """
        found: dict[str, dict[str, list[tuple[tuple[str, ...], str]]]] = defaultdict(_lists)
        for phrase in sorted(self._all, key=len, reverse=True):
            words = _words_of(phrase)
            if words:
                (second,) = words[1:2] or ("",)
                found[words[0]][second].append((words, phrase))
        return found

    def find(self, folded: str) -> Iterator[tuple[int, int, str]]:
        """Yield start, end and phrase of each that stands in a folded text as whole words; none overlap."""
        if not may_hold(folded, self._all):
            return
        places: list[tuple[int, int]] = []  # of the tokens, as far as a phrase is found
        tokens = TOKEN.finditer(folded)
        for at, past, phrase in self._found(folded):
            places += [match.span() for match in islice(tokens, past - len(places))]
            yield places[at][0], places[past - 1][1], phrase

    def stands_in(self, folded: str) -> bool:
        """Whether one of the phrases stands in a folded text."""
        return may_hold(folded, self._all) and next(self._found(folded), None) is not None

    def _found(self, folded: str) -> Iterator[tuple[int, int, str]]:
        """Yield the same of a text that may hold one, by its tokens: the first, and the next behind."""
        tokens, known = TOKEN.findall(folded), self._by_pair
        past = 0
        for at, token in enumerate(tokens):
            if token in known and at >= past and (found := self._at(tokens, at, known[token])):
                length, phrase = found
                past = at + length
                yield at, past, phrase

    def _at(
        self, tokens: list[str], at: int, known: Mapping[str, Sequence[tuple[tuple[str, ...], str]]]
    ) -> tuple[int, str] | None:
        second = tokens[at + 1] if at + 1 < len(tokens) else ""
        for words, phrase in (*known.get(second, ()), *known.get("", ())):
            if tuple(tokens[at : at + len(words)]) == words:
                return len(words), phrase
        return None


def only_of(text: str, words: frozenset[str]) -> bool:
    """Whether a text is nothing but words of a set, up to three: «BORRADOR», "Draft v2"."""
    if len(text) > LONGEST_STAMP:
        return False  # nearly all
    said = [one.strip("()[]*.:-") for one in fold(text).split()]
    return 0 < len(said) <= MOST_OF_STAMP and words.issuperset(said)
