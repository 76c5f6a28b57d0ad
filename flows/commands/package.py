"""`seriatim package`: approved documents as packages for an archive."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from flows.commands.common import PATH, attempted, fault, finish, note

if TYPE_CHECKING:
    from flows.packaging import Form, Packaged
    from flows.packing import Document, Per
    from schemas.package import Version

_DEFAULT = Path("outputs")


@click.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=PATH)
@click.option(
    "--to",
    default="outputs/packages",
    show_default=True,
    help="Folder, or an address such as s3://bucket/folder.",
)
@click.option(
    "--form",
    type=click.Choice(["bag", "zip", "akn"]),
    default="bag",
    show_default=True,
    help="A bag as a folder or as a ZIP file, or Akoma Ntoso's own .akn.",
)
@click.option(
    "--per",
    type=click.Choice(["work", "expression"]),
    default="work",
    show_default=True,
    help="All language versions of a document together, or each by itself.",
)
@click.option("--unapproved", is_flag=True, help="Also what nobody has approved, marked as such.")
@click.option("--json", "as_json", is_flag=True, help="As JSON on standard output.")
def package(
    paths: tuple[Path, ...], to: str, form: Form, per: Per, unapproved: bool, as_json: bool
) -> None:
    """Pack approved documents (records, their folders, or outputs) for an archive.

    Each package is a BagIt bag and an RO-Crate, with MARC, Dublin Core and PREMIS in it. A package
    is never changed: a new approval gives a new one. manifest.csv beside them names them all.
    """
    from flows.packing import documents

    found = documents(paths or (_DEFAULT,))
    versions, failed = _versions(found, unapproved)
    made = _packed(versions, to, form, per)
    if made is None:
        finish(failed=True)
    if as_json:
        _print_json(made)
    elif versions or not failed:
        _tell(made, to)
    finish(failed or _faults(made))


def _versions(found: Sequence[Document], unapproved: bool) -> tuple[list[Version], bool]:
    """The versions to pack, and whether one that was asked for cannot be."""
    waiting: list[str] = []
    done = [
        attempted(each.folder, partial(_read, each, unapproved=unapproved, waiting=waiting))
        for each in found
    ]
    if waiting:
        note(f"not approved, so passed over: {', '.join(waiting)}")
    return [version for each in done for version in each or ()], None in done


def _read(document: Document, _: Path, unapproved: bool, waiting: list[str]) -> tuple[Version, ...]:
    """The version in a folder; none where it waits for approval and was not asked for by name."""
    from flows.packing import version
    from schemas.errors import NotApproved

    try:
        return (version(document, unapproved),)
    except NotApproved:
        if document.named:
            raise
        waiting.append(str(document.folder))
        return ()


def _packed(
    versions: Sequence[Version], to: str, form: Form, per: Per
) -> tuple[Packaged, ...] | None:
    """What became of each work; None after the line that says why nothing can be laid there."""
    from flows.packaging import pack
    from flows.packing import packages
    from flows.storage import storage
    from schemas.errors import SeriatimError

    try:
        return pack(tuple(packages(versions, per)), form, storage(to))
    except SeriatimError as error:
        fault(to, error)
    except OSError as error:
        fault(to, f"{error.strerror or error}: check the address and your rights to it")
    return None


def _print_json(made: Sequence[Packaged]) -> None:
    from flows.jsons import printed

    click.echo(printed([asdict(each) for each in made]), nl=False)


def _tell(made: Sequence[Packaged], to: str) -> None:
    for each in made:
        if each.row:
            told = f"{each.row.languages}, {each.row.files} files, {each.row.bytes} bytes"
            click.echo(f"{each.status}: {each.name} ({told})")
    if any(each.row for each in made):
        click.echo(f"They lie in {to}; manifest.csv there names them all.")
    elif not made:
        click.echo("nothing to pack: approve documents on the review desk")


def _faults(made: Sequence[Packaged]) -> bool:
    """Whether packages failed, after a line for each."""
    failed = [each for each in made if each.failure]
    for each in failed:
        fault(each.name, each.failure)
    return bool(failed)
