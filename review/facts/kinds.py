"""What an address is of: the type of a fact, and the name of a field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast, get_args

from schemas.addresses import FORMS
from schemas.notice import Entity, Finding, Notice, Outcome, Stated
from schemas.plain import hints

_TWO = (Outcome, Entity, Finding)  # their addresses have two parts: kind and number, check and text


def kind(path: str) -> type[Any] | None:
    """The type of the fact at an address, None where the address is of no whole fact."""
    found: type[Any] = Notice
    parts = path.split("/")
    while parts:
        below = FORMS[found].parts.get(parts[0])
        if below is None:
            return None
        single = parts[0] in FORMS[found].single
        parts = parts[1 if single else 1 + _length(below, parts) :]
        found = below
    return found


def collection(path: str) -> type[Any] | None:
    """The type of the facts in the collection at an address, None where there is none."""
    before, _, name = path.rpartition("/")
    holder = kind(before) if before else Notice
    return FORMS[holder].parts.get(name) if holder else None


def field(path: str) -> tuple[type[Any], str] | None:
    """The type and the name that the address of a field means."""
    before, _, name = path.rpartition("/")
    holder = kind(before) if before else Notice
    return (holder, name) if holder and name in FORMS[holder].fields else None


def hint(holder: type[Any], name: str) -> Any:
    """The type of a field, without that it may be absent."""
    found = hints(cast(Any, holder))[name]
    others = [member for member in get_args(found) if member is not type(None)]
    return others[0] if len(others) == 1 and not _literal(found) else found


def choices(holder: type[Any], name: str) -> tuple[str, ...]:
    """The values that a field may have, empty where they are not told one by one."""
    return tuple(_texts(hints(cast(Any, holder))[name]))


def optional(holder: type[Any], name: str) -> bool:
    """Whether a field may be absent."""
    return type(None) in get_args(hints(cast(Any, holder))[name])


def stated(holder: type[Any], name: str) -> bool:
    """Whether a field is a printed text with its own place."""
    return hint(holder, name) is Stated


def parts(holder: type[Any]) -> Mapping[str, type[Any]]:
    """The collections in a fact."""
    return FORMS[holder].parts


def _length(below: type[Any], parts: list[str]) -> int:
    return 2 if below in _TWO and len(parts) > 1 and not parts[1].startswith("+") else 1


def _literal(found: Any) -> bool:
    return any(isinstance(member, str) for member in get_args(found))


def _texts(found: Any) -> list[str]:
    texts: list[str] = []
    for member in get_args(found):
        texts += [member] if isinstance(member, str) else _texts(member)
    return texts
