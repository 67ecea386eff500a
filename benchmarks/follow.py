"""Measure follow-up on ten thousand generated records and fifty thousand fragments.

    python benchmarks/follow.py [--records 10000] [--fragments 50000] [--keep FOLDER]

Figures, each a ratio on the same machine or a time that a person waits:

* building the search index, against reading the same records as any program does (`actas.load_record`,
  which checks them) and doing nothing with them: at most 1.4; beside it, against loading without a check,
  in one process;
* the ten best of a hundred stated queries on the finished index: median at most 50 ms, and the slowest;
* `follow status` on an unchanged project, against its first run: at most 0.1;
* memory of the process that does it.

What has a ceiling is timed by the processors (those of other processes too), because the cores may be shared;
building and `status` use all of them, so the clock is told beside. The records are made by chance that is
always the same, and harder than real ones: a third of the words are rare, and each of the common nouns stands
in a third of all items, which is the worst case for ranking.
"""

from __future__ import annotations

import argparse
import gc
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import NamedTuple

NOUNS = (
    "mecanismo",
    "auditoría",
    "seguimiento",
    "participación",
    "delegación",
    "taller",
    "protocolo",
    "campaña",
    "cuenca",
    "sequía",
    "escuela",
    "comité",
    "universidad",
    "vivienda",
    "migración",
    "frontera",
    "consulado",
    "fondo",
    "presupuesto",
    "directorio",
    "intérprete",
    "lengua",
    "niñez",
    "mujer",
    "juventud",
    "discapacidad",
    "indicador",
    "informe",
    "acuerdo",
    "compromiso",
    "ministerio",
    "municipio",
    "cooperativa",
    "puesto",
    "salud",
    "trabajo",
    "educación",
    "transparencia",
    "información",
    "organismo",
    "registro",
    "territorio",
    "vigilancia",
    "alerta",
    "biblioteca",
    "mercado",
    "semilla",
    "cosecha",
    "puente",
    "camino",
    "archivo",
    "memoria",
    "justicia",
    "tribunal",
)
VERBS = (
    "crear",
    "fortalecer",
    "publicar",
    "financiar",
    "evaluar",
    "traducir",
    "capacitar",
    "ampliar",
    "garantizar",
    "incorporar",
    "difundir",
    "simplificar",
    "proteger",
    "coordinar",
    "presentar",
    "revisar",
    "impulsar",
    "reducir",
)
LINKS = (
    "de la",
    "con el",
    "para la",
    "en cada",
    "sobre la",
    "y el",
    "sin la",
    "entre la",
    "desde el",
    "hacia la",
)
RARE = 4000  # words that only some records have, so that the index has a vocabulary like a language's
COUNTRIES = (
    ("Canadá", "CA"),
    ("Costa Rica", "CR"),
    ("México", "MX"),
    ("Honduras", "HN"),
    ("Guatemala", "GT"),
    ("El Salvador", "SV"),
    ("Panamá", "PA"),
    ("Belice", "BZ"),
)
SECTIONS = (
    ("questions", "Q", 4),
    ("practices", "P", 8),
    ("recommendations", "R", 12),
    ("interventions", "I", 12),
)
QUERIES = 100
AS_OF = "2022-01-01"  # a day after the last fragment
PARTS = ("read", "load", "build")
CEILINGS = {"build": 1.4, "find": 50.0, "warm": 0.1}


def main() -> int:
    """Print the figures; return 1 when one is over its ceiling."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--records", type=int, default=10_000)
    parser.add_argument("--fragments", type=int, default=50_000)
    parser.add_argument("--keep", type=Path, help="make the project here and leave it")
    parser.add_argument("--step", choices=("load", "read", "build", "find"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.step:
        return step(given.step, given.keep)
    folder = given.keep or Path(tempfile.mkdtemp(prefix="actas-"))
    try:
        if not (folder / "actas.toml").exists():
            make(folder, given.records, given.fragments)
        return measure(folder)
    finally:
        if given.keep is None:
            shutil.rmtree(folder, ignore_errors=True)


def make(folder: Path, records: int, fragments: int) -> None:
    """Write a project of so many records and fragments."""
    from actas.model.fragment import fingerprint_of

    chance = random.Random(6)
    for name in ("records", "followup", "sources"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / "actas.toml").write_text('series = "crm"\nrecords = ["records"]\n', "utf-8")
    asked: list[tuple[str, str, str, str]] = []
    for number in range(records):
        name, day = (
            f"sesion-{number:05}",
            f"{2000 + number * 20 // records}-{1 + number % 12:02}-{1 + number % 28:02}",
        )
        text, mine = record(chance, name, day)
        (folder / "records" / f"{name}.acta.yaml").write_text(text, "utf-8")
        asked += [(name, item, fingerprint_of(None, words), day) for item, words in mine]
    kinds = (("progress", "under-way"), ("status", "partial"), ("response", ""), ("closure", "complete"))
    for number in range(fragments):
        name, item, mark, day = asked[number * 7919 % len(asked)]
        kind, state = kinds[number % len(kinds)]
        date = f"{int(day[:4]) + 1}{day[4:]}"
        lines = [
            "fragment: 1",
            f'target: {{record: {name}, item: {item}, fingerprint: "{mark}"}}',
            f'date: "{date}"',
            "by: Secretaría",
            f"kind: {kind}",
            *([f"state: {state}"] if state else ["answer: accepted"]),
            f"text: {sentence(chance, 14)}",
        ]
        file = folder / "followup" / f"{date}-{item.lower()}-{number:05}.yaml"
        file.write_text("\n".join(lines) + "\n", "utf-8")


def record(chance: random.Random, name: str, day: str) -> tuple[str, list[tuple[str, str]]]:
    """Return a record's YAML, and its recommendations: id and words."""
    lines = [
        "actas: 1",
        f"id: {name}",
        "status: draft",
        "meeting:",
        "  series: crm",
        f'  date: "{day}"',
        "  language: es",
    ]
    lines += [
        "source:",
        f"  file: {name}.txt",
        "  format: txt",
        f'  sha256: "{chance.getrandbits(256):064x}"',
        "  lines: 60",
    ]
    lines.append("sections:")
    asked, at = [], 1
    for place, (kind, letter, items) in enumerate(SECTIONS, 1):
        lines += [
            f"  - id: S{place}",
            f"    kind: {kind}",
            f"    heading: {kind}",
            f"    lines: [{at}, {at}]",
            "    items:",
        ]
        for number in range(1, items + 1):
            at += 1
            words = sentence(chance, 45)
            lines += [
                f"      - id: {letter}{number}",
                f'        label: "{number}"',
                f"        lines: [{at}, {at}]",
            ]
            if kind in ("practices", "interventions"):
                country, code = chance.choice(COUNTRIES)
                lines.append(f"        actor: {{name: {country}, kind: country, code: {code}}}")
            lines.append(f"        text: {words}")
            if kind == "recommendations":
                asked.append((f"{letter}{number}", words))
        at += 1
    return "\n".join(lines) + "\n", asked


def sentence(chance: random.Random, words: int) -> str:
    """Return so many words, a verb first."""
    said = [chance.choice(VERBS).capitalize()]
    while len(said) < words:
        end = SYLLABLES[int(RARE ** chance.random()) % len(SYLLABLES)]
        rare = f"{chance.choice(NOUNS)[:5]}{chance.choice('bcdfglmnprst')}{end}"
        said += [chance.choice(LINKS), chance.choice(NOUNS) if chance.random() < 0.7 else rare]
    return " ".join(said) + "."


SYLLABLES = tuple(
    a + b + c
    for a in ("a", "e", "i", "o")
    for b in ("r", "l", "n", "st", "br", "nd", "qu")
    for c in ("ar", "eo", "al", "or", "ia")
)


def queries() -> list[dict[str, str]]:
    """Return the stated queries: one to three words, phrases, filters."""
    chance = random.Random(60)
    found = []
    for number in range(QUERIES):
        words = [chance.choice(NOUNS) for _ in range(1 + number % 3)]
        query = {"words": " ".join(words)}
        if number % 5 == 3:
            query["words"] = f'"{words[0]} de la {words[-1]}"'
        if number % 4 == 1:
            query["country"] = chance.choice(COUNTRIES)[1]
        if number % 4 == 2:
            query["kind"] = "recommendation"
        if number % 10 == 7:
            query |= {"since": "2005-01-01", "until": "2009-12-31"}
        found.append(query)
    return found


def step(name: str, folder: Path) -> int:
    """Do one thing in a process of its own and print seconds of processors and of the clock, then MiB."""
    from actas import vocabulary
    from actas.files import read_utf8
    from actas.follow.index import Sought
    from actas.pipeline import load_record, records_in
    from actas.pipeline.search import index_at
    from actas.store import load, to_record

    gc.set_threshold(50_000, 20, 50)  # as the command line does
    words = vocabulary.load()
    files = records_in([str(folder / "records")])
    started, clock = spent(), time.perf_counter()
    if name == "load":
        for file in files:
            to_record(load(read_utf8(file), file).data)
    elif name == "read":
        for file in files:
            load_record(file)
    elif name == "build":
        index_at(str(folder / "index.sqlite"), files, words, print).close()
    else:
        index = index_at(str(folder / "index.sqlite"), files, words, print)
        for query in queries():
            before = time.process_time()
            hits, _ = index.find(Sought(**query))
            print(f"{(time.process_time() - before) * 1000:.3f} {len(hits)} {query}")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{spent() - started:.3f} {time.perf_counter() - clock:.3f} {memory}")
    return 0


class Spent(NamedTuple):
    """What a step took: seconds of processors, seconds by the clock, MiB of its own process."""

    processors: float
    clock: float
    memory: float


def spent() -> float:
    """Return the seconds of processors that this process and those it has waited for have taken."""
    return sum(os.times()[:4])


def run(name: str, folder: Path) -> list[str]:
    """Return the lines that a step prints."""
    command = [sys.executable, __file__, "--step", name, "--keep", str(folder)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()


def status(folder: Path) -> tuple[float, float, int]:
    """Return what `follow status` took: seconds of processors, seconds by the clock, MiB."""
    environment = {**os.environ, "ACTAS_CACHE_DIR": str(folder / "cache")}
    command = [sys.executable, "-m", "actas", "follow", "status", "--as-of", AS_OF, "--format", "json"]
    started = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL)
    _, _, took = os.wait4(process.pid, 0)
    return took.ru_utime + took.ru_stime, time.perf_counter() - started, took.ru_maxrss // 1024


def measure(folder: Path) -> int:
    """Print each figure beside its ceiling; return 1 when one is over it, 2 when they are worth nothing."""
    from actas.pipeline.batch import stamp

    program = stamp()
    over = 0

    def tell(name: str, figure: float, more: str, ceiling: float | None = None) -> None:
        nonlocal over
        over |= ceiling is not None and figure > ceiling
        owed = f"at most {ceiling:g}" if ceiling is not None else ""
        print(f"{name:44} {figure:8.2f}   {owed:12}   {more}", flush=True)

    (folder / "index.sqlite").unlink(missing_ok=True)
    read, load, build = (
        Spent(*map(float, run(name, folder)[-1].split())) for name in ("read", "load", "build")
    )
    memory = f"MiB: building {build.memory:.0f}, reading {read.memory:.0f}"
    tell("index: build / read with checks", build.processors / read.processors, memory, CEILINGS["build"])
    tell("index: build / load without checks", build.processors / load.processors, "")
    tell("index: the same by the clock", build.clock / load.clock, f"building {build.clock:.1f} s")
    *lines, last = run("find", folder)
    times = sorted((float(line.split()[0]), line) for line in lines)
    tell(
        "find: ms, median of 100",
        median(t for t, _ in times),
        f"slowest: {times[-1][1]}; {last.split()[2]} MiB",
        CEILINGS["find"],
    )
    shutil.rmtree(folder / "cache", ignore_errors=True)
    cold = status(folder)
    warm = min(status(folder) for _ in range(2))
    memory = f"MiB: cold {cold[2]}, warm {warm[2]}"
    tell("follow status: warm / cold", warm[0] / cold[0], memory, CEILINGS["warm"])
    tell("follow status: the same by the clock", warm[1] / cold[1], f"{cold[1]:.1f} s, then {warm[1]:.2f} s")
    stamp.cache_clear()
    if stamp() != program:
        # What is remembered holds for one program: after a change every run is a first one.
        print("The program's files changed meanwhile: measure a copy that nobody works on.", file=sys.stderr)
        return 2
    return over


if __name__ == "__main__":
    sys.exit(main())
