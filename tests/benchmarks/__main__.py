"""What Seriatim costs beside bare text extraction: `make bench`, or `make bench ARGS=3`."""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from statistics import median

import click
import pdfplumber

from flows.reading import read
from tests.benchmarks import queue
from tests.benchmarks.processes import Run, run
from tests.documents import make_docx, make_pdf
from writers.facts import facts

NOTICE = Path(__file__).parents[2] / "samples" / "unhabitat-assembly-2024-12-11" / "zh.txt"
COMMAND = str(Path(sys.executable).with_name("seriatim"))
BARE = (
    "import pdfplumber, sys; [page.extract_text() for page in pdfplumber.open(sys.argv[1]).pages]"
)
RUNS = 7


def main(runs: int = RUNS) -> None:
    """Print every measurement, each as the median of several runs."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        documents = _documents(folder)
        click.echo(f"The Chinese notice, medians of {runs} runs\n")
        _warm(documents, runs)
        _cold(documents, folder, runs)
        _queue(folder, runs)


def _documents(folder: Path) -> dict[str, Path]:
    """The notice by form; without a PDF where LibreOffice is missing."""
    made = {"txt": NOTICE, "docx": make_docx(NOTICE, folder / "notice.docx")}
    if shutil.which("soffice"):
        made["pdf"] = make_pdf(made["docx"], folder / "notice.pdf")
    else:
        click.echo("LibreOffice (soffice) is missing: nothing is measured on PDF.")
    return made


def _warm(documents: Mapping[str, Path], runs: int) -> None:
    """Reading and extracting in a process that has everything loaded."""
    click.echo("In a warm process, facts of the notice                       ms")
    bare = _timed(lambda: _bare(documents["pdf"]), runs) if "pdf" in documents else None
    if bare:
        _line("pdfplumber's extract_text of the PDF, no facts", bare * 1000, None)
    for form, path in documents.items():
        seconds = _timed(partial(_facts, path), runs)
        _line(f"facts from {form}", seconds * 1000, bare and seconds / bare)


def _cold(documents: Mapping[str, Path], folder: Path, runs: int) -> None:
    """Whole commands, as a person at a shell waits for them."""
    click.echo("\nFrom shell prompt to result                                    s             MB")
    commands = {
        f"seriatim facts, {form}": [COMMAND, "facts", str(path)] for form, path in documents.items()
    }
    bare = None
    if "pdf" in documents:
        bare = _median([sys.executable, "-c", BARE, str(documents["pdf"])], runs)
        _line("pdfplumber's extract_text of the PDF", bare.seconds, None, bare.megabytes)
    for name, command in commands.items():
        _cold_line(name, _median(command, runs), bare)
    for engine, count in (("inline", runs), ("prefect", 1)):
        command = [COMMAND, "run", "--force", "--engine", engine, "--out", str(folder / engine)]
        _cold_line(f"seriatim run --engine {engine}", _median([*command, str(NOTICE)], count), bare)


def _queue(folder: Path, runs: int) -> None:
    """Pages of the review desk over a long queue, from request to answer."""
    click.echo(f"\nThe review desk, a queue of {queue.DOCUMENTS:,} documents              ms")
    for answer in queue.answers(folder, runs):
        _line(answer.name, answer.seconds * 1000, None)


def _bare(path: Path) -> list[str]:
    with pdfplumber.open(path) as document:
        return [page.extract_text() for page in document.pages]


def _facts(path: Path) -> object:
    return facts(read(path))


def _timed(action: Callable[[], object], runs: int) -> float:
    """Median seconds of an action, after one run that does not count."""
    action()
    return median(_seconds(action) for _ in range(runs))


def _seconds(action: Callable[[], object]) -> float:
    begun = time.perf_counter()
    action()
    return time.perf_counter() - begun


def _median(command: list[str], runs: int) -> Run:
    """The run of a command that took the median time, after one that does not count."""
    done = sorted((run(command) for _ in range(runs + 1)), key=lambda each: each.seconds)
    return done[len(done) // 2]


def _cold_line(name: str, taken: Run, bare: Run | None) -> None:
    ratio = taken.seconds / bare.seconds if bare else None
    _line(name, taken.seconds, ratio, taken.megabytes)


def _line(name: str, value: float, ratio: float | None, megabytes: float | None = None) -> None:
    shown = f"{ratio:6.2f} ×" if ratio else " " * 8
    memory = f"{megabytes:6.0f}" if megabytes else ""
    click.echo(f"  {name:<52}{value:9.2f} {shown}{memory}".rstrip())


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
