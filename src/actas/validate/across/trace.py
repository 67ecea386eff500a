"""A record's trace: what the checks across records compare."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from actas.model.compiled import compiled
from actas.model.loaded import Path
from actas.model.problem import Place
from actas.validate.across import Named, Run, Seen, Trace
from actas.validate.subject import Subject, numbered
from actas.validate.unknown_code import actors

# An acronym: three to eight capitals, and no part of a longer word, an address, a file's name or of
# several words in capitals («ONU MUJERES»), which are a name.
ACRONYM = compiled(r"(?<![\w@/.-])(?<![A-ZÁÉÍÓÚÑ] )[A-ZÁÉÍÓÚÑ]{3,8}(?![\w@/-])(?! [A-ZÁÉÍÓÚÑ]{2})")
CAPITALS = compiled("[A-ZÁÉÍÓÚÑ]{3}")  # looked for in half the time, and most texts have none
ROMAN = compiled(r"[IVXLCDM]+")
SHOUTED = 0.6  # share of capitals among the letters from which a text is set in capitals and says nothing
_STATED = ("title", "series", "date", "language")


def trace_of(subject: Subject) -> Trace:
    """Return the trace of a record; what has not the right shape is left out of it."""
    data, loaded = subject.data, subject.loaded
    meeting = data.get("meeting")
    meeting = meeting if isinstance(meeting, dict) else {}
    source = data.get("source")
    sha = source.get("sha256") if isinstance(source, dict) else None
    within = source.get("within") if isinstance(source, dict) else None
    retired = (
        [one for one in data.get("retired") or () if isinstance(one, str)]
        if _is_list(data, "retired")
        else []
    )
    used, introduced = _acronyms(subject)
    return Trace(
        file=loaded.name,
        id=data["id"] if isinstance(data.get("id"), str) else "",
        places={key: _place(subject, key) for key in ("id", "date", "title")},
        meeting={key: meeting[key] for key in _STATED if isinstance(meeting.get(key), str)},
        keys=frozenset(key for key in meeting if isinstance(key, str)),
        sections=frozenset(s.section_kind for s in subject.sections if s.section_kind),
        source=f"{sha} {within or ''}".rstrip() if isinstance(sha, str) else "",
        ids=tuple(runs((*subject.ids, *retired))),
        reiterates=tuple(_reiterates(subject)),
        names=tuple(_names(subject)),
        acronyms=used,
        introduced=introduced,
        waived=_waived(subject),
    )


def runs(ids: Iterable[str]) -> Iterator[Run]:
    """Yield ids as runs: hundreds of them are a few runs."""
    letters, first, last = "", 0, 0
    for one in ids:
        head = one.rstrip("0123456789")
        digits = one[len(head) :]
        number = int(digits) if 0 < len(digits) < 10 and digits[0] != "0" else 0
        if number and number == last + 1 and head == letters and last:
            last = number
            continue
        if letters or last:
            yield Run(letters, first, last)
        letters, first, last = (head, number, number) if number else (one, 0, 0)
    if letters or last:
        yield Run(letters, first, last)


def ids_of(trace: Trace) -> Iterator[str]:
    """Yield the ids of a trace."""
    for letters, first, last in trace.ids:
        yield from [letters] if not last else (f"{letters}{number}" for number in range(first, last + 1))


def _is_list(data: Mapping[str, Any], key: str) -> bool:
    return isinstance(data.get(key), list)


def _place(subject: Subject, key: str) -> Place:
    path: Path = ("id",) if key == "id" else ("meeting", key)
    return subject.loaded.place(path)


def _reiterates(subject: Subject) -> Iterator[Seen]:
    for item in subject.items:
        for index, entry in numbered(item.data.get("reiterates")):
            if isinstance(entry.get("to"), str):
                path = (*item.path, "reiterates", index, "to")
                yield Seen(entry["to"], path, subject.loaded.place(path))


def _names(subject: Subject) -> Iterator[Named]:
    """Yield everybody that is named, each spelling once; a country's code says who it is in any spelling."""
    found: dict[tuple[str, str], Path] = {}
    for path, actor in _everybody(subject):
        kind, name = actor.get("kind"), actor.get("name")
        if isinstance(kind, str) and isinstance(name, str) and kind != "country":
            found.setdefault((kind, name), (*path, "name"))
    for (kind, name), path in found.items():
        yield Named(kind, name, path, subject.loaded.place(path))


def _everybody(subject: Subject) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    meeting = subject.data.get("meeting")
    came = meeting.get("participants") if isinstance(meeting, dict) else None
    for index, one in numbered(came):
        yield ("meeting", "participants", index), {"kind": "person", **one}
    for item in subject.items:
        yield from actors(item)


def _acronyms(subject: Subject) -> tuple[tuple[Seen, ...], frozenset[str]]:
    """Return the acronyms that the record uses, where first, and those that it explains."""
    used: dict[str, Path] = {}
    introduced: set[str] = set()
    for path, text in _texts(subject):
        found = ACRONYM.findall(text) if CAPITALS.search(text) else ()
        if not found or _shouted(text):
            continue
        for word in found:
            if not ROMAN.fullmatch(word):
                used.setdefault(word, path)
            if f"({word})" in text or f"{word} (" in text or f"({word}," in text:
                introduced.add(word)
    seen = (Seen(word, path, _word_place(subject, path, word)) for word, path in used.items())
    return tuple(one for one in seen if one.text not in introduced), frozenset(introduced)


def _word_place(subject: Subject, path: Path, word: str) -> Place:
    """Return where a word stands in a value; the whole value, where the file spells it with escapes."""
    node = subject.loaded.node(path)
    at = subject.loaded.text.find(word, node.start, node.end) if node else -1
    return subject.loaded.at(at, at + len(word)) if at >= 0 else subject.loaded.place(path)


def _texts(subject: Subject) -> Iterator[tuple[Path, str]]:
    for section in subject.sections:
        if (heading := section.text("heading")) is not None:
            yield (*section.path, "heading"), heading
    for item in subject.items:
        for key in ("title", "text"):
            if (text := item.text(key)) is not None:
                yield (*item.path, key), text


def _shouted(text: str) -> bool:
    """Tell whether a text is set in capitals, whatever acronyms are in it."""
    letters = [char for char in ACRONYM.sub("", text) if char.isalpha()]
    if not letters:
        return len(text.split()) > 1
    return sum(char.isupper() for char in letters) > SHOUTED * len(letters)


def _waived(subject: Subject) -> Mapping[Path, frozenset[str]]:
    return {
        item.path: frozenset(str(waiver.get("rule")) for _, waiver in numbered(item.data["waivers"]))
        for item in subject.items
        if "waivers" in item.data
    }
