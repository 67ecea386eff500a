"""What the words of a heading say of its section's kind."""

from __future__ import annotations

from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.heading_clauses import kind_of_clause
from actas.vocabulary.sections import (
    EXACT,
    HEAD,
    INSIDE,
    LONE,
    LONGER,
    NEARLY,
    OPENS,
    SECOND,
    WHOLE,
    bare,
    is_help,
    kind_by_head,
    kind_of_heading,
    named_kind,
    qualifies,
    topic_named,
)

# «Problema 3», «Grupo b»: the word counts places, it does not say what stands there.
# No number is the sign of «Presentes x país».
COUNTED = compiled(
    r"[^\W\d_]{3,20}\s+(?:\d{1,3}|(?!x\s+[a-zà-ÿ])[ivxIVX]{1,4}|[a-hA-H](?=\s*(?:$|[:.)–-])))\b"
)
BEHIND_COUNT = compiled(
    r"\s*(?:,[^,:]{1,30}|\([^()]{1,40}\))?\s*(?:[:.)]|[-–—])\s+"
)  # «Sesión 2, martes 4: …»
UNPARTED = compiled(r"\s*(?:\([^()]{1,40}\)\s*)?(?=[^\W\d_])")  # «Cartel 4 propuestas», «Hoja 2 (azul) dudas»
# «1ère délibération», «2.º acuerdo», "3rd resolution"
ORDINAL = compiled(r"\d{1,2}\s?\.?\s?(?:[ºª°]|st|nd|rd|th|er|ère|re|ème|eme|e|ra|ro|da|do|a|o)\.?\s+")
# «1st order of business: The roof», «2e temps : tables»: what counts a stage and what it is about.
STAGE = compiled(rf"{ORDINAL.pattern}[^\W\d_]+(?:\s+[^\W\d_]+){{0,3}}\s*[:–—-]\s+(?=\S)")
# «Punto 3: Informe del coro», "Item 1.2 - Reports": a point of the agenda and what it is.
POINT = compiled(r"([^\W\d_]{3,12})\s+(?:n?[ºo°]\.?\s*)?\d{1,3}(?:\.\d{1,2})*\s*[:.)–—-]\s+(?=\S)")
# «Segundo momento: qué nos frena», "First round – ideas": a stage counted by a word, and what it is called.
# «Grupo focal: lecciones aprendidas»: people at work, and what at.
CALLED_STAGE = compiled(r"([^\W\d_]+)\s+[^\W\d_]+(?:\s+[^\W\d_]+){0,2}\s*[:–—-]\s+(?=\S)")
DASHED = compiled(r"\s[-–—]\s")
ASIDE = compiled(r"\(([^()]{3,40})\)\s*[:.]?\s*$")
LETTERS = compiled(r"[^\W\d_]{3,}")
# «Questions financières» are matters, asked by nobody.
MATTERS = compiled(r"(?:ales|aires|ives|eres|elles|iques)$")
# Kinds of what is brought to a meeting, or asked for: «¿Qué obstáculos encuentra el personal?»
BROUGHT = frozenset({"practices", "obstacles", "recommendations"})
# Kinds of whose words one inside a heading is enough: «Lista de quienes participaron», «Resumen del debate».
SURE_INSIDE = frozenset({"participants", "info"})
# What may be done with a point of an agenda.
DONE = frozenset({"discussion", "agreements", "info", "actions"})
TALK = frozenset(
    {"discussion", "interventions"}
)  # what came of topics that were talked of: «Temas que salieron»
TELLS_NOTHING = frozenset(
    {"info", "discussion", "participants"}
)  # kinds that a topic has as well: «Grupo 2: Comunicación»
LONGEST_NAME = 3  # words of a heading before a clause that describes it
# A word that only counts places, or one inside the name of a topic («Ejercicio de acciones»).
TOPIC = 0.4
UNKEYED = 1.4  # a fact of the meeting stands in the heading itself

SMALL = ("of", "of_several", "articles", "and", "behind_nouns")

FACTS = frozenset({"date", "place", "time", "start", "end", "duration"})  # keys of a meeting

Said = tuple[str, float, str]  # a kind, its points, and what gives them


def by_wording(heading: str, words: Vocabulary) -> Said | None:
    """Return the kind that the words of a heading give, its points and the cue."""
    said = _of_whole(heading, words)
    if said is None or said[1] <= HEAD:
        behind = _behind_stage(heading, words)
        inner = _of_whole(behind, words) if behind else None
        if inner is not None and inner[0] not in TELLS_NOTHING and inner[1] > (said[1] if said else TOPIC):
            said = inner
    if said is not None and said[0] == "participants" and is_help(bare(heading), words):
        return None  # «Tema 2: asistencia»
    return said


def _behind_stage(heading: str, words: Vocabulary) -> str:
    """Return what stands behind words that only count: «Cartel 3. Lo que duele»; empty where none do."""
    counted = COUNTED.match(heading)
    rest = BEHIND_COUNT.match(heading, counted.end()) if counted else None
    if rest is None and counted is not None:
        rest = UNPARTED.match(heading, counted.end())
    elif rest is None:
        rest = CALLED_STAGE.match(heading)
        if rest is not None and fold(rest[1]) not in words.grammar("stage_ordinals", "small_groups"):
            return ""
    return heading[rest.end() :] if rest else ""


def _of_whole(heading: str, words: Vocabulary) -> Said | None:
    """Return the same of a heading as it stands."""
    stage = STAGE.match(heading)
    point = stage or POINT.match(heading)
    counts = stage is not None or (point is not None and fold(point[1]) in words.grammar("agenda_points"))
    topic = topic_named(heading, words)
    text = heading[point.end() :] if point and counts else topic or heading
    kind, strength = kind_of_heading(words, text)
    if kind and named_kind(words, bare(text)):
        strength = EXACT  # that it is a heading is known here
    if kind is None or strength < NEARLY or COUNTED.match(text):
        kind, strength = _inside(text, words) or (kind, strength)
    weight = _weight(kind, strength, text, words) if kind else 0.0
    if topic and not counts and strength < EXACT:
        return (kind, min(weight, TOPIC), "wording") if kind else None
    told, alone = (
        kind_of_clause(words, bare(text)) if strength < NEARLY or kind == "agenda" else (None, False)
    )
    if told and (told in TALK if kind == "agenda" else weight < OPENS):
        return told, HEAD if not alone else WHOLE if told in TALK else NEARLY, "heading-verb"
    if kind in BROUGHT and weight < OPENS and _asks_for(text, kind, words):
        return kind, WHOLE, "wording"
    named, sure = kind_by_head(words, text) if strength < NEARLY else (None, 0.0)
    if named == "agenda" and sure < OPENS and _is_programme(text, words):
        named = None
    if named is None and weight < UNKEYED and _is_fact(text, words):
        return "info", UNKEYED, "wording"
    if named and (weight < sure or (named != kind and strength <= OPENS)):
        return named, sure, "head"
    return (kind, weight, "wording") if kind else None


def _asks_for(heading: str, kind: str, words: Vocabulary) -> bool:
    """Whether a question asks for what its kind is called by: «¿Qué obstáculos encuentra el personal?»."""
    first, _, rest = bare(heading).partition(" ")
    if first not in words.grammar("interrogatives"):
        return False
    return words.keyed("section_words").get(rest.partition(" ")[0]) == kind or (
        kind_of_heading(words, rest) in ((kind, OPENS), (kind, OPENS + LONGER))
    )


def _weight(kind: str, strength: float, text: str, words: Vocabulary) -> float:
    # «Resolución 4» is one; «Problema 3» is a place.
    counts = strength < EXACT and kind != "agreements" and COUNTED.match(text)
    lone = strength == LONE or (strength in (INSIDE, SECOND) and kind not in SURE_INSIDE)
    talk = kind == "info" and strength < NEARLY and _is_talk(text, words)
    beside = strength == OPENS and qualifies(words, text)
    other = kind == "agenda" and OPENS <= strength < NEARLY and _is_programme(text, words)
    which = strength == OPENS and _says_which(kind, text, words)
    return TOPIC if lone or counts or talk or beside or other or which else strength


def _says_which(kind: str, heading: str, words: Vocabulary) -> bool:
    """«Suivi scientifique», «Questions générales»: whether the word that opens only says which topic."""
    first, _, rest = bare(heading).partition(" ")
    second = rest.partition(" ")[0]
    if not (first.isalpha() and second.isalpha()) or second in words.grammar(*SMALL):
        return False
    if kind == "other":
        return True
    if kind == "questions":
        return first == "questions" and MATTERS.search(second) is not None
    meetings = words.grammar("paper", "bodies_meeting")
    return first in words.grammar("lists_of") and meetings.isdisjoint(rest.split())


def _inside(heading: str, words: Vocabulary) -> tuple[str, float] | None:
    """Return the kind of a part of a heading: «Actividad 1: Obstáculos», «Sede (votación)»."""
    counted = COUNTED.match(heading)
    rest = BEHIND_COUNT.match(heading, counted.end()) if counted else ORDINAL.match(heading)
    if rest:
        kind, strength = kind_of_heading(words, heading[rest.end() :])
        sure = strength >= (LONE if counted else NEARLY)
        return (kind, EXACT) if kind and kind != "info" and sure else None  # «Grupo 2: Comunicación»
    parts = [_before_clause(heading, words), _aside(heading, words)]
    if DASHED.search(heading):
        parts.append(DASHED.split(heading)[-1])
    if ". " in heading:  # «Apertura. Aprobación del acta anterior»
        parts += heading.split(". ")
    known = [kind for part in parts if part and (kind := _known(part, words))]
    if parts[1] and not known:
        known = ["agreements"]  # its noun says so, whatever is said of how they vote
    kind = next((one for one in known if one != "info"), next(iter(known), None))
    return (kind, NEARLY) if kind else None


def _known(part: str, words: Vocabulary) -> str | None:
    """Return the kind of a part of a heading that is a heading's name."""
    kind, strength = kind_of_heading(words, part)
    return kind if strength >= NEARLY or named_kind(words, bare(part)) else None


def _before_clause(heading: str, words: Vocabulary) -> str:
    """«Ideas que salieron en la mesa»: return what a clause behind it only describes; empty without one."""
    tokens = heading.split()[: LONGEST_NAME + 1]
    at = next((at for at, token in enumerate(tokens) if fold(token) in words.grammar("relative")), 0)
    return " ".join(tokens[:at])


def _aside(heading: str, words: Vocabulary) -> str:
    """«Huerto nuevo (votación)», "Fees (for decision)": return what is done with the topic, if it is told."""
    found = ASIDE.search(heading)
    if found is None:
        return ""
    first, _, rest = found[1].partition(" ")
    said = rest if fold(first) in words.grammar("purpose", "behind_nouns") else found[1]
    kind = _known(said, words)
    voted = kind is None and kind_by_head(words, said)[0] == "agreements"  # «(votes avec des gommettes)»
    return said if kind in DONE or voted else ""


def _is_programme(heading: str, words: Vocabulary) -> bool:
    """«Programa de becas»: whether what has a programme or objectives is no meeting and no day."""
    tokens = bare(heading).split()
    if len(tokens) < 3 or tokens[1] not in words.grammar("of", "of_several"):
        return False
    if tokens[0] in words.grammar("lists_of"):
        return False  # «Lista de temas»
    return words.grammar("paper", "day_nouns", "bodies_meeting").isdisjoint(tokens[2:])


def _is_fact(heading: str, words: Vocabulary) -> bool:
    """«Hora de cierre: 20:00»: whether a heading is a key of the meeting and its value."""
    key, colon, value = heading.partition(":")
    return bool(colon and value.strip()) and words.keyed("meeting").get(bare(key)) in FACTS


def _is_talk(heading: str, words: Vocabulary) -> bool:
    """«Presentación Ana Ruiz - El pozo»: what stands below is what was said of its topic."""
    first = LETTERS.search(heading)
    return first is not None and fold(first.group()) in words.grammar("talks")
