"""How a field is filled in: which control it has, and what the words typed in it mean."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from review.facts import kinds, labels
from schemas.body import bodies
from schemas.dates import date_words
from schemas.errors import InvalidDecision
from schemas.language import language
from schemas.notice import Notice
from schemas.states import states

Kind = Literal["text", "long", "select", "date", "number", "time", "known"]
_LONG = frozenset({"title", "text", "name"})
_DATES = frozenset({"date", "start", "end"})
_ORGANS = frozenset({"body_key", "body", "organ"})
_GATHERINGS = frozenset({"subject", "session", "key"})
_SAME = str.maketrans("‘’ʼ`", "''''")


@dataclass(frozen=True, slots=True)
class Control:
    """A control of a form: its name, what it now has, and what can be chosen.

    Options are (value, words); `code` is the language of what is typed, "" for none in particular.
    """

    name: str
    label: str
    kind: Kind
    value: str
    options: tuple[tuple[str, str], ...] = ()
    code: str = ""
    needed: bool = False
    hint: str = ""


def control(name: str, holder: type[Any], field: str, value: Any, notice: Notice) -> Control:
    """The control for a field that has a value."""
    kind, options = _kind(holder, field, notice)
    words = _typed(field, value, notice)
    needed = not kinds.optional(holder, field)
    code = notice.language if kind in ("text", "long") and field not in ("number", "target") else ""
    hint = _HINTS.get((holder.__name__, field), "")
    return Control(name, labels.field(holder, field), kind, words, options, code, needed, hint)


def meaning(holder: type[Any], field: str, typed: str, notice: Notice) -> Any:
    """The value that words typed in a control mean; InvalidDecision where they mean none."""
    words = typed.strip()
    if not words:
        return _none(holder, field)
    if field == "state":
        return _state(words, notice)
    if kinds.hint(holder, field) is int:
        return _number(words)
    if kinds.choices(holder, field) and words not in kinds.choices(holder, field):
        raise InvalidDecision(f"“{words}” is none of those", "choose one of the list")
    return words


def _none(holder: type[Any], field: str) -> None:
    if not kinds.optional(holder, field):
        raise InvalidDecision(f"{labels.field(holder, field)} cannot be empty", "fill it in")


def _number(words: str) -> int:
    try:
        return int(words)
    except ValueError as error:
        raise InvalidDecision(f"“{words}” is no number", "give it in figures") from error


def _state(words: str, notice: Notice) -> str:
    """The code of a State, from a name of it in the document's language, in English, or itself."""
    wanted = _plain(words)
    for code in (notice.language, "en"):
        for iso, names in states(code).items():
            if wanted in map(_plain, (iso, *names)):
                return iso
    raise InvalidDecision(
        f"no State is called “{words}”", "choose one of the list, or give its two-letter code"
    )


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold().translate(_SAME)


def _typed(field: str, value: Any, notice: Notice) -> str:
    """A value as a person would type it."""
    if value is None:
        return ""
    if field == "state":
        return next(iter(states(notice.language).get(value, ())), str(value))
    return str(value)


def _kind(
    holder: type[Any], field: str, notice: Notice
) -> tuple[Kind, tuple[tuple[str, str], ...]]:
    for fits, kind, options in _KINDS:
        if fits(holder, field):
            return kind, tuple(options(holder, field, notice))
    return "text", ()


_Options = Callable[[type[Any], str, Notice], Iterator[tuple[str, str]]]


def _nothing(holder: type[Any], field: str, notice: Notice) -> Iterator[tuple[str, str]]:
    return iter(())


def _choices(holder: type[Any], field: str, notice: Notice) -> Iterator[tuple[str, str]]:
    for choice in kinds.choices(holder, field):
        yield choice, labels.choice(field, choice)


def _weekdays(holder: type[Any], field: str, notice: Notice) -> Iterator[tuple[str, str]]:
    for number, names in enumerate(date_words(language(notice.language)).weekdays, 1):
        yield str(number), names[0]


def _states(holder: type[Any], field: str, notice: Notice) -> Iterator[tuple[str, str]]:
    for iso, names in states(notice.language).items():
        yield names[0], iso


def _organs(holder: type[Any], field: str, notice: Notice) -> Iterator[tuple[str, str]]:
    for body in bodies():
        for organ in body.organs:
            yield organ.key, next(iter(organ.names.get(notice.language, ())), organ.key)


def _gatherings(holder: type[Any], field: str, notice: Notice) -> Iterator[tuple[str, str]]:
    for gathering in notice.gatherings:
        yield gathering.key, gathering.name


_KINDS: tuple[tuple[Callable[[type[Any], str], bool], Kind, _Options], ...] = (
    (lambda holder, field: bool(kinds.choices(holder, field)), "select", _choices),
    (lambda holder, field: field == "weekday", "select", _weekdays),
    (lambda holder, field: field == "state", "known", _states),
    (lambda holder, field: field in _DATES, "date", _nothing),
    (lambda holder, field: field == "time", "time", _nothing),
    (lambda holder, field: kinds.hint(holder, field) is int, "number", _nothing),
    (lambda holder, field: kinds.stated(holder, field), "long", _nothing),
    (lambda holder, field: field in _ORGANS, "known", _organs),
    (lambda holder, field: field in _GATHERINGS, "known", _gatherings),
    (lambda holder, field: field in _LONG, "long", _nothing),
)
_HINTS = {
    ("Quantity", "value"): "P42D is 42 days, P4Y four years; for a count, a figure",
    ("Reference", "value"): "the symbol, or the number: 2/1, 30(3)",
    ("Officer", "state"): "a name in the document's language, or the two-letter code",
}
