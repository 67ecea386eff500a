"""Tasks written as a form: below what is to be done, keys say whose it is and until when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from actas.classify.cast import Cast
from actas.classify.due import Due, due_of
from actas.classify.facts import KEY
from actas.classify.identity import CAPITALISED
from actas.classify.owner_names import Owner, named
from actas.classify.titles import Title
from actas.model.block import Block, Node
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold

LONGEST_OWNER = 6  # words of a value that says whose it is, and nothing else


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
        if fold(value).strip(" .") in words.phrases("owners", "progress"):
            continue  # «Plazo: por definir»
        if key == "keys" and owner is None:
            bare = value.partition("(")[0].strip() or value
            owner = named(bare, cast, words, least=CAPITALISED)
            owner = owner or (Owner(bare, ()) if len(bare.split()) <= LONGEST_OWNER else None)
        elif key == "due" and due is None:
            due = due_of(value, words, sure=True, day=cast.day) or Due(value, None)
    return owner, due


def key_in_form(block: Block, words: Vocabulary) -> Title | None:
    """Return the key that a line of such a form opens with: it is a title, and nobody's task by itself."""
    found = _key(block, words)
    return Title(found[0], found[1], "title-colon") if found else None


def _filled(children: Sequence[Node], words: Vocabulary) -> Iterator[tuple[str, str]]:
    """Yield what sort of key each line opens with, and the words behind it."""
    for child in children:
        found = _key(child.block, words)
        if found and not child.children:
            value = child.block.words.text[found[1] :].strip(" .*")
            key = next(sort for sort in ("keys", "due") if fold(found[0]) in words.phrases("owners", sort))
            if value:
                yield key, value


def _key(block: Block, words: Vocabulary) -> tuple[str, int] | None:
    """Return the key of an owner or a date that opens a line, and the characters it takes with its colon."""
    text = block.words.text
    label = KEY.match(text) if ":" in text else None
    if label is None:
        return None
    key, told = label[1].strip(" *"), fold(label[1]).strip(" *")
    keyed = told in words.phrases("owners", "keys") or told in words.phrases("owners", "due")
    return (key, label.start(2)) if keyed else None
