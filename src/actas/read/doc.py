"""Word 97-2003: LibreOffice, where it is there, makes a .docx of it; no reader of our own."""

from __future__ import annotations

from actas import office
from actas.model.errors import DamagedFile, TooLarge, WrongContainer
from actas.model.limits import LARGEST_FILE, LONGEST_CONVERSION
from actas.read.draft import Draft


def read(data: bytes, name: str) -> Draft:
    """Return the lines of a .doc.

    Raises WrongContainer where LibreOffice is not there, DamagedFile where it cannot read the file,
    TooLarge when it takes too long; else as `docx.read`.
    """
    from actas.read import docx

    if office.program() is None:
        raise WrongContainer("read.is-doc-97", file=name)
    try:
        made = office.converted(data, "doc", "docx:MS Word 2007 XML", "--infilter=MS Word 97")
    except TimeoutError:
        raise TooLarge("read.slow-conversion", file=name, limit=LONGEST_CONVERSION) from None
    if made is None or len(made) > LARGEST_FILE:
        raise DamagedFile("read.broken-doc", file=name)
    return docx.read(made, name)
