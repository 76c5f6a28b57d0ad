"""A Word file as an archive from a stranger: its parts, parsed safely and within limits."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from lxml import etree

from extractors.readers.docx_xml import transitional
from schemas.errors import DamagedSource, LockedSource, OversizedSource, UnsupportedForm

_MEGABYTE: Final = 1_000_000
# Real reports of 400 pages unpack to 20 MB; an archive made to fill the memory goes beyond.
LARGEST_ARCHIVE: Final = 300 * _MEGABYTE
LARGEST_PART: Final = 100 * _MEGABYTE
MOST_PARTS: Final = 10_000
# Word XML shrinks by a factor of 10 to 40, a bomb by a thousand; small parts do no harm.
STEEPEST_RATIO: Final = 250
_HARMLESS: Final = 5 * _MEGABYTE
_ENCRYPTED: Final = 0x1
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError)
_AGAIN: Final = "fetch or save it again"


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part points to: another part, or an address outside."""

    kind: str  # last segment of the relation type: "header", "hyperlink"
    target: str
    external: bool


class Package:
    """The parts of one Word file by name; close it after use, or use it with `with`."""

    def __init__(self, path: Path) -> None:
        """Open the archive and refuse what would not fit the memory.

        Raises DamagedSource, LockedSource, OversizedSource, or UnsupportedForm where there is no
        Word document in the archive.
        """
        try:
            self._archive = zipfile.ZipFile(path)
        except FileNotFoundError:
            raise
        except _BROKEN:
            raise _unopened(path) from None
        self._sizes = {info.filename: info for info in self._archive.infolist()}
        _refuse_oversized(list(self._sizes.values()))
        self.main = self._main()

    def __enter__(self) -> Package:
        """Itself; closed at the end of the block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the archive."""
        self._archive.close()

    def part(self, name: str) -> etree._Element | None:
        """The root of a part; None where there is no such part.

        Raises DamagedSource where it is no well-formed XML, or declares entities.
        """
        if name not in self._sizes:
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            root = etree.fromstring(transitional(self._bytes(name)), parser)
        except (etree.XMLSyntaxError, ValueError):
            raise DamagedSource(f"part {name} of the Word file is broken", _AGAIN) from None
        if root.getroottree().docinfo.internalDTD is not None:
            raise DamagedSource(f"part {name} declares a document type, as Word never does", _AGAIN)
        return root

    def relations(self, name: str) -> Mapping[str, Relation]:
        """What a part points to, by the identifiers used in it."""
        folder, file = posixpath.split(name)
        root = self.part(posixpath.join(folder, "_rels", f"{file}.rels"))
        return {
            element.get("Id", ""): _relation(element, folder)
            for element in (() if root is None else root)
            if isinstance(element.tag, str)
        }

    def related(self, name: str, kind: str) -> etree._Element | None:
        """The first part that a part points to as `kind`."""
        for relation in self.relations(name).values():
            if relation.kind == kind and not relation.external:
                return self.part(relation.target)
        return None

    def _main(self) -> str:
        for relation in self.relations("").values():
            if relation.kind == "officeDocument" and relation.target in self._sizes:
                return relation.target
        raise UnsupportedForm(
            "the archive holds no Word document", "save it as .docx, .pdf or .txt and give that"
        )

    def _bytes(self, name: str) -> bytes:
        info = self._sizes[name]
        if info.flag_bits & _ENCRYPTED:
            raise LockedSource("the Word file is protected by a password", "save it without one")
        try:
            return self._archive.read(info)
        except _BROKEN:
            raise DamagedSource(f"part {name} of the Word file is broken", _AGAIN) from None


def _unopened(path: Path) -> DamagedSource:
    """What is wrong with a file that is no archive, or half of one."""
    with path.open("rb") as file:
        archive = file.read(2) == b"PK"
    if not archive:
        return DamagedSource("the file is not a Word document", "give one saved as .docx")
    return DamagedSource("the Word file is cut off or broken", _AGAIN)


def _refuse_oversized(infos: list[zipfile.ZipInfo]) -> None:
    """Sizes are those the archive states; zipfile never reads beyond them."""
    total = sum(info.file_size for info in infos)
    steep = any(
        info.file_size > _HARMLESS and info.file_size > info.compress_size * STEEPEST_RATIO
        for info in infos
    )
    largest = max((info.file_size for info in infos if info.filename.endswith(".xml")), default=0)
    if total > LARGEST_ARCHIVE or largest > LARGEST_PART or len(infos) > MOST_PARTS or steep:
        raise OversizedSource(
            f"the Word file unpacks to {total // _MEGABYTE} MB in {len(infos)} parts, beyond what "
            "a notice needs",
            "check where it comes from; divide it, or remove its pictures",
        )


def _relation(element: etree._Element, folder: str) -> Relation:
    target = element.get("Target", "")
    external = element.get("TargetMode") == "External"
    if not external:
        target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return Relation(element.get("Type", "").rsplit("/", 1)[-1], target, external)
