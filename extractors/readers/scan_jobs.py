"""What is asked of the processes that recognise scans, and what they answer."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from extractors.readers.pdf_page import Page
from schemas.source import Doubt


@dataclass(frozen=True, slots=True)
class Unread:
    """Pages of a PDF file, and the numbers of those that are pictures to be recognised."""

    pages: tuple[Page, ...]
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """How many pages has a file of pictures? The answer is an int."""

    path: Path


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is printed on one page, from 1? The answer is `Recognised`.

    `code` is the language, or None to tell it from the page.
    """

    path: Path
    number: int
    code: str | None


@dataclass(frozen=True, slots=True)
class Together:
    """What is printed on recognised and other pages? The answer is `Printed`."""

    pages: tuple[Page, ...]


@dataclass(frozen=True, slots=True)
class Recognised:
    """One recognised page, what was doubtful, and its language; None where too little is on it."""

    page: Page
    doubts: tuple[Doubt, ...]
    code: str | None


Job = Count | Sheet | Together
