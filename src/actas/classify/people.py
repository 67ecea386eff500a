"""The people in a line of attendance: «Ana Ruiz (Red Lago), presidenta; Luis Paz»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from actas.classify.attendance_pieces import pieces_of
from actas.classify.beside_name import told_of
from actas.classify.bodies import names_body, names_office
from actas.classify.far_off import without_channels
from actas.classify.listed_bodies import bodies_apart, bodies_listed
from actas.classify.nicknames import is_nickname, is_of_nicknames, without_myself
from actas.classify.one_person import (
    ASIDE,
    KNOWN,
    MOST_WORDS,
    between_people,
    hidden_inside,
    is_full_name,
    known_in,
    looks_like_person,
    person_in,
    shown_again,
)
from actas.classify.sent_by import behind_sender, is_sender
from actas.classify.sent_inside import sent_inside
from actas.classify.signed_in import signed_in_by
from actas.classify.stayed_away import away_by, stayed_away
from actas.classify.surname_first import inverted
from actas.classify.surnames import names_several, opens_several
from actas.classify.turns import is_known_word
from actas.model.compiled import compiled
from actas.model.plain import replace
from actas.model.record import Participant
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.hasty import in_haste
from actas.vocabulary.names import HANDLE, is_capital, is_office_alone, known_actor, name_words, person_score
from actas.vocabulary.patterns import any_of
from actas.vocabulary.rosters import ABBREVIATED

# «Bastien», «Luz Roy», «Rosa T.»: one or two words with large letters, and nothing else.
LETTERED_NAME = compiled(r"[A-ZÀ-Þ][\w'’.-]*(?: [A-ZÀ-Þ](?:\.|[\w'’-]*))?")
SHORTEST_SENT = 8  # characters of words that say for whom somebody comes: «for item 3» says for how long
NAMED_IN = 2  # words of a full name, at least
SURE = 2.0  # `person_score` of a name that is believed in a sentence
DASHED = compiled(r"\s[-–—]\s")
COMMA_AND_DASH = compiled(r"\s*,\s*[-–—]+(?:\s+|$)")  # «Ana Ruiz ,– Luis Gil»
BESIDE = compiled(r"([^,;/&+()]+?)\s*\(([^()]*)\)")
NICKED = compiled(r"([^\W\d_A-ZÀ-Þ][\w.-]{1,15})\s?\(([^()]{5,40})\)\s*\.?")
NICKED_SO = 2  # of them that are no chance
LIST = 3  # names beside one another that make a list, so that unknown ones are names too
GROUP = compiled(r"(?:^|\s[-–—]\s|;\s*)([^,;:()]{2,45}?)\s*:\s+(?=\S)")
# «e-Lou», «ana.reis», «pixel»: one word, as people call themselves.
NICKNAME = compiled(r"[^\W\d_][\w.’'-]*[\w]")
# «Ana Ruiz @anaruiz (Red Lago)», «Luis Paz [lupaz]»: what somebody is called elsewhere, behind the name.
CALLED = compiled(r"((?<![\w.@-])[^\W\d_][\w.'’-]*|\))\s+(?:@[\w.-]{2,}|\[[a-z][\w.@-]+\])(?=\s|$|[,;(])")
# «Ana Ruiz ana@lago.org»: where to write to somebody stands behind the name, with no sign between.
ADDRESS = compiled(r"(?<=[^\W\d_.])\s+<?[\w.+-]+@[\w-]+(?:\.[\w-]+)+>?(?=\s|$|[,;(])")
JOINED = compiled(r"\s+([^\W\d_]{1,3}|&)\s+(?=@)")  # «Ana y @luis»: joins people, is no name itself
BETWEEN_BODIES = compiled(
    r"[,;]\s+|(?<=\))\s+[^\W\d_]{1,3}\s+"
)  # «Salud y Deporte (Ana), INEI», «… (Ana) e INEI»
SHORT_FIRST = compiled(r"\[[A-ZÀ-Þ]{1,4}\]\s+(?=[A-ZÀ-Þ])")  # «[AR] Ana Ruiz»
BEHIND_ONE = compiled(r"^([^\W\d_][\w.’'-]*(?: [^\W\d_a-z][\w.’'-]*)?)\s+\[([^\[\]a-z\d][^\[\]]+)\]$")
BRACKETS = compiled(r"([A-ZÀ-Þ][\w.’'-]*\s[A-ZÀ-Þ][\w’'-]+)\s\[([^\[\]]{2,})\]")  # «Ana Ruiz [Red Lago]»
# «@Ann Lee @Bob Stone»: people as pages name them that know their full names; «@ann» is a name by itself.
STOP = compiled(r"([^\W\d_]{3,})\.\s+(?=([A-ZÀ-Þ][\w'’-]*))")
MENTION = compiled(
    r"(^|[,;]\s*|\s+[a-zà-ÿ&]{1,3}\s+|\s+)@(?=[A-ZÀ-ÖØ-Þ][\w’'-]*\s+[A-ZÀ-ÖØ-Þ][\w’'-]*[a-zß-ÿ])"
)


def names_of(text: str, words: Vocabulary) -> list[str]:
    """Return the names in a line of attendance."""
    return [one.name for one in people_in(text, words)]


def people_in(text: str, words: Vocabulary) -> Iterator[Participant]:
    """Yield the people in a line of attendance, with the body or role that the line gives them."""
    found = [told_of(one, words) for one in _people_in(text, words)]
    states = [at for at, one in enumerate(found) if one.kind == "country"]
    if len(states) == 1 and len(found) >= LIST and fold(found[states[0]].name) in words.ambiguous:
        found[states[0]] = replace(found[states[0]], kind="person")  # «Ana, Mauricio, Luis»
    return iter(found)


def _people_in(text: str, words: Vocabulary) -> Iterator[Participant]:
    text = _tidied(text, words)
    if "/" in text and (signed_in := signed_in_by(text, words)):
        yield signed_in
        return
    handles = [token.strip(",;") for token in text.split()]
    if handles and all(HANDLE.fullmatch(one) for one in handles):
        yield from map(_named, handles)
    elif text.count(" ") < LIST and "," not in text and is_office_alone(text, words):
        return  # «Secretaria-Interventora», «Consejero», beside who is
    elif text and fold(text) not in _no_people(words):
        for label, listed in _groups(text, words):
            yield from _in_group(label, listed, words)


@lru_cache(maxsize=4)
def _no_people(words: Vocabulary) -> frozenset[str]:
    """Return what stands among those who came and names nobody: «aucun», «Bienvenue à tous»."""
    greets = (one for one in words.phrases("cues", "greeting") if " " in one)
    return words.grammar("nobody", "everybody").union(greets)


def _tidied(text: str, words: Vocabulary) -> str:
    """Return a line without what else people are called, and with commas where other signs part them."""
    text = without_myself(text.strip(" .;*_"), words)  # «Ana Ruiz ________»: where she signed
    if "-" in text or "–" in text or ". " in text:
        text = behind_sender(COMMA_AND_DASH.sub(", ", text), words)
    if text[-1:] == "]" and text.count("[") == 1:
        # «[Ana Ruiz]», as who fills a form in leaves its brackets; «zorbo [Red Lago]»
        text = text[1:-1] if text[0] == "[" else BEHIND_ONE.sub(r"\1 (\2)", text)
    text = _with_sender_apart(without_channels(_halves_joined(text, words), words), words)
    if ". " in text:  # «Ana y Rita. Eva»
        text = STOP.sub(lambda one: f"{one[1]}, " if _parts_people(one, words) else one[0], text)
    if "@" in text:
        text = ADDRESS.sub("", text)
        text = JOINED.sub(lambda one: ", " if fold(one[1]) in words.grammar("and") else one[0], text)
        text = MENTION.sub(_parted, text)
    text = _with_office_apart(_by_one_name(text, words), words)
    return BRACKETS.sub(r"\1 (\2)", SHORT_FIRST.sub("", text)) if "[" in text else text


def _halves_joined(text: str, words: Vocabulary) -> str:
    """«Ana, Luis – Eva, Rita»: two halves of a list, as a line has them, with a comma in place of the dash.

    Who sent somebody stands behind more names than one.
    """
    halves = DASHED.split(text)
    if len(halves) != NAMED_IN or not all("," in one for one in halves):
        return text
    beside = halves[1].partition(",")[0]
    return ", ".join(halves) if person_score(words, beside) >= SURE else text


def _parts_people(stop: re.Match[str], words: Vocabulary) -> bool:
    """«Ana y Rita. Eva», "Sanjit Dey. Fred on the phone": a name ends there, or a given name opens behind."""
    if person_score(words, stop[1]) >= KNOWN:
        return True
    table = name_words(words)
    title = fold(stop[1]) in table.honorifics or fold(stop[1]) in table.roles  # «Prof. Ana»
    whole = stop[1].istitle() and " " in stop.string[: stop.start()].rpartition(",")[2].strip() + " "
    return whole and not title and person_score(words, stop[2]) >= SURE


def _in_group(label: str | None, listed: str, words: Vocabulary) -> Iterator[Participant]:
    """Yield the people behind a label, which says what they are or who sent them."""
    if label and (state := _state_of_bodies(label, listed, words)):
        inside = _inside_bodies(listed, words) if "(" in listed else []
        yield replace(state, of=None) if inside else state
        yield from inside
        return
    role = label.lower() if label and fold(label) in name_words(words).roles else None
    parts = [piece for part in _parts(listed) for piece in bodies_apart(part, words)]
    if turned := inverted(parts, words):
        yield from map(_named, turned)
        return
    for one in (one for part in parts for one in _in_list(part, words)):
        counted = label is not None and label[:1].isdecimal()  # «Acuden 6 de los 10 socios: …»
        of = one.of or (None if role or counted else label)
        yield replace(one, role=one.role or role, of=of) if one.kind == "person" else one


def _with_office_apart(text: str, words: Vocabulary) -> str:
    """«Ana Ruiz Paz    Decana» -> «Ana Ruiz Paz, Decana»: a tab or blanks stood between, and are gone."""
    tokens = text.split()
    if len(tokens) <= NAMED_IN:
        return text
    folded = fold(text.replace(",", " ")).split()
    roles = name_words(words).roles
    if roles.isdisjoint(folded[NAMED_IN:]) or len(folded) != len(tokens):
        return text
    at = next(at for at in range(NAMED_IN, len(tokens)) if folded[at] in roles)
    name = " ".join(tokens[:at])
    named = at <= MOST_WORDS and all(token[0].isupper() and token.isalpha() for token in tokens[:at])
    if not named or tokens[at].islower() or person_score(words, name) < SURE:
        return text
    return f"{name}, {' '.join(tokens[at:])}"


def _with_sender_apart(text: str, words: Vocabulary) -> str:
    """«Ana Ruiz en nombre de la red» -> «Ana Ruiz, en nombre de la red»: for whom somebody comes."""
    folded = fold(text)
    told = [
        one for one in words.phrases("attendance", "stands_for")
        if f" {one} " in folded and len(one) >= SHORTEST_SENT
    ]  # fmt: skip
    for one in sorted(told):  # hardly ever any
        text = _apart_before(one.split(), text, words)
    return text


def _apart_before(said: list[str], text: str, words: Vocabulary) -> str:
    """Return a text with a comma between somebody's name and such words, which stand in it."""
    tokens, folded = text.split(), fold(text).split()
    at = next((at for at in range(1, len(tokens)) if folded[at : at + len(said)] == said), 0)
    before = " ".join(tokens[:at])
    if not at or len(folded) != len(tokens) or before.count("(") != before.count(")"):
        return text
    names = (" ".join(tokens[max(0, at - size) : at]) for size in (1, NAMED_IN))
    known = before[-1].isalpha() and any(person_score(words, name) >= KNOWN for name in names)
    return f"{before}, {' '.join(tokens[at:])}" if known else text


def _by_one_name(text: str, words: Vocabulary) -> str:
    """Take away what else somebody is called, behind the name: «Ana @ana», "Ana [ana.r]", "Ana aka zorbo"."""
    if " a" in text:
        text = _also_called(words).sub("", text)
    return CALLED.sub(r"\1", text)


@lru_cache(maxsize=4)
def _also_called(words: Vocabulary) -> re.Pattern[str]:
    """Return what tells how else somebody is called: "Ana aka zorbo", «Luc alias lc pour le club»."""
    return compiled(rf"(?<=\w)\s+{any_of(words.grammar('also_called'))}\s+[^,;()]+")


def _parted(mention: re.Match[str]) -> str:
    """Return what parts a person from the one before."""
    return mention[1] if mention[1].strip() or not mention[1] else ", "


def _groups(text: str, words: Vocabulary) -> Iterator[tuple[str | None, str]]:
    """Yield what stands before a colon, and the names after it: «FCPE : Mme Rey - Tennis : M. Loy»."""
    found = [one for one in GROUP.finditer(text) if _may_send(one[1], text[one.end() :], words)]
    if not found or found[0].start() > 0:
        inside = list(sent_inside(text, words)) if ")" in text else []
        yield from inside or ((None, text),)
        return
    for at, one in enumerate(found):
        end = found[at + 1].start() if at + 1 < len(found) else len(text)
        label = one[1].strip(" -–—")
        several = fold(label) in words.grammar("plural_honorifics")  # «Messieurs : P. Rey, O. Loy»
        yield None if several else label, text[one.end() : end].strip(" -–—;")


def _may_send(label: str, behind: str, words: Vocabulary) -> bool:
    """Whether what stands before a colon is a body or an office, and no person's name."""
    if is_sender(label, words) or not looks_like_person(label, words):
        return True  # «ONG Aurora: Ana, Luis»
    return person_score(words, label) < KNOWN and is_full_name(behind, words)  # «Red Lago: Ana Ruiz»


def _state_of_bodies(label: str, listed: str, words: Vocabulary) -> Participant | None:
    """«Perú: RENIEC (2), INEI»: return the country that sent bodies, whoever came from these."""
    known = known_actor(words, label)
    if known is None or known.kind != "country":
        return None
    if away := away_by(listed, words):
        return Participant(name=label, kind="country", absent=away == "absent", excused=away == "excused")
    names = [ASIDE.sub("", one).strip(" .") for one in between_people(words).split(hidden_inside(listed))]
    people = any(person_score(words, one) >= KNOWN or (" " in one and one.istitle()) for one in names)
    return None if people else Participant(name=label, kind="country", of=shown_again(listed).strip(" ."))


def _inside_bodies(listed: str, words: Vocabulary) -> list[Participant]:
    """«RENIEC (Ana Ruiz, Luis Paz), INEI»: return people in brackets behind bodies, and bodies without."""
    found: list[Participant] = []
    for piece in map(shown_again, BETWEEN_BODIES.split(hidden_inside(listed))):
        aside = ASIDE.search(piece)
        named = list(people_in(aside.group().strip(" ()"), words)) if aside else []
        body = ASIDE.sub("", piece).strip(" .")
        if named and all(person_score(words, one.name) >= KNOWN for one in named):
            found += [replace(one, of=one.of or body) for one in named]
        elif body:
            found.append(Participant(name=body, kind="organisation"))
    return found if any(one.kind == "person" for one in found) else []


def _is_filler(text: str) -> bool:
    """«xxx»: whether one letter again and again stands where a name was to stand."""
    return len(set(fold(text))) == 1


def _in_list(text: str, words: Vocabulary) -> Iterator[Participant]:
    """Yield the people of a list; a body or an office after a name is that person's."""
    whole = person_in(_without_article(text, words), words)
    several, pieces = _listed(text, words)
    nicknames = is_of_nicknames(pieces, words)
    alike = _called(pieces, words) if "(" in text else []
    alike = alike or _in_haste(text, words) or _alike(text, pieces, words)
    if alike:
        yield from alike
        return
    alone = whole and not several and not nicknames and not _go_on_with_people(pieces, words)
    if len(pieces) < 2 or alone:
        if whole and (len(pieces) < 2 or whole.kind == "person" or not looks_like_person(pieces[1], words)):
            yield whole
        return
    sure = several or nicknames or _is_list(pieces, words)
    last: Participant | None = None
    for at, piece in enumerate(pieces):
        one = person_in(piece, words)
        thing = at == 1 and _is_name_of_things(one, last, words)
        nick = nicknames and last is not None and is_nickname(piece, last.name, words)
        if not nick and _is_beside(piece, one, last, words, thing=thing, several=several) and last:
            last = _with_body(last, piece, words)
            continue
        if one is None and sure and _may_be_listed(piece, words):
            one = _named(ASIDE.sub("", piece).strip(" ."))
        if one is None or not (one.kind != "person" or _is_listed(one.name, words, sure=sure)):
            continue
        if last:
            yield last
        last = one
    if last:
        yield last


def _called(pieces: Sequence[str], words: Vocabulary) -> list[Participant]:
    """«zuki (Ana Ruiz), secretario (Luis Paz)»: return people whose names stand behind what they go by."""
    behind = [(found[1], found[2]) if (found := NICKED.fullmatch(piece)) else None for piece in pieces]
    names = [one[1] for one in behind if one]
    if len(names) < NICKED_SO or not all(is_full_name(name, words) for name in names):
        return []
    roles = name_words(words).roles
    return [
        Participant(name=one[1].strip(), role=one[0] if fold(one[0]) in roles else None)
        if one
        else person_in(piece, words) or _named(ASIDE.sub("", piece).strip(" ."))
        for piece, one in zip(pieces, behind, strict=True)
    ]


def _in_haste(text: str, words: Vocabulary) -> list[Participant]:
    """«theo, mme bardot, rosa (ayto)»: return the people of a list in small letters."""
    asides = {one[1]: one[2] for one in BESIDE.finditer(text)} if "(" in text else {}
    names = in_haste(text, words, keyed=True)
    return [
        Participant(name=one, of=next((aside for name, aside in asides.items() if name.endswith(one)), None))
        for one in names
    ]


def _is_beside(
    piece: str, one: Participant | None, last: Participant | None, words: Vocabulary,
    *, thing: bool, several: bool,
) -> bool:  # fmt: skip
    """Whether a piece of a list is what the person before it is; of surnames «Messieurs DUN, LOY» none is."""
    if last is None or last.kind != "person" or (several and piece.strip(" .").isupper()):
        return False
    dashed = DASHED.search(piece)
    another = dashed is not None and person_score(words, piece[: dashed.start()]) >= SURE
    return thing or (not another and _is_said_of(piece, one, last.name, words))  # «…, Luis - vocal»


def _listed(text: str, words: Vocabulary) -> tuple[bool, list[str]]:
    """Return the pieces of a list, whether surnames share a title: «Luc Rey, Messieurs DUN, LOY»."""
    several = names_several(text, words)
    first = several and opens_several(text, words)
    pieces = pieces_of(text.partition(" ")[2] if first else text, words)
    if several and len(pieces) > 1:
        several = first or any(opens_several(piece, words) for piece in pieces)
        pieces = [one.strip().partition(" ")[2] if opens_several(one, words) else one for one in pieces]
    return several, [_without_article(piece, words) for piece in pieces]


def _without_article(piece: str, words: Vocabulary) -> str:
    """«el ing. Solís», «a Neide», «el Turco Nasif» -> the name: one more person, nobody's body."""
    article, _, rest = piece.strip().partition(" ")
    if fold(article) not in words.grammar("articles"):
        return piece  # nearly all
    title, _, name = rest.partition(" ")
    alone = name[:1].isupper() and " " not in ASIDE.sub("", name).strip()  # a full name tells it by itself
    if alone and fold(title) in name_words(words).honorifics:
        return rest
    personal = article.islower() and article in words.grammar("before_given_name")
    return rest if personal and _is_called_by(ASIDE.sub("", rest).strip(" ."), words) else piece


def _is_called_by(name: str, words: Vocabulary) -> bool:
    """Whether one or two words behind an article in small letters are a name: «la Pochi», «o Paulo»."""
    if not LETTERED_NAME.fullmatch(name) or any(token.isupper() for token in name.split()):
        return False
    if known_actor(words, name) or names_body(f"la {name}", words) or is_known_word(name, words):
        return False
    table = name_words(words)
    return all(
        one not in table.roles and one not in table.groups and one not in table.not_speakers
        for one in map(fold, (name, *name.split()))
    )


def _with_body(one: Participant, piece: str, words: Vocabulary) -> Participant:
    """Return a person with what stands behind the name; «…, y 22 voluntarios» is nobody's house."""
    led = fold(piece.split()[0]) if piece.split() else ""
    uncounted = " " in piece.strip() and led in words.grammar("indefinite", "quantifiers")
    if any(map(str.isdecimal, piece)) or uncounted:
        return one  # «…, et une vingtaine de membres»
    one = told_of(one, words)  # «Ana Ruiz, directora, Red Lago»: the office, then the body
    return replace(one, of=one.of or piece.strip(" ."))


def _alike(text: str, pieces: Sequence[str], words: Vocabulary) -> list[Participant]:
    """Return what the pieces of a list name where all are of one sort: bodies, two names."""
    if _are_two(text, pieces, words):
        return [person_in(piece, words) or _named(piece) for piece in pieces]
    return bodies_listed(pieces, words)


def _are_two(text: str, pieces: Sequence[str], words: Vocabulary) -> bool:
    """«Bastien et Okrane»: whether an «and» alone joins two names, one of which some table holds."""
    if len(pieces) != 2 or not all(map(LETTERED_NAME.fullmatch, pieces)):
        return False
    joint = fold(text.removeprefix(pieces[0]).removesuffix(pieces[1])).strip()
    if joint != "&" and joint not in words.grammar("and"):
        return False  # «Obras. Ana»
    known = any(looks_like_person(piece, words) for piece in pieces)
    return known and all(
        _may_be_listed(piece, words) and not names_body(piece, words) and not names_office(piece, words)
        for piece in pieces
    )


def _parts(text: str) -> list[str]:
    """«Ana Ruiz, directora; Luis Paz, OIM»: where commas stand beside them, semicolons part people."""
    hidden = hidden_inside(text)
    if ";" not in hidden or "," not in hidden:
        return [text]
    return [shown_again(part).strip() for part in hidden.split(";") if part.strip(" .")]


def _is_list(pieces: list[str], words: Vocabulary) -> bool:
    """Whether pieces are a list of names, so that one which no table holds is one too."""
    if len(pieces) < LIST:
        return False
    named = sum(looks_like_person(piece, words) for piece in pieces)
    return named * 2 >= len(pieces) or all(_is_short_name(piece) for piece in pieces)


def _is_said_of(piece: str, one: Participant | None, last: str, words: Vocabulary) -> bool:
    """Whether a piece of a list says what the person before it is: «Ana Ruiz, directora», «…, OIM»."""
    bare = ASIDE.sub("", piece).strip(" .")
    if _presents(bare, last, words):
        return False
    if not bare or fold(bare) in name_words(words).roles:
        return True
    if is_office(bare, words):
        return True
    if bare.islower() and bare.isalpha() and last[:1].isupper():
        return True  # «Ana Ruiz, custodia», whatever name that word is elsewhere
    acronym = " " not in bare and bare.isalpha() and bare.isupper() and len(bare) >= LIST
    if acronym and " " in last and not last.isupper():
        return True  # «Ana Ruiz, asesora, CONATT»; initials stand beside given names
    if bare[0].islower():  # but «la maestra Irene Paz» is somebody, and «luis» after «ana»
        return one is None or one.kind != "person" or person_score(words, one.name) < KNOWN
    first, _, rest = bare.partition(" ")
    surname = first.isupper() and rest.partition(" ")[0].isupper() and not bare.isupper()  # «LA SOTTA Ada»
    if (
        rest and fold(first) in words.grammar("articles") and not surname
    ):  # «…, La Rueda, …»; but «La maestra Irene Paz»
        second, table = fold(rest.partition(" ")[0]), name_words(words)
        return second not in table.roles and second not in table.honorifics
    if one is not None and one.kind == "organisation":
        return True
    if one is not None and bare.startswith(one.name + " ") and person_score(words, one.name) >= SURE:
        return False  # «Marta de la escuela»
    return names_body(bare, words) or names_office(bare, words)


def _presents(bare: str, last: str, words: Vocabulary) -> bool:
    """«aux. Rosa», «síndico Barroso» behind «Hélio»: whether an office in small letters has its holder."""
    table = name_words(words)
    if ABBREVIATED.match(bare):
        return fold(bare) not in table.roles
    led, _, named = bare.partition(" ")
    if not led.islower() or fold(led) not in table.roles or not LETTERED_NAME.fullmatch(named):
        return False
    return (" " not in last or fold(led) in table.honorifics) and not names_body(named, words)


def is_office(text: str, words: Vocabulary) -> bool:
    """Whether a phrase ends in an office, and names nobody: "Vice President", "Finance Officer"."""
    before, _, noun = text.strip(" .").rpartition(" ")
    if fold(noun) not in name_words(words).roles or len(before.split()) >= LIST:
        return False
    named, _, last = before.rpartition(" ")
    if last in words.grammar("of", "contracted_of") and person_score(words, named) >= SURE:
        return False  # «Marta da administradora»
    if noun.islower() and " " in before and all(token[:1].isupper() for token in before.split()):
        return False  # «Xinia Mora gerente»
    return not before or person_score(words, before) < KNOWN  # «Gil Prior» may be somebody


def _is_name_of_things(one: Participant | None, last: Participant | None, words: Vocabulary) -> bool:
    """«Ana, Rueda Libre, …»: beside a given name alone, two unknown words are no second person."""
    if one is None or last is None or one.kind != "person" or " " in last.name or " " not in one.name:
        return False
    if last.role or last.name[0] == "@":
        return False
    return person_score(words, last.name) >= KNOWN > person_score(words, one.name)


def _may_be_listed(piece: str, words: Vocabulary) -> bool:
    """Whether a piece between names that no table holds may be one: a surname, initials."""
    bare = ASIDE.sub("", piece).strip(" .")
    if (
        _is_filler(bare)
        or not bare[:1].isalpha()
        or any(char.isdecimal() for char in bare)
        or len(bare.split()) > MOST_WORDS
        or stayed_away(bare, words) is not None
        or (bare.split()[0] in words.grammar("located") and " " in bare)  # «at the mill, Ann, Tom»
    ):
        return False
    return fold(bare) not in name_words(words).not_speakers and fold(bare) not in words.grammar("nobody")


def _is_listed(name: str, words: Vocabulary, *, sure: bool) -> bool:
    return looks_like_person(name, words) or (sure and _may_be_listed(name, words))


def _named(name: str) -> Participant:
    return Participant(name=name)


def _go_on_with_people(pieces: list[str], words: Vocabulary) -> bool:
    """Whether what follows the first name is another, and not the first one's body or role."""
    if len(pieces) == 1:
        return False
    second = pieces[1].strip()
    if second.islower() and all(known_in(one.strip(), words) for one in pieces[:2]):
        return True  # «guatemala, oim, marta»
    if not is_capital(second[:1]):  # «@ana, @luis», «ana, luis», not «Ana Ruiz, directora»
        one = person_in(second, words) if " " in second else None  # «la profesora Irene Paz»
        bare = one.name if one and one.kind == "person" else second
        named = HANDLE.fullmatch(second) or looks_like_person(bare, words)
        if named and fold(second) not in name_words(words).roles:
            return True
        # «Ana Ruiz, presidenta, Luis Paz, tesorero»: each with an office behind the name
        return any(_is_surely_another(piece, words) for piece in pieces[2:])
    return len(pieces) > 2 or looks_like_person(DASHED.split(second)[0], words)


def _is_surely_another(piece: str, words: Vocabulary) -> bool:
    """Whether a piece names somebody in full, an office or an honorific before the name or none."""
    one = person_in(piece, words)
    return (
        one is not None and one.kind == "person" and " " in one.name and person_score(words, one.name) > SURE
    )


def _is_short_name(piece: str) -> bool:
    bare = ASIDE.sub("", piece)
    return len(bare.split()) <= LIST and is_capital(bare.strip()[:1])
