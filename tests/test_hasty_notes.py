"""What hasty notes say beside what they are about: hours, rooms, reasons; nothing of it is taken for more."""

import pytest

from actas.model.given import Given
from actas.pipeline import parse
from actas.read import read_bytes


def record_of(text: str, name: str = "notes.txt"):
    return parse(read_bytes(text.encode(), name), Given())


@pytest.mark.parametrize(
    ("line", "place", "start"),
    [
        ("Lab meeting, Friday 6 March 2026, room 3.15", "room 3.15", None),
        ("Réunion du 6 mars 2026, 14h, salle 3.15", None, "14:00"),
        ("Reunião de 6 de março de 2026, 18.30, sala 1.02", None, "18:30"),
        ("Reunión 6 de marzo de 2026, aula 9.30 h", "aula", "09:30"),
    ],
)
def test_a_number_behind_a_room_is_no_hour(line, place, start):
    meeting = record_of(f"{line}\n\nPainting\nThe wall is damp.\n").meeting
    assert (meeting.start, meeting.end) == (start, None)
    assert place is None or meeting.place == place


@pytest.mark.parametrize(
    ("last", "end"),
    [
        ("La séance est levée à 21 h 10. Prochaine séance le 3 avril à 19 h.", "21:10"),
        ("Se levanta la sesión a las 21:10. Próxima reunión el 3 de abril a las 19:00.", "21:10"),
        ("The meeting closed at 9.10pm.", "21:10"),
    ],
)
def test_the_hour_of_the_next_meeting_ends_none(last, end):
    record = record_of(f"Réunion du 6 mars 2026\n\nDivers\n- Le mur est humide.\n\n{last}\n")
    assert record.meeting.end == end


def test_who_will_write_to_an_office_holds_none():
    notes = "Committee, 3 March 2026\n\nLetters\nThe guild: Ruth will write to their secretary.\n"
    assert record_of(notes).meeting.participants == ()


def came(text: str) -> dict[str, str]:
    """Return who came ("") and who did not ("excused", "absent"), by name."""
    people = record_of(text).meeting.participants
    return {one.name: "absent" if one.absent else "excused" if one.excused else "" for one in people}


@pytest.mark.parametrize(
    ("line", "people"),
    [
        (
            "Présents : Odile, Luc, Paul et moi. Gwenola n'a pas pu venir, elle garde ses enfants.",
            {"Odile": "", "Luc": "", "Paul": "", "Gwenola": "excused"},
        ),
        (
            "Present: Ruth Hale, Tom Reed and Ann Lee. Peter Moss couldn't make it because of the snow.",
            {"Ruth Hale": "", "Tom Reed": "", "Ann Lee": "", "Peter Moss": "excused"},
        ),
        (
            "Asisten: Ana Ruiz, Luis Paz y Eva Sol. Rosa Gil no pudo venir porque estaba de viaje.",
            {"Ana Ruiz": "", "Luis Paz": "", "Eva Sol": "", "Rosa Gil": "excused"},
        ),
        (
            "Pays présents : Mali, Niger, Togo. Excusée : la Guinée.",
            {"Mali": "", "Niger": "", "Togo": "", "Guinée": "excused"},
        ),
    ],
)
def test_a_sentence_behind_a_list_says_who_stayed_away(line, people):
    assert came(f"Réunion du 6 mars 2026\n\n{line}\n\nDivers\n- Le mur est humide.\n") == people


@pytest.mark.parametrize(
    "line",
    [
        "Apologies: Tom Reed (holiday), Ann Lee (ill)",
        "Excusés : Odile Rey (pouvoir à M. Dun), Luc Roy (en déplacement)",
        "Present: Ruth Hale (replacing Ann Lee), @tomr (Tom)",
    ],
)
def test_why_somebody_is_away_or_for_whom_is_no_body(line):
    people = record_of(f"Meeting, 6 March 2026\n\n{line}\n\nPainting\nDamp.\n").meeting.participants
    assert len(people) == 2
    assert [one.of for one in people] == [None, None]


def test_who_is_in_the_chair_leads():
    notes = "Staff, 6 March 2026\n\nIn the chair: Ruth Hale\nPresent: Tom Reed, Ann Lee\n"
    people = record_of(notes).meeting.participants
    assert [(one.name, one.role) for one in people if one.role] == [("Ruth Hale", "chair")]


def items_of(text: str, name: str = "notes.txt"):
    """Return the items of all sections, those at the top of each, in their order."""
    return [item for section in record_of(text, name).sections for item in section.items]


def test_numbers_behind_that_of_the_meeting_count_points_and_are_no_days():
    notes = (
        "Working group meeting, 6 March 2026\n\nActions\n"
        "41/1 Ruth: send the plans, before 20 March\n41/2 Tom - ask the mill\n41/3 Secretary: book a hall\n"
    )
    items = items_of(notes)
    assert [one.label for one in items] == ["41/1", "41/2", "41/3"]
    assert [one.owner for one in items] == ["Ruth", "Tom", "Secretary"]
    assert [one.due for one in items] == ["2026-03-20", None, None]


def test_such_numbers_stay_in_headings_where_text_stands_between():
    notes = (
        "Parish council, 6 March 2026\n\n24/031 Apologies\nNone were sent.\n\n24/032 Trees\nThe elm dies.\n\n"
        "24/033 Letters\nNone came.\n\n24/034 Bridge\n\n24/035 Next meeting\n3 April 2026\n"
    )
    labels = [one.label for one in record_of(notes).sections]
    assert labels == ["24/031", "24/032", "24/033", "24/034", "24/035"]


def test_countries_that_act_are_no_people():
    notes = (
        "Atelier régional, 6 mars 2026\n\nActions\nNiger + Mali : rédiger la lettre, 31 mars\n"
        "Togo : envoyer les cartes\nSecrétariat : réserver la salle\n"
    )
    items = items_of(notes)
    assert [[(who.name, who.kind) for who in one.owners] for one in items[:2]] == [
        [("Niger", "country"), ("Mali", "country")],
        [("Togo", "country")],
    ]
    assert [one.kind for one in items[0].actor.members] == ["country", "country"]
    assert items[2].actor.kind != "person"


def test_a_country_that_offers_to_do_something_is_one():
    notes = (
        "Regional workshop, 6 March 2026\n\nInterventions\nFiji: we agree.\nSamoa: we do not.\n"
        "New Zealand offered to print the forms.\n"
    )
    owners = [who for item in items_of(notes) for who in item.owners]
    assert [(one.name, one.kind, one.code) for one in owners] == [("New Zealand", "country", "NZ")]


@pytest.mark.parametrize(
    ("line", "voted"),
    [
        ("Les stocks sont de 9 semaines contre 12 l'an dernier.", False),
        ("On achète des cahiers pour 26 élèves.", False),
        ("Le prix monte de 8 pour cent.", False),
        ("We sold 40 tickets against 55 last year.", False),
        ("Vendimos 40 entradas contra 55 el año pasado.", False),
        ("Vendemos 40 bilhetes contra 55 no ano passado.", False),
        ("Pour 6, contre 2", True),
        ("Règlement du jardin : 7 pour, Odile contre", True),
        ("Contre : 2 (M. Rey, Mme Dun)", True),
        ("Against: 2", True),
    ],
)
def test_for_and_against_beside_a_number_are_not_always_votes(line, voted):
    (item,) = items_of(f"Réunion du 6 mars 2026\n\nDivers\n{line}\n")
    assert (item.kind == "vote") is voted


def test_a_vote_among_interventions_lacks_no_speaker():
    said = "".join(f"M. Rey : Point {at} reste ouvert.\nMme Dun : Pas d'accord.\n" for at in range(1, 4))
    record = record_of(
        f"Réunion du 6 mars 2026\n\nInterventions\n{said}Vote : 3 voix contre, 1 abstention.\n"
    )
    assert [one.id for one in record.doubts] == []


@pytest.mark.parametrize(
    ("last", "end"),
    [
        ("Meeting closed 9.05pm", "21:05"),
        ("Fin 21h05", "21:05"),
        ("Fin 21h05. Reprise demain 8h30", "21:05"),
        ("Terminó 21:05", "21:05"),
        ("Terminou 21h05", "21:05"),
        ("The chair closed the session at 21.05. Supper at 22.00.", "21:05"),
    ],
)
def test_the_hour_at_which_people_parted_heads_nothing(last, end):
    notes = f"Réunion du 6 mars 2026\n\nDivers\nLe mur est humide.\n\nJardin\nLa haie est haute.\n\n{last}\n"
    record = record_of(notes)
    assert [one.heading for one in record.sections] == ["Divers", "Jardin"]
    assert record.meeting.end == end
    assert record.sections[-1].items[-1].role == "closing"


@pytest.mark.parametrize("goodbye", ["Bises", "Cordialement", "Saludos", "Cheers", "Abraços"])
def test_a_goodbye_above_a_first_name_heads_nothing(goodbye):
    notes = (
        f"Réunion du 6 mars 2026\n\nDivers\nLe mur est humide.\n\nJardin\nHaie haute.\n\n{goodbye}\nZélie\n"
    )
    record = record_of(notes)
    assert [one.heading for one in record.sections] == ["Divers", "Jardin"]
    assert record.sections[-1].items[-2].role == "signature"


@pytest.mark.parametrize(
    ("line", "owner"),
    [
        ("Le maire demandera un devis avant le 31 mars.", "maire"),
        ("La secretaria enviará el acta.", "secretaria"),
        ("The secretary will book the hall.", "secretary"),
        ("O presidente falará com a câmara.", "presidente"),
    ],
)
def test_an_office_that_does_something_at_the_end_signs_nothing(line, owner):
    last = items_of(f"Réunion du 6 mars 2026\n\nDivers\nLe mur est humide.\n\nJardin\nHaie haute.\n{line}\n")[
        -1
    ]
    assert (last.role, last.owner) == (None, owner)


def test_that_a_task_is_done_is_no_day_until_when():
    rows = "| Action | Who | When |\n|---|---|---|\n| Letter | Ruth | done |\n| Paint | Tom | hecho |\n"
    items = items_of(
        f"# Board meeting, 3 March 2026\n\n## Actions\n\n{rows}| Quote | Ann | 27 March |\n", "a.md"
    )
    assert [one.due_as_written for one in items] == [None, None, "27 March"]


def test_who_is_listed_surname_first_and_writes_came_once():
    notes = (
        "Conseil municipal du 6 mars 2026\n\nPrésents : M. DUN Luc, Mme REY Odile, M. ROY Paul\n"
        "Secrétaire de séance : Odile Rey\n\nDivers\nLe mur est humide.\n"
    )
    people = record_of(notes).meeting.participants
    assert [(one.name, one.role) for one in people] == [
        ("M. DUN Luc", None),
        ("Mme REY Odile", "rapporteur"),
        ("M. ROY Paul", None),
    ]


@pytest.mark.parametrize(
    "task",
    [
        "si no hay agua, eso lo decide tomas a mas tardar 5 nov",
        "tomas y elena hablan con el banco antes del martes 29",
    ],
)
def test_whose_a_task_is_stands_in_the_letters_of_the_notes(task):
    record = record_of(f"estamos ingrid, tomas b., elena raymundo, oscar y feli.\n\n- {task}\n")
    owner = next(item for item in record.all_items() if item.owner)
    assert owner.owner in task
    assert all(one.as_written in task for one in owner.owners if one.as_written)
