"""Archive packages read back, and refused where they are not what was packed."""

from extractors.package.offer import Offer, content, dublin_core, offer
from extractors.package.opening import is_package, opened, unsafe, unzipped
from extractors.package.reading import Package, Packed, akn_package, package

__all__ = [
    "Offer",
    "Package",
    "Packed",
    "akn_package",
    "content",
    "dublin_core",
    "is_package",
    "offer",
    "opened",
    "package",
    "unsafe",
    "unzipped",
]
