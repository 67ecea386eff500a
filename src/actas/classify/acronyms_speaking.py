"""Bodies that only their acronym names, known by who speaks beside them: «Perú: …», «SENARI: …», «Chile: …».

An acronym before a colon is as often a topic («API: …», «AGUA: …») as a body. It is a body where most of
the labels beside it are countries, known bodies or people, where a country stands behind it («CODRAM (Chile):
…»), and in a list below words that say that somebody spoke.

Other signs than a colon, «Bdos = …», «Red del Mar / …», are no topic's. Where nearly all lines of a list have
one, and some of those before it are known, whoever stands there speaks, in the writer's own short forms too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain

from actas.classify.bodies import names_body
from actas.classify.turns import is_known_word
from actas.model.block import Block, Node, Outline
from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import (
    country_by_code,
    country_of,
    country_of_three,
    known_actor,
    name_words,
    person_score,
)
from actas.vocabulary.patterns import between_names
from actas.vocabulary.sections import kind_of_heading

# «SENARI: …», «SENARI (Perú). …», «(SENARI) …», «SENARI Perú - …», and the acronym alone on its line.
ACRONYM = compiled(
    r"[(\[]?([A-ZÀ-Þ]{3,10})(?: ([^\W\d_][^:.;()\n/–—-]{2,25}?)|\s?\(([^()\n]{2,40})\))?"
    r"(?:\s?[:.)\]]-?|\s(?:[-–—/=→]|[-=]>)|$)(?:\s|$)"
)
# «Perú: …», «Ana Ruiz (Chile). …»
LABEL = compiled(
    r"[(\[]?([^\W\d_][^:.;!?()\n–—]{1,40}?)(?:\s?\([^()\n]{2,40}\))?(?:\s?[:.)\]]-?|\s[-–—]|$)(?:\s|$)"
)
LAST = compiled(r"[^(]*[^\s(]\s\(([^()\n]{2,40})\)[.;]?")  # «… en el norte (SENARI).»
SHORT = compiled(r"[A-ZÀ-Þ]{3,10}")
ARROWED = compiled(
    r"([^\s:;!?>→][^:;!?\n>→]{0,40}?)\s*(?:(?:[-=]>|→)\s*|/\s+|\s[=>]\s+)(?=[^\s\d>]|\d[\d.,]* [^\W\d_])"
)
SIGNS = compiled(r"\s*[()\[\]–—/→|;:,]\s*|\s-\s|\.\s")  # that set off who does something
OPENS = ("(", "[")
BRACKETED = compiled(r"[(\[]([^\W\d_][^()\[\]\n:;]{1,40})[)\]]:?\s+(?=\S)")
FIRST = compiled(r"\s*(?:[.,:;(/]|[-=]>|→|\s[-–—]\s)")  # behind the first that stands behind a sign
LONGEST = 40  # characters of a name
PERSON = 2.0  # `person_score` of a known given name
INITIALS = 3  # letters that beside people are as well somebody's initials
LEAST = 2  # who must speak beside it
SIGNED, OF_SIGNED = 3, 4  # lines of a list with such signs, and of how many labels one is known, at least
MOST_COUNTED = 3  # words behind a figure that only counts: «4 grupos»
MOST_WORDS = 5  # of who stands before a sign
PREFIX = (3, 4)  # letters of a country's name that its short form has


def acronyms_speaking(
    outline: Outline,
    shouting: Collection[str],
    people: Mapping[str, str],
    common: Collection[str],
    words: Vocabulary,
) -> dict[str, str]:
    """Return folded acronym -> acronym of the bodies that speak in the lists of an outline.

    ``shouting`` are the texts with three capitals or more in a row, ``people`` those known by name, folded,
    ``common`` the folded words that the notes write in small letters.
    """
    found: dict[str, str] = {}
    for above, nodes in _lists(outline) if shouting else ():
        loud = [text for node in nodes if (text := node.block.words.text) in shouting]
        short = [one for text in loud if (one := _acronym(text, common, words))]
        if short:
            found.update({fold(one): one for one in _bodies(above, nodes, short, people, words)})
    return found


def before_signs(
    outline: Outline, people: Mapping[str, str], bodies: Collection[str], words: Vocabulary, *, codes: bool
) -> frozenset[str]:
    """Return the folded labels that speak before an equals sign, a stroke, an arrow or a tab, or in brackets.

    ``codes``: two capitals are a country's here.

    They do in lists of which nearly all lines have such a sign. What shortens a word, «TB = tuberculosis», or
    counts, speaks for nobody. Who speaks in one list is known in the others.
    """
    pools = [rows for rows in _signed_rows(outline, words) if len(rows) >= SIGNED]
    times = Counter(fold(label) for label, _ in chain.from_iterable(pools))
    found: set[str] = set()
    for rows in pools * LEAST:
        labels = {fold(label): label for label, _ in rows}
        bodies_here = {one for one, label in labels.items() if one in found or one in bodies
                       or _is_state_or_body(label, words)
                       or (codes and country_by_code(words, label))}  # fmt: skip
        short = {one for one in labels if shortens_country(one, words)}
        known = bodies_here | short | {
            one for one, label in labels.items() if _is_somebody(label, people, words)
        }  # fmt: skip
        sure = bodies_here or len(short) >= SIGNED  # of people alone a stroke says as well who is with whom
        if not sure or len(known) < LEAST or len(known) * OF_SIGNED < len(labels):
            continue
        found |= known
        found.update(
            one for one, label in labels.items()
            if label[0].isupper() and (times[one] > 1 or not is_known_word(label, words))
        )  # fmt: skip
    return frozenset(found)


def _is_state_or_body(label: str, words: Vocabulary) -> bool:
    if known_actor(words, label) or names_body(label, words):
        return True
    return country_of_three(words, label) is not None


def _signed_rows(outline: Outline, words: Vocabulary) -> Iterator[list[tuple[str, str]]]:
    """Yield what stands before and behind such signs in each list; those of groups are one list."""
    of_groups: list[tuple[str, str]] = []
    for above, nodes in _lists(outline):
        rows = [one for node in nodes if (one := _signed(node.block, words))]
        tabbed = any(node.block.look.tabbed for node in nodes) if rows else False
        if tabbed and fold(above.partition(" ")[0]) in words.grammar("small_groups"):
            of_groups += rows
        elif len(rows) >= SIGNED and (tabbed or len(rows) * 2 >= len(nodes)):
            odd = sum(_is_no_speech(label, behind, words) for label, behind in rows)
            yield rows if odd * OF_SIGNED < len(rows) else []
        elif tabbed:
            of_groups += [one for one in rows if one[0].isupper()]
    yield of_groups


def _signed(block: Block, words: Vocabulary) -> tuple[str, str] | None:
    """Return what stands before a sign, and behind it."""
    text = block.words.text
    if block.look.tabbed:
        label, _, behind = text.partition(": ")
    elif found := ARROWED.match(text):
        label, behind = found[1].strip(), text[found.end() :]
    elif found := BRACKETED.match(text) if text[:1] in OPENS else None:
        label, behind = found[1], text[found.end() :]
    else:
        return None
    label = label.partition(" (")[0]
    return (label, behind) if label and len(label.split()) <= MOST_WORDS else None


def _is_no_speech(label: str, behind: str, words: Vocabulary) -> bool:
    """Whether a line counts, explains a short form, or leads from one to another: «Perú -> Chile»."""
    initials = "".join(one[0] for one in fold(behind).split())
    first = FIRST.split(behind, maxsplit=1)[0]
    return (
        (behind[:1].isdecimal() and len(behind.split()) <= MOST_COUNTED)
        or (len(label) > 1 and initials.startswith(fold(label)))
        or known_actor(words, first) is not None
        or person_score(words, first) >= PERSON
    )


def shortens_country(folded: str, words: Vocabulary) -> bool:
    """«bol», «guy»: whether letters begin the name of a country, and are none."""
    if len(folded) not in PREFIX or is_known_word(folded, words):
        return False
    names = _names_in_lines(words)
    return names.count(f"\n{folded}") > names.count(f"\n{folded}\n")


@lru_cache(maxsize=4)
def _names_in_lines(words: Vocabulary) -> str:
    """Return the names of countries, a line each, in which few calls look something up."""
    return "\n{}\n".format("\n".join(words.countries))


def _lists(outline: Outline) -> Iterator[tuple[str, Sequence[Node]]]:
    """Yield what stands above a list, and the list."""
    for part in outline.walk():
        yield (part.heading.words.text if part.heading else ""), part.nodes
        for node in part.nodes:
            if node.children:
                yield "", node.children


def _acronym(text: str, common: Collection[str], words: Vocabulary) -> tuple[str, str] | None:
    """Return the acronym that labels a text, and the country or name beside it."""
    found = ACRONYM.match(text) if text[:3].isupper() or text[:1] in OPENS else None
    ends = _at_the_end(text)
    short = found[1] if found else ends if SHORT.fullmatch(ends) else _set_off(text)
    if not short or not may_be_acronym(short, common, words):
        return None
    if found and found[2]:  # «SENARI Perú: …»
        return (f"{short} {found[2]}", found[2]) if country_of(words, found[2]) else None
    return short, (found[3] or "") if found else ""


def _at_the_end(text: str) -> str:
    """Return what stands in brackets at the end of a text."""
    found = LAST.fullmatch(text) if text[-1:] == ")" or text[-2:-1] == ")" else None
    return found[1] if found else ""


def _set_off(text: str) -> str:
    """«Enviar el mapa (SENARI, 15 de junio)», «… – SENARI – …»: the only acronym that signs set off."""
    short = [one for one in SIGNS.split(text) if SHORT.fullmatch(one)]
    return short[0] if len(short) == 1 else ""


def may_be_acronym(short: str, common: Collection[str], words: Vocabulary) -> bool:
    """Whether capitals are no word of these notes, none that labels things, and no person or country."""
    folded = fold(short)
    if folded in common or short in words.as_written("words", "everyday") or is_known_word(short, words):
        return False
    if folded in name_words(words).not_speakers or known_actor(words, short) is not None:
        return False
    return person_score(words, short) < PERSON


def _label(text: str, people: Mapping[str, str], words: Vocabulary) -> str:
    """Return who labels or owns a text, by what signs set off in it; else what stands before a sign."""
    found = LABEL.match(text)
    label = _at_the_end(text) or (found[1] if found else "")
    if not label or _is_somebody(label, people, words):
        return label
    parts = SIGNS.split(text)
    return next((one for one in parts if one and one != label and _is_somebody(one, people, words)), label)


def _is_somebody(text: str, people: Mapping[str, str], words: Vocabulary) -> bool:
    """Whether a short text names a country, a body, somebody, an office or a group, or several of these."""
    if len(text) > LONGEST:
        return False
    table = name_words(words)
    if fold(text) in people or fold(text) in table.groups or fold(text) in table.roles:
        return True
    if known_actor(words, text) is not None:
        return True  # «Antigua and Barbuda» is one
    parts = [one for one in between_names(words).split(text) if one]
    return bool(parts) and all(
        known_actor(words, one) is not None or person_score(words, one) >= PERSON for one in parts
    )


def _bodies(
    above: str,
    nodes: Sequence[Node],
    short: Sequence[tuple[str, str]],
    people: Mapping[str, str],
    words: Vocabulary,
) -> list[str]:
    """Return which acronyms of a list are bodies, by what stands above them, beside them and behind them."""
    named = {one for one, _ in short}
    beside = [
        one for node in nodes if (one := _label(node.block.words.text, people, words)) and one not in named
    ]
    states = sum(known_actor(words, one) is not None for one in beside)
    known = sum(_is_somebody(one, people, words) for one in beside)
    others = len(beside) - known
    told = others == 0 and len(named) >= LEAST and kind_of_heading(words, above)[0] == "interventions"
    speak = known >= LEAST and others * 2 < known + len(short)
    if told or (speak and states):
        return list(named)
    if speak:
        return [one for one in named if len(one) > INITIALS]
    of_states = [one for one, state in short if state and country_of(words, state)]
    return of_states if len(of_states) >= LEAST else []
