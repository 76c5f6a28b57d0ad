"""Facts as markup inside the texts: what nests, what is left out, what is never invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from schemas.akn import problems
from schemas.notice import (
    Entity,
    Link,
    Mention,
    Notice,
    Outcome,
    Period,
    Reference,
    Session,
    Span,
)
from schemas.outline import Annex
from schemas.source import Footnote
from tests import factories
from tests.akn_elements import find, inline, only, written
from tests.chinese import chinese


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


def test_a_citation_takes_organ_and_day_from_the_one_place_that_states_them() -> None:
    words = "73/239 and 73/239"
    stated = Reference("resolution", "73/239", "73/239", at(words, "73/239"), "un-ga", "2018-12-20")
    bare = Reference("resolution", "73/239", "73/239", Span("para_1__p_1", 11, 17))
    root = written(replace(marked(words), references=(stated, bare)))
    address = "/akn/un/statement/deliberation/un-ga/2018-12-20/73-239"
    assert [ref.get("href") for ref in find(root, "ref")] == [address, address]


def test_a_session_is_one_entry_however_its_key_is_written() -> None:
    notice = chinese()
    named = replace(
        notice,
        mentions=(Mention("event", "event_unhabitat-cpr-3", Span("para_27__p_1", 0, 1)),),
    )
    events = [entry.get("eId") for entry in find(written(named), "TLCEvent")]
    assert events == ["unhabitat-ha-2-resumed", "unhabitat-cpr-3"]
