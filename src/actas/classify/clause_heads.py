"""Who a clause opens with: people, known in small letters too, offices and bodies with their article."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import islice

from actas.classify.before_verbs import TOKEN
from actas.classify.bodies import is_proper, names_body, nouns_of_bodies
from actas.classify.cast import Cast
from actas.classify.identity import (
    GIVEN,
    holds_word,
    is_known_person,
    members_of,
    person,
    without_article,
)
from actas.classify.owner_names import Owner, are_of_a_kind, named, named_in_small
from actas.classify.turns import opens_no_name
from actas.model.compiled import compiled
from actas.model.plain import replace
from actas.model.record import Actor
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import name_words

HEAD = 7  # words in which who acts stands
CODE = compiled(r"[A-ZÁÉÍÓÚÑÇ][A-Z]{1,7}s?")  # capitals that name somebody or a body
ELIDED = ("l'", "l’")
CLOSING = ").]"
LONGEST_CODE = 12  # capitals of a body's short name
LONGEST_BODY = 6  # words of «la concejalía de seguridad y tráfico»
STRANGE = ("person", "group")


def heads_of(
    clause: str, cast: Cast, words: Vocabulary, may_act: Callable[[str], bool], *,
    agreed: bool = False, ahead: bool = False,
) -> Iterator[tuple[Owner, str]]:  # fmt: skip
    """Yield who a clause may open with, the shortest name first, and what stands behind it from the verb on.

    ``may_act`` tells whether words may begin with a verb: no name is looked for where none stands.
    ``agreed``: it was agreed, and whoever stands there is to do it, be the name in no table; ``ahead``: and
    will do it, so that a noun of bodies does, "The network".
    """
    shown_so = lifted(clause, cast, words)
    tokens = list(islice(TOKEN.finditer(shown_so), HEAD + 1))
    joins, leads = words.grammar("of", "and"), words.grammar("of", "contracted_of", "contracted_by")
    for end in range(1, len(tokens)):
        over, start = tokens[end - 1].end(), tokens[end].start()
        gap = shown_so[over:start]
        if gap != " " and gap.strip() not in ("", ","):
            return  # a colon: what stands before it is no name
        if not shown_so[start].islower() or (last := fold(tokens[end - 1][0])) in joins:
            continue
        behind = _from_verb(clause, tokens[end:], words)
        shown = shown_so[:over]
        if shown[-1] in CLOSING and "(" not in shown and len(shown) > len("Dr."):
            continue  # a sentence's end
        verb = fold(behind.partition(" ")[0])
        if verb in leads:
            continue  # «el grupo de …», «Ana do Carmo»
        if last in words.grammar("decides"):
            return  # «El consejo nombra tesorera a Eva»: no name goes on behind it
        says = verb in _says(words)
        acts = may_act(behind)
        if acts and end == 1 and _opens_all_of_a_kind(tokens, words):
            continue  # «Tous les pays nomment …», whose noun is an English verb
        owner = _named(shown, cast, words) if acts or says else None
        owner = owner or (_agreed(shown, cast, words, ahead=ahead) if acts and agreed else None)
        if owner is not None:
            if not acts:
                return  # «El comité propone la consulta …»: what it says begins there, and its name ends
            yield as_noted(owner, clause[: len(shown)].strip(" *_/")), behind


@lru_cache(maxsize=4)
def _says(words: Vocabulary) -> frozenset[str]:
    return words.phrases("speech", "verbs") - words.phrases("speech", "nouns")


def _named(shown: str, cast: Cast, words: Vocabulary) -> Owner | None:
    bare = without_article(shown, words)
    if owner := named(shown, cast, words, least=GIVEN):
        return owner
    if CODE.fullmatch(bare) or _names_each(shown, words) or _is_body(shown, bare, words):
        return Owner(shown, (Actor(name=shown, kind="group"),))
    *titles, last = bare.split()
    members = members_of(shown, words) if titles[1:] and last.isupper() else []
    if len(members) > 1 and all(_is_named_or_code(one, cast, words) for one in members):
        return _joined(shown, members, cast, words)  # «OIM y RETRAC»
    # «el zelador Horacio», «la niña Eva»: what somebody known is called by
    called = bare != shown and len(titles) == 1 and titles[0].islower() and last[:1].isupper()
    known = called and (fold(last) in name_words(words).given or fold(last) in cast.people)
    return Owner(shown, (person(last, as_written=bare),)) if known else None


def _opens_all_of_a_kind(tokens: Sequence[re.Match[str]], words: Vocabulary) -> bool:
    everybody, article = fold(tokens[0][0]), fold(tokens[1][0])
    return everybody in words.grammar("everybody_but") and article in words.grammar("articles")


def _is_named_or_code(shown: str, cast: Cast, words: Vocabulary) -> bool:
    bare = without_article(shown, words)
    code = bare.isalpha() and bare.isupper() and 1 < len(bare) <= LONGEST_CODE
    return (code and fold(bare) not in cast.common) or named(shown, cast, words, least=GIVEN) is not None


def _agreed(shown: str, cast: Cast, words: Vocabulary, *, ahead: bool) -> Owner | None:
    """«Soria y Aranda», "the network", «todos los países»: whoever is to do what was agreed."""
    first, _, rest = shown.partition(" ")
    kind = fold(without_article(rest, words)) if fold(first) in words.grammar("everybody_but") else ""
    if kind and (kind in name_words(words).groups or kind in words.grammar("bodies_announced")):
        return Owner(shown, (Actor(name=shown, kind="group"),))
    bare = without_article(shown, words)
    if ahead and bare != shown and fold(bare) in _nouns_of_bodies(words):
        return Owner(shown, (Actor(name=bare, kind="group"),))
    if fold(shown) in words.grammar("ourselves") or are_of_a_kind(shown, words):
        return Owner(shown, (Actor(name=shown, kind="group"),))
    members = members_of(shown, words)
    first, *others = members or [""]
    if not first or not _may_act(first, cast, words, alone=not others):
        return None
    if not all(_may_join(one, cast, words) for one in others):
        return None
    return _joined(shown, members, cast, words)


def _may_join(shown: str, cast: Cast, words: Vocabulary) -> bool:
    """Whether words behind «y» may act with who stands before it: «… y el Cuerpo de Faros», "… and us"."""
    if _is_proper_inside(shown, words) or fold(shown) in words.grammar("ourselves"):
        return True
    return are_of_a_kind(shown, words) or _may_act(shown, cast, words, alone=False)


def _joined(shown: str, members: Sequence[str], cast: Cast, words: Vocabulary) -> Owner:
    actors: list[Actor] = []
    for one in members:
        known = named(one, cast, words, least=GIVEN)
        actors += known.actors if known else (Actor(name=without_article(one, words), kind="group"),)
    return Owner(shown, tuple(actors))


def _may_act(shown: str, cast: Cast, words: Vocabulary, *, alone: bool) -> bool:
    """Whether it is a body, or a name that nothing in these notes explains otherwise.

    A capital at a line's beginning makes no name ``alone``: longer notes hold it again, or an article
    stands before it, «La Croix-Rouge du Togo».
    """
    bare = without_article(shown, words)
    if _is_named_or_code(shown, cast, words) or names_body(bare, words, behind=bare != shown):
        return True
    strange = is_proper(bare, words) and not opens_no_name(bare, words)
    if (
        alone
        and not (cast.once and cast.once.isdisjoint(bare.split()))
        and not _opens_with_article(shown, bare)
    ):
        return False
    shown = " ".join([one for one in bare.split() if one[:1].isupper()])  # «Croix-Rouge du Togo»
    return strange and shown != "" and not holds_word(shown, cast, words, english=cast.met.language == "en")


def _opens_with_article(shown: str, bare: str) -> bool:
    return bare != shown and bare[:1].isupper() and not shown.isupper()


def _is_proper_inside(shown: str, words: Vocabulary) -> bool:
    """«… y el Cuerpo de Faros»: inside a line an article before a capital says that a name follows."""
    bare = without_article(shown, words)
    return bare != shown and bare[:1].isupper() and is_proper(bare, words)


@lru_cache(maxsize=4)
def _nouns_of_bodies(words: Vocabulary) -> frozenset[str]:
    return nouns_of_bodies(words) | words.grammar("bodies_act")


def _names_each(shown: str, words: Vocabulary) -> bool:
    """«Cada familia», "each country": whoever it is."""
    first, _, rest = shown.partition(" ")
    last = fold(rest.rpartition(" ")[2])
    return rest != "" and fold(first) in words.grammar("each") and last not in words.grammar("is", "states")


def _is_body(shown: str, bare: str, words: Vocabulary) -> bool:
    """«la empresa», «la gerencia de obras»: a body that acts, with its article; «RRHH» has none."""
    noun, _, rest = bare.partition(" ")
    if bare == shown and not shown[:1].isupper():
        return False
    if fold(noun) not in words.grammar("bodies_act"):
        return False
    of = fold(rest.partition(" ")[0].replace("’", "'").partition("'")[0])
    led = of in words.grammar("of", "contracted_of") or rest[:2] in ("d'", "d’")
    return rest == "" or (led and len(bare.split()) <= LONGEST_BODY)


def _from_verb(clause: str, tokens: Sequence[re.Match[str]], words: Vocabulary) -> str:
    """Return what stands behind a name from its verb on: pronouns and adverbs may hold it back."""
    for token in tokens:
        folded = fold(token[0])
        if folded not in words.grammar("clitics", "adverbs", "pronouns_before"):
            return clause[token.start() + 2 * (folded[:2] in ELIDED) :]
    return ""


def lifted(clause: str, cast: Cast, words: Vocabulary) -> str:
    """«mateo y juana hablan …» -> «Mateo y Juana hablan …»: who is known by name, in small letters here."""
    if not clause[:1].islower():
        return clause
    out, end = [], 0
    for token in islice(TOKEN.finditer(clause), HEAD):
        shown = token[0]
        folded = fold(shown)
        named = folded in cast.people or folded in words.countries or folded in words.organisations
        known = named and named_in_small(shown, cast, words) is not None
        if not known and shown not in "&+" and fold(shown) not in words.grammar("and"):
            break
        out.append(clause[end : token.start()] + (shown[:1].upper() + shown[1:] if known else shown))
        end = token.end()
    return "".join(out) + clause[end:]


def as_noted(owner: Owner, written: str) -> Owner:
    """Return an owner found among lifted words with the letters that the notes have."""
    if written[:2] in ELIDED and written[2:3].isupper():
        written = written[2:]  # «l'OIT»
    actors = []
    for one in owner.actors:
        said = one.as_written or one.name
        noted = None if said in written else re.search(re.escape(said), written, re.IGNORECASE)
        actors.append(replace(one, as_written=noted[0]) if noted else one)
    return replace(owner, text=written, actors=tuple(actors))


def is_unknown_code(owner: Owner, cast: Cast, words: Vocabulary) -> bool:
    """Whether capitals alone name it that nobody who came bears: «ZTE publie …»."""
    shown = without_article(owner.text, words)
    strange = owner.actors[0].kind in STRANGE and fold(shown) not in cast.people
    return strange and CODE.fullmatch(shown) is not None


def is_someone(owner: Owner, cast: Cast, words: Vocabulary) -> bool:
    """Whether known people own it, or who holds an office: of a body a day may tell what will happen then."""
    if fold(without_article(owner.text, words)) in name_words(words).roles:
        return True
    return all(one.kind == "person" and is_known_person(one.name, cast, words) for one in owner.actors)
