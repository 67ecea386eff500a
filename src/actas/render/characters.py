"""What no output form can hold, and what may not reach a terminal."""

from __future__ import annotations

import re
from unicodedata import bidirectional

from actas.model.compiled import compiled

REPLACEMENT = "\ufffd"
# Neither XML 1.0 nor UTF-8 text has a place for these: control characters, lone surrogates, non-characters.
_NOWHERE = compiled("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# All that some program somewhere takes for the end of a line.
_BREAKS = compiled("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Characters that change the direction of what follows: harmless in a document, a trap in a terminal.
_DIRECTIONS = compiled("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_CONTROLS = compiled("[\x00-\x09\x0b-\x1f\x7f]")
_DELETE = 0x7F
_PICTURES = 0x2400  # U+2400 stands for U+0000, U+241B for escape
_PICTURE_OF_DELETE = "\u2421"
_FIRST_LEFTWARD = "\u0590"  # Hebrew; below it nothing runs from right to left


def clean(text: str) -> str:
    """Return the text with line ends as line feeds and what no file may hold replaced by U+FFFD."""
    if text.isprintable():  # which no line end, control, surrogate or non-character is
        return text
    return _NOWHERE.sub(REPLACEMENT, _BREAKS.sub("\n", text))


def _picture(found: re.Match[str]) -> str:
    code = ord(found[0])
    return _PICTURE_OF_DELETE if code == _DELETE else chr(_PICTURES + code)


def visible(text: str) -> str:
    """Return the text for a terminal: escapes and other controls as pictures (␛), directions as ⟨U+202E⟩."""
    text = _CONTROLS.sub(_picture, _BREAKS.sub("\n", text).replace("\t", " "))
    text = _DIRECTIONS.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", text)
    return _NOWHERE.sub(REPLACEMENT, text)


def runs_left(text: str) -> bool:
    """Return whether most letters of a text run from right to left.

    Its first letter does not decide: a Spanish sentence may begin with an Arabic name.
    """
    if max(text, default="") < _FIRST_LEFTWARD:
        return False
    sides = [bidirectional(char) for char in text]
    return sides.count("R") + sides.count("AL") > sides.count("L")
