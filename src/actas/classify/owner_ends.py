"""Who owns a task, by what stands at the end of its line: «Enviar el acta (Ana)», «… – Ana – viernes»."""

from __future__ import annotations

import re
from functools import lru_cache

from actas.classify.cast import Cast
from actas.classify.due import AT_END, DASH, PART, Due, due_of, is_time
from actas.classify.identity import CAPITALISED, GIVEN, holds_word, members_of
from actas.classify.owner_names import Owner, handles, is_verb, label_of, named
from actas.classify.takers import taken_on
from actas.classify.titles import holds_dash
from actas.model.compiled import compiled
from actas.model.plain import replace
from actas.vocabulary import Vocabulary
from actas.vocabulary.days import is_month
from actas.vocabulary.fold import fold, fold_with_places
from actas.vocabulary.names import ends_in_title, is_capital, person_score
from actas.vocabulary.phrases import Phrases, may_hold, opening

SENTENCE_STOP = compiled(r"[.;]\s+")
COLON_END = compiled(r":\s+((?:[^:.()\n]|(?<= [A-Z])\.){2,50}?)\.?\s*$")
BESIDE_HANDLE = " .,;:()[]-–—→|/"  # signs between a handle and until when
MOST_BRACKETS = 6  # at the end of a task, one behind the other
LAST_PART = compiled(r"\s*[;|]\s*|,\s|\s[/·]\s")
MIXED = compiled(r"(?:\s*[;|]|\s[/·])\s([^,;/|·]{2,50}?)(?:\s*[,;|]|\s[-–—·/])\s+([^,;|]{2,40}?)\W{0,3}$")
CAPITAL = compiled(r"[^\W\d_a-zß-ÿ]")
BEFORE_TIME = compiled(r"[(\[]([^()\[\]\n]{2,60})[)\]],?\s+([^()\[\]\n]{2,40})$")
BRACKETED = compiled(r"\s\[([^\[\]\n]{2,40})\]\s*[.;]?(?:\s+<?https?://\S+)?$")
LAST_SENTENCE = compiled(r"(?:(?<=[^\W_]{3}[.!?])|(?<=\.\.))\s+([^.!?:\n]{2,40})\.?\s*$")
ARROW_END = compiled(r"(?<=\w)(?:\s*(?:[-=]+>|→|⇒)|\s>(?=\s))\s*([^()\n:]{2,50}?)\s*\.?$")
PART_OF = compiled(r"\s*\([^()]{2,60}\)")
MOST_OF_VOTE = 3  # words
NEAR = 3  # words in which a body is named behind what makes it
LONGEST_NAME = 3  # words of a name before a time
SEGMENTS = 3  # after dashes at a line's end


def at_end(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """«Enviar … (Ana)», «Enviar … – Ana – viernes», «Enviar …: Ana», «Enviar … @ana»."""
    if "@" in text and (owner := _handles_at_end(text, cast, words)):
        return owner
    shut = text = _without_help(text, words)
    inside = BEFORE_TIME.search(text)
    if inside and (is_time(inside[2], words) or _fares(inside[2], words)):
        shut = text[: inside.start(2)].rstrip(" ,")
    owner, shut, text = _in_brackets(text, shut, cast, words)
    if owner and len(owner.actors) > 1 and forms_body(text, words):
        return None
    if owner and _voted_otherwise(text.partition(owner.text)[0], words):
        return None
    if owner := owner or _behind_dashes(shut, cast, words):
        return owner
    if colon := _last_colon(text, words):
        return _behind_colon(text, colon, cast, words)
    return (
        _last_sentence(text, cast, words)
        or owners_of_parts(text, cast, words)
        or _between_signs(text, cast, words)
        or _last_part(text, cast, words)
        or _close_before_time(text, cast, words)
    )


def forms_body(text: str, words: Vocabulary) -> bool:
    """«Conformar el equipo (Ana, Luis y Eva)»: whether who is named is in a body that is to be made."""
    made = opening(fold(text), words.grammar("forms"))
    if made is None:
        return False
    behind = fold(text[len(made) :]).split()[:NEAR]
    return any(not words.phrases(key, "bodies").isdisjoint(behind) for key in ("actors", "owners"))


def _voted_otherwise(before: str, words: Vocabulary) -> bool:
    """«…, con un voto en contra (Ana)», "… one vote against (Tom)": whether a vote ends what is said."""
    told = fold(before).rstrip(" ([").split()[-MOST_OF_VOTE:]
    return any(" ".join(told[at:]) in words.phrases("cues", "vote") for at in range(len(told)))


def _in_brackets(text: str, shut: str, cast: Cast, words: Vocabulary) -> tuple[Owner | None, str, str]:
    """Return whom brackets at the end name; else the text without them, and without those that say when."""
    for _ in range(MOST_BRACKETS):
        closing = AT_END.search(shut)
        if closing is None:
            break
        owner = among_parts(closing[1], cast, words, least=GIVEN) or _told_beside(closing[1], cast, words)
        owner = owner or (_beside_time(closing[1], cast, words) if ", " in closing[1] else None)
        first, _, behind = closing[1].partition(" ")
        if owner is None and behind and (fold(first) in cast.people or person_score(words, first) >= GIVEN):
            owner = before_time(closing[1], cast, words)  # "(Ann by 20 March)"
        if owner:
            return owner, shut, text
        shut = shut[: closing.start()].rstrip()
        if _fares(closing[1], words) or is_time(closing[1], words):
            text = shut  # «Cobro: Ana (permanente)», «Cobro: Ana (vie 15)»
        elif not shut.endswith((")", "]")):
            break  # «(Ana) (hecho el 3/5)»: who stands before a remark
    return None, shut, text


def _beside_time(shown: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """«(Praveli, 10 de julio)»: in brackets beside a time a word that nothing explains is somebody's name."""
    name, _, when = shown.partition(", ")
    strange = name.istitle() and not holds_word(name, cast, words) and not is_verb(name, words)
    due = is_time(when, words, met=cast.met) if strange else None
    owner = named(name, cast, words, least=CAPITALISED) if due else None
    return replace(owner, by=due) if owner else None


def _without_help(text: str, words: Vocabulary) -> str:
    """«…, Ana con ayuda de Luis» -> «…, Ana»: who helps does not own it."""
    if not may_hold(fold(text), words.grammar("with_help")):
        return text
    folded, places = fold_with_places(text)
    start, end, _ = next(_help(words).find(folded), (len(folded), 0, ""))
    named_behind = end and is_capital(text[places[end] :].lstrip()[:1] or " ")
    if not named_behind:
        return text
    alone = text[: places[start]].rstrip(" ,(")
    return f"{alone})" if alone.count("(") > alone.count(")") else alone


@lru_cache(maxsize=4)
def _help(words: Vocabulary) -> Phrases:
    return Phrases(words.grammar("with_help"))


def _fares(shown: str, words: Vocabulary) -> bool:
    """Whether words only say how a task fares or how needed it is: «en curso», «URGENTE»."""
    return fold(shown).strip(" -–—:.!") in words.phrases("owners", "progress")


def _last_colon(text: str, words: Vocabulary) -> re.Match[str] | None:
    """Return a line's last colon and what stands behind it; not of «Notas hechas por: Ana»."""
    colon = COLON_END.search(text)
    before = text[: colon.start()].rsplit(None, 1) if colon else []
    return colon if before and fold(before[-1]) not in words.grammar("by") else None


def _behind_colon(text: str, colon: re.Match[str], cast: Cast, words: Vocabulary) -> Owner | None:
    """«Enviar el acta: Ana»; a vote gives nobody a task."""
    label = SENTENCE_STOP.split(text[: colon.start()])[-1]
    if fold(label) in words.phrases("cues", "vote"):
        return None  # «Pagar en dos veces. En contra: Ana»
    return _loosely(colon[1], cast, words)


def _told_beside(shown: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """«Enviar el acta (se encarga Ana)», "Send the minutes (Ana to follow up)"."""
    owner = taken_on(shown, cast, words, marked=True) if " " in shown else None
    return replace(owner, said=None) if owner else None


def _last_sentence(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """«Llamar al herrero. Ana», «Llamar al herrero. Ana. 4 de mayo»: people behind what is to be done."""
    last = LAST_SENTENCE.search(text)
    if last and ends_in_title(text[: last.start() - 1], words):
        return None  # «Devolver el libro de Sra. Vega»
    if last and is_time(last[1], words):
        last = LAST_SENTENCE.search(text[: last.start()])
    owner = named(last[1], cast, words, least=GIVEN) or before_time(last[1], cast, words) if last else None
    return owner if owner and all(actor.kind == "person" for actor in owner.actors) else None


def behind_arrow(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """«Dossier de la mairie => Ana + Luc»: an arrow gives a point to people, in whatever list."""
    arrow = ARROW_END.search(text)
    owner = named(arrow[1], cast, words, least=GIVEN) or before_time(arrow[1], cast, words) if arrow else None
    return owner if owner and all(actor.kind == "person" for actor in owner.actors) else None


def _handles_at_end(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """«Enviar el acta @ana», "Send the minutes: @ana and @tom", «… @ana 9/5», «… @ana (en junio)»."""
    *_, last = [None, *handles(words).finditer(text)]
    if last is None or not last.start():
        return None
    behind = text[last.end() :].strip(BESIDE_HANDLE)
    if behind and not is_time(behind, words, met=cast.met):
        return None
    return named(last[0], cast, words, least=GIVEN)


def _last_part(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """«Alquilar el carro; Ana», «Alquilar el carro, Ana»: people behind what names nobody else."""
    *_, last = [None, *LAST_PART.finditer(text)]
    if last is None:
        return None
    before, names = text[: last.start()], text[last.end() :]
    joined = last
    for part in reversed(list(LAST_PART.finditer(before))):
        if named(before[part.end() :], cast, words, least=GIVEN) is None:
            break
        joined, before = part, before[: part.start()]
    owner = named(text[joined.end() :] if joined is not last else names, cast, words, least=GIVEN)
    if owner is None or CAPITAL.search(before.lstrip(" *(")[1:]):
        return None
    all_of_us = fold(owner.text) in words.grammar("everybody")  # «Limpieza del patio, sábado, todos»
    return owner if all_of_us or all(actor.kind == "person" for actor in owner.actors) else None


def _behind_dashes(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """«Enviar … – Ana», with until when or how it fares behind: «… – Ana – viernes», «… – Ana – en curso»."""
    segments = DASH.split(text.rstrip(" ."))
    for segment in segments[1:][-SEGMENTS:][::-1]:
        owner = _loosely(segment, cast, words) or before_time(segment, cast, words)
        if owner is None and segment[-1:] == ")":  # «→ TOGO (AFI) → mai»
            owner = _loosely(PART_OF.sub("", segment), cast, words)
        if owner:
            return owner
        if is_time(segment, words) is None and not _fares(segment, words):
            break
    return None


def before_time(segment: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """«… - Ana para el 5/6»: a name, and a time right behind it."""
    tokens = segment.split()
    for size in range(1, min(len(tokens), LONGEST_NAME + 1)):
        if is_time(" ".join(tokens[size:]), words):
            return named(" ".join(tokens[:size]), cast, words, least=GIVEN)
    return None


def _between_signs(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """«Alquilar el carro, Ana, antes de mayo», «Pedir pan / Ana / 3 de mayo»: before until when."""
    for sign in (", ", " / ", "; "):
        parts = [part.strip() for part in text.rstrip(" .").split(sign)]
        if len(parts) <= len(("task", "owner")) or not _says_when(parts[-1], words):
            continue
        owner = named(parts[-2], cast, words, least=GIVEN)
        if sign == " / ":  # «Ana / Pedir pan / 3 de mayo»
            owner = owner or named(parts[0], cast, words, least=GIVEN)
        people = owner is not None and all(actor.kind == "person" for actor in owner.actors)
        # «…, FAO, viernes»; but «Taller en Pasto, Colombia, mayo»
        people = people or parts[-3].rpartition(" ")[2].islower()
        if owner and (people or sign == " / "):
            return owner
    mixed = MIXED.search(text)  # the signs before the name and the time are others
    owner = named(mixed[1], cast, words, least=GIVEN) if mixed and _says_when(mixed[2], words) else None
    return owner if owner and all(actor.kind == "person" for actor in owner.actors) else None


def _close_before_time(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """«afiche Ana 9/5», «precios de la valla Luis vie 14»: who came, right before the last time."""
    tokens = text.rstrip(" .").split()
    if any(fold(token) in words.grammar("days_of_somebody") for token in tokens):
        return None  # «cumple Ana 9/5»
    for size in range(1, min(LONGEST_NAME, len(tokens) - 2) + 1):
        before, name = tokens[-size - 2], tokens[-size - 1].rstrip(",")
        if fold(name) not in cast.people or not before.islower() or not before.isalpha():
            continue
        small = fold(before) in words.phrases("language", "function_words") or is_verb(before, words)
        if not small and is_time(" ".join(tokens[-size:]), words):
            return named(name, cast, words, least=GIVEN)  # not «llamar a Ana el lunes»
    return None


def _says_when(shown: str, words: Vocabulary) -> bool:
    """Whether words are a time, or an occasion: «próxima reunión»."""
    return is_time(shown, words) is not None or fold(shown) in words.phrases("due", "occasions")


def owners_of_parts(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """«Difusión: Ana (carteles) y Luis (redes)»: people with what each does in parentheses."""
    head, colon, shown = text.rstrip(" .").partition(": ")
    if not colon or "(" not in shown or ":" in shown or not head:
        return None
    members = members_of(PART_OF.sub("", shown).strip(), words)
    owners = [named(member, cast, words, least=GIVEN) for member in members]
    if len(owners) < 2 or not all(owners):
        return None
    return Owner(shown.strip(), tuple(actor for owner in owners if owner for actor in owner.actors))


def labelled_at_end(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """«Pintar las cajas (tarea de Ana)», «… - resp. Ana»: what stands at the end itself says whose it is."""
    closing = AT_END.search(text) if "(" in text or "[" in text else None
    shown = closing[1] if closing else DASH.split(text.rstrip(" ."))[-1] if holds_dash(text) else ""
    if not shown or len(shown) == len(text) or not label_of(shown, words):
        return None
    return among_parts(shown, cast, words, least=GIVEN)


def bracketed_at_end(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """«¿Qué postes? [Ana]»: whose a point is, in square brackets behind it."""
    closing = BRACKETED.search(text) if "[" in text else None
    owner = named(closing[1], cast, words, least=GIVEN) if closing and closing.start() else None
    return owner if owner and all(actor.kind == "person" for actor in owner.actors) else None


def _loosely(shown: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """Return the owner at a line's end; what no word of these notes explains may be a name of no table."""
    unknown = not is_verb(shown, words) and all(
        len(one.split()) <= 2 and not holds_word(one, cast, words) for one in members_of(shown, words)
    )
    return among_parts(shown, cast, words, least=CAPITALISED if unknown else GIVEN)


def _without_month(owner: Owner, cast: Cast, words: Vocabulary) -> Owner:
    """«OMI, junio», "Fiji, June": behind a comma a month says until when, where nobody of that name came."""
    names, _, last = owner.text.rpartition(", ")
    if not names or not is_month(last, words) or fold(last) in cast.people:
        return owner
    if owner.actors[0].kind == "person":
        return owner  # «Ana, Abril»
    # alone a month may be a name: it is read as behind a word such as "by"
    due = due_of(f"{min(words.grammar('until'))} {last}", words, sure=True, met=cast.met)
    return replace(owner, text=names, actors=owner.actors[:-1], by=due and Due(last, due.iso))


def among_parts(shown: str, cast: Cast, words: Vocabulary, *, least: float) -> Owner | None:
    """Return the owner in parentheses that hold nothing but names, and perhaps a time: «(Ana, 3 de mayo)»."""
    label = label_of(shown, words)
    if label:
        shown = shown[len(label) :].lstrip(" :-–")
        first, _, rest = shown.partition(" ")
        shown = rest if fold(first) in words.grammar("of") else shown
    by, _, rest = shown.partition(" ")
    if rest and fold(by) in words.grammar("agent"):
        shown = rest  # «(par Luc)»
    whole = named(shown, cast, words, least=CAPITALISED if label else least)
    if whole and len(whole.actors) > 1:
        whole = _without_month(whole, cast, words)
    if whole:
        return whole
    parts = [part for part in PART.split(shown) if part]
    found: list[Owner] = []
    for part in parts:
        owner = named(part, cast, words, least=least)
        helps = fold(part.partition(" ")[0]) in words.grammar("with")  # «(Ana, con Luis)»
        if owner is None and not helps and not _fares(part, words) and is_time(part, words) is None:
            return None
        found += [owner] if owner else []
    if not found:
        return None
    start = shown.find(found[0].text)
    end = shown.rfind(found[-1].text) + len(found[-1].text)
    return Owner(shown[start:end], tuple(actor for owner in found for actor in owner.actors))
