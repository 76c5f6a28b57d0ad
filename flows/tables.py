"""What a run found, as tables for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.markup import escape
from rich.table import Table

from flows.result import Result, Summary

HEADINGS = ("Document", "Session", "Adopted", "Agenda items", "Officers", "References", "Findings")
SHOWN = 40  # documents; the figures of more are in `seriatim status`


def table(results: Sequence[Result]) -> Table:
    """One row for each document: what was found in it and in which folder it lies."""
    made = Table(box=None, pad_edge=False, padding=(0, 2, 1, 0), header_style="bold")
    for heading in HEADINGS:
        made.add_column(heading, overflow="fold", ratio=4 if heading == "Session" else None)
    for result in results[:SHOWN]:
        made.add_row(*map(escape, cells(result)))
    if len(results) > SHOWN:
        made.add_row("…", f"and {len(results) - SHOWN} more")
    return made


def markdown(results: Sequence[Result], out: Path) -> str:
    """The same as a Markdown table, each document with a link to its folder."""
    rows = [" | ".join(HEADINGS), " | ".join("---" for _ in HEADINGS)]
    for result in results:
        name, *others = (cell.replace("|", "\\|").replace("\n", "<br>") for cell in cells(result))
        if result.folder:
            name = f"[{name}]({(out / result.folder).resolve().as_uri()})"
        rows.append(" | ".join([name, *others]))
    return "\n".join(f"| {row} |" for row in rows)


def cells(result: Result) -> tuple[str, ...]:
    """A document's row; a cell may have several lines."""
    name = Path(result.name).name
    found = result.summary
    if found is None:
        return (name, str(result.failure or "its facts are missing"), *[""] * 5)
    return (
        name,
        "\n".join([*_session(found), result.folder or ""]),
        "\n".join(_count(count, kind) for kind, count in found.outcomes),
        " + ".join(map(str, found.agendas)),
        " + ".join(map(str, found.officers)),
        str(found.references),
        "\n".join(_findings(found)) or "none open",
    )


def totals(results: Sequence[Result]) -> str:
    """How many documents were done, unchanged and failed."""
    counts = {"done": 0, "unchanged": 0, "failed": 0}
    for result in results:
        counts[result.status] += 1
    parts = [f"{count} {status}" for status, count in counts.items() if count]
    return f"{_count(len(results), 'document')}: {', '.join(parts) or 'nothing to do'}"


def _session(found: Summary) -> Iterator[str]:
    if found.body:
        yield found.body
    named = [f"session {found.number}" if found.number else None, found.kind]
    yield ", ".join(part for part in named if part) or "session not stated"
    days = " to ".join(dict.fromkeys(day for day in (found.start, found.end) if day))
    where = ", ".join(part for part in (days, found.place) if part)
    if where:
        yield where
    if found.deadline:
        yield f"documents by {found.deadline}"


def _findings(found: Summary) -> Iterator[str]:
    if found.errors:
        yield _count(found.errors, "contradiction")
    if found.warnings:
        yield _count(found.warnings, "doubt")


def _count(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
