"""Folder names come from facts and lead nowhere else."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows import folders
from schemas.notice import Identity, Notice, Session, Span, Stated
from schemas.outline import Outline
from schemas.vocabulary import SessionKind

SPAN = Span("p_1", 0, 1)


def notice(
    body_key: str | None = "unhabitat-ha",
    body: str | None = None,
    date: str | None = "2024-12-11",
    symbol: str | None = None,
    session: Session | None = None,
) -> Notice:
    return Notice(
        kind="notification",
        language="zh",
        symbol=Stated(symbol, SPAN) if symbol else None,
        title=None,
        date=date,
        date_span=None,
        body=Stated(body, SPAN) if body else None,
        body_key=body_key,
        identity=Identity("un", "1", assigned=True),
        session=session,
        outline=Outline((), ()),
    )


def session(number: int | None, kind: SessionKind | None) -> Session:
    return Session(number, kind, None, None, None, None, None)


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (notice(session=session(2, "resumed")), "unhabitat-ha/2024-12-11-session-2-resumed/zh"),
        (notice(session=session(2, "regular")), "unhabitat-ha/2024-12-11-session-2/zh"),
        (notice(session=session(None, "special")), "unhabitat-ha/2024-12-11-session-special/zh"),
        (notice(session=session(None, None)), "unhabitat-ha/2024-12-11-notification/zh"),
        (notice(symbol="HSP/HA.2/12"), "unhabitat-ha/2024-12-11-notification-hsp-ha-2-12/zh"),
        (notice(date=None), "unhabitat-ha/undated-notification/zh"),
        (
            notice(body_key=None, body="Consejo de Mañana"),
            "consejo-de-manana/2024-12-11-notification/zh",
        ),
        (notice(body_key=None, body="人居大会"), "unknown-body/2024-12-11-notification/zh"),
        (notice(body_key=None), "unknown-body/2024-12-11-notification/zh"),
    ],
)
def test_a_folder_is_named_from_the_facts(made: Notice, expected: str) -> None:
    assert folders.folder(made) == PurePosixPath(expected)


@given(st.text(), st.text(), st.text())
def test_no_fact_leads_out_of_the_outputs(body: str, date: str, symbol: str) -> None:
    parts = folders.folder(notice(body_key=None, body=body, date=date, symbol=symbol)).parts
    assert len(parts) == 3
    assert all(set(part) <= set("abcdefghijklmnopqrstuvwxyz0123456789-") for part in parts)
    assert all(part and len(part) <= folders.LONGEST for part in parts)


@given(st.text(min_size=1))
def test_no_file_name_leads_out_of_the_failures(name: str) -> None:
    folder, failed = folders.failed(name, "0123456789abcdef").parts
    assert folder == "failed"
    assert failed.endswith("-01234567")
    assert "/" not in failed
