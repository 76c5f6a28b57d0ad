"""`seriatim review`: the review desk."""

from __future__ import annotations

from pathlib import Path

import click

from flows.commands.common import PATH


@click.command()
@click.argument("outputs", default="outputs", type=PATH)
@click.option("--port", default=8470, show_default=True, help="Port of this machine.")
def review(outputs: Path, port: int) -> None:
    """Open the review desk for a folder of OUTPUTS, on this machine alone."""
    import uvicorn

    from review.app import application
    from review.desk import Desk

    click.echo(f"The review desk: http://127.0.0.1:{port}/ (Ctrl+C ends it)")
    uvicorn.run(application(Desk(outputs)), host="127.0.0.1", port=port, log_level="warning")
