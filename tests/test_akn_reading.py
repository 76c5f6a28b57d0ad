"""Reading the record back, and saying what is wrong with a file."""

from __future__ import annotations

import pytest

from extractors.akn import read
from schemas.akn import AKN, check, parse, problems
from schemas.errors import InvalidAkn
from tests import factories
from tests.chinese import chinese
from writers.akn import write


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
    data = write(chinese(), factories.MARKUP_DATE)
    spoilt = data.replace(b'eId="att_1__para_2"', b'eId="para_1"')
    assert {"SCH-02", "EID-02"} <= {problem.rule for problem in problems(parse(spoilt))}
