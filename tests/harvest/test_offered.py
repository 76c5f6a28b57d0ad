"""Items, formats and sets that are offered of packages."""

from __future__ import annotations

import shutil
from pathlib import Path

from lxml import etree

from flows.harvest.archive import Archive
from flows.harvest.journal import NAME
from schemas import akn
from schemas.archive_xml import MARC_NS, schema_error
from tests.harvests import (
    IRI,
    WORK,
    Clock,
    D,
    N,
    another,
    asked,
    errors,
    headers,
    laid,
)
from tests.packages import Files, files_of


def test_an_item_is_called_by_its_iri_and_dated_when_it_was_approved(
    archive: Archive,
) -> None:
    root = asked(archive, verb="ListIdentifiers", metadataPrefix="marcxml")
    assert headers(root) == {
        f"{WORK}-{number}": f"2026-03-0{number + 1}T08:00:00Z" for number in range(5)
    }


def test_every_format_is_what_lies_in_the_package(made: Path, tmp_path: Path) -> None:
    (path,) = (made / "packages").glob("*/")
    files = files_of(path)
    archive = Archive(made / "packages", tmp_path / NAME)
    marc = _metadata(archive, "marcxml")
    assert schema_error(marc, MARC_NS) is None
    assert _same(marc, files["data/metadata/marc.xml"])
    for prefix, key in (("akn", "en"), ("akn-eng", "en"), ("akn-zho", "zh")):
        found = _metadata(archive, prefix)
        assert not akn.schema_errors(found)
        assert _same(found, files[f"data/objects/{key}/notice.xml"])


def test_dublin_core_has_titles_and_languages_of_all_versions(made: Path, tmp_path: Path) -> None:
    root = _metadata(Archive(made / "packages", tmp_path / NAME), "oai_dc")
    said = {tag: [each.text for each in root.iter(f"{D}{tag}")] for tag in ("language", "title")}
    assert said["language"] == ["eng", "zho"]
    assert len(said["title"]) == 2
    identifiers = [each.text for each in root.iter(f"{D}identifier")]
    assert identifiers[0] == IRI
    assert len(identifiers) == len(set(identifiers)) == 3


def test_a_package_of_one_version_is_an_item_of_its_own_that_names_the_other(
    made: Path, tmp_path: Path
) -> None:
    archive = Archive(made / "versions", tmp_path / NAME)
    root = asked(archive, verb="ListRecords", metadataPrefix="oai_dc")
    relations = {
        record.findtext(f"{N}header/{N}identifier"): [
            each.text for each in record.iter(f"{D}relation")
        ]
        for record in root.iter(f"{N}record")
    }
    one, other = sorted(relations)
    assert relations[one] == [f"/{other.rpartition(':')[2]}"]
    assert relations[other] == [f"/{one.rpartition(':')[2]}"]
    chinese = asked(archive, verb="ListIdentifiers", metadataPrefix="akn-zho")
    assert [*headers(chinese)] == [f"{WORK}/zho@2024-12-11"]


def test_a_zip_file_in_the_place_of_a_folder_is_the_same_package(
    made: Path, tmp_path: Path, clock: Clock
) -> None:
    (path,), (packed_up,) = (made / "packages").glob("*/"), (made / "zips").glob("*.zip")
    shutil.copytree(path, tmp_path / path.name)
    archive = Archive(tmp_path, now=clock)
    before = headers(asked(archive, verb="ListIdentifiers", metadataPrefix="akn"))
    clock.wait(days=1)
    shutil.copy(packed_up, tmp_path)
    shutil.rmtree(tmp_path / path.name)
    assert headers(asked(archive, verb="ListIdentifiers", metadataPrefix="akn")) == before
    assert _same(_metadata(archive, "akn"), files_of(path)["data/objects/en/notice.xml"])


def test_sets_are_of_bodies_and_languages_and_have_their_names(archive: Archive) -> None:
    root = asked(archive, verb="ListSets")
    named = {
        each.findtext(f"{N}setSpec"): each.findtext(f"{N}setName") for each in root.iter(f"{N}set")
    }
    assert named.pop("body:unhabitat-ha").startswith("United Nations Habitat Assembly")
    assert named == {
        "body": "By body",
        "language": "By language",
        "language:eng": "English",
        "language:zho": "Chinese",
    }
    for spec in ("body", "body:unhabitat-ha", "language:zho"):
        found = asked(archive, verb="ListIdentifiers", metadataPrefix="oai_dc", set=spec)
        assert len(headers(found)) == 5
    none = asked(archive, verb="ListIdentifiers", metadataPrefix="oai_dc", set="language:fra")
    assert errors(none) == ["noRecordsMatch"]


def test_what_nobody_approved_is_offered_only_when_asked_for(bag: Files, tmp_path: Path) -> None:
    info = bag["bag-info.txt"].replace(b"Review-Status: approved", b"Review-Status: not approved")
    laid(tmp_path, another({**bag, "bag-info.txt": info}, 1), "waiting")
    root = asked(Archive(tmp_path), verb="ListIdentifiers", metadataPrefix="akn")
    assert errors(root) == ["noRecordsMatch"]
    every = Archive(tmp_path, unapproved=True)
    assert len(headers(asked(every, verb="ListIdentifiers", metadataPrefix="akn"))) == 1


def _metadata(archive: Archive, prefix: str) -> akn.Element:
    root = asked(archive, verb="GetRecord", identifier=WORK, metadataPrefix=prefix)
    assert not errors(root)
    (found,) = root.find(f".//{N}metadata")
    return found


def _same(found: akn.Element, data: bytes) -> bool:
    def canonical(element: akn.Element) -> bytes:
        return bytes(etree.tostring(element, method="c14n", exclusive=True))

    found.tail = None
    return canonical(found) == canonical(akn.parse(data))
