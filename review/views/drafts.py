"""The Word drafts of a document: listed, shown in the page, given out to be saved."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from review.access import needs
from review.facts import labels
from review.facts.desk import View
from review.preview import preview
from review.views.document import values, view
from review.web import page
from schemas.errors import UnknownLanguage
from schemas.language import Language, language

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_SAVED = {"Content-Security-Policy": "sandbox; default-src 'none'"}


@dataclass(frozen=True, slots=True)
class Draft:
    """One Word file: its path below the drafts, what it is called, and its language."""

    name: str
    called: str
    language: Language
    size: int
    edited: bool


@needs("read")
async def drafts(request: Request) -> Response:
    """The list of drafts."""

    def made() -> Response:
        found = view(request)
        return page(request, "facts/drafts.html", drafts=_drafts(found), **values(request, found))

    return await run_in_threadpool(made)


@needs("read")
async def draft(request: Request) -> Response:
    """One draft, as structure in the page, or as the file."""

    def made() -> Response:
        found = view(request)
        known = {one.name: one for one in _drafts(found)}
        one = known.get(request.path_params["name"])
        if one is None:
            raise HTTPException(404, "There is no such draft: it may have been made anew")
        path = _folder(found) / one.name
        if "save" in request.query_params:
            return FileResponse(path, media_type=_WORD, filename=path.name, headers=_SAVED)
        shown = preview(path.read_bytes())
        return page(request, "facts/draft.html", draft=one, shown=shown, **values(request, found))

    return await run_in_threadpool(made)


def _folder(found: View) -> Path:
    return found.opened.folder / "drafts"


def _drafts(found: View) -> tuple[Draft, ...]:
    """Every Word file in the drafts, those that people have worked on among them."""
    folder = _folder(found)
    paths = sorted(path for path in folder.rglob("*.docx") if not path.name.startswith("~$"))
    return tuple(_draft(found, path.relative_to(folder), path) for path in paths)


def _draft(found: View, relative: Path, path: Path) -> Draft:
    first = relative.parts[0] if len(relative.parts) > 1 else ""
    try:
        spoken = language(first)
    except UnknownLanguage:
        spoken = found.language
    name, *more = path.name.removesuffix(".docx").split(".")
    called = " ".join((labels.words(name), *(f"({word})" for word in more)))
    edited = "edited" in relative.parts
    return Draft(relative.as_posix(), called, spoken, path.stat().st_size, edited)


ROUTES = (
    Route("/documents/{id}/drafts", drafts, name="drafts"),
    Route("/documents/{id}/drafts/{name:path}", draft, name="draft"),
)
