"""Whether files are a whole BagIt bag (RFC 8493) with the manifests that this program writes."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping

from extractors.package.faults import fault
from extractors.package.opening import unsafe
from schemas.package import ALGORITHMS, BAGIT, FINE_NAME, PAYLOAD

DECLARATION, INFO = "bagit.txt", "bag-info.txt"
_LINE = re.compile(r"([0-9a-f]+)[ \t]+\*?(.+)")
_TAGMANIFEST = "tagmanifest-"


def verify(files: Mapping[str, bytes]) -> dict[str, tuple[str, ...]]:
    """What bag-info.txt says of a bag that is whole; InvalidPackage names the file that is not."""
    if files.get(DECLARATION) != BAGIT:
        raise fault(DECLARATION, "BagIt", "it does not declare BagIt 1.0 in UTF-8")
    for path in files:
        if unsafe(path) or not FINE_NAME.fullmatch(path):
            raise fault(path, "names", "it is not in small letters of ASCII without blanks")
    payload = {path for path in files if path.startswith(PAYLOAD)}
    tags = {path for path in files if path not in payload and not path.startswith(_TAGMANIFEST)}
    for algorithm in ALGORITHMS:
        _manifest(files, f"{_TAGMANIFEST}{algorithm}.txt", algorithm, tags)
    for algorithm in ALGORITHMS:
        _manifest(files, f"manifest-{algorithm}.txt", algorithm, payload)
    info = said(files[INFO]) if INFO in files else {}
    _oxum(info, [len(files[path]) for path in sorted(payload)])
    return info


def listed(name: str, data: bytes) -> dict[str, str]:
    """The checksums in a manifest by path; InvalidPackage where a line is none."""
    return dict(_lines(name, data))


def said(data: bytes) -> dict[str, tuple[str, ...]]:
    """What bag-info.txt says, by name; InvalidPackage where a line is no entry."""
    found: dict[str, tuple[str, ...]] = {}
    for line in _text(INFO, data).splitlines():
        name, colon, value = line.partition(": ")
        if not colon:
            raise fault(INFO, "BagIt", f"a line is no entry ({line[:40]})")
        found[name] = (*found.get(name, ()), value)
    return found


def _manifest(files: Mapping[str, bytes], name: str, algorithm: str, expected: set[str]) -> None:
    if name not in files:
        raise fault(name, "manifest", "it is missing")
    found = listed(name, files[name])
    for path in sorted(set(found) - expected):
        raise fault(path, name, "it is listed but missing")
    for path in sorted(expected - set(found)):
        raise fault(path, name, "it is there but not listed")
    for path, digest in found.items():
        if hashlib.new(algorithm, files[path]).hexdigest() != digest:
            raise fault(path, name, "its bytes are not those that were packed")


def _lines(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for line in _text(name, data).splitlines():
        found = _LINE.fullmatch(line)
        if found is None:
            raise fault(name, "manifest", f"a line is no entry ({line[:40]})")
        path = found[2]
        if unsafe(path):
            raise fault(name, "paths", f"{path} leads out of the package")
        if path.casefold() in seen:
            raise fault(name, "names", f"{path} is listed twice")
        seen.add(path.casefold())
        yield path, found[1]


def _oxum(info: Mapping[str, tuple[str, ...]], sizes: list[int]) -> None:
    stated, counted = info.get("Payload-Oxum"), f"{sum(sizes)}.{len(sizes)}"
    if stated != (counted,):
        told = ", ".join(stated or ("none",))
        raise fault(INFO, "Payload-Oxum", f"it says {told}, the payload has {counted}")


def _text(name: str, data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise fault(name, "encoding", "it is not UTF-8") from error
