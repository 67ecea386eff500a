"""Lines trimmed and keys put in order in a file that a person wrote: whole lines move, nothing is rewritten.

What is read back must be the same data, with every comment still there; else the change is refused.
"""

from __future__ import annotations

import itertools

from actas.model.errors import UnreadableRecord
from actas.model.loaded import Loaded, Node, Path
from actas.model.order import in_order, order_at
from actas.store.load import load


def trim(text: str, line: int) -> str:
    """Return the text without white space at the end of a line.

    Raises UnreadableRecord when the space is part of a value.
    """
    before = load(text, "")
    starts = [*before.line_starts, len(before.text)]
    if not 1 <= line < len(starts):
        raise UnreadableRecord("store.not-spliceable")
    whole = before.text[starts[line - 1] : starts[line]]
    ending = whole[len(whole.rstrip("\r\n")) :]
    bare = whole[: len(whole) - len(ending)].rstrip(" \t")
    return _same(text, before, (starts[line - 1], starts[line]), bare + ending)


def sort(text: str, path: Path) -> str:
    """Return the text with one mapping's keys in the record's order; comments go with the key below them.

    Raises UnreadableRecord when the mapping cannot be taken apart safely.
    """
    before = load(text, "")
    node = before.node(path)
    if node is None or node.keys is None or before.problems:
        raise UnreadableRecord("store.not-spliceable")
    keys = tuple(node.keys)
    wanted = in_order(keys, order_at(path))
    if wanted == keys:
        return text
    parts = _flow_parts(before, node) if node.style == "{" else _block_parts(before, node)
    start, end, pieces, margin = parts
    by_key = dict(zip(keys, pieces, strict=True))
    glue = ", " if node.style == "{" else ""
    # Before the first entry its margin, or the dash of its list, stands already.
    return _same(text, before, (start, end), glue.join(by_key[key] for key in wanted)[margin:])


def _flow_parts(before: Loaded, node: Node) -> tuple[int, int, list[str], int]:
    """Return the entries of a mapping in braces, when they stand on one line."""
    spans = _spans(node)
    start, end = spans[0][0], spans[-1][1]
    between = {before.text[a:b].strip() for (_, a), (b, _) in itertools.pairwise(spans)}
    if between - {","} or "\n" in before.text[start:end] or "\r" in before.text[start:end]:
        raise UnreadableRecord("store.not-spliceable")
    return start, end, [before.text[a:b] for a, b in spans], 0


def _spans(node: Node) -> list[tuple[int, int]]:
    keys, below = node.keys or {}, node.below
    if not isinstance(below, dict):
        raise UnreadableRecord("store.not-spliceable")
    return [(at[0], max(below[key].end, at[1])) for key, at in keys.items()]


def _block_parts(before: Loaded, node: Node) -> tuple[int, int, list[str], int]:
    """Return the entries of a mapping in lines, and how wide their margin is.

    Each has its margin, its line end and the comments right above it.
    """
    text, starts = before.text, [at[0] for at in (node.keys or {}).values()]
    column = before.at(starts[0]).column
    cuts = [starts[0]]
    for start in starts[1:]:
        if before.at(start).column != column:
            raise UnreadableRecord("store.not-spliceable")
        cuts.append(_with_comments(before, before.at(start).line, column))
    stop = before.line_end(node.end, len(text))
    end = stop + (2 if text[stop : stop + 2] == "\r\n" else 1)
    ending = text[stop:end] or ("\r\n" if "\r\n" in text else "\n")
    margin = " " * (column - 1)
    pieces = [text[a:b] for a, b in zip(cuts, [*cuts[1:], end], strict=True)]
    pieces[0] = margin + pieces[0]
    if not pieces[-1].endswith(("\n", "\r")):
        pieces[-1] += ending
    return starts[0], end, pieces, len(margin)


def _with_comments(before: Loaded, line: int, column: int) -> int:
    """Return where an entry begins: at its line, or at the comments of its own depth right above."""
    starts, text = before.line_starts, before.text
    while line > 1:
        above = text[starts[line - 2] : starts[line - 1]].rstrip("\r\n")
        if not above.startswith(" " * (column - 1) + "#"):
            break
        line -= 1
    return starts[line - 1]


def _same(text: str, before: Loaded, where: tuple[int, int], new: str) -> str:
    start, end = where
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    result = mark + before.text[:start] + new + before.text[end:]
    after = load(result, "")
    if (after.problems != () and after.problems != before.problems) or after.data != before.data:
        raise UnreadableRecord("store.not-spliceable")
    return result
