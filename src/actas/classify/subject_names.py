"""Who the subject of a verb is: a country, a body, an office, somebody who came, an unexplained name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from actas.classify.bodies import (
    is_noun_of_bodies,
    is_proper,
    names_body,
    names_office,
    names_whole,
    nouns_of_bodies,
)
from actas.classify.cast import Cast
from actas.classify.folk import are_folk, folk, is_said_by_folk, is_small_group
from actas.classify.identity import (
    BODY_ACRONYM,
    CAPITALISED,
    GIVEN,
    among_countries,
    body,
    holds_word,
    is_known_person,
    is_name_of_country_too,
    members_of,
    people_named,
    person,
    person_named,
    without_article,
    without_role,
)
from actas.classify.speaking import english_verbs, human_verbs
from actas.classify.turns import opens_no_name
from actas.classify.verbs import Verb
from actas.model.compiled import compiled
from actas.model.record import Actor
from actas.vocabulary import Vocabulary
from actas.vocabulary.days import is_month
from actas.vocabulary.delegates import is_delegate
from actas.vocabulary.fold import fold
from actas.vocabulary.names import HANDLE, known_actor, name_words, person_score
from actas.vocabulary.phrases import first_words

MOST_BEFORE_OFFICE = 2  # words that say of what an English office is
MOST_NAME, LONGEST_TRADE = 2, 4  # words of a full name, at least; of what somebody is
LONGEST_SHORT = 3  # letters of «Sra»; a whole word may have a small letter: «el señor presidente»
INITIALS = compiled(r"[A-ZÀ-Þ]{2,3}")
SHORTEST_INITIALS = 2
AMBIGUOUS = "a"  # an article of two languages


def subject_actor(named: str, cast: Cast, words: Vocabulary, verb: Verb, article: str) -> Actor | None:
    """Return who the subject of a verb is; where nearly all is told by whom it was said, anybody may be."""
    said = _subject_actor(named, cast, words, verb, article)
    if said is not None or not (cast.rounds and verb.speech and article):
        return said
    # «un vecino», «los bomberos» may be anybody
    some = article in words.grammar("indefinite", "articles_of_several") and article != AMBIGUOUS
    if article in words.grammar("quantifiers") or (some and " " not in named):
        return None
    return _among_others(named, verb, words)


def _subject_actor(named: str, cast: Cast, words: Vocabulary, verb: Verb, article: str) -> Actor | None:
    """Return who the subject of a verb is.

    Args:
        named: the subject, its article taken off.
        cast: who is who in the notes.
        words: the vocabulary.
        verb: the verb.
        article: what stood before the subject, folded; empty where nothing did.

    """
    if named[-1:].isdecimal() and not article and _is_one_of_that_name(named, words):
        return person(named) if verb.speech else None
    bare = _without_trade(named, words)
    if verb.speech and (are_folk(named, article, verb, words) or is_small_group(named, words)):
        return Actor(name=named, kind="group")
    if verb.speech and not article and named.islower() and verb.word in words.grammar("paper"):
        return None  # "rapporteur notes day 1": a paper, and whose it is
    if verb.speech and " " in named and is_delegate(named, words):
        return person_named(named, cast)  # "Malawi's delegate said …"
    if (verb.speech or verb.acted) and is_office(named, words):  # «La presidenta informa …»
        one = _is_one(named, article, words) or (
            article in words.grammar("indefinite") and (_are_from(named, words) or _speaks_for(named, words))
        )
        return person_named(named, cast) if one else None
    if verb.speech and article and fold(named) in words.phrases("names", "professions"):
        return person_named(named, cast) if _is_one(named, article, words) else None  # «La doctora pide …»
    if fold(bare) in words.grammar("somebody"):
        return None
    if verb.speech and article and _are_from(named, words):
        return Actor(
            name=named, kind="person"
        )  # «Una participante de Lomé añade …», «A moça do ITESP disse …»
    said = _named_subject(named, bare, cast, words, verb, article)
    by_initials = said is None and not article and _says_by_initials(named, verb, words)
    return person_named(named, cast) if by_initials else said


def _without_trade(named: str, words: Vocabulary) -> str:
    """«la secretaria Ana Ruiz», «el usuario Lino Poma» -> the name behind what somebody is."""
    bare = without_role(named, words)
    first, _, rest = named.partition(" ")
    if bare != named or not rest[:1].isupper() or not first.islower():
        return bare  # nearly all
    trade = fold(first)  # «señora Vela» is called so
    return rest if trade in words.grammar("folk") and trade not in name_words(words).honorifics else named


def _is_one_of_that_name(named: str, words: Vocabulary) -> bool:
    """«Jorge 1», where another is «Jorge 2»: whether a number tells who of that name it is."""
    name, _, number = named.partition(" ")
    one = len(number) == 1 and number.isdecimal() and person_score(words, name) >= GIVEN
    return one and not is_month(fold(name), words)


def _among_others(named: str, verb: Verb, words: Vocabulary) -> Actor | None:
    """«La région annonce …», «Un père d'élève demande …» where nearly all is told by whom it was said.

    With a verb that only people are the subject of, whatever they are called.
    """
    told = fold(named).replace("’", "'").replace("'", "' ").split()
    if _speaking(words).isdisjoint((told[0], told[-1])) and verb.word not in human_verbs(words):
        return None
    if told[0] in words.grammar("record_paper", "told_by_nobody") or not names_whole(told, words):
        return None
    bodily = not nouns_of_bodies(words).isdisjoint((told[0], told[-1]))
    return body(named) if bodily else Actor(name=named, kind="person")


@lru_cache(maxsize=4)
def _speaking(words: Vocabulary) -> frozenset[str]:
    """Return the nouns of bodies and of people."""
    return nouns_of_bodies(words) | folk(words) | words.grammar("people")


def _named_subject(
    named: str, bare: str, cast: Cast, words: Vocabulary, verb: Verb, article: str
) -> Actor | None:
    """Return who a subject that is no office is."""
    near, speech = bool(cast.countries), verb.speech
    known = known_actor(words, named, countries_near=near) or known_actor(words, bare, countries_near=near)
    known = known or (among_countries(bare, cast, words) if speech and len(bare) == 2 else None)
    has = not (speech or verb.acted) and verb.word in words.grammar("has")
    if known:
        owns = has and known.kind == "country"  # «Guatemala tiene una mesa …»: its practice
        says = speech or verb.beside  # «Haïti a proposé …», where «a» may be an article
        acts = verb.acted or (known.kind == "country" and _acts_as_state(verb, words, near=near))
        return known if says or owns or acts else None
    if speech and is_name_of_country_too(bare, cast, words):
        return person_named(bare, cast)
    if has and not verb.beside:
        return None  # «Ana tiene una bomba», but «Ana tiene el plano y propone …»
    members = members_of(bare, words)
    if speech and len(members) > 1 and (found := _known_together(bare, members, words, near=near)):
        return found
    if members and all(HANDLE.fullmatch(one) for one in members):
        several = tuple(map(person, members)) if len(members) > 1 else ()
        return Actor(name=bare, kind="group" if several else "person", members=several)
    if found := _of_these_notes(bare, verb, cast, words):
        return found
    unknown = article in _of_many(words) and article != AMBIGUOUS  # «Una asociación propone …»
    if speech and not unknown and (found := _body_by_name(named, bare, verb, article, cast, words)):
        return found
    if not unknown and _acts_as_body(named, verb, article, words):
        return body(named)  # «La AMPA pide …»
    if len(members) > 1 and all(_may_say(one, verb, cast, words) for one in members):
        return people_named(members, bare, cast)
    one = _one_person(named, bare, verb, article, cast, words)
    return one or _one_body(named, verb, article, cast, words)


def _is_noun_that_speaks(bare: str, verb: Verb, words: Vocabulary) -> bool:
    """«Espérance raconte …»: whether a given name that is a noun, too, does what only people do."""
    if not bare.istitle() or fold(bare) not in name_words(words).nouns:
        return False  # nearly all
    return verb.speech and (verb.tells or verb.word in human_verbs(words))


def _acts_as_state(verb: Verb, words: Vocabulary, *, near: bool) -> bool:
    """«La Guinée ne comprend pas …», «Haïti se porte candidate»: whether a verb tells where a country stands.

    What it is, or becomes, tells nothing; what it does only where countries speak («Le Togo cherche …»).
    """
    if verb.word in words.grammar("is", "stands") or verb.word in words.as_written("words", "will_be"):
        return False
    return near or verb.denied or verb.word in words.grammar("clitics")


def _one_body(named: str, verb: Verb, article: str, cast: Cast, words: Vocabulary) -> Actor | None:
    """«La Cimade propose …»: a name alone behind an article in small-lettered French, whoever goes by it."""
    if not verb.speech or article not in words.grammar("articles_before_names"):
        return None
    french = verb.word in words.phrases("speech", "verbs", "fr") and verb.word not in _iberian(words)
    sure = french and _is_alive(verb, words) and named.isalpha() and person_score(words, named) == CAPITALISED
    # «La Mairie propose …»: the noun alone is whoever meets.
    return (
        body(named)
        if sure and not is_noun_of_bodies(named, words) and not holds_word(named, cast, words)
        else None
    )


def _is_alive(verb: Verb, words: Vocabulary) -> bool:
    """Whether a body is the subject of a verb of speech rather than a thing."""
    return verb.word in words.grammar("asking", "bodies_tell") or verb.word not in words.grammar("inanimate")


@lru_cache(maxsize=4)
def _iberian(words: Vocabulary) -> frozenset[str]:
    """Return the verbs of speech of the languages that give nouns of bodies a capital."""
    return words.phrases("speech", "verbs", "es") | words.phrases("speech", "verbs", "pt")


def _are_from(named: str, words: Vocabulary) -> bool:
    """Whether a subject is one of the people from a place or body: «chica de Puente», «socia de la junta»."""
    who, _, where = named.partition(" ")
    of, _, place = where.partition(" ")
    if fold(who) not in folk(words):
        return False
    given = place[:1].isupper() or fold(place.partition(" ")[0]) in words.grammar("articles")
    return (given and fold(of) in words.grammar("of")) or fold(of) in words.grammar("of_the")


def _speaks_for(named: str, words: Vocabulary) -> bool:
    """«Un représentant de la mairie», «una delegada del barrio»: an office of who is sent."""
    return fold(named.partition(" ")[0]) in words.grammar("delegates") and names_office(
        named, words, proper=False
    )


def _may_say(named: str, verb: Verb, cast: Cast, words: Vocabulary) -> bool:
    """Whether one of several could say it alone: somebody known, or whoever a verb of speech makes one."""
    if is_known_person(named, cast, words):
        return True
    if not verb.speech:
        return False
    doer = _of_these_notes(named, verb, cast, words) is not None
    return doer or _is_person(named, cast, words, speech=True, verb=verb.word)


def _says_as_acronym(named: str, verb: Verb, words: Vocabulary) -> bool:
    """«TAC recommended …»: whether capitals are the subject of a verb that no thing is the subject of."""
    if named in words.as_written("words", "everyday") or not BODY_ACRONYM.fullmatch(named):
        return False
    return verb.word in human_verbs(words) or (verb.that and verb.word in words.grammar("asking"))


def _says_by_initials(named: str, verb: Verb, words: Vocabulary) -> bool:
    """«AO informa que …»: whether two capitals or three say what no thing says, whoever goes by them."""
    if not verb.speech or not INITIALS.fullmatch(named) or named in words.as_written("words", "everyday"):
        return False
    asks = len(named) == SHORTEST_INITIALS and verb.word in words.grammar("asking")
    return asks or verb.word in human_verbs(words)


def _known_together(bare: str, members: Sequence[str], words: Vocabulary, *, near: bool) -> Actor | None:
    """Return countries or known bodies that speak together: «el Mali y el Togo piden …»."""
    alone = (without_article(one, words) for one in members)
    known = [known_actor(words, one, countries_near=near) for one in alone]
    found = tuple(one for one in known if one)
    return Actor(name=bare, kind="group", members=found) if len(found) == len(known) else None


def _one_person(
    named: str, bare: str, verb: Verb, article: str, cast: Cast, words: Vocabulary
) -> Actor | None:
    """Return the person that a subject is, with or without where she comes from."""
    if not article and _is_noun_that_speaks(bare, verb, words):
        return person(bare)
    if verb.speech and (found := _from_country(bare, cast, words)):
        return found
    speech = verb.speech and not verb.ends
    # «Zorin informa que …»: no noun is that
    sure = verb.tells or (verb.that and verb.word not in words.grammar("inanimate"))
    if _is_person(named, cast, words, speech=speech, verb="" if sure else verb.word):
        return person(bare)
    return _from_somewhere(bare, cast, words, verb.word) if verb.speech else None


def _of_these_notes(bare: str, verb: Verb, cast: Cast, words: Vocabulary) -> Actor | None:
    """Return who came, or is to do something again and again: «Zorin will …»."""
    folded = fold(bare)
    if folded in cast.people and (bare.isupper() or cast.people[folded] == bare):
        return person_named(bare, cast)
    if (
        folded in cast.people
        and bare[:1].isupper()
        and folded not in words.phrases("language", "function_words")
    ):
        return person_named(bare, cast)  # and not «Se pide …», where Sara Espino came
    if verb.speech and bare.count(" ") >= MOST_NAME and (full := _behind_trade(bare.split(), cast, words)):
        return person_named(full, cast)
    gerund = verb.word.endswith(words.as_written("endings", "gerund_of_verbs"))
    return person(bare) if folded in cast.doers and bare[:1].isupper() and not gerund else None


def _behind_trade(parts: Sequence[str], cast: Cast, words: Vocabulary) -> str | None:
    """Return the full name of who is known, behind what they are: "Assistant fire chief Ana Ruiz reports …".

    «El guarda forestal Ana Ruiz», «la encargada de riego Ana Ruiz», not «la carta de Ana Ruiz».
    """
    size = next((one for one in (MOST_NAME, MOST_NAME + 1) if fold(" ".join(parts[-one:])) in cast.people), 0)
    trade = parts[:-size]
    if not size or not 0 < len(trade) <= LONGEST_TRADE or not parts[-size][:1].isupper():
        return None
    folded = list(map(fold, trade))
    of = words.grammar("of") if folded[0] in name_words(words).roles else frozenset[str]()
    small = words.phrases("language", "function_words")
    told = all(one in of or (one not in small and one.isalpha()) for one in folded)
    if not told or folded[-1] in of or not all(map(str.islower, trade[1:])):
        return None
    return " ".join(parts[-size:])


def _body_by_name(
    named: str, bare: str, verb: Verb, article: str, cast: Cast, words: Vocabulary
) -> Actor | None:
    """Return the body that the subject of a verb of speech is, by its noun, these notes or its article."""
    meets, asks = fold(named) in words.grammar("meeting_itself"), verb.word in words.grammar("asking")
    if (asks or not meets) and _is_body(named, verb, article, words, asks=asks):
        return body(named)
    if article and _is_body_alone(named, verb, article, cast, words):
        return body(named)
    acronym, _, where = named.partition(" ")
    if BODY_ACRONYM.fullmatch(acronym) and fold(where) in words.countries:
        return body(named)  # «Le CNJ Togo propose …»
    if bare[:1].isupper() and fold(bare) in cast.bodies:
        return body(name := cast.bodies[fold(bare)], as_written=named if named != name else None)
    return None


def _is_body_alone(named: str, verb: Verb, article: str, cast: Cast, words: Vocabulary) -> bool:
    """«La federación propone …»: a body by its noun alone, but for who meets, by the title or by custom."""
    folded = fold(named)
    # «La Región …»: behind an article a capital makes a name of what bodies are called.
    called = named[:1].isupper() and is_noun_of_bodies(named, words)
    called = called and folded not in words.phrases("actors", "named_bodies", "en")  # "The Forum …" is held
    if not called and folded not in words.phrases("actors", "bodies"):
        return False  # nearly all
    if verb.word not in words.grammar("asking", "bodies_tell") and not is_said_by_folk(verb, words):
        return False
    if article == AMBIGUOUS and folded in words.phrases("actors", "bodies", "en"):
        return False  # "A committee asked …"
    return folded not in words.grammar("meeting_itself") and folded not in cast.meets


def _is_body(named: str, verb: Verb, article: str, words: Vocabulary, *, asks: bool) -> bool:
    """Whether the subject of a verb of speech is the name of a body."""
    if verb.word in words.phrases("speech", "nouns", "en"):
        return False  # "the board report": a noun
    # «La red de agua presenta fugas», «l'agence de l'eau rappelle que …»
    asks = asks and (verb.that or verb.word not in words.grammar("inanimate"))
    return names_body(named, words, behind=bool(article), asks=asks)


def _acts_as_body(named: str, verb: Verb, article: str, words: Vocabulary) -> bool:
    """Whether a subject is a body by what it has done, or an acronym with an article by what it says."""
    if verb.speech and not article and _says_as_acronym(named, verb, words):
        return True  # "TAC recommended …"
    # «L'ARS rappelle que …», where of a thing «la TVA permet …» is said
    says = verb.speech and article and _is_alive(verb, words)
    return (verb.acted or (bool(says) and bool(BODY_ACRONYM.fullmatch(named)))) and _is_acting_body(
        named, words
    )


def _is_acting_body(named: str, words: Vocabulary) -> bool:
    """Whether a name is a body's that may have done something: its acronym, or a noun among its capitals."""
    if named in words.as_written("words", "everyday"):
        return False
    return bool(BODY_ACRONYM.fullmatch(named)) or (is_proper(named, words) and names_body(named, words))


def is_office(named: str, words: Vocabulary) -> bool:
    """Whether a subject, its article taken off, is somebody by office: «presidenta», «Sr. Presidente»."""
    return any(_is_office(one, words) for one in {named, _without_honorific(named, words)})


def _without_honorific(named: str, words: Vocabulary) -> str:
    """«Sr. Presidente» -> «Presidente», «Monsieur le Président» -> «Président»."""
    first, _, rest = named.partition(" ")
    if not rest or fold(first) not in name_words(words).honorifics:
        return named
    if not first[:1].isupper() and not (first.isalpha() and len(first) > LONGEST_SHORT):
        return named
    article, _, office = rest.partition(" ")
    return office if office and fold(article) in words.grammar("articles") else rest


def _is_office(named: str, words: Vocabulary) -> bool:
    roles, folded = name_words(words).roles, fold(named)
    if folded in roles or folded.removesuffix("s") in roles or names_office(named, words, proper=False):
        return True
    if folded in words.grammar("offices_of_one"):
        return True  # «la presidencia», whoever holds it
    first, *others = folded.split() or [""]
    if others and first in roles and all(one in words.grammar("office_adjectives") for one in others):
        return True  # «coordinador académico», «Síndica Municipal»
    *before, last = folded.split() or [""]  # "the project owner"
    if not 0 < len(before) <= MOST_BEFORE_OFFICE or last not in words.phrases("names", "roles", "en"):
        return False
    return words.grammar("articles").isdisjoint(before)  # «presenta la propuesta el director»


def _is_one(named: str, article: str, words: Vocabulary) -> bool:
    """Whether an office is somebody: «la presidenta», "Clerk"; not «un vecino», «los socios», "Staff"."""
    if article in _of_many(words):
        english = any(fold(named) in words.phrases("names", key, "en") for key in ("roles", "professions"))
        return article == AMBIGUOUS and not english  # «A presidência …», but "A member …"
    first, *_, last = (*fold(named).split(), fold(named).rpartition(" ")[2])
    if article in words.grammar("articles_of_several") or first in _several(words):
        return False
    if article or _without_honorific(named, words) != named:
        return True
    one = words.grammar("offices_of_one")
    # In English the office stands last: "Executive Director", "Deputy Clerk".
    english = last in words.phrases("names", "roles", "en")
    headed = english and (last in one or (" " in named and named.istitle()))  # "Canal Inspector"
    return first in one or headed or names_office(named, words) or _is_of_what(named, words)


def _is_of_what(named: str, words: Vocabulary) -> bool:
    """«Encargado de obras», «Inspector municipal»: whether an office says of what it is, as many do not."""
    office, _, which = named.partition(" ")
    if not which or not office[:1].isupper() or fold(office) not in name_words(words).roles:
        return False
    of = fold(which.partition(" ")[0])
    return of in words.grammar("of", "of_the") or fold(which) in words.grammar("office_adjectives")


@lru_cache(maxsize=4)
def _of_many(words: Vocabulary) -> frozenset[str]:
    """Return what stands before people whom nobody names: «un», «varios», "some"."""
    return words.grammar("indefinite", "quantifiers")


@lru_cache(maxsize=4)
def _several(words: Vocabulary) -> frozenset[str]:
    """Return the roles of several people: «vecinos», "residents"."""
    roles = name_words(words).roles
    return frozenset(f"{one}s" for one in roles)


def _is_person(named: str, cast: Cast, words: Vocabulary, *, speech: bool, verb: str) -> bool:
    """Whether a subject is a person: by the name, by a role before it, or because nothing explains it."""
    bare = _without_trade(named, words)
    score = person_score(words, bare)
    if score >= GIVEN:
        small = bare.islower() and fold(bare)  # "…, said a resident" names no Said
        verbs = words.phrases("speech", "verbs")
        return not small or not (small in verbs or small in words.phrases("language", "function_words"))
    if not speech or score < CAPITALISED:
        return False
    if bare != named:
        return True
    if verb in words.grammar("nouns_too") or verb in words.phrases("speech", "nouns"):
        return False
    if opens_no_name(bare, words) or fold(bare) in words.grammar("orders"):
        return False  # «Escribir dice …»
    if fold(bare) in words.grammar("stands"):
        return False  # «Ficou assente:»
    if verb in words.grammar("inanimate") and len(bare.split()) == 1:
        return False
    return (
        (len(bare) > 2 or (len(bare) == 2 and bare.isupper()))
        and len(members_of(bare, words)) == 1
        and not holds_word(bare, cast, words, english=_is_of_people(verb, words))
        and not (verb in _english_first(words) and bare in cast.once)
    )


def _is_of_people(verb: str, words: Vocabulary) -> bool:
    """Whether no infinitive is the subject of a verb: «Wilder informa …», whatever ends so in English."""
    return not verb or verb in english_verbs(words) or verb in human_verbs(words)


@lru_cache(maxsize=4)
def _english_first(words: Vocabulary) -> frozenset[str]:
    """Return the first words of what says in English that somebody speaks."""
    return english_verbs(words) | first_words(words.phrases("speech", "phrases", "en"))


def _from_country(named: str, cast: Cast, words: Vocabulary) -> Actor | None:
    """«Aminata du Niger» before a verb of speech: one name, and the country that tells her from others."""
    name, _, rest = named.partition(" ")
    elided = fold(rest[:2]) == "d'"  # «Aminata d'Égypte»
    of, country = (rest[:1], rest[2:]) if elided else rest.split(" ", 1) if " " in rest else ("", "")
    if (not elided and fold(of) not in words.grammar("of")) or fold(country) not in words.countries:
        return None
    plain = person_score(words, name) >= CAPITALISED and not holds_word(name, cast, words)
    return person(name, as_written=named) if plain else None


def _from_somewhere(named: str, cast: Cast, words: Vocabulary, verb: str) -> Actor | None:
    """«Aminata de la asociación Puente» before a verb of speech: a person and where they come from.

    A name that no table holds is one before what only people say, of a body's acronym: «Zorin de l'AJPS».
    """
    tokens = named.split()
    folded = [fold(token).split("'")[0] for token in tokens]
    at = next((place for place, token in enumerate(folded) if place and token in words.grammar("of")), 0)
    name = " ".join(tokens[:at])
    if name and is_known_person(name, cast, words):
        return person(name, as_written=named)
    of_body = at == 1 and BODY_ACRONYM.fullmatch(tokens[-1].rpartition("'")[2].rpartition("’")[2])
    sure = of_body and _is_person(name, cast, words, speech=True, verb=verb)
    return person(name, as_written=named) if sure else None
