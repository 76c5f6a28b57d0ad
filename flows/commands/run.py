"""`seriatim run`: notices to records, facts, findings and drafts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Literal

import click

from flows.commands.common import (
    DAY,
    PATH,
    attempted,
    engine_option,
    fault,
    finish,
    gathered,
    language_option,
    paths_argument,
    screen,
    suggest_option,
)
from flows.progress import progress
from flows.result import Options, Result
from flows.stop import stoppable
from flows.watch import watched_by

Engine = Literal["prefect", "inline"]
WAITING = {
    "prefect": "Starting Prefect's server, which takes up to half a minute …",
    "inline": "Starting …",
}


@click.command()
@paths_argument
@click.option(
    "--out", type=PATH, default="outputs", show_default=True, help="Folder for what is made."
)
@engine_option
@language_option
@suggest_option
@click.option("--markup-date", type=DAY, help="Date of the XML  [default: that of the document]")
@click.option("--force", is_flag=True, help="Work again what stands in the outputs already.")
@click.option("--json", "as_json", is_flag=True, help="Results as JSON on standard output.")
def run(
    paths: tuple[Path, ...],
    out: Path,
    engine: Engine,
    language: str | None,
    suggest: tuple[str, ...],
    markup_date: datetime | None,
    force: bool,
    as_json: bool,
) -> None:
    """Work notices (files, or folders of them) into XML, facts, findings and Word drafts.

    Packages of `seriatim package`, as folders or ZIP files, are taken back as they were.
    """
    from flows.unpacking import packed, within

    day = markup_date.date().isoformat() if markup_date else None
    packages = packed(paths, out)
    documents = gathered(paths, out, partial(within, packages=packages)).documents
    results = (
        *_restored(packages, out),
        *_worked(documents, out, Options(language, day, force, suggest), engine, as_json),
    )
    for result in results:
        if result.failure:
            fault(result.name, result.failure)
    compared = _compared(results, out)
    if as_json:
        _print_json(results)
    else:
        _print_table(results, out)
    finish(not compared or any(result.failure for result in results))


def _restored(packages: Sequence[Path], out: Path) -> Iterator[Result]:
    """The results of taking packages of an archive back."""
    from flows.unpacking import restore

    for path in packages:
        yield from attempted(path, lambda path: tuple(restore(path, out))) or ()


def _worked(
    documents: Sequence[Path], out: Path, options: Options, engine: Engine, quiet: bool
) -> Sequence[Result]:
    """The results; where nothing is to be done, no engine is started."""
    from flows.keep import sweep
    from flows.plan import plan

    todo = plan(documents, out, options)
    if not todo.jobs:
        return todo.results(())
    sweep(out)
    with (
        stoppable(),
        progress(len(todo.jobs), WAITING[engine], quiet) as watcher,
        watched_by(watcher),
    ):
        return _run(documents, out, options, engine)


def _run(
    documents: Sequence[Path], out: Path, options: Options, engine: Engine
) -> Sequence[Result]:
    from flows import worker

    worker.warm_up()  # its imports run beside those of Prefect
    if engine == "inline":
        from flows import inline

        return inline.run(documents, out, options)
    try:
        from flows.notices import notices

        return notices(list(documents), out, options)
    except Exception as error:  # what a document does is a result: this is Prefect itself
        raise click.ClickException(
            f"Prefect does not work here ({error}): run it with --engine inline; "
            "what is done stays done"
        ) from error


def _compared(results: Sequence[Result], out: Path) -> bool:
    """Whether the concordances beside the results stand, where no engine did its part too."""
    from flows import concordances

    return attempted(out, lambda out: concordances.keep(results, out)) is not None


def _print_json(results: Sequence[Result]) -> None:
    from flows.jsons import printed

    click.echo(printed([asdict(result) for result in results]), nl=False)


def _print_table(results: Sequence[Result], out: Path) -> None:
    from flows.concordances import standings
    from flows.tables import table, totals

    found = [result for result in results if not result.failure]
    console = screen()
    if found:
        console.print(table(found))
    for standing in standings(found, out):
        console.print(f"{standing}.", markup=False, soft_wrap=True)
    console.print(f"{totals(results)}. They lie in {out}." if found else f"{totals(results)}.")
