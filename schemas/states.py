"""States by their names: the United Nations' own (`states.tsv`) first, then those of CLDR."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from babel import Locale

FILE = Path(__file__).parent / "states.tsv"


@cache
def states(code: str) -> dict[str, tuple[str, ...]]:
    """Per ISO 3166-1 alpha-2 code the names of a State in a language, the United Nations' first.

    The States are the 193 Members and the two observer States of the United Nations.
    """
    common = Locale(code).territories
    with FILE.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t")
        return {row["iso"]: _names(row.get(code, ""), common.get(row["iso"], "")) for row in rows}


def _names(own: str, common: str) -> tuple[str, ...]:
    names = [name.strip() for name in own.split(" / ") if name.strip()]
    return (*names, common) if common and common not in names else tuple(names)
