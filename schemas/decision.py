"""What a person decided about a notice: one line of `review.jsonl`.

A decision names the fact it is about by an address (`schemas/addresses.py` lists them):

    date, symbol, session/number                  a value of the notice, or of its session
    outcomes/resolution/2.1/title                 by kind and number, "/" printed as "."
    agendas/att_1/items/5/items/a/title           by the annex or unit, and the numbers
    bureaux/current/officers/para_17__p_1:4-11/state   by the place: eId, characters from and to
    periods/para_2__p_1:0-10/role                 so do all others that stand in running text
    findings/weekday/5f1e03ac                     by the check, and a digest of what it says
    outcomes/+7/title                             what decision 7 added

An address belongs to the fact as it was extracted, or added: it stays the same when its number is
corrected or it is moved. One that ends at the fact means the whole of it, with all it holds. Facts
that would have the same address get "~2", "~3" behind the last part but the field. Beside facts,
`next/KEY` is a value of the next session, `log/7` a decision, `batch/ID` all decisions made at
once, `text/EID:0-4` a place in the text, and "" the document.

| action | fact | before | after |
|---|---|---|---|
| accept | a fact | its value | |
| correct | a field | its value, null where absent | the right value, null for none |
| add | a collection (`outcomes`, `agendas/att_1/items`), or `session` | | the fact, with its span |
| reject | a fact; needs a reason | the fact | |
| move | an agenda item, an officer | its collection, and the one before it | where to |
| comment | anything; the words are the reason | | |
| resolve | a finding, or a comment (`log/7`) | | |
| undo | `log/7`, or `batch/ID` | | |
| approve | the document | | `{"facts": digest of the facts approved}` |
| reopen | the document | | |
| assign | the document | who had it | who has it now |
| settle | `next/KEY` | | `{"text": …, "value": ISO 8601 or null, "language": BCP 47}` |

Where a fact is moved: `{"in": "agendas/att_1/items", "after": "agendas/att_1/items/2"}`; null is
the first place. Values are JSON; a title, symbol or body that was absent is given with its place:
`{"text": "HSP/HA.2/1", "span": {"eid": "preface__p_1", "start": 0, "end": 10}}`.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any, Literal, TypeAlias, get_args

from schemas.errors import InvalidDecision

Action = Literal[
    "accept",
    "correct",
    "add",
    "reject",
    "move",
    "comment",
    "resolve",
    "undo",
    "approve",
    "reopen",
    "assign",
    "settle",
]
ACTIONS: tuple[str, ...] = get_args(Action)
Json: TypeAlias = Any
NEXT = "next/"  # before the key of a value of the next session
LOG = "log/"  # before the number of a decision
BATCH = "batch/"
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


@dataclass(frozen=True, slots=True)
class Proposed:
    """A decision before it has its place in the log; raises InvalidDecision where unfit."""

    actor: str
    action: Action
    fact: str = ""
    before: Json = None
    after: Json = None
    reason: str | None = None
    batch: str | None = None

    def __post_init__(self) -> None:
        """Refuse what could not be understood later."""
        _check(self)


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision: its number from 1, when (UTC, to the second), who, what, and why.

    `prev` is the SHA-256 of the line before it, empty for the first.
    """

    seq: int
    at: str
    actor: str
    action: Action
    fact: str
    before: Json
    after: Json
    reason: str | None
    batch: str | None
    prev: str

    def __post_init__(self) -> None:
        """Refuse what could not be understood later."""
        _check(self)
        if self.seq < 1 or not _is_time(self.at):
            raise InvalidDecision(
                f"decision {self.seq} is dated {self.at}", "numbers start at 1, times are UTC"
            )


def placed(proposed: Proposed, seq: int, at: str, prev: str) -> Decision:
    """A proposed decision in its place in a log."""
    values = {field.name: getattr(proposed, field.name) for field in fields(Proposed)}
    return Decision(seq=seq, at=at, prev=prev, **values)


def line(decision: Decision) -> bytes:
    """A decision as a line of the log, with its end."""
    text = json.dumps(asdict(decision), ensure_ascii=False, separators=(",", ":"))
    try:
        return f"{text}\n".encode()
    except UnicodeEncodeError as error:
        raise InvalidDecision("the text holds half a character", "type it again") from error


def parsed(data: bytes) -> Decision:
    """The decision in a line; InvalidDecision where there is none."""
    try:
        table = json.loads(data)
        if not isinstance(table, dict) or set(table) != {f.name for f in fields(Decision)}:
            raise InvalidDecision("a line is no decision", "restore the file")
        return Decision(**table)
    except (ValueError, TypeError, RecursionError) as error:
        raise InvalidDecision(f"a line is no decision ({error})", "restore the file") from error


def digest(data: bytes) -> str:
    """What the next line says of a line: the SHA-256 of its bytes without the end."""
    return hashlib.sha256(data.rstrip(b"\n")).hexdigest()


def _is_time(text: str) -> bool:
    try:
        return bool(_TIME.fullmatch(text) and datetime.fromisoformat(text))
    except ValueError:
        return False


def _check(made: Proposed | Decision) -> None:
    texts = (made.actor, made.action, made.fact, made.reason or "", made.batch or "")
    if not all(isinstance(text, str) for text in texts) or made.action not in ACTIONS:
        raise InvalidDecision(f"{made.action} is no action", f"it is one of {', '.join(ACTIONS)}")
    if not made.actor.strip():
        raise InvalidDecision("a decision has no name under it", "say who decides")
    for fits, lack in (_ANY, *_NEEDED.get(made.action, ())):
        if not fits(made):
            raise InvalidDecision(f"{made.action} of “{made.fact}” {lack[0]}", lack[1])


_Made: TypeAlias = "Proposed | Decision"
_Rule: TypeAlias = tuple[Callable[[_Made], bool], tuple[str, str]]


def _settles(made: _Made) -> bool:
    after = made.after
    if not isinstance(after, dict) or set(after) - {"text", "value", "language"}:
        return False
    optional = (after.get("value"), after.get("language"))
    texts = all(value is None or isinstance(value, str) for value in optional)
    return made.fact.startswith(NEXT) and isinstance(after.get("text"), str) and texts


def _moves(made: _Made) -> bool:
    return all(isinstance(place, dict) and "in" in place for place in (made.before, made.after))


_ANY: _Rule = (
    lambda made: made.batch is None or bool(made.batch.strip()),
    ("has an empty batch", "name the batch, or leave it out"),
)
_WORDS: _Rule = (
    lambda made: bool((made.reason or "").strip()),
    ("has no reason", "say why in a few words"),
)
_FACT: _Rule = (lambda made: bool(made.fact), ("names no fact", "give the address of one"))
_NEEDED: Mapping[str, tuple[_Rule, ...]] = {
    "accept": (_FACT,),
    "correct": (_FACT,),
    "add": (_FACT, (lambda made: made.after is not None, ("adds nothing", "give the fact"))),
    "reject": (_FACT, _WORDS),
    "move": (_FACT, (_moves, ("says not from where to where", "give both places"))),
    "comment": (_WORDS,),
    "resolve": (_FACT,),
    "undo": (
        (
            lambda made: bool(re.fullmatch(rf"{LOG}[1-9]\d*|{BATCH}.+", made.fact)),
            ("names no decision", f"give {LOG}N or {BATCH}ID"),
        ),
    ),
    "approve": (
        (
            lambda made: isinstance(made.after, dict) and isinstance(made.after.get("facts"), str),
            ("does not say what is approved", "give the digest of the facts"),
        ),
    ),
    "settle": ((_settles, ("has no text", "give text, value and language of a next/KEY")),),
}
