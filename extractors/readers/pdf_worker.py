"""The inside of the process that reads PDF files: a path in, what is printed out."""

from __future__ import annotations

from pathlib import Path

from extractors.readers import serving
from extractors.readers.pdf_document import is_unread, pages
from extractors.readers.pdf_layout import printed
from extractors.readers.printed import Printed
from extractors.readers.scan_jobs import Unread
from schemas.errors import DamagedSource, OversizedSource, SeriatimError


def serve() -> None:
    """Answer paths from standard input until it ends."""
    serving.serve(answer)


def answer(path: Path) -> Printed | Unread | SeriatimError:
    """What is printed in a file, its pages where some are pictures of text, or why not."""
    try:
        found = pages(path)
        unread = tuple(page.number for page in found if is_unread(page))
        return Unread(tuple(found), unread) if unread else printed(found)
    except SeriatimError as error:
        return error
    except MemoryError:
        return OversizedSource("reading the PDF file takes too much memory", "divide it")
    except RecursionError:
        return DamagedSource("the PDF file is nested too deeply", "print it to PDF anew")
