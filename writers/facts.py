"""A notice in the contract form of facts, as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from schemas.notice import Agenda, AgendaItem, Bureau, Notice, Outcome, Period, Session, Span

_CITED = ("document", "resolution", "decision", "rule")


def facts(notice: Notice) -> dict[str, Any]:
    """The facts of a notice in the form of `facts.schema.json`, each with its place beside it.

    Dates are ISO 8601, States ISO 3166-1 alpha-2; what is absent is null or empty.
    """
    return {
        "kind": notice.kind,
        "language": notice.language,
        "symbol": notice.symbol.text if notice.symbol else None,
        "title": notice.title.text if notice.title else None,
        "date": notice.date,
        "body": notice.body.text if notice.body else None,
        "session": _session(notice.session),
        "outcomes": [_outcome(outcome) for outcome in notice.outcomes],
        "agendas": [_agenda(agenda) for agenda in notice.agendas],
        "dates": [_period(period) for period in notice.periods],
        "bureaux": [_bureau(bureau) for bureau in notice.bureaux],
        "references": list(_references(notice)),
        "findings": [
            {
                "check": finding.check,
                "status": finding.status,
                "detail": finding.detail,
                "places": [_place(span) for span in finding.spans],
            }
            for finding in notice.findings
        ],
        "participants": [_entry(e.number, e.text, e.span) for e in notice.participants],
        "issues": [_entry(e.number, e.text, e.span) for e in notice.issues],
        "contacts": [
            {
                "person": contact.person.text if contact.person else None,
                "unit": contact.unit.text if contact.unit else None,
                "emails": [email.text for email in contact.emails],
                "telephones": [phone.text for phone in contact.telephones],
            }
            for contact in notice.contacts
        ],
        "links": list(dict.fromkeys(link.target for link in notice.links)),
    }


def write(notice: Notice) -> bytes:
    """The facts as indented JSON in UTF-8, keys in the order of the contract."""
    return (json.dumps(facts(notice), ensure_ascii=False, indent=1) + "\n").encode()


def findings(notice: Notice) -> bytes:
    """The findings alone, those that need a person first, as indented JSON in UTF-8."""
    order = {"fail": 0, "warn": 1, "pass": 2}
    found = sorted(facts(notice)["findings"], key=lambda finding: order[finding["status"]])
    return (json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode()


def _place(span: Span) -> dict[str, Any]:
    return {"eId": span.eid, "from": span.start, "to": span.end}


def _session(session: Session | None) -> dict[str, Any] | None:
    if session is None:
        return None
    return {
        "number": session.number,
        "kind": session.kind,
        "start": session.start,
        "end": session.end,
        "place": session.place,
        "where": _place(session.span) if session.span else None,
    }


def _outcome(outcome: Outcome) -> dict[str, Any]:
    return {
        "kind": outcome.kind,
        "number": outcome.number,
        "title": outcome.title,
        "where": _place(outcome.span),
    }


def _agenda(agenda: Agenda) -> dict[str, Any]:
    return {"title": agenda.title, "symbol": agenda.symbol, "items": _items(agenda.items)}


def _items(items: Iterable[AgendaItem]) -> list[dict[str, Any]]:
    return [
        {
            "number": item.number,
            "title": item.title,
            "items": _items(item.items),
            "where": _place(item.span),
        }
        for item in items
    ]


def _period(period: Period) -> dict[str, Any]:
    return {
        "start": period.start,
        "end": period.end,
        "time": period.time,
        "role": period.role,
        "text": period.text,
        "where": _place(period.span),
    }


def _bureau(bureau: Bureau) -> dict[str, Any]:
    return {
        "term": bureau.term,
        "officers": [
            {
                "role": officer.role,
                "state": officer.state,
                "group": officer.group,
                "person": officer.person,
                "where": _place(officer.span),
            }
            for officer in bureau.officers
        ],
    }


def _references(notice: Notice) -> Iterable[dict[str, Any]]:
    """The distinct things cited, each with every place that cites it."""
    places: dict[tuple[str, str], list[Span]] = {}
    for reference in notice.references:
        if reference.kind in _CITED:
            places.setdefault((reference.kind, reference.value), []).append(reference.span)
    for (kind, value), spans in places.items():
        yield {"kind": kind, "value": value, "where": [_place(span) for span in spans]}


def _entry(number: str | None, text: str, span: Span) -> dict[str, Any]:
    return {"number": number, "text": text, "where": _place(span)}
