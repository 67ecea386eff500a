"""Who goes on by a pronoun in a paragraph of its own: «Ana explica la bomba.», below it «Ella pide otra.»."""

from __future__ import annotations

from functools import lru_cache

from actas.classify.verbs import says_so
from actas.model.meaning import Meaning
from actas.model.plain import replace
from actas.model.record import Actor
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold

MOST = 4  # words from a pronoun to the end of its verb


def with_pronoun(item: Meaning, above: Meaning | None, words: Vocabulary) -> Meaning:
    """Return a paragraph that opens with a pronoun with the one person who spoke right above it.

    What leads in to a list, is to be done or has a number says nothing of that person by its pronoun.
    """
    if item.actor is not None or above is None or above.actor is None or above.actor.kind != "person":
        return item  # nearly all
    if item.label or item.role or item.owner or item.title or item.children or item.block.kind != "paragraph":
        return item
    pronoun = _pronoun(item.text, words)
    if not pronoun or item.text[-1:] == ":":
        return item
    actor = Actor(name=above.actor.name, kind="person", as_written=pronoun)
    return replace(item, actor=actor, cues=(*item.cues, "actor:pronoun"))


def _pronoun(text: str, words: Vocabulary) -> str:
    """Return the pronoun of one person with which a text opens: «Elle», «Après il»; empty where none does."""
    first, *behind = text.split(maxsplit=MOST)[:MOST]
    if fold(first).rstrip(",") in words.grammar("then") and behind:
        first, *behind = behind
    if not behind or first.casefold() not in _pronouns(words):
        return ""
    if fold(first) not in words.grammar("impersonal_pronouns"):
        return first
    # «Il faut …», «Il y a …» speak of nobody.
    return first if says_so([fold(one).rstrip(".,;") for one in behind], 0, words) else ""


@lru_cache(maxsize=4)
def _pronouns(words: Vocabulary) -> frozenset[str]:
    """Return the pronouns as written: «él» is one, and «el» none."""
    return frozenset(one.casefold() for one in words.as_written("words", "pronouns"))
