"""What versions say of the document as a whole: what it is, whose, of which day and session."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.concordance.facts import plain
from extractors.concordance.rows import disagreement
from schemas.concordance import Disagreement, DisagreementKind, Reading
from schemas.notice import Notice, Stated

# Some bodies mark the language behind the symbol: C23/1-E, C23/1(F).
_LANGUAGE = re.compile(r"\s?(?:-[ACEFRSX]|\([ACEFRSX]\))$")
_DATES = ("date", "deadline")


def differing(versions: Sequence[Notice], found: Sequence[Disagreement]) -> Iterator[Disagreement]:
    """What differs of the whole, but for what the texts were found to disagree on already."""
    told = {
        (each.kind in _DATES, value)
        for each in found
        if each.kind in (*_DATES, "session")
        for reading in each.readings
        for value in re.findall(r"\d[\d-]*", reading.value or "")
    }
    for kind, what, readings in _compared(versions):
        values = {reading.value for reading in readings}
        known = {(what != "session, number", value) for value in values}
        if len(values) > 1 and not known & told:
            yield disagreement(kind, what, readings)


def symbol(notice: Notice) -> str | None:
    """The symbol of a document without a mark of its language."""
    if notice.symbol is None:
        return None
    return _LANGUAGE.sub("", plain(notice.symbol.text))


def _compared(
    versions: Sequence[Notice],
) -> Iterator[tuple[DisagreementKind, str, list[Reading]]]:
    yield "kind", "kind of document", [Reading(v.language, v.kind) for v in versions]
    yield "body", "body that meets", [_stated(v, v.body_key, v.body) for v in versions]
    yield "symbol", "symbol", [_stated(v, symbol(v), v.symbol) for v in versions]
    yield "date", "date of the document", [Reading(v.language, v.date) for v in versions]
    for name in ("number", "kind", "start", "end"):
        yield "session", f"session, {name}", [_session(version, name) for version in versions]


def _stated(version: Notice, value: str | None, stated: Stated | None) -> Reading:
    if stated is None:
        return Reading(version.language, value)
    return Reading(version.language, value, stated.span.eid, stated.text)


def _session(version: Notice, name: str) -> Reading:
    value = getattr(version.session, name) if version.session is not None else None
    return Reading(version.language, None if value is None else str(value))
