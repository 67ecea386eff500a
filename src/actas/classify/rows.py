"""Table rows: attendance, tasks with owner and date, key and value. Columns say what their cells are."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from actas.classify.bodies import as_state
from actas.classify.cast import Cast
from actas.classify.columns import column_key
from actas.classify.due import Due, due_of, is_time
from actas.classify.identity import CAPITALISED, GIVEN, identify
from actas.classify.people import is_office
from actas.classify.references import references_in
from actas.classify.told_days import Met
from actas.model.block import Block
from actas.model.compiled import compiled
from actas.model.meaning import Meaning
from actas.model.record import Actor
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import known_actor
from actas.vocabulary.sections import EXACT, kind_of_heading

NOT_NAMING = compiled(r"[¿?:*]|\((?:[ao]s?|e?s)\)|/[ao]s?\b")  # «Encargado(a)», «¿Quién?»
SHORTEST = 3  # characters of a word that names a column beside others; "by" does not
# «1. Apertura | …», «2) Informes | …»: a number before the words of the first cell.
NUMBER = compiled(r"((?:\d{1,2}\.){1,3}\d{0,2}|\d{1,2}\.?\))\s+(?=[^\W\d_]|[¿¡«“\"])")
LONGEST_CODE = 8  # characters of what counts a row in a column for that: «12», «4.2», «D-07»
COUNTED = compiled(r"(?:[^\W\d_]{1,3}[-. ]?)?\d{1,3}(?:[./-]\d{1,4})*[.)]?")
LONGEST_OWNER = 4  # words of who has a task, before a full stop may end what is told
PAIR = 2  # cells of a key and its value
SHORT = 8  # words of a cell that may be a key
TOLD = 4  # words of a cell that says something by itself
# «9:30 | Saludo | Ana»: who leads a point of a programme owes nothing by that.
CLOCK = compiled(
    r"\d{1,2}\s?[:.h]\s?\d{2}(?:\s*[-–]\s*\d{1,2}\s?[:.h]\s?\d{2})?\s*(?:h|hs|hrs|[ap]\.?\s?m\.?)?"
)
OWNED = frozenset({"actions", "agreements"})
UNTITLED = OWNED | {"participants"}
UNSAID = OWNED | {"participants", "agenda", "info"}
# «3/7» below «Tareas»: so many of so many; a day has a column that says so. «12/5», «03/05» are days.
SHARE = compiled(r"\s*([1-9]\d{0,2}|0)\s?/\s?([1-9]\d{0,2})\s*")
ALL = slice(None)  # columns
SAYING = frozenset({"info", "interventions", "discussion", "questions"})  # rows in which somebody speaks
ANSWERED = frozenset({"interventions", "questions"})  # «Mali | Rien» is what Mali says there
NO_TASKS = SAYING | {"agreements"}  # what is decided nobody owes by that


def row_meaning(block: Block, section: str, cast: Cast, words: Vocabulary) -> Meaning:
    """Return a row as one item.

    Its cells' words stand in order; the first of two is a title; there is an owner where the row names one.
    """
    label, cells = _numbered(block, words)
    actor = None
    title, text = None, _told(block, cells)
    written = f"{label} {text}".replace("|", " ").split()
    if block.words.text.replace("|", " ").split() != written:
        # Cells that run beside each other over several lines: in the lines' order.
        label, cells = "", tuple(filter(None, block.cells or ()))
        text = block.words.text
    elif any(column_key(name, words) for name in block.columns[1:]):
        pass  # «Intervenant | Représenté par | Présent»: who came says nothing by that
    elif actor := _who_says(block, cells, section, cast, words):
        text = _told(block, cells[1:])
    elif actor := _who_presents(block, section, cast, words):
        pass  # the words of the row hold the name
    elif _states_key(block, cells, section, words):
        title, text = cells[0].rstrip(": "), cells[1]
    owner, due = None, None
    if not (title and section in OWNED):
        owner, due = _task_of(block, cells, section, cast, words)
    sort = _sort_of(block, words) if owner and actor is None and section not in OWNED else None
    if owner and sort in NO_TASKS:
        actor = identify(owner, cast, words, least=CAPITALISED) if sort in SAYING else None
        owner, due = None, None
    owners = _owners(identify(owner, cast, words, least=CAPITALISED), words) if owner else ()
    return Meaning(
        block=block, span=block.span, label=_label(label), title=title, text=text,
        actor=as_state(actor, words) if actor else None,
        owner=owner, owners=owners,
        due=due.iso if due else None, due_as_written=due.text if due else None,
        refs=references_in(text, words), links=block.words.links, cues=("table-row",),
    )  # fmt: skip


def _told(block: Block, cells: tuple[str, ...]) -> str:
    """Return the last cells of a row as its words; below names of columns empty ones keep their place.

    «Viajes | | 30» is 30 of the third column.
    """
    drawn = block.cells or ()
    if all(drawn) or len(drawn) != len(block.columns) or len(cells) < PAIR:
        return " | ".join(cells)
    gone = sum(map(bool, drawn)) - len(cells)
    left, kept = iter(cells), []
    for cell in drawn:
        if cell and gone:
            gone -= 1
            continue
        kept.append(f" {next(left)} " if cell else " ")
    return "|".join(kept).strip()


def _task_of(
    block: Block, cells: tuple[str, ...], section: str, cast: Cast, words: Vocabulary
) -> tuple[str | None, Due | None]:
    """Return whose the task of a row is, as written, and until when; ``cells`` are those with words."""
    tasks = _is_column(block, words, "task_columns") or _decides_or_does(block, words)
    dated = _is_column(block, words, "due")
    listed = any(column_key(name, words) for name in block.columns)
    # Who came owns nothing by that.
    came = (listed or section == "participants") and not (tasks or dated or section in OWNED)
    # Nor does who leads a point of an agenda.
    came = came or (section == "agenda" and not (tasks or _names_doer(block, words)))
    # «Buena práctica | Institución responsable»: who has it already owes nothing.
    came = came or (section == "practices" and not (tasks or dated))
    timed = section not in OWNED and CLOCK.fullmatch((block.cells or ("",))[0].strip())
    whose = _whose(block, words, tasks=tasks) or (_by_whom(block, words) if tasks else frozenset[str]())
    told = None if came or timed else _column(block, words, whose)
    left_open = bool(whose) and told is None and not (came or timed)
    if not told or _slipped(block, told, words, met=cast.met) or _is_told(told, cast, words):
        told = _who_promises(block, section, words)
    logged = _is_column(block, words, "due", only=slice(1))  # «Data | Atividade»: when it was done
    dues = dated and not logged and (tasks or section == "recommendations")
    if not (told or section in OWNED or dues):
        return None, None
    if not (told or left_open) and (tasks or section in OWNED):
        told = _named_in(block, cells, cast, words)
    return told, _due(block, cells, words, met=cast.met, settled=section == "agreements")


def _named_in(block: Block, cells: tuple[str, ...], cast: Cast, words: Vocabulary) -> str | None:
    """Return the cell that names who is to do what stands beside it, where no column says whose it is."""
    # «Abril», "June" are no people below a column of dues.
    when = _column(block, words, words.phrases("owners", "due"))
    others = (cell for cell in _maybe_owners(block, cells, cast, words) if cell != when)
    daily = is_time(cells[0], words) is not None  # «2 de octubre | Todos», when people meet
    everybody = words.grammar("everybody") if not daily else frozenset[str]()
    return next(
        (one for one in others if fold(one) in everybody or identify(one, cast, words, least=GIVEN)), None
    )


def _who_says(
    block: Block, cells: tuple[str, ...], section: str, cast: Cast, words: Vocabulary
) -> Actor | None:
    """Return whose words or practices a row holds: a country or known body stands first in it.

    So does somebody below a column called «Delegación» or "Speaker". Where columns only say who came, or
    what is to be done, nobody says anything.
    """
    if section in UNSAID:
        return None
    if len(cells) < PAIR:  # all else that the row says hangs from it
        return known_actor(words, cells[0]) if block.span.parts and cells else None
    shown = [fold(name).strip(" .:") for name in block.columns]
    first = block.columns and (block.cells or ("",))[0] == cells[0]
    daily = bool(first) and _is_daily(shown, words)
    called = first and (daily or shown[0] in words.phrases("actors", "columns"))
    said = [cell for cell in cells[1:] if not cell[:1].isdecimal()]
    shortest = 1 if section in ANSWERED else 2 if called else SHORTEST
    if not daily and not any(len(cell.split()) >= shortest for cell in said):
        return None  # «Honduras | 14», «Togo | 8 millones»
    if shown and (
        _is_column(block, words, "task_columns") or words.phrases("attendance", "columns").issuperset(shown)
    ):
        return None
    known = known_actor(words, cells[0])
    if known is None and called:
        return identify(cells[0], cast, words, least=CAPITALISED)
    return known


def _is_daily(shown: list[str], words: Vocabulary) -> bool:
    """«Who | Yesterday | Today»: whether a row holds what somebody says in a daily round, be it a word."""
    if sum(name in words.grammar("daily") for name in shown) < PAIR:
        return False
    who, named = words.phrases("owners", "keys"), words.phrases("owners", "people_columns")
    return not shown[0] or shown[0] in who or shown[0] in named


def _who_presents(block: Block, section: str, cast: Cast, words: Vocabulary) -> Actor | None:
    """Return who presents the point of a row: a column says so («Punto | Ponente | Notas»)."""
    if section in UNSAID or len(block.columns) <= PAIR:
        return None
    told = _column(block, words, words.phrases("actors", "presenting_columns"))
    return identify(told, cast, words, least=CAPITALISED) if told else None


def _who_promises(block: Block, section: str, words: Vocabulary) -> str | None:
    """Return whose promise a row is: of a country or known body below «País»."""
    if section not in OWNED or not block.columns or not block.cells:
        return None
    called = fold(block.columns[0]).strip(" .:") in words.phrases("actors", "columns")
    return block.cells[0] if called and known_actor(words, block.cells[0]) else None


def _numbered(block: Block, words: Vocabulary) -> tuple[str, tuple[str, ...]]:
    """Return the number or bullet of a row as written, and its other words, cell by cell."""
    first, *others = block.cells or ("",)
    told = tuple(filter(None, others))
    found = NUMBER.match(first)
    carried = bool(block.look.marker) and first.startswith(block.look.marker or "")
    mark = block.look.marker if carried else found[1] if found else None
    if mark and first[len(mark) :].strip():
        return mark, (first[len(mark) :].strip(), *told)
    if not told or not (carried or _counts(block, words)):
        return "", tuple(filter(None, block.cells or ()))
    number = first.strip()
    short = carried or (len(number) <= LONGEST_CODE and COUNTED.fullmatch(number))
    return (number, told) if short else ("", (first, *told))


def _counts(block: Block, words: Vocabulary) -> bool:
    """Whether the first column is one of numbers: «#», «N.º», "Ref."."""
    return bool(block.columns) and fold(block.columns[0]).strip(" .:") in words.grammar("number_column")


def _label(written: str) -> str | None:
    """Return a number without its signs, a bullet as it stands."""
    return (written.strip("()[]. ") or written) if written else None


def _is_next(name: str, words: Vocabulary) -> bool:
    """«Próxima reunião | 25/07»: whether a cell says that the one beside it is the day of another meeting."""
    return words.keyed("meeting").get(fold(name).strip(" .:")) == "next_meeting"


def _states_key(block: Block, cells: tuple[str, ...], section: str, words: Vocabulary) -> bool:
    """Whether a row is a key and its value, in a table without names of columns or of «Campo | Valor»."""
    if block.columns:
        first = fold(block.columns[0]).strip(" .:")
        return len(block.columns) == PAIR == len(cells) and first in words.grammar("key_columns")
    return _is_pair(cells) and (section not in UNTITLED or _is_next(cells[0], words))


def _is_pair(cells: tuple[str, ...]) -> bool:
    """Whether a row is a key and its value; «Modera: Ana | Acta: Luis» are two."""
    return len(cells) == 2 and len(cells[0].split()) <= SHORT and ": " not in cells[0]


def _owners(actor: Actor | None, words: Vocabulary) -> tuple[Actor, ...]:
    return tuple(as_state(one, words) for one in actor.members or (actor,)) if actor else ()


def _whose(block: Block, words: Vocabulary, *, tasks: bool) -> frozenset[str]:
    """Return how the columns that say whose a task is are called in a table.

    «Nombre» may be the task's: where another column says whose it is, that one alone does.
    """
    shown = [fold(NOT_NAMING.sub("", name)) for name in block.columns]
    for key in ("keys", "people_columns") if tasks else ("keys",):
        names = words.phrases("owners", key)
        if any(_is_one_of(name, names) for name in shown):
            return names
    return frozenset()


def _by_whom(block: Block, words: Vocabulary) -> frozenset[str]:
    """«Task | By | When»: how a column is called that says whose a task is, where no day stands below it."""
    names = words.grammar("by")
    cell = _column(block, words, names)
    return names if cell and is_time(cell, words) is None else frozenset()


def _column(
    block: Block, words: Vocabulary, names: frozenset[str], aside: frozenset[str] = frozenset()
) -> str | None:  # fmt: skip
    """Return the first cell that says something under a column with one of some names, none set ``aside``."""
    for name, cell in zip(block.columns, block.cells or (), strict=False):
        if aside and fold(name).strip(" .:") in aside:
            continue
        if cell and _is_one_of(fold(NOT_NAMING.sub("", name)), names) and not _is_nil(cell, words):
            return cell
    return None


def _is_nil(cell: str, words: Vocabulary) -> bool:
    """Whether a cell says that there is nobody, or no day: "-", «aucune», "TBD"."""
    said = fold(cell).strip(" .()*_")
    return not any(map(str.isalnum, said)) or said in words.grammar("nobody", "vacant")


def _slipped(block: Block, cell: str, words: Vocabulary, *, met: Met) -> bool:
    """Whether a cell is a time that merged cells before it have moved below another column's name."""
    if len(block.cells or ()) >= len(block.columns):
        return False
    due = due_of(cell, words, sure=True, met=met)
    return due is not None and due.text == cell.strip()


def _maybe_owners(block: Block, cells: tuple[str, ...], cast: Cast, words: Vocabulary) -> Iterator[str]:
    """Yield the cells of a row that may name whose a task is, where no column says so."""
    if len(cells) < PAIR:
        return
    if not block.columns and all(identify(cell, cast, words, least=GIVEN) for cell in cells if cell):
        return  # «Ana Ruiz | Luis Paz», who sign: nobody is a task
    yield from cells[1:]
    # Where no column says what it holds, whoever is to do it may stand first: «Ana | pedir precio». What is
    # counted beside a name, or an office, is nothing to do: «Ana Ruiz | 4 votos».
    if not block.columns and not all(_is_said_of(cell, cast, words) for cell in cells[1:]):
        yield cells[0]


def _is_said_of(cell: str, cast: Cast, words: Vocabulary) -> bool:
    """Whether a cell says of somebody beside it what they are, or how many for them; a day is a due."""
    if is_office(cell, words):
        return True
    return cell[:1].isdecimal() and due_of(cell, words, sure=True, met=cast.met) is None


def _is_told(cell: str, cast: Cast, words: Vocabulary) -> bool:
    """Whether a cell below a column of people is a sentence of a form that goes on there."""
    tells = cell.endswith(".") and len(cell.split()) > LONGEST_OWNER
    return tells and identify(cell, cast, words, least=GIVEN) is None


def _is_column(block: Block, words: Vocabulary, key: str, only: slice = ALL) -> bool:
    """Whether a column, ``only`` of some, has one of some names: «Tarea», "Action item"."""
    return bool(block.columns) and _called(block.columns[only], words, key)


@lru_cache(maxsize=64)  # the rows of a table have the same columns
def _called(columns: tuple[str, ...], words: Vocabulary, key: str) -> bool:
    names = words.phrases("owners", key)
    return any(fold(NOT_NAMING.sub("", name)).strip(" .") in names for name in columns)


def _decides_or_does(block: Block, words: Vocabulary) -> bool:
    """«Punto | Lo dicho | Acuerdo / tarea | Quién»: whether a column holds tasks too, and another whose."""
    if "/" not in "".join(block.columns):
        return False
    tasks = words.phrases("owners", "task_columns")
    parts = (one for name in block.columns if "/" in name for one in fold(name).split("/"))
    return any(one.strip(" .") in tasks for one in parts) and bool(_whose(block, words, tasks=False))


def _sort_of(block: Block, words: Vocabulary) -> str | None:
    """«Tipo | Quién | Lo dicho», below it «Informe | Ana | …»: what a cell says that a row is."""
    named = _column(block, words, words.grammar("kind_columns"))
    kind, strength = kind_of_heading(words, named) if named else (None, 0)
    return kind if strength == EXACT else None


def _names_doer(block: Block, words: Vocabulary) -> bool:
    """«Punto | Lo dicho | Acción de»: whether a column that says whose a row is calls it a task."""
    tasks, whose = words.phrases("owners", "task_columns"), words.phrases("owners", "keys")
    shown = [fold(NOT_NAMING.sub("", name)).strip(" .") for name in block.columns]
    return any(name in whose and name.partition(" ")[0] in tasks for name in shown)


def _is_one_of(name: str, names: frozenset[str]) -> bool:
    """Whether a column is called so, or so and more: «Responsable de seguimiento»."""
    tokens = name.split()
    if name in names:
        return True
    heads = (" ".join(tokens[:size]) for size in range(len(tokens) - 1, 0, -1))
    return any(head in names and len(head) >= SHORTEST for head in heads)


def _is_share(cell: str) -> bool:
    found = SHARE.fullmatch(cell)
    return found is not None and int(found[1]) <= int(found[2])


def _is_gone(due: Due | None, day: str | None, *, settled: bool) -> bool:
    """Whether a time lay before the meeting; of decisions of no day that we know, all mere dates did."""
    if due is None or due.iso is None:
        return False
    return settled if day is None else due.iso < day[: len(due.iso)] or due.iso == day


@lru_cache(maxsize=4)
def _dates(words: Vocabulary) -> frozenset[str]:
    """Return what columns of mere dates are called, which do not say until when: «Fecha», "Date"."""
    return frozenset(key for key, told in words.keyed("meeting").items() if told == "date")


def _due(
    block: Block, cells: tuple[str, ...], words: Vocabulary, *, met: Met, settled: bool
) -> Due | None:  # fmt: skip
    told = _column(block, words, words.phrases("owners", "due"), aside=_by_whom(block, words))
    if told:
        # «De imediato / ASAP» is one time, in all its words, where no day comes of it.
        due = due_of(told, words, sure=True, met=met)
        if due is None and told == _column(block, words, words.grammar("delivered")):
            return None  # what is delivered, and not when
        if _is_gone(due or due_of(told, words, sure=True), met.day, settled=settled) and told == _column(
            block, words, _dates(words), aside=_deadlines(words)
        ):
            return None  # when it was decided
        if due is None and fold(told.split()[0]).strip(" .!:") in words.grammar("is_done"):
            return None  # what is done is no day: "Done", "Done 20/10"
        return due if due and due.iso else Due(told, None)
    dated = [cell for cell in cells if not ("/" in cell and block.columns and _is_share(cell))]
    due = next((one for cell in dated if (one := due_of(cell, words, sure=True, met=met))), None)
    if due and len(cells) == 1 and len(cells[0]) > len(due.text) and cells[0].startswith(due.text):
        return None  # "6 June, 11:00, G12": when people meet, all that a row says
    if due and due.iso is None and _is_column(block, words, "due"):
        return None  # «Convidar para a próxima reunião |», in a table that says until when in a column
    return due


@lru_cache(maxsize=4)
def _deadlines(words: Vocabulary) -> frozenset[str]:
    """Return what columns are called that say until when by their whole name: «Fecha límite»."""
    return words.phrases("owners", "due") - _dates(words)
