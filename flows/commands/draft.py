"""`seriatim draft`: the Word drafts for the next session, from reviewed records."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from flows.commands.common import DAY, PATH, attempted, finish, records, xml_argument


@click.command()
@xml_argument
@click.option("--out", type=PATH, help="Folder for the drafts  [default: drafts beside each XML]")
@click.option(
    "--opens", type=DAY, help="Day on which the next session opens; its other days follow."
)
def draft(paths: tuple[Path, ...], out: Path | None, opens: datetime | None) -> None:
    """Draft the next session's documents in Word from records (AKN XML, or folders of it)."""
    day = opens.date() if opens else None
    made = [attempted(path, lambda path: _draft(path, out, day)) for path in records(paths)]
    finish(None in made)


def _draft(path: Path, out: Path | None, opens: date | None) -> tuple[Path, ...]:
    """Write the drafts of a record; the files written."""
    from flows.keep import write
    from flows.reading import record
    from writers.word import Order, drafts

    folder = out or path.parent / "drafts"
    made = drafts(record(path), Order(opens))
    for draft in made:
        write(folder / draft.name, draft.data)
        click.echo(folder / draft.name)
    return tuple(folder / draft.name for draft in made)
