"""Tesseract, the program that recognises text; it is run once for each page."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final, Literal

from schemas.errors import DamagedSource, OversizedSource, UnreadableSource

if TYPE_CHECKING:
    from extractors.readers.scan_upright import Shades

TIME_LIMIT: Final = 60.0  # seconds for one page
_ONE_THREAD = {"OMP_THREAD_LIMIT": "1"}  # more of them cost more than they gain
_OSD = "osd"
_DPI = ("--dpi", "300")
# What a picture is of: a piece of a line is read as it is, a line is first looked at for words.
Kind = Literal["page", "line", "piece"]
_MODES: Final[dict[Kind, str]] = {"page": "3", "line": "7", "piece": "13"}
_FIELD = re.compile(r"^(Rotate|Orientation confidence|Script): *(\S+)", re.MULTILINE)


class MissingTesseract(UnreadableSource):
    """Tesseract, or its data for a language, is not installed."""


@dataclass(frozen=True, slots=True)
class Orientation:
    """How a page lies: degrees to turn it clockwise, how sure that is, and its script."""

    turn: int
    confidence: float
    script: str  # as Tesseract calls it: Latin, Han, Cyrillic, Arabic …


def recognise(pages: Sequence[Shades], packs: Sequence[str], kind: Kind, boxes: bool) -> bytes:
    """What is printed on pictures, in shades of grey at 300 dpi, as hOCR.

    `boxes` for one box around each character, which in Arabic spoils the words. Raises
    MissingTesseract, and OversizedSource for want of time.
    """
    require(packs)
    boxed = f"hocr_char_boxes={boxes:d}"
    with TemporaryDirectory() as folder:
        names = [_written(page, Path(folder) / f"{index}.pgm") for index, page in enumerate(pages)]
        listed = Path(folder) / "pages.txt"
        listed.write_text("\n".join(names), "utf-8")
        done = _run(
            [
                str(listed),
                "stdout",
                "-l",
                "+".join(packs),
                *_DPI,
                "--psm",
                _MODES[kind],
                "-c",
                boxed,
                "hocr",
            ]
        )
    if done.returncode:
        raise DamagedSource("Tesseract could not read the picture of a page", "scan it again")
    return done.stdout


def orientation(page: Shades) -> Orientation | None:
    """How a page lies, or None where too little is printed on it to tell."""
    require([_OSD])
    with TemporaryDirectory() as folder:
        done = _run([_written(page, Path(folder) / "page.pgm"), "stdout", *_DPI, "--psm", "0"])
    found = dict(_FIELD.findall(done.stdout.decode(errors="replace")))
    if done.returncode or len(found) < 3:
        return None
    return Orientation(
        int(found["Rotate"]), float(found["Orientation confidence"]), found["Script"]
    )


def _written(page: Shades, to: Path) -> str:
    """A picture in the plainest form (Netpbm), which takes no time to write or read."""
    height, width = page.shape
    to.write_bytes(b"P5 %d %d 255\n" % (width, height) + page.tobytes())
    return str(to)


def require(packs: Sequence[str]) -> None:
    """Raise MissingTesseract where one of the packs of data is not installed."""
    missing = sorted(set(packs) - installed())
    if missing:
        packages = " ".join(f"tesseract-ocr-{pack.replace('_', '-')}" for pack in missing)
        raise MissingTesseract(
            f"the text must be recognised, and Tesseract has no data for {', '.join(missing)}",
            f"install it (on Debian: apt-get install {packages})",
        )


@cache
def installed() -> frozenset[str]:
    """The packs of data that Tesseract has here; MissingTesseract where it is not installed."""
    if shutil.which("tesseract") is None:
        raise MissingTesseract(
            "the text must be recognised, and Tesseract, which does that, is not installed",
            "install it (on Debian: apt-get install tesseract-ocr and tesseract-ocr-<language>)",
        )
    listed = _run(["--list-langs"]).stdout.decode(errors="replace")
    return frozenset(listed.split("\n")[1:]) - {""}


def _run(arguments: Sequence[str]) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(
            ["tesseract", *arguments],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=TIME_LIMIT,
            env={**os.environ, **_ONE_THREAD},
        )
    except subprocess.TimeoutExpired:
        raise OversizedSource(
            f"recognising a page took more than {TIME_LIMIT:.0f} seconds",
            "scan it again, or leave out pages that are drawings",
        ) from None
