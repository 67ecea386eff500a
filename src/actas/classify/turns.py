"""Labels that take turns, as people do who talk: names that no table holds, known by how they come again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import name_words
from actas.vocabulary.sentences import is_sentence

NICKNAME = compiled(r"[^\W\d_][\w.’'-]*(?: [^\W\d_][\w.’'-]*)?")
SMALL = compiled(r"(?<![\w@])[a-zà-öø-ÿ][\wÀ-ÿ]+")
TURNS = 4  # labels that may be names, before their coming again says anything
RETURNS = 2  # of them that come back after somebody else's
KEYS = 3  # labels that always follow one another are the keys of a form
SHORTEST_NOUN = 7  # letters
LONG = 3  # words of what somebody says, verb or no verb

Said = tuple[str, str]  # a label, and the words after its colon


def taking_turns(said: Sequence[Said], words: Vocabulary) -> dict[str, str]:
    """Return folded label -> label of those that take turns; empty where they are keys or topics."""
    common = frozenset(fold(word) for _, rest in said for word in SMALL.findall(rest))
    turns = [(label, rest) for label, rest in said if _may_be_nickname(label, common, words)]
    keys = [fold(label) for label, _ in turns]
    if len(turns) < TURNS or len(turns) * 2 < len(said) or not _come_back(keys):
        return {}
    spoken = sum(_is_said(rest, words) for _, rest in turns)
    if spoken * 2 < len(turns):
        return {}
    counts = Counter(keys)
    # A label with a capital that comes once may be a topic; handles in small letters are none.
    small = any(label[:1].islower() for label, _ in turns if counts[fold(label)] > 1)
    return {
        fold(label): label
        for label, _ in turns
        if counts[fold(label)] > 1
        or (small and label[:1].islower() and not names_things(label, words))
    }  # fmt: skip


def _come_back(keys: Sequence[str]) -> bool:
    """Whether labels come back after others, and not in the fixed order of a form."""
    counts = Counter(keys)
    back = sum(counts[key] - 1 for key in counts) - sum(one == two for one, two in pairwise(keys))
    if back < RETURNS or len(counts) < 2:
        return False
    after: dict[str, set[str]] = {}
    for one, two in pairwise(keys):
        after.setdefault(one, set()).add(two)
    again = [key for key in counts if counts[key] > 1]
    return len(again) < KEYS or any(len(after.get(key, ())) > 1 for key in again)


def _may_be_nickname(label: str, common: frozenset[str], words: Vocabulary) -> bool:
    """Whether nothing else than a name explains a label."""
    if not NICKNAME.fullmatch(label):
        return False
    if is_known_word(label, words) or is_topic(label, words) or opens_no_name(label, words):
        return False
    return not any(is_known_word(part, words) or fold(part) in common for part in label.split())


def is_known_word(word: str, words: Vocabulary) -> bool:
    """Whether the vocabulary knows a word as something else than a name."""
    return fold(word) in _known(words)


def names_things(label: str, words: Vocabulary) -> bool:
    """Whether a lone word of no table ends as several things do: «Precios»; handles are no words."""
    if is_topic(label, words):
        return True
    return label.isalpha() and label.istitle() and label.endswith(words.as_written("endings", "things"))


def is_topic(label: str, words: Vocabulary) -> bool:
    """Whether a label is what people talk of in many meetings: «Telhado», "Catering"."""
    return fold(label) in words.phrases("labels", "topics")


def opens_no_name(text: str, words: Vocabulary) -> bool:
    """Whether the first word of a subject is no name's: «Luego», "Nothing", "Docker", "Registration"."""
    folded = fold(text.strip().partition(" ")[0])
    if folded in _no_names(words):
        return True
    # Alone, and no table holds it: it ends as nouns of things do.
    thing = folded == fold(text) and folded.isalpha() and len(folded) >= SHORTEST_NOUN
    return thing and folded.endswith(words.as_written("endings", "noun"))


@lru_cache(maxsize=4)
def _no_names(words: Vocabulary) -> frozenset[str]:
    keys = ("adverbs", "then", "somebody", "nobody", "everybody", "subordinators", "products")
    return words.grammar(*keys)


@lru_cache(maxsize=4)
def _known(words: Vocabulary) -> frozenset[str]:
    """Return the folded words that the vocabulary knows as something else than a name."""
    table = name_words(words)
    told = (words.keyed(key) for key in ("section_words", "sections", "meeting", "owners"))
    return frozenset().union(
        table.function_words, table.roles, table.groups, table.not_speakers, *told,
        *(words.grammar(key) for key in ("answers", "stages", "paper", "products")),
    )  # fmt: skip


def _is_said(rest: str, words: Vocabulary) -> bool:
    if rest.endswith("?") or len(rest.split()) >= LONG or is_sentence(rest, words):
        return True
    return fold(rest).strip(" .!") in words.grammar("answers")
