"""The inside of the processes that draw pages: a page in, a picture or its places out."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Final

import pypdfium2 as pdfium
from PIL import Image

from extractors.readers import scan_pictures, serving
from extractors.readers.forms import is_pdf
from extractors.readers.pdf_document import opened, upright
from review.source.locating import characters, located
from review.source.sheets import Count, Draw, Job, Locate, Located
from schemas.errors import DamagedSource, MissingPage, OversizedSource, SeriatimError

_TALLEST: Final = 4.0  # heights of a page in widths of it; a tape is no page
_SMALLEST: Final = 1.0  # points


def serve() -> None:
    """Answer jobs from standard input until it ends."""
    serving.serve(answer)


def answer(job: Job) -> int | bytes | Located | SeriatimError:
    """What a job asks for, or the error that says why not."""
    try:
        return _done(job)
    except SeriatimError as error:
        return error
    except MemoryError:
        return OversizedSource("drawing the page takes too much memory", "open it elsewhere")
    except (pdfium.PdfiumError, RecursionError, ValueError):
        return DamagedSource("the page is broken", "fetch or save the file again")


def _done(job: Job) -> int | bytes | Located:
    with job.path.open("rb") as file:
        of_pdf = is_pdf(file.read(2048))
    if isinstance(job, Count):
        return _pdf_count(job.path) if of_pdf else scan_pictures.count(job.path)
    if isinstance(job, Draw):
        return _png(_pdf_drawn(job) if of_pdf else _picture(job).image, job.width)
    return _pdf_located(job) if of_pdf else _picture_located(job)


def _pdf_count(path: Path) -> int:
    document = opened(path)
    try:
        return len(document)
    finally:
        document.close()


def _pdf_drawn(job: Draw) -> Image.Image:
    document = opened(job.path)
    try:
        page = _page(document, job.number)
        lying = upright(page)
        _refuse_odd(lying.width, lying.height)
        quarters = (4 - lying.turn) % 4
        drawn = page.render(
            scale=job.width / lying.width, rotation=90 * quarters, may_draw_forms=False
        )
        picture: Image.Image = drawn.to_pil().convert("RGB")
        return picture
    finally:
        document.close()


def _pdf_located(job: Locate) -> Located:
    document = opened(job.path)
    try:
        page = _page(document, job.number)
        lying = upright(page)
        found = located(characters(page, lying.mapping), job.texts)
        return Located(lying.width, lying.height, found)
    finally:
        document.close()


def _page(document: pdfium.PdfDocument, number: int) -> pdfium.PdfPage:
    if not 1 <= number <= len(document):
        raise MissingPage(f"there is no page {number}", f"the last one is {len(document)}")
    return document[number - 1]


def _refuse_odd(width: float, height: float) -> None:
    if min(width, height) < _SMALLEST or height > _TALLEST * width:
        raise OversizedSource("the page has the form of no sheet of paper", "open it elsewhere")


def _picture(job: Draw | Locate) -> scan_pictures.Picture:
    last = scan_pictures.count(job.path)
    if not 1 <= job.number <= last:
        raise MissingPage(f"there is no page {job.number}", f"the last one is {last}")
    return scan_pictures.picture(job.path, job.number)


def _picture_located(job: Locate) -> Located:
    drawn = _picture(job)
    width, height = drawn.image.size
    return Located(width * drawn.points, height * drawn.points, {})


def _png(image: Image.Image, width: int) -> bytes:
    _refuse_odd(*image.size)
    if image.width > width:
        image = image.resize((width, max(1, round(image.height * width / image.width))))
    made = io.BytesIO()
    image.save(made, "PNG")
    return made.getvalue()
