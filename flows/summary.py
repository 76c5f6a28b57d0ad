"""What was found in a notice, counted from its facts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from flows.result import Summary

Facts = Mapping[str, Any]


def summary(facts: Facts) -> Summary:
    """The figures of a notice from its facts in the exchange form."""
    session = facts["session"] or {}
    statuses = Counter(finding["status"] for finding in facts["findings"])
    return Summary(
        language=facts["language"],
        body=facts["body"],
        number=session.get("number"),
        kind=session.get("kind"),
        start=session.get("start"),
        end=session.get("end"),
        place=session.get("place"),
        deadline=_deadline(facts["dates"]),
        outcomes=tuple(Counter(outcome["kind"] for outcome in facts["outcomes"]).items()),
        agendas=tuple(_items(agenda["items"]) for agenda in facts["agendas"]),
        officers=tuple(len(bureau["officers"]) for bureau in facts["bureaux"]),
        references=len(facts["references"]),
        warnings=statuses["warn"],
        errors=statuses["fail"],
    )


def _deadline(dates: Sequence[Facts]) -> str | None:
    """The first day by which documents are announced to be out."""
    found = (date["end"] for date in dates if date["role"] == "document-deadline")
    return next(found, None)


def _items(items: Sequence[Facts]) -> int:
    return len(items)
