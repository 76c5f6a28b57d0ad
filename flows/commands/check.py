"""`seriatim check`: whether files are valid, keep the AKN4UN profile and agree with themselves."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, cast

import click

from flows.commands.common import (
    PATH,
    attempted,
    fault,
    finish,
    is_origin,
    paths_argument,
    records,
)
from flows.inputs import PACKAGED
from schemas.profile import LEVELS, PROFILES, Level

if TYPE_CHECKING:
    from flows.checking import Checked, Wanted


@click.command()
@paths_argument
@click.option(
    "--profile",
    type=click.Choice(["auto", *PROFILES]),
    default="auto",
    show_default=True,
    help="The AKN4UN Guidelines, the form of the published UN files, or what the file follows.",
)
@click.option(
    "--level",
    type=click.Choice(LEVELS),
    default="warning",
    show_default=True,
    help="The mildest level that is listed; all are counted.",
)
@click.option("--figures", is_flag=True, help="Read the facts of files that are no records, too.")
@click.option("--summary", is_flag=True, help="Only the counts by rule over all files.")
@click.option("--json", "as_json", is_flag=True, help="Results as JSON, with all places.")
@click.option("--sarif", "as_sarif", is_flag=True, help="Results as SARIF 2.1.0.")
@click.option("--fix", is_flag=True, help="Show what can be mended without asking, as a diff.")
@click.option("--write", is_flag=True, help="With --fix: write the mended files.")
@click.option("--out", type=PATH, help="With --fix: write them into this folder instead.")
def check(
    paths: tuple[Path, ...],
    profile: str,
    level: str,
    figures: bool,
    summary: bool,
    as_json: bool,
    as_sarif: bool,
    fix: bool,
    write: bool,
    out: Path | None,
) -> None:
    """Check AKN XML files, packages, or folders of them: schema, AKN4UN profile, own figures.

    A package has to be whole as well, and one that manifest.csv beside it lists has to be there.
    """
    if (write or out) and not fix:
        raise click.UsageError("--write and --out go with --fix")
    if fix:
        _fix(paths, cast("Wanted", profile), write, out)
    from flows.checking import checked, together
    from flows.fixity import packages, reconciled
    from flows.unpacking import within

    wanted, packed = cast("Wanted", profile), packages(paths)
    look = partial(checked, wanted=wanted, figures=figures)
    read = [attempted(path, look) for path in records(paths) if not within(path, packed)]
    held = [attempted(path, partial(_package, wanted=wanted)) for path in packed]
    found = [
        *together([each for each in read if each is not None]),
        *(each for package in held for each in package or ()),
        *reconciled(paths, packed),
    ]
    if as_json or as_sarif:
        _machine(found, as_sarif)
    else:
        _people(found, cast(Level, level), summary)
    finish(None in (*read, *held) or any(each.count("error") for each in found))


def _package(path: Path, wanted: Wanted) -> tuple[Checked, ...]:
    from flows.fixity import held

    return held(path, wanted)


def _fix(paths: Sequence[Path], wanted: Wanted, write: bool, out: Path | None) -> NoReturn:
    """Show how files are mended, write them where asked, and end with what is left."""
    from flows.mending import mend_file

    kept = [(path, why) for path in paths if (why := _untouchable(path))]
    for path, why in kept:
        fault(path, why)
    failed = bool(kept)
    found = [path for path in records(paths) if not _untouchable(path)]
    targets = _targets(found, write, out)
    for path in found:
        left = attempted(path, partial(mend_file, wanted=wanted, target=targets.get(path)))
        if left is None:
            failed = True
            continue
        click.echo(left.report, nl=False)
        failed = failed or left.errors > 0
    finish(failed)


def _untouchable(path: Path) -> str:
    """Why a file is never mended where it lies; empty where it may be."""
    if any((each / PACKAGED).exists() for each in (path, *path.resolve().parents)):
        return "a package is never changed: mend the record, approve it, and pack again"
    if is_origin(path):
        return "it is what a record was made from: mend a copy of it"
    return ""


def _targets(paths: Sequence[Path], write: bool, out: Path | None) -> dict[Path, Path]:
    """Where each file is written: nowhere, in place, or into a folder as they lie in theirs."""
    if out is None:
        return {path: path for path in paths if write}
    parents = [path.absolute().parent for path in paths]
    common = Path(os.path.commonpath(parents)) if parents else Path()
    return {path: out / path.absolute().relative_to(common) for path in paths}


def _machine(found: Sequence[Checked], as_sarif: bool) -> None:
    from flows.check_report import values
    from flows.jsons import printed
    from flows.sarif import sarif

    click.echo(printed(sarif(found) if as_sarif else [values(each) for each in found]), nl=False)


def _people(found: Sequence[Checked], level: Level, summary: bool) -> None:
    from flows import check_report

    if not summary:
        for each in found:
            for line in (*check_report.listed(each, level), check_report.verdict(each)):
                click.echo(line)
    if summary or len(found) > 1:
        for line in check_report.summary(found):
            click.echo(line)
