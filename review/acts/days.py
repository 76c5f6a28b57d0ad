"""Days that are told in several facts, and change together."""

from __future__ import annotations

from collections.abc import Iterator

from review.facts import kinds
from review.facts.desk import View
from schemas.notice import Gathering, Period, Session

_ENDS = frozenset({"start", "end"})


def dependents(view: View, path: str) -> tuple[str, ...]:
    """Other fields that give the same day of the same session or meeting."""
    found = kinds.field(path)
    if found is None or found[1] not in _ENDS:
        return ()
    key = _key(view, path)
    value = view.opened.folded.facts[path].value
    return tuple(
        other
        for other in _same(view, found[1])
        if other != path
        and key is not None
        and _key(view, other) == key
        and view.opened.folded.facts[other].value == value
    )


def _same(view: View, name: str) -> Iterator[str]:
    for path in view.opened.folded.facts:
        if path.endswith(f"/{name}"):
            yield path


def _key(view: View, path: str) -> str | None:
    """The session or meeting whose day a field gives."""
    whole = path.rpartition("/")[0]
    kind = kinds.kind(whole)
    value = view.opened.folded.facts[whole].value if whole in view.opened.folded.facts else {}
    if kind is Period and value.get("role") not in ("session", "meeting"):
        return None
    return value.get({Session: "key", Gathering: "key", Period: "subject"}.get(kind or str, ""))
