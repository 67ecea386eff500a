"""The reading room: a file -> lines with their place and their looks.

One format a file and one table of them, `FORMATS`. A reader takes bytes and gives a `Draft`;
here the file is fetched, its container checked against its name, and the draft made `Notes`.
All but plain text share `paragraph` (what a line looks like) and `numerals` (how a number is
written); `archive` and `xml` are the guards, `model.limits` the limits.
No reader knows what words mean.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from actas.model.errors import EmptyFile, NoSuchFile, TooLarge, UnknownFormat, UnreadableNotes, WrongContainer
from actas.model.limits import LARGEST_FILE, LONGEST_LINE
from actas.model.line import Line, Lines, Notes
from actas.model.problem import Place, Problem
from actas.read import sniff, text
from actas.read.draft import Draft

__all__ = ["FORMATS", "format_of", "read_bytes", "read_notes", "text_of"]

Reader = Callable[[bytes, str, str | None], Draft]


def _txt(data: bytes, name: str, encoding: str | None) -> Draft:
    from actas.read import guess

    draft = text.read(data, name, encoding)
    lines = [line for line, _ in draft.rows]
    draw = guess.drawer_of("\n".join(lines))
    return replace(draft, rows=tuple(draw(lines))) if draw else draft


def _md(data: bytes, name: str, encoding: str | None) -> Draft:
    from actas.read import md

    return md.read(data, name, encoding)


def _rst(data: bytes, name: str, encoding: str | None) -> Draft:
    from actas.read import rst

    return rst.read(data, name, encoding)


def _org(data: bytes, name: str, encoding: str | None) -> Draft:
    from actas.read import org

    return org.read(data, name, encoding)


def _wiki(data: bytes, name: str, encoding: str | None) -> Draft:
    from actas.read import wiki

    return wiki.read(data, name, encoding)


def _docx(data: bytes, name: str, encoding: str | None) -> Draft:
    from actas.read import docx

    return docx.read(data, name)


def _odt(data: bytes, name: str, encoding: str | None) -> Draft:
    from actas.read import odt

    return odt.read(data, name)


def _fodt(data: bytes, name: str, encoding: str | None) -> Draft:
    from actas.read import odt

    return odt.read_flat(data, name)


def _html(data: bytes, name: str, encoding: str | None) -> Draft:
    from actas.read import html

    return html.read(data, name, encoding)


def _rtf(data: bytes, name: str, encoding: str | None) -> Draft:
    from actas.read import rtf

    return rtf.read(data, name)


def _pdf(data: bytes, name: str, encoding: str | None) -> Draft:
    from actas.read import pdf

    return pdf.read(data, name)


def _eml(data: bytes, name: str, encoding: str | None) -> Draft:
    from actas.read import eml

    return eml.read(data, name, encoding)


def _doc(data: bytes, name: str, encoding: str | None) -> Draft:
    from actas.read import doc

    return doc.read(data, name)


# Ending -> the format's name in records, and its reader.
ENDINGS: dict[str, tuple[str, Reader]] = {
    "txt": ("txt", _txt),
    "text": ("txt", _txt),
    "md": ("md", _md),
    "markdown": ("md", _md),
    "rst": ("rst", _rst),
    "org": ("org", _org),
    "wiki": ("wiki", _wiki),
    "mediawiki": ("wiki", _wiki),
    "docx": ("docx", _docx),
    "docm": ("docx", _docx),
    "dotx": ("docx", _docx),
    "dotm": ("docx", _docx),
    "odt": ("odt", _odt),
    "ott": ("odt", _odt),
    "fodt": ("fodt", _fodt),
    "html": ("html", _html),
    "htm": ("html", _html),
    "xhtml": ("html", _html),
    "rtf": ("rtf", _rtf),
    "pdf": ("pdf", _pdf),
    "eml": ("eml", _eml),
    "doc": ("doc", _doc),
    "dot": ("doc", _doc),
}
HEAD = 4096  # bytes of a record in which its first key stands, whatever remarks stand above it
TYPED = frozenset({"txt", "md", "rst", "org", "wiki"})  # kinds whose bytes are text
FORMATS: dict[str, Reader] = {ending: reader for ending, (_, reader) in ENDINGS.items()}


def read_notes(path: Path, *, encoding: str | None = None) -> Notes:
    """Read one file of notes.

    ``encoding`` overrules the one found, for text formats. Raises a subclass of UnreadableNotes,
    or BadUsage for an encoding that does not exist.
    """
    path = Path(path)
    name = path.name
    if sniff.is_lock_file(name):
        raise WrongContainer("read.is-lock-file", file=name)
    try:
        if path.is_dir():
            raise NoSuchFile("read.is-folder", file=name or path)
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)  # a device or a pipe has no size to ask for
            if not path.suffix and stat.S_ISFIFO(os.fstat(file.fileno()).st_mode):
                name = "-"  # /dev/fd/63 is what the shell calls it today
    except FileNotFoundError:
        raise NoSuchFile("read.no-such-file", file=path) from None
    except (OSError, ValueError) as error:
        raise UnreadableNotes("read.unreadable-notes", file=path, problem=_reason(error)) from None
    if len(data) > LARGEST_FILE:
        raise TooLarge("read.too-large", file=name, limit=LARGEST_FILE >> 20)
    return read_bytes(data, name, encoding=encoding)


def read_bytes(data: bytes, name: str, *, encoding: str | None = None, format: str | None = None) -> Notes:
    """Read notes that are in memory already; ``name`` is "-" for standard input.

    ``format`` is an ending of `FORMATS`; without it the name's ending decides, and
    where the name has none, the bytes. Raises as `read_notes`.
    """
    if not data:
        raise EmptyFile("read.empty-file", file=name)
    ending = format_of(data, name, format)
    kind, reader = ENDINGS[ending]
    draft = reader(data, name, encoding)
    _check_lengths(draft, name)
    if not any(words.strip().strip("\ufeff\u200b") for words, _ in draft.rows):
        raise EmptyFile("read.no-words", file=name)
    return Notes(
        name=name,
        format=kind,
        sha256=hashlib.sha256(data).hexdigest(),
        lines=Lines(Line, draft.rows),
        encoding=draft.encoding,
        problems=tuple(
            Problem(
                rule=finding.slug,
                level=finding.level,
                place=Place(name, finding.line),
                says=f"read.{finding.slug}",
                values=finding.values,
            )
            for finding in draft.findings
        ),
    )


def _check_lengths(draft: Draft, name: str) -> None:
    for number, (words, _) in enumerate(draft.rows, 1):
        if len(words) > LONGEST_LINE:
            raise TooLarge("read.line-too-long", file=name, line=number, limit=LONGEST_LINE)


def format_of(data: bytes, name: str, format: str | None = None) -> str:
    """Return the ending under which `FORMATS` has the reader for these bytes.

    Raises UnknownFormat for an ending we do not read, WrongContainer when the bytes are not what it says.
    """
    ending = (format or Path(name).suffix).lstrip(".").lower()
    found = sniff.container(data)
    if not ending:
        ending = found if found in FORMATS else "txt"
    if ending not in FORMATS:
        key = sniff.COMPLAINTS.get(found)
        if key:
            raise WrongContainer(key, file=name)
        if found != "txt" and found in FORMATS:
            raise WrongContainer("read.is-other", file=name, wanted=f".{ending}", found=f".{found}")
        if ending in ("yaml", "yml") and b"actas:" in data[:HEAD]:
            raise UnknownFormat("read.is-record", file=name)
        raise UnknownFormat("read.unknown-format", file=name, ending=f".{ending}", endings=_endings())
    sniff.check(found, _container_of(ending), name, data)
    return ending


def reader_of(ending: str) -> Reader:
    """Return the reader of an ending of `FORMATS`."""
    return FORMATS[ending]


def text_of(notes: Notes) -> str:
    """Return the plain text that `actas text` prints: line n of it is ``notes.lines[n - 1]``."""
    return "\n".join(notes.texts())


def _container_of(ending: str) -> str:
    kind = ENDINGS[ending][0]
    return "txt" if kind in TYPED else kind


def _endings() -> str:
    return " ".join(f".{ending}" for ending in FORMATS)


def _reason(error: OSError | ValueError) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
