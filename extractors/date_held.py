"""Dates of what takes place: sessions, meetings, those of a bureau, elections."""

from __future__ import annotations

from extractors.date_case import GATHERINGS, Case, Told, around, earlier, gathering_role
from extractors.date_cues import Cue, cues
from extractors.date_due import handed
from extractors.date_scopes import COMMAS, Scope
from extractors.folding import fold
from extractors.gatherings import Named
from extractors.patterns import before, pattern
from schemas.words import words

_CLOSE = 25  # letters between a verb and the gathering right after it
_OWN = 30  # letters before a meeting in which a word says whose it is
_NEAR = 12  # letters between a gathering and a year that dates it without a verb
_SUBJECTS = (*GATHERINGS, "elected")


def held(case: Case, scope: Scope, cue: Cue) -> Told | None:
    """What is nearest to the verb: a gathering, the bureau, an election; else the gathering that
    the text before spoke of."""
    if case.day and any(other.kind == "opens" for other in scope.before):
        return "session-opening", None
    if _adopts(case, scope):
        return "adoption", None
    if case.day and any(other.kind == "deadline" for other in scope.before):
        return handed(case, scope, cue)
    subject = _subject(case, scope, cue)
    return _held_by_none(case, scope) if subject is None else _held_by(case, scope, subject)


def _held_by(case: Case, scope: Scope, subject: Cue) -> Told | None:
    """What is said to be held: an election, or a gathering, perhaps of the bureau named before."""
    if subject.kind == "elected":
        return elected(case, scope, subject)
    again = _held_by_bureau(case) if subject.kind == "meets" and _again(case, scope) else None
    return again or gathered(case, scope, subject, held=True)


def _held_by_none(case: Case, scope: Scope) -> Told | None:
    """What a verb without a gathering is said of: a closing, the bureau, an organ, or the gathering
    that the text before spoke of."""
    kinds = {other.kind for other in scope.before}
    if "closes" in kinds and case.day:
        return "other", None
    if "bureau" in kinds and (case.day or not scope.aside):
        return "bureau-meeting", None
    if scope.aside:
        return None
    return _held_by_bureau(case) or _held_by_organ(case, scope) or _held_earlier(case, scope)


def _adopts(case: Case, scope: Scope) -> bool:
    """Whether a sentence says what was adopted, at a meeting held on its day."""
    acts = any(cue.kind == "act" for cue in (*scope.before, *scope.after))
    adopted = any(cue.kind == "adopted" for cue in scope.before)
    own = not any(cue.kind == "named" for cue in scope.before)
    return case.day and acts and adopted and own and not scope.aside


def _again(case: Case, scope: Scope) -> bool:
    """Whether the sentence of a date has dated something before."""
    start, _ = case.reading.passage.sentence(case.dated.start)
    earlier = (d.start for d in case.reading.dates if d.start < case.dated.start)
    return not scope.aside and any(place >= start for place in earlier)


def _held_by_bureau(case: Case) -> Told | None:
    """A meeting of the bureau, where a sentence began with it: "the bureau met in May and will
    meet again on …"."""
    start, _ = case.reading.passage.sentence(case.dated.start)
    if start == case.dated.start or not case.day:
        return None
    subject = _first(case, start, case.dated.start)
    if subject is None and start:  # "It will meet again on …"
        subject = _first(case, case.reading.passage.sentence(start - 1)[0], start)
    return ("bureau-meeting", None) if subject is not None and subject.kind == "bureau" else None


def _first(case: Case, start: int, end: int) -> Cue | None:
    """The first organ or gathering that a stretch of text names, of which it may be said."""
    known = cues(case.reading.plain, start, end, case.reading.gatherings, case.language)
    return next((cue for cue in known if cue.kind in ("bureau", "organ", *GATHERINGS)), None)


def _subject(case: Case, scope: Scope, verb: Cue) -> Cue | None:
    """The gathering or election that a verb is said of: right after it, else before it, else
    anywhere after it."""
    known = sorted((*scope.before, *scope.after), key=lambda cue: cue.start)
    subjects = [c for c in known if c.kind in _SUBJECTS and not _is_body(case, c)]
    later = [c.start for c in scope.after if c.kind == "held" and c.start > verb.end]
    stop = min(later, default=len(case.reading.plain))  # what another verb is said of
    after = [cue for cue in subjects if verb.end <= cue.start < stop]
    lead = [cue for cue in subjects if cue.end <= verb.start]
    if lead and lead[-1].kind == "elected":
        return lead[-1]
    gap = case.reading.plain[verb.end : after[0].start] if after else ""
    if after and len(gap) <= _CLOSE and not any(comma in gap for comma in COMMAS):
        return after[0]
    if not lead and any(cue.kind == "groups" and cue.end <= verb.start for cue in known):
        return None
    return lead[-1] if lead else after[0] if after else None


def _is_body(case: Case, cue: Cue) -> bool:
    """Whether a word for a gathering is the body that does something else: "held in Rome from 3 to
    7 May 2025, the Conference adopted"."""
    gap = case.reading.plain[case.dated.end : cue.start]
    word = case.reading.plain[cue.start : cue.end]
    organ = pattern(rf"(?:{words(case.language).organ_nouns})", case.language).fullmatch(word)
    parted = any(comma in gap for comma in COMMAS)
    return parted and cue.kind == "meets" and organ is not None and _of_body(case, cue)


def _of_body(case: Case, cue: Cue) -> bool:
    name = case.head.body.text if case.head.body is not None else ""
    printed = case.reading.plain[cue.start : cue.end].casefold()
    return printed in fold(name).plain.casefold()


def _held_by_organ(case: Case, scope: Scope) -> Told | None:
    """A session where the body itself meets, a meeting where another organ or group does."""
    inside = [cue for cue in scope.after if cue.start < scope.clause and cue.kind == "groups"]
    for cue in (*scope.before, *inside):
        if cue.kind == "groups":
            return "meeting", None
        if cue.kind == "organ":
            own = _of_body(case, cue)
            if case.years and not case.single:
                return None
            return ("session" if own else "meeting"), case.head.gathering if own else None
    return None


def _held_earlier(case: Case, scope: Scope) -> Told | None:
    """The gathering that the text before spoke of: "the next one will be held in 2028"."""
    known = [cue for cue in earlier(case, GATHERINGS) if cue.kind in GATHERINGS]
    return gathered(case, scope, known[-1], held=True) if known else None


def gathered(case: Case, scope: Scope, cue: Cue, held: bool = False) -> Told | None:
    """The role of a date of a gathering; a year needs a verb, or the gathering right beside it."""
    if case.years and not (held or (case.single and _adjacent(case, cue, scope))):
        return None
    if cue.naming is not None:
        return _named(case, scope, cue, cue.naming)
    if _of_bureau(case, scope, cue):
        return "bureau-meeting", None
    if cue.kind == "this" and case.day and _during(case, cue):
        return "meeting", None
    about = around(case)
    if cue.kind == "this" and about is not None and not scope.aside:
        return gathering_role(case, about), about
    return ("session" if _is_session(cue, scope) else "meeting"), None


def _of_bureau(case: Case, scope: Scope, cue: Cue) -> bool:
    """Whether a gathering is a meeting of the bureau that is named beside it, or before it."""
    tied = any(
        other.kind == "bureau" and (other in scope.before or _tied(case, other, cue))
        for other in (*scope.before, *scope.after)
    )
    beside = tied or (cue.kind == "this" and _acts_after(scope))
    if beside and case.short and _is_meeting(case, cue):
        return True
    return cue.kind == "meets" and case.single and _of_bureau_named_before(case, cue)


def _of_bureau_named_before(case: Case, cue: Cue) -> bool:
    """Whether a meeting is that of the bureau that was spoken of last: "its next meeting"."""
    if not _own(case, cue):
        return False
    said = pattern(
        rf"(?:{words(case.language).cues.bureau}|{words(case.language).organ_nouns})", case.language
    )
    known = [match[0] for match in said.finditer(case.reading.plain, 0, cue.start)]
    form = pattern(words(case.language).cues.bureau, case.language)
    return bool(known) and form.search(known[-1]) is not None


def _own(case: Case, cue: Cue) -> bool:
    """Whether a word right before a meeting says that it is of what was spoken of last: "its"."""
    form = before(words(case.language).cues.own, case.language)
    return form.search(case.reading.plain, max(0, cue.start - _OWN), cue.start) is not None


def _during(case: Case, cue: Cue) -> bool:
    """Whether something takes place within a session: "during the session, on 5 May, …"."""
    lead = before(rf"(?:{words(case.language).cues.during})", case.language)
    return lead.search(case.reading.plain, 0, cue.start) is not None


def _acts_after(scope: Scope) -> bool:
    """Whether the bureau is what acts behind a date: "at its meeting of 5 May the bureau …"."""
    after = [c for c in scope.after if c.start < scope.clause]
    return bool(after) and after[0].kind == "bureau"


def _is_session(cue: Cue, scope: Scope) -> bool:
    return cue.kind == "sessions" or (cue.kind == "this" and not scope.aside)


def _is_meeting(case: Case, cue: Cue) -> bool:
    """Whether a gathering is called a meeting, as those of a bureau are, not a session."""
    form = pattern(rf"(?:{words(case.language).cues.meets})", case.language)
    return cue.kind == "meets" or bool(form.search(case.reading.plain, cue.start, cue.end))


def _named(case: Case, scope: Scope, cue: Cue, naming: Named) -> Told | None:
    if scope.aside and not scope.row:
        return None
    beside = (c for c in scope.before if c.kind == "bureau")
    behind = words(case.language).cues.verbs_stand == "after" and naming.kind == "meeting"
    own = _own(case, cue) or (behind and cue.start >= case.dated.end)
    if any(_tied(case, c, cue) for c in beside) or (own and _held_by_bureau(case)):
        return "bureau-meeting", naming
    return gathering_role(case, naming), naming


def _tied(case: Case, one: Cue, other: Cue) -> bool:
    """Whether two cues stand beside each other with only words that tie them: "of the"."""
    first, last = sorted((one, other), key=lambda cue: cue.start)
    ties = pattern(rf"\s*(?:(?:{words(case.language).connectors})\s*)*", case.language)
    return ties.fullmatch(case.reading.plain, first.end, last.start) is not None


def _adjacent(case: Case, cue: Cue, scope: Scope) -> bool:
    dated = case.dated
    gap = max(cue.start - dated.end, dated.start - cue.end)
    return cue.kind in ("named", "sessions") and not scope.aside and gap <= _NEAR


def bureau(case: Case, scope: Scope, cue: Cue) -> Told | None:
    """A day on which the bureau does something, where nothing else is said of it."""
    alone = case.day and cue in scope.before and not any(c.is_verb for c in scope.before)
    return ("bureau-meeting", None) if alone and not scope.aside else None


def elected(case: Case, scope: Scope, cue: Cue) -> Told | None:
    """An election has its day or year; a range of years beside it is the term."""
    return ("election" if case.single else "other"), None
