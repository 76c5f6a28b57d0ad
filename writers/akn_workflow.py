"""The steps of review as Akoma Ntoso has them: who did what on which day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from schemas.akn import Element
from schemas.notice import Notice, Review
from writers.akn_things import Register, Thing, concept, entity, ontology
from writers.akn_xml import make


def workflow(notice: Notice, register: Register, source: str) -> Element | None:
    """The workflow element, where somebody reviewed the notice (part 1, workflow)."""
    steps = list(_steps(notice.reviews, register))
    return make("workflow", *steps, source=source) if steps else None


def _steps(reviews: Iterable[Review], register: Register) -> Iterator[Element]:
    for review in reviews:
        if not _whole(review.date):
            continue  # a step without its day is left to the record
        role = register.point(entity({}, "role", review.role))
        yield make(
            "step",
            date=review.date,
            by=register.point(_person(review.actor)),
            outcome=register.point(concept(review.outcome)),
            **{"as": role},
        )


def _person(actor: str) -> Thing:
    name = actor.strip() or "unknown"
    return Thing("TLCPerson", name, ontology("person", name), name)


def _whole(day: str) -> bool:
    try:
        return date.fromisoformat(day).isoformat() == day
    except ValueError:
        return False
