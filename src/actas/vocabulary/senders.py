"""Who sent a message and when, alone on a line, as chats are pasted: «Ana Ruiz, 14:02», "Tom  2:03 PM"."""

from __future__ import annotations

from actas.model.compiled import compiled

HOUR = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[APap]\.?\s?[Mm]\.?)?"  # of a message: «14:02», "2:03 p. m."
SENDER = compiled(
    rf"([^\W\d_a-z][\w.’'-]*(?: [^\W\d_][\w.’'-]*){{0,3}}),?\s+(?:{HOUR}|\[{HOUR}\]|\({HOUR}\))"
)
LONGEST = 60  # characters
ENDS = frozenset("0123456789mM.])")


def sender_in(text: str) -> str | None:
    """Return the name in a line that is nothing but a name and an hour; None where it says more or less."""
    if text[-1:] not in ENDS or len(text) > LONGEST:
        return None
    found = SENDER.fullmatch(text)
    return found[1] if found else None
