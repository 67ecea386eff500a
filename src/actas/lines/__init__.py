"""Raw lines to clean lines: what is no content is named and set aside, nothing is dropped.

Front matter, page headers, horizontal rules, bookmarks and their kin leave the text here,
each into `discarded` with its reason and its place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, count, islice, takewhile

from actas.lines.columns import in_columns
from actas.lines.layout import laid_out
from actas.lines.mail import as_mail
from actas.lines.margin import without_margin
from actas.lines.pages import over_pages, page_edges, set_in_below_pages, table_headers, without_who_came
from actas.lines.tags import on_top
from actas.model.block import Clean, CleanLine, FrontKey
from actas.model.compiled import compiled
from actas.model.line import PLAIN, Line, Lines, Look, Notes
from actas.model.plain import Plain, plain, replace
from actas.model.record import Discarded
from actas.model.span import Span
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold, within_word
from actas.vocabulary.held import plain_case, rarest
from actas.vocabulary.names import CAME_OR_NOT

FRONT_FENCES = {"---": ("---", "..."), "+++": ("+++",)}  # YAML and TOML, with what may end them
FRONT_MOST = 80  # lines; a fence that far from its partner is a rule, not front matter
BLOCK_VALUES = frozenset({">", "|", ">-", "|-", ">+", "|+"})  # the value stands in the lines below
FRONT_FIRST, FEWEST_KEYS = 16, 2  # lines; keys that only a page has, or one
MANY_KEYS = 4  # among so many
PAGES = frozenset({"md", "txt", "rst"})
PAGE_STAMP = compiled(r"\d{4}-\d\d-\d\d([T ])\d\d:\d\d")
PAGE_KEY = compiled(r":?([^\W\d_][\w-]{2,15}):(?:\s+(\S.*)|\s*$)")
# What stands behind a key is trimmed apart: a pattern that ends in blanks reads each long run of them often.
FRONT_ITEM = compiled(r"\s*-\s+(?=\S)")
FRONT_KEY = compiled(r"\s*([\w.-]+)\s*[:=](.*)")
SIGNED_ON = frozenset("_|")
TYPESET = frozenset({"docx", "doc", "odt", "fodt", "rtf"})  # formats that underline in their own way
RULED = frozenset("-*_=~.─═━—–¯")  # one of these three times or more is a rule
# Signs in a row, whatever they are, but those that say something: «?!», "...", or part cells.
DRAWN = compiled(r"[-#%&/:<>@\\^_+=*'\"`~·•]{5,}")
# «-oOo-», «-- x -- x --»: letters that only draw, between dashes
ORNAMENT = compiled(r"[-–—=~_]+ ?(?:(?:[oO°]+|[xX]+) ?[-–—=~_]+ ?)+")
DRAWS = frozenset("-–—=~_")  # what such a line begins and ends with
MOST_SIGNS = 3  # unlike ones in it
DASHED = frozenset("-–—")  # which a word processor makes of one another
DASHES = "--"  # above a signature
FEW_DRAWN = frozenset({DASHES, ".", ".."})  # too few signs to be a rule, and no words
TABLE_RULED = frozenset("-+|:=")
UNDERLINE = compiled(r"^\s{0,3}(={2,}|-{2,}|~{3,}|\^{3,}|\"{3,}|\+{3,})\s*$")
# Signs that Markdown draws a heading with no more than others do: only as long as the words above.
DRAWN_UNDER = compiled(r"\s*([*_.#─═━—–¯])\1{2,}\s*$")
NEARLY_AS_LONG = 0.25  # of the words' length, or
LITTLE = 2  # characters, which an underline may be longer or shorter
OVER_BLANK = 3  # lines from the first of them to the rule, a blank one between
LONGEST_UNDERLINED = 100  # characters of a line that a rule underlines, or twice as many as it has
SURELY = 6  # characters that a rule is not as long as by chance
TAG = compiled(r"\s*</?[A-Za-z][^<>]*>\s*$")
BULLETED = compiled(r"\s*[-*+•·∙●○■□▪◦‣➢➤►▶✓✔→⇒»]\s+\S")
NUMBERED = compiled(r"\s*(?:\(?[\w.]{1,5}[.)]|\d{1,2}\.\d{1,2})\s+\S")
SAID_ENDS = (".", ";", "!")
FENCE = compiled(r"^\s*(```+|~~~+)\s*(?:[\w-]*|\{[^{}`]*\})\s*$")  # «```python», «```{=html}»
BESIDE = (-2, -1, 1, 2)  # lines from a page number in which a page's header stands
PAGE = 2000  # lines looked through together; to ignore the case of a text takes twelve times its size
# Before the first word of a line, or between its bullet and that.
UNSEEN = compiled(r"(\s*(?:[-–*•·+]\s*|\d{1,2}[.)]\s*)?)[\u200b-\u200f\u2060\ufeff]+")
NO_WIDTH = frozenset({"word-bookmark", "anchor", "comment"})  # debris that parts no word it stands in
CONTROL = compiled(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\u2028\u2029]")


@plain()
class Debris(Plain):
    """What carriers leave in notes: alone on a line, or inside one."""

    expression: str
    reason: str
    alone: bool
    marks: tuple[tuple[str, str], ...]  # words of which a match holds one, each after its rarest character

    @property
    def pattern(self) -> re.Pattern[str]:
        """Return the pattern. Most are never needed, so that they are not compiled beforehand."""
        return _compiled(self.expression)

    def may_stand_in(self, text: str) -> bool:
        """Whether a text in `plain_case` holds a word that the pattern cannot do without."""
        return not self.marks or any(sign in text and word in text for sign, word in self.marks)


@lru_cache(maxsize=256)
def _compiled(expression: str) -> re.Pattern[str]:
    return compiled(expression, re.IGNORECASE)


@lru_cache(maxsize=4)
def _debris(words: Vocabulary) -> tuple[Debris, ...]:
    return tuple(
        Debris(
            expression=entry["pattern"],
            reason=entry["reason"],
            alone=entry["where"] == "line",
            marks=tuple((rarest(word), word) for word in words.held(entry["pattern"])),
        )
        for entry in words.debris
    )


Test = tuple[bool, Callable[[str], object]]  # whether it is for a line without its blanks, and what tells


def _likely(notes: Notes, words: Vocabulary) -> tuple[Test, ...]:
    """Return what tells debris of which the notes hold a word at all: a few of many."""
    found = {at for at, debris in enumerate(_debris(words)) if not debris.marks}
    texts = notes.texts()
    while page := plain_case("\n".join(islice(texts, PAGE))):
        those = chain.from_iterable(marks for sign, marks in _marks(words) if sign in page)
        found.update({at for at, word in those if word in page})
    return _tests(debris for at, debris in enumerate(_debris(words)) if at in found)


def _tests(several: Iterable[Debris]) -> tuple[Test, ...]:
    return tuple((one.alone, one.pattern.fullmatch if one.alone else one.pattern.search) for one in several)


@lru_cache(maxsize=4)
def _marks(words: Vocabulary) -> tuple[tuple[str, list[tuple[int, str]]], ...]:
    """Return the words to look for by their rarest signs, with the place of their debris in its order."""
    found: dict[str, list[tuple[int, str]]] = {}
    for at, one in enumerate(_debris(words)):
        for sign, word in one.marks:
            found.setdefault(sign, []).append((at, word))
    return tuple(found.items())


def clean(notes: Notes, words: Vocabulary) -> Clean:
    """Return the notes' lines with debris cut out, and the debris with its places."""
    notes = replace(notes, lines=as_mail(notes, words))
    front, after = _front_matter(notes.lines, words)
    front = front or _page_keys(notes, words)
    front += (
        ()
        if notes.plain
        else tuple(
            FrontKey(
                key=line.look.front[0], value=line.look.front[1], line=line.number, text=line.text.strip()
            )
            for line in notes.lines
            if line.look.front
        )
    )
    discarded: list[Discarded] = []
    stated = {key.line for key in front}
    after = max(after, _fence_below(notes.lines, stated))
    kept = Lines(CleanLine, _kept(notes, words, after, stated, discarded), like=notes.lines)
    kept = _without_edges(kept, on_top(notes.lines, after) if notes.format in PAGES else {}, discarded)
    kept = _without_page_headers(kept, discarded)
    kept = _without_edges(kept, table_headers(notes, kept), discarded)
    edges = page_edges(notes, kept, words)
    kept = laid_out(notes, _without_edges(kept, without_who_came(edges, kept, words), discarded))
    kept = in_columns(notes, without_margin(notes, kept), words)
    parted = {one.lines.first for one in discarded if one.reason.startswith("page-")}
    kept = over_pages(set_in_below_pages(kept, parted), parted)
    return Clean(
        format=notes.format, lines=kept, discarded=tuple(discarded), front=front, edges=frozenset(edges)
    )


def _kept(
    notes: Notes, words: Vocabulary, after: int, stated: set[int], discarded: list[Discarded]
) -> Iterator[tuple[str, Look]]:
    """Yield what each line says, and how; ``stated`` are those of the front matter, which ends ``after``."""
    likely = _likely(notes, words)
    gone = 0  # the last line that a format makes a heading, and of which nothing is left
    for line in notes.lines:
        if line.number > after and not line.look.front and line.number not in stated:
            text = _clean_line(line, notes, words, likely, discarded)
            if line.look.heading is not None and not text:
                gone = line.number
            if line.look.joins and not text and gone and gone == line.number - 1 and line.text.strip():
                discarded.append(_aside(line.number, line.text, "rule"))  # what underlined it
                yield "", PLAIN
            else:
                yield text, line.look
            continue
        if line.text.strip() and line.number not in stated:
            discarded.append(_aside(line.number, line.text, "front-matter"))
        yield "", PLAIN


def _aside(number: int, text: str, reason: str) -> Discarded:
    return Discarded(lines=Span(number, number), text=" ".join(text.split()), reason=reason)


def _clean_line(
    line: Line, notes: Notes, words: Vocabulary, likely: tuple[Test, ...], discarded: list[Discarded]
) -> str:
    """Return what a line says, and note what is set aside of it."""
    text = line.text if line.look.said is None else line.look.said
    if line.look.joins and not text:
        return ""
    if line.look.cut:
        discarded.extend(_aside(line.number, cut, reason) for cut, reason in line.look.cut)
    if not text.isprintable():
        if UNSEEN.match(text):
            text = UNSEEN.sub(r"\1", text)  # a bullet stands behind it
        if CONTROL.search(text):
            text = CONTROL.sub(" ", text.lstrip("\f\v\ufeff"))
            likely = _tests(_debris(words))  # words may stand together now that did not before
    bare = text.strip()
    if not bare:
        reason = "control-characters" if line.text.strip() else None
    else:
        # What begins with a letter or a digit is neither a rule nor a fence, nor is a heading of the format.
        written = bare[0].isalnum() or line.look.heading is not None
        drawn = None if written else _whole_line_reason(text, line, notes)
        reason = line.look.debris or drawn
    if reason:
        discarded.append(_aside(line.number, text if bare else line.text, reason))
        return ""
    if bare and (bare[0].isalnum() or not _underlines(text, line, notes)) and _holds(text, bare, likely):
        text = _without_debris(text, line.number, words, discarded)
        return text if text.strip() else ""
    return text if bare else ""


def _holds(text: str, bare: str, likely: tuple[Test, ...]) -> bool:
    """Whether debris stands in a line; ``bare`` is the line without blanks at its ends."""
    for alone, told in likely:  # noqa: SIM110  # of each line: a generator would take twice the time
        if told(bare if alone else text):
            return True
    return False


def _whole_line_reason(text: str, line: Line, notes: Notes) -> str | None:
    """Return why a line is drawn, not written; None where it is, or makes a heading of the line above."""
    if FENCE.match(text):
        return "code-fence"
    return "rule" if _is_rule(text) and not _underlines(text, line, notes) else None


def _without_debris(text: str, number: int, words: Vocabulary, discarded: list[Discarded]) -> str:
    """Cut out of a line what stands in it and nobody said, in the vocabulary's order."""
    for debris in _debris(words):
        if not debris.may_stand_in(plain_case(text)):
            continue
        if debris.alone:
            if debris.pattern.fullmatch(text.strip()):
                discarded.append(_aside(number, text, debris.reason))
                return ""
            continue
        found = [one.span() for one in debris.pattern.finditer(text) if not _splits(text, *one.span())]
        discarded.extend(_aside(number, text[start:end], debris.reason) for start, end in found)
        for start, end in reversed(found):
            seam = " " if debris.reason not in NO_WIDTH and within_word(text[:start], text[end:]) else ""
            text = text[:start] + seam + text[end:]
    return text


def _splits(text: str, start: int, end: int) -> bool:
    """Whether what would be cut out begins or ends within a word: half a word is nobody's mark."""
    cut = text[start:end]
    return within_word(text[:start], cut) or within_word(cut, text[end:])


def _without_page_headers(kept: Lines[CleanLine], discarded: list[Discarded]) -> Lines[CleanLine]:
    """Set aside lines that come again beside each page number; the first of them may be the title."""
    pages = {one.lines.first for one in discarded if one.reason == "page-number"}
    if not pages:
        return kept
    seen: set[str] = set()
    again: set[int] = set()
    for line in kept:
        if line.text.strip() and any(line.number + step in pages for step in BESIDE):
            folded = fold(line.text)
            if folded in seen:
                again.add(line.number)
            seen.add(folded)
    return _without_edges(kept, dict.fromkeys(again, "page-header"), discarded)


def _without_edges(
    kept: Lines[CleanLine], edges: Mapping[int, str], discarded: list[Discarded]
) -> Lines[CleanLine]:
    """Set aside what stands at the edges of pages: ``edges`` are the numbers of lines, and the reason."""
    if not edges:
        return kept
    discarded.extend(
        _aside(line.number, line.text, edges[line.number]) for line in kept if line.number in edges
    )
    return Lines(CleanLine, (("" if line.number in edges else line.text, line.look) for line in kept))


def _is_rule(text: str) -> bool:
    """Whether a line is drawn, not written: "* * *", "-----", "|---|:--:|"."""
    bare = text.strip()
    if bare[-1:].isalnum() or bare[:1].isalnum():
        return False
    marks = "".join(text.split())
    used = set(marks)
    # «____ | ____»: where to sign, in the cells of a table
    one_mark = (len(used) == 1 and used <= RULED) or used <= DASHED or used == SIGNED_ON
    if marks in FEW_DRAWN or (
        len(marks) >= 3 and (one_mark or (used <= TABLE_RULED and not used.isdisjoint("-=")))
    ):
        return True
    if bare[:1] in DRAWS and bare[-1:] in DRAWS and ORNAMENT.fullmatch(bare):
        return True
    return len(used) <= MOST_SIGNS and DRAWN.fullmatch(bare) is not None


def _underlines(text: str, line: Line, notes: Notes) -> bool:
    """Whether a rule stands right under a line of words: it makes a heading (setext, reStructuredText)."""
    first = text.lstrip()[:1]
    if line.look.said is not None or first.isalnum() or (first == "_" and notes.format in TYPESET):
        return False
    usual = bool(UNDERLINE.match(text))
    if not usual and not DRAWN_UNDER.match(text):
        return False
    above = _above(text, line, notes)
    # Two dashes part a signature from what was said, and underline nothing longer than they are.
    sure = usual and (notes.format == "md" or text.strip() != DASHES)
    if TAG.match(above) or (not sure and not _as_long(text, above)):
        return False
    just = not text.lstrip().startswith("-") and len(text.strip()) == len(above.strip())
    if not just and (BULLETED.match(above) or _ends_a_run(text, line, notes)):
        return False  # a list ends there, in Markdown too, or what was said
    if len(above) > max(LONGEST_UNDERLINED, 2 * len(text)):
        return False
    words_above = bool(above.strip()) and not _is_rule(above)
    return words_above and "|" not in above and not above.lstrip().startswith("#")


def _ends_a_run(text: str, line: Line, notes: Notes) -> bool:
    """Whether a rule parts what was said from what follows: not as long as the last of several lines."""
    last = notes.lines[line.number - 2].text
    if line.number < OVER_BLANK or not (last.rstrip().endswith(SAID_ENDS) or NUMBERED.match(last)):
        return False
    further = notes.lines[line.number - OVER_BLANK].text
    if NUMBERED.match(last) and NUMBERED.match(further):
        return True
    return bool(last.strip() and further.strip()) and not _is_rule(further) and not _as_long(text, last)


def _above(text: str, line: Line, notes: Notes) -> str:
    """Return the line that a rule stands under: over a blank one, too, where it is just as long."""
    above = notes.lines[line.number - 2].text if line.number > 1 else ""
    if above.strip() or line.number < OVER_BLANK:
        return above
    further = notes.lines[line.number - OVER_BLANK].text
    return further if SURELY <= len(further.strip()) == len(text.strip()) else above


def _as_long(text: str, above: str) -> bool:
    length = len(above.strip())
    return abs(len(text.strip()) - length) <= max(LITTLE, length * NEARLY_AS_LONG)


def _front_matter(lines: Sequence[Line], words: Vocabulary) -> tuple[tuple[FrontKey, ...], int]:
    """Return the keys of a front matter (YAML or TOML) and its last line; nothing and 0 where none is."""
    ends = FRONT_FENCES.get(lines[0].text.strip()) if lines else None
    if not ends:
        return (), 0
    end = next((line.number for line in lines[1:FRONT_MOST] if line.text.strip() in ends), 0)
    body = lines[1 : end - 1] if end else ()
    found = [(line, FRONT_KEY.match(line.text)) for line in body]
    if not end or not any(match for _, match in found):
        return (), 0
    keys = tuple(
        FrontKey(
            key=match[1].lower(),
            value=match[2].strip().strip("\"' "),
            line=line.number,
            text=line.text.strip(),
        )
        for line, match in found
        if match and match[2].strip("\"' ")
    )
    empty = [(line, match[1]) for line, match in found if match and not match[2].strip()]
    people = [(line, key) for line, key in empty if words.keyed("meeting").get(fold(key)) in CAME_OR_NOT]
    listed = [one for line, key in people for one in _listed_below(line, key, body, words)]
    told = sorted((*_with_blocks(keys, body), *listed), key=lambda one: one.line)
    return tuple(told), end


def _listed_below(line: Line, key: str, body: Sequence[Line], words: Vocabulary) -> Iterator[FrontKey]:
    """Yield a key of who came with whom the lines below it list, «attendees:», «  - Ana», and those lines.

    Of somebody told by several keys, «- name: Ana» above «role: chair», only the name is taken.
    """
    rest = body[line.number - body[0].number + 1 :]
    below = list(takewhile(lambda one: FRONT_ITEM.match(one.text) or one.text[:1] == " ", rest))
    names: list[str] = []
    for text in (FRONT_ITEM.sub("", one.text).strip() for one in below):
        told, colon, value = text.partition(": ")
        if not colon or fold(told) in words.phrases("attendance", "named"):
            names.append((value if colon else text).strip("\"' "))
    for one in (line, *below) if names else ():
        value = ", ".join(names) if one is line else ""
        yield FrontKey(key=key.lower(), value=value, line=one.number, text=one.text.strip())


def _page_keys(notes: Notes, words: Vocabulary) -> tuple[FrontKey, ...]:
    """Return the keys that a page's generator reads, where no fence stands about them.

    «Title: …», «Slug: …» in the first lines, or «:author: …», «:tags: …» right below the title.
    """
    if notes.format not in PAGES:
        return ()
    keys: list[FrontKey] = []
    for line in notes.lines[:FRONT_FIRST]:
        match = PAGE_KEY.match(line.text)
        if match and fold(match[1]) in words.grammar("page_keys", "front_title", "front_date"):
            text = line.text.strip()
            value = (match[2] or "").strip()  # «tags:» is as often left empty
            keys.append(FrontKey(key=fold(match[1]), value=value, line=line.number, text=text))
        elif keys or (line.number > 1 and notes.format != "rst"):
            break
    alone = words.grammar("page_keys_alone")
    sure = sum(1 if key.key in alone else _stamped(key.value) for key in keys)
    return tuple(keys) if sure >= FEWEST_KEYS or (sure and len(keys) >= MANY_KEYS) else ()


def _stamped(value: str) -> int:
    """Return for how many sure keys a day with its hour speaks, as programs write it: "2031-05-02T11:26:00".

    With a blank, "2031-05-02 11:26", people write it too.
    """
    found = PAGE_STAMP.match(value)
    return 0 if found is None else FEWEST_KEYS if found[1] == "T" else 1


def _fence_below(lines: Sequence[Line], stated: set[int]) -> int:
    """Return the line of a fence right below a front matter that has none above; else 0."""
    last = max(stated, default=0)
    alone = last and stated == set(range(1, last + 1)) and last < len(lines)
    return last + 1 if alone and lines[last].text.strip() in FRONT_FENCES else 0


def _with_blocks(keys: Sequence[FrontKey], body: Sequence[Line]) -> Iterator[FrontKey]:
    """Give a key whose value stands in the lines below it («title: >») that value, and those lines a key."""
    texts = {line.number: line.text for line in body}
    for key in keys:
        if key.value not in BLOCK_VALUES:
            yield key
            continue
        below = list(takewhile(lambda at: texts.get(at, "")[:1].isspace(), count(key.line + 1)))
        yield replace(key, value=" ".join(texts[at].strip() for at in below))
        for at in below:
            yield FrontKey(key=key.key, value="", line=at, text=texts[at].strip())
