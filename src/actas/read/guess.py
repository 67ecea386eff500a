"""Which markup a text is typed in whose name does not say so: told by signs that nothing else has."""

from __future__ import annotations

import re
from collections.abc import Callable

from actas.read import defined
from actas.read.draft import Row

ENOUGH = 3  # kinds of signs
# Without one of these a text is not looked at any closer.
GATES = {"wiki": ("{|", "'''", "[["), "rst": ("::", "`_", ".. ["), "org": ("#+", "][", ":END:")}
SIGNS = {
    "wiki": (
        r"^(={1,6})[ \t]*[^=\s].*[^=\s][ \t]*\1[ \t]*$",
        r"^[ \t]*\{\|(?!\|)",
        r"^\|-[ \t]*$|^\|\}[ \t]*$|^![^!|\n]+!!",
        r"'''[^'\n]+'''",
        r"\[\[[^\[\]|\n]+(?:\|[^\[\]\n]+)?\]\]",
        r"\[https?://[^\s\]]+ [^\]\n]+\]",
        r"^[#*]{2,}[:;]?[ \t]*\w|^#[*:]",
        r"^__[A-Z]+__[ \t]*$|^\{\{[^{}\n]+\}\}[ \t]*$",
    ),
    "rst": (
        r"^[ \t]*\.\. [\w:-]+::(?:[ \t]|$)",
        r"^[ \t]*\.\. _[^:\n]+:(?:[ \t]|$)|^[ \t]*\.\. \[#?\w*\][ \t]",
        r"`[^`<>\n]+ <[^<>\n]+>`__?",
        r":[\w-]+:`[^`\n]+`",
        r"^[ \t]*=+(?: +=+)+[ \t]*$|^[ \t]*\+(?:-+\+)+[ \t]*$",
        r"^#\. \S",
        r"``[^`\n]+``",
    ),
    "org": (
        r"^#\+(?:title|author|date|options|startup|language|filetags):",
        r"^[ \t]*#\+(?:begin|end)_\w",
        r"^[ \t]*:(?:properties|logbook|end):[ \t]*$",
        r"\[\[[^\[\]\n]+\]\[[^\[\]\n]+\]\]",
        r"^\*+ (?:todo|done|next) ",
        r"^[ \t]*(?:deadline|scheduled|closed): ?[<\[]\d{4}-",
        r"^\*{2,} \S",
        r"^[ \t]*[-+] \S.* :: ",
        r"^[ \t]*\|-[-+]*\+[-+]*\|[ \t]*$",
    ),
}


def drawer_of(text: str) -> Callable[[list[str]], list[Row]] | None:
    """Return what draws lines in the markup that a text is typed in; None for plain text."""
    for name, gates in GATES.items():
        if not any(gate in text for gate in gates):
            continue
        looks = re.MULTILINE | (re.IGNORECASE if name == "org" else re.NOFLAG)
        if sum(bool(re.search(sign, text, looks)) for sign in SIGNS[name]) >= ENOUGH:
            return _drawer(name)
    return defined.draw if defined.defines(text) else None


def _drawer(name: str) -> Callable[[list[str]], list[Row]]:
    if name == "wiki":
        from actas.read.wiki import draw
    elif name == "rst":
        from actas.read.rst import draw
    else:
        from actas.read.org import draw
    return draw
