"""Write src/actas/vocabulary/countries.toml from CLDR (by way of Babel) and countries_by_hand.toml.

Run by hand, when CLDR or the names written by hand change: ``python tools/make_countries.py``.
Babel is needed here only; the program reads the table.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from typing import Any

from babel import Locale
from babel.core import get_global

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from actas.vocabulary.fold import fold  # noqa: E402

SHOWN = ("es", "en", "fr", "pt")
LOCALES = ("es", "es_MX", "es_419", "en", "fr", "fr_CA", "pt", "pt_PT")
# CLDR's two-letter codes that ISO 3166-1 does not assign.
NOT_ISO = frozenset(
    ("AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ")
)
# Codes of three letters that ISO 3166-1 has withdrawn, and that CLDR keeps beside those of today.
WITHDRAWN = frozenset(("BUR", "DDR", "FXX", "TMP", "YMD", "ZAR"))
HEADER = """\
# Countries: every ISO 3166-1 code with its name in the four languages and the ways people write it.
# Made by tools/make_countries.py from Unicode CLDR and tools/countries_by_hand.toml: change those.
"""


def plain(name: str) -> list[str]:
    """Return a CLDR name and the ways people shorten it: «Birmania (Myanmar)», "St. Lucia", "A & B"."""
    found = [name]
    if " & " in name:
        found.append(name.replace(" & ", " and "))
    if name.startswith("St. "):
        found += ["Saint " + name[4:], "St " + name[4:]]
    return found


def without_repeats(names: list[str], dropped: list[str]) -> list[str]:
    """Return the names, each folded form once, in their order, without those dropped."""
    seen = {fold(name) for name in dropped}
    kept = []
    for name in names:
        if fold(name) not in seen:
            seen.add(fold(name))
            kept.append(name)
    return kept


def quoted(text: str) -> str:
    """Return a TOML basic string."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def three_letters() -> dict[str, str]:
    """Return the code of three letters, «MEX», of each of two."""
    aliases = get_global("territory_aliases")
    letters = [code for code in aliases.keys() - WITHDRAWN if len(code) == len("MEX") and code.isalpha()]
    return {aliases[code][0]: code for code in letters if len(aliases[code]) == 1}


def table(code: str, locales: dict[str, Any], hand: dict[str, Any]) -> list[str]:
    """Return the lines of one country."""
    display = hand["display"].get(code, {})
    shown = {lang: display.get(lang) or locales[lang].territories[code] for lang in SHOWN}
    names = list(shown.values())
    for locale in locales.values():
        names += plain(locale.territories[code])
    names = without_repeats(names + hand["names"].get(code, []), hand["dropped"].get(code, []))
    lines = [f"[countries.{code}]", f"iso3 = {quoted(three_letters()[code])}"]
    lines += [f"{lang} = {quoted(name)}" for lang, name in shown.items()]
    return [*lines, "names = [" + ", ".join(map(quoted, names)) + "]", ""]


def main() -> None:
    """Write the table."""
    hand = tomllib.loads((ROOT / "tools/countries_by_hand.toml").read_text("utf-8"))
    locales = {name: Locale.parse(name) for name in LOCALES}
    codes = sorted(c for c in locales["en"].territories if len(c) == 2 and c.isalpha() and c not in NOT_ISO)
    lines = [HEADER, "[ambiguous]"]
    lines += ["names = [", *(f"    {quoted(name)}," for name in hand["ambiguous"]["names"]), "]", ""]
    for code in codes:
        lines += table(code, locales, hand)
    target = ROOT / "src/actas/vocabulary/countries.toml"
    target.write_text("\n".join(lines).rstrip() + "\n", "utf-8")
    print(f"{len(codes)} countries -> {target.relative_to(ROOT)}")  # noqa: T201


if __name__ == "__main__":
    main()
