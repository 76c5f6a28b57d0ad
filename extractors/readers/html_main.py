"""The part of a web page that is the document, and what the site prints around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from extractors.readers.html_looks import in_one_line, properties
from extractors.readers.markup import Element, below, drop, name, words
from schemas.source import Doubt, Residue, ResidueReason

_UNPRINTED_NAMES = (
    "script style template noscript link meta base object embed iframe frame applet param svg"
    " canvas audio video source track map area picture img datalist colgroup col"
)
_NEVER_PRINTED = frozenset(_UNPRINTED_NAMES.split())
_CONTROLS = frozenset(("button", "select", "textarea", "input", "option", "optgroup", "progress"))
_SITE_ROLES = frozenset(
    ("navigation", "search", "banner", "contentinfo", "menu", "menubar", "toolbar", "alertdialog")
)
# Names that sites give to what stands around a document; they count where links fill the element.
_SITE_NAME = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?|cookies?|skip|share|sharing|social"
    r"|sidebar|pager|pagination|toolbar|banner|masthead|footer|header|related|languages?|switcher"
    r"|print|top)(?:$|[\s_-])",
    re.IGNORECASE,
)
# Names by which style sheets hide text from the eye, by wide convention.
_UNSEEN = frozenset(("sr-only", "visually-hidden", "visuallyhidden", "element-invisible"))
_RIGHTS = re.compile(r"\s*(?:©|\(c\)\s|copyright\b)", re.IGNORECASE)
_SECTIONING = frozenset(("article", "section", "main", "aside"))
_OF_TEXT = frozenset(("article", "section", "main", "body"))
Weights = Mapping[Element, tuple[int, int]]
_FOOTER = re.compile(r"(?:^|[\s_-])footer(?:$|[\s_-])", re.IGNORECASE)
_FEW = 40  # letters of links that switch between languages
_SHORT = 200  # characters of a line at the foot of a page
_MOSTLY = 0.5  # share of an element's text


def document(root: Element) -> tuple[Element, tuple[Residue, ...], tuple[Doubt, ...]]:
    """The element that holds the document, what was left aside, and what was doubtful in it.

    What is not of the document is taken out of the tree.
    """
    residue = [*_title(root), *_unprinted(root)]
    body = next(below(root, "body"), root)
    residue += _site(body, _weights(body))
    main = _main(body)
    if main is body:
        return body, tuple(residue), ()
    heading = _heading_outside(body, main)
    drop(main)
    around = [*_texts(body, "site")]
    if heading is not None:
        main.insert(0, heading)
        heading.tail, main.text = main.text, None
    return main, (*residue, *around), tuple(_doubts(main, around))


def _title(root: Element) -> Iterator[Residue]:
    """The title of the window, which a browser prints as running head."""
    for head in list(below(root, "head")):
        for title in below(head, "title"):
            yield from _residue(title, "header")
        drop(head)


def _unprinted(element: Element) -> Iterator[Residue]:
    """Take out what no browser shows; hidden text is named."""
    for child in list(element):
        if name(child) in _NEVER_PRINTED:
            drop(child)
        elif name(child) in _CONTROLS:
            yield from _taken(child, "site")
        elif _is_hidden(child):
            yield from _taken(child, "hidden")
        else:
            yield from _unprinted(child)


def _is_hidden(element: Element) -> bool:
    own = properties(element)
    return (
        element.get("hidden") is not None
        or own.get("display") == "none"
        or own.get("visibility") in ("hidden", "collapse")
        or not _UNSEEN.isdisjoint(element.get("class", "").lower().split())
        or (name(element) == "dialog" and element.get("open") is None)
    )


def _site(element: Element, weights: Weights) -> Iterator[Residue]:
    """Take out what is of the site by its kind, its role, or its name and its links."""
    for child in list(element):
        if _is_of_site(child, weights):
            yield from _taken(child, "site")
        else:
            yield from _site(child, weights)


def _is_of_site(element: Element, weights: Weights) -> bool:
    tag = name(element)
    if tag == "nav" or element.get("role") in _SITE_ROLES:
        return True
    if tag in ("header", "footer") and not _inside_section(element):
        of_links = _of_links(element, weights)
        return of_links or _has_navigation(element) or _states_rights(element)
    if tag in _OF_TEXT or not _SITE_NAME.search(_named(element)):
        return False
    return _of_links(element, weights) or _switches(element) or _closes_page(element)


def _switches(element: Element) -> bool:
    """Whether an element is nothing but a few short links, as to other languages."""
    linked = "".join(words(link) for link in below(element, "a"))
    whole = "".join(words(element).split())
    return 0 < len(whole) <= _FEW and "".join(linked.split()) == whole


def _closes_page(element: Element) -> bool:
    """Whether a short element that is called the footer is the last of the page."""
    above = element.getparent()
    return (
        _FOOTER.search(_named(element)) is not None
        and len(words(element)) <= _SHORT
        and not any(words(after) for after in element.itersiblings())
        and above is not None
        and name(above) == "body"
    )


def _named(element: Element) -> str:
    return f"{element.get('id', '')} {element.get('class', '')}"


def _weights(root: Element) -> Weights:
    """For each element how many characters it holds, and how many of them lead out of the page."""
    found: dict[Element, tuple[int, int]] = {}
    for element in reversed(list(root.iter("*"))):
        inside = [found[child] for child in element.iterchildren("*")]
        text = sum(len((part or "").strip()) for part in (element.text, *(c.tail for c in element)))
        text += sum(weight for weight, _ in inside)
        leads_out = name(element) == "a" and element.get("href", "#")[:1] != "#"
        found[element] = text, text if leads_out else sum(linked for _, linked in inside)
    return found


def _of_links(element: Element, weights: Weights) -> bool:
    """Whether links that lead away make up most of the text, or are all there is."""
    text, linked = weights[element]
    if not text:
        return next((link for link in below(element, "a") if link.get("href")), None) is not None
    return linked >= _MOSTLY * text or (name(element) == "a" and element.get("href") is not None)


def _inside_section(element: Element) -> bool:
    return any(name(above) in _SECTIONING for above in element.iterancestors())


def _has_navigation(element: Element) -> bool:
    return any(
        name(found) in ("nav", "form") or found.get("role") in _SITE_ROLES
        for found in element.iter("*")
        if found is not element
    )


def _states_rights(element: Element) -> bool:
    return name(element) == "footer" and _RIGHTS.match(words(element)) is not None


def _main(body: Element) -> Element:
    """The one element marked as the main part; the article that is most of the page; the body."""
    marked = [e for e in body.iter("*") if name(e) == "main" or e.get("role") == "main"]
    found = max(marked, key=lambda element: len(words(element)), default=None)
    if found is not None and words(found):
        return found
    articles = [e for e in below(body, "article") if not _inside_section(e)]
    if len(articles) == 1 and len(words(articles[0])) >= _MOSTLY * len(words(body)):
        return articles[0]
    return body


def _heading_outside(body: Element, main: Element) -> Element | None:
    """The heading of the page where it stands before the main part, which has none; no link."""
    if next(below(main, "h1"), None) is not None:
        return None
    found = [h for h in below(body, "h1") if words(h) and next(below(h, "a"), None) is None]
    if len(found) != 1:
        return None
    drop(found[0])
    return found[0]


def _texts(body: Element, reason: ResidueReason) -> Iterator[Residue]:
    if body.text and body.text.strip():
        yield Residue(body.text.strip(), reason)
    for child in body:
        yield from _residue(child, reason)
        if child.tail and child.tail.strip():
            yield Residue(child.tail.strip(), reason)


def _taken(element: Element, reason: ResidueReason) -> Iterator[Residue]:
    yield from _residue(element, reason)
    drop(element)


def _residue(element: Element, reason: ResidueReason) -> Iterator[Residue]:
    text = in_one_line(element)
    if text:
        yield Residue(text, reason)


def _doubts(main: Element, around: list[Residue]) -> Iterator[Doubt]:
    outside = sum(len(residue.text) for residue in around)
    if outside > len(words(main)):
        yield Doubt("main-part", "more text of the web page stands around its main part than in it")
