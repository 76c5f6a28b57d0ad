"""What is done to the items of an agenda: moved, put under another, taken apart, put together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from review.acts.asked import Asked
from review.facts.desk import View
from review.facts.trees import Branch
from schemas.addresses import Fact
from schemas.decision import Json, Proposed
from schemas.errors import InvalidDecision
from schemas.notice import Span
from schemas.plain import plain


def _branch(view: View, path: str) -> Branch:
    branch = view.rows.states.branches.get(path)
    if branch is None:
        raise InvalidDecision(f"{path} is no item of an agenda", "choose an item")
    return branch


def _up(branch: Branch, view: View) -> Json:
    """Before the item that stands before it."""
    if branch.previous is None:
        raise InvalidDecision("the item is the first at its level", "move it out instead")
    before = view.rows.states.branches[branch.previous].previous
    return {"in": branch.position["in"], "after": before}


def _down(branch: Branch, view: View) -> Json:
    """After the item that stands after it."""
    if branch.next is None:
        raise InvalidDecision("the item is the last at its level", "move it out instead")
    return {"in": branch.position["in"], "after": branch.next}


def _indent(branch: Branch, view: View) -> Json:
    """Last in the item before it."""
    if branch.previous is None:
        raise InvalidDecision("no item stands before it to put it under", "move it down first")
    below = view.rows.states.branches[branch.previous].below
    return {"in": f"{branch.previous}/items", "after": below[-1] if below else None}


def _outdent(branch: Branch, view: View) -> Json:
    """After the item that it stands in."""
    parent = view.rows.states.branches.get(branch.parent)
    if parent is None:
        raise InvalidDecision("the item stands in no other one", "move it up or down")
    return {"in": parent.position["in"], "after": parent.path}


def _move(to: Callable[[Branch, View], Json]) -> Callable[[View, Asked, str], Iterator[Proposed]]:
    def moved(view: View, asked: Asked, actor: str) -> Iterator[Proposed]:
        branch = _branch(view, asked.fact)
        before, after = branch.position, to(branch, view)
        yield Proposed(actor, "move", asked.fact, before, after, asked.reason or None)

    return moved


def _split(view: View, asked: Asked, actor: str) -> Iterator[Proposed]:
    """An item becomes two: it keeps the first part of its title, a new one gets the second."""
    branch = _branch(view, asked.fact)
    fact = view.opened.folded.facts[asked.fact]
    first, second = (asked.fields.get(name, "").strip() for name in ("title", "second"))
    number = asked.fields.get("number", "").strip()
    if not (first and second and number):
        raise InvalidDecision("a part of the item is empty", "give both titles and the number")
    title = f"{asked.fact}/title"
    before = fact.value.get("title")
    if first != before:
        yield Proposed(actor, "correct", title, before, first)
    span = plain(_second(view, fact, second))
    collection = str(branch.position["in"])
    after = {"number": number, "title": second, "span": span}
    yield Proposed(actor, "add", collection, None, after)
    yield from _placed(view, branch, collection, actor, first != before)


def _placed(
    view: View, branch: Branch, collection: str, actor: str, corrected: bool
) -> Iterator[Proposed]:
    """A move of the new item to right after the old one, where its place does not put it there."""
    order = list(view.rows.places.texts)
    seq = view.opened.log.length + 1 + corrected
    made = f"{collection}/+{seq}"
    anchor = _by_place(view, branch, order)
    if anchor != branch.path:
        before = {"in": collection, "after": anchor}
        yield Proposed(actor, "move", made, before, {"in": collection, "after": branch.path})


def _by_place(view: View, branch: Branch, order: list[str]) -> str | None:
    """The sibling after which reading order puts what is printed in the text of an item."""
    here = _where(view, branch.path, order)
    later = [path for path in branch.siblings if _where(view, path, order) > here]
    index = branch.siblings.index(later[0]) if later else len(branch.siblings)
    return branch.siblings[index - 1] if index else None


def _where(view: View, path: str, order: list[str]) -> int:
    span = view.opened.folded.facts[path].span
    return order.index(span.eid) if span and span.eid in order else len(order)


def _second(view: View, fact: Fact, second: str) -> Span:
    """Where the second part is printed, else the place of the whole item."""
    assert fact.span is not None
    found = [span for span in view.rows.places.found(second) if span.eid == fact.span.eid]
    return found[-1] if found else fact.span


def _merge(view: View, asked: Asked, actor: str) -> Iterator[Proposed]:
    """The next item goes into this one: its title, as a person joined both, and what is in it."""
    branch = _branch(view, asked.fact)
    if branch.next is None:
        raise InvalidDecision("no item stands after it at its level", "move one there first")
    facts = view.opened.folded.facts
    title, before = asked.fields.get("title", "").strip(), facts[asked.fact].value.get("title")
    if not title:
        raise InvalidDecision("the joined item has no title", "fill it in")
    if title != before:
        yield Proposed(actor, "correct", f"{asked.fact}/title", before, title)
    taken = view.rows.states.branches[branch.next]
    yield from _taken_over(view, branch, taken, actor)
    value = {name: part for name, part in facts[taken.path].value.items() if name != "items"}
    number = facts[asked.fact].value.get("number")
    reason = asked.reason.strip() or f"put together with item {number}"
    yield Proposed(actor, "reject", taken.path, value, None, reason)


def _taken_over(view: View, into: Branch, taken: Branch, actor: str) -> Iterator[Proposed]:
    last = into.below[-1] if into.below else None
    for path in taken.below:
        before = {"in": f"{taken.path}/items", "after": None}
        yield Proposed(actor, "move", path, before, {"in": f"{into.path}/items", "after": last})
        last = path


def joined(view: View, branch: Branch) -> str:
    """The titles of an item and the next one, as they would stand in one."""
    facts = view.opened.folded.facts
    titles = [
        facts[path].value.get("title") or "" for path in (branch.path, branch.next or "") if path
    ]
    space = "" if view.language.script == "Hans" else " "
    return space.join(title for title in titles if title)


ACTIONS: Mapping[str, Callable[[View, Asked, str], Iterator[Proposed]]] = {
    "up": _move(_up),
    "down": _move(_down),
    "indent": _move(_indent),
    "outdent": _move(_outdent),
    "split": _split,
    "merge": _merge,
}
