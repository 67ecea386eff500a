"""Who sent a message and when, as chats are pasted.

Alone on a line: «Ana Ruiz, 14:02», "Tom  2:03 PM"; or before what it says: «[14:02] Ana: …», «<ana> …».
"""

from __future__ import annotations

from actas.model.compiled import compiled

HOUR = r"\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:\s?[APap]\.?\s?[Mm]\.?)?"  # of a message: «14:02», "2:03 p. m."
HALF_DAY = r"\d{1,2}[:.]\d{2} [APap]\.?[Mm]\.?"
SOME_DAY = r"\d{1,4}[/.-]\d{1,2}(?:[/.-]\d{1,4})?"
STAMP = rf"(?:{HOUR}|\[(?:{SOME_DAY},?\s+)?{HOUR}\]|\({HOUR}\))"
OF = r"(?: \([^()]{2,40}\))?"  # «Ana (Cruz Roja)  14:02»
SENDER = compiled(
    rf"([^\W\d_a-z][\w.’'-]*(?: [^\W\d_][\w.’'-]*){{0,3}}{OF})"
    rf"(?:,?\s+|\s+[-–—]\s+(?:{SOME_DAY},?\s+)?){STAMP}"
    # A handle in small letters is one word, and its hour stands apart or says of which half of the day it is.
    rf"|([^\W\d_][\w.-]{{1,24}}{OF})(?:\s\s+{STAMP}|\s+{HALF_DAY})"
)
LONGEST = 60  # characters
ENDS = frozenset("0123456789mM.])")
CLOCK = rf"(?:\[{HOUR}\]|\({HOUR}\)|{HOUR})"
NICK = r"<[@+%&~]?([^\W\d_][^\s<>:/=]{0,24})>(?=\s)"
# «[14:02] Ana: …», «14:02 - Ana: …», «[14:02] <ana> …»
BEHIND_HOUR = compiled(rf"{CLOCK}(?:\s+[-–—])?\s+(?:([^\W\d_][^:<>\n]{{0,40}}?)\s?:(?=\s)|{NICK})")
BEFORE_HOUR = compiled(rf"([^\W\d_][^:<>()\[\]\n]{{0,40}}?),?\s+{CLOCK}\s?:(?=\s)")  # «Ana (14:02): …»
IN_ANGLES = compiled(NICK)  # «<ana> …», as on IRC
MOST_NAMED = 3  # words of a name beside the hour of a message
FAR = 60  # characters in which an hour stands behind a name


def sender_in(text: str) -> str | None:
    """Return the name in a line that is nothing but a name and an hour; None where it says more or less."""
    if text[-1:] not in ENDS or len(text) > LONGEST:
        return None
    found = SENDER.fullmatch(text)
    return (found[1] or found[2]) if found else None


def beside_hour(text: str) -> str | None:
    """Return what stands where a chat names its sender, beside an hour or in angles: somebody, or a topic."""
    first = text[:1]
    if first == "<":
        found = IN_ANGLES.match(text)
    elif first in "[(" or first.isdecimal():
        found = BEHIND_HOUR.match(text)
    else:
        told = ":" in text[:FAR] and any(map(str.isdecimal, text[:FAR]))
        found = BEFORE_HOUR.match(text) if told else None
    named = found and (found[1] or (found[2] if found.re is BEHIND_HOUR else None))
    return named if named and len(named.split()) <= MOST_NAMED else None
