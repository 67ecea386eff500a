"""Who sent a message, as the program of a chat or of a call writes it before the words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from functools import lru_cache

from actas.classify.turns import is_known_word, is_topic
from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold, fold_with_places
from actas.vocabulary.names import person_score
from actas.vocabulary.patterns import any_of
from actas.vocabulary.senders import HOUR, SOME_DAY, beside_hour

# «[14:02, 9/7/2031] Ana Ruiz: …», «9/7/31, 14:02 - Ana: …»: a message out of a chat, «[9/7 14:02] Ana: …».
DAY = r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}"
SENT = compiled(
    rf"(?:\[(?:{HOUR},?\s+{SOME_DAY}|{SOME_DAY},?\s+{HOUR})\]|{HOUR},?\s+{DAY}|{DAY},?\s+{HOUR})"
    # No sentence ends in a name: «2031-02-11, 20:00 por Mumble. Vinieron: …».
    r"(?:\s+-)?\s+(?![^:]*[a-zà-ÿ]{4}\.\s)([^\W\d_][^:]{0,40}):\s"
)
SENT_OPENS = frozenset("[0123456789")
SECONDS = compiled(r"\d{1,2}:\d\d:\d\d\s")
LONGEST_SENT = 110  # characters of an hour, a sender and to whom
AGAIN = 2  # messages of one person, or people who send several
GIVEN = 2.0  # `person_score` of a known given name


def sent_by(text: str, words: Vocabulary) -> str | None:
    """Return who sent a message, as it is written; None where a line is none."""
    if sent := SENT.match(text):
        return sent[1]
    if SECONDS.match(text) is None:
        return None
    folded, places = fold_with_places(text[:LONGEST_SENT])
    told = _sent_from(words).match(folded)
    return text[places[told.start(1)] : places[told.end(1)]].strip() if told else None


def senders_in(texts: Iterable[str], people: Collection[str], words: Vocabulary) -> dict[str, str]:
    """Return folded name -> name of those who send messages in a chat, known by how they come again.

    A programme names its topics beside hours, too: «10:00 Apertura: …». Nobody speaks there twice. In angles
    stands nobody else where one of them came: «<ana> +1».
    """
    sure: dict[str, str] = {}
    beside: list[str] = []
    nicks: list[str] = []
    for text in texts:
        if sent := sent_by(text, words) if text[:1] in SENT_OPENS else None:
            sure.setdefault(fold(sent), sent)
        elif named := beside_hour(text):
            (nicks if text[0] == "<" else beside).append(named)
    # "<todo> call the bank" is a tag, and nobody's message
    nicks = [one for one in nicks if fold(one) in people or not is_tag(one, words)]
    counts = Counter(map(fold, [*beside, *nicks]))
    if len(nicks) >= AGAIN and any(one in people or counts[one] >= AGAIN for one in map(fold, nicks)):
        sure.update((fold(one), one) for one in nicks)
    again = {
        fold(one): one
        for one in beside
        if counts[fold(one)] >= AGAIN and not (is_known_word(one, words) or is_topic(one, words))
    }
    known = {fold(one) for one in beside if person_score(words, one) >= GIVEN or fold(one) in sure}
    if not again or len(again.keys() | known) < AGAIN:
        return sure
    spoken = sum(counts[one] for one in again.keys() | known)
    talk = len(again) >= AGAIN and spoken * 2 > len(beside)
    others = beside if talk else ()  # where most are people, the rest are
    return sure | again | {fold(one): one for one in others if not is_known_word(one, words)}


def is_tag(nick: str, words: Vocabulary) -> bool:
    """Whether what stands in angles says what a line is: «<tarea>», "<todo>"."""
    folded = fold(nick)
    return (
        folded in words.phrases("owners", "labels")
        or f"{folded}:" in words.phrases("cues", "action")
        or (is_known_word(nick, words) or is_topic(nick, words))
    )


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
