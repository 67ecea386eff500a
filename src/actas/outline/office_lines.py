"""Lines of who came as councils print them: an office in capitals, and below it who holds it."""

from __future__ import annotations

from actas.model.block import Block
from actas.outline.beside import Around
from actas.outline.scanned import Scanned
from actas.vocabulary import Vocabulary
from actas.vocabulary.names import is_office_alone, person_score

LONGEST = 60  # characters of such a line
GIVEN = 2.0  # `person_score` of a name that holds a known given name
HONOURED = 3.0  # of a name behind a form of address


def stands_above_holder(block: Block, around: Around, words: Vocabulary, *, exact: bool) -> bool:
    """«CONCEJALES:» right above «D. Luis Paz»: whether an office stands above somebody who holds it.

    «Participantes», ``exact`` the name of a list, is an office only behind another that somebody holds.
    """
    after = around.after
    if after is None or after.kind != "paragraph" or after.tail or len(block.words.text) > LONGEST:
        return False
    if not is_office_alone(block.words.text, words) or not _names(after, words):
        return False
    return not exact or around.listed or (around.before is not None and _names(around.before, words))


def _names(block: Block, words: Vocabulary) -> bool:
    """Whether a line is somebody's name; «Ana:», below «Tesorera», opens what Ana says."""
    name = block.words.text.rstrip(".")
    return " " in name and name[-1:] != ":" and person_score(words, name) >= GIVEN


def says_another(above: Scanned, row: Scanned, words: Vocabulary) -> bool:
    """«D. LUIS PAZ» below «D. JUAN RUIZ»: whether two lines each say somebody with a form of address.

    Or the second one only says an office: «CONCEJALES:».
    """
    if row.kind != "plain" or len(row.raw) > LONGEST:
        return False
    said = row.raw.strip()
    if said.endswith(":") and is_office_alone(said, words):
        return True
    if len(above.raw) > LONGEST:
        return False
    both = [one.raw.strip(" \t.,;") for one in (row, above)]
    return all(one.istitle() or one.isupper() or "ª" in one for one in both) and all(
        person_score(words, one) >= HONOURED for one in both
    )
