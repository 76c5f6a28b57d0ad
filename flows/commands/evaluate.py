"""`seriatim evaluate`: what is found of documents whose facts are known."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from flows.commands.common import finish, paths_argument, screen

if TYPE_CHECKING:
    from flows.evaluation import Case, Evaluated


@click.command()
@paths_argument
@click.option("--json", "as_json", is_flag=True, help="As JSON on standard output.")
@click.option("--missed/--no-missed", default=True, show_default=True, help="List what is wrong.")
def evaluate(paths: tuple[Path, ...], as_json: bool, missed: bool) -> None:
    """Score documents that have gold facts: NAME.json beside them, or in a folder gold there.

    Exit status: 0 all were read, 1 some were not, 2 wrong usage, or nothing with gold facts.
    """
    from flows.evaluation import cases

    found = cases(paths)
    if not found:
        raise click.UsageError("no document there has gold facts: NAME.json beside it or in gold/")
    done = worked(found)
    if as_json:
        _print_json(done)
    else:
        _print(done, missed)
    finish(any(each.failure is not None for each in done))


def worked(found: Sequence[Case]) -> list[Evaluated]:
    """What is found of each document; a bar on a terminal says how far the work is."""
    from rich.console import Console
    from rich.progress import track

    from flows.evaluation import evaluate

    console = Console(stderr=True)
    return list(
        track(
            evaluate(found),
            "Evaluating",
            total=len(found),
            console=console,
            transient=True,
            disable=not console.is_terminal,
        )
    )


def _print(done: Sequence[Evaluated], with_missed: bool) -> None:
    from flows.scoreboard import missed, table

    console = screen()
    console.print(table(done))
    for line in missed(done) if with_missed else ():
        console.print(line, markup=False, soft_wrap=True)


def _print_json(done: Sequence[Evaluated]) -> None:
    from flows.jsons import printed
    from flows.scoreboard import plain

    click.echo(printed(plain(done)), nl=False)
