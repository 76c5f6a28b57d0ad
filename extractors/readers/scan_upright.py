"""Pages the right way up and their lines level."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Ink = NDArray[np.bool_]
Shades = NDArray[np.uint8]
_SMALL = 800  # pixels of the longer side, on which angles are tried
_COARSE, _FINE, _FINEST = 0.5, 0.1, 0.15  # degrees: steps, and what is not worth turning
_MOST = 5.0  # degrees; pages lie no more askew in a scanner
_SIDE = 0.06  # of the page, as far as what is dark from its sides is no print
_PAPER = 255
_TURNS = {
    90: Image.Transpose.ROTATE_270,
    180: Image.Transpose.ROTATE_180,
    270: Image.Transpose.ROTATE_90,
}


def level(image: Image.Image) -> Image.Image:
    """The page turned by the few degrees that make its lines run across."""
    angle = skew(image)
    if abs(angle) < _FINEST:
        return image
    return image.rotate(angle, Image.Resampling.BICUBIC, fillcolor=_PAPER)


def turned(image: Image.Image, degrees: int) -> Image.Image:
    """The page turned clockwise by a multiple of 90 degrees."""
    return image.transpose(_TURNS[degrees]) if degrees in _TURNS else image


def trimmed(image: Image.Image) -> Image.Image:
    """The page without what is dark from its sides inwards: the bed of the scanner, a shadow."""
    shades = np.array(image)
    ink = shades <= darkness(shades)
    for lying, turned_back in ((ink, shades), (ink.T, shades.T)):
        reach = int(_SIDE * lying.shape[1])
        for way in (1, -1):
            edge = np.logical_and.accumulate(lying[:, ::way][:, :reach], axis=1)
            turned_back[:, ::way][:, :reach][edge] = _PAPER
    return Image.fromarray(shades)


def skew(image: Image.Image) -> float:
    """Degrees, counter-clockwise, by which the page must be turned for its lines to be level."""
    small = image.copy()
    small.thumbnail((_SMALL, _SMALL), Image.Resampling.BOX)
    shades = np.asarray(small)
    dark = Image.fromarray(np.where(shades <= darkness(shades), 255, 0).astype(np.uint8))
    rough = max(np.arange(-_MOST, _MOST + _COARSE, _COARSE), key=lambda angle: _relief(dark, angle))
    near = np.arange(rough - _COARSE, rough + _COARSE + _FINE, _FINE)
    return float(max(near, key=lambda angle: _relief(dark, angle)))


def _relief(dark: Image.Image, angle: float) -> float:
    """How sharply rows of ink and of paper change, which is most where lines are level."""
    rows = np.asarray(dark.rotate(angle, Image.Resampling.BILINEAR), dtype=np.float32).sum(axis=1)
    return float(np.square(np.diff(rows)).sum())


def darkness(shades: Shades) -> int:
    """The lightest shade of ink, which parts it from paper best (Otsu 1979)."""
    counts = np.bincount(shades.ravel(), minlength=256).astype(np.float64)
    below = np.cumsum(counts)
    weighted = np.cumsum(counts * np.arange(256))
    above = below[-1] - below
    with np.errstate(divide="ignore", invalid="ignore"):
        apart = (weighted / below - (weighted[-1] - weighted) / above) ** 2 * below * above
    return int(np.argmax(np.nan_to_num(apart)))
