"""Rounds of who spoke: below «Intervenciones», and among countries, bodies that no table holds speak, too.

So do groups that people worked in, where a heading asks them, or names them: "What the tables said".
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import takewhile

from actas.classify.acronyms_speaking import BRACKETED, LEAST, SHORT, may_be_acronym, shortens_country
from actas.classify.bodies import is_proper, names_body, names_whole
from actas.classify.cast import ASIDE, LABEL, Cast
from actas.classify.identity import CAPITALISED, GIVEN, holds_word, identify
from actas.classify.speakers import speaker_of
from actas.classify.subjects import DOES, Speaker
from actas.classify.turns import is_known_word
from actas.model.block import Block, Node
from actas.model.compiled import compiled
from actas.model.plain import replace
from actas.model.record import Actor
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import country_by_code, country_of_three, known_actor, name_words, person_score
from actas.vocabulary.sections import LONE, NEARLY, kind_of_heading
from actas.vocabulary.sentences import is_sentence

FEWEST, OF_FIVE = 3, 4  # labels that make a round, and in how many of five lines somebody speaks
LONGEST = 8  # words of a label
NOBODY: Mapping[str, Speaker] = {}
# «CICR Desde marzo …», where the sign was forgotten
BEGUN = compiled(r"([A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+){0,2}?) ([A-ZÀ-Þ][a-zà-ÿ]*) (?=\w)")
DASHES: Collection[str] = "-–—"
UNSAID = frozenset({"participants", "agenda", "questions"})
# «Perú. …», «Perú (Ana Ruiz): …», «PERÚ / …», «Perú.- …», «PE / SENARI: …»: what stands before the sign, an
# office beside it, and the sign.
OPENING = compiled(
    r"([^\W\d_][^.:;!?/=→>\n–—]{1,60}?)"
    r"(\s?(?:/|(?<=\s)[-–])\s?[A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+){0,3}(?=\s?[:.]\s))?"
    r"\s?(:|\.\s?[-–—]|\.|(?<=\s)[-–—=]|/|[-=]>|→)\s+(?=\S)"
)
BRIEFLY = compiled(r"[^\W\d_]{2,4}\s?(?:[:.=/(–—-]|->|→)")
LONGEST_BRIEF = 4  # letters of a country's short form
MIXED = compiled(r"[A-ZÀ-Þ][\w-]*[a-z][A-ZÀ-Þ][\w-]*")  # «RedSol», as bodies write themselves

# «Grupo 1. …», "Table two: …", and what goes on without a sign: "Table three had …"
GROUP = compiled(r"([^\W\d_][\w-]* \w{1,12})(?:\s?(?:\.-|[:.]|(?<=\s)[–—-])\s+(?=\S)|(?= [^\W\d_A-ZÀ-Þ]))")
ASKING, SIGNS = "?", '¿ .,:;()«»"'
GROUPS, TELLS = 2, 5  # groups; words that tell something, and are no list of who is in one


def labelled_round(nodes: Sequence[Node], cast: Cast, words: Vocabulary) -> Mapping[str, Speaker]:
    """Return the lines that open with such a label, and who each is, where somebody speaks in nearly all.

    «COCODE Chisec: …», «la presidenta del comité: …» beside «Guatemala: …»; half of the labels speak.
    """
    lines = (node.block for node in nodes if node.block.words.text)
    # «Se acordó:» leads in to what nobody says any more.
    blocks = list(takewhile(lambda block: block.words.text[-1] != ":", lines))
    labels = {block.words.text: label for block in blocks if (label := _label(block))}
    if len(labels) < FEWEST:
        return {}
    heard = {block.words.text for block in blocks if speaker_of(block, cast, words, listed=1) is not None}
    found = {text: label for text, label in labels.items() if text not in heard and _may_speak(label, words)}
    several = (len(found) + len(heard & labels.keys())) * 2 >= len(labels)
    if not heard or not several or len(heard | labels.keys()) * 5 < len(blocks) * OF_FIVE:
        return {}
    return {
        text: Speaker(_actor(label, cast, words), len(text) - len(_said(text)), "label-colon")
        for text, label in found.items()
    }


def _label(block: Block) -> str | None:
    """Return what stands before a colon, and something behind it."""
    found = LABEL.match(block.words.text)
    label = found[1] if found else None
    return label if label and len(label.split()) <= LONGEST else None


def _said(text: str) -> str:
    return text.partition(":")[2].lstrip()


def _may_speak(label: str, words: Vocabulary) -> bool:
    """Whether an office, the noun of a body or an acronym and a name open a label, its article before it.

    What sections are called and a key of the meeting do not; nor does an acronym alone: «DNS: …».
    """
    if kind_of_heading(words, label)[1] >= NEARLY or fold(label) in words.keyed("meeting"):
        return False
    first, _, rest = label.partition(" ")
    if rest and fold(first) in words.grammar("articles"):
        label = rest
        first, _, rest = label.partition(" ")
    acronym = len(first) > 1 and first.isupper() and first.isalpha() and rest[:1].isupper()
    return acronym or fold(first) in name_words(words).roles or names_body(label, words)


def _actor(label: str, cast: Cast, words: Vocabulary, *, kind: str = "group") -> Actor:
    if known := identify(label, cast, words, least=GIVEN):
        return known
    bare = ASIDE.sub("", label)
    return Actor(name=bare, kind=kind, as_written=label if bare != label else None)


def opens_briefly(texts: Sequence[str]) -> bool:
    """Whether the first two of several texts open with few letters and a sign, as short forms do."""
    return len(texts) >= FEWEST and all(map(BRIEFLY.match, texts[:2]))


def beside_countries(texts: Sequence[str], kind: str, cast: Cast, words: Vocabulary) -> Mapping[str, Speaker]:
    """Return the points that open with a body as those beside them do with countries, and which it is.

    «Red de Riberas / …» between «Perú / …» and «Chile / …»; a topic is none: «Equipos / …». So do short forms
    of countries, «Gua - …» beside «Hon - …», and people of them: «Sra. Paz (Perú) / …».
    """
    if kind in UNSAID:
        return NOBODY
    found = {text: opening for text in texts if (opening := OPENING.match(text))}
    known = {text: state for text, opening in found.items() if (state := _known(opening[1], words))}
    brief = _briefly([one for text, one in found.items() if text not in known], known, cast, words)
    known |= brief
    if not cast.countries and len(brief) < FEWEST:
        return NOBODY
    states = [found[text][3][-1] for text, state in known.items() if state.code or text in brief]
    signs = DASHES if states[:1] and states[0] in DASHES else states[:1]
    # A stroke parts no topic from what is told of it: «Red Lago / …» stands among colons, too.
    alike = {text: one for text, one in found.items() if one[3][-1] in signs or (signs and one[3] == "/")}
    if (
        len({found[text][1] for text in alike if text in known and (known[text].code or text in brief)})
        < FEWEST
    ):
        return NOBODY
    those = [text for text in alike if text in known]
    mostly = len(those) * 4 >= len(alike) * 3
    bodies = {
        text: one
        for text, one in alike.items()
        if text not in known and _may_be_body(one, cast, words, mostly=mostly)
    }
    if (len(those) + len(bodies)) * 2 <= len(texts):
        return NOBODY
    named = {
        text: Speaker(_actor(opening[1], cast, words, kind="organisation"), opening.end(), "label-colon")
        for text, opening in bodies.items()
    }
    # Nearly all are a country and no more.
    more = [text for text in those if alike[text][2] or text in brief or "(" in alike[text][1]]
    told = {text: one for text in more if (one := _more_than_state(known[text], alike[text], brief, words))}
    return {**_without_sign([text for text in texts if text not in alike], words), **named, **told}


def towns_telling(
    texts: Sequence[str], heading: str, cast: Cast, words: Vocabulary
) -> Mapping[str, Speaker]:  # fmt: skip
    """Return the points of towns by name, where the heading asks towns, or the title names a network of them.

    «Cuilapa. …» below «Ronda de municipios»; below another heading names in brackets alone are believed,
    «(Cuilapa) …», and such as say who speaks for the town: «Cuilapa (Ana Ruiz): …».
    """
    nouns = words.grammar("towns")
    asked = not nouns.isdisjoint(fold(heading).strip(SIGNS).split())
    if not asked and nouns.isdisjoint(cast.meets):
        return NOBODY
    found = {text: one for text in texts if (one := BRACKETED.match(text) or OPENING.match(text))}
    sure = asked or len([one for one in found.values() if _shows_who(one, words)]) * 4 >= len(found) * 3
    named = {text: one for text, one in found.items() if _may_be_town(one[1], cast, words)}
    if not sure or len({one[1] for one in named.values()}) < FEWEST or len(named) * 4 < len(texts) * 3:
        return NOBODY
    return {
        text: Speaker(_actor(one[1], cast, words, kind="organisation"), one.end(), "label-colon")
        for text, one in named.items()
    }


def _shows_who(opening: re.Match[str], words: Vocabulary) -> bool:
    """«(Cuilapa) …», «Cuilapa (Ana Ruiz): …»."""
    aside = ASIDE.search(opening[1])
    return opening.string[:1] in "([" or (aside is not None and person_score(words, aside[1]) >= CAPITALISED)


def _may_be_town(label: str, cast: Cast, words: Vocabulary) -> bool:
    bare = ASIDE.sub("", label)
    if len(bare.split()) > LONGEST // 2 or not is_proper(bare, words) or bare.isupper():
        return False
    return kind_of_heading(words, bare)[1] < LONE and not is_known_word(bare, words) and bare[:1].isupper()


def _briefly(
    openings: Sequence[re.Match[str]], known: Mapping[str, Actor], cast: Cast, words: Vocabulary
) -> dict[str, Actor]:
    """Return the texts that open with a country's short form, where most of so few letters are such.

    Two capitals are as well an office's, «IT», «PR»: they count beside others, or where an office stands
    beside them, «PE / SENARI», «PE (SENARI)».
    """
    # Cut before it is asked: nearly all labels are long.
    short = [(one[1].partition(" (")[0], one) for one in openings if not one[1][4:] or "(" in one[1][2:6]]
    if not short:
        return {}
    found: dict[str, Actor] = {}
    offices = sum(bool(one[2]) or label != one[1] for label, one in short)
    sure = cast.countries >= FEWEST or len([one for one in known.values() if one.code]) >= LEAST
    sure = sure or (offices >= FEWEST and offices * 2 > len(short)) or _are_codes(short, known, cast, words)
    for label, one in sorted(short, key=lambda pair: -len(pair[0])):
        state = country_of_three(words, label)
        if state is None and label.isupper() and sure:
            state = country_by_code(words, label)
        if state is None and label[0].isupper() and shortens_country(fold(label), words):
            state = Actor(name=label, kind="group")
        if state is not None:
            found[one.string] = state
            sure = sure or len(found) >= LEAST
    return found if len(found) * 4 >= len(short) * 3 else {}


def _are_codes(
    short: Sequence[tuple[str, re.Match[str]]], known: Mapping[str, Actor], cast: Cast, words: Vocabulary
) -> bool:
    """«GT: …», «HN: …», «SV: …» beside «FAO: …»: whether all of two capitals are countries, none somebody's.

    Two at least are no words of any office, «IT», «PR»; without a body beside them one more of both must be.
    """
    codes = {label for label, _ in short if label.isupper() and not label[2:]}
    alone = int(not known)
    office = words.as_written("words", "everyday")
    if len(codes) < FEWEST + alone or len(codes.difference(office)) < LEAST + alone:
        return False
    return all(country_by_code(words, one) is not None and fold(one) not in cast.people for one in codes)


def _more_than_state(
    state: Actor, opening: re.Match[str], brief: Mapping[str, Actor], words: Vocabulary
) -> Speaker | None:
    """«PE / SENARI: …», «Gua - …», «Sra. Paz (Perú) / …»: who speaks where no country stands alone."""
    label, text = opening[1], opening.string
    if opening[2] or text in brief:
        whole = text[: opening.end(2) if opening[2] else opening.end(1)]
        written = whole if whole != state.name else None
        return Speaker(replace(state, as_written=written), opening.end(), "label-colon")
    if label[-1:] != ")" or known_actor(words, ASIDE.sub("", label)):
        return None
    bare = ASIDE.sub("", label)
    if person_score(words, bare) < CAPITALISED:
        return None
    return Speaker(Actor(name=bare, kind="person", as_written=label), opening.end(), "label-colon")


def _without_sign(texts: Sequence[str], words: Vocabulary) -> dict[str, Speaker]:
    """«CICR Desde marzo hubo …» between «Perú – …»: who is known, and a sentence that begins behind."""
    begun = {text: one for text in texts if (one := BEGUN.match(text))}
    small = words.phrases("language", "function_words")
    return {
        text: Speaker(state, one.start(2), "label-colon")
        for text, one in begun.items()
        if fold(one[2]) in small and (state := known_actor(words, one[1]))
    }


def _known(label: str, words: Vocabulary) -> Actor | None:
    """Return the country or known body that a label names, or the country that it says somebody is from."""
    aside = ASIDE.search(label) if label[-1:] == ")" else None
    bare = label[: aside.start()] if aside else label
    return known_actor(words, bare) or (known_actor(words, aside[1]) if aside else None)


def _may_be_body(opening: re.Match[str], cast: Cast, words: Vocabulary, *, mostly: bool) -> bool:
    """Whether a label names a body or a people, by its noun or by its capitals.

    Where countries open it ``mostly``, words that are something elsewhere may be a name: «Marcha Global».
    """
    label = ASIDE.sub("", opening[1])
    tokens = label.split()
    if len(tokens) == 1:
        short = SHORT.fullmatch(label) is not None or MIXED.fullmatch(label) is not None
        return short and may_be_acronym(label, cast.common, words)
    if len(tokens) > LONGEST or kind_of_heading(words, label)[1] >= LONE:
        return False
    ends = {fold(tokens[0]), fold(tokens[-1])}
    if not words.grammar("peoples").isdisjoint(ends) and names_whole([*map(fold, tokens)], words):
        return True
    hasty = opening[3] == "/" and label.islower()  # where nothing has a capital
    if not hasty and not any(token[:1].isupper() for token in tokens[1:]):
        return False
    plain = label.title() if label.isupper() or hasty else label
    # «Escuela de Verano. …» is what a country has, and says nothing.
    owned = "'" in label or "’" in label  # «Women's Fund»
    thing = not owned and not words.grammar("named_things").isdisjoint(ends)
    if not thing and names_body(plain, words):
        return True
    titled = label.isupper() or cast.met.language == "en"  # where titles have capitals as names have
    if titled or thing or not is_proper(label, words):
        return False
    return mostly or not holds_word(label, cast, words)


def groups_telling(above: Block, nodes: Sequence[Node], words: Vocabulary) -> Mapping[str, Speaker]:
    """Return what groups say in a section that asks or names them, each once, and which says it."""
    first = nodes[0].block.words.text.partition(" ")[0]
    if not nodes[1:] or not nodes[1].block.words.text.startswith(first):
        return NOBODY  # nearly all
    nouns = words.grammar("small_groups")
    if fold(first) not in nouns:
        return NOBODY
    heading = above.words.text
    named = {one.strip(SIGNS).removesuffix("s") for one in fold(heading).split()}
    texts = [node.block.words.text for node in nodes if _opens_as_group(node, nouns)]
    found = [(text, told) for text in texts if (told := GROUP.match(text))]
    asked = heading.endswith(ASKING) or any(one.removesuffix("s") in named for one in nouns)
    several = len({fold(told[1]) for _, told in found}) >= GROUPS
    if not asked or not several or not _tell(found, words):
        return {}
    return {text: _said_by_group(text, told) for text, told in found}


def _opens_as_group(node: Node, nouns: Collection[str]) -> bool:
    return fold(node.block.words.text.partition(" ")[0]) in nouns


def _tell(found: Sequence[tuple[str, re.Match[str]]], words: Vocabulary) -> bool:
    """Whether most groups tell something: «Mesa 1: Ana, Luis» and «Mesa 2: Salud» do not."""
    behind = [text[told.end() :] for text, told in found]
    return sum(is_sentence(one, words) and len(one.split()) >= TELLS for one in behind) * 2 > len(behind)


def _said_by_group(text: str, told: re.Match[str]) -> Speaker:
    sign = text[: told.end()] != told[1]
    return Speaker(
        Actor(name=told[1], kind="group"), told.end() if sign else 0, "label-colon" if sign else DOES
    )
