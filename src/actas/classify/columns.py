"""Who came, by the columns of a table: «Asistencia: Sí», a tick below "Present", names below «Présents»."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from actas.classify.facts import STATING, attendance_key
from actas.classify.keys import NOT_PEOPLE, key_before
from actas.classify.one_person import KNOWN, ROLES
from actas.classify.people import people_in
from actas.classify.person_columns import column_sorts, with_offices, with_whole_names, without_offices
from actas.model.block import Block
from actas.model.compiled import compiled
from actas.model.plain import replace
from actas.model.record import Participant
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import CAME_OR_NOT, SHORTENED, name_words, person_score

SHORTEST_MARK = 4  # characters of a word that says in a signature's place that somebody is away
MOST_INITIALS = 4
LETTERED = 2  # columns that are called by a letter, which says little of one
CAPITALISED = 1.0  # `person_score` of large letters that nothing else explains
GIVEN = 2.0  # `person_score` of a name with a known given name
PAIR = 2
MAIL = "mailto:"
ANSWERS = {"yes": "participants", "no": "absent", "excused": "excused"}
# «P/A/E», «Presença (P/F)»: a column whose name says which letters stand in it.
LETTERS = compiled(r"(?:.*\()?\s*[A-Z](?:\s?[/,]\s?[A-Z]){1,3}\s*\)?")
BEHIND_NAME = compiled(r"\s*[,(/;]|\s[-–—]\s")  # what parts a name from who they are
BEHIND_MARK = compiled(r"\s*[,(;]|\s[-–—]\s")  # and a mark from more words; "n/a" is no «n»
LISTED = compiled(r"^[-•]\s+")  # a bullet before a name
BREAK = compiled(r"\s*<br\s*/?>\s*|\n+")


def people_in_row(
    block: Block, words: Vocabulary, *, listed: bool, opens: bool = False
) -> list[Participant] | None:  # fmt: skip
    """Return the people of a row whose columns say who came; None where no column does.

    Args:
        block: the row.
        words: the vocabulary.
        listed: the table stands where people are listed.
        opens: it stands before all headings.

    """
    if listed and _of_tasks(block, words):
        return []
    block = with_whole_names(_filled_in(block), words) if block.columns else block
    rest, offices = without_offices(block, words) if block.columns else (block, ())
    found = _by_columns(rest, words, listed=listed, opens=opens)
    return with_offices(found, block, offices, words) if found and block.columns else found


def _filled_in(block: Block) -> Block:
    """Return a row without the brackets of a form, in which somebody wrote: «[Ana Ruiz] | [Tesorera]»."""
    cells = block.cells or ()
    if not cells or not (cells[0][:1] == "[" and cells[0][-1:] == "]"):
        return block  # nearly all
    inside = (cell[1:-1] if cell[:1] == "[" and cell[-1:] == "]" else cell for cell in cells)
    return replace(block, cells=tuple(inside))


def _by_columns(block: Block, words: Vocabulary, *, listed: bool, opens: bool) -> list[Participant] | None:
    """Return the people of a row whose columns of offices are set aside."""
    cells = block.cells or ()
    keys = _keys(block.columns, words)[: len(cells)]
    told = [at for at, key in enumerate(keys) if key]
    if told and _of_tasks(block, words):
        return None  # «Tarea | Quién»: a dash below the second is nobody's absence
    named = any(at not in told for at in range(len(cells))) or len(told) > 1
    marked = [at for at in told if _mark(cells[at], words) or (not cells[at] and len(told) < len(cells))]
    if marked and named and len(marked) < len(cells):
        return _marked(cells, keys, marked, words)
    lettered = [at for at, name in enumerate(block.columns[: len(cells)]) if LETTERS.fullmatch(name)]
    if (told or listed or lettered) and (found := _said_beside(cells, keys, lettered, words)):
        return found
    if not told:
        return _signed(block, words, listed=listed, opens=opens)
    if all(keys) and (listed or len(keys) > 1):
        return list(_below(block, cells, keys, words))
    beside = [fold(name).strip(" :.*") for at, name in enumerate(block.columns) if name and at not in told]
    if not all(_may_stand_beside(name, words) for name in beside):
        return None  # «Tarea | Participantes» says who does what
    found = list(_below(block, cells, keys, words))
    # Elsewhere than where people are listed, a heading alone says little: they must be known as people.
    known = sum(person_score(words, one.name) >= KNOWN for one in found)
    return found if listed or (found and known * 2 >= len(found)) else None


def people_in_cells(block: Block, words: Vocabulary, *, listed: bool) -> list[Participant] | None:
    """Return the people of a row without named columns that names some in each cell, else None.

    «Ana Ruiz (Barro) | Luis Paz (Lago)», or a cell of «Presentes:» with names beside one of «Ausentes:».
    """
    if block.columns or not (listed or ":" in block.words.text):
        return None
    held = block.look.cells or block.cells or ()
    if listed and (sent := _sent_by_those_beside(held, words)):
        return [sent]
    told = [lines for cell in held if (lines := [one.strip() for one in cell.split("\n") if one.strip()])]
    if sum(map(len, told)) < PAIR:
        return None
    found: list[Participant] = []
    for lines in told:
        key, names = _keyed_above(lines, words)
        strong = sum(_is_somebody(name, words, keyed=key is not None) for name in names)
        if (key is None and not listed) or strong * 2 < len(names):
            return None
        for one in (one for name in names for one in people_in(LISTED.sub("", name), words)):
            role = key if key in ROLES else one.role
            absent, excused = one.absent or key == "absent", one.excused or key == "excused"
            found.append(replace(one, role=role, absent=absent, excused=excused))
    return found


def _sent_by_those_beside(cells: tuple[str, ...], words: Vocabulary) -> Participant | None:
    """«Ana Ruiz | red.so, Lago (2031), Barro»: whom a row names beside the bodies that sent them."""
    if len(cells) != PAIR or "," not in cells[1] or any("\n" in cell or ":" in cell for cell in cells):
        return None
    people = list(people_in(cells[0], words))
    bodies = [BEHIND_NAME.split(one, maxsplit=1)[0].strip() for one in cells[1].split(",")]
    if len(people) != 1 or people[0].of or person_score(words, people[0].name) < KNOWN:
        return None
    known = sum(person_score(words, one) >= KNOWN for one in bodies)
    return replace(people[0], of=cells[1].strip()) if all(bodies) and known * 3 <= len(bodies) else None


def _keyed_above(lines: list[str], words: Vocabulary) -> tuple[str | None, list[str]]:
    """Return the key of attendance that the first line of a cell is, or opens with, and the names below."""
    head, colon, behind = lines[0].partition(":")
    named = attendance_key(head, words) if colon or len(lines) > 1 else None
    key = key_before(head, named, behind, words) if colon and behind.strip() else named
    if key is None or key == NOT_PEOPLE:
        return None, lines
    return key, [one for one in (behind.strip(), *lines[1:]) if one]


def _is_somebody(line: str, words: Vocabulary, *, keyed: bool) -> bool:
    name = BEHIND_NAME.split(LISTED.sub("", line), maxsplit=1)[0].strip()
    return bool(SHORTENED.match(name)) or person_score(words, name) >= (CAPITALISED if keyed else GIVEN)


def _may_stand_beside(name: str, words: Vocabulary) -> bool:
    return name in _beside(words) or bool(column_sorts(name, words))


@lru_cache(maxsize=4)
def _beside(words: Vocabulary) -> frozenset[str]:
    """Return the columns that may stand beside those who came: «Fecha», «Lugar», «Cargo», «Entidad»."""
    stated = (name for name, key in words.keyed("meeting").items() if key in STATING)
    return words.phrases("attendance", "columns").union(stated)


def _keys(columns: tuple[str, ...], words: Vocabulary) -> list[str | None]:
    """Return what each column says of people: «Présents», or «P», «A», «E» beside one another."""
    keys = [column_key(name, words) for name in columns]
    if any(keys) or sum(len(name) == 1 for name in columns) < LETTERED:
        return keys
    letters = [ANSWERS.get(_mark(name, words) or "") if len(name) == 1 else None for name in columns]
    return letters if len(set(filter(None, letters))) > 1 else keys


@lru_cache(maxsize=256)
def column_key(name: str, words: Vocabulary) -> str | None:
    """Return what a column says of people, also where its name is shortened: «Prés.», «Exc.»."""
    key = attendance_key(name, words)
    if key in CAME_OR_NOT:
        return key
    short = fold(name).strip(" *")
    if len(short) < SHORTEST_MARK or short[-1] != "." or not short[:-1].isalpha():
        return None
    said = {key for key in ANSWERS if any(one.startswith(short[:-1]) for one in words.phrases("marks", key))}
    return ANSWERS[said.pop()] if len(said) == 1 else None


def _mark(cell: str, words: Vocabulary) -> str | None:
    """Return what a mark in a cell says: it is so, or not, or who it stands for excused themselves."""
    shown = fold(cell).strip(" .()[]*")
    for one in (shown, BEHIND_MARK.split(shown, maxsplit=1)[0]):  # "Y (remote)", «sí, hasta las 11»
        if key := next((key for key in ("yes", "no", "excused") if one in words.phrases("marks", key)), None):
            return key
    return None


def _marked(
    cells: tuple[str, ...], keys: list[str | None], marked: list[int], words: Vocabulary
) -> list[Participant]:  # fmt: skip
    """Return whom a row names, with what its marks say: «Ana | Sí», «Luis | | x»."""
    said = {keys[at]: _mark(cells[at], words) for at in marked}
    excused = said.get("excused") == "yes" or "excused" in said.values()
    came = said.get("participants") == "yes"
    absent = not excused and (said.get("absent") == "yes" or ("participants" in said and not came))
    beside = [cell for at, cell in enumerate(cells) if at not in marked and cell]
    named = [(cell, found) for cell in beside if (found := next(iter(people_in(cell, words)), None))]
    # «Lot 1 | Bâti-Trégor | M. Le Bihan»: the person, whatever stands before.
    sure = (pair for pair in named if person_score(words, pair[1].name) >= KNOWN)
    told = next(sure, named[0] if named else None)
    if told is None:
        return []
    cell, found = told
    rest = [one for one in beside if one is not cell and any(char.isalpha() for char in one)]
    of = found.of or (rest[0] if rest else None)
    role = found.role
    if of and role is None and fold(of) in name_words(words).roles:
        role, of = of, None  # «Ana | Directora | sí»
    return [
        Participant(
            name=found.name, kind=found.kind, role=role, of=of, absent=absent, excused=excused
        )
    ]  # fmt: skip


def _said_beside(
    cells: tuple[str, ...], keys: list[str | None], lettered: list[int], words: Vocabulary
) -> list[Participant]:  # fmt: skip
    """Return whom a row names where a cell of another column says it in words: «Ana | Barro | Ausente».

    Or in a letter, below a column that is so called, ``lettered``.
    """
    said = [
        at for at, key in enumerate(keys)
        if at and not key and (_mark(cells[at], words) if at in lettered else _answer(cells[at], words))
    ]  # fmt: skip
    if len(said) != 1:
        return []
    named = next((at for at, key in enumerate(keys) if key), 0)
    found = list(people_in(cells[named], words))
    shown = cells[said[0]]
    key = ANSWERS.get(_mark(shown, words) or "") if said[0] in lettered else _answer(shown, words)
    others = [cell for at, cell in enumerate(cells) if at not in (named, said[0]) and cell.strip(" -–—")]
    if len(found) != 1:
        return []
    of = found[0].of or next((cell for cell in others if any(map(str.isalpha, cell))), None)
    return [replace(found[0], of=of, absent=key == "absent", excused=key == "excused")]


def _of_tasks(block: Block, words: Vocabulary) -> bool:
    """«Tarea | Quién | Asistencia»: whether columns say what is to be done, and who does it."""
    shown = {fold(name).strip(" :.*") for name in block.columns}
    named = (words.phrases("owners", key) for key in ("task_columns", "keys"))
    return not any(shown.isdisjoint(names) for names in named)


def _answer(cell: str, words: Vocabulary) -> str | None:
    """Return what a cell says of somebody in a word for it: «Presente», "absent"; «sí» is of anything."""
    key = words.keyed("meeting").get(fold(cell).strip(" ."))
    if key in CAME_OR_NOT:
        return key
    told = _mark(cell, words) if len(cell) >= SHORTEST_MARK else None
    return ANSWERS.get(told or "")


def _signed(block: Block, words: Vocabulary, *, listed: bool, opens: bool) -> list[Participant] | None:
    """Return whom a row of a sheet names that those who came have signed: «Nombre | Entidad | Firma».

    Before all headings, ``opens``, nobody need have signed: «Cargo | Nombre»; nor where people are
    ``listed``, whatever else stands beside them: «Nombre | Siglas | Entidad | Apodo en el canal».
    """
    shown = [fold(name).strip(" :.*") for name in block.columns]
    named, signed = (
        next((at for at, name in enumerate(shown) if name in words.phrases("attendance", key)), None)
        for key in ("named", "signed")
    )
    cells = block.cells or ()
    others = [name for at, name in enumerate(shown) if at not in (named, signed)]
    if named is None or not (listed or all(name in _beside(words) for name in others)):
        return None
    if signed is None and not ((opens or listed) and others):
        return None
    name = cells[named].strip() if named < len(cells) else ""
    if not any(map(str.isalpha, name)):
        return []
    away = _away(cells[signed], words) if signed is not None and signed < len(cells) else None
    senders = words.phrases("attendance", "senders")
    rest = [
        (at < len(shown) and shown[at] in senders, cell) for at, cell in enumerate(cells)
        if at not in (named, signed) and any(map(str.isalpha, cell)) and not _is_short_for(cell, name)
    ]  # fmt: skip
    found = list(people_in(name, words))
    least = CAPITALISED if listed else KNOWN
    known = any(person_score(words, one.name) >= least for one in found)
    if signed is None and not known and not (listed and _in_capitals(name, words)):
        return None
    # A row is one person's: «PAZ RIVAS, Edelmira» are not two.
    one = found[0] if len(found) == 1 else Participant(name=name, kind="person")
    # For whom somebody comes goes before what they are there: «Cargo | Entidad».
    of = (
        one.of
        or next((cell for sends, cell in rest if sends), None)
        or next((cell for _, cell in rest), None)
    )
    return [replace(one, of=of, absent=away == "absent", excused=away == "excused")]


def _in_capitals(name: str, words: Vocabulary) -> bool:
    """«Segundo Chunga Paz»: a full name below «Nombre», although one of its words is another elsewhere."""
    particles = name_words(words).particles
    tokens = [token for token in name.split() if token not in particles]  # «Zeldir Rocha de Brito»
    return len(tokens) > 1 and all(token[:1].isupper() and token.isalpha() for token in tokens)


def _is_short_for(cell: str, name: str) -> bool:
    """Whether a cell says how the person beside it is called: «LPR» beside «Luz Paz Ríos», «@luzpaz»."""
    shown = cell.strip()
    short = len(shown) <= MOST_INITIALS and shown[:1].isupper() and shown[:1] == name[:1]
    return shown[:1] == "@" or (short and sum(map(str.isupper, shown)) > 1)


def _away(cell: str, words: Vocabulary) -> str | None:
    """Return what stands where somebody would have signed: «ausente», «no asiste, de viaje»."""
    said = cell.partition(",")[0]
    key = words.keyed("meeting").get(fold(said).strip(" ."))
    if key in ("absent", "excused"):
        return key
    told = _mark(said, words) if len(said) >= SHORTEST_MARK else None  # «-» and "n" may only be unsigned
    return {"no": "absent", "excused": "excused"}.get(told or "")


def lines_of(block: Block, text: str) -> list[str]:
    """Return a text as the paragraphs that a cell of the row holds it in, or the links to people: names."""
    linked = [one.words for one in block.words.links if one.href.startswith(MAIL)]
    if len(linked) > 1 and " ".join(linked).split() == text.split():
        return linked
    held = (cell for cell in block.look.cells or () if "\n" in cell)
    told = next((cell for cell in held if cell.split() == text.split()), text)
    return [LISTED.sub("", line) for line in told.split("\n")]


def _below(
    block: Block, cells: tuple[str, ...], keys: list[str | None], words: Vocabulary
) -> Iterator[Participant]:
    """Yield the people in the cells of columns that say who came or did not."""
    for key, cell in zip(keys, cells, strict=False):
        for piece in (one for line in lines_of(block, cell) for one in BREAK.split(line)) if key else ():
            for one in people_in(piece, words):
                yield Participant(
                    name=one.name, kind=one.kind, role=one.role, of=one.of,
                    absent=key == "absent", excused=key == "excused",
                )  # fmt: skip
