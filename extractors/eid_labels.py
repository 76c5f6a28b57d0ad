"""What stands for a printed number in an eId, the same in every language version.

AKN4UN Guidelines part 1 (Format of an Identifier): numbers are normalised.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from extractors.marks import ACT, ACT_ANNEX, Mark
from extractors.numerals import to_roman

_RANGE = re.compile(r"\d{1,2}[-–]\d")  # 5-6. numbers what two items share
_FIGURES = re.compile(r"\S*\d\S*")


def label(mark: Mark) -> str:
    """The number of an eId: Roman for sections, Latin letters for letters, else digits."""
    if mark.style == ACT_ANNEX:
        return "annex"
    if _RANGE.match(mark.text):
        return _parted(mark)
    write = _WRITTEN.get(mark.style.split(" ", 1)[0])
    return str(mark.value) if write is None else write(mark)


def _counted(mark: Mark) -> str:
    """Chinese numerals and ordinals: Roman where they head sections, else digits."""
    return to_roman(mark.value) if mark.rank == "heading" else str(mark.value)


def _capital(mark: Mark) -> str:
    return chr(64 + mark.value) if mark.value <= 26 else str(mark.value)


def _small(mark: Mark) -> str:
    return _capital(mark).lower()


def _parted(mark: Mark) -> str:
    return re.sub(r"[^0-9a-z]+", "-", mark.text).strip("-")


def _act(mark: Mark) -> str:
    """The figures of the number of an act, with the letters of its series: 7-CMA-3."""
    figures = _FIGURES.search(mark.text)
    return re.sub(r"[^0-9A-Za-z]+", "-", figures[0] if figures is not None else ACT).strip("-")


_WRITTEN: Mapping[str, Callable[[Mark], str]] = {
    "ROMAN": lambda mark: to_roman(mark.value),
    "roman": lambda mark: to_roman(mark.value).lower(),
    **dict.fromkeys(("han", "ordinal"), _counted),
    **dict.fromkeys(("LETTER", "CYRILLIC", "abjad_name"), _capital),
    **dict.fromkeys(("letter", "cyrillic", "abjad"), _small),
    **dict.fromkeys(("zeroed", "decimals", "dashed", "lettered"), _parted),
    "parted": lambda mark: _parted(replace(mark, text=mark.text.lower())),
    ACT: _act,
}
