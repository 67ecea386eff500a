"""How people call one another: «Ana, zuki, Tomás y yo (Eva)», «luis p.», «caro: …», «jdupont: …», «M: …»."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache

from actas.classify.turns import is_known_word
from actas.model.compiled import compiled
from actas.model.record import Participant
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import name_words, person_score, without_honorifics
from actas.vocabulary.patterns import any_of
from actas.vocabulary.phrases import words_in

LEAST = 3  # pieces of a list
KNOWN = 1.5  # `person_score` of a name with a known part
ASIDE = compiled(r"\s*\([^()]*\)")
HONOURED = 3.0  # and of one behind an honorific: «tia Lurdes»
SIGNS = " .*_"
ONE_SMALL = compiled(r"([^\W\d_A-ZÀ-Þ]{2,})\s*(?:$|[:(])")  # «zuki», «zuki: vivero», «zuki (la mayor)»
SHORTEST, SHORTEST_SMALL = 3, 4  # letters of a short form with a capital, and of one without
SHORTEST_HANDLE = 5
SEVERAL, OFTEN = 2, 3  # letters alone before colons; lines that open with one
QUESTIONS, ANSWERS = frozenset("pq"), frozenset("ra")  # what marks them
SMALL_INITIALS = compiled(r"[a-zà-ÿ]{2,3}")
TURNS = 5  # labels in small initials that make a record of who said what
SURE = 2  # labels that are people beyond doubt, beside which a short form is somebody


def without_myself(text: str, words: Vocabulary) -> str:
    """«Ana, Luis y yo (Eva)» -> «Ana, Luis y Eva»; who only says «yo» names nobody."""
    if words.phrases("attendance", "myself").isdisjoint(words_in(fold(text))):
        return text  # nearly all
    told, alone = _myself(words)
    return alone.sub(_unless_acronym, told.sub(r"\1", text)).strip(" ,;")


def _unless_acronym(me: re.Match[str]) -> str:
    """Return nothing for who writes, and "MoI", a ministry, as it stands."""
    word = me[0].strip(" ,")
    return me[0] if word[1:2].islower() and not word[1:].islower() and " " not in word else ""


@lru_cache(maxsize=4)
def _myself(words: Vocabulary) -> tuple[re.Pattern[str], re.Pattern[str]]:
    me, joined = any_of(words.phrases("attendance", "myself")), any_of(words.grammar("and"))
    told = compiled(rf"(?<!\w){me}\s*\(([^()]+)\)", re.IGNORECASE)
    alone = compiled(
        rf"(?:^|,\s*|\s+)(?:{joined}\s+)?(?<!\w){me}(?=\s*(?:[,;]|(?<=[^\W\d_]{{2}})\.\s|$))", re.IGNORECASE
    )
    return told, alone


def is_of_nicknames(pieces: Sequence[str], words: Vocabulary) -> bool:
    """Whether short pieces in small letters stand among names: not «Ana, custodia, Luis, tesorero»."""
    bare = [ASIDE.sub("", piece).strip(SIGNS) for piece in pieces]
    bare = [one for one in bare if not _counts_others(one, words)]
    small = [at for at, one in enumerate(bare) if one[:1].islower()]
    if len(bare) < LEAST or not small or any(not one or len(one.split()) > LEAST for one in bare):
        return False
    if small == list(range(1, len(bare), 2)) and not all(_is_small_name(bare[at], words) for at in small):
        return False
    if len(small) == 1 and small[0] == len(bare) - 1 and not _is_small_name(bare[-1], words):
        return False  # «…, Rey et Dun, enseignantes»
    if len(small) == len(bare) and all(_may_be_called(one, words) for one in bare):
        return True  # «mo, zil, katla»: whether a table holds one or none, and none says what people are
    whole = all(
        _is_small_name(one, words) or " " not in one or person_score(words, one) >= HONOURED
        if one[:1].islower()
        else person_score(words, one) >= 1.0
        for one in bare
    )
    if not whole:
        return False
    named = sum(person_score(words, one) >= KNOWN or _is_small_name(one, words) for one in bare)
    if (
        named > 1
        and len(small) == len(bare)
        and not any(" " in one or is_known_word(one, words) for one in bare)
    ):
        return True  # «ana, zuki, teo, chispa, mirlo»: all in small letters, and none says what people are
    shown = sum(one[:1].isupper() or _is_small_name(one, words) for one in bare)
    return named > 0 and shown * 2 >= len(bare)


def are_small(lines: Sequence[str], words: Vocabulary) -> bool:
    """Whether each line names one person in small letters: «ana», «zuki», «teo: vivero», «eva (la mayor)»."""
    named = [small_name(line) for line in lines if line[:1].islower()]
    return len(named) == len(lines) and all(named) and is_of_nicknames(named, words)


def _may_be_called(text: str, words: Vocabulary) -> bool:
    if _is_small_name(text, words):
        return True
    if not is_small_nickname(text, words) or fold(text) in words.phrases("names", "professions"):
        return False
    return fold(text) not in words.grammar("folk", "everybody", "somebody")


def is_small_nickname(text: str, words: Vocabulary) -> bool:
    """Whether a line of such a list is a word that no table holds: who is called so.

    «vecinos», «socias», «voisins», «members» may be several.
    """
    several = text[-1:] == "s"
    return (
        text.isalpha() and not several and person_score(words, text) <= 0 and not is_known_word(text, words)
    )


def small_name(line: str) -> str:
    """Return the word in small letters that a line is, but for what it tells of somebody; else nothing."""
    found = ONE_SMALL.match(line)
    return found[1] if found else ""


def _counts_others(text: str, words: Vocabulary) -> bool:
    """«los del bajo», «2 caras nuevas»: whether a piece tells of people without naming any."""
    first, _, rest = text.partition(" ")
    return bool(rest) and rest.islower() and (first.isdecimal() or first in words.grammar("articles"))


def _is_small_name(text: str, words: Vocabulary) -> bool:
    """«ana», «eva soto»: a known given name in small letters, and perhaps a surname."""
    first, *others = fold(text).split() or [""]
    return text.islower() and first in name_words(words).given and len(others) < LEAST


def is_nickname(piece: str, last: str, words: Vocabulary) -> bool:
    """Whether a piece in small letters is one more person, beside one with a single name."""
    bare = ASIDE.sub("", piece).strip(SIGNS)
    if not bare[:1].islower() or not bare.replace(" ", "").replace(".", "").replace("-", "").isalpha():
        return False
    if fold(bare) in name_words(words).roles:
        return False
    lone = " " not in last or " " not in without_honorifics(last, words)  # «Prof. Nilza, zito»
    if _is_small_name(bare, words):
        return lone or last.islower()
    return " " not in bare and lone and not is_known_word(bare, words)


def called_short(
    written: Sequence[str], present: Sequence[Participant], people: Mapping[str, str],
    common: Collection[str], words: Vocabulary,
) -> dict[str, str]:  # fmt: skip
    """Return the labels that are short for one of those who came, where others name people.

    A short form begins the given name of one person only, and is no word of the notes or the vocabulary.
    """
    unknown = {fold(one): one for one in written if one.isalpha() and len(one) >= SHORTEST}
    sure = people.keys() & unknown.keys()
    if len(sure) < SURE or len(sure) == len(unknown):
        return {}
    names = [(fold(one.name).replace("-", " ").split(), one.name) for one in present if one.kind == "person"]
    found: dict[str, str] = {}
    for label in unknown.keys() - sure:
        handle = {name for parts, name in names if _is_handle(label, parts)}
        those = handle or {name for parts, name in names if _begins(label, unknown[label], parts)}
        word = not handle and (label in common or is_known_word(label, words))
        if len(those) == 1 and not word:
            found[label] = those.pop()
    return found


def _begins(label: str, written: str, parts: Sequence[str]) -> bool:
    """Whether a label is the beginning of a given name."""
    least = SHORTEST_SMALL if written.islower() else SHORTEST
    return least <= len(label) < len("".join(parts[:1])) and parts[0].startswith(label)


def _is_handle(label: str, parts: Sequence[str]) -> bool:
    """Whether a label is the first letter of a name and its last part."""
    return len(parts) > 1 and len(label) >= SHORTEST_HANDLE and label == parts[0][0] + parts[-1]


def letters_speaking(
    written: Sequence[str], present: Iterable[Participant], people: Mapping[str, str]
) -> dict[str, str]:
    """Return whom each letter before a colon means, where every one begins the name of one who came."""
    used = [label for label in written if len(label) == 1 and label.isupper()]
    letters = {fold(one) for one in used}
    if len(letters) < SEVERAL or len(used) < OFTEN or asks_with(letters):
        return {}
    begun: dict[str, set[str]] = {}
    for one in present:
        if one.kind == "person":
            begun.setdefault(fold(one.name[:1]), set()).add(one.name)
    found = {letter: next(iter(begun[letter])) for letter in letters if len(begun.get(letter, ())) == 1}
    return found if len(found) == len(letters) and people.keys().isdisjoint(letters) else {}


def small_initials(written: Sequence[str], words: Vocabulary) -> dict[str, str]:
    """Return the initials in small letters by which people speak in turns: «jb: …», «rv: …», «jb: …».

    Two of them at least come again, and they are most of what stands before colons. «dr: …», among them, is
    short for nobody's office.
    """
    honorifics = name_words(words).honorifics
    short = Counter(
        one for one in written
        if SMALL_INITIALS.fullmatch(one) and (fold(one) in honorifics or not is_known_word(one, words))
    )  # fmt: skip
    again = sum(times > 1 for times in short.values())
    if again < SEVERAL or short.total() < TURNS or short.total() * 2 <= len(written):
        return {}
    return {fold(one): one for one in short}


def asks_with(letters: Iterable[str]) -> bool:
    """Whether letters mark questions and answers: «P: …», «R: …»; «A: …», «R: …» are two who speak."""
    used = frozenset(letters)
    return not (used.isdisjoint(QUESTIONS) or used.isdisjoint(ANSWERS))
