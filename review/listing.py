"""What a person asks of the queue, from the address of the page and back into one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from urllib.parse import parse_qsl, urlencode

from review.catalogue import Wanted

LONGEST = 200  # characters of what is looked for
ME = "me"  # as whose documents are wanted
# What addresses call a field of Wanted by another name.
_NAMES = {"text": "q", "organ": "body"}
_FIELDS = {field.name: _NAMES.get(field.name, field.name) for field in fields(Wanted)}
_STANDARD = Wanted()


def wanted(asked: Mapping[str, str], actor: str) -> Wanted:
    """What the parameters of an address ask for."""
    found = {name: asked.get(key, "").strip()[:LONGEST] for name, key in _FIELDS.items()}
    given = Wanted(**{name: value for name, value in found.items() if value})
    return replace(given, assigned=actor) if given.assigned == ME else given


def query(wanted: Wanted, **changes: str) -> str:
    """The parameters that ask for it, with some changed; pages begin anew unless `after` says."""
    made = replace(wanted, **{"after": "", **changes})
    held = {key: getattr(made, name) for name, key in _FIELDS.items()}
    standard = {key: getattr(_STANDARD, name) for name, key in _FIELDS.items()}
    return urlencode({key: value for key, value in held.items() if value != standard[key]})


def again(view: str, actor: str, **told: str | int) -> str:
    """The parameters of a view that a form came from, with what is to be told on it."""
    asked = wanted(dict(parse_qsl(view)), actor)
    same = query(asked, after=asked.after)
    return "&".join(filter(None, (same, urlencode(told))))


def restricted(wanted: Wanted) -> bool:
    """Whether anything is left out."""
    return replace(wanted, sort=_STANDARD.sort, after="") != _STANDARD
