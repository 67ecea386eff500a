"""Words without their markup: emphasis, links, escapes and entities are looks, not words."""

from __future__ import annotations

import html
import re

from actas.model.block import Words
from actas.model.record import Link

ANY = re.compile(r"[*_`\[\]<&\\~!{]|''")
ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
CODE = re.compile(r"(`+)([^`]+)\1(?!`)")
IMAGE_OR_LINK = re.compile(r"(!?)\[([^\[\]]*)\]\(\s*([^()]*(?:\([^()]*\)[^()]*)*)\)")
WIKI_LINK = re.compile(r"\[\[([^\[\]|]*)(?:\|([^\[\]]*))?\]\]")
AUTOLINK = re.compile(r"<((?:https?|mailto|ftp):[^<>]*|[^\s<>@]+@[^\s<>@]+)>")
TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!--.*?-->")
WIKI_BOLD = re.compile(r"'''(?=\S)((?:(?!''').)+?)(?<=\S)'''")
WIKI_ITALIC = re.compile(r"(?<!')''(?=[^\s'])((?:(?!'').)+?)(?<=[^\s'])''(?!')")
TAG_BOLD = re.compile(r"<(b|strong)\b[^<>]*>(.*?)</\1>", re.IGNORECASE)
STRONG = re.compile(r"(\*\*|__)(?=\S)((?:(?!\1).)+?)(?<=\S)\1")
EMPHASIS = re.compile(
    r"(?<![\w*])\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*(?![\w*])|(?<!\w)_(?=[^\s_])([^_]+?)(?<=[^\s_])_(?!\w)"
)
LEFT_OVER = re.compile(r"\*{2,}|_{2,}")
STRUCK = re.compile(r"~~(?=\S)([^~]+)~~")

# Private characters stand for marks while others are looked for.
BOLD_ON, BOLD_OFF, ITALIC_ON, ITALIC_OFF = "\ue000\ue001\ue002\ue003"
HIDE = {ord(c): 0xE100 + ord(c) for c in "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"}
SHOW = {hidden: shown for shown, hidden in HIDE.items()}
MARKS = re.compile("[\ue000-\ue003]")
SPACES = re.compile(r"[ \t\u00a0\u2007\u202f\u3000]+")


def words_of(text: str, *, markdown: bool) -> Words:
    """Return the words of a stretch, how far from its start it is bold, and its links.

    ``markdown`` is false for carriers that keep looks apart from words (Word, OpenDocument):
    there a star is a star.
    """
    if not markdown or not ANY.search(text):
        return Words(text=SPACES.sub(" ", text).strip())
    links: list[Link] = []

    def hide(match: re.Match[str]) -> str:
        return match[1].translate(HIDE)

    def link(match: re.Match[str]) -> str:
        href = match[3].split(' "')[0].strip().strip("<>")
        shown = match[2].strip()
        words = _bare(shown)
        if words:  # a link that nothing carries has no place to stand
            links.append(Link(words=words, href=_bare(href)))
        return _apart(shown, match)

    text = ESCAPE.sub(hide, text)
    text = CODE.sub(lambda m: m[2].translate(HIDE), text)
    text = AUTOLINK.sub(lambda m: _apart(m[1].translate(HIDE), m), text)
    text = IMAGE_OR_LINK.sub(link, text)
    text = WIKI_LINK.sub(lambda m: _apart(m[2] or m[1], m), text)
    text = TAG_BOLD.sub(lambda m: f"{BOLD_ON}{m[2].strip()}{BOLD_OFF}", text)
    text = TAG.sub(" ", text)
    if "''" in text:
        text = WIKI_BOLD.sub(_marked(BOLD_ON, BOLD_OFF), text)
        text = WIKI_ITALIC.sub(_marked(ITALIC_ON, ITALIC_OFF), text)
    text = STRONG.sub(_marked(BOLD_ON, BOLD_OFF), text)
    text = EMPHASIS.sub(_marked(ITALIC_ON, ITALIC_OFF), text)
    text = STRUCK.sub(r"\1", text)
    text = LEFT_OVER.sub(_gap, text)
    text = html.unescape(text).translate(SHOW)
    return _measured(SPACES.sub(" ", text), tuple(one for one in links if one.href))


def _apart(shown: str, match: re.Match[str]) -> str:
    """Keep the words inside a mark from growing together with those beside it."""
    before = " " if shown[:1].isalnum() and match.string[match.start() - 1 : match.start()].isalnum() else ""
    after = " " if shown[-1:].isalnum() and match.string[match.end() : match.end() + 1].isalnum() else ""
    return f"{before}{shown}{after}"


def _bare(text: str) -> str:
    return MARKS.sub("", html.unescape(LEFT_OVER.sub("", text)).translate(SHOW)).strip(" *_")


def _marked(on: str, off: str):  # type: ignore[no-untyped-def]  # a callback for re.sub
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
    shown: list[str] = []
    bold = italic = 0
    bold_open = italic_open = False
    plain_seen_bold = plain_seen_italic = False
    for char in text:
        if char in (BOLD_ON, BOLD_OFF):
            bold_open = char == BOLD_ON
            continue
        if char in (ITALIC_ON, ITALIC_OFF):
            italic_open = char == ITALIC_ON
            continue
        if not shown and char == " ":
            continue
        shown.append(char)
        if not char.isspace():
            plain_seen_bold = plain_seen_bold or not bold_open
            plain_seen_italic = plain_seen_italic or not italic_open
        if bold_open and not plain_seen_bold:
            bold = len(shown)
        if italic_open and not plain_seen_italic:
            italic = len(shown)
    out = "".join(shown)
    return Words(text=SPACES.sub(" ", out).rstrip(), bold=bold, italic=italic, links=links)
