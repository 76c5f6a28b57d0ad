"""`seriatim review`: the review desk."""

from __future__ import annotations

import getpass
import webbrowser
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from flows.commands.common import PATH, note, place_options
from flows.commands.review_users import users
from schemas.errors import SeriatimError, UnfitUsers

if TYPE_CHECKING:
    from review.rules import Rules
    from review.serving import Place


class WithUsers(click.Command):
    """A command of its own, but for the word `users` behind it."""

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        """That of the command, or of `users`."""
        if args[:1] == ["users"]:
            return users.make_context(f"{info_name} users", args[1:], parent, **extra)
        return super().make_context(info_name, args, parent, **extra)


@click.command(
    cls=WithUsers,
    epilog="`seriatim review users` keeps the users of a desk that others can reach.",
)
@click.argument("outputs", default="outputs", type=PATH)
@place_options(8470)
@click.option("--as", "actor", metavar="NAME", envvar="SERIATIM_USER", help="Name to decide under.")
@click.option("--open/--no-open", "opens", default=None, help="Whether to open a browser.")
@click.option("--users", "kept", type=PATH, help="Ask the users in this file to log in.")
@click.option(
    "--name",
    "names",
    metavar="HOST",
    multiple=True,
    help="Name by which people reach the desk; may be repeated.",
)
@click.option("--four-eyes", is_flag=True, help="Let nobody approve what they changed themselves.")
def review(
    outputs: Path,
    actor: str | None,
    opens: bool | None,
    kept: Path | None,
    names: Sequence[str],
    four_eyes: bool,
    **place: Any,
) -> None:
    """Open the review desk for a folder of OUTPUTS; without --host, on this machine alone."""
    from review.serving import Place

    try:
        at = Place(**place)
        _open(outputs, _rules(at, actor, kept, names, four_eyes), at, opens)
    except SeriatimError as error:
        raise click.ClickException(str(error)) from error


def _open(outputs: Path, rules: Rules, place: Place, opens: bool | None) -> None:
    from review import serving
    from review.app import application
    from review.desk import Desk

    if not outputs.is_dir():
        raise click.ClickException(
            f"there is no folder {outputs}: name one that `seriatim run` has left"
        )
    with serving.listening(place) as listener:
        server = serving.server(application(Desk(outputs, rules=rules)), place)
        address = serving.address(place, listener)
        click.echo(f"The review desk: {address} (Ctrl+C ends it)")
        if serving.at_a_desktop() if opens is None else opens:
            webbrowser.open(address)
        serving.serve(server, listener)
    click.echo("The review desk is closed.")


def _rules(
    place: Place, actor: str | None, kept: Path | None, names: Sequence[str], four_eyes: bool
) -> Rules:
    """The rules that a place asks for: with users wherever others can reach it."""
    from review.rules import Rules
    from review.serving import is_loopback, reached_by

    hosts = reached_by(place, names)
    if is_loopback(place.host) and not kept and not place.proxy:
        return Rules(actor or _person(), hosts, four_eyes=four_eyes)
    if actor:
        note("--as is passed over: at a desk with users, their names are those they log in by")
    if not (place.certificate or place.proxy or is_loopback(place.host)):
        note("Passwords and papers are sent unprotected: give --certfile and --keyfile, or --proxy")
    return Rules(hosts=hosts, users=_users(kept), four_eyes=four_eyes)


def _person() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError) as error:  # an account without a name, as in containers
        raise click.UsageError("say with --as under whose name to decide") from error


def _users(kept: Path | None) -> Path:
    """The file of users, which has some; UnfitUsers where it has not."""
    from review.users import default_path, load

    path = kept or default_path()
    if not load(path):
        raise UnfitUsers(
            f"others can reach this desk, and there are no users in {path}",
            "add them first: seriatim review users add NAME --role approver",
        )
    return path
