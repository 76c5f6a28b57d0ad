"""Where a notice takes up the outcomes it lists: citations by number, and titles repeated."""

from __future__ import annotations

from schemas.notice import Outcome, Reference
from writers.outlook.record import Record


def taken_up(record: Record, outcome: Outcome) -> tuple[str, ...]:
    """The eIds of the units that cite an outcome or repeat its title, in printed order, each once.

    The unit that lists the outcome itself is not among them.
    """
    listed = record.units.get(outcome.span.eid)
    cited = {ref.span.eid for ref in record.notice.references if _cites(record, ref, outcome)}
    title = _folded(outcome.title or "")
    named = (
        eid
        for eid, text in record.texts.items()
        if eid in cited or (title and title in _folded(text.text))
    )
    units = (record.units.get(eid) for eid in named)
    return tuple(dict.fromkeys(u.eid for u in units if u is not None and u is not listed))


def _cites(record: Record, reference: Reference, outcome: Outcome) -> bool:
    """Whether a reference is to the outcome: its kind and number, and no other body's."""
    own = (None, record.notice.body_key)
    return (
        outcome.number is not None
        and (reference.kind, reference.value) == (outcome.kind, outcome.number)
        and reference.organ in own
    )


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
