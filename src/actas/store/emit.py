"""Record -> YAML that reads back equal in any YAML 1.1 or 1.2 loader.

No library writes such YAML: PyYAML leaves `1e3` plain, which is a number to a 1.2 reader;
the others leave `NO` and `12:30` plain, which a 1.1 reader takes for False and 750. So what
either would guess at is quoted here, and the rest stays as a person would type it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from types import GeneratorType
from typing import Any

from actas.model.compiled import compiled

WIDTH = 88  # columns at which text is folded
SHORT = 40  # characters of a name, a code or a kind
FLOW_WIDTH = 100  # a map that fits on one line up to here is written on one line

# Keys whose maps go on one line when they fit: small things that are read at a glance.
FLOW_MAPS = frozenset({
    "actor", "owners", "members", "participants", "as_written", "refs", "links", "reiterates",
    "waivers", "discarded", "doubts", "approved", "target", "names", "memberships",
})  # fmt: skip
# Of these, a list that fits goes on the key's own line as a whole.
FLOW_LISTS = frozenset(
    {"refs", "links", "reiterates", "waivers", "owners", "members", "retired", "given", "acronyms"}
)
QUOTED = frozenset({"label"})  # a marker is text, whatever it looks like
PLAIN = frozenset({"part"})  # "1/2" is text to every loader
_ONE_LINE = QUOTED | PLAIN

# What a 1.1 or a 1.2 loader takes for something else, however it is spelt.
_GUESSED = frozenset({"true", "false", "yes", "no", "on", "off", "y", "n", "null", "nan", "inf"})
# A plain value begins with a letter, or with an opening sign that is no indicator.
_OPENERS = "(«¿¡“‘…·•"
_GUESSED_MOST = 5  # characters of these words
_ENDS_UNSAFE = (":", '"', " ", "\t")
_FLOW_SIGN = compiled(r"[,\[\]{}:?]")
# Control characters, the line ends of YAML 1.1, byte order marks, direction overrides (they
# let text lie about itself), surrogates and what is no character.
_ESCAPED = compiled(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
)
_SHORT = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_LATER = frozenset({map, GeneratorType})  # entries that are made when they are asked for
_QUOTE = compiled(r'[\\"]|' + _ESCAPED.pattern)


def _escape(match: re.Match[str]) -> str:
    char = match[0]
    if char in _SHORT:
        return _SHORT[char]
    code = ord(char)
    if 0xD800 <= code <= 0xDFFF:
        # Half of a pair is no character and no loader lets it in: written as words that show it.
        return f"\\\\u{code:04x}"
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def quoted(text: str) -> str:
    """Return the text in double quotes, on one line."""
    return '"' + _QUOTE.sub(_escape, text) + '"'


def is_plain(text: str, *, flow: bool = False) -> bool:
    """Tell whether the text may stand without quotes, in a flow collection too if asked."""
    if not text or not (text[0].isalpha() or text[0] in _OPENERS):
        return False
    if text.endswith(_ENDS_UNSAFE) or ": " in text or " #" in text or _holds_escaped(text):
        return False
    if len(text) <= _GUESSED_MOST and text.lower() in _GUESSED:
        return False
    return not (flow and _FLOW_SIGN.search(text))


def _holds_escaped(text: str) -> bool:
    # What is printable needs no escape, and to ask for that takes a tenth of a search's time.
    return not text.isprintable() and _ESCAPED.search(text) is not None


def scalar(value: object, *, key: str = "", flow: bool = False) -> str:
    """Return a value on one line."""
    if isinstance(value, str):
        return (_short if len(value) <= SHORT else _text)(value, key, flow)
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int) else scalar(str(value), key=key, flow=flow)


def _text(text: str, key: str, flow: bool) -> str:
    if key in PLAIN:
        return text
    return text if key not in QUOTED and is_plain(text, flow=flow) else quoted(text)


_short = lru_cache(maxsize=4096)(_text)  # names, codes, labels and kinds: the same in thousands of items


# A key with such a value, on a line of its own or inside a map of one line.
@lru_cache(maxsize=4096)
def _short_line(key: str, value: str) -> str:
    return f"{_name(key)}: {_text(value, key, False)}"


@lru_cache(maxsize=4096)
def _short_pair(key: str, value: str) -> str:
    return f"{_name(key, flow=True)}: {_text(value, key, True)}"


@lru_cache(maxsize=512)  # the same few dozen keys come again and again
def _name(key: str, *, flow: bool = False) -> str:
    return scalar(key, flow=flow)


def flow(value: object, *, key: str = "") -> str:
    """Return any value on one line, collections in flow style."""
    if isinstance(value, str):
        return (_short if len(value) <= SHORT else _text)(value, key, True)
    if isinstance(value, dict):
        pairs = [
            _short_pair(k, v)
            if type(v) is str and len(v) <= SHORT
            else f"{_name(k, flow=True)}: {flow(v, key=k)}"
            for k, v in value.items()
        ]
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join([flow(v) for v in value]) + "]"
    return scalar(value, key=key, flow=True)


def _wrap(words: str, width: int) -> Iterable[str]:
    """Yield lines of at most ``width`` (a longer word has a line of its own), cut at single spaces only.

    A cut beside another space would lose it, or read as deeper indentation.
    """
    start = 0
    while len(words) - start > width:
        cut = _cut_before(words, start, start + width)
        if cut < 0:
            cut = _cut_after(words, start + width + 1)
        if cut < 0:
            break
        yield words[start:cut]
        start = cut + 1
    yield words[start:]


def _lone(words: str, at: int) -> bool:
    return words[at - 1] not in " \t" and words[at + 1 : at + 2] not in ("", " ", "\t")


def _cut_before(words: str, start: int, limit: int) -> int:
    at = words.rfind(" ", start + 1, limit + 1)
    while at > start and not _lone(words, at):
        at = words.rfind(" ", start + 1, at)
    return at if at > start else -1


def _cut_after(words: str, start: int) -> int:
    at = words.find(" ", start)
    while at >= 0 and not _lone(words, at):
        at = words.find(" ", at + 1)
    return at


def _literal(text: str) -> bool:
    """Tell whether a text of several lines may be written as ``|-``."""
    if text[0] in " \n" or text[-1] in " \n" or " \n" in text:
        return False
    return not _ESCAPED.search(text.replace("\n", ""))


def string(text: str, indent: int, column: int, *, key: str = "") -> str:
    """Return a text as the value of a block mapping's key or a block list's entry.

    Args:
        text: what is written.
        indent: columns that lines after the first are indented by.
        column: columns taken on the first line.
        key: the key it belongs to.

    """
    if "\n" in text and _literal(text):
        margin = " " * indent
        return "|-\n" + "\n".join([margin + line if line else "" for line in text.split("\n")])
    if column + len(text) <= WIDTH or key in _ONE_LINE:
        short = scalar(text, key=key)
        if column + len(short) <= WIDTH or not text or key in _ONE_LINE:
            return short
    margin = "\n" + " " * indent
    if text[0] != " " and text[-1] != " " and not _holds_escaped(text):
        return ">-" + margin + margin.join(_wrap(text, WIDTH - indent))
    return margin.join(_wrap(scalar(text, key=key), WIDTH - indent))


def block(value: object, indent: int, column: int, *, key: str = "") -> str:
    """Return any value as what follows a key and its colon: with the space, or the line break, before it."""
    if type(value) is str or isinstance(value, str):  # the first takes no call
        if not value[SHORT:] and "\n" not in value:
            short = _short(value, key, False)
            if column + 1 + len(short) <= WIDTH:
                return " " + short  # nearly all
        return " " + string(value, indent + 2, column + 1, key=key)
    if isinstance(value, (list, tuple)):
        return _sequence(value, indent, column, key=key)
    if isinstance(value, dict):
        line = flow(value, key=key) if key in FLOW_MAPS or not value else ""
        if line and column + 1 + len(line) <= FLOW_WIDTH:
            return " " + line
        return "\n" + " " * (indent + 2) + mapping(value, indent + 2)
    return " " + scalar(value, key=key)


def _sequence(values: Sequence[Any], indent: int, column: int, *, key: str) -> str:
    if key == "lines" and len(values) == 2 and type(values[0]) is type(values[1]) is int:
        return f" [{values[0]}, {values[1]}]"  # of every item
    numbers = not values or (isinstance(values[0], int) and all(isinstance(v, int) for v in values))
    if numbers or key in FLOW_LISTS:
        line = flow(values, key=key)
        if numbers or column + 1 + len(line) <= FLOW_WIDTH:
            return " " + line
    margin = "\n" + " " * (indent + 2) + "-"
    return "".join([margin + _entry(value, indent + 2, key) for value in values])


def _entry(value: object, indent: int, key: str) -> str:
    if isinstance(value, dict) and value:
        line = flow(value) if key in FLOW_MAPS else ""
        if line and indent + 2 + len(line) <= FLOW_WIDTH:
            return " " + line
        return " " + mapping(value, indent + 2)
    return block(value, indent, indent + 1)


def mapping(data: Mapping[str, Any], indent: int) -> str:
    """Return a block mapping; its first line is not indented, the others by ``indent``."""
    lines = []
    for key, value in data.items():
        if type(value) is str and not value[SHORT:] and "\n" not in value:
            line = _short_line(key, value)
            if not line[WIDTH - indent :]:
                lines.append(line)  # half of all, without a call of `block`
                continue
        name = _name(key)
        lines.append(f"{name}:{block(value, indent, indent + len(name) + 1, key=key)}")
    return ("\n" + " " * indent).join(lines)


def document(data: Mapping[str, Any], schema_line: str | None) -> str:
    """Return a whole file."""
    return "".join(pieces(data, schema_line))


def pieces(data: Mapping[str, Any], schema_line: str | None) -> Iterator[str]:
    """Yield a whole file, piece by piece; entries that come one by one are written one by one."""
    if schema_line:
        yield f"{schema_line}\n"
    yield from _pieces(data, 0)
    yield "\n"


def _comes_later(value: object) -> bool:
    return value.__class__ in _LATER  # to ask whether it is an Iterator takes a tenth of the time of an item


def _pieces(data: Mapping[str, Any], indent: int) -> Iterator[str]:
    """Yield what `mapping` returns."""
    margin = ""
    for key, value in data.items():
        name = _name(key)
        if not _comes_later(value):
            yield f"{margin}{name}:{block(value, indent, indent + len(name) + 1, key=key)}"
        else:
            yield f"{margin}{name}:"
            dash = f"\n{' ' * (indent + 2)}-"
            for entry in value:
                if not _LATER.isdisjoint(map(type, entry.values())):
                    yield f"{dash} "
                    yield from _pieces(entry, indent + 4)
                else:
                    yield dash + _entry(entry, indent + 2, key)
        margin = "\n" + " " * indent
