"""Questions that stand as the headings do, and as hardly anything else does: «Con quién?», «Y ahora?:»."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from actas.model.block import Block
from actas.outline.scored import ENOUGH, SHORT, Cue, Scored

SEVERAL = 2  # headings that stand so, and times as many as other lines
ASKS = ("?", "?:")
ALIKE = Cue("habit:look", 4.0)
# Of what asks somebody, or whether to do something.
AGAINST = ("greeting", "infinitive", "others-are-marked", "two-sentences", "who-")

Setting = tuple[int, bool, bool]


def asked_alike(blocks: Sequence[Block], scores: Mapping[int, Scored]) -> dict[int, Scored]:
    """Return the scores with what such questions gain."""
    out = dict(scores)
    asks = [
        at for at in scores  # without calls: asked of each line
        if (blocks[at].words.text[-1:] in ASKS or blocks[at].words.text[-2:] in ASKS)
        and _may_head(blocks, at, scores)
    ]  # fmt: skip
    if not asks:
        return out
    heads: dict[Setting, int] = {}
    others: dict[Setting, int] = {}
    for at in range(1, len(blocks) - 1):
        if _is_plain(blocks[at]) and not blocks[at].words.text.endswith(ASKS):
            headed = at in scores and scores[at].points >= ENOUGH
            counts, setting = heads if headed else others, _setting(blocks, at)
            counts[setting] = counts.get(setting, 0) + 1
    for at in asks:
        setting = _setting(blocks, at)
        if heads.get(setting, 0) >= max(SEVERAL, len(asks), others.get(setting, 0) * SEVERAL):
            out[at] = Scored((*out[at].cues, ALIKE))
    return out


def _may_head(blocks: Sequence[Block], at: int, scores: Mapping[int, Scored]) -> bool:
    """Whether a short question stands above what is no question."""
    if not 0 < at < len(blocks) - 1 or not _is_plain(blocks[at]) or scores[at].points >= ENOUGH:
        return False
    below = blocks[at + 1]
    short = len(blocks[at].words.text.split()) <= SHORT
    return short and below.kind != "heading" and not _asks(below) and not scores[at].has(*AGAINST)


def _is_plain(block: Block) -> bool:
    """Whether only a blank line above sets a line off."""
    drawn = block.words.all_bold or block.words.all_italic
    return block.kind == "paragraph" and block.marker is None and block.gap > 0 and not drawn


def _asks(block: Block) -> bool:
    return block.marker is None and block.words.text.endswith("?")


def _setting(blocks: Sequence[Block], at: int) -> Setting:
    """Return how a line stands: how far in, with a blank line below or none, above a list or not."""
    below = blocks[at + 1]
    return blocks[at].indent, below.gap > 0, below.kind == "item"
