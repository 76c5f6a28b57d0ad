"""The written XML keeps the rules of the AKN4UN profile that a writer can keep."""

from __future__ import annotations

import re

import pytest

from schemas.akn import AKN, problems
from schemas.outline import Annex
from tests import factories
from tests.akn_elements import find, only, sample, shown, tag, written
from tests.chinese import chinese
from writers.akn_xml import words

TLC_CLASSES = {
    "person": "TLCPerson",
    "organization": "TLCOrganization",
    "docAuthority": "TLCOrganization",
    "docProponent": "TLCOrganization",
    "role": "TLCRole",
    "location": "TLCLocation",
    "event": "TLCEvent",
    "session": "TLCEvent",
    "concept": "TLCConcept",
    "quantity": "TLCConcept",
    "date": "TLCConcept",
    "docDate": "TLCConcept",
}


def test_the_sample_has_no_problem() -> None:
    assert problems(sample()) == ()


def test_every_printed_character_stands_in_the_xml_once_and_in_order() -> None:
    body = [
        element
        for element in sample()[0].iter(f"{{{AKN}}}p", f"{{{AKN}}}heading")
        if tag(element.getparent()) != "authorialNote"
    ]
    found = [words(element) for element in body if element.get("eId")]
    expected = [
        text.text if not text.notes else text.text[:2] + text.notes[0].text + text.text[2:]
        for text in chinese().outline.texts()
    ]
    assert found == expected
    assert [words(element) for element in body if not element.get("eId")] == [""]


def test_eids_are_ascii_and_those_of_an_annex_have_its_prefix() -> None:
    eids = [str(element.get("eId")) for element in sample().iter() if element.get("eId")]
    assert all(re.fullmatch("[A-Za-z0-9][A-Za-z0-9_.-]*", eid) for eid in eids)
    (attachment,) = find(sample(), "attachment")
    inside = [str(e.get("eId")) for e in attachment.iterdescendants() if e.get("eId")]
    assert inside
    assert all(eid.startswith("att_1__") for eid in inside)


@pytest.mark.parametrize("name", ["references", "classification", "lifecycle", "componentInfo"])
def test_every_entry_of_the_metadata_has_an_eid(name: str) -> None:
    entries = [entry for parent in find(sample(), name) for entry in parent]
    assert all(entry.get("eId") for entry in entries)


def test_inline_elements_point_to_one_entry_of_their_class() -> None:
    entries = {f"#{e.get('eId')}": tag(e) for r in find(sample(), "references") for e in r}
    seen = set()
    for name, expected in TLC_CLASSES.items():
        for element in find(sample(), name):
            assert entries[str(element.get("refersTo"))] == expected
            seen.add(name)
    assert {"organization", "role", "location", "session", "quantity", "date"} <= seen


def test_every_entry_is_pointed_to_and_has_an_ontology_iri_of_its_class() -> None:
    attributes = [value for e in sample().iter() for value in map(str, e.attrib.values())]
    entries = [e for r in find(sample(), "references") for e in r if tag(e).startswith("TLC")]
    for entry in entries:
        assert f"#{entry.get('eId')}" in attributes
        assert (entry.get("showAs") or "").strip()
        kind = tag(entry).removeprefix("TLC").lower()
        assert kind == "reference" or str(entry.get("href")).startswith(f"/akn/ontology/{kind}/")
    addresses = [(tag(entry), entry.get("href")) for entry in entries]
    assert len(addresses) == len(set(addresses))


def test_citations_lead_to_documents_and_links_to_the_web() -> None:
    for ref in find(sample(), "ref"):
        assert re.match("/akn/|!|#|~", str(ref.get("href")))
    for link in find(sample(), "a"):
        assert re.fullmatch(r"https?://\S+|mailto:\S+@\S+", str(link.get("href")))


def test_an_alternative_is_given_for_each_document_cited_by_symbol() -> None:
    content = {ref.get("eId"): ref.get("refersTo") for ref in find(sample(), "ref")}
    alternatives = find(sample(), "alternativeReference")
    assert alternatives
    for alternative in alternatives:
        assert content[str(alternative.get("for"))[1:]] == alternative.get("refersTo")
        assert str(alternative.get("href")).startswith("https://docs.un.org/zh/")


def test_the_fields_of_the_work_agree_with_its_iri() -> None:
    for work in find(sample(), "FRBRWork"):
        value = {tag(child): child.get("value") for child in work}
        parts = str(value["FRBRuri"]).split("/")
        author = next(e for e in sample().iter() if e.get("eId") == "unhabitat-ed")
        assert parts[1:3] == ["akn", value["FRBRcountry"]]
        assert parts[3] == tag(sample()[0])
        assert parts[4] == value["FRBRsubtype"]
        assert parts[5] == str(author.get("href")).rpartition("/")[2]
        assert parts[6] == only(work, "FRBRdate").get("date")
        assert parts[7] == value["FRBRnumber"]


def test_the_components_are_exactly_the_parts_of_the_file() -> None:
    names = [e.get("name") for e in find(find(sample(), "FRBRWork")[0], "componentData")]
    parts = [
        str(only(work, "FRBRthis").get("value")).rpartition("!")[2]
        for work in find(sample(), "FRBRWork")
    ]
    assert names == parts == ["main", "annex_1"]
    manifestation = find(sample(), "FRBRManifestation")
    links = [e.get("href") for e in find(manifestation[0], "componentData")]
    assert links == [only(level, "FRBRthis").get("value") for level in manifestation]


def test_host_and_annex_know_each_other_and_the_annex_its_original() -> None:
    (host,) = find(sample(), "hasAttachment")
    (annex,) = find(sample(), "attachmentOf")
    assert str(host.get("href")).endswith("zho@2024-12-11/!annex_1")
    assert str(annex.get("href")).endswith("zho@2024-12-11/!main")
    assert find(sample(), "original")[1].get("showAs") == "HSP/OECPR.2025/1"


def test_title_elements_stand_only_in_title_blocks() -> None:
    for body in find(sample(), "mainBody"):
        assert not [e for e in body.iter() if tag(e).startswith("doc") or tag(e) == "session"]


def test_semantic_elements_have_no_blanks_or_stops_at_their_edges() -> None:
    for name in (*TLC_CLASSES, "ref", "docTitle"):
        for element in find(sample(), name):
            assert not re.search(r"^[\s,;:，；、。]|[\s,;:，；、。]$", words(element))


def test_the_title_block_says_who_convenes_which_session_when() -> None:
    preface = find(sample(), "preface")[0]
    dates = [(e.get("date"), e.get("refersTo")) for e in find(preface, "docDate")]
    assert dates == [
        ("2024-12-11", "#dateOfIssuance"),
        ("2025-05-29", "#startDate"),
        ("2025-05-30", "#endDate"),
    ]
    assert only(preface, "session").get("value") == "2"
    assert words(only(preface, "docTitle")) == "执行主任的通知"
    assert only(preface, "docAuthority").get("refersTo") == "#unhabitat-ha"


def test_an_annex_is_labelled_by_type_and_number() -> None:
    preface = find(sample(), "preface")[1]
    assert [words(e) for e in (only(preface, "docType"), only(preface, "docNumber"))] == [
        "附件",
        "一",
    ]


@pytest.mark.parametrize(
    ("label", "parts"),
    [
        ("附件十一", "<docType>附件</><docNumber>十一</>"),
        ("Annex II", "<docType>Annex</> <docNumber>II</>"),
        ("Annex A", "<docType>Annex</> <docNumber>A</>"),
        ("Приложение 3:", "<docType>Приложение</> <docNumber>3</>:"),
        ("المرفق الأول", "<docType>المرفق الأول</>"),
        ("Annexe", "<docType>Annexe</>"),
        ("", "<docType>annex</>"),
    ],
)
def test_a_label_is_split_only_where_a_numeral_closes_it(label: str, parts: str) -> None:
    annex = Annex("att_1", factories.text("att_1__label", label), (), ())
    notice = factories.notice(outline=factories.outline(annexes=(annex,)))
    preface = find(written(notice), "preface")[1]
    assert "".join(map(shown, preface)) == parts
