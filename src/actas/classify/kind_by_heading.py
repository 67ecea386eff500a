"""What a heading says of its section's kind, and what below it makes its words mean something else."""

from __future__ import annotations

from collections.abc import Iterator

from actas.classify.cast import Cast
from actas.classify.dates import calendar, dates_in, opens_with_day, times_in
from actas.classify.facts import KEY, PEOPLE_KEYS, STATING, key_of
from actas.classify.speakers import speaker_of
from actas.classify.who_speaks import heard
from actas.classify.wording import TOPIC, by_wording
from actas.model.block import Block, Part
from actas.model.compiled import compiled
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.sections import NEARLY, bare, kind_of_heading
from actas.vocabulary.sentences import is_sentence

Weight = tuple[str, float, str]  # a kind, its points, and what gives them
TOKEN = compiled(r"[^\W_]+")
LETTERS = compiled(r"[^\W\d_]{3,}")
ENOUGH = 3  # items, before all of them say something
TWO = 2  # points of an agenda of which half have something below; people who speak
TALKED = frozenset({"discussion", "interventions"})
KEYS = STATING | PEOPLE_KEYS | {"participants"}
SAID = 3.4  # those who came, «Observadores», say something in sentences
PLACE_AND_TIME = frozenset({"place", "date", "time"})  # keys of a meeting that are words for other things too
UNTIL = 2.8  # the heading only says until when: «Para el viernes»
LONGEST_UNTIL = 5  # words of such a heading
TOPICS = 3.5  # «Temas» heads no list, but sections that say what was said


def by_heading(part: Part, cast: Cast, words: Vocabulary) -> Iterator[Weight]:
    """Yield what a heading says of its section's kind, what stands below considered."""
    said = by_wording(part.heading.words.text, words) if part.heading else None
    if said is not None:
        silent = said[0] == "interventions" and _is_silent(part, cast, words)
        yield (said[0], TOPIC, said[2]) if silent or _is_a_topic(part, words) else said
        if part.nodes:
            topics = said[0] == "agenda" and (_tells_points(part, words) or _talks(part, cast, words))
        else:
            topics = (said[0] == "agenda" and _holds_topics(part, words)) or (
                said[0] == "info" and holds_what_was_said(part, words)
            )
        if topics:
            yield "discussion", TOPICS, "topics-below"
        if said[0] == "participants" and _say_things(part, cast, words):
            yield "interventions", SAID, "people-say"
    if part.heading and (_says_until_when(part.heading, words) or _is_what_comes(part.heading, cast, words)):
        yield "actions", UNTIL, "until-when"


def _is_what_comes(heading: Block, cast: Cast, words: Vocabulary) -> bool:
    """Whether hasty notes head what is to be done with "next" alone; «prochaine» is the next meeting."""
    named = bare(heading.words.text)
    if cast.called is None or named not in words.grammar("next_time"):
        return False
    return words.keyed("section_names").get(named) != "info"


def _say_things(part: Part, cast: Cast, words: Vocabulary) -> bool:
    """«Observadores»: whether those who came are not listed below, but say something in sentences."""
    said = [block for block in part.blocks() if block.words.text]
    told = sum(is_sentence(block.tail or block.words.text, words) for block in said)
    if told < TWO or told * 3 < len(said) * 2:
        return False
    speak = heard(said, cast, words)[1]
    return speak >= TWO and speak * 2 >= len(said)


def _says_until_when(heading: Block, words: Vocabulary) -> bool:
    """«Para el viernes», "Before 3 May": whether a heading only says until when something is to be done."""
    tokens = heading.words.text.split(maxsplit=LONGEST_UNTIL)
    if not 1 < len(tokens) <= LONGEST_UNTIL or fold(tokens[0]) not in words.grammar("until_headed"):
        return False
    behind = heading.words.text.partition(" ")[2]
    return opens_with_day(behind, words) or of_day(heading, words)


def _is_a_topic(part: Part, words: Vocabulary) -> bool:
    """«Local», "Data": whether three points that state nothing stand below the key of a place or time."""
    named = bare(part.heading.words.text) if part.heading else ""
    if words.keyed("meeting").get(named) not in PLACE_AND_TIME:
        return False
    said = [block for block in part.blocks() if block.words.text]
    if len(said) < ENOUGH or any(states(block, words) for block in said):
        return False
    return sum(of_day(block, words) for block in said) * 2 < len(said)


def _holds_topics(part: Part, words: Vocabulary) -> bool:
    """Whether something is said below what an agenda names, and these are not the days of a programme."""
    days = any(below.heading and of_day(below.heading, words) for below in part.parts)
    return not days and any(below.nodes for below in part.parts)


def _tells_points(part: Part, words: Vocabulary) -> bool:
    """Whether what was said stands below half of the points of what an agenda names, or in most of them."""
    top = [node for node in part.nodes if node.block.words.text]
    if len(top) < TWO:
        return False
    under = sum(_tells(node.children[0].block, words) for node in top if node.children)
    return under * 2 >= len(top) or sum(_tells(node.block, words) for node in top) * 3 >= len(top) * 2


def _talks(part: Part, cast: Cast, words: Vocabulary) -> bool:
    """Whether people speak in most of what stands below the points of what an agenda names, in sentences."""
    said = [below.block for node in part.nodes for below in node.children if below.block.words.text]
    if len(said) < ENOUGH:
        return False
    told = [block for block in said if is_sentence(block.words.text, words)]
    return len(told) * 2 >= len(said) and heard(told, cast, words)[1] >= ENOUGH


def _tells(block: Block, words: Vocabulary) -> bool:
    """Whether a paragraph without a marker is a sentence with its stop."""
    text = block.words.text
    return block.marker is None and text.endswith(".") and is_sentence(text, words)


def of_day(heading: Block, words: Vocabulary) -> bool:
    """«Monday 3 May, morning», «9:30 Accueil»: whether a heading says when something is to be."""
    text = heading.words.text
    weekdays, before_nouns = words.phrases("dates", "weekdays"), words.grammar("before_nouns")
    tokens = [fold(token) for token in LETTERS.findall(text)]
    named = any(
        token in weekdays and (token not in before_nouns or f"{token} {after}" in weekdays or not after)
        for token, after in zip(tokens, [*tokens[1:], ""], strict=False)  # «9/9» has none
    )  # «Segunda revisão» is no Monday
    return named or bool(times_in(text, words)) or any(True for _ in dates_in(text, words))


def _is_silent(part: Part, cast: Cast, words: Vocabulary) -> bool:
    """Whether nobody speaks below «Comentarios», of three items or more: they are remarks of no one."""
    said = [block for block in part.blocks() if block.words.text]
    named = set(bare(part.heading.words.text).split()) if part.heading else set()
    if len(said) < ENOUGH or part.parts or words.grammar("remarks").isdisjoint(named):
        return False  # in a round, «Ronda», somebody speaks, whether the names are known or not
    return not any(block.kind == "name" or speaker_of(block, cast, words, listed=0) for block in said)


def holds_what_was_said(part: Part, words: Vocabulary) -> bool:
    """Whether a topic is parted into what was said of it and what was decided."""
    headings = (below.heading.words.text for below in part.parts if below.heading is not None)
    found = [
        kind for kind, strength in (kind_of_heading(words, one) for one in headings) if strength >= NEARLY
    ]
    return any(kind in TALKED for kind in found)


def states(block: Block, words: Vocabulary) -> bool:
    """«Lugar: el salón», «Entrega: 3 de mayo»: a key of the meeting, or what has a day or an hour."""
    key, value = key_of(block, words)
    if key in KEYS and value:
        return True
    found = KEY.match(block.words.text) if ":" in block.words.text else None
    tokens = TOKEN.findall(fold(found[2])) if found else []
    return bool(tokens) and all(token[0].isdecimal() or token in calendar(words) for token in tokens)
