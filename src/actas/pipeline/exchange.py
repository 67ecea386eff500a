"""The road of exchange: records to the forms that others read, and tables of IMPACT OSS to records."""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from actas.model.errors import BadUsage
from actas.model.given import Given
from actas.vocabulary.fold import fold

if TYPE_CHECKING:
    from actas.follow.asked import Filed
    from actas.model.record import Record

# What an output file's ending asks for, where nobody names the form.
ENDINGS = {".csv": "csv", ".txt": "csv", ".jsonl": "jsonl", ".parquet": "parquet"}
TEXT_FORMS, BINARY_FORMS = ("impactoss", "csv", "jsonl", "popolo"), ("parquet",)


def exported(filed: Sequence[Filed], form: str) -> bytes:
    """Return records in a form that others read.

    Raises BadUsage for a form that there is not, or whose library is missing.
    """
    from actas.follow import exchange

    if form == "parquet":
        return exchange.parquet(filed)
    if form not in TEXT_FORMS:
        raise BadUsage("find.no-form", name=form, known=", ".join((*TEXT_FORMS, *BINARY_FORMS)))
    if form == "csv":
        return exchange.table(exchange.COLUMNS, exchange.rows(filed)).encode()
    made: str = getattr(exchange, form)(filed)
    return made.encode()


def form_of(output: str | None) -> str:
    """Return the form that a file's ending names; CSV where there is no file or no ending.

    Raises BadUsage for an ending that names none.
    """
    ending = Path(output).suffix.lower() if output else ""
    if ending and ending not in ENDINGS:
        raise BadUsage("cli.unknown-ending", file=output, known=" ".join(ENDINGS))
    return ENDINGS.get(ending, "csv")


def how_many(filed: Sequence[Filed], form: str) -> int:
    """Return how many items a form holds: IMPACT OSS what is asked for, the others all that have words."""
    from actas.follow.asked import asked, items_of, words_of

    if form == "impactoss":
        return sum(1 for _ in asked(filed))
    return sum(bool(words_of(item)) for one in filed for _, item in items_of(one.record))


def imported(path: str, *, id: str | None, series: str | None, date: str | None) -> Record:
    """Return a record of the recommendations in an IMPACT OSS table.

    Raises BadUsage for a file that is none, UnreadableNotes for one that is no text.
    """
    from actas.follow.exchange import record_of
    from actas.read.text import decoded

    given = Given(id=id, series=series, date=date)
    given.check()
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise BadUsage("cli.cannot-read", file=path, why=error.strerror or error) from None
    text, _, _ = decoded(data, path, None)
    stem = re.sub(r"[^a-z0-9]+", "-", fold(Path(path).stem)).strip("-") or "import"
    digest = sha256(data).hexdigest()
    return record_of(text, file=Path(path).name, sha256=digest, id=id or stem, series=series, day=date)
