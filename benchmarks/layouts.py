"""How many headings come back when the same notes are laid out in many ways.

    python benchmarks/layouts.py

What is said is made up here, in four languages, and never changes; what changes is how sections are headed,
whether what is said has bullets, and whether blank lines stand between. Figures are shares of headings found.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import actas
from actas.model.record import Section

NOTES: dict[str, tuple[str, dict[str, list[str]]]] = {
    "es": (
        "Reunión del comité de la huerta",
        {
            "Riego": [
                "la bomba pierde agua desde el martes",
                "se pide otra manguera",
                "Nadie cerró la llave",
            ],
            "Semillas": ["llegaron doce sobres", "faltan las de calabaza"],
            "Cuentas del mes": ["quedan cuarenta euros en la caja", "se debe el abono"],
            "Herramientas": ["dos palas están rotas", "la carretilla no tiene rueda"],
        },
    ),
    "en": (
        "Allotment committee meeting",
        {
            "Water": ["the pump has leaked since Tuesday", "a new hose is on order", "Nobody shut the tap"],
            "Seeds": ["twelve packets came", "the pumpkins are missing"],
            "Money this month": ["forty pounds are left in the tin", "the compost is not paid yet"],
            "Tools": ["two spades are broken", "the barrow has no wheel"],
        },
    ),
    "fr": (
        "Réunion du comité du jardin",
        {
            "Arrosage": [
                "la pompe fuit depuis mardi",
                "un tuyau est commandé",
                "Personne n'a fermé le robinet",
            ],
            "Graines": ["douze sachets sont arrivés", "il manque les courges"],
            "Caisse du mois": ["il reste quarante euros", "le fumier n'est pas payé"],
            "Outils": ["deux bêches sont cassées", "la brouette n'a plus de roue"],
        },
    ),
    "pt": (
        "Reunião da comissão da horta",
        {
            "Rega": [
                "a bomba perde água desde terça",
                "pediu-se outra mangueira",
                "Ninguém fechou a torneira",
            ],
            "Sementes": ["chegaram doze pacotes", "faltam as de abóbora"],
            "Contas do mês": ["restam quarenta euros na caixa", "falta pagar o adubo"],
            "Ferramentas": ["duas pás estão partidas", "o carrinho não tem roda"],
        },
    ),
}
HEADED: dict[str, Callable[[str], str]] = {
    "Cuentas": lambda name: name,
    "cuentas": lambda name: name.lower(),
    "CUENTAS": lambda name: name.upper(),
    "Cuentas:": lambda name: f"{name}:",
    "cuentas:": lambda name: f"{name.lower()}:",
    "Cuentas.-": lambda name: f"{name}.-",
    "**Cuentas**": lambda name: f"**{name}**",
    "*Cuentas*": lambda name: f"*{name}*",
    "-- Cuentas --": lambda name: f"-- {name} --",
    "- Cuentas -": lambda name: f"- {name} -",
    "— Cuentas —": lambda name: f"— {name} —",
    ">> Cuentas <<": lambda name: f">> {name} <<",
    "== Cuentas ==": lambda name: f"== {name} ==",
    "[Cuentas]": lambda name: f"[{name}]",
}
BULLETS = ("- ", "")
BLANK_LINES = ("none", "above", "about")


def laid_out(language: str, heading: Callable[[str], str], bullet: str, blank: str) -> str:
    """Return the notes of one language in one layout."""
    title, parts = NOTES[language]
    lines = [title, ""]
    for name, said in parts.items():
        if blank != "none" and lines[-1]:
            lines.append("")
        lines.append(heading(name))
        lines += [""] * (blank == "about")
        lines += [bullet + one for one in said]
    return "\n".join(lines) + "\n"


def found_in(text: str, names: list[str], folder: Path) -> int:
    """Return how many of the names head a section of what is read."""
    file = folder / "notes.txt"
    file.write_text(text, "utf-8")
    heads = {
        str(section.heading or "").casefold()
        for section in _sections(actas.parse_notes(file).record.sections)
    }
    return sum(any(name.casefold() in head for head in heads) for name in names)


def _sections(sections: tuple[Section, ...]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _sections(section.sections)


def main() -> int:
    """Print the share of headings found, layout by layout."""
    print(
        f"{'headed by':<16}"
        + "".join(f"{(bullet or 'lines ') + blank:>13}" for bullet in BULLETS for blank in BLANK_LINES)
    )
    with tempfile.TemporaryDirectory() as folder:
        for shown, heading in HEADED.items():
            shares = []
            for bullet in BULLETS:
                for blank in BLANK_LINES:
                    found = sum(
                        found_in(laid_out(language, heading, bullet, blank), list(parts), Path(folder))
                        for language, (_, parts) in NOTES.items()
                    )
                    shares.append(found / sum(len(parts) for _, parts in NOTES.values()))
            print(f"{shown:<16}" + "".join(f"{share:>13.2f}" for share in shares))
    return 0


if __name__ == "__main__":
    sys.exit(main())
