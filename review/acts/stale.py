"""A page that is older than the log: what was decided since, and whether it meets what it asks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from review.acts.asked import Asked
from review.facts import controls, kinds, labels, shown
from review.facts.desk import View
from review.facts.shown import Shown
from schemas.decision import Decision

_WHOLE = frozenset({"approve", "reopen", "undo", "assign", "settle"})  # about more than one fact


@dataclass(frozen=True, slots=True)
class Side:
    """One fact of a conflict: as the page had it, as it is now, and as it was to be."""

    label: str
    base: Shown
    theirs: Shown
    mine: Shown


@dataclass(frozen=True, slots=True)
class Stale:
    """What a page did not know; `meets` where others decided on the same as it asks for."""

    since: tuple[Decision, ...]
    meets: bool
    sides: tuple[Side, ...]


def seen(view: View, tag: str) -> View | None:
    """The document as a page with an etag had it, None where it was read anew since."""
    read, _, last = tag.strip().strip('"').rpartition("-")
    if view.opened.etag.strip('"').rpartition("-")[0] != read:
        return None
    decisions = view.opened.log.decisions
    if last == view.opened.log.last:
        return view
    for length, decision in enumerate(decisions):
        if (decision.prev or "0") == last:
            return view.before(length)
    return None


def stale(view: View, base: View | None, asked: Asked) -> Stale:
    """How a page that asks for something differs from the document as it is now."""
    known = base.opened.log.length if base else 0
    since = view.opened.log.decisions[known:]
    paths = (*asked.facts, *asked.also)
    meets = base is None or asked.action in _WHOLE or any(_meets(paths, one) for one in since)
    return Stale(since, meets, tuple(_sides(view, base, asked)))


def _meets(paths: tuple[str, ...], decision: Decision) -> bool:
    """Whether a decision is about a fact asked for, one in it, or one that it is in."""
    if decision.action in _WHOLE:
        return decision.action == "undo"
    other = decision.fact
    return any(
        f"{path}/".startswith(f"{other}/") or f"{other}/".startswith(f"{path}/") for path in paths
    )


def _sides(view: View, base: View | None, asked: Asked) -> Iterator[Side]:
    for path, mine in _mine(view, base, asked):
        if kinds.field(path) or kinds.kind(path):
            yield Side(labels.fact(path), _now(base, path), _now(view, path), mine)


def _mine(view: View, base: View | None, asked: Asked) -> Iterator[tuple[str, Shown]]:
    """What each fact was to be: fields as they were typed, where these differ; else the action."""
    if asked.action != "correct":
        typed = " · ".join(part for part in (*asked.fields.values(), asked.reason) if part)
        word = labels.words(asked.action)
        yield from ((path, Shown(f"{word}: {typed}" if typed else word)) for path in asked.facts)
        return
    whole = asked.fields and not kinds.field(asked.fact)
    fields = [(f"{asked.fact}/{name}", typed) for name, typed in asked.fields.items()]
    one = [(asked.fact, next(iter(asked.fields.values()), asked.after))]
    for path, typed in fields if whole else one:
        if not whole or typed.strip() != _typed(base or view, path):
            yield path, Shown(typed or "—", view.notice.language)


def _typed(view: View, path: str) -> str:
    found, fact = kinds.field(path), view.opened.folded.facts.get(path)
    if found is None or fact is None:
        return ""
    return controls.control("", *found, fact.value, view.notice).value


def _now(view: View | None, path: str) -> Shown:
    fact = view.opened.folded.facts.get(path) if view else None
    if view is None or fact is None:
        return Shown("not there")
    return shown.told(path, fact.value, view.notice)
