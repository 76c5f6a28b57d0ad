"""What a page asks for, as decisions to be made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from extractors.decisions import fold
from extractors.decisions.fold import Folded
from review.acts import adding, agenda, aside
from review.acts.asked import Asked, Unfit
from review.facts import controls, kinds, labels
from review.facts.desk import View
from schemas.addresses import Fact
from schemas.decision import Decision, Json, Proposed, placed
from schemas.errors import InvalidDecision
from schemas.plain import plain

_UNKNOWN = "it may have been rejected or moved meanwhile; open the document again"


def proposed(view: View, asked: Asked, actor: str) -> tuple[Proposed, ...]:
    """The decisions that an action is; InvalidDecision where it cannot be, or would not fit."""
    make = _ACTIONS.get(asked.action)
    if make is None:
        raise InvalidDecision(f"“{asked.action}” is no action", "use the buttons of the page")
    made = tuple(make(view, asked, actor))
    if not made:
        raise InvalidDecision("nothing would change", "choose a fact, or give another value")
    if len(made) > 1:
        batch = f"b{view.opened.log.length + 1}"
        made = tuple(replace(one, batch=batch) for one in made)
    _try(view, made)
    return made


def tried(view: View, made: tuple[Proposed, ...]) -> tuple[Folded, tuple[Decision, ...]]:
    """The notice as it would be after decisions, and these as they would stand in the log."""
    log = view.opened.log
    decisions = tuple(
        placed(one, seq, "2000-01-01T00:00:00Z", "") for seq, one in enumerate(made, log.length + 1)
    )
    return fold(view.opened.extracted, (*log.decisions, *decisions)), decisions


def _try(view: View, made: tuple[Proposed, ...]) -> None:
    """Fold decisions in before they are kept, so that none is that does not fit."""
    folded, decisions = tried(view, made)
    news = {decision.seq for decision in decisions}
    for path, decided in folded.states.items():
        if decided.state == "conflict" and decided.decision.seq in news:
            told = [
                one.detail
                for one in folded.findings
                if f"decision {decided.decision.seq} " in one.detail
            ]
            why = told[0].rpartition("does not fit: ")[2] if told else f"{path} does not fit"
            raise InvalidDecision(why, "give another value")


def fact_of(view: View, path: str) -> Fact:
    """A fact at an address; InvalidDecision where there is none any more."""
    fact = view.opened.folded.facts.get(path)
    if fact is None:
        raise InvalidDecision(f"the document has no {path or 'fact without an address'}", _UNKNOWN)
    return fact


def _accept(view: View, asked: Asked, actor: str) -> Iterator[Proposed]:
    for path in asked.facts:
        yield Proposed(actor, "accept", path, fact_of(view, path).value)


def _correct(view: View, asked: Asked, actor: str) -> Iterator[Proposed]:
    """The right value for a field, or for several of a fact, and for others that tell the same."""
    for path in _fields(asked):
        yield from _corrected(view, _of_field(asked, path), actor)
    for path in asked.also:
        yield from _corrected(view, _of_field(asked, path), actor)


def _fields(asked: Asked) -> tuple[str, ...]:
    """The fields that a form has: of the whole fact, else the only one."""
    if kinds.field(asked.fact) or not asked.fields:
        return (asked.fact,)
    return tuple(f"{asked.fact}/{name}" for name in asked.fields)


def _of_field(asked: Asked, path: str) -> Asked:
    typed = asked.fields.get(path.rpartition("/")[2], asked.after)
    return replace(asked, facts=(path,), after=typed)


def _corrected(view: View, asked: Asked, actor: str) -> Iterator[Proposed]:
    before = fact_of(view, asked.fact).value
    holder, name = _field(asked.fact)
    after = _meaning(view, asked, holder, name)
    if after == before:
        return
    if kinds.stated(holder, name) and after is not None:
        after = _with_place(view, asked, after, before)
    yield Proposed(actor, "correct", asked.fact, before, after, asked.reason or None)


def _meaning(view: View, asked: Asked, holder: type[Any], name: str) -> Json:
    try:
        return controls.meaning(holder, name, asked.after, view.notice)
    except InvalidDecision as error:
        unfit = Unfit(error.found, error.remedy)
        unfit.field = name
        raise unfit from error


def _with_place(view: View, asked: Asked, after: str, before: Json) -> Json:
    """Printed words with their place, where one was given; a new value needs it."""
    span = asked.span(view.rows.places)
    if span is not None:
        return {"text": after, "span": plain(span)}
    if before is None:
        raise InvalidDecision(
            "the value has no place yet", "select its words in the source, or type them"
        )
    return after


def _field(path: str) -> tuple[type[Any], str]:
    found = kinds.field(path)
    if found is None:
        raise InvalidDecision(f"{labels.fact(path)} is no single value", "correct its fields")
    return found


def _reject(view: View, asked: Asked, actor: str) -> Iterator[Proposed]:
    """A fact is wrong as a whole; a single value then has none."""
    for path in asked.facts:
        fact = fact_of(view, path)
        if fact.whole:
            yield Proposed(actor, "reject", path, fact.value, None, asked.reason)
            continue
        if not asked.reason.strip():
            raise InvalidDecision("a rejection has no reason", "say why in a few words")
        yield from _corrected(view, replace(asked, facts=(path,), after=""), actor)


def _add(view: View, asked: Asked, actor: str) -> Iterator[Proposed]:
    yield adding.added(view, asked, actor)


_Make = Callable[[View, Asked, str], Iterator[Proposed]]
_ACTIONS: Mapping[str, _Make] = {
    "accept": _accept,
    "correct": _correct,
    "reject": _reject,
    "add": _add,
    **agenda.ACTIONS,
    **aside.ACTIONS,
}
