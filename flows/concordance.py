"""A concordance as a table for the screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.markup import escape
from rich.table import Table

from schemas.concordance import Disagreement, Reading, Work

_WIDEST = 60  # characters of a value


def table(work: Work, found: Sequence[Disagreement]) -> Table:
    """A row for each disagreement: what, where, what most versions have, what the others have."""
    made = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for heading in ("what", "where", "most", "others"):
        made.add_column(heading, overflow="fold", header_style="bold")
    for each in found:
        most, *others = _cells(each)
        made.add_row(each.what, each.eid or "", escape(most), escape("\n".join(others)))
    return made


def verdict(work: Work, found: Sequence[Disagreement]) -> str:
    """One line: which versions, and on how much they disagree."""
    names = ", ".join(work.languages)
    if not found:
        return f"{names}: no disagreements"
    return f"{names}: {len(found)} disagreement{'s' * (len(found) > 1)}"


def _cells(found: Disagreement) -> Iterator[str]:
    """What most versions have, where most agree; then each other value with its languages."""
    by_value: dict[str, list[Reading]] = {}
    for reading in found.readings:
        by_value.setdefault(_shown(reading.value), []).append(reading)
    yield _shown(found.majority) if found.dissenting else ""
    for value, readings in by_value.items():
        own = [each.language for each in readings]
        if not found.dissenting or set(own) & set(found.dissenting):
            yield f"{', '.join(own)}: {value}"


def _shown(value: str | None) -> str:
    if value is None:
        return "nothing"
    return value if len(value) <= _WIDEST else f"{value[:_WIDEST]}…"
