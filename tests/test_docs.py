"""What the documents for people promise, tried out."""

from __future__ import annotations

import re
import shlex
import shutil
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from flows.cli import main
from tests.conftest import SAMPLES

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")


@dataclass(frozen=True)
class Shown:
    """A command in the README, and what it is shown to print."""

    arguments: list[str]
    output: list[str]


def shown() -> Iterator[Shown]:
    for block in re.findall(r"^```console\n(.*?)^```", README, re.DOTALL | re.MULTILINE):
        for part in block.split("$ ")[1:]:
            command, *output = part.splitlines()
            yield Shown(shlex.split(command), output)


COMMANDS = [each for each in shown() if each.arguments[0] == "seriatim"]
TARGETS = [each.arguments[1] for each in shown() if each.arguments[0] == "make"]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the samples in it, where the commands run one after another."""
    folder = tmp_path_factory.mktemp("desk")
    shutil.copytree(SAMPLES.parent, folder / "samples")
    return folder


@pytest.mark.parametrize("each", COMMANDS, ids=lambda each: " ".join(each.arguments))
def test_a_command_of_the_readme_does_what_is_shown(
    each: Shown, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(desk)
    command = each.arguments[1:]
    # tests/test_flow.py holds that the flow makes the same bytes; here no server is needed.
    engine = ["--engine", "inline"] if command[0] == "run" else []
    result = CliRunner().invoke(main, [*command, *engine])
    assert result.exit_code == 0, result.output
    if each.output:
        assert [line.rstrip() for line in result.stdout.splitlines()] == each.output


def test_the_tree_in_the_readme_is_what_a_run_leaves(desk: Path) -> None:
    block = re.search(r"^```text\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
    assert block is not None
    folder, *files = (line.split()[0] for line in block[1].splitlines())
    left = [path for path in (desk / folder).rglob("*") if path.is_file()]
    assert files == sorted(path.relative_to(desk / folder).as_posix() for path in left)


def test_the_notice_on_the_first_screen_is_the_real_one() -> None:
    quoted = re.findall(r"^    (.*[\u4e00-\u9fff].*)$", README.split("```")[0], re.MULTILINE)
    printed = (SAMPLES / "zh.txt").read_text("utf-8").splitlines()
    assert len(quoted) == 5
    assert set(quoted) <= set(printed)


@pytest.mark.parametrize("target", TARGETS)
def test_a_make_target_of_the_readme_exists(target: str) -> None:
    assert re.search(rf"^{target}:", MAKEFILE, re.MULTILINE)


def test_every_command_has_a_row_in_the_readme() -> None:
    rows = re.findall(r"^\| `([\w-]+)", README, re.MULTILINE)
    assert sorted(rows) == sorted(main.commands)


def test_the_check_lines_of_contributing_are_those_of_make() -> None:
    contributing = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    lines = re.findall(r"^    \.venv/bin/(.*)$", contributing, re.MULTILINE)
    lint = re.findall(r"^\t\$\(BIN\)/(.*)$", MAKEFILE.split("\nlint:")[1], re.MULTILINE)[:3]
    assert lines == [*lint, "pytest"]


def test_every_dependency_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    pinned = re.findall(
        r"^([\w.-]+)==", (ROOT / "constraints.txt").read_text("utf-8"), re.MULTILINE
    )
    assert {re.split(r"[^\w.-]", name)[0] for name in wanted} <= set(pinned)


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "outputs/README.md"])
def test_links_between_the_documents_lead_somewhere(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    targets = re.findall(r"\]\((?!https?:)([^)#]+)\)", text)
    assert [
        target for target in targets if not (ROOT / name).parent.joinpath(target).exists()
    ] == []
