"""What a run found, as tables for people."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.markup import escape
from rich.table import Table

from flows.result import Result, Summary

SHOWN = 40  # documents; `seriatim status` has them all


def table(results: Sequence[Result]) -> Table:
    """For each document what was found in it, and in which folder it lies."""
    made = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 1, 0))
    made.add_column(style="bold", overflow="fold")
    made.add_column(overflow="fold")
    for result in results[:SHOWN]:
        made.add_row(escape(Path(result.name).name), escape("\n".join(_cell(result))))
    if len(results) > SHOWN:
        made.add_row("…", f"and {len(results) - SHOWN} more")
    return made


def markdown(results: Sequence[Result], out: Path) -> str:
    """The same as a Markdown table, each document with a link to its folder."""
    rows = ["document | found", "--- | ---"]
    for result in results:
        name = _plain(Path(result.name).name)
        if result.folder:
            name = f"[{name}]({(out / result.folder).resolve().as_uri()})"
        rows.append(f"{name} | {'<br>'.join(map(_plain, _cell(result)))}")
    return "\n".join(f"| {row} |" for row in rows)


def totals(results: Sequence[Result]) -> str:
    """How many documents were done, unchanged and failed."""
    counts = {"done": 0, "unchanged": 0, "failed": 0}
    for result in results:
        counts[result.status] += 1
    parts = [f"{count} {status}" for status, count in counts.items() if count]
    return f"{_count(len(results), 'document')}: {', '.join(parts) or 'nothing to do'}"


def _cell(result: Result) -> Iterator[str]:
    """The lines that say what was found in a document, or why nothing was."""
    if result.summary is None:
        yield str(result.failure or "its facts are missing: run it again with --force")
    else:
        yield from filter(None, _lines(result.summary))
    yield result.folder or ""


def _lines(found: Summary) -> Iterator[str]:
    yield _joined(found.body or "body not stated", _session(found))
    yield _joined(" to ".join(_days(found)), found.place, _deadline(found))
    yield _joined(*(_count(count, kind) for kind, count in found.outcomes))
    yield _sizes("agenda", "agendas", found.agendas, " items")
    yield _sizes("bureau", "bureaux", found.officers, " officers")
    yield _joined(_count(found.references, "reference"), *_findings(found))


def _session(found: Summary) -> str:
    number = f"session {found.number}" if found.number else None
    return _joined(number, found.kind) or "session not stated"


def _days(found: Summary) -> tuple[str, ...]:
    return tuple(dict.fromkeys(day for day in (found.start, found.end) if day))


def _deadline(found: Summary) -> str | None:
    return f"documents by {found.deadline}" if found.deadline else None


def _findings(found: Summary) -> Iterator[str]:
    yield _count(found.errors, "contradiction") if found.errors else "no contradictions"
    if found.warnings:
        yield _count(found.warnings, "doubt")


def _sizes(one: str, several: str, sizes: Sequence[int], of: str) -> str:
    """How large each of some things is: agendas of 11 and 12 items."""
    *others, last = map(str, sizes or ("",))
    if others:
        return f"{several} of {', '.join(others)} and {last}{of}"
    return f"{one} of {last}{of}" if last else ""


def _joined(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part)


def _count(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _plain(text: str) -> str:
    """Text without Markdown or HTML, whatever a document says."""
    return re.sub(r"([\\`*_{}\[\]()#+!|<>&])", r"\\\1", " ".join(text.split()))
