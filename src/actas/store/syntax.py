"""What is wrong with a file that is no YAML, said so that who wrote it can mend it.

The parser's own words («did not find expected key») speak of its grammar, and its place is often
where it gave up, lines below the slip. So the slips that rapporteurs make are looked for first:
a tab, a quote that is not closed, a colon inside a text, a colon left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from itertools import islice

from actas.model import record as parts
from actas.model.compiled import compiled
from actas.model.limits import DEEPEST_YAML, MOST_SLIPS
from actas.model.loaded import Loaded, Node
from actas.model.problem import Problem

_PARTS = (
    parts.Record, parts.Meeting, parts.Source, parts.Section, parts.Item, parts.Actor, parts.Participant,
    parts.Discarded, parts.Doubt, parts.Ref,
)  # fmt: skip
KEYS = frozenset(f.name for part in _PARTS for f in fields(part))
# A key of ours inside a value in quotes: its closing quote is missing.
_KEY_INSIDE = compiled(r"(?:\n *(?:- +)?|, *)([a-z_0-9]+):(?=[ \n]|$)")
_NOT_PRINTABLE = compiled("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# What ends a line for YAML 1.1 and for no editor: behind it a comment would turn into keys.
_UNSEEN_BREAK = compiled("[\x85\u2028\u2029]")
_TABBED = compiled(r"^ *\t[ \t]*(?=[^\s#])", re.MULTILINE)
# Spaces that come along with text from Word or the web: they look like indentation, and YAML sees letters.
_ODD_SPACE = compiled("^ *([\xa0\u2000-\u200a\u202f\u3000])", re.MULTILINE)
_CONFLICT = compiled(r"^<{7}(?: .*)?$", re.MULTILINE)  # what git writes where it could not join two versions
_CONFLICT_END = compiled(r"^>{7}(?: .*)?$", re.MULTILINE)
_BRACKETED = compiled(r" *(?:- +)*[\w-]+: +([\[{]).*[\]}] *")  # a value in brackets, closed on its line
_FIRST_WORD = compiled(r" *(?:- +)*(\w*)")

# What the parser says (libyaml's words, then PyYAML's own) -> our sentence.
_SENTENCES = (
    ("cannot start any token", "odd-start"),
    ("mapping values are not allowed", "colon"),
    ("sequence entries are not allowed", "dash"),
    ("expected ',' or", "unclosed"),
    ("unknown escape character", "escape"),
    ("invalid Unicode character escape", "escape"),
    ("expected hex", "escape"),
    ("expected escape sequence", "escape"),
    ("could not find expected ':'", "no-colon"),
    ("found unexpected ':'", "no-colon"),
    ("expected comment or line break", "odd-sign"),
    ("expected chomping", "odd-sign"),
    ("expected node content", "odd-start"),
    ("expected the node content", "odd-start"),
    ("expected key", "indent"),
    ("expected '-'", "indent"),
    ("expected <block end>", "indent"),
)

_NESTED = "nesting depth"  # of libyaml, since it has a limit

# Slips that lie where the parser began, not where it gave up. A ">" or "|" that text follows on its
# line is one more odd start of a value.
_AT_CONTEXT = {"unclosed": "unclosed", "no-colon": "no-colon", "odd-sign": "odd-start"}


def explain(blank: Loaded, error: Exception, quoted: tuple[int, int]) -> Problem:
    """Return the problem that stopped the parser.

    Args:
        blank: the text.
        error: what the parser raised.
        quoted: where the last value in quotes stands that it understood.

    """
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return _bad_character(blank)
    at = min(mark.index, len(blank.text))
    if _NESTED in (getattr(error, "problem", None) or ""):
        # The parser looks ahead for a key, and may meet its own limit before ours is reached.
        return _problem(blank, at - 1, at, "too-deep", "too-deep", limit=str(DEEPEST_YAML))
    for unseen in (*conflicts(blank), *breaks(blank), *tabs(blank, None), *odd_spaces(blank)):
        if unseen.place.line <= blank.at(at).line:
            return unseen
    quote = _open_quote(blank, error, quoted)
    if quote is not None:
        return _problem(blank, quote, blank.line_end(quote, len(blank.text)), "open-quote", "open-quote")
    sign = _sign(blank, error)
    if sign is not None:
        return sign
    at, slug = _slip(blank, error, at, quoted)
    if blank.text[at : at + 1] == "\t":
        return _problem(blank, at, at + 1, "tab-indent", "tab-indent")
    end, char = blank.line_end(at, len(blank.text)), blank.text[at : at + 1]
    return _problem(blank, at, end, "yaml-syntax", f"syntax-{slug}", char=char)


def _slip(blank: Loaded, error: Exception, at: int, quoted: tuple[int, int]) -> tuple[int, str]:
    """Return where the slip is, and which of our sentences says it."""
    words = getattr(error, "problem", None) or ""
    slug = next((slug for part, slug in _SENTENCES if part in words), "other")
    context = getattr(error, "context_mark", None)
    if slug in _AT_CONTEXT and context is not None:
        return context.index, _goes_on(blank, context.index, _AT_CONTEXT[slug])
    if slug == "colon":
        return _colon(blank, at)
    if slug == "indent" and quoted[1] and not blank.text[quoted[1] : at].strip(" "):
        return at, "after-quote"
    start = blank.text.rfind("\n", 0, at) + 1
    bracketed = _BRACKETED.fullmatch(blank.text, start, at)
    return (bracketed.start(1), "odd-start") if slug in ("indent", "other") and bracketed else (at, slug)


def _problem(blank: Loaded, start: int, end: int, rule: str, slug: str, **values: str) -> Problem:
    return Problem(
        rule=rule, level="error", place=blank.at(start, max(start, end)), says=f"store.{slug}",
        values=values, help=f"store.{slug}-help",
    )  # fmt: skip


def _bad_character(blank: Loaded) -> Problem:
    found = _NOT_PRINTABLE.search(blank.text)
    return _character(blank, found.start() if found else 0)


def _character(blank: Loaded, at: int) -> Problem:
    code = f"U+{ord(blank.text[at]):04X}" if blank.text[at:] else "?"
    return _problem(blank, at, at + 1, "bad-character", "bad-character", code=code)


def _goes_on(blank: Loaded, at: int, slug: str) -> str:
    """Return the slug for a line without colon: without a key of ours in front it may be more text."""
    word = _FIRST_WORD.match(blank.text, blank.text.rfind("\n", 0, at) + 1)
    return "goes-on" if slug == "no-colon" and word and word[1] not in KEYS else slug


def conflicts(blank: Loaded) -> Iterator[Problem]:
    """Yield each place where git put two versions one below the other."""
    for found in islice(_CONFLICT.finditer(blank.text), MOST_SLIPS):
        end = _CONFLICT_END.search(blank.text, found.end())
        last = str(blank.at(end.start() if end else len(blank.text)).line)
        line = str(blank.at(found.start()).line)
        yield _problem(
            blank, found.start(), found.end(), "yaml-syntax", "syntax-conflict", line=line, last=last
        )


def odd_spaces(blank: Loaded) -> Iterator[Problem]:
    """Yield the first space of each line's margin that only looks like one."""
    for found in islice(_ODD_SPACE.finditer(blank.text), MOST_SLIPS):
        yield _problem(blank, found.start(1), found.end(1), "tab-indent", "space-indent")


def breaks(blank: Loaded) -> Iterator[Problem]:
    """Yield each line break that only YAML 1.1 sees. We write them as escapes."""
    for found in islice(_UNSEEN_BREAK.finditer(blank.text), MOST_SLIPS):
        yield _character(blank, found.start())


def tabs(blank: Loaded, root: Node | None) -> Iterator[Problem]:
    """Yield the first tab of each line that is indented by one, unless it stands inside a value."""
    for found in _TABBED.finditer(blank.text):
        at = found.start() + found[0].index("\t")
        if root is None or not _inside_text(root, at):
            yield _problem(blank, at, found.end(), "tab-indent", "tab-indent")


def _inside_text(node: Node, at: int) -> bool:
    """Tell whether an offset lies inside a quoted or block value."""
    if not node.start <= at < node.end:
        return False
    if node.below is None:
        return bool(node.style)
    below = node.below.values() if hasattr(node.below, "values") else node.below
    return any(_inside_text(child, at) for child in below)


def _open_quote(blank: Loaded, error: Exception, quoted: tuple[int, int]) -> int | None:
    """Return where the quote opens that nothing closes, if that is what went wrong."""
    start, end = quoted
    inside = _KEY_INSIDE.search(blank.text, start, end)
    if inside and inside[1] in KEYS:
        return start
    if "end of stream" in (getattr(error, "problem", None) or ""):
        mark = getattr(error, "context_mark", None)
        return mark.index if mark is not None else None
    return None


def _sign(blank: Loaded, error: Exception) -> Problem | None:
    """Return the problem of a text that begins with a sign YAML keeps for itself: ``!``, ``&`` or ``*``."""
    mark = getattr(error, "context_mark", None)
    doing = getattr(error, "context", None) or ""
    if mark is None or not any(word in doing for word in (" tag", " anchor", " alias")):
        return None
    end = blank.line_end(mark.index, len(blank.text))
    word = blank.text[mark.index : end].split(" ", 1)[0]
    if " tag" in doing:
        return _problem(blank, mark.index, end, "yaml-tag", "yaml-tag", tag=word)
    return _problem(blank, mark.index, end, "yaml-alias", "yaml-alias", name=word[1:])


def _colon(blank: Loaded, at: int) -> tuple[int, str]:
    """Return the place and slug for a colon that may not be there.

    Either the text after a key holds ": " and wants quotes, or the line above lacks its colon,
    so that this line's key came as a surprise.
    """
    start = blank.text.rfind("\n", 0, at) + 1
    before = blank.text[start:at].strip(" ").removeprefix("- ")
    if ":" in before or before.strip(" ") not in KEYS:
        return at, "colon"
    above = blank.text.rfind("\n", 0, max(start - 1, 0)) + 1
    line = blank.text[above : max(start - 1, 0)]
    return above + len(line) - len(line.lstrip(" ")), "no-colon"
