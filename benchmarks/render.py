"""What a report costs: against docxtpl and python-docx on the same content, in memory, and cold.

    python benchmarks/render.py [--reports N] [--pairs N]

All in one run, each program in a process of its own, in turn, so that a busy machine slows all alike:

* N reports of twenty pages in Word, from records to bytes on disk, against docxtpl (one template, opened
  anew for each report, as its manual says) and python-docx written as people write it first, one
  `add_paragraph`, one `table.cell` at a time. The peers get the page ready made and pay for writing only;
  actas pays for making the page too.
* the most memory that one report and N reports take;
* one report, cold, from Python and by the command, in starts of a bare interpreter.

Medians of the pairs' ratios are shown, with the floor that each has to keep.
"""

from __future__ import annotations

import argparse
import compileall
import io
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

HOME = Path(__file__).resolve().parents[1]
SECTIONS, ITEMS = 9, 15  # twenty pages in LibreOffice, annexes and all
DOCXTPL, NAIVE = 2.0, 25.0  # how many times as fast at least
MEMORY = 60  # MiB that N reports may take more than one
COLD = 15.0  # bare starts
SAID = """\
la mesa propone que cada municipio publique en su sitio los datos de agua y de caminos antes del cierre del
año porque las comunidades preguntan por ellos en cada asamblea y nadie sabe decirles quién los guarda"""


def text(seed: int, length: int) -> str:
    """Return a sentence of ``length`` words, another one for each seed."""
    words = SAID.split()
    said = " ".join(words[(seed * 7 + at * (1 + seed % 5)) % len(words)] for at in range(length))
    return f"{said.capitalize()}."


def record(number: int) -> Any:
    """Return an invented record whose report has twenty pages."""
    from actas.model.kinds import LETTERS
    from actas.model.record import Actor, Doubt, Item, Meeting, Record, Section, Source
    from actas.model.span import Span

    names = ("Honduras", "Costa Rica", "Panamá", "Belice", "Guatemala", "México", "El Salvador")
    kinds = ("practices", "recommendations", "interventions", "agreements", "discussion")
    line, sections, numbers = 0, [], dict.fromkeys(LETTERS, 0)
    for at in range(1, SECTIONS + 1):
        kind, items = kinds[at % len(kinds)], []
        line = head = line + 1
        for inner in range(1, ITEMS + 1):
            line = own = line + 1
            numbers[kind] += 1
            name, seed = f"{LETTERS[kind]}{numbers[kind]}", number * 1000 + at * 50 + inner
            below = tuple(
                Item(
                    id=f"{name}.{sub}",
                    label="-",
                    lines=Span(own + sub, own + sub),
                    text=text(seed + sub, 14),
                )
                for sub in range(1, seed % 3 + 1)
            )
            line += len(below)
            actor = Actor(name=names[seed % 7], kind="country") if seed % 2 else None
            items.append(
                Item(
                    id=name,
                    label=str(inner),
                    lines=Span(own, own),
                    actor=actor,
                    title=text(seed, 4) if seed % 4 == 0 else None,
                    text=text(seed, 22 + seed % 20),
                    items=below,
                )
            )
        sections.append(
            Section(id=f"S{at}", kind=kind, heading=text(at, 4), lines=Span(head, head), items=tuple(items))
        )
    doubts = tuple(
        Doubt(id="no-actor", at=f"S{at}", lines=Span(at, at), says=text(at, 9))
        for at in range(1, SECTIONS + 1)
    )
    source = Source(file="notas.txt", format="txt", sha256="0" * 64, lines=line)
    meeting = Meeting(title=f"Encuentro {number}", date="2016-11-15", place="Tela", language="es")
    return Record(
        id=f"encuentro-{number}", meeting=meeting, source=source, sections=tuple(sections), doubts=doubts
    )


# -- the programs compared: each writes reports number 1 to N into a folder ---------------------------------


def with_actas(count: int, folder: Path) -> None:
    """Write reports with actas: page and Word document."""
    from actas.render import RENDERERS
    from actas.report import page

    for number in range(1, count + 1):
        data = RENDERERS["docx"](page([record(number)], language="es"))
        (folder / f"{number}.docx").write_bytes(data)


def rows_of(block: Any) -> list[list[str]]:
    """Return a block's table as rows of words."""
    from actas.model.page import Facts

    if isinstance(block, Facts):
        return [[fact.name, fact.value] for fact in block.rows]
    names = [column.name for column in block.columns]
    return [names, *([cell.text for cell in row] for row in block.rows)]


def lines_of(points: Any, depth: int = 0) -> Any:
    """Yield depth, marker, runs and note of each point."""
    for point in points:
        marker = point.marker.shown if point.marker else ""
        note = " · ".join(f"{fact.name}: {fact.value}" for fact in point.details)
        yield depth, marker, [(run.text, run.role) for run in point.runs], note
        yield from lines_of(point.points, depth + 1)


def with_python_docx(count: int, folder: Path) -> None:
    """Write the same with python-docx, as its manual's first page does."""
    import docx

    from actas.report import page

    for number in range(1, count + 1):
        made = page([record(number)], language="es")
        document = docx.Document()
        document.add_heading(made.title, 0)
        for block in made.blocks:
            add(document, block)
        document.save(str(folder / f"{number}.docx"))


def add(document: Any, block: Any) -> None:
    """Add a block with python-docx."""
    from actas.model.page import Facts, Heading, Paragraph, Points, Table

    if isinstance(block, Heading):
        document.add_heading(block.text, min(block.level, 9))
    elif isinstance(block, Paragraph):
        document.add_paragraph(block.text)
    elif isinstance(block, Points):
        add_points(document, block)
    elif isinstance(block, Facts | Table):
        rows = rows_of(block)
        table = document.add_table(rows=len(rows), cols=len(rows[0]))
        for at, row in enumerate(rows):
            for column, words in enumerate(row):
                table.cell(at, column).text = words


def add_points(document: Any, block: Any) -> None:
    """Add the items of a section with python-docx."""
    for _, marker, runs, note in lines_of(block.points):
        paragraph = document.add_paragraph(style="List Number" if marker != "-" else "List Bullet")
        for words, role in runs:
            run = paragraph.add_run(words)
            run.bold = role == "actor"
            run.italic = role == "title"
        if note:
            document.add_paragraph(note)


def template() -> bytes:
    """Return a docxtpl template for the same report."""
    import docx

    document = docx.Document()
    document.add_paragraph("{{ title }}", style="Title")

    def say(words: str, style: str | None = None) -> None:
        document.add_paragraph(words, style=style)

    say("{%p for b in blocks %}")
    for level in range(1, 4):
        say(f"{{%p if b.kind == 'h{level}' %}}")
        say("{{ b.text }}", f"Heading {level}")
        say("{%p endif %}")
    say("{%p if b.kind == 'p' %}")
    say("{{ b.text }}")
    say("{%p endif %}")
    say("{%p if b.kind == 'points' %}")
    say("{%p for one in b.points %}")
    for test, style in (("one.bullet", "List Bullet"), ("not one.bullet", "List Number")):
        say(f"{{%p if {test} %}}")
        paragraph = document.add_paragraph(style=style)
        paragraph.add_run("{{ one.actor }}").bold = True
        paragraph.add_run("{{ one.title }}").italic = True
        paragraph.add_run("{{ one.text }}")
        say("{%p endif %}")
    say("{%p if one.note %}")
    say("{{ one.note }}")
    say("{%p endif %}")
    say("{%p endfor %}")
    say("{%p endif %}")
    say("{%p if b.kind == 'table' %}")
    table = document.add_table(rows=3, cols=3)
    table.cell(0, 0).text = "{%tr for row in b.rows %}"
    for column, words in enumerate(("{%tc for words in row %}", "{{ words }}", "{%tc endfor %}")):
        table.cell(1, column).text = words
    table.cell(2, 0).text = "{%tr endfor %}"
    say("{%p endif %}")
    say("{%p endfor %}")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_docxtpl(count: int, folder: Path) -> None:
    """Write the same with docxtpl."""
    from docxtpl import DocxTemplate

    from actas.model.page import Facts, Heading, Paragraph, Points, Table
    from actas.report import page

    plain = template()
    for number in range(1, count + 1):
        made = page([record(number)], language="es")
        blocks: list[dict[str, Any]] = []
        for block in made.blocks:
            if isinstance(block, Heading):
                blocks.append({"kind": f"h{min(block.level, 3)}", "text": block.text})
            elif isinstance(block, Paragraph):
                blocks.append({"kind": "p", "text": block.text})
            elif isinstance(block, Points):
                points = []
                for _, marker, runs, note in lines_of(block.points):
                    said = {role: words for words, role in runs}
                    points.append({"actor": "", "title": "", **said, "bullet": marker == "-", "note": note})
                blocks.append({"kind": "points", "points": points})
            elif isinstance(block, Facts | Table):
                blocks.append({"kind": "table", "rows": rows_of(block)})
        document = DocxTemplate(io.BytesIO(plain))
        document.render({"title": made.title, "blocks": blocks}, autoescape=True)
        document.save(str(folder / f"{number}.docx"))


WAYS = {"actas": with_actas, "docxtpl": with_docxtpl, "python-docx": with_python_docx}


# -- measuring ---------------------------------------------------------------------------------------------


def child(way: str, count: int) -> None:
    """Write the reports and print seconds, those of making the pages, and the most memory, as JSON."""
    from actas.report import page

    with tempfile.TemporaryDirectory() as folder:
        WAYS[way](1, Path(folder))  # imports, and what is read once
        start = time.perf_counter()
        for number in range(1, count + 1):
            page([record(number)], language="es")
        pages = time.perf_counter() - start
        start = time.perf_counter()
        WAYS[way](count, Path(folder))
        taken = time.perf_counter() - start
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": taken, "pages": pages, "memory": most}))


def measured(way: str, count: int) -> dict[str, float]:
    """Run one way in a process of its own."""
    done = subprocess.run(
        [sys.executable, __file__, "--child", way, "--reports", str(count)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(done.stderr)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def ratio(peer: str, count: int, peers: int, pairs: int) -> float:
    """Return how many times as long a peer takes for a report. Slow peers write fewer reports."""
    ratios = []
    for _ in range(pairs):
        ours, theirs = measured("actas", count), measured(peer, peers)
        ratios.append((theirs["seconds"] - theirs["pages"]) / peers / (ours["seconds"] / count))
    return statistics.median(ratios)


def seconds(words: list[str]) -> tuple[float, float]:
    """Run Python and return the time that it took, by the clock and of the processor."""
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    silent = [(os.POSIX_SPAWN_OPEN, at, os.devnull, os.O_RDWR, 0) for at in range(3)]
    start = time.perf_counter()
    process = os.posix_spawn(sys.executable, [sys.executable, *words], env, file_actions=silent)
    _, status, used = os.wait4(process, 0)
    taken = time.perf_counter() - start
    if status:
        raise SystemExit(f"{words[:2]} ended with {os.waitstatus_to_exitcode(status)}")
    return taken, used.ru_utime + used.ru_stime


# What the console script does, given its words.
COMMAND = """\
import sys
from actas.cli import main
sys.argv[1:] = ['render', sys.argv[1], '-o', sys.argv[2]]
sys.exit(main())"""
LIBRARY = "import sys, actas; actas.render_record(actas.load_record(sys.argv[1]), out=sys.argv[2])"


def cold(script: str, pairs: int) -> tuple[float, float]:
    """Return how many bare starts it takes to read one record, check it and write its report."""
    from actas.store import dump

    with tempfile.TemporaryDirectory() as folder:
        at = Path(folder) / "a.acta.yaml"
        at.write_text(dump(record(1)), encoding="utf-8")
        words = ["-c", script, str(at), str(Path(folder) / "a.docx")]
        seconds(words)
        found = [(seconds(words), seconds(["-c", "pass"])) for _ in range(pairs)]
    clock = statistics.median(ours[0] / bare[0] for ours, bare in found)
    return clock, statistics.median(ours[1] / bare[1] for ours, bare in found)


def main() -> int:
    """Print a table; return 1 when a floor is not kept."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--reports", type=int, default=100)
    parser.add_argument("--pairs", type=int, default=3)
    parser.add_argument("--child", choices=list(WAYS), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        child(given.child, given.reports)
        return 0
    compileall.compile_dir(HOME / "src", quiet=2)
    count = given.reports
    few = max(1, count // 50)
    memory = measured("actas", count)["memory"] - measured("actas", 1)["memory"]
    library, command = (cold(script, max(15, given.pairs)) for script in (LIBRARY, COMMAND))
    rows = (
        ("one report, cold, from Python, bare starts", library[0], COLD, False),
        ("  the same by processor time", library[1], COLD, False),
        ("one report, cold, by command, bare starts", command[0], COLD, False),
        ("  the same by processor time", command[1], COLD, False),
        (f"memory of {count} less that of 1, MiB", memory, MEMORY, False),
        (f"docxtpl / actas, {count} reports", ratio("docxtpl", count, count, given.pairs), DOCXTPL, True),
        (
            f"python-docx / actas, {few} and {count}",
            ratio("python-docx", count, few, given.pairs),
            NAIVE,
            True,
        ),
    )
    missed = False
    for name, value, floor, least in rows:
        kept = value >= floor if least else value <= floor
        missed |= not kept
        sign = "≥" if least else "≤"
        print(f"{name:<42} {value:8.1f}   {sign} {floor:g}{'' if kept else '   MISSED'}", flush=True)
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
