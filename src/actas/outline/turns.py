"""Lines that open with who speaks, where several do: each is said anew, however full the line above is."""

from __future__ import annotations

from collections.abc import Sequence

from actas.model.compiled import compiled
from actas.outline.scanned import Scanned
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import name_words

SEVERAL = 3  # lines that open so, before one is no rest of a sentence
LONGEST = 80  # characters in which a label ends
ASIDE = r"(?: ?\([^()\n]{1,40}\))?"
# «DR. PAZ (ONU): …», «PESCADORES - …»
SHOUTED = compiled(rf"[A-ZÀ-Þ][A-ZÀ-Þ\d .,'’&/-]{{1,38}}[A-ZÀ-Þ.]{ASIDE}(?: ?:| [-–—])\s+(?=\S)")
# «Ana Paz (ONU): …»
NAMED = compiled(rf"[A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ][\w.'’-]*){{0,3}}{ASIDE} ?:\s+(?=\S)")
# «ECUADOR.- …», «Sra. Ana Paz.– …», as minutes set off who speaks
STOPPED = compiled(r"[A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ][\w.'’-]*){0,3}\.[-–—]\s+(?=\S)")
# «Delegado del Perú (FAO): …»
OPENED = compiled(rf"[A-ZÀ-Þ][\w.'’-]*(?: [\w.'’-]+){{0,4}}{ASIDE} ?:\s+(?=\S)")
# «la presidenta del comité: …»
OFFICE = compiled(r"([a-zà-ÿ]{1,4} |[a-zà-ÿ]['’])([a-zà-ÿ]{4,})[^:;.,!?\n]{0,50}:\s+(?=\S)")


def takes_turns(rows: Sequence[Scanned]) -> bool:
    """Whether several lines of the notes open with a label."""
    count = small = 0
    for row in rows:
        text = row.words.text
        if row.kind == "plain" and (
            (":" in text[:LONGEST] and OPENED.match(text)) or opens_turn(text, ended=True)
        ):
            count += 1
        elif row.kind == "plain" and ":" in text[:LONGEST] and OFFICE.match(text):
            small = 1
        if count + small >= SEVERAL:
            return True
    return False


def opens_turn(text: str, *, ended: bool) -> bool:
    """Whether a line opens with a label; one in small letters only where the line above has ``ended``."""
    if not text[:1].isupper():
        return False
    if (text[1:2].isupper() or text[1:2] in ". ") and SHOUTED.match(text):
        return True
    return ended and ":" in text[:LONGEST] and NAMED.match(text) is not None


def opens_in_office(text: str, words: Vocabulary, *, anybody: bool = False) -> bool:
    """«la presidenta del comité: …»: whether an article and an office open a line, in small letters.

    Or ``anybody``: «una vecina de Paita: …», where no line is broken at a column.
    """
    found = OFFICE.match(text) if ":" in text[:LONGEST] else None
    if found is None:
        return False
    article = fold(found[1]).strip()
    if anybody and article in words.grammar("indefinite"):
        return True
    office = fold(found[2]) in name_words(words).roles
    return office and (article in words.grammar("articles") or found[1][-1] in "'’")
