"""Which blocks are headings: wording, looks, neighbours and the document's own habits weighed together.

A carrier's own heading mark (a style, "##") is believed. Everything else is scored: see `cues` and `habits`.
The cues stay with the block, so that who asks why a line was taken for a heading, or not, is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, zip_longest

from actas.model.block import Block, Words
from actas.model.compiled import compiled
from actas.model.plain import Plain, plain, replace
from actas.outline.agenda import points_again, points_listed
from actas.outline.beside import Around, spaced
from actas.outline.bulleted import heading_bullets
from actas.outline.codes import coded_headings
from actas.outline.counted import all_numbered, with_ordinals, word_and_number
from actas.outline.cues import ENOUGH, TWO_SENTENCES, Scored, score
from actas.outline.days import days_alone, days_in_order, meetings_by_day
from actas.outline.habits import by_habit
from actas.outline.initials import initials_in
from actas.outline.looks import levels_marked
from actas.outline.meeting_lines import is_fact, people_as_lines
from actas.outline.runs import thinned
from actas.outline.series import heading_series, ordinals_in, spelled_points
from actas.outline.signing import who_signs
from actas.outline.topics import topics_named
from actas.vocabulary import Vocabulary
from actas.vocabulary.dashed import dashed_fact
from actas.vocabulary.each_word import parted
from actas.vocabulary.fold import fold
from actas.vocabulary.names import is_office_alone, name_words, person_score
from actas.vocabulary.phrases import opens
from actas.vocabulary.sections import EXACT, NEARLY, kind_of_heading
from actas.vocabulary.sentences import is_sentence

GIVEN = 2.0  # `person_score` of a known given name
CAPITALISED = 1.0  # and of capitals that nothing else explains
LONGEST = 18  # words
LONGEST_NAME, SEVERAL = 4, 3  # words of a name; names that are a list
ABOUT = frozenset({"agenda", "info"})  # kinds of what a form's keys tell of the meeting
COMPLETE = frozenset({"participants", "agenda", "info", "other"})  # kinds that «Mesa 1» is no part of
LONGEST_NAMED = 60  # characters of a line that says who is named below it
FEW, SMALL = 5, 0.8  # paragraphs that tell how somebody writes, and the share of those that begin so
INSIDE = 2, 8  # columns further in than an item's mark, between which its own words go on
CAPTIONS = frozenset({"illustration", "figure", "drawing"})  # OpenDocument's styles of them
DASH = compiled(r" [-–—] ")
PROMPT = "template-leftover"  # the reason for which a form's own words are set aside
BAR = " | "  # between the cells of a row
ASIDE_BEHIND = compiled(r"\s*[(\[][^()\[\]]*[)\]]$")  # «Tarea (Ana)»
COUNTED_KEY = compiled(r"([^\W\d][^\d]*?)\s(?:n?[.º°o]{0,2}\s?|#)\d[\d/.-]*")  # «decision 3», "action 14/31"
DIGITS = frozenset("0123456789")
INITIALS = compiled(r"\s*[A-ZÀ-Þ]{2,4}(?:\s?[,/&+]\s?[A-ZÀ-Þ]{2,4})*\s*")
IN_BRACKETS = compiled(r"\s*\([^()]*\)\s*")
PICTURES = frozenset("✅⬜🔲")  # of boxes, with which telephones adorn headings too
TOP = 6  # blocks among which a heading may give a fact of the whole meeting
MOST_LINES = 2  # that a heading may be wrapped over


@plain(kw_only=True)
class Page(Plain):
    """What the notes as a whole say of each of their blocks."""

    apart: bool  # paragraphs are apart without blank lines
    kept: bool  # the carrier keeps paragraphs
    marks: bool  # the carrier marks headings
    again: frozenset[int]  # places where a point of an agenda comes again
    points: frozenset[int]  # places of these points in the agenda
    days: frozenset[int]  # places of lines that only say a day, one for each of several meetings
    topics: frozenset[int]  # places of lines whose key says that they name a topic
    small: bool  # nearly all sentences begin with a small letter
    spaced: bool  # blank lines part sections, and nothing else
    initials: frozenset[str]  # of people, as the notes give them
    series: frozenset[int] = frozenset()  # places of headings that count on
    told: frozenset[int] = frozenset()  # places of points that an ordinal in words counts
    signed: frozenset[int] = frozenset()  # places of lines that say who signed


def headings(blocks: list[Block], words: Vocabulary, *, apart: bool, kept: bool = False) -> list[Block]:
    """Return the blocks with those that head a section turned into headings with a level.

    ``apart`` where paragraphs are apart without blank lines, as in word processors; ``kept`` where the
    carrier keeps paragraphs, and an indent is only how one of them looks. The list of blocks is
    emptied: those that are made anew are not to be there twice.
    """
    given = blocks
    blocks[:] = people_as_lines(list(facts_as_lines(blocks, words)), words)
    blocks = all_numbered(with_ordinals(_with_pictures(given, words), words), words)
    given.clear()
    days = days_alone(blocks, words) | days_in_order(blocks)
    # What one meeting of a log says again of the one before it heads nothing by that alone.
    again, points = (frozenset[int](),) * 2 if days else points_again(blocks, words)
    marks = sum(block.kind == "heading" for block in blocks[1:]) >= 2
    if marks and not days:
        points |= points_listed(blocks, words)
    page = Page(
        apart=apart,
        kept=kept,
        marks=marks,
        again=again,
        points=points,
        days=days,
        topics=topics_named(blocks, words),
        small=_writes_small(blocks),
        spaced=spaced(blocks),
        initials=initials_in(blocks),
        signed=who_signs(blocks, words),
    )
    if not page.marks:
        ordinals = ordinals_in(blocks, words)
        page = replace(
            page,
            series=heading_series(blocks, words, ordinals)
            | heading_bullets(blocks, words)
            | coded_headings(blocks, words),
            told=spelled_points(blocks, ordinals) if ordinals else frozenset(),
        )
    first = _weighed(blocks, blocks, words, page)
    scores = by_habit(blocks, thinned(blocks, first), words)
    found = {at for at, one in scores.items() if one.points >= ENOUGH}
    if found:
        # What stands right under a heading found by its shape does not lean on the text above: weighed again.
        seen = [replace(block, kind="heading") if at in found else block for at, block in enumerate(blocks)]
        second = _weighed(blocks, seen, words, page, known=first)
        scores = by_habit(blocks, thinned(seen, second), words, known=found)
        del seen, second
    del first
    return all_numbered(_levelled(blocks, scores, words), words)


def _with_pictures(blocks: Sequence[Block], words: Vocabulary) -> list[Block]:
    """Return the blocks, with a picture of a box given back to what sections are called: «✅ Acuerdos».

    Several in a row are points: «✅ Acuerdos», «✅ Tareas».
    """
    out = list(blocks)
    for at, (block, below) in enumerate(pairwise(blocks)):
        marker = block.marker
        if marker is None or marker.label not in PICTURES or block.kind != "item" or block.indent:
            continue
        again = below.marker is not None and below.marker.label in PICTURES
        if not again and kind_of_heading(words, block.words.text)[1] >= EXACT:
            named = block.words.behind(f"{marker.label} ")
            out[at] = replace(block, kind="paragraph", marker=None, words=named)
    return out


def _writes_small(blocks: Sequence[Block]) -> bool:
    """Whether who wrote begins nearly everything with a small letter: then it tells nothing of a line."""
    first = [block.words.text[0] for block in blocks if block.kind == "paragraph" and block.words.text]
    letters = [char for char in first if char.isalpha()]
    return len(letters) >= FEW and sum(map(str.islower, letters)) >= len(letters) * SMALL


def _weighed(
    blocks: list[Block], seen: list[Block], words: Vocabulary, page: Page,
    known: Mapping[int, Scored] | None = None,
) -> dict[int, Scored]:  # fmt: skip
    """Return what was weighed of each block that may head a section, by its place.

    ``seen`` are the same blocks as far as they are judged already: what stands about one of them. ``known``
    is what was weighed when none was: it holds where nothing about a block has been judged since.
    """
    judged = [at for at, block in enumerate(blocks) if seen[at] is not block]
    beside = {at + step for at in judged for step in (-1, 1)}
    scores: dict[int, Scored] = {}
    listed = False
    inside = _inside_items(seen, page)
    freed = _inside_items(blocks, page) - inside if judged else frozenset[int]()
    for at, block in enumerate(blocks):
        above, listed = listed, _lists_people(seen[at], listed, words)
        before = seen[at - 1] if at else None
        after = seen[at + 1] if at + 1 < len(seen) else None
        if known is not None and at not in beside and at not in freed:
            if at in known:
                scores[at] = known[at]
            continue
        if (
            at in inside
            or at in page.told
            or at in page.signed
            or not _is_short(block)
            or block.words.text.rstrip(" :") in page.initials
        ):
            continue
        around = Around(
            before, after, page.marks, page.apart, above, at == 1, at in page.again, at in page.points,
            at in page.series, at in page.days, bool(page.series), at in page.topics, page.small, page.spaced,
        )  # fmt: skip
        if _may_head(block, around, words):
            scores[at] = score(block, around, words)
    return scores


def _inside_items(blocks: Sequence[Block], page: Page) -> frozenset[int]:
    """Return the places of lines that belong to what stands above them, as far in as they stand.

    They are of the item above, or one more of the lines that stand as far in, no blank line between. A title
    in the middle of its line stands further in, and so does a bold one in a list's style.
    """
    out: set[int] = set()
    item: Block | None = None
    alike: set[int] = set()  # how far in lines stand in this run of lines without a blank one
    margin = min((block.indent for block in blocks if block.kind in ("paragraph", "item")), default=0)
    for at, block in enumerate(blocks):
        if block.kind not in ("paragraph", "item"):
            item, alike = None, set()
            continue
        alike = {indent for indent in alike if indent <= block.indent} if not block.gap else set()
        if block.kind == "item":
            item = block
            continue
        titled = (bool(block.gap) and block.words.text.isupper()) or (page.kept and block.words.all_bold)
        if item is not None and not (INSIDE[0] <= block.indent - item.indent <= INSIDE[1] and not titled):
            item = None
        if titled:
            continue
        if item is not None or (block.indent in alike and block.indent >= margin + INSIDE[0]):
            out.add(at)
        alike.add(block.indent)
    return frozenset(out)


def _lists_people(block: Block, listed: bool, words: Vocabulary) -> bool:
    """Whether those who came are named from here on, or still are, up to the next section."""
    if block.kind == "item" or len(block.words.text) > LONGEST_NAMED:
        return listed
    kind, strength = kind_of_heading(words, block.words.text)
    return kind == "participants" if block.kind == "heading" or strength >= EXACT else listed


def _names_who_came(key: str, value: str, words: Vocabulary) -> bool:
    if kind_of_heading(words, key)[0] != "participants":
        return False
    return any(person_score(words, piece) >= GIVEN for piece in value.split(","))


def _says_one(text: str, words: Vocabulary) -> bool:
    """Whether sentences count one decision or task and say it: «Acuerdo 3. Se compra la bomba.»."""
    counted = word_and_number(text, words)
    return counted is not None and _names_one(counted[0], words)


def _names_several(value: str, words: Vocabulary) -> bool:
    """Whether nothing but people stands behind a key: «Comisión: Ana, Luis, Paz»."""
    if value.count(",") + 1 < SEVERAL:
        return False
    pieces = [piece.strip(" .") for piece in value.split(",")]
    if not all(0 < len(piece.split()) <= LONGEST_NAME and piece[:1].isupper() for piece in pieces):
        return False
    return sum(person_score(words, piece) >= GIVEN for piece in pieces) * 2 >= len(pieces)


def _is_short(block: Block) -> bool:
    """Whether a line or an item is no longer than headings are: most are."""
    if block.kind not in ("paragraph", "item"):
        return False
    lines = block.span.last - block.span.first + 1
    return bool(block.words.text) and lines <= MOST_LINES and len(parted[block.words.text]) <= LONGEST


def _may_head(block: Block, around: Around, words: Vocabulary) -> bool:
    """Whether a short line may be a heading by what stands about it."""
    if around.topic:
        return True
    if block.look.style and _is_caption(block.look.style):
        return False
    text = block.words.text
    key, colon, value = text.partition(":")
    if colon and (
        (_told_by_key(key, value, around, words) if value.strip() else _unanswered(block, around, words))
        or (value.strip() and _is_answered(text, around, words))
    ):
        return False
    if colon and block.table and _ends_a_form(block, around, words):
        return False
    if not colon and _tells_who_signs(block, around, words):
        return False
    if not colon and (dash := DASH.search(text)) and _names_or_states(text, dash.start(), words):
        return False
    if not colon and text[-1:] == "." and "." in text[:-1] and _says_one(text, words):
        return False
    if not colon and "," in text and _names_several(text, words):
        return False  # «Ana, Luis, Paz», below the title
    within = block.look.soft and around.before is not None and around.before.kind == "paragraph"
    if within and not _set_off_within(block):
        return False
    return block.kind == "paragraph" or _item_may_head(block, around)


def _names_or_states(text: str, dash: int, words: Vocabulary) -> bool:
    """Whether somebody, or the key of one of the meeting's facts, stands before a dash."""
    return _names_one(text[:dash], words) or dashed_fact(text, words) is not None


def _is_answered(text: str, around: Around, words: Vocabulary) -> bool:
    """Whether the line below answers: «Question n° 1 : …», «Réponse de la direction : …»."""
    key, colon, value = around.after.words.text.partition(":") if around.after else ("", "", "")
    answer = fold(key).partition(" ")[0]
    if not (colon and value.strip()) or answer not in words.grammar("answering"):
        return False
    return len(answer) > 1 or "?" in text  # «R: …» may be what Rosa says


def _tells_who_signs(block: Block, around: Around, words: Vocabulary) -> bool:
    """Whether a line is the office of whose name stands right below it, or right above."""
    text, above, below = block.words.text, around.before, around.after
    if _signs(text, below, words):
        return True
    if around.marks and below is not None and not below.gap and _is_office_of(below.words.text, block, words):
        return is_office_alone(below.words.text, words)  # «**Ana Ruiz**» above «Alcaldesa»
    if above is None or block.gap > 0 or (below is not None and below.gap == 0):
        return False  # «Concejales», between one who came and those below it
    return _is_office_of(text, above, words)


def _is_office_of(text: str, above: Block, words: Vocabulary) -> bool:
    """Whether a line says the office of the name right above it: «Ana Ruiz», «Alcaldesa Municipal»."""
    if fold(text).partition(" ")[0] not in name_words(words).roles or above.kind != "paragraph":
        return False
    return _names_somebody(above.words.text, words)


def _names_somebody(line: str, words: Vocabulary) -> bool:
    return 1 < len(line.split()) <= LONGEST_NAME and person_score(words, line) >= CAPITALISED


def _signs(text: str, below: Block | None, words: Vocabulary) -> bool:
    """Whether an office stands above the name of who holds it, as at the end: «Le secrétaire de séance».

    So does «Vº Bº La directora» above «Fdo.: Ana Ruiz»; and below «Firma y sello», last of all, nothing does.
    """
    office, formulas = fold(text).strip(" ,."), words.phrases("cues", "signature")
    if below is None:
        return office in formulas and kind_of_heading(words, text)[1] < EXACT
    if below.marker is not None or below.words.text[LONGEST_NAMED:]:
        return False
    if kind_of_heading(words, text) == ("other", EXACT):
        return False  # «Firmas», also where it named a column
    if office not in formulas:
        return opens(office, formulas) and opens(fold(below.words.text), formulas)
    return _names_somebody(below.words.text, words)


def _ends_a_form(block: Block, around: Around, words: Vocabulary) -> bool:
    """«Objetivo: ver los casos» as the last row of a form, below «Fecha: … | Hora: …».

    It tells of the meeting as they do: other tables, which come next, are not what it holds.
    """
    before, after = around.before, around.after
    if before is None or before.table != block.table or after is None or after.table in (None, block.table):
        return False
    first = (before.cells or ("",))[0].partition(":")[0]
    kind, strength = kind_of_heading(words, block.words.text.partition(":")[0])
    told = not block.words.text.endswith(":") and strength >= EXACT and kind in ABOUT
    return told and fold(first).strip(" *.") in words.keyed("meeting")


def _is_caption(style: str) -> bool:
    """Whether a style is that of what stands below a picture or above a table, as the carriers call it."""
    named = style.casefold()
    return named.endswith("caption") or named in CAPTIONS


def _told_by_key(key: str, value: str, around: Around, words: Vocabulary) -> bool:
    """Whether a key says that what stands behind it is no section: a fact, a count of votes, a task."""
    folded = fold(key).strip(" *.")
    if folded in words.keyed("meeting") or folded in words.phrases("cues", "signature"):
        return True  # «Fecha: 3 de mayo», "Signed: ______"
    if _names_one(key, words) or _is_everybody(key, words):
        return True
    if folded in words.phrases("cues", "vote") and _tells_votes(value, words):
        return True  # «Votación: 5 a favor», "Vote: unanimous"
    counted = COUNTED_KEY.fullmatch(folded) if folded[-1:] in DIGITS else None
    if counted and _names_one(counted[1], words) and _tells_whole(value, words):
        return True  # «Decisión 3: La cuota sube.»
    # «Socios asistentes: Ana Ruiz, Luis Paz»; «Acción: …» after «Acción: …»
    people = _names_who_came(key, value, words) or _names_several(value, words)
    return people or _keyed_alike(key, around)


def _is_everybody(key: str, words: Vocabulary) -> bool:
    """«Todos: limpiar el patio»: whether a word of tasks is a group's; "TODOs" are tasks."""
    if not key[1:].islower() or fold(key) not in name_words(words).groups:
        return False
    return kind_of_heading(words, key)[0] == "actions"


def _names_one(key: str, words: Vocabulary) -> bool:
    """Whether a key says that one task or decision stands behind it: «Tarea (Ana): …», "Decision - …"."""
    if key[-1:] in ")]":
        key = ASIDE_BEHIND.sub("", key)
    return fold(key).strip(" *.") in words.grammar("one_task", "one_decision")


def _tells_votes(value: str, words: Vocabulary) -> bool:
    return any(map(str.isdecimal, value)) or fold(value).strip(" .") in words.phrases("cues", "vote")


def _tells_whole(value: str, words: Vocabulary) -> bool:
    """Whether all of a counted decision or task is said behind it, or who has it: "Action 3: AT, KO".

    «Acuerdo 3: Presupuesto» may head what was said of it.
    """
    whole = value.rstrip().endswith(".") or TWO_SENTENCES.search(value) is not None
    return whole or is_sentence(value, words) or bool(INITIALS.fullmatch(value))


def _unanswered(block: Block, around: Around, words: Vocabulary) -> bool:
    """Whether nothing stands behind or below a key among facts: «Ausentes:» below «Presentes: Ana»."""
    if any(reason == PROMPT for _, reason in block.look.cut):
        return True  # a form asks for it, and nobody wrote anything
    before, after = around.before, around.after
    if before is None or before.kind != "paragraph" or not _states_fact(before, words):
        return False
    if block.gap:  # each fact has a blank line above
        between = bool(before.gap) and after is not None and bool(after.gap)
        return after is not None and between and _states_fact(block, words) and _states_fact(after, words)
    listed = after is not None and after.kind == "item"
    return after is None or (after.gap > 0 and not listed) or _states_fact(after, words)


def _states_fact(block: Block, words: Vocabulary) -> bool:
    key, colon, _ = block.words.text.partition(":")
    return bool(colon) and fold(key).strip(" *.") in words.keyed("meeting")


def _keyed_alike(key: str, around: Around) -> bool:
    """Whether the paragraph above or below opens with the very same key and says something, too."""
    beside = (block.words.text.partition(":") for block in (around.before, around.after) if block)
    return any(other == key and said.strip() for other, _, said in beside)


def _set_off_within(block: Block) -> bool:
    """Whether a line inside a paragraph is set off as headings are: some never end a paragraph."""
    return block.words.all_bold or block.gap > 0


def _item_may_head(block: Block, around: Around) -> bool:
    """Whether a bullet or number stands alone before a list of another kind: only then it heads one."""
    marker, before, after = block.marker, around.before, around.after
    if around.series:
        return True
    if around.again and marker is not None and marker.family != "bullet" and block.indent == 0:
        return True
    if marker is None or marker.done is not None:
        return False
    other_below = after is not None and (after.marker is None or after.marker.family != marker.family)
    deeper_below = after is not None and after.indent > block.indent
    if marker.family in ("decimal", "roman") and block.words.all_bold and after and block.indent == 0:
        return other_below or deeper_below
    if after is None or after.marker is None or not other_below or deeper_below:
        return False
    alone = before is None or before.marker is None or before.marker.family != "bullet"
    return marker.family == "bullet" and alone


def _levelled(blocks: list[Block], scores: dict[int, Scored], words: Vocabulary) -> list[Block]:
    """Turn blocks with points enough into headings, one level below the marked heading above them.

    They take the places of the old ones, and what was weighed goes.
    """
    marked = 0
    # What stands above the first marked heading is its peer.
    above = next((one.level or 1 for one in blocks if one.kind == "heading"), 1) - 1
    days = meetings_by_day(blocks, scores, words)
    complete = False  # the heading above says all of what stands below it, and has no parts
    for at, block in enumerate(blocks):
        weighed = scores.pop(at, None)
        if block.kind == "heading":
            above = marked = block.level or marked
        elif weighed is None or weighed.points < ENOUGH:
            blocks[at] = replace(block, weighed=weighed.told()) if weighed else block
            continue
        elif at in days:
            above = marked + 1  # what heads the parts of a meeting stands below its day
            blocks[at] = _headed(block, above, weighed)
        elif weighed.has("habit:marked"):
            # Beside the heading above, or below it where the same words are marked so.
            twin = levels_marked(blocks).get(fold(block.words.text).rstrip(" :"), marked)
            above = marked = max(twin, marked)
            blocks[at] = _headed(block, above, weighed)
        else:
            # «Mesa 4» is one of several below a heading that says what they do; an agenda's points are peers.
            counted = _is_counted(block, words) or weighed.has("habit:word")
            part = not complete and counted and not weighed.has("agenda-point")
            # «2.1» is a part of «2».
            below = block.marker.depth - 1 if block.marker and block.marker.family == "multi" else 0
            blocks[at] = _headed(block, above + 1 + part + below, weighed)
        if not _is_counted(block, words) and not (weighed and weighed.has("habit:word")):
            kind, strength = kind_of_heading(words, block.words.text)
            complete = strength >= NEARLY and kind in COMPLETE
    return blocks


def _is_counted(block: Block, words: Vocabulary) -> bool:
    text = block.words.text
    return bool(word_and_number(text, words)) and kind_of_heading(words, text)[1] < NEARLY


def _headed(block: Block, level: int, weighed: Scored) -> Block:
    label = block.marker.label if block.marker and block.marker.written else None
    return replace(block, kind="heading", level=level, marker=None, label=label, cues=weighed.told())


def facts_as_lines(blocks: Sequence[Block], words: Vocabulary) -> Iterator[Block]:
    """Yield the blocks; what a format marks as a heading and only gives a fact of the meeting is a line.

    So is a link alone, to what was recorded or to the agenda, above them all.
    """
    for at, (block, below) in enumerate(zip_longest(blocks, blocks[1:])):
        alone = below is None or below.kind == "heading"
        bare = alone and block.kind == "heading" and block.level != 0
        fact = bare and is_fact(block, words)
        if fact and below is not None and (below.level or 0) > (block.level or 0):
            fact = at < TOP and not _comes_again(block, blocks)  # else each day heads what was said on it
        elif bare and not fact and 0 < at < TOP and below is not None:
            fact = bool(block.words.links) and block.words.leads_elsewhere
        yield replace(block, kind="paragraph", level=None, cues=()) if fact else block


def _comes_again(block: Block, blocks: Sequence[Block]) -> bool:
    """Whether another heading gives a fact behind the same key."""
    key = block.words.text.partition(":")[0]
    return sum(one.kind == "heading" and one.words.text.startswith(f"{key}:") for one in blocks) > 1


def split_tails(blocks: Sequence[Block], words: Vocabulary) -> Iterator[Block]:
    """Yield the blocks, «Acuerdos: enviar el acta» split into heading and tail.

    What a format marks, or counts in bold, and something stands below is a heading as a whole, unless it
    names who came; so is «Topic: budget».
    """
    for block, below in zip_longest(blocks, blocks[1:]):
        if block.kind != "heading" or (block.look.table and BAR in block.words.text):
            yield block  # a row that heads is one heading, whatever its cells say: «Tema: | Obras»
        else:
            # A number and all of its words in bold name one point: «**5. Motion: car park charges**».
            numbered = block.label is not None and block.words.all_bold
            told = (
                numbered
                or block.cues[:1] == ("carrier-heading",)
                or any(cue.startswith("topic-key") for cue in block.cues)
            )
            heads = told and below is not None and below.kind != "heading"
            yield _split_tail(block, words, only="participants" if heads else None)


def _split_tail(block: Block, words: Vocabulary, *, only: str | None) -> Block:
    head, colon, tail = block.words.text.partition(":")
    kind, strength = kind_of_heading(words, head) if colon and tail.strip() else (None, 0.0)
    if strength < EXACT or (only and kind != only) or IN_BRACKETS.fullmatch(tail):
        return block  # «Objetivos: (Ana)» is a heading, and whose it is
    if fold(head).strip() in words.grammar("daily"):
        return block
    named = Words(text=head + colon, bold=min(block.words.bold, len(head) + 1))
    return replace(block, words=named, tail=tail.strip())
