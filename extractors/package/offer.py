"""What a package offers to those who harvest its metadata: one item, its sets, its formats."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from extractors.package import bagit
from extractors.package.faults import fault
from schemas.body import bodies
from schemas.language import codes, language
from schemas.package import (
    APPROVED,
    BODY,
    DIALECT,
    DUBLIN_CORE,
    MARC,
    OBJECTS,
    PAYLOAD,
    RECORD,
    placed,
)

OAI_DC, MARCXML, AKN = "oai_dc", "marcxml", "akn"
_MANIFEST, _TAGS = "manifest-sha256.txt", "tagmanifest-sha256.txt"
_APPROVED_AT = re.compile(rf"{APPROVED} (\d{{4}}-\d\d-\d\dT\d\d:\d\d:\d\dZ)")
_UNFIT = re.compile(r"[^A-Za-z0-9_.!~*'()-]")  # for a setSpec
_SEVERAL = frozenset({"language", "relation"})  # columns with many values, parted by blanks
Row = tuple[tuple[str, str], ...]  # elements of Dublin Core with their values


@dataclass(frozen=True, slots=True)
class Offer:
    """The item that a package is the newest state of, or an older one.

    `item` is the IRI that all revisions have in common; `at` when this one came to be; `sets` have
    names by setSpec; `formats` files of the payload by metadataPrefix; `sources` are SHA-256.
    """

    item: str
    at: str
    approved: bool
    of_a_work: bool
    sets: Mapping[str, str]
    formats: Mapping[str, str]
    sources: frozenset[str]


def offer(files: Mapping[str, bytes]) -> Offer:
    """What the package in files offers; InvalidPackage where it is damaged or not ours."""
    info = bagit.said(_checked(files, _TAGS, bagit.INFO))
    item, identifiers = info.get("Bag-Group-Identifier", ("",))[0], info.get("External-Identifier")
    if not item.startswith("/akn/") or not identifiers:
        raise fault(bagit.INFO, "Bag-Group-Identifier", "this is no package of Seriatim")
    formats = _formats(_rows(files))
    for path in set(formats.values()):
        _checked(files, _MANIFEST, PAYLOAD + path)
    return Offer(
        item=item,
        at=_at(info),
        approved=info.get("Review-Status") == (APPROVED,),
        of_a_work=item == identifiers[0],
        sets={**_body(item, info), **_languages(formats)},
        formats=formats,
        sources=frozenset(_sources(files)),
    )


def content(files: Mapping[str, bytes], path: str) -> bytes:
    """A file of the payload; InvalidPackage where it is not the one that was packed."""
    return _checked(files, _MANIFEST, PAYLOAD + path)


def dublin_core(files: Mapping[str, bytes]) -> Row:
    """What the metadata says of work and versions, each value of an element once."""
    rows = _rows(files)
    told = [rows[OBJECTS], *(row for path, row in rows.items() if _is_version(path))]
    forms = [row for path, row in rows.items() if placed(path)]
    pairs = [pair for row in told for pair in row if pair[0] not in ("format", "relation")]
    pairs += [pair for row in forms for pair in row if pair[0] == "format"]
    named = {value for _, value in pairs}
    pairs += [pair for pair in rows[OBJECTS] if pair[0] == "relation" and pair[1] not in named]
    return tuple(dict.fromkeys(pairs))


def _checked(files: Mapping[str, bytes], manifest: str, path: str) -> bytes:
    if path not in files or manifest not in files:
        raise fault(path, manifest, "it is missing")
    data = files[path]
    if bagit.listed(manifest, files[manifest]).get(path) != hashlib.sha256(data).hexdigest():
        raise fault(path, manifest, "its bytes are not those that were packed")
    return data


def _rows(files: Mapping[str, bytes]) -> dict[str, Row]:
    """The rows of the Dublin Core by what they are of; the work first, then its versions."""
    text = _checked(files, _MANIFEST, PAYLOAD + DUBLIN_CORE).decode("utf-8", "replace")
    columns, *rows = csv.reader(io.StringIO(text, newline="")) or [[]]
    elements = [column.removeprefix("dc.") for column in columns[1:]]
    found = {row[0]: tuple(_pairs(elements, row[1:])) for row in rows if row}
    if OBJECTS not in found:
        raise fault(DUBLIN_CORE, "Dublin Core", "it has no row for the work")
    return found


def _pairs(elements: list[str], values: list[str]) -> Iterator[tuple[str, str]]:
    for element, value in zip(elements, values, strict=False):
        for part in value.split() if element in _SEVERAL else [value]:
            if part:
                yield element, part


def _is_version(path: str) -> bool:
    return PurePosixPath(path).parts[:-1] == (OBJECTS,)


def _formats(rows: Mapping[str, Row]) -> dict[str, str]:
    """Files by metadataPrefix: `akn` is the record whose words describe the work."""
    records = {
        value: path
        for path, row in rows.items()
        for element, value in row
        if element == "language" and (placed(path) or ("", ""))[1] == RECORD
    }
    if not records:
        raise fault(DUBLIN_CORE, "Dublin Core", "it has no row for a record")
    order = [language(code).iso639 for code in DIALECT if code in codes()]
    first = min(records, key=lambda code: (code not in order, [*order, code].index(code), code))
    named = {f"{AKN}-{code}": path for code, path in sorted(records.items())}
    return {OAI_DC: DUBLIN_CORE, MARCXML: MARC, AKN: records[first], **named}


def _body(item: str, info: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """The set of the body by its key; of one that is not described, by the actor of the IRI."""
    actor = item.split("/")[5] if item.count("/") > 4 else "unknown"
    key = info.get(BODY, (actor,))[0]
    names = (*_names(key), *info.get("Source-Organization", ()), key)
    return {f"body:{_UNFIT.sub('_', key)}": names[0]}


def _names(key: str) -> tuple[str, ...]:
    """The names of a body that is described, those of the first language that has some."""
    found = next((each.organ(key) for each in bodies() if each.key == key), None)
    told = (found.names.get(code, ()) for code in DIALECT) if found else ()
    return next((tuple(names) for names in told if names), ())


def _languages(formats: Mapping[str, str]) -> dict[str, str]:
    names = {language(code).iso639: language(code).name for code in codes()}
    found = [prefix.removeprefix(f"{AKN}-") for prefix in formats if prefix.startswith(f"{AKN}-")]
    return {f"language:{code}": names.get(code, code) for code in found}


def _at(info: Mapping[str, tuple[str, ...]]) -> str:
    """When the last version was approved; else the day of the bag."""
    told = " ".join(info.get("Internal-Sender-Description", ()))
    day = info.get("Bagging-Date", ("1970-01-01",))[0]
    return max(_APPROVED_AT.findall(told), default=f"{day}T00:00:00Z")


def _sources(files: Mapping[str, bytes]) -> Iterator[str]:
    for path, digest in bagit.listed(_MANIFEST, files[_MANIFEST]).items():
        found = placed(path.removeprefix(PAYLOAD))
        if found and found[1].startswith("source."):
            yield digest
