"""Every date and period of a document, with its role and the gathering it belongs to."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.gatherings import Named, named_in
from extractors.head import Head
from extractors.patterns import before, pattern
from extractors.readings import Dated, Reading
from extractors.register import Register
from schemas.language import Language
from schemas.notice import DatePoint, DateRole, Gathering, Period, Span
from schemas.words import DateRule, words

_PRECISION = {4: "year", 7: "month", 10: "day"}
_TAIL = 60  # letters after a date within which words say what it is of
_SINGLE = {"document-deadline", "adoption", "session-opening"}  # they fall on one day
_NEAR = 6  # letters between a gathering and the organ that holds it


def periods(
    found: Sequence[Reading], head: Head, language: Language, register: Register
) -> tuple[Period, ...]:
    """Every mention of a date or period in reading order, its role decided by the words around."""
    return tuple(
        _period(reading, dated, head, language, register)
        for reading in found
        for dated in reading.dates
    )


def gatherings(
    found: Sequence[Reading], dated: Sequence[Period], head: Head, register: Register
) -> tuple[Gathering, ...]:
    """The sessions and meetings that the document dates, in the order of their first naming."""
    kept: dict[str, Gathering] = {}
    for reading in found:
        for naming in reading.gatherings:
            key = register.key(reading, naming)
            days = _days(dated, key)
            if key not in kept and (days is not None or register.is_main(naming)):
                kept[key] = Gathering(
                    key,
                    naming.text,
                    register.organ(reading, naming),
                    naming.number,
                    naming.session or ("meeting" if naming.kind == "meeting" else None),
                    days[0] if days else None,
                    days[1] if days else None,
                    head.session.place if head.session and register.is_main(naming) else None,
                    reading.passage.span(naming.start, naming.end),
                )
    return tuple(kept.values())


def main_key(found: Sequence[Reading], register: Register) -> str | None:
    """The key of the gathering that the document is about."""
    for reading in found:
        for naming in reading.gatherings:
            if naming is register.main:
                return register.key(reading, naming)
    return None


def _days(dated: Sequence[Period], key: str) -> tuple[str, str] | None:
    for period in dated:
        if period.subject == key and period.role in ("session", "meeting") and period.points:
            return period.start, period.end
    return None


def _period(
    reading: Reading, dated: Dated, head: Head, language: Language, register: Register
) -> Period:
    date = dated.date
    eid = reading.passage.text.eid
    span = Span(eid, date.from_, date.to)
    role: DateRole = "document" if span == head.date_span else "other"
    subject = None
    if role != "document":
        role, about = _role(reading, dated, head, language, register)
        subject = register.key(reading, about) if about is not None else None
    points = tuple(DatePoint(iso, Span(eid, start, end)) for iso, start, end in date.points)
    return Period(
        date.start, date.end, role, date.text, span, date.time, date.weekday, points, subject
    )


def _role(
    reading: Reading, dated: Dated, head: Head, language: Language, register: Register
) -> tuple[DateRole, Named | None]:
    near = _near(reading, dated, language)
    about = near or _around(reading, dated, head, language)
    for rule in words(language).date_rules:
        if _applies(rule, reading, dated, language):
            return rule.role, about  # type: ignore[return-value]
    if reading.passage.where == "preface" and about is not None:
        return _gathering_role(reading, about, register), about
    single_year = len(dated.date.start) == 4 and dated.date.start == dated.date.end
    if single_year and (near is None or not _adjacent(dated, near)):
        return "other", about
    return _by_cue(reading, dated, about, language, register)


def _by_cue(
    reading: Reading, dated: Dated, about: Named | None, language: Language, register: Register
) -> tuple[DateRole, Named | None]:
    """The role that the nearest words give, those since the date before rather than those after:
    something due, a meeting without number, a gathering."""
    start, end = _reach(reading, dated)
    lead = reading.plain[start : dated.start]
    single = dated.date.start == dated.date.end
    if single and before(rf"(?:{words(language).due})\s*", language).search(lead):
        return "other", about
    met = _meets(reading, start, dated.start, language)
    held = [n for n in reading.gatherings if start <= n.start and n.end <= dated.start]
    if met and (not held or met[-1] > held[-1].end):
        return "meeting", None
    if about is not None:
        return _gathering_role(reading, about, register), about
    after = _meets(reading, dated.end, min(end, dated.end + _TAIL), language)
    days = len(dated.date.start) == 10 and not single
    return ("meeting" if after or days or dated.date.time else "other"), None


def _reach(reading: Reading, dated: Dated) -> tuple[int, int]:
    """The part of the sentence around a date that no other date lies in."""
    start, end = reading.passage.sentence(dated.start)
    start = max([start, *(d.end for d in reading.dates if d.end <= dated.start)])
    return start, min([end, *(d.start for d in reading.dates if d.start >= dated.end)])


def _meets(reading: Reading, start: int, end: int, language: Language) -> list[int]:
    """Where words within a part of the text say that people meet, numbered gatherings apart."""
    form = pattern(rf"(?:{words(language).meets})", language)
    return [
        match.end()
        for match in form.finditer(reading.plain, start, end)
        if not any(n.start < match.end() and match.start() < n.end for n in reading.gatherings)
    ]


def _gathering_role(reading: Reading, about: Named, register: Register) -> DateRole:
    """A conference of the parties calls its sessions meetings: they are sessions all the same."""
    main = register.main
    alike = main is not None and about.kind == main.kind
    own = alike and register.organ(reading, about) == register.body
    return "session" if about.kind == "session" or own else "meeting"


def _adjacent(dated: Dated, near: Named) -> bool:
    return max(near.start - dated.end, dated.start - near.end) <= 2 * _NEAR


def _applies(rule: DateRule, reading: Reading, dated: Dated, language: Language) -> bool:
    if not _precise(rule, dated):
        return False
    plain = reading.plain
    start, end = reading.passage.sentence(dated.start)
    if rule.sentence and not pattern(rule.sentence, language).search(plain[start:end]):
        return False
    if rule.role in _SINGLE and dated.date.start != dated.date.end:
        return False
    if rule.before and not before(rule.before, language).search(plain[start : dated.start]):
        return False
    return not rule.after or pattern(rule.after, language).match(plain, dated.end) is not None


def _precise(rule: DateRule, dated: Dated) -> bool:
    precision = _PRECISION[len(dated.date.start)]
    return precision in rule.precision or (dated.date.time is not None and "time" in rule.precision)


def _near(reading: Reading, dated: Dated, language: Language) -> Named | None:
    """The gathering a date belongs to within its sentence: one it describes ("held in June"),
    else the nearest before it, else the nearest after it."""
    start, end = reading.passage.sentence(dated.start)
    inside = [n for n in reading.gatherings if start <= n.start < end]
    described = pattern(rf"(?:{words(language).describing})", language)
    for naming in inside:
        if naming.start >= dated.end and described.fullmatch(
            reading.plain, dated.end, naming.start
        ):
            return naming
    before_it = [n for n in inside if n.end <= dated.start]
    return before_it[-1] if before_it else next((n for n in inside), None)


def _around(reading: Reading, dated: Dated, head: Head, language: Language) -> Named | None:
    """The gathering that surrounds a date: of the title block, of a heading, or the session itself
    where the sentence says "the session"."""
    where = reading.passage.where
    if where == "preface":
        return head.gathering
    start, end = reading.passage.sentence(dated.start)
    generic = pattern(rf"(?:{words(language).this_gathering})", language)
    if where not in ("body", "annex") or not generic.search(reading.plain[start:end]):
        return None
    for heading in reversed(reading.passage.headings):
        for naming in named_in(heading, language):
            return naming
    return head.gathering
