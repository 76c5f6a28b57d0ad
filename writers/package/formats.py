"""Formats of the files in a package: MIME type, name, and PRONOM identifier."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath


@dataclass(frozen=True, slots=True)
class Format:
    """What an archive calls a format."""

    mime: str
    name: str
    pronom: str | None = None


UNKNOWN = Format("application/octet-stream", "unknown")
FORMATS = {
    ".txt": Format("text/plain", "Plain text", "x-fmt/111"),
    ".xml": Format("application/xml", "Extensible Markup Language", "fmt/101"),
    ".pdf": Format("application/pdf", "Portable Document Format"),
    ".docx": Format(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "Microsoft Word for Windows",
        "fmt/412",
    ),
    ".html": Format("text/html", "Hypertext Markup Language"),
    ".htm": Format("text/html", "Hypertext Markup Language"),
    ".ics": Format("text/calendar", "iCalendar"),
    ".json": Format("application/json", "JSON Data Interchange Format", "fmt/817"),
    ".jsonl": Format("application/jsonl", "JSON Lines"),
    ".csv": Format("text/csv", "Comma Separated Values", "x-fmt/18"),
    ".png": Format("image/png", "Portable Network Graphics"),
    ".jpg": Format("image/jpeg", "JPEG"),
    ".jpeg": Format("image/jpeg", "JPEG"),
    ".tif": Format("image/tiff", "Tagged Image File Format", "fmt/353"),
    ".tiff": Format("image/tiff", "Tagged Image File Format", "fmt/353"),
}


def format_of(path: str) -> Format:
    """The format that a name ends for."""
    return FORMATS.get(PurePosixPath(path).suffix, UNKNOWN)
