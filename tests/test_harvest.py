"""Archives harvested: every item once, what is new or gone, and every error of the protocol."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from lxml import etree
from sickle import Sickle

from flows.harvest.answering import answer
from flows.harvest.app import LONGEST, Offering, application
from flows.harvest.archive import Archive
from flows.harvest.journal import NAME
from schemas import akn
from schemas.archive_xml import MARC_NS, schema_error
from schemas.errors import BrokenLog, NoStorage
from tests.desk_outputs import worked
from tests.desk_server import served
from tests.harvests import (
    ADDRESS,
    REPOSITORY,
    Clock,
    D,
    N,
    another,
    asked,
    errors,
    headers,
    laid,
    slim,
    tokens,
    withdraw,
)
from tests.packages import Files, approve, files_of, packed, resealed
from tests.sharing import once
from writers.oai import Repository

MANY = 1000
IRI = "/akn/un/doc/communication/unhabitat-ed/2024-12-11/notification-2-resumed"
WORK = f"oai:archive.example.org:{IRI[1:]}"


def _packed(home: Path) -> None:
    out = worked(home, "en", "zh")
    for folder in sorted(out.glob("*/*/*/")):
        approve(folder)
    packed(out, home / "packages")
    packed(out, home / "zips", form="zip")
    packed(out, home / "versions", per="expression")


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample notice in two languages: as one package, as a ZIP file, as one for each."""
    return once(tmp_path_factory, "packed-for-harvests", _packed)


@pytest.fixture(scope="session")
def bag(made: Path) -> Files:
    """What is harvested of one package."""
    (folder,) = (made / "packages").glob("*/")
    return slim(folder)


@pytest.fixture(scope="session")
def thousand(bag: Files, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of as many packages."""

    def lay_all(folder: Path) -> None:
        for number in range(MANY):
            laid(folder, another(bag, number), f"package-{number}")

    return once(tmp_path_factory, "a-thousand-packages", lay_all)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def folder(bag: Files, tmp_path: Path) -> Path:
    """Five packages, approved a day after the other."""
    for number in range(5):
        laid(tmp_path, another(bag, number, f"2026-03-0{number + 1}T08:00:00Z"), f"p{number}")
    return tmp_path


@pytest.fixture
def archive(folder: Path, clock: Clock) -> Archive:
    return Archive(folder, now=clock)


def offered(archive: Archive, page: int = 100, **arguments: str) -> Iterator[Sickle]:
    with served(application(Offering(archive, REPOSITORY, page=page))) as address:
        yield Sickle(f"{address}/oai")


def numbers(root: object) -> list[str]:
    return [identifier.rpartition("-")[2] for identifier in headers(root)]


# A harvester that others wrote


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


def test_a_page_of_a_thousand_packages_is_listed_well_within_a_second(
    thousand: Path, tmp_path: Path
) -> None:
    archive = Archive(thousand, tmp_path / NAME)
    archive.look()
    for verb, prefix in (("ListIdentifiers", "oai_dc"), ("ListRecords", "marcxml")):
        begun = time.perf_counter()
        pairs = [("verb", verb), ("metadataPrefix", prefix)]
        answer(archive, REPOSITORY, ADDRESS, pairs)
        assert time.perf_counter() - begun < 1


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


# What is offered


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


# What is new, revised, withdrawn


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


# What is out of order


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


# The protocol


def test_the_archive_says_what_it_is(archive: Archive) -> None:
    root = asked(archive, verb="Identify")
    said = {child.tag.removeprefix(N): child.text for child in root.find(f"{N}Identify")}
    assert said["baseURL"] == ADDRESS
    assert said["adminEmail"] == "keeper@archive.example.org"
    assert said["earliestDatestamp"] == "2026-03-01T08:00:00Z"
    assert said["deletedRecord"] == "persistent"
    assert said["granularity"] == "YYYY-MM-DDThh:mm:ssZ"
    assert root.findtext(f"{N}responseDate") == "2026-04-01T09:00:00Z"


def test_formats_are_told_of_the_archive_and_of_an_item(made: Path, tmp_path: Path) -> None:
    archive = Archive(made / "versions", tmp_path / NAME)

    def formats(**arguments: str) -> list[str | None]:
        root = asked(archive, verb="ListMetadataFormats", **arguments)
        return [each.text for each in root.iter(f"{N}metadataPrefix")]

    assert formats() == ["oai_dc", "marcxml", "akn", "akn-eng", "akn-zho"]
    one = f"{WORK}/zho@2024-12-11"
    assert formats(identifier=one) == ["oai_dc", "marcxml", "akn", "akn-zho"]


IDS = {"verb": "ListIdentifiers", "metadataPrefix": "oai_dc"}
RECORD = {"verb": "GetRecord", "metadataPrefix": "oai_dc", "identifier": f"{WORK}-1"}
UNHEARD = "oai:archive.example.org:akn/un/none"


@pytest.mark.parametrize(
    ("code", "arguments"),
    [
        ("badVerb", {}),
        ("badVerb", {"verb": ""}),
        ("badVerb", {"verb": "listrecords"}),
        ("badArgument", {"verb": "Identify", "set": "body"}),
        ("badArgument", {"verb": "Identify", "resumptionToken": "1"}),
        ("badArgument", {"verb": "ListIdentifiers"}),
        ("badArgument", {"verb": "GetRecord", "metadataPrefix": "oai_dc"}),
        ("badArgument", {"verb": "GetRecord", "identifier": f"{WORK}-1"}),
        ("badArgument", {**IDS, "colour": "red"}),
        ("badArgument", {**IDS, "from_": "yesterday"}),
        ("badArgument", {**IDS, "from_": "2026-02-30"}),
        ("badArgument", {**IDS, "from_": "2026-03-01T08:00:00"}),
        ("badArgument", {**IDS, "from_": "2026-03-01", "until": "2026-03-02T00:00:00Z"}),
        ("badArgument", {**IDS, "from_": "2026-03-02", "until": "2026-03-01"}),
        ("badArgument", {**IDS, "set": "body::x"}),
        ("badArgument", {**IDS, "metadataPrefix": "<oai_dc>"}),
        ("badArgument", {**IDS, "resumptionToken": "1"}),
        ("badArgument", {**RECORD, "identifier": "no identifier"}),
        ("badArgument", {**RECORD, "identifier": "oai:\x00"}),
        ("cannotDisseminateFormat", {**IDS, "metadataPrefix": "mods"}),
        ("cannotDisseminateFormat", {**RECORD, "metadataPrefix": "akn-fra"}),
        ("idDoesNotExist", {**RECORD, "identifier": UNHEARD}),
        ("idDoesNotExist", {"verb": "ListMetadataFormats", "identifier": UNHEARD}),
        ("noRecordsMatch", {**IDS, "from_": "2026-03-06"}),
        ("noRecordsMatch", {**IDS, "until": "2026-02-28"}),
        ("noRecordsMatch", {**IDS, "set": "body:un-ga"}),
        ("badResumptionToken", {"verb": "ListIdentifiers", "resumptionToken": "1"}),
        ("badResumptionToken", {"verb": "ListRecords", "resumptionToken": "é"}),
        ("badResumptionToken", {"verb": "ListSets", "resumptionToken": "1"}),
    ],
)
def test_what_cannot_be_answered_gets_its_code(
    archive: Archive, code: str, arguments: dict[str, str]
) -> None:
    root = asked(archive, **arguments)
    if "é" in arguments.values():
        code = "badArgument"
    assert errors(root) == [code]
    told = root.find(f"{N}request").attrib
    shown = {} if code in ("badVerb", "badArgument") else arguments
    assert dict(told) == {name.rstrip("_"): value for name, value in shown.items()}


def test_an_argument_given_twice_is_an_error(archive: Archive) -> None:
    for pairs in (
        [("verb", "Identify"), ("verb", "Identify")],
        [*IDS.items(), ("metadataPrefix", "oai_dc")],
    ):
        assert b'code="bad' in answer(archive, REPOSITORY, ADDRESS, pairs)


def test_an_archive_without_packages_has_no_sets(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    assert errors(asked(archive, verb="ListSets")) == ["noSetHierarchy"]
    assert errors(asked(archive, **IDS, set="body")) == ["noSetHierarchy"]
    assert errors(asked(archive, **IDS)) == ["noRecordsMatch"]
    assert not errors(asked(archive, verb="Identify"))
    assert not errors(asked(archive, verb="ListMetadataFormats"))


@pytest.mark.parametrize(
    ("period", "found"),
    [
        ({"from_": "2026-03-02", "until": "2026-03-03"}, "12"),
        ({"from_": "2026-03-02T08:00:00Z"}, "1234"),
        ({"from_": "2026-03-02T08:00:01Z"}, "234"),
        ({"until": "2026-03-02T08:00:00Z"}, "01"),
        ({"until": "2026-03-02T07:59:59Z"}, "0"),
    ],
)
def test_a_period_has_its_first_and_its_last_second(
    archive: Archive, period: dict[str, str], found: str
) -> None:
    assert numbers(asked(archive, **IDS, **period)) == list(found)


def test_a_list_in_parts_says_how_long_it_is_and_ends_with_an_empty_token(
    archive: Archive,
) -> None:
    parts = list(tokens(archive, 2, verb="ListRecords", metadataPrefix="akn"))
    assert [numbers(root) for _, root in parts] == [["0", "1"], ["2", "3"], ["4"]]
    told = [dict(root.find(f".//{N}resumptionToken").attrib) for _, root in parts]
    assert told == [{"completeListSize": "5", "cursor": cursor} for cursor in ("0", "2", "4")]


def test_a_token_goes_on_after_a_restart_but_not_over_another_journal(
    archive: Archive, folder: Path, clock: Clock
) -> None:
    (token, _), *_ = tokens(archive, 2, **IDS)
    going_on = {"verb": "ListIdentifiers", "resumptionToken": token}
    again = Archive(folder, now=clock)
    assert numbers(asked(again, **going_on)) == ["2", "3", "4"]
    (folder / NAME).unlink()
    withdraw(folder, "p0")
    assert errors(asked(Archive(folder, now=clock), **going_on)) == ["badResumptionToken"]


def test_a_token_that_is_changed_or_of_another_verb_is_refused(archive: Archive) -> None:
    (token, _), *_ = tokens(archive, 2, **IDS)
    middle = len(token) // 2
    changed = token[:middle] + chr(ord(token[middle]) ^ 1) + token[middle + 1 :]
    for verb, each in (
        ("ListIdentifiers", changed),
        ("ListIdentifiers", token[:-4]),
        ("ListRecords", token),
    ):
        assert errors(asked(archive, verb=verb, resumptionToken=each)) == ["badResumptionToken"]


def test_a_token_whose_rest_has_all_changed_since_asks_to_start_again(
    archive: Archive, folder: Path, clock: Clock
) -> None:
    (token, _), *_ = tokens(archive, 4, **IDS, until="2026-03-31")
    clock.wait(days=1)
    withdraw(folder, "p4")
    root = asked(archive, verb="ListIdentifiers", resumptionToken=token)
    assert errors(root) == ["badResumptionToken"]


def test_an_item_revised_in_mid_harvest_comes_again_as_it_now_is(
    archive: Archive, folder: Path, bag: Files, clock: Clock
) -> None:
    (token, first), *_ = tokens(archive, 2, **IDS)
    clock.wait(hours=1)
    laid(folder, another(bag, 0, "2026-03-30T08:00:00Z"), "p0-revised")
    rest = asked(archive, verb="ListIdentifiers", resumptionToken=token)
    assert (numbers(first), numbers(rest)) == (["0", "1"], ["2", "3", "4", "0"])


# The server


def test_get_and_post_have_the_same_answer_packed_where_that_is_understood(
    archive: Archive,
) -> None:
    with served(application(Offering(archive, REPOSITORY))) as address:
        got = httpx.get(f"{address}/oai", params=IDS)
        posted = httpx.post(f"{address}/oai", data=IDS)
        assert got.content == posted.content
        assert got.headers["content-type"].startswith("text/xml")
        assert got.headers["content-encoding"] == "gzip"
        assert f'<request verb="ListIdentifiers" metadataPrefix="oai_dc">{address}/oai<' in got.text


def test_requests_that_are_too_long_or_would_change_something_are_refused(
    archive: Archive, folder: Path
) -> None:
    before = sorted(folder.rglob("*"))
    long = {"verb": "Identify", "set": "x" * LONGEST}
    with served(application(Offering(archive, REPOSITORY))) as address:
        url = f"{address}/oai"
        assert httpx.get(url, params=long).status_code == 413
        assert httpx.post(url, data=long).status_code == 413
        assert httpx.post(url, json=IDS).status_code == 415
        assert httpx.put(url).status_code == httpx.delete(url).status_code == 405
        assert httpx.get(f"{address}/p0/bag-info.txt").status_code == 404
        assert httpx.get(address).status_code == 307
    assert sorted(folder.rglob("*")) == before


def test_the_address_that_harvesters_use_may_be_another(archive: Archive) -> None:
    public = "https://archive.example.org/harvest"
    with served(application(Offering(archive, REPOSITORY, public))) as address:
        assert f"<baseURL>{public}</baseURL>" in httpx.get(f"{address}/oai?verb=Identify").text


def test_names_are_written_as_text(archive: Archive) -> None:
    named = Repository("R&D <archive>", REPOSITORY.domain, REPOSITORY.email)
    data = answer(archive, named, ADDRESS, [("verb", "Identify")])
    assert b"R&amp;D &lt;archive&gt;" in data


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
