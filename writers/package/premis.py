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
from writers.namespaced import Namespace
from writers.package.events import Agent, Event, agents, events
from writers.package.formats import Format, format_of

LOCAL, IRI = "local", "AKN IRI"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_PREMIS = Namespace(PREMIS_NS, {"premis": PREMIS_NS, "xsi": _XSI})
_VOCABULARY = "http://id.loc.gov/vocabulary/preservation/eventType"
_OWN = frozenset({"review decision", "approval"})  # kinds that the vocabulary does not have
_HASHES = {"sha256": "SHA-256", "sha512": "SHA-512"}


def premis(work: Work) -> bytes:
    """The XML file, in the order of the schema: objects, events, agents."""
    happened = events(work)
    root = _PREMIS.of("premis")
    root.set("version", "3.0")
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
            _PREMIS.say("originalName", path),  # by which Archivematica finds the file of an event
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
    return _PREMIS.of(
        "objectCharacteristics",
        _PREMIS.say("compositionLevel", "0"),
        *(_fixity(algorithm, data) for algorithm in ALGORITHMS),
        _PREMIS.say("size", str(len(data))),
        _format(format_of(path)),
    )


def _fixity(algorithm: str, data: bytes) -> Element:
    return _PREMIS.of(
        "fixity",
        _PREMIS.say("messageDigestAlgorithm", _HASHES[algorithm]),
        _PREMIS.say("messageDigest", hashlib.new(algorithm, data).hexdigest()),
        _PREMIS.say("messageDigestOriginator", "Seriatim"),
    )


def _format(form: Format) -> Element:
    name = _PREMIS.of("formatDesignation", _PREMIS.say("formatName", f"{form.name} ({form.mime})"))
    if form.pronom is None:
        return _PREMIS.of("format", name)
    registry = (
        _PREMIS.say("formatRegistryName", "PRONOM"),
        _PREMIS.say("formatRegistryKey", form.pronom),
    )
    return _PREMIS.of("format", name, _PREMIS.of("formatRegistry", *registry))


def _event(event: Event) -> Element:
    kind = _PREMIS.say("eventType", event.kind)
    if event.kind not in _OWN:
        kind.set("authority", "eventType")
        kind.set("authorityURI", _VOCABULARY)
    return _PREMIS.of(
        "event",
        _id("event", LOCAL, event.key),
        kind,
        _PREMIS.say("eventDateTime", event.at),
        _PREMIS.of("eventDetailInformation", _PREMIS.say("eventDetail", event.detail)),
        _PREMIS.of("eventOutcomeInformation", _PREMIS.say("eventOutcome", event.outcome)),
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
    return _PREMIS.of(
        "agent",
        _id("agent", LOCAL, agent.key),
        _PREMIS.say("agentName", agent.name),
        _PREMIS.say("agentType", agent.kind),
        *(_PREMIS.say(tag, text) for tag, text in optional.items() if text),
        *(_id("linkingEvent", LOCAL, event.key) for event in happened if event.agent == agent),
    )


def _significant(kind: str, value: str) -> Element:
    return _PREMIS.of(
        "significantProperties",
        _PREMIS.say("significantPropertiesType", kind),
        _PREMIS.say("significantPropertiesValue", value),
    )


def _object(kind: str, *children: Element) -> Element:
    element = _PREMIS.of("object", *children)
    element.set(f"{{{_XSI}}}type", f"premis:{kind}")
    return element


def _related(kind: str, subtype: str, type_: str, value: str) -> Element:
    return _PREMIS.of(
        "relationship",
        _PREMIS.say("relationshipType", kind),
        _PREMIS.say("relationshipSubType", subtype),
        _id("relatedObject", type_, value),
    )


def _linked(what: str, key: str, role: str) -> Element:
    element = _id(f"linking{what}", LOCAL, key)
    element.append(_PREMIS.say(f"linking{what}Role", role))
    return element


def _id(what: str, type_: str, value: str) -> Element:
    return _PREMIS.of(
        f"{what}Identifier",
        _PREMIS.say(f"{what}IdentifierType", type_),
        _PREMIS.say(f"{what}IdentifierValue", value),
    )
