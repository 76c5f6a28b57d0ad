"""The items that resolutions and decisions put on the agenda of the next session."""

from __future__ import annotations

from collections.abc import Sequence

from schemas.notice import Mandate, Stated
from writers.outlook.conclusion import Conclusion, Source, merged, reason
from writers.outlook.item import Item
from writers.outlook.record import Record


def mandated(record: Record, number: int | None) -> tuple[Conclusion[Item], ...]:
    """The items for the session with a number, each once with all its sub-items, as first named."""
    by_title: dict[str, list[Mandate]] = {}
    for mandate in record.notice.mandates:
        if mandate.target_session == number:
            by_title.setdefault(folded(mandate.item_title.text), []).append(mandate)
    return tuple(_item(record, found) for found in by_title.values())


def _item(record: Record, found: Sequence[Mandate]) -> Conclusion[Item]:
    below: dict[str, Conclusion[Item]] = {}
    for mandate in found:
        title = mandate.sub_item_title
        if title is not None:
            sources = record.source(mandate.span)
            below.setdefault(folded(title.text), _stated(title, sources))
    sources = merged(*(record.source(mandate.span) for mandate in found))
    return _stated(found[0].item_title, sources, tuple(below.values()))


def _stated(
    title: Stated, sources: tuple[Source, ...], below: tuple[Conclusion[Item], ...] = ()
) -> Conclusion[Item]:
    item = Item(None, title.text, title.span, items=below)
    return Conclusion(item, "stated", sources, reason("item_mandated"))


def folded(title: str) -> str:
    """A title as it is compared with others."""
    return " ".join(title.casefold().split()).strip(" .:;")
