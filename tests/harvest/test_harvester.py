"""A harvester that others wrote gets every item once, and is told what is new and what is gone."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from extractors.package import opened
from flows.harvest.answering import answer
from flows.harvest.archive import Archive
from flows.harvest.journal import NAME
from tests.harvests import (
    ADDRESS,
    MANY,
    REPOSITORY,
    WORK,
    Clock,
    another,
    laid,
    offered,
    withdraw,
)
from tests.packages import Files


@pytest.mark.parametrize("prefix", ["oai_dc", "marcxml"])
def test_a_harvester_gets_a_thousand_packages_once_each(
    thousand: Path, tmp_path: Path, prefix: str
) -> None:
    archive = Archive(thousand, tmp_path / NAME)
    for sickle in offered(archive):
        found = [record.header.identifier for record in sickle.ListRecords(metadataPrefix=prefix)]
        assert len(found) == MANY
        assert set(found) == {f"{WORK}-{number}" for number in range(MANY)}


def test_a_package_added_in_mid_harvest_is_in_it_too_and_no_other_is_there_twice_or_missing(
    thousand: Path, bag: Files, tmp_path: Path
) -> None:
    folder = tmp_path / "packages"
    shutil.copytree(thousand, folder, copy_function=shutil.os.link)  # type: ignore[attr-defined]
    for sickle in offered(Archive(folder)):
        harvest = iter(sickle.ListIdentifiers(metadataPrefix="oai_dc"))
        found = [next(harvest).identifier for _ in range(MANY // 2)]
        laid(folder, another(bag, MANY), "a-new-one")
        found += [header.identifier for header in harvest]
        assert len(found) == MANY + 1
        assert set(found) == {f"{WORK}-{number}" for number in range(MANY + 1)}


@pytest.mark.parametrize(
    ("verb", "prefix"), [("ListIdentifiers", "oai_dc"), ("ListRecords", "marcxml")]
)
def test_a_page_opens_no_packages_but_those_whose_records_it_gives(
    thousand: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, verb: str, prefix: str
) -> None:
    archive = Archive(thousand, tmp_path / NAME)
    archive.look()
    looked_into: list[Path] = []

    def counted(path: Path) -> Files:
        looked_into.append(path)
        return opened(path)

    monkeypatch.setattr("flows.harvest.archive.opened", counted)
    monkeypatch.setattr("flows.harvest.archive.offer", None)  # nothing is read anew
    page = answer(archive, REPOSITORY, ADDRESS, [("verb", verb), ("metadataPrefix", prefix)])
    records = page.count(b"<record>")
    assert len(looked_into) == len(set(looked_into)) == records
    assert (records > 0) == (verb == "ListRecords")


def test_a_harvester_sees_what_is_new_and_what_is_gone_since_it_was_last_there(
    archive: Archive, folder: Path, bag: Files, clock: Clock
) -> None:
    for sickle in offered(archive):
        assert len(list(sickle.ListRecords(metadataPrefix="oai_dc"))) == 5
        since = clock.wait(hours=1)
        laid(folder, another(bag, 7), "p7")
        withdraw(folder, "p3")
        asking = {"metadataPrefix": "oai_dc", "from": since}
        seen = {record.header.identifier: record for record in sickle.ListRecords(**asking)}
        assert {name.rpartition("-")[2]: each.deleted for name, each in seen.items()} == {
            "7": False,
            "3": True,
        }


def test_a_harvester_gets_every_format_of_every_package_also_where_a_page_would_be_too_large(
    thousand: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "packages"
    for number in range(40):
        path = f"package-{number}"
        shutil.copytree(thousand / path, folder / path)
    for sickle in offered(Archive(folder)):
        for prefix, language in (("akn", "eng"), ("akn-zho", "zho")):
            asking = {"metadataPrefix": prefix, "set": "language:zho"}
            records = list(sickle.ListRecords(**asking))
            assert len({record.header.identifier for record in records}) == len(records) == 40
            assert all(f'FRBRlanguage language="{language}"' in each.raw for each in records)
        assert len(sickle.ListRecords(metadataPrefix="akn").oai_response.raw) < 6_000_000
