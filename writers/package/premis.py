"""The history of a package as PREMIS 3.0: objects with fixity, events, agents, how all relate."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from lxml import etree

from schemas.akn import Element
from schemas.archive_xml import PREMIS_NS
from schemas.package import ALGORITHMS, APPROVED, RECORD, UNAPPROVED, Version, Work, place
from schemas.printable import printable
from writers.package.events import Agent, Event, agents, events
from writers.package.formats import Format, format_of

LOCAL, IRI = "local", "AKN IRI"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_NAMESPACES = {"premis": PREMIS_NS, "xsi": _XSI}
_VOCABULARY = "http://id.loc.gov/vocabulary/preservation/eventType"
_OWN = frozenset({"review decision", "approval"})  # kinds that the vocabulary does not have
_HASHES = {"sha256": "SHA-256", "sha512": "SHA-512"}


def premis(work: Work) -> bytes:
    """The XML file, in the order of the schema: objects, events, agents."""
    happened = events(work)
    root = etree.Element(f"{{{PREMIS_NS}}}premis", nsmap=_NAMESPACES, version="3.0")
    root.append(_object("intellectualEntity", _id("object", IRI, work.iri)))
    for version in work.versions:
        root.append(_representation(work, version))
    for version in work.versions:
        root.extend(_files(version, _by_file(happened)))
    root.extend(map(_event, happened))
    root.extend(_agent(agent, happened) for agent in agents(happened))
    data: bytes = etree.tostring(root, pretty_print=True, xml_declaration=True, encoding="UTF-8")
    return data


def _representation(work: Work, version: Version) -> Element:
    siblings = [other.names.expression for other in work.versions if other is not version]
    siblings += [names.expression for names in work.beside]
    status = APPROVED if version.approved_at else UNAPPROVED
    return _object(
        "representation",
        _id("object", IRI, version.names.expression),
        _significant("review status", status),
        _related("structural", "represents", IRI, work.iri),
        *(_related("structural", "has sibling", IRI, iri) for iri in siblings),
    )


def _by_file(happened: tuple[Event, ...]) -> Mapping[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for event in happened:
        for path in dict.fromkeys((*event.sources, *event.results)):
            found[path].append(event.key)
    return found


def _files(version: Version, happened: Mapping[str, list[str]]) -> Iterator[Element]:
    for name, data in sorted(version.files.items()):
        path = place(version.key, name)
        yield _object(
            "file",
            _id("object", LOCAL, path),
            *_named(version, name),
            _characteristics(path, data),
            _say("originalName", path),  # by which Archivematica finds the file of an event
            _related("structural", "is included in", IRI, version.names.expression),
            *_derived(version, name),
            *(_id("linkingEvent", LOCAL, key) for key in happened[path]),
        )


def _named(version: Version, name: str) -> Iterator[Element]:
    """What the source was called when it came in."""
    origin = version.notice.origin
    if origin and name == version.source:
        yield _significant("file name on ingestion", origin.name)


def _derived(version: Version, name: str) -> Iterator[Element]:
    """Where a file was made from: the record from its source, drafts from the record."""
    sources = {RECORD: version.source, "extracted.xml": version.source}
    made_from = sources.get(name, RECORD if PurePosixPath(name).parts[0] == "drafts" else None)
    if made_from:
        yield _related("derivation", "has source", LOCAL, place(version.key, made_from))


def _characteristics(path: str, data: bytes) -> Element:
    return _of(
        "objectCharacteristics",
        _say("compositionLevel", "0"),
        *(_fixity(algorithm, data) for algorithm in ALGORITHMS),
        _say("size", str(len(data))),
        _format(format_of(path)),
    )


def _fixity(algorithm: str, data: bytes) -> Element:
    return _of(
        "fixity",
        _say("messageDigestAlgorithm", _HASHES[algorithm]),
        _say("messageDigest", hashlib.new(algorithm, data).hexdigest()),
        _say("messageDigestOriginator", "Seriatim"),
    )


def _format(form: Format) -> Element:
    name = _of("formatDesignation", _say("formatName", f"{form.name} ({form.mime})"))
    if form.pronom is None:
        return _of("format", name)
    registry = (_say("formatRegistryName", "PRONOM"), _say("formatRegistryKey", form.pronom))
    return _of("format", name, _of("formatRegistry", *registry))


def _event(event: Event) -> Element:
    kind = _say("eventType", event.kind)
    if event.kind not in _OWN:
        kind.set("authority", "eventType")
        kind.set("authorityURI", _VOCABULARY)
    return _of(
        "event",
        _id("event", LOCAL, event.key),
        kind,
        _say("eventDateTime", event.at),
        _of("eventDetailInformation", _say("eventDetail", event.detail)),
        _of("eventOutcomeInformation", _say("eventOutcome", event.outcome)),
        _linked("Agent", event.agent.key, _role(event)),
        *(_linked("Object", path, "source") for path in event.sources),
        *(_linked("Object", path, "outcome") for path in event.results),
    )


def _role(event: Event) -> str:
    if event.agent.kind == "software":
        return "executing program"
    return "authorizer" if event.kind == "approval" else "implementer"


def _agent(agent: Agent, happened: tuple[Event, ...]) -> Element:
    optional = {"agentVersion": agent.version, "agentNote": agent.note}
    return _of(
        "agent",
        _id("agent", LOCAL, agent.key),
        _say("agentName", agent.name),
        _say("agentType", agent.kind),
        *(_say(tag, text) for tag, text in optional.items() if text),
        *(_id("linkingEvent", LOCAL, event.key) for event in happened if event.agent == agent),
    )


def _significant(kind: str, value: str) -> Element:
    return _of(
        "significantProperties",
        _say("significantPropertiesType", kind),
        _say("significantPropertiesValue", value),
    )


def _object(kind: str, *children: Element) -> Element:
    element = _of("object", *children)
    element.set(f"{{{_XSI}}}type", f"premis:{kind}")
    return element


def _related(kind: str, subtype: str, type_: str, value: str) -> Element:
    return _of(
        "relationship",
        _say("relationshipType", kind),
        _say("relationshipSubType", subtype),
        _id("relatedObject", type_, value),
    )


def _linked(what: str, key: str, role: str) -> Element:
    element = _id(f"linking{what}", LOCAL, key)
    element.append(_say(f"linking{what}Role", role))
    return element


def _id(what: str, type_: str, value: str) -> Element:
    return _of(
        f"{what}Identifier",
        _say(f"{what}IdentifierType", type_),
        _say(f"{what}IdentifierValue", value),
    )


def _of(tag: str, *children: Element) -> Element:
    element = etree.Element(f"{{{PREMIS_NS}}}{tag}", nsmap=_NAMESPACES)
    element.extend(children)
    return element


def _say(tag: str, text: str) -> Element:
    element = _of(tag)
    element.text = printable(text)
    return element
