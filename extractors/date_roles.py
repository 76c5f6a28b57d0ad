"""What a date is of, told by the words of its clause, its row, its list or its section."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import regex

from extractors.act_days import dated_act
from extractors.date_case import GATHERINGS, Case, Told, around, gathering_role, near
from extractors.date_cues import Cue
from extractors.date_due import handed
from extractors.date_held import bureau, elected, gathered, held
from extractors.date_scopes import COMMAS, Scope, is_due, labels, scopes
from extractors.gatherings import Named
from extractors.outcome_titles import QUOTED
from extractors.patterns import before, pattern
from schemas.vocabulary import DateRole
from schemas.words import outline_words, words

Handler = Callable[[Case, Scope, Cue], Told | None]
# Letters between a gathering and its days: "of", "de", an open bracket.
_BESIDE = {"before": 5, "after": 1}
_OPEN = regex.compile(r"[^.;,()]{0,60}\([^()]{0,40}")  # a gathering's brackets, with its place
_OF_ONE_DAY = ("issued", "opens", "closes", "deadline", "adopted", "elected")


def role(case: Case) -> Told:
    """The role of a date, and the gathering by name that it belongs to, if any."""
    found = _read(case)
    if found[0] in ("meeting", "other") and _spans_session(case):
        return "session", case.head.gathering
    return found


def _spans_session(case: Case) -> bool:
    """Whether a line that is no sentence gives the days of the session, first to last."""
    if case.single or not _of_session(case):
        return False
    stops = tuple(str(outline_words(case.language).stops))
    return not case.reading.plain.rstrip(" *").endswith(stops)


def _read(case: Case) -> Told:
    about = near(case) or around(case)
    due = is_due(case.reading, case.dated, case.language)
    if case.single and not due and dated_act(case.reading, case.dated, case.language):
        return "adoption", about
    block = case.reading.passage.where == "preface" and not due
    if block and about is not None and not case.years:
        return _of_block(case, about), about
    for scope in scopes(case.reading, case.dated, case.language):
        found = _told(case, scope)
        if found is not None and not (found[0] == "meeting" and case.long):
            return found[0], found[1] or (None if found[0] == "meeting" else about)
    return _untold(case, about, due)


def _untold(case: Case, about: Named | None, due: bool) -> Told:
    """The role of a date of which no words tell: days are those of the session, or of a meeting."""
    if case.long:
        return "other", None
    if not case.single and _of_session(case):
        return "session", about
    days = len(case.dated.date.start) == 10 and (not case.single or _lists_items(case))
    timed = case.dated.date.time and not due
    return ("meeting" if days or timed or _in_timetable(case) else "other"), None


def _of_session(case: Case) -> bool:
    """Whether days are those of the session, from the first to the last."""
    session, dated = case.head.session, case.dated.date
    return session is not None and (session.start, session.end) == (dated.start, dated.end)


def _in_timetable(case: Case) -> bool:
    """Whether a date is a day of the session that a row of a table begins with."""
    session, table = case.head.session, case.reading.passage.table
    if not case.day or table is None or session is None or not (session.start and session.end):
        return False
    own = case.reading.passage.text
    first = any(row and own in row[0].texts for row in table.rows)
    return first and session.start <= case.dated.date.start <= session.end


def _lists_items(case: Case) -> bool:
    """Whether a day of a timetable has the items that are taken up on it beside it."""
    row, _ = labels(case.reading)
    item = rf"(?:^|\. )(?:{words(case.language).item_column})\p{{L}}{{0,3}} ?\(?\d"
    return case.single and bool(row) and pattern(item, case.language).search(row) is not None


def _of_block(case: Case, about: Named) -> DateRole:
    """In a title block a day with a time is an opening; one outside the session is of issue."""
    session, day = case.head.session, case.dated.date.start
    if case.day and case.dated.date.time:
        return "session-opening"
    outside = session and session.start and session.end and not session.start <= day <= session.end
    plain = case.dated.date.weekday is None and not case.reading.gatherings
    if case.day and outside and plain:
        return "document"
    if _within_session(case):
        return "meeting"
    return gathering_role(case, about)


def _within_session(case: Case) -> bool:
    """Whether days are some of those of the session, as those of a segment are."""
    session, dated = case.head.session, case.dated.date
    if session is None or not (session.start and session.end) or case.single:
        return False
    return not _of_session(case) and session.start <= dated.start and dated.end <= session.end


def _told(case: Case, scope: Scope) -> Told | None:
    found = _acts(case, scope) or _at_meeting(case, scope)
    found = found or (_due if scope.due else _beside)(case, scope)
    if found is not None or scope.due:
        return found
    for group in scope.groups(words(case.language).cues.verbs_stand):
        for cue in group:
            handler = _HANDLERS.get(cue.kind)
            found = handler(case, scope, cue) if handler is not None else None
            if found is not None:
                return found
    return None


def _acts(case: Case, scope: Scope) -> Told | None:
    """An outcome without number dated by what stands right before the date."""
    of = before(rf"(?:{words(case.language).cues.of_act})\s*", case.language)
    act = next((cue for cue in scope.before if cue.kind in ("act", *GATHERINGS)), None)
    if act is None or act.kind != "act" or scope.aside or not case.single:
        return None
    own = not any(act.end <= d.start < case.dated.start for d in case.reading.dates)
    said = of.search(case.reading.plain, act.end, case.dated.start)
    return ("adoption", None) if own and said else None


def _at_meeting(case: Case, scope: Scope) -> Told | None:
    """ "At its 5th plenary meeting, on 12 May 2025, the Assembly adopted resolution 2/1"."""
    gathering = next((cue for cue in scope.before if cue.kind in GATHERINGS), None)
    if gathering is None or gathering.naming is None or not case.day or scope.aside:
        return None
    if case.reading.plain[case.dated.end :][:1] not in COMMAS or "held" in {
        cue.kind for cue in scope.before
    }:
        return None
    kinds = [cue.kind for cue in scope.after]
    acts = "adopted" in kinds and "act" in kinds[kinds.index("adopted") :]
    sitting = gathering.naming.kind == "meeting" and gathering_role(case, gathering.naming)
    return ("adoption", None) if acts and sitting == "meeting" else None


def _beside(case: Case, scope: Scope) -> Told | None:
    """A gathering right before its days: "at its meeting of 5 May", "third session (5–9 June)"."""
    told = [cue for cue in scope.before if cue.kind != "organ"]
    nearest = told[0] if told and not scope.aside else None
    if nearest is None or nearest.kind not in GATHERINGS:
        return None
    stand = words(case.language).cues.verbs_stand
    inside = [cue for cue in scope.after if cue.start < scope.clause and stand == "after"]
    counted = any(cue.kind in _OF_ONE_DAY for cue in (*scope.before, *inside))
    width = _BESIDE[stand]
    lead = case.reading.plain[nearest.end : case.dated.start]
    close = (len(lead) <= width and not (case.day and counted)) or _OPEN.fullmatch(lead) is not None
    return gathered(case, scope, nearest, held=lead.rstrip().endswith("(")) if close else None


def _due(case: Case, scope: Scope) -> Told | None:
    """What is due: a gathering to be held, something handed out or in; a plan has its years."""
    first = scope.after if words(case.language).cues.verbs_stand == "after" else ()
    for cue in (*first, *scope.before, *scope.after):
        handler = _DUE.get(cue.kind)
        found = handler(case, scope, cue) if handler is not None else None
        if found is not None:
            return found
    return ("other", None) if scope.aside else None


def _opens(case: Case, scope: Scope, cue: Cue) -> Told | None:
    """An opening with its day; what is not a gathering may open too, as a registration."""
    subjects = [other for other in scope.before if other.kind in ("submissions", *GATHERINGS)]
    if subjects and subjects[0].kind == "submissions":
        return "other", None
    if case.day:
        return "session-opening", None
    return None


def _closes(case: Case, scope: Scope, cue: Cue) -> Told | None:
    return ("other", None) if case.day and not scope.aside else None


def _adopted(case: Case, scope: Scope, cue: Cue) -> Told | None:
    planned = any(c.kind == "plan" and c.start > cue.end for c in scope.before)
    apart = case.years and (scope.aside or planned or _quoted(case, cue))
    told = case.single and not (scope.row or apart)
    kinds = {other.kind for other in (*scope.before, *scope.after)}
    if told and not scope.aside and "papers" in kinds and "act" not in kinds:
        return _approved(case, scope)
    return ("adoption", None) if told else None


def _quoted(case: Case, cue: Cue) -> bool:
    """Whether a date stands in quotation marks or brackets, as in the title of what was adopted."""
    between = case.reading.plain[cue.end : case.dated.start]
    return between.count("(") > between.count(")") or any(
        match.start() < case.dated.start < match.end()
        for match in QUOTED.finditer(case.reading.plain)
    )


def _approved(case: Case, scope: Scope) -> Told:
    """The day of a report or an agenda, which is no outcome: that of the meeting it was put to."""
    around_it = (*scope.before, *(c for c in scope.after if c.start < scope.clause))
    beside = next((cue for cue in around_it if cue.kind in GATHERINGS), None)
    if beside is not None and any(cue.kind == "bureau" for cue in around_it):
        return "bureau-meeting", None
    return (gathered(case, scope, beside) if beside is not None else None) or ("other", None)


def _decided(case: Case, scope: Scope, cue: Cue) -> Told | None:
    """ "On 5 May 2025, in its resolution 2/1, the Assembly decided": with the outcome beside it."""
    acts = [c for c in (*scope.before, *scope.after) if c.kind == "act"]
    of = before(rf"(?:{words(case.language).cues.of_act})\s*", case.language)
    dates = of.search(case.reading.plain, 0, case.dated.start) is not None
    after = cue in scope.after and acts and not dates
    return ("adoption", None) if after and case.day and not scope.aside else None


def _planned(case: Case, scope: Scope, cue: Cue) -> Told | None:
    """A plan has its years; accounts of them, or words of another place, say less."""
    if not case.years or (scope.aside and case.single):
        return None
    accounts = any(other.kind == "accounts" for other in scope.before)
    return ("other" if accounts else "plan-period"), None


def _apart(case: Case, scope: Scope, cue: Cue) -> Told | None:
    """Neither: but a plan that is extended still has its years."""
    plan = next((c for c in (*scope.before, *scope.after) if c.kind == "plan"), None)
    return _planned(case, scope, plan) if plan is not None and case.years else ("other", None)


_DUE: Mapping[str, Handler] = {
    "held": held,
    "plan": _planned,
    "issued": handed,
    "received": handed,
    "deadline": handed,
    "documents": handed,
    "submissions": handed,
}
_HANDLERS: Mapping[str, Handler] = {
    "held": held,
    "opens": _opens,
    "closes": _closes,
    "adopted": _adopted,
    "elected": elected,
    "issued": handed,
    "received": handed,
    "deadline": handed,
    "documents": handed,
    "submissions": handed,
    "named": gathered,
    "this": gathered,
    "meets": gathered,
    "bureau": bureau,
    "plan": _planned,
    "apart": _apart,
    "decided": _decided,
}
