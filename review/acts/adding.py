"""A fact that the machine missed, with its place in the text."""

from __future__ import annotations

from typing import Any, cast

from review.acts.asked import Asked
from review.facts import controls, kinds, labels
from review.facts.desk import View
from schemas.addresses import FORMS
from schemas.decision import Json, Proposed
from schemas.errors import InvalidDecision
from schemas.notice import Agenda, Contact, Entity, Gathering, Period, Span
from schemas.plain import hints, plain

_MORE = {Gathering: ("key",), Entity: ("kind", "key")}  # that name it
_PLACELESS = (Agenda, Entity)


def names(kind: type[Any]) -> tuple[str, ...]:
    """The fields that a person fills in of a new fact."""
    return (*_MORE.get(kind, ()), *FORMS[kind].fields)


def placed(kind: type[Any]) -> bool:
    """Whether a new fact needs its place."""
    return kind not in _PLACELESS


def added(view: View, asked: Asked, actor: str) -> Proposed:
    """The decision that a fact is missing."""
    kind = kinds.collection(asked.fact)
    if kind is None:
        raise InvalidDecision(f"nothing can be added to {asked.fact}", "choose another kind")
    span = asked.span(view.rows.places) if placed(kind) else None
    if span is None and placed(kind):
        raise InvalidDecision(
            f"{labels.fact(asked.fact)} has no place yet",
            "select its words in the source, or type them as they are printed",
        )
    after = _values(view, kind, asked, span)
    return Proposed(actor, "add", asked.fact, None, after, asked.reason or None)


def written(span: Span) -> Json:
    """A place as decisions have it."""
    return plain(span)


def _values(view: View, kind: type[Any], asked: Asked, span: Span | None) -> Json:
    made: dict[str, Json] = {}
    for name in names(kind):
        value = _value(view, kind, name, asked, span)
        if value is not None:
            made[name] = value
    if kind is Period:
        made.setdefault("end", made.get("start"))
    if span is not None and "span" in hints(cast(Any, kind)):
        made["span"] = written(span)
    return made


def _value(view: View, kind: type[Any], name: str, asked: Asked, span: Span | None) -> Json:
    typed = asked.fields.get(name, "")
    if not typed.strip():
        typed = _usual(view, kind, name, span, asked)
    if not typed.strip() and (kind, name) == (Period, "end"):
        return None
    value = controls.meaning(kind, name, typed, view.notice)
    stated = kinds.stated(kind, name) and kind is Contact
    return {"text": value, "span": written(span)} if stated and value and span else value


def _usual(view: View, kind: type[Any], name: str, span: Span | None, asked: Asked) -> str:
    """What a field left empty is: the words at the place, or the key that a session has."""
    if name in ("text", "name", "title", "target") and not kinds.optional(kind, name):
        return view.rows.places.printed(span)
    if kind is Gathering and name == "key":
        number, form = asked.fields.get("number", ""), asked.fields.get("kind", "")
        body = asked.fields.get("body") or view.notice.body_key or "body"
        what = "meeting" if form == "meeting" else "session"
        more = "" if form in ("", "regular", "meeting") else form
        return "-".join(part for part in (body, what, number, more) if part)
    return ""
