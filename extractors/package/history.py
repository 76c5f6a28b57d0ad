"""Whether the history of a package (PREMIS) is valid, whole, and of these very files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Set

from extractors.package.faults import fault
from schemas.akn import Element, parse
from schemas.archive_xml import PREMIS_NS, schema_error
from schemas.errors import InvalidAkn
from schemas.package import PREMIS, placed

_P = f"{{{PREMIS_NS}}}"
_LOCAL = "local"
_HASHES = {"SHA-256": "sha256", "SHA-512": "sha512"}
_LINKS = {
    "linkingEventIdentifier": "event",
    "linkingAgentIdentifier": "agent",
    "linkingObjectIdentifier": "object",
    "relatedObjectIdentifier": "object",
}
Ids = Mapping[str, Set[tuple[str, str]]]


def verify(payload: Mapping[str, bytes]) -> None:
    """Nothing where all is well; InvalidPackage names what is not."""
    root = xml(PREMIS, payload[PREMIS], PREMIS_NS)
    known: Ids = {what: set(_ids(root, what)) for what in ("object", "event", "agent")}
    for tag, what in _LINKS.items():
        for link in root.iter(f"{_P}{tag}"):
            _resolves(link, tag, what, known)
    _agents(root)
    described = dict(_files(root))
    for path in sorted(set(payload) | set(described)):
        if path in described or placed(path):
            _file(path, described, payload)


def _agents(root: Element) -> None:
    for event in root.iter(f"{_P}event"):
        if event.find(f"{_P}linkingAgentIdentifier") is None:
            raise fault(PREMIS, "agents", f"the event {_pair(event[0])[1]} has no agent")


def xml(path: str, data: bytes, namespace: str) -> Element:
    """The root of XML that is valid by the schema of its namespace."""
    try:
        root = parse(data)
    except InvalidAkn as error:
        raise fault(path, "XML", error.found) from error
    found = schema_error(root, namespace)
    if found:
        raise fault(path, "schema", found)
    return root


def _ids(root: Element, what: str) -> Iterator[tuple[str, str]]:
    seen = set()
    for identifier in root.iterfind(f"{_P}{what}/{_P}{what}Identifier"):
        pair = _pair(identifier)
        if pair in seen:
            raise fault(PREMIS, "identifiers", f"{what} {pair[1]} is there twice")
        seen.add(pair)
        yield pair


def _pair(identifier: Element) -> tuple[str, str]:
    return identifier[0].text or "", identifier[1].text or ""


def _resolves(link: Element, tag: str, what: str, known: Ids) -> None:
    pair = _pair(link)
    if pair[0] == _LOCAL and pair not in known[what]:
        raise fault(PREMIS, "links", f"a {tag} names {pair[1]}, and no {what} is called so")


def _files(root: Element) -> Iterator[tuple[str, Element]]:
    for found in root.iterfind(f"{_P}object"):
        kind, value = _pair(found[0])
        if kind == _LOCAL:
            yield value, found


def _file(path: str, described: Mapping[str, Element], payload: Mapping[str, bytes]) -> None:
    if path not in described or path not in payload:
        where = "PREMIS" if path in payload else "the payload"
        raise fault(path, "PREMIS", f"it is not in {where}")
    data, element = payload[path], described[path]
    size = element.findtext(f".//{_P}size")
    if size != str(len(data)):
        raise fault(path, "PREMIS", f"it has {len(data)} bytes, and should have {size}")
    for fixity in element.iter(f"{_P}fixity"):
        algorithm = _HASHES.get(fixity.findtext(f"{_P}messageDigestAlgorithm") or "")
        stated = fixity.findtext(f"{_P}messageDigest")
        if algorithm and hashlib.new(algorithm, data).hexdigest() != stated:
            raise fault(path, "PREMIS fixity", "its bytes are not those that were packed")
