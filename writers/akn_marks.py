"""Which stretches of which texts are marked up as what, as the facts of a notice say."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import quote, unquote

from schemas.notice import Contact, Span, Stated
from schemas.outline import Text, texts_of
from schemas.vocabulary import EntityKind
from writers import akn_citations, akn_dates
from writers.akn_things import Thing, bare, concept, document, entity
from writers.akn_view import Mark, View

_AMOUNT = re.compile(r"-?[0-9]+(\.[0-9]+)?|P\S+")
_ROMAN = frozenset("IVXLC")
_WEB = re.compile(r"(https?|ftp)://[^\s/?#:@\[\]<>]+(:[0-9]{1,5})?([/?#]\S*)?")
_DOCUMENT = re.compile(
    "https?://(docs\\.un|undocs|www\\.undocs)\\.org/((ar|en|es|fr|ru|zh)/)?(?P<symbol>[^?#]*/[^?#]*)"
)
_MAIL = re.compile(r"mailto:[^\s@<>]+@[^\s@<>]+")


def marks(view: View) -> Iterator[Mark]:
    """Every mark, in no order; they may overlap."""
    yield from _title_block(view)
    yield from akn_dates.marks(view)
    yield from akn_citations.marks(view)
    yield from _mentions(view)
    yield from _gatherings(view)
    yield from _amounts(view)
    yield from _addresses(view)


def _title_block(view: View) -> Iterator[Mark]:
    notice = view.notice
    named = {"docTitle": notice.title, "docNumber": notice.symbol}
    for tag, stated in named.items():
        if stated is not None and stated.span.eid in view.titles:
            yield Mark(_said(view, stated), tag)
    if notice.body is not None and notice.body_key is not None:
        yield _organization(view, notice.body_key, notice.body.span)
    if notice.session is not None and notice.session.span is not None:
        key = notice.session.key or "session"
        yield _event(view, key, notice.session.span, notice.session.number)
    yield from _annex_titles(view)


def _said(view: View, stated: Stated) -> Span:
    """Where a value itself stands in its span, which may name its kind as well: Decision 2/1."""
    start = view.printed(stated.span).find(stated.text)
    if start < 0 or not stated.text.strip():
        return stated.span
    first = stated.span.start + start
    return Span(stated.span.eid, first, first + len(stated.text))


def _annex_titles(view: View) -> Iterator[Mark]:
    for annex in view.notice.outline.annexes:
        if annex.label is not None:
            yield from _label(annex.label)
        texts = [text for text in texts_of(annex.preface) if text.text.strip()]
        agendas = [agenda for agenda in view.notice.agendas if agenda.eid == annex.eid]
        titles = [_words(agenda.title) for agenda in agendas if agenda.title]
        named = [text for text in texts if any(_words(text.text) in title for title in titles)]
        for text in named or texts[:1]:
            yield Mark(Span(text.eid, 0, len(text.text)), "docTitle")


def _label(label: Text) -> Iterator[Mark]:
    """An annex by type and number, `Annex` and `II`; by type alone where no number closes it."""
    split = _number_start(label.text)
    yield Mark(Span(label.eid, 0, split), "docType")
    yield Mark(Span(label.eid, split, len(label.text)), "docNumber")


def _number_start(label: str) -> int:
    """Where a closing numeral begins, in any script; the end of the label where there is none."""
    plain = label.rstrip(" .:：")
    start = len(plain)
    while start and unicodedata.numeric(plain[start - 1], None) is not None:
        start -= 1
    token = plain.split(" ")[-1]
    if start == len(plain) and (len(token) == 1 or set(token) <= _ROMAN):
        start -= len(token)
    return start if 0 < start < len(plain) else len(label)


def _words(text: str) -> str:
    return "".join(text.split())


def _mentions(view: View) -> Iterator[Mark]:
    for mention in view.notice.mentions:
        if mention.kind == "organization":
            yield _organization(view, mention.key, mention.span)
        elif mention.kind == "event":
            yield _event(
                view, mention.key, mention.span, view.numbers.get(bare("event", mention.key))
            )
        else:
            yield Mark(
                mention.span, mention.kind, _entity(view, mention.kind, mention.key, mention.span)
            )


def _gatherings(view: View) -> Iterator[Mark]:
    for found in view.notice.gatherings:
        yield _event(view, found.key, found.span, found.number, found.name)


def _organization(view: View, key: str, span: Span) -> Mark:
    tag = "organization"
    if span.eid in view.titles:
        if key in view.authorities:
            tag = "docAuthority"
        elif key == view.notice.identity.actor:
            tag = "docProponent"
    return Mark(span, tag, _entity(view, "organization", key, span))


def _event(view: View, key: str, span: Span, number: int | None, name: str = "") -> Mark:
    thing = entity(view.known, "event", key, name or view.printed(span))
    if span.eid in view.titles and number is not None and number > 0:
        return Mark(span, "session", thing, {"value": str(number)})
    return Mark(span, "event", thing)


def _entity(view: View, kind: EntityKind, key: str, span: Span) -> Thing:
    return entity(view.known, kind, key, view.printed(span))


def _amounts(view: View) -> Iterator[Mark]:
    for amount in view.notice.quantities:
        if _AMOUNT.fullmatch(amount.value):
            counted = amount.role == "count" and amount.of
            thing = concept(f"{amount.of}Count", f"count: {amount.of}") if counted else None
            yield Mark(
                amount.span,
                "quantity",
                thing or concept(amount.role),
                {"normalized": amount.value},
            )


def _addresses(view: View) -> Iterator[Mark]:
    for link in view.notice.links:
        yield from _link(view, link.span, link.target)
    for text in view.texts.values():
        for hyperlink in text.links:
            yield from _link(view, Span(text.eid, hyperlink.start, hyperlink.end), hyperlink.target)
    for contact in view.notice.contacts:
        yield from _contact(view, contact)


def _contact(view: View, contact: Contact) -> Iterator[Mark]:
    parts: tuple[tuple[EntityKind, Stated | None], ...] = (
        ("person", contact.person),
        ("organization", contact.unit),
    )
    for kind, stated in parts:
        if stated is not None:
            yield Mark(stated.span, kind, _named(view, kind, stated.text))
    for email in contact.emails:
        yield from _link(view, email.span, email.text)


def _named(view: View, kind: EntityKind, name: str) -> Thing:
    named = {item.name: item.key for item in view.notice.entities if item.kind == kind}
    return entity(view.known, kind, named.get(name, "-".join(name.lower().split())), name)


def _link(view: View, span: Span, target: str) -> Iterator[Mark]:
    """A web page as a link, a document of the United Nations as a citation of its symbol."""
    address = web_address(target)
    cited = _DOCUMENT.fullmatch(address or "")
    if cited:
        thing = document(unquote(cited["symbol"]), view.notice.language)
        yield Mark(span, "ref", thing, address=thing.href)
    elif address is not None:
        yield Mark(span, "a", attributes={"href": address})


def web_address(target: str) -> str | None:
    """A target as an address that the schema takes, None where it is neither web nor mail."""
    written = re.sub(r"[\s\"<>\[\\\]^`{|}]", lambda match: quote(match[0]), target.strip())
    written = re.sub("%(?![0-9A-Fa-f]{2})", "%25", written)
    if ":" not in written and "@" in written:
        written = f"mailto:{written}"
    elif written.startswith("www."):
        written = f"https://{written}"
    fits = _WEB.fullmatch(written) or _MAIL.fullmatch(written)
    return written if fits else None
