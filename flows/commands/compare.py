"""`seriatim compare`: the language versions of one work against each other."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from flows.commands.common import (
    PATH,
    attempted,
    finish,
    gathered,
    note,
    paths_argument,
    screen,
)
from schemas.concordance import Disagreement, Work
from schemas.notice import Notice

Compared = list[tuple[Work, tuple[Disagreement, ...]]]


@click.command()
@paths_argument
@click.option("--json", "as_json", is_flag=True, help="As JSON on standard output.")
@click.option("--html", "page", type=PATH, metavar="FILE", help="Also write a page to look at.")
def compare(paths: tuple[Path, ...], as_json: bool, page: Path | None) -> None:
    """Compare the language versions of a notice: files, folders or records (AKN XML).

    Exit status: 0 they agree, 1 they disagree or some inputs cannot be read, 2 wrong usage.
    """
    documents = _documents(paths)
    if len(documents) < 2:
        raise click.UsageError("there must be two versions at least: name more files, or a folder")
    read = [notice for path in documents if (notice := attempted(path, _read)) is not None]
    compared = _compared(read)
    if as_json:
        _print_json(compared)
    else:
        _print(compared)
    written = page is None or attempted(page, lambda path: _write(path, compared)) is not None
    failed = len(read) < len(documents) or not written
    finish(failed or any(found for _, found in compared))


def _documents(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The documents that paths stand for; of what a run made of one, the record."""
    from flows.concordances import HTML, RECORD
    from flows.inputs import inputs
    from flows.keep import MANIFEST

    found = inputs(paths).documents
    made = {path.parent for path in found if (path.parent / MANIFEST).exists()}
    if not made:
        gathered(paths)  # says which files it passes over
    return tuple(
        path
        for path in found
        if path in paths
        or (path.parent in made and path.name == RECORD)
        or (not made & {path.parent, path.parent.parent} and path.name != HTML)
    )


def _read(path: Path) -> Notice:
    from flows.reading import read

    return read(path)


def _compared(read: Sequence[Notice]) -> Compared:
    """The works of which there are several versions; the other documents get a line each."""
    from extractors.concordance import disagreements, works

    found = works(read)
    for work in found:
        if len(work.versions) < 2:
            origin = work.versions[0].origin
            note(f"{origin.name if origin else 'a document'}: no other version of it was given")
    return [(work, disagreements(work)) for work in found if len(work.versions) > 1]


def _print(compared: Compared) -> None:
    from flows.concordance import table, verdict

    console = screen()
    for work, found in compared:
        console.print(verdict(work, found), markup=False)
        if found:
            console.print(table(work, found))


def _print_json(compared: Compared) -> None:
    from flows.jsons import printed
    from writers.concordance import facts

    click.echo(printed([facts(*each) for each in compared]), nl=False)


def _write(path: Path, compared: Compared) -> bool:
    from flows.keep import write
    from writers.concordance import page

    write(path, page(compared))
    return True
