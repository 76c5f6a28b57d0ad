"""A concordance as JSON, and as a page on which people look at it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from schemas.concordance import Disagreement, Reading, Work
from schemas.language import Language, language
from schemas.notice import Notice

FOLDER = Path(__file__).parent
Compared = tuple[Work, Sequence[Disagreement]]


def facts(work: Work, found: Sequence[Disagreement]) -> dict[str, Any]:
    """The versions of a work and where they disagree, as objects of JSON."""
    return {
        "versions": [_version(version) for version in work.versions],
        "disagreements": [_disagreement(each) for each in found],
    }


def page(compared: Sequence[Compared]) -> bytes:
    """Works and their disagreements as one HTML page that needs nothing beside it, in UTF-8."""
    return _template().render(works=[_Shown.of(*each) for each in compared]).encode()


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the page shows of a work."""

    name: str
    versions: Sequence[tuple[Language, Notice]]
    languages: Sequence[Language]
    kinds: Sequence[tuple[str, int]]
    rows: Sequence[tuple[Disagreement, Sequence[Reading | None]]]

    @classmethod
    def of(cls, work: Work, found: Sequence[Disagreement]) -> _Shown:
        languages = [language(code) for code in work.languages]
        return cls(
            _name(work),
            list(zip(languages, work.versions, strict=True)),
            languages,
            Counter(each.kind for each in found).most_common(),
            [(each, _readings(each, work.languages)) for each in found],
        )


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    return environment.get_template("concordance.html")


def _name(work: Work) -> str:
    """The symbol of a work, else the body and the day."""
    for version in work.versions:
        if version.symbol is not None:
            return version.symbol.text
    first = work.versions[0]
    return ", ".join(part for part in (first.body_key, first.date) if part) or first.kind


def _readings(found: Disagreement, languages: Sequence[str]) -> list[Reading | None]:
    by_language = {reading.language: reading for reading in found.readings}
    return [by_language.get(code) for code in languages]


def _version(version: Notice) -> dict[str, Any]:
    return {
        "language": version.language,
        "name": version.origin.name if version.origin else None,
        "sha256": version.origin.sha256 if version.origin else None,
        "symbol": version.symbol.text if version.symbol else None,
        "title": version.title.text if version.title else None,
        "date": version.date,
    }


def _disagreement(found: Disagreement) -> dict[str, Any]:
    return {
        "kind": found.kind,
        "what": found.what,
        "eId": found.eid,
        "majority": found.majority,
        "dissenting": list(found.dissenting),
        "readings": [
            {
                "language": reading.language,
                "value": reading.value,
                "eId": reading.eid,
                "text": reading.text,
            }
            for reading in found.readings
        ],
    }
