"""`seriatim sync`: what people filled into Word drafts, back into the record."""

from __future__ import annotations

import getpass
from dataclasses import asdict
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from flows.commands.common import PATH, attempted, finish, note

if TYPE_CHECKING:
    from flows.sync import Edit, Synced


@click.command()
@click.argument("paths", metavar="DRAFT...", nargs=-1, required=True, type=PATH)
@click.option(
    "--record", type=PATH, help="Its notice.xml  [default: found beside the draft, or in --outputs]"
)
@click.option("--outputs", type=PATH, default="outputs", show_default=True, help="Where runs lie.")
@click.option("--apply", "applied", is_flag=True, help="Take the changes into the review log.")
@click.option(
    "--as",
    "actor",
    metavar="NAME",
    envvar="SERIATIM_USER",
    help="Whose decisions they are  [default: who is logged in here]",
)
@click.option("--json", "as_json", is_flag=True, help="Changes as JSON on standard output.")
def sync(
    paths: tuple[Path, ...],
    record: Path | None,
    outputs: Path,
    applied: bool,
    actor: str | None,
    as_json: bool,
) -> None:
    """Show what was filled into drafts (.docx) against their record; --apply takes it in."""
    who = actor or getpass.getuser()
    made = [attempted(path, lambda path: _synced(path, record, outputs, who)) for path in paths]
    found = [(path, each) for path, each in zip(paths, made, strict=True) if each is not None]
    for path, each in found:
        if not as_json:
            _tell(path, each)
    taken = [attempted(path, partial(_take, each)) for path, each in found if applied]
    if as_json:
        _print_json(found)
    problems = any(edit.problem for _, each in found for edit in each.edits)
    finish(problems or None in made or None in taken)


def _synced(path: Path, record: Path | None, outputs: Path, actor: str) -> Synced:
    from flows.returned import returned

    return returned(path, record, outputs, actor)


def _tell(path: Path, found: Synced) -> None:
    changed = len(found.edits)
    click.echo(f"{path.name}: {changed or 'no'} {'value' if changed == 1 else 'values'} changed")
    for edit in found.edits:
        click.echo(f"  {_told(edit)}")
    if found.behind:
        note(f"{path.name}: the record has moved on at {found.behind} places; draft it again")
    if found.lost:
        note(
            f"{path.name}: {found.lost} of its values are not found in it again: taken out, or "
            "doubled by the program that saved it; what stands there was left aside"
        )


def _told(edit: Edit) -> str:
    change = f"{edit.label}: {_line(edit.before)} → {_line(edit.after) or '(nothing)'}"
    return f"{change}\n    not taken: {edit.problem}" if edit.problem else change


def _line(text: str) -> str:
    return " / ".join(text.splitlines())


def _take(found: Synced, _: Path) -> int:
    """Write the decisions into the log of the record, and make all again that follows."""
    from flows.logs import REVIEW
    from flows.refresh import refresh
    from writers.decision_log import append_all

    proposed = [decision for edit in found.edits for decision in edit.proposed]
    if not proposed:
        return 0
    append_all(found.folder / REVIEW, proposed, datetime.now(UTC), found.log)
    result = refresh(found.folder)
    count = len(proposed)
    click.echo(f"{count} {'decision' if count == 1 else 'decisions'} taken into {result.folder}")
    return count


def _print_json(found: list[tuple[Path, Synced]]) -> None:
    from flows.jsons import printed

    rows = [
        {
            "draft": str(path),
            "behind": each.behind,
            "lost": each.lost,
            "edits": [asdict(edit) for edit in each.edits],
        }
        for path, each in found
    ]
    click.echo(printed(rows), nl=False)
