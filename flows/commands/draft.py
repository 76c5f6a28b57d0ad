"""`seriatim draft`: the Word drafts for the next session, from reviewed records."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from flows.commands.common import DAY, PATH, attempted, fault, finish, note, records, xml_argument
from schemas.errors import Pending, SeriatimError

if TYPE_CHECKING:
    from writers.word import Order


def _names(_context: click.Context, option: click.Parameter, given: Sequence[str]) -> list[str]:
    """The papers named, with or without the suffix of their files."""
    if not given:
        return []
    from writers.word import NAMES

    names = [name.removesuffix(".docx") for name in given]
    unknown = [name for name in names if name not in NAMES]
    if unknown:
        raise click.BadParameter(f"{unknown[0]} is none of {', '.join(NAMES)}", param=option)
    return names


@click.command()
@xml_argument
@click.option("--out", type=PATH, help="Folder for the drafts  [default: drafts beside each XML]")
@click.option(
    "--opens", type=DAY, help="Day on which the next session opens; its other days follow."
)
@click.option(
    "--only",
    metavar="NAME",
    multiple=True,
    callback=_names,
    help="Draft this paper alone, such as notification; may be repeated.",
)
@click.option(
    "--tracked", is_flag=True, help="Also copies with tracked changes against the last text."
)
@click.option(
    "--final", is_flag=True, help="Without brackets, comments and DRAFT, if nothing is pending."
)
@click.option("--pdf", is_flag=True, help="Also print each draft to PDF, where LibreOffice is.")
def draft(
    paths: tuple[Path, ...],
    out: Path | None,
    opens: datetime | None,
    only: list[str],
    tracked: bool,
    final: bool,
    pdf: bool,
) -> None:
    """Draft the next session's documents in Word from records (AKN XML, or folders of it)."""
    from writers.word import Order

    day = opens.date() if opens else None
    order = Order(opens=day, tracked=tracked, final=final, only=tuple(only))
    made = [attempted(path, lambda path: _draft(path, out, order)) for path in records(paths)]
    files = [file for written in made if written for file in written]
    finish(None in made or (pdf and not _print(files)))


def _draft(path: Path, out: Path | None, order: Order) -> tuple[Path, ...] | None:
    """Write the drafts of a record; the files written, none where a final one is not settled."""
    from flows.edited import spare
    from flows.keep import write
    from flows.reading import record
    from writers.word import drafts

    folder = out or path.parent / "drafts"
    try:
        made = drafts(record(path), order)
    except Pending as error:
        fault(path, error)
        for line in error.places:
            note(f"  {line}")
        return None
    for draft in made:
        kept = spare(folder / draft.name)
        if kept is not None:
            note(f"{draft.name} had been worked on: it is kept as {kept}")
        write(folder / draft.name, draft.data)
        click.echo(folder / draft.name)
    if order.tracked and not any(draft.name.endswith(".tracked.docx") for draft in made):
        note(f"{path}: no copies with tracked changes: it has no text that these papers replace")
    return tuple(folder / draft.name for draft in made)


def _print(files: Sequence[Path]) -> bool:
    """Print Word files beside themselves; False after a line that says why it did not work."""
    from flows.keep import write
    from flows.printing import printed

    try:
        pages = printed([file for file in files if file.suffix == ".docx"])
    except SeriatimError as error:
        fault("--pdf", error)
        return False
    for file, data in pages.items():
        write(file.with_suffix(".pdf"), data)
        click.echo(file.with_suffix(".pdf"))
    return True
