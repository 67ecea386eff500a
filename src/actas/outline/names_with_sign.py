"""Names of sections that who wrote puts into one odd sign, all of them: «[Cuentas]», «Cuentas -», «Cuentas.».

One such line proves nothing: «[risas]» was done, «Todo bien.» is said, «Vamos a ver -» goes on. Several that
say different things, none right below another, each with something below it, are called so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from actas.model.block import Block
from actas.outline.scanned import Scanned
from actas.outline.scored import Cue, Scored
from actas.outline.short_names import is_somebody
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.sections import OPENS, kind_of_heading
from actas.vocabulary.sentences import is_sentence

SEVERAL = 3  # such lines
LONGEST = {"]": 12, "-": 12, ".": 6}  # words of one, by its sign
ENDS = frozenset("].-–—")
DASHES = (" -", " –", " —")
CALLED = 4  # of so many with a stop one at least is what sections are called
# What the sign, or a small letter behind so clear a sign, costs among the evidence for a heading.
COSTS = ("in-brackets", "unfinished", "full-stop", "lower-case", "sentence")
BONUS = 3.0  # what the habit adds to what it gives back

Line = tuple[int, str, bool]  # where a line stands, its words, whether a blank one is above it


def lines_with_sign(rows: Sequence[Scanned], words: Vocabulary) -> frozenset[int]:
    """Return the numbers of the lines that name what is below them so: nothing goes on there."""
    if sum([row.kind == "plain" and row.rest[-1:] in ENDS for row in rows]) < SEVERAL:
        return frozenset()
    lines: list[Line | None] = []
    gap = True
    for row in rows:
        if row.kind == "blank":
            gap = True
            continue
        bare = row.kind == "plain" and not row.indent and not row.quoted and row.rest[-1:] in ENDS
        lines.append((row.number, row.words.text, gap) if bare else None)
        gap = False
    return frozenset(_named_so(lines, words))


def weighed_by_sign(
    blocks: Sequence[Block], scores: Mapping[int, Scored], words: Vocabulary
) -> dict[int, Scored]:
    """Return the scores of such names with what their sign costs given back, and more."""
    lines: list[Line | None] = [
        (at, block.words.text, block.gap > 0 or not at)
        if block.kind in ("paragraph", "heading")
        and block.words.text[-1:] in ENDS
        and block.marker is None
        and not block.indent
        else None
        for at, block in enumerate(blocks)
    ]
    places = [at for at in _named_so(lines, words) if at in scores]
    if any(scores[at].has("others-are-marked") for at in places):
        return {}
    out: dict[int, Scored] = {}
    for at in places:
        back = -sum([cue.points for cue in scores[at].cues if cue.points < 0 and cue.name in COSTS])
        out[at] = Scored((*scores[at].cues, Cue("habit:sign", back + BONUS)))
    return out


def _named_so(lines: Sequence[Line | None], words: Vocabulary) -> list[int]:
    """Return where lines stand that one sign makes names; ``lines`` has None for what cannot be one."""
    signs = [_sign(line) if line is not None else "" for line in lines]
    for sign in LONGEST:
        places = [at for at, one in enumerate(signs[:-1]) if one == sign]
        if len(places) < SEVERAL:
            continue
        held = sum([one + 1 == other for one, other in pairwise(places)])
        named = [line for at in places if (line := lines[at]) is not None]
        if held * SEVERAL <= len(places) and _part([line[1] for line in named], sign, words):
            return [line[0] for line in named]
    return []


def _sign(line: Line) -> str:
    """Return which sign a line has that may name; none where it has more than one sentence."""
    _, text, gap = line
    if text[-1:] == "]":
        sign = "]" if text[:1] == "[" and text.count("[") == 1 else ""
    elif text[-1:] == ".":
        sign = "." if gap and text[-2:-1].isalpha() else ""
    else:
        sign = "-" if text.endswith(DASHES) else ""
    if not sign or ". " in text or ": " in text or text.count(" ") >= LONGEST[sign]:
        return ""
    return sign if any(map(str.isalpha, text)) else ""


def _part(texts: Sequence[str], sign: str, words: Vocabulary) -> bool:
    """Whether lines of one sign part the notes: they say different things, and name nobody.

    Of those with a stop some are what sections are called, and few state anything: «Todo bien.»
    """
    names = [text.strip("[]. -–—") for text in texts]
    if len({fold(name) for name in names}) < len(names) or any(is_somebody(name, words) for name in names):
        return False
    if sign != ".":
        return True
    called = [kind_of_heading(words, name)[1] >= OPENS for name in names]
    if sum(called) * CALLED < len(names):
        return False
    stated = sum([not known and is_sentence(name, words) for name, known in zip(names, called, strict=True)])
    return stated * SEVERAL <= len(names)
