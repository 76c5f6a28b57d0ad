"""Decisions that a page sends: kept where nothing is decided over, answered with what changed."""

from __future__ import annotations

import json
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from flows.logs import REVIEW
from review import approval, permission
from review.access import actor, needs
from review.acts import proposals, stale
from review.acts.asked import Asked, Unfit, asked
from review.catalogue import touch
from review.facts.desk import View
from review.facts.rows import identifier
from review.source.marked import marked
from review.updates import Updates
from review.views import delta
from review.views.document import updates_of, values, view
from review.web import desk_of, page
from schemas.decision import Decision, Proposed
from schemas.errors import Conflict, InvalidDecision, SeriatimError
from writers.decision_log import append_all

_NO_TAG = "The page did not say which state of the document it shows. Open it again."


@needs("review")
async def decide(request: Request) -> Response:
    """Keep what a page decides, and give back what changed by it."""
    async with request.form(max_files=0) as form:
        wanted, seen = asked(form), str(form.get("seen", ""))
    tag = request.headers.get("If-Match", "")
    if not tag:
        return page(request, "facts/told.html", 428, told=_NO_TAG, remedy="", detail="")
    return await run_in_threadpool(_decide, request, wanted, tag, seen)


def _decide(request: Request, wanted: Asked, tag: str, seen: str) -> Response:
    found = view(request)
    try:
        made, now = _kept(request, found, wanted, tag)
    except Conflict:
        return _conflict(request, view(request), wanted, tag)
    except InvalidDecision as error:
        return _refused(request, error, wanted)
    return _answer(request, stale.seen(now, seen or tag) or found, now, wanted, made)


def _kept(
    request: Request, found: View, wanted: Asked, tag: str
) -> tuple[tuple[Decision, ...], View]:
    """The decisions as they stand in the log, and the document with them."""
    made = _proposed(request, found, wanted, tag)
    if wanted.action == "approve":
        found = _with_files(request, found)
        kept, now = _written(request, found, made, tag)
        return kept, _approved(request, now)
    kept, now = _written(request, found, made, tag)
    updates_of(request).soon(found.opened.folder)
    return kept, now


def _proposed(request: Request, found: View, wanted: Asked, tag: str) -> tuple[Proposed, ...]:
    """What a page asks for, where it knows the document as it is and its person may do it."""
    _same(found, tag)
    made = proposals.proposed(found, wanted, actor(request))
    why = permission.refusal(permission.person(request), made, found.opened.log.decisions)
    if why:
        raise HTTPException(403, why)
    return made


def _same(found: View, tag: str) -> None:
    if tag != found.opened.etag:
        raise Conflict("the document has changed", "look at it again")


def _written(
    request: Request, found: View, made: tuple[Proposed, ...], tag: str
) -> tuple[tuple[Decision, ...], View]:
    """Keep decisions in the log where nothing was decided since, in a folder that stays there."""
    updates, folder = updates_of(request), found.opened.folder
    with updates.deciding(folder):
        _same(found, tag)
        if updates.lies(folder) != folder:
            raise Conflict("the document has moved", "look at it again")
        log, clock = folder / REVIEW, desk_of(request).clock
        kept = append_all(log, made, clock(), found.opened.log.last)
        touch(folder)
        return kept, view(request)


def _with_files(request: Request, found: View) -> View:
    """The document with all its files made of the decisions; no approval where that fails."""
    updates = updates_of(request)
    try:
        updates.now(found.opened.folder)
    except (SeriatimError, OSError) as error:
        raise InvalidDecision(
            f"the files of the document cannot be made ({error})",
            "it is not approved; mend that first",
        ) from error
    return view(request)


def _approved(request: Request, now: View) -> View:
    """What follows an approval: files that say so, and the hook; a failure is told beside them."""
    updates: Updates = updates_of(request)
    try:
        folder = updates.now(now.opened.folder)
    except (SeriatimError, OSError):
        return now  # the state of the files tells it
    approval.approved(desk_of(request), folder)
    return view(request)


def _answer(
    request: Request, before: View, now: View, wanted: Asked, made: tuple[Decision, ...]
) -> Response:
    parts = delta.parts(request, before, now, **values(request, now))
    told = {"action": wanted.action, "row": identifier(wanted.fact), "count": len(made)}
    events: dict[str, Any] = {"saved": told}
    if marked(before.opened.folded) != marked(now.opened.folded):
        events["places"] = True  # the source shows them too
    headers = {
        "ETag": now.opened.etag,
        "HX-Reswap": "none",
        "HX-Trigger-After-Swap": json.dumps(events),
    }
    return HTMLResponse(parts, headers=headers)


def _refused(request: Request, error: InvalidDecision, wanted: Asked) -> Response:
    told: dict[str, Any] = {"told": error.found, "remedy": error.remedy, "detail": wanted.action}
    answer = page(request, "facts/told.html", 422, **told)
    answer.headers["X-Field"] = error.field if isinstance(error, Unfit) else ""
    return answer


def _conflict(request: Request, now: View, wanted: Asked, tag: str) -> Response:
    """Mine, theirs and what both began from, with what was typed kept in the page."""
    found = stale.stale(now, stale.seen(now, tag), wanted)
    answer = page(
        request,
        "facts/conflict.html",
        412,
        stale=found,
        wanted=wanted,
        tag=tag,
        **values(request, now),
    )
    answer.headers["X-Now"] = now.opened.etag
    answer.headers["X-Meets"] = "yes" if found.meets else "no"
    return answer


ROUTES = (Route("/documents/{id}/decisions", decide, name="decide", methods=["POST"]),)
