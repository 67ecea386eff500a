"""What may own a task by its name: people, bodies, offices, everybody."""

from __future__ import annotations

import re
from functools import lru_cache

from actas.classify.bodies import names_body, names_office, nouns_of_bodies
from actas.classify.cast import INITIAL, Cast
from actas.classify.dates import patterns
from actas.classify.due import Due
from actas.classify.identity import (
    GIVEN,
    body,
    identify,
    members_of,
    person,
    person_named,
    without_article,
    without_role,
)
from actas.classify.turns import is_known_word
from actas.model.compiled import compiled
from actas.model.plain import Plain, plain
from actas.model.record import Actor
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import HANDLE, country_of, is_capital, known_actor, name_words, person_score
from actas.vocabulary.patterns import any_of, between_names
from actas.vocabulary.phrases import first_words

AFTER_INITIAL = compiled(r"[^\W\d_] [^\W\d_]\.[ ,;*]*$")  # «Paul D.»: the stop is the initial's
TOKEN = compiled(r"[^\s,;:]+")
ACRONYM = compiled(r"[A-ZÀ-Þ]{4,10}")  # fewer letters are somebody's initials
MOST_BEFORE = 3  # words of "women's groups"
LONGEST_KIND = 6  # words of «delegadas de las cooperativas de pesca»
MOST_INITIALS = 3  # letters of a name shortened: "HTMX" is none
OPENING_WORDS = 8  # words in which who acts stands before the verb


@plain()
class Owner(Plain):
    """An owner as written, the actors derived from the words, and the characters of a label before them."""

    text: str
    actors: tuple[Actor, ...]
    cut: int = 0
    said: str | None = None  # the sentence that says so, where it is one among others
    by: Due | None = None  # until when, where the same words tell it
    doing: bool = False  # the notes open with it: who does it says nothing by that


def is_named_before(owner: Owner) -> bool:
    """Whether the sentence that says so only has a pronoun: «Ana contó las sillas. Ella las traerá»."""
    return owner.said is not None and owner.text not in owner.said


def is_verb(shown: str, words: Vocabulary) -> bool:
    """Whether words begin with a verb of what is to be done, and name nobody."""
    first = (shown.split(maxsplit=1) or [""])[0]
    does = first != "" and fold(first) in words.grammar("does")
    if not does and _verbal(words).fullmatch(first) is None:
        return False  # nearly all
    if fold(first) in name_words(words).honorifics or _stands_for_people(shown, words):
        return False  # «Padre Luis», whose title ends as French verbs do
    return does or known_actor(words, first) is None  # «Niger», «Madagascar» end as verbs do


@lru_cache(maxsize=4)
def _verbal(words: Vocabulary) -> re.Pattern[str]:
    """Return what an infinitive or a gerund looks like: «Préparer le budget» has no owner of that name."""
    ends = (*words.as_written("endings", "infinitive_folded"), *words.as_written("endings", "gerund"))
    return compiled(rf"[^\W\d_]{{3,}}{any_of(ends)}")


def named(shown: str, cast: Cast, words: Vocabulary, *, least: float) -> Owner | None:
    """Return a short text as an owner, where it names people, bodies, an office or everybody."""
    stop = AFTER_INITIAL.search(shown)
    shown = shown.strip(" .,;*+&") + ("." if stop else "")
    if shown[-1:] == "-" and shown[-2:-1].isalpha():
        shown = shown[:-1]  # «Ana- comprar cal», a blank forgotten
    if "- " in shown:
        return None  # «Fundación Sol- Ana»: a topic and whose it is
    if not shown or not (is_capital(shown[0]) or shown[0] == "@" or _may_own(shown, cast, words)):
        return None
    if shown.count(")") > shown.count("("):
        return None  # «Luis y Eva)», torn out of «la comisión (Ana, Luis y Eva)»
    if shown[-1] == "/" or is_nobody(shown, words) or _is_verb_of_tasks(shown, cast, words):
        return None
    last = fold(shown.split()[-1])
    if len(last) == 1 and " " in shown and shown[-1].isupper():
        last = ""  # «Ana E.» is no «Ana e»
    small = last in words.phrases("language", "function_words") and last not in words.grammar("everybody")
    small = small and fold(shown) not in words.phrases("owners", "bodies")  # «Cada uno»
    if small and not (shown.isupper() and fold(shown) in cast.people):  # "JA" came; «ja» is no name
        return None
    members = members_of(shown, words)
    found = [
        _one(member, cast, words, least) or (_some_of_them(member, words) if place else None)
        for place, member in enumerate(members)
    ]
    actors = tuple(actor for actor in found if actor)
    if actors and len(actors) == len(found):
        return Owner(shown, tuple(one for actor in actors for one in (actor.members or (actor,))))
    actor = None if members == [shown] else _one(shown, cast, words, least)
    return Owner(shown, actor.members or (actor,)) if actor else None


def _some_of_them(shown: str, words: Vocabulary) -> Actor | None:
    """«Ana y varios vecinos», "Tom and some students": those of a kind who join somebody with a name."""
    first, _, rest = shown.partition(" ")
    some = bool(rest) and fold(first) in words.grammar("quantifiers", "articles")
    return Actor(name=shown, kind="group") if some and _stands_for_people(rest, words) else None


def is_nobody(shown: str, words: Vocabulary) -> bool:
    """Whether words leave open who it is, or say that nobody is: "TBC", «alguien», «por confirmar»."""
    return fold(shown).strip(" .()*_") in _nobody(words)


@lru_cache(maxsize=4)
def _nobody(words: Vocabulary) -> frozenset[str]:
    nobody = words.grammar("nobody", "vacant", "somebody", "interjections")
    said = words.phrases("owners", "progress") | nobody
    return said - words.phrases("owners", "bodies")


def _is_verb_of_tasks(shown: str, cast: Cast, words: Vocabulary) -> bool:
    """«Vai», «Queda», "add members": words that open a line with a verb, nobody's name."""
    first = fold(shown.split()[0])
    if first in name_words(words).given or first in cast.people:
        return False
    if fold(shown) in words.phrases("owners", "bodies"):
        return False  # "Volunteers"
    if not shown.isalpha():
        return first in words.grammar("does") and not names_body(without_article(shown, words), words)
    return first in first_words(words.phrases("owners", "verbs"))


def _may_own(shown: str, cast: Cast, words: Vocabulary) -> bool:
    """Whether words in small letters name somebody, or open with the article of a name: «el GRET»."""
    if _are_common(shown, words):
        return True
    bare = without_article(shown, words)
    if bare == shown or not is_capital(bare[0]):
        return False
    known = (without_article(one, words) for one in members_of(shown, words))
    return all(
        fold(one) in cast.people or fold(one) in cast.bodies or country_of(words, one) is not None
        for one in known
    )


def _are_common(shown: str, words: Vocabulary) -> bool:
    """Whether words in small letters name offices, bodies, everybody: «la présidente et le trésorier»."""
    if _is_common(shown, words):
        return True
    members = members_of(shown, words) if " " in shown else ()
    return len(members) > 1 and all(is_capital(one[:1]) or _is_common(one, words) for one in members)


def _is_common(shown: str, words: Vocabulary) -> bool:
    """Whether words in small letters name an office, a body or everybody: «la tesorera», "all"."""
    title, _, rest = shown.partition(" ")
    if rest[:1].isupper() and fold(title) in name_words(words).honorifics:
        return True  # «doña Ana»
    bare = without_role(without_article(shown, words), words)
    return _stands_for_people(bare, words) or (rest != "" and are_of_a_kind(shown, words, counted=True))


def _stands_for_people(bare: str, words: Vocabulary) -> bool:
    if fold(bare) in _people_and_bodies(words):
        return True
    if bare.isalpha() or bare[:1] in "([":
        return False  # one word, as most; «(LP) Reunir a la junta …»
    return names_body(bare, words) or names_office(bare, words, proper=False) or _leads_role(bare, words)


def are_of_a_kind(shown: str, words: Vocabulary, *, counted: bool = False) -> bool:
    """«las tres alcaldías», «los municipios», "our office", "the women's groups": people or bodies of a kind.

    Something must tell which they are: an article, whose they are; ``counted``: how many or that it is all.
    """
    first, _, rest = shown.partition(" ")
    opening = _before_kinds(words)
    if not rest or fold(first) not in opening:
        return False  # nearly all
    tokens = fold(shown).replace("’", "'").split()
    start = next((at for at, one in enumerate(tokens) if one not in opening), len(tokens) - 1)
    opens = tokens[:start]
    which, numbers = words.grammar("own", "everybody_but", "both"), patterns(words).numbers
    sure = not which.isdisjoint(opens) or (start > 1 and any(one in numbers for one in opens))
    told = tokens[start:]
    if (
        not start
        or opens[0] in numbers
        or (counted and not sure)
        or len(told) > LONGEST_KIND
        or told[-1] in words.phrases("language", "function_words")
    ):
        return False
    kinds = _kinds(words)
    if told[0] not in kinds:
        return len(told) <= MOST_BEFORE and told[-1] in kinds and told[-1] in _english(words)
    return len(told) == 1 or told[1] in words.grammar("of", "contracted_of") or told[1][:2] == "d'"


@lru_cache(maxsize=4)
def _before_kinds(words: Vocabulary) -> frozenset[str]:
    return words.grammar("articles", "own", "everybody_but", "both").union(patterns(words).numbers)


@lru_cache(maxsize=4)
def _kinds(words: Vocabulary) -> frozenset[str]:
    """Return the nouns of people and of bodies."""
    table = name_words(words)
    people = table.groups | table.roles | words.phrases("names", "professions")
    return (
        nouns_of_bodies(words)
        | people
        | words.grammar("people", "folk", "bodies_act", "bodies_announced", "several_bodies")
    )


@lru_cache(maxsize=4)
def _english(words: Vocabulary) -> frozenset[str]:
    """Return those nouns in English, where what tells which they are stands before them."""
    named = words.phrases("actors", "bodies", "en") | words.phrases("actors", "named_bodies", "en")
    return named | words.grammar("leaders", "people", "bodies_announced", "bodies_act", "several_bodies")


@lru_cache(maxsize=4)
def _people_and_bodies(words: Vocabulary) -> frozenset[str]:
    table = name_words(words)
    bodies = words.phrases("actors", "bodies") | words.phrases("owners", "bodies")
    return table.roles | table.groups | words.grammar("everybody") | bodies


def _leads_role(bare: str, words: Vocabulary) -> bool:
    """Whether people are called by what they do, the noun last: «project leads»."""
    tokens = bare.split()
    if not 2 <= len(tokens) <= 3 or not "".join(tokens).isalpha():
        return False
    if fold(tokens[0]) in words.phrases("language", "function_words"):
        return False  # "We invited participants"
    if tokens[-1][:1].isupper() and bare[:1].islower():
        return False  # «calle Mayor»
    last = fold(tokens[-1]).rstrip("s")
    return last in words.phrases("names", "roles", "en") or last in words.grammar("leaders")


def _one(shown: str, cast: Cast, words: Vocabulary, least: float) -> Actor | None:
    if HANDLE.fullmatch(shown) or (HANDLE.fullmatch(f"@{shown}") and fold(f"@{shown}") in cast.people):
        return person(shown)
    short = 1 < len(shown) <= MOST_INITIALS or fold(shown) in cast.people
    if short and INITIAL.fullmatch(shown) and shown.isupper():
        if fold(shown) in words.phrases("owners", "bodies"):
            return Actor(name=shown, kind="group")  # «CA : signer le bail»
        everyday = shown in words.as_written("words", "everyday")
        return None if everyday else (identify(shown, cast, words, least=least) or person(shown))
    known = known_actor(words, shown, countries_near=bool(cast.countries))
    if known and known.kind == "country":
        return known  # who does something may be one: "New Zealand to print the forms"
    if fold(shown) in cast.doers:
        return person_named(shown, cast)
    bare = without_article(shown, words)
    actor = identify(shown, cast, words, least=least)
    if actor is None and _is_shortened(shown):
        actor = person(shown)
    of_a_kind = actor is None and " " in shown and are_of_a_kind(shown, words, counted=True)
    if actor is None and (of_a_kind or _stands_for_people(bare, words)):
        actor = Actor(name=shown, kind="group")
    if actor and actor.kind == "person" and shown.isupper() and _is_acronym(shown, cast, words):
        return body(shown)
    return actor


def _is_acronym(shown: str, cast: Cast, words: Vocabulary) -> bool:
    """Whether capitals name a body: no given name, nobody who came, where nobody's surname is in capitals."""
    if not ACRONYM.fullmatch(shown) or fold(shown) in cast.people or person_score(words, shown) >= GIVEN:
        return False
    named = (part for name in cast.people.values() for part in name.split())
    return not any(part.isupper() and ACRONYM.fullmatch(part) for part in named)


def _is_shortened(shown: str) -> bool:
    """«F. Renard»: an initial and a surname."""
    tokens = shown.split()
    return len(tokens) == 2 and len(tokens[0].rstrip(".")) == 1 and all(t[:1].isupper() for t in tokens)


def _tells_which(behind: str) -> bool:
    """Whether a letter or a number right behind a body says which of several it is."""
    told = behind.strip().split(maxsplit=1)[:1]
    return (
        bool(told) and behind[0] == " " and (told[0].isdecimal() or (len(told[0]) == 1 and told[0].isupper()))
    )


def at_head(shown: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """Return the owner that words begin with: «Ana antes del viernes», «la tesorera y …»."""
    tokens, small = list(TOKEN.finditer(shown))[:OPENING_WORDS], words.phrases("language", "function_words")
    for size in range(len(tokens), 0, -1):
        last = tokens[size - 1][0].rstrip(",;")
        last = last.rstrip(".!,;") if size == len(tokens) else last
        if last[-2:-1].isalnum() and last[-1] == ")" and "(" not in shown[: tokens[size - 1].end()]:
            last = last[:-1]  # «(a revisar por Ana Ruiz)»
        if not last[-1:].isalnum() or fold(last) in small:
            continue
        owner = named(shown[: tokens[size - 1].start() + len(last)], cast, words, least=GIVEN)
        if owner and not (size < len(tokens) and _tells_which(shown[tokens[size - 1].end() :])):
            return owner  # «grupo A», «equipo 3» is one of several, and no other's
    return None


def without_clitics(shown: str, words: Vocabulary) -> str:
    """«Ana y» before «travaillera» -> «Ana»."""
    while " " in shown and fold(shown.split()[-1]) in words.grammar("clitics"):
        shown = shown.rpartition(" ")[0]
    return shown


def named_late(shown: str, cast: Cast, words: Vocabulary, *, least: float) -> Owner | None:
    """Return the owner that words are, or are from their first capital on."""
    return named(shown, cast, words, least=least) or named(
        _capital_on(shown, words), cast, words, least=least
    )


def _capital_on(shown: str, words: Vocabulary) -> str:
    """«to date Project Leaders» -> «Project Leaders»; «Antes del martes Ana» -> «Ana»."""
    tokens = shown.split()
    small = int(bool(tokens) and fold(tokens[0]) in words.grammar("until"))
    start = next((at for at, token in enumerate(tokens) if at >= small and token[:1].isupper()), 0)
    if start > 1 and fold(tokens[start - 1]) in words.grammar("of", "contracted_of"):
        return ""  # «El objetivo de la OIM es …»: not she, something of hers
    return " ".join(tokens[start:]) if start else ""


@lru_cache(maxsize=4)
def handles(words: Vocabulary) -> re.Pattern[str]:
    """Return what handles beside one another look like: «@ana, @luis», "@ana and @tom", «@ana + @eva»."""
    return compiled(rf"(?<![\w.])@[\w.-]*\w(?:(?:{between_names(words).pattern}|\s+)@[\w.-]*\w)*")


def named_in_small(shown: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """Return whom the notes or the vocabulary know, in small letters here: «ana y luis», «perú y oim»."""
    members = members_of(shown, words)
    known = all(fold(one) in cast.people or known_actor(words, one) for one in members)
    if not members or not known or not any(one.islower() for one in members):
        return None
    if any(is_known_word(one, words) or len(one) <= MOST_INITIALS - 1 for one in members):
        return None
    found = [identify(one, cast, words, least=GIVEN) or person(one) for one in members]
    return Owner(shown, tuple(found))


@lru_cache(maxsize=4)
def labels(words: Vocabulary) -> tuple[str, ...]:
    """Return what may stand before an owner in parentheses: «(Action Ana)», «(resp. Ana)»."""
    keys = ("labels", "keys", "plain_keys")
    said = frozenset().union(*(words.phrases("owners", key) for key in keys))
    return tuple(sorted(said, key=lambda one: (-len(one), one)))


def label_of(shown: str, words: Vocabulary) -> str | None:
    """Return the label of a task or of its owner that words begin with: «Action Ana», «à faire par Ana»."""
    folded = fold(shown)
    if not folded.startswith(_label_openings(words)) or folded in words.phrases("owners", "bodies"):
        return None
    return next(one for one in labels(words) if folded.startswith((f"{one} ", f"{one}:")))


@lru_cache(maxsize=4)
def _label_openings(words: Vocabulary) -> tuple[str, ...]:
    return tuple(f"{one}{sign}" for one in labels(words) for sign in " :")
