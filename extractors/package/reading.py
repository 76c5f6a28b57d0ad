"""A package read back: what each version of the work in it was in the outputs, verified."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from extractors import akn
from extractors.decisions import summary
from extractors.package import bagit, history
from extractors.package.faults import fault
from schemas import akn as akn_schema
from schemas.akn_names import names
from schemas.archive_xml import MARC_NS
from schemas.decision_chain import chain
from schemas.errors import BrokenLog, InvalidAkn
from schemas.notice import Notice
from schemas.package import (
    CRATE,
    DUBLIN_CORE,
    LOG,
    MARC,
    PAYLOAD,
    PREMIS,
    RECORD,
    RUN,
    UNAPPROVED,
    VALIDATION,
    place,
    placed,
)
from schemas.review import facts_digest

_MALFORMED = (AttributeError, IndexError, KeyError, RecursionError, TypeError, ValueError)
_SOURCE, _MADE = {"name", "sha256", "size"}, {"program", "language", "markup_date", "suggest"}
_PLAIN = "SRT-01"  # a text without marks is as valid as one with them
_NEEDED = (PREMIS, MARC, DUBLIN_CORE, VALIDATION, CRATE)


@dataclass(frozen=True, slots=True)
class Packed:
    """One version as it was in a folder of the outputs."""

    key: str
    notice: Notice
    files: Mapping[str, bytes]
    table: Mapping[str, Any]  # run.json


@dataclass(frozen=True, slots=True)
class Package:
    """What bag-info.txt says, and the versions by key."""

    info: Mapping[str, tuple[str, ...]]
    versions: tuple[Packed, ...]


def package(files: Mapping[str, bytes]) -> Package:
    """The package in files; InvalidPackage names the file and the check that refuses it."""
    try:
        return _package(files)
    except _MALFORMED as error:
        found = f"a part of it is not of the form it should be ({type(error).__name__}: {error})"
        raise fault("the package", "form", found) from error


def _package(files: Mapping[str, bytes]) -> Package:
    info = bagit.verify(files)
    payload = {
        path.removeprefix(PAYLOAD): files[path] for path in files if path.startswith(PAYLOAD)
    }
    for path in _NEEDED:
        if path not in payload:
            raise fault(path, "parts", "it is missing: this is no package of Seriatim")
    history.verify(payload)
    history.xml(MARC, payload[MARC], MARC_NS)
    _crate(payload)
    versions = tuple(_version(key, held) for key, held in sorted(_held(payload).items()))
    if not versions:
        raise fault("objects", "parts", "no document is in it")
    for version in versions:
        _named(version, info)
        _decided(version, info.get("Review-Status") == (UNAPPROVED,))
    return Package(info, versions)


def _held(payload: Mapping[str, bytes]) -> Mapping[str, dict[str, bytes]]:
    held: defaultdict[str, dict[str, bytes]] = defaultdict(dict)
    for path, data in payload.items():
        found = placed(path)
        if found:
            held[found[0]][found[1]] = data
    return held


def _version(key: str, files: Mapping[str, bytes]) -> Packed:
    for name in (RECORD, RUN):
        if name not in files:
            raise fault(place(key, name), "parts", "it is missing")
    table = _json(place(key, RUN), files[RUN])
    sources = [name for name in files if name.startswith("source")]
    if sorted(table.get("files", ())) != sorted(set(files) - {RUN, LOG}) or len(sources) != 1:
        raise fault(place(key, RUN), "parts", "it lists other files than there are")
    if set(table["source"]) != _SOURCE or set(table["made"]) != _MADE:
        raise fault(place(key, RUN), "form", "it does not say what was made from what")
    if table["source"]["sha256"] != hashlib.sha256(files[sources[0]]).hexdigest():
        raise fault(place(key, RUN), "source", f"it is not about {place(key, sources[0])}")
    return Packed(key, _record(key, files, sources[0]), files, table)


def akn_package(files: Mapping[str, bytes]) -> None:
    """Nothing where files are a .akn package; InvalidPackage names what is not."""
    records = [path for path in files if PurePosixPath(path).name == "main.xml"]
    for path in records:
        _akn(path, files[path])
    if not records:
        raise fault("main.xml", "parts", "it is missing")


def _record(key: str, files: Mapping[str, bytes], source: str) -> Notice:
    path = place(key, RECORD)
    notice = _akn(path, files[RECORD])
    digest = hashlib.sha256(files[source]).hexdigest()
    if notice.origin is None or notice.origin.sha256 != digest:
        raise fault(path, "origin", f"it is not the record of {place(key, source)}")
    return notice


def _akn(path: str, data: bytes) -> Notice:
    try:
        problems = akn_schema.problems(akn_schema.parse(data))
        notice = akn.read(data)
    except InvalidAkn as error:
        raise fault(path, "Akoma Ntoso", error.found) from error
    for problem in problems:
        if problem.rule != _PLAIN:
            raise fault(path, problem.rule, problem.detail)
    return notice


def _named(version: Packed, info: Mapping[str, tuple[str, ...]]) -> None:
    said = names(akn_schema.parse(version.files[RECORD]))
    if not {said.work, said.expression} & {*info.get("External-Identifier", ())}:
        path = place(version.key, RECORD)
        raise fault(path, "External-Identifier", f"{said.expression} is not in bag-info.txt")


def _decided(version: Packed, may_wait: bool) -> None:
    """The log of decisions is whole, and its last word is an approval of what the record says."""
    path = place(version.key, LOG)
    try:
        decisions = chain(version.files.get(LOG, b"")).decisions
    except BrokenLog as error:
        raise fault(path, "chain", error.found) from error
    digest = facts_digest(version.notice)
    if not may_wait and summary(decisions, digest).state != "approved":
        record = place(version.key, RECORD)
        raise fault(record, "approval", "nobody approved what it says, by its log of decisions")


def _crate(payload: Mapping[str, bytes]) -> None:
    """Every file of the crate is in the payload as it is described, and the other way round."""
    graph = _json(CRATE, payload[CRATE]).get("@graph", [])
    told = {node.get("@id"): node for node in graph if node.get("@type") == "File"}
    parts = (part for node in graph if node.get("@id") == "./" for part in node.get("hasPart", ()))
    listed, there = {part.get("@id") for part in parts}, {*payload} - {CRATE}
    for path in sorted(there ^ {*told} | there ^ listed):
        raise fault(CRATE, "parts", f"{path} is not both described and there")
    for path in sorted(there):
        if told[path].get("sha256") != hashlib.sha256(payload[path]).hexdigest():
            raise fault(path, "RO-Crate", "its bytes are not those that were packed")


def _json(path: str, data: bytes) -> dict[str, Any]:
    try:
        value = json.loads(data)
    except ValueError as error:
        raise fault(path, "JSON", f"it cannot be read ({error})") from error
    if not isinstance(value, dict):
        raise fault(path, "JSON", "it is no object")
    return value
