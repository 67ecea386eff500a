"""Who speaks before another sign than a colon, throughout the notes: «Ana = …», «Ana -> …», «Ana:no hay».

Whoever writes in haste chooses one sign and keeps to it. A lone «Riego = 3» or «Perú -> Chile» shows nothing;
where the same sign stands on many lines behind people, or behind words that take turns as those do who talk,
and something is told behind it, it is this writer's colon, and is read as one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from actas.lines.columns import NAMED, OPENING, SIGN
from actas.model.compiled import compiled
from actas.model.line import Look
from actas.model.plain import replace
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import known_actor, name_words, person_score
from actas.vocabulary.patterns import between_names
from actas.vocabulary.sentences import infinitive

SIGNED = compiled(rf"({OPENING})({NAMED})({SIGN})(?=\S)(.*)")
ASIDE = compiled(r"\s*\([^()]*\)")
LEAST, NAMES = 4, 2  # lines with such a sign, and different words before it
MOST_WORDS = 5  # of who speaks
INITIALS = 4  # letters, and signs between them
TELLS, FEW = 4, 2  # words that tell something, and that do of somebody who comes again
KNOWN = 1.5  # `person_score` of somebody with a known name
OF_THEM = 2  # of how many words before a sign one is somebody, at least


def with_colons(lines: list[tuple[str, Look]], words: Vocabulary) -> None:
    """Put a colon for the sign that stands between who speaks and what is said, where that is the habit."""
    found: defaultdict[str, dict[int, tuple[str, str]]] = defaultdict(dict)
    for at, (text, look) in enumerate(lines):
        opened = SIGNED.match(text) if _is_bare(look) else None
        if opened is None or len(opened[2].split()) > MOST_WORDS:
            continue
        sign, label, rest = opened[3].strip(), ASIDE.sub("", opened[2]).strip(" *_"), opened[4]
        if label and rest[0] not in "/:" and (not sign or sign == ":" or sign not in rest):
            found[sign][at] = label, rest
    times = Counter(fold(label) for rows in found.values() for label, _ in rows.values())
    for sign, rows in found.items():
        if len(rows) < LEAST or not _is_habit([*rows.values()], words):
            continue
        telling = {fold(label) for label, rest in rows.values() if len(rest.split()) >= TELLS}
        for at, (label, rest) in rows.items():
            opened = SIGNED.match(lines[at][0])
            # Of a label that comes once and is nobody the sign may be shown, and stays as it was typed.
            speaks = times[fold(label)] > 1 or _is_somebody(label, words)
            if opened and speaks and (fold(label) in telling or " " in rest or sign == ":"):
                lines[at] = f"{opened[1]}{opened[2]}: {rest}", replace(lines[at][1], joins=False)


def _is_habit(rows: Sequence[tuple[str, str]], words: Vocabulary) -> bool:
    """Whether somebody stands before a sign mostly, and behind it what tells something.

    Whom nobody knows does where they take turns as those do who talk; the keys of a form follow each other.
    """
    labels = [fold(label) for label, _ in rows]
    times = Counter(labels)
    if len(times) < NAMES:
        return False
    told = sum([_tells(rest, times[fold(label)], words) for label, rest in rows])
    if told * OF_THEM <= len(rows):
        return False
    known = {fold(label) for label, _ in rows if _is_somebody(label, words)}
    if len(known) >= NAMES and len(known) * OF_THEM >= len(times):
        return True
    again = {one for one, often in times.items() if often > 1}
    after: defaultdict[str, set[str]] = defaultdict(set)
    for one, following in pairwise(labels):
        if one in again and one != following:
            after[one].add(following)
    turns = sum([len(others) > 1 for others in after.values()])
    short = all(label.isupper() and len(label) <= INITIALS for label, _ in rows)
    groups = words.grammar("small_groups")
    short = short or all(label.rpartition(" ")[0] in groups for label in again)
    turns = turns if not short else len(again)  # «R = …», «A = …», «R = …»; «Mesa 1 = …» round after round
    return turns >= NAMES and sum([times[one] for one in again]) * OF_THEM >= len(labels)


def _is_somebody(label: str, words: Vocabulary) -> bool:
    parts = [one for one in between_names(words).split(label) if one]
    return bool(parts) and all(
        person_score(words, one) >= KNOWN
        or known_actor(words, one) is not None
        or fold(one) in name_words(words).roles
        for one in parts
    )


def _tells(rest: str, often: int, words: Vocabulary) -> bool:
    """Whether words tell something, a few of who comes again: no order, and no country, «Perú -> Chile»."""
    said = rest.split()
    if len(said) < (TELLS if often == 1 else FEW) or infinitive(words).match(said[0]):
        return False  # «Léo -> acheter des graines» is to do it
    first = rest.split(",")[0].partition(" (")[0]
    return known_actor(words, first) is None


def _is_bare(look: Look) -> bool:
    return look.heading is None and look.cells is None and look.debris is None
