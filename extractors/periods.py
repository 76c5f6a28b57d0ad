"""Every date and period of a document, with its role and the gathering it belongs to."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.gatherings import Named, named_in
from extractors.head import Head
from extractors.patterns import before, pattern
from extractors.readings import Dated, Reading
from schemas.language import Language
from schemas.notice import DatePoint, DateRole, Gathering, Period, Span
from schemas.words import DateRule, words

_PRECISION = {4: "year", 7: "month", 10: "day"}
_NEAR = 6  # letters between a gathering and the organ that holds it


def periods(
    found: Sequence[Reading], head: Head, language: Language, body: str | None
) -> tuple[Period, ...]:
    """Every mention of a date or period in reading order, its role decided by the words around."""
    return tuple(
        _period(reading, dated, head, language, body)
        for reading in found
        for dated in reading.dates
    )


def gatherings(
    found: Sequence[Reading],
    dated: Sequence[Period],
    head: Head,
    body: str | None,
) -> tuple[Gathering, ...]:
    """The sessions and meetings that the document dates, in the order of their first naming."""
    kept: dict[str, Gathering] = {}
    for reading in found:
        for naming in reading.gatherings:
            key = gathering_key(reading, naming, head, body)
            days = _days(dated, key)
            if key in kept or (days is None and naming is not head.gathering):
                continue
            kept[key] = Gathering(
                key,
                naming.text,
                _organ(reading, naming, head, body),
                naming.number,
                naming.session or ("meeting" if naming.kind == "meeting" else None),
                days[0] if days else None,
                days[1] if days else None,
                head.session.place if head.session and naming is head.gathering else None,
                reading.passage.span(naming.start, naming.end),
            )
    return tuple(kept.values())


def main_key(found: Sequence[Reading], head: Head, body: str | None) -> str | None:
    """The key of the gathering that the document is about."""
    for reading in found:
        for naming in reading.gatherings:
            if naming is head.gathering:
                return gathering_key(reading, naming, head, body)
    return None


def gathering_key(reading: Reading, naming: Named, head: Head, body: str | None) -> str:
    """What tells one gathering of a document from the others: organ, kind, number, resumed."""
    organ = _organ(reading, naming, head, body) or "other"
    resumed = "-resumed" if naming.session == "resumed" else ""
    return f"{organ}-{naming.kind}-{naming.number or 'unnumbered'}{resumed}"


def _organ(reading: Reading, naming: Named, head: Head, body: str | None) -> str | None:
    """The organ named right beside; else the body, for a session or the main gathering."""
    for name in reading.names:
        apart = max(name.start - naming.end, naming.start - name.end)
        if name.kind == "organ" and name.key != "bureau" and -1 < apart <= _NEAR + 2:
            return name.key
    main = head.gathering is not None and naming.key == head.gathering.key
    return body or "body" if naming.kind == "session" or main else None


def _days(dated: Sequence[Period], key: str) -> tuple[str, str] | None:
    for period in dated:
        if period.subject == key and period.role in ("session", "meeting") and period.points:
            return period.start, period.end
    return None


def _period(
    reading: Reading, dated: Dated, head: Head, language: Language, body: str | None
) -> Period:
    date = dated.date
    eid = reading.passage.text.eid
    span = Span(eid, date.from_, date.to)
    role: DateRole = "document" if span == head.date_span else "other"
    subject = None
    if role != "document":
        role, about = _role(reading, dated, head, language)
        subject = gathering_key(reading, about, head, body) if about is not None else None
    points = tuple(DatePoint(iso, Span(eid, start, end)) for iso, start, end in date.points)
    return Period(
        date.start, date.end, role, date.text, span, date.time, date.weekday, points, subject
    )


def _role(
    reading: Reading, dated: Dated, head: Head, language: Language
) -> tuple[DateRole, Named | None]:
    about = _about(reading, dated, head, language)
    for rule in words(language).date_rules:
        if _applies(rule, reading, dated, language):
            return rule.role, about  # type: ignore[return-value]
    if about is None:
        return "other", None
    if len(dated.date.start) == 4 and dated.date.start == dated.date.end:
        return ("session" if _adjacent(reading, dated, about) else "other"), about
    return _gathering_role(about, head), about


def _gathering_role(about: Named, head: Head) -> DateRole:
    main = head.gathering is not None and about.key == head.gathering.key
    return "session" if about.kind == "session" or main else "meeting"


def _adjacent(reading: Reading, dated: Dated, about: Named) -> bool:
    return max(about.start - dated.end, dated.start - about.end) <= 2 * _NEAR


def _applies(rule: DateRule, reading: Reading, dated: Dated, language: Language) -> bool:
    if not _precise(rule, dated):
        return False
    plain = reading.plain
    start, end = reading.passage.sentence(dated.start)
    if rule.sentence and not pattern(rule.sentence, language).search(plain[start:end]):
        return False
    if rule.sentence and rule.role == "document-deadline" and dated.date.start != dated.date.end:
        return False
    if rule.before and not before(rule.before, language).search(plain[start : dated.start]):
        return False
    return not rule.after or pattern(rule.after, language).match(plain, dated.end) is not None


def _precise(rule: DateRule, dated: Dated) -> bool:
    precision = _PRECISION[len(dated.date.start)]
    return precision in rule.precision or (dated.date.time is not None and "time" in rule.precision)


def _about(reading: Reading, dated: Dated, head: Head, language: Language) -> Named | None:
    """The gathering a date belongs to: in its sentence, the nearest, one before rather than one
    after; else the one of the heading; else the session itself."""
    if reading.passage.where == "preface":
        return head.gathering
    start, end = reading.passage.sentence(dated.start)
    inside = [n for n in reading.gatherings if start <= n.start < end]
    if inside:
        return min(inside, key=lambda n: _distance(reading.plain, n, dated))
    generic = pattern(rf"(?:{words(language).this_gathering})", language)
    if reading.passage.where == "body" and not generic.search(reading.plain[start:end]):
        return None
    for heading in reversed(reading.passage.headings):
        for naming in named_in(heading, language):
            return naming
    return head.gathering


def _distance(plain: str, naming: Named, dated: Dated) -> int:
    """Letters between; a gathering behind a comma or after the date is a little farther off."""
    if naming.end <= dated.start:
        between = plain[naming.end : dated.start]
        return len(between) + 4 * sum(between.count(sign) for sign in ",，、")
    between = plain[dated.end : naming.start]
    return len(between) + 8 + 4 * sum(between.count(sign) for sign in ",，、")

