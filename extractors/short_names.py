"""Sessions and meetings named by letters and a number, as the title block abbreviates its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import regex

from extractors.gatherings import Named
from extractors.readings import Reading

_FAR = 120  # characters between a session and its short name in brackets
_SHORT = regex.compile(
    r"\((?P<stem>(?=[\p{Lu}\d-]*\p{Lu})[\p{Lu}][\p{L}]{0,9}[- ]?)(?P<number>\d{1,3})\)"
)


def completed(found: Sequence[Reading]) -> tuple[Reading, ...]:
    """The readings with the sessions that they name as "C-9", where "10th session of the Council
    (C-10)" tells what the letters are short for."""
    stems = dict(_stems(found))
    return tuple(_named(reading, stems) for reading in found) if stems else tuple(found)


def _stems(found: Sequence[Reading]) -> Iterator[tuple[str, Named]]:
    """The letters that stand in brackets behind a session with its own number."""
    for reading in found:
        for naming in reading.gatherings:
            for short in _SHORT.finditer(reading.plain, naming.end, naming.end + _FAR):
                if naming.number == int(short["number"]):
                    yield short["stem"], naming


def _named(reading: Reading, stems: dict[str, Named]) -> Reading:
    more = [
        Named(known.kind, int(match["number"]), known.session, match[0], *match.span())
        for stem, known in stems.items()
        for match in _form(stem).finditer(reading.plain)
        if not _taken(reading, *match.span())
    ]
    if not more:
        return reading
    named = sorted((*reading.gatherings, *more), key=lambda naming: naming.start)
    return replace(reading, gatherings=tuple(named))


def _form(stem: str) -> regex.Pattern[str]:
    plain = regex.escape(stem.rstrip("- "))
    return regex.compile(rf"(?<![\p{{L}}\d/.-]){plain}[- ]?(?P<number>\d{{1,3}})(?![\p{{L}}\d/.-])")


def _taken(reading: Reading, start: int, end: int) -> bool:
    """Whether a name or a citation holds the characters already."""
    folded = reading.passage.folded
    cited = [(folded.at(c.start), folded.at(c.end)) for c in reading.citations]
    held = [*((n.start, n.end) for n in reading.gatherings), *cited]
    return any(first < end and start < last for first, last in held)
