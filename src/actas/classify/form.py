"""Tasks written as a form: below or around what is to be done, keys say whose it is and until when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, tee, zip_longest

from actas.classify.cast import Cast
from actas.classify.due import Due, due_of
from actas.classify.facts import KEY
from actas.classify.handed import opens_with_order
from actas.classify.identity import CAPITALISED, GIVEN
from actas.classify.owner_names import Owner, named
from actas.classify.owners import owner_alone
from actas.classify.titles import Title
from actas.model.block import Block, Node
from actas.model.compiled import compiled
from actas.model.meaning import Meaning
from actas.model.plain import replace
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import name_words

MOST_BELOW = 3  # lines below a point among which a key says whose it is
LONGEST_KEY = 32  # characters up to a colon
LONGEST_OWNER = 6  # words of a value that says whose it is, and nothing else
# «Ana | Plazo: 3/5», «Ana. Plazo: 3/5», «Ana – Plazo: 3/5»: another key behind the value of one
NEXT_KEY = compiled(r"\s*(?:[|;,.]|\s[-–—/])\s*([^\W\d_][^:|;,.]{1,30}?)\s*:\s*(?=\S)")
STOP = compiled(r"[^\W\d_]{3}[.;]\s")
TASK, PLAIN, STATE = "task", "plain", "state"  # a task behind its key, without one, and how one fares


def filled_in(children: Sequence[Node], cast: Cast, words: Vocabulary) -> tuple[Owner | None, Due | None]:
    """Return whose the task above is, and until when: «Responsable: Ana», «Plazo: 20 de marzo».

    Args:
        children: what hangs from the task.
        cast: who is who.
        words: the vocabulary.

    """
    owner: Owner | None = None
    due: Due | None = None
    for key, value in _filled(children, words):
        if _tells_nothing(value, words):
            continue  # «Plazo: por definir»
        if key == "keys" and owner is None:
            bare = value.partition("(")[0].strip() or value
            owner = named(bare, cast, words, least=CAPITALISED)
            owner = owner or (Owner(bare, ()) if len(bare.split()) <= LONGEST_OWNER else None)
        elif key == "due" and due is None:
            due = _due_in(value, cast, words)
    return owner, due


def owned_below(children: Sequence[Node], cast: Cast, words: Vocabulary) -> Owner | None:
    """Return known people who have a point of whatever list in hand, by a key below: «Responsables: Ana»."""
    for child in children if len(children) <= MOST_BELOW else ():
        found = _key(child.block, words)
        key = fold(found[0]) if found else ""
        if not found or key not in words.phrases("owners", "keys") or key in name_words(words).roles:
            continue  # «Coordinadora: Ana» holds an office
        value = child.block.words.text[found[1] :].strip(" .*")
        owner = named(value, cast, words, least=GIVEN)
        if owner and all(actor.kind == "person" for actor in owner.actors):
            return owner
    return None


def charged(text: str, cast: Cast, words: Vocabulary) -> str | None:
    """Return whom a line above a list charges with what that says: «Responsable: Ana», and no more."""
    label = KEY.match(text) if ":" in text[:LONGEST_KEY] else None
    if label is None or fold(label[1]).strip(" *") not in words.phrases("owners", "keys"):
        return None
    value = label[2].strip(" .*")
    return value if value and owner_alone(value, cast, words) else None


def any_keyed(items: Iterable[Node | Meaning]) -> bool:
    """Whether any line has a colon behind its first words: whatever asks for keys asks this first."""
    return bool([item for item in items if ": " in item.block.words.text[:LONGEST_KEY]])


def filled_below(items: Iterable[Meaning], cast: Cast, words: Vocabulary) -> Iterator[Meaning]:
    """Yield the items of notes of whatever kind, each task with what lines with keys right below it say.

    «Acción: pintar la sala», or «Pintar la sala», and below it «Responsable: Ana».
    """
    form: list[Meaning] = []  # what may be a task, and its lines
    sorts: list[str] = []
    for item in items:
        keyed = ": " in item.block.words.text[:LONGEST_KEY]
        sort = _sort_beside(item, words) if keyed else PLAIN
        if (
            sort in ("keys", "due")
            and form
            and sort not in sorts
            and (len(form) > 1 or _is_to_do(form[0], words))
        ):
            form.append(item)
            sorts.append(sort)
            continue
        if sorts:
            yield from _told(form, [TASK, *sorts], cast, words)
        elif form:
            yield form[0]
        form, sorts = [item], []
    yield from _told(form, [TASK, *sorts], cast, words)


def _is_to_do(item: Meaning, words: Vocabulary) -> bool:
    """Whether an item is one task or decision by its key, or opens with what to do."""
    key, colon, _ = item.block.words.text[:LONGEST_KEY].partition(":")
    if colon and fold(key).strip(" *") in words.grammar("one_task", "one_decision"):
        return True
    return not item.children and item.actor is None and opens_with_order(item.block.words.text, words)


def promised_below_name(item: Meaning, cast: Cast, words: Vocabulary) -> Meaning:
    """«PERÚ», and right below it «Enviar el mapa (junio)»: what is to be done below a name is that one's."""
    if item.actor is None or item.children or "\n" in item.text:
        return item
    due = due_of(item.text, words, sure=True, met=cast.met)
    return replace(
        item, owner=item.actor.as_written or item.actor.name, owners=item.actor.members or (item.actor,),
        due=due.iso if due else None, due_as_written=due.text if due else None,
    )  # fmt: skip


def filled_among(items: Sequence[Meaning], cast: Cast, words: Vocabulary) -> Sequence[Meaning]:
    """Return what hangs from a point, where one of these lines is a task by its key: «Acción: …»."""
    if len(items) < len(("task", "owner")):
        return items
    called = (item.title for item in items if item.title)
    if any(fold(title) in words.phrases("owners", "task_columns") for title in called):
        sorts = [_sort_beside(item, words) for item in items]
        if TASK in sorts and "keys" in sorts:
            return tuple(filled_beside(items, cast, words))
    return tuple(filled_below(items, cast, words)) if any_keyed(items) else items


def key_in_form(block: Block, words: Vocabulary) -> Title | None:
    """Return the key that a line of such a form opens with: it is a title, and nobody's task by itself."""
    found = _key(block, words)
    return Title(found[0], found[1], "title-colon") if found else None


def _filled(children: Sequence[Node], words: Vocabulary) -> Iterator[tuple[str, str]]:
    """Yield what sort of key each line opens with, and the words behind it."""
    for child in children:
        found = _key(child.block, words)
        if found and not child.children:
            for key, value in _parted(found[0], child.block.words.text[found[1] :], words):
                sort = _sort_of(key, words)
                if sort and value:
                    yield sort, value


def _parted(key: str, text: str, words: Vocabulary) -> Iterator[tuple[str, str]]:
    """Yield a key and its value, and those that stand behind it on its line."""
    start = 0
    for found in NEXT_KEY.finditer(text) if ":" in text else ():
        if _sort_of(found[1], words):
            yield key, text[start : found.start()].strip(" .*")
            key, start = found[1], found.end()
    yield key, text[start:].strip(" .*")


def _sort_of(key: str, words: Vocabulary) -> str | None:
    """Return whether a key says whose a task is, or until when."""
    told = fold(key).strip(" *")
    return next((sort for sort in ("keys", "due") if told in words.phrases("owners", sort)), None)


def filled_beside(items: Iterable[Meaning], cast: Cast, words: Vocabulary) -> Iterator[Meaning]:
    """Yield the items of a list of tasks, each task with what the lines with keys beside it say.

    «Actividad: pintar la sala», «Responsable: Ana», «Plazo: 3 de mayo», in whatever order, or a task and
    such lines below it.
    """
    form: list[Meaning] = []
    sorts: list[str] = []
    above = False  # keys stand above tasks without a key of their own, so that none below them is theirs
    listed, after = tee(items)
    for item, below in zip_longest(listed, islice(after, 1, None)):
        sort = _sort_beside(item, words)
        if sort == "due" and below is not None and _opens_meeting(item, below, words):
            sort = PLAIN
        named = TASK in sorts or PLAIN in sorts
        if form and (sort == PLAIN or (sort == TASK and named) or (sort in sorts and sort != STATE)):
            above = above or (sort == PLAIN and not named)
            yield from _told(form, sorts, cast, words)
            form, sorts = [], []
        form.append(item)
        sorts.append(STATE if above and sort == PLAIN else sort)
    yield from _told(form, sorts, cast, words)


def _opens_meeting(item: Meaning, below: Meaning, words: Vocabulary) -> bool:
    """Whether a day is the next meeting's, whose hour or place stands below it: «Fecha: …», «Hora: …»."""
    keys = words.keyed("meeting")
    day, other = (keys.get(fold(_key_of(one) or "").strip()) for one in (item, below))
    return day == "date" and other is not None and _sort_of(_key_of(below) or "", words) is None


def _key_of(item: Meaning) -> str | None:
    """Return the key that a line opens with."""
    if item.title is not None:
        return item.title
    text = item.block.words.text
    return text.partition(":")[0] if ":" in text else None


def _tells_nothing(value: str, words: Vocabulary) -> bool:
    """Whether what stands behind a key leaves it open: «por definir», "TBD", "-"."""
    said = fold(value).strip(" .()*_")
    if not any(map(str.isalnum, said)) or said in words.phrases("owners", "progress"):
        return True
    return said in words.grammar("nobody", "vacant")


def _due_in(value: str, cast: Cast, words: Vocabulary) -> Due | None:
    """Return until when, by the words behind a key of that."""
    if _tells_nothing(value, words):
        return None
    return due_of(value, words, sure=True, met=cast.met) or Due(value.strip(" .*"), None)


def _key_alone(item: Meaning, words: Vocabulary) -> Meaning:
    """Return a line of a form as a key and its value, nobody's task by itself."""
    found = key_in_form(item.block, words) if item.title is None else None
    title = found.text if found else item.title
    text = item.block.words.after(found.cut).text.strip() if found else item.text
    return replace(
        item, title=title, text=text, kind=None, owner=None, owners=(), due=None, due_as_written=None
    )


def _sort_beside(item: Meaning, words: Vocabulary) -> str:
    """Return what a line of a list says of the task beside it, or that it is one behind its key."""
    key = _key_of(item)
    if key is None or item.children or item.block.kind == "row":
        return PLAIN
    if item.title and _tells_nothing(item.text, words):
        return STATE
    if fold(key).strip() in words.phrases("owners", "task_columns"):
        return TASK
    sort = _sort_of(key, words)
    if sort == "keys" and not (item.owner and fold(item.owner) in fold(item.text)):
        return PLAIN  # "Volunteers: sweep the yard"
    return sort if sort and _only_fills(item.text, words) else PLAIN


def _only_fills(text: str, words: Vocabulary) -> bool:
    """Whether what stands behind a key only fills it in: «Ana», «Ana. Plazo: 3/5»; not «Ana. Pintar …»."""
    behind = list(NEXT_KEY.finditer(text)) if ":" in text else []
    if any(fold(found[1]) in words.phrases("owners", "task_columns") for found in behind):
        return False
    value = text[: behind[0].start()] if behind else text
    return len(value.split()) <= LONGEST_OWNER and not STOP.search(value)


def _told(
    form: Sequence[Meaning], sorts: Sequence[str], cast: Cast, words: Vocabulary
) -> Iterator[Meaning]:  # fmt: skip
    """Yield the lines of a form: whose the task is and until when belongs to what is to be done."""
    at = next((at for at, sort in enumerate(sorts) if sort in (TASK, PLAIN)), -1) if len(form) > 1 else -1
    owns = form[sorts.index("keys")] if at >= 0 and "keys" in sorts else None
    dated = form[sorts.index("due")] if at >= 0 and "due" in sorts else None
    if owns is None and dated is None:
        yield from form
        return
    due = _due_in(_key_alone(dated, words).text, cast, words) if dated else None
    if due is None and owns and owns.due_as_written:
        due = Due(owns.due_as_written, owns.due)  # «Responsable: Ana. Plazo: 3 de mayo»
    for place, item in enumerate(form):
        if place == at:
            mine = item.owner is None and owns is not None
            when = due if item.due_as_written is None else None
            yield replace(
                item,
                owner=owns.owner if owns and mine else item.owner,
                owners=owns.owners if owns and mine else item.owners,
                due=when.iso if when else item.due,
                due_as_written=when.text if when else item.due_as_written,
            )
        elif item is owns or item is dated:
            yield _key_alone(item, words)
        else:
            yield item


def _key(block: Block, words: Vocabulary) -> tuple[str, int] | None:
    """Return the key of an owner or a date that opens a line, and the characters it takes with its colon."""
    text = block.words.text
    label = KEY.match(text) if ":" in text else None
    if label is None:
        return None
    key, told = label[1].strip(" *"), fold(label[1]).strip(" *")
    keyed = told in words.phrases("owners", "keys") or told in words.phrases("owners", "due")
    return (key, label.start(2)) if keyed else None
