"""A notice from a source: outline, facts, checks, in one straight line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors import (
    agenda,
    bureau,
    citing,
    head,
    lists,
    mentions,
    outcomes,
    outline,
    periods,
    quantities,
    readings,
)
from extractors.checks import checked
from extractors.identity import identity, own_symbol
from extractors.recognise import body_of, language_of
from extractors.register import Register
from schemas.body import Body
from schemas.errors import NotANotice
from schemas.language import Language, language
from schemas.notice import Finding, Notice, Origin
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
    found = readings.readings(read.outline, spoken, body)
    top = head.head(found, spoken, body)
    if top.session is not None:
        found = readings.completed(found, spoken, top.session.start, top.session.end)
    key = body.key if body is not None else "body" if top.body is not None else None
    symbol = own_symbol(found, source)
    register = Register(found, top, key, spoken)
    dated = periods.periods(found, top, spoken, register)
    contacts = lists.contacts(found, spoken)
    adopted = outcomes.outcomes(found, spoken)
    named = mentions.mentions(found, top, contacts, spoken, register)
    main = periods.main_key(found, register)
    return Notice(
        kind=top.kind,
        language=spoken.code,
        symbol=symbol,
        title=top.title,
        date=top.date,
        date_span=top.date_span,
        body=top.body,
        body_key=key,
        identity=identity(top, symbol, body),
        session=replace(top.session, key=main) if top.session is not None else None,
        outline=read.outline,
        gatherings=periods.gatherings(found, dated, top, register),
        outcomes=adopted,
        agendas=agenda.agendas(
            read.outline, found, top.kind, symbol.text if symbol is not None else None, spoken
        ),
        periods=dated,
        bureaux=bureau.bureaux(found, spoken, key, top.body.text if top.body else ""),
        references=citing.cited(
            found, dated, spoken, body, symbol.text if symbol else None, adopted
        ),
        participants=lists.participants(found, spoken),
        issues=lists.issues(found, spoken),
        contacts=contacts,
        links=lists.links(found),
        quantities=quantities.quantities(found, spoken),
        entities=named.entities,
        mentions=named.mentions,
        findings=(*read.findings, *_doubts(source)),
        residue=(*source.residue, *read.residue),
        origin=Origin(source.name, source.form, source.sha256, source.size),
    )


def _doubts(source: Source) -> Sequence[Finding]:
    return [Finding(doubt.check, "warn", doubt.detail) for doubt in source.doubts]


def _says_anything(notice: Notice) -> bool:
    """Whether a document that is of no known kind is still of a body that meets."""
    formal = [r for r in notice.references if r.kind in ("document", "resolution", "decision")]
    facts = (notice.body, notice.session, notice.symbol, notice.outcomes, notice.agendas, formal)
    return any(facts)
