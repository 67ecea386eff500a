"""Records made by hand for the tests of reports: an invented workshop, its people and places."""

# ruff: noqa: E501 - sentences of the notes are kept in one piece

from __future__ import annotations

from dataclasses import replace

from actas.model.record import (
    Actor,
    Discarded,
    Doubt,
    Item,
    Link,
    Meeting,
    Participant,
    Record,
    Ref,
    Section,
    Source,
    Stated,
)
from actas.model.span import Span


def country(name: str, code: str, written: str | None = None) -> Actor:
    return Actor(name=name, kind="country", code=code, as_written=written)


def item(identity: str, line: int, text: str = "", **more: object) -> Item:
    return Item(id=identity, lines=Span(line, line), text=text, **more)  # type: ignore[arg-type]


def workshop() -> Record:
    """A regional workshop on school meals: every sort of section, marker, actor and doubt."""
    return Record(
        id="taller-comedores-escolares",
        meeting=Meeting(
            title="Taller regional sobre comedores escolares",
            series="trea",
            date="2016-11-15",
            end_date="2016-11-16",
            place="San Pedro Sula",
            language="es",
            start="09:00",
            participants=(
                Participant(
                    name="Rosa Elena Cáceres", of="Ministerio de Educación", role="moderadora", at="N1"
                ),
                Participant(name="Tomás Arce", at="N2"),
                Participant(name="Julia Pineda", excused=True, at="N3"),
            ),
            as_written=(
                Stated(
                    lines=Span(1, 2),
                    text="Taller regional sobre comedores escolares. San Pedro Sula, 15 y 16 de noviembre de 2016",
                ),
            ),
            given=("series",),
        ),
        source=Source(file="notas-comedores.docx", format="docx", sha256="0" * 64, lines=61),
        sections=(
            Section(
                id="S1",
                kind="participants",
                heading="Asistentes",
                lines=Span(4, 4),
                items=(
                    item("N1", 5, "Rosa Elena Cáceres, Ministerio de Educación (moderadora)", label="-"),
                    item("N2", 6, "Tomás Arce, Red de Cocinas Comunitarias", label="-"),
                    item("N3", 7, "Julia Pineda (se excusa)", label="-"),
                ),
            ),
            Section(
                id="S2",
                kind="questions",
                heading="Puntos generadores",
                lines=Span(9, 9),
                items=(
                    item("Q1", 10, "¿Qué experiencias hay con huertos en la escuela?", label="a"),
                    item(
                        "Q2", 11, "¿Qué obstáculos aparecen en las compras a productores locales?", label="b"
                    ),
                    item("Q3", 12, "Ruta para mejorar: acciones concretas (priorizar dos)", label="c"),
                ),
            ),
            _practices(),
            _recommendations(),
            _interventions(),
            _discussion(),
            Section(
                id="S8",
                kind="other",
                items=(
                    item(
                        "X1", 58, "Se agradece a la municipalidad por el local y el almuerzo.", role="closing"
                    ),
                    item("X2", 60, "Relatoría: mesa 3", role="signature"),
                ),
            ),
        ),
        discarded=(Discarded(lines=Span(3, 3), text="[bookmark: _GoBack]", reason="word-bookmark"),),
        doubts=(
            Doubt(
                id="two-in-one",
                at="P3",
                lines=Span(17, 17),
                says="parece contener dos prácticas («Segunda práctica, …»)",
            ),
            Doubt(
                id="near-acronym",
                at="R4",
                lines=Span(27, 27),
                says="«RECE» aparece una vez; ¿quiso decir «RCEE» (3 veces)?",
            ),
            Doubt(id="no-actor", at="I4", lines=Span(38, 38), says="la intervención no dice quién habla"),
            Doubt(id="empty-item", at="I5", lines=Span(39, 39), says="el punto 7 no tiene texto"),
            Doubt(
                id="unmet-request",
                at="Q3",
                lines=Span(12, 12),
                says="se pide priorizar dos y ninguna recomendación va marcada",
            ),
        ),
    )


def _practices() -> Section:
    return Section(
        id="S3",
        kind="practices",
        label="2",
        heading="Buenas prácticas",
        lines=Span(14, 14),
        items=(
            item(
                "P1",
                15,
                "Cada escuela rural compra la mitad de sus hortalizas a familias de la comunidad. El pago se hace "
                "en quince días, y eso cambió la confianza. Lo que falta es transporte en época de lluvia.",
                label="1",
                actor=country("Honduras", "HN"),
            ),
            item(
                "P2",
                16,
                "Los menús se publican cada mes en https://example.org/menus y las madres los revisan en asamblea.",
                label="2",
                actor=country("Costa Rica", "CR"),
                title="El comité de menús",
                links=(Link(words="https://example.org/menus", href="https://example.org/menus"),),
            ),
            item(
                "P3",
                17,
                "Se construyó con las alcaldías y tarda dos años en dar frutos. Segunda práctica, el banco de "
                "semillas, que ya atiende a cuarenta escuelas.",
                label="3",
                actor=country("El Salvador", "SV"),
                title="Política nacional de huertos",
            ),
        ),
    )


def _recommendations() -> Section:
    return Section(
        id="S4",
        kind="recommendations",
        label="3",
        heading="Recomendaciones",
        lines=Span(19, 19),
        items=(
            item(
                "R1",
                20,
                "Que los ministerios reserven una partida para la compra local.",
                label="1",
                title="Financiamiento",
                owner="Ministerio de Hacienda",
                due="2017-03",
                due_as_written="antes de abril",
            ),
            item(
                "R2",
                21,
                "Hace falta una mirada que incluya a quienes cocinan.",
                label="2",
                title="Bajo un enfoque de inclusión",
                items=(
                    item(
                        "R2.1",
                        22,
                        "Incorporar la Agenda 2030 y el ODS 2 en los contratos.",
                        label="·",
                        refs=(Ref(scheme="sdg", code="2", as_written="ODS 2"),),
                    ),
                    item(
                        "R2.2",
                        23,
                        "Dar seguimiento a otros esfuerzos:",
                        label="·",
                        items=(
                            item("R2.2.1", 24, "el Plan de Acción de Quito", label="i"),
                            item("R2.2.2", 25, "el Llamado de las Cocineras", label="ii"),
                        ),
                    ),
                ),
            ),
            item("R3", 26, "Mapear las escuelas sin agua potable.", label="3"),
            item("R4", 27, "Instar a la secretaría de la RECE a presentar un plan.", label="4"),
            item("R5", 28, "Potenciar los talleres previos.", label="4"),
        ),
    )


def heard_twice() -> Record:
    """The workshop, where Honduras said one thing more than the others, so that there is something to compare."""
    one = workshop()
    more = Section(
        id="S9",
        kind="interventions",
        items=(item("I9", 61, "Invita a todos.", actor=country("Honduras", "HN")),),
    )
    return replace(one, sections=(*one.sections, more))


def _interventions() -> Section:
    return Section(
        id="S5",
        kind="interventions",
        heading="Cómo aporta la RCEE a estos esfuerzos",
        lines=Span(33, 33),
        items=(
            item(
                "I1",
                34,
                "El espacio ha permitido acercar a productores y gobierno. Sin embargo, el diálogo no siempre es horizontal.",
                label="1",
                actor=country("Guatemala", "GT"),
            ),
            item(
                "I2",
                35,
                "El tema debe abordarse desde la compra pública.",
                label="2",
                actor=country("Estados Unidos", "US", "EE. UU."),
            ),
            item(
                "I3",
                36,
                "¿Está contemplado el enfoque de género? Se propone una línea de base.",
                label="3",
                actor=Actor(name="ONU Mujeres", kind="organisation"),
            ),
            item(
                "I3b",
                37,
                "El Lic. Ordóñez explica que la norma de 2014 sigue vigente.",
                label="4",
                actor=Actor(name="Lic. Ordóñez", kind="person"),
            ),
            item("I4", 38, "Aprovechar el diálogo entre las dos redes.", label="6"),
            item("I5", 39, label="7"),
        ),
    )


def _discussion() -> Section:
    return Section(
        id="S6",
        kind="discussion",
        label="IV",
        heading="Debate y acuerdos",
        lines=Span(41, 41),
        items=(
            item(
                "D1",
                42,
                "La mesa acordó:",
                role="lead-in",
                items=(
                    item(
                        "D1.1",
                        43,
                        "Reunirse cada dos meses.",
                        label="1.1",
                        kind="agreement",
                        owner="Red de Cocinas",
                    ),
                    item(
                        "D1.2",
                        44,
                        "Circular el borrador.",
                        label="1.2",
                        kind="agreement",
                        due="2016-12-01",
                        done=False,
                    ),
                ),
            ),
        ),
        sections=(
            Section(
                id="S7",
                kind="discussion",
                heading="Sobre el agua",
                lines=Span(46, 46),
                items=(
                    item("D2", 47, "No hay datos de la zona norte."),
                    item("D3", 48, "Pedirlos a la autoridad del agua.", label="*", done=True, kind="action"),
                    item("D4", 49, "Aprobado con 6 a favor y 0 en contra", kind="vote"),
                ),
            ),
        ),
    )


def bare() -> Record:
    """What the poorest notes give: no title, no date, no heading."""
    return Record(
        id="notas",
        sections=(
            Section(
                id="S1", kind="other", items=(item("X1", 1, "Primera idea suelta."), item("X2", 3, "Otra."))
            ),
        ),
    )
