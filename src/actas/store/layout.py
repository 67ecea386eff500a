"""A whole record laid out anew, as `dump` would write it, with its comments.

A comment on a line of its own goes with the key or entry below it, one at a line's end with the value
on that line. What cannot be laid out without loss is refused: the data read back must be the same, and
every comment there, in the old order of its lines.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from actas.model.errors import UnreadableRecord
from actas.model.loaded import Loaded, Node, Path
from actas.model.order import in_order, order_at
from actas.store import emit
from actas.store.load import load


class Comment(NamedTuple):
    """A comment, the path of what it belongs to (None: the file's end), and whether it has its own line."""

    text: str
    path: Path | None
    alone: bool


def reflow(text: str) -> str:
    """Return the record laid out anew.

    Raises UnreadableRecord for what is no sound YAML, or would lose something.
    """
    before = load(text, "")
    if before.data is None or before.problems or before.root is None:
        raise UnreadableRecord("store.not-spliceable")
    comments = tuple(comments_of(before))
    bare = emit.document(_ordered(before.data, ()), None)
    result = _with_comments(bare, comments)
    after = load(result, "")
    kept = tuple(comment.text for comment in comments_of(after)) if not after.problems else ()
    if after.problems or after.data != before.data or sorted(kept) != sorted(c.text for c in comments):
        raise UnreadableRecord("store.not-reflowable")
    return result.replace("\n", "\r\n") if "\r\n" in before.text else result


def _ordered(value: Any, path: Path) -> Any:
    if isinstance(value, Mapping):
        order = order_at(path)
        keys = in_order(tuple(value), order) if order else tuple(value)
        return {key: _ordered(value[key], (*path, key)) for key in keys}
    if isinstance(value, list):
        return [_ordered(entry, (*path, at)) for at, entry in enumerate(value)]
    return value


def comments_of(loaded: Loaded) -> Iterator[Comment]:
    """Yield the comments of a file, in order, each with what it belongs to."""
    places = tuple(_places(loaded.root, ())) if loaded.root else ()
    solid = sorted(_solid(loaded, loaded.root)) if loaded.root else []
    starts = [*loaded.line_starts, len(loaded.text)]
    for start, after in itertools.pairwise(starts):
        line = loaded.text[start:after].rstrip("\r\n")
        mark = _mark(line, start, solid)
        if mark is None:
            continue
        alone = not line[:mark].strip()
        path = _below(places, start + mark) if alone else _on(places, start, start + mark)
        yield Comment(line[mark:].rstrip(), path, alone)


def _mark(line: str, start: int, solid: list[tuple[int, int]]) -> int | None:
    """Return where a comment begins in a line: at the first number sign that no value holds."""
    at = line.find("#")
    while at >= 0:
        opens = at == 0 or line[at - 1] in " \t"
        if opens and not any(first <= start + at < last for first, last in solid):
            return at
        at = line.find("#", at + 1)
    return None


def _solid(loaded: Loaded, node: Node) -> Iterator[tuple[int, int]]:
    """Yield where scalars and keys stand: a number sign in them begins no comment."""
    yield from (node.keys or {}).values()
    if node.below is None:
        # Behind the sign of a block text there may be a comment; its words begin on the next line.
        block = node.style in ("|", ">")
        yield loaded.line_end(node.start, len(loaded.text)) if block else node.start, node.end
        return
    for child in node.below.values() if isinstance(node.below, Mapping) else node.below:
        yield from _solid(loaded, child)


def _places(node: Node, path: Path) -> Iterator[tuple[int, Path]]:
    """Yield where each key and each entry of a list begins, in the file's order."""
    if isinstance(node.below, Mapping):
        for key, child in node.below.items():
            yield (node.keys or {})[key][0], (*path, key)
            yield from _places(child, (*path, key))
    elif node.below is not None:
        for at, child in enumerate(node.below):
            yield child.start, (*path, at)
            yield from _places(child, (*path, at))


def _below(places: tuple[tuple[int, Path], ...], at: int) -> Path | None:
    return next((path for start, path in places if start > at), None)


def _on(places: tuple[tuple[int, Path], ...], start: int, mark: int) -> Path | None:
    """Return the first thing that begins on a line, or, on a line of a value's, the one before."""
    here = next((path for at, path in places if start <= at < mark), None)
    return here or next((path for at, path in reversed(places) if at < mark), None)


def _with_comments(bare: str, comments: tuple[Comment, ...]) -> str:
    """Return the laid-out text with each comment where it belongs."""
    loaded = load(bare, "")
    at_path = (
        {path: start for start, path in reversed(tuple(_places(loaded.root, ())))} if loaded.root else {}
    )
    above: dict[int, list[str]] = {}
    behind: dict[int, list[str]] = {}
    lines = bare.split("\n")[:-1]
    for comment in comments:
        if comment.path is None or comment.path not in at_path:
            above.setdefault(len(lines), []).append(comment.text)
            continue
        line = loaded.at(at_path[comment.path]).line - 1
        if comment.alone or line in behind or not _ends_there(loaded, comment.path, line):
            margin = " " * (len(lines[line]) - len(lines[line].lstrip(" ")))
            above.setdefault(line, []).append(margin + comment.text)
        else:
            behind.setdefault(line, []).append(comment.text)
    laid: list[str] = []
    for at, words in enumerate(lines):
        laid += [*above.get(at, ()), "  ".join((words, *behind.get(at, ())))]
    return "\n".join([*laid, *above.get(len(lines), ())]) + "\n"


def _ends_there(loaded: Loaded, path: Path, line: int) -> bool:
    """Tell whether a comment may follow on the line: a value that goes on below would swallow it."""
    node = loaded.node(path)
    while node is not None and node.below is not None and node.style == "block":
        below = node.below
        first = next(iter(below.values() if isinstance(below, Mapping) else below), None)
        if first is None or loaded.at(first.start).line - 1 != line:
            return True  # the value begins on a line further down
        node = first
    return node is not None and loaded.at(node.end).line - 1 == line and node.style not in ("|", ">")
