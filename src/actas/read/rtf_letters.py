"""From RTF's tokens to characters: code pages, fonts of signs, and numbers for what is in neither."""

from __future__ import annotations

from actas.model.errors import TooLarge
from actas.model.limits import MOST_GROUPS
from actas.read.rtf_state import Group, Set
from actas.read.rtf_tokens import CHARSETS, SYMBOLS, Token, decoded
from actas.read.symbols import symbol

SURROGATES = range(0xD800, 0xE000)


class Letters:
    """The groups that are open and the fonts of the file; characters go to `text`, words to `word`."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.groups = [Group()]
        self.set = Set()
        self.charset = "cp1252"
        self.fonts: dict[int, tuple[int, str]] = {}  # number -> character set, name
        self.styles: dict[int, tuple[str, Set]] = {}
        self.definition: list[str] = []  # name of the font or style that is being defined
        self.raw = bytearray()  # bytes of text whose character may need more than one
        self.skip = 0  # characters that stand for a `\\u` in old programs
        self.high = 0  # first half of a character beyond the 16 bits of a `\\u`

    def text(self, text: str) -> None:
        """Put characters where the group's words go."""
        raise NotImplementedError

    def word(self, word: str, value: int | None) -> None:
        """Follow one control word."""
        raise NotImplementedError

    def close(self) -> None:
        """Close the innermost group."""
        raise NotImplementedError

    @property
    def group(self) -> Group:
        """Return the innermost group."""
        return self.groups[-1]

    def take(self, token: Token) -> None:
        """Take the next token."""
        if token.kind != "byte":
            self.settle()
        if token.kind == "{":
            if len(self.groups) > MOST_GROUPS:
                raise TooLarge("read.too-deep", file=self.name, limit=MOST_GROUPS)
            self.groups.append(self.group.inner())
            self.skip = 0
        elif token.kind == "}":
            self.close()
        elif token.kind == "word":
            self.word(token.text, token.value)
        elif self.skip:
            self.skip_some(token)
        elif token.kind == "byte":
            self.raw.append(token.value or 0)
        else:
            self.text(decoded(token.text.encode("latin-1"), self.page()))

    def skip_some(self, token: Token) -> None:
        r"""Leave out the characters that old programs show for a ``\u``."""
        if token.kind == "byte":
            self.skip -= 1
            return
        left, self.skip = token.text[self.skip :], max(0, self.skip - len(token.text))
        if left:
            self.text(decoded(left.encode("latin-1"), self.page()))

    def settle(self) -> None:
        """Turn the bytes so far into characters."""
        if self.raw:
            data, self.raw = bytes(self.raw), bytearray()
            charset, name = self.fonts.get(self.group.font, (0, ""))
            if charset == SYMBOLS:
                self.text("".join(symbol(name, f"{byte:X}") for byte in data))
            else:
                self.text(decoded(data, self.page()))

    def page(self) -> str:
        """Return the code page of the font in use."""
        charset = self.fonts.get(self.group.font, (1, ""))[0]
        return CHARSETS.get(charset, self.charset) if charset else self.charset

    def unicode(self, value: int | None) -> None:
        """Take a character by its number; beyond 16 bits it comes in two halves."""
        code = (value or 0) % 0x10000
        self.skip = self.group.uc
        if 0xD800 <= code < 0xDC00:
            self.high = code
        elif code in SURROGATES:
            if self.high:
                self.text(chr(0x10000 + ((self.high - 0xD800) << 10) + code - 0xDC00))
            self.high = 0
        elif 0xF000 <= code <= 0xF0FF and self.fonts.get(self.group.font, (0, ""))[0] == SYMBOLS:
            self.text(symbol(self.fonts[self.group.font][1], f"{code:X}"))
        elif code:
            self.text(chr(code))

    def define(self, text: str) -> None:
        """Take the name of a font or style, which ends in a semicolon."""
        name, end, _ = text.partition(";")
        self.definition.append(name)
        if not end:
            return
        whole, self.definition = "".join(self.definition).strip(), []
        if self.group.dest == "font":
            charset = self.fonts.get(self.group.font, (0, ""))[0]
            self.fonts[self.group.font] = (charset, whole)
        else:
            self.styles.setdefault(self.set.style, (whole, self.set))
            self.set = Set()
