"""How much comes back of workshops between countries, when the same is written in many ways.

    python benchmarks/workshops.py

What is said is made up here and never changes; how it is laid out does. For each kind of thing the share
of the layouts that are read as they are meant: all answers below their question, all points below their
heading, the parts of each group, who speaks, whose a task is, who came and for whom, two days of a meeting.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

import actas
from actas.model.record import Item, Record, Section
from actas.vocabulary.fold import fold

ON_TOP = "Taller regional de acequias, Tarija, 9 de mayo de 2031\n\n"
COUNTRIES = ("Perú", "Chile", "Bolivia")
QUESTIONS = {
    "¿Quién limpia la acequia?": ("cada familia un tramo", "una cuadrilla pagada", "el municipio"),
    "¿Con qué dinero?": ("con la cuota", "con un fondo común", "con multas"),
    "¿Qué hace falta?": ("una ley clara", "más cemento", "otra compuerta"),
}
ASKED = (
    "{asked}", "{at}. {asked}", "{at}) {asked}", "{at}.- {asked}", "Pregunta {at}. {asked}",
    "Pregunta {at}: {asked}", "P{at}. {asked}",
)  # fmt: skip
ANSWERED = (
    "- {who}: {said}", "{who}: {said}", "  - {who}: {said}", "{who} – {said}", "* {who}. {said}",
    "{who}\n- {said}", "- {said} ({who})",
)  # fmt: skip
COUNTED = {
    "Recomendaciones": "Recomendación", "Acuerdos": "Acuerdo", "Buenas prácticas": "Práctica",
    "Compromissos": "Compromisso", "Agreements": "Agreement", "Recommandations": "Recommandation",
}  # fmt: skip
POINTS = ("Limpiar el canal alto", "Que cada pueblo nombre un enlace", "Se aprueba el turno de noche")
POINT = (
    "{word} {at}: {said}", "{word} {at}. {said}.", "{word} {at}.- {said}", "{word} {at} – {said}",
    "{word} N° {at}: {said}", "{word} {at} {said}", "{word} #{at}: {said}",
)  # fmt: skip
GROUP = (
    "Mesa {at}: {name}", "Mesa {at}", "GRUPO {at}", "Grupo {at} - {name}", "Día {at}", "Sesión {at}: {name}",
    "PANEL {at}. {name}", "Atelier {at} : {name}",
)  # fmt: skip
PARTS = (("Recomendaciones",), ("Obstáculos", "Recomendaciones"), ("OBSTÁCULOS", "RECOMENDACIONES"))
NAMES = ("riego", "semillas", "ferias")
COUNTRY = ("{who}", "{loud}", "{who}:", "{at}. {who}", "{at}.- {loud}", "País: {who}", "{who}.", "- {who}")
PART_NAMED = ("{named}:", "{named}", "{loud}", "{letter}) {named}", "{named}.")
PART_POINT = ("- {said}", "{at}. {said}", "{at}) {said}", "  - {said}", "    • {said}")
GAPS = (("\n", ""), ("", ""), ("\n", "\n"))
BRINGS = {
    "Perú": {
        "Buenas prácticas": ("brigadas de limpieza", "compuertas numeradas"),
        "Recomendaciones": ("ampliar las brigadas", "revisar la ley"),
    },
    "Chile": {
        "Buenas prácticas": ("una ventanilla en cada pueblo",),
        "Recomendaciones": ("medir el caudal", "pagar al aguatero"),
    },
    "Bolivia": {
        "Buenas prácticas": ("turnos por sorteo", "cuaderno firmado"),
        "Recomendaciones": ("publicar el reglamento",),
    },
}
SPEAKERS = (
    "Honduras", "Estados Unidos", "Delegación de Cuba", "La delegación de Perú", "El representante de Chile",
    "Canciller de Haití", "Ministerio de Salud de Perú", "OIM", "Secretaría Técnica",
)  # fmt: skip
SPOKEN = (
    "{who}: falta cemento", "{who}. Falta cemento en el norte", "{who} - falta cemento",
    "{who}- falta cemento", "{who}.- Falta cemento.", "{who}; falta cemento",
    "{who} propone crear un grupo", "{who}\nFalta cemento.",
)  # fmt: skip
SHORT = (  # who speaks: bodies that no table holds, known by who speaks beside them, or by their country
    ("Perú", "SENARI", "Chile", "CODRAM"), ("Perú", "Chile", "SENARI", "Bolivia"),
    ("SENARI (Perú)", "CODRAM (Chile)", "INPEHA (Bolivia)", "ASOCAN (Honduras)"),
    ("SENARI-Perú", "CODRAM-Chile", "INPEHA-Bolivia", "ASOCAN-Honduras"),
    ("Perú/SENARI", "Chile/CODRAM", "Bolivia/INPEHA", "Honduras/ASOCAN"),
    ("SENARI Perú", "CODRAM Chile", "INPEHA Bolivia", "ASOCAN Honduras"),
    ("Ana Ruiz", "SENARI", "Luis Paz", "CODRAM"),
)  # fmt: skip
SHORT_SAID = (
    "{who}: {said}.", "- {who}: {said}.", "{who}. {told}.", "{who} - {said}.", "{who} – {told}.",
    "**{who}:** {said}.", "{at}. {who}: {told}.", "{at}. {who}. {told}.", "{who}:\n{told}.", "{who}\n{told}.",
)  # fmt: skip
SHORT_BELOW = {
    "Intervenciones": (
        "cada familia limpia un tramo",
        "falta cemento en el norte",
        "hay una ley nueva",
        "el caudal baja",
    ),
    "Recommendations": ("each family cleans a stretch", "buy cement", "write a new law", "measure the flow"),
    "Bonnes pratiques": (
        "chaque famille cure un tronçon",
        "un fonds commun",
        "une loi claire",
        "le débit est mesuré",
    ),
}
VOICES = {  # by heading: who speaks, in shapes; what each says stands in `SHORT_BELOW`
    "Intervenciones": (
        ("Perú, Ana Ruiz", "Chile, Luis Paz", "Bolivia, Eva Soto", "Honduras, Juan Mora"),
        ("Perú/Chile", "Chile/Bolivia", "Bolivia/Honduras", "Honduras/Perú"),
        ("Delegación de Perú", "Delegación de Chile", "Delegación de Bolivia", "Delegación de Honduras"),
        ("Ministerio de Salud de Perú", "Ministerio de Salud de Chile", "Gobierno de Bolivia",
         "Embajada de Honduras"),
        ("OIM Perú", "UNICEF Chile", "FAO Bolivia", "OPS Honduras"),
        ("Ana Ruiz, OIM", "Luis Paz, UNICEF", "Eva Soto, OPS", "Juan Mora, FAO"),
        ("Perú", "Ana Ruiz", "Chile", "OIM"), ("Perú", "Moderadora", "Chile", "Luis Paz"),
        ("Perú", "OIM", "Chile", "Sociedad civil"),
    ),
    "Recommendations": (
        ("Jamaica, Ann Lee", "Belize, Tom Reed", "Guyana, Eve Poole", "Barbados, John Moss"),
        ("Jamaica/Belize", "Belize/Guyana", "Guyana/Barbados", "Barbados/Jamaica"),
        ("Delegation of Jamaica", "Delegation of Belize", "Delegation of Guyana", "Delegation of Barbados"),
        ("Ministry of Health of Jamaica", "Government of Belize", "Embassy of Guyana",
         "Ministry of Health of Barbados"),
        ("IOM Jamaica", "UNICEF Belize", "FAO Guyana", "PAHO Barbados"),
        ("Ann Lee, IOM", "Tom Reed, UNICEF", "Eve Poole, PAHO", "John Moss, FAO"),
        ("Jamaica", "Ann Lee", "Belize", "IOM"), ("Jamaica", "Moderator", "Belize", "Tom Reed"),
        ("Jamaica", "IOM", "Belize", "Civil society"),
    ),
}  # fmt: skip
VOICED = (*SHORT_SAID, "{at}. {told} ({who}).", "{who}.- {told}.")
OWNERS = ("Honduras", "Perú y Chile", "OIM", "la Secretaría Técnica", "honduras", "oim", "perú y chile")
OWNED = (
    "{who} hace el mapa antes del 30/6", "{who} enviará el mapa", "{who} debe enviar el mapa",
    "{who}: enviar el mapa", "enviar el mapa ({who})", "Enviar el mapa → {who}",
    "enviar el mapa, a cargo de {who}",
)  # fmt: skip
PROMISES = {  # by heading: who, what, until when, and what commits somebody, and the keys of whose and when
    "Compromisos por país": (
        ("Perú", "enviar el mapa de canales", "junio"), ("Chile", "preparar la reunión", "30 de julio"),
        ("se compromete a", "Responsable", "Plazo"),
    ),
    "Commitments by country": (
        ("Jamaica", "send the map of canals", "June"), ("Belize", "prepare the meeting", "30 July"),
        ("commits to", "Responsible", "Deadline"),
    ),
    "Engagements par pays": (
        ("Sénégal", "envoyer la carte des canaux", "juin"), ("Mali", "préparer la réunion", "30 juillet"),
        ("s'engage à", "Responsable ", "Échéance "),
    ),
    "Compromissos por país": (
        ("Angola", "enviar o mapa dos canais", "junho"), ("Brasil", "preparar a reunião", "30 de julho"),
        ("compromete-se a", "Responsável", "Prazo"),
    ),
}  # fmt: skip
PROMISED = (
    "{who}: {do} ({by})", "- {who}: {do} ({by})", "{who} {to} {do} ({by})", "{who} – {do} – {by}",
    "{who}: {do}. {due}: {by}", "{do} ({who}, {by})", "{who}\n- {do} ({by})", "{who}:\n- {do} ({by})",
    "{loud}\n{do} ({by})", "{at}. {who} {to} {do}. {due}: {by}", "{do}. {whose}: {who}. {due}: {by}",
    "**{who}**: {do} ({by})",
)  # fmt: skip
BY = ("2031-06", "2031-07-30")
OF_DAYS = (  # what the notes are called, and what days and sessions are
    ("Taller de acequias, Tarija, 9 y 10 de mayo de 2031", "Día", "Sesión"),
    ("Workshop on canals, Kingston, 9 May 2031", "Day", "Session"),
    ("Atelier régional des canaux, Dakar, 9 mai 2031", "Jour", "Séance"),
    ("Oficina regional de canais, Praia, 9 de maio de 2031", "Dia", "Sessão"),
)
DAY_OF = {
    OF_DAYS[0][0]: ("9 de mayo de 2031", "10 de mayo de 2031"), OF_DAYS[1][0]: ("9 May 2031", "10 May 2031"),
    OF_DAYS[2][0]: ("9 mai 2031", "10 mai 2031"),
    OF_DAYS[3][0]: ("9 de maio de 2031", "10 de maio de 2031"),
}  # fmt: skip
DAY_COUNTED = ("{day} {at}", "{loud} {at}", "**{day} {at}**", "{day} {at}: {told}", "{day} {at} – {told}")
SESSION = ("{word} {at}: {name}", "{word} {at}. {name}", "{word} {at} – {name}", "{word} {at}")
OF_GROUPS = {  # what the notes are called: groups, «question», what two of them ask, what two groups say
    OF_DAYS[0][0]: (
        ("Mesa {at}", "Grupo {letter}: {name}", "MESA {at}: {loud}", "Grupo de trabajo {at}"), "Pregunta",
        ("¿Qué funciona?", "¿Qué falta en los pueblos?"), ("la cuota anual", "más cemento"),
    ),
    OF_DAYS[1][0]: (
        ("Table {at}", "Group {letter}: {name}", "GROUP {at}: {loud}", "Working group {at}"), "Question",
        ("What works well?", "What is missing in the villages?"), ("the annual fee", "more cement"),
    ),
    OF_DAYS[2][0]: (
        ("Table {at}", "Groupe {letter} : {name}", "GROUPE {at} : {loud}", "Groupe de travail {at}"),
        "Question", ("Qu'est-ce qui marche ?", "Que manque-t-il aux villages ?"),
        ("la cotisation annuelle", "plus de ciment"),
    ),
    OF_DAYS[3][0]: (
        ("Mesa {at}", "Grupo {letter}: {name}", "MESA {at}: {loud}", "Grupo de trabalho {at}"), "Pergunta",
        ("O que funciona?", "O que falta nas aldeias?"), ("a quota anual", "mais cimento"),
    ),
}  # fmt: skip
GROUP_ASKED = ("{asked}", "{at}. {asked}", "{word} {at}: {asked}", "**{asked}**", "{at}) {asked}")
GROUP_SAID = ("- {said}", "{loud}.", "  - {said}", "• {said}")
BLANKS = (("\n", ""), ("", ""), ("\n", "\n"))  # above a group, and above a question
SENDERS = (
    ("Guatemala", "El Salvador", "Honduras"),
    ("GT", "SV", "HN"),
    ("GTM", "SLV", "HND"),
    ("OIM", "SICA", "FAO"),
)
SENT = ("Lucía Paz, Pedro Soto", "Marta Ruiz", "Ana Vidal y Rina Flores")
SENT_SIGNS = (": ", " - ", " – ", "- ", ". ", "\n")
DAYS = (
    "9 y 10 de mayo de 2031", "9/10 de mayo de 2031", "9-10 de mayo de 2031", "del 9 al 10 de mayo de 2031",
    "9-10/05/2031", "09 y 10/05/2031", "viernes 9 y sábado 10 de mayo de 2031", "9-10 May 2031",
    "9/10 May 2031", "les 9 et 10 mai 2031", "dias 9 e 10 de maio de 2031",
)  # fmt: skip
WHERE = ("Tarija, {days}", "{days} - Tarija", "Fecha: {days}\nLugar: Tarija")


TABLE_HEADINGS = ("Buenas prácticas", "Avances por país", "Trabajo en grupos", "")
COLUMNS = (
    ("País", "Buena práctica"), ("Delegación", "Avances"), ("N.º", "País", "Buenas prácticas"),
    ("Country", "Good practice"), ("Pays", "Bonnes pratiques"), ("País", "Boas práticas", "Resultados"), (),
)  # fmt: skip
BROUGHT = {  # by whom: Perú brings two, in one cell that is merged over both rows
    "Comités de cuenca con mujeres": "Perú", "Tarifas por tramos de uso": "Perú",
    "Lectura a distancia de medidores": "Chile", "Cosecha de agua de lluvia": "Bolivia",
}  # fmt: skip
MATRICES = (
    ("Preguntas guía", "Pregunta"), ("Resumen por país", "Tema"), ("", "Pregunta guía"),
    ("Guide questions", "Question"),
)  # fmt: skip


def drawn(rows: list[tuple[str, ...]], how: str, *, named: bool) -> str:
    """Return a table as it is pasted with tabs, or typed with bars; ``named``: by its first row."""
    if how == "tabs":
        return "\n".join("\t".join(row).rstrip() for row in rows) + "\n"
    lines = [f"| {' | '.join(row)} |" for row in rows]
    if how == "markdown":
        lines.insert(named, "|" + "---|" * len(rows[0]))
    return "\n".join(lines) + "\n"


def merged_cells(folder: Path) -> Iterator[bool]:
    """Yield of each table whether every practice is said by its country, the one in the merged cell too."""
    for heading, columns, how in product(TABLE_HEADINGS, COLUMNS, ("tabs", "bars", "markdown")):
        if how == "markdown" and not columns:
            continue  # Markdown has no such table
        rows = [columns] if columns else []
        above = ""
        for at, (said, who) in enumerate(BROUGHT.items(), 1):
            cells = ["" if who == above else who, said]
            cells = [str(at), *cells] if columns[:1] == ("N.º",) else cells
            rows.append((*cells, *[""] * (len(columns) - len(cells))))
            above = who
        text = ON_TOP + (f"{heading}\n\n" if heading else "") + drawn(rows, how, named=bool(columns))
        found = {item.text.split(" | ")[0]: item.actor for item, _ in items_in(read(text, folder))}
        yield {said: actor and actor.name for said, actor in found.items()} == BROUGHT


def matrices(folder: Path) -> Iterator[bool]:
    """Yield of each table with a column a country whether each answer is below its question, said by that."""
    for (heading, first), how, number in product(MATRICES, ("tabs", "bars", "markdown"), ("", "{at}. ")):
        rows = [(first, *COUNTRIES)]
        rows += [
            (number.format(at=at) + question, *told)
            for at, (question, told) in enumerate(QUESTIONS.items(), 1)
        ]
        text = ON_TOP + (f"{heading}\n\n" if heading else "") + drawn(rows, how, named=True)
        found = list(items_in(read(text, folder)))
        yield all(
            any(
                item.text == said and item.actor is not None and item.actor.name == who
                and fold(question).strip("¿?") in above
                for item, above in found
            )
            for question, told in QUESTIONS.items() for who, said in zip(COUNTRIES, told, strict=True)
        )  # fmt: skip


def read(text: str, folder: Path) -> Record:
    """Return the record of some notes."""
    file = folder / "notas.txt"
    file.write_text(text, "utf-8")
    return actas.parse_notes(file).record


def items_in(record: Record) -> Iterator[tuple[Item, str]]:
    """Yield each item with all that stands above it, folded."""

    def below(items: tuple[Item, ...], above: str) -> Iterator[tuple[Item, str]]:
        for item in items:
            yield item, above
            told = (item.actor.name if item.actor else "", item.title or "", item.text)
            yield from below(item.items, f"{above} {fold(' '.join(told))}")

    def within(sections: tuple[Section, ...], above: str) -> Iterator[tuple[Item, str]]:
        for section in sections:
            inner = f"{above} {fold(section.heading or '')}"
            yield from below(section.items, inner)
            yield from within(section.sections, inner)

    yield from within(record.sections, "")


def answers(folder: Path) -> Iterator[bool]:
    """Yield of each layout whether all answers stand below their question, said by who gave them."""
    for asked, answered, blank in product(ASKED, ANSWERED, ("", "\n")):
        lines = ["Preguntas guía\n"]
        for at, (question, told) in enumerate(QUESTIONS.items(), 1):
            lines.append(asked.format(at=at, asked=question) + blank)
            lines += [answered.format(who=who, said=said) for who, said in zip(COUNTRIES, told, strict=True)]
            lines.append("")
        found = list(items_in(read(ON_TOP + "\n".join(lines), folder)))
        yield all(
            any(
                fold(said) in fold(item.text) and fold(question).strip("¿?") in above
                and (fold(who) in above or (item.actor is not None and item.actor.name == who))
                for item, above in found
            )
            for question, told in QUESTIONS.items() for who, said in zip(COUNTRIES, told, strict=True)
        )  # fmt: skip


def counted_points(folder: Path) -> Iterator[bool]:
    """Yield of each layout whether all points are items of the one section."""
    for (heading, word), point, blank in product(COUNTED.items(), POINT, ("\n", "\n\n")):
        lines = [point.format(word=word, at=at, said=said) for at, said in enumerate(POINTS, 1)]
        record = read(f"{ON_TOP}Temas\n- el canal\n\n{heading}\n{blank.join(lines)}\n", folder)
        last = record.sections[-1]
        yield last.heading == heading and len(last.items) == len(POINTS) and not last.sections


def parts(folder: Path) -> Iterator[bool]:
    """Yield of each layout whether all groups are peers, each with its parts."""
    for group, within, blank in product(GROUP, PARTS, ("", "\n")):
        text = ON_TOP
        for at, name in enumerate(NAMES, 1):
            text += f"{group.format(at=at, name=name)}\n{blank}"
            text += "".join(
                f"{part}\n{blank}- cambiar la bomba de {name} {part[:3].lower()}\n\n" for part in within
            )
        heads = [section for section in read(text, folder).sections if section.heading]
        yield len(heads) == len(NAMES) and all(
            tuple(str(inner.heading) for inner in section.sections) == within for section in heads
        )


def by_country(folder: Path) -> Iterator[bool]:
    """Yield of each layout whether what each country brings stands below it, and below the part it is of."""
    for country, part, point, (apart, within) in product(COUNTRY, PART_NAMED, PART_POINT, GAPS):
        lines = ["Asistieron: Ana Ruiz (Perú), Luis Paz (Bolivia), Rita Soto (Chile)"]
        for at, (who, told) in enumerate(BRINGS.items(), 1):
            lines += [*apart, country.format(who=who, loud=who.upper(), at=at)]
            for letter, (named, said) in zip("ab", told.items(), strict=True):
                lines += [*within, part.format(named=named, loud=named.upper(), letter=letter)]
                lines += [point.format(at=number, said=one) for number, one in enumerate(said, 1)]
        found = {fold(item.text): above for item, above in items_in(read(ON_TOP + "\n".join(lines), folder))}
        yield all(
            (above := found.get(fold(one), "")) and fold(who) in above and fold(named) in above
            and not any(fold(other) in above for other in BRINGS if other != who)
            for who, told in BRINGS.items() for named, said in told.items() for one in said
        )  # fmt: skip


FORMS = {  # by language: what the keys are called (country, name, what it is, what came of it), and a heading
    "Buenas prácticas": ("País", "Nombre de la práctica", "Descripción", "Resultados"),
    "Good practices": ("Country", "Name of the practice", "Description", "Results"),
    "Bonnes pratiques": ("Pays", "Nom de la pratique", "Description", "Résultats"),
    "Boas práticas": ("País", "Nome da prática", "Descrição", "Resultados"),
}  # fmt: skip
FILLED_IN = (
    ("Perú", "brigadas de limpieza", "cada familia limpia un tramo del canal", "menos cortes en verano"),
    ("Chile", "ventanilla de riego", "una oficina recibe los reclamos", "respuesta en tres días"),
    ("Bolivia", "turnos por sorteo", "se sortea el agua cada lunes", "ya no hay peleas"),
)  # fmt: skip
KEYED = (
    "{key}: {value}", "- {key}: {value}", "**{key}:** {value}", "{loud}: {value}", "{key}:\n{value}",
    "• {key}: {value}", "{number}{key}: {value}", "{at}) {key}: {value}", "{key} – {value}",
    "- **{key}**: {value}", "**{key}**\n{value}", "{key} : {value}.",
)  # fmt: skip
SPOKEN_BELOW = (
    "Intervenciones de los países", "INTERVENCIONES", "Country statements", "Interventions des pays",
    "Intervenções dos países", "Ronda de intervenciones",
)  # fmt: skip
PROSE = (
    "{who}\n{told}", "{loud}\n{told}", "**{who}**\n{told}", "{who}:\n{told}", "{who}: {told}",
    "{loud}. {told}", "{at}. {who}\n{told}", "{who} (Ministerio de Agricultura)\n{told}", "**{who}:** {told}",
    "{who} – {told}", "{who}\n\n{told}",
)  # fmt: skip
TOLD = (
    "El delegado agradeció la invitación y contó que hay doce comités de riego desde 2019",
    "Explicó que la mayor dificultad es la falta de presupuesto en los meses secos",
    "La cooperación entre vecinos permite avanzar sin esperar a nadie",
)
PARAGRAPHS = (("\n", "\n\n"), ("\n\n", "\n\n"), ("\n", "\n"))
ORDERS = ((0, 1, 2, 3), (1, 0, 2, 3), (1, 2, 3, 0))
APART = (("\n", "\n"), ("\n", "\n\n"), ("\n\n", "\n\n"))  # between lines, and between forms


def forms(folder: Path) -> Iterator[bool]:
    """Yield of each layout whether each form is one practice, of its country, with all that it says."""
    meant = [(who, sorted(map(fold, said))) for who, *said in FILLED_IN]
    for (heading, keys), order, keyed, (within, between) in product(FORMS.items(), ORDERS, KEYED, APART):
        told: list[str] = []
        for number, values in enumerate(FILLED_IN, 1):
            lines: list[str] = []
            for place, at in enumerate(order, 1):
                key, value = keys[at], values[at][0].upper() + values[at][1:]
                count = f"{number}. " if place == 1 else ""
                lines.append(keyed.format(key=key, loud=key.upper(), value=value, at=place, number=count))
            told.append(within.join(lines))
        text = f"{ON_TOP}Temas\n- el canal\n\n{heading}\n\n{between.join(told)}\n"
        last = read(text, folder).sections[-1]
        yield last.heading == heading and [_of_form(item) for item in last.items] == meant


def prose(folder: Path) -> Iterator[bool]:
    """Yield of each layout whether all paragraphs up to the next country are said by the one above."""
    for heading, opened, (within, between) in product(SPOKEN_BELOW, PROSE, PARAGRAPHS):
        meant = {f"{said} en {who}": who for who in COUNTRIES for said in TOLD}
        text = between.join(
            opened.format(
                who=who, loud=who.upper(), at=at, told=within.join(f"{said} en {who}." for said in TOLD)
            )
            for at, who in enumerate(COUNTRIES, 1)
        )
        found = list(items_in(read(f"{ON_TOP}{heading}\n\n{text}\n", folder)))
        yield all(
            any(
                said in item.text
                and (fold(who) in above or (item.actor is not None and fold(item.actor.name) == fold(who)))
                and not any(other in item.text for other, by in meant.items() if by != who)
                for item, above in found
            )
            for said, who in meant.items()
        )  # fmt: skip


def _of_form(item: Item) -> tuple[str, list[str]]:
    """Return whose a practice is, and what it says beside that."""
    who = item.actor.name if item.actor else ""
    below = [item, *item.items, *(deeper for one in item.items for deeper in one.items)]
    said = (fold(one.text).strip(" .") for one in below)
    return who, sorted(one for one in said if one and one != fold(who))


def speakers(folder: Path) -> Iterator[bool]:
    """Yield of each layout whether the second of four who speak is read."""
    for who, spoken in product(SPEAKERS, SPOKEN):
        said = [spoken.format(who=one) for one in ("Guatemala", who, "Nicaragua", "Ecuador")]
        found = [item for item, _ in items_in(read(f"{ON_TOP}Intervenciones\n" + "\n".join(said), folder))]
        named = [item.actor.as_written or item.actor.name for item in found if item.actor]
        yield len(found) == len(said) and any(fold(one) in (fold(who), _bare(who)) for one in named)


def owners(folder: Path) -> Iterator[bool]:
    """Yield of each way to say so whether the task is theirs."""
    top = "taller de acequias\n9 de mayo de 2031\n\npresentes: honduras, perú, chile, oim\n\ntareas\n- "
    for who, owned in product(OWNERS, OWNED):
        task = [item for item, _ in items_in(read(top + owned.format(who=who) + "\n", folder))][-1]
        yield _bare(task.owner or "") == _bare(who)


def promises(folder: Path) -> Iterator[bool]:
    """Yield of each layout whether each commitment is its country's, with until when."""
    for (heading, (*told, (to, whose, due))), promised, blank in product(
        PROMISES.items(), PROMISED, ("\n", "\n\n")
    ):
        lines = [
            promised.format(who=who, loud=who.upper(), do=do, by=by, to=to, whose=whose, due=due, at=at)
            for at, (who, do, by) in enumerate(told, 1)
        ]
        found = list(items_in(read(f"{ON_TOP}{heading}\n\n{blank.join(lines)}\n", folder)))
        yield all(
            any(
                fold(do) in fold(f"{item.title} {item.text}") and item.due == by
                and [fold(owner.name) for owner in item.owners] == [fold(who)]
                for item, _ in found
            )
            for (who, do, _), by in zip(told, BY, strict=True)
        )  # fmt: skip


def sessions(folder: Path) -> Iterator[bool]:
    """Yield of each layout whether the sessions of each day are its parts."""
    for (top, day, counted), sign, session in product(OF_DAYS, (": ", " : ", " – "), SESSION):
        names = [session.format(word=counted, at=at, name=name) for at, name in enumerate(NAMES, 1)]
        one, two = (f"{day} {at}{sign}{told}" for at, told in enumerate(DAY_OF[top], 1))
        told = (f"{top}\n\n{one}\n\n{names[0]}", names[1], f"{two}\n\n{names[2]}")
        text = "\n\nMali: falta cemento\n\n".join(told)
        found = [section for section in read(f"{text}\n\nMali: nada\n", folder).sections if section.heading]
        shown = [(section.heading, [inner.heading for inner in section.sections]) for section in found]
        yield shown == [(one, names[:2]), (two, names[2:])]


def compact_days(folder: Path) -> Iterator[bool]:
    """Yield of each layout whether the sessions of each day are its parts, where there is no blank line."""
    for (top, day, counted), form, session in product(OF_DAYS, DAY_COUNTED, SESSION):
        names = [
            session.format(word=counted, at=at, name=name) for at, name in enumerate((*NAMES, "agua"), 1)
        ]
        days = [
            form.format(day=day, loud=day.upper(), at=at, told=told) for at, told in enumerate(DAY_OF[top], 1)
        ]
        said = "\nMali: falta cemento\nChad: nada\n"
        lines = (days[0], names[0] + said + names[1] + said + days[1], names[2] + said + names[3] + said)
        text = f"{top}\n\n" + "\n".join(lines)
        found = [section for section in read(text, folder).sections if section.heading]
        shown = [(section.heading, [inner.heading for inner in section.sections]) for section in found]
        yield shown == [(days[0].strip("*"), names[:2]), (days[1].strip("*"), names[2:])]


def groups(folder: Path) -> Iterator[bool]:
    """Yield of each layout whether each answer stands below its question and its group, and no other."""
    for top, (names, word, asked, told) in OF_GROUPS.items():
        for group, question, said, (apart, within) in product(names, GROUP_ASKED, GROUP_SAID, BLANKS):
            text, meant = f"{top}\n\n", []
            for at, name in enumerate(NAMES, 1):
                head = group.format(at=at, letter="ABC"[at - 1], name=name, loud=name.upper())
                text += f"{apart}{head}\n"
                for number, one in enumerate(asked, 1):
                    text += within + question.format(asked=one, at=number, word=word) + "\n"
                    for answer in (f"{each} {name} {number}" for each in told):
                        text += said.format(said=answer, loud=answer[0].upper() + answer[1:]) + "\n"
                        meant.append((fold(answer), fold(one).strip(" ¿?"), fold(head)))
            found = {fold(item.text).rstrip("."): above for item, above in items_in(read(text, folder))}
            heads = {head.partition(":")[0].strip() for *_, head in meant}
            yield all(
                one in (above := found.get(answer, ""))
                and [other for other in heads if other in above] == [head.partition(":")[0].strip()]
                for answer, one, head in meant
            )


def came(folder: Path) -> Iterator[bool]:
    """Yield of each layout whether all came, each for those who sent them."""
    for senders, sign, bullet in product(SENDERS, SENT_SIGNS, ("", "- ")):
        if bullet and sign == "\n":
            continue
        lines = [f"{bullet}{who}{sign}{names}" for who, names in zip(senders, SENT, strict=True)]
        people = read(
            f"{ON_TOP}Asistencia:\n" + "\n".join(lines) + "\n\nTemas\n- el canal\n", folder
        ).meeting.participants
        one, two, three = senders
        meant = [
            ("Lucía Paz", one),
            ("Pedro Soto", one),
            ("Marta Ruiz", two),
            ("Ana Vidal", three),
            ("Rina Flores", three),
        ]
        yield [(person.name, person.of) for person in people] == meant


def days(folder: Path) -> Iterator[bool]:
    """Yield of each first line whether both days and the town are read."""
    for told, where in product(DAYS, WHERE):
        meeting = read(
            f"Taller de acequias\n{where.format(days=told)}\n\nTemas\n- el canal\n", folder
        ).meeting
        yield (meeting.date, meeting.end_date, meeting.place) == ("2031-05-09", "2031-05-10", "Tarija")


def voices(folder: Path) -> Iterator[bool]:
    """Yield of each layout whether all say what they say: countries, who speaks for them, bodies, offices."""
    for heading, shapes in VOICES.items():
        said = SHORT_BELOW[heading]
        for names, line in product(shapes, VOICED):
            lines = [
                line.format(who=who, said=one, told=one[0].upper() + one[1:], at=at)
                for at, (who, one) in enumerate(zip(names, said, strict=True), 1)
            ]
            apart = "\n\n" if "\n" in line else "\n"
            record = read(f"{ON_TOP}{heading}\n\n{apart.join(lines)}\n", folder)
            yield all(
                any(
                    _says(item, who, one) or fold(who) in above
                    for item, above in items_in(record)
                    if fold(one) in fold(item.text)
                )
                for who, one in zip(names, said, strict=True)
            )


def _says(item: Item, who: str, said: str) -> bool:
    """Whether an item is said by somebody, in the words of the notes or by a part of them."""
    actor = item.actor
    if actor is None or fold(said) not in fold(item.text):
        return False
    return fold(actor.as_written or actor.name) == fold(who) or fold(actor.name) in fold(who)


def acronyms(folder: Path) -> Iterator[bool]:
    """Yield of each layout whether bodies that only their acronym names say what they say."""
    for (heading, said), names, line in product(SHORT_BELOW.items(), SHORT, SHORT_SAID):
        lines = [
            line.format(who=who, said=one, told=one[0].upper() + one[1:], at=at)
            for at, (who, one) in enumerate(zip(names, said, strict=True), 1)
        ]
        apart = "\n\n" if "\n" in line else "\n"
        record = read(f"{ON_TOP}{heading}\n\n{apart.join(lines)}\n", folder)
        told = {fold(item.text).rstrip("."): item.actor for item, _ in items_in(record)}
        actors = [told.get(fold(one)) for one in said]
        yield [(one.as_written or one.name) if one else None for one in actors] == list(names)


def _bare(name: str) -> str:
    first, _, rest = fold(name).partition(" ")
    return rest if first in ("el", "la") else fold(name)


MEASURED: dict[str, Callable[[Path], Iterator[bool]]] = {
    "answers below their question": answers,
    "points that a word counts": counted_points,
    "parts of counted groups": parts,
    "countries above their parts": by_country,
    "forms, one a practice": forms,
    "several paragraphs a country": prose,
    "who speaks for a country": speakers,
    "bodies by their acronym": acronyms,
    "who speaks, in many shapes": voices,
    "whose a task is": owners,
    "commitments by country": promises,
    "sessions below their day": sessions,
    "sessions, no blank line": compact_days,
    "groups above their questions": groups,
    "who came, and for whom": came,
    "two days and a town": days,
    "tables with a merged country": merged_cells,
    "tables with a column a country": matrices,
}


def main() -> int:
    """Print the shares."""
    with tempfile.TemporaryDirectory() as folder:
        for shown, measure in MEASURED.items():
            told = list(measure(Path(folder)))
            print(f"{shown:<31}{sum(told) / len(told):>6.2f} of {len(told):>4}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
