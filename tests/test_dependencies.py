"""One fact of the record changed: what depends on it changes in the drafts, and nothing else."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from extractors.akn import read as read_record
from extractors.notice import extract
from extractors.source import read
from schemas.language import language
from schemas.notice import Notice, Span
from schemas.outline import Text
from tests.draft_notices import SAMPLES
from tests.factories import MARKUP_DATE
from writers.akn import write
from writers.outlook.agenda import YEAR, last_agenda
from writers.outlook.record import record
from writers.phrases import phrases
from writers.word import papers
from writers.word.inlines import Bracket, Inline, Inlines, Noted, Stated, text_of
from writers.word.open_values import family
from writers.word.paper import Block, Line, Paper, Table

DEPENDENCIES = tomllib.loads((Path(__file__).parent / "dependencies.toml").read_text("utf-8"))
LANGUAGES = ("ar", "en", "zh")
NOTE = "cover-note.docx"
Change = tuple[str, Notice]  # the fact by its place, and the notice with it changed


@cache
def notice(code: str) -> Notice:
    return extract(read(SAMPLES / f"{code}.txt"))


@cache
def before(code: str) -> dict[str, Paper]:
    return drafted(notice(code))


def drafted(changed: Notice) -> dict[str, Paper]:
    """The drafts from the record as it lies in its XML."""
    kept = read_record(write(changed, MARKUP_DATE))
    assert kept.outline == changed.outline
    return {paper.name: paper for paper in papers(kept)}


def printed(found: Notice, span: Span) -> str:
    texts = {text.eid: text.text for text in found.outline.texts()}
    return texts[span.eid][span.start : span.end]


def reprinted(found: Notice, span: Span, words: str) -> Notice:
    """The notice with as many other characters at a place, so that all other places hold."""
    assert len(words) == span.end - span.start

    def other(node: Any) -> Any:
        if isinstance(node, Text):
            if node.eid != span.eid:
                return node
            return replace(node, text=node.text[: span.start] + words + node.text[span.end :])
        if isinstance(node, tuple):
            return tuple(map(other, node))
        if hasattr(node, "__dataclass_fields__"):
            fields = {name: getattr(node, name) for name in node.__dataclass_fields__}
            new = {name: other(value) for name, value in fields.items()}
            return replace(node, **new) if new != fields else node
        return node

    return replace(found, outline=other(found.outline))


def swapped(text: str) -> str:
    """A text of the same length that ends otherwise."""
    return f"{text[:-1]}Q"


def session_number(found: Notice) -> Iterator[Change]:
    assert found.session
    own = found.session.number
    sessions = tuple(
        replace(each, number=7) if (each.number, each.body) == (own, found.body_key) else each
        for each in found.gatherings
    )
    yield "session", replace(found, session=replace(found.session, number=7), gatherings=sessions)


def session_place(found: Notice) -> Iterator[Change]:
    assert found.session
    key = found.session.key
    held = tuple(replace(g, place="Quito") if g.key == key else g for g in found.gatherings)
    yield "session", replace(found, session=replace(found.session, place="Quito"), gatherings=held)


def session_dates(found: Notice) -> Iterator[Change]:
    """The session a day earlier: its days as facts and as printed."""
    assert found.session
    days = (found.session.start, found.session.end)
    earlier = ("2025-05-28", "2025-05-29")
    changed = found
    periods = []
    for period in found.periods:
        if (period.start, period.end) == days:
            text = period.text.replace("29", "28").replace("30", "29")
            changed = reprinted(changed, period.span, text)
            period = replace(period, start=earlier[0], end=earlier[1], text=text, points=())
        periods.append(period)
    held = tuple(
        replace(g, start=earlier[0], end=earlier[1]) if (g.start, g.end) == days else g
        for g in found.gatherings
    )
    session = replace(found.session, start=earlier[0], end=earlier[1])
    yield "session", replace(changed, session=session, gatherings=held, periods=tuple(periods))


def outcome_title(found: Notice) -> Iterator[Change]:
    for at, outcome in enumerate(found.outcomes):
        assert outcome.title
        span = outcome.title_span or outcome.span
        title = _retitled(printed(found, span), found.language)
        assert title
        new = replace(outcome, title=outcome.title.replace(printed(found, span), title))
        changed = reprinted(found, span, title)
        yield span.eid, replace(changed, outcomes=_put(found.outcomes, at, new))


def outcome_number(found: Notice) -> Iterator[Change]:
    for at, outcome in enumerate(found.outcomes):
        if outcome.number:
            number = f"9{outcome.number[1:]}"
            words = printed(found, outcome.span).replace(outcome.number, number)
            changed = reprinted(found, outcome.span, words)
            new = replace(outcome, number=number)
            yield outcome.span.eid, replace(changed, outcomes=_put(found.outcomes, at, new))


def agenda_title(found: Notice) -> Iterator[Change]:
    """The items of the last agenda, as fact and as printed, by a letter that leaves them known."""
    own = last_agenda(record(found, None))
    assert own
    at = found.agendas.index(own)
    for position, item in enumerate(own.items):
        title = _retitled(item.title or "", found.language)
        if title:
            span = replace(item.span, end=item.span.start + len(title))
            assert printed(found, span) == item.title
            agenda = replace(own, items=_put(own.items, position, replace(item, title=title)))
            changed = reprinted(found, span, title)
            yield item.span.eid, replace(changed, agendas=_put(found.agendas, at, agenda))


def _retitled(title: str, code: str) -> str | None:
    """The title with its last letter changed that does not tell which recurring item it is."""
    words = phrases(language(code))

    def known(text: str) -> tuple[object, ...]:
        return words.frame(text), words.counted(text, 3), bool(YEAR.search(text))

    others = (f"{title[:at]}Q{title[at + 1 :]}" for at in reversed(range(len(title))))
    return next((other for other in others if known(other) == known(title)), None)


def officer_group(found: Notice) -> Iterator[Change]:
    """The group of each officer of the next bureau, as fact alone."""
    for at, bureau in enumerate(found.bureaux):
        if bureau.term != "next":
            continue
        for position, officer in enumerate(bureau.officers):
            other = "african" if officer.group != "african" else "eastern-european"
            officers = _put(bureau.officers, position, replace(officer, group=other))
            new = replace(bureau, officers=officers)
            yield officer.span.eid, replace(found, bureaux=_put(found.bureaux, at, new))


def participant(found: Notice) -> Iterator[Change]:
    for at, entry in enumerate(found.participants):
        words = swapped(entry.text[:-1]) + entry.text[-1:]
        changed = reprinted(found, entry.span, words)
        new = replace(entry, text=words)
        yield entry.span.eid, replace(changed, participants=_put(found.participants, at, new))


def contact_address(found: Notice) -> Iterator[Change]:
    first, *others = found.contacts
    mail, *rest = first.emails
    words = f"q{mail.text[1:]}"
    changed = reprinted(found, mail.span, words)
    new = replace(first, emails=(replace(mail, text=words), *rest))
    yield mail.span.eid, replace(changed, contacts=(new, *others))


def contact_person(found: Notice) -> Iterator[Change]:
    first, *others = found.contacts
    assert first.person
    words = swapped(first.person.text)
    changed = reprinted(found, first.person.span, words)
    new = replace(first, person=replace(first.person, text=words))
    yield first.person.span.eid, replace(changed, contacts=(new, *others))


def _quantity(role: str, value: str) -> Callable[[Notice], Iterator[Change]]:
    """All mentions of a quantity of a role, as facts alone."""

    def change(found: Notice) -> Iterator[Change]:
        changed = tuple(replace(q, value=value) if q.role == role else q for q in found.quantities)
        assert changed != found.quantities
        yield role, replace(found, quantities=changed)

    return change


def reference(found: Notice) -> Iterator[Change]:
    """A decision that the notice takes up in a paragraph, its number as fact alone."""
    for at, cited in enumerate(found.references):
        if cited.kind == "decision" and cited.span.eid.startswith("para_16"):
            new = replace(cited, value="9/9")
            yield cited.span.eid, replace(found, references=_put(found.references, at, new))


def deadline(found: Notice) -> Iterator[Change]:
    """The deadline for the documents of the last session, as fact alone."""
    days = [each for each in found.periods if each.role == "document-deadline"]
    assert days
    moved = tuple(
        replace(each, start="2025-04-01", end="2025-04-01") if each in days else each
        for each in found.periods
    )
    yield "deadline", replace(found, periods=moved)


def _put(values: tuple[Any, ...], at: int, new: Any) -> tuple[Any, ...]:
    return (*values[:at], new, *values[at + 1 :])


CHANGES: dict[str, Callable[[Notice], Iterator[Change]]] = {
    "session-number": session_number,
    "session-place": session_place,
    "session-dates": session_dates,
    "outcome-title": outcome_title,
    "outcome-number": outcome_number,
    "agenda-title": agenda_title,
    "officer-group": officer_group,
    "participant": participant,
    "contact-address": contact_address,
    "contact-person": contact_person,
    "lead-time": _quantity("lead-time", "P43D"),
    "term": _quantity("term", "P5Y"),
    "reference": reference,
    "deadline": deadline,
}


def blocks(paper: Paper) -> Iterator[tuple[str, frozenset[str]]]:
    """Every block and row of a paper: its text with comments, and the marks of what is in it."""
    head = paper.masthead
    for inlines in (head.symbol, head.organ, *head.details):
        yield _shown(inlines), _marks(inlines, "Masthead")
    for block in paper.blocks:
        if isinstance(block, Table):
            for row in block.rows:
                cells = tuple(inline for cell in row for inline in cell)
                yield "\t".join(map(_shown, row)), _marks(cells, "Row")
        else:
            yield _shown(block.inlines), _marks(block.inlines, _style(block))


def _style(block: Block) -> str:
    return block.style if isinstance(block, Line) else type(block).__name__


def _shown(inlines: Inlines) -> str:
    comments = [i.comment for i in inlines if isinstance(i, Bracket | Noted)]
    return "\n".join((text_of(inlines), *comments))


def _marks(inlines: Iterable[Inline], style: str) -> frozenset[str]:
    """What stands in a block: families of keys, facts with their places; else its style."""
    found = {mark for inline in inlines for mark in _marked(inline)}
    return frozenset(found or {style})


def _marked(inline: Inline) -> Iterator[str]:
    if isinstance(inline, Bracket):
        yield family(inline.key)
    if isinstance(inline, Stated):
        yield inline.fact
        yield f"{inline.fact}@{inline.span.eid}"
    if isinstance(inline, Bracket | Noted):
        for inner in inline.inlines:
            yield from _marked(inner)


def changed(old: Paper, new: Paper) -> list[frozenset[str]]:
    """The marks of each block that one of two versions of a paper has alone."""
    first, second = Counter(blocks(old)), Counter(blocks(new))
    texts_of = [Counter(text for text, _ in side.elements()) for side in (first, second)]
    alone = ((first - second) + (second - first)).elements()
    return [marks for text, marks in alone if texts_of[0][text] != texts_of[1][text]]


@cache
def found(code: str, kind: str) -> tuple[tuple[str, str, frozenset[str]], ...]:
    """Each changed block: the fact that was changed, the paper, the marks of the block."""
    return tuple(
        (place, name, marks)
        for place, new in CHANGES[kind](notice(code))
        for name, paper in drafted(new).items()
        for marks in changed(before(code)[name], paper)
    )


def _named(marks: frozenset[str], place: str) -> frozenset[str]:
    """The marks of a block as the table names them: the changed fact is `own`."""
    own = {"own"} if any(mark.endswith(f"@{place}") for mark in marks) else set()
    return frozenset(own | {mark for mark in marks if "@" not in mark})


def test_the_table_knows_every_change_and_no_other() -> None:
    assert set(DEPENDENCIES) == set(CHANGES)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("kind", CHANGES)
def test_a_changed_fact_changes_nothing_but_what_depends_on_it(code: str, kind: str) -> None:
    unexpected = [
        (place, name, sorted(marks))
        for place, name, marks in found(code, kind)
        if not _named(marks, place) & {*DEPENDENCIES[kind].get(name, ())}
    ]
    assert unexpected == []


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("kind", CHANGES)
def test_a_changed_fact_changes_all_that_depends_on_it(code: str, kind: str) -> None:
    seen: dict[str, set[str]] = {}
    for place, name, marks in found(code, kind):
        seen.setdefault(name, set()).update(_named(marks, place))
    left = {name: {*marks} - seen.get(name, set()) for name, marks in DEPENDENCIES[kind].items()}
    assert {name: marks for name, marks in left.items() if marks} == {}


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("kind", CHANGES)
def test_every_kind_of_fact_was_there_to_change(code: str, kind: str) -> None:
    wanted = {"outcome-title": 16, "outcome-number": 15, "participant": 5, "officer-group": 5}
    assert len(list(CHANGES[kind](notice(code)))) >= wanted.get(kind, 1)
