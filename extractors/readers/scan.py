"""Scans: pictures of pages, recognised page by page and then set together like a PDF."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Final

from extractors.readers.pdf_page import Page
from extractors.readers.printed import Printed
from extractors.readers.scan_jobs import Count, Recognised, Sheet, Together, Unread
from extractors.readers.tesseract import MissingTesseract
from extractors.readers.workers import Pool
from schemas.errors import EmptySource, OversizedSource
from schemas.source import Doubt

MOST_PAGES: Final = 60
PAGE_LIMIT: Final = 100.0  # seconds for one page, which takes two to five
TIME_LIMIT: Final = 240.0  # seconds for all pages
WORKERS: Final = Pool("from extractors.readers.scan_worker import serve; serve()", reads="scan")


def read(path: Path, code: str | None = None) -> Printed:
    """Paragraphs and tables of a file of pictures of pages, doubtful words as doubts.

    `code` is the language, where it is known. Raises DamagedSource, OversizedSource for too many
    pages, EmptySource, UnknownLanguage, and MissingTesseract where it is not installed or has no
    data for the language.
    """
    whole = path.resolve()
    count: int = WORKERS.ask(Count(whole), PAGE_LIMIT)
    found = _recognised(whole, range(1, count + 1), code)
    return _together([sheet.page for sheet in found], found, scanned=True)


def completed(path: Path, unread: Unread, code: str | None = None) -> Printed:
    """A PDF file of which pages are pictures: these recognised, the others as they are.

    Raises as `read` does; where other pages have text, those that cannot be recognised stay
    pictures, with a doubt.
    """
    scanned = len(unread.numbers) == len(unread.pages)
    try:
        found = _recognised(path.resolve(), unread.numbers, code)
    except MissingTesseract as error:
        if scanned:
            raise
        as_they_are: Printed = WORKERS.ask(Together(unread.pages), PAGE_LIMIT)
        return replace(
            as_they_are, doubts=(*as_they_are.doubts, Doubt("not-recognised", str(error)))
        )
    by_number = {sheet.page.number: sheet.page for sheet in found}
    pages = [by_number.get(page.number, page) for page in unread.pages]
    return _together(pages, found, scanned)


def _recognised(path: Path, numbers: Sequence[int], code: str | None) -> list[Recognised]:
    if len(numbers) > MOST_PAGES:
        raise OversizedSource(
            f"the scan has {len(numbers)} pages, more than the {MOST_PAGES} that are recognised",
            "divide it, or ask for the file it was printed from",
        )
    until = time.monotonic() + TIME_LIMIT
    first = _in_known_language(path, numbers, code)
    rest = [Sheet(path, number, first.code) for number in numbers if number != first.page.number]
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        found = [first, *pool.map(lambda sheet: _sheet(sheet, until), rest)]
    return sorted(found, key=lambda sheet: sheet.page.number)


def _in_known_language(path: Path, numbers: Sequence[int], code: str | None) -> Recognised:
    """The first page with enough text to tell the language; it is in the language given."""
    until = time.monotonic() + TIME_LIMIT
    for number in numbers:
        found = _sheet(Sheet(path, number, code), until)
        if found.code is not None:
            return found
    raise EmptySource(
        "no text could be recognised in the scan, or too little to tell its language",
        "check that it is the right file, and legible",
    )


def _sheet(sheet: Sheet, until: float) -> Recognised:
    left = until - time.monotonic()
    if left <= 0:
        raise OversizedSource(
            f"recognising the scan took more than {TIME_LIMIT:.0f} seconds", "divide it"
        )
    answer: Recognised = WORKERS.ask(sheet, min(left, PAGE_LIMIT))
    return answer


def _together(pages: Sequence[Page], found: Sequence[Recognised], scanned: bool) -> Printed:
    printed: Printed = WORKERS.ask(Together(tuple(pages)), PAGE_LIMIT)
    doubts = tuple(doubt for sheet in found for doubt in sheet.doubts)
    return replace(printed, doubts=(*printed.doubts, *doubts), scanned=scanned)
