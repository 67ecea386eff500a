"""YAML -> plain data with places: YAML 1.2 core with no surprises.

PyYAML's parser gives events; the small builder here makes data of them, because every ready-made
loader guesses (`NO` is False, the last of two equal keys wins) and forgets places. Only `true`,
`false`, `null` and plain integers are typed. Two equal keys, anchors, aliases, merge keys, tags,
a second document and deep nesting are problems, each at its place; reading goes on after them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, cast

from actas.model.errors import UnreadableRecord
from actas.model.limits import DEEPEST_YAML, MOST_DIGITS, MOST_SLIPS
from actas.model.loaded import Loaded, Node
from actas.model.problem import Problem

_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)")
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "": None}


def load(text: str | bytes, name: str) -> Loaded:
    """Read YAML. What is wrong with it is in ``problems`` of the result.

    Args:
        text: the file's text, or its bytes (UTF-8, or UTF-16 with a byte order mark).
        name: the file, as places are to show it.

    Raises UnreadableRecord when bytes are no text.

    """
    if isinstance(text, bytes):
        text = _decode(text, name)
    import yaml

    builder = _Builder(Loaded(name=name, text=text.removeprefix("\ufeff")))
    try:
        _feed(builder)
    except (yaml.YAMLError, UnicodeEncodeError) as error:
        from actas.store.syntax import explain

        problem = explain(builder.blank, error, builder.quoted)
        return replace(builder.blank, problems=(*builder.problems, problem))
    return builder.result()


def _decode(data: bytes, name: str) -> str:
    utf16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        return data.decode("utf-16" if utf16 else "utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableRecord("store.bad-encoding", file=name, line=line, byte=error.start) from error


@dataclass(slots=True, eq=False, repr=False)
class _Open:
    """A collection whose end has not come yet."""

    start: int
    style: str
    data: Any
    keys: dict[str, tuple[int, int]] | None
    below: Any
    key: str | None = None  # the key whose value comes next
    last: int = 0  # where the last thing inside ended
    drop: bool = False  # the value of a key that was there already


@dataclass(slots=True, eq=False, repr=False)
class _Builder:
    """Data and nodes from events."""

    blank: Loaded
    stack: list[_Open] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    data: Any = None
    root: Node | None = None
    documents: int = 0
    stop: bool = False
    quoted: tuple[int, int] = (0, 0)  # the last value in quotes

    def report(self, rule: str, start: int, end: int, **values: object) -> None:
        if len(self.problems) < MOST_SLIPS:
            self.problems.append(
                Problem(
                    rule=rule, level="error", place=self.blank.at(start, end), says=f"store.{rule}",
                    values={k: str(v) for k, v in values.items()}, help=f"store.{rule}-help",
                )
            )  # fmt: skip

    def put(self, value: Any, node: Node) -> None:
        """Add a finished value to what is open."""
        if not self.stack:
            self.data, self.root = value, node
            return
        top = self.stack[-1]
        top.last = node.end
        if top.keys is None:
            top.data.append(value)
            top.below.append(node)
        elif top.key is None:
            self.put_key(top, value, node)
        else:
            if not top.drop:
                top.data[top.key] = value
                top.below[top.key] = node
            top.key = None

    def put_key(self, top: _Open, value: Any, node: Node) -> None:
        key = value if isinstance(value, str) else None
        if key is None or top.keys is None:
            self.report("odd-key", node.start, node.end)
            key = f"\0{node.start}"  # no key of ours begins so: the value below is read, and belongs nowhere
            top.drop = True
        elif key in top.keys:
            first = self.blank.at(*top.keys[key]).line
            again = self.blank.at(node.start).line
            self.report("duplicate-key", node.start, node.end, key=key, first=first, again=again)
            top.drop = True
        elif key == "<<" and not node.style:
            self.report("merge-key", node.start, node.end)
            top.drop = True
        else:
            top.keys[key] = (node.start, node.end)
            top.drop = False
        top.key = key

    def scalar(self, event: Any) -> None:
        value, style = event.value, event.style or ""
        start, end = event.start_mark.index, event.end_mark.index
        if event.anchor or event.tag:
            self.properties(event)
        if style in ("|", ">"):
            end = start + len(self.blank.text[start:end].rstrip())
        elif style:
            self.quoted = (start, end)
        top = self.stack[-1] if self.stack else None
        is_key = top is not None and top.keys is not None and top.key is None
        if not style and not is_key:
            value = self.typed(value, start, end)
        self.put(value, Node(start, end, style))

    def typed(self, value: str, start: int, end: int) -> Any:
        """Return what an unquoted value stands for."""
        if value in _WORDS:
            return _WORDS[value]
        if _INTEGER.fullmatch(value):
            if len(value) <= MOST_DIGITS:
                return int(value)
            self.report("long-number", start, end, digits=len(value))
        elif value.endswith('"') and value.count('"') % 2:
            self.report("open-quote", start, end)
        return value

    def properties(self, event: Any) -> None:
        """Report an anchor or a tag."""
        start = event.start_mark.index
        line_end = self.blank.line_end(start, len(self.blank.text))
        word = self.blank.text[start:line_end].split(" ", 1)[0]
        end = start + max(len(word), 1)
        if event.tag:
            self.report("yaml-tag", start, end, tag=event.tag)
        if event.anchor:
            self.report("yaml-alias", start, end, name=event.anchor)

    def open(self, event: Any, is_map: bool) -> None:
        if event.anchor or event.tag:
            self.properties(event)
        style = ("{" if is_map else "[") if event.flow_style else "block"
        start = event.start_mark.index
        if is_map:
            self.stack.append(_Open(start, style, {}, {}, {}, None, start))
        else:
            self.stack.append(_Open(start, style, [], None, [], None, start))
        if len(self.stack) > DEEPEST_YAML:
            self.report("too-deep", start, start + 1, limit=DEEPEST_YAML)
            self.stop = True

    def close(self, event: Any) -> None:
        done = self.stack.pop()
        # A block's own end mark lies at the next token, lines below; its last value's end is the end.
        end = done.last if done.style == "block" else event.end_mark.index
        self.put(done.data, Node(done.start, end, done.style, done.keys, done.below))

    def alias(self, event: Any) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        self.report("yaml-alias", start, end, name=event.anchor)
        self.put(None, Node(start, end, ""))

    def document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            self.report("second-document", event.start_mark.index, event.end_mark.index)
            self.stop = True

    def result(self) -> Loaded:
        """Return what was read, or why it is no record."""
        if self.stack:  # reading stopped half-way
            return replace(self.blank, problems=tuple(self.problems))
        if not self.problems and self.data is None:
            self.report("empty-record", 0, 0, file=self.blank.name)
        elif self.data is not None and not isinstance(self.data, dict):
            self.report("not-a-record", 0, self.blank.line_end(0, len(self.blank.text)))
        if "\t" in self.blank.text:
            from actas.store.syntax import tabs

            self.problems.extend(tabs(self.blank, self.root))
        done = replace(self.blank, data=self.data, root=self.root, problems=tuple(self.problems))
        return done if isinstance(self.data, dict) else replace(done, data=None)


def _parser(text: str) -> Callable[[], Any]:
    """Return what gives the next event of the text."""
    try:
        from yaml.cyaml import CParser  # type: ignore[attr-defined]
    except ImportError:  # PyYAML built without libyaml: the same events, slower
        from yaml import Loader

        return Loader(text).get_event
    return cast(Callable[[], Any], CParser(text).get_event)


def _feed(builder: _Builder) -> None:
    """Let the builder have every event. Raises what the parser raises."""
    import yaml

    maps, lists = yaml.MappingStartEvent, yaml.SequenceStartEvent
    get = _parser(builder.blank.text)
    while True:
        event = get()
        kind = type(event)
        if kind is yaml.ScalarEvent:
            builder.scalar(event)
        elif kind is maps or kind is lists:
            builder.open(event, kind is maps)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            builder.close(event)
        elif kind is yaml.AliasEvent:
            builder.alias(event)
        elif kind is yaml.DocumentStartEvent:
            builder.document(event)
        elif kind is yaml.StreamEndEvent:
            return
        if builder.stop:
            return
