"""What a person sees while documents are worked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)

from flows.result import Result

Watcher = Callable[[Result], None]


@contextmanager
def progress(total: int, waiting: str, quiet: bool) -> Iterator[Watcher]:
    """One who is told of results and shows how far the work is, on standard error.

    A bar on a terminal, lines elsewhere, nothing where quiet. `waiting` says what goes on before
    the first result.
    """
    console = Console(stderr=True, quiet=quiet)
    if console.is_terminal:
        with _bar(console) as bar:
            yield _on_bar(bar, total, waiting)
    else:
        console.print(waiting, soft_wrap=True)
        yield _in_lines(console, total)


def _bar(console: Console) -> Progress:
    return Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console,
        transient=True,
    )


def _on_bar(bar: Progress, total: int, waiting: str) -> Watcher:
    task = bar.add_task(waiting, total=total)
    seen: set[str] = set()

    def watch(result: Result) -> None:
        seen.add(result.name)
        bar.update(task, completed=len(seen), description=f"{result.status} {result.name}")

    return watch


def _in_lines(console: Console, total: int) -> Watcher:
    seen: set[str] = set()

    def watch(result: Result) -> None:
        if result.name not in seen:
            seen.add(result.name)
            console.print(
                f"[{len(seen)}/{total}] {result.status} {result.name}",
                markup=False,
                highlight=False,
                soft_wrap=True,
            )

    return watch
