"""Notes with a blank line below every line: what one blank line says elsewhere, two say there.

Programs that save a page as text, and people who press Enter twice, leave such lines; where one more blank
line parts what belongs together, one of each run is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise

from actas.outline.scanned import Scanned

FEWEST = 2  # wider gaps than the usual one, which part something,
SELDOM = 8  # and one in so many of all gaps: what is set aside between two blank lines leaves a wide one, too
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
    return [row for blank, run in runs for row in (run[1:] if blank else run)]
