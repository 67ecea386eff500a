"""Who came and who did not, as people put it on top of notes, in four languages.

`tests/everyday/came-*.txt` holds the lines: `line | who came | who did not`; `¶` ends a line of the notes.
Each stands below a title and above what was talked of.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from actas.model.given import Given
from actas.pipeline import parse
from actas.read import read_bytes

LINES = Path(__file__).parent / "everyday"
ABOUT = {
    "es": (
        "Reunión de la asociación El Molino, 4 de marzo de 2024",
        "Obras",
        "El techo gotea y hay dos presupuestos.",
    ),
    "en": ("Meeting of the Mill Trust, 4 March 2024", "Repairs", "The roof leaks and there are two quotes."),
    "fr": (
        "Réunion de l'association Le Moulin, 4 mars 2024",
        "Travaux",
        "Le toit fuit et il y a deux devis.",
    ),
    "pt": (
        "Reunião da associação O Moinho, 4 de março de 2024",
        "Obras",
        "O telhado pinga e há dois orçamentos.",
    ),
}


def lines() -> Iterator[tuple[str, str, str, str]]:
    """Yield the language, the line, who came and who did not."""
    for language in ABOUT:
        for line in (LINES / f"came-{language}.txt").read_text("utf-8").splitlines():
            if line and line[0] != "#":
                said, came, away = (*(one.strip() for one in line.split("|")), "", "")[:3]
                yield language, said, came, away


@pytest.mark.parametrize(("language", "said", "came", "away"), list(lines()))
def test_who_came_and_who_did_not(language: str, said: str, came: str, away: str) -> None:
    """Each line names those who came, and those who did not, and nobody else."""
    title, heading, talk = ABOUT[language]
    notes = "\n".join([title, *said.split("¶"), "", heading, talk, ""])
    people = parse(read_bytes(notes.encode(), "notes.txt"), Given()).meeting.participants
    assert "; ".join(one.name for one in people if not (one.absent or one.excused)) == came
    assert "; ".join(one.name for one in people if one.absent or one.excused) == away
