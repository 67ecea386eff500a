"""invented-word: a word of the record that the notes do not have there (law 2).

Words are compared folded, without punctuation, entities decoded: what Markdown, Word or a line
break put between letters is no part of a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from actas.model import tags
from actas.model.compiled import compiled
from actas.model.line import Line, Notes
from actas.model.loaded import Path
from actas.model.problem import Problem
from actas.model.span import Span
from actas.validate.subject import Part, Subject, dicts
from actas.vocabulary.fold import INVISIBLE, fold

SHOWN = 3  # words that one message names
LONGEST = 1000  # words up to which it is worth the time to find the one to blame
ENOUGH = 20  # missing words after which a value is not read on: each costs a walk through its lines

_TARGET = compiled(r"\]\([^()\n]*\)")  # of a link in Markdown, with blanks in it or without

_TAG = compiled(tags.TAG_WITHIN, re.IGNORECASE)
_INSIDE = ("](", "<", "`")  # signs that may stand inside a word

# Of «1ª» and «2.º» the number is the label: the sign that says how it is read is no part of the word.
_ORDINALS = {ord("ª"): " ", ord("º"): " "}

_ABOVE = ("heading", "title", "text", "owner")  # may be nobody but the owner of the tasks below
_FROM_ABOVE = ("actor", "owner")  # what an empty cell has of the cell above it
_NUMBER = compiled(r"\w{0,3}[-. ]?\d{1,3}[.)]?")  # of a row, before the cell that says whose it is
_OF_FORMS = ("owner", "due_as_written")
_NAMED = ("name", "as_written")  # keys of who speaks

# Keys whose words are the notes' own.
_WORDS = {
    "section": ("label", "heading"),
    "item": ("label", "title", "text", "owner", "due_as_written"),
    "stated": ("text",),
    "discarded": ("text",),
}


def check(subject: Subject) -> Iterator[Problem]:
    """Yield each value whose words are not in its lines, in that order, unless a person stands for them."""
    if subject.notes is None or subject.stale:
        return
    lines = [words_of(line.text) for line in subject.notes.lines]
    aside = _set_aside(subject)
    for part, span in subject.leaves:
        if part.edited or span.last > len(lines):
            continue
        source = [word for line in lines[span.first - 1 : span.last] for word in line]
        for path, value in _values(part):
            words = words_of(value)
            missing = list(islice(_missing(words, source), ENOUGH))
            if missing and _stands_beside(subject.notes, span, words, aside):
                continue
            if missing and _stands_in_cell_above(subject, part, path, subject.notes.lines[span.first - 1]):
                continue
            if missing and path[len(part.path)] == "actor" and _names_column(subject, span, words):
                continue
            if missing and not _stands_elsewhere(subject, part, str(path[-1]), words):
                yield _problem(subject, part, span, path, _named(words, source) or missing, source)


def _set_aside(subject: Subject) -> Mapping[int, list[str]]:
    """Return line -> each text that is set aside of it."""
    found: dict[int, list[str]] = {}
    for part, span in subject.leaves:
        if part.what == "discarded" and (text := part.text("text")):
            found.setdefault(span.first, []).append(text)
    return found


def _stands_beside(
    notes: Notes, span: Span, words: Sequence[str], aside: Mapping[int, Sequence[str]]
) -> bool:
    """Tell whether the words stand in the lines but for what stands within one: «minutes».

    A target of a link, as in "[minute](…)s", a tag, as in "minute<sub>s</sub>", signs of code, as in
    "`minute`s", or what is set aside, as in "min<!-- here -->utes"; a format's own signs, as in
    "minute:sub:`s`".
    """
    lines = notes.lines[span.first - 1 : span.last]
    marked = any(line.look.said or any(sign in line.text for sign in _INSIDE) for line in lines)
    if not marked and all(line.number not in aside for line in lines):
        return False
    source: list[str] = []
    for line in lines:
        text = _told(line)
        for cut in aside.get(line.number, ()):
            text = re.sub(r"\W+".join(map(re.escape, cut.split())), " ", text, count=1)
        source += words_of(_TAG.sub(" ", _TARGET.sub(" ", text.replace("`", ""))))
    return next(_missing(words, source), None) is None


def _told(line: Line) -> str:
    """Return what the reader says that a line says, where the line has all its letters in that order."""
    said = line.look.said
    if not said:
        return line.text
    letters = iter("".join(words_of(line.text)))
    return said if all(char in letters for word in words_of(said) for char in word) else line.text


def _values(part: Part) -> Iterator[tuple[Path, str]]:
    for key in _WORDS[part.what]:
        value = part.text(key)
        if value:
            yield (*part.path, key), value
    if part.what != "item":
        return
    yield from _actor(part.data.get("actor"), (*part.path, "actor"))
    for key, inner in (("refs", "as_written"), ("links", "words")):
        for index, entry in enumerate(dicts(part.data.get(key))):
            if isinstance(entry.get(inner), str):
                yield (*part.path, key, index, inner), entry[inner]


def _stands_elsewhere(subject: Subject, part: Part, key: str, words: tuple[str, ...]) -> bool:
    """Whether whose a task is, or until when, stands above, below or beside it: a heading, a form's line."""
    if key == "owner" and _is_above(subject, part.path, words):
        return True
    if key in _NAMED:  # a form says below what it is about for whom it is: «País: Perú»
        told = (one for one in dicts(part.data.get("items")) if one.get("title"))
        return any(words_of(str(one.get("text"))) == words for one in told)
    lines = [*dicts(part.data.get("items")), *_keys_beside(subject, part.path)] if key in _OF_FORMS else ()
    return any(not any(_missing(words, words_of(str(one.get("text"))))) for one in lines)


def _stands_in_cell_above(subject: Subject, part: Part, path: Path, line: Line) -> bool:
    """Whether who speaks or owes it is named by the item above: an empty cell begins this row."""
    key, at = path[len(part.path)], part.path[-1]
    if key not in _FROM_ABOVE or not isinstance(at, int) or not at:
        return False
    node: Any = subject.data
    for step in part.path[:-1]:
        node = node[step]
    above = node[at - 1]
    alike = isinstance(above, dict) and above.get(key) == part.data.get(key)
    return alike and _begins_empty(line)


def _names_column(subject: Subject, span: Span, words: Sequence[str]) -> bool:
    """Whether words stand in the names of the columns of the table above: «Pregunta | Perú | Chile»."""
    heads = (
        (part, above) for part, above in subject.leaves
        if part.what == "discarded" and part.data.get("reason") == "table-header" and above < span
    )  # fmt: skip
    nearest = max(heads, key=lambda head: head[1].first, default=None)
    return nearest is not None and not any(_missing(words, words_of(nearest[0].text("text") or "")))


def _begins_empty(line: Line) -> bool:
    """Whether the first cell of a row that does not only count it is empty."""
    cells: Sequence[str] | None = line.look.cells
    if cells is None:
        ruled = line.text.strip().removeprefix("|").split("|")
        cells = ruled if len(ruled) > 1 else line.text.split("\t")
    told = (cell.strip() for cell in cells[:-1])
    return next((not cell for cell in told if not _NUMBER.fullmatch(cell)), False)


def _keys_beside(subject: Subject, path: Path) -> Iterator[dict[str, Any]]:
    """Yield the lines of a form that an item is one of: «Responsable: Ana», «Plazo: 15/03»."""
    node: Any = subject.data
    for step in path[:-1]:
        node = node[step]
    yield from (one for one in dicts(node) if isinstance(one.get("title"), str))


def _is_above(subject: Subject, path: Path, words: tuple[str, ...]) -> bool:
    """Whether the heading or the item above, or who speaks there, is these words and no others.

    So stands the owner above a list of tasks.
    """
    node: Any = subject.data
    for step in path[:-1]:
        node = node[step]
        above = [node.get(key) for key in _ABOVE] if isinstance(node, dict) else []
        above += [name for _, name in _actor(node.get("actor"), path)] if above else []
        if any(isinstance(text, str) and words_of(text) == words for text in above):
            return True
    return False


def _actor(actor: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """Yield what the notes call the actor: `as_written`, else its name; of several, what they call each."""
    if not isinstance(actor, dict):
        return
    members = dicts(actor.get("members"))
    key = "as_written" if isinstance(actor.get("as_written"), str) else "name"
    if isinstance(actor.get(key), str) and not (members and key == "name"):
        yield (*path, key), actor[key]
    for index, member in enumerate(members):
        yield from _actor(member, (*path, "members", index))


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text, folded: runs of letters and digits, entities decoded."""
    if "&" in text:
        from html import unescape

        text = unescape(text)
    folded = fold(text if text.isascii() else text.translate(_ORDINALS))
    if not folded.isalnum():
        folded = "".join(char if char.isalnum() else " " for char in folded)
    return tuple(folded.split())


def _missing(words: Sequence[str], source: Sequence[str]) -> Iterator[str]:
    """Yield the words that the source does not have, or has only before the last one found."""
    at = 0
    for word in words:
        found = _find(word, source, at)
        if found < 0:
            yield word
        else:
            at = found


def _find(word: str, source: Sequence[str], start: int) -> int:
    """Return the index after the word in the source, or -1. A word may stand there in pieces.

    The first place counts, whole or in pieces: what is looked for next stands behind it.
    """
    for at in range(start, len(source)):
        if source[at] == word:
            return at + 1
        if not word.startswith(source[at]):
            continue
        joined, end = source[at], at + 1
        while end < len(source) and word.startswith(joined + source[end]):
            joined, end = joined + source[end], end + 1
        if joined == word:
            return end
    return -1


def _named(words: Sequence[str], source: Sequence[str]) -> list[str]:
    """Return the words to blame: those outside the longest stretches that both have.

    The walk above says whether something is wrong. Where a word out of its order stands, it runs past
    all that follows, and would blame that.
    """
    if len(words) > LONGEST or len(source) > LONGEST:
        return []
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, words, source, autojunk=False)
    codes = matcher.get_opcodes()
    extra = [word for tag, a, b, _, _ in codes if tag in ("replace", "delete") for word in words[a:b]]
    new = [word for word in extra if _find(word, source, 0) < 0]
    return new or extra


def _problem(
    subject: Subject, part: Part, span: Span, path: Path, missing: list[str], source: list[str]
) -> Problem:
    elsewhere = all(word in source for word in missing)
    says = "invented-word-order" if elsewhere else "invented-word"
    new = [word for word in missing if word not in source] or missing
    spelt = _as_spelt(subject, path)
    shown = ", ".join(f"«{spelt[word][0] if word in spelt else word}»" for word in new[:SHOWN])
    place = subject.loaded.at(*spelt[new[0]][1:]) if new[0] in spelt else None
    return subject.problem(
        "invented-word", path, says=says, place=place,
        help="invented-word" if part.what in ("item", "section") else "invented-word-elsewhere",
        words=shown + (" …" if len(new) > SHOWN else ""), id=part.id or "",
        lines=span.first if span.first == span.last else f"{span.first}–{span.last}",
    )  # fmt: skip


def _as_spelt(subject: Subject, path: Path) -> dict[str, tuple[str, int, int]]:
    """Return folded word -> its first spelling in the value, and where that starts and ends."""
    node, text = subject.loaded.node(path), subject.loaded.text
    found: dict[str, tuple[str, int, int]] = {}
    if node is None:
        return found
    start = node.start
    for at in range(node.start, node.end + 1):
        if at < node.end and (text[at].isalnum() or text[at] in INVISIBLE):
            continue
        for word in words_of(text[start:at]) if start < at else ():
            found.setdefault(word, (text[start:at], start, at))
        start = at + 1
    return found
