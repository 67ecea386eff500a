"""Countries that label what they bring, and bodies beside them: «Perú: …», «PERÚ. …», «Perú / …»."""

from __future__ import annotations

from actas.model.block import Block
from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import country_of, is_office_alone, known_actor, name_words, person_score
from actas.vocabulary.small_countries import small_country

ASIDE = r"(?:\s?\([^()\n]{1,60}\))?"
LABEL = compiled(
    rf"([^\W\d_][^.:()\n=/→\t]{{2,40}}?){ASIDE}(?:[.:]-?\s+|\s*(?:[-–—]|=|/|[-=]>|→)\s+|\t\s*)(?=\S)"
)
ACRONYM = compiled(r"([A-ZÀ-Þ]{3,10})(?:\s?[(/-][^:.()\n–]{2,25}\)?)?(?:\s?[.:]-?|\s[-–—])\s+(?=\S)")
FROM = compiled(r"[^()]+\(([^()]+)\)")  # «Kerline (Haití)»
# «La Guinée-Bissau n'a …», «Mme Diallo (Togo) …»: the capitals before a sentence goes on.
SUBJECT = compiled(r"((?:[A-ZÀ-Þ][\w.'’-]* ){1,5})(?=[(a-zà-ÿ])")
LONGEST, KNOWN = 5, 2.0  # words of a name; `person_score` of a known given name


def opens_with_country(block: Block, words: Vocabulary) -> bool:
    """Whether a country labels what a block says."""
    label = LABEL.match(block.words.text)
    return label is not None and country_of(words, label[1]) is not None


def opens_with_another(block: Block, words: Vocabulary) -> bool:
    """Whether another may label a block: «SENARI: …», «CODRAM (Chile). …», «Chair: …», «Kerl (Haití): …»."""
    text = block.words.text
    if short := ACRONYM.match(text):
        return fold(short[1]) not in name_words(words).not_speakers
    label, colon, _ = text.partition(": ")
    label = label.strip()
    if not colon or not label or label.count(" ") >= LONGEST:
        return False
    of = FROM.fullmatch(label)
    from_country = of is not None and country_of(words, of[1]) is not None
    return from_country or is_office_alone(label, words) or _is_known(label, words)


def tells_of_another(text: str, words: Vocabulary) -> bool:
    """Whether a sentence opens with a person, country or body that is known, and so with who tells it."""
    if _opens_with_office(text, words):
        return True
    if text[:1].islower():
        return small_country(text, words) is not None
    found = SUBJECT.match(text)
    if found is None:
        return False
    named, first = found[1].strip(), fold(found[1].partition(" ")[0])
    if first in name_words(words).honorifics or _is_known(named, words):
        return True
    plain = named.partition(" ")[2] if first in words.grammar("articles") else named
    return _is_known(plain.removeprefix("L'").removeprefix("L’"), words)


def _opens_with_office(text: str, words: Vocabulary) -> bool:
    """«L'animateur rappelle …», «Une participante demande …»: somebody in the room."""
    first, *behind = text.replace("’", "'").split(maxsplit=3)[:3]
    article, mark, elided = first.partition("'")
    if mark:
        behind = [elided, *behind]
    small = fold(article)
    one = small in words.grammar("articles", "indefinite") and small not in words.grammar(
        "articles_of_several"
    )
    if len(behind) < 2 or not (mark or one):
        return False
    office, verb = fold(behind[0]), fold(behind[1])
    said = words.phrases("speech", "verbs")
    return office in name_words(words).roles and (verb in said or verb.removeprefix("s'") in said)


def _is_known(named: str, words: Vocabulary) -> bool:
    """Whether words are the name of somebody, by a known given name, or of a known country or body."""
    return person_score(words, named) >= KNOWN or known_actor(words, named) is not None
