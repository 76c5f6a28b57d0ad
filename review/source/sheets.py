"""Pages of a source as pictures with the places of facts, asked of processes of their own.

A hostile file ends such a process at most: each has a limit of memory, each answer one of time.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeAlias

from extractors.readers.workers import Pool
from review.source.reading import Reading
from schemas.outline import Text
from schemas.source import Box

TIME_LIMIT: Final = 20.0  # seconds for one answer, which takes a tenth of one
_AT_ONCE: Final = 2  # processes; further questions wait
WIDTHS: Final = (320, 640, 1000, 1600, 2400)  # pixels
WORKERS: Final = Pool("from review.source.drawing import serve; serve()", reads="source")
_PLACES: Final = threading.BoundedSemaphore(_AT_ONCE)


@dataclass(frozen=True, slots=True)
class Count:
    """Asks how many pages a file has."""

    path: Path


@dataclass(frozen=True, slots=True)
class Draw:
    """Asks for a page as a PNG file so many pixels wide."""

    path: Path
    number: int
    width: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """A stretch of a text that is looked for on a page, by a key of the asker's."""

    key: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Printed:
    """A text, the box that holds it on a page, and what is wanted of it."""

    text: str
    box: Box
    wanted: tuple[Wanted, ...]


@dataclass(frozen=True, slots=True)
class Locate:
    """Asks how large a page is, and where on it stretches of texts are printed."""

    path: Path
    number: int
    texts: tuple[Printed, ...]


@dataclass(frozen=True, slots=True)
class Located:
    """The size of a page in points, and boxes for each key; none where it was not found."""

    width: float
    height: float
    boxes: dict[int, tuple[Box, ...]]


Job: TypeAlias = "Count | Draw | Locate"


@dataclass(frozen=True, slots=True)
class Boxed:
    """One place on a page: the facts there, the kinds of these, the words, the boxes."""

    paths: tuple[str, ...]
    kinds: tuple[str, ...]
    words: str
    rects: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its number, its size in points, and what is to be shown over it."""

    number: int
    width: float
    height: float
    boxes: tuple[Boxed, ...]


def count(path: Path) -> int:
    """How many pages a source has; raises SeriatimError where it cannot be told."""
    return int(_ask(Count(path.resolve())))


def drawn(path: Path, number: int, width: int) -> bytes:
    """A page as PNG, as wide as one of WIDTHS; raises SeriatimError where it cannot be drawn."""
    fitting = next((known for known in WIDTHS if known >= width), WIDTHS[-1])
    return bytes(_ask(Draw(path.resolve(), number, fitting)))


def sheet(path: Path, number: int, reading: Reading) -> Sheet:
    """A page with the facts on it: around their words, or the paragraph where not found."""
    found = list(_printed(reading, number))
    keys = range(sum(len(item.spans) for item in found))
    asked = list(_asked(found, iter(keys)))
    answer: Located = _ask(Locate(path.resolve(), number, tuple(asked)))
    boxes = (
        Boxed(span.paths, span.kinds, span.text, answer.boxes.get(wanted.key) or (item.box,))
        for item, job in zip(found, asked, strict=True)
        for span, wanted in zip(item.spans, job.wanted, strict=True)
    )
    return Sheet(number, answer.width, answer.height, tuple(boxes))


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    text: str
    paths: tuple[str, ...]
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    text: Text
    box: Box
    spans: tuple[_Span, ...]


def _printed(reading: Reading, number: int) -> Iterator[_Found]:
    for text in reading.outline.texts():
        for place in text.places:
            if place.page == number and place.box is not None:
                yield _Found(text, place.box, tuple(_spans(reading, text)))


def _spans(reading: Reading, text: Text) -> Iterator[_Span]:
    """The places in a text, the wide ones first, so that the narrow lie above them."""
    places: dict[tuple[int, int], list[Any]] = {}
    for placed in reading.placed.get(text.eid, ()):
        places.setdefault((placed.start, placed.end), []).append(placed)
    for (start, end), here in sorted(places.items(), key=lambda item: item[0][0] - item[0][1]):
        yield _Span(
            start,
            end,
            text.text[start:end],
            tuple(dict.fromkeys(placed.path for placed in here)),
            tuple(dict.fromkeys(placed.kind for placed in here)),
        )


def _asked(found: Sequence[_Found], keys: Iterator[int]) -> Iterable[Printed]:
    for item in found:
        wanted = tuple(Wanted(next(keys), span.start, span.end) for span in item.spans)
        yield Printed(item.text.text, item.box, wanted)


def _ask(job: Job) -> Any:
    with _PLACES:
        return WORKERS.ask(job, TIME_LIMIT)
