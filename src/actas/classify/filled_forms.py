"""What a form says that was filled in as others beside it: whose practice, whose task, and by key."""

from __future__ import annotations

from collections.abc import Sequence

from actas.classify.bodies import as_state
from actas.classify.cast import Cast
from actas.classify.due import Due
from actas.classify.form import filled_in
from actas.classify.identity import GIVEN, identify
from actas.classify.owner_names import Owner
from actas.classify.references import references_in
from actas.classify.tasks import OWNED
from actas.model.block import HEAD, Node
from actas.model.kinds import KIND_OF_ITEM
from actas.model.meaning import Meaning
from actas.model.plain import replace
from actas.model.record import Actor
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.form_keys import FormKey, form_key, kind_told, says_whose
from actas.vocabulary.sections import OPENS, kind_of_heading

TASKS = frozenset({"actions", "recommendations"})  # kinds of what a key says is to be done


def form_meaning(
    node: Node, children: tuple[Meaning, ...], section: str, cast: Cast, words: Vocabulary
) -> Meaning:
    """Return what a line of a form means; the first one is whose the form is, and what its lines say.

    Args:
        node: the line, and what hangs from it.
        children: what these mean.
        section: the kind of the section.
        cast: who is who.
        words: the vocabulary.

    """
    block = node.block
    key = form_key(block.words)
    named = key is not None and (key.value or children) and not (block.level == HEAD and not key.value)
    line = Meaning(
        block=block, span=block.span, label=block.marker.label if block.marker else None,
        title=key.label if key and named else None, text=key.value if key and named else block.words.text,
        refs=references_in(block.words.text, words), links=block.words.links, children=children,
        cues=("form",),
    )  # fmt: skip
    return _head(node, key, line, section, cast, words) if block.level == HEAD else line


def kind_of_forms(nodes: Sequence[Node], words: Vocabulary) -> str | None:
    """Return the kind of a section of forms, by a key of the first of them."""
    first = next(node for node in nodes if node.block.kind == "form")
    return _kind([one for block in first.blocks() if (one := form_key(block.words))], words)


def _kind(keys: Sequence[FormKey], words: Vocabulary) -> str | None:
    return next(filter(None, (kind_told(one.name, words) for one in keys)), None)


def _head(
    node: Node, key: FormKey | None, line: Meaning, section: str, cast: Cast, words: Vocabulary
) -> Meaning:
    """Return the first line of a form: of whom it is, of which kind, and whose task until when."""
    keys = [one for one in (key, *(form_key(child.block.words) for child in node.children)) if one]
    actor = _whose(keys, cast, words)
    told = _kind(keys, words) or section
    kind = KIND_OF_ITEM[told] if told != section and section not in OWNED else None
    line = replace(
        line, kind=kind, actor=as_state(actor, words) if actor else None,
        cues=(*line.cues, "actor:form") if actor else line.cues,
    )  # fmt: skip
    owner, due = _task(node, keys, actor, section, cast, words)
    if not (line.actor and key and says_whose(key.name, words) and _named_by(key, cast, words)):
        return _filled(line, owner, due, words)
    children = list(line.children)
    at = next((at for at, child in enumerate(children) if _is_task(child, words)), None)
    named = replace(line, title=None, text="", actor=replace(line.actor, as_written=node.block.words.text))
    if at is None:
        return _filled(named, owner, due, words)
    children[at] = _filled(children[at], owner, due, words)  # «País: Perú», «Compromiso: …», «Plazo: …»
    return replace(named, children=tuple(children))


def _is_task(item: Meaning, words: Vocabulary) -> bool:
    """Whether a line of a form says by its key what is to be done: «Compromiso: …», «Recomendación: …»."""
    name = fold(item.title or "")
    kind, strength = kind_of_heading(words, name)
    return name in words.phrases("owners", "task_columns") or (kind in TASKS and strength >= OPENS)


def _filled(item: Meaning, owner: Owner | None, due: Due | None, words: Vocabulary) -> Meaning:
    if owner is None and due is None:
        return item
    return replace(
        item, owner=owner.text if owner else None,
        owners=tuple(as_state(one, words) for one in owner.actors) if owner else (),
        due=due.iso if due else None, due_as_written=due.text if due else None,
    )  # fmt: skip


def _task(
    node: Node, keys: Sequence[FormKey], actor: Actor | None, section: str, cast: Cast, words: Vocabulary
) -> tuple[Owner | None, Due | None]:
    """Return whose what is to be done is, and until when; a practice is nobody's task."""
    asks = any(kind_told(key.name, words) == "recommendations" for key in keys)
    if not (section in OWNED or section == "recommendations" or asks):
        return None, None
    owner, due = filled_in(node.children, cast, words)
    if owner is None and actor is not None and section in OWNED:
        value = next(key.value for key in keys if _named_by(key, cast, words))
        owner = Owner(value.strip(" .*"), actor.members or (actor,))
    return owner, due


def _whose(keys: Sequence[FormKey], cast: Cast, words: Vocabulary) -> Actor | None:
    """Return for whom a form is filled in: a country before a body."""
    found = [one for key in keys if says_whose(key.name, words) and (one := _named_by(key, cast, words))]
    return next((one for one in found if one.kind == "country"), found[0] if found else None)


def _named_by(key: FormKey, cast: Cast, words: Vocabulary) -> Actor | None:
    value = key.value.strip(" .*")
    return identify(value, cast, words, least=GIVEN) if value else None
