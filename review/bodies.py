"""Bodies of requests, read whole within bounds before anything is done with them."""

from __future__ import annotations

import asyncio

from starlette.requests import ClientDisconnect, Request
from starlette.types import Message, Receive

MOST = 1024 * 1024  # bytes of a body
PATIENCE = 30.0  # seconds until it is there
FIELDS = 500  # of a form


class Refused(Exception):
    """A body that is not taken, with the status and the sentence to answer."""

    def __init__(self, status: int, why: str) -> None:
        """Keep both."""
        super().__init__(why)
        self.status = status
        self.why = why


async def whole(request: Request, most: int = MOST, patience: float = PATIENCE) -> bytes:
    """The body of a request; Refused where it is too large, or too long on its way."""
    if _said(request) > most:
        raise _too_large(most)
    try:
        return await asyncio.wait_for(_gathered(request, most), patience)
    except TimeoutError:
        raise Refused(408, "The request was too long on its way. Send it again.") from None
    except ClientDisconnect:
        raise Refused(400, "The request was broken off. Send it again.") from None


def again(body: bytes, rest: Receive) -> Receive:
    """A way to receive a body once more, and after it what else comes."""
    unread = [body]

    async def receive() -> Message:
        if unread:
            return {"type": "http.request", "body": unread.pop(), "more_body": False}
        return await rest()

    return receive


async def _gathered(request: Request, most: int) -> bytes:
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > most:
            raise _too_large(most)
    return bytes(body)


def _said(request: Request) -> int:
    length = request.headers.get("content-length", "0")
    return int(length) if length.isascii() and length.isdigit() else 0


def _too_large(most: int) -> Refused:
    return Refused(413, f"The request is larger than {most // 1024} KB. Make it smaller.")
