"""Break our own code on purpose, one small change at a time, and see which changes no test notices.

    python tools/mutate.py [TARGET …]     for example cli/output/github.py, or some functions or lines of it:
                                          cli/output/github.py:_data,_cell or store/load.py:118,208

Works on a copy of the repository. For each change it runs the target's tests in a fork of itself, so that
libraries are loaded once; what survives is printed with its line. docs/mutation.md says what survived
and why. POSIX only (it forks).
"""

# ruff: noqa: T201 - a script for people: it prints

from __future__ import annotations

import ast
import copy
import os
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

HOME = Path(__file__).resolve().parents[1]
LONGEST = 90  # seconds for the tests of one change; one that never ends counts as noticed
# File -> the tests that must notice a change in it.
OUTPUT = ("tests/test_output.py",)
TARGETS = {
    "model/span.py": ("tests/test_span.py",),
    **{
        f"cli/output/{form}.py": OUTPUT
        for form in ("github", "gitlab", "junit", "sarif", "jsonl", "concise", "text")
    },
    "cli/output/__init__.py": OUTPUT,
    "validate/span_overlap.py": (
        "tests/test_validate.py::test_whoever_has_lines_that_another_has_is_told",
        "tests/test_validate.py::test_an_overlap_names_both",
    ),
    "validate/across/sealed.py": ("tests/test_validate_across.py",),
    "store/load.py": ("tests/test_store.py", "tests/test_validate_faults.py", "tests/test_store_load.py"),
}
SWAPPED = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.And: ast.Or, ast.Or: ast.And,
}  # fmt: skip


class Change(NamedTuple):
    """A changed module: where, what, and its source."""

    line: int
    what: str
    source: str


def changes(source: str, functions: tuple[str, ...] = ()) -> Iterator[Change]:
    """Yield every change of a module, or of some of its functions, one at a time."""
    tree = ast.parse(source)
    nodes = list(ast.walk(tree))
    quiet = {id(part) for node in nodes for part in _unchanged(node)}
    inside = {
        id(part)
        for node in nodes
        if isinstance(node, ast.FunctionDef) and node.name in functions
        for part in ast.walk(node)
    }
    for at, node in enumerate(nodes):
        if id(node) in quiet or (
            functions and id(node) not in inside and str(getattr(node, "lineno", 0)) not in functions
        ):
            continue
        for what, change in _ways(node):
            again = copy.deepcopy(tree)
            change(list(ast.walk(again))[at])
            yield Change(getattr(node, "lineno", 0), what, ast.unparse(ast.fix_missing_locations(again)))


def _unchanged(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what a change of would say nothing: docstrings, annotations."""
    if isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.Module)) and ast.get_docstring(node) is not None:
        yield from ast.walk(node.body[0])
    for name in ("annotation", "returns"):
        if getattr(node, name, None) is not None:
            yield from ast.walk(getattr(node, name))


def _ways(node: ast.AST) -> Iterator[tuple[str, object]]:
    """Yield names of changes to a node, and what makes each."""
    if isinstance(node, ast.Compare) and type(node.ops[0]) in SWAPPED:
        yield f"{_short(node)}: other comparison", lambda n: n.ops.__setitem__(0, SWAPPED[type(n.ops[0])]())
    if isinstance(node, (ast.BinOp, ast.BoolOp)) and type(node.op) in SWAPPED:
        yield f"{_short(node)}: other operator", lambda n: setattr(n, "op", SWAPPED[type(n.op)]())
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield f"{_short(node)}: no not", lambda n: setattr(n, "operand", ast.UnaryOp(ast.Not(), n.operand))
    if isinstance(node, (ast.If, ast.IfExp, ast.While)) and not isinstance(node.test, ast.Constant):
        yield f"if {_short(node.test)}: never", lambda n: setattr(n, "test", ast.Constant(False))
    if isinstance(node, ast.Constant):
        yield from _of_constant(node)
    if isinstance(node, ast.Return) and node.value is not None:
        yield f"return {_short(node.value)}: None", lambda n: setattr(n, "value", ast.Constant(None))
    if isinstance(node, ast.Expr) and isinstance(node.value, (ast.Call, ast.Yield, ast.YieldFrom)):
        yield f"{_short(node)}: left out", lambda n: setattr(n, "value", ast.Constant(None))


def _of_constant(node: ast.Constant) -> Iterator[tuple[str, object]]:
    if isinstance(node.value, bool):
        yield f"{node.value}: its opposite", lambda n: setattr(n, "value", not n.value)
    elif isinstance(node.value, int):
        yield f"{node.value}: one more", lambda n: setattr(n, "value", n.value + 1)
    elif isinstance(node.value, str) and node.value:
        yield f"{node.value[:30]!r}: another text", lambda n: setattr(n, "value", "X" + n.value)


def _short(node: ast.AST) -> str:
    text = " ".join(ast.unparse(node).split())
    return text if len(text) <= 60 else text[:59] + "…"


def noticed(copy_of: Path, tests: tuple[str, ...]) -> bool:
    """Tell whether a test fails, in a fork that has only what is loaded by now."""
    child = os.fork()
    if child == 0:
        sink = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(sink, stream)
        signal.alarm(LONGEST)
        os.chdir(copy_of)
        sys.path[:0] = [str(copy_of / "src"), str(copy_of / "tests")]
        import pytest

        os._exit(int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", *tests]) != 0))
    return os.waitpid(child, 0)[1] != 0


def main() -> int:
    """Print what survives, and the sum for each target."""
    sys.dont_write_bytecode = True
    for library in ("pytest", "yaml", "jsonschema_rs", "typer", "lxml.etree"):  # not what pytest rewrites
        __import__(library)
    wanted = sys.argv[1:] or list(TARGETS)
    with tempfile.TemporaryDirectory() as folder:
        copied = Path(folder) / "main" / "repository"  # as deep as a clone beside `shared`
        for name in ("src", "tests", "schemas", "examples", "docs", "pyproject.toml"):
            origin = HOME / name
            target = copied / name
            target.parent.mkdir(parents=True, exist_ok=True)
            ignore = shutil.ignore_patterns("__pycache__")
            shutil.copytree(origin, target, ignore=ignore) if origin.is_dir() else shutil.copy(origin, target)
        shared = HOME.parent / "shared"
        if shared.is_dir():
            (copied.parent / "shared").symlink_to(shared)
        for name in wanted:
            _try(copied, name)
    return 0


def _try(copied: Path, target: str) -> None:
    name, _, functions = target.partition(":")
    tests = tuple(test for test in TARGETS[name] if (copied / test.partition("::")[0]).is_file())
    file = copied / "src" / "actas" / name
    source = file.read_text("utf-8")
    if noticed(copied, tests):
        print(f"{name}: its tests fail as it is; nothing can be said", flush=True)
        return
    start, found, survived = time.monotonic(), 0, 0
    for change in changes(source, tuple(filter(None, functions.split(",")))):
        file.write_text(change.source, "utf-8")
        found += 1
        if not noticed(copied, tests):
            survived += 1
            print(f"{name}:{change.line}: {change.what}", flush=True)
    file.write_text(source, "utf-8")
    seconds = time.monotonic() - start
    print(
        f"{target}: {found} changes, {found - survived} noticed, {survived} not ({seconds:.0f} s)", flush=True
    )


if __name__ == "__main__":
    sys.exit(main())
