"""Plain text and its markups: bytes -> lines, with the encoding found by rule and never by guess.

A byte-order mark, then strict UTF-8, then cp1252, which is what an old Windows writes in the
languages of these notes. Statistics are not asked: on short Spanish texts they answer wrongly.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable

from actas.model.compiled import compiled
from actas.model.errors import BadEncoding, BadUsage, WrongContainer
from actas.model.line import PLAIN
from actas.read.draft import Draft, Finding, Row

# The four-byte marks first: UTF-32's little-endian one begins with UTF-16's.
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

CONTROLS = bytes(range(9)) + bytes(
    range(14, 32)
)  # bytes that no text holds, in whatever encoding of one byte

LINE_END = compiled("\r\n|\r|\n")

# Sequences that only UTF-8 explains: letters of Latin-1 (lead bytes C2, C3) and three or four bytes.
# The lead bytes C4-DF are left out: in cp1252 they are accented capitals, and «COMITÉ» closes with BB.
ONLY_UTF8 = compiled(rb"[\xc2\xc3][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")

# UTF-8 that was once read as cp1252 and saved again: «PolÃ­tica», «â€œ».
TWICE_CODED = compiled("[\u00c2\u00c3][\u0080-\u00bf]|\u00e2\u20ac")

# Mac Roman read as cp1252 puts these into words: «Canad‡», «MŽxico».
MAC_ROMAN = compiled(r"[A-Za-z][‡Žˆ](?![A-Z])")


def read(data: bytes, name: str, encoding: str | None) -> Draft:
    """Return the lines of a text file; ``encoding`` overrules what the bytes suggest.

    Raises BadEncoding, BadUsage (no such encoding), WrongContainer.
    """
    text, used, findings = decoded(data, name, encoding)
    lines = split(text)
    findings += _doubts(text, lines, used)
    return Draft(rows=tuple((line, PLAIN) for line in lines), encoding=used, findings=tuple(findings))


def read_marked(
    data: bytes, name: str, encoding: str | None, draw: Callable[[list[str]], list[Row]]
) -> Draft:
    """Return the lines of a text file as ``draw`` shows them: with what their markup says.

    Raises what `read` raises.
    """
    draft = read(data, name, encoding)
    rows = draw([line for line, _ in draft.rows])
    return Draft(rows=tuple(rows), encoding=draft.encoding, findings=draft.findings)


def decoded(data: bytes, name: str, encoding: str | None) -> tuple[str, str, list[Finding]]:
    """Return text, its encoding and what is odd about that; ``encoding`` overrules what the bytes suggest.

    Raises BadEncoding, BadUsage (no such encoding), WrongContainer.
    """
    findings: list[Finding] = []
    if encoding:
        return *_as_told(data, name, encoding), findings
    return *_by_rule(data, name, findings), findings


def split(text: str) -> list[str]:
    r"""Return the lines of a text, split at ``\n``, ``\r\n`` and ``\r`` and nothing else.

    ``str.splitlines`` also splits at form feeds, U+0085 and U+2028, where no editor counts a line.
    """
    lines = LINE_END.split(text) if "\r" in text else text.split("\n")
    if lines[-1] == "":
        lines.pop()
    return lines


def _as_told(data: bytes, name: str, encoding: str) -> tuple[str, str]:
    try:
        used = codecs.lookup(encoding).name
        text = data.decode(encoding)
    except LookupError:
        raise BadUsage("read.unknown-encoding", file=name, encoding=encoding) from None
    except UnicodeDecodeError as error:
        raise _bad(name, error, "read.not-in-encoding", encoding=encoding) from None
    return text.removeprefix("\ufeff"), used


def _by_rule(data: bytes, name: str, findings: list[Finding]) -> tuple[str, str]:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding), encoding
            except UnicodeDecodeError as error:
                key = "read.not-in-encoding"
                raise _bad(name, error, key, skipped=len(mark), encoding=encoding) from None
    if b"\0" in data:
        wide = _utf16_without_mark(data)
        if wide:
            findings.append(Finding(slug="utf16-without-mark", values={"encoding": wide[1]}))
            return wide
        if data.count(b"\0") * 20 > len(data):
            raise WrongContainer("read.is-binary", file=name)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        return _not_utf8(data, name, error)


def _not_utf8(data: bytes, name: str, found: UnicodeDecodeError) -> tuple[str, str]:
    """Return the text of bytes that are cp1252; ``found`` says where they are no UTF-8."""
    if (len(data) - len(data.translate(None, CONTROLS))) * 50 > len(data):
        raise WrongContainer("read.is-binary", file=name) from None
    if ONLY_UTF8.search(data):
        raise _bad(name, found, "read.mixed-encodings") from None
    try:
        return data.decode("cp1252"), "cp1252"
    except UnicodeDecodeError as error:
        raise _bad(name, error, "read.bad-encoding") from None


def _utf16_without_mark(data: bytes) -> tuple[str, str] | None:
    """Return text and encoding when a NUL stands in (nearly) every second byte, else None."""
    half = len(data) // 2
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        # Three quarters: dashes and curly quotes have another high byte.
        if data[first::2].count(0) * 4 >= half * 3 and data[1 - first :: 2].count(0) * 20 <= half:
            try:
                return data.decode(encoding), encoding
            except UnicodeDecodeError:
                return None
    return None


def _bad(name: str, error: UnicodeDecodeError, key: str, skipped: int = 0, **values: object) -> BadEncoding:
    """Return the error that names the first bad byte, its offset and its line; a mark was ``skipped``."""
    before = error.object[: error.start].decode(error.encoding, "ignore")
    byte = f"{error.object[error.start]:02X}"
    line = len(LINE_END.split(before))
    return BadEncoding(key, file=name, offset=error.start + skipped, line=line, byte=byte, **values)


def _doubts(text: str, lines: list[str], encoding: str) -> list[Finding]:
    """Return at most one finding each for text coded twice and for text of an old Macintosh."""
    old = encoding == "cp1252"
    slug, pattern, signs = (
        ("unlikely-characters", MAC_ROMAN, "‡Žˆ") if old else ("mojibake", TWICE_CODED, "\u00c2\u00c3\u20ac")
    )
    odd = not text.isascii() and any(map(text.__contains__, signs))
    for number, line in enumerate(lines, 1) if odd and pattern.search(text) else ():
        found = pattern.search(line)
        if found:
            start = max(0, found.start() - 8)
            return [
                Finding(
                    slug=slug, line=number, level="warning", values={"words": line[start : found.end() + 8]}
                )
            ]
    return []
