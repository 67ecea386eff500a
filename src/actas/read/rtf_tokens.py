"""RTF's alphabet: bytes -> braces, control words and text; and what the control words for characters mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from actas.model.compiled import compiled

TOKEN = compiled(
    r"""\\(?: ([a-zA-Z]{1,32}) (-?[0-9]{1,10})? [ ]?   # a control word, its number, its blank
            | '([0-9a-fA-F]{2})                        # one byte of text
            | (.) )                                    # a control symbol
        | ([{}])
        | [\r\n\0]+
        | ([^\\{}\r\n\0]+)""",
    re.VERBOSE | re.DOTALL,
)

CHARACTERS = {
    "tab": "\t", "line": "\n", "lbr": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ",
    "~": "\u00a0", "_": "\u2011", "-": "\u00ad", "{": "{", "}": "}", "\\": "\\",
    "zwnj": "\u200c", "zwj": "\u200d", "ltrmark": "\u200e", "rtlmark": "\u200f",
}  # fmt: skip

# Character sets of fonts, by their number in `\fcharset`.
CHARSETS = {
    0: "cp1252", 77: "mac-roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "cp950", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
SYMBOLS = 2  # a font of signs, not of letters
PROGRAM_SETS = {"mac": "mac-roman", "pc": "cp437", "pca": "cp850", "ansi": "cp1252"}


@dataclass(frozen=True, slots=True)
class Token:
    """One token. ``kind``: "{", "}", "word" (``value`` its number), "byte" (``value``), "text"."""

    kind: str
    text: str = ""
    value: int | None = None


def tokens(data: bytes) -> Iterator[Token]:
    r"""Yield the tokens of a file; a bare line end is none, binary data of ``\binN`` is left out."""
    source = data.decode("latin-1")
    at = 0
    while at < len(source):
        found = TOKEN.match(source, at)
        if found is None:  # a backslash that ends the file
            return
        at = found.end()
        word, number, byte, symbol, brace, text = found.groups()
        if word:
            value = int(number) if number else None
            if word == "bin" and value and value > 0:
                at += value
            else:
                yield Token("word", word, value)
        elif byte:
            yield Token("byte", value=int(byte, 16))
        elif symbol:
            # A backslash before a line end is an old way to end a paragraph.
            yield Token("word", "par" if symbol in "\r\n" else symbol)
        elif brace:
            yield Token(brace)
        elif text:
            yield Token("text", text)


def decoded(data: bytes, charset: str) -> str:
    """Return text of a code page; what the page does not know is shown as such, never dropped."""
    try:
        return data.decode(charset, "replace")
    except LookupError:
        return data.decode("cp1252", "replace")
