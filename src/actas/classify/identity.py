"""Whom a short text names: a country, a known body, somebody of these notes, or who looks like a person."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from actas.classify.bodies import is_proper, names_body, names_body_of_country, names_delegate, names_office
from actas.classify.cast import ASIDE, INITIAL, Cast, is_word
from actas.model.compiled import compiled
from actas.model.plain import replace
from actas.model.record import Actor
from actas.vocabulary import Vocabulary
from actas.vocabulary.delegates import is_delegate
from actas.vocabulary.fold import fold
from actas.vocabulary.names import country_by_code, country_of_three, known_actor, name_words, person_score
from actas.vocabulary.patterns import any_of, between_names
from actas.vocabulary.phrases import first_words, opens

SEVERAL = 3  # countries that open what is said, before two capitals name another
GIVEN, FULL = 2.0, 2.5  # `person_score` of a known given name, and of one with a surname
CAPITALISED = 1.0  # and of words that only their capitals make a name
SHORTEST_OFFICE, MOST_OF_OFFICE = 4, 5  # words of an office and a full name; of an office
MOST_OF_PLACE = 3  # words of where somebody is from: «de San Mateo»
MOST_MEMBERS = 5  # people before one colon
MOST_LEADING = 3  # words that lead to a body: «en nombre de»
BODY_ACRONYM = compiled(r"[A-ZÁÉÍÓÚÇ]{3,8}|[A-ZÁÉÍÓÚÇ]{2,4}-[A-ZÁÉÍÓÚÇ]{3,8}")
SHOUTED = compiled(r"(?<!\w)[A-ZÀ-Þ]{3,10}(?!\w)")
STATE_BESIDE = compiled(r"([^,:–—-]{2,40}?)\s[-–—]\s([^,:–—-]{2,40})")  # «Ana Ruiz – Perú»
JOINED = compiled(r"\s?[-–]\s?")
APOSTROPHES = frozenset("'’")
ELISION = compiled(r"^[Ll]['’](?=\w)")
AHEAD = compiled(r"^\([^()\d]{1,12}\)\s+(?=\w)")  # «(sigue) Ana: …»
REMARK = compiled(r"\s*\([^()]*\)")


def identify(text: str, cast: Cast, words: Vocabulary, *, least: float) -> Actor | None:
    """Return the actor that a short text names; ``least`` is how sure a mere look must be (0 to 3)."""
    shown = text.strip(" ,;")
    bare = AHEAD.sub("", ASIDE.sub("", shown))
    if not bare.isalpha():
        bare = _without_hearer(bare, cast, words)
    if not bare:
        return None
    members = members_of(bare, words)
    several = 2 <= len(members) <= MOST_MEMBERS
    actor = (
        _as_office(bare, cast, words)  # «Ana Ruiz, presidenta de la junta» is one person
        or (_several_people(bare, members, cast, words) if several else None)
        or (_countries_joined(bare, words) if "-" in bare or "–" in bare else None)
        or _one(bare, cast, words, least)
        or (_several(bare, members, cast, words, least) if several else None)
    )
    return replace(actor, as_written=shown) if actor and bare != shown else actor


def _without_hearer(bare: str, cast: Cast, words: Vocabulary) -> str:
    """«Ana → Luis» -> «Ana»; empty where nobody speaks to somebody: «Carta a Luis»."""
    named, *others = _speaking_to(words).split(bare, maxsplit=1)
    if others and not others[0]:
        return named  # "Ana >> (All): …", as a program writes to whom
    if not others or not is_known(others[0], cast, words):
        return bare
    return named if is_known(named, cast, words) else ""


def _as_office(bare: str, cast: Cast, words: Vocabulary) -> Actor | None:
    """«Ana Ruiz, tesorera: …», «Luis Paz, de la Cruz Roja: …»: who speaks, and as what."""
    named, comma, office = bare.partition(", ")
    if not comma and " " in bare and (beside := STATE_BESIDE.fullmatch(bare)):
        named, comma, office = beside[1], ",", beside[2]
        comma = comma if person_score(words, named) >= GIVEN and known_actor(words, office) else ""
    if not comma or not is_known(named, cast, words) or _are_alike(named, office, words):
        return None
    if not (is_office(office, words) or _is_of_place(office, words)):
        return None
    return replace(known_actor(words, named) or person_named(named, cast), as_written=bare)


def _are_alike(one: str, other: str, words: Vocabulary) -> bool:
    """«Perú, Chile: …», «FAO, OIM: …»: whether two countries or two bodies stand side by side."""
    known = known_actor(words, one)
    beside = known_actor(words, other) if known is not None else None
    return beside is not None and known is not None and beside.kind == known.kind


def _is_of_place(text: str, words: Vocabulary) -> bool:
    """«de Pelengana», «du Niger»: whether words say where somebody is from, by a name alone."""
    of, _, place = text.partition(" ")
    if not place[:1].isupper() or fold(of) not in words.grammar("of"):
        return False
    return " " not in place or (len(place.split()) <= MOST_OF_PLACE and place.istitle())


@lru_cache(maxsize=4)
def _speaking_to(words: Vocabulary) -> re.Pattern[str]:
    return compiled(rf"\s*[-=]*>+\s*|\s*→\s*|\s{any_of(words.as_written('words', 'speaks_to'))}\s")


def is_known(text: str, cast: Cast, words: Vocabulary) -> bool:
    """Whether a text names somebody beyond doubt, or a country or body."""
    return is_known_person(text, cast, words) or known_actor(words, text) is not None


def is_office(text: str, words: Vocabulary) -> bool:
    """Whether what stands behind a name says what somebody is or for whom: «tesorera», «de la OIM»."""
    if without_role(f"{text} x", words) == "x" or names_office(text, words, proper=False):
        return True
    tokens = text.split()
    leads = words.grammar("of", "on_behalf")
    at = next((at for at, token in enumerate(tokens[:MOST_LEADING]) if fold(token) in leads), None)
    of = text if at is None else without_article(" ".join(tokens[at + 1 :]), words)
    if opens(fold(text), words.phrases("attendance", "sides")) and not any(map(str.isdecimal, text)):
        return True  # «en nombre de los padres de la escuela»
    if at is not None and BODY_ACRONYM.fullmatch(of):
        return True  # «de la EAACONE»
    return known_actor(words, of) is not None or any(names_body(one, words) for one in {text, of})


def is_known_person(text: str, cast: Cast, words: Vocabulary) -> bool:
    """Whether a text is the name of a person: a known given name, or somebody of these notes."""
    return person_score(words, text) >= GIVEN or fold(text) in cast.people


def is_name_of_country_too(text: str, cast: Cast, words: Vocabulary) -> bool:
    """«Mauricio», "Chad": whether a given name is a country's as well, and no other country speaks here."""
    folded = fold(text)
    return not cast.countries and folded in words.ambiguous and folded in name_words(words).given


def is_somebody(text: str, cast: Cast, words: Vocabulary) -> bool:
    """Whether a text is only a name of somebody in these notes, or of everybody."""
    return fold(text) in name_words(words).groups or is_known_person(text, cast, words)


def is_key_of_names(label: str, rest: str, cast: Cast, words: Vocabulary) -> bool:
    """«Apoyo: Ana», «Comité de obras: Ana Ruiz, Luis Paz»: who does it, or who is in it; nobody speaks."""
    rest = ASIDE.sub("", rest) if rest.endswith(")") else rest  # «Secretaria: Ana Ruiz (vecina)»
    members = members_of(rest.strip(" ."), words)
    if not members or fold(label) in words.countries:
        return False
    if all(person_score(words, one) >= GIVEN for one in members_of(label, words)):
        return False  # «Ana, Luis: Montar Valla.»
    return all(
        is_known_person(one, cast, words) or (" " in one and person_score(words, one) >= CAPITALISED)
        for one in members
    )


def person_named(shown: str, cast: Cast) -> Actor:
    """Return a person by their full name, where the notes shorten it or give their office, or a country."""
    called = fold(shown)
    if state := cast.states.get(called):
        return replace(state, as_written=shown if shown != state.name else None)
    full = REMARK.sub("", cast.people.get(called) or cast.offices.get(called, shown)).strip()
    return person(shown) if fold(full) == fold(shown) else person(full, as_written=shown)


def person(name: str, *, as_written: str | None = None) -> Actor:
    """Return a person."""
    return Actor(name=name, kind="person", as_written=as_written)


def body(name: str, *, as_written: str | None = None) -> Actor:
    """Return an organisation."""
    return Actor(name=name, kind="organisation", as_written=as_written)


def people_named(names: Sequence[str], whole: str, cast: Cast) -> Actor:
    """Return several people as a group; ``whole`` is how the notes name them together."""
    return Actor(name=whole, kind="group", members=tuple(person_named(name, cast) for name in names))


def members_of(text: str, words: Vocabulary) -> list[str]:
    """Return the names that a text joins: «Ana, Luis y Marta»."""
    if text.isalpha() and text not in words.grammar("and"):
        return [text]
    if text.isupper():  # «MÉXICO Y PERÚ»
        return [part.upper() for part in between_names(words).split(text.lower()) if part]
    return [part for part in between_names(words).split(text) if part]


def without_article(shown: str, words: Vocabulary) -> str:
    """«la tesorera» -> «tesorera», «L'association» -> «association»; «El Salvador» keeps its own."""
    if shown[1:2] in APOSTROPHES and (elided := ELISION.match(shown)):
        return shown[elided.end() :]
    first, _, rest = shown.partition(" ")
    articles = words.grammar("articles")
    if not rest or fold(first) not in articles:
        return shown
    if fold(" ".join(shown.split(maxsplit=2)[:2])) in words.countries:
        return shown
    # «A los países», whose first word is an article in Portuguese alone, says to whom.
    return shown if fold(rest.partition(" ")[0]) in articles else rest


def without_role(text: str, words: Vocabulary) -> str:
    """«la estudiante Ana Ruiz» -> «Ana Ruiz»."""
    tokens = text.split()
    many = len(tokens)
    if many >= SHORTEST_OFFICE and (held := _behind_english_office(tokens, words)):
        return held
    first = fold(tokens[0]) if many > 1 else ""
    at, roles = int(first in words.grammar("articles")), name_words(words).roles
    opens = fold(tokens[at]) if at < many else ""
    for size in (3, 2, 1) if opens in first_words(roles) else ():  # words of the role
        if at + size < many and fold(" ".join(tokens[at : at + size])) in roles:
            return " ".join(tokens[at + size :])
    several = first in words.grammar("articles_of_several")  # «Los Ángeles»
    return " ".join(tokens[at:]) if at and not several else text


def _behind_english_office(tokens: Sequence[str], words: Vocabulary) -> str:
    """Return who holds an office of several words, the last a role: "Public Works Director Tom Hill"."""
    roles = _english_roles(words)
    for at in range(1, min(MOST_OF_OFFICE, len(tokens) - 1)):
        if fold(tokens[at]) not in roles or tokens[at - 1] in words.grammar("and"):
            continue  # "Ann and Director Tom Hill" are two
        held = " ".join(tokens[at + 1 :])
        if held.istitle() and person_score(words, held) >= FULL:
            return held
    return ""


@lru_cache(maxsize=4)
def _english_roles(words: Vocabulary) -> frozenset[str]:
    """Return the roles of one that English offices end in: "chief", "director"."""
    roles = words.phrases("names", "roles", "en")
    return frozenset(one for one in roles if " " not in one and one[-1] != "s")


def holds_word(named: str, cast: Cast, words: Vocabulary, *, english: bool = False) -> bool:
    """Whether any word of a would-be name is an ordinary word in these notes or in the vocabulary.

    In ``english`` words nothing ends like an infinitive.
    """
    parts = named.split()
    if len(parts) > 1 and not words.grammar("named_things").isdisjoint((fold(parts[0]), fold(parts[-1]))):
        return True  # «Plaza Nueva», "Old Bridge"
    return any(_is_ordinary(word, cast, words, english=english) for word in parts)


def _is_ordinary(word: str, cast: Cast, words: Vocabulary, *, english: bool) -> bool:
    folded = fold(word)
    verbal = folded in words.grammar("does") or (not english and _infinitive(words).search(folded))
    if (verbal or _adverb(words).search(folded)) and folded not in name_words(words).given:
        return True
    if folded in cast.common or word.upper() in cast.acronyms:
        return True
    return folded in words.grammar("answers") or is_word(word, words)


@lru_cache(maxsize=4)
def _infinitive(words: Vocabulary) -> re.Pattern[str]:
    return compiled(rf"[^\W\d_]{{3}}{any_of(words.as_written('endings', 'infinitive_folded'))}$")


@lru_cache(maxsize=4)
def _adverb(words: Vocabulary) -> re.Pattern[str]:
    return compiled(rf"[^\W\d_]{{3}}{any_of(words.as_written('endings', 'adverb'))}$")


def _several_people(bare: str, members: Sequence[str], cast: Cast, words: Vocabulary) -> Actor | None:
    near = bool(cast.countries)
    if any(known_actor(words, one, countries_near=near) for one in members):
        return None  # «Niger + Mali : …»
    known = all(is_known_person(one, cast, words) for one in members)
    return people_named(members, bare, cast) if known else None


def _countries_joined(bare: str, words: Vocabulary) -> Actor | None:
    """«Perú-Chile», «Niger – Mali»: countries that speak together; «Guinea-Bissau» is one."""
    parts = JOINED.split(bare)
    joined = 2 <= len(parts) <= MOST_MEMBERS and fold(bare) not in words.countries
    if not joined or not all(fold(one) in words.countries for one in parts):
        return None
    known = tuple(state for one in parts if (state := known_actor(words, one)))
    return Actor(name=bare, kind="group", members=known)


def _several(
    bare: str, members: Sequence[str], cast: Cast, words: Vocabulary, least: float
) -> Actor | None:  # fmt: skip
    """Return people, bodies or countries together: «México y CRM»."""
    known = tuple(one for part in members if (one := _one(part, cast, words, least)))
    return Actor(name=bare, kind="group", members=known) if len(known) == len(members) else None


def _is_no_initial(bare: str, cast: Cast) -> bool:
    """Whether capitals only count, or come once and are longer or shorter than all of those who came."""
    if bare in cast.counting:
        return True
    return bool(cast.sizes) and len(bare) not in cast.sizes and cast.labels[fold(bare)] == 1


def _is_everyday(bare: str, cast: Cast, words: Vocabulary) -> bool:
    """Whether capitals that come once are an acronym of office life, or a label that speaks for nobody."""
    if len(bare) < 2 or cast.labels[fold(bare)] > 1:
        return False
    return bare in words.as_written("words", "everyday") or fold(bare) in name_words(words).not_speakers


def _may_speak_as_body(bare: str, cast: Cast, words: Vocabulary, least: float) -> bool:
    """Whether a body's name may label what it said: where others are known to speak."""
    others = least < GIVEN or cast.speaking or cast.countries or cast.bodies_speak
    proper = is_proper(bare, words) or (bare[:1].isupper() and bare.rpartition(" ")[2][:1].isupper())
    # Capitals alone make no name of «ESCUELA DE VERANO».
    return bool(others) and proper and names_body(bare.capitalize() if bare.isupper() else bare, words)


def among_countries(bare: str, cast: Cast, words: Vocabulary) -> Actor | None:
    """Return the country of two or three capitals, «CR», «PNG», where several others are named in full."""
    if cast.countries < SEVERAL:
        return None
    return cast.short.get(bare) or country_by_code(words, bare) or country_of_three(words, bare)


def _told_in_notes(bare: str, cast: Cast, words: Vocabulary) -> Actor | None:
    """Return whom these notes tell by a short name: somebody who came, a body introduced, a country."""
    folded = fold(bare)
    if folded in cast.people or folded in cast.offices:
        return person_named(bare, cast)
    if country := among_countries(bare, cast, words):
        return country
    if folded in cast.bodies:
        return body(name := cast.bodies[folded], as_written=bare if bare != name else None)
    return None


def _behind_role(bare: str, cast: Cast, words: Vocabulary) -> Actor | None:
    """«la estudiante Ana Ruiz» -> Ana Ruiz; «Relatora ONU» is somebody whom nobody names."""
    named = without_role(bare, words)
    came = fold(named) in cast.people
    if named == bare or not (came or person_score(words, named) >= CAPITALISED):
        return None
    return person(bare) if not came and known_actor(words, named) else person(named, as_written=bare)


def _known(bare: str, plain: str, cast: Cast, words: Vocabulary) -> Actor | None:
    """Return the country or body of the vocabulary; «Jordan» is who came, where the notes say that he did."""
    near = bool(cast.countries)
    if fold(bare) in words.ambiguous and fold(bare) in cast.people:
        return person_named(bare, cast)
    if known := known_actor(words, bare, countries_near=near):
        return known
    if plain != bare and (known := known_actor(words, plain, countries_near=near)):
        return replace(known, as_written=bare)  # «La Cruz Roja: …»
    mixed = ("-" in bare or "/" in bare) and SHOUTED.search(bare) is not None
    return body(bare) if mixed and names_body_of_country(bare, words) else None


def _one(bare: str, cast: Cast, words: Vocabulary, least: float) -> Actor | None:
    """Return a single actor: who is known before who only looks like somebody."""
    plain = without_article(bare, words) if " " in bare else bare
    if known := _known(bare, plain, cast, words):
        return known
    if told := _told_in_notes(bare, cast, words):
        return told
    folded = fold(bare)
    if _may_speak_as_body(plain, cast, words, least):
        return body(plain, as_written=bare if plain != bare else None)
    if names_delegate(plain, words) or (" " in plain and is_delegate(plain, words)):
        shown = bare if plain != bare else None
        return body(plain, as_written=shown) if names_body(plain, words) else person(plain, as_written=shown)
    if cast.initials and INITIAL.fullmatch(bare):
        return None if _is_no_initial(bare, cast) or _is_everyday(bare, cast, words) else person(bare)
    if somebody := _behind_role(bare, cast, words):
        return somebody
    likely = folded not in name_words(words).not_speakers and person_score(words, bare) >= least
    if not (likely or is_name_of_country_too(bare, cast, words)):
        return None
    if fold(plain) in words.phrases("actors", "bodies"):
        return body(plain, as_written=bare if plain != bare else None)  # «Secrétariat : …» is nobody's name
    return person(bare)
