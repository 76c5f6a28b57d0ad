"""A notice from a source: outline, facts, checks, in one straight line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors import (
    agenda,
    bureau,
    citing,
    date_years,
    form_fields,
    head,
    lists,
    mandates,
    mentions,
    outcomes,
    outline,
    periods,
    quantities,
    readings,
    short_names,
)
from extractors.checks import checked
from extractors.identity import identity
from extractors.own_symbol import own_symbol
from extractors.recognise import body_of, language_of
from extractors.register import Register
from extractors.symbols import outcome_of
from extractors.terms import SPECIAL, Setting
from schemas.body import Body
from schemas.errors import NotANotice
from schemas.language import Language, language
from schemas.notice import Finding, Notice, Origin, Stated
from schemas.source import Source


def extract(source: Source, code: str | None = None) -> Notice:
    """The notice that a source holds, in the language with a code, or in the one it is written in.

    Raises UnknownLanguage where no language file fits, NotANotice where nothing in the text is of
    a body that meets.
    """
    spoken = language(code) if code is not None else language_of(source)
    read = outline.outline(source, spoken)
    body = body_of(read.outline, spoken)
    notice = _facts(read, source, spoken, body)
    if notice.kind == "other" and not _says_anything(notice):
        raise NotANotice(
            "this is no notice: it names no body, session, agenda, outcome or document symbol",
            "check that it is the right file",
        )
    return replace(notice, findings=(*notice.findings, *checked(notice, spoken, body)))


def _facts(read: outline.Read, source: Source, spoken: Language, body: Body | None) -> Notice:
    found = short_names.completed(readings.readings(read.outline, spoken, body))
    form = form_fields.fields(readings.running(found), spoken)
    found = form_fields.completed(found, form, spoken)
    text = readings.running(found)
    symbol = own_symbol(text, spoken) or form_fields.number(form)
    act = outcome_of(symbol.text) if symbol is not None else None
    top = head.head(text, spoken, body, act[0] if act is not None else None)
    top = form_fields.headed(top, form, text, spoken)
    session = top.session
    days = (session.start, session.end) if session and session.start and session.end else None
    found = date_years.completed(found, spoken, days, top.date)
    key = body.key if body is not None else "body" if top.body is not None else None
    register = Register(found, top, key, spoken)
    headed = _headed(read, source, top, symbol, body, found, register)
    noticed = _dated(headed, found, top, spoken, register)
    return _said(noticed, found, top, spoken, body, register)


def _headed(
    read: outline.Read,
    source: Source,
    top: head.Head,
    symbol: Stated | None,
    body: Body | None,
    found: Sequence[readings.Reading],
    register: Register,
) -> Notice:
    """The notice with what its head says, and what reading it left aside."""
    main = periods.main_key(found, register)
    return Notice(
        kind=top.kind,
        language=register.language.code,
        symbol=symbol,
        title=top.title,
        date=top.date,
        date_span=top.date_span,
        body=top.body,
        body_key=register.body,
        identity=identity(top, symbol, body),
        session=replace(top.session, key=main) if top.session is not None else None,
        outline=read.outline,
        findings=(*read.findings, *_doubts(source)),
        residue=(*source.residue, *read.residue),
        origin=Origin(source.name, source.form, source.sha256, source.size),
    )


def _dated(
    notice: Notice,
    found: Sequence[readings.Reading],
    top: head.Head,
    spoken: Language,
    register: Register,
) -> Notice:
    """The notice with its dates, sessions and meetings, and the entities it speaks of."""
    dated = periods.periods(found, top, spoken, register)
    contacts = lists.contacts(readings.running(found), spoken)
    named = mentions.mentions(found, top, contacts, spoken, register)
    return replace(
        notice,
        periods=dated,
        gatherings=periods.gatherings(found, dated, top, register),
        contacts=contacts,
        entities=named.entities,
        mentions=named.mentions,
    )


def _said(
    notice: Notice,
    found: Sequence[readings.Reading],
    top: head.Head,
    spoken: Language,
    body: Body | None,
    register: Register,
) -> Notice:
    """The notice with its outcomes, agendas, officers, citations, lists and amounts."""
    text = readings.running(found)
    adopted = outcomes.outcomes(text, spoken)
    own = notice.symbol.text if notice.symbol is not None else None
    about = Setting(
        spoken,
        top.kind,
        next((stated.text for stated in (top.body, top.title) if stated is not None), ""),
        top.session.number if top.session is not None else None,
        _is_over(top),
        top.session is not None and top.session.kind in SPECIAL,
    )
    return replace(
        notice,
        outcomes=adopted,
        agendas=agenda.agendas(notice.outline, text, top.kind, own, spoken),
        bureaux=bureau.bureaux(text, about, register.body),
        references=citing.cited(found, notice.periods, spoken, body, own, adopted),
        participants=lists.participants(text, spoken),
        issues=lists.issues(text, spoken),
        mandates=mandates.mandates(text, spoken),
        links=lists.links(found),
        quantities=quantities.quantities(text, spoken),
    )


def _is_over(top: head.Head) -> bool:
    end = top.session.end if top.session is not None else None
    return bool(end and top.date and end <= top.date)


def _doubts(source: Source) -> Sequence[Finding]:
    return [Finding(doubt.check, "warn", doubt.detail) for doubt in source.doubts]


def _says_anything(notice: Notice) -> bool:
    """Whether a document that is of no known kind is still of a body that meets."""
    formal = [r for r in notice.references if r.kind in ("document", "resolution", "decision")]
    facts = (notice.body, notice.session, notice.symbol, notice.outcomes, notice.agendas, formal)
    return any(facts)
