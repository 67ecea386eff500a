"""Who speaks: six shapes of speaker, with the guards against topics that look like one.

A colon alone is a speaker in two cases of three. It is believed when the name is a country or a
known body, stands among those who came (or their initials do), looks surely like a person, or
when the document says it so again and again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from actas.model.block import Block, Outline
from actas.model.record import Actor
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import HANDLE, known_actor, name_words, person_score

LABEL = re.compile(r"([^\s:.;!?][^:;!?\n]{0,60}?)\s*:\s+(?=\S)|([^\s:.;!?][^:;!?\n]{0,60}?)\s*:\s*$")
DASHED = re.compile(r"([^\s:;!?–—][^:;!?\n]{0,40}?)\s*(?:\s[-–—]|[–—])\s+(?=\S)")
STOPPED = re.compile(r"([^\W\d_][^:;!?\n]{1,60}?)\.\s+(?=\S)")
PARENTHESIS = re.compile(r"\(([^()\n]{1,60})\)\s*(?=\S)")
ASIDE = re.compile(r"\s*\(([^()]*)\)\s*$")
PARTS = re.compile(r"\s*(?:,|/|&|\+|\by\b|\be\b|\band\b|\bet\b)\s*")
INITIALS = re.compile(r"(?:[A-Z][a-z]?){1,3}[A-Z]?$")
INITIAL = re.compile(r"(?:[A-ZÁÉÍÓÚÑ]\.?){1,4}$|[A-Z]{1,2}[a-z]{1,2}[A-Z]?$|[A-Z][A-Z]{1,4}$")
VOTE = re.compile(r"\s*[+±-]\s?[01]\b")
SHORT_FORM = re.compile(r"\(\s*([A-Z][A-Za-z]{1,6})\s*\)")
INFINITIVE = re.compile(r"[^\W\d_]{3,}(?:ar|er|ir|re)$")
ACRONYM = re.compile(r"(?<!\w)[A-ZÁÉÍÓÚÑ]{4,}(?!\w)")
NAME_BEFORE = 120  # characters in which a name stands before its short form
WORD = re.compile(r"[^\s,;:]+")
SMALL = re.compile(r"(?<![\w@])[a-zà-öø-ÿ][\wÀ-ÿ]+")
OPENING = re.compile(r"^(?:[^,:;.]|\.(?=\d|m\.?)){3,70},\s+")
MANY_SPEAK = 5  # so many speakers, and a short unknown label is one more
ENOUGH_ALIKE = 3  # a shape seen three times is a pattern
LONGEST_LABEL = 8  # words


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks in a stretch of words, and which of them only label it (none: part of the sentence)."""

    actor: Actor
    cut: int  # characters of the words that the label takes
    cue: str


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody the document is known to hold."""

    people: dict[str, str] = field(default_factory=dict)  # folded name, first name or initials -> full name
    bodies: dict[str, str] = field(default_factory=dict)  # folded acronym introduced in the text -> name
    speaking: int = 0  # how many labels before colons are people beyond doubt
    labels: Counter[str] = field(default_factory=Counter)  # folded label before a colon or dash -> how often
    common: frozenset[str] = frozenset()  # folded words that the notes also write in small letters
    countries: bool = False  # other countries than doubtful ones speak
    acronyms: frozenset[str] = frozenset()  # words of four capitals or more
    initials: bool = False  # short capitals before a colon are this document's way of naming speakers


def cast_of(outline: Outline, names: Iterable[str], words: Vocabulary) -> Cast:
    """Return who is who in the notes: those who came, and labels that come again and again."""
    people: dict[str, str] = {}
    for name in names:
        for alias in aliases(name):
            people.setdefault(alias, name)
    bodies: dict[str, str] = {}
    for name, initials in _introduced(outline):
        _introduce(name, initials, people, bodies, words)
    labels: Counter[str] = Counter()
    short: Counter[str] = Counter()
    written: dict[str, None] = {}  # labels as they stand, in order
    for part in outline.walk():
        for node in part.nodes:
            for one in node.walk():
                label = _label_words(one.block)
                if label:
                    written.setdefault(label)
                    labels[fold(label)] += 1
                    if INITIAL.fullmatch(label) or all(INITIAL.fullmatch(p) for p in PARTS.split(label) if p):
                        short[label] += 1
    common = _common(outline)
    speaking = _speaking(labels, people, words)
    for label in written if speaking else ():
        if (
            labels[fold(label)] >= ENOUGH_ALIKE
            and len(label.split()) <= 2
            and not any(_is_word(word, words) for word in label.split())
        ):
            people.setdefault(fold(label), label)
    named = sum(count for label, count in short.items() if fold(label) in people)
    if _counts_up(list(short)):
        short.clear()
    initials = (
        len(short) >= 2 and sum(short.values()) >= ENOUGH_ALIKE and (sum(short.values()) > 4 or named > 0)
    )
    return Cast(
        people=people,
        bodies=bodies,
        speaking=speaking,
        labels=labels,
        common=common,
        countries=_has_countries(outline, words),
        acronyms=_acronyms(outline),
        initials=initials,
    )


def _speaking(labels: Counter[str], people: dict[str, str], words: Vocabulary) -> int:
    """Count the labels that are surely people (labels are folded: only given names can be told); 0 for a lone one."""
    given = name_words(words).given
    sure = sum(label in people or label.split()[0] in given or label in words.countries for label in labels)
    return sure if sure >= 2 else 0


def _common(outline: Outline) -> frozenset[str]:
    """Return the folded words that stand in small letters somewhere: no names."""
    found: set[str] = set()
    for part in outline.walk():
        for node in part.nodes:
            for one in node.walk():
                found.update(fold(word) for word in SMALL.findall(f"{one.block.words.text} {one.block.tail}"))
    return frozenset(found)


def _has_countries(outline: Outline, words: Vocabulary) -> bool:
    """Whether a country that is nothing else opens an item of the notes."""
    for part in outline.walk():
        for node in part.nodes:
            for one in node.walk():
                first = re.split(r"[.:,–(]|\s-\s", one.block.words.text, maxsplit=1)[0].strip()
                if (
                    len(first) < 40
                    and fold(first) in words.countries
                    and fold(first) not in words.ambiguous & name_words(words).given
                ):
                    return True
    return False


def _acronyms(outline: Outline) -> frozenset[str]:
    found: set[str] = set()
    for part in outline.walk():
        for node in part.nodes:
            for one in node.walk():
                found.update(ACRONYM.findall(one.block.words.text))
    return frozenset(found)


def _counts_up(labels: list[str]) -> bool:
    """Whether short labels are an enumeration (A, B, C …) or question and answer, not initials."""
    letters = [label for label in labels if len(label) == 1]
    if len(letters) != len(labels):
        return False
    ordered = [ord(label) for label in letters]
    return (
        set(letters) <= {"Q", "A", "P", "R"}
        and len(letters) <= 2
        or ordered == list(range(ordered[0], ordered[0] + len(ordered)))
        if letters
        else False
    )


def _introduced(outline: Outline) -> Iterator[tuple[str, str]]:
    """Yield names that the text follows with their short form: «Conferencia Regional sobre Migración (CRM)»."""
    for part in outline.walk():
        for node in part.nodes:
            for one in node.walk():
                text = one.block.words.text
                for found in SHORT_FORM.finditer(text):
                    before = text[max(0, found.start() - NAME_BEFORE) : found.start()]
                    yield " ".join(re.split(r"[^\w\s’'-]", before)[-1].split()[-8:]), found[1]


def _introduce(
    name: str, short: str, people: dict[str, str], bodies: dict[str, str], words: Vocabulary
) -> None:
    """Note a short form where its letters open the words before it; people have at most four words."""
    tokens = [token for token in re.split(r"[\s’'-]+", name) if token]
    for size in range(min(8, len(tokens)), 0, -1):
        run = tokens[-size:]
        big = [token for token in run if token[0].isupper()]
        opening = "".join(token[0] for token in big)
        if not run[0][0].isupper() or opening.casefold() != short.casefold() and not _shortens(run, short):
            continue
        full = " ".join(run)
        if 2 <= len(big) <= 4 and size <= 4 and person_score(words, full) >= 2.0:
            people.setdefault(fold(short), full)
            people.setdefault(fold(full), full)
            people.setdefault(fold(run[0]), full)
        else:
            bodies.setdefault(fold(short), full)
        return


def _shortens(run: list[str], short: str) -> bool:
    """«Rémy Giraud (RGr)»: the short form's letters come in order, its capitals first letters."""
    rest = "".join(run)
    at = 0
    for char in short:
        at = rest.casefold().find(char.casefold(), at) + 1
        if at == 0:
            return False
    return short[0].casefold() == run[0][0].casefold() and len(run) >= 2


def aliases(name: str) -> list[str]:
    """Return the folded ways a participant may be called: name, first name, initials, what stands in parentheses."""
    found = re.search(r"\(\s*([A-Za-z]{1,4})\s*\)", name)
    bare = re.sub(r"\([^()]*\)", " ", name).strip(" ,;")
    tokens = [token for token in WORD.findall(bare) if token[:1].isalpha() or token.startswith("@")]
    out = [fold(bare)]
    if found:
        out.append(fold(found[1]))
    if tokens:
        out.append(fold(tokens[0]))
    if len(tokens) > 1:
        out.append(fold(f"{tokens[0]} {tokens[1]}"))
        capitals = [token[0] for token in re.split(r"[\s-]+", bare) if token[:1].isupper()]
        out.append(fold("".join(capitals)))
        out.append(fold(capitals[0] + capitals[-1]) if len(capitals) > 1 else out[0])
        out.append(fold(f"{tokens[0]} {tokens[-1]}"))
        out.append(fold(tokens[-1]))
    return out


def _label_words(block: Block) -> str | None:
    found = LABEL.match(block.words.text)
    label = found and (found[1] or found[2])
    return ASIDE.sub("", label) if label and len(label.split()) <= LONGEST_LABEL else None


def speaker_of(block: Block, cast: Cast, words: Vocabulary, *, in_list_of_speakers: int) -> Speaker | None:
    """Return who speaks in a block, by the first shape that holds."""
    text = block.words.text
    if not text or text.startswith(("http://", "https://")):
        return None
    return (
        _before_colon(block, text, cast, words, in_list_of_speakers)
        or _before_stop(text, cast, words)
        or _before_dash(text, cast, words)
        or _in_parentheses(text, cast, words)
        or _after_clock(text, cast, words)
        or _voting(text, cast, words)
        or _subject(text, cast, words)
        or _named_after(text, cast, words)
        or (_at_the_end(text, words) if in_list_of_speakers else None)
    )


def identify(text: str, cast: Cast, words: Vocabulary, *, least: float) -> Actor | None:
    """Return the actor that a short text names; ``least`` is how sure a mere look must be (0 to 3)."""
    shown = text.strip(" ,")
    aside = ASIDE.search(shown)
    bare = ASIDE.sub("", shown) if aside else shown
    if not bare:
        return None
    members = [part for part in PARTS.split(bare) if part]
    if 2 <= len(members) <= 5 and all(
        person_score(words, part) >= 2.0 or fold(part) in cast.people for part in members
    ):
        people = tuple(_person(one, cast.people.get(fold(one), one)) for one in members)
        return Actor(name=bare, kind="group", as_written=shown if aside else None, members=people)
    single = _one(bare, cast, words, least)
    if single:
        return replace(single, as_written=shown) if aside else single
    if 2 <= len(members) <= 5:
        each = [_one(part, cast, words, least) for part in members]
        if all(each):
            members_known = tuple(one for one in each if one)
            return Actor(name=bare, kind="group", as_written=shown if aside else None, members=members_known)
    return None


def is_somebody(text: str, cast: Cast, words: Vocabulary) -> bool:
    """Whether a text is only a name of somebody in these notes, or of everybody."""
    folded = fold(text)
    return folded in cast.people or folded in name_words(words).groups or person_score(words, text) >= 2.0


def _one(bare: str, cast: Cast, words: Vocabulary, least: float) -> Actor | None:
    known = known_actor(words, bare, countries_near=cast.countries)
    if known:
        return known
    folded = fold(bare)
    if folded in cast.people:
        return _person(bare, cast.people[folded])
    if folded in cast.bodies:
        return (
            Actor(name=cast.bodies[folded], kind="organisation", as_written=bare)
            if fold(cast.bodies[folded]) != folded
            else Actor(name=bare, kind="organisation")
        )
    if cast.initials and INITIAL.fullmatch(bare):
        return Actor(name=bare, kind="person")
    stripped = _without_role(bare, words)
    if stripped != bare and (fold(stripped) in cast.people or person_score(words, stripped) >= 1.0):
        return Actor(name=stripped, kind="person", as_written=bare)
    if folded in name_words(words).not_speakers:
        return None
    return Actor(name=bare, kind="person") if person_score(words, bare) >= least else None


def _person(shown: str, full: str) -> Actor:
    """Return a participant named by initials, first name or in full."""
    bare = re.sub(r"\s*\([^()]*\)", "", full).strip()
    return (
        Actor(name=shown, kind="person")
        if fold(bare) == fold(shown)
        else Actor(name=bare, kind="person", as_written=shown)
    )


def _without_role(text: str, words: Vocabulary) -> str:
    """«la estudiante Ana Ruiz» -> «Ana Ruiz»."""
    table = name_words(words)
    tokens = text.split()
    at = 0
    articles = words.grammar("articles")
    if len(tokens) > 1 and fold(tokens[0]) in articles:
        at = 1
    if at < len(tokens) - 1 and fold(tokens[at]) in table.roles:
        return " ".join(tokens[at + 1 :])
    return " ".join(tokens[at:]) if at else text


def _before_colon(block: Block, text: str, cast: Cast, words: Vocabulary, listed: int) -> Speaker | None:
    found = LABEL.match(text)
    label = found and (found[1] or found[2])
    if not found or not label or len(label.split()) > LONGEST_LABEL:
        return None
    often = cast.labels[fold(ASIDE.sub("", label))]
    least = 2.0
    if listed:
        least = 1.0 if often >= 2 or (listed > 1 and len(label.split()) == 1) else 1.5
    elif (
        often >= ENOUGH_ALIKE
        and cast.speaking
        and len(label.split()) == 1
        and label.isalpha()
        and not _is_word(label, words)
    ):
        return Speaker(Actor(name=label, kind="person"), found.end(), "label-again-and-again")
    elif (
        (cast.speaking >= MANY_SPEAK or cast.speaking and (often >= 2 or len(label.split()) == 2))
        and len(label.split()) <= 2
        and not known_word(label, cast, words)
    ):
        least = 1.0
    actor = identify(label, cast, words, least=least)
    return Speaker(actor, found.end(), "label-colon") if actor else None


def _before_stop(text: str, cast: Cast, words: Vocabulary) -> Speaker | None:
    found = STOPPED.match(text)
    if not found or len(found[1].split()) > LONGEST_LABEL:
        return _stopped_abbreviation(text, words)
    actor = known_actor(words, found[1], countries_near=cast.countries) or known_actor(words, found[1] + ".")
    if actor is None and fold(found[1]) in cast.people and person_score(words, found[1]) >= 1.0:
        actor = Actor(name=found[1], kind="person")
    if actor is None and person_score(words, found[1]) >= 2.5:
        actor = Actor(name=found[1], kind="person")
    return Speaker(actor, found.end(), "label-stop") if actor else _stopped_abbreviation(text, words)


def _stopped_abbreviation(text: str, words: Vocabulary) -> Speaker | None:
    """«EE. UU. El tema …», «Rep. Dominicana. El tema …»: names that hold full stops."""
    stops = [m.end() for m in re.finditer(r"\.(?=\s)", text[:40])]
    for stop in stops[1:]:
        actor = known_actor(words, text[: stop - 1]) or known_actor(words, text[:stop])
        if actor and text[stop:].strip():
            named = (
                text[:stop]
                if "." in text[: stop - 1] and known_actor(words, text[:stop])
                else text[: stop - 1]
            )
            if actor.as_written is None:
                actor = replace(actor, name=named.strip())
            return Speaker(actor, stop + 1, "label-stop")
    return None


def _before_dash(text: str, cast: Cast, words: Vocabulary) -> Speaker | None:
    found = DASHED.match(text)
    if not found or len(found[1].split()) > 5:
        return None
    named = found[1].strip()
    in_cast = fold(ASIDE.sub("", named)) in cast.people
    actor = identify(named, cast, words, least=2.5 if not in_cast else 1.0)
    if (
        actor
        and actor.kind == "organisation"
        and fold(named) in name_words(words).groups | words.phrases("labels", "not_speakers")
    ):
        return None  # «Academia – Empresa»: a topic beside a topic
    if actor and actor.kind == "person" and not in_cast and person_score(words, named) < 2.5:
        return None
    return Speaker(actor, found.end(), "label-dash") if actor else None


def _in_parentheses(text: str, cast: Cast, words: Vocabulary) -> Speaker | None:
    found = PARENTHESIS.match(text)
    if not found:
        return None
    actor = identify(found[1], cast, words, least=2.0)
    return Speaker(actor, found.end(), "label-parentheses") if actor else None


def _after_clock(text: str, cast: Cast, words: Vocabulary) -> Speaker | None:
    """«12:10–12:20 Ana Ruiz - Two bottles», «9:15 Ana: …»: who speaks stands behind the hour."""
    for start in _after_clock_or_break(text):
        rest = text[start:]
        found = DASHED.match(rest) or LABEL.match(rest)
        named = found and (found[1] or found[2])
        if named and (
            person_score(words, named) >= 2.0
            or fold(named) in cast.people
            or _two_unknown(named, cast, words)
        ):
            return Speaker(_person(named, cast.people.get(fold(named), named)), 0, "after-clock")
    return None


def _two_unknown(named: str, cast: Cast, words: Vocabulary) -> bool:
    return (
        2 <= len(named.split()) <= 3
        and person_score(words, named) >= 1.0
        and not known_word(named, cast, words)
    )


def _at_the_end(text: str, words: Vocabulary) -> Speaker | None:
    """«Les familles attendent six mois (Haïti)»."""
    found = ASIDE.search(text.rstrip(" ."))
    actor = known_actor(words, found[1]) if found else None
    return Speaker(actor, 0, "parentheses-at-end") if actor else None


def _voting(text: str, cast: Cast, words: Vocabulary) -> Speaker | None:
    first = WORD.match(text)
    if not first or not VOTE.match(text, first.end()):
        return None
    actor = identify(first.group(), cast, words, least=1.0)
    return Speaker(actor, 0, "vote") if actor else None


def _subject(text: str, cast: Cast, words: Vocabulary) -> Speaker | None:
    """«El Lic. Soto explica …»: a name (or known body) and then a verb of speech, in the first clause."""
    starts = [0]
    opening = OPENING.match(text)
    if opening:
        starts.append(opening.end())
    starts.extend(_after_clock_or_break(text))
    for start in starts:
        found = _name_then_verb(text[start:], cast, words, first=start == 0)
        if found:
            return found
    return _with_apposition(text, cast, words) or _verb_then_name(text, cast, words)


def _with_apposition(text: str, cast: Cast, words: Vocabulary) -> Speaker | None:
    """«Lic. Ana Soto, directora del instituto, agradece …»."""
    named, comma, rest = text[:60].partition(",")
    if not comma or len(named.split()) > 6:
        return None
    bare = _without_role(named, words)
    if person_score(words, bare) < 2.5 and fold(bare) not in cast.people:
        return None
    after = text[len(named) + 1 : 260].partition(",")[2]
    verbs = words.phrases("speech", "verbs")
    said = [fold(token) for token in WORD.findall(after)[:3]]
    return (
        Speaker(Actor(name=bare, kind="person"), 0, "subject-apposition")
        if any(word in verbs for word in said)
        else None
    )


def _after_clock_or_break(text: str) -> list[int]:
    """Places after a short opening without comma: «a las 12:12 Rafael …»."""
    return [
        m.end()
        for m in re.finditer(
            r"\d{1,2}[:.h]\d{2}\s*(?:[ap]\.?m\.?|h|hrs?|horas)?[,:]?\s+(?=[^\W\d])", text[:90]
        )
    ]


def _name_then_verb(text: str, cast: Cast, words: Vocabulary, *, first: bool) -> Speaker | None:
    verbs, phrases = words.phrases("speech", "verbs"), words.phrases("speech", "phrases")
    auxiliaries = words.grammar("auxiliary")
    tokens = list(WORD.finditer(text[:140]))[:11]
    folded = [fold(token.group()) for token in tokens]
    at = 0
    while at < min(2, len(tokens)) and (folded[at] in words.grammar("articles") or folded[at] in ("a", "al")):
        at += 1
    for end in range(at + 1, min(len(tokens), at + 8)):
        word = folded[end]
        speech = word in verbs or any(
            phrase == " ".join(folded[end : end + size])
            for size in (2, 3)
            for phrase in _sized(phrases, folded, end, size)
        )
        helping = word in auxiliaries
        if not (speech or helping) or tokens[end].group()[:1].isupper():
            continue
        named = text[tokens[at].start() : tokens[end - 1].end()]
        if "," in named and (not first or person_score(words, named.split(",")[0]) < 2.0):
            return None
        named = named.split(",")[0]
        actor = _subject_actor(named, cast, words, speech, word)
        if actor:
            return Speaker(actor, 0, "subject-verb")
        if text[tokens[end - 1].end() : tokens[end].start()].strip():
            return None
    return None


def _sized(phrases: frozenset[str], folded: list[str], end: int, size: int) -> tuple[str, ...]:
    phrase = " ".join(folded[end : end + size])
    return (phrase,) if phrase in phrases else ()


def _subject_actor(named: str, cast: Cast, words: Vocabulary, speech: bool, verb: str) -> Actor | None:
    bare = _without_role(named, words)
    role = bare != named
    if speech and fold(named) in name_words(words).roles:
        return Actor(name=named, kind="person")  # «La presidenta informa …»
    known = known_actor(words, named, countries_near=cast.countries) or known_actor(
        words, bare, countries_near=cast.countries
    )
    if known:
        return known if speech else None
    members = [part for part in PARTS.split(bare) if part]
    if all(HANDLE.fullmatch(one) for one in members):
        kind = "group" if len(members) > 1 else "person"
        return Actor(
            name=bare,
            kind=kind,
            members=tuple(Actor(name=one, kind="person") for one in members) if kind == "group" else (),
        )
    if fold(bare) in cast.people and bare[:1].isupper():
        return _person(bare, cast.people[fold(bare)])
    if (
        role
        and speech
        and bare[:1].isupper()
        and named[:1].islower()
        and len(bare.split()) <= 2
        and not known_word(bare, cast, words)
        and person_score(words, bare) == 1.0
    ):
        return Actor(name=bare, kind="organisation", as_written=named)  # «the Artifactory indicated …»
    if fold(named) in name_words(words).groups and verb in words.grammar("asking"):
        return Actor(name=named, kind="organisation")
    if len(members) > 1 and all(
        person_score(words, one) >= 2.0 or fold(one) in cast.people for one in members
    ):
        people = (_person(one, cast.people.get(fold(one), one)) for one in members)
        return Actor(name=bare, kind="group", members=tuple(people))
    score = person_score(words, bare)
    told = speech and verb not in words.grammar("nouns_too") | words.phrases("speech", "nouns")
    unknown = (
        score >= 1.0 and told and len(bare) > 2 and len(members) == 1 and not known_word(bare, cast, words)
    )
    return (
        Actor(name=bare, kind="person")
        if score >= 2.0 or (score >= 1.0 and role and speech) or unknown
        else _from_somewhere(bare, cast, words, speech)
    )


def known_word(named: str, cast: Cast, words: Vocabulary) -> bool:
    """Whether any word of a would-be name is an ordinary word in these notes or in the vocabulary."""
    if any(
        INFINITIVE.search(fold(word)) and fold(word) not in name_words(words).given for word in named.split()
    ):
        return True
    return any(
        fold(word) in cast.common
        or fold(word) in words.grammar("answers")
        or word.upper() in cast.acronyms
        or _is_word(word, words)
        for word in named.split()
    )


def _is_word(word: str, words: Vocabulary) -> bool:
    """Whether the vocabulary knows a word as something else than a name."""
    folded = fold(word)
    table = name_words(words)
    return (
        folded in words.keyed("section_words")
        or folded in table.roles
        or folded in table.groups
        or folded in words.grammar("stages")
        or folded in words.grammar("paper")
    )


def _from_somewhere(named: str, cast: Cast, words: Vocabulary, speech: bool) -> Actor | None:
    """«Aminata de la asociación Puente» before a verb of speech: a person and where they come from."""
    first, _, rest = named.partition(" ")
    of = fold(rest).split(" ")[0].split("'")[0] if rest else ""
    known = person_score(words, first) >= 2.0 or fold(first) in cast.people
    return (
        Actor(name=first, kind="person", as_written=named)
        if speech and known and of in ("de", "del", "d", "du", "of", "from", "da", "do")
        else None
    )


def _verb_then_name(text: str, cast: Cast, words: Vocabulary) -> Speaker | None:
    """«Habló Rafael del compromiso …», «Habla Rodrigo G. presenta …»."""
    tokens = list(WORD.finditer(text[:80]))
    folded = [fold(token.group()) for token in tokens]
    start = next(
        (size for size in (4, 3, 2) if " ".join(folded[:size]) in words.phrases("speech", "phrases")), 0
    )
    start = start or int(bool(folded) and folded[0] in words.phrases("speech", "verbs"))
    if not start or len(tokens) <= start:
        return None
    best: Actor | None = None
    if len(tokens) > start + 1 and folded[start] in words.grammar("articles"):
        start += 1
    for end in range(start, min(start + 4, len(tokens))):
        named = text[tokens[start].start() : tokens[end].end()]
        if not tokens[end].group()[:1].isupper():
            break
        if person_score(words, named) >= 2.0 or (fold(named) in cast.people and named[:1].isupper()):
            best = Actor(name=named, kind="person")
    return Speaker(best, 0, "verb-subject") if best else None


def _named_after(text: str, cast: Cast, words: Vocabulary) -> Speaker | None:
    """«Palabras del Lic. Soto.», «Roadmap presented by Ana Ruiz»: a short line that says whose words they are."""
    first = re.split(r"(?<=[^\W\d_]{4})\.\s|[;:]", text, maxsplit=1)[0]
    if len(first.split()) > 12:
        return None
    folded_by = words.grammar("by")
    tokens = list(WORD.finditer(first))
    for at in range(len(tokens) - 1):
        pairs = [
            " ".join(fold(token.group()) for token in tokens[max(0, at - size + 1) : at + 1])
            for size in (1, 2, 3)
        ]
        if not any(pair in folded_by for pair in pairs):
            continue
        begin = at + 1
        if fold(tokens[begin].group()) in words.grammar("articles") and begin + 1 < len(tokens):
            begin += 1
        named = first[tokens[begin].start() :].strip(" .")
        pieces = re.split(r"[,(]", named)[0].split()
        for size in range(len(pieces), 0, -1):
            name = " ".join(pieces[:size])
            if person_score(words, name) >= 2.0 or (fold(name) in cast.people and name[:1].isupper()):
                return Speaker(_person(name, cast.people.get(fold(name), name)), 0, "named-after")
    return None
