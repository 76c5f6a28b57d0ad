"""Whether numbers below the word for an agenda are those of paragraphs about it, not of items."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.agenda_parts import HEADING, flat
from extractors.folding import fold
from extractors.labels import act_label
from extractors.shape import Shape
from schemas.language import Language
from schemas.outline import Outline, Unit


def prints_acts(outline: Outline, language: Language) -> bool:
    """Whether resolutions or decisions are printed in full, whose rules speak of agendas too."""
    label = act_label(language)
    numbers = (unit.number.text for unit in outline.units if unit.number is not None)
    return any(label.fullmatch(fold(number).plain) for number in numbers)


def tells(units: Sequence[Unit], language: Language) -> bool:
    """Whether a list under the word for an agenda holds sentences about it, the agenda standing
    elsewhere."""
    shape = Shape(language)
    texts = [next(unit.texts(), None) for unit in flat(units) if unit.number is not None]
    told = sum(text is not None and shape.sentence(text.text) for text in texts)
    return 0 < len(texts) <= 2 * told


def explains(units: Sequence[Unit], language: Language) -> bool:
    """Whether the numbers of a document are those of paragraphs rather than of items."""
    shape = Shape(language)
    numbered = [next(unit.texts(), None) for unit in units if unit.number is not None]
    texts = [text.text for text in numbered if text is not None]
    told = sum(shape.sentence(text) and len(text) > HEADING for text in texts)
    return len(texts) > 1 and 2 * told > len(texts)
