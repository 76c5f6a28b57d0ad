"""Packages that somebody meddled with are refused, and the file and the check are named."""

from __future__ import annotations

import shutil
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from extractors.package import opened, package
from extractors.package.opening import MOST_FILES
from flows.cli import main
from flows.unpacking import restore
from schemas.errors import InvalidPackage
from tests.forging import Meddle, forged, thorough
from tests.packages import Files, changed, files_of, lay, swap

NOTICE, SOURCE = "data/objects/en/notice.xml", "data/objects/en/source.txt"
PREMIS, MARC = "data/metadata/premis.xml", "data/metadata/marc.xml"
CRATE, LOG = "data/ro-crate-metadata.json", "data/metadata/en/review-log.jsonl"
RUN, SHA512 = "data/metadata/en/run.json", "manifest-sha512.txt"


def without(path: str) -> Meddle:
    return lambda files: {name: data for name, data in files.items() if name != path}


def with_file(path: str, data: bytes = b"more\n") -> Meddle:
    return lambda files: {**files, path: data}


def edited(path: str, change: Callable[[bytes], bytes]) -> Meddle:
    return lambda files: changed(files, path, change)


def first_line_gone(data: bytes) -> bytes:
    return b"".join(data.splitlines(keepends=True)[1:])


def first_line_twice(data: bytes) -> bytes:
    return data.splitlines(keepends=True)[0] + data


def another_record(files: Files) -> Files:
    return {**files, NOTICE: files[NOTICE.replace("/en/", "/zh/")]}


# What was done, and what is told of it.
TWINS: dict[str, tuple[Meddle, str]] = {
    "a changed byte": (edited(SOURCE, swap("e", "E")), f"{SOURCE}: manifest-sha256.txt: its bytes"),
    "a changed tag file": (
        edited("bag-info.txt", swap("2026", "2025")),
        "bag-info.txt: tagmanifest",
    ),
    "a missing file": (without(NOTICE), f"{NOTICE}: manifest-sha256.txt: it is listed but missing"),
    "an extra file": (
        with_file("data/objects/en/more.txt"),
        "data/objects/en/more.txt: manifest-sha256.txt: it is there but not listed",
    ),
    "an extra tag file": (with_file("note.txt"), "note.txt: tagmanifest-sha256.txt: it is there"),
    "a missing manifest": (without(SHA512), f"{SHA512}: tagmanifest-sha256.txt: it is listed"),
    "no tag manifest": (without("tagmanifest-sha512.txt"), "tagmanifest-sha512.txt: manifest"),
    "another version of BagIt": (
        edited("bagit.txt", swap("1.0", "0.96")),
        "bagit.txt: BagIt: it does not declare",
    ),
    "a removed line": (edited(SHA512, first_line_gone), f"{SHA512}: tagmanifest-sha256.txt"),
    "a name that leads out": (
        edited("tagmanifest-sha256.txt", swap("  bagit.txt", "  ../bagit.txt")),
        "tagmanifest-sha256.txt: paths: ../bagit.txt leads out",
    ),
    "a line twice": (
        edited("tagmanifest-sha256.txt", first_line_twice),
        "tagmanifest-sha256.txt: names: bag-info.txt is listed twice",
    ),
    "a name in capitals": (with_file("data/objects/en/More.txt"), "More.txt: names: it is not"),
    "forged: a changed source": (
        forged(edited(SOURCE, swap("e", "E"))),
        "objects/en/source.txt: PREMIS fixity: its bytes",
    ),
    "forged: a missing draft": (
        forged(without("data/objects/en/drafts/bureau.docx")),
        "objects/en/drafts/bureau.docx: PREMIS: it is not in the payload",
    ),
    "forged: an extra draft": (
        forged(with_file("data/objects/en/drafts/more.docx")),
        "objects/en/drafts/more.docx: PREMIS: it is not in PREMIS",
    ),
    "forged: another record": (forged(another_record), "objects/en/notice.xml: PREMIS: it has"),
    "forged: an event without its agent": (
        forged(edited(PREMIS, swap(">software/", ">nobody/"))),
        "metadata/premis.xml: links: a linkingAgentIdentifier names nobody/",
    ),
    "forged: a broken relation": (
        forged(edited(PREMIS, swap(">en/extraction<", ">en/nothing<"))),
        "metadata/premis.xml: links: a linkingEventIdentifier names en/nothing",
    ),
    "forged: PREMIS against its schema": (
        forged(edited(PREMIS, swap("premis:eventType", "premis:kind"))),
        "metadata/premis.xml: XML",
    ),
    "forged: MARC against its schema": (
        forged(edited(MARC, swap('tag="245"', 'tag="2456"'))),
        "metadata/marc.xml: schema",
    ),
    "forged: an entity in XML": (
        forged(edited(MARC, swap("<record", "<!DOCTYPE r [<!ENTITY e 'x'>]><record"))),
        "metadata/marc.xml: XML: the file has a document type declaration",
    ),
    "forged: a crate that leaves a file out": (
        forged(edited(CRATE, swap('"@id": "objects/en/source.txt"', '"@id": "objects/x"'))),
        "ro-crate-metadata.json: parts: objects/en/source.txt",
    ),
    "forged: a crate that is no JSON": (forged(edited(CRATE, lambda data: data[:-9])), "JSON"),
    "forged: no MARC": (forged(without(MARC)), "metadata/marc.xml: parts: it is missing"),
}


@pytest.mark.parametrize("name", TWINS)
def test_a_tampered_package_is_refused_with_file_and_check(name: str, bag: Path) -> None:
    meddle, told = TWINS[name]
    with pytest.raises(InvalidPackage) as caught:
        package(meddle(files_of(bag)))
    assert told in caught.value.found


THOROUGH: dict[str, tuple[Meddle, str]] = {
    "a changed line of the log": (
        edited(LOG, swap("Gigiri", "Geneva")),
        "metadata/en/review-log.jsonl: chain: line 2 of the log of decisions does not follow",
    ),
    "an approval taken out of the log": (
        edited(LOG, lambda data: data.splitlines(keepends=True)[0]),
        "objects/en/notice.xml: approval: nobody approved what it says",
    ),
    "a fact changed in the record": (
        edited(NOTICE, lambda data: data.replace(b"Gigiri", b"Geneva")),
        "objects/en/notice.xml: approval: nobody approved what it says",
    ),
    "the record of another version": (
        another_record,
        "objects/en/notice.xml: origin: it is not the record of objects/en/source.txt",
    ),
    "a record against its schema": (
        edited(NOTICE, swap("<preface", "<preamble2/><preface")),
        "objects/en/notice.xml: SCH-02",
    ),
    "a record of another document": (
        edited(NOTICE, lambda data: data.replace(b"/notification-2-resumed", b"/other")),
        "objects/en/notice.xml: External-Identifier",
    ),
    "a table that is none": (
        edited(RUN, lambda data: b'{"files": 5}'),
        "the package: form: a part of it",
    ),
    "a table without its making": (
        edited(RUN, swap('"made"', '"mode"')),
        "the package: form: a part of it",
    ),
    "a table of another source": (
        edited(RUN, swap('"sha256": "', '"sha256": "0')),
        "metadata/en/run.json: source: it is not about objects/en/source.txt",
    ),
}


@pytest.mark.parametrize("name", THOROUGH)
def test_a_package_forged_throughout_is_refused_for_what_it_says(name: str, bag: Path) -> None:
    meddle, told = THOROUGH[name]
    with pytest.raises(InvalidPackage) as caught:
        package(thorough(meddle)(files_of(bag)))
    assert told in caught.value.found


def test_facts_that_are_none_are_refused(bag: Path, tmp_path: Path) -> None:
    facts = "data/metadata/en/facts.json"
    files = thorough(edited(facts, lambda data: b"{}"))(files_of(bag))
    (result,) = restore(lay(files, tmp_path / "bag"), tmp_path / "outputs")
    assert result.failure is not None
    assert "metadata/en/facts.json: form: they are no facts" in result.failure.found


def test_forging_nothing_throughout_gives_a_package_that_is_taken(bag: Path) -> None:
    assert package(thorough()(files_of(bag))).versions


def zipped(path: Path, files: Files, folder: str = "bag/", **options: int) -> zipfile.ZipFile:
    archive = zipfile.ZipFile(path, "w", **options)  # type: ignore[arg-type]
    for name, data in files.items():
        archive.writestr(f"{folder}{name}", data)
    return archive


def refused(path: Path) -> str:
    with pytest.raises(InvalidPackage) as caught:
        package(opened(path))
    return caught.value.found


def test_a_zip_file_that_leads_out_is_refused(bag: Path, tmp_path: Path) -> None:
    path = tmp_path / "bag.zip"
    with zipped(path, files_of(bag)) as archive:
        archive.writestr("bag/data/../../../escaped.txt", b"out")
    assert "bag/data/../../../escaped.txt: paths: it leads out" in refused(path)
    assert not (tmp_path.parent / "escaped.txt").exists()


@pytest.mark.parametrize("name", ["/etc/passwd", "c:/x.txt", "..\\x.txt", "~/x.txt"])
def test_absolute_and_foreign_paths_are_refused(name: str, bag: Path, tmp_path: Path) -> None:
    path = tmp_path / "bag.zip"
    with zipped(path, files_of(bag)) as archive:
        archive.writestr(zipfile.ZipInfo(name), b"out")
    assert ": paths: it leads out" in refused(path)


def test_a_zip_bomb_is_refused_unopened(bag: Path, tmp_path: Path) -> None:
    path = tmp_path / "bag.zip"
    with zipped(path, files_of(bag), compression=zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bag/data/objects/en/bomb.txt", b"\0" * 50 * 2**20)
    assert path.stat().st_size < 2**20
    assert "bag/data/objects/en/bomb.txt: ratio: it unfolds" in refused(path)


def test_a_zip_file_of_very_many_files_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bag.zip"
    zipped(path, {f"{number}.txt": b"" for number in range(MOST_FILES + 1)}).close()
    assert "count" in refused(path)


def test_a_file_twice_in_a_zip_file_is_refused(bag: Path, tmp_path: Path) -> None:
    path = tmp_path / "bag.zip"
    with zipped(path, files_of(bag)) as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(f"bag/{SOURCE}", b"another")
    assert f"bag/{SOURCE}: names: it is there twice" in refused(path)


def test_a_link_in_a_zip_file_is_refused(bag: Path, tmp_path: Path) -> None:
    path = tmp_path / "bag.zip"
    with zipped(path, files_of(bag)) as archive:
        link = zipfile.ZipInfo("bag/data/objects/en/link")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    assert "link: links: it leads elsewhere" in refused(path)


def test_a_link_in_a_folder_is_refused(bag: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(bag, tmp_path / "bag"))
    (folder / "data/objects/en/link").symlink_to("/etc/passwd")
    assert "data/objects/en/link: links: it leads elsewhere" in refused(folder)


def test_a_zip_file_that_is_cut_off_is_refused(bag: Path, tmp_path: Path) -> None:
    path = tmp_path / "bag.zip"
    zipped(path, files_of(bag)).close()
    path.write_bytes(path.read_bytes()[:-100])
    assert "bag.zip: ZIP: it cannot be opened" in refused(path)


def test_bytes_changed_within_a_zip_file_are_noticed(bag: Path, tmp_path: Path) -> None:
    path = tmp_path / "bag.zip"
    zipped(path, files_of(bag)).close()
    text = files_of(bag)[SOURCE][:40]
    path.write_bytes(path.read_bytes().replace(text, text[::-1], 1))
    assert "ZIP: it cannot be read" in refused(path)


def test_what_lies_beside_a_bag_in_its_zip_file_is_refused(bag: Path, tmp_path: Path) -> None:
    path = tmp_path / "bag.zip"
    with zipped(path, files_of(bag)) as archive:
        archive.writestr("beside.txt", b"more")
    assert "bag.zip: ZIP: beside.txt lies beside the bag" in refused(path)


def test_a_run_refuses_a_tampered_package_and_leaves_nothing(bag: Path, tmp_path: Path) -> None:
    folder = lay(changed(files_of(bag), SOURCE, swap("e", "E")), tmp_path / "bag")
    out = tmp_path / "outputs"
    result = CliRunner().invoke(main, ["run", str(folder), "--out", str(out), "--engine", "inline"])
    assert result.exit_code == 1
    assert f"{SOURCE}: manifest-sha256.txt: its bytes are not" in result.stderr
    assert not list(out.glob("*/*/*/notice.xml"))
