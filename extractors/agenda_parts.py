"""Parts of an agenda that are printed as sections behind its heading, numbered anew."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.marks import head
from extractors.shape import Shape
from schemas.language import Language
from schemas.outline import Unit, texts_of
from schemas.source import Line


def parts(units: Sequence[Unit], index: int, language: Language) -> tuple[Unit, ...]:
    """The sections from I behind a numbered heading that holds no text, each with its items."""
    shape = Shape(language)
    texts = texts_of(units[index].blocks)
    if units[index].number is None or any(shape.sentence(text.text) for text in texts):
        return ()
    found: list[Unit] = []
    for unit in units[index + 1 :]:
        if unit.heading is None or value(unit, language) != len(found) + 1:
            break
        found.append(unit)
    below = [unit for part in found for unit in part.units if unit.number is not None]
    return tuple(found) if len(found) > 1 and len(below) >= len(found) else ()


def value(unit: Unit, language: Language) -> int | None:
    """What the number of a unit counts, None where it has none or none that is known."""
    if unit.number is None:
        return None
    readings = head(Line("", unit.number.text), language).marks
    return readings[0].value if readings else None
