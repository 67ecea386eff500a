"""Who takes a task on, or is given it, by a verb: «Se encarga Ana», "Ask Ana to …", «Ana enviará …»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice, pairwise

from actas.classify.asked_of import asked_of, asking
from actas.classify.before_verbs import (
    CONDITIONAL,
    FUTURE,
    OPENING_WORDS,
    THING,
    TOKEN,
    VERB_WORDS,
    before_infinitive,
    before_verb,
    ends_as_infinitive,
    future_ends,
    future_form,
    opens_verb,
)
from actas.classify.cast import INITIAL, Cast
from actas.classify.due import is_time
from actas.classify.identity import CAPITALISED, GIVEN, holds_word, without_article
from actas.classify.inner_tasks import (
    beside_another,
    in_a_clause,
    promised_now,
    times_ahead,
    without_apposition,
)
from actas.classify.owner_names import Owner, at_head, is_verb, named
from actas.classify.shares import opens_with_name, without_own_article
from actas.classify.task_labels import after_task_label
from actas.classify.verbs import stays_away
from actas.model.compiled import compiled
from actas.model.plain import replace
from actas.model.record import Actor
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold, fold_with_places
from actas.vocabulary.names import name_words, person_score
from actas.vocabulary.patterns import any_of
from actas.vocabulary.phrases import Phrases, first_words, may_hold, may_open, opening, words_in
from actas.vocabulary.sieve import may_end

SENTENCE = compiled(
    r"[.!?;](?:(?<=[^\W\d_]{2}.)|(?<=[^\W\d_]\s;)|(?<=[)\]»”].))\s+(?=[^\W\d_])"
)  # the stop is rare
ONE_SENTENCE = 30  # words of a paragraph that is one sentence and no tale
WOULD = frozenset({FUTURE, CONDITIONAL})
ELIDED_THAT = compiled(r"\bqu['’]")
WHOSE = compiled(
    r"\s+(\w{1,3}['’]?)\s?(?:(?:la|el|las|los|the|le|les|l['’]|a|o)\s?)?[^\W\d_]{4,}(?=\s*(?:[.,;)]|$))"
)
FEEDS = ("eed",)  # what ends so is in the present
SHORTEST_TOLD = 4  # letters of what somebody is told to do: «revise»


def opens_with_person(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """Return the people with whom a task begins, a small word behind: «Ana convoca …», "Tom in touch …"."""
    text = without_own_article(text, cast, words) if text[:1].islower() else text
    tokens = list(TOKEN.finditer(text))[:OPENING_WORDS]
    for size in range(len(tokens) - 1, 0, -1):
        shown, after = text[: tokens[size - 1].end()], tokens[size].group()
        if size > 1 and after[:1].islower() and _calls_to_act(tokens[:size], shown, cast, words):
            return named(tokens[0].group(), cast, words, least=GIVEN)
        if not shown[:1].isupper():
            continue
        apart = text[tokens[size - 1].end() : tokens[size].start()].strip()
        if apart or not after[:1].islower() or fold(tokens[size - 1].group()) in words.grammar("and"):
            continue
        if is_verb(shown, words) and person_score(words, shown.split()[0]) < GIVEN:
            continue  # "Invite Tom and Ana to …"
        owner = named(shown, cast, words, least=GIVEN)
        people = owner is not None and all(actor.kind == "person" for actor in owner.actors)
        if shown.isupper() and INITIAL.fullmatch(shown) and fold(shown) not in cast.people:
            continue  # «HTMX upload»
        # «Rosa o azul para el cartel», «Bruno no puede»: nobody's task
        joins = fold(after).rstrip(".") in words.grammar("and", "of", "or", "negations", "cannot")
        # «Ana fue integrada», "Ana has a draft", "Ana elected": what they are, have or became
        joins = joins or _stands_so(after, [token.group() for token in tokens[size + 1 : size + 2]], words)
        told = [fold(token.group()).rstrip(".") for token in tokens[size:]]
        if _lasts(told[:VERB_WORDS], words) or _undergoes(told, words) or stays_away(told, words):
            continue  # «Ana está de baja hasta el 30», «Luis no vino»
        if owner and people and not joins:
            return owner
    return None


def _calls_to_act(
    tokens: Sequence[re.Match[str]], shown: str, cast: Cast, words: Vocabulary
) -> bool:  # fmt: skip
    """«Ana Pedir la llave»: whether a verb stands behind the first name of who came under another surname."""
    full = cast.people.get(fold(tokens[0].group()), "")
    other = len(tokens) == len(("name", "verb")) and " " in full and fold(shown) not in cast.people
    return other and ends_as_infinitive(tokens[1].group(), words)


def _stands_so(after: str, behind: Sequence[str], words: Vocabulary) -> bool:
    """Whether a word behind a name says what somebody is, has or became; not "is setting up the tent"."""
    if after.rstrip(".") not in words.grammar("is", "has", "made_so"):
        return False
    must = after in words.grammar("has") and not words.grammar("must").isdisjoint(map(fold, behind))
    if must:
        return False  # «Ana tiene que llamar», «Rui tem de trazer», "Tom has to call"
    return not any(one.endswith(words.as_written("endings", "gerund_of_verbs")) for one in behind)


def _undergoes(told: Sequence[str], words: Vocabulary) -> bool:
    """Whether words behind a name say what others are to do to somebody: "to be added", «será incluida»."""
    size = 1 if told[0] in words.grammar("passive_future") else 2
    done = told[size].endswith(words.as_written("endings", "participle")) if told[size:] else False
    return done and " ".join(told[:size]) in words.grammar("passive_future")


def _lasts(told: Sequence[str], words: Vocabulary) -> bool:
    """Whether words behind a name say how somebody is for a time: «está de baja», "is off until Friday"."""
    state = told[0] in words.grammar("linking", "states", "auxiliary")
    return state and not words.grammar("lasts").isdisjoint(told[1:])


def first_name(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """Return the name with which the words after a label begin: «Tarea: Ana escribe …»."""
    tokens = list(TOKEN.finditer(text))[:VERB_WORDS]
    ands = words.grammar("and")  # «Tarea: Ana y Luis escriben …»
    small = next((at for at, one in enumerate(tokens) if one[0][:1].islower() and one[0] not in ands), 0)
    owner = named(text[: tokens[small - 1].end()], cast, words, least=GIVEN) if small else None
    of = owner is not None and tokens[small][0] in words.grammar("of", "contracted_of")
    return None if of and owner and owner.actors[0].kind != "person" else owner  # «Tarea 4: Grupo de apoyo»


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
        ends = rest[tokens[size - 1].end() :].lstrip()[:1] == ":"
        if ends or _asks_to(tokens[size:], words):
            shown = without_article(rest[: tokens[size - 1].end()], words)
            return named(shown, cast, words, least=CAPITALISED)
    return None


def _asks_to(tokens: Sequence[re.Match[str]], words: Vocabulary) -> bool:
    """Tell whether words begin with what stands before what somebody is to do.

    "Demander à Léa de préparer …" asks for a deed, «Pedir a la alcaldía el catastro de usuarios» for a thing.
    """
    word, behind = fold(tokens[0].group()), fold(tokens[1].group()) if len(tokens) > 1 else ""
    if word in words.grammar("who_does"):  # "C'est Luc qui appelle", not "qui préside"
        verbs = first_words(words.phrases("owners", "verbs"))
        future = future_form(words).fullmatch(behind)
        does = behind in verbs or behind.startswith(("s'", "s’"))
        return behind not in words.grammar("perfect") and (does or future is not None)
    if word.startswith(("d'", "d’")):
        return True  # "demander à Léa d'apporter …"
    if word not in words.phrases("owners", "asked_to") or behind in words.grammar("perfect", "auxiliary"):
        return False  # "C'est Luc qui a appelé"
    return word not in words.grammar("of") or (len(tokens) > 1 and is_verb(tokens[1].group(), words))


def subject_of_task(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """Return who is to do something by the first of the sentences that says so."""
    found = (
        before_verb(one, cast, words, _does(words), least=CAPITALISED) for one in sentences_in(text, words)
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


def agreed_to(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """Return who it was agreed would do something: "agreed that Ana would send …", «que Ana enviaría …»."""
    text = ELIDED_THAT.sub("que ", text)  # «qu'Ana»
    folded = [fold(token.group()) for token in TOKEN.finditer(text)]
    at = next((at for at, one in enumerate(folded) if one in words.grammar("that")), None)
    if at == THING - 1 and folded[0] in words.grammar("articles"):
        return None  # «La carta que Ana enviará llega tarde»: nothing was agreed
    if at is None and (opens := opening(" ".join(folded), words.grammar("settled_bare"))):
        at = len(opens.split()) - 1  # "It was agreed Tom would send …"
        if at == 0:
            text, folded = f"that {text.partition(' ')[2]}", folded  # "Agreed Tom would send …"
    if at is None:
        return None
    clause = " ".join(text.split()[at:]) if len(folded) == len(text.split()) else text
    owner = before_verb(clause, cast, words, WOULD, least=GIVEN)
    if owner is None and may_hold(fold(clause), words.grammar("ought_to")):
        owner = before_verb(clause, cast, words, words.grammar("ought_to"), least=GIVEN)
    owner = owner or _unknown(before_verb(clause, cast, words, WOULD, least=CAPITALISED), cast, words)
    settled = " ".join(folded[: at + 1]) in words.grammar("settled_that")
    owner = owner or _told_to(clause, cast, words, present=settled)
    owner = owner or (None if at else _ordered(text, cast, words))
    # «Que la tesorera revise …» gives it to whomever it names.
    return owner if owner and (_are_people(owner, words) or not at) else None


def _unknown(owner: Owner | None, cast: Cast, words: Vocabulary) -> Owner | None:
    """Return an owner whom no table holds, where nothing else explains the name: "that Zorin would …"."""
    return owner if owner and not holds_word(owner.text, cast, words, english=True) else None


def _ordered(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """«Que la tesorera revise el libro»: an office or a body, and what it is told to do right behind."""
    tokens = list(islice(TOKEN.finditer(text), 1, OPENING_WORDS))
    for token, after in pairwise(tokens):
        told = after.group().rstrip(".")
        subjunctive = told.endswith(words.as_written("endings", "told_to")) and len(told) >= SHORTEST_TOLD
        beside = not text[token.end() : after.start()].strip()
        if subjunctive and beside and fold(told) not in words.grammar("finite", "auxiliary", "adverbs"):
            owner = named(text[tokens[0].start() : token.end()], cast, words, least=GIVEN)
            if owner:
                return owner
    return None


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
    behind = [fold(token.group()) for token in tokens[at : at + VERB_WORDS]] if told else []
    if present and told and not _tells_how_it_is(told, behind, words):
        shown = without_article(clause[tokens[0].start() : tokens[at - 1].end()], words)
        return named(shown, cast, words, least=GIVEN)
    if not told.endswith(words.as_written("endings", "told_to")) or len(told) < SHORTEST_TOLD:
        return None
    if fold(told) in words.grammar("finite", "auxiliary", "adverbs"):
        return None  # «que Ana tiene razón»
    shown = clause[tokens[0].start() : tokens[at - 1].end()]
    return named(without_article(shown, words), cast, words, least=GIVEN)


def _tells_how_it_is(told: str, folded: Sequence[str], words: Vocabulary) -> bool:
    """Whether a verb says how somebody is or what they did: "that Ann is right", «que Ana llegó tarde»."""
    if opens_verb(told, folded, words.grammar("obliges"), words):
        return False  # "has to", "is to"
    if fold(told) in words.grammar("negations", "states", "adverbs", "is", "has", "lasting"):
        return True
    past = tuple(one for key in ("done", "doing") for one in words.as_written("endings", key))
    return told.endswith(past) and not told.endswith(FEEDS)


def taken_on(text: str, cast: Cast, words: Vocabulary, *, marked: bool, listed: bool = False) -> Owner | None:
    """Return who takes something on in a sentence, wherever it stands; ``listed``: among tasks."""
    if not _may_take_on(text, cast, words):
        return _late_alone(text, cast, words)
    commits, future = words.phrases("owners", "commits"), _future(words)
    text = without_apposition(text, cast, words) or text
    sentences = list(sentences_in(text, words))
    # «Il reste dix dossiers ; Luc relance les familles» is one sentence, and no tale.
    brief = len(text.split()) <= ONE_SENTENCE and all(one.endswith(";") for one in sentences[:-1])
    for at, sentence in enumerate(sentences):
        owner = asked_of(sentence, cast, words, done=listed) if marked or brief else None
        owner = owner or before_verb(sentence, cast, words, commits, least=GIVEN)
        if at == 0 or " to " in sentence:  # «Ana write …» only opens what is said
            owner = owner or before_infinitive(sentence, cast, words, unknown=marked and "/" in sentence)
        owner = owner or _verb_first(sentence, cast, words) or given_to(sentence, cast, words)
        owner = owner or verb_late(sentence, cast, words)
        short = brief and (at == 0 or sentence is sentences[-1])
        if owner is None and (marked or short) and at in (0, len(sentences) - 1):
            owner = before_verb(sentence, cast, words, future, least=GIVEN)
            owner = owner if owner and _may_promise(owner, words) else None
        owner = owner or _is_going_to(sentence, cast, words)
        owner = owner or (_must_do(sentence, cast, words) if marked or short else None)
        owner = owner or (promised_now(sentence, cast, words, first=not at) if marked or short else None)
        if owner is None and (marked or short or after_task_label(sentence, words)):
            owner = asked(sentence, cast, words)
            # «Pour le podium, c'est Léa qui s'en occupe.»
            owner = owner or asked(sentence.partition(", ")[2], cast, words)
        owner = owner or in_a_clause(sentence, cast, words, future) or beside_another(sentence, cast, words)
        if owner:
            return replace(owner, said=owner.said or sentence)
    return None


def _late_alone(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """Return who takes something on where only a verb put last may say so: nothing else is asked then."""
    if not may_hold(fold(text), words.phrases("owners", "late")):
        return None
    for sentence in sentences_in(text, words):
        if owner := verb_late(sentence, cast, words):
            return replace(owner, said=owner.said or sentence)
    return None


def _is_going_to(sentence: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """Return the people with whom a sentence of a tale begins, and who will do something: «Ana va a …»."""
    if len(sentence.split()) > ONE_SENTENCE:
        return None
    owner = before_verb(sentence, cast, words, words.grammar("going_to"), least=GIVEN)
    opens = owner is not None and sentence.lstrip(" *_").startswith(owner.text)
    return owner if owner and opens and _are_people(owner, words) else None


def _must_do(sentence: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """Return the people with whom a sentence begins, and who must do something: «Ana debe pedir la llave»."""
    if not may_hold(fold(sentence), words.grammar("must_do")):
        return None  # nearly all
    owner = before_verb(sentence, cast, words, words.grammar("must_do"), least=GIVEN)
    if owner is None or not sentence.lstrip(" *_").startswith(owner.text) or not _are_persons(owner):
        return None
    behind = fold(sentence.partition(owner.text)[2]).lstrip()
    must = opening(behind, words.grammar("must_do")) or ""
    deed = [one.rstrip(".,;") for one in behind[len(must) :].split()[:2]]
    if not deed or not words.grammar("being", "to_come", "states", "gets_by").isdisjoint(deed):
        return None  # "Tom has to leave early", «Rosa debe caminar dos horas»
    # «Ana debe 200 €»; in English any word may be a verb
    english = must.rpartition(" ")[2] in words.phrases("language", "function_words", "en")
    return owner if english or any(ends_as_infinitive(one, words) for one in deed) else None


def _may_take_on(text: str, cast: Cast, words: Vocabulary) -> bool:
    """Whether a text holds a word that nobody takes something on without; most hold none."""
    folded = fold(text)
    if may_hold(folded, _taking_on(words)):
        return True
    if "->" in text or "=>" in text or "→" in text:
        return True
    if may_hold(folded, times_ahead(words)) and opens_with_name(text, cast, words):
        return True
    does = words.grammar("does")
    if may_hold(folded, does) and not does.isdisjoint(folded.split()[1:4:2]):
        return True  # "Ann send …", "Ann and Tom send …"
    return may_end(text, future_ends(words)) and _future_inside(words).search(text) is not None


@lru_cache(maxsize=4)
def _taking_on(words: Vocabulary) -> frozenset[str]:
    said = words.phrases("owners", "commits") | words.phrases("owners", "verbs")
    keys = ("before_owner", "asked", "gives")
    other = frozenset().union(*(words.phrases("owners", key) for key in keys))
    # A preposition may have an article in it: «encarregada dos». Only those that `_without_article` parts.
    contracted = words.grammar("of", "by")
    open_end = {
        head for head, _, last in [one.rpartition(" ") for one in said] if head and last in contracted
    }
    more = (asking(words, done=False), words.grammar("must_do"))
    return said.union(other, open_end, *more, ("to",))


@lru_cache(maxsize=4)
def _future_inside(words: Vocabulary) -> re.Pattern[str]:
    return compiled(rf"[^\W\d_]{{2}}{any_of(words.as_written('endings', 'future'))}(?!\w)")


def _may_promise(owner: Owner, words: Vocabulary) -> bool:
    """Whether people own it, others with them or not, or who holds an office: "The treasurer will …"."""
    if owner.actors[0].kind == "person":
        return True
    return _are_people(owner, words) or fold(without_article(owner.text, words)) in name_words(words).roles


def _are_persons(owner: Owner) -> bool:
    return all(actor.kind == "person" for actor in owner.actors)


def _are_people(owner: Owner, words: Vocabulary) -> bool:
    if fold(owner.text) in words.grammar("everybody"):
        return True
    return _are_persons(owner)


def sentences_in(text: str, words: Vocabulary) -> Iterator[str]:
    """Yield the sentences of a text; the stop of a title ends none."""
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
    ought = words.grammar("ought")
    return frozenset([one for one in words.phrases("owners", "verbs") if one.partition(" ")[0] not in ought])


def _verb_first(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """«Se encarga Ana de …», «Queda Ana como responsable»."""
    if not may_open(text, words.phrases("owners", "before_owner")):
        return None
    folded, places = fold_with_places(text[:100])
    opens = opening(folded, words.phrases("owners", "before_owner"))
    rest = text[places[len(opens)] :].lstrip() if opens else ""
    if rest and opens and opens.strip() in words.grammar("stays") and _tells_to_do(rest, words):
        return _named_last(rest, cast, words)
    if not rest or fold(rest.split()[0]) in words.grammar("of"):
        return None
    named_with = without_article(rest, words)  # «Ficou o Nelson de ligar»
    rest = named_with if named_with[:1].isupper() else rest
    said = rest.split()[:VERB_WORDS]
    charged = next((at for at, one in enumerate(said) if at and fold(one) in words.grammar("charged")), None)
    owner = at_head(" ".join(said[:charged]), cast, words)  # «Fica a secretaria encarregada de …»
    stays = opens is not None and opens.strip() in words.grammar("stays")
    return owner if owner and not (stays and _fares(rest[len(owner.text) :], words)) else None


def _tells_to_do(rest: str, words: Vocabulary) -> bool:
    """Whether words behind «queda», «ficou» say what to do, and not who: «de trazer as chaves o João»."""
    first, _, behind = rest.partition(" ")
    return fold(first) in words.grammar("stays_to") and ends_as_infinitive(behind, words)


def _named_last(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """Return the known people with whom a sentence ends."""
    tokens = text.rstrip(" .;").split()
    for size in (3, 2, 1):
        owner = named(" ".join(tokens[-size:]), cast, words, least=GIVEN) if len(tokens) > size else None
        if owner and tokens[-size][:1].isupper() and _are_people(owner, words):
            return owner
    return None


def _fares(behind: str, words: Vocabulary) -> bool:
    """Whether words behind «queda Ana» say how somebody fares, not what they are to do: «muy contenta»."""
    tokens = behind.split()
    if not tokens or behind[:1] in ".,;:":
        return False
    first, second = fold(tokens[0]), tokens[1] if len(tokens) > 1 else ""
    if first in words.grammar("stays_to"):
        return not (ends_as_infinitive(second, words) or fold(second) in words.grammar("charged"))
    return first not in words.grammar("stays_with")


def verb_late(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """«De la compra se encarga Ana», «El cartel lo hace Luis para el viernes»: what to do stands first."""
    if not may_hold(fold(text), words.phrases("owners", "late")):
        return None  # nearly all
    folded, places = fold_with_places(text)
    for _start, end, said in _late(words).find(folded):
        rest = text[places[end] :].strip(" .;)")
        if owner := _those_of(rest, cast, words):
            return owner
        shown = without_article(rest, words)
        owner = at_head(shown, cast, words) if shown[:1].isupper() else None
        behind = shown[len(owner.text) :].strip(" ,.;)") if owner else ""
        stays = said in words.grammar("stays")
        told = fold(behind).split() if stays else []
        charged = told[:1] != [] and told[0] in words.grammar("stays_with")
        charged = charged and not words.grammar("charged").isdisjoint(told)
        if owner and (charged or (not stays and (not behind or is_time(behind, words)))):
            return owner  # «…, queda Ana a cargo»
    return None


def _those_of(shown: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """«los de Perú», «as de Angola»: who came from somewhere, behind what they do and last of all."""
    article, of, whose = [*shown.split(maxsplit=2), "", "", ""][:3]
    if fold(article) not in words.grammar("articles") or fold(of) not in words.grammar("of"):
        return None
    known = named(whose, cast, words, least=GIVEN)
    return Owner(shown, (Actor(name=shown, kind="group"),)) if known else None


@lru_cache(maxsize=4)
def _late(words: Vocabulary) -> Phrases:
    return Phrases(words.phrases("owners", "late"))


def given_to(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """«Se asigna a Ana la compra», «La compra se delega en Ana», "handed over to Ana"."""
    if not may_hold(fold(text), words.phrases("owners", "gives")):
        return None  # nearly all
    folded, places = fold_with_places(text)
    if not words.grammar("ballots").isdisjoint(words_in(folded)):
        return None
    for _start, end, _ in _gives(words).find(folded):
        rest = list(islice(TOKEN.finditer(text, places[end]), OPENING_WORDS))
        for at, token in enumerate(rest[:-1]):
            if fold(token.group()) not in words.grammar("to_whom"):
                continue
            shown = without_article(text[rest[at + 1].start() :].rstrip(" .;"), words)
            named_so = at == 0 or shown[:1].isupper() or shown[:1] == "@"
            owner = at_head(shown, cast, words) if named_so else None
            if owner and (_may_promise(owner, words) if at == 0 else _are_persons(owner)):
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
    by = text[places[found.end()] :] if found else ""
    owner = at_head(by, cast, words) if by else None
    if owner is None or all(one.kind == "person" for one in owner.actors):
        return owner
    behind = fold(by[len(owner.text) :]).split()[:1]
    if behind and behind[0] in words.grammar("relative"):
        return None  # "by those who can vote"
    return _with_whose(owner, by, words)


def _with_whose(owner: Owner, text: str, words: Vocabulary) -> Owner:
    """«el tesorero» before «de la asociación» -> all of it: whose office it is tells who holds it."""
    whose = WHOSE.match(text, len(owner.text)) if text.startswith(owner.text) else None
    of = fold(whose[1].rstrip("'’")) if whose else ""
    if whose is None or not (of in words.grammar("of", "contracted_of") or whose[1][-1] in "'’"):
        return owner
    shown = text[: whose.end()]
    return replace(owner, text=shown, actors=(replace(owner.actors[0], name=shown, as_written=None),))


@lru_cache(maxsize=4)
def _passive(words: Vocabulary) -> re.Pattern[str]:
    opens = any_of(words.grammar("passive_future"))
    # "to be sent on Monday by Ana"
    return compiled(rf"(?<!\w){opens}\s+\w+\s+(?:\w{{1,5}}\s+\w+\s+)?{any_of(words.grammar('by'))}\s+")
