"""The rule of procedure that the last notice cites under an item of its agenda."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.notice import Reference
from schemas.outline import Unit, with_notes
from writers.outlook.item import Item
from writers.outlook.record import Record

_STOPS = " .:：。；;\u00a0\u202f"


def cited_rule(record: Record, item: Item) -> Reference | None:
    """The one rule cited in the item or in the annotations under its title; None for several."""
    inside = {text.eid for unit in _units(record, item) for text in with_notes(unit.texts())}
    found = {
        reference.value: reference
        for reference in record.notice.references
        if reference.kind == "rule" and reference.span.eid in inside
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _units(record: Record, item: Item) -> Iterator[Unit]:
    """The unit of the item as listed, and those that its title heads."""
    listed = record.units.get(item.span.eid)
    if listed is not None:
        yield listed
    for unit in record.notice.outline.walk():
        if unit.heading is not None and _says(unit.heading.text, item.title):
            yield unit


def _says(heading: str, title: str) -> bool:
    """Whether a heading says a title, alone or after the number of its item."""
    said = " ".join(heading.split()).strip(_STOPS)
    return said.endswith(" ".join(title.split()).strip(_STOPS))
