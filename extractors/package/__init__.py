"""Archive packages read back, and refused where they are not what was packed."""

from extractors.package.opening import is_package, opened, unzipped
from extractors.package.reading import Package, Packed, akn_package, package

__all__ = ["Package", "Packed", "akn_package", "is_package", "opened", "package", "unzipped"]
