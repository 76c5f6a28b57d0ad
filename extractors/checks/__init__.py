"""What a notice says about itself, recomputed: each check passes, warns or fails, with both values.

A disagreement is reported and never corrected.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from extractors.checks import bureaux, citations, dates, languages, numbering, outcomes
from extractors.checks.case import Case
from schemas.body import Body
from schemas.language import Language
from schemas.notice import Finding, Notice

CHECKS: tuple[Callable[[Case], Iterator[Finding]], ...] = (
    dates.deadlines,
    dates.weekdays,
    dates.same_at_every_mention,
    dates.lengths,
    dates.cycle,
    dates.order,
    dates.preparatory,
    dates.unreadable,
    outcomes.counts,
    outcomes.numbers,
    outcomes.unnumbered,
    outcomes.cited,
    outcomes.issues,
    numbering.units,
    numbering.items,
    bureaux.seats,
    bureaux.groups,
    bureaux.unmatched,
    citations.annexes,
    citations.agenda_symbols,
    citations.assembly_reports,
    citations.reversed_numbers,
    languages.other_languages,
)


def checked(notice: Notice, language: Language, body: Body | None) -> tuple[Finding, ...]:
    """The findings of every check, in the order of the table above."""
    case = Case(notice, language, body)
    return tuple(finding for check in CHECKS for finding in check(case))
