"""A conclusion about the next session: its value, how sure it is, and what it stands on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from schemas.notice import Settled

Certainty = Literal["stated", "derived", "pending", "settled"]
T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Source:
    """What a conclusion stands on: a unit of the notice, or a rule that the body file gives."""

    eid: str | None = None  # unit of the notice; "" is the title block
    rule: str | None = None  # number of the rule of procedure
    text: str | None = None  # the body file's own words on where the rule stands


@dataclass(frozen=True, slots=True)
class Reason:
    """Why: a key of the language file's `[phrases.reasons]`, and what fills its slots."""

    key: str
    values: tuple[tuple[str, str | int], ...] = ()


@dataclass(frozen=True, slots=True)
class Conclusion(Generic[T_co]):
    """A value; stated by the record, derived from it by a rule, or pending until a body decides.

    A settled one was fixed by a person, which ends all doubt.

    A pending value is a proposal to be confirmed, or None where nothing can be proposed. `flags`
    are what a person should weigh beside the reason.
    """

    value: T_co
    status: Certainty
    sources: tuple[Source, ...]
    reason: Reason
    flags: tuple[Reason, ...] = ()


def pending(
    key: str, sources: tuple[Source, ...] = (), **values: str | int
) -> Conclusion[str | None]:
    """A conclusion without a value, for the reason with a key."""
    return Conclusion(None, "pending", sources, reason(key, **values))


def settled(found: Conclusion[T], choice: Settled | None, of: Callable[[str], T]) -> Conclusion[T]:
    """The conclusion as a person settled it; as it was where nobody did."""
    if choice is None:
        return found
    value = choice.text if choice.value is None else choice.value
    return Conclusion(of(value), "settled", found.sources, reason("settled"))


def reason(key: str, **values: str | int) -> Reason:
    """A reason with its slots, in the order given."""
    return Reason(key, tuple(values.items()))


def merged(*groups: tuple[Source, ...]) -> tuple[Source, ...]:
    """Sources of several groups, each once, in the order first named."""
    return tuple(dict.fromkeys(source for group in groups for source in group))
