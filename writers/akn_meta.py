"""The metadata of a notice: identification, publication, references and the record of facts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from schemas import record
from schemas.akn import PLAIN, SRT, Element
from schemas.notice import Notice
from schemas.outline import Annex
from writers import iri
from writers.akn_identification import Identification
from writers.akn_inline import Address
from writers.akn_things import Register, symbol_address
from writers.akn_workflow import workflow
from writers.akn_xml import make

_ORDER = (
    *("TLCObject", "TLCRole", "TLCOrganization", "TLCPerson", "TLCLocation", "TLCEvent"),
    *("TLCConcept", "TLCReference"),
)


@dataclass(frozen=True, slots=True)
class Meta:
    """Writes the metadata of one document and its annexes; call `main` last."""

    notice: Notice
    identification: Identification
    register: Register
    plain_because: str | None = None  # why the texts are without marks, where they are

    @property
    def _source(self) -> str:
        return self.identification.source

    def main(self, addresses: Sequence[Address], numbered: bool) -> Element:
        """The metadata of the document itself, with all that its parts have pointed to.

        `numbered` says whether its title block prints the number of the Work.
        """
        identification = self.identification.element("main")
        original = self.register.name("ro1")
        attachments = [
            make(
                "hasAttachment",
                eId=self.register.name(f"ha{position}"),
                href=self.identification.names.component(name).expression,
                showAs=self.identification.components[name],
            )
            for position, name in enumerate(list(self.identification.components)[1:], 1)
        ]
        return make(
            "meta",
            identification,
            self._publication(),
            self._lifecycle(original),
            workflow(self.notice, self.register, self._source),
            self._analysis(addresses),
            make(
                "references",
                make(
                    "original",
                    eId=original,
                    href=self.identification.names.expression,
                    showAs=self.identification.title,
                ),
                *attachments,
                *self._things(),
                source=self._source,
            ),
            self._proprietary(numbered),
        )

    def annex(self, position: int, annex: Annex) -> Element:
        """The metadata of an annex, which keeps the IRI of its host."""
        host = self.identification.names.component("main").expression
        number = self.register.name
        return make(
            "meta",
            self.identification.element(f"annex_{position}"),
            make(
                "references",
                *self._originals(annex),
                make(
                    "attachmentOf",
                    eId=number(f"{annex.eid}__ao1"),
                    href=host,
                    showAs=self.identification.title,
                ),
                source=self._source,
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

    def _publication(self) -> Element | None:
        if self.identification.dates.expression is None:
            return None
        name = iri.CLASSES[self.notice.kind].name
        return make(
            "publication",
            name=name,
            date=self.identification.dates.expression,
            showAs=self.identification.title,
        )

    def _lifecycle(self, original: str) -> Element | None:
        if self.identification.dates.expression is None:
            return None
        event = make(
            "eventRef",
            eId=self.register.name("eref_1"),
            date=self.identification.dates.expression,
            type="generation",
            source=f"#{original}",
        )
        return make("lifecycle", event, source=self._source)

    def _analysis(self, addresses: Sequence[Address]) -> Element | None:
        if not addresses:
            return None
        references = [
            make(
                "alternativeReference",
                **{"for": f"#{address.citation}"},
                refersTo=address.entry,
                href=address.href,
            )
            for address in addresses
        ]
        return make(
            "analysis",
            make("otherReferences", *references, source=self._source),
            source=self._source,
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

    def _proprietary(self, numbered: bool) -> Element:
        status = []
        if self.notice.identity.assigned:
            status.append(_number_status("assigned-by-implementor"))
        elif not numbered:
            status.append(_number_status("not-in-title-block"))
        if self.plain_because is not None:
            status.append(etree.Element(PLAIN, reason=self.plain_because))
        return make("proprietary", *record.elements(self.notice), *status, source=self._source)


def _number_status(value: str) -> Element:
    """Where the number of the Work comes from, if no docNumber says so."""
    return etree.Element(f"{{{SRT}}}numberStatus", value=value)
