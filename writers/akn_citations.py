"""Citations as markup: documents by symbol, outcomes, rules of procedure, annexes."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping

from schemas.notice import Outcome, Reference
from writers import iri
from writers.akn_things import Thing, document, ontology, rules_of_procedure
from writers.akn_view import Mark, View

_PREFIXES = {
    "resolution": "res",
    "decision": "dec",
    "declaration": "decl",
    "recommendation": "rec",
}
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}


def marks(view: View) -> Iterator[Mark]:
    """A mark for every reference and every outcome, in no order."""
    for outcome in view.notice.outcomes:
        yield Mark(outcome.span, "ref", _own(view, outcome))
    for reference in view.notice.references:
        mark = _CITED[reference.kind](view, reference)
        if mark is not None:
            yield mark


def _document(view: View, reference: Reference) -> Mark | None:
    if not reference.value.strip():
        return None
    thing = document(reference.value, view.notice.language)
    return Mark(reference.span, "ref", thing, address=thing.href)


def _rule(view: View, reference: Reference) -> Mark:
    organ = reference.organ or view.notice.body_key or view.notice.identity.actor
    return Mark(reference.span, "ref", rules_of_procedure(view.known, organ))


def _annex(view: View, reference: Reference) -> Mark | None:
    position = annex_position(reference.value)
    if position is None or not 1 <= position <= len(view.notice.outline.annexes):
        return None
    return Mark(reference.span, "ref", attributes={"href": f"!annex_{position}"})


def _adopted(view: View, reference: Reference) -> Mark | None:
    """A resolution or decision: of this notice, of another organ on a known day, or neither."""
    if not reference.value.strip():
        return None
    own = view.outcomes.get((reference.kind, reference.value))
    if own is not None and reference.organ in (None, view.notice.body_key):
        return Mark(reference.span, "ref", _own(view, own))
    adoption = _adoption(view, reference)
    if adoption is None:
        return Mark(reference.span, "ref", _undated(reference))
    address = iri.outcome(reference.kind, *adoption, reference.value)
    return Mark(reference.span, "ref", attributes={"href": address})


def _adoption(view: View, reference: Reference) -> tuple[str, str] | None:
    """Organ and day as stated here, or with the only other citation of the same that has both."""
    day = iri.full_day(reference.date)
    if reference.organ is not None and day is not None:
        return reference.organ, day
    stated = [
        (organ, day)
        for organ, day in view.adoptions.get((reference.kind, reference.value), ())
        if reference.organ in (None, organ)
    ]
    return stated[0] if len(stated) == 1 else None


def _own(view: View, outcome: Outcome) -> Thing:
    """An outcome of this notice; its IRI is global only where the notice says when it was adopted.

    A resolution and a decision may share a number, so that the kind is part of the key.
    """
    notice = view.notice
    alike = [other for other in notice.outcomes if other.kind == outcome.kind]
    number = outcome.number or str(alike.index(outcome) + 1)
    key = f"{_PREFIXES[outcome.kind]}_{iri.segment(number).replace('_', '-')}"
    organ = notice.body_key or notice.identity.actor
    days = [day for body, day in view.adoptions.get((outcome.kind, number), ()) if body == organ]
    if len(days) == 1:
        href = iri.outcome(outcome.kind, organ, days[0], number)
    else:
        href = ontology("reference", organ, key.replace("_", "-", 1))
    title = (outcome.title or "").strip() or number
    return Thing("TLCReference", key, href, title, outcome.number or None, outcome.kind)


def _undated(reference: Reference) -> Thing:
    prefix, number = _PREFIXES[reference.kind], iri.segment(reference.value)
    organ = (reference.organ,) if reference.organ else ()
    key = f"{prefix}_{'-'.join((*organ, number)).replace('_', '-')}"
    href = ontology("reference", *organ, f"{prefix}-{number}")
    return Thing("TLCReference", key, href, reference.value, name=reference.kind)


def annex_position(value: str) -> int | None:
    """Which annex a printed number means, counted from 1; without number the first."""
    plain = unicodedata.normalize("NFKC", value).strip().upper()
    if plain.isdecimal():
        return int(plain)
    if plain and set(plain) <= set(_ROMAN):
        return _roman(plain)
    if len(plain) == 1:
        position = unicodedata.numeric(plain, None)
        return int(position) if position is not None else None
    return None if plain else 1


def _roman(numeral: str) -> int:
    values = [_ROMAN[letter] for letter in numeral]
    following = [*values[1:], 0]
    return sum(
        -value if value < next_ else value for value, next_ in zip(values, following, strict=True)
    )


_CITED: Mapping[str, Callable[[View, Reference], Mark | None]] = {
    "document": _document,
    "rule": _rule,
    "annex": _annex,
    "resolution": _adopted,
    "decision": _adopted,
}
