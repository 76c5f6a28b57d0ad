"""What an Akoma Ntoso document says that it is called."""

from __future__ import annotations

from schemas.akn import AKN, Element, document
from schemas.errors import InvalidAkn
from schemas.package import Names

_A = f"{{{AKN}}}"
_LEVELS = ("FRBRWork", "FRBRExpression", "FRBRManifestation")


def names(root: Element) -> Names:
    """The IRIs and the day of markup of a file; InvalidAkn where one is missing."""
    identification = document(root).find(f"{_A}meta/{_A}identification")
    work, expression, manifestation = (
        _value(identification, f"{level}/{_A}FRBRuri", "value") for level in _LEVELS
    )
    day = _value(identification, f"FRBRManifestation/{_A}FRBRdate", "date")
    return Names(work, expression, manifestation, day)


def _value(identification: Element | None, path: str, attribute: str) -> str:
    found = None if identification is None else identification.find(f"{_A}{path}")
    value = None if found is None else found.get(attribute)
    if not value:
        raise InvalidAkn(f"the file has no {path.replace(_A, '')}", "use a record of this program")
    return str(value)
