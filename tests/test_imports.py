"""Who may import whom, read from the source; and what a quick command never loads."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
OURS = ("schemas", "extractors", "writers", "flows", "review")
ALLOWED = {
    "schemas": {"schemas"},
    "extractors": {"extractors", "schemas"},
    "writers": {"writers", "schemas"},
    "flows": {"flows", "extractors", "writers", "schemas"},
    "review": {"review", "flows", "extractors", "writers", "schemas"},
}
SERVES = tuple(  # commands that open what others reach, by what the desk is opened with
    f"flows/commands/{name}.py" for name in ("review", "review_users", "serve_archive")
)
MODULES = [path for package in OURS for path in sorted((ROOT / package).rglob("*.py"))]


def imported(path: Path) -> Iterator[str]:
    """The top-level package of every import, wherever it stands in the file."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path.name}: relative import, line {node.lineno}"
            yield (node.module or "").split(".")[0]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_module_imports_only_what_lies_below_it(path: Path) -> None:
    package = path.relative_to(ROOT).parts[0]
    ours = {name for name in imported(path) if name in OURS}
    serves = path.relative_to(ROOT).as_posix() in SERVES
    assert ours <= ALLOWED[package] | ({"review"} if serves else set())


def test_only_the_flow_itself_imports_prefect() -> None:
    importers = {
        path.relative_to(ROOT).as_posix() for path in MODULES if "prefect" in imported(path)
    }
    assert importers == {"flows/notices.py", "flows/next_session.py", "flows/approvals.py"}


@pytest.mark.parametrize("command", [["--help"], ["facts", "--help"], ["status", "no-such-folder"]])
def test_answering_at_once_loads_nothing_heavy(command: list[str]) -> None:
    loaded = loaded_by(*command)
    assert not loaded & {"prefect", "spacy", "docx", "pdfplumber", "numpy"}


@pytest.mark.parametrize("command", ["facts", "check", "draft"])
def test_a_single_question_never_loads_prefect(command: str, tmp_path: Path) -> None:
    notice = tmp_path / "notice.txt"
    notice.write_text("11 December 2024\n\nNotification\n\n1. The session opens.\n", "utf-8")
    assert "prefect" not in loaded_by(command, str(notice))


def loaded_by(*arguments: str) -> set[str]:
    """The top-level modules that a command has loaded when it ends."""
    code = (
        "import sys\n"
        "from flows.cli import main\n"
        f"try: main({list(arguments)!r})\n"
        "except SystemExit: pass\n"
        "print('\\n' + ' '.join({name.split('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split())


def test_an_installation_has_every_file_that_the_program_reads() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    patterns = settings["tool"]["setuptools"]["package-data"]["*"]
    found = (path for name in OURS for path in (ROOT / name).rglob("*.*") if path.is_file())
    suffixes = {path.suffix for path in found} - {".py", ".pyc", ".md", ".png"}
    assert {f"*{suffix}" for suffix in suffixes} == set(patterns)
