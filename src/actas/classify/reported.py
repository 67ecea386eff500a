"""Whose words a line announces or reports: «Palabras del Lic. Soto», «Pregunta de Ana: …», «Según Ana, …»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from actas.classify.bodies import is_proper, names_body
from actas.classify.cast import WORD, Cast
from actas.classify.folk import folk
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
    without_article,
    without_role,
)
from actas.classify.proposers import proposed_by
from actas.classify.subject_names import is_office
from actas.classify.subjects import Speaker, who_says
from actas.classify.title_words import may_tell
from actas.classify.verbs import presents
from actas.model.compiled import compiled
from actas.model.plain import replace
from actas.model.record import Actor
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import known_actor, name_words, person_score
from actas.vocabulary.phrases import may_hold, may_open
from actas.vocabulary.sentences import is_sentence

# A closing quote, and who said so: «(Ana Ruiz)», «— Ana Ruiz», «, dice Ana Ruiz».
QUOTE_END = compiled(r"""[»"”’*]\s*[,.]?\s*(?:[-–—]+\s*|\(|([^\W\d_]+)\s+)([^()\n«»"“”:;]{3,40}?)\)?\.?$""")
# A line all quoted, and who signs it: «… — una vecina de Tela», "… (Rosa, mesa 2)", "… Doña Ana".
SIGNED = compiled(
    r"""[«"“„‘]\s*([^«»"“”„]{3,300}?)\s*[»"”’]\s*[,.]?\s*"""
    r"""(?:[-–—]+\s*([^«»"“”„:;]{3,60}?)|\(([^()«»"“”„:;]{3,60})\)|([A-ZÀ-Þ][^()«»"“”„:;,]{2,40}?))\.?$"""
)
OPENING_QUOTES = ("«", '"', "“", "„", "*", "‘")
LONGEST_ATTRIBUTION = 70  # characters
FIRST_SENTENCE = compiled(r"(?<=[^\W\d_]{4})\.\s|[;:]")
NAME_END = compiled(r"[,(]")
SHORT_LINE = 12  # words of a line that says whose words follow
SHORT_NAME = compiled(r"[A-ZÀ-Þ]{2,3}")
LONGEST_ASKING = 60  # characters of a name, and what its words are
LONGEST_OPENING = 90  # characters up to the comma behind whose words follow
LONGEST_LAST = 50  # characters of «según» and the name behind it, at a line's end
MOST_NAME = 4  # words of a name
SHORTEST_TOLD = 3  # words behind a name that tell of nobody who says something: "it was told"
# «Pregunta (Ana): …», «Pregunta Ana: …», «Pregunta de Ana …», "Ana's question: …".
ASKED = compiled(r"([^\W\d_]+)\s*[(\[]([^()\[\]:\n]{2,40})[)\]]\s*:")
OWNED = compiled(r"([^\n:.,;]{2,40}?)['’]s?\s+([^\W\d_]+)\b")


def reported(text: str, cast: Cast, words: Vocabulary) -> Speaker | None:
    """Return whose words a line reports."""
    found = proposed_by(text, cast, words) or named_after(text, cast, words)
    found = found or _whose_words(text, cast, words)
    found = found or _according_to(text, cast, words) or _according_last(text, cast, words)
    found = found or _quoted(text, cast, words)
    return found or _given_with(text, words)


def _quoted(text: str, cast: Cast, words: Vocabulary) -> Speaker | None:
    """«"El molino es de todos" (Ana Ruiz)», «… (Bolivia)», "…" says Ana Ruiz."""
    if text[:1] in OPENING_QUOTES and (signed := _signing(text, cast, words)):
        return signed
    found = QUOTE_END.search(text[-LONGEST_ATTRIBUTION:]) if text.rstrip(" .)")[-1:].isalpha() else None
    if not found or not (_says(found[1], words) if found[1] else text.startswith(OPENING_QUOTES)):
        return None  # «Leer "El molino" - Ana» is a task
    named = found[2].strip()
    if person_score(words, named) >= GIVEN or fold(named) in cast.people:
        return Speaker(person_named(named, cast), 0, "named-after")
    known = known_actor(words, named) if text.startswith(OPENING_QUOTES) else None
    return Speaker(known, 0, "named-after") if known else None


def _signing(text: str, cast: Cast, words: Vocabulary) -> Speaker | None:
    """«"Nadie nos ve" (Rosa, mesa 2)», «"…" — una pescadora de Tela»: who signs a line that is all quoted.

    What may be a title beside its author, «"Roma" (Cuarón)», is signed by known names alone.
    """
    found = SIGNED.match(text)
    if found is None:
        return None
    whole = (found[2] or found[3] or found[4]).strip()
    bare = NAME_END.split(whole, maxsplit=1)[0].strip()
    first, _, rest = bare.partition(" ")
    if rest and fold(first) in words.grammar("articles", "indefinite"):
        bare = rest
    sure = person_score(words, bare) >= GIVEN or fold(bare) in cast.people
    if not sure and not found[4]:
        told = person_score(words, bare) >= CAPITALISED and not holds_word(bare, cast, words)
        sure = is_sentence(found[1], words) if told else fold(bare.partition(" ")[0]) in folk(words)
    if not sure or known_actor(words, bare):
        return None
    shown = whole if whole.startswith(bare) else bare
    actor = person_named(bare, cast)
    return Speaker(replace(actor, as_written=shown) if shown != actor.name else actor, 0, "named-after")


def _says(verb: str, words: Vocabulary) -> bool:
    return fold(verb) in words.phrases("speech", "verbs")


def _given_with(text: str, words: Vocabulary) -> Speaker | None:
    """«Con Ana Ruiz, directora del molino»: who gives the talk above the line."""
    opens, _, rest = text.partition(" ")
    if fold(opens) not in words.grammar("with"):
        return None
    named, _, what = rest.partition(",")
    members = members_of(named.strip(" ."), words)
    if not members or any(person_score(words, one) < FULL for one in members) or is_sentence(what, words):
        return None
    whole = named.strip(" .")
    several = tuple(map(person, members))
    actor = Actor(name=whole, kind="group", members=several) if len(several) > 1 else several[0]
    return Speaker(actor, 0, "named-after")


def _whose_words(text: str, cast: Cast, words: Vocabulary) -> Speaker | None:
    """«Pregunta de Ana: …», «Question (Ana) : …», "Ana's question: …"."""
    told = words.grammar("told_by", "told_of")
    if asked := ASKED.match(text):
        told = words.grammar("told_by", "told_of", "questioners")  # "A (Luis): …"
        known = fold(asked[1]) in told and is_known_person(asked[2], cast, words)
        return Speaker(person_named(asked[2], cast), 0, "named-after") if known else None
    if owned := OWNED.match(text) if "'" in text or "’" in text else None:
        known = fold(owned[2]) in told and is_known_person(owned[1], cast, words)
        known = known and not _is_done_to(text[owned.end() :], words)
        known = known and not _goes_on_naming(text[owned.end() :], words)
        return Speaker(person_named(owned[1], cast), 0, "named-after") if known else None
    first, _, rest = text.partition(" ")
    if fold(first) not in told or not rest:
        return None
    rest = _without_addressee(rest, cast, words)
    named = _without_of(rest, words)
    found = _named_first(named, cast, words, colon=not _has_of(rest, words))
    if found is None and ":" in named and _has_of(rest, words):
        before = fold(rest[: len(rest) - len(named)]).split()[-1:]
        article = not words.grammar("articles", "of_the").isdisjoint(before)
        found = _of_body(rest, named.partition(":")[0].rstrip(), words, office=article)
    as_written = found and (found.actor.as_written or found.actor.name)
    behind = rest.partition(as_written)[2].split(maxsplit=1) if as_written else []
    return None if behind and behind[0] in words.grammar("is") else found  # "Slides from Ana are …"


def who_asks(text: str, cast: Cast, words: Vocabulary) -> Speaker | None:
    """«Ana pregunta: …», "Tom Lee comment: …", «Pregunta de MC: …»: a name and what its words are."""
    label, colon, _ = text[:LONGEST_ASKING].partition(":")
    tokens = label.lstrip("([*").split()
    if not colon or not 1 < len(tokens) <= MOST_NAME:
        return None
    asks = words.grammar("asks")
    if fold(tokens[-1]) in asks:
        named = " ".join(tokens[:-1])
    elif fold(tokens[0]) in asks and (len(tokens) == 2 or _has_of(" ".join(tokens[1:]), words)):
        named = _without_of(" ".join(tokens[1:]), words)
        if not _is_initials(named, cast, words):
            return None  # whom a noun names by more is told elsewhere
    else:
        return None
    office = fold(named) in words.grammar("speaking_offices") or fold(named) in name_words(words).roles
    if office or _is_initials(named, cast, words):
        return Speaker(person_named(named, cast), 0, "who-asks")
    known = named[:1].isupper() and is_known_person(named, cast, words)
    likely = cast.speaking and " " in named and person_score(words, named) >= CAPITALISED
    known = known or bool(likely and not holds_word(named, cast, words))
    return Speaker(person_named(named, cast), 0, "who-asks") if known else None


def _is_initials(named: str, cast: Cast, words: Vocabulary) -> bool:
    """Whether two or three capitals may be somebody's, and are no everyday acronym."""
    if not SHORT_NAME.fullmatch(named) or named in words.as_written("words", "everyday"):
        return False
    return fold(named) not in cast.bodies and known_actor(words, named) is None


def _without_addressee(rest: str, cast: Cast, words: Vocabulary) -> str:
    """«de Uruguay a Chile: …» -> «de Uruguay: …»: whom somebody asks does not ask."""
    label, colon, told = rest.partition(":")
    tokens = label.split() if colon else []
    for at in range(len(tokens) - 2, 0, -1):
        if fold(tokens[at]) in words.grammar("addressees", "for_whom"):
            whom = " ".join(tokens[at + 1 + (fold(tokens[at + 1]) in words.grammar("articles")) :])
            asked = known_actor(words, whom) is not None or is_known_person(whom, cast, words)
            return f"{' '.join(tokens[:at])}:{told}" if asked else rest
    return rest


def _is_done_to(rest: str, words: Vocabulary) -> bool:
    """Whether something is done to the words, "Ana's report was read", and nobody says them now."""
    said = [fold(one).strip(" .,") for one in rest.split(maxsplit=3)[:2]]
    if len(said) < 2 or said[0] not in words.grammar("is"):
        return False
    return said[1].endswith(words.as_written("endings", "participle")) or said[1] in words.grammar(
        "participles", "made"
    )


def _goes_on_naming(rest: str, words: Vocabulary) -> bool:
    """Whether another noun follows the word: "Ana's question cards are here" tells of cards."""
    first = rest.split(maxsplit=1)[0] if rest[:1] == " " else ""
    if not first[:1].isalpha():
        return False
    small = fold(first).strip(".,;:!?")
    return not (
        small in words.phrases("language", "function_words")
        or small in words.phrases("speech", "verbs")
        or small in words.grammar("auxiliary")
        or small in presents(words)
    )


def _has_of(rest: str, words: Vocabulary) -> bool:
    return len(_without_of(rest, words)) < len(rest)


def _without_of(rest: str, words: Vocabulary) -> str:
    """«de la Ana», «d'Odile», "from Ana" -> the name."""
    for elided in ("d'", "d’"):
        if rest.casefold().startswith(elided):
            return rest[len(elided) :]
    of, _, behind = rest.partition(" ")
    if fold(of) not in words.grammar("of", "from"):
        return rest
    article, _, named = behind.partition(" ")
    return named if named and fold(article) in words.grammar("articles") else behind


def _named_first(text: str, cast: Cast, words: Vocabulary, *, colon: bool = False) -> Speaker | None:
    """Return the known person with whose name a text begins, before a ``colon`` where one must follow."""
    tokens = list(WORD.finditer(text[:80]))[:MOST_NAME]
    for size in range(len(tokens), 0, -1):
        end = tokens[size - 1].end()
        named, behind = text[:end].rstrip("."), text[end:]
        if (
            named[:1].isupper()
            and tokens[size - 1].group()[:1].isupper()
            and is_known_person(named, cast, words)
        ):
            ends = behind.lstrip()[:1] == ":" if colon else not behind[1:2].isupper()
            return Speaker(person_named(named, cast), 0, "named-after") if ends else None
    return None


def _of_body(rest: str, named: str, words: Vocabulary, *, office: bool) -> Speaker | None:
    """Return the country, the body, or the office behind an article, of a name: «del Ministerio»."""
    whole = rest.partition(" ")[2].partition(":")[0]  # «de El Salvador»
    actor = known_actor(words, whole) or _country_or_body(named, words)
    if actor is None and office and fold(named) in name_words(words).roles:
        actor = person(named)
    return Speaker(actor, 0, "named-after") if actor else None


def _country_or_body(named: str, words: Vocabulary) -> Actor | None:
    """Return the country or body of that name, its article taken off."""
    plain = without_article(named, words)
    known = known_actor(words, named) or known_actor(words, plain)
    return known or (body(plain) if names_body(plain, words) and is_proper(plain, words) else None)


def _somebody(named: str, cast: Cast, words: Vocabulary) -> Actor | None:
    """Return whom a stretch of words names surely, and nothing else: «la tesorera», «México»."""
    if not named:
        return None
    plain = without_article(named, words)
    called = plain if plain[:1].isupper() else without_role(plain, words)  # «la profesora Inés Duque»
    if called[:1].isupper() and is_known_person(called, cast, words):
        one = person_named(called, cast)
        listed = known_actor(words, called) if one.as_written is None else None  # among those who came
        return listed if listed and listed.kind == "country" else one
    members = members_of(plain, words)
    if len(members) > 1 and all(is_known_person(one, cast, words) for one in members):
        return people_named(members, plain, cast)
    if plain != named and fold(plain) in name_words(words).roles:
        return person(plain)
    return _country_or_body(named, words)


def _according_to(text: str, cast: Cast, words: Vocabulary) -> Speaker | None:
    """«Según Ana, …», "According to Ana, …"; «Para Ana, el tejado gotea»."""
    first, _, rest = text.partition(" ")
    if fold(first) in words.grammar("for_whom"):
        named, _, told = rest[:LONGEST_OPENING].partition(", ")
        known = is_known_person(named, cast, words) and (is_sentence(told, words) or may_tell(told, words))
        return Speaker(person_named(named, cast), 0, "named-after") if known else None
    if cast.countries and fold(first) in words.grammar("of") and (state := _told_from(rest, words)):
        return Speaker(state, 0, "named-after")
    if not may_open(text, words.grammar("according_to")):
        return None
    words_of = fold(text[:40]).replace("'", "' ").split()[:MOST_NAME]
    starts = (" ".join(words_of[:size]).replace("' ", "'") for size in range(len(words_of), 0, -1))
    opens = next((one for one in starts if one in words.grammar("according_to")), None)
    if opens is None:
        return None
    rest = text[len(opens) :].lstrip(" '’")
    article, _, named = rest.partition(" ")
    before, comma, _ = rest[:LONGEST_OPENING].partition(", ")
    if comma and (actor := _somebody(before, cast, words)):
        return Speaker(actor, 0, "named-after")
    if opens in words.grammar("on_whose_part"):
        if ":" in before and (actor := _somebody(before.partition(":")[0], cast, words)):
            return Speaker(actor, 0, "named-after")
        return who_says(rest, cast, words)  # «Por parte de UNESCO se ofrece …»
    articles = words.grammar("articles")
    named = named if fold(article) in articles else rest
    found = _named_first(named, cast, words)
    if found or (named == rest and opens.split()[-1] not in articles):
        return found
    return _office_first(named, words)


def _told_from(rest: str, words: Vocabulary) -> Actor | None:
    """«De Perú se informó que …», "From Kenya it was told …": the country from which nobody named tells."""
    tokens = rest.split(maxsplit=MOST_NAME + SHORTEST_TOLD)
    for size in range(min(MOST_NAME, len(tokens) - SHORTEST_TOLD), 0, -1):
        state = _country_or_body(" ".join(tokens[:size]), words)
        if state is None:
            continue
        told = [fold(one).strip(".,:") for one in tokens[size : size + SHORTEST_TOLD]]
        nobody = told[0] in words.phrases("language", "function_words")
        nobody = nobody and told[0] not in words.grammar("prepositions", "articles", "and")
        said = words.phrases("speech", "verbs")
        return state if nobody and not said.isdisjoint(told[1:]) else None
    return None


def _office_first(text: str, words: Vocabulary) -> Speaker | None:
    """«encargada la válvula estaba rota»: the office with which a text begins, something told behind."""
    tokens = text.split(maxsplit=MOST_NAME)
    for size in range(min(len(tokens), MOST_NAME) - 1, 0, -1):
        named, told = " ".join(tokens[:size]), " ".join(tokens[size:])
        office = is_office(named, words) or fold(named) in words.grammar("charged")
        if office and (is_sentence(told, words) or may_tell(told, words)):
            return Speaker(person(named), 0, "named-after")
    return None


def _according_last(text: str, cast: Cast, words: Vocabulary) -> Speaker | None:
    """«El tejado gotea, según Ana», "The roof leaks, according to Tom": whose words a line was."""
    told, comma, last = text.rpartition(", ")
    if not comma or len(last) > LONGEST_LAST or not may_open(last, words.grammar("according_to")):
        return None  # nearly all
    for opens in sorted(words.grammar("according_to"), key=len, reverse=True):
        if fold(last).startswith(f"{opens} "):
            actor = _somebody(last[len(opens) :].strip(" .»”"), cast, words)
            known = actor and (is_sentence(told, words) or may_tell(told, words))
            return Speaker(actor, 0, "named-after") if actor and known else None
    return None


@lru_cache(maxsize=4)
def _last_of_by(words: Vocabulary) -> frozenset[str]:
    """Return the words behind which a name may stand: the last of «palabras de», "by"."""
    return frozenset(phrase.split()[-1] for phrase in words.grammar("by"))


def _are_words(before: Sequence[re.Match[str]], folded: Sequence[str], words: Vocabulary) -> bool:
    """Whether what somebody did are words: «Presentación de …»; not «A presentation was prepared by …»."""
    told = words.grammar("told_by")
    last = before[-1].group() if before else ""
    other = last.endswith(words.as_written("endings", "participle")) and fold(last) not in told
    return not other and not told.isdisjoint(folded)


def named_after(text: str, cast: Cast, words: Vocabulary) -> Speaker | None:
    """Return whose words a short line announces: «Palabras del Lic. Soto.», «Presented by Ana Ruiz»."""
    by = words.grammar("by")
    if not may_hold(fold(text), by):
        return None
    first = FIRST_SENTENCE.split(text, maxsplit=1)[0]
    if len(first.split()) > SHORT_LINE:
        return None
    tokens = list(WORD.finditer(first))
    folded = [fold(token.group()) for token in tokens]
    if _last_of_by(words).isdisjoint(folded) or is_known_person(tokens[0].group(), cast, words):
        return None  # «Ana nominated by Luis»: about Ana, who does not speak, nor does Luis here
    if words.keyed("meeting").get(folded[0]) == "rapporteur":
        return None  # «Notes prises par Ana»
    for at in range(len(tokens) - 1):
        phrase = [at - size for size in range(3) if " ".join(folded[max(0, at - size) : at + 1]) in by]
        if not phrase:
            continue
        if not _are_words(tokens[: phrase[-1]], folded[: at + 1], words):
            return None
        begin = at + 1 + (at + 2 < len(tokens) and folded[at + 1] in words.grammar("articles"))
        named = first[tokens[begin].start() :].strip(" .")
        pieces = NAME_END.split(named)[0].split()
        for size in range(len(pieces), 0, -1):
            name = " ".join(pieces[:size])
            if person_score(words, name) >= GIVEN or (fold(name) in cast.people and name[:1].isupper()):
                return Speaker(person_named(name, cast), 0, "named-after")
    return None
