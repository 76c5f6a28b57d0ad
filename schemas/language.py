"""A language as data: all that the program knows of it, from `languages/<code>.toml`.

The tables serve in both directions, to read and to write. A language file has exactly the tables
below; `tests/test_languages.py` walks the folder and reads back each file's own `[examples]`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from schemas.data import build, load
from schemas.errors import UnknownLanguage

FOLDER = Path(__file__).parent / "languages"


@dataclass(frozen=True, slots=True)
class Language:
    """One language of notices; two of them are equal when their codes are."""

    code: str  # BCP 47
    name: str  # English name
    iso639: str  # ISO 639-2/T, as Akoma Ntoso wants it
    script: str  # ISO 15924
    direction: str  # ltr, rtl
    tesseract: tuple[str, ...]  # packs of data by which Tesseract reads scans of it
    tesseract_figures: tuple[str, ...]  # and those that read its figures better, if any
    common: tuple[str, ...]  # the commonest words, by which the language is recognised
    dates: Mapping[str, Any] = field(compare=False)
    references: Mapping[str, Any] = field(compare=False)
    outline: Mapping[str, Any] = field(compare=False)
    words: Mapping[str, Any] = field(compare=False)
    organs: Mapping[str, Any] = field(compare=False)
    phrases: Mapping[str, Any] = field(compare=False)
    examples: Mapping[str, Any] = field(compare=False)


@cache
def language(code: str) -> Language:
    """The language with a code; UnknownLanguage where no file describes it."""
    path = FOLDER / f"{code}.toml"
    if code not in codes():
        raise UnknownLanguage(
            f"there is no language {code!r}", f"described are {', '.join(codes())}"
        )
    return build(Language, load(path), path.name)


@cache
def codes() -> tuple[str, ...]:
    """Codes of all languages described, sorted."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))
