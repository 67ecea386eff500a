"""Tasks as people write them in minutes, in four languages: whose each is, until when, and what is none.

`tests/everyday/*.txt` holds the sentences, one a line. Each stands between two others below a heading of
tasks (T), of what was talked of (D) or of agreements (A), as its first column says. A `~` before a due is one
that fixes no day: it stays as written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from actas.model.given import Given
from actas.model.record import Item
from actas.pipeline import parse
from actas.read import read_bytes

SENTENCES = Path(__file__).parent / "everyday"


class Notes(NamedTuple):
    """What stands about a sentence in one language."""

    title: str
    came: str
    headings: dict[str, str]
    tasks: tuple[str, str]
    talk: tuple[str, str]


ABOUT = {
    "es": Notes(
        "Reunión de la asociación El Molino, 4 de marzo de 2024",
        "Asistentes: Ana Ruiz, Luis Paz, Carmen Herrera, Marta Soto",
        {"T": "Tareas", "D": "Obras del local", "A": "Acuerdos"},
        ("Comprar pan.", "Revisar el tejado."),
        ("El techo gotea.", "Hay dos presupuestos."),
    ),
    "en": Notes(
        "Meeting of the Mill Trust, 4 March 2024",
        "Present: Ann Reed, Tom Price, Carol Hill, Priya Shah",
        {"T": "Action items", "D": "Hall repairs", "A": "Agreements"},
        ("Buy bread.", "Check the roof."),
        ("The roof leaks.", "There are two quotes."),
    ),
    "fr": Notes(
        "Réunion de l'association Le Moulin, 4 mars 2024",
        "Présents : Léa Martin, Luc Perrin, Chloé Henry, Karim Diallo",
        {"T": "Actions", "D": "Travaux de la salle", "A": "Décisions"},
        ("Acheter du pain.", "Vérifier le toit."),
        ("Le toit fuit.", "Il y a deux devis."),
    ),
    "pt": Notes(
        "Reunião da associação O Moinho, 4 de março de 2024",
        "Presentes: Ana Reis, João Prado, Clara Horta, Rui Costa",
        {"T": "Tarefas", "D": "Obras da sala", "A": "Deliberações"},
        ("Comprar pão.", "Verificar o telhado."),
        ("O telhado pinga.", "Há dois orçamentos."),
    ),
}
ARTICLE = re.compile(r"^(?:la|el|los|the|le|les|o|a|na|no)\s+", re.IGNORECASE)


def sentences(language: str) -> Iterator[tuple[str, str, str, str]]:
    """Yield where a sentence stands, the sentence, whose it is and until when."""
    for line in (SENTENCES / f"{language}.txt").read_text("utf-8").splitlines():
        if line and line[0] != "#":
            where, said, owner, due = (*line.split(" | "), "", "")[:4]
            yield from ((one, said, owner, due) for one in where)


def read(language: str, where: str, said: str, came: str | None = None) -> Item:
    """Return the item that a sentence becomes."""
    about = ABOUT[language]
    first, last = about.talk if where == "D" else about.tasks
    came = about.came if came is None else came
    above = f"{about.title}\n\n{came}\n\n{about.headings[where]}\n\n- {first}\n"
    record = parse(read_bytes(f"{above}- {said}\n- {last}\n".encode(), "notes.txt"), Given())
    at = above.count("\n") + 1
    return next(item for item in record.all_items() if item.lines.first == at)


def bare(owner: str | None) -> str:
    return ARTICLE.sub("", (owner or "").rstrip(".")).casefold()


def says_when(item: Item, due: str) -> bool:
    """Whether an item has a due: an ISO day, words that fix none behind `~`, or none at all."""
    if not due.startswith("~"):
        return item.due == due if due else (item.due, item.due_as_written) == (None, None)
    said = f" {item.due_as_written or ''} ".casefold()
    return item.due is None and f" {due[1:]} ".casefold() in said


@pytest.mark.parametrize("language", ABOUT)
def test_whose_a_sentence_is_and_until_when(language):
    deviates = []
    for where, said, owner, due in sentences(language):
        item = read(language, where, said)
        if bare(item.owner) != bare(owner) or not says_when(item, due):
            deviates.append((where, said, item.owner, item.due or item.due_as_written))
    assert deviates == []


@pytest.mark.parametrize(
    ("language", "said", "owner"),
    [
        ("es", "Yuritzi se compromete a traer el pan.", "Yuritzi"),
        ("es", "TODO Yuritzi: comprar pan", "Yuritzi"),
        ("en", "Zorvin agreed to call the plumber.", "Zorvin"),
        ("en", "Zorvin and Quelda have offered to call the plumber.", "Zorvin and Quelda"),
        ("en", "ACTION Zorvin: send the report", "Zorvin"),
        ("en", "It was agreed that Zorvin would call the plumber.", "Zorvin"),
        ("fr", "Zorvin s'engage à appeler le plombier.", "Zorvin"),
        ("pt", "Uirá comprometeu-se a trazer as chaves.", "Uirá"),
        ("es", "Las sillas quedan en el patio.", ""),
        ("es", "Sillas quedan en el patio.", ""),
        ("en", "Find volunteers for the stall.", ""),
        ("en", "Work is to begin in May.", ""),
    ],
)
def test_a_name_of_no_table_that_takes_something_on_is_somebody(language, said, owner):
    assert bare(read(language, "A", said, came="").owner) == bare(owner)


def test_names_of_no_table_at_the_end_of_several_tasks():
    text = "Tareas\n\n- Comprar pan (Yuritzi)\n- Pintar la sala (Nahuel)\n- Llamar al herrero (Yuritzi)\n"
    record = parse(read_bytes(text.encode(), "notas.txt"), Given())
    assert [item.owner for item in record.all_items()] == ["Yuritzi", "Nahuel", "Yuritzi"]


def test_planning_heads_no_tasks():
    text = f"{ABOUT['en'].title}\n\nPlanning\n\n- 24/1 The Old Rectory: windows.\n- 24/2 Mill Lane: wall.\n"
    record = parse(read_bytes(text.encode(), "notes.txt"), Given())
    (section,) = (one for one in record.all_sections() if one.heading == "Planning")
    assert section.kind != "actions"
    assert [item.owner for item in section.items] == [None, None]


@pytest.mark.parametrize("said", ["TP has been asked to call the plumber.", "Tom is to call the plumber."])
def test_who_is_to_do_something_by_others_word_says_nothing(said):
    item = read("en", "D", said)
    assert (item.actor, bool(item.owner)) == (None, True)
