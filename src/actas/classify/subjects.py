"""Who speaks as part of a sentence: the subject of a verb of speech, or whose words a line announces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice, pairwise

from actas.classify.cast import WORD, Cast
from actas.classify.identity import (
    CAPITALISED,
    ELISION,
    FULL,
    GIVEN,
    identify,
    is_known_person,
    members_of,
    people_named,
    person,
    person_named,
    without_article,
    without_role,
)
from actas.classify.inserted import without_inserted
from actas.classify.subject_names import is_office, subject_actor
from actas.classify.titles import holds_dash
from actas.classify.verb_first import behind_verb, opens_with_verb, with_its_article
from actas.classify.verbs import (
    CLAUSE_WORDS,
    OF_DELEGATE,
    Verb,
    clause_of,
    may_act,
    may_hold_verb,
    verbs_behind,
)
from actas.model.compiled import compiled
from actas.model.plain import Plain, plain, replace
from actas.model.record import Actor
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import SHORTENED, known_actor, name_words, person_score
from actas.vocabulary.patterns import any_of
from actas.vocabulary.phrases import first_words, may_hold
from actas.vocabulary.sentences import is_sentence

OPENING_MOST = 121  # characters up to the comma of an opening
ENDED = compiled(r"\b(\w*[a-zà-ÿ]{5})\. ")  # the last word of a sentence: abbreviations are shorter
FAR = 72  # characters behind which only sure people are looked for
OPENING = compiled(
    r"^(?:\([^()]{1,80}\)|[^,:;.(]|[.:](?=\d)|\.(?=m\.?)){3,120}+,\s+"
)  # «A las 18.40 h, …», «Después, …»
BEHIND_TOPIC = compiled(r"(?<=[^\W_].)\s[-–—]\s+(?=[^\W\d])|(?<=[^\W_].):\s+(?=[^\W\d])")
PHRASE = compiled(r"([^.:;!?\n]{3,50}(?<=[^\W_]{4}))[.?]\s+(?=[^\W\d_a-zß-ÿ])")
MOST_PHRASE = 5  # words of one
COUNTING = compiled(
    r"(?P<word>[^\W\d_]{3,15})(?:\s+(?:n[.º°o]*\s*)?(?P<number>\d{1,3}))?\s?(?:\.\s?[-–—]|[.:–—-])\s+(?=[^\W\d])"
)
LEADING = 20  # characters of a word that only leads on, its colon included
TOPIC_MOST = 90  # characters up to the name
MOST_TOPIC = 5  # words before a colon
LONGEST_SHORT = 4  # letters of what a stop shortens, with it: «Ana R.», «Lic.»
OWNERS = "'s", "’s"
PARTED = (*OWNERS, "-", "–", "—")  # «Ana y Luis- votar la cuota»
BRACKETS = compiled(r"^((?:[^\s(,:;]+ ){1,4})\(([^()]{1,90})\) (?=\w)")  # «Ana (tesorera) explica …»
BEHIND_COMMA = compiled(r",\s+(\w+)")
MOST_OPENING = 8  # words up to a name
MOST_THEN = 4  # words that say when or in which order
CLOCK = 90  # characters in which an hour stands before a name
APPOSITION = 60, 6, 260  # characters and words of the name, characters to the end of what is said of it
FIRST_STOP, COMMA = compiled(r"[.;:?!]\s"), compiled(r",\s+(?=[^\W\d])")
LATEST, MOST_COMMAS = 260, 7  # characters of an opening, and commas in it
DOES = "subject-does"  # of who does something, and may tell so: «Ana sigue con el folleto»


@plain()
class Speaker(Plain):
    """Who speaks in a stretch of words, and which of them only label it (none: part of the sentence)."""

    actor: Actor
    cut: int  # characters of the words that the label takes
    cue: str


def subject(text: str, cast: Cast, words: Vocabulary) -> Speaker | None:
    """Return who a sentence says is speaking: «El Lic. Soto explica …», «Habló Rafael …»."""
    folded = fold(text)
    if may_hold(folded, words.grammar("stances")) and (found := _takes_stand(text, folded, cast, words)):
        return found
    return _with_verb(text, folded, cast, words)


def _with_verb(text: str, folded: str, cast: Cast, words: Vocabulary) -> Speaker | None:
    """Return who says something by a verb, wherever the subject stands."""
    speech = may_hold(folded, _of_speech(words))
    if speech and (found := _with_apposition(text, cast, words)):
        return found
    near, acts = cast.countries > 0, may_act(text, folded, words)
    if (speech or (near and acts)) and "," in text and (bare := without_inserted(text, words)):
        # «Perú, por su parte, pone su plano a disposición»: where countries speak, it tells as much
        found = _name_then_verb(bare, cast, words, first=True, said_only=not near)
        said = found and (found.cue != DOES or found.actor.kind == "country")
        if found and said and _opens_with(bare, found.actor, text.index(",")):
            return found
    if acts:
        for start in _starts(text, words):
            said_only = start > 0 and _says_something(text[:start], words)
            found = _name_then_verb(text[start:], cast, words, first=start == 0, said_only=said_only)
            if found and (start < FAR or is_known_person(found.actor.name, cast, words)):
                return found
        found = _behind_topic(text, cast, words)
        if found := found or (_behind_opening(text, cast, words) if speech else None):
            return found
    if not speech:
        return None
    if named := behind_verb(text, cast, words):
        return Speaker(named, 0, "verb-subject")
    cut = _behind_count(text, words)
    return subject(text[cut:], cast, words) if cut else None


def _takes_stand(text: str, folded: str, cast: Cast, words: Vocabulary) -> Speaker | None:
    """«Ecuador en desacuerdo.», «JT d'accord, mais …», "Fiji and Samoa against": who takes a stand.

    It needs no verb; nothing else stands before it than who does.
    """
    found = _stances(words).match(folded[:CLOCK]) if len(folded) == len(text) else None
    actor = identify(text[: found.end(1)], cast, words, least=GIVEN) if found else None
    return Speaker(actor, 0, "subject-verb") if actor else None


@lru_cache(maxsize=4)
def _stances(words: Vocabulary) -> re.Pattern[str]:
    """«de acuerdo» takes a stand where it ends what is said; «de acuerdo con la ley» does not."""
    stand = any_of(words.grammar("stances"))
    return compiled(rf"([^.:;]{{2,60}}?) {stand}(?=[.,;!]|\s*$|\s+\()", re.IGNORECASE)


def _opens_with(text: str, actor: Actor, end: int) -> bool:
    """Whether what stands before a place ends in an actor's name, or in it and a parenthesis."""
    named = actor.as_written or actor.name
    return text[:end].endswith(named) or (
        "(" in text[:end] and text[:end].rpartition(" (")[0].endswith(named)
    )


def _behind_count(text: str, words: Vocabulary) -> int:
    """Return where words behind a label that counts them begin: «Artículo 6. …», «TERCERO: …», "Re: …"."""
    found = COUNTING.match(text)
    if found is None:
        led, colon, behind = text[:LEADING].partition(": ")
        return len(led) + len(colon) if behind and fold(led) in words.grammar("leading_on") else 0
    return found.end() if found["number"] or fold(found["word"]) in words.keyed("numbers.ordinals") else 0


@lru_cache(maxsize=4)
def _of_speech(words: Vocabulary) -> frozenset[str]:
    return words.phrases("speech", "verbs") | words.phrases("speech", "phrases")


def _is_sure(actor: Actor, cast: Cast, words: Vocabulary, *, office: bool) -> bool:
    """Whether somebody is known by name, or is an ``office`` where that is enough."""
    return is_known_person(actor.name, cast, words) or (office and is_office(actor.name, words))


@lru_cache(maxsize=64)  # asked of a text for what stands behind an hour, and for who does something there
def after_clocks(text: str, words: Vocabulary) -> tuple[int, ...]:
    """Return the places after an hour near the beginning: «a las 12:12 Rafael …»."""
    return tuple(match.end() for match in _clock(words).finditer(text[:CLOCK]))


@lru_cache(maxsize=4)
def _clock(words: Vocabulary) -> re.Pattern[str]:
    hours = any_of(words.grammar("hours"))
    return compiled(rf"\d{{1,2}}(?:[:.h]\d{{2}}\s*(?:[ap]\.?m\.?|{hours})?|\s?h)[,:]?\s+(?=[^\W\d])")


def _starts(text: str, words: Vocabulary) -> Iterator[int]:
    """Yield where a subject may begin: at once, after a short opening with a comma, after an hour."""
    opening = OPENING.match(text) if "," in text[:OPENING_MOST] else None
    subordinators = words.grammar("subordinators")
    hangs = opening is not None and fold(text.split(maxsplit=1)[0]) in subordinators
    then = _after_then(text, words)
    if then:
        yield then
    elif not hangs:
        yield 0
    # «La bomba está arreglada, Ana …» goes on; «Cuando esté arreglada, Ana …» opens.
    opens = opening is not None and (hangs or not is_sentence(opening[0], words))
    opens = opens or (opening is not None and fold(opening[0]).strip(" ,") in words.grammar("then"))
    if opening and opens and fold(text[opening.end() :].split(maxsplit=1)[0]) not in subordinators:
        yield opening.end()
    yield from after_clocks(text, words)


def _behind_opening(text: str, cast: Cast, words: Vocabulary) -> Speaker | None:
    """Return who says something behind words of when, where or why, with commas in them or with none."""
    return _behind_long_opening(text, cast, words) or _behind_preposition(text, cast, words)


def _behind_long_opening(text: str, cast: Cast, words: Vocabulary) -> Speaker | None:
    """«Dado que ni Luis, ni Eva, ni Bea pueden venir, Ana propone …»: who surely says something then."""
    if text.count(",", 0, LATEST) < 2 or not _hangs(text, words):
        return None
    first = FIRST_STOP.search(text, 0, LATEST)
    for comma in islice(COMMA.finditer(text, 0, first.start() if first else LATEST), 1, MOST_COMMAS):
        found = _name_then_verb(text[comma.end() :], cast, words, first=False, said_only=True)
        if found and _is_sure(found.actor, cast, words, office=True):
            return found
    return None


def _behind_preposition(text: str, cast: Cast, words: Vocabulary) -> Speaker | None:
    """«En cuanto al tejado Ana cree que …», "After the break Tom said that …": who is known, and says so.

    Right before the name stands a word that is no small one: "After Tom said that …", «de Ana», «que Ana».
    """
    first = fold(text[:CLOCK].split(maxsplit=1)[0])
    if first not in words.grammar("prepositions", "opens_when"):
        return None  # nearly all
    small = words.phrases("language", "function_words")
    tokens = list(islice(WORD.finditer(text[:FAR]), MOST_OPENING))
    for before, token in pairwise(tokens):
        if not text[before.end() : token.start()].isspace():
            return None  # a comma, or the end of the sentence
        if token[0][:1].isupper() and before[0].islower() and fold(before[0]) not in small:
            found = _name_then_verb(text[token.start() :], cast, words, first=False, said_only=True)
            return found if found and is_known_person(found.actor.name, cast, words) else None
    return None


def behind_phrase(text: str, words: Vocabulary) -> int:
    """Return the place behind a first sentence that is only a phrase; 0 where none is."""
    phrase = PHRASE.match(text)
    if phrase is None or len(phrase[1].split()) > MOST_PHRASE or is_sentence(phrase[1], words):
        return 0
    return phrase.end()


def _hangs(text: str, words: Vocabulary) -> bool:
    """Whether a text opens as what only says when, where or how: «Dado que …», «En la …», «Previamente …»."""
    first = fold(text[:CLOCK].split(maxsplit=1)[0])
    if first in words.phrases("language", "function_words") or first in words.grammar(
        "subordinators", "then"
    ):
        return True
    return first.endswith(words.as_written("endings", "adverb_before"))


def _says_something(opening: str, words: Vocabulary) -> bool:
    """Whether what stands before a comma says more than when, where or how: «Papeles del seguro, …»."""
    first = fold(opening.lstrip("(¿¡").split(maxsplit=1)[0]).strip(".,")
    small = first in words.phrases("language", "function_words") or first in words.grammar("then", "adverbs")
    return not small and opening[:1].isalpha() and not any(map(str.isdecimal, opening))


def _after_then(text: str, words: Vocabulary) -> int:
    """Return where words behind one that only says when or in which order begin: «Luego Ana …»."""
    if fold(text[:CLOCK].split(maxsplit=1)[0]) not in first_words(words.grammar("then")):
        return 0  # nearly all
    tokens = [match.end() for match in islice(WORD.finditer(text[:CLOCK]), MOST_THEN + 1)]
    for size in range(min(MOST_THEN, len(tokens) - 1), 0, -1):
        opens = text[: tokens[size - 1]]
        behind = text[tokens[size - 1] + 1 : CLOCK].partition(" ")[0]
        if fold(opens) in words.grammar("then") and (behind[:1].isupper() or _opens_name(behind, words)):
            return tokens[size - 1] + 1
    return 0


def _opens_name(word: str, words: Vocabulary) -> bool:
    """«Luego el señor Paz …», «Enseguida doña Carmen …»: an article or what somebody is called by."""
    return fold(word) in words.grammar("articles") or fold(word) in words.phrases("names", "honorifics")


def _behind_topic(text: str, cast: Cast, words: Vocabulary) -> Speaker | None:
    """«Farolas - la alcaldesa pide …», «Molino: Ana explica …», "That is done - Ana suggests …"."""
    head = text[:TOPIC_MOST]
    if ":" not in head and not holds_dash(head):
        return None
    for behind in BEHIND_TOPIC.finditer(head):
        topic, named = text[: behind.start()], behind[0].startswith(":")
        if named and len(topic.split()) > MOST_TOPIC:
            continue
        said_only = named or is_sentence(topic, words)
        found = _name_then_verb(text[behind.end() :], cast, words, first=False, said_only=said_only)
        if (
            found
            and found.actor.kind == "person"
            and _is_sure(found.actor, cast, words, office=not said_only)
        ):
            return found
    return None


def who_says(text: str, cast: Cast, words: Vocabulary) -> Speaker | None:
    """Return the name or known body with which a text begins, before a verb of speech."""
    return _name_then_verb(text, cast, words, first=True, said_only=True)


def _name_then_verb(
    text: str, cast: Cast, words: Vocabulary, *, first: bool, said_only: bool = False
) -> Speaker | None:
    """«El Lic. Soto explica …»: a name (or known body) and then a verb of speech, in the first clause."""
    beside = BRACKETS.match(text) if "(" in text else None
    if not beside:
        return _subject_of(text, cast, words, first=first, said_only=said_only)
    bare = beside[1] + text[beside.end() :]  # «Ana (tesorera) pide …»
    if held := _held_by(beside[1].strip(), beside[2], words):
        found = _subject_of(bare, cast, words, first=first, said_only=said_only)
        found = found or _subject_of(
            f"{held} {text[beside.end() :]}", cast, words, first=first, said_only=said_only
        )
        shown = text[: beside.end() - 1]
        return found and Speaker(replace(person_named(held, cast), as_written=shown), 0, found.cue)
    return _subject_of(bare, cast, words, first=first, said_only=said_only)


def _subject_of(
    text: str, cast: Cast, words: Vocabulary, *, first: bool, said_only: bool
) -> Speaker | None:  # fmt: skip
    """Return the subject of the first verb with which somebody says or does something."""
    tokens, folded = _clause(text, words)
    if not may_hold_verb(text, folded, words) or opens_with_verb(tokens, folded, words):
        return None
    at = _after_articles(tokens, folded, cast, words)
    joining = words.grammar("and")  # «… e a OIT propõem», «… y la OIT piden»
    verbs = (
        one for one in verbs_behind(tokens, folded, at, words)
        if folded[one.end - 1] not in joining
        and (tokens[one.end][0] not in joining or "," not in text[: tokens[one.end].start()])
    )  # fmt: skip
    for verb in verbs:
        gap = text[tokens[verb.end - 1].end() : tokens[verb.end].start()].strip()
        if verb.silent or (said_only and not verb.speech) or _is_apart(gap, verb, tokens, words):
            return None
        end = verb.end - 1
        end -= end > at and tokens[end][0] in words.grammar("perfect")  # «farid a paye», in haste
        whole = ELISION.sub("", text[tokens[at].start() : tokens[end].end()])
        ended = whole[-1:] == "." and len(whole.rpartition(" ")[2]) > LONGEST_SHORT  # «Cortinas. han dicho …»
        if ended or whole.endswith(PARTED) or "- " in whole or (". " in whole and _ends_within(whole, words)):
            return None  # "Ana's report was read", "Low Bottom. Council thinks …"
        if folded[verb.end - 1] in words.grammar("relative"):
            told = any(later.speech or later.acted for later in verbs)  # behind the clause that tells who
            return _before_relative(whole, cast, words) if told else None
        shown = text[tokens[0].start() : tokens[verb.end - 1].end()] if at and verb.speech else ""
        if sure := with_its_article(shown, words) or _together(whole, cast, words, verb):
            return Speaker(sure, 0, "subject-verb" if verb.speech or verb.beside else DOES)
        named, comma, of_whom = whole.partition(",")
        known = person_score(words, named) >= GIVEN
        according = (comma or gap) and folded[at] in words.grammar("according_to")
        # «el secretario, con permiso de la alcaldía, expresa …»; «la delegada, Ana Ruiz, expresa …» names her
        within = gap == "," and verb.speech and of_whom[1:2].islower() and is_office(named, words)
        apart = ":" in named or (comma and not (first and known) and not within) or according
        if apart or (known and at and named.islower()):
            return None  # «Riego: …», «Según Luis, se …»; «la leña se compra»: behind an article is no Lena
        before = folded[at - 1] if at else "l'" if ELISION.match(tokens[at][0]) else ""
        if actor := subject_actor(named, cast, words, verb, before):
            return Speaker(actor, 0, "subject-verb" if verb.speech or verb.beside else DOES)
        if gap:
            return None  # a comma ends the clause
    return None


def _clause(text: str, words: Vocabulary) -> tuple[list[re.Match[str]], list[str]]:
    """Return the words of a clause, and folded; more where who speaks for a body of a long name opens it."""
    tokens = clause_of(text)
    folded = [fold(token[0]).rstrip(".!?") for token in tokens]
    if not tokens[CLAUSE_WORDS - 1 :] or words.grammar("delegates").isdisjoint(folded[:2]):
        return tokens, folded  # nearly all
    tokens = clause_of(text, more=OF_DELEGATE)
    return tokens, [*folded, *(fold(token[0]).rstrip(".!?") for token in tokens[CLAUSE_WORDS:])]


def _ends_within(named: str, words: Vocabulary) -> bool:
    """Whether a sentence ends within what should be a name: its stop is no abbreviation's."""
    return any(fold(one[1]) not in name_words(words).honorifics for one in ENDED.finditer(named))


def _is_apart(gap: str, verb: Verb, tokens: Sequence[re.Match[str]], words: Vocabulary) -> bool:
    """Whether what stands between a name and a verb parts them: «Ana: …», «Además, trabajando en …»."""
    if gap[:1] in (":", ";"):
        return True
    if gap == "," and verb.word.endswith("ed") and "," not in _before(verb, tokens):
        return True  # "Volunteers, called wardens, get a lamp"
    return bool(gap) and not verb.speech and verb.word not in words.grammar("auxiliary")


def _before(verb: Verb, tokens: Sequence[re.Match[str]]) -> str:
    return tokens[0].string[: tokens[verb.end - 1].end()]


def _before_relative(whole: str, cast: Cast, words: Vocabulary) -> Speaker | None:
    """«Ana que lleva las cuentas pide …»: somebody known, behind whom a clause tells who it is."""
    named = whole.rpartition(" ")[0].rstrip(" ,")
    # "Ana: who opens?" asks, and tells nothing of Ana.
    known = bool(named) and named[-1] not in ".:;" and is_known_person(named, cast, words)
    return Speaker(person_named(named, cast), 0, "subject-verb") if known else None


def _together(named: str, cast: Cast, words: Vocabulary, verb: Verb) -> Actor | None:
    """«Ana, Luis y Marta proponen …», «Perú, Chile y la OIT …»: several with a comma between them."""
    members = members_of(named, words) if "," in named else []
    if len(members) < 2:
        return None
    if all(is_known_person(one, cast, words) for one in members):
        return people_named(members, named, cast)
    if not verb.speech:
        return None  # "Norway, Chad and Peru have coasts"
    known = [subject_actor(without_article(one, words), cast, words, verb, "") for one in members]
    sure = [one for one in known if one and (one.kind != "person" or is_known_person(one.name, cast, words))]
    return Actor(name=named, kind="group", members=tuple(sure)) if len(sure) == len(members) else None


def _held_by(office: str, named: str, words: Vocabulary) -> str:
    """«La tesorera (Ana Ruiz)» -> «Ana Ruiz»: who holds an office before a verb; empty where nobody does."""
    if person_score(words, named) < GIVEN and not SHORTENED.match(named):
        return ""
    article, _, rest = office.partition(" ")
    of_several_words = fold(article) in words.grammar("articles") and rest and is_office(rest, words)
    return named if of_several_words or without_role(f"{office} x", words) == "x" else ""


def _after_articles(
    tokens: Sequence[re.Match[str]], folded: Sequence[str], cast: Cast, words: Vocabulary
) -> int:
    """Return the place of the first word that is no article: «A la presidenta le …»; «AN» may be somebody."""
    before = _before_name(words)
    at = 0
    while at < min(2, len(folded)) and folded[at] in before:
        shown = tokens[at][0]
        if len(shown) > 1 and shown.isupper() and folded[at] in cast.people:
            break
        at += 1
    return at


@lru_cache(maxsize=4)
def _before_name(words: Vocabulary) -> frozenset[str]:
    return words.grammar("articles", "subject_mark", "quantifiers", "ours")


def _with_apposition(text: str, cast: Cast, words: Vocabulary) -> Speaker | None:
    """«Lic. Ana Soto, directora del instituto, agradece …», "France, supported by Spain, proposed …"."""
    name_most, words_most, end = APPOSITION
    named, comma, after = text[:end].partition(",")
    if not comma or len(named) > name_most or len(named.split()) > words_most:
        return None
    said = words.phrases("speech", "verbs")
    if not any(fold(word) in said for word in BEHIND_COMMA.findall(after)):
        return None
    bare = without_role(named, words)
    if person_score(words, bare) >= FULL or fold(bare) in cast.people:
        return Speaker(person(bare), 0, "subject-apposition")
    members = members_of(bare, words)
    if len(members) > 1 and all(is_known_person(one, cast, words) for one in members):
        return Speaker(people_named(members, bare, cast), 0, "subject-apposition")
    held = after.partition(",")[0].strip()  # "The Co-Chair, Ana Soto, proposed …"
    if fold(bare) in name_words(words).roles and person_score(words, held) >= CAPITALISED:
        return Speaker(person(held), 0, "subject-apposition")
    known = known_actor(words, bare, countries_near=bool(cast.countries))
    first = known and WORD.search(after)
    standing = first and fold(first[0]) in words.grammar("standing")
    return Speaker(known, 0, "subject-apposition") if known and standing else None
