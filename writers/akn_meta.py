"""The metadata of a notice: identification, publication, references and the record of facts."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from schemas import record
from schemas.akn import SRT, Element
from schemas.notice import Notice
from schemas.outline import Annex
from writers import iri
from writers.akn_inline import Address
from writers.akn_things import Register, Thing, entity, symbol_address
from writers.akn_xml import make

_PROGRAM = Thing("TLCObject", "seriatim", "/akn/ontology/object/un/seriatim", "Seriatim")
_LEVELS = ("w", "e", "m")  # work, expression, manifestation
_ORDER = (
    *("TLCObject", "TLCRole", "TLCOrganization", "TLCPerson", "TLCLocation", "TLCEvent"),
    *("TLCConcept", "TLCReference"),
)


@dataclass(frozen=True)
class Meta:
    """Writes the metadata of one document and its annexes; call `main` last."""

    notice: Notice
    markup_date: datetime.date
    register: Register

    @cached_property
    def names(self) -> iri.Iri:
        """The IRIs of the document."""
        return iri.iri(self.notice, self.markup_date)

    @cached_property
    def dates(self) -> iri.Dates:
        """The days of the document."""
        return iri.dates(self.notice, self.markup_date)

    @cached_property
    def source(self) -> str:
        """What points to this program."""
        return self.register.point(_PROGRAM)

    @cached_property
    def components(self) -> Mapping[str, str]:
        """The label of each part by its name, main first."""
        annexes = enumerate(self.notice.outline.annexes, 1)
        labels = {
            f"annex_{position}": _label(annex) or f"annex_{position}" for position, annex in annexes
        }
        return {"main": self.title, **labels}

    @cached_property
    def title(self) -> str:
        """What the document is called in metadata."""
        title = self.notice.title.text.strip() if self.notice.title else ""
        return title or self.notice.identity.number or self.notice.kind

    def main(self, addresses: Sequence[Address]) -> Element:
        """The metadata of the document itself, with all that its parts have pointed to."""
        identification = self._identification("main")
        original = self.register.name("ro1")
        attachments = [
            make(
                "hasAttachment",
                eId=self.register.name(f"ha{position}"),
                href=self.names.component(name).expression,
                showAs=self.components[name],
            )
            for position, name in enumerate(list(self.components)[1:], 1)
        ]
        return make(
            "meta",
            identification,
            self._publication(),
            self._lifecycle(original),
            self._analysis(addresses),
            make(
                "references",
                make("original", eId=original, href=self.names.expression, showAs=self.title),
                *attachments,
                *self._things(),
                source=self.source,
            ),
            self._proprietary(),
        )

    def annex(self, position: int, annex: Annex) -> Element:
        """The metadata of an annex, which keeps the IRI of its host."""
        host = self.names.component("main").expression
        number = self.register.name
        return make(
            "meta",
            self._identification(f"annex_{position}"),
            make(
                "references",
                *self._originals(annex),
                make(
                    "attachmentOf",
                    eId=number(f"{annex.eid}__ao1"),
                    href=host,
                    showAs=self.title,
                ),
                source=self.source,
            ),
        )

    def _originals(self, annex: Annex) -> list[Element]:
        symbols = [
            agenda.symbol
            for agenda in self.notice.agendas
            if agenda.eid == annex.eid and agenda.symbol
        ]
        return [
            make(
                "original",
                eId=self.register.name(f"{annex.eid}__ro{position}"),
                href=symbol_address(symbol, self.notice.language),
                showAs=symbol,
            )
            for position, symbol in enumerate(symbols, 1)
        ]

    def _identification(self, component: str) -> Element:
        levels = zip(_LEVELS, (self._work, self._expression, self._manifestation), strict=True)
        return make(
            "identification",
            *(write(component, self._component_info(level, component)) for level, write in levels),
            source=self.source,
        )

    def _work(self, component: str, info: Element | None) -> Element:
        assigned = self.notice.identity.assigned
        printed = self.notice.symbol.text if self.notice.symbol else self.notice.identity.number
        return make(
            "FRBRWork",
            make("FRBRthis", value=self.names.component(component).work),
            make("FRBRuri", value=self.names.work),
            make("FRBRdate", date=self.dates.work, name=self.dates.work_name),
            self._author("author"),
            info,
            make("FRBRcountry", value="un"),
            make("FRBRsubtype", value=iri.CLASSES[self.notice.kind].subtype),
            make(
                "FRBRnumber",
                value=iri.number(self.notice),
                showAs=None if assigned else printed,
            ),
        )

    def _expression(self, component: str, info: Element | None) -> Element:
        undated = self.dates.expression is None
        return make(
            "FRBRExpression",
            make("FRBRthis", value=self.names.component(component).expression),
            make("FRBRuri", value=self.names.expression),
            make("FRBRdate", date=self.dates.expression or iri.UNDATED, name="publication"),
            self._author("issuer"),
            info,
            make("FRBRversionNumber", value=iri.FIRST_VERSION) if undated else None,
            make("FRBRlanguage", language=iri.iso639(self.notice.language)),
        )

    def _manifestation(self, component: str, info: Element | None) -> Element:
        return make(
            "FRBRManifestation",
            make("FRBRthis", value=self.names.component(component).manifestation),
            make("FRBRuri", value=self.names.manifestation),
            make("FRBRdate", date=self.markup_date.isoformat(), name="markup"),
            make("FRBRauthor", href=self.source, **{"as": self._role("editor")}),
            info,
            make("FRBRformat", value="xml"),
        )

    def _author(self, role: str) -> Element:
        actor = entity(self.notice, "organization", self.notice.identity.actor)
        return make("FRBRauthor", href=self.register.point(actor), **{"as": self._role(role)})

    def _role(self, key: str) -> str:
        return self.register.point(entity(self.notice, "role", key))

    def _component_info(self, level: str, component: str) -> Element | None:
        """The parts of the document at one level, each linked to the same part at the next."""
        if component != "main" or len(self.components) == 1:
            return None
        entries = [
            make(
                "componentData",
                eId=self._part(level, name),
                href=self._next_part(level, name),
                name=name,
                showAs=label,
            )
            for name, label in self.components.items()
        ]
        return make("componentInfo", *entries)

    @cached_property
    def _parts(self) -> Mapping[str, str]:
        wanted = [level + name for level in _LEVELS for name in self.components]
        return {name: self.register.name(name) for name in wanted}

    def _part(self, level: str, name: str) -> str:
        return self._parts[level + name]

    def _next_part(self, level: str, name: str) -> str:
        if level == _LEVELS[-1]:
            return self.names.component(name).manifestation
        return "#" + self._part(_LEVELS[_LEVELS.index(level) + 1], name)

    def _publication(self) -> Element | None:
        if self.dates.expression is None:
            return None
        name = iri.CLASSES[self.notice.kind].name
        return make("publication", name=name, date=self.dates.expression, showAs=self.title)

    def _lifecycle(self, original: str) -> Element | None:
        if self.dates.expression is None:
            return None
        event = make(
            "eventRef",
            eId=self.register.name("eref_1"),
            date=self.dates.expression,
            type="generation",
            source=f"#{original}",
        )
        return make("lifecycle", event, source=self.source)

    def _analysis(self, addresses: Sequence[Address]) -> Element | None:
        if not addresses:
            return None
        references = [
            make(
                "alternativeReference",
                refersTo=address.entry,
                href=address.href,
                **{"for": f"#{address.citation}"},
            )
            for address in addresses
        ]
        return make(
            "analysis",
            make("otherReferences", *references, source=self.source),
            source=self.source,
        )

    def _things(self) -> list[Element]:
        things = sorted(self.register.things.items(), key=lambda item: _ORDER.index(item[1].tlc))
        return [
            make(
                thing.tlc,
                eId=eid,
                name=thing.name,
                href=thing.href,
                showAs=thing.show,
                shortForm=thing.short,
            )
            for eid, thing in things
        ]

    def _proprietary(self) -> Element:
        status = []
        if self.notice.identity.assigned:
            status.append(etree.Element(f"{{{SRT}}}numberStatus", value="assigned-by-implementor"))
        return make("proprietary", *record.elements(self.notice), *status, source=self.source)


def _label(annex: Annex) -> str:
    return annex.label.text.strip() if annex.label else ""
