"""Damaged packages and a folder or journal out of reach are never told as deletions."""

from __future__ import annotations

import shutil
from pathlib import Path

import httpx
import pytest

from flows.harvest.app import Offering, application
from flows.harvest.archive import Archive
from flows.harvest.journal import NAME
from schemas.errors import BrokenLog, NoStorage
from tests.desk_server import served
from tests.harvests import (
    REPOSITORY,
    Clock,
    another,
    asked,
    errors,
    laid,
    numbers,
)
from tests.packages import Files


def test_a_damaged_package_is_passed_over_and_never_told_as_deleted(
    archive: Archive, folder: Path, clock: Clock
) -> None:
    asked(archive, verb="Identify")
    later = clock.wait(days=1)
    (folder / "p1/data/metadata/marc.xml").write_text("<record/>")
    (folder / "p2/bag-info.txt").unlink()
    root = asked(archive, verb="ListRecords", metadataPrefix="marcxml")
    assert numbers(root) == ["0", "3", "4"]
    again = Archive(folder, now=clock)
    assert numbers(asked(again, verb="ListRecords", metadataPrefix="oai_dc")) == ["0", "3", "4"]
    none = asked(again, verb="ListRecords", metadataPrefix="oai_dc", from_=later)
    assert errors(none) == ["noRecordsMatch"]


def test_a_package_that_is_mended_is_offered_again_without_a_restart(
    folder: Path, clock: Clock
) -> None:
    archive, path = Archive(folder, now=clock), folder / "p1/data/metadata/marc.xml"
    whole = path.read_bytes()
    path.write_text("<record/>")
    asking = {"verb": "ListIdentifiers", "metadataPrefix": "oai_dc"}
    assert "1" not in numbers(asked(archive, **asking))
    path.write_bytes(whole)
    assert numbers(asked(archive, **asking))[-1] == "1"


@pytest.mark.parametrize("lost", ["folder", "journal", "disk"])
def test_packages_out_of_reach_are_not_told_as_deleted(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, lost: str
) -> None:
    journal = tmp_path_factory.mktemp("elsewhere") / NAME
    archive = Archive(folder, journal)
    asked(archive, verb="Identify")
    before = journal.read_bytes()
    for path in (folder / f"p{number}" for number in range(5) if lost != "journal"):
        shutil.rmtree(path)
    if lost == "folder":
        folder.rmdir()
    if lost == "journal":
        journal.unlink()
        shutil.rmtree(folder / "p0")
    with pytest.raises(NoStorage):
        asked(archive, verb="ListIdentifiers", metadataPrefix="oai_dc")
    assert lost == "journal" or journal.read_bytes() == before


def test_a_harvester_is_asked_to_come_again_while_packages_are_out_of_reach(
    archive: Archive, folder: Path
) -> None:
    with served(application(Offering(archive, REPOSITORY))) as address:
        shutil.rmtree(folder)
        answered = httpx.get(f"{address}/oai?verb=Identify")
        assert (answered.status_code, answered.headers["retry-after"]) == (503, "60")


def test_a_line_cut_off_in_the_journal_says_nothing_and_the_next_is_whole(
    archive: Archive, folder: Path, bag: Files, clock: Clock
) -> None:
    asked(archive, verb="Identify")
    with (folder / NAME).open("ab") as file:
        file.write(b'{"at": "2026-0')
    clock.wait(days=1)
    laid(folder, another(bag, 5), "p5")
    again = Archive(folder, now=clock)
    asked(again, verb="Identify")
    found = asked(Archive(folder), verb="ListIdentifiers", metadataPrefix="oai_dc")
    assert numbers(found) == ["0", "1", "2", "3", "4", "5"]


def test_a_journal_of_something_else_is_refused(archive: Archive, folder: Path) -> None:
    (folder / NAME).write_text('{"action": "approve"}\n')
    with pytest.raises(BrokenLog, match="line 1"):
        asked(archive, verb="Identify")
