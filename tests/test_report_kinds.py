"""The kinds of report, the profiles, who is named, and what changed since an older version."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actas import vocabulary
from actas.model.errors import BadUsage
from actas.model.page import Chart, Heading, Page, Paragraph, Point, Points, Run, Table
from actas.model.record import Actor, Item, Meeting, Participant, Record, Section
from actas.model.request import KINDS, Request
from actas.model.span import Span
from actas.render import RENDERERS
from actas.report import page, room
from actas.report.aliases import actors_of, aliases, aliases_of, parts_of
from actas.report.likeness import clusters, said
from actas.report.profiles import names, profile
from actas.vocabulary.fold import fold
from actas.vocabulary.openings import opening
from support import word
from support.records import bare, country, item, workshop
from test_render_hostile import RECORDS


def made(kind: str, *records: Record, language: str = "es", **more: object) -> Page:
    request = Request(kind=kind, **more)  # type: ignore[arg-type]
    return page(records or (workshop(),), language=language, request=request)


def headings(one: Page) -> list[str]:
    return [f"{h.label} {h.text}" if h.label else h.text for h in one.headings()]


def points(one: Page) -> list[Point]:
    tops = [top for block in one.blocks if isinstance(block, Points) for top in block.points]
    return [point for top in tops for point in top.walk()]


def words(point: Point) -> str:
    return "".join(run.text for run in point.runs)


def below(one: Page, heading: str) -> list[str]:
    """Return the words of the points that stand under a heading, up to the next."""
    found: list[str] = []
    at = ""
    for block in one.blocks:
        if isinstance(block, Heading):
            at = block.text
        elif isinstance(block, Points) and at == heading:
            found += [words(point) for top in block.points for point in top.walk()]
    return found


def asked(*texts: str, language: str = "es", identity: str = "r") -> Record:
    items = tuple(item(f"R{at}", at, text, label=str(at)) for at, text in enumerate(texts, 1))
    section = Section(
        id="S1", kind="recommendations", heading="Recomendaciones", lines=Span(1, 1), items=items
    )
    return Record(id=identity, meeting=Meeting(language=language), sections=(section,))


# -- kinds --------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", vocabulary.LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_in_every_language_and_form(kind: str, language: str) -> None:
    one = made(kind, workshop(), bare(), language=language, recipient="HN", deadline="2017-01-15")
    for form in ("docx", "html", "md", "text"):
        assert RENDERERS[form](one)
    anchors = [point.anchor for point in points(one)] + [h.anchor for h in one.headings()]
    assert len(set(anchors)) == len(anchors)
    leads = {c.to for b in one.blocks if isinstance(b, Table) for row in b.rows for c in row} - {None}
    assert leads <= set(anchors)


def test_the_summary_holds_figures_agreements_recommendations_and_doubts() -> None:
    one = made("summary")
    assert headings(one) == [
        "Cifras",
        "Acuerdos y votaciones",
        "Acciones",
        "Recomendaciones",
        "Dudas abiertas",
    ]
    assert below(one, "Acuerdos y votaciones")[:2] == ["Reunirse cada dos meses.", "Circular el borrador."]
    assert any(isinstance(block, Table) for block in one.blocks)


@pytest.mark.parametrize(
    ("kinds", "heading"),
    [
        (("agreement", "agreement"), "Acuerdos"),
        (("agreement", "vote"), "Acuerdos y votaciones"),
        (("vote", "vote"), "Votaciones"),
    ],
)
def test_the_summary_names_the_votes_that_it_counts(kinds: tuple[str, str], heading: str) -> None:
    items = tuple(item(f"A{at}", at, "Pintar el muro.", kind=kind) for at, kind in enumerate(kinds, 1))
    record = replace(bare(), sections=(Section(id="S1", kind="agreements", items=items),))
    assert headings(made("summary", record))[-1] == heading


def test_a_summary_with_room_shows_a_chart_and_one_without_says_what_it_leaves_out() -> None:
    def asked_by(count: int) -> Record:
        """Two countries that ask, in turn, for as much as is wanted."""
        whose = (country("Chile", "CL"), country("Perú", "PE"))
        asks = tuple(
            item(f"R{n}", n, f"Crear la oficina número {n} de la región.", label=str(n), actor=whose[n % 2])
            for n in range(1, count + 1)
        )
        section = Section(id="S1", kind="recommendations", heading="Se pide", lines=Span(1, 1), items=asks)
        return Record(id="r", meeting=Meeting(language="es"), sections=(section,))

    short, long = made("summary", asked_by(5)), made("summary", asked_by(500))
    assert any(isinstance(block, Chart) for block in short.blocks)
    assert not any(isinstance(block, Chart) for block in long.blocks)
    alike = made("minutes", asked_by(4))
    assert not any(isinstance(block, Chart) for block in alike.blocks), "bars that are all alike tell nothing"
    shown = len(points(long))
    assert 20 < shown < 60
    notes = [block.text for block in long.blocks if isinstance(block, Paragraph)]
    assert f"… y {500 - shown} más, que están en el acta." in notes


def test_a_long_summary_keeps_first_sentences_and_says_so() -> None:
    long = asked(
        *[f"Crear la oficina número {n} de la región. {'Porque sí y más. ' * 20}" for n in range(20)]
    )
    one = made("summary", long)
    assert all(words(point).endswith(" …") and len(words(point)) < 240 for point in points(one))
    assert any(isinstance(b, Paragraph) and "«…»" in b.text for b in one.blocks)


def test_a_summary_keeps_whole_sentences_rather_than_a_chart() -> None:
    """A dozen who ask, each in two sentences, the first with an abbreviation and a bracket."""
    said = "Crear la oficina {n} de la Sra. Mora (quién: Perú). Con fondos de la región y de los países."
    asks = tuple(
        item(f"R{n}", n, said.format(n=n), label=str(n), actor=Actor(name=f"Ana {n}", kind="person"))
        for n in range(1, 13)
    )
    section = Section(id="S1", kind="recommendations", heading="Se pide", lines=Span(1, 1), items=asks)
    one = made("summary", Record(id="r", meeting=Meeting(language="es"), sections=(section,)))
    assert not any(isinstance(block, Chart) for block in one.blocks)
    assert words(points(one)[0]).endswith("Con fondos de la región y de los países.")
    assert not any(isinstance(block, Paragraph) and "«…»" in block.text for block in one.blocks)


def test_a_summary_cuts_no_abbreviation_and_no_bracket() -> None:
    said = "Crear con la Sra. Mora (quién: Perú; p. ej. Lima) la oficina {n}. " + "Porque sí y más. " * 20
    one = made("summary", asked(*[said.format(n=n) for n in range(20)]))
    assert {words(point) for point in points(one)} == {
        f"Crear con la Sra. Mora (quién: Perú; p. ej. Lima) la oficina {n}. …"
        for n in range(len(points(one)))
    }


def test_a_summary_of_several_keeps_to_two_pages() -> None:
    many = [
        asked(*[f"Crear la oficina {n} de la región." for n in range(30)], identity=f"r{at}")
        for at in range(12)
    ]
    one = made("summary", *many)
    assert room.pages(one.title, one.blocks) == 2
    assert len(points(one)) > 10
    assert not any(isinstance(block, Paragraph) and "«…»" in block.text for block in one.blocks)


def test_by_actor_gives_what_one_said_what_is_asked_of_it_and_where_others_name_it() -> None:
    one = workshop()
    more = (
        item("R6", 29, "Pedir a Honduras sus manuales.", label="5"),
        item("R7", 30, "Nada de nadie.", label="6"),
    )
    sections = tuple(replace(s, items=s.items + more) if s.id == "S4" else s for s in one.sections)
    told = made("by-actor", replace(one, sections=sections))
    assert below(told, "Lo que se recomienda nombrando a Honduras") == ["Pedir a Honduras sus manuales."]
    assert "El Salvador" in headings(told)
    tables = [block for block in told.blocks if isinstance(block, Table)]
    assert [column.name for column in tables[0].columns][1:3] == ["Puntos generadores", "Buenas prácticas"]
    assert max(cell.heat for row in tables[0].rows for cell in row) == 1.0


def test_a_long_heading_names_a_column_by_its_first_words() -> None:
    """Upright, all of it was taller than the page."""
    heading = "Intervenciones de las delegaciones de los países miembros, en el orden en que fueron pedidas"
    said = (item("I1", 2, "Apoya.", actor=country("Chile", "CL")),)
    section = Section(id="S1", kind="interventions", heading=heading, lines=Span(1, 1), items=said)
    told = made("by-actor", Record(id="r", meeting=Meeting(language="es"), sections=(section,)))
    (table,) = [block for block in told.blocks if isinstance(block, Table)]
    assert table.columns[1].name == "Intervenciones de las delegaciones de…"


def test_by_actor_tells_what_one_is_to_do_and_takes_no_list_of_who_came_for_words_about_one() -> None:
    """
    Presentes: Chile, Perú
    1. Abrir el vivero (Perú)
    2. Pagar la semilla, con Chile
    """
    peru, chile = country("Perú", "PE"), country("Chile", "CL")
    people = tuple(Participant(name=one.name, kind="country", at="N1") for one in (chile, peru))
    info = Section(id="S1", kind="info", items=(item("N1", 1, "Chile, Perú", title="Presentes"),))
    tasks = (
        item("T1", 2, "Abrir el vivero", label="1", owner="Perú", owners=(peru,)),
        item(
            "T2",
            3,
            "Pagar la semilla, con Chile",
            label="2",
            owner="Ana",
            owners=(Actor(name="Ana", kind="person"),),
        ),
    )
    said = Section(id="S3", kind="interventions", items=(item("I1", 5, "Apoya.", actor=chile),))
    todo = Section(id="S2", kind="actions", items=tasks)
    one = Record(id="r", meeting=Meeting(language="es", participants=people), sections=(info, todo, said))
    told = made("by-actor", one)
    assert headings(told)[1:] == [
        "Chile", "Intervenciones", "Dónde se nombra a Chile",
        "Perú", "De lo que es responsable Perú",
        "Sin indicar quién", "Información", "Acciones",
    ]  # fmt: skip
    assert below(told, "Dónde se nombra a Chile") == ["Pagar la semilla, con Chile"]
    assert below(told, "De lo que es responsable Perú") == ["Abrir el vivero"]
    asked_of_peru = made("circulation", one, recipient="perú")
    assert "Abrir el vivero" in below(asked_of_peru, "Dónde se nombra a Perú")


def test_conclusions_group_by_the_verb_and_give_none_a_verb_that_has_none() -> None:
    """
    1. Instar a la secretaría.
    2. Mapeo de las cuencas.
    3. Crear un fondo.
    4. Instar a los ministerios.
    """
    told = made("conclusions", asked(
        "Instar a la secretaría.", "Mapeo de las cuencas.", "Crear un fondo.", "Instar a los ministerios."
    ))  # fmt: skip
    assert headings(told) == ["Instar", "Crear", "Para la relatoría: sin verbo que los abra"]
    assert [point.marker.shown for point in points(told) if point.marker] == ["1.", "2.", "3.", "4."]
    assert [words(point) for point in points(told)] == [
        "Instar a la secretaría.", "Instar a los ministerios.", "Crear un fondo.", "Mapeo de las cuencas.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "language", "verb"),
    [
        ("Se acuerda volver en mayo", "es", "acordar"),
        ("Instar a la ST", "es", "instar"),
        ("Talleres previos", "es", None),
        ("Taller de cierre", "es", None),
        ("Que los países paguen", "es", None),
        ("No cerrar la mesa", "es", "cerrar"),
        ("Calls upon States to act", "en", "call upon"),
        ("A mechanism for follow-up", "en", None),
        ("Invite les États à agir", "fr", "inviter"),
        ("Renforcer les comités", "fr", "renforcer"),
        ("Réaliser un audit", "fr", "réaliser"),
        ("ETUDIER LE SOL", "fr", "étudier"),
        ("Atelier de clôture", "fr", None),
        ("Fortalecer os comitês", "pt", "fortalecer"),
        ("Mulheres rurais", "pt", None),
        ("", "es", None),
    ],
)
def test_the_verb_that_opens(text: str, language: str, verb: str | None) -> None:
    assert opening(text, language) == verb


def test_consolidated_puts_like_recommendations_together_and_keeps_each_with_its_source() -> None:
    a = asked(
        "Crear un mecanismo de auditoría social de los acuerdos.", "Traducir las guías.", identity="mesa-1"
    )
    b = asked("Impulsar un mecanismo de auditoría social para los acuerdos del foro.", identity="mesa-2")
    told = made("consolidated", a, b)
    cluster = next(point for point in points(told) if point.points)
    assert [words(point) for point in cluster.points] == [
        "Crear un mecanismo de auditoría social de los acuerdos.",
        "Impulsar un mecanismo de auditoría social para los acuerdos del foro.",
    ]
    assert [point.details[0].value for point in cluster.points] == [
        "mesa-1, R1, línea 1",
        "mesa-2, R1, línea 1",
    ]
    assert "mecanismo" in cluster.details[0].value
    assert below(told, "Pedidas una vez") == ["Traducir las guías."]


def test_every_item_is_in_exactly_one_cluster() -> None:
    spoken = [
        said(text, "es") for text in ("a b c", "auditoría social acuerdos", "social acuerdos auditoría", "")
    ]
    assert clusters(spoken) == [(0,), (1, 2), (3,)]


@pytest.mark.parametrize("name", ["honduras", "HN", "República de Honduras", "HONDURAS "])
def test_circulation_is_one_delegations_own_words_with_boxes_and_a_day(name: str) -> None:
    told = made("circulation", recipient=name, deadline="2017-01-15")
    assert told.kicker == "Consulta · Honduras"
    assert [words(point)[:27] for point in points(told)] == ["Honduras. Cada escuela rura"]
    assert points(told)[0].boxes == ("De acuerdo", "Corregir")
    assert "15 de enero de 2017" in RENDERERS["text"](told).decode()


def test_french_sets_the_colon_behind_a_box_apart() -> None:
    told = made("circulation", recipient="HN", language="fr")
    assert "☐ À corriger\u00a0: ________" in RENDERERS["text"](told).decode()


def test_circulation_names_who_there_is_when_the_recipient_is_nobody() -> None:
    for name in (None, "Mongolia", "xyz"):
        with pytest.raises(BadUsage) as stop:
            made("circulation", recipient=name)
        assert "Honduras" in stop.value.values["known"]


def test_of_sixty_who_speak_twenty_are_named_to_choose_from() -> None:
    items = tuple(
        item(f"I{at}", at, "Sí.", actor=Actor(name=f"Ana {at}", kind="person")) for at in range(1, 61)
    )
    section = Section(id="S1", kind="interventions", lines=Span(1, 1), items=items)
    with pytest.raises(BadUsage) as stop:
        made("circulation", replace(bare(), sections=(section,)), recipient="xyz")
    assert stop.value.values["known"].endswith("Ana 20 …")


def test_what_there_is_not_is_refused_by_name() -> None:
    for more in ({"profile": "x"}, {"attribution": "x"}, {"since": bare(), "kind": "summary"}):
        with pytest.raises(BadUsage):
            page([workshop()], language="es", request=Request(**more))  # type: ignore[arg-type]
    with pytest.raises(BadUsage):
        made("nothing")
    with pytest.raises(BadUsage):
        made("by-actor", attribution="chatham")


# -- profiles -----------------------------------------------------------------------------------


def test_there_are_three_profiles() -> None:
    assert names() == ("oas", "simple", "un")


@pytest.mark.parametrize(("language", "inner"), [("es", "a)"), ("fr", "a)"), ("en", "(a)")])
def test_un_numbers_headings_and_paragraphs_through_the_document(language: str, inner: str) -> None:
    one = made("minutes", language=language, profile="un")
    tops = [
        point.marker.shown for block in one.blocks if isinstance(block, Points) for point in block.points
        if point.marker
    ]  # fmt: skip
    assert tops == [f"{number}." for number in range(1, len(tops) + 1)]
    assert [h.label for h in one.headings() if h.label] == [
        "I.",
        "II.",
        "III.",
        "IV.",
        "V.",
        "VI.",
        "A.",
        "VII.",
    ]
    assert inner in [point.marker.shown for point in points(one) if point.marker]
    drawn = word.read(RENDERERS["docx"](one))
    assert [said.label for said in drawn if said.label.endswith(".") and said.level == 0] == tops


def test_un_sets_nothing_but_recommendations_in_bold() -> None:
    one = made("minutes", profile="un")
    strong = {words(point) for point in points(one) if any(run.role == "strong" for run in point.runs)}
    assert "Potenciar los talleres previos." in strong
    assert len(strong) == 9
    assert not any(run.role in ("actor", "title") for point in points(one) for run in point.runs)


def test_un_orders_states_in_the_alphabet_of_the_reports_language_and_counts_words() -> None:
    for language, last in (("es", "ONU Mujeres"), ("en", "United States")):
        one = made("minutes", language=language, profile="un")
        table = next(block for block in one.blocks if isinstance(block, Table))
        rows = [row[0].text for row in table.rows[:-2]]
        assert rows == sorted(rows, key=fold)
        assert rows[-1] == last
    note = [block.text for block in one.blocks if isinstance(block, Paragraph)][-1]
    said = f"{one.words_said:,} words of 10,700".replace(",", "\u00a0")
    assert note.startswith(said)
    assert profile("un").words == one.words_allowed


# -- attribution --------------------------------------------------------------------------------


def talk() -> Record:
    """Everything that may tell who spoke: labels, subjects, titles, aliases, owners, doubts, links."""
    speakers = (
        item("I1", 1, "La delegación mexicana y los Estados Unidos apoyan. EE.UU. pagará.", label="1",
             actor=country("Estados Unidos", "US", "EE. UU."), owner="Estados Unidos"),
        item("I2", 2, "La Lic. Ordóñez explica. Ordóñez insiste, dice ORDÓÑEZ.", label="2",
             actor=Actor(name="Lic. Marta Ordóñez", kind="person", as_written="Lic. Ordóñez")),
        item("I3", 3, "ONU-Mujeres, UN Women y costa-rica: lo mismo.", label="3", title="Costa Rica opina",
             actor=Actor(name="ONU Mujeres", kind="organisation")),
        item("I4", 4, "Sí.", label="4", actor=country("Costa Rica", "CR")),
    )  # fmt: skip
    section = Section(
        id="S1", kind="interventions", heading="Habla Costa Rica", lines=Span(1, 1), items=speakers
    )
    base = workshop()
    return replace(base, id="costa-rica", sections=(section, *base.sections))


@pytest.mark.parametrize("mode", ["chatham", "group"])
@pytest.mark.parametrize("form", ["docx", "html", "md", "text", "json"])
def test_no_alias_of_an_actor_survives(form: str, mode: str) -> None:
    record = talk()
    data = RENDERERS[form](made("minutes", record, attribution=mode))
    if form == "docx":
        text = "\n".join(
            part.decode("utf-8") for name, part in word.parts(data).items() if "styles" not in name
        )
        text = re.sub(r"<[^>]+descr=\"([^\"]*)\"[^>]*>|<[^>]+>", r" \1 ", text)
    else:
        text = re.sub(r"<style>.*?</style>|<[^>]+>", " ", data.decode("utf-8"), flags=re.DOTALL)
    said_words = " ".join(re.findall(r"[^\W_]+", fold(text)))
    for actor in actors_of([record]):
        for alias in (*aliases(actor), *parts_of(actor)):
            plain = " ".join(re.findall(r"[^\W_]+", fold(alias)))
            if len(plain.replace(" ", "")) > 3:
                assert not re.search(rf"\b{re.escape(plain)}\b", said_words), alias
            else:
                assert not re.search(rf"\b{re.escape(plain.upper())}\b", text), alias


def test_group_says_what_sort_of_speaker() -> None:
    told = RENDERERS["text"](made("minutes", talk(), attribution="group")).decode()
    assert "1. La delegación mexicana y [una delegación] apoyan." in told
    assert "4. [una delegación]. Sí." in told


def test_short_aliases_are_found_in_capitals_only() -> None:
    """ "un" is a word, "UN" the United Nations."""
    known = aliases_of([Actor(name="ONU", kind="organisation"), country("Estados Unidos", "US", "EE. UU.")])
    texts = ("un día", "the UN now", "EE.UU., sí")
    assert [text[a:b] for text in texts for a, b, _ in known.find(text)] == ["UN", "EE.UU"]


@pytest.mark.parametrize("mode", ["chatham", "group"])
def test_short_names_and_names_of_other_scripts_are_taken_out_too(mode: str) -> None:
    """«Ana» has three letters, as «can» has; 王小明 has no capitals."""
    people = ("Ana Paz", "Leo", "Xu Bo", "Rui Sá", "王小明", "محمد العلوي")
    told = "Leo dice que Ana y la Sra. Paz irán con Bo, Sá, 王小明 y محمد العلوي; محمد calla. Un bo y leo no."
    section = Section(
        id="S1", kind="discussion", heading="Debate", lines=Span(1, 1), items=(item("D1", 2, told),)
    )
    meeting = Meeting(language="es", participants=tuple(Participant(name=name) for name in people))
    record = Record(id="r", meeting=meeting, sections=(section,))
    (point,) = points(made("minutes", record, attribution=mode))
    gone = "[…]" if mode == "chatham" else "[una persona]"
    assert words(point).replace(gone, "X") == (
        "X dice que X y la Sra. X irán con X, X, X y X; X calla. Un bo y leo no."
    )


# -- what changed -------------------------------------------------------------------------------


def side(one: Page, dropped: str) -> list[str]:
    """Return the words of headings and points when all changes of one sort are dropped."""
    out: list[str] = []
    for block in one.blocks:
        if isinstance(block, Heading) and block.change != dropped:
            out.append(block.was if block.was and dropped == "new" else block.text)
        if isinstance(block, Points):
            for top in block.points:
                for point in top.walk():
                    if point.change != dropped:
                        out.append("".join(run.text for run in point.runs if run.change != dropped))
    return out


def reworded(record: Record, change: dict[str, str | None]) -> Record:
    """Return a record with items' texts replaced, None taking an item out."""

    def items(those: tuple[Item, ...]) -> tuple[Item, ...]:
        kept = [one for one in those if change.get(one.id, "") is not None]
        return tuple(
            replace(one, text=change.get(one.id, one.text) or "", items=items(one.items)) for one in kept
        )

    def section(one: Section) -> Section:
        return replace(one, items=items(one.items), sections=tuple(map(section, one.sections)))

    return replace(record, sections=tuple(map(section, record.sections)), doubts=())


IDS = [one.id for one in workshop().all_items()]
CHANGES = st.dictionaries(st.sampled_from(IDS), st.none() | st.text("ab c.", max_size=12), max_size=6)


@given(CHANGES, CHANGES)
def test_accepting_all_gives_the_new_version_and_rejecting_all_the_old(
    before: dict[str, str | None], after: dict[str, str | None]
) -> None:
    old, new = reworded(workshop(), before), reworded(workshop(), after)
    told = page([new], language="es", request=Request(since=old))
    ours = lambda lines: [line for line in lines if not line.startswith("Anexo")]  # noqa: E731
    assert ours(side(told, "gone")) == ours(side(page([new], language="es"), "none"))
    assert sorted(ours(side(told, "new"))) == sorted(ours(side(page([old], language="es"), "none")))


def test_changes_are_by_word() -> None:
    old, new = asked("Crear un fondo."), asked("Crear dos fondos.")
    told = page([new], language="es", request=Request(since=old))
    assert points(told)[0].runs == (
        Run(text="Crear "), Run(text="un", change="gone"), Run(text="dos", change="new"), Run(text=" "),
        Run(text="fondo", change="gone"), Run(text="fondos", change="new"), Run(text="."),
    )  # fmt: skip
    assert "Crear [-un-]{+dos+} [-fondo-]{+fondos+}." in RENDERERS["text"](told).decode()
    assert "<del>un</del><ins>dos</ins>" in RENDERERS["html"](told).decode()
    assert "<del>un</del><ins>dos</ins>" in RENDERERS["md"](told).decode()


# -- hostile words ------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "circulation"])
@given(RECORDS)
def test_hostile_words_pass_through_every_kind(kind: str, record: Record) -> None:
    for more in ({}, {"profile": "un"}) if kind == "minutes" else ({},):
        one = made(kind, record, record, **more)
        for part in word.parts(RENDERERS["docx"](one)).values():
            ET.fromstring(part)
        for form in ("html", "md", "text"):
            RENDERERS[form](one).decode("utf-8")


@given(RECORDS, st.sampled_from(["group", "chatham"]))
def test_hostile_words_pass_through_every_attribution(record: Record, mode: str) -> None:
    told = made("minutes", record, attribution=mode)
    for part in word.parts(RENDERERS["docx"](told)).values():
        ET.fromstring(part)


@given(RECORDS, RECORDS)
def test_hostile_words_pass_through_tracked_changes(old: Record, new: Record) -> None:
    told = page([new], language="es", request=Request(since=old))
    for part in word.parts(RENDERERS["docx"](told)).values():
        ET.fromstring(part)
    anchors = [point.anchor for point in points(told)] + [h.anchor for h in told.headings()]
    assert len(set(anchors)) == len(anchors)


def test_a_speaker_deep_below_a_point_is_taken_with_its_words() -> None:
    """
    - El tema se debatió.
      - Sobre el costo:
        - Chile. Pagará la mitad.
    """
    deep = item("D1.1.1", 3, "Pagará la mitad.", label="-", actor=country("Chile", "CL"))
    top = item("D1", 1, "El tema se debatió.", items=(item("D1.1", 2, "Sobre el costo:", items=(deep,)),))
    section = Section(id="S1", kind="discussion", heading="Debate", lines=Span(1, 1), items=(top,))
    told = made("by-actor", Record(id="r", meeting=Meeting(language="es"), sections=(section,)))
    assert [words(point) for point in points(told)] == [
        "Chile. Pagará la mitad.", "El tema se debatió.", "Sobre el costo:",
    ]  # fmt: skip
