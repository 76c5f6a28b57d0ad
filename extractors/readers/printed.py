"""What a reader of one form finds on the paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from schemas.source import Doubt, Grid, Line, Place, Residue, lines_of

# Control characters and noncharacters print nothing, and XML cannot hold them.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Printed:
    """Lines and tables in reading order, what was left aside, and what was doubtful."""

    blocks: tuple[Line | Grid, ...]
    residue: tuple[Residue, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    pages: int | None = None
    scanned: bool = False  # recognised from pictures, all of it

    def lines(self) -> Iterator[Line]:
        """Every line in reading order, those in tables row by row."""
        return lines_of(self.blocks)


def printable(text: str) -> str:
    """The text without characters that print nothing and that XML cannot hold."""
    return _UNPRINTABLE.sub("", text)


def unprintable(text: str, place: Place | None = None) -> Iterator[Residue]:
    """One residue for each character that `printable` leaves out, by its code point."""
    for character in _UNPRINTABLE.findall(text):
        yield Residue(f"U+{ord(character):04X}", "control", place)
