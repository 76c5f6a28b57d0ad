"""A value of the record that a person worded anew in a draft, as corrections of its facts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from extractors import settling
from schemas.addresses import Fact, address, at
from schemas.decision import Proposed
from schemas.language import Language
from schemas.notice import Notice
from writers.word.inlines import Stated

_TEXT = "text"  # the fact of a paragraph that a draft repeats


def corrections(
    notice: Notice, value: Stated, after: str, spoken: Language, actor: str
) -> tuple[tuple[Proposed, ...], str | None]:
    """The decisions that make the record say it, or none and why not."""
    if value.fact == _TEXT:
        return (), "this repeats the text of the notice, which is never changed"
    made = tuple(_corrected(notice, value, after, spoken, actor))
    if not made:
        return (), "no fact says this word for word; correct it on the review desk"
    return made, None


def _corrected(
    notice: Notice, value: Stated, after: str, spoken: Language, actor: str
) -> Iterator[Proposed]:
    for fact in at(address(notice), value.span):
        now = _meaning(fact, after, value, spoken)
        if now is not None and now != fact.value:
            yield Proposed(actor, "correct", fact.path, fact.value, now)


def _meaning(fact: Fact, after: str, value: Stated, spoken: Language) -> Any:
    """The new value of a field that the words are the value of; None for all other fields."""
    name = fact.path.rsplit("/", 1)[-1]
    if fact.whole:
        return None
    if value.fact == "period" and name in ("start", "end"):
        return _end(name, settling.value("dates", after, spoken))
    if value.fact == "session" and fact.path == "session/number":
        number = settling.value("number", after, spoken)
        return int(number) if number else None
    return after if _says(fact.value, value.text) else None


def _end(name: str, days: str | None) -> str | None:
    if days is None:
        return None
    first, _, last = days.partition("/")
    return first if name == "start" else last


def _says(held: Any, text: str) -> bool:
    """Whether a field holds a text, however its white space and final stop are printed."""
    return isinstance(held, str) and _folded(held) == _folded(text)


def _folded(text: str) -> str:
    return "".join(text.split()).rstrip(".;。；؛،,")
