"""Which lines lead into what stands below them: lists announced, and answers right below a question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import chain, islice, pairwise, takewhile

from actas.model.block import Block
from actas.model.compiled import compiled
from actas.outline.beside import names_by_clause
from actas.outline.breaking import SAYS, SEVERAL, is_final
from actas.outline.country_labels import opens_with_country
from actas.outline.following import of_points
from actas.outline.sign_levels import ARROWS
from actas.vocabulary import Vocabulary
from actas.vocabulary.each_word import EachWord, parted
from actas.vocabulary.fold import fold
from actas.vocabulary.greetings import greets
from actas.vocabulary.names import country_of
from actas.vocabulary.sections import EXACT, kind_of_heading
from actas.vocabulary.sentences import is_sentence
from actas.vocabulary.sieve import by_longest_word, longest_words

SHORT_LEAD = 120  # characters: a short sentence right above a list leads into it
CUE_AT_END = 80  # characters in which the words stand that announce a list
LONGEST_CALLED = 32  # characters of a line that is what sections are called, and heads none
COUNTED = 6  # words at the end of a line, of which one counts the points below it
FEW_BEHIND = 2  # words that may stand behind such a number: what it counts, and which ones
FEW_LISTS = 2  # lists of a section, all of them set in
MANY = 3  # a shape seen three times is a pattern
STEP = 2  # columns: what stands so much further out is led into by no line without a colon
ALIKE = 3  # lines with a colon, from which one line below is enough
LOUD = 3  # letters, more of which are capitals on purpose: «SÍ» may answer
FURTHER_OUT = 4  # columns: what stands so much further out answers nothing
ASIDE = compiled(r"\([^()]*\)\.?|\[[^\[\]]*\]\.?")  # a line all in brackets speaks of what stands above
PARTING, SIGNS = ("/ ", "| "), 2  # signs between columns, and how many of them part three
CLOCK = compiled(r"(?:[01]?\d|2[0-3])\s?[:.h]\s?[0-5]\d\b")
ENDS = (":", "?", " -", " --", " –", " —")  # of lines that lead in by their sign, or ask
LEADING = (":", "?")  # ends of items that lines of their own stand below
CAME_OF_IT = ARROWS - {"↳"}  # signs of what came of a thing told, which stands beside it
OWN = frozenset(
    {"agreements", "actions", "participants", "agenda", "info"}
)  # kinds of which no topic has a part
TOLD, AT_LENGTH = 4, 7  # blanks in what may be told in a sentence, and of one that is no name
FEW_STOPS = 2  # statements without one, from which it may be a habit
KEY = 25  # characters of a line's key, at most


def leads_in(
    blocks: Sequence[Block], words: Vocabulary, *, apart: bool, told: frozenset[int], stopless: bool = False
) -> frozenset[int]:
    """Return which blocks lead into the list below them, by their places.

    Where this writer hardly sets stops (``stopless``), that a sentence has none says nothing.

    So do those whose first lines ``told`` holds, which tell of what they name, into a list that begins there.
    """
    maybe: set[int] = set()
    sure: set[int] = set()
    stopped: set[int] = set()
    for at, (block, below) in enumerate(pairwise(blocks)):
        if block.marker or block.kind != "paragraph" or block.span.first in told:
            continue
        text = block.words.text.rstrip()
        if below.kind == "row" and text.endswith(":"):
            sure.add(at)
        if below.marker is None or below.look.note or _leads_into_nothing(blocks, at, text, words):
            continue
        parted = (
            below.span.first > block.span.last + below.gap + 1
        )  # by the title, which stands elsewhere now
        further_in = block.indent >= below.indent + STEP
        lacks_stop = _lacks_its_stop(text, words, stopless=stopless or _told_in_midst(blocks, at))
        if (parted or further_in or (lacks_stop and not announces(text, words))) and not text.endswith(":"):
            continue  # the list goes on further out, or a paragraph only lacks its last stop
        asked_before = at > 0 and blocks[at - 1].words.text.endswith("?")
        several = below.gap > 0 and text.count("?") > 1  # one list answers no several questions
        if (
            announces(text, words)
            or _says_how_many(blocks, at, words)
            or (not text[LONGEST_CALLED:] and kind_of_heading(words, text)[1] >= EXACT)
            or (text.endswith("?") and below.gap <= 1 and not (asked_before or several))
        ):
            sure.add(at)
        elif not text.endswith("."):
            (sure if below.gap == 0 and not apart else maybe).add(at)
        elif (
            len(text) <= SHORT_LEAD
            and not SEVERAL.search(text)
            and not (at and _in_midst(blocks[at - 1], block, below))
        ):
            stopped.add(at)
    # A short paragraph above a list, again and again, is how this writer leads in. Who does it with a colon
    # does not with a full stop; and a sentence above a blank line and a single point is none of these.
    many = len(maybe) + len(stopped) + len(sure) >= MANY
    if many and 0 < len(stopped) < MANY:
        stopped = {at for at in stopped if not _is_told_apart(blocks, at, words)}
        colons = sum(blocks[at].words.text.rstrip().endswith(":") for at in sure)
        stopped = stopped if len(stopped) > colons else set()
    sure |= _by_country(blocks, words) | _set_in_below(blocks) | _told_over_lists(blocks, told)
    sure |= _all_set_in(blocks, apart=apart)
    return frozenset(sure | maybe | stopped if many else sure)


def _says_how_many(blocks: Sequence[Block], at: int, words: Vocabulary) -> bool:
    """«Ana propuso tres cosas», "We listed 5 tasks": whether a line ends by counting the points below it.

    "A working party of three will meet" goes on telling.
    """
    folded = fold(blocks[at].words.text.rstrip(" .")).split()[-COUNTED:]
    counting = words.grammar("counting")
    last = next((at for at in range(len(folded) - 2, -1, -1) if _is_number(folded[at], counting)), None)
    first = blocks[at + 1]
    if last is None or first.gap > 1:
        return False
    behind = folded[last + 1 :]
    if len(behind) > FEW_BEHIND and behind[1] not in words.grammar("prepositions"):
        return False
    number = int(
        folded[last] if folded[last].isdecimal() else words.keyed("numbers.words").get(folded[last], 0)
    )
    points = takewhile(lambda one: one.marker is not None and one.indent >= first.indent, blocks[at + 1 :])
    return number > 1 and sum(one.indent == first.indent for one in points) == number


def _is_number(word: str, counting: frozenset[str]) -> bool:
    return word in counting or word.isdecimal()


def _goes_on_programme(blocks: Sequence[Block], at: int) -> bool:
    """«11:00 Taller» right below «9:30 Montaje»: hours without bullets, and nothing hangs from the last.

    From one that the next hour stands right behind the list of, it does.
    """
    above, block = blocks[at - 1], blocks[at]
    hours = CLOCK.match(block.words.text) and CLOCK.match(above.words.text)
    if hours is None or above.marker is not None or block.gap:
        return False
    end = next((one for one in islice(blocks, at + 1, None) if one.marker is None), None)
    return end is None or end.gap > 0 or CLOCK.match(end.words.text) is None


def _told_in_midst(blocks: Sequence[Block], at: int) -> bool:
    """Whether lines without marks part a list right above them from its next bullet right below."""
    below, first = blocks[at + 1], at
    while first > 0 and not blocks[first].gap and blocks[first].marker is None:
        first -= 1
    if first == at or below.gap or blocks[first].marker is None:
        return False
    while first > 0 and blocks[first].marker is not None and blocks[first].indent > below.indent:
        first -= 1  # points of the last one
    return blocks[first].marker is not None and _like(blocks[first]) == _like(below)


def _lacks_its_stop(text: str, words: Vocabulary, *, stopless: bool) -> bool:
    """Whether a paragraph tells something, and that it has no stop at its end says nothing."""
    if is_final(text):
        return False
    told = stopless and text.count(" ") >= AT_LENGTH and is_sentence(text, words)
    return told or SEVERAL.search(text) is not None


def sets_no_stops(blocks: Sequence[Block]) -> bool:
    """Whether paragraphs that stand above no list end without a stop, most of them."""
    ends = [
        is_final(block.words.text) for block, below in pairwise(blocks)
        if block.kind == "paragraph" and block.marker is None and below.marker is None
        and below.kind != "row" and block.words.text.count(" ") >= TOLD
    ]  # fmt: skip
    return ends.count(False) >= max(FEW_STOPS, ends.count(True))


def _told_over_lists(blocks: Sequence[Block], told: frozenset[int]) -> set[int]:
    """Return the places of blocks whose first lines are given, above bullets or the first of numbers.

    A plain one that ends in a stop, a blank line below, tells all.
    """
    return {
        at for at, (block, below) in enumerate(pairwise(blocks))
        if block.span.first in told and below.marker is not None and not below.look.note
        and (below.marker.family == "bullet" or below.marker.value == 1)
        and below.gap <= (block.words.bold > 0 or block.words.text[-1:] != ".")
    }  # fmt: skip


def _by_country(blocks: Sequence[Block], words: Vocabulary) -> set[int]:
    """Return the places of paragraphs that a country labels, as it does others, with bullets right below."""
    above = {
        at for at, (block, below) in enumerate(pairwise(blocks))
        if block.kind == "paragraph" and below.marker is not None and not (block.marker or below.gap)
        and below.marker.family == "bullet" and opens_with_country(block, words)
    }  # fmt: skip
    if len(above) != 1:
        return above  # nearly all
    others = [one for at, one in enumerate(blocks) if at not in above]
    labelled = any(one.kind == "paragraph" and opens_with_country(one, words) for one in others)
    return above if labelled or any(_is_country(one, words) for one in others) else set()


def _is_country(block: Block, words: Vocabulary) -> bool:
    """Whether a country stands alone on its line, above what it says."""
    alone = block.kind in ("name", "paragraph") and block.marker is None
    return alone and country_of(words, block.words.text.rstrip(" :")) is not None


def _set_in_below(blocks: Sequence[Block]) -> set[int]:
    """Return the places of paragraphs with points right below, further in, where a list is at the margin."""
    found: set[int] = set()
    listed = False  # a list stands at the margin above
    above: Block | None = None
    for at, block in enumerate(blocks):
        if block.marker is None:
            above = block if block.kind == "paragraph" and not block.indent else None
            continue
        listed = listed or not block.indent
        if listed and above is not None and block.indent >= STEP and not (block.gap or block.look.note):
            found.add(at - 1)
        above = None
    return found


def _all_set_in(blocks: Sequence[Block], *, apart: bool) -> set[int]:
    """Return the places of paragraphs with points below, where all lists stand further in than those above.

    No point of a section stands at the margin, nor is there one list only: an indent may be a habit, as it
    is in word processors.
    """
    over = [
        at for at, (block, below) in enumerate(pairwise(blocks))
        if below.marker is not None and block.marker is None and block.kind == "paragraph"
    ]  # fmt: skip
    if apart or len(over) < FEW_LISTS or blocks[0].marker is not None:
        return set()
    within = [blocks[at + 1].indent >= blocks[at].indent + STEP for at in over]
    notes = any(blocks[at + 1].look.note for at in over)
    return set(over) if all(within) and not notes else set()


def _in_midst(above: Block, block: Block, below: Block) -> bool:
    """Whether a line stands between two items of one list, no blank line about it."""
    return above.marker is not None and not block.gap and not below.gap and _like(above) == _like(below)


def _leads_into_nothing(blocks: Sequence[Block], at: int, text: str, words: Vocabulary) -> bool:
    if text[:1].isdecimal() and text[-1:] != ":" and at and _goes_on_programme(blocks, at):
        return True
    sign, further_in = blocks[at + 1].marker, blocks[at + 1].indent > blocks[at].indent
    if sign is not None and sign.label in CAME_OF_IT and not further_in and text[-1:] != ":":
        return True  # «Los focos fallan», «=> Ana pide presupuesto»
    if states(text, words) or ASIDE.fullmatch(text) is not None:
        return True
    return _names_columns(text, blocks[at + 1].words.text)


def _names_columns(text: str, below: str) -> bool:
    """«Nombre / Cargo / Correo» above «Ana / tesorera / …»: whether a line names the parts of points."""
    return any(text.count(sign) >= SIGNS and below.count(sign) >= SIGNS for sign in PARTING)


def states(text: str, words: Vocabulary) -> bool:
    """Whether a paragraph says something of the meeting, and is done: «Duración: 2 h»."""
    key, colon, value = text.partition(":")
    if not colon or not value.strip():
        return False
    named = fold(key).strip(" .*")
    owner, due = words.phrases("owners", "keys"), words.phrases("owners", "due")
    return named in owner or named in due or named in words.keyed("meeting")


def _is_told_apart(blocks: Sequence[Block], at: int, words: Vocabulary) -> bool:
    """Whether a line with its stop, a blank one below, says all: of one point, or as somebody's answer."""
    if not blocks[at + 1].gap:
        return False
    text = blocks[at].words.text
    return SAYS.match(text) is not None or (_is_over_one(blocks, at) and is_sentence(text, words))


def _is_over_one(blocks: Sequence[Block], at: int) -> bool:
    """Whether a single point stands below a line."""
    below, next_ = blocks[at + 1], blocks[at + 2] if at + 2 < len(blocks) else None
    return next_ is None or next_.kind != "item" or next_.indent < below.indent


def announces(text: str, words: Vocabulary) -> bool:
    """Whether a paragraph says that a list follows: «Se propuso lo siguiente».

    A sentence up to its stop may say itself what others leave to the list: «El precio incluye la cal.»
    """
    if text.endswith(ENDS):
        return not text.endswith("?")
    folded = of_points(fold(text), text, words)[-CUE_AT_END:]
    if not text.endswith("."):
        return _says(folded, words.phrases("cues", "lead_in"))
    return _says(folded, words.phrases("cues", "following")) or _says(
        folded, words.phrases("cues", "lead_in"), behind=1
    )


def told_behind(blocks: Sequence[Block], at: int, words: Vocabulary) -> bool:
    """Whether somebody goes on telling behind the list below a line: it leads in, and heads nothing.

    What takes leave goes on with nothing. What leads in to the next list is read as that is: «Lo que va:»,
    «Lo que no va:», and what is told behind the second list is told of both.
    """
    end = at + 1
    while end < len(blocks) and blocks[end].kind == "item":
        end += 1
    if end in (at + 1, len(blocks)) or blocks[end].kind != "paragraph" or blocks[end].words.all_bold:
        return False
    text = blocks[end].words.text
    if text[-1:] == ":":
        return kind_of_heading(words, text)[0] not in OWN and told_behind(blocks, end, words)
    if text.count(" ") < TOLD - 1:
        return False
    told = text[-1:] == "." or (is_sentence(text, words) and not names_by_clause(text, words))
    return told and not closes(text, words)


def closes(text: str, words: Vocabulary) -> bool:
    """Whether a paragraph says that the meeting is over."""
    return _says(fold(text), words.phrases("cues", "closing"))


def _says(folded: str, cues: frozenset[str], behind: int | None = None) -> bool:
    """Whether a cue stands in a text, its end in the midst of a word too, but not its beginning.

    First its longest word is looked for: "here are" is none in "there are". No more words than some may
    stand ``behind`` it.
    """
    maybe = chain.from_iterable(map(_held_by(cues).__getitem__, parted[folded]))
    return any(cue in folded and _opens_word(folded, cue, behind) for cue in maybe)


def _opens_word(folded: str, cue: str, behind: int | None) -> bool:
    """Whether a cue that a text holds stands somewhere at the beginning of a word."""
    at = folded.find(cue)
    while at > 0 and folded[at - 1].isalnum():
        at = folded.find(cue, at + 1)
    return at >= 0 and (behind is None or len(folded[at + len(cue) :].split()) <= behind)


@lru_cache(maxsize=8)
def _held_by(cues: frozenset[str]) -> EachWord[tuple[str, ...]]:
    """Return for what stands between two blanks the cues whose longest word it holds: that has no blank."""
    several = by_longest_word(cues)
    known = {
        word: (*((word,) if word in cues else ()), *several.get(word, ())) for word in longest_words(cues)
    }
    return EachWord(lambda held: tuple(cue for word in known if word in held for cue in known[word]))


def answers_in(blocks: Sequence[Block], words: Vocabulary, *, apart: bool) -> dict[int, int]:
    """Return the places of lines without marker that belong to the line right above them, with its place.

    Below a question or a colon they do; else where this writer sets such lines below most items. Where no
    blank line says what is over (``apart``: they need none), only that habit tells, and the last item has
    no more of them than another; below a colon or a question they belong to it up to the next of its kind.
    """
    below = _right_below(blocks, words)
    having: dict[tuple[str, int], list[int]] = {}  # how many lines stand below each item of a kind
    for at, lines in below.items():
        if not _closes(blocks, at, below):
            having.setdefault(_like(blocks[at]), []).append(len(lines))
    tight = apart or not any(block.gap for block in blocks[1:])
    opening = _open_next(blocks, below)
    out: dict[int, int] = {}
    for at, lines in below.items():
        block, alike = blocks[at], having.get(_like(blocks[at]), [])
        some = sorted(filter(None, alike))
        if block.marker is None:
            answered = not apart and _is_answered(blocks, at, lines, len(some), words)
        else:
            habit = len(some) > 1 and len(some) * 2 > len(alike) and _like(block) not in opening
            ends = block.words.text[-1:]
            led = ends in LEADING and (
                not (tight or (ends == "?" and _closes(blocks, at, below))) or _is_followed(blocks, at, lines)
            )
            answered = habit or led
        if answered:
            last = tight and lines and lines[-1] == len(blocks) - 1
            out.update(dict.fromkeys(lines[: some[0]] if last else lines, at))
    return out


def _open_next(blocks: Sequence[Block], below: Mapping[int, list[int]]) -> set[tuple[str, int]]:
    """Return of which kinds the items do not ask, nor are bold, and most lines below them do or are.

    What stands below such a line is told of it, and not the line of the item above.
    """
    found: dict[tuple[str, int], int] = {}
    for at, lines in below.items():
        if lines and blocks[at].marker is not None:
            item, line = blocks[at].words, blocks[lines[-1]].words
            opens = (line.text[-1:] == "?" and item.text[-1:] != "?") or (line.all_bold and not item.bold)
            kind = _like(blocks[at])
            found[kind] = found.get(kind, 0) + (1 if opens else -1)
    return {kind for kind, more in found.items() if more > 0}


def _is_followed(blocks: Sequence[Block], at: int, lines: Sequence[int]) -> bool:
    """Whether the next item of a list follows the lines below one."""
    after = lines[-1] + 1 if lines else at
    return at < after < len(blocks) and _like(blocks[after]) == _like(blocks[at])


def _closes(blocks: Sequence[Block], at: int, below: Mapping[int, list[int]]) -> bool:
    """Whether an item stands right below another one, so that what follows may close their list."""
    return at > 0 and not blocks[at].gap and blocks[at].marker is not None and below.get(at - 1) == []


def _right_below(blocks: Sequence[Block], words: Vocabulary) -> Mapping[int, list[int]]:
    """Return for each item, and each line that asks or announces, the lines without marker right below it."""
    below: dict[int, list[int]] = {}
    above: int | None = None
    for at, block in enumerate(blocks):
        text = block.words.text
        if block.marker is not None and not block.look.note:
            below[at], above = [], at
        elif block.kind != "paragraph":
            above = None
        elif above is not None and not block.gap and blocks[above].indent - block.indent < FURTHER_OUT:
            if (
                is_louder(block, blocks[above])
                or closes(text, words)
                or _comes_back(blocks, above, below[above], block)
            ):
                above = None
            elif text.endswith(":") and below[above] and _like(blocks[above]) == _like(block):
                below[at], above = [], at  # the next of several groups
            elif text[-1:] == "?" and below[above] and _like(blocks[above]) == _like(block):
                below[above], above = [], None  # what is asked in between was told, and answers nothing
            else:
                below[above].append(at)
        else:
            heads = (block.gap or not at) and text.endswith(("?", ":")) and not closes(text, words)
            heads = heads and not greets(fold(text), words)
            above = at if heads else None
            below.update({at: []} if heads else {})
    return below


def is_louder(block: Block, item: Block) -> bool:
    """Whether a line in capitals or in bold stands below an item in neither: it heads what follows."""
    if item.marker is None:
        return False
    text, above = block.words.text, item.words.text
    capitals = text.isupper() and text[LOUD:] != "" and not above.isupper()
    return capitals or (block.words.all_bold and not item.words.bold)


def _comes_back(blocks: Sequence[Block], above: int, lines: Sequence[int], block: Block) -> bool:
    """Whether lines stand further in than the one without marker that announces them, this one no more."""
    margin = blocks[above].indent
    set_in = bool(lines) and blocks[above].marker is None and blocks[lines[0]].indent > margin
    return set_in and block.indent <= margin


def _is_answered(
    blocks: Sequence[Block], at: int, lines: Sequence[int], alike: int, words: Vocabulary
) -> bool:
    """Whether the lines below one without marker are what it asks for or announces."""
    if len(lines) < 2 and not (lines and alike >= ALIKE and blocks[at].words.text.endswith(":")):
        return False
    text, first = blocks[at].words.text, blocks[lines[0]].words.text
    if text.endswith("?"):
        return alike > 1
    if len(text) <= KEY and (states(first, words) or (first.endswith(":") and len(first) <= KEY)):
        return False  # «Hora:», «Lugar:», «Hora:», «Faltan: Ana»: nobody wrote what they were
    keyed = sum(": " in f"{blocks[line].words.text[:KEY]} " for line in lines)  # an hour's colon is no key's
    return keyed * 2 <= len(lines)


def _like(block: Block) -> tuple[str, int]:
    """Return what looks the same in items of one list, in questions, and in lines that end in a colon."""
    return (block.marker.shape if block.marker else block.words.text[-1:], block.indent)
