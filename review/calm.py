"""What people see of an error nobody foresaw: a sentence and a reference, never its insides."""

from __future__ import annotations

import logging
import secrets

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from review.access import STRANGER, Visitor
from review.web import page

LOG = logging.getLogger("seriatim.desk")
_SORRY = "Something went wrong at the desk (reference {reference}). What was saved is saved."


class Calm:
    """Middleware that answers for what fails, and tells the keeper of the desk how it did."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before an application."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; answer it where nobody else did."""
        begun = False

        async def watched(message: Message) -> None:
            nonlocal begun
            begun = begun or message["type"] == "http.response.start"
            await send(message)

        try:
            await self.app(scope, receive, watched)
        except Exception:
            if scope["type"] != "http":
                raise
            reference = _told(scope)
            if begun:  # the server then breaks the answer off, so that nobody takes it for whole
                raise
            await _answer(scope, receive, send, reference)


def _told(scope: Scope) -> str:
    """The reference of an error in the log, which has no more of the request than its path."""
    reference = secrets.token_hex(4)
    LOG.exception("%s: %s %s failed", reference, scope["method"], scope["path"])
    return reference


async def _answer(scope: Scope, receive: Receive, send: Send, reference: str) -> None:
    scope.setdefault("visitor", Visitor("", "", STRANGER))
    told = _SORRY.format(reference=reference)
    await page(Request(scope), "error.html", 500, title=told)(scope, receive, send)
