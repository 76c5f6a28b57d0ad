"""The outline of a notice as preface, mainBody and attachments."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from schemas.akn import Element
from schemas.notice import AgendaItem, Notice
from schemas.outline import Annex, Block, Number, Text, Unit, texts_of
from writers import iri
from writers.akn_inline import Markup
from writers.akn_languages import tagged
from writers.akn_tables import table
from writers.akn_things import concept
from writers.akn_xml import LANGUAGE, make, spoken, words

_EDITORIAL = "editorial"  # what the schema or the profile wants although it is not printed


@dataclass(frozen=True, slots=True)
class Body:
    """Writes the parts of a document that hold its text."""

    notice: Notice
    markup: Markup
    meanings: Mapping[str, str]  # by the eId of a unit, the concept that it is an instance of

    @classmethod
    def of(cls, notice: Notice, markup: Markup) -> Body:
        """The writer of one document."""
        return cls(notice, markup, _meanings(notice))

    def preface(self) -> Element:
        """The title block of the document."""
        return self._preface(self.notice.outline.preface, iri.CLASSES[self.notice.kind].name)

    def main(self) -> Element:
        """The body of the document."""
        return self._main(self.notice.outline.units)

    def attachments(self, meta: Callable[[int, Annex], Element]) -> Element | None:
        """The annexes, each with the metadata that a function makes for it; None without any."""
        annexes = enumerate(self.notice.outline.annexes, 1)
        made = [self._attachment(annex, meta(position, annex)) for position, annex in annexes]
        return make("attachments", *made) if made else None

    def _attachment(self, annex: Annex, meta: Element) -> Element:
        inner = Body(self.notice, self.markup.inside(annex.eid), self.meanings)
        element, name = annex_class(self.notice, annex)
        document = make(
            element,
            meta,
            inner._preface(annex.preface, "annex", annex.label),
            inner._main(annex.units),
            name=name,
            contains="originalVersion",
        )
        return make("attachment", document, eId=annex.eid)

    def _preface(self, blocks: tuple[Block, ...], name: str, label: Text | None = None) -> Element:
        head = (self.markup.fill(make("p", **{"class": "label"}), label),) if label else ()
        eid = f"{self.markup.prefix}preface"
        preface = make("preface", *head, *map(self._block, blocks), eId=eid)
        named = (*preface.iter("{*}docTitle"), *preface.iter("{*}docType"))
        if not any(words(element).strip() for element in named):
            preface.append(self._named(name))
        return preface

    def _named(self, name: str) -> Element:
        """What the document is, where its title block does not say so."""
        paragraph = make("p", spoken("docType", name), status=_EDITORIAL)
        if self.notice.language != "en":
            paragraph.set(LANGUAGE, "en")
        return paragraph

    def _main(self, units: tuple[Unit, ...]) -> Element:
        if units:
            return make("mainBody", *map(self._unit, units))
        eid = self.markup.register.name(f"{self.markup.prefix}hcontainer_1")
        return make("mainBody", make("hcontainer", eId=eid, name="empty", status=_EDITORIAL))

    def _unit(self, unit: Unit) -> Element:
        element = make(unit.kind, eId=unit.eid, refersTo=self._meaning(unit))
        if unit.number is not None:
            element.append(_number(unit.number))
        if unit.heading is not None:
            element.append(self._said("heading", unit.heading))
        divided = bool(unit.units or unit.after)
        if unit.blocks:
            element.append(make("intro" if divided else "content", *map(self._block, unit.blocks)))
        element.extend(list(map(self._unit, unit.units)))
        if unit.after:
            element.append(make("wrapUp", *map(self._block, unit.after)))
        return element

    def _meaning(self, unit: Unit) -> str | None:
        meaning = self.meanings.get(unit.eid)
        return self.markup.register.point(concept(meaning)) if meaning else None

    def _block(self, block: Block) -> Element:
        if isinstance(block, Text):
            return self._said("p", block)
        return table(block, self._said)

    def _said(self, tag: str, text: Text) -> Element:
        element = self.markup.fill(make(tag), text)
        return tagged(element, text.text, self.notice.language)


def annex_class(notice: Notice, annex: Annex) -> tuple[str, str]:
    """Element and name of the document that an annex is."""
    places = {annex.eid, *(unit.eid for top in annex.units for unit in top.walk())}
    if any(agenda.eid in places for agenda in notice.agendas):
        return "debateReport", "agendaListing"
    return "doc", "annex"


def _number(number: Number) -> Element:
    return spoken("num", number.text, status=_EDITORIAL if number.restored else None)


def _meanings(notice: Notice) -> Mapping[str, str]:
    owners = {
        text.eid: unit.eid
        for unit in notice.outline.walk()
        if unit.kind == "point"
        for text in texts_of(unit.blocks)
    }
    places = {
        "participant": [entry.span for entry in notice.participants],
        "keyIssue": [entry.span for entry in notice.issues],
        "officers": [seat.span for bureau in notice.bureaux for seat in bureau.officers],
    }
    found = {
        owners[span.eid]: meaning
        for meaning, spans in places.items()
        for span in spans
        if span.eid in owners
    }
    for agenda in notice.agendas:
        found |= _items(agenda.items, "agendaItem")
    return found


def _items(items: tuple[AgendaItem, ...], meaning: str) -> dict[str, str]:
    found = {item.eid: meaning for item in items}
    for item in items:
        found |= _items(item.items, "subItem")
    return found
