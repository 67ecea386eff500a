"""What the READMEs show is what the program does."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from actas.cli import main, terminal
from actas.cli.app import COMMANDS

HOME = Path(__file__).parents[1]
READMES = ("README.md", "README.es.md")
EXAMPLE = HOME / "examples" / "taller-rural" / "notas.txt"


def read(name: str) -> str:
    return (HOME / name).read_text("utf-8")


def block_after(text: str, mark: str) -> str:
    return text.split(mark)[1].split("```text\n")[1].split("```")[0]


@pytest.fixture(autouse=True)
def plain(monkeypatch):
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("ACTAS_LANG", "en")
    terminal.language.cache_clear()
    yield
    terminal.language.cache_clear()


@pytest.fixture
def spanish(monkeypatch):
    monkeypatch.setenv("ACTAS_LANG", "es")
    terminal.language.cache_clear()


def test_the_help_block_is_the_help(capsys):
    assert main(["--help"]) == 0
    assert block_after(read("README.md"), "<!-- help") == capsys.readouterr().out


def test_the_summary_is_what_parse_says(spanish, capsys):
    assert main(["parse", str(EXAMPLE)]) == 0
    assert block_after(read("README.es.md"), "<!-- resumen") == capsys.readouterr().err


@pytest.mark.parametrize("name", READMES)
def test_the_picture_shows_the_example(name, capsys):
    """The right half stands in the record, line by line; of the left half, the doubts."""
    assert main(["parse", str(EXAMPLE)]) == 0
    said = capsys.readouterr()
    picture = read(name).split("```text\n")[1].split("```")[0]
    right = [m[1] for m in re.finditer(r"^.{51}(\s*\S.*)$", picture, re.MULTILINE)]
    shown = [line.rstrip("… ") for line in right if re.match(r"[\s-]*[a-z]+:", line)]
    record = [line.strip() for line in said.out.splitlines()]
    assert len(shown) >= 8
    for line in shown:
        assert any(found.startswith(line.strip()) for found in record), line
    doubts = re.findall(r"^ (\d\d)  ([A-Z]\d+)  ", picture, re.MULTILINE)
    assert len(doubts) == 2
    for line, item in doubts:
        assert re.search(rf"^\s+{line}  {item}\b", said.err, re.MULTILINE), (line, item)


@pytest.mark.parametrize("name", READMES)
def test_the_notes_in_the_picture_are_the_examples(name):
    words = EXAMPLE.read_text("utf-8").split()
    picture = read(name).split("```text\n")[1].split("```")[0]
    left = [line[:45].split("→")[0] for line in picture.splitlines()[2:9]]
    for word in " ".join(left).replace("…", " ").split():
        assert word in words, word


@pytest.mark.parametrize("name", READMES)
def test_every_command_shown_is_one(name, capsys):
    for command, rest in re.findall(r"\bactas (parse|[a-z]+)\b([^\n`#]*)", "\n".join(code(read(name)))):
        assert command in COMMANDS, command
        main([command, "--help"])
        help_text = capsys.readouterr().out
        for option in re.findall(r"--[a-z-]+", rest):
            assert option in help_text, f"{command} {option}"


def code(text: str) -> list[str]:
    return re.findall(r"```sh\n(.*?)```", text, re.DOTALL) + re.findall(r"`(actas [^`\n]+)`", text)


@pytest.mark.parametrize("file", ["README.md", "README.es.md", "CONTRIBUTING.md", "docs/index.md"])
def test_every_link_leads_somewhere(file):
    here = (HOME / file).parent
    for target in re.findall(r"\]\(([^)#:]+)\)", read(file)):
        assert (here / target).exists(), target


@pytest.mark.parametrize("name", READMES)
def test_the_glossary_has_ten_lines(name):
    lines = [line for line in read(name).splitlines() if line.startswith("| **")]
    assert len(lines) == 10


def test_the_two_commands_are_jobs_of_run_py():
    shown = re.findall(r"^python3 run\.py (\w+)", read("README.md"), re.MULTILINE)
    assert shown[:2] == ["demo", "test"]
    run = subprocess.run([sys.executable, HOME / "run.py", "--help"], capture_output=True, text=True)
    assert run.returncode == 0
    assert all(f"run.py {job}" in run.stdout for job in shown)
