"""Pages as pictures: from files of pictures, and from the pages of a PDF."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pypdfium2 as pdfium
import pypdfium2.raw as native
from PIL import Image, ImageOps

from extractors.readers.forms import is_pdf
from extractors.readers.pdf_document import opened
from schemas.errors import DamagedSource, OversizedSource, SeriatimError

DPI: Final = 300  # what pages are recognised at
_LARGEST: Final = 120_000_000  # pixels: A3 at 600 dpi has 70 million
_FORMATS = ("PNG", "JPEG", "TIFF", "MPO")
_NARROWEST, _WIDEST = 4.0, 17.5  # inches of the shorter side of a page; beyond, dpi are wrong
_USUAL = 8.27  # inches: A4
_COARSEST, _FINEST = 50.0, 1200.0  # dpi
_AGAIN = "fetch it, or scan it, again"
_POINTS = 72.0  # to the inch
_DEEPEST = 4  # drawings inside drawings


@dataclass(frozen=True, slots=True)
class Picture:
    """A page in shades of grey at 300 dpi, and how fine it was given.

    `points` is the side of a pixel on the page.
    """

    image: Image.Image
    resolution: int  # dpi
    points: float


def count(path: Path) -> int:
    """How many pages a file of pictures has; DamagedSource where it is none."""
    with _opened(path) as image:
        return int(getattr(image, "n_frames", 1))


def picture(path: Path, number: int) -> Picture:
    """One page, from 1, of a file of pictures or of a PDF file.

    Raises DamagedSource, OversizedSource.
    """
    with path.open("rb") as file:
        of_pdf = is_pdf(file.read(2048))
    return _of_pdf(path, number) if of_pdf else _of_pictures(path, number)


def _of_pictures(path: Path, number: int) -> Picture:
    with _opened(path) as image:
        image.seek(number - 1)
        _refuse_large(*image.size)
        dpi = _resolution(image)
        grey = _grey(ImageOps.exif_transpose(image))
    return _scaled(grey, dpi, _POINTS / dpi)


@contextmanager
def _opened(path: Path) -> Iterator[Image.Image]:
    """The file as a picture; whatever a decoder stumbles over makes it damaged."""
    Image.MAX_IMAGE_PIXELS = _LARGEST
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(path, formats=_FORMATS) as image:
                yield image
    except (SeriatimError, MemoryError):
        raise
    except Image.DecompressionBombError:
        raise _oversized() from None
    except Exception:  # decoders raise anything when they are fed rubbish
        raise DamagedSource("the picture is cut off or broken", _AGAIN) from None


def _refuse_large(width: int, height: int) -> None:
    if width * height > _LARGEST:
        raise _oversized()


def _oversized() -> OversizedSource:
    return OversizedSource(
        f"a page has more than {_LARGEST // 10**6} million pixels", "scan it at 300 dpi"
    )


def _resolution(image: Image.Image) -> float:
    """Dots to the inch: as stated where the page would be of a usual size, else as of A4."""
    shorter = min(image.size)
    stated = float(min(image.info.get("dpi", (0, 0))))
    if stated > 0 and _NARROWEST <= shorter / stated <= _WIDEST:
        return stated
    return min(max(shorter / _USUAL, _COARSEST), _FINEST)


def _grey(image: Image.Image) -> Image.Image:
    """Shades of grey on white paper, whatever the colours."""
    if image.mode.startswith("I;16") or image.mode == "I":
        return image.convert("I").point(lambda shade: shade / 256).convert("L")
    if image.has_transparency_data:
        over = image.convert("RGBA")
        paper = Image.new("RGBA", over.size, "white")
        return Image.alpha_composite(paper, over).convert("L")
    return image.convert("L")


def _scaled(image: Image.Image, dpi: float, points: float) -> Picture:
    factor = DPI / dpi
    if abs(factor - 1) > 0.02:
        size = (max(1, round(image.width * factor)), max(1, round(image.height * factor)))
        _refuse_large(*size)
        image = image.resize(size, Image.Resampling.LANCZOS)
        points /= factor
    return Picture(image, round(dpi), points)


def _of_pdf(path: Path, number: int) -> Picture:
    document = opened(path)
    try:
        page = document[number - 1]
        width, height = page.get_size()
        dpi = _dpi_for(width, height)
        _refuse_large(int(width * dpi / _POINTS), int(height * dpi / _POINTS))
        drawn = page.render(scale=dpi / _POINTS, grayscale=True, may_draw_forms=False)
        return Picture(drawn.to_pil().convert("L"), _finest(page, dpi), _POINTS / dpi)
    except pdfium.PdfiumError:
        raise DamagedSource(f"page {number} of the PDF file is broken", _AGAIN) from None
    finally:
        document.close()


def _dpi_for(width: float, height: float) -> float:
    """300 dots to the inch of paper; some programs make a page as large as its pixels."""
    shorter = min(width, height) / _POINTS
    return DPI if shorter <= _WIDEST else DPI * _USUAL / shorter


def _finest(page: pdfium.PdfPage, dpi: float) -> int:
    """The resolution of the picture that covers most of a page; 300 dpi where there is none."""
    found = [(0.0, float(DPI))]
    for image in page.get_objects(filter=[native.FPDF_PAGEOBJ_IMAGE], max_depth=_DEEPEST):
        left, bottom, right, top = image.get_bounds()
        width, height = right - left, top - bottom
        if min(width, height) > 0:
            pixels = min(image.get_px_size()) / min(width, height)
            found.append((width * height, pixels * _POINTS * DPI / dpi))
    return round(max(found)[1])
