"""`seriatim package`: approved documents as packages for an archive."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
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
    made = attempted(Path(to), lambda _: _packed(versions, to, form, per))
    for each in made or ():
        if each.failure:
            fault(each.name, each.failure)
    if as_json:
        from flows.jsons import printed

        click.echo(printed([asdict(each) for each in made or ()]), nl=False)
    else:
        _tell(made or (), to)
    finish(failed or made is None or any(each.failure for each in made))


def _versions(found: Sequence[Document], unapproved: bool) -> tuple[list[Version], bool]:
    """The versions to pack, and whether one that was asked for cannot be."""
    from flows.packing import version
    from schemas.errors import NotApproved

    versions, waiting, failed = [], [], False
    for document in found:
        try:
            versions.append(version(document, unapproved))
        except NotApproved as error:
            if document.named:
                fault(document.folder, error)
                failed = True
            else:
                waiting.append(str(document.folder))
        except Exception as error:
            failed = _told(document.folder, error)
    if waiting:
        note(f"not approved, so passed over: {', '.join(waiting)}")
    return versions, failed


def _told(folder: Path, error: Exception) -> bool:
    """A line for what cannot be packed; errors that nobody expected go on."""

    def again(_: Path) -> None:
        raise error

    attempted(folder, again)
    return True


def _packed(versions: Sequence[Version], to: str, form: Form, per: Per) -> tuple[Packaged, ...]:
    from flows.packaging import pack
    from flows.packing import packages
    from flows.storage import storage

    return pack(tuple(packages(versions, per)), form, storage(to))


def _tell(made: Sequence[Packaged], to: str) -> None:
    for each in made:
        if each.row:
            told = f"{each.row.languages}, {each.row.files} files, {each.row.bytes} bytes"
            click.echo(f"{each.status}: {each.name} ({told})")
    if made:
        click.echo(f"They lie in {to}; manifest.csv there names them all.")
    else:
        click.echo("nothing to pack: approve documents on the review desk")
