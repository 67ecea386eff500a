"""What the bytes are, whatever the name says: told by the first bytes, as `file` does."""

from __future__ import annotations

import re

from actas.model.compiled import compiled
from actas.model.errors import WrongContainer

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Names of streams stand in an OLE file's directory as UTF-16.
ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
OLE_STREAMS = (("WordDocument", "doc"), ("Workbook", "sheet"), ("PowerPoint Document", "slides"))

MAGIC = (
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"\x1f\x8b", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"Rar!\x1a\x07", "archive"),
)
ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")

FLAT_ODF = compiled(rb"<(?:office:)?document\b[^>]{0,4000}urn:oasis:names:tc:opendocument")
PAGE = compiled(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,400}-->\s*)?<(?:!doctype\s+html|html)\b",
    re.IGNORECASE,
)
HEADER = compiled(rb"[A-Za-z][A-Za-z0-9-]{0,60}:")
# A header that no person types at the start of notes, but every mail program writes.
MAILED = compiled(
    rb"^(?:MIME-Version|Message-ID|Received|Return-Path|Delivered-To):", re.IGNORECASE | re.MULTILINE
)
HEAD = 8192  # bytes within which the root element of a flat OpenDocument file begins

# What we recognise and cannot read -> the sentence that says so, and what to do.
COMPLAINTS = {
    "doc": "read.is-doc-97",
    "encrypted": "read.is-encrypted",
    "picture": "read.is-picture",
    "archive": "read.is-archive",
    "sheet": "read.is-sheet",
    "slides": "read.is-slides",
}

TEXTUAL = frozenset({"fodt", "html", "eml"})

# Word and LibreOffice leave these beside a document that is open.
LOCK_FILE = compiled(r"~\$.+|\.~lock\..+#")


def is_lock_file(name: str) -> bool:
    """Return whether a file is the lock that an open Word or LibreOffice leaves."""
    return bool(LOCK_FILE.fullmatch(name))


def container(data: bytes) -> str:
    """Return what the bytes are: one of our formats, a key of `COMPLAINTS`, "zip" or "txt"."""
    if data.startswith(OLE):
        return "encrypted" if ENCRYPTED_STREAM in data else _ole_kind(data)
    if data.startswith(ZIP):
        return _zip_kind(data)
    for magic, kind in MAGIC:
        if data.startswith(magic):
            return kind
    if FLAT_ODF.search(data[:HEAD]):
        return "fodt"
    if PAGE.match(data):
        return "html"
    if HEADER.match(data) and MAILED.search(re.split(rb"\r?\n\r?\n", data[:HEAD], maxsplit=1)[0]):
        return "eml"
    return "txt"


def _ole_kind(data: bytes) -> str:
    """Return which program of old wrote a file, by the streams in its directory; "doc" when none is told."""
    for stream, kind in OLE_STREAMS:
        if stream.encode("utf-16-le") in data:
            return kind
    return "doc"


def _zip_kind(data: bytes) -> str:
    """Return which kind of document a zip is, by its directory; "zip" when nobody can tell."""
    from io import BytesIO
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(BytesIO(data)) as opened:
            names = opened.namelist()
    except (BadZipFile, ValueError, OverflowError, NotImplementedError):
        return "zip"
    if "content.xml" in names:
        # By the specification the type stands uncompressed at a fixed place.
        declared = data[30:120]
        return "sheet" if b"spreadsheet" in declared else "slides" if b"presentation" in declared else "odt"
    for prefix, kind in (("word/", "docx"), ("xl/", "sheet"), ("ppt/", "slides")):
        if any(name.lower().startswith(prefix) for name in names):
            return kind
    return "zip" if "[Content_Types].xml" in names else "archive"


def check(found: str, wanted: str, name: str, data: bytes) -> None:
    """Raise WrongContainer when what was found is not what the ending promises."""
    if found == wanted:
        return
    if found == "zip" and wanted in ("docx", "odt"):
        return  # a broken or odd archive: its reader says what is wrong with it
    if found in COMPLAINTS:
        raise WrongContainer(COMPLAINTS[found], file=name)
    if found in TEXTUAL and wanted == "txt":
        return  # markup typed or kept as text is text
    if found in ("txt", "html", "eml") and wanted in ("html", "eml"):
        return  # a part of a page, a message without the headers of its way
    if found == "zip":
        raise WrongContainer(COMPLAINTS["archive"], file=name)
    key = "read.is-text" if found == "txt" else "read.is-other"
    if found == "txt" and b"\0" in data[:HEAD]:
        key = "read.wrong-container"  # a program, a picture: no text either
    raise WrongContainer(key, file=name, found=f".{found}", wanted=f".{wanted}")
