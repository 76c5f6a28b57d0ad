"""The queue: what there is to review, what needs a look first."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from flows import ledger
from review.access import needs
from review.web import desk_of, page


@needs("read")
async def queue(request: Request) -> Response:
    """The list of documents."""
    entries = [entry for entry in ledger.entries(desk_of(request).outputs) if not entry.failure]
    return page(request, "queue.html", title="Queue", entries=entries)


ROUTES = (Route("/", queue, name="queue"),)
