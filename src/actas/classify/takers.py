"""Who takes a task on by a verb: «Ana enviará …», "Ana to send …", «Se encarga Ana», "Ask Ana to …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

from actas.classify.cast import INITIAL, Cast
from actas.classify.due import is_time
from actas.classify.identity import CAPITALISED, GIVEN, members_of, without_article
from actas.classify.owner_names import (
    Owner,
    at_head,
    is_verb,
    named,
    named_late,
    without_clitics,
)
from actas.classify.turns import is_known_word
from actas.model.compiled import compiled
from actas.model.plain import replace
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold, fold_with_places
from actas.vocabulary.names import name_words, person_score
from actas.vocabulary.patterns import any_of
from actas.vocabulary.phrases import (
    Phrases,
    begins,
    first_words,
    may_begin,
    may_hold,
    may_open,
    opening,
    words_in,
)
from actas.vocabulary.sieve import may_end

TOKEN = compiled(r"[^\s,;:]+")
SENTENCE = compiled(r"[.!?;](?:(?<=[^\W\d_]{2}.)|(?<=[)\]»”].))\s+(?=[^\W\d_])")  # the stop is rare
LABEL_END = compiled(r"\s*(?:#?\d+\s*)?(?:\]?\s*[:–—-]\s*|\]\s*|(?=[(\[]))")
CRIED = compiled(r"[A-ZÁÉÍÓÚÇÃÕ]{4,}\s(?=[A-ZÁÉÍÓÚÇÃÕ][a-zß-ÿ])")  # "ACTION Ana to …"
LABEL_TIME = compiled(r"\s+([^:.()\n]{4,40}?)\s*(?::|[-=]>|→)\s+")
STATE = compiled(r"[\[(]?([^\W\d_][^:\])]{1,24}?)(?:[\])]\s*:?|\s*:|\s[-–])\s+(?=[\[(@]?[^\W\d_])")
LABEL_WORD = compiled(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
OPENS = compiled(r"(?:[-=]>|→)?\s*\[?")
OPENING_WORDS = 8  # words in which who acts stands before the verb
ONE_SENTENCE = 30  # words of a paragraph that is one sentence and no tale
LONGEST_TIME = 40  # characters
WOULD = frozenset({"would", "will"})
ELIDED_THAT = compiled(r"\bqu['’]")
SHORTEST_TOLD = 4  # letters of what somebody is told to do: «revise»
VERB_WORDS = 4  # words of a phrase such as "is going to be"


def after_task_label(text: str, words: Vocabulary) -> int:
    """Return where the words after a label of a task begin («Tarea: …», "[Action] …"); 0 without one."""
    opens = None if text[:1].isalnum() else OPENS.match(text)
    begin = opens.end() if opens else 0
    if not may_begin(text[begin : begin + 2], words.phrases("owners", "labels")):
        return 0
    folded, places = fold_with_places(text[begin : begin + 40])
    if not begins(folded, words.phrases("owners", "labels")):
        return 0
    tokens = LABEL_WORD.findall(folded)
    for size in (3, 2, 1):
        label = " ".join(tokens[:size])
        if label not in words.phrases("owners", "labels") or not folded.startswith(label):
            continue
        end = LABEL_END.match(folded, len(label))
        if end and (end.end() > len(label) or folded[len(label) : len(label) + 1] in ("(", "[")):
            return begin + places[end.end()]
        if CRIED.match(text, begin):
            return begin + places[len(label)] + 1
        if timed := LABEL_TIME.match(text, begin + places[len(label)]):
            return timed.end() if is_time(timed[1], words) else 0  # «Tarea para la próxima reunión: …»
    return 0


def after_state(text: str, words: Vocabulary) -> int:
    """Return where the words after the state of a task begin: «Nuevo: Ana …», "Carried over: …"."""
    found = STATE.match(text)
    known = found is not None and fold(found[1]) in words.phrases("owners", "states")
    return found.end() if found and known else 0


def opens_with_person(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """Return the people with whom a task begins, a small word behind: «Ana convoca …», "Tom in touch …"."""
    tokens = list(TOKEN.finditer(text))[:OPENING_WORDS]
    for size in range(len(tokens) - 1, 0, -1):
        shown, after = text[: tokens[size - 1].end()], tokens[size].group()
        apart = text[tokens[size - 1].end() : tokens[size].start()].strip()
        if apart or not after[:1].islower() or fold(tokens[size - 1].group()) in words.grammar("and"):
            continue
        if is_verb(shown, words) and person_score(words, shown.split()[0]) < GIVEN:
            continue  # "Invite Tom and Ana to …"
        owner = named(shown, cast, words, least=GIVEN)
        people = owner is not None and all(actor.kind == "person" for actor in owner.actors)
        if shown.isupper() and INITIAL.fullmatch(shown) and fold(shown) not in cast.people:
            continue  # «HTMX upload»
        joins = fold(after) in words.grammar("and", "of")
        if owner and people and shown[:1].isupper() and not joins:
            return owner
    return None


def first_name(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """Return the name with which the words after a label begin: «Tarea: Ana escribe …»."""
    tokens = list(TOKEN.finditer(text))[:VERB_WORDS]
    small = next((at for at, token in enumerate(tokens) if token.group()[:1].islower()), 0)
    return named(text[: tokens[small - 1].end()], cast, words, least=GIVEN) if small else None


def asked(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """«Pedir a Ana que …», "Requested the board to …", "Action item for Ana to …"."""
    if not may_open(text, words.phrases("owners", "asked")):
        return None
    folded, places = fold_with_places(text[:120])
    opens = opening(folded, words.phrases("owners", "asked"))
    if opens is None:
        return None
    rest = text[places[len(opens)] :].lstrip()
    tokens = list(TOKEN.finditer(rest))[:OPENING_WORDS]
    for size in range(1, len(tokens)):
        ends = rest[tokens[size - 1].end() : tokens[size - 1].end() + 1] == ":"
        if ends or _asks_to(tokens[size:], words):
            shown = without_article(rest[: tokens[size - 1].end()], words)
            return named(shown, cast, words, least=CAPITALISED)
    return None


def _asks_to(tokens: Sequence[re.Match[str]], words: Vocabulary) -> bool:
    """Tell whether words begin with what stands before what somebody is to do.

    "Demander à Léa de préparer …" asks for a deed, «Pedir a la alcaldía el catastro de usuarios» for a thing.
    """
    word = fold(tokens[0].group())
    if word not in words.phrases("owners", "asked_to"):
        return False
    return word not in words.grammar("of") or (len(tokens) > 1 and is_verb(tokens[1].group(), words))


def subject_of_task(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """Return who is to do something by the first of the sentences that says so."""
    found = (
        before_verb(one, cast, words, _does(words), least=CAPITALISED) for one in _sentences(text, words)
    )
    return next((owner for owner in found if owner), None)


@lru_cache(maxsize=4)
def _does(words: Vocabulary) -> frozenset[str]:
    """Return what follows the name of who is to do something in a list of tasks."""
    return words.phrases("owners", "verbs") | words.phrases("owners", "commits") | words.grammar("does")


@lru_cache(maxsize=4)
def says(words: Vocabulary) -> frozenset[str]:
    """Return verbs in the present with which a list of tasks says what somebody does: «Ana presenta …»."""
    return words.phrases("speech", "verbs") - words.phrases("speech", "nouns")


def before_verb(
    text: str, cast: Cast, words: Vocabulary, verbs: frozenset[str], *, least: float
) -> Owner | None:
    """«Ana enviará …», «Chris/Jeff create …»: a person or body as the subject of what is to be done."""
    if not _may_hold_one(text, verbs, words):
        return None
    tokens, folded = _opening_words(text)
    begin = _after_time(text, tokens, words)
    that, of = words.grammar("that"), words.grammar("of")
    for end in range(1, len(tokens)):
        if folded[end - 1] in that:
            begin = end
        if not begin < end <= begin + OPENING_WORDS or folded[end - 1] in of:
            continue
        opens = _opens(tokens[end].group(), folded[end : end + VERB_WORDS], verbs, words)
        parted = opens and text[tokens[end - 1].end() : tokens[end].start()].strip()
        if not opens or parted or _goes_on_name(tokens, end, words):
            continue  # a comma or a colon ends the subject
        shown = without_article(text[tokens[begin].start() : tokens[end - 1].end()], words)
        if is_verb(shown, words) and person_score(words, shown.split()[0]) < GIVEN:
            return None
        if _is_no_task(folded, end, words) or _is_said(folded[end:], verbs, words):
            return None
        commits = verbs is words.phrases("owners", "commits")
        if not commits and _suffers(folded[end + 1 :], words):
            continue
        if owner := _subject_named(shown, folded, end, cast, words, least=least):
            return owner
    return None


def _subject_named(
    shown: str, folded: Sequence[str], end: int, cast: Cast, words: Vocabulary, *, least: float
) -> Owner | None:
    """Return whom the words before a verb name, small words and clauses before the name set aside."""
    bare = without_clitics(shown, words)
    if bare.endswith(":"):
        return None  # «Ana: la compra será …»
    alone = len(bare.split()) == 1 and (folded[end] == "to" or folded[end] in words.grammar("does"))
    # «Abrimos la apertura …»: an article may as well open a noun.
    alone = alone or (bare != shown and folded[end - 1] in words.grammar("articles"))
    sure = max(least, GIVEN if alone else 0.0)
    owner = named_late(bare, cast, words, least=sure)
    if owner is None and ", " in bare:  # «Comme annoncé, Luc se chargera de …»
        owner = named(bare.rpartition(", ")[2], cast, words, least=max(sure, GIVEN))
    return owner


@lru_cache(maxsize=64)  # one sentence is looked through for verb after verb
def _opening_words(text: str) -> tuple[list[re.Match[str]], list[str]]:
    """Return the words among which who acts and the verb stand, and the same folded."""
    tokens = list(islice(TOKEN.finditer(text), 2 * OPENING_WORDS))
    return tokens, [fold(token.group()).rstrip(".") for token in tokens]


def _may_hold_one(text: str, verbs: frozenset[str], words: Vocabulary) -> bool:
    """Whether a text may hold one of some verbs, or what stands for «will» and «would» by its ending."""
    if may_hold(_without_articles(text, words), verbs):
        return True
    if "will" in verbs and (may_end(text, _future_ends(words)) or may_hold(fold(text), verbs)):
        return True
    return "would" in verbs and may_end(text, _conditional_ends(words))


@lru_cache(maxsize=64)  # as above
def _without_articles(text: str, words: Vocabulary) -> str:
    """Return a text folded, prepositions without the articles in them."""
    folded = fold(text)
    said = folded.split()
    if "d'" not in folded and words.grammar("contracted_of", "contracted_by").isdisjoint(said):
        return folded
    return " ".join(_without_article(one, words) for one in said)


def _after_time(text: str, tokens: Sequence[re.Match[str]], words: Vocabulary) -> int:
    """Return how many words before a comma only say until when: «Avant le 20 mai, Luc enverra …»."""
    comma = text.find(",")
    if not 0 < comma <= LONGEST_TIME or is_time(text[:comma], words) is None:
        return 0
    return sum(token.start() < comma for token in tokens)


def _becomes(folded: Sequence[str], words: Vocabulary) -> bool:
    """Whether a verb behind "will" says what becomes of somebody, not what they do: "get more involved"."""
    if not folded or folded[0] not in words.grammar("linking"):
        return False
    return any(one.endswith(words.as_written("endings", "done")) for one in folded[1:])


def _suffers(folded: Sequence[str], words: Vocabulary) -> bool:
    """Whether words behind "will" say what is done to somebody: "be talked about", not "be sending"."""
    return list(folded[:1]) == ["be"] and not _is_doing(folded[1:], words)


def _is_doing(folded: Sequence[str], words: Vocabulary) -> bool:
    """Whether words begin with what somebody is doing: "sending the minutes"."""
    if not folded or folded[0] in words.grammar("moving"):
        return False
    return folded[0].endswith(words.as_written("endings", "gerund"))


def _is_no_task(folded: Sequence[str], end: int, words: Vocabulary) -> bool:
    """Whether a verb says what somebody will not do, or what becomes of them: "will not come"."""
    if not words.grammar("negations").isdisjoint((folded[end - 1], *folded[end + 1 : end + 2])):
        return True
    goes = " ".join(folded[end : end + 1]) in words.grammar("going_to") or folded[end] == "is"
    if goes and folded[end + 1 : end + 2] == ["be"] and _is_doing(folded[end + 2 :], words):
        return False  # "will be checking"
    if goes and not words.grammar("being").isdisjoint(folded[end + 1 : end + VERB_WORDS]):
        return True
    return _becomes(folded[end + 1 : end + 4], words)


def _is_said(folded: Sequence[str], verbs: frozenset[str], words: Vocabulary) -> bool:
    """Whether what looks like something to do is something said: «fait remarquer», «fait le point»."""
    if folded[0] in words.grammar("going_to"):
        return False  # "will report": nothing is said yet
    told = " ".join((*folded[:VERB_WORDS], ""))
    does = opening(" ".join((*(_without_article(one, words) for one in folded[:VERB_WORDS]), "")), verbs)
    said = opening(told, words.phrases("speech", "phrases"))
    return said is not None and len(said) > len(does or " ".join(folded[:1]))


def _opens(said: str, folded: Sequence[str], verbs: frozenset[str], words: Vocabulary) -> bool:
    """Whether words begin with one of some verbs, or with a future where those are looked for."""
    if said[:1].isupper():
        return False
    said = said.replace("’", "'").rpartition("'")[2].rstrip(".!")  # «l'aidera.»
    if folded[0] in first_words(verbs):
        plain = [_without_article(one, words) for one in folded]
        sizes = range(1, len(folded) + 1)
        if any(" ".join(folded[:size]) in verbs or " ".join(plain[:size]) in verbs for size in sizes):
            return True
    would = "would" in verbs and said.endswith(words.as_written("endings", "conditional"))
    if would and _conditional_form(words).fullmatch(said):
        return True
    will = "will" in verbs and said.endswith(words.as_written("endings", "future"))
    # «configura» ends as a future does, and is none.
    return will and bool(future_form(words).fullmatch(said)) and folded[0] not in words.grammar("acts")


def _without_article(folded: str, words: Vocabulary) -> str:
    """«dos», «pelo», «d'animer» -> «de», «por», «de»."""
    if folded in words.grammar("contracted_of") or folded.startswith(("d'", "d’")):
        return "de"
    return "por" if folded in words.grammar("contracted_by") else folded


@lru_cache(maxsize=4)
def _conditional_form(words: Vocabulary) -> re.Pattern[str]:
    return compiled(rf"[^\W\d_]{{3,}}{any_of(words.as_written('endings', 'conditional'))}")


def agreed_to(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """Return who it was agreed would do something: "agreed that Ana would send …", «que Ana enviaría …»."""
    text = ELIDED_THAT.sub("que ", text)  # «qu'Ana»
    folded = [fold(token.group()) for token in TOKEN.finditer(text)]
    at = next((at for at, one in enumerate(folded) if one in words.grammar("that")), None)
    if at is None:
        return None
    clause = " ".join(text.split()[at:]) if len(folded) == len(text.split()) else text
    owner = before_verb(clause, cast, words, WOULD, least=GIVEN)
    settled = " ".join(folded[: at + 1]) in words.grammar("settled_that")
    owner = owner or _told_to(clause, cast, words, present=settled)
    return owner if owner and _are_people(owner, words) else None


def _told_to(clause: str, cast: Cast, words: Vocabulary, *, present: bool) -> Owner | None:
    """«que Ana revise la bomba»: people, and what they are told to do behind them.

    ``present``: it is said in the present as well, «quedamos en que Ana revisa la bomba».
    """
    tokens = list(TOKEN.finditer(clause))[1:OPENING_WORDS]
    at = next((at for at, token in enumerate(tokens) if at and token.group().islower()), 0)
    while at and fold(tokens[at].group()) in words.grammar("and", "of", "articles"):
        at = next((on for on in range(at + 1, len(tokens)) if tokens[on].group().islower()), 0)
    beside = at > 0 and not clause[tokens[at - 1].end() : tokens[at].start()].strip()
    told = tokens[at].group().rstrip(".") if beside else ""
    if present and told and fold(told) not in words.grammar("negations", "states", "adverbs"):
        shown = without_article(clause[tokens[0].start() : tokens[at - 1].end()], words)
        return named(shown, cast, words, least=GIVEN)
    if not told.endswith(words.as_written("endings", "told_to")) or len(told) < SHORTEST_TOLD:
        return None
    if fold(told) in words.grammar("finite", "auxiliary", "adverbs"):
        return None  # «que Ana tiene razón»
    return named(clause[tokens[0].start() : tokens[at - 1].end()], cast, words, least=GIVEN)


@lru_cache(maxsize=4)
def future_form(words: Vocabulary) -> re.Pattern[str]:
    """Return what a verb in the future is that says what somebody will do: «enviará», «hará», not «será»."""
    becomes, ends = any_of(words.as_written("words", "will_be")), words.as_written("endings", "future")
    accented = any_of([one for one in ends if not one.isascii()])  # no noun ends so: «barra», «madera»
    return compiled(rf"(?!{becomes}$)[^\W\d_]{{2,}}(?:{accented}|(?<=[^\W\d_]{{3}}){any_of(ends)})")


def taken_on(text: str, cast: Cast, words: Vocabulary, *, marked: bool, bodies: bool = False) -> Owner | None:
    """Return who takes something on in a sentence, wherever it stands; ``bodies``: they may, too."""
    if not _may_take_on(text, words):
        return None
    commits, future = words.phrases("owners", "commits"), _future(words)
    sentences = list(_sentences(text, words))
    for at, sentence in enumerate(sentences):
        owner = before_verb(sentence, cast, words, commits, least=GIVEN)
        if at == 0 or " to " in sentence:  # «Ana write …» only opens what is said
            owner = owner or before_infinitive(sentence, cast, words, unknown=marked and "/" in sentence)
        owner = owner or _verb_first(sentence, cast, words) or given_to(sentence, cast, words)
        short = len(sentences) == 1 and len(sentence.split()) <= ONE_SENTENCE
        if owner is None and (marked or short) and at in (0, len(sentences) - 1):
            owner = before_verb(sentence, cast, words, future, least=GIVEN)
            owner = owner if owner and _are_people(owner, words) else None
        owner = owner or _is_going_to(sentence, cast, words)
        if owner is None and (marked or after_task_label(sentence, words)):
            owner = asked(sentence, cast, words)
        if owner:
            return replace(owner, said=sentence)
    return None


def _is_going_to(sentence: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """Return the people with whom a sentence of a tale begins, and who will do something: «Ana va a …»."""
    if len(sentence.split()) > ONE_SENTENCE:
        return None
    owner = before_verb(sentence, cast, words, words.grammar("going_to"), least=GIVEN)
    opens = owner is not None and sentence.lstrip(" *_").startswith(owner.text)
    return owner if owner and opens and _are_people(owner, words) else None


def _may_take_on(text: str, words: Vocabulary) -> bool:
    """Whether a text holds a word that nobody takes something on without; most hold none."""
    folded = fold(text)
    if may_hold(folded, _taking_on(words)):
        return True
    does = words.grammar("does")
    if may_hold(folded, does) and not does.isdisjoint(folded.split()[1:2]):
        return True
    return may_end(text, _future_ends(words)) and _future_inside(words).search(text) is not None


@lru_cache(maxsize=4)
def _taking_on(words: Vocabulary) -> frozenset[str]:
    said = words.phrases("owners", "commits") | words.phrases("owners", "verbs")
    keys = ("before_owner", "asked", "gives")
    other = frozenset().union(*(words.phrases("owners", key) for key in keys))
    # A preposition may have an article in it: «encarregada dos». Only those that `_without_article` parts.
    ends = ((one.rpartition(" ")[0], one.rpartition(" ")[2]) for one in said)
    open_end = {head for head, last in ends if head and last in words.grammar("of", "by")}
    return said.union(other, open_end, ("to",))


@lru_cache(maxsize=4)
def _conditional_ends(words: Vocabulary) -> frozenset[str]:
    return frozenset(words.as_written("endings", "conditional"))


@lru_cache(maxsize=4)
def _future_ends(words: Vocabulary) -> frozenset[str]:
    return frozenset(words.as_written("endings", "future"))


@lru_cache(maxsize=4)
def _future_inside(words: Vocabulary) -> re.Pattern[str]:
    return compiled(rf"[^\W\d_]{{2}}{any_of(words.as_written('endings', 'future'))}(?!\w)")


def _are_people(owner: Owner, words: Vocabulary) -> bool:
    if fold(owner.text) in words.grammar("everybody"):
        return True
    return all(actor.kind == "person" for actor in owner.actors)


def _sentences(text: str, words: Vocabulary) -> Iterator[str]:
    start, titles = 0, name_words(words).honorifics
    for stop in SENTENCE.finditer(text):
        if fold(text[: stop.start()].rsplit(None, 1)[-1]) in titles:
            continue  # «Sra. Robles»
        yield text[start : stop.start() + 1]
        start = stop.end()
    yield text[start:]


@lru_cache(maxsize=4)
def _future(words: Vocabulary) -> frozenset[str]:
    """Return the verbs of what will be done, without those that only say what ought to be."""
    return frozenset(
        verb
        for verb in words.phrases("owners", "verbs")
        if verb.split()[0] not in words.grammar("ought")
    )  # fmt: skip


def _goes_on_name(tokens: Sequence[re.Match[str]], at: int, words: Vocabulary) -> bool:
    """«Maria do Carmo»: whether one of some words is a particle of a name, and no "do"."""
    goes_on = len(tokens) > at + 1 and tokens[at + 1].group()[:1].isupper()
    return goes_on and fold(tokens[at].group()) in name_words(words).particles


def before_infinitive(text: str, cast: Cast, words: Vocabulary, *, unknown: bool) -> Owner | None:
    """«Rick to help out», «the Roof WG to order …»: a name, "to" and a verb as it stands."""
    there = words_in(fold(text))
    if "to" not in there and words.grammar("does").isdisjoint(there):
        return None
    tokens = list(islice(TOKEN.finditer(text), OPENING_WORDS + 2))
    beside = len(tokens) > 1 and ":" not in text[tokens[0].end() : tokens[1].start()]
    if beside and tokens[1].group() in words.grammar("does") and not _goes_on_name(tokens, 1, words):
        return named(tokens[0].group(), cast, words, least=GIVEN)
    for end in range(1, len(tokens) - 1):
        if tokens[end].group() == "to" and _may_be_verb(tokens[end + 1].group(), words):
            shown = without_article(text[: tokens[end - 1].end()], words)
            if is_verb(shown, words) and person_score(words, shown) < GIVEN:
                return None
            if fold(shown) in words.grammar("before_to") and fold(shown) not in cast.people:
                return None  # "Want to send …", "Button to open …"
            if _looks_for(shown, words):
                return None
            unknown = unknown and fold(tokens[end + 1].group()) in words.grammar("does")
            if unknown and any(is_known_word(one, words) for one in members_of(shown, words)):
                return None
            return named(shown, cast, words, least=CAPITALISED if unknown else GIVEN)
    return None


def _looks_for(shown: str, words: Vocabulary) -> bool:
    """Whether words look for somebody whom nobody knows yet: "Need volunteers", "Looking for helpers"."""
    first, _, rest = shown.partition(" ")
    if not rest[:1].islower():
        return False
    small = fold(rest.split()[0]) in words.phrases("language", "function_words")
    sought = small and first.endswith(words.as_written("endings", "gerund"))
    first = fold(first)
    return sought or first in words.grammar("before_to") or first in words.phrases("owners", "asked")


def _may_be_verb(said: str, words: Vocabulary) -> bool:
    return said.islower() and fold(said) not in words.phrases("language", "function_words")


def _verb_first(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """«Se encarga Ana de …», «Queda Ana como responsable»."""
    if not may_open(text, words.phrases("owners", "before_owner")):
        return None
    folded, places = fold_with_places(text[:100])
    opens = opening(folded, words.phrases("owners", "before_owner"))
    rest = text[places[len(opens)] :].lstrip() if opens else ""
    if not rest or fold(rest.split()[0]) in words.grammar("of"):
        return None
    named_with = without_article(rest, words)  # «Ficou o Nelson de ligar»
    rest = named_with if named_with[:1].isupper() else rest
    return at_head(" ".join(rest.split()[:VERB_WORDS]), cast, words)


def given_to(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """«Se asigna a Ana la compra», «La compra se delega en Ana», "handed over to Ana"."""
    folded, places = fold_with_places(text)
    if not words.grammar("ballots").isdisjoint(words_in(folded)):
        return None
    for _start, end, _ in _gives(words).find(folded):
        rest = list(islice(TOKEN.finditer(text, places[end]), OPENING_WORDS))
        for at, token in enumerate(rest[:-1]):
            if fold(token.group()) not in words.grammar("to_whom"):
                continue
            shown = without_article(text[rest[at + 1].start() :].rstrip(" .;"), words)
            owner = at_head(shown, cast, words) if shown[:1].isupper() else None
            if owner and all(actor.kind == "person" for actor in owner.actors):
                return owner
    return None


@lru_cache(maxsize=4)
def _gives(words: Vocabulary) -> Phrases:
    return Phrases(words.phrases("owners", "gives"))


def passive_owner(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """«será realizada por la tesorera», "to be done by Ana"."""
    if not may_hold(fold(text), words.grammar("passive_future")):
        return None
    folded, places = fold_with_places(text)
    found = _passive(words).search(folded)
    return at_head(text[places[found.end()] :], cast, words) if found else None


@lru_cache(maxsize=4)
def _passive(words: Vocabulary) -> re.Pattern[str]:
    opens = any_of(words.grammar("passive_future"))
    return compiled(rf"(?<!\w){opens}\s+\w+\s+{any_of(words.grammar('by'))}\s+")
