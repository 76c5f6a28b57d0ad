"""The desk of one document: its source beside its facts, and what people decided."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from flows.keep import MANIFEST
from review import documents, permission
from review.access import needs
from review.facts import words
from review.facts.desk import View
from review.opened import opened
from review.updates import Updates
from review.web import desk_of, page
from schemas.decision import Proposed
from schemas.errors import SeriatimError, UnknownLanguage
from schemas.language import language

TABS = (
    ("facts", "Facts"),
    ("xml", "XML"),
    ("changes", "Changes"),
    ("drafts", "Drafts"),
    ("history", "History"),
)


@dataclass(frozen=True, slots=True)
class Version:
    """One language version of a document: the name of the language, and where its desk is."""

    code: str
    name: str
    address: str
    here: bool


@needs("read")
async def document(request: Request) -> Response:
    """The page of a document."""
    found = await run_in_threadpool(view, request)
    await run_in_threadpool(updates_of(request).resume, found.opened.folder)
    return page(request, "document.html", title=found.title, tabs=TABS, **values(request, found))


@needs("read")
async def facts(request: Request) -> Response:
    """The facts alone, or those of one group."""
    found = await run_in_threadpool(view, request)
    wanted = request.query_params.get("group")
    for group in found.groups:
        if group.key == wanted:
            return page(request, "facts/rows.html", group=group, **values(request, found))
    return page(request, "facts/facts.html", **values(request, found))


@needs("read")
async def files(request: Request) -> Response:
    """How the files of the document stand."""
    found = await run_in_threadpool(view, request)
    return page(request, "facts/files.html", **values(request, found))


@needs("review")
async def files_again(request: Request) -> Response:
    """Make the files of the document again, and say how they stand."""
    updates_of(request).soon(await run_in_threadpool(place, request))
    return await files(request)


def view(request: Request) -> View:
    """The document that a request is about, as it is now."""
    desk, folder = desk_of(request), place(request)
    known_as = documents.document_id(folder.relative_to(desk.outputs).as_posix())
    try:
        return View(known_as, opened(folder))
    except SeriatimError as error:
        raise HTTPException(409, f"The document cannot be opened: {error}") from error


def place(request: Request) -> Path:
    """The folder of the document that a request is about, also where it moved meanwhile."""
    desk, known_as, updates = desk_of(request), request.path_params["id"], updates_of(request)
    for folder in updates.known():
        if documents.document_id(folder.relative_to(desk.outputs).as_posix()) == known_as:
            with updates.deciding(folder):  # it may be moving
                return updates.lies(folder)
    return documents.folder(desk, known_as)


def updates_of(request: Request) -> Updates:
    """What makes the files of this desk's documents again."""
    updates: Updates = request.app.state.updates
    return updates


def values(request: Request, found: View) -> dict[str, Any]:
    """What all parts of the page are made from."""
    base = request.url_for("document", id=found.known_as).path
    return {
        "view": found,
        "base": base,
        "versions": versions(request, found),
        "no_approval": _no_approval(request, found),
        "files": updates_of(request).state(found.opened.folder),
        **words.FUNCTIONS,
    }


def _no_approval(request: Request, found: View) -> str | None:
    by = permission.person(request)
    approval = Proposed(by.name, "approve", after={"facts": found.opened.digest})
    return permission.refusal(by, [approval], found.opened.log.decisions)


def versions(request: Request, found: View) -> tuple[Version, ...]:
    """The language versions that lie beside each other."""
    folders = sorted(path.parent for path in found.opened.folder.parent.glob(f"*/{MANIFEST}"))
    return tuple(_version(request, folder, found) for folder in folders)


def _version(request: Request, folder: Path, found: View) -> Version:
    relative = folder.relative_to(desk_of(request).outputs).as_posix()
    known_as = documents.document_id(relative)
    try:
        name = language(folder.name).name
    except UnknownLanguage:
        name = folder.name
    address = request.url_for("document", id=known_as).path
    return Version(folder.name, name, address, folder == found.opened.folder)


ROUTES = (
    Route("/documents/{id}", document, name="document"),
    Route("/documents/{id}/facts", facts, name="facts"),
    Route("/documents/{id}/files", files, name="files"),
    Route("/documents/{id}/files", files_again, methods=["POST"]),
)
