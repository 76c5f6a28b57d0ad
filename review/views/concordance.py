"""Where the language versions of a document disagree."""

from __future__ import annotations

from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from flows.concordances import JSON
from flows.jsons import load
from review import documents
from review.access import needs
from review.catalogue import catalogue_of
from review.desk import Desk
from review.web import desk_of, page
from schemas.language import codes, language


@needs("read")
async def concordance(request: Request) -> Response:
    """Every place in which versions of a document disagree, with what each has there."""
    found = await run_in_threadpool(_found, desk_of(request), request.path_params["id"])
    return page(
        request,
        "concordance.html",
        title="Where versions disagree",
        languages={code: language(code) for code in codes()},
        **found,
    )


def _found(desk: Desk, known: str) -> dict[str, Any]:
    folder = documents.folder(desk, known).parent
    table = load(folder / JSON)
    if table is None:
        raise HTTPException(404, "The versions of this document have not been compared")
    place = folder.relative_to(desk.outputs).as_posix()
    return {"works": table["works"], "versions": catalogue_of(desk.outputs).versions(place)}


ROUTES = (Route("/documents/{id}/concordance", concordance, name="concordance"),)
