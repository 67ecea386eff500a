"""Notes with a blank line below every line: what one blank line says elsewhere, two say there.

Programs that save a page as text, and people who press Enter twice, leave such lines; where one more blank
line parts what belongs together, one of each run is left out. Between a title and the first heading stands
as often none more.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise

from actas.outline.scanned import Scanned

FEWEST = 2  # wider gaps than the usual one, which part something,
SELDOM = 8  # and one in so many of all gaps: what is set aside between two blank lines leaves a wide one, too
NAME = 14  # words of a title or a heading at most
STOPS = (".", ";", ",", "!", "…")
RIGHT_BELOW = 20  # one in so many lines, at most, stands right below another


def halved(rows: Sequence[Scanned]) -> list[Scanned] | None:
    """Return the lines with one blank line less in each gap; None where blank lines are no habit."""
    runs = [(blank, list(run)) for blank, run in groupby(rows, key=lambda row: row.kind == "blank")]
    told = sum(len(run) for blank, run in runs if not blank)
    close = sum(len(run) - 1 for blank, run in runs if not blank)
    gaps = [
        # Programs that write Markdown leave more blank lines above its headings than elsewhere.
        1 if below[0].kind == "heading" else len(run)
        for (blank, run), (_, below) in pairwise(runs[1:]) if blank
    ]  # fmt: skip
    wide = sum(gap > 1 for gap in gaps)
    if wide < FEWEST or wide * SELDOM < len(gaps) or close * RIGHT_BELOW > told:
        return None
    titled = _opens_with_names([run for blank, run in runs if not blank])
    first = next(at for at, (blank, _) in enumerate(runs) if blank and at)
    return [
        row
        for at, (blank, run) in enumerate(runs)
        for row in (run[1:] if blank and not (titled and at == first) else run)
    ]


def _opens_with_names(told: Sequence[Sequence[Scanned]]) -> bool:
    """Whether two short lines stand above the first that tells: the title, and the first heading of all."""
    above = [run[0].words.text for run in told[:2] if len(run) == 1 and run[0].kind == "plain"]
    if len(above) < FEWEST or not all(map(_names, above)):
        return False
    return len(told) > FEWEST and told[FEWEST][0].kind == "plain" and not _names(told[FEWEST][0].words.text)


def _names(text: str) -> bool:
    return len(text.split()) <= NAME and not text.endswith(STOPS)
