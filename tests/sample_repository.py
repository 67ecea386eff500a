"""A repository of records as a ministry might keep one, with three slips in it; made anew for each test.

`python tests/sample_repository.py FOLDER` makes it to look at: then `actas validate --format github FOLDER`.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SOUND = """\
actas: 1
id: taller-2015
status: draft
meeting:
  title: Taller de huertos
  series: talleres
  date: "2015-11-20"
  language: es
sections:
  - id: S1
    kind: agreements
    heading: Acuerdos
    lines: [1, 1]
    items:
      - id: A1
        label: "1"
        lines: [2, 2]
        text: Publicar los menús cada mes.
"""
SLIPS = """\
actas: 1
id: taller-2016
status: draft
meeting:
  title: Taller de huertos
  series: talleres
  date: "2016-11-15"
  language: es
sections:
  - id: S1
    kind: acuerdos
    heading: Acuerdos
    lines: [1, 1]
    items:
      - id: A1
        label: "1"
        lines: [2, 2]
        actor: {name: México, kind: country, code: MXX}
        text: "Publicar los menús cada mes: 100 %, sin ::error:: ni <b>."
        reiterates: [{to: taller-2015#A9}]
"""
# Line and column of each slip, and its rule.
PLACES = ((11, 11, "unknown-kind"), (18, 52, "unknown-code"), (20, 27, "unknown-reiteration"))
SETTINGS = """\
acronyms = ["RCEE"]
records = ["records"]
"""


def make(folder: Path, *, config: str = "") -> Path:
    """Write the repository, and commit it; return its folder. ``config`` is that of pre-commit."""
    (folder / "records").mkdir(parents=True)
    (folder / "records" / "taller-2015.acta.yaml").write_text(SOUND, "utf-8")
    (folder / "records" / "taller-2016.acta.yaml").write_text(SLIPS, "utf-8")
    (folder / "actas.toml").write_text(SETTINGS, "utf-8")
    (folder / "other.yaml").write_text("not: a record\n", "utf-8")
    if config:
        (folder / ".pre-commit-config.yaml").write_text(config, "utf-8")
    git(folder, "init", "--quiet")
    git(folder, "add", ".")
    git(folder, "-c", "core.hooksPath=/dev/null", "commit", "--quiet", "-m", "Records")
    return folder


def git(folder: Path, *words: str) -> None:
    """Run git as somebody, whatever the machine's settings."""
    who = (
        "-c",
        "user.name=Relatoría",
        "-c",
        "user.email=relatoria@example.org",
        "-c",
        "commit.gpgsign=false",
    )
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)


if __name__ == "__main__":
    make(Path(sys.argv[1]))
