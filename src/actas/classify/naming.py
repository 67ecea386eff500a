"""What a meeting is called where no title says so: by the first lines of the notes that name its paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice, pairwise

from actas.classify.barred import note_barred
from actas.classify.beside_day import small_beside_day
from actas.classify.bodies import names_body
from actas.classify.facts import Facts, attendance_key, is_form, side_by_side
from actas.classify.meeting_title import name_in
from actas.classify.people import names_of
from actas.classify.place_words import without
from actas.classify.posted import says_another_day
from actas.model.block import Outline, Part
from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.days import names_day, without_day
from actas.vocabulary.fold import fold
from actas.vocabulary.names import person_score
from actas.vocabulary.phrases import first_words
from actas.vocabulary.rosters import who_led
from actas.vocabulary.sections import EXACT, kind_of_heading
from actas.vocabulary.sentences import TOKEN, infinitive, is_sentence

GIVEN = 2.0  # `person_score` of a known given name
WORDED = 1.0  # points of a heading's words that say what stands below it
TOP = 5  # lines of the notes that may name the meeting
LONGEST = 30  # words of such a line
NAMING = 3  # words of a cell that may name the meeting
DIGIT = compiled(r"\d")  # in what says when: "Parish council, Thurs 5 May"
ORDINAL = compiled(r"\b(?:n[.°ºo]*|num|núm)\s?[\d/-]+|[\d/-]+", re.IGNORECASE)  # «Acta N.º 7-2031»
KEYED = compiled(r"([^\W\d_]+)\s?:\s+([^\W\d_]+)")
MARKED = ("carrier-heading",)
LONGEST_NAME = 16  # words of a name that only says in what people met, and one more
SHORT = 3  # words of a title that the next line goes on


def name_from_top(outline: Outline, facts: Facts) -> None:
    """Note the name that the first lines give, and the day in it, where they say it better than the title."""
    words = facts.words
    lines = list(islice(_lines(outline), TOP))
    _go_on(lines, outline, facts)
    _day_in_name(lines, facts)
    named = facts.title is not None and facts.title in [key.value for key in outline.front]
    if facts.date is None and facts.title is not None and not named:
        days = facts.dates(facts.title)
        facts.date = days[0] if len(days) == 1 and _paper(facts.title, "record_paper", words) else None
    if facts.title is not None and _paper(facts.title, "record_paper", words):
        return
    event = facts.title is not None and _opens_with_event(facts.title, words)
    for text in lines:
        own = _paper(text, "record_paper", words)
        if event and own and not (facts.dates(text) or _paper(text, "event_nouns", words)):
            continue  # «Compte rendu du rapporteur», «Relatoría de la mesa 2» below «Taller regional …»
        if own and facts.title and (is_form(text, words) or _is_behind_day(text, facts)):
            continue
        if own and facts.title and _says_only_when(text, facts):
            continue  # «Acta de la reunión celebrada el 3 de mayo» below who met
        if not (own or facts.title is None) or not 2 <= len(text.split()) <= LONGEST:
            continue
        dates = facts.dates(text)
        counted = text == lines[0] and _counts(text, outline, words)
        told = own or ((dates or counted or names_day(text, words)) and _paper(text, "paper", words))
        if told and facts.title and text != lines[0] and note_barred(text, facts):
            return  # «Acta – 3 de mayo de 2031» below the name says no more than when
        if told and _may_name(text, words):
            facts.title = facts.title if named else name_in(text, dates, facts)
            facts.date = facts.date or (dates[0] if len(dates) == 1 else None)
            return
    names = (name for text in lines if (name := _opens_with_meeting(text, words)))
    facts.title = facts.title or next(names, None)


def _opens_with_meeting(text: str, words: Vocabulary) -> str | None:
    """Return in what a body met: «Reunião da diretoria do Jardim Ipê», «Reunión de la junta. Vinimos …»."""
    name = text.partition(". ")[0].rstrip(" .")
    tokens = [fold(token) for token in name.split()[:LONGEST_NAME]]
    if not SHORT < len(tokens) < LONGEST_NAME or tokens[0] not in words.grammar("event_nouns"):
        return None
    whose = tokens[1] in words.grammar("of", "contracted_of") and name[0].isupper()
    at = 2 + (tokens[2] in words.grammar("articles"))
    body = tokens[at] in words.grammar("who_meets") or names_body(" ".join(name.split()[at:]), words)
    return name if whose and body and ":" not in name and _may_name(name, words) else None


def _opens_with_event(title: str, words: Vocabulary) -> bool:
    """«Taller regional sobre …», «Segundo encuentro de …»: whether a title says what people met in."""
    told = title.split()
    return len(told) > SHORT and _paper(" ".join(told[:SHORT]), "event_nouns", words)


def _is_behind_day(text: str, facts: Facts) -> bool:
    """«Xela, 3 de mayo de 2031. Relatoría de la tarde»: whether a line names its paper behind the day."""
    dates = facts.dates(text)
    return bool(dates) and not _paper(text[: dates[0].start], "paper", facts.words)


def _says_only_when(text: str, facts: Facts) -> bool:
    """Whether a line says that it is the paper of a meeting, and when that was, and no more.

    So does «Ayuda memoria de la sesión de la tarde».
    """
    words, dates = facts.words, facts.dates(text)
    told = list(map(fold, TOKEN.findall(without(text, dates))))
    small, papers = words.phrases("language", "function_words"), words.grammar("paper", "record_paper")
    held, parts = first_words(words.grammar("held", "paper", "record_paper")), words.grammar("no_place")
    if not (dates or (told and told[-1] in parts)):
        return False
    return all(one in small or one in papers or one in held or (one in parts and not dates) for one in told)


def _counts(text: str, outline: Outline, words: Vocabulary) -> bool:
    """«1ª reunião da horta»: whether a line counts this meeting, and no other heading counts another."""
    return any(map(str.isdecimal, text)) and not _heads_one_of_several(text, outline, words)


def _day_in_name(lines: list[str], facts: Facts) -> None:
    """Prefer the day in the name of the minutes to one above it, on which a page was written."""
    dated = False
    for text in lines:
        dates = facts.dates(text)
        named = dated and len(dates) == 1 and _paper(text, "record_paper", facts.words)
        if named and len(text.split()) <= LONGEST and _may_name(text, facts.words):
            facts.date = dates[0]
            return
        above = facts.date if dated and facts.date and facts.date.day == facts.posted else None
        if above and not dates and _paper(text, "record_paper", facts.words):
            # «ATA DA ASSEMBLEIA 26/11» below a page's 28 de novembro: no year is told
            facts.date = None if says_another_day(text, above, facts.words) else above
        dated = dated or bool(dates)


def _may_name(text: str, words: Vocabulary) -> bool:
    """Whether a line is a name: no section's heading, no sentence, nothing about another meeting."""
    first = text.split()[0]
    opens = _paper(first, "record_paper", words)
    if infinitive(words).fullmatch(first.casefold()) and not _paper(first, "paper", words):
        return False  # «Revisar el acta» is to be done
    if text.endswith(":") or (text.endswith(".") and not opens) or is_sentence(text, words):
        return False
    if _tells_of_people(text, words) or (text.endswith(".") and _is_told(text, words)):
        return False
    label, _, listed = text.partition(": ")
    first = listed.strip().partition(" ")[0]
    called = first.istitle() and not _paper(first, "paper", words)  # «Ata: Lorrayne»
    if first and first == listed.strip() and (called or not _paper(label, "record_paper", words)):
        return False  # «Réf. : CR-ATL-03»
    if first and _paper(label, "record_paper", words) and person_score(words, first) >= GIVEN:
        return False  # "Minutes: Ana till eight, then Luis"
    kind, strength = kind_of_heading(words, text)
    if strength >= EXACT or (kind == "agreements" and strength >= WORDED):
        return False  # «Ata aprovada com retificações» decides something
    told = [fold(token) for token in TOKEN.findall(text)]
    if not opens and not words.grammar("no_meetings_day", "done_with_minutes").isdisjoint(told[:1]):
        return False  # «Aprobada en la sesión del 3 de mayo», «Relecture des réunions de 2031»
    if opens and len(told) <= SHORT and not words.grammar("minutes_done").isdisjoint(told[1:]):
        return False  # "Minutes ok'd"
    return words.grammar("earlier").isdisjoint(told)


def _is_told(text: str, words: Vocabulary) -> bool:
    """Whether a line with its stop tells of minutes: "Minutes of May approved.", "Minutes: LA, then ET."."""
    label, colon, _ = text.partition(": ")
    done = words.grammar("minutes_done").isdisjoint(fold(token).strip(".,") for token in text.split()[1:])
    return not done or bool(colon and _paper(label, "record_paper", words))


def _tells_of_people(text: str, words: Vocabulary) -> bool:
    """Whether a line says who came, led, wrote or is to write, or states several things."""
    label, colon, listed = text.partition(": ")
    if (colon and person_score(words, label) >= GIVEN) or who_led(text, words):
        return True  # "Ann: minutes by Friday", «animée par Awa, notes de Luc»
    named = ", ".join(one for one in (listed if colon else text).split(", ") if not DIGIT.search(one))
    if (colon and attendance_key(label, words)) or ("," in named and len(names_of(named, words)) > 1):
        return True  # «Mesa: Ana (acta), Luis (turnos)»
    # «Fecha: 3/5/2031  Lugar: la junta», «Mesa: Ana, Acta: Luis»
    return ": " in listed and (bool(side_by_side(text, words)) or _tells_who_wrote(text, words))


def _tells_who_wrote(text: str, words: Vocabulary) -> bool:
    """Whether a paper's name stands before a colon and somebody behind it, further on in a line."""
    return any(
        _paper(paper, "record_paper", words) and person_score(words, somebody) >= GIVEN
        for paper, somebody in KEYED.findall(text)
    )


def _lines(outline: Outline) -> Iterator[str]:
    """Yield the words of the first lines, headings too."""
    parts = [part for top in outline.parts for part in top.walk()]
    first = next((part for part in parts if part.heading is not None), None)
    below = chain.from_iterable(_of_part(part, first) for part in parts)
    title = (block.words.text for block in outline.title if not block.words.leads_elsewhere)
    return chain(title, below)


def _of_part(part: Part, first: Part | None) -> Iterator[str]:
    """Yield the words of a part's lines; "## Minutes of January" below "## Present" names a point of both."""
    if part.heading is not None and (part is first or part.heading.cues[:1] != MARKED):
        yield part.heading.words.text
    for node in part.nodes:
        block = node.block
        if block.columns:
            continue  # «Enviar el acta | Ana», below «Tarea | Responsable»
        if block.cells:
            # «Acta N.º | 11 | Fecha | 3 de mayo» names nothing as a whole; one of its cells may.
            yield from (cell for cell in block.cells if len(cell.split()) >= NAMING)
        elif block.marker is None and not block.words.leads_elsewhere:
            yield block.words.text


def _go_on(lines: list[str], outline: Outline, facts: Facts) -> None:
    """Join a title that only names the paper with the line below it: «Procès-verbal», «Conseil d'école»."""
    title = facts.title
    if title is None or title not in lines:
        return
    small = facts.words.phrases("language", "function_words")
    if sum(fold(token) not in small for token in TOKEN.findall(ORDINAL.sub(" ", title))) > SHORT:
        return
    after = lines[lines.index(title) + 1 :][:1]
    lifted = bool(after) and any(block.words.text == after[0] for block in outline.title)
    alone = fold(title).strip(" .:") in facts.words.grammar("record_paper") or all(
        _paper(token, "record_paper", facts.words) or token.islower() for token in title.split()
    )
    alone = alone or (lifted and is_form(ORDINAL.sub(" ", title), facts.words))  # «ACTA N.º 7-2031»
    named = bool(after) and _paper(after[0], "paper", facts.words) and len(after[0].split()) <= LONGEST // 2
    named = named and not _tells(after[0], facts.words)
    if alone or fold(title.split()[-1]) in facts.words.phrases("language", "function_words"):
        said = named and not lifted and kind_of_heading(facts.words, after[0])[0] is not None  # «Objetivos …»
        # «La séance est ouverte par Luc» tells
        said = said or (named and is_sentence(after[0], facts.words))
        named = named and not said and not _heads_one_of_several(after[0], outline, facts.words)
        dates = facts.dates(after[0]) if named else []
        rest = without(after[0], dates) if named else ""
        tokens = rest.split()
        while dates and tokens and fold(tokens[-1]) in small_beside_day(facts.words):
            tokens.pop()
        if alone and lifted and not named and names_body(after[0], facts.words):
            facts.title = after[0].rstrip(" ,.:")  # «Minutes of the meeting», and below it who met
        else:
            facts.title = " ".join((title, *tokens))


def _tells(text: str, words: Vocabulary) -> bool:
    """Whether a line leads in, or says who did what: «Redactora del acta: Ana», no name's end."""
    key, colon, value = text.partition(":")
    if not colon:
        return False
    known = fold(key).strip(" *") in words.keyed("meeting")
    return known or not value.strip() or person_score(words, value.strip(" .")) >= GIVEN


def _heads_one_of_several(text: str, outline: Outline, words: Vocabulary) -> bool:
    """Whether headings say the same of several meetings, but for the day or the number: «Reunião 1»."""
    parts = (part for top in outline.parts for part in top.walk())
    heads = {part.heading.words.text for part in parts if part.heading is not None}
    said = without_day(text, words)
    return text in heads and any(one != text and without_day(one, words) == said for one in heads)


def _paper(text: str, table: str, words: Vocabulary) -> bool:
    """Whether a text holds a word, or two, that name the paper of a meeting."""
    tokens = [fold(token) for token in TOKEN.findall(text)]
    # «34 minutes» are no minutes of a meeting.
    counted = {two for one, two in pairwise(tokens) if one.isdecimal() and two in words.grammar("minutes")}
    tokens = [token for token in tokens if token not in counted] if counted else tokens
    named = words.grammar(table)
    pairs = (" ".join(pair) for pair in pairwise(tokens))
    return not named.isdisjoint(tokens) or any(pair in named for pair in pairs)
