"""E-mails: subject, date and sender as lines, then the text part, else the page that stands for it."""

from __future__ import annotations

import re
from dataclasses import replace
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser
from html import unescape

from actas.model.compiled import compiled
from actas.model.errors import DamagedFile, TooLarge
from actas.model.limits import MOST_PARTS
from actas.model.line import PLAIN
from actas.read import text as plain
from actas.read.draft import Draft, Finding, Row

HEADERS = ("Subject", "Date", "From")
SIGNATURE = "-- "  # by RFC 3676; a wrapped text's blank at the end means that the line goes on
SHOWN = ("text/plain", "text/html")
DRAWN, SEAL = ("text", "multipart", "message", "image", "audio", "video"), "-signature"
MISSING, FEW = 0.5, 2  # of the words of a page, in a text that stands for it; that many in any
STUB = 40  # words of a text that only says that there is a page
WORD = compiled(r"\w+")
UNSHOWN = compiled(r"<(?:style|script)\b.*?</(?:style|script)>|<[^<>]*>", re.IGNORECASE | re.DOTALL)
QUOTED = compiled(r">+")
FOLDED = compiled(r"[\r\n]+[ \t]*")


def read(data: bytes, name: str, encoding: str | None) -> Draft:
    """Return the lines of an e-mail. ``encoding`` overrules what its text part declares.

    Raises DamagedFile, TooLarge, or what the text of its parts raises.
    """
    try:
        message = BytesParser(policy=policy.default).parsebytes(data)
        rows = [(f"{key}: {value}", PLAIN) for key in HEADERS if (value := _header(message, key))]
        if rows:
            rows.append(("", PLAIN))
        bodies, attached = _bodies(message, name)
        drawn = [_drawn(body, name, encoding) for body in bodies]
    except (MessageError, LookupError, ValueError, TypeError, AttributeError, RecursionError):
        # The standard parser was written for honest mail: each of these has been seen on broken ones.
        raise DamagedFile("read.broken-mail", file=name) from None
    findings: list[Finding] = []
    for number, draft in enumerate(drawn):
        rows += [("", PLAIN)] * bool(number)
        findings += [replace(one, line=one.line + len(rows)) for one in draft.findings]
        rows += draft.rows
    if attached:
        findings.append(Finding(slug="attachments", values={"count": str(attached)}))
    used = drawn[0].encoding if drawn else None
    return Draft(rows=tuple(rows), encoding=used, findings=tuple(findings))


def _header(message: EmailMessage, key: str) -> str:
    """Return a header's words on one line; as they stand where they cannot be decoded."""
    try:
        value = str(message[key] or "")
    except Exception:  # the parser of headers fails on hostile ones in ways that it does not name
        value = next((str(raw) for field, raw in message.raw_items() if field.lower() == key.lower()), "")
    return FOLDED.sub(" ", value).strip()


def _bodies(message: EmailMessage, name: str) -> tuple[list[EmailMessage], int]:
    """Return the parts that hold the words, in order, and how many files are attached."""
    parts = []
    for count, part in enumerate(message.walk()):
        if count > MOST_PARTS:
            raise TooLarge("read.too-many-parts", file=name, limit=MOST_PARTS)
        parts.append(part)
    texts = [part for part in parts if part.get_content_maintype() == "text" and not _attached(part)]
    return _words_in(message) or texts[:1], sum(map(_is_file, parts))


def _words_in(part: EmailMessage) -> list[EmailMessage]:
    """Return the parts of a part that hold its words: of those that say the same, the text or the page."""
    if _attached(part):
        return []
    if not part.is_multipart():
        return [part] if part.get_content_type() in SHOWN and part.get_payload() else []
    inner = [_words_in(one) for one in part.get_payload() if isinstance(one, EmailMessage)]
    if part.get_content_subtype() != "alternative":
        return [one for several in inner for one in several]
    pages = [several for several in inner if any(one.get_content_subtype() == "html" for one in several)]
    texts = [several for several in inner if several and several not in pages]
    if not pages or not texts:
        return (pages or texts or [[]])[-1]
    text, page = _words(texts[0]), _words(pages[-1])
    # A short text that has not the page's words says no more than that there is a page.
    whole = len(text) > max(STUB, len(page)) or len(page - text) <= max(FEW, len(page) * MISSING)
    return texts[0] if whole else pages[-1]


def _words(parts: list[EmailMessage]) -> set[str]:
    """Return the words that are shown."""
    found: set[str] = set()
    for part in parts:
        data = part.get_payload(decode=True)
        text = data.decode(_declared(part, data) or "utf-8", "replace") if isinstance(data, bytes) else ""
        if part.get_content_subtype() == "html":
            text = unescape(UNSHOWN.sub(" ", text))
        found.update(WORD.findall(text.casefold()))
    return found


def _attached(part: EmailMessage) -> bool:
    return part.get_content_disposition() == "attachment"


def _is_file(part: EmailMessage) -> bool:
    """Whether a part may hold words that nobody reads: Apple Mail shows files, Outlook sends one alone."""
    other = part.get_content_maintype() not in DRAWN and not part.get_content_subtype().endswith(SEAL)
    return _attached(part) or other


def _drawn(part: EmailMessage, name: str, encoding: str | None) -> Draft:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    charset = encoding or _declared(part, data)
    if part.get_content_subtype() == "html":
        from actas.read import html

        return html.read(data, name, charset)
    drawn = plain.read(data, name, charset)
    if str(part.get_param("format", "")).lower() == "flowed":
        return Draft(rows=tuple(_flowed(list(drawn.rows))), encoding=drawn.encoding)
    return drawn


def _declared(part: EmailMessage, data: bytes) -> str | None:
    """Return the encoding that the part declares, if its bytes are that."""
    charset = part.get_content_charset()
    try:
        if charset:
            data.decode(charset)
    except (LookupError, ValueError):
        return None
    return None if charset in (None, "us-ascii") else charset


def _flowed(rows: list[Row]) -> list[Row]:
    """Join lines that the mail program broke: they end in a blank (RFC 3676)."""
    joined: list[Row] = []
    open_line, depth = False, ""
    for words, look in rows:
        quoted = QUOTED.match(words)
        signs, said = quoted[0] if quoted else "", words[quoted.end() :] if quoted else words
        said = said.removeprefix(" ") if said[:2] != "  " or signs else said
        if open_line and joined and signs == depth:
            joined[-1] = (joined[-1][0].rstrip(" ") + " " + said, look)
        else:
            joined.append((f"{signs} {said}" if signs and said else signs or said, look))
        open_line, depth = said.endswith(" ") and said != SIGNATURE, signs
    return joined
