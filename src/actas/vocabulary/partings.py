"""Lines that say when people parted, or meet again, or what became of one thing: they head nothing.

"Meeting closed 9.05pm", «Fin 19h50», «Prochain conseil 11 février», "Agenda approved 3-0".
"""

from __future__ import annotations

from functools import lru_cache

from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.days import names_day
from actas.vocabulary.fold import fold
from actas.vocabulary.phrases import opens

CLOCK = compiled(r"(?<![\d.,:/-])(?:[01]?\d|2[0-3])\s?(?:[:.h]\s?[0-5]\d|[ap]\.?m\b|h\b)")
FIGURED = compiled(r"\d{1,2}[/.]\d{1,2}(?!\d)|\d{1,2}\s?(?:h|[ap]m)(?!\w)")  # «13/6», "10am"
TALLY = compiled(r"\(?\d{1,3}\s?[-–/:]\s?\d{1,3}")  # «3-0»
COUNT = compiled(r"(?<!\w)\d{1,3} ")  # «7 votos»
WORD = compiled(r"[^\W\d_]+|\d\S*|\(")
MOST = 12  # words
ARTICLE = 2  # words up to «próxima»
LONGEST = 60  # characters of a line with the hour at which people parted
LONGEST_TOLD = 90  # and of one that says how many voted for what
GOES_NO_FURTHER = ("", ".", ",", ";", "(", ")", "]", "*", "!")  # "done 12:30 bus" tells of something else
SIGNS = " ,.-–—[(*"


def parts_at(text: str, words: Vocabulary) -> bool:
    """Whether a short line opens with what says that a meeting ends, and an hour."""
    hour = CLOCK.search(text) if len(text) <= LONGEST else None
    if hour is None:
        return False
    before = fold(text[: hour.start()]).strip(SIGNS)
    if before in _ends(words) or opens(before, words.phrases("cues", "closing")):
        return True
    parted, small = words.grammar("parted"), words.phrases("language", "function_words")
    while before not in parted and before.rpartition(" ")[2] in small:
        before = before.rpartition(" ")[0].strip(SIGNS)  # «Terminamos a las 20:30»
    behind = fold(text[hour.end() :]).strip()
    first = behind.partition(" ")[0].strip(SIGNS)
    units = words.grammar("hours", "beside_day")
    return before in parted and (behind[:1] in GOES_NO_FURTHER or first in small or first in units)


@lru_cache(maxsize=4)
def _ends(words: Vocabulary) -> frozenset[str]:
    """Return the keys before the hour at which a meeting ended: «Fin», "Ended at"."""
    return frozenset(key for key, told in words.keyed("meeting").items() if told == "end")


def tells_whole(text: str, words: Vocabulary) -> bool:
    """Whether a short line says by itself when people meet again, or what became of one thing."""
    if len(text) > LONGEST_TOLD:
        return False
    folded = fold(text)
    tokens = WORD.findall(folded)
    if not 0 < len(tokens) <= MOST:
        return False
    decided = words.grammar("decided_of_one")
    if len(tokens) == 1:
        return tokens[0] in decided and folded.strip(SIGNS) == tokens[0]
    if tokens[0] in decided and TALLY.match(folded[len(tokens[0]) :].strip(SIGNS)):
        return True  # «APPROVED, 8-0-2, ANN LEE, TREASURER»
    if not words.grammar("next_time").isdisjoint(tokens[:ARTICLE]):
        return names_day(text, words) or FIGURED.search(text) is not None
    if decided.isdisjoint(tokens[1:]):
        return False  # nearly all
    at = next(at for at, one in enumerate(tokens) if at and one in decided)
    rest = folded.split(tokens[at], 1)[1].strip(SIGNS)
    votes = words.phrases("cues", "vote")
    if TALLY.search(rest) or opens(rest, votes) or (COUNT.search(rest) and not votes.isdisjoint(tokens)):
        return True
    # «Propuestas aprobadas», "Proposals adopted" name several.
    return not rest and (tokens[at - 1][-1:] != "s" or tokens[at - 1] in words.grammar("record_paper"))
