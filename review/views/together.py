"""What people do to several documents of the queue at once, and its undoing."""

from __future__ import annotations

from urllib.parse import quote

from starlette.background import BackgroundTask
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from review import bulk, listing
from review.access import actor, needs
from review.again import make_again, make_approved
from review.bulk import Done, Shown
from review.catalogue import catalogue_of
from review.permission import person
from review.views.document import updates_of
from review.web import desk_of

LONGEST = 80  # characters of a name
_FOLLOW = {"approve": make_approved, "undo": make_again}  # what no page waits for


@needs("approve")
async def approve(request: Request) -> Response:
    """Approve the documents that were shown without anything left to look at."""
    form = await request.form()
    done = await run_in_threadpool(bulk.approve, desk_of(request), person(request), _shown(form))
    return _back(request, form, "approve", done)


@needs("review")
async def assign(request: Request) -> Response:
    """Give the documents that were ticked to a person, or to nobody."""
    form = await request.form()
    to = _person(request, form)
    done = await run_in_threadpool(bulk.assign, desk_of(request), person(request), _shown(form), to)
    return _back(request, form, "assign", done)


@needs("review")
async def undo(request: Request) -> Response:
    """Take back what was done to several documents at once."""
    form = await request.form()
    desk, batch = desk_of(request), _text(form, "batch")
    folders = await run_in_threadpool(catalogue_of(desk.outputs).batch, batch)
    done = await run_in_threadpool(bulk.undo, desk, person(request), batch, folders)
    return _back(request, form, "undo", done)


def _shown(form: FormData) -> list[Shown]:
    """The documents that a form names, each as it was shown."""
    given = (value for value in form.getlist("document") if isinstance(value, str))
    pairs = (value.partition(":") for value in given)
    return list(dict.fromkeys((known, version) for known, _, version in pairs))


def _person(request: Request, form: FormData) -> str | None:
    """Who is to have the documents."""
    whom = _text(form, "whom")
    if whom == listing.ME:
        return actor(request)
    name = " ".join("".join(c for c in _text(form, "name") if c.isprintable()).split())
    return name[:LONGEST] or None if whom == "named" else None


def _text(form: FormData, name: str) -> str:
    value = form.get(name, "")
    return value if isinstance(value, str) else ""


def _back(request: Request, form: FormData, act: str, done: Done) -> Response:
    """To the same view of the queue, which tells what was done; the products follow meanwhile."""
    told: dict[str, str | int] = {"act": act, "count": len(done.folders), "batch": done.batch}
    view = listing.again(_text(form, "view"), actor(request), **told)
    left = "".join(f"&left={quote(f'{count} {reason}')}" for reason, count in done.left)
    home = request.url_for("queue").path
    follow = _FOLLOW.get(act)
    work = (desk_of(request), updates_of(request), done.folders)
    after = BackgroundTask(follow, *work) if follow else None
    return RedirectResponse(f"{home}?{view}{left}#told", 303, background=after)


ROUTES = (
    Route("/queue/approve", approve, methods=["POST"], name="approve_together"),
    Route("/queue/assign", assign, methods=["POST"], name="assign"),
    Route("/queue/undo", undo, methods=["POST"], name="undo_together"),
)
