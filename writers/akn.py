"""A notice as Akoma Ntoso XML in the AKN4UN form: the record that everything later is made from."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from schemas.akn import Element, schema_errors
from schemas.errors import InvalidAkn
from schemas.notice import Notice
from schemas.outline import Block, Outline, Table, with_notes
from writers import akn_marks, iri
from writers.akn_body import Body
from writers.akn_identification import Identification
from writers.akn_inline import Markup
from writers.akn_meta import Meta
from writers.akn_things import Register
from writers.akn_view import Mark, View
from writers.akn_xml import file, make


def write(notice: Notice, markup_date: datetime.date) -> bytes:
    """The XML file, valid against the strict schema, the same bytes for the same arguments.

    Where marks inside the texts would make it invalid, all texts go without, and the file says
    so; the record holds every fact in any case. Characters that XML cannot carry become U+FFFD.
    InvalidAkn where not even that is valid, which only repeated or malformed eIds bring about.
    """
    root = _akoma_ntoso(notice, markup_date, _by_text(View(notice)))
    found = schema_errors(root)
    if found:
        root = _akoma_ntoso(notice, markup_date, {}, plain_because=found[0].detail)
        found = schema_errors(root)
    if found:
        raise InvalidAkn(
            f"the notice cannot be written as Akoma Ntoso ({found[0].detail})",
            "check the eIds of its outline",
        )
    return file(root)


def _by_text(view: View) -> Mapping[str, Sequence[Mark]]:
    found: defaultdict[str, list[Mark]] = defaultdict(list)
    for mark in akn_marks.marks(view):
        found[mark.span.eid].append(mark)
    return found


def _akoma_ntoso(
    notice: Notice,
    markup_date: datetime.date,
    marks: Mapping[str, Sequence[Mark]],
    plain_because: str | None = None,
) -> Element:
    register = Register(_eids(notice.outline))
    markup = Markup(marks, register)
    identification = Identification(notice, markup_date, register)
    meta = Meta(notice, identification, register, plain_because)
    body = Body.of(notice, markup)
    kind = iri.CLASSES[notice.kind]
    document = make(kind.element, name=kind.name, contains="originalVersion")
    preface = body.preface()
    document.extend([preface, body.main()])
    attachments = body.attachments(meta.annex)
    if attachments is not None:
        document.append(attachments)
    numbered = next(preface.iter("{*}docNumber"), None) is not None
    document.insert(0, meta.main(markup.addresses, numbered))
    return make("akomaNtoso", document)


def _eids(outline: Outline) -> Iterator[str]:
    yield from (text.eid for text in with_notes(outline.texts()))
    yield from (unit.eid for unit in outline.walk())
    yield "preface"
    yield from (eid for annex in outline.annexes for eid in (annex.eid, f"{annex.eid}__preface"))
    yield from (block.eid for block in _blocks(outline) if isinstance(block, Table))


def _blocks(outline: Outline) -> Iterator[Block]:
    yield from outline.preface
    for annex in outline.annexes:
        yield from annex.preface
    for unit in outline.walk():
        yield from (*unit.blocks, *unit.after)
