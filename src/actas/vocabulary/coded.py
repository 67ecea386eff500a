"""Countries that notes call by their codes of three letters: «MEX: …», «Participan: GTM, HND, SLV»."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import name_words, organisation_of

SEVERAL = 3  # codes that are no chance
# «MEX: …», «- HND, …», «CRI» alone: what opens a line as who speaks or came does.
OPENS = compiled(r"(?m)^(?:[^\w\n]|\d)*([A-Z]{3})[ \t]*(?:[:.,(|=→–—-]|$)")
ASIDE = compiled(r"\(([A-Z]{3})\)")  # «Ana Ruiz (MEX)»
# «GTM, HND y SLV», «MEX/CRI/PAN»: one beside the other.
BESIDE = r"(?:[ \t]*[,;/|+·&-][ \t]*|[ \t]+(?:[a-z]{1,2}[ \t]+)?)"
RUN = compiled(rf"(?<![\w-])[A-Z]{{3}}(?:{BESIDE}[A-Z]{{3}}){{2,}}(?![\w-])")
CODE = compiled(r"[A-Z]{3}")


def with_codes(texts: Iterable[str], words: Vocabulary) -> Vocabulary:
    """Return a vocabulary that knows the codes by which the notes call several countries, as they do."""
    text = "\n".join(texts)
    shown = {*OPENS.findall(text), *ASIDE.findall(text)}
    codes = _most(shown, words)
    for run in RUN.findall(text):
        codes |= _most({*CODE.findall(run)}, words)
    return _knowing(frozenset(codes), words) if codes else words


def _most(shown: set[str], words: Vocabulary) -> set[str]:
    """Return the codes of countries among three capitals, where most are some, and several nothing else."""
    codes = shown & words.iso3.keys()
    if len(codes) * 2 <= len(shown) or codes <= words.acronyms.keys():
        return set()
    codes = {one for one in codes if not organisation_of(words, one)}
    given, small = name_words(words).given, words.phrases("language", "function_words")
    sure = [one for one in map(fold, codes) if one not in given and one not in small]  # not «KEN», «PER»
    return codes if len(sure) >= SEVERAL else set()


@lru_cache(maxsize=4)
def _knowing(codes: frozenset[str], words: Vocabulary) -> Vocabulary:
    short = {one: (one, "country", words.iso3[one]) for one in codes}
    return Vocabulary(words.tables, {**words.shared, "acronyms": {**short, **words.acronyms}})
