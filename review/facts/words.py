"""Words that templates ask for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import regex
from markupsafe import Markup, escape

from review.facts import labels, places, shown
from review.facts.desk import View
from review.facts.rows import identifier
from review.facts.shown import Shown
from schemas.decision import BATCH, LOG, Decision

_NOT_LATIN = r"[\p{L}--\p{Latin}]"
_OTHER_SCRIPT = regex.compile(
    rf"([\p{{Ps}}\p{{Pi}}]*{_NOT_LATIN}+(?:[\s\p{{P}}\p{{M}}\p{{N}}]+{_NOT_LATIN}+)*[\p{{Pe}}\p{{Pf}}]*)",
    regex.VERSION1,
)
_DONE = {
    "accept": "accepted",
    "correct": "corrected",
    "add": "added",
    "reject": "rejected",
    "move": "moved",
    "comment": "commented",
    "resolve": "resolved",
    "undo": "undone",
    "approve": "approved",
    "reopen": "reopened",
    "assign": "assigned",
    "settle": "settled",
}


def done(decision: Decision) -> str:
    """What a decision did, as its state is called."""
    return _DONE[decision.action]


def value(view: View, path: str, held: Any) -> Shown:
    """A value of a decision as people read it."""
    words = held["text"] if isinstance(held, dict) and "text" in held else held
    return shown.told(path, words if isinstance(words, str) else held, view.notice)


def undo(decision: Decision) -> str:
    """How an undo of a decision names it, or the batch that it was made in."""
    return f"{BATCH}{decision.batch}" if decision.batch else f"{LOG}{decision.seq}"


def work(path: str) -> str:
    """The place in the page where the forms of a fact or finding open."""
    return f"{identifier(path)}-work"


def isolated(text: str, code: str) -> Markup:
    """A text of the desk with words in it of another script, each held by itself.

    They are of the language of a document, so that their direction and letters are its own.
    """
    parts = _OTHER_SCRIPT.split(text)
    made = (
        Markup('<bdi lang="{}">{}</bdi>').format(code, part) if i % 2 else escape(part)
        for i, part in enumerate(parts)
    )
    return Markup("").join(made)


FUNCTIONS: Mapping[str, Callable[..., Any]] = {
    "done_word": done,
    "value_of": value,
    "label_of": labels.fact,
    "undo_of": undo,
    "isolated": isolated,
    "work_of": work,
    "place_said": places.said,
}
