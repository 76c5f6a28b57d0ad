"""What the identification says, against the document itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.profile.document import Document, Found, a, local, plain, segment
from schemas.akn import Element
from schemas.profile import groups

_SERIES = re.compile(r"^(?:[A-Z]{1,4}/)?(?:RES|DEC|PRST)/", re.IGNORECASE)
_UNITED = re.compile(r"\d")


def class_pairs(document: Document) -> Iterator[Found]:
    """Documents whose element and subtype the class table does not pair."""
    for part in document.parts:
        subtype, name = document.subtype(part), local(part)
        if not subtype or not document.own(part) or subtype in groups("pairs").get(name, {subtype}):
            continue
        older = subtype in groups("older").get(name, ())
        yield Found(part, f"{name} has the subtype {subtype}", "warning" if older else None)


def printed_number(document: Document) -> Iterator[Found]:
    """A number of the Work that is not the one in the title block."""
    stated = document.identified(document.main, "FRBRWork", "FRBRnumber", "showAs")
    stated = stated or segment(document.iri(document.main), 7)
    printed = [*_printed_numbers(document)]
    if document.assigned or not stated or not printed:
        return
    if _bare(stated) not in {_bare(text) for text in (*printed, " ".join(printed))}:
        place = next(_title_numbers(document))
        yield Found(place, f"the Work has the number {stated}, printed is {' '.join(printed)}")


def _printed_numbers(document: Document) -> Iterator[str]:
    for number in _title_numbers(document):
        yield plain(number)


def _title_numbers(document: Document) -> Iterator[Element]:
    """Numbers in the preface, where there are none in the cover page; another's are left out."""
    for block in ("preface", "coverPage"):
        inside = document.main.find(a(block))
        found = [] if inside is None else [*inside.iter(a("docNumber"))]
        found = [number for number in found if _UNITED.search(plain(number)) or len(found) > 1]
        if any(_UNITED.search(plain(number)) for number in found):
            yield from (number for number in found if not _of_another(number))
            return


def _of_another(number: Element) -> bool:
    return number.get("refersTo") not in (None, "#symbol", "#documentSymbol", "#number")


def _bare(number: str) -> str:
    """A number by its letters and digits, without the series of resolutions and decisions."""
    dashed = number.strip().replace("_", " ")
    plain = _SERIES.sub("", dashed.replace("-", "/") if "/" not in dashed else dashed)
    return re.sub(r"[\W_]", "", plain).casefold()


def title_dates(document: Document) -> Iterator[Found]:
    """Days of issuance and adoption in title blocks that are not those of the metadata."""
    main = document.main
    work, expression = document.day(main, "FRBRWork"), document.day(main, "FRBRExpression")
    allowed = {"issuance": {work, expression}, "adoption": {work}}
    for block in ("coverPage", "preface", "conclusions"):
        for day in main.iterfind(f"{a(block)}//{a('docDate')}"):
            for word, days in allowed.items():
                stated = (day.get("date") or "")[:10]
                if word in (day.get("refersTo") or "").lower() and stated and stated not in days:
                    known = " and ".join(sorted(days - {""})) or "none"
                    yield Found(day, f"the day of {word} is {stated}, the metadata have {known}")


def published_iris(document: Document) -> Iterator[Found]:
    """IRIs that are not made of that of the Work, as in the published files."""
    for part in document.parts:
        work = document.iri(part)
        language = document.identified(part, "FRBRExpression", "FRBRlanguage", "language")
        for level, name, form in _forms(re.escape(work), re.escape(language)):
            value = document.identified(part, level, name)
            if not re.fullmatch(form, value):
                element = part.find("/".join(map(a, ("meta", "identification", level, name))))
                if element is not None:
                    yield Found(element, f"{name} of {level} is {value}")


def _forms(work: str, language: str) -> Iterator[tuple[str, str, str]]:
    """The form of each IRI; that of an annex, main/annex, may end in a slash or not."""
    annex = "!main/[A-Za-z0-9_-]+"
    yield "FRBRWork", "FRBRthis", f"{work}(?:!main/|{annex}/?)"
    yield "FRBRExpression", "FRBRuri", f"{work}{language}@/"
    yield "FRBRExpression", "FRBRthis", f"{work}{language}@(?:!main/|{annex}/?)"
    yield "FRBRManifestation", "FRBRuri", rf"{work}{language}@\.xml"
    yield "FRBRManifestation", "FRBRthis", rf"{work}{language}@/(?:!main|{annex})\.xml"
