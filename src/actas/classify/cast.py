"""Who is who in the notes: those who came, the short forms they go by, labels that come again and again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import TYPE_CHECKING

from actas.classify.acronyms_speaking import acronyms_speaking, before_signs
from actas.classify.announced import announced_bodies
from actas.classify.bodies import names_body
from actas.classify.country_codes import by_initials, countries_named
from actas.classify.doers import doers_in
from actas.classify.glued_speakers import glued_speakers, set_off_speakers
from actas.classify.hurry import called_small, people_by_turns, writes_in_haste
from actas.classify.label_evidence import (
    counted_things,
    only_speaking,
    saying_i,
    spelled_out,
    telling_of_things,
)
from actas.classify.nicknames import asks_with, called_short, letters_speaking, small_initials
from actas.classify.question_marks import asks_and_answers
from actas.classify.rounds import groups_in_rounds
from actas.classify.sent import senders_in
from actas.classify.speaking import initials_speaking, speaking_in, standing_once
from actas.classify.task_lists import beside_states, doers_listed, lists_below
from actas.classify.told_days import UNMET, Met
from actas.classify.told_in_full import told_in_full
from actas.classify.turns import is_known_word, opens_no_name, taking_turns
from actas.model.block import Block, Outline
from actas.model.compiled import compiled
from actas.model.record import Actor, Participant
from actas.vocabulary import Vocabulary
from actas.vocabulary.each_word import EachWord, parted
from actas.vocabulary.fold import fold, fold_all
from actas.vocabulary.names import (
    country_by_code,
    known_actor,
    name_words,
    organisation_of,
    person_score,
)
from actas.vocabulary.patterns import between_names

if TYPE_CHECKING:
    from actas.classify.signs_for_colons import Habit
    from actas.classify.task_ways import Ways
    from actas.classify.topic_signs import TopicSign

LABEL = compiled(r"([^\s:.;!?][^:;!?\n]{0,60}?)\s*:\s+(?=\S)|([^\s:.;!?][^:;!?\n]{0,60}?)\s*:\s*$")
DASHED = compiled(
    r"([^\s:;!?–—][^:;!?\n]{0,40}?(?:\([^()\n]{1,60}\))?)\s*(?:\s(?:--|[-–—])|[–—]|(?<=\))-)\s+(?=\S)"
)
LONGEST_LABEL = 8  # words
MOST_BEFORE_ASIDE = 4  # words before long parentheses
ABBREVIATED = compiled(r"[^\W\d_]{1,3}\.")
INNER = compiled(r"(?<=\s)([^\W\d_][\w’'.-]*):(?=\s)")  # «ana: sí. luis: no»: turns that share a line
ASIDE = compiled(r"\s*\(([^()]*)\)\s*$")
WORD = compiled(r"[^\s,;:]+")
# «AR», «J.L.», «MaR», «JLPG»; four letters with two vowels are a word («AGUA», «APIS») or a body.
INITIAL = compiled(
    r"(?!(?=[A-ZÁÉÍÓÚÑ]{4,5}$)(?:[^AEIOUÁÉÍÓÚ]*[AEIOUÁÉÍÓÚ]){2})"
    r"(?:(?:[A-ZÁÉÍÓÚÑ]\.?){1,4}$|[A-Z]{1,2}[a-z]{1,2}[A-Z]?$|[A-Z][A-Z]{1,4}$)"
)
# «(LP) No hay cal», "[LP / AR] …"
BRACKETED = compiled(r"[(\[]([A-Z]{2,3}(?:\s?[/,&]\s?[A-Z]{2,3}){0,3})[)\]]:?\s+(?=\w)")
INITIALS = compiled(r"[A-Z]+")
SHORT_FORM = compiled(r"\(\s*([A-Z][A-Za-z]{1,6})\s*\)")
CALLED = compiled(
    r"(?:^|[,;:]\s)([^\W\d_A-ZÀ-Þ][\w.-]{1,15})\s?\(([^() ]+ [^()]{2,40})\)"
)  # «zuki (Ana Ruiz)»
OWN_SHORT_FORM = compiled(r"\(\s*([A-Za-z]{1,4})\s*\)")
ACRONYM = compiled(r"(?<!\w)[A-ZÁÉÍÓÚÑ]{4,}(?!\w)")
SENT_BY = compiled(r"[A-ZÀ-Þ][A-ZÀ-Þ0-9]{2,9}(?![\w-])")  # the acronym behind somebody's name
# What an acronym cannot do without. A class at the very beginning is looked for three times as fast.
SHOUTED = compiled(r"[A-ZÁÉÍÓÚÑ][A-ZÁÉÍÓÚÑ]{2}")
SMALL = compiled(r"(?<![\w@])[a-zà-öø-ÿ][\wÀ-ÿ]+")
NOT_IN_NAMES = compiled(r"[^\w\s’'-]")
NAME_BEFORE = 120  # characters in which a name stands before its short form
NAME_WORDS, PERSON_WORDS = 8, 4  # words of a body's name and of a person's, at most
TOKEN = compiled(r"\w+")
MOST_JOINED = 5  # people before one colon
OPEN_BRACKETS = ("(", "[")
HONOURED = 3.0  # `person_score` of a name behind an honorific
BY_NUMBER = compiled(r"[^\W\d_]{3,} \d{1,2}")  # «Madre 1»
# «Ana. …», «St. Lucia (BV) - …», «Ana; …», «[Ana] …»: what may stand for a colon, and that words follow.
NAMED = r"(?:[A-ZÀ-Þ][a-z]{0,3}\. ){0,2}[^\W\d_][^\n:;!?¿.()\[\]<>{}–—|=→*\"«»]{0,36}?"
BESIDE = r"(?:\s?\([^()\n]{1,40}\))?"
OPENING = compiled(
    rf"^(?:({NAMED})({BESIDE})(;|\s[-–—](?=\s)|[–—](?!>)|\.(?:\s?[-–—]+)?(?=\s))"
    rf"|([(\[<])({NAMED})[)\]>]({BESIDE}):?(?=\s))\s*(?=\S)(\S+\s+\S+\s+\S)?",
    re.MULTILINE,
)
TALKING = 5  # labels, before their order says anything
ALIKE = 3  # a shape seen three times is a pattern
LONGEST_TURN = 40  # characters of such a label and a stop
LONGEST_CLOSING = 34  # characters of brackets that mostly end what somebody says
STRETCH = 2000  # items whose words are looked at together


@dataclass(frozen=True, slots=True, eq=False)
class Cast:
    """Everybody the document is known to hold. No two are equal, so that answers can be kept by them."""

    people: dict[str, str] = field(default_factory=dict)  # folded name, first name or initials -> full name
    offices: dict[str, str] = field(default_factory=dict)  # folded office that one who came holds -> name
    states: dict[str, Actor] = field(default_factory=dict)  # folded name or short form of a country that came
    bodies: dict[str, str] = field(default_factory=dict)  # folded acronym introduced in the text -> name
    speaking: int = 0  # how many labels before colons are people beyond doubt
    heading_lists: bool = False  # several who are people beyond doubt have nothing behind their colon
    labels: Counter[str] = field(default_factory=Counter)  # folded label before a colon -> how often
    common: frozenset[str] = frozenset()  # folded words that the notes also write in small letters
    countries: int = (
        0  # how many countries that are nothing else open what is said; 1 where more would tell nothing
    )
    acronyms: frozenset[str] = frozenset()  # words of four capitals or more
    topics: int = 0  # how many labels before colons are words that name nobody
    bodies_speak: bool = False  # several labels before a colon name bodies
    met: Met = UNMET  # the meeting's day, and how days are written
    small: bool = False  # somebody who came stands in small letters
    called: frozenset[str] | None = None  # folded given names that hasty notes write small; None: no haste
    doers: frozenset[str] = frozenset()  # folded names of no table that are to do something again and again
    initials: bool = False  # short capitals before a colon are this document's way of naming speakers
    sizes: frozenset[int] = (
        frozenset()
    )  # letters of the initials of those who came, where several speak by them
    counting: frozenset[str] = frozenset()  # letters before colons that only count: «A: …», «B: …»
    listed: bool = False  # whoever is surely a person before a colon stands among those who came
    senders: frozenset[str] = frozenset()  # folded names of those who send the messages of a chat
    dashing: int = 0  # how many labels before dashes are people beyond doubt
    sent: frozenset[str] = frozenset()  # folded bodies that somebody who came is from
    groups: frozenset[str] = frozenset()  # folded labels of groups that report in rounds: «mesa 2»
    short: dict[str, Actor] = field(default_factory=dict)  # a country's initials, «ES» -> that country
    things: frozenset[str] = frozenset()  # folded labels that the notes show to be months, places, machines
    asked: bool = False  # letters mark questions and answers: «P: …», «R (Ana): …»
    meets: frozenset[str] = frozenset()  # folded words of the title: what meets says nothing as somebody else
    rounds: bool = False  # most of what the notes tell is told by whom it was said
    said: str = ""  # all that hasty notes say
    once: frozenset[str] = frozenset()  # words with a capital that stand once in notes of some length
    glued: frozenset[str] = frozenset()  # folded names that open what they say, with no sign behind them
    set_off: frozenset[str] = (
        frozenset()
    )  # folded names that speak in bold or italics, with no sign behind them
    coded: frozenset[str] = frozenset()  # folded codes by which people speak: «T1»
    habit: Habit | None = None  # the sign that stands for a colon behind who speaks
    topical: TopicSign | None = None  # the sign that stands behind topics
    ways: Ways | None = None  # how tasks name who does them
    signed: frozenset[str] = frozenset()  # folded labels that speak before signs in lists of such: «Bdos = …»
    closing: Mapping[str, Actor] = field(
        default_factory=dict
    )  # folded names in brackets that end what they say


def cast_of(outline: Outline, present: Sequence[Participant], words: Vocabulary) -> Cast:
    """Return who is who in the notes; ``present`` are the people who came."""
    bodies = _bodies_that_came(present, words)
    no_people = frozenset(bodies)
    people = _people_that_came(present, bodies, words)
    came = frozenset(people)
    blocks = tuple(outline.blocks())
    texts = [block.words.text for block in blocks]
    common = _common(blocks)
    for name, short in chain.from_iterable([_introduced(text) for text in texts if "(" in text]):
        _introduce(name, short, people, bodies, words)
    senders = senders_in(texts, people, words)
    for name in senders.values():
        _call(name, people)
    habit = _sign_for_colon(texts, people, common, words)
    texts = [habit.with_colon(text) or text for text in texts] if habit else texts
    common = _common(blocks, texts) if habit else common
    said = [one for text in texts if (one := _said_in(text))]
    spelled = spelled_out(said, words)
    written = [ASIDE.sub("", label) for label, _ in said]
    labels = Counter(map(fold, written))
    inner = chain.from_iterable(INNER.findall(rest) for _, rest in said if ": " in rest)
    labels.update([folded for one in inner if (folded := fold(one)) in labels])
    people.update(_called_in_brackets(texts, labels, people) | people if labels else {})
    people.update(letters_speaking(written, present, people))
    people.update(small_initials(written, words) | people)
    counting = _counting_letters(written)
    shortening = [one for one in written if fold(one) not in spelled] if spelled else written
    initials = _speaks_by_initials(shortening, counting, people, words)
    once = standing_once(texts)
    common -= only_speaking(labels, common, texts)
    dashed = [text for text in texts if "-" in text or "–" in text or "—" in text]  # without calls
    before = [opening[1] for text in dashed if (opening := DASHED.match(text))]
    # «Gita: …» here and «Gita – …» there come again, too.
    labels.update([folded for one in before if (folded := fold(one)) in labels])
    shouting = frozenset(text for text in texts if SHOUTED.search(text))
    people.update(speaking_in(texts, common, once, words) | people)
    people.update(told_in_full([block.words.text for block in outline.title] + texts, people, words) | people)
    people.update(_before_dashes(before, common, words) | people)
    people.update(saying_i(said, common, words) | people)
    things = telling_of_things(outline, labels, people, words) | counted_things(labels, words)
    things = (things | spelled) - people.keys()
    for short, name in announced_bodies(outline, common, words).items():
        bodies.setdefault(short, name) if short not in people else None
    for short, name in acronyms_speaking(outline, shouting, people, common, words).items():
        bodies.setdefault(short, name) if short not in people else None
    for short, name in _by_parts(outline, texts, labels, before, people, words).items():
        bodies.setdefault(short, name)
    people.update(_beside_known(written, people, common, words) | people)
    people.update(_in_brackets_beside(texts, people, words) | people)
    people.update(called_short(written, present, people, common, words))
    people.update(_with_offices([label for label, _ in said], people, words) | people)
    people.update(_honoured(written, words) | people)
    for name in no_people:
        people.pop(name, None)  # by «Jandaia propone …» it looked like somebody
    turns = len(written) >= TALKING and taking_turns([*map(fold, written)])
    numbered = _told_by_number(written, words) if turns else {}
    people.update(numbered | people)
    coded = _by_codes(outline, texts, words)
    people.update(coded | people)
    speaking = _speaking(labels.keys() - things, people, words)
    if turns and (numbered or not speaking):
        # Who talks by turns is somebody, one of whom is known: «Ana: …», or an office that comes again.
        people.update(_in_office_again(written, labels, words))
        speaking = _speaking(labels, people, words, least=1)
    countries_speak = any(one in words.countries and one not in words.ambiguous for one in labels)
    for label in written if speaking else ():
        often = labels[fold(label)] >= ALIKE and len(label.split()) <= 2
        country = countries_speak and fold(label) in words.countries  # Chile is nobody's name beside Peru
        if often and not (country or _holds_known(label, words) or opens_no_name(label, words)):
            people.setdefault(fold(label), label)
    people.update(_speaking_small(written, things, words) | people if speaking else {})
    hasty = writes_in_haste(texts, outline, people, words)
    people.update({one: one for one in people_by_turns(texts, words)} | people if hasty else {})
    marked = [block.words.text for block in blocks if block.marker]
    countries = countries_named(texts, people, words)
    people.update({} if countries else initials_speaking(texts, words) | people)
    signs = len(
        [
            text
            for text in (block.words.text for block in blocks)
            if "= " in text or "/ " in text or ">" in text or "→" in text or text[:1] in OPEN_BRACKETS
        ]
    )
    signs = max(signs, len([block for block in blocks if block.look.tabbed]))
    lists = list(lists_below(outline, words))
    tasks = [told for called, told in lists if called == "actions"]
    cast = Cast(
        people=people, states=_states_that_came(present, people, words), offices=_in_office(present),
        bodies=bodies, speaking=speaking, labels=labels,
        heading_lists=speaking > 0 and _head_lists(said, people, words),
        common=common,
        countries=countries, short=by_initials(texts, words),
        acronyms=frozenset(found for text in shouting for found in ACRONYM.findall(text)),
        initials=initials, counting=counting, sizes=_sizes(labels, people) if initials else frozenset(),
        listed=_all_came(labels, came, words),
        sent=frozenset(fold(one.of) for one in present if one.of),
        small=any(one.name.islower() for one in present),
        called=called_small(texts, words) if hasty else None,
        senders=frozenset(senders), dashing=_dashing(before, people, words),
        meets=frozenset(chain.from_iterable(fold(block.words.text).split() for block in outline.title)),
        once=once, glued=glued_speakers(texts, people, common, words), said="\n".join(texts) if hasty else "",
        coded=frozenset(coded), things=things, set_off=set_off_speakers(blocks, people, common, words),
        signed=(
            before_signs(outline, people, bodies, words, codes=countries >= ALIKE)
            if signs >= ALIKE else frozenset()
        ),
        topical=_topic_sign(blocks, people, words), closing=_at_ends(texts, people, words),
        habit=habit, asked=asks_and_answers(texts), groups=groups_in_rounds(labels, words),
        doers=doers_in(
            marked, people, words,
            [block.words.text for block in blocks if not block.marker],
        ) | doers_listed(tasks, outline, people, words) | beside_states(marked, people, words),
        topics=sum(is_known_word(label, words) for label in written),
        bodies_speak=len({fold(label) for label in written if _is_body(label, words)}) >= 2,
    )  # fmt: skip
    ticked = [block for block in blocks if block.marker is not None and block.marker.done is not None]
    return _with_ways(cast, [*ticked, *chain.from_iterable([told for _, told in lists])], words)


def _with_ways(cast: Cast, tasks: Sequence[Block], words: Vocabulary) -> Cast:
    """Return who is who with how the tasks of the notes name who does them."""
    if len(tasks) < ALIKE - 1:
        return cast
    # Few notes set it apart in a way of their own: what reads that is fetched when some may.
    from actas.classify.task_ways import with_ways

    return with_ways(tasks, cast, words)


def _by_codes(outline: Outline, texts: Sequence[str], words: Vocabulary) -> dict[str, str]:
    """Return folded code -> code of those who speak by a letter and a number: «T1: …»."""
    # Compared, not called: asked of every line of all notes.
    opened = [text for text in texts if "0" <= text[1:2] <= "9" or "0" <= text[2:3] <= "9"]
    if len(opened) < ALIKE:
        return {}
    # Few notes hold such lines: what reads them is fetched when they do.
    from actas.classify.coded_speakers import coded_speakers

    return coded_speakers(outline, opened, words)


def _by_parts(
    outline: Outline,
    texts: Sequence[str],
    labels: Counter[str],
    before: Sequence[str],
    people: Collection[str],
    words: Vocabulary,
) -> dict[str, str]:
    """Return folded label -> label of provinces, units of a house, that speak in one part after another."""
    again = [one for one in labels if labels[one] > 1 and one not in people]
    stopped = [text for text in texts if ".-" in text[:LONGEST_TURN] or ".–" in text[:LONGEST_TURN]]
    if not (again[1:] or stopped[ALIKE:] or before[ALIKE:]):
        return {}  # nearly all
    from actas.classify.parts_in_turn import parts_in_turn

    return parts_in_turn(outline, people, words)


def _sign_for_colon(
    texts: Sequence[str], people: Collection[str], common: frozenset[str], words: Vocabulary
) -> Habit | None:
    """Return which sign the notes put for a colon behind who speaks; few notes do."""
    if len(list(islice(_opened(texts), ALIKE))) < ALIKE:
        return None
    from actas.classify.signs_for_colons import sign_for_colon

    return sign_for_colon(lambda: _opened(texts), OPENING, people, common, words)


def _opened(texts: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield what `OPENING` finds in the words of items, a stretch of them at a time: notes may be long."""
    for start in range(0, len(texts), STRETCH):
        yield from OPENING.findall("\n".join(texts[start : start + STRETCH]))


def _at_ends(texts: Sequence[str], people: dict[str, str], words: Vocabulary) -> Mapping[str, Actor]:
    """Return who says what stands before brackets, where the notes have it there again and again."""
    shut = [
        text for text in texts if (text[-1:] == ")" or text[-2:-1] == ")") and "(" in text[-LONGEST_CLOSING:]
    ]
    if len(shut) < ALIKE:
        return {}
    from actas.classify.told_at_end import names_at_ends

    return names_at_ends(shut, people, words)


def _topic_sign(
    blocks: Sequence[Block], people: Collection[str], words: Vocabulary
) -> TopicSign | None:  # fmt: skip
    """Return which sign stands behind topics, or that they are in bold or italics alone; in few notes."""
    may = [
        one
        for one in blocks
        if one.words.bold
        or one.words.ends.italic
        or (text := one.words.text)[:1] in OPEN_BRACKETS
        or "; " in text
        or "> " in text
        or " = " in text
        or " | " in text
        or "» " in text
    ]
    if len(may) < ALIKE:
        return None
    from actas.classify.topic_signs import topic_sign

    return topic_sign(may, people, words)


def _common(blocks: Sequence[Block], texts: Sequence[str] = ()) -> frozenset[str]:
    """Return the folded words that the notes write in small letters, but for labels; each once."""
    found: set[str] = set()
    for block, text in zip(blocks, texts or [one.words.text for one in blocks], strict=True):
        said = _said_in(text)
        found.update(said[1].split() if said else parted[text])
        if block.tail:
            found.update(block.tail.split())
    return frozenset(chain.from_iterable(map(_small.__getitem__, found)))


# Of what stands between two blanks the folded words in small letters.
_small: EachWord[Collection[str]] = EachWord(
    lambda shown: fold_all(small) if (small := SMALL.findall(shown)) else ()
)


def said_by(block: Block) -> tuple[str, str] | None:
    """Return the words before a block's colon and those after it; None where no label opens it."""
    return _said_in(block.words.text)


def _said_in(text: str) -> tuple[str, str] | None:
    found = LABEL.match(text) if ":" in text else None
    label = found and (found[1] or found[2])
    if not found or not label or is_long(label):
        return None
    return label, text[found.end() :]


def talks_by_initials(block: Block, cast: Cast) -> bool:
    """«RG: ¿y el agua?»: whether initials that speak elsewhere stand before a colon, no paper."""
    said = said_by(block) if cast.initials else None
    return said is not None and INITIAL.fullmatch(said[0]) is not None and cast.labels[fold(said[0])] > 1


def is_long(label: str) -> bool:
    """Whether a label has more words than names have; parentheses may tell at length who somebody is."""
    if len(label.split()) <= LONGEST_LABEL:
        return False
    return not label.endswith(")") or len(ASIDE.sub("", label).split()) > MOST_BEFORE_ASIDE


def is_word(word: str, words: Vocabulary) -> bool:
    """Whether the vocabulary knows a word as something else than a name."""
    folded = fold(word)
    table = name_words(words)
    if folded in table.roles or folded in table.groups or folded in words.keyed("section_words"):
        return True
    return folded in words.grammar("stages") or folded in words.grammar("paper")


def _in_office(present: Iterable[Participant]) -> dict[str, str]:
    """Return who holds each office that one of those who came holds alone: «Tesorera: …» is said by her."""
    holders: dict[str, set[str]] = {}
    for person in present:
        if person.role:
            holders.setdefault(fold(person.role), set()).add(person.name)
    return {office: next(iter(names)) for office, names in holders.items() if len(names) == 1}


def _call(name: str, people: dict[str, str]) -> None:
    """Note what a participant may be called; what is short for two people, as «P. Dorval», names neither."""
    for alias in aliases(name):
        other = people.setdefault(alias, name)
        if other != name and _are_two(other, name, alias):
            people[alias] = alias


def _are_two(one: str, other: str, alias: str) -> bool:
    """Whether two names are of two people, and what may be short for both is the name of neither."""
    first, second = fold(ASIDE.sub("", one)).strip(), fold(ASIDE.sub("", other)).strip()
    return alias not in (first, second) and not set(first.split()) <= set(second.split())


def aliases(name: str) -> list[str]:
    """Return the folded ways a participant may be called: name, first or last name, initials, short form."""
    own = OWN_SHORT_FORM.search(name)
    bare = re.sub(r"\([^()]*\)", " ", name).strip(" ,;")
    tokens = [token for token in WORD.findall(bare) if token[:1].isalpha() or token.startswith("@")]
    out = [bare, *([own[1]] if own else ()), *tokens[:1]]
    if bare[:1] == "@":
        out.append(bare[1:])  # «@mlopez» is called «mlopez: …»
    if len(tokens) > 1:
        # «jane bell» in small letters is «jb».
        capitals = [token[0] for token in re.split(r"[\s-]+", bare) if token[:1].isupper() or bare.islower()]
        out += [f"{tokens[0]} {tokens[1]}", "".join(capitals)]
        out += [capitals[0] + capitals[-1]] if len(capitals) > 1 else []
        whole = len(tokens[-1]) > 1  # «Raf O.» is no «o», nor is «Raf O», whose stop ended the line
        out += [f"{tokens[0]} {tokens[-1]}", tokens[-1] if whole else f"{bare.rstrip('.')}."]
        out += tokens[1:2] if ABBREVIATED.fullmatch(tokens[0]) else []  # «Dra. Inés Ruiz» is called «Inés»
        # «P.-H. Dorval» is Paul-Henri Dorval
        short = "-".join([f"{part[:1]}." for part in tokens[0].split("-")])
        out.append(f"{short} {' '.join(tokens[1:])}")
    return [fold(one) for one in out if not ABBREVIATED.fullmatch(one)]  # «M. Buchet» is not called «M.»


def _with_offices(labels: Iterable[str], people: dict[str, str], words: Vocabulary) -> dict[str, str]:
    """Return the labels that say in parentheses who the speaker is: «Soto (alcalde)», «ana (el Lago)»."""
    found: dict[str, str] = {}
    others: dict[str, str] = {}
    known = 0
    for label in labels:
        name, aside = ASIDE.sub("", label), ASIDE.search(label)
        score = person_score(words, name)
        if not aside:
            continue
        known += score >= 2.0 or fold(name) in people
        if name.isalpha() and not is_known_word(name, words):
            others[fold(name)] = name
        shortened = aside[1].isalpha() and aside[1].isupper() and (score >= 2.0 or " " in name)
        if score >= 1.0 and (shortened or _is_office(aside[1], words)):
            found[fold(name)] = name
    if known >= 2 and len(others) < ALIKE + known:
        found |= others  # where most are people, the rest are
    return found if len(found) >= 2 else {}


def _honoured(labels: Iterable[str], words: Vocabulary) -> dict[str, str]:
    """Return the labels that an honorific opens, «Sra. Tandy», and a name follows."""
    honorifics = name_words(words).honorifics
    opened = (label for label in labels if " " in label and fold(label.partition(" ")[0]) in honorifics)
    return {fold(label): label for label in opened if person_score(words, label) >= HONOURED}


def _beside_known(
    labels: Iterable[str], people: dict[str, str], common: frozenset[str], words: Vocabulary
) -> dict[str, str]:
    """Return the unknown names that labels join to known ones: «Ana & Zuri», «Ana, Zuri y Bo»."""
    given, found = name_words(words).given, dict[str, str]()
    for label in labels:
        parts = [part for part in between_names(words).split(label) if part]
        known = [part for part in parts if fold(part) in given or fold(part) in people]
        if not 0 < len(known) < len(parts) <= MOST_JOINED:
            continue
        others = [part for part in parts if part not in known]
        if all(_may_be_name(part, common, words) for part in others):
            found.update({fold(part): part for part in others})
    return found


def _in_brackets_beside(
    texts: Iterable[str], people: dict[str, str], words: Vocabulary
) -> dict[str, str]:  # fmt: skip
    """Return the unknown initials in brackets before what is said, beside those of somebody who came."""
    opening = (BRACKETED.match(text) for text in texts if text[:1] in OPEN_BRACKETS)
    found = [short for one in opening if one for short in INITIALS.findall(one[1])]
    known = sum(fold(one) in people for one in found)
    everyday = words.as_written("words", "everyday")
    others = [one for one in found if fold(one) not in people]
    if not known or len(found) < ALIKE:
        return {}
    return {fold(one): one for one in others if one not in everyday and known_actor(words, one) is None}


def _may_be_name(text: str, common: frozenset[str], words: Vocabulary) -> bool:
    """Whether one word, with a capital, is nothing else that the notes or the vocabulary know."""
    if not text.isalpha() or not text[0].isupper() or fold(text) in common:
        return False
    return not is_known_word(text, words) and person_score(words, text) >= 1.0


def _is_office(text: str, words: Vocabulary) -> bool:
    """Whether words in parentheses name an office, a country or a body."""
    if fold(text) in name_words(words).roles or _is_body(text, words):
        return True
    return known_actor(words, text) is not None


def _is_body(text: str, words: Vocabulary) -> bool:
    return text[:1].isupper() and (names_body(text, words) or organisation_of(words, text) is not None)


def _holds_known(label: str, words: Vocabulary) -> bool:
    return any(is_word(word, words) or is_known_word(word, words) for word in label.split())


def _head_lists(said: Iterable[tuple[str, str]], people: dict[str, str], words: Vocabulary) -> bool:
    """Whether several labels with nothing behind them are people: «Ana:», and points below."""
    bare = {fold(label) for label, rest in said if not rest}
    return len(bare) > 1 and _speaking(bare, people, words) > 0


def _in_office_again(
    written: Iterable[str], labels: Mapping[str, int], words: Vocabulary
) -> dict[str, str]:  # fmt: skip
    """Return the offices that stand before a colon more than once: one who came stands there once."""
    offices = name_words(words).roles
    return {folded: one for one in written if labels[folded := fold(one)] > 1 and folded in offices}


def _told_by_number(written: Iterable[str], words: Vocabulary) -> dict[str, str]:
    """«Madre 1: …», "Speaker 3: …", «Jorge 2: …»: who has no name of their own where people take turns."""
    found = {fold(one): one for one in written if BY_NUMBER.fullmatch(one)}
    somebody = (name_words(words).roles, words.grammar("folk"), name_words(words).given)
    nouns = {one: one.rpartition(" ")[0] for one in found}
    people = {one: found[one] for one, noun in nouns.items() if any(noun in those for those in somebody)}
    return people if len(people) > 1 else {}


def _speaking(labels: Iterable[str], people: dict[str, str], words: Vocabulary, *, least: int = 2) -> int:
    """Count the labels that are surely people; 0 for too few. Labels are folded: only given names tell."""
    given, between = name_words(words).given, between_names(words)
    sure = 0
    for label in labels:
        first = next((part for part in between.split(label) if part), label)
        known = first in people or first.partition(" ")[0] in given or label in words.countries
        sure += label in people or known
    return sure if sure >= least else 0


def _speaking_small(labels: Iterable[str], things: frozenset[str], words: Vocabulary) -> dict[str, str]:
    """Return the given names in small letters that speak: «ana: …» has to do what «ana tiene que» says."""
    given = name_words(words).given
    small = {one for one in labels if one.islower() and one in given and one not in things}
    return {one: one for one in small if not is_known_word(one, words)} if len(small) > 1 else {}


def _all_came(labels: Iterable[str], came: frozenset[str], words: Vocabulary) -> bool:
    """Whether several labels name people who came, and none one of another known given name."""
    given, between = name_words(words).given, between_names(words)
    members = [part for label in labels for part in between.split(label) if part]
    if sum([one in came for one in members]) < ALIKE:
        return False
    return {one.partition(" ")[0] for one in members} & given <= came


def _before_dashes(found: Iterable[str], common: frozenset[str], words: Vocabulary) -> dict[str, str]:
    """Return the names of no table that stand before dashes again and again, beside others that do."""
    counts = Counter(
        one for one in found if _may_be_name(one, common, words) and not opens_no_name(one, words)
    )
    again = [one for one in counts if counts[one] >= ALIKE]
    return {fold(one): one for one in again} if len(again) >= 2 else {}


def _dashing(found: Iterable[str], people: dict[str, str], words: Vocabulary) -> int:
    """Count the lines that a dash parts from a name, of a person beyond doubt; 0 for a lone one."""
    given = name_words(words).given
    sure = sum([fold(one) in people or fold(one) in given for one in found])
    return sure if sure >= 2 else 0


def _speaks_by_initials(
    written: list[str], counting: frozenset[str], people: dict[str, str], words: Vocabulary
) -> bool:
    """Whether this document names its speakers by short capitals, «MR: …», «AS/LT: …»; some only count."""
    parts = between_names(words)
    short = Counter(
        label
        for label in written
        if INITIAL.fullmatch(label) or all(INITIAL.fullmatch(part) for part in parts.split(label) if part)
    )
    letters = [label for label in short if len(label) == 1]
    asking = [label for label in letters if fold(label) in words.grammar("questioners")]
    if len(asking) == 2 and asks_with(map(fold, asking)) and (len(letters) == 2 or "Q" in asking):
        for label in letters:  # «Q :», «R :», and «C :» beside them, whatever else stands before colons
            del short[label]
    for label in counting & short.keys():
        del short[label]
    if len(short) < 2:
        return False
    named = any(fold(label) in people for label in short)
    if short.total() > ALIKE + 1 or (short.total() >= ALIKE and named):
        return True
    members = Counter(fold(part) for label in short for part in parts.split(label) if part)
    return short.total() > ALIKE and members.total() - len(members) >= 2


def _sizes(labels: Iterable[str], people: Mapping[str, str]) -> frozenset[int]:
    """Return how many letters the initials have by which people of these notes speak, where several do."""
    known = [one for one in labels if one in people and INITIAL.fullmatch(one.upper())]
    return frozenset(map(len, known)) if len(known) >= ALIKE else frozenset()


def _counting_letters(written: list[str]) -> frozenset[str]:
    """Return letters that count what stands behind them: «A: …», «B: …», «C: …», in order and each once."""
    letters = [label for label in written if len(label) == 1]
    run: list[str] = []
    found: set[str] = set()
    for letter in letters if len(letters) >= ALIKE else ():
        run = [*run, letter] if run and ord(letter) - ord(run[-1]) == 1 else [letter]
        if len(run) >= ALIKE:
            found.update(run)
    return frozenset(one for one in found if letters.count(one) == 1)


def _introduced(text: str) -> Iterator[tuple[str, str]]:
    """Yield names that a text follows with their short form: «Red de Mujeres del Lago (RML)»."""
    for found in SHORT_FORM.finditer(text):
        before = text[max(0, found.start() - NAME_BEFORE) : found.start()]
        yield " ".join(NOT_IN_NAMES.split(before)[-1].split()[-NAME_WORDS:]), found[1]


def _called_in_brackets(
    texts: Sequence[str], labels: Collection[str], people: Mapping[str, str]
) -> dict[str, str]:
    """Return who speaks by what they are called before their name: «zuki (Ana Ruiz)», «Zuki: sí»."""
    told = (found for text in texts if "(" in text for found in CALLED.findall(text))
    return {
        fold(one): people[fold(name)] for one, name in told if fold(one) in labels and fold(name) in people
    }


def _people_that_came(
    present: Sequence[Participant], bodies: dict[str, str], words: Vocabulary
) -> dict[str, str]:
    """Return how people who came are called, and add the bodies that sent them."""
    people: dict[str, str] = {}
    for person in present:
        if person.kind == "organisation":
            continue
        _call(person.name, people)
        if person.of and (sent_by := SENT_BY.match(person.of)) and not is_word(sent_by[0], words):
            # «DATAPREV: enviar o arquivo», «ASA Brasil: …»
            bodies.update({fold(sent_by[0]): sent_by[0], fold(person.of): person.of})
    return people


def _states_that_came(
    present: Iterable[Participant], people: Mapping[str, str], words: Vocabulary
) -> dict[str, Actor]:  # fmt: skip
    """Return how countries that came are called, «CR» of Costa Rica, unless that is short for somebody."""
    found: dict[str, Actor] = {}
    for name in (one.name for one in present if one.kind == "country"):
        state = known_actor(words, name) or country_by_code(words, name)
        found |= {alias: state for alias in aliases(name) if state and people.get(alias) == name}
    return found


def _bodies_that_came(present: Sequence[Participant], words: Vocabulary) -> dict[str, str]:
    """Return the bodies by their names, and by those without the noun: «Colectivo Ñande Yvy», «Ñande Yvy»."""
    bodies: dict[str, str] = {}
    for name in (one.name for one in present if one.kind == "organisation"):
        bodies.setdefault(fold(name), name)
        noun, _, rest = name.partition(" ")
        if rest[:1].isupper() and names_body(f"{noun} X", words) and not is_word(rest, words):
            bodies.setdefault(fold(rest), name)
    return bodies


def _introduce(
    name: str, short: str, people: dict[str, str], bodies: dict[str, str], words: Vocabulary
) -> None:
    """Note a short form where its letters open the words before it."""
    tokens = [token for token in re.split(r"[\s’'-]+", name) if token]
    for size in range(min(NAME_WORDS, len(tokens)), 0, -1):
        run = tokens[-size:]
        big = [token[0] for token in run if token[0].isupper()]
        opens = "".join(big).casefold() == short.casefold()
        full = " ".join(run)
        # «Mahdi (MB)», of whom the list gives no surname
        came = size == 1 and short.isupper() and short[0] == run[0][0] and fold(full) in people
        if not run[0][0].isupper() or not (opens or came or _shortens(run, short)):
            continue
        if came or (len(big) >= 2 and size <= PERSON_WORDS and person_score(words, full) >= 2.0):
            if people.get(fold(short)) == fold(short):
                people[fold(short)] = full  # «Sara Espino (SE), Sra. Elvira»: here it is said whose it is
            for alias in (short, full, run[0]):
                people.setdefault(fold(alias), full)
        else:
            bodies.setdefault(fold(short), full)
        return


def _shortens(run: list[str], short: str) -> bool:
    """Whether an acronym's letters come in order: «Federación de Cooperativas del Valle (FECOVA)»."""
    if len(run) < 2 or not short.isupper() or short[0].casefold() != run[0][0].casefold():
        return False
    rest = iter("".join(run).casefold())
    return all(char in rest for char in short.casefold())
