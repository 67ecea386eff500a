"""How follow-up is told: an item's title, its state and flags, in one language."""

from __future__ import annotations

from dataclasses import dataclass

from actas.model.compiled import compiled
from actas.model.followup import Fate
from actas.model.record import Item
from actas.model.row import without_empty
from actas.vocabulary.messages import say

# The end of a sentence, and not of a word cut short: «Min. Cultura», «Univ. Central».
_STOP = compiled(r"(?<=[^\W\d_]{5})\. ")
TITLE = 48  # characters of an item's words that name it in a table, where it has no title


@dataclass(frozen=True, slots=True)
class Words:
    """What follow-up says in ``language`` ("es", "en", "fr" or "pt")."""

    language: str

    def say(self, slug: str, /, **values: object) -> str:
        """Return a sentence or word of the catalogue, its blanks filled."""
        return say(f"follow.{slug}", self.language, **values)

    def state(self, state: str) -> str:
        """Return the name of a state."""
        return self.say(f"state-{state}")

    def adoption(self, adoption: str) -> str:
        """Return the name of what a meeting did with an item; a word of the project's own stays as it is."""
        known = ("proposed", "agreed", "noted", "withdrawn")
        return self.say(f"adoption-{adoption}") if adoption in known else adoption

    def remarks(self, fate: Fate) -> tuple[str, ...]:
        """Return what is to be said of an item beside its state: each flag, with its day or its items."""
        values = {
            "deadline": fate.deadline or "",
            "last": max(fate.last or "", fate.of.day or ""),
            "items": ", ".join(fate.repeated_in),
            "files": ", ".join(fate.suspect),
        }
        said = [self.adoption("withdrawn")] if fate.adoption == "withdrawn" else []
        said += [self.say(f"flag-{flag}", **values) for flag in fate.flags]
        if fate.open and fate.settled_in:
            said.append(self.say("settled", items=", ".join(fate.settled_in)))
        if fate.open and not fate.settled and fate.deadline and "overdue" not in fate.flags:
            said.insert(0, self.say("due", **values))
        if fate.open and fate.answer not in (None, "accepted"):  # «pendiente» alone would say that it was
            said.insert(0, self.say(f"answer-{fate.answer}"))
        if fate.closed_on:
            said.append(self.say("closed-on", day=fate.closed_on))
        if fate.validated_on:
            said.append(self.say("validated-on", day=fate.validated_on))
        return tuple(said)


def asked_of(item: Item) -> str:
    """Return what was asked for: the item's title, else all its words."""
    return " ".join((item.title or without_empty(item.text)).split())


def said_of(item: Item) -> str:
    """Return all that was asked for, its title before it: «Lenguas. Avisos en tres lenguas.»."""
    text, title = " ".join(without_empty(item.text).split()), item.title
    return f"{title.rstrip(' .')}. {text}" if title and text else title or text


def title_of(item: Item) -> str:
    """Return what an item is called in a table of a terminal: its title, else its first words."""
    words = asked_of(item)
    if item.title or len(words) <= TITLE:
        return words
    first = _STOP.split(words, maxsplit=1)[0]
    if len(first) <= TITLE:
        return first
    return words[:TITLE].rsplit(" ", 1)[0] + " …"
