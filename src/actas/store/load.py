"""YAML -> plain data with places: YAML 1.2 core with no surprises.

PyYAML's parser gives events; the small builder here makes data of them, because every ready-made
loader guesses (`NO` is False, the last of two equal keys wins) and forgets places. Only `true`,
`false`, `null` and plain integers are typed. Two equal keys, anchors, aliases, merge keys, tags,
a second document and deep nesting are problems, each at its place; reading goes on after them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, cast

from actas.model.compiled import compiled
from actas.model.errors import UnreadableRecord
from actas.model.limits import DEEPEST_YAML, MOST_DIGITS, MOST_SLIPS
from actas.model.loaded import Loaded, Node
from actas.model.problem import Problem

_INTEGER = compiled(r"-?(?:0|[1-9][0-9]*)")
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "": None}
_UNSEEN_BREAKS = "\x85\u2028\u2029"
_FIRST_OF_NUMBERS = frozenset("-0123456789")


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


class _Open:
    """A collection whose end has not come yet; at the bottom of all, the document."""

    __slots__ = ("below", "data", "drop", "key", "keys", "last", "start", "style")

    def __init__(self, start: int, style: str, is_map: bool) -> None:
        self.start = start
        self.style = style
        self.data: Any = {} if is_map else []
        self.below: Any = {} if is_map else []
        self.keys: dict[str, tuple[int, int]] | None = {} if is_map else None
        self.key: str | None = None  # the key whose value comes next
        self.last = start  # where the last thing inside ended
        self.drop = False  # the value of a key that was there already


class _Builder:
    """Data and nodes from events."""

    def __init__(self, blank: Loaded) -> None:
        self.blank = blank
        self.stack = [_Open(0, "", is_map=False)]
        self.problems: list[Problem] = []
        self.documents = 0
        self.stop = False
        self.quoted = (0, 0)  # the last value in quotes

    def report(self, rule: str, start: int, end: int, *, says: str = "", **values: object) -> None:
        if len(self.problems) < MOST_SLIPS:
            says = f"store.{says or rule}"
            self.problems.append(
                Problem(
                    rule=rule, level="error", place=self.blank.at(start, end), says=says,
                    values={k: str(v) for k, v in values.items()}, help=f"{says}-help",
                )
            )  # fmt: skip

    def scalar(self, event: Any) -> None:
        """Add a key or a value. Four in five events are one: what this costs is what reading costs."""
        value, style = event.value, event.style or ""
        start, end = event.start_mark.index, event.end_mark.index
        if event.anchor or event.tag:
            self.properties(event)
        if style:
            if style in "|>":
                end = start + len(self.blank.text[start:end].rstrip())
            else:
                self.quoted = (start, end)
        top = self.stack[-1]
        top.last = end
        if top.keys is not None and top.key is None:
            self.put_key(top, top.keys, value, start, end, style)
            return
        if not style and (
            (len(value) < 6 and value in _WORDS) or value[0] in _FIRST_OF_NUMBERS or value[-1] == '"'
        ):
            value = self.typed(value, start, end)
        self.put(top, value, Node(start, end, style))

    @staticmethod
    def put(top: _Open, value: Any, node: Node) -> None:
        """Add a finished value to what is open."""
        if top.keys is None:
            top.data.append(value)
            top.below.append(node)
            return
        if not top.drop:
            top.data[top.key] = value
            top.below[top.key] = node
        top.key = None

    def put_key(
        self, top: _Open, keys: dict[str, tuple[int, int]], key: str | None, start: int, end: int,
        style: str = "",
    ) -> None:  # fmt: skip
        """Begin an entry of a mapping with these ``keys``; ``key`` is None for what is no text."""
        top.drop = True
        if key is None:
            self.report("odd-key", start, end)
            key = f"\0{start}"  # no key of ours begins so: the value below is read, and belongs nowhere
        elif key in keys:
            first, again = self.blank.at(*keys[key]).line, self.blank.at(start).line
            says = "duplicate-key-in-line" if first == again else "duplicate-key"
            self.report("duplicate-key", start, end, says=says, key=key, first=first, again=again)
        elif key == "<<" and not style:
            self.report("merge-key", start, end)
        else:
            keys[key] = (start, end)
            top.drop = False
        top.key = key

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
        self.stack.append(_Open(start, style, is_map))
        if len(self.stack) - 1 > DEEPEST_YAML:
            self.report("too-deep", start, start + 1, limit=DEEPEST_YAML)
            self.stop = True

    def close(self, event: Any) -> None:
        done = self.stack.pop()
        # A block's own end mark lies at the next token, lines below; its last value's end is the end.
        end = done.last if done.style == "block" else event.end_mark.index
        self.add(done.data, Node(done.start, end, done.style, done.keys, done.below))

    def alias(self, event: Any) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        self.report("yaml-alias", start, end, name=event.anchor)
        self.add(None, Node(start, end, ""))

    def add(self, value: Any, node: Node) -> None:
        """Add what is no text: as a value, or as a key that it cannot be."""
        top = self.stack[-1]
        top.last = node.end
        if top.keys is not None and top.key is None:
            self.put_key(top, top.keys, None, node.start, node.end)
        else:
            self.put(top, value, node)

    def document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            self.report("second-document", event.start_mark.index, event.end_mark.index)
            self.stop = True

    def result(self) -> Loaded:
        """Return what was read, or why it is no record."""
        document = self.stack[0]
        if len(self.stack) > 1:  # reading stopped half-way
            return replace(self.blank, problems=tuple(self.problems))
        data, root = (document.data[0], document.below[0]) if document.data else (None, None)
        if not self.problems and data is None:
            self.report("empty-record", 0, 0, file=self.blank.name)
        elif data is not None and not isinstance(data, dict):
            self.report("not-a-record", 0, self.blank.line_end(0, len(self.blank.text)))
        if "\t" in self.blank.text or any(char in self.blank.text for char in _UNSEEN_BREAKS):
            from actas.store.syntax import breaks, tabs

            self.problems.extend((*breaks(self.blank), *tabs(self.blank, root)))
        done = replace(self.blank, data=data, root=root, problems=tuple(self.problems))
        return done if isinstance(data, dict) else replace(done, data=None)


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

    scalar, maps, lists = yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent
    ends = (yaml.MappingEndEvent, yaml.SequenceEndEvent)
    get, add = _parser(builder.blank.text), builder.scalar
    while not builder.stop:
        event = get()
        kind = type(event)
        if kind is scalar:
            add(event)
        elif kind is maps or kind is lists:
            builder.open(event, kind is maps)
        elif kind in ends:
            builder.close(event)
        elif kind is yaml.AliasEvent:
            builder.alias(event)
        elif kind is yaml.DocumentStartEvent:
            builder.document(event)
        elif kind is yaml.StreamEndEvent:
            return
