"""PDF files, read in a process of their own; pages that are pictures are recognised."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from extractors.readers.printed import Printed
from extractors.readers.scan import completed
from extractors.readers.workers import Pool

# 2,000 full pages take 100 s on a slow core and 0.8 GB; what takes longer goes in circles.
TIME_LIMIT: Final = 300.0  # seconds for one file
WORKERS: Final = Pool("from extractors.readers.pdf_worker import serve; serve()", reads="PDF file")


def read(path: Path, code: str | None = None) -> Printed:
    """Paragraphs and tables of a PDF file in reading order; running heads are residue.

    `code` is the language of pages that must be recognised, where it is known. Raises
    DamagedSource, LockedSource, OversizedSource where time or memory do not suffice, and
    UnreadableSource for a scan that cannot be recognised here.
    """
    answer = WORKERS.ask(path.resolve(), TIME_LIMIT)
    return answer if isinstance(answer, Printed) else completed(path, answer, code)
