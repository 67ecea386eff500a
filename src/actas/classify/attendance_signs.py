"""Signs that say of each who came and who did not: «✓ Ana ✓ Luis ✗ Eva», «[x] Ana [ ] Eva», «+Ana -Eva»."""

from __future__ import annotations

from actas.classify.people import people_in
from actas.model.compiled import compiled
from actas.model.plain import replace
from actas.model.record import Participant
from actas.vocabulary import Vocabulary

# A plus and a dash are such signs right before a name alone.
SIGN = compiled(r"([✓✔☑✅☒✗✘✕✖❌❎☐⬜🔲])\ufe0f?|\[([ xX✓✔✗]?)\]|(?<![^\s,;])([+–-])(?=[@A-ZÀ-Þ])")
CAME, STAYED, OPEN = "✓✔☑✅☒xX+", "✗✘✕✖❌❎-–", "☐⬜🔲"
BETWEEN = " \t.,;/|·-–:"
MOST_WORDS = 4  # of a name that no table holds


def by_signs(text: str, words: Vocabulary) -> list[Participant]:
    """Return the people of a list in which a sign stands before each, or behind each; else nobody.

    Who has an empty box did not come where others have a tick.
    """
    signs = list(SIGN.finditer(text))
    before = bool(signs) and not text[: signs[0].start()].strip(BETWEEN)
    if not signs or not (before or not text[signs[-1].end() :].strip(BETWEEN)):
        return []  # nearly all
    marks = [_mark(one[1] or one[3] or one[2] or OPEN[0]) for one in signs]
    if True not in marks and all(one[3] for one in signs):
        marks = [True] * len(marks)  # «-Ana -Luis» are bullets
    ends = [one.start() for one in signs[1:]] + [len(text)]
    starts = [0] + [one.end() for one in signs[:-1]]
    stretches = (
        [text[one.end() : end] for one, end in zip(signs, ends, strict=True)]
        if before
        else [text[start : one.start()] for start, one in zip(starts, signs, strict=True)]
    )
    found: list[Participant] = []
    for mark, stretch in zip(marks, stretches, strict=True):
        people = _named(stretch.strip(BETWEEN), words)
        stayed = mark is False or (mark is None and True in marks)
        if stayed:  # behind several «Ana, Luis ❌» the sign is the last one's
            told = people if before else people[-1:]
            people = people[: len(people) - len(told)] + [
                one if one.excused else replace(one, absent=True) for one in told
            ]
        found += people
    return found


def _mark(sign: str) -> bool | None:
    """Return whether a sign says that somebody came; None for an empty box."""
    return True if sign in CAME else False if sign in STAYED else None


def _named(stretch: str, words: Vocabulary) -> list[Participant]:
    people = list(people_in(stretch, words)) if stretch else []
    if people or not stretch[:1].isalpha() or len(stretch.split()) > MOST_WORDS:
        return people
    return [Participant(name=stretch)]
