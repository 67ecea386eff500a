"""A name alone on its line: everything up to the next one is what that person said."""

from __future__ import annotations

from dataclasses import replace

from actas.model.block import Block, Words
from actas.model.span import Span
from actas.vocabulary import Vocabulary
from actas.vocabulary.names import known_actor, person_score

PATTERN = 3  # lines of this shape in one stretch, before bare given names are believed
SHARE = 0.5  # of them known given names
LONGEST = 5  # words


def mark_names(blocks: list[Block], words: Vocabulary) -> list[Block]:
    """Turn lines that hold only a name, above what was said, into blocks of kind "name".

    The paragraphs that follow, up to the next name, heading or list, are joined to it.
    """
    maybe = {at: one for at, block in enumerate(blocks) if (one := _score(blocks, at, words)) > 0}
    sure: set[int] = set()
    for stretch in _stretches(blocks, sorted(maybe)):
        known = sum(maybe[at] >= 2 for at in stretch)
        if len(stretch) >= PATTERN and known >= len(stretch) * SHARE:
            sure.update(stretch)
        else:
            sure.update(at for at in stretch if maybe[at] >= 3)
    return _joined(blocks, sure)


def _score(blocks: list[Block], at: int, words: Vocabulary) -> float:
    block = blocks[at]
    if (
        block.kind not in ("paragraph", "heading")
        or block.marker
        or (block.kind == "heading" and block.cues[:1] == ("carrier-heading",))
    ):
        return 0.0
    text = block.words.text.strip()
    named = text.rstrip(":").strip()
    below = blocks[at + 1] if at + 1 < len(blocks) else None
    if (
        below is None
        or not named
        or len(named.split()) > LONGEST
        or text.endswith((".", "?", "!", ","))
        and not text.endswith(".")
    ):
        return 0.0
    if below.kind not in ("paragraph", "item"):
        return 0.0
    if block.span.first != block.span.last:
        return 0.0
    if known_actor(words, named):
        return 3.0 if text.endswith(":") else 2.0
    score = person_score(words, named)
    return score if score != 1.0 or len(named.split()) <= 3 else 0.0


def _stretches(blocks: list[Block], places: list[int]) -> list[list[int]]:
    """Group candidate places that no heading parts."""
    out: list[list[int]] = []
    for at in places:
        if out and not any(
            blocks[n].kind == "heading" and n not in places for n in range(out[-1][-1] + 1, at)
        ):
            out[-1].append(at)
        else:
            out.append([at])
    return out


def _joined(blocks: list[Block], sure: set[int]) -> list[Block]:
    out: list[Block] = []
    speaking = False
    for at, block in enumerate(blocks):
        if at in sure:
            name = Words(text=block.words.text.strip().rstrip(":").strip())
            out.append(replace(block, kind="name", words=name, tail="", level=None, cues=("name-alone",)))
            speaking = True
        elif speaking and block.kind == "paragraph" and block.marker is None:
            said = out[-1]
            joined = f"{said.tail}\n{block.words.text}" if said.tail else block.words.text
            out[-1] = replace(said, tail=joined, span=Span(said.span.first, block.span.last))
        else:
            out.append(block)
            speaking = False
    return out
