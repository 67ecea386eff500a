"""The tags that HTML and wikis have: what else stands between angle brackets in typed text is words."""

from __future__ import annotations

import re
from functools import lru_cache

from actas.model.compiled import compiled

# Elements inside a sentence: the words beside them are not apart.
WITHIN = (
    "a|abbr|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|ins|kbd|mark|nobr|q|s|samp|small|span|strike|strong"
    "|sub|sup|time|tt|u|var|wbr"
)
APART = (
    "address|article|aside|audio|blockquote|body|br|button|caption|center|col|colgroup|dd|details|div|dl|dt"
    "|fieldset|figcaption|figure|footer|form|gallery|h[1-6]|head|header|hr|html|iframe|img|input|label|legend|li"
    "|link|main|math|meta|nav|noscript|nowiki|object|ol|option|p|picture|poem|pre|ref|references|script|section"
    "|select|source|style|summary|svg|table|tbody|td|template|textarea|tfoot|th|thead|title|tr|ul|video"
)
# Elements that need no partner. Whoever writes another in a sentence and closes none means the word.
ALONE = "br|col|dd|dt|hr|img|input|li|link|meta|p|ref|references|source|tbody|td|tfoot|th|thead|tr|wbr"
END = r"(?:\s[^<>]*|/)?>"
TAG = rf"</?(?:{WITHIN}|{APART}){END}"  # patterns, to be read without regard to case
TAG_WITHIN = rf"</?(?:{WITHIN}){END}"
_INSIDE, _ANY = compiled(TAG_WITHIN, re.IGNORECASE), compiled(TAG, re.IGNORECASE)
BARE = compiled(rf"<(?!(?:{ALONE})>)({WITHIN}|{APART})>", re.IGNORECASE)


def without_tags(text: str) -> str:
    """Return a text without its tags: those inside a sentence part no words, the others do."""
    return _ANY.sub(" ", _INSIDE.sub("", text))


def is_word(bare: re.Match[str]) -> bool:
    """Whether what looks like a tag is a word of a sentence: «the <title> of the page»."""
    return bare.start() > _begins(bare.string) and not _closes(bare.string, bare[1].casefold())


@lru_cache(maxsize=1)  # a line may hold thousands of tags
def _begins(text: str) -> int:
    return len(text) - len(text.lstrip())


@lru_cache(maxsize=8)
def _closes(text: str, name: str) -> bool:
    return f"</{name}>" in text.casefold()
