"""Notes that put another sign than a colon behind a topic, all through: «Riego > …», «[Riego] …».

One such line proves nothing: «Lima > Cusco» is a way, «[hecho]» a state. Where several different topics have
the same sign behind them and hardly anybody or anything else has, it is this writer's colon.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from actas.classify.title_words import TOKEN, is_deed
from actas.classify.titles import Title, by_colon
from actas.model.block import Block, Words
from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import known_actor, person_score
from actas.vocabulary.patterns import between_names

MANY = 5  # different topics in bold or italics, were their words gone on with or not
LEAST = 3  # different topics before one sign: seen three times, a shape is a pattern
OF_ALL = 2, 3  # of how many lines with the sign a topic opens how many, at least
LONGEST = 8  # words of a topic
INITIALS = 5  # letters of what is short for something: «ONU = …»
KNOWN = 1.5  # `person_score` of somebody with a known name
PHRASE = r"[^\W\d_][^\n.:;!?¿()\[\]<>{}|=→*_\"«»]{1,60}?"
SIGNED = compiled(
    rf"(?m)^(?:({PHRASE})(;|\s(?:>|=|\||»))|([(\[])({PHRASE})[)\]])\s+(?=\S)(.*)"
)  # fmt: skip
ITALIC, BOLD = "*", "**"
CUES = {BOLD: "bold-title", ITALIC: "bold-title"}


@dataclass(frozen=True, slots=True, eq=False)
class TopicSign:
    """The signs that stand behind topics in some notes, and the topics."""

    topics: dict[str, frozenset[str]]  # by sign

    def title(self, inner: Words) -> Title | None:
        """Return the topic that opens an item before such a sign."""
        found = _opening(inner, BOLD) if BOLD in self.topics else None
        found = found or (_opening(inner, ITALIC) if ITALIC in self.topics else None)
        found = found or _signed(inner.text)
        if found is None or found[1] not in self.topics.get(found[0], ()):
            return None
        sign, topic, rest = found
        return Title(topic, len(inner.text) - len(rest), CUES.get(sign, "title-dash"))


def topic_sign(
    blocks: Sequence[Block], people: Collection[str], words: Vocabulary
) -> TopicSign | None:  # fmt: skip
    """Return which sign stands behind topics in the notes; None where none does."""
    rows: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for block in blocks:
        if block.kind in ("item", "paragraph"):
            for sign, topic, rest in _rows(block.words):
                rows[sign].append((topic, rest))
    topics: dict[str, frozenset[str]] = {}
    few, many = OF_ALL
    for sign, told in rows.items():
        if len({topic for topic, _ in told}) < LEAST:
            continue
        named = [
            topic
            for topic, rest in told
            if _is_topic(topic, rest, people, words) and not (sign in CUES and _goes_on(topic, rest, words))
        ]
        if len(set(named)) < LEAST or len(named) * many < len(told) * few:
            continue
        if _stands_for_itself(sign, [rest for _, rest in told], set(named)):
            topics[sign] = frozenset(named)
    return TopicSign(topics) if topics else None


def _stands_for_itself(sign: str, told: Sequence[str], named: Collection[str]) -> bool:
    """Whether something is told behind most topics; «**La rampa** del patio …» only stresses."""
    if sign in CUES:
        return len(named) >= MANY or sum([not rest[0].islower() for rest in told]) * 2 >= len(told)
    return sum([" " in rest for rest in told]) * 2 > len(told)


def _rows(said: Words) -> Iterator[tuple[str, str, str]]:
    for sign in (BOLD, ITALIC):
        if found := _opening(said, sign):
            yield found
            return
    if found := _signed(said.text):
        yield found


def _opening(said: Words, sign: str) -> tuple[str, str, str] | None:
    """Return what stands in bold or italics at the head of a line, with no sign behind it."""
    until = said.bold if sign == BOLD else 0 if said.bold else said.ends.italic
    topic = said.text[:until].rstrip()
    rest = said.text[len(topic) :]
    return (sign, topic, rest[1:]) if topic and rest[:1] == " " and rest[1:2].isalnum() else None


def _signed(text: str) -> tuple[str, str, str] | None:
    found = SIGNED.match(text)
    if found is None:
        return None
    sign = (found[2] or found[3]).strip()
    return None if sign in found[5] else (sign, found[1] or found[4], found[5])


def _is_topic(topic: str, rest: str, people: Collection[str], words: Vocabulary) -> bool:
    """Whether a few words name something that is talked of, and nobody."""
    tokens = TOKEN.findall(topic)
    if not 1 <= len(tokens) <= LONGEST or is_deed(tokens[0], words):
        return False
    if (topic.isupper() and len(topic) <= INITIALS) or fold(topic) in words.phrases("owners", "progress"):
        return False
    if any(_is_somebody(one, people, words) for one in between_names(words).split(topic) if one):
        return False
    return by_colon(f"{topic}: {rest}", words, has_children=False) is not None


def _goes_on(topic: str, rest: str, words: Vocabulary) -> bool:
    """«**Aprobado por todos** pedir cal», «**Rifa** con tres premios», «**Barra** cerrada»: one phrase."""
    if not rest[0].islower():
        return False
    done = words.as_written("endings", "participle")
    first, behind = topic.partition(" ")[0].casefold(), rest.partition(" ")[0].casefold().rstrip("s")
    return fold(behind) in words.grammar("prepositions") or first.endswith(done) or behind.endswith(done)


def _is_somebody(name: str, people: Collection[str], words: Vocabulary) -> bool:
    return fold(name) in people or person_score(words, name) >= KNOWN or known_actor(words, name) is not None
