"""A work as MARCXML with the fields of the United Nations Bibliographic Information System."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree
from pymarc import Field, Indicators, Record, Subfield, marcxml

from schemas.notice import Agenda, AgendaItem, Notice
from schemas.package import APPROVED, RECORD, UNAPPROVED, Version, Work, place
from schemas.printable import printable
from writers import iri
from writers.package import wording
from writers.package.formats import format_of

_xml: Any = marcxml.record_to_xml  # pymarc does not say its type
_LEADER = "00000nam a2200000 a 4500"
_SET_OFF = re.compile(r"[\s().]+")  # what item numbers are printed with
# MARC has the bibliographic codes of ISO 639-2; these differ from the terminological ones.
_BIBLIOGRAPHIC = {
    **{"sqi": "alb", "hye": "arm", "eus": "baq", "mya": "bur", "zho": "chi", "ces": "cze"},
    **{"nld": "dut", "fra": "fre", "kat": "geo", "deu": "ger", "ell": "gre", "isl": "ice"},
    **{"mkd": "mac", "mri": "mao", "msa": "may", "fas": "per", "ron": "rum", "slk": "slo"},
    **{"bod": "tib", "cym": "wel"},
}


def marc(work: Work) -> bytes:
    """One record for the work, as an XML file; all language versions are in field 856."""
    record: Any = Record(leader=_LEADER, force_utf8=True)
    record.add_field(*_fields(work))
    root = etree.fromstring(_xml(record, namespace=True))
    data: bytes = etree.tostring(root, pretty_print=True, xml_declaration=True, encoding="UTF-8")
    return data


def _fields(work: Work) -> Iterator[Field]:
    """All fields, in the order of their numbers."""
    first = wording.leading(work)
    yield Field("001", data=printable(work.iri))
    yield Field("003", data="Seriatim")
    yield Field("008", data=_fixed(first))
    yield _field("024", "8 ", a=work.iri)
    yield _languages(work)
    yield from _described(work, first.notice)
    yield from _notes(work, first.notice)
    yield from _bodies(first.notice)
    yield from (
        _field("775", "08", i="Language version", o=other.expression) for other in work.beside
    )
    for version in work.versions:
        yield from _files(version)
    yield from _agenda(first.notice.agendas)


def _described(work: Work, notice: Notice) -> Iterator[Field]:
    """Body, symbol, titles and date; a field without a value is left out."""
    session = notice.session.number if notice.session else None
    title, symbol = wording.title(notice), wording.symbol(work)
    fields = [_field("110", "2 ", a=wording.issuer(notice))]
    fields.append(_field("191", "  ", a=symbol, c=str(session) if symbol and session else None))
    fields.append(_field("245", "10", a=title))
    others = {wording.title(each.notice) for each in work.versions} - {title}
    fields += [_field("246", "31", a=other) for other in sorted(others)]
    fields.append(_field("269", "  ", a=notice.date))
    yield from (field for field in fields if field.subfields)


def _bodies(notice: Notice) -> Iterator[Field]:
    names = (wording.author(notice), *wording.organisations(notice))
    for name in dict.fromkeys(filter(None, names)):
        yield _field("710", "2 ", a=name)


def _fixed(version: Version) -> str:
    """Field 008: 40 characters, of which the day, the year and the language are known."""
    day = version.names.marked_up
    year = (version.notice.date or "uuuu")[:4]
    code = _bibliographic(version.notice.language)
    return f"{day[2:4]}{day[5:7]}{day[8:10]}s{year}    xx{' ' * 9}i{' ' * 6}0 {code} d"[:40]


def _languages(work: Work) -> Field:
    codes = sorted({_bibliographic(version.notice.language) for version in work.versions})
    return Field("041", Indicators("0", " "), [Subfield("a", code) for code in codes])


def _notes(work: Work, notice: Notice) -> Iterator[Field]:
    yield _field("500", "  ", a=f"Kind of document: {iri.CLASSES[notice.kind].name}.")
    if session := wording.session(notice):
        yield _field("500", "  ", a=f"Concerns {session}.")
    status = APPROVED if work.approved else UNAPPROVED
    yield _field("500", "  ", a=f"Review status of the record in Akoma Ntoso: {status}.")
    yield _field("540", "  ", a=wording.RIGHTS)
    names = sorted({wording.language_name(each.notice.language) for each in work.versions})
    yield _field("546", "  ", a=", ".join(names))


def _files(version: Version) -> Iterator[Field]:
    for name in (version.source, RECORD):
        path = place(version.key, name)
        yield _field(
            "856",
            "40",
            q=format_of(path).mime,
            s=f"{len(version.files[name])} bytes",
            u=path,
            y=wording.language_name(version.notice.language),
            z=version.names.expression,
        )


def _agenda(agendas: tuple[Agenda, ...]) -> Iterator[Field]:
    for agenda in agendas:
        for item in agenda.items:
            yield from _items(agenda.symbol, "", item)


def _items(symbol: str | None, above: str, item: AgendaItem) -> Iterator[Field]:
    """An item and those below it; their designators follow that of the item: 14e."""
    number = above + _SET_OFF.sub("", item.number)
    title = item.title and wording.line(item.title)
    yield _field("991", "  ", a=symbol and wording.line(symbol), b=number, c=title)
    for inner in item.items:
        yield from _items(symbol, number, inner)


def _field(tag: str, indicators: str, **subfields: str | None) -> Field:
    """A field; subfields that are None are left out."""
    said = [Subfield(code, printable(text)) for code, text in subfields.items() if text]
    return Field(tag, Indicators(*indicators), said)


def _bibliographic(code: str) -> str:
    terminological = iri.iso639(code)
    return _BIBLIOGRAPHIC.get(terminological, terminological)
