"""The queue: what there is to review, what needs a look first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from review import listing
from review.access import actor, needs
from review.catalogue import Wanted, catalogue_of
from review.catalogue.entry import STATES
from review.catalogue.queries import NOBODY, Work
from review.desk import Desk
from review.web import desk_of, page
from schemas.language import codes, language

FAILURES = 50  # that are told one by one
_SORTS = {
    "exceptions": "what needs a look first",
    "oldest": "oldest first",
    "newest": "newest first",
    "title": "by title",
    "decided": "last decided first",
}
_SEVERITIES = {"fail": "contradictions", "warn": "doubts only", "none": "nothing found"}
_ACTS = {"approve": "approved", "assign": "assigned", "undo": "put back as before"}


@needs("read")
async def queue(request: Request) -> Response:
    """The works that need review, a page of them, as the address asks for."""
    wanted = listing.wanted(request.query_params, actor(request))
    found = await run_in_threadpool(_found, desk_of(request), wanted, actor(request))
    return page(
        request,
        "queue.html",
        title="Queue",
        wanted=wanted,
        query=listing.query,
        restricted=listing.restricted(wanted),
        labels={"sort": _SORTS, "severity": _SEVERITIES, "states": STATES, "nobody": NOBODY},
        languages={code: language(code) for code in codes()},
        done=await run_in_threadpool(_done, desk_of(request), request),
        **found,
    )


def _found(desk: Desk, wanted: Wanted, actor: str) -> dict[str, Any]:
    catalogue = catalogue_of(desk.outputs)
    complete = catalogue.look()
    shown = catalogue.page(wanted)
    failed, failures = catalogue.failures(FAILURES)
    return {
        "complete": complete,
        "works": shown.works,
        "after": shown.after,
        "counts": shown.counts,
        "total": sum(shown.counts.values()),
        "progress": catalogue.progress(),
        "choices": catalogue.choices(),
        "clean": _clean(shown.works, actor if desk.rules.four_eyes else None),
        "failed": failed,
        "failures": failures,
        "outputs": desk.outputs,
    }


def _clean(works: Sequence[Work], but: str | None) -> list[Any]:
    """The documents shown to approve as they are, `but` those that a person has decided on."""
    rows = (row for work in works for row in work.documents)
    return [row for row in rows if _is_clean(row) and but not in row["deciders"].split("\n")]


def _is_clean(row: Any) -> bool:
    left = row["fails"] or row["warns"] or row["comments"]
    return not left and row["state"] != "approved"


def _done(desk: Desk, request: Request) -> dict[str, Any] | None:
    """What was just done to several documents, from the address that this led to."""
    asked = request.query_params
    act, count = _ACTS.get(asked.get("act", "")), asked.get("count", "")
    if act is None or not (count.isascii() and count.isdigit()):
        return None
    batch = asked.get("batch", "")[: listing.LONGEST]
    left = [line[: listing.LONGEST] for line in asked.getlist("left")[:9]]
    held = bool(batch) and bool(catalogue_of(desk.outputs).batch(batch))
    return {"act": act, "count": int(count[:6]), "left": left, "batch": batch if held else ""}


ROUTES = (Route("/", queue, name="queue"),)
