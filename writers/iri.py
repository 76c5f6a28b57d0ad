"""What a document is called among all others: class, dates and IRIs (AKN4UN Guidelines part 1)."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from schemas.errors import UnknownLanguage
from schemas.language import language
from schemas.notice import Notice
from schemas.vocabulary import Kind

UNDATED = "1900-01-01"  # Expression date of a version without a date, and only there
FIRST_VERSION = "v1"
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")

# Their resolutions and decisions never share a number, and the UN publishes them without a prefix.
_PLAIN_NUMBERS = frozenset({"un-ga", "un-sc", "un-ecosoc"})
_PREFIXES = {"resolution": "res", "decision": "dec"}


@dataclass(frozen=True, slots=True)
class DocumentClass:
    """Element, subtype and name of a class of documents (part1/index-50)."""

    element: str
    subtype: str
    name: str


CLASSES: Mapping[Kind, DocumentClass] = {
    "notification": DocumentClass("doc", "communication", "notification"),
    "provisional-agenda": DocumentClass("debateReport", "agenda", "agendaListing"),
    "annotated-agenda": DocumentClass("debateReport", "agenda", "agendaAnnotated"),
    "report": DocumentClass("debateReport", "report", "conferenceReport"),
    "resolution": DocumentClass("statement", "deliberation", "resolution"),
    "decision": DocumentClass("statement", "deliberation", "decision"),
    "declaration": DocumentClass("doc", "communication", "declaration"),
    "other": DocumentClass("doc", "paper", "document"),
}


@dataclass(frozen=True, slots=True)
class Iri:
    """The IRIs of the work, of its expression in a language, and of that as XML."""

    work: str
    expression: str
    manifestation: str

    def component(self, name: str) -> Iri:
        """The IRIs of one part: main, annex_1 …"""
        return Iri(
            f"{self.work}/!{name}", f"{self.expression}/!{name}", f"{self.expression}/!{name}.xml"
        )


@dataclass(frozen=True, slots=True)
class Dates:
    """The days of work and expression, and what the first of them is the day of.

    `expression` is None for a version without a date.
    """

    work: str
    work_name: str
    expression: str | None


def iri(notice: Notice, markup_date: datetime.date) -> Iri:
    """The IRIs of a notice; the markup date counts only where nothing else is dated."""
    kind = CLASSES[notice.kind]
    days = dates(notice, markup_date)
    work = "/".join(
        (
            "/akn/un",
            kind.element,
            kind.subtype,
            segment(notice.identity.actor) or "un",
            days.work,
            number(notice),
        )
    )
    expression = f"{work}/{iso639(notice.language)}@{days.expression or FIRST_VERSION}"
    return Iri(work, expression, f"{expression}/.xml")


def dates(notice: Notice, markup_date: datetime.date) -> Dates:
    """The days that identify a notice.

    A date known to the month or year alone counts from its first day, as the Guidelines have it
    for FRBRdate only. An undated document has no day of its own, but its work IRI needs one: the
    first day of its session, else the day of markup, each under its own name.
    """
    issued = completed(notice.date)
    if issued is not None:
        name = "adoption" if CLASSES[notice.kind].subtype == "deliberation" else "issuance"
        return Dates(issued, name, issued)
    start = full_day(notice.session.start if notice.session else None)
    if start is not None:
        return Dates(start, "sessionStart", None)
    return Dates(markup_date.isoformat(), "markup", None)


def completed(date: str | None) -> str | None:
    """A date complete to the day, filled with first days; None where it is no date."""
    return full_day((date + "-01-01")[:10]) if date and len(date) in (4, 7, 10) else None


def full_day(date: str | None) -> str | None:
    """The date where it is a real one, complete to the day, as YYYY-MM-DD."""
    if date is None or not _DAY.fullmatch(date):
        return None
    try:
        return datetime.date.fromisoformat(date).isoformat()
    except ValueError:
        return None


def number(notice: Notice) -> str:
    """The number of the work, as an IRI has it; never empty."""
    return segment(notice.identity.number) or CLASSES[notice.kind].name


def segment(printed: str) -> str:
    """A printed number as part of an IRI: slash to hyphen, blank to underscore."""
    return quote("_".join(printed.split()).replace("/", "-"), safe="._()+,'-")


def outcome(kind: str, organ: str, date: str, printed: str) -> str:
    """The work IRI of an adopted resolution or decision.

    Where an organ counts the two apart, 2/1 may be either, so that its kind goes before it.
    """
    plain = segment(printed)
    own = plain if organ in _PLAIN_NUMBERS else f"{_PREFIXES[kind]}-{plain}"
    return f"/akn/un/statement/deliberation/{segment(organ)}/{date}/{own}"


def iso639(code: str) -> str:
    """The language as ISO 639-2/T; `und` where no language file describes it."""
    try:
        return language(code).iso639
    except UnknownLanguage:
        return "und"
