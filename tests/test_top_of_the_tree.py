"""What stands at the top of the tree: scratch files of somebody's work are none of the project's."""

import shutil
import subprocess
from pathlib import Path

import pytest

HOME = Path(__file__).resolve().parents[1]
FOLDERS = {".ci", "benchmarks", "docs", "examples", "schemas", "src", "tests", "tools"}
FILES = {
    ".gitignore",
    ".pre-commit-hooks.yaml",
    "action.yml",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "pyproject.toml",
    "README.es.md",
    "README.md",
    "run.py",
    "SECURITY.md",
}


def test_nothing_stands_at_the_top_of_the_tree_but_what_belongs_there():
    """Whoever adds a file there names it here, too."""
    if shutil.which("git") is None or not (HOME / ".git").exists():
        pytest.skip("no checkout of git's")
    done = subprocess.run(["git", "ls-files", "-z"], cwd=HOME, capture_output=True, check=False)
    if done.returncode:
        pytest.skip("git does not read this checkout")
    tops = {name.partition("/")[0] for name in done.stdout.decode().split("\0") if name}
    assert not tops - FOLDERS - FILES
