"""The whole log of a document in its order, to be read and searched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from review.access import needs
from review.acts import aside
from review.facts import labels, words
from review.facts.desk import View
from review.views.document import values, view
from review.web import page
from schemas.decision import BATCH, LOG, Decision


@dataclass(frozen=True, slots=True)
class Line:
    """One decision as it is read; `holds` until it is undone."""

    decision: Decision
    what: str
    holds: bool


@dataclass(frozen=True, slots=True)
class Sieve:
    """What is looked for in the log."""

    who: str = ""
    action: str = ""
    text: str = ""
    holding: bool = False

    def keeps(self, line: Line) -> bool:
        """Whether a line is looked for."""
        made = line.decision
        said = f"{line.what} {made.fact} {made.reason} {made.before} {made.after}".casefold()
        asked = (
            self.who in ("", made.actor),
            self.action in ("", made.action),
            self.text.casefold() in said,
            line.holds or not self.holding,
        )
        return all(asked)


@needs("read")
async def history(request: Request) -> Response:
    """What people decided, the last first."""
    found = await run_in_threadpool(view, request)
    asked = request.query_params
    sieve = Sieve(
        asked.get("who", ""),
        asked.get("what", ""),
        asked.get("text", ""),
        bool(asked.get("holding")),
    )
    lines = _lines(found)
    known: dict[str, Any] = {
        "sieve": sieve,
        "lines": [line for line in reversed(lines) if sieve.keeps(line)],
        "total": len(lines),
        "people": sorted({line.decision.actor for line in lines}),
        "actions": sorted({line.decision.action for line in lines}),
    }
    return page(request, "facts/history.html", **values(request, found), **known)


def _lines(found: View) -> list[Line]:
    held = {decision.seq for decision in aside.holding(found)}
    decisions = found.opened.log.decisions
    return [Line(one, _what(one, decisions), one.seq in held) for one in decisions]


def _what(decision: Decision, decisions: tuple[Decision, ...]) -> str:
    """What a decision is about, in words."""
    fact = decision.fact
    if decision.action == "undo" or fact.startswith(LOG):
        return _other(fact, decisions)
    if not fact:
        return "the document"
    if fact.startswith("text/"):
        return f"a place in the text ({fact})"
    return labels.fact(f"{fact}/+{decision.seq}" if decision.action == "add" else fact)


def _other(fact: str, decisions: tuple[Decision, ...]) -> str:
    meant = [one for one in decisions if fact in (f"{LOG}{one.seq}", f"{BATCH}{one.batch}")]
    names = [
        f"no. {one.seq} ({words.done(one)} {labels.fact(one.fact) if one.fact else 'the document'})"
        for one in meant
    ]
    return ", ".join(names)


ROUTES = (Route("/documents/{id}/history", history, name="history"),)
