"""Requests of the protocol, its errors, and lists in parts."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.harvest.answering import answer
from flows.harvest.archive import Archive
from flows.harvest.journal import NAME
from tests.harvests import (
    ADDRESS,
    IDS,
    REPOSITORY,
    WORK,
    Clock,
    N,
    another,
    asked,
    errors,
    laid,
    numbers,
    tokens,
    withdraw,
)
from tests.packages import Files


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
