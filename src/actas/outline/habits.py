"""What a document's own habits say of its headings: a shape that heads one section heads the next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from itertools import islice, pairwise

from actas.model.block import Block
from actas.model.compiled import compiled
from actas.outline.among_told import among_told
from actas.outline.asked_alike import asked_alike
from actas.outline.counted import number_at_end, word_and_number
from actas.outline.looks import NEARLY, alike, by_look, by_words
from actas.outline.names_with_sign import weighed_by_sign
from actas.outline.runs import BARE, PAIR, RULE, against_the_rule, in_a_row
from actas.outline.scored import ENOUGH, Cue, Scored
from actas.outline.shapes import CARELESS, PLAIN, groups, places_by_shape
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.sentences import is_sentence

MOST = 0.6  # of the paragraphs of several lines
# Shapes that several lines must have, none right below another, and what each adds.
APART = {"asks": 2.5, "opens": 1.5, "day": 3.0, "stands": 1.0, "italics": 1.5}
# Shapes that part notes which hardly anything else parts, blank lines or not, and what each adds.
PARTING = {"capitals": 2.5, "bolded": 1.5, "names": 3.5, "between": 4.0, CARELESS: 4.0}
GLUED = 3.0  # more of it where a name with a colon stands right below what was said before
SMALL = 2.0  # and where nearly all of them begin small
MOST_PARTING = 0.8  # of such lines that are headings then
COUNTED = ("word:", "numbered:", "dated", "clock")  # shapes that count their like, or date it
LISTED = -3.0  # points of an hour right above the next one, as most are
TELLS = compiled(r"[\dA-Za-z]\s?[:.] \S")  # what a number counts, behind it
FEW = 3  # words of what is only named
ROUNDS = 2  # times that a look found to be a heading's makes headings of its like


def by_habit(
    blocks: Sequence[Block], scores: Mapping[int, Scored], words: Vocabulary, known: Container[int] = ()
) -> dict[int, Scored]:
    """Return the scores with what shared shapes add: a shape that heads elsewhere counts for its like.

    ``known`` are places that were found to be headings when this was asked before.
    """
    shapes = places_by_shape(blocks, scores, words)
    shapes["italics"] = _said_once(blocks, shapes.get("italics", ()))
    out = against_the_rule(blocks, scores, known)
    opening: list[int] = []
    careless = shapes.pop(CARELESS, [])
    counting = [places for shape, places in shapes.items() if shape[:5] == COUNTED[0] and len(places) > 1]
    listed = _listed(blocks, counting) if counting else ()
    out |= {at: Scored((*out[at].cues, Cue("habit:listed", LISTED))) for at in listed}
    for shape, alike_so in shapes.items():
        places = [at for at in alike_so if at not in listed] if listed else alike_so
        if shape in PARTING:
            out |= _parted(shape, blocks, places, out, words)
            continue
        bonus = _bonus(shape, [blocks[at] for at in places], [out[at] for at in places], words)
        if shape == "listed" or (shape == "clock" and len(places) > PAIR and in_a_row(places)):
            bonus = LISTED  # a programme: nothing was said of what is in it
        for at in places if bonus and not _is_no_habit(shape, bonus, blocks, places, scores) else ():
            if shape in PLAIN and out[at].has("others-look-otherwise"):
                continue  # what nothing sets off is no habit beside what is
            out[at] = Scored((*out[at].cues, Cue(f"habit:{shape}", bonus)))
            if shape == "opens":
                opening.append(at)
    if any(out[at].points >= ENOUGH for at in opening):
        out |= _freed(blocks, opening, out)
    if careless:
        out |= _as_carelessly(careless, shapes.get("between", ()), blocks, out, words)
    out |= weighed_by_sign(blocks, out, words)
    out = asked_alike(blocks, out)
    same = alike(blocks, (at for at, one in scores.items() if not one.has("decision")))
    for _ in range(ROUNDS):
        out = by_look(blocks, same, by_words(blocks, out))
    return among_told(blocks, out, words)


def _freed(blocks: Sequence[Block], places: Sequence[int], scores: Mapping[int, Scored]) -> dict[int, Scored]:
    """Return the scores of a few words that open paragraphs as others do, one of which heads, whatever rules.

    «Compuerta», «Camino» stand below «2. Asuntos» alike: what is said above one ends in a stop, or does not.
    """
    return {
        at: Scored(tuple(cue for cue in scores[at].cues if cue.name != "others-look-otherwise"))
        for at in places
        if len(blocks[at].words.text.split()) <= BARE
    }


def _parted(
    shape: str, blocks: Sequence[Block], places: Sequence[int], scores: Mapping[int, Scored],
    words: Vocabulary,
) -> dict[int, Scored]:  # fmt: skip
    """Return the scores of lines that part the notes: all of one shape, or none.

    Something stands below each of them, or below one a part of its own, and the carrier marks no headings.
    Names with a colon lead in to what is below where others head.
    """
    if shape == "names":
        apart = [at for at in places if (blocks[at].gap or not at) and not _leads_in(at, places, blocks)]
        places = apart if len(apart) >= RULE else places  # what stands below another line leads in, then
    held = sum(one + 1 == other for one, other in pairwise(places))
    if len(places) < RULE or (held and (shape != "names" or held * RULE > len(places))):
        return {}
    if any(scores[at].has("others-are-marked") for at in places):
        return {}
    if shape in ("names", "between", CARELESS):
        of_shape = set(places)
        others = sum(
            one.points >= ENOUGH for at, one in scores.items()
            if at and at not in of_shape and not (shape == "names" and blocks[at].words.text[-1:] == ":")
        )  # fmt: skip
        if others * 2 > len(places):
            return {}
    bonus = PARTING[shape]
    if shape == "names" and all(not blocks[at].gap for at in places[1:]):
        if sum(_states(blocks[at + 1], words) for at in places if at + 1 < len(blocks)) * 2 <= len(places):
            return {}  # «Para beber:», «Para comer:», short lines below each
        bonus += GLUED
    if shape == "names" and sum(scores[at].has("lower-case") for at in places) >= len(places) * MOST_PARTING:
        bonus += SMALL  # who begins all of them small says nothing by it
    found = {at: Scored((*scores[at].cues, Cue(f"habit:{shape}", bonus))) for at in places}
    return found if sum(one.points >= ENOUGH for one in found.values()) >= len(places) * MOST_PARTING else {}


def _leads_in(at: int, places: Container[int], blocks: Sequence[Block]) -> bool:
    """«Varios:», «Palabras nuevas, para el cartel:»: whether more than a name stands below another."""
    text = blocks[at].words.text
    return at - 1 in places and ("," in text or text.count(" ") > FEW + 2)


def _as_carelessly(
    careless: Sequence[int], names: Sequence[int], blocks: Sequence[Block], scores: Mapping[int, Scored],
    words: Vocabulary,
) -> dict[int, Scored]:  # fmt: skip
    """Return the scores of lines that stand as the names which part the notes do, and begin small or ask.

    What was said stands above each and below it, as about the names. Where one in three is called as
    sections are, they part the notes themselves: «point sur le budget», «arrosage des serres».
    """
    if sum(scores[at].has("wording") for at in careless) * RULE >= len(careless):
        found = _parted(CARELESS, blocks, careless, scores, words)
        if found:
            return found
    parting = {at for at in names if scores[at].has("habit:between")}
    if len(parting) < RULE:
        return {}
    cue = Cue("habit:between", PARTING["between"])
    return {
        at: Scored((*scores[at].cues, cue)) for at in careless
        if parting.isdisjoint((at - 1, at + 1)) and _states(blocks[at + 1], words)
        and not scores[at].has("sentence", "greeting", "leads-in")
    }  # fmt: skip


def _states(block: Block, words: Vocabulary) -> bool:
    return block.words.text.endswith((".", "?", "!")) or is_sentence(block.words.text, words)


def _is_no_habit(
    shape: str, bonus: float, blocks: Sequence[Block], places: Sequence[int], scores: Mapping[int, Scored]
) -> bool:
    """Whether lines of one shape are a list, or too few of their kind to be the writer's habit."""
    several = len(places) > PAIR or not blocks[places[-1]].gap
    if bonus > 0 and shape.startswith(COUNTED) and several and in_a_row(places):
        return True  # a list, with nothing between one and the next
    if bonus > 0 and shape == "dated" and len(places) == PAIR and _are_plain(scores, places):
        return True  # the day of the meeting, and that of the minutes which it approved
    if bonus > 0 and shape.startswith("word:") and any(_tells_all(blocks, at, places) for at in places):
        return True  # «Caso 4: cerrado, todos contentos.» right above «Caso 5: …»: nothing else is told of it
    if bonus > 0 and shape.startswith("word:"):
        # «Caso 3: ¿quién paga? …» heads no more than the others, of which most say what became of them.
        return sum(scores[at].points + bonus >= ENOUGH for at in places) * 2 < len(places)
    if bonus > 0 and shape.startswith("style:"):
        # «No Spacing» below everything sets nothing off.
        named = blocks[places[0]].look.style
        return sum(block.look.style == named for block in blocks) * 2 > len(blocks)
    if shape == "opens" and len(places) < groups(blocks) * MOST:
        return True  # only some paragraphs open so
    if shape.startswith("first:") and in_a_row(places):
        return True
    if shape == "italics":
        return in_a_row(places) if places[1:] else not _among_bold(blocks, places[0], scores)
    return shape in APART and (len(places) < RULE or in_a_row(places))


def _among_bold(blocks: Sequence[Block], at: int, scores: Mapping[int, Scored]) -> bool:
    """«*El viaje*», but not «*Risas*», where lines in bold head: some words in italics may, too."""
    bold = (one for one, found in scores.items() if blocks[one].words.all_bold and found.points >= ENOUGH)
    return 0 < blocks[at].words.text.count(" ") <= FEW and len(list(islice(bold, PAIR))) == PAIR


def _tells_all(blocks: Sequence[Block], at: int, places: Container[int]) -> bool:
    """Whether a counted line says all of what it counts: a sentence behind its colon, the next one below."""
    told = blocks[at].words.text.partition(": ")[2]
    if told.count(" ") < FEW or not told.endswith((".", "!")):
        return False
    return at + 1 in places or at + 1 >= len(blocks) or blocks[at + 1].kind == "heading"


def _listed(blocks: Sequence[Block], counting: Sequence[Sequence[int]]) -> frozenset[int]:
    """Return the places of counted lines that are a list of who or what each of them is."""
    return frozenset(at for places in counting for at in places if _is_listed(blocks, at, places))


def _is_listed(blocks: Sequence[Block], at: int, places: Container[int]) -> bool:
    """«Grupo 1: Perú, Chile» right above «Grupo 2: Cuba, UNICEF»: whether a line is one of such a list.

    Each says behind its number who or what it is, and nothing is told right below the last.
    """
    if not TELLS.search(blocks[at].words.text):
        return False
    first = last = at
    while first - 1 in places and not blocks[first].gap and TELLS.search(blocks[first - 1].words.text):
        first -= 1
    while last + 1 in places and not blocks[last + 1].gap and TELLS.search(blocks[last + 1].words.text):
        last += 1
    return first < last and (
        last + 1 == len(blocks) or blocks[last + 1].gap > 0 or blocks[last + 1].kind == "heading"
    )


def _said_once(blocks: Sequence[Block], places: Sequence[int]) -> list[int]:
    """Return the places of lines that stand nowhere else: «*Rires*», again and again, was done."""
    times = Counter(blocks[at].words.text for at in places)
    return [at for at in places if times[blocks[at].words.text] == 1]


def _are_plain(scores: Mapping[int, Scored], places: Sequence[int]) -> bool:
    """Whether the carrier marks headings, and none of these lines."""
    return all(scores[at].has("others-are-marked") for at in places)


def _bonus(shape: str, blocks: Sequence[Block], scores: Sequence[Scored], words: Vocabulary) -> float:
    """Return what a shared shape adds to each of its places."""
    if len(blocks) < 2:
        return APART[shape] if shape == "italics" and blocks else 0.0
    if shape.startswith("word:"):
        counted = {word_and_number(block.words.text, words) for block in blocks}
        return 3.5 if len(counted) > 1 else -3.0  # the same number again and again names a thing, not a place
    if shape.startswith("numbered:"):
        return 3.5 if len({number_at_end(block.words.text) for block in blocks}) == len(blocks) else 0.0
    if shape in ("dated", "year"):
        return 3.0
    if shape.startswith("first:"):  # «Filière riz», «Filière lait», «Filière coton»
        return 1.5 if len({fold(block.words.text) for block in blocks}) >= RULE else 0.0
    if shape in APART:
        return APART[shape]
    if shape == "clock":
        return 3.5
    accepted = sum(one.points >= ENOUGH for one in scores)
    near = sum(one.points >= NEARLY for one in scores)
    if shape == "spaced":  # nearly all that blank lines set off are headings
        return 1.0 if accepted >= RULE and accepted >= len(blocks) * MOST_PARTING else 0.0
    if shape.startswith("colon"):
        return 2.0 if accepted >= 2 and accepted * 2 >= len(blocks) else 0.0
    return 1.0 if accepted >= 2 or (accepted and max(accepted * 2, near * 1.5) >= len(blocks)) else 0.0
