"""One value changed in a file that a person wrote: only its own lines change.

Comments, order and quoting elsewhere stay byte for byte. Every edit is read back before it is
returned; where the file's style is too odd to splice safely, it is refused, never guessed.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import fields
from functools import cache
from typing import Any

from actas.model.edit import Change, Edit, Sort, Trim
from actas.model.errors import UnreadableRecord
from actas.model.loaded import Loaded, Node, Path
from actas.store import emit
from actas.store.convert import part_at
from actas.store.load import load


def edit(text: str, path: Path, value: Any) -> str:
    """Return the text with the value at ``path`` replaced; all other lines stay as they are.

    Raises UnreadableRecord when nothing stands at the path, or the text cannot be edited safely.
    """
    before = _loaded(text)
    node = before.node(path)
    if node is None or not path:
        raise UnreadableRecord("store.no-such-value", path=_shown(path))
    wanted = deepcopy(before.data)
    _above(wanted, path)[path[-1]] = value
    start, end = node.start, node.end
    above = before.node(path[:-1])
    if node.style == "block" and isinstance(path[-1], str) and above is not None and above.keys is not None:
        start = before.text.index(":", above.keys[path[-1]][1]) + 1
    new = _written(before, node, path, value)
    return _checked(text, before, (start, end), _spaced(before.text, start, end, new), wanted)


def insert_key(text: str, path: Path, key: str, value: Any) -> str:
    """Return the text with a new key in the mapping at ``path``, where the record's order wants it.

    Raises UnreadableRecord when there is no mapping at the path, when it has the key already,
    or when the text cannot be edited safely.
    """
    before = _loaded(text)
    node = before.node(path)
    if node is None or not node.keys or key in node.keys:
        raise UnreadableRecord("store.no-such-value", path=_shown((*path, key)))
    wanted = deepcopy(before.data)
    (_above(wanted, (*path, key)))[key] = value
    after = _predecessor(tuple(node.keys), path, key)
    if node.style == "{":
        at = node.below[after].end  # type: ignore[index, call-overload]
        return _checked(text, before, (at, at), f", {key}: {emit.flow(value, key=key)}", wanted)
    return _checked(text, before, *_new_line(before, node, after, key, value), wanted)


def apply(text: str, changes: Iterable[Change]) -> str:
    """Return the text after several changes.

    Lines are trimmed first, because their numbers hold only as long as no line is added.
    """
    from actas.store.tidy import sort, trim

    together = tuple(changes)
    for line in (change.line for change in together if isinstance(change, Trim)):
        text = trim(text, line)
    for path in (change.path for change in together if isinstance(change, Sort)):
        text = sort(text, path)
    for change in together:
        if isinstance(change, Edit):
            text = _set(text, change)
    return text


def _set(text: str, change: Edit) -> str:
    """Return the text with one key set, new or not."""
    node = load(text, "").node((*change.path, change.key))
    if node is None:
        return insert_key(text, change.path, change.key, change.value)
    return edit(text, (*change.path, change.key), change.value)


def _loaded(text: str) -> Loaded:
    before = load(text, "")
    if before.data is None or before.problems:
        raise UnreadableRecord("store.not-spliceable")
    return before


def _above(data: Any, path: Path) -> Any:
    for step in path[:-1]:
        data = data[step]
    return data


def _shown(path: Path) -> str:
    return ".".join(str(step) for step in path)


def _written(before: Loaded, node: Node, path: Path, value: Any) -> str:
    """Return the new value, in block style only where the old one was."""
    key = path[-1] if isinstance(path[-1], str) else ""
    if node.style in ("|", ">") and isinstance(value, str):
        indent = _indent_of(before.text, node)
        return _line_ends(before, emit.string(value, indent, emit.WIDTH, key=key))
    return emit.flow(value, key=key)


def _indent_of(text: str, node: Node) -> int:
    """Return the columns by which a block value's first line of words is indented."""
    for line in text[node.start : node.end].splitlines()[1:]:
        if line.strip(" "):
            return len(line) - len(line.lstrip(" "))
    begin = max(text.rfind("\n", 0, node.start), text.rfind("\r", 0, node.start)) + 1
    line = text[begin : node.start].replace("- ", "  ")
    return len(line) - len(line.lstrip(" ")) + 2


def _spaced(text: str, start: int, end: int, new: str) -> str:
    """Return the new value with what an empty old one lacked: a space, or the colon."""
    before = text[start - 1 : start]
    if start < end and before not in ":-":
        return new
    if before in (":", "-"):
        return " " + new
    return new if before == " " else f": {new}"


def _predecessor(keys: tuple[str, ...], path: Path, key: str) -> str:
    """Return the key after which a new one belongs."""
    order = _order(part_at(path))
    place = order.index(key) if key in order else len(order)
    earlier = [k for k in keys if k in order and order.index(k) < place]
    return earlier[-1] if earlier else keys[0]


@cache
def _order(cls: type | None) -> tuple[str, ...]:
    if cls is None:
        return ()
    names = [f.name for f in fields(cls)]
    if "lines" in names and "file" not in names:  # a run of lines, and not a source's number of them
        at = names.index("lines") + 1
        names[at:at] = ["part", "file"]
    return tuple(names)


def _new_line(before: Loaded, node: Node, after: str, key: str, value: Any) -> tuple[tuple[int, int], str]:
    """Return where in a block mapping a new line goes, and the line."""
    text = before.text
    last: Node = node.below[after]  # type: ignore[index, call-overload]
    end = last.end
    if last.style in ("|", ">") and "+" in text[last.start :].split("\n", 1)[0]:
        while text[end : end + 1] in ("\n", "\r", " "):  # blank lines at its end belong to it
            end += 1
        end = max(text.rfind("\n", 0, end), last.end)
    stop = before.line_end(end, len(text))
    indent = before.at(node.start).column - 1
    line = f"{key}:{emit.block(value, indent, indent + len(key) + 1, key=key)}"
    return (stop, stop), _line_ends(before, "\n" + " " * indent + line)


def _line_ends(before: Loaded, lines: str) -> str:
    return lines.replace("\n", "\r\n") if "\r\n" in before.text else lines


def _checked(text: str, before: Loaded, where: tuple[int, int], new: str, wanted: Any) -> str:
    """Return the text with the stretch replaced, if it then says what is wanted and nothing else."""
    start, end = where
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    result = mark + before.text[:start] + new + before.text[end:]
    after = load(result, "")
    if after.problems or after.data != wanted:
        raise UnreadableRecord("store.not-spliceable")
    return result
