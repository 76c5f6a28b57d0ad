"""`seriatim review users`: who may log in to a desk that others can reach."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from flows.commands.common import PATH
from schemas.errors import SeriatimError

ROLES = ("viewer", "reviewer", "approver")

_file_option = click.option(
    "--users", "path", type=PATH, help="File of users, where it is not the usual one."
)
_password_option = click.password_option(help="Asked for where it is not given.")
_role_option = click.option("--role", type=click.Choice(ROLES), required=True)


@click.group()
def users() -> None:
    """Keep the users of a desk that others can reach.

    A viewer reads, a reviewer also decides, an approver also approves and reopens.
    """


@users.command()
@click.argument("name")
@_role_option
@_password_option
@_file_option
def add(name: str, role: str, password: str, path: Path | None) -> None:
    """Let the person with a NAME log in."""
    from review.passwords import kept
    from review.users import User, added, called

    _change(path, lambda known: added(known, User(called(name), role, kept(password))))


@users.command()
@click.argument("name")
@_role_option
@_file_option
def role(name: str, role: str, path: Path | None) -> None:
    """Give the user with a NAME another role, from their next request on."""
    from review.users import changed

    _change(path, lambda known: changed(known, name, role=role))


@users.command()
@click.argument("name")
@_password_option
@_file_option
def password(name: str, password: str, path: Path | None) -> None:
    """Give the user with a NAME another password, and end their sessions."""
    from review.passwords import kept
    from review.users import changed

    _change(path, lambda known: changed(known, name, password=kept(password)))


@users.command()
@click.argument("name")
@_file_option
def remove(name: str, path: Path | None) -> None:
    """Let the user with a NAME in no more; their decisions stay."""
    from review.users import removed

    _change(path, lambda known: removed(known, name))


@users.command("list")
@_file_option
def list_users(path: Path | None) -> None:
    """List the users with their roles."""
    from review.users import default_path, load

    for user in _attempted(lambda: load(path or default_path())).values():
        click.echo(f"{user.role:8}  {user.name}")


def _change(path: Path | None, change: Callable[[Any], Any]) -> None:
    from review.users import default_path, load, save

    where = path or default_path()
    _attempted(lambda: save(where, change(load(where))))


def _attempted(action: Callable[[], Any]) -> Any:
    try:
        return action()
    except SeriatimError as error:
        raise click.ClickException(str(error)) from error
