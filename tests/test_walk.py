"""The walks in the manual, followed to the letter: what stands after `$` is run, below it what is said.

`ACTAS_UPDATE_DOCS=1 pytest tests/test_walk.py` writes what the commands say today; look at it then.
A block of ```console holds commands and their output (``[1]`` is an exit code that is not 0); any other block
with a file's name after its language is that file, as a reader would save it.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[1] / "docs"
WALKS = (("follow-up.es.md", "es"), ("follow-up.md", "en"))
BLOCK = re.compile(r"^```(\w+)(?: ([\w./-]+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def walk(text: str, language: str, at: Path) -> str:
    """Return a page with what its commands say, run one after the other in a folder."""
    environ = {
        **os.environ, "ACTAS_LANG": language, "COLUMNS": "100", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8",
        "ACTAS_CACHE_DIR": str(at / "cache"), "GITHUB_ACTIONS": "",
    }  # fmt: skip
    here = at / "walk"
    here.mkdir()

    def block(found: re.Match[str]) -> str:
        nonlocal here
        kind, file, body = found.groups()
        if kind != "console":
            if file:
                (here / file).write_text(body, "utf-8")
            return found[0]
        lines = []
        for line in (line for line in body.splitlines() if line.startswith("$ ")):
            words = shlex.split(line.removeprefix("$ "))
            lines.append(line)
            if words[0] == "cd":
                here = here / words[1]
                continue
            assert words[0] == "actas", line
            run = subprocess.run(
                [sys.executable, "-m", "actas", *words[1:]], cwd=here, env=environ, stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8", timeout=120,
            )  # fmt: skip
            lines += run.stdout.rstrip("\n").splitlines()
            lines += [f"[{run.returncode}]"] if run.returncode else []
        head = f"```{kind}\n"
        return head + "\n".join(lines) + "\n```"

    return BLOCK.sub(block, text)


@pytest.mark.parametrize(("name", "language"), WALKS, ids=[name for name, _ in WALKS])
def test_the_walk_goes_as_the_page_says(name, language, tmp_path):
    page = DOCS / name
    text = page.read_text("utf-8")
    assert text.count("\n$ actas") >= 10
    walked = walk(text, language, tmp_path)
    if os.environ.get("ACTAS_UPDATE_DOCS"):
        page.write_text(walked, "utf-8")
    assert walked == text


def test_both_languages_walk_the_same_way():
    def commands(name: str) -> list[list[str]]:
        lines = (DOCS / name).read_text("utf-8").splitlines()
        ours = ("follow", "add", "status")
        words = [line.split()[1:] for line in lines if line.startswith("$ ")]
        return [[word for word in line if word.startswith("-") or word in ours] for line in words]

    assert commands(WALKS[0][0]) == commands(WALKS[1][0])
