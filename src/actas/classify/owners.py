"""Who took on an action or agreement: only what the words say, in the positions in which notes say it.

In a list of tasks, or behind a label such as «Tarea:», all shapes are believed; elsewhere only those that
mean nothing else: a key («Responsable: Ana»), and somebody who takes something on («Ana se encarga de …»).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from actas.classify.bodies import names_body, names_office
from actas.classify.cast import INITIAL, Cast
from actas.classify.due import AT_END, DASH, PART, is_time
from actas.classify.identity import CAPITALISED, GIVEN, holds_word, identify, members_of, person, without_role
from actas.classify.turns import is_known_word
from actas.model.plain import Plain, plain
from actas.model.record import Actor
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold, fold_with_places
from actas.vocabulary.names import HANDLE, name_words, person_score
from actas.vocabulary.patterns import any_of
from actas.vocabulary.phrases import Phrases, begins, first_words, may_hold, opening, words_in

EDGE = re.compile(r"[(\[]([^()\[\]\n]{1,60})[)\]]\s*:?\s*")
COLON_END = re.compile(r":\s*([^:.()\n]{2,50})\.?\s*$")
VALUE = re.compile(r"\s*([:=])?\s*([^.;,:()\[\]\n|]{2,60})")
LABEL = re.compile(r"([^\s:][^:\n]{0,50}?)\s*:\s+(?=\S)")
DASHED = re.compile(r"([^\s:][^:\n]{0,40}?)\s*(?:\s[-–—]+|[–—])\s+(?=\S)")
HANDLES = re.compile(r"((?:@[\w.-]+[,\s/&]*)+):?\s*")
HANDLE_END = re.compile(r"(?:^|\s)((?:@[\w.-]*\w[,\s/&]*)+)\.?\s*$")
TOKEN = re.compile(r"[^\s,;:]+")
SENTENCE = re.compile(r"[.!?](?<=[^\W\d_]{2}.)\s+(?=[^\W\d_])")  # what it looks for first is rare
LABEL_END = re.compile(r"\s*(?:#?\d+\s*)?(?:\]?\s*[:–—-]\s*|\]\s*|(?=[(\[]))")
LABEL_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
OPENS = re.compile(r"(?:[-=]>|→)?\s*\[?")
BEFORE_TIME = re.compile(r"[(\[]([^()\[\]\n]{2,60})[)\]],?\s+([^()\[\]\n]{2,40})$")
OPENING_WORDS = 8  # words in which who acts stands before the verb
VERB_WORDS = 4  # words of a phrase such as "is going to be"
SEGMENTS = 3  # after dashes at a line's end


@plain()
class Owner(Plain):
    """An owner as written, the actors derived from the words, and the characters of a label before them."""

    text: str
    actors: tuple[Actor, ...]
    cut: int = 0
    said: str | None = None  # the sentence that says so, where it is one among others


def after_task_label(text: str, words: Vocabulary) -> int:
    """Return where the words after a label of a task begin («Tarea: …», "[Action] …"); 0 without one."""
    opens = OPENS.match(text)
    begin = opens.end() if opens else 0
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
    return 0


def owner_of(text: str, cast: Cast, words: Vocabulary, *, sure: bool, marked: bool = False) -> Owner | None:
    """Return who owns the task in a text.

    Args:
        text: the words of an item.
        cast: who is who.
        words: the vocabulary.
        sure: the item is a task; all shapes are believed.
        marked: it has a bullet or number: its first sentence may be a task by its verb alone.

    """
    keyed = _by_key(text, cast, words, sure=sure)
    if keyed:
        return keyed
    if not sure:
        return _taken_on(text, cast, words, marked=marked) or _labelled_at_end(text, cast, words)
    start = after_task_label(text, words)
    inner = text[start:]
    owner = (
        _at_start(inner, cast, words)
        or _at_end(inner, cast, words)
        or _asked(inner, cast, words)
        or _taken_on(inner, cast, words, marked=True)
        or _before_infinitive(inner, cast, words, unknown=True)
        or _subject_of_task(inner, cast, words)
        or _before_verb(inner, cast, words, _says(words), least=GIVEN)
        or (_first_name(inner, cast, words) if start else None)
        or passive_owner(inner, cast, words)
    )
    if owner is None:
        owner = owner_alone(inner, cast, words) if start else _asked(text, cast, words)
    return owner


def owner_alone(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """Return the people or the office that a heading or an item is, when it is nothing else."""
    shown = text.strip(" :")
    bare = _without_article(shown, words)
    if fold(bare) in name_words(words).roles | words.grammar("everybody"):
        return _named(shown, cast, words, least=GIVEN)
    members = members_of(shown, words)
    known = all(person_score(words, one) >= GIVEN or fold(one) in cast.people for one in members)
    return _named(shown, cast, words, least=GIVEN) if members and known else None


def _at_start(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """«@ana enviar …», «[Ana] …», «(Ana) …», «Ana: …», «Ana - …»."""
    handles = HANDLES.match(text)
    if handles and text[handles.end() :].strip():
        return _named(handles[1].strip(" ,/&"), cast, words, least=GIVEN)
    edge = EDGE.match(text)
    if edge:
        return _among_parts(edge[1], cast, words, least=1.5) if text[edge.end() :].strip() else None
    label = LABEL.match(text)
    if label:
        owner = _named(label[1], cast, words, least=GIVEN)
        return Owner(owner.text, owner.actors, label.end()) if owner else None
    dashed = DASHED.match(text)
    return _named(dashed[1], cast, words, least=GIVEN) if dashed else None


def _at_end(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """«Enviar … (Ana)», «Enviar … – Ana – viernes», «Enviar …: Ana», «Enviar … @ana»."""
    handle = HANDLE_END.search(text)
    if handle and handle.start():
        return _named(handle[1].strip(" ,/&"), cast, words, least=GIVEN)
    shut = text
    inside = BEFORE_TIME.search(text)
    if inside and is_time(inside[2], words):
        shut = text[: inside.start(2)]
    while closing := AT_END.search(shut):
        owner = _among_parts(closing[1], cast, words, least=GIVEN)
        if owner:
            return owner
        shut = shut[: closing.start()]
        if is_time(closing[1], words) is None:
            break
    segments = DASH.split(shut.rstrip(" ."))
    for segment in segments[-SEGMENTS:][::-1] if len(segments) > 1 else ():
        owner = None if segment is segments[0] else _loosely(segment, cast, words)
        if owner or is_time(segment, words) is None:
            if owner:
                return owner
            break
    colon = COLON_END.search(text)
    return _loosely(colon[1], cast, words) if colon else None


def _labelled_at_end(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """«Pintar las cajas (tarea de Ana)»: parentheses that themselves say whose it is."""
    closing = AT_END.search(text) if "(" in text or "[" in text else None
    if not closing or not any(fold(closing[1]).startswith(one + " ") for one in _labels(words)):
        return None
    return _among_parts(closing[1], cast, words, least=GIVEN)


def _loosely(shown: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """Return the owner at a line's end; what no word of these notes explains may be a name of no table."""
    unknown = len(shown.split()) <= 2 and not holds_word(shown, cast, words) and not _is_verb(shown, words)
    return _among_parts(shown, cast, words, least=CAPITALISED if unknown else GIVEN)


def _is_verb(shown: str, words: Vocabulary) -> bool:
    first = next(iter(shown.split()), "")
    if not first or _stands_for_people(shown, words):
        return False
    return fold(first) in words.grammar("does") or bool(_verbal(words).fullmatch(first))


@lru_cache(maxsize=4)
def _verbal(words: Vocabulary) -> re.Pattern[str]:
    """Return what an infinitive or a gerund looks like: «Préparer le budget» has no owner of that name."""
    ends = (*words.as_written("endings", "infinitive_folded"), *words.as_written("endings", "gerund"))
    return re.compile(rf"[^\W\d_]{{3,}}{any_of(ends)}")


def _first_name(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """Return the name with which the words after a label begin: «Tarea: Ana escribe …»."""
    tokens = list(TOKEN.finditer(text))[:VERB_WORDS]
    small = next((at for at, token in enumerate(tokens) if token.group()[:1].islower()), 0)
    return _named(text[: tokens[small - 1].end()], cast, words, least=GIVEN) if small else None


def _among_parts(shown: str, cast: Cast, words: Vocabulary, *, least: float) -> Owner | None:
    """Return the owner in parentheses that hold nothing but names, and perhaps a time: «(Ana, 3 de mayo)»."""
    label = next((one for one in _labels(words) if fold(shown).startswith(one + " ")), None)
    if label:
        shown = shown[len(label) :].lstrip(" :-–")
        shown = shown.split(None, 1)[-1] if fold(shown.split()[0]) in words.grammar("of") else shown
    whole = _named(shown, cast, words, least=CAPITALISED if label else least)
    if whole:
        return whole
    parts = [part for part in PART.split(shown) if part]
    named: list[Owner] = []
    for part in parts:
        owner = _named(part, cast, words, least=least)
        if owner is None and is_time(part, words) is None:
            return None
        named += [owner] if owner else []
    if not named:
        return None
    start = shown.find(named[0].text)
    end = shown.rfind(named[-1].text) + len(named[-1].text)
    return Owner(shown[start:end], tuple(actor for owner in named for actor in owner.actors))


@lru_cache(maxsize=4)
def _labels(words: Vocabulary) -> tuple[str, ...]:
    """Return what may stand before an owner in parentheses: «(Action Ana)», «(resp. Ana)»."""
    keys = ("labels", "keys", "plain_keys")
    said = frozenset().union(*(words.phrases("owners", key) for key in keys))
    return tuple(sorted(said, key=lambda one: (-len(one), one)))


def _named(shown: str, cast: Cast, words: Vocabulary, *, least: float) -> Owner | None:
    """Return a short text as an owner, where it names people, bodies, an office or everybody."""
    shown = shown.strip(" .,*")
    if not shown or not (shown[0].isupper() or shown[0] == "@" or _is_common(shown, words)):
        return None
    last = fold(shown.split()[-1])
    if last in words.phrases("language", "function_words") and last not in words.grammar("everybody"):
        return None
    members = members_of(shown, words)
    found = [_one(member, cast, words, least) for member in members]
    actors = tuple(actor for actor in found if actor)
    if actors and len(actors) == len(found):
        return Owner(shown, tuple(one for actor in actors for one in (actor.members or (actor,))))
    actor = _one(shown, cast, words, least)
    return Owner(shown, actor.members or (actor,)) if actor else None


def _is_common(shown: str, words: Vocabulary) -> bool:
    """Whether words in small letters name an office, a body or everybody: «la tesorera», "all"."""
    bare = without_role(_without_article(shown, words), words)
    return _stands_for_people(bare, words)


def _stands_for_people(bare: str, words: Vocabulary) -> bool:
    table, folded = name_words(words), fold(bare)
    if folded in table.roles | table.groups | words.grammar("everybody") | words.phrases("actors", "bodies"):
        return True
    return names_body(bare, words) or names_office(bare, words, proper=False) or _leads_role(bare, words)


def _leads_role(bare: str, words: Vocabulary) -> bool:
    """Whether people are called by what they do, the noun last: «project leads»."""
    tokens = bare.split()
    if not 2 <= len(tokens) <= 3 or not all(token.isalpha() for token in tokens):
        return False
    last = fold(tokens[-1])
    return last.rstrip("s") in words.phrases("names", "roles", "en") | words.grammar("leaders")


def _one(shown: str, cast: Cast, words: Vocabulary, least: float) -> Actor | None:
    if HANDLE.fullmatch(shown) or (HANDLE.fullmatch(f"@{shown}") and fold(f"@{shown}") in cast.people):
        return person(shown)
    if INITIAL.fullmatch(shown) and len(shown) > 1 and shown.isupper():
        everyday = shown in words.as_written("words", "everyday")
        return None if everyday else (identify(shown, cast, words, least=least) or person(shown))
    bare = _without_article(shown, words)
    actor = identify(shown, cast, words, least=least)
    if actor is None and _is_shortened(shown):
        actor = person(shown)
    if actor is None and _stands_for_people(bare, words):
        actor = Actor(name=shown, kind="group")
    return actor


def _is_shortened(shown: str) -> bool:
    """«F. Renard»: an initial and a surname."""
    tokens = shown.split()
    return len(tokens) == 2 and len(tokens[0].rstrip(".")) == 1 and all(t[:1].isupper() for t in tokens)


def _without_article(shown: str, words: Vocabulary) -> str:
    first, _, rest = shown.partition(" ")
    return rest if rest and fold(first) in words.grammar("articles") else shown


@lru_cache(maxsize=4)
def _keys(words: Vocabulary) -> Phrases:
    with_colon = (key.rstrip(":") for key in words.phrases("owners", "keys"))
    return Phrases((*with_colon, *words.phrases("owners", "plain_keys")))


def _by_key(text: str, cast: Cast, words: Vocabulary, *, sure: bool) -> Owner | None:
    """«Responsable: Ana», "assigned to Ana"."""
    folded, places = fold_with_places(text)
    for start, end, key in _keys(words).find(folded):
        found = VALUE.match(folded, end)
        colon = found and found[1]
        if not found or not (colon or key in words.phrases("owners", "plain_keys")):
            continue
        shown = text[places[found.start(2)] : places[found.end(2)]].strip(" .,")
        owner = _named(shown, cast, words, least=CAPITALISED) or _at_head(shown, cast, words)
        if owner and (colon or sure or all(actor.kind == "person" for actor in owner.actors)):
            return owner
        if colon and start > 0 and sure and shown[:1].isalpha():
            return Owner(shown, ())
    return None


def _at_head(shown: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """Return the owner that words begin with: «Ana antes del viernes», «la tesorera y …»."""
    tokens = list(TOKEN.finditer(shown))[:OPENING_WORDS]
    for size in range(len(tokens), 0, -1):
        if fold(tokens[size - 1].group()) in words.phrases("language", "function_words"):
            continue
        owner = _named(shown[: tokens[size - 1].end()], cast, words, least=GIVEN)
        if owner:
            return owner
    return None


def _asked(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """«Pedir a Ana que …», "Requested the board to …", "Action item for Ana to …"."""
    folded, places = fold_with_places(text[:120])
    opens = opening(folded, words.phrases("owners", "asked"))
    if opens is None:
        return None
    rest = text[places[len(opens)] :].lstrip()
    tokens = list(TOKEN.finditer(rest))[:OPENING_WORDS]
    for size in range(1, len(tokens)):
        ends = rest[tokens[size - 1].end() : tokens[size - 1].end() + 1] == ":"
        if ends or fold(tokens[size].group()) in words.phrases("owners", "asked_to"):
            shown = _without_article(rest[: tokens[size - 1].end()], words)
            return _named(shown, cast, words, least=CAPITALISED)
    return None


def _subject_of_task(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """Return who is to do something by the first of the sentences that says so."""
    found = (
        _before_verb(one, cast, words, _does(words), least=CAPITALISED) for one in _sentences(text, words)
    )
    return next((owner for owner in found if owner), None)


@lru_cache(maxsize=4)
def _does(words: Vocabulary) -> frozenset[str]:
    """Return what follows the name of who is to do something in a list of tasks."""
    return words.phrases("owners", "verbs") | words.phrases("owners", "commits") | words.grammar("does")


@lru_cache(maxsize=4)
def _says(words: Vocabulary) -> frozenset[str]:
    """Return verbs in the present with which a list of tasks says what somebody does: «Ana presenta …»."""
    return words.phrases("speech", "verbs") - words.phrases("speech", "nouns")


def _before_verb(
    text: str, cast: Cast, words: Vocabulary, verbs: frozenset[str], *, least: float
) -> Owner | None:
    """«Ana enviará …», «Chris/Jeff create …»: a person or body as the subject of what is to be done."""
    if "will" not in verbs and not may_hold(words_in(fold(text)), verbs):
        return None
    tokens = list(TOKEN.finditer(text))[: 2 * OPENING_WORDS]
    folded = [fold(token.group()).rstrip(".") for token in tokens]
    begin = 0
    for end in range(1, len(tokens)):
        if folded[end - 1] in words.grammar("that"):
            begin = end
        if end - begin > OPENING_WORDS or folded[end - 1] in words.grammar("of"):
            continue
        apart = text[
            tokens[end - 1].end() : tokens[end].start()
        ].strip()  # a comma or a colon ends the subject
        if (
            apart
            or end == begin
            or not _opens(tokens[end].group(), folded[end : end + VERB_WORDS], verbs, words)
        ):
            continue
        shown = _without_article(text[tokens[begin].start() : tokens[end - 1].end()], words)
        if _is_verb(shown, words) and person_score(words, shown) < GIVEN:
            return None
        if folded[end + 1 : end + 2] == ["be"] and verbs is not words.phrases("owners", "commits"):
            continue  # "will be talked about"
        shown = _without_clitics(shown, words)
        alone = len(shown.split()) == 1 and folded[end] in ("to", *words.grammar("does"))
        owner = _named_late(shown, cast, words, least=max(least, GIVEN if alone else 0.0))
        if owner:
            return owner
    return None


def _without_clitics(shown: str, words: Vocabulary) -> str:
    """«Ana y» before «travaillera» -> «Ana»."""
    while " " in shown and fold(shown.split()[-1]) in words.grammar("clitics"):
        shown = shown.rpartition(" ")[0]
    return shown


def _named_late(shown: str, cast: Cast, words: Vocabulary, *, least: float) -> Owner | None:
    return _named(shown, cast, words, least=least) or _named(_capital_on(shown), cast, words, least=least)


def _capital_on(shown: str) -> str:
    """«to date Project Leaders» -> «Project Leaders»."""
    tokens = shown.split()
    start = next((at for at, token in enumerate(tokens) if token[:1].isupper()), 0)
    return " ".join(tokens[start:]) if start else ""


def _opens(said: str, folded: Sequence[str], verbs: frozenset[str], words: Vocabulary) -> bool:
    """Whether words begin with one of some verbs, or with a future where those are looked for."""
    if said[:1].isupper():
        return False
    known = folded[0] in first_words(verbs)
    if known and any(" ".join(folded[:size]) in verbs for size in range(1, len(folded) + 1)):
        return True
    return "will" in verbs and bool(_future_form(words).fullmatch(said))


@lru_cache(maxsize=4)
def _future_form(words: Vocabulary) -> re.Pattern[str]:
    return re.compile(rf"[^\W\d_]{{3,}}{any_of(words.as_written('endings', 'future'))}")


def _taken_on(text: str, cast: Cast, words: Vocabulary, *, marked: bool) -> Owner | None:
    """Return who takes something on in a sentence, wherever it stands."""
    folded = fold(text).split()
    bare = len(folded) > 1 and folded[1] in words.grammar("does")
    if not bare and not _may_take_on(text, words):
        return None
    commits, future = words.phrases("owners", "commits"), _future(words)
    sentences = list(_sentences(text, words))
    for at, sentence in enumerate(sentences):
        owner = _before_verb(sentence, cast, words, commits, least=GIVEN)
        owner = owner or _before_infinitive(sentence, cast, words, unknown=marked and "/" in sentence)
        owner = owner or _verb_first(sentence, cast, words)
        if owner is None and marked and at in (0, len(sentences) - 1):
            owner = _before_verb(sentence, cast, words, future, least=GIVEN)
            owner = owner if owner and _are_people(owner, words) else None
        if owner is None and (marked or after_task_label(sentence, words)):
            owner = _asked(sentence, cast, words)
        if owner:
            return replace(owner, said=sentence)
    return None


def _may_take_on(text: str, words: Vocabulary) -> bool:
    """Whether a text holds a word that nobody takes something on without; most hold none."""
    said = words_in(fold(text))
    if "to" in said or may_hold(said, _taking_on(words)):
        return True
    return _future_inside(words).search(text) is not None


@lru_cache(maxsize=4)
def _taking_on(words: Vocabulary) -> frozenset[str]:
    keys = ("commits", "verbs", "before_owner", "asked")
    return frozenset().union(*(words.phrases("owners", key) for key in keys))


@lru_cache(maxsize=4)
def _future_inside(words: Vocabulary) -> re.Pattern[str]:
    return re.compile(rf"[^\W\d_]{{3}}{any_of(words.as_written('endings', 'future'))}(?!\w)")


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


def _before_infinitive(text: str, cast: Cast, words: Vocabulary, *, unknown: bool) -> Owner | None:
    """«Rick to help out», «the Tools WG to set up …»: a name, "to" and a verb as it stands."""
    there = words_in(fold(text))
    if "to" not in there and words.grammar("does").isdisjoint(there):
        return None
    tokens = list(TOKEN.finditer(text))[: OPENING_WORDS + 2]
    if len(tokens) > 1 and tokens[1].group() in words.grammar("does"):
        return _named(tokens[0].group(), cast, words, least=GIVEN)
    for end in range(1, len(tokens) - 1):
        if tokens[end].group() == "to" and _may_be_verb(tokens[end + 1].group(), words):
            shown = _without_article(text[: tokens[end - 1].end()], words)
            if _is_verb(shown, words) and person_score(words, shown) < GIVEN:
                return None
            unknown = unknown and fold(tokens[end + 1].group()) in words.grammar("does")
            if unknown and any(is_known_word(one, words) for one in members_of(shown, words)):
                return None
            return _named(shown, cast, words, least=CAPITALISED if unknown else GIVEN)
    return None


def _may_be_verb(said: str, words: Vocabulary) -> bool:
    return said.islower() and fold(said) not in words.phrases("language", "function_words")


def _verb_first(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """«Se encarga Ana de …», «Queda Ana como responsable»."""
    folded, places = fold_with_places(text[:100])
    opens = opening(folded, words.phrases("owners", "before_owner"))
    rest = text[places[len(opens)] :].lstrip() if opens else ""
    if not rest or fold(rest.split()[0]) in words.grammar("of"):
        return None
    return _at_head(" ".join(rest.split()[:VERB_WORDS]), cast, words)


def passive_owner(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """«será realizada por la tesorera», "to be done by Ana"."""
    folded, places = fold_with_places(text)
    found = _passive(words).search(folded)
    return _at_head(text[places[found.end()] :], cast, words) if found else None


@lru_cache(maxsize=4)
def _passive(words: Vocabulary) -> re.Pattern[str]:
    opens = any_of(words.grammar("passive_future"))
    return re.compile(rf"(?<!\w){opens}\s+\w+\s+{any_of(words.grammar('by'))}\s+")
