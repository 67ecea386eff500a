"""Words without their markup: emphasis, links, escapes and entities are looks, not words."""

from __future__ import annotations

import re
from collections.abc import Callable

from actas.model import tags
from actas.model.block import NO_ENDS, Ends, Words
from actas.model.compiled import compiled
from actas.model.record import Link

ANY = compiled(r"[*_`\[\]<&\\~!{^]")  # signs alone: they are found faster than with what is two signs long
TWICE = ("==", "''")
ESCAPE = compiled(r"\\([!-/:-@\[-`{-~])")
CODE = compiled(r"(?<!`)(`+)(?!`)([^`]+)\1(?!`)")
# Brackets inside of what a link shows are words: «[Obras [S17-15]](…)».
IMAGE_OR_LINK = compiled(
    r"(!?)\[([^\[\]]*(?:\[[^\[\]]*\](?!\()[^\[\]]*)*)\]\(\s*([^()]*(?:\([^()]*\)[^()]*)*)\)"
)
WIKI_LINK = compiled(r"\[\[([^\[\]|]*)(?:\|([^\[\]]*))?\]\]")
# Brackets about an address stay: they say where it ends. Those about a letter box do not.
ADDRESS = compiled(r"<(?:https?|ftp):[^<>]*>")
LETTER_BOX = compiled(r"<(mailto:[^<>]*|[^\s<>@]+@[^\s<>@]+)>")
TAG_LINK = compiled(r"<a\b[^<>]*\bhref=[\"']([^\"'<>]*)[\"'][^<>]*>([^<>]*)</a>", re.IGNORECASE)
NOTE = compiled(r"\[\^([^\[\]\s]+)\]")
MARKED = compiled(r"(?<!=)==(?=[^\s=])([^=\n]+)(?<=[^\s=])==(?!=)")
LOW = compiled(r"(?<=\w)~([^~\s]{1,12})~(?!~)|(?<=\w)\^([^^\s]{1,12})\^")  # H~2~O, x^2^
TAG = compiled(tags.TAG, re.IGNORECASE)
WIKI_BOLD = compiled(r"'''(?=\S)((?:(?!''').)+?)(?<=\S)'''")
WIKI_ITALIC = compiled(r"(?<!')''(?=[^\s'])((?:(?!'').)+?)(?<=[^\s'])''(?!')")
TAG_BOLD = compiled(r"<(b|strong)\b[^<>]*>(.*?)</\1>", re.IGNORECASE)
STRONG = compiled(r"(\*\*|__)(?=\S)(?!\*)((?:(?!\1).)+?)(?<=\S)\1")
THRICE = compiled(r"(\*\*\*|___)(?=[^\s*_])((?:(?!\1).)+?)(?<=[^\s*_])\1(?![*_])")  # bold and italic
EMPHASIS = compiled(
    r"(?<![\w*])\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*(?![\w*])|(?<!\w)_(?=[^\s_])([^_]+?)(?<=[^\s_])_(?!\w)"
)
# «**Obras **», "** Winter rack **": blanks inside of the only pair, as editors of pages leave them.
# «**Herramientas», «Herramientas**», «**Herramientas*»: a short line whose bold was begun or ended only.
HALF = compiled(r"^\*\*([^\s*][^*]{1,60}?)\s*\*?$|^([^\s*][^*]{1,60}?)\s*\*\*$")
HASTY = compiled(r"^\s*\*\*(?!\*)\s*((?:(?!\*\*).)*[^\s*])\s*\*\*(?!\*)(?=(?:(?!\*\*).)*$)")
LEFT_OVER = compiled(r"\*{2,}|_{2,}")
STRUCK = compiled(r"~~(?=\S)([^~]+)~~")

# Private characters stand for marks while others are looked for.
BOLD_ON, BOLD_OFF, ITALIC_ON, ITALIC_OFF, TABBED = "\ue000\ue001\ue002\ue003\ue004"
HIDE = {ord(c): 0xE100 + ord(c) for c in "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"}
SHOW = {hidden: shown for shown, hidden in HIDE.items()}
MARKS = compiled("[\ue000-\ue004]")
TABS = compiled(r"[ \t]*\t[ \t]*")
SPACES = compiled(r"[ \t\u00a0\u2007\u202f\u3000]+")


def words_of(text: str, *, markdown: bool) -> Words:
    """Return the words of a stretch, how far from its start it is bold, and its links.

    ``markdown`` is false for carriers that keep looks apart from words (Word, OpenDocument):
    there a star is a star.
    """
    if not markdown or not (ANY.search(text) or TWICE[0] in text or TWICE[1] in text):
        # Other blanks than single spaces are rare, and are not printable.
        if "\t" in text and "\t" in (told := text.strip()):
            return _measured(SPACES.sub(" ", TABS.sub(f"{TABBED} ", told)), ())
        odd = "  " in text or not text.isprintable()
        return Words(text=(SPACES.sub(" ", text) if odd else text).strip())
    text = tags.BARE.sub(_hidden_word, CODE.sub(_hidden_code, ESCAPE.sub(_hidden, text)))
    text, links = _without_links(text)
    text = _without_entities(_with_marks(text)).translate(SHOW)
    text = TABS.sub(f"{TABBED} ", text.strip()) if "\t" in text else text
    return _measured(SPACES.sub(" ", text), links)


def _hidden_word(bare: re.Match[str]) -> str:
    return bare[0].translate(HIDE) if tags.is_word(bare) else bare[0]


def _hidden(match: re.Match[str]) -> str:
    """Hide what is no markup, because it was escaped or stands in code, until all markup is read."""
    return str(match[match.lastindex or 0]).translate(HIDE)


def _hidden_code(match: re.Match[str]) -> str:
    """Hide what stands in code; a sentence that begins right behind it is no part of its last word."""
    words, behind = _hidden(match), match.string[match.end() : match.end() + 1]
    return f"{words} " if words[-1:].islower() and behind.isupper() else words


def _without_links(text: str) -> tuple[str, tuple[Link, ...]]:
    """Return the text with the words of its links alone, and the links."""
    links: list[Link] = []
    if "[" not in text and "<" not in text:
        return text, ()

    def link(match: re.Match[str]) -> str:
        shown = match[2].strip()
        target, _, title = match[3].partition(' "')
        words, href = _bare(shown), _bare(target.strip().strip("<>"))
        title = _bare(title.strip().removesuffix('"'))
        if words and href:  # a link that nothing carries has no place to stand
            links.append(Link(words=words, href=href, title=title if title not in ("", words) else None))
        before, after = match[2][:1].isspace() * " ", match[2][-1:].isspace() * " "
        return before + _apart(shown, match) + after  # "See[ #12](…)"

    def tagged(match: re.Match[str]) -> str:
        words, href = _bare(TAG.sub(" ", match[2])), _bare(match[1])
        if words and href:
            links.append(Link(words=words, href=href))
        return _apart(match[2], match)

    def page(match: re.Match[str]) -> str:
        if match[2] and match[2] != match[1]:
            links.append(Link(words=_bare(match[2]), href=match[1].strip()))
        return _apart(match[2] or match[1], match)

    text = TAG_LINK.sub(tagged, text)
    text = ADDRESS.sub(_hidden, text)
    text = LETTER_BOX.sub(lambda match: _apart(match[1].translate(HIDE), match), text)
    text = IMAGE_OR_LINK.sub(link, text)
    text = WIKI_LINK.sub(page, text)
    return text, tuple(links)


def _with_marks(text: str) -> str:
    """Return the text with private characters for its emphasis, and without any other markup."""
    bold, italic = _marked(BOLD_ON, BOLD_OFF), _marked(ITALIC_ON, ITALIC_OFF)
    if "<" in text:
        text = TAG_BOLD.sub(lambda match: f"{BOLD_ON}{match[2].strip()}{BOLD_OFF}", text)
        text = tags.without_tags(text)
    if "''" in text:
        text = WIKI_ITALIC.sub(italic, WIKI_BOLD.sub(bold, text))
    if "***" in text or "___" in text:
        text = THRICE.sub(bold, text)
    if "*" in text or "_" in text:
        text = EMPHASIS.sub(italic, STRONG.sub(bold, text))
        text = HALF.sub(bold, HASTY.sub(bold, text)) if "**" in text else text
    if "~" in text or "=" in text or "^" in text:
        text = NOTE.sub(r"[\1]", MARKED.sub(r"\1", STRUCK.sub(r"\1", text)))
        text = LOW.sub(lambda match: match[1] or match[2], text)
    return LEFT_OVER.sub(_gap, text)


def _without_entities(text: str) -> str:
    if "&" not in text:
        return text
    import html  # its table of names is large, and most notes have none

    return html.unescape(text)


def _apart(shown: str, match: re.Match[str]) -> str:
    """Keep the words inside a mark from growing together with those beside it."""
    before = " " if shown[:1].isalnum() and match.string[match.start() - 1 : match.start()].isalnum() else ""
    after = " " if shown[-1:].isalnum() and match.string[match.end() : match.end() + 1].isalnum() else ""
    return f"{before}{shown}{after}"


def _bare(text: str) -> str:
    return MARKS.sub("", _without_entities(LEFT_OVER.sub("", text)).translate(SHOW)).strip(" *_")


def _marked(on: str, off: str) -> Callable[[re.Match[str]], str]:
    """Return what puts marks about the words inside a pair of signs."""

    def mark(match: re.Match[str]) -> str:
        inner = next(group for group in reversed(match.groups()) if group is not None)
        before = " " if match.start() and match.string[match.start() - 1].isalnum() else ""
        after = " " if match.string[match.end() : match.end() + 1].isalnum() else ""
        return f"{before}{on}{inner}{off}{after}"

    return mark


def _gap(match: re.Match[str]) -> str:
    """Unbalanced stars go; between two words they leave a space, so that none grow together. `a__b` stays."""
    before = match.string[match.start() - 1 : match.start()]
    after = match.string[match.end() : match.end() + 1]
    if not (before.isalnum() and after.isalnum()):
        return ""
    return match.group() if match.group().startswith("_") else " "


def _measured(text: str, links: tuple[Link, ...]) -> Words:
    """Take the marks out and count how far from the start the words between them reach."""
    if MARKS.search(text) is None:
        return Words(text=SPACES.sub(" ", text.lstrip(" ")).rstrip(), links=links)
    bold = italic = apart = 0
    tabs: list[int] = []
    bold_on = italic_on = False
    plain = upright = False  # whether a character outside of the marks has been seen
    shown: list[str] = []
    for char in text:
        if char in (BOLD_ON, ITALIC_ON):
            apart = len(shown)
        if char == TABBED:
            tabs.append(len(shown) + 1)
        elif char in (BOLD_ON, BOLD_OFF):
            bold_on = char == BOLD_ON
        elif char in (ITALIC_ON, ITALIC_OFF):
            italic_on = char == ITALIC_ON
        elif shown or char != " ":
            shown.append(char)
            plain = plain or not (bold_on or char.isspace())
            upright = upright or not (italic_on or char.isspace())
            bold = len(shown) if bold_on and not plain else bold
            italic = len(shown) if italic_on and not upright else italic
    out = SPACES.sub(" ", "".join(shown)).rstrip()
    apart = tabs[0] if tabs else apart
    apart = apart if apart < len(out) else 0
    return Words(text=out, bold=bold, ends=Ends(italic, apart) if italic or apart else NO_ENDS, links=links)
