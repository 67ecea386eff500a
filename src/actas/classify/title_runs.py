"""Which lines of a list open with a title, by what the lines beside them open with.

One line with a full stop may be anything: «Comedor. Sigue sin cocina» names a topic, «Largo debate. Nadie
cede» does not. Two right below one another, or one among lines with a colon or a dash, are a list of topics.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from actas.classify.title_words import TOKEN, is_deed, may_order, says_what
from actas.classify.titles import (
    ANSWERS_NAMED,
    BEHIND_HOUR,
    BRACKETED,
    COUNT,
    DASH,
    HOUR,
    PLAIN_STOP,
    SLASH,
    begins_anew,
    behind_label,
    by_dash,
    by_short_stop,
    holds_dash,
    is_naming,
    names_alone,
)
from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import known_actor, name_words, person_score
from actas.vocabulary.sentences import infinitive, is_sentence

NONE: frozenset[str] = frozenset()
DIGITS = frozenset("0123456789")
FEWEST = 2  # lines of which one may prove the other
SEVERAL = 4  # lines with a word or two before a full stop
LONGEST_BRIEF = 40  # characters in which those end
SHORTEST_LIST = 3  # lines that may be told to open with titles
LONGEST_TOPIC = 7  # words behind an hour that name what comes then
LONGEST_BESIDE = 4  # words before a full stop that a line beside proves a title
SHORTEST_WORD = 6  # letters of a word that a stop hardly shortens: «Depto. de obras»
LONGEST_WHOLE = 60  # characters of a line that may be whole without a stop
KNOWN = 2.0  # `person_score` of a known given name
LONGEST_PROVED = 5  # words before a dash and a small letter
# Who speaks, with what parts it from what is said.
LABEL = compiled(
    r"(?:\((?P<round>[^()]{2,40})\)|\[(?P<square>[^\[\]]{2,40})\]"
    r"|(?P<before>[^:;!?\n_/(]{2,60}?)(?:\s\([^()]{2,40}\))?\s*(?::|/|\s(?:--|[-–—])))\s+(?=\S)"
)
BRIEF = compiled(r"([A-ZÀ-Þ][^\W\d_]*(?: [^\W\d_]+)?)\. +(?=\S)")
OTHER, STOPPED, DEED, DASHED = range(4)


def titled_lines(texts: Sequence[str], words: Vocabulary) -> frozenset[str]:
    """Return the lines of a list that open with a title: «Comedor. Sigue sin cocina», «Pagar. Aún no»."""
    if len(texts) < FEWEST:
        return NONE
    shapes = [_shape(text, words) for text in texts]
    found = {text for at, text in enumerate(texts) if shapes[at] and _is_proved(at, shapes, texts, words)}
    found.update(_behind_labels(texts, words))
    closed = [text for text in texts if "). " in text]
    if len(closed) >= FEWEST:
        found.update(_before_brackets(closed, words))
    strokes = [text for text in texts if " / " in text]
    if len(strokes) >= FEWEST:
        found.update(_before_strokes(strokes, words))
    if figures := [text for text in texts if text[:1] in DIGITS]:
        found.update(_counted_twice(figures))
        found.update(_behind_hours(figures, words))
    if STOPPED in shapes and len(texts) >= SHORTEST_LIST:
        stating = [text for text in texts if ". " in text and by_short_stop(text, words)]
        if stating and _are_most(stating, texts, words):
            found.update(stating)
        found.update(_brief(texts, shapes, words))
    return frozenset(found) if found else NONE


def _before_strokes(texts: Sequence[str], words: Vocabulary) -> Sequence[str]:
    """Return the lines with a topic before a stroke, two at least: «Becas / Que haya una por municipio».

    Where who speaks stands so in as many of them («CUBA / Tiene dos»), nobody's name is a topic.
    """
    found = [(text, one[1]) for text in texts if (one := SLASH.match(text))]
    named = [text for text, phrase in found if _may_stand_before(phrase, words)]
    return named if len(named) >= FEWEST and len(named) * 2 > len(found) else ()


def _may_stand_before(phrase: str, words: Vocabulary) -> bool:
    """Whether a few words before a stroke are no name in capitals, no country or body, and tell nothing."""
    tokens = TOKEN.findall(phrase)
    if len(tokens) > LONGEST_BESIDE or phrase.isupper() or known_actor(words, phrase):
        return False
    if fold(tokens[0]) in name_words(words).honorifics or person_score(words, phrase) >= KNOWN:
        return False  # «Mme Diop (Togo) / …» is who says it
    return not (is_deed(tokens[0], words) or is_sentence(phrase, words))


def _counted_twice(texts: Sequence[str]) -> Sequence[str]:
    """Return the lines that count themselves behind their numbers, from one on: «1: le toit», «2: le mur».

    Hours, «9: …», «10: …», begin with no first one, and nor does «2: …» alone.
    """
    out: list[str] = []
    for text in texts:
        found = COUNT.match(text)
        if found and int(found[1]) == len(out) + 1:
            out.append(text)
    return out if len(out) >= FEWEST else ()


def _behind_hours(texts: Sequence[str], words: Vocabulary) -> Sequence[str]:
    """Return the lines of a log that name a topic behind their hour, and tell of it behind a full stop."""
    timed = [text for text in texts if HOUR.match(text)]
    if len(timed) < FEWEST:
        return ()
    found = ((text, BEHIND_HOUR.match(text)) for text in timed if ". " in text)
    return [text for text, one in found if one and _names_topic(one["topic"], words)]


def _names_topic(topic: str, words: Vocabulary) -> bool:
    """Whether a few words tell nothing, and no stop shortens the last of them: «Mesa con el MAG», no «Sr»."""
    last = topic.rpartition(" ")[2]
    short = fold(last) in name_words(words).honorifics and not last.isupper()
    return not short and len(TOKEN.findall(topic)) <= LONGEST_TOPIC and not is_sentence(topic, words)


def _brief(texts: Sequence[str], shapes: Sequence[int], words: Vocabulary) -> Sequence[str]:
    """Return the lines that open with a word or two and a full stop, where most do: hardly any prose does.

    «Agua. …», «Hogueras. No.», «Juntarse. Ana preguntó …»: two at least name something by themselves.
    """
    if shapes.count(STOPPED) < FEWEST:
        return ()
    opening = [
        (text, found) for text in texts if ". " in text[:LONGEST_BRIEF] and (found := BRIEF.match(text))
    ]
    if len(opening) < SEVERAL or len(opening) * 2 < len(texts):
        return ()  # nearly all
    brief = [text for text, found in opening if _may_title(found[1], words)]
    return brief if len(brief) >= SEVERAL and len(brief) * 2 >= len(texts) else ()


def _may_title(phrase: str, words: Vocabulary) -> bool:
    """Whether a word or two are nobody's name, no answer and nothing that was done: «Aprobado.»."""
    if " " not in phrase and phrase.casefold().endswith(words.as_written("endings", "participle")):
        return False
    return fold(phrase) not in words.grammar("answers") and person_score(words, phrase) < KNOWN


def _are_most(stating: Sequence[str], texts: Sequence[str], words: Vocabulary) -> bool:
    """Whether lines with a title before a full stop, and those with another, are most of a list."""
    named = len(stating)
    if named < FEWEST or named * 2 < len(texts):  # mostly they are enough by themselves
        named += sum(names_alone(text, words) for text in texts)
    return named >= FEWEST and named * 2 >= len(texts)


def _behind_labels(texts: Sequence[str], words: Vocabulary) -> list[str]:
    """«Cuba – Brigadas de barrio. Salen de noche», where others are so: a title behind whoever speaks."""
    stopped = [text for text in texts if ". " in text]
    if len(stopped) < FEWEST:
        return []
    rests = [
        text[found.end() :] for text in stopped if (found := LABEL.match(text)) and _is_known(found, words)
    ]
    told = [
        rest
        for rest in rests
        if ". " in rest and (_shape(rest, words) == STOPPED or behind_label(rest, words))
    ]
    return told if len(told) > 1 and len(told) * 3 >= len(rests) else []


def _before_brackets(texts: Sequence[str], words: Vocabulary) -> Sequence[str]:
    """Return the lines with what a country does before its name in brackets: «Turnos de pesca (Chile). …»."""
    told: list[str] = []
    for text in texts:
        found = BRACKETED.match(text)
        if found is None or not known_actor(words, found[2]):
            continue
        if behind_label(f"{found[1]}. {text[found.end() + len(found[2]) + 3 :].strip()}", words):
            told.append(text)
    return told if len(told) >= FEWEST else ()


def _is_known(found: re.Match[str], words: Vocabulary) -> bool:
    """Whether a label is a country or body, or the code of one: «(Perú) », «[MX] », «PER / »."""
    shown = (found["round"] or found["square"] or found["before"]).strip()
    return known_actor(words, shown) is not None or fold(shown) in words.iso3


def _is_proved(at: int, shapes: Sequence[int], texts: Sequence[str], words: Vocabulary) -> bool:
    """Whether a line beside it proves that one opens with a title."""
    beside = [one for one in (at - 1, at + 1) if 0 <= one < len(texts)]
    if shapes[at] != DASHED and any(shapes[one] == shapes[at] for one in beside):
        return True
    if shapes[at] == DEED or (shapes[at] == STOPPED and len(texts) < SHORTEST_LIST):
        return False
    if at and shapes[at] == STOPPED and _breaks_off(texts[at - 1]):
        return False
    return any(
        not shapes[one] and names_alone(texts[one], words) and not _is_said(texts[one], words)
        for one in beside
    )


def _breaks_off(above: str) -> bool:
    """Whether a long line has no stop at its end: what the next one opens with may be the rest of it."""
    return len(above) > LONGEST_WHOLE and (above[-1].isalnum() or above[-1] == ",")


def _is_said(text: str, words: Vocabulary) -> bool:
    """«Ana: lo del riego»: whether somebody stands before the colon, which tells nothing of topics."""
    label, colon, _ = text.partition(":")
    return bool(colon) and person_score(words, label) >= KNOWN


def _shape(text: str, words: Vocabulary) -> int:
    """Return what may be a title at the head of a line, if others are."""
    if ". " in text and (found := PLAIN_STOP.match(text)):
        phrase, rest = found[1].strip(), text[found.end() :]
        tokens = TOKEN.findall(phrase)
        plain = 1 <= len(tokens) <= LONGEST_BESIDE and "".join(phrase.split()).isalpha()
        if plain and _is_told(phrase, rest, words) and not ANSWERS_NAMED.match(rest):
            if is_naming(phrase, words) and not says_what(phrase, words):
                return STOPPED
            if len(tokens) == 1 and infinitive(words).fullmatch(phrase.casefold()):
                return DEED
    return DASHED if holds_dash(text) and _is_proper(text, words) else OTHER


def _is_told(phrase: str, rest: str, words: Vocabulary) -> bool:
    """Whether what stands behind a stop tells of what stands before it."""
    if begins_anew(rest, words) or _slips(phrase, rest, words):
        return True
    # «Material. Nada» among «Viajes. Siguen en 600».
    return fold(rest).strip(" .") in words.grammar("nothing")


def _slips(phrase: str, rest: str, words: Vocabulary) -> bool:
    """«Tarifas. la cuota baja»: whether only a small letter speaks against a title, and the rest states."""
    tokens = phrase.split()
    if not rest[:1].islower() or len(tokens) > FEWEST or len(tokens[-1]) < SHORTEST_WORD:
        return False
    return any(map(str.isdecimal, rest)) or is_sentence(rest, words)


def _is_proper(text: str, words: Vocabulary) -> bool:
    """«Grupo de radio y prensa – habló con todos»: a title if others are; "Then Ann Lee – …" may speak."""
    dash = DASH.match(text)
    if dash is None or not text[dash.end()].islower():
        return False  # before a capital it is one, whatever stands beside it
    found = by_dash(text, words, numbered=False, proved=True)
    tokens = TOKEN.findall(found.text) if found else []
    if found is None or "(" in found.text or not 2 <= len(tokens) <= LONGEST_PROVED or len(tokens[0]) < 2:
        return False
    does = may_order(tokens[0], words) or tokens[0].endswith(words.as_written("endings", "gerund"))
    return not does and all(map(str.islower, tokens[1:]))
