"""Requests and answers: the desk behind a request, pages from templates."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from review import access
from review.desk import Desk

STATIC = Path(__file__).parent / "static"
_TEMPLATES = Environment(
    loader=PackageLoader("review"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def desk_of(request: Request) -> Desk:
    """The desk that an application was made for."""
    desk: Desk = request.app.state.desk
    return desk


def page(request: Request, name: str, /, status: int = 200, **values: Any) -> HTMLResponse:
    """A page, or a part of one, from the template with a name."""
    text = _TEMPLATES.get_template(name).render(_known(request) | values)
    return HTMLResponse(text, status)


def macros(request: Request, name: str, **values: Any) -> Any:
    """The macros of a template, each a function that makes one part of a page."""
    return _TEMPLATES.get_template(name).make_module(_known(request) | values)


def _known(request: Request) -> dict[str, Any]:
    """What every template may ask: who looks at it, what they may do, and their token."""
    return {
        "request": request,
        "visitor": access.visitor(request),
        "may": partial(access.may, request),
        "token": access.token(request),
    }
