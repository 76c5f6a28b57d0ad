"""Who made a document, when, and what it is called: identification on the three FRBR levels."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from schemas.akn import Element
from schemas.notice import Notice, Stated
from schemas.outline import Text
from writers import iri
from writers.akn_things import Register, Thing, entity, known
from writers.akn_xml import make

_PROGRAM = Thing("TLCObject", "seriatim", "/akn/ontology/object/un/seriatim", "Seriatim")
_LEVELS = ("w", "e", "m")  # work, expression, manifestation


@dataclass(frozen=True)
class Identification:
    """The identity of one document and its annexes, which keep the IRI of their host."""

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
        return {"main": self.title} | {
            f"annex_{position}": _plain(annex.label) or f"annex_{position}"
            for position, annex in annexes
        }

    @cached_property
    def title(self) -> str:
        """What the document is called in metadata."""
        return _plain(self.notice.title) or self.notice.identity.number or self.notice.kind

    def element(self, component: str) -> Element:
        """The element for a part of the document, by its name."""
        levels = zip(_LEVELS, (self._work, self._expression, self._manifestation), strict=True)
        return make(
            "identification",
            *(write(component, self._component_info(level, component)) for level, write in levels),
            source=self.source,
        )

    def _work(self, component: str, info: Element | None) -> Element:
        identity = self.notice.identity
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
                showAs=None if identity.assigned else identity.number,
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
        actor = entity(known(self.notice), "organization", self.notice.identity.actor)
        return make("FRBRauthor", href=self.register.point(actor), **{"as": self._role(role)})

    def _role(self, key: str) -> str:
        return self.register.point(entity({}, "role", key))

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


def _plain(printed: Stated | Text | None) -> str:
    return printed.text.strip() if printed else ""
