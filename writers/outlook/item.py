"""An item of the next agenda."""

from __future__ import annotations

from dataclasses import dataclass

from schemas.notice import Span
from writers.outlook.conclusion import Conclusion
from writers.phrases import Counted


@dataclass(frozen=True, slots=True)
class Item:
    """An item as the last agenda words it; `counted` is an ordinal in it that moves on by one.

    `frame` is the key under which the language file knows such items, None for a substantive one.
    """

    frame: str | None
    title: str
    span: Span
    counted: Counted | None = None
    items: tuple[Conclusion[Item], ...] = ()
