"""Record -> YAML that reads back equal in any YAML 1.1 or 1.2 loader.

No library writes such YAML: PyYAML leaves `1e3` plain, which is a number to a 1.2 reader;
the others leave `NO` and `12:30` plain, which a 1.1 reader takes for False and 750. So what
either would guess at is quoted here, and the rest stays as a person would type it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

WIDTH = 88  # columns at which text is folded
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

# What a 1.1 or a 1.2 loader takes for something else, however it is spelt.
_GUESSED = frozenset({"true", "false", "yes", "no", "on", "off", "y", "n", "null", "nan", "inf"})
# A plain value begins with a letter, or with an opening sign that is no indicator.
_OPENERS = "(«¿¡“‘…·•"
_UNSAFE_PLAIN = re.compile(r": |:$| #|\"$|[ \t]$")
# Control characters, the line ends of YAML 1.1, byte order marks, direction overrides (they
# let text lie about itself), surrogates and what is no character.
_ESCAPED = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
)
_SHORT = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_QUOTE = re.compile(r'[\\"]|' + _ESCAPED.pattern)


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
    if text.lower() in _GUESSED or _UNSAFE_PLAIN.search(text) or _ESCAPED.search(text):
        return False
    return not (flow and any(c in ",[]{}:?" for c in text))


def scalar(value: object, *, key: str = "", flow: bool = False) -> str:
    """Return a value on one line."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    text = str(value)
    if key in PLAIN:
        return text
    return text if key not in QUOTED and is_plain(text, flow=flow) else quoted(text)


def flow(value: object, *, key: str = "") -> str:
    """Return any value on one line, collections in flow style."""
    if isinstance(value, Mapping):
        pairs = (f"{scalar(k, flow=True)}: {flow(v, key=k)}" for k, v in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(flow(v) for v in value) + "]"
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
    short = scalar(text, key=key)
    margin = " " * indent
    if "\n" in text and _literal(text):
        return "|-\n" + "\n".join(margin + line if line else "" for line in text.split("\n"))
    if not text or column + len(short) <= WIDTH or key in QUOTED | PLAIN:
        return short
    if text[0] != " " and text[-1] != " " and not _ESCAPED.search(text):
        return ">-\n" + "\n".join(margin + line for line in _wrap(text, WIDTH - indent))
    return ("\n" + margin).join(_wrap(short, WIDTH - indent))


def block(value: object, indent: int, column: int, *, key: str = "") -> str:
    """Return any value as what follows a key and its colon: with the space, or the line break, before it."""
    if isinstance(value, str):
        return " " + string(value, indent + 2, column + 1, key=key)
    if isinstance(value, Mapping):
        line = flow(value, key=key) if key in FLOW_MAPS or not value else ""
        if line and column + 1 + len(line) <= FLOW_WIDTH:
            return " " + line
        return "\n" + " " * (indent + 2) + mapping(value, indent + 2)
    if isinstance(value, (list, tuple)):
        return _sequence(value, indent, column, key=key)
    return " " + scalar(value, key=key)


def _sequence(values: Sequence[Any], indent: int, column: int, *, key: str) -> str:
    line = flow(values, key=key)
    numbers = all(isinstance(v, int) for v in values)
    if numbers or (key in FLOW_LISTS and column + 1 + len(line) <= FLOW_WIDTH):
        return " " + line
    margin = "\n" + " " * (indent + 2) + "-"
    return "".join(margin + _entry(value, indent + 2, key) for value in values)


def _entry(value: object, indent: int, key: str) -> str:
    if isinstance(value, Mapping) and value:
        line = flow(value) if key in FLOW_MAPS else ""
        if line and indent + 2 + len(line) <= FLOW_WIDTH:
            return " " + line
        return " " + mapping(value, indent + 2)
    return block(value, indent, indent + 1)


def mapping(data: Mapping[str, Any], indent: int) -> str:
    """Return a block mapping; its first line is not indented, the others by ``indent``."""
    lines = []
    for key, value in data.items():
        name = scalar(key)
        lines.append(f"{name}:{block(value, indent, indent + len(name) + 1, key=key)}")
    return ("\n" + " " * indent).join(lines)


def document(data: Mapping[str, Any], schema_line: str | None) -> str:
    """Return a whole file."""
    head = f"{schema_line}\n" if schema_line else ""
    return f"{head}{mapping(data, 0)}\n"
