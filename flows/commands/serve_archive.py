"""`seriatim serve-archive`: archive packages offered for harvesting."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from flows.commands.common import PATH, place_options
from schemas.errors import SeriatimError

if TYPE_CHECKING:
    from flows.harvest.app import Offering
    from review.serving import Place

_PACKAGES = "packages"
_DOMAIN = re.compile(r"[A-Za-z][A-Za-z0-9-]*(\.[A-Za-z][A-Za-z0-9-]*)+")
_EMAIL = re.compile(r"\S+@(\S+\.)+\S+")
_HERE, _NOBODY = "seriatim.localhost", "nobody@seriatim.localhost"


@click.command("serve-archive")
@click.argument("packages", metavar="[OUTPUTS|PACKAGES]", default="outputs", type=PATH)
@place_options(8471)
@click.option("--domain", help="Domain name in identifiers, once and for all: archive.example.org.")
@click.option("--email", help="Address of who keeps the archive.")
@click.option("--name", default="Seriatim", show_default=True, help="Name of the archive.")
@click.option("--url", default="", help="Address that harvesters use, where it is another.")
@click.option("--unapproved", is_flag=True, help="Also what nobody has approved.")
@click.option(
    "--page",
    default=100,
    show_default=True,
    type=click.IntRange(1, 1000),
    help="Most records of one answer.",
)
@click.option("--journal", type=PATH, help="Where what was offered is kept, if not beside them.")
def serve_archive(
    packages: Path,
    domain: str | None,
    email: str | None,
    name: str,
    url: str,
    unapproved: bool,
    page: int,
    journal: Path | None,
    **place: Any,
) -> None:
    """Offer packages of `seriatim package` for harvesting by OAI-PMH 2.0.

    Packages are only read. What was offered since when is kept beside them, in harvest.jsonl, so
    that harvesters are told of a package that is withdrawn.
    """
    from flows.harvest.app import Offering
    from flows.harvest.archive import Archive
    from review.serving import Place
    from writers.oai import Repository

    at = Place(**place)
    known = Repository(
        name,
        _fit(at, "--domain", domain, _DOMAIN, _HERE),
        _fit(at, "--email", email, _EMAIL, _NOBODY),
    )
    archive = Archive(_folder(packages), journal, unapproved)
    try:
        _serve(Offering(archive, known, url, page), at)
    except SeriatimError as error:
        raise click.ClickException(str(error)) from error


def _serve(offering: Offering, place: Place) -> None:
    from flows.harvest.app import PATH as AT
    from flows.harvest.app import application
    from review import serving

    with serving.listening(place) as listener:
        offered = [each for each in offering.archive.look().entries if each.held]
        server = serving.server(application(offering), place)
        address = serving.address(place, listener).rstrip("/") + AT
        click.echo(f"{len(offered)} packages are offered at {address} (Ctrl+C ends it)")
        serving.serve(server, listener)
    click.echo("The archive is closed.")


def _folder(path: Path) -> Path:
    """The folder of packages: the one in a folder of outputs, else the folder itself."""
    found = path / _PACKAGES if (path / _PACKAGES).is_dir() else path
    if not found.is_dir():
        raise click.ClickException(f"there is no folder {path}: make packages with `package`")
    return found


def _fit(place: Place, option: str, value: str | None, form: re.Pattern[str], here: str) -> str:
    """What was given, of its form; only on this machine something stands for it."""
    from review.serving import is_loopback

    if value is None and is_loopback(place.host) and not place.proxy:
        return here
    if value is None:
        raise click.UsageError(f"others can harvest from {place.host}: give {option}")
    if not form.fullmatch(value):
        raise click.UsageError(f"{value!r} is no value for {option}")
    return value
