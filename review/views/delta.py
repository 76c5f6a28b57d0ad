"""What a page has to exchange when the log of its document has grown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from starlette.requests import Request

from review.facts.desk import View
from review.facts.groups import Group
from review.web import macros


def parts(request: Request, before: View, now: View, **values: Any) -> str:
    """The parts of a page that differ between two states of a document, swapped out of band."""
    made = macros(request, "facts/parts.html", **values)
    base = values["base"]
    found = [
        made.head(now, base, values["versions"], oob=True),
        made.exceptions(now, base, oob=True),
        made.checks(now, base, oob=True),
    ]
    for earlier, later in zip(before.groups, now.groups, strict=True):
        found += _group(made, now, earlier, later, base)
    return "\n".join(map(str, found))


def _group(made: Any, now: View, earlier: Group, later: Group, base: str) -> Iterator[Any]:
    """A whole group where facts came, went or moved; else the rows that changed."""
    if earlier.shape != later.shape:
        yield made.group(now, later, base, loaded=not later.folded, oob=True)
        return
    changed = [row for was, row in zip(earlier.rows, later.rows, strict=True) if not was.same(row)]
    if changed:
        yield made.bar(now, later, base, oob=True)
    for row in changed:
        yield made.row(now, row, base, oob=True)
