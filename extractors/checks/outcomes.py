"""Outcomes against their numbers, their stated count, and what cites them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from extractors.checks.case import Case, compare
from extractors.checks.series import Series, series
from extractors.folding import fold
from schemas.notice import AgendaItem, Entry, Finding, Outcome, Quantity

_COVERED = 0.5  # an issue is the matter of an item when it repeats more of its pairs than this


def counts(case: Case) -> Iterator[Finding]:
    """A stated count of resolutions or decisions is the number of those listed."""
    for quantity in case.notice.quantities:
        listed = [o for o in case.notice.outcomes if o.kind == quantity.of]
        if quantity.role != "count" or not listed:
            continue
        status = "pass" if int(quantity.value) == len(listed) else _status(quantity)
        why = f"number of {quantity.of}s"
        spans = [quantity.span, *(o.span for o in listed)]
        yield compare("outcome-count", status, quantity.value, len(listed), spans, why)  # type: ignore[arg-type]


def _status(quantity: Quantity) -> str:
    """In words “one resolution” may be any one of them; a figure is a count."""
    return "fail" if regex.search(r"\d", fold(quantity.text).plain) else "warn"


def numbers(case: Case) -> Iterator[Finding]:
    """Numbers of one kind run on without gap or repeat, and carry the number of the session."""
    for kind in dict.fromkeys(o.kind for o in case.notice.outcomes):
        listed = [o for o in case.notice.outcomes if o.kind == kind and o.number]
        read = series([str(o.number) for o in listed]) if len(listed) > 1 else None
        if read is None:
            continue
        yield _sequence(kind, listed, read.values)
        yield from _prefix(case, kind, listed, {shared.rstrip("#/.") for shared in read.shared})


def _sequence(kind: str, listed: Sequence[Outcome], values: Sequence[int]) -> Finding:
    expected = list(range(values[0], values[0] + len(values)))
    spans = tuple(o.span for o in listed)
    if list(values) == expected:
        detail = f"{kind}s run from {listed[0].number} to {listed[-1].number} without gap"
        return Finding("outcome-numbers", "pass", detail, spans)
    missing = sorted(set(range(min(values), max(values) + 1)) - set(values))
    repeated = sorted({v for v in values if list(values).count(v) > 1})
    detail = f"{kind} numbers: missing {missing or 'none'}, repeated {repeated or 'none'}"
    status = "fail" if repeated else "warn" if missing else "pass"
    return Finding("outcome-numbers", status, detail, spans)  # type: ignore[arg-type]


def _prefix(case: Case, kind: str, listed: Sequence[Outcome], stems: set[str]) -> Iterator[Finding]:
    session = case.notice.session
    if session is None or session.number is None or not all(stem.isdigit() for stem in stems):
        return
    expected = {str(session.number), str(session.number - 1)}
    status = "pass" if len(stems) == 1 and stems <= expected else "warn"
    spans = [o.span for o in listed]
    why = f"session in the numbers of {kind}s"
    yield compare("outcome-session", status, ", ".join(sorted(stems)), session.number, spans, why)  # type: ignore[arg-type]


def unnumbered(case: Case) -> Iterator[Finding]:
    """An outcome without a number is named."""
    for outcome in case.notice.outcomes:
        if outcome.number is None:
            detail = f"{outcome.kind} without a number: {outcome.title}"
            yield Finding("outcome-number", "warn", detail, (outcome.span,))


def cited(case: Case) -> Iterator[Finding]:
    """An outcome of the body that is cited by a number of the listed session is in the list."""
    listed: dict[str, list[str]] = {"resolution": [], "decision": []}
    for outcome in case.notice.outcomes:
        if outcome.kind in listed and outcome.number is not None:
            listed[outcome.kind].append(outcome.number)
    read = {kind: series(numbers) for kind, numbers in listed.items()}
    for reference in case.notice.references:
        if reference.kind not in listed or reference.organ not in (None, case.notice.body_key):
            continue
        there = reference.value in listed[reference.kind]
        if there or _belongs(reference.value, read[reference.kind]):
            detail = f"{reference.kind} {reference.value} is {'' if there else 'not '}in the list"
            yield Finding("cited-outcome", "pass" if there else "fail", detail, (reference.span,))


def _belongs(number: str, listed: Series | None) -> bool:
    """Whether a list must have a number: it is of the series, and the list begins before it.

    A list that does not begin with 1 is a part of one, which need not go on to the end.
    """
    value = listed.value(number) if listed is not None else None
    if listed is None or value is None:
        return False
    first, last = min(listed.values), max(listed.values)
    return first == 1 or first < value < last


def issues(case: Case) -> Iterator[Finding]:
    """A key issue has an item on the agenda of the session."""
    if not case.notice.issues or not case.notice.agendas:
        return
    items = [_matter(case, i) for i in _leaves(case.notice.agendas[0].items) if i.title]
    without = [
        issue
        for issue in case.notice.issues
        if not any(_covers(_matter(case, issue), item) for item in items)
    ]
    if without:
        named = "; ".join(f"{i.number or ''} {i.text}".strip() for i in without)
        spans = tuple(i.span for i in without)
        yield Finding("issue-on-agenda", "warn", f"no agenda item of its own: {named}", spans)
    else:
        yield Finding("issue-on-agenda", "pass", "every key issue has an agenda item")


def _leaves(items: Sequence[AgendaItem]) -> Iterator[AgendaItem]:
    for item in items:
        yield item
        yield from _leaves(item.items)


def _matter(case: Case, named: AgendaItem | Entry) -> set[str]:
    """The pairs of what an item or issue is about: the name of the body itself says nothing."""
    text = named.text if isinstance(named, Entry) else named.title or ""
    own = (m.span for m in case.notice.mentions if m.key == case.notice.body_key)
    for span in sorted((s for s in own if s.eid == named.span.eid), key=lambda s: -s.start):
        start, end = span.start - named.span.start, span.end - named.span.start
        if 0 <= start < end <= len(text):
            text = f"{text[:start]} {text[end:]}"
    return _pairs(text)


def _covers(issue: set[str], item: set[str]) -> bool:
    return len(item & issue) > _COVERED * len(item)


def _pairs(text: str) -> set[str]:
    """Neighbouring pairs: of characters in Chinese, of letters within long words elsewhere."""
    plain = fold(text).plain.casefold()
    if regex.search(r"\p{Han}", plain):
        letters = regex.sub(r"[^\p{L}\p{N}]", "", plain)
        return {letters[i : i + 2] for i in range(len(letters) - 1)}
    return {word for word in regex.findall(r"[\p{L}\p{N}-]+", plain) if len(word) > 3}
