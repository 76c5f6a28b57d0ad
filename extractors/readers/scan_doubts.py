"""What a person should look at on a recognised page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.readers.pdf_page import union
from extractors.readers.scan_words import Seen
from schemas.source import Doubt, Place

_SURE = 60.0  # confidence below which a word is named
_COARSE = 150  # dpi below which letters run together
_MOST = 12  # words named of one page
_ILLEGIBLE = 0.4  # share of the words that are doubtful, from which the page is


def doubts(number: int, words: Sequence[Seen], resolution: int, turn: int) -> Iterator[Doubt]:
    """One doubt each for resolution, orientation, and the words that were hard to read."""
    place = Place(number)
    if resolution < _COARSE:
        yield Doubt(
            "low-resolution",
            f"page {number} was scanned at {resolution} dpi; at 300 dpi fewer letters are mistaken",
            place,
        )
    if turn:
        yield Doubt("turned-page", f"page {number} was turned by {turn} degrees to be read", place)
    unsure = [found for found in words if found.confidence < _SURE and _says_anything(found)]
    if unsure:
        box = union([found.word.box for found in unsure])
        yield Doubt("doubtful-words", _named(number, unsure, len(words)), Place(number, box))


def _named(number: int, unsure: Sequence[Seen], total: int) -> str:
    words = ", ".join(f"“{found.word.text}” {_where(found)}" for found in unsure[:_MOST])
    more = f", and {len(unsure) - _MOST} more" if len(unsure) > _MOST else ""
    legible = "; most of the page may be wrong" if len(unsure) > _ILLEGIBLE * total else ""
    return f"page {number}: {len(unsure)} words were hard to read: {words}{more}{legible}"


def _where(found: Seen) -> str:
    left, top, right, bottom = map(round, found.word.box)
    return f"({left}, {top}, {right}, {bottom})"


def _says_anything(found: Seen) -> bool:
    return any(map(str.isalnum, found.word.text))
