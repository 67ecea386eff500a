"""E-mails: subject, date and sender as lines, then the text part, else the page that stands for it."""

from __future__ import annotations

from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser

from actas.model.compiled import compiled
from actas.model.errors import DamagedFile, TooLarge
from actas.model.limits import MOST_PARTS
from actas.model.line import PLAIN
from actas.read import text as plain
from actas.read.draft import Draft, Finding, Row

HEADERS = ("Subject", "Date", "From")
SIGNATURE = "-- "  # by RFC 3676; a wrapped text's blank at the end means that the line goes on
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
        body, attached = _body(message, name)
        drawn = _drawn(body, name, encoding)
    except (MessageError, LookupError, ValueError, TypeError, AttributeError, RecursionError):
        # The standard parser was written for honest mail: each of these has been seen on broken ones.
        raise DamagedFile("read.broken-mail", file=name) from None
    findings = drawn.findings
    if attached:
        findings += (Finding(slug="attachments", values={"count": str(attached)}),)
    moved = tuple(
        Finding(slug=one.slug, line=one.line + len(rows), level=one.level, values=one.values)
        for one in drawn.findings
    )
    return Draft(rows=(*rows, *drawn.rows), encoding=drawn.encoding, findings=moved + findings[len(moved) :])


def _header(message: EmailMessage, key: str) -> str:
    """Return a header's words on one line; as they stand where they cannot be decoded."""
    try:
        value = str(message[key] or "")
    except Exception:  # the parser of headers fails on hostile ones in ways that it does not name
        value = next((str(raw) for field, raw in message.raw_items() if field.lower() == key.lower()), "")
    return FOLDED.sub(" ", value).strip()


def _body(message: EmailMessage, name: str) -> tuple[EmailMessage | None, int]:
    """Return the part that holds the words, and how many files are attached."""
    parts = []
    for count, part in enumerate(message.walk()):
        if count > MOST_PARTS:
            raise TooLarge("read.too-many-parts", file=name, limit=MOST_PARTS)
        parts.append(part)
    leaves = [part for part in parts if not part.is_multipart()]
    texts = [part for part in leaves if part.get_content_maintype() == "text" and not _attached(part)]
    best = (
        [part for part in texts if part.get_content_subtype() == "plain" and part.get_payload()]
        or [part for part in texts if part.get_content_subtype() == "html"]
        or texts
    )
    return (best[0] if best else None), sum(_attached(part) for part in leaves)


def _attached(part: EmailMessage) -> bool:
    return part.get_content_disposition() == "attachment"


def _drawn(part: EmailMessage | None, name: str, encoding: str | None) -> Draft:
    if part is None:
        return Draft(rows=())
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
    open_line = False
    for words, look in rows:
        words = words.removeprefix(" ") if words[:2] != "  " else words
        if open_line and joined:
            joined[-1] = (joined[-1][0].rstrip(" ") + " " + words, look)
        else:
            joined.append((words, look))
        open_line = words.endswith(" ") and words != SIGNATURE
    return joined
