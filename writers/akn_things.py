"""The entries of `references` in Akoma Ntoso: what the markup of a text points to."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias
from urllib.parse import quote

from schemas.notice import Entity, Notice
from schemas.vocabulary import EntityKind
from writers import iri

CLASSES: Mapping[EntityKind, str] = {
    "organization": "TLCOrganization",
    "role": "TLCRole",
    "location": "TLCLocation",
    "event": "TLCEvent",
    "person": "TLCPerson",
    "concept": "TLCConcept",
}
CONCEPTS = {
    "startDate": "start date",
    "endDate": "end date",
    "openingDate": "opening of the session",
    "dateOfIssuance": "date of issuance",
    "dateOfAdoption": "date of adoption",
    "documentsDeadline": "date by which documents are issued",
    "agendaItem": "agenda item",
    "subItem": "sub-item",
    "keyIssue": "key issue",
    "participant": "participant",
    "officers": "officers",
    "lead-time": "lead time",
    "term": "term of office",
    "length": "length",
    "cycle": "cycle",
    "count": "count",
}
Known: TypeAlias = Mapping[tuple[EntityKind, str], Entity]
_SITE_LANGUAGES = frozenset({"ar", "en", "es", "fr", "ru", "zh"})


@dataclass(frozen=True, slots=True)
class Thing:
    """One entry: its class in Akoma Ntoso, what tells it from others of it, and its attributes."""

    tlc: str
    key: str
    href: str
    show: str
    short: str | None = None
    name: str | None = None  # of a TLCReference only


class Register:
    """The things that a document points to, each with its eId, in the order of first use."""

    def __init__(self, taken: Iterable[str]) -> None:
        """Start empty; eIds already taken are never given again."""
        self._taken = set(taken)
        self._eids: dict[tuple[str, str], str] = {}
        self.things: dict[str, Thing] = {}

    def point(self, thing: Thing) -> str:
        """The value that points to a thing, which is now in use."""
        key = (thing.tlc, thing.key)
        if key not in self._eids:
            self._eids[key] = self.name(_ascii(thing.key) or thing.tlc[3:].lower())
            self.things[self._eids[key]] = thing
        return f"#{self._eids[key]}"

    def name(self, wanted: str) -> str:
        """An eId like the one wanted that nothing else has."""
        eid, count = wanted, 1
        while eid in self._taken:
            count += 1
            eid = f"{wanted}-{count}"
        self._taken.add(eid)
        return eid


def concept(key: str, show: str | None = None) -> Thing:
    """A concept of the notice form, or of what it counts."""
    return Thing("TLCConcept", key, ontology("concept", key), show or CONCEPTS.get(key, key))


def known(notice: Notice) -> Known:
    """The entities of a notice by kind and bare key."""
    return {(item.kind, bare(item.kind, item.key)): item for item in reversed(notice.entities)}


def entity(known: Known, kind: EntityKind, key: str, printed: str = "") -> Thing:
    """An entity by its key, under its name in the notice, else as printed."""
    plain = bare(kind, key)
    found = known.get((kind, plain))
    show = found.name if found and found.name.strip() else printed.strip() or key.strip() or kind
    short = found.short if found else None
    return Thing(CLASSES[kind], plain, ontology(kind, plain), show, short or None)


def bare(kind: EntityKind, key: str) -> str:
    """A key without its kind in front (`event_…`), which the class of the entry says already."""
    return key.removeprefix(f"{kind}_") or key


def document(symbol: str, language: str) -> Thing:
    """A document known by its symbol, at its web address."""
    key = f"doc_{iri.segment(symbol).replace('_', '-')}"
    address = symbol_address(symbol, language)
    return Thing("TLCReference", key, address, symbol, name="documentSymbol")


def rules_of_procedure(known: Known, organ: str) -> Thing:
    """The rules of procedure of an organ."""
    show = f"rules of procedure: {entity(known, 'organization', organ).show}"
    href = ontology("reference", organ, "rulesOfProcedure")
    return Thing("TLCReference", f"doc_rop-{organ}", href, show, name="rulesOfProcedure")


def symbol_address(symbol: str, language: str) -> str:
    """Where the United Nations shows the document with a symbol, in a language of its site."""
    code = language if language in _SITE_LANGUAGES else "en"
    return f"https://docs.un.org/{code}/{quote(' '.join(symbol.split()), safe='/().,-')}"


def ontology(kind: str, *keys: str) -> str:
    """The IRI of an entry (Naming Convention 4.11)."""
    return "/".join(("/akn/ontology", kind, "un", *(iri.segment(key) or "unknown" for key in keys)))


def _ascii(key: str) -> str:
    plain = unicodedata.normalize("NFKD", key).encode("ascii", "ignore").decode()
    return re.sub("[^A-Za-z0-9_.]+", "-", plain).strip("-_.")
