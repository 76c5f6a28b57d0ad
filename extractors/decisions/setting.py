"""One field set to the value that a person gave."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, get_args

from extractors.decisions.forms import check_form
from extractors.decisions.workbench import Workbench
from schemas.addresses import Node
from schemas.errors import InvalidDecision
from schemas.notice import Period, Span, Stated
from schemas.plain import built, fitting, hints


def words_of(after: Any) -> Any:
    """What a value given says, without the place that may stand beside it."""
    return after["text"] if isinstance(after, dict) and "text" in after else after


def set_field(bench: Workbench, node: Node, name: str, after: Any) -> None:
    """Give a field a value; InvalidDecision where the value does not fit."""
    kind: Any = type(node.value)
    hint = hints(kind)[name]
    value: Any = (
        _stated(bench, hint, getattr(node.value, name), after)
        if Stated in (hint, *get_args(hint))
        else fitting(hint, after)
    )
    changed: dict[str, Any] = {name: value}
    if isinstance(node.value, Period) and name in ("start", "end"):
        changed["points"] = _points(node.value, getattr(node.value, name), value)
    made = replace(node.value, **changed)
    check_form(made)
    node.value = made


def _stated(bench: Workbench, hint: Any, before: Stated | None, after: Any) -> Stated | None:
    """A printed text with the right words, at the place given, or where it stood."""
    if after is None:
        absent: None = fitting(hint, None)
        return absent
    span = before.span if before else None
    if isinstance(after, dict) and "span" in after:
        span = built(Span, after["span"])
        bench.printed(span)
    if span is None:
        raise InvalidDecision("the value is given without its place", "give the span with it")
    return Stated(fitting(str, words_of(after)), span)


def _points(period: Period, before: str, after: str) -> tuple[Any, ...]:
    """The ends of a period as they are now; one without its day is none."""
    moved = (replace(p, date=after) if p.date == before else p for p in period.points)
    return tuple(point for point in moved if len(point.date) == len("2024-12-11"))
