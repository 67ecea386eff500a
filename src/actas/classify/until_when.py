"""Until when a task is due: by its words, its owner's sentence, or a time that stands apart from them.

Apart, in brackets, behind a sign, before a colon, a time says so with no word before it, whatever time it is:
«(viernes)», "– next meeting", «Juin : …».
"""

from __future__ import annotations

from collections.abc import Iterator

from actas.classify.cast import Cast
from actas.classify.dates import patterns
from actas.classify.deadlines import firm_deadline
from actas.classify.due import AT_END, Due, deadline_of, due_of, is_time, limit_of, times_in, to_due
from actas.classify.identity import GIVEN
from actas.classify.no_due import comes_again, may_be_called_so
from actas.classify.owner_names import Owner, named
from actas.classify.times import time_words
from actas.classify.title_words import may_order
from actas.classify.told_days import TOKEN, Met, month_ahead
from actas.model.compiled import compiled
from actas.model.plain import replace
from actas.vocabulary import Vocabulary
from actas.vocabulary.days import is_month
from actas.vocabulary.fold import fold, fold_with_places
from actas.vocabulary.phrases import may_hold

AT_START = compiled(r"\s*[(\[]([^()\[\]\n]{2,40})[)\]]\s*:?\s*(?=\S)")
BEHIND_SIGN = compiled(r"\s+[-–—=]*>?\s*[-–—>→|/·]\s+|[,;:]\s+|(?<=[^\W\d_]{2})\.\s+|→|\s@\S+\s+")
BEFORE_SIGN = compiled(r"([^:\n]{2,60}?)(?:\s*:\s|\s[-–—|→/]\s|,\s)")
PIECES = compiled(r"\s*[,;|()\[\]]\s*|\s+[-–—/]\s+")
FIRST_DAY = compiled(r"\d{1,2}\s[^\W\d_]+\s(?:[^\W\d_]+\s)?$")
LONGEST = 60  # characters that are all a time
MOST = 3  # brackets at the end, and signs from it, in and behind which a time is looked for


def until_when(
    text: str, owner: Owner | None, words: Vocabulary, met: Met, *,
    sure: bool, agreed: bool, settled: bool, apart: bool,
) -> Due | None:  # fmt: skip
    """Return until when a task is due, whose owner says it perhaps in one sentence of several.

    See `due_of`; where tasks stand (``apart``) a time that stands apart from the rest says so as well.
    """
    said = owner.said if owner and owner.said else text
    due = due_of(said, words, sure=sure, owned=owner is not None, agreed=agreed, settled=settled, met=met)
    due = due or deadline_of(said, words, met=met) or (owner.by if owner else None)
    due = due or (_behind_owner(text, owner, words, met) if owner else None)
    if due is None and said is not text:  # "Tom to price the books (deadline: 1 May)"
        due = limit_of(text, words, met=met)
    due = due or firm_deadline(text, words, met=met)
    due = due or (due_apart(text, owner.text if owner else "", words, met) if apart and sure else None)
    return None if due and due.iso is None and comes_again(text, due.text, words) else due


def _behind_owner(text: str, owner: Owner, words: Vocabulary, met: Met) -> Due | None:
    """Return the time that stands right behind who does it, last of all: «afiche Ana 9/5»."""
    rest = text.rpartition(f" {owner.text} ")[2].rstrip(" .")
    return is_time(rest, words, met=met) if rest and len(rest) < len(text.rstrip(" .")) else None


def due_apart(text: str, owner: str, words: Vocabulary, met: Met) -> Due | None:
    """Return the time of a task that stands apart from the rest of it, or right beside its owner."""
    if not any(map(str.isdecimal, text)) and not may_hold(fold(text), time_words(words)):
        return None
    bare = text.rstrip(" .;")
    for part in _parts(bare, owner):
        if not owner and may_be_called_so(part, words):
            continue  # «(Domingo)», "June: …"
        told = TOKEN.search(bare.replace(part, "", 1).replace(owner, "", 1))  # not "Tom – next meeting"
        if told and (due := time_alone(part, words, met)):
            return due
    cut = _without(bare, owner)
    if cut != bare and (due := due_of(cut, words, sure=True, events=bool(owner), met=met)):
        return due
    if owner or may_order(bare.partition(" ")[0], words):  # «Llamar al banco el martes» is told to do, too
        by_words = None if owner else due_of(bare, words, sure=True, events=False, met=met)
        return by_words or _in_month(cut, words, met)
    return None


def time_alone(part: str, words: Vocabulary, met: Met) -> Due | None:
    """Return the time that is all a few words say, whatever sort it is: «próxima reunión», "the 15th"."""
    if not 0 < len(part) <= LONGEST or fold(part) in words.phrases("language", "function_words"):
        return None  # «Qui : …» is no fifth day of the week
    if due := is_time(part, words, met=met):
        return due
    folded, places = fold_with_places(part)
    small = words.grammar("until", "articles", "own", "day_word", "before_month")
    to, coming = words.grammar("date_to"), words.grammar("next_time")
    for one in times_in(part, words, met):
        before, behind = TOKEN.findall(folded[: one.start]), TOKEN.findall(folded[one.end :])
        if behind or one.sort == "gone":
            continue
        if one.sort == "occasion" and not before and folded[one.start :].split()[0] not in coming:
            continue  # «Carnaval: pedir el permiso» is a topic
        if small.issuperset(before):
            return to_due(part, folded, places, one, words)
        first = FIRST_DAY.search(folded, 0, one.start)
        if first and one.sort in ("day", "date") and small.issuperset(before[:-2]) and before[-1] in to:
            return Due(part[places[first.start()] :].strip(), one.iso)  # "12 to 16 May"
    return _in_month(part, words, met, alone=True)


def owner_without(owner: Owner, due: Due, cast: Cast, words: Vocabulary) -> Owner | None:
    """«Ana, próxima reunión: …», «Ana (3 de mayo): …»: who does it, without until when beside them.

    None where the time is a name, or may be one, «Julio: …», "Ana, June: …", or says something else: «Ana
    (hoy no vino): …».
    """
    parts = [part for part in PIECES.split(owner.text) if part]
    times = [part for part in parts if due.text in part and time_alone(part, words, cast.met)]
    if len(parts) < 2 or len(times) != 1 or parts[-1] != times[0]:
        return None
    if times[0][0].isupper() and is_month(times[0], words) and owner.text[-1] not in ")]":
        return None
    alone = named(owner.text[: owner.text.rindex(times[0])].rstrip(" ,;([|/-–—"), cast, words, least=GIVEN)
    return replace(owner, text=alone.text, actors=alone.actors) if alone else None


def _in_month(text: str, words: Vocabulary, met: Met, *, alone: bool = False) -> Due | None:
    """«… en mai», "… in June": a short name of a month that ends a task behind what says when."""
    tokens = [(fold(one.group()), one.start(), one.end()) for one in TOKEN.finditer(text)][-2:]
    months = patterns(words).months
    if len(tokens) < 2 or tokens[1][0] not in months or tokens[0][0] not in words.grammar("before_month"):
        return None
    _, start, end = tokens[1]
    ends = not text[end:].strip() and (not alone or not text[: tokens[0][1]].strip())
    return Due(text[start:end], month_ahead(months[tokens[1][0]], met.day)) if ends else None


def _parts(bare: str, owner: str) -> Iterator[str]:
    """Yield what stands apart in a task: at its end, then at its beginning."""
    shut = bare
    for _ in range(MOST):
        closing = AT_END.search(shut) if shut[-1:] in ")]" else None
        if closing is None:
            break
        yield from PIECES.split(closing[1])
        shut = shut[: closing.start()]
    ends = [sign.end() for sign in BEHIND_SIGN.finditer(shut)][-MOST:]
    for place, start in enumerate(reversed(ends)):
        last = ends[len(ends) - place :]
        yield shut[start:]  # first all of it: "June 9, 2031"
        if last:
            yield shut[start : last[0]].strip(" ,;:-–—>→|/·.")
    behind = shut.rpartition(f"{owner} ")[2] if owner else ""
    if 0 < len(behind) < len(shut):
        yield behind
    if opening := AT_START.match(bare) or BEFORE_SIGN.match(bare):
        yield from PIECES.split(opening[1])


def _without(bare: str, owner: str) -> str:
    """Return a task without who does it behind it: «… en mai (Ana)»."""
    shut = bare.rstrip(" )]")
    return shut[: -len(owner)].rstrip(" ([-–—,:;→>|/@") if owner and shut.endswith(owner) else bare
