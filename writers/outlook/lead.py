"""The periods that a notice states for documents, told from those for all else that has one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import regex

from schemas.language import language
from schemas.notice import Quantity, Span
from schemas.words import words
from writers.outlook.durations import delta, duration
from writers.outlook.record import Record

_STOPS = regex.compile(r"[.;。；]\s|[。；]|\n")
_WHOLE = len("2029-06-04")


def for_documents(record: Record) -> Iterator[Quantity]:
    """The periods before a session that are of its documents: by the words, or by the day itself.

    A day on which documents are due, so long before a session that the notice names, proves one.
    """
    for quantity in record.notice.quantities:
        if quantity.role == "lead-time" and (
            _proved(record, quantity) or _said(record, quantity.span)
        ):
            yield quantity


def _proved(record: Record, quantity: Quantity) -> bool:
    before = duration(quantity.value)
    due = {p.start for p in record.notice.periods if p.role == "document-deadline"}
    return before is not None and any(
        (date.fromisoformat(start) - delta(before)).isoformat() in due
        for start in _openings(record)
    )


def _openings(record: Record) -> Iterator[str]:
    session = record.notice.session
    starts = [session.start if session else None, *(g.start for g in record.series())]
    return (start for start in starts if start and len(start) == _WHOLE)


def _said(record: Record, span: Span) -> bool:
    """Whether the sentence around a place speaks of documents."""
    text = record.texts.get(span.eid)
    if text is None:
        return False
    stops = [match.end() for match in _STOPS.finditer(text.text)]
    first = max((stop for stop in stops if stop <= span.start), default=0)
    last = min((stop for stop in stops if stop >= span.end), default=len(text.text))
    cue = words(language(record.notice.language)).cues.documents
    return regex.search(cue, text.text[first:last], regex.IGNORECASE) is not None
