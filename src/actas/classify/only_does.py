"""Whether somebody whom a line names says nothing by it: only does something, or is to do it."""

from __future__ import annotations

from actas.classify.cast import Cast
from actas.classify.owner_names import Owner, is_named_before
from actas.classify.shares import does_it
from actas.classify.subjects import DOES, Speaker
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.sentences import is_sentence

# Where a name before a dash, or in brackets, says only whose the task behind it is.
LABELLED = {
    "label-dash": frozenset({"discussion", "agenda", "other"}),
    "label-parentheses": frozenset({"discussion", "agreements", "other"}),
}
FIRST_WORDS = 6  # words in which a verb tells what somebody did


def says_nothing(
    speaker: Speaker, owner: Owner | None, text: str, section: str, cast: Cast, words: Vocabulary
) -> bool:
    """Whether who does something says nothing by it: what is their task, or a point of the agenda."""
    theirs = owner is not None and not is_named_before(owner) and _is_theirs(speaker, owner)
    if theirs and not text.endswith(":"):
        # «Ana recoge las llaves antes del lunes» is what she is to do, wherever it is told.
        does = speaker.cue == DOES or (speaker.cue == "subject-verb" and does_it(text, cast, words))
        if does and section != "interventions" and not _is_past(text, words):
            return True
        if section in LABELLED.get(speaker.cue, ()) and not is_sentence(text[speaker.cut :], words):
            return True  # «Ana – cartel (lunes)» among what was discussed
    return section == "agenda" and speaker.cue in (DOES, "named-after")


def _is_theirs(speaker: Speaker, owner: Owner) -> bool:
    """Whether a task is of who was taken for its speaker."""
    actor = speaker.actor
    named = {fold(actor.name), fold(actor.as_written or actor.name)}
    return fold(owner.text) in named or actor.name in [one.name for one in owner.actors]


def _is_past(text: str, words: Vocabulary) -> bool:
    """Whether a line tells what somebody did: «Elena se encargó de las llaves todo el año»."""
    ends = (*words.as_written("endings", "done"), *words.as_written("endings", "was"))
    return any(one.endswith(ends) for one in text.split(maxsplit=FIRST_WORDS)[1:FIRST_WORDS])
