"""What a page asks for: the fields of its form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from starlette.datastructures import FormData

from review.facts.places import Places
from schemas.errors import InvalidDecision
from schemas.notice import Span

_FIELDS = "after."  # before the name of a field of a fact to be added


class Unfit(InvalidDecision):
    """What was typed in one field of a form means nothing there; `field` says which."""

    field = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """One action as a form gives it; `also` are other facts that get the same value."""

    action: str
    facts: tuple[str, ...] = ()
    after: str = ""
    reason: str = ""
    also: tuple[str, ...] = ()
    place: str = ""
    words: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    fields_sent: tuple[tuple[str, str], ...] = ()  # the form itself, to be sent again

    @property
    def fact(self) -> str:
        """What it is about, empty for the document."""
        return self.facts[0] if self.facts else ""

    def span(self, places: Places) -> Span | None:
        """The place that was given, or the only one where the words given are printed."""
        if self.place.strip():
            return places.given(self.place)
        if not self.words.strip():
            return None
        found = places.found(self.words)
        if len(found) != 1:
            raise InvalidDecision(
                f"“{self.words}” is printed {len(found)} times",
                "select the words in the source, or give more of them",
            )
        return found[0]


def asked(form: FormData) -> Asked:
    """What the fields of a form ask for."""
    texts = [(name, value) for name, value in form.multi_items() if isinstance(value, str)]
    single = dict(texts)
    return Asked(
        single.get("action", ""),
        tuple(value for name, value in texts if name == "fact"),
        single.get("after", ""),
        single.get("reason", ""),
        tuple(value for name, value in texts if name == "also"),
        single.get("place", ""),
        single.get("words", ""),
        {name[len(_FIELDS) :]: value for name, value in texts if name.startswith(_FIELDS)},
        tuple((name, value) for name, value in texts if name not in ("seen", "csrf")),
    )
