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
    old = macros(request, "facts/parts.html", **(values | {"view": before}))
    new = macros(request, "facts/parts.html", **(values | {"view": now}))
    base, versions = values["base"], values["versions"]
    found = [new.head(now, base, versions, oob=True)]
    for name in ("exceptions", "checks"):
        if getattr(old, name)(before, base) != getattr(new, name)(now, base):
            found.append(getattr(new, name)(now, base, oob=True))
    for earlier, later in zip(before.groups, now.groups, strict=True):
        found += _group(old, new, before, now, earlier, later, base)
    return "\n".join(map(str, found))


def _group(
    old: Any, new: Any, before: View, now: View, earlier: Group, later: Group, base: str
) -> Iterator[Any]:
    """A whole group where facts came, went or moved; else the rows that changed."""
    if earlier.shape != later.shape:
        yield new.group(now, later, base, oob=True)
        return
    if old.bar(before, earlier, base) != new.bar(now, later, base):
        yield new.bar(now, later, base, oob=True)
    for was, row in zip(earlier.rows, later.rows, strict=True):
        if old.row(before, was, base) != new.row(now, row, base):
            yield new.row(now, row, base, oob=True)
