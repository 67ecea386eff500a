"""Everyday notes, put together from plain parts: what any reader would say of one is held for all of them.

A golden case shows one phenomenon in one document. Here the same few lines stand under headings of many
looks, in lists of many marks, in four languages; a test names the parts of every cell that deviates.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest

from actas.model.given import Given
from actas.model.record import Item, Record, Section
from actas.pipeline import parse
from actas.read import read_bytes

TITLE = "Reunión de la asociación El Molino, 4 de marzo de 2024"
POINTS = (
    ("Quedan 1.200 euros en caja para la obra.", "Falta pagar la luz de abril."),
    ("El techo gotea sobre la tarima grande.", "Hay dos presupuestos."),
    ("La fuente no echa agua desde el lunes.", "Se avisó al taller."),
)
MARKS = ("- ", "* ", "• ", "{n}. ", "{n}) ")
LOOKS = {
    "bare": ("txt", "{h}"),
    "capitals": ("txt", "{H}"),
    "colon": ("txt", "{h}:"),
    "dashes": ("txt", "--- {h} ---"),
    "underlined": ("txt", "{h}\n-----------------"),
    "point": ("txt", "Punto {n}: {h}"),
    "number": ("txt", "{n}. {h}"),
    "stop and dash": ("txt", "{n}.- {h}"),
    "letter": ("txt", "{l}. {h}"),
    "marked": ("md", "## {h}"),
    "bold": ("md", "**{h}**"),
    "bold colon": ("md", "**{h}:**"),
    "bold number": ("md", "**{n}. {h}**"),
}
GAPS = {"apart": ("\n\n", "\n\n"), "above": ("\n\n", "\n")}  # between list and heading, heading and list
FIRST = """
Lectura del acta anterior
Informe de tesorería
Comité de fiestas
Taller de pan
Varios
Temas pendientes
Approval of minutes
Treasurer's report
Board elections
Workshop planning
Matters arising
Approbation du PV
Conseil d'école
Commission fêtes
Point financier
Leitura da ata anterior
Relatório financeiro
Conselho escolar
Oficina de pão
""".strip().splitlines()


def read(text: str, ending: str = "txt") -> Record:
    return parse(read_bytes(text.encode(), f"notas.{ending}"), Given())


def headed(record: Record) -> Iterator[Section]:
    """Yield the sections with a heading, in order."""
    yield from (section for section in record.all_sections() if section.heading)


def notes_under(first: str, look: str, mark: str, gap: str) -> tuple[str, str, tuple[str, ...]]:
    """Return notes of three sections, their ending, and the words of the headings."""
    ending, shape = LOOKS[look]
    above, below = GAPS[gap]
    names = (first, "El molino viejo", "La fuente")
    text = f"# {TITLE}" if look == "marked" else TITLE
    for at, (name, points) in enumerate(zip(names, POINTS, strict=True)):
        heading = shape.format(h=name, H=name.upper(), n=at + 1, l="ABC"[at])
        listed = "\n".join(mark.format(n=n) + point for n, point in enumerate(points, 1))
        text += f"{above}{heading}{below}{listed}"
    return text + "\n", ending, names


def counts_as_its_points(look: str, mark: str) -> bool:
    """Whether headings and points have the same numbers: then readers differ."""
    return look in ("number", "stop and dash", "letter") and "{n}" in mark


@pytest.mark.parametrize("look", LOOKS)
def test_three_sections_stand_under_whatever_heads_them(look):
    deviates = []
    for first, mark, gap in product(FIRST, MARKS, GAPS):
        if counts_as_its_points(look, mark):
            continue
        text, ending, names = notes_under(first, look, mark, gap)
        found = list(headed(read(text, ending)))
        said = [(section.heading or "").casefold() for section in found]
        if [len(one.items) for one in found] != [2, 2, 2] or not all(
            name.casefold() in heading for name, heading in zip(names, said, strict=True)
        ):
            deviates.append((first, mark, gap, said))
    assert deviates == []


OUTER = ("1.", "1)", "-", "*", "•", "a)", "A.", "i.", "I.", "➢", "1º", "–", "(1)")
INNER = (*OUTER, "o", "▪", "+", "{n}.1")
INDENTS = ("  ", "   ", "    ", "\t")
COUNTS = {"1": "123", "a": "abc", "A": "ABC", "i": ("i", "ii", "iii"), "I": ("I", "II", "III")}


def counted(mark: str, at: int) -> str:
    """Return the mark of the item at a place: «1.» -> «2.»; bullets stay as they are."""
    sign = next((char for char in mark if char.isalnum() and char in COUNTS), "")
    return mark.replace(sign, COUNTS[sign][at]) if sign and mark != "{n}.1" else mark.replace("1", "123"[at])


def nested(items: tuple[Item, ...], depth: int = 0) -> list[tuple[int, str]]:
    """Return depth and bare label of each item, in order."""
    found = []
    for item in items:
        found += [(depth, (item.label or "").strip(".()º")), *nested(item.items, depth + 1)]
    return found


@pytest.mark.parametrize("outer", OUTER)
def test_what_stands_further_in_hangs_from_what_is_above_it(outer):
    deviates = []
    for inner, indent in product(INNER, INDENTS):
        if "{n}" in inner and not outer.startswith("1"):
            continue
        lines, wanted = [f"{TITLE}", "", "Acuerdos", ""], []
        for at, point in enumerate(("Se arregla el techo del salón", "Se hace la fiesta en mayo")):
            lines.append(f"{counted(outer, at)} {point}")
            wanted.append((0, counted(outer, at).strip(".()º")))
            for below, part in enumerate(("comprar la cal", "pedir la grúa")):
                mark = counted(inner, below).replace("{n}", str(at + 1))
                lines.append(f"{indent}{mark} {part}")
                wanted.append((1, mark.strip(".()º")))
        found = list(headed(read("\n".join(lines) + "\n")))
        if nested(found[0].items) != wanted:
            deviates.append((inner, indent, nested(found[0].items)))
    assert deviates == []


CAME = {
    "es": "Asistentes: Ana Ruiz, Luis Paz", "en": "Present: Ana Ruiz, Luis Paz",
    "fr": "Présents : Ana Ruiz, Luis Paz", "pt": "Presentes: Ana Ruiz, Luis Paz",
}  # fmt: skip
OWED = {
    "es": ("Acuerdos", "Tareas", "Próximos pasos"), "en": ("Agreements", "Action items", "Next steps"),
    "fr": ("Accords", "Actions", "Prochaines étapes"), "pt": ("Deliberações", "Tarefas", "Próximos passos"),
}  # fmt: skip
OTHERS = {
    "es": ("Comprar pan.", "Pintar la sala."), "en": ("Buy bread.", "Paint the room."),
    "fr": ("Acheter du pain.", "Peindre la salle."), "pt": ("Comprar pão.", "Pintar a sala."),
}  # fmt: skip
TAKEN = {
    "es": """
Ana enviará el informe.
Ana hará el informe.
Ana verá el informe.
Ana dará una respuesta.
Enviar el informe (Ana).
Enviar el informe - Ana
Enviar el informe: Ana
Enviar el informe. Responsable: Ana
Ana se compromete a enviar el informe.
Ana se encarga de enviar el informe.
Ana debe enviar el informe.
Ana tiene que enviar el informe.
Ana va a enviar el informe.
Ana queda en enviar el informe.
Se encarga Ana de enviar el informe.
Queda Ana a cargo del informe.
Corresponde a Ana enviar el informe.
Le toca a Ana enviar el informe.
El informe será enviado por Ana.
Se acuerda que Ana envíe el informe.
Se acordó que Ana enviará el informe.
""",
    "en": """
Ana will send the report.
Ana'll send the report.
Ana will present the report.
Ana will be sending the report.
Ana to send the report.
Ana must send the report.
Ana has to send the report.
Ana should send the report.
Ana is going to send the report.
Ana agreed to send the report.
Send the report (Ana).
Send the report: Ana
Send the report. Owner: Ana
The report will be sent by Ana.
It was agreed that Ana will send the report.
It was agreed that Ana would send the report.
""",
    "fr": """
Ana enverra le rapport.
Ana fera le rapport.
Ana verra le rapport.
Ana doit envoyer le rapport.
Ana va envoyer le rapport.
Ana se charge d'envoyer le rapport.
Ana s'engage à envoyer le rapport.
Envoyer le rapport (Ana).
Envoyer le rapport : Ana
Envoyer le rapport. Responsable : Ana
Le rapport sera envoyé par Ana.
Il est décidé qu'Ana enverra le rapport.
""",
    "pt": """
Ana enviará o relatório.
Ana fará o relatório.
Ana verá o relatório.
Ana deve enviar o relatório.
Ana tem que enviar o relatório.
Ana vai enviar o relatório.
Ana ficou de enviar o relatório.
Cabe a Ana enviar o relatório.
Enviar o relatório (Ana).
Enviar o relatório: Ana
O relatório será enviado por Ana.
Decidiu-se que Ana enviará o relatório.
""",
}


@pytest.mark.parametrize("language", TAKEN)
def test_who_is_to_do_something_owns_it_and_says_nothing(language):
    deviates = []
    first, last = OTHERS[language]
    for heading, sentence in product(OWED[language], TAKEN[language].strip().splitlines()):
        text = f"{TITLE}\n\n{CAME[language]}\n\n{heading}\n\n- {first}\n- {sentence}\n- {last}\n"
        items = next(headed(read(text))).items
        said = [(item.owner, item.actor.name if item.actor else None) for item in items]
        if said != [(None, None), ("Ana", None), (None, None)]:
            deviates.append((heading, sentence, said[1]))
    assert deviates == []


BEGINS = """
Se abre la sesión a las 18:05.
Siendo las 18:05 horas se da inicio a la reunión.
La reunión comenzó a las 18:05.
The meeting was called to order at 6:05 pm.
Meeting started at 18:05.
La séance est ouverte à 18h05.
La réunion débute à 18h05.
Às 18h05 deu-se início à reunião.
A reunião teve início às 18h05.
""".strip().splitlines()


@pytest.mark.parametrize("sentence", BEGINS)
def test_the_sentence_that_opens_gives_the_hour_and_closes_nothing(sentence):
    record = read(f"{TITLE}\n\n{sentence}\n\nAcuerdos\n\n- Comprar pan.\n")
    assert (record.meeting.start, record.meeting.end) == ("18:05", None)
    assert all(item.role is None for item in record.all_items())


TABLES = {
    "es": ("Tareas", "Tarea", "Responsable", "Fecha"), "en": ("Action items", "Action", "Owner", "Due"),
    "fr": ("Actions", "Action", "Qui", "Quand"), "pt": ("Tarefas", "Tarefa", "Responsável", "Prazo"),
}  # fmt: skip
PARTED = {
    "bars": "| {} | {} | {} |", "bars inside": "{} | {} | {}", "tabs": "{}\t{}\t{}",
    "blanks": "{:<20}{:<14}{}",
}  # fmt: skip


@pytest.mark.parametrize("language", TABLES)
def test_a_table_of_tasks_is_one_however_its_cells_are_parted(language):
    deviates = []
    heading, *columns = TABLES[language]
    for name, shape in PARTED.items():
        rows = [columns, ["Pan", "Ana", "15/03/2024"], ["Cal", "Luis", "20/03/2024"]]
        table = "\n".join(shape.format(*row) for row in rows)
        record = read(f"{TITLE}\n\n{CAME[language]}\n\n{heading}\n\n{table}\n")
        said = [(item.owner, item.due) for item in next(headed(record)).items]
        if said != [("Ana", "2024-03-15"), ("Luis", "2024-03-20")]:
            deviates.append((name, said))
    assert deviates == []


TOPICS = {
    "es": (("El tejado", "Gotea desde abril sobre la tarima.", "Hay que mirar el seguro."),
           ("La fiesta", "El horno está sucio y la leña mojada.", "Falta el permiso.")),
    "en": (("The roof", "It has leaked over the stage since April.", "The insurance is not clear."),
           ("The fair", "The oven is dirty and the wood is wet.", "The permit is missing.")),
    "fr": (("Le toit", "Il fuit sur l'estrade depuis avril.", "L'assurance n'est pas claire."),
           ("La fête", "Le four est sale et le bois mouillé.", "L'autorisation manque.")),
    "pt": (("O telhado", "Pinga sobre o palco desde abril.", "O seguro não está claro."),
           ("A festa", "O forno está sujo e a lenha molhada.", "Falta a licença.")),
}  # fmt: skip
SETTLED = {
    "es": ("Se acuerda pedir cal.", "Acuerdo: pedir cal.", "ACUERDO: se pide cal.", "Decisión: pedir cal.",
           "Resolución: pedir cal.", "La junta acuerda pedir cal.", "Decisión - pedir cal."),
    "en": ("It was agreed to buy lime.", "Agreed: buy lime.", "DECISION: buy lime.", "Decision - buy lime.",
           "Resolved: buy lime.", "Resolution: buy lime.", "The trustees agreed to buy lime.",
           "Motion carried."),
    "fr": ("Il est décidé de prendre de la chaux.", "Décision : prendre de la chaux.",
           "DÉCISION : de la chaux sera prise.", "Accord : prendre de la chaux.",
           "Le bureau décide d'en prendre."),
    "pt": ("Fica decidido comprar cal.", "Decisão: comprar cal.", "DECISÃO: compra-se cal.",
           "Deliberação: comprar cal.", "Acordo: comprar cal.", "A diretoria decide comprar cal."),
}  # fmt: skip
ORDERED = {
    "es": ("Tarea: pedir cal.", "Acción: Ana pide cal.", "Pendiente: pedir cal."),
    "en": ("Action: buy lime.", "ACTION: Ana will buy lime.", "Task: buy lime.", "Next step: buy lime."),
    "fr": ("Action : prendre de la chaux.", "À faire : prendre de la chaux.",
           "Tâche : en prendre."),
    "pt": ("Tarefa: comprar cal.", "Ação: Ana pede cal.", "A fazer: comprar cal.",
           "Próximo passo: comprar cal."),
}  # fmt: skip


@pytest.mark.parametrize("language", TOPICS)
def test_one_paragraph_of_a_topic_may_decide_or_give_a_task(language):
    said = [("agreement", one) for one in SETTLED[language]]
    said += [("action", one) for one in ORDERED[language]]
    deviates = []
    for kind, sentence in said:
        topics = (f"{n}. " + "\n\n".join((*topic, sentence)) for n, topic in enumerate(TOPICS[language], 1))
        found = list(headed(read(f"{TITLE}\n\n" + "\n\n".join(topics) + "\n")))
        kinds = [(section.kind, [item.kind for item in section.items]) for section in found]
        if kinds != [("discussion", [None, None, kind])] * 2:
            deviates.append((sentence, kinds))
    assert deviates == []


PASSED = {
    "es": ("El acta anterior fue aprobada.", "El presupuesto quedó aprobado por unanimidad.",
           "Acta anterior aprobada.", "Las cuentas de la cosecha han sido aprobadas sin reparos.",
           "La moción fue rechazada por mayoría."),
    "en": ("The minutes were approved.", "Minutes of the last meeting approved.",
           "The fee was unanimously approved.",
           "The motion to buy lime was carried with two abstentions.",
           "The plan has been adopted by consensus."),
    "fr": ("Le budget est adopté à l'unanimité.", "Le procès-verbal a été approuvé.",
           "Compte rendu approuvé.", "Les comptes ont été validés, avec une abstention.",
           "La motion est rejetée."),
    "pt": ("A ata foi aprovada.", "As contas ficaram aprovadas por unanimidade.",
           "Ata anterior aprovada.", "O plano foi aprovado sem reparos.",
           "A proposta foi rejeitada por maioria."),
}  # fmt: skip
# What somebody else decided, or somebody is to do, or nobody knows.
ELSEWHERE = {
    "es": ("El grifo fue aprobado por el ministerio.", "Enviar el acta aprobada.",
           "No se sabe si el acta fue aprobada.", "La cuota que fue aprobada sube.",
           "El acta no fue aprobada."),
    "en": ("The tap was adopted by forty towns.", "Send the minutes approved.",
           "The fee that was approved is high.", "The paper was accepted in May.",
           "When the plan was approved, it rained."),
    "fr": ("Le logiciel est adopté par dix mairies.", "Envoyer le compte rendu approuvé.",
           "Le budget n'est pas adopté.", "Le tarif qui a été voté est haut."),
    "pt": ("O projeto foi aprovado pela prefeitura.", "Enviar a ata aprovada.",
           "A taxa que foi aprovada sobe.", "A ata não foi aprovada."),
}  # fmt: skip


@pytest.mark.parametrize("language", TOPICS)
def test_what_became_of_a_thing_is_decided_where_the_sentence_ends_with_it(language):
    said = [("agreement", one) for one in PASSED[language]] + [(None, one) for one in ELSEWHERE[language]]
    deviates = []
    for kind, sentence in said:
        first, second, third = TOPICS[language][0]
        record = read(f"{TITLE}\n\n## {first}\n\n- {second}\n- {third}\n- {sentence}\n")
        found = [item.kind for item in next(headed(record)).items]
        if found != [None, None, kind]:
            deviates.append((sentence, found))
    assert deviates == []


HAPPENS = {
    "es": ("El grifo pierde agua", "La caldera falla", "El camión llega tarde", "Las obras avanzan"),
    "en": ("The tap leaks", "The boiler breaks down often", "The truck comes late", "It rained a lot"),
    "fr": ("Le robinet fuit", "La porte ferme mal", "Le camion arrive tard", "Les travaux avancent"),
    "pt": ("A torneira vaza", "A porta fecha mal", "O caminhão chega tarde", "As obras avançam"),
}  # fmt: skip
NAMED = {
    "es": ("El tejado", "La llave del sótano", "Pintura de la fachada"),
    "en": ("The roof", "The letter to the county"),
    "fr": ("Le toit", "La clé de la cave"), "pt": ("O telhado", "A chave do porão", "Pintura da fachada"),
}  # fmt: skip
MUST = {
    "es": "Hay que mirarlo antes de mayo.", "en": "We must look at this before May.",
    "fr": "Il faut regarder cela avant mai.", "pt": "Falta olhar isso antes de maio.",
}  # fmt: skip


@pytest.mark.parametrize("language", HAPPENS)
def test_the_first_sentence_of_a_point_is_no_title_and_what_names_something_is(language):
    must, deviates = MUST[language], []
    for told, first in [(True, one) for one in HAPPENS[language]] + [(False, one) for one in NAMED[language]]:
        text = f"{TITLE}\n\n{TABLES[language][0]}\n\n1. {first}. {must}\n2. {must}\n3. {must}\n"
        item = next(iter(read(text).all_items()))
        if item.title != (None if told else first):
            deviates.append((first, item.title))
    assert deviates == []


ROOMS = """
Obras del salón
Uso de la sala
Goteras en la escuela
Hall roof
Repairs of the hall
Library hours
Travaux de la salle
Clés du local
Uso da sala
Horta da escola
""".strip().splitlines()


@pytest.mark.parametrize("topic", ROOMS)
def test_a_topic_about_a_room_is_not_where_people_met(topic):
    for line in (topic, f"10h {topic}"):
        record = read(f"{TITLE}\n\n{line}\n\nHay 2.\n\nHay 3.\n")
        assert record.meeting.place is None, line


MET_IN = """
Salón comunal
Sala de la escuela
Town Hall
Hall of the school
Room 12
Salle polyvalente, mairie
Salle des fêtes
Sala da escola
""".strip().splitlines()


@pytest.mark.parametrize("place", MET_IN)
def test_a_room_on_a_line_of_its_own_is_where_people_met(place):
    assert read(f"{TITLE}\n\n{place}\n\nHay 2.\n\nHay 3.\n").meeting.place == place


HOURS = {
    "10:00": "{}:{}", "10.00": "{}.{}", "10h00": "{}h{}", "10:00 h": "{}:{} h", "10:00 am": "{}:{} am",
    "[10:00]": "[{}:{}]", "(10:00)": "({}:{})", "10:00 -": "{}:{} -", "10h": "{}h", "10am": "{}am",
}  # fmt: skip


@pytest.mark.parametrize("language", TOPICS)
def test_hours_head_what_was_said_then(language):
    deviates = []
    for name, shape in HOURS.items():
        for mark, gap in product(("", "- "), ("\n", "\n\n")):
            text, times = f"{TITLE}\n", ("10", "11", "12")
            for hour, (topic, *said) in zip(times, (*TOPICS[language], TOPICS[language][0]), strict=True):
                text += f"\n{shape.format(hour, '00')} {topic}{gap}{mark}{said[0]}\n"
            record = read(text)
            found = [len(section.items) for section in headed(record)]
            if found != [1, 1, 1] or record.meeting.start or record.meeting.place:
                deviates.append((name, mark, gap, found))
    assert deviates == []


RUN_IN = {
    "bold": ("md", "**{}.** {}"), "bold colon": ("md", "**{}:** {}"),
    "bold number": ("md", "**{n}. {}.** {}"),
    "colon": ("txt", "{}: {}"), "dash": ("txt", "{} – {}"), "number": ("txt", "{n}. {}. {}"),
    "number and colon": ("txt", "{n}) {}: {}"), "capitals": ("txt", "{H}. {}"),
}  # fmt: skip


@pytest.mark.parametrize("language", TOPICS)
def test_a_title_that_runs_into_its_text_is_one_however_it_is_set_off(language):
    deviates = []
    (first, *said), (second, *more) = TOPICS[language]
    topics = [(first, said[0]), (second, more[0]), (first, said[1])]
    for name, (ending, shape) in RUN_IN.items():
        upper = shape.replace("{H}", "{}")
        lines = [
            upper.format(title.upper() if "{H}" in shape else title, text, n=n)
            for n, (title, text) in enumerate(topics, 1)
        ]
        items = list(read(f"{TITLE}\n\n" + "\n\n".join(lines) + "\n", ending).all_items())
        found = [((item.title or "").casefold(), item.text) for item in items]
        labels = [item.label for item in items]
        wanted = ["1", "2", "3"] if "{n}" in shape else [None] * 3
        if found != [(title.casefold(), text) for title, text in topics] or labels != wanted:
            deviates.append((name, found, labels))
    assert deviates == []


TOPS = {  # the title's look and that of the headings
    "all of the first level": ("md", "# {t}", "# {h}"),
    "all of the second level": ("md", "## {t}", "## {h}"),
    "a level below": ("md", "# {t}", "## {h}"),
    "all underlined": ("md", "{t}\n=================", "{h}\n================="),
    "all bold": ("md", "**{t}**", "**{h}**"),
    "bold": ("md", "{t}", "**{h}**"),
    "marked": ("md", "{t}", "## {h}"),
    "bare": ("txt", "{t}", "{h}"),
    "capitals": ("txt", "{T}", "{H}"),
}
MEETINGS = (
    (
        "Comité de agua",
        "Martes 7 de noviembre de 2023",
        "2023-11-07",
        ("Presupuesto 2024", "Riego", "Varios"),
    ),
    ("Huerto La Loma", "4 de marzo de 2024, galpón", "2024-03-04", ("Semillas", "Plan 2025", "Varios")),
    (
        "Water committee",
        "7 November 2023, 6 pm",
        "2023-11-07",
        ("Budget 2024", "Repairs", "Any other business"),
    ),
    ("Jardin des Lilas", "12/05/2023", "2023-05-12", ("Budget 2024", "Semis", "Divers")),
    ("Horta da Vila", "4 de março de 2024", "2024-03-04", ("Orçamento 2024", "Mudas", "Diversos")),
)
DAYS = {"beside": None, "below": "{d}", "in bold": "**{d}**", "slanted": "_{d}_"}


@pytest.mark.parametrize("top", TOPS)
def test_a_title_above_its_day_is_the_title_whatever_the_headings_look_like(top):
    ending, title, heading = TOPS[top]
    deviates = []
    for (name, day, date, names), (where, shape) in product(MEETINGS, DAYS.items()):
        shown = name if shape else f"{name} - {day}"
        text = (
            title.format(t=shown, T=shown.upper()) + "\n\n" + (f"{shape.format(d=day)}\n\n" if shape else "")
        )
        for one, points in zip(names, POINTS, strict=True):
            text += (
                heading.format(h=one, H=one.upper())
                + "\n\n"
                + "".join(f"- {said}\n" for said in points)
                + "\n"
            )
        record = read(text, ending)
        said = [(one.heading or "").casefold() for one in record.sections]
        named = (record.meeting.title or "").casefold().startswith(name.casefold())
        if said != [one.casefold() for one in names] or str(record.meeting.date) != date or not named:
            deviates.append((name, where, said, record.meeting.title, record.meeting.date))
    assert deviates == []


def test_a_heading_of_figures_alone_below_an_agenda_is_a_day_of_it():
    record = read(f"{TITLE}\n\n# Agenda\n\n## 9/9/2031\n\n- Fresar\n- Pintar\n")
    assert [section.kind for section in headed(record)][-1] == "agenda"


CAME_OR_STAYED = {  # a line of who came, who came by it, who did not
    "Presentes: o Paulo, a Neide e o Zeca": ("Paulo, Neide, Zeca", ""),
    "Presentes: Petra Salgado, Silvina, el Turco y la Pochi": ("Petra Salgado, Silvina, Turco, Pochi", ""),
    "Faltou: Rita da cozinha": ("", "Rita"),
    "Faltaron: Luis de mantenimiento y la Neide": ("", "Luis, Neide"),
    "Estuvimos: Silvina Toro, Norma Quiroga y Petra Salgado. Mirta no vino ni avisó.": (
        "Silvina Toro, Norma Quiroga, Petra Salgado", "Mirta"),
    "Present: Ann Lee, Tom Stone. Mary did not come.": ("Ann Lee, Tom Stone", "Mary"),
    "Présents : Luc Rey, Ana Leroy. Marie n'est pas venue.": ("Luc Rey, Ana Leroy", "Marie"),
    "Presentes: Ana Lima, Rui Pardo. Luis no está de acuerdo.": ("Ana Lima, Rui Pardo", ""),
    "Presentes: Ana Lima, Rui Pardo. Luis no llegó hasta las 7.": ("Ana Lima, Rui Pardo", ""),
    "Asisten: Ana Toro (Red Sur), Luis Pardo. Se disculpó: Eva Sol (Red Lago).": (
        "Ana Toro, Luis Pardo", "Eva Sol"),
    "No pudo venir: Luis Pardo": ("", "Luis Pardo"),
    "Não pôde vir: Rui Pardo": ("", "Rui Pardo"),
    "Couldn't make it: Ann Lee": ("", "Ann Lee"),
    "N'a pas pu venir : Luc Rey": ("", "Luc Rey"),
}  # fmt: skip


@pytest.mark.parametrize("line", CAME_OR_STAYED)
def test_who_came_and_who_stayed_away_are_told_as_people_say_it(line):
    record = read(f"{TITLE}\n\n{line}\n\nArroz\n\n- Llega frío los martes.\n")
    people = record.meeting.participants
    came = ", ".join(one.name for one in people if not (one.absent or one.excused))
    away = ", ".join(one.name for one in people if one.absent or one.excused)
    assert (came, away) == CAME_OR_STAYED[line]
    assert all(item.actor is None for section in record.sections for item in section.items)


@pytest.mark.parametrize(
    "line", ["Coordina: Ana Toro. Apunta todo: Luis Pardo.", "Coordenação: Ana Toro. Café: Rui Pardo."]
)
def test_a_key_of_the_meeting_speaks_of_nobody_behind_another_label_and_gives_no_task(line):
    record = read(f"{TITLE}\n\n{line}\n\nArroz\n\n- Llega frío los martes.\n")
    assert [(one.name, one.role) for one in record.meeting.participants if one.role] == [
        ("Ana Toro", "chair")
    ]
    assert all(item.owner is None for section in record.sections for item in section.items)
