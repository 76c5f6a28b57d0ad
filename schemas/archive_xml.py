"""The schemas of the Library of Congress by which metadata in archive packages is checked."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from threading import Lock

from lxml import etree

from schemas.akn import Element

FOLDER = Path(__file__).parent / "xsd"
PREMIS_NS = "http://www.loc.gov/premis/v3"
MARC_NS = "http://www.loc.gov/MARC21/slim"
SCHEMAS = {PREMIS_NS: "premis-v3-0.xsd", MARC_NS: "MARC21slim.xsd"}
_VALIDATING = Lock()


def schema_error(root: Element, namespace: str) -> str | None:
    """The first thing that the schema of a namespace finds in XML, None where it is valid."""
    with _VALIDATING:
        schema = _schema(namespace)
        if schema.validate(root):
            return None
        error = schema.error_log[0]  # type: ignore[index]
        return f"line {error.line}: {error.message}"


@cache
def _schema(namespace: str) -> etree.XMLSchema:
    parser = etree.XMLParser(no_network=True)
    return etree.XMLSchema(etree.parse(str(FOLDER / SCHEMAS[namespace]), parser))
