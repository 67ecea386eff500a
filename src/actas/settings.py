"""`actas.toml`, or `[tool.actas]` in `pyproject.toml` -> settings.

Looked for in the folder where the command runs and in those above it, then in the user's own folder
of settings (`$XDG_CONFIG_HOME/actas/actas.toml`). The first file found is the only one read.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from actas.model.compiled import compiled
from actas.model.errors import BadUsage
from actas.model.kinds import SECTION_KINDS

if TYPE_CHECKING:  # no class is made where there is no file, which is most often
    from actas.model.settings import Exempt, Profile, Settings

NAME, SHARED = "actas.toml", "pyproject.toml"
LEVELS = ("error", "warning", "note")
MEETING = ("title", "series", "date", "end_date", "place", "language", "start", "end", "participants")


def find(start: Path) -> Path | None:
    """Return the settings file that holds for a folder; None when there is none."""
    for folder in (start, *start.parents):
        own, shared = folder / NAME, folder / SHARED
        # os.path, because a Path raises where the folder may not be entered: then none hold there.
        if os.path.isfile(own):  # noqa: PTH113
            return own
        if os.path.isfile(shared) and _has_table(shared):  # noqa: PTH113
            return shared
    home = os.environ.get("XDG_CONFIG_HOME") or os.environ.get("APPDATA") or "~/.config"
    users = Path(home).expanduser() / "actas" / NAME
    return users if users.is_file() else None


def _has_table(file: Path) -> bool:
    try:
        return b"[tool.actas" in file.read_bytes()
    except OSError:
        return False


def read(file: Path) -> Settings:
    """Return the settings of a file.

    Raises BadUsage, which names the place and the key, for what is no setting.
    """
    import tomllib

    raw = b""
    try:
        raw = file.read_bytes()
        text = raw.decode("utf-8-sig")
        data = tomllib.loads(text)
    except OSError as error:
        raise BadUsage("cli.cannot-read", file=file, why=error.strerror) from None
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise BadUsage("cli.settings-not-utf-8", file=f"{shown(str(file))}:{line}") from None
    except tomllib.TOMLDecodeError as error:
        raise _no_toml(file, text, str(error)) from None
    if file.name == SHARED:
        data = data.get("tool", {}).get("actas", {})
    return _Reader(str(file), text).settings(data, str(file.parent))


def shown(file: str) -> str:
    """Return a file's name as seen from where we are, when it lies here or below."""
    try:
        return Path(file).resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return file


def _no_toml(file: Path, text: str, said: str) -> BadUsage:
    """Return what stops the run: the place, which the reader only says in English, and what stands there."""
    lines = text.rstrip().split("\n")
    at = compiled(r"\(at line (\d+), column (\d+)\)").search(said)  # else it is the end
    line, column = (int(at[1]), int(at[2])) if at else (len(lines), len(lines[-1]) + 1)
    there = lines[min(line, len(lines)) - 1].strip()
    return BadUsage("cli.settings-syntax", file=f"{shown(str(file))}:{line}:{column}", there=there)


class _Reader:
    """Plain data to settings; every slip is named with its place and key."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text_of_file = text

    def place(self, key: str, value: str = "") -> str:
        """Return where a value stands under a key, or the key, or what it lacks in: TOML keeps no places."""
        lines = self.text_of_file.split("\n")
        first = next((n for n, line in enumerate(lines) if "[tool.actas" in line), 0)
        at = None
        for name in reversed(key.split(".")):
            named = compiled(rf"(?<![\w-]){re.escape(name)}(?![\w-])")
            found = ((n, named.search(lines[n].partition("#")[0])) for n in range(first, len(lines)))
            at = next(((n, there.start()) for n, there in found if there), None)
            if at:
                break
        line, column = at or (first, 0)
        told = ((n, lines[n].find(quote + value + quote)) for n in range(line, len(lines)) for quote in "\"'")
        line, column = next(((n, col) for n, col in told if value and col >= 0), (line, column))
        return f"{shown(self.file)}:{line + 1}:{column + 1}"

    def settings(self, data: Mapping[str, Any], folder: str) -> Settings:
        from actas.model.settings import Settings

        known: dict[str, Callable[[str, Any], Any]] = {
            "format": self.text, "fail-on": self.level, "select": self.texts, "ignore": self.texts,
            "series": self.text, "acronyms": self.texts, "records": self.texts,
            "exempt": self.exempt, "profile": self.profiles, "vocabulary": self.words,
        }  # fmt: skip
        read = self.table("", data, known)
        names = {"fail-on": "fail_on", "profile": "profiles"}
        return Settings(file=self.file, folder=folder, **{names.get(k, k): v for k, v in read.items()})

    def table(self, above: str, data: Any, known: Mapping[str, Callable[[str, Any], Any]]) -> dict[str, Any]:
        if not isinstance(data, dict):
            self.wrong(above, data, "table")
        for key in data:
            if key not in known:
                self.unknown(above + key, key, known)
        return {key: known[key](above + key, value) for key, value in data.items()}

    def exempt(self, key: str, value: Any) -> tuple[Exempt, ...]:
        from actas.model.settings import Exempt

        if not isinstance(value, list):
            self.wrong(key, value, "tables")
        found = []
        for entry in value:
            read = self.table(
                f"{key}.", entry, {"paths": self.texts, "ignore": self.texts, "reason": self.text}
            )
            for needed in (
                "paths",
                "ignore",
                "reason",
            ):  # a rule that is off without a reason stays off for ever
                if not read.get(needed):
                    raise BadUsage("cli.settings-missing", file=self.place(key), key=f"{key}.{needed}")
            found.append(Exempt(**read))
        return tuple(found)

    def profiles(self, key: str, value: Any) -> tuple[Profile, ...]:
        from actas.model.settings import Profile

        if not isinstance(value, dict):
            self.wrong(key, value, "table")
        known = {
            "sections": self.one_of(SECTION_KINDS), "meeting": self.one_of(MEETING),
            "paths": self.texts, "series": self.texts,
        }  # fmt: skip
        return tuple(
            Profile(name=name, **self.table(f"{key}.{name}.", of, known)) for name, of in value.items()
        )

    def words(self, key: str, value: Any) -> Mapping[str, Any]:
        if not isinstance(value, dict):
            self.wrong(key, value, "table")
        return dict(value)

    def text(self, key: str, value: Any) -> str:
        if not isinstance(value, str) or not value:
            self.wrong(key, value, "text")
        return str(value)

    def texts(self, key: str, value: Any) -> tuple[str, ...]:
        values = [value] if isinstance(value, str) else value
        if not isinstance(values, list) or not all(isinstance(one, str) and one for one in values):
            self.wrong(key, value, "texts")
        return tuple(values)

    def level(self, key: str, value: Any) -> str:
        return self.one_of(LEVELS)(key, [self.text(key, value)])[0]

    def one_of(self, words: tuple[str, ...]) -> Callable[[str, Any], tuple[str, ...]]:
        def check(key: str, value: Any) -> tuple[str, ...]:
            values = self.texts(key, value)
            for one in values:
                if one not in words:
                    self.unknown(key, one, words, says="cli.settings-value")
            return values

        return check

    def wrong(self, key: str, value: Any, wanted: str) -> None:
        key = key.rstrip(".")
        raise BadUsage(f"cli.settings-{wanted}", file=self.place(key), key=key, value=value)

    def unknown(self, under: str, key: str, known: Iterable[str], says: str = "cli.settings-key") -> None:
        from difflib import get_close_matches

        near = get_close_matches(key, list(known), n=1)
        place = self.place(under, "" if says == "cli.settings-key" else key)
        raise BadUsage(
            f"{says}-near" if near else says, file=place,
            key=under, value=key, meant=near[0] if near else "", known=", ".join(known),
        )  # fmt: skip
