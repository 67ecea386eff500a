"""Whether a short line may head a section at all, by what it says and what stands about it."""

from __future__ import annotations

import re
from functools import lru_cache

from actas.model.block import Block
from actas.model.compiled import compiled
from actas.outline.beside import Around, names_rows
from actas.outline.words_weighed import TWO_SENTENCES
from actas.vocabulary import Vocabulary
from actas.vocabulary.dashed import dashed_fact
from actas.vocabulary.fold import fold
from actas.vocabulary.names import is_office_alone, name_words, person_score
from actas.vocabulary.partings import parts_at, tells_whole
from actas.vocabulary.patterns import between_names
from actas.vocabulary.phrases import first_words, opens
from actas.vocabulary.sections import EXACT, LONE, kind_of_heading
from actas.vocabulary.sentences import is_sentence

GIVEN = 2.0  # `person_score` of a known given name
SLIPPED = 2  # columns that a line at the margin may be set in by a slip
CAPITALISED = 1.0  # and of capitals that nothing else explains
WHEN_AND_WHERE = frozenset({"date", "place", "time", "start", "end"})
LONGEST_NAME, SEVERAL = 4, 3  # words of a name; names that are a list
DECIDED = frozenset({"agreements", "actions"})
ABOUT = frozenset({"agenda", "info"})  # kinds of what a form's keys tell of the meeting
FEW_WORDS = 3  # of a label
LONGEST_NAMED = 60  # characters of a line that says who is named below it
LONGEST_NOTHING = 24  # characters of a line that says that there was nothing
LONGEST_PAUSE = 40  # characters of one that says that nothing was told for a while
CAPTIONS = frozenset({"illustration", "figure", "drawing"})  # OpenDocument's styles of them
# «Tarea 2. …», «Acción …»
LABELLED_TASK = compiled(
    r"(?P<key>[^\W\d_]+(?:[ -][^\W\d_]+){0,2}?)(?P<number>\s#?\d{1,3}\b)?\s?[.:–—-]?\s+(?=[A-ZÀ-Þ])"
)
DASH = compiled(r" [-–—] ")
PROMPT = "template-leftover"  # the reason for which a form's own words are set aside
ASIDE_BEHIND = compiled(r"\s*[(\[][^()\[\]]*[)\]]$")  # «Tarea (Ana)»
COUNTED_KEY = compiled(r"([^\W\d][^\d]*?)\s(?:n?[.º°o]{0,2}\s?|#)\d[\d/.-]*")  # «decision 3», "action 14/31"
DIGITS = frozenset("0123456789")
WARNS = "/!\\"  # «/!\\ Página en obras»: a sign by the road
# «hasta las 12:00», "until 11.20", «até às 15h».
UNTIL_HOUR = compiled(r" [^\W\d_]{3}\D*\d{1,2}\s?[:.h]\s?(?:\d{2})?")
INITIALS = compiled(r"\s*[A-ZÀ-Þ]{2,4}(?:\s?[,/&+]\s?[A-ZÀ-Þ]{2,4})*\s*")


def may_head(block: Block, around: Around, words: Vocabulary) -> bool:
    """Whether a short line may be a heading by what stands about it."""
    if around.topic or around.parted or around.held:
        return True
    text = block.words.text
    if (block.look.style and _is_caption(block.look.style)) or (text.startswith(WARNS) and text[-1] != ":"):
        return False
    if _is_given_task(text, around, words):
        return False
    key, colon, value = _keyed(text)
    if colon and (
        (
            _told_by_key(key, value, around, words, gap=block.gap)
            if value.strip()
            else _unanswered(block, around, words)
        )
        or (value.strip() and _is_answered(text, around, words))
    ):
        return False
    if colon and block.table and _ends_a_form(block, around, words):
        return False
    if not colon and (
        _tells_who_signs(block, around, words) or (block.marker is None and _tells_all(block, around, words))
    ):
        return False
    if not colon and (dash := DASH.search(text)) and _names_or_states(text, dash.start(), words):
        return False
    if not colon and "," in text and _names_several(text, words):
        return False  # «Ana, Luis, Paz», below the title
    within = block.look.soft and around.before is not None and around.before.kind == "paragraph"
    if (within and not _set_off_within(block)) or (not block.gap and _is_of_number(block, around)):
        return False
    return block.kind == "paragraph" or _item_may_head(block, around)


def _is_of_number(block: Block, around: Around) -> bool:
    """«Agreed» right below «2. Minutes», the next number below a blank line: what became of that point."""
    above = around.before.marker if around.before is not None else None
    below = around.after.marker if around.after is not None and around.after.gap else None
    if block.marker is not None or above is None or below is None or above.value is None:
        return False
    return above.family == below.family != "bullet" and below.value == above.value + 1


def _keyed(text: str) -> tuple[str, str, str]:
    """Return a line's key, its colon and what stands behind; all of the line where the colon is not its own.

    That is an hour's, «11:30 Café» below «11:00 Obras», or one in brackets: «Mesa 2 Agua (modera: Ana)».
    """
    key, colon, value = text.partition(":")
    hour = value[:1] in DIGITS and key[-1:] in DIGITS and value[1:2] in DIGITS
    aside = text[-1:] == ")" and key.rfind("(") > key.rfind(")")
    return (text, "", "") if hour or aside else (key, colon, value)


def _tells_all(block: Block, around: Around, words: Vocabulary) -> bool:
    """Whether a line says all that it is about: when people part or meet again, what became of a thing.

    Above a list the next meeting's day may head what is to be brought there.
    """
    text, after = block.words.text, around.after
    if parts_at(text, words):
        return True
    if not text[LONGEST_NOTHING:] and fold(text).strip(" .") in words.grammar("nothing"):
        return True  # «None», alone below "Apologies:"
    if not text[LONGEST_PAUSE:] and _says_pause(text, words):
        return True
    bold = block.words.all_bold and text[-1:] != "."  # «**Próxima reunión: 25 de junio.**» is said whole
    plain = not (bold or (after is not None and after.kind in ("item", "row")))
    return plain and tells_whole(text, words)


def _says_pause(text: str, words: Vocabulary) -> bool:
    """«Pausa.», "Break until 11.20", «Pause de 20 minutes», between what was told before and behind.

    A meal on a day may be what people meet for: «Comida 12 de junio».
    """
    pauses, folded = words.grammar("pauses"), fold(text).strip(" .")
    if folded in pauses:
        return text[-1:] == "."
    if not opens(folded, pauses):
        return False
    behind = folded[max(len(one) for one in pauses if folded.startswith(one)) :]
    lasts = words.grammar("minutes", "minutes_of_hour")
    return behind.rpartition(" ")[2] in lasts or UNTIL_HOUR.fullmatch(behind) is not None


def _names_or_states(text: str, dash: int, words: Vocabulary) -> bool:
    """Whether somebody, or the key of one of the meeting's facts, stands before a dash."""
    return _names_one(text[:dash], words) or dashed_fact(text, words) is not None


def _is_answered(text: str, around: Around, words: Vocabulary) -> bool:
    """Whether the line below answers: «Question n° 1 : …», «Réponse de la direction : …»."""
    key, colon, value = around.after.words.text.partition(":") if around.after else ("", "", "")
    answer = fold(key).partition(" ")[0]
    if not (colon and value.strip()) or answer not in words.grammar("answering"):
        return False
    return len(answer) > 1 or "?" in text  # «R: …» may be what Rosa says


def _tells_who_signs(block: Block, around: Around, words: Vocabulary) -> bool:
    """Whether a line is the office of whose name stands right below it, or right above."""
    text, above, below = block.words.text, around.before, around.after
    if _signs(text, below, words):
        return True
    if around.marks and below is not None and not below.gap and _is_office_of(below.words.text, block, words):
        return is_office_alone(below.words.text, words)  # «**Ana Ruiz**» above «Alcaldesa»
    if above is None or block.gap > 0 or (below is not None and below.gap == 0):
        return False  # «Concejales», between one who came and those below it
    return _is_office_of(text, above, words)


def _is_office_of(text: str, above: Block, words: Vocabulary) -> bool:
    """Whether a line says the office of the name right above it: «Ana Ruiz», «Alcaldesa Municipal»."""
    if fold(text).partition(" ")[0] not in name_words(words).roles or above.kind != "paragraph":
        return False
    return _names_somebody(above.words.text, words)


def _names_somebody(line: str, words: Vocabulary) -> bool:
    return 1 < len(line.split()) <= LONGEST_NAME and person_score(words, line) >= CAPITALISED


def _signs(text: str, below: Block | None, words: Vocabulary) -> bool:
    """Whether an office stands above the name of who holds it, as at the end: «Le secrétaire de séance».

    So does «Vº Bº La directora» above «Fdo.: Ana Ruiz»; and below «Firma y sello», last of all, nothing does.
    """
    office, formulas = fold(text).strip(" ,."), words.phrases("cues", "signature")
    if below is None:
        return office in formulas and kind_of_heading(words, text)[1] < EXACT
    if below.marker is not None or below.words.text[LONGEST_NAMED:]:
        return False
    if kind_of_heading(words, text) == ("other", EXACT):
        return False  # «Firmas», also where it named a column
    if office not in formulas:
        return opens(office, formulas) and opens(fold(below.words.text), formulas)
    alone = " " not in below.words.text and person_score(words, below.words.text) >= CAPITALISED
    return alone or _names_somebody(below.words.text, words)  # «Saludos», «Ana»


def _ends_a_form(block: Block, around: Around, words: Vocabulary) -> bool:
    """«Objetivo: ver los casos» as the last row of a form, below «Fecha: … | Hora: …».

    It tells of the meeting as they do: other tables, which come next, are not what it holds.
    """
    before, after = around.before, around.after
    if before is None or before.table != block.table or after is None or after.table in (None, block.table):
        return False
    first = (before.cells or ("",))[0].partition(":")[0]
    kind, strength = kind_of_heading(words, block.words.text.partition(":")[0])
    told = not block.words.text.endswith(":") and strength >= EXACT and kind in ABOUT
    return told and fold(first).strip(" *.") in words.keyed("meeting")


def _is_caption(style: str) -> bool:
    """Whether a style is that of what stands below a picture or above a table, as the carriers call it."""
    named = style.casefold()
    return named.endswith("caption") or named in CAPTIONS


def _told_by_key(key: str, value: str, around: Around, words: Vocabulary, *, gap: int) -> bool:
    """Whether a key says that what stands behind it is no section: a fact, a count of votes, a task."""
    folded = fold(key).strip(" *.")
    if folded in words.keyed("meeting") or folded in words.phrases("cues", "signature"):
        return True  # «Fecha: 3 de mayo», "Signed: ______"
    if folded in words.grammar("noted_aside"):
        return True  # «Nota: falta un recibo», «Rappel : …»
    if _names_one(key, words) or _is_everybody(key, words) or folded in words.phrases("owners", "keys"):
        return True  # «Tarea: …», «Todos: …», «Responsable: Ana»
    if value[-1:] == ":":
        return False  # «Agua: obras y cuotas:» names what is below
    if folded in words.phrases("cues", "vote") and _tells_votes(value, words):
        return True  # «Votación: 5 a favor», "Vote: unanimous"
    counted = COUNTED_KEY.fullmatch(folded) if folded[-1:] in DIGITS else None
    if counted and _names_one(counted[1], words) and _tells_whole(value, words):
        return True  # «Decisión 3: La cuota sube.»
    # «Socios asistentes: Ana Ruiz, Luis Paz»; «Acción: …» after «Acción: …»
    people = _names_who_came(key, value, words) or _names_several(value, words)
    return (
        people
        or _keyed_alike(key, around)
        or _goes_on_in_keys(around.after, words)
        or (not gap and _goes_on_keys(key, around, words))
    )


def _is_given_task(text: str, around: Around, words: Vocabulary) -> bool:
    """Whether a line gives a task to people by its label, or counts on from one right above or below."""
    first = fold(text.partition(" ")[0]).strip(" *.:")
    if first not in first_words(words.grammar("one_task")):
        return False  # nearly all
    beside = (block.words.text for block in (around.before, around.after) if block)
    alike = (one for one in beside if fold(one.partition(" ")[0]) == first)
    found = LABELLED_TASK.match(text)
    counts = found is not None and found["number"] is not None
    return _gives_task(text, words) or (counts and any(_gives_task(one, words) for one in alike))


def _gives_task(text: str, words: Vocabulary) -> bool:
    """«Tarea 2 Ana pedir la llave», "Action 3. All, bring a lamp": whether a label gives a task to people."""
    found = LABELLED_TASK.match(text)
    if found is None or fold(found["key"]) not in words.grammar("one_task"):
        return False
    who = _names_first(words).match(text, found.end())
    if who is None:
        return found["number"] is not None and is_sentence(text[found.end() :], words)
    members = [fold(one) for one in between_names(words).split(who["names"]) if one]
    table = name_words(words)
    if not all(one in words.grammar("everybody") or one.partition(" ")[0] in table.given for one in members):
        return False
    # «Tarea 2. Rosa de los vientos»
    return who["sign"] != "" or fold(who["verb"]) not in words.grammar(
        "of", "contracted_of", "and", "articles"
    )


@lru_cache(maxsize=4)
def _names_first(words: Vocabulary) -> re.Pattern[str]:
    """Return what names and a small word, or a sign, look like: «Ana y Luis van …», «TODOS, …»."""
    name = r"[A-ZÀ-Þ][\w’'-]+"
    return compiled(
        rf"(?P<names>{name}(?:(?:{between_names(words).pattern}|\s){name})*)(?P<sign>\s?[:,]?)\s(?P<verb>[^\W\d_A-Z]+)"
    )


def _is_everybody(key: str, words: Vocabulary) -> bool:
    """«Todos: limpiar el patio»: whether a word of tasks is a group's; "TODOs" are tasks."""
    if not key[1:].islower() or fold(key) not in name_words(words).groups:
        return False
    return kind_of_heading(words, key)[0] == "actions"


def _names_one(key: str, words: Vocabulary) -> bool:
    """Whether a key says that one task or decision stands behind it: «Tarea (Ana): …», "Decision - …"."""
    if key[-1:] in ")]":
        key = ASIDE_BEHIND.sub("", key)
    return fold(key).strip(" *.") in words.grammar("one_task", "one_decision")


def _tells_votes(value: str, words: Vocabulary) -> bool:
    return any(map(str.isdecimal, value)) or fold(value).strip(" .") in words.phrases("cues", "vote")


def _tells_whole(value: str, words: Vocabulary) -> bool:
    """Whether all of a counted decision or task is said behind it, or who has it: "Action 3: AT, KO".

    «Acuerdo 3: Presupuesto» may head what was said of it.
    """
    whole = value.rstrip().endswith(".") or TWO_SENTENCES.search(value) is not None
    return whole or is_sentence(value, words) or bool(INITIALS.fullmatch(value))


def _unanswered(block: Block, around: Around, words: Vocabulary) -> bool:
    """Whether nothing stands behind or below a key among facts: «Ausentes:» below «Presentes: Ana»."""
    if any(reason == PROMPT for _, reason in block.look.cut):
        return True  # a form asks for it, and nobody wrote anything
    before, after = around.before, around.after
    if before is None or before.kind != "paragraph" or not _states_fact(before, words):
        when = words.keyed("meeting").get(fold(block.words.text).strip(" *.:")) in WHEN_AND_WHERE
        return when and after is not None and not after.gap and _states_fact(after, words)
    if block.gap:  # each fact has a blank line above
        between = bool(before.gap) and after is not None and bool(after.gap)
        return after is not None and between and _states_fact(block, words) and _states_fact(after, words)
    listed = after is not None and after.kind == "item"
    return after is None or (after.gap > 0 and not listed) or _states_fact(after, words)


def _states_fact(block: Block, words: Vocabulary) -> bool:
    key, colon, _ = block.words.text.partition(":")
    return bool(colon) and fold(key).strip(" *.") in words.keyed("meeting")


def _keyed_alike(key: str, around: Around) -> bool:
    """Whether the paragraph above or below opens with the very same key and says something, too."""
    beside = (block.words.text.partition(":") for block in (around.before, around.after) if block)
    return any(other == key and said.strip() for other, _, said in beside)


def _goes_on_in_keys(after: Block | None, words: Vocabulary) -> bool:
    """«Lo que funciona: la feria» right above «Lo que falta: agua»: names of sections that part points."""
    if after is None or after.gap or after.kind != "paragraph" or after.marker is not None:
        return False
    key, colon, value = after.words.text.partition(": ")
    if not (colon and value.strip()) or value[-1:] == "?":
        return False  # «Pregunta 1: ¿Qué falta?» is asked below what it belongs to
    kind, strength = kind_of_heading(words, key)
    return strength >= LONE and kind not in DECIDED  # «Acuerdos: …», «Tareas: …» head what is said there


def _goes_on_keys(key: str, around: Around, words: Vocabulary) -> bool:
    """«Escuela: no contesta» right above «Material: trípode, tiza»: what each of them says of a thing."""
    before = around.before
    if (
        before is None
        or before.kind != "paragraph"
        or before.marker is not None
        or key.rstrip()[-1:] in DIGITS
    ):
        return False  # «Mesa 2: …» heads as «Bloque 1: …» does
    label, colon, value = before.words.text.partition(": ")
    said = bool(colon and value.strip()) and len(label.split()) <= FEW_WORDS
    return said and kind_of_heading(words, key)[0] not in DECIDED


def _set_off_within(block: Block) -> bool:
    """Whether a line inside a paragraph is set off as headings are: some never end a paragraph."""
    return block.words.all_bold or block.gap > 0


def _item_may_head(block: Block, around: Around) -> bool:
    """Whether a bullet or number stands alone before a list of another kind: only then it heads one."""
    marker, before, after = block.marker, around.before, around.after
    if around.series or names_rows(block, after):
        return True
    if around.again and marker is not None and marker.family != "bullet" and block.indent <= SLIPPED:
        return True
    if marker is None or marker.done is not None:
        return False
    other_below = after is not None and (after.marker is None or after.marker.family != marker.family)
    deeper_below = after is not None and after.indent > block.indent
    if marker.family in ("decimal", "roman") and block.words.all_bold and after and block.indent == 0:
        return other_below or deeper_below
    if after is None or after.marker is None or not other_below or deeper_below:
        return False
    alone = before is None or before.marker is None or before.marker.family != "bullet"
    return marker.family == "bullet" and alone


def _names_who_came(key: str, value: str, words: Vocabulary) -> bool:
    if kind_of_heading(words, key)[0] != "participants":
        return False
    return any(person_score(words, piece) >= GIVEN for piece in value.split(","))


def _names_several(value: str, words: Vocabulary) -> bool:
    """Whether nothing but people stands behind a key: «Comisión: Ana, Luis, Paz»."""
    if value.count(",") + 1 < SEVERAL:
        return False
    pieces = [piece.strip(" .") for piece in value.split(",")]
    if not all(0 < len(piece.split()) <= LONGEST_NAME and piece[:1].isupper() for piece in pieces):
        return False
    return sum(person_score(words, piece) >= GIVEN for piece in pieces) * 2 >= len(pieces)
