"""What each action does to a notice laid open; InvalidDecision where it no longer fits."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, Literal

from extractors.decisions.forms import check_form
from extractors.decisions.setting import set_field, words_of
from extractors.decisions.workbench import Site, Workbench, spans
from schemas.addresses import FORMS, Node, field_path, held, node_at, span_of, whole
from schemas.decision import Decision
from schemas.errors import InvalidDecision
from schemas.notice import AgendaItem, Span
from schemas.plain import built, hints, plain, valued

Change = Literal["accepted", "corrected", "added", "rejected", "moved"]
_GONE = "the notice no longer has it"


def _accept(bench: Workbench, decision: Decision) -> Change:
    """A value stands as it was accepted."""
    found = bench.field(decision.fact)
    node = bench.node(decision.fact) if found is None else None
    if found is None and node is None:
        raise InvalidDecision(_GONE)
    now = held(*found) if found else plain(whole(node)) if node else None
    _same(decision.before, now)
    return "accepted"


def _correct(bench: Workbench, decision: Decision) -> Change:
    """A field has the right value, which a newer reading may give by itself."""
    found = bench.field(decision.fact)
    if found is None:
        raise InvalidDecision(_GONE)
    now = held(*found)
    if now != words_of(decision.after):
        _same(words_of(decision.before), now)
        set_field(bench, *found, decision.after)
    return "corrected"


def _add(bench: Workbench, decision: Decision) -> Change:
    """A fact stands in its collection, in reading order, unless it is there by itself."""
    found = bench.collection(decision.fact)
    if found is None:
        raise InvalidDecision(_GONE)
    parent, part = found
    form = FORMS[type(parent.value)]
    kind = form.parts[part]
    value = built(kind, _completed(bench, kind, decision.after))
    check_form(value)
    for span in spans(value):
        bench.printed(span)
    single = part in form.single
    path = decision.fact if single else f"{decision.fact}/+{decision.seq}"
    there = _there(parent.parts[part], value, single)
    if there is None:
        there = node_at(path, value)
        _insert(bench, parent.parts[part], there)
        bench.rearranged()
    bench.added[path] = there
    return "added"


def _reject(bench: Workbench, decision: Decision) -> Change:
    """A wrong fact is gone, also where a newer reading does not give it any more."""
    site = bench.site(decision.fact)
    if site is not None:
        if decision.before is not None:
            _same(decision.before, plain(whole(site.node)))
        site.siblings.remove(site.node)
        bench.rearranged()
    return "rejected"


def _move(bench: Workbench, decision: Decision) -> Change:
    """A fact stands in a collection of its kind, after the one named, or first."""
    site = bench.site(decision.fact)
    if site is None:
        raise InvalidDecision(_GONE)
    now = position(site)
    wanted = {"after": None} | decision.after
    if now != wanted:
        _same({"after": None} | decision.before, now)
        target, anchor = _target(bench, site, wanted)
        site.siblings.remove(site.node)
        target.insert(target.index(anchor) + 1 if anchor else 0, site.node)
        bench.rearranged()
    return "moved"


CHANGES: Mapping[str, Callable[[Workbench, Decision], Change]] = {
    "accept": _accept,
    "correct": _correct,
    "add": _add,
    "reject": _reject,
    "move": _move,
}


def position(site: Site) -> dict[str, str | None]:
    """Where a fact stands, as a move names it: its collection, and the fact before it."""
    index = site.siblings.index(site.node)
    before = site.siblings[index - 1].path if index else None
    return {"in": field_path(site.parent, site.part), "after": before}


def same(before: Any, now: Any) -> bool:
    """Whether two values say the same, wherever they stand."""
    return bool(valued(before) == valued(now))


def _same(before: Any, now: Any) -> None:
    if not same(before, now):
        raise InvalidDecision(f"the notice now has {told(now)}, not {told(before)}")


def told(value: Any) -> str:
    """A value for a person: words in quotation marks, all else as JSON."""
    return json.dumps(valued(value), ensure_ascii=False, sort_keys=True)


def _completed(bench: Workbench, kind: Any, after: Any) -> Any:
    """A fact as given, with the words printed at its place and the unit they stand in."""
    if not isinstance(after, dict) or "span" not in after:
        return after
    span = built(Span, after["span"])
    ready: dict[str, Any] = {}
    if "text" in hints(kind):
        ready["text"] = bench.printed(span)
    if kind is AgendaItem:
        ready["eid"] = bench.unit(span)
    return ready | after


def _there(siblings: list[Node], value: Any, single: bool) -> Node | None:
    """What a newer reading gives by itself: the same at the same address, or the only one."""
    key = FORMS[type(value)].key
    for node in siblings:
        equal = same(plain(whole(node)), plain(value))
        if equal and (single or key(node.value) == key(value)):
            return node
        if single:
            raise InvalidDecision(f"the notice now has {told(plain(whole(node)))} by itself")
    return None


def _insert(bench: Workbench, siblings: list[Node], made: Node) -> None:
    place = bench.order(span_of(made))
    later = (i for i, node in enumerate(siblings) if bench.order(span_of(node)) > place)
    siblings.insert(next(later, len(siblings)), made)


def _target(
    bench: Workbench, site: Site, wanted: Mapping[str, Any]
) -> tuple[list[Node], Node | None]:
    """The collection a fact goes to, and the fact that will stand before it."""
    found = bench.collection(str(wanted["in"]))
    if found is None:
        raise InvalidDecision(f"the notice has no {wanted['in']}")
    parent, part = found
    form = FORMS[type(parent.value)]
    if form.parts[part] is not type(site.node.value) or parent in site.node.walk():
        raise InvalidDecision(f"{site.node.path} cannot stand in {wanted['in']}")
    anchor = bench.node(wanted["after"]) if wanted["after"] else None
    if wanted["after"] and (anchor not in parent.parts[part] or anchor is site.node):
        raise InvalidDecision(f"{wanted['in']} has no {wanted['after']}")
    return parent.parts[part], anchor
