"""How much comes back when the same notes are laid out in many ways.

    python benchmarks/layouts.py

What is said is made up here, in four languages, and never changes. First changes how sections are headed,
whether what is said has bullets, and whether blank lines stand between: figures are shares of headings found.
Then the signs of lists change, and how what belongs to a point stands below it: figures are shares of points
found whole, each in its place.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import actas
from actas.model.record import Item, Section

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
# What stands before the first, second and third of the points, and before what belongs to one.
SIGNS: dict[str, Callable[[int], str]] = {
    "-": lambda _: "- ",
    "-x": lambda _: "-",
    "•": lambda _: "• ",
    "o": lambda _: "o ",
    "->": lambda _: "-> ",
    "->x": lambda _: "->",
    ".-": lambda _: ".- ",
    "/": lambda _: "/ ",
    "~": lambda _: "~ ",
    "1.": lambda number: f"{number}. ",
    "1)-": lambda number: f"{number})- ",
    "1.)": lambda number: f"{number}.) ",
    "1-x": lambda number: f"{number}-",
    "1:": lambda number: f"{number}: ",
    "#1": lambda number: f"#{number} ",
    "a-": lambda number: f"{'abc'[number - 1]}- ",
    "R1": lambda number: f"R{number} ",
}
BELOW = {"none": None, "  -": "  - ", "-": "- ", "*": "* ", "o": "o ", "a)": "a) "}
INNER = {
    "es": ("falta una llave inglesa", "la presta el vecino"),
    "en": ("a spanner is missing", "the neighbour lends one"),
    "fr": ("il manque une clé", "le voisin en prête une"),
    "pt": ("falta uma chave inglesa", "o vizinho empresta uma"),
}
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


def listed(language: str, sign: Callable[[int], str], below: str | None) -> tuple[str, list[tuple[str, int]]]:
    """Return the notes of one language with such lists, and each point with its depth."""
    title, parts = NOTES[language]
    lines = [title]
    points: list[tuple[str, int]] = []
    for name, said in parts.items():
        lines += ["", name]
        for number, one in enumerate(said, 1):
            lines.append(sign(number) + one)
            points.append((one, 0))
            if number == 1 and below is not None:
                inner = INNER[language]
                signs = ("a) ", "b) ") if below == "a) " else (below, below)
                lines += [mark + told for mark, told in zip(signs, inner, strict=True)]
                points += [(told, 1) for told in inner]
    return "\n".join(lines) + "\n", points


def points_in(text: str, points: list[tuple[str, int]], folder: Path) -> int:
    """Return how many of the points are items of their own, as deep as they stand."""
    file = folder / "notes.txt"
    file.write_text(text, "utf-8")
    found: list[tuple[str, int]] = []

    def note(items: tuple[Item, ...], depth: int) -> None:
        for item in items:
            found.append((item.text, depth))
            note(item.items, depth + 1)

    for section in _sections(actas.parse_notes(file).record.sections):
        note(section.items, 0)
    return sum(point in found for point in points)


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
        print(f"\n{'listed by':<16}" + "".join(f"{shown:>13}" for shown in BELOW))
        for shown, sign in SIGNS.items():
            print(
                f"{shown:<16}"
                + "".join(f"{_share(sign, below, Path(folder)):>13}" for below in BELOW.values())
            )
    return 0


def _share(sign: Callable[[int], str], below: str | None, folder: Path) -> str:
    """Return the share of points found in all languages; nothing where one sign would be both."""
    if below == sign(1):
        return ""
    told = [listed(language, sign, below) for language in NOTES]
    found = sum(points_in(text, points, folder) for text, points in told)
    return f"{found / sum(len(points) for _, points in told):.2f}"


if __name__ == "__main__":
    sys.exit(main())
