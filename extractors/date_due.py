"""Dates of what is handed out or in: deadlines for documents, and for all else."""

from __future__ import annotations

from extractors.date_case import GATHERINGS, Case, Told, earlier
from extractors.date_cues import Cue
from extractors.date_scopes import Scope
from schemas.words import words

_HANDED = ("documents", "submissions")


def handed(case: Case, scope: Scope, cue: Cue) -> Told | None:
    """What is handed out is a deadline for documents, while it is to come; all else is other."""
    if not case.years and not case.single:
        return ("other", None) if _runs(scope) else None
    if case.years or not _said(case, scope):
        return None
    what = _what(case, scope)
    if what == "documents":
        return ("document-deadline" if _to_come(case, scope) else "other"), None
    return ("other", None) if what or cue.kind == "deadline" or scope.due else None


def _runs(scope: Scope) -> bool:
    """Whether days follow what is handed in within them: registration from … to."""
    kinds = {cue.kind for cue in scope.before}
    return not scope.aside and "submissions" in kinds and not kinds & {"held", *GATHERINGS}


def _said(case: Case, scope: Scope) -> bool:
    """Whether a sentence says that something is handed out or due, as a label does without."""
    lead = case.reading.plain[: case.dated.start].rstrip(" (")
    label = scope.aside or not lead or lead[-1] in ":-–—.;；。"
    return label or any(
        c.kind in ("issued", "received", "deadline") for c in (*scope.before, *scope.after)
    )


def _what(case: Case, scope: Scope) -> str | None:
    """What is handed out or in: the head of its clause, else what the text before spoke of."""
    if any(cue.kind == "received" for cue in (*scope.before, *scope.after)):
        return "submissions"
    side = -1 if words(case.language).cues.verbs_stand == "before" else 0
    for near in (scope.before, tuple(reversed(scope.after)), earlier(case, _HANDED)):
        handed = [cue.kind for cue in near if cue.kind in _HANDED]
        if handed:
            return handed[side]
        if any(cue.kind == "papers" for cue in near) and not scope.aside:
            return "documents" if any(cue.kind == "issued" for cue in scope.before) else None
    return None


def _to_come(case: Case, scope: Scope) -> bool:
    """Whether something is due, by a word that says so or because the day is still to come."""
    if scope.due or any(cue.kind == "deadline" for cue in scope.before):
        return True
    return case.head.date is None or case.dated.date.start > case.head.date
