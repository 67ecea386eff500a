"""Raw lines to clean lines: what is no content is named and set aside, nothing is dropped.

Front matter, page headers, horizontal rules, bookmarks and their kin leave the text here,
each into `discarded` with its reason and its place.
"""

from __future__ import annotations

import re
from functools import lru_cache

from actas.model.block import Clean, CleanLine, FrontKey
from actas.model.line import Line, Notes
from actas.model.record import Discarded
from actas.model.span import Span
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold

FRONT_FENCES = {"---": ("---", "..."), "+++": ("+++",)}  # YAML and TOML, with what may end them
FRONT_MOST = 80  # lines; a fence that far from its partner is a rule, not front matter
FRONT_KEY = re.compile(r"\s*([\w-]+)\s*[:=]\s*(.*?)\s*$")
RULED = frozenset("-*_=~.")  # one of these three times or more is a rule
TABLE_RULED = frozenset("-+|:=")
UNDERLINE = re.compile(r"^\s{0,3}(={2,}|-{2,}|~{3,}|\^{3,}|\"{3,}|\+{3,})\s*$")
FENCE = re.compile(r"^\s*(```+|~~~+)\s*[\w-]*\s*$")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\u2028\u2029]")


@lru_cache(maxsize=4)
def _patterns(words: Vocabulary) -> tuple[tuple[re.Pattern[str], str, bool], ...]:
    return tuple(
        (re.compile(entry["pattern"], re.IGNORECASE), entry["reason"], entry["where"] == "line")
        for entry in words.debris
    )


def clean(notes: Notes, words: Vocabulary) -> Clean:
    """Return the notes' lines with debris cut out, and the debris with its places."""
    front, after = _front_matter(notes.lines)
    discarded: list[Discarded] = []
    kept: list[CleanLine] = []
    taken = {key.line for key in front}
    for line in notes.lines:
        if line.number <= after:
            if line.text.strip() and line.number not in taken:
                discarded.append(_aside(line.number, line.text, "front-matter"))
            kept.append(CleanLine(number=line.number, text=""))
            continue
        kept.append(_clean_line(line, notes, words, discarded))
    kept = _without_page_headers(kept, discarded)
    return Clean(format=notes.format, lines=tuple(kept), discarded=tuple(discarded), front=front)


def _without_page_headers(kept: list[CleanLine], discarded: list[Discarded]) -> list[CleanLine]:
    """Set aside lines that come again beside each page number; the first of them may be the title."""
    pages = {one.lines.first for one in discarded if one.reason == "page-number"}
    beside: dict[str, list[int]] = {}
    for line in kept:
        if line.text.strip() and any(line.number + step in pages for step in (-2, -1, 1, 2)):
            beside.setdefault(fold(line.text), []).append(line.number)
    again = {number for numbers in beside.values() if len(numbers) > 1 for number in numbers[1:]}
    discarded.extend(_aside(line.number, line.text, "page-header") for line in kept if line.number in again)
    return [
        CleanLine(number=line.number, text="", look=line.look) if line.number in again else line
        for line in kept
    ]


def _aside(number: int, text: str, reason: str) -> Discarded:
    return Discarded(lines=Span(number, number), text=" ".join(text.split()), reason=reason)


def _clean_line(line: Line, notes: Notes, words: Vocabulary, discarded: list[Discarded]) -> CleanLine:
    text = CONTROL.sub(" ", line.text.lstrip("\f\v\ufeff")) if CONTROL.search(line.text) else line.text
    if not text.strip():
        if line.text.strip():
            discarded.append(_aside(line.number, line.text, "control-characters"))
        return CleanLine(number=line.number, text="", look=line.look)
    whole = line.look.debris or _whole_line_reason(text, line, notes)
    if whole:
        discarded.append(_aside(line.number, text, whole))
        return CleanLine(number=line.number, text="", look=line.look)
    if _underlines(text, line, notes):
        return CleanLine(number=line.number, text=text, look=line.look)
    for pattern, reason, is_line in _patterns(words):
        if is_line:
            if pattern.fullmatch(text.strip()):
                discarded.append(_aside(line.number, text, reason))
                return CleanLine(number=line.number, text="", look=line.look)
        elif pattern.search(text):
            discarded.extend(_aside(line.number, found.group(), reason) for found in pattern.finditer(text))
            text = pattern.sub("", text)
    return CleanLine(number=line.number, text=text if text.strip() else "", look=line.look)


def _whole_line_reason(text: str, line: Line, notes: Notes) -> str | None:
    if FENCE.match(text):
        return "code-fence"
    return "rule" if _is_rule(text) and not _underlines(text, line, notes) else None


def _is_rule(text: str) -> bool:
    """Whether a line is drawn, not written: "* * *", "-----", "|---|:--:|"."""
    if len(text.strip()) > 1 and text.strip()[0].isalnum():
        return False
    marks = "".join(text.split())
    used = set(marks)
    return len(marks) >= 3 and (
        len(used) == 1 and used <= RULED or used <= TABLE_RULED and bool(used & {"-", "="})
    )


def _underlines(text: str, line: Line, notes: Notes) -> bool:
    """Whether a rule stands right under a line of words: it makes a heading (setext, reStructuredText)."""
    if not UNDERLINE.match(text):
        return False
    above = notes.lines[line.number - 2].text if line.number > 1 else ""
    return (
        bool(above.strip())
        and "|" not in above
        and not above.lstrip().startswith("#")
        and not _is_rule(above)
    )


def _front_matter(lines: tuple[Line, ...]) -> tuple[tuple[FrontKey, ...], int]:
    """Return the keys of a front matter (YAML or TOML) and its last line; nothing and 0 where there is none."""
    ends = FRONT_FENCES.get(lines[0].text.strip()) if lines else None
    if not ends:
        return (), 0
    end = next((line.number for line in lines[1:FRONT_MOST] if line.text.strip() in ends), 0)
    body = lines[1 : end - 1] if end else ()
    found = [(line, FRONT_KEY.match(line.text)) for line in body]
    if not end or not any(match for _, match in found):
        return (), 0
    keys = tuple(
        FrontKey(key=match[1].lower(), value=match[2].strip("\"' "), line=line.number, text=line.text.strip())
        for line, match in found
        if match and match[2].strip("\"' ")
    )
    return keys, end
