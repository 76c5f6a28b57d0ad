"""Where a conclusion comes from, in words: paragraphs, agenda items, rules."""

from __future__ import annotations

import re
from collections.abc import Iterable

from schemas.notice import Span
from schemas.outline import Annex, Outline, Unit
from writers.outlook.conclusion import Source
from writers.outlook.record import Record
from writers.phrases import Phrases

_RULE = re.compile(r"(?P<rule>[^()]+)\((?P<paragraph>[^()]+)\)")
_BRACKETS = " .、()（）-"


def places(record: Record, phrases: Phrases, sources: tuple[Source, ...]) -> str:
    """The rules and the places in the notice that sources name; empty where there are none."""
    named = list(dict.fromkeys(rule(phrases, s.rule) for s in sources if s.rule))
    eids = {source.eid for source in sources if source.eid is not None}
    printed = [*_printed(record, phrases, eids)]
    if printed:
        slots = {"notice": notice(record, phrases), "places": phrases.joined(printed)}
        named.append(phrases.filled("places.in_notice", slots))
    return phrases.joined(named or [source.text for source in sources if source.text])


def brief(record: Record, phrases: Phrases, sources: tuple[Source, ...]) -> str:
    """The same without naming the notice, for a text that names it once for all."""
    rules = list(dict.fromkeys(rule(phrases, s.rule) for s in sources if s.rule))
    eids = {source.eid for source in sources if source.eid is not None}
    named = [*rules, *_printed(record, phrases, eids)]
    words = [source.text for source in sources if source.text]
    return phrases.joined(named or list(dict.fromkeys(words)))


def within(record: Record, phrases: Phrases, eids: Iterable[str]) -> str:
    """The places in the notice with such eIds by their printed numbers, without naming it."""
    return phrases.joined([*_printed(record, phrases, set(eids))])


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
    if not date:
        return phrases.text("places.notice")
    return phrases.filled("places.notification", {"date": date})


def alias(record: Record, phrases: Phrases, fact: str, span: Span) -> str:
    """What a content control is called: what its value is, and where it is printed."""
    unit = record.units.get(span.eid)
    where = phrases.joined([*_printed(record, phrases, {unit.eid if unit else ""})])
    return phrases.filled("places.alias", {"fact": phrases.text(f"facts.{fact}"), "place": where})


def label(phrases: Phrases, key: str) -> str:
    """What an open value is called for a reader, by the family that its key is of."""
    return phrases.text(f"labels.{key.partition('@')[0]}")


def cited(phrases: Phrases, kind: str, labels: list[str], **slots: str) -> Iterable[str]:
    """One place, or several under one word: paragraph 3, paragraphs 3 and 7."""
    key = phrases.plural(f"places.{kind}s", len(labels))
    several = len(labels) > 1 and phrases.has(key)
    if labels:
        numbers = {"numbers": phrases.joined(labels)}
        yield phrases.filled(key if several else f"places.{kind}", slots | numbers)


def _printed(record: Record, phrases: Phrases, eids: set[str]) -> Iterable[str]:
    """Places by the numbers printed on them, in printed order, those of one part together."""
    outline = record.notice.outline
    if "" in eids:
        yield phrases.text("places.preface")
    yield from cited(phrases, "heading", [*_labels(outline, phrases, eids, headings=True)])
    yield from cited(phrases, "paragraph", [*_labels(outline, phrases, eids)])
    for annex in outline.annexes:
        name = annex.label.text if annex.label else annex.eid
        items = [*_labels(annex, phrases, eids)]
        if annex.eid in eids and not items:
            yield name
        yield from cited(phrases, "item", items, annex=name)


def _labels(
    holder: Outline | Annex | Unit,
    phrases: Phrases,
    eids: set[str],
    above: str = "",
    headings: bool = False,
) -> Iterable[str]:
    """Labels of the units with such eIds: of sections and divisions, or of all below them."""
    for unit in holder.units:
        label = _label(phrases, unit, above)
        heading = unit.kind in ("section", "division")
        if unit.eid in eids and label and heading == headings:
            yield label
        yield from _labels(unit, phrases, eids, "" if heading else label, headings)


def _label(phrases: Phrases, unit: Unit, above: str) -> str:
    """The number of a unit as it is cited: that of a point after its paragraph's."""
    number = unit.number.text.strip(_BRACKETS) if unit.number else ""
    if number and above:
        return phrases.filled("places.point", {"number": above, "point": number})
    return number or above
