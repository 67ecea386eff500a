"""How many countries open what is said, so that two capitals may be one more: «GT: …», «… (BR)», «… – MZ»."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from actas.model.compiled import compiled
from actas.model.record import Actor
from actas.vocabulary import Vocabulary
from actas.vocabulary.delegates import is_delegate
from actas.vocabulary.fold import fold
from actas.vocabulary.names import CODE, country_by_code, name_words

CODED = compiled(r"[(\[]?([A-Z]{2})(?:[.:]|[)\]]:?|\s?(?:[:–—=/→-]|[-=]>))\s")
# Either, in any line of many: hardly any notes hold one.
ANYWHERE = compiled(
    r"(?m)^[(\[]?[A-Z]{2}(?:[.:]|[)\]]:?|\s?(?:[:–—=/→-]|[-=]>))\s|(?:\(|\s[–—-]\s)[A-Z]{2}\)?[^\w\n]*$"
)
SHORT = compiled(r"(?<![^\W_])[A-Z]{2}(?![^\W_])")
FIRST_PHRASE = compiled(r"[.,:;–(/=→]|-\s|[-=]>")
TOKEN = compiled(r"\w+")
TOGETHER = 500  # texts that are looked through in one go
SEVERAL = 3  # codes of countries, of which the notes name most in full
MANY = 4  # codes beside which no other two capitals speak
DELEGATES = 2  # one alone may as well be told about: «Embajador de Perú. Viene el sábado.»
MOST_OPENING = 5  # words of a country's name, its article, and a verb
COUNTRY = 40  # characters of a country's name, at most


def countries_named(texts: Sequence[str], people: Collection[str], words: Vocabulary) -> int:
    """Return how many countries open what is said: all of them only where two capitals may be one more.

    ``people``: how those who came are called, folded, whose initials are no codes.
    """
    # Joined, so that few calls ask; in parts, since all words at once would be there a second time.
    parts = ("\n".join(texts[at : at + TOGETHER]) for at in range(0, len(texts), TOGETHER))
    if not any(map(ANYWHERE.search, parts)):
        return int(_countries_speak(texts, words))
    named = len({_country_first(text, words) for text in texts} - {None})
    return max(named, _codes_named(texts, people, words))


def _countries_speak(texts: Sequence[str], words: Vocabulary) -> bool:
    """Whether a country opens what is said, or several who speak for one: «Delegación de Perú. …»."""
    leading = words.grammar("delegates", "of_states")
    delegates: set[str] = set()
    for text in texts:
        first = fold(FIRST_PHRASE.split(text, maxsplit=1)[0])
        if _opens_as_country(first, words):
            return True
        if first.partition(" ")[0] in leading and is_delegate(first.rstrip(" -"), words):
            delegates.add(first)
    return len(delegates) >= DELEGATES or _countries_say(texts, words)


def _countries_say(texts: Sequence[str], words: Vocabulary) -> bool:
    """«Perú informa que …», «La Guinée rappelle …»: whether several countries tell something."""
    said, small = words.phrases("speech", "verbs"), words.grammar("articles")
    states: set[str] = set()
    for text in texts:
        opening = text.split(maxsplit=MOST_OPENING)[:MOST_OPENING]
        if said.isdisjoint(opening[1:]) or not text[0].isupper():
            continue  # nearly all, without a call
        folded = list(map(fold, opening))
        at = next(at for at in range(1, len(opening)) if opening[at] in said)
        named = [" ".join(folded[first:at]) for first in (0, 1) if first == 0 or folded[0] in small]
        states.update(one for one in named if _opens_as_country(one, words))
    return len(states) >= SEVERAL


def _codes_named(texts: Sequence[str], people: Collection[str], words: Vocabulary) -> int:
    """Return how many codes of countries open texts, where most are named in full, or all such are codes."""
    short = Counter(found[1] for text in texts if (found := CODED.match(text)))
    codes = {one for one in short if country_by_code(words, one)}
    if len(codes) < SEVERAL:
        return 0
    # «MA: …», «VE: …» are days of the week as well: each of a list comes once, and nothing speaks of it
    told_of = Counter(one for text in texts for one in SHORT.findall(text))
    again = sum(told_of[one] > 1 for one in codes) >= SEVERAL
    if again and len(codes) >= MANY and codes == set(short):
        return len(codes) if sum(fold(one) in people for one in codes) * 2 < len(codes) else 0
    told = f" {' '.join(TOKEN.findall(fold(' '.join(texts))))} "
    full = ((name, code) for name, code in words.countries.items() if code in codes and len(name) > CODE)
    named = {code for name, code in full if f" {name} " in told}
    # Many codes and no other two capitals are believed where one country is named
    alone = named and len(codes) >= MANY and codes == set(short)
    return len(codes) if alone or len(named) * 2 > len(codes) else 0


def by_initials(texts: Sequence[str], words: Vocabulary) -> dict[str, Actor]:
    """Return two capitals that are a country's initials here, and another one's code: «ES» of El Salvador.

    The country is named in full, and the one whose code they are is not.
    """
    parts = ("\n".join(texts[at : at + TOGETHER]) for at in range(0, len(texts), TOGETHER))
    if not any(map(ANYWHERE.search, parts)):
        return {}
    short = {one for text in texts for one in SHORT.findall(text)}
    codes = {one: known.code for one in short if (known := country_by_code(words, one)) is not None}
    told = f" {' '.join(TOKEN.findall(fold(' '.join(texts))))} " if codes else ""
    spelled = ((name, code) for name, code in words.countries.items() if len(name) > CODE)
    full = [(name, code) for name, code in spelled if f" {name} " in told]
    named = {code for _, code in full}
    initials = {_initials(name): code for name, code in full if " " in name}
    return {
        one: Actor(name=one, kind="country", code=initials[one])
        for one, code in codes.items()
        if code not in named and one in initials
    }


def _initials(name: str) -> str:
    """«el salvador» -> "ES", «guinea ecuatorial» -> "GE"."""
    first, *_, last = name.split()
    return f"{first[0]}{last[0]}".upper()


def _country_first(text: str, words: Vocabulary) -> str | None:
    """Return the code of the country that opens a text, unless it is a given name as well."""
    return _opens_as_country(fold(FIRST_PHRASE.split(text, maxsplit=1)[0]), words)


def _opens_as_country(first: str, words: Vocabulary) -> str | None:
    """Return the code of the country that a first phrase, folded, is."""
    if len(first) >= COUNTRY or first not in words.countries:
        return None
    return None if first in words.ambiguous and first in name_words(words).given else words.countries[first]
