"""Which tables of words a text may hold one of: told for all tables by one look at each of its words.

A rule has words that it cannot do without, and most lines hold those of hardly any rule. To look for each
rule's words in each line takes longer than all that is found. So each table that somebody asks for has a
bit, a word knows the bits of the tables that hold it, and a text has the bits of its words, worked out
once. A rule asks first, and is over for most lines::

    if not may_hold(folded, words.phrases("cues", "vote")):
        return None

Tables need not be told beforehand: the first question adds one, and what was known of texts is forgotten.
What is kept is bounded: the bits of some thousand words, and of the last few texts, since the lines of a
section are asked of again and again, and then no more.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache, reduce
from itertools import filterfalse, groupby
from operator import or_

from actas.model.compiled import compiled
from actas.vocabulary.each_word import EachWord, parted

TOKEN = compiled(r"\w+|[^\w\s]")
MOST_TABLES = 256  # of several vocabularies, one after the other; then all begins anew
TEXTS = 256

Table = frozenset[str]


@lru_cache(maxsize=MOST_TABLES)
def by_longest_word(table: Table) -> Mapping[str, Sequence[str]]:
    """Return the phrases of several words, by the longest word of each: fewest texts hold that."""
    several = [phrase for phrase in filterfalse(str.isalnum, table) if _longest[phrase] != phrase]
    several.sort(key=_longest.__getitem__)
    return {word: tuple(those) for word, those in groupby(several, _longest.__getitem__)}


@lru_cache(maxsize=MOST_TABLES)
def longest_words(table: Table) -> frozenset[str]:
    """Return the longest words of phrases, of which one stands wherever one of the phrases does."""
    several = map(_longest.__getitem__, filterfalse(str.isalnum, table))
    return frozenset(filter(str.isalnum, table)).union(several)


def longest_word(phrase: str) -> str:
    """Return the longest word of a phrase; of one without any word its first sign."""
    if phrase.isalnum():
        return phrase
    shown = max(phrase.split(), key=len, default="")
    return shown if shown.isalnum() else max(TOKEN.findall(phrase), key=len, default="")


# Of the vocabulary's own phrases it is kept beside the bytecode: see `vocabulary.load`.
_longest: EachWord[str] = EachWord(longest_word, most=1 << 16)
know_longest = _longest.update


class _EachTable(dict[Table, int]):
    """Table -> its bit, given to it when it is first asked for."""

    def __init__(self, new: Callable[[Table], int]) -> None:
        super().__init__()
        self._new = new

    def __missing__(self, table: Table) -> int:
        return self._new(table)


class Sieve(ABC):
    """The bits of tables, of words and of texts.

    A text may hold one of a table where ``tables[table] & texts[text]``, the table first: it may be new.
    """

    def __init__(self) -> None:
        self.tables = _EachTable(self._new)
        self.texts = EachWord(self._look, most=TEXTS)
        self._words = EachWord(self.look_at)

    def may_hold(self, text: str, table: Table) -> bool:
        """Whether a word of a text may be one of a table."""
        return self.tables[table] & self.texts[text] != 0

    def _look(self, text: str) -> int:
        return reduce(or_, map(self._words.__getitem__, parted[text]), 0)

    def _new(self, table: Table) -> int:
        if len(self.tables) >= MOST_TABLES:
            self.forget()
        self.texts.clear()
        bit = self.tables[table] = 1 << len(self.tables)
        self.learn(table, bit)
        return bit

    def forget(self) -> None:
        """Forget all tables."""
        self.tables.clear()
        self._words.clear()

    @abstractmethod
    def learn(self, table: Table, bit: int) -> None:
        """Take up a table, also in what is known of words."""

    @abstractmethod
    def look_at(self, word: str) -> int:
        """Return the bits of a word as it stands between blanks."""


class _Whole(Sieve):
    """Tables of phrases, of each of which the longest word is looked for: fewest texts hold that."""

    def __init__(self) -> None:
        super().__init__()
        self._known: defaultdict[str, int] = defaultdict(int)

    def forget(self) -> None:
        super().forget()
        self._known.clear()

    def learn(self, table: Table, bit: int) -> None:
        known, looked, longest = self._known, self._words, longest_words(table)
        for word in longest:
            known[word] |= bit
        # All words looked at anew for each of some hundred tables were a fortieth of a start.
        for word in list(filterfalse(str.isalnum, looked)):
            del looked[word]
        for word in looked.keys() & longest:
            looked[word] |= bit

    def look_at(self, word: str) -> int:
        if word.isalnum():
            return self._known.get(word, 0)
        bits = 0
        for token in TOKEN.findall(word):
            bits |= self._known.get(token, 0)
        return bits


class _Ends(Sieve):
    """Tables of endings of words."""

    def __init__(self) -> None:
        super().__init__()
        self._endings: defaultdict[str, list[tuple[tuple[str, ...], int]]] = defaultdict(
            list
        )  # by last letter

    def forget(self) -> None:
        super().forget()
        self._endings.clear()

    def learn(self, table: Table, bit: int) -> None:
        self._words.clear()
        for letter in {ending[-1] for ending in table}:
            alike = tuple(ending for ending in table if ending[-1] == letter)
            self._endings[letter].append((alike, bit))

    def look_at(self, word: str) -> int:
        bits = 0
        for token in (word,) if word.isalnum() else TOKEN.findall(word):
            for ends, bit in self._endings.get(token[-1], ()):
                bits |= bit if token.endswith(ends) else 0
        return bits


# Of a folded text and folded phrases: where it holds the longest word of none of them, none stands there.
whole = _Whole()

# Whether a word of a text ends in one of some endings, all as written.
may_end = _Ends().may_hold
