"""The source of a document: its text with the facts marked, its pages, the file itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route

from review.access import needs
from review.documents import folder
from review.opened import Opened, opened
from review.source import sheets
from review.source.marked import named
from review.source.reading import Reading
from review.source.stretches import look
from review.web import desk_of, page
from schemas.errors import MissingPage, SeriatimError

_SAID: Final[dict[str, Any]] = {"named": named, "look": look}  # what the templates say of places
_WIDTH = 1000  # pixels of a picture of a page that is not asked for in another width
# A picture of a page stays what it is as long as the file does; the desk asks again in an hour.
_KEPT = {"Cache-Control": "private, max-age=3600"}
# The file is given out to be saved and never shown from here, whatever it holds.
_SAVED = {"Content-Security-Policy": "sandbox; default-src 'none'"}


def document(request: Request) -> Opened:
    """The document that a request is about; HTTPException where there is none, or it is broken."""
    where = folder(desk_of(request), request.path_params["id"])
    try:
        return opened(where)
    except SeriatimError as error:
        raise HTTPException(409, str(error)) from error


def shown(request: Request, part: str, title: str, **values: Any) -> Response:
    """A part of the desk of a document, or a page by itself where it was not asked for as part."""
    asked = "HX-Request" in request.headers
    name = part if asked else "source/page.html"
    known = {"id": request.path_params["id"], "part": part, "title": title}
    return page(request, name, **known, **values)


@needs("read")
async def source(request: Request) -> Response:
    """The text of a document with everything in its place."""

    def made() -> Response:
        found = document(request)
        reading = Reading.of(found)
        pages, trouble = _pages(found, reading)
        values = {"reading": reading, "pages": pages, "trouble": trouble, **_SAID}
        return shown(request, "source/pane.html", "Source", pane="source", **values)

    return await run_in_threadpool(made)


@needs("read")
async def sheet(request: Request) -> Response:
    """One page as a picture with the facts over it."""

    def made() -> Response:
        found = document(request)
        number, file = request.path_params["number"], _file(found.folder)
        try:
            drawn = sheets.sheet(file, number, Reading.of(found))
        except MissingPage as error:
            raise HTTPException(404, str(error)) from error
        except SeriatimError as error:
            return page(request, "source/no_sheet.html", number=number, trouble=str(error))
        origin = found.notice.origin
        values: dict[str, Any] = {
            "sheet": drawn,
            "version": origin.sha256[:8] if origin else "",
            **_SAID,
        }
        return page(request, "source/sheet.html", id=request.path_params["id"], **values)

    return await run_in_threadpool(made)


@needs("read")
async def page_image(request: Request) -> Response:
    """The picture of a page, about as wide as asked for."""

    def made() -> Response:
        file = _file(folder(desk_of(request), request.path_params["id"]))
        try:
            drawn = sheets.drawn(file, request.path_params["number"], _width(request))
        except MissingPage as error:
            raise HTTPException(404, str(error)) from error
        except SeriatimError as error:
            return PlainTextResponse(str(error), 422)
        return Response(drawn, media_type="image/png", headers=_KEPT)

    return await run_in_threadpool(made)


@needs("read")
async def original(request: Request) -> Response:
    """The file that the document was read from, to be saved."""
    found = await run_in_threadpool(document, request)
    origin = found.notice.origin
    file = _file(found.folder)
    return FileResponse(
        file,
        filename=origin.name if origin else file.name,
        media_type="application/octet-stream",
        headers=_SAVED,
        content_disposition_type="attachment",
    )


def _file(where: Path) -> Path:
    for path in sorted(where.glob("source.*")):
        return path
    raise HTTPException(404, "The source of this document is no longer in its folder")


def _pages(found: Opened, reading: Reading) -> tuple[int, str]:
    """How many pages there are to show, or why none."""
    if not reading.has_pages:
        return 0, ""
    try:
        return sheets.count(_file(found.folder)), ""
    except (SeriatimError, HTTPException) as error:
        return 0, error.found if isinstance(error, SeriatimError) else error.detail


def _width(request: Request) -> int:
    asked = request.query_params.get("width", "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else _WIDTH


ROUTES = (
    Route("/documents/{id}/source", source, name="source"),
    Route("/documents/{id}/original", original, name="original"),
    Route("/documents/{id}/pages/{number:int}", sheet, name="sheet"),
    Route("/documents/{id}/pages/{number:int}.png", page_image, name="page_image"),
)
