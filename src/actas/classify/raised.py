"""Names in small letters, as hasty notes have them, looked at with their capitals: «enviar el acta (oim)»."""

from __future__ import annotations

from functools import lru_cache

from actas.classify.cast import Cast
from actas.classify.clause_heads import as_noted
from actas.classify.deed_verbs import doing_words
from actas.classify.owner_names import Owner
from actas.model.compiled import compiled
from actas.model.plain import replace
from actas.model.record import Actor
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import country_of, name_words, organisation_of

TOKEN = compiled(r"[^\W\d_][^\W_]*")
# «l ascenseur», «qu il»
ELIDED = compiled(r"\b([dlnsjmt]|qu) (?=[aeiouyhàâéèêîôû]\w)")
LONGEST = 3  # words of a country's name
SHORTEST = 3  # letters of a name: «ana», «oim»
MOST = 60  # words of a line that is looked at
TITLED = 2  # words of a title and a name
ACRONYM = 5  # letters of the longest short form


def with_capitals(text: str, cast: Cast, words: Vocabulary) -> str:
    """Return a line, letter by letter as long, with capitals where a known name stands in small letters.

    Only of notes that name somebody so, or of a line that begins small. In notes put down in haste given
    names of the table are known, too, and whoever stands behind a title: «mme petit».
    """
    if not (cast.small or text[:1].islower()):
        return text
    said = TOKEN.findall(fold(text))
    text = with_signs(text, cast)
    called = cast.called is not None and not (
        cast.called.isdisjoint(said) and name_words(words).honorifics.isdisjoint(said)
    )
    none = not called and cast.people.keys().isdisjoint(said)
    if len(said) > MOST or (none and _first_words(words).isdisjoint(said)):
        return text  # nearly all
    return _raised(text, cast, words)


def with_signs(text: str, cast: Cast) -> str:
    """«sandrine s en occupe» -> «sandrine s'en occupe», letter by letter as long: haste left the sign out."""
    return ELIDED.sub(r"\1'", text) if cast.called is not None and cast.met.language == "fr" else text


def _raised(text: str, cast: Cast, words: Vocabulary) -> str:
    tokens = list(TOKEN.finditer(text))
    out, at = list(text), 0
    while at < len(tokens):
        size = _named(text, [token.span() for token in tokens[at : at + LONGEST]], cast, words)
        for token in tokens[at : at + size]:
            shown = token.group()
            short = len(shown) <= ACRONYM and organisation_of(words, shown) is not None
            raised = shown.upper() if short else shown[0].upper() + shown[1:]
            out[token.start() : token.end()] = raised if len(raised) == len(shown) else shown  # «ß»
        at += size or 1
    return "".join(out)


@lru_cache(maxsize=4)
def _first_words(words: Vocabulary) -> frozenset[str]:
    """Return the folded words with which names of countries and bodies begin."""
    return frozenset(name.split()[0] for name in (*words.countries, *words.organisations) if name)


def as_written(owner: Owner, raised: str, text: str) -> Owner:
    """Return an owner found among words with capitals with the letters that the notes have."""
    at = raised.find(owner.text)
    noted = as_noted(owner, text[at : at + len(owner.text)]) if at >= 0 else owner
    said = raised.find(owner.said) if owner.said else -1
    return replace(noted, said=text[said : said + len(owner.said or "")]) if said >= 0 else noted


def noted(actor: Actor, raised: str, text: str) -> Actor:
    """Return somebody found among words with capitals with the letters that the notes have."""
    shown = actor.as_written or actor.name
    at = raised.find(shown)
    written = text[at : at + len(shown)] if at >= 0 else shown
    members = tuple(noted(one, raised, text) for one in actor.members)
    name = written if actor.name == shown and actor.kind != "country" else actor.name
    as_written = written if written != name else None
    return replace(actor, name=name, as_written=as_written, members=members)


def _named(text: str, spans: list[tuple[int, int]], cast: Cast, words: Vocabulary) -> int:
    """Return how many of the next words, all in small letters, are a country, a body or somebody known."""
    start = spans[0][0]
    for size in range(len(spans), 0, -1):
        shown = text[start : spans[size - 1][1]]
        small = shown.islower()
        if small and cast.called is not None and _called_in_haste(shown, size, cast, words):
            return size
        if not small or not shown[SHORTEST - 1 :]:
            continue
        if country_of(words, shown) or (
            size == 1 and (fold(shown) in cast.people or organisation_of(words, shown))
        ):
            return size
    return 0


def _called_in_haste(shown: str, size: int, cast: Cast, words: Vocabulary) -> bool:
    """Whether hasty notes call somebody so: by a name known to them, of two letters too, or by a title."""
    folded = fold(shown)
    if size == 1:
        small = folded in words.phrases("language", "function_words")
        return not small and (folded in cast.people or folded in (cast.called or ()))
    if folded in cast.people:
        return True
    title, _, name = folded.partition(" ")
    if title not in name_words(words).honorifics or title in words.grammar("articles", "prepositions"):
        return False
    acts = name in words.phrases("speech", "verbs") or name in doing_words(words)  # «pastor liga»
    acts = acts or title in words.grammar("orders", "does")  # «ver muebles», not Venerable
    # "minister changed": of an office something is told; «don machado» is somebody.
    acts = acts or (title in name_words(words).roles and name.endswith(words.as_written("endings", "done")))
    return size == TITLED and len(name) >= SHORTEST and name.isalpha() and not acts
