"""Answers to harvesters as XML, with the names of OAI-PMH 2.0."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

from schemas.akn import Element
from schemas.printable import printable
from writers.namespaced import Namespace

OAI = "http://www.openarchives.org/OAI/2.0/"
OAI_DC = "http://www.openarchives.org/OAI/2.0/oai_dc/"
DC = "http://purl.org/dc/elements/1.1/"
IDENTIFIER = "http://www.openarchives.org/OAI/2.0/oai-identifier"
GRANULARITY = "YYYY-MM-DDThh:mm:ssZ"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_OAI: Any = {None: OAI}  # lxml takes None for the default, which its stubs do not know
_IDENTIFIER: Any = {None: IDENTIFIER, "xsi": _XSI}
_LOCATION = f"{{{_XSI}}}schemaLocation"
_IN_OAI = Namespace(OAI, {None: OAI})


@dataclass(frozen=True, slots=True)
class Repository:
    """What a repository says of itself; `domain` stands in all its identifiers."""

    name: str
    domain: str
    email: str


@dataclass(frozen=True, slots=True)
class Header:
    """What is said of a record apart from its metadata."""

    identifier: str
    datestamp: str
    sets: tuple[str, ...]
    deleted: bool


@dataclass(frozen=True, slots=True)
class Resumption:
    """Where a list goes on (an empty token: it is at its end), its size, and what came before."""

    token: str
    size: int
    cursor: int


def answer(
    at: str, address: str, arguments: Mapping[str, str], children: Iterable[Element]
) -> bytes:
    """The whole answer: when it was given, to what, and what it is."""
    root = etree.Element(f"{{{OAI}}}OAI-PMH", nsmap={**_OAI, "xsi": _XSI})
    root.set(_LOCATION, f"{OAI} {OAI}OAI-PMH.xsd")
    root.append(_IN_OAI.say("responseDate", at))
    request = _IN_OAI.say("request", address)
    for name, value in arguments.items():
        request.set(name, value)
    root.append(request)
    root.extend(children)
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return data


def error(code: str, found: str) -> Element:
    """Why there is no other answer."""
    element = _IN_OAI.say("error", found)
    element.set("code", code)
    return element


def identify(repository: Repository, address: str, earliest: str, sample: str) -> Element:
    """What the repository is, and by which identifier one of its records is called."""
    return _IN_OAI.of(
        "Identify",
        _IN_OAI.say("repositoryName", repository.name),
        _IN_OAI.say("baseURL", address),
        _IN_OAI.say("protocolVersion", "2.0"),
        _IN_OAI.say("adminEmail", repository.email),
        _IN_OAI.say("earliestDatestamp", earliest),
        _IN_OAI.say("deletedRecord", "persistent"),
        _IN_OAI.say("granularity", GRANULARITY),
        _IN_OAI.say("compression", "gzip"),
        _IN_OAI.of("description", _identifiers(repository.domain, sample)),
    )


def metadata_formats(formats: Iterable[tuple[str, str, str]]) -> Element:
    """Formats by prefix, schema and namespace."""
    names = ("metadataPrefix", "schema", "metadataNamespace")
    return _IN_OAI.of(
        "ListMetadataFormats",
        *(_IN_OAI.of("metadataFormat", *map(_IN_OAI.say, names, each)) for each in formats),
    )


def sets(names: Mapping[str, str]) -> Element:
    """Sets with their names."""
    return _IN_OAI.of(
        "ListSets",
        *(
            _IN_OAI.of("set", _IN_OAI.say("setSpec", spec), _IN_OAI.say("setName", name))
            for spec, name in names.items()
        ),
    )


def listed(verb: str, children: Iterable[Element], resumption: Resumption | None) -> Element:
    """A part of a list, with where it goes on unless it is the whole."""
    element = _IN_OAI.of(verb, *children)
    if resumption is not None:
        token = _IN_OAI.say("resumptionToken", resumption.token)
        token.set("completeListSize", str(resumption.size))
        token.set("cursor", str(resumption.cursor))
        element.append(token)
    return element


def header(told: Header) -> Element:
    """The header of a record."""
    element = _IN_OAI.of(
        "header",
        _IN_OAI.say("identifier", told.identifier),
        _IN_OAI.say("datestamp", told.datestamp),
        *(_IN_OAI.say("setSpec", spec) for spec in told.sets),
    )
    if told.deleted:
        element.set("status", "deleted")
    return element


def record(told: Header, metadata: Element | None) -> Element:
    """A record; one that is deleted has no metadata."""
    parts = [] if metadata is None else [_IN_OAI.of("metadata", metadata)]
    return _IN_OAI.of("record", header(told), *parts)


def dublin_core(pairs: Iterable[tuple[str, str]]) -> Element:
    """Elements of Dublin Core with their values, as oai_dc has them."""
    root = etree.Element(f"{{{OAI_DC}}}dc", nsmap={"oai_dc": OAI_DC, "dc": DC, "xsi": _XSI})
    root.set(_LOCATION, f"{OAI_DC} http://www.openarchives.org/OAI/2.0/oai_dc.xsd")
    for name, value in pairs:
        etree.SubElement(root, f"{{{DC}}}{name}").text = printable(value)
    return root


def _identifiers(domain: str, sample: str) -> Element:
    root = etree.Element(f"{{{IDENTIFIER}}}oai-identifier", nsmap=_IDENTIFIER)
    root.set(_LOCATION, f"{IDENTIFIER} {IDENTIFIER}.xsd")
    said = {
        "scheme": "oai",
        "repositoryIdentifier": domain,
        "delimiter": ":",
        "sampleIdentifier": sample,
    }
    for name, value in said.items():
        etree.SubElement(root, f"{{{IDENTIFIER}}}{name}").text = value
    return root
