"""What points where: dangling values, entries nobody uses, links beside their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from extractors.profile.document import Document, Found, a, local, plain, segment
from schemas.akn import SRT, Element
from schemas.profile import values

POINTERS = (
    *("href", "refersTo", "source", "by", "as", "to", "for", "from", "upTo", "outcome"),
    *("alternativeTo", "src", "start", "end", "period"),
)
_NUMBER = re.compile(r"(?<![\d/.-])(\d{1,4})\s*/\s*(\d{1,4})(?![\d/])")
_YEARED = re.compile(r"(?<![\d/.-])(\d{1,4})\s*[(（]\s*((?:19|20)\d\d)\s*[)）]")
_RANGE = re.compile(r"[-–—]\s*\d|\d\s*(?:to|à|al?|до|至|إلى)\s*\d")
_SYMBOL = re.compile(r"(?:^|/)(?:A|S|E|HRC)?/?(?:RES|DEC)/(.+)", re.IGNORECASE)


def dangling(document: Document) -> Iterator[Found]:
    """Values with a number sign that are no eId of the file; of a template once each."""
    told: set[str] = set()
    for element in document.root.iter(a("*"), f"{{{SRT}}}*"):
        ours = str(element.tag).startswith(f"{{{SRT}}}")
        for name in ("src",) if ours else POINTERS:
            for target in (element.get(name) or "").split():
                if target.startswith("#") and target[1:] not in document.by_eid:
                    yield from _told(document, element, name, target, told)


def _told(
    document: Document, element: Element, name: str, target: str, told: set[str]
) -> Iterator[Found]:
    says = f"{local(element)}/@{name} points to {target}, which is not an eId of the file"
    if document.profile == "guidelines" or local(element) not in values("undeclared"):
        yield Found(element, says)
    elif target not in told:
        told.add(target)
        yield Found(element, says, "note")


def into_metadata(document: Document) -> Iterator[Found]:
    """References of the text to entries of the metadata that are no documents."""
    alternatives = {each.get("for") for each in document.root.iter(a("alternativeReference"))}
    for ref in document.root.iter(a("ref")):
        entry = document.target(ref.get("href"))
        if entry is None or local(entry) == "TLCReference":
            continue
        inside = any(local(up) == "meta" for up in entry.iterancestors())
        if inside and f"#{ref.get('eId')}" not in alternatives:
            yield Found(ref, f"{ref.get('href')}, a {local(entry)} of the metadata")


def unused(document: Document) -> Iterator[Found]:
    """Entries of the ontology that nothing points to, or that share an address."""
    pointed = {
        target
        for element in document.root.iter(a("*"))
        for name in POINTERS
        for target in (element.get(name) or "").split()
        if target.startswith("#")
    }
    addresses: set[tuple[str, str | None]] = set()
    for entry in entries(document):
        if f"#{entry.get('eId')}" not in pointed:
            yield Found(entry, f"nothing points to {local(entry)} {entry.get('eId')}")
        address = (local(entry), entry.get("href"))
        if address in addresses:
            yield Found(entry, f"a second {local(entry)} has the address {entry.get('href')}")
        addresses.add(address)


def entries(document: Document) -> Iterator[Element]:
    """The entries of the ontology in every part."""
    for references in document.root.iter(a("references")):
        for entry in references.iterchildren(a("*")):
            if local(entry).startswith("TLC"):
                yield entry


def keywords(document: Document) -> Iterator[Found]:
    """Keywords that stand twice in one classification."""
    for classification in document.root.iter(a("classification")):
        seen: set[tuple[str | None, ...]] = set()
        for keyword in classification.iterchildren(a("keyword")):
            key = tuple(keyword.get(name) for name in ("dictionary", "value", "href"))
            if key in seen:
                yield Found(keyword, str(keyword.get("value")))
            seen.add(key)


def linked_numbers(document: Document) -> Iterator[Found]:
    """Links to resolutions and decisions whose address has another number than the text."""
    for link in document.root.iter(a("ref"), a("a")):
        linked = _linked(document, link)
        printed = {
            _joined(match) for form in (_NUMBER, _YEARED) for match in form.finditer(plain(link))
        }
        if linked and printed and not _RANGE.search(plain(link)) and not _agree(printed, linked):
            yield Found(link, f'"{plain(link)}" leads to {link.get("href")}')


def _joined(match: re.Match[str]) -> tuple[str, str]:
    """Two numbers, in the digits of ASCII whatever the script has."""
    return str(int(match[1])), str(int(match[2]))


def _linked(document: Document, link: Element) -> tuple[str, str] | None:
    """The number of the resolution or decision that a link leads to."""
    entry = document.target(link.get("href"))
    href = unquote(((link if entry is None else entry).get("href") or "").split("#")[0])
    if href.startswith("/akn/un/"):
        return _pair(segment(href, 7)) if segment(href, 4) == "deliberation" else None
    if href.startswith("/akn/ontology/reference/"):
        return _pair(href.rpartition("/")[2]) if re.search("/(res|dec)-", href) else None
    symbol = _SYMBOL.search(href)
    return _pair(symbol[1]) if symbol else None


def _pair(number: str) -> tuple[str, str] | None:
    match = re.match(
        r"(?:res-|dec-)?(?:S-)?(\d{1,4})(?!\d)[\s_]*[-/(（]?\s*(\d{1,4})(?!\d)", number
    )
    return _joined(match) if match else None


def _agree(printed: set[tuple[str, str]], linked: tuple[str, str]) -> bool:
    return linked in printed or linked[::-1] in printed
