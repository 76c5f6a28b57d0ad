"""What a version states at each of its sites, in terms that do not depend on its language."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from extractors.concordance.figures import figures
from extractors.concordance.sites import Site, by_eid
from extractors.folding import fold
from schemas.concordance import DisagreementKind
from schemas.notice import AgendaItem, Notice, Span
from schemas.outline import with_notes


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of a site: facts with equal keys are the same; `eid` and `text` say where."""

    kind: DisagreementKind
    what: str
    key: tuple[str | None, ...]
    value: str
    eid: str
    text: str
    of: str = ""  # for members of an agenda or a bureau, which one


Facts = Mapping[str, tuple[Fact, ...]]
Placed = tuple[int, Fact]  # with the character at which it is printed

_SESSION = re.compile(r"-(?P<kind>session|meeting)-(?P<number>\d+)(?:-|$)")


def facts(notice: Notice, sites: tuple[Site, ...]) -> Facts:
    """The facts of a version by the eId of the site that states them, in printed order."""
    printed = _Printed(notice)
    places = by_eid(sites)
    found: dict[str, list[tuple[int, Fact]]] = defaultdict(list)
    for stated in _FACTS:
        for start, fact in stated(notice, printed):
            if fact.eid in places:
                found[places[fact.eid].eid].append((start, fact))
    return {
        eid: tuple(fact for _, fact in sorted(made, key=lambda pair: pair[0]))
        for eid, made in found.items()
    }


def anchors(
    notice: Notice, sites: tuple[Site, ...], stated: Facts
) -> Mapping[str, Counter[object]]:
    """By site, what can be recognised in any language: facts, and the things that are named."""
    places = by_eid(sites)
    found: dict[str, Counter[object]] = defaultdict(Counter)
    for eid, made in stated.items():
        found[eid].update((fact.kind, fact.key[:2]) for fact in made)
    for mention in notice.mentions:
        if mention.span.eid in places:
            found[places[mention.span.eid].eid][mention.kind, mention.key] = 1
    return found


class _Printed:
    """Makes facts with what is printed at their spans."""

    def __init__(self, notice: Notice) -> None:
        self._texts = {text.eid: text.text for text in with_notes(notice.outline.texts())}

    def fact(
        self, kind: DisagreementKind, what: str, span: Span, *key: str | None, of: str = ""
    ) -> Placed:
        text = self._texts.get(span.eid, "")[span.start : span.end]
        value = ", ".join(part for part in key if part)
        return span.start, Fact(kind, what, key, value, span.eid, text, of)


def _dates(notice: Notice, printed: _Printed) -> Iterator[Placed]:
    for period in notice.periods:
        days = period.start if period.start == period.end else f"{period.start} to {period.end}"
        yield printed.fact("date", "date", period.span, days, period.role, period.time)


def _references(notice: Notice, printed: _Printed) -> Iterator[Placed]:
    for reference in notice.references:
        value = plain(reference.value)
        key = (reference.kind, re.sub(r"\s", "", value).casefold())
        what = f"{reference.kind} cited"
        start, fact = printed.fact("reference", what, reference.span, *key)
        yield start, replace(fact, value=value)


def _amounts(notice: Notice, printed: _Printed) -> Iterator[Placed]:
    for amount in notice.quantities:
        of = f" of {amount.of}" if amount.of else ""
        yield printed.fact("count", f"{amount.role}{of}", amount.span, amount.value)


def _outcomes(notice: Notice, printed: _Printed) -> Iterator[Placed]:
    for outcome in notice.outcomes:
        number = plain(outcome.number) if outcome.number else None
        start, fact = printed.fact(
            "outcome", f"{outcome.kind} adopted", outcome.span, outcome.kind, number
        )
        yield start, replace(fact, value=fact.value.replace(",", ""))


def _officers(notice: Notice, printed: _Printed) -> Iterator[Placed]:
    for bureau in notice.bureaux:
        what = f"{bureau.term} bureau"
        for officer in bureau.officers:
            key = (officer.role, officer.state, officer.group)
            yield printed.fact("officer", what, officer.span, *key, of=bureau.term)


def _sessions(notice: Notice, printed: _Printed) -> Iterator[Placed]:
    for mention in notice.mentions:
        match = _SESSION.search(mention.key) if mention.kind == "event" else None
        if match is not None:
            yield printed.fact("session", f"{match['kind']} named", mention.span, match["number"])


def _addresses(notice: Notice, printed: _Printed) -> Iterator[Placed]:
    for contact in notice.contacts:
        for stated in (*contact.emails, *contact.telephones):
            yield printed.fact("contact", "address", stated.span, plain(stated.text).lower())


def _agendas(notice: Notice, _: _Printed) -> Iterator[Placed]:
    for agenda in notice.agendas:
        eid = agenda.eid or "preface"
        for item in agenda.items:
            yield from _items(item, eid)


def _items(item: AgendaItem, of: str) -> Iterator[Placed]:
    # Its number is that of the unit, which is compared as such.
    yield 0, Fact("agenda item", "agenda item", (), "listed", item.eid, item.title or "", of)
    for below in item.items:
        yield from _items(below, of)


def _figures(notice: Notice, printed: _Printed) -> Iterator[Placed]:
    for figure in figures(notice):
        yield printed.fact("number", "number", figure.span, figure.value)


def plain(text: str) -> str:
    """Text as all languages and forms print it: folded, its white space single blanks."""
    return re.sub(r"\s+", " ", fold(text).plain).strip()


_FACTS = (
    *(_dates, _references, _amounts, _outcomes, _officers),
    *(_sessions, _addresses, _agendas, _figures),
)
