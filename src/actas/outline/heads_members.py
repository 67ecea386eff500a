"""A heading that names a body or a meeting, below which only its people stand: it names the notes."""

from __future__ import annotations

from collections.abc import Sequence

from actas.model.block import Block
from actas.outline.meeting_lines import names_a_meeting
from actas.vocabulary import Vocabulary
from actas.vocabulary.alone import parted_name
from actas.vocabulary.fold import fold
from actas.vocabulary.names import person_score
from actas.vocabulary.sections import OPENS, kind_of_heading

SEVERAL = 3  # people
GIVEN = 2.0  # `person_score` of a known given name


def heads_members(rest: Sequence[Block], words: Vocabulary) -> bool:
    """Whether a list of people is all, or nearly, that stands below, before the next heading as high.

    «# Junta de riego», «- Ana Ruiz (presidenta)», …, «# Acta 3/4/2024»; «# Asistentes» names nothing.
    """
    text = rest[0].words.text
    upto = next(
        (at for at, one in enumerate(rest[1:], 1) if one.kind == "heading" and one.level == rest[0].level), 0
    )
    told = [one.words.text for one in rest[1:upto] if one.kind == "item"]
    if len(told) < SEVERAL or upto - 1 - len(told) > 1 or kind_of_heading(words, text)[1] >= OPENS:
        return False
    ends = {fold(text.partition(" ")[0]), fold(text.rpartition(" ")[2])}
    body = any(not ends.isdisjoint(words.phrases("actors", key)) for key in ("bodies", "named_bodies"))
    if not body and not names_a_meeting(text, words):
        return False
    people = [one for one in told if person_score(words, parted_name(one, words)[0]) >= GIVEN]
    return len(people) * 3 >= len(told) * 2
