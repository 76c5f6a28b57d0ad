"""Units that list the items of an agenda: from 1, in parts, up to running text."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.marks import head
from extractors.shape import Shape
from schemas.language import Language
from schemas.outline import Unit, texts_of
from schemas.source import Line

_LONGEST = 400  # characters of a title in a list of items
HEADING = 140  # characters of a line that stands over a list


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


def restarts(units: Sequence[Unit], language: Language) -> bool:
    """Whether units are a numbered list of their own, from 1, of titles rather than sentences."""
    units = flat(units)
    numbered = [u for u in units if u.number is not None and any(map(str.isalnum, u.number.text))]
    units = units[: units.index(numbered[-1]) + 1] if numbered else units
    if len(numbered) < 2 or value(numbered[0], language) != 1:
        return False
    short = all(len(next((t.text for t in unit.texts()), "")) < _LONGEST for unit in numbered)
    return short and len(numbered) * 2 > len(units)


def run(units: Sequence[Unit], language: Language) -> tuple[Unit, ...]:
    """The numbered units up to running text, with the lines that head parts of them."""
    shape = Shape(language)
    kept = 0
    for count, unit in enumerate(units, 1):
        if unit.number is not None:
            kept = count
        elif any(shape.sentence(text.text) or len(text.text) > HEADING for text in unit.texts()):
            break
    return tuple(units[:kept])


def going_on(own: Sequence[Unit], after: Sequence[Unit], language: Language) -> tuple[Unit, ...]:
    """A list with the parts behind it in which its numbers go on."""
    found = [*own]
    last = _numbers(own, language)[-1]
    for unit in after:
        numbers = _numbers([unit], language)
        if unit.number is not None or numbers[:1] != [(last or 0) + 1]:
            break
        found.append(unit)
        last = numbers[-1]
    return tuple(found)


def _numbers(units: Sequence[Unit], language: Language) -> list[int | None]:
    return [value(unit, language) for unit in flat(units) if unit.number is not None]


def flat(units: Sequence[Unit]) -> list[Unit]:
    """The units, with those in place that stand in a list or below a text without number."""
    return [
        below
        for unit in units
        for below in (flat(unit.units) if unit.number is None and unit.units else [unit])
    ]
