"""Dataclasses as plain JSON values, and back, as their type hints say."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from schemas.errors import InvalidDecision

T = TypeVar("T")
_PLACES = frozenset({"span", "title_span", "date_span", "eid", "points"})


def plain(value: Any) -> Any:
    """A value as JSON has it: dataclasses as objects, without what is absent; tuples as arrays."""
    if is_dataclass(value):
        found = {field.name: plain(getattr(value, field.name)) for field in fields(value)}
        return {name: member for name, member in found.items() if member not in (None, [])}
    return [plain(member) for member in value] if isinstance(value, tuple | list) else value


def valued(value: Any) -> Any:
    """A JSON value without the places that it was read from: what it says, wherever it stands."""
    if isinstance(value, Mapping):
        return {name: valued(part) for name, part in value.items() if name not in _PLACES}
    return [valued(part) for part in value] if isinstance(value, list) else value


def built(kind: type[T], value: Any) -> T:
    """A dataclass from its JSON value, strictly: InvalidDecision where the value is unfit."""
    known = hints(cast(Any, kind))
    if not isinstance(value, Mapping) or set(value) - set(known):
        raise InvalidDecision(
            f"{value!r} is no {kind.__name__}", f"the fields are {', '.join(known)}"
        )
    return kind(**{name: _member(kind, name, value) for name in known if _given(kind, name, value)})


def fitting(hint: Any, value: Any) -> Any:
    """A JSON value as a type hint has it; InvalidDecision where it is of another type."""
    if get_origin(hint) in (Union, types.UnionType):
        return _alternative(get_args(hint), value)
    if get_origin(hint) is Literal:
        return _only(
            value, value in get_args(hint), f"one of {', '.join(map(str, get_args(hint)))}"
        )
    if get_origin(hint) is tuple and isinstance(value, list | tuple):
        return tuple(fitting(get_args(hint)[0], member) for member in value)
    if is_dataclass(hint):
        return built(cast(Any, hint), value)
    return _only(value, type(value) is hint, getattr(hint, "__name__", str(hint)))


@cache
def hints(kind: Any) -> Mapping[str, Any]:
    """The types of a dataclass's fields by their names."""
    found = get_type_hints(kind)
    return {field.name: found[field.name] for field in fields(kind)}


def _given(kind: Any, name: str, value: Mapping[str, Any]) -> bool:
    if name in value:
        return True
    field = next(field for field in fields(kind) if field.name == name)
    return field.default is MISSING and field.default_factory is MISSING


def _member(kind: Any, name: str, value: Mapping[str, Any]) -> Any:
    hint = hints(kind)[name]
    if name not in value and get_origin(hint) is tuple:
        return ()
    try:
        return fitting(hint, value.get(name))
    except InvalidDecision as error:
        raise InvalidDecision(f"{name}: {error.found}", error.remedy) from error


def _alternative(members: tuple[Any, ...], value: Any) -> Any:
    if value is None and type(None) in members:
        return None
    first: InvalidDecision | None = None
    for member in members:
        if member is not type(None):
            try:
                return fitting(member, value)
            except InvalidDecision as error:
                first = first or error
    raise first or InvalidDecision(f"{value!r} is not fit")


def _only(value: Any, fits: bool, wanted: str) -> Any:
    if not fits:
        raise InvalidDecision(f"{value!r} does not fit", f"give {wanted}")
    return value
