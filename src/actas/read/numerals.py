"""How a counted number is written: the formats that Word and OpenDocument share."""

from __future__ import annotations

ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
LARGEST_ROMAN = 3999
LARGEST_LETTER = 26 * 30  # Word itself stops repeating letters there
MOST_DIGITS = 9


def roman(number: int) -> str:
    """Return a number in small Roman numerals, in digits where there are none for it."""
    if not 0 < number <= LARGEST_ROMAN:
        return str(number)
    written = ""
    for value, sign in ROMAN:
        while number >= value:
            written += sign
            number -= value
    return written


def letter(number: int) -> str:
    """Return a number as a small letter: a … z, then aa, bb … as Word counts on."""
    if not 0 < number <= LARGEST_LETTER:
        return str(number)
    times, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (times + 1)


def letters(number: int) -> str:
    """Return a number as small letters: a … z, then aa, ab … as OpenDocument counts on."""
    if number < 1:
        return str(number)
    written = ""
    while number:
        number, place = divmod(number - 1, 26)
        written = chr(ord("a") + place) + written
    return written


def whole(said: str | None, otherwise: int) -> int:
    """Return the whole number that an attribute says, blanks around it set aside; ``otherwise`` for none.

    Digits of other scripts, signs and more than nine digits are none that a program for writing puts down.
    """
    digits = (said or "").strip()
    sound = digits.isascii() and digits.isdecimal() and len(digits) <= MOST_DIGITS
    return int(digits) if sound else otherwise
