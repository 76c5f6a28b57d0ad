"""The written XML keeps the rules of the AKN4UN profile that a writer can keep."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import get_args

import pytest

from extractors.akn import read
from schemas.akn import AKN, Element, check, parse, problems
from schemas.errors import InvalidAkn
from schemas.notice import (
    Entity,
    Identity,
    Kind,
    Link,
    Mention,
    Notice,
    Outcome,
    Period,
    Reference,
    Session,
    Span,
    Stated,
)
from schemas.outline import Annex, Cell, Number, Outline, Table
from schemas.source import Footnote
from tests import factories
from writers import akn_marks
from writers.akn import write
from writers.akn_view import Mark
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


def written(notice: Notice) -> Element:
    return parse(write(notice, factories.MARKUP_DATE))


@cache
def sample() -> Element:
    return written(factories.chinese())


def find(root: Element, name: str) -> list[Element]:
    return list(root.iter(f"{{{AKN}}}{name}"))


def only(root: Element, name: str) -> Element:
    (found,) = find(root, name)
    return found


def tag(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def inline(notice: Notice, eid: str = "para_1__p_1") -> str:
    """The mixed content of a text, with tags but without attributes."""
    (found,) = (p for p in find(written(notice), "p") if p.get("eId") == eid)
    return _shown(found)


def _shown(element: Element) -> str:
    inner = "".join(f"<{tag(child)}>{_shown(child)}</>{child.tail or ''}" for child in element)
    return (element.text or "") + inner


# ------------------------------------------------------------------- the profile, on the sample


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
        for text in factories.chinese().outline.texts()
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
    assert "".join(map(_shown, preface)) == parts


# ------------------------------------------------------------------------- kinds and degradation


@pytest.mark.parametrize("kind", get_args(Kind))
@pytest.mark.parametrize("date", ["2024-12-11", "2024-12", None])
@pytest.mark.parametrize("number", ["HSP/HA.2/12", ""])
def test_every_kind_is_written_without_problems(kind: Kind, date: str | None, number: str) -> None:
    identity = Identity("un-ga", number, assigned=False)
    notice = factories.notice(kind=kind, date=date, identity=identity)
    root = written(notice)
    assert problems(root) == ()
    assert root[0].get("name")


def test_a_version_without_a_date_has_a_version_number_and_is_not_called_published() -> None:
    root = written(factories.notice(date=None))
    expression = only(root, "FRBRExpression")
    assert only(expression, "FRBRdate").get("date") == "1900-01-01"
    assert only(expression, "FRBRversionNumber").get("value") == "v1"
    assert find(root, "publication") == []


def test_a_title_block_without_a_title_says_editorially_what_the_document_is() -> None:
    notice = factories.notice(outline=factories.outline(preface=()), title=None, language="fr")
    (paragraph,) = only(written(notice), "preface")
    assert (paragraph.get("status"), words(paragraph)) == ("editorial", "notification")


def test_a_restored_number_is_marked_as_editorial() -> None:
    numbered = [
        factories.unit("paragraph", f"para_{count}", "Words.", number=Number(f"{count}.", restored))
        for count, restored in ((1, True), (2, False))
    ]
    root = written(factories.notice(*numbered))
    assert [num.get("status") for num in find(root, "num")] == ["editorial", None]


def test_blocks_before_units_are_an_introduction_and_those_after_wrap_up() -> None:
    inner = factories.unit("point", "list_1__point_a", "Item.")
    unit = factories.unit(
        "list",
        "list_1",
        "Before:",
        units=(inner,),
        after=(factories.text("list_1__p_2", "After."),),
    )
    made = only(written(factories.notice(unit)), "list")
    assert [tag(child) for child in made] == ["intro", "point", "wrapUp"]


def test_a_table_keeps_its_spans_and_its_empty_cells() -> None:
    cells = (Cell((), header=True, columns=2, rows=3), Cell((factories.text("t__p_1", "a"),)))
    unit = factories.unit(blocks=(Table("para_1__table_1", (cells,)),))
    root = written(factories.notice(unit))
    header = only(root, "th")
    assert (header.get("colspan"), header.get("rowspan")) == ("2", "3")
    assert [words(child) for child in header] == [""]


def test_a_document_that_marks_would_make_invalid_is_written_without_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bad = Mark(Span("para_1__p_1", 0, 5), "date", attributes={"date": "someday"})
    monkeypatch.setattr(akn_marks, "marks", lambda view: iter([bad]))
    notice = factories.notice()
    data = write(notice, factories.MARKUP_DATE)
    assert read(data) == notice
    assert find(parse(data), "date") == []
    assert [problem.rule for problem in check(data)] == ["SRT-01"]


def test_a_repeated_eid_is_an_error_with_its_name() -> None:
    units = (factories.unit("paragraph", "para_1", "a"), factories.unit("paragraph", "para_1", "b"))
    with pytest.raises(InvalidAkn, match="para_1"):
        write(factories.notice(*units), factories.MARKUP_DATE)


# ------------------------------------------------------------------------------------ marks


def marked(words: str, *parts: tuple[str, str], **others: object) -> Notice:
    """A notice with one text, in which organizations are named."""
    outline = factories.outline(factories.unit("paragraph", "para_1", words))
    mentions = tuple(
        Mention("organization", key, factories.span(outline, "para_1__p_1", part))
        for part, key in parts
    )
    return factories.notice(outline=outline, mentions=mentions, **others)


def at(words: str, part: str) -> Span:
    start = words.index(part)
    return Span("para_1__p_1", start, start + len(part))


@pytest.mark.parametrize(
    ("words", "parts", "shown"),
    [
        ("ABCD", ("BC", "ABCD"), "<organization>A<organization>BC</>D</>"),
        ("ABCD", ("AB", "CD"), "<organization>AB</><organization>CD</>"),
        ("ABCDE", ("ABC", "CDE", "C"), "<organization>AB<organization>C</></>DE"),
        ("ABCDE", ("AB", "BCDE"), "A<organization>BCDE</>"),
        ("ABCD", ("BC", "BC"), "A<organization>BC</>D"),
        (" AB， C", (" AB，", "， "), " <organization>AB</>， C"),
    ],
)
def test_marks_nest_or_the_shorter_goes(words: str, parts: tuple[str, ...], shown: str) -> None:
    named = ((part, f"organ-{count}") for count, part in enumerate(parts))
    assert inline(marked(words, *named)) == shown


def test_marks_outside_their_text_change_nothing() -> None:
    mentions = tuple(
        Mention("role", "chair", Span("para_1__p_1", *place)) for place in ((3, 1), (9, 99))
    )
    assert inline(factories.notice(mentions=mentions)) == "Words."


def test_a_link_is_not_marked_again_inside_a_citation() -> None:
    words = "see A/79/8 there"
    notice = marked(words)
    notice = replace(
        notice,
        references=(Reference("document", "A/79/8", "A/79/8", at(words, "A/79/8")),),
        links=(Link("https://un.org/x", at(words, "79")),),
    )
    assert inline(notice) == "see <ref>A/79/8</> there"


@pytest.mark.parametrize(
    ("target", "href"),
    [
        ("https://un.org/a b", "https://un.org/a%20b"),
        ("http://un.org/100%", "http://un.org/100%25"),
        ("a.b@un.org", "mailto:a.b@un.org"),
        ("www.un.org", "https://www.un.org"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("https://[::1", None),
        ("#_ftn1", None),
        ("", None),
    ],
)
def test_only_web_and_mail_addresses_become_links(target: str, href: str | None) -> None:
    root = written(factories.notice(links=(Link(target, Span("para_1__p_1", 0, 5)),)))
    assert [link.get("href") for link in find(root, "a")] == ([] if href is None else [href])
    assert problems(root) == ()


def test_a_link_to_a_document_of_the_united_nations_is_a_citation() -> None:
    link = Link("https://undocs.org/en/S/RES/1990%20(2011)", Span("para_1__p_1", 0, 5))
    root = written(factories.notice(links=(link,)))
    assert only(root, "ref").get("href") == "#doc_S-RES-1990-2011"
    assert (
        only(root, "alternativeReference").get("href")
        == "https://docs.un.org/en/S/RES/1990%20(2011)"
    )


def test_a_date_known_to_the_month_is_no_date_element() -> None:
    words = "in June 2023"
    period = Period("2023-06", "2023-06", "session", "June 2023", at(words, "June 2023"))
    assert inline(replace(marked(words), periods=(period,))) == words


@pytest.mark.parametrize(
    ("place", "date"),
    [("Nairobi", "T10:00:00+03:00"), ("Geneva", "T10:00:00"), (None, "T10:00:00")],
)
def test_an_opening_has_an_offset_only_at_the_seat_of_the_body(
    place: str | None, date: str
) -> None:
    words = "on 29 May 2025 at 10 a.m."
    printed = "29 May 2025 at 10 a.m"
    opening = Period(
        "2025-05-29", "2025-05-29", "session-opening", printed, at(words, printed), "10:00"
    )
    notice = replace(
        marked(words),
        periods=(opening,),
        session=Session(2, None, None, None, place, None, None),
        entities=(Entity("location", "nairobi", "Nairobi"),),
    )
    assert only(written(notice), "date").get("date") == f"2025-05-29{date}"


def test_an_outcome_whose_day_is_not_stated_has_no_dated_iri() -> None:
    words = "2/1"
    notice = replace(
        marked(words),
        outcomes=(
            Outcome("resolution", "2/1", None, at(words, "2/1")),
            Outcome("decision", "2/1", None, at(words, "2/1")),
        ),
    )
    entries = {e.get("eId"): e.get("href") for e in find(written(notice), "TLCReference")}
    assert entries == {"res_2-1": "/akn/ontology/reference/un/unhabitat-ha/res-2-1"}


def test_an_outcome_whose_day_a_citation_states_has_its_own_iri() -> None:
    words = "2/1 and 2/1"
    reference = Reference(
        "resolution", "2/1", "2/1", Span("para_1__p_1", 8, 11), "unhabitat-ha", "2023-06-09"
    )
    outcome = Outcome("resolution", "2/1", None, at(words, "2/1"))
    notice = replace(marked(words), outcomes=(outcome,), references=(reference,))
    entry = only(written(notice), "TLCReference")
    assert entry.get("href") == "/akn/un/statement/deliberation/unhabitat-ha/2023-06-09/res-2-1"


@pytest.mark.parametrize(
    ("value", "href"),
    [
        ("1", "!annex_1"),
        ("II", "!annex_2"),
        ("二", "!annex_2"),
        ("", "!annex_1"),
        ("3", None),
        ("X", None),
    ],
)
def test_a_citation_of_an_annex_leads_to_it_only_where_it_exists(
    value: str, href: str | None
) -> None:
    annexes = tuple(Annex(f"att_{count}", None) for count in (1, 2))
    outline = factories.outline(annexes=annexes)
    reference = Reference("annex", value, "Words", Span("para_1__p_1", 0, 5))
    root = written(factories.notice(outline=outline, references=(reference,)))
    assert [ref.get("href") for ref in find(root, "ref")] == ([] if href is None else [href])


def test_a_note_at_the_end_of_a_citation_stands_outside_it() -> None:
    text = factories.text("para_1__p_1", "see A/79/8 there", notes=(Footnote(10, "1", "Note."),))
    notice = factories.notice(
        factories.unit(blocks=(text,)),
        references=(Reference("document", "A/79/8", "A/79/8", Span("para_1__p_1", 4, 10)),),
    )
    assert inline(notice) == "see <ref>A/79/8</><authorialNote><p>Note.</></> there"


# ---------------------------------------------------------------------------------- reading


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "not well-formed"),
        (b"%PDF-1.7", "not well-formed"),
        (b"<html/>", "root element is html"),
        (f'<akomaNtoso xmlns="{AKN}"/>'.encode(), "holds no document"),
        (f'<akomaNtoso xmlns="{AKN}"><doc name="x"/></akomaNtoso>'.encode(), "no record"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "document type declaration"),
        (b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', "document type declaration"),
        (b"<a>" * 5000 + b"</a>" * 5000, "not well-formed"),
    ],
)
def test_what_is_not_our_xml_is_refused_with_the_reason(data: bytes, message: str) -> None:
    with pytest.raises(InvalidAkn, match=message):
        read(data)


@pytest.mark.parametrize(
    ("found", "changed", "message"),
    [
        (b'kind="notification"', b'kind="poem"', "kind='poem'"),
        (b'from="0"', b'from="soon"', "from='soon'"),
        (b' actor="unhabitat-ed"', b"", "no actor"),
        (b"<srt:identity", b'<srt:identity novelty="1"', "novelty"),
        (b'assigned="true"', b'assigned="perhaps"', "assigned='perhaps'"),
        (b'src="#preface__p_1"', b'src="preface__p_1"', "where it was read"),
        (b'<paragraph eId="para_1">', b"<paragraph>", "paragraph has no eId"),
    ],
)
def test_a_record_that_was_spoilt_says_where(found: bytes, changed: bytes, message: str) -> None:
    data = write(factories.notice(), factories.MARKUP_DATE)
    assert found in data
    with pytest.raises(InvalidAkn, match=message):
        read(data.replace(found, changed, 1))


def test_problems_name_line_rule_and_what_was_found() -> None:
    data = write(factories.notice(), factories.MARKUP_DATE)
    spoilt = data.replace(b'as="#author"', b'as="#nobody"').replace(b'language="eng"', b"")
    found = {problem.rule: problem for problem in problems(parse(spoilt))}
    assert "#nobody" in found["REF-01"].detail
    assert "language" in found["SCH-02"].detail
    lines = spoilt.decode().splitlines()
    assert "#nobody" in lines[found["REF-01"].line - 1]


@pytest.mark.parametrize(
    ("data", "rules"),
    [
        (b"%PDF-1.7", ["SCH-01"]),
        (b"<html/>", ["SCH-03"]),
        (write(factories.notice(), factories.MARKUP_DATE), []),
    ],
)
def test_any_file_can_be_checked(data: bytes, rules: list[str]) -> None:
    assert [problem.rule for problem in check(data)] == rules


def test_an_eid_given_twice_is_a_problem() -> None:
    data = write(factories.chinese(), factories.MARKUP_DATE)
    spoilt = data.replace(b'eId="att_1__para_2"', b'eId="para_1"')
    assert {"SCH-02", "EID-02"} <= {problem.rule for problem in problems(parse(spoilt))}


def test_an_outline_without_a_symbol_says_that_its_number_was_assigned() -> None:
    (status,) = sample().iter("{urn:seriatim:1}numberStatus")
    assert status.get("value") == "assigned-by-implementor"


def test_a_printed_symbol_is_the_number_of_the_work_and_of_the_title_block() -> None:
    outline = Outline((factories.text("preface__p_1", "HSP/HA.2/12"),), ())
    notice = factories.notice(
        outline=outline,
        symbol=Stated("HSP/HA.2/12", Span("preface__p_1", 0, 11)),
        title=None,
        identity=Identity("unhabitat-ha", "HSP/HA.2/12", assigned=False),
    )
    root = written(notice)
    number = only(root, "FRBRnumber")
    assert (number.get("value"), number.get("showAs")) == ("HSP-HA.2-12", "HSP/HA.2/12")
    assert words(only(root, "docNumber")) == "HSP/HA.2/12"


def test_a_citation_takes_organ_and_day_from_the_one_place_that_states_them() -> None:
    words = "73/239 and 73/239"
    stated = Reference("resolution", "73/239", "73/239", at(words, "73/239"), "un-ga", "2018-12-20")
    bare = Reference("resolution", "73/239", "73/239", Span("para_1__p_1", 11, 17))
    root = written(replace(marked(words), references=(stated, bare)))
    address = "/akn/un/statement/deliberation/un-ga/2018-12-20/73-239"
    assert [ref.get("href") for ref in find(root, "ref")] == [address, address]


def test_a_session_is_one_entry_however_its_key_is_written() -> None:
    notice = factories.chinese()
    named = replace(
        notice,
        mentions=(Mention("event", "event_unhabitat-cpr-3", Span("para_27__p_1", 0, 1)),),
    )
    events = [entry.get("eId") for entry in find(written(named), "TLCEvent")]
    assert events == ["unhabitat-ha-2-resumed", "unhabitat-cpr-3"]
