"""Labels of no table that speak in several parts of the notes: provinces, units of one house.

«Oaxaca.- Abre los sábados», «Sonora.- Pregunta si …», «Enfermería - Subió la tasa»: a name that nobody knows
looks as a topic does. Topics come below each heading in the same order, and ask nothing. So two labels must
come again, in two parts, before the same sign, and verbs of speech without a subject stand behind several,
where they answer each other in no order; or behind one, where they are called as units of a house are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from actas.classify.speaking import human_verbs
from actas.classify.turns import is_known_word, is_topic, opens_no_name
from actas.model.block import Outline, Part
from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.days import is_month
from actas.vocabulary.fold import fold
from actas.vocabulary.names import known_actor, name_words
from actas.vocabulary.sections import LONE, NEARLY, kind_of_heading

OPENING = compiled(
    r"([A-ZÀ-Þ][\w’'-]*(?: [\w’'-]+){0,3})"
    r"(?:(:|\s:|\.\s?[-–—]|\s[-–—])\s+(?=[^\W\d]|[¿¡«\"“])(\S+)\s?(\S*)|(\.\s?[-–—])\s*$)"
)
COLON, DASHES = ":", "-–—"
TWO = 2  # labels that come again, parts, lines of a part, lines with such a verb
NO_TALK = frozenset({"actions", "agreements", "participants", "agenda"})
Line = tuple[str, bool]  # a folded label, and whether a verb of speech stands right behind it


def parts_in_turn(outline: Outline, people: Collection[str], words: Vocabulary) -> dict[str, str]:
    """Return folded label -> label of those that speak in turn, part after part, before the same sign."""
    shown: dict[str, str] = {}
    signs: dict[str, list[list[Line]]] = {}
    for part in outline.walk():
        if _may_talk(part, words):
            for sign, lines in _opening(part, shown, words):
                signs.setdefault(sign, []).append(lines)
    found: dict[str, str] = {}
    for parts in signs.values():
        for label in _speaking(parts, people, words):
            found[label] = shown[label]
    return found


def _may_talk(part: Part, words: Vocabulary) -> bool:
    """Whether something may be told below a heading: not of a country, nor of what is to be done."""
    if part.heading is None:
        return True
    text = part.heading.words.text
    kind, sure = kind_of_heading(words, text)
    return known_actor(words, text) is None and (sure < NEARLY or kind not in NO_TALK)


def _opening(
    part: Part, shown: dict[str, str], words: Vocabulary
) -> Iterable[tuple[str, list[Line]]]:  # fmt: skip
    """Return the lines that open with labels, by sign, where half of all in a part do before one sign."""
    matched = [OPENING.match(node.block.words.text) for node in part.nodes]
    found: dict[str, list[Line]] = {}
    for one in matched:
        if one is not None:
            label = fold(one[1])
            shown.setdefault(label, one[1])
            found.setdefault(_sign(one), []).append((label, _says(one[3] or "", one[4] or "", words)))
    return [(sign, lines) for sign, lines in found.items() if len(lines) * 2 >= len(matched)]


def _sign(opening: re.Match[str]) -> str:
    sign = opening[2] or opening[5]
    return COLON if COLON in sign else "." if "." in sign else DASHES


def _says(first: str, behind: str, words: Vocabulary) -> bool:
    """Whether a verb of speech opens what stands behind a label: «Pregunta si …», «Pide otra», "asks for"."""
    verb = fold(first).strip(".,;:")
    if verb in human_verbs(words):
        return True
    if verb not in words.phrases("speech", "verbs"):
        return False
    return fold(behind) in words.phrases("language", "function_words")


def _speaking(
    parts: Sequence[Sequence[Line]], people: Collection[str], words: Vocabulary
) -> Collection[str]:  # fmt: skip
    """Return the labels of several parts that speak, where they do."""
    times = Counter(label for lines in parts for label, _ in lines)
    those = [one for one in times if one not in people and _may_speak(one, words)]
    again = [one for one in those if times[one] > 1]
    several = [lines for lines in parts if len(lines) >= TWO]
    if len(several) < TWO or len(again) < TWO or any(one in words.countries for one in times):
        return ()
    saying = {label for lines in parts for label, says in lines if says}
    units = [one for one in again if one in _units(words)]
    if len(units) >= TWO and saying:
        return those
    return those if len(saying) >= TWO and saying & {*again} and _answer(parts) else ()


def _may_speak(label: str, words: Vocabulary) -> bool:
    """Whether a label is nothing that notes are parted by: «Acuerdo», «Presupuesto», «Enero»."""
    if label in _units(words):
        return True
    if is_known_word(label, words) or is_topic(label, words) or is_month(label, words):
        return False
    return not opens_no_name(label, words) and kind_of_heading(words, label)[1] < LONE


@lru_cache(maxsize=4)
def _units(words: Vocabulary) -> frozenset[str]:
    """Return what the units of a house are called: «enfermería», "kitchen"."""
    return words.grammar("units_of_house") - name_words(words).roles


def _answer(parts: Sequence[Sequence[Line]]) -> bool:
    """Whether labels come in no order: one comes back behind another, or two follow each other both ways."""
    after: set[tuple[str, str]] = set()
    for lines in parts:
        order = list(dict.fromkeys(label for label, _ in lines))
        back = [one for one, following in pairwise(lines) if one[0] != following[0]]
        if len(back) + 1 > len(order):
            return True
        after.update((one, later) for at, one in enumerate(order) for later in order[at + 1 :])
    return any((later, one) in after for one, later in after)
