"""`parse --merge` (law 4): edits survive, unchanged items keep their ids, what is written is sound."""

from __future__ import annotations

import copy
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actas import pipeline, store, validate
from actas.cli import main, terminal
from actas.merge import merge
from actas.merge.words import sums
from actas.model.given import Given
from actas.model.merged import Merged
from actas.read import read_bytes
from actas.store.rewrite import rewrite

NOTES = """\
Taller sobre agua

Buenas prácticas
1. Canadá. Frecuentes visitas a parajes apartados.
2. Costa Rica. El comité publica sus menús.
3. Honduras. Los huertos crecen.

Recomendaciones
1. Bajo un enfoque de inclusión:
   a) Incorporar la voz de las cocineras.
   b) Mapear escuelas.
2. Potenciar los talleres.
"""


def record_of(notes: str) -> str:
    return store.dump(pipeline.parse(read_bytes(notes.encode(), "notas.txt"), Given()))


def merged(text: str, notes: str, before: str | None = None) -> tuple[str, Merged]:
    """Merge notes into a record's text; ``before``: the old notes, where they are remembered."""
    new = read_bytes(notes.encode(), "notas.txt")
    base = list(sums(line.text for line in read_bytes(before.encode(), "n.txt").lines)) if before else None
    data = store.to_data(pipeline.parse(new, Given()))
    done = merge(store.load(text, "a").data, data, [line.text for line in new.lines], base)
    return rewrite(text, done.data), done


def errors(text: str, notes: str) -> list[str]:
    loaded = store.load(text, "a.acta.yaml")
    found = validate.check(loaded, source=read_bytes(notes.encode(), "notas.txt"))
    return [f"{p.rule} {p.place} {dict(p.values)}" for p in found if p.level == "error"]


def items(text: str) -> dict[str, dict]:
    """Return id -> item."""
    found: dict[str, dict] = {}

    def walk(parts: list) -> None:
        for part in parts:
            if (
                "kind" not in part
                or ("lines" in part and "items" not in part and "heading" not in part)
                or ("heading" not in part and "sections" not in part and not part["id"].startswith("S"))
            ):
                found[part["id"]] = part
            walk(part.get("items", []))
            walk(part.get("sections", []))

    walk(store.load(text, "a").data.get("sections", []))
    return {key: value for key, value in found.items() if not key.startswith("S")}


# --- cases --------------------------------------------------------------------------------------


def test_the_same_notes_change_nothing():
    text = record_of(NOTES)
    assert merged(text, NOTES)[0] == text
    assert merged(text, NOTES, NOTES)[0] == text


def test_a_line_more_above_moves_lines_and_nothing_else():
    text = record_of(NOTES)
    new, done = merged(text, "\n" + NOTES)
    plain = [re.sub(r"lines: .*|sha256: .*|\[\d+, \d+\]", "", one).strip() for one in (text, new)]
    assert re.sub(r"\d+", "", plain[0]) == re.sub(r"\d+", "", plain[1])
    assert (done.added, done.retired, done.conflicts) == ([], [], [])
    assert not errors(new, "\n" + NOTES)


def test_changed_words_are_taken_where_nobody_had_touched_them():
    notes = NOTES.replace("sus menús", "sus menús cada mes")
    new, done = merged(record_of(NOTES), notes, NOTES)
    assert items(new)["P2"]["text"] == "El comité publica sus menús cada mes."
    assert items(new)["P2"]["actor"] == {"name": "Costa Rica", "kind": "country", "code": "CR"}
    assert (done.changed, done.conflicts) == (["P2"], [])


def test_without_memory_the_records_words_stay_and_the_conflict_is_listed():
    notes = NOTES.replace("sus menús", "sus menús cada mes")
    new, done = merged(record_of(NOTES), notes)
    assert items(new)["P2"]["text"] == "El comité publica sus menús."
    assert items(new)["P2"]["edited"] is True
    assert [(one.at, one.line) for one in done.conflicts] == [("P2", 5)]
    assert "cada mes" in done.conflicts[0].theirs
    assert not errors(new, notes)


@pytest.mark.parametrize("before", [None, NOTES])
def test_an_edit_stays_whether_marked_or_not(before):
    text = record_of(NOTES).replace("Los huertos crecen.", "Los huertos escolares crecen.")
    notes = "\n" + NOTES + "3. Otro punto.\n"
    if before is None:
        text = text.replace("escolares crecen.\n", "escolares crecen.\n        edited: true\n")
    new, done = merged(text, notes, before)
    assert items(new)["P3"]["text"] == "Los huertos escolares crecen."
    assert done.added == ["R3"]


def test_both_changed_is_a_conflict_that_the_person_wins():
    text = record_of(NOTES).replace("Los huertos crecen.", "Los huertos escolares crecen.")
    notes = NOTES.replace("Los huertos crecen.", "Los huertos dan fruto.")
    new, done = merged(text, notes, NOTES)
    assert items(new)["P3"]["text"] == "Los huertos escolares crecen."
    assert [(one.at, one.ours, one.theirs) for one in done.conflicts] == [
        ("P3", "Los huertos escolares crecen.", "3. Honduras. Los huertos dan fruto.")
    ]
    assert not errors(new, notes)


def test_what_is_gone_is_retired_and_its_id_never_given_again():
    notes = NOTES.replace("2. Potenciar los talleres.\n", "")
    new, done = merged(record_of(NOTES), notes, NOTES)
    assert done.retired == ["R2"]
    again, more = merged(new, notes + "2. Hablar con las alcaldías.\n", notes)
    assert more.added == ["R3"]
    assert store.load(again, "a").data["retired"] == ["R2"]


def test_children_of_what_is_gone_stay():
    notes = NOTES.replace("1. Bajo un enfoque de inclusión:\n", "")
    new, done = merged(record_of(NOTES), notes, NOTES)
    assert done.retired == ["R1"]
    assert {"R1.1", "R1.2"} <= items(new).keys()
    assert not errors(new, notes)


def test_an_edited_item_stays_though_its_line_is_gone():
    text = record_of(NOTES).replace("crecen.\n", "crecen.\n        edited: true\n")
    notes = NOTES.replace("3. Honduras. Los huertos crecen.\n", "")
    new, done = merged(text, notes, NOTES)
    assert items(new)["P3"]["text"] == "Los huertos crecen."
    assert [one.at for one in done.conflicts] == ["P3"]
    assert not errors(new, notes)


def test_values_that_a_person_set_stay():
    """Derived values, kinds, roles, waivers, owners: nothing of it needs a mark."""
    text = record_of(NOTES).replace("kind: practices", "kind: discussion  # no son prácticas", 1)
    text = text.replace("code: CA", "code: CA, as_written: Canadá")
    text = text.replace(
        "menús.\n",
        "menús.\n        owner: Comité\n        priority: high\n"
        "        waivers:\n          - {rule: empty-item, reason: visto}\n",
    )
    notes = NOTES.replace("3. Honduras", "3. Panamá. Nuevo aquí.\n4. Honduras")
    new, _ = merged(text, notes, NOTES)
    assert "kind: discussion  # no son prácticas" in new
    assert items(new)["P1"]["actor"]["as_written"] == "Canadá"
    assert items(new)["P2"]["waivers"] == [{"rule": "empty-item", "reason": "visto"}]
    assert items(new)["P2"]["owner"] == "Comité"


def test_a_new_heading_is_a_new_section():
    notes = NOTES + "\nAcuerdos\n1. Reunirse en marzo.\n"
    new, done = merged(record_of(NOTES), notes, NOTES)
    assert done.added == ["S3", "A1"]
    assert not errors(new, notes)


def test_what_is_new_above_the_first_heading_is_no_point_below_it():
    notes = NOTES.replace("Buenas prácticas", "El río viene crecido desde el lunes.\n\nBuenas prácticas", 1)
    new, _ = merged(record_of(NOTES), notes, NOTES)
    first = store.load(new, "a").data["sections"][0]
    assert [one["text"] for one in first["items"]] == ["El río viene crecido desde el lunes."]
    assert "heading" not in first
    assert not errors(new, notes)


def test_a_new_row_comes_with_the_points_of_lists_in_its_cells():
    """They share its line, and are neither lost nor a fault inside."""
    row = "| {0} | Se habla de {0}. | - abrir {0}<br>- cerrar {0} |\n"
    before = "# Acta\n\n## Temas\n\n| Tema | Notas | Acciones |\n|---|---|---|\n" + row.format("Riego")
    new = read_bytes((before + row.format("Horno")).encode(), "notas.md")
    text = store.dump(pipeline.parse(read_bytes(before.encode(), "notas.md"), Given()))
    lines = [line.text for line in new.lines]
    done = merge(
        store.load(text, "a").data,
        store.to_data(pipeline.parse(new, Given())),
        lines,
        list(sums(before.splitlines())),
    )
    text = rewrite(text, done.data)
    assert done.added == ["G2", "G2.1", "G2.2"]
    assert [one["text"] for key, one in items(text).items() if key.startswith("G2.")] == [
        "abrir Horno", "cerrar Horno",
    ]  # fmt: skip
    assert not [
        one for one in validate.check(store.load(text, "a.acta.yaml"), source=new) if one.level == "error"
    ]


def test_an_item_that_a_person_split_stays_split():
    text = record_of(NOTES)
    one = '      - id: P1\n        label: "1"\n        lines: [4, 4]\n'
    assert one in text
    text = text.replace(one, one + "        part: 1/2\n")
    text = text.replace(
        "text: Frecuentes visitas a parajes apartados.\n",
        "text: Frecuentes visitas\n"
        "      - id: P9\n        lines: [4, 4]\n        part: 2/2\n        text: a parajes apartados.\n",
    )
    new, done = merged(text, "\n\n" + NOTES)
    assert items(new)["P9"]["lines"] == [6, 6]
    assert (done.added, done.retired, done.conflicts) == ([], [], [])
    assert not errors(new, "\n\n" + NOTES)


def test_a_line_that_a_person_set_aside_stays_aside():
    text = record_of(NOTES)
    text = re.sub(r"      - id: P3\n(?:        .*\n)+", "", text)
    text += 'discarded:\n  - {lines: [6, 6], text: "3. Honduras. Los huertos crecen.", reason: off-topic}\n'
    new, done = merged(text, "\n" + NOTES)
    assert "P3" not in items(new)
    assert done.added == []
    assert not errors(new, "\n" + NOTES)


def test_settled_doubts_do_not_come_back():
    notes = NOTES + "10.\n"
    text = record_of(notes)
    assert "doubts:" in text
    settled = text[: text.index("doubts:")]
    assert "doubts:" not in merged(settled, "\n" + notes, notes)[0]
    assert "doubts:" in merged(text, "\n" + notes, notes)[0]


# --- any record, any edit, any change of the notes ----------------------------------------------------

NOUNS = (
    "agua",
    "camino",
    "huerto",
    "escuela",
    "semilla",
    "cuenca",
    "barrio",
    "comedor",
    "registro",
    "puente",
)
VERBS = ("crece", "falta", "llega", "tarda", "cuesta", "sirve", "cambia", "queda", "vuelve", "cierra")


def sentence(number: int) -> str:
    """Return a sentence that no other number has."""
    noun, verb, zone = NOUNS[number % 10], VERBS[number // 10 % 10], NOUNS[number // 7 % 10]
    return f"El {noun} {verb} {number} veces en la zona {zone}"


@st.composite
def drawn_notes(draw: st.DrawFn) -> list[str]:
    """Draw notes of one to three sections."""
    lines, number = ["Taller sobre cuencas", ""], 0
    heads = draw(
        st.lists(
            st.sampled_from(["Buenas prácticas", "Recomendaciones", "Acuerdos"]),
            min_size=1,
            max_size=3,
            unique=True,
        )
    )
    for head in heads:
        lines.append(head)
        for at in range(1, draw(st.integers(2, 6))):
            number += draw(st.integers(1, 9))
            lines.append(f"{at}. {sentence(number)}.")
            if draw(st.integers(0, 5)) == 0:
                number += 1
                lines.append(f"   a) {sentence(number)}.")
        lines.append("")
    return lines


@st.composite
def drawn_edits(draw: st.DrawFn, text: str) -> tuple[str, dict[str, dict]]:
    """Draw hand-made edits of a record; return its text and id -> keys that were set."""
    done: dict[str, dict] = {}
    ids = sorted(items(text))
    for number, id_ in enumerate(draw(st.lists(st.sampled_from(ids), max_size=4, unique=True))):
        kind = draw(st.sampled_from(("words", "title", "owner", "waiver", "comment", "order", "kind")))
        head = re.search(rf"^( *)- id: {re.escape(id_)}\n", text, re.MULTILINE)
        assert head
        inner = head[1] + "  "
        if kind in ("words", "title"):
            path = path_of(text, id_)
            words = f"Dicho de otro modo {number}"
            data = items(text)[id_]
            if kind == "words" and "text" in data:
                text = store.edit(text, (*path, "text"), words)
                done[id_] = {"text": words}
            elif "title" not in data:
                text = store.insert_key(text, path, "title", words)
                done[id_] = {"title": words}
            if id_ in done:
                text = store.insert_key(text, path, "edited", True)
        elif kind == "owner":
            text = store.insert_key(text, path_of(text, id_), "owner", f"Comité {number}")
            text = store.insert_key(text, path_of(text, id_), "edited", True)
            done[id_] = {"owner": f"Comité {number}"}
        elif kind == "waiver":
            waivers = [{"rule": "empty-item", "reason": f"visto {number}"}]
            text = store.insert_key(text, path_of(text, id_), "waivers", waivers)
            done[id_] = {"waivers": waivers}
        elif kind == "kind":
            text = store.insert_key(text, path_of(text, id_), "kind", "info")
            done[id_] = {"kind": "info"}
        elif kind == "comment":
            text = text.replace(
                head[0],
                f"{head[1]}# comentario {number}\n{head[0]}# dentro {number}\n".replace(
                    "# dentro", inner + "# dentro"
                ),
            )
            done[f"#{number}"] = {}
        else:
            body = re.search(
                rf"({re.escape(head[0])})((?:{inner}#.*\n)*{inner}label: .*\n)({inner}lines: .*\n)", text
            )
            if body:
                text = text.replace(body[0], body[1] + body[3] + body[2])
    return text, done


def path_of(text: str, id_: str) -> tuple[str | int, ...]:
    def find(data: object, path: tuple) -> tuple | None:
        if isinstance(data, dict):
            if data.get("id") == id_:
                return path
            pairs = data.items()
        elif isinstance(data, list):
            pairs = enumerate(data)
        else:
            return None
        return next((found for key, value in pairs if (found := find(value, (*path, key))) is not None), None)

    found = find({"sections": store.load(text, "a").data["sections"]}, ())
    assert found is not None
    return found


@st.composite
def drawn_changes(draw: st.DrawFn, lines: list[str]) -> list[str]:
    """Draw changes of the notes: lines in, out, reworded, moved, blank ones."""
    lines = list(lines)
    for number in range(draw(st.integers(1, 4))):
        at = draw(st.integers(1, len(lines) - 1))
        kind = draw(st.sampled_from(("in", "out", "word", "blank", "head")))
        fresh = sentence(500 + draw(st.integers(0, 99)) + 100 * number)
        if kind == "in":
            lines.insert(at, f"{at}. {fresh}.")
        elif kind == "out" and len(lines) > 4 and re.match(r" *\w+[.)]", lines[at]):
            del lines[at]
        elif kind == "word" and re.match(r" *\w+[.)] \w", lines[at]):
            lines[at] = lines[at].replace("veces", "días y noches")
        elif kind == "blank":
            lines.insert(at, "")
        elif kind == "head" and number == 0:
            lines += ["Intervenciones", f"1. {fresh}."]
    return lines


def as_text(lines: list[str]) -> str:
    return "\n".join(lines) + "\n"


@given(data=st.data(), remembered=st.booleans())
def test_edits_survive_ids_stay_and_the_result_is_sound(data, remembered):
    old = data.draw(drawn_notes())
    text, edits = data.draw(drawn_edits(record_of(as_text(old))))
    if errors(text, as_text(old)):
        return  # a record that was not sound is not merged
    new = data.draw(drawn_changes(old))
    result, done = merged(text, as_text(new), as_text(old) if remembered else None)
    before, after = items(text), items(result)

    assert not errors(result, as_text(new)), result
    for id_, keys in edits.items():
        if id_.startswith("#"):
            assert f"# comentario {id_[1:]}\n" in result
            assert f"# dentro {id_[1:]}\n" in result
        elif "kind" not in keys or id_ in after:  # a kind alone does not keep what is gone from the notes
            assert {key: after[id_].get(key) for key in keys} == keys
    words = {re.sub(r"^\s*\w+[.)]\s*", "", line): at for at, line in enumerate(new, 1) if line}
    for id_, item in before.items():
        if item.get("text") in words and id_ not in edits:
            assert after[id_]["lines"][0] == words[item["text"]]
            assert after[id_]["text"] == item["text"]
    used = {*before, *store.load(text, "a").data.get("retired", [])}
    assert not used & set(done.added)
    assert set(before) - set(after) == {one for one in done.retired if not one.startswith("S")}
    assert set(done.retired) <= set(store.load(result, "a").data.get("retired", []))
    again, more = merged(result, as_text(new), as_text(new))
    assert again == result, more


@given(data=st.data())
def test_rewriting_says_what_is_wanted_and_touches_nothing_else(data):
    """Any two records of the same family: the text of one is made to say the other, comments kept."""
    text = record_of(as_text(data.draw(drawn_notes())))
    text, _ = data.draw(drawn_edits(text))
    wanted = copy.deepcopy(store.load(text, "a").data)
    for section in wanted["sections"]:
        kept = [item for item in section.get("items", []) if data.draw(st.booleans())]
        section["items"] = [*kept, {"id": f"{section['id']}Z", "lines": [1, 1], "text": "nuevo\ncon: dos"}]
    new = rewrite(text, wanted)
    assert store.load(new, "a").data == wanted
    assert new.count("# ") == text.count("# ")
    assert rewrite(new, wanted) == new
    assert rewrite(text, store.load(text, "a").data) == text


# --- the command -------------------------------------------------------------------------------------


@pytest.fixture
def work(tmp_path, monkeypatch):
    monkeypatch.setenv("ACTAS_LANG", "en")
    monkeypatch.setenv("ACTAS_CACHE_DIR", str(tmp_path / "cache"))
    terminal.language.cache_clear()
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    Path("notas.txt").write_text(NOTES, "utf-8")
    assert main(["parse", "notas.txt", "-o", "actas"]) == 0
    (file,) = Path("actas").iterdir()
    yield file
    terminal.language.cache_clear()


def test_a_record_that_is_there_stops_parse_and_both_ways_are_offered(work, capsys):
    before = work.read_bytes()
    capsys.readouterr()
    assert main(["parse", "notas.txt", "-o", "actas"]) == 2
    said = capsys.readouterr().err
    assert "--merge" in said
    assert "--force" in said
    assert work.read_bytes() == before


def test_merge_from_the_command_line(work, capsys):
    text = work.read_text("utf-8").replace("Potenciar los talleres.", "Potenciar talleres.")
    work.write_text("# mío\n" + text, "utf-8")
    Path("notas.txt").write_text(NOTES.replace("sus menús", "sus recetas") + "3. Otro punto.\n", "utf-8")
    capsys.readouterr()
    assert main(["parse", "notas.txt", "-o", "actas", "--merge"]) == 0
    said = capsys.readouterr().err
    assert "R3" in said
    assert "P2" in said
    new = work.read_text("utf-8")
    assert new.startswith("# mío\n")
    assert "Potenciar talleres." in new
    assert "sus recetas" in new
    assert work.with_name(work.name + ".bak").read_text("utf-8") == "# mío\n" + text
    assert main(["validate", "actas", "--select", "lost-line,span-overlap,stale-source"]) == 0


def test_of_a_conflict_the_words_that_differ_are_shown(work, capsys):
    """However far behind they stand, and though the notes' line has number and speaker in front."""
    long = "Costa Rica. El comité publica sus menús en cada escuela, en la radio del pueblo y en {}."
    notes = NOTES.replace("Costa Rica. El comité publica sus menús.", long.format("el mercado"))
    Path("notas.txt").write_text(notes, "utf-8")
    assert main(["parse", "notas.txt", "-o", "actas", "--force"]) == 0
    work.write_text(work.read_text("utf-8").replace("mercado", "templo"), "utf-8")
    Path("notas.txt").write_text(notes.replace("mercado", "parque"), "utf-8")
    capsys.readouterr()
    assert main(["parse", "notas.txt", "-o", "actas", "--merge"]) == 0
    said = capsys.readouterr().err
    assert "record: … pueblo y en el templo.\n" in said
    assert "notes:  … pueblo y en el parque.\n" in said


def test_what_nobody_touched_of_the_meeting_follows_the_notes(work, capsys):
    head = "Taller sobre agua\nSan Lucas, {}\n"
    Path("notas.txt").write_text(
        NOTES.replace("Taller sobre agua\n", head.format("3 de octubre de 2031")), "utf-8"
    )
    assert main(["parse", "notas.txt", "-o", "actas", "--force"]) == 0
    text = work.read_text("utf-8")
    assert 'date: "2031-10-03"' in text
    work.write_text(text.replace("place: San Lucas", "place: San Lucas Tolimán"), "utf-8")
    Path("notas.txt").write_text(
        NOTES.replace("Taller sobre agua\n", head.format("10 de marzo de 2031")), "utf-8"
    )
    capsys.readouterr()
    assert main(["parse", "notas.txt", "-o", "actas", "--merge"]) == 0
    text = work.read_text("utf-8")
    assert 'date: "2031-03-10"' in text
    assert "place: San Lucas Tolimán" in text
    said = capsys.readouterr().err
    assert "changed as the notes: date" in said
    assert "2031-10-03" not in said


def test_several_days_that_are_one_now(work):
    for days in ("3 y 4 de octubre de 2031", "5 de octubre de 2031"):
        Path("notas.txt").write_text(NOTES.replace("agua\n", f"agua\nXela, {days}\n", 1), "utf-8")
        assert (
            main(["parse", "notas.txt", "-o", "actas", *(["--force"] if "y" in days else ["--merge"])]) == 0
        )
        text = work.read_text("utf-8")
        assert ("end_date" in text) == ("y" in days)
    assert 'date: "2031-10-05"' in text


def test_merge_says_that_what_was_approved_is_so_no_longer(work, capsys):
    work.write_text(work.read_text("utf-8").split("doubts:")[0], "utf-8")
    assert main(["approve", str(work), "--by", "Mesa", "--on", "2031-05-01"]) == 0
    Path("notas.txt").write_text(NOTES.replace("sus menús", "sus recetas"), "utf-8")
    capsys.readouterr()
    assert main(["parse", "notas.txt", "-o", "actas", "--merge"]) == 0
    assert "was approved" in capsys.readouterr().err


def test_changed_notes_are_told_with_the_command_that_keeps_what_was_corrected(work, capsys):
    Path("notas.txt").write_text(NOTES.replace("sus menús", "sus recetas"), "utf-8")
    capsys.readouterr()
    assert main(["validate", "actas"]) == 1
    said = " ".join(capsys.readouterr().out.split())
    assert f"actas parse notas.txt --merge -o {work}" in said
    assert main(["parse", "notas.txt", "--merge", "-o", str(work)]) == 0


def test_an_empty_record_is_made_again_by_the_command_that_is_told(work, capsys):
    work.write_text("", "utf-8")
    capsys.readouterr()
    assert main(["validate", "actas"]) == 1
    said = " ".join(capsys.readouterr().out.split())
    assert f"actas parse NOTES --force -o {work}" in said
    assert main(["parse", "notas.txt", "--force", "-o", str(work)]) == 0
    assert main(["validate", "actas", "--select", "lost-line"]) == 0


def test_merge_of_notes_that_have_not_changed_writes_nothing(work, capsys):
    before = work.stat().st_mtime_ns
    assert main(["parse", "notas.txt", "-o", "actas", "--merge"]) == 0
    assert "up to date" in capsys.readouterr().err
    assert work.stat().st_mtime_ns == before
    again = ["parse", "notas.txt", "--id", work.name.removesuffix(".acta.yaml"), "-o", "actas", "--merge"]
    assert main(again) == 0
    said = capsys.readouterr().err
    assert ("up to date already" in said, ".bak" in said) == (True, False)
    assert work.stat().st_mtime_ns == before


def test_merge_finds_the_record_of_the_notes_when_their_title_changed(work):
    Path("notas.txt").write_text(NOTES.replace("sobre agua", "sobre el agua y los caminos"), "utf-8")
    assert main(["parse", "notas.txt", "-o", "actas", "--merge"]) == 0
    assert [one.name for one in Path("actas").glob("*.yaml")] == [work.name]


def test_a_broken_record_is_not_merged(work, capsys):
    work.write_text(work.read_text("utf-8").replace("kind: practices", "kind: praktices"), "utf-8")
    before = work.read_bytes()
    Path("notas.txt").write_text("\n" + NOTES, "utf-8")
    assert main(["parse", "notas.txt", "-o", "actas", "--merge"]) == 2
    assert work.read_bytes() == before


@pytest.mark.parametrize("words", [["--merge", "--force", "-o", "actas"], ["--merge"]])
def test_merge_needs_a_record_and_no_force(work, words):
    assert main(["parse", "notas.txt", *words]) == 2
