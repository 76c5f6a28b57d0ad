"""The review desk as an ASGI application."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount

from review.calm import Calm
from review.desk import Desk
from review.door import door
from review.guard import Guard
from review.headers import Headers
from review.heavy import bounded
from review.static_files import Static
from review.updates import Updates
from review.views import (
    concordance,
    deciding,
    document,
    drafts,
    forms,
    history,
    login,
    queue,
    record,
    source,
    together,
)
from review.web import STATIC, page
from schemas.errors import SeriatimError


def application(desk: Desk) -> Starlette:
    """The desk over a folder of outputs."""
    at_door = door(desk)
    app = Starlette(
        routes=[
            *queue.ROUTES,
            *together.ROUTES,
            *concordance.ROUTES,
            *document.ROUTES,
            *source.ROUTES,
            *record.ROUTES,
            *login.ROUTES,
            *deciding.ROUTES,
            *forms.ROUTES,
            *drafts.ROUTES,
            *history.ROUTES,
            Mount("/static", Static(directory=STATIC), name="static"),
        ],
        middleware=[Middleware(Headers), Middleware(Calm), Middleware(Guard, desk, at_door)],
        exception_handlers={HTTPException: _told, SeriatimError: _explained},
        lifespan=bounded,
    )
    app.state.desk = desk
    app.state.door = at_door
    app.state.updates = Updates(desk.outputs)
    return app


async def _told(request: Request, error: Exception) -> Response:
    """A page that says what is wrong and what to do."""
    assert isinstance(error, HTTPException)
    return page(request, "error.html", error.status_code, title=error.detail)


async def _explained(request: Request, error: Exception) -> Response:
    """A page with what the program found amiss, and the remedy it knows."""
    return page(request, "error.html", 500, title=str(error))
