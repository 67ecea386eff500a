"""Disturb annotated notes in ways that change no meaning, and see how much worse they are read.

    python benchmarks/disturb.py CORPUS SCORE.py [--actas 'actas parse {source}'] [--only strip halve …]

Each way makes a copy of the corpus in a temporary folder, scores it, and prints the loss against
the undisturbed notes, measured on the same cases with the same yardstick:

strip    headings lose their `#`, everything its bold
halve    indents are half as deep
bullets  every `-`, `*` and `+` is a `•`
spaced   a blank line stands below every line
small    all letters are small, but for addresses on the web
wrap     lines end after 60 columns, half of them with a hanging indent
word     the notes go into Word and are read there: Markdown by pandoc, the others by LibreOffice
pasted   the lines of text notes are pasted into Word, a paragraph each
bold     Markdown goes into Word, its headings paragraphs in bold, as people set them by hand
capitals the same, its headings paragraphs in capitals

The last four need pandoc and LibreOffice, and are left out where these are missing. Word keeps no lines,
so for these neither side is asked for line numbers and whole texts.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import re
import shutil
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import docx
import yaml
from docx.text.run import Run

TEXT = frozenset({".md", ".txt"})
FIGURES = ("ITEMS STRICTLY RIGHT", "items", "headings")
# What each span of lines is called in the annotation.
LINE_KEYS = frozenset({"line", "lines", "title_lines", "meta_lines", "header_lines"})
COLUMNS = 60
MARKER = re.compile(r"\s*(?:[-*+•]\s+|\d+[.)]\s+)?")


def strip(line: str, _: int) -> list[str]:
    """Return a line without heading marks and bold."""
    return [re.sub(r"\*\*|__", "", re.sub(r"^ {0,3}#+[ \t]*|[ \t]+#+[ \t]*$", "", line))]


def halve(line: str, _: int) -> list[str]:
    """Return a line with half its indent; one column stays one, or it would say something else."""
    words = line.lstrip(" \t")
    indent = len(line[: len(line) - len(words)].expandtabs(4))
    return [" " * ((indent + 1) // 2) + words]


def bullets(line: str, _: int) -> list[str]:
    """Return a line with another bullet. A rule (`* * *`) has no words and stays."""
    return [re.sub(r"^(\s*)[-*+](?=\s+[^\s*-])", r"\1•", line)]


def wrap(line: str, number: int) -> list[str]:
    """Return a long line as several. Headings, tables and keys with values are one line each by nature."""
    if len(line) <= COLUMNS or line.lstrip().startswith(("#", "|", "<")) or re.match(r"\w+: ", line):
        return [line]
    marker = MARKER.match(line)
    hang = " " * len(marker[0].expandtabs(4)) if marker and number % 2 else ""
    return textwrap.wrap(
        line,
        COLUMNS,
        subsequent_indent=hang,
        drop_whitespace=True,
        break_long_words=False,
        break_on_hyphens=False,
    )


def spaced(line: str, _: int) -> list[str]:
    """Return a line with a blank one below it; rows of a table stand together, or they are none."""
    return [line] if line.lstrip().startswith("|") else [line, ""]


def small(line: str, _: int) -> list[str]:
    """Return a line in small letters, as people type in haste; in an address they may lead elsewhere."""
    return [line if "://" in line else line.lower()]


BY_LINE: dict[str, Callable[[str, int], list[str]]] = {
    "strip": strip,
    "halve": halve,
    "bullets": bullets,
    "spaced": spaced,
    "small": small,
    "wrap": wrap,
}


def source_of(case: Path) -> Path:
    """Return the notes of a case."""
    return sorted(case.glob("source.*"))[0]


def load(gold: Path, scorer: ModuleType) -> Any:
    """Return a case's annotation, read as the scorer reads it."""
    return yaml.load(gold.read_text("utf-8"), scorer.Loader)


def save(gold: Path, data: Any) -> None:
    """Write an annotation so that the scorer reads the same again."""
    gold.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")


def moved(value: Any, where: dict[int, tuple[int, int]]) -> Any:
    """Return line numbers of an annotation as they are after lines were cut."""
    if isinstance(value, int):
        return where.get(value, (value, value))[0]
    if isinstance(value, list) and len(value) == 2 and all(isinstance(n, int) for n in value):
        first, last = (where.get(n, (n, n)) for n in value)
        return [first[0], last[1]]
    return [moved(one, where) for one in value] if isinstance(value, list) else value


def renumbered(gold: Any, where: dict[int, tuple[int, int]]) -> Any:
    """Return a whole annotation with its line numbers moved."""
    if isinstance(gold, dict):
        return {k: moved(v, where) if k in LINE_KEYS else renumbered(v, where) for k, v in gold.items()}
    return [renumbered(one, where) for one in gold] if isinstance(gold, list) else gold


def by_line(case: Path, copy: Path, change: Callable[[str, int], list[str]], scorer: ModuleType) -> bool:
    """Write a case's copy, changed line by line. Return False where the case has no lines of its own."""
    source = source_of(case)
    if source.suffix not in TEXT:
        return False
    copy.mkdir(parents=True)
    lines: list[str] = []
    where: dict[int, tuple[int, int]] = {}
    for number, line in enumerate(source.read_bytes().decode("utf-8").split("\n"), 1):
        new = change(line.rstrip("\r"), number)
        where[number] = (len(lines) + 1, len(lines) + len(new))
        lines += new
    (copy / source.name).write_bytes("\n".join(lines).encode())
    save(copy / "gold.yaml", renumbered(load(case / "gold.yaml", scorer), where))
    return True


def office(source: Path, folder: Path, ending: str) -> Path:
    """Convert with LibreOffice and return the new file."""
    command = ["soffice", "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    if source.suffix in TEXT:
        command += ["--infilter=Text (encoded):UTF8,LF,,,"]
    run([*command, "--convert-to", ending, "--outdir", folder, source])
    return folder / f"{source.stem}.{ending}"


def run(command: list[str | Path]) -> None:
    """Run a program that says nothing when all goes well."""
    words = [str(word) for word in command]
    subprocess.run(words, check=True, stdin=subprocess.DEVNULL, capture_output=True, timeout=180)


def through_word(case: Path, folder: Path) -> Path:
    """Return the notes in another format: Markdown as Word, Word as OpenDocument, that as Word."""
    source = source_of(case)
    if source.suffix == ".md":
        made = folder / "source.docx"
        run(["pandoc", "-f", "gfm", "-t", "docx", "-o", made, source])
        return made
    return office(source, folder, "odt" if source.suffix == ".docx" else "docx")


def pasted(case: Path, folder: Path) -> Path | None:
    """Return text notes as a Word file with a paragraph for each line."""
    source = source_of(case)
    if source.suffix not in TEXT:
        return None
    plain = folder / "source.txt"
    plain.write_bytes(source.read_bytes().replace(b"\r\n", b"\n"))
    return office(plain, folder, "docx")


def set_by_hand(case: Path, folder: Path, how: Callable[[Run], None]) -> Path | None:
    """Return Markdown as a Word file whose headings are set by hand."""
    if source_of(case).suffix != ".md":
        return None
    made = through_word(case, folder)
    document = docx.Document(str(made))
    for paragraph in document.paragraphs:
        if paragraph.style is not None and (paragraph.style.name or "").startswith(("Heading", "Title")):
            paragraph.style = document.styles["Normal"]
            for piece in paragraph.runs:
                how(piece)
    document.save(str(made))
    return made


def in_bold(piece: Run) -> None:
    """Set a stretch of a paragraph in bold."""
    piece.bold = True


def in_capitals(piece: Run) -> None:
    """Write a stretch of a paragraph in capitals."""
    piece.text = piece.text.upper()


BY_FILE: dict[str, Callable[[Path, Path], Path | None]] = {
    "word": through_word,
    "pasted": pasted,
    "bold": lambda case, folder: set_by_hand(case, folder, in_bold),
    "capitals": lambda case, folder: set_by_hand(case, folder, in_capitals),
}


def by_file(case: Path, copy: Path, change: Callable[[Path, Path], Path | None], scorer: ModuleType) -> bool:
    """Write a case's copy in another format. Return False where the case has no such copy."""
    with tempfile.TemporaryDirectory() as folder:
        made = change(case, Path(folder))
        if made is None:
            return False
        copy.mkdir(parents=True)
        shutil.copy(made, copy / f"source{made.suffix}")
    save(copy / "gold.yaml", load(case / "gold.yaml", scorer) | {"format": "docx"})
    return True


def without_lines(case: Path, copy: Path, scorer: ModuleType) -> None:
    """Write a case's copy as it is, but for the line numbers: nobody is asked for these."""
    copy.mkdir(parents=True)
    shutil.copy(source_of(case), copy)
    save(copy / "gold.yaml", load(case / "gold.yaml", scorer) | {"format": "docx"})


def figures(corpus: Path, scorer: Path, actas: str) -> dict[str, float]:
    """Score a corpus and return its totals."""
    out = corpus / "figures.json"
    run([sys.executable, scorer, corpus, "--actas", actas, "--json", out])
    scored = json.loads(out.read_text("utf-8"))
    for name, why in scored["failed"]:
        print(f"  failed: {name}: {why}", file=sys.stderr)
    return {name: scored["total"].get(name, {}).get("f1", 0.0) for name in FIGURES}


def measure(way: str, given: argparse.Namespace, scorer: ModuleType) -> float:
    """Disturb the corpus in one way, print the figures, and return the loss of items strictly right."""
    with tempfile.TemporaryDirectory() as folder:
        plain, disturbed = Path(folder) / "plain", Path(folder) / "disturbed"
        cases = 0
        for case in sorted(gold.parent for gold in given.corpus.rglob("gold.yaml")):
            if way in BY_LINE:
                done = by_line(case, disturbed / case.name, BY_LINE[way], scorer)
            else:
                done = by_file(case, disturbed / case.name, BY_FILE[way], scorer)
            if done and way in BY_LINE:
                shutil.copytree(case, plain / case.name)
            elif done:
                without_lines(case, plain / case.name, scorer)
            cases += done
        if not cases:
            return 0.0
        before = figures(plain, given.scorer, given.actas)
        after = figures(disturbed, given.scorer, given.actas)
    loss = {name: before[name] - after[name] for name in FIGURES}
    cells = "  ".join(f"{before[name]:.3f} → {after[name]:.3f} ({-loss[name]:+.3f})" for name in FIGURES)
    print(f"{way:8} {cases:>5}  {cells}", flush=True)
    return loss[FIGURES[0]]


def main() -> int:
    """Return 1 when a loss is greater than allowed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path, help="a folder of cases, each with source.* and gold.yaml")
    parser.add_argument("scorer", type=Path)
    parser.add_argument("--actas", default="actas parse {source}")
    parser.add_argument("--only", nargs="*", choices=[*BY_LINE, *BY_FILE], default=[*BY_LINE, *BY_FILE])
    parser.add_argument(
        "--most", type=float, help="the greatest loss of items strictly right that is no failure"
    )
    given = parser.parse_args()
    spec = importlib.util.spec_from_file_location("scorer", given.scorer)
    if spec is None or spec.loader is None:
        parser.error(f"no scorer: {given.scorer}")
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    if not shutil.which("soffice") or not shutil.which("pandoc"):
        given.only = [way for way in given.only if way in BY_LINE]
    print(f"{'':8} cases  " + "  ".join(f"{name:25}" for name in FIGURES))
    losses = [measure(way, given, scorer) for way in given.only]
    return int(given.most is not None and any(loss > given.most for loss in losses))


if __name__ == "__main__":
    sys.exit(main())
