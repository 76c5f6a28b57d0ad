"""A notice as facts, each with the place it was read from.

Dates are ISO 8601 (YYYY, YYYY-MM or YYYY-MM-DD), times HH:MM, durations ISO 8601 (P42D),
States ISO 3166-1 alpha-2, languages BCP 47. Text is as printed. What is absent is None or empty.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from schemas.outline import Outline
from schemas.source import Form, Residue
from schemas.vocabulary import (
    DateRole,
    EntityKind,
    Group,
    Kind,
    MandateAction,
    OutcomeKind,
    ReferenceKind,
    ReviewOutcome,
    ReviewRole,
    Role,
    SessionKind,
    Status,
    Term,
)


@dataclass(frozen=True, slots=True)
class Span:
    """A place in the document: the eId of a text, and characters start (inclusive) to end."""

    eid: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Stated:
    """A value as printed, and where."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class DatePoint:
    """One end of a period, complete to the day, where it is printed."""

    date: str
    span: Span


@dataclass(frozen=True, slots=True)
class Period:
    """One mention of a date or a range of dates; `end` equals `start` for a single date."""

    start: str
    end: str
    role: DateRole
    text: str
    span: Span
    time: str | None = None
    weekday: int | None = None  # as printed, Monday 1 to Sunday 7 (ISO 8601)
    points: tuple[DatePoint, ...] = ()
    subject: str | None = None  # key of the session or meeting it dates, as in Gathering.key


@dataclass(frozen=True, slots=True)
class Gathering:
    """A session or meeting that the notice names: of the body, or of another one."""

    key: str
    name: str
    body: str | None  # key of the organ, where known
    number: int | None
    kind: SessionKind | Literal["meeting"] | None
    start: str | None
    end: str | None
    place: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Session:
    """The session the notice is about."""

    number: int | None
    kind: SessionKind | None
    start: str | None
    end: str | None
    place: str | None
    key: str | None  # the gathering it is
    span: Span | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """A resolution, decision, declaration or recommendation that the notice says was adopted."""

    kind: OutcomeKind
    number: str | None
    title: str | None
    span: Span  # the number where there is one, else the title
    title_span: Span | None = None


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """A numbered point of an agenda, with those below it; `eid` is its unit."""

    number: str
    title: str | None
    eid: str
    span: Span
    items: tuple[AgendaItem, ...] = ()

    def walk(self) -> Iterator[AgendaItem]:
        """The item and all below it, in printed order."""
        yield self
        for item in self.items:
            yield from item.walk()


@dataclass(frozen=True, slots=True)
class Agenda:
    """An agenda as listed, in an annex, in the body, or as the document itself."""

    title: str | None
    symbol: str | None
    items: tuple[AgendaItem, ...]
    eid: str | None  # annex or unit that holds it
    session: str | None = None  # key of the gathering it is for

    def walk(self) -> Iterator[AgendaItem]:
        """All items and sub-items, in printed order."""
        for item in self.items:
            yield from item.walk()


@dataclass(frozen=True, slots=True)
class Officer:
    """One seat of a bureau: role, and State, group and person where printed."""

    role: Role
    state: str | None
    group: Group | None
    person: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Bureau:
    """The officers elected, or to be elected, for a term."""

    term: Term
    officers: tuple[Officer, ...]
    body: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Reference:
    """One citation: a document by symbol, an outcome by number, a rule, or an annex by number."""

    kind: ReferenceKind
    value: str
    text: str
    span: Span
    organ: str | None = None  # key of the organ that adopted it, where stated or resolved
    date: str | None = None  # day of adoption, only where the notice states it


@dataclass(frozen=True, slots=True)
class Entry:
    """One point of a list in the notice: a participant, or a key issue."""

    number: str | None
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Mandate:
    """What a resolution or decision puts before a later session of the body that adopts it.

    The item, and the sub-item under it, are named as the agenda of that session is to name them.
    """

    target_session: int
    action: MandateAction
    item_title: Stated
    sub_item_title: Stated | None
    span: Span  # the paragraph


@dataclass(frozen=True, slots=True)
class Contact:
    """Where to write: person, unit, address, each as printed."""

    person: Stated | None
    unit: Stated | None
    emails: tuple[Stated, ...]
    telephones: tuple[Stated, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A web or mail address."""

    target: str
    span: Span


@dataclass(frozen=True, slots=True)
class Quantity:
    """A stated amount: a duration (P42D, P4Y), or a count ('10' of 'resolution', '3' of
    'vice-president')."""

    role: Literal["lead-time", "term", "length", "cycle", "count", "seats"]
    value: str
    of: str | None
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Entity:
    """Something the document speaks of, named once for all its mentions."""

    kind: EntityKind
    key: str
    name: str
    short: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where an entity is named."""

    kind: EntityKind
    key: str
    span: Span


@dataclass(frozen=True, slots=True)
class Finding:
    """One internal check: what was recomputed or seen, how it came out, and where."""

    check: str
    status: Status
    detail: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Identity:
    """What names the document among all others (AKN4UN Guidelines part 1, IRIs).

    `actor` is organisation-body joined by dashes; `number` the symbol, or a number given here
    where the document has none (`assigned`).
    """

    actor: str
    number: str
    assigned: bool


@dataclass(frozen=True, slots=True)
class Origin:
    """The file a notice was read from."""

    name: str
    form: Form
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Settled:
    """A value of the next session that a person fixed; `value` is ISO 8601 where it is a date."""

    key: str
    text: str
    value: str | None = None
    language: str | None = None  # of the text, BCP 47


@dataclass(frozen=True, slots=True)
class Review:
    """One step of review: the day, who, as what, with which outcome, and what was approved."""

    date: str
    actor: str
    role: ReviewRole
    outcome: ReviewOutcome
    facts: str | None = None  # digest of the facts approved


@dataclass(frozen=True, slots=True)
class Notice:
    """One document in one language, as structure and facts."""

    kind: Kind
    language: str
    symbol: Stated | None
    title: Stated | None
    date: str | None
    date_span: Span | None
    body: Stated | None
    body_key: str | None
    identity: Identity
    session: Session | None
    outline: Outline
    gatherings: tuple[Gathering, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    agendas: tuple[Agenda, ...] = ()
    periods: tuple[Period, ...] = ()
    bureaux: tuple[Bureau, ...] = ()
    references: tuple[Reference, ...] = ()
    participants: tuple[Entry, ...] = ()
    issues: tuple[Entry, ...] = ()
    mandates: tuple[Mandate, ...] = ()
    contacts: tuple[Contact, ...] = ()
    links: tuple[Link, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    findings: tuple[Finding, ...] = ()
    residue: tuple[Residue, ...] = ()
    origin: Origin | None = None
    settled: tuple[Settled, ...] = ()
    reviews: tuple[Review, ...] = ()
