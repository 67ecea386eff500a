"""How many came, and whether more did than the record knows by name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from actas.model.compiled import compiled
from actas.model.record import Item, Participant, Record
from actas.report.words import Words
from actas.vocabulary.fold import fold

STATES = ("present", "absent", "excused")
_ASIDE = compiled(r"\([^()]*\)|\[[^\]\[]*\]")  # what somebody is: «Ana (vecina, tesorera)»
_NAMED = compiled(r"[;,]")
_WORD = compiled(r"\w[\w'’]+")


def presence(participant: Participant) -> str:
    """Return whether somebody was present, absent or excused."""
    if participant.excused:
        return "excused"
    return "absent" if participant.absent else "present"


def attendance(record: Record, words: Words) -> str | None:
    """Return how many were there and how many were not; None where nothing is known of it."""
    participants = record.meeting.participants
    if not participants:
        return None
    counts = Counter(presence(one) for one in participants)
    least = _with_more(record)
    return ", ".join(
        words.say(f"{state}-at-least" if state in least else state, count=counts[state])
        for state in STATES
        if counts[state]
    )


def _with_more(record: Record) -> set[str]:
    """Return what is true of more people than the participants: who is listed and not known by name.

    Not where somebody added participants by hand, without their items: they are as many as that person says.
    """
    known: dict[str, list[Participant]] = {}
    for one in record.meeting.participants:
        if one.at is None:
            return set()
        known.setdefault(one.at, []).append(one)
    listed = (top for one in record.all_sections() if one.kind == "participants" for top in one.items)
    lines = (item for top in listed for item in top.walk() if not item.items and item.role is None)
    return {_state(known.get(item.id, ())) for item in lines if _names_more(item, known.get(item.id, ()))}


def _state(known: Sequence[Participant]) -> str:
    states = {presence(one) for one in known}
    return states.pop() if len(states) == 1 else "present"


def _names_more(item: Item, known: Sequence[Participant]) -> bool:
    """Tell whether a line names somebody beside those known: «P5» of «Ana (vecina), P5»."""
    if not known:
        return bool(item.text)
    if len(known) == 1 and not item.title:
        return False  # «Ana Ruiz, Directora de Compras»
    told = _words(" ".join(f"{one.name} {one.role or ''} {one.of or ''}" for one in known))
    list_of_names = _ASIDE.sub("", item.text).rpartition(": ")[2]
    pieces = map(str.strip, _NAMED.split(list_of_names))
    return any(piece[:1].isupper() and not _words(piece) & told for piece in pieces)


def _words(text: str) -> set[str]:
    return {*map(fold, _WORD.findall(text))}
