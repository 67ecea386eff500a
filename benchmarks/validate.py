"""What `actas validate` costs beside check-jsonschema, with the same schema and the same records.

    python benchmarks/validate.py                  # all of it: five minutes on an idle machine
    python benchmarks/validate.py --records 200    # a quick look

Records of 60 items are made from notes. A round is one run of check-jsonschema over all records and, right
after it, runs of each command of ours; each figure is the median over the rounds of a ratio within a round:
by the clock, and of processor time, which a busy machine disturbs less. "One core" pins the whole command
to one. Targets are held by the clock where two cores or the cache are measured, which needs an idle machine;
else by processor time.
"""

from __future__ import annotations

import argparse
import compileall
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

HOME = Path(__file__).resolve().parents[1]
SCHEMA = HOME / "schemas" / "record.schema.json"
START = "import sys; from actas.cli import main; sys.exit(main())"
ITEMS = 60
TARGETS = {"one core": 8.0, "two cores": 12.0, "warm": 60.0, "one record": 12.0}
BY_CLOCK = ("two cores", "warm")
FLAT = 1.25  # how much more memory ten times as many records may take

COUNTRIES = ("Canadá", "Costa Rica", "Honduras", "Panamá", "El Salvador", "Guatemala", "México", "Belice")
DOES = ("publica", "revisa", "reparte", "mide", "ordena", "paga", "explica", "compra", "enseña", "cuida")
WHAT = ("los menús de la escuela", "el agua de la cuenca", "las semillas del banco", "los caminos rurales",
        "el registro de familias", "las cuentas del comité", "el plan de lluvias", "las actas")  # fmt: skip
HOW = ("con las alcaldías y tarda dos años en dar frutos", "cada mes, y las madres lo revisan en asamblea",
       "aunque falta transporte en época de lluvia", "por turnos que se acuerdan en la junta")  # fmt: skip


class Cost(NamedTuple):
    """What a command took: seconds by the clock, seconds of processors, MiB of its largest process."""

    wall: float
    work: float
    memory: float


def notes(number: int) -> str:
    """Return notes of 60 items in three sections, other ones for each number."""

    def item(at: int) -> str:
        n = number * 7 + at
        who, does = COUNTRIES[n % 8], DOES[(n // 3) % 10]
        cases = f"Van {n % 97 + 2} casos en la zona {n % 13 + 1}."
        return f"{at}. {who}. Se {does} {WHAT[(n // 5) % 8]} {HOW[n % 4]}. {cases}"

    lines = [f"Taller número {number} sobre cuencas y escuelas", ""]
    for heading, first in (("Buenas prácticas", 1), ("Recomendaciones", 21), ("Intervenciones", 41)):
        lines += [heading, *(item(at) for at in range(first, first + ITEMS // 3)), ""]
    return "\n".join(lines)


def make(folder: Path, count: int) -> None:
    """Write records with their notes beside them (``on``) and the same without (``off``)."""
    from actas import pipeline

    on, off = folder / "on", folder / "off"
    on.mkdir()
    off.mkdir()
    for number in range(count):
        file = on / f"notas-{number:05}.txt"
        file.write_text(notes(number), "utf-8")
        parsed = pipeline.parse_notes(file)
        record = on / f"taller-{number:05}.acta.yaml"
        pipeline.write_record(parsed, record, file)
        shutil.copy(record, off)


def tenfold(folder: Path, name: str) -> Path:
    """Return a folder with each record ten times, each with an id, a title and notes of its own."""
    many = folder / name
    many.mkdir()
    for file in sorted((folder / "off").glob("*.yaml")):
        text = file.read_text("utf-8")
        for n in range(10):
            other = re.sub(r"(número \d+)", rf"\g<1>{n}", re.sub(r"(?m)^(id: .*)$", rf"\g<1>-{n}", text))
            other = re.sub(r'(sha256: "?\w{63})\w', rf"\g<1>{n}", other)
            (many / f"{file.name.split('.')[0]}-{n}.acta.yaml").write_text(other, "utf-8")
    return many


def run(words: Sequence[str], *, cores: int = 2, cache: Path | None = None) -> Cost:
    """Run a command on so many cores; return what it took."""
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    env |= {"ACTAS_CACHE_DIR": str(cache)} if cache else {}
    pinned = sorted(os.sched_getaffinity(0))[:cores]
    start = time.perf_counter()
    process = subprocess.Popen(
        words, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=env,
        preexec_fn=lambda: os.sched_setaffinity(0, pinned),
    )  # fmt: skip
    said = process.stderr.read() if process.stderr else b""
    _, status, usage = os.wait4(process.pid, 0)
    taken = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{words[:4]}: {process.returncode}\n{said.decode('utf-8', 'replace')[-2000:]}")
    return Cost(taken, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def actas(*words: str) -> list[str]:
    """Return the words of an `actas` command, started as the console script starts."""
    return [sys.executable, "-c", START, *words]


def main() -> int:
    """Print the table; return 1 when a target is missed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--records", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--folder", type=Path, help="keep what is made here")
    given = parser.parse_args()
    compileall.compile_dir(HOME / "src", quiet=2)
    with tempfile.TemporaryDirectory() as made:
        folder = given.folder or Path(made)
        if not (folder / "on").is_dir():
            folder.mkdir(parents=True, exist_ok=True)
            make(folder, given.records)
        return table(folder, given.rounds)


def table(folder: Path, rounds: int) -> int:
    """Measure and print; return 1 when a target is missed."""
    on, off, cache = folder / "on", folder / "off", folder / "cache"
    files = sorted(str(file) for file in off.glob("*.yaml"))
    peer = [str(Path(sys.executable).with_name("check-jsonschema")), "--schemafile", str(SCHEMA)]
    if not Path(peer[0]).is_file():
        raise SystemExit(f"{peer[0]} is not there: pip install check-jsonschema")
    cold = actas("validate", "--no-cache", "--isolated")
    warm = actas("validate", "--isolated")
    ours = {
        "one core": ([*cold, str(off)], 1), "two cores": ([*cold, str(off)], 2),
        "one core, sources on": ([*cold, str(on)], 1), "two cores, sources on": ([*cold, str(on)], 2),
        "warm": ([*warm, str(off)], 1), "warm, sources on": ([*warm, str(on)], 1),
    }  # fmt: skip
    for words, _ in (ours["warm"], ours["warm, sources on"]):
        run(words, cache=cache)
    walls: dict[str, list[float]] = {name: [] for name in ours}
    works: dict[str, list[float]] = {name: [] for name in ours}
    theirs = []
    for _ in range(rounds):
        theirs.append(run([*peer, *files], cores=1))
        for name, (words, cores) in ours.items():
            runs = [run(words, cores=cores, cache=cache) for _ in range(3 if name.startswith("warm") else 1)]
            walls[name].append(theirs[-1].wall / statistics.median(one.wall for one in runs))
            works[name].append(theirs[-1].work / statistics.median(one.work for one in runs))
    spent = statistics.median(one.work for one in theirs)
    print(
        f"{len(files)} records of {ITEMS} items; check-jsonschema: {spent:.1f} s of a processor, one core\n"
    )
    print("times faster              clock   work   target")
    missed = False
    for name in ours:
        wall, work = statistics.median(walls[name]), statistics.median(works[name])
        missed |= (wall if name in BY_CLOCK else work) < TARGETS.get(name, 0)
        print(f"{name:<24} {wall:6.1f}  {work:5.1f}   {TARGETS.get(name, ''):>5}", flush=True)
    missed |= one_record(files[0], 5 * rounds)
    return int(missed | memory(folder, off, cold))


def one_record(file: str, pairs: int) -> bool:
    """Print what one record costs in bare starts; return whether that is too much."""
    bare = [sys.executable, "-c", "pass"]
    missed = False
    for name, words in (
        ("one record", ["validate", "--no-cache", file]),
        ("one record, warm", ["validate", file]),
    ):
        ratios = []
        with tempfile.TemporaryDirectory() as cache:
            run(actas(*words), cache=Path(cache))
            for _ in range(pairs):
                ours, least = run(actas(*words), cache=Path(cache)), run(bare)
                ratios.append((ours.wall / least.wall, ours.work / least.work))
        wall, work = (statistics.median(column) for column in zip(*ratios, strict=True))
        missed |= name in TARGETS and work > TARGETS[name]
        at_most = f", at most {TARGETS[name]:g}" if name in TARGETS else ""
        print(f"{name:<24} {wall:6.1f}  {work:5.1f}   times `python -c pass`{at_most}", flush=True)
    return missed


def memory(folder: Path, off: Path, cold: list[str]) -> bool:
    """Print the peak memory over the records and over ten times as many; return whether it grew too much."""
    many = tenfold(folder, "many")
    few_mib, many_mib = (run([*cold, str(at)], cores=1).memory for at in (off, many))
    shutil.rmtree(many)
    grown = many_mib / few_mib
    print(
        f"peak memory              {few_mib:.0f} MiB, and {many_mib:.0f} MiB over ten times as many records: "
        f"{grown:.2f}, at most {FLAT}"
    )
    return grown > FLAT


if __name__ == "__main__":
    sys.exit(main())
