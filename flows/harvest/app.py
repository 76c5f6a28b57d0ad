"""The archive as an ASGI application that harvesters ask, by GET or by POST."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl

from anyio import CapacityLimiter, to_thread
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from flows.harvest.answering import PAGE, answer
from flows.harvest.archive import Archive
from schemas.errors import SeriatimError
from writers.oai import Repository

PATH = "/oai"
LONGEST = 8_000  # bytes of the arguments of a request
AT_ONCE = 4  # requests that are worked on; what else comes waits
AGAIN = 60  # seconds after which a harvester may ask again, where the packages are out of reach
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
_FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class Offering:
    """An archive and what it says of itself; without `address` it is that of the request."""

    archive: Archive
    repository: Repository
    address: str = ""
    page: int = PAGE


def application(offering: Offering) -> Starlette:
    """The application; nothing that it is asked changes a package."""
    limiter = CapacityLimiter(AT_ONCE)

    async def oai(request: Request) -> Response:
        """The answer to a harvester."""
        pairs = parse_qsl(await _arguments(request), keep_blank_values=True)
        address = offering.address or str(request.url.replace(query="", fragment=""))
        data = await to_thread.run_sync(
            answer,
            offering.archive,
            offering.repository,
            address,
            pairs,
            offering.page,
            limiter=limiter,
        )
        return Response(data, media_type="text/xml", headers=_HEADERS)

    return Starlette(
        routes=[
            Route(PATH, oai, methods=["GET", "POST"]),
            Route("/", _to_identify),
        ],
        middleware=[Middleware(GZipMiddleware, minimum_size=1000, compresslevel=5)],
        exception_handlers={SeriatimError: _out_of_reach},
    )


async def _arguments(request: Request) -> str:
    """The arguments as they are sent; HTTPException where they are too long or of no known form."""
    if request.method != "POST":
        data = request.url.query.encode()
    elif request.headers.get("content-type", "").partition(";")[0].strip().lower() != _FORM:
        raise HTTPException(415, f"Send the arguments as {_FORM}.")
    else:
        data = b""
        async for part in request.stream():
            data += part
            if len(data) > LONGEST:
                break
    if len(data) > LONGEST:
        raise HTTPException(413, f"The arguments have more than {LONGEST} bytes.")
    return data.decode("utf-8", "replace")


async def _to_identify(request: Request) -> Response:
    return RedirectResponse(f"{PATH}?verb=Identify")


async def _out_of_reach(request: Request, error: Exception) -> Response:
    """As OAI-PMH has it where an answer has to wait: 503, and when to ask again."""
    return PlainTextResponse(f"{error}\n", 503, headers={**_HEADERS, "Retry-After": str(AGAIN)})
