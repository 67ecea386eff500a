"""What counts a heading among its like: «3.», «059/18», «Temps 2.», «Mesa 4»."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from actas.model.block import Block
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.patterns import any_of

# «Mesa 4: …», «Grupo nº 2», «Anexo b»: a word and its number, as they stand in a folded text.
WORD_AND_NUMBER = re.compile(
    r"""
    ^(?P<word>[^\W\d_]{3,20}(?:\ [^\W\d_]{1,12})?)
    \s+(?:n[.º°o]*\s*)?
    (?P<number>\d{1,3}|[ivx]{1,5}|[a-h](?=\s*(?:$|[:.)–-])))\b
    (?![,%])[\s.:)\-]*
    """,
    re.VERBOSE,
)
NUMBER = re.compile(
    r"""
    ^(?: \d{1,3}(?:\.\d{1,3})+                                    # 1.2
       | (?P<code>[A-Z]\d{1,2}(?:\.\d{1,2})*[.)])                 # A1.
       | (?:\d{1,3}|[IVX]{1,5}|[A-Z])(?:\\?[.)]-?|\s*[-–:])       # 1. IV) A -
     )\s+(?=\S)
    """,
    re.VERBOSE,
)
# «Temps 1. …», «Discussion topic 2: …»
STAGE = re.compile(r"^((?:[^\W\d_]{3,15}\s+){1,2})(\d{1,2}|[IVX]{1,4})\s*(?:\.-|[:.)–-])\s+(?=\S\S)")


@lru_cache(maxsize=4)
def _codes(words: Vocabulary) -> re.Pattern[str]:
    """Return the codes and times that offices put before a heading's words."""
    ordinal, minutes = any_of(words.as_written("words", "ordinal_end")), any_of(words.grammar("minutes"))
    return re.compile(
        rf"""
        ^(?: \d{{1,4}}/\d{{2,4}}(?=[\s:.,–-])[:.,–-]?                     # 059/18
           | [A-Z]{{1,3}}[.-]?\d{{1,3}}(?:\.\d{{1,3}})*\s*[-–:,.)]        # T.0.3 -
           | \d{{1,3}}(?:\.\d{{1,3}})+[,.):]?                             # 4.14,
           | \d{{1,3}}\s*{minutes}\.?\s*[-–:]                             # 5 min -
           | \d{{1,2}}{ordinal}\s+[^\W\d_]+(?:\s+[^\W\d_]+){{0,3}}\s*[:–-]  # 3rd item:
         )\s+(?=\S\S)
        """,
        re.IGNORECASE | re.VERBOSE,
    )


def word_and_number(text: str) -> tuple[str, str] | None:
    """Return the folded word and number that a heading opens with: «Mesa 4» -> mesa, 4."""
    found = WORD_AND_NUMBER.match(fold(text))
    return (found["word"], found["number"]) if found else None


def code(text: str) -> str | None:
    """Return a letter and number that a heading opens with: «B2. Presupuesto» -> B2."""
    found = NUMBER.match(text)
    return found["code"] if found else None


def numbered(block: Block, words: Vocabulary) -> Block:
    """Return a heading with its own number or code taken out of its words, as its label."""
    text = block.words.text
    found = _codes(words).match(text) or NUMBER.match(text)
    staged = STAGE.match(text)
    if staged and fold(staged[1].split()[-1]) in words.grammar("label_words"):
        found = staged
    if not found:
        return block
    return replace(block, words=block.words.after(found.end()), label=found.group().strip(" \\:.,–-)"))
