"""Lines that are nothing but people, as in haste who came is put down on top: «3/5 — Ana, Luis, Eva»."""

from __future__ import annotations

from functools import lru_cache

from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import person_score

FEWEST = 3  # names that are a list of who came, and commas less one
# «3/5/2031 18:00 h Ana, Luis»
OPENS = compiled(
    r"\d[\d/.:-]{2,9}(?:\s\d{1,2}[:.h]\d{0,2})?\s(?:(?:[ap]\.?\s?m|hr?s?)\b\.?\s)?(?=[^\W\d_a-z])"
)
SEGMENT = compiled(r"\s*\t\s*|\s+[|–—-]+\s+|\s{3,}")
PIECE = compiled(r"\s*[,;]\s+(?![^()]*\))")
ASIDE = compiled(r"\s*\([^()]*\)")
CAPITALISED, KNOWN = 1.0, 1.5  # `person_score` of what may be a name, and of one with a known part
MOST = 4  # words of a name; of what stands beside the names
LONGEST = 2000  # characters of a line; whether brackets close behind a comma is asked anew at each
SMALL = 3  # words behind a name that say what somebody is


@lru_cache(maxsize=64)  # the same lines on top of the notes are asked for the title, the day and the people
def roster(text: str, words: Vocabulary) -> tuple[int, int] | None:
    """Return from where to where a line names three people or more; beside them stand only a day and hours.

    None where it says anything else: a key, a sentence, bodies.
    """
    if (", " not in text and "; " not in text) or len(text) > LONGEST:
        return None
    found: tuple[int, int] | None = None
    opens = OPENS.match(text)  # a tab behind it is a blank by now
    at = opens.end() if opens else 0
    for end, after in [*(one.span() for one in SEGMENT.finditer(text)), (len(text), len(text))]:
        segment = text[at:end].strip(" .")
        if found is None and _are_people(segment, words):
            found = at, end
        elif not any(map(str.isdecimal, segment)) or len(segment.split()) > MOST:
            return None
        at = after
    return found


def _are_people(segment: str, words: Vocabulary) -> bool:
    """Whether a stretch is a list of names, with initials or an office behind some of them."""
    if any(map(str.isdecimal, segment)) or ":" in ASIDE.sub("", segment):
        return False
    *pieces, last = PIECE.split(segment)
    said = last.split()
    joint = next((at for at, one in enumerate(said) if fold(one) in words.grammar("and") and at > 0), 0)
    pieces += [" ".join(said[:joint]), " ".join(said[joint + 1 :])] if joint else [last]
    names = [_bare(piece) for piece in pieces]
    if len(names) < FEWEST or not all(names):
        return False
    scores = [person_score(words, name) for name in names]
    known = sum(score >= KNOWN for score in scores)
    return min(scores) >= CAPITALISED and known * 2 >= len(names)


def _bare(piece: str) -> str:
    """«Ana Ruiz (AR) presidenta» -> «Ana Ruiz»; empty where more is said than who somebody is."""
    told = ASIDE.sub("", piece).split()
    while told and told[-1].islower():
        told.pop()
    few = len(told) <= MOST and len(ASIDE.sub("", piece).split()) <= len(told) + SMALL
    return " ".join(told) if few else ""
