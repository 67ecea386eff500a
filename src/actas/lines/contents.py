"""Tables of contents that a program wrote into the notes, between marks of its own: they only point."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

MOST = 300  # lines of such a table; a mark whose partner stands further off is none
COMMENTS = {  # how the marks begin, without blanks: the first, and those that end what it began
    "<!--startdoctoc": ("<!--enddoctoc",),
    "<!--toc": ("<!--tocstop", "<!--/toc", "<!--tocend", "<!--endtoc", "<!--endoftoc"),
    "<!--ts-->": ("<!--te-->",),
    "<!--markdowntoc": ("<!--/markdowntoc",),
    "<!--vscode-markdown-toc": ("<!--/vscode-markdown-toc", "<!--endvscode-markdown-toc"),
    "<!--starttoc": ("<!--endtoc",),
    "<!--begintoc": ("<!--endtoc",),
}
ELEMENTS = {'<divid="table-of-contents"': "div", '<divid="toc"': "div", '<navid="toc"': "nav"}


def generated_contents(texts: Iterable[str]) -> frozenset[int]:
    """Return the numbers of all lines of tables of contents that programs wrote, their marks included."""
    marks = [
        (number, "".join(text.split()).casefold())
        for number, text in enumerate(texts, start=1)
        if text.lstrip()[:1] == "<"
    ]
    out: set[int] = set()
    for at, (first, mark) in enumerate(marks):
        if first in out:
            continue
        last = _end(mark, marks[at:])
        if last is not None and last - first <= MOST:
            out.update(range(first, last + 1))
    return frozenset(out)


def _end(mark: str, marks: Sequence[tuple[int, str]]) -> int | None:
    """Return where ends what a mark begins; None where it begins no table of contents."""
    ends = next((ends for begins, ends in COMMENTS.items() if mark.startswith(begins)), None)
    if ends:
        return next((number for number, other in marks[1:] if other.startswith(ends)), None)
    element = next((name for begins, name in ELEMENTS.items() if mark.startswith(begins)), None)
    inside = 0
    for number, other in marks if element else ():
        inside += other.count(f"<{element}") - other.count(f"</{element}>")
        if not inside:
            return number
    return None
