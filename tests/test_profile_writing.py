"""What this program writes keeps the profile that it checks others by."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from extractors import source
from extractors.decisions import fold
from extractors.notice import extract
from extractors.profile import Document, check, dialect, opened
from extractors.profile.document import LEVELS
from flows.products import record_xml
from schemas.decision import Proposed, placed
from schemas.language import codes
from schemas.notice import Notice
from schemas.source import Source
from tests.conftest import SAMPLES, corpus_folder
from tests.test_properties import notice as extracted
from tests.test_properties import sources
from writers.akn import write
from writers.iri import completed

NOTICES = sorted((Path(__file__).parent / "notices").glob("*/*.txt"))
UN = sorted((corpus_folder() / "un").glob("*/*.xml"))

# What no text of others can be held to: characters that stand for others in it, another language
# than the one asked for, notes and numbers without words behind them.
OF_THE_TEXT = frozenset(("TXT-01", "TXT-02", "TXT-07", "LNG-01", "NOT-01"))
# What all files of the United Nations keep that were measured: 500 drawn from 17,861.
KEPT = frozenset(
    ("CLS-01", "FRB-01", "FRB-04", "FRB-08", "IRI-08", "EID-08", "PRM-01", "BOD-05", "LNG-01")
)


def told(made: Notice) -> list[str]:
    """Errors and warnings of the Guidelines in the record of a notice, its print left aside."""
    day = date.fromisoformat(completed(made.date) or "2026-01-02")
    document = opened(write(made, max(day, date(2026, 1, 2)) if made.date is None else day))
    assert isinstance(document, Document)
    assert dialect(document).profile == "guidelines"
    return [
        f"{breach.rule.id} line {breach.line}: {breach.found}"
        for breach in check(document)
        if breach.level != "note" and not breach.rule.prints
    ]


@pytest.mark.parametrize("path", NOTICES, ids=lambda path: path.parent.name)
def test_the_record_of_a_notice_keeps_the_guidelines(path: Path) -> None:
    assert told(extract(source.read(path))) == []


@pytest.mark.parametrize("code", codes())
def test_the_record_of_the_sample_keeps_every_rule(code: str) -> None:
    document = opened(
        (
            SAMPLES.parent.parent / "tests" / "expected" / SAMPLES.name / code / "notice.xml"
        ).read_bytes()
    )
    assert isinstance(document, Document)
    assert check(document) == ()


def test_a_notice_dated_to_the_month_is_marked_up_no_earlier() -> None:
    (path,) = SAMPLES.glob("en.txt")
    made = replace(extract(source.read(path)), date="2024-12", date_span=None)
    document = opened(record_xml(made, None))
    assert isinstance(document, Document)
    assert "FRB-03" not in {breach.rule.id for breach in check(document)}
    assert {document.day(document.main, level) for level in LEVELS} == {"2024-12-01"}


def test_an_undated_notice_breaks_the_rule_on_dates_until_a_person_enters_one() -> None:
    (path,) = SAMPLES.glob("en.txt")
    undated = replace(extract(source.read(path)), date=None, date_span=None, session=None)
    made = opened(record_xml(undated, None))
    assert isinstance(made, Document)
    assert "FRB-03" in {breach.rule.id for breach in check(made)}
    entered = placed(
        Proposed("A. Reader", "correct", "date", None, "2024-12-11"), 1, "2026-03-01T09:00:00Z", ""
    )
    whole = opened(record_xml(fold(undated, (entered,)).notice, None))
    assert isinstance(whole, Document)
    assert "FRB-03" not in {breach.rule.id for breach in check(whole)}


@pytest.mark.parametrize("code", codes())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(source=sources)
def test_any_text_becomes_a_record_that_keeps_the_guidelines(code: str, source: Source) -> None:
    made = extracted(source, code)
    if made is not None:
        own = [line for line in told(made) if line.split()[0] not in OF_THE_TEXT]
        assert [line for line in own if "line break or tab at an edge" not in line] == []


def test_a_document_of_2000_paragraphs_is_checked_in_seconds() -> None:
    body = "".join(
        f'<paragraph eId="para_{n}"><num>{n}.</num><content><p>On <date date="2025-05-29">29 May '
        f'2025</date> <location refersTo="#nairobi">Nairobi</location> meets.</p></content>'
        "</paragraph>"
        for n in range(4, 2004)
    )
    text = (Path(__file__).parent / "profile" / "notice.xml").read_text("utf-8")
    document = opened(text.replace("</mainBody>", f"{body}</mainBody>", 1).encode())
    assert isinstance(document, Document)
    start = time.process_time()
    assert check(document) == ()
    assert time.process_time() - start < 15  # 2 s where nothing else runs


@pytest.mark.parametrize("path", UN, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_file_of_the_united_nations_is_checked_and_known_as_theirs(path: Path) -> None:
    document = opened(path.read_bytes())
    assert isinstance(document, Document)
    document.profile = dialect(document).profile
    assert document.profile == "dgacm"
    broken = {breach.rule.id for breach in check(document) if breach.level == "error"}
    assert broken & KEPT == set()
