"""The review desk as an ASGI application."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount

from review.desk import Desk
from review.door import door
from review.guard import Guard
from review.headers import Headers
from review.static_files import Static
from review.views import document, queue
from review.web import STATIC, page


def application(desk: Desk) -> Starlette:
    """The desk over a folder of outputs."""
    app = Starlette(
        routes=[
            *queue.ROUTES,
            *document.ROUTES,
            Mount("/static", Static(directory=STATIC), name="static"),
        ],
        middleware=[Middleware(Headers), Middleware(Guard, desk, door(desk.rules))],
        exception_handlers={HTTPException: _told},
    )
    app.state.desk = desk
    return app


async def _told(request: Request, error: Exception) -> Response:
    """A page that says what is wrong and what to do."""
    assert isinstance(error, HTTPException)
    return page(request, "error.html", error.status_code, title=error.detail)
