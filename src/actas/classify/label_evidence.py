"""What the notes as a whole say of labels before colons: who says «I», and which are no names of people.

«Freja: I counted 31 copies» is said by somebody, whatever tables hold. «Abril: …» beside «Julio: …» is a
month, and «Aurora: …» below «Proyectos» a project: by that a given name alone is nobody.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from actas.classify.turns import is_known_word, names_things, opens_no_name
from actas.model.block import Outline
from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.days import is_month
from actas.vocabulary.fold import fold
from actas.vocabulary.names import name_words, person_score

ASIDE = compiled(r"\s*\([^()]*\)$")
ACRONYM = compiled(r"[A-ZÀ-Þ]{2,6}")
WORD = compiled(r"[^\W\d_]+")
SIGNS, STOPS = ".,;:!?()«»\"'", ".:!?"
SHORT, MOST_SPELLED = 2, 12  # letters that must be all there is; words that spell an acronym out
CAPITALISED, MOST_NAME = 1.0, 2  # `person_score` of words with capitals; words of such a name
TWO = 2  # people who say «I», or months, before one of them says anything


def saying_i(said: Sequence[tuple[str, str]], common: frozenset[str], words: Vocabulary) -> dict[str, str]:
    """Return folded name -> name of those behind whose label somebody speaks of themselves: «Freja: I …».

    Args:
        said: the labels and what stands behind each.
        common: folded words that the notes write in small letters, too.
        words: the vocabulary.

    """
    found: dict[str, str] = {}
    times = 0
    for label, rest in said:
        if _says_i(rest, words) and _may_be_somebody(label, common, words):
            found.setdefault(fold(label), label)
    for label, _ in said if found else ():
        times += fold(label) in found
    # «Cartel: yo me encargo», once, is what somebody notes for themselves.
    return found if times >= TWO else {}


def _says_i(rest: str, words: Vocabulary) -> bool:
    first = fold(rest.lstrip('¿¡«"“ ').partition(" ")[0]).replace("’", "'").rstrip(",")
    opens = first.partition("'")[0] if "'" in first else first
    return opens in words.grammar("says_i")


def _may_be_somebody(label: str, common: frozenset[str], words: Vocabulary) -> bool:
    """Whether a label may be a name: a word or two with capitals that nothing explains."""
    tokens = label.split()
    if len(tokens) > MOST_NAME or person_score(words, label) < CAPITALISED:
        return False
    if opens_no_name(label, words) or names_things(label, words):
        return False
    return not any(fold(one) in common or is_known_word(one, words) for one in tokens)


def telling_of_things(
    outline: Outline, labels: Mapping[str, int], people: Collection[str], words: Vocabulary
) -> frozenset[str]:
    """Return the folded labels that are months, or stand below what lists of things are called: «Barrios»."""
    months = [label for label in labels if is_month(label, words)]
    found = set(months) if len(months) >= TWO else set()
    if len(months) == 1 and not any(_is_somebody(one, people, words) for one in labels if one not in months):
        found.update(months)  # «Julio: poca gente», where nobody else speaks
    for part in outline.walk():
        if part.heading is not None and _lists_things(part.heading.words.text, words):
            below = _labels_of([block.words.text for block in part.blocks()], labels)
            found.update(() if _answer_each_other(below) else below)
    return frozenset(found)


def _answer_each_other(opening: Sequence[str]) -> bool:
    """Whether one of several labels comes back behind others: a list has each of its things once."""
    last = {one: at for at, one in enumerate(opening)}
    return len(last) > 1 and any(last[one] > at + 1 for at, one in enumerate(opening))


def only_speaking(labels: Mapping[str, int], common: Collection[str], texts: Sequence[str]) -> frozenset[str]:
    """Return the folded labels whose small letters stand only before colons, and where something begins.

    «niv: …», and inside of a line «… nada. niv: en junio», «niv tiene que ir»: such a word is no common one.
    """
    again = {label for label, times in labels.items() if times > 1 and label in common}
    for text in texts if again else ():
        before = "."
        for one in text.split():
            bare = one.strip(SIGNS)
            if bare in again and one[-1] != ":" and before[-1] not in STOPS:
                again.discard(bare)
            before = one
    return frozenset(again)


def spelled_out(said: Sequence[tuple[str, str]], words: Vocabulary) -> frozenset[str]:
    """Return the folded acronyms that stand before what they are short for: «CAP : comité d'accueil partagé».

    What only explains a word says nothing, and makes initials of no other.
    """
    bare = ((ASIDE.sub("", label), rest) for label, rest in said)
    return frozenset(
        fold(label) for label, rest in bare if ACRONYM.fullmatch(label) and _spells(label, rest, words)
    )


def _spells(short: str, rest: str, words: Vocabulary) -> bool:
    """Whether the words of a line begin with the letters of an acronym, and say no more."""
    tokens = WORD.findall(rest)
    if not len(short) <= len(tokens) <= MOST_SPELLED:
        return False
    small = words.phrases("language", "function_words")
    told = "".join(one[0] for one in tokens if fold(one) not in small).upper()
    loud = "".join(one[0] for one in tokens if one[0].isupper())
    if len(short) == SHORT:
        return short == told
    return told.endswith(short) or loud.endswith(short)


def counted_things(labels: Mapping[str, int], words: Vocabulary) -> frozenset[str]:
    """Return the folded labels that count what they name: «Aviso: …», «Aviso 2: …», whatever that is."""
    counted = {one.rpartition(" ")[0] for one in labels if one[-1:].isdecimal()}
    return frozenset(one for one in counted if one in labels and one not in name_words(words).given)


def _is_somebody(label: str, people: Collection[str], words: Vocabulary) -> bool:
    return label in people or label.partition(" ")[0] in name_words(words).given


def _lists_things(heading: str, words: Vocabulary) -> bool:
    """Whether a heading ends or begins as lists of places, projects or machines are called: «Barrios».

    «A los municipios», "To the States" say to whom, and list none.
    """
    said = fold(heading).strip(" .:").split()
    if not said or words.grammar("lists_things").isdisjoint((said[0], said[-1])):
        return False  # nearly all
    return said[0] not in words.grammar("addressees")


def _labels_of(texts: Collection[str], labels: Mapping[str, int]) -> list[str]:
    opening = (fold(text.partition(":")[0]).strip() for text in texts if ":" in text)
    return [one for one in opening if one in labels]
