"""Everything that is made of one notice, as bytes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from extractors import akn as akn_reader
from extractors.decisions import fold, state
from extractors.decisions.standing import Standing
from flows.jsons import printed
from flows.logs import EXTRACTED, RECORD
from schemas.decision_chain import Chain
from schemas.errors import Incomplete
from schemas.notice import Finding, Notice
from schemas.review import facts_digest
from writers import akn as akn_writer
from writers import iri
from writers.facts import facts
from writers.word import drafts

_EMPTY = Chain()


@dataclass(frozen=True, slots=True)
class Products:
    """The record of a document, the files made of it by their names, and how its review stands."""

    record: Notice
    facts: dict[str, Any]
    files: dict[str, bytes]
    state: Standing = "needs review"


def products(notice: Notice, markup_date: str | None = None, log: Chain = _EMPTY) -> Products:
    """Everything that is made of a notice; all but the XML is made from the XML.

    The XML is marked up on the day given (ISO 8601), or on that of the document. People's
    decisions are folded in; `extracted.xml` is then the record without them.
    """
    folded = fold(notice, log.decisions).notice
    folded = replace(folded, findings=(*folded.findings, *log.findings))
    made = _products(folded, markup_date)
    made = replace(made, state=state(log.decisions, facts_digest(folded)))
    if folded == notice:
        return made
    return replace(made, files={EXTRACTED: record_xml(notice, markup_date), **made.files})


def _products(notice: Notice, markup_date: str | None) -> Products:
    xml = record_xml(notice, markup_date)
    record = akn_reader.read(xml)
    word, doubts = _drafts(record)
    record = replace(record, findings=(*record.findings, *_lost(notice, record), *doubts))
    stated = facts(record)
    files = {
        RECORD: xml,
        "facts.json": printed(stated),
        "findings.json": printed(_doubts(record)),
    }
    return Products(record, stated, files | word)


def record_xml(notice: Notice, markup_date: str | None) -> bytes:
    """The record as XML; it is marked up no earlier than it was reviewed."""
    day = _day(markup_date, iri.completed(notice.date), iri.UNDATED)
    reviewed = [date.fromisoformat(review.date) for review in notice.reviews]
    return akn_writer.write(notice, max([day, *reviewed]))


def _drafts(record: Notice) -> tuple[dict[str, bytes], tuple[Finding, ...]]:
    """The drafts as files; none, and a doubt, where the record lacks what they stand on."""
    try:
        return {f"drafts/{draft.name}": draft.data for draft in drafts(record)}, ()
    except Incomplete as error:
        return {}, (Finding("drafts", "warn", f"nothing is drafted: {error}"),)


def _day(*days: str | None) -> date:
    """The first that is complete to the day."""
    whole = (day for day in days if day and len(day) == len("2024-12-11"))
    return date.fromisoformat(next(whole))


def _lost(notice: Notice, record: Notice) -> Iterator[Finding]:
    """A contradiction where the record does not give back what was written into it."""
    names = [field.name for field in fields(Notice)]
    lost = [name for name in names if getattr(notice, name) != getattr(record, name)]
    if lost:
        yield Finding("record", "fail", f"the XML does not give back what was read: {lost}")


def _doubts(notice: Notice) -> list[object]:
    """What a person should look at, contradictions before doubts, each with its places."""
    found = [finding for finding in notice.findings if finding.status != "pass"]
    return [
        {
            "check": finding.check,
            "status": finding.status,
            "detail": finding.detail,
            "places": [
                {"eid": span.eid, "start": span.start, "end": span.end} for span in finding.spans
            ],
        }
        for finding in sorted(found, key=lambda finding: finding.status)  # fail before warn
    ]
