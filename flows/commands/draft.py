"""`seriatim draft`: the Word drafts for the next session, from reviewed records."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import click

from flows.commands.common import DAY, PATH, attempted, fault, finish, records, xml_argument
from flows.commands.drafting import Drafting
from schemas.errors import SeriatimError
from schemas.language import codes

_ALL = "all"


def _names(_context: click.Context, option: click.Parameter, given: Sequence[str]) -> list[str]:
    """The papers named, with or without the suffix of their files."""
    if not given:
        return []
    from writers.word import NAMES

    names = [name.removesuffix(".docx") for name in given]
    unknown = [name for name in names if name not in NAMES]
    if unknown:
        raise click.BadParameter(f"{unknown[0]} is none of {', '.join(NAMES)}", param=option)
    return names


@click.command()
@xml_argument
@click.option("--out", type=PATH, help="Folder for the drafts  [default: drafts beside each XML]")
@click.option(
    "--opens", type=DAY, help="Day on which the next session opens; its other days follow."
)
@click.option(
    "--only",
    metavar="NAME",
    multiple=True,
    callback=_names,
    help="Draft this paper alone, such as notification; may be repeated.",
)
@click.option(
    "--tracked", is_flag=True, help="Also copies with tracked changes against the last text."
)
@click.option(
    "--final", is_flag=True, help="Without brackets, comments and DRAFT, if nothing is pending."
)
@click.option("--pdf", is_flag=True, help="Also print each draft to PDF, where LibreOffice is.")
@click.option(
    "--language",
    "languages",
    type=click.Choice([*codes(), _ALL]),
    multiple=True,
    help="Language of the drafts, by default the record's; may be repeated.",
)
def draft(
    paths: tuple[Path, ...],
    out: Path | None,
    opens: datetime | None,
    only: list[str],
    tracked: bool,
    final: bool,
    pdf: bool,
    languages: tuple[str, ...],
) -> None:
    """Draft the next session's documents in Word from records (AKN XML, or folders of it).

    In another language the text is that of its version of the notice, where that lies beside the
    record; what is in no such version stays as it is, marked as to be translated.
    """
    from writers.word import Order

    day = opens.date() if opens else None
    order = Order(opens=day, tracked=tracked, final=final, only=tuple(only))
    asked = codes() if _ALL in languages else tuple(dict.fromkeys(languages))
    drafting = Drafting(order, out, asked)
    made = [attempted(path, drafting.all) for path in records(paths)]
    files = [file for written in made if written for file in written]
    finish(None in made or (pdf and not _print(files)))


def _print(files: Sequence[Path]) -> bool:
    """Print Word files beside themselves; False after a line that says why it did not work."""
    from flows.keep import write
    from flows.printing import printed

    try:
        pages = printed([file for file in files if file.suffix == ".docx"])
    except SeriatimError as error:
        fault("--pdf", error)
        return False
    for file, data in pages.items():
        write(file.with_suffix(".pdf"), data)
        click.echo(file.with_suffix(".pdf"))
    return True
