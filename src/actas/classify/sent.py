"""Who sent a message, as the program of a chat or of a call writes it before the words."""

from __future__ import annotations

import re
from functools import lru_cache

from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold_with_places
from actas.vocabulary.patterns import any_of
from actas.vocabulary.senders import HOUR

# «[14:02, 9/7/2031] Ana Ruiz: …», «9/7/31, 14:02 - Ana: …»: a message out of a chat.
DAY = r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}"
SENT = compiled(rf"\[?(?:{HOUR},?\s+{DAY}|{DAY},?\s+{HOUR})\]?(?:\s+-)?\s+([^\W\d_][^:]{{0,40}}):\s")
HOUR_ALONE = compiled(rf"\[{HOUR}\]\s+|\({HOUR}\)\s+|{HOUR}\s+")  # «[14:02] Ana: …», «14:02 Ana: …»
SENT_OPENS = frozenset("[0123456789")
SECONDS = compiled(r"\d{1,2}:\d\d:\d\d\s")
LONGEST_SENT = 110  # characters of an hour, a sender and to whom


def sent_by(text: str, words: Vocabulary) -> str | None:
    """Return who sent a message, as it is written; None where a line is none."""
    if sent := SENT.match(text):
        return sent[1]
    if SECONDS.match(text) is None:
        return None
    folded, places = fold_with_places(text[:LONGEST_SENT])
    told = _sent_from(words).match(folded)
    return text[places[told.start(1)] : places[told.end(1)]].strip() if told else None


def behind_hour(text: str) -> int:
    """Return the place behind an hour alone that opens a message; 0 where none does."""
    hour = HOUR_ALONE.match(text)
    return hour.end() if hour else 0


def after_sender(text: str) -> str:
    """Return the words of a message, behind when it was sent and by whom: that day is nobody's deadline."""
    sent = SENT.match(text) if text[:1] in SENT_OPENS else None
    return text[sent.end() :] if sent else text


@lru_cache(maxsize=4)
def _sent_from(words: Vocabulary) -> re.Pattern[str]:
    """«15:02:11 De Ana Ruiz a Todos: …», "15:02:11 From Sam Poe : …", in a folded text."""
    sender, to = any_of(words.grammar("sent_from")), any_of(words.grammar("sent_to"))
    return compiled(
        rf"\d{{1,2}}:\d\d:\d\d\s+{sender}\s*:?\s+([^\W\d_][^:]{{0,40}}?)(?:\s+{to}\s+[^:]{{2,40}})?\s*:\s"
    )
