"""Notes written in a test, taken through the first steps of the parser."""

from __future__ import annotations

from dataclasses import dataclass

from actas import classify, lines, outline, vocabulary
from actas.model.block import Block, Clean, Node, Outline
from actas.model.meaning import Meaning, Reading
from actas.read import read_bytes

WORDS = vocabulary.load()


@dataclass(frozen=True)
class Item:
    """An item as a test states it: its words and what hangs from it."""

    text: str
    items: tuple[Item, ...] = ()


def item(text: str, *items: Item | str) -> Item:
    return Item(text, tuple(item(one) if isinstance(one, str) else one for one in items))


def cleaned(text: str, ending: str = "txt") -> Clean:
    return lines.clean(read_bytes(text.encode(), f"notes.{ending}"), WORDS)


def looked_at(text: str, ending: str = "txt") -> Outline:
    return outline.outline(cleaned(text, ending), WORDS)


def understood(text: str, ending: str = "txt") -> Reading:
    return classify.classify(looked_at(text, ending), WORDS).whole()


def headings(text: str, ending: str = "txt") -> list[str]:
    return [part.heading.words.text for part in looked_at(text, ending).walk() if part.heading]


def heading(text: str, ending: str = "txt") -> Block:
    """Return the only heading of the notes."""
    (found,) = [part.heading for part in looked_at(text, ending).walk() if part.heading]
    return found


def forest(text: str, ending: str = "txt") -> list[Item]:
    """Return the items of the notes, of all sections."""
    return [_tree(node) for part in looked_at(text, ending).walk() for node in part.nodes]


def _tree(node: Node) -> Item:
    return Item(node.block.words.text, tuple(map(_tree, node.children)))


def meanings(text: str, ending: str = "txt") -> list[Meaning]:
    """Return all items of the notes with what they mean, nested ones too."""
    chapters = (chapter for top in understood(text, ending).chapters for chapter in top.walk())
    return [one for chapter in chapters for top in chapter.items for one in top.walk()]
