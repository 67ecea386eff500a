"""Who speaks as part of a sentence: the subject of a verb of speech, or whose words a line announces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice, pairwise

from actas.classify.bodies import names_body, names_office
from actas.classify.cast import WORD, Cast
from actas.classify.identity import (
    CAPITALISED,
    FULL,
    GIVEN,
    body,
    holds_word,
    is_known_person,
    members_of,
    people_named,
    person,
    person_named,
    without_role,
)
from actas.classify.titles import holds_dash
from actas.model.plain import Plain, plain
from actas.model.record import Actor
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import HANDLE, known_actor, name_words, person_score
from actas.vocabulary.patterns import any_of
from actas.vocabulary.phrases import may_hold
from actas.vocabulary.sentences import is_sentence
from actas.vocabulary.sieve import may_end

OPENING_MOST = 71  # characters up to the comma of an opening
OPENING = re.compile(r"^(?:[^,:;.]|\.(?=\d|m\.?)){3,70},\s+")  # «A las 18.40 h, …», «Después, …»
FIRST_SENTENCE = re.compile(r"(?<=[^\W\d_]{4})\.\s|[;:]")
BEHIND_DASH = re.compile(r"([^:;.!?]{3,50}?)\s[-–—]\s+(?=[^\W\d])")  # «Farolas - la alcaldesa pide …»
ELISION = re.compile(r"[Ll]['’](?=\w)")
NAME_END = re.compile(r"[,(]")
CLAUSE, CLAUSE_WORDS = 140, 11  # characters and words in which a subject and its verb stand
MOST_ADVERBS = 2  # between a name and its verb
NAME_WORDS = 8  # words between the sentence's beginning and the verb
CLOCK = 90  # characters in which an hour stands before a name
APPOSITION = 60, 6, 260  # characters and words of the name, characters to the end of what is said of it
MOST_OPENING = 7  # words before who speaks: «se le da la palabra a»
SHORT_LINE = 12  # words of a line that says whose words follow


@plain()
class Speaker(Plain):
    """Who speaks in a stretch of words, and which of them only label it (none: part of the sentence)."""

    actor: Actor
    cut: int  # characters of the words that the label takes
    cue: str


def subject(text: str, cast: Cast, words: Vocabulary) -> Speaker | None:
    """Return who a sentence says is speaking: «El Lic. Soto explica …», «Habló Rafael …»."""
    folded = fold(text)
    if may_hold(folded, _verbs_and_their_like(words)) or may_end(text, _verb_ends(words)):
        for start in _starts(text, words):
            found = _name_then_verb(text[start:], cast, words, first=start == 0)
            if found:
                return found
        behind = BEHIND_DASH.match(text) if holds_dash(text) else None
        if behind and not is_sentence(behind[1], words):
            found = _name_then_verb(text[behind.end() :], cast, words, first=False)
            if found and found.actor.kind == "person" and _is_sure(found.actor.name, words):
                return found
    if not may_hold(folded, _of_speech(words)):
        return None
    return _with_apposition(text, cast, words) or _verb_then_name(text, cast, words)


@lru_cache(maxsize=4)
def _of_speech(words: Vocabulary) -> frozenset[str]:
    return words.phrases("speech", "verbs") | words.phrases("speech", "phrases")


def _is_sure(name: str, words: Vocabulary) -> bool:
    return person_score(words, name) >= GIVEN or fold(name) in name_words(words).roles


@lru_cache(maxsize=64)  # asked of a text for what stands behind an hour, and for who does something there
def after_clocks(text: str, words: Vocabulary) -> tuple[int, ...]:
    """Return the places after an hour near the beginning: «a las 12:12 Rafael …»."""
    return tuple(match.end() for match in _clock(words).finditer(text[:CLOCK]))


@lru_cache(maxsize=4)
def _clock(words: Vocabulary) -> re.Pattern[str]:
    hours = any_of(words.grammar("hours"))
    return re.compile(rf"\d{{1,2}}[:.h]\d{{2}}\s*(?:[ap]\.?m\.?|{hours})?[,:]?\s+(?=[^\W\d])")


def _starts(text: str, words: Vocabulary) -> Iterator[int]:
    """Yield where a subject may begin: at once, after a short opening with a comma, after an hour."""
    opening = OPENING.match(text) if "," in text[:OPENING_MOST] else None
    if not opening or fold(text.split(maxsplit=1)[0]) not in words.grammar("subordinators"):
        yield 0
    if opening:
        yield opening.end()
    yield from after_clocks(text, words)


def _name_then_verb(text: str, cast: Cast, words: Vocabulary, *, first: bool) -> Speaker | None:
    """«El Lic. Soto explica …»: a name (or known body) and then a verb of speech, in the first clause."""
    tokens = list(islice(WORD.finditer(text[:CLAUSE]), CLAUSE_WORDS))
    folded = [fold(token.group()).rstrip(".!?") for token in tokens]
    if not _may_hold_verb(text, folded, words):
        return None
    at = _after_articles(folded, words)
    for end in range(at + 1, min(len(tokens), at + NAME_WORDS)):
        if _goes_on(folded, at, end, _after(tokens, end), words):
            continue
        verb = _verb_at(tokens, folded, end, words)
        speech = _opens_speech(folded, verb, words)
        if not (speech or _does(tokens, folded, verb, words)) or tokens[verb].group()[:1].isupper():
            continue
        if _is_passive(tokens, verb, words):
            return None
        gap = text[tokens[end - 1].end() : tokens[end].start()].strip()
        if gap[:1] in (":", ";"):
            return None
        whole = _without_elision(text[tokens[at].start() : tokens[end - 1].end()])
        if together := _together(whole, cast, words):
            return Speaker(together, 0, "subject-verb")
        named, comma, _ = whole.partition(",")
        known = person_score(words, named) >= GIVEN
        if (comma and not (first and known)) or (known and at and named.islower()):
            return None  # «la leña se compra»: behind an article in small letters stands no Lena
        actor = _subject_actor(named, cast, words, speech=speech, verb=folded[verb])
        if actor:
            return Speaker(actor, 0, "subject-verb")
        if gap:
            return None  # a comma ends the clause
    return None


def _together(named: str, cast: Cast, words: Vocabulary) -> Actor | None:
    """«Ana, Luis y Marta proponen …»: people with a comma between them."""
    members = members_of(named, words) if "," in named else []
    if len(members) < 2 or not all(is_known_person(one, cast, words) for one in members):
        return None
    return people_named(members, named, cast)


def _goes_on(folded: Sequence[str], at: int, end: int, after: str, words: Vocabulary) -> bool:
    """Whether a name that begins at one place is not over at the other, whatever verb seems to follow."""
    if folded[end - 1] in words.grammar("of"):
        return True  # «Ana de la …»
    office = " ".join(folded[at:end]) in name_words(words).roles
    if office and folded[end] in words.grammar("of"):
        said = words.phrases("speech", "phrases")
        gives = any(" ".join(folded[end : end + size]) in said for size in (2, 3))
        if after[:1].isupper() or not gives:
            return True  # «coordenador da CTPI», where «da» gives nothing
    # «La Red de Comités presentará un informe»: what it presents
    return folded[end - 1] in words.grammar("articles") and folded[end] in words.grammar("nouns_too")


def _verb_at(tokens: Sequence[re.Match[str]], folded: Sequence[str], at: int, words: Vocabulary) -> int:
    """Return the place of the verb, which adverbs may hold back: "Ana just approved", «Ana luego explica»."""
    verb = at
    while verb + 1 < len(folded) and verb < at + MOST_ADVERBS and tokens[verb].group().islower():
        if not _is_adverb(folded[verb], words):
            break
        verb += 1
    return verb


def _does(tokens: Sequence[re.Match[str]], folded: Sequence[str], verb: int, words: Vocabulary) -> bool:
    """Whether a verb says what somebody does, did or will do, whatever it is."""
    return _helps(folded[verb], words) or bool(
        _done_or_to_do(words).fullmatch(tokens[verb].group().rstrip(".!?"))
    )


def _is_passive(tokens: Sequence[re.Match[str]], verb: int, words: Vocabulary) -> bool:
    """Whether the subject of a verb only suffers it: "Ana nominated by Luis", «Ana est désignée par …»."""
    ends = words.as_written("endings", "participle")
    for token, after in pairwise(tokens[verb : verb + 3]):
        if fold(after.group()) in words.grammar("agent"):
            return token.group().endswith(ends)
    return False


def _is_adverb(folded: str, words: Vocabulary) -> bool:
    if folded in words.grammar("adverbs"):
        return True
    ends = folded.endswith(words.as_written("endings", "adverb_before"))
    return ends and folded not in words.grammar("ends_like_adverb")


def _after(tokens: Sequence[re.Match[str]], at: int) -> str:
    """Return the word behind a place; empty at the end."""
    return tokens[at + 1].group() if at + 1 < len(tokens) else ""


def _may_hold_verb(text: str, folded: Sequence[str], words: Vocabulary) -> bool:
    """Whether a word of a clause may be a verb; most clauses of notes hold none that matters."""
    if not _verbs_and_their_like(words).isdisjoint(folded[1:]):
        return True
    ends = (*words.as_written("endings", "done"), *words.as_written("endings", "will_do"), "'est")
    return any(token.rstrip(".").endswith(ends) for token in text[:CLAUSE].split()[1:CLAUSE_WORDS])


@lru_cache(maxsize=4)
def _verb_ends(words: Vocabulary) -> frozenset[str]:
    """Return the endings by which `_may_hold_verb` knows a verb, of what stands behind an apostrophe too."""
    return frozenset((*words.as_written("endings", "done"), *words.as_written("endings", "will_do"), "est"))


@lru_cache(maxsize=4)
def _verbs_and_their_like(words: Vocabulary) -> frozenset[str]:
    """Return the words of which one must stand behind a subject: first words of whatever opens speech."""
    phrases = words.phrases("speech", "phrases") | words.phrases("speech", "verbs")
    first = frozenset(phrase.split()[0] for phrase in phrases)
    elided = frozenset(f"s'{verb}" for verb in words.phrases("speech", "verbs", "fr"))
    return first | elided | words.grammar("perfect") | words.grammar("auxiliary")


def _without_elision(named: str) -> str:
    """«L'association des riverains» -> «association des riverains»."""
    return named[cut.end() :] if (cut := ELISION.match(named)) else named


def _after_articles(folded: Sequence[str], words: Vocabulary) -> int:
    """Return the place of the first word that is no article: «A la presidenta le …»."""
    before = _before_name(words)
    at = 0
    while at < min(2, len(folded)) and folded[at] in before:
        at += 1
    return at


@lru_cache(maxsize=4)
def _before_name(words: Vocabulary) -> frozenset[str]:
    return words.grammar("articles") | words.grammar("subject_mark") | words.grammar("quantifiers")


def _opens_speech(folded: Sequence[str], at: int, words: Vocabulary) -> bool:
    phrases, verbs = words.phrases("speech", "phrases"), _says(words)
    if "be" in folded[at + 1 : at + 3]:
        return False  # "needs to be found"
    if folded[at] in verbs:
        return True
    if folded[at].startswith("s'") and folded[at][2:] in verbs:
        return True  # «s'interroge»
    if folded[at] in words.grammar("clitics") and folded[at + 1 : at + 2] and folded[at + 1] in verbs:
        return True  # «se lamentan»
    if folded[at] in words.grammar("perfect") and folded[at + 1 : at + 2] and folded[at + 1] in verbs:
        return True  # «a indiqué», "has noted"
    return any(" ".join(folded[at : at + size]) in phrases for size in (2, 3))


@lru_cache(maxsize=4)
def _says(words: Vocabulary) -> frozenset[str]:
    """Return the verbs of speech that are no small words of another language («lê», "le")."""
    return words.phrases("speech", "verbs") - words.grammar("articles")


def _helps(folded: str, words: Vocabulary) -> bool:
    """Whether a word opens what somebody does, an elided «ne» before it or not: «n'est», «est»."""
    return folded.removeprefix("n'") in words.grammar("auxiliary")


@lru_cache(maxsize=4)
def _done_or_to_do(words: Vocabulary) -> re.Pattern[str]:
    done, to_do = (any_of(words.as_written("endings", key)) for key in ("done", "will_do"))
    return re.compile(rf"[^\W\d_]{{3,}}{done}|[^\W\d_]{{2,}}{to_do}")


def _subject_actor(named: str, cast: Cast, words: Vocabulary, *, speech: bool, verb: str) -> Actor | None:
    """Return who the subject of a verb is, with ``speech`` one that says that somebody speaks."""
    bare = without_role(named, words)
    if speech and _is_office(named, words):
        return person(named)  # «La presidenta informa …»
    near = cast.countries
    known = known_actor(words, named, countries_near=near) or known_actor(words, bare, countries_near=near)
    if known:
        return known if speech else None
    members = members_of(bare, words)
    if speech and len(members) > 1:
        officials = tuple(known_actor(words, one, countries_near=near) for one in members)
        if all(officials):
            return Actor(name=bare, kind="group", members=tuple(one for one in officials if one))
    if members and all(HANDLE.fullmatch(one) for one in members):
        several = tuple(map(person, members)) if len(members) > 1 else ()
        return Actor(name=bare, kind="group" if several else "person", members=several)
    if fold(bare) in cast.people and bare[:1].isupper():
        return person_named(bare, cast)
    if speech and (found := _body_by_name(named, bare, verb, cast, words)):
        return found
    if len(members) > 1 and all(is_known_person(one, cast, words) for one in members):
        return people_named(members, bare, cast)
    if _is_person(named, cast, words, speech=speech, verb=verb):
        return person(bare)
    return _from_somewhere(bare, cast, words) if speech else None


def _before_of(named: str, words: Vocabulary) -> str:
    """«vecinos de la calle Sol» -> «vecinos»."""
    first, _, rest = named.partition(" ")
    return first if fold(rest).split(" ")[0].split("'")[0] in words.grammar("of") else named


def _body_by_name(named: str, bare: str, verb: str, cast: Cast, words: Vocabulary) -> Actor | None:
    """Return the body that the subject of a verb of speech is, by its noun, these notes or its article."""
    if _is_body(named, verb, words):
        return body(named)
    if bare[:1].isupper() and fold(bare) in cast.bodies:
        return body(cast.bodies[fold(bare)], as_written=named)
    if _is_named_body(named, bare, cast, words):
        return body(bare, as_written=named)
    meets = fold(named) in words.grammar("meeting_itself")
    asks = not meets and verb in words.grammar("asking") and _is_group(named, words)
    return body(named) if asks else None


def _is_body(named: str, verb: str, words: Vocabulary) -> bool:
    """Whether the subject of a verb of speech is the name of a body."""
    if verb in words.phrases("speech", "nouns", "en"):
        return False  # "the board report": a noun
    return names_body(named, words)


def _is_office(named: str, words: Vocabulary) -> bool:
    roles, folded = name_words(words).roles, fold(named)
    return folded in roles or folded.removesuffix("s") in roles or names_office(named, words, proper=False)


def _is_group(named: str, words: Vocabulary) -> bool:
    """Whether a subject, its article taken off, is a group of people or a body that needs no name."""
    folded = fold(_before_of(named, words))
    return folded in name_words(words).groups or folded in _groups_without_article(words)


@lru_cache(maxsize=4)
def _groups_without_article(words: Vocabulary) -> frozenset[str]:
    opens = ("l'", *(f"{one} " for one in words.grammar("articles")))
    return frozenset(
        group.removeprefix(one)
        for group in name_words(words).groups
        for one in opens
        if group.startswith(one)
    )


def _is_named_body(named: str, bare: str, cast: Cast, words: Vocabulary) -> bool:
    """Whether an article stands before an unknown name: «the Registry indicated …»."""
    if bare == named or not named[:1].islower() or len(bare.split()) > 2:
        return False
    return person_score(words, bare) == CAPITALISED and not holds_word(bare, cast, words)


def _is_person(named: str, cast: Cast, words: Vocabulary, *, speech: bool, verb: str) -> bool:
    """Whether a subject is a person: by the name, by a role before it, or because nothing explains it."""
    bare = without_role(named, words)
    score = person_score(words, bare)
    if score >= GIVEN:
        return True
    if not speech or score < CAPITALISED:
        return False
    if bare != named:
        return True
    if verb in words.grammar("nouns_too") or verb in words.phrases("speech", "nouns"):
        return False
    if verb in words.grammar("inanimate"):
        return False
    return (
        (len(bare) > 2 or (len(bare) == 2 and bare.isupper()))
        and len(members_of(bare, words)) == 1
        and not holds_word(bare, cast, words)
    )


def _from_somewhere(named: str, cast: Cast, words: Vocabulary) -> Actor | None:
    """«Aminata de la asociación Puente» before a verb of speech: a person and where they come from."""
    tokens = named.split()
    folded = [fold(token).split("'")[0] for token in tokens]
    at = next((place for place, token in enumerate(folded) if place and token in words.grammar("of")), 0)
    name = " ".join(tokens[:at])
    return person(name, as_written=named) if name and is_known_person(name, cast, words) else None


def _with_apposition(text: str, cast: Cast, words: Vocabulary) -> Speaker | None:
    """«Lic. Ana Soto, directora del instituto, agradece …»."""
    name_most, words_most, end = APPOSITION
    named, comma, _ = text[:name_most].partition(",")
    if not comma or len(named.split()) > words_most:
        return None
    bare = without_role(named, words)
    if person_score(words, bare) < FULL and fold(bare) not in cast.people:
        return None
    after = text[len(named) + 1 : end].partition(",")[2]
    said = (fold(token) for token in WORD.findall(after)[:3])
    speaks = not words.phrases("speech", "verbs").isdisjoint(said)
    return Speaker(person(bare), 0, "subject-apposition") if speaks else None


def _verb_then_name(text: str, cast: Cast, words: Vocabulary) -> Speaker | None:
    """«Habló Rafael del compromiso …», «Toma la palabra Rodrigo G. …»."""
    tokens = list(WORD.finditer(text[:80]))
    folded = [fold(token.group()) for token in tokens]
    opening = _before_subject(words)
    start = next((size for size in range(MOST_OPENING, 0, -1) if " ".join(folded[:size]) in opening), 0)
    if not start or len(tokens) <= start:
        return None
    if start == 1 and text[tokens[0].end() :].lstrip().startswith(":") and tokens[0].group().endswith("o"):
        return None  # «Apoyo: Ana»: a noun that lacks the accent of the verb
    start += len(tokens) > start + 1 and folded[start] in words.grammar("articles")
    best: Actor | None = None
    for token in tokens[start : start + 4]:
        named = text[tokens[start].start() : token.end()]
        if not token.group()[:1].isupper():
            break
        if is_known_person(named, cast, words):
            best = person(named.rstrip("."))
    return Speaker(best, 0, "verb-subject") if best else None


def opens_with_speech(label: str, words: Vocabulary) -> bool:
    """Whether a label of several words opens with a verb of speech that is no noun, nor a name."""
    first, _, rest = fold(label).partition(" ")
    known = name_words(words).given | words.phrases("speech", "nouns") | words.grammar("nouns_too")
    return bool(rest) and first in _before_subject(words) and first not in known


@lru_cache(maxsize=4)
def _before_subject(words: Vocabulary) -> frozenset[str]:
    """Return what may stand before who speaks; in English nobody speaks in "Asked Ana to …"."""
    languages, keys = ("es", "fr", "pt"), ("verbs", "phrases")
    said = (words.phrases("speech", key, one) for key in keys for one in languages)
    return frozenset().union(*said) - words.phrases("speech", "verbs", "en")


@lru_cache(maxsize=4)
def _last_of_by(words: Vocabulary) -> frozenset[str]:
    """Return the words behind which a name may stand: the last of «palabras de», "by"."""
    return frozenset(phrase.split()[-1] for phrase in words.grammar("by"))


def named_after(text: str, cast: Cast, words: Vocabulary) -> Speaker | None:
    """Return whose words a short line announces: «Palabras del Lic. Soto.», «Presented by Ana Ruiz»."""
    if not may_hold(fold(text), words.grammar("by")):
        return None
    first = FIRST_SENTENCE.split(text, maxsplit=1)[0]
    if len(first.split()) > SHORT_LINE:
        return None
    tokens = list(WORD.finditer(first))
    folded = [fold(token.group()) for token in tokens]
    if _last_of_by(words).isdisjoint(folded) or is_known_person(tokens[0].group(), cast, words):
        return None  # «Ana nominated by Luis»: about Ana, who does not speak, nor does Luis here
    for at in range(len(tokens) - 1):
        if not any(" ".join(folded[max(0, at - size) : at + 1]) in words.grammar("by") for size in range(3)):
            continue
        if not words.grammar("motion").isdisjoint(folded[: at + 1]):
            return None
        begin = at + 1 + (at + 2 < len(tokens) and folded[at + 1] in words.grammar("articles"))
        named = first[tokens[begin].start() :].strip(" .")
        pieces = NAME_END.split(named)[0].split()
        for size in range(len(pieces), 0, -1):
            name = " ".join(pieces[:size])
            if person_score(words, name) >= GIVEN or (fold(name) in cast.people and name[:1].isupper()):
                return Speaker(person_named(name, cast), 0, "named-after")
    return None
