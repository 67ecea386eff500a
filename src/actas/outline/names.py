"""A name alone on its line: everything up to the next one is what that person said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from actas.model.block import Block, Words
from actas.model.compiled import compiled
from actas.model.plain import replace
from actas.model.span import Span
from actas.outline.above_names import heard_of, with_headings
from actas.outline.country_labels import opens_with_country
from actas.outline.initials import initials_again, initials_in, is_initials, opens_with_initials
from actas.outline.name_likes import (
    NAMED,
    bodies_beside,
    come_again,
    in_capitals_alike,
    of_one_look,
    told_elsewhere,
)
from actas.outline.name_lines import KNOWN, LONGEST, SURE, points_of
from actas.outline.names_called import are_points, called, with_told
from actas.outline.signing import who_signs
from actas.outline.who_came import alone_on_the_list, opens_with_one, who_came
from actas.outline.whose_tasks import with_tasks_below
from actas.outline.within_turns import key_of, keys_again, with_parts_of_turns
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import CAME_OR_NOT, country_of, is_office_alone, known_actor, person_score
from actas.vocabulary.phrases import opens
from actas.vocabulary.sections import NEARLY, OPENS, kind_of_heading
from actas.vocabulary.senders import sender_in

RUN = 3  # names below one another, before they are a list of people
ALIKE = 3  # lines of this shape in one stretch, before bare given names are believed
SEVERAL = 2  # countries that label what they bring
SHARE = 0.5  # of them known given names
STEP = 2  # columns further in
LONGEST_LABEL = 30  # characters of what a point is called
SIGNED = 12  # lines at the end of the notes in which they may be signed
UNSAID = CAME_OR_NOT | {"next_meeting"}  # keys of what nobody says in a turn
OPENING = 90  # characters in which words that close open their line
ACRONYM = compiled(r"[A-ZÀ-Þ]{3,10}")
IN_BRACKETS = compiled(r"\(([^()\n]{2,40})\)\s")


def mark_names(blocks: Sequence[Block], words: Vocabulary) -> list[Block]:
    """Turn lines that hold only a name, above what was said, into blocks of kind "name".

    The paragraphs that follow, up to the next name, heading or list, are joined to it.
    """
    blocks, whose = with_tasks_below(with_told(blocks, words), words)
    sure, signing = _who_speaks(blocks, words)
    sure -= whose
    like = _like(blocks, sure, words) - whose
    parted = with_parts_of_turns(blocks, like)
    within = {at for at, one in enumerate(parted) if one.indent != blocks[at].indent}
    if within:
        again, signing = _who_speaks(parted, words)
        sure = (again | like) - within - whose
    heard = heard_of(parted, sure, words)
    sure -= heard
    named = with_headings(parted, sure, heard, words)
    return list(_joined(named, sure, words, within=within, signing=signing))


def _like(blocks: Sequence[Block], sure: set[int], words: Vocabulary) -> set[int]:
    """Return the places of names beyond doubt, and of others that are known and look as these do."""
    looks = {blocks[at].words.bold > 0 for at in sure}
    if len(sure) < SEVERAL or len(looks) > 1:
        return sure
    alike = (at for at, block in enumerate(blocks) if (block.words.bold > 0) in looks)
    return sure.union(at for at in alike if points_of(blocks[at], frozenset(), words) >= KNOWN)


def _who_speaks(blocks: Sequence[Block], words: Vocabulary) -> tuple[set[int], int]:
    """Return the places of names above what was said, and from where on people sign."""
    initials = initials_in(blocks)
    names = [points_of(block, initials, words) for block in blocks]
    for at in alone_on_the_list(blocks, words):
        names[at] = max(names[at], SURE)
    points = [
        # What stands right above who speaks said nothing: it names the meeting, or them.
        one if _is_said_below(below) and (one >= KNOWN or after < KNOWN) else 0.0
        for one, after, below in zip(names, names[1:], blocks[1:], strict=False)
    ]
    for at, one in enumerate(points):
        if one and blocks[at].indent and at and _ends_set_in(blocks[at - 1 : at + 2]):
            points[at] = 0.0
    offices = [
        _is_office(block, words, beside=any(names[max(0, at - 1) : at + 2]))
        for at, block in enumerate(blocks)
    ]
    listed = _listed(names, points, offices)
    signed = who_signs(blocks, words)
    for at in (*listed, *(place for place in signed if place < len(points))):
        points[at] = 0.0
    sure: set[int] = set()
    few: list[int] = []  # too few between two headings
    for stretch in _stretches(blocks, [at for at, one in enumerate(points) if one > 0]):
        if _is_attendance(blocks, stretch, words):
            continue
        known = sum(points[at] >= KNOWN for at in stretch)
        if len(stretch) >= ALIKE and known == 0 and _are_acronyms(blocks, stretch, words):
            sure.update(stretch)
        elif len(stretch) >= ALIKE and known >= len(stretch) * SHARE:
            sure.update(_as_the_known(blocks, stretch, points))
        else:
            sure.update(at for at in stretch if points[at] >= SURE)
            sure.update(_two_countries(blocks, stretch, points, words))
            few += stretch
    sure.update(_in_chat(blocks, points))
    looks = {blocks[at].words.all_bold for at in sure}
    # They look as those that speak elsewhere do. A plain person's name is as often a cell, or who signs.
    sure.update(at for at in few if blocks[at].words.all_bold in looks and _is_country(blocks[at], words))
    sure.update(_among_countries(blocks, few, words))
    if looks == {True} and len(sure) >= ALIKE:  # in bold above a list, as no cell is and nobody who signs
        sure.update(at for at in few if points[at] >= NAMED and _heads_list(blocks[at], blocks[at + 1]))
    sure.update(at for at in few if points[at] >= KNOWN and _leads_further_in(blocks[at], blocks[at + 1]))
    signing = min((*signed, _signing(blocks, names, words)))
    sure.update(at for at in called(blocks, few, points, words) if at < signing)
    sure.update(of_one_look(blocks, points, sure, words))
    sure.update(at for at in told_elsewhere(blocks, few, points, words) if at < signing)
    sure.update(come_again(blocks, few, points, sure))
    sure.update(in_capitals_alike(blocks, points, sure))
    sure.update(bodies_beside(blocks, points, sure, words))
    sure.update(initials_again(blocks, words))
    return sure, signing


def _ends_set_in(lines: Sequence[Block]) -> bool:
    """Whether the second of three lines is the last of those set in: «Vale Street», «Portugal», a sentence.

    So ends an address; who speaks stands as far out as what is said, or in the middle by themselves.
    """
    above, block, below = lines
    same = above.kind == "paragraph" and above.marker is None and above.indent == block.indent
    return same and below.indent + STEP <= block.indent


def _are_acronyms(blocks: Sequence[Block], stretch: Sequence[int], words: Vocabulary) -> bool:
    """Whether names are acronyms, right below words that say that somebody spoke: «Intervenciones»."""
    above = blocks[stretch[0] - 1] if stretch[0] else None
    if above is None or not all(ACRONYM.fullmatch(blocks[at].words.text.rstrip(" :")) for at in stretch):
        return False
    return kind_of_heading(words, above.words.text)[0] == "interventions"


def _as_the_known(blocks: Sequence[Block], stretch: Sequence[int], points: Sequence[float]) -> Iterator[int]:
    """Yield those of a stretch that are known, and others that look as these do.

    They stand right below what was said before, or in bold as all that are known.
    """
    close = _stand_close(blocks, stretch)
    bold = all(blocks[at].words.all_bold for at in stretch if points[at] >= KNOWN)
    for at in stretch:
        apart = (close and blocks[at].gap > 0) or (bold and not blocks[at].words.bold)
        if points[at] >= KNOWN or not apart:
            yield at


def _stand_close(blocks: Sequence[Block], stretch: Sequence[int]) -> bool:
    """Whether names stand right below what was said before: what a blank line sets apart may be no name."""
    return sum(blocks[at].gap > 0 for at in stretch[1:]) * 2 < len(stretch) - 1


def _in_chat(blocks: Sequence[Block], points: Sequence[float]) -> Iterator[int]:
    """Yield lines that only say who sent a message and when, where most who do so are known or come again."""
    sent = {
        at: name
        for at, one in enumerate(points)
        if one > 0 and (name := sender_in(blocks[at].words.text.strip()))
    }
    times = Counter(sent.values())
    somebody = sum(points[at] >= SURE or times[name] > 1 for at, name in sent.items())
    if len(sent) >= ALIKE and somebody * 2 > len(sent):
        yield from sent


def _signing(blocks: Sequence[Block], names: Sequence[float], words: Vocabulary) -> int:
    """Return where those who sign stand: behind the last words of the notes; their end where nobody does."""
    closing, formulas = words.phrases("cues", "closing"), words.phrases("cues", "signature")
    for at in range(len(blocks) - 1, max(len(blocks) - SIGNED, 0), -1):
        block, folded = blocks[at], fold(blocks[at].words.text)
        if block.kind != "paragraph":
            break
        formula = folded.strip(" .,:") in formulas and not names[at - 1]
        if block.marker is None and (formula or opens(folded[:OPENING], closing)):
            return at + 1
    return len(blocks)


def _is_attendance(blocks: Sequence[Block], stretch: Sequence[int], words: Vocabulary) -> bool:
    """Whether a stretch of names is a list of those who came: called so, or names right below names."""
    above = next((blocks[at] for at in range(stretch[0] - 1, -1, -1) if blocks[at].kind == "heading"), None)
    kind, strength = kind_of_heading(words, above.words.text) if above is not None else (None, 0.0)
    if kind == "participants" and strength >= OPENS:
        return True
    if _goes_on_a_key(blocks, stretch[0], words):
        return True
    below = sum(at + 1 == after for at, after in pairwise(stretch))
    return len(stretch) >= ALIKE and below * 2 >= len(stretch)


def _goes_on_a_key(blocks: Sequence[Block], at: int, words: Vocabulary) -> bool:
    """Whether a name stands below a key of those who came, as far in as its first one: «Present: Ann Lee»."""
    above = at - 1
    while above >= 0 and blocks[above].kind == "paragraph" and blocks[above].indent == blocks[at].indent > 0:
        above -= 1
    key, colon, first = blocks[above].words.text.partition(":") if above >= 0 else ("", "", "")
    if blocks[at].gap and fold(blocks[at].words.text.rstrip(" :")) in fold(first):
        return False  # whoever the key has named stands there again to speak
    return bool(colon and first.strip()) and words.keyed("meeting").get(fold(key).strip(" *.")) in CAME_OR_NOT


def _listed(names: Sequence[float], points: Sequence[float], offices: Sequence[bool]) -> Iterator[int]:
    """Yield the places of names that stand below one another: a list of people, of whom none speaks.

    What office the next one holds may stand between them («Tesorería:»). The last has nothing below it
    that it could have said.
    """
    run: list[int] = []
    count = 0
    for at, one in enumerate((*points, 0.0)):
        office = at < len(points) and offices[at]
        if one > 0 or office:
            run.append(at)
            count += not office
            continue
        if count + (bool(run) and at < len(names) and names[at] > 0) >= RUN:
            yield from run
        run, count = [], 0


def _is_office(block: Block, words: Vocabulary, *, beside: bool) -> bool:
    """Whether a line only says an office, «Tesorería:»; ``beside`` a name it may lack the colon."""
    text = block.words.text.strip() if ":" in block.words.text else ""
    if text[-1:] != ":":
        alone = beside and not text and block.kind == "paragraph" and not block.words.text[LONGEST_LABEL:]
        return alone and is_office_alone(block.words.text, words)
    named = fold(text.rstrip(" :"))
    return named in words.phrases("names", "roles") or named in words.phrases("actors", "bodies")


def _heads_list(block: Block, below: Block) -> bool:
    """Whether a line in bold, up to what may stand in brackets behind it, stands above a list."""
    bold, text = block.words.bold, block.words.text
    rest = text[bold:].strip() if bold else "-"
    return below.kind == "item" and (not rest or (rest[0] == "(" and rest[-1] == ")"))


def _is_country(block: Block, words: Vocabulary) -> bool:
    return country_of(words, block.words.text.rstrip(" :")) is not None


def _two_countries(
    blocks: Sequence[Block], stretch: Sequence[int], points: Sequence[float], words: Vocabulary
) -> Sequence[int]:
    """Return countries and known bodies of a stretch, each right above one paragraph, below a blank line."""
    known = [at for at in stretch if points[at] >= KNOWN and _is_set_off(blocks, at)]
    countries = sum(_is_country(blocks[at], words) for at in known)
    return known if countries >= SEVERAL else ()


def _is_set_off(blocks: Sequence[Block], at: int) -> bool:
    """Whether a blank line or a heading stands above a line, and right below it one paragraph or a list."""
    if not at or blocks[at + 1].gap or not (blocks[at].gap or blocks[at - 1].kind == "heading"):
        return False
    after = blocks[at + 2] if at + 2 < len(blocks) else None
    return after is None or after.gap > 0 or after.kind != "paragraph"


def _among_countries(blocks: Sequence[Block], few: Sequence[int], words: Vocabulary) -> Iterator[int]:
    """Yield countries alone where others label what they bring: «PERÚ», a list, «ECUADOR. …».

    Above a paragraph, where several others do, or several stand so in capitals.
    """
    alone = [at for at in few if _is_country(blocks[at], words)]
    others = sum(opens_with_country(block, words) for block in blocks) if alone else 0
    listed = [at for at in alone if blocks[at + 1].kind == "item"]
    shouted = len(alone) >= SEVERAL and all(blocks[at].words.text.isupper() for at in alone)
    several = len(listed) == len(alone) >= SEVERAL  # two countries, and a list below each
    yield from alone if shouted or others >= SEVERAL else listed if others or several else ()


def _leads_further_in(block: Block, below: Block) -> bool:
    """Whether a colon leads to text that is set further in, as below no cell and nobody who signs."""
    return block.words.text.rstrip()[-1:] == ":" and below.kind == "paragraph" and below.indent > block.indent


def _is_said_below(below: Block) -> bool:
    return below.kind in ("paragraph", "item")


def _stretches(blocks: Sequence[Block], places: Sequence[int]) -> list[list[int]]:
    """Group candidate places that no heading parts, but for a question that the same names answer."""
    out: list[list[int]] = []
    for at in places:
        if out and all(block.kind != "heading" or _is_asked(block) for block in blocks[out[-1][-1] + 1 : at]):
            out[-1].append(at)
        else:
            out.append([at])
    return out


def _is_asked(block: Block) -> bool:
    return block.words.text[-1:] == "?" and any(cue.startswith("parts-again") for cue in block.cues)


def _joined(
    blocks: Sequence[Block], sure: set[int], words: Vocabulary, *, within: set[int], signing: int
) -> Iterator[Block]:
    """Yield the blocks, each name with the paragraphs below it; who signs with the office right below."""
    at = 0
    came = who_came(blocks, words) if sure else frozenset()
    again = keys_again(blocks, sure)
    glued = _is_glued(blocks, sure)
    pointed = are_points(blocks, sure)
    while at < len(blocks):
        block, after = blocks[at], at + 1
        if at in sure:
            short = is_initials(block)
            hung = after < len(blocks) and _leads_further_in(block, blocks[after])
            while after < len(blocks) and after not in sure and _is_said(blocks[after], came, again, words):
                if at < signing <= after:
                    break  # what stands above those who sign is none of theirs
                if at >= signing and blocks[after].gap and any(map(str.isalnum, blocks[after].words.text)):
                    break  # and no rest of a picture
                if short and (blocks[after].gap or opens_with_initials(blocks[after])):
                    break  # whoever writes down who speaks by initials does so on each line
                if (glued and blocks[after].gap) or (hung and blocks[after].indent <= block.indent):
                    break  # behind the blank line, or back at the margin, nobody in particular says it
                after += 1
            said = blocks[at + 1 : after]
            labelled = (
                at + 1 + place in within or _is_labelled(one, words) or (again and key_of(one) in again)
                for place, one in enumerate(said)
            )  # fmt: skip
            told = (
                0 if pointed else next((place for place, is_one in enumerate(labelled) if is_one), len(said))
            )
            yield _named(block, said[:told])
            # «Buena práctica: …», «Recomendación: …» below «Perú»: each is a point of its own, and Perú's.
            yield from (replace(one, indent=block.indent + STEP) for one in said[told:])
        else:
            yield block
        at = after


def _is_glued(blocks: Sequence[Block], names: set[int]) -> bool:
    """Whether what each name says stands right below it, and blank lines only before the next name."""
    if len(names) < RUN:
        return False
    return all(
        blocks[after].gap > 0 and not any(one.gap for one in blocks[at + 1 : after])
        for at, after in pairwise(sorted(names))
    )


def _is_labelled(block: Block, words: Vocabulary) -> bool:
    """Whether a line says before a colon what sections are called, and then what is of it."""
    label, colon, told = block.words.text.partition(": ")
    if not colon or not told.strip() or len(label) > LONGEST_LABEL:
        return False
    return kind_of_heading(words, label)[1] >= NEARLY


def _is_said(block: Block, came: Collection[str], again: Collection[str], words: Vocabulary) -> bool:
    """Whether a paragraph goes on what is said: it names nobody else who speaks."""
    if block.kind != "paragraph" or block.marker is not None:
        return False
    if block.gap and (label := IN_BRACKETS.match(block.words.text)) and known_actor(words, label[1]):
        return False  # «(Chile) …»
    if opens_with_one(block.words.text, came) or opens_with_country(block, words):
        return False
    named, colon, _ = block.words.text.partition(":")
    first = named.split(",")[0].strip()
    if colon and fold(named) not in again and words.keyed("meeting").get(fold(named).strip(" *.")) in UNSAID:
        return False  # «Apologies: …», «Próxima reunión: …»
    if not colon or not first or len(first.split()) > LONGEST:
        return True
    office = fold(first.split(maxsplit=1)[0]) in words.phrases("names", "roles")
    return not (person_score(words, first) >= SURE or office or known_actor(words, first))


def _named(block: Block, said: Sequence[Block]) -> Block:
    name = Words(text=block.words.text.strip().rstrip(":").strip())
    span = Span(block.span.first, said[-1].span.last) if said else block.span
    tail = "\n".join(one.words.text for one in said)
    return replace(block, kind="name", words=name, span=span, tail=tail, level=None, cues=("name-alone",))
