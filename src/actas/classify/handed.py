"""Whose a task is by a label behind or before it, where no heading says that these are tasks.

A name behind a sign may as well be who said it, who leads it, or a place. It is whoever is to do it where a
time that lies ahead stands beside the name («cartel: Ana, el 8 de mayo»), where the line says what to do
(«Hablar con el banco: Ana»), or where the sign itself hands things over («cartel -> Ana», "flyers ... Tom").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from actas.classify.cast import Cast
from actas.classify.due import due_of, is_time
from actas.classify.facts import PEOPLE_KEYS, attendance_key
from actas.classify.identity import GIVEN, is_known_person, members_of, without_article
from actas.classify.owner_ends import forms_body
from actas.classify.owner_names import Owner, named, named_in_small
from actas.classify.title_words import may_order
from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import ends_in_title, name_words, person_score
from actas.vocabulary.patterns import any_of
from actas.vocabulary.phrases import first_words, may_hold, opening
from actas.vocabulary.sentences import infinitive, is_sentence

HANDS = r"\s*(?:[-=]+>|→|⇒)\s*|\s>{1,2}\s+|(?<=[^\W_])\s?(?:\.{3,}|…)\s*|(?:\s\.){3,}\s+|\s-{2,}\s+"
ASIDE = r"\s[-–—]\s+|\s?:\s+|,\s+|(?<=[^\W_]{2})[.!?]+\s+|\s(?P<shut>[(\[])"
LABELS = frozenset(":-–—")
FIRST = compiled(r"[@\w][^\s,;:()\[\]+&/]*")
TOKEN = compiled(r"[^\s,;:()\[\]]+")
ENDS = compiled(r"\s*(?:[.!?]?\s*$|[,;()\[\]]|\s[-–—]+>?\s|\s[-=]*>\s|\s→\s)")
STOP = compiled(r"(?:[.!?;·|]|:)\s+")
OPENS = compiled(
    r"(?P<arrow>(?:[-=]+>|→|⇒)\s*)?(?P<name>[^:→>\n]{1,40}?)(?P<sign>\s*(?:[-=]*>{1,2}|→|⇒)\s*|\s?:\s+)(?=\S)"
)
NONE: frozenset[str] = frozenset()
ALIKE = 2  # lines that name somebody so
LONGEST = 200  # characters of a line
MOST = 8  # words of names that stand together
FEW = 2  # words of a label that only says what is the matter
LONGEST_REMARK = 8  # words that say until when: «borrador el 8 de mayo»


def handed_out(texts: Sequence[str], cast: Cast, words: Vocabulary) -> frozenset[str]:
    """Return the lines of a list that give things to people by their shape, where one says so by more.

    «sonido: Luis» is a task beside «cartel: Ana, el 8 de mayo», where most lines name somebody so.
    """
    alike = [at for at, text in enumerate(texts) if handed_over(text, cast, words, sure=True)]
    if len(alike) < ALIKE or (alike[-1] - alike[0] + 1) > 2 * len(alike):
        return NONE
    told = any(handed_over(texts[at], cast, words) for at in alike)
    return frozenset(texts[at] for at in alike) if told else NONE


def handed_over(text: str, cast: Cast, words: Vocabulary, *, sure: bool = False) -> Owner | None:
    """Return to whom a line gives what it says, by a name behind a sign; ``sure``ly it is a task."""
    found = _named_behind(text, cast, words)
    if not found:
        return None  # nearly all
    label = text.partition(":")[0].strip(" *_")
    if words.keyed("meeting").get(fold(label)) in PEOPLE_KEYS or attendance_key(label, words):
        return None  # «Presentes: Ana (presidenta), Luis, Eva», «Presentes por Perú: …»
    return next(
        (
            owner
            for head, sign, owner, behind in found
            if _is_given(head, sign, owner, behind, cast, words, sure=sure)
        ),
        None,
    )


@lru_cache(maxsize=256)  # asked of a line among those beside it, and of itself
def _named_behind(
    text: str, cast: Cast, words: Vocabulary
) -> tuple[tuple[str, re.Match[str], Owner, str], ...]:  # fmt: skip
    """Return what stands before each sign behind which people stand, the sign, who they are, and the rest."""
    found: list[tuple[str, re.Match[str], Owner, str]] = []
    for sign in () if text[LONGEST:] else _signs(words).finditer(text):
        tail = text[sign.end() :]
        if not _may_name(tail, cast, words):
            continue  # nearly all
        head = text[: sign.start()]
        if sign[0][0] == "." and ends_in_title(head, words):
            continue  # «Devolver el libro de Sra. Vega»
        if any(map(str.isalpha, head)):
            named_here = _people_first(tail, cast, words)
            found += [(head, sign, *named_here)] if named_here else []
    return tuple(found)


@lru_cache(maxsize=4)
def _signs(words: Vocabulary) -> re.Pattern[str]:
    by = any_of(words.grammar("agent"))
    # Few characters open any of them, and each tried for all costs thrice as much.
    return compiled(rf"(?=\W)(?:(?P<hands>{HANDS})|{ASIDE}|\s(?P<by>{by})\s+)")


def _may_name(tail: str, cast: Cast, words: Vocabulary) -> bool:
    """Whether the first word behind a sign may be somebody's: nearly always it is nobody's."""
    first = FIRST.match(tail)
    if first is None:
        return False
    if first[0][0] == "@":
        return True
    folded, table = fold(first[0]).rstrip("."), name_words(words)
    if folded in cast.people or folded in table.honorifics:
        return True
    if folded in words.grammar("articles"):
        behind = tail[first.end() :].lstrip()
        return behind[:1].isupper() or fold(behind).partition(" ")[0] in first_words(_groups(words))
    return (folded in table.given and first[0][0].isupper()) or folded in first_words(_groups(words))


@lru_cache(maxsize=4)
def _groups(words: Vocabulary) -> frozenset[str]:
    return name_words(words).roles | words.grammar("everybody") | words.phrases("owners", "bodies")


def _people_first(tail: str, cast: Cast, words: Vocabulary) -> tuple[Owner, str] | None:
    """Return the known people with whom words begin, and what stands behind them."""
    tokens = list(TOKEN.finditer(tail))[:MOST]
    for size in range(len(tokens), 0, -1):
        end = tokens[size - 1].end()
        shown, behind = tail[:end].rstrip("."), tail[end:]
        last = tokens[size - 1].group()
        if "(" in shown or fold(last) in words.phrases("language", "function_words"):
            continue
        if behind[:1] == ":" and fold(last) in name_words(words).not_speakers:
            continue  # «Resp. SEN. Plazo: mayo»
        if not (ENDS.match(behind) or _when(behind, cast, words)):
            continue
        owner = named(shown, cast, words, least=GIVEN) or named_in_small(shown, cast, words)
        if owner and _are_known(owner, cast, words):
            return owner, behind
    return None


def _are_known(owner: Owner, cast: Cast, words: Vocabulary) -> bool:
    """Whether all owners are people beyond doubt, or such as own tasks by their office."""
    return all(
        person_score(words, one.name) >= GIVEN or fold(one.name) in cast.people
        if one.kind == "person"
        else one.kind != "country" and fold(without_article(one.name, words)) in _groups(words)
        for one in owner.actors
    )


def _is_given(
    head: str, sign: re.Match[str], owner: Owner, behind: str, cast: Cast, words: Vocabulary, *, sure: bool
) -> bool:  # fmt: skip
    """Whether a name behind a sign says who is to do what stands before it."""
    label = STOP.split(head)[-1].strip(" -–•*")
    if _is_about_people(label, cast, words) or (len(owner.actors) > 1 and forms_body(label, words)):
        return False
    people = all(one.kind == "person" for one in owner.actors)
    timed = _when(behind, cast, words)
    if sign["hands"] and people:
        # «… → Ana + Luis, tiene modelo analítico»
        apart = "." in sign[0] or behind.lstrip()[:1] in ("(", "[")
        return timed or apart or not is_sentence(behind.strip(" ,.;"), words)
    given = timed or opens_with_order(label, words)
    comma = sign[0].startswith(",")
    if comma and not timed and owner.text[0].islower() and _goes_on_list(label, owner, behind, words):
        return False
    sure = sure and people and not comma  # «Bodega, patio, MC» are things
    given = given or (sure and not is_sentence(label, words) and _ends_with(behind))
    if sign["by"]:
        done = fold(label).rpartition(" ")[2] in words.grammar("is_done")
        return not done and not _is_told(label, words) and (timed or _has_deadline(head, cast, words))
    if sign["shut"]:
        return given or _has_deadline(head, cast, words) or is_time(label, words, met=cast.met) is not None
    if sign[0].strip() in LABELS or sign["hands"]:
        return given
    if not timed and fold(label.rpartition(" ")[2]) in cast.people:
        return False  # «Llamar a Luis, Ana»
    lacks = may_hold(fold(label), words.grammar("lacking")) and _has_deadline(head, cast, words)
    return not _is_told(label, words) and (given or lacks)


def _goes_on_list(label: str, owner: Owner, behind: str, words: Vocabulary) -> bool:
    """Whether small letters behind a comma go on with a list: "tables, chairs", «a vecinos, maestras»."""
    if fold(owner.text) in words.grammar("everybody"):
        return False
    several = words.as_written("endings", "of_several")
    alike = label.rstrip().endswith(several) and owner.text.endswith(several)
    office = fold(label.rpartition(", ")[2]) in name_words(words).roles
    return alike or office or ", " in owner.text or behind.startswith(", ")


def _ends_with(behind: str) -> bool:
    """Whether nothing stands behind a name, or a remark: «Luis», «Luis (si puede)»."""
    said = behind.strip(" .?!")
    return not said or said[0] in "(["


def _is_told(label: str, words: Vocabulary) -> bool:
    """Whether words tell something, and not what has to be done."""
    return is_sentence(label, words) and not may_hold(fold(label), words.grammar("lacking"))


def _is_about_people(label: str, cast: Cast, words: Vocabulary) -> bool:
    """«Presidenta: Ana», «Luis -> Ana», «En contra: Ana»: whether it says who is what, or speaks to whom."""
    folded = fold(label).strip(" .")
    if folded in words.keyed("meeting") or folded in words.phrases("cues", "vote"):
        return True
    if folded in words.phrases("language", "function_words"):
        return True  # «Con: Ana, Luis»
    first, last = folded.partition(" ")[0], folded.rpartition(" ")[2]
    if last in words.grammar("by"):
        return True  # «Notas hechas por: Ana»
    if folded in cast.people or first in words.grammar("about_people"):
        return True
    if first in words.grammar("days_of_somebody") and len(folded.split()) <= FEW:
        return True  # «Permiso: Ana, el viernes 13»
    bare = fold(without_article(label, words))
    said = members_of(label, words)
    people = bool(said) and all(is_known_person(one, cast, words) for one in said)
    return people or bare in name_words(words).roles


def opens_with_order(text: str, words: Vocabulary) -> bool:
    """Whether a text opens with what to do: «Hablar con el banco», «Hay que hablar …», "Ask the bank"."""
    if lacks := opening(fold(text), words.grammar("lacking")):
        return may_order(text[len(lacks) :].split(maxsplit=1)[0], words)
    first, _, rest = text.partition(" ")
    second, folded = fold(rest.partition(" ")[0]), fold(first)
    if not rest or second in words.grammar("finite"):
        return False
    if folded in words.grammar("does") and second in words.grammar("of"):
        return False  # "Review of"
    if folded in words.grammar("paper", "stages", "ends_as_verb") or folded in name_words(words).roles:
        return False
    return may_order(first, words)


def _when(behind: str, cast: Cast, words: Vocabulary) -> bool:
    """Whether what stands behind a name says until when: «, el 8 de mayo», «, borrador el 8 de mayo»."""
    shown = behind.strip(" ,;.()[]-–—→>=")
    if not shown or len(shown.split()) > LONGEST_REMARK:
        return False
    if is_time(shown, words, met=cast.met) or fold(shown) in words.phrases("due", "occasions"):
        return True
    if behind.lstrip()[:1] not in (",", "(", ";"):
        return False
    due = due_of(shown, words, sure=True, met=cast.met)
    # «, borrador el 8 por la tarde», not «, que el lunes no viene»
    return due is not None and (_ends_in_due(shown, cast, words) or not is_sentence(shown, words))


def _ends_in_due(shown: str, cast: Cast, words: Vocabulary) -> bool:
    due = due_of(shown, words, sure=True, met=cast.met)
    return due is not None and shown.rstrip(" .").endswith(due.text.rstrip(" ."))


def _has_deadline(head: str, cast: Cast, words: Vocabulary) -> bool:
    """Whether what is to be done says until when: «Contrato a assinar até 7 de fevereiro»."""
    return due_of(head, words, settled=True, met=cast.met) is not None


def handed_first(text: str, cast: Cast, words: Vocabulary) -> Owner | None:
    """«Ana → cuadrante → viernes», «-> luis: informe con fotos, el 5/6»: a name before what it is given."""
    found = OPENS.match(text)
    if found is None or not _may_name(found["name"], cast, words):
        return None
    rest = text[found.end() :].rstrip(" .")
    first = rest.partition(" ")[0]
    colon = found["sign"].strip() == ":" and not found["arrow"]
    if colon and (
        fold(first) in words.grammar("articles", "negations")
        or is_time(rest, words, met=cast.met)
        or _tells_how_it_stands(rest, words)
    ):
        return None  # «Ana: el saldo alcanza hasta junio», «Luc : pas avant le bilan»
    told = not colon and infinitive(words).fullmatch(first.casefold()) and opens_with_order(rest, words)
    if is_sentence(rest, words) or not (told or _ends_in_due(rest, cast, words)):
        return None
    owner = named(found["name"], cast, words, least=GIVEN) or named_in_small(found["name"], cast, words)
    if owner is None or not _are_known(owner, cast, words):
        return None
    if colon and is_time(rest, words, met=cast.met):
        return None  # «Ana: en septiembre» answers
    speaks = colon and all(one.kind == "person" for one in owner.actors)
    return Owner(owner.text, owner.actors, found.end() if speaks else 0)


def _tells_how_it_stands(rest: str, words: Vocabulary) -> bool:
    """«oficina cerrada el lunes», "on leave next week": whether nothing is to be done till then."""
    stands = words.grammar("stands_then", "days_of_somebody")
    return not stands.isdisjoint(fold(rest).split()) and not opens_with_order(rest, words)
