"""The record of a document: its XML to read, and what has changed in it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from flows.jsons import load
from flows.keep import MANIFEST
from flows.products import record_xml
from review.access import needs
from review.facts import labels
from review.opened import Opened
from review.source.changes import Against, Changes
from review.source.coloured import lines
from review.source.elements import Difference, differences
from review.source.reading import eids
from review.views.source import document, shown
from schemas.notice import Notice

_AGAINST: dict[str | None, Against] = {"approval": "approval"}


@needs("read")
async def xml(request: Request) -> Response:
    """The XML of the document as it is now, for reading."""

    def made() -> Response:
        found = document(request)
        text = _xml(found, found.notice).decode()
        values = {"lines": lines(text), "shown_eids": eids(found.notice.outline)}
        return shown(request, "source/xml.html", "XML", pane="xml", **values)

    return await run_in_threadpool(made)


@needs("read")
async def changes(request: Request) -> Response:
    """What differs between now and the extraction, or the last approval."""

    def made() -> Response:
        against = _AGAINST.get(request.query_params.get("against"), "extraction")
        found = Changes(document(request), against)
        values: dict[str, Any] = {
            "changes": found,
            "label_of": labels.fact,
            "facts": list(found.facts()) if found.possible else [],
            "elements": list(_elements(found)) if found.possible else [],
        }
        return shown(request, "source/changes.html", "Changes", pane="changes", **values)

    return await run_in_threadpool(made)


def _elements(found: Changes) -> Iterable[Difference]:
    if found.before == found.document.notice:
        return ()
    before, after = (_xml(found.document, one) for one in (found.before, found.document.notice))
    return differences(before, after)


def _xml(found: Opened, notice: Notice) -> bytes:
    table = load(found.folder / MANIFEST) or {}
    return record_xml(notice, table.get("made", {}).get("markup_date"))


ROUTES = (
    Route("/documents/{id}/xml", xml, name="xml"),
    Route("/documents/{id}/changes", changes, name="changes"),
)
