"""What is told of packages that are new, revised or withdrawn."""

from __future__ import annotations

from pathlib import Path

from flows.harvest.archive import Archive
from schemas.archive_xml import MARC_NS
from tests.harvests import (
    WORK,
    Clock,
    N,
    another,
    asked,
    headers,
    laid,
    withdraw,
)
from tests.packages import Files, resealed


def test_a_revision_is_the_same_item_with_a_later_date_and_its_own_words(
    archive: Archive, folder: Path, bag: Files, clock: Clock
) -> None:
    asked(archive, verb="Identify")
    later = clock.wait(days=1)
    path = "data/metadata/marc.xml"
    said = bag[path].replace(b"Notification by the", b"Notice by the")
    laid(folder, another({**bag, path: said}, 2, "2026-03-31T08:00:00Z"), "p2-revised")
    root = asked(archive, verb="ListRecords", metadataPrefix="marcxml")
    assert len(headers(root)) == 5
    assert list(headers(root).items())[-1] == (f"{WORK}-2", later)
    titles = ["".join(each.itertext()) for each in root.iter(f"{{{MARC_NS}}}record")]
    assert ["Notice by the" in title for title in titles] == [False] * 4 + [True]


def test_a_revision_that_is_withdrawn_leaves_the_one_before_it(
    archive: Archive, folder: Path, bag: Files, clock: Clock
) -> None:
    laid(folder, another(bag, 2, "2026-03-31T08:00:00Z"), "p2-revised")
    asked(archive, verb="Identify")
    later = clock.wait(days=1)
    withdraw(folder, "p2-revised")
    found = headers(asked(archive, verb="ListIdentifiers", metadataPrefix="oai_dc", from_=later))
    assert found == {f"{WORK}-2": later}


def test_a_deletion_is_told_for_ever_in_all_sets_and_formats_also_after_a_restart(
    archive: Archive, folder: Path, clock: Clock
) -> None:
    asked(archive, verb="Identify")
    later = clock.wait(days=1)
    withdraw(folder, "p3")
    asked(archive, verb="Identify")
    clock.wait(days=4000)
    again = Archive(folder, now=clock)
    for prefix in ("oai_dc", "marcxml", "akn", "akn-zho"):
        arguments = {"metadataPrefix": prefix, "set": "language:zho", "from_": later}
        root = asked(again, verb="ListRecords", **arguments)
        assert headers(root) == {f"{WORK}-3": f"{later}†"}
        assert root.find(f".//{N}metadata") is None
    one = asked(again, verb="GetRecord", metadataPrefix="akn", identifier=f"{WORK}-3")
    assert headers(one) == {f"{WORK}-3": f"{later}†"}


def test_a_document_that_got_another_iri_takes_the_place_of_what_it_was(
    archive: Archive, folder: Path, bag: Files, clock: Clock
) -> None:
    asked(archive, verb="Identify")
    later = clock.wait(days=1)
    corrected = another(bag, 99, "2026-03-31T08:00:00Z")
    sources = {path: b"4" for path in corrected if path.endswith("/source.txt")}
    laid(folder, resealed({**corrected, **sources}), "p4-with-another-number")
    found = headers(asked(archive, verb="ListIdentifiers", metadataPrefix="oai_dc", from_=later))
    assert found == {f"{WORK}-99": later, f"{WORK}-4": f"{later}†"}


def test_what_comes_while_the_clock_was_set_back_is_still_dated_after_the_rest(
    archive: Archive, folder: Path, bag: Files, clock: Clock
) -> None:
    asked(archive, verb="Identify")
    later = clock.wait(days=1)
    laid(folder, another(bag, 5), "p5")
    asked(archive, verb="Identify")
    clock.wait(days=-300)
    laid(folder, another(bag, 6), "p6")
    found = headers(asked(archive, verb="ListIdentifiers", metadataPrefix="oai_dc", from_=later))
    assert found == {f"{WORK}-5": later, f"{WORK}-6": later}


def test_two_that_offer_the_same_folder_say_the_same(
    folder: Path, bag: Files, clock: Clock
) -> None:
    one, other = Archive(folder, now=clock), Archive(folder, now=clock)
    asking = {"verb": "ListIdentifiers", "metadataPrefix": "oai_dc"}
    assert headers(asked(one, **asking)) == headers(asked(other, **asking))
    clock.wait(hours=1)
    laid(folder, another(bag, 8), "p8")
    first = headers(asked(one, **asking))
    clock.wait(hours=1)
    assert headers(asked(other, **asking)) == first
