"""Who a clause opens with: people, known in small letters too, offices and bodies with their article."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import islice

from actas.classify.before_verbs import TOKEN
from actas.classify.cast import Cast
from actas.classify.identity import GIVEN, is_known_person, person, without_article
from actas.classify.owner_names import Owner, named, named_in_small
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
LONGEST_BODY = 6  # words of «la concejalía de seguridad y tráfico»
STRANGE = ("person", "group")


def heads_of(
    clause: str, cast: Cast, words: Vocabulary, may_act: Callable[[str], bool]
) -> Iterator[tuple[Owner, str]]:
    """Yield who a clause may open with, the shortest name first, and what stands behind it from the verb on.

    ``may_act`` tells whether words may begin with a verb: no name is looked for where none stands.
    """
    shown_so = lifted(clause, cast, words)
    tokens = list(islice(TOKEN.finditer(shown_so), HEAD + 1))
    for end in range(1, len(tokens)):
        gap = shown_so[tokens[end - 1].end() : tokens[end].start()].strip()
        if gap and gap != ",":
            return  # a colon: what stands before it is no name
        if not tokens[end].group()[:1].islower() or fold(tokens[end - 1].group()) in words.grammar(
            "of", "and"
        ):
            continue
        behind = _from_verb(clause, tokens[end:], words)
        shown = shown_so[: tokens[end - 1].end()]
        if shown[-1] in CLOSING and "(" not in shown and len(shown) > len("Dr."):
            continue  # a sentence's end
        if fold(behind.partition(" ")[0]) in words.grammar("of", "contracted_of", "contracted_by"):
            continue  # «el grupo de …», «Ana do Carmo»
        says = fold(behind.partition(" ")[0]) in _says(words)
        acts = may_act(behind)
        if (acts or says) and (owner := _named(shown, cast, words)):
            if not acts:
                return  # «El comité propone la consulta …»: what it says begins there, and its name ends
            yield as_noted(owner, clause[: len(shown)].strip(" *_")), behind


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
    # «el zelador Horacio», «la niña Eva»: what somebody known is called by
    called = bare != shown and len(titles) == 1 and titles[0].islower() and last[:1].isupper()
    known = called and (fold(last) in name_words(words).given or fold(last) in cast.people)
    return Owner(shown, (person(last, as_written=bare),)) if known else None


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
        folded = fold(token.group())
        if folded not in words.grammar("clitics", "adverbs", "pronouns_before"):
            return clause[token.start() + 2 * folded.startswith(ELIDED) :]
    return ""


def lifted(clause: str, cast: Cast, words: Vocabulary) -> str:
    """«mateo y juana hablan …» -> «Mateo y Juana hablan …»: who is known by name, in small letters here."""
    if not clause[:1].islower():
        return clause
    out, end = [], 0
    for token in islice(TOKEN.finditer(clause), HEAD):
        shown = token.group()
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
