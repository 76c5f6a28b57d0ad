"""The command `seriatim`."""

from __future__ import annotations

import click

from flows.commands.check import check
from flows.commands.compare import compare
from flows.commands.draft import draft
from flows.commands.evaluate import evaluate
from flows.commands.facts import facts
from flows.commands.package import package
from flows.commands.prepare import prepare
from flows.commands.review import review
from flows.commands.run import run
from flows.commands.serve_archive import serve_archive
from flows.commands.status import status
from flows.commands.sync import sync


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="seriatim", message="%(prog)s %(version)s")
def main() -> None:
    """Read the notices of intergovernmental bodies, one after another.

    Exit status: 0 all good, 1 some inputs failed (each named on standard error), 2 wrong usage.
    """


for command in (
    run,
    facts,
    draft,
    check,
    compare,
    evaluate,
    status,
    sync,
    review,
    prepare,
    package,
    serve_archive,
):
    main.add_command(command)
