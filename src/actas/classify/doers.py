"""Names of no table, known by what they are to do: «Zorin will …» twice, «Ana, Zorin and Praveli: …»."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Sequence
from functools import lru_cache

from actas.classify.turns import NICKNAME, SMALL, is_known_word, opens_no_name
from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold, fold_all
from actas.vocabulary.names import name_words, person_score
from actas.vocabulary.patterns import any_of, between_names
from actas.vocabulary.phrases import begins, first_words, may_hold
from actas.vocabulary.sentences import infinitive
from actas.vocabulary.sieve import may_end

GIVEN = 2.0  # `person_score` of a known given name
SEVERAL = 3  # lines that say what to do and end alike
AGAIN = 2  # times that somebody is to do something
LONGEST = 60  # characters of names that stand together
NAMES = compiled(rf"[^\W\d_a-z][^:.;()\n]{{0,{LONGEST}}}")
BLANKS = compiled(r"\s+")
COLON = compiled(r"\s*:\s")
TO_DO = compiled(r"to\s+[a-z]")
WORD = compiled(r"\w+")
WORD_AS_SHOWN = compiled(r"[^\s.,;:!?]+")
AT_END = (  # where who is to do something stands behind it, and the signs of which one must be there
    ("(", compiled(r"\(([^()\d]{2,40})\)\s*[.;]?\s*$")),
    ("-–—", compiled(r"\s[-–—]+>?\s([^-–—:()\d]{2,40}?)\s*[.;]?\s*$")),
    (":", compiled(r":\s([^:()\d.]{2,40}?)\s*[.;]?\s*$")),
)
# and where it stands before a dash
OPENING = ("-–—", compiled(r"^([^-–—:()\d]{2,40}?)\s[-–—]+>?\s(?=\S)"))
# «Bomba: Ana …», with small letters behind the name: no «Luis: Ana y Eva»
TOPIC = compiled(r"([^\W\d_][^:.\n]{1,30}?)\s*:\s+([^\W\d_a-zß-ÿ][^\W\d_]+)(?=\s[^\W\d_A-Z])")
STATE = compiled(r"[^\W\d_][^:]{1,20}:\s+")


def doers_in(
    texts: Sequence[str], people: Container[str], words: Vocabulary, told: Sequence[str] = ()
) -> frozenset[str]:
    """Return the folded names that items begin with who are to do something, where no table holds them.

    Args:
        texts: the words of items with a bullet or number.
        people: the folded names of people known otherwise.
        words: the vocabulary.
        told: the words of paragraphs, in which only who takes something on counts.

    """
    counts: Counter[str] = Counter()
    beside: set[str] = set()
    doing = [found for text in texts if _may_do(text, words) for found in _doing(text, words)]
    common = fold_all(word for text in texts for word in SMALL.findall(text)) if doing else ()
    for members in doing:
        unknown = [one for one in members if _may_be_name(one, common, words)]
        counts.update(map(fold, unknown))
        if any(person_score(words, one) >= GIVEN or fold(one) in people for one in members):
            beside.update(map(fold, unknown))
    placed = _in_their_places(texts, people, words).union(_committed([*texts, *told], words))
    named = {one for one in counts if counts[one] >= AGAIN or one in beside}
    return placed.union(named - _topics(texts, people, words) if named else ())


def _topics(texts: Sequence[str], people: Container[str], words: Vocabulary) -> frozenset[str]:
    """Return what stands before a colon and somebody known who acts: «Bomba: Ana prueba la vieja»."""
    labels = (label for text in texts if (label := TOPIC.match(text)))
    return frozenset(fold(label[1]) for label in labels if _is_known(label[2], people, words))


def _committed(texts: Sequence[str], words: Vocabulary) -> Iterator[str]:
    """Yield the folded names of no table that take something on: "Zorin agreed to …", «Zorin se ofrece a …».

    Once is enough where the verb is nobody's but a person's.
    """
    common: frozenset[str] | None = None
    for text in texts:
        if not may_hold(fold(text), _pledges(words)):
            continue
        gaps = BLANKS.finditer(text, 0, LONGEST) if NAMES.match(text) else ()
        verb = next((gap for gap in gaps if _pledges_at(text, gap.end(), words)), None)
        if verb is None:
            continue
        common = common or fold_all(word for one in texts for word in SMALL.findall(one))
        members = [one for one in between_names(words).split(text[: verb.start()]) if one]
        # Not "Find volunteers for …".
        named = words.grammar("orders", "does").isdisjoint(map(fold, members))
        if members and named and all(_may_be_name(one, common, words) for one in members):
            yield from map(fold, members)


def _pledges_at(text: str, at: int, words: Vocabulary) -> bool:
    """Whether a verb with which people take something on stands at a place."""
    first = WORD_AS_SHOWN.match(text, at)
    if first is None or fold(first[0]) not in first_words(_pledges(words)):
        return False  # nearly all
    return begins(fold(text[at : at + LONGEST]), _pledges(words))


@lru_cache(maxsize=4)
def _pledges(words: Vocabulary) -> frozenset[str]:
    """Return the verbs with which nobody but people takes something on."""
    return words.phrases("owners", "commits") - words.grammar("things_do")


def _in_their_places(texts: Sequence[str], people: Container[str], words: Vocabulary) -> frozenset[str]:
    """Return names of no table that stand where, in other items, those stand who are known.

    «Regar (Ana)», «Podar (Luis)», «Abonar (Zorin)»: what is one of several names is one too.
    """
    found: set[str] = set()
    common: frozenset[str] | None = None
    for signs, shape in (*AT_END, OPENING):
        held = [at for at, text in enumerate(texts) for sign in signs if sign in text]  # asked of all texts
        marked = [texts[at] for at in dict.fromkeys(held)]
        ends = [end[1].strip() for text in marked if (end := shape.search(text))]
        told = [[one for one in between_names(words).split(end) if one] for end in ends]
        known = sum(all(_is_known(one, people, words) for one in members) for members in told if members)
        if known < AGAIN and not _all_name(told, marked, people, words):
            continue
        common = common or fold_all(word for text in texts for word in SMALL.findall(text))
        other = [
            one for members in told for one in members
            if not _is_known(one, people, words) and _may_be_name(one, common, words)
            and (shape is not OPENING[1] or _has_surname(one))
        ]  # fmt: skip
        if known < AGAIN or len(set(other)) <= known:
            found.update(map(fold, other))
    return frozenset(found)


def _has_surname(one: str) -> bool:
    """Whether a name is one of several capitals: before a dash «Bomba - revisar» has one, too."""
    return " " in one and all(part[:1].isupper() for part in one.split())


def _all_name(
    told: Sequence[Sequence[str]], marked: Sequence[str], people: Container[str], words: Vocabulary
) -> bool:
    """Whether several lines that say what to do end in what may be names, not all in the same."""
    orders = sum(infinitive(words).match(text.partition(" ")[0].casefold()) is not None for text in marked)
    if len(told) < SEVERAL or orders < SEVERAL or orders * 2 < len(marked):
        return False
    ends = [one for members in told for one in members]
    names = all(_is_known(one, people, words) or _may_be_name(one, (), words) for one in ends)
    return names and len(set(ends)) > 1


def _is_known(one: str, people: Container[str], words: Vocabulary) -> bool:
    return person_score(words, one) >= GIVEN or fold(one) in people


def _may_do(text: str, words: Vocabulary) -> bool:
    """Whether a text holds a verb of what is to be done, or a colon; most hold none."""
    return ":" in text or may_hold(fold(text), _verbs(words)) or may_end(text, _future(words))


@lru_cache(maxsize=4)
def _verbs(words: Vocabulary) -> frozenset[str]:
    return words.phrases("owners", "verbs") | {"to"}


@lru_cache(maxsize=4)
def _future(words: Vocabulary) -> frozenset[str]:
    return frozenset(words.as_written("endings", "future"))


def _doing(text: str, words: Vocabulary) -> Iterator[list[str]]:
    """Yield the names with which an item begins before what they are to do."""
    state = STATE.match(text)
    for start in dict.fromkeys((0, state.end() if state else 0)):
        found = _names_before(text, start, words)
        if found:
            yield [one for one in between_names(words).split(found) if one]
            return


def _may_be_name(one: str, common: Container[str], words: Vocabulary) -> bool:
    """Whether nothing else than a name explains a word, and no table holds it."""
    if not one[:1].isupper() or not NICKNAME.fullmatch(one) or is_known_word(one, words):
        return False
    if opens_no_name(one, words):
        return False  # «Adicionalmente, se compromete a …»
    table = name_words(words)
    return not any(fold(part) in common or fold(part) in table.given for part in one.split())


def _names_before(text: str, start: int, words: Vocabulary) -> str | None:
    """Return the names at a place that stand before a verb of what will be done, or before a colon."""
    found = NAMES.match(text, start)
    if not found:
        return None
    end = found.end()
    for gap in BLANKS.finditer(text, start + 1):
        if gap.start() > end:
            break
        if _does(text, gap.end(), words):
            return text[start : gap.start()]
    colon = COLON.match(text, end)
    return text[start:end].rstrip() if colon else None


def _does(text: str, at: int, words: Vocabulary) -> bool:
    """Whether a verb of what will be done stands at a place: «to send», «se encarga», «enviará»."""
    if TO_DO.match(text, at) or _will(words).match(text, at):
        return True
    first = WORD.match(text, at)
    for verb in _verbs_by_word(words).get(first[0], ()) if first else ():
        end = at + len(verb)
        if text.startswith(verb, at) and not WORD.match(text, end):
            return True
    return False


@lru_cache(maxsize=4)
def _verbs_by_word(words: Vocabulary) -> dict[str, tuple[str, ...]]:
    """Return what takes a task on, by its first word."""
    found: dict[str, list[str]] = defaultdict(list)
    for verb in words.phrases("owners", "verbs") - {"to"}:
        first = WORD.match(verb)
        found[first[0] if first else ""].append(verb)
    return {word: tuple(verbs) for word, verbs in found.items()}


@lru_cache(maxsize=4)
def _will(words: Vocabulary) -> re.Pattern[str]:
    return compiled(rf"[^\W\d_A-Z]{{3,}}{any_of(words.as_written('endings', 'future'))}(?!\w)")
