"""How rightly what stands below topics is read, over notes made up in many layouts.

    python benchmarks/topics.py

who answers  two headings, and below each the same countries, bodies, groups or towns with their points:
             a point stands below its heading, and is said by (or stands below) whose it is.
minutes      an agenda, and each of its points told, with what was decided: each statement stands below
             its topic and no other, and decisions are decisions.
mixed notes  topics of one look at random, points with bullets and without, blank lines or none: the share
             of lines that stand whole below their topic, by look.

The layouts were looked at while the rules were written: they say that what was once read stays read.
"""

from __future__ import annotations

import itertools
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import actas
from actas.model.record import Item, Record, Section

Row = tuple[
    tuple[str, ...], str, Item, str
]  # what stands above an item, its words, itself, its section's kind

WHO = {
    "sectors": ("Sociedad civil", "Gobierno", "Sector privado", "Academia"),
    "countries": ("Perú", "Honduras", "Jamaica", "Chile"),
    "people": ("Ana Ruiz", "Eva Sol", "Luis Gil", "Rosa Paz"),
    "bodies": ("OIM", "ACNUR", "UNICEF", "FAO"),
    "offices": ("Ministerio de Salud", "Ministerio de Trabajo", "Cancillería", "Defensoría del Pueblo"),
    "groups": ("Mesa 1", "Mesa 2", "Mesa 3", "Mesa 4"),
    "towns": ("Cusco", "Puno", "Arequipa", "Tacna"),
}
POINTS = (
    "No hay traductores.", "Los horarios no sirven", "Falta presupuesto.", "Los formularios son largos.",
    "No hay incentivos.", "Mediadores en cada sede", "Un fondo común.", "Abrir los sábados",
    "Formar a quien atiende.", "Simplificar los trámites", "Una mesa mensual.", "Un registro único",
)  # fmt: skip
HEADINGS = (
    ("Pregunta 1. ¿Qué barreras hay?", "Pregunta 2. ¿Qué se propone?"),
    ("1. ¿Qué barreras hay?", "2. ¿Qué se propone?"), ("Barreras", "Propuestas"),
    ("BARRERAS", "PROPUESTAS"), ("Barreras:", "Propuestas:"), ("## Barreras", "## Propuestas"),
)  # fmt: skip
COUNTS = ((2, 2), (3, 2), (2, 3), (3, 4))

MINUTES = {
    "es": (
        "Acta de la cooperativa\nFecha: 4 de junio de 2031\nAsistentes: Ana Ruiz, Luis Gil, Eva Sol",
        ("Orden del día", "ORDEN DEL DÍA:", "Orden del día:"),
        ("", "Desarrollo de la sesión", "DESARROLLO"),
        {
            "Lectura del acta anterior": ("Se lee el acta y se aprueba sin cambios.",),
            "Informe de tesorería": (
                "Luis Gil informa de que quedan 1.200 euros en la caja.",
                "Eva Sol pide que se cuelguen.",
            ),
            "Obras del almacén": (
                "El tejado pierde agua cuando llueve del norte.",
                "Se piden tres presupuestos.",
            ),
            "Ruegos y preguntas": ("Ana Ruiz pregunta por la llave del molino.",),
        },
        "Acuerdo: ",
        "Acuerdos:",
        ("Cambiar las tejas antes del 30 de junio", "Colgar las cuentas"),
        "Se levanta la sesión a las 20:30.",
        "Punto",
    ),
    "en": (
        "Minutes of the allotment committee\nDate: 4 June 2031\nPresent: Ann Lee, Tom Reed, Eve Park",
        ("Agenda", "AGENDA:", "Agenda:"),
        ("", "Discussion", "MINUTES"),
        {
            "Minutes of the last meeting": ("The minutes were read and approved.",),
            "Treasurer's report": (
                "Tom Reed reported that 1,200 pounds are left.",
                "Eve Park asked for a copy.",
            ),
            "Repairs to the shed": (
                "The roof leaks when it rains from the north.",
                "Three quotes will be asked for.",
            ),
            "Any other business": ("Ann Lee asked about the key of the mill.",),
        },
        "Agreed: ",
        "Decisions:",
        ("Change the tiles before 30 June", "Put up the accounts"),
        "The meeting closed at 20:30.",
        "Item",
    ),
    "fr": (
        "Compte rendu de la coopérative\nDate : 4 juin 2031\nPrésents : Anne Roux, Luc Gil, Ève Sol",
        ("Ordre du jour", "ORDRE DU JOUR :", "Ordre du jour :"),
        ("", "Déroulement de la séance", "DISCUSSIONS"),
        {
            "Approbation du dernier compte rendu": ("Le compte rendu est lu et approuvé.",),
            "Rapport de trésorerie": (
                "Luc Gil informe qu'il reste 1 200 euros.",
                "Ève Sol demande une copie.",
            ),
            "Travaux du hangar": ("Le toit fuit quand il pleut du nord.", "Trois devis seront demandés."),
            "Questions diverses": ("Anne Roux demande où est la clé du moulin.",),
        },
        "Décision : ",
        "Décisions :",
        ("Changer les tuiles avant le 30 juin", "Afficher les comptes"),
        "La séance est levée à 20h30.",
        "Point",
    ),
    "pt": (
        "Ata da assembleia da cooperativa\nData: 4 de junho de 2031\nPresentes: Ana Ruas, Luís Gil, Eva Sol",
        ("Ordem de trabalhos", "ORDEM DO DIA:", "Pauta:"),
        ("", "Desenvolvimento da reunião", "DELIBERAÇÕES"),
        {
            "Leitura da ata anterior": ("A ata foi lida e aprovada sem alterações.",),
            "Relatório da tesouraria": (
                "Luís Gil informou que restam 1.200 euros.",
                "Eva Sol pediu uma cópia.",
            ),
            "Obras do armazém": (
                "O telhado deixa entrar água quando chove do norte.",
                "Serão pedidos três orçamentos.",
            ),
            "Outros assuntos": ("Ana Ruas perguntou pela chave do moinho.",),
        },
        "Decisão: ",
        "Decisões:",
        ("Trocar as telhas antes de 30 de junho", "Afixar as contas"),
        "A reunião foi encerrada às 20h30.",
        "Ponto",
    ),
}
AGENDA = ("{n}. {t}", "- {t}", "{n}) {t}", "{n}.- {t}", "{t}")
TOLD = (
    "{n}. {t}", "{n}.- {t}", "{n}) {t}", "{loud}", "{n}. {loud}", "{word} {n}: {t}", "{word} {n}. {t}",
    "**{n}. {t}**", "**{t}**", "{t}:", "{t}", "{n}. {t}:", "### {t}", "{n}. {t}.",
)  # fmt: skip
# Below which topics something was decided, on a line of its own or below a name for all of it.
DECIDED: tuple[tuple[str, tuple[int, ...]], ...] = (
    ("none", ()), ("line", (3,)), ("list", (3,)), ("list", (2, 3)), ("list", (2, 4)),
)  # fmt: skip
SAMPLE, MIXED = 1_000, 1_500  # layouts of minutes, and mixed notes, drawn with one seed

TOPICS = (
    "Riego",
    "Estado del tejado",
    "Huerto escolar",
    "Fiestas de agosto",
    "Comunicación",
    "Presupuesto",
    "Limpieza del río",
    "Biblioteca",
    "Llaves del local",
    "Turnos de verano",
    "Problemas con la acequia de abajo",
    "Qué hacemos con el tejado",
    "Relación con el ayuntamiento",
    "Compra de material",
    "Seguridad en la plaza",
)
SAID = (
    "La bomba pierde agua desde el martes y nadie ha podido arreglarla.",
    "se pide otra manguera",
    "Falta pintar la verja.",
    "Ana cuenta que el pozo baja cada año más y que habría que medirlo.",
    "Luis: no hay dinero hasta junio",
    "hay goteras en la sala grande",
    "Se acuerda pedir tres presupuestos.",
    "¿Quién guarda la copia de las llaves?",
    "Eva propone abrir los sábados por la mañana.",
    "Los niños plantaron cuarenta árboles en la ladera.",
    "pendiente: llamar al herrero",
    "El ayuntamiento no contesta a la carta de enero.",
    "Nadie se opone.",
    "comprar cal y arena",
    "Quedan 320 euros en la caja.",
    "El coro ensaya los jueves, de modo que la sala no está libre.",
    "Se necesita una escalera más alta",
    "Todos de acuerdo en cambiar la fecha",
    "El plazo acaba el 30 de abril",
    "hablar con la empresa de autobuses",
)
LOOKS = (
    "{t}",
    "{loud}",
    "{t}:",
    "**{t}**",
    "{n}. {t}",
    "{n}) {t}",
    "{n}.- {t}",
    "{n}. {loud}",
    "{n}. {t}:",
    "## {t}",
    "{t}.",
    "{t} -",
    "*{t}*",
    "__{t}__",
    "{n} - {t}",
    "{n} {t}",
    "{t} (Luis)",
    "➤ {t}",
    "■ {t}",
    "Tema {n}: {t}",
)
MARKS = ("- ", "• ", "* ", " - ", "– ", "    - ", "o ", "")
MARKED = ("##", "**", "*{", "__")  # looks that only Markdown has


def read(text: str, folder: Path, *, markdown: bool) -> Record:
    """Return the record of some notes."""
    file = folder / ("notes.md" if markdown else "notes.txt")
    file.write_text(text, "utf-8")
    return actas.parse_notes(file).record


def bare(text: str) -> str:
    """Return words without signs at their ends, in small letters."""
    return " ".join(text.split()).strip(" .:*_-#").casefold()


def rows(record: Record) -> Iterator[Row]:
    """Yield each item, with all that stands above it."""

    def of_items(items: Sequence[Item], above: tuple[str, ...], kind: str) -> Iterator[Row]:
        for item in items:
            said = " ".join(filter(None, (item.actor.name if item.actor else "", item.title, item.text)))
            yield above, said, item, kind
            yield from of_items(item.items, (*above, said), kind)

    def of_sections(sections: Sequence[Section], above: tuple[str, ...]) -> Iterator[Row]:
        for section in sections:
            inner = (*above, section.heading) if section.heading else above
            yield from of_items(section.items, inner, section.kind)
            yield from of_sections(section.sections, inner)

    yield from of_sections(record.sections, ())


def who_answers(folder: Path) -> Iterator[bool]:
    """Yield of each layout whether every point stands below its heading, and is whose it is."""
    ways = itertools.product(WHO, COUNTS, HEADINGS, ("\n", ""), ("- ", "• ", ""), ("{}", "{}:", "**{}**"))
    for who, counts, headings, gap, mark, name in ways:
        if not mark and name == "{}":
            continue  # nothing tells the names from what was said
        text, want = "Taller regional de salud\nLima, 4 de junio de 2024\n\n", []
        points = iter(POINTS * 2)
        for heading, count in zip(headings, counts, strict=True):
            text += f"{heading}\n{gap}"
            for at, one in enumerate(WHO[who][:count]):
                told = list(itertools.islice(points, 2 - at % 2))
                text += f"{name.format(one)}\n" + "".join(f"{mark}{point}\n" for point in told) + gap
                want += [(heading, one, point) for point in told]
            text += "" if gap else "\n"
        found = list(rows(read(text, folder, markdown="##" in text)))
        yield all(_is_answered(found, *one) for one in want)


def _is_answered(found: Sequence[Row], heading: str, who: str, point: str) -> bool:
    """Whether a point is said by somebody, or stands below them, and below the heading."""
    question = bare(heading.rpartition(". ")[2])
    for above, said, item, _ in found:
        if not any(line.rstrip(".").endswith(point.rstrip(".")) for line in said.split("\n")):
            continue
        named = (*above, item.actor.name if item.actor else "")
        if any(question in bare(one) for one in above) and any(bare(who) in bare(one) for one in named):
            return True
    return False


def minutes(folder: Path) -> Iterator[bool]:
    """Yield of each layout whether the agenda is whole, and all that was told stands below its topic."""
    ways = list(
        itertools.product(MINUTES, range(3), AGENDA, range(3), TOLD, ("{}", "- {}"), DECIDED, ("\n", ""))
    )
    for lang, called, point, opened, look, mark, (how, where), gap in random.Random(3).sample(ways, SAMPLE):
        head, agendas, opens, topics, one, several, decided, closing, word = MINUTES[lang]
        text = f"{head}\n\n{agendas[called]}\n"
        text += "".join(f"{point.format(n=n, t=topic)}\n" for n, topic in enumerate(topics, 1)) + "\n"
        text += f"{opens[opened]}\n\n" if opens[opened] else ""
        want: list[tuple[str, str, bool]] = []
        for n, (topic, told) in enumerate(topics.items(), 1):
            text += look.format(n=n, t=topic, loud=topic.upper(), word=word) + "\n"
            text += "".join(f"{mark.format(line)}\n" for line in told)
            want += [(topic, line, False) for line in told]
            if n in where:
                named = decided[:1] if how == "line" else decided
                text += (
                    f"{one}{named[0]}\n" if how == "line" else f"{several}\n- " + "\n- ".join(named) + "\n"
                )
                want += [(topic, line, True) for line in named]
            text += gap
        found = list(rows(read(f"{text}\n{closing}\n", folder, markdown="###" in text)))
        listed = [bare(said) for _, said, _, kind in found if kind == "agenda"]
        told_of = [row for row in found if row[3] != "agenda"]
        yield listed == [bare(topic) for topic in topics] and all(
            _is_told(told_of, tuple(topics), *one) for one in want
        )


def _is_told(found: Sequence[Row], topics: Sequence[str], topic: str, line: str, agreed: bool) -> bool:
    """Whether a line stands below its topic alone, and is a decision where it should be one."""
    for above, said, item, kind in found:
        if bare(line) not in bare(said):
            continue
        mine = [one for one in topics if any(bare(one) in bare(over) for over in above)]
        if mine == [topic] and (not agreed or kind == "agreements" or item.kind in ("agreement", "action")):
            return True
    return False


def mixed(folder: Path) -> Iterator[tuple[str, int, int]]:
    """Yield of each of some notes the look of its topics, how many lines stand right, and of how many."""
    for seed in range(MIXED):
        rng = random.Random(seed)
        look, mark, gap = rng.choice(LOOKS), rng.choice(MARKS), rng.random() < 0.6  # more often than not
        body, markdown = rng.choice(("list", "lines", "both")), look.startswith(MARKED)
        lines = ["# Taller" if "##" in look else "Reunión del consejo del barrio", "12 de marzo de 2031"]
        lines += ["Asistentes: Ana Ruiz, Luis Gil, Eva Sol", ""]
        said, want = rng.sample(SAID, len(SAID)), []
        topics = rng.sample(TOPICS, rng.randint(3, 6))
        for n, topic in enumerate(topics, 1):
            lines.append(look.format(n=n, t=topic, loud=topic.upper()))
            bullets = body == "list" or (body == "both" and rng.random() < 0.5)  # as often as not
            for _ in range(min(rng.randint(1, 4), len(said))):
                lines.append((mark if bullets else "") + said[-1])
                want.append((topic, said.pop(), len(lines)))
            lines += [""] if gap else []
        lines += ["", "Se levanta la sesión a las 20:15.", ""]
        found = list(rows(read("\n".join(lines), folder, markdown=markdown)))
        right = sum(_is_placed(found, topics, *one, joined=markdown) for one in want)
        yield look, right, len(want)


def _is_placed(
    found: Sequence[Row], topics: Sequence[str], topic: str, line: str, at: int, *, joined: bool
) -> bool:
    """Whether a line stands below its topic alone, on its own unless Markdown has ``joined`` it to others."""
    for above, said, item, _ in found:
        first, last = item.lines.first, item.lines.last
        if not first <= at <= last or bare(line).split()[-1] not in bare(said):
            continue
        heads = [bare(one).removesuffix(" (luis)").removesuffix(" luis gil") for one in above]
        mine = [one for one in topics if any(head.endswith(bare(one)) for head in heads)]
        return mine == [topic] and (joined or first == last)
    return False


def main() -> int:
    """Print the shares."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for shown, measure in (("who answers", who_answers), ("minutes", minutes)):
            told = list(measure(folder))
            print(f"{shown:<13}{sum(told) / len(told):.2f} of {len(told)}")
        right, count = Counter[str](), Counter[str]()
        for look, good, of in mixed(folder):
            right[look] += good
            count[look] += of
    print(f"mixed notes  {right.total() / count.total():.2f} of {count.total()}")
    for look in LOOKS:
        print(f"  {look:<15}{right[look] / count[look]:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
