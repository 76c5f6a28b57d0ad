"""`seriatim status`: what is done, what waits for review, what failed and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from pathlib import Path

import click

from flows.commands.common import PATH, screen


@click.command()
@click.argument("outputs", type=PATH, default="outputs")
@click.option("--json", "as_json", is_flag=True, help="As JSON on standard output.")
def status(outputs: Path, as_json: bool) -> None:
    """Say what stands in OUTPUTS: done, waiting for review, failed and why."""
    from flows.jsons import printed
    from flows.standing import standings

    found = list(standings(outputs))
    if as_json:
        click.echo(printed([asdict(standing) for standing in found]), nl=False)
        return
    console = screen()
    for standing in found:
        reason = f": {standing.result.failure}" if standing.result.failure else ""
        where = f"{standing.result.folder} ({standing.result.name})"
        console.print(f"{standing.state}  {where}{reason}", markup=False, soft_wrap=True)
    counts = Counter(standing.state for standing in found)
    console.print(", ".join(f"{count} {state}" for state, count in counts.items()) or "no outputs")
