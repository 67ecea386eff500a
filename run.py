#!/usr/bin/env python3
"""Everything from nothing: an own virtual environment, the program in it, and one job.

    python3 run.py demo        notes -> record -> check -> report, on the example; says where the report lies
    python3 run.py test        the whole test suite
    python3 run.py examples    make the records and reports under examples/ anew
    python3 run.py gallery     make the pictures in docs/gallery/ anew; needs LibreOffice and poppler-utils

Needs Python 3.11 or later and, the first time, the network. Touches nothing outside this folder.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

HOME = Path(__file__).resolve().parent
OLDEST = (3, 11)
FORMS = ("docx", "pdf", "html", "md")
# What each kind of report is drawn with in the examples, besides the minutes.
KINDS: dict[str, list[object]] = {
    "summary": [],
    "by-actor": [],
    "conclusions": [],
    "circulation": ["--for", "perú", "--deadline", "2026-03-31"],
}
# The conference's tables of follow-up, by form; what is exported of it; what its commands say.
TABLES = {"table": ".txt", "matrix": "-matriz.txt", "csv": ".csv", "json": ".json"}
EXPORTS = {"impactoss": "impactoss.csv", "popolo": "popolo.json"}
TOLD: dict[str, list[str]] = {
    "repetidas.txt": ["lineage"],
    "cobertura.txt": ["coverage"],
    "redaccion.txt": ["coach"],
    "agenda.md": ["next"],
}
# What the gallery shows: name -> report below examples/, its pages.
PICTURES: dict[str, tuple[str, tuple[int, ...]]] = {
    "minutes": ("taller-rural/informe.docx", (1, 2, 3)),
    "summary": ("taller-rural/informes/summary.docx", (1, 2)),
    "by-actor": ("taller-rural/informes/by-actor.docx", (2, 3)),
    "conclusions": ("taller-rural/informes/conclusions.docx", (1,)),
    "circulation": ("taller-rural/informes/circulation.docx", (1,)),
    "consolidated": ("conference/informes/consolidated.docx", (1, 2, 4)),
}
EXTRAS = {"test": "[dev]", "examples": "[pdf]"}  # what a job needs beside the program
NO_VENV = """This Python cannot make virtual environments.
  Debian, Ubuntu:  sudo apt install python3-venv
  elsewhere:       install Python from https://www.python.org/downloads/
Then run the same command again."""


def main() -> int:
    """Run one job; return its exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("job", choices=("demo", "test", "examples", "gallery"))
    parser.add_argument("--venv", type=Path, default=HOME / ".venv", help="where the environment goes")
    parser.add_argument("--fresh", action="store_true", help="make the environment anew")
    given, more = parser.parse_known_args()
    if sys.version_info < OLDEST:
        return complain(f"Python 3.11 or later is needed; this is {sys.version.split()[0]}.")
    venv = given.venv.resolve()
    if given.fresh and venv.is_dir():
        shutil.rmtree(venv)
    python = environment(venv, extra=EXTRAS.get(given.job, ""))
    if python is None:
        return 1
    jobs = {"demo": demo, "test": test, "examples": examples, "gallery": gallery}
    return jobs[given.job](python, more)


def complain(sentence: str) -> int:
    """Say why it cannot go on."""
    print(sentence, file=sys.stderr)
    return 1


def environment(venv: Path, extra: str) -> Path | None:
    """Make the environment where it is missing, install the program; return its Python, None if it failed."""
    python = venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    # What was installed, and from which list of dependencies: then there is nothing to do.
    stamp, wanted = venv / "installed.txt", extra + (HOME / "pyproject.toml").read_text("utf-8")
    if stamp.is_file() and stamp.read_text("utf-8") == wanted:
        return python
    print(f"Setting up {venv.name} … (a minute, once)", file=sys.stderr, flush=True)
    if not python.is_file() and run([sys.executable, "-m", "venv", venv], quiet=True):
        shutil.rmtree(venv, ignore_errors=True)
        complain(NO_VENV)
        return None
    pip = [python, "-m", "pip", "install", "-qq", "--no-input", "--disable-pip-version-check"]
    if run(
        [*pip, "--editable", f"{HOME}{extra}"], PIP_ROOT_USER_ACTION="ignore", PIP_NO_WARN_SCRIPT_LOCATION="1"
    ):
        complain("The installation failed; what pip says stands above. Is there a network?")
        return None
    run([python, "-m", "compileall", "-q", HOME / "src"], quiet=True)
    stamp.write_text(wanted, "utf-8")
    return python


def run(command: list[object], *, quiet: bool = False, at: Path = HOME, **environ: str) -> int:
    """Run a command from a folder, without input; return its exit code."""
    sink = subprocess.DEVNULL if quiet else None
    words = [str(word) for word in command]
    env = {**os.environ, **environ}
    return subprocess.run(
        words, cwd=at, stdin=subprocess.DEVNULL, stdout=sink, stderr=sink, env=env
    ).returncode


def demo(python: Path, more: list[str]) -> int:
    """Take the example from notes to report, in salida/demo/, showing each command."""
    notes, there = "examples/taller-rural/notas.txt", "salida/demo"
    shutil.rmtree(HOME / there, ignore_errors=True)
    record, report = f"{there}/taller-rural.acta.yaml", f"{there}/informe.docx"
    for words in (
        ["parse", notes, "--id", "taller-rural", "-o", there],
        ["validate", record],
        ["render", record, "-o", report],
        ["render", record, "-o", f"{there}/informe.html"],
    ):
        print("$ actas " + " ".join(words), flush=True)
        code = run([python, "-m", "actas", *words])
        if code:
            return code
        print(flush=True)
    print(f"The notes:   {HOME / notes}\nThe record:  {HOME / record}\nThe report:  {HOME / report}")
    return 0


def test(python: Path, more: list[str]) -> int:
    """Run the tests on all processors; more words go to pytest."""
    return run([python, "-m", "pytest", "-n", "auto", "--dist", "worksteal", *more])


def examples(python: Path, more: list[str]) -> int:
    """Make the record and the reports beside each example's notes, and what the READMEs show of them."""
    for notes in sorted((HOME / "examples").glob("*/notas.*")):
        folder = notes.parent
        record = folder / f"{folder.name}.acta.yaml"
        record.unlink(missing_ok=True)
        steps = [["parse", notes, "--id", folder.name, "-o", record]]
        steps += [["render", record, "-o", folder / f"informe.{ending}"] for ending in FORMS]
        for words in (*steps, *kinds([record], folder)):
            code = run([python, "-m", "actas", *words])
            if code:
                return code
    code = conference(python)
    if code:
        return code
    there = HOME / "examples" / "conference"
    for words in kinds(sorted(there.glob("records/*.acta.yaml")), there):
        code = run([python, "-m", "actas", *words])
        if code:
            return code
    show(python, "README.md", "<!-- help", ["--help"], "en")
    show(python, "README.es.md", "<!-- resumen", ["parse", "examples/taller-rural/notas.txt"], "es")
    return 0


def conference(python: Path) -> int:
    """Make the conference's records and reports anew, what its rapporteur wrote into the records included."""
    at = HOME / "examples" / "conference"
    actas: list[object] = ["-m", "actas"]
    steps = [
        [*actas, "parse", notes.relative_to(at), "--id", notes.stem, "--force", "-o", "records"]
        for notes in sorted((at / "sources").glob("*.txt"))
    ]
    steps += [["by_hand.py"]]
    day = ["--as-of", "2018-06-15", "--lang", "es"]
    status: list[object] = [*actas, "follow", "status", *day]
    steps += [[*status, "-o", f"reports/seguimiento.{ending}"] for ending in ("docx", "html", "md")]
    steps += [
        [*status, "--format", form, "-o", f"reports/seguimiento{name}"] for form, name in TABLES.items()
    ]
    steps += [[*actas, "export", "--to", form, "-o", f"reports/{name}"] for form, name in EXPORTS.items()]
    for words in steps:
        code = run([python, *words], at=at)
        if code:
            return code
    for name, told in TOLD.items():
        code = tell(python, [*told, *(day[:2] if told == ["next"] else [])], at, at / "reports" / name)
        if code:
            return code
    for old in (at / "records").glob("*.bak"):
        old.unlink()
    return 0


def tell(python: Path, words: list[str], at: Path, file: Path) -> int:
    """Write to a file what a command prints, in Spanish; return its exit code."""
    env = {**os.environ, "ACTAS_LANG": "es", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
    said = subprocess.run(
        [python, "-m", "actas", *words], cwd=at, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE
    )
    file.write_bytes(said.stdout)
    return said.returncode


def kinds(records: list[Path], folder: Path) -> list[list[object]]:
    """Return the commands that draw the other kinds of report: one record's, or those of several together."""
    (folder / "informes").mkdir(exist_ok=True)
    wanted = {"consolidated": []} if len(records) > 1 else KINDS
    return [
        ["render", *records, "--report", kind, *more, "-o", folder / "informes" / f"{kind}.{ending}"]
        for kind, more in wanted.items()
        for ending in FORMS
    ]


def gallery(python: Path, more: list[str]) -> int:
    """Draw pages of the examples' Word reports as pictures."""
    office, draw = shutil.which("soffice"), shutil.which("pdftoppm")
    if office is None or draw is None:
        return complain("LibreOffice (soffice) and poppler-utils (pdftoppm) are needed for the pictures.")
    there, work = HOME / "docs" / "gallery", HOME / "salida" / "gallery"
    there.mkdir(parents=True, exist_ok=True)
    work.mkdir(parents=True, exist_ok=True)
    for name, (report, pages) in PICTURES.items():
        file = HOME / "examples" / report
        profile = f"-env:UserInstallation={(work / 'office').as_uri()}"
        run([office, profile, "--headless", "--convert-to", "pdf", "--outdir", work, file], quiet=True)
        pdf = work / f"{file.stem}.pdf"
        if not pdf.is_file():
            return complain(f"LibreOffice made no pages of {report}.")
        for page in pages:
            picture = there / f"{name}-{page}"
            if run([draw, "-r", "60", "-png", "-f", page, "-l", page, "-singlefile", pdf, picture]):
                return complain(f"{report} has no page {page}.")
    return 0


def show(python: Path, file: str, mark: str, words: list[str], language: str) -> None:
    """Put what a command says (help, or what it tells beside its result) into a README's block."""
    env = {**os.environ, "ACTAS_LANG": language, "COLUMNS": "80", "NO_COLOR": "1"}
    command = [str(python), "-m", "actas", *words]
    said = subprocess.run(command, cwd=HOME, env=env, capture_output=True, text=True, encoding="utf-8")
    text = (HOME / file).read_text("utf-8")
    before, after = text.split(mark)
    head, rest = after.split("```text\n", 1)
    block = said.stdout if words == ["--help"] else said.stderr
    (HOME / file).write_text(f"{before}{mark}{head}```text\n{block}```{rest.split('```', 1)[1]}", "utf-8")


if __name__ == "__main__":
    sys.exit(main())
