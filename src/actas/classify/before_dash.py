"""Who speaks before a dash: «Ana – …», «Perú - …», and where a blank or a sign was missed: «Ana- …»."""

from __future__ import annotations

from actas.classify.acronyms_speaking import ARROWED
from actas.classify.bodies import names_body, names_delegate
from actas.classify.cast import ASIDE, DASHED, Cast
from actas.classify.folk import folk
from actas.classify.identity import (
    CAPITALISED,
    FULL,
    GIVEN,
    among_countries,
    identify,
    person_named,
    without_article,
    without_role,
)
from actas.classify.office_labels import speaks_in_office
from actas.classify.subjects import Speaker
from actas.model.compiled import compiled
from actas.model.plain import replace
from actas.model.record import Actor
from actas.vocabulary import Vocabulary
from actas.vocabulary.delegates import is_delegate
from actas.vocabulary.fold import fold
from actas.vocabulary.names import country_of, known_actor, name_words, person_score
from actas.vocabulary.sentences import is_sentence

SLIP = compiled(r"([^\W\d_][^:;,.!?\n()–—-]{1,40})[-;]\s+(?=\S)")  # «Ana- dice que …», «Ana; dice que …»
SIGN = compiled(r"[>→]|[/=] ")
OTHERS = compiled(r"\s*(?:[.,:;(/]|->|=>|→|\s[-–—]\s)")  # behind what an arrow leads to
BY_ARROW = "label-arrow"
CLAUSE = 60  # characters behind a dash that may hold a verb
LONGEST_CODE = 3  # letters of a short form that may be a country's
LONGEST_DASHED = 5  # words before a dash
MOST_WHAT = 14  # words that say what somebody is
TOLD = 4  # words behind a sector that tell something, where countries speak
SEVERAL = 3  # countries that speak, and «Sociedad civil – …» is no topic
LONGEST_LABELLED = 44  # characters of a name and the sign behind it


def before_dash(text: str, cast: Cast, words: Vocabulary) -> Speaker | None:
    """Return who speaks before a dash, or before a sign that stands for one."""
    head = text[:LONGEST_LABELLED]
    sign = ">" in head or "→" in head or "/ " in head or "= " in head
    if sign and not _is_dashed_first(head):
        return _before_arrow(text, cast, words)
    if "-" not in text and "–" not in text and "—" not in text:  # nearly all: no call
        return _before_slip(text, cast, words) if ";" in text[:LONGEST_LABELLED] else None
    found = DASHED.match(text)
    if not found:
        return _before_slip(text, cast, words)
    named = found[1].strip()
    bare = ASIDE.sub("", named)
    if len(bare.split()) > LONGEST_DASHED and not is_delegate(bare, words):
        return None
    came = fold(bare) in cast.people
    sure = cast.dashing or is_sentence(text[found.end() : found.end() + CLAUSE], words)
    least = GIVEN if sure else FULL
    actor = identify(named, cast, words, least=CAPITALISED if came else least)
    if actor is None:
        rest, among = text[found.end() :], bool(cast.countries or cast.dashing)
        office = speaks_in_office(named, rest, words, among=among)
        return Speaker(office, found.end(), "label-dash") if office else None
    if actor.kind == "person" and tells_what_one_is(text[found.end() :], words):
        return None
    table = name_words(words)
    common = fold(named) in table.groups or fold(named) in table.not_speakers
    told = cast.countries and len(text[found.end() :].split()) >= TOLD
    common = common and fold(named) not in cast.bodies
    if actor.kind == "organisation" and common and not told and cast.countries < SEVERAL:
        return None  # «Academia – Empresa»: a topic beside a topic
    from_country = country_of(words, bare.partition(", ")[2]) is not None
    if "," in bare and not from_country and actor.kind == "person" and actor.name not in (bare, named):
        return None  # «Ana, tesorera - Luis, vocal»: who came, and as what
    if actor.kind == "person" and not came and not _holds_name(bare, words, least):
        return None
    return Speaker(actor, found.end(), "label-dash")


def _is_dashed_first(head: str) -> bool:
    """«Perú - luz / agua»: whether a dash stands before the first sign that may stand for one."""
    dashed = DASHED.match(head)
    return dashed is not None and not SIGN.search(dashed[1])


def _before_arrow(text: str, cast: Cast, words: Vocabulary) -> Speaker | None:
    """«Mali -> comités de gestion», «Perú/ escuelas», «GT y HN = …»: countries, a body; people are to do it.

    A sign may lead from one to another as well: «Perú -> Chile», «Perú / Chile». Others than countries may
    be told what they are: «Perú = ferias», «FAO = una agencia».
    """
    found = ARROWED.match(text)
    if found is None:
        return None
    named, behind = found[1].strip(), OTHERS.split(text[found.end() :], maxsplit=1)[0]
    bare = ASIDE.sub("", named)
    listed = fold(bare) in cast.signed
    actor = _states_or_bodies(bare, cast, words) or among_countries(bare, cast, words)
    if actor is None and listed:
        actor = in_list(bare, cast, words)
    if actor is None and bare != named:
        actor = _from_country(named, bare, words)
    if actor is None or known_actor(words, behind) or fold(behind) in cast.people:
        return None
    equals = found.group().rstrip()[-2:] in (" =", " >")
    states = all(one.kind == "country" for one in actor.members or (actor,))
    if not listed and (fold(named) in cast.people or (equals and not states)):
        return None  # where nearly all lines of a list say so who speaks, others do as well
    if bare != named:
        actor = replace(actor, as_written=named)  # «Mali (en ligne) -> …»: no word goes
    return Speaker(actor, found.end(), "label-again-and-again" if listed and equals else BY_ARROW)


def _from_country(named: str, bare: str, words: Vocabulary) -> Actor | None:
    """«Mme Sow (Mali) / …»: somebody by name, and the country or body that they are from."""
    if person_score(words, bare) < GIVEN or known_actor(words, named[len(bare) :].strip(" ()")) is None:
        return None
    return Actor(name=bare, kind="person")


def in_list(named: str, cast: Cast, words: Vocabulary) -> Actor:
    """Return who stands before a sign in a list of such: somebody known, a body, or a group of that name."""
    if known := identify(named, cast, words, least=GIVEN):
        return known
    body = names_body(named, words) or (named.isupper() and named.isalpha() and len(named) > LONGEST_CODE)
    return Actor(name=named, kind="organisation" if body else "group")


def _states_or_bodies(named: str, cast: Cast, words: Vocabulary) -> Actor | None:
    """Return the country or body that a label names, a country by its code, or all of several."""
    if known := known_actor(words, named):
        return known
    actor = identify(named, cast, words, least=FULL)
    if actor is None or not actor.members:
        return actor if actor and actor.kind == "country" else None
    return actor if all(one.kind in ("country", "organisation") for one in actor.members) else None


def _before_slip(text: str, cast: Cast, words: Vocabulary) -> Speaker | None:
    """«Ana- no hay llaves», «Ana; no hay llaves»: who speaks, where a blank was missed; a country."""
    found = SLIP.match(text)
    if not found:
        return None
    rest = text[found.end() :]
    if ";" in found.group() and (";" in rest or fold(rest).strip(" .") in cast.people):
        return None  # «Ana; Luis; Eva»
    named = found[1].istitle() and "-" in found.group() and person_score(words, found[1]) >= GIVEN
    named = named and fold(rest.partition(" ")[0]) not in words.grammar("and")
    if fold(found[1]) in cast.people or (
        named and is_sentence(rest[:CLAUSE], words) and not _opens_with_another(rest, cast, words)
    ):
        return Speaker(person_named(found[1], cast), found.end(), "label-dash")
    actor = _among_countries(found[1], words) if cast.countries else None
    if actor is None and found[1].isupper():  # «GTM- …» beside «MEX: …»
        coded = identify(found[1], cast, words, least=FULL)
        actor = coded if coded and coded.kind == "country" else None
    if actor is None or _among_countries(rest.strip(" ."), words):
        return None
    return Speaker(actor, found.end(), "label-dash")


def _opens_with_another(rest: str, cast: Cast, words: Vocabulary) -> bool:
    """«Fundación Alba- Luis lo mira»: whether somebody known acts behind a topic called like a person."""
    first = rest.partition(" ")[0]
    return first.istitle() and (fold(first) in cast.people or person_score(words, first) >= GIVEN)


def _among_countries(named: str, words: Vocabulary) -> Actor | None:
    """Return the country, the body or the office of a country that a label names and nothing else."""
    if known := known_actor(words, named):
        return known
    if not is_delegate(named, words):
        return None
    plain = without_article(named, words)
    kind = "organisation" if names_body(plain, words) else "person"
    return Actor(name=plain, kind=kind, as_written=named if plain != named else None)


def _holds_name(text: str, words: Vocabulary, least: float) -> bool:
    """Whether a text is a person by name, behind an office or not, or by whom they speak for."""
    if person_score(words, text) >= least or person_score(words, without_role(text, words)) >= least:
        return True
    return names_delegate(text, words) or is_delegate(text, words)


def tells_what_one_is(rest: str, words: Vocabulary) -> bool:
    """«músico y compositor», "treasurer": whether words only say what somebody is."""
    told = rest.rstrip(" .")
    if len(told.split()) > MOST_WHAT or rest.endswith(("?", "!")):
        return False
    first = fold(told.partition(",")[0])
    noun = next((size for size in (2, 1) if " ".join(first.split()[:size]) in folk(words)), 0)
    return noun > 0 and not is_sentence(told, words)
