"""What harvesters may ask (OAI-PMH 2.0, section 4): verbs, their arguments and their forms."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from schemas.errors import Unharvestable

VERB, TOKEN = "verb", "resumptionToken"
_SELECTIVE = frozenset({"from", "until", "set"})
_UNRESERVED = r"[A-Za-z0-9\-_.!~*'()]+"
_DAY, _SECOND = r"\d{4}-\d\d-\d\d", r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"
_FORMS = {
    "metadataPrefix": re.compile(_UNRESERVED),
    "set": re.compile(rf"{_UNRESERVED}(:{_UNRESERVED})*"),
    "identifier": re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[!-~]+"),
    "from": re.compile(rf"{_DAY}|{_SECOND}"),
    "until": re.compile(rf"{_DAY}|{_SECOND}"),
    TOKEN: re.compile("[!-~]+"),
}
_WHOLE_DAY = {"from": "T00:00:00Z", "until": "T23:59:59Z"}


@dataclass(frozen=True, slots=True)
class Verb:
    """The arguments that a verb needs and allows, and whether a token may stand for them all."""

    needed: frozenset[str] = frozenset()
    allowed: frozenset[str] = frozenset()
    resumable: bool = False


VERBS = {
    "Identify": Verb(),
    "ListMetadataFormats": Verb(allowed=frozenset({"identifier"})),
    "ListSets": Verb(resumable=True),
    "ListIdentifiers": Verb(frozenset({"metadataPrefix"}), _SELECTIVE, resumable=True),
    "ListRecords": Verb(frozenset({"metadataPrefix"}), _SELECTIVE, resumable=True),
    "GetRecord": Verb(frozenset({"identifier", "metadataPrefix"})),
}


def verb(pairs: Sequence[tuple[str, str]]) -> str:
    """The verb that is asked for; Unharvestable (badVerb) where it is not one of the six."""
    found = [value for name, value in pairs if name == VERB]
    if len(found) != 1:
        raise Unharvestable("badVerb", f"the argument verb is there {len(found)} times, not once")
    if found[0] not in VERBS:
        raise Unharvestable("badVerb", f"there is no verb {found[0]!r}")
    return found[0]


def arguments(pairs: Sequence[tuple[str, str]]) -> dict[str, str]:
    """The arguments of a verb by name; badArgument where one is wrong or missing."""
    told = [(name, value) for name, value in pairs if name != VERB]
    for name, count in Counter(name for name, _ in told).items():
        if count > 1:
            raise _bad(f"the argument {name} is there {count} times")
    found = dict(told)
    _fitting(verb(pairs), found)
    for name, value in found.items():
        if not _FORMS[name].fullmatch(value):
            raise _bad(f"the argument {name} has not the form that it must have")
    period(found)
    return found


def period(found: Mapping[str, str]) -> tuple[str, str]:
    """The first and the last second that is asked for; badArgument where they do not fit."""
    bounds = {name: found[name] for name in _WHOLE_DAY if name in found}
    if len({len(value) for value in bounds.values()}) > 1:
        raise _bad("from and until are not of the same granularity")
    for name, value in bounds.items():
        bounds[name] = _second(name, value)
    first, last = bounds.get("from", ""), bounds.get("until", "9999-12-31T23:59:59Z")
    if first > last:
        raise _bad("from is later than until")
    return first, last


def _fitting(asked: str, found: Mapping[str, str]) -> None:
    rules = VERBS[asked]
    if rules.resumable and TOKEN in found:
        if len(found) > 1:
            raise _bad(f"{TOKEN} allows no other argument beside it")
        return
    for name in sorted(set(found) - rules.needed - rules.allowed):
        raise _bad(f"{asked} has no argument {name!r}")
    for name in sorted(rules.needed - set(found)):
        raise _bad(f"{asked} needs the argument {name}")


def _second(name: str, value: str) -> str:
    whole = value if value.endswith("Z") else value + _WHOLE_DAY[name]
    try:
        datetime.fromisoformat(whole)
    except ValueError as error:
        raise _bad(f"the argument {name} is no day or time") from error
    return whole


def _bad(found: str) -> Unharvestable:
    return Unharvestable("badArgument", found)
