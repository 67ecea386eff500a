"""Days as formats want them, from what a record says, which may be a month, or wrong."""

from __future__ import annotations

import calendar
import re
from datetime import date

from actas.model.compiled import compiled

_ISO = compiled(r"(\d{4})-(\d{2})(?:-(\d{2}))?\Z", re.ASCII)
FIRST = date(1980, 1, 1)  # for what has no day: the first that a zip archive can write


def day_of(iso: str | None, *, last: bool = False) -> date | None:
    """Return an ISO day, None when it is none. A month is its first day, or with ``last`` its last one."""
    found = _ISO.match(iso or "")
    if not found:
        return None
    year, month, day = int(found[1]), int(found[2]), found[3]
    try:
        if day:
            return date(year, month, int(day))
        return date(year, month, calendar.monthrange(year, month)[1] if last else 1)
    except ValueError:  # the 31st of February, the 13th month
        return None
