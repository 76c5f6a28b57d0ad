"""States by their names: the United Nations' own (`states.tsv`) first, then those of CLDR.

`state_forms.tsv` has what else they are called: in full, in short, and as they were called before.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from babel import Locale

FILE = Path(__file__).parent / "states.tsv"
FORMS = Path(__file__).parent / "state_forms.tsv"


@cache
def states(code: str) -> dict[str, tuple[str, ...]]:
    """Per ISO 3166-1 alpha-2 code the names of a State in a language, the United Nations' first.

    The States are the 193 Members and the two observer States of the United Nations.
    """
    common, forms = Locale(code).territories, state_forms(code)
    return {
        row["iso"]: tuple(
            dict.fromkeys(
                (
                    *_split(row.get(code, "")),
                    *_split(common.get(row["iso"], "")),
                    *forms.get(row["iso"], ()),
                )
            )
        )
        for row in _rows(FILE)
    }


def state_forms(code: str) -> dict[str, tuple[str, ...]]:
    """Per ISO 3166-1 alpha-2 code what a State is called in a language beside its usual names."""
    return {row["iso"]: _split(row["forms"]) for row in _rows(FORMS) if row["language"] == code}


@cache
def _rows(path: Path) -> tuple[dict[str, str], ...]:
    with path.open(encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader(lines, delimiter="\t"))


def _split(names: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in names.split(" / ") if name.strip())
