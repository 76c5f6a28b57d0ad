"""`seriatim prepare`: everything for the next session from what is approved."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from flows.commands.common import PATH, engine_option, fault, finish, note

if TYPE_CHECKING:
    from flows.preparation import Preparation


@click.command()
@click.argument("outputs", type=PATH, default="outputs")
@engine_option
@click.option("--json", "as_json", is_flag=True, help="As JSON on standard output.")
def prepare(outputs: Path, engine: str, as_json: bool) -> None:
    """Prepare the next session from every approved document in OUTPUTS: drafts, copies, PDF."""
    made = _prepared(outputs, engine)
    for each in made:
        if each.failure:
            fault(each.folder, each.failure)
        elif each.without:
            note(f"{each.folder}: {each.without}")
    if as_json:
        from flows.jsons import printed

        click.echo(printed([asdict(each) for each in made]), nl=False)
    else:
        _tell(made)
    finish(any(each.failure for each in made))


def _prepared(outputs: Path, engine: str) -> tuple[Preparation, ...]:
    from flows import preparation

    if engine == "inline" or not preparation.waiting(outputs):
        return preparation.run(outputs)
    from flows.next_session import next_session

    return next_session(outputs)


def _tell(made: tuple[Preparation, ...]) -> None:
    for each in made:
        if not each.failure:
            click.echo(f"{each.folder}/next-session: {len(each.files)} files")
    if not made:
        click.echo("nothing is approved: approve documents on the review desk")
