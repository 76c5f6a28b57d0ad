"""`seriatim facts`: what a notice states, at once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from flows.commands.common import (
    PATH,
    attempted,
    finish,
    gathered,
    language_option,
    paths_argument,
    suggest_option,
)


@click.command()
@paths_argument
@click.option("--out", type=PATH, help="Folder for NAME.json of each input NAME.ext.")
@language_option
@suggest_option
def facts(
    paths: tuple[Path, ...], out: Path | None, language: str | None, suggest: tuple[str, ...]
) -> None:
    """Print the facts of notices as JSON: one object for one file, else an array."""
    documents = gathered(paths, out).documents
    found = {path: _facts(path, language, suggest) for path in documents}
    read = {path: stated for path, stated in found.items() if stated is not None}
    if out is not None:
        _keep(read, out)
    elif len(paths) > 1 or paths[0].is_dir():
        _print(list(read.values()))
    else:
        for stated in read.values():
            _print(stated)
    finish(len(read) < len(found))


def _facts(path: Path, language: str | None, suggest: Sequence[str]) -> dict[str, Any] | None:
    from flows.reading import read
    from writers.facts import facts

    return attempted(path, lambda path: facts(read(path, language, suggest)))


def _print(value: object) -> None:
    from flows.jsons import printed

    click.echo(printed(value), nl=False)


def _keep(read: dict[Path, dict[str, Any]], out: Path) -> None:
    from flows.jsons import printed
    from flows.keep import write

    for path, name in zip(read, _names(list(read)), strict=True):
        write(out / name, printed(read[path]))


def _names(paths: Sequence[Path]) -> list[str]:
    """NAME.json for each input; NAME.ext.json, then with a number, where others have that name."""
    names: dict[str, Path] = {}
    for path in paths:
        numbered = (f"{path.name}-{number}.json" for number in range(2, len(paths) + 2))
        choices = (f"{path.stem}.json", f"{path.name}.json", *numbered)
        names[next(name for name in choices if name not in names)] = path
    return list(names)
