"""What stands before every page: is the desk meant, who asks, may they, and do they mean it."""

from __future__ import annotations

from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Match, Mount
from starlette.types import ASGIApp, Receive, Scope, Send

from review import cookies
from review.access import FIELD, HEADER, HIGHEST, Right, may, proves, visitor
from review.bodies import FIELDS, Refused, again, whole
from review.desk import Desk
from review.door import Door
from review.origins import asks_for_us, from_us
from review.web import page

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_NOT_HERE = "The desk is not known by this name.\n"
_FOREIGN = "This was not sent by a page of the desk. Open the desk, and do it there."
_STALE = "This page belongs to an earlier visit. Open it again in another tab, then repeat."
_NOBODY = "Nobody is logged in any more. Log in in another tab, then repeat."
_MAY_NOT = "{name} may not do this. Ask someone who may, or the keeper of the desk's users."


class Guard:
    """Middleware that lets requests through to the pages, or answers why not."""

    def __init__(self, app: ASGIApp, desk: Desk, door: Door) -> None:
        """Stand before the pages of a desk."""
        self.app = app
        self.hosts = desk.rules.hosts
        self.door = door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on with its visitor in the scope, or answer it."""
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        request = Request(scope, receive)
        if not asks_for_us(request, self.hosts):
            return await PlainTextResponse(_NOT_HERE, 400)(scope, receive, send)
        scope["visitor"] = self.door.visitor(request)
        send = cookies.keeping(scope, send, cookies.given(request), self.door.lasts)
        try:
            receive = await _checked(request, receive)
        except Refused as refused:
            return await _answer(request, refused)(scope, receive, send)
        return await self.app(scope, receive, send)


def right_of(route: BaseRoute) -> Right | None:
    """The right that a route says it needs."""
    endpoint = route.app if isinstance(route, Mount) else getattr(route, "endpoint", None)
    return getattr(endpoint, "right", None)


async def _checked(request: Request, receive: Receive) -> Receive:
    """The way to receive the body of a request that may be made; Refused for any other."""
    right = _needed(request)
    if not may(request, right):
        raise _not_allowed(request)
    if request.method in _SAFE:
        return receive
    if not from_us(request):
        raise Refused(403, _FOREIGN)
    body = await whole(request)
    if not proves(visitor(request), await _token(request, body)):
        raise Refused(403, _STALE)
    return again(body, receive)


def _needed(request: Request) -> Right:
    for route in request.app.routes:
        if route.matches(request.scope)[0] is Match.FULL:
            return right_of(route) or HIGHEST
    return "read"  # nothing is there, which only people of the desk need to know


def _not_allowed(request: Request) -> Refused:
    name = visitor(request).name
    return Refused(403, _MAY_NOT.format(name=name)) if name else Refused(401, _NOBODY)


async def _token(request: Request, body: bytes) -> str:
    """The token that a request brings: in its header, else in the form that it sends."""
    if HEADER in request.headers:
        return request.headers[HEADER]
    sent = Request(request.scope, again(body, request.receive))
    async with sent.form(max_files=0, max_fields=FIELDS) as form:
        value = form.get(FIELD, "")
    return value if isinstance(value, str) else ""


def _answer(request: Request, refused: Refused) -> Response:
    """A page that says why not; the log-in instead, where a page was to be opened."""
    opens = request.method == "GET" and "HX-Request" not in request.headers
    if refused.status == 401 and opens:
        asked = request.url
        back = quote(f"{asked.path}?{asked.query}" if asked.query else asked.path, safe="/")
        return RedirectResponse(f"{request.url_for('login').path}?next={back}", 303)
    return page(request, "error.html", refused.status, title=refused.why)
