"""One person in a piece of a list: the name, and beside it a role, a body, or that they did not come."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from actas.classify.stayed_away import away_by, stayed_away
from actas.model.compiled import compiled
from actas.model.plain import replace
from actas.model.record import Participant
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import known_actor, name_words, person_score
from actas.vocabulary.patterns import any_of
from actas.vocabulary.phrases import begins, opens
from actas.vocabulary.rosters import AWAY
from actas.vocabulary.sentences import is_sentence

ROLES = frozenset({"chair", "rapporteur"})  # of a meeting, as records name them
ASIDE = compiled(r"\s*\(([^()]*)\)")
OF = compiled(r"\s*(?:/|\||\s[-–—]+\s|\s@\s|–|:|\t)\s*")  # between a person and where they come from
OF_SIGNS = " /|-–—:@\t"
MOST_WORDS = 7  # of a name
SHORTEST_BODY = 5  # characters in parentheses that may name a body; what is shorter are initials
KNOWN = 1.5  # `person_score` of a name with a known part
AT_HOUR = compiled(r"(?<!\d)\d{1,2}\s?(?:[:.h]\s?\d{2}|h|[ap]\.?m)(?!\w)")  # an hour inside words
FULL = 2.5  # `person_score` of a known given name with a surname
LATER = compiled(r"\)\.\s.*")  # «Ana Ruiz (OIM). Se fue a las 3»
# «Ana Ruiz (Red Lago) representante de las familias»: what all of a list are; but «Rosa (Chita) de León»
BEHIND_ASIDE = compiled(r"\)\s+[^\W\d_A-ZÀ-Þ]{5}\S*\s.*")
ELIDED = compiled(r"^l['’](?=[A-ZÀ-Þ])", re.IGNORECASE)
FLAT = compiled(r"(?<=[^\W\d_]) \d{1,4}$")  # «Dona Clara 301»: where she lives
BESIDE_AWAY = compiled(r"\s*[,;:.]\s*|\s[-–—]\s")
FIRST_PIECE = compiled(r"\s*(?:[,;:(/|]|\s[-–—])\s*")
LONGEST_TURNED = 200  # characters behind an office that name who holds it, offices of theirs among them
VOWELS = frozenset("AEIOUYÁÉÍÓÚÂÊÔÃÕÀÈÜ")
SHORTEST_ACRONYM = 3  # letters of a body behind a name; two may be anything
# Inside parentheses nothing parts people: «Ana (desde las 9, con Luis y Eva)».
INSIDE = {
    ",": "\ue010",
    ";": "\ue011",
    " ": "\ue012",
    "/": "\ue013",
    ":": "\ue014",
    "–": "\ue015",
    "|": "\ue016",
}
HIDDEN = str.maketrans(INSIDE)
SHOWN = str.maketrans({hidden: sign for sign, hidden in INSIDE.items()})


def is_full_name(text: str, words: Vocabulary) -> bool:
    """Whether a text opens with a known given name and a surname, or with an honorific and a name."""
    first = FIRST_PIECE.split(text.strip(), maxsplit=1)[0]
    return first[:1] != "@" and person_score(words, first) >= FULL


def hidden_inside(text: str) -> str:
    """Return a text whose parentheses hold no sign that parts people."""
    return ASIDE.sub(lambda aside: aside.group().translate(HIDDEN), text)


def shown_again(text: str) -> str:
    """Return a text with the signs inside its parentheses again."""
    return text.translate(SHOWN)


@lru_cache(maxsize=4)
def between_people(words: Vocabulary) -> re.Pattern[str]:
    """Return what parts people in a list: a comma, an «y», or both."""
    joined = any_of(words.grammar("and"))
    return compiled(rf"\s*[,;]\s*{joined}?\s+|\s+(?:{joined}|&)\s+|\s*[,;]\s*")


def looks_like_person(text: str, words: Vocabulary) -> bool:
    """Whether a piece is somebody's name, whatever stands beside it in parentheses."""
    bare = ASIDE.sub("", text).strip(" .")
    score = person_score(words, bare)
    return score >= 1.5 or (score >= 1.0 and len(bare.split()) >= 2)


def person_in(text: str, words: Vocabulary) -> Participant | None:
    """Return the participant that a piece names, with the body or role that follows."""
    text = text.strip()
    if (away_from_it := stayed_away(text, words)) is not None:
        return away_from_it[0] if away_from_it else None
    head = OF.split(hidden_inside(text), maxsplit=1)[0]
    name, after = (shown_again(part) for part in head.partition(",")[::2])
    name = BEHIND_ASIDE.sub(")", name) if ") " in name else name
    bare = ASIDE.sub("", name).strip(" .*")
    if len(bare.split()) > MOST_WORDS:
        bare = _trailing_name(bare.split(), words)
    if not bare:
        return None
    if turned := _turned(bare, text[len(head) :], ASIDE.search(name), words):
        return turned
    if known := known_in(bare, words):
        sent = text[len(head) :].strip(OF_SIGNS) if known.kind == "country" else ""
        away = away_beside([aside[1] for aside in ASIDE.finditer(name)], words)
        away = away or (away_by(sent, words) if sent else None)
        known = replace(known, absent=away == "absent", excused=away == "excused") if away else known
        return (_sent_by(known.name, sent, words) if sent else None) or known
    if (flat := FLAT.sub("", bare)) != bare and person_score(words, flat) >= KNOWN:
        bare = flat
    bare, sender = _before_acronym(bare) if bare[-1:].isupper() else (bare, "")
    bare, office = _before_office(bare, words)
    shown, bare = bare, _bare_name(bare, words)
    if not bare:
        return None
    office = office or (_office_before(shown, bare, words) if shown != bare else None)
    told = (_without_how(aside[1], words) for aside in ASIDE.finditer(name))
    role, asides = _role_beside([aside for aside in told if aside], words)
    role = role or office
    of = text[len(head) :].strip(OF_SIGNS) or after.strip() or sender
    of = "" if of and _says_how(of, words) else of
    named = bare[0] == "@" and asides and person_score(words, asides[0]) >= KNOWN  # «@anar (Ana)»
    if (
        not of
        and asides
        and not named
        and (len(asides[0]) >= SHORTEST_BODY or _is_body_beside(asides[0], bare, words))
    ):
        of = asides[0]
    if role is None and fold(of) in name_words(words).roles:
        role, of = of, ""  # «Ana Ruiz – Presidenta», «Ana Ruiz⇥Presidenta»
    away = away_beside([*asides, of], words)
    of = "" if away and (of[:1].islower() or fold(of).strip(" .") in words.keyed("meeting")) else of
    return Participant(
        name=bare,
        role=role,
        of=of.strip(" .") or None,
        absent=away == "absent",
        excused=away == "excused",
    )


def _sent_by(state: str, sent: str, words: Vocabulary) -> Participant | None:
    """«Tonga - Ana Ruiz (Red Lago)»: return whom a country sent; a body or a number is no person."""
    first, _, rest = between_people(words).sub(" , ", LATER.sub(")", sent)).partition(" , ")
    one = person_in(first, words)
    if one is None or one.kind != "person" or " " not in one.name or rest.count(" , "):
        return None
    if person_score(words, one.name) < 1.0 or any(map(str.isupper, one.name.split())):
        return None
    return replace(one, of=one.of or rest.split(". ")[0].strip(" .") or state)


def known_in(bare: str, words: Vocabulary) -> Participant | None:
    """Return the country or the body that a piece is, behind its article too: «la Guinée», «l'OIT»."""
    if known := known_actor(words, bare):
        return Participant(name=bare, kind=known.kind)
    led, _, behind = ELIDED.sub("l' ", bare).partition(" ")
    body = known_actor(words, behind) if fold(led) in words.grammar("articles") else None
    named = body is not None and (body.kind == "country" or behind.isupper())
    return Participant(name=behind, kind=body.kind) if body and named else None


def _is_body_beside(aside: str, name: str, words: Vocabulary) -> bool:
    """Whether the few letters behind a name are a body's, «Elza Nakamura (UBS)», and no short form of it."""
    if known_actor(words, aside):
        return True
    short = len(aside) < SHORTEST_ACRONYM or aside[0] == name[0] or not (aside.isalpha() and aside.isupper())
    return not short and aside not in words.as_written("words", "everyday")


def _office_before(shown: str, name: str, words: Vocabulary) -> str | None:
    """«la secretaria ejecutiva Ana Ruiz» -> «secretaria ejecutiva»; what is said to anybody is no office."""
    before, _, rest = shown.partition(name)
    tokens = before.split()
    if rest or not tokens:
        return None
    if fold(tokens[0]) in words.grammar("articles"):
        tokens = tokens[1:]
    folded, table = fold(" ".join(tokens)), name_words(words)
    called = len(tokens) == 1 and _is_called(tokens[0], words)  # «el ingeniero Duarte» is one
    return " ".join(tokens) if folded in table.roles and not called else None


def _is_called(title: str, words: Vocabulary) -> bool:
    """Whether a word with its capital is how somebody is addressed, «Padre», «Profesora», and no office."""
    folded = fold(title).strip(".")
    return title.istitle() and folded in name_words(words).honorifics and folded not in words.keyed("meeting")


def _before_acronym(bare: str) -> tuple[str, str]:
    """«Ana Ruiz CNTR» -> the name, and the body: capitals that nobody could speak are no surname."""
    name, _, last = bare.rpartition(" ")
    unspoken = len(last) >= SHORTEST_ACRONYM and last.isalpha() and last.isupper() and VOWELS.isdisjoint(last)
    full = " " in name and not any(token.isupper() for token in name.split())
    return (name, last) if unspoken and full else (bare, "")


def _before_office(bare: str, words: Vocabulary) -> tuple[str, str | None]:
    """Return a name and the office behind it, parted by a tab: «ANA RUIZ PRESIDENTA»."""
    if apposed := _apposed(bare, words):
        return apposed
    named, _, last = bare.rpartition(" ")
    told = last.islower() and not is_sentence(bare, words)  # "Ann will write to the secretary"
    lone = bare.count(" ") == 1 and named.istitle() and not words.countries.get(fold(named))
    apart = (" " in named or lone) and (told or bare.isupper())
    apart = apart and not _is_of(named.rpartition(" ")[2], words)  # «Rita da secretaria» works there
    return (named, last) if apart and fold(last) in name_words(words).roles else (bare, None)


def _apposed(bare: str, words: Vocabulary) -> tuple[str, str] | None:
    """«don Luis el tesorero», «Léa la trésorière»: return the name and what stands behind its article."""
    tokens = bare.split()
    articles = words.grammar("articles")
    at = next((at for at, token in enumerate(tokens) if at and token in articles), 0)
    told = tokens[at + 1 :]
    if not at or not told or not all(map(str.islower, told)) or is_sentence(bare, words):
        return None
    office, name = " ".join(told), " ".join(tokens[:at])
    known = fold(told[0]) in name_words(words).roles or person_score(words, name) >= KNOWN
    return (name, office) if known and person_score(words, name) >= 1.0 else None


def _without_how(aside: str, words: Vocabulary) -> str:
    """«tesorero, a distancia» -> «tesorero»."""
    return ", ".join(part for part in aside.split(", ") if not _says_how(part, words))


def _says_how(aside: str, words: Vocabulary) -> bool:
    """Whether words beside a name say how or from when somebody came: «(en línea)», «(desde las 18:00)»."""
    folded = fold(aside).strip(" .")
    led, _, named = folded.partition(" ")
    channels = words.phrases("places", "channels")
    if folded in words.phrases("attendance", "by_way") or folded in channels:
        return True
    if AT_HOUR.search(folded) or folded in words.phrases("attendance", "late"):
        return True  # «(llega a las 10:15)», "(joined late)"
    if led in words.grammar("means") and named in channels:
        return True
    if named in words.phrases("attendance", "by_way"):
        return True  # «(ésta por teléfono)»
    if led in words.grammar("of", "contracted_of"):
        return False  # «(del Instituto 9 de Octubre)»
    return led in words.phrases("language", "function_words") and any(map(str.isdecimal, named))


def _turned(head: str, rest: str, aside: re.Match[str] | None, words: Vocabulary) -> Participant | None:
    """Return whom an office or a body before a sign presents: «Presidenta - Ana Ruiz», «Red Lago | Luis Paz».

    Args:
        head: what stands before the sign.
        rest: the sign and what stands behind it.
        aside: words in parentheses behind the head.
        words: the vocabulary.

    """
    behind = rest.strip(OF_SIGNS) or (aside[1] if aside else "")
    if not behind or len(behind) > LONGEST_TURNED or person_score(words, head) >= KNOWN:
        return None
    office = fold(head).strip(" .") in name_words(words).roles
    if not office and (not is_full_name(behind, words) or (behind[0].islower() and head[0].isupper())):
        return None  # «Parte de las licencias (ver Senegal)»
    one = None if between_people(words).search(behind) else person_in(behind, words)
    if one is None or one.kind != "person" or (office and not looks_like_person(one.name, words)):
        return None
    key = words.keyed("meeting").get(fold(head).strip(" ."))
    if not office and key:  # «Ausente - Ana Ruiz»
        return replace(one, absent=one.absent or key == "absent", excused=one.excused or key == "excused")
    if not office:
        return replace(one, of=one.of or head)
    return replace(one, role=one.role or (key if key in ROLES else head.lower()))


def _role_beside(asides: list[str], words: Vocabulary) -> tuple[str | None, list[str]]:
    """Return the role that words in parentheses give, and the rest: «(tesorera)», «(Red Lago, preside)»."""
    for at, aside in enumerate(asides):
        parts = [part.strip() for part in aside.split(",")]
        for part in parts:
            key = words.keyed("meeting").get(fold(part))
            role = part.lower() if fold(part) in name_words(words).roles else key if key in ROLES else None
            if role:
                rest = ", ".join(one for one in parts if one != part)
                left = [*asides[:at], rest, *asides[at + 1 :]]
                return role, [one for one in left if one]
    return None, asides


def away_beside(told: Sequence[str], words: Vocabulary) -> str | None:
    """Return what words beside a name say of somebody who did not come: «(ausente)», "- apologies"."""
    said = [fold(one).strip(" .") for one in told if one]
    if not said:
        return None  # nearly all
    keys = words.keyed("meeting")
    if key := next((key for one in said if (key := keys.get(one)) in AWAY), None):
        return key
    return "absent" if any(_tells_away(one, words) for one in told) else None


def _tells_away(told: str, words: Vocabulary) -> bool:
    """«Red Lago: de viaje», «ausente por enfermedad»; «no llegó hasta las 7» says that somebody came."""
    ways, pieces = words.phrases("attendance", "away_behind"), BESIDE_AWAY.split(fold(told))
    stayed = any(piece in ways for piece in pieces) or (told[:1].islower() and opens(pieces[0], ways))
    return stayed and words.grammar("until_then").isdisjoint(fold(told).split())


def _bare_name(text: str, words: Vocabulary) -> str:
    """Return a name without what stands before or after it in a sentence; empty where there is none."""
    tokens = text.split()
    table = name_words(words)
    folded = [fold(token) for token in tokens]
    named = tokens[0].istitle() and folded[0] in table.given  # «Ben», "Will"
    if not named and all(one in table.function_words or one in table.particles for one in folded):
        return ""
    while fold(tokens[0]) in words.grammar("joiners") and len(tokens) > 1:
        tokens = tokens[1:]
    first = fold(tokens[0])
    shouted = len(tokens) > 2 and all(map(str.isupper, tokens[:2])) and not tokens[-1].isupper()
    article = first in words.grammar("articles") and len(tokens) > 2 and not shouted  # «LA SOTTA Ada»
    role = first in table.roles and first not in table.given  # «Pere Soler» is no father
    role = role and not _is_called(tokens[0], words)  # «Padre Efraín»
    if article or (role and len(tokens) > 1):
        named = len(tokens) > 2 and (fold(tokens[1]) in table.roles or fold(tokens[1]) in table.honorifics)
        tokens = tokens[2 if fold(tokens[0]) in words.grammar("articles") and named else 1 :]
    while len(tokens) > 1 and tokens[0].islower() and fold(tokens[0]) in table.roles - table.given:
        tokens = tokens[1:]  # «o representante discente Lucas Reis»
    while len(tokens) > 2 and tokens[-1].isupper() and tokens[-2].islower() and _is_of(tokens[-2], words):
        tokens = tokens[:-2]  # «Ana Ruiz da ANA»
    proxy = next(
        (at for at, token in enumerate(tokens) if token in words.as_written("words", "votes_for")), 0
    )
    bare = " ".join(tokens[:proxy] if proxy else tokens)
    if fold(bare) not in table.not_speakers and person_score(words, bare) >= 1.0:
        return bare
    return _leading_name(tokens, words) or _trailing_name(tokens, words) or _titled(tokens, words)


def _trailing_name(tokens: list[str], words: Vocabulary) -> str:
    """«na sala 3 os professores Ana Ruiz» -> «Ana Ruiz»."""
    start = len(tokens)
    while start and tokens[start - 1][:1].isupper():
        start -= 1
    titled = start < len(tokens) and fold(tokens[start]).rstrip(".") in words.grammar("plural_honorifics")
    named = " ".join(tokens[start + titled :])
    apart = 0 < start < len(tokens) - 1 and not _is_of(tokens[start - 1], words)
    return named if apart and person_score(words, named) >= 2.5 else ""


def _titled(tokens: list[str], words: Vocabulary) -> str:
    """«autoridad comunal don Severo» -> «don Severo»."""
    honorifics = name_words(words).honorifics
    at = next((at for at, one in enumerate(tokens) if at and fold(one) in honorifics), 0)
    named = " ".join(tokens[at:])
    small = at and all(map(str.islower, tokens[:at]))
    return (
        named
        if small and named[-1:] and tokens[-1][:1].isupper() and person_score(words, named) > FULL
        else ""
    )


def _is_of(token: str, words: Vocabulary) -> bool:
    return fold(token) in words.grammar("of")


def _leading_name(tokens: list[str], words: Vocabulary) -> str:
    """«Kay Stone joined remotely» -> «Kay Stone»."""
    for size in range(min(4, len(tokens) - 1), 1, -1):
        named = " ".join(tokens[:size])
        small = tokens[0][:1].isupper() and tokens[size - 1][:1].islower()  # "Ann will write to us"
        if not small and person_score(words, named) >= 2.5 and tokens[size][:1].islower():
            return named
    # «Esther llega más tarde», «Rita de la cocina»
    if len(tokens) < len(["Esther", "llega"]) or not tokens[1].islower():
        return ""
    if person_score(words, tokens[0]) < KNOWN:
        return ""
    placed = fold(tokens[1]) in words.grammar("of", "contracted_of") and all(map(str.islower, tokens[1:]))
    told = fold(tokens[1]) in words.grammar("relative")  # «Eva que llegó tarde»
    how = " ".join(tokens[1:])  # «Eva desde las 19:20», "Fred on speaker phone"
    came = placed or told or begins(fold(how), words.phrases("attendance", "joined"))
    return tokens[0] if came or _says_how(how, words) else ""
