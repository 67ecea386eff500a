"""Pictures of the web page, drawn by hand: sharp at any size, coloured by the page's own style sheet."""

from __future__ import annotations

from actas.model.page import Chart
from actas.render.xml import escape

_WIDTH = 400  # units across: about as many as a telephone's screen has pixels, so that words stay readable
_LINE, _BAR, _GAP = 18, 12, 10  # heights: of a name, of its bar, between two
_NUMBER = 44  # room beside the longest bar for its number
_LETTERS = 48  # of a name that fit across


def bars(chart: Chart) -> str:
    """Return a figure of bars, each below its name. Who cannot see it hears what the chart says."""
    most = max((bar.value for bar in chart.bars), default=0) or 1
    drawn = []
    for at, bar in enumerate(chart.bars):
        top = at * (_LINE + _BAR + _GAP)
        width = max(2, round((_WIDTH - _NUMBER) * bar.value / most))
        name = bar.name if len(bar.name) <= _LETTERS else f"{bar.name[: _LETTERS - 1]}…"
        drawn.append(
            f'<text x="0" y="{top + 13}">{escape(name)}</text>'
            f'<rect x="0" y="{top + _LINE}" width="{width}" height="{_BAR}" rx="1"/>'
            f'<text x="{width + 6}" y="{top + _LINE + 11}">{bar.value}</text>'
        )
    height = len(chart.bars) * (_LINE + _BAR + _GAP)
    return (
        f'<figure class="chart"><figcaption>{escape(chart.title)}</figcaption>'
        f'<svg role="img" aria-label="{escape(chart.says)}" viewBox="0 0 {_WIDTH} {height}">'
        f"{''.join(drawn)}</svg></figure>"
    )
