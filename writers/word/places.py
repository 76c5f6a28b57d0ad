"""Where a conclusion comes from, in words: paragraphs, agenda items, rules."""

from __future__ import annotations

import re
from collections.abc import Iterator

from schemas.notice import Span
from schemas.outline import Annex, Outline, Unit
from writers.outlook.conclusion import Source
from writers.outlook.record import Record
from writers.phrases import Phrases

_RULE = re.compile(r"(?P<rule>[^()]+)\((?P<paragraph>[^()]+)\)")


def places(record: Record, phrases: Phrases, sources: tuple[Source, ...]) -> str:
    """The rules and the places in the notice that sources name; empty where there are none."""
    rules = dict.fromkeys(rule(phrases, s.rule) for s in sources if s.rule)
    printed = dict.fromkeys(place(record, phrases, s.eid) for s in sources if s.eid is not None)
    named = [*rules]
    if printed:
        slots = {"notice": notice(record, phrases), "places": phrases.joined([*printed])}
        named.append(phrases.filled("places.in_notice", slots))
    return phrases.joined(named or [source.text for source in sources if source.text])


def rule(phrases: Phrases, number: str) -> str:
    """A rule of procedure by number: 30(3) is paragraph 3 of rule 30."""
    match = _RULE.fullmatch(number)
    if match is None:
        return phrases.filled("places.rule", {"rule": number})
    return phrases.filled("places.rule_paragraph", match.groupdict())


def notice(record: Record, phrases: Phrases) -> str:
    """The last notice by its date as printed."""
    span = record.notice.date_span
    date = record.printed(span) if span else ""
    return (
        phrases.filled("places.notification", {"date": date})
        if date
        else phrases.text("places.notice")
    )


def place(record: Record, phrases: Phrases, eid: str) -> str:
    """A unit of the notice by the numbers printed on it."""
    for annex in record.notice.outline.annexes:
        label = _label(_path(annex, eid))
        if label:
            slots = {"annex": annex.label.text if annex.label else annex.eid, "number": label}
            return phrases.filled("places.item", slots)
        if annex.eid == eid:
            return annex.label.text if annex.label else annex.eid
    path = _path(record.notice.outline, eid)
    if not path:
        return phrases.text("places.preface")
    numbered = [unit for unit in path if unit.kind not in ("section", "division")]
    form = "places.paragraph" if numbered else "places.heading"
    return phrases.filled(form, {"number": _label(numbered or path)})


def _path(holder: Annex | Outline | Unit, eid: str) -> list[Unit]:
    """The units from the outermost to the one with an eId."""
    for unit in holder.units:
        if unit.eid == eid:
            return [unit]
        below = _path(unit, eid)
        if below:
            return [unit, *below]
    return []


def _label(path: list[Unit]) -> str:
    return "".join(_numbers(path))


def _numbers(path: list[Unit]) -> Iterator[str]:
    """Numbers as they are cited: the first one bare, those of points in brackets."""
    for unit in path:
        number = unit.number.text.strip(" .、()（）") if unit.number else ""
        if number and unit.kind == "point":
            yield f"({number})"
        elif number:
            yield number


def alias(record: Record, phrases: Phrases, fact: str, span: Span) -> str:
    """What a content control is called: what its value is, and where it is printed."""
    unit = record.units.get(span.eid)
    where = place(record, phrases, unit.eid if unit else "")
    return phrases.filled("places.alias", {"fact": phrases.text(f"facts.{fact}"), "place": where})
