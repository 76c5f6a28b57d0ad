"""Every point on which the versions of a work disagree."""

from __future__ import annotations

from extractors.concordance import document
from extractors.concordance.alignment import Column, slots
from extractors.concordance.facts import anchors, facts
from extractors.concordance.groups import groups
from extractors.concordance.numbering import Steps
from extractors.concordance.sites import sites
from extractors.concordance.stating import Stating
from extractors.concordance.structure import Missing
from schemas.concordance import Disagreement, Work


def disagreements(work: Work) -> tuple[Disagreement, ...]:
    """Where the versions of a work disagree: what concerns the whole, then place by place.

    Titles and names are not compared, as each language has its own; numbers in them are.
    """
    columns, known = [], {}
    for version in work.versions:
        found = sites(version)
        known[version.language] = facts(version, found)
        marks = anchors(version, found, known[version.language])
        columns.append(Column(version.language, found, marks))
    places = slots(columns)
    grouped = groups(work.versions, places)
    stating = Stating(places, known, grouped)
    steps, missing = Steps(work.languages), Missing(work.languages)
    told = list(grouped.differing(places))
    for slot in places:
        told += missing.at(slot, stating.at(slot))
        told += steps.at(slot)
        told += stating.differing(slot)
    told += missing.tables()
    return (*document.differing(work.versions, told), *told)
