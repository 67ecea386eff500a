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
# «la presidenta del comité: …»
OFFICE = compiled(r"([a-zà-ÿ]{2,4} |[a-zà-ÿ]['’])([a-zà-ÿ]{4,})[^:;.,!?\n]{0,50}:\s+(?=\S)")


def takes_turns(rows: Sequence[Scanned]) -> bool:
    """Whether several lines of the notes open with a label."""
    count = 0
    for row in rows:
        if row.kind == "plain" and opens_turn(row.words.text, ended=True):
            count += 1
            if count >= SEVERAL:
                return True
    return False


def opens_turn(text: str, *, ended: bool) -> bool:
    """Whether a line opens with a label; one in small letters only where the line above has ``ended``."""
    if not text[:1].isupper():
        return False
    if (text[1:2].isupper() or text[1:2] in ". ") and SHOUTED.match(text):
        return True
    return ended and ":" in text[:LONGEST] and NAMED.match(text) is not None


def opens_in_office(text: str, words: Vocabulary) -> bool:
    """«la presidenta del comité: …»: whether an article and an office open a line, in small letters."""
    found = OFFICE.match(text) if ":" in text[:LONGEST] else None
    if found is None or fold(found[2]) not in name_words(words).roles:
        return False
    return fold(found[1]).strip() in words.grammar("articles") or found[1][-1] in "'’"
