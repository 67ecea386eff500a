"""What stands before a task and only says that it is one: «Tarea: …», "(Action) …", «Nuevo: …»."""

from __future__ import annotations

from actas.classify.due import is_time
from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold, fold_with_places
from actas.vocabulary.phrases import begins, may_begin

LABEL_END = compiled(r"\s*(?:#?\d[\d./-]*\s*)?(?:[\])]?\s*[:–—-]\s*|[\])]\s*|(?=[(\[]))")
CRIED = compiled(r"[A-ZÁÉÍÓÚÇÃÕ]{4,}\s(?=[A-ZÁÉÍÓÚÇÃÕ][a-zß-ÿ])")  # "ACTION Ana to …"
COUNTED = compiled(r"\s+#?\d{1,3}[.)]?\s+(?=[A-ZÀ-Þ])")  # «Acción 2 Ana y Luis pedir …»
LABEL_TIME = compiled(r"\s+([^:.()\n]{4,40}?)\s*(?::|[-=]>|→)\s+")
STATE = compiled(r"[\[(]?([^\W\d_][^:\])]{1,24}?)(?:[\])]\s*:?|\s*:|\s[-–])\s+(?=[\[(@]?[^\W\d_])")
LABEL_WORD = compiled(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
OPENS = compiled(r"(?:[-=]>|→)?\s*[\[(]?")


def after_task_label(text: str, words: Vocabulary) -> int:
    """Return where the words after a label of a task begin («Tarea: …», "[Action] …"); 0 without one."""
    opens = None if text[:1].isalnum() else OPENS.match(text)
    begin = opens.end() if opens else 0
    if not may_begin(text[begin : begin + 2], words.phrases("owners", "labels")):
        return 0
    folded, places = fold_with_places(text[begin : begin + 40])
    if not begins(folded, words.phrases("owners", "labels")):
        return 0
    tokens = LABEL_WORD.findall(folded)
    for size in (3, 2, 1):
        label = " ".join(tokens[:size])
        if label not in words.phrases("owners", "labels") or not folded.startswith(label):
            continue
        end = LABEL_END.match(folded, len(label))
        if end and (end.end() > len(label) or folded[len(label) : len(label) + 1] in ("(", "[")):
            return begin + places[end.end()]
        counted = COUNTED.match(text, begin + places[len(label)])
        if counted and label in words.grammar("one_task"):
            return counted.end()
        if CRIED.match(text, begin):
            return begin + places[len(label)] + 1
        if timed := LABEL_TIME.match(text, begin + places[len(label)]):
            return timed.end() if is_time(timed[1], words) else 0  # «Tarea para la próxima reunión: …»
    return 0


def after_state(text: str, words: Vocabulary) -> int:
    """Return where the words after the state of a task begin: «Nuevo: Ana …», "Carried over: …"."""
    found = STATE.match(text)
    known = found is not None and fold(found[1]) in words.phrases("owners", "states")
    return found.end() if found and known else 0
