"""Who says something in hasty notes, where bodies too stand in small letters and without their articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice

from actas.classify.cast import LABEL, WORD, Cast
from actas.classify.deed_verbs import doing_words
from actas.classify.identity import person_named, without_article
from actas.classify.speaking import human_verbs
from actas.classify.subjects import DOES, Speaker
from actas.classify.turns import is_known_word, is_topic, opens_no_name
from actas.model.compiled import compiled
from actas.model.record import Actor
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import known_actor, name_words
from actas.vocabulary.small_countries import small_country

MOSTLY = 1  # how far labels are people where not nearly all are
BRACKETS = compiled(r"\(([^\W\d_][^()\n]{1,30})\)\s+(?=\w)")
SUBJECT = 7  # words up to the verb
LONGEST = 3  # words of a name
AGAIN, MANY = 2, 3  # times that a label comes again, lines that open so


def said_in_haste(text: str, cast: Cast, words: Vocabulary, listed: int) -> Speaker | None:
    """«scouts want tues», «mae do enzo acha exagero»: who a line begins with, and says something.

    Of somebody who came any line tells that is no task of theirs: «don lucho fue a la muni», "jo paid it",
    and of known bodies and countries. Where nearly all is ``listed`` with who says it
    in brackets, nobody need be known.
    """
    if (beside := BRACKETS.match(text)) and (listed > MOSTLY or _again_in_brackets(beside[1], cast, words)):
        return Speaker(_actor(beside[1], cast, words), beside.end(), "label-parentheses")
    if again := _again_before_colon(text, cast, words):
        return again
    tokens = [found.group() for found in islice(WORD.finditer(text), SUBJECT + 2)]
    if not text[:1].isalnum() or len(tokens) < 2:
        return None
    folded = [fold(token) for token in tokens]
    if came := _who_came(text, tokens, cast, words) or _known_body(text, folded, words):
        return Speaker(came, 0, DOES)
    at = next((at for at in range(1, len(folded)) if _says(folded, at, words)), 0)
    at -= at > 1 and folded[at - 1] in words.grammar("negations")
    shown = " ".join(tokens[:at])
    if not at or not shown.replace("-", "").replace("/", "").replace(" ", "").isalnum():
        return None
    if not text.startswith(f"{shown} ") or not _may_say(folded[:at], words):
        return None
    return Speaker(_actor(shown, cast, words), 0, "subject-verb")


def _again_in_brackets(name: str, cast: Cast, words: Vocabulary) -> bool:
    """«(flat 3) …», «(flat 9) …», «(flat 3) …»: whether several lines open so, some by the same name."""
    opening = _in_brackets(cast)
    return opening.total() >= MANY and len(opening) < opening.total() and _may_say(fold(name).split(), words)


@lru_cache(maxsize=4)  # each line of the notes asks for it
def _in_brackets(cast: Cast) -> Counter[str]:
    """Return what opens lines in brackets, and how often."""
    return Counter(found[1] for line in cast.said.splitlines() if (found := BRACKETS.match(line)))


@lru_cache(maxsize=4)
def _saying(cast: Cast, words: Vocabulary) -> frozenset[str]:
    """Return the folded words that open a line which tells what they say."""
    lines = (fold(line).split(maxsplit=AGAIN) for line in cast.said.splitlines())
    return frozenset(line[0] for line in lines if len(line) > 1 and _says(line, 1, words))


def _again_before_colon(text: str, cast: Cast, words: Vocabulary) -> Speaker | None:
    """«dire: …», «ampa: …», «dire: …»: who comes again before a colon, or says something elsewhere.

    Several lines have such a word.
    """
    found = LABEL.match(text) if ":" in text and cast.labels.total() >= MANY else None
    label = fold(found[1] or "") if found else ""
    if found is None or not label.isalpha() or not _may_say([label], words):
        return None
    names = name_words(words)
    other = is_known_word(label, words) and label not in names.roles and label not in names.groups
    if other or is_topic(label, words) or opens_no_name(label, words):
        return None
    if cast.labels[label] < AGAIN and label not in _saying(cast, words):
        return None
    return Speaker(_actor(text[: found.end(1)], cast, words), found.end(), "label-again-and-again")


def _who_came(text: str, tokens: Sequence[str], cast: Cast, words: Vocabulary) -> Actor | None:
    """Return somebody who came, with whom a line begins that goes on in small letters."""
    first = int(fold(tokens[0]) in words.grammar("articles") and len(tokens) > 2)
    for end in range(min(first + LONGEST, len(tokens) - 1), first, -1):
        name, shown = " ".join(tokens[first:end]), " ".join(tokens[:end])
        small = fold(name) in words.phrases("language", "function_words")
        known = fold(name) in cast.people or fold(name) in (cast.called or ())
        if known and not small and text.startswith(f"{shown} "):
            behind = fold(tokens[end])
            goes_on = tokens[end][:1].isalpha() and behind not in words.grammar("and", "of", "contracted_of")
            return person_named(name, cast) if goes_on and behind not in cast.people else None
    return None


def _known_body(text: str, folded: Sequence[str], words: Vocabulary) -> Actor | None:
    """«unicef peut financer …», «argentina consulta …»: the body or country that a line begins with."""
    if state := small_country(text, words):
        return state[0] if _is_verb(fold(state[1]), words) else None  # "kenya trip is off"
    if not _is_verb(folded[1], words):
        return None
    known = known_actor(words, folded[0]) if len(folded[0]) >= LONGEST else None
    return known if known and known.kind == "organisation" else None


def _is_verb(word: str, words: Vocabulary) -> bool:
    does = word in words.grammar("auxiliary", "negations", "states", "is", "has", "did")
    return does or word in doing_words(words) or word in words.phrases("speech", "verbs")


def _says(folded: Sequence[str], at: int, words: Vocabulary) -> bool:
    """Whether a word is a verb that only people are the subject of, or of speech, before what is said."""
    behind = folded[at + 1 : at + 2]
    if not behind or not behind[0][0].isalpha():
        return False  # "roof felt 40"
    if folded[at] in human_verbs(words):
        return True
    told = behind[0] in words.grammar("told", "negations")
    return told and folded[at] in words.phrases("speech", "verbs")


def _may_say(subject: Sequence[str], words: Vocabulary) -> bool:
    """Whether words may be who says it: no pronoun, no order, no paper, and with small words only inside."""
    article = len(subject) > 1 and subject[0] in words.grammar("articles")
    bare = subject[article:]
    whole = " ".join(bare)
    small = words.phrases("language", "function_words")
    inner = words.grammar("of", "contracted_of", "articles")
    if bare[0] in small or bare[-1] in small or any(one in small and one not in inner for one in bare):
        return False
    if not any(map(str.isalpha, whole)):
        return False
    if bare[0] in words.grammar("paper") and whole not in words.phrases("actors", "bodies"):
        return False
    other = words.grammar(
        "orders", "does", "then", "adverbs", "everybody", "somebody", "nobody", "record_paper", "reports",
        "subordinators", "negations", "interrogatives", "interjections",
    )  # fmt: skip
    acts = len(bare) > 1 and bare[-1] in doing_words(words)  # «adm manda aviso»
    return other.isdisjoint(bare[:1]) and whole not in other and not acts


def _actor(shown: str, cast: Cast, words: Vocabulary) -> Actor:
    bare = without_article(shown, words)
    if known := known_actor(words, bare, countries_near=bool(cast.countries)):
        return known
    if fold(bare) in name_words(words).roles:
        return person_named(bare, cast)
    return Actor(name=bare, kind="group")
