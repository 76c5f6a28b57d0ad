"""Notices for tests: each function fills in what a test is not about."""

from __future__ import annotations

import datetime
from typing import Any

from schemas.notice import (
    Identity,
    Notice,
    Span,
    Stated,
)
from schemas.outline import Cell, Outline, Table, Text, Unit, UnitKind

MARKUP_DATE = datetime.date(2026, 11, 22)


def text(eid: str, words: str = "Words.", **others: Any) -> Text:
    return Text(eid, words, **others)


def unit(kind: UnitKind = "paragraph", eid: str = "para_1", *blocks: str, **others: Any) -> Unit:
    """A unit whose texts are named after it: para_1__p_1, para_1__p_2 …"""
    texts = tuple(text(f"{eid}__p_{count}", words) for count, words in enumerate(blocks, 1))
    return Unit(kind, eid, **{"blocks": texts} | others)


def table(eid: str, *rows: tuple[str, ...]) -> Table:
    """A table with a header row, each cell with one text, none where it is empty."""
    return Table(
        eid,
        tuple(
            tuple(
                Cell(
                    (text(f"{eid}__tr_{line}__td_{column}__p_1", words),) if words else (),
                    header=line == 1,
                )
                for column, words in enumerate(row, 1)
            )
            for line, row in enumerate(rows, 1)
        ),
    )


def outline(*units: Unit, preface: tuple[str, ...] = ("Notification",), **others: Any) -> Outline:
    title = tuple(text(f"preface__p_{count}", words) for count, words in enumerate(preface, 1))
    return Outline(title, units or (unit("paragraph", "para_1", "Words."),), **others)


def notice(*units: Unit, **others: Any) -> Notice:
    """A notification in English, dated, with an assigned number."""
    made: dict[str, Any] = {
        "kind": "notification",
        "language": "en",
        "symbol": None,
        "title": Stated("Notification", Span("preface__p_1", 0, 12)),
        "date": "2024-12-11",
        "date_span": None,
        "body": None,
        "body_key": "unhabitat-ha",
        "identity": Identity("unhabitat-ed", "notification-HA.2-resumed", assigned=True),
        "session": None,
        "outline": outline(*units),
    }
    return Notice(**made | others)


def span(where: Outline, eid: str, words: str, occurrence: int = 1) -> Span:
    """Where words stand in a text, the first time or a later one."""
    found = next(item.text for item in where.texts() if item.eid == eid)
    start = -1
    for _ in range(occurrence):
        start = found.index(words, start + 1)
    return Span(eid, start, start + len(words))
