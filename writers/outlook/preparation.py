"""The meeting that prepares the next session, and who is told of both."""

from __future__ import annotations

from dataclasses import dataclass

from schemas.notice import Entry, Gathering
from writers.outlook.conclusion import Conclusion, merged, reason
from writers.outlook.record import Record


@dataclass(frozen=True, slots=True)
class Preparation:
    """The preparatory meeting: key of the organ that meets, and its meeting before the last."""

    organ: str
    last: Gathering | None


def preparation(record: Record) -> Conclusion[Preparation | None]:
    """The organ that prepares the session; the number and dates of its meeting stay open."""
    organ = record.value("preparatory")
    if not isinstance(organ, str):
        return Conclusion(None, "pending", (), reason("preparation_unknown"))
    last = _last_meeting(record, organ)
    sources = merged(record.rule("preparatory"), record.source(last.span) if last else ())
    return Conclusion(Preparation(organ, last), "derived", sources, reason("preparation_by_rule"))


def _last_meeting(record: Record, organ: str) -> Gathering | None:
    """The organ's highest numbered meeting that the notice dates."""
    meetings = [
        gathering
        for gathering in record.notice.gatherings
        if gathering.body == organ and gathering.number and gathering.start
    ]
    return max(meetings, key=lambda gathering: gathering.number or 0, default=None)


def addressees(record: Record) -> tuple[Conclusion[Entry], ...]:
    """Those expected at the sessions of the body, as the notice lists them."""
    rule = record.rule("notification")
    return tuple(
        Conclusion(entry, "derived", merged(record.source(entry.span), rule), reason("addressees"))
        for entry in record.notice.participants
    )


def extra_vice_presidents(record: Record) -> Conclusion[str | None]:
    """Key of the organ whose bureau serves as further vice-presidents."""
    organ = record.value("extra_vice_presidents")
    if not isinstance(organ, str):
        return Conclusion(None, "pending", (), reason("extra_unknown"))
    return Conclusion(
        organ, "derived", record.rule("extra_vice_presidents"), reason("extra_by_rule")
    )
