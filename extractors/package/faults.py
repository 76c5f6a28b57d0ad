"""How a fault of a package is told: the file, the check, what was found."""

from __future__ import annotations

from schemas.errors import InvalidPackage

_REMEDY = "take the package from its sender again"


def fault(file: str, check: str, found: str, remedy: str = _REMEDY) -> InvalidPackage:
    """The error for one file of a package that one check refuses."""
    return InvalidPackage(f"{file}: {check}: {found}", remedy)
