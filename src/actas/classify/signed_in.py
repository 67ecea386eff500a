"""Who signs in on a line of slashes: «lou / Red Lago / @loured», "Ann Lee / she, her / Lake Trust"."""

from __future__ import annotations

from collections.abc import Sequence

from actas.model.block import Block
from actas.model.compiled import compiled
from actas.model.record import Participant
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import HANDLE

LONGEST = 4  # words of a name
ENOUGH = 3  # lines with a handle at their end
SLASH = compiled(r"\s*/\s+|\s+/\s*")
LETTERS = compiled(r"[^\W\d_]+")


def signed_in_by(text: str, words: Vocabulary) -> Participant | None:
    """Return who signs in by name and body, and by a handle or how to speak of them, whatever the name."""
    name, *beside = [piece.strip() for piece in SLASH.split(text) if piece.strip()] or [""]
    shown = all(char.isalpha() or char in " .'’-" for char in name) and len(name.split()) <= LONGEST
    if not (name and shown and beside) or fold(name) in words.grammar("nobody"):
        return None
    if fold(name) in words.phrases("attendance", "columns"):
        return None
    called = [one for one in beside if _is_spoken_of(one, words)]
    if not called and not (" / @" in text and HANDLE.fullmatch(beside[-1])):
        return None
    bodies = [one for one in beside if one not in called and not HANDLE.fullmatch(one)]
    return Participant(name=name, of=" / ".join(bodies) or None)


def sign_in(lines: Sequence[Block], words: Vocabulary) -> bool:
    """Whether half of the lines, and three, sign in with a handle at their end, whatever heads them."""
    texts = [block.words.text for block in lines if "/ @" in block.words.text]
    found = sum(signed_in_by(text, words) is not None for text in texts)
    return found >= ENOUGH and found * 2 >= len(lines)


def _is_spoken_of(piece: str, words: Vocabulary) -> bool:
    """Say whether a piece only says how to speak of somebody: "she, her", «elle», "they/them"."""
    told = LETTERS.findall(fold(piece))
    return bool(told) and words.grammar("spoken_of").issuperset(told)
