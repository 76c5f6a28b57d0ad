"""`make evaluate`: score all documents with gold facts, and bring the README up to date."""

from __future__ import annotations

import tempfile
from pathlib import Path

import click

from flows.commands.common import screen
from flows.commands.evaluate import worked
from flows.scoreboard import missed, table
from tests.evaluation.collections import Wanted, collections
from tests.evaluation.readme import updated

README = Path(__file__).parents[2] / "README.md"


@click.command()
@click.option("--scans", is_flag=True, help="Recognise scans too, which takes minutes.")
@click.option("--forms", is_flag=True, help="Other notices as Word and PDF too.")
@click.option("--only", multiple=True, metavar="TEXT", help="Only collections so named.")
@click.option("--missed", "with_missed", is_flag=True, help="List every fact missed or made up.")
def main(scans: bool, forms: bool, only: tuple[str, ...], with_missed: bool) -> None:
    """Print the scores of every collection and write them into the README."""
    with tempfile.TemporaryDirectory() as name:
        cases = list(collections(Path(name), Wanted(scans, forms, only)))
        found = sorted(worked(cases), key=lambda each: cases.index(each.case))
    screen().print(table(found))
    for line in missed(found) if with_missed else ():
        click.echo(line)
    README.write_text(updated(README.read_text("utf-8"), found), "utf-8")


if __name__ == "__main__":
    main()
