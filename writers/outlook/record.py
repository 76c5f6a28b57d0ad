"""The notice as a drafter consults it: which unit holds a text, which paragraph cites a rule."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import regex

from schemas.body import Body
from schemas.language import language
from schemas.notice import Gathering, Notice, Span
from schemas.outline import Text, Unit, texts_of, with_notes
from writers.outlook.conclusion import Source

_BUREAU = "bureau"  # key of the organ of that name, in every language file
_CHAIRS = ("chair", "co-chair", "vice-chair")


@dataclass(frozen=True)
class Record:
    """A notice, the rules of its body where they are known, and the places of its texts."""

    notice: Notice
    body: Body | None
    texts: dict[str, Text]
    units: dict[str, Unit]  # eId of a text to the innermost unit that holds it
    paragraphs: dict[str, Unit]  # eId of a text or unit to the numbered paragraph around it

    def printed(self, span: Span) -> str:
        """What is printed at a place; empty where the place is not in the document."""
        text = self.texts.get(span.eid)
        return text.text[span.start : span.end] if text else ""

    def source(self, span: Span | None) -> tuple[Source, ...]:
        """The unit that holds a place, as a source; the title block where no unit does."""
        if span is None:
            return ()
        unit = self.units.get(span.eid)
        return (Source(unit.eid if unit else ""),)

    def paragraph(self, span: Span) -> Unit | None:
        """The paragraph around a place, None for the title block and the annexes."""
        return self.paragraphs.get(span.eid)

    def citing(self, rule: str | None) -> tuple[Unit, ...]:
        """The paragraphs that cite a rule of procedure, in printed order, each once."""
        found = (
            self.paragraph(reference.span)
            for reference in self.notice.references
            if rule and reference.kind == "rule" and reference.value == rule
        )
        return tuple({unit.eid: unit for unit in found if unit is not None}.values())

    def rule(self, name: str) -> tuple[Source, ...]:
        """A rule of the body as a source, and the paragraphs of the notice that report it."""
        if self.body is None or name not in self.body.rules:
            return ()
        rule = self.body.rules[name]
        cited = self.citing(rule.rule)
        lasting = [unit for unit in cited if recurring(self, unit)]
        reported = tuple(Source(unit.eid) for unit in lasting or cited)
        return (Source(rule=rule.rule, text=rule.source), *reported)

    def value(self, name: str) -> object:
        """The value of a rule of the body, None where none is known."""
        rule = self.body.rules.get(name) if self.body else None
        return rule.value if rule else None

    def of_bureau(self, span: Span) -> bool:
        """Whether a place is beside what is said of a bureau: its officers, its seats, its name."""
        inside = self.paragraph(span) or self.units.get(span.eid)
        near = {span.eid} | ({text.eid for text in inside.texts()} if inside else set())
        seats = (quantity.span for quantity in self.notice.quantities if quantity.role == "seats")
        named = (m.span for m in self.notice.mentions if m.key == _BUREAU)
        officers = (o.span for bureau in self.notice.bureaux for o in bureau.officers)
        return any(place.eid in near for place in (*officers, *seats, *named))

    def of_body(self, symbol: str) -> bool:
        """Whether a symbol is one of the body's documents."""
        patterns = self.body.symbols if self.body else ()
        return any(re.fullmatch(pattern, symbol) for pattern in patterns)

    def sessions(self, number: int | None) -> tuple[Gathering, ...]:
        """Sessions of this body with a number that have a date, earliest first."""
        dated = (found for found in self.series() if found.number == number and found.start)
        return tuple(sorted(dated, key=lambda gathering: gathering.start or ""))

    def series(self) -> tuple[Gathering, ...]:
        """Sessions of this body that the notice names; meetings, of a body that meets in such."""
        return tuple(
            found
            for found in self.notice.gatherings
            if found.body == self.notice.body_key and (found.kind == "meeting") == self.meets
        )

    @property
    def meets(self) -> bool:
        """Whether the body calls its sessions meetings."""
        key = self.notice.session.key if self.notice.session else None
        return any(g.kind == "meeting" for g in self.notice.gatherings if key and g.key == key)

    @property
    def chaired(self) -> bool:
        """Whether the body has a chair, no president."""
        own = (self.notice.body_key, None)
        officers = (o for b in self.notice.bureaux if b.body in own for o in b.officers)
        roles = {officer.role for officer in officers}
        return not roles.isdisjoint(_CHAIRS) and "president" not in roles

    @property
    def of_treaty(self) -> bool:
        """Whether the notice speaks of Parties more often than of Member States."""
        told = language(self.notice.language).phrases["variants"]["told"]
        printed = "\n".join(text.text for text in self.texts.values())
        times = {name: len(regex.findall(form, printed)) for name, form in told.items()}
        return times["parties"] > times["member_states"]

    @property
    def variants(self) -> tuple[str, ...]:
        """The variants of a language that say what the body calls its own things."""
        told = {"meetings": self.meets, "chairs": self.chaired, "parties": self.of_treaty}
        return tuple(name for name, holds in told.items() if holds)

    def regular(self) -> tuple[Gathering, ...]:
        """Regular sessions that a notice of a special one names, with number and date, by date.

        They are not said to be another body's.
        """
        own = (self.notice.body_key, None)
        found = (
            gathering
            for gathering in self.notice.gatherings
            if gathering.kind == "regular" and gathering.body in own
        )
        dated = (gathering for gathering in found if gathering.number and gathering.start)
        return tuple(sorted(dated, key=lambda gathering: gathering.start or ""))


def record(notice: Notice, body: Body | None) -> Record:
    """The notice with its places looked up."""
    outline = notice.outline
    units: dict[str, Unit] = {}
    paragraphs: dict[str, Unit] = {}
    for unit in outline.walk():
        units.update((text.eid, unit) for text in with_notes(own_texts(unit)))
        units[unit.eid] = unit
    for unit in (below for top in outline.units for below in top.walk()):
        if unit.kind == "paragraph":
            paragraphs.update((text.eid, unit) for text in with_notes(unit.texts()))
            paragraphs.update((below.eid, unit) for below in unit.walk())
    texts = {text.eid: text for text in with_notes(outline.texts())}
    return Record(notice, body, texts, units, paragraphs)


def own_texts(unit: Unit) -> Iterator[Text]:
    """The texts of a unit without those of the units below it."""
    if unit.heading is not None:
        yield unit.heading
    yield from texts_of(unit.blocks)
    yield from texts_of(unit.after)


def recurring(record: Record, unit: Unit) -> bool:
    """Whether a paragraph holds for every session: it tells no date and no single session.

    Such a paragraph is repeated in the next notice word for word.
    """
    inside = {text.eid for text in with_notes(unit.texts())}
    notice = record.notice
    dated = any(period.span.eid in inside for period in notice.periods)
    single = any(gathering.span.eid in inside for gathering in notice.gatherings) or any(
        mention.span.eid in inside and mention.kind == "event" for mention in notice.mentions
    )
    adopted = any(
        reference.span.eid in inside and reference.kind in ("resolution", "decision", "annex")
        for reference in notice.references
    )
    return not (dated or single or adopted)
