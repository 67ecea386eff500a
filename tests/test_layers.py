"""The house's rule, held by reading every import: lower floors only, and steps never import steps."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "actas"
FILES = sorted(SOURCE.rglob("*.py"))
FLOORS = {"model": 0, "vocabulary": 1, "office": 1, "pipeline": 3, "cli": 4, "__main__": 5, "__init__": 4}
STEPS = 2  # every other room

# Which rooms may import a library, by the library's import name. What is not here nobody may import.
OWNERS = {
    "jsonschema_rs": {"validate"},
    "lxml": {"read", "render"},
    "pyarrow": {"follow"},
    "pypdfium2": {"read"},
    "rich": {"cli", "render"},
    "typer": {"cli"},
    "typst": {"render"},
    "yaml": {"store"},
}
LOUD = {
    "print", "input", "exit", "quit", "sys.exit", "os._exit", "sys.stdout.write", "sys.stderr.write",
    "sys.stdout.buffer.write",
}  # fmt: skip


def room_of(file: Path) -> str:
    first = file.relative_to(SOURCE).parts[0]
    return first.removesuffix(".py")


def floor_of(room: str) -> int:
    return FLOORS.get(room, STEPS)


def imports(file: Path) -> Iterator[tuple[int, str]]:
    """Yield line and full name of all that a file imports, inside functions too."""
    tree = ast.parse(file.read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, name.name) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}:{node.lineno}: imports here are absolute"
            yield from ((node.lineno, f"{node.module}.{name.name}") for name in node.names)


def breaches(file: Path) -> Iterator[str]:
    room = room_of(file)
    for line, name in imports(file):
        parts = name.split(".")
        if parts[0] != "actas":
            continue
        other = parts[1]
        if name != "actas.__version__" and floor_of(other) >= floor_of(room) and other != room:
            yield f"{file.relative_to(SOURCE)}:{line}: {room} imports {name}"


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(SOURCE)))
def test_a_room_imports_lower_floors_only(file):
    assert list(breaches(file)) == []


def test_the_command_line_knows_the_pipeline_and_no_step():
    for file in (SOURCE / "cli").rglob("*.py"):
        rooms = {name.split(".")[1] for _, name in imports(file) if name.startswith("actas.")}
        assert rooms <= {"cli", "pipeline", "model", "vocabulary", "__version__"}, file


def test_a_library_is_imported_by_its_owners_only():
    import sys

    for file in FILES:
        for line, name in imports(file):
            library = name.split(".")[0]
            if library == "actas" or library in sys.stdlib_module_names:
                continue
            owners = OWNERS.get(library, set())
            assert room_of(file) in owners, f"{file}:{line}: {library} belongs to {owners or 'nobody'}"


def calls(file: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            yield node.lineno, ast.unparse(node.func)


def test_only_the_command_line_prints_asks_or_exits():
    for file in FILES:
        if room_of(file) in ("cli", "__main__"):
            continue
        for line, called in calls(file):
            assert called not in LOUD, f"{file}:{line}: {called}"


def test_no_assert_stands_between_a_user_and_an_answer():
    for file in FILES:
        found = [n.lineno for n in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(n, ast.Assert)]
        assert found == [], f"{file}: assert in lines {found}"


def test_the_guard_sees_a_breach(tmp_path, monkeypatch):
    """
    A step that imports a step, and a vocabulary that imports the pipeline.
    """
    monkeypatch.setattr("test_layers.SOURCE", tmp_path)
    for room in ("store", "read", "vocabulary"):
        (tmp_path / room).mkdir()
    (tmp_path / "pipeline.py").touch()
    step = tmp_path / "store" / "x.py"
    step.write_text("def f():\n    from actas.read import read_notes\n")
    words = tmp_path / "vocabulary" / "x.py"
    words.write_text("from actas import pipeline\n")
    assert list(breaches(step)) == ["store/x.py:2: store imports actas.read.read_notes"]
    assert list(breaches(words)) == ["vocabulary/x.py:1: vocabulary imports actas.pipeline"]


def joined_tables(file: Path) -> Iterator[str]:
    """Yield where tables of words are joined in a function that does so each time that it is called."""
    for function in ast.walk(ast.parse(file.read_text("utf-8"))):
        if not isinstance(function, ast.FunctionDef) or function.decorator_list:
            continue
        for node in ast.walk(function):
            if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr | ast.BitAnd | ast.Sub):
                asked = (one.func for one in (node.left, node.right) if isinstance(one, ast.Call))
                if any(
                    isinstance(one, ast.Attribute) and one.attr in ("grammar", "phrases") for one in asked
                ):
                    yield f"{file.relative_to(SOURCE)}:{node.lineno}"


def test_no_tables_are_joined_while_a_line_is_read():
    """To join thousands of words takes longer than whatever is asked of them: once a tenth of all reading.

    Ask each table, or `words.grammar("one", "two")`, or join them in a function that keeps what it returns.
    """
    rooms = ("classify", "lines", "outline", "vocabulary")
    files = [file for file in FILES if room_of(file) in rooms]
    assert files
    assert sorted(place for file in files for place in joined_tables(file)) == []
