"""What was found of documents with gold facts, as a table for the screen, and what was missed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from rich.table import Table

from flows.evaluation import Evaluated, total
from flows.scores import KINDS, Fact, Tally


def table(found: Sequence[Evaluated]) -> Table:
    """F1 in percent by collection, language and form, of so many documents; a dash where gold and
    found are empty."""
    made = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0))
    for heading in ("collection", "", "form"):
        made.add_column(heading, overflow="fold", header_style="bold")
    for heading in ("of", *KINDS, "all"):
        made.add_column(heading, justify="right", header_style="bold", overflow="fold")
    groups: dict[tuple[str, ...], list[Evaluated]] = defaultdict(list)
    for each in found:
        groups[each.case.collection, each.language, each.form].append(each)
    for key, members in sorted(groups.items()):
        made.add_row(*key, *_cells(members))
    if len(groups) > 1:
        made.add_row("all", "", "", *_cells(found), style="bold")
    return made


def missed(found: Sequence[Evaluated]) -> Iterator[str]:
    """A line for every fact that was missed or made up, and for every document not read."""
    for each in sorted(found, key=lambda each: str(each.case.path)):
        if each.failure is not None:
            yield f"{each.case.path}: not read: {each.failure}"
            continue
        for kind, tally in each.tallies.items():
            yield from (f"{each.case.path}: {kind}: missed {_shown(f)}" for f in tally.missed)
            yield from (f"{each.case.path}: {kind}: made up {_shown(f)}" for f in tally.made_up)


def plain(found: Sequence[Evaluated]) -> list[dict[str, Any]]:
    """The same as objects of JSON, by document."""
    return [
        {
            "document": str(each.case.path),
            "collection": each.case.collection,
            "language": each.language,
            "form": each.form,
            "failure": each.failure,
            "kinds": {kind: _counts(tally) for kind, tally in total([each]).items()},
            "missed": _listed(each, "missed"),
            "madeUp": _listed(each, "made_up"),
        }
        for each in sorted(found, key=lambda each: str(each.case.path))
    ]


def percent(tally: Tally | None) -> str:
    """F1 in percent; 100.0 only where it is all."""
    if tally is None or tally.f1 is None:
        return "–"
    rounded = round(100 * tally.f1, 1)
    return f"{min(rounded, 99.9) if tally.f1 < 1 else 100.0:.1f}"


def _cells(members: Sequence[Evaluated]) -> list[str]:
    sums = total(members)
    return [str(len(members)), *(percent(sums.get(kind)) for kind in (*KINDS, "all"))]


def _counts(tally: Tally) -> dict[str, Any]:
    f1 = None if tally.f1 is None else round(tally.f1, 4)
    return {"hits": tally.hits, "gold": tally.gold, "found": tally.found, "f1": f1}


def _listed(each: Evaluated, side: str) -> list[list[Any]]:
    return [[kind, *fact] for kind, tally in each.tallies.items() for fact in getattr(tally, side)]


def _shown(fact: Fact) -> str:
    return ", ".join("–" if part is None else str(part) for part in fact)
