"""A work as a BagIt 1.0 bag (RFC 8493): payload, manifests, and what the bag says of itself."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from schemas.errors import InvalidPackage
from schemas.package import (
    ALGORITHMS,
    APPROVED,
    BAGIT,
    BODY,
    CRATE,
    DUBLIN_CORE,
    FINE_NAME,
    MARC,
    PAYLOAD,
    PREMIS,
    UNAPPROVED,
    VALIDATION,
    Work,
)
from writers.package import wording
from writers.package.crate import crate
from writers.package.dublin_core import metadata_csv
from writers.package.marc import marc
from writers.package.premis import premis
from writers.package.validation import validation


@dataclass(frozen=True, slots=True)
class Bag:
    """A bag by its name, which a revision does not share, and its files by their paths."""

    name: str
    files: Mapping[str, bytes]


def bag(work: Work) -> Bag:
    """The bag of a work; the same work gives the same bytes."""
    payload = _payload(work)
    files = {f"{PAYLOAD}{path}": data for path, data in payload.items()}
    manifests = dict(_manifests("manifest", files))
    tags = {"bagit.txt": BAGIT, "bag-info.txt": _info(work, payload), **manifests}
    tags |= dict(_manifests("tagmanifest", tags))
    digest = hashlib.sha256(manifests["manifest-sha512.txt"]).hexdigest()
    return Bag(f"{work.stem}-{work.at[:10]}-{digest[:8]}", {**tags, **files})


def oxum(payload: Mapping[str, bytes]) -> str:
    """Bytes and files of a payload, as bag-info.txt has them."""
    return f"{sum(map(len, payload.values()))}.{len(payload)}"


def _payload(work: Work) -> dict[str, bytes]:
    files = {path: data for version in work.versions for path, data in version.placed().items()}
    files[DUBLIN_CORE] = metadata_csv(work)
    files[MARC] = marc(work)
    files[PREMIS] = premis(work)
    files[VALIDATION] = validation(work)
    files[CRATE] = crate(work, files)
    for path in files:
        if not FINE_NAME.fullmatch(path):
            raise InvalidPackage(f"{path} is no name for an archive", "rename the file")
    return dict(sorted(files.items()))


def _manifests(kind: str, files: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    for algorithm in ALGORITHMS:
        lines = (
            f"{hashlib.new(algorithm, data).hexdigest()}  {path}\n"
            for path, data in sorted(files.items())
        )
        yield f"{kind}-{algorithm}.txt", "".join(lines).encode()


def _info(work: Work, payload: Mapping[str, bytes]) -> bytes:
    return "".join(
        f"{name}: {wording.line(value)}\n" for name, value in _said(work, payload)
    ).encode()


def _said(work: Work, payload: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    first = wording.leading(work).notice
    if body := wording.issuer(first):
        yield "Source-Organization", body
    if first.body_key:
        yield BODY, first.body_key
    yield "External-Description", wording.title(first)
    yield "Bagging-Date", work.at[:10]
    yield "External-Identifier", work.iri
    for version in work.versions:
        yield "External-Identifier", version.names.expression
    if symbol := wording.symbol(work):
        yield "External-Identifier", symbol
    yield "Bag-Size", f"{sum(map(len, payload.values()))} bytes"
    yield "Payload-Oxum", oxum(payload)
    yield "Bag-Group-Identifier", work.group
    yield "Internal-Sender-Description", _status(work)
    yield "Bag-Software-Agent", f"Seriatim {work.packer['version']}"
    yield "Review-Status", APPROVED if work.approved else UNAPPROVED


def _status(work: Work) -> str:
    told = (
        f"{each.key}: {f'{APPROVED} {each.approved_at}' if each.approved_at else UNAPPROVED}"
        for each in work.versions
    )
    return "; ".join(told)
