"""`actas.toml`, or `[tool.actas]` in `pyproject.toml` -> settings.

Looked for in the folder where the command runs and in those above it, then in the user's own folder
of settings (`$XDG_CONFIG_HOME/actas/actas.toml`). The first file found is the only one read.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

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

    Raises BadUsage, which names the key, for what is no setting.
    """
    import tomllib

    try:
        data = tomllib.loads(file.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise BadUsage("cli.cannot-read", file=file, why=error.strerror) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadUsage("cli.settings-syntax", file=file, why=error) from None
    if file.name == SHARED:
        data = data.get("tool", {}).get("actas", {})
    return _Reader(str(file)).settings(data, str(file.parent))


class _Reader:
    """Plain data to settings; every slip is named with its key and file."""

    def __init__(self, file: str) -> None:
        self.file = file

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
                    raise BadUsage("cli.settings-missing", file=self.file, key=f"{key}.{needed}")
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
                    self.unknown(one, one, words, says="cli.settings-value")
            return values

        return check

    def wrong(self, key: str, value: Any, wanted: str) -> None:
        raise BadUsage(f"cli.settings-{wanted}", file=self.file, key=key.rstrip("."), value=value)

    def unknown(self, shown: str, key: str, known: Iterable[str], says: str = "cli.settings-key") -> None:
        from difflib import get_close_matches

        near = get_close_matches(key, list(known), n=1)
        raise BadUsage(
            f"{says}-near" if near else says, file=self.file, key=shown, meant=near[0] if near else "",
            known=", ".join(known),
        )  # fmt: skip
