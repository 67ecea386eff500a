"""How much a line looks like a name above what was said: of a person, a country, a body."""

from __future__ import annotations

import re

from actas.model.block import Block
from actas.model.compiled import compiled
from actas.outline.name_shapes import are_people, as_called, is_from, with_office
from actas.vocabulary import Vocabulary
from actas.vocabulary.alone import ASIDE, parted_name
from actas.vocabulary.delegates import is_delegate
from actas.vocabulary.fold import fold
from actas.vocabulary.names import country_of, is_office_alone, known_actor, person_score
from actas.vocabulary.sections import EXACT, kind_of_heading
from actas.vocabulary.senders import sender_in

LONGEST = 5  # words
LONGEST_LINE = 13  # words of a name and what somebody is
LONGEST_UNKNOWN = 3  # words of a name that only its capitals make one
LONGEST_TAIL = 5  # words of what somebody is, behind a comma: «Ana Ruiz, Red del Norte»
# «Perú, Ana Ruiz», «Perú/Chile», «Ana Ruiz – Perú».
STATE_BESIDE = compiled(r"([^\W\d_][^,/()–—-]{1,38}?)\s?(?:,|/|\s[-–—])\s?([^\W\d_][^,/()–—:]{1,38})")
SHORT = compiled(r"[A-ZÀ-Þ]{3,10}")
OF_STATE = compiled(r"[A-ZÀ-Þ]{3,10}[ –-]([^\W\d_][^,/()–—:-]{1,38})")  # «SENARI Perú», «SENARI-Perú»
MAY_JOIN = compiled(r"[/&+|]|\s(?:[-–—]{1,2}|\w{1,3})\s")  # «Ana y Luis», «Ana/Luis», «Ana Ruiz – Red Sur»
AGE = compiled(r"\d{1,2} [^\W\d_]+")
CAPITALISED, KNOWN, SURE = 1.0, 2.0, 3.0  # points of capitals, of a given name, of somebody beyond doubt


def points_of(block: Block, initials: frozenset[str], words: Vocabulary) -> float:
    """Say how much a block looks like a name above what was said, from 0 to 3."""
    if not _may_be_name(block):
        return 0.0  # nearly all
    text = block.words.text.strip()
    if sent := sender_in(text):
        return SURE if person_score(words, ASIDE.sub("", sent)) >= KNOWN else CAPITALISED
    named = text.rstrip(":").strip()
    apart = block.gap > 0 or block.words.all_bold
    if apart and "," in named and (held := with_office(named, words)):
        return held
    if not named or text.endswith(("?", "!", ",")) or len(named.split()) > LONGEST_LINE:
        return 0.0
    if named[0] == "[" and named[-1] == "]":
        named = named[1:-1]
    return _of_name(named, block, initials, words)


def _of_name(named: str, block: Block, initials: frozenset[str], words: Vocabulary) -> float:
    """Say the same of what stands before a colon, or of the whole line."""
    sure = SURE if block.words.text.rstrip().endswith(":") else KNOWN
    if (beside := STATE_BESIDE.fullmatch(named)) and _are_state_and_another(beside, words):
        return sure
    if (of := OF_STATE.fullmatch(named)) and country_of(words, of[1]):
        return KNOWN
    if MAY_JOIN.search(named):
        joint = sure == SURE and are_people(named, words)  # without a colon as often whose tasks stand below
        if joint or (block.gap and is_from(named, words)):
            return KNOWN
    bare, aside, tail = parted_name(named, words)
    if len(bare.split()) > LONGEST and not tail and known_actor(words, bare):
        return sure  # a body's name in full
    if not 0 < len(bare.split()) <= LONGEST or kind_of_heading(words, named)[1] >= EXACT:
        return 0.0
    states = " " in named and _are_countries(named, words)
    if tail and "," in named and not states:
        return _with_tail(bare, tail, block, words)
    if states or known_actor(words, bare) or bare in initials or is_delegate(bare, words):
        return sure
    called = as_called(bare, words) if sure == SURE and not tail else 0.0
    return called or _as_it_looks(bare, aside, tail, named, words)


def _as_it_looks(bare: str, aside: str, tail: str, named: str, words: Vocabulary) -> float:
    """Say the same of a name that no table of countries and bodies holds."""
    score = person_score(words, bare) or (CAPITALISED if _is_body(bare, words) else 0.0)
    if score == CAPITALISED:
        if _is_short_form(aside, bare) or (bare.isupper() and aside and country_of(words, aside)):
            return KNOWN
        return (
            0.0 if tail or named[-1] == "." or len(bare.split()) > LONGEST_UNKNOWN else score
        )  # «Disagrees.»
    return score or (CAPITALISED if not tail and is_office_alone(bare, words) else 0.0)


def _are_countries(named: str, words: Vocabulary) -> bool:
    """Whether a line is two countries or more, the last behind a conjunction: «Perú, Chile y Bolivia»."""
    tokens, joint = named.split(), words.grammar("and")
    at = next((at for at in range(len(tokens) - 2, 0, -1) if tokens[at] in joint), 0)
    if not at:
        return False
    several = [*" ".join(tokens[:at]).rstrip(",").split(", "), " ".join(tokens[at + 1 :])]
    return all(country_of(words, one) for one in several)


def _are_state_and_another(beside: re.Match[str], words: Vocabulary) -> bool:
    """«Perú, Ana Ruiz», «Perú/Chile», «Ana Ruiz - Perú»: a country and who speaks for it, or two."""
    first, last = beside[1], beside[2]
    if not country_of(words, first):
        first, last = last, first
    if not country_of(words, first) or (first is beside[2] and "," in beside[0]):
        return False  # «Ana Ruiz, Perú» may be one of a list
    if SHORT.fullmatch(last):
        return True  # «Perú/SENARI»
    return person_score(words, last) >= KNOWN or known_actor(words, last) is not None


def _may_be_name(block: Block) -> bool:
    """Whether a line stands alone, without mark or number (a name keeps neither)."""
    numbered = block.marker is not None or block.label is not None
    if block.kind not in ("paragraph", "heading") or numbered or block.cues[:1] == ("carrier-heading",):
        return False
    return block.span.first == block.span.last


def _with_tail(name: str, tail: str, block: Block, words: Vocabulary) -> float:
    """Say the same of a name with what somebody is: «Ana Ruiz, Red del Norte», «REDES, Chile», «Eva, 9 años».

    A blank line stands above, or all is bold: names in a list have a comma, too.
    """
    told = tail.rsplit(",", 1)[-1]
    if len(tail.split()) > LONGEST_TAIL or not (block.gap or block.words.all_bold) or tail[-1:] == ".":
        return 0.0
    if any(person_score(words, one) >= KNOWN or _is_figure(one.strip()) for one in tail.split(",")):
        return 0.0  # «Ana, Luis», «Junta, 3/5»
    if name.isupper() and name.isalpha():
        return KNOWN if country_of(words, told) or known_actor(words, name) else 0.0
    score = person_score(words, name)
    return score if score >= KNOWN else 0.0


def _is_figure(text: str) -> bool:
    """Whether figures are no age, which is one of two words: «15 años»."""
    return any(map(str.isdecimal, text)) and AGE.fullmatch(text) is None


def _is_body(name: str, words: Vocabulary) -> bool:
    """«Colectivo Voces», "Finance Committee": whether the noun of a body opens or ends a name in capitals."""
    tokens = name.split()
    if not 1 < len(tokens) <= LONGEST or not (tokens[0][0].isupper() and tokens[-1][0].isupper()):
        return False
    ends = {fold(tokens[0]), fold(tokens[-1])}  # in English the noun stands last
    return any(not ends.isdisjoint(words.phrases("actors", key)) for key in ("bodies", "named_bodies"))


def _is_short_form(short: str, name: str) -> bool:
    """«Coordinadora Nicaragüense (CONIC)»: whether brackets hold the letters by which a body is known."""
    return short[:1] != "" and short.isupper() and short.isalpha() and fold(short[:1]) == fold(name[:1])
