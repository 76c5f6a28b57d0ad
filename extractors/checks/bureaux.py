"""Bureaux against their stated composition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from extractors.checks.case import Case
from extractors.names import names
from extractors.passages import Passage
from extractors.patterns import pattern
from schemas.notice import Bureau, Finding, Span
from schemas.words import words

_GROUPS = 5  # the regional groups of Member States of the United Nations


def seats(case: Case) -> Iterator[Finding]:
    """Each bureau has the seats that the notice states, or else that the body's rule gives."""
    stated = {q.of: int(q.value) for q in case.notice.quantities if q.role == "seats" and q.of}
    spans = tuple(q.span for q in case.notice.quantities if q.role == "seats")
    rule = case.rule("bureau")
    expected = stated or (rule[0] if rule is not None else None)
    if not isinstance(expected, Mapping):
        return
    for bureau in case.notice.bureaux:
        found = Counter(officer.role for officer in bureau.officers)
        same = dict(found) == dict(expected)
        detail = f"{bureau.term} bureau: {_named(found)} listed, {_named(expected)} stated"
        yield Finding("bureau-seats", "pass" if same else "fail", detail, (*spans, bureau.span))


def _named(counts: Mapping[Any, Any]) -> str:
    return ", ".join(f"{number} {role}" for role, number in counts.items())


def groups(case: Case) -> Iterator[Finding]:
    """In a bureau of five seats each regional group holds one."""
    for bureau in case.notice.bureaux:
        held = [officer.group for officer in bureau.officers if officer.group is not None]
        if len(bureau.officers) == len(held) == _GROUPS:
            repeated = [group for group, number in Counter(held).items() if number > 1]
            status = "warn" if repeated else "pass"
            detail = f"{bureau.term} bureau: " + (
                f"more than one seat for {', '.join(repeated)}" if repeated else "one seat each"
            )
            yield Finding("bureau-groups", status, detail, _spans(bureau))  # type: ignore[arg-type]


def unmatched(case: Case) -> Iterator[Finding]:
    """Sentences that fill several offices with several States, of which none could be told."""
    told = [officer.span for bureau in case.notice.bureaux for officer in bureau.officers]
    for passage in case.passages().values():
        if passage.where == "body" and passage.annex is None:
            for start, end in _filling(passage, case):
                place = passage.span(start, end)
                if not any(_within(span, place) for span in told):
                    detail = (
                        f"which State holds which office is not clear: {passage.printed(place)}"
                    )
                    yield Finding("bureau-unmatched", "warn", detail, (place,))


def _filling(passage: Passage, case: Case) -> Iterator[tuple[int, int]]:
    """The sentences of a text that say of several offices and States that they are filled."""
    cue = pattern(rf"(?:{words(case.language).elects})", case.language)
    position = 0
    while position < len(passage.plain):
        start, end = passage.sentence(position)
        position = max(end, position + 1)
        text = passage.plain[start:end]
        if cue.search(text) is not None:
            found = names(text, case.language, case.body)
            offices = {name.key for name in found if name.kind == "role"} - {"member"}
            states = {name.key for name in found if name.kind == "state"}
            if len(offices) > 1 and len(states) > 1:
                yield start, end


def _within(span: Span, place: Span) -> bool:
    return span.eid == place.eid and place.start <= span.start < place.end


def _spans(bureau: Bureau) -> tuple[Span, ...]:
    return tuple(officer.span for officer in bureau.officers)
