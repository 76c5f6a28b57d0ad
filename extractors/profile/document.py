"""A file under check: its elements by eId, its parts, and what its identification says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from schemas.akn import AKN, SRT, Element
from schemas.language import codes, language
from schemas.profile import Profile, values

LEVELS = ("FRBRWork", "FRBRExpression", "FRBRManifestation")


@dataclass(frozen=True, slots=True)
class Found:
    """A place that breaks a rule, as a function reports it."""

    element: Element
    shows: str
    level: str | None = None


def a(name: str) -> str:
    """The full name of an element of Akoma Ntoso."""
    return f"{{{AKN}}}{name}"


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def words(element: Element | None) -> str:
    """The text of an element with all blanks folded."""
    return "" if element is None else " ".join("".join(map(str, element.itertext())).split())


def plain(element: Element | None) -> str:
    """The text of an element without its notes, blanks folded."""
    return "" if element is None else " ".join(raw(element).split())


def raw(element: Element) -> str:
    """The text of an element as it stands, without its notes."""
    return "".join(_without_notes(element))


def _without_notes(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element.iterchildren(etree.Element):
        if local(child) != "authorialNote":
            yield from _without_notes(child)
        yield child.tail or ""


@dataclass
class Document:
    """One file, parsed, and the profile that it is held against."""

    root: Element
    profile: Profile = "guidelines"
    source: str | None = None  # the text it was made from, where it is at hand

    @cached_property
    def main(self) -> Element:
        """The document element."""
        return next(self.root.iterchildren(a("*")))

    @cached_property
    def by_eid(self) -> Mapping[str, Element]:
        """The first element with each eId."""
        found: dict[str, Element] = {}
        for element in self.root.iter(a("*")):
            eid = element.get("eId")
            if eid is not None:
                found.setdefault(eid, element)
        return found

    @cached_property
    def eids(self) -> set[str]:
        """Every eId of the file; who gives another one adds it."""
        return {eid for element in self.root.iter(a("*")) if (eid := element.get("eId"))}

    @cached_property
    def pointed(self) -> frozenset[str]:
        """Every eId that stands with a number sign in the value of an attribute."""
        found = (value for element in self.root.iter(a("*")) for value in element.attrib.values())
        tokens = (token for value in map(str, found) if "#" in value for token in value.split())
        return frozenset(token[1:] for token in tokens if token.startswith("#"))

    def target(self, value: str | None) -> Element | None:
        """What a value with a number sign points to."""
        return self.by_eid.get(value[1:]) if value and value.startswith("#") else None

    @cached_property
    def parts(self) -> tuple[Element, ...]:
        """Every element that is a document of its own: the main one, annexes and components."""
        return tuple(
            parent for meta in self.root.iter(a("meta")) if (parent := meta.getparent()) is not None
        )

    def identified(self, part: Element, level: str, name: str, key: str = "value") -> str:
        """An attribute of a field of the identification of a part; empty where it is missing."""
        path = "/".join(map(a, ("meta", "identification", level, name)))
        element = part.find(path)
        return "" if element is None else element.get(key, "")

    def day(self, part: Element, level: str) -> str:
        """The day of a part on a level."""
        return self.identified(part, level, "FRBRdate", "date")[:10]

    def iri(self, part: Element, level: str = "FRBRWork") -> str:
        """The IRI of a part on a level."""
        return self.identified(part, level, "FRBRuri")

    def own(self, part: Element) -> bool:
        """Whether a part has an identity of its own, and is not an annex under that of its host."""
        return part is self.main or self.iri(part) != self.iri(self.main)

    def subtype(self, part: Element) -> str:
        """The subtype of a part; in files that do not state it, that of the IRI."""
        stated = self.identified(part, "FRBRWork", "FRBRsubtype")
        return stated or segment(self.iri(part), 4)

    @cached_property
    def language(self) -> str | None:
        """The code of the language of the file, where the program knows it."""
        stated = self.identified(self.main, "FRBRExpression", "FRBRlanguage", "language")
        return next((code for code in codes() if language(code).iso639 == stated), None)

    @cached_property
    def assigned(self) -> bool:
        """Whether the file says that its number is not printed, but given by who marked it up."""
        named = (local(entry).lower() for entry in self._proprietary)
        return any("number" in name and "status" in name for name in named)

    @cached_property
    def _proprietary(self) -> tuple[Element, ...]:
        found = self.main.iterfind(f"{a('meta')}/{a('proprietary')}/*")
        return tuple(entry for entry in found if isinstance(entry.tag, str))

    @cached_property
    def is_record(self) -> bool:
        """Whether the file holds facts of this program."""
        return any(entry.tag == f"{{{SRT}}}notice" for entry in self._proprietary)

    def hierarchy(self) -> Iterator[Element]:
        """Elements of the hierarchy of the text, with sections, paragraphs and points."""
        for element in self.root.iter(a("*")):
            if local(element) in values("hierarchy"):
                yield element


def segment(iri: str, position: int) -> str:
    """A part of an IRI between slashes, counted from 1."""
    parts = iri.split("/")
    return parts[position] if len(parts) > position else ""


def component(iri: str) -> str:
    """What an IRI has after its exclamation mark, without the format."""
    return iri.partition("!")[2].rstrip("/").split(".")[0]
