"""Which line of the notes became which, told by sums and, where a line was changed, by the words on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from actas.merge.words import alike, words

LIKE = 0.5  # of the words in common, for a changed line to be the same line
LIKE_ALONE = 0.2  # where between two lines that stayed one line became one other


def moved(
    old: Mapping[int, int], old_words: Mapping[int, Sequence[str]], new: Sequence[str], sums: Sequence[int]
) -> dict[int, int]:
    """Return old line -> new line; lines from 1. A line that is gone is not in it.

    Args:
        old: sum of each old line that is not blank.
        old_words: the words that the record has of a line.
        new: the lines as they are now.
        sums: their sums.

    """
    before = sorted(old)
    after = [number for number, total in enumerate(sums, 1) if total]
    found: dict[int, int] = {}
    gaps: list[tuple[list[int], list[int]]] = []
    matcher = SequenceMatcher(None, [old[n] for n in before], [sums[n - 1] for n in after], autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            found.update(zip(before[i1:i2], after[j1:j2], strict=True))
        else:
            gaps.append((before[i1:i2], after[j1:j2]))
    _elsewhere(old, sums, gaps, found)
    for left, right in gaps:
        _changed(left, right, old_words, new, found)
    return found


def _elsewhere(
    old: Mapping[int, int],
    sums: Sequence[int],
    gaps: list[tuple[list[int], list[int]]],
    found: dict[int, int],
) -> None:
    """Find lines that were moved: the same words, and nowhere else."""
    left = [line for before, _ in gaps for line in before]
    right = [line for _, after in gaps for line in after]
    for line in left:
        same = [n for n in right if sums[n - 1] == old[line]]
        if len(same) == 1 and sum(old[n] == old[line] for n in left) == 1:
            found[line] = same[0]
            for before, after in gaps:
                if line in before:
                    before.remove(line)
                if same[0] in after:
                    after.remove(same[0])


def _changed(
    left: list[int],
    right: list[int],
    old_words: Mapping[int, Sequence[str]],
    new: Sequence[str],
    found: dict[int, int],
) -> None:
    """Find lines whose words were changed: in order, each the likest of those that are left."""
    if len(left) * len(right) > 250_000:  # another text altogether: nobody waits for that
        return
    if len(left) == len(right):
        found.update(
            (a, b)
            for a, b in zip(left, right, strict=True)
            if alike(old_words.get(a, ()), words(new[b - 1])) >= LIKE_ALONE
        )
        return
    start = 0
    for line in left:
        likeness = [
            (alike(old_words.get(line, ()), words(new[n - 1])), -at) for at, n in enumerate(right[start:])
        ]
        best, at = max(likeness, default=(0.0, 0))
        if best >= LIKE:
            found[line] = right[start - at]
            start += 1 - at
