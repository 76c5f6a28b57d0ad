"""Addresses of facts: what a person may decide on in a notice, each under a path of its own."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, cast

from schemas.notice import (
    Agenda,
    AgendaItem,
    Bureau,
    Contact,
    Entity,
    Entry,
    Finding,
    Gathering,
    Link,
    Mandate,
    Mention,
    Notice,
    Officer,
    Outcome,
    Period,
    Quantity,
    Reference,
    Session,
    Span,
    Stated,
)
from schemas.plain import plain


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact at an address: its value as JSON, where it is printed; `whole` for all its fields."""

    path: str
    value: Any
    span: Span | None
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """What may be decided on in one type: fields, and collections of other facts."""

    key: Callable[[Any], str]
    fields: tuple[str, ...] = ()
    parts: Mapping[str, type[Any]] = field(default_factory=dict)
    single: frozenset[str] = frozenset()  # parts of which there is one or none


@dataclass(slots=True, eq=False)
class Node:
    """A fact with its address and the facts in it, to be changed; `notice_of` closes it again."""

    path: str
    value: Any
    parts: dict[str, list[Node]]

    def walk(self) -> Iterator[Node]:
        """This fact and all in it, in their order."""
        yield self
        for nodes in self.parts.values():
            for node in nodes:
                yield from node.walk()


def address(notice: Notice) -> dict[str, Fact]:
    """Every reviewable fact of a notice by its path: whole facts, each before its fields."""
    return facts_of(tree(notice))


def facts_of(root: Node) -> dict[str, Fact]:
    """The facts of a tree by their paths, in reading order."""
    return {fact.path: fact for node in root.walk() for fact in _facts(node)}


def at(facts: Mapping[str, Fact], span: Span) -> tuple[Fact, ...]:
    """The facts printed at a place: the same characters, else those that these lie in."""
    same = tuple(fact for fact in facts.values() if fact.span == span)
    return same or tuple(fact for fact in facts.values() if fact.span and _within(span, fact.span))


def tree(notice: Notice) -> Node:
    """A notice as facts in facts, each at its address."""
    return _node("", notice)


def notice_of(root: Node) -> Notice:
    """The notice that a tree is of, with what was changed in it."""
    return cast(Notice, whole(root))


def whole(node: Node) -> Any:
    """The value of a fact with all that is in it."""
    form = FORMS[type(node.value)]
    made: dict[str, Any] = {name: tuple(map(whole, part)) for name, part in node.parts.items()}
    for name in form.single:
        made[name] = made[name][0] if made[name] else None
    return replace(node.value, **made)


def node_at(path: str, value: Any) -> Node:
    """A fact, with all that is in it, under a path that it is given."""
    return _node(path, value)


def field_path(node: Node, name: str) -> str:
    """The path of a field."""
    return f"{node.path}/{name}" if node.path else name


def held(node: Node, name: str) -> Any:
    """The value of a field; of a printed text, its words."""
    value = getattr(node.value, name)
    return value.text if isinstance(value, Stated) else value


def span_of(node: Node, name: str | None = None) -> Span | None:
    """Where a field is printed, as far as is known: its own place, else that of its fact."""
    value = getattr(node.value, name) if name else None
    own = value.span if isinstance(value, Stated) else getattr(node.value, f"{name}_span", None)
    return own or getattr(node.value, "span", None)


def _facts(node: Node) -> Iterator[Fact]:
    if node.path:
        yield Fact(node.path, plain(whole(node)), span_of(node), whole=True)
    for name in FORMS[type(node.value)].fields:
        yield Fact(field_path(node, name), held(node, name), span_of(node, name))


def _node(path: str, value: Any) -> Node:
    form = FORMS[type(value)]
    return Node(path, value, {name: list(_part(path, value, form, name)) for name in form.parts})


def _part(path: str, value: Any, form: Form, name: str) -> Iterator[Node]:
    base = f"{path}/{name}" if path else name
    member = getattr(value, name)
    if name in form.single:
        yield from [] if member is None else [_node(base, member)]
        return
    taken: set[str] = set()
    for fact in member:
        wanted = key = f"{base}/{FORMS[type(fact)].key(fact)}"
        count = 1
        while key in taken:
            count += 1
            key = f"{wanted}~{count}"
        taken.add(key)
        yield _node(key, fact)


def _within(inner: Span, outer: Span) -> bool:
    return inner.eid == outer.eid and outer.start <= inner.start and inner.end <= outer.end


def place(span: Span) -> str:
    """A place as a part of a path."""
    return f"{_segment(span.eid)}:{span.start}-{span.end}"


def _segment(text: str | None) -> str:
    """A value as one part of a path, where it cannot be taken for several, or for a second."""
    plain = "-".join((text or "").replace("/", ".").replace("~", "-").split()).lstrip("+")
    return plain or "none"


def _outcome(outcome: Outcome) -> str:
    number = _segment(outcome.number) if outcome.number else place(outcome.span)
    return f"{outcome.kind}/{number}"


def _finding(finding: Finding) -> str:
    told = "\0".join((finding.status, finding.detail, *map(place, finding.spans)))
    digest = hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()
    return f"{_segment(finding.check)}/{digest[:8]}"


def _spanned(fact: Any) -> str:
    return place(fact.span)


def _contact(contact: Contact) -> str:
    first = next(iter((*contact.emails, *contact.telephones)), contact.person or contact.unit)
    return place(first.span) if first else "none"


FORMS: Mapping[type[Any], Form] = {
    Notice: Form(
        lambda notice: "",
        ("kind", "symbol", "title", "date", "body", "body_key"),
        {
            "session": Session,
            "gatherings": Gathering,
            "outcomes": Outcome,
            "agendas": Agenda,
            "periods": Period,
            "bureaux": Bureau,
            "references": Reference,
            "participants": Entry,
            "issues": Entry,
            "contacts": Contact,
            "links": Link,
            "quantities": Quantity,
            "entities": Entity,
            "mentions": Mention,
            "mandates": Mandate,
            "findings": Finding,
        },
        frozenset({"session"}),
    ),
    Session: Form(lambda session: "", ("number", "kind", "start", "end", "place", "key")),
    Gathering: Form(
        lambda gathering: _segment(gathering.key),
        ("name", "body", "number", "kind", "start", "end", "place"),
    ),
    Outcome: Form(_outcome, ("kind", "number", "title")),
    Agenda: Form(
        lambda agenda: _segment(agenda.eid or "main"),
        ("title", "symbol", "session"),
        {"items": AgendaItem},
    ),
    AgendaItem: Form(
        lambda item: _segment(item.number), ("number", "title"), {"items": AgendaItem}
    ),
    Period: Form(_spanned, ("start", "end", "role", "time", "weekday", "subject")),
    Bureau: Form(lambda bureau: bureau.term, ("term", "body"), {"officers": Officer}),
    Officer: Form(_spanned, ("role", "state", "group", "person")),
    Reference: Form(_spanned, ("kind", "value", "organ", "date")),
    Entry: Form(_spanned, ("number", "text")),
    Contact: Form(_contact, ("person", "unit"), {"emails": Stated, "telephones": Stated}),
    Stated: Form(_spanned, ("text",)),
    Link: Form(_spanned, ("target",)),
    Quantity: Form(_spanned, ("role", "value", "of")),
    Entity: Form(lambda entity: f"{entity.kind}/{_segment(entity.key)}", ("name", "short")),
    Mention: Form(_spanned, ("kind", "key")),
    Mandate: Form(_spanned, ("target_session", "action", "item_title", "sub_item_title")),
    Finding: Form(_finding),
}
