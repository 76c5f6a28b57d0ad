"""What several commands share: their arguments, and how they report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import click
from rich.console import Console

from flows.inputs import Inputs, inputs
from flows.logs import EXTRACTED, RECORD
from schemas.errors import SeriatimError

T = TypeVar("T")
Command = Callable[..., Any]
DAY = click.DateTime(["%Y-%m-%d"])
PATH = click.Path(path_type=Path)
NAMED = 5  # files passed over that a line names
LOOPBACK = "127.0.0.1"
WIDTH = 100  # columns where the output is no terminal

paths_argument = click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=PATH)
xml_argument = click.argument("paths", metavar="XML...", nargs=-1, required=True, type=PATH)
language_option = click.option(
    "--language", metavar="CODE", help="Language of the notices; otherwise told from the text."
)

suggest_option = click.option(
    "--suggest",
    metavar="NAME",
    multiple=True,
    envvar="SERIATIM_SUGGEST",
    help="Installed spaCy pipeline whose names are suggested in the findings; may be repeated.",
)

engine_option = click.option(
    "--engine",
    type=click.Choice(["prefect", "inline"]),
    default="prefect",
    show_default=True,
    help="The Prefect flow, or the same functions without it.",
)


def place_options(port: int) -> Callable[[Command], Command]:
    """The options of a place to serve at, as `review.serving.Place` takes them."""
    options = (
        click.option(
            "--host", default="127.0.0.1", show_default=True, help="Address to listen at."
        ),
        click.option(
            "--port",
            default=port,
            show_default=True,
            type=click.IntRange(0, 65535),
            help="Port of it; 0 is any free one.",
        ),
        click.option("--certfile", "certificate", type=PATH, help="Certificate for https, as PEM."),
        click.option("--keyfile", "key", type=PATH, help="Its key, where it is in another file."),
        click.option("--proxy", metavar="ADDRESS", default="", help="Proxy to believe who asks."),
    )

    def decorate(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


def gathered(
    paths: Sequence[Path],
    outputs: Path | None = None,
    leave: Callable[[Path], bool] = lambda path: False,
) -> Inputs:
    """The documents that paths stand for, after a line about files that no reader exists for.

    Files that are to be left, as they are taken in otherwise, are not among them.
    """
    found = inputs([path for path in paths if not leave(path)], outputs)
    documents, passed_over = (
        tuple(path for path in part if not leave(path))
        for part in (found.documents, found.passed_over)
    )
    found = Inputs(documents, passed_over)
    if found.passed_over:
        names = ", ".join(path.name for path in found.passed_over[:NAMED])
        more = len(found.passed_over) - NAMED
        note(f"passed over, as no reader exists for them: {names}{f', {more} more' * (more > 0)}")
    return found


def records(paths: Sequence[Path]) -> tuple[Path, ...]:
    """XML files as given, and those in folders but for what records were made from."""
    found = inputs(paths).documents
    own = (path for path in found if path.suffix.lower() == ".xml" and not is_origin(path))
    return tuple(dict.fromkeys([*(path for path in found if path in paths), *own]))


def is_origin(path: Path) -> bool:
    """Whether a record lies beside a file that was made from it: a source, an earlier state."""
    beside = path.with_name(RECORD)
    return path.name == EXTRACTED or (path.stem == "source" and beside.exists())


def note(text: str) -> None:
    """A line for people, beside the results."""
    click.echo(text, err=True)


def fault(name: object, what: object) -> None:
    """One line for an input that failed: what is wrong: what to do."""
    note(f"{name}: {' '.join(str(what).split())}")


def attempted(path: Path, action: Callable[[Path], T]) -> T | None:
    """What an action returns for a file; None after the line that says why it cannot."""
    try:
        return action(path)
    except SeriatimError as error:
        fault(path, error)
    except OSError as error:
        fault(path, f"{error.strerror or error}: check its name and your rights to it")
    return None


def finish(failed: bool) -> NoReturn:
    """End the command with the status that its results call for."""
    raise SystemExit(1 if failed else 0)


def screen() -> Console:
    """Standard output; wide enough for tables where it is no terminal."""
    console = Console(highlight=False)
    return console if console.is_terminal else Console(highlight=False, width=WIDTH)
