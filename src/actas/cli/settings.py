"""`--show-settings`: what holds in this folder, and which file says so."""

from __future__ import annotations

import json
from dataclasses import fields

from actas.cli import OK
from actas.cli.terminal import note, out_bytes, tell
from actas.model.settings import Exempt, Profile, Settings


def show(settings: Settings | None) -> int:
    """Print the settings as a settings file would say them."""
    note(tell("settings-of", file=settings.file) if settings and settings.file else tell("no-settings"))
    out_bytes(toml(settings or Settings()).encode())
    return OK


def toml(settings: Settings) -> str:
    """Return settings as TOML that reads back equal."""
    lines = [
        f"{name.replace('_', '-')} = {_value(value)}"
        for name in ("format", "fail_on", "select", "ignore", "series", "acronyms", "records")
        if (value := getattr(settings, name)) is not None
    ]
    for exempt in settings.exempt:
        lines += ["", "[[exempt]]", *_table(exempt)]
    for profile in settings.profiles:
        lines += ["", f"[profile.{json.dumps(profile.name, ensure_ascii=False)}]", *_table(profile)]
    return "\n".join(lines) + "\n"


def _table(part: Exempt | Profile) -> list[str]:
    shown = ((field.name, getattr(part, field.name)) for field in fields(part) if field.name != "name")
    return [f"{name} = {_value(value)}" for name, value in shown if value]


def _value(value: object) -> str:
    if isinstance(value, tuple):
        return "[" + ", ".join(_value(one) for one in value) + "]"
    return json.dumps(value, ensure_ascii=False)  # a basic string of TOML is one of JSON
