"""Where a conclusion comes from, in words: paragraphs, agenda items, rules."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from schemas.outline import Annex, Outline, Unit
from writers.outlook.conclusion import Source
from writers.outlook.record import Record
from writers.phrases import Phrases
from writers.word.inlines import Stated

_RULE = re.compile(r"(?P<rule>[^()]+)\((?P<paragraph>[^()]+)\)")
_WHOLE = len("2029-06-04")  # of a date to the day
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
    """The last notice by its date."""
    date = _date(record, phrases)
    if not date:
        return phrases.text("places.notice")
    return phrases.filled("places.notification", {"date": date})


def _date(record: Record, phrases: Phrases) -> str:
    """The date as the draft prints its own dates, whatever the form of the notice's."""
    known = record.notice.date or ""
    return phrases.value(known, "day") if len(known) == _WHOLE else known


def alias(record: Record, phrases: Phrases, stated: Stated) -> str:
    """What a content control is called: what its value is, and where it is printed.

    Before that it says where a text is to be translated.
    """
    unit = record.units.get(stated.span.eid)
    where = phrases.joined([*_printed(record, phrases, {unit.eid if unit else ""})])
    named = {"fact": phrases.text(f"facts.{stated.fact}"), "place": where}
    label = phrases.text("translation.needed") if stated.language else ""
    return label + phrases.filled("places.alias", named)


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
    if not eids:
        return
    outline = record.notice.outline
    foreign = record.notice.language != phrases.code
    labels = _Labels(phrases, frozenset(eids), foreign)
    if "" in eids:
        yield phrases.text("places.preface")
    yield from cited(phrases, "heading", [*labels.of(outline, headings=True)])
    yield from cited(phrases, "paragraph", [*labels.of(outline)])
    for number, annex in enumerate(outline.annexes, start=1):
        printed = _in_sentence(annex.label.text) if annex.label and not foreign else None
        name = printed or phrases.filled("places.annex", {"number": number})
        items = [*labels.of(annex)]
        if annex.eid in eids and not items:
            yield name
        yield from cited(phrases, "item", items, annex=name)


def _in_sentence(label: str) -> str:
    """A label within a sentence: Annex I as annex I; one printed in capitals stays as it is."""
    return label[:1].lower() + label[1:] if label[1:2].islower() else label


@dataclass(frozen=True, slots=True)
class _Labels:
    """How units with certain eIds are cited; in another language by the figures of their eIds."""

    phrases: Phrases
    eids: frozenset[str]
    foreign: bool

    def of(
        self, holder: Outline | Annex | Unit, above: tuple[Unit, ...] = (), headings: bool = False
    ) -> Iterator[str]:
        """Labels of sections and divisions, or of all that is below them."""
        for unit in holder.units:
            heading = unit.kind in ("section", "division")
            if unit.eid in self.eids and heading == headings:
                yield from filter(None, [self._label((*above, unit))])
            yield from self.of(unit, () if heading else (*above, unit), headings)

    def _label(self, units: tuple[Unit, ...]) -> str:
        """The number of the last of the units, each within the one before it, as it is cited.

        That of a point comes after its paragraph's; 3.1 says itself that it is below 3.
        """
        if not units:
            return ""
        number, above = self._number(units[-1]), self._label(units[:-1])
        if number and above and not number.startswith(f"{above}."):
            return self.phrases.filled("places.point", {"number": above, "point": number})
        return number or above

    def _number(self, unit: Unit) -> str:
        if unit.number is None:
            return ""
        printed = unit.number.text.strip(_BRACKETS)
        if not any(map(str.isalnum, printed)):  # a bullet cannot be cited
            return ""
        return unit.eid.rpartition("_")[2] if self.foreign else printed
